//===- Assumptions.cpp - What a quiet model takes for granted -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// In two steps. First every value that is assumed, or said for all, is taken
/// to be unknown at once, and the rules run again: whatever then stands or is
/// asked, and did not before, rests on such values; its trace and its reads say
/// on which. Then each line that sets such values is withdrawn alone, and the
/// candidates that it has a part in are judged again: those that appear are
/// what it alone keeps away. The second step looks at no candidates but those
/// of the first, so that all of it is linear in them.
///
//===----------------------------------------------------------------------===//

#include "Rules/Assumptions.h"

#include "Rules/EngineImpl.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tmc;
using namespace tmc::rules;
using analysis::Basis;
using analysis::Origin;
using analysis::Resolved;
using ir::AttrId;
using ir::EntityId;
using ir::ExprId;
using ir::RuleId;

/// Of entities that take the same from kinds and defaults, so many are tried as
/// what a rule begins with. What one of them rests on, all do.
static constexpr uint32_t MaxAlike = 32;

namespace {
class Search {
public:
  Search(const Context &C, const FindingSet &F, PlanMode Mode)
      : C(C), P(C.P), F(F), Mode(Mode), Ev(C), Reads(C.P) {}
  Assumptions run();

private:
  /// What would be a finding, or a question.
  struct Candidate {
    FindingId Id;
    bool Appears = false; ///< without one line alone
  };
  /// A line that sets a value of many things.
  struct Line {
    Withdrawal What;
    Assumption Out;
    std::vector<uint32_t> Of; ///< of Candidates
    llvm::DenseSet<EntityId> On;
  };

  void findSample();
  bool seed();
  bool isSilent(RuleId Id, llvm::ArrayRef<EntityId> Bound) const;
  void addHidden(const RuleResult &Result, const Finding &X);
  void readsOf(const Finding &X, std::vector<UnknownFact> &Out);
  void addTo(uint32_t Candidate, UnknownFact Fact);
  bool appears(const Finding &X);
  void tryAlone(Line &L);

  const Context &C;
  const ir::Program &P;
  const FindingSet &F;
  PlanMode Mode;
  Evaluator Ev;
  Dependence Reads;
  Withdrawal All;
  Supposition S;
  llvm::BitVector Seed, Affected;
  llvm::BitVector Sample; ///< by entity: what rules begin with
  std::vector<std::pair<uint64_t, FindingId>> Known; ///< by hash
  Assumptions Out;
  std::vector<Candidate> Candidates;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, Line> Lines;
};
} // namespace

static uint64_t hashOf(RuleId R, llvm::ArrayRef<EntityId> Bound) {
  uint64_t H = R.index() + 1;
  for (EntityId E : Bound)
    H = llvm::hash_combine(H, E.index());
  return H;
}

/// Chooses, of the entities of one kind to which the same defaults apply, some.
void Search::findSample() {
  Sample.resize(P.Entities.size());
  std::map<std::pair<uint32_t, uint64_t>, uint32_t> Seen;
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    const ir::Entity &Row = P.Entities[EntityId(E)];
    if (C.F.isOutOfScope(EntityId(E)))
      continue; // nothing of it is claimed
    uint64_t From = 0;
    for (const ir::Setting &Set : Row.Inherited.of(P.Settings))
      From = llvm::hash_combine(From, Set.Where.Begin.Offset);
    if (Seen[{Row.Kind.index(), From}]++ < MaxAlike)
      Sample.set(E);
    else
      Out.Sampled = true;
  }
}

/// Which attributes some entity has by assumption. False if there are none.
bool Search::seed() {
  Seed.resize(P.Attrs.size());
  for (const ir::Default &D : P.Defaults)
    if (P.Exprs[D.V].Op == ir::ExprOp::Const && isAskable(P, D.Attr))
      Seed.set(D.Attr.index());
  for (uint32_t E = 0; E < P.Entities.size(); ++E)
    for (const ir::Setting &Set :
         P.Entities[EntityId(E)].Inherited.of(P.Settings))
      Seed.set(Set.Attr.index());
  // That a flow is local ends every question about its way: whoever says it,
  // it is shown what that takes away.
  // A program of which nothing was read has no kinds.
  if (ir::KindId Flow =
          P.Known.Root[static_cast<unsigned>(ir::EntityClass::Flow)])
    for (AttrId A : P.Kinds[Flow].Attrs.of(P.KindAttrs))
      if (P.text(P.Attrs[A].Text) == "networked") {
        All.AlsoSaid = A;
        Seed.set(A.index());
      }
  Affected = Reads.affectedBy(Seed);
  return Seed.any();
}

/// Whether the rules say nothing of it now: it does not apply, or an `unless`
/// silences it.
bool Search::isSilent(RuleId Id, llvm::ArrayRef<EntityId> Bound) const {
  uint64_t H = hashOf(Id, Bound);
  for (auto It = llvm::lower_bound(
           Known, H, [](const auto &K, uint64_t V) { return K.first < V; });
       It != Known.end() && It->first == H; ++It) {
    const Finding &X = F.Findings[It->second];
    if (X.Rule == Id && X.Bindings.of(F.Bindings) == Bound)
      return X.State == FindingState::Mitigated && !X.Decision;
  }
  return true;
}

/// The attributes that the conditions of \p X read, as far as they are
/// withdrawn now, and those on which an unknown value depends.
void Search::readsOf(const Finding &X, std::vector<UnknownFact> &Facts) {
  const ir::Rule &R = P.Rules[X.Rule];
  bindRule(Ev, P, R, X.Bindings.of(Out.Hidden.Bindings));
  Ev.Reads = &Facts;
  for (ExprId E : R.Where.of(P.RuleConditions))
    Ev.eval(E);
  if (R.Witness)
    Ev.slot(R.WitnessSlot);
  for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
    Ev.eval(U.Condition);
  Ev.Reads = nullptr;
  llvm::append_range(Facts, Ev.trace());
  llvm::sort(Facts);
  Facts.erase(llvm::unique(Facts), Facts.end());
  llvm::erase_if(Facts, [&](const UnknownFact &Fact) {
    return !All.covers(P, Fact.Attr, C.F.resolve(Fact.Entity, Fact.Attr));
  });
}

void Search::addTo(uint32_t Index, UnknownFact Fact) {
  Resolved R = C.F.resolve(Fact.Entity, Fact.Attr);
  bool ByKind = R.From == Origin::KindDefault;
  bool Here = R.From == Origin::Model;
  auto [It, New] = Lines.try_emplace(
      {Fact.Attr.index(), ByKind ? R.Kind.index() : ~uint32_t(0),
       ByKind || Here ? 0 : R.Where.Begin.Offset});
  Line &L = It->second;
  if (New) {
    L.What.Attr = Fact.Attr;
    if (ByKind)
      L.What.Kind = R.Kind;
    if (Here)
      L.What.AlsoSaid = Fact.Attr;
    else
      L.What.Where = R.Where;
    L.Out.Basis = basisOf(R.From);
    L.Out.Attr = Fact.Attr;
    L.Out.Kind = L.What.Kind;
    L.Out.Where = R.Where;
    L.Out.V = R.V;
  }
  L.On.insert(Fact.Entity);
  if (L.Of.empty() || L.Of.back() != Index)
    L.Of.push_back(Index);
}

void Search::addHidden(const RuleResult &Result, const Finding &X) {
  auto Bound = X.Bindings.of(Result.Bindings);
  if (!isSilent(X.Rule, Bound))
    return;
  Finding Row;
  Row.Rule = X.Rule;
  Row.State = FindingState::Question;
  Row.Severity = X.Severity;
  Row.SeverityKnown = X.SeverityKnown;
  Row.Bindings = {static_cast<uint32_t>(Out.Hidden.Bindings.size()),
                  static_cast<uint32_t>(Bound.size())};
  llvm::append_range(Out.Hidden.Bindings, Bound);
  Candidates.push_back({Out.Hidden.Findings.add(Row)});
}

/// Whether \p X stands or is asked, as things are supposed to be now.
bool Search::appears(const Finding &X) {
  const ir::Rule &R = P.Rules[X.Rule];
  bindRule(Ev, P, R, X.Bindings.of(Out.Hidden.Bindings));
  bool Unknown = false;
  for (ExprId E : R.Where.of(P.RuleConditions)) {
    ir::Value V = Ev.eval(E);
    if (V.isFalse())
      return false;
    Unknown |= V.isUnknown();
  }
  if (R.Witness) {
    ir::Value Path = Ev.slot(R.WitnessSlot);
    if (Path.Tag == ir::ValueTag::Path && Path.Payload < 0)
      return false;
    Unknown |= Path.isUnknown();
  }
  for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
    ir::Value V = Ev.eval(U.Condition);
    if (V.isTrue())
      return false;
    Unknown |= V.isUnknown();
  }
  // Unknown for a reason that no answer settles: it does not apply.
  return !Unknown || Ev.traceSize() != 0;
}

/// Finds what appears if \p L alone is withdrawn.
void Search::tryAlone(Line &L) {
  Supposition Alone;
  llvm::BitVector Reach = Reads.affectedBy(L.What.Attr);
  Alone.Affected = &Reach;
  Alone.Withdrawn = &L.What;
  Ev.suppose(&Alone);
  for (uint32_t I : L.Of) {
    Finding &X = Out.Hidden.Findings[Candidates[I].Id];
    if (!appears(X))
      continue;
    Candidates[I].Appears = true;
    L.Out.Alone.push_back(Candidates[I].Id);
    X.Severity = severityOf(Ev, P, P.Rules[X.Rule], X.SeverityKnown);
  }
  Ev.suppose(nullptr);
}

Assumptions Search::run() {
  if (!seed())
    return std::move(Out);
  findSample();
  Known.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const Finding &X = F.Findings[FindingId(I)];
    Known.push_back({hashOf(X.Rule, X.Bindings.of(F.Bindings)), FindingId(I)});
  }
  llvm::sort(Known);

  All.Bases =
      Withdrawal::bit(Basis::Assumed) | Withdrawal::bit(Basis::SaidForAll);
  S.Affected = &Affected;
  S.Withdrawn = &All;
  Ev.suppose(&S);
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    RuleId Id(I);
    const ir::Rule &R = P.Rules[Id];
    if (isAboutModel(P, R) || isAdmission(P, R))
      continue;
    auto Depends = [&](ExprId E) {
      return Affected.anyCommon(Reads.readBy(R, E));
    };
    if (!(R.Witness && Depends(R.Witness)) &&
        llvm::none_of(R.Where.of(P.RuleConditions), Depends) &&
        llvm::none_of(
            R.Unless.of(P.RuleUnlesses),
            [&](const ir::RuleUnless &U) { return Depends(U.Condition); }))
      continue;
    RuleResult Result;
    Plan ThePlan = compileRule(C, Id, Mode);
    RuleRun Run(C, Ev, ThePlan, Result);
    Run.beginWith(&Sample);
    Run.run();
    for (const Finding &X : Result.Findings)
      if (X.State != FindingState::Mitigated)
        addHidden(Result, X);
  }
  std::vector<UnknownFact> Facts;
  for (uint32_t I = 0; I < Candidates.size(); ++I) {
    Facts.clear();
    readsOf(Out.Hidden.Findings[Candidates[I].Id], Facts);
    for (UnknownFact Fact : Facts)
      addTo(I, Fact);
  }
  Ev.suppose(nullptr);

  for (auto &[Key, L] : Lines)
    tryAlone(L);
  for (auto &[Key, L] : Lines) {
    for (uint32_t I : L.Of)
      if (!Candidates[I].Appears)
        L.Out.Together.push_back(Candidates[I].Id);
    if (L.Out.Alone.empty() && L.Out.Together.empty())
      continue;
    for (const auto *List : {&L.Out.Alone, &L.Out.Together})
      for (FindingId Id : *List)
        L.Out.Severity =
            std::max(L.Out.Severity, Out.Hidden.Findings[Id].Severity);
    L.Out.On.assign(L.On.begin(), L.On.end());
    llvm::sort(L.Out.On);
    Out.Entries.push_back(std::move(L.Out));
  }
  llvm::stable_sort(Out.Entries, [&](const Assumption &A, const Assumption &B) {
    auto Rank = [](const Assumption &X) {
      return std::tuple(!X.Alone.empty(), X.Severity, X.Alone.size(),
                        X.Together.size());
    };
    return Rank(A) > Rank(B);
  });
  Out.Hidden.CountByState[static_cast<unsigned>(FindingState::Question)] =
      Out.Hidden.Findings.size();
  return std::move(Out);
}

Assumptions Engine::assumptions(const FindingSet &F) const {
  return Search(I->C, F, I->planMode()).run();
}
