//===- Diagram.h - Data-flow diagrams through Graphviz ---------------------===//
//
// Plain structs in, picture bytes or an error text out. Never prints, never
// throws, never exits. Not thread-safe: Graphviz keeps global state.
//
//===----------------------------------------------------------------------===//
#ifndef TMC_BACKENDS_DIAGRAM_H
#define TMC_BACKENDS_DIAGRAM_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tmc::diagram {

enum class Shape : uint8_t { Process, Store, Actor, Summary };
enum class Severity : uint8_t { None, Low, Medium, High, Critical };

struct DiagramNode {
  std::string Id; ///< Unique; becomes the SVG <title>, never shown as text.
  std::string Label;
  Shape Kind = Shape::Process;
  int Cluster = -1; ///< Index into Diagram::Clusters, or -1.
  unsigned Threats = 0;
  Severity Worst = Severity::None;
};

struct DiagramEdge {
  unsigned Src = 0, Dst = 0;
  std::string Label; ///< "protocol: data1, data2"
  bool BothWays = false;
  unsigned Threats = 0;
  Severity Worst = Severity::None;
};

struct Cluster {
  int Parent = -1;
  std::string Label;
};

struct Diagram {
  std::string Title;
  std::vector<DiagramNode> Nodes;
  std::vector<DiagramEdge> Edges;
  std::vector<Cluster> Clusters;
};

enum class Format : uint8_t { Svg, Png, Pdf };

/// Direct: one run of `dot` over everything. Composed: one small run of `dot`
/// for each boundary, inner boundaries as boxes, put together by our own code.
enum class Scheme : uint8_t { Auto, Direct, Composed };

/// Full text on each flow, its number ("#12"), or hover text only.
enum class FlowLabels : uint8_t { Auto, Full, Number, Hover };

struct Options {
  Format Output = Format::Svg;
  Scheme Layout = Scheme::Auto;
  FlowLabels Labels = FlowLabels::Auto;
};

struct Rendering {
  std::string Data;  ///< Empty when Error is not.
  std::string Error; ///< For the diagnostics engine; empty on success.
  std::string Notes; ///< Graphviz's warnings, and why Auto left Direct.
  Scheme Used = Scheme::Direct;
  unsigned EdgesDrawn = 0;
};

/// Above these Auto leaves Direct for Composed.
inline constexpr unsigned MaxDirectNodes = 250, MaxDirectEdges = 600,
                          MaxDirectSpan = 2000; ///< Ranks passed by all flows.
/// Above these flows get numbers, then hover text only.
inline constexpr unsigned MaxFullLabels = 400, MaxNumberLabels = 1500;
/// Above this nothing is drawn: the user is told to ask for an overview.
inline constexpr unsigned MaxNodes = 10000, MaxEdges = 40000;

/// Lays out, checks the layout (every flow has a path from its source's border
/// to its target's; a node is inside a boundary's box if and only if it belongs
/// to it), renders, and counts the flows in the SVG.
Rendering render(const Diagram &D, const Options &O = {});

/// render() in a forked child under a time limit: a crash or an exit() inside
/// Graphviz becomes an error text.
Rendering renderIsolated(const Diagram &D, const Options &O,
                         unsigned TimeoutMs = 60000);

/// DOT text, no layout and no Graphviz call.
std::string writeDot(const Diagram &D, const Options &O = {});

/// Every boundary at depth \p Depth (0: outermost) becomes one summary node,
/// flows between the same two nodes in the same direction become one with a
/// count; flows inside a summary are counted in its label.
Diagram overview(const Diagram &D, unsigned Depth = 0);

/// One boundary with what lies in it; whatever it talks to outside is drawn
/// as one summary node per outer boundary or as the element itself.
Diagram focus(const Diagram &D, int Cluster);

/// Text as an attribute value (before quoting) that Graphviz shows literally.
std::string escapeLabel(std::string_view Text, unsigned Wrap,
                        unsigned MaxChars);

/// A position for each node such that boundaries are contiguous and few edges
/// go backwards. Edges drawn from lower to higher position are acyclic in any
/// quotient by boundaries.
std::vector<unsigned> globalOrder(const Diagram &D);

/// Null, or why the diagram is malformed.
std::string validate(const Diagram &D);

} // namespace tmc::diagram

#endif
