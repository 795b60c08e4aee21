//===- FeedbackOrder.h - An order that few arrows go against --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_LAYOUT_FEEDBACKORDER_H
#define TMC_LAYOUT_FEEDBACKORDER_H

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace tmc::layout {

/// Lines from one item to another.
struct Pull {
  uint32_t From = 0;
  uint32_t To = 0;
  int32_t Weight = 1; ///< how many lines; positive
};

/// The items 0 … \p NumItems - 1 in an order in which little weight of \p Pulls
/// goes from later to earlier: P. Eades, X. Lin, W. F. Smyth, A fast and
/// effective heuristic for the feedback arc set problem (1993). Pulls from an
/// item to itself do not count. Ties go to the lower index.
std::vector<uint32_t> feedbackOrder(size_t NumItems,
                                    llvm::ArrayRef<Pull> Pulls);

} // namespace tmc::layout

#endif // TMC_LAYOUT_FEEDBACKORDER_H
