//===- Crossing.h - The boundaries that flows cross, and trust ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_CROSSING_H
#define TMC_ANALYSIS_CROSSING_H

#include "Analysis/Csr.h"

#include <memory>
#include <optional>

namespace tmc::analysis {

class Facts;

/// The boundaries that each flow crosses, found by climbing from its ends to
/// the innermost boundary around both; and trust, which an element has from the
/// innermost boundary whose `trust` is a known constant.
class Crossing {
public:
  static std::unique_ptr<Crossing> run(const ir::Program &P, const Facts &F);

  llvm::ArrayRef<ir::EntityId> crosses(ir::EntityId Flow) const {
    return Crosses[Flow];
  }
  llvm::ArrayRef<ir::EntityId> enters(ir::EntityId Flow) const {
    return Enters[Flow];
  }
  llvm::ArrayRef<ir::EntityId> leaves(ir::EntityId Flow) const {
    return Leaves[Flow];
  }
  llvm::ArrayRef<ir::EntityId> crossing(ir::EntityId Boundary) const {
    return CrossedBy[Boundary];
  }
  /// Of an element or boundary.
  std::optional<int64_t> trust(ir::EntityId E) const {
    return Trust[E.index()];
  }
  std::optional<int64_t> trustGap(const ir::Flow &F) const;

  /// Lines `flow %S.f crosses [%S.b] enters [%S.b] leaves [] trust-gap 60`,
  /// `boundary %S.b trust 40 crossing [%S.f]`, `element %S.a trust 40`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  EntityLists Crosses, Enters, Leaves, CrossedBy;
  std::vector<std::optional<int64_t>> Trust; ///< by entity
  uint64_t CrossingFlows = 0;
  uint64_t TrustedElements = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_CROSSING_H
