//===- JsonTreeTest.cpp - JSON of strangers, with places ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/JsonTree.h"

#include <gtest/gtest.h>

using namespace tmc;

namespace {

/// A document with all that it needs.
struct Document {
  SourceManager Sources;
  Diagnostics Diags{Sources};
  JsonTree Tree;
  bool Good;

  explicit Document(llvm::StringRef Text, const JsonLimits &Limits = {})
      : Good(Tree.read(Sources.addFile("a.json", Text), Diags, Limits)) {}

  /// `line:column: message` of the only diagnostic; empty without one.
  std::string message() const {
    if (Diags.all().empty())
      return {};
    EXPECT_EQ(Diags.all().size(), 1U);
    LineCol At = Sources.lineCol(Diags.all()[0].Where.Begin);
    return std::to_string(At.Line) + ":" + std::to_string(At.Column) + ": " +
           Diags.all()[0].Message;
  }
};

TEST(JsonTree, Values) {
  Document D("\xEF\xBB\xBF{ \"a\" : [ 1, -2.5e+3, true, null, \"x\" ],\n"
             "\"b\":{\"c\":\"d\"}, \"e\": {}, \"f\": [] }\n");
  ASSERT_TRUE(D.Good) << D.message();
  JsonValue Root = D.Tree.root();
  EXPECT_EQ(Root.size(), 4U);
  JsonValue List = Root.find("a");
  EXPECT_TRUE(List.is(JsonKind::List));
  EXPECT_EQ(List.size(), 5U);
  std::vector<JsonKind> Kinds;
  std::vector<JsonValue> Items;
  List.items([&](JsonValue V) {
    Kinds.push_back(V.kind());
    Items.push_back(V);
  });
  EXPECT_EQ(Kinds,
            (std::vector{JsonKind::Number, JsonKind::Number, JsonKind::Boolean,
                         JsonKind::Null, JsonKind::String}));
  EXPECT_EQ(Items[0].number(), 1U);
  EXPECT_EQ(Items[1].number(), std::nullopt) << "not a whole number";
  EXPECT_TRUE(Items[2].isTrue());
  EXPECT_EQ(Items[4].text(), "x");
  EXPECT_EQ(Root.find("b").find("c").text(), "d");
  EXPECT_EQ(Root.find("e").size(), 0U);
  EXPECT_EQ(Root.find("f").size(), 0U);
  EXPECT_FALSE(Root.find("g").find("h").find("i")) << "none has no members";
  LineCol At = D.Sources.lineCol(Root.find("b").place().Begin);
  EXPECT_EQ(At.Line, 2U);
  EXPECT_EQ(At.Column, 5U);
}

TEST(JsonTree, Escapes) {
  Document D(R"({"\u0061b": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00",
                "lone": "\ud800x\udc00", "half": "\ud83d\u0041", "nul": "\u0000"})");
  ASSERT_TRUE(D.Good) << D.message();
  JsonValue Root = D.Tree.root();
  EXPECT_EQ(Root.find("ab").text(), "\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(Root.find("lone").text(), "\xEF\xBF\xBDx\xEF\xBF\xBD");
  EXPECT_EQ(Root.find("half").text(), "\xEF\xBF\xBD"
                                      "A");
  EXPECT_EQ(Root.find("nul").text(), llvm::StringRef("\0", 1));
  EXPECT_EQ(Root.find("ab").text().data(), Root.find("ab").text().data())
      << "decoded once";
}

TEST(JsonTree, FirstOfTwoMembersCounts) {
  Document D(R"({"a": 1, "a": 2})");
  EXPECT_EQ(D.Tree.root().find("a").number(), 1U);
}

TEST(JsonTree, Mistakes) {
  auto Message = [](llvm::StringRef Text) {
    Document D(Text);
    EXPECT_FALSE(D.Good);
    EXPECT_FALSE(D.Tree.root());
    llvm::StringRef M = D.Diags.all().empty() ? "" : "x";
    EXPECT_FALSE(M.empty());
    std::string Out = D.message();
    return Out.substr(0, Out.find(": this is not JSON: expected ")) + " " +
           Out.substr(Out.rfind("expected ") + 9, 14);
  };
  EXPECT_EQ(Message(""), "1:1 a value");
  EXPECT_EQ(Message("{\n  \"a\": }"), "2:8 a value");
  EXPECT_EQ(Message("{a: 1}"), "1:2 a name in quot");
  EXPECT_EQ(Message("{\"a\" 1}"), "1:6 a colon");
  EXPECT_EQ(Message("[1 2]"), "1:4 a comma or `]`");
  EXPECT_EQ(Message("{\"a\":1 \"b\":2}"), "1:8 a comma or a c");
  EXPECT_EQ(Message("[1,]"), "1:4 a value");
  EXPECT_EQ(Message("\"abc"), "1:5 the quotation ");
  EXPECT_EQ(Message("\"a\nb\""), "1:3 an escape, as ");
  EXPECT_EQ(Message("\"\\x\""), "1:3 an escape such");
  EXPECT_EQ(Message("\"\\u12g4\""), "1:6 an escape such");
  EXPECT_EQ(Message("1 2"), "1:3 the end of the");
  EXPECT_EQ(Message("-"), "1:2 a digit");
  EXPECT_EQ(Message("1."), "1:3 a digit");
  EXPECT_EQ(Message("01"), "1:2 the end of the");
  EXPECT_EQ(Message("nul"), "1:1 a value");
  EXPECT_EQ(Message("NaN"), "1:1 a value");
}

// TM2102 and TM2103.
TEST(JsonTree, Limits) {
  auto Nested = [](size_t Depth) {
    return std::string(Depth, '[') + std::string(Depth, ']');
  };
  EXPECT_TRUE(Document(Nested(129)).Good);
  Document Deep(Nested(200'000));
  EXPECT_FALSE(Deep.Good);
  EXPECT_EQ(Deep.message(),
            "1:130: nested more than 128 levels deep; the file is not read");
  JsonLimits Few;
  Few.MaxValues = 3;
  EXPECT_TRUE(Document("[1,2]", Few).Good);
  Document Many("[1,2,3]", Few);
  EXPECT_EQ(Many.message(),
            "1:6: the file has more than 3 values; it is not read");
  Document Latin("{\"a\": \"\xE9\"}");
  EXPECT_FALSE(Latin.Good);
  EXPECT_EQ(Latin.message().substr(0, 4), "1:8:");
}

} // namespace
