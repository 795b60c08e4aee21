//===- Places.cpp - Where everything is, as text --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramGeometry.h"
#include "Diagram/Render.h"
#include "Document/Packed.h"

#include <array>
#include <cmath>
#include <optional>

using namespace tmc;
using namespace tmc::diagram;
using document::Packed;

namespace {
/// Writes coordinates from the top left of a picture.
class Writer {
public:
  explicit Writer(const Box &All) : All(All) {}

  static int64_t rounded(double V) { return std::llround(V); }
  int64_t x(double V) const { return rounded(V - All.X0); }
  int64_t y(double V) const { return rounded(All.Y1 - V); }
  void box(Packed &To, const Box &B) const {
    To.addSigned(x(B.X0));
    To.addSigned(y(B.Y1));
    To.addSigned(rounded(B.width()));
    To.addSigned(rounded(B.height()));
  }
  void tip(Packed &To, bool Has, Point P) const {
    To.add(Has);
    if (!Has)
      return;
    To.addSigned(x(P.X));
    To.addSigned(y(P.Y));
  }
  void flow(Packed &To, const FlowPath &Path) const;

private:
  const Box &All;
};
} // namespace

/// Whether the curve of four points is a straight line, as far as an eye can
/// tell.
static bool isLine(const Point *P) {
  Point Way = P[3] - P[0];
  double Length = std::hypot(Way.X, Way.Y);
  auto IsNear = [&](Point Q) {
    Point To = Q - P[0];
    return std::abs(Way.X * To.Y - Way.Y * To.X) < 0.5 * Length;
  };
  return Length < 0.5 || (IsNear(P[1]) && IsNear(P[2]));
}

/// The corner that the curve of four points rounds off, if it is one: a
/// parabola whose ends point at it.
static std::optional<Point> cornerOf(const Point *P) {
  Point A = {(3 * P[1].X - P[0].X) / 2, (3 * P[1].Y - P[0].Y) / 2};
  Point B = {(3 * P[2].X - P[3].X) / 2, (3 * P[2].Y - P[3].Y) / 2};
  if (std::hypot(A.X - B.X, A.Y - B.Y) >= 1)
    return std::nullopt;
  return A;
}

void Writer::flow(Packed &To, const FlowPath &Path) const {
  if (Path.HasLabel)
    box(To, Path.Label);
  else
    for (unsigned I = 0; I < 4; ++I)
      To.addSigned(0);
  tip(To, Path.HasStart, Path.Start);
  tip(To, Path.HasEnd, Path.End);
  int64_t X = 0, Y = 0;
  auto Put = [&](Packed &Into, Point P) {
    Into.addSigned(x(P.X) - X);
    Into.addSigned(y(P.Y) - Y);
    X = x(P.X);
    Y = y(P.Y);
  };
  const std::vector<Point> &Points = Path.Points;
  std::vector<Point> Corners = {Points.front()};
  bool IsStraight = true; // but for corners
  for (size_t I = 1; I + 2 < Points.size(); I += 3) {
    bool IsCorner = I % 2 == 0; // every second piece
    std::optional<Point> Corner = cornerOf(&Points[I - 1]);
    if (IsCorner && Corner)
      Corners.push_back(*Corner);
    IsStraight &= IsCorner ? Corner.has_value() : isLine(&Points[I - 1]);
  }
  if (IsStraight && Points.size() % 6 == 4) {
    Corners.push_back(Points.back());
    To.add(2 * Corners.size() + 1);
    for (Point P : Corners)
      Put(To, P);
    return;
  }
  To.add(2 * Points.size());
  for (Point P : Points)
    Put(To, P);
}

/// What is covered, without the title, and a margin.
static Box drawn(const Coordinates &At) {
  constexpr double Margin = 8;
  Box All = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
  for (const Box &B : At.Clusters)
    All.cover(B);
  for (const Box &B : At.Nodes)
    All.cover(B);
  for (const FlowPath &P : At.Paths) {
    for (Point Q : P.Points)
      All.cover(Q);
    if (P.HasLabel)
      All.cover(P.Label);
  }
  if (All.X0 > All.X1)
    All = {};
  return {All.X0 - Margin, All.Y0 - Margin, All.X1 + Margin, All.Y1 + Margin};
}

std::string diagram::packPlaces(const Coordinates &At,
                                const std::vector<double> &LabelCenters) {
  Box All = drawn(At);
  Writer W(All);
  Packed Size, Clusters, Nodes, Flows;
  Size.addSigned(Writer::rounded(All.width()));
  Size.addSigned(Writer::rounded(All.height()));
  for (size_t I = 0; I < At.Clusters.size(); ++I) {
    W.box(Clusters, At.Clusters[I]);
    Clusters.addSigned(W.x(LabelCenters[I]));
  }
  for (const Box &B : At.Nodes)
    W.box(Nodes, B);
  for (const FlowPath &P : At.Paths)
    W.flow(Flows, P);
  std::string Out;
  for (const Packed *Of : {&Size, &Clusters, &Nodes, &Flows}) {
    Out.append(Of->text().data(), Of->text().size());
    Out += '\n';
  }
  return Out;
}

Places diagram::placesOf(llvm::StringRef Data) {
  std::array<llvm::StringRef, 4> Lists;
  for (llvm::StringRef &List : Lists)
    std::tie(List, Data) = Data.split('\n');
  return {Lists[0], Lists[1], Lists[2], Lists[3]};
}
