//===- DiagramOrder.h - Which way each flow is handed to Graphviz ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `dot` of Graphviz 2.42 loses edges of graphs that have both cycles and
/// clusters ("trouble in init_rank"). All edges are therefore handed over along
/// one order of the elements in which each boundary is contiguous; those that
/// go against it are handed over reversed, with their arrow at the tail. Then
/// neither the graph nor any quotient of it by boundaries has a cycle.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMORDER_H
#define TMC_DIAGRAM_DIAGRAMORDER_H

#include "Diagram/Diagram.h"

namespace tmc::diagram {

/// The clusters of a valid diagram as a tree. A level is a cluster plus one;
/// level 0 is the diagram itself. The items of a level are numbered: nodes are
/// 0 … NumNodes - 1, then come clusters.
struct Tree {
  explicit Tree(const Diagram &D);

  /// The innermost level that holds both ends of a flow, and the two items of
  /// that level in which they lie.
  struct Meeting {
    unsigned Level;
    unsigned A;
    unsigned B;
  };
  Meeting meet(const Diagram &D, const Edge &E) const;

  unsigned NumNodes;
  // By level:
  std::vector<std::vector<unsigned>> Nodes;    ///< those directly in it
  std::vector<std::vector<unsigned>> Children; ///< clusters directly in it
  std::vector<unsigned> Depth;
  std::vector<unsigned> Parent;   ///< a level; 0 for level 0
  std::vector<unsigned> Preorder; ///< all levels, parents first
};

/// A position for each node: boundaries are contiguous, and few flows go from a
/// later to an earlier position. Actors come first where nothing else decides.
std::vector<unsigned> globalOrder(const Diagram &D, const Tree &T);

/// The number of ranks if each node is put right after the last one before it:
/// the length of the longest path along \p Order.
unsigned numRanks(const Diagram &D, const std::vector<unsigned> &Order);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMORDER_H
