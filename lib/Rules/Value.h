//===- Value.h - Strings and sets made while evaluating -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An `ir::Value` names a string by its interned id and a set by a place in a
/// pool. A program is constant while rules run on it, perhaps on several
/// threads, so what an evaluation makes has its own tables, told apart by the
/// two highest bits of the id or place:
///
///   0x  the program's interner and SetElements
///   10  an evaluator's own, dropped with the candidate (sets) or with the
///       evaluator (strings)
///   11  what the engine keeps: values of derived attributes, which are there
///       before rules run; with the third bit set, answers to questions that
///       came later (SharedValues)
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_VALUE_H
#define TMC_RULES_VALUE_H

#include "IR/Program.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace tmc::rules {

inline constexpr uint32_t PoolMask = 0xC0000000;
inline constexpr uint32_t ScratchPool = 0x80000000;
inline constexpr uint32_t KeptPool = 0xC0000000;
inline constexpr uint32_t SharedBit = 0x20000000; ///< of a kept value

/// Texts and sets that answers hold: each once, for as long as the engine
/// lives. Thread-safe.
class SharedValues {
public:
  /// A value with the tag of \p Like.
  ir::Value text(llvm::StringRef Text, const ir::Value &Like);
  ir::Value set(llvm::ArrayRef<ir::Value> Members, const ir::Value &Like);

  /// The id of \p Text if there is one, else none.
  Name find(llvm::StringRef Text) const;
  llvm::StringRef text(Name N) const;
  llvm::ArrayRef<ir::Value> members(const ir::Value &V) const;

private:
  static constexpr uint32_t Tag = KeptPool | SharedBit;
  mutable std::mutex Mutex;
  std::atomic<bool> HasTexts = false; ///< most programs make none
  llvm::StringMap<uint32_t> Map;
  std::vector<llvm::StringRef> Texts;
  std::map<std::vector<ir::Value>, uint32_t> Sets;
  std::vector<llvm::ArrayRef<ir::Value>> SetsById;
};

/// Strings made by evaluation. Equal texts have equal ids within one evaluator,
/// as it asks the program's interner and the kept strings first.
class Strings {
public:
  Strings(const Interner &Names, uint32_t Pool, const SharedValues &Shared,
          const Strings *Kept = nullptr)
      : Names(Names), Shared(Shared), Kept(Kept), Pool(Pool) {}

  ir::Value make(llvm::StringRef Text) {
    if (Name N = find(Text); N.isValid())
      return ir::Value::string(N);
    auto [It, Inserted] =
        Map.try_emplace(Text, static_cast<uint32_t>(Texts.size()));
    if (Inserted)
      Texts.push_back(It->getKey());
    return ir::Value::string(Name(Pool | It->second));
  }

  llvm::StringRef text(Name N) const {
    if (!N.isValid())
      return {};
    uint32_t Table = N.index() & PoolMask;
    if (!(Table & ScratchPool))
      return Names.text(N);
    if (Table == KeptPool && N.index() & SharedBit)
      return Shared.text(N);
    const Strings &Owner = Table == Pool ? *this : *Kept;
    return Owner.Texts[N.index() & ~PoolMask];
  }
  llvm::StringRef text(const ir::Value &V) const { return text(V.name()); }

private:
  Name find(llvm::StringRef Text) const {
    if (Name N = Names.find(Text); N.isValid())
      return N;
    if (Kept) {
      auto It = Kept->Map.find(Text);
      if (It != Kept->Map.end())
        return Name(Kept->Pool | It->second);
    }
    return Shared.find(Text);
  }

  const Interner &Names;
  const SharedValues &Shared;
  const Strings *Kept;
  uint32_t Pool;
  llvm::StringMap<uint32_t, llvm::BumpPtrAllocator> Map;
  std::vector<llvm::StringRef> Texts;
};

/// Whether \p V, though unknown, is a set of which some members are certain.
///
/// `carries.filter(d => sensitive(d))` is unknown if `sensitive` is for one
/// member, yet `any` of it is true if another member is certainly sensitive.
/// Such a value has the tag Unknown, and the certain members where a set has
/// its elements.
inline bool hasCertainMembers(const ir::Value &V) {
  return V.Tag == ir::ValueTag::Unknown && V.Payload != 0;
}

/// Whether \p V has members to walk over: all of them, or the certain ones.
/// Those of a path are its flows, in their order; "no path" has the payload -1.
inline bool hasMembers(const ir::Value &V) {
  return V.Tag == ir::ValueTag::Set || hasCertainMembers(V) ||
         (V.Tag == ir::ValueTag::Path && V.Payload >= 0);
}
inline ir::Value noPath() { return {ir::ValueTag::Path, 0, -1}; }

/// A value that is a certain `unknown`, without members.
inline ir::Value plain(ir::Value V) {
  return V.isUnknown() ? ir::Value::unknown() : V;
}

/// Kleene's connectives on values of tag Bool or Unknown.
inline ir::Value kleeneNot(ir::Value V) {
  return V.isUnknown() ? ir::Value::unknown() : ir::Value::boolean(!V.isTrue());
}
inline ir::Value kleeneAnd(ir::Value A, ir::Value B) {
  if (A.isFalse() || B.isFalse())
    return ir::Value::boolean(false);
  return A.isUnknown() || B.isUnknown() ? ir::Value::unknown()
                                        : ir::Value::boolean(true);
}
inline ir::Value kleeneOr(ir::Value A, ir::Value B) {
  return kleeneNot(kleeneAnd(kleeneNot(A), kleeneNot(B)));
}

} // namespace tmc::rules

#endif // TMC_RULES_VALUE_H
