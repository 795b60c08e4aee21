//===- Suppose.h - What would follow if something else were so ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_SUPPOSE_H
#define TMC_RULES_SUPPOSE_H

#include "IR/Program.h"

#include "llvm/ADT/BitVector.h"

#include <map>

namespace tmc::rules {

/// One thing that an evaluator takes to be otherwise than the model says: a
/// control on an entity, which then outweighs what the model says of what it
/// provides, or an attribute's value.
struct Supposition {
  ir::EntityId On;
  ir::ControlId Control; ///< or none
  ir::AttrId Attr;       ///< or none
  ir::Value V;           ///< of Attr; unknown: as if nothing set it
  /// The attributes, of whatever entity, whose value may then be another.
  const llvm::BitVector *Affected = nullptr;
};

/// Which attributes an attribute or a condition can depend on, by what
/// expressions say: an upper bound that saves evaluations.
class Dependence {
public:
  explicit Dependence(const ir::Program &P) : P(P) {}

  /// The attributes that can change with what \p C provides.
  const llvm::BitVector &affectedBy(ir::ControlId C);
  /// The attributes that can change with \p A, itself included.
  const llvm::BitVector &affectedBy(ir::AttrId A);
  /// The attributes that \p Condition reads, through functions and the lets of
  /// \p R, not through the defaults of others.
  const llvm::BitVector &readBy(const ir::Rule &R, ir::ExprId Condition);

private:
  llvm::BitVector close(llvm::BitVector Seed);
  void collect(ir::ExprId Root, const ir::Rule *R, llvm::BitVector &Out) const;

  const ir::Program &P;
  /// By attribute: those whose default or provision reads it.
  std::vector<std::vector<ir::AttrId>> Readers;
  std::map<ir::ControlId, llvm::BitVector> ByControl;
  std::map<ir::AttrId, llvm::BitVector> ByAttr;
  std::map<ir::ExprId, llvm::BitVector> ByCondition;
};

} // namespace tmc::rules

#endif // TMC_RULES_SUPPOSE_H
