//===- Mermaid.h - A model, or a part of it, as a Mermaid flowchart -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_MERMAID_H
#define TMC_DIAGRAM_MERMAID_H

#include "Report/Input.h"

#include "llvm/ADT/BitVector.h"

namespace tmc::diagram {

using report::BackendInput;

/// By entity: the open and planned findings about it, and the worst of them.
void countOpen(const rules::FindingSet &F, size_t NumEntities,
               std::vector<uint32_t> &OpenOf, std::vector<uint8_t> &WorstOf);

struct MermaidDiagram {
  std::string Text;
  bool Empty = false;    ///< there is nothing to draw
  bool TooLarge = false; ///< for GitHub, which draws no more
  bool Coloured = false; ///< something in it has open findings
  bool Greyed = false;   ///< something in it is out of scope
};

/// The elements with their boundaries and flows; only what \p Shown says, by
/// entity, if it is not null. \p Down: from top to bottom, not from the left.
MermaidDiagram mermaidDiagram(const BackendInput &In,
                              const llvm::BitVector *Shown = nullptr,
                              bool Down = false);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_MERMAID_H
