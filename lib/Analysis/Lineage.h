//===- Lineage.h - Where data is and whence it came -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_LINEAGE_H
#define TMC_ANALYSIS_LINEAGE_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// Where each data item is, whence it came and what it was made of. Reads the
/// constant values of `carries` and `stores` (model, control or kind).
///
/// The places of an item are the elements that store it, send or receive it by
/// a flow that carries it, or derive it. Its origin is the deriving element;
/// for an item without one, the places to which no other place brings it: among
/// the strongly connected components of its places, along the flows that carry
/// it, those that no other component leads to.
class Lineage {
public:
  static std::unique_ptr<Lineage> run(const ir::Program &P, const Facts &F);

  llvm::ArrayRef<ir::EntityId> lineage(ir::EntityId D) const {
    return Ancestry[D];
  }
  llvm::ArrayRef<ir::EntityId> origin(ir::EntityId D) const {
    return Origins[D];
  }
  llvm::ArrayRef<ir::EntityId> places(ir::EntityId D) const {
    return Places[D];
  }
  llvm::ArrayRef<ir::EntityId> flows(ir::EntityId D) const { return Flows[D]; }
  llvm::ArrayRef<ir::EntityId> storedAt(ir::EntityId D) const {
    return StoredAt[D];
  }
  llvm::ArrayRef<ir::EntityId> carried(ir::EntityId Flow) const {
    return Carried[Flow];
  }
  llvm::ArrayRef<ir::EntityId> handles(ir::EntityId Element) const {
    return Handles[Element];
  }
  llvm::ArrayRef<ir::EntityId> systemData(ir::EntityId System) const {
    return SystemData[System];
  }

  /// Lines `data %D lineage [%D] origin [%S.a] places [%S.a] flows [%S.f]
  /// stored_at []` and `element %S.a handles [%D]`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  void findOrigins(const ir::Program &P);
  void findAncestry(const ir::Program &P);

  EntityLists Ancestry, Origins, Places, Flows, StoredAt, Carried, Handles,
      SystemData;
  uint64_t Items = 0, Derived = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_LINEAGE_H
