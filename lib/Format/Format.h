//===- Format.h - The one layout of a source ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes a source again in the language's one layout. Words and comments stay
/// what they are; line breaks, indentation and optional commas are the
/// formatter's. The rules are in docs/design/format.md.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_FORMAT_FORMAT_H
#define TMC_FORMAT_FORMAT_H

#include "AST/Tree.h"

#include <string>

namespace tmc::format {

/// The widest line, in code points. Words that are wider stay whole.
inline constexpr unsigned Width = 110;

/// \p Source in the one layout. \p Tree is its syntax, free of errors.
std::string format(llvm::StringRef Source, const ast::Tree &Tree);

/// Whether two trees, made with one Interner, say the same at other places.
bool sameSyntax(const ast::Tree &A, const ast::Tree &B);

} // namespace tmc::format

#endif // TMC_FORMAT_FORMAT_H
