//===- PackedTest.cpp - Tests of packed tables ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Packed.h"

#include "Document/Escape.h"
#include "gtest/gtest.h"

using namespace tmc::document;

namespace {

template <typename Fn> std::string written(Fn Write) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  JsonWriter W(OS);
  W.open('{');
  Write(W);
  W.close('}');
  W.flush();
  return Out;
}

TEST(Packed, NumbersAreVlq) {
  Packed P;
  for (uint64_t V : {0, 1, 31, 32, 1023, 1024})
    P.add(V);
  EXPECT_EQ(P.text(), "ABfgB/fggB");
}

TEST(Packed, TheSignIsTheLowestBit) {
  Packed P;
  for (int64_t V : {0, -1, 1, -16})
    P.addSigned(V);
  EXPECT_EQ(P.text(), "ABCf");
  Packed Least;
  Least.addSigned(std::numeric_limits<int64_t>::min());
  EXPECT_EQ(Least.text().size(), 13U);
}

TEST(Packed, EachTextAndEachWordOnce) {
  PackedTexts T;
  EXPECT_EQ(T.add(""), 0U);
  EXPECT_EQ(T.add("in clear"), 1U);
  EXPECT_EQ(T.add("now in clear"), 2U);
  EXPECT_EQ(T.add("in clear"), 1U);
  // The most frequent word is the first one.
  EXPECT_EQ(
      written([&](JsonWriter &W) { T.write(W); }),
      "{\n\"words\":[\" clear\",\"in\",\"now\",\" in\"],\n\"phrases\":\"\","
      "\n\"texts\":\"ACCADEGA\"}");
}

TEST(Packed, WhatIsSaidOftenBecomesAPhrase) {
  PackedTexts T;
  for (char C = 'a'; C < 'k'; ++C)
    T.add(std::string("not at all ") + C);
  std::string Out = written([&](JsonWriter &W) { T.write(W); });
  // ` at all` is a pair, and `not` with it another one.
  EXPECT_NE(Out.find("\"phrases\":\""), std::string::npos);
  EXPECT_EQ(Out.find("\"phrases\":\"\""), std::string::npos);
  // Each text is the phrase and a word.
  size_t At = Out.find("\"texts\":\"") + 9;
  EXPECT_EQ(Out.substr(At, 4), "ACBG") << Out;
}

TEST(Packed, ATableByColumn) {
  PackedTable T("flows");
  for (uint64_t I : {1, 2}) {
    T.row();
    T.number("line", I);
    T.list("on", std::vector<uint64_t>(I, 3));
  }
  EXPECT_EQ(written([&](JsonWriter &W) { T.write(W); }),
            "{\n\"flows\":{\"rows\":2,\"columns\":{"
            "\n \"line\":\"BC\",\n \"on[]\":\"BDCDD\"}}}");
}

TEST(Packed, DataCannotEndItsElement) {
  EXPECT_EQ(jsonForHtml(R"({"a":"</script><!--"})"),
            R"({"a":"\u003c/script>\u003c!--"})");
}

} // namespace
