//===- Nesting.cpp - What is inside of what -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Nesting.h"

#include "Analysis/Facts.h"
#include "IR/Print.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

/// The boundaries that `also_in` of \p E names, as far as the model says.
static std::vector<EntityId> namedPlaces(const ir::Program &P, const Facts &F,
                                         EntityId E) {
  std::vector<EntityId> Out;
  if (!P.Known.ElementAlsoIn)
    return Out;
  // Not by `Facts::resolve`: what is shielded depends on nesting.
  Resolved R = F.attributes().resolve(E, P.Known.ElementAlsoIn);
  if (R.V.Tag == ir::ValueTag::Set)
    for (const ir::Value &V : P.elements(R.V))
      if (V.Tag == ir::ValueTag::Entity)
        Out.push_back(V.entity());
  return Out;
}

void Nesting::addGuests(const ir::Program &P, const Facts &F,
                        EntityPairs &MemberPairs) {
  uint32_t N = P.Entities.size();
  EntityPairs AlsoPairs, Zones, Guests;
  std::vector<std::vector<EntityId>> Own(N);
  llvm::SmallVector<EntityId, 8> All;
  for (uint32_t I = 0; I < N; ++I) {
    EntityId E(I);
    if (P.Entities[E].Class != EntityClass::Element)
      continue;
    // A part stands where the whole stands, which comes before it.
    std::vector<EntityId> Places;
    EntityId Around = P.Entities[E].Parent;
    if (Around && P.Entities[Around].Class == EntityClass::Element)
      Places = Own[Around.index()];
    for (EntityId B : namedPlaces(P, F, E)) {
      if (isInTree(E, B) || llvm::is_contained(Places, B))
        continue;
      Places.push_back(B);
      MemberPairs.push_back({B.index(), E});
    }
    if (Places.empty())
      continue;
    All.assign(Chains[ZoneOf[I]].begin(), Chains[ZoneOf[I]].end());
    for (EntityId B : Places) {
      AlsoPairs.push_back({I, B});
      for (EntityId Z : Chains[B])
        if (!llvm::is_contained(All, Z)) {
          All.push_back(Z);
          Guests.push_back({Z.index(), E});
        }
    }
    llvm::sort(All, [](EntityId A, EntityId B) { return B < A; });
    for (EntityId Z : All)
      Zones.push_back({I, Z});
    Own[I] = std::move(Places);
  }
  if (AlsoPairs.empty())
    return;
  EntityLists ByBoundary = EntityLists::build(N, Guests);
  EntityPairs Everyone;
  for (uint32_t B = 0; B < N; ++B) {
    if (ByBoundary[B].empty())
      continue;
    for (EntityId E : elements(EntityId(B)))
      Everyone.push_back({B, E});
    for (EntityId E : ByBoundary[B])
      Everyone.push_back({B, E});
  }
  Also = EntityLists::build(N, AlsoPairs);
  AllZones = EntityLists::build(N, Zones);
  WithGuests = EntityLists::build(N, Everyone);
}

std::unique_ptr<Nesting> Nesting::run(const ir::Program &P, const Facts &F) {
  auto R = std::make_unique<Nesting>();
  uint32_t N = P.Entities.size();
  auto Row = [&](uint32_t E) -> const ir::Entity & {
    return P.Entities[EntityId(E)];
  };

  // A parent comes before its children: a sweep backwards counts what is below
  // each entity, one forwards gives each its place in its parent's interval.
  R->Count.assign(N, 1);
  R->ElementCount.assign(N, 0);
  for (uint32_t E = N; E-- != 0;) {
    if (Row(E).Class == EntityClass::Element)
      ++R->ElementCount[E];
    if (EntityId Parent = Row(E).Parent) {
      R->Count[Parent.index()] += R->Count[E];
      R->ElementCount[Parent.index()] += R->ElementCount[E];
    }
  }
  R->Number.assign(N, 0);
  R->ElementBegin.assign(N, 0);
  R->ZoneOf.assign(N, EntityId::none());
  R->SystemOf.assign(N, EntityId::none());
  R->WholeOf.assign(N, EntityId::none());
  std::vector<uint32_t> Next(N), NextElement(N);
  uint32_t NextRoot = 0, NextRootElement = 0, Elements = 0;
  EntityPairs Chains, Members, Flows, Boundaries;
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E), Parent = Row(E).Parent;
    uint32_t &Free = Parent ? Next[Parent.index()] : NextRoot;
    uint32_t &FreeElement =
        Parent ? NextElement[Parent.index()] : NextRootElement;
    R->Number[E] = Free;
    R->ElementBegin[E] = FreeElement;
    Free += R->Count[E];
    FreeElement += R->ElementCount[E];
    Next[E] = R->Number[E] + 1;
    EntityClass C = Row(E).Class;
    NextElement[E] = R->ElementBegin[E] + (C == EntityClass::Element);
    R->Containers += C == EntityClass::System || C == EntityClass::Boundary;
    if (C == EntityClass::System)
      R->SystemOf[E] = Id;
    else if (Parent)
      R->SystemOf[E] = R->SystemOf[Parent.index()];
    if (Parent)
      R->WholeOf[E] = Row(Parent.index()).Class == EntityClass::Element
                          ? Parent
                          : R->WholeOf[Parent.index()];
    EntityId System = R->SystemOf[E];
    // A part is in the zone of the whole.
    if (Parent && (C == EntityClass::Element || C == EntityClass::Boundary)) {
      EntityClass Around = Row(Parent.index()).Class;
      R->ZoneOf[E] = Around == EntityClass::Boundary ? Parent
                     : Around == EntityClass::Element
                         ? R->ZoneOf[Parent.index()]
                         : EntityId::none();
    }
    if (C == EntityClass::Element) {
      ++Elements;
      if (Parent)
        Members.push_back({Parent.index(), Id});
    }
    if (C == EntityClass::Flow && System)
      Flows.push_back({System.index(), Id});
    if (C == EntityClass::Boundary) {
      if (System)
        Boundaries.push_back({System.index(), Id});
      for (EntityId B = Id; B; B = R->ZoneOf[B.index()])
        Chains.push_back({E, B});
    }
  }
  R->Order.resize(Elements);
  for (uint32_t E = 0; E < N; ++E)
    if (Row(E).Class == EntityClass::Element)
      R->Order[R->ElementBegin[E]] = EntityId(E);
  R->Chains = EntityLists::build(N, Chains);
  R->addGuests(P, F, Members);
  R->Members = EntityLists::build(N, Members);
  R->FlowsOf = EntityLists::build(N, Flows);
  R->BoundariesOf = EntityLists::build(N, Boundaries);
  return R;
}

void Nesting::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    EntityId Id(E);
    EntityClass C = P.Entities[Id].Class;
    if (C == EntityClass::Element &&
        (elements(Id).size() > 1 || !alsoIn(Id).empty())) {
      OS << "element ";
      ir::printEntity(OS, P, Id);
      if (elements(Id).size() > 1) {
        OS << " parts ";
        printList(OS, P, parts(Id));
      }
      if (!alsoIn(Id).empty()) {
        OS << " also in ";
        printList(OS, P, alsoIn(Id));
      }
      OS << "\n";
    }
    if (C != EntityClass::System && C != EntityClass::Boundary)
      continue;
    OS << spelling(C) << ' ';
    ir::printEntity(OS, P, Id);
    if (C == EntityClass::Boundary) {
      OS << " depth " << depth(Id) << " in ";
      printList(OS, P, chain(Id).drop_front());
    } else {
      OS << " boundaries ";
      printList(OS, P, systemBoundaries(Id));
      OS << " flows ";
      printList(OS, P, systemFlows(Id));
    }
    OS << " members ";
    printList(OS, P, members(Id));
    OS << " elements ";
    printList(OS, P, elements(Id));
    OS << "\n";
  }
}

void Nesting::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  uint64_t Deepest = 0;
  for (uint32_t E = 0; E < Number.size(); ++E)
    Deepest = std::max<uint64_t>(Deepest, Chains[E].size());
  Out.assign({Containers, Order.size(), Deepest});
}
