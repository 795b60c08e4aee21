//===- Questions.cpp - What to ask, as a list to work through -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=questions`: every question, those that settle most findings first,
/// with the place, what to write there, and what the answer settles. The same
/// list for programs is a member of `--emit=json`.
///
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"
#include "Backends/Describe.h"
#include "Backends/Escape.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;
using rules::FindingId;

namespace {
/// Findings of one question that are listed; the rest is counted.
constexpr size_t MaxFindings = 5;
/// Values and controls that are named.
constexpr size_t MaxChoices = 6;

class List {
public:
  explicit List(const BackendInput &In)
      : In(In), P(In.Program), Providers(P.Attrs.size()) {}
  std::string run();

private:
  void question(size_t Number, const rules::RankedQuestion &Q);
  std::string controls(const rules::UnknownFact &Fact) const;
  std::string bySeverity(llvm::ArrayRef<FindingId> Ids) const;

  const BackendInput &In;
  const ir::Program &P;
  /// By attribute, the controls that provide it.
  std::vector<std::vector<ir::ControlId>> Providers;
  std::string Out;
};
} // namespace

/// The controls that answer the question, for what it is about.
std::string List::controls(const rules::UnknownFact &Fact) const {
  ir::KindId K = P.Entities[Fact.Entity].Kind;
  std::vector<StringRef> Names;
  for (ir::ControlId C : Providers[Fact.Attr.index()]) {
    if (!P.Controls[C].Abstract && P.isFor(C, K))
      Names.push_back(P.shortName(P.Controls[C].Id));
  }
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  std::string Text;
  for (size_t I = 0; I < Names.size() && I < MaxChoices; ++I)
    Text += (I == 0 ? "" : ", ") + Names[I].str();
  if (Names.size() > MaxChoices)
    Text += " or " + std::to_string(Names.size() - MaxChoices) + " more";
  return Text;
}

/// `2 high, 1 low`.
std::string List::bySeverity(llvm::ArrayRef<FindingId> Ids) const {
  std::vector<size_t> Count(severityCount(P) + 1);
  for (FindingId Id : Ids)
    ++Count[std::min<size_t>(In.Findings.Findings[Id].Severity,
                             Count.size() - 1)];
  std::string Text;
  for (size_t S = Count.size(); S-- > 0;)
    if (Count[S] != 0)
      Text += (Text.empty() ? "" : ", ") + std::to_string(Count[S]) + " " +
              StringRef(severityName(P, static_cast<unsigned>(S))).lower();
  return Text;
}

void List::question(size_t Number, const rules::RankedQuestion &Q) {
  const ir::Entity &E = P.Entities[Q.Fact.Entity];
  const ir::Attr &A = P.Attrs[Q.Fact.Attr];
  StringRef Name = P.text(A.Text);
  Out += std::to_string(Number) + ". " + terminalText(Q.Text) + "\n    ";
  if (E.Where.isValid())
    Out += terminalText(In.Sources.describe(E.Where.Begin)) + ": ";
  Out += ir::spelling(E.Class).str() + " `" + terminalText(P.text(E.Id)) +
         "`\n    write `" + terminalText(Name) +
         " = …;`: " + terminalText(choicesText(P, A)) + "\n";
  if (std::string By = controls(Q.Fact); !By.empty())
    Out += "    or a control that answers it, in `controls = […]`: " +
           terminalText(By) + "\n";
  if (Q.Settles.empty()) {
    Out += "    settles what the rules can look at\n";
    return;
  }
  Out += "    settles " + std::to_string(Q.Settles.size()) +
         (Q.Settles.size() == 1 ? " finding: " : " findings: ") +
         terminalText(bySeverity(Q.Settles)) + "\n";
  // Worst first; of one severity as the findings are sorted.
  std::vector<FindingId> Ids(Q.Settles.begin(), Q.Settles.end());
  llvm::stable_sort(Ids, [&](FindingId X, FindingId Y) {
    return In.Findings.Findings[X].Severity > In.Findings.Findings[Y].Severity;
  });
  for (size_t I = 0; I < Ids.size(); ++I) {
    if (I == MaxFindings && Ids.size() > MaxFindings + 1) {
      Out += "      and " + std::to_string(Ids.size() - I) + " more\n";
      break;
    }
    const rules::Finding &F = In.Findings.Findings[Ids[I]];
    Out += "      " +
           terminalText(StringRef(severityName(P, F.Severity)).lower()) + ": " +
           terminalText(In.Engine.title(In.Findings, Ids[I])) + " [" +
           terminalText(P.text(P.Rules[F.Rule].StableId)) + " " +
           rules::shortId(P, In.Findings, Ids[I]) + "]\n";
  }
}

std::string List::run() {
  for (uint32_t I = 0; I < P.Controls.size(); ++I)
    for (const ir::Provision &Provision :
         P.Controls[ir::ControlId(I)].Provides.of(P.Provisions))
      Providers[Provision.Attr.index()].push_back(ir::ControlId(I));

  std::vector<rules::RankedQuestion> Questions =
      In.Engine.questions(In.Findings);
  llvm::DenseSet<FindingId> Settled;
  for (const rules::RankedQuestion &Q : Questions)
    Settled.insert(Q.Settles.begin(), Q.Settles.end());
  if (Questions.empty())
    return "no questions\n";
  Out = std::to_string(Questions.size()) +
        (Questions.size() == 1 ? " question" : " questions") + " on " +
        std::to_string(Settled.size()) +
        (Settled.size() == 1 ? " finding" : " findings") +
        "; those that settle most come first\n";
  for (size_t I = 0; I < Questions.size(); ++I) {
    Out += '\n';
    question(I + 1, Questions[I]);
  }
  return std::move(Out);
}

std::vector<OutputFile> backends::emitQuestions(const BackendInput &In) {
  std::vector<OutputFile> Files;
  Files.push_back({"", List(In).run()});
  return Files;
}
