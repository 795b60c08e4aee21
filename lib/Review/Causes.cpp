//===- Causes.cpp - Findings that one remedy ends -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Causes.h"

#include "Review/ReviewImpl.h"
#include "Rules/Suppose.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <map>
#include <queue>

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::AttrId;
using ir::EntityId;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

namespace {

/// Something that ends findings: a control on an entity, or an attribute of it.
struct Key {
  uint32_t What; ///< a ControlId or an AttrId
  EntityId On;
  bool IsControl;
};

/// Finds what ends each finding, then chooses.
class Grouping {
public:
  Grouping(const Context &C, const FindingSet &F)
      : C(C), P(C.P), F(F), Ev(C), Reads(C.P) {}
  std::vector<Cause> run();

private:
  /// A key that ends a finding; the lower the rank, the earlier its rule names
  /// it.
  struct End {
    uint32_t Key;
    uint32_t Rank;
  };
  uint32_t keyOf(Key K);
  bool silences(const Finding &X, ExprId Condition, const Supposition &S);
  void addRemedies(FindingId Id);
  void addFacts(FindingId Id, bool OnlyKnown);
  void factsOf(FindingId Id, ExprId Condition,
               llvm::SmallVectorImpl<UnknownFact> &Out) const;
  bool restsOn(const Finding &X, ExprId Condition, UnknownFact Fact);
  Cause makeCause(uint32_t K);
  void sortMembers(Cause &Out) const;
  bool obeysDefault(EntityId On, ir::ControlId Control) const;
  void mergeByScope(std::vector<Cause> &All) const;

  const Context &C;
  const ir::Program &P;
  const FindingSet &F;
  Evaluator Ev;
  Dependence Reads;

  std::vector<Key> Keys;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> KeyIds;
  std::vector<std::vector<FindingId>> EndedBy; ///< by key
  std::vector<uint32_t> Left;  ///< by key: how many of those are in no group
  std::vector<uint64_t> Ranks; ///< by key: the sum of their ranks
  llvm::DenseMap<FindingId, llvm::SmallVector<End, 4>> EndsOf;
  llvm::DenseMap<FindingId, std::vector<Remedy>> RemediesOf;
  llvm::BitVector Grouped;
};

} // namespace

uint32_t Grouping::keyOf(Key K) {
  auto [It, New] = KeyIds.try_emplace(
      {K.What << 1 | static_cast<uint32_t>(K.IsControl), K.On.index()},
      static_cast<uint32_t>(Keys.size()));
  if (New) {
    Keys.push_back(K);
    EndedBy.emplace_back();
  }
  return It->second;
}

/// Whether \p Condition, an `unless` of \p X, holds once \p S is so.
bool Grouping::silences(const Finding &X, ExprId Condition,
                        const Supposition &S) {
  const ir::Rule &R = P.Rules[X.Rule];
  if (!S.Affected->anyCommon(Reads.readBy(R, Condition)))
    return false;
  Ev.suppose(&S);
  bindRule(Ev, P, R, X.Bindings.of(F.Bindings));
  bool Holds = Ev.eval(Condition).isTrue();
  Ev.suppose(nullptr);
  return Holds;
}

void Grouping::addRemedies(FindingId Id) {
  const Finding &X = F.Findings[Id];
  llvm::SmallVector<End, 4> Ends;
  std::vector<Remedy> Good;
  for (const Remedy &R : remedies(P, F, Id)) {
    if (!R.On || !silences(X, R.Condition,
                           {R.On, R.Control, AttrId(), Value::unknown(),
                            &Reads.affectedBy(R.Control)}))
      continue;
    uint32_t K = keyOf({R.Control.index(), R.On, true});
    EndedBy[K].push_back(Id);
    Ends.push_back({K, static_cast<uint32_t>(Good.size())});
    Good.push_back(R);
  }
  if (Ends.empty())
    return;
  EndsOf[Id] = std::move(Ends);
  RemediesOf[Id] = std::move(Good);
}

/// The facts of entities that \p Condition names, and those from which their
/// defaults follow.
void Grouping::factsOf(FindingId Id, ExprId Condition,
                       llvm::SmallVectorImpl<UnknownFact> &Out) const {
  BoundNames Names(P, F, Id);
  llvm::SmallVector<ExprId, 16> Work = {Condition};
  llvm::DenseSet<ExprId> Seen;
  auto Add = [&](UnknownFact Fact) {
    if (!llvm::is_contained(Out, Fact))
      Out.push_back(Fact);
  };
  while (!Work.empty()) {
    ExprId Next = Work.pop_back_val();
    if (!Seen.insert(Next).second)
      continue;
    const ir::Expr &E = P.Exprs[Next];
    if (E.Op == ExprOp::Attr)
      if (EntityId Of = Names.resolve(ExprId(E.A));
          Of && C.isA(Of, P.Attrs[AttrId(E.B)].Owner))
        Add({Of, AttrId(E.B)});
    if (E.Op == ExprOp::Local)
      for (const ir::RuleLet &Let :
           P.Rules[F.Findings[Id].Rule].Lets.of(P.RuleLets))
        if (Let.Slot == E.A)
          Work.push_back(Let.V);
    ir::forEachOperand(P, E, [&](ExprId Sub) { Work.push_back(Sub); });
  }
  // Bounded: nobody follows more steps than this to what a fact rests on.
  for (size_t I = 0; I < Out.size() && I < 16; ++I) {
    analysis::Resolved From = C.F.resolve(Out[I].Entity, Out[I].Attr);
    if (!From.Expr)
      continue;
    EntityId Self = Out[I].Entity;
    llvm::SmallVector<ExprId, 16> Parts = {From.Expr};
    while (!Parts.empty()) {
      const ir::Expr &E = P.Exprs[Parts.pop_back_val()];
      if (E.Op == ExprOp::Attr) {
        const ir::Expr &Of = P.Exprs[ExprId(E.A)];
        if (Of.Op == ExprOp::Local && Of.A == 0)
          Add({Self, AttrId(E.B)});
      }
      ir::forEachOperand(P, E, [&](ExprId Sub) { Parts.push_back(Sub); });
    }
  }
}

/// Whether another value of \p Fact would silence \p X; of an attribute that is
/// no bool, whether it might.
bool Grouping::restsOn(const Finding &X, ExprId Condition, UnknownFact Fact) {
  const ir::Rule &R = P.Rules[X.Rule];
  const llvm::BitVector &Affected = Reads.affectedBy(Fact.Attr);
  if (P.Attrs[Fact.Attr].Derived ||
      !Affected.anyCommon(Reads.readBy(R, Condition)))
    return false;
  Supposition S{Fact.Entity, ir::ControlId(), Fact.Attr, Value::unknown(),
                &Affected};
  Ev.reset(0);
  Value Now = Ev.attribute(Fact.Entity, Fact.Attr);
  if (Now.Tag == ValueTag::Bool) {
    S.V = Value::boolean(!Now.isTrue());
    return silences(X, Condition, S);
  }
  Ev.suppose(&S);
  bindRule(Ev, P, R, X.Bindings.of(F.Bindings));
  bool Might = !Ev.eval(Condition).isFalse();
  Ev.suppose(nullptr);
  return Might;
}

/// Adds the attributes that \p Id rests on; with \p OnlyKnown those on which
/// another finding does that no control ends.
void Grouping::addFacts(FindingId Id, bool OnlyKnown) {
  const Finding &X = F.Findings[Id];
  llvm::SmallVector<UnknownFact, 8> Facts;
  llvm::SmallVector<End, 4> Ends;
  for (const ir::RuleUnless &U : P.Rules[X.Rule].Unless.of(P.RuleUnlesses)) {
    Facts.clear();
    factsOf(Id, U.Condition, Facts);
    for (UnknownFact Fact : Facts) {
      uint32_t What = Fact.Attr.index() << 1;
      if (OnlyKnown && !KeyIds.contains({What, Fact.Entity.index()}))
        continue;
      if (!restsOn(X, U.Condition, Fact))
        continue;
      uint32_t K = keyOf({Fact.Attr.index(), Fact.Entity, false});
      if (llvm::any_of(Ends, [&](const End &E) { return E.Key == K; }))
        continue;
      EndedBy[K].push_back(Id);
      Ends.push_back({K, static_cast<uint32_t>(Ends.size())});
    }
  }
  if (!Ends.empty())
    llvm::append_range(EndsOf[Id], Ends);
}

void Grouping::sortMembers(Cause &Out) const {
  llvm::sort(Out.Members);
  auto Head = llvm::min_element(Out.Members, [&](FindingId A, FindingId B) {
    const Finding &X = F.Findings[A], &Y = F.Findings[B];
    return std::tuple(Y.Severity, X.State, A) <
           std::tuple(X.Severity, Y.State, B);
  });
  std::rotate(Out.Members.begin(), Head, Head + 1);
}

/// The findings of key \p K that are in no group yet.
Cause Grouping::makeCause(uint32_t K) {
  Cause Out;
  for (FindingId Id : EndedBy[K])
    if (!Grouped.test(Id.index()))
      Out.Members.push_back(Id);
  // Which other keys end all of them, and how early their rules name these.
  llvm::SmallDenseMap<uint32_t, std::pair<uint32_t, uint32_t>, 8> Ends;
  for (FindingId Id : Out.Members) {
    Grouped.set(Id.index());
    for (End E : EndsOf[Id]) {
      --Left[E.Key];
      Ranks[E.Key] -= E.Rank;
      ++Ends[E.Key].first;
      Ends[E.Key].second += E.Rank;
    }
  }
  sortMembers(Out);
  if (!Keys[K].IsControl) {
    Out.Fact = {Keys[K].On, AttrId(Keys[K].What)};
    return Out;
  }
  std::vector<std::tuple<bool, uint32_t, uint32_t>> Order;
  for (const auto &[Other, Sum] : Ends)
    if (Keys[Other].IsControl && Sum.first == Out.Members.size())
      Order.push_back({Other != K, Sum.second, Other});
  llvm::sort(Order);
  const std::vector<Remedy> &OfHead = RemediesOf[Out.Members.front()];
  for (const auto &[IsOther, Rank, Other] : Order)
    Out.Remedies.push_back(
        *llvm::find_if(OfHead, [&, Other = Other](const Remedy &R) {
          return R.Control.index() == Keys[Other].What &&
                 R.On == Keys[Other].On;
        }));
  return Out;
}

/// Whether a `default` around \p On would give it \p Control: what the model
/// says of the thing itself outweighs that.
bool Grouping::obeysDefault(EntityId On, ir::ControlId Control) const {
  AttrId Own = P.Known.controls(P.Entities[On].Class);
  if (!Own || P.setting(On, Own))
    return false;
  return llvm::none_of(P.Controls[Control].Provides.of(P.Provisions),
                       [&](const ir::Provision &Pr) {
                         return P.setting(On, Pr.Attr) != nullptr;
                       });
}

/// Makes one group of those with the same rule at their heads that one
/// `default` ends: the things are declared in the same place, and what is
/// proposed first for each group, a control or an attribute, is the same. A
/// control that is but second best everywhere is no reason to write less: what
/// fits each thing goes before what fits one line.
void Grouping::mergeByScope(std::vector<Cause> &All) const {
  // Two alike are still two lines to write; three are one.
  constexpr size_t MinPlaces = 3;
  struct Bucket {
    std::vector<size_t> Groups;
    std::vector<ir::ControlId> Shared; ///< empty: an attribute
  };
  // By place, class, rule of the head, and the control or attribute.
  std::map<std::tuple<uint32_t, uint8_t, uint32_t, uint32_t>, Bucket> Buckets;
  for (size_t I = 0; I < All.size(); ++I) {
    const Cause &Group = All[I];
    bool ByControl = !Group.Remedies.empty();
    EntityId On = ByControl ? Group.Remedies.front().On : Group.Fact.Entity;
    if (!On || !P.Entities[On].Parent)
      continue;
    EntityId Scope = P.Entities[On].Parent;
    if (P.Entities[Scope].Class == ir::EntityClass::Element)
      continue; // a component has no `default`
    std::vector<ir::ControlId> Controls;
    for (const Remedy &R : Group.Remedies)
      if (R.On == On && obeysDefault(On, R.Control))
        Controls.push_back(R.Control);
    if (ByControl
            ? !llvm::is_contained(Controls, Group.Remedies.front().Control)
            : P.setting(On, Group.Fact.Attr) != nullptr)
      continue;
    Bucket &Alike =
        Buckets[{Scope.index(), static_cast<uint8_t>(P.Entities[On].Class),
                 F.Findings[Group.Members.front()].Rule.index(),
                 ByControl ? Group.Remedies.front().Control.index() << 1 | 1
                           : Group.Fact.Attr.index() << 1}];
    if (Alike.Groups.empty())
      Alike.Shared = std::move(Controls);
    else
      llvm::erase_if(Alike.Shared, [&](ir::ControlId C2) {
        return !llvm::is_contained(Controls, C2);
      });
    Alike.Groups.push_back(I);
  }

  std::vector<uint8_t> Gone(All.size());
  for (const auto &[Key, B] : Buckets) {
    if (B.Groups.size() < MinPlaces)
      continue;
    Cause &Into = All[B.Groups.front()];
    bool ByControl = !Into.Remedies.empty();
    EntityId First = ByControl ? Into.Remedies.front().On : Into.Fact.Entity;
    Into.Scope = P.Entities[First].Parent;
    Into.Kind = P.Entities[First].Kind;
    Into.Places = static_cast<uint32_t>(B.Groups.size());
    llvm::erase_if(Into.Remedies, [&](const Remedy &R) {
      return !llvm::is_contained(B.Shared, R.Control);
    });
    for (size_t I : llvm::drop_begin(B.Groups)) {
      const Cause &From = All[I];
      EntityId On = ByControl ? From.Remedies.front().On : From.Fact.Entity;
      while (Into.Kind && !P.derives(P.Entities[On].Kind, Into.Kind))
        Into.Kind = P.Kinds[Into.Kind].Base;
      llvm::append_range(Into.Members, From.Members);
      Gone[I] = 1;
    }
    sortMembers(Into);
  }
  size_t Kept = 0;
  for (size_t I = 0; I < All.size(); ++I)
    if (!Gone[I] && Kept++ != I)
      All[Kept - 1] = std::move(All[I]);
  All.resize(Kept);
}

std::vector<Cause> Grouping::run() {
  std::vector<FindingId> Open;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (isOpen(F.Findings[FindingId(I)].State))
      Open.push_back(FindingId(I));
  for (FindingId Id : Open)
    addRemedies(Id);
  std::vector<FindingId> WithRemedy;
  for (FindingId Id : Open)
    if (EndsOf.contains(Id))
      WithRemedy.push_back(Id);
    else
      addFacts(Id, false);
  // An attribute matters to those that a control ends only if it is what
  // others rest on.
  if (WithRemedy.size() != Open.size())
    for (FindingId Id : WithRemedy)
      addFacts(Id, true);

  Left.resize(Keys.size());
  Ranks.resize(Keys.size());
  for (FindingId Id : Open)
    if (auto It = EndsOf.find(Id); It != EndsOf.end())
      for (End E : It->second) {
        ++Left[E.Key];
        Ranks[E.Key] += E.Rank;
      }

  // Greedily: the key that ends most of what is left. Entries of the queue are
  // brought up to date when they come up; each costs as much as the findings
  // that were taken from its key meanwhile.
  auto Worth = [&](uint32_t K) {
    return std::tuple(Left[K], Keys[K].IsControl, ~Ranks[K], ~K);
  };
  using Entry = std::pair<decltype(Worth(0)), uint32_t>;
  std::priority_queue<Entry> Queue;
  for (uint32_t K = 0; K < Keys.size(); ++K)
    Queue.push({Worth(K), K});
  Grouped.resize(F.Findings.size());
  std::vector<Cause> Out;
  while (!Queue.empty()) {
    auto [Was, K] = Queue.top();
    Queue.pop();
    if (Left[K] == 0)
      continue;
    if (Was == Worth(K))
      Out.push_back(makeCause(K));
    else
      Queue.push({Worth(K), K});
  }
  for (FindingId Id : Open)
    if (!Grouped.test(Id.index()))
      Out.emplace_back().Members = {Id};
  mergeByScope(Out);
  // Heads keep the order of findings.
  llvm::sort(Out, [](const Cause &A, const Cause &B) {
    return A.Members.front() < B.Members.front();
  });
  return Out;
}

std::vector<Cause> review::findCauses(const Review &R) {
  return Grouping(R.engine().context(), R.findings()).run();
}
