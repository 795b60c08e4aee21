//===- DiagramVerify.cpp - Is everything drawn, and drawn right? ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramGeometry.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace tmc;
using namespace tmc::diagram;

/// A Bézier curve needs four points; fewer draw nothing.
static bool isComplete(const FlowPath &P) {
  return P.Points.size() >= 4 && P.Points.size() % 3 == 1;
}

static bool isFinite(const FlowPath &P) {
  for (const Point &Q : P.Points)
    if (!std::isfinite(Q.X) || !std::isfinite(Q.Y))
      return false;
  return std::isfinite(P.first().X) && std::isfinite(P.first().Y) &&
         std::isfinite(P.last().X) && std::isfinite(P.last().Y);
}

unsigned diagram::countDrawn(const Coordinates &At) {
  return static_cast<unsigned>(llvm::count_if(At.Paths, isComplete));
}

static bool touches(const Box &B, Point P) {
  // Graphviz ends lines on the outline with this much of rounding, and a
  // cylinder's or ellipse's outline is inside its box.
  constexpr double Slack = 6;
  return P.X >= B.X0 - Slack && P.X <= B.X1 + Slack && P.Y >= B.Y0 - Slack &&
         P.Y <= B.Y1 + Slack;
}

static bool isInside(const Box &Inner, const Box &Outer) {
  constexpr double Slack = 1;
  return Inner.X0 >= Outer.X0 - Slack && Inner.X1 <= Outer.X1 + Slack &&
         Inner.Y0 >= Outer.Y0 - Slack && Inner.Y1 <= Outer.Y1 + Slack;
}

static bool isApart(const Box &A, const Box &B) {
  constexpr double Slack = 1;
  return A.X0 >= B.X1 - Slack || A.X1 <= B.X0 + Slack || A.Y0 >= B.Y1 - Slack ||
         A.Y1 <= B.Y0 + Slack;
}

std::string diagram::verify(const Diagram &D, const Tree &T,
                            const Coordinates &At) {
  if (At.Nodes.size() != D.Nodes.size() || At.Paths.size() != D.Edges.size() ||
      At.Clusters.size() != D.Clusters.size())
    return "something was left out";
  unsigned Drawn = countDrawn(At);
  if (Drawn != D.Edges.size())
    return "only " + std::to_string(Drawn) + " of " +
           std::to_string(D.Edges.size()) + " flows have a line";
  for (size_t I = 0; I < D.Edges.size(); ++I) {
    const Edge &E = D.Edges[I];
    const FlowPath &P = At.Paths[I];
    if (!isFinite(P))
      return "the line of flow `" + E.Id + "` has no coordinates";
    if (!touches(At.Nodes[E.Src], P.first()) ||
        !touches(At.Nodes[E.Dst], P.last()))
      return "the line of flow `" + E.Id + "` does not reach its ends";
    if (E.Src != E.Dst && (!P.HasEnd || P.HasStart != E.BothWays))
      return "the line of flow `" + E.Id + "` points the wrong way";
  }
  for (size_t C = 0; C < D.Clusters.size(); ++C) {
    for (size_t I = 0; I < D.Nodes.size(); ++I) {
      int Around = D.Nodes[I].Cluster;
      while (Around >= 0 && static_cast<size_t>(Around) != C)
        Around = D.Clusters[static_cast<size_t>(Around)].Parent;
      bool IsMember = Around >= 0;
      if (IsMember && !isInside(At.Nodes[I], At.Clusters[C]))
        return "element `" + D.Nodes[I].Id + "` is outside its boundary `" +
               D.Clusters[C].Id + "`";
      if (!IsMember && !isApart(At.Nodes[I], At.Clusters[C]))
        return "element `" + D.Nodes[I].Id +
               "` is inside a boundary that is not its own, `" +
               D.Clusters[C].Id + "`";
    }
    if (T.Parent[C + 1] != 0 &&
        !isInside(At.Clusters[C], At.Clusters[T.Parent[C + 1] - 1]))
      return "boundary `" + D.Clusters[C].Id + "` is outside the one around it";
  }
  for (const std::vector<unsigned> &Siblings : T.Children)
    for (size_t I = 0; I < Siblings.size(); ++I)
      for (size_t J = 0; J < I; ++J)
        if (!isApart(At.Clusters[Siblings[I]], At.Clusters[Siblings[J]]))
          return "boundaries `" + D.Clusters[Siblings[J]].Id + "` and `" +
                 D.Clusters[Siblings[I]].Id + "` overlap";
  return {};
}
