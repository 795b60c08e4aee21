//===- TextLexer.cpp - The tokens of the textual IR -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/TextLexer.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

static bool isNameStart(char C) { return llvm::isAlpha(C) || C == '_'; }
static bool isNameChar(char C) { return llvm::isAlnum(C) || C == '_'; }

size_t TextLexer::name(size_t I) const {
  while (I < Text.size() &&
         (isNameChar(Text[I]) || (Text[I] == '.' && isNameChar(at(I + 1)))))
    ++I;
  return I;
}
size_t TextLexer::digits(size_t I) const {
  while (llvm::isDigit(at(I)))
    ++I;
  return I;
}

/// The end of the string whose opening quote is at \p I.
size_t TextLexer::string(size_t I) {
  size_t Begin = I++;
  for (; I < Text.size() && Text[I] != '"' && Text[I] != '\n'; ++I)
    if (Text[I] == '\\' && I + 1 < Text.size() && Text[I + 1] != '\n')
      ++I;
  if (at(I) == '"')
    return I + 1;
  Diags.report(diag::IRUnterminatedString, range(Begin, I));
  ++Errors;
  return I;
}

/// The end of the place at \p I, or 0 if there is none.
size_t TextLexer::place(size_t I) const {
  if (at(I) != '[' || at(I + 1) != 'f' || !llvm::isDigit(at(I + 2)))
    return 0;
  I = digits(I + 2);
  if (at(I) != ':' || !llvm::isDigit(at(I + 1)))
    return 0;
  I = digits(I + 1);
  if (at(I) != '+' || !llvm::isDigit(at(I + 1)))
    return 0;
  I = digits(I + 1);
  return at(I) == ']' ? I + 1 : 0;
}

Tok TextLexer::number(size_t &I) const {
  size_t Begin = I;
  if (at(I) == '-')
    ++I;
  I = digits(I);
  if (I == Begin + 4 && at(I) == '-' && llvm::isDigit(at(I + 1)) &&
      llvm::isDigit(at(I + 2)) && at(I + 3) == '-' &&
      llvm::isDigit(at(I + 4)) && llvm::isDigit(at(I + 5))) {
    I += 6;
    return Tok::Date;
  }
  if (at(I) == '.' && llvm::isDigit(at(I + 1))) {
    I = digits(I + 1);
    return Tok::Decimal;
  }
  if (!llvm::isAlpha(at(I)))
    return Tok::Int;
  while (llvm::isAlnum(at(I)))
    ++I;
  return Tok::Quantity;
}

/// The token of one sign at \p I, or End.
static Tok signAt(char C) {
  switch (C) {
  case '(':
    return Tok::LParen;
  case ')':
    return Tok::RParen;
  case '{':
    return Tok::LBrace;
  case '}':
    return Tok::RBrace;
  case '[':
    return Tok::LBracket;
  case ']':
    return Tok::RBracket;
  case ',':
    return Tok::Comma;
  case '=':
    return Tok::Equal;
  case ':':
    return Tok::Colon;
  default:
    return Tok::End;
  }
}

/// Moves \p I behind the longer token there, if it is one.
Tok TextLexer::longer(size_t &I) {
  char C = Text[I], Next = at(I + 1);
  auto Skip = [&](size_t Length, Tok K) {
    I += Length;
    return K;
  };
  if (C == '[')
    if (size_t End = place(I))
      return Skip(End - I, Tok::Place);
  if (C == ':' && Next == ':')
    return Skip(2, Tok::ColonColon);
  if (C == '<' && Next == '-' && at(I + 2) == '>')
    return Skip(3, Tok::TwoWay);
  if (C == '-' && Next == '>')
    return Skip(2, Tok::Arrow);
  if (C == '"')
    return Skip(string(I) - I, Tok::String);
  if ((C == '@' || C == '%') && (Next == '"' || isNameStart(Next)))
    return Skip((Next == '"' ? string(I + 1) : name(I + 1)) - I,
                C == '@' ? Tok::Global : Tok::Local);
  if ((C == '$' || C == '#') && llvm::isDigit(Next))
    return Skip(digits(I + 1) - I, C == '$' ? Tok::Slot : Tok::Label);
  if (isNameStart(C))
    return Skip(name(I) - I, Tok::Word);
  if (llvm::isDigit(C) || (C == '-' && llvm::isDigit(Next)))
    return number(I);
  return Tok::End;
}

/// Reads the token at \p I. Returns false, having moved on, for a character
/// that begins none.
bool TextLexer::next(size_t &I, Tok &K) {
  size_t Begin = I;
  char C = Text[I];
  K = longer(I);
  if (K != Tok::End)
    return true;
  ++I;
  K = signAt(C);
  if (K != Tok::End)
    return true;
  // A character of several bytes is reported once.
  while (I < Text.size() &&
         (static_cast<unsigned char>(Text[I]) & 0xC0) == 0x80)
    ++I;
  std::string Shown = llvm::isPrint(C)
                          ? ("`" + StringRef(&C, 1) + "`").str()
                          : "0x" + llvm::utohexstr(static_cast<uint8_t>(C));
  Diags.report(diag::IRUnexpectedCharacter, range(Begin, I)) << Shown;
  ++Errors;
  return false;
}

bool TextLexer::run(std::vector<Token> &Out) {
  constexpr unsigned ErrorBound = 20;
  Out.reserve(Text.size() / 6);
  bool FirstOnLine = true;
  size_t I = 0;
  while (Errors < ErrorBound) {
    char C = at(I);
    if (I >= Text.size())
      break;
    if (C == '\n') {
      FirstOnLine = true;
      ++I;
      continue;
    }
    if (C == ' ' || C == '\t' || C == '\r') {
      ++I;
      continue;
    }
    if (C == '/' && at(I + 1) == '/') {
      I = std::min(Text.find('\n', I), Text.size());
      continue;
    }
    size_t Begin = I;
    Tok K = Tok::End;
    if (!next(I, K))
      continue;
    Out.push_back({K, FirstOnLine, static_cast<uint32_t>(Begin),
                   static_cast<uint32_t>(I)});
    FirstOnLine = false;
  }
  uint32_t End = static_cast<uint32_t>(Text.size());
  Out.push_back({Tok::End, true, End, End});
  return Errors == 0;
}
