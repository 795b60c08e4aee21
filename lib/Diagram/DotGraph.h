//===- DotGraph.h - A graph as Graphviz takes it, in tables ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a picture consists of, before anyone draws it: written as DOT it needs
/// no Graphviz; GraphvizSession.h makes a graph of Graphviz's of it. So both
/// have the same clusters, nodes, edges and attributes.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DOTGRAPH_H
#define TMC_DIAGRAM_DOTGRAPH_H

#include "Basic/Ids.h"
#include "Diagram/DiagramGeometry.h"
#include "Diagram/DiagramStyle.h"

#include "llvm/ADT/DenseMap.h"

namespace tmc::diagram {

using DotClusterId = Id<struct DotClusterTag>;
using DotNodeId = Id<struct DotNodeTag>;
using DotEdgeId = Id<struct DotEdgeTag>;

struct DotCluster {
  DotClusterId Parent; ///< none: the graph itself
  std::string Name;
  Attributes Set;
};
struct DotNode {
  DotClusterId In;
  std::string Name;
  Attributes Set;
};
struct DotEdge {
  DotNodeId From;
  DotNodeId To;
  std::string Key; ///< keeps edges between the same two nodes apart
  Attributes Set;
};

/// A directed graph with clusters. Of an attribute that is set twice the later
/// value counts.
class DotGraph {
public:
  explicit DotGraph(std::string Name) : Name(std::move(Name)) {}

  std::string Name;
  Attributes Set;
  Attributes NodeDefaults;
  Attributes EdgeDefaults;
  Table<DotClusterId, DotCluster> Clusters;
  Table<DotNodeId, DotNode> Nodes;
  Table<DotEdgeId, DotEdge> Edges;

  /// \p Name has to be new; `cluster_` comes in front of it, which is how
  /// Graphviz knows a cluster.
  DotClusterId addCluster(DotClusterId Parent, const std::string &Name) {
    return Clusters.add({Parent, "cluster_" + Name, {}});
  }
  DotNodeId addNode(DotClusterId In, std::string Name) {
    return Nodes.add({In, std::move(Name), {}});
  }
  DotEdgeId addEdge(DotNodeId From, DotNodeId To, std::string Key) {
    return Edges.add({From, To, std::move(Key), {}});
  }
  /// The only edge without a key between the two.
  DotEdgeId addEdge(DotNodeId From, DotNodeId To) {
    DotEdgeId &E = Unnamed[{From.index(), To.index()}];
    if (!E)
      E = addEdge(From, To, "");
    return E;
  }

  void set(DotClusterId C, const Attributes &More) {
    append(C ? Clusters[C].Set : Set, More);
  }
  void set(DotNodeId N, const Attributes &More) { append(Nodes[N].Set, More); }
  void set(DotEdgeId E, const Attributes &More) { append(Edges[E].Set, More); }

private:
  static void append(Attributes &To, const Attributes &More) {
    To.insert(To.end(), More.begin(), More.end());
  }
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, DotEdgeId> Unnamed;
};

/// A diagram as such a graph. Nodes and clusters are by their places in the
/// diagram, edges are in its order.
struct DescribedDiagram {
  DotGraph Graph;
  std::vector<DotNodeId> Nodes;
  std::vector<DotClusterId> Clusters;
  std::vector<bool> Reversed; ///< by edge: handed over target first
};

/// \p D as a graph. With \p At, everything has its place and no edge is
/// reversed.
DescribedDiagram describe(const Diagram &D, const Tree &T,
                          const std::vector<unsigned> &Order, FlowLabels Labels,
                          Direction Dir, const Coordinates *At = nullptr);

/// \p G as DOT, laid out as agwrite() of Graphviz does it.
std::string writeDot(const DotGraph &G);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DOTGRAPH_H
