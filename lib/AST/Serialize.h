//===- Serialize.h - Trees as bytes ---------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A tree as bytes, for the standard library that is embedded in the program.
/// The form is private to one build of tmc: it has no version and is never
/// written to a user's disk.
///
/// All numbers are little-endian 32-bit words:
///   magic, nodes, children, root, strings, bytes of strings,
///   6 words a node, 1 word a child, 1 word a string (its end), the strings.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_AST_SERIALIZE_H
#define TMC_AST_SERIALIZE_H

#include "AST/Tree.h"

#include <optional>
#include <string>

namespace tmc::ast {

/// \p T with the names that it uses, as bytes.
std::string serialize(const Tree &T, const Interner &Names);

/// The tree of \p Bytes, as the syntax of \p File; its names are interned in
/// \p Names. None if the bytes are not a tree: every index is checked, so that
/// garbage is refused and never followed.
std::optional<Tree> deserialize(llvm::StringRef Bytes, FileId File,
                                Interner &Names);

} // namespace tmc::ast

#endif // TMC_AST_SERIALIZE_H
