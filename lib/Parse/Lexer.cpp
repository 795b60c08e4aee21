//===- Lexer.cpp - From text to tokens ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/Lexer.h"

#include "Basic/Unicode.h"
#include "Parse/Parser.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <array>
#include <cstring>

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

//===----------------------------------------------------------------------===//
// Keywords
//===----------------------------------------------------------------------===//

namespace {
/// The grammar's keywords by first letter.
class KeywordTable {
public:
  KeywordTable() {
    for (const Keyword &K : words()) {
      Spellings.push_back(StringRef(K.Text, K.Length));
      ++Starts[static_cast<size_t>(K.Text[0] - 'a') + 1];
      IsKeyword[K.Type] = true;
    }
    for (size_t I = 1; I < Starts.size(); ++I)
      Starts[I] += Starts[I - 1];
  }

  int32_t find(const char *Begin, size_t Length) const {
    auto First = static_cast<size_t>(*Begin - 'a');
    if (First >= 26 || Length >= sizeof(Keyword::Text))
      return T::IDENT;
    for (unsigned I = Starts[First]; I < Starts[First + 1]; ++I)
      if (words()[I].Length == Length &&
          std::memcmp(words()[I].Text, Begin, Length) == 0)
        return words()[I].Type;
    return T::IDENT;
  }
  llvm::ArrayRef<StringRef> spellings() const { return Spellings; }
  bool isKeyword(int32_t Type) const {
    return Type > 0 && static_cast<size_t>(Type) < IsKeyword.size() &&
           IsKeyword[static_cast<size_t>(Type)];
  }

private:
  static llvm::ArrayRef<Keyword> words() {
    return {GrammarKeywords.Words, GrammarKeywords.Count};
  }
  std::vector<StringRef> Spellings;
  std::array<uint16_t, 27> Starts{};
  std::array<bool, 256> IsKeyword{};
};
} // namespace

static const KeywordTable &table() {
  static const KeywordTable Table;
  return Table;
}

llvm::ArrayRef<StringRef> parse::keywords() { return table().spellings(); }
bool parse::isKeyword(int32_t Type) { return table().isKeyword(Type); }

//===----------------------------------------------------------------------===//
// Scanning
//===----------------------------------------------------------------------===//

namespace {
enum CharClass : uint8_t { Other, Blank, Letter, Digit, High };

constexpr std::array<CharClass, 256> makeClasses() {
  std::array<CharClass, 256> C{};
  for (unsigned I = 0; I < 256; ++I)
    C[I] = I >= 0x80 ? High : Other;
  for (unsigned I = 'a'; I <= 'z'; ++I)
    C[I] = C[I - 'a' + 'A'] = Letter;
  for (unsigned I = '0'; I <= '9'; ++I)
    C[I] = Digit;
  for (unsigned char Space : {' ', '\t', '\r', '\n', '\f'})
    C[Space] = Blank;
  return C;
}
constexpr std::array<CharClass, 256> Classes = makeClasses();

/// The ranges of the grammar's LETTER beyond ASCII.
bool isLetter(uint32_t C) {
  return (C >= 0xAA && C <= 0x2FF) || (C >= 0x370 && C <= 0x1FFF) ||
         (C >= 0x2C00 && C <= 0xD7FF) || (C >= 0xF900 && C <= 0xFDFF);
}

class Scanner {
public:
  Scanner(StringRef Text, uint32_t MaxNesting, TokenList &List, Reports &Out)
      : Begin(Text.data()), P(Begin), End(Begin + Text.size()),
        MaxNesting(MaxNesting), List(List), Out(Out), Words(table()) {}

  void run();

private:
  /// What the scanner is in: `{`, the text of a string or of a text block. A
  /// hole is a Braces on top of its text.
  enum class Mode : uint8_t { Braces, String, TextBlock };
  struct Level {
    Mode Kind;
    uint32_t Opened; ///< where it began
  };

  uint32_t offset(const char *Q) const {
    return static_cast<uint32_t>(Q - Begin);
  }
  void emit(int32_t Type, const char *From, const char *To) {
    List.Tokens.emplace_back(Type, offset(From), offset(To),
                             static_cast<uint32_t>(List.Tokens.size()));
  }
  void one(int32_t Type) {
    emit(Type, P, P + 1);
    ++P;
  }
  bool next(char C) const { return P + 1 < End && P[1] == C; }
  void either(char Second, int32_t Two, int32_t One) {
    unsigned Length = next(Second) ? 2 : 1;
    emit(Length == 2 ? Two : One, P, P + Length);
    P += Length;
  }
  Report &error(diag::Kind K, const char *From, const char *To,
                llvm::SmallVector<DiagArg, 3> Args = {}) {
    List.Errors.push_back(offset(From));
    return Out.add(K, offset(From), offset(To), std::move(Args));
  }
  /// Opens a bracket; false if it is one too many.
  bool open() {
    if (++Nesting <= MaxNesting)
      return true;
    error(diag::NestingTooDeep, P, P + 1, {std::to_string(MaxNesting)});
    List.TooDeep = true;
    return false;
  }
  void close() { Nesting -= Nesting != 0; }

  /// Whether the scanner is in a hole of a string of one line.
  bool inStringHole() const {
    return Levels.size() > 1 && Levels.back().Kind == Mode::Braces &&
           Levels[Levels.size() - 2].Kind == Mode::String;
  }
  const char *skipLetters(const char *Q) const;
  const char *skipName(const char *Q) const;
  void word();
  void number();
  bool address();
  void quotedName();
  void quote();
  bool foreignQuotes(StringRef Open, StringRef Close);
  bool foreignSign();
  bool htmlComment();
  bool heredoc();
  bool holeCloses() const;
  void openHole();
  void foreignArrow(int32_t Type, StringRef Now, const char *To);
  void foreignComment(const char *To);
  void comment();
  void badCharacters();
  void endStringAtLine();
  void stringText();
  void textBlock();
  void mark();
  void code();

  const char *Begin;
  const char *P;
  const char *End;
  uint32_t MaxNesting;
  uint32_t Nesting = 0;
  TokenList &List;
  Reports &Out;
  const KeywordTable &Words;
  std::vector<Level> Levels;
  /// The end of the line on which a hole is not closed, if that was said.
  const char *OpenHoleLine = nullptr;
};
} // namespace

const char *Scanner::skipLetters(const char *Q) const {
  while (Q != End) {
    CharClass C = Classes[static_cast<unsigned char>(*Q)];
    if (C == Letter)
      ++Q;
    else if (C == High && isLetter(decodeCharacter(Q)))
      Q = nextCharacter(Q, End);
    else
      break;
  }
  return Q;
}

const char *Scanner::skipName(const char *Q) const {
  while (Q != End) {
    CharClass C = Classes[static_cast<unsigned char>(*Q)];
    if (C == Letter || C == Digit || *Q == '_')
      ++Q;
    else if (C == High && isLetter(decodeCharacter(Q)))
      Q = nextCharacter(Q, End);
    else
      break;
  }
  return Q;
}

void Scanner::word() {
  const char *Q = skipName(P);
  emit(Words.find(P, static_cast<size_t>(Q - P)), P, Q);
  P = Q;
}

void Scanner::number() {
  auto Digits = [&](const char *Q) {
    while (Q != End && llvm::isDigit(*Q))
      ++Q;
    return Q;
  };
  const char *Q = Digits(P);
  // `2027-03-31`
  if (Q - P >= 4 && End - P >= 10) {
    static constexpr StringRef Shape = "dddd-dd-dd";
    bool IsDate = true;
    for (size_t I = 0; I < Shape.size() && IsDate; ++I)
      IsDate = Shape[I] == 'd' ? llvm::isDigit(P[I]) : P[I] == '-';
    if (IsDate) {
      emit(T::DATE, P, P + 10);
      P += 10;
      return;
    }
  }
  if (Q != End && *Q == '.' && Q + 1 < End && llvm::isDigit(Q[1])) {
    const char *R = Digits(Q + 1);
    emit(T::DECIMAL, P, R);
    P = R;
    return;
  }
  const char *R = skipLetters(Q);
  emit(R != Q ? T::QUANTITY : T::INT, P, R);
  P = R;
}

/// `endpoint = https://shop.example;`, at the `:`. Where a value stands no name
/// has a `:` behind it, so this is a text without its quotes, and no comment.
bool Scanner::address() {
  size_t Size = List.Tokens.size();
  if (Size < 2 || End - P < 4 || P[1] != '/' || P[2] != '/' ||
      !llvm::isAlnum(P[3]))
    return false;
  const LightToken &Scheme = List.Tokens[Size - 1];
  if (Scheme.Type != T::IDENT || Scheme.End != offset(P))
    return false;
  static constexpr int32_t BeforeValues[] = {T::ASSIGN, T::PLUSASSIGN,
                                             T::LBRACK, T::COMMA, T::LPAREN};
  if (!llvm::is_contained(BeforeValues, List.Tokens[Size - 2].Type))
    return false;
  const char *Q = P;
  while (Q != End && !llvm::isSpace(*Q) &&
         StringRef(";,]){}\"").find(*Q) == StringRef::npos)
    ++Q;
  const char *From = P - (Scheme.End - Scheme.Begin);
  std::string Address(From, Q);
  error(diag::TextWithoutQuotes, From, Q, {Address})
      .fix(offset(From), offset(Q), "\"" + Address + "\"");
  List.Tokens.pop_back();
  emit(T::STRING, From, Q);
  P = Q;
  return true;
}

void Scanner::quotedName() {
  const char *Q = P + 1;
  while (Q != End && *Q != '`' && *Q != '\n' && *Q != '\r')
    ++Q;
  if (Q != End && *Q == '`' && Q != P + 1) {
    emit(T::QUOTED_NAME, P, Q + 1);
    P = Q + 1;
    return;
  }
  // The name is as long as a plain one would be, so that what follows it is
  // still read.
  Q = Q != End && *Q == '`' ? Q + 1 : skipName(P + 1);
  error(diag::UnterminatedName, P, Q);
  emit(T::BAD_QUOTED_NAME, P, Q);
  P = Q;
}

void Scanner::quote() {
  if (End - P >= 3 && P[1] == '"' && P[2] == '"') {
    emit(T::TEXT_OPEN, P, P + 3);
    Levels.push_back({Mode::TextBlock, offset(P)});
    P += 3;
    return;
  }
  // A string without holes is one token.
  const char *Q = P + 1;
  while (Q != End && *Q != '"' && *Q != '\n' && *Q != '\r' &&
         !(*Q == '$' && Q + 1 != End && Q[1] == '{')) {
    bool Escape = *Q == '\\' && Q + 1 != End && Q[1] != '\n' && Q[1] != '\r';
    Q += Escape ? 2 : 1;
  }
  if (Q != End && *Q == '"') {
    emit(T::STRING, P, Q + 1);
    P = Q + 1;
    return;
  }
  emit(T::QUOTE, P, P + 1);
  Levels.push_back({Mode::String, offset(P)});
  ++P;
}

/// Ends the string at the end of its line.
void Scanner::endStringAtLine() {
  uint32_t Opened = Levels.back().Opened;
  error(diag::UnterminatedString, Begin + Opened, P);
  // The `;` is in the string: the parser shall not miss it.
  List.Errors.push_back(offset(P));
  emit(T::BAD_STRING_END, P, P);
  Levels.pop_back();
}

void Scanner::stringText() {
  const char *Q = P;
  while (Q != End && *Q != '"' && *Q != '\n' && *Q != '\r' &&
         !(*Q == '$' && Q + 1 != End && Q[1] == '{')) {
    bool Escape = *Q == '\\' && Q + 1 != End && Q[1] != '\n' && Q[1] != '\r';
    Q += Escape ? 2 : 1;
  }
  if (Q != P)
    emit(T::STR_TEXT, P, Q);
  P = Q;
  if (P == End || *P == '\n' || *P == '\r') {
    endStringAtLine();
    return;
  }
  if (*P == '"') {
    one(T::STR_CLOSE);
    Levels.pop_back();
    return;
  }
  openHole();
}

/// Whether the hole at `${` is closed on its line. A text within it has quotes
/// of its own.
bool Scanner::holeCloses() const {
  unsigned Depth = 1;
  bool InText = false;
  for (const char *Q = P + 2; Q != End && *Q != '\n' && *Q != '\r'; ++Q) {
    if (*Q == '\\' && Q + 1 != End && Q[1] != '\n')
      ++Q;
    else if (*Q == '"')
      InText = !InText;
    else if (!InText && *Q == '{')
      ++Depth;
    else if (!InText && *Q == '}' && --Depth == 0)
      return true;
  }
  return false;
}

/// At the `${` of a string of one line.
void Scanner::openHole() {
  // One message a line; what else looks like a hole there is text.
  const bool IsSaid = OpenHoleLine && P < OpenHoleLine;
  if (IsSaid || !holeCloses()) {
    // As if it ended behind its first name.
    const char *Q = skipName(P + 2);
    const bool HasName = Q != P + 2;
    if (!IsSaid) {
      const std::string Now =
          HasName ? std::string(P, Q) + "}" : std::string("${…}");
      Report &R = error(diag::HoleNotClosed, P, HasName ? Q : P + 2, {Now});
      if (HasName)
        R.suggest(offset(P), offset(Q), Now);
      OpenHoleLine = std::find(Q, End, '\n');
    }
    emit(T::STR_TEXT, P, Q);
    P = Q;
    return;
  }
  if (!open())
    return;
  emit(T::HOLE, P, P + 2);
  Levels.push_back({Mode::Braces, offset(P)});
  P += 2;
}

/// `<!-- a comment -->`
bool Scanner::htmlComment() {
  StringRef Rest(P, static_cast<size_t>(End - P));
  if (!Rest.starts_with("<!--"))
    return false;
  const size_t Close = Rest.find("-->");
  const bool IsClosed = Close != StringRef::npos;
  StringRef Inside = Rest.take_front(IsClosed ? Close : Rest.find('\n'));
  Inside = Inside.drop_front(4);
  const char *To = IsClosed ? P + Close + 3 : Inside.end();
  Report &R = Out.add(diag::ForeignComment, offset(P), offset(P + 4), {"<!--"});
  if (!Inside.contains('\n'))
    R.fix(offset(P), offset(To), ("// " + Inside.trim()).str());
  else if (IsClosed)
    R.fix(offset(P), offset(To), ("/*" + Inside + "*/").str());
  P = To;
  return true;
}

/// `= <<END` and lines up to `END`: a text.
bool Scanner::heredoc() {
  StringRef Rest(P, static_cast<size_t>(End - P));
  if (!Rest.starts_with("<<") || List.Tokens.empty() ||
      List.Tokens.back().Type != T::ASSIGN)
    return false;
  auto [First, Lines] = Rest.split('\n');
  StringRef Mark = First.drop_front(2).ltrim("-~").trim(" \t\r\"'");
  if (Mark.empty() || !llvm::all_of(Mark, llvm::isAlnum))
    return false;
  StringRef Shown = First.rtrim();
  const char *To = nullptr;
  for (StringRef Line; !Lines.empty() && !To;) {
    std::tie(Line, Lines) = Lines.split('\n');
    if (Line.trim() == Mark)
      To = Line.rtrim().end();
  }
  if (!To)
    return false;
  error(diag::TextOverLines, P, Shown.end(), {Shown});
  emit(T::STRING, P, To);
  emit(T::SEMI, To, To);
  P = To;
  return true;
}

void Scanner::textBlock() {
  const char *Q = P;
  auto Closes = [&] {
    return *Q == '"' && End - Q >= 3 && Q[1] == '"' && Q[2] == '"';
  };
  auto Holes = [&] { return *Q == '$' && End - Q >= 2 && Q[1] == '{'; };
  while (Q != End && !Closes() && !Holes())
    ++Q;
  if (Q != P)
    emit(T::TEXT_RAW, P, Q);
  P = Q;
  if (P == End) {
    uint32_t Opened = Levels.back().Opened;
    error(diag::UnterminatedTextBlock, Begin + Opened, Begin + Opened + 3);
    List.Swallowed = true;
    emit(T::TEXT_CLOSE, P, P);
    Levels.pop_back();
    return;
  }
  if (*P == '"') {
    emit(T::TEXT_CLOSE, P, P + 3);
    P += 3;
    Levels.pop_back();
    return;
  }
  if (!open())
    return;
  emit(T::HOLE, P, P + 2);
  Levels.push_back({Mode::Braces, offset(P)});
  P += 2;
}

void Scanner::comment() {
  if (P[1] == '/') {
    const char *Q = P + 2;
    while (Q != End && *Q != '\n' && *Q != '\r')
      ++Q;
    bool IsDoc = Q - P >= 3 && P[2] == '/' && (Q - P == 3 || P[3] != '/');
    if (IsDoc)
      List.Docs.push_back(
          {offset(P), offset(Q), static_cast<uint32_t>(List.Tokens.size())});
    P = Q;
    return;
  }
  size_t Close = StringRef(P + 2, static_cast<size_t>(End - P - 2)).find("*/");
  if (Close == StringRef::npos) {
    error(diag::UnterminatedComment, P, P + 2);
    List.Swallowed = true;
    P = End;
    return;
  }
  P += 2 + Close + 2;
}

/// How a character that is no token is shown.
static std::string describeChar(uint32_t C, StringRef Bytes) {
  bool Visible =
      C > 0x20 && C != 0x7F &&
      (C < 0x80 || isLetter(C) || (C >= 0x2010 && C <= 0x2027) ||
       (C >= 0x2030 && C <= 0x205E) || (C >= 0x20A0 && C <= 0x2BFF) ||
       (C >= 0xA1 && C <= 0x2FF && C != 0xAD));
  if (Visible)
    return ("`" + Bytes + "`").str();
  return "U+" + llvm::utohexstr(C, /*LowerCase=*/false, C < 0x10000 ? 4 : 6);
}

/// A text in other quotes, if they close on the line: one mistake, and a text.
bool Scanner::foreignQuotes(StringRef Open, StringRef Close) {
  StringRef Rest(P, static_cast<size_t>(End - P));
  if (!Rest.starts_with(Open))
    return false;
  StringRef Line = Rest.drop_front(Open.size()).take_until([](char C) {
    return C == '\n' || C == '\r' || C == '"';
  });
  size_t Size = Line.find(Close);
  if (Size == StringRef::npos)
    return false;
  const char *From = P;
  const char *Inside = P + Open.size();
  P = Inside + Size + Close.size();
  List.Errors.push_back(offset(From));
  std::string Now = "\"";
  Now += Line.take_front(Size);
  Out.add(diag::ForeignQuotes, offset(From), offset(P), {Open, Close})
      .fix(offset(From), offset(P), Now + "\"");
  emit(T::QUOTE, From, Inside);
  if (Size != 0)
    emit(T::STR_TEXT, Inside, Inside + Size);
  emit(T::STR_CLOSE, Inside + Size, P);
  return true;
}

/// An arrow that this language draws otherwise, up to \p To.
void Scanner::foreignArrow(int32_t Type, StringRef Now, const char *To) {
  List.Errors.push_back(offset(P));
  Out.add(diag::ForeignArrow, offset(P), offset(To),
          {StringRef(P, static_cast<size_t>(To - P))})
      .fix(offset(P), offset(To), Now.str());
  emit(Type, P, To);
  P = To;
}

/// The rest of the line is a comment, which \p To is behind the sign of.
void Scanner::foreignComment(const char *To) {
  StringRef Sign(P, static_cast<size_t>(To - P));
  Out.add(diag::ForeignComment, offset(P), offset(To), {Sign})
      .fix(offset(P), offset(To), "//");
  // A brace in it closes nothing, which is one mistake and not two.
  for (; P != End && *P != '\n' && *P != '\r'; ++P)
    List.Swallowed |= *P == '}';
}

/// Characters that mean something in other languages, and nothing here.
bool Scanner::foreignSign() {
  StringRef Rest(P, static_cast<size_t>(End - P));
  if (StringRef Include = "#include"; Rest.starts_with(Include)) {
    Out.add(diag::ForeignQuantifier, offset(P), offset(P + Include.size()),
            {Include, "import"})
        .fix(offset(P), offset(P + Include.size()), "import");
    emit(T::IMPORT, P, P + Include.size());
    P += Include.size();
    // So that the parser is asked once more, and adds the `;`.
    return true;
  }
  for (StringRef Blank : {"\u00A0", "\u2009", "\u202F", "\u3000"})
    if (Rest.starts_with(Blank)) {
      const char *From = P;
      while (StringRef(P, static_cast<size_t>(End - P)).starts_with(Blank))
        P += Blank.size();
      Out.add(diag::UnexpectedCharacter, offset(From), offset(P),
              {describeChar(decodeCharacter(From), Blank)})
          .fix(offset(From), offset(P), " ");
      return true;
    }
  if (Rest.front() == '#') {
    foreignComment(P + 1);
    return true;
  }
  if (foreignQuotes("'", "'") || foreignQuotes("“", "”") ||
      foreignQuotes("„", "“") || foreignQuotes("„", "”") ||
      foreignQuotes("«", "»") || foreignQuotes("‘", "’"))
    return true;
  const int32_t Last = List.Tokens.empty() ? -1 : List.Tokens.back().Type;
  // `[!RateLimiting]`
  if (Rest.front() == '!' && (Last == T::LBRACK || Last == T::COMMA)) {
    Out.add(diag::UnexpectedToken, offset(P), offset(P + 1),
            {"`!`", "in a list", "only what is there: leave out the rest"});
    ++P;
    return true;
  }
  // `a =~ "b"`
  if (Rest.front() == '~' && Last == T::ASSIGN &&
      List.Tokens.back().End == offset(P)) {
    Out.add(diag::ForeignOperator, offset(P) - 1, offset(P) + 1,
            {"=~", "matches"})
        .fix(offset(P) - 1, offset(P) + 1, "matches");
    List.Tokens.back() =
        LightToken(T::MATCHES, offset(P) - 1, offset(P) + 1,
                   static_cast<uint32_t>(List.Tokens.size() - 1));
    ++P;
    return true;
  }
  // `owner: ~` of YAML
  if (Rest.front() == '~' && (Last == T::ASSIGN || Last == T::COLON)) {
    error(diag::NullValue, P, P + 1, {"~"})
        .suggest(offset(P), offset(P + 1), "unknown");
    one(T::UNKNOWN);
    return true;
  }
  if (Rest.front() == '!' && Rest.size() > 1 &&
      (llvm::isAlpha(Rest[1]) || Rest[1] == '(')) {
    Out.add(diag::ForeignOperator, offset(P), offset(P + 1), {"!", "not"})
        .fix(offset(P), offset(P + 1), "not ");
    one(T::NOT);
    return true;
  }
  for (StringRef Arrow : {"→", "⟶", "⇒", "–>", "—>"})
    if (Rest.starts_with(Arrow))
      return foreignArrow(T::ARROW, "->", P + Arrow.size()), true;
  for (StringRef Arrow : {"↔", "⟷", "⇔", "⇄"})
    if (Rest.starts_with(Arrow))
      return foreignArrow(T::TWOWAY, "<->", P + Arrow.size()), true;
  return false;
}

void Scanner::badCharacters() {
  if (foreignSign())
    return;
  const char *From = P;
  uint32_t First = decodeCharacter(P);
  P = nextCharacter(P, End);
  StringRef Bytes(From, static_cast<size_t>(P - From));
  auto IsBad = [&] {
    unsigned char C = static_cast<unsigned char>(*P);
    switch (Classes[C]) {
    case Blank:
    case Letter:
    case Digit:
      return false;
    case High:
      return !isLetter(decodeCharacter(P));
    case Other:
      break;
    }
    return C == 0 || !StringRef("{}()[];,.:<>-=!+*/%|&@?_`\"'#").contains(*P);
  };
  while (P != End && IsBad())
    P = nextCharacter(P, End);
  error(diag::UnexpectedCharacter, From, P, {describeChar(First, Bytes)});
}

void Scanner::code() {
  char C = *P;
  switch (Classes[static_cast<unsigned char>(C)]) {
  case Letter:
    return word();
  case Digit:
    return number();
  case Blank:
    if ((C == '\n' || C == '\r') && inStringHole()) {
      // The string ends on its line, and the hole with it.
      emit(T::RBRACE, P, P);
      close();
      Levels.pop_back();
      endStringAtLine();
      return;
    }
    ++P;
    return;
  case High:
    if (isLetter(decodeCharacter(P)))
      return word();
    if (P == Begin && decodeCharacter(P) == 0xFEFF) {
      P += 3;
      return;
    }
    return badCharacters();
  case Other:
    return mark();
  }
}

/// What begins neither with a letter nor with a digit.
void Scanner::mark() {
  switch (*P) {
  case '_':
    return word();
  case '`':
    return quotedName();
  case '"':
    return quote();
  case '{':
    if (!open())
      return;
    Levels.push_back({Mode::Braces, offset(P)});
    return one(T::LBRACE);
  case '}':
    close();
    if (!Levels.empty())
      Levels.pop_back();
    return one(T::RBRACE);
  case '(':
    return open() ? one(T::LPAREN) : void();
  case ')':
    close();
    return one(T::RPAREN);
  case '[':
    return open() ? one(T::LBRACK) : void();
  case ']':
    close();
    return one(T::RBRACK);
  case ';':
    return one(T::SEMI);
  case ',':
    return one(T::COMMA);
  case ':':
    return address() ? void() : one(T::COLON);
  case '%':
    return one(T::PERCENT);
  case '*':
    return one(T::STARSIGN);
  case '|':
    return one(T::PIPE);
  case '&':
    return one(T::AMP);
  case '@':
    return one(T::AT);
  case '?':
    return one(T::QMARK);
  case '+':
    return either('=', T::PLUSASSIGN, T::PLUS);
  case '>':
    return either('=', T::GE, T::GT);
  case '-':
    return either('>', T::ARROW, T::MINUS);
  case '=':
    return next('>') ? either('>', T::FATARROW, T::ASSIGN)
                     : either('=', T::EQ, T::ASSIGN);
  case '!':
    return next('=') ? either('=', T::NE, T::NE) : badCharacters();
  case '<':
    if (htmlComment() || heredoc())
      return;
    if (next('-') && End - P >= 3 && P[2] == '>') {
      emit(T::TWOWAY, P, P + 3);
      P += 3;
      return;
    }
    return either('=', T::LE, T::LT);
  case '.':
    if (next('{')) {
      if (!open())
        return;
      Levels.push_back({Mode::Braces, offset(P)});
      emit(T::DOTBRACE, P, P + 2);
      P += 2;
      return;
    }
    if (next('*')) {
      bool Two = End - P >= 3 && P[2] == '*';
      emit(Two ? T::DOTSTARSTAR : T::DOTSTAR, P, P + (Two ? 3 : 2));
      P += Two ? 3 : 2;
      return;
    }
    return one(T::DOT);
  case '/':
    if (next('/') || next('*'))
      return comment();
    return one(T::SLASH);
  default:
    return badCharacters();
  }
}

void Scanner::run() {
  // Most models have a token every five or six bytes.
  List.Tokens.reserve(static_cast<size_t>(End - Begin) / 5 + 16);
  while (!List.TooDeep) {
    Mode M = Levels.empty() ? Mode::Braces : Levels.back().Kind;
    if (M == Mode::String) {
      stringText();
    } else if (M == Mode::TextBlock) {
      textBlock();
    } else if (P != End) {
      code();
    } else if (inStringHole()) {
      emit(T::RBRACE, P, P);
      Levels.pop_back();
    } else if (Levels.size() > 1 &&
               Levels[Levels.size() - 2].Kind == Mode::TextBlock) {
      emit(T::RBRACE, P, P);
      Levels.pop_back();
    } else {
      break;
    }
  }
  emit(-1, End, End);
  llvm::sort(List.Errors);
}

/// Reports the characters that change the direction of what follows, wherever
/// they are: with one in a comment or a text, a reader sees another model than
/// the compiler does (CVE-2021-42574).
static void reportHiddenDirection(StringRef Text, const TokenList &List,
                                  Reports &Out) {
  for (size_t I = Text.find('\xE2'); I != StringRef::npos;
       I = Text.find('\xE2', I + 1)) {
    StringRef C = Text.substr(I, 3);
    unsigned char Last = static_cast<unsigned char>(C.back());
    bool Hides = (C[1] == '\x80' && Last >= 0xAA && Last <= 0xAE) ||
                 (C[1] == '\x81' && Last >= 0xA6 && Last <= 0xA9);
    const auto At = static_cast<uint32_t>(I);
    if (!Hides ||
        std::binary_search(List.Errors.begin(), List.Errors.end(), At))
      continue;
    uint32_t Code = (C[1] == '\x80' ? 0x2000U : 0x2040U) | (Last & 0x3FU);
    Out.add(diag::UnexpectedCharacter, At, At + 3, {describeChar(Code, C)});
  }
}

TokenList parse::lex(StringRef Text, uint32_t MaxNesting, Reports &Out) {
  TokenList List;
  Scanner(Text, MaxNesting, List, Out).run();
  if (!List.TooDeep)
    reportHiddenDirection(Text, List, Out);
  return List;
}
