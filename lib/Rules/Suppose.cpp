//===- Suppose.cpp - What would follow if something else were so ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Suppose.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace tmc;
using namespace tmc::rules;
using ir::AttrId;
using ir::ControlId;
using ir::ExprId;
using ir::ExprOp;

bool rules::isAskable(const ir::Program &P, AttrId A) {
  const ir::Attr &Row = P.Attrs[A];
  return !P.text(Row.Question).empty() &&
         !(Row.Ty.IsSet && Row.Ty.Base == ir::TypeBase::Entity) &&
         P.Kinds[Row.Owner].Class != ir::EntityClass::Data;
}

bool rules::isAssumption(const ir::Program &P, AttrId A,
                         const analysis::Resolved &R) {
  if (!R.isConstant() || R.V.isUnknown())
    return false;
  return R.From == analysis::Origin::Scope ||
         (R.From == analysis::Origin::KindDefault && isAskable(P, A));
}

bool Withdrawal::covers(const ir::Program &P, AttrId A,
                        const analysis::Resolved &R) const {
  using analysis::Origin;
  if (R.From == Origin::Model)
    return llvm::any_of(Claims, [&](const Claim &X) {
      return X.Attr == A && R.V == ir::Value::boolean(X.V);
    });
  if (Attr) {
    if (A != Attr || !isAssumption(P, A, R))
      return false;
    return Kind ? R.From == Origin::KindDefault && R.Kind == Kind
                : R.From == Origin::Scope && R.Where == Where;
  }
  if (!(Bases & bit(basisOf(R.From))))
    return false;
  return basisOf(R.From) == analysis::Basis::Controlled ||
         isAssumption(P, A, R);
}

void Dependence::collect(ExprId Root, const ir::Rule *R,
                         llvm::BitVector &Out) const {
  llvm::DenseSet<ExprId> Seen;
  llvm::SmallVector<ExprId, 16> Work = {Root};
  while (!Work.empty()) {
    ExprId Id = Work.pop_back_val();
    if (!Seen.insert(Id).second)
      continue;
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ExprOp::Attr)
      Out.set(E.B);
    else if (E.Op == ExprOp::Call)
      Work.push_back(P.Funcs[ir::FuncId(E.A)].Body);
    else if (E.Op == ExprOp::Local && R)
      // A parameter may have a let's number: then more is read than is so.
      for (const ir::RuleLet &Let : R->Lets.of(P.RuleLets))
        if (Let.Slot == E.A)
          Work.push_back(Let.V);
    ir::forEachOperand(P, E, [&](ExprId Sub) { Work.push_back(Sub); });
  }
}

llvm::BitVector Dependence::close(llvm::BitVector Seed) {
  if (Readers.empty()) {
    Readers.resize(P.Attrs.size());
    llvm::BitVector Read(P.Attrs.size());
    auto Add = [&](AttrId A, ExprId V) {
      if (P.Exprs[V].Op == ExprOp::Const)
        return;
      Read.reset();
      collect(V, nullptr, Read);
      for (unsigned Of : Read.set_bits())
        Readers[Of].push_back(A);
    };
    for (const ir::Default &D : P.Defaults)
      Add(D.Attr, D.V);
    for (const ir::Provision &Pr : P.Provisions)
      Add(Pr.Attr, Pr.V);
  }
  llvm::SmallVector<unsigned, 16> Work(Seed.set_bits_begin(),
                                       Seed.set_bits_end());
  while (!Work.empty())
    for (AttrId A : Readers[Work.pop_back_val()])
      if (!Seed.test(A.index())) {
        Seed.set(A.index());
        Work.push_back(A.index());
      }
  return Seed;
}

const llvm::BitVector &Dependence::affectedBy(ControlId C) {
  auto [It, New] = ByControl.try_emplace(C);
  if (!New)
    return It->second;
  llvm::BitVector Seed(P.Attrs.size());
  for (const ir::Provision &Pr : P.Controls[C].Provides.of(P.Provisions))
    Seed.set(Pr.Attr.index());
  // Conditions can ask for controls by name as well.
  for (unsigned Class = 0; Class < ir::NumEntityClasses; ++Class)
    if (AttrId A = P.Known.controls(static_cast<ir::EntityClass>(Class)))
      Seed.set(A.index());
  return It->second = close(std::move(Seed));
}

const llvm::BitVector &Dependence::affectedBy(AttrId A) {
  auto [It, New] = ByAttr.try_emplace(A);
  if (!New)
    return It->second;
  llvm::BitVector Seed(P.Attrs.size());
  Seed.set(A.index());
  return It->second = close(std::move(Seed));
}

const llvm::BitVector &Dependence::readBy(const ir::Rule &R, ExprId Condition) {
  auto [It, New] = ByCondition.try_emplace(Condition);
  if (!New)
    return It->second;
  llvm::BitVector Read(P.Attrs.size());
  collect(Condition, &R, Read);
  return It->second = std::move(Read);
}
