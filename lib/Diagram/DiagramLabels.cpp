//===- DiagramLabels.cpp - Labels that hide nothing -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramGeometry.h"

#include <cmath>
#include <unordered_map>

using namespace tmc;
using namespace tmc::diagram;

namespace {

/// What is already on the picture, in cells, to ask what a box would hide.
class Canvas {
public:
  void add(const Box &B, double Weight) {
    each(Cells, B,
         [&](std::vector<Entry> &Cell) { Cell.push_back({B, Weight}); });
  }
  void add(Point P, double Weight) { add({P.X, P.Y, P.X, P.Y}, Weight); }
  void addLine(const FlowPath &Path, double Step) {
    for (Point P : Path.trace(Step))
      add(P, 1);
  }
  void addOutline(const Box &B, double Step) {
    for (int I = 0; I * Step < B.width(); ++I) {
      add(Point{B.X0 + I * Step, B.Y0}, 1);
      add(Point{B.X0 + I * Step, B.Y1}, 1);
    }
    for (int I = 0; I * Step < B.height(); ++I) {
      add(Point{B.X0, B.Y0 + I * Step}, 1);
      add(Point{B.X1, B.Y0 + I * Step}, 1);
    }
  }

  /// What is there counts by the part of it that \p B would hide.
  double cost(const Box &B) const {
    double Sum = 0;
    each(Cells, B, [&](const std::vector<Entry> &Cell) {
      for (const Entry &E : Cell) {
        double W = std::min(B.X1, E.Where.X1) - std::max(B.X0, E.Where.X0);
        double H = std::min(B.Y1, E.Where.Y1) - std::max(B.Y0, E.Where.Y0);
        if (W >= 0 && H >= 0)
          Sum += E.Weight * (1 + W * H / 20);
      }
    });
    return Sum;
  }

private:
  struct Entry {
    Box Where;
    double Weight;
  };
  struct HashCell {
    size_t operator()(const std::pair<long, long> &C) const {
      return static_cast<size_t>(C.first) * 1000003u +
             static_cast<size_t>(C.second);
    }
  };
  using CellMap =
      std::unordered_map<std::pair<long, long>, std::vector<Entry>, HashCell>;
  static constexpr double CellSize = 96;

  static long cell(double V) { return std::lround(std::floor(V / CellSize)); }
  template <typename Fn> static void each(CellMap &Cells, const Box &B, Fn F) {
    for (long X = cell(B.X0); X <= cell(B.X1); ++X)
      for (long Y = cell(B.Y0); Y <= cell(B.Y1); ++Y)
        F(Cells[{X, Y}]);
  }
  template <typename Fn>
  static void each(const CellMap &Cells, const Box &B, Fn F) {
    for (long X = cell(B.X0); X <= cell(B.X1); ++X)
      for (long Y = cell(B.Y0); Y <= cell(B.Y1); ++Y)
        if (auto It = Cells.find({X, Y}); It != Cells.end())
          F(It->second);
  }

  CellMap Cells;
};

constexpr double SolidWeight =
    60; // of an element or a label, per 20 sq. points

double stepFor(const Coordinates &At) { return At.Paths.size() > 250 ? 24 : 8; }

bool isInside(const Box &Inner, const Box &Outer) {
  return Inner.X0 >= Outer.X0 && Inner.Y0 >= Outer.Y0 && Inner.X1 <= Outer.X1 &&
         Inner.Y1 <= Outer.Y1;
}

/// The best place for one flow's label, which may be where it is.
Box findPlace(const Canvas &On, const FlowPath &Path, const Box &All) {
  // Some air around the text.
  double W = Path.Label.width() / 2 + 2;
  double H = Path.Label.height() / 2;
  auto At = [&](Point P) { return Box{P.X - W, P.Y - H, P.X + W, P.Y + H}; };
  Point Old = {(Path.Label.X0 + Path.Label.X1) / 2,
               (Path.Label.Y0 + Path.Label.Y1) / 2};
  Point Best = Old;
  double Least = On.cost(At(Best)) - 2; // stay, if it is about as good
  std::vector<Point> Way = Path.trace(8);
  constexpr double Tries[] = {0.5,  0.42, 0.58, 0.35, 0.65, 0.28,
                              0.72, 0.22, 0.78, 0.16, 0.84};
  for (double T : Tries) {
    if (Least <= 0 || Way.empty())
      break;
    Point Q = Way[static_cast<size_t>(T * static_cast<double>(Way.size() - 1))];
    // Beside the line, above or below it, and on it.
    const Point Sides[] = {{Q.X + W + 3, Q.Y},
                           {Q.X - W - 3, Q.Y},
                           {Q.X, Q.Y + H + 3},
                           {Q.X, Q.Y - H - 3},
                           Q};
    for (Point P : Sides) {
      if (!isInside(At(P), All))
        continue;
      double Cost = On.cost(At(P)) + 3 * std::abs(T - 0.5);
      if (Cost < Least) {
        Least = Cost;
        Best = P;
      }
    }
  }
  Box B = Path.Label;
  Point By = Best - Old;
  return {B.X0 + By.X, B.Y0 + By.Y, B.X1 + By.X, B.Y1 + By.Y};
}

} // namespace

void diagram::placeFlowLabels(Coordinates &At,
                              const std::vector<Box> &ClusterLabels) {
  double Step = stepFor(At);
  Canvas On;
  for (const Box &N : At.Nodes)
    On.add(N, SolidWeight);
  for (const Box &C : At.Clusters)
    On.addOutline(C, Step);
  for (const Box &L : ClusterLabels)
    On.add(L, SolidWeight / 2);
  for (const FlowPath &P : At.Paths)
    On.addLine(P, Step);
  for (FlowPath &P : At.Paths) {
    if (!P.HasLabel)
      continue;
    P.Label = findPlace(On, P, At.All);
    On.add(P.Label, SolidWeight);
  }
}

void diagram::placeClusterLabels(const Coordinates &At,
                                 std::vector<Box> &ClusterLabels) {
  Canvas On;
  for (const FlowPath &P : At.Paths)
    On.addLine(P, stepFor(At));
  for (size_t C = 0; C < At.Clusters.size(); ++C) {
    Box &L = ClusterLabels[C];
    double Room = At.Clusters[C].X1 - 8 - L.X1;
    if (L.width() <= 0 || Room <= 0)
      continue;
    Box Best = L;
    double Least = On.cost(L);
    for (double Part : {1.0, 0.5, 0.25, 0.75}) {
      if (Least == 0)
        break;
      Box Try = {L.X0 + Part * Room, L.Y0, L.X1 + Part * Room, L.Y1};
      double Cost = On.cost(Try);
      if (Cost < Least) {
        Least = Cost;
        Best = Try;
      }
    }
    L = Best;
  }
}
