//===- Streets.h - The geometry of what one frame holds -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_LAYOUT_STREETS_H
#define TMC_LAYOUT_STREETS_H

#include "Layout/Placement.h"

namespace tmc::layout {

/// Where lines cross the side of a frame.
struct Rim {
  bool OnRight = false;
  int64_t Key = 0; ///< they are sorted by it, from the top
  Coord Y = 0;     ///< from the top of the frame, once it is laid out
};

/// The part of a line that is drawn in one frame.
struct Pass {
  uint32_t Line = 0;
  /// The ends towards its source and its target. Nodes: the items of the frame,
  /// and behind them its rims.
  uint32_t From = None;
  uint32_t To = None;
};

/// Passes that share their way from one node to another. At a box each has an
/// end of its own.
struct Link {
  uint32_t A = 0; ///< in a column left of B's, or the same
  uint32_t B = 0;
  uint32_t FirstPass = 0; ///< in Content::LinkPasses
  uint32_t NumPasses = 0;
  /// Of an end at an inner frame: which of its rims.
  uint32_t RimA = None;
  uint32_t RimB = None;
};

/// A frame, or the whole picture.
struct Content {
  uint32_t Parent = None;
  std::vector<uint32_t> Items; ///< boxes, and behind all boxes the frames
  std::vector<Rim> Rims;
  std::vector<Pass> Passes; ///< by line
  std::vector<Link> Links;
  std::vector<uint32_t> LinkPasses;
  Columns Placed;
  /// By node: 0 for rims on the left, then the columns, then the other rims.
  std::vector<uint32_t> Column;

  // What is known when it is laid out. From its upper left corner.
  Size All;
  std::vector<Rect> At; ///< by item
  std::vector<Point> Points;
  std::vector<uint32_t> FirstPoint; ///< by pass, and the end of the last
  std::vector<Rect> Labels;         ///< by pass

  /// Forgets all but what is in the frame and which lines cross it.
  void clear();
};

/// What is known of an item before it gets a place.
struct ItemShape {
  Size Least;
  /// Of a frame: its rims. Null: a box.
  const std::vector<Rim> *Rims = nullptr;
  int32_t EndPart = 100; ///< of a box, as Box says
};

/// Gives everything in \p C its place. \p Lines has all lines; \p HasLabel says
/// by pass whether it has the label of its line, which stands at its source.
void layOutStreets(Content &C, llvm::ArrayRef<ItemShape> Items,
                   llvm::ArrayRef<Line> Lines,
                   const std::vector<bool> &HasLabel, Size Title);

} // namespace tmc::layout

#endif // TMC_LAYOUT_STREETS_H
