//===- DiagramChanges.h - Two versions of a model in one diagram ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMCHANGES_H
#define TMC_DIAGRAM_DIAGRAMCHANGES_H

#include "Diagram/Diagram.h"
#include "Report/Diff.h"

namespace tmc::diagram {

/// The new version, with what is added and changed marked as such, and with
/// what only the old version has. A flow that has other ends now is drawn
/// twice. Findings are not in it: changes have the colours.
Diagram changesDiagram(const report::DiffOutput &D, Theme Look);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMCHANGES_H
