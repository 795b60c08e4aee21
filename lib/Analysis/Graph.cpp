//===- Graph.cpp - Elements and flows as adjacency lists ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Graph.h"

#include "Analysis/Facts.h"
#include "IR/Print.h"

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

std::unique_ptr<Graph> Graph::run(const ir::Program &P, const Facts &) {
  auto R = std::make_unique<Graph>();
  uint32_t N = P.Entities.size();
  std::vector<std::pair<uint32_t, Edge>> Out, In;
  EntityPairs Incoming, Outgoing, Flows, Calls, Serves, Ends;
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    R->Elements += P.Entities[Id].Class == EntityClass::Element;
    if (P.Entities[Id].Class != EntityClass::Flow)
      continue;
    ++R->FlowCount;
    const ir::Flow &F = P.flow(Id);
    auto AddEdge = [&](EntityId From, EntityId To) {
      Out.push_back({From.index(), {Id, To}});
      In.push_back({To.index(), {Id, From}});
      Outgoing.push_back({From.index(), Id});
      Incoming.push_back({To.index(), Id});
    };
    bool Loop = F.Source == F.Target;
    AddEdge(F.Source, F.Target);
    if (F.TwoWay && !Loop)
      AddEdge(F.Target, F.Source);
    Calls.push_back({F.Source.index(), Id});
    Serves.push_back({F.Target.index(), Id});
    Flows.push_back({F.Source.index(), Id});
    Ends.push_back({E, F.Source});
    if (!Loop) {
      Flows.push_back({F.Target.index(), Id});
      Ends.push_back({E, F.Target});
    }
  }
  R->Out = Csr<Edge>::build(N, Out);
  R->In = Csr<Edge>::build(N, In);
  R->Incoming = EntityLists::build(N, Incoming);
  R->Outgoing = EntityLists::build(N, Outgoing);
  R->Flows = EntityLists::build(N, Flows);
  R->Calls = EntityLists::build(N, Calls);
  R->Serves = EntityLists::build(N, Serves);
  R->Ends = EntityLists::build(N, Ends);
  return R;
}

void Graph::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    EntityId Id(E);
    if (P.Entities[Id].Class != EntityClass::Element)
      continue;
    OS << "element ";
    ir::printEntity(OS, P, Id);
    OS << " in ";
    printList(OS, P, incoming(Id));
    OS << " out ";
    printList(OS, P, outgoing(Id));
    OS << " calls ";
    printList(OS, P, calls(Id));
    OS << " serves ";
    printList(OS, P, serves(Id));
    OS << "\n";
  }
}

void Graph::statistics(llvm::SmallVectorImpl<uint64_t> &Counts) const {
  Counts.assign({Elements, FlowCount, Out.size()});
}
