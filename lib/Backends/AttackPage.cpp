//===- AttackPage.cpp - Attacks in reports --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"
#include "Document/Writers.h"
#include "Report/AttackSummary.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;

/// The lines of an attack, each with the weakness that it needs.
static std::vector<Line> steps(const AttackWords &Words,
                               llvm::ArrayRef<StepId> Attack) {
  std::vector<Line> Items;
  for (const AttackLine &L : Words.lines(Attack)) {
    Line &Item = Items.emplace_back();
    Item.text(L.Text);
    if (L.Finding)
      Item.words(" ").text(Words.findingTag(L.Finding));
  }
  return Items;
}

/// `Tls on Shop.route and Pinning on Shop.app`.
static Line measures(const AttackWords &Words, const GoalResult &G,
                     const Cut &C, unsigned Max = 3) {
  Line L;
  for (uint32_t M : C.Measures)
    L.separate(" and ").text(Words.measure(G.Measures[M], Max));
  return L;
}

/// What every attack needs, after \p Head; of which \p Max are named.
static Line needed(const char *Head, llvm::ArrayRef<std::string> Needed,
                   size_t Max) {
  Line L = Head;
  for (size_t I = 0; I < Needed.size() && I < Max; ++I)
    L.words(I ? "; " : "").text(Needed[I]);
  if (Needed.size() > Max)
    L.words("; " + std::to_string(Needed.size() - Max) + " more");
  return L.words(".");
}

//===----------------------------------------------------------------------===//
// A section of a report about more
//===----------------------------------------------------------------------===//

namespace {
/// A report shows the cheapest attacks, each with so many cuts.
constexpr size_t MaxAttacks = 3, MaxCuts = 3, MaxChoke = 3, MaxQuestions = 3;

class Section {
public:
  Section(const BackendInput &In, const Result &R, BlockSink &Out)
      : In(In), R(R), Words(In, R.G), Out(Out) {}
  void run(unsigned Level);

private:
  void attack(const GoalResult &G);
  void open();

  const BackendInput &In;
  const Result &R;
  AttackWords Words;
  BlockSink &Out;
};
} // namespace

void Section::attack(const GoalResult &G) {
  size_t Others = 0;
  for (const GoalResult &Other : R.Goals)
    Others += &Other != &G && Other.Reached && &R.Goals[Other.LikeGoal] == &G;
  Line Title = Line().strong(Words.goal(G.What));
  if (Others)
    Title.words(", and " + std::to_string(Others) + " more in the same way");
  Out.paragraph(Title.words(" (cost " + std::to_string(G.Cost) + ")"));
  Out.list(steps(Words, G.Attack), /*Numbered=*/true);
  if (!G.Cuttable) {
    Out.paragraph(
        "No set of controls that the rules know cuts every way to it.");
  } else if (!G.Cuts.empty()) {
    Line L = "What cuts it: ";
    for (size_t I = 0; I < G.Cuts.size() && I < MaxCuts; ++I)
      L.words(I ? "; or " : "").add(measures(Words, G, G.Cuts[I], 2));
    if (G.Cuts.size() > MaxCuts)
      L.words("; " + std::to_string(G.Cuts.size() - MaxCuts) + " more ways");
    Out.paragraph(L.words("."));
  }
  std::vector<std::string> Needs = chokePoints(Words, R.G, G);
  if (!Needs.empty())
    Out.paragraph(needed("Every attack needs: ", Needs, MaxChoke));
}

/// Goals that depend on questions.
void Section::open() {
  const std::vector<review::RankedQuestion> &All = In.Review.questions();
  std::vector<Line> Items;
  for (const GoalResult &G : R.Goals) {
    if (G.Says != Answer::Open)
      continue;
    std::vector<const review::RankedQuestion *> Of = questionsOf(G, All);
    Line L = Line()
                 .strong(Words.goal(G.What))
                 .words(" " + dependsText(Of.size()) + ":");
    for (size_t I = 0; I < Of.size() && I < MaxQuestions; ++I)
      L.words(I ? "; " : " ").text(Of[I]->Text);
    if (Of.size() > MaxQuestions)
      L.words("; and " + std::to_string(Of.size() - MaxQuestions) + " more");
    Items.push_back(std::move(L));
  }
  if (!Items.empty())
    Out.list(std::move(Items));
}

void Section::run(unsigned Level) {
  Out.heading(Level, "Attacks");
  Out.paragraph(answersText(R));
  size_t Shown = 0, More = 0;
  for (const GoalResult &G : R.Goals) {
    if (!G.Reached || &R.Goals[G.LikeGoal] != &G)
      continue;
    if (Shown == MaxAttacks) {
      ++More;
      continue;
    }
    ++Shown;
    attack(G);
  }
  open();
  if (More)
    Out.paragraph(std::to_string(More) +
                  (More == 1 ? " more attack is" : " more attacks are") +
                  " in `--emit=attack-tree`.");
}

void backends::attackSection(const BackendInput &In, unsigned Level,
                             BlockSink &Out) {
  AnalysisOptions O;
  O.MaxDetailed = MaxAttacks * 4; // several may be the same attack
  Result R = analyse(In.whole(), O);
  if (!R.Goals.empty())
    Section(In, R, Out).run(Level);
}

//===----------------------------------------------------------------------===//
// All goals
//===----------------------------------------------------------------------===//

namespace {
/// Goals that are told in full, and cuts and needs of each.
constexpr size_t MaxTold = 10, MaxToldCuts = 4, MaxToldChoke = 4;

class Attacks {
public:
  Attacks(const BackendInput &In, const Result &R, BlockSink &Out)
      : R(R), Questions(In.Review.questions()), Words(In, R.G), Out(Out) {}
  void run();

private:
  void goals();
  void told(const GoalResult &G);

  const Result &R;
  const std::vector<review::RankedQuestion> &Questions;
  AttackWords Words;
  BlockSink &Out;
};
} // namespace

void Attacks::goals() {
  DataTable T{{{"Goal"}, {"Within reach"}, {"Cost", true}, {"What cuts it"}}};
  for (const GoalResult &G : R.Goals) {
    Line Cut = "–";
    if (G.Detailed && !G.Cuttable)
      Cut = "no control that the rules know";
    else if (!G.Cuts.empty())
      Cut = measures(Words, G, G.Cuts.front(), 2);
    T.Rows.push_back(
        {Line().text(Words.goal(G.What)),
         G.Reached ? std::string("yes")
         : G.Says == Answer::Open
             ? "open: " + dependsText(questionsOf(G, Questions).size())
             : "no, whatever the answers",
         G.Reached ? std::to_string(G.Cost) : std::string(),
         G.Reached ? std::move(Cut) : Line()});
  }
  Out.add(std::move(T));
}

void Attacks::told(const GoalResult &G) {
  Out.heading(4, Line().text(Words.goal(G.What)));
  Out.list(steps(Words, G.Attack), /*Numbered=*/true);
  if (G.Cuts.size() > 1) {
    Out.paragraph("Sets of controls that cut every way to it:");
    std::vector<Line> Items;
    for (const Cut &C : llvm::ArrayRef<Cut>(G.Cuts).take_front(MaxToldCuts))
      Items.push_back(measures(Words, G, C));
    if (G.Cuts.size() > MaxToldCuts)
      Items.push_back("and " + std::to_string(G.Cuts.size() - MaxToldCuts) +
                      " more");
    Out.list(std::move(Items));
  }
  std::vector<std::string> Needs = chokePoints(Words, R.G, G);
  if (!Needs.empty())
    Out.paragraph(needed("Every way needs: ", Needs, MaxToldChoke));
}

void Attacks::run() {
  if (R.Goals.empty())
    return;
  goals();
  size_t Told = 0;
  for (const GoalResult &G : R.Goals)
    if (G.Reached && Told++ < MaxTold)
      told(G);
  if (Told > MaxTold)
    Out.paragraph(std::to_string(Told - MaxTold) +
                  " more are within reach; `--emit=attack-tree` tells their "
                  "ways.");
}

void backends::attacksExhibit(const BackendInput &In, BlockSink &Out) {
  AnalysisOptions O;
  O.MaxDetailed = MaxTold;
  Result R = analyse(In.whole(), O);
  Attacks(In, R, Out).run();
}

//===----------------------------------------------------------------------===//
// An output of its own
//===----------------------------------------------------------------------===//

static void attackPage(const BackendInput &In, const Result &R,
                       BlockSink &Out) {
  std::string Title = titleOf(In);
  Line Head = "Attacks";
  if (!Title.empty())
    Head.words(": ").text(Title);
  Out.heading(1, std::move(Head));
  if (R.Goals.empty())
    return Out.paragraph("Nothing in the model is worth an attack; name a goal "
                         "with `--goal`.");
  Attacks(In, R, Out).run();
}

void backends::writeAttackTreeMarkdown(const BackendInput &In, OutputSink &To) {
  std::optional<Result> R = analyseAttacks(In);
  if (!R)
    return;
  MarkdownWriter Out(To.begin());
  attackPage(In, *R, Out);
}

void backends::writeAttackTreeHtml(const BackendInput &In, OutputSink &To) {
  std::optional<Result> R = analyseAttacks(In);
  if (!R)
    return;
  HtmlWriter Out(To.begin());
  attackPage(In, *R, Out);
}
