//===- Views.h - Parts of a model that are drawn by themselves ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_VIEWS_H
#define TMC_SEMA_VIEWS_H

#include "Sema/Context.h"

namespace tmc::sema {

/// What the lines between a view's braces say.
struct ViewBody {
  Slice Clauses;    ///< of ViewClauses
  Slice Properties; ///< of Properties
};

/// Lowers \p Body (may be none), whose names are looked up in \p Scope too.
ViewBody buildViewBody(Context &C, ModuleId M, ast::NodeId Body,
                       const SystemScope *Scope);

} // namespace tmc::sema

#endif // TMC_SEMA_VIEWS_H
