//===- SyntaxErrors.h - Messages for and recovery from syntax errors ------===//
//
// Part of tmc, under the Apache License v2.0.
//
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

} // namespace tmc::parse

#endif // TMC_PARSE_SYNTAXERRORS_H
