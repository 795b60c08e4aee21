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

/// The findings that \p Id names: a short id, an identity, or a rule's stable
/// id, full or short name (then all of its findings).
std::vector<rules::FindingId> findFindings(const BackendInput &In,
                                           llvm::StringRef Id);

/// What `tmc --explain=ID` shows of each of \p Ids: the rule's documentation,
/// the bound elements, every atom of the condition with its value and what set
/// it, what would silence it, references, the decision and the tests.
void printExplanations(const BackendInput &In,
                       llvm::ArrayRef<rules::FindingId> Ids,
                       const FindingsTextOptions &Options,
                       llvm::raw_ostream &OS);

} // namespace tmc::backends

#endif // TMC_BACKENDS_FINDINGSTEXT_H
