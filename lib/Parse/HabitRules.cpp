//===- HabitRules.cpp - Rules and expressions of other notations ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

static bool isForeignClause(StringRef Word) {
#define FOREIGN_CLAUSE(WORD)                                                   \
  if (Word == WORD)                                                            \
    return true;
#include "Parse/Habits.def"
  return false;
}

static StringRef foreignUnit(StringRef Word) {
#define FOREIGN_UNIT(WORD, UNIT)                                               \
  if (Word.equals_insensitive(WORD))                                           \
    return UNIT;
#include "Parse/Habits.def"
  return "";
}

//===----------------------------------------------------------------------===//
// Rules and types
//===----------------------------------------------------------------------===//

/// `when f.encrypted;`
bool Rewriter::ruleClause() {
  if (!isForeignClause(text(I)) || startsLine(I + 1) ||
      type(I + 1) == T::ASSIGN || type(I + 1) == T::COLON)
    return false;
  fixTo(report(diag::ForeignClause, I, I + 1, {text(I)}), I, I + 1, "where");
  emitAs(I, T::WHERE);
  advance(I + 1);
  return true;
}

/// `var leaked = …`, in a rule or at the beginning of a member.
bool Rewriter::foreignLet() {
  static constexpr StringRef Words[] = {"var", "const", "set", "def"};
  if (!llvm::is_contained(Words, text(I)) || !isName(I + 1) ||
      type(I + 2) != T::ASSIGN)
    return false;
  fixTo(report(diag::ForeignQuantifier, I, I + 1, {text(I), "let"}), I, I + 1,
        "let");
  emitAs(I, T::LET);
  advance(I + 1);
  return true;
}

/// `where: c`, `where = c`, `let x := c`
bool Rewriter::strayMark() {
  if ((type(I) == T::WHERE || type(I) == T::UNLESS) &&
      (type(I + 1) == T::COLON || type(I + 1) == T::ASSIGN)) {
    std::string Found = "`", After = "after `";
    Found += text(I + 1);
    After += text(I);
    report(diag::UnexpectedToken, I + 1, I + 2,
           {Found + "`", After + "`", "the condition"})
        .fix(tok(I + 1).Begin, tok(I + 1).End, "");
    emit(I);
    advance(I + 2);
    return true;
  }
  if (type(I) == T::LET && type(I + 2) == T::COLON &&
      type(I + 3) == T::ASSIGN && touches(I + 2)) {
    fixTo(report(diag::ForeignOperator, I + 2, I + 4, {":=", "="}), I + 2,
          I + 4, "=");
    emit(I);
    emit(I + 1);
    emitAs(I + 3, T::ASSIGN);
    advance(I + 4);
    return true;
  }
  return false;
}

/// `from std.aws import S3Bucket, Lambda`
bool Rewriter::pythonImport() {
  const size_t Import = behindName(I + 1);
  if (type(I) != T::FROM || type(Import) != T::IMPORT || !isName(Import + 1))
    return false;
  size_t End = Import + 2;
  while (type(End) == T::COMMA && isName(End + 1))
    End += 2;
  std::string Now =
      ("import " + text(I + 1, Import) + ".{" + text(Import + 1, End) + "};")
          .str();
  fixTo(report(diag::ForeignQuantifier, I, End, {text(I, End), Now}), I, End,
        Now);
  emit(Import);
  for (size_t K = I + 1; K < Import; ++K)
    emit(K);
  conjure(T::DOTBRACE, Import + 1);
  for (size_t K = Import + 1; K < End; ++K)
    emit(K);
  conjure(T::RBRACE, End);
  conjure(T::SEMI, End);
  advance(type(End) == T::SEMI ? End + 1 : End);
  return true;
}

/// `system Bank:` and then lines that stand further in: the end of what can be
/// read.
bool Rewriter::indented() {
  if (type(I) != T::SYSTEM && type(I) != T::BOUNDARY)
    return false;
  size_t Colon = I + 2;
  while (type(Colon) == T::STRING)
    ++Colon;
  if (!isName(I + 1) || type(Colon) != T::COLON || !startsLine(Colon + 1))
    return false;
  // Only the line breaks behind the `:`.
  const size_t Kind = behindName(Colon + 1);
  if (Kind != Colon + 1 && (type(Kind) == T::LBRACE || type(Kind) == T::SEMI ||
                            type(Kind) == T::STRING || type(Kind) == T::LPAREN))
    return false;
  report(diag::ForeignQuantifier, I, Colon + 1,
         {text(I, Colon + 1), (text(I, Colon) + " { … }").str()});
  IsForeign = true;
  return true;
}

/// `stores = (Order, Bill);`, `stores = { Order, Bill };`
bool Rewriter::bracketedList() {
  if (Places.back() != Place::Body || I == 0 || type(I - 1) != T::ASSIGN ||
      (type(I) != T::LPAREN && type(I) != T::LBRACE) || !isName(I + 1))
    return false;
  size_t End = behindName(I + 1);
  const bool IsBrace = type(I) == T::LBRACE;
  if (type(End) != T::COMMA && !IsBrace)
    return false;
  while (type(End) == T::COMMA && isName(End + 1))
    End = behindName(End + 1);
  if (type(End) != (IsBrace ? T::RBRACE : T::RPAREN))
    return false;
  std::string Now = ("[" + text(I + 1, End) + "]").str();
  fixTo(report(diag::ForeignQuantifier, I, End + 1, {text(I, End + 1), Now}), I,
        End + 1, Now);
  conjure(T::LBRACK, I + 1);
  for (size_t K = I + 1; K < End; ++K)
    emit(K);
  conjure(T::RBRACK, End);
  advance(End + 1);
  return true;
}

/// Signs and words of conditions that are written otherwise.
bool Rewriter::expressionSign() {
  // `[a; b]`
  if (type(I) == T::SEMI && Brackets != 0 && isName(I + 1) &&
      (type(I + 2) == T::RBRACK || type(I + 2) == T::SEMI)) {
    fixTo(report(diag::ForeignOperator, I, I + 1, {";", ","}), I, I + 1, ",");
    emitAs(I, T::COMMA);
    advance(I + 1);
    return true;
  }
  // `int(1..4)`
  if (type(I) == T::INT && type(I + 1) == T::DOT && type(I + 2) == T::DOT &&
      type(I + 3) == T::INT) {
    std::string Now = (text(I) + " to " + text(I + 3)).str();
    fixTo(report(diag::ForeignQuantifier, I, I + 4, {text(I, I + 4), Now}), I,
          I + 4, Now);
    emit(I);
    push(T::TO, tok(I + 1).Begin, tok(I + 2).End);
    emit(I + 3);
    advance(I + 4);
    return true;
  }
  if (Places.back() != Place::Rule)
    return false;
  static constexpr StringRef Through[] = {"through", "via", "across", "over"};
  if (llvm::is_contained(Through, text(I)) && isName(I + 1) && I > 0 &&
      isName(I - 1) && !startsLine(I)) {
    fixTo(report(diag::ForeignOperator, I, I + 1, {text(I), "passes"}), I,
          I + 1, "passes");
    emitAs(I, T::PASSES);
    advance(I + 1);
    return true;
  }
  // `s.any(d -> …)`, `s.any(lambda d: …)`
  if (type(I) != T::LPAREN || I < 2 || type(I - 2) != T::DOT)
    return false;
  if (isName(I + 1) && type(I + 2) == T::ARROW) {
    fixTo(report(diag::ForeignOperator, I + 2, I + 3, {"->", "=>"}), I + 2,
          I + 3, "=>");
    emit(I);
    emit(I + 1);
    emitAs(I + 2, T::FATARROW);
    advance(I + 3);
    return true;
  }
  if (text(I + 1) == "lambda" && isName(I + 2) && type(I + 3) == T::COLON) {
    std::string Now = (text(I + 2) + " =>").str();
    fixTo(report(diag::ForeignQuantifier, I + 1, I + 4,
                 {text(I + 1, I + 4), Now}),
          I + 1, I + 4, Now);
    emit(I);
    emit(I + 2);
    emitAs(I + 3, T::FATARROW);
    advance(I + 4);
    return true;
  }
  return false;
}

/// `enum E { A; B }`, `enum E { A = 1 }`: once an enum.
void Rewriter::enumSign() {
  if (type(I) == T::STRING && type(I - 1) == T::LPAREN) {
    // What is in an annotation is no value: `@also("sensitive")`.
    for (; type(I) != T::RPAREN && type(I) != -1; advance(I + 1))
      emit(I);
    return;
  }
  if (type(I) == T::STRING && isName(I - 1)) {
    emit(I); // its title
    return advance(I + 1);
  }
  if (type(I) == T::STRING) {
    // `"Red"`; the other values are fixed with the first.
    if (Report *R = ofBody()) {
      R->alsoFix(tok(I).Begin, tok(I).End, unquoted(I).str());
    } else {
      fixTo(report(diag::ForeignQuantifier, I, I + 1, {text(I), unquoted(I)}),
            I, I + 1, unquoted(I).str());
      BodyReports.back() = Out.size() - 1;
    }
    push(T::IDENT, tok(I).Begin + 1, tok(I).End - 1);
    return advance(I + 1);
  }
  if (type(I) == T::LT || type(I) == T::GT) {
    // `Calm < Hot`
    if (Report *R = ofBody()) {
      R->alsoFix(tok(I).Begin, tok(I).End, ",");
    } else {
      fixTo(report(diag::ForeignOperator, I, I + 1, {text(I), ","}), I, I + 1,
            ",");
      BodyReports.back() = Out.size() - 1;
    }
    emitAs(I, T::COMMA);
    return advance(I + 1);
  }
  if (type(I) == T::SEMI) {
    Report *R = nullptr;
    if (!SaidSeparator)
      R = &report(diag::ForeignOperator, I, I + 1, {";", ","});
    SaidSeparator = true;
    if (R)
      fixTo(*R, I, I + 1, ",");
    emitAs(I, T::COMMA);
    return advance(I + 1);
  }
  if (!SaidSeparator)
    report(diag::UnexpectedToken, I, I + 2,
           {"`" + text(I, I + 2).str() + "`",
            "after `" + text(I - 1).str() + "`",
            "`,`: values have names only"});
  SaidSeparator = true;
  advance(I + 2);
}

/// `match Flow f`, `match f in Flow`
void Rewriter::matchBinder() {
  copyTo(I + 1);
  // `match all f : Flow`
  if ((type(I) == T::ALL || type(I) == T::EACH || type(I) == T::ANY ||
       text(I) == "every") &&
      isName(I + 1) && type(I + 2) == T::COLON) {
    const std::string Now = text(I + 1).str();
    fixTo(written(I, I + 2, Now), I, I + 2, Now);
    advance(I + 1);
  }
  for (;;) {
    if (isUpper(I) && isName(I + 1)) {
      std::string Now = (text(I + 1) + " : " + text(I)).str();
      suggestTo(report(diag::KindBeforeName, I, I + 2, {text(I + 1), text(I)}),
                I, I + 2, Now);
      emit(I + 1);
      conjure(T::COLON, I + 1);
      emit(I);
      advance(I + 2);
    } else if (isUpper(I) &&
               (type(I + 1) == T::SEMI || type(I + 1) == T::COMMA)) {
      // `match Flow;`
      const std::string Now = std::string(1, llvm::toLower(text(I).front())) +
                              " : " + text(I).str();
      suggestTo(report(diag::ForeignQuantifier, I, I + 1, {text(I), Now}), I,
                I + 1, Now);
      emit(I);
      conjure(T::COLON, I + 1);
      copyTo(I + 1);
    } else if (isName(I) && type(I + 1) == T::IN && isLower(I + 2)) {
      // Not understood, as `flows` is no kind.
      report(diag::UnexpectedToken, I + 1, I + 2,
             {"`in`", "after `" + text(I).str() + "`",
              "its kind: `" + text(I).str() + " : Kind`"});
      emit(I);
      emitAs(I + 1, T::COLON);
      advance(I + 2);
    } else if (isName(I) && (type(I + 1) == T::IN || type(I + 1) == T::IS) &&
               isName(I + 2)) {
      fixTo(report(diag::ForeignOperator, I + 1, I + 2, {text(I + 1), ":"}),
            I + 1, I + 2, ":");
      emit(I);
      emitAs(I + 1, T::COLON);
      advance(I + 2);
    }
    while (type(I) != T::COMMA && type(I) != T::SEMI && type(I) != T::RBRACE &&
           type(I) != T::AND && type(I) != T::AMP && type(I) != -1)
      copyTo(I + 1);
    if (type(I) == T::AND || type(I) == T::AMP) {
      fixTo(report(diag::ForeignOperator, I, I + 1, {text(I), ","}), I, I + 1,
            ",");
      emitAs(I, T::COMMA);
      advance(I + 1);
      continue;
    }
    if (type(I) != T::COMMA)
      return;
    copyTo(I + 1);
  }
}

/// `attr tags : list<string>;`, `attr tags : string[];`
bool Rewriter::attributeType() {
  // `attr string maker`
  static constexpr StringRef Types[] = {
      "bool",     "int",  "decimal", "string",  "date",   "duration",
      "endpoint", "port", "boolean", "integer", "number", "str"};
  if (type(I) == T::ATTR && isLower(I + 2) &&
      (isUpper(I + 1) || llvm::is_contained(Types, text(I + 1))) &&
      (type(I + 3) == T::ASSIGN || type(I + 3) == T::SEMI)) {
    std::string Now = (text(I + 2) + " : " + text(I + 1)).str();
    suggestTo(
        report(diag::KindBeforeName, I + 1, I + 3, {text(I + 2), text(I + 1)}),
        I + 1, I + 3, Now);
    emit(I);
    emit(I + 2);
    conjure(T::COLON, I + 2);
    emit(I + 1);
    advance(I + 3);
    return true;
  }
  if (type(I) != T::ATTR || type(I + 2) != T::COLON || !isName(I + 3))
    return false;
  size_t Element = I + 3, End = 0;
  if (type(I + 4) == T::LT && isName(I + 5) && type(I + 6) == T::GT) {
    Element = I + 5;
    End = I + 7;
  } else if (type(I + 4) == T::LT && isName(I + 5) && type(I + 6) == T::COMMA &&
             isName(I + 7) && type(I + 8) == T::GT) {
    Element = I + 5; // of a map, the keys
    End = I + 9;
  } else if (type(I + 4) == T::LBRACK && type(I + 5) == T::RBRACK) {
    End = I + 6;
  } else {
    return false;
  }
  std::string Now = ("[" + text(Element) + "]").str();
  fixTo(report(diag::ForeignType, I + 3, End, {text(I + 3, End), Now}), I + 3,
        End, Now);
  for (size_t K = I; K < I + 3; ++K)
    emit(K);
  conjure(T::LBRACK, Element);
  emit(Element);
  conjure(T::RBRACK, Element + 1);
  advance(End);
  return true;
}

bool Rewriter::replaceOperator(size_t Length, int32_t Type, const char *Now) {
  fixTo(
      report(diag::ForeignOperator, I, I + Length, {text(I, I + Length), Now}),
      I, I + Length, Now);
  push(Type, tok(I).Begin, tok(I + Length - 1).End);
  advance(I + Length);
  return true;
}

/// `a && b`, `a || b`, `AND`, `OR`, `NOT`.
bool Rewriter::logical() {
  if (type(I) == T::AMP && type(I + 1) == T::AMP && touches(I))
    return replaceOperator(2, T::AND, "and");
  if (type(I) == T::PIPE && type(I + 1) == T::PIPE && touches(I))
    return replaceOperator(2, T::OR, "or");
  if (type(I) == T::EQ && type(I + 1) == T::ASSIGN && touches(I))
    return replaceOperator(2, T::EQ, "==");
  if (type(I) == T::NE && type(I + 1) == T::ASSIGN && touches(I))
    return replaceOperator(2, T::NE, "!=");
  if (type(I) == T::LT && type(I + 1) == T::GT && touches(I) &&
      Places.back() == Place::Rule)
    return replaceOperator(2, T::NE, "!=");
  if (type(I) != T::IDENT || Places.back() != Place::Rule)
    return false;
  if (text(I) == "AND")
    return replaceOperator(1, T::AND, "and");
  if (text(I) == "OR")
    return replaceOperator(1, T::OR, "or");
  if (text(I) == "NOT")
    return replaceOperator(1, T::NOT, "not");
  if ((text(I) == "like" || text(I) == "LIKE") && type(I + 1) == T::STRING)
    return replaceOperator(1, T::MATCHES, "matches");
  return false;
}

/// `exists d in …`, `for all d in …`, `count(x)`, `path(a, b)`.
bool Rewriter::quantifier() {
  auto Written = [&](size_t To, const std::string &Now) -> Report & {
    return report(diag::ForeignQuantifier, I, To, {text(I, To), Now});
  };
  static constexpr StringRef All[] = {"forall", "foreach", "for_all", "every"};
  if (llvm::is_contained(All, text(I)) && isName(I + 1) &&
      type(I + 2) == T::IN) {
    fixTo(Written(I + 1, "all"), I, I + 1, "all");
    emitAs(I, T::ALL);
    advance(I + 1);
    return true;
  }
  if (type(I) == T::EXISTS && isName(I + 1) && type(I + 2) == T::IN) {
    fixTo(Written(I + 1, "any"), I, I + 1, "any");
    emitAs(I, T::ANY);
    advance(I + 1);
    return true;
  }
  if (type(I) == T::FOR && (type(I + 1) == T::ALL || type(I + 1) == T::EACH ||
                            type(I + 1) == T::ANY)) {
    fixTo(Written(I + 2, text(I + 1).str()), I, I + 2, text(I + 1).str());
    advance(I + 1);
    return true;
  }
  // `s.count(…)` is a function of sets.
  if ((type(I) != T::COUNT && type(I) != T::PATH) || type(I + 1) != T::LPAREN ||
      (I > 0 && type(I - 1) == T::DOT))
    return false;
  const size_t End = behindBrackets(I + 1); // behind the `)`
  if (type(I) == T::COUNT) {
    Written(End, (text(I + 2, End - 1) + ".size").str());
    // The condition cannot be read, and the rest of the rule can.
    advance(End);
    conjure(T::UNKNOWN, I);
    return true;
  }
  size_t Comma = behindName(I + 2);
  const size_t Target = Comma + 1;
  if (type(Comma) != T::COMMA || behindName(Target) != End - 1)
    return false;
  const bool HasWord =
      I > 0 && (type(I - 1) == T::EXISTS || type(I - 1) == T::NO);
  std::string Now = HasWord ? "" : "exists ";
  Now += ("path " + text(I + 2, Comma) + " -> " + text(Target, End - 1)).str();
  fixTo(Written(End, Now), I, End, Now);
  if (!HasWord)
    conjure(T::EXISTS, I);
  emit(I);
  for (size_t K = I + 2; K < Comma; ++K)
    emit(K);
  conjure(T::ARROW, Comma);
  for (size_t K = Target; K + 1 < End; ++K)
    emit(K);
  advance(End);
  return true;
}

/// `30 days`, `70%`
bool Rewriter::unit() {
  if (type(I) != T::INT)
    return false;
  if (type(I + 1) == T::PERCENT &&
      (type(I + 2) == T::SEMI || type(I + 2) == T::RBRACE ||
       type(I + 2) == T::COMMA)) {
    report(diag::PercentSign, I + 1, I + 2, {text(I)})
        .fix(tok(I + 1).Begin, tok(I + 1).End, "");
    emit(I);
    advance(I + 2);
    return true;
  }
  if (type(I + 1) != T::IDENT || startsLine(I + 1))
    return false;
  StringRef Unit = foreignUnit(text(I + 1));
  if (Unit.empty())
    return false;
  std::string Now = (text(I) + Unit).str();
  fixTo(report(diag::UnitApart, I, I + 2, {Now}), I, I + 2, Now);
  conjure(T::UNKNOWN, I);
  advance(I + 2);
  return true;
}

//===----------------------------------------------------------------------===//
// Conditions whose operands stand in another order
//===----------------------------------------------------------------------===//

/// `p.controls contains RateLimiting`
bool Rewriter::infixContains() {
  if (Places.back() != Place::Rule || text(I) != "contains" || !isName(I + 1) ||
      I == 0 || !isName(I - 1))
    return false;
  size_t Left = I - 1;
  while (Left >= 2 && type(Left - 1) == T::DOT && isName(Left - 2))
    Left -= 2;
  const size_t End = behindName(I + 1);
  std::string Now = (text(I + 1, End) + " in " + text(Left, I)).str();
  fixTo(report(diag::ForeignQuantifier, Left, End, {text(Left, End), Now}),
        Left, End, Now);
  const size_t At = I;
  takeBack(Left);
  for (size_t K = At + 1; K < End; ++K)
    emit(K);
  push(T::IN, tok(At).Begin, tok(At).End);
  for (size_t K = Left; K < At; ++K)
    emit(K);
  advance(End);
  return true;
}

/// `c ? a : b`
bool Rewriter::ternary() {
  if (type(I) != T::QMARK || startsLine(I + 1))
    return false;
  size_t Left = I;
  while (Left > 0 && type(Left - 1) != T::ASSIGN && type(Left - 1) != T::SEMI &&
         type(Left - 1) != T::LBRACE && type(Left - 1) != T::WHERE)
    --Left;
  size_t Colon = I + 1;
  while (type(Colon) != T::COLON && type(Colon) != T::SEMI &&
         type(Colon) != T::RBRACE && type(Colon) != -1)
    ++Colon;
  size_t End = Colon;
  while (type(End) != T::SEMI && type(End) != T::RBRACE && type(End) != -1)
    ++End;
  if (type(Colon) != T::COLON || End == Colon + 1 || Left == I ||
      type(Left - 1) != T::ASSIGN)
    return false;
  std::string Now = "if ";
  Now += text(Left, I).str() + " then ";
  Now += text(I + 1, Colon).str() + " else ";
  Now += text(Colon + 1, End);
  suggestTo(report(diag::ForeignQuantifier, Left, End, {text(Left, End), Now}),
            Left, End, Now);
  const size_t At = I;
  takeBack(Left);
  conjure(T::IF, Left);
  for (size_t K = Left; K < At; ++K)
    emit(K);
  conjure(T::THEN, At);
  for (size_t K = At + 1; K < Colon; ++K)
    emit(K);
  conjure(T::ELSE, Colon);
  for (size_t K = Colon + 1; K < End; ++K)
    emit(K);
  advance(End);
  return true;
}
