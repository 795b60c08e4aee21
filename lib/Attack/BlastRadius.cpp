//===- BlastRadius.cpp - What falls if an element does --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/BlastRadius.h"

#include "Analysis/Scc.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

#include <array>

using namespace tmc;
using namespace tmc::attack;
using ir::EntityClass;
using ir::EntityId;

BlastRadius attack::blastRadius(const analysis::Facts &F, const Graph &G,
                                const Cheapest &From, EntityId Element) {
  const ir::Program &P = F.program();
  BlastRadius Out;
  auto Add = [&](std::vector<Loss> &List, NodeKind K, EntityId Of) {
    if (NodeId N = G.node(K, Of); From.reaches(N))
      List.push_back({Of, From.cost(N)});
  };
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId Id(I);
    if (F.isOutOfScope(Id))
      continue; // not ours to lose
    if (P.Entities[Id].Class == EntityClass::Data) {
      Add(Out.Read, NodeKind::Read, Id);
      Add(Out.Changed, NodeKind::Change, Id);
    } else if (P.Entities[Id].Class == EntityClass::Element && Id != Element) {
      if (From.reaches(G.node(NodeKind::Control, Id)))
        Add(Out.Controlled, NodeKind::Control, Id);
      else
        Add(Out.Stopped, NodeKind::Stop, Id);
    }
  }
  for (std::vector<Loss> *List :
       {&Out.Controlled, &Out.Read, &Out.Changed, &Out.Stopped})
    llvm::stable_sort(
        *List, [](const Loss &A, const Loss &B) { return A.Cost < B.Cost; });
  return Out;
}

std::vector<Reach> attack::rankByReach(const analysis::Facts &F,
                                       const Graph &G) {
  const ir::Program &P = F.program();
  std::vector<std::pair<uint32_t, uint32_t>> Pairs;
  for (const Step &S : G.steps())
    if (S.Premises.Count == 1)
      Pairs.push_back({G.premises(S).front().index(), S.Gives.index()});
  auto Next = analysis::Csr<uint32_t>::build(G.nodeCount(), Pairs);
  std::vector<uint32_t> ComponentOf;
  uint32_t Components = analysis::findComponents(
      G.nodeCount(), [&](uint32_t N) { return Next[N]; },
      [](uint32_t N) { return N; }, ComponentOf);
  std::vector<std::pair<uint32_t, uint32_t>> Edges;
  for (auto [From, To] : Pairs)
    if (ComponentOf[From] != ComponentOf[To])
      Edges.push_back({ComponentOf[From], ComponentOf[To]});
  llvm::sort(Edges);
  Edges.erase(llvm::unique(Edges), Edges.end());
  auto Below = analysis::Csr<uint32_t>::build(Components, Edges);

  std::vector<Reach> Out;
  std::vector<NodeId> Targets;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId Id(I);
    if (P.Entities[Id].Class == EntityClass::Element) {
      // It may be the way in, whoever reviews it.
      Out.push_back({Id});
      if (!F.isOutOfScope(Id))
        Targets.push_back(G.node(NodeKind::Control, Id));
    } else if (P.Entities[Id].Class == EntityClass::Data &&
               !F.isOutOfScope(Id)) {
      Targets.push_back(G.node(NodeKind::Read, Id));
      Targets.push_back(G.node(NodeKind::Change, Id));
    }
  }
  // One kind after another, so that a block counts for one of the numbers.
  llvm::sort(Targets);
  constexpr size_t Words = 8, Bits = Words * 64;
  std::vector<std::array<uint64_t, Words>> Has(Components);
  for (size_t Begin = 0; Begin < Targets.size();) {
    NodeKind Kind = G.describe(Targets[Begin]).Kind;
    size_t End = Begin;
    while (End < Targets.size() && End - Begin < Bits &&
           G.describe(Targets[End]).Kind == Kind)
      ++End;
    llvm::fill(Has, std::array<uint64_t, Words>{});
    for (size_t I = Begin; I < End; ++I)
      Has[ComponentOf[Targets[I].index()]][(I - Begin) / 64] |=
          uint64_t(1) << ((I - Begin) % 64);
    // What a component leads to has a smaller number, and is ready.
    for (uint32_t C = 0; C < Components; ++C)
      for (uint32_t To : Below[C])
        for (size_t W = 0; W < Words; ++W)
          Has[C][W] |= Has[To][W];
    for (Reach &R : Out) {
      NodeId Own = G.node(NodeKind::Control, R.Element);
      uint32_t Count = 0;
      for (uint64_t W : Has[ComponentOf[Own.index()]])
        Count += static_cast<uint32_t>(llvm::popcount(W));
      (Kind == NodeKind::Control ? R.Controlled
       : Kind == NodeKind::Read  ? R.Read
                                 : R.Changed) += Count;
    }
    Begin = End;
  }
  for (Reach &R : Out)
    if (!F.isOutOfScope(R.Element))
      --R.Controlled; // itself
  llvm::stable_sort(Out, [](const Reach &A, const Reach &B) {
    return std::tuple(A.Controlled + A.Read + A.Changed, A.Controlled) >
           std::tuple(B.Controlled + B.Read + B.Changed, B.Controlled);
  });
  return Out;
}
