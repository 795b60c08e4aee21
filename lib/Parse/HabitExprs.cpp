//===- HabitExprs.cpp - Values and conditions of other notations ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

bool Rewriter::otherExpression() {
  if (Places.back() != Place::Rule && Places.back() != Place::Body &&
      Places.back() != Place::Hole)
    return false;
  return indexed() || quantifierCall() || comprehension() || between() ||
         trailingIf() || ifWithoutElse() || scriptOperator() ||
         slashedPattern() || listInParentheses() || wordOperator();
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Whether what is at \p At ends a value.
bool Rewriter::endsValue(size_t At) const {
  return type(At) == T::SEMI || type(At) == T::RBRACE || type(At) == T::COMMA ||
         type(At) == T::RBRACK || type(At) == -1 || startsLine(At);
}

/// `team@acme.example`, `10.0.0.1:443`, `Encrypt the connection`: a text
/// without its quotes. Behind a `=`.
bool Rewriter::bareText() {
  size_t End = I;
  bool HasSign = false, HasBlank = false;
  for (; !endsValue(End) && type(End) != T::LBRACE; ++End) {
    if (type(End) == T::STRING || type(End) == T::QUOTE ||
        type(End) == T::TEXT_OPEN || type(End) == T::LPAREN ||
        type(End) == T::LBRACK || type(End) == T::HOLE)
      return false;
    HasSign |= type(End) == T::AT;
    HasBlank |= End > I && !touches(End - 1);
  }
  const bool IsMail = HasSign && !HasBlank && isName(I);
  // `10.0.0.1`, `10.0.0.0/8`
  const bool IsAddress = !HasBlank && type(I) == T::DECIMAL &&
                         type(I + 1) == T::DOT && type(I + 2) == T::DECIMAL;
  // Three words, of which no two are joined by an operator.
  bool IsProse = End >= I + 2 && type(I) == T::IDENT && isUpper(I);
  for (size_t K = I; K < End && IsProse; ++K)
    IsProse = type(K) == T::IDENT || type(K) == T::FOR || type(K) == T::TO ||
              type(K) == T::OF || type(K) == T::ON || type(K) == T::WITH;
  if (!IsMail && !IsAddress && !IsProse)
    return false;
  StringRef Written = text(I, End);
  fixTo(report(diag::TextWithoutQuotes, I, End, {Written}), I, End,
        ("\"" + Written + "\"").str());
  push(T::STRING, tok(I).Begin, tok(End - 1).End);
  advance(End);
  return true;
}

/// `30.06.2027`, `06/30/2027`: a date. Which of the first two is the month is
/// only certain if one is above 12.
bool Rewriter::foreignDate() {
  size_t End = I;
  std::string Written;
  while (!endsValue(End) && (End == I || touches(End - 1))) {
    if (type(End) != T::DECIMAL && type(End) != T::DOT && type(End) != T::INT &&
        type(End) != T::SLASH)
      return false;
    ++End;
  }
  StringRef Text = text(I, End);
  llvm::SmallVector<StringRef, 4> Parts;
  Text.split(Parts, Text.contains('/') ? '/' : '.');
  unsigned A = 0, B = 0, Year = 0;
  if (Parts.size() != 3 || Parts[0].getAsInteger(10, A) ||
      Parts[1].getAsInteger(10, B) || Parts[2].getAsInteger(10, Year))
    return false;
  if (A > 1000)
    std::swap(A, Year); // `2027/06/30`, the day last
  else if (Text.contains('/') && A <= 12)
    std::swap(A, B); // `06/30/2027`: now the day first
  if (Year < 1900 || Year > 2999 || A < 1 || A > 31 || B < 1 || B > 12)
    return false;
  auto Two = [](unsigned N) { return (N < 10 ? "0" : "") + std::to_string(N); };
  const std::string Now = std::to_string(Year) + "-" + Two(B) + "-" + Two(A);
  suggestTo(report(diag::DateWritten, I, End, {Text, Now}), I, End, Now);
  conjure(T::UNKNOWN, I);
  advance(End);
  return true;
}

/// `{ env = "prod" }`, `none`, `99,9`, `70 points`: behind a `=`.
bool Rewriter::foreignValue() {
  if (New.empty() || New.back().Type != T::ASSIGN || startsLine(I) ||
      (Places.back() != Place::Body && Places.back() != Place::Rule))
    return false;
  if (unit() || bareText() || foreignDate() || bareList())
    return true;
  auto Written = [&](size_t To, const std::string &Now) -> Report & {
    return report(diag::ForeignQuantifier, I, To, {text(I, To), Now});
  };
  if (type(I) == T::NONE && endsValue(I + 1)) {
    fixTo(Written(I + 1, "[]"), I, I + 1, "[]");
    conjure(T::LBRACK, I);
    conjure(T::RBRACK, I + 1);
    advance(I + 1);
    return true;
  }
  // A map.
  if (type(I) == T::LBRACE && (isName(I + 1) || type(I + 1) == T::STRING) &&
      (type(I + 2) == T::ASSIGN || type(I + 2) == T::COLON)) {
    const size_t End = behindBrackets(I);
    std::string Now = "[";
    for (size_t K = I + 1; K + 2 < End; ++K) {
      if (type(K + 1) != T::ASSIGN && type(K + 1) != T::COLON)
        continue;
      Now += Now == "[" ? "\"" : ", \"";
      Now += text(K).trim('"');
      Now += ("=" + text(K + 2).trim('"') + "\"").str();
    }
    Now += "]";
    suggestTo(Written(End, Now), I, End, Now);
    conjure(T::UNKNOWN, I);
    if (type(End) != T::SEMI)
      conjure(T::SEMI, End);
    advance(End);
    return true;
  }
  if (type(I) != T::INT)
    return false;
  if (type(I + 1) == T::COMMA && type(I + 2) == T::INT && touches(I) &&
      touches(I + 1) && Brackets == 0) {
    const std::string Now = (text(I) + "." + text(I + 2)).str();
    fixTo(Written(I + 3, Now), I, I + 3, Now);
    conjure(T::UNKNOWN, I);
    advance(I + 3);
    return true;
  }
  if (type(I + 1) == T::IDENT && !startsLine(I + 1) && type(I + 2) == T::SEMI) {
    fixTo(Written(I + 2, text(I).str()), I, I + 2, text(I).str());
    copyTo(I + 1);
    advance(I + 1);
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Where the operand that ends before \p At begins: `a.b(c).d`.
size_t Rewriter::operandBefore(size_t At) const {
  size_t From = At;
  while (From > 0) {
    if (type(From - 1) == T::RPAREN || type(From - 1) == T::RBRACK) {
      unsigned Depth = 0;
      do {
        --From;
        Depth += type(From) == T::RPAREN || type(From) == T::RBRACK;
        Depth -= type(From) == T::LPAREN || type(From) == T::LBRACK;
      } while (From > 0 && Depth != 0);
      if (From > 0 && isName(From - 1) && touches(From - 1))
        continue;
    } else if (isName(From - 1) || type(From - 1) == T::INT ||
               type(From - 1) == T::DECIMAL || type(From - 1) == T::STRING ||
               type(From - 1) == T::QUANTITY) {
      --From;
    } else {
      break;
    }
    if (From == 0 || type(From - 1) != T::DOT)
      break;
    --From;
  }
  return From;
}

/// Behind the operand at \p At.
size_t Rewriter::behindOperand(size_t At) const {
  if (type(At) == T::MINUS)
    ++At;
  if (type(At) == T::LPAREN || type(At) == T::LBRACK)
    At = behindBrackets(At);
  else if (!startsLine(At) || isName(At))
    ++At;
  for (;;) {
    if (type(At) == T::DOT && isName(At + 1))
      At += 2;
    else if ((type(At) == T::LPAREN || type(At) == T::LBRACK) && At > 0 &&
             touches(At - 1))
      At = behindBrackets(At);
    else
      return At;
  }
}

/// `p.serves[0].source`
bool Rewriter::indexed() {
  if (type(I) != T::LBRACK || I == 0 || !touches(I - 1) || !isName(I - 1) ||
      (type(I + 1) != T::INT && type(I + 1) != T::MINUS))
    return false;
  const size_t From = operandBefore(I);
  if (From >= Map.size())
    return false;
  report(diag::IndexedSet, I, behindBrackets(I), {text(From, I)});
  const size_t End = behindOperand(I);
  takeBack(From);
  conjure(T::UNKNOWN, From);
  advance(End);
  return true;
}

/// `any(d.personal for d in s)`, `all(s, d => d.personal)`, `all s.personal`,
/// `some d in s`
bool Rewriter::quantifierCall() {
  const bool IsSome = text(I) == "some" && type(I) == T::IDENT;
  if (type(I) != T::ANY && type(I) != T::ALL && type(I) != T::NONE && !IsSome)
    return false;
  if (I > 0 && type(I - 1) == T::DOT)
    return false;
  StringRef Word = IsSome ? StringRef("any") : text(I);
  const int32_t Token = IsSome ? static_cast<int32_t>(T::ANY) : type(I);
  if (type(I + 1) == T::LPAREN) {
    const size_t End = behindBrackets(I + 1);
    size_t For = I + 2;
    while (For < End && type(For) != T::FOR)
      ++For;
    size_t Set = 0, SetEnd = 0, Cond = 0, CondEnd = 0, Var = 0;
    if (For < End && isName(For + 1) && type(For + 2) == T::IN) {
      Var = For + 1;
      Set = For + 3;
      SetEnd = End - 1;
      Cond = I + 2;
      CondEnd = For;
    } else if (size_t Comma = behindOperand(I + 2);
               type(Comma) == T::COMMA && isName(Comma + 1) &&
               type(Comma + 2) == T::FATARROW) {
      Var = Comma + 1;
      Set = I + 2;
      SetEnd = Comma;
      Cond = Comma + 3;
      CondEnd = End - 1;
    } else {
      return false;
    }
    const std::string Now = (Word + " " + text(Var) + " in " +
                             text(Set, SetEnd) + " : " + text(Cond, CondEnd))
                                .str();
    fixTo(report(diag::ForeignQuantifier, I, End, {text(I, End), Now}), I, End,
          Now);
    push(Token, tok(I).Begin, tok(I).End);
    emit(Var);
    conjure(T::IN, Set);
    for (size_t K = Set; K < SetEnd; ++K)
      emit(K);
    conjure(T::COLON, Cond);
    for (size_t K = Cond; K < CondEnd; ++K)
      emit(K);
    advance(End);
    return true;
  }
  if (!isName(I + 1))
    return false;
  if (IsSome && type(I + 2) == T::IN) {
    const size_t End = behindOperand(I + 3);
    std::string Now = ("any " + text(I + 1, End)).str();
    Now += type(End) == T::COLON ? " :" : " : …";
    report(diag::ForeignQuantifier, I, I + 1, {text(I), "any"})
        .suggest(tok(I).Begin, tok(I).End, "any");
    emitAs(I, T::ANY);
    for (size_t K = I + 1; K < End; ++K)
      emit(K);
    if (type(End) != T::COLON) {
      conjure(T::COLON, End);
      conjure(T::TRUE, End);
    }
    advance(End);
    return true;
  }
  // `all f.carries.personal`
  const size_t End = behindName(I + 1);
  if (IsSome || End < I + 6 || type(End) == T::LPAREN || type(End) == T::IN)
    return false;
  std::string Now = (Word + " x in " + text(I + 1, End - 2) + " : x.").str();
  Now += text(End - 1);
  suggestTo(report(diag::QuantifierWithoutMember, I, End, {Word, Now}), I, End,
            Now);
  conjure(T::UNKNOWN, I);
  advance(End);
  return true;
}

/// `[d for d in s if c]`
bool Rewriter::comprehension() {
  if (type(I) != T::LBRACK || !isName(I + 1) || type(I + 2) != T::FOR ||
      !isName(I + 3) || type(I + 4) != T::IN)
    return false;
  const size_t End = behindBrackets(I);
  size_t If = I + 5;
  while (If < End && type(If) != T::IF)
    ++If;
  const size_t SetEnd = std::min(If, End - 1);
  std::string Now = text(I + 5, SetEnd).str();
  if (If < End)
    Now +=
        (".filter(" + text(I + 3) + " => " + text(If + 1, End - 1) + ")").str();
  suggestTo(report(diag::ForeignQuantifier, I, End, {text(I, End), Now}), I,
            End, Now);
  conjure(T::UNKNOWN, I);
  advance(End);
  return true;
}

/// `x between 10 and 50`
bool Rewriter::between() {
  if (type(I) != T::IDENT || !text(I).equals_insensitive("between") || I == 0)
    return false;
  const size_t From = operandBefore(I), Low = behindOperand(I + 1);
  if (From == I || From >= Map.size() ||
      (type(Low) != T::AND && !text(Low).equals_insensitive("and")))
    return false;
  const size_t High = behindOperand(Low + 1);
  const std::string Now = (text(From, I) + " >= " + text(I + 1, Low) + " and " +
                           text(From, I) + " <= " + text(Low + 1, High))
                              .str();
  fixTo(report(diag::ForeignQuantifier, From, High, {text(From, High), Now}),
        From, High, Now);
  const size_t At = I;
  conjure(T::GE, At);
  for (size_t K = At + 1; K < Low; ++K)
    emit(K);
  conjure(T::AND, Low);
  for (size_t K = From; K < At; ++K)
    emit(K);
  conjure(T::LE, Low);
  for (size_t K = Low + 1; K < High; ++K)
    emit(K);
  advance(High);
  return true;
}

/// `High if c else Low`
bool Rewriter::trailingIf() {
  if (type(I) != T::IF || I < 2 || startsLine(I))
    return false;
  const size_t From = operandBefore(I);
  if (From == I || From == 0 || type(From - 1) != T::ASSIGN ||
      From >= Map.size())
    return false;
  size_t Else = I;
  while (type(Else) != T::ELSE && type(Else) != T::SEMI && type(Else) != -1 &&
         type(Else) != T::RBRACE)
    ++Else;
  if (type(Else) != T::ELSE)
    return false;
  size_t End = Else;
  while (type(End) != T::SEMI && type(End) != T::RBRACE && type(End) != -1)
    ++End;
  const std::string Now = ("if " + text(I + 1, Else) + " then " +
                           text(From, I) + " else " + text(Else + 1, End))
                              .str();
  fixTo(report(diag::ForeignQuantifier, From, End, {text(From, End), Now}),
        From, End, Now);
  const size_t At = I;
  takeBack(From);
  conjure(T::IF, From);
  for (size_t K = At + 1; K < Else; ++K)
    emit(K);
  conjure(T::THEN, From);
  for (size_t K = From; K < At; ++K)
    emit(K);
  conjure(T::ELSE, Else);
  for (size_t K = Else + 1; K < End; ++K)
    emit(K);
  advance(End);
  return true;
}

/// `if a then b;` without `else`, where only a condition can be.
bool Rewriter::ifWithoutElse() {
  if (type(I) != T::IF || I == 0 ||
      (type(I - 1) != T::REQUIRE && type(I - 1) != T::WHERE &&
       type(I - 1) != T::UNLESS))
    return false;
  size_t Then = 0, End = I + 1;
  for (; type(End) != T::SEMI && type(End) != T::RBRACE && type(End) != -1 &&
         type(End) != T::COLON;
       ++End) {
    if (type(End) == T::THEN && Then == 0)
      Then = End;
    if (type(End) == T::ELSE || type(End) == T::IF || type(End) == T::ANY ||
        type(End) == T::ALL)
      return false;
  }
  if (Then == 0)
    return false;
  const std::string Now =
      (text(I + 1, Then) + " implies " + text(Then + 1, End)).str();
  suggestTo(report(diag::IfWithoutElse, I, I + 1,
                   {text(I + 1, Then), text(Then + 1, End)}),
            I, End, Now);
  for (size_t K = I + 1; K < Then; ++K)
    emit(K);
  push(T::IMPLIES, tok(Then).Begin, tok(Then).End);
  for (size_t K = Then + 1; K < End; ++K)
    emit(K);
  advance(End);
  return true;
}

/// `a.b?.c`, `a ?? b`, `a xor b`, `elif`, `a.b => c`
bool Rewriter::scriptOperator() {
  if (type(I) == T::QMARK && type(I + 1) == T::DOT && touches(I) &&
      isName(I + 2))
    return replaceOperator(2, T::DOT, ".");
  if (type(I) == T::QMARK && type(I + 1) == T::QMARK && touches(I)) {
    const size_t From = operandBefore(I), End = behindOperand(I + 2);
    if (From == I || From >= Map.size())
      return false;
    const std::string Now =
        (text(From, I) + ".or_else(" + text(I + 2, End) + ")").str();
    suggestTo(
        report(diag::ForeignQuantifier, From, End, {text(From, End), Now}),
        From, End, Now);
    takeBack(From);
    conjure(T::UNKNOWN, From);
    advance(End);
    return true;
  }
  if (type(I) == T::FATARROW && I >= 2 && isName(I - 1) &&
      type(I - 2) == T::DOT)
    return replaceOperator(1, T::IMPLIES, "implies");
  if (type(I) != T::IDENT || I == 0 || startsLine(I))
    return false;
  if (text(I) == "xor" || text(I) == "XOR")
    return replaceOperator(1, T::NE, "!=");
  if ((text(I) == "elif" || text(I) == "elsif") && isName(I + 1)) {
    fixTo(report(diag::ForeignOperator, I, I + 1, {text(I), "else if"}), I,
          I + 1, "else if");
    conjure(T::ELSE, I);
    emitAs(I, T::IF);
    advance(I + 1);
    return true;
  }
  return false;
}

/// `matches /test.*/`
bool Rewriter::slashedPattern() {
  if (type(I) != T::MATCHES || type(I + 1) != T::SLASH)
    return false;
  size_t End = I + 2;
  while (type(End) != T::SLASH && type(End) != -1 && !startsLine(End))
    ++End;
  const size_t From = operandBefore(I);
  if (type(End) != T::SLASH || From == I)
    return false;
  StringRef Pattern = Text.slice(tok(I + 1).End, tok(End).Begin);
  const std::string Now =
      (text(From, I) + ".matches_regex(\"" + Pattern + "\")").str();
  suggestTo(report(diag::PatternWithoutQuotes, I + 1, End + 1, {Now}), From,
            End + 1, Now);
  emitAs(I, T::EQ);
  conjure(T::UNKNOWN, I + 1);
  advance(End + 1);
  return true;
}

/// `x in (a, b)`
bool Rewriter::listInParentheses() {
  if (type(I) != T::LPAREN || I == 0 || type(I - 1) != T::IN)
    return false;
  const size_t Close = behindBrackets(I) - 1;
  size_t Comma = I + 1;
  while (Comma < Close && type(Comma) != T::COMMA)
    ++Comma;
  if (type(Close) != T::RPAREN || Comma == Close)
    return false;
  std::string Now = ("[" + text(I + 1, Close) + "]").str();
  fixTo(
      report(diag::ForeignQuantifier, I, Close + 1, {text(I, Close + 1), Now}),
      I, Close + 1, Now);
  Old[Close].Type = T::RBRACK;
  conjure(T::LBRACK, I);
  advance(I + 1);
  return true;
}

//===----------------------------------------------------------------------===//
// Clauses
//===----------------------------------------------------------------------===//

/// In a rule, before a clause: its lists, blocks and controls.
bool Rewriter::clauseParts() {
  // `question "Is it encrypted?";`
  if (type(I) == T::QUESTION && type(I + 1) == T::STRING) {
    report(diag::QuestionNeedsAttribute, I + 1, I + 2);
    return dropStatement(), true;
  }
  // `select f from Flow …`
  if (type(I) == T::IDENT && text(I).equals_insensitive("select") &&
      isName(I + 1) &&
      (type(I + 2) == T::FROM || text(I + 2).equals_insensitive("from")) &&
      isName(I + 3)) {
    const std::string Now =
        ("match " + text(I + 1) + " : " + text(I + 3) + ";").str();
    fixTo(report(diag::ForeignQuantifier, I, I + 4, {text(I, I + 4), Now}), I,
          I + 4, Now);
    push(T::MATCH, tok(I).Begin, tok(I).End);
    emit(I + 1);
    conjure(T::COLON, I + 2);
    emit(I + 3);
    conjure(T::SEMI, I + 4);
    advance(type(I + 4) == T::SEMI ? I + 5 : I + 4);
    return true;
  }
  // `let x : bool = …`
  if (type(I) == T::LET && isName(I + 1) && type(I + 2) == T::COLON) {
    size_t End = I + 3;
    while (isName(End) || type(End) == T::LBRACK || type(End) == T::RBRACK ||
           type(End) == T::QMARK)
      ++End;
    if (End == I + 3 || type(End) != T::ASSIGN)
      return false;
    fixTo(report(diag::ForeignQuantifier, I + 1, End,
                 {text(I + 1, End), text(I + 1)}),
          I + 1, End, text(I + 1).str() + " ");
    copyTo(I + 2);
    advance(End);
    return true;
  }
  if (type(I) != T::WHERE && type(I) != T::UNLESS)
    return false;
  // `where { a; b; }`
  if (type(I + 1) == T::LBRACE) {
    const size_t End = behindBrackets(I + 1);
    report(diag::UnexpectedToken, I + 1, I + 2,
           {"`{`", ("after `" + text(I) + "`").str(),
            "the condition; several are joined with `and`"});
    emit(I);
    conjure(T::UNKNOWN, I + 1);
    conjure(T::SEMI, End);
    advance(type(End) == T::SEMI ? End + 1 : End);
    return true;
  }
  // Lists of conditions and of controls.
  bool Behind = false; // `by`
  unsigned Depth = 0;
  const bool IsUnless = type(I) == T::UNLESS;
  for (size_t K = I + 1; type(K) != T::SEMI && type(K) != -1 &&
                         type(K) != T::LBRACE && type(K) != T::RBRACE;
       ++K) {
    if (K > I + 1 && startsLine(K) && type(K - 1) != T::COMMA &&
        type(K) != T::BY && type(K) != T::AND && type(K) != T::OR)
      return false; // a forgotten `;`
    Depth += type(K) == T::LPAREN || type(K) == T::LBRACK;
    Depth -= Depth != 0 && (type(K) == T::RPAREN || type(K) == T::RBRACK);
    if (Depth != 0)
      continue;
    if (type(K) == T::BY) {
      Behind = true;
    } else if (!Behind && type(K) == T::COMMA) {
      if (IsUnless) {
        report(diag::UnlessWithList, K, K + 1);
      } else {
        fixTo(report(diag::ForeignOperator, K, K + 1, {",", "and"}), K, K + 1,
              " and");
      }
      Old[K].Type = IsUnless ? T::OR : T::AND;
    } else if (Behind && isName(K + 1) &&
               (type(K) == T::AND || type(K) == T::OR || type(K) == T::PIPE ||
                type(K) == T::PLUS)) {
      fixTo(report(diag::ForeignOperator, K, K + 1, {text(K), ","}), K, K + 1,
            ",");
      Old[K].Type = T::COMMA;
    } else if (Behind && type(K) == T::STRING) {
      suggestTo(
          report(diag::ForeignQuantifier, K, K + 1, {text(K), unquoted(K)}), K,
          K + 1, unquoted(K).str());
      if (type(K - 1) == T::BY)
        dropControl(I, K);
      else
        return false;
      return true;
    }
  }
  return false;
}

/// Emits the clause from \p From to before its `by`, and skips the rest, which
/// has been reported.
void Rewriter::dropControl(size_t From, size_t At) {
  for (size_t K = From; K + 1 < At; ++K)
    emit(K);
  while (type(At) != T::SEMI && type(At) != T::RBRACE && type(At) != -1)
    ++At;
  advance(At);
}
