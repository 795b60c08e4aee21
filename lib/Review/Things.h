//===- Things.h - What findings are about ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entities that findings bind, as sets. Every rule that matches a flow
/// matches each flow, so that there are far fewer sets than findings: what
/// follows from the entities alone is computed once a set.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_THINGS_H
#define TMC_REVIEW_THINGS_H

#include "Rules/Findings.h"

namespace tmc::review {

struct ThingSets {
  std::vector<uint32_t> Of; ///< by finding: which set
  std::vector<Slice> Sets;  ///< of Entities, ascending, each once
  std::vector<ir::EntityId> Entities;

  uint32_t setOf(rules::FindingId Id) const { return Of[Id.index()]; }
  llvm::ArrayRef<ir::EntityId> entities(uint32_t Set) const {
    return Sets[Set].of(Entities);
  }
};

} // namespace tmc::review

#endif // TMC_REVIEW_THINGS_H
