//===- Admissions.cpp - What a model says is not protected ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A protection is an attribute that some `unless` reads. A model, or one of
/// its `default`s, that says of one that it is missing is heard by the rules
/// that apply. What none of them hears becomes a finding of a rule marked
/// `@admission`, one for each thing.
///
//===----------------------------------------------------------------------===//

#include "Rules/EngineImpl.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace tmc;
using namespace tmc::rules;
using analysis::Origin;
using ir::AttrId;
using ir::EntityId;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

namespace {

/// A value that makes a condition false or leaves it so: `== V`, or `< V`.
struct Insecure {
  Value V;
  bool Below;
  friend auto operator<=>(const Insecure &, const Insecure &) = default;
};

/// Which values of which attributes are the ones that do not protect.
class Protections {
public:
  explicit Protections(const ir::Program &P);
  bool isInsecure(AttrId A, const Value &V) const;

private:
  void walk(const ir::Rule *R, ExprId Id, bool Wanted);
  void walkDefaults(AttrId A, bool Wanted);
  void compare(const Expr &E, bool Wanted);

  const ir::Program &P;
  std::vector<std::set<Insecure>> Of; ///< by attribute
  std::set<std::pair<ExprId, bool>> Seen;
  std::set<std::pair<AttrId, bool>> SeenAttrs;
};

} // namespace

Protections::Protections(const ir::Program &P) : P(P), Of(P.Attrs.size()) {
  for (const ir::Rule &R : P.Rules.rows())
    for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      walk(&R, U.Condition, true);
  // Something that helps one rule and hurts another is no protection.
  for (std::set<Insecure> &Set : Of)
    if (Set.count({Value::boolean(false), false}) &&
        Set.count({Value::boolean(true), false}))
      Set.clear();
}

void Protections::walkDefaults(AttrId A, bool Wanted) {
  if (!SeenAttrs.insert({A, Wanted}).second)
    return;
  for (const ir::Default &D : P.Defaults)
    if (D.Attr == A)
      walk(nullptr, D.V, Wanted);
}

/// An attribute against a constant that comes later in its order.
void Protections::compare(const Expr &E, bool Wanted) {
  const Expr &L = P.Exprs[ExprId(E.A)], &R = P.Exprs[ExprId(E.B)];
  if (L.Op != ExprOp::Attr || R.Op != ExprOp::Const)
    return;
  const Value &V = P.Constants[R.A];
  if (E.Op == (Wanted ? ExprOp::Ne : ExprOp::Eq))
    Of[L.B].insert({V, false});
  else if (E.Op == (Wanted ? ExprOp::Ge : ExprOp::Lt))
    Of[L.B].insert({V, true});
}

/// Notes what \p Id reads and is to be true, or false if not \p Wanted, so that
/// something is silenced.
void Protections::walk(const ir::Rule *R, ExprId Id, bool Wanted) {
  // Lets, which are a rule's own, end in attributes soon.
  if (!R && !Seen.insert({Id, Wanted}).second)
    return;
  const Expr &E = P.Exprs[Id];
  switch (E.Op) {
  case ExprOp::Attr:
    // A model cannot set it: a word about places, and no protection.
    if (P.Attrs[AttrId(E.B)].Derived)
      return;
    if (P.Attrs[AttrId(E.B)].Ty.Base == ir::TypeBase::Bool &&
        !P.Attrs[AttrId(E.B)].Ty.IsSet)
      Of[E.B].insert({Value::boolean(!Wanted), false});
    walkDefaults(AttrId(E.B), Wanted);
    return;
  case ExprOp::Not:
    return walk(R, ExprId(E.A), !Wanted);
  case ExprOp::And:
  case ExprOp::Or:
    walk(R, ExprId(E.A), Wanted);
    walk(R, ExprId(E.B), Wanted);
    return;
  case ExprOp::Implies:
    walk(R, ExprId(E.A), !Wanted);
    walk(R, ExprId(E.B), Wanted);
    return;
  case ExprOp::If:
    walk(R, ExprId(E.B), Wanted);
    walk(R, ExprId(E.C), Wanted);
    return;
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
    if (E.C != ~uint32_t(0))
      walk(R, ExprId(E.C), E.Op == ExprOp::NoneOf ? !Wanted : Wanted);
    return;
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Ge:
    return compare(E, Wanted);
  case ExprOp::Call:
    return walk(nullptr, P.Funcs[ir::FuncId(E.A)].Body, Wanted);
  case ExprOp::Local:
    if (R)
      for (const ir::RuleLet &Let : R->Lets.of(P.RuleLets))
        if (Let.Slot == E.A)
          walk(R, Let.V, Wanted);
    return;
  case ExprOp::Builtin:
    if (static_cast<ir::Builtin>(E.A) == ir::Builtin::OrElse)
      walk(R, P.ExprArgs[E.B], Wanted);
    return;
  default:
    return;
  }
}

bool Protections::isInsecure(AttrId A, const Value &V) const {
  // What nobody is asked for says what a thing is.
  if (P.text(P.Attrs[A].Question).empty())
    return false;
  return llvm::any_of(Of[A.index()], [&](const Insecure &X) {
    if (!X.Below)
      return X.V == V;
    return X.V.Tag == V.Tag && X.V.Aux == V.Aux && V.Payload < X.V.Payload;
  });
}

namespace {
/// What models say is missing, and which of it a rule counts.
class Admissions {
public:
  Admissions(const Context &C, PlanMode Mode, std::vector<RuleResult> &Results)
      : C(C), P(C.P), Mode(Mode), Results(Results), Reads(C.P) {}
  void run();

private:
  void collect();
  void markCounted();
  bool isCounted(UnknownFact Fact) const;

  const Context &C;
  const ir::Program &P;
  PlanMode Mode;
  std::vector<RuleResult> &Results;
  Dependence Reads;
  std::vector<UnknownFact> Said; ///< sorted
  llvm::BitVector Attrs;         ///< those of Said
  llvm::DenseSet<uint64_t> Counted;
};
} // namespace

void Admissions::collect() {
  Protections Protects(P);
  Attrs.resize(P.Attrs.size());
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    const ir::Entity &Row = P.Entities[E];
    if (C.F.isOutOfScope(E))
      continue;
    for (Slice S : {Row.Settings, Row.Inherited})
      for (const ir::Setting &Set : S.of(P.Settings)) {
        if (!Protects.isInsecure(Set.Attr, Set.V))
          continue;
        analysis::Resolved R = C.F.resolve(E, Set.Attr);
        if (R.Where == Set.Where &&
            (R.From == Origin::Model || R.From == Origin::Scope)) {
          Said.push_back({E, Set.Attr});
          Attrs.set(Set.Attr.index());
        }
      }
  }
  llvm::sort(Said);
  Said.erase(llvm::unique(Said), Said.end());
}

/// A rule counts an attribute of what its finding is about, and of the ends of
/// a flow that it is about.
void Admissions::markCounted() {
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const RuleResult &Result = Results[I];
    if (Result.Findings.empty())
      continue;
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    llvm::SmallVector<AttrId, 8> Heard;
    for (unsigned A : Attrs.set_bits())
      if (llvm::any_of(R.Unless.of(P.RuleUnlesses), [&](const auto &U) {
            return Reads.affectedBy(AttrId(A)).anyCommon(
                Reads.readBy(R, U.Condition));
          }))
        Heard.push_back(AttrId(A));
    if (Heard.empty())
      continue;
    auto Mark = [&](EntityId E) {
      for (AttrId A : Heard)
        Counted.insert(Context::key(E, A));
    };
    for (const Finding &X : Result.Findings)
      for (EntityId E : X.Bindings.of(Result.Bindings)) {
        Mark(E);
        if (P.Entities[E].Class != ir::EntityClass::Flow)
          continue;
        Mark(P.flow(E).Source);
        Mark(P.flow(E).Target);
      }
  }
}

bool Admissions::isCounted(UnknownFact Fact) const {
  auto Has = [&](EntityId E) {
    return Counted.contains(Context::key(E, Fact.Attr));
  };
  if (P.Entities[Fact.Entity].Class != ir::EntityClass::Flow)
    return Has(Fact.Entity);
  const ir::Flow &Row = P.flow(Fact.Entity);
  return Has(Fact.Entity) || Has(Row.Source) || Has(Row.Target);
}

void Admissions::run() {
  if (llvm::none_of(P.Rules.rows(),
                    [&](const ir::Rule &R) { return isAdmission(P, R); }))
    return;
  collect();
  if (Said.empty())
    return;
  markCounted();
  // A line that is heard of one thing, as a `default` or a component that is
  // used several times, is heard.
  llvm::DenseSet<uint32_t> Heard;
  auto LineOf = [&](UnknownFact Fact) {
    return C.F.resolve(Fact.Entity, Fact.Attr).Where.Begin.Offset;
  };
  for (UnknownFact Fact : Said)
    if (isCounted(Fact))
      Heard.insert(LineOf(Fact));
  llvm::erase_if(
      Said, [&](UnknownFact Fact) { return Heard.contains(LineOf(Fact)); });
  Evaluator Ev(C);
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    ir::RuleId Id(I);
    if (!isAdmission(P, P.Rules[Id]))
      continue;
    Plan ThePlan = compileRule(C, Id, Mode);
    RuleResult &Result = Results[I];
    RuleRun(C, Ev, ThePlan, Result).run();
    llvm::erase_if(Result.Findings, [&](Finding &X) {
      EntityId E = X.Bindings.of(Result.Bindings)[0];
      auto [From, To] =
          std::equal_range(Said.begin(), Said.end(), UnknownFact{E, AttrId()},
                           [](const UnknownFact &A, const UnknownFact &B) {
                             return A.Entity < B.Entity;
                           });
      X.Admits = {static_cast<uint32_t>(Result.Unknowns.size()),
                  static_cast<uint32_t>(To - From)};
      Result.Unknowns.insert(Result.Unknowns.end(), From, To);
      return From == To;
    });
  }
}

void rules::addAdmissions(const Context &C, PlanMode Mode,
                          std::vector<RuleResult> &Results) {
  Admissions(C, Mode, Results).run();
}
