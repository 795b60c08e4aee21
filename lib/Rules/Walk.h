//===- Walk.h - Over the parts of an expression ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_WALK_H
#define TMC_RULES_WALK_H

#include "IR/Program.h"

#include "llvm/ADT/SmallVector.h"

namespace tmc::rules {

/// Appends the operands of \p E that are expressions, in their order.
inline void operands(const ir::Program &P, const ir::Expr &E,
                     llvm::SmallVectorImpl<ir::ExprId> &Out) {
  using ir::ExprId;
  using ir::ExprOp;
  auto Args = [&](uint32_t Begin, uint32_t Count) {
    for (uint32_t I = 0; I < Count; ++I)
      Out.push_back(P.ExprArgs[Begin + I]);
  };
  auto Optional = [&](uint32_t Id) {
    if (Id != ~uint32_t(0))
      Out.push_back(ExprId(Id));
  };
  switch (E.Op) {
  case ExprOp::Const:
  case ExprOp::Local:
    return;
  case ExprOp::Attr:
  case ExprOp::Is:
  case ExprOp::Not:
  case ExprOp::Known:
  case ExprOp::Neg:
  case ExprOp::PathFound:
    Out.push_back(ExprId(E.A));
    return;
  case ExprOp::Intrinsic:
    Out.push_back(ExprId(E.A));
    Optional(E.C);
    return;
  case ExprOp::If:
    Out.append({ExprId(E.A), ExprId(E.B), ExprId(E.C)});
    return;
  case ExprOp::SetOf:
  case ExprOp::Text:
    Args(E.A, E.B);
    return;
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
  case ExprOp::Count:
  case ExprOp::Each:
  case ExprOp::MapTo:
    Out.push_back(ExprId(E.B));
    Optional(E.C);
    return;
  case ExprOp::Call:
  case ExprOp::Builtin:
    Args(E.B, E.C);
    return;
  case ExprOp::Path:
    Out.append({ExprId(E.A), ExprId(E.B)});
    for (const ir::PathClause &Clause : P.PathSpecs[E.C].of(P.PathClauses))
      Out.push_back(Clause.Condition);
    return;
  default: // the binary operations
    Out.append({ExprId(E.A), ExprId(E.B)});
    return;
  }
}

/// Calls \p Visit(const ir::Expr &) on \p Root and every expression in it, not
/// in the bodies of functions that it calls. \p Visit answers whether to go on
/// into the expression's operands.
template <typename F>
void forEachExpr(const ir::Program &P, ir::ExprId Root, F Visit) {
  if (!Root)
    return;
  llvm::SmallVector<ir::ExprId, 16> Work = {Root};
  while (!Work.empty()) {
    const ir::Expr &E = P.Exprs[Work.pop_back_val()];
    if (Visit(E))
      operands(P, E, Work);
  }
}

} // namespace tmc::rules

#endif // TMC_RULES_WALK_H
