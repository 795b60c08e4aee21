//===- Layout.h - Where the parts of a diagram go -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lays out boxes in nested frames, and the lines between them. Lines run in
/// the streets between rows and columns of boxes, so none crosses a box or a
/// frame that it does not belong to. Knows nothing of models, texts or files.
/// docs/design/layout.md tells how it works.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_LAYOUT_LAYOUT_H
#define TMC_LAYOUT_LAYOUT_H

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace tmc::layout {

/// In points, from the left and from the top.
using Coord = int32_t;

struct Point {
  Coord X = 0;
  Coord Y = 0;
  bool operator==(const Point &) const = default;
};

struct Size {
  Coord W = 0;
  Coord H = 0;
};

struct Rect {
  Coord X = 0;
  Coord Y = 0;
  Coord W = 0;
  Coord H = 0;

  Coord right() const { return X + W; }
  Coord bottom() const { return Y + H; }
};

inline constexpr uint32_t None = ~0U;

/// What is drawn as one shape.
struct Box {
  Size Least;            ///< what its text needs; it grows with its lines
  uint32_t Frame = None; ///< which it is in
  /// Where it comes in reading order, before what the lines say: what has a
  /// lower rank stands rather on the left.
  int32_t Rank = 0;
  /// How much of its height lines may end at, around its middle, in hundredths.
  int32_t EndPart = 100;
};

/// What surrounds boxes and other frames.
struct Frame {
  Size Title; ///< of the text along its upper edge
  uint32_t Parent = None;
  int32_t Rank = 0;
};

struct Line {
  uint32_t Source = 0; ///< a box
  uint32_t Target = 0; ///< a box, perhaps the same
  Size Label;          ///< empty: none
};

struct Graph {
  std::vector<Box> Boxes;
  std::vector<Frame> Frames; ///< parents form no circle
  std::vector<Line> Lines;
};

/// Where an item stands among those of its frame.
struct Place {
  uint32_t Column = 0;
  uint32_t Row = 0;
};

struct Picture {
  Size All;
  std::vector<Rect> Boxes;
  std::vector<Rect> Frames;
  std::vector<Rect> Labels;  ///< by line; empty where the line has none
  std::vector<Place> Places; ///< by box, and behind the boxes by frame

  /// The corners of a line, from its source to its target.
  llvm::ArrayRef<Point> path(size_t Line) const {
    return llvm::ArrayRef(Points).slice(FirstPoint[Line], FirstPoint[Line + 1] -
                                                              FirstPoint[Line]);
  }

  std::vector<Point> Points;
  std::vector<uint32_t> FirstPoint; ///< by line, and the end of the last
};

/// The same graph gives the same picture on any machine.
Picture layOut(const Graph &G);

} // namespace tmc::layout

#endif // TMC_LAYOUT_LAYOUT_H
