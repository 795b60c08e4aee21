//===- EscapeTest.cpp - Hostile text in every format ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"

#include "gtest/gtest.h"

#include <string>
#include <vector>

using namespace tmc::document;
using llvm::StringRef;

namespace {

const std::string Rtl = "\xE2\x80\xAE";       // U+202E, right-to-left override
const std::string Isolate = "\xE2\x81\xA6";   // U+2066
const std::string Bom = "\xEF\xBB\xBF";       // U+FEFF
const std::string LineSep = "\xE2\x80\xA8";   // U+2028
const std::string Nel = "\xC2\x85";           // U+0085, a C1 control
const std::string Emoji = "\xF0\x9F\x8E\x88"; // a balloon
const std::string Fffd = "\xEF\xBF\xBD";

/// Texts that were dangerous somewhere, once.
std::vector<std::string> hostile() {
  std::vector<std::string> Texts = {
      "",
      " ",
      "plain",
      "a \"quoted\" b",
      "it's",
      "\"\"\"",
      "\"",
      "ends with a backslash \\",
      "\\\"\\\"\\\"",
      "]]>",
      "-->",
      "*/",
      "?>",
      "${f.encrypted}",
      "{{hole}}",
      "%s %n",
      "`code`",
      "``` fence",
      "`",
      "``",
      "a | b",
      "a | b ` c",
      "\\|",
      "# heading",
      "## heading",
      "- item",
      "+ item",
      "1. item",
      "12) item",
      "> quote",
      "===",
      "---",
      "***bold***",
      "__bold__ snake_case _it_",
      "~~gone~~",
      "[text](javascript:alert(1))",
      "![image](https://example.org/x.png)",
      "[ref]: https://example.org",
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "&lt;script&gt; &amp; &#64; &quot;",
      "@everyone and @octocat",
      "#1 and GH-1",
      "https://example.org and www.example.org",
      "mail@example.org",
      ":smile:",
      "$x^2$ and $$y$$",
      "line\nbreak",
      "carriage\rreturn",
      "both\r\nof them",
      "tab\tstop",
      "end\"] --> n9",
      "click n0 \"javascript:x\"",
      "#quot; #35;",
      "%%{init: {}}%%",
      "subgraph",
      "end",
      "'; import os; os.system('x') #",
      "\\N{BULLET} \\x41 \\u0041",
      "\\l\\r\\G label",
      std::string("nul\0inside", 10),
      "\x1b[31mred\x1b[0m \x07 bell",
      "\x7f delete",
      Nel + " next line",
      Rtl + "gnp.exe",
      Isolate + "isolated",
      Bom + "byte order",
      "line" + LineSep + "separator",
      "\xff\xfe not UTF-8",
      "\xc0\xaf overlong",
      "\xed\xa0\x80 surrogate",
      "\xf4\x90\x80\x80 beyond",
      "cut short \xe2\x82",
      Emoji + " balloon",
      "\xC3\xA4\xC3\xB6 umlauts",
  };
  for (unsigned C = 0; C < 256; ++C)
    Texts.push_back("x" + std::string(1, static_cast<char>(C)) + "y");
  return Texts;
}

bool isUtf8(const std::string &Text) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  return llvm::isLegalUTF8String(&Begin, Begin + Text.size());
}

bool hasControl(const std::string &Text, bool AllowLines) {
  for (char C : Text)
    if ((static_cast<unsigned char>(C) < 0x20 && !(AllowLines && C == '\n')) ||
        C == 0x7F)
      return true;
  for (const std::string *Bad : {&Rtl, &Isolate, &Bom, &LineSep, &Nel})
    if (Text.find(*Bad) != std::string::npos)
      return true;
  return false;
}

/// Removes `\x` pairs, so that what is left stands as it is.
std::string withoutEscapes(StringRef Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size(); ++I)
    if (Text[I] == '\\' && I + 1 < Text.size())
      ++I;
    else
      Out += Text[I];
  return Out;
}

TEST(Escape, OneLineIsOneCleanLine) {
  for (const std::string &Text : hostile()) {
    std::string Out = oneLine(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    EXPECT_EQ(oneLine(Out), Out);
  }
  EXPECT_EQ(oneLine("both\r\nof\nthem"), "both of them");
  EXPECT_EQ(oneLine("\xff"), Fffd);
  EXPECT_EQ(oneLine(Rtl + "x"), Fffd + "x");
  EXPECT_EQ(oneLine(Emoji), Emoji);
}

TEST(Escape, MultiLineKeepsLines) {
  for (const std::string &Text : hostile())
    EXPECT_FALSE(hasControl(multiLine(Text), true)) << Text;
  EXPECT_EQ(multiLine("a\r\nb\rc\nd"), "a\nb\nc\nd");
}

TEST(Escape, MarkdownHasNoMarkup) {
  for (const std::string &Text : hostile()) {
    std::string Out = escapeMarkdown(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    std::string Bare = withoutEscapes(Out);
    for (char C : {'<', '>', '|', '[', ']', '`', '*', '@', '~', '$'})
      EXPECT_EQ(Bare.find(C), std::string::npos) << Out;
    EXPECT_EQ(Bare.find("://"), std::string::npos) << Out;
    EXPECT_FALSE(StringRef(Bare).starts_with("#")) << Out;
    EXPECT_FALSE(StringRef(Bare).starts_with("- ")) << Out;
  }
  EXPECT_EQ(escapeMarkdown("a sentence: with a colon, and snake_case (fine)."),
            "a sentence: with a colon, and snake_case (fine).");
  EXPECT_EQ(escapeMarkdown("<b>"), "&lt;b&gt;");
  EXPECT_EQ(escapeMarkdown("a | b"), "a &#124; b");
  EXPECT_EQ(escapeMarkdown("1. one"), "1&#46; one");
  EXPECT_EQ(escapeMarkdown("host:8080 a.tm:3"), "host:8080 a.tm:3");
  EXPECT_EQ(escapeMarkdown(":smile: :100:"), "&#58;smile: &#58;100:");
  EXPECT_EQ(escapeMarkdown("http://x"), "http&#58;//x");
  EXPECT_EQ(escapeMarkdown("&amp;"), "&amp;amp;");
  EXPECT_EQ(escapeMarkdown("@octocat"), "&#64;octocat");
  EXPECT_EQ(escapeMarkdown("_x_"), "\\_x\\_");
}

TEST(Escape, MarkdownCodeSpan) {
  EXPECT_EQ(markdownCode("f.encrypted"), "`f.encrypted`");
  EXPECT_EQ(markdownCode("a`b"), "``a`b``");
  EXPECT_EQ(markdownCode("`a`"), "`` `a` ``");
  EXPECT_EQ(markdownCode(""), "`  `");
  EXPECT_EQ(markdownCode("a | b"), "<code>a &#124; b</code>");
  EXPECT_EQ(markdownCode("<b> | `"), "<code>&lt;b&gt; &#124; &#96;</code>");
  for (const std::string &Text : hostile()) {
    std::string Out = markdownCode(Text);
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    EXPECT_EQ(Out.find('|'), std::string::npos) << Out;
    if (Out[0] != '`')
      continue;
    // Nothing inside is as long as the fence.
    size_t Fence = Out.find_first_not_of('`');
    ASSERT_NE(Fence, std::string::npos);
    EXPECT_EQ(Out.find(std::string(Fence, '`'), Fence), Out.size() - Fence)
        << Out;
  }
}

TEST(Escape, MarkdownFenceIsLonger) {
  EXPECT_EQ(markdownFence("x", "mermaid"), "```mermaid\nx\n```\n");
  EXPECT_EQ(markdownFence("````\n"), "`````\n````\n`````\n");
}

TEST(Escape, MarkdownLinkTargets) {
  EXPECT_EQ(markdownLink("CWE-319", "https://cwe.mitre.org/319"),
            "[CWE-319](https://cwe.mitre.org/319)");
  EXPECT_EQ(markdownLink("a.tm:3", "a b.tm#L3"), "[a.tm:3](a%20b.tm#L3)");
  EXPECT_EQ(markdownLink("x", "javascript:alert(1)"), "x");
  EXPECT_EQ(markdownLink("x", "data:text/html,x"), "x");
  EXPECT_EQ(markdownLink("x", "//example.org"), "x");
  EXPECT_EQ(markdownLink("x", ""), "x");
  EXPECT_EQ(markdownLink("x", "https://e.org/) <b>"),
            "[x](https://e.org/%29%20%3Cb%3E)");
  EXPECT_EQ(markdownLink("]( y", "https://e.org"), "[\\]( y](https://e.org)");
}

TEST(Escape, MermaidLabelCannotEnd) {
  for (const std::string &Text : hostile()) {
    std::string Out = escapeMermaid(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    for (char C : {'"', '<', '>', '`', '[', ']', '{', '}', '|', '%', '&', '\\'})
      EXPECT_EQ(Out.find(C), std::string::npos) << Out;
    // A semicolon ends an entity and nothing else.
    for (size_t I = Out.find(';'); I != std::string::npos;
         I = Out.find(';', I + 1)) {
      size_t Hash = Out.rfind('#', I);
      ASSERT_NE(Hash, std::string::npos) << Out;
      EXPECT_TRUE(llvm::all_of(Out.substr(Hash + 1, I - Hash - 1), [](char C) {
        return llvm::isAlnum(C);
      })) << Out;
    }
  }
  EXPECT_EQ(escapeMermaid("a \"b\""), "a #quot;b#quot;");
  EXPECT_EQ(escapeMermaid("Https: Order, Card"), "Https: Order, Card");
  EXPECT_EQ(escapeMermaid("1. x"), "1#46; x");
  EXPECT_EQ(escapeMermaid("snake_case _x_"), "snake_case #95;x#95;");
}

TEST(Escape, MermaidLine) {
  for (const std::string &Text : hostile()) {
    std::string Out = escapeMermaidLine(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    for (char C : {'"', '<', '>', '`', ':', '%', '&', '\\', '-', '+', '('})
      EXPECT_EQ(Out.find(C), std::string::npos) << Out;
    // Entities break the words of the language at the beginning.
    EXPECT_FALSE(!Out.empty() && llvm::isAlpha(Out.front())) << Out;
  }
  EXPECT_EQ(escapeMermaidLine("end"), "#101;nd");
  EXPECT_EQ(escapeMermaidLine("Https: Order, Card"),
            "#72;ttps#58; Order, Card");
}

TEST(Escape, PlantUml) {
  for (const std::string &Text : hostile()) {
    std::string Out = plantUmlString(Text);
    ASSERT_GE(Out.size(), 2u);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    llvm::StringRef Inside = llvm::StringRef(Out).drop_front().drop_back();
    for (char C : {'"', '\\', '!', '$', '%', '&', '[', ']', '{', '}', '|', '*',
                   '~', '#'})
      EXPECT_EQ(Inside.find(C), llvm::StringRef::npos) << Out;
    // A bracket is of a character's number only.
    for (size_t I = Inside.find('<'); I != llvm::StringRef::npos;
         I = Inside.find('<', I + 1))
      EXPECT_TRUE(Inside.substr(I).starts_with("<U+00")) << Out;
    for (const char *Mark : {"--", "__", "..", "\'\'"})
      EXPECT_EQ(Inside.find(Mark), llvm::StringRef::npos) << Out;
  }
  EXPECT_EQ(plantUmlString("a \"b\""), "\"a <U+0022>b<U+0022>\"");
  EXPECT_EQ(plantUmlString("it's TLS-1.2: x_y"), "\"it's TLS-1.2: x_y\"");
  EXPECT_EQ(plantUmlString("a--b"), "\"a<U+002D><U+002D>b\"");
}

TEST(Escape, D2) {
  for (const std::string &Text : hostile()) {
    std::string Out = d2String(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    // Only the last quotation mark has no backslash of its own.
    for (size_t I = 1; I < Out.size(); ++I) {
      if (Out[I] == '\\')
        ++I;
      else
        EXPECT_EQ(Out[I] == '"', I + 1 == Out.size()) << Out;
    }
  }
  EXPECT_EQ(d2String("a \"b\" ${c} \\"), "\"a \\\"b\\\" \\${c} \\\\\"");
  EXPECT_EQ(d2String("a\nb"), "\"a\\nb\"");
}

TEST(Escape, Html) {
  for (const std::string &Text : hostile()) {
    std::string Out = escapeHtml(Text);
    EXPECT_TRUE(isUtf8(Out)) << Out;
    EXPECT_FALSE(hasControl(Out, true)) << Out;
    for (char C : {'<', '>', '"', '\''})
      EXPECT_EQ(Out.find(C), std::string::npos) << Out;
  }
  EXPECT_EQ(escapeHtml("]]> & 'x'"), "]]&gt; &amp; &#39;x&#39;");
}

/// One cell of CSV, read as RFC 4180 says.
std::string readCell(StringRef Cell) {
  if (!Cell.starts_with("\""))
    return Cell.str();
  EXPECT_TRUE(Cell.size() >= 2 && Cell.ends_with("\""));
  std::string Out;
  StringRef Inside = Cell.drop_front().drop_back();
  for (size_t I = 0; I < Inside.size(); ++I) {
    if (Inside[I] == '"') {
      EXPECT_TRUE(I + 1 < Inside.size() && Inside[I + 1] == '"') << Cell.str();
      ++I;
    }
    Out += Inside[I];
  }
  return Out;
}

TEST(Escape, CsvCellReadsBackAndIsNoFormula) {
  for (const std::string &Text : hostile()) {
    std::string Cell = csvCell(Text);
    if (!StringRef(Cell).starts_with("\"")) {
      EXPECT_EQ(StringRef(Cell).find_first_of(",;\"\r\n"), StringRef::npos);
    }
    std::string Back = readCell(Cell);
    EXPECT_TRUE(Back == multiLine(Text) || Back == "'" + multiLine(Text));
    EXPECT_EQ(StringRef(Back).find_first_of("=+-@\t\r\n") == 0, false) << Back;
  }
  EXPECT_EQ(csvCell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(csvCell("\tx"), "\"' x\"");
  EXPECT_EQ(csvCell("\rx"), "\"'\nx\"");
  EXPECT_EQ(csvCell("-5"), "\"'-5\"");
  EXPECT_EQ(csvCell("\xEF\xBC\x9D"
                    "1"),
            "\"'\xEF\xBC\x9D"
            "1\"");
  EXPECT_EQ(csvCell("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(csvCell("plain=1"), "plain=1");
  EXPECT_EQ(csvCell(""), "");
}

TEST(Escape, SarifTextHasNoLinkAndNoPlace) {
  for (const std::string &Text : hostile()) {
    std::string Out = sarifText(Text, false);
    for (size_t At = Out.find("]("); At != std::string::npos;
         At = Out.find("](", At + 1))
      EXPECT_TRUE(At > 0 && Out[At - 1] == '\\') << Out;
  }
  EXPECT_EQ(sarifText("[a](1) b[0]", false), "[a\\](1) b[0]");
  EXPECT_EQ(sarifText("{0}", true), "{{0}}");
  EXPECT_EQ(sarifText("{0}", false), "{0}");
}

TEST(Escape, FileUri) {
  EXPECT_EQ(fileUri("./a/b.tm"), "a/b.tm");
  EXPECT_EQ(fileUri("../a.tm"), "../a.tm");
  EXPECT_EQ(fileUri("/tmp/a b#?.tm"), "file:///tmp/a%20b%23%3F.tm");
  EXPECT_EQ(fileUri("c:x\xC3\xA4%.tm"), "c%3Ax%C3%A4%25.tm");
  EXPECT_EQ(fileUri("<std>/std/web.tm"), "%3Cstd%3E/std/web.tm");
}

TEST(Escape, Dot) {
  for (const std::string &Text : hostile()) {
    std::string Out = escapeDot(Text);
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    EXPECT_EQ(withoutEscapes(Out).find('"'), std::string::npos) << Out;
    // A backslash at the end would take the closing quotation mark.
    EXPECT_EQ((Out.size() - std::string(Out).find_last_not_of('\\') - 1) % 2,
              0U)
        << Out;
  }
  EXPECT_EQ(escapeDot("a\\N \"b\"\nc & d"), "a\\\\N \\\"b\\\"\\nc &amp; d");
}

TEST(Escape, JsonReadsBack) {
  for (const std::string &Text : hostile()) {
    std::string Out = jsonString(Text);
    llvm::Expected<llvm::json::Value> Back = llvm::json::parse(Out);
    ASSERT_TRUE(static_cast<bool>(Back))
        << Out << llvm::toString(Back.takeError());
    std::optional<StringRef> Read = Back->getAsString();
    ASSERT_TRUE(Read.has_value());
    if (isUtf8(Text)) {
      EXPECT_EQ(*Read, Text);
    }
    EXPECT_FALSE(hasControl(Out, false)) << Out;
  }
  EXPECT_EQ(jsonString(Rtl), "\"\\u202e\"");
  EXPECT_EQ(jsonString(Emoji), "\"" + Emoji + "\"");
  EXPECT_EQ(jsonString("\xF3\xA0\x80\x81"), "\"\\udb40\\udc01\"");
  EXPECT_EQ(jsonString("\xF0\x9F\xBF\xBF"), "\"\\ud83f\\udfff\"");
}

TEST(Escape, PythonString) {
  for (const std::string &Text : hostile()) {
    std::string Out = pythonString(Text);
    EXPECT_FALSE(hasControl(Out, false)) << Out;
    for (char C : Out)
      EXPECT_LT(static_cast<unsigned char>(C), 0x80);
    EXPECT_EQ(withoutEscapes(StringRef(Out).drop_front().drop_back()).find('"'),
              std::string::npos)
        << Out;
  }
  EXPECT_EQ(pythonString("a\"\\\n"), "\"a\\\"\\\\\\n\"");
  EXPECT_EQ(pythonString("\xC3\xA4" + Rtl + Emoji),
            "\"\\xe4\\u202e\\U0001f388\"");
  EXPECT_EQ(pythonString(std::string(1, '\0')), "\"\\x00\"");
}

TEST(Escape, PythonDocText) {
  for (const std::string &Text : hostile()) {
    std::string Out = pythonDocText(Text);
    EXPECT_FALSE(hasControl(Out, true)) << Out;
    EXPECT_EQ(withoutEscapes(Out).find("\"\"\""), std::string::npos) << Out;
    if (StringRef(Out).ends_with("\"")) {
      StringRef Before = StringRef(Out).drop_back();
      EXPECT_EQ((Before.size() - Before.rtrim('\\').size()) % 2, 1U) << Out;
    }
  }
  EXPECT_EQ(pythonDocText("a \"b\" c"), "a \"b\" c");
  EXPECT_EQ(pythonDocText("\\N"), "\\\\N");
}

TEST(Escape, PythonIdentifier) {
  for (const std::string &Text : hostile()) {
    std::string Out = pythonIdentifier(Text);
    ASSERT_FALSE(Out.empty());
    EXPECT_FALSE(llvm::isDigit(Out[0])) << Out;
    for (char C : Out)
      EXPECT_TRUE(llvm::isAlnum(C) || C == '_') << Out;
  }
  EXPECT_EQ(pythonIdentifier("Shop.api"), "Shop_api");
  EXPECT_EQ(pythonIdentifier("2fast"), "_2fast");
  EXPECT_EQ(pythonIdentifier("class"), "class_");
  EXPECT_EQ(pythonIdentifier(""), "_");
}

} // namespace
