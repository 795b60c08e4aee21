//===- DiagramOrderTest.cpp - No cycle, whatever boundaries are merged ----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramOrder.h"
#include "DiagramTestUtil.h"

#include "gtest/gtest.h"

#include <algorithm>

using namespace tmc::diagram;

namespace {

/// Whether the graph with these edges has no cycle but self-loops.
bool isAcyclic(size_t NumNodes,
               const std::vector<std::pair<unsigned, unsigned>> &Edges) {
  std::vector<std::vector<unsigned>> Out(NumNodes);
  std::vector<unsigned> In(NumNodes);
  for (auto [A, B] : Edges)
    if (A != B) {
      Out[A].push_back(B);
      ++In[B];
    }
  std::vector<unsigned> Ready;
  for (unsigned V = 0; V < NumNodes; ++V)
    if (In[V] == 0)
      Ready.push_back(V);
  size_t Done = 0;
  for (; !Ready.empty(); ++Done) {
    unsigned V = Ready.back();
    Ready.pop_back();
    for (unsigned W : Out[V])
      if (--In[W] == 0)
        Ready.push_back(W);
  }
  return Done == NumNodes;
}

std::vector<unsigned> orderOf(const Diagram &D) {
  return globalOrder(D, Tree(D));
}

/// How many flows go from a later to an earlier element.
size_t numReversed(const Diagram &D, const std::vector<unsigned> &Order) {
  return static_cast<size_t>(
      std::count_if(D.Edges.begin(), D.Edges.end(), [&](const Edge &E) {
        return Order[E.Src] > Order[E.Dst];
      }));
}

Diagram chain(unsigned NumNodes) {
  Diagram D;
  for (unsigned I = 0; I < NumNodes; ++I) {
    Node N;
    N.Id = "e" + std::to_string(I);
    D.Nodes.push_back(N);
    if (I > 0) {
      Edge E;
      E.Src = I - 1;
      E.Dst = I;
      D.Edges.push_back(E);
    }
  }
  return D;
}

TEST(DiagramOrder, IsAPermutationWithContiguousClusters) {
  for (unsigned Seed = 0; Seed < 60; ++Seed) {
    Diagram D = randomDiagram(5 + Seed, 2 * (5 + Seed), Seed);
    ASSERT_EQ(validate(D), "");
    std::vector<unsigned> Order = orderOf(D);
    std::vector<unsigned> Sorted = Order;
    std::sort(Sorted.begin(), Sorted.end());
    for (unsigned I = 0; I < Sorted.size(); ++I)
      ASSERT_EQ(Sorted[I], I);
    for (unsigned C = 0; C < D.Clusters.size(); ++C) {
      unsigned First = ~0u;
      unsigned Last = 0;
      unsigned Count = 0;
      for (unsigned I = 0; I < D.Nodes.size(); ++I) {
        int Around = D.Nodes[I].Cluster;
        while (Around >= 0 && Around != static_cast<int>(C))
          Around = D.Clusters[static_cast<unsigned>(Around)].Parent;
        if (Around < 0)
          continue;
        ++Count;
        First = std::min(First, Order[I]);
        Last = std::max(Last, Order[I]);
      }
      EXPECT_EQ(Last - First + 1, Count) << "boundary " << C << " of " << Seed;
    }
  }
}

TEST(DiagramOrder, IsAcyclicInEveryQuotient) {
  for (unsigned Seed = 0; Seed < 60; ++Seed) {
    unsigned Size = 5 + 2 * Seed;
    Diagram D = randomDiagram(Size, 3 * Size, Seed);
    std::vector<unsigned> Order = orderOf(D);
    unsigned NumClusters = static_cast<unsigned>(D.Clusters.size());
    // Merge each boundary on its own, and all outermost ones at once.
    for (unsigned Merge = 0; Merge <= NumClusters; ++Merge) {
      std::vector<unsigned> Class;
      for (unsigned I = 0; I < Size; ++I) {
        unsigned Mine = I;
        for (int C = D.Nodes[I].Cluster; C >= 0;
             C = D.Clusters[static_cast<unsigned>(C)].Parent) {
          bool IsOutermost = D.Clusters[static_cast<unsigned>(C)].Parent < 0;
          if (C == static_cast<int>(Merge) ||
              (Merge == NumClusters && IsOutermost))
            Mine = Size + static_cast<unsigned>(C);
        }
        Class.push_back(Mine);
      }
      std::vector<std::pair<unsigned, unsigned>> Edges;
      for (const Edge &E : D.Edges) {
        bool Reversed = Order[E.Src] > Order[E.Dst];
        Edges.push_back(
            {Class[Reversed ? E.Dst : E.Src], Class[Reversed ? E.Src : E.Dst]});
      }
      EXPECT_TRUE(isAcyclic(Size + NumClusters, Edges))
          << "seed " << Seed << ", merged " << Merge;
    }
  }
}

TEST(DiagramOrder, ReversesLittle) {
  Diagram D = chain(50);
  EXPECT_EQ(numReversed(D, orderOf(D)), 0u);
  // One flow back closes a cycle, so one has to be reversed.
  D.Edges.push_back({});
  D.Edges.back().Src = 49;
  D.Edges.back().Dst = 0;
  EXPECT_EQ(numReversed(D, orderOf(D)), 1u);
  for (unsigned Seed = 0; Seed < 20; ++Seed) {
    Diagram R = randomDiagram(60, 120, Seed);
    EXPECT_LT(numReversed(R, orderOf(R)), R.Edges.size() / 2);
  }
}

TEST(DiagramOrder, PutsActorsFirst) {
  Diagram D = chain(3);
  D.Edges.clear();
  D.Nodes[2].Kind = Shape::Actor;
  std::vector<unsigned> Order = orderOf(D);
  EXPECT_EQ(Order[2], 0u);
  EXPECT_LT(Order[0], Order[1]);
}

TEST(DiagramOrder, CountsRanks) {
  Diagram D = chain(5);
  EXPECT_EQ(numRanks(D, orderOf(D)), 5u);
  EXPECT_EQ(numRanks(Diagram(), {}), 0u);
}

TEST(DiagramOrder, MeetsInTheInnermostCommonCluster) {
  Diagram D = chain(3);
  D.Clusters.resize(3);
  D.Clusters[1].Parent = 0;
  D.Clusters[2].Parent = 0;
  D.Nodes[0].Cluster = 1;
  D.Nodes[1].Cluster = 2;
  Tree T(D);
  Tree::Meeting Siblings = T.meet(D, D.Edges[0]);
  EXPECT_EQ(Siblings.Level, 1u);
  EXPECT_EQ(Siblings.A, T.NumNodes + 1);
  EXPECT_EQ(Siblings.B, T.NumNodes + 2);
  Tree::Meeting Outside = T.meet(D, D.Edges[1]);
  EXPECT_EQ(Outside.Level, 0u);
  EXPECT_EQ(Outside.A, T.NumNodes + 0);
  EXPECT_EQ(Outside.B, 2u);
}

} // namespace
