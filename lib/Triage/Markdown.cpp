//===- Markdown.cpp - The result of triage as answers to post -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Writers.h"
#include "Triage/Groups.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::triage;
using llvm::StringRef;

/// The table of what was found, and of what was read.
static void writeSummary(const Result &R, BlockSink &Out) {
  DataTable Counts{
      {{"Disposition"}, {"Findings", /*IsNumber=*/true}, {"Meaning"}}, {}};
  for (unsigned I = 0; I < NumDispositions; ++I) {
    auto D = static_cast<Disposition>(I);
    if (R.Counts[I])
      Counts.Rows.push_back({Line().code(labelOf(R, D)),
                             std::to_string(R.Counts[I]),
                             std::string(info(D).Meaning)});
  }
  if (Counts.Rows.empty())
    Out.paragraph("The reports hold no findings.");
  else
    Out.add(std::move(Counts));
  std::vector<Line> Read;
  for (const std::string &Scan : summaryOfScans(R))
    Read.push_back(Line().text(Scan));
  Out.paragraph("Read:");
  Out.list(std::move(Read));
}

static Line headOf(const Result &R, const Finding &F) {
  Line Out;
  std::string Place = placeOf(R, F);
  if (!Place.empty())
    Out.code(Place).words(": ");
  Out.text(F.Message.empty() ? F.Title : F.Message);
  return Out.words(" (")
      .text(R.scanOf(F).Tool)
      .words(", ")
      .code(F.Rule)
      .words(")");
}

static void writeGroup(const Result &R, const Group &G, BlockSink &Out) {
  const Finding &F = R.From.Findings[G.Members.front()];
  const Verdict &V = R.Verdicts[G.Members.front()];
  size_t Shown =
      R.ShowAll ? G.Members.size() : std::min(G.Members.size(), ShownPlaces);
  std::vector<Line> Places;
  for (size_t I = 0; I < Shown; ++I)
    Places.push_back(headOf(R, R.From.Findings[G.Members[I]]));
  if (size_t Left = G.Members.size() - Shown)
    Places.push_back("and " + std::to_string(Left) +
                     " more with the same answer");
  Out.list(std::move(Places));
  Out.paragraph(reasonFor(R, F, V));
  if (!V.Licence.empty()) {
    Line Claims;
    for (contract::ClaimId Id : V.Licence)
      Claims.separate(", ").add(citation(R, Id));
    Line Head(V.what() == Disposition::ModelGap ? "Claims in the way: "
                                                : "By the claims: ");
    Out.paragraph(Head.add(Claims).words("."));
  }
  Out.paragraph(changeFor(R, F, V));
  if (!F.Stated.empty())
    Out.paragraph(Line("The report states: ").text(F.Stated));
  for (const contract::OpenQuestion *Q : questionsFor(R, V)) {
    Line Ask("Open question: ");
    Ask.text(Q->Ask);
    if (!Q->Proposed.empty())
      Ask.words(" Proposed answer: ").text(Q->Proposed);
    Out.paragraph(std::move(Ask));
  }
}

void triage::writeMarkdown(const Result &R, llvm::raw_ostream &OS) {
  MarkdownWriter Out(OS);
  Out.heading(
      1, Line("Triage by the contract of ").text(R.contract().Project.Title));
  writeSummary(R, Out);
  for (unsigned I = 0; I < NumDispositions; ++I) {
    auto D = static_cast<Disposition>(I);
    if (!R.Counts[I])
      continue;
    Out.heading(2, Line().text(labelOf(R, D)));
    for (const Group &G : groupsOf(R, D))
      writeGroup(R, G, Out);
  }
}
