//===- Exposure.h - How far elements are from an attacker -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_EXPOSURE_H
#define TMC_ANALYSIS_EXPOSURE_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// The least number of flows from an element of trust 0 to each element, by
/// breadth-first search from all of them.
class Exposure {
public:
  static std::unique_ptr<Exposure> run(const ir::Program &P, const Facts &F);

  /// NotExposed if no path leads to \p E.
  uint32_t distance(ir::EntityId E) const { return Distance[E.index()]; }
  /// The flow by which a shortest path reaches \p E; none at its beginning.
  ir::EntityId arrivesBy(ir::EntityId E) const { return By[E.index()]; }
  /// A shortest path to \p E, from an element of trust 0.
  std::vector<ir::EntityId> path(ir::EntityId E) const;

  /// Lines `element %S.a exposure 2 by %S.f`, `element %S.b not exposed`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  // By entity:
  std::vector<uint32_t> Distance;
  std::vector<ir::EntityId> By;
  std::vector<ir::EntityId> From; ///< the element before it on that path
  uint64_t Sources = 0, Exposed = 0, Greatest = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_EXPOSURE_H
