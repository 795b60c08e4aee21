//===- FormatTest.cpp - The formatter's words and its safety net ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Format/Format.h"
#include "Driver/FormatMain.h"
#include "Format/Words.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::format;
using llvm::StringRef;

namespace {

/// Formats \p Source; empty if it has errors.
std::string formatted(StringRef Source) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  FileId File = Sources.addFile("x.tm", Source);
  return driver::formatFile(File, Diags, format::format).value_or("");
}

std::vector<std::string> words(StringRef Source) {
  WordList List = split(Source);
  std::vector<std::string> Texts;
  for (uint32_t I = 0; I + 1 < List.Words.size(); ++I)
    Texts.push_back(List.text(I).str());
  return Texts;
}
using Strings = std::vector<std::string>;

TEST(WordsTest, TextsAreWholeWithTheirHoles) {
  EXPECT_EQ(words(R"(a "x ${f("}", g["${h}"])} \" \${" b)"),
            (Strings{"a", R"("x ${f("}", g["${h}"])} \" \${")", "b"}));
  EXPECT_EQ(words("\"\"\"\n\" \\ ${\"\"\"x\"\"\"} \"\"\";"),
            (Strings{"\"\"\"\n\" \\ ${\"\"\"x\"\"\"} \"\"\"", ";"}));
  EXPECT_EQ(words("\"${/* } */ a // }\n}\" b"),
            (Strings{"\"${/* } */ a // }\n}\"", "b"}));
}

TEST(WordsTest, NumbersDatesAndNames) {
  EXPECT_EQ(words("2027-03-31 2027-3 30d 1.5 1.x `a b`.é_1"),
            (Strings{"2027-03-31", "2027", "-", "3", "30d", "1.5", "1", ".",
                     "x", "`a b`", ".", "é_1"}));
}

TEST(WordsTest, LastCommaIsLeftOut) {
  WordList List = split("[a, /* x */,]");
  EXPECT_EQ(
      words("f(a, b, ) [a,] {A,}"),
      (Strings{"f", "(", "a", ",", "b", ")", "[", "a", "]", "{", "A", "}"}));
  EXPECT_TRUE(split("[a // x\n,\n]").Words[2].HadComma);
  EXPECT_EQ(split("[a // x\n,\n]").Words[2].NumComments, 1u);
}

TEST(WordsTest, SameWordsIgnoreBlanksOnly) {
  EXPECT_TRUE(sameWords("a:B; // c", "a : B;\n// c"));
  EXPECT_TRUE(sameWords("/* a\n  * b */ x", "/* a\n * b */ x"));
  EXPECT_FALSE(sameWords("a : B; // c", "a : B;"));
  EXPECT_FALSE(sameWords("a : B; // c", "a : B; // d"));
  EXPECT_FALSE(sameWords("a : B;", "a : C;"));
  EXPECT_FALSE(sameWords("x \"a  b\"", "x \"a b\""));
}

TEST(FormatTest, DocumentationStaysDocumentation) {
  // A comment that is none must not become it, and the other way round.
  EXPECT_EQ(formatted("data A; /// no\ndata B;"), "data A; /// no\ndata B;\n");
  EXPECT_EQ(formatted("/// no\n\n\n\ndata B;"), "/// no\n\ndata B;\n");
  EXPECT_EQ(formatted("data A\n/// no\n;\ndata B;"),
            "data A\n    /// no\n    ;\ndata B;\n");
  EXPECT_EQ(formatted("data A;\r/// no\rdata B;"), "data A; /// no\ndata B;\n");
}

TEST(FormatTest, WidthIsOfCodePoints) {
  std::string Wide = "data A \"" + std::string(100, '.') + "\";\n";
  EXPECT_EQ(formatted(Wide), Wide);
  std::string Signs;
  for (int I = 0; I < 100; ++I)
    Signs += "→";
  EXPECT_EQ(formatted("data A \"" + Signs + "\";"),
            "data A \"" + Signs + "\";\n");
  EXPECT_EQ(formatted("data A \"" + Signs + ".\";"),
            "data A\n    \"" + Signs + ".\";\n");
}

TEST(FormatTest, AResultThatSaysSomethingElseIsRefused) {
  SourceManager Sources;
  FileId File = Sources.addFile("x.tm", "data A; // why\n");
  for (StringRef Wrong : {"data B; // why\n", "data A;\n", "data A // why\n",
                          "/// Doc.\ndata A; // why\n", ""}) {
    Diagnostics Diags(Sources);
    EXPECT_FALSE(
        driver::formatFile(File, Diags, [&](StringRef, const ast::Tree &) {
          return Wrong.str();
        }));
    ASSERT_EQ(Diags.all().size(), 1u);
    EXPECT_EQ(Diags.all()[0].Kind, diag::FormatChangesMeaning);
  }
}

} // namespace
