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

} // namespace tmc::sema

#endif // TMC_SEMA_COMPONENTS_H
