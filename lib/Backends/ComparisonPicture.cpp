//===- ComparisonPicture.cpp - What changed, as a small diagram -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The picture of a comparison for a comment on a forge: only what is new, gone
/// or changed, with what it is connected to.
///
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"
#include "Diagram/DiagramChanges.h"

using namespace tmc;
using namespace tmc::backends;

/// Beyond these nobody takes it in at a glance.
static constexpr size_t MaxBoxes = 24, MaxLines = 40;

std::optional<diagram::Diagram> backends::changePicture(const DiffOutput &D) {
  diagram::Diagram Of =
      diagram::changed(diagram::changesDiagram(D, diagram::Theme::Light));
  if (Of.Nodes.empty() || Of.Nodes.size() > MaxBoxes ||
      Of.Edges.size() > MaxLines)
    return std::nullopt;
  Of.Title.clear(); // the page has one
  return Of;
}
