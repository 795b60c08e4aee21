//===- AttackText.cpp - Attacks for a terminal ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/Escape.h"
#include "Report/AttackSummary.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

namespace {
/// Of each list so many are shown; the rest is counted.
constexpr size_t MaxCuts = 6, MaxChoke = 8, MaxUnreached = 12, MaxMeasures = 8,
                 MaxQuestions = 6;

class Text {
public:
  Text(const BackendInput &In, const Result &R)
      : In(In), R(R), Questions(In.Review.questions()), Words(In, R.G),
        Asked(In, R.Asked), Unguarded(In, R.Unguarded) {}
  std::string run();

private:
  void line(StringRef S) { Out += terminalText(S) + "\n"; }
  void reached(const GoalResult &G);
  void open(const GoalResult &G);
  void unreached(const GoalResult &G);
  void attack(const AttackWords &W, llvm::ArrayRef<StepId> Attack);
  void cuts(const GoalResult &G);

  const BackendInput &In;
  const Result &R;
  const std::vector<review::RankedQuestion> &Questions;
  AttackWords Words, Asked, Unguarded;
  std::string Out;
};
} // namespace

void Text::attack(const AttackWords &W, llvm::ArrayRef<StepId> Attack) {
  size_t Number = 0;
  for (const AttackLine &L : W.lines(Attack)) {
    std::string S = "  " + std::to_string(++Number) + ". " + L.Text;
    if (L.Finding)
      S += " " + W.findingTag(L.Finding);
    if (L.Cost)
      S += " +" + std::to_string(L.Cost);
    line(S);
  }
}

void Text::cuts(const GoalResult &G) {
  if (!G.Detailed)
    return;
  if (!G.Cuttable) {
    if (G.Uncut == G.Attack) {
      line("  no set of controls cuts it: no rule names one against this way");
      return;
    }
    line("  no set of controls cuts it: one way is left against which no rule "
         "names a control:");
    attack(Words, G.Uncut);
    return;
  }
  if (G.Cuts.empty()) {
    line("  no set of controls that was found holds: each brings another "
         "finding");
    return;
  }
  line("  " + cutsSummary(G) + ":");
  for (size_t I = 0; I < G.Cuts.size() && I < MaxCuts; ++I) {
    std::string S = "    ";
    const std::vector<uint32_t> &Needed = G.Cuts[I].Measures;
    for (size_t M = 0; M < Needed.size() && M < MaxMeasures; ++M)
      S += (M ? " and " : "- ") + Words.measure(G.Measures[Needed[M]]);
    if (Needed.size() > MaxMeasures)
      S += " and " + std::to_string(Needed.size() - MaxMeasures) + " more";
    line(S);
  }
  if (G.Cuts.size() > MaxCuts)
    line("    and " + std::to_string(G.Cuts.size() - MaxCuts) + " more");
}

void Text::reached(const GoalResult &G) {
  std::string Title = Words.goal(G.What);
  for (const GoalResult &Other : R.Goals)
    if (&Other != &G && Other.Reached && &R.Goals[Other.LikeGoal] == &G)
      Title += ", " + Words.goal(Other.What);
  line(Title + ": cost " + std::to_string(G.Cost));
  attack(Words, G.Attack);
  cuts(G);
  std::vector<std::string> Needed = chokePoints(Words, R.G, G);
  if (!Needed.empty()) {
    line("  every attack needs:");
    for (size_t I = 0; I < Needed.size() && I < MaxChoke; ++I)
      line("    - " + Needed[I]);
    if (Needed.size() > MaxChoke)
      line("    and " + std::to_string(Needed.size() - MaxChoke) + " more");
  }
  Out += "\n";
}

void Text::open(const GoalResult &G) {
  std::vector<const review::RankedQuestion *> Of = questionsOf(G, Questions);
  line(Words.goal(G.What) + ": open, " + dependsText(Of.size()));
  for (size_t I = 0; I < Of.size() && I < MaxQuestions; ++I) {
    const ir::Program &P = In.Program;
    std::string Named;
    for (const review::Answer *A : answersOf(G, *Of[I]))
      if (Named.size() < 120)
        Named += (Named.empty() ? "`" : ", `") +
                 P.text(P.Attrs[A->Fact.Attr].Text).str() + "` of `" +
                 P.text(P.Entities[A->Fact.Entity].Id).str() + "`";
    line("    - " + Of[I]->Text + " (" + Named + ")");
  }
  if (Of.size() > MaxQuestions)
    line("    and " + std::to_string(Of.size() - MaxQuestions) + " more");
  line("  with the worst answers, cost " + std::to_string(G.Cost) + ":");
  attack(Asked, G.Perhaps);
  Out += "\n";
}

void Text::unreached(const GoalResult &G) {
  line(Words.goal(G.What) + ": not reached, whatever the answers");
  if (!R.Chosen)
    return;
  if (G.Averted.empty()) {
    line("  even without any controls: no known weakness leads there");
    Out += "\n";
    return;
  }
  line("  what keeps it so: " + guards(In, Unguarded, R.Unguarded, G));
  line("  without that:");
  attack(Unguarded, G.Averted);
  Out += "\n";
}

std::string Text::run() {
  if (R.Goals.empty()) {
    line("no goals: nothing in the model is worth an attack; name one with "
         "--goal");
    return std::move(Out);
  }
  size_t Unreached = 0;
  for (const GoalResult &G : R.Goals) {
    if (G.Reached) {
      if (&R.Goals[G.LikeGoal] == &G)
        reached(G);
    } else if (G.Says == Answer::Open) {
      open(G);
    } else if (R.Chosen || ++Unreached <= MaxUnreached) {
      unreached(G);
    }
  }
  if (Unreached > MaxUnreached)
    line("and " + std::to_string(Unreached - MaxUnreached) +
         " more that are not reached, whatever the answers");
  if (Unreached)
    Out += "\n";
  size_t Count =
      llvm::count_if(R.Goals, [](const GoalResult &G) { return G.Reached; });
  size_t Open = llvm::count_if(
      R.Goals, [](const GoalResult &G) { return G.Says == Answer::Open; });
  line(std::to_string(R.Goals.size()) +
       (R.Goals.size() == 1 ? " goal, " : " goals, ") + std::to_string(Count) +
       " within reach" +
       (Open ? ", " + std::to_string(Open) + " open" : std::string()) + "; " +
       std::to_string(R.G.steps().size()) + " steps");
  return std::move(Out);
}

void backends::writeAttackTreeText(const BackendInput &In, OutputSink &To) {
  if (std::optional<Result> R = analyseAttacks(In))
    To.begin() << Text(In, *R).run();
}
