//===- ChokePoints.cpp - What every attack needs --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/ChokePoints.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;

ChokePoints attack::findChokePoints(const Graph &G, NodeId Start, NodeId Goal,
                                    llvm::ArrayRef<StepId> Attack) {
  ChokePoints Out;
  llvm::BitVector Blocked(static_cast<unsigned>(G.steps().size()));
  auto Needed = [&] {
    return !reachable(G, Start, Blocked).test(Goal.index());
  };
  // The steps of a finding, which may have several on one attack.
  llvm::DenseMap<rules::FindingId, llvm::SmallVector<StepId, 4>> StepsOf;
  for (StepId S : Attack)
    if (G.step(S).Finding)
      StepsOf[G.step(S).Finding];
  for (uint32_t I = 0; I < G.steps().size(); ++I)
    if (rules::FindingId F = G.step(StepId(I)).Finding)
      if (auto It = StepsOf.find(F); It != StepsOf.end())
        It->second.push_back(StepId(I));
  llvm::DenseSet<rules::FindingId> Seen;
  for (StepId S : Attack) {
    const Step &Row = G.step(S);
    if (Row.Finding && Seen.insert(Row.Finding).second) {
      for (StepId Of : StepsOf[Row.Finding])
        Blocked.set(Of.index());
      if (Needed())
        Out.Findings.push_back(Row.Finding);
      Blocked.reset();
    }
    if (Row.Gives == Goal)
      continue;
    for (StepId To : G.stepsTo(Row.Gives))
      Blocked.set(To.index());
    if (Needed())
      Out.Nodes.push_back(Row.Gives);
    Blocked.reset();
  }
  return Out;
}
