//===- Run.cpp - One rule over a model ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Run.h"

#include "Analysis/Scope.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityId;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

// A question about `all e in b.elements` may depend on every element of a large
// boundary; nobody reads further than this.
static constexpr size_t MaxUnknowns = 64;
/// Instead of the first conjunct that is unknown: all are known.
static constexpr uint32_t NoConjunct = ~uint32_t(0);

void rules::bindRule(Evaluator &Ev, const ir::Program &P, const ir::Rule &R,
                     llvm::ArrayRef<EntityId> Bindings) {
  Ev.reset(R.NumSlots);
  for (uint32_t I = 0; I < Bindings.size(); ++I)
    Ev.bind(I, Value::entity(Bindings[I]));
  for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets))
    Ev.bindLazily(Let.Slot, Let.V);
  if (R.Witness)
    Ev.bindLazily(R.WitnessSlot, R.Witness);
}

/// \p E, or the let that it names.
static ExprId throughLets(const ir::Program &P, const ir::Rule &R, ExprId E) {
  while (P.Exprs[E].Op == ExprOp::Local) {
    auto Lets = R.Lets.of(P.RuleLets);
    auto It = llvm::find_if(
        Lets, [&](const ir::RuleLet &Let) { return Let.Slot == P.Exprs[E].A; });
    if (It == Lets.end())
      break;
    E = It->V;
  }
  return E;
}

static uint8_t lowestSeverity(Evaluator &Ev, const ir::Program &P,
                              const ir::Rule &R, ExprId E) {
  E = throughLets(P, R, E);
  Value V = Ev.eval(E);
  if (!V.isUnknown())
    return static_cast<uint8_t>(V.Payload);
  const ir::Expr &If = P.Exprs[E];
  if (If.Op != ExprOp::If)
    return 0;
  Value Cond = Ev.eval(ExprId(If.A));
  if (!Cond.isUnknown())
    return lowestSeverity(Ev, P, R, ExprId(Cond.isTrue() ? If.B : If.C));
  return std::min(lowestSeverity(Ev, P, R, ExprId(If.B)),
                  lowestSeverity(Ev, P, R, ExprId(If.C)));
}

uint8_t rules::severityOf(Evaluator &Ev, const ir::Program &P,
                          const ir::Rule &R, bool &Known) {
  if (!R.Severity)
    return 0;
  uint32_t From = Ev.traceSize();
  Value V = Ev.eval(R.Severity);
  Known = !V.isUnknown();
  uint8_t Severity = Known ? static_cast<uint8_t>(V.Payload)
                           : lowestSeverity(Ev, P, R, R.Severity);
  Ev.truncateTrace(From);
  return Severity;
}

bool rules::saysStopped(diag::Kind Kind) {
  return Kind == diag::TooManyCombinations || Kind == diag::TooManyFindings ||
         Kind == diag::RuleStopped || Kind == diag::AttributeStopped;
}

void rules::reportStopped(const ir::Rule &R, const ir::Program &P,
                          const RuleResult &Result, Diagnostics &Diags) {
  diag::Kind Why = diag::RuleStopped;
  switch (Result.Stopped) {
  case RuleResult::Stop::No:
    return;
  case RuleResult::Stop::Tried:
    Why = diag::TooManyCombinations;
    break;
  case RuleResult::Stop::Found:
    Why = diag::TooManyFindings;
    break;
  case RuleResult::Stop::Steps:
    break;
  }
  Diags.report(Why, R.WhereAt) << P.shortName(R.Id) << Result.Limit;
}

/// Whether the rule is to go on. Variables that nothing joins try every
/// combination, and nobody reads a finding for each.
bool RuleRun::mayGoOn() {
  using Stop = RuleResult::Stop;
  if (isCancelled(Cancel) || Out.Stopped != Stop::No)
    return false;
  auto StopAt = [&](Stop Why, uint64_t Limit) {
    Out.Stopped = Why;
    Out.Limit = Limit;
  };
  if (Ev.isSpent())
    StopAt(Stop::Steps, C.MaxSteps);
  else if (++Out.Tried > MayTry)
    StopAt(Stop::Tried, MayTry);
  else if (Out.Findings.size() > MaxFoundUnjoined && !Joined)
    StopAt(Stop::Found, MaxFoundUnjoined);
  return Out.Stopped == Stop::No;
}

void RuleRun::run() {
  for (size_t I = 1; I < ThePlan.Levels.size(); ++I)
    if (ThePlan.Levels[I].From.How == Generator::Scan)
      Joined &= R.Vars.of(P.RuleVars)[ThePlan.Levels[I].Var].Of.isValid();
  bindRule(Ev, P, R, {});
  Ev.forget();
  Bound.assign(R.Vars.Count, EntityId::none());
  if (!ThePlan.Levels.empty())
    enumerate(0, NoConjunct);
  if (Ev.isSpent()) // by the last candidate
    mayGoOn();
  else
    collectOpenSets();
}

void rules::forEachCandidate(const Context &C, Evaluator &Ev,
                             const Generator &From, ir::KindId Kind,
                             llvm::function_ref<void(EntityId)> Visit) {
  if (From.How == Generator::Scan) {
    for (EntityId E : C.F.candidates(Kind))
      Visit(E);
    return;
  }

  Evaluator::Mark Before = Ev.mark();
  Value Of = Ev.eval(From.Of);
  Ev.truncateTrace(Before.Trace);
  if (From.How == Generator::Inverse) {
    if (Of.Tag != ValueTag::Entity) {
      Ev.rewind(Before);
      return;
    }
    Of = Ev.intrinsic(From.Index, Of.entity());
  }
  if (Of.Tag == ValueTag::Entity) {
    if (C.F.isCandidate(Of.entity(), Kind))
      Visit(Of.entity());
  } else if (hasMembers(Of)) {
    for (int64_t I = 0; I < Of.Payload; ++I) {
      Value M = Ev.members(Of)[static_cast<size_t>(I)];
      if (M.Tag == ValueTag::Entity && C.F.isCandidate(M.entity(), Kind))
        Visit(M.entity());
    }
  }
  Ev.rewind(Before);
}

void RuleRun::enumerate(size_t LevelIndex, uint32_t Unknown) {
  const Level &L = ThePlan.Levels[LevelIndex];
  const ir::RuleVar &Var = R.Vars.of(P.RuleVars)[L.Var];
  if (Var.Of) {
    tryEntity(LevelIndex, Var.Of, Unknown);
    return;
  }
  forEachCandidate(C, Ev, L.From, Var.Kind,
                   [&](EntityId E) { tryEntity(LevelIndex, E, Unknown); });
}

void RuleRun::tryEntity(size_t LevelIndex, EntityId E, uint32_t Unknown) {
  if (LevelIndex == 0 && First && !First->test(E.index()))
    return;
  if (!mayGoOn())
    return;
  const Level &L = ThePlan.Levels[LevelIndex];
  Evaluator::Mark Before = Ev.mark();
  Ev.bind(L.Var, Value::entity(E));
  Bound[L.Var] = E;
  bool Holds = true;
  for (uint32_t Check : L.Checks) {
    const Conjunct &Cond = ThePlan.Conjuncts[Check];
    uint32_t From = Ev.traceSize();
    Value V = Ev.eval(Cond.E);
    Ev.truncateTrace(From);
    if (V.isTrue())
      continue;
    if (V.isFalse() || Cond.IsLink) {
      Holds = false;
      break;
    }
    Unknown = std::min(Unknown, Check);
  }
  if (Holds) {
    if (LevelIndex + 1 == ThePlan.Levels.size()) {
      judge(Unknown);
    } else {
      for (uint32_t Let : L.Lets) {
        uint32_t From = Ev.traceSize();
        Ev.slot(Let);
        Ev.truncateTrace(From);
      }
      enumerate(LevelIndex + 1, Unknown);
    }
  }
  Ev.rewind(Before);
}

/// What puts the candidate out of scope, or none. A rule is about what it
/// matches first; what it matches besides may be the far side of something of
/// ours: an element beside an element or flow that is reviewed.
EntityId RuleRun::outOfScope() const {
  const analysis::Scope &Scope = C.F.scope();
  EntityId Far;
  bool Ours = false;
  for (size_t I = 0; I < Bound.size(); ++I) {
    ir::EntityClass Class = P.Entities[Bound[I]].Class;
    EntityId By = Scope.by(Bound[I]);
    bool HasSides =
        Class == ir::EntityClass::Element || Class == ir::EntityClass::Boundary;
    if (By && (I == 0 || !HasSides))
      return By;
    if (By && !Far)
      Far = By;
    Ours |= !By && (Class == ir::EntityClass::Element ||
                    Class == ir::EntityClass::Flow);
  }
  return Ours ? EntityId() : Far;
}

/// Whether one of the facts that the trace has got since \p From is for those
/// to answer who are asked here.
bool RuleRun::asksSince(uint32_t From) const {
  const analysis::Scope &Scope = C.F.scope();
  return llvm::any_of(Ev.trace().drop_front(From), [&](UnknownFact Fact) {
    return !Scope.any() || !Scope.isOut(Fact.Entity);
  });
}

void RuleRun::judge(uint32_t Unknown) {
  ++Out.Candidates;
  bool WhereUnknown = Unknown != NoConjunct;
  // What stands later in the rule is a follow-up: it is asked when what stands
  // before it is known, and may not matter then. Not all that is unknown can be
  // asked for.
  bool Asked = false;
  for (uint32_t I = Unknown; I < ThePlan.Conjuncts.size() && !Asked; ++I) {
    uint32_t From = Ev.traceSize();
    if (!Ev.eval(ThePlan.Conjuncts[I].E).isUnknown())
      Ev.truncateTrace(From);
    Asked = asksSince(From);
  }
  Value Path;
  if (R.Witness) {
    uint32_t From = Ev.traceSize();
    Path = Ev.slot(R.WitnessSlot);
    if (Path.Tag == ValueTag::Path && Path.Payload < 0)
      return;
    if (WhereUnknown)
      Ev.truncateTrace(From);
    WhereUnknown |= Path.isUnknown();
  }

  EntityId Unreviewed = C.F.scope().any() ? outOfScope() : EntityId();
  Finding F;
  F.Rule = ThePlan.Rule;
  F.State = WhereUnknown ? FindingState::Question : FindingState::Open;
  uint32_t ClauseIndex = 0;
  Asked = WhereUnknown;
  for (const ir::RuleUnless &Clause : R.Unless.of(P.RuleUnlesses)) {
    uint32_t From = Ev.traceSize();
    Value V = Ev.eval(Clause.Condition);
    // First it is asked whether the rule applies at all, then whether what the
    // rule names first protects, and only without that what else may.
    if (Asked && V.isUnknown())
      Ev.truncateTrace(From);
    Asked |= asksSince(From);
    if (V.isTrue()) {
      F.State = FindingState::Mitigated;
      F.Unless = ClauseIndex;
      break;
    }
    if (V.isUnknown())
      F.State = FindingState::Question;
    ++ClauseIndex;
  }

  if (F.State == FindingState::Question) {
    llvm::SmallVector<UnknownFact, 16> Facts(Ev.trace());
    llvm::sort(Facts);
    Facts.erase(llvm::unique(Facts), Facts.end());
    if (Facts.empty()) {
      ++Out.Inapplicable;
      return;
    }
    if (const analysis::Scope &Scope = C.F.scope();
        Scope.any() && !Unreviewed) {
      EntityId First = Scope.by(Facts.front().Entity);
      llvm::erase_if(Facts, [&](const UnknownFact &Fact) {
        return Scope.isOut(Fact.Entity);
      });
      // Only those can answer who are not asked here.
      if (Facts.empty())
        Unreviewed = First;
    }
    if (Facts.size() > MaxUnknowns)
      Facts.truncate(MaxUnknowns);
    F.Premise = WhereUnknown;
    F.Unknowns = {static_cast<uint32_t>(Out.Unknowns.size()),
                  static_cast<uint32_t>(Facts.size())};
    Out.Unknowns.insert(Out.Unknowns.end(), Facts.begin(), Facts.end());
  }
  if (Unreviewed) {
    Out.OutOfScope[Unreviewed] += F.State != FindingState::Mitigated;
    return;
  }
  F.Severity = severityOf(Ev, P, R, F.SeverityKnown);
  F.Bindings = {static_cast<uint32_t>(Out.Bindings.size()),
                static_cast<uint32_t>(Bound.size())};
  Out.Bindings.insert(Out.Bindings.end(), Bound.begin(), Bound.end());
  F.SilencedBy.Begin = static_cast<uint32_t>(Out.Controls.size());
  if (F.State == FindingState::Mitigated)
    addSilencers(R.Unless.of(P.RuleUnlesses)[F.Unless]);
  F.SilencedBy.Count =
      static_cast<uint32_t>(Out.Controls.size()) - F.SilencedBy.Begin;
  if (Path.Tag == ValueTag::Path) {
    llvm::ArrayRef<Value> Hops = Ev.members(Path);
    F.Witness = {static_cast<uint32_t>(Out.Flows.size()),
                 static_cast<uint32_t>(Hops.size())};
    for (const Value &Hop : Hops)
      Out.Flows.push_back(Hop.entity());
  }
  Out.Findings.push_back(F);
}

/// Whether \p Wanted, or one that derives from it, is in force on an entity of
/// the candidate or on what is around it.
bool RuleRun::inForce(ir::ControlId Wanted) const {
  for (EntityId E : Bound)
    for (; E; E = P.Entities[E].Parent)
      if (llvm::any_of(C.F.controls(E),
                       [&](ir::ControlId X) { return C.controlIs(X, Wanted); }))
        return true;
  return false;
}

/// Whether \p Wanted, or one that derives from it, is what protects an entity
/// of the candidate from outside.
bool RuleRun::isBefore(ir::ControlId Wanted) const {
  for (const ir::Provision &Pr : P.Controls[Wanted].Provides.of(P.Provisions)) {
    if (!C.F.shielding().provides(Pr.Attr))
      continue;
    for (EntityId E : Bound) {
      if (!C.isA(E, P.Attrs[Pr.Attr].Owner))
        continue;
      analysis::Resolved From = C.F.resolve(E, Pr.Attr);
      if (From.From == analysis::Origin::Shield &&
          C.controlIs(From.Control, Wanted))
        return true;
    }
  }
  return false;
}

void RuleRun::addSilencers(const ir::RuleUnless &Clause) {
  for (ir::ControlId By : Clause.By.of(P.RuleControls))
    if (inForce(By) || isBefore(By))
      Out.Controls.push_back(By);
}

/// Finds the sets that a link such as `d in f.carries` would enumerate and that
/// nothing sets, for every f of which nothing else says that the rule does not
/// apply. Done apart from the joins, so that what is asked does not depend on
/// the plan.
void RuleRun::collectOpenSets() {
  for (const Link &L : ThePlan.Links) {
    if (!llvm::has_single_bit(L.OfVars))
      continue;
    uint32_t Var = static_cast<uint32_t>(llvm::countr_zero(L.OfVars));
    ir::KindId Kind = R.Vars.of(P.RuleVars)[Var].Kind;
    for (EntityId E : C.F.candidates(Kind)) {
      if (C.F.isOutOfScope(E))
        continue;
      Evaluator::Mark Before = Ev.mark();
      Ev.bind(Var, Value::entity(E));
      if (Ev.eval(L.Of).isUnknown() && Ev.traceSize() != Before.Trace) {
        uint32_t End = Ev.traceSize();
        bool Applies = llvm::none_of(ThePlan.Conjuncts, [&](const Conjunct &X) {
          return X.Vars == L.OfVars && Ev.eval(X.E).isFalse();
        });
        if (Applies)
          Out.OpenSets.insert(Out.OpenSets.end(),
                              Ev.trace().begin() + Before.Trace,
                              Ev.trace().begin() + End);
      }
      Ev.rewind(Before);
    }
  }
  llvm::erase_if(Out.OpenSets, [&](const UnknownFact &Fact) {
    return C.F.isOutOfScope(Fact.Entity);
  });
  llvm::sort(Out.OpenSets);
  Out.OpenSets.erase(llvm::unique(Out.OpenSets), Out.OpenSets.end());
}
