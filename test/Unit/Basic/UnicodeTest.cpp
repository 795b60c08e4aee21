//===- UnicodeTest.cpp - Characters of UTF-8 ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Unicode.h"

#include "llvm/Support/ConvertUTF.h"

#include <gtest/gtest.h>

using namespace tmc;
using llvm::StringRef;

namespace {

/// The bytes of \p Code.
std::string encode(uint32_t Code) {
  char Buffer[4];
  char *P = Buffer;
  EXPECT_TRUE(llvm::ConvertCodePointToUTF8(Code, P));
  return {Buffer, P};
}

TEST(Unicode, ReadsWhatIsWritten) {
  // The first and the last of each length, and beside the surrogates.
  for (uint32_t Code : {0u, 0x41u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu,
                        0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string Bytes = encode(Code);
    EXPECT_EQ(characterLength(Bytes), Bytes.size()) << Code;
    EXPECT_EQ(characterLength(Bytes + "é"), Bytes.size()) << Code;
    EXPECT_EQ(decodeCharacter(Bytes.data()), Code);
    EXPECT_EQ(
        decodeCharacter(Bytes.data(), static_cast<unsigned>(Bytes.size())),
        Code);
    EXPECT_EQ(findInvalidUtf8(Bytes), StringRef::npos);
    for (size_t Cut = 1; Cut < Bytes.size(); ++Cut)
      EXPECT_EQ(characterLength(StringRef(Bytes).take_front(Cut)), 0u) << Code;
  }
}

TEST(Unicode, RefusesWhatIsNone) {
  for (StringRef Bytes : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF",
                          "\xE0\x9F\xBF",     // overlong
                          "\xED\xA0\x80",     // a surrogate
                          "\xF0\x8F\xBF\xBF", // overlong
                          "\xF4\x90\x80\x80", // above U+10FFFF
                          "\xF5\x80\x80\x80", "\xFF", "\xC3(", "\xE2\x82("})
    EXPECT_EQ(characterLength(Bytes), 0u) << Bytes.str();
  EXPECT_EQ(characterLength(""), 0u);
}

TEST(Unicode, AgreesWithLLVM) {
  // All pairs of bytes, with what could complete them behind.
  for (unsigned A = 0; A < 256; ++A)
    for (unsigned B = 0; B < 256; ++B) {
      std::string Bytes{static_cast<char>(A), static_cast<char>(B), '\x80',
                        '\x80'};
      unsigned Length = characterLength(Bytes);
      auto *P = reinterpret_cast<const llvm::UTF8 *>(Bytes.data());
      unsigned Claimed = llvm::getNumBytesForUTF8(*P);
      bool Legal = Claimed <= 4 && llvm::isLegalUTF8Sequence(P, P + Claimed);
      EXPECT_EQ(Length, Legal ? Claimed : 0) << A << ' ' << B;
    }
}

TEST(Unicode, FindsTheFirstBadByte) {
  EXPECT_EQ(findInvalidUtf8(""), StringRef::npos);
  EXPECT_EQ(findInvalidUtf8("12345678\xC3\xA9 12345678"), StringRef::npos);
  EXPECT_EQ(findInvalidUtf8("1234567\xC3"), 7u);
  EXPECT_EQ(findInvalidUtf8("12345678901234567\xFF"), 17u);
}

TEST(Unicode, GoesToTheEdgesOfCharacters) {
  StringRef Text = "a\xE2\x82\xAC"
                   "b";
  EXPECT_EQ(characterStart(Text, 1), 1u);
  EXPECT_EQ(characterStart(Text, 2), 1u);
  EXPECT_EQ(characterStart(Text, 3), 1u);
  EXPECT_EQ(characterStart(Text, 5), 5u);
  EXPECT_EQ(characterEnd(Text, 1), 1u);
  EXPECT_EQ(characterEnd(Text, 2), 4u);
  EXPECT_EQ(characterEnd(Text, 5), 5u);
  EXPECT_EQ(nextCharacter(Text.begin() + 1, Text.end()), Text.begin() + 4);
}

} // namespace
