//===- TextLexer.h - The tokens of the textual IR -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_TEXTLEXER_H
#define TMC_IR_TEXTLEXER_H

#include "Basic/Diagnostics.h"

#include <vector>

namespace tmc::ir {

enum class Tok : uint8_t {
  End,
  Word,     // bare name or keyword
  Global,   // @name
  Local,    // %name
  String,   // "text"
  Slot,     // $3
  Label,    // #3
  Int,      // -12
  Decimal,  // 1.5
  Quantity, // 30d
  Date,     // 2027-03-31
  Place,    // [f0:12+3]
  LParen,
  RParen,
  LBrace,
  RBrace,
  LBracket,
  RBracket,
  Comma,
  Colon,
  ColonColon,
  Equal,
  Arrow,
  TwoWay,
};

struct Token {
  Tok K = Tok::End;
  bool FirstOnLine = false;
  uint32_t Begin = 0;
  uint32_t End = 0;
};

/// Cuts the text into tokens. Stops after a number of errors, as a text with so
/// many is none of ours.
class TextLexer {
public:
  TextLexer(FileId F, Diagnostics &Diags)
      : F(F), Diags(Diags), Text(Diags.sources().text(F)) {}

  bool run(std::vector<Token> &Out);

private:
  char at(size_t I) const { return I < Text.size() ? Text[I] : '\0'; }
  Range range(size_t Begin, size_t End) const {
    SourceManager &S = Diags.sources();
    return {S.locAt(F, static_cast<uint32_t>(Begin)),
            S.locAt(F, static_cast<uint32_t>(End))};
  }
  size_t name(size_t I) const;
  size_t digits(size_t I) const;
  size_t string(size_t I);
  size_t place(size_t I) const;
  Tok number(size_t &I) const;
  Tok longer(size_t &I);
  bool next(size_t &I, Tok &K);

  FileId F;
  Diagnostics &Diags;
  llvm::StringRef Text;
  unsigned Errors = 0;
};

} // namespace tmc::ir

#endif // TMC_IR_TEXTLEXER_H
