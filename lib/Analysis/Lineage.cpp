//===- Lineage.cpp - Where data is and whence it came ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Lineage.h"

#include "Analysis/Facts.h"
#include "Analysis/Scc.h"
#include "Analysis/Scope.h"
#include "IR/Print.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

/// Sorts by row, then item, and drops what is twice.
static EntityLists buildSorted(uint32_t N, EntityPairs &Pairs) {
  std::sort(Pairs.begin(), Pairs.end());
  Pairs.erase(std::unique(Pairs.begin(), Pairs.end()), Pairs.end());
  return EntityLists::build(N, Pairs);
}

/// The attribute of flow \p Id that says what comes back over it, or none if
/// nothing does.
static ir::AttrId answerOf(const ir::Program &P, const Facts &F, EntityId Id) {
  if (P.Known.Returns && F.resolve(Id, P.Known.Returns).isConstant() &&
      F.resolve(Id, P.Known.Returns).From != Origin::None)
    return P.Known.Returns;
  // What no constant says follows the arrow.
  return P.flow(Id).TwoWay ? P.Known.Carries : ir::AttrId::none();
}

std::unique_ptr<Lineage> Lineage::run(const ir::Program &P, const Facts &F) {
  auto R = std::make_unique<Lineage>();
  R->Of = &P;
  uint32_t N = P.Entities.size();
  EntityPairs Carried, Sent, Returned, Flows, Stored, Places, Handles,
      SystemData;

  auto ForEachData = [&](EntityId E, ir::AttrId A, auto Visit) {
    if (!A)
      return;
    Resolved Value = F.resolve(E, A);
    // Data that is out of scope is as if it were not there.
    auto One = [&](const ir::Value &V) {
      if (V.Tag == ir::ValueTag::Entity &&
          P.Entities[V.entity()].Class == EntityClass::Data &&
          F.scope().by(V.entity()) != V.entity())
        Visit(V.entity());
    };
    if (Value.V.Tag == ir::ValueTag::Set)
      for (const ir::Value &V : P.elements(Value.V))
        One(V);
    else
      One(Value.V);
  };
  auto At = [&](EntityId Data, EntityId Element) {
    Places.push_back({Data.index(), Element});
    Handles.push_back({Element.index(), Data});
    if (EntityId System = F.system(Element))
      SystemData.push_back({System.index(), Data});
  };

  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    switch (P.Entities[Id].Class) {
    case EntityClass::Flow: {
      const ir::Flow &Row = P.flow(Id);
      auto Goes = [&](EntityId D) {
        Carried.push_back({E, D});
        Flows.push_back({D.index(), Id});
        At(D, Row.Source);
        At(D, Row.Target);
        if (EntityId System = F.system(Id))
          SystemData.push_back({System.index(), D});
      };
      ForEachData(Id, P.Known.Carries, [&](EntityId D) {
        Sent.push_back({E, D});
        Goes(D);
      });
      ForEachData(Id, answerOf(P, F, Id), [&](EntityId D) {
        Returned.push_back({E, D});
        Goes(D);
      });
      break;
    }
    case EntityClass::Element:
      ForEachData(Id, P.Known.Stores, [&](EntityId D) {
        Stored.push_back({D.index(), Id});
        At(D, Id);
      });
      break;
    case EntityClass::Data: {
      ++R->Items;
      const ir::DataItem &D = P.dataItem(Id);
      R->Derived += !D.From.empty();
      if (D.By)
        At(Id, D.By);
      if (EntityId System = F.system(Id))
        SystemData.push_back({System.index(), Id});
      break;
    }
    case EntityClass::System:
    case EntityClass::Boundary:
      break;
    }
  }
  R->Carried = buildSorted(N, Carried);
  R->Sent = EntityLists::build(N, Sent);
  R->Returned = EntityLists::build(N, Returned);
  R->Flows = buildSorted(N, Flows);
  R->StoredAt = EntityLists::build(N, Stored);
  R->Places = buildSorted(N, Places);
  R->Handles = buildSorted(N, Handles);
  R->SystemData = buildSorted(N, SystemData);
  R->findOrigins(P);
  return R;
}

/// For each item the components of its places that nothing leads to. The work
/// for an item is linear in its places and flows.
void Lineage::findOrigins(const ir::Program &P) {
  uint32_t N = P.Entities.size();
  EntityPairs Found;
  std::vector<uint32_t> Local(N, 0); // by entity: its index among the places
  std::vector<std::pair<uint32_t, uint32_t>> Edges;
  std::vector<uint32_t> ComponentOf;
  std::vector<bool> Reached;
  for (uint32_t D = 0; D < N; ++D) {
    EntityId Id(D);
    if (P.Entities[Id].Class != EntityClass::Data)
      continue;
    if (EntityId By = P.dataItem(Id).By) {
      Found.push_back({D, By});
      continue;
    }
    auto List = places(Id);
    for (uint32_t I = 0; I < List.size(); ++I)
      Local[List[I].index()] = I;
    Edges.clear();
    for (EntityId FlowId : flows(Id)) {
      const ir::Flow &F = P.flow(FlowId);
      if (std::ranges::binary_search(sent(FlowId), Id))
        Edges.push_back({Local[F.Source.index()], Local[F.Target.index()]});
      if (std::ranges::binary_search(returned(FlowId), Id))
        Edges.push_back({Local[F.Target.index()], Local[F.Source.index()]});
    }
    uint32_t Count = static_cast<uint32_t>(List.size());
    Csr<uint32_t> Successors = Csr<uint32_t>::build(Count, Edges);
    uint32_t Components = findComponents(
        Count, [&](uint32_t Node) { return Successors[Node]; },
        [](uint32_t To) { return To; }, ComponentOf);
    Reached.assign(Components, false);
    for (auto [From, To] : Edges)
      if (ComponentOf[From] != ComponentOf[To])
        Reached[ComponentOf[To]] = true;
    for (uint32_t I = 0; I < Count; ++I)
      if (!Reached[ComponentOf[I]])
        Found.push_back({D, List[I]});
  }
  Origins = EntityLists::build(N, Found);
}

llvm::ArrayRef<EntityId> Lineage::lineage(EntityId D) const {
  if (!D || Of->Entities[D].Class != EntityClass::Data)
    return {};
  // Kept from call to call: most items were derived from nothing, and the walk
  // of one that was need not clear what the one before it has marked.
  thread_local std::vector<uint32_t> SeenIn;
  thread_local uint32_t Walk = 0;
  thread_local std::vector<EntityId> Found;
  Found.assign(1, D);
  if (Of->dataItem(D).From.empty())
    return Found;
  SeenIn.resize(std::max<size_t>(SeenIn.size(), Of->Entities.size()));
  if (++Walk == 0) {
    std::fill(SeenIn.begin(), SeenIn.end(), 0);
    Walk = 1;
  }
  SeenIn[D.index()] = Walk;
  for (size_t I = 0; I < Found.size(); ++I)
    for (EntityId From : Of->dataItem(Found[I]).From.of(Of->DerivedFrom))
      if (SeenIn[From.index()] != Walk) {
        SeenIn[From.index()] = Walk;
        Found.push_back(From);
      }
  std::sort(Found.begin(), Found.end());
  return Found;
}

void Lineage::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    EntityId Id(E);
    EntityClass C = P.Entities[Id].Class;
    auto Show = [&](const char *Text, llvm::ArrayRef<EntityId> List) {
      OS << ' ' << Text << ' ';
      printList(OS, P, List);
    };
    if (C == EntityClass::Boundary || C == EntityClass::Flow)
      continue;
    OS << spelling(C) << ' ';
    ir::printEntity(OS, P, Id);
    if (C == EntityClass::Data) {
      Show("lineage", lineage(Id));
      Show("origin", origin(Id));
      Show("places", places(Id));
      Show("flows", flows(Id));
      Show("stored_at", storedAt(Id));
    } else if (C == EntityClass::Element) {
      Show("handles", handles(Id));
    } else {
      Show("data", systemData(Id));
    }
    OS << "\n";
  }
}

void Lineage::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  Out.assign({Items, Derived, Places.size()});
}
