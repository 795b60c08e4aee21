//===- AttackMarkdown.cpp - Attacks in a report ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AttackOutputs.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;

/// A report shows the cheapest attacks, each with so many cuts.
static constexpr size_t MaxAttacks = 3, MaxCuts = 3, MaxChoke = 3,
                        MaxQuestions = 3;

std::string backends::attackMarkdown(const BackendInput &In, unsigned Level) {
  AnalysisOptions O;
  O.MaxDetailed = MaxAttacks * 4; // several may be the same attack
  Result R = analyse(In.whole(), O);
  if (R.Goals.empty())
    return {};
  AttackWords Words(In, R.G);
  std::string Heading(Level, '#');
  std::string Out = Heading + " Attacks\n\n";
  Out += answersText(R) + "\n\n";
  size_t Shown = 0, More = 0;
  for (const GoalResult &G : R.Goals) {
    if (!G.Reached || &R.Goals[G.LikeGoal] != &G)
      continue;
    if (Shown == MaxAttacks) {
      ++More;
      continue;
    }
    ++Shown;
    std::string Title = Words.goal(G.What);
    size_t Others = 0;
    for (const GoalResult &Other : R.Goals)
      Others += &Other != &G && Other.Reached && &R.Goals[Other.LikeGoal] == &G;
    Out += "**" + escapeMarkdown(Title) + "**";
    if (Others)
      Out += ", and " + std::to_string(Others) + " more in the same way";
    Out += " (cost " + std::to_string(G.Cost) + ")\n\n";
    size_t Number = 0;
    for (const AttackLine &L : Words.lines(G.Attack)) {
      Out += std::to_string(++Number) + ". " + escapeMarkdown(L.Text);
      if (L.Finding)
        Out += " " + escapeMarkdown(Words.findingTag(L.Finding));
      Out += "\n";
    }
    Out += "\n";
    if (!G.Cuttable) {
      Out += "No set of controls that the rules know cuts every way to it.\n\n";
    } else if (!G.Cuts.empty()) {
      Out += "What cuts it: ";
      for (size_t I = 0; I < G.Cuts.size() && I < MaxCuts; ++I) {
        Out += I ? "; or " : "";
        for (size_t M = 0; M < G.Cuts[I].Measures.size(); ++M)
          Out += (M ? " and " : "") +
                 escapeMarkdown(
                     Words.measure(G.Measures[G.Cuts[I].Measures[M]], 2));
      }
      if (G.Cuts.size() > MaxCuts)
        Out += "; " + std::to_string(G.Cuts.size() - MaxCuts) + " more ways";
      Out += ".\n\n";
    }
    std::vector<std::string> Needed = chokePoints(Words, R.G, G);
    if (!Needed.empty()) {
      Out += "Every attack needs: ";
      for (size_t I = 0; I < Needed.size() && I < MaxChoke; ++I)
        Out += (I ? "; " : "") + escapeMarkdown(Needed[I]);
      if (Needed.size() > MaxChoke)
        Out += "; " + std::to_string(Needed.size() - MaxChoke) + " more";
      Out += ".\n\n";
    }
  }
  std::vector<review::RankedQuestion> All = In.Review.questions();
  bool AnyOpen = false;
  for (const GoalResult &G : R.Goals) {
    if (G.Says != Answer::Open)
      continue;
    std::vector<const review::RankedQuestion *> Of = questionsOf(G, All);
    Out += "- **" + escapeMarkdown(Words.goal(G.What)) + "** " +
           dependsText(Of.size()) + ":";
    for (size_t I = 0; I < Of.size() && I < MaxQuestions; ++I)
      Out += (I ? "; " : " ") + escapeMarkdown(Of[I]->Text);
    if (Of.size() > MaxQuestions)
      Out += "; and " + std::to_string(Of.size() - MaxQuestions) + " more";
    Out += "\n";
    AnyOpen = true;
  }
  Out += AnyOpen ? "\n" : "";
  if (More)
    Out += std::to_string(More) +
           (More == 1 ? " more attack is" : " more attacks are") +
           " in `--emit=attack-tree`.\n\n";
  return Out;
}
