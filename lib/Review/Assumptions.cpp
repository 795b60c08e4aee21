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
/// What a model says of who is in a place, as a number for its trust, is read
/// by the passes, not by the rules: for that, both steps are done on a copy of
/// the program that does not say it.
///
//===----------------------------------------------------------------------===//

#include "Review/Assumptions.h"

#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

#include <map>
#include <unordered_map>

using namespace tmc;
using namespace tmc::review;
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

/// The passes run again for each thing that is said of places, as long as that
/// is no more than so many entities altogether.
static constexpr uint64_t MaxAgain = 20000;

namespace {
/// A program, without what some lines say, with what follows from that.
struct World {
  explicit World(ir::Program Without, int64_t Today)
      : P(std::move(Without)), F(P), C(P, F), Ev(C) {
    C.Today = Today;
  }
  ir::Program P;
  analysis::Facts F;
  Context C;
  Evaluator Ev;
};

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
    Claim Said; ///< What.Claims, if the model itself says it
    Assumption Out;
    std::vector<uint32_t> Of; ///< of Candidates
    llvm::DenseSet<EntityId> On;
  };

  /// What is said of some places.
  struct PlaceLine {
    Assumption Out;
    std::vector<const ir::Setting *> Settings;
  };

  void findPlaces();
  void withoutPlaces();
  std::unique_ptr<World> worldWithout(llvm::ArrayRef<const PlaceLine *>) const;
  uint64_t placesAround(EntityId E) const;
  void findSample();
  bool seed();
  void collect(const Context &In, Evaluator &With,
               llvm::function_ref<bool(const ir::Rule &)> Matters);
  bool makesClaims() const;
  void withdraw(const Withdrawal &What, const llvm::BitVector &Affected);
  void withdrawLines();
  void finish();
  bool isSilent(RuleId Id, llvm::ArrayRef<EntityId> Bound) const;
  void addHidden(const RuleResult &Result, const Finding &X);
  std::optional<FindingId> hidden(RuleId R,
                                  llvm::ArrayRef<EntityId> Bound) const;
  void readsOf(const Finding &X, std::vector<UnknownFact> &Out);
  const std::vector<UnknownFact> &readsOfDerived(UnknownFact Of, ExprId Expr);
  void addTo(uint32_t Candidate, UnknownFact Fact);
  bool appears(Evaluator &With, const Finding &X) const;
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
  std::unordered_map<uint64_t, std::vector<UnknownFact>> DerivedReads;
  std::vector<Claim> Claims;
  std::map<std::pair<AttrId, ir::Value>, PlaceLine> Places;
  std::vector<uint64_t> SaidHere; ///< by boundary: what Places has of it
  std::multimap<uint64_t, FindingId> Seen; ///< Out.Hidden, by hash
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
    uint64_t From = placesAround(EntityId(E));
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
  // That a flow is local ends every question about its way, and that a network
  // is closed to its members every question about those: whoever says it, it is
  // shown what that takes away.
  // A program of which nothing was read has no kinds.
  auto AddClaim = [&](ir::EntityClass Class, llvm::StringRef Name, bool V) {
    if (ir::KindId Root = P.Known.Root[static_cast<unsigned>(Class)])
      for (AttrId A : P.Kinds[Root].Attrs.of(P.KindAttrs))
        if (P.text(P.Attrs[A].Text) == Name) {
          Claims.push_back({A, V});
          Seed.set(A.index());
        }
  };
  AddClaim(ir::EntityClass::Flow, "networked", false);
  AddClaim(ir::EntityClass::Boundary, "isolated", true);
  AddClaim(ir::EntityClass::System, "isolated", true);
  All.Claims = Claims;
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
  // What is derived was mostly evaluated before, and so read nothing now.
  llvm::DenseSet<uint64_t> Done;
  std::vector<UnknownFact> Work;
  Work.swap(Facts);
  while (!Work.empty()) {
    UnknownFact Fact = Work.back();
    Work.pop_back();
    if (!S.Affected->test(Fact.Attr.index()) ||
        !Done.insert(Context::key(Fact.Entity, Fact.Attr)).second ||
        !C.isA(Fact.Entity, P.Attrs[Fact.Attr].Owner))
      continue;
    Resolved From = C.F.resolve(Fact.Entity, Fact.Attr);
    if (S.Withdrawn->covers(P, Fact.Attr, From))
      Facts.push_back(Fact);
    else if (From.Expr)
      llvm::append_range(Work, readsOfDerived(Fact, From.Expr));
  }
  llvm::sort(Facts);
}

/// What the expression of a derived attribute reads itself.
const std::vector<UnknownFact> &Search::readsOfDerived(UnknownFact Of,
                                                       ExprId Expr) {
  auto [It, New] = DerivedReads.try_emplace(Context::key(Of.Entity, Of.Attr));
  if (New) {
    Ev.reset(Ev.slotsOf(Expr));
    Ev.bind(0, ir::Value::entity(Of.Entity));
    Ev.Reads = &It->second;
    Ev.eval(Expr);
    Ev.Reads = nullptr;
    llvm::sort(It->second);
    It->second.erase(llvm::unique(It->second), It->second.end());
  }
  return It->second;
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
    if (Here) {
      L.Said = {Fact.Attr, R.V.isTrue()};
      L.What.Claims = L.Said;
    } else {
      L.What.Where = R.Where;
    }
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
  if (!isSilent(X.Rule, Bound) || hidden(X.Rule, Bound))
    return;
  Finding Row;
  Row.Rule = X.Rule;
  Row.State = FindingState::Question;
  Row.Severity = X.Severity;
  Row.SeverityKnown = X.SeverityKnown;
  Row.Bindings = {static_cast<uint32_t>(Out.Hidden.Bindings.size()),
                  static_cast<uint32_t>(Bound.size())};
  llvm::append_range(Out.Hidden.Bindings, Bound);
  FindingId Id = Out.Hidden.Findings.add(Row);
  Candidates.push_back({Id});
  Seen.insert({hashOf(X.Rule, Bound), Id});
}

std::optional<FindingId> Search::hidden(RuleId R,
                                        llvm::ArrayRef<EntityId> Bound) const {
  auto [From, To] = Seen.equal_range(hashOf(R, Bound));
  for (; From != To; ++From) {
    const Finding &X = Out.Hidden.Findings[From->second];
    if (X.Rule == R && X.Bindings.of(Out.Hidden.Bindings) == Bound)
      return From->second;
  }
  return std::nullopt;
}

/// Whether \p X stands or is asked, as things are for \p Ev.
bool Search::appears(Evaluator &Ev, const Finding &X) const {
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
    if (!appears(Ev, X))
      continue;
    Candidates[I].Appears = true;
    L.Out.Alone.push_back(Candidates[I].Id);
    X.Severity = severityOf(Ev, P, P.Rules[X.Rule], X.SeverityKnown);
  }
  Ev.suppose(nullptr);
}

/// Runs the rules that \p Matters chooses, and takes what they now find and did
/// not before.
void Search::collect(const Context &In, Evaluator &With,
                     llvm::function_ref<bool(const ir::Rule &)> Matters) {
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    RuleId Id(I);
    const ir::Rule &R = P.Rules[Id];
    if (isAboutModel(P, R) || isAdmission(P, R) || !Matters(R))
      continue;
    RuleResult Result;
    Plan ThePlan = compileRule(In, Id, Mode);
    RuleRun Run(In, With, ThePlan, Result);
    Run.beginWith(&Sample);
    Run.run();
    for (const Finding &X : Result.Findings)
      if (X.State != FindingState::Mitigated)
        addHidden(Result, X);
  }
}

/// Whether the model says one of the claims of something.
bool Search::makesClaims() const {
  for (uint32_t E = 0; E < P.Entities.size(); ++E)
    for (const ir::Setting &Set :
         P.Entities[EntityId(E)].Settings.of(P.Settings))
      if (llvm::any_of(Claims, [&](const Claim &X) {
            return X.Attr == Set.Attr && Set.V == ir::Value::boolean(X.V);
          }))
        return true;
  return false;
}

/// Finds what there is if \p What is withdrawn, and which lines it rests on.
void Search::withdraw(const Withdrawal &What, const llvm::BitVector &Affected) {
  S.Affected = &Affected;
  S.Withdrawn = &What;
  Ev.suppose(&S);
  uint32_t Before = static_cast<uint32_t>(Candidates.size());
  collect(C, Ev, [&](const ir::Rule &R) {
    auto Depends = [&](ExprId E) {
      return Affected.anyCommon(Reads.readBy(R, E));
    };
    return (R.Witness && Depends(R.Witness)) ||
           llvm::any_of(R.Where.of(P.RuleConditions), Depends) ||
           llvm::any_of(
               R.Unless.of(P.RuleUnlesses),
               [&](const ir::RuleUnless &U) { return Depends(U.Condition); });
  });
  std::vector<UnknownFact> Facts;
  for (uint32_t I = Before; I < Candidates.size(); ++I) {
    Facts.clear();
    readsOf(Out.Hidden.Findings[Candidates[I].Id], Facts);
    for (UnknownFact Fact : Facts)
      addTo(I, Fact);
  }
  Ev.suppose(nullptr);
}

/// What kinds assume and what is said for all, and the claims.
void Search::withdrawLines() {
  All.Bases =
      Withdrawal::bit(Basis::Assumed) | Withdrawal::bit(Basis::SaidForAll);
  withdraw(All, Affected);
  // What a kind says may be what makes a weakness: without the claim *and* that
  // a rule may say nothing, so that the claims are withdrawn by themselves,
  // too.
  if (makesClaims()) {
    Withdrawal Only;
    Only.Claims = Claims;
    llvm::BitVector Seeds(P.Attrs.size());
    for (const Claim &X : Claims)
      Seeds.set(X.Attr.index());
    llvm::BitVector Reach = Reads.affectedBy(Seeds);
    withdraw(Only, Reach);
  }

  for (auto &[Key, L] : Lines)
    tryAlone(L);
  for (auto &[Key, L] : Lines) {
    for (uint32_t I : L.Of)
      if (!Candidates[I].Appears)
        L.Out.Together.push_back(Candidates[I].Id);
    if (L.Out.Alone.empty() && L.Out.Together.empty())
      continue;
    L.Out.On.assign(L.On.begin(), L.On.end());
    llvm::sort(L.Out.On);
    Out.Entries.push_back(std::move(L.Out));
  }
}

//===----------------------------------------------------------------------===//
// What is said of places
//===----------------------------------------------------------------------===//

/// What the model, or a `default` of it, says of boundaries and passes read.
void Search::findPlaces() {
  SaidHere.resize(P.Entities.size());
  const ir::WellKnown &W = P.Known;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    if (P.Entities[E].Class != ir::EntityClass::Boundary || C.F.isOutOfScope(E))
      continue;
    for (AttrId A : {W.BoundaryTrust, W.BoundaryPopulation, W.BoundaryHeldBy}) {
      if (!A)
        continue;
      Resolved R = C.F.resolve(E, A);
      const ir::Setting *Set = R.From == Origin::Model   ? P.setting(E, A)
                               : R.From == Origin::Scope ? P.inherited(E, A)
                                                         : nullptr;
      if (!Set || Set->V.isUnknown())
        continue;
      SaidHere[I] = llvm::hash_combine(SaidHere[I], A.index(), Set->V.Payload);
      PlaceLine &L = Places[{A, Set->V}];
      if (L.Settings.empty()) {
        L.Out.Basis = basisOf(R.From);
        L.Out.Attr = A;
        L.Out.Where = R.Where;
        L.Out.V = Set->V;
      }
      L.Settings.push_back(Set);
      L.Out.On.push_back(E);
    }
  }
}

/// What is said of the places in which \p E is, in short: others that are alike
/// are so only there.
uint64_t Search::placesAround(EntityId E) const {
  if (Places.empty())
    return 0;
  uint64_t Out = SaidHere[E.index()];
  auto Add = [&](EntityId X) {
    for (EntityId B : C.F.zones(X))
      if (SaidHere[B.index()])
        Out = llvm::hash_combine(Out, SaidHere[B.index()]);
  };
  if (P.Entities[E].Class == ir::EntityClass::Flow) {
    Add(P.flow(E).Source);
    Out = llvm::hash_combine(Out, 0);
    Add(P.flow(E).Target);
  } else if (P.Entities[E].Class == ir::EntityClass::Element ||
             P.Entities[E].Class == ir::EntityClass::Boundary) {
    Add(E);
  }
  return Out;
}

std::unique_ptr<World>
Search::worldWithout(llvm::ArrayRef<const PlaceLine *> Lines) const {
  ir::Program Copy = P;
  for (const PlaceLine *L : Lines)
    for (size_t I = 0; I < L->Out.On.size(); ++I) {
      ir::Entity &Row = Copy.Entities[L->Out.On[I]];
      for (Slice *Rows : {&Row.Settings, &Row.Inherited}) {
        auto Begin = Copy.Settings.begin() + Rows->Begin;
        auto End = std::remove_if(
            Begin, Begin + Rows->Count,
            [&](const ir::Setting &X) { return X.Attr == L->Out.Attr; });
        Rows->Count = static_cast<uint32_t>(End - Begin);
      }
    }
  return std::make_unique<World>(std::move(Copy), C.Today);
}

void Search::withoutPlaces() {
  if (Places.empty())
    return;
  std::vector<const PlaceLine *> Every;
  for (const auto &[Key, L] : Places)
    Every.push_back(&L);
  size_t Before = Candidates.size();
  std::vector<FindingId> Found;
  {
    std::unique_ptr<World> W = worldWithout(Every);
    FindingSet &Hidden = Out.Hidden;
    // What the other lines hide may be hidden by these as well.
    for (size_t I = 0; I < Before; ++I)
      if (appears(W->Ev, Hidden.Findings[Candidates[I].Id]))
        Found.push_back(Candidates[I].Id);
    collect(W->C, W->Ev, [](const ir::Rule &) { return true; });
    for (size_t I = Before; I < Candidates.size(); ++I)
      Found.push_back(Candidates[I].Id);
  }
  bool Each = Every.size() > 1 &&
              Every.size() * uint64_t(P.Entities.size()) <= MaxAgain;
  llvm::DenseSet<FindingId> ByOne;
  for (auto &[Key, L] : Places) {
    if (Every.size() == 1)
      L.Out.Alone = Found;
    if (!Each)
      continue;
    std::unique_ptr<World> W = worldWithout(&L);
    for (FindingId Id : Found) {
      Finding &X = Out.Hidden.Findings[Id];
      if (!appears(W->Ev, X))
        continue;
      ByOne.insert(Id);
      L.Out.Alone.push_back(Id);
      X.Severity = severityOf(W->Ev, W->P, P.Rules[X.Rule], X.SeverityKnown);
    }
  }
  for (auto &[Key, L] : Places) {
    if (Every.size() > 1)
      for (FindingId Id : Found)
        if (!ByOne.contains(Id))
          L.Out.Together.push_back(Id);
    if (!L.Out.Alone.empty() || !L.Out.Together.empty())
      Out.Entries.push_back(std::move(L.Out));
  }
}

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

void Search::finish() {
  for (Assumption &A : Out.Entries)
    for (const auto *List : {&A.Alone, &A.Together})
      for (FindingId Id : *List)
        A.Severity = std::max(A.Severity, Out.Hidden.Findings[Id].Severity);
  llvm::stable_sort(Out.Entries, [&](const Assumption &A, const Assumption &B) {
    auto Rank = [](const Assumption &X) {
      return std::tuple(!X.Alone.empty(), X.Severity, X.Alone.size(),
                        X.Together.size());
    };
    return Rank(A) > Rank(B);
  });
  Out.Hidden.CountByState[static_cast<unsigned>(FindingState::Question)] =
      Out.Hidden.Findings.size();
}

Assumptions Search::run() {
  findPlaces();
  bool Some = seed();
  if (!Some && Places.empty())
    return std::move(Out);
  findSample();
  Known.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const Finding &X = F.Findings[FindingId(I)];
    Known.push_back({hashOf(X.Rule, X.Bindings.of(F.Bindings)), FindingId(I)});
  }
  llvm::sort(Known);
  if (Some)
    withdrawLines();
  withoutPlaces();
  finish();
  return std::move(Out);
}

Assumptions review::findAssumptions(const Review &R) {
  return Search(R.engine().context(), R.findings(), R.engine().planMode())
      .run();
}
