//===- Parse.cpp - The textual IR: reading --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Three steps: the text is cut into tokens; a first pass declares every name,
/// so that a row can refer to a later one; a second one fills the rows, table
/// by table. A declaration with an error is skipped, the others are still read.
///
//===----------------------------------------------------------------------===//

#include "IR/Parse.h"

#include "IR/ExprInfo.h"
#include "IR/Print.h"
#include "IR/Verify.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <array>

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

namespace {

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

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

bool isNameStart(char C) { return llvm::isAlpha(C) || C == '_'; }
bool isNameChar(char C) { return llvm::isAlnum(C) || C == '_'; }

/// Cuts the text into tokens. Stops after a number of errors, as a text with so
/// many is none of ours.
class Lexer {
public:
  Lexer(FileId F, Diagnostics &Diags)
      : F(F), Diags(Diags), Text(Diags.sources().text(F)) {}

  bool run(std::vector<Token> &Out);

private:
  char at(size_t I) const { return I < Text.size() ? Text[I] : '\0'; }
  Range range(size_t Begin, size_t End) const {
    SourceManager &S = Diags.sources();
    return {S.locAt(F, static_cast<uint32_t>(Begin)),
            S.locAt(F, static_cast<uint32_t>(End))};
  }
  size_t name(size_t I) const {
    while (I < Text.size() &&
           (isNameChar(Text[I]) || (Text[I] == '.' && isNameChar(at(I + 1)))))
      ++I;
    return I;
  }
  size_t digits(size_t I) const {
    while (llvm::isDigit(at(I)))
      ++I;
    return I;
  }
  size_t string(size_t I);
  size_t place(size_t I) const;
  Tok number(size_t &I) const;
  bool next(size_t &I, Tok &K);

  FileId F;
  Diagnostics &Diags;
  StringRef Text;
  unsigned Errors = 0;
};

/// The end of the string whose opening quote is at \p I.
size_t Lexer::string(size_t I) {
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
size_t Lexer::place(size_t I) const {
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

Tok Lexer::number(size_t &I) const {
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

/// Reads the token at \p I. Returns false, having moved on, for a character
/// that begins none.
bool Lexer::next(size_t &I, Tok &K) {
  size_t Begin = I;
  char C = Text[I];
  auto One = [&](Tok T) {
    ++I;
    K = T;
    return true;
  };
  switch (C) {
  case '(':
    return One(Tok::LParen);
  case ')':
    return One(Tok::RParen);
  case '{':
    return One(Tok::LBrace);
  case '}':
    return One(Tok::RBrace);
  case ']':
    return One(Tok::RBracket);
  case ',':
    return One(Tok::Comma);
  case '=':
    return One(Tok::Equal);
  case '[':
    if (size_t End = place(I)) {
      I = End;
      K = Tok::Place;
      return true;
    }
    return One(Tok::LBracket);
  case ':':
    if (at(I + 1) == ':') {
      I += 2;
      K = Tok::ColonColon;
      return true;
    }
    return One(Tok::Colon);
  case '<':
    if (at(I + 1) == '-' && at(I + 2) == '>') {
      I += 3;
      K = Tok::TwoWay;
      return true;
    }
    break;
  case '"':
    I = string(I);
    K = Tok::String;
    return true;
  case '@':
  case '%':
    if (at(I + 1) == '"' || isNameStart(at(I + 1))) {
      K = C == '@' ? Tok::Global : Tok::Local;
      I = at(I + 1) == '"' ? string(I + 1) : name(I + 1);
      return true;
    }
    break;
  case '$':
  case '#':
    if (llvm::isDigit(at(I + 1))) {
      K = C == '$' ? Tok::Slot : Tok::Label;
      I = digits(I + 1);
      return true;
    }
    break;
  case '-':
    if (at(I + 1) == '>') {
      I += 2;
      K = Tok::Arrow;
      return true;
    }
    if (llvm::isDigit(at(I + 1))) {
      K = number(I);
      return true;
    }
    break;
  default:
    if (isNameStart(C)) {
      I = name(I);
      K = Tok::Word;
      return true;
    }
    if (llvm::isDigit(C)) {
      K = number(I);
      return true;
    }
  }
  // A character of several bytes is reported once.
  ++I;
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

bool Lexer::run(std::vector<Token> &Out) {
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

//===----------------------------------------------------------------------===//
// The parser
//===----------------------------------------------------------------------===//

/// What a declaration declares, in the order in which the tables are filled.
enum class DeclKind : uint8_t {
  Enum,
  Kind,
  Control,
  Func,
  Verification,
  Rule,
  Entity,
  Decision,
  Requirement,
  View,
  Methodology,
};
constexpr unsigned NumDeclKinds = 11;

struct Decl {
  DeclKind K;
  uint32_t Row;   ///< index into its table, unless Decision or Requirement
  uint32_t Begin; ///< the keyword's token
  uint32_t End;   ///< the token after the last one
};

class Parser {
public:
  Parser(FileId F, Program &P, Diagnostics &Diags)
      : F(F), P(P), Diags(Diags), Text(Diags.sources().text(F)) {}

  bool run();

private:
  // Tokens
  const Token &tok() const { return Tokens[std::min(Pos, Limit)]; }
  Tok peek() const { return Pos < Limit ? Tokens[Pos].K : Tok::End; }
  bool at(Tok K) const { return peek() == K; }
  bool atWord(StringRef W) const { return at(Tok::Word) && raw() == W; }
  StringRef raw() const { return raw(tok()); }
  StringRef raw(const Token &T) const { return Text.slice(T.Begin, T.End); }
  bool accept(Tok K) {
    if (!at(K))
      return false;
    ++Pos;
    return true;
  }
  bool acceptWord(StringRef W) {
    if (!atWord(W))
      return false;
    ++Pos;
    return true;
  }
  Range range(const Token &T) const {
    return {P.Sources->locAt(F, T.Begin), P.Sources->locAt(F, T.End)};
  }
  bool expected(const llvm::Twine &What);
  bool expect(Tok K, const char *What) { return accept(K) || expected(What); }
  bool unknown(const char *What, const Token &At, StringRef Name,
               llvm::ArrayRef<StringRef> Candidates = {});

  // Leaves
  bool unescape(const Token &T, StringRef Quoted, std::string &Out);
  bool nameOf(const Token &T, Name &Out);
  bool name(Name &Out);
  bool string(Name &Out);
  bool number(uint32_t &Out, const char *What, uint32_t Skip = 0);
  bool place(Range &Out);
  template <typename IdT>
  bool global(const llvm::DenseMap<Name, IdT> &Map, const char *What, IdT &Out);
  bool entityRef(EntityId &Out);
  bool attrRef(AttrId &Out);
  bool enumValue(Value &Out);
  bool value(Value &Out, bool InSet = false);
  bool type(Type &Out);
  bool date(StringRef Digits, int64_t &Out) const;

  // Expressions
  struct Frame {
    ExprOp Op = ExprOp::Const;
    uint32_t Label = ~uint32_t(0);
    uint8_t Operand = 0;
    bool InSpec = false;
    uint32_t Ops[3] = {~uint32_t(0), ~uint32_t(0), ~uint32_t(0)};
    uint32_t Args = 0;    ///< where its arguments begin in ArgStack
    uint32_t Clauses = 0; ///< and its clauses in ClauseStack
  };
  enum class Step : uint8_t { WantExpr, Done, Fail };
  bool expr(ExprId &Out);
  bool beginExpr(ExprId &Result, bool &Have);
  void store(Frame &Fr, ExprId Result);
  Step step(Frame &Fr);
  Step pathSpec(Frame &Fr);
  bool leaf(Operand What, uint32_t &Out);
  bool finish(Frame &Fr, ExprId &Result);

  // Declarations
  bool header();
  bool cut();
  bool declare(Decl D);
  void members(const Decl &D);
  bool numberAttrs();
  bool fill(const Decl &D);
  template <typename Fn> bool body(Fn Item);
  bool properties(const char *Key, StringRef Found, std::vector<Property> &Out);
  bool property(Property &Out);
  bool docs(StringRef Key, Name *Title, Name *Doc, bool &Ok);
  bool params(StringRef Key, std::vector<Param> &Out, bool &Ok);
  bool controlList(std::vector<ControlId> &Pool, Slice &Out);
  bool defaultLine(AttrId &A, ExprId &V, Range &Where);

  bool enumDecl(Enum &E);
  bool kindDecl(KindId Id);
  bool attrLine(AttrId Id);
  bool controlDecl(Control &C);
  bool funcDecl(Func &Fn);
  bool verificationDecl(Verification &V);
  bool ruleDecl(Rule &R);
  bool entityDecl(EntityId Id);
  bool settingLine(EntityId Id, std::vector<Setting> &Out);
  bool decisionDecl();
  bool requirementDecl();
  bool viewDecl(View &V);
  bool viewClause(ViewClause &X);
  bool variable(StringRef Key, std::vector<RuleVar> &Vars,
                std::vector<RuleLet> &Lets, bool &Ok);
  bool filter(Slice &Of, EnumId &By);
  bool titles(Name &Title, Name &Doc, Range &Where);
  struct MethodLists;
  bool methodLine(StringRef Key, MethodLists &L, bool &Ok);
  bool methodologyDecl(Methodology &M);

  template <typename RowT>
  static Slice append(std::vector<RowT> &Pool, const std::vector<RowT> &Rows) {
    Slice S{static_cast<uint32_t>(Pool.size()),
            static_cast<uint32_t>(Rows.size())};
    Pool.insert(Pool.end(), Rows.begin(), Rows.end());
    return S;
  }

  FileId F;
  Program &P;
  Diagnostics &Diags;
  StringRef Text;
  std::vector<Token> Tokens;
  uint32_t Pos = 0;
  uint32_t Limit = 0; ///< the token at which the current declaration ends

  std::vector<FileId> Files;
  std::vector<Decl> Decls;
  llvm::DenseMap<Name, EnumId> EnumNames;
  llvm::DenseMap<Name, KindId> KindNames;
  llvm::DenseMap<Name, ControlId> ControlNames;
  llvm::DenseMap<Name, FuncId> FuncNames;
  llvm::DenseMap<Name, VerificationId> VerificationNames;
  llvm::DenseMap<Name, RuleId> RuleNames;
  llvm::DenseMap<Name, EntityId> EntityNames;
  llvm::DenseMap<Name, ViewId> ViewNames;
  llvm::DenseMap<Name, MethodologyId> MethodologyNames;
  llvm::DenseMap<std::pair<EnumId, Name>, uint32_t> EnumValueNames;
  llvm::DenseMap<std::pair<KindId, Name>, AttrId> AttrNames;
  llvm::DenseMap<std::pair<std::pair<Name, Name>, Name>, uint32_t> RefRows;

  /// The `attr` lines in the order of the text.
  struct AttrLine {
    KindId Owner;
    Name Text;
    uint32_t Number; ///< as written, or ~0
    uint32_t Token;  ///< of the word `attr`
  };
  std::vector<AttrLine> AttrLines;
  llvm::DenseMap<uint32_t, AttrId> AttrOfToken;

  std::vector<Frame> Frames;
  std::vector<ExprId> ArgStack;
  std::vector<PathClause> ClauseStack;
  llvm::DenseMap<uint32_t, ExprId> Labels;
};

bool Parser::expected(const llvm::Twine &What) {
  const Token &T = tok();
  std::string Found;
  if (T.K == Tok::End)
    Found = "the end of the text";
  else if (Pos >= Limit)
    Found = ("the next declaration, `" + raw(T).take_front(40) + "`").str();
  else
    Found = ("`" + raw(T).take_front(40) + "`").str();
  Diags.report(diag::IRExpected, range(T)) << What << Found;
  return false;
}

bool Parser::unknown(const char *What, const Token &At, StringRef Name,
                     llvm::ArrayRef<StringRef> Candidates) {
  StringRef Near = nearest(Name, Candidates);
  Diags.report(diag::IRUnknownName, range(At))
      << What << Name
      << (Near.empty() ? std::string()
                       : ("; did you mean `" + Near + "`?").str());
  return false;
}

//===----------------------------------------------------------------------===//
// Leaves
//===----------------------------------------------------------------------===//

bool Parser::unescape(const Token &T, StringRef Quoted, std::string &Out) {
  Out.clear();
  StringRef Body = Quoted.drop_front().drop_back();
  for (size_t I = 0; I < Body.size(); ++I) {
    if (Body[I] != '\\') {
      Out += Body[I];
      continue;
    }
    char C = I + 1 < Body.size() ? Body[I + 1] : '\0';
    size_t Length = 2;
    if (C == 'n')
      Out += '\n';
    else if (C == 't')
      Out += '\t';
    else if (C == '"' || C == '\\')
      Out += C;
    else if (C == 'x' && I + 3 < Body.size() && llvm::isHexDigit(Body[I + 2]) &&
             llvm::isHexDigit(Body[I + 3])) {
      Out += static_cast<char>(llvm::hexFromNibbles(Body[I + 2], Body[I + 3]));
      Length = 4;
    } else {
      uint32_t At = static_cast<uint32_t>(Body.data() + I - Text.data());
      Diags.report(diag::IRInvalidEscape, range({T.K, false, At, At + 2}))
          << Body.substr(I, 2);
      return false;
    }
    I += Length - 1;
  }
  return true;
}

/// The text of a word, string or name with a sigil.
bool Parser::nameOf(const Token &T, Name &Out) {
  StringRef R = raw(T);
  if (T.K == Tok::Global || T.K == Tok::Local)
    R = R.drop_front();
  if (!R.starts_with("\"")) {
    Out = P.Names->intern(R);
    return true;
  }
  std::string S;
  if (!unescape(T, R, S))
    return false;
  Out = P.Names->intern(S);
  return true;
}

bool Parser::name(Name &Out) {
  if (!at(Tok::Word) && !at(Tok::String))
    return expected("a name");
  return nameOf(Tokens[Pos++], Out);
}

bool Parser::string(Name &Out) {
  if (!at(Tok::String))
    return expected("a string");
  return nameOf(Tokens[Pos++], Out);
}

/// A whole number of 32 bits, without the first \p Skip characters.
bool Parser::number(uint32_t &Out, const char *What, uint32_t Skip) {
  if (!raw().drop_front(Skip).getAsInteger(10, Out) && Out != ~uint32_t(0)) {
    ++Pos;
    return true;
  }
  if (!at(Tok::Int) && !at(Tok::Slot) && !at(Tok::Label))
    return expected(What);
  Diags.report(diag::IRInvalidNumber, range(tok())) << raw() << What;
  return false;
}

/// An optional place.
bool Parser::place(Range &Out) {
  if (!at(Tok::Place))
    return true;
  auto [FileText, Rest] = raw().drop_front(2).drop_back().split(':');
  auto [Begin, Length] = Rest.split('+');
  uint32_t FileIndex = 0;
  uint64_t B = 0, N = 0;
  bool Bad = FileText.getAsInteger(10, FileIndex) ||
             Begin.getAsInteger(10, B) || Length.getAsInteger(10, N);
  if (Bad || FileIndex >= Files.size() ||
      B > P.Sources->size(Files[FileIndex]) ||
      N > P.Sources->size(Files[FileIndex]) - B) {
    Diags.report(diag::IRBadPlace, range(tok())) << ("`" + raw() + "`");
    return false;
  }
  FileId At = Files[FileIndex];
  Out = {P.Sources->locAt(At, static_cast<uint32_t>(B)),
         P.Sources->locAt(At, static_cast<uint32_t>(B + N))};
  ++Pos;
  return true;
}

template <typename IdT>
bool Parser::global(const llvm::DenseMap<Name, IdT> &Map, const char *What,
                    IdT &Out) {
  if (!at(Tok::Global))
    return expected(llvm::Twine("`@` and the name of a ") + What);
  const Token &T = Tokens[Pos++];
  Name N;
  if (!nameOf(T, N))
    return false;
  auto It = Map.find(N);
  if (It != Map.end()) {
    Out = It->second;
    return true;
  }
  // In the order of their rows, for the suggestion to be always the same.
  std::vector<std::pair<IdT, StringRef>> Sorted;
  for (const auto &Entry : Map)
    Sorted.push_back({Entry.second, P.text(Entry.first)});
  std::sort(Sorted.begin(), Sorted.end());
  std::vector<StringRef> Candidates;
  for (const auto &Entry : Sorted)
    Candidates.push_back(Entry.second);
  return unknown(What, T, P.text(N), Candidates);
}

bool Parser::entityRef(EntityId &Out) {
  if (!at(Tok::Local))
    return expected("`%` and the name of an entity");
  const Token &T = Tokens[Pos++];
  Name N;
  if (!nameOf(T, N))
    return false;
  auto It = EntityNames.find(N);
  if (It == EntityNames.end())
    return unknown("entity", T, P.text(N));
  Out = It->second;
  return true;
}

/// `@Kind::attr`, the attribute that the kind itself declares.
bool Parser::attrRef(AttrId &Out) {
  KindId K;
  if (!global(KindNames, "kind", K) ||
      !expect(Tok::ColonColon, "`::` and an attribute"))
    return false;
  const Token &T = tok();
  Name N;
  if (!name(N))
    return false;
  auto It = AttrNames.find({K, N});
  if (It == AttrNames.end())
    return unknown("attribute", T, P.text(N));
  Out = It->second;
  return true;
}

/// `@Enum::Value`.
bool Parser::enumValue(Value &Out) {
  EnumId E;
  if (!global(EnumNames, "enum", E) ||
      !expect(Tok::ColonColon, "`::` and a value"))
    return false;
  const Token &T = tok();
  Name N;
  if (!name(N))
    return false;
  auto It = EnumValueNames.find({E, N});
  if (It == EnumValueNames.end())
    return unknown("enum value", T, P.text(N));
  Out = Value::enumValue(E, It->second);
  return true;
}

bool Parser::date(StringRef D, int64_t &Out) const {
  int64_t Y = 0, M = 0, Day = 0;
  if (D.substr(0, 4).getAsInteger(10, Y) ||
      D.substr(5, 2).getAsInteger(10, M) ||
      D.substr(8, 2).getAsInteger(10, Day) || M < 1 || M > 12 || Day < 1)
    return false;
  // H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
  // days_from_civil. The way back tells whether there is such a day.
  int64_t Year = M <= 2 ? Y - 1 : Y;
  int64_t Era = (Year >= 0 ? Year : Year - 399) / 400;
  int64_t YearOfEra = Year - Era * 400;
  int64_t DayOfYear = (153 * (M + (M > 2 ? -3 : 9)) + 2) / 5 + Day - 1;
  Out = Era * 146097 + YearOfEra * 365 + YearOfEra / 4 - YearOfEra / 100 +
        DayOfYear - 719468;
  return dateText(Out) == D;
}

bool Parser::value(Value &Out, bool InSet) {
  const Token &T = tok();
  StringRef R = raw();
  auto BadNumber = [&](const char *What) {
    Diags.report(diag::IRInvalidNumber, range(T)) << R << What;
    return false;
  };
  switch (peek()) {
  case Tok::Int: {
    int64_t N = 0;
    if (R.getAsInteger(10, N))
      return BadNumber("a whole number of 64 bits");
    ++Pos;
    Out = Value::integer(N);
    return true;
  }
  case Tok::Decimal: {
    auto [Whole, Fraction] = R.split('.');
    bool Negative = Whole.consume_front("-");
    std::string Digits =
        (Whole + Fraction).str() +
        std::string(6 - std::min<size_t>(6, Fraction.size()), '0');
    int64_t N = 0;
    if (Fraction.size() > 6 || StringRef(Digits).getAsInteger(10, N))
      return BadNumber("a decimal with up to six digits after the point");
    ++Pos;
    Out = {ValueTag::Decimal, 0, Negative ? -N : N};
    return true;
  }
  case Tok::Quantity: {
    static constexpr std::pair<char, int64_t> Units[] = {
        {'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
    int64_t N = 0;
    for (auto [Letter, Seconds] : Units) {
      if (R.back() != Letter || R.drop_back().getAsInteger(10, N) ||
          N > INT64_MAX / Seconds || N < -(INT64_MAX / Seconds))
        continue;
      ++Pos;
      Out = {ValueTag::Duration, 0, N * Seconds};
      return true;
    }
    return BadNumber("a duration in `s`, `m`, `h`, `d` or `w`");
  }
  case Tok::Date: {
    int64_t Days = 0;
    if (!date(R, Days))
      return BadNumber("a date");
    ++Pos;
    Out = {ValueTag::Date, 0, Days};
    return true;
  }
  case Tok::String: {
    Name N;
    if (!string(N))
      return false;
    Out = Value::string(N);
    return true;
  }
  case Tok::Global:
    return enumValue(Out);
  case Tok::Local: {
    EntityId E;
    if (!entityRef(E))
      return false;
    Out = Value::entity(E);
    return true;
  }
  case Tok::LBracket: {
    if (InSet)
      return expected("an element; a set holds no sets");
    ++Pos;
    std::vector<Value> Elements;
    while (!accept(Tok::RBracket)) {
      if (!Elements.empty() && !expect(Tok::Comma, "`,` or `]`"))
        return false;
      Elements.emplace_back();
      if (!value(Elements.back(), true))
        return false;
    }
    // Their order depends on this program's ids.
    std::sort(Elements.begin(), Elements.end());
    Elements.erase(std::unique(Elements.begin(), Elements.end()),
                   Elements.end());
    Slice S = append(P.SetElements, Elements);
    Out = {ValueTag::Set, S.Begin, S.Count};
    return true;
  }
  case Tok::Word:
    break;
  default:
    return expected("a value");
  }

  if (acceptWord("true") || acceptWord("false")) {
    Out = Value::boolean(R == "true");
    return true;
  }
  if (acceptWord("unknown")) {
    Out = Value::unknown();
    return true;
  }
  if (acceptWord("endpoint")) {
    Name N;
    if (!string(N))
      return false;
    Out = {ValueTag::Endpoint, 0, N.index()};
    return true;
  }
  if (acceptWord("kind")) {
    KindId K;
    if (!global(KindNames, "kind", K))
      return false;
    Out = Value::kind(K);
    return true;
  }
  if (acceptWord("control")) {
    ControlId C;
    if (!global(ControlNames, "control", C))
      return false;
    Out = Value::control(C);
    return true;
  }
  if (acceptWord("date")) {
    int64_t Days = 0;
    if (!expect(Tok::LParen, "`(`"))
      return false;
    if (!at(Tok::Int))
      return expected("a number of days");
    if (raw().getAsInteger(10, Days)) {
      Diags.report(diag::IRInvalidNumber, range(tok())) << raw() << "a date";
      return false;
    }
    ++Pos;
    Out = {ValueTag::Date, 0, Days};
    return expect(Tok::RParen, "`)`");
  }
  if (acceptWord("ref")) {
    Ref Row;
    if (!string(Row.Scheme) || !string(Row.Text) ||
        (at(Tok::String) && !string(Row.Url)))
      return false;
    auto [It, New] = RefRows.try_emplace({{Row.Scheme, Row.Text}, Row.Url},
                                         static_cast<uint32_t>(P.Refs.size()));
    if (New)
      P.Refs.push_back(Row);
    Out = {ValueTag::Ref, It->second, 0};
    return true;
  }
  return expected("a value");
}

bool Parser::type(Type &Out) {
  bool IsSet = accept(Tok::LBracket);
  if (!at(Tok::Word))
    return expected("a type");
  bool Found = false;
  for (unsigned B = 0; B <= static_cast<unsigned>(TypeBase::Path); ++B)
    if (raw() == spelling(static_cast<TypeBase>(B))) {
      Out.Base = static_cast<TypeBase>(B);
      Found = true;
    }
  if (!Found)
    return expected("a type");
  ++Pos;
  Out.IsSet = IsSet;
  if (Out.Base == TypeBase::Enum) {
    EnumId E;
    if (!global(EnumNames, "enum", E))
      return false;
    Out.Detail = E.index();
  } else if ((Out.Base == TypeBase::Entity || Out.Base == TypeBase::Kind) &&
             at(Tok::Global)) {
    KindId K;
    if (!global(KindNames, "kind", K))
      return false;
    Out.Detail = K.index();
  }
  return !IsSet || expect(Tok::RBracket, "`]`");
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

/// Begins the expression at the cursor: a label that names an earlier one gives
/// its result at once, anything else a new frame.
bool Parser::beginExpr(ExprId &Result, bool &Have) {
  Frame Fr;
  if (at(Tok::Label)) {
    const Token &T = tok();
    if (!number(Fr.Label, "a label", 1))
      return false;
    auto It = Labels.find(Fr.Label);
    if (!accept(Tok::Equal)) {
      if (It == Labels.end() || !It->second) {
        Diags.report(diag::IRBadLabel, range(T))
            << uint64_t(Fr.Label) << "names no expression before it";
        return false;
      }
      Result = It->second;
      Have = true;
      return true;
    }
    if (It != Labels.end()) {
      Diags.report(diag::IRBadLabel, range(T))
          << uint64_t(Fr.Label) << "already names an expression";
      return false;
    }
    Labels[Fr.Label] = ExprId::none(); // until its end
  }
  const Token &Open = tok();
  if (!expect(Tok::LParen, "an expression"))
    return false;
  if (Frames.size() >= MaxExprDepth) {
    Diags.report(diag::IRTooDeep, range(Open)) << uint64_t(MaxExprDepth);
    return false;
  }
  if (!at(Tok::Word))
    return expected("an operation");
  auto Op = findOp(raw());
  if (!Op) {
    std::vector<StringRef> Candidates;
    for (unsigned I = 0; I != NumExprOps; ++I)
      Candidates.push_back(info(static_cast<ExprOp>(I)).Mnemonic);
    return unknown("operation", tok(), raw(), Candidates);
  }
  ++Pos;
  Fr.Op = *Op;
  Fr.Args = static_cast<uint32_t>(ArgStack.size());
  Fr.Clauses = static_cast<uint32_t>(ClauseStack.size());
  Frames.push_back(Fr);
  return true;
}

/// Gives \p Fr the operand that it waited for.
void Parser::store(Frame &Fr, ExprId Result) {
  switch (info(Fr.Op).Operands[Fr.Operand]) {
  case Operand::Args:
    ArgStack.push_back(Result);
    return;
  case Operand::PathSpec:
    ClauseStack.back().Condition = Result;
    return;
  default:
    Fr.Ops[Fr.Operand++] = Result.index();
  }
}

bool Parser::leaf(Operand What, uint32_t &Out) {
  switch (What) {
  case Operand::Slot:
    if (!at(Tok::Slot))
      return expected("`$` and the number of a slot");
    return number(Out, "a slot", 1);
  case Operand::Const: {
    Value V;
    if (!value(V))
      return false;
    Out = static_cast<uint32_t>(P.Constants.size());
    P.Constants.push_back(V);
    return true;
  }
  case Operand::Attr: {
    AttrId A;
    if (!attrRef(A))
      return false;
    Out = A.index();
    return true;
  }
  case Operand::Kind: {
    KindId K;
    if (!global(KindNames, "kind", K))
      return false;
    Out = K.index();
    return true;
  }
  case Operand::Enum: {
    EnumId E;
    if (!global(EnumNames, "enum", E))
      return false;
    Out = E.index();
    return true;
  }
  case Operand::Func: {
    FuncId Fn;
    if (!global(FuncNames, "function", Fn))
      return false;
    Out = Fn.index();
    return true;
  }
  case Operand::Intrin: {
    if (!at(Tok::Word))
      return expected("an intrinsic, as `flow.crosses`");
    auto [Owner, Member] = raw().split('.');
    for (unsigned C = 0; C != NumEntityClasses; ++C)
      if (spelling(static_cast<EntityClass>(C)) == Owner)
        if (auto I = findIntrinsic(static_cast<EntityClass>(C), Member)) {
          Out = static_cast<uint32_t>(*I);
          ++Pos;
          return true;
        }
    std::vector<std::string> Names;
    for (unsigned I = 0; I != NumIntrinsics; ++I) {
      const IntrinsicInfo &Info = info(static_cast<Intrinsic>(I));
      Names.push_back((spelling(Info.Owner) + "." + Info.Name).str());
    }
    std::vector<StringRef> Candidates(Names.begin(), Names.end());
    return unknown("intrinsic", tok(), raw(), Candidates);
  }
  case Operand::Builtin: {
    if (!at(Tok::Word))
      return expected("a builtin function");
    auto B = findBuiltin(raw());
    if (!B) {
      std::vector<StringRef> Candidates;
      for (unsigned I = 0; I != NumBuiltins; ++I)
        Candidates.push_back(info(static_cast<Builtin>(I)).Name);
      return unknown("builtin function", tok(), raw(), Candidates);
    }
    Out = static_cast<uint32_t>(*B);
    ++Pos;
    return true;
  }
  default:
    return true;
  }
}

/// Goes on in the clauses of a path: `{carrying E, any $1 E}`.
Parser::Step Parser::pathSpec(Frame &Fr) {
  if (!Fr.InSpec) {
    if (acceptWord("_")) {
      ++Fr.Operand;
      return Step::Done;
    }
    if (!expect(Tok::LBrace, "`{` and the clauses of the path"))
      return Step::Fail;
    Fr.InSpec = true;
  } else if (!at(Tok::RBrace) && !expect(Tok::Comma, "`,` or `}`")) {
    return Step::Fail;
  }
  if (at(Tok::RBrace) && ClauseStack.size() == Fr.Clauses) {
    ++Pos;
  } else if (!accept(Tok::RBrace)) {
    PathClause C{PathClauseOp::Carrying, ~uint32_t(0), {}};
    bool Found = false;
    for (unsigned I = 0; I <= static_cast<unsigned>(PathClauseOp::NoHop); ++I)
      if (atWord(spelling(static_cast<PathClauseOp>(I)))) {
        C.Op = static_cast<PathClauseOp>(I);
        Found = true;
      }
    if (!Found) {
      expected("`carrying`, `avoiding`, `any`, `all` or `no`");
      return Step::Fail;
    }
    ++Pos;
    if (at(Tok::Slot) && !number(C.Slot, "a slot", 1))
      return Step::Fail;
    ClauseStack.push_back(C);
    return Step::WantExpr;
  }
  Slice S{static_cast<uint32_t>(P.PathClauses.size()),
          static_cast<uint32_t>(ClauseStack.size()) - Fr.Clauses};
  P.PathClauses.insert(P.PathClauses.end(), ClauseStack.begin() + Fr.Clauses,
                       ClauseStack.end());
  ClauseStack.resize(Fr.Clauses);
  Fr.Ops[Fr.Operand++] = static_cast<uint32_t>(P.PathSpecs.size());
  P.PathSpecs.push_back(S);
  Fr.InSpec = false;
  return Step::Done;
}

/// Reads operands of \p Fr up to the next one that is an expression.
Parser::Step Parser::step(Frame &Fr) {
  while (Fr.Operand < 3) {
    Operand What = info(Fr.Op).Operands[Fr.Operand];
    switch (What) {
    case Operand::None:
    case Operand::Count:
      ++Fr.Operand;
      continue;
    case Operand::Expr:
      return Step::WantExpr;
    case Operand::OptExpr:
      if (at(Tok::LParen) || at(Tok::Label))
        return Step::WantExpr;
      acceptWord("_");
      ++Fr.Operand;
      continue;
    case Operand::Args: {
      if (at(Tok::LParen) || at(Tok::Label))
        return Step::WantExpr;
      Fr.Ops[Fr.Operand] = static_cast<uint32_t>(P.ExprArgs.size());
      Fr.Ops[Fr.Operand + 1] = static_cast<uint32_t>(ArgStack.size()) - Fr.Args;
      P.ExprArgs.insert(P.ExprArgs.end(), ArgStack.begin() + Fr.Args,
                        ArgStack.end());
      ArgStack.resize(Fr.Args);
      Fr.Operand += 2;
      continue;
    }
    case Operand::PathSpec: {
      Step S = pathSpec(Fr);
      if (S != Step::Done)
        return S;
      continue;
    }
    default:
      if (!leaf(What, Fr.Ops[Fr.Operand]))
        return Step::Fail;
      ++Fr.Operand;
    }
  }
  return Step::Done;
}

/// Reads type, place and parenthesis, and adds the row.
bool Parser::finish(Frame &Fr, ExprId &Result) {
  Expr E{Fr.Op, {}, Fr.Ops[0], Fr.Ops[1], Fr.Ops[2], {}};
  if (accept(Tok::Colon) && !type(E.Ty))
    return false;
  if (!place(E.Where) || !expect(Tok::RParen, "`)`"))
    return false;
  Result = P.Exprs.add(E);
  if (Fr.Label != ~uint32_t(0))
    Labels[Fr.Label] = Result;
  return true;
}

/// Reads an expression with a stack of its own.
bool Parser::expr(ExprId &Out) {
  Frames.clear();
  ArgStack.clear();
  ClauseStack.clear();
  ExprId Result;
  bool Have = false;
  while (true) {
    if (!beginExpr(Result, Have))
      return false;
    while (true) {
      if (Have && Frames.empty()) {
        Out = Result;
        return true;
      }
      Frame &Top = Frames.back();
      if (Have)
        store(Top, Result);
      Have = false;
      Step S = step(Top);
      if (S == Step::Fail)
        return false;
      if (S == Step::WantExpr)
        break;
      if (!finish(Top, Result))
        return false;
      Frames.pop_back();
      Have = true;
    }
  }
}

//===----------------------------------------------------------------------===//
// Declarations: names
//===----------------------------------------------------------------------===//

/// `tmir 1` and the table of files.
bool Parser::header() {
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

std::optional<DeclKind> declKind(StringRef Word) {
  static constexpr std::pair<StringRef, DeclKind> Words[] = {
      {"enum", DeclKind::Enum},
      {"kind", DeclKind::Kind},
      {"control", DeclKind::Control},
      {"func", DeclKind::Func},
      {"verification", DeclKind::Verification},
      {"rule", DeclKind::Rule},
      {"system", DeclKind::Entity},
      {"boundary", DeclKind::Entity},
      {"element", DeclKind::Entity},
      {"flow", DeclKind::Entity},
      {"data", DeclKind::Entity},
      {"decision", DeclKind::Decision},
      {"requirement", DeclKind::Requirement},
      {"view", DeclKind::View},
      {"methodology", DeclKind::Methodology}};
  for (auto [Text, K] : Words)
    if (Text == Word)
      return K;
  return std::nullopt;
}

/// Finds where each declaration begins and ends and declares its name.
bool Parser::cut() {
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
    Decl D{K.value_or(DeclKind::Enum), 0, Begin, Next};
    Limit = Next;
    if (!K)
      Ok = expected("a declaration, as `kind` or `element`");
    else if (!declare(D))
      Ok = false;
    Pos = Next;
  }
  return Ok;
}

/// Adds the row of a declaration with its name.
bool Parser::declare(Decl D) {
  StringRef Keyword = raw(Tokens[D.Begin]);
  Pos = D.Begin + 1;
  Name N;
  const Token &At = tok();
  if (D.K != DeclKind::Decision && D.K != DeclKind::Requirement) {
    Tok Sigil = D.K == DeclKind::Entity ? Tok::Local : Tok::Global;
    if (!at(Sigil))
      return expected(llvm::Twine("`") + (Sigil == Tok::Local ? "%" : "@") +
                      "` and a name");
    if (!nameOf(At, N))
      return false;
  }
  auto Add = [&](auto &Table, auto &Names, auto Row) {
    Row.Id = N;
    auto Id = Table.add(Row);
    D.Row = Id.index();
    if (Names.try_emplace(N, Id).second)
      return true;
    Diags.report(diag::IRDuplicate, range(At)) << Keyword << P.text(N);
    return false;
  };
  bool Ok = true;
  switch (D.K) {
  case DeclKind::Enum:
    Ok = Add(P.Enums, EnumNames, Enum());
    break;
  case DeclKind::Kind:
    Ok = Add(P.Kinds, KindNames, Kind());
    break;
  case DeclKind::Control:
    Ok = Add(P.Controls, ControlNames, Control());
    break;
  case DeclKind::Func:
    Ok = Add(P.Funcs, FuncNames, Func());
    break;
  case DeclKind::Verification:
    Ok = Add(P.Verifications, VerificationNames, Verification());
    break;
  case DeclKind::Rule:
    Ok = Add(P.Rules, RuleNames, Rule());
    break;
  case DeclKind::View:
    Ok = Add(P.Views, ViewNames, View());
    break;
  case DeclKind::Methodology:
    Ok = Add(P.Methodologies, MethodologyNames, Methodology());
    break;
  case DeclKind::Entity: {
    Entity E{};
    for (unsigned C = 0; C != NumEntityClasses; ++C)
      if (spelling(static_cast<EntityClass>(C)) == Keyword)
        E.Class = static_cast<EntityClass>(C);
    Ok = Add(P.Entities, EntityNames, E);
    break;
  }
  case DeclKind::Decision:
  case DeclKind::Requirement:
    break;
  }
  if (!Ok)
    return false;
  Decls.push_back(D);
  if (D.K == DeclKind::Enum || D.K == DeclKind::Kind)
    members(D);
  return true;
}

/// Declares the values of an enum or the attributes of a kind. What is
/// malformed is left for `fill` to report.
void Parser::members(const Decl &D) {
  StringRef Keyword = D.K == DeclKind::Enum ? "value" : "attr";
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
    if (D.K == DeclKind::Enum) {
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
bool Parser::numberAttrs() {
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

//===----------------------------------------------------------------------===//
// Declarations: rows
//===----------------------------------------------------------------------===//

/// Reads the rest of a declaration: an optional `{`, lines that begin with a
/// keyword, which \p Item reads, and `}`.
template <typename Fn> bool Parser::body(Fn Item) {
  if (accept(Tok::LBrace)) {
    while (!at(Tok::RBrace)) {
      if (!at(Tok::Word))
        return expected("a line of the declaration, or `}`");
      if (!tok().FirstOnLine && Tokens[Pos - 1].K != Tok::LBrace)
        return expected("the end of the line");
      StringRef Key = raw();
      uint32_t Begin = Pos++;
      bool Ok = true;
      if (!Item(Key, Ok)) {
        Pos = Begin;
        return expected("a line that belongs here");
      }
      if (!Ok)
        return false;
    }
    ++Pos;
  }
  return Pos == Limit || expected("the end of the declaration");
}

/// `key = value [place]`
bool Parser::property(Property &Out) {
  return name(Out.Key) && expect(Tok::Equal, "`=`") && value(Out.V) &&
         place(Out.Where);
}

/// Reads `title "…"` and `doc "…"` lines; false if \p Key is neither.
bool Parser::docs(StringRef Key, Name *Title, Name *Doc, bool &Ok) {
  if (Key == "doc")
    Ok = string(*Doc);
  else if (Key == "title" && Title)
    Ok = string(*Title);
  else
    return false;
  return true;
}

/// Reads `param name : type` lines; false if \p Key is another one.
bool Parser::params(StringRef Key, std::vector<Param> &Out, bool &Ok) {
  if (Key != "param")
    return false;
  Param X{};
  Ok = name(X.Text) && expect(Tok::Colon, "`:` and a type") && type(X.Ty);
  Out.push_back(X);
  return true;
}

bool Parser::controlList(std::vector<ControlId> &Pool, Slice &Out) {
  std::vector<ControlId> List;
  do {
    ControlId C;
    if (!global(ControlNames, "control", C))
      return false;
    List.push_back(C);
  } while (accept(Tok::Comma));
  Out = append(Pool, List);
  return true;
}

/// `@Kind::attr = (expression) [place]`
bool Parser::defaultLine(AttrId &A, ExprId &V, Range &Where) {
  return attrRef(A) && expect(Tok::Equal, "`=`") && expr(V) && place(Where);
}

bool Parser::enumDecl(Enum &E) {
  E.Ordered = acceptWord("ordered");
  if (!place(E.Where))
    return false;
  std::vector<EnumValue> Values;
  std::vector<Property> Annotations;
  std::vector<Property> Marks; // of all values, in their order
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, nullptr, &E.Doc, LineOk))
      return true;
    if (Key == "annotation") {
      LineOk = property(Annotations.emplace_back());
      return true;
    }
    if (Key == "marked" && !Values.empty()) {
      LineOk = property(Marks.emplace_back());
      ++Values.back().Annotations.Count;
      return true;
    }
    if (Key != "value")
      return false;
    EnumValue &V = Values.emplace_back();
    LineOk = name(V.Text);
    while (LineOk && !tok().FirstOnLine && at(Tok::Word)) {
      if (acceptWord("title"))
        LineOk = string(V.Title);
      else if (acceptWord("doc"))
        LineOk = string(V.Doc);
      else
        LineOk = expected("`title`, `doc` or the end of the line");
    }
    return true;
  });
  Slice All = append(P.Properties, Marks);
  for (EnumValue &V : Values) {
    V.Annotations.Begin = All.Begin;
    All.Begin += V.Annotations.Count;
  }
  E.Values = append(P.EnumValues, Values);
  E.Annotations = append(P.Properties, Annotations);
  return Ok;
}

/// The rest of an `attr` line after the word.
bool Parser::attrLine(AttrId Id) {
  Attr &A = P.Attrs[Id];
  ++Pos; // the name, which `members` has read
  accept(Tok::Label);
  if (!expect(Tok::Colon, "`:` and a type") || !type(A.Ty))
    return false;
  ValueRange Allowed;
  bool HasRange = false;
  while (!tok().FirstOnLine && at(Tok::Word)) {
    if (acceptWord("least")) {
      HasRange = true;
      if (!value(Allowed.Least))
        return false;
    } else if (acceptWord("most")) {
      HasRange = true;
      if (!value(Allowed.Most))
        return false;
    } else if (acceptWord("required"))
      A.Required = true;
    else if (acceptWord("derived"))
      A.Derived = true;
    else if (acceptWord("question")) {
      if (!string(A.Question))
        return false;
    } else if (acceptWord("doc")) {
      if (!string(A.Doc))
        return false;
    } else
      return expected("`least`, `most`, `required`, `derived`, `question`, "
                      "`doc` or the end of the line");
  }
  if (HasRange) {
    A.Allowed = static_cast<uint32_t>(P.Ranges.size());
    P.Ranges.push_back(Allowed);
  }
  return place(A.Where);
}

bool Parser::kindDecl(KindId Id) {
  Kind &K = P.Kinds[Id];
  bool Found = false;
  for (unsigned C = 0; C != NumEntityClasses && !Found; ++C)
    if (acceptWord(spelling(static_cast<EntityClass>(C)))) {
      K.Class = static_cast<EntityClass>(C);
      Found = true;
    }
  if (!Found)
    return expected("`system`, `boundary`, `element`, `flow` or `data`");
  K.Abstract = acceptWord("abstract");
  K.Parts = acceptWord("parts");
  if (acceptWord("base") && !global(KindNames, "kind", K.Base))
    return false;
  if (!place(K.Where))
    return false;
  std::vector<Default> Defaults;
  std::vector<Property> Annotations;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, &K.Title, &K.Doc, LineOk))
      return true;
    if (Key == "annotation") {
      LineOk = property(Annotations.emplace_back());
      return true;
    }
    if (Key == "default") {
      Default &D = Defaults.emplace_back();
      LineOk = defaultLine(D.Attr, D.V, D.Where);
      return true;
    }
    if (Key != "attr")
      return false;
    auto It = AttrOfToken.find(Pos - 1);
    LineOk = It != AttrOfToken.end() ? attrLine(It->second)
                                     : expected("the name of an attribute");
    return true;
  });
  K.Defaults = append(P.Defaults, Defaults);
  K.Annotations = append(P.Properties, Annotations);
  return Ok;
}

bool Parser::controlDecl(Control &C) {
  C.Abstract = acceptWord("abstract");
  if (acceptWord("base") && !global(ControlNames, "control", C.Base))
    return false;
  if (!place(C.Where))
    return false;
  std::vector<KindId> For;
  std::vector<Provision> Provides;
  std::vector<Property> Properties;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, &C.Title, &C.Doc, LineOk))
      return true;
    if (Key == "for") {
      do
        LineOk = global(KindNames, "kind", For.emplace_back());
      while (LineOk && accept(Tok::Comma));
    } else if (Key == "provides") {
      Provision &D = Provides.emplace_back();
      LineOk = defaultLine(D.Attr, D.V, D.Where);
    } else if (Key == "property") {
      LineOk = property(Properties.emplace_back());
    } else {
      return false;
    }
    return true;
  });
  C.For = append(P.ControlKinds, For);
  C.Provides = append(P.Provisions, Provides);
  C.Properties = append(P.Properties, Properties);
  return Ok;
}

bool Parser::funcDecl(Func &Fn) {
  if (acceptWord("slots") && !number(Fn.NumSlots, "a number of slots"))
    return false;
  if (!place(Fn.Where))
    return false;
  std::vector<Param> Params;
  std::vector<Property> Annotations;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, nullptr, &Fn.Doc, LineOk) || params(Key, Params, LineOk))
      return true;
    if (Key == "annotation")
      LineOk = property(Annotations.emplace_back());
    else if (Key == "result")
      LineOk = type(Fn.Result);
    else if (Key == "body")
      LineOk = expr(Fn.Body);
    else
      return false;
    return true;
  });
  Fn.Params = append(P.Params, Params);
  Fn.Annotations = append(P.Properties, Annotations);
  return Ok;
}

bool Parser::verificationDecl(Verification &V) {
  if (acceptWord("slots") && !number(V.NumSlots, "a number of slots"))
    return false;
  if (!place(V.Where))
    return false;
  std::vector<Param> Params;
  std::vector<VerificationTemplate> Templates;
  std::vector<Property> Properties;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, nullptr, &V.Doc, LineOk) || params(Key, Params, LineOk))
      return true;
    if (Key == "title") {
      LineOk = expr(V.Title);
    } else if (Key == "template") {
      VerificationTemplate &T = Templates.emplace_back();
      LineOk = name(T.Backend) && expr(T.Text);
    } else if (Key == "property") {
      LineOk = property(Properties.emplace_back());
    } else {
      return false;
    }
    return true;
  });
  V.Params = append(P.Params, Params);
  V.Templates = append(P.VerificationTemplates, Templates);
  V.Properties = append(P.Properties, Properties);
  return Ok;
}

/// Reads `var` and `let` lines; false if \p Key is neither.
bool Parser::variable(StringRef Key, std::vector<RuleVar> &Vars,
                      std::vector<RuleLet> &Lets, bool &Ok) {
  if (Key == "var") {
    RuleVar &V = Vars.emplace_back();
    Ok = name(V.Text) && expect(Tok::Colon, "`:` and a kind") &&
         global(KindNames, "kind", V.Kind) &&
         (!acceptWord("of") || entityRef(V.Of)) && place(V.Where);
  } else if (Key == "let") {
    RuleLet &L = Lets.emplace_back();
    Ok = name(L.Text) && leaf(Operand::Slot, L.Slot) &&
         expect(Tok::Equal, "`=`") && expr(L.V);
  } else {
    return false;
  }
  return true;
}

bool Parser::ruleDecl(Rule &R) {
  R.StableId = R.Id;
  if (acceptWord("id") && !string(R.StableId))
    return false;
  if (acceptWord("slots") && !number(R.NumSlots, "a number of slots"))
    return false;
  R.IsThreat = acceptWord("threat");
  if (!place(R.WhereAt))
    return false;
  std::vector<RuleVar> Vars;
  std::vector<RuleLet> Lets;
  std::vector<ExprId> Conditions;
  std::vector<RuleUnless> Unlesses;
  std::vector<Value> Refs, Categories;
  std::vector<Name> Former;
  std::vector<ExprId> Scores;
  std::vector<RuleQuestion> Questions;
  std::vector<RuleVerify> Verifies;
  std::vector<Property> Properties;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, nullptr, &R.Doc, LineOk))
      return true;
    if (variable(Key, Vars, Lets, LineOk))
      return true;
    if (Key == "title") {
      LineOk = expr(R.Title);
    } else if (Key == "where") {
      LineOk = expr(Conditions.emplace_back());
    } else if (Key == "unless") {
      RuleUnless &U = Unlesses.emplace_back();
      LineOk = expr(U.Condition) &&
               (!acceptWord("by") || controlList(P.RuleControls, U.By)) &&
               place(U.Where);
    } else if (Key == "by") {
      LineOk = expr(R.By);
    } else if (Key == "severity") {
      LineOk = expr(R.Severity);
    } else if (Key == "witness") {
      LineOk = leaf(Operand::Slot, R.WitnessSlot) && expr(R.Witness);
    } else if (Key == "refers") {
      LineOk = value(Refs.emplace_back());
    } else if (Key == "question") {
      RuleQuestion &Q = Questions.emplace_back();
      LineOk = expr(Q.Subject) && expr(Q.Text);
    } else if (Key == "verify") {
      RuleVerify &V = Verifies.emplace_back();
      std::vector<ExprId> Args;
      LineOk = global(VerificationNames, "verification", V.What);
      while (LineOk && (at(Tok::LParen) || at(Tok::Label)))
        LineOk = expr(Args.emplace_back());
      V.Args = append(P.ExprArgs, Args);
      LineOk = LineOk && place(V.Where);
    } else if (Key == "category") {
      LineOk = value(Categories.emplace_back());
    } else if (Key == "score") {
      LineOk = expr(Scores.emplace_back());
    } else if (Key == "former") {
      LineOk = string(Former.emplace_back());
    } else if (Key == "property") {
      LineOk = property(Properties.emplace_back());
    } else {
      return false;
    }
    return true;
  });
  R.Vars = append(P.RuleVars, Vars);
  R.Lets = append(P.RuleLets, Lets);
  R.Where = append(P.RuleConditions, Conditions);
  R.Unless = append(P.RuleUnlesses, Unlesses);
  R.Refs = append(P.RuleRefs, Refs);
  R.Questions = append(P.RuleQuestions, Questions);
  R.Verifies = append(P.RuleVerifies, Verifies);
  R.Categories = append(P.RuleCategories, Categories);
  R.Scores = append(P.RuleScores, Scores);
  R.Properties = append(P.Properties, Properties);
  R.Former = append(P.FormerNames, Former);
  return Ok;
}

/// `[@Kind::]attr = value [place]`
bool Parser::settingLine(EntityId Id, std::vector<Setting> &Out) {
  Setting &S = Out.emplace_back();
  if (at(Tok::Global)) {
    if (!attrRef(S.Attr))
      return false;
  } else {
    const Token &T = tok();
    Name N;
    if (!name(N))
      return false;
    // Bases are bounded by the number of kinds, as verify has not seen them.
    KindId K = P.Entities[Id].Kind;
    for (uint32_t I = 0; K && I < P.Kinds.size() && !S.Attr; ++I) {
      S.Attr = AttrNames.lookup_or({K, N}, AttrId());
      K = P.Kinds[K].Base;
    }
    if (!S.Attr)
      return unknown("attribute", T, P.text(N));
  }
  return expect(Tok::Equal, "`=`") && value(S.V) && place(S.Where);
}

bool Parser::entityDecl(EntityId Id) {
  Entity &E = P.Entities[Id];
  E.Text = P.Names->intern(P.shortName(E.Id));
  if (!expect(Tok::Colon, "`:` and a kind") ||
      !global(KindNames, "kind", E.Kind))
    return false;
  if (acceptWord("in") && !entityRef(E.Parent))
    return false;
  if (E.Class == EntityClass::Flow) {
    Flow Fl{Id, {}, {}, false};
    if (!acceptWord("from"))
      return expected("`from`");
    if (!entityRef(Fl.Source))
      return false;
    Fl.TwoWay = at(Tok::TwoWay);
    if (!accept(Tok::Arrow) && !accept(Tok::TwoWay))
      return expected("`->` or `<->`");
    if (!entityRef(Fl.Target))
      return false;
    E.Extra = static_cast<uint32_t>(P.Flows.size());
    P.Flows.push_back(Fl);
  } else if (E.Class == EntityClass::Data) {
    DataItem D{Id, {}, {}};
    std::vector<EntityId> From;
    if (acceptWord("from")) {
      do
        if (!entityRef(From.emplace_back()))
          return false;
      while (accept(Tok::Comma));
    }
    if (acceptWord("by") && !entityRef(D.By))
      return false;
    D.From = append(P.DerivedFrom, From);
    E.Extra = static_cast<uint32_t>(P.DataItems.size());
    P.DataItems.push_back(D);
  }
  if (!place(E.Where))
    return false;
  std::vector<Setting> Settings;
  std::vector<Setting> Inherited;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (docs(Key, &E.Title, &E.Doc, LineOk))
      return true;
    if (Key == "name")
      LineOk = string(E.Text);
    else if (Key == "set")
      LineOk = settingLine(Id, Settings);
    else if (Key == "inherit")
      LineOk = settingLine(Id, Inherited);
    else
      return false;
    return true;
  });
  E.Settings = append(P.Settings, Settings);
  E.Inherited = append(P.Settings, Inherited);
  return Ok;
}

bool Parser::decisionDecl() {
  Decision D{};
  bool Found = false;
  for (unsigned I = 0; I <= static_cast<unsigned>(DecisionVerb::Override); ++I)
    if (!Found && acceptWord(spelling(static_cast<DecisionVerb>(I)))) {
      D.Verb = static_cast<DecisionVerb>(I);
      Found = true;
    }
  if (!Found)
    return expected("a decision, as `accept`");
  if (acceptWord("rule") && !global(RuleNames, "rule", D.Rule))
    return false;
  if (acceptWord("category") && !value(D.Category))
    return false;
  if (acceptWord("package") && !string(D.Package))
    return false;
  if (acceptWord("on")) {
    if (acceptWord("missing")) {
      if (!string(D.Missing))
        return false;
    } else if (!entityRef(D.Target)) {
      return false;
    }
  } else if (D.Verb != DecisionVerb::Override) {
    return expected("`on`");
  }
  if (acceptWord("members"))
    D.Mode = TargetMode::Members;
  else if (acceptWord("deep"))
    D.Mode = TargetMode::Deep;
  else
    acceptWord("exact");
  if (acceptWord("kind") && !global(KindNames, "kind", D.Kind))
    return false;
  if (!place(D.Where))
    return false;
  std::vector<Property> Properties;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (Key == "by")
      LineOk = controlList(P.DecisionControls, D.By);
    else if (Key == "subject")
      LineOk = place(D.RuleAt);
    else if (Key == "target")
      LineOk = place(D.TargetAt);
    else if (Key == "text")
      LineOk = string(D.Text);
    else if (Key == "property")
      LineOk = property(Properties.emplace_back());
    else
      return false;
    return true;
  });
  D.Properties = append(P.Properties, Properties);
  P.Decisions.add(D);
  return Ok;
}

bool Parser::requirementDecl() {
  Requirement R{};
  if (acceptWord("in") && !entityRef(R.Scope))
    return false;
  if (acceptWord("for") && !global(KindNames, "kind", R.Of))
    return false;
  if (acceptWord("slots") && !number(R.NumSlots, "a number of slots"))
    return false;
  if (!place(R.Where))
    return false;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (Key == "condition")
      LineOk = expr(R.Condition);
    else if (Key == "message")
      LineOk = string(R.Message);
    else
      return false;
    return true;
  });
  P.Requirements.push_back(R);
  return Ok;
}

bool Parser::viewClause(ViewClause &X) {
  if (!value(X.What))
    return false;
  if (acceptWord("slots") && !number(X.NumSlots, "a number of slots"))
    return false;
  if (!place(X.At))
    return false;
  return !acceptWord("where") || expr(X.Where);
}

bool Parser::viewDecl(View &V) {
  if (acceptWord("in") && !entityRef(V.Scope))
    return false;
  if (!place(V.Where))
    return false;
  std::vector<ViewClause> Clauses;
  std::vector<Property> Properties;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (Key == "title") {
      LineOk = string(V.Title);
    } else if (Key == "doc") {
      LineOk = string(V.Doc);
    } else if (Key == "include" || Key == "exclude") {
      ViewClause &X = Clauses.emplace_back();
      X.Exclude = Key == "exclude";
      LineOk = viewClause(X);
    } else if (Key == "property") {
      LineOk = property(Properties.emplace_back());
    } else {
      return false;
    }
    return true;
  });
  V.Clauses = append(P.ViewClauses, Clauses);
  V.Properties = append(P.Properties, Properties);
  return Ok;
}

/// `of rule @r, category @E::V, categories @E, package "p" by @E`
bool Parser::filter(Slice &Of, EnumId &By) {
  std::vector<MethodSubject> Subjects;
  if (acceptWord("of"))
    do {
      MethodSubject &S = Subjects.emplace_back();
      bool Ok;
      if (acceptWord("rule"))
        Ok = global(RuleNames, "rule", S.Rule);
      else if (acceptWord("categories"))
        Ok = global(EnumNames, "enum", S.Categories);
      else if (acceptWord("package"))
        Ok = string(S.Package);
      else if (acceptWord("category"))
        Ok = value(S.Category);
      else
        Ok = expected("`rule`, `category`, `categories` or `package`");
      if (!Ok)
        return false;
    } while (accept(Tok::Comma));
  Of = append(P.MethodSubjects, Subjects);
  return !acceptWord("by") || global(EnumNames, "enum", By);
}

bool Parser::titles(Name &Title, Name &Doc, Range &Where) {
  if (acceptWord("title") && !string(Title))
    return false;
  if (acceptWord("doc") && !string(Doc))
    return false;
  return place(Where);
}

/// The rows of a methodology in the making; each list is of the innermost row
/// that it belongs to.
struct Parser::MethodLists {
  std::vector<MethodSection> Sections;
  std::vector<std::vector<MethodPart>> Parts; ///< by section
  std::vector<RuleVar> Vars;
  std::vector<RuleLet> Lets;
  std::vector<ExprId> Conditions;
  std::vector<MethodColumn> Columns;
  std::vector<ViewClause> Clauses;
  std::vector<Property> Properties;
};

bool Parser::methodLine(StringRef Key, MethodLists &L, bool &Ok) {
  auto EndPart = [&] {
    if (L.Parts.empty() || L.Parts.back().empty())
      return;
    MethodPart &X = L.Parts.back().back();
    X.Vars = append(P.RuleVars, L.Vars);
    X.Lets = append(P.RuleLets, L.Lets);
    X.Conditions = append(P.RuleConditions, L.Conditions);
    X.Columns = append(P.MethodColumns, L.Columns);
    X.Clauses = append(P.ViewClauses, L.Clauses);
    X.Properties = append(P.Properties, L.Properties);
    L.Vars.clear();
    L.Lets.clear();
    L.Conditions.clear();
    L.Columns.clear();
    L.Clauses.clear();
    L.Properties.clear();
  };
  if (Key == "section" || Key == "}") {
    EndPart();
    if (Key == "}")
      return true;
    MethodSection &S = L.Sections.emplace_back();
    L.Parts.emplace_back();
    Ok = string(S.Title) && (!acceptWord("doc") || string(S.Doc)) &&
         place(S.Where);
    return true;
  }
  if (L.Sections.empty())
    return false;
  std::vector<MethodPart> &Parts = L.Parts.back();
  if (Key == "show" || Key == "table" || Key == "diagram") {
    EndPart();
    MethodPart &X = Parts.emplace_back();
    X.Kind = Key == "show"    ? MethodPartKind::Show
             : Key == "table" ? MethodPartKind::Table
                              : MethodPartKind::Diagram;
    if (Key == "show") {
      std::optional<Exhibit> What = findExhibit(raw());
      if (!What) {
        Ok = expected("what to show, as `findings`");
        return true;
      }
      ++Pos;
      X.What = *What;
      Ok = filter(X.Of, X.By);
    } else if (Key == "table") {
      Ok = !acceptWord("slots") || number(X.NumSlots, "a number of slots");
      X.Needed = acceptWord("needed");
    }
    Ok = Ok && titles(X.Title, X.Doc, X.Where);
    return true;
  }
  if (Parts.empty())
    return false;
  MethodPartKind Kind = Parts.back().Kind;
  if (Kind == MethodPartKind::Table) {
    if (variable(Key, L.Vars, L.Lets, Ok))
      return true;
    if (Key == "where") {
      Ok = expr(L.Conditions.emplace_back());
      return true;
    }
    if (Key != "column")
      return false;
    MethodColumn X;
    Ok = (!at(Tok::String) || string(X.Title)) && place(X.Where);
    if (Ok && accept(Tok::Equal))
      Ok = expr(X.V);
    else if (Ok && acceptWord("findings"))
      Ok = filter(X.Of, X.By);
    else if (Ok)
      Ok = expected("`=` or `findings`");
    L.Columns.push_back(X);
    return true;
  }
  if (Kind != MethodPartKind::Diagram)
    return false;
  if (Key == "include" || Key == "exclude") {
    ViewClause &X = L.Clauses.emplace_back();
    X.Exclude = Key == "exclude";
    Ok = viewClause(X);
    return true;
  }
  if (Key != "property")
    return false;
  Ok = property(L.Properties.emplace_back());
  return true;
}

bool Parser::methodologyDecl(Methodology &M) {
  if (!place(M.Where))
    return false;
  MethodLists L;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    return docs(Key, &M.Title, &M.Doc, LineOk) || methodLine(Key, L, LineOk);
  });
  bool Ignored = true;
  methodLine("}", L, Ignored);
  for (size_t I = 0; I < L.Sections.size(); ++I)
    L.Sections[I].Parts = append(P.MethodParts, L.Parts[I]);
  M.Sections = append(P.MethodSections, L.Sections);
  return Ok;
}

bool Parser::fill(const Decl &D) {
  Pos = D.Begin + 2; // after keyword and name
  Limit = D.End;
  switch (D.K) {
  case DeclKind::Enum:
    return enumDecl(P.Enums[EnumId(D.Row)]);
  case DeclKind::Kind:
    return kindDecl(KindId(D.Row));
  case DeclKind::Control:
    return controlDecl(P.Controls[ControlId(D.Row)]);
  case DeclKind::Func:
    return funcDecl(P.Funcs[FuncId(D.Row)]);
  case DeclKind::Verification:
    return verificationDecl(P.Verifications[VerificationId(D.Row)]);
  case DeclKind::Rule:
    return ruleDecl(P.Rules[RuleId(D.Row)]);
  case DeclKind::Entity:
    return entityDecl(EntityId(D.Row));
  case DeclKind::Decision:
    Pos = D.Begin + 1;
    return decisionDecl();
  case DeclKind::Requirement:
    Pos = D.Begin + 1;
    return requirementDecl();
  case DeclKind::View:
    return viewDecl(P.Views[ViewId(D.Row)]);
  case DeclKind::Methodology:
    return methodologyDecl(P.Methodologies[MethodologyId(D.Row)]);
  }
  return true;
}

bool Parser::run() {
  if (!Lexer(F, Diags).run(Tokens))
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
} // namespace

bool ir::parse(FileId F, Program &P, Diagnostics &Diags) {
  return Parser(F, P, Diags).run();
}
