//===- DiagramOrder.cpp - Which way each flow is handed to Graphviz -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramOrder.h"

#include "Layout/FeedbackOrder.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::diagram;

Tree::Tree(const Diagram &D)
    : NumNodes(static_cast<unsigned>(D.Nodes.size())),
      Nodes(D.Clusters.size() + 1), Children(D.Clusters.size() + 1),
      Depth(D.Clusters.size() + 1), Parent(D.Clusters.size() + 1) {
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    Nodes[static_cast<unsigned>(D.Nodes[I].Cluster + 1)].push_back(I);
  for (unsigned C = 0; C < D.Clusters.size(); ++C) {
    Parent[C + 1] = static_cast<unsigned>(D.Clusters[C].Parent + 1);
    Children[Parent[C + 1]].push_back(C);
  }
  Preorder.push_back(0);
  for (size_t I = 0; I < Preorder.size(); ++I)
    for (unsigned C : Children[Preorder[I]]) {
      Depth[C + 1] = Depth[Preorder[I]] + 1;
      Preorder.push_back(C + 1);
    }
}

Tree::Meeting Tree::meet(const Diagram &D, const Edge &E) const {
  unsigned A = E.Src;
  unsigned B = E.Dst;
  unsigned LA = static_cast<unsigned>(D.Nodes[A].Cluster + 1);
  unsigned LB = static_cast<unsigned>(D.Nodes[B].Cluster + 1);
  while (LA != LB) {
    if (Depth[LA] >= Depth[LB]) {
      A = NumNodes + LA - 1;
      LA = Parent[LA];
    } else {
      B = NumNodes + LB - 1;
      LB = Parent[LB];
    }
  }
  return {LA, A, B};
}

std::vector<unsigned> diagram::globalOrder(const Diagram &D, const Tree &T) {
  unsigned NumNodes = T.NumNodes;
  std::vector<std::vector<layout::Pull>> Meet(T.Nodes.size()); // by level
  for (const Edge &E : D.Edges) {
    Tree::Meeting M = T.meet(D, E);
    if (M.A != M.B)
      Meet[M.Level].push_back({M.A, M.B});
  }
  // Each level by itself, its clusters being single items …
  std::vector<std::vector<unsigned>> Sorted(T.Nodes.size());
  std::vector<unsigned> Local(NumNodes + D.Clusters.size());
  for (unsigned L : T.Preorder) {
    std::vector<unsigned> Items = T.Nodes[L];
    std::stable_partition(Items.begin(), Items.end(), [&](unsigned I) {
      return D.Nodes[I].Kind == Shape::Actor;
    });
    for (unsigned C : T.Children[L])
      Items.push_back(NumNodes + C);
    for (unsigned I = 0; I < Items.size(); ++I)
      Local[Items[I]] = I;
    for (layout::Pull &P : Meet[L]) {
      P.From = Local[P.From];
      P.To = Local[P.To];
    }
    for (unsigned I : layout::feedbackOrder(Items.size(), Meet[L]))
      Sorted[L].push_back(Items[I]);
  }
  // … then one walk through all, which makes clusters contiguous.
  std::vector<unsigned> Position(NumNodes);
  unsigned Next = 0;
  std::vector<std::pair<unsigned, size_t>> Stack = {{0, 0}};
  while (!Stack.empty()) {
    auto &[L, I] = Stack.back();
    if (I == Sorted[L].size()) {
      Stack.pop_back();
      continue;
    }
    unsigned Item = Sorted[L][I++];
    if (Item < NumNodes)
      Position[Item] = Next++;
    else
      Stack.push_back({Item - NumNodes + 1, 0});
  }
  return Position;
}

/// By position: the later ends of the flows that begin there.
static std::vector<std::vector<unsigned>>
flowsAlong(const Diagram &D, const std::vector<unsigned> &Order) {
  std::vector<std::vector<unsigned>> Up(D.Nodes.size());
  for (const Edge &E : D.Edges) {
    auto [A, B] = std::minmax(Order[E.Src], Order[E.Dst]);
    if (A != B)
      Up[A].push_back(B);
  }
  return Up;
}

/// By position: the longest path that ends there.
static std::vector<unsigned>
ranksOf(const std::vector<std::vector<unsigned>> &Up) {
  // Positions are a topological order, so one pass is enough.
  std::vector<unsigned> Rank(Up.size());
  for (unsigned A = 0; A < Up.size(); ++A)
    for (unsigned B : Up[A])
      Rank[B] = std::max(Rank[B], Rank[A] + 1);
  return Rank;
}

unsigned diagram::numRanks(const Diagram &D,
                           const std::vector<unsigned> &Order) {
  std::vector<unsigned> Rank = ranksOf(flowsAlong(D, Order));
  return Rank.empty() ? 0 : 1 + *llvm::max_element(Rank);
}
