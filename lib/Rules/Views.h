//===- Views.h - What a view shows ----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_VIEWS_H
#define TMC_RULES_VIEWS_H

#include "Rules/Context.h"

#include <vector>

namespace tmc::rules {

/// What is drawn of a model.
struct ViewSelection {
  llvm::BitVector Shown; ///< elements and flows, by entity
  /// Boundaries, and elements with parts, that are one box each; by entity.
  llvm::BitVector Collapsed;
  /// The data items whose way is shown, by entity, if nothing else is: arrows
  /// point where these go.
  llvm::BitVector Followed;
  std::vector<ir::EntityId> Steps; ///< flows, in the order of the scenario

  bool none() const { return Shown.none(); }
};

/// What \p V shows. A boundary, system or element means what is in it, a flow
/// its ends too, data its places and the flows that carry it; a condition that
/// is unknown does not select. A flow is shown if it is meant itself, or if
/// both of its ends are meant.
ViewSelection viewMembers(const Context &C, const ir::View &V);

/// What \p Clauses show of everything.
ViewSelection viewMembers(const Context &C,
                          llvm::ArrayRef<ir::ViewClause> Clauses);

} // namespace tmc::rules

#endif // TMC_RULES_VIEWS_H
