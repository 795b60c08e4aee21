//===- WordTables.h - Tables of words and what they mean ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the library, and a company's own packages, say about words that are
/// found outside models: names of files, rules of scanners. A table is an enum
/// of a package `….mapping.words.…`: its values are the meanings, each with a
/// title, a comment and the words for it (`@also`). Unlike other mappings, its
/// values are not kinds.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_WORDTABLES_H
#define TMC_SEMA_WORDTABLES_H

#include "Sema/NameIndex.h"

#include "llvm/ADT/StringMap.h"

namespace tmc::sema {

/// Whether \p Package has tables of words.
inline bool hasWordTables(llvm::StringRef Package) {
  return Package.contains(".mapping.words.");
}

class WordTables {
public:
  /// A value of a table. Its texts live as long as the index.
  struct Meaning {
    llvm::StringRef Name;
    llvm::StringRef Title; ///< may be empty
    llvm::StringRef Doc;   ///< may be empty
    std::vector<llvm::StringRef> Words;
  };

  explicit WordTables(const NameIndex &Index);

  /// The values of \p Table, for example `repository.Languages`: those of
  /// packages of somebody's own first, in the order in which they are written.
  llvm::ArrayRef<Meaning> of(llvm::StringRef Table) const;
  /// The first value of \p Table that has \p Word, or null. Words are compared
  /// as they are written.
  const Meaning *find(llvm::StringRef Table, llvm::StringRef Word) const;

private:
  struct Rows {
    std::vector<Meaning> Meanings;
    llvm::StringMap<uint32_t> ByWord;
  };
  llvm::StringMap<Rows> Tables;
};

} // namespace tmc::sema

#endif // TMC_SEMA_WORDTABLES_H
