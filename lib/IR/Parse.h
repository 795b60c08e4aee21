//===- Parse.h - The textual IR: reading ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_PARSE_H
#define TMC_IR_PARSE_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"

namespace tmc::ir {

/// The deepest expression that parse reads and verify accepts. Evaluators may
/// recurse over expressions because of it.
inline constexpr unsigned MaxExprDepth = 2000;

/// Reads the textual IR in file \p F into \p P, which must be empty, and fills
/// P.Known. Reports what is malformed (TM07xx) and goes on with the next
/// declaration. Returns false if anything was; then \p P is incomplete and only
/// fit to be destroyed. What it accepts is well-formed as a table, but still
/// has to pass `verify`. Time is linear.
bool parse(FileId F, Program &P, Diagnostics &Diags);

} // namespace tmc::ir

#endif // TMC_IR_PARSE_H
