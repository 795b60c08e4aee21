//===- FindingsText.h - Findings as a compiler's messages -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_FINDINGSTEXT_H
#define TMC_BACKENDS_FINDINGSTEXT_H

#include "Backends/Backend.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::backends {

struct FindingsTextOptions {
  RenderOptions Render;
  unsigned MaxQuestions = 5; ///< the rest is counted
  bool ShowSilenced =
      false;         ///< also Mitigated, Accepted, Dismissed, Transferred
  bool Notes = true; ///< why, and what to do about it
};

/// What `tmc model.tm` shows: open and planned findings in source order, each
/// with the source line, why it holds and what would silence it, those with the
/// same cause below the worst of them; then the questions that settle most;
/// then one line of counts: `4 open in 3 causes (2 high, 2 medium), 3
/// mitigated, 5 questions; …`.
void printFindings(const BackendInput &In, const FindingsTextOptions &Options,
                   llvm::raw_ostream &OS);

/// What `tmc --explain=WHAT` shows. \p What is
/// - a finding, by its identity or what its short id begins with: the bound
///   elements, every atom of the condition with its value and what set it, what
///   would silence it, references, the decisions, the tests;
/// - a rule, by its id or name: what it says, once, then its findings, those
///   that are open first, with the mitigated ones counted;
/// - `RULE@ELEMENT`: the findings of the rule there, or why there is none;
/// - `*`: all findings.
/// Reports what is unknown or ambiguous, and answers false then.
bool printExplanation(const BackendInput &In, llvm::StringRef What,
                      const FindingsTextOptions &Options,
                      llvm::raw_ostream &OS);

/// A decision that accepts \p Id, ready to be pasted and filled in.
std::string decisionToPaste(const BackendInput &In, rules::FindingId Id);

} // namespace tmc::backends

#endif // TMC_BACKENDS_FINDINGSTEXT_H
