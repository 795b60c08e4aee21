//===- Suppose.h - What would follow if something else were so ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_SUPPOSE_H
#define TMC_RULES_SUPPOSE_H

#include "Analysis/Attributes.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"

#include <map>

namespace tmc::rules {

/// A value with which a model ends questions about more than what it says it
/// of: that a flow is local, that a network is closed to its own members.
struct Claim {
  ir::AttrId Attr;
  bool V;
};

/// What is taken to be unknown although something sets it: every value of some
/// bases, or those that one line gives to many entities.
struct Withdrawal {
  uint8_t Bases = 0; ///< a bit a basis, 1 << Basis
  ir::AttrId Attr;   ///< with Kind or Where: the line's attribute
  ir::KindId Kind;   ///< of a kind's default: the kind that sets it
  Range Where;       ///< of a `default`: its place
  /// Also what the model itself says, if it is one of these.
  llvm::ArrayRef<Claim> Claims;

  static uint8_t bit(analysis::Basis B) {
    return static_cast<uint8_t>(1U << static_cast<unsigned>(B));
  }
  bool covers(const ir::Program &P, ir::AttrId A,
              const analysis::Resolved &R) const;
};

/// Whether \p R, which sets \p A, is something that could as well be asked: a
/// kind's constant for an attribute without a question is part of what the kind
/// is. So is what a kind says of data, which is why a model names it, and what
/// something keeps, which is no protection.
bool isAskable(const ir::Program &P, ir::AttrId A);
bool isAssumption(const ir::Program &P, ir::AttrId A,
                  const analysis::Resolved &R);

/// One thing that an evaluator takes to be otherwise than the model says: a
/// control on an entity, which then outweighs what the model says of what it
/// provides, an attribute's value, or values withdrawn from many entities.
struct Supposition {
  ir::EntityId On;
  ir::ControlId Control; ///< or none
  ir::AttrId Attr;       ///< or none
  ir::Value V;           ///< of Attr; unknown: as if nothing set it
  /// The attributes, of whatever entity, whose value may then be another.
  const llvm::BitVector *Affected = nullptr;
  /// If it is set, On, Control and Attr say nothing.
  const Withdrawal *Withdrawn = nullptr;
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
  /// The attributes that can change with any of \p Seed, itself included.
  llvm::BitVector affectedBy(llvm::BitVector Seed) {
    return close(std::move(Seed));
  }
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
