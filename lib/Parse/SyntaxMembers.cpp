//===- SyntaxMembers.cpp - What should begin a member, and does not -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/SyntaxErrors.h"
#include "Parse/SyntaxWords.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

//===----------------------------------------------------------------------===//
// Before a decision
//===----------------------------------------------------------------------===//

/// If the word here is nearly one of \p Words, reads it as that one.
bool SyntaxErrors::suggestKeyword(llvm::ArrayRef<int32_t> Words,
                                  StringRef Where) {
  if (type() != T::IDENT)
    return false;
  StringRef Written = textAt(0);
  llvm::SmallVector<std::string, 32> Texts;
  for (int32_t W : Words)
    Texts.push_back(P->getVocabulary().getLiteralName(static_cast<size_t>(W)));
  llvm::SmallVector<StringRef, 32> Candidates;
  for (const std::string &S : Texts)
    Candidates.push_back(StringRef(S).drop_front().drop_back());
  StringRef Best = nearest(Written, Candidates);
  if (Best.empty() || Written.size() < 2)
    return false;
  // Nearer than for a name: `severity` is not a misspelt `verify`.
  if (!Best.equals_insensitive(Written) &&
      Written.edit_distance(Best) > std::max<size_t>(1, Written.size() / 4))
    return false;
  if (Report *R = unexpected(Where, ("`" + Best + "`").str())) {
    R->fix(ahead().Begin, ahead().End, Best.str());
    R->FixSure = suretyOf(Written, Best, Candidates);
  }
  retype(0, Words[static_cast<size_t>(llvm::find(Candidates, Best) -
                                      Candidates.begin())]);
  return true;
}

/// At the top of a file, before what should be a declaration.
void SyntaxErrors::checkDeclarationStart() {
  const antlr4::misc::IntervalSet &Set = expected();
  while (type() != -1 && !expects(Set, type())) {
    StringRef Where = placeOf(T::RuleFile);
    // `systm Shop {`; but `api : K;` is a member that strayed.
    bool MayBeWord = type(1) != T::COLON && type(1) != T::ASSIGN;
    if (MayBeWord && suggestKeyword(topWords(), Where))
      return;
    if (type() == T::RBRACE)
      unexpected(Where, "no `}`: no `{` is open");
    else if (StringRef Home = homeOf(type()); !Home.empty())
      unexpected(Where, Home);
    else
      unexpected(Where, membersOf(T::RuleFile));
    if (type() == T::RBRACE)
      skip();
    else
      skipStatement();
    if (type() == T::RBRACE)
      skip();
    Quiet = false;
  }
}

/// In a condition, outside of parentheses: `=` can only mean `==`.
void SyntaxErrors::fixAssignments() {
  unsigned Depth = 0;
  for (uint32_t I = 1; type(I) != -1 && type(I) != T::SEMI; ++I) {
    if (startsLine(I) && (startsStatement(I) || type(I + 1) == T::ASSIGN))
      return; // a forgotten `;`
    if (type(I) == T::LPAREN || type(I) == T::LBRACK || type(I) == T::LBRACE)
      ++Depth;
    else if (type(I) == T::RPAREN || type(I) == T::RBRACK ||
             type(I) == T::RBRACE) {
      if (Depth-- == 0)
        return;
    } else if (type(I) == T::ASSIGN && Depth == 0) {
      const LightToken &L = ahead(I);
      if (Report *R = report(diag::AssignInCondition, L.Begin, L.End, {}))
        R->fix(L.Begin, L.End, "==");
      retype(I, T::EQ);
    }
  }
}

/// In a body, before what should be a member and behind its prefix.
void SyntaxErrors::checkMemberStart() {
  if (checkMark())
    return;
  const size_t Rule = P->openRule();
  const StringRef Where = placeOf(Rule);
  const llvm::ArrayRef<int32_t> Words = wordsOf(Rule);
  const int32_t First = type(0);
  const std::string Name = found(0);
  if (llvm::is_contained(Words, First))
    return checkBehindWord();
  if (First != T::IDENT && First != T::QUOTED_NAME &&
      First != T::BAD_QUOTED_NAME) {
    // A word of the language that begins no member here.
    StringRef Home = homeOf(First);
    if (!Home.empty())
      unexpected(Where, Home);
    else if (isNameAt(0) || isKeyword(First))
      expectedHere("`:` or `=`", "after " + Name, 1);
    else
      unexpected(Where, membersOf(Rule));
    fail();
  }

  const bool InBody = Rule == T::RuleMember;
  const bool SameLine = !startsLine(1);
  if (InBody && SameLine && checkElementName())
    return;
  if (SameLine && startsExpression(1) && suggestKeyword(Words, Where))
    return;
  if (SameLine && isNameAt(1))
    return checkTwoNames(InBody);
  if (SameLine && (type(1) == T::ARROW || type(1) == T::TWOWAY) && InBody) {
    unexpected("after " + Name, "a flow to begin with `flow name :`", 1);
    fail();
  }
  if (SameLine && startsExpression(1) && type(1) != T::LPAREN) {
    const uint32_t End = ahead(0).End;
    if (Report *R = report(diag::ExpectedToken, End, End,
                           {"`=`", "after " + Name, found(1)}))
      R->fix(End, End, " =");
    insert(1, T::ASSIGN);
    return;
  }
  expectedHere(InBody ? "`:` or `=`" : "`=`", "after " + Name, 1);
  fail();
}

/// Whether the first word is followed by what says that it is a name: `=`, `+=`
/// or `:`, or by what is read as one of them.
bool SyntaxErrors::checkMark() {
  const int32_t Second = type(1);
  if (Second == T::ASSIGN || Second == T::PLUSASSIGN)
    return true;
  if (Second == T::COLON) {
    if (type(2) == T::ASSIGN && ahead(1).End == ahead(2).Begin) {
      const LightToken &Colon = ahead(1);
      if (Report *R = report(diag::ExpectedToken, Colon.Begin, ahead(2).End,
                             {"`=`", "after " + found(0), "`:=`"}))
        R->fix(Colon.Begin, ahead(2).End, "=");
      erase(1);
    }
    return true;
  }
  if (Second != T::EQ || !isNameAt(0))
    return false;
  const LightToken &L = ahead(1);
  if (Report *R = report(diag::ExpectedToken, L.Begin, L.End,
                         {"`=`", "after " + found(0), "`==`"}))
    R->fix(L.Begin, L.End, "=");
  retype(1, T::ASSIGN);
  return true;
}

/// Behind a word that begins a member here.
void SyntaxErrors::checkBehindWord() {
  const int32_t First = type(0);
  const std::string Name = found(0);
  if (takesExpression(First) && !startsExpression(1)) {
    expectedHere("a value", "after " + Name, 1);
    fail();
  }
  if (First == T::WHERE || First == T::UNLESS || First == T::REQUIRE)
    fixAssignments();
  if (!takesName(First) || isNameAt(1))
    return;
  if ((First == T::ATTR || First == T::PROVIDES) && isKeyword(type(1)))
    return; // every word is a name there
  if (!isKeyword(type(1))) {
    expectedHere("a name", ("after " + Name), 1);
    fail();
  }
  const LightToken &L = ahead(1);
  StringRef Word = textAt(1);
  if (Report *R = report(diag::KeywordAsName, L.Begin, L.End, {Word.str()}))
    R->fix(L.Begin, L.End, ("`" + Word + "`").str());
  retype(1, T::IDENT);
}

/// `api WebServer "x" {`, or `owner value;`
void SyntaxErrors::checkTwoNames(bool InBody) {
  const int32_t Third = type(2);
  const bool IsElement = InBody && (Third == T::LBRACE || Third == T::STRING ||
                                    Third == T::QUOTE || Third == T::LPAREN);
  const uint32_t End = ahead(0).End;
  StringRef What = IsElement ? "`:`" : InBody ? "`:` or `=`" : "`=`";
  const bool IsSwapped = IsElement && !(llvm::isLower(textAt(0).front()) &&
                                        llvm::isUpper(textAt(1).front()));
  Report *R = report(diag::ExpectedToken, IsSwapped ? ahead(0).Begin : End,
                     IsSwapped ? ahead(1).End : End,
                     {What.str(), "after " + found(0), found(1)});
  // Which of two words is the name, their first letters say.
  if (R && IsSwapped)
    R->suggest(ahead(0).Begin, ahead(1).End,
               (textAt(1) + " : " + textAt(0)).str());
  else if (R && IsElement)
    R->fix(End, End, " :");
  else if (R && !InBody)
    R->fix(End, End, " =");
  insert(1, IsElement ? T::COLON : T::ASSIGN);
}

/// In a body, where a declaration begins with a name that is not one: with a
/// `-` in it, or with its title behind it. Says so, and skips the declaration.
bool SyntaxErrors::checkElementName() {
  // `order-db : Postgres`
  uint32_t I = 0;
  std::string Meant = textAt(0).str();
  while (type(I + 1) == T::MINUS && isNameAt(I + 2) &&
         ahead(I).End == ahead(I + 1).Begin &&
         ahead(I + 1).End == ahead(I + 2).Begin) {
    I += 2;
    Meant += ("_" + textAt(I)).str();
  }
  if (I != 0 && type(I + 1) == T::COLON) {
    std::string Written = Text.slice(ahead(0).Begin, ahead(I).End).str();
    if (Report *R = report(diag::NameWithDash, ahead(0).Begin, ahead(I).End,
                           {Written, Meant}))
      R->suggest(ahead(0).Begin, ahead(I).End, Meant);
    fail();
  }
  // `orders "Orders" : Postgres`
  if (type(1) == T::STRING && type(2) == T::COLON) {
    report(diag::TitleBeforeKind, ahead(1).Begin, ahead(1).End,
           {Text.slice(ahead(1).Begin, ahead(1).End), textAt(0), "Kind"});
    fail();
  }
  return false;
}

/// Adds to \p R where the bracket is that \p Close would close: the first one
/// of its kind in the innermost rule.
void SyntaxErrors::noteOpening(Report *R, int32_t Close) {
  if (!R)
    return;
  for (uint32_t I = P->firstToken(); I < pos(); ++I) {
    const LightToken &L = List.Tokens[I];
    if (L.Type == (Close == T::RPAREN ? T::LPAREN : T::LBRACK) ||
        (Close == T::RBRACE &&
         (L.Type == T::LBRACE || L.Type == T::DOTBRACE))) {
      R->note(diag::NoteOpenedHere, L.Begin, L.End,
              {Text.slice(L.Begin, L.End).str()});
      return;
    }
  }
}

/// Whether a `{` is missing here: a `}` further on has none, and what follows
/// looks like the first member. If so, says it.
bool SyntaxErrors::opensForgotten() {
  const int32_t Next = type(1);
  bool IsMember = startsStatement(0) ||
                  (isNameAt(0) && (Next == T::ASSIGN || Next == T::COLON));
  if (ExtraCloses <= 0 || !IsMember)
    return false;
  --ExtraCloses;
  expectedBefore("`{`", "after " + statement(), " {");
  return true;
}

/// Within brackets, where only a `,` or the closing one can be.
void SyntaxErrors::checkList(int32_t Close, StringRef CloseText) {
  if (type() == T::COMMA || type() == Close)
    return;
  if (startsExpression(0) && !startsStatement(0)) {
    expectedBefore(("`,` or `" + CloseText + "`").str(), afterPrevious(), "");
    if (List.Tokens.size() < List.Tokens.capacity())
      insert(0, T::COMMA);
    return;
  }
  // The bracket is missing; match() will say so.
  if (List.Tokens.size() < List.Tokens.capacity()) {
    Report *R = expectedBefore(("`" + CloseText + "`").str(), afterPrevious(),
                               CloseText);
    noteOpening(R, Close);
    insert(0, Close);
  }
}

void SyntaxErrors::sync(antlr4::Parser *Base) {
  P = static_cast<ParserBase *>(Base);
  const size_t Rule = P->openRule();
  switch (Rule) {
  case T::RuleFile:
    Quiet = false;
    return checkDeclarationStart();

  case T::RuleBody:
  case T::RuleRuleBody:
  case T::RuleViewBody:
  case T::RuleVerificationBody:
  case T::RuleMethodologyBody:
  case T::RuleSectionBody:
  case T::RuleTableBody: {
    Quiet = false;
    const antlr4::misc::IntervalSet &Set = expected();
    while (type() != -1 && !expects(Set, type())) {
      // Where no name can begin a member, a word may be misspelt.
      if (suggestKeyword(wordsOf(Rule), placeOf(Rule)))
        return;
      unexpected(placeOf(Rule), membersOf(Rule));
      skipStatement();
      Quiet = false;
    }
    return;
  }

  case T::RuleDeclaration:
    // `private systm S;`
    if (!expects(expected(), type()))
      suggestKeyword(topWords(), placeOf(Rule));
    return;

  case T::RuleTableMember:
    if (type() == T::WHERE && startsExpression(1))
      fixAssignments();
    return;

  case T::RuleMember:
  case T::RuleRuleMember:
  case T::RuleViewMember:
  case T::RuleVerificationMember:
    // Not at the decisions within a clause.
    if (expects(expected(), T::IDENT))
      checkMemberStart();
    return;

  case T::RuleBodyOrSemi: {
    if (type() == T::LBRACE || type() == T::SEMI)
      return;
    if (opensForgotten())
      return insert(0, T::LBRACE);
    bool Ends = type() == -1 || type() == T::RBRACE || startsLine() ||
                startsStatement(0);
    if (Ends)
      expectedBefore("`{` or `;`", "after " + statement(), ";");
    else if (type() == T::COMMA) {
      expectedHere("`{` or `;`", "after " + statement());
    } else
      expectedHere("`{` or `;`", afterPrevious());
    if (type() == T::COMMA && !Ends) {
      retype(0, T::SEMI);
      return;
    }
    if (Ends || !skipOnLineTo(T::LBRACE, T::SEMI)) {
      if (List.Tokens.size() < List.Tokens.capacity())
        insert(0, T::SEMI);
    }
    return;
  }

  case T::RuleAnyName:
    if (!expects(expected(), type()))
      expectName();
    return;

  case T::RuleArguments:
  case T::RuleParams:
  case T::RuleImportList:
  case T::RuleEnumDecl:
  case T::RuleValue: {
    const antlr4::misc::IntervalSet &Set = expected();
    if (expects(Set, type()) || !expects(Set, T::COMMA))
      return;
    if (expects(Set, T::RPAREN))
      return checkList(T::RPAREN, ")");
    if (expects(Set, T::RBRACK))
      return checkList(T::RBRACK, "]");
    if (expects(Set, T::RBRACE))
      return checkList(T::RBRACE, "}");
    return;
  }

  default:
    return;
  }
}
