//===- Placement.h - Which column and row each item of a frame gets -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_LAYOUT_PLACEMENT_H
#define TMC_LAYOUT_PLACEMENT_H

#include "Layout/FeedbackOrder.h"
#include "Layout/Layout.h"

namespace tmc::layout {

/// What is to be placed.
struct PlacementInput {
  std::vector<Size> Items;     ///< about how large each is
  std::vector<int32_t> Ranks;  ///< by item
  std::vector<Pull> Pulls;     ///< between different items
  std::vector<int32_t> ToLeft; ///< by item: lines that leave to the left
  std::vector<int32_t> ToRight;
  Coord ChannelWidth = 60; ///< about how wide the street between columns is
};

/// Items by column, from the left, and in each from the top. No column is
/// empty unless there are no items.
using Columns = std::vector<std::vector<uint32_t>>;

Columns place(const PlacementInput &In);

} // namespace tmc::layout

#endif // TMC_LAYOUT_PLACEMENT_H
