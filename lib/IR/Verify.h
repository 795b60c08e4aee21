//===- Verify.h - The invariants of the IR --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_VERIFY_H
#define TMC_IR_VERIFY_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"

namespace tmc::ir {

/// How deep boundaries may be nested. Facts keep the boundaries around each
/// boundary as a list.
inline constexpr unsigned MaxNesting = 1000;
/// How many slots a rule, function or requirement may have.
inline constexpr unsigned MaxSlots = 65535;

/// Checks every invariant of docs/design/ir.md and reports each violation
/// (TM073x and up) with the name of the row. Passes and rules may be run only
/// on a program that passed. Needs no order of calls with `resolveWellKnown`.
bool verify(const Program &P, Diagnostics &Diags);

/// Fills P.Known: the root kind of each class, the attributes `carries`,
/// `stores`, `trust` and `controls` of the roots (those that are missing stay
/// none) and the enum annotated `severity`. With \p Diags reports a class
/// without a root and one with two. Returns false if it reported or would have.
bool resolveWellKnown(Program &P, Diagnostics *Diags);

} // namespace tmc::ir

#endif // TMC_IR_VERIFY_H
