//===- Parse.cpp - The textual IR: reading --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Parse.h"

#include "IR/Print.h"
#include "IR/TextReader.h"
#include "IR/Verify.h"

#include <array>

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::StringRef;

/// `tmir 1` and the table of files.
bool TextReader::header() {
  if (!acceptWord("tmir"))
    return expected("`tmir` and a version");
  uint32_t Version = 0;
  const Token &T = tok();
  if (!number(Version, "a version"))
    return false;
  if (Version != TextVersion) {
    Diags.report(diag::IRVersion, range(T))
        << uint64_t(Version) << uint64_t(TextVersion);
    return false;
  }
  while (acceptWord("file")) {
    uint32_t Index = 0, Size = 0;
    Name Path;
    const Token &At = tok();
    if (!number(Index, "a file's number") || !string(Path))
      return false;
    if (Index != Files.size()) {
      Diags.report(diag::IRInvalidNumber, range(At))
          << raw(At) << "a file's number; they count up from 0";
      return false;
    }
    if (!acceptWord("size"))
      return expected("`size`");
    if (!number(Size, "a file's size"))
      return false;
    FileId New = P.Sources->addVirtualFile(P.text(Path), Size);
    if (!New) {
      Diags.report(diag::IRFileSpace, range(At))
          << P.text(Path) << uint64_t(Size);
      return false;
    }
    Files.push_back(New);
  }
  return true;
}

static std::optional<DeclKind> declKind(StringRef Word) {
#define DECL(MEMBER, WORD)                                                     \
  if (Word == WORD)                                                            \
    return DeclKind::MEMBER;
#include "IR/Text.def"
  for (unsigned C = 0; C != NumEntityClasses; ++C)
    if (Word == spelling(static_cast<EntityClass>(C)))
      return DeclKind::Entities;
  return std::nullopt;
}

/// Finds where each declaration begins and ends and declares its name.
bool TextReader::cut() {
  bool Ok = true;
  uint32_t End = static_cast<uint32_t>(Tokens.size() - 1);
  while (Pos < End) {
    uint32_t Begin = Pos;
    Limit = End;
    int Depth = 0;
    // Up to the next line that begins outside of braces; a declaration's
    // keyword in the first column ends one whose `}` is missing.
    auto Begins = [&](const Token &T) {
      if (!T.FirstOnLine || T.K == Tok::RBrace)
        return false;
      return Depth == 0 || (T.K == Tok::Word && Text[T.Begin - 1] == '\n' &&
                            declKind(raw(T)).has_value());
    };
    do {
      Tok K = Tokens[Pos].K;
      Depth += (K == Tok::LBrace) - (K == Tok::RBrace && Depth > 0);
      ++Pos;
    } while (Pos < End && !Begins(Tokens[Pos]));
    uint32_t Next = Pos;
    Pos = Begin;
    std::optional<DeclKind> K;
    if (at(Tok::Word))
      K = declKind(raw());
    Decl D{K.value_or(DeclKind::Enums), 0, Begin, Next};
    Limit = Next;
    if (!K)
      Ok = expected("a declaration, for example `kind` or `element`");
    else if (!declare(D))
      Ok = false;
    Pos = Next;
  }
  return Ok;
}

/// Adds a row with the name at the cursor, if rows of the table have one.
template <typename TableT>
bool TextReader::addRow(Decl &D, TableT &Rows, StringRef Keyword) {
  using RowT = std::remove_cvref_t<decltype(rowsOf(Rows)[0])>;
  if constexpr (HasId<RowT>) {
    constexpr bool IsEntity = std::is_same_v<RowT, Entity>;
    const Token &At = tok();
    RowT Row{};
    if (!at(IsEntity ? Tok::Local : Tok::Global))
      return expected(llvm::Twine("`") + (IsEntity ? "%" : "@") +
                      "` and a name");
    if (!nameOf(At, Row.Id))
      return false;
    if constexpr (IsEntity)
      for (unsigned C = 0; C != NumEntityClasses; ++C)
        if (spelling(static_cast<EntityClass>(C)) == Keyword)
          Row.Class = static_cast<EntityClass>(C);
    auto Id = Rows.add(Row);
    D.Row = Id.index();
    if (!namesOf(Rows).try_emplace(Row.Id, Id).second) {
      Diags.report(diag::IRDuplicate, range(At)) << Keyword << P.text(Row.Id);
      return false;
    }
  }
  return true;
}

/// Adds the row of a declaration with its name.
bool TextReader::declare(Decl D) {
  StringRef Keyword = raw(Tokens[D.Begin]);
  Pos = D.Begin + 1;
  bool Ok = true;
  switch (D.K) {
#define DECL(MEMBER, WORD)                                                     \
  case DeclKind::MEMBER:                                                       \
    Ok = addRow(D, P.MEMBER, Keyword);                                         \
    break;
#include "IR/Text.def"
  }
  if (!Ok)
    return false;
  Decls.push_back(D);
  if (D.K == DeclKind::Enums || D.K == DeclKind::Kinds)
    members(D);
  return true;
}

/// Declares the values of an enum or the attributes of a kind. What is
/// malformed is left for `fill` to report.
void TextReader::members(const Decl &D) {
  StringRef Keyword = D.K == DeclKind::Enums ? "value" : "attr";
  int Depth = 0;
  uint32_t Ordinal = 0;
  for (uint32_t I = D.Begin; I + 1 < D.End; ++I) {
    const Token &T = Tokens[I];
    Depth += (T.K == Tok::LBrace) - (T.K == Tok::RBrace);
    if (Depth != 1 || T.K != Tok::Word || raw(T) != Keyword ||
        !(T.FirstOnLine || Tokens[I - 1].K == Tok::LBrace))
      continue;
    const Token &NameToken = Tokens[I + 1];
    Name N;
    if ((NameToken.K != Tok::Word && NameToken.K != Tok::String) ||
        !nameOf(NameToken, N))
      continue;
    if (D.K == DeclKind::Enums) {
      if (!EnumValueNames.try_emplace({EnumId(D.Row), N}, Ordinal++).second)
        Diags.report(diag::IRDuplicate, range(NameToken))
            << "enum value" << P.text(N);
      continue;
    }
    uint32_t Number = ~uint32_t(0);
    if (I + 2 < D.End && Tokens[I + 2].K == Tok::Label)
      (void)raw(Tokens[I + 2]).drop_front().getAsInteger(10, Number);
    AttrLines.push_back({KindId(D.Row), N, Number, I});
  }
}

/// Gives the attributes their ids: as numbered, else in the order of the text.
bool TextReader::numberAttrs() {
  uint32_t N = static_cast<uint32_t>(AttrLines.size());
  std::vector<uint32_t> LineOf(N, ~uint32_t(0));
  bool Numbered = N && AttrLines[0].Number != ~uint32_t(0);
  for (uint32_t I = 0; I < N; ++I) {
    AttrLine &L = AttrLines[I];
    uint32_t Id = Numbered ? L.Number : I;
    if (Numbered != (L.Number != ~uint32_t(0)) || Id >= N ||
        LineOf[Id] != ~uint32_t(0)) {
      Diags.report(diag::IRAttrNumbers, range(Tokens[L.Token]))
          << P.text(L.Text);
      return false;
    }
    LineOf[Id] = I;
  }
  bool Ok = true;
  for (uint32_t Id = 0; Id < N; ++Id) {
    const AttrLine &L = AttrLines[LineOf[Id]];
    Attr A{};
    A.Owner = L.Owner;
    A.Text = L.Text;
    P.Attrs.add(A);
    AttrOfToken[L.Token] = AttrId(Id);
    if (!AttrNames.try_emplace({L.Owner, L.Text}, AttrId(Id)).second) {
      Diags.report(diag::IRDuplicate, range(Tokens[L.Token]))
          << "attribute" << P.text(L.Text);
      Ok = false;
    }
  }
  // Kinds hold their attributes in the order of the text.
  for (const AttrLine &L : AttrLines) {
    Slice &S = P.Kinds[L.Owner].Attrs;
    if (S.empty())
      S.Begin = static_cast<uint32_t>(P.KindAttrs.size());
    ++S.Count;
    P.KindAttrs.push_back(AttrOfToken[L.Token]);
  }
  return Ok;
}

bool TextReader::run() {
  if (!TextLexer(F, Diags).run(Tokens))
    return false;
  Limit = static_cast<uint32_t>(Tokens.size() - 1);
  if (!header())
    return false;
  uint32_t Before = Diags.errorCount();
  bool Ok = cut();
  Ok &= numberAttrs() && Diags.errorCount() == Before;
  if (!Ok)
    return false;
  // Table by table: a row may refer to the full rows of the tables before its.
  std::array<std::vector<const Decl *>, NumDeclKinds> ByKind;
  for (const Decl &D : Decls)
    ByKind[static_cast<unsigned>(D.K)].push_back(&D);
  for (const auto &List : ByKind)
    for (const Decl *D : List)
      Ok &= fill(*D);
  if (Ok)
    resolveWellKnown(P, nullptr);
  return Ok;
}

bool ir::parse(FileId F, Program &P, Diagnostics &Diags) {
  return TextReader(F, P, Diags).run();
}
