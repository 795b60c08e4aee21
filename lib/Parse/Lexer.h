//===- Lexer.h - From text to tokens --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A hand-written scanner for the words of grammar/TmLexer.g4, straight over
/// UTF-8, and the stream through which ANTLR's parser sees them. Why not the
/// scanner that ANTLR makes: docs/design/frontend.md has the measurements.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_LEXER_H
#define TMC_PARSE_LEXER_H

#include "Basic/Diagnostics.h"
#include "Parse/Reports.h"

#include "antlr4-runtime.h"

#include <vector>

namespace tmc::parse {

/// A token: its type and its bytes in the file. Six times smaller than ANTLR's
/// own, and without text.
class LightToken final : public antlr4::Token {
public:
  LightToken(int32_t Type, uint32_t Begin, uint32_t End, uint32_t Index)
      : Type(Type), Begin(Begin), End(End), Index(Index) {}

  int32_t Type; ///< of TmLexer; -1 at the end of the file
  uint32_t Begin;
  uint32_t End;
  uint32_t Index;

  std::string getText() const override { return {}; }
  size_t getType() const override { return static_cast<size_t>(Type); }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return Begin; }
  size_t getChannel() const override { return DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return Index; }
  size_t getStartIndex() const override { return Begin; }
  size_t getStopIndex() const override { return End; }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  antlr4::CharStream *getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }
};

/// A `///` comment and the token that follows it.
struct DocComment {
  uint32_t Begin;
  uint32_t End;
  uint32_t NextToken;
};

/// What lex() makes of a file.
struct TokenList {
  std::vector<LightToken> Tokens; ///< the last one is the end of the file
  std::vector<DocComment> Docs;
  /// Places of lexical errors, ascending: a syntax error beside one of them is
  /// its consequence and is not reported.
  std::vector<uint32_t> Errors;
  bool TooDeep = false;   ///< brackets nest too deep: not worth parsing
  bool Reordered = false; ///< some were put into another order (Habits.h)
  bool Swallowed = false; ///< an open comment or text took the file's rest
};

/// Splits \p Text, which must be valid UTF-8, into tokens. Reports what is no
/// token into \p Out. Brackets may nest \p MaxNesting deep.
TokenList lex(llvm::StringRef Text, uint32_t MaxNesting, Reports &Out);

/// Whether tokens of type \p Type are keywords.
bool isKeyword(int32_t Type);

/// ANTLR's view of a TokenList.
class TokenCursor final : public antlr4::TokenStream {
public:
  explicit TokenCursor(const TokenList &List) : Tokens(List.Tokens) {}

  /// Type of the next token, without a virtual call.
  int32_t type() const { return Tokens[Pos].Type; }
  /// Type of the token \p I behind the next one; the last one goes on forever.
  int32_t typeAhead(uint32_t I) const {
    return Tokens[std::min<size_t>(size_t(Pos) + I, Tokens.size() - 1)].Type;
  }
  uint32_t position() const { return Pos; }
  const LightToken &at(uint32_t I) const { return Tokens[I]; }
  void advance() { Pos += Pos + 1 < Tokens.size(); }

  antlr4::Token *LT(ssize_t K) override {
    ssize_t I = static_cast<ssize_t>(Pos) + (K > 0 ? K - 1 : K);
    if (K == 0 || I < 0)
      return nullptr;
    return token(std::min<size_t>(static_cast<size_t>(I), Tokens.size() - 1));
  }
  size_t LA(ssize_t K) override {
    antlr4::Token *T = LT(K);
    return T ? static_cast<LightToken *>(T)->getType() : 0;
  }
  antlr4::Token *get(size_t I) const override { return token(I); }
  void consume() override { advance(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return Pos; }
  void seek(size_t I) override {
    Pos = static_cast<uint32_t>(std::min(I, Tokens.size() - 1));
  }
  size_t size() override { return Tokens.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval &) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext *) override { return {}; }
  std::string getText(antlr4::Token *, antlr4::Token *) override { return {}; }

private:
  /// ANTLR wants tokens that can be changed, and changes none.
  antlr4::Token *token(size_t I) const {
    return const_cast<LightToken *>(&Tokens[I]);
  }
  const std::vector<LightToken> &Tokens;
  uint32_t Pos = 0;
};

} // namespace tmc::parse

#endif // TMC_PARSE_LEXER_H
