//===- Basis.cpp - On what a mitigated finding rests ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The basis of a mitigated finding is that of the weakest value without which
/// its `unless` would not hold, in the clause where that is the strongest. It
/// is found by evaluating the clauses again with the values of weak bases
/// unknown, but for clauses that only name an attribute.
///
//===----------------------------------------------------------------------===//

#include "Review/ReviewImpl.h"

#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using analysis::Basis;
using ir::EntityId;
using ir::ExprId;
using ir::ExprOp;

namespace {
class BasisJudge {
public:
  BasisJudge(const Context &C, FindingSet &F)
      : C(C), P(C.P), F(F), Ev(C), All(P.Attrs.size(), true) {}
  void run();

private:
  llvm::ArrayRef<ir::RuleUnless> clauses(const Finding &X) const {
    return P.Rules[X.Rule].Unless.of(P.RuleUnlesses);
  }
  std::optional<Basis> ofAttribute(EntityId Of, ir::AttrId A) const;
  std::optional<Basis> atOnce(ExprId Condition,
                              llvm::ArrayRef<EntityId> Bound) const;
  std::vector<FindingId> without(std::vector<FindingId> Ids, uint8_t Bases,
                                 bool AnyClause, Basis Then);

  const Context &C;
  const ir::Program &P;
  FindingSet &F;
  Evaluator Ev;
  llvm::BitVector All; ///< what may be another value: everything derived
};
} // namespace

/// The basis of attribute \p A of \p Of, through defaults that only name
/// another attribute of it; none if it takes an evaluation to tell.
std::optional<Basis> BasisJudge::ofAttribute(EntityId Of, ir::AttrId A) const {
  for (unsigned Steps = 0; Steps < 4; ++Steps) {
    if (!C.isA(Of, P.Attrs[A].Owner))
      return std::nullopt;
    analysis::Resolved R = C.F.resolve(Of, A);
    if (R.isConstant()) {
      Basis B = basisOf(R.From);
      return B == Basis::Assumed && !isAssumption(P, A, R) ? Basis::Said : B;
    }
    const ir::Expr &E = P.Exprs[R.Expr];
    if (E.Op != ExprOp::Attr || P.Exprs[ExprId(E.A)].Op != ExprOp::Local ||
        P.Exprs[ExprId(E.A)].A != 0)
      return std::nullopt;
    A = ir::AttrId(E.B);
  }
  return std::nullopt;
}

/// The basis of a condition that holds, if it only asks for attributes of match
/// variables, all of which it needs; most do.
std::optional<Basis> BasisJudge::atOnce(ExprId Condition,
                                        llvm::ArrayRef<EntityId> Bound) const {
  const ir::Expr &E = P.Exprs[Condition];
  switch (E.Op) {
  case ExprOp::Attr: {
    const ir::Expr &Var = P.Exprs[ExprId(E.A)];
    if (Var.Op != ExprOp::Local || Var.A >= Bound.size())
      return std::nullopt;
    return ofAttribute(Bound[Var.A], ir::AttrId(E.B));
  }
  case ExprOp::Const:
    return Basis::Said;
  case ExprOp::Not:
    if (P.Exprs[ExprId(E.A)].Op != ExprOp::Attr)
      return std::nullopt;
    return atOnce(ExprId(E.A), Bound);
  case ExprOp::And:
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Le:
  case ExprOp::Gt:
  case ExprOp::Ge: {
    std::optional<Basis> L = atOnce(ExprId(E.A), Bound);
    std::optional<Basis> R =
        L ? atOnce(ExprId(E.B), Bound) : std::optional<Basis>();
    if (!R)
      return std::nullopt;
    // A constant takes nothing from what it is compared with.
    if (P.Exprs[ExprId(E.B)].Op == ExprOp::Const)
      return L;
    return std::min(*L, *R);
  }
  default:
    return std::nullopt;
  }
}

/// Gives those of \p Ids the basis \p Then that are no longer silenced once the
/// values of \p Bases are unknown, and returns the others. With \p AnyClause a
/// clause that still holds is from now on the one that silences.
std::vector<FindingId> BasisJudge::without(std::vector<FindingId> Ids,
                                           uint8_t Bases, bool AnyClause,
                                           Basis Then) {
  if (Ids.empty())
    return Ids;
  Withdrawal W;
  W.Bases = Bases;
  Supposition S;
  S.Affected = &All;
  S.Withdrawn = &W;
  Ev.suppose(&S);
  std::vector<FindingId> Rest;
  for (FindingId Id : Ids) {
    Finding &X = F.Findings[Id];
    auto Clauses = clauses(X);
    bindRule(Ev, P, P.Rules[X.Rule], X.Bindings.of(F.Bindings));
    bool Holds = Ev.eval(Clauses[X.Unless].Condition).isTrue();
    for (uint32_t I = X.Unless + 1; AnyClause && !Holds && I < Clauses.size();
         ++I)
      if ((Holds = Ev.eval(Clauses[I].Condition).isTrue()))
        X.Unless = I;
    if (Holds)
      Rest.push_back(Id);
    else
      X.Basis = Then;
  }
  Ev.suppose(nullptr);
  return Rest;
}

void BasisJudge::run() {
  std::vector<FindingId> Ask;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    Finding &X = F.Findings[FindingId(I)];
    if (X.State != FindingState::Mitigated)
      continue;
    X.Basis = Basis::Said;
    if (X.Unless >= clauses(X).size())
      continue; // a decision says it
    std::optional<Basis> B =
        atOnce(clauses(X)[X.Unless].Condition, X.Bindings.of(F.Bindings));
    // What is assumed may be said by a later clause.
    if (B && (*B > Basis::SaidForAll || X.Unless + 1 == clauses(X).size()))
      X.Basis = *B;
    else
      Ask.push_back(FindingId(I));
  }
  uint8_t Kinds = Withdrawal::bit(Basis::Assumed);
  uint8_t Weak = Kinds | Withdrawal::bit(Basis::SaidForAll);
  std::vector<FindingId> Firm =
      without(Ask, Weak, /*AnyClause=*/true, Basis::SaidForAll);
  std::vector<FindingId> Weakly;
  for (FindingId Id : Ask)
    if (F.Findings[Id].Basis == Basis::SaidForAll)
      Weakly.push_back(Id);
  without(std::move(Weakly), Kinds, /*AnyClause=*/false, Basis::Assumed);
  without(std::move(Firm), Withdrawal::bit(Basis::Controlled),
          /*AnyClause=*/false, Basis::Controlled);

  for (uint32_t &N : F.MitigatedBy)
    N = 0;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    Finding &X = F.Findings[FindingId(I)];
    if (X.State != FindingState::Mitigated)
      continue;
    if (X.Shown == Evidence::Passed)
      X.Basis = Basis::Proved;
    ++F.MitigatedBy[static_cast<unsigned>(X.Basis)];
  }
}

void review::judgeBases(const Context &C, FindingSet &F) {
  BasisJudge(C, F).run();
}
