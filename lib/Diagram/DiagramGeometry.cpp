//===- DiagramGeometry.cpp - Where everything of a diagram is -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramGeometry.h"

#include <cmath>

using namespace tmc;
using namespace tmc::diagram;

void FlowPath::reverse() {
  std::reverse(Points.begin(), Points.end());
  std::swap(HasStart, HasEnd);
  std::swap(Start, End);
}

std::vector<Point> FlowPath::trace(double Step) const {
  std::vector<Point> Out;
  for (size_t J = 0; J + 3 < Points.size(); J += 3) {
    const Point *C = &Points[J];
    double Length = 0;
    for (int I = 0; I < 3; ++I)
      Length += std::hypot(C[I + 1].X - C[I].X, C[I + 1].Y - C[I].Y);
    int N = std::clamp(static_cast<int>(Length / Step), 2, 2000);
    for (int I = 0; I < N; ++I) {
      double T = static_cast<double>(I) / N;
      double U = 1 - T;
      double B0 = U * U * U;
      double B1 = 3 * U * U * T;
      double B2 = 3 * U * T * T;
      double B3 = T * T * T;
      Out.push_back({B0 * C[0].X + B1 * C[1].X + B2 * C[2].X + B3 * C[3].X,
                     B0 * C[0].Y + B1 * C[1].Y + B2 * C[2].Y + B3 * C[3].Y});
    }
  }
  return Out;
}

double diagram::shapeBadness(Point Size) {
  constexpr double BestRatio = 1.7;
  constexpr double TooHigh = 0.75; // one scrolls down more readily than across
  double Off = std::log((Size.X + 1) / (Size.Y + 1) / BestRatio);
  return Off > 0 ? Off : -Off * TooHigh;
}
