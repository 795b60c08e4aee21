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
/// constant values of `carries`, `returns` and `stores` (model, control or
/// kind). A flow that goes both ways returns what it carries, unless it says
/// otherwise.
///
/// The places of an item are the elements that store it, send or receive it by
/// a flow that carries it, or derive it. Its origin is the deriving element;
/// for an item without one, the places to which no other place brings it: among
/// the strongly connected components of its places, along the flows that carry
/// or return it, those that no other component leads to.
class Lineage {
public:
  static std::unique_ptr<Lineage> run(const ir::Program &P, const Facts &F);

  /// Itself and all that it was derived from, ascending; an item of a cycle of
  /// derivations has the whole cycle. It is looked up each time, because a
  /// chain of n items has n * n / 2 pairs: valid until this thread asks for the
  /// next one.
  llvm::ArrayRef<ir::EntityId> lineage(ir::EntityId D) const;
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
  /// What goes over \p Flow, either way.
  llvm::ArrayRef<ir::EntityId> carried(ir::EntityId Flow) const {
    return Carried[Flow];
  }
  /// What goes from the source of \p Flow to its target.
  llvm::ArrayRef<ir::EntityId> sent(ir::EntityId Flow) const {
    return Sent[Flow];
  }
  /// What comes back from the target of \p Flow to its source.
  llvm::ArrayRef<ir::EntityId> returned(ir::EntityId Flow) const {
    return Returned[Flow];
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

  const ir::Program *Of = nullptr;
  EntityLists Origins, Places, Flows, StoredAt, Carried, Sent, Returned,
      Handles, SystemData;
  uint64_t Items = 0, Derived = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_LINEAGE_H
