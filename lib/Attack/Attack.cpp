//===- Attack.cpp - What attackers can get at, and what stops them --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/Attack.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tmc;
using namespace tmc::attack;
using ir::EntityClass;
using ir::EntityId;
using rules::FindingId;

llvm::StringRef attack::spelling(Answer A) {
  static constexpr llvm::StringRef Names[] = {"reached", "open", "safe"};
  return Names[static_cast<unsigned>(A)];
}

std::vector<Goal> attack::criticalGoals(const rules::Engine &E) {
  const ir::Program &P = E.program();
  struct Candidate {
    int64_t Worth;
    Goal What;
  };
  std::vector<Candidate> All;
  int64_t Most = 1; // what is worth less than 1 is no goal
  auto Consider = [&](EntityId Id, ir::AttrId A, NodeKind K) {
    if (!A)
      return;
    ir::Value V = E.attribute(Id, A);
    if (V.Tag != ir::ValueTag::Int || V.Payload < Most)
      return;
    Most = V.Payload;
    All.push_back({V.Payload, {K, Id}});
  };
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId Id(I);
    if (E.facts().isOutOfScope(Id))
      continue; // a goal only if it is named
    if (P.Entities[Id].Class == EntityClass::Data) {
      Consider(Id, P.Known.DataWorthReading, NodeKind::Read);
      Consider(Id, P.Known.DataWorthChanging, NodeKind::Change);
    } else if (P.Entities[Id].Class == EntityClass::Element) {
      Consider(Id, P.Known.ElementWorthStopping, NodeKind::Stop);
    }
  }
  std::vector<Goal> Goals;
  for (const Candidate &C : All)
    if (C.Worth == Most)
      Goals.push_back(C.What);
  return Goals;
}

namespace {
class Analyser {
public:
  Analyser(const review::Review &Of, const AnalysisOptions &Options, Result &R)
      : Of(Of), E(Of.engine()), F(Of.findings()), Options(Options), R(R),
        P(E.program()) {}
  void run();

private:
  void ask(GoalResult &Goal, const llvm::BitVector &Reachable,
           const Cheapest &Costs);
  void group();
  void detail(GoalResult &Goal, const llvm::BitVector &Reachable);
  std::vector<Measure> measures(const Cone &C,
                                std::vector<std::vector<StepId>> &Steps) const;
  bool confirm(const GoalResult &Goal, const Cut &C) const;
  int64_t effort(ir::ControlId C) const;

  const review::Review &Of;
  const rules::Engine &E;
  const rules::FindingSet &F;
  const AnalysisOptions &Options;
  Result &R;
  const ir::Program &P;
};
} // namespace

/// What a control costs, as far as its property `effort` says; an ordinal.
int64_t Analyser::effort(ir::ControlId C) const {
  for (const ir::Property &X : P.Controls[C].Properties.of(P.Properties))
    if (P.text(X.Key) == "effort" && X.V.Tag == ir::ValueTag::Enum)
      return X.V.Payload;
  return 0;
}

/// The controls that would silence findings of the cone, those together that
/// silence the same ones.
std::vector<Measure>
Analyser::measures(const Cone &C,
                   std::vector<std::vector<StepId>> &Steps) const {
  std::map<FindingId, std::vector<StepId>> StepsOf;
  for (uint32_t I = 0; I < C.G.steps().size(); ++I)
    if (FindingId Id = C.G.step(StepId(I)).Finding)
      StepsOf[Id].push_back(StepId(I));
  std::map<Placed, std::vector<FindingId>> Silenced;
  for (const auto &[Id, Ignored] : StepsOf)
    for (const review::Remedy &Y : review::remedies(P, F, Id))
      if (Y.On && Of.wouldSilence(Id, Y.Control, Y.On))
        Silenced[{Y.Control, Y.On}].push_back(Id);
  std::map<std::vector<FindingId>, Measure> Groups;
  for (auto &[Where, Ids] : Silenced) {
    Measure &M = Groups[Ids];
    M.Silences = Ids;
    M.Ways.push_back(Where);
  }
  std::vector<Measure> Out;
  for (auto &[Ids, M] : Groups) {
    llvm::stable_sort(M.Ways, [&](const Placed &A, const Placed &B) {
      return effort(A.Control) < effort(B.Control);
    });
    Out.push_back(std::move(M));
  }
  // Less effort first: among sets of one size that is the order of the cuts.
  llvm::stable_sort(Out, [&](const Measure &A, const Measure &B) {
    return effort(A.Ways[0].Control) < effort(B.Ways[0].Control);
  });
  for (const Measure &M : Out) {
    std::vector<StepId> &Of = Steps.emplace_back();
    for (FindingId Id : M.Silences)
      llvm::append_range(Of, StepsOf[Id]);
  }
  return Out;
}

/// Compiles nothing again, but evaluates everything with the controls of \p C.
bool Analyser::confirm(const GoalResult &Goal, const Cut &C) const {
  ir::Program Changed = P;
  for (uint32_t M : C.Measures) {
    const Placed &Way = Goal.Measures[M].Ways.front();
    Changed.addControl(Way.On, Way.Control);
  }
  SourceManager Sources;
  Diagnostics Ignored(Sources);
  std::unique_ptr<analysis::Facts> Facts = analysis::Facts::compute(Changed);
  rules::Engine Trial(Changed, *Facts, E.options());
  rules::FindingSet Found = review::evaluate(Trial, Ignored);
  Graph G =
      Graph::build(Trial, Found, R.K, {Options.Questions, false, Options.From});
  return !reachable(G, G.start())
              .test(G.node(Goal.What.Kind, Goal.What.Of).index());
}

void Analyser::detail(GoalResult &Goal, const llvm::BitVector &Reachable) {
  Goal.Detailed = true;
  NodeId Node = R.G.node(Goal.What.Kind, Goal.What.Of);
  Cone C = coneOf(R.G, Reachable, Node);
  Cheapest Costs(C.G, C.Start);
  ChokePoints Choke =
      findChokePoints(C.G, C.Start, C.Goal, Costs.attack(C.Goal));
  for (NodeId N : Choke.Nodes) {
    // That they can be where everybody can be says nothing.
    StepId By = Costs.by(N);
    if (C.G.step(By).Kind != StepKind::Begins)
      Goal.ChokeNodes.push_back(C.Nodes[N.index()]);
  }
  Goal.ChokeFindings = std::move(Choke.Findings);

  std::vector<std::vector<StepId>> Steps;
  std::vector<Measure> All = measures(C, Steps);
  attack::Cuts Found = findCuts(C.G, C.Start, C.Goal, Steps, Options.Limits);
  Goal.Cuttable = Found.Possible;
  Goal.Exact = Found.Exact;
  Goal.AttacksSeen = Found.Attacks;
  Goal.AtLeast = Found.AtLeast;
  for (StepId S : Found.Uncut)
    Goal.Uncut.push_back(C.Steps[S.index()]);
  // Only the measures that some cut needs are kept.
  std::vector<uint32_t> NewIndex(All.size(), ~uint32_t(0));
  for (const std::vector<uint32_t> &Set : Found.Sets)
    for (uint32_t M : Set)
      NewIndex[M] = 0;
  for (uint32_t M = 0; M < All.size(); ++M)
    if (NewIndex[M] == 0) {
      NewIndex[M] = static_cast<uint32_t>(Goal.Measures.size());
      Goal.Measures.push_back(std::move(All[M]));
    }
  bool CanConfirm = P.Entities.size() <= Options.MaxConfirmedModel;
  for (const std::vector<uint32_t> &Set : Found.Sets) {
    Cut One;
    for (uint32_t M : Set)
      One.Measures.push_back(NewIndex[M]);
    if (CanConfirm && Goal.Cuts.size() < Options.MaxConfirmed) {
      One.Confirmed = confirm(Goal, One);
      if (!One.Confirmed) {
        ++Goal.Refuted;
        continue;
      }
    }
    Goal.Cuts.push_back(std::move(One));
  }
}

void Analyser::run() {
  R.K = readKnowledge(P);
  R.G = Graph::build(E, F, R.K, {Options.Questions, false, Options.From});
  R.Chosen = !Options.Goals.empty();
  std::vector<Goal> Goals = R.Chosen ? Options.Goals : criticalGoals(E);
  Cheapest Costs(R.G, R.G.start());
  bool AllReached = true;
  for (const Goal &What : Goals) {
    GoalResult &G = R.Goals.emplace_back();
    G.What = What;
    NodeId N = R.G.node(What.Kind, What.Of);
    G.Reached = Costs.reaches(N);
    G.Says = G.Reached ? Answer::Reached : Answer::Safe;
    AllReached &= G.Reached;
    G.Attack = Costs.attack(N);
    G.Cost = attackCost(R.G, G.Attack);
  }
  if (!AllReached && !Options.Questions) {
    R.Asked = Graph::build(E, F, R.K, {true, false, Options.From});
    llvm::BitVector Reachable = reachable(R.Asked, R.Asked.start());
    Cheapest Worst(R.Asked, R.Asked.start());
    for (GoalResult &G : R.Goals)
      if (!G.Reached)
        ask(G, Reachable, Worst);
  }
  if (!AllReached) {
    R.Unguarded = Graph::build(E, F, R.K, {true, true, Options.From});
    Cheapest Without(R.Unguarded, R.Unguarded.start());
    for (GoalResult &G : R.Goals)
      if (!G.Reached)
        G.Averted = Without.attack(R.Unguarded.node(G.What.Kind, G.What.Of));
  }
  // In the order that was asked for; else what is easiest first.
  if (!R.Chosen)
    llvm::stable_sort(R.Goals, [](const GoalResult &A, const GoalResult &B) {
      return std::tuple(A.Says, A.Cost) < std::tuple(B.Says, B.Cost);
    });
  llvm::BitVector Reachable = reachable(R.G, R.G.start());
  unsigned Detailed = 0;
  for (GoalResult &G : R.Goals)
    if (G.Reached && Detailed++ < Options.MaxDetailed)
      detail(G, Reachable);
  group();
}

/// Whether \p Goal, which what is open does not reach, could be reached if
/// every answer were the worst one, and by which questions.
void Analyser::ask(GoalResult &Goal, const llvm::BitVector &Reachable,
                   const Cheapest &Costs) {
  NodeId Node = R.Asked.node(Goal.What.Kind, Goal.What.Of);
  if (!Reachable.test(Node.index()))
    return;
  Goal.Says = Answer::Open;
  Goal.Perhaps = Costs.attack(Node);
  Goal.Cost = attackCost(R.Asked, Goal.Perhaps);
  // Those on the cheapest way come first: they decide soonest.
  auto Add = [&](FindingId Id) {
    if (Id && F.Findings[Id].State == rules::FindingState::Question &&
        !llvm::is_contained(Goal.InQuestion, Id))
      Goal.InQuestion.push_back(Id);
  };
  for (StepId S : Goal.Perhaps)
    Add(R.Asked.step(S).Finding);
  Cone C = coneOf(R.Asked, Reachable, Node);
  std::vector<FindingId> Others;
  for (const Step &S : C.G.steps())
    if (S.Finding)
      Others.push_back(S.Finding);
  llvm::sort(Others);
  Others.erase(llvm::unique(Others), Others.end());
  llvm::BitVector Known(F.Findings.size());
  for (FindingId Id : Goal.InQuestion)
    Known.set(Id.index());
  for (FindingId Id : Others)
    if (!Known.test(Id.index()) &&
        F.Findings[Id].State == rules::FindingState::Question)
      Goal.InQuestion.push_back(Id);
}

void Analyser::group() {
  using Key = std::tuple<std::vector<StepId>, std::vector<NodeId>, StepKind,
                         FindingId, std::vector<std::vector<Placed>>, bool>;
  std::map<Key, uint32_t> Seen;
  for (uint32_t I = 0; I < R.Goals.size(); ++I) {
    GoalResult &G = R.Goals[I];
    G.LikeGoal = I;
    if (!G.Detailed)
      continue;
    std::vector<StepId> Before(G.Attack.begin(), G.Attack.end() - 1);
    const Step &Last = R.G.step(G.Attack.back());
    std::vector<std::vector<Placed>> Cuts;
    for (const Cut &C : G.Cuts) {
      std::vector<Placed> &Of = Cuts.emplace_back();
      for (uint32_t M : C.Measures)
        llvm::append_range(Of, G.Measures[M].Ways);
    }
    llvm::ArrayRef<NodeId> Premises = R.G.premises(Last);
    G.LikeGoal = Seen.try_emplace({std::move(Before),
                                   {Premises.begin(), Premises.end()},
                                   Last.Kind,
                                   Last.Finding,
                                   std::move(Cuts),
                                   G.Cuttable},
                                  I)
                     .first->second;
  }
}

Result attack::analyse(const review::Review &Of,
                       const AnalysisOptions &Options) {
  Result R;
  Analyser(Of, Options, R).run();
  return R;
}

Graph attack::buildGraph(const review::Review &Of,
                         const GraphOptions &Options) {
  return Graph::build(Of.engine(), Of.findings(),
                      readKnowledge(Of.engine().program()), Options);
}
