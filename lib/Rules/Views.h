//===- Views.h - What a view shows ----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_VIEWS_H
#define TMC_RULES_VIEWS_H

#include "Rules/Context.h"

namespace tmc::rules {

/// The elements and flows that \p V shows, by entity. A boundary, system or
/// element means what is in it, a flow its ends too, data its places and the
/// flows that carry it; a condition that is unknown does not select.
llvm::BitVector viewMembers(const Context &C, const ir::View &V);

} // namespace tmc::rules

#endif // TMC_RULES_VIEWS_H
