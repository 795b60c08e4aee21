//===- Backend.h - What an output is made from and what it returns --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A backend is a function from the findings of a program to files in memory.
/// It neither prints nor touches a disk, a clock or the environment: the driver
/// does, so that tests and the editor call the same code. Backends.def is the
/// registry; docs/design/backends.md says how to add to it.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_BACKEND_H
#define TMC_BACKENDS_BACKEND_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"
#include "Rules/Engine.h"
#include "Rules/Findings.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tmc::backends {

/// Up to this many findings an output says why each one holds, unless
/// EmitOptions::WithWhy decides: a reason costs a second evaluation of the
/// rule.
inline constexpr unsigned MaxFindingsWithWhy = 2000;

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
  /// `--emit-option key=value`, in order; the last one of a key counts.
  std::vector<std::pair<std::string, std::string>> Extra;

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
  const rules::Engine &Engine;
  const rules::FindingSet &Findings;
  const ir::Program &Program;
  const SourceManager &Sources;
  Diagnostics &Diags;
  const EmitOptions &Options;
  SupportFileFn SupportFile; ///< may be empty: then there are no such files
  /// Findings is only what `--tag` chose; then all of them, else null.
  const rules::FindingSet *Unfiltered = nullptr;
  /// By entity: what `--tag` chose, or null.
  const llvm::BitVector *Tagged = nullptr;

  /// All findings: an attacker does not read tags.
  const rules::FindingSet &all() const {
    return Unfiltered ? *Unfiltered : Findings;
  }
};

/// One file of an output.
struct OutputFile {
  /// Relative, with `/`, never `..`; empty for the only file of a Text or
  /// Binary backend, which goes to `-o` or the standard output.
  std::string Path;
  std::string Bytes;
};

enum class BackendKind : uint8_t { Text, Binary, Folder };

using EmitFn = std::vector<OutputFile> (*)(const BackendInput &);

/// A row of Backends.def.
struct BackendInfo {
  llvm::StringRef Name;
  BackendKind Kind;
  llvm::StringRef Summary;
  bool NeedsFindings;
  EmitFn Emit; ///< null for outputs that the driver writes by itself
};

/// Every output, in the order of Backends.def.
llvm::ArrayRef<BackendInfo> backends();

/// The row named \p Name (`markdown`), or null.
const BackendInfo *findBackend(llvm::StringRef Name);

// One function a BACKEND row. If something prevents the output it is reported
// (TM08xx) and the result is empty.
#define BACKEND(ID, NAME, KIND, SUMMARY, NEEDS_FINDINGS)                       \
  std::vector<OutputFile> emit##ID(const BackendInput &In);
#include "Backends/Backends.def"

} // namespace tmc::backends

#endif // TMC_BACKENDS_BACKEND_H
