//===- Unicode.cpp - Characters of UTF-8 ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Unicode.h"

#include <cstring>

using namespace tmc;
using llvm::StringRef;

unsigned tmc::characterLength(StringRef Text) {
  auto Tail = [&](size_t I, unsigned Low = 0x80, unsigned High = 0xBF) {
    if (I >= Text.size())
      return false;
    auto C = static_cast<unsigned char>(Text[I]);
    return C >= Low && C <= High;
  };
  if (Text.empty())
    return 0;
  auto C = static_cast<unsigned char>(Text[0]);
  if (C < 0x80)
    return 1;
  if (C >= 0xC2 && C <= 0xDF)
    return Tail(1) ? 2 : 0;
  if (C >= 0xE0 && C <= 0xEF) {
    bool First = C == 0xE0   ? Tail(1, 0xA0)
                 : C == 0xED ? Tail(1, 0x80, 0x9F)
                             : Tail(1);
    return First && Tail(2) ? 3 : 0;
  }
  if (C >= 0xF0 && C <= 0xF4) {
    bool First = C == 0xF0   ? Tail(1, 0x90)
                 : C == 0xF4 ? Tail(1, 0x80, 0x8F)
                             : Tail(1);
    return First && Tail(2) && Tail(3) ? 4 : 0;
  }
  return 0;
}

size_t tmc::findInvalidUtf8(StringRef Text) {
  const char *P = Text.begin();
  const char *End = Text.end();
  while (P != End) {
    if (End - P >= 8) {
      uint64_t Eight;
      std::memcpy(&Eight, P, 8);
      if ((Eight & 0x8080808080808080U) == 0) {
        P += 8;
        continue;
      }
    }
    unsigned Length = characterLength({P, static_cast<size_t>(End - P)});
    if (Length == 0)
      return static_cast<size_t>(P - Text.begin());
    P += Length;
  }
  return StringRef::npos;
}
