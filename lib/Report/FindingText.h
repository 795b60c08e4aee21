//===- FindingText.h - A finding in sentences
//------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What lists of findings say of one: messages for a terminal, and rows for
/// other programs. Code is in backquotes; each output escapes by its writer.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_FINDINGTEXT_H
#define TMC_REPORT_FINDINGTEXT_H

#include "Report/Describe.h"

namespace tmc::report {

/// ``` `f.encrypted` is false (`std.web.Http` sets it); `f.authn` is … ```:
/// what decides. A line of reasons is for reading, so that it ends after four.
std::string reasonText(const review::Explanation &Why);

/// What would end it, else what its rule says is to be done; may be empty.
std::string whatToDo(const BackendInput &In, rules::FindingId Id);

/// Why it is not open: by which controls, on what that rests, and what was
/// decided. Empty if it is open.
std::string silencedText(const BackendInput &In, rules::FindingId Id);

/// ``accept "…", owner: Ana, reason: …``: a decision with what it says.
std::string decisionText(const BackendInput &In, ir::DecisionId Id);

/// The place that its author would change: the setting of the model that
/// keeps it from being protected, else what a remedy goes on, else the first
/// thing that it is about. \p Why may be null.
Range placeToChange(const BackendInput &In, rules::FindingId Id,
                    const review::Explanation *Why);

/// Severities in four classes, by their ranks from the top, for programs that
/// have theirs.
enum class SeverityClass : uint8_t { Critical, High, Medium, Low, Info };
SeverityClass severityClass(const ir::Program &P, unsigned Ordinal);
/// `Critical`, `High`, …
llvm::StringRef spelling(SeverityClass S);

/// The first sentence of a description, on one line, without the full stop.
std::string firstSentence(llvm::StringRef Doc);

/// Which question waits for an answer about each finding.
class QuestionsOfFindings {
public:
  explicit QuestionsOfFindings(const BackendInput &In);
  llvm::ArrayRef<review::RankedQuestion> all() const { return Questions; }
  /// The first that would settle \p Id, or null.
  const review::RankedQuestion *of(rules::FindingId Id) const;

private:
  const std::vector<review::RankedQuestion> &Questions;
  std::vector<uint32_t> First; ///< by finding: which of them, from 1; 0: none
};

} // namespace tmc::report

#endif // TMC_REPORT_FINDINGTEXT_H
