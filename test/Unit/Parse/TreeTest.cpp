//===- TreeTest.cpp - What the tree of a file holds -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "ParseHelpers.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::test;

namespace {

TEST(Tree, SlotsOfAFlow) {
  Parsed P("system S { flow f : a.b <-> c via Https(1) \"t\" { x = 1; } }");
  ASSERT_FALSE(P.HasErrors) << P.allMessages();
  NodeId Flow = P.find(NodeKind::FlowDecl);
  EXPECT_TRUE(P.Tree.has(Flow, TwoWay));
  node::FlowDecl F(P.Tree, Flow);
  EXPECT_FALSE(F.prefix());
  EXPECT_EQ(P.name(F.ident()), "f");
  EXPECT_EQ(P.textOf(F.source()), "a.b");
  EXPECT_EQ(P.textOf(F.target()), "c");
  EXPECT_EQ(P.textOf(F.kindUse()), "Https(1)");
  EXPECT_EQ(P.name(F.title()), "t");
  EXPECT_EQ(P.textOf(F.body()), "{ x = 1; }");
  node::KindUse Https(P.Tree, F.kindUse());
  EXPECT_EQ(P.textOf(Https.qualName()), "Https");
  ASSERT_EQ(Https.arguments().size(), 1u);
  EXPECT_EQ(P.textOf(Https.arguments()[0]), "1");
}

TEST(Tree, SlotsThatManyKindsHave) {
  Parsed P("system S { flow f : a -> c via Https \"t\" { x = 1; } "
           "n : K \"u\"; }");
  ASSERT_FALSE(P.HasErrors) << P.allMessages();
  node::Decl Flow(P.Tree, P.find(NodeKind::FlowDecl));
  EXPECT_EQ(P.name(Flow.ident()), "f");
  EXPECT_EQ(P.textOf(Flow.kindUse()), "Https");
  EXPECT_EQ(P.name(Flow.title()), "t");
  EXPECT_EQ(P.textOf(Flow.body()), "{ x = 1; }");
  node::Decl Element(P.Tree, P.find(NodeKind::ElementDecl));
  EXPECT_EQ(P.name(Element.ident()), "n");
  EXPECT_EQ(P.textOf(Element.kindUse()), "K");
  EXPECT_EQ(P.name(Element.title()), "u");
  EXPECT_FALSE(Element.body());
  node::Decl Body(P.Tree, P.find(NodeKind::Body));
  EXPECT_FALSE(Body.ident());
}

TEST(Tree, ChildrenComeBeforeTheirParents) {
  Parsed P("/// d\n@a system S { a : B { c = d + e * f; } flow g : h -> i; }");
  ASSERT_FALSE(P.HasErrors);
  for (uint32_t I = 0; I < P.Tree.size(); ++I)
    for (NodeId C : P.Tree.children(NodeId(I)))
      EXPECT_TRUE(!C || C.index() < I);
  EXPECT_EQ(P.Tree.root().index(), P.Tree.size() - 1);
}

TEST(Tree, RangesHoldThoseOfTheChildren) {
  Parsed P("/// d\n@a private component S : T { attr a : B = c; }\n"
           "/// e\npackage2 : K;");
  for (uint32_t I = 0; I < P.Tree.size(); ++I)
    for (NodeId C : P.Tree.children(NodeId(I)))
      EXPECT_TRUE(!C || (P.Tree[C].Begin >= P.Tree.Nodes[I].Begin &&
                         P.Tree[C].End <= P.Tree.Nodes[I].End));
}

TEST(Tree, OffsetsAreBytes) {
  // Two, three and four bytes a character before the place in question.
  Parsed P("// é€𝄞\nsystem S \"é€𝄞\" { é = \"${wert}\"; größe = 1; }");
  ASSERT_FALSE(P.HasErrors) << P.allMessages();
  NodeId System = P.find(NodeKind::SystemDecl);
  EXPECT_EQ(P.Tree[System].Begin, 13u);
  EXPECT_EQ(P.name(node::SystemDecl(P.Tree, System).title()), "é€𝄞");
  EXPECT_EQ(P.textOf(P.find(NodeKind::NameRef)), "wert");
  EXPECT_EQ(P.textOf(P.find(NodeKind::IntLit)), "1");
  // Columns are characters.
  Parsed Q("system S { é = \"é€𝄞\" + ; }");
  EXPECT_EQ(Q.allMessages(), "1:24: expected a value after `+`, found `;`\n");
}

TEST(Tree, ByteOrderMark) {
  Parsed P("\xEF\xBB\xBFsystem S;");
  EXPECT_FALSE(P.HasErrors);
  EXPECT_EQ(P.Tree[P.find(NodeKind::SystemDecl)].Begin, 3u);
  EXPECT_TRUE(Parsed("system \xEF\xBB\xBFS;").HasErrors);
}

TEST(Tree, Flags) {
  Parsed P("private abstract component C; abstract data D; ordered enum E {}"
           "private import a.*; accept r on a.b.**; accept r on a.b.*;"
           "private predicate p(x : T?) = true; function f(x : [T]) : B = x;"
           "control K { override a = 1; b += 2; `if` = 3; }"
           "component U : V() {} view W { include a; exclude b; }");
  ASSERT_FALSE(P.HasErrors) << P.allMessages();
  auto Flags = [&](NodeKind K, unsigned Nth = 0) -> unsigned {
    for (const Node &N : P.Tree.Nodes)
      if (N.Kind == K && Nth-- == 0)
        return N.Flags;
    return 0xFF;
  };
  EXPECT_EQ(Flags(NodeKind::KindDecl), unsigned(Private | Abstract));
  EXPECT_EQ(Flags(NodeKind::KindDecl, 1), unsigned(Abstract));
  EXPECT_EQ(Flags(NodeKind::EnumDecl), unsigned(Ordered));
  EXPECT_EQ(Flags(NodeKind::Import), unsigned(Private | Star));
  EXPECT_EQ(Flags(NodeKind::QualName, 2), unsigned(DoubleStar));
  EXPECT_EQ(Flags(NodeKind::QualName, 4), unsigned(Star));
  EXPECT_EQ(Flags(NodeKind::Type), unsigned(Optional));
  EXPECT_EQ(Flags(NodeKind::Type, 1), unsigned(Set));
  EXPECT_EQ(Flags(NodeKind::PredicateDecl), unsigned(Private));
  EXPECT_EQ(Flags(NodeKind::PredicateDecl, 1), unsigned(Function));
  EXPECT_EQ(Flags(NodeKind::Assign), unsigned(Override));
  EXPECT_EQ(Flags(NodeKind::Assign, 1), unsigned(Append));
  EXPECT_EQ(Flags(NodeKind::KindUse), unsigned(HasArgs));
  EXPECT_EQ(Flags(NodeKind::ViewClause), 0u);
  EXPECT_EQ(Flags(NodeKind::ViewClause, 1), unsigned(Exclude));
}

TEST(Tree, DocumentationComments) {
  auto Doc = [](llvm::StringRef Text) -> std::string {
    Parsed P(Text);
    EXPECT_FALSE(P.HasErrors) << P.allMessages();
    for (const Node &N : P.Tree.Nodes)
      if (N.Kind == NodeKind::Doc)
        return P.Names.text(Name(N.Payload)).str();
    return "none";
  };
  EXPECT_EQ(Doc("/// One.\n///  Two. \n///\n///three\nsystem S;"),
            "One.\n Two.\n\nthree");
  EXPECT_EQ(Doc("/// One.\r\n/// Two.\r\nsystem S;"), "One.\nTwo.");
  EXPECT_EQ(Doc("/// Private.\nprivate data D;"), "Private.");
  EXPECT_EQ(Doc("/// Annotated.\n@a(1)\ndata D;"), "Annotated.");
  EXPECT_EQ(Doc("system S {\n  /// Member.\n  a = 1;\n}"), "Member.");
  EXPECT_EQ(Doc("enum E {\n  /// Value.\n  A\n}"), "Value.");
  EXPECT_EQ(Doc("/// Package.\npackage a;"), "Package.");
  EXPECT_EQ(Doc("//// Not one.\nsystem S;"), "none");
  EXPECT_EQ(Doc("// Not one.\nsystem S;"), "none");
  // Not directly before.
  EXPECT_EQ(Doc("/// Far.\n\nsystem S;"), "none");
  EXPECT_EQ(Doc("/// Cut off.\n// plain\nsystem S;"), "none");
  EXPECT_EQ(Doc("/// Far.\n\n/// Near.\nsystem S;"), "Near.");
  EXPECT_EQ(Doc("data D; /// Behind.\nsystem S;"), "none");
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

TEST(Text, Escapes) {
  EXPECT_EQ(grouped(R"("a\nb\t\"\\\$\u{e9}\u{1D11E}")"),
            "'a\nb\t\"\\$\xC3\xA9\xF0\x9D\x84\x9E'");
  EXPECT_EQ(grouped(R"("\${x}")"), "'${x}'");
  EXPECT_EQ(grouped(R"("costs $5")"), "'costs $5'");
  EXPECT_EQ(grouped("\"\""), "''");
  for (const char *Bad : {"\\q", "\\u", "\\u{}", "\\u{xy}", "\\é"}) {
    Parsed P(("system S { a = \"x" + llvm::Twine(Bad) + "\"; }").str());
    ASSERT_EQ(P.Diags.all().size(), 1u) << Bad;
    EXPECT_EQ(P.Diags.all()[0].Kind, diag::InvalidEscape);
    EXPECT_EQ(P.messages()[0].substr(0, 5), "1:18:");
  }
  for (const char *Bad : {"\\u{110000}", "\\u{d800}", "\\u{12345678}"}) {
    Parsed P(("system S { a = \"x" + llvm::Twine(Bad) + "\"; }").str());
    ASSERT_EQ(P.Diags.all().size(), 1u) << Bad;
    EXPECT_EQ(P.Diags.all()[0].Kind, diag::NotACharacter);
  }
}

TEST(Text, Holes) {
  EXPECT_EQ(grouped(R"("${a}")"), "t(a)");
  EXPECT_EQ(grouped(R"("x ${a.b} y ${f("in ${c}")}")"),
            "t('x ', a.b, ' y ', f(t('in ', c)))");
  EXPECT_EQ(grouped(R"("\n${a}\t")"), "t('\n', a, '\t')");
  EXPECT_EQ(grouped(R"("$${a}$")"), "t('$', a, '$')");
  // A hole's own column.
  EXPECT_EQ(Parsed("system S {\n  a = \"é ${x +} z\";\n}").allMessages(),
            "2:15: expected a value after `+`, found `}`\n");
  EXPECT_EQ(Parsed("system S { a = \"${}\"; }").allMessages(),
            "1:17: empty hole `${}` in a text; write an expression in it\n");
}

TEST(Text, Blocks) {
  auto Block = [](llvm::StringRef Raw) {
    return grouped(("\"\"\"" + Raw + "\"\"\"").str());
  };
  EXPECT_EQ(Block("one line"), "'one line'");
  EXPECT_EQ(Block("  not stripped"), "'  not stripped'");
  EXPECT_EQ(Block("\n    def f():\n      pass\n    "), "'def f():\n  pass\n'");
  // The closing quotes count.
  EXPECT_EQ(Block("\n    a\n      b\n  "), "'  a\n    b\n'");
  EXPECT_EQ(Block("\n    a\n      b"), "'a\n  b'");
  // Lines of blanks only do not count, and become empty.
  EXPECT_EQ(Block("\n    a\n  \n\n    b\n    "), "'a\n\n\nb\n'");
  // Raw: no escapes.
  EXPECT_EQ(Block("\n  \\n\\d+ \"x\" $y\n  "), "'\\n\\d+ \"x\" $y\n'");
  EXPECT_EQ(Block("\r\n  a\r\n  b\r\n  "), "'a\nb\n'");
  EXPECT_EQ(Block("first\n  b\n    c"), "'first\nb\n  c'");
  EXPECT_EQ(Block(""), "''");
  EXPECT_EQ(Block("\n"), "''");
}

TEST(Text, BlocksWithHoles) {
  auto Block = [](llvm::StringRef Raw) {
    return grouped(("\"\"\"" + Raw + "\"\"\"").str());
  };
  EXPECT_EQ(Block("\n    x = ${a}\n      ${b}\n    "),
            "t('x = ', a, '\n  ', b, '\n')");
  // A hole at a line's start counts as its text.
  EXPECT_EQ(Block("\n    ${a}\n      y\n    "), "t(a, '\n  y\n')");
  EXPECT_EQ(Block("\n  ${f(\n    1)}z\n  "), "t(f(1), 'z\n')");
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

std::string repeat(llvm::StringRef S, size_t N) {
  std::string Out;
  for (size_t I = 0; I < N; ++I)
    Out += S;
  return Out;
}

/// The only message, which must be NestingTooDeep.
void expectTooDeep(const std::string &Text) {
  Parsed P(Text);
  EXPECT_TRUE(P.HasErrors);
  ASSERT_EQ(P.Diags.all().size(), 1u) << Text.substr(0, 60);
  EXPECT_EQ(P.Diags.all()[0].Kind, diag::NestingTooDeep)
      << Text.substr(0, 60) << P.messages()[0];
  EXPECT_TRUE(P.Tree.root().isValid());
}

TEST(Limits, Brackets) {
  auto Nested = [](size_t N) {
    return "system S { a = " + repeat("(", N) + "1" + repeat(")", N) + "; }";
  };
  EXPECT_FALSE(Parsed(Nested(249)).HasErrors); // and the system's braces
  expectTooDeep(Nested(250));
  expectTooDeep(Nested(200000));
  expectTooDeep("system S { a = " + repeat("(", 200000));
  expectTooDeep("system S { a = " + repeat("[", 200000));
  expectTooDeep("system S " + repeat("{ boundary b ", 200000));
  expectTooDeep("import a" + repeat(".{", 200000));
  expectTooDeep("system S { a = " + repeat("\"${", 1000) + repeat("}\"", 1000) +
                "; }");
  EXPECT_FALSE(Parsed("system S {" + repeat("boundary b {", 249) +
                      repeat("}", 249) + "}")
                   .HasErrors);
}

TEST(Limits, WithoutBrackets) {
  auto Value = [](const std::string &Text) {
    return "system S { a = " + Text + "; }";
  };
  EXPECT_FALSE(Parsed(Value(repeat("not ", 300) + "x")).HasErrors);
  EXPECT_FALSE(Parsed(Value(repeat("a + ", 300) + "x")).HasErrors);
  expectTooDeep(Value(repeat("not ", 1000000) + "x"));
  expectTooDeep(Value(repeat("-", 100000) + "x"));
  expectTooDeep(Value(repeat("a + ", 100000) + "x"));
  expectTooDeep(Value(repeat("a.", 100000) + "x"));
  expectTooDeep(Value(repeat("a.b().", 100000) + "x"));
  expectTooDeep(Value(repeat("a => ", 100000) + "x"));
  expectTooDeep(Value(repeat("a implies ", 100000) + "x"));
  expectTooDeep(Value(repeat("if a then b else ", 100000) + "x"));
  expectTooDeep(Value(repeat("if ", 100000) + "x"));
  expectTooDeep(Value(repeat("any x in s : ", 100000) + "x"));
  expectTooDeep(Value(repeat("any x in ", 100000) + "x"));
  expectTooDeep(Value(repeat("path a -> b with any hop h : ", 100000) + "x"));
}

TEST(Limits, LongButFlat) {
  EXPECT_FALSE(
      Parsed("system S { a = [" + repeat("1, ", 100000) + "]; }").HasErrors);
  EXPECT_FALSE(Parsed("import a" + repeat(".a", 100000) + ";").HasErrors);
  EXPECT_FALSE(Parsed(repeat("@a ", 50000) + "system S;").HasErrors);
}

TEST(Limits, FileSize) {
  parse::ParseLimits Limits;
  Limits.MaxFileSize = 8;
  EXPECT_FALSE(Parsed("data D;", Limits).HasErrors);
  Parsed P("system S;", Limits);
  ASSERT_EQ(P.Diags.all().size(), 1u);
  EXPECT_EQ(P.Diags.all()[0].Message,
            "`test.tm` has 9 bytes; a source file may have at most 8");
}

TEST(Limits, NumberOfErrors) {
  parse::ParseLimits Limits;
  Limits.MaxErrors = 3;
  EXPECT_EQ(Parsed("x;\ny;\nz;\n", Limits).Diags.all().size(), 3u);
  Parsed P("x;\ny;\nz;\ndata D;\nx;\ny;\n", Limits);
  ASSERT_EQ(P.Diags.all().size(), 4u);
  EXPECT_EQ(P.messages()[3],
            "5:1: too many syntax errors (3); the rest of `test.tm` was not "
            "read");
  // What came before is there.
  EXPECT_EQ(P.count(NodeKind::DataDecl), 1u);
  EXPECT_EQ(Parsed(repeat("`", 100000), Limits).Diags.all().size(), 4u);
}

TEST(Limits, InvalidUtf8) {
  struct {
    const char *Text;
    const char *Message;
  } Cases[] = {
      {"data D;\n  \xFF", "2:3:"},       // no lead byte
      {"// \xC0\xAF", "1:4:"},           // overlong
      {"// \xED\xA0\x80", "1:4:"},       // surrogate
      {"// \xF4\x90\x80\x80", "1:4:"},   // beyond U+10FFFF
      {"// abcdefgh \xE2\x82", "1:13:"}, // cut off
      {"\x80", "1:1:"},
  };
  for (auto &C : Cases) {
    Parsed P(C.Text);
    ASSERT_EQ(P.Diags.all().size(), 1u);
    EXPECT_EQ(P.messages()[0],
              C.Message +
                  std::string(" invalid UTF-8; a source file is UTF-8 text"));
  }
}

TEST(Limits, EmptyFiles) {
  for (const char *Text : {"", " ", "// x", "/// x", "\n\n"}) {
    Parsed P(Text);
    EXPECT_FALSE(P.HasErrors);
    EXPECT_EQ(P.Tree.kind(P.Tree.root()), NodeKind::File);
    EXPECT_EQ(P.Tree.children(P.Tree.root()).size(), 1u);
  }
}

} // namespace
