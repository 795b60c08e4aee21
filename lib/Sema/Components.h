//===- Components.h - Names of a model, components and their ports --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_COMPONENTS_H
#define TMC_SEMA_COMPONENTS_H

#include "Sema/Context.h"

namespace tmc::sema {

/// Adds the identifiers of expression \p N to \p Parts if it is `a.b.c`; false
/// if it is anything else.
bool nameParts(const ast::Tree &T, ast::NodeId N,
               llvm::SmallVectorImpl<ast::NodeId> &Parts);

/// How many entities an instance of a component brings along, without making
/// any: a component that uses another twice doubles them.
class PartCounter {
public:
  /// Nesting deeper than \p MaxDepth counts as more than anyone may have.
  PartCounter(const Context &C, unsigned MaxDepth) : C(C), MaxDepth(MaxDepth) {}
  uint64_t count(ir::KindId K);

private:
  uint64_t countMembers(ModuleId M, ast::NodeId Body);

  const Context &C;
  unsigned MaxDepth;
  unsigned Depth = 0;
  llvm::DenseMap<ir::KindId, uint64_t> Known;
};

} // namespace tmc::sema

#endif // TMC_SEMA_COMPONENTS_H
