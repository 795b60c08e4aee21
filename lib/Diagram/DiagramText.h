//===- DiagramText.h - Diagrams in the languages of other tools -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A diagram as source of Mermaid, PlantUML and D2, which lay it out
/// themselves, and as a picture for a terminal, which our layout makes. Each
/// names things by numbers of its own, so that only labels hold a user's text.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMTEXT_H
#define TMC_DIAGRAM_DIAGRAMTEXT_H

#include "Diagram/Diagram.h"
#include "Diagram/DiagramStyle.h"

namespace tmc::diagram {

/// GitHub and Mermaid itself refuse diagrams of more characters or flows.
inline constexpr size_t MaxMermaidText = 50000;
inline constexpr size_t MaxMermaidEdges = 500;

/// A flowchart of Mermaid. \p Counts: labels say how many open findings there
/// are; without it colours alone do, for a page that lists them.
std::string writeMermaid(const Diagram &D, Direction Dir, bool Counts = true);

/// A deployment diagram of PlantUML.
std::string writePlantUml(const Diagram &D, Direction Dir);

/// A diagram of D2.
std::string writeD2(const Diagram &D, Direction Dir);

/// More does not fit on a terminal.
inline constexpr unsigned MaxTerminalNodes = 40;
inline constexpr unsigned MaxTerminalEdges = 80;

/// A picture of letters and lines, with a key below. \p Unicode: lines are
/// drawn by the characters for that; else by ASCII. What a user wrote is as it
/// is but for hazards.
std::string writeTerminal(const Diagram &D, bool Unicode);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMTEXT_H
