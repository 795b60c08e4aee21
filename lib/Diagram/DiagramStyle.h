//===- DiagramStyle.h - What a diagram looks like -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The attributes of Graphviz for each thing that is drawn, and the only place
/// that turns a user's text into one.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMSTYLE_H
#define TMC_DIAGRAM_DIAGRAMSTYLE_H

#include "Diagram/Diagram.h"

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace tmc::diagram {

/// Which text is on a flow: all of it, its number (`#12`), or none; what is
/// missing shows when a pointer rests on it.
enum class FlowLabels : uint8_t { Full, Number, Hover };

/// Above these flows get numbers, then nothing.
inline constexpr unsigned MaxFullLabels = 400;
inline constexpr unsigned MaxNumberLabels = 1500;
FlowLabels flowLabelsFor(const Diagram &D);

enum class Direction : uint8_t { Down, Right };

inline constexpr double ClusterPad = 14; ///< border to contents, in points

struct Attribute {
  const char *Key;
  std::string Value;
  bool IsHtml = false; ///< Value is an HTML-like label
};
using Attributes = std::vector<Attribute>;

/// An attribute's value that shows exactly \p Text, broken at blanks after
/// \p Wrap columns (0: not) and cut after \p MaxChars. \p Break is what ends a
/// line.
std::string labelText(llvm::StringRef Text, unsigned Wrap, unsigned MaxChars,
                      llvm::StringRef Break = "\\n");

/// \p Id as the name of something in Graphviz and as an XML id. Letters,
/// digits, `_`, `.`, `-` and all beyond ASCII stay; if anything else had to go,
/// \p Index makes the name unique again.
std::string xmlName(llvm::StringRef Id, unsigned Index);

/// Decimal with at most two places, whatever the locale.
std::string decimal(double V);
/// Points as inches.
std::string inches(double Points);

Attributes graphAttributes(const Diagram &D, Direction Dir);
/// What most nodes and edges have; DOT says it once.
Attributes nodeDefaults();
Attributes edgeDefaults();
Attributes nodeAttributes(const Node &N, unsigned Index);
/// \p Reversed: the edge is handed over target first.
Attributes edgeAttributes(const Edge &E, unsigned Index, FlowLabels Labels,
                          Direction Dir, bool Reversed);
/// \p Depth: 0 for an outermost cluster.
Attributes clusterAttributes(const Cluster &C, unsigned Index, unsigned Depth);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMSTYLE_H
