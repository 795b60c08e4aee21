//===- RegexTest.cpp - Regular expressions --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Regex.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>

using namespace tmc;

namespace {

bool search(llvm::StringRef Pattern, llvm::StringRef Text) {
  Regex::Error E;
  std::optional<Regex> R = Regex::compile(Pattern, E);
  EXPECT_TRUE(R) << Pattern.str() << ": " << E.Message;
  return R && R->search(Text);
}

std::string mistake(llvm::StringRef Pattern) {
  Regex::Error E;
  if (Regex::compile(Pattern, E))
    return "";
  return E.Message.substr(0, 30) + " at " + std::to_string(E.Begin) + "-" +
         std::to_string(E.End);
}

TEST(Regex, Matches) {
  EXPECT_TRUE(search("", ""));
  EXPECT_TRUE(search("b", "abc"));
  EXPECT_FALSE(search("^b", "abc"));
  EXPECT_TRUE(search("c$", "abc"));
  EXPECT_TRUE(search("^a.c$", "a\xC3\xA9"
                              "c"))
      << "a letter of two bytes is one";
  EXPECT_TRUE(search("^(ab|cd)+$", "abcdab"));
  EXPECT_FALSE(search("^(ab|cd)+$", "abcda"));
  EXPECT_TRUE(search("^a{2,3}$", "aaa"));
  EXPECT_FALSE(search("^a{2,3}$", "aaaa"));
  EXPECT_TRUE(search("^a{2}b{0,}$", "aabbb"));
  EXPECT_TRUE(search("^[^a-c\\d]+$", "xyz"));
  EXPECT_FALSE(search("^[^a-c\\d]+$", "xy1"));
  EXPECT_TRUE(search("^[]a-]+$", "a-]"));
  EXPECT_TRUE(search("\\.\\*", "x.*"));
  EXPECT_TRUE(search("^\\w+@\\w+\\.example$", "me@shop.example"));
  EXPECT_TRUE(search("^(a*)*$", "aaa")) << "an empty round ends";
  EXPECT_TRUE(search("(|a)b", "b"));
  EXPECT_TRUE(search("a*?b", "aab"));
  EXPECT_FALSE(search("\\D", "0123"));
}

TEST(Regex, Mistakes) {
  EXPECT_EQ(mistake("a(b"), "`(` without `)` at 1-2");
  EXPECT_EQ(mistake("ab)"), "`)` without `(` before it at 2-3");
  EXPECT_EQ(mistake("a|*"), "`*` repeats what comes before  at 2-3");
  EXPECT_EQ(mistake("a**"), "`*` repeats what comes before  at 2-3");
  EXPECT_EQ(mistake("[ab"), "`[` without `]` at 0-1");
  EXPECT_EQ(mistake("[b-a]"), "the range ends before it begin at 1-4");
  EXPECT_EQ(mistake("a{x}"), "expected `{n}`, `{n,}` or `{n, at 1-4");
  EXPECT_EQ(mistake("a{3,2}"), "the second number is less than at 1-6");
  EXPECT_EQ(mistake("a{9999}"), "it repeats more than 1000 time at 1-7");
  EXPECT_EQ(mistake("ab\\"), "a backslash at the end; write  at 2-3");
  EXPECT_EQ(mistake("(a)\\1"), "`\\1` refers back to a group, w at 3-5");
  EXPECT_EQ(mistake("\\q"), "unknown `\\q`; known are `\\d`,  at 0-2");
  EXPECT_EQ(mistake("a(?=b)"), "only `(?:…)` is known after  at 1-4");
}

TEST(Regex, BoundedInSize) {
  Regex::Error E;
  EXPECT_FALSE(Regex::compile("((a{1000}){1000}){1000}", E));
  EXPECT_FALSE(Regex::compile("(((){1000}){1000}){1000}", E));
  EXPECT_FALSE(Regex::compile(std::string(100000, '('), E));
  EXPECT_FALSE(Regex::compile(std::string(100000, '('), E));
}

TEST(Regex, LinearWhereOthersHang) {
  // A search that tries one way after another takes 2^30 steps here.
  EXPECT_FALSE(search("^(a?){30}(a*)*(a|aa)*b$", std::string(5000, 'a')));
}

/// Against the standard library's, on short random patterns and texts.
TEST(Regex, AgreesWithAnother) {
  std::mt19937 Rng(7);
  auto Pick = [&](unsigned N) { return static_cast<unsigned>(Rng() % N); };
  auto Make = [&](auto &&Self, unsigned Depth) -> std::string {
    switch (Pick(Depth == 0 ? 4 : 9)) {
    case 0:
      return "a";
    case 1:
      return "b";
    case 2:
      return ".";
    case 3:
      return Pick(2) ? "[ab]" : "[^a]";
    case 4:
      return "(" + Self(Self, Depth - 1) + "|" + Self(Self, Depth - 1) + ")";
    case 5:
      return "(" + Self(Self, Depth - 1) + ")" + "*+?"[Pick(3)];
    case 6:
      return "(" + Self(Self, Depth - 1) + "){1,2}";
    default:
      return Self(Self, Depth - 1) + Self(Self, Depth - 1);
    }
  };
  unsigned Found = 0;
  for (unsigned Round = 0; Round < 2000; ++Round) {
    std::string Pattern = Make(Make, 3);
    if (Pick(2))
      Pattern = "^" + Pattern;
    if (Pick(2))
      Pattern += "$";
    std::string Text;
    for (unsigned I = Pick(8); I != 0; --I)
      Text += "abc"[Pick(3)];
    bool Expected = std::regex_search(Text, std::regex(Pattern));
    EXPECT_EQ(search(Pattern, Text), Expected)
        << "/" << Pattern << "/ on \"" << Text << "\"";
    Found += Expected;
  }
  EXPECT_GT(Found, 200U);
  EXPECT_LT(Found, 1800U);
}

} // namespace
