//===- GraphvizSession.h - Graphviz as a well-behaved library -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only callers of libcgraph and libgvc, which are loaded when the first
/// graph is made: a run that draws nothing needs no Graphviz and does not wait
/// for it. What Graphviz would print is collected, object ids do not depend on
/// addresses, and every failure is a text. Graphviz keeps state of one thread
/// in globals: these functions, too, are for one thread at a time. It may also
/// crash or end the process: draw only inside runIsolated (Render.h).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_GRAPHVIZSESSION_H
#define TMC_DIAGRAM_GRAPHVIZSESSION_H

#include "Diagram/DiagramGeometry.h"
#include "Diagram/DiagramStyle.h"
#include "Diagram/DotGraph.h"
#include "Diagram/Render.h"

#include <graphviz/gvc.h>
// Macros of Graphviz's.
#undef min
#undef max

namespace tmc::diagram {

/// Loads Graphviz if nobody has yet; empty, or why that is not possible. Before
/// that there must be no Graph.
std::string loadGraphviz();

/// What a DotGraph became.
struct LoadedGraph {
  std::vector<Agraph_t *> Clusters;
  std::vector<Agnode_t *> Nodes;
  std::vector<Agedge_t *> Edges;
};

/// A directed graph of Graphviz's. One only may be alive at a time: libgvc
/// keeps handles to the attributes of the one it laid out last in globals, and
/// rendering another one then reads freed memory.
class Graph {
public:
  explicit Graph(const char *Name);
  ~Graph();
  Graph(const Graph &) = delete;
  Graph &operator=(const Graph &) = delete;

  Agraph_t *root() const { return G; }
  Agnode_t *addNode(Agraph_t *Parent, const std::string &Name);
  /// \p Name keeps edges between the same two nodes apart.
  Agedge_t *addEdge(Agnode_t *A, Agnode_t *B, const std::string &Name);
  void set(void *Object, const Attribute &A);
  void set(void *Object, const Attributes &List) {
    for (const Attribute &A : List)
      set(Object, A);
  }

  /// Sets the defaults of nodes and edges, before there are any.
  void setDefaults(const Attributes &OfNodes, const Attributes &OfEdges);

  /// Adds all of \p D to the empty graph.
  LoadedGraph load(const DotGraph &D);

  /// Lays out; empty, or what went wrong. Warnings go to \p Notes.
  std::string layout(const char *Engine, std::string &Notes);
  /// Renders the finished layout; empty, or what went wrong.
  std::string render(Format F, std::string &Data);

private:
  Agraph_t *G;
  bool IsLaidOut = false;
};

/// A diagram as a graph.
struct DiagramGraph {
  std::vector<Agnode_t *> Nodes;
  std::vector<Agedge_t *> Edges;
  std::vector<bool> Reversed; ///< by edge: handed over target first
  std::vector<Agraph_t *> Clusters;
};

/// Adds \p D to the empty graph \p G. With \p At, everything has its place
/// (for the engine `nop2`) and no edge is reversed.
DiagramGraph build(Graph &G, const Diagram &D, const Tree &T,
                   const std::vector<unsigned> &Order, FlowLabels Labels,
                   Direction Dir, const Coordinates *At = nullptr);

/// Where things are after a layout.
Box boxOf(Agnode_t *N);
FlowPath pathOf(Agedge_t *E, bool Reversed);
Coordinates measure(const Graph &G, const DiagramGraph &B);

/// Moves the labels of flows and clusters to better places. \p Keep: they have
/// good ones, those of clusters at the top left.
void placeLabels(const DiagramGraph &B, Coordinates &At, bool Keep);
/// The middle of each cluster's label, from the left.
std::vector<double> labelCenters(const DiagramGraph &B);
/// Puts the diagram's own label at the top left.
void placeTitle(const Graph &G);

/// Computes coordinates without `dot`, by our own layout. Empty, or what went
/// wrong. \p WithKey: numbered flows have a key below the picture.
std::string compose(const Diagram &D, const Tree &T,
                    const std::vector<unsigned> &Order, FlowLabels Labels,
                    bool WithKey, Coordinates &At, std::string &Notes);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_GRAPHVIZSESSION_H
