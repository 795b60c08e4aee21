//===- Drawing.cpp - What lies in what on a diagram -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Drawing.h"

using namespace tmc;
using namespace tmc::importers;

/// On which side of the nearest piece of the curve \p P lies.
bool Drawing::Curve::isLeft(Point P) const {
  double Best = -1;
  bool Left = false;
  for (size_t N = 0; N + 1 < Points.size(); ++N) {
    Point A = Points[N], B = Points[N + 1];
    double DX = B.X - A.X, DY = B.Y - A.Y, Length = DX * DX + DY * DY;
    double T = Length ? ((P.X - A.X) * DX + (P.Y - A.Y) * DY) / Length : 0;
    T = std::clamp(T, 0.0, 1.0);
    double EX = P.X - A.X - T * DX, EY = P.Y - A.Y - T * DY;
    double Distance = EX * EX + EY * EY;
    if (Best >= 0 && Distance >= Best)
      continue;
    Best = Distance;
    Left = DX * (P.Y - A.Y) - DY * (P.X - A.X) > 0;
  }
  return Left;
}

void Drawing::place() {
  // The first box that holds a centre is the smallest; of two alike, the one
  // that was drawn first is around the other.
  std::vector<const Shape *> BySize;
  for (const Shape &B : Boxes)
    BySize.push_back(&B);
  llvm::stable_sort(BySize, [](const Shape *A, const Shape *B) {
    return A->area() < B->area();
  });
  auto Holds = [](const Shape &B, Point P) {
    return P.X >= B.At.X && P.Y >= B.At.Y && P.X <= B.At.X + B.Size.X &&
           P.Y <= B.At.Y + B.Size.Y;
  };
  auto Place = [&](const Shape &S, double LargerThan) {
    if (Model.parent(S.Part))
      return;
    for (const Shape *B : BySize)
      if (B->area() > LargerThan && Holds(*B, S.centre()))
        return Model.move(S.Part, B->Part);
  };
  for (const Shape &B : Boxes)
    Place(B, B.area());
  for (const Shape &E : Elements)
    Place(E, -1);
  if (!Curves.empty())
    placeByCurves();
}

/// What no box holds is in a boundary with what lies on the same sides of all
/// curves, unless that is where the actors are.
void Drawing::placeByCurves() {
  for (Curve &C : Curves) {
    int Left = 0;
    for (const Shape &E : Elements)
      if (E.IsActor)
        Left += C.isLeft(E.centre()) ? 1 : -1;
    C.ActorsLeft = Left > 0;
  }
  llvm::StringMap<PartId> Groups;
  auto Place = [&](const Shape &S) {
    if (Model.parent(S.Part))
      return;
    std::string Sides, Names;
    const Curve *Only = nullptr;
    unsigned Count = 0;
    for (const Curve &C : Curves) {
      const bool Inside = C.isInside(S.centre());
      Sides += Inside ? '1' : '0';
      if (!Inside)
        continue;
      ++Count;
      Only = &C;
      if (!C.Name.empty())
        Names += (Names.empty() ? "" : ", ") + C.Name;
    }
    if (!Count)
      return;
    PartId &P = Groups[Sides];
    if (!P) {
      if (Names.empty())
        Names = "Behind the boundary";
      else if (Count > 1)
        Names.insert(0, "Behind ");
      P = Model.boundary({}, Count == 1 ? Only->What : nullptr, Names);
    }
    Model.move(S.Part, P);
  };
  for (const Shape &B : Boxes)
    Place(B);
  for (const Shape &E : Elements)
    Place(E);
}
