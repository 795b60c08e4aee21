//===- Pages.h - Parts of reports that more than one has ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_PAGES_H
#define TMC_BACKENDS_PAGES_H

#include "Backends/Outputs.h"
#include "Diagram/Diagram.h"
#include "Document/Document.h"
#include "Report/Exhibits.h"
#include "Risk/Score.h"

namespace tmc::backends {

using document::BlockSink;

/// The report of the findings as a page without scripts.
void writeFindingsDocument(const BackendInput &In, OutputSink &To);

/// What a report is about: the title of the command line, else of the systems.
std::string titleOf(const BackendInput &In);
/// The ids of \p Ids as code, of which \p Max are named.
document::Line findingIds(const BackendInput &In,
                          llvm::ArrayRef<rules::FindingId> Ids, size_t Max);
/// What is taken for granted, a row each, with an example of what hides.
document::DataTable assumptionTable(const BackendInput &In,
                                    const review::Assumptions &All);

/// What changed in the model as a small diagram; none if nothing did, or too
/// much for a glance.
std::optional<diagram::Diagram> changePicture(const DiffOutput &D);

/// The report of methodology \p Id.
void methodologyPage(const BackendInput &In, ir::MethodologyId Id,
                     BlockSink &Out);

/// How attackers reach what is worth most, under a heading of \p Level, in a
/// report about more; nothing if there is no goal.
void attackSection(const BackendInput &In, unsigned Level, BlockSink &Out);

/// What a part of a methodology's report shows beside tables and diagrams:
/// findings, questions, decisions. Nothing if there is nothing. \p Chosen: the
/// findings that it chooses, if it can choose.
void exhibit(const BackendInput &In, const ir::MethodPart &Part,
             llvm::ArrayRef<rules::FindingId> Chosen, BlockSink &Out);

/// How attackers reach what is worth most; nothing if nothing is.
void attacksExhibit(const BackendInput &In, BlockSink &Out);

/// The risks of what is not settled; nothing if there is none, or the
/// vocabulary rates nothing.
void risksExhibit(const BackendInput &In,
                  llvm::ArrayRef<rules::FindingId> Chosen, BlockSink &Out);
/// Their vectors of \p System, metric by metric. One without is shown with a
/// `?`, and how to give it one is said.
void scoresExhibit(const BackendInput &In,
                   llvm::ArrayRef<rules::FindingId> Chosen, risk::System System,
                   BlockSink &Out);

} // namespace tmc::backends

#endif // TMC_BACKENDS_PAGES_H
