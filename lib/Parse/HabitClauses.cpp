//===- HabitClauses.cpp - Words that stand otherwise in other notations ---===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

static StringRef operatorHere(StringRef Word) {
#define FOREIGN_COMPARISON(WORD, OPERATOR)                                     \
  if (Word.equals_insensitive(WORD))                                           \
    return OPERATOR;
#include "Parse/Habits.def"
  return "";
}

/// What the tokens from \p From to before \p To say is written as \p Now.
Report &Rewriter::written(size_t From, size_t To, const std::string &Now) {
  return report(diag::ForeignQuantifier, From, To, {text(From, To), Now});
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

/// `rate_limited;`, `!rate_limited;`, `no rate_limited;`
bool Rewriter::bareFlag() {
  const bool IsNegated = type(I) == T::NOT || type(I) == T::NO;
  const size_t Name = IsNegated ? I + 1 : I;
  if (!isLower(Name) || foreignWord(text(Name)))
    return false;
  const int32_t Next = type(Name + 1);
  const bool IsListed =
      Next == T::COMMA && isLower(Name + 2) &&
      (type(Name + 3) == T::COMMA || type(Name + 3) == T::RBRACE);
  if (Next != T::SEMI && Next != T::RBRACE && !IsListed)
    return false;
  const std::string Now =
      (text(Name) + (IsNegated ? " = false" : " = true")).str();
  Out.eraseWithin(tok(I).Begin, tok(I).Begin + 1); // that of the sign
  const size_t End = IsListed ? Name + 2 : Name + 1;
  std::string Fixed = Now;
  if (IsListed || Next == T::RBRACE)
    Fixed += ";";
  if (Report *R = ofBody()) {
    R->alsoFix(tok(I).Begin, tok(End - 1).End, Fixed);
  } else {
    fixTo(written(I, Name + 1, Now), I, End, Fixed);
    BodyReports.back() = Out.size() - 1;
  }
  emit(Name);
  conjure(T::ASSIGN, Name + 1);
  push(IsNegated ? T::FALSE : T::TRUE, tok(Name).End, tok(Name).End);
  conjure(T::SEMI, Name + 1);
  advance(Next == T::RBRACE ? Name + 1 : Name + 2);
  return true;
}

/// `web[3] : WebApplication;`
bool Rewriter::countedElement() {
  if (!isName(I) || type(I + 1) != T::LBRACK || type(I + 2) != T::INT ||
      type(I + 3) != T::RBRACK || type(I + 4) != T::COLON)
    return false;
  suggestTo(written(I, I + 4, text(I).str()), I, I + 4, text(I).str());
  copyTo(I + 1);
  advance(I + 3);
  return true;
}

/// `if production { … }`, `for i in 1 to 3 { … }`: a model has no statements.
bool Rewriter::controlFlow() {
  const bool IsIf = type(I) == T::IF;
  if ((!IsIf && type(I) != T::FOR && text(I) != "while") ||
      type(I + 1) == T::ASSIGN || type(I + 1) == T::COLON)
    return false;
  size_t Body = I + 1;
  while (type(Body) != T::LBRACE && type(Body) != T::SEMI &&
         type(Body) != T::RBRACE && type(Body) != -1)
    ++Body;
  if (type(Body) != T::LBRACE)
    return false;
  report(diag::UnexpectedToken, I, I + 1,
         {("`" + text(I) + "`").str(), "in a body",
          IsIf ? "a member; an `overlay` declares what is in one environment "
                 "only"
               : "each part by itself: a model has no loops"});
  advance(behindBrackets(Body));
  return true;
}

/// `flow ask { source = a; target = b; }`
bool Rewriter::flowWithoutEnds() {
  if (type(I) != T::FLOW || !isName(I + 1) || type(I + 2) != T::LBRACE)
    return false;
  std::string From = "a", To = "b";
  const size_t End = behindBrackets(I + 2);
  for (size_t K = I + 3; K + 2 < End; ++K) {
    if (type(K + 1) != T::ASSIGN && type(K + 1) != T::COLON)
      continue;
    if (text(K) == "source" || text(K) == "from")
      From = text(K + 2, behindName(K + 2)).str();
    else if (text(K) == "target" || text(K) == "to")
      To = text(K + 2, behindName(K + 2)).str();
  }
  written(I, I + 2, text(I, I + 2).str() + " : " + From + " -> " + To);
  advance(End);
  return true;
}

/// `boundary inside : PrivateNetwork, Dmz {`
bool Rewriter::twoZones() {
  const size_t End = behindName(I + 3);
  if (type(I) != T::BOUNDARY || type(I + 2) != T::COLON || End == I + 3 ||
      type(End) != T::COMMA || !isUpper(End + 1))
    return false;
  report(diag::UnexpectedToken, End, End + 1,
         {"`,`", ("after `" + text(End - 1) + "`").str(),
          "`{`: a boundary has one kind"});
  copyTo(End);
  size_t To = End;
  while (type(To) == T::COMMA && isName(To + 1))
    To = behindName(To + 1);
  advance(To);
  return true;
}

/// `require c, "why";`, `attr a : bool default true;`
bool Rewriter::foreignSeparator() {
  if (type(I) != T::REQUIRE && type(I) != T::ATTR)
    return false;
  for (size_t K = I + 1; !endsMember(K); ++K) {
    const bool IsText = type(I) == T::REQUIRE && type(K) == T::COMMA &&
                        type(K + 1) == T::STRING;
    const bool IsDefault = type(I) == T::ATTR && K > I + 2 &&
                           type(K) == T::DEFAULT && isValue(K + 1);
    if (!IsText && !IsDefault)
      continue;
    fixTo(
        report(diag::ForeignOperator, K, K + 1, {text(K), IsText ? ":" : "="}),
        K, K + 1, IsText ? " :" : "=");
    Old[K].Type = IsText ? T::COLON : T::ASSIGN;
    return false;
  }
  // `attr level : enum { Low, High };`, `attr level : "low" | "high";`
  if (type(I) != T::ATTR || type(I + 2) != T::COLON ||
      (type(I + 3) != T::ENUM && type(I + 3) != T::STRING))
    return false;
  const size_t End =
      type(I + 3) == T::ENUM ? behindBrackets(I + 4) : behindLine(I);
  std::string Name = text(I + 1).str(), Values;
  Name.front() = llvm::toUpper(Name.front());
  for (size_t K = I + 3; K < End; ++K) {
    std::string Value = type(K) == T::STRING  ? unquoted(K).str()
                        : type(K) == T::IDENT ? text(K).str()
                                              : "";
    if (Value.empty())
      continue;
    Value.front() = llvm::toUpper(Value.front());
    Values += (Values.empty() ? "" : ", ") + Value;
  }
  const size_t Last = type(End - 1) == T::SEMI ? End - 1 : End;
  report(diag::ForeignType, I + 3, Last,
         {text(I + 3, Last),
          Name + "` with `enum " + Name + " { " + Values + " }"});
  advance(type(End) == T::SEMI ? End + 1 : End);
  return true;
}

/// `controls = RateLimiting, BotProtection;`, behind the `=`.
bool Rewriter::bareList() {
  if (Brackets != 0 || Parens != 0 || !isName(I))
    return false;
  size_t End = behindOperand(I);
  if (type(End) != T::COMMA)
    return false;
  while (type(End) == T::COMMA && isName(End + 1)) {
    const size_t Next = behindOperand(End + 1);
    if (type(Next) == T::ASSIGN || type(Next) == T::COLON)
      return false;
    End = Next;
  }
  if (type(End) != T::SEMI && type(End) != T::RBRACE)
    return false;
  const std::string Now = ("[" + text(I, End) + "]").str();
  fixTo(written(I, End, Now), I, End, Now);
  conjure(T::LBRACK, I);
  for (size_t K = I; K < End; ++K)
    emit(K);
  conjure(T::RBRACK, End);
  advance(End);
  return true;
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

/// `data Order = PersonalData;`, `extend system Shop {`, `using std.aws;`,
/// `import std/aws;`, `assume Shop.web.x = true;`, `; a comment`
bool Rewriter::headWords() {
  if (type(I) == T::SEMI && !startsLine(I + 1) && startsLine(I)) {
    fixTo(report(diag::ForeignComment, I, I + 1, {";"}), I, I + 1, "//");
    size_t To = I + 1;
    while (type(To) != -1 && !startsLine(To))
      ++To;
    return advance(To), true;
  }
  static constexpr StringRef Derives[] = {"extends", "is", "inherits", "isa"};
  if ((type(I) == T::DATA || type(I) == T::COMPONENT || type(I) == T::CHANNEL ||
       type(I) == T::ZONE) &&
      isName(I + 1) && isUpper(I + 3) &&
      (type(I + 2) == T::ASSIGN || llvm::is_contained(Derives, text(I + 2)))) {
    fixTo(report(diag::ForeignOperator, I + 2, I + 3, {text(I + 2), ":"}),
          I + 2, I + 3, ":");
    copyTo(I + 2);
    emitAs(I, T::COLON);
    advance(I + 1);
    return true;
  }
  if (type(I) == T::EXTEND && type(I + 1) == T::SYSTEM && isName(I + 2)) {
    fixTo(written(I + 1, I + 3, text(I + 2).str()), I + 1, I + 3,
          text(I + 2).str());
    emit(I);
    advance(I + 2);
    return true;
  }
  static constexpr StringRef Imports[] = {"using", "use", "include", "require"};
  if (llvm::is_contained(Imports, text(I)) && !startsLine(I + 1) &&
      (type(I + 1) == T::STRING || isName(I + 1)) && type(I) != T::REQUIRE &&
      type(I + 2) != T::ASSIGN && type(I + 2) != T::COLON) {
    fixTo(written(I, I + 1, "import"), I, I + 1, "import");
    emitAs(I, T::IMPORT);
    advance(I + 1);
    return true;
  }
  if (type(I) == T::IMPORT && isName(I + 1) && type(I + 2) == T::SLASH) {
    fixTo(report(diag::ForeignOperator, I + 2, I + 3, {"/", "."}), I + 2, I + 3,
          ".");
    copyTo(I + 2);
    while (type(I) == T::SLASH || isName(I)) {
      emitAs(I, type(I) == T::SLASH ? T::DOT : type(I));
      advance(I + 1);
    }
    return true;
  }
  if (type(I) == T::ASSUME && isName(I + 1)) {
    const size_t End = behindName(I + 1);
    if (End < I + 4 || type(End) != T::ASSIGN)
      return false;
    const size_t Behind = behindLine(I);
    StringRef Value =
        text(End - 1, type(Behind - 1) == T::SEMI ? Behind - 1 : Behind);
    written(I, End,
            ("override " + text(I + 1, End - 2) + " { " + Value + "; }").str());
    advance(Behind);
    return true;
  }
  return false;
}

/// `rule Plain Flow "…" {`, `rule plain-flow "…" {`, `rule PlainFlow ("…") {`
bool Rewriter::ruleHead() {
  if (type(I) != T::RULE && type(I) != T::THREAT)
    return false;
  if (isUpper(I + 1) && isUpper(I + 2) && !startsLine(I + 2)) {
    const std::string Now = (text(I + 1) + text(I + 2)).str();
    suggestTo(written(I + 1, I + 3, Now), I + 1, I + 3, Now);
    emit(I);
    push(T::IDENT, tok(I + 1).Begin, tok(I + 2).End);
    advance(I + 3);
    return true;
  }
  if (isName(I + 1) && type(I + 2) == T::MINUS) {
    copyTo(I + 1);
    oddName();
    return true;
  }
  if (!isName(I + 1) || type(I + 2) != T::LPAREN ||
      (type(I + 3) != T::STRING && type(I + 3) != T::QUOTE))
    return false;
  const size_t Close = behindBrackets(I + 2) - 1;
  Report &R =
      report(diag::UnexpectedToken, I + 2, I + 3,
             {"`(`", ("after `" + text(I + 1) + "`").str(), "the title alone"});
  R.fix(tok(I + 2).Begin, tok(I + 2).End, "");
  R.alsoFix(tok(Close).Begin, tok(Close).End, "");
  copyTo(I + 2);
  for (size_t K = I + 1; K < Close; ++K)
    emit(K);
  advance(Close + 1);
  return true;
}

//===----------------------------------------------------------------------===//
// Clauses and conditions
//===----------------------------------------------------------------------===//

/// Whether a member cannot go on at \p At.
bool Rewriter::endsMember(size_t At) const {
  return type(At) == T::SEMI || type(At) == T::RBRACE || type(At) == -1 ||
         type(At) == T::LBRACE;
}

/// `if c then severity = High;` in a rule.
bool Rewriter::conditionalSetting() {
  if (type(I) != T::IF)
    return false;
  size_t Then = I + 1;
  while (!endsMember(Then) && type(Then) != T::THEN)
    ++Then;
  if (type(Then) != T::THEN || !isName(Then + 1) || type(Then + 2) != T::ASSIGN)
    return false;
  size_t End = Then + 3;
  while (!endsMember(End))
    ++End;
  written(I, End,
          (text(Then + 1) + " = if " + text(I + 1, Then) + " then " +
           text(Then + 3, End) + " else …")
              .str());
  for (size_t K = Then + 1; K < End; ++K)
    emit(K);
  advance(End);
  return true;
}

/// `match f : Flow,` and then a clause on the next line.
void Rewriter::commaBehindClause() {
  for (size_t K = I + 1; !endsMember(K); ++K) {
    if (type(K) != T::COMMA || !startsLine(K + 1))
      continue;
    static constexpr int32_t Clauses[] = {T::MATCH,    T::WHERE,  T::UNLESS,
                                          T::WITNESS,  T::VERIFY, T::LET,
                                          T::QUESTION, T::BY};
    if (!llvm::is_contained(Clauses, type(K + 1)) &&
        !(isName(K + 1) && type(K + 2) == T::ASSIGN))
      continue;
    if (Report *R = ofBody()) {
      R->alsoFix(tok(K).Begin, tok(K).End, ";");
    } else {
      fixTo(report(diag::ExpectedToken, K, K + 1,
                   {"`;`", "at the end of the clause", "`,`"}),
            K, K + 1, ";");
      BodyReports.back() = Out.size() - 1;
    }
    Old[K].Type = T::SEMI;
    return;
  }
}

/// `a has Tls`, `a starts with "x"`, `a is a Kind`, `a eq b`, `Enum::Value`,
/// `exists(a.b)`, `all flows encrypted`
bool Rewriter::wordOperator() {
  if (type(I) == T::COLON && type(I + 1) == T::COLON && touches(I) &&
      isName(I + 2)) {
    fixTo(report(diag::ForeignOperator, I, I + 2, {"::", "."}), I, I + 2, ".");
    push(T::DOT, tok(I).Begin, tok(I + 1).End);
    advance(I + 2);
    return true;
  }
  if (type(I) == T::EXISTS && type(I + 1) == T::LPAREN) {
    const size_t End = behindBrackets(I + 1);
    const std::string Now = "known" + text(I + 1, End).str();
    suggestTo(written(I, End, Now), I, End, Now);
    conjure(T::UNKNOWN, I);
    advance(End);
    return true;
  }
  if ((type(I) == T::ALL || type(I) == T::ANY || type(I) == T::NONE) &&
      isLower(I + 1) && isLower(I + 2) && endsMember(I + 3)) {
    const std::string Now =
        (text(I) + " x in " + text(I + 1) + " : x." + text(I + 2)).str();
    suggestTo(report(diag::QuantifierWithoutMember, I, I + 3, {text(I), Now}),
              I, I + 3, Now);
    conjure(T::UNKNOWN, I);
    advance(I + 3);
    return true;
  }
  if (I == 0 || startsLine(I) || type(I - 1) == T::DOT)
    return false;
  if (type(I) == T::IS && (text(I + 1) == "a" || text(I + 1) == "an") &&
      isUpper(I + 2)) {
    const std::string Now = "is " + text(I + 2).str();
    fixTo(written(I, I + 3, Now), I, I + 3, Now);
    emit(I);
    advance(I + 2);
    return true;
  }
  const size_t From = operandBefore(I);
  if (type(I) != T::IDENT || From == I || From >= Map.size())
    return false;
  auto Replace = [&](size_t End, const std::string &Now) {
    suggestTo(written(From, End, Now), From, End, Now);
    takeBack(From);
    conjure(T::UNKNOWN, From);
    advance(End);
    return true;
  };
  StringRef Left = text(From, I);
  if ((text(I) == "has" || text(I) == "uses") && isUpper(I + 1))
    return Replace(
        behindName(I + 1),
        (text(I + 1, behindName(I + 1)) + " in " + Left + ".controls").str());
  if ((text(I) == "starts" || text(I) == "ends") && type(I + 1) == T::WITH &&
      type(I + 2) == T::STRING)
    return Replace(I + 3,
                   (Left + "." + text(I) + "_with(" + text(I + 2) + ")").str());
  StringRef Here = operatorHere(text(I));
  if (Here.empty() || endsValue(I + 1))
    return false;
  const int32_t Type = Here == "=="   ? T::EQ
                       : Here == "!=" ? T::NE
                       : Here == "<"  ? T::LT
                       : Here == "<=" ? T::LE
                       : Here == ">"  ? T::GT
                                      : T::GE;
  fixTo(report(diag::ForeignOperator, I, I + 1, {text(I), Here}), I, I + 1,
        Here.str());
  emitAs(I, Type);
  advance(I + 1);
  return true;
}

/// `unless Tls on f;`
bool Rewriter::controlOn() {
  if (type(I) != T::UNLESS || !isUpper(I + 1) || type(I + 2) != T::ON)
    return false;
  const size_t End = behindName(I + 3);
  const std::string Now = "condition by " + text(I + 1).str();
  suggestTo(written(I + 1, End, Now), I + 1, End, Now);
  return dropStatement(), true;
}
