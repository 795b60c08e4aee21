//===- Mermaid.cpp - A model, or a part of it, as a Mermaid flowchart -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Mermaid.h"

#include "Diagram/DiagramModel.h"
#include "Diagram/DiagramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::diagram;
using rules::Finding;

/// Below what GitHub draws, as a page may have other words in front.
static constexpr size_t MaxDiagramText = MaxMermaidText - 2000;
static constexpr size_t MaxDiagramEdges = MaxMermaidEdges - 20;

void diagram::countOpen(const rules::FindingSet &F, size_t NumEntities,
                        std::vector<uint32_t> &OpenOf,
                        std::vector<uint8_t> &WorstOf) {
  OpenOf.assign(NumEntities, 0);
  WorstOf.assign(NumEntities, 0);
  for (const Finding &Row : F.Findings.rows()) {
    if (!rules::countsForGate(Row))
      continue;
    llvm::SmallVector<ir::EntityId, 4> Bound(Row.Bindings.of(F.Bindings));
    llvm::sort(Bound);
    Bound.erase(llvm::unique(Bound), Bound.end());
    for (ir::EntityId E : Bound) {
      ++OpenOf[E.index()];
      WorstOf[E.index()] = std::max(WorstOf[E.index()], Row.Severity);
    }
  }
}

MermaidDiagram diagram::mermaidDiagram(const BackendInput &In,
                                       const llvm::BitVector *Shown,
                                       bool Down) {
  ModelOptions Options;
  Options.Only = Shown;
  Diagram Of = makeDiagram(In, Options).Picture;
  MermaidDiagram D;
  D.Empty = Of.Nodes.empty() && Of.Clusters.empty();
  D.Text = writeMermaid(Of, Down ? Direction::Down : Direction::Right,
                        /*Counts=*/false);
  D.TooLarge =
      Of.Edges.size() > MaxDiagramEdges || D.Text.size() > MaxDiagramText;
  auto See = [&](const auto &Things) {
    for (const auto &X : Things) {
      D.Greyed |= X.Greyed;
      D.Coloured |= !X.Greyed && X.Open.count() > 0;
    }
  };
  See(Of.Nodes);
  See(Of.Edges);
  return D;
}
