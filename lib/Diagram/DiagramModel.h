//===- DiagramModel.h - A program and its findings as a diagram -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMMODEL_H
#define TMC_DIAGRAM_DIAGRAMMODEL_H

#include "Diagram/Diagram.h"
#include "Diagram/DiagramStyle.h"
#include "Report/Input.h"

namespace tmc::diagram {

using report::BackendInput;

struct ModelDiagram {
  diagram::Diagram Picture;
  std::vector<ir::EntityId> Clusters; ///< whose each cluster is
};

/// All systems, their boundaries, elements and flows, with the open findings of
/// each. A finding belongs to every entity that it binds, as in the report.
/// With \p Only (by entity), those elements and flows with what is around them.
ModelDiagram makeDiagram(const BackendInput &In,
                         const llvm::BitVector *Only = nullptr);

/// The elements and flows of \p Only (by entity; null: all) as SVG, in a
/// process of its own; empty if they cannot be drawn.
std::string drawModel(const BackendInput &In, const llvm::BitVector *Only,
                      std::optional<Direction> Dir);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMMODEL_H
