//===- Unicode.h - Characters of UTF-8 ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reading UTF-8, once for the scanner, patterns, messages and outputs. What a
/// character is stands in the Unicode Standard 15, tables 3-6 and 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_UNICODE_H
#define TMC_BASIC_UNICODE_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace tmc {

/// Whether \p C is a byte of a character other than its first.
inline bool isContinuation(char C) {
  return (static_cast<unsigned char>(C) & 0xC0) == 0x80;
}

/// The number of bytes of the well-formed character that \p Text begins with;
/// 0 if it begins with none.
unsigned characterLength(llvm::StringRef Text);

/// The offset of the first byte of \p Text that is not part of a well-formed
/// character; npos if there is none.
size_t findInvalidUtf8(llvm::StringRef Text);

/// The character of \p Length bytes at \p P, which is well formed.
inline uint32_t decodeCharacter(const char *P, unsigned Length) {
  auto Byte = [P](unsigned I) {
    return static_cast<uint32_t>(static_cast<unsigned char>(P[I]));
  };
  if (Length == 1)
    return Byte(0);
  uint32_t C = Byte(0) & (0xFFU >> (Length + 1));
  for (unsigned I = 1; I < Length; ++I)
    C = C << 6 | (Byte(I) & 0x3F);
  return C;
}

/// The same where only the first byte says how long it is.
inline uint32_t decodeCharacter(const char *P) {
  auto C = static_cast<unsigned char>(*P);
  return decodeCharacter(P, C < 0x80 ? 1 : C < 0xE0 ? 2 : C < 0xF0 ? 3 : 4);
}

/// Behind the character at \p P, which ends before \p End.
inline const char *nextCharacter(const char *P, const char *End) {
  ++P;
  while (P != End && isContinuation(*P))
    ++P;
  return P;
}

/// \p At, or the first byte of the character that it is within.
inline size_t characterStart(llvm::StringRef Text, size_t At) {
  while (At > 0 && At < Text.size() && isContinuation(Text[At]))
    --At;
  return At;
}

/// \p At, or the first byte behind the character that it is within.
inline size_t characterEnd(llvm::StringRef Text, size_t At) {
  while (At < Text.size() && isContinuation(Text[At]))
    ++At;
  return At;
}

} // namespace tmc

#endif // TMC_BASIC_UNICODE_H
