//===- Exposure.cpp - How far elements are from an attacker ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Exposure.h"

#include "Analysis/Crossing.h"
#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "IR/Print.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

std::unique_ptr<Exposure> Exposure::run(const ir::Program &P, const Facts &F) {
  auto R = std::make_unique<Exposure>();
  const Graph &G = F.graph();
  const Crossing &C = F.crossing();
  uint32_t N = P.Entities.size();
  R->Distance.assign(N, NotExposed);
  R->By.assign(N, EntityId::none());
  R->From.assign(N, EntityId::none());
  std::vector<EntityId> Queue;
  for (uint32_t E = 0; E < N; ++E)
    if (P.Entities[EntityId(E)].Class == EntityClass::Element &&
        C.trust(EntityId(E)) == 0) {
      R->Distance[E] = 0;
      Queue.push_back(EntityId(E));
    }
  R->Sources = Queue.size();
  for (size_t I = 0; I < Queue.size(); ++I) {
    EntityId E = Queue[I];
    for (const Edge &Out : G.out(E)) {
      uint32_t To = Out.Other.index();
      if (R->Distance[To] != NotExposed)
        continue;
      R->Distance[To] = R->Distance[E.index()] + 1;
      R->By[To] = Out.Flow;
      R->From[To] = E;
      Queue.push_back(Out.Other);
    }
  }
  R->Exposed = Queue.size();
  if (!Queue.empty())
    R->Greatest = R->Distance[Queue.back().index()];
  return R;
}

std::vector<EntityId> Exposure::path(EntityId E) const {
  std::vector<EntityId> Flows;
  for (; E && By[E.index()]; E = From[E.index()])
    Flows.push_back(By[E.index()]);
  std::reverse(Flows.begin(), Flows.end());
  return Flows;
}

void Exposure::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    EntityId Id(E);
    if (P.Entities[Id].Class != EntityClass::Element)
      continue;
    OS << "element ";
    ir::printEntity(OS, P, Id);
    if (distance(Id) == NotExposed) {
      OS << " not exposed\n";
      continue;
    }
    OS << " exposure " << distance(Id);
    if (arrivesBy(Id)) {
      OS << " by ";
      printList(OS, P, path(Id));
    }
    OS << "\n";
  }
}

void Exposure::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  Out.assign({Sources, Exposed, Greatest});
}
