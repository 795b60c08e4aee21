//===- Serialize.h - Trees as bytes ---------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A tree as bytes, for the standard library that is embedded in the program.
/// The form is private to one build of tmc: it has no version and is never
/// written to a user's disk. It is a third of the size of the tables that it
/// becomes, and read in one pass.
///
/// All numbers are LEB128: seven bits a byte, the lowest first. The bytes are
///   magic, numbers of nodes, of child slots and of strings, root (0: none,
///   else index + 1), the length of each string, the nodes in order, the
///   strings.
/// A node is
///   kind, flags, begin (zigzag, from the begin of the node before), length,
///   number of slots, each slot (0: none, else how far back the child is),
///   payload (of a name: 0 for none, else index of its string + 1).
/// Depth and the place of the slots follow from the order.
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

/// Whether \p T is a tree that a parser could have made of \p Text: every child
/// fits its slot, nothing is in two places, and names, operators and places are
/// such as the text can have. What was read from a file of somebody's is asked
/// this; who trusts the bytes need not.
bool isWellFormed(const Tree &T, llvm::StringRef Text, const Interner &Names);

} // namespace tmc::ast

#endif // TMC_AST_SERIALIZE_H
