//===- Text.cpp - The result of triage for a terminal ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lines like those of a compiler, `file:line:col: VALID: …`, which editors
/// take for links. Findings with one answer get it once.
///
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Triage/Groups.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::triage;
using llvm::StringRef;

namespace {

class TextWriter {
public:
  TextWriter(const Result &R, llvm::raw_ostream &OS) : R(R), OS(OS) {}
  void run();

private:
  void member(uint32_t Index, Disposition D);
  void group(const Group &G, Disposition D);
  void line(StringRef Label, const Line &L) {
    OS << "    " << Label << ": " << terminalText(L.plain()) << "\n";
  }

  const Result &R;
  llvm::raw_ostream &OS;
};

} // namespace

/// `src/a.c:3:1: VALID: overflow of size [CodeQL cpp/overflow]`.
void TextWriter::member(uint32_t Index, Disposition D) {
  const Finding &F = R.From.Findings[Index];
  std::string Place = placeOf(R, F);
  if (!Place.empty())
    OS << terminalText(Place) << ": ";
  OS << labelOf(R, D) << ": "
     << terminalText(F.Message.empty() ? F.Title : F.Message) << " ["
     << terminalText(R.scanOf(F).Tool) << " " << terminalText(F.Rule) << "]\n";
}

void TextWriter::group(const Group &G, Disposition D) {
  size_t Shown =
      R.ShowAll ? G.Members.size() : std::min(G.Members.size(), ShownPlaces);
  for (size_t I = 0; I < Shown; ++I)
    member(G.Members[I], D);
  if (size_t Left = G.Members.size() - Shown)
    OS << "    and " << Left << " more with the same answer; --show-all lists "
       << (Left == 1 ? "it" : "them") << "\n";
  const Finding &F = R.From.Findings[G.Members.front()];
  const Verdict &V = R.Verdicts[G.Members.front()];
  line("why", reasonFor(R, F, V));
  if (!V.Licence.empty()) {
    Line Claims;
    for (contract::ClaimId Id : V.Licence)
      Claims.separate(", ").add(citation(R, Id));
    line(D == Disposition::ModelGap ? "claims" : "by", Claims);
  }
  line("otherwise", changeFor(R, F, V));
  if (!F.Stated.empty())
    line("stated", Line().text(F.Stated));
  for (const contract::OpenQuestion *Q : questionsFor(R, V))
    line("ask", Line().text(Q->Ask));
}

void TextWriter::run() {
  for (unsigned I = 0; I < NumDispositions; ++I) {
    auto D = static_cast<Disposition>(I);
    for (const Group &G : groupsOf(R, D))
      group(G, D);
  }
  if (!R.Verdicts.empty())
    OS << "\n";
  for (const std::string &Scan : summaryOfScans(R))
    OS << "read " << terminalText(Scan) << "\n";
  OS << R.Verdicts.size()
     << (R.Verdicts.size() == 1 ? " finding" : " findings");
  StringRef Between = ": ";
  for (unsigned I = 0; I < NumDispositions; ++I)
    if (R.Counts[I]) {
      OS << Between << R.Counts[I] << " "
         << labelOf(R, static_cast<Disposition>(I));
      Between = ", ";
    }
  OS << "\n";
}

void triage::writeText(const Result &R, llvm::raw_ostream &OS) {
  TextWriter(R, OS).run();
}
