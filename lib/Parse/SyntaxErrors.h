//===- SyntaxErrors.h - Messages for and recovery from syntax errors ------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What happens where the text does not follow the grammar. A file is parsed
/// with GiveUp first; if that fails it is parsed again with SyntaxErrors.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_SYNTAXERRORS_H
#define TMC_PARSE_SYNTAXERRORS_H

#include "Parse/ParserBase.h"
#include "Parse/Reports.h"

namespace tmc::parse {

/// First try: any error ends the parse.
class GiveUp final : public antlr4::ANTLRErrorStrategy {
public:
  void reset(antlr4::Parser *) override {}
  antlr4::Token *recoverInline(antlr4::Parser *) override {
    throw ParseAborted();
  }
  void recover(antlr4::Parser *, std::exception_ptr) override {
    throw ParseAborted();
  }
  void sync(antlr4::Parser *) override {}
  bool inErrorRecoveryMode(antlr4::Parser *) override { return false; }
  void reportMatch(antlr4::Parser *) override {}
  void reportError(antlr4::Parser *,
                   const antlr4::RecognitionException &) override {}
};

/// Finds blocks whose `}` is missing by the indentation of what follows, puts
/// the brace in and reports it. Does nothing where braces are balanced.
void closeForgottenBlocks(llvm::StringRef Text, TokenList &List, Reports &Out);

/// Finds braces that close a block for the second time, by their indentation,
/// takes them out and reports them. Does nothing where no brace is too many.
void dropExtraBraces(llvm::StringRef Text, TokenList &List, Reports &Out);

/// Second try: explains errors. At most one message for each statement, because
/// the second would mostly be a consequence of the first.
///
/// Where the text has one likely fix (a missing `;`, `=>` for `->`), the
/// tokens are changed to it and the parse goes on as if it had been written.
/// Otherwise the rest of the statement is skipped.
class SyntaxErrors final : public antlr4::ANTLRErrorStrategy {
public:
  SyntaxErrors(llvm::StringRef Text, TokenList &List, uint32_t MaxErrors,
               Reports &Out);

  /// Whether the text does not follow the grammar.
  bool sawError() const { return SawError; }

  void reset(antlr4::Parser *) override {}
  /// Called before each decision: fixes what prediction could not explain.
  void sync(antlr4::Parser *Base) override;
  /// Called where a token was expected and is not there.
  antlr4::Token *recoverInline(antlr4::Parser *Base) override;
  /// Called where a rule cannot go on; then recover() for the same rule.
  void reportError(antlr4::Parser *Base,
                   const antlr4::RecognitionException &E) override;
  void recover(antlr4::Parser *Base, std::exception_ptr) override;
  bool inErrorRecoveryMode(antlr4::Parser *) override { return Quiet; }
  void reportMatch(antlr4::Parser *) override {}

private:
  // Looking at tokens; 0 is the next one.
  uint32_t pos() const { return P->cursor().position(); }
  const LightToken &ahead(uint32_t I = 0) const;
  const LightToken &before() const;
  int32_t type(uint32_t I = 0) const { return ahead(I).Type; }
  bool startsLine(uint32_t I = 0) const;
  bool isNameAt(uint32_t I) const;
  bool startsExpression(uint32_t I) const;
  bool startsStatement(uint32_t I) const;
  llvm::StringRef textAt(uint32_t I) const;
  std::string found(uint32_t I = 0) const;
  std::string afterPrevious() const;
  std::string statement() const;
  bool expects(const antlr4::misc::IntervalSet &Set, int32_t Type) const {
    return Set.contains(static_cast<size_t>(Type));
  }
  const antlr4::misc::IntervalSet &expected() const;

  std::string listOf(const antlr4::misc::IntervalSet &Set) const;

  // Reporting. Each returns null if the statement has its message already.
  Report *report(diag::Kind K, uint32_t Begin, uint32_t End,
                 llvm::SmallVector<DiagArg, 3> Args);
  Report *expectedHere(llvm::StringRef What, llvm::StringRef Where,
                       uint32_t At = 0);
  Report *expectedBefore(llvm::StringRef What, llvm::StringRef Where,
                         llvm::StringRef Insert);
  Report *unexpected(llvm::StringRef Where, llvm::StringRef Expected,
                     uint32_t At = 0);

  // Changing tokens and moving on.
  void insert(uint32_t I, int32_t Type);
  void erase(uint32_t I);
  void retype(uint32_t I, int32_t Type);
  antlr4::Token *conjure(int32_t Type);
  antlr4::Token *take() { return P->consume(); }
  void skip();
  void skipBraces();
  void skipStatement();
  bool skipOnLineTo(int32_t One, int32_t Other);
  [[noreturn]] void fail();

  bool checkElementName();
  bool suggestKeyword(llvm::ArrayRef<int32_t> Words, llvm::StringRef Where);
  void checkDeclarationStart();
  void fixAssignments();
  void checkMemberStart();
  bool checkMark();
  void checkBehindWord();
  void checkTwoNames(bool InBody);
  bool opensForgotten();
  void noteOpening(Report *R, int32_t Close);
  void checkList(int32_t Close, llvm::StringRef CloseText);
  void expectName();
  antlr4::Token *expectSemicolon();
  antlr4::Token *expectClose(int32_t Close);

  llvm::StringRef Text;
  TokenList &List;
  Reports &Out;
  ParserBase *P = nullptr;
  bool Quiet = false; ///< the statement has its message
  bool SawError = false;
  int ExtraCloses = 0; ///< by how many `}` outnumber `{`
};

} // namespace tmc::parse

#endif // TMC_PARSE_SYNTAXERRORS_H
