//===- DiagramTestUtil.h - Diagrams to test with --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_BACKENDS_DIAGRAMTESTUTIL_H
#define TMC_TEST_UNIT_BACKENDS_DIAGRAMTESTUTIL_H

#include "Diagram/Diagram.h"

#include <random>

namespace tmc::diagram {

/// Nested boundaries, cycles, self-loops, parallel and two-way flows; every
/// number drawn by hand, as the distributions of <random> differ by library.
inline Diagram randomDiagram(unsigned NumNodes, unsigned NumEdges,
                             unsigned Seed) {
  std::mt19937 Random(Seed);
  auto Below = [&](unsigned N) { return static_cast<unsigned>(Random() % N); };
  Diagram D;
  D.Title = "Random";
  unsigned NumClusters = 1 + NumNodes / 6;
  for (unsigned C = 0; C < NumClusters; ++C) {
    Cluster New;
    New.Id = "b" + std::to_string(C);
    New.Label = "Boundary " + std::to_string(C);
    New.Parent = C == 0 || Below(3) == 0 ? -1 : static_cast<int>(Below(C));
    D.Clusters.push_back(New);
  }
  for (unsigned I = 0; I < NumNodes; ++I) {
    Node New;
    New.Id = "e" + std::to_string(I);
    New.Label = "Element " + std::to_string(I);
    New.Kind = static_cast<Shape>(Below(4));
    // The first ones fill the boundaries.
    New.Cluster = I < NumClusters
                      ? static_cast<int>(I)
                      : static_cast<int>(Below(NumClusters + 1)) - 1;
    if (Below(3) == 0) {
      New.Open.Findings = {I};
      New.Open.Worst = static_cast<Heat>(1 + Below(MaxHeat));
    }
    D.Nodes.push_back(New);
  }
  for (unsigned I = 0; I < NumEdges; ++I) {
    Edge New;
    New.Id = "f" + std::to_string(I);
    New.Src = Below(NumNodes);
    New.Dst = Below(NumNodes);
    New.Label = "HTTPS: Order";
    New.BothWays = Below(5) == 0;
    D.Edges.push_back(New);
  }
  return D;
}

} // namespace tmc::diagram

#endif // TMC_TEST_UNIT_BACKENDS_DIAGRAMTESTUTIL_H
