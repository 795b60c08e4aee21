//===- Annotations.h - `@name(value)` before a declaration ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_ANNOTATIONS_H
#define TMC_SEMA_ANNOTATIONS_H

#include "Sema/Context.h"

namespace tmc::sema {

/// Adds the annotations of \p Prefix (may be none) as properties.
Slice addAnnotations(Context &C, ModuleId M, ast::NodeId Prefix);

/// The property \p Key of \p S, or null.
const ir::Property *findAnnotation(const ir::Program &P, Slice S,
                                   llvm::StringRef Key);

} // namespace tmc::sema

#endif // TMC_SEMA_ANNOTATIONS_H
