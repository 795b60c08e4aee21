//===- ErrorTest.cpp - Syntax errors --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "ParseHelpers.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::test;

namespace {

/// Applies every fix-it of \p P to its text.
std::string fixed(const Parsed &P) {
  std::string Text = P.Sources.text(P.File).str();
  for (const Diagnostic &D : llvm::reverse(P.Diags.all()))
    for (const FixIt &F : D.FixIts) {
      uint32_t Begin = P.Sources.offsetIn(P.File, F.Where.Begin);
      uint32_t End = P.Sources.offsetIn(P.File, F.Where.End);
      Text.replace(Begin, End - Begin, F.Text);
    }
  return Text;
}

// Ten mistakes in ten statements: ten messages, and no more.
TEST(SyntaxError, TenMistakesTenMessages) {
  Parsed P("systm Shop \"Shop\" {\n"
           "  owner = \"team\"\n"
           "  flow visit customer -> browser;\n"
           "  flow in : a -> b;\n"
           "  flow pay : a => b;\n"
           "  flow lost : a -> ;\n"
           "  title \"x\";\n"
           "  boundary vpc : Vpc {\n"
           "    a : B { c = (d + e)); }\n"
           "    z = \"open;\n"
           "    p = 1,\n"
           "    q = 2;\n"
           "  }\n"
           "}\n");
  EXPECT_EQ(
      P.allMessages(),
      "1:1: unexpected `systm` at the top of a file; expected `system`\n"
      "2:17: expected `;` after the assignment, found `flow`\n"
      "3:13: expected `:` after `visit`, found `customer`\n"
      "4:8: `in` is a keyword here; enclose it in backquotes to use it as a "
      "name\n"
      "5:16: `=>` is not an arrow here; a flow is drawn with `->`, or with "
      "`<->` if something comes back\n"
      "6:20: expected a name after `->`, found `;`\n"
      "7:8: expected `=` after `title`, found text\n"
      "9:24: unexpected `)` after the assignment; expected `;`: no `(` is "
      "open\n"
      "10:9: string without closing `\"`; a string ends on its own line\n"
      "11:10: expected `;` after the assignment, found `,`\n");
  // What could be read is there.
  EXPECT_EQ(P.count(NodeKind::SystemDecl), 1u);
  EXPECT_EQ(P.count(NodeKind::FlowDecl), 3u);
  EXPECT_EQ(P.count(NodeKind::BoundaryDecl), 1u);
  EXPECT_EQ(P.count(NodeKind::Assign), 6u);
}

TEST(SyntaxError, TenOthers) {
  Parsed P("component X : Y {\n"
           "  attr a Bool;\n"
           "  let d 3;\n"
           "  count := 3;\n"
           "  bondary z : K { }\n"
           "  # q = 1;\n"
           "  x = f(1, 2;\n"
           "  a = [1 2];\n"
           "  a = if b then c;\n"
           "  match f : Flow;\n"
           "  y = `open;\n"
           "}\n");
  EXPECT_EQ(P.allMessages(),
            "2:9: expected `:` after `a`, found `Bool`\n"
            "3:8: expected `=` after `d`, found `3`\n"
            "4:9: expected `=` after `count`, found `:=`\n"
            "5:3: unexpected `bondary` in a body; expected `boundary`\n"
            "6:3: `#` does not begin a comment; write `//`\n"
            "7:13: expected `)` after `2`, found `;`\n"
            "8:9: expected `,` or `]` after `1`, found `2`\n"
            "9:18: expected `else` after `c`, found `;`\n"
            "10:3: unexpected `match` in a body; expected it in a rule\n"
            "11:7: quoted name without closing backquote\n");
}

// One mistake a row; the fixed text is what the fix-it makes, "" for none.
struct Mistake {
  const char *Text;
  const char *Message;
  const char *Mended;
};

class OneMistake : public testing::TestWithParam<Mistake> {};

TEST_P(OneMistake, HasOneMessage) {
  Parsed P(GetParam().Text);
  EXPECT_EQ(P.allMessages(), std::string(GetParam().Message) + "\n");
  // Also where tokens were put into another order.
  for (uint32_t I = 0; I < P.Tree.size(); ++I) {
    const ast::Node &N = P.Tree[ast::NodeId(I)];
    EXPECT_LE(N.Begin, N.End);
    for (ast::NodeId C : P.Tree.children(ast::NodeId(I)))
      EXPECT_TRUE(!C || (P.Tree[C].Begin >= N.Begin && P.Tree[C].End <= N.End));
  }
  if (!*GetParam().Mended)
    return;
  EXPECT_EQ(fixed(P), GetParam().Mended);
  Parsed Again(fixed(P));
  EXPECT_FALSE(Again.HasErrors) << Again.allMessages();
}

const Mistake Mistakes[] = {
    // At the top of a file.
    {"package a",
     "1:10: expected `;` after the package's name, found the end "
     "of the file",
     "package a;"},
    {"import ;",
     "1:8: expected a name or text in quotes after `import`, found `;`", ""},
    {"import a.{b c};", "1:12: expected `,` or `}` after `b`, found `c`", ""},
    {"import a.b\nsystem S;",
     "1:11: expected `;` after the import, found `system`",
     "import a.b;\nsystem S;"},
    {"sytem S;",
     "1:1: unexpected `sytem` at the top of a file; expected "
     "`system`",
     "system S;"},
    {"private sytem S;",
     "1:9: unexpected `sytem` at the top of a file; "
     "expected `system`",
     "private system S;"},
    {"System S;",
     "1:1: unexpected `System` at the top of a file; expected "
     "`system`",
     "system S;"},
    {"flow a : b -> c;",
     "1:1: `a` is outside every system; flows are declared in the body of a "
     "system: `system Name { … }`",
     ""},
    {"api : WebServer { a = 1; }",
     "1:1: `api` is outside every system; elements are declared in the body of "
     "a system: `system Name { … }`",
     ""},
    {"system S; }",
     "1:11: unexpected `}` at the top of a file; expected no "
     "`}`: no `{` is open",
     ""},
    {"system S",
     "1:9: expected `{` or `;` after the system, found the end of "
     "the file",
     "system S;"},
    {"system S foo { a = 1; }",
     "1:10: expected `{` or `;` after `S`, found `foo`", ""},
    {"system { }", "1:8: expected a name after `system`, found `{`", ""},
    {"system any { }",
     "1:8: `any` is a keyword here; enclose it in backquotes to use it as a "
     "name",
     "system `any` { }"},
    {"enum E { A, B C }", "1:14: expected `,` or `}` after `B`, found `C`", ""},
    {"enum E { A, B\nrule R {}", "1:14: expected `}` after `B`, found `rule`",
     "enum E { A, B}\nrule R {}"},
    {"component C : { a = 1; }",
     "1:15: expected the name of a kind after `:`, found `{`", ""},
    {"predicate p(x) = true;",
     "1:13: `x` cannot be used like this; write `x : Kind`", ""},
    {"predicate p(x : ) = true;",
     "1:17: expected the name of a type after `:`, found `)`", ""},
    {"accept r { a = 1; }", "1:10: expected `on` after `r`, found `{`", ""},
    {"assume \"x\" S;", "1:12: expected `on` after the text, found `S`", ""},
    {"@1 system S;", "1:2: expected a name after `@`, found `1`", ""},
    // In a body.
    {"system S { a = 1 }", "1:17: expected `;` after the assignment, found `}`",
     "system S { a = 1; }"},
    {"system S { a = 1 b = 2; }",
     "1:18: expected `;` after the assignment, found `b`", ""},
    {"system S { a = ; }", "1:16: expected a value after `=`, found `;`", ""},
    {"system S { a = b + ; }", "1:20: expected a value after `+`, found `;`",
     ""},
    {"system S { a == 1; }", "1:14: expected `=` after `a`, found `==`",
     "system S { a = 1; }"},
    {"system S { a 1; }", "1:13: expected `=` after `a`, found `1`",
     "system S { a = 1; }"},
    {"system S { a Web { b = 1; } }",
     "1:13: expected `:` after `a`, found `Web`",
     "system S { a : Web { b = 1; } }"},
    {"system S { a b; }", "1:13: expected `:` or `=` after `a`, found `b`", ""},
    {"system S { a; }", "1:12: `a` cannot be used like this; write `a = true`",
     ""},
    {"system S { a -> b; }",
     "1:12: a flow has a name; write `flow name : a -> b`", ""},
    {"system S { flow f = a -> b; }", "", ""},
    {"system S { flow f : a - b; }",
     "1:23: `-` is not an arrow here; a flow is drawn with `->`, or with `<->` "
     "if something comes back",
     "system S { flow f : a -> b; }"},
    {"system S { flow f : a b; }",
     "1:23: expected `->` or `<->` after `a`, found `b`", ""},
    {"system S { flow f : -> b; }",
     "1:21: expected a name after `:`, found `->`", ""},
    {"system S { let if = 1; }",
     "1:16: `if` is a keyword here; enclose it in backquotes to use it as a "
     "name",
     "system S { let `if` = 1; }"},
    {"system S { boundary { a = 1; } }",
     "1:21: expected a name after `boundary`, found `{`", ""},
    {"system S { ) a = 1; }",
     "1:12: unexpected `)` in a body; expected a member, for example `name = "
     "value;` or `name : Kind;`",
     ""},
    {"system S { ; a = 1; }",
     "1:12: unexpected `;` in a body; expected a member, for example `name = "
     "value;` or `name : Kind;`",
     ""},
    {"system S { component C { a = 1; } b = 2; }",
     "1:12: `component` does not declare an element here; write `C : Kind`",
     ""},
    {"system S { require ; }",
     "1:20: expected a value after `require`, found `;`", ""},
    {"system S { provides a b; }",
     "1:23: expected `;` after the provided attributes, found `b`", ""},
    {"component C { attr a : [B; }", "1:26: expected `]` after `B`, found `;`",
     "component C { attr a : [B]; }"},
    {"system S { a = [1, , 2]; }",
     "1:20: expected a value after `,`, found `,`", ""},
    {"system S { a = (1; }", "1:18: expected `)` after `1`, found `;`",
     "system S { a = (1); }"},
    {"system S { a = 1]; }",
     "1:17: unexpected `]` after the assignment; "
     "expected `;`: no `[` is open",
     "system S { a = 1; }"},
    {"system S { a = any x in s p; }",
     "1:26: expected `:` after `s`, found `p`",
     "system S { a = any x in s : p; }"},
    {"system S { a = in; }",
     "1:16: `in` is a keyword here; enclose it in backquotes to use it as a "
     "name",
     "system S { a = `in`; }"},
    {"system S { a = \"x ${b c} y\"; }",
     "1:23: expected `}` after `b`, found `c`", ""},
    {"system S { a = \"x ${b\"; }\n", "", ""},
    {"system S {\n  a = 1;\n",
     "2:9: expected `}` before the end, found the end of the file",
     "system S {\n  a = 1;\n}\n"},
    {"system S {\n  boundary b {\n    a = 1;\n  c = 2;\n}\n",
     "3:11: expected `}` to end the block, found `c`",
     "system S {\n  boundary b {\n    a = 1;\n  }\n  c = 2;\n}\n"},
    {"system S {\n  a = 1;\n\nrule R {\n}\n",
     "2:9: expected `}` to end the block, found `rule`",
     "system S {\n  a = 1;\n}\n\nrule R {\n}\n"},
    {"system S {\n  a : B {\n    c = [1;\n  }\n}\n",
     "3:11: expected `]` after `1`, found `;`",
     "system S {\n  a : B {\n    c = [1];\n  }\n}\n"},
    {"system S\n  a = 1;\n}\n", "1:9: expected `{` after the system, found `a`",
     "system S {\n  a = 1;\n}\n"},
    {"rule R \"t\"\n  where a;\n}\n",
     "1:11: expected `{` after the rule, found `where`",
     "rule R \"t\" {\n  where a;\n}\n"},
    // In a rule, a view, a verification.
    {"rule R { wher x in y; }",
     "1:10: unexpected `wher` in a rule; expected "
     "`where`",
     "rule R { where x in y; }"},
    {"rule R { match f Flow; }", "1:17: expected `:` after `f`, found `Flow`",
     "rule R { match f : Flow; }"},
    {"rule R { unless ; }", "1:17: expected a value after `unless`, found `;`",
     ""},
    {"rule R { question f; }",
     "1:20: expected text in quotes after `f`, found `;`", ""},
    {"rule R { a : B; }", "1:12: `a` is set with `=`, not with `:`",
     "rule R { a = B; }"},
    {"rule R { severity High; }",
     "1:18: expected `=` after `severity`, found `High`",
     "rule R { severity = High; }"},
    {"rule R { flow f : a -> b; }",
     "1:10: unexpected `flow` in a rule; expected it in a body, as that of a "
     "system",
     ""},
    {"rule R { @a where b; }",
     "1:10: unexpected annotation before a `where` clause; expected it before "
     "a declaration",
     ""},
    {"view V { includ a; }",
     "1:10: unexpected `includ` in a view; expected "
     "`include`",
     "view V { include a; }"},
    {"verification v(e : E) { template pytest; }",
     "1:40: expected text in quotes after `pytest`, found `;`", ""},
    // Habits of other notations.
    {"system S { a : K { b: [C]; } }",
     "1:21: `b` is set with `=`, not with `:`",
     "system S { a : K { b = [C]; } }"},
    {"system S { a = K { b = 1; } }",
     "1:14: an element is declared with `:`, not with `=`; write `a : K`",
     "system S { a : K { b = 1; } }"},
    {"system S { Kind a { b = 1; } }",
     "1:12: the name comes before its kind; write `a : Kind`",
     "system S { a : Kind { b = 1; } }"},
    {"system S { flow f : a --> b via K; }",
     "1:23: `-->` is not an arrow here; a flow is drawn with `->`, or with "
     "`<->` if something comes back",
     "system S { flow f : a -> b via K; }"},
    {"system S { flow f : a → b via K; }",
     "1:23: `→` is not an arrow here; a flow is drawn with `->`, or with `<->` "
     "if something comes back",
     "system S { flow f : a -> b via K; }"},
    {"system S { flow f : a -> b -> c via K; }",
     "1:28: a flow has two ends; write a flow for each hop, here another one "
     "from `b` to `c`",
     ""},
    {"system S { flow f : a -> b: K; }",
     "1:27: the kind of a flow follows `via`; write `via K`",
     "system S { flow f : a -> b via K; }"},
    {"system S { flow f : a -> b K; }",
     "1:28: the kind of a flow follows `via`; write `via K`",
     "system S { flow f : a -> b via K; }"},
    {"system S { flow f : a -> b : \"t\"; }",
     "1:28: the title of a flow follows its ends without a `:`",
     "system S { flow f : a -> b  \"t\"; }"},
    {"system S { boundary z : K { process p : L; } }",
     "1:29: `process` does not declare an element here; write `p : L`",
     "system S { boundary z : K { p : L; } }"},
    {"system S { # c\n a : K; }",
     "1:12: `#` does not begin a comment; write `//`",
     "system S { // c\n a : K; }"},
    {"system S 't';",
     "1:10: a text is enclosed in `\"` and `\"`, not in `'` and `'`",
     "system S \"t\";"},
    {"system S { a : K { b = 30 days; } }",
     "1:24: a unit follows its number without a space; write `30d`",
     "system S { a : K { b = 30d; } }"},
    {"system S { a : K { b = 70%; } }", "1:26: a number has no `%`; write `70`",
     "system S { a : K { b = 70; } }"},
    {"rule R { where a && b; }",
     "1:18: `&&` is not an operator here; write `and`",
     "rule R { where a and b; }"},
    {"rule R { where !a; }", "1:16: `!` is not an operator here; write `not`",
     "rule R { where not a; }"},
    {"rule R { when a.b; }",
     "1:10: the condition of a rule follows `where`, not `when`",
     "rule R { where a.b; }"},
    {"rule R { match K a; }",
     "1:16: the name comes before its kind; write `a : K`",
     "rule R { match a : K; }"},
    {"rule R { where exists x in s : x.b; }",
     "1:16: `exists` cannot be used like this; write `any`",
     "rule R { where any x in s : x.b; }"},
    {"rule R { where path(a, b.c); }",
     "1:16: `path(a, b.c)` cannot be used like this; write "
     "`exists path a -> b.c`",
     "rule R { where exists path a -> b.c; }"},
    {"rule R { where: a.b; }",
     "1:15: unexpected `:` after `where`; expected the condition",
     "rule R { where a.b; }"},
    {"rule R { let a := b.c; }",
     "1:16: `:=` is not an operator here; write `=`",
     "rule R { let a = b.c; }"},
    {"rule R { var a = b.c; }",
     "1:10: `var` cannot be used like this; write `let`",
     "rule R { let a = b.c; }"},
    {"rule R { where a.any(d -> d.b); }",
     "1:24: `->` is not an operator here; write `=>`",
     "rule R { where a.any(d => d.b); }"},
    {"rule R { where a.any(lambda d: d.b); }",
     "1:22: `lambda d:` cannot be used like this; write `d =>`",
     "rule R { where a.any(d => d.b); }"},
    {"system S { a : K { b = (C, D); } }",
     "1:24: `(C, D)` cannot be used like this; write `[C, D]`",
     "system S { a : K { b = [C, D]; } }"},
    {"system S { a : K { b = [C; D]; } }",
     "1:26: `;` is not an operator here; write `,`",
     "system S { a : K { b = [C, D]; } }"},
    {"system S { flow f : a -> b, c; }",
     "1:27: a flow has two ends; write a flow for each hop, here another one "
     "from `a` to `c`",
     ""},
    {"enum E { A; }", "1:11: `;` is not an operator here; write `,`",
     "enum E { A, }"},
    {"from a.b import C\nsystem S;",
     "1:1: `from a.b import C` cannot be used like this; write `import "
     "a.b.{C};`",
     "import a.b.{C};\nsystem S;"},
    {"system S:\n  a : K\n",
     "1:1: `system S:` cannot be used like this; write `system S { … }`", ""},
    {"component C { attr a : int(1..4); }",
     "1:28: `1..4` cannot be used like this; write `1 to 4`",
     "component C { attr a : int(1 to 4); }"},
    {"system S { require \"t\" : a.b; }",
     "1:20: `\"t\" : a.b` cannot be used like this; write `a.b : \"t\"`",
     "system S { require a.b : \"t\"; }"},
    {"system S { derive A -> B; }",
     "1:19: `A -> B` cannot be used like this; write `B from A`",
     "system S { derive B from A; }"},
    {"component C { attr a? : int; }",
     "1:20: `a? : int` cannot be used like this; write `a : int?`",
     "component C { attr a : int?; }"},
    {"component C extends D { }",
     "1:13: `extends` is not an operator here; write `:`",
     "component C : D { }"},
    {"component C(D) { }",
     "1:1: `component C(D)` cannot be used like this; write `component C : D`",
     "component C : D { }"},
    {"component C : D, E { }",
     "1:16: unexpected `,` after `D`; expected one base: a kind derives from "
     "one kind",
     ""},
    {"package a/b;", "1:10: `/` is not an operator here; write `.`",
     "package a.b;"},
    {"#include \"a.tm\"\nsystem S;",
     "1:1: `#include` cannot be used like this; write `import`", ""},
    {"system A B { a : K; }", "1:8: `A B` cannot be used like this; write `AB`",
     "system AB { a : K; }"},
    {"system S { f : a -> b via K; }",
     "1:12: `f : a -> b` cannot be used like this; write `flow f : a -> b`",
     "system S { flow f : a -> b via K; }"},
    {"system S { flow f : a -> b \"t\" via K; }",
     "1:28: `\"t\" via K` cannot be used like this; write `via K \"t\"`",
     "system S { flow f : a -> b via K \"t\"; }"},
    {"rule R { where a.b contains C; }",
     "1:16: `a.b contains C` cannot be used like this; write `C in a.b`",
     "rule R { where C in a.b; }"},
    {"rule R { severity = a.b ? C : D; }",
     "1:21: `a.b ? C : D` cannot be used like this; write `if a.b then C else "
     "D`",
     "rule R { severity = if a.b then C else D; }"},
    {"view V { show A; }",
     "1:10: `show` cannot be used like this; write `include`",
     "view V { include A; }"},
    {"ignore A on S.f { }",
     "1:1: `ignore` cannot be used like this; write `accept`", ""},
    {"<<<<<<< a\nsystem S;\n",
     "1:1: a merge conflict begins here; resolve it, and remove its marks", ""},
    {"```\nsystem S;\n```\n",
     "1:1: this line belongs to a block of Markdown; remove it", ""},
    {"component C { attr a : list<B>; }",
     "1:24: there is no type `list<B>`; write `[B]`",
     "component C { attr a : [B]; }"},
    {"flowchart LR\n  a --> b\n",
     "1:1: this looks like Mermaid, not like a model in the language of tmc; a "
     "model begins with `system Name { … }`, and `tmc init` writes one to "
     "start "
     "from",
     ""},
    // Characters.
    {"system S { a = 1; ## }", "1:19: `#` does not begin a comment; write `//`",
     ""},
    {"system S { a = b → c; }",
     "1:18: `→` is not an arrow here; a flow is drawn with `->`, or with `<->` "
     "if something comes back",
     ""},
    {"system S { a\x01 = 1; }", "1:13: unexpected character U+0001", ""},
    {"system S { a = 'x'; }", "", ""},
    {"system S { a = 1; /* open }", "1:19: comment without closing `*/`", ""},
    {"system S { a = \"\"\"\nopen; }\n",
     "1:16: text block without closing `\"\"\"`", ""},
    {"system S { a = \"open }\n}",
     "1:16: string without closing `\"`; a string ends on its own line", ""},
    {"system S { a = `; }", "1:16: quoted name without closing backquote", ""},
};

std::vector<Mistake> realMistakes() {
  std::vector<Mistake> Out;
  for (const Mistake &M : Mistakes)
    if (*M.Message)
      Out.push_back(M);
  return Out;
}

INSTANTIATE_TEST_SUITE_P(SyntaxError, OneMistake,
                         testing::ValuesIn(realMistakes()));

// After the first error of a line the next line is read as usual.
TEST(SyntaxError, StringHolesEndOnTheirLine) {
  Parsed P("system S {\n  a = \"x ${b\n  c = 1;\n  d 2;\n}\n");
  EXPECT_EQ(P.allMessages(),
            "2:7: string without closing `\"`; a string ends on its own line\n"
            "2:10: the hole `${` has no closing `}`; write `${b}`\n"
            "4:4: expected `=` after `d`, found `2`\n");
}

TEST(SyntaxError, NotesSayWhereABracketIsOpened) {
  Parsed P("system S { a = f(1; }");
  ASSERT_EQ(P.Diags.all().size(), 1u);
  ASSERT_EQ(P.Diags.all()[0].Notes.size(), 1u);
  EXPECT_EQ(P.Diags.all()[0].Notes[0].Message, "the `(` is opened here");
  EXPECT_EQ(P.Sources.lineCol(P.Diags.all()[0].Notes[0].Where.Begin).Column,
            17u);
}

/// All models below \p Folder of the repository.
std::vector<std::string> models(llvm::StringRef Folder) {
  std::vector<std::string> Out;
  std::error_code Error;
  std::string Root = TMC_SOURCE_DIR + ("/" + Folder).str();
  for (llvm::sys::fs::recursive_directory_iterator I(Root, Error), E;
       I != E && !Error; I.increment(Error))
    if (llvm::StringRef(I->path()).ends_with(".tm"))
      if (auto Buffer = llvm::MemoryBuffer::getFile(I->path()))
        Out.push_back((*Buffer)->getBuffer().str());
  return Out;
}

/// A tree after errors keeps the promises of one without.
void expectSound(const Parsed &P) {
  const Tree &T = P.Tree;
  ASSERT_TRUE(T.root().isValid());
  for (uint32_t I = 0; I < T.size(); ++I)
    for (NodeId C : T.children(NodeId(I)))
      EXPECT_TRUE(!C || (C.index() < I && T[C].Begin >= T.Nodes[I].Begin &&
                         T[C].End <= T.Nodes[I].End))
          << P.dump();
}

TEST(SyntaxError, TruncatedAnywhere) {
  for (const std::string &Text : models("stdlib"))
    for (size_t Cut = 0; Cut < std::min<size_t>(Text.size(), 6000); Cut += 50) {
      Parsed P(llvm::StringRef(Text).take_front(Cut));
      expectSound(P);
      // At most: the open string or comment, the statement, the blocks.
      EXPECT_LE(P.Diags.all().size(), 3u)
          << P.allMessages() << Text.substr(0, Cut);
    }
}

// A reader shall see what the compiler sees.
TEST(SyntaxError, HiddenDirection) {
  EXPECT_EQ(Parsed("system S { a = \"x\u202Ey\"; } // \u2067\n").allMessages(),
            "1:18: unexpected character U+202E\n"
            "1:28: unexpected character U+2067\n");
  EXPECT_EQ(Parsed("system S \u2066{ }").allMessages(),
            "1:10: unexpected character U+2066\n");
  EXPECT_FALSE(Parsed("// \u2028\u202F\u2065\u2014\n").HasErrors);
  EXPECT_FALSE(Parsed("system S { a = \"x\\u{202e}y\"; }").HasErrors);
}

// Found by fuzzing: a rule without tokens lay outside of the rule around it.
TEST(SyntaxError, RulesWithoutTokens) {
  expectSound(Parsed("verification v(tar\n  // far\n"));
  expectSound(Parsed("rule R\n\n\n"));
  expectSound(Parsed("rule R\n/// x\nwhere a; }"));
}

TEST(SyntaxError, AnyTokenLeftOut) {
  std::string Text = "package a.b;\n"
                     "/// Doc.\n"
                     "@id(\"X\") system S : K(a = 1) \"t\" {\n"
                     "  owner = \"${a.b} x\" + f([1, 2]);\n"
                     "  boundary vpc : Vpc { api : Web \"x\" { a = b; } }\n"
                     "  flow f : a.b -> c via Https { carries = [A, B]; }\n"
                     "  require no path a -> b avoiding c : \"no\";\n"
                     "}\n"
                     "rule R \"t\" {\n"
                     "  match f : Flow, b : Boundary;\n"
                     "  where b in f.crosses and (any t in f.u : t is I);\n"
                     "  severity = if a then High else Low;\n"
                     "}\n";
  ASSERT_FALSE(Parsed(Text).HasErrors) << Parsed(Text).allMessages();
  size_t I = 0;
  while ((I = Text.find_first_not_of(" \n", I)) != std::string::npos) {
    size_t E = Text.find_first_of(" \n", I);
    std::string Without = Text.substr(0, I) + Text.substr(E);
    Parsed P(Without);
    expectSound(P);
    // A brace left out is told where it is missed, and where it is too many.
    EXPECT_LE(P.Diags.all().size(), 3u) << P.allMessages() << Without;
    I = E;
  }
}

} // namespace
