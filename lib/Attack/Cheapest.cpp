//===- Cheapest.cpp - The attack that costs least -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/Cheapest.h"

#include "llvm/ADT/STLExtras.h"

#include <queue>

using namespace tmc;
using namespace tmc::attack;

static bool isBlocked(const llvm::BitVector &Blocked, StepId S) {
  return S.index() < Blocked.size() && Blocked.test(S.index());
}

static uint64_t plus(uint64_t A, uint64_t B) {
  uint64_t Sum = A + B;
  return Sum < A || Sum == Unreachable ? Unreachable - 1 : Sum;
}

Cheapest::Cheapest(const Graph &G, llvm::ArrayRef<NodeId> From,
                   const llvm::BitVector &Blocked)
    : G(G), Cost(G.nodeCount(), Unreachable), By(G.nodeCount()),
      Rank(G.nodeCount()) {
  // Of attacks that cost the same the one of fewer steps, then of lower ids.
  struct Entry {
    uint64_t Cost, Steps;
    StepId By;
    NodeId N;
    auto operator<=>(const Entry &) const = default;
  };
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> Queue;
  std::vector<uint64_t> StepCount(G.nodeCount());
  std::vector<uint32_t> Missing;
  Missing.reserve(G.steps().size());
  for (const Step &S : G.steps())
    Missing.push_back(S.Premises.Count);
  std::vector<bool> Settled(G.nodeCount());
  for (NodeId N : From)
    Queue.push({0, 0, StepId(0), N});
  llvm::BitVector IsFrom(G.nodeCount());
  for (NodeId N : From)
    IsFrom.set(N.index());
  uint32_t Next = 0;
  while (!Queue.empty()) {
    Entry E = Queue.top();
    Queue.pop();
    if (Settled[E.N.index()])
      continue;
    Settled[E.N.index()] = true;
    Cost[E.N.index()] = E.Cost;
    StepCount[E.N.index()] = E.Steps;
    if (!IsFrom.test(E.N.index()))
      By[E.N.index()] = E.By;
    Rank[E.N.index()] = Next++;
    for (StepId S : G.stepsFrom(E.N)) {
      if (--Missing[S.index()] != 0 || isBlocked(Blocked, S))
        continue;
      const Step &Row = G.step(S);
      if (Settled[Row.Gives.index()])
        continue;
      uint64_t Sum = Row.Cost, Steps = 1;
      for (NodeId Premise : G.premises(Row)) {
        Sum = plus(Sum, Cost[Premise.index()]);
        Steps = plus(Steps, StepCount[Premise.index()]);
      }
      Queue.push({Sum, Steps, S, Row.Gives});
    }
  }
}

std::vector<StepId> Cheapest::attack(NodeId Goal) const {
  std::vector<StepId> Out;
  if (!reaches(Goal))
    return Out;
  std::vector<NodeId> Work{Goal};
  llvm::DenseSet<NodeId> Seen{Goal};
  while (!Work.empty()) {
    NodeId N = Work.back();
    Work.pop_back();
    StepId S = by(N);
    if (!S)
      continue;
    Out.push_back(S);
    for (NodeId Premise : G.premises(S))
      if (Seen.insert(Premise).second)
        Work.push_back(Premise);
  }
  llvm::sort(Out, [&](StepId A, StepId B) {
    return Rank[G.step(A).Gives.index()] < Rank[G.step(B).Gives.index()];
  });
  return Out;
}

uint64_t attack::attackCost(const Graph &G, llvm::ArrayRef<StepId> Attack) {
  uint64_t Sum = 0;
  for (StepId S : Attack)
    Sum = plus(Sum, G.step(S).Cost);
  return Sum;
}

llvm::BitVector attack::reachable(const Graph &G, llvm::ArrayRef<NodeId> From,
                                  const llvm::BitVector &Blocked) {
  llvm::BitVector Has(G.nodeCount());
  std::vector<uint32_t> Missing;
  Missing.reserve(G.steps().size());
  for (const Step &S : G.steps())
    Missing.push_back(S.Premises.Count);
  std::vector<NodeId> Work;
  auto Reach = [&](NodeId N) {
    if (Has.test(N.index()))
      return;
    Has.set(N.index());
    Work.push_back(N);
  };
  for (NodeId N : From)
    Reach(N);
  while (!Work.empty()) {
    NodeId N = Work.back();
    Work.pop_back();
    for (StepId S : G.stepsFrom(N))
      if (--Missing[S.index()] == 0 && !isBlocked(Blocked, S))
        Reach(G.step(S).Gives);
  }
  return Has;
}

Cone attack::coneOf(const Graph &Whole, const llvm::BitVector &Reachable,
                    NodeId Goal) {
  Cone C;
  if (!Reachable.test(Goal.index()))
    return C;
  auto Possible = [&](StepId S) {
    return llvm::all_of(Whole.premises(S),
                        [&](NodeId N) { return Reachable.test(N.index()); });
  };
  llvm::DenseSet<NodeId> Seen{Goal};
  std::vector<NodeId> Work{Goal};
  while (!Work.empty()) {
    NodeId N = Work.back();
    Work.pop_back();
    if (N == Whole.start())
      continue;
    for (StepId S : Whole.stepsTo(N)) {
      if (!Possible(S))
        continue;
      C.Steps.push_back(S);
      for (NodeId Premise : Whole.premises(S))
        if (Seen.insert(Premise).second)
          Work.push_back(Premise);
    }
  }
  C.Nodes.assign(Seen.begin(), Seen.end());
  llvm::sort(C.Nodes);
  llvm::sort(C.Steps);
  llvm::DenseMap<NodeId, NodeId> Number;
  for (uint32_t I = 0; I < C.Nodes.size(); ++I)
    Number[C.Nodes[I]] = NodeId(I);
  C.G = Graph::ofNumbers(static_cast<uint32_t>(C.Nodes.size()));
  llvm::SmallVector<NodeId, 4> Premises;
  for (StepId S : C.Steps) {
    const Step &Row = Whole.step(S);
    Premises.clear();
    for (NodeId N : Whole.premises(S))
      Premises.push_back(Number[N]);
    C.G.add(Premises, Number[Row.Gives], Row.Cost, Row.Kind, Row.Finding);
  }
  C.G.finish();
  C.Start = Number.lookup(Whole.start());
  C.Goal = Number.lookup(Goal);
  return C;
}
