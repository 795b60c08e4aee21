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

/// Whether what goes over a flow can be read on the way.
enum class Protection : uint8_t {
  Local, ///< it goes over no network
  Encrypted,
  Clear,
  Unknown,
};

/// What became of something since the other version, in a comparison.
enum class Fate : uint8_t { Same, Added, Removed, Changed };
inline constexpr unsigned NumFates = 4;

enum class Theme : uint8_t { Light, Dark };

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
  Fate State = Fate::Same;
  Threats Open;
};

struct Edge {
  std::string Id;
  unsigned Src = 0; ///< index into Diagram::Nodes
  unsigned Dst = 0;
  std::string Label; ///< `HTTPS: Order, CardNumber`
  std::string Tip;
  std::string Address;
  /// When it happens in the scenario that is drawn, `1, 4`; or nothing.
  std::string Steps;
  bool BothWays = false;
  bool Greyed = false;
  Protection Guard = Protection::Local;
  Fate State = Fate::Same;
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
  Fate State = Fate::Same;
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
  Theme Look = Theme::Light;
};

//===----------------------------------------------------------------------===//
// What signs mean
//===----------------------------------------------------------------------===//

/// One sign that occurs in a diagram: a shape, a line or a fate.
struct KeyEntry {
  enum Kind : uint8_t { OfShape, OfLine, OfFate, Grey } What;
  Shape Form = Shape::Process;
  Protection Guard = Protection::Local;
  Fate State = Fate::Same;
  std::string Text; ///< what it means: `person`, `encrypted`, `added`
};

/// The signs that occur in \p D, each once: shapes, then lines, then the rest.
/// Lines are left out if there are no flows over a network.
std::vector<KeyEntry> keyOf(const Diagram &D);

/// `+ `, `- ` or `~ `, which stands before the label of what was added, removed
/// or changed; empty for Fate::Same.
const char *markOf(Fate F);

/// The label of a flow, with its step in front and its mark.
std::string fullLabel(const Edge &E);
/// `2 threats`; empty if there are none.
std::string threatText(const Threats &T);

/// Empty, or why the diagram is malformed: an index out of range, an id that is
/// missing or not unique, boundaries that contain each other or nothing
/// (Graphviz would not draw those).
std::string validate(const Diagram &D);

/// Every outermost boundary as one summary node. Flows between the same two
/// nodes in the same direction become one with a count; those inside a boundary
/// are counted in its label. Systems and what lies outside boundaries stay.
Diagram overview(const Diagram &D);

/// The clusters of which \p Collapsed (by cluster) is true, as one summary node
/// each, with what is in them, as overview() has them.
Diagram collapse(const Diagram &D, const std::vector<bool> &Collapsed);

/// As few inner boundaries collapsed as leave at most \p MaxNodes nodes: the
/// deepest first, and of those that with the most in it. What lies in no
/// boundary is not collapsed.
Diagram collapseTo(const Diagram &D, unsigned MaxNodes);

/// Each system as one box, with the people and external services around it.
/// What is in no system has its place.
Diagram contextOf(const Diagram &D);

/// What has open findings, with both ends of each flow that has.
Diagram threatened(const Diagram &D);

/// What has another fate than Fate::Same, with both ends of each flow.
Diagram changed(const Diagram &D);

/// One boundary (or system) with all that lies in it. What it talks to outside
/// is a box for each boundary, without its threats, or the element itself where
/// it is in none.
Diagram focus(const Diagram &D, unsigned Cluster);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAM_H
