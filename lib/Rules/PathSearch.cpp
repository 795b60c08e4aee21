//===- PathSearch.cpp - Paths of flows with conditions --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/PathSearch.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityId;
using ir::ExprId;
using ir::PathClauseOp;
using ir::Value;
using ir::ValueTag;

// Each doubles the states of the search.
static constexpr unsigned MaxAnyClauses = 6;

bool PathSearch::elementsOf(const Value &V, bool Arriving,
                            llvm::SmallVectorImpl<EntityId> &Out) {
  const analysis::Reachability &R = Ev.C.F.reachability();
  if (V.Tag == ValueTag::Entity || V.Tag == ValueTag::Kind) {
    R.elementsOf(analysis::Place(V), Arriving, Out);
    return true;
  }
  for (const Value &M : Ev.members(V))
    R.elementsOf(analysis::Place(M), Arriving, Out);
  llvm::sort(Out);
  Out.erase(llvm::unique(Out), Out.end());
  return !V.isUnknown();
}

/// Whether \p Flow carries one of the items, or something derived from one.
static bool carriesOneOf(const analysis::Facts &F, EntityId Carried,
                         const Value &Item) {
  if (Item.Tag == ValueTag::Kind)
    return llvm::any_of(F.lineage(Carried),
                        [&](EntityId D) { return F.isA(D, Item.kind()); });
  return Item.Tag == ValueTag::Entity &&
         llvm::is_contained(F.lineage(Carried), Item.entity());
}

PathTables::Verdict PathSearch::judge(EntityId Flow, bool Back) {
  PathTables::Verdict V{true, true, 0, 0};
  unsigned NextAny = 0;
  for (size_t I = 0; I < Clauses.size() && V.Possible; ++I) {
    const ir::PathClause &Clause = Clauses[I];
    Value Holds;
    if (Clause.Op == PathClauseOp::Avoiding) {
      continue;
    } else if (Clause.Op == PathClauseOp::Carrying) {
      Value Carried = Ev.attribute(
          Flow, Back && P.Known.Returns ? P.Known.Returns : P.Known.Carries);
      const Value &Wanted = ClauseValues[I];
      auto Match = [&](const Value &X) {
        if (!hasMembers(Wanted))
          return carriesOneOf(Ev.C.F, X.entity(), Wanted);
        return llvm::any_of(Ev.members(Wanted), [&](const Value &W) {
          return carriesOneOf(Ev.C.F, X.entity(), W);
        });
      };
      if (llvm::any_of(Ev.members(Carried), Match))
        Holds = Value::boolean(true);
      else if (!Carried.isUnknown() &&
               (!Wanted.isUnknown() || Carried.Payload == 0))
        Holds = Value::boolean(false);
    } else {
      uint32_t At = Ev.Base + Clause.Slot;
      Ev.Slots[At] = Value::entity(Flow);
      Ev.SlotFacts[At] = {};
      Holds = Ev.eval(Clause.Condition);
      if (Clause.Op == PathClauseOp::NoHop)
        Holds = kleeneNot(Holds);
    }
    if (Clause.Op == PathClauseOp::AnyHop) {
      uint8_t Bit = static_cast<uint8_t>(1U << NextAny++);
      V.SeenCertain |= Holds.isTrue() ? Bit : 0;
      V.SeenPossible |= Holds.isFalse() ? 0 : Bit;
      SawUnknown |= Holds.isUnknown();
      continue;
    }
    V.Certain &= Holds.isTrue();
    V.Possible &= !Holds.isFalse();
  }
  SawUnknown |= V.Possible && !V.Certain;
  return V;
}

PathTables::Verdict PathSearch::verdict(EntityId Flow, bool Back) {
  uint32_t At = 2 * Flow.index() + Back;
  if (T.JudgedIn[At] != Judging) {
    T.JudgedIn[At] = Judging;
    // What is unknown of flows matters only if a path takes them.
    Evaluator::Mark Before = Ev.mark();
    T.Verdicts[At] = judge(Flow, Back);
    Ev.rewind(Before);
  }
  return T.Verdicts[At];
}

bool PathSearch::search(bool Certain, llvm::SmallVectorImpl<EntityId> &Flows) {
  const analysis::Facts &F = Ev.C.F;
  uint32_t All = (1U << NumAny) - 1;
  uint32_t Epoch = ++T.Epoch;
  T.Queue.clear();
  for (EntityId S : Sources) {
    if (T.AvoidedIn[S.index()] == Judging)
      continue;
    if (All == 0 && T.TargetIn[S.index()] == Judging)
      return true; // a path of no flow
    uint32_t State = S.index() << NumAny;
    if (T.Reached[State] == Epoch)
      continue;
    T.Reached[State] = Epoch;
    T.Parent[State] = ~uint32_t(0);
    T.Queue.push_back(State);
  }
  for (size_t Next = 0; Next < T.Queue.size(); ++Next) {
    uint32_t State = T.Queue[Next];
    EntityId At(State >> NumAny);
    for (EntityId FlowId : F.outgoing(At)) {
      if (!Ev.step())
        return false;
      const ir::Flow &Flow = P.flow(FlowId);
      EntityId To = Flow.Source == At ? Flow.Target : Flow.Source;
      if (T.AvoidedIn[To.index()] == Judging)
        continue;
      PathTables::Verdict V = verdict(FlowId, Flow.Source != At);
      if (!(Certain ? V.Certain : V.Possible))
        continue;
      uint32_t Mask = State & All;
      Mask |= Certain ? V.SeenCertain : V.SeenPossible;
      uint32_t ToState = (To.index() << NumAny) | Mask;
      if (T.Reached[ToState] == Epoch)
        continue;
      T.Reached[ToState] = Epoch;
      T.Parent[ToState] = State;
      T.Via[ToState] = FlowId;
      if (Mask == All && T.TargetIn[To.index()] == Judging) {
        for (uint32_t S = ToState; T.Parent[S] != ~uint32_t(0); S = T.Parent[S])
          Flows.push_back(T.Via[S]);
        std::reverse(Flows.begin(), Flows.end());
        Backs.clear();
        for (uint32_t S = ToState; T.Parent[S] != ~uint32_t(0); S = T.Parent[S])
          Backs.push_back(P.flow(T.Via[S]).Source.index() !=
                          T.Parent[S] >> NumAny);
        std::reverse(Backs.begin(), Backs.end());
        return true;
      }
      T.Queue.push_back(ToState);
    }
  }
  return false;
}

std::vector<EntityId> PathSearch::reached() const {
  std::vector<EntityId> Out;
  llvm::DenseSet<EntityId> Seen;
  for (uint32_t State : T.Queue)
    if (EntityId E(State >> NumAny); Seen.insert(E).second)
      Out.push_back(E);
  return Out;
}

EntityId PathSearch::inBoth() const {
  for (EntityId S : Sources)
    if (T.TargetIn[S.index()] == Judging && T.AvoidedIn[S.index()] != Judging)
      return S;
  return EntityId::none();
}

Value PathSearch::run(const ir::Expr &E) {
  uint32_t TraceFrom = Ev.traceSize();
  if (E.C != ~uint32_t(0))
    Clauses = P.PathSpecs[E.C].of(P.PathClauses);
  NumAny = static_cast<unsigned>(llvm::count_if(
      Clauses, [](const auto &C) { return C.Op == PathClauseOp::AnyHop; }));
  if (NumAny > MaxAnyClauses) {
    ++Ev.CutOff;
    return Value::unknown();
  }

  // Evaluated before the tables are claimed: an operand may hold a path itself.
  Value From = Ev.eval(ExprId(E.A));
  Value To = Ev.eval(ExprId(E.B));
  llvm::SmallVector<EntityId, 8> Targets, Avoided;
  bool Certain = elementsOf(From, false, Sources);
  Certain &= elementsOf(To, true, Targets);
  ClauseValues.resize(Clauses.size());
  for (size_t I = 0; I < Clauses.size(); ++I) {
    if (Clauses[I].Op != PathClauseOp::Carrying &&
        Clauses[I].Op != PathClauseOp::Avoiding)
      continue;
    ClauseValues[I] = Ev.eval(Clauses[I].Condition);
    if (Clauses[I].Op == PathClauseOp::Avoiding)
      Certain &= elementsOf(ClauseValues[I], true, Avoided);
  }
  bool EndsKnown = !From.isUnknown() && !To.isUnknown();

  uint32_t NumStates = P.Entities.size() << NumAny;
  if (T.Reached.size() < NumStates) {
    T.Reached.resize(NumStates);
    T.Parent.resize(NumStates);
    T.Via.resize(NumStates);
  }
  if (T.TargetIn.size() < P.Entities.size()) {
    T.JudgedIn.resize(2 * P.Entities.size());
    T.Verdicts.resize(2 * P.Entities.size());
    T.TargetIn.resize(P.Entities.size());
    T.AvoidedIn.resize(P.Entities.size());
  }
  // Two searches and a judging a run; start over before the numbers do.
  if (T.Epoch > ~uint32_t(0) - 4) {
    for (auto *Stamps : {&T.Reached, &T.JudgedIn, &T.TargetIn, &T.AvoidedIn})
      llvm::fill(*Stamps, 0);
    T.Epoch = 0;
  }
  Judging = ++T.Epoch;
  for (EntityId X : Targets)
    T.TargetIn[X.index()] = Judging;
  for (EntityId X : Avoided)
    T.AvoidedIn[X.index()] = Judging;

  llvm::SmallVector<EntityId, 16> Flows;
  auto Result = [&] {
    Value V{ValueTag::Path,
            ScratchPool | static_cast<uint32_t>(Ev.Scratch.size()),
            static_cast<int64_t>(Flows.size())};
    for (EntityId X : Flows)
      Ev.Scratch.push_back(Value::entity(X));
    return V;
  };
  // A path between certain ends over certain flows exists whatever else the
  // unknown sets hold; only an unknown set to avoid could forbid it.
  bool AvoidKnown = true;
  for (size_t I = 0; I < Clauses.size(); ++I)
    AvoidKnown &=
        Clauses[I].Op != PathClauseOp::Avoiding || !ClauseValues[I].isUnknown();
  if (AvoidKnown && search(true, Flows)) {
    Ev.truncateTrace(TraceFrom);
    return Result();
  }
  if (!EndsKnown || Ev.isSpent())
    return Value::unknown();
  if (Certain && !SawUnknown) {
    Ev.truncateTrace(TraceFrom);
    return noPath();
  }
  Flows.clear();
  if (!search(false, Flows)) {
    if (Ev.isSpent())
      return Value::unknown();
    Ev.truncateTrace(TraceFrom);
    return noPath();
  }
  for (auto [Flow, Back] : llvm::zip(Flows, Backs))
    judge(Flow, Back);
  return Value::unknown();
}
