//===- Arithmetic.h - Calculating with values -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the operators do with known values, for the compiler, which folds
/// constants, and for the evaluator: both give the same.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_ARITHMETIC_H
#define TMC_IR_ARITHMETIC_H

#include "IR/Program.h"

namespace tmc::ir {

inline constexpr int64_t Million = 1000000;
inline constexpr int64_t SecondsPerDay = 86400;

inline bool isNumber(const Value &V) {
  return V.Tag == ValueTag::Int || V.Tag == ValueTag::Decimal;
}
inline __int128 inMillionths(const Value &V) {
  return V.Tag == ValueTag::Int ? static_cast<__int128>(V.Payload) * Million
                                : static_cast<__int128>(V.Payload);
}

/// The result of \p Op, one of Add … Neg, whose type is \p Result. Unknown if
/// an operand is, on a division by zero, and if it does not fit into 64 bits.
/// \p R is not looked at for Neg.
Value arithmetic(ExprOp Op, const Value &L, const Value &R, TypeBase Result);

/// Whether \p V, or each member of it, is in range \p R; an unknown one is.
bool isAllowed(const Program &P, const ValueRange &R, const Value &V);
/// `0 to 100`, `1 or more`, `at most 9`.
std::string rangeText(const Program &P, const ValueRange &R);
/// The type of an attribute with its range: `int(0 to 100)`, `[port]`.
std::string typeName(const Program &P, const Attr &A);

} // namespace tmc::ir

#endif // TMC_IR_ARITHMETIC_H
