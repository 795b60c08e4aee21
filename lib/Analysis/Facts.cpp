//===- Facts.cpp - What the passes found out about a model ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Facts.h"

#include "Analysis/Passes.h"
#include "IR/Print.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;
using ir::Intrinsic;
using ir::KindId;
using List = llvm::ArrayRef<EntityId>;

void analysis::printList(llvm::raw_ostream &OS, const ir::Program &P,
                         List Entities) {
  OS << '[';
  llvm::interleaveComma(Entities, OS,
                        [&](EntityId E) { ir::printEntity(OS, P, E); });
  OS << ']';
}

Facts::Facts(const ir::Program &P) : P(P) {}
Facts::~Facts() = default;

std::unique_ptr<Facts> Facts::compute(const ir::Program &P) {
  auto F = std::make_unique<Facts>(P);
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  F->ACCESSOR();
#include "Analysis/Passes.def"
  return F;
}

// A pass asks for those that it depends on while the lock is held, hence a
// recursive one.
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  const CLASS &Facts::compute##CLASS() const {                                 \
    std::lock_guard Lock(Mutex);                                               \
    if (!CLASS##Owner) {                                                       \
      CLASS##Owner = CLASS::run(P, *this);                                     \
      CLASS##Result.store(CLASS##Owner.get(), std::memory_order_release);      \
    }                                                                          \
    return *CLASS##Owner;                                                      \
  }
#include "Analysis/Passes.def"

//===----------------------------------------------------------------------===//
// Accessors
//===----------------------------------------------------------------------===//

List Facts::entities(EntityClass C) const { return kinds().entities(C); }
List Facts::candidates(ir::KindId K) const { return kinds().candidates(K); }
bool Facts::isCandidate(EntityId E, ir::KindId K) const {
  return isA(E, K) && kinds().isCandidate(E, K);
}
List Facts::instances(KindId K) const { return kinds().instances(K); }
bool Facts::derives(KindId K, KindId Base) const {
  return kinds().derives(K, Base);
}
bool Facts::isA(EntityId E, KindId K) const {
  return kinds().derives(P.Entities[E].Kind, K);
}

/// What \p R becomes if a control before \p E provides \p A. What is in force
/// on the element itself, or said of it, is closer.
Resolved Facts::shielded(EntityId E, ir::AttrId A, Resolved R) const {
  if (R.From == Origin::Model || R.From == Origin::Control ||
      R.From == Origin::Proof)
    return R;
  std::optional<Shielding::Cover> Before = shielding().cover(E, A);
  if (!Before)
    return R;
  Resolved Out;
  Out.From = Origin::Shield;
  Out.V = Before->V;
  Out.Control = Before->Nearest.Control;
  Out.On = Before->Nearest.At;
  if (ir::AttrId Own = P.Known.controls(P.Entities[Out.On].Class))
    Out.Where = attributes().resolve(Out.On, Own).Where;
  return Out;
}

bool Facts::isOutOfScope(EntityId E) const { return scope().isOut(E); }

EntityId Facts::zone(EntityId E) const { return nesting().zone(E); }
List Facts::zones(EntityId E) const { return nesting().zones(E); }
EntityId Facts::system(EntityId E) const { return nesting().system(E); }
List Facts::incoming(EntityId E) const { return graph().incoming(E); }
List Facts::outgoing(EntityId E) const { return graph().outgoing(E); }
List Facts::flowsOf(EntityId Element) const { return graph().flows(Element); }
List Facts::calls(EntityId E) const { return graph().calls(E); }
List Facts::serves(EntityId E) const { return graph().serves(E); }
List Facts::handles(EntityId E) const { return lineagePass().handles(E); }
std::optional<int64_t> Facts::trust(EntityId E) const {
  return crossing().trust(E);
}
uint32_t Facts::exposure(EntityId E) const {
  return exposurePass().distance(E);
}
std::vector<EntityId> Facts::exposurePath(EntityId E) const {
  return exposurePass().path(E);
}
bool Facts::reachableFrom(EntityId E, Place From) const {
  if (P.Entities[E].Class == EntityClass::Flow)
    E = P.flow(E).Source;
  return reachability().reachableFrom(From).contains(E);
}
bool Facts::reaches(EntityId E, Place To) const {
  return reachability().reaching(To).contains(E);
}

List Facts::ends(EntityId Flow) const { return graph().ends(Flow); }
List Facts::crosses(EntityId Flow) const { return crossing().crosses(Flow); }
List Facts::enters(EntityId Flow) const { return crossing().enters(Flow); }
List Facts::leaves(EntityId Flow) const { return crossing().leaves(Flow); }
std::optional<int64_t> Facts::trustGap(EntityId Flow) const {
  if (P.Entities[Flow].Class != EntityClass::Flow)
    return std::nullopt;
  return crossing().trustGap(P.flow(Flow));
}

List Facts::elements(EntityId Container) const {
  return nesting().elements(Container);
}
EntityId Facts::whole(EntityId Element) const {
  return nesting().whole(Element);
}
List Facts::members(EntityId Container) const {
  return nesting().members(Container);
}
List Facts::crossing(EntityId Boundary) const {
  return crossing().crossing(Boundary);
}
bool Facts::isInside(EntityId E, EntityId Container) const {
  return nesting().isInside(E, Container);
}
List Facts::systemFlows(EntityId System) const {
  return nesting().systemFlows(System);
}
List Facts::systemBoundaries(EntityId System) const {
  return nesting().systemBoundaries(System);
}
List Facts::systemData(EntityId System) const {
  return lineagePass().systemData(System);
}

List Facts::lineage(EntityId D) const { return lineagePass().lineage(D); }
List Facts::origin(EntityId D) const { return lineagePass().origin(D); }
List Facts::places(EntityId D) const { return lineagePass().places(D); }
List Facts::flowsCarrying(EntityId D) const { return lineagePass().flows(D); }
List Facts::storedAt(EntityId D) const { return lineagePass().storedAt(D); }
List Facts::carried(EntityId Flow) const { return lineagePass().carried(Flow); }
List Facts::sent(EntityId Flow) const { return lineagePass().sent(Flow); }
List Facts::returned(EntityId Flow) const {
  return lineagePass().returned(Flow);
}

void Facts::prepare(llvm::ArrayRef<Place> Places) const {
  for (Place Where : Places) {
    reachability().reachableFrom(Where);
    reachability().reaching(Where);
  }
}

std::optional<Provenance::Spread> analysis::spreadOf(Intrinsic I) {
  switch (I) {
  case Intrinsic::ElementSenders:
  case Intrinsic::ElementSenderDistance:
  case Intrinsic::FlowSenders:
  case Intrinsic::FlowSenderDistance:
    return Provenance::Spread::Senders;
  case Intrinsic::ElementRequesters:
  case Intrinsic::ElementRequesterDistance:
  case Intrinsic::FlowRequesters:
  case Intrinsic::FlowRequesterDistance:
    return Provenance::Spread::Requesters;
  case Intrinsic::ElementCallers:
  case Intrinsic::ElementCallerDistance:
  case Intrinsic::FlowCallers:
  case Intrinsic::FlowCallerDistance:
    return Provenance::Spread::Callers;
  case Intrinsic::ElementMakers:
  case Intrinsic::ElementMakerDistance:
    return Provenance::Spread::Makers;
  default:
    return std::nullopt;
  }
}

Fact Facts::get(Intrinsic I, EntityId Self, Place Argument) const {
  auto Int = [](std::optional<int64_t> V) {
    return V ? Fact::integer(*V) : Fact::unknown();
  };
  switch (I) {
  case Intrinsic::ElementZone:
  case Intrinsic::BoundaryParent:
    return Fact::entity(zone(Self));
  case Intrinsic::ElementParts:
    return Fact::set(nesting().parts(Self));
  case Intrinsic::ElementWhole:
    return Fact::entity(whole(Self));
  case Intrinsic::ElementZones:
    return Fact::set(zones(Self));
  case Intrinsic::ElementSystem:
  case Intrinsic::FlowSystem:
  case Intrinsic::BoundarySystem:
    return Fact::entity(system(Self));
  case Intrinsic::ElementIncoming:
    return Fact::set(incoming(Self));
  case Intrinsic::ElementOutgoing:
    return Fact::set(outgoing(Self));
  case Intrinsic::ElementFlows:
    return Fact::set(flowsOf(Self));
  case Intrinsic::ElementCalls:
    return Fact::set(calls(Self));
  case Intrinsic::ElementServes:
    return Fact::set(serves(Self));
  case Intrinsic::ElementHandles:
    return Fact::set(handles(Self));
  case Intrinsic::ElementTrust:
    return Int(trust(Self));
  case Intrinsic::ElementExposure:
    return Fact::integer(exposure(Self));
  case Intrinsic::ElementExposed:
    return Fact::boolean(isExposed(Self));
  case Intrinsic::ElementReachableFrom:
  case Intrinsic::FlowReachableFrom:
    return Argument.isValid() ? Fact::boolean(reachableFrom(Self, Argument))
                              : Fact::unknown();
  case Intrinsic::ElementReaches:
    return Argument.isValid() ? Fact::boolean(reaches(Self, Argument))
                              : Fact::unknown();
  case Intrinsic::FlowSource:
  case Intrinsic::FlowTarget:
  case Intrinsic::FlowTwoWay: {
    if (P.Entities[Self].Class != EntityClass::Flow)
      return Fact::unknown();
    const ir::Flow &F = P.flow(Self);
    if (I == Intrinsic::FlowTwoWay)
      return Fact::boolean(F.TwoWay);
    return Fact::entity(I == Intrinsic::FlowSource ? F.Source : F.Target);
  }
  case Intrinsic::FlowEnds:
    return Fact::set(ends(Self));
  case Intrinsic::FlowCrosses:
    return Fact::set(crosses(Self));
  case Intrinsic::FlowEnters:
    return Fact::set(enters(Self));
  case Intrinsic::FlowLeaves:
    return Fact::set(leaves(Self));
  case Intrinsic::FlowTrustGap:
    return Int(trustGap(Self));
  case Intrinsic::BoundaryElements:
  case Intrinsic::SystemElements:
    return Fact::set(elements(Self));
  case Intrinsic::BoundaryMembers:
    return Fact::set(members(Self));
  case Intrinsic::BoundaryCrossing:
    return Fact::set(crossing(Self));
  case Intrinsic::DataLineage:
    return Fact::set(lineage(Self));
  case Intrinsic::DataOrigin:
    return Fact::set(origin(Self));
  case Intrinsic::DataPlaces:
    return Fact::set(places(Self));
  case Intrinsic::DataFlows:
    return Fact::set(flowsCarrying(Self));
  case Intrinsic::DataStoredAt:
    return Fact::set(storedAt(Self));
  case Intrinsic::SystemFlows:
    return Fact::set(systemFlows(Self));
  case Intrinsic::SystemBoundaries:
    return Fact::set(systemBoundaries(Self));
  case Intrinsic::SystemData:
    return Fact::set(systemData(Self));
  case Intrinsic::ElementStanding:
    return Fact::positions(provenance().standing(Self));
  case Intrinsic::ElementNeighbours:
  case Intrinsic::BoundaryOccupants:
    return Fact::positions(provenance().neighbours(Self));
  case Intrinsic::FlowWatchers:
    return Fact::positions(provenance().watchers(Self));
  case Intrinsic::FlowClosed:
    return Fact::boolean(provenance().closed(Self));
  case Intrinsic::FlowShared:
    return Fact::boolean(provenance().shared(Self));
  case Intrinsic::FlowStays:
    return Fact::boolean(provenance().stays(Self));
  case Intrinsic::DataSenders:
    return Fact::positions(provenance().authors(Self));
  default:
    if (std::optional<Provenance::Spread> S = spreadOf(I))
      return Fact::positions(provenance().positions(*S, Self));
    return Fact::unknown(); // a distance needs a position
  }
}

Fact Facts::distance(Intrinsic I, EntityId Self, uint32_t Position) const {
  std::optional<Provenance::Spread> S = spreadOf(I);
  std::optional<uint32_t> D;
  if (S)
    D = provenance().distance(*S, Self, Position);
  return D ? Fact::integer(*D) : Fact::unknown();
}
