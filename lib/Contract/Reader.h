//===- Reader.h - Attributes of claims ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What entities say, attribute by attribute, as C++ values. Used to read a
/// contract, and for nothing else.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_CONTRACT_READER_H
#define TMC_CONTRACT_READER_H

#include "Contract/Contract.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace tmc::contract {

/// Reads attributes of the entities of a program by their names. An attribute
/// that the kind does not have, or whose value is unknown, is empty.
class Reader {
public:
  Reader(const ir::Program &P, const analysis::Facts &F) : P(P), F(F) {}

  ir::Value value(ir::EntityId E, llvm::StringRef Attr);
  llvm::StringRef text(ir::EntityId E, llvm::StringRef Attr);
  std::vector<llvm::StringRef> texts(ir::EntityId E, llvm::StringRef Attr);
  bool flag(ir::EntityId E, llvm::StringRef Attr);
  std::optional<int64_t> number(ir::EntityId E, llvm::StringRef Attr);
  ir::EntityId entity(ir::EntityId E, llvm::StringRef Attr);
  std::vector<ir::EntityId> entities(ir::EntityId E, llvm::StringRef Attr);
  std::optional<Word> word(ir::EntityId E, llvm::StringRef Attr);
  std::vector<Word> words(ir::EntityId E, llvm::StringRef Attr);
  std::vector<Weakness> weaknesses(ir::EntityId E, llvm::StringRef Attr);
  /// The place where the model sets it, or else the name of \p E.
  Range place(ir::EntityId E, llvm::StringRef Attr);
  Word wordOf(const ir::Value &V) const;

private:
  ir::AttrId attribute(ir::KindId K, llvm::StringRef Attr);
  /// The members of a set, or the value itself.
  llvm::ArrayRef<ir::Value> members(const ir::Value &V) const;

  const ir::Program &P;
  const analysis::Facts &F;
  llvm::DenseMap<uint32_t, llvm::StringMap<ir::AttrId>> Attributes; ///< by kind
};

} // namespace tmc::contract

#endif // TMC_CONTRACT_READER_H
