//===- Parser.h - From a file's text to its syntax tree -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_PARSER_H
#define TMC_PARSE_PARSER_H

#include "AST/Tree.h"
#include "Basic/Diagnostics.h"

namespace tmc::parse {

/// What a source file may cost.
struct ParseLimits {
  uint32_t MaxFileSize = 64u << 20; ///< bytes
  uint32_t MaxNesting = 250;        ///< brackets within brackets
  uint32_t MaxErrors = 50;          ///< syntax errors reported of one file
};

/// The syntax of a file, as far as it could be read.
struct ParseResult {
  /// Always has a root, of kind File. Declarations with a syntax error are left
  /// out or lack the part that is in error.
  ast::Tree Tree;
  bool HasErrors = false;
};

/// Parses \p File of \p Diags' sources. Names are interned in \p Names. Reports
/// syntax errors in the order of the text. Not thread-safe for one \p Names.
ParseResult parseFile(FileId File, Interner &Names, Diagnostics &Diags,
                      const ParseLimits &Limits = {});

/// Whether a syntax error of kind \p K leaves its statement understood: what
/// another notation writes is read as what it means here (Habits.h).
bool isHabit(diag::Kind K);

/// All keywords of the language, in alphabetical order (for suggestions and
/// for editors).
llvm::ArrayRef<llvm::StringRef> keywords();

} // namespace tmc::parse

#endif // TMC_PARSE_PARSER_H
