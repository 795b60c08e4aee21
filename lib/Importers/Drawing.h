//===- Drawing.h - What lies in what on a diagram -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tools in which people draw say where things lie and not what they are in. A
/// box is a boundary around what has its centre in it; the smallest counts. A
/// curve has no inside: what lies on its other side than most actors is behind
/// it. Only a curve that is called after a place that is outside, such as the
/// internet, has the actors in it.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_DRAWING_H
#define TMC_IMPORTERS_DRAWING_H

#include "Importers/ModelWriter.h"

namespace tmc::importers {

/// A place on a diagram, in the units of the tool.
struct Point {
  double X = 0, Y = 0;
};

/// An element or a boundary, and the rectangle that it covers.
struct Shape {
  PartId Part;
  Point At, Size;
  bool IsActor = false; ///< a person, or a program that one holds
  Point centre() const { return {At.X + Size.X / 2, At.Y + Size.Y / 2}; }
  double area() const { return Size.X * Size.Y; }
};

class Drawing {
public:
  explicit Drawing(ModelWriter &Model) : Model(Model) {}

  void element(const Shape &S) { Elements.push_back(S); }
  void box(const Shape &S) { Boxes.push_back(S); }
  /// \p What may be null. \p IsOutside: it is a place where actors are.
  void curve(llvm::StringRef Name, std::vector<Point> Points,
             const Kind *What = nullptr, bool IsOutside = false) {
    Curves.push_back({Name.str(), std::move(Points), What, IsOutside, false});
  }
  /// Moves each part into the boundary that it lies in. What is in a boundary
  /// already, for example of another diagram, stays there.
  void place();

private:
  struct Curve {
    std::string Name;
    std::vector<Point> Points;
    const Kind *What;
    bool IsOutside;
    bool ActorsLeft;
    bool isLeft(Point P) const;
    bool isInside(Point P) const {
      return (isLeft(P) == ActorsLeft) == IsOutside;
    }
  };
  void placeByCurves();

  ModelWriter &Model;
  std::vector<Shape> Elements, Boxes;
  std::vector<Curve> Curves;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_DRAWING_H
