//===- Inflate.cpp - Texts that are compressed ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Inflate.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"

#include <vector>

#include <zlib.h>

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

InflateResult importers::inflateBase64(StringRef Text, size_t MaxSize,
                                       std::string &Out) {
  std::vector<char> Bytes;
  if (llvm::Error E = llvm::decodeBase64(Text.trim(), Bytes)) {
    llvm::consumeError(std::move(E));
    return InflateResult::Damaged;
  }
  z_stream Stream{};
  Stream.next_in = reinterpret_cast<Bytef *>(Bytes.data());
  Stream.avail_in = static_cast<uInt>(Bytes.size());
  if (inflateInit2(&Stream, -MAX_WBITS) != Z_OK)
    return InflateResult::Damaged;
  llvm::scope_exit End([&] { inflateEnd(&Stream); });
  char Chunk[16384];
  int Code = Z_OK;
  while (Code == Z_OK) {
    Stream.next_out = reinterpret_cast<Bytef *>(Chunk);
    Stream.avail_out = sizeof(Chunk);
    Code = inflate(&Stream, Z_NO_FLUSH);
    Out.append(Chunk, sizeof(Chunk) - Stream.avail_out);
    if (Out.size() > MaxSize)
      return InflateResult::TooLarge;
  }
  return Code == Z_STREAM_END ? InflateResult::Done : InflateResult::Damaged;
}

std::string importers::percentDecoded(StringRef Text) {
  std::string Out;
  for (size_t At = 0; At < Text.size(); ++At) {
    if (Text[At] == '%' && At + 2 < Text.size() &&
        llvm::isHexDigit(Text[At + 1]) && llvm::isHexDigit(Text[At + 2])) {
      Out +=
          static_cast<char>(llvm::hexFromNibbles(Text[At + 1], Text[At + 2]));
      At += 2;
    } else {
      Out += Text[At];
    }
  }
  return Out;
}
