//===- NameCacheTest.cpp - Names that a file has had before ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/NameCache.h"

#include <gtest/gtest.h>

#include <random>

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;

namespace {

// Short and long ones, with bytes that are zero, at all distances from the end
// of the text, which must not be read over.
TEST(NameCache, GivesWhatTheInternerGives) {
  std::mt19937 Random(7);
  std::string Text;
  std::vector<std::pair<size_t, size_t>> Places;
  for (unsigned I = 0; I < 4000; ++I) {
    size_t Size = Random() % 20;
    Places.push_back({Text.size(), Size});
    for (size_t J = 0; J < Size; ++J)
      Text += StringRef("ab\0", 3)[Random() % 3];
  }
  // Exactly as long as the text, so that a sanitizer sees what is behind it.
  std::vector<char> Exact(Text.begin(), Text.end());
  StringRef All(Exact.data(), Exact.size());
  Interner Names, Others;
  NameCache Cache(Names, All, /*NumTokens=*/0);
  for (auto [Begin, Size] : Places) {
    StringRef S = All.substr(Begin, Size);
    EXPECT_EQ(Cache.intern(S), Others.intern(S));
    EXPECT_EQ(Names.text(Cache.intern(S)), S);
  }
  EXPECT_EQ(Names.size(), Others.size());
}

TEST(NameCache, TellsNamesApart) {
  StringRef All("abcdefgh\0abcdefghi abcdefghijklmnop abcdefghijklmnopq", 53);
  Interner Names;
  NameCache Cache(Names, All, 1000);
  Name Eight = Cache.intern(All.substr(0, 8));
  Name Zero = Cache.intern(All.substr(0, 9));
  EXPECT_NE(Eight, Zero);
  EXPECT_EQ(Names.text(Zero).size(), 9u);
  EXPECT_EQ(Cache.intern(All.substr(9, 8)), Eight);
  Name Sixteen = Cache.intern(All.substr(19, 16));
  EXPECT_EQ(Cache.intern(All.substr(36, 16)), Sixteen);
  EXPECT_NE(Cache.intern(All.substr(36, 17)), Sixteen);
}

} // namespace
