//===- Habits.cpp - What people write who know another notation -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"
#include "Parse/Parser.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

std::optional<Foreign> parse::foreignWord(StringRef Word) {
#define FOREIGN_WORD(WORD, CLASS)                                              \
  if (Word == WORD)                                                            \
    return Foreign::CLASS;
#include "Parse/Habits.def"
  return std::nullopt;
}

static StringRef foreignNotation(StringRef Word) {
#define FOREIGN_NOTATION(WORD, NOTATION)                                       \
  if (Word.equals_insensitive(WORD))                                           \
    return NOTATION;
#include "Parse/Habits.def"
  return "";
}

/// Whether an arrow of another notation may have a token of \p Type in it.
static bool isArrowPart(int32_t Type) {
  static constexpr int32_t Parts[] = {
      T::MINUS,  T::ARROW, T::TWOWAY, T::FATARROW, T::EQ,
      T::ASSIGN, T::LT,    T::GT,     T::LE,       T::GE};
  return llvm::is_contained(Parts, Type);
}

size_t Rewriter::behindArrow(size_t At) const {
  if (type(At) == T::ARROW || type(At) == T::TWOWAY)
    // `->>` of Mermaid
    return type(At + 1) == T::GT && touches(At) ? At + 2 : At + 1;
  if (!isArrowPart(type(At)) || type(At) == T::ASSIGN || type(At) == T::EQ)
    return At;
  size_t End = At + 1;
  while (isArrowPart(type(End)) && touches(End - 1))
    ++End;
  // One dash or sign is no arrow.
  return End - At > 1 || type(At) == T::FATARROW ? End : At;
}

size_t Rewriter::behindBrackets(size_t At) const {
  unsigned Depth = 0;
  for (; type(At) != -1; ++At) {
    switch (type(At)) {
    case T::LBRACE:
    case T::DOTBRACE:
    case T::HOLE:
    case T::LPAREN:
    case T::LBRACK:
      ++Depth;
      break;
    case T::RBRACE:
    case T::RPAREN:
    case T::RBRACK:
      if (Depth <= 1)
        return At + 1;
      --Depth;
      break;
    default:
      break;
    }
  }
  return At;
}

size_t Rewriter::behindStatement(size_t At) const {
  for (bool First = true;; First = false) {
    switch (type(At)) {
    case -1:
    case T::RBRACE:
      return At;
    case T::SEMI:
      return At + 1;
    case T::LBRACE:
      return behindBrackets(At);
    case T::HOLE:
    case T::DOTBRACE:
      At = behindBrackets(At);
      continue;
    default:
      if (!First && startsLine(At) && isName(At) &&
          (type(At + 1) == T::COLON || type(At + 1) == T::ASSIGN ||
           isName(At + 1)))
        return At;
      ++At;
    }
  }
}

/// Whether what is at \p At can only be a value, and no kind.
bool Rewriter::isValue(size_t At) const {
  switch (type(At)) {
  case T::LBRACK:
  case T::STRING:
  case T::QUOTE:
  case T::TEXT_OPEN:
  case T::INT:
  case T::DECIMAL:
  case T::QUANTITY:
  case T::DATE:
  case T::TRUE:
  case T::FALSE:
  case T::UNKNOWN:
    return true;
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

/// Behind the line at \p At and the lines that stand further in than it.
size_t Rewriter::behindIndented(size_t At) const {
  auto Column = [&](size_t K) {
    const size_t Line = Text.take_front(tok(K).Begin).rfind('\n');
    return tok(K).Begin - (Line == StringRef::npos ? 0 : Line + 1);
  };
  const size_t Indent = Column(At);
  size_t End = At + 1;
  while (type(End) != -1 && !(startsLine(End) && Column(End) <= Indent))
    ++End;
  return End;
}

/// `-- a comment` or `%% a comment`, at the beginning of a statement.
bool Rewriter::comment() {
  if ((type(I) != T::MINUS && type(I) != T::PERCENT) ||
      type(I + 1) != type(I) || !touches(I))
    return false;
  fixTo(report(diag::ForeignComment, I, I + 2, {text(I, I + 2)}), I, I + 2,
        "//");
  size_t To = I + 2;
  while (type(To) != -1 && !startsLine(To))
    ++To;
  advance(To);
  return true;
}

/// `class Till(Device):` at the top of a file, whose name ends before \p
/// Behind: a kind.
bool Rewriter::foreignClass(size_t Behind) {
  if (type(Behind) != T::LPAREN && text(Behind) != "extends")
    return false;
  std::string Now = "component " + text(I + 1, Behind).str();
  if (isName(Behind + 1))
    Now += (" : " + text(Behind + 1)).str();
  report(diag::ForeignDeclaration, I, I + 1,
         {text(I), DiagArg::number(5), Now});
  advance(behindIndented(I));
  return true;
}

/// `actor "Customer" as customer`
bool Rewriter::titledWord(Foreign Found) {
  if (type(I + 1) != T::STRING || startsLine(I + 1) ||
      (Places.back() != Place::Body &&
       (Places.back() != Place::Top || Found != Foreign::System)))
    return false;
  const bool IsNamed = text(I + 2) == "as" && isName(I + 3);
  std::string Now = IsNamed ? text(I + 3).str() : "name";
  Now = Found == Foreign::System ? "system Name " : Now + " : Kind ";
  Now += text(I + 1);
  report(diag::ForeignDeclaration, I, I + 1,
         {text(I), DiagArg::number(static_cast<uint64_t>(Found)), Now});
  dropStatement();
  return true;
}

/// `actor u : User;`, `zone z : Dmz;`, `process p;`
bool Rewriter::foreignWordHere() {
  const std::optional<Foreign> Found = foreignWord(text(I));
  const bool IsNext = isName(I + 1) && !startsLine(I + 1);
  if (Found && titledWord(*Found))
    return true;
  if (!Found || !IsNext || type(I + 1) == T::IN)
    return false;
  const bool IsTop = Places.back() == Place::Top;
  // At the top of a file `component` and its like declare kinds.
  if (IsTop && isKeyword(type(I)))
    return false;
  // `link a -> b` is a flow without a name; `group = x` is an assignment.
  if (behindArrow(I + 2) != I + 2)
    return false;
  const size_t Behind = behindName(I + 1);
  std::string Rest = text(I + 1, Behind).str();
  if (IsTop && *Found == Foreign::Element && foreignClass(Behind))
    return true;
  const bool HasKind = type(Behind) == T::COLON;
  if (HasKind)
    Rest += (" : " + text(Behind + 1, behindName(Behind + 1))).str();
  // At the top of a file it can only be a kind.
  if (IsTop && HasKind && *Found <= Foreign::Flow) {
    static constexpr StringRef Kinds[] = {"component", "zone", "channel"};
    static constexpr int32_t Types[] = {T::COMPONENT, T::ZONE, T::CHANNEL};
    StringRef Word = Kinds[static_cast<size_t>(*Found)];
    fixTo(report(diag::ForeignDeclaration, I, I + 1,
                 {text(I), DiagArg::number(5), (Word + " " + Rest).str()}),
          I, I + 1, Word.str());
    emitAs(I, Types[static_cast<size_t>(*Found)]);
    Opens = Place::Body;
    advance(I + 1);
    return true;
  }
  std::string Now;
  switch (*Found) {
  case Foreign::Element:
    Now = Rest + (HasKind ? "" : " : Kind");
    break;
  case Foreign::Boundary:
    Now = "boundary " + Rest + (HasKind ? "" : " : Kind");
    break;
  case Foreign::Flow:
    Now = "flow " + Rest + (HasKind ? "" : " : a -> b");
    break;
  case Foreign::Data:
    Now = "data " + Rest;
    break;
  case Foreign::System:
    Now = "system " + Rest;
    break;
  }
  Report &R =
      report(diag::ForeignDeclaration, I, I + 1,
             {text(I), DiagArg::number(static_cast<uint64_t>(*Found)), Now});
  const size_t At = I;
  switch (*Found) {
  case Foreign::Element:
    if (IsTop || !HasKind)
      return dropStatement(), true;
    R.fix(tok(At).Begin, tok(At + 1).Begin, "");
    advance(At + 1);
    return true;
  case Foreign::Boundary:
    if (IsTop)
      return dropStatement(), true;
    // Mermaid closes it with `end`; until then all is in the body around it.
    if (startsLine(Behind) && type(Behind) != T::LBRACE) {
      ++OpenEnds;
      R.Fixes = false;
      advance(Behind);
      return true;
    }
    fixTo(R, At, At + 1, "boundary");
    emitAs(At, T::BOUNDARY);
    break;
  case Foreign::Flow:
    if (!HasKind)
      return dropStatement(), true;
    fixTo(R, At, At + 1, "flow");
    emitAs(At, T::FLOW);
    break;
  case Foreign::Data:
    fixTo(R, At, At + 1, "data");
    emitAs(At, T::DATA);
    break;
  case Foreign::System:
    fixTo(R, At, At + 1, "system");
    emitAs(At, T::SYSTEM);
    Opens = Place::Body;
    break;
  }
  advance(At + 1);
  return true;
}

/// `api : WebServer;`, `boundary z { … }` or `flow f : a -> b;` outside every
/// system.
bool Rewriter::partAtTop() {
  if (!IsBalanced)
    return false; // nobody knows where a body ends
  const bool IsFlow = type(I) == T::FLOW, IsBoundary = type(I) == T::BOUNDARY;
  if (IsFlow || IsBoundary
          ? !isName(I + 1)
          : type(I) != T::IDENT || type(I + 1) != T::COLON || !isUpper(I + 2))
    return false;
  const size_t At = IsFlow || IsBoundary ? I + 1 : I;
  report(diag::PartOutsideSystem, I, At + 1,
         {text(At), DiagArg::number(IsFlow       ? 2
                                    : IsBoundary ? 1
                                                 : 0)});
  dropStatement();
  return true;
}

/// `Postgres orders { … }`
bool Rewriter::kindFirst() {
  const size_t Name = behindName(I);
  if (!isUpper(Name - (Name > I ? 1 : 0)) || !isLower(Name) ||
      startsLine(Name) || type(I) != T::IDENT)
    return false;
  const int32_t Next = type(Name + 1);
  if (Next != T::LBRACE && Next != T::SEMI && Next != T::STRING &&
      Next != T::QUOTE)
    return false;
  std::string Now = (text(Name) + " : " + text(I, Name)).str();
  suggestTo(
      report(diag::KindBeforeName, I, Name + 1, {text(Name), text(I, Name)}), I,
      Name + 1, Now);
  emit(Name);
  conjure(T::COLON, Name);
  for (size_t K = I; K < Name; ++K)
    emit(K);
  advance(Name + 1);
  return true;
}

/// `orders "Orders" : Postgres`
bool Rewriter::titleFirst() {
  if (!isName(I) || type(I + 1) != T::STRING || type(I + 2) != T::COLON ||
      !isName(I + 3))
    return false;
  const size_t End = behindName(I + 3);
  std::string Kind = text(I + 3, End).str();
  std::string Now = text(I).str();
  Now += " : " + Kind + " ";
  Now += text(I + 1);
  suggestTo(
      report(diag::TitleBeforeKind, I + 1, I + 2, {text(I + 1), text(I), Kind}),
      I, End, Now);
  emit(I);
  for (size_t K = I + 2; K < End; ++K)
    emit(K);
  emit(I + 1);
  advance(End);
  return true;
}

/// `orders = Postgres { … }`
bool Rewriter::assignedKind() {
  if (!isName(I) || type(I + 1) != T::ASSIGN || !isUpper(I + 2))
    return false;
  const size_t End = behindName(I + 2);
  // `orders = Postgres("Orders")`
  if (type(End) == T::LPAREN && type(End + 1) == T::STRING &&
      type(End + 2) == T::RPAREN) {
    std::string Now = text(I).str();
    Now += " : " + text(I + 2, End).str() + " ";
    Now += text(End + 1);
    suggestTo(
        report(diag::AssignForColon, I + 1, I + 2, {text(I), text(I + 2, End)}),
        I, End + 3, Now);
    emit(I);
    emitAs(I + 1, T::COLON);
    for (size_t K = I + 2; K < End; ++K)
      emit(K);
    emit(End + 1);
    advance(End + 3);
    return true;
  }
  if (type(End) != T::LBRACE)
    return false;
  fixTo(report(diag::AssignForColon, I + 1, I + 2, {text(I), text(I + 2, End)}),
        I + 1, I + 2, ":");
  emit(I);
  emitAs(I + 1, T::COLON);
  advance(I + 2);
  return true;
}

/// `stores: [Order];`, `severity: High;`
bool Rewriter::colonForAssign() {
  if (type(I + 1) != T::COLON ||
      !(isName(I) || type(I) == T::STRING || isKeyword(type(I))))
    return false;
  if (!isValue(I + 2) &&
      !(Places.back() == Place::Rule && type(I + 2) != T::ASSIGN))
    return false;
  // A quoted key is one of JSON.
  StringRef Name = text(I);
  const bool IsQuoted = type(I) == T::STRING;
  if (IsQuoted)
    Name = Name.drop_front().drop_back();
  if (IsQuoted && ofBody())
    return dropStatement(), true;
  if (IsQuoted) {
    BodyReports.back() = Out.size();
    const std::string Now = (Name + " =").str();
    suggestTo(report(diag::ForeignQuantifier, I, I + 2, {text(I, I + 2), Now}),
              I, I + 2, Now);
    return dropStatement(), true;
  }
  // `orders: "Orders"`: a title in D2, a text in YAML.
  if (type(I + 2) == T::STRING && !ofBody() && Places.back() == Place::Body &&
      (type(I + 3) == T::RBRACE ||
       (startsLine(I + 3) && type(I + 3) != T::SEMI))) {
    std::string Title = Name.str() + " : Kind ";
    Title += text(I + 2);
    report(diag::ForeignQuantifier, I, I + 3,
           {text(I, I + 3),
            Title + ";` or `" + Name.str() + " = " + text(I + 2).str() + ";"});
    advance(I + 3);
    return true;
  }
  const char *Now = touches(I) ? " =" : "=";
  if (Report *R = ofBody()) {
    R->alsoFix(tok(I + 1).Begin, tok(I + 1).End, Now);
  } else {
    report(diag::ColonForAssign, I + 1, I + 2, {Name})
        .fix(tok(I + 1).Begin, tok(I + 1).End, Now);
    BodyReports.back() = Out.size() - 1;
  }
  emit(I);
  emitAs(I + 1, T::ASSIGN);
  advance(I + 2);
  return true;
}

/// The message about signs of this body, if there is one.
Report *Rewriter::ofBody() {
  return BodyReports.back() == None ? nullptr : Out.at(BodyReports.back());
}

/// Where a member ends otherwise than with `;`: with a `,`, or, in a body whose
/// other signs have been reported, with the line or the body.
bool Rewriter::endMember() {
  const bool EndsRule = Places.back() == Place::Rule && type(I) == T::RBRACE;
  if ((Places.back() != Place::Body && !EndsRule) || Brackets != 0 ||
      Parens != 0 || I == 0)
    return false;
  const bool IsNext = startsLine(I) &&
                      ((type(I) == T::MINUS && isName(I + 1)) ||
                       ((isName(I) || type(I) == T::STRING) &&
                        (type(I + 1) == T::ASSIGN || type(I + 1) == T::COLON)));
  const int32_t Last = New.empty() ? 0 : New.back().Type;
  if (Last == T::SEMI || Last == T::LBRACE || Last == T::RBRACE)
    return false;
  if (type(I) == T::COMMA &&
      (isName(I + 1) || type(I + 1) == T::STRING || type(I + 1) == T::RBRACE) &&
      (type(I + 2) == T::ASSIGN || type(I + 2) == T::COLON ||
       type(I + 1) == T::RBRACE)) {
    if (Report *R = ofBody()) {
      R->alsoFix(tok(I).Begin, tok(I).End, ";");
    } else {
      fixTo(report(diag::ExpectedToken, I, I + 1,
                   {"`;`", "at the end of the member", "`,`"}),
            I, I + 1, ";");
      BodyReports.back() = Out.size() - 1;
    }
    emitAs(I, T::SEMI);
    advance(I + 1);
    return true;
  }
  Report *R = ofBody();
  if (!R || (!IsNext && type(I) != T::RBRACE))
    return false;
  R->alsoFix(tok(I - 1).End, tok(I - 1).End, ";");
  conjure(T::SEMI, I);
  return true;
}

/// `provides encrypted: true;`
bool Rewriter::provides() {
  if (type(I) != T::PROVIDES || type(I + 2) != T::COLON)
    return false;
  report(diag::ColonForAssign, I + 2, I + 3, {text(I + 1)})
      .fix(tok(I + 2).Begin, tok(I + 2).End, touches(I + 1) ? " =" : "=");
  emit(I);
  emit(I + 1);
  emitAs(I + 2, T::ASSIGN);
  advance(I + 3);
  return true;
}

/// `flow a -> b;`, `a -> b : "says";`
bool Rewriter::nameless() {
  const bool HasWord =
      type(I) == T::FLOW || foreignWord(text(I)) == Foreign::Flow;
  size_t Source = HasWord && isName(I + 1) ? I + 1 : I;
  const size_t Arrow = behindName(Source);
  const size_t Target = behindArrow(Arrow);
  if (Arrow == Source || Target == Arrow || !isName(Target))
    return false;
  StringRef Drawn = text(Arrow, Target);
  report(diag::FlowWithoutName, Source, behindName(Target),
         {text(Source, Arrow),
          Drawn.starts_with("<") && Drawn.ends_with(">") ? "<->" : "->",
          text(Target, behindName(Target))});
  dropStatement();
  return true;
}

/// Merges `order-db` and `2nd_web` into one name, and says so once.
bool Rewriter::oddName() {
  size_t End = I;
  const bool HasDigit = (type(I) == T::QUANTITY || type(I) == T::INT) &&
                        (type(I) == T::QUANTITY || isName(I + 1)) &&
                        (type(I) == T::QUANTITY || touches(I));
  if (HasDigit) {
    while (touches(End) && (isName(End + 1) || type(End + 1) == T::INT))
      ++End;
  } else {
    while (isName(End) && type(End + 1) == T::MINUS && isName(End + 2) &&
           touches(End) && touches(End + 1))
      End += 2;
    if (End == I)
      return false;
  }
  StringRef Written = text(I, End + 1);
  if (Dashed.insert(Written).second) {
    std::string Meant = HasDigit ? "_" + Written.str() : Written.str();
    std::replace(Meant.begin(), Meant.end(), '-', '_');
    suggestTo(report(HasDigit ? diag::NameWithDigit : diag::NameWithDash, I,
                     End + 1, {Written, Meant}),
              I, End + 1, Meant);
  }
  push(T::IDENT, tok(I).Begin, tok(End).End);
  advance(End + 1);
  return true;
}

/// Behind `flow`: its name, its ends, and what follows them.
void Rewriter::flow() {
  copyTo(I + 1);
  if (!oddName() && isName(I))
    copyTo(I + 1);
  // `flow f from a to b`
  if (const size_t To = behindName(I + 1); type(I) == T::FROM && To != I + 1 &&
                                           type(To) == T::TO &&
                                           isName(To + 1)) {
    const size_t End = behindName(To + 1);
    const std::string Now =
        (": " + text(I + 1, To) + " -> " + text(To + 1, End)).str();
    fixTo(report(diag::ForeignQuantifier, I, End, {text(I, End), Now}), I, End,
          Now);
    emitAs(I, T::COLON);
    for (size_t K = I + 1; K < To; ++K)
      emit(K);
    push(T::ARROW, tok(To).Begin, tok(To).End);
    for (size_t K = To + 1; K < End; ++K)
      emit(K);
    return advance(End);
  }
  if (type(I) != T::COLON)
    return;
  copyTo(I + 1);
  flowTail(I);
}

void Rewriter::flowTail(size_t Source) {
  if (!oddName())
    copyTo(behindName(I));
  const size_t Arrow = I;
  size_t Target = behindArrow(Arrow);
  // `a -->|says| b`
  if (Target != Arrow && type(Target) == T::PIPE) {
    size_t Close = Target + 1;
    while (type(Close) != T::PIPE && type(Close) != -1 && !startsLine(Close))
      ++Close;
    if (type(Close) == T::PIPE && isName(Close + 1))
      Target = Close + 1;
  }
  if (Target == Arrow || (!isName(Target) && type(Target) != T::QUANTITY))
    return;
  StringRef Drawn = text(Arrow, behindArrow(Arrow));
  const bool Left = Drawn.front() == '<', Right = Drawn.back() == '>' || !Left;
  if ((Drawn != "->" && Drawn != "<->") || behindArrow(Arrow) != Target) {
    Report &R = report(diag::ForeignArrow, Arrow, Target, {Drawn});
    const size_t End = behindName(Target);
    if (Right)
      fixTo(R, Arrow, Target,
            Left                           ? "<->"
            : behindArrow(Arrow) == Target ? "->"
                                           : "-> ");
    else
      suggestTo(R, Source, End,
                (text(Target, End) + " -> " + text(Source, Arrow)).str());
  }
  push(Left && Right ? T::TWOWAY : T::ARROW, tok(Arrow).Begin,
       tok(Target - 1).End);
  advance(Target);
  if (!oddName())
    copyTo(behindName(Target));
  // `a -> b -> c`
  if (const size_t Next = behindArrow(I); Next != I && isName(Next)) {
    report(diag::FlowChain, I, Next,
           {text(Target, I), text(Next, behindName(Next))});
    size_t To = Next;
    while (type(To) != -1 && type(To) != T::SEMI && type(To) != T::LBRACE &&
           type(To) != T::RBRACE && type(To) != T::VIA && type(To) != T::STRING)
      ++To;
    advance(To);
  }
  // `a -> b, c`
  if (type(I) == T::COMMA && isName(I + 1)) {
    report(diag::FlowChain, I, I + 1,
           {text(Source, Arrow), text(I + 1, behindName(I + 1))});
    while (type(I) == T::COMMA && isName(I + 1))
      advance(behindName(I + 1));
  }
  // `a -> b "says" via Https`
  if (type(I) == T::STRING && type(I + 1) == T::VIA && isName(I + 2)) {
    const size_t End = behindName(I + 2);
    std::string Now = text(I + 1, End).str() + " ";
    Now += text(I);
    fixTo(report(diag::ForeignQuantifier, I, End, {text(I, End), Now}), I, End,
          Now);
    for (size_t K = I + 1; K < End; ++K)
      emit(K);
    emit(I);
    return advance(End);
  }
  if (type(I) == T::COLON && type(I + 1) == T::STRING) {
    Report &R = report(diag::TitleAfterColon, I, I + 1);
    R.fix(tok(I).Begin, tok(I).End, "");
    advance(I + 1);
    return;
  }
  // `a -> b : Https`, `a -> b over Https`, `a -> b Https`
  static constexpr StringRef Words[] = {"over", "using", "with", "by",
                                        "through"};
  const bool HasWord = !startsLine(I) && (type(I) == T::COLON ||
                                          llvm::is_contained(Words, text(I)));
  if (HasWord && isUpper(I + 1)) {
    fixTo(report(diag::KindWithoutVia, I, I + 1,
                 {text(I + 1, behindName(I + 1))}),
          I, I + 1, type(I) == T::COLON && touches(I - 1) ? " via" : "via");
    emitAs(I, T::VIA);
    advance(I + 1);
  } else if (isUpper(I) && !startsLine(I)) {
    report(diag::KindWithoutVia, I, behindName(I), {text(I, behindName(I))})
        .fix(tok(I).Begin, tok(I).Begin, "via ");
    conjure(T::VIA, I);
  }
  if (type(I) == T::VIA)
    flowKind();
}

/// `via TLS1.3`, `via Https carries Order`
void Rewriter::flowKind() {
  const size_t Kind = I + 1, End = behindName(Kind);
  const size_t Dot = Kind + 1;
  const bool HasVersion =
      type(Dot) == T::DOT && touches(Kind) && type(Dot + 1) == T::INT;
  const bool HasNumber = !startsLine(Dot) && type(Dot) == T::DECIMAL;
  if (isName(Kind) && (HasVersion || HasNumber)) {
    const size_t Behind = HasVersion ? Dot + 2 : Dot + 1;
    report(diag::VersionInKind, Kind, Behind);
    return advance(Behind); // as if it had no kind
  }
  // `via Https, Http`
  if (End != Kind && type(End) == T::COMMA && isUpper(End + 1)) {
    report(diag::UnexpectedToken, End, End + 1,
           {"`,`", ("after `" + text(End - 1) + "`").str(),
            "`;`: a flow has one kind"});
    copyTo(End);
    size_t To = End;
    while (type(To) == T::COMMA && isName(To + 1))
      To = behindName(To + 1);
    return advance(To);
  }
  // `via Https:443`, `via Https on 443`
  if (End != Kind && !startsLine(End) &&
      (type(End) == T::COLON || type(End) == T::ON || text(End) == "port") &&
      type(End + 1) == T::INT) {
    report(diag::UnexpectedToken, End, End + 2,
           {("`" + text(End, End + 2) + "`").str(),
            ("after `" + text(End - 1) + "`").str(),
            "`;`: the port is in the `endpoint` of the target"});
    copyTo(End);
    return advance(End + 2);
  }
  if (End == Kind || startsLine(End) ||
      (text(End) != "carries" && text(End) != "carrying" &&
       text(End) != "returns") ||
      !isName(End + 1))
    return;
  size_t To = behindName(End + 1);
  while (type(To) == T::COMMA && isName(To + 1))
    To = behindName(To + 1);
  StringRef Word = text(End) == "returns" ? "returns" : "carries";
  const std::string Now =
      ("{ " + Word + " = [" + text(End + 1, To) + "]; }").str();
  const bool Ends = type(To) == T::SEMI;
  fixTo(report(diag::ForeignQuantifier, End, To, {text(End, To), Now}), End,
        Ends ? To + 1 : To, Now);
  copyTo(End);
  conjure(T::LBRACE, End);
  // `carrying` is a keyword, and no attribute.
  push(T::IDENT, tok(End).Begin, tok(End).End);
  conjure(T::ASSIGN, End + 1);
  conjure(T::LBRACK, End + 1);
  for (size_t K = End + 1; K < To; ++K)
    emit(K);
  conjure(T::RBRACK, To);
  conjure(T::SEMI, To);
  conjure(T::RBRACE, To);
  advance(Ends ? To + 1 : To);
}

//===----------------------------------------------------------------------===//
// The whole file
//===----------------------------------------------------------------------===//

/// What the body is that the declaration at I may open.
void Rewriter::expectBody() {
  Opens = Places.back() == Place::Top ? Place::Other : Places.back();
  switch (type(I)) {
  case T::RULE:
  case T::THREAT:
    Opens = Place::Rule;
    break;
  case T::SYSTEM:
  case T::EXTEND:
  case T::OVERLAY:
  case T::BOUNDARY:
  case T::COMPONENT:
  case T::CHANNEL:
  case T::ZONE:
  case T::CONTROL:
  case T::DATA:
  case T::FLOW:
  case T::DEFAULT:
  case T::ACCEPT:
  case T::DISMISS:
  case T::MITIGATE:
  case T::TRANSFER:
  case T::OVERRIDE:
  case T::ASSUME:
    Opens = Place::Body;
    break;
  case T::ENUM:
  case T::ORDERED:
    Opens = Place::Enum;
    SaidSeparator = false;
    break;
  case T::VIEW:
    Opens = Place::View;
    break;
  case T::VERIFICATION:
    Opens = Place::Verification;
    break;
  case T::METHODOLOGY:
    Opens = Place::Other;
    break;
  default:
    break;
  }
}

/// At the beginning of a statement.
void Rewriter::statement() {
  while (comment())
    ;
  // Its prefix.
  while (type(I) == T::AT && isName(I + 1))
    copyTo(type(I + 2) == T::LPAREN ? behindBrackets(I + 2) : I + 2);
  while (type(I) == T::PRIVATE || type(I) == T::ABSTRACT)
    copyTo(I + 1);
  expectBody();
  switch (Places.back()) {
  case Place::Top:
    if (!indented() && !pythonImport() && !unknownVerb() && !otherHead() &&
        !otherDeclaration() && !nearlyRight() && !foreignWordHere() &&
        !otherKind())
      partAtTop();
    return;
  case Place::Body:
    if (indented() || unknownVerb() || nearlyRight() || otherStatement() ||
        foreignLet() || strayMark() || foreignWordHere() || nameless() ||
        kindFirst() || titleFirst() || assignedKind() || otherMember() ||
        colonForAssign() || provides() || attributeType())
      return;
    if (type(I) == T::FLOW)
      return flow();
    if (type(I) == T::BOUNDARY)
      copyTo(I + 1);
    oddName();
    return;
  case Place::Rule:
    commaBehindClause();
    if (strayMark() || foreignLet() || conditionalSetting() || ruleClause() ||
        colonForAssign() || controlOn() || clauseParts())
      return;
    if (type(I) == T::MATCH)
      matchBinder();
    return;
  case Place::View:
    // `show x;`
    if (type(I) == T::SHOW && isName(I + 1)) {
      fixTo(report(diag::ForeignQuantifier, I, I + 1, {"show", "include"}), I,
            I + 1, "include");
      emitAs(I, T::INCLUDE);
      advance(I + 1);
    }
    return;
  case Place::Verification:
    // `pytest """…`
    if (type(I) == T::IDENT &&
        (type(I + 1) == T::TEXT_OPEN || type(I + 1) == T::STRING)) {
      report(diag::ForeignQuantifier, I, I + 1,
             {text(I), ("template " + text(I)).str()})
          .fix(tok(I).Begin, tok(I).Begin, "template ");
      conjure(T::TEMPLATE, I);
    }
    return;
  case Place::Enum:
  case Place::Other:
  case Place::Hole:
    return;
  }
}

/// Within a statement.
void Rewriter::inside() {
  if (Places.back() == Place::Enum &&
      (type(I) == T::SEMI || type(I) == T::STRING || type(I) == T::LT ||
       type(I) == T::GT || (type(I) == T::ASSIGN && type(I + 1) == T::INT)))
    return enumSign();
  EndsStatement = endMember();
  if (EndsStatement)
    return;
  if (foreignValue() || otherExpression())
    return;
  if (logical() || quantifier() || unit() || bracketedList() ||
      expressionSign() || infixContains() || ternary())
    return;
  EndsStatement = type(I) == T::SEMI || type(I) == T::LBRACE;
  Brackets += type(I) == T::LBRACK;
  if (type(I) == T::RBRACK || EndsStatement)
    Brackets -= type(I) == T::RBRACK && Brackets != 0 ? 1 : Brackets;
  Parens += type(I) == T::LPAREN;
  if (type(I) == T::RPAREN || EndsStatement)
    Parens -= type(I) == T::RPAREN && Parens != 0 ? 1 : Parens;
  switch (type(I)) {
  case T::LBRACE:
    Places.push_back(Opens);
    BodyReports.push_back(None);
    break;
  case T::DOTBRACE:
    Places.push_back(Place::Other);
    BodyReports.push_back(None);
    break;
  case T::HOLE:
    Places.push_back(Place::Hole);
    BodyReports.push_back(None);
    break;
  case T::RBRACE:
    // A hole ends no statement.
    EndsStatement = Places.back() != Place::Hole;
    if (Places.size() > 1) {
      Places.pop_back();
      BodyReports.pop_back();
    }
    break;
  default:
    break;
  }
  copyTo(I + 1);
}

/// What the file is written in, if its first tokens say that it is no model.
StringRef Rewriter::notation() const {
  // `@startuml` is an annotation with nothing behind it.
  const size_t First = type(0) == T::AT ? 1 : 0;
  const bool IsKey = type(First + 1) == T::COLON;
  if (!IsKey && type(First + 1) != T::ASSIGN)
    if (StringRef Found = foreignNotation(text(First)); !Found.empty())
      return Found;
  if (type(0) == T::LBRACE || type(0) == T::LBRACK)
    return "JSON";
  if (type(0) == T::LT)
    return "XML";
  // `---`, `system:`
  if (text(0, 3) == "---" || (IsKey && startsLine(First + 2)))
    return "YAML";
  return "";
}

/// What no language has: the marks of a merge, or of a block of Markdown.
static std::optional<std::pair<diag::Kind, StringRef>>
strayLine(StringRef Text) {
  for (StringRef Rest = Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.starts_with("<<<<<<< "))
      return std::pair(diag::MergeConflict, Line);
    if (Line.starts_with("```") && !Line.starts_with("````"))
      return std::pair(diag::MarkdownFence, Line);
  }
  return std::nullopt;
}

bool Rewriter::run() {
  if (auto Stray = strayLine(Text)) {
    Out.truncate(0);
    const auto Begin =
        static_cast<uint32_t>(Stray->second.data() - Text.data());
    Out.add(Stray->first, Begin,
            Begin + static_cast<uint32_t>(Stray->second.rtrim().size()));
    return false;
  }
  if (StringRef Notation = notation(); !Notation.empty()) {
    Out.truncate(0);
    report(diag::ForeignLanguage, 0, 1, {Notation});
    return false;
  }
  int Braces = 0;
  for (const LightToken &L : Old)
    Braces += L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE
                  ? 1
              : L.Type == T::RBRACE ? -1
                                    : 0;
  IsBalanced = Braces == 0;
  bool AtStart = true;
  while (type(I) != -1 && !Out.isFull()) {
    if (IsForeign)
      return false;
    const size_t Before = I;
    if (AtStart) {
      const size_t Emitted = New.size();
      statement();
      if (std::exchange(Again, false))
        continue;
      // What was dropped as a whole is followed by another beginning.
      if (I != Before && New.size() == Emitted)
        continue;
    }
    const int32_t Last = New.empty() ? 0 : New.back().Type;
    AtStart = I != Before && (Last == T::SEMI);
    if (AtStart)
      continue;
    if (type(I) == -1)
      break;
    inside();
    AtStart = EndsStatement && Places.back() != Place::Other &&
              Places.back() != Place::Enum && Places.back() != Place::Hole;
  }
  copyTo(Old.size() - 1);
  Map.resize(Old.size() - 1, static_cast<uint32_t>(New.size()));
  Map.push_back(static_cast<uint32_t>(New.size()));
  push(Old.back().Type, Old.back().Begin, Old.back().End);
  for (DocComment &D : List.Docs)
    D.NextToken = Map[std::min<size_t>(D.NextToken, Map.size() - 1)];
  List.Tokens = std::move(New);
  List.Reordered = true;
  return true;
}

bool parse::isHabit(diag::Kind K) {
  // Behind these the statement goes on without what was written.
  if (K == diag::TextOverLines || K == diag::DateWritten ||
      K == diag::PatternWithoutQuotes)
    return false;
  return K >= diag::NameWithDash && K <= diag::StatementOfOther;
}

bool parse::rewriteHabits(StringRef Text, TokenList &List, Reports &Out) {
  return List.Tokens.size() < 2 || Rewriter(Text, List, Out).run();
}
