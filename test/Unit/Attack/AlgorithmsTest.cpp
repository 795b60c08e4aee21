//===- AlgorithmsTest.cpp - Attack graphs against brute force -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/ChokePoints.h"
#include "Attack/Cuts.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace tmc;
using namespace tmc::attack;

namespace {

/// A random AND/OR graph: node 0 is the start, the last one the goal.
Graph randomGraph(std::mt19937 &Rng, uint32_t Nodes, uint32_t Steps,
                  uint32_t Findings) {
  Graph G = Graph::ofNumbers(Nodes);
  auto Pick = [&](uint32_t N) { return static_cast<uint32_t>(Rng() % N); };
  for (uint32_t I = 0; I < Steps; ++I) {
    std::vector<NodeId> Premises{NodeId(Pick(Nodes - 1))};
    while (Pick(3) == 0)
      Premises.push_back(NodeId(Pick(Nodes - 1)));
    NodeId To(1 + Pick(Nodes - 1));
    if (std::find(Premises.begin(), Premises.end(), To) != Premises.end())
      continue;
    rules::FindingId F;
    if (Findings && Pick(3) != 0)
      F = rules::FindingId(Pick(Findings));
    G.add(Premises, To, Pick(9), F ? StepKind::Weakness : StepKind::Acts, F);
  }
  G.finish();
  return G;
}

llvm::BitVector none(const Graph &G) {
  return llvm::BitVector(static_cast<unsigned>(G.steps().size()));
}

/// Costs by going over all steps until nothing changes.
std::vector<uint64_t> slowCosts(const Graph &G,
                                const llvm::BitVector &Blocked) {
  std::vector<uint64_t> Cost(G.nodeCount(), Unreachable);
  Cost[0] = 0;
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t I = 0; I < G.steps().size(); ++I) {
      const Step &S = G.step(StepId(I));
      if (Blocked.test(I))
        continue;
      uint64_t Sum = S.Cost;
      bool Has = true;
      for (NodeId N : G.premises(S)) {
        Has &= Cost[N.index()] != Unreachable;
        Sum += Has ? Cost[N.index()] : 0;
      }
      if (Has && Sum < Cost[S.Gives.index()]) {
        Cost[S.Gives.index()] = Sum;
        Changed = true;
      }
    }
  }
  return Cost;
}

llvm::BitVector blockedBy(const Graph &G,
                          const std::vector<std::vector<StepId>> &Measures,
                          uint32_t Mask) {
  llvm::BitVector B = none(G);
  for (uint32_t M = 0; M < Measures.size(); ++M)
    if (Mask & (1U << M))
      for (StepId S : Measures[M])
        B.set(S.index());
  return B;
}

std::vector<std::vector<StepId>>
randomMeasures(std::mt19937 &Rng, const Graph &G, uint32_t Count) {
  std::vector<std::vector<StepId>> Out(Count);
  for (uint32_t I = 0; I < G.steps().size(); ++I)
    if (G.step(StepId(I)).Finding)
      for (auto &M : Out)
        if (Rng() % 3 == 0)
          M.push_back(StepId(I));
  return Out;
}

TEST(Cheapest, CostsWhatBruteForceFinds) {
  std::mt19937 Rng(1);
  for (unsigned Round = 0; Round < 400; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 12, 5 + Rng() % 40, 6);
    llvm::BitVector Blocked = none(G);
    for (uint32_t I = 0; I < G.steps().size(); ++I)
      if (Rng() % 5 == 0)
        Blocked.set(I);
    Cheapest C(G, NodeId(0), Blocked);
    std::vector<uint64_t> Slow = slowCosts(G, Blocked);
    llvm::BitVector Reached = reachable(G, NodeId(0), Blocked);
    for (uint32_t N = 0; N < G.nodeCount(); ++N) {
      EXPECT_EQ(C.cost(NodeId(N)), Slow[N]);
      EXPECT_EQ(C.reaches(NodeId(N)), Reached.test(N));
    }
  }
}

TEST(Cheapest, AttackIsOneInOrder) {
  std::mt19937 Rng(2);
  unsigned Seen = 0;
  for (unsigned Round = 0; Round < 400; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 12, 5 + Rng() % 40, 6);
    NodeId Goal(G.nodeCount() - 1);
    Cheapest C(G, NodeId(0));
    std::vector<StepId> Attack = C.attack(Goal);
    EXPECT_EQ(Attack.empty(), !C.reaches(Goal));
    if (Attack.empty())
      continue;
    ++Seen;
    std::set<NodeId> Has{NodeId(0)};
    for (StepId S : Attack) {
      for (NodeId N : G.premises(S))
        EXPECT_TRUE(Has.count(N));
      EXPECT_TRUE(Has.insert(G.step(S).Gives).second) << "given twice";
    }
    EXPECT_EQ(G.step(Attack.back()).Gives, Goal);
    EXPECT_LE(attackCost(G, Attack), C.cost(Goal));
  }
  EXPECT_GT(Seen, 100U);
}

TEST(Cheapest, ConeLosesNothing) {
  std::mt19937 Rng(3);
  for (unsigned Round = 0; Round < 400; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 12, 5 + Rng() % 40, 6);
    NodeId Goal(G.nodeCount() - 1);
    Cheapest C(G, NodeId(0));
    Cone Part = coneOf(G, reachable(G, NodeId(0)), Goal);
    ASSERT_EQ(Part.Goal.isValid(), C.reaches(Goal));
    if (!Part.Goal)
      continue;
    EXPECT_EQ(Cheapest(Part.G, Part.Start).cost(Part.Goal), C.cost(Goal));
    EXPECT_EQ(Part.Nodes[Part.Goal.index()], Goal);
  }
}

/// All minimal cuts, by trying every set of measures.
std::set<std::vector<uint32_t>>
slowCuts(const Graph &G, const std::vector<std::vector<StepId>> &Measures) {
  uint32_t All = 1U << Measures.size();
  std::vector<bool> IsCut(All);
  std::set<std::vector<uint32_t>> Out;
  for (uint32_t Mask = 0; Mask < All; ++Mask) {
    IsCut[Mask] =
        slowCosts(G, blockedBy(G, Measures, Mask)).back() == Unreachable;
    bool Minimal = IsCut[Mask];
    std::vector<uint32_t> Set;
    for (uint32_t M = 0; M < Measures.size(); ++M)
      if (Mask & (1U << M)) {
        Minimal &= !IsCut[Mask & ~(1U << M)];
        Set.push_back(M);
      }
    if (Minimal)
      Out.insert(Set);
  }
  return Out;
}

TEST(Cuts, ExactAreAllMinimalOnes) {
  std::mt19937 Rng(4);
  unsigned Cut = 0, Impossible = 0;
  for (unsigned Round = 0; Round < 300; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 8, 5 + Rng() % 25, 8);
    NodeId Goal(G.nodeCount() - 1);
    if (!Cheapest(G, NodeId(0)).reaches(Goal))
      continue;
    auto Measures = randomMeasures(Rng, G, 1 + Rng() % 8);
    auto Expected = slowCuts(G, Measures);
    Cuts Found = findCuts(G, NodeId(0), Goal, Measures);
    EXPECT_EQ(Found.Possible, !Expected.empty());
    if (!Found.Possible) {
      ++Impossible;
      // The attack that is left is one, and nothing touches it.
      ASSERT_FALSE(Found.Uncut.empty());
      llvm::BitVector All = blockedBy(G, Measures, ~0U);
      for (StepId S : Found.Uncut)
        EXPECT_FALSE(All.test(S.index()));
      continue;
    }
    ++Cut;
    EXPECT_TRUE(Found.Exact);
    EXPECT_EQ(
        std::set<std::vector<uint32_t>>(Found.Sets.begin(), Found.Sets.end()),
        Expected);
    EXPECT_EQ(Found.Sets.size(), Expected.size());
    EXPECT_EQ(Found.AtLeast, Found.Sets.front().size());
  }
  EXPECT_GT(Cut, 30U);
  EXPECT_GT(Impossible, 30U);
}

TEST(Cuts, GreedyKeepsItsBound) {
  std::mt19937 Rng(5);
  CutLimits Limits;
  Limits.MaxTrials = 0;
  unsigned Seen = 0;
  for (unsigned Round = 0; Round < 400; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 8, 5 + Rng() % 25, 8);
    NodeId Goal(G.nodeCount() - 1);
    if (!Cheapest(G, NodeId(0)).reaches(Goal))
      continue;
    auto Measures = randomMeasures(Rng, G, 1 + Rng() % 8);
    auto Expected = slowCuts(G, Measures);
    Cuts Found = findCuts(G, NodeId(0), Goal, Measures, Limits);
    EXPECT_EQ(Found.Possible, !Expected.empty());
    if (!Found.Possible)
      continue;
    ++Seen;
    EXPECT_FALSE(Found.Exact);
    ASSERT_EQ(Found.Sets.size(), 1U);
    EXPECT_TRUE(Expected.count(Found.Sets.front())) << "not minimal, or no cut";
    size_t Least = ~size_t(0);
    for (const auto &S : Expected)
      Least = std::min(Least, S.size());
    EXPECT_LE(Found.AtLeast, Least);
    EXPECT_LE(static_cast<double>(Found.Sets.front().size()),
              harmonic(Found.Attacks) * static_cast<double>(Least) + 1e-9);
  }
  EXPECT_GT(Seen, 30U);
}

TEST(ChokePoints, AreWhatEveryAttackNeeds) {
  std::mt19937 Rng(6);
  unsigned Nodes = 0, Findings = 0;
  for (unsigned Round = 0; Round < 400; ++Round) {
    Graph G = randomGraph(Rng, 4 + Rng() % 10, 5 + Rng() % 25, 6);
    NodeId Goal(G.nodeCount() - 1);
    Cheapest C(G, NodeId(0));
    if (!C.reaches(Goal))
      continue;
    ChokePoints Found = findChokePoints(G, NodeId(0), Goal, C.attack(Goal));
    auto Needed = [&](auto IsIt) {
      llvm::BitVector B = none(G);
      for (uint32_t I = 0; I < G.steps().size(); ++I)
        if (IsIt(G.step(StepId(I))))
          B.set(I);
      return slowCosts(G, B).back() == Unreachable;
    };
    std::set<NodeId> FoundNodes(Found.Nodes.begin(), Found.Nodes.end());
    for (uint32_t N = 1; N + 1 < G.nodeCount(); ++N)
      EXPECT_EQ(FoundNodes.count(NodeId(N)) == 1,
                Needed([&](const Step &S) { return S.Gives == NodeId(N); }));
    std::set<rules::FindingId> FoundFindings(Found.Findings.begin(),
                                             Found.Findings.end());
    for (uint32_t F = 0; F < 6; ++F)
      EXPECT_EQ(FoundFindings.count(rules::FindingId(F)) == 1,
                Needed([&](const Step &S) {
                  return S.Finding == rules::FindingId(F);
                }));
    Nodes += Found.Nodes.size();
    Findings += Found.Findings.size();
  }
  EXPECT_GT(Nodes, 30U);
  EXPECT_GT(Findings, 30U);
}

TEST(Cheapest, HugeCostsDoNotWrapAround) {
  // Each node needs the one before twice over: the sum doubles 80 times.
  constexpr uint32_t N = 161;
  Graph G = Graph::ofNumbers(N);
  G.add({NodeId(0)}, NodeId(1), 1000000, StepKind::Acts);
  for (uint32_t I = 1; I + 2 < N; I += 2) {
    G.add({NodeId(I)}, NodeId(I + 1), 1, StepKind::Acts);
    G.add({NodeId(I), NodeId(I + 1)}, NodeId(I + 2), 1, StepKind::Acts);
  }
  G.finish();
  Cheapest C(G, NodeId(0));
  EXPECT_TRUE(C.reaches(NodeId(N - 2)));
  EXPECT_LT(C.cost(NodeId(N - 2)), Unreachable);
  EXPECT_LT(attackCost(G, C.attack(NodeId(N - 2))), 2000000U);
}

} // namespace
