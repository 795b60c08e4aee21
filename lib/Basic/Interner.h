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
#include "llvm/Support/xxhash.h"

namespace tmc {

struct NameTag;
/// An interned string. Two names are equal exactly if their ids are.
using Name = Id<NameTag>;

/// Names whose ids are settled, with a hash table over them: a part of an image
/// (IR/Image.h), used where it lies.
struct NameTable {
  struct Slot {
    uint32_t Hash = 0;
    uint32_t IndexPlus1 = 0; ///< 0: free
  };
  llvm::StringRef Chars;            ///< all texts, one behind the other
  llvm::ArrayRef<uint32_t> Offsets; ///< where each begins, and the end
  llvm::ArrayRef<Slot> Slots = {};  ///< a power of two of them, some free
  static constexpr uint32_t NotFound = ~uint32_t(0);

  static uint32_t hash(llvm::StringRef Text) {
    return static_cast<uint32_t>(llvm::xxh3_64bits(Text));
  }
  uint32_t size() const {
    return Offsets.empty() ? 0 : static_cast<uint32_t>(Offsets.size() - 1);
  }
  llvm::StringRef text(uint32_t I) const {
    return Chars.slice(Offsets[I], Offsets[I + 1]);
  }
  /// The index of \p Text, whose hash is \p Hash.
  uint32_t find(llvm::StringRef Text, uint32_t Hash) const {
    if (Slots.empty())
      return NotFound;
    const size_t Mask = Slots.size() - 1;
    for (size_t I = Hash & Mask;; I = (I + 1) & Mask) {
      const Slot &S = Slots[I];
      if (S.IndexPlus1 == 0)
        return NotFound;
      if (S.Hash == Hash && text(S.IndexPlus1 - 1) == Text)
        return S.IndexPlus1 - 1;
    }
  }
};

/// Keeps each distinct string once. Owns the text, but for that of the names it
/// began with; a StringRef it hands out is valid as long as the interner is.
/// Not thread-safe.
class Interner {
public:
  Interner() = default;
  /// Begins with the names of \p Base, which must outlive the interner.
  explicit Interner(const NameTable &Base) : Base(Base), NumBase(Base.size()) {}

  Name intern(llvm::StringRef Text) {
    const uint32_t Hash = NameTable::hash(Text);
    if (uint32_t I = Base.find(Text, Hash); I != NameTable::NotFound)
      return Name(I);
    auto [It, Inserted] = Map.try_emplace_with_hash(Text, Hash, size());
    if (Inserted)
      Texts.push_back(It->getKey());
    return Name(It->second);
  }
  /// The id of \p Text if it was interned before, else none.
  Name find(llvm::StringRef Text) const {
    const uint32_t Hash = NameTable::hash(Text);
    if (uint32_t I = Base.find(Text, Hash); I != NameTable::NotFound)
      return Name(I);
    auto It = Map.find(Text, Hash);
    return It == Map.end() ? Name::none() : Name(It->second);
  }
  /// The text of \p N; the empty string for none.
  llvm::StringRef text(Name N) const {
    if (N.index() < NumBase)
      return Base.text(N.index());
    return N.isValid() ? Texts[N.index() - NumBase] : llvm::StringRef();
  }
  uint32_t size() const {
    return NumBase + static_cast<uint32_t>(Texts.size());
  }
  /// How many of the names were there from the beginning.
  uint32_t baseSize() const { return NumBase; }

private:
  NameTable Base;
  uint32_t NumBase = 0;
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
