//===- Gains.h - The words of attacks that the compiler knows -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The values that the enums annotated `gain` and `vantage` may have. What each
/// means is in Attack/Knowledge.h, where the order is that of two enums.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_GAINS_H
#define TMC_IR_GAINS_H

#include "llvm/ADT/StringRef.h"

namespace tmc::ir {

inline constexpr llvm::StringRef GainNames[] = {
    "Reads", "Changes", "Uses", "TakesOver", "Spreads", "Stops"};
inline constexpr llvm::StringRef VantageNames[] = {
    "Anywhere", "Sending", "OnTheWay", "Inside", "OtherEnd", "Holding"};

} // namespace tmc::ir

#endif // TMC_IR_GAINS_H
