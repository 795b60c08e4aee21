//===- SourceTest.cpp - Files, places, lines and columns -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Source.h"
#include "Basic/Text.h"

#include <gtest/gtest.h>

using namespace tmc;

namespace {

TEST(Source, PlacesOfSeveralFiles) {
  SourceManager S;
  EXPECT_FALSE(S.fileOf(Loc{0}));
  EXPECT_FALSE(S.fileOf(Loc{1})) << "there is no file yet";
  FileId A = S.addFile("a.tm", "one\ntwo");
  FileId Empty = S.addFile("empty.tm", "");
  FileId B = S.addFile("b.tm", "three\n");
  EXPECT_EQ(S.fileCount(), 3u);
  for (FileId F : {A, Empty, B}) {
    EXPECT_EQ(S.fileOf(S.start(F)), F);
    EXPECT_EQ(S.fileOf(S.locAt(F, S.size(F))), F)
        << "the end of a file is a place of that file";
    EXPECT_EQ(S.offsetIn(F, S.locAt(F, S.size(F))), S.size(F));
  }
  EXPECT_FALSE(S.fileOf(S.locAt(B, S.size(B) + 1)));
  EXPECT_EQ(S.findFile("b.tm"), B);
  EXPECT_FALSE(S.findFile("c.tm"));
  EXPECT_EQ(S.fileAt(1), Empty);
  EXPECT_EQ(S.describe(S.locAt(A, 5)), "a.tm:2:2");
  EXPECT_EQ(S.describe(S.start(Empty)), "empty.tm:1:1");
  EXPECT_EQ(S.describe(Loc{}), "<unknown>");
}

TEST(Source, LinesEndAsTheyLike) {
  SourceManager S;
  FileId F = S.addFile("a.tm", "one\r\n\ntwo\rx\nlast");
  EXPECT_EQ(S.lineCount(F), 4u);
  EXPECT_EQ(S.lineText(F, 1), "one") << "without its line end";
  EXPECT_EQ(S.lineText(F, 2), "");
  EXPECT_EQ(S.lineText(F, 3), "two\rx") << "a lone \\r ends no line";
  EXPECT_EQ(S.lineText(F, 4), "last");
  EXPECT_EQ(S.offsetIn(F, S.lineStart(F, 3)), 6u);
  FileId G = S.addFile("b.tm", "one\n");
  EXPECT_EQ(S.lineCount(G), 2u);
  EXPECT_EQ(S.lineText(G, 2), "") << "what follows the last line end";
}

TEST(Source, ColumnsAreCodePoints) {
  SourceManager S;
  FileId F = S.addFile("a.tm", "\xC3\xA9\xE2\x82\xACx\n\xF0\x9F\x98\x80y");
  auto At = [&](uint32_t Offset) { return S.lineCol(S.locAt(F, Offset)); };
  EXPECT_EQ(At(0).Column, 1u);
  EXPECT_EQ(At(2).Column, 2u);
  EXPECT_EQ(At(5).Column, 3u) << "behind letters of two and three bytes";
  EXPECT_EQ(At(5).Line, 1u);
  EXPECT_EQ(At(11).Line, 2u);
  EXPECT_EQ(At(11).Column, 2u) << "behind one of four";
  EXPECT_EQ(countCodePoints("\xC3\xA9z"), 2u);
  EXPECT_EQ(countCodePoints("\xFF"), 1u) << "a malformed byte is one";
  EXPECT_EQ(countCodePoints(""), 0u);
}

TEST(Source, BorrowedAndOwnText) {
  SourceManager S;
  std::string Text = "own";
  FileId Own = S.addFile("own.tm", Text);
  FileId Lent = S.addFile("lent.tm", Text, /*Borrow=*/true);
  EXPECT_EQ(S.text(Lent).data(), Text.data());
  EXPECT_NE(S.text(Own).data(), Text.data());
  Text[0] = 'O';
  EXPECT_EQ(S.text(Own), "own");
  EXPECT_EQ(S.text(Lent), "Own");
}

TEST(Source, VirtualFilesHaveOffsetsOnly) {
  SourceManager S;
  FileId V = S.addVirtualFile("far.tm", 100);
  FileId F = S.addFile("near.tm", "x");
  EXPECT_TRUE(S.isVirtual(V));
  EXPECT_FALSE(S.isVirtual(F));
  EXPECT_EQ(S.size(V), 100u);
  EXPECT_EQ(S.fileOf(S.locAt(V, 100)), V);
  EXPECT_EQ(S.describe(S.locAt(V, 42)), "far.tm:+42");
  EXPECT_EQ(S.describe(S.start(F)), "near.tm:1:1");
  FileId None = S.addVirtualFile("none.tm", 0);
  EXPECT_FALSE(S.isVirtual(None)) << "an empty file has all of its text";
}

TEST(Source, ColumnsOfALineOfMegabytes) {
  // Characters of one to four bytes, so that blocks end within some.
  std::string Text = "a\n";
  std::vector<uint32_t> Begins;
  constexpr llvm::StringLiteral Characters[] = {"x", "é", "€", "😀"};
  for (size_t I = 0; I != 40'000; ++I) {
    Begins.push_back(static_cast<uint32_t>(Text.size()));
    Text += Characters[I * 7 % 4];
  }
  Text += "\nlast";
  SourceManager S;
  FileId F = S.addFile("plan.json", Text);
  for (size_t I = 0; I < Begins.size(); I += 97) {
    LineCol At = S.lineCol(S.locAt(F, Begins[I]));
    ASSERT_EQ(At.Line, 2u) << I;
    ASSERT_EQ(At.Column, I + 1);
  }
  EXPECT_EQ(S.describe(S.locAt(F, static_cast<uint32_t>(Text.size()))),
            "plan.json:3:5");
}

TEST(Source, TheAddressSpaceIsBounded) {
  SourceManager S;
  constexpr uint32_t Half = 1u << 31;
  EXPECT_TRUE(S.addVirtualFile("a", Half));
  EXPECT_FALSE(S.addVirtualFile("b", Half));
  EXPECT_FALSE(S.addVirtualFile("c", ~uint32_t(0)));
  FileId Small = S.addFile("d", "text");
  EXPECT_TRUE(Small) << "what has room is still taken";
  EXPECT_EQ(S.describe(S.locAt(Small, 2)), "d:1:3");
  EXPECT_EQ(S.fileCount(), 2u);
}

TEST(Text, CharactersThatMustNotBeShown) {
  for (uint32_t C :
       {0x0u,    0x7u,    0x1Bu,   0x1Fu,    0x7Fu,     0x9Bu,    0x9Fu,
        0x61Cu,  0x200Bu, 0x200Eu, 0x200Fu,  0x2028u,   0x2029u,  0x202Au,
        0x202Eu, 0x2060u, 0x2066u, 0x206Fu,  0xFEFFu,   0xFFF9u,  0xFDD0u,
        0xFDEFu, 0xFFFEu, 0xFFFFu, 0x1FFFEu, 0x10FFFFu, 0xE0001u, 0xE007Fu})
    EXPECT_TRUE(isHazardous(C)) << std::hex << C;
  for (uint32_t C :
       {0x20u,   0x41u,   0x7Eu,   0xA0u,    0xE9u,    0x61Bu,  0x61Du,
        0x200Au, 0x200Du, 0x2010u, 0x202Fu,  0x2065u,  0x2070u, 0xFDCFu,
        0xFDF0u, 0xFFFCu, 0xFFFDu, 0x1F600u, 0x1FFFDu, 0xE0080u})
    EXPECT_FALSE(isHazardous(C)) << std::hex << C;
}

} // namespace
