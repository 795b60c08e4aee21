//===- SyntaxErrors.cpp - Messages for syntax errors ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/SyntaxErrors.h"

#include "Basic/Unicode.h"
#include "Parse/SyntaxWords.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

static std::string literalOf(int32_t Type, const antlr4::Recognizer &R) {
  std::string S = R.getVocabulary().getLiteralName(static_cast<size_t>(Type));
  if (S.size() > 2)
    return "`" + S.substr(1, S.size() - 2) + "`";
  return {};
}

SyntaxErrors::SyntaxErrors(StringRef Text, TokenList &List, uint32_t MaxErrors,
                           Reports &Out)
    : Text(Text), List(List), Out(Out) {
  for (const LightToken &L : List.Tokens) {
    if (L.Type == T::RBRACE)
      ++ExtraCloses;
    else if (L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE)
      --ExtraCloses;
  }
  // Fixing inserts tokens while ANTLR holds pointers to them.
  List.Tokens.reserve(List.Tokens.size() + MaxErrors + 8);
}

//===----------------------------------------------------------------------===//
// Looking at tokens
//===----------------------------------------------------------------------===//

const LightToken &SyntaxErrors::ahead(uint32_t I) const {
  return List.Tokens[std::min<size_t>(pos() + I, List.Tokens.size() - 1)];
}

const LightToken &SyntaxErrors::before() const {
  return List.Tokens[pos() ? pos() - 1 : 0];
}

bool SyntaxErrors::startsLine(uint32_t I) const {
  uint32_t At = pos() + I;
  if (At == 0 || At >= List.Tokens.size())
    return true;
  return Text.slice(List.Tokens[At - 1].End, List.Tokens[At].Begin)
      .contains('\n');
}

StringRef SyntaxErrors::textAt(uint32_t I) const {
  return Text.slice(ahead(I).Begin, ahead(I).End);
}

/// Whether a name can be made of token \p I as it is.
bool SyntaxErrors::isNameAt(uint32_t I) const {
  int32_t K = type(I);
  if (K == T::IDENT || K == T::QUOTED_NAME || K == T::BAD_QUOTED_NAME)
    return true;
  return isKeyword(K) && !(K >= T::IF && K <= T::PATH);
}

bool SyntaxErrors::startsExpression(uint32_t I) const {
  switch (type(I)) {
  case T::IF:
  case T::NOT:
  case T::TRUE:
  case T::FALSE:
  case T::UNKNOWN:
  case T::ANY:
  case T::ALL:
  case T::NONE:
  case T::COUNT:
  case T::EACH:
  case T::NO:
  case T::EXISTS:
  case T::PATH:
  case T::MINUS:
  case T::LPAREN:
  case T::LBRACK:
  case T::INT:
  case T::DECIMAL:
  case T::QUANTITY:
  case T::DATE:
  case T::STRING:
  case T::QUOTE:
  case T::TEXT_OPEN:
    return true;
  default:
    return isNameAt(I);
  }
}

/// Whether a new statement seems to begin at token \p I.
bool SyntaxErrors::startsStatement(uint32_t I) const {
  int32_t Next = type(I + 1);
  if (type(I) == T::AT)
    return startsLine(I);
  if (!isNameAt(I))
    return false;
  if (Next == T::ASSIGN || Next == T::PLUSASSIGN || Next == T::COLON)
    return startsLine(I);
  return beginsStatement(type(I)) && startsExpression(I + 1);
}

/// How a message names token \p I.
std::string SyntaxErrors::found(uint32_t I) const {
  switch (type(I)) {
  case -1:
    return "the end of the file";
  case T::STRING:
  case T::QUOTE:
  case T::TEXT_OPEN:
  case T::STR_TEXT:
  case T::TEXT_RAW:
    return "text";
  case T::STR_CLOSE:
  case T::TEXT_CLOSE:
  case T::BAD_STRING_END:
    return "the end of the text";
  default:
    break;
  }
  StringRef S = textAt(I);
  if (S.size() > 40) {
    return ("`" + S.take_front(characterStart(S, 40)) + "…`").str();
  }
  return ("`" + S + "`").str();
}

std::string SyntaxErrors::afterPrevious() const {
  if (pos() == 0)
    return "at the beginning";
  const LightToken &L = before();
  switch (L.Type) {
  case T::STRING:
  case T::STR_CLOSE:
  case T::TEXT_CLOSE:
  case T::BAD_STRING_END:
    return "after the text";
  default:
    break;
  }
  StringRef S = Text.slice(L.Begin, L.End);
  return S.empty() || S.size() > 40 ? "here" : ("after `" + S + "`").str();
}

/// What the innermost open statement is, as `the flow`.
std::string SyntaxErrors::statement() const {
  for (unsigned I = 0;; ++I)
    if (StringRef Words = statementOf(P->openRule(I)); !Words.empty())
      return Words.str();
}

/// The tokens that the grammar has at the parser's state.
const antlr4::misc::IntervalSet &SyntaxErrors::expected() const {
  const antlr4::atn::ATN &Atn = P->getATN();
  return Atn.nextTokens(Atn.states[P->getState()]);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

Report *SyntaxErrors::report(diag::Kind K, uint32_t Begin, uint32_t End,
                             llvm::SmallVector<DiagArg, 3> Args) {
  SawError = true;
  if (Quiet)
    return nullptr;
  Quiet = true;
  // What stands beside a bad character or an open string is its consequence,
  // and so is that an open comment has no `}` behind it.
  if (List.Swallowed && ahead().Type == -1)
    return nullptr;
  uint32_t From = before().Begin;
  uint32_t To = std::max(End, ahead().Begin);
  auto It = llvm::lower_bound(List.Errors, From);
  if (It != List.Errors.end() && *It <= To)
    return nullptr;
  Report *R = &Out.add(K, Begin, End, std::move(Args));
  if (Out.isFull())
    throw ParseAborted();
  return R;
}

/// `expected What Where, found …`, at token \p At.
Report *SyntaxErrors::expectedHere(StringRef What, StringRef Where,
                                   uint32_t At) {
  const LightToken &L = ahead(At);
  return report(diag::ExpectedToken, L.Begin, L.End,
                {What.str(), Where.str(), found(At)});
}

/// The same with the caret behind the previous token, where \p Insert is
/// missing.
Report *SyntaxErrors::expectedBefore(StringRef What, StringRef Where,
                                     StringRef Insert) {
  uint32_t End = pos() ? before().End : 0;
  Report *R =
      report(diag::ExpectedToken, End, End, {What.str(), Where.str(), found()});
  if (R && !Insert.empty())
    R->fix(End, End, Insert.str());
  return R;
}

Report *SyntaxErrors::unexpected(StringRef Where, StringRef Expected,
                                 uint32_t At) {
  const LightToken &L = ahead(At);
  return report(diag::UnexpectedToken, L.Begin, L.End,
                {found(At), Where.str(), Expected.str()});
}

//===----------------------------------------------------------------------===//
// Where a rule cannot go on
//===----------------------------------------------------------------------===//

void SyntaxErrors::reportError(antlr4::Parser *Base,
                               const antlr4::RecognitionException &E) {
  P = static_cast<ParserBase *>(Base);
  if (Quiet)
    return;
  const size_t Rule = P->openRule();
  // Prediction stops at the token that fits nothing, which may be further on.
  uint32_t At = 0;
  if (auto *Bad = static_cast<LightToken *>(E.getOffendingToken()))
    if (Bad >= &List.Tokens[pos()])
      At = static_cast<uint32_t>(Bad - &List.Tokens[pos()]);
  std::string After = At == 0 ? afterPrevious() : "after " + found(At - 1);

  switch (Rule) {
  case T::RuleOperand:
  case T::RulePrefixOperator:
  case T::RuleValue:
  case T::RuleExpr:
  case T::RuleArguments:
  case T::RuleArgument:
    if (before().Type == T::HOLE && type() == T::RBRACE) {
      report(diag::BlankTextInTemplate, before().Begin, ahead().End, {});
      return;
    }
    if (isKeyword(type(At)) && At == 0 && Rule != T::RuleExpr &&
        type() != T::THEN && type() != T::ELSE && !startsExpression(0)) {
      const LightToken &L = ahead();
      StringRef Word = textAt(0);
      static constexpr int32_t Ends[] = {T::SEMI, T::COMMA, T::RPAREN,
                                         T::RBRACK, T::DOT};
      if (llvm::is_contained(Ends, type(1))) {
        if (Report *R =
                report(diag::KeywordAsName, L.Begin, L.End, {Word.str()}))
          R->fix(L.Begin, L.End, ("`" + Word + "`").str());
        skip();
        return;
      }
    }
    expectedHere("a value", After, At);
    return;
  case T::RuleText:
    expectedHere("text in quotes", After, At);
    return;
  case T::RuleType:
  case T::RuleTypeName:
    expectedHere("the name of a type", After, At);
    return;
  case T::RuleDeclaration:
    if (StringRef Home = homeOf(type(At)); !Home.empty())
      unexpected(placeOf(Rule), Home, At);
    else
      unexpected(placeOf(Rule), membersOf(Rule), At);
    return;
  case T::RuleMember:
  case T::RuleRuleMember:
  case T::RuleViewMember:
  case T::RuleVerificationMember:
  case T::RuleMethodologyMember:
  case T::RuleSectionMember:
  case T::RuleTableMember:
    if (At > 0)
      unexpected(After, membersOf(Rule), At);
    else
      unexpected(placeOf(Rule), membersOf(Rule));
    return;
  default:
    break;
  }
  expectedHere(listOf(expected()), After, At);
}

/// The tokens of \p Set as a message lists them.
std::string SyntaxErrors::listOf(const antlr4::misc::IntervalSet &Set) const {
  std::vector<std::string> Words;
  const bool HasNames = expects(Set, T::IDENT);
  if (HasNames)
    Words.push_back("a name");
  if (expects(Set, T::STRING))
    Words.push_back("text in quotes");
  for (ssize_t K : Set.toList()) {
    auto Type = static_cast<int32_t>(K);
    // Where a name can be, most keywords can.
    if (HasNames && isKeyword(Type))
      continue;
    if (std::string S = literalOf(Type, *P); !S.empty())
      Words.push_back(S);
  }
  if (Words.empty() || Words.size() > 6)
    return "something else";
  std::string Joined;
  for (size_t I = 0; I < Words.size(); ++I)
    Joined += (I == 0 ? "" : I + 1 == Words.size() ? " or " : ", ") + Words[I];
  return Joined;
}

//===----------------------------------------------------------------------===//
// Where a token is missing
//===----------------------------------------------------------------------===//

/// Makes a name of the token here, or fails.
void SyntaxErrors::expectName() {
  const int32_t Next = type(1);
  if (type() == T::BAD_QUOTED_NAME)
    return retype(0, T::IDENT); // it has its message
  static constexpr int32_t Followers[] = {
      T::COLON, T::ASSIGN, T::LBRACE, T::LPAREN, T::SEMI,   T::DOT,
      T::COMMA, T::STRING, T::QUOTE,  T::ARROW,  T::TWOWAY, T::OF,
      T::FROM,  T::FOR,    T::RBRACE, T::RPAREN, T::RBRACK, T::VIA};
  if (isKeyword(type()) && llvm::is_contained(Followers, Next)) {
    StringRef Word = textAt(0);
    const LightToken &L = ahead();
    if (Report *R = report(diag::KeywordAsName, L.Begin, L.End, {Word.str()}))
      R->fix(L.Begin, L.End, ("`" + Word + "`").str());
    return retype(0, T::IDENT);
  }
  StringRef What = "a name";
  for (unsigned I = 1; I < 4; ++I) {
    size_t Rule = P->openRule(I);
    if (Rule == T::RuleKindUse)
      What = "the name of a kind";
    else if (Rule == T::RuleTypeName)
      What = "the name of a type";
    else if (Rule != T::RuleQualName)
      break;
  }
  expectedHere(What, afterPrevious());
  fail();
}

antlr4::Token *SyntaxErrors::expectSemicolon() {
  const bool Ends =
      type() == -1 || type() == T::RBRACE || startsLine() || startsStatement(0);
  if (Ends) {
    expectedBefore("`;`", "after " + statement(), ";");
    return conjure(T::SEMI);
  }
  if (type() == T::COMMA || type() == T::COLON || type() == T::DOT) {
    bool LineEnds = startsLine(1) || type(1) == T::RBRACE;
    if (LineEnds || type(1) == T::SEMI) {
      if (Report *R = expectedHere("`;`", "after " + statement()))
        R->fix(ahead().Begin, ahead().End, LineEnds ? ";" : "");
      skip();
      return LineEnds ? conjure(T::SEMI) : take();
    }
  }
  if (type() == T::RPAREN || type() == T::RBRACK) {
    StringRef Open = type() == T::RPAREN ? "(" : "[";
    if (Report *R = unexpected("after " + statement(),
                               ("`;`: no `" + Open + "` is open").str()))
      R->fix(ahead().Begin, ahead().End, "");
  } else {
    expectedHere("`;`", "after " + statement());
  }
  skipStatement();
  return conjure(T::SEMI);
}

antlr4::Token *SyntaxErrors::expectClose(int32_t Close) {
  StringRef Spelling = Close == T::RPAREN   ? ")"
                       : Close == T::RBRACK ? "]"
                                            : "}";
  bool IsBody = Close == T::RBRACE;
  Report *R = IsBody && type() == -1
                  ? expectedBefore("`}`", "before the end", "\n}")
                  : expectedBefore(("`" + Spelling + "`").str(),
                                   afterPrevious(), Spelling);
  noteOpening(R, Close);
  if (!IsBody && !startsLine() && skipOnLineTo(Close, Close))
    return take();
  return conjure(Close);
}

/// Whether an arrow of another notation may have a token of \p Type in it.
static bool isArrowPart(int32_t Type) {
  static constexpr int32_t Parts[] = {
      T::MINUS,  T::ARROW, T::TWOWAY, T::FATARROW, T::EQ,
      T::ASSIGN, T::LT,    T::GT,     T::LE,       T::GE};
  return llvm::is_contained(Parts, Type);
}

antlr4::Token *SyntaxErrors::recoverInline(antlr4::Parser *Base) {
  P = static_cast<ParserBase *>(Base);
  const antlr4::misc::IntervalSet &Set = expected();
  const size_t Rule = P->openRule();

  if (Rule == T::RuleName) {
    expectName();
    return take();
  }
  if (Rule == T::RuleHole) {
    expectedHere("`}`", afterPrevious());
    unsigned Depth = 0;
    while (type() != -1 && !(type() == T::RBRACE && Depth == 0) &&
           type() != T::STR_CLOSE && type() != T::TEXT_CLOSE) {
      if (type() == T::LBRACE || type() == T::HOLE || type() == T::DOTBRACE)
        ++Depth;
      else if (type() == T::RBRACE)
        --Depth;
      skip();
    }
    return type() == T::RBRACE ? take() : conjure(T::RBRACE);
  }
  if (expects(Set, T::SEMI) && Set.size() == 1)
    return expectSemicolon();
  for (int32_t Close : {T::RPAREN, T::RBRACK, T::RBRACE})
    if (expects(Set, Close) && Set.size() == 1)
      return expectClose(Close);
  if (expects(Set, T::LBRACE)) {
    if (opensForgotten())
      return conjure(T::LBRACE);
    expectedHere("`{`", afterPrevious());
    if (skipOnLineTo(T::LBRACE, T::LBRACE))
      return take();
    fail();
  }
  if (expects(Set, T::ARROW)) {
    bool Two = expects(Set, T::TWOWAY);
    StringRef What = Two ? "`->` or `<->`" : "`->`";
    // All of `-->`, `==>`, `<--`, `<-->`: marks that touch each other.
    uint32_t Marks = 0;
    while (isArrowPart(type(Marks)) &&
           (Marks == 0 || ahead(Marks - 1).End == ahead(Marks).Begin))
      ++Marks;
    if (Marks == 0) {
      expectedHere(What, afterPrevious());
      return conjure(T::ARROW);
    }
    const uint32_t Begin = ahead().Begin;
    const uint32_t End = ahead(Marks - 1).End;
    StringRef Drawn = Text.slice(Begin, End);
    Report *R =
        Two ? report(diag::ForeignArrow, Begin, End, {Drawn})
            : report(diag::ExpectedToken, Begin, End,
                     {What, afterPrevious(), ("`" + Drawn + "`").str()});
    // One that points to the left has its ends the other way round.
    bool Left = Drawn.front() == '<';
    bool Right = Drawn.back() == '>' || !Left;
    if (R && Right)
      R->fix(Begin, End, Left && Two ? "<->" : "->");
    for (uint32_t I = 1; I < Marks; ++I)
      erase(1);
    retype(0, Left && Right && Two ? T::TWOWAY : T::ARROW);
    return take();
  }
  if (expects(Set, T::ASSIGN) && (type() == T::EQ || type() == T::COLON)) {
    if (Report *R = expectedHere("`=`", afterPrevious()))
      R->fix(ahead().Begin, ahead().End, "=");
    retype(0, T::ASSIGN);
    return take();
  }
  if (expects(Set, T::COLON) && type() == T::ASSIGN) {
    if (Report *R = expectedHere("`:`", afterPrevious()))
      R->fix(ahead().Begin, ahead().End, ":");
    retype(0, T::COLON);
    return take();
  }
  if (Set.size() == 1) {
    auto Type = static_cast<int32_t>(Set.toList().front());
    std::string What = literalOf(Type, *P);
    if (!What.empty()) {
      bool IsWord = isKeyword(Type);
      bool IsStart = startsExpression(0) && !IsWord;
      if (IsStart || Type == T::COLON || Type == T::ASSIGN)
        expectedBefore(What, afterPrevious(),
                       IsStart ? " " + What.substr(1, What.size() - 2) : "");
      else
        expectedHere(What, afterPrevious());
      if (!IsWord)
        return conjure(Type);
      fail();
    }
  }
  fail();
}
