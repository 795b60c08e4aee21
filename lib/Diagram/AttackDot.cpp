//===- AttackDot.cpp - Attack trees as pictures ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A tree for each goal, the goal on top. What an attacker has is a rounded
/// box, a step a plain one. Steps that only say where he is by then are words
/// on the line. Of the steps to a thing the cheapest are drawn, and a thing
/// that several steps need is drawn once.
///
//===----------------------------------------------------------------------===//

#include "Diagram/AttackDot.h"

#include "Diagram/GraphvizSession.h"
#include "Report/AttackSummary.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::report;
using diagram::Attributes;
using diagram::DotClusterId;
using diagram::DotEdgeId;
using diagram::DotNodeId;
using diagram::labelText;
using llvm::StringRef;
using rules::FindingId;

namespace {
/// What a picture shows at most; it says what it leaves out.
constexpr size_t MaxGoals = 4, MaxWays = 3, MaxThings = 14;

constexpr const char *Font = "Helvetica,Arial,DejaVu Sans,sans-serif";
constexpr const char *Dark = "#1E293B", *Muted = "#64748B", *Hot = "#B91C1C";

class Picture {
public:
  Picture(const BackendInput &In, const Result &R, diagram::DotGraph &To)
      : In(In), R(R), G(R.G), Questions(In.Review.questions()), Words(In, R.G),
        To(To), Costs(G, R.G.start()) {}
  void run();

private:
  void goal(const GoalResult &Goal, size_t Number);
  std::string topLabel(const GoalResult &Goal) const;
  void leftOut(size_t LeftOut);
  void open(const GoalResult &Goal, size_t Index);
  DotNodeId box(const std::string &Name, const std::string &Label,
                Attributes More);
  void line(DotNodeId From, DotNodeId At, const std::string &Label, bool IsHot);
  /// The steps that give \p N and are drawn, the cheapest first.
  std::vector<StepId> ways(NodeId N, size_t &More) const;
  /// Back from \p N over steps that are only by the way: to a thing that is
  /// drawn, or to the start.
  NodeId anchor(NodeId N) const;
  std::string stepLabel(const Step &S, const GoalResult &Goal) const;

  const BackendInput &In;
  const Result &R;
  const Graph &G;
  const std::vector<review::RankedQuestion> &Questions;
  AttackWords Words;
  diagram::DotGraph &To;
  Cheapest Costs;
  DotClusterId Parent;
};
} // namespace

DotNodeId Picture::box(const std::string &Name, const std::string &Label,
                       Attributes More) {
  DotNodeId N = To.addNode(Parent, Name);
  To.set(N, {{"label", Label}});
  To.set(N, {{"fontname", Font}});
  To.set(N, {{"fontsize", "10"}});
  To.set(N, {{"margin", "0.12,0.07"}});
  To.set(N, More);
  return N;
}

void Picture::line(DotNodeId From, DotNodeId At, const std::string &Label,
                   bool IsHot) {
  DotEdgeId E = To.addEdge(From, At);
  To.set(E, {{"color", IsHot ? Hot : "#94A3B8"}});
  To.set(E, {{"penwidth", IsHot ? "2.4" : "1"}});
  To.set(E, {{"arrowhead", "none"}});
  if (Label.empty())
    return;
  To.set(E, {{"label", labelText(Label, 26, 120)}});
  To.set(E, {{"fontname", Font}});
  To.set(E, {{"fontsize", "9"}});
  To.set(E, {{"fontcolor", Muted}});
}

NodeId Picture::anchor(NodeId N) const {
  while (StepId S = Costs.by(N)) {
    if (!isByTheWay(G.step(S).Kind))
      break;
    N = G.premises(S).front();
  }
  return N;
}

std::vector<StepId> Picture::ways(NodeId N, size_t &More) const {
  struct Way {
    uint64_t Cost;
    StepId S;
    auto operator<=>(const Way &) const = default;
  };
  std::vector<Way> All;
  for (StepId S : G.stepsTo(N)) {
    const Step &Row = G.step(S);
    if (isByTheWay(Row.Kind) && S != Costs.by(N))
      continue;
    uint64_t Cost = Row.Cost;
    bool Possible = true;
    for (NodeId P : G.premises(Row)) {
      Possible &= Costs.reaches(P);
      Cost += Possible ? Costs.cost(P) : 0;
    }
    // Not by what one can only have after it.
    if (Possible &&
        (S == Costs.by(N) || llvm::all_of(G.premises(Row), [&](NodeId P) {
           return anchor(P) != N && Costs.cost(P) <= Costs.cost(N);
         })))
      All.push_back({Cost, S});
  }
  llvm::sort(All, [&](const Way &A, const Way &B) {
    bool First = A.S == Costs.by(N), Second = B.S == Costs.by(N);
    return First != Second ? First : A < B;
  });
  // One that rests on all that another rests on is no way of its own.
  std::vector<StepId> Out;
  std::vector<std::vector<FindingId>> Rests;
  for (const Way &W : All) {
    std::vector<FindingId> Needs;
    if (FindingId F = G.step(W.S).Finding)
      Needs.push_back(F);
    for (NodeId P : G.premises(W.S))
      for (StepId S : Costs.attack(P))
        if (FindingId F = G.step(S).Finding)
          Needs.push_back(F);
    llvm::sort(Needs);
    if (llvm::any_of(Rests, [&](const std::vector<FindingId> &Other) {
          return std::ranges::includes(Needs, Other);
        }))
      continue;
    Rests.push_back(std::move(Needs));
    if (Out.size() < MaxWays)
      Out.push_back(W.S);
    else
      ++More;
  }
  return Out;
}

std::string Picture::stepLabel(const Step &S, const GoalResult &Goal) const {
  std::string Label;
  if (S.Finding) {
    Label = labelText(Words.title(S.Finding), 34, 140) + "\\n" +
            labelText(Words.findingTag(S.Finding), 0, 80);
    if (!Goal.Cuts.empty())
      for (uint32_t M : Goal.Cuts.front().Measures)
        if (llvm::is_contained(Goal.Measures[M].Silences, S.Finding))
          Label +=
              "\\n" +
              labelText("cut by " + Words.placed(Goal.Measures[M].Ways.front()),
                        40, 90);
  } else {
    switch (S.Kind) {
    case StepKind::Holds:
      Label = "it handles the data";
      break;
    case StepKind::Acts:
      Label = "it may call";
      break;
    case StepKind::Commands:
      Label = "it gives control";
      break;
    case StepKind::Exchanges:
      Label = "it carries the data";
      break;
    case StepKind::Runs:
      Label = "it runs the program";
      break;
    case StepKind::LogsIn:
      Label = "the credential lets them in";
      break;
    case StepKind::Contains:
      Label = "it is a part";
      break;
    default:
      Label = "it is there";
    }
  }
  if (S.Cost)
    Label += "  (+" + std::to_string(S.Cost) + ")";
  return Label;
}

/// What the box on top of a goal's tree says: it, and those that are reached in
/// the same way.
std::string Picture::topLabel(const GoalResult &Goal) const {
  std::string Title = Words.goal(Goal.What);
  if (!Title.empty())
    Title[0] = static_cast<char>(llvm::toUpper(Title[0]));
  for (const GoalResult &Other : R.Goals)
    if (&Other != &Goal && Other.Reached && &R.Goals[Other.LikeGoal] == &Goal)
      Title += ", " + Words.goal(Other.What);
  std::string Label =
      labelText(Title, 60, 200) + "\\ncheapest: " + std::to_string(Goal.Cost);
  if (Goal.Detailed && !Goal.Cuttable)
    Label += "\\nno set of controls cuts every way";
  return Label;
}

/// Ends the tree of a goal: says below it how many ways are not drawn.
void Picture::leftOut(size_t LeftOut) {
  // A cluster without a label would show the picture's.
  To.set(Parent,
         {{"label", LeftOut ? std::to_string(LeftOut) +
                                  (LeftOut == 1 ? " more expensive way is"
                                                : " more expensive ways are") +
                                  " not drawn; format=json has all"
                            : ""}});
  To.set(Parent, {{"fontname", Font}});
  To.set(Parent, {{"fontsize", "10"}});
  To.set(Parent, {{"fontcolor", Muted}});
  To.set(Parent, {{"labelloc", "b"}});
}

void Picture::goal(const GoalResult &Goal, size_t Number) {
  std::string Prefix = "g" + std::to_string(Number);
  Parent = To.addCluster(DotClusterId::none(), "cluster_" + Prefix);
  To.set(Parent, {{"style", "rounded"}});
  To.set(Parent, {{"color", "#CBD5E1"}});
  To.set(Parent, {{"margin", "14"}});
  NodeId Top = G.node(Goal.What.Kind, Goal.What.Of);
  llvm::DenseSet<StepId> OnCheapest(Goal.Attack.begin(), Goal.Attack.end());

  llvm::DenseMap<NodeId, DotNodeId> Things;
  llvm::DenseMap<FindingId, DotNodeId> Weaknesses;
  std::vector<NodeId> Work{Top};
  Things[Top] = box(Prefix, topLabel(Goal),
                    {{"shape", "box"},
                     {"style", "filled,bold"},
                     {"fillcolor", Dark},
                     {"fontcolor", "#FFFFFF"}});
  size_t LeftOut = 0, Numbered = 0;
  for (size_t I = 0; I < Work.size(); ++I) {
    NodeId N = Work[I];
    size_t More = 0;
    for (StepId Id : ways(N, More)) {
      const Step &S = G.step(Id);
      bool IsHot = OnCheapest.count(Id);
      // A weakness that gives several things is one box.
      DotNodeId Box =
          S.Finding ? Weaknesses.lookup(S.Finding) : DotNodeId::none();
      bool IsNew = !Box;
      if (IsNew) {
        Box = box(Prefix + "s" + std::to_string(Numbered++), stepLabel(S, Goal),
                  S.Finding ? Attributes{{"shape", "box"},
                                         {"style", "filled"},
                                         {"fillcolor", "#FEF2F2"},
                                         {"color", IsHot ? Hot : "#FCA5A5"},
                                         {"penwidth", IsHot ? "2" : "1"},
                                         {"fontcolor", Dark}}
                            : Attributes{{"shape", "plaintext"},
                                         {"fontcolor", Muted}});
        if (S.Finding)
          Weaknesses[S.Finding] = Box;
      }
      line(Things[N], Box, "", IsHot);
      if (!IsNew)
        continue;
      bool IsAnd = S.Premises.Count > 1;
      for (NodeId P : G.premises(S)) {
        NodeId From = anchor(P);
        std::string How = Words.whence(P, Costs);
        if (IsAnd)
          How = How.empty() ? "and" : "and " + How;
        if (From == G.start()) {
          DotNodeId Leaf =
              box(Prefix + "s" + std::to_string(Numbered++),
                  labelText(How.empty() ? "anyone, with time or help" : How, 30,
                            120),
                  {{"shape", "ellipse"},
                   {"style", "filled"},
                   {"fillcolor", "#F1F5F9"},
                   {"color", Muted},
                   {"fontcolor", Dark}});
          line(Box, Leaf, "", IsHot);
          continue;
        }
        DotNodeId &Thing = Things[From];
        bool IsFirst = !Thing;
        if (IsFirst && Things.size() > MaxThings) {
          ++LeftOut;
          Things.erase(From);
          continue;
        }
        if (IsFirst) {
          Thing = box(Prefix + "s" + std::to_string(Numbered++),
                      labelText("the attacker " + Words.node(From), 30, 120),
                      {{"shape", "box"},
                       {"style", "rounded,filled"},
                       {"fillcolor", "#E0F2FE"},
                       {"color", "#0284C7"},
                       {"fontcolor", Dark}});
          Work.push_back(From);
        }
        line(Box, Thing, From == P ? (IsAnd ? "and" : "") : How, IsHot);
      }
    }
    LeftOut += More;
  }
  leftOut(LeftOut);
}

/// A goal that depends on answers: with the questions that decide, in a box of
/// their own.
void Picture::open(const GoalResult &Goal, size_t Index) {
  constexpr size_t MaxOpen = 12, MaxNamed = 4;
  if (Index >= MaxOpen)
    return;
  std::vector<const review::RankedQuestion *> Of = questionsOf(Goal, Questions);
  std::string Id = "open" + std::to_string(Index);
  Parent = To.addCluster(DotClusterId::none(), "cluster_" + Id);
  To.set(Parent, {{"style", "invis"}});
  To.set(Parent, {{"label", ""}});
  std::string Title = Words.goal(Goal.What);
  if (!Title.empty())
    Title[0] = static_cast<char>(llvm::toUpper(Title[0]));
  DotNodeId Top =
      box(Id, labelText(Title, 40, 200) + "\\nopen: " + dependsText(Of.size()),
          {{"shape", "box"}, {"style", "dashed,bold"}, {"fontcolor", Dark}});
  std::string Asked;
  for (size_t I = 0; I < Of.size() && I < MaxNamed; ++I)
    Asked += (I ? "\\n" : "") + labelText(Of[I]->Text, 44, 160);
  if (Of.size() > MaxNamed)
    Asked += "\\nand " + std::to_string(Of.size() - MaxNamed) + " more";
  DotNodeId Below =
      box(Id + "q", Asked, {{"shape", "note"}, {"fontcolor", Dark}});
  line(Top, Below, "", /*IsHot=*/false);
}

void Picture::run() {
  const auto Root = DotClusterId::none();
  To.set(Root, {{"rankdir", "TB"}});
  To.set(Root, {{"nodesep", "0.3"}});
  To.set(Root, {{"ranksep", "0.35"}});
  To.set(Root, {{"fontname", Font}});
  To.set(Root, {{"fontsize", "12"}});
  To.set(Root, {{"fontcolor", Muted}});
  To.set(Root, {{"labelloc", "t"}});
  size_t Drawn = 0, Within = 0, Beyond = 0, Open = 0;
  for (const GoalResult &Goal : R.Goals) {
    if (Goal.Says == Answer::Open) {
      open(Goal, Open++);
      continue;
    }
    if (!Goal.Reached) {
      ++Beyond;
      continue;
    }
    if (&R.Goals[Goal.LikeGoal] != &Goal)
      continue; // its title is with the other
    if (++Within > MaxGoals)
      continue;
    goal(Goal, Drawn++);
  }
  std::string Title = In.Options.Title;
  if (Title.empty())
    Title = R.Goals.empty() ? "No goals: nothing is worth an attack"
                            : "Attack trees: the thick red lines are the "
                              "cheapest way to each goal";
  std::string Label = labelText(Title, 0, 200);
  if (Within > MaxGoals)
    Label += "\\n" + std::to_string(Within - MaxGoals) +
             " more goals within reach are not drawn; name one with --goal";
  if (Beyond)
    Label += "\\n" + std::to_string(Beyond) +
             (Beyond == 1 ? " goal is" : " goals are") +
             " not reached, whatever the answers";
  if (Open)
    Label += "\\n" + std::to_string(Open) +
             (Open == 1 ? " goal depends" : " goals depend") +
             " on questions that are not answered";
  To.set(Root, {{"label", Label}});
}

std::string diagram::attackDot(const BackendInput &In, const Result &R) {
  DotGraph To("attacks");
  Picture(In, R, To).run();
  return writeDot(To);
}

std::string diagram::attackSvg(const BackendInput &In, const Result &R,
                               std::string &Error) {
  DotGraph To("attacks");
  Picture(In, R, To).run();
  // What a failed run says comes back behind a 1.
  std::string Out = runIsolated(
      [&] {
        std::string Notes, Data;
        std::string Wrong = loadGraphviz();
        if (!Wrong.empty())
          return "1" + Wrong;
        Graph Drawn(To.Name.c_str());
        Drawn.load(To);
        Wrong = Drawn.layout("dot", Notes);
        if (Wrong.empty())
          Wrong = Drawn.render(Format::Svg, Data);
        return Wrong.empty() ? "0" + Data : "1" + Wrong;
      },
      120000, Error);
  if (Out.empty())
    return Out;
  if (Out[0] == '1') {
    Error = Out.substr(1);
    return {};
  }
  return Out.substr(1);
}
