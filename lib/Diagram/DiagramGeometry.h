//===- DiagramGeometry.h - Where everything of a diagram is ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Coordinates in points, y upwards, as Graphviz has them. They are read from a
/// finished layout, or computed by compose(), and checked by verify() before
/// anything is drawn.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_DIAGRAMGEOMETRY_H
#define TMC_DIAGRAM_DIAGRAMGEOMETRY_H

#include "Diagram/Diagram.h"
#include "Diagram/DiagramOrder.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tmc::diagram {

struct Point {
  double X = 0;
  double Y = 0;
  Point operator+(Point O) const { return {X + O.X, Y + O.Y}; }
  Point operator-(Point O) const { return {X - O.X, Y - O.Y}; }
};

struct Box {
  double X0 = 0;
  double Y0 = 0;
  double X1 = 0;
  double Y1 = 0;

  static Box around(Point Center, Point Size) {
    return {Center.X - Size.X / 2, Center.Y - Size.Y / 2, Center.X + Size.X / 2,
            Center.Y + Size.Y / 2};
  }
  double width() const { return X1 - X0; }
  double height() const { return Y1 - Y0; }
  void cover(Point P) {
    *this = {std::min(X0, P.X), std::min(Y0, P.Y), std::max(X1, P.X),
             std::max(Y1, P.Y)};
  }
  void cover(const Box &B) {
    cover(Point{B.X0, B.Y0});
    cover(Point{B.X1, B.Y1});
  }
};

/// A flow's line, from its source to its target: Bézier control points (3n + 1
/// of them), with the tip of an arrow at either end if there is one.
struct FlowPath {
  std::vector<Point> Points;
  bool HasStart = false;
  bool HasEnd = false;
  Point Start;
  Point End;
  bool HasLabel = false;
  Box Label;

  Point first() const { return HasStart ? Start : Points.front(); }
  Point last() const { return HasEnd ? End : Points.back(); }
  void reverse();
  /// Points on the line, about \p Step apart.
  std::vector<Point> trace(double Step) const;
};

struct Coordinates {
  std::vector<Box> Nodes;
  std::vector<Box> Clusters;
  std::vector<FlowPath> Paths;
  std::vector<Box> Key; ///< of the columns of keyColumns(), if they are drawn
  Box All;
};

/// How far a picture's shape is from the best one, which is wider than high;
/// up to GoodShape there is no need to look for a better one.
double shapeBadness(Point Size);
inline constexpr double GoodShape = 0.75;

/// Empty if every flow has a line that touches both its ends and points the
/// right way, an element is inside a boundary's box if and only if it belongs
/// to it, and boundaries nest and do not overlap; else the first thing that is
/// wrong.
std::string verify(const Diagram &D, const Tree &T, const Coordinates &At);

/// The flows whose line verify() would accept as complete.
unsigned countDrawn(const Coordinates &At);

/// What Render.h calls Places, and the middle of each cluster's label.
std::string packPlaces(const Coordinates &At,
                       const std::vector<double> &LabelCenters);

/// Moves flow labels that hide an element or another label, or that lines
/// cross, to a better place beside their own flow.
void placeFlowLabels(Coordinates &At, const std::vector<Box> &ClusterLabels);

/// Chooses for each cluster's label, at the top left of its box, a place along
/// the top edge where the fewest flows cross it.
void placeClusterLabels(const Coordinates &At, std::vector<Box> &ClusterLabels);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_DIAGRAMGEOMETRY_H
