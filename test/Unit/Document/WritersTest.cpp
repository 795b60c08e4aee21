//===- WritersTest.cpp - Documents in each format -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Writers.h"
#include "Document/JsonWriter.h"

#include "gtest/gtest.h"

using namespace tmc::document;

namespace {

/// One block of each kind.
std::vector<Block> blocks() {
  DataTable T{{{"Name"}, {"Count", true}, {""}}};
  T.Rows.push_back({Line().code("a|b"), "12", Line().text("<x>")});
  T.Rows.push_back({"and 3 more"});
  Fold F{"Folded", {}};
  F.Blocks.push_back(Paragraph{"Inside."});
  F.Blocks.push_back(List{{"one", "two"}, true});
  return {Heading{2, Line("1. Head ").text("<b>"), Tone::Bad},
          Paragraph{Line("See ")
                        .link("here", "x.tm#L1")
                        .words(", ")
                        .link("not", "javascript:x")},
          Prose{"One `code`.\n\nTwo.", true},
          List{{Line().strong("A:").words(" b"), Line().prose("set `x = *`")}},
          std::move(T),
          Code{"a < b\n", "c"},
          Picture{"A <picture>", "flowchart LR", "mermaid",
                  [] { return std::string("<svg/>"); }},
          std::move(F)};
}

std::string write(BlockSink &To, std::string &Out) {
  for (Block &B : blocks())
    To.add(std::move(B));
  return Out;
}

TEST(Markdown, EachBlock) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  MarkdownWriter W(OS);
  EXPECT_EQ(write(W, Out), R"(## 1. Head &lt;b&gt;

See [here](x.tm#L1), not

One `code`.

Two.

- **A:** b
- set `x = *`

| Name | Count | |
| --- | ---: | --- |
| <code>a&#124;b</code> | 12 | &lt;x&gt; |
| and 3 more | | |

```c
a < b
```

```mermaid
flowchart LR
```

<details><summary>Folded</summary>

Inside.

1. one
2. two

</details>
)");
}

TEST(Html, EachBlock) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  {
    HtmlWriter W(OS);
    write(W, Out);
  }
  auto [Head, Body] = llvm::StringRef(Out).split("<main>\n");
  EXPECT_TRUE(Head.contains("<title>1. Head &lt;b&gt;</title>"));
  EXPECT_EQ(Body.split("</main>").first.str(),
            R"(<h2 class="bad" id="1-head-b">1. Head &lt;b&gt;</h2>
<p>See <a href="x.tm#L1">here</a>, not</p>
<p>One <code>code</code>.</p>
<p>Two.</p>
<ul>
<li><strong>A:</strong> b</li>
<li>set <code>x = *</code></li>
</ul>
<div class="table">
<table>
<thead>
<tr><th>Name</th><th class="number">Count</th><th></th></tr>
</thead>
<tbody>
<tr><td><code>a|b</code></td><td class="number">12</td><td>&lt;x&gt;</td></tr>
<tr><td>and 3 more</td><td class="number"></td><td></td></tr>
</tbody>
</table>
</div>
<pre>a &lt; b
</pre>
<figure><img alt="A &lt;picture&gt;" src="data:image/svg+xml;base64,PHN2Zy8+"></figure>
<details><summary>Folded</summary>
<p>Inside.</p>
<ol>
<li>one</li>
<li>two</li>
</ol>
</details>
)");
  EXPECT_TRUE(llvm::StringRef(Out).ends_with("</html>\n"));
  EXPECT_NE(Out.find("<li class=\"l2\"><a href=\"#1-head-b\">"),
            std::string::npos);
}

TEST(Html, HeadingsOfOneNameAreTwoPlaces) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  {
    HtmlWriter W(OS);
    W.heading(2, "Same");
    W.heading(2, "Same");
  }
  EXPECT_NE(Out.find("id=\"same\""), std::string::npos);
  EXPECT_NE(Out.find("id=\"same-1\""), std::string::npos);
}

TEST(Terminal, EachBlock) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  TerminalWriter W(OS, /*Colours=*/false);
  EXPECT_EQ(write(W, Out), R"(1. Head <b>

See here, not

One `code`.

Two.

- A: b
- set `x = *`

Name        Count
`a|b`          12  <x>
and 3 more

a < b

(a picture: A <picture>)

Folded

Inside.

1. one
2. two
)");
  std::string Wide(120, 'w');
  Out.clear();
  DataTable T{{{"A"}, {"B"}}};
  T.Rows.push_back({"x", Wide});
  TerminalWriter(OS, true).add(std::move(T));
  EXPECT_EQ(Out, "- x\n    B: " + Wide + "\n");
  Out.clear();
  TerminalWriter(OS, true).heading(1, "Title");
  EXPECT_EQ(Out, "\033[1mTitle\033[0m\n");
}

TEST(Line, KnowsWhatIsInIt) {
  EXPECT_TRUE(Line().empty());
  EXPECT_TRUE(Line("").text("").prose("").empty());
  Line L;
  L.separate(", ").text("a");
  L.separate(", ").text("b");
  EXPECT_EQ(markdown(L), "a, b");
  EXPECT_EQ(L.plain(), "a, b");
  EXPECT_EQ(anchorOf("1. What are we building?"), "1-what-are-we-building");
}

TEST(JsonWriter, HandsOnWhatDoesNotFit) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  std::string Long(200000, 'x'), Marks(70000, '"');
  {
    JsonWriter W(OS);
    W.open('[');
    W.string(Long);
    W.line();
    W.string(Marks);
    W.open('{');
    W.field("n", INT64_MIN);
    W.field(llvm::StringRef("a\"b"), "c");
    W.flag("t", true);
    W.close('}');
    W.close(']');
  }
  std::string Escaped;
  for (size_t I = 0; I < Marks.size(); ++I)
    Escaped += "\\\"";
  EXPECT_EQ(Out, "[\"" + Long + "\",\n\"" + Escaped +
                     "\",{\"n\":-9223372036854775808,\"a\\\"b\":\"c\",\"t\":"
                     "true}]");
}

TEST(JsonWriter, ForPeople) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  {
    JsonWriter W(OS, JsonWriter::Style::ForPeople);
    W.open('{');
    W.line(2);
    W.key("list");
    W.open('[');
    W.number(1);
    W.number(2);
    W.close(']');
    W.line();
    W.closeOutput();
  }
  EXPECT_EQ(Out, "{\n  \"list\": [1, 2]\n}\n");
}

} // namespace
