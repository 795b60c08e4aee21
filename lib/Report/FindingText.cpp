//===- FindingText.cpp - A finding in sentences ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/FindingText.h"

#include "Document/Escape.h"
#include "IR/ExprInfo.h"

using namespace tmc;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;

std::string report::reasonText(const review::Explanation &Why) {
  std::string Text;
  DecidingAtoms Atoms = decidingAtoms(Why, 4);
  for (const review::Atom *A : Atoms.Shown)
    Text += (Text.empty() ? "" : "; ") + atomText(*A);
  if (Atoms.More != 0)
    Text += "; and " + std::to_string(Atoms.More) + " more";
  return Text;
}

std::string report::whatToDo(const BackendInput &In, FindingId Id) {
  std::string Fix = remedyText(In, Id, 3);
  return Fix.empty() ? fixText(In.Program, In.Findings.Findings[Id].Rule) : Fix;
}

std::string report::decisionText(const BackendInput &In, ir::DecisionId Id) {
  const ir::Program &P = In.Program;
  const ir::Decision &D = P.Decisions[Id];
  std::string Out = ir::spelling(D.Verb).str();
  if (!D.By.empty()) {
    Out += " by ";
    bool First = true;
    for (ir::ControlId C : D.By.of(P.DecisionControls)) {
      Out += (First ? "`" : ", `") + P.shortName(P.Controls[C].Id).str() + "`";
      First = false;
    }
  }
  if (P.text(D.Text).size() != 0)
    Out += " \"" + P.text(D.Text).str() + "\"";
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    Out += ", " + P.text(Prop.Key).str() + ": " + plainValue(In.Engine, Prop.V);
  return Out;
}

std::string report::silencedText(const BackendInput &In, FindingId Id) {
  const ir::Program &P = In.Program;
  const Finding &F = In.Findings.Findings[Id];
  std::string Out;
  for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
    Out += (Out.empty() ? "by `" : ", `") +
           P.shortName(P.Controls[C].Id).str() + "`";
  auto Add = [&](const std::string &Part) {
    if (!Part.empty())
      Out += (Out.empty() ? "" : "; ") + Part;
  };
  Add(basisText(In, Id));
  if (F.Decision)
    Add(decisionText(In, F.Decision));
  return Out;
}

Range report::placeToChange(const BackendInput &In, FindingId Id,
                            const review::Explanation *Why) {
  const ir::Program &P = In.Program;
  const Finding &F = In.Findings.Findings[Id];
  if (Why && In.Options.OfModel)
    for (const std::vector<review::Atom> &Clause : Why->Unless)
      for (const review::Atom &A : Clause)
        if (FileId File = In.Sources.fileOf(A.SetAt.Begin);
            File && In.Options.OfModel(File))
          return A.SetAt;
  if (rules::isOpen(F.State))
    for (const review::Remedy &R : review::remedies(P, In.Findings, Id))
      if (R.On && P.Entities[R.On].Where.isValid())
        return P.Entities[R.On].Where;
  for (ir::EntityId E : F.Bindings.of(In.Findings.Bindings))
    if (P.Entities[E].Where.isValid())
      return P.Entities[E].Where;
  return {};
}

SeverityClass report::severityClass(const ir::Program &P, unsigned Ordinal) {
  unsigned Count = severityCount(P);
  unsigned FromTop = Count - std::min(Ordinal + 1, Count);
  return static_cast<SeverityClass>(std::min(FromTop, 4U));
}

StringRef report::spelling(SeverityClass S) {
  static constexpr StringRef Words[] = {"Critical", "High", "Medium", "Low",
                                        "Info"};
  return Words[static_cast<unsigned>(S)];
}

std::string report::firstSentence(StringRef Doc) {
  std::string Text = document::oneLine(Doc.split("\n\n").first);
  size_t End = StringRef(Text).find(". ");
  StringRef First = StringRef(Text).take_front(End).trim();
  First.consume_back(".");
  return First.str();
}

QuestionsOfFindings::QuestionsOfFindings(const BackendInput &In)
    : Questions(In.Review.questions()), First(In.Findings.Findings.size()) {
  for (uint32_t I = 0; I < Questions.size(); ++I)
    for (FindingId Id : Questions[I].Settles)
      if (uint32_t &Q = First[Id.index()]; Q == 0)
        Q = I + 1;
}

const review::RankedQuestion *QuestionsOfFindings::of(FindingId Id) const {
  uint32_t Q = First[Id.index()];
  return Q ? &Questions[Q - 1] : nullptr;
}
