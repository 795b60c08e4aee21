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

/// How a model becomes a diagram.
struct ModelOptions {
  /// By entity: the elements and flows to draw, with what is around them; null:
  /// what `--tag` chose, or all.
  const llvm::BitVector *Only = nullptr;
  /// Flows in the order of a scenario, which numbers them.
  llvm::ArrayRef<ir::EntityId> Steps = {};
  /// Without it no finding is in the diagram: a plain data-flow diagram.
  bool ShowThreats = true;
  /// If set, arrows point where this item goes, and labels name only it and
  /// what it was made of or into.
  const llvm::BitVector *Along = nullptr;
  Theme Look = Theme::Light;
};

/// All systems, their boundaries, elements and flows, with the open findings of
/// each. A finding belongs to every entity that it binds, as in the report.
ModelDiagram makeDiagram(const BackendInput &In,
                         const ModelOptions &Options = {});

/// What a view shows, with the boundaries that it collapses as one box each.
/// \p Options but for what follows from \p Of.
Diagram viewDiagram(const BackendInput &In, const rules::ViewSelection &Of,
                    ModelOptions Options = {});

/// How the flow \p F, a flow of the program, is called: `HTTPS: Order, Card`,
/// or its own name if there is neither a protocol nor data. \p Carried: its
/// data, as payloadText has it.
std::string flowLabel(const BackendInput &In, ir::EntityId F,
                      const std::string &Carried);

/// How elements of the kind called \p Kind, a full name, are drawn; as a
/// process if there is none.
Shape shapeOf(const ir::Program &P, llvm::StringRef Kind);

/// What keeps the cluster \p Index from vanishing, which holds nothing.
Node emptyRemark(llvm::StringRef ClusterId, int Index);

/// What may be read of the flow \p F on its way.
Protection protectionOf(const BackendInput &In, ir::EntityId F);

/// What a rule's finding of \p Severity weighs: severities are ranks, the
/// lowest is 1, the highest MaxHeat.
Heat heatOf(const ir::Program &P, unsigned Severity);

/// The elements and flows of \p Only (by entity; null: all) as SVG, in a
/// process of its own; empty if they cannot be drawn.
std::string drawModel(const BackendInput &In, const llvm::BitVector *Only,
                      std::optional<Direction> Dir);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMMODEL_H
