//===- NameCache.h - Names that a file has had before ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Most names of a file occur in it many times, near each other. The interner,
/// which hashes and compares bytes in far memory, is asked once for most of
/// them: the others are found here by their first sixteen bytes, which are
/// compared as two numbers.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_NAMECACHE_H
#define TMC_PARSE_NAMECACHE_H

#include "Basic/Interner.h"

#include "llvm/ADT/bit.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace tmc::parse {

/// The names of one file. A name that is not here, or no longer, is interned.
class NameCache {
public:
  /// For a file of \p NumTokens, all of whose names lie in \p Text.
  NameCache(Interner &Names, llvm::StringRef Text, size_t NumTokens)
      : Names(Names), End(Text.end()),
        Rows(llvm::PowerOf2Ceil(
            std::clamp<size_t>(NumTokens / 8, MinRows, MaxRows))) {}

  /// The name of \p S, which lies in the file's text.
  Name intern(llvm::StringRef S) {
    if (S.size() > sizeof(Row::Bytes) || S.empty())
      return Names.intern(S);
    uint64_t Bytes[2] = {0, 0};
    if (llvm::endianness::native == llvm::endianness::little &&
        static_cast<size_t>(End - S.data()) >= sizeof(Bytes)) {
      // What is behind the name is read, too, and cut off.
      std::memcpy(Bytes, S.data(), sizeof(Bytes));
      const size_t Size = S.size();
      Bytes[0] &= firstBytes(std::min<size_t>(Size, 8));
      Bytes[1] &= Size > 8 ? firstBytes(Size - 8) : 0;
    } else {
      std::memcpy(Bytes, S.data(), S.size());
    }
    uint64_t Hash = (Bytes[0] ^ (Bytes[1] * Odd)) * Odd;
    Row &R = Rows[(Hash >> 40) & (Rows.size() - 1)];
    if (R.Bytes[0] != Bytes[0] || R.Bytes[1] != Bytes[1] || R.Size != S.size())
      R = {{Bytes[0], Bytes[1]},
           static_cast<uint32_t>(S.size()),
           Names.intern(S)};
    return R.Known;
  }

private:
  static constexpr size_t MinRows = 64;
  static constexpr size_t MaxRows = 1 << 16;
  static constexpr uint64_t Odd = 0x9E3779B97F4A7C15; // 2^64 / golden ratio

  /// All ones in the first \p N bytes (1 to 8) of a number, the lowest first.
  static uint64_t firstBytes(size_t N) { return ~uint64_t(0) >> (64 - 8 * N); }

  struct Row {
    uint64_t Bytes[2] = {0, 0};
    uint32_t Size = 0; ///< 0: nothing yet
    Name Known;
  };
  Interner &Names;
  const char *End;
  std::vector<Row> Rows;
};

} // namespace tmc::parse

#endif // TMC_PARSE_NAMECACHE_H
