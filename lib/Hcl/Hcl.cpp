//===- Hcl.cpp - Files in HCL ---------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Hcl/Hcl.h"

#include "HclLexer.h"
#include "HclParser.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::hcl;
using hclgen::HclLexer;
using hclgen::HclParser;
using llvm::StringRef;

namespace {

/// Reports the first token that is not expected; the parser goes on, and what
/// it makes then is not used.
class FirstError : public antlr4::BaseErrorListener {
public:
  void syntaxError(antlr4::Recognizer *, antlr4::Token *Offending, size_t,
                   size_t, const std::string &, std::exception_ptr) override {
    if (!Seen && Offending)
      Seen = Offending;
  }
  antlr4::Token *Seen = nullptr;
};

class Reader {
public:
  Reader(FileId File, Diagnostics &Diags, unsigned MaxDepth)
      : File(File), Diags(Diags), MaxDepth(MaxDepth),
        Text(Diags.sources().text(File)) {}
  std::optional<Value> run();

private:
  void findOffsets();
  bool isTooDeep(const std::vector<antlr4::Token *> &Tokens);
  Range rangeOf(size_t Begin, size_t End) const {
    return {Diags.sources().locAt(File, offset(Begin)),
            Diags.sources().locAt(File, offset(End))};
  }
  Range rangeOf(const antlr4::Token *T) const {
    return rangeOf(T->getStartIndex(), T->getStopIndex() + 1);
  }
  Range rangeOf(antlr4::ParserRuleContext *C) const {
    const antlr4::Token *Last = C->getStop() ? C->getStop() : C->getStart();
    return rangeOf(C->getStart()->getStartIndex(), Last->getStopIndex() + 1);
  }
  StringRef textOf(Range R) const {
    const Loc Start = Diags.sources().start(File);
    return Text.slice(R.Begin.Offset - Start.Offset,
                      R.End.Offset - Start.Offset);
  }
  /// ANTLR counts characters; messages count bytes.
  uint32_t offset(size_t Character) const {
    return static_cast<uint32_t>(
        Offsets.empty() ? std::min(Character, Text.size())
                        : Offsets[std::min(Character, Offsets.size() - 1)]);
  }
  void body(HclParser::BodyContext *C, Value &Out);
  std::unique_ptr<Value> expression(HclParser::ExpressionContext *C);
  bool simple(HclParser::ExpressionContext *C, Value &Out);
  static std::string unquoted(StringRef Quoted);
  static std::string heredoc(StringRef Said);

  FileId File;
  Diagnostics &Diags;
  unsigned MaxDepth;
  StringRef Text;
  std::vector<uint32_t> Offsets; ///< of characters; empty if all are one byte
};

} // namespace

void Reader::findOffsets() {
  if (llvm::all_of(Text,
                   [](char C) { return static_cast<unsigned char>(C) < 0x80; }))
    return;
  for (size_t At = 0; At < Text.size(); ++At)
    if ((static_cast<unsigned char>(Text[At]) & 0xC0) != 0x80)
      Offsets.push_back(static_cast<uint32_t>(At));
  Offsets.push_back(static_cast<uint32_t>(Text.size()));
}

/// The parser calls itself for brackets and for `?`.
bool Reader::isTooDeep(const std::vector<antlr4::Token *> &Tokens) {
  unsigned Depth = 0;
  for (const antlr4::Token *T : Tokens) {
    const std::string Said = T->getText();
    if (Said == "{" || Said == "[" || Said == "(") {
      if (++Depth <= MaxDepth)
        continue;
      Diags.report(diag::ImportTooDeep, rangeOf(T)) << MaxDepth;
      return true;
    }
    if ((Said == "}" || Said == "]" || Said == ")") && Depth)
      --Depth;
  }
  return false;
}

std::string Reader::unquoted(StringRef Quoted) {
  std::string Out;
  Quoted = Quoted.drop_front().drop_back();
  for (size_t At = 0; At < Quoted.size(); ++At) {
    if (Quoted[At] != '\\' || At + 1 == Quoted.size()) {
      Out += Quoted[At];
      continue;
    }
    const char C = Quoted[++At];
    Out += C == 'n' ? '\n' : C == 't' ? '\t' : C == 'r' ? '\r' : C;
  }
  return Out;
}

/// The lines between `<<NAME` and `NAME`.
std::string Reader::heredoc(StringRef Said) {
  StringRef Lines = Said.split('\n').second;
  size_t Last = Lines.rtrim().rfind('\n');
  return Last == StringRef::npos ? std::string()
                                 : Lines.take_front(Last).trim().str();
}

/// A text, a number, a word, a list or an object that stands alone.
bool Reader::simple(HclParser::ExpressionContext *C, Value &Out) {
  if (C->operation().size() != 1 || C->operation(0)->term().size() != 1)
    return false;
  HclParser::TermContext *T = C->operation(0)->term(0);
  HclParser::PrimaryContext *P = T->primary();
  if (!T->suffix().empty() || T->children.size() != 1 || !P)
    return false;
  if (P->STRING()) {
    Out.Sort = ValueSort::Text;
    Out.Text = unquoted(textOf(Out.At));
  } else if (P->HEREDOC()) {
    Out.Sort = ValueSort::Text;
    Out.Text = heredoc(textOf(Out.At));
  } else if (P->NUMBER()) {
    Out.Sort = ValueSort::Number;
    Out.Text = textOf(Out.At).str();
  } else if (P->IDENTIFIER() && P->children.size() == 1) {
    Out.Sort = ValueSort::Word;
    Out.Text = textOf(Out.At).str();
  } else if (P->list() && !P->list()->forIntro()) {
    Out.Sort = ValueSort::List;
    for (HclParser::ExpressionContext *E : P->list()->expression())
      Out.Items.push_back({"", rangeOf(E), expression(E)});
  } else if (P->object() && !P->object()->forIntro()) {
    Out.Sort = ValueSort::Object;
    for (HclParser::EntryContext *E : P->object()->entry()) {
      const Range KeyAt = rangeOf(E->getStart());
      StringRef Key = textOf(KeyAt);
      Out.Items.push_back({E->STRING() ? unquoted(Key) : Key.str(), KeyAt,
                           expression(E->expression().back())});
    }
  } else {
    return false;
  }
  return true;
}

std::unique_ptr<Value> Reader::expression(HclParser::ExpressionContext *C) {
  auto Out = std::make_unique<Value>();
  Out->At = rangeOf(C);
  if (!simple(C, *Out)) {
    Out->Sort = ValueSort::Expression;
    Out->Text = textOf(Out->At).str();
  }
  return Out;
}

void Reader::body(HclParser::BodyContext *C, Value &Out) {
  // Attributes and blocks in the order in which they are written.
  for (antlr4::tree::ParseTree *Child : C->children) {
    if (auto *A = dynamic_cast<HclParser::AttributeContext *>(Child)) {
      const Range KeyAt = rangeOf(A->IDENTIFIER()->getSymbol());
      Out.Items.push_back(
          {textOf(KeyAt).str(), KeyAt, expression(A->expression())});
    } else if (auto *B = dynamic_cast<HclParser::BlockContext *>(Child)) {
      const Range KeyAt = rangeOf(B->IDENTIFIER()->getSymbol());
      auto Block = std::make_unique<Value>();
      Block->Sort = ValueSort::Block;
      Block->At = rangeOf(B);
      for (HclParser::LabelContext *L : B->label()) {
        const Range At = rangeOf(L);
        StringRef Said = textOf(At);
        Block->Labels.push_back(
            {L->STRING() ? unquoted(Said) : Said.str(), At});
      }
      body(B->body(), *Block);
      Out.Items.push_back({textOf(KeyAt).str(), KeyAt, std::move(Block)});
    }
  }
}

std::optional<Value> Reader::run() {
  findOffsets();
  HclLexer::loadNetwork();
  HclParser::loadNetwork();
  antlr4::ANTLRInputStream Input(Text.str());
  HclLexer Lexer(&Input);
  Lexer.removeErrorListeners();
  antlr4::CommonTokenStream Tokens(&Lexer);
  Tokens.fill();
  if (isTooDeep(Tokens.getTokens()))
    return std::nullopt;
  HclParser Parser(&Tokens);
  Parser.removeErrorListeners();
  FirstError Errors;
  Parser.addErrorListener(&Errors);
  HclParser::FileContext *Tree = Parser.file();
  if (Errors.Seen) {
    const bool IsEnd = Errors.Seen->getType() == antlr4::Token::EOF;
    const Range At =
        IsEnd ? rangeOf(Text.size(), Text.size()) : rangeOf(Errors.Seen);
    Diags.report(diag::ImportUnexpected, At)
        << "HCL" << (IsEnd ? StringRef("end of file") : textOf(At));
    return std::nullopt;
  }
  Value Out;
  Out.Sort = ValueSort::Block;
  Out.At = rangeOf(0, 0);
  body(Tree->body(), Out);
  return Out;
}

std::optional<Value> hcl::parse(FileId File, Diagnostics &Diags,
                                unsigned MaxDepth) {
  return Reader(File, Diags, MaxDepth).run();
}
