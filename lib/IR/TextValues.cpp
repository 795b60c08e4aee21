//===- TextValues.cpp - The textual IR: reading names, values, types ------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/TextReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

bool TextReader::expected(const llvm::Twine &What) {
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

bool TextReader::unknown(const char *What, const Token &At, StringRef Name,
                         llvm::ArrayRef<StringRef> Candidates) {
  StringRef Near = nearest(Name, Candidates);
  Diags.report(diag::IRUnknownName, range(At))
      << What << Name << uint64_t(!Near.empty()) << Near;
  return false;
}

//===----------------------------------------------------------------------===//
// Leaves
//===----------------------------------------------------------------------===//

bool TextReader::unescape(const Token &T, StringRef Quoted, std::string &Out) {
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
bool TextReader::nameOf(const Token &T, Name &Out) {
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

bool TextReader::name(Name &Out) {
  if (!at(Tok::Word) && !at(Tok::String))
    return expected("a name");
  return nameOf(Tokens[Pos++], Out);
}

bool TextReader::string(Name &Out) {
  if (!at(Tok::String))
    return expected("a string");
  return nameOf(Tokens[Pos++], Out);
}

/// A whole number of 32 bits, without the first \p Skip characters.
bool TextReader::number(uint32_t &Out, const char *What, uint32_t Skip) {
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
bool TextReader::place(Range &Out) {
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

bool TextReader::entityRef(EntityId &Out) {
  if (!at(Tok::Local))
    return expected("`%` and the name of an entity");
  const Token &T = Tokens[Pos++];
  Name N;
  if (!nameOf(T, N))
    return false;
  auto It = EntitiesNames.find(N);
  if (It == EntitiesNames.end())
    return unknown("entity", T, P.text(N));
  Out = It->second;
  return true;
}

/// `@Kind::attr`, the attribute that the kind itself declares.
bool TextReader::attrRef(AttrId &Out) {
  KindId K;
  if (!id(K) || !expect(Tok::ColonColon, "`::` and an attribute"))
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
bool TextReader::enumValue(Value &Out) {
  EnumId E;
  if (!id(E) || !expect(Tok::ColonColon, "`::` and a value"))
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

bool TextReader::date(StringRef D, int64_t &Out) const {
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

bool TextReader::badNumber(const char *What) {
  Diags.report(diag::IRInvalidNumber, range(tok())) << raw() << What;
  return false;
}

/// A whole number or a decimal.
bool TextReader::number(Value &Out) {
  int64_t N = 0;
  if (at(Tok::Int)) {
    if (raw().getAsInteger(10, N))
      return badNumber("a whole number of 64 bits");
    ++Pos;
    Out = Value::integer(N);
    return true;
  }
  auto [Whole, Fraction] = raw().split('.');
  bool Negative = Whole.consume_front("-");
  std::string Digits =
      (Whole + Fraction).str() +
      std::string(6 - std::min<size_t>(6, Fraction.size()), '0');
  if (Fraction.size() > 6 || StringRef(Digits).getAsInteger(10, N))
    return badNumber("a decimal with up to six digits after the point");
  ++Pos;
  Out = {ValueTag::Decimal, 0, Negative ? -N : N};
  return true;
}

/// A duration, `30d`.
bool TextReader::quantity(Value &Out) {
  static constexpr std::pair<char, int64_t> Units[] = {
      {'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
  StringRef R = raw();
  int64_t N = 0;
  for (auto [Letter, Seconds] : Units) {
    if (R.back() != Letter || R.drop_back().getAsInteger(10, N) ||
        N > INT64_MAX / Seconds || N < -(INT64_MAX / Seconds))
      continue;
    ++Pos;
    Out = {ValueTag::Duration, 0, N * Seconds};
    return true;
  }
  return badNumber("a duration in `s`, `m`, `h`, `d` or `w`");
}

/// The elements of a set and the `]`.
bool TextReader::setValue(Value &Out) {
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
  Elements.erase(std::unique(Elements.begin(), Elements.end()), Elements.end());
  Slice S = append(P.SetElements, Elements);
  Out = {ValueTag::Set, S.Begin, S.Count};
  return true;
}

/// `date(…)`, of a day that has no text, after the word.
bool TextReader::dateValue(Value &Out) {
  int64_t Days = 0;
  if (!expect(Tok::LParen, "`(`"))
    return false;
  if (!at(Tok::Int))
    return expected("a number of days");
  if (raw().getAsInteger(10, Days))
    return badNumber("a date");
  ++Pos;
  Out = {ValueTag::Date, 0, Days};
  return expect(Tok::RParen, "`)`");
}

/// A reference, after the word.
bool TextReader::refValue(Value &Out) {
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

/// A value that begins with a word.
bool TextReader::wordValue(Value &Out) {
  StringRef R = raw();
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
    if (!id(K))
      return false;
    Out = Value::kind(K);
    return true;
  }
  if (acceptWord("control")) {
    ControlId C;
    if (!id(C))
      return false;
    Out = Value::control(C);
    return true;
  }
  if (acceptWord("date"))
    return dateValue(Out);
  if (acceptWord("ref"))
    return refValue(Out);
  return expected("a value");
}

bool TextReader::value(Value &Out, bool InSet) {
  switch (peek()) {
  case Tok::Int:
  case Tok::Decimal:
    return number(Out);
  case Tok::Quantity:
    return quantity(Out);
  case Tok::Date: {
    int64_t Days = 0;
    if (!date(raw(), Days))
      return badNumber("a date");
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
  case Tok::LBracket:
    if (InSet)
      return expected("an element; a set holds no sets");
    ++Pos;
    return setValue(Out);
  case Tok::Word:
    return wordValue(Out);
  default:
    return expected("a value");
  }
}

bool TextReader::type(Type &Out) {
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
    if (!id(E))
      return false;
    Out.Detail = E.index();
  } else if ((Out.Base == TypeBase::Entity || Out.Base == TypeBase::Kind) &&
             at(Tok::Global)) {
    KindId K;
    if (!id(K))
      return false;
    Out.Detail = K.index();
  }
  return !IsSet || expect(Tok::RBracket, "`]`");
}
