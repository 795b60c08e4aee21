//===- Quantifiers.cpp - Typing quantifiers and paths ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

#include <utility>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;

ExprId ExprBuilder::quantify(ExprOp Op, NodeId Ident, ExprId Set, NodeId Body,
                             Range Where) {
  Type SetTy = typeOf(Set);
  if (!SetTy.IsSet) {
    C.Diags.report(diag::NotASet, P.Exprs[Set].Where) << typeName(P, SetTy);
    return ExprId::none();
  }
  size_t Depth = Scope.Locals.size();
  uint32_t Next = Scope.NextSlot;
  uint32_t Slot =
      Scope.addLocal(nameOf(Ident), SetTy.element(), rangeOf(Ident));
  bool Maps = Op == ExprOp::MapTo || Op == ExprOp::Sum;
  NodeId OuterBody =
      std::exchange(CountBody, Op == ExprOp::Count ? Body : NodeId::none());
  ExprId Cond = Maps ? infer(Body) : check(Body, boolType());
  CountBody = OuterBody;
  Scope.Locals.resize(Depth);
  Scope.NextSlot = Next;
  if (!Cond)
    return Cond;
  Type Ty = boolType();
  switch (Op) {
  case ExprOp::Count:
    Ty = intType();
    break;
  case ExprOp::Each:
    Ty = SetTy;
    if (KindId K = kindImplied(P, Cond, Slot);
        K && Ty.Base == TypeBase::Entity && P.derives(K, Ty.kindId()))
      Ty.Detail = K.index();
    break;
  case ExprOp::MapTo:
    Ty = typeOf(Cond);
    if (Ty.IsSet) {
      C.Diags.report(diag::SetOfSets, rangeOf(Body));
      return ExprId::none();
    }
    Ty.IsSet = true;
    break;
  case ExprOp::Sum:
    Ty = typeOf(Cond);
    if (Ty.IsSet || (Ty.Base != TypeBase::Int && Ty.Base != TypeBase::Decimal &&
                     Ty.Base != TypeBase::Duration)) {
      C.Diags.report(diag::CannotAdd, rangeOf(Body))
          << "sum" << typeName(P, Ty);
      return ExprId::none();
    }
    break;
  default:
    break;
  }
  return add(Op, Ty, Where, Slot, Set.index(), Cond.index());
}

ExprId ExprBuilder::inferQuantifier(NodeId N) {
  ExprId Set = infer(node::Quantifier(T, N).set());
  if (!Set)
    return Set;
  ExprOp Op = ExprOp::Any;
  switch (T.op(N)) {
  case ast::Op::All:
    Op = ExprOp::All;
    break;
  case ast::Op::NoneOf:
    Op = ExprOp::NoneOf;
    break;
  case ast::Op::Count:
    Op = ExprOp::Count;
    break;
  case ast::Op::Each:
    Op = ExprOp::Each;
    break;
  default:
    break;
  }
  return quantify(Op, node::Quantifier(T, N).ident(), Set,
                  node::Quantifier(T, N).condition(), rangeOf(N));
}

ExprId ExprBuilder::checkPlace(NodeId N) {
  ExprId E = infer(N);
  if (!E)
    return E;
  Type Ty = typeOf(E);
  bool Ok = false;
  if ((Ty.Base == TypeBase::Entity || Ty.Base == TypeBase::Kind) &&
      Ty.kindId()) {
    EntityClass Cl = P.Kinds[Ty.kindId()].Class;
    Ok = Cl == EntityClass::Element || Cl == EntityClass::Boundary ||
         (Cl == EntityClass::System && Ty.Base == TypeBase::Entity);
  }
  if (!Ok) {
    C.Diags.report(diag::NotAPlace, rangeOf(N)) << typeName(P, Ty);
    return ExprId::none();
  }
  return E;
}

ExprId ExprBuilder::inferPath(NodeId N) {
  ExprId From = checkPlace(node::PathExpr(T, N).from());
  ExprId To = checkPlace(node::PathExpr(T, N).to());
  bool Ok = From && To;
  llvm::SmallVector<PathClause, 4> Clauses;
  llvm::SmallVector<ExprId, 1> Passes;
  for (NodeId CN : node::PathExpr(T, N).clauses()) {
    PathClause Clause;
    NodeId Body = node::PathClause(T, CN).expression();
    switch (T.op(CN)) {
    case ast::Op::Carrying: {
      Clause.Op = PathClauseOp::Carrying;
      Clause.Condition = infer(Body);
      if (Clause.Condition) {
        Type Ty = typeOf(Clause.Condition);
        if (Ty.Base != TypeBase::Entity ||
            P.Kinds[Ty.kindId()].Class != EntityClass::Data) {
          C.Diags.report(diag::NotData, rangeOf(Body)) << typeName(P, Ty);
          Clause.Condition = ExprId::none();
        }
      }
      break;
    }
    case ast::Op::Passes:
      if (T.op(N) != ast::Op::EveryPath) {
        C.Diags.report(diag::PassesMisplaced, rangeOf(CN));
        Ok = false;
      }
      Passes.push_back(checkPlace(Body));
      Ok &= Passes.back().isValid();
      continue;
    case ast::Op::Avoiding:
      Clause.Op = PathClauseOp::Avoiding;
      Clause.Condition = checkPlace(Body);
      break;
    default: {
      Clause.Op = T.op(CN) == ast::Op::AnyHop   ? PathClauseOp::AnyHop
                  : T.op(CN) == ast::Op::AllHop ? PathClauseOp::AllHop
                                                : PathClauseOp::NoHop;
      NodeId Ident = node::PathClause(T, CN).ident();
      size_t Depth = Scope.Locals.size();
      uint32_t Next = Scope.NextSlot;
      Clause.Slot = Scope.addLocal(
          nameOf(Ident),
          {TypeBase::Entity, false, C.rootKind(EntityClass::Flow).index()},
          rangeOf(Ident));
      Clause.Condition = check(Body, boolType());
      Scope.Locals.resize(Depth);
      Scope.NextSlot = Next;
      break;
    }
    }
    Ok &= Clause.Condition.isValid();
    Clauses.push_back(Clause);
  }
  if (T.op(N) == ast::Op::EveryPath && Passes.empty()) {
    C.Diags.report(diag::PassesMissing, rangeOf(N));
    return ExprId::none();
  }
  if (!Ok)
    return ExprId::none();
  auto Make = [&] {
    Slice Spec{static_cast<uint32_t>(P.PathClauses.size()),
               static_cast<uint32_t>(Clauses.size())};
    P.PathClauses.insert(P.PathClauses.end(), Clauses.begin(), Clauses.end());
    P.PathSpecs.push_back(Spec);
    return add(ExprOp::Path, {TypeBase::Path}, rangeOf(N), From.index(),
               To.index(), static_cast<uint32_t>(P.PathSpecs.size() - 1));
  };
  auto IsFound = [&](ExprId Path) {
    return add(ExprOp::PathFound, boolType(), rangeOf(N), Path.index());
  };
  switch (T.op(N)) {
  case ast::Op::ExistsPath:
    return IsFound(Make());
  case ast::Op::NoPath:
    return negate(IsFound(Make()), rangeOf(N));
  case ast::Op::EveryPath: {
    // Each path passes C if there is none that avoids it: one search, and the
    // path that it finds is the counter-example.
    ExprId All;
    for (ExprId Place : Passes) {
      Clauses.push_back({PathClauseOp::Avoiding, ~uint32_t(0), Place});
      ExprId One = negate(IsFound(Make()), rangeOf(N));
      Clauses.pop_back();
      All = All ? add(ExprOp::And, boolType(), rangeOf(N), All.index(),
                      One.index())
                : One;
    }
    return All;
  }
  default:
    return Make();
  }
}
