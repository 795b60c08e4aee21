//===- Interner.h - Names and strings as ids ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_INTERNER_H
#define TMC_BASIC_INTERNER_H

#include "Basic/Ids.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"

namespace tmc {

struct NameTag;
/// An interned string. Two names are equal exactly if their ids are.
using Name = Id<NameTag>;

/// Keeps each distinct string once. Owns the text; a StringRef it hands out is
/// valid as long as the interner is. Not thread-safe.
class Interner {
public:
  Name intern(llvm::StringRef Text) {
    auto [It, Inserted] =
        Map.try_emplace(Text, static_cast<uint32_t>(Texts.size()));
    if (Inserted)
      Texts.push_back(It->getKey());
    return Name(It->second);
  }
  /// The id of \p Text if it was interned before, else none.
  Name find(llvm::StringRef Text) const {
    auto It = Map.find(Text);
    return It == Map.end() ? Name::none() : Name(It->second);
  }
  /// The text of \p N; the empty string for none.
  llvm::StringRef text(Name N) const {
    return N.isValid() ? Texts[N.index()] : llvm::StringRef();
  }
  uint32_t size() const { return static_cast<uint32_t>(Texts.size()); }

private:
  llvm::StringMap<uint32_t, llvm::BumpPtrAllocator> Map;
  std::vector<llvm::StringRef> Texts;
};

} // namespace tmc

template <typename Tag> struct llvm::DenseMapInfo<tmc::Id<Tag>> {
  using IdT = tmc::Id<Tag>;
  static IdT getEmptyKey() { return IdT(~uint32_t(0) - 1); }
  static IdT getTombstoneKey() { return IdT(~uint32_t(0) - 2); }
  static unsigned getHashValue(IdT I) {
    return llvm::DenseMapInfo<uint32_t>::getHashValue(I.index());
  }
  static bool isEqual(IdT A, IdT B) { return A == B; }
};

#endif // TMC_BASIC_INTERNER_H
