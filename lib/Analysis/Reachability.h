//===- Reachability.h - Which elements lead to which ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reachability along flows: data goes from a flow's source to its target, on a
/// two-way flow also back. A path has zero or more flows, so that an element is
/// reachable from the place in which it lies.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_REACHABILITY_H
#define TMC_ANALYSIS_REACHABILITY_H

#include "IR/Program.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace tmc::analysis {

class Facts;

/// The argument of `reachable_from` and `reaches`: an entity or a kind.
///
/// The elements of a place: an element itself; the elements inside a boundary
/// or system at any depth; for a data item, the elements that store, send or
/// receive it; for a flow, where it arrives if paths begin there, and where it
/// begins if paths end there. The elements of a kind's place are those of all
/// entities of the kind.
struct Place {
  bool IsKind = false;
  uint32_t Index = ~uint32_t(0);

  Place() = default;
  Place(ir::EntityId E) : Index(E.index()) {}
  Place(ir::KindId K) : IsKind(true), Index(K.index()) {}
  /// From a value of tag Entity or Kind; else an empty place.
  explicit Place(const ir::Value &V) {
    if (V.Tag == ir::ValueTag::Entity)
      *this = Place(V.entity());
    else if (V.Tag == ir::ValueTag::Kind)
      *this = Place(V.kind());
  }
  bool isValid() const { return Index != ~uint32_t(0); }
  friend auto operator<=>(const Place &, const Place &) = default;
};

/// A set of elements, shared with the cache that made it.
class ElementSet {
public:
  ElementSet() = default;
  explicit ElementSet(std::shared_ptr<const llvm::BitVector> Bits)
      : Bits(std::move(Bits)) {}
  bool contains(ir::EntityId E) const {
    return Bits && E.index() < Bits->size() && Bits->test(E.index());
  }

private:
  std::shared_ptr<const llvm::BitVector> Bits; ///< by entity index
};

/// One step of a path.
struct Hop {
  ir::EntityId Flow;
  ir::EntityId From;
  ir::EntityId To;
};

/// What a filter says of a hop.
struct HopVerdict {
  bool Pass = true; ///< whether the path may take it
  uint8_t Seen = 0; ///< which of the needed properties the hop has, as bits
};
using HopFilter = llvm::function_ref<HopVerdict(const Hop &)>;

/// Strongly connected components of the flow graph and memoised reachability.
class Reachability {
public:
  static std::unique_ptr<Reachability> run(const ir::Program &P,
                                           const Facts &F);

  /// The component of element \p E. Components are numbered in reverse
  /// topological order: a flow between two components goes to the smaller
  /// number.
  uint32_t component(ir::EntityId E) const { return ComponentOf[E.index()]; }
  uint32_t componentCount() const { return NumComponents; }

  /// Every element that a path from \p From leads to, those of \p From
  /// included. Computed at the first query, in linear time; thread-safe.
  ElementSet reachableFrom(Place From) const;
  /// Every element from which a path leads to \p To, those of \p To included.
  ElementSet reaching(Place To) const;
  /// The same for any set of elements; not memoised.
  llvm::BitVector closure(llvm::ArrayRef<ir::EntityId> Start,
                          bool Backwards = false) const;

  /// Appends the elements of \p Where; \p Arriving chooses the end of a flow
  /// (see Place). Ascending, no duplicates.
  void elementsOf(Place Where, bool Arriving,
                  llvm::SmallVectorImpl<ir::EntityId> &Out) const;

  /// The shortest path of flows from one of \p Sources to one of \p Targets
  /// whose hops \p Filter passes and whose hops' `Seen` together have all bits
  /// of \p Needed; of several, the one that breadth-first search finds first
  /// with sources and flows in ascending id order. An element that is source
  /// and target gives the empty path if nothing is needed. nullopt: none. With
  /// needed properties the path may pass an element more than once. Asks the
  /// filter at most once a flow, direction and set of bits seen; linear in the
  /// graph times 2^(bits in Needed).
  std::optional<std::vector<ir::EntityId>>
  shortestPath(llvm::ArrayRef<ir::EntityId> Sources,
               llvm::ArrayRef<ir::EntityId> Targets,
               std::optional<HopFilter> Filter = std::nullopt,
               uint8_t Needed = 0) const;

  /// Lines `%S.api component 3 size 2`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  ElementSet query(Place Where, bool Backwards) const;

  const ir::Program *P = nullptr;
  const Facts *F = nullptr;
  std::vector<uint32_t> ComponentOf; ///< by entity; ~0 for what is no element
  std::vector<uint32_t> ComponentSize;
  uint32_t NumComponents = 0;

  mutable std::shared_mutex Mutex;
  mutable std::map<std::pair<Place, bool>, ElementSet> Memo;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_REACHABILITY_H
