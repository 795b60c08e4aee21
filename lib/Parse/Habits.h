//===- Habits.h - What people write who know another notation -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A file that does not parse is looked at for habits of other notations:
/// `a --> b`, `key: value`, `name = Kind {`, `Kind name`, `&&`. Each is
/// reported in terms of this language, and its tokens become what was meant:
/// the parser then reads on as if nothing had been wrong, what is declared
/// keeps its name, and nothing follows from the mistake.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_HABITS_H
#define TMC_PARSE_HABITS_H

#include "Parse/Lexer.h"
#include "Parse/Reports.h"

namespace tmc::parse {

/// Rewrites the tokens of \p Text. False if the file is in another notation as
/// a whole, so that parsing it is in vain.
bool rewriteHabits(llvm::StringRef Text, TokenList &List, Reports &Out);

} // namespace tmc::parse

#endif // TMC_PARSE_HABITS_H
