//===- Embed.h - Files as C++ source --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What tools/tmc-embed does while tmc is built: see AST/Embedded.h.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_EMBED_H
#define TMC_PARSE_EMBED_H

#include "Basic/Diagnostics.h"

namespace tmc::parse {

/// Writes a C++ source that defines \p Function of AST/Embedded.h with \p Files
/// of \p Diags' sources, in the order of their paths. Those whose path ends in
/// `.tm` are parsed; if that reports errors, nothing is written.
void embed(std::vector<FileId> Files, llvm::StringRef Function,
           Diagnostics &Diags, llvm::raw_ostream &OS);

/// Writes \p Bytes as string literals, which compilers read much faster than an
/// array of numbers.
void writeLiteral(llvm::raw_ostream &OS, llvm::StringRef Bytes);

} // namespace tmc::parse

#endif // TMC_PARSE_EMBED_H
