//===- Bound.h - The least that an unknown level can be -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An expression of an ordered enum that is unknown is often unknown only
/// upwards: what is worth most among the data that a flow carries is at least
/// what its known part is worth. The bound is sound and not exact: each
/// condition that is unknown is taken to be both true and false, on its own.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_BOUND_H
#define TMC_REVIEW_BOUND_H

#include "Rules/Evaluator.h"

namespace tmc::review {

class Bounder {
public:
  Bounder(const rules::Context &C, rules::Evaluator &Ev)
      : C(C), P(C.P), Ev(Ev) {}

  /// The least ordinal that \p E, of an ordered enum, can have in the
  /// evaluator's current frame. Leaves the trace as it is.
  uint8_t least(ir::ExprId E);

private:
  uint8_t leastOf(ir::ExprId E);
  uint8_t leastOfIf(const ir::Expr &E);
  uint8_t leastOfCall(const ir::Expr &E);
  uint8_t leastOfAttr(ir::EntityId Of, ir::AttrId A);
  /// Of the greatest member of set \p E.
  uint8_t leastOfMax(ir::ExprId E);

  const rules::Context &C;
  const ir::Program &P;
  rules::Evaluator &Ev;
  uint32_t Depth = 0;
  uint32_t Steps = 0;
};

} // namespace tmc::review

#endif // TMC_REVIEW_BOUND_H
