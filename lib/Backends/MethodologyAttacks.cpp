//===- MethodologyAttacks.cpp - `show attacks`, as Markdown ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AttackOutputs.h"
#include "Backends/Methodology.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;

/// Goals that are told in full, and cuts and needs of each.
static constexpr size_t MaxTold = 10, MaxCuts = 4, MaxChoke = 4;

namespace {

class Attacks {
public:
  explicit Attacks(const BackendInput &In)
      : In(In), R(analyse(In.whole(), options())),
        Questions(In.Review.questions()), Words(In, R.G) {}

  std::string run();

private:
  static AnalysisOptions options() {
    AnalysisOptions O;
    O.MaxDetailed = MaxTold;
    return O;
  }
  void goals();
  void told(const GoalResult &G);

  const BackendInput &In;
  Result R;
  std::vector<review::RankedQuestion> Questions;
  AttackWords Words;
  std::string Out;
};

} // namespace

void Attacks::goals() {
  Out += "| Goal | Within reach | Cost | What cuts it |\n"
         "| --- | --- | ---: | --- |\n";
  for (const GoalResult &G : R.Goals) {
    std::string Cut = "–";
    if (G.Detailed && !G.Cuttable)
      Cut = "no control that the rules know";
    else if (!G.Cuts.empty()) {
      Cut.clear();
      for (uint32_t M : G.Cuts.front().Measures)
        Cut += (Cut.empty() ? "" : " and ") +
               escapeMarkdown(Words.measure(G.Measures[M], 2));
    }
    Out += "| " + escapeMarkdown(Words.goal(G.What)) + " | " +
           (G.Reached ? std::string("yes")
            : G.Says == Answer::Open
                ? "open: " + dependsText(questionsOf(G, Questions).size())
                : "no, whatever the answers") +
           " | " + (G.Reached ? std::to_string(G.Cost) : "") + " | " +
           (G.Reached ? Cut : "") + " |\n";
  }
}

void Attacks::told(const GoalResult &G) {
  Out += "\n#### " + escapeMarkdown(Words.goal(G.What)) + "\n\n";
  size_t Number = 0;
  for (const AttackLine &L : Words.lines(G.Attack)) {
    Out += std::to_string(++Number) + ". " + escapeMarkdown(L.Text);
    if (L.Finding)
      Out += " " + escapeMarkdown(Words.findingTag(L.Finding));
    Out += "\n";
  }
  if (G.Cuts.size() > 1) {
    Out += "\nSets of controls that cut every way to it:\n\n";
    for (const Cut &C : llvm::ArrayRef<Cut>(G.Cuts).take_front(MaxCuts)) {
      std::string Line;
      for (uint32_t M : C.Measures)
        Line += (Line.empty() ? "" : " and ") +
                escapeMarkdown(Words.measure(G.Measures[M]));
      Out += "- " + Line + "\n";
    }
    if (G.Cuts.size() > MaxCuts)
      Out += "- and " + std::to_string(G.Cuts.size() - MaxCuts) + " more\n";
  }
  std::vector<std::string> Needed = chokePoints(Words, R.G, G);
  if (Needed.empty())
    return;
  Out += "\nEvery way needs: ";
  for (size_t I = 0; I < Needed.size() && I < MaxChoke; ++I)
    Out += (I ? "; " : "") + escapeMarkdown(Needed[I]);
  if (Needed.size() > MaxChoke)
    Out += "; " + std::to_string(Needed.size() - MaxChoke) + " more";
  Out += ".\n";
}

std::string Attacks::run() {
  if (R.Goals.empty())
    return {};
  goals();
  size_t Told = 0;
  for (const GoalResult &G : R.Goals)
    if (G.Reached && Told++ < MaxTold)
      told(G);
  if (Told > MaxTold)
    Out += "\n" + std::to_string(Told - MaxTold) +
           " more are within reach; `--emit=attack-tree` tells their ways.\n";
  return std::move(Out);
}

std::string backends::attacksMarkdown(const BackendInput &In) {
  return Attacks(In).run();
}
