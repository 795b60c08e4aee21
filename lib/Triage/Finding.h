//===- Finding.h - What scanners and advisories report --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The findings of reports of other tools, in one form. Everything in a finding
/// is text of a stranger: it is compared and shown, and nothing in it is
/// fetched, opened or run. docs/design/triage.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_FINDING_H
#define TMC_TRIAGE_FINDING_H

#include "Basic/Diagnostics.h"
#include "Basic/JsonTree.h"

#include <deque>
#include <memory>
#include <vector>

namespace tmc::triage {

enum class Format : uint8_t {
#define REPORT_FORMAT(ID, ...) ID,
#include "Triage/Formats.def"
};

/// A row of Formats.def.
struct FormatInfo {
  llvm::StringRef Word;
  llvm::StringRef Title;
  llvm::StringRef Version;
  llvm::StringRef What;
};
const FormatInfo &info(Format F);
/// The titles of all formats.
std::vector<llvm::StringRef> formatTitles();

/// A place in the code that a report names.
struct Spot {
  llvm::StringRef Path;   ///< as the report has it, decoded; may be empty
  llvm::StringRef Symbol; ///< of the function or the like; may be empty
  uint32_t Line = 0;      ///< from 1; 0: not said
  uint32_t Column = 0;    ///< from 1; 0: not said
};

/// One run of a tool, or one document.
struct Scan {
  Format From = Format::Sarif;
  llvm::StringRef Report; ///< the path of the report
  llvm::StringRef Tool;   ///< its name; the author of a document
  llvm::StringRef ToolVersion;
  uint64_t Findings = 0;
  /// Results that say that there is no problem: a check that passed, a
  /// vulnerability that was fixed or withdrawn, a result that is gone.
  uint64_t Settled = 0;
};

/// One finding. Its texts live as long as the intake.
struct Finding {
  uint32_t Scan = 0;     ///< its index in the intake
  llvm::StringRef Rule;  ///< what the tool calls it: `cpp/overflow`, `CVE-…`
  llvm::StringRef Title; ///< of the rule; may be empty
  std::vector<llvm::StringRef> Aliases; ///< other ids, packages
  std::vector<uint32_t> Weaknesses;     ///< numbers of CWE, ascending
  llvm::StringRef Message;
  llvm::StringRef Level;       ///< `error`, as SARIF has it; may be empty
  Spot Where;                  ///< the primary place
  std::vector<Spot> Way;       ///< from a source to it, at most MaxSteps
  llvm::StringRef Stated;      ///< a status that the report has for it already
  llvm::StringRef Fingerprint; ///< that the tool recognises it by
  llvm::StringRef FingerprintName;
  Range At; ///< in the report
};

/// How many steps of a way are read.
inline constexpr size_t MaxSteps = 100;

/// What was read of the reports.
struct Intake {
  /// How many findings are read.
  size_t MaxFindings = 1'000'000;
  std::vector<Scan> Scans;
  std::vector<Finding> Findings;

  llvm::StringRef keep(std::string Text) {
    return Texts.emplace_back(std::move(Text));
  }
  std::deque<std::string> Texts;
  std::deque<JsonTree> Trees;
};

/// Adds what \p File, a report among the sources of \p Diags, holds to \p Out.
/// False after a report of an error: what is missing might be a finding.
bool readReport(FileId File, Diagnostics &Diags, Intake &Out);

/// The number of the weakness that \p Text begins with or ends with: `CWE-79`,
/// `external/cwe/cwe-079`, `CWE-79: Cross-site Scripting`. 0: none.
uint32_t weaknessIn(llvm::StringRef Text);

} // namespace tmc::triage

#endif // TMC_TRIAGE_FINDING_H
