//===- BuilderText.cpp - Syntax nodes of text -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Unicode.h"
#include "Parse/BuilderReader.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::parse;
using llvm::StringRef;
using T = Grammar;

std::string Builder::unescape(uint32_t Begin, uint32_t End) {
  StringRef S = Text.slice(Begin, End);
  std::string Plain;
  Plain.reserve(S.size());
  size_t I = 0;
  while (I < S.size()) {
    if (S[I] != '\\') {
      Plain += S[I++];
      continue;
    }
    const size_t At = I++;
    char C = I < S.size() ? S[I++] : '\0';
    switch (C) {
    case 'n':
      Plain += '\n';
      continue;
    case 't':
      Plain += '\t';
      continue;
    case '"':
    case '\\':
    case '$':
      Plain += C;
      continue;
    case 'u': {
      size_t Close = S.find('}', I);
      uint32_t Code;
      if (I < S.size() && S[I] == '{' && Close != StringRef::npos &&
          Close - I <= 7 && !S.slice(I + 1, Close).getAsInteger(16, Code) &&
          Code <= 0x10FFFF && !(Code >= 0xD800 && Code <= 0xDFFF)) {
        char Buffer[4];
        char *P = Buffer;
        llvm::ConvertCodePointToUTF8(Code, P);
        Plain.append(Buffer, P);
        I = Close + 1;
        continue;
      }
      // Well written, but no character has this number.
      StringRef Digits = I < S.size() && S[I] == '{' && Close != StringRef::npos
                             ? S.slice(I + 1, Close)
                             : StringRef();
      if (!Digits.empty() && llvm::all_of(Digits, llvm::isHexDigit)) {
        I = Close + 1;
        Out.add(diag::NotACharacter, Begin + static_cast<uint32_t>(At),
                Begin + static_cast<uint32_t>(I), {S.slice(At, I).str()});
        continue;
      }
      break;
    }
    default:
      break;
    }
    I = characterEnd(S, I);
    Out.add(diag::InvalidEscape, Begin + static_cast<uint32_t>(At),
            Begin + static_cast<uint32_t>(I), {S.slice(At, I).str()});
  }
  return Plain;
}

/// The raw pieces of a text block, made ready: see `text` in the grammar. A
/// piece is none where a hole stands.
static std::vector<std::string>
layOutTextBlock(llvm::ArrayRef<std::optional<StringRef>> Pieces) {
  // The lines' indentation. `AtStart`: only blanks of the line were seen.
  std::optional<size_t> Common;
  bool FirstLineCounts = false;
  if (!Pieces.empty() && Pieces[0]) {
    StringRef First = *Pieces[0];
    FirstLineCounts = First.starts_with("\n") || First.starts_with("\r\n");
  }
  bool AtStart = false; // what follows the opening quotes is not indented
  size_t Indent = 0;
  auto Count = [&] { Common = Common ? std::min(*Common, Indent) : Indent; };
  for (const std::optional<StringRef> &Piece : Pieces) {
    if (!Piece) {
      if (AtStart)
        Count();
      AtStart = false;
      continue;
    }
    for (char C : *Piece) {
      if (C == '\n') {
        AtStart = true;
        Indent = 0;
      } else if (AtStart && (C == ' ' || C == '\t')) {
        ++Indent;
      } else if (AtStart && C != '\r') {
        Count();
        AtStart = false;
      }
    }
  }
  // The closing quotes count as text of the last line.
  if (AtStart)
    Count();

  const size_t Drop = Common.value_or(0);
  std::vector<std::string> Result;
  bool First = true;
  AtStart = false;
  Indent = 0;
  for (const std::optional<StringRef> &Piece : Pieces) {
    std::string &Line = Result.emplace_back();
    if (!Piece) {
      // Blanks beyond the common ones were kept already.
      AtStart = false;
      First = false;
      continue;
    }
    StringRef S = *Piece;
    if (First && FirstLineCounts) {
      S = S.drop_front(S[0] == '\r' ? 2 : 1);
      AtStart = true;
    }
    First = false;
    size_t Blanks = Line.size(); // end of what is not a trailing blank line
    for (size_t I = 0; I < S.size(); ++I) {
      char C = S[I];
      if (C == '\r' && I + 1 < S.size() && S[I + 1] == '\n')
        continue;
      if (C == '\n') {
        if (AtStart)
          Line.resize(Blanks); // a line of blanks only is empty
        Line += '\n';
        Blanks = Line.size();
        AtStart = true;
        Indent = 0;
      } else if (AtStart && (C == ' ' || C == '\t')) {
        if (Indent++ >= Drop)
          Line += C;
      } else {
        AtStart = false;
        Line += C;
      }
    }
    if (AtStart && &Piece == &Pieces.back())
      Line.resize(Blanks); // the closing quotes stand on a line of their own
  }
  return Result;
}

ast::NodeId Builder::text(Reader R) {
  if (R.done())
    return NodeId::none();
  if (R.at(T::STRING)) {
    const LightToken &L = List.Tokens[R.take().Value];
    StringRef Raw = Text.slice(L.Begin + 1, L.End - 1);
    Name Value = Raw.contains('\\')
                     ? Names.intern(unescape(L.Begin + 1, L.End - 1))
                     : Known.intern(Raw);
    return add(make::StringLit{.text = Value});
  }
  const bool IsBlock = R.token(T::TEXT_OPEN);
  if (!IsBlock)
    R.token(T::QUOTE);
  const uint8_t Flags = IsBlock ? TextBlock : 0;

  struct Piece {
    NodeId Hole;
    uint32_t Begin = 0;
    uint32_t End = 0;
  };
  llvm::SmallVector<Piece, 8> Pieces;
  bool HasHoles = false;
  while (!R.done()) {
    const Entry &E = R.take();
    if (E.Type == NodeBase + T::RuleHole) {
      Pieces.push_back({NodeId(E.Value), 0, 0});
      HasHoles = true;
    } else if (E.Type == T::STR_TEXT || E.Type == T::TEXT_RAW) {
      Pieces.push_back({NodeId::none(), beginOf(E), endOf(E)});
    }
  }
  std::vector<std::string> Strings;
  if (IsBlock) {
    llvm::SmallVector<std::optional<StringRef>, 8> Raw;
    for (const Piece &P : Pieces)
      Raw.push_back(P.Hole ? std::nullopt
                           : std::optional(Text.slice(P.Begin, P.End)));
    Strings = layOutTextBlock(Raw);
  } else {
    for (const Piece &P : Pieces)
      Strings.push_back(P.Hole ? std::string() : unescape(P.Begin, P.End));
  }
  if (!HasHoles) {
    // At most one piece.
    StringRef Only = Strings.empty() ? StringRef() : StringRef(Strings[0]);
    return add(make::StringLit{.text = Names.intern(Only)}, Flags);
  }
  Slots Parts;
  for (size_t I = 0; I < Pieces.size(); ++I) {
    if (Pieces[I].Hole)
      Parts.push_back(Pieces[I].Hole);
    else if (!Strings[I].empty())
      Parts.push_back(addAt(Pieces[I].Begin, Pieces[I].End,
                            make::StringLit{.text = Names.intern(Strings[I])},
                            Flags));
  }
  return add(make::Template{.pieces = Parts}, Flags);
}
