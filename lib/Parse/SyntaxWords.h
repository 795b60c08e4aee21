//===- SyntaxWords.h - What messages say about words and places -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which words begin a member of which body, and what messages call the places
/// of the grammar. Private to the files of SyntaxErrors.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_SYNTAXWORDS_H
#define TMC_PARSE_SYNTAXWORDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace tmc::parse {

/// The words of the members of the body that rule \p Rule is, or is in.
llvm::ArrayRef<int32_t> wordsOf(size_t Rule);
/// Where that is, as `in a rule`.
llvm::StringRef placeOf(size_t Rule);
/// What may stand there, as `a clause, as `match` or `where``.
llvm::StringRef membersOf(size_t Rule);
/// The words that begin a declaration at the top of a file.
llvm::ArrayRef<int32_t> topWords();
/// Where a word belongs that is not among those of a body; empty if it begins
/// nothing.
llvm::StringRef homeOf(int32_t Word);

/// Whether \p Word begins a member, or a declaration, somewhere.
bool beginsStatement(int32_t Word);
/// Whether a name follows \p Word; whether an expression does.
bool takesName(int32_t Word);
bool takesExpression(int32_t Word);

/// What a statement is called whose rule is \p Rule, as `the flow`; empty if
/// the rule is a part of one. ~0 is outside of all rules.
llvm::StringRef statementOf(size_t Rule);

} // namespace tmc::parse

#endif // TMC_PARSE_SYNTAXWORDS_H
