//===- Facts.h - What the passes found out about a model ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Owns the results of all passes and answers each intrinsic of Intrinsics.def.
/// A pass runs when its result is first asked for (thread-safe), or for all at
/// once in `compute`. Results hold for the program as it was then: a program
/// must not change while facts about it are in use.
///
/// Lists are ascending by id unless said otherwise, without duplicates, and
/// valid as long as the Facts are. A query on an entity of another class than
/// the intrinsic's owner answers the empty list, none, unknown or false.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_FACTS_H
#define TMC_ANALYSIS_FACTS_H

#include "Analysis/Attributes.h"
#include "Analysis/Reachability.h"
#include "Analysis/Shielding.h"
#include "IR/Program.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace tmc::analysis {

#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  class CLASS;
#include "Analysis/Passes.def"

/// The answer of an intrinsic in one shape, for an evaluator.
struct Fact {
  enum class Tag : uint8_t { Unknown, Bool, Int, Entity, Set, Positions } Kind;
  int64_t Payload = 0; ///< of Bool and Int; of Positions: a PositionSet
  ir::EntityId Entity; ///< of Entity
  llvm::ArrayRef<ir::EntityId> Members; ///< of Set; order as the accessor says

  static Fact unknown() { return {Tag::Unknown, 0, {}, {}}; }
  static Fact boolean(bool B) { return {Tag::Bool, B, {}, {}}; }
  static Fact integer(int64_t I) { return {Tag::Int, I, {}, {}}; }
  static Fact entity(ir::EntityId E) {
    return E ? Fact{Tag::Entity, 0, E, {}} : unknown();
  }
  static Fact positions(uint64_t Set) {
    return {Tag::Positions, static_cast<int64_t>(Set), {}, {}};
  }
  static Fact set(llvm::ArrayRef<ir::EntityId> S) {
    return {Tag::Set, 0, {}, S};
  }
};

/// The exposure of an element that no path from an element of trust 0 reaches.
inline constexpr uint32_t NotExposed = 0x7FFFFFFF;

/// The results of all passes over one program.
class Facts {
public:
  /// Runs nothing yet; each pass runs when it is first needed.
  explicit Facts(const ir::Program &P);
  Facts(const Facts &) = delete;
  ~Facts();

  /// Runs every pass. The program must have passed `ir::verify` and
  /// `ir::resolveWellKnown`.
  static std::unique_ptr<Facts> compute(const ir::Program &P);

  const ir::Program &program() const { return P; }

  //===--------------------------------------------------------------------===//
  // Results of the passes
  //===--------------------------------------------------------------------===//
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  const CLASS &ACCESSOR() const {                                              \
    if (const CLASS *R = CLASS##Result.load(std::memory_order_acquire))        \
      return *R;                                                               \
    return compute##CLASS();                                                   \
  }
#include "Analysis/Passes.def"

  //===--------------------------------------------------------------------===//
  // Any intrinsic
  //===--------------------------------------------------------------------===//
  /// The value of intrinsic \p I of \p Self; \p Argument for those that take
  /// one. Thread-safe.
  Fact get(ir::Intrinsic I, ir::EntityId Self, Place Argument = {}) const;
  /// The value of an intrinsic that takes a position.
  Fact distance(ir::Intrinsic I, ir::EntityId Self, uint32_t Position) const;

  //===--------------------------------------------------------------------===//
  // Entities by class and kind
  //===--------------------------------------------------------------------===//
  /// All entities of class \p C.
  llvm::ArrayRef<ir::EntityId> entities(ir::EntityClass C) const;
  /// All entities whose kind is \p K or derives from it.
  llvm::ArrayRef<ir::EntityId> instances(ir::KindId K) const;
  /// See Kinds::candidates.
  llvm::ArrayRef<ir::EntityId> candidates(ir::KindId K) const;
  bool isCandidate(ir::EntityId E, ir::KindId K) const;
  /// Whether \p K is \p Base or derives from it; in constant time.
  bool derives(ir::KindId K, ir::KindId Base) const;
  /// Whether \p E's kind is \p K or derives from it; in constant time.
  bool isA(ir::EntityId E, ir::KindId K) const;

  //===--------------------------------------------------------------------===//
  // Elements
  //===--------------------------------------------------------------------===//
  /// The innermost boundary around \p E, an element or boundary; or none. Of an
  /// element in several, the one that declares it.
  ir::EntityId zone(ir::EntityId E) const;
  /// The boundaries around element \p E, innermost first, which is descending
  /// by id; those that it stands in besides (`also_in`) included.
  llvm::ArrayRef<ir::EntityId> zones(ir::EntityId E) const;
  /// The system in which \p E is declared; E itself for a system; none for a
  /// data item of no system.
  ir::EntityId system(ir::EntityId E) const;
  llvm::ArrayRef<ir::EntityId> incoming(ir::EntityId E) const;
  llvm::ArrayRef<ir::EntityId> outgoing(ir::EntityId E) const;
  llvm::ArrayRef<ir::EntityId> flowsOf(ir::EntityId Element) const;
  llvm::ArrayRef<ir::EntityId> calls(ir::EntityId E) const;
  llvm::ArrayRef<ir::EntityId> serves(ir::EntityId E) const;
  llvm::ArrayRef<ir::EntityId> handles(ir::EntityId E) const;
  /// Trust of an element (of its innermost boundary with a known trust) or of a
  /// boundary (its own, else the next one's around it).
  std::optional<int64_t> trust(ir::EntityId E) const;
  /// NotExposed if no path leads here.
  uint32_t exposure(ir::EntityId E) const;
  bool isExposed(ir::EntityId E) const { return exposure(E) != NotExposed; }
  /// A shortest path of flows from an element of trust 0 to \p E; empty if \p E
  /// is one or is not exposed.
  std::vector<ir::EntityId> exposurePath(ir::EntityId E) const;
  /// Whether a path of zero or more flows leads from \p From to \p E. For a
  /// flow: to its source. Memoised by place; thread-safe. In a loop over
  /// elements take `reachability().reachableFrom(Place)` once instead.
  bool reachableFrom(ir::EntityId E, Place From) const;
  /// Whether a path of zero or more flows leads from element \p E to \p To.
  bool reaches(ir::EntityId E, Place To) const;

  //===--------------------------------------------------------------------===//
  // Flows
  //===--------------------------------------------------------------------===//
  /// Source, then target; one element if they are the same.
  llvm::ArrayRef<ir::EntityId> ends(ir::EntityId Flow) const;
  llvm::ArrayRef<ir::EntityId> crosses(ir::EntityId Flow) const;
  llvm::ArrayRef<ir::EntityId> enters(ir::EntityId Flow) const;
  llvm::ArrayRef<ir::EntityId> leaves(ir::EntityId Flow) const;
  std::optional<int64_t> trustGap(ir::EntityId Flow) const;

  //===--------------------------------------------------------------------===//
  // Boundaries and systems
  //===--------------------------------------------------------------------===//
  /// The elements inside a boundary or system at any depth, in nesting order:
  /// by depth-first walk, children by id. A contiguous slice for each.
  llvm::ArrayRef<ir::EntityId> elements(ir::EntityId Container) const;
  /// The elements whose parent is \p Container.
  llvm::ArrayRef<ir::EntityId> members(ir::EntityId Container) const;
  /// The innermost element that \p Element is a part of, or none.
  ir::EntityId whole(ir::EntityId Element) const;
  /// The boundary around boundary \p B, or none.
  ir::EntityId parentBoundary(ir::EntityId B) const { return zone(B); }
  llvm::ArrayRef<ir::EntityId> crossing(ir::EntityId Boundary) const;
  /// Whether \p E, an element, boundary, flow or data item, is declared inside
  /// \p Container (a boundary or system) at any depth; in constant time.
  bool isInside(ir::EntityId E, ir::EntityId Container) const;
  llvm::ArrayRef<ir::EntityId> systemFlows(ir::EntityId System) const;
  llvm::ArrayRef<ir::EntityId> systemBoundaries(ir::EntityId System) const;
  llvm::ArrayRef<ir::EntityId> systemData(ir::EntityId System) const;

  //===--------------------------------------------------------------------===//
  // Data
  //===--------------------------------------------------------------------===//
  /// Valid until this thread asks for another one (Lineage.h).
  llvm::ArrayRef<ir::EntityId> lineage(ir::EntityId Data) const;
  llvm::ArrayRef<ir::EntityId> origin(ir::EntityId Data) const;
  llvm::ArrayRef<ir::EntityId> places(ir::EntityId Data) const;
  llvm::ArrayRef<ir::EntityId> flowsCarrying(ir::EntityId Data) const;
  llvm::ArrayRef<ir::EntityId> storedAt(ir::EntityId Data) const;
  /// The data that goes over \p Flow, either way, by a constant `carries` and
  /// `returns`.
  llvm::ArrayRef<ir::EntityId> carried(ir::EntityId Flow) const;
  /// The part of it that goes from source to target.
  llvm::ArrayRef<ir::EntityId> sent(ir::EntityId Flow) const;
  /// The part of it that comes back from target to source.
  llvm::ArrayRef<ir::EntityId> returned(ir::EntityId Flow) const;

  //===--------------------------------------------------------------------===//
  // Attributes
  //===--------------------------------------------------------------------===//
  /// What sets \p A on \p E: see Attributes.h; and what is before it on every
  /// way (Shielding.h).
  Resolved resolve(ir::EntityId E, ir::AttrId A) const {
    Resolved R = attributes().resolve(E, A);
    if (LLVM_UNLIKELY(shielding().provides(A)))
      return shielded(E, A, R);
    return R;
  }
  llvm::ArrayRef<ir::ControlId> controls(ir::EntityId E) const {
    return attributes().controls(E);
  }

  /// Whether \p E is out of scope (Scope.h).
  bool isOutOfScope(ir::EntityId E) const;

  //===--------------------------------------------------------------------===//
  // Paths
  //===--------------------------------------------------------------------===//
  /// See Reachability::shortestPath.
  std::optional<std::vector<ir::EntityId>>
  shortestPath(llvm::ArrayRef<ir::EntityId> Sources,
               llvm::ArrayRef<ir::EntityId> Targets,
               std::optional<HopFilter> Filter = std::nullopt,
               uint8_t Needed = 0) const {
    return reachability().shortestPath(Sources, Targets, Filter, Needed);
  }
  /// Computes the reachability of \p Places both ways now, so that later
  /// queries only read. Optional: queries compute what is missing.
  void prepare(llvm::ArrayRef<Place> Places) const;

private:
  Resolved shielded(ir::EntityId E, ir::AttrId A, Resolved R) const;

  const ir::Program &P;
  mutable std::recursive_mutex Mutex; ///< held while a pass runs
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  const CLASS &compute##CLASS() const;                                         \
  mutable std::unique_ptr<CLASS> CLASS##Owner;                                 \
  mutable std::atomic<const CLASS *> CLASS##Result{nullptr};
#include "Analysis/Passes.def"
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_FACTS_H
