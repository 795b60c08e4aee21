//===- LexerTest.cpp - Our scanner against the grammar's ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// grammar/TmLexer.g4 says what the words are. ANTLR makes a scanner of it that
// is not part of tmc; on text without errors ours must give the same tokens.
//
//===----------------------------------------------------------------------===//

#include "Parse/Lexer.h"
#include "Parse/Parser.h"

#include "TmLexer.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

using namespace tmc;
using tmgen::TmLexer;

namespace {

struct Tok {
  int Type;
  size_t Begin; // in characters
  size_t End;
  friend bool operator==(const Tok &, const Tok &) = default;
};

std::ostream &operator<<(std::ostream &OS, const Tok &T) {
  return OS << T.Type << "@" << T.Begin << "-" << T.End;
}

/// Neighbouring pieces of text are one; a text without holes is a STRING.
std::vector<Tok> normalise(const std::vector<Tok> &In) {
  std::vector<Tok> Out;
  for (const Tok &T : In) {
    if (!Out.empty() && Out.back().Type == T.Type &&
        Out.back().End == T.Begin &&
        (T.Type == TmLexer::STR_TEXT || T.Type == TmLexer::TEXT_RAW)) {
      Out.back().End = T.End;
      continue;
    }
    Out.push_back(T);
    size_t N = Out.size();
    if (T.Type == TmLexer::STR_CLOSE && N >= 3 &&
        Out[N - 2].Type == TmLexer::STR_TEXT &&
        Out[N - 3].Type == TmLexer::QUOTE) {
      Out[N - 3] = {TmLexer::STRING, Out[N - 3].Begin, T.End};
      Out.resize(N - 2);
    }
  }
  return Out;
}

std::vector<Tok> byGrammar(const std::string &Text) {
  antlr4::ANTLRInputStream Input(Text);
  TmLexer Lexer(&Input);
  Lexer.removeErrorListeners();
  std::vector<Tok> Out;
  for (const auto &T : Lexer.getAllTokens())
    if (T->getChannel() == 0)
      Out.push_back({static_cast<int>(T->getType()), T->getStartIndex(),
                     T->getStopIndex() + 1});
  return normalise(Out);
}

std::vector<Tok> byHand(const std::string &Text) {
  parse::Reports Reports(50);
  parse::TokenList List = parse::lex(Text, 250, Reports);
  EXPECT_TRUE(Reports.empty()) << Text;
  std::vector<Tok> Out;
  for (const parse::LightToken &T : List.Tokens)
    if (T.Type != -1)
      Out.push_back({T.Type,
                     countCodePoints(llvm::StringRef(Text).take_front(T.Begin)),
                     countCodePoints(llvm::StringRef(Text).take_front(T.End))});
  return normalise(Out);
}

void expectSame(const std::string &Text) {
  EXPECT_EQ(byHand(Text), byGrammar(Text)) << Text;
}

TEST(Lexer, Words) {
  for (llvm::StringRef K : parse::keywords()) {
    expectSame(K.str());
    expectSame((K + "x").str());
    expectSame(("_" + K).str());
  }
  EXPECT_EQ(parse::keywords().size(), 85u);
  expectSame("abc _x a1 é ñandú größe `a b` `if` Ünder");
}

TEST(Lexer, Punctuation) {
  expectSame("{ } ( ) [ ] ; , . : - > = < + * / % | & @ ?");
  expectSame("{}()[];,.{}.*.**.:<->->=>==!=<=>=<>+=+-*/%|&@?");
  expectSame("<- <-> <--> => => === ==> .* .** .*** ..{} a.{b}");
  expectSame("a<-b a->b a<->b a=>b a==b a!=b");
}

TEST(Lexer, Numbers) {
  expectSame("0 12 1.5 1.x 1..2 30d 10MB 12h30 2027-03-31 2027-3-31 "
             "12027-03-31 2027-03-311 5.0.0 1é");
}

TEST(Lexer, Comments) {
  expectSame("a // b\nc /* d\n * e */ f /// g\nh //// i\n/**/j /***/ k //");
}

TEST(Lexer, Texts) {
  expectSame(R"("" "a" "a\"b" "\\" "$" "$5" "a $ b" "\u{e9}" "é")");
  expectSame(R"("${a}" "x ${a} y" "${a}${b}" "$${a}" "${f("x")}" "\${a}")");
  expectSame(R"("${"${"${a}"}"}")");
  expectSame(
      "\"\"\"a\"\"\" \"\"\"\n \"x\" \"\" $ \\ \n\"\"\" \"\"\"${a}\"\"\"");
  expectSame("\"\"\"x ${f(\"y ${z}\")} $ w\"\"\"");
}

TEST(Lexer, StandardLibrary) {
  std::error_code Error;
  std::string Root = TMC_SOURCE_DIR "/stdlib";
  for (llvm::sys::fs::recursive_directory_iterator I(Root, Error), E;
       I != E && !Error; I.increment(Error))
    if (llvm::StringRef(I->path()).ends_with(".tm"))
      if (auto Buffer = llvm::MemoryBuffer::getFile(I->path()))
        expectSame((*Buffer)->getBuffer().str());
}

// Random rows of the pieces that words are made of.
TEST(Lexer, Random) {
  static const char *const Pieces[] = {"a",
                                       "flow",
                                       "if",
                                       " ",
                                       "\n",
                                       "1",
                                       "2027-03-31",
                                       "30d",
                                       "1.5",
                                       ".",
                                       ".*",
                                       "-",
                                       ">",
                                       "<",
                                       "=",
                                       "==",
                                       "=>",
                                       "->",
                                       "+",
                                       "*",
                                       "é",
                                       "_",
                                       ";",
                                       ":",
                                       "(",
                                       ")",
                                       "// x\n",
                                       "/* y */",
                                       "\"s\"",
                                       "\"${a}\"",
                                       "\"\"\"t\"\"\"",
                                       "/// d\n",
                                       "`q`",
                                       "?",
                                       "!="};
  uint32_t State = 1;
  for (int Round = 0; Round < 2000; ++Round) {
    std::string Text;
    for (int I = 0; I < 12; ++I) {
      State = State * 1664525 + 1013904223;
      Text += Pieces[(State >> 16) % std::size(Pieces)];
    }
    // Neighbours may make an open comment or a text block of their own.
    parse::Reports Reports(50);
    parse::lex(Text, 250, Reports);
    if (Reports.empty())
      expectSame(Text);
  }
}

} // namespace
