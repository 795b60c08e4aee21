//===- Kinds.h - Entities by class and kind -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_KINDS_H
#define TMC_ANALYSIS_KINDS_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// Entities by class and kind. Kinds are numbered so that those that derive
/// from a kind follow it, which makes the test for a derived kind two
/// comparisons.
class Kinds {
public:
  static std::unique_ptr<Kinds> run(const ir::Program &P, const Facts &F);

  llvm::ArrayRef<ir::EntityId> entities(ir::EntityClass C) const {
    return ByClass[static_cast<uint32_t>(C)];
  }
  llvm::ArrayRef<ir::EntityId> instances(ir::KindId K) const {
    return ByKind[K];
  }
  bool derives(ir::KindId K, ir::KindId Base) const {
    if (!K || !Base)
      return false;
    uint32_t N = Number[K.index()], B = Number[Base.index()];
    return N >= B && N - B < Count[Base.index()];
  }

  /// Lines `@std.core.Flow: [%S.f, %S.g]`, kinds without entities left out.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  std::vector<uint32_t> Number; ///< by kind: position in a walk, bases first
  std::vector<uint32_t> Count;  ///< by kind: itself and all that derive from it
  EntityLists ByClass;
  EntityLists ByKind;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_KINDS_H
