//===- Nesting.h - What is inside of what ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_NESTING_H
#define TMC_ANALYSIS_NESTING_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// The tree of systems, boundaries and what they hold. All entities are
/// numbered by a depth-first walk, children by id, so that what a container
/// holds is an interval.
///
/// An element may also stand in boundaries beside the one that declares it
/// (`also_in`): a machine in two networks. There it is a guest. Guests are few,
/// so they have lists of their own and the interval stays the common case.
class Nesting {
public:
  static std::unique_ptr<Nesting> run(const ir::Program &P, const Facts &F);

  /// The innermost boundary around element or boundary \p E, or none. Of an
  /// element in several, the one that declares it.
  ir::EntityId zone(ir::EntityId E) const { return ZoneOf[E.index()]; }
  /// The boundaries besides `zone` in which element \p E, or the whole that it
  /// is a part of, stands too.
  llvm::ArrayRef<ir::EntityId> alsoIn(ir::EntityId E) const { return Also[E]; }
  /// Every boundary that holds element or boundary \p E, descending by id:
  /// innermost first, where one is in another.
  llvm::ArrayRef<ir::EntityId> zones(ir::EntityId E) const {
    return Also[E].empty() ? Chains[ZoneOf[E.index()]] : AllZones[E];
  }
  /// Boundary \p B and those around it, innermost first.
  llvm::ArrayRef<ir::EntityId> chain(ir::EntityId B) const { return Chains[B]; }
  ir::EntityId system(ir::EntityId E) const { return SystemOf[E.index()]; }
  /// The innermost element around \p E, or none.
  ir::EntityId whole(ir::EntityId E) const { return WholeOf[E.index()]; }
  /// How many boundaries are around boundary \p B, itself included.
  uint32_t depth(ir::EntityId B) const {
    return static_cast<uint32_t>(Chains[B].size());
  }
  /// The parts of \p E at any depth; none for what is not an element.
  llvm::ArrayRef<ir::EntityId> parts(ir::EntityId E) const {
    llvm::ArrayRef<ir::EntityId> Within = elements(E);
    return !Within.empty() && Within.front() == E
               ? Within.drop_front()
               : llvm::ArrayRef<ir::EntityId>();
  }
  /// The elements in container \p C at any depth, guests last; of an element,
  /// itself first and then its parts.
  llvm::ArrayRef<ir::EntityId> elements(ir::EntityId C) const {
    if (!WithGuests[C].empty())
      return WithGuests[C];
    return llvm::ArrayRef<ir::EntityId>(Order).slice(ElementBegin[C.index()],
                                                     ElementCount[C.index()]);
  }
  /// The elements directly in \p C; of an element, its parts.
  llvm::ArrayRef<ir::EntityId> members(ir::EntityId C) const {
    return Members[C];
  }
  bool isInside(ir::EntityId E, ir::EntityId C) const {
    if (isInTree(E, C))
      return true;
    return !Also[E].empty() && llvm::is_contained(AllZones[E], C);
  }
  llvm::ArrayRef<ir::EntityId> systemFlows(ir::EntityId S) const {
    return FlowsOf[S];
  }
  llvm::ArrayRef<ir::EntityId> systemBoundaries(ir::EntityId S) const {
    return BoundariesOf[S];
  }

  /// Lines `element %S.a parts [%S.a.x] also in [%S.b]`, for those that have
  /// either, and
  /// `boundary %S.b depth 1 in [%S.a] members [%S.x] elements [%S.x]`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  /// Whether the tree, without guests, has \p E in \p C.
  bool isInTree(ir::EntityId E, ir::EntityId C) const {
    uint32_t N = Number[E.index()], B = Number[C.index()];
    return N > B && N - B < Count[C.index()];
  }
  /// Fills the lists of guests from `also_in`, and adds them to \p MemberPairs.
  void addGuests(const ir::Program &P, const Facts &F,
                 EntityPairs &MemberPairs);

  // By entity:
  std::vector<ir::EntityId> ZoneOf;
  std::vector<ir::EntityId> SystemOf;
  std::vector<ir::EntityId> WholeOf;
  std::vector<uint32_t> Number;
  std::vector<uint32_t> Count; ///< itself and all below
  std::vector<uint32_t> ElementBegin;
  std::vector<uint32_t> ElementCount; ///< for a container: the elements below

  std::vector<ir::EntityId> Order; ///< elements in the order of the walk
  EntityLists Chains;
  EntityLists Also;       ///< by element
  EntityLists AllZones;   ///< by element that has `Also`
  EntityLists WithGuests; ///< by boundary with guests: all elements
  EntityLists Members;
  EntityLists FlowsOf;
  EntityLists BoundariesOf;
  uint32_t Containers = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_NESTING_H
