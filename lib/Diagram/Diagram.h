//===- Diagram.h - A data-flow diagram and its pictures -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A diagram as plain structs that know neither the IR nor Graphviz:
/// DiagramModel.h makes them from a program, Render.h draws them.
/// docs/design/diagrams.md tells how, and why it is not one call to `dot`.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAM_H
#define TMC_DIAGRAM_DIAGRAM_H

#include <cstdint>
#include <string>
#include <vector>

namespace tmc::diagram {

enum class Shape : uint8_t {
  // What a kind's `@shape(…)` says:
  Process,
  Store,
  Actor,
  External,
  Summary, ///< stands for a boundary whose contents are not drawn
  Remark,  ///< text only: what keeps an empty boundary from vanishing
};

/// How bad the worst finding is: 0 is none, MaxHeat the highest severity,
/// whatever the severities are called and however many there are.
using Heat = uint8_t;
inline constexpr Heat MaxHeat = 5;

/// The open findings of something that is drawn.
struct Threats {
  std::vector<uint32_t> Findings; ///< without duplicates
  Heat Worst = 0;

  size_t count() const { return Findings.size(); }
  /// Puts together; normalize() when all is there.
  void add(const Threats &Other);
  /// A finding of several parts is one.
  void normalize();
};

struct Node {
  /// Of the entity; stable, unique in the diagram.
  std::string Id;
  std::string Label;
  /// `also in ops`: the boundaries in which it stands besides the one that
  /// frames it, below its label; or nothing.
  std::string Besides;
  /// What a pointer resting on it shows; empty: the label.
  std::string Tip;
  /// Where a click leads; empty: nowhere.
  std::string Address;
  Shape Kind = Shape::Process;
  int Cluster = -1;    ///< index into Diagram::Clusters, or -1
  bool Greyed = false; ///< out of scope: nobody reviews it here
  Threats Open;
};

struct Edge {
  std::string Id;
  unsigned Src = 0; ///< index into Diagram::Nodes
  unsigned Dst = 0;
  std::string Label; ///< `HTTPS: Order, CardNumber`
  std::string Tip;
  std::string Address;
  bool BothWays = false;
  bool Greyed = false;
  Threats Open;
};

/// A boundary, an element with parts, or a system where there are several.
struct Cluster {
  std::string Id;
  std::string Label;
  std::string Tip;
  bool IsSystem = false;
  bool IsElement = false; ///< one with parts: no boundary of trust
  bool Greyed = false;
  std::string Name;    ///< the label without its kind
  std::string Besides; ///< other boundaries that it is in; part of the label
  std::string Address;
  int Parent = -1; ///< index into Diagram::Clusters, or -1
  Threats Open;
};

/// The open findings of one severity, and its colour.
struct LegendEntry {
  std::string Severity;
  Heat Colour = 0;
  std::vector<uint32_t> Findings;
};

struct Diagram {
  std::string Title;
  std::vector<Node> Nodes;
  std::vector<Edge> Edges;
  std::vector<Cluster> Clusters;
  std::vector<LegendEntry> Legend;
};

/// Empty, or why the diagram is malformed: an index out of range, an id that is
/// missing or not unique, boundaries that contain each other or nothing
/// (Graphviz would not draw those).
std::string validate(const Diagram &D);

/// Every outermost boundary as one summary node. Flows between the same two
/// nodes in the same direction become one with a count; those inside a boundary
/// are counted in its label. Systems and what lies outside boundaries stay.
Diagram overview(const Diagram &D);

/// One boundary (or system) with all that lies in it. What it talks to outside
/// is a box for each boundary, without its threats, or the element itself where
/// it is in none.
Diagram focus(const Diagram &D, unsigned Cluster);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAM_H
