//===- Input.h - What an output is made from ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What every output may read.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_INPUT_H
#define TMC_REPORT_INPUT_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"
#include "Review/Review.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tmc::report {

/// Up to this many findings an output says why each one holds, unless
/// EmitOptions::WithWhy decides: a reason costs a second evaluation of the
/// rule.
inline constexpr unsigned MaxFindingsWithWhy = 2000;

/// A program of this machine that prints a page of HTML as PDF.
class PagePrinter {
public:
  virtual ~PagePrinter() = default;
  /// Its name, for messages.
  virtual llvm::StringRef name() const = 0;
  /// Whether it prints what the scripts of a page have made.
  virtual bool runsScripts() const = 0;
  /// The bytes of the PDF; empty, with \p Error, if there are none.
  virtual std::string print(llvm::StringRef Html, std::string &Error) = 0;
};

/// What the command line says of an output.
struct EmitOptions {
  std::string Title;       ///< of a report; empty: made from the systems
  std::string ToolVersion; ///< `0.1.0`
  std::vector<std::string> InputFiles; ///< as named on the command line
  /// Days since 1970-01-01 if the user gave a date (`--today`), which is then
  /// written to outputs. Never the clock's: outputs must not depend on it.
  std::optional<int64_t> Today;
  /// Whether findings come with their reasons (`--emit-option why=true` says
  /// the same, `all` also those that are not open); none: MaxFindingsWithWhy.
  std::optional<bool> WithWhy;
  /// `--tag NAME`, in order: only what has one of these is shown.
  std::vector<std::string> Tags;
  /// `--goal NAME`, in order: what attacks are looked for.
  std::vector<std::string> Goals;
  /// Whether a file is of the model itself, and not of a library: what it
  /// brings along as code is written only if that is allowed. Empty: none is.
  std::function<bool(FileId)> OfModel = {};
  bool AllowModelTemplates = false;
  /// `--explain`: a finding, a rule, or a rule at an element.
  std::string Explain;
  /// `--template-dir`: the files in it that replace sources of the report.
  std::vector<std::pair<std::string, std::string>> Templates;
  /// Looks for a program that prints pages; null if there is none. Empty: as if
  /// there were none.
  std::function<std::unique_ptr<PagePrinter>()> FindPrinter = {};
  /// `--show-all`: findings that are silenced, too, and no list cut short.
  bool ShowAll = false;
  /// Text for a terminal may have colours.
  bool Colours = false;
  /// `--emit-option key=value`, in order; the last one of a key counts.
  std::vector<std::pair<std::string, std::string>> Extra;
  /// `--fail-on`, `--fail-on-questions`, `--fail-on-risk`: places in their
  /// enums.
  std::optional<unsigned> FailOn = {}, FailOnQuestions = {}, FailOnRisk = {};

  /// The value of \p Key in Extra, or none.
  std::optional<llvm::StringRef> extra(llvm::StringRef Key) const {
    for (auto It = Extra.rbegin(); It != Extra.rend(); ++It)
      if (It->first == Key)
        return llvm::StringRef(It->second);
    return std::nullopt;
  }
  bool withWhy(const rules::FindingSet &F) const {
    if (std::optional<llvm::StringRef> Why = extra("why"))
      return *Why == "true" || *Why == "all";
    return WithWhy.value_or(F.Findings.size() <= MaxFindingsWithWhy);
  }
};

/// Looks up a file of the embedded standard library that is not a module, as
/// `support/tmc_verify.py`; none if there is no such file.
using SupportFileFn =
    std::function<std::optional<llvm::StringRef>(llvm::StringRef Name)>;

/// Everything that a backend may read. Holds references; nothing is owned.
struct BackendInput {
  /// What follows from Findings.
  const review::Review &Review;
  const rules::Engine &Engine;
  const rules::FindingSet &Findings;
  const ir::Program &Program;
  const SourceManager &Sources;
  Diagnostics &Diags;
  const EmitOptions &Options;
  SupportFileFn SupportFile; ///< may be empty: then there are no such files
  /// Findings is only what `--tag` chose; then the review of all, else null.
  const review::Review *Unfiltered = nullptr;
  /// By entity: what `--tag` chose, or null.
  const llvm::BitVector *Tagged = nullptr;
  /// The sources of the interactive report by name, as `app.css`; may be empty.
  SupportFileFn ReportFile = {};

  /// The review of all findings: an attacker does not read tags.
  const review::Review &whole() const {
    return Unfiltered ? *Unfiltered : Review;
  }
  const rules::FindingSet &all() const { return whole().findings(); }
};

} // namespace tmc::report

#endif // TMC_REPORT_INPUT_H
