//===- Narrowing.h - What `is` says of things -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where `f.source is WebServer` holds, `f.source` has the attributes of a web
/// server: behind `and` and `implies`, in the arms of `if`, and in all of a
/// rule whose `where` says it. What is narrowed is a *place*: a local, or an
/// attribute or fact of a place.
///
/// A wrong kind does no harm later on: an attribute that an entity's kind does
/// not have is unknown, see Evaluator::attribute.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_NARROWING_H
#define TMC_SEMA_NARROWING_H

#include "IR/Program.h"

#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace tmc::sema {

class Narrowing {
public:
  /// A point to come back to.
  size_t mark() const { return Log.size(); }
  /// Forgets what was assumed since \p Mark.
  void rewind(size_t Mark);

  /// Assumes that \p Cond is \p Holds.
  void assume(const ir::Program &P, ir::ExprId Cond, bool Holds = true);
  /// Assumes that the local in \p Slot is of kind \p K.
  void assume(const ir::Program &P, uint32_t Slot, ir::KindId K);
  /// What is known of \p E, which is of type \p Ty without it.
  ir::Type narrow(const ir::Program &P, const ir::Expr &E);

private:
  using Key = std::pair<uint64_t, uint32_t>;

  uint32_t number(const Key &K);
  /// The number of the place that \p E is; NoPlace if it is none.
  uint32_t placeOf(const ir::Program &P, const ir::Expr &E);
  void know(const ir::Program &P, uint32_t Place, ir::KindId K);

  llvm::DenseMap<Key, uint32_t> Places;
  llvm::DenseMap<uint32_t, ir::KindId> Known;       ///< by place
  std::vector<std::pair<uint32_t, ir::KindId>> Log; ///< what it was before
};

/// The kind that a member of a set in \p Slot has where \p Cond holds of it;
/// none if that says nothing.
ir::KindId kindImplied(const ir::Program &P, ir::ExprId Cond, uint32_t Slot);

} // namespace tmc::sema

#endif // TMC_SEMA_NARROWING_H
