//===- Remedies.cpp - What would silence a finding -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Remedies.h"

#include "IR/ExprInfo.h"
#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::ExprId;

/// The innermost boundary around \p Element, or none.
static EntityId zoneOf(const ir::Program &P, EntityId Element) {
  EntityId E = P.Entities[Element].Parent;
  while (E && P.Entities[E].Class != ir::EntityClass::Boundary)
    E = P.Entities[E].Parent;
  return E;
}

EntityId BoundNames::resolve(ExprId Id) const {
  llvm::SmallVector<ir::Intrinsic, 4> Members;
  EntityId Base;
  // Down to the variable …
  for (unsigned Steps = 0; Id && Steps < 16; ++Steps) {
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ir::ExprOp::Intrinsic) {
      Members.push_back(static_cast<ir::Intrinsic>(E.B));
      Id = ExprId(E.A);
      continue;
    }
    if (E.Op == ir::ExprOp::Const) { // `Shop.api`, as a threat writes it
      ir::Value V = P.Constants[E.A];
      if (V.Tag != ir::ValueTag::Entity)
        return {};
      Base = V.entity();
      break;
    }
    if (E.Op != ir::ExprOp::Local)
      return {};
    if (E.A < Bindings.size()) {
      Base = Bindings[E.A];
      break;
    }
    Id = letValue(E.A);
  }
  // … and up again by the members.
  for (ir::Intrinsic M : llvm::reverse(Members)) {
    if (!Base)
      return {};
    if (M == ir::Intrinsic::FlowSource)
      Base = P.flow(Base).Source;
    else if (M == ir::Intrinsic::FlowTarget)
      Base = P.flow(Base).Target;
    else if (M == ir::Intrinsic::ElementZone)
      Base = zoneOf(P, Base);
    else
      return {};
  }
  return Base;
}

EntityId BoundNames::subject(ExprId Id) const {
  for (unsigned Steps = 0; Id && Steps < 16; ++Steps) {
    if (EntityId E = resolve(Id))
      return E;
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ir::ExprOp::Attr)
      Id = ExprId(E.A);
    else if (E.Op == ir::ExprOp::Local)
      Id = letValue(E.A);
    else
      break;
  }
  return {};
}

llvm::SmallVector<EntityId, 4> BoundNames::mentioned(ExprId Condition) const {
  llvm::SmallVector<EntityId, 4> Read;
  llvm::SmallVector<EntityId, 4> Named;
  llvm::SmallVector<ExprId, 16> Work{Condition};
  llvm::DenseSet<ExprId> Seen;
  while (!Work.empty()) {
    ExprId Id = Work.pop_back_val();
    if (!Id || !Seen.insert(Id).second)
      continue;
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ir::ExprOp::Attr)
      if (EntityId Of = resolve(ExprId(E.A)))
        Read.push_back(Of);
    if (EntityId It = resolve(Id))
      Named.push_back(It);
    size_t First = Work.size();
    ir::forEachOperand(P, E, [&](ExprId Sub) { Work.push_back(Sub); });
    std::reverse(Work.begin() + First, Work.end());
  }
  Read.append(Named);
  return Read;
}

ExprId BoundNames::letValue(uint32_t Slot) const {
  for (const ir::RuleLet &L : R.Lets.of(P.RuleLets))
    if (L.Slot == Slot)
      return L.V;
  return {};
}

bool Review::wouldSilence(FindingId Id, ir::ControlId Control,
                          EntityId On) const {
  const ir::Program &P = I->C.P;
  const Finding &X = F.Findings[Id];
  const ir::Rule &R = P.Rules[X.Rule];
  std::lock_guard Lock(I->Mutex);
  Dependence &Depends = I->Otherwise;
  EvaluatorPool::Loan Ev = I->Evaluators.borrow();
  Supposition S{On, Control, ir::AttrId(), ir::Value::unknown(),
                &Depends.affectedBy(Control)};
  Ev->suppose(&S);
  bindRule(*Ev, P, R, X.Bindings.of(F.Bindings));
  auto Reads = [&](ExprId E) {
    return S.Affected->anyCommon(Depends.readBy(R, E));
  };
  bool Silenced = llvm::any_of(R.Unless.of(P.RuleUnlesses),
                               [&](const ir::RuleUnless &U) {
                                 return Reads(U.Condition) &&
                                        Ev->eval(U.Condition).isTrue();
                               }) ||
                  llvm::any_of(R.Where.of(P.RuleConditions), [&](ExprId E) {
                    return Reads(E) && Ev->eval(E).isFalse();
                  });
  Ev->suppose(nullptr);
  return Silenced;
}

std::vector<Remedy> review::remedies(const ir::Program &P,
                                     const FindingSet &All, FindingId Id) {
  const Finding &F = All.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  BoundNames Names(P, All, Id);
  std::vector<Remedy> Result;
  auto Add = [&](ir::ControlId C, ExprId Condition,
                 llvm::ArrayRef<EntityId> Candidates) {
    if (P.Controls[C].Abstract || llvm::any_of(Result, [&](const Remedy &Old) {
          return Old.Control == C;
        }))
      return;
    EntityId On;
    for (EntityId E : Candidates) {
      if (!P.isFor(C, P.Entities[E].Kind))
        continue;
      On = E;
      break;
    }
    Result.push_back({C, On, Condition});
  };
  for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
    llvm::SmallVector<EntityId, 4> Candidates = Names.mentioned(U.Condition);
    llvm::append_range(Candidates, F.Bindings.of(All.Bindings));
    for (ir::ControlId C : U.By.of(P.RuleControls)) {
      Add(C, U.Condition, Candidates);
      if (!P.Controls[C].Abstract)
        continue;
      for (uint32_t I = 0; I < P.Controls.size(); ++I)
        for (ir::ControlId B(I); B; B = P.Controls[B].Base)
          if (B == C) {
            Add(ir::ControlId(I), U.Condition, Candidates);
            break;
          }
    }
  }
  return Result;
}
