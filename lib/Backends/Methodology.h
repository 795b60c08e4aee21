//===- Methodology.h - Reports of methodologies ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_METHODOLOGY_H
#define TMC_BACKENDS_METHODOLOGY_H

#include "Backends/Outputs.h"
#include "Report/Exhibits.h"
#include "Risk/Score.h"

namespace tmc::backends {

/// What a part of a report shows beside tables and diagrams, as Markdown:
/// findings, questions, decisions. Empty if there is nothing. \p Chosen: the
/// findings that it chooses, if it can choose.
std::string exhibitMarkdown(const BackendInput &In, const ir::MethodPart &Part,
                            llvm::ArrayRef<rules::FindingId> Chosen);

/// How attackers reach what is worth most; empty if nothing is.
std::string attacksMarkdown(const BackendInput &In);

/// The risks of what is not settled; empty if there is none, or the vocabulary
/// rates nothing.
std::string risksMarkdown(const BackendInput &In,
                          llvm::ArrayRef<rules::FindingId> Chosen);
/// Their vectors of \p System, metric by metric. One without is shown with a
/// `?`, and how to give it one is said.
std::string scoresMarkdown(const BackendInput &In,
                           llvm::ArrayRef<rules::FindingId> Chosen,
                           risk::System System);

} // namespace tmc::backends

#endif // TMC_BACKENDS_METHODOLOGY_H
