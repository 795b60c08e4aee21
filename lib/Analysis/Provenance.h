//===- Provenance.h - From whom what arrives somewhere can come -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Positions are what an attacker can hold: the values of the enum marked
/// `@position`, sixty-four at most. Some elements stand for positions: a
/// person, the program that a person uses, a service of someone else, whatever
/// lies in a zone that others hold, a place that is taken. From there five
/// facts spread over the flows, each by one breadth-first search a position:
///
///   senders     whose data arrives: with the data, whichever side calls
///   requesters  on whose behalf is called: with the calls, and through queues
///               to who takes from them
///   callers     who calls, as `requesters`, but only through what passes
///               requests on as they came
///   makers      whose code runs: with the code, from where it is written,
///               kept and built to where it runs
///   watchers    of a flow: who can be on the way, by its medium and the zones
///               in which it lies
///
/// What stands for what is read from attributes that Program::Known names;
/// expressions are not evaluated.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_PROVENANCE_H
#define TMC_ANALYSIS_PROVENANCE_H

#include "IR/Program.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

#include <array>
#include <memory>
#include <optional>

namespace tmc::analysis {

class Facts;

/// A set of positions: bit N is the value N of the enum.
using PositionSet = uint64_t;
inline constexpr uint32_t MaxPositions = 64;

/// From whom what arrives at elements and flows can come.
class Provenance {
public:
  static std::unique_ptr<Provenance> run(const ir::Program &P, const Facts &F);

  enum class Spread : uint8_t { Senders, Requesters, Callers, Makers };
  static constexpr unsigned NumSpreads = 4;

  /// What element \p E stands for itself.
  PositionSet standing(ir::EntityId E) const { return Standing[E.index()]; }
  /// Of an element, or of a flow: of the end or ends from which it comes.
  PositionSet positions(Spread S, ir::EntityId E) const;
  /// The least number of flows from where \p Position stands to element \p E,
  /// or to the target of flow \p E; none if it does not come there.
  std::optional<uint32_t> distance(Spread S, ir::EntityId E,
                                   uint32_t Position) const;
  /// The flows of a way of that length, in order.
  std::vector<ir::EntityId> path(Spread S, ir::EntityId E,
                                 uint32_t Position) const;
  /// Where such a way begins: an element that stands for \p Position.
  ir::EntityId origin(Spread S, ir::EntityId E, uint32_t Position) const;

  /// Who can be on the way of \p Flow.
  PositionSet watchers(ir::EntityId Flow) const {
    return Watchers[Flow.index()];
  }
  /// Whether \p Flow never leaves one machine.
  bool closed(ir::EntityId Flow) const { return Ways[Flow.index()] & Closed; }
  /// Whether the medium of \p Flow, or the network in which it lies, is open to
  /// others than the members of a zone.
  bool shared(ir::EntityId Flow) const { return Ways[Flow.index()] & Shared; }
  /// Whether \p Flow stays in one network.
  bool stays(ir::EntityId Flow) const { return Ways[Flow.index()] & Stays; }
  /// Of an element: who is on its network, or at its machine. Of a boundary:
  /// who is in it.
  PositionSet neighbours(ir::EntityId E) const { return Neighbours[E.index()]; }
  /// Of a data item: who sends it, or what it was made of.
  PositionSet authors(ir::EntityId Data) const { return Authors[Data.index()]; }

  /// Lines `element %S.a stands [] senders [Stranger 2 by [%S.f, %S.g]] …`,
  /// `flow %S.f watchers [Neighbour]`, `boundary %S.b who [Employee]`,
  /// `data %S.d senders [Stranger]`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  /// Back: data comes back over it to where it was called from.
  enum Way : uint8_t { Closed = 1, Shared = 2, Stays = 4, Back = 8 };
  static constexpr uint32_t Far = ~uint32_t(0);
  /// How one position comes to one element.
  struct Arrival {
    uint32_t Distance = Far;
    ir::EntityId By; ///< the last flow of the way; none at its beginning
  };
  struct Builder;

  const Arrival &at(Spread S, ir::EntityId Element, uint32_t Position) const {
    return Arrivals[static_cast<unsigned>(S)]
                   [uint64_t(Position) * Numbers + Number[Element.index()]];
  }
  /// The end of \p Flow from which \p Position comes the nearest way, or none.
  ir::EntityId from(Spread S, ir::EntityId Flow, uint32_t Position) const;

  const ir::Program *P = nullptr;
  const Facts *F = nullptr;
  uint32_t Count = 0;           ///< positions
  uint32_t Numbers = 0;         ///< elements
  std::vector<uint32_t> Number; ///< by entity: the element's row
  // By entity:
  std::vector<PositionSet> Standing, Watchers, Neighbours, Authors;
  std::vector<uint8_t> Ways; ///< of flows
  // By spread; by position and element:
  std::array<std::vector<Arrival>, NumSpreads> Arrivals;
  // By spread; by entity:
  std::array<std::vector<PositionSet>, NumSpreads> Sets;
};

/// Which of the facts that spread intrinsic \p I is about, or none.
std::optional<Provenance::Spread> spreadOf(ir::Intrinsic I);

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_PROVENANCE_H
