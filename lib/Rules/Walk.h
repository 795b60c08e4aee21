//===- Walk.h - Over the parts of an expression ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_WALK_H
#define TMC_RULES_WALK_H

#include "IR/ExprInfo.h"

#include "llvm/ADT/SmallVector.h"

namespace tmc::rules {

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
      ir::forEachOperand(P, E, [&](ir::ExprId Id) { Work.push_back(Id); });
  }
}

} // namespace tmc::rules

#endif // TMC_RULES_WALK_H
