//===- TextLanguagesTest.cpp - Tests of readers of text languages ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/TextLanguages.h"
#include "Importers/Inflate.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

namespace {

std::vector<std::string> statements(StringRef Text, StatementRules Rules) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  SourceTree Tree;
  std::vector<std::string> Out;
  if (!readStatements(Sources.addFile("a", Text), Diags, Tree, TreeLimits(),
                      Rules))
    return {"error"};
  for (const Value *V : statementsOf(Tree)) {
    // The place is that of the text.
    const uint32_t Begin = V->At.Begin.Offset - Sources.start(FileId(0)).Offset;
    EXPECT_EQ(Text.substr(Begin, V->Text.size()), V->Text);
    Out.push_back(V->Text.str());
  }
  return Out;
}

using Texts = std::vector<std::string>;

TEST(TextLanguagesTest, StatementsEndWithTheirLine) {
  StatementRules Rules;
  Rules.LineComment = "//";
  EXPECT_EQ(statements("a\n\n  b c // d\n//e\nf", Rules),
            (Texts{"a", "b c", "f"}));
  // A comment begins a word.
  EXPECT_EQ(statements("url https://x.example\n", Rules),
            (Texts{"url https://x.example"}));
  EXPECT_EQ(statements("a \"// b\"\n", Rules), (Texts{"a \"// b\""}));
}

TEST(TextLanguagesTest, BracesAndSemicolonsEndStatements) {
  StatementRules Rules;
  Rules.LineComment = "#";
  Rules.SemicolonEnds = Rules.BracesAreStatements = true;
  EXPECT_EQ(statements("a { b; c } d \"{;}\"", Rules),
            (Texts{"a {", "b", "c", "}", "d \"{;}\""}));
}

TEST(TextLanguagesTest, BlocksAreClosed) {
  StatementRules Rules;
  Rules.LineComment = "//";
  Rules.HasBlockComments = true;
  EXPECT_EQ(statements("a /* b\n c */ d", Rules), (Texts{"a", "d"}));
  EXPECT_EQ(statements("a /* b", Rules), (Texts{"error"}));
}

TEST(TextLanguagesTest, ScannersReadQuotedTexts) {
  Scanner S("\"a \\\"b\\\\\" c-d_e, f");
  EXPECT_EQ(S.quotedText(), "a \"b\\");
  EXPECT_EQ(S.quotedText(), std::nullopt);
  EXPECT_EQ(S.word("_-"), "c-d_e");
  EXPECT_TRUE(S.take(","));
  EXPECT_EQ(S.text(","), "f");
  EXPECT_TRUE(S.atEnd());
  Scanner Open("\"never closed");
  EXPECT_EQ(Open.quotedText(), std::nullopt);
}

TEST(TextLanguagesTest, CompressedTextsAreBounded) {
  std::string Out;
  EXPECT_EQ(inflateBase64("y0jNyckHAA==", 100, Out), InflateResult::Done);
  EXPECT_EQ(Out, "hello");
  // The same ten thousand times, in 96 bytes.
  constexpr StringRef Bomb =
      "7cSxCQAACAOwa4UOBf/f/"
      "EOSIZl2I0mSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJ"
      "EmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSpC8d";
  Out.clear();
  EXPECT_EQ(inflateBase64(Bomb, 100, Out), InflateResult::TooLarge);
  Out.clear();
  EXPECT_EQ(inflateBase64(Bomb, 50000, Out), InflateResult::Done);
  EXPECT_EQ(Out.size(), 50000u);
  Out.clear();
  EXPECT_EQ(inflateBase64("????", 100, Out), InflateResult::Damaged);
  EXPECT_EQ(inflateBase64("", 100, Out), InflateResult::Damaged);
  EXPECT_EQ(inflateBase64(Bomb.take_front(60), 50000, Out),
            InflateResult::Damaged);
  EXPECT_EQ(percentDecoded("a%3Cb%zz%4"), "a<b%zz%4");
}

} // namespace
