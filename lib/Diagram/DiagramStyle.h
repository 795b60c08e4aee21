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

/// Which text is on a flow: all of it, its beginning, its number (`#12`) with a
/// key below the picture, or none. All of it shows when a pointer rests on the
/// flow.
enum class FlowLabels : uint8_t { Full, Short, Number, Hover };

/// Above these labels are shortened, then numbered, then left out.
inline constexpr unsigned MaxFullLabels = 120;
inline constexpr unsigned MaxShortLabels = 400;
inline constexpr unsigned MaxNumberLabels = 1500;
FlowLabels flowLabelsFor(const Diagram &D);

enum class Direction : uint8_t { Down, Right };

inline constexpr double ClusterPad = 14; ///< border to contents, in points

/// The colours of one thing, each `#RRGGBB`.
struct Palette {
  const char *Fill;
  const char *Line;
  const char *Text; ///< on Fill
  const char *Flow; ///< lines and their labels, on the background
};
const Palette &palette(Theme Look, Fate State, bool Greyed, Heat Worst);
/// Of a flow without open findings.
const char *guardColour(Theme Look, Protection P);
/// Of something that is drawn.
template <typename T> const Palette &paletteOf(const T &Drawn, Theme Look) {
  return palette(Look, Drawn.State, Drawn.Greyed, Drawn.Open.Worst);
}

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
Attributes nodeDefaults(Theme Look);
Attributes edgeDefaults(Theme Look);
Attributes nodeAttributes(const Node &N, unsigned Index, Theme Look);
/// \p Reversed: the edge is handed over target first.
Attributes edgeAttributes(const Edge &E, unsigned Index, FlowLabels Labels,
                          Direction Dir, bool Reversed, Theme Look);
/// \p Depth: 0 for an outermost cluster.
Attributes clusterAttributes(const Cluster &C, unsigned Index, unsigned Depth,
                             Theme Look);

/// The key of numbered flows, as columns of lines `#12 HTTPS: Order`.
std::vector<std::string> keyColumns(const Diagram &D);
/// About how large such a column is, in points.
double keyWidth();
double keyHeight(const std::string &Column);
Attributes keyAttributes(const std::string &Column, unsigned Index, Theme Look);

/// The colour behind everything.
const char *backgroundOf(Theme T);
/// About how high the heading of \p D is, in points: its title, the numbers of
/// open threats, and the key.
double headingHeight(const Diagram &D);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMSTYLE_H
