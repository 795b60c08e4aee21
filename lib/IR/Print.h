//===- Print.h - The textual IR: writing ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_PRINT_H
#define TMC_IR_PRINT_H

#include "IR/Program.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::ir {

/// The version of the textual IR that print writes and parse reads.
inline constexpr unsigned TextVersion = 1;

struct PrintOptions {
  bool Places = true; ///< write `[f0:12+3]`, and the table of files they need
};

/// Writes \p P as text that `parse` reads back to the same tables. Time is
/// linear; an expression that is used twice is written once and named. \p P
/// must satisfy `verify`.
void print(const Program &P, llvm::raw_ostream &OS,
           const PrintOptions &Options = {});

/// Writes `%Shop.api`, or `%"my shop.api"` for a name with other characters.
void printName(llvm::raw_ostream &OS, char Sigil, llvm::StringRef Text);
/// `%Shop.api`; `%<none>` for none.
void printEntity(llvm::raw_ostream &OS, const Program &P, EntityId E);
/// A constant as the textual IR writes it.
void printValue(llvm::raw_ostream &OS, const Program &P, const Value &V);
/// An expression without places.
void printExpr(llvm::raw_ostream &OS, const Program &P, ExprId E);
/// A string with its quotes and escapes.
void printString(llvm::raw_ostream &OS, llvm::StringRef Text);

} // namespace tmc::ir

#endif // TMC_IR_PRINT_H
