//===- SyntaxErrors.cpp - Messages for and recovery from syntax errors ----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/SyntaxErrors.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

// Words that begin a member, by where it may stand.
static constexpr int32_t TopWords[] = {
    T::IMPORT,  T::ENUM,     T::ORDERED, T::ABSTRACT,     T::COMPONENT,
    T::CHANNEL, T::ZONE,     T::CONTROL, T::RULE,         T::PREDICATE,
    T::SYSTEM,  T::FUNCTION, T::DATA,    T::VERIFICATION, T::DERIVE,
    T::ASSUME,  T::ACCEPT,   T::DISMISS, T::MITIGATE,     T::TRANSFER,
    T::EXTEND,  T::OVERRIDE, T::OVERLAY, T::VIEW,         T::METHODOLOGY,
    T::PRIVATE, T::PACKAGE,  T::THREAT};
static constexpr int32_t BodyWords[] = {
    T::ATTR,   T::LET,  T::PROVIDES, T::REQUIRE,  T::PORT,     T::BOUNDARY,
    T::FLOW,   T::DATA, T::DERIVE,   T::ASSUME,   T::ACCEPT,   T::DISMISS,
    T::EXTEND, T::VIEW, T::MITIGATE, T::TRANSFER, T::OVERRIDE, T::DEFAULT};
static constexpr int32_t RuleWords[] = {T::MATCH,    T::LET,   T::WHERE,
                                        T::UNLESS,   T::BY,    T::WITNESS,
                                        T::QUESTION, T::VERIFY};
static constexpr int32_t ViewWords[] = {T::INCLUDE, T::EXCLUDE};
static constexpr int32_t VerificationWords[] = {T::TEMPLATE};
static constexpr int32_t MethodologyWords[] = {T::SECTION};
static constexpr int32_t SectionWords[] = {T::TABLE, T::DIAGRAM, T::SHOW};
static constexpr int32_t TableWords[] = {T::WHERE, T::LET, T::COLUMN, T::SHOW};
// Words of a member that a name, or an expression, follows.
static constexpr int32_t NamingWords[] = {
    T::ATTR,   T::LET,    T::PORT,     T::BOUNDARY, T::FLOW,     T::DATA,
    T::DERIVE, T::VIEW,   T::WITNESS,  T::TEMPLATE, T::MATCH,    T::PROVIDES,
    T::ACCEPT, T::EXTEND, T::MITIGATE, T::DISMISS,  T::TRANSFER, T::DEFAULT};
static constexpr int32_t AskingWords[] = {T::REQUIRE,  T::WHERE,  T::UNLESS,
                                          T::QUESTION, T::VERIFY, T::INCLUDE,
                                          T::EXCLUDE};

/// The words of the members of the body that rule \p Rule is, or is in.
static llvm::ArrayRef<int32_t> wordsOf(size_t Rule) {
  switch (Rule) {
  case T::RuleFile:
  case T::RuleDeclaration:
    return TopWords;
  case T::RuleRuleBody:
  case T::RuleRuleMember:
    return RuleWords;
  case T::RuleViewBody:
  case T::RuleViewMember:
    return ViewWords;
  case T::RuleVerificationBody:
  case T::RuleVerificationMember:
    return VerificationWords;
  case T::RuleMethodologyBody:
  case T::RuleMethodologyMember:
    return MethodologyWords;
  case T::RuleSectionBody:
  case T::RuleSectionMember:
    return SectionWords;
  case T::RuleTableBody:
  case T::RuleTableMember:
    return TableWords;
  default:
    return BodyWords;
  }
}

static StringRef placeOf(size_t Rule) {
  switch (Rule) {
  case T::RuleFile:
  case T::RuleDeclaration:
    return "at the top of a file";
  case T::RuleRuleBody:
  case T::RuleRuleMember:
    return "in a rule";
  case T::RuleViewBody:
  case T::RuleViewMember:
    return "in a view";
  case T::RuleVerificationBody:
  case T::RuleVerificationMember:
    return "in a verification";
  case T::RuleMethodologyBody:
  case T::RuleMethodologyMember:
    return "in a methodology";
  case T::RuleSectionBody:
  case T::RuleSectionMember:
    return "in a section";
  case T::RuleTableBody:
  case T::RuleTableMember:
    return "in a table";
  default:
    return "in a body";
  }
}

static StringRef membersOf(size_t Rule) {
  switch (Rule) {
  case T::RuleFile:
  case T::RuleDeclaration:
    return "a declaration, as `system`, `component` or `rule`";
  case T::RuleRuleBody:
  case T::RuleRuleMember:
    return "a clause, as `match`, `where` or `unless`";
  case T::RuleViewBody:
  case T::RuleViewMember:
    return "`include` or `exclude`";
  case T::RuleVerificationBody:
  case T::RuleVerificationMember:
    return "`template` or an assignment";
  case T::RuleMethodologyBody:
  case T::RuleMethodologyMember:
    return "`section`";
  case T::RuleSectionBody:
  case T::RuleSectionMember:
    return "`table`, `diagram` or `show`";
  case T::RuleTableBody:
  case T::RuleTableMember:
    return "`column`, `where`, `let` or `show`";
  default:
    return "a member, as `name = value;` or `name : Kind;`";
  }
}

/// Where a word belongs that is not among those of a body.
static StringRef homeOf(int32_t Word) {
  if (llvm::is_contained(RuleWords, Word))
    return "it in a rule";
  if (llvm::is_contained(ViewWords, Word))
    return "it in a view";
  if (Word == T::TEMPLATE)
    return "it in a verification";
  if (Word == T::SECTION)
    return "it in a methodology";
  if (llvm::is_contained(SectionWords, Word))
    return "it in a section of a methodology";
  if (Word == T::COLUMN)
    return "it in a table of a methodology";
  if (Word == T::PACKAGE)
    return "it before all else in a file";
  if (llvm::is_contained(BodyWords, Word))
    return "it in a body, as that of a system";
  if (llvm::is_contained(TopWords, Word))
    return "it at the top of a file";
  return "";
}

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
  // Mending inserts tokens while ANTLR holds pointers to them.
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
  bool Word = llvm::is_contained(BodyWords, type(I)) ||
              llvm::is_contained(RuleWords, type(I)) ||
              llvm::is_contained(TopWords, type(I)) ||
              llvm::is_contained(ViewWords, type(I)) ||
              llvm::is_contained(SectionWords, type(I)) ||
              llvm::is_contained(TableWords, type(I)) ||
              type(I) == T::SECTION || type(I) == T::TEMPLATE;
  return Word && startsExpression(I + 1);
}

/// Whether a declaration that stands at the top of files only begins here.
bool SyntaxErrors::isTopLevelStart(uint32_t I) const {
  return llvm::is_contained(TopWords, type(I)) &&
         !llvm::is_contained(BodyWords, type(I)) && isNameAt(I + 1);
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
    return "a text";
  case T::STR_CLOSE:
  case T::TEXT_CLOSE:
  case T::BAD_STRING_END:
    return "the end of the text";
  default:
    break;
  }
  StringRef S = textAt(I);
  if (S.size() > 40) {
    size_t Cut = 40;
    while (Cut > 0 && (static_cast<unsigned char>(S[Cut]) & 0xC0) == 0x80)
      --Cut;
    return ("`" + S.take_front(Cut) + "…`").str();
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
  for (unsigned I = 0;; ++I) {
    switch (P->openRule(I)) {
    case T::RulePackageDecl:
      return "the package's name";
    case T::RuleImportDecl:
      return "the import";
    case T::RulePredicateDecl:
      return "the predicate";
    case T::RuleAssignment:
      return "the assignment";
    case T::RuleAttrDecl:
      return "the attribute";
    case T::RuleLetMember:
      return "the `let`";
    case T::RuleProvidesMember:
      return "the provided attributes";
    case T::RuleRequireMember:
      return "the requirement";
    case T::RulePortMember:
      return "the port";
    case T::RuleViewMember:
      return "the clause";
    case T::RuleMatchClause:
      return "the `match` clause";
    case T::RuleWhereClause:
      return "the `where` clause";
    case T::RuleUnlessClause:
      return "the `unless` clause";
    case T::RuleByClause:
      return "the `by` clause";
    case T::RuleWitnessClause:
      return "the `witness` clause";
    case T::RuleQuestionClause:
      return "the question";
    case T::RuleVerifyClause:
      return "the `verify` clause";
    case T::RuleVerificationMember:
      return "the template";
    case T::RuleBoundaryDecl:
      return "the boundary";
    case T::RuleElementDecl:
      return "the element";
    case T::RuleFlowDecl:
      return "the flow";
    case T::RuleDataDecl:
    case T::RuleDataKindDecl:
    case T::RuleDeriveDecl:
      return "the data";
    case T::RuleDecision:
      return "the decision";
    case T::RuleDefaultDecl:
      return "the `default`";
    case T::RuleKindDecl:
      return "the kind";
    case T::RuleControlDecl:
      return "the control";
    case T::RuleSystemDecl:
      return "the system";
    case T::RuleEnumDecl:
      return "the enum";
    case T::RuleRuleDecl:
      return "the rule";
    case T::RuleThreatDecl:
      return "the threat";
    case T::RuleViewDecl:
      return "the view";
    case T::RuleMethodologyDecl:
      return "the methodology";
    case T::RuleMethodologyMember:
      return "the section";
    case T::RuleTableDecl:
      return "the table";
    case T::RuleColumnClause:
      return "the column";
    case T::RuleDiagramDecl:
      return "the diagram";
    case T::RuleShowClause:
      return "the `show` clause";
    case T::RuleVerificationDecl:
      return "the verification";
    case T::RuleMember:
    case T::RuleDeclaration:
    case T::RuleFile:
    case ~size_t(0):
      return "the declaration";
    default:
      break;
    }
  }
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
                             llvm::SmallVector<std::string, 3> Args) {
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
// Changing tokens and moving on
//===----------------------------------------------------------------------===//

static void insertToken(TokenList &List, size_t At, int32_t Type) {
  uint32_t Offset = At ? List.Tokens[At - 1].End : 0;
  List.Tokens.insert(List.Tokens.begin() + static_cast<ptrdiff_t>(At),
                     LightToken(Type, Offset, Offset, 0));
  for (size_t I = At; I < List.Tokens.size(); ++I)
    List.Tokens[I].Index = static_cast<uint32_t>(I);
  for (DocComment &D : List.Docs)
    D.NextToken += D.NextToken >= At;
}

/// Puts a token of \p Type before token \p I.
void SyntaxErrors::insert(uint32_t I, int32_t Type) {
  if (List.Tokens.size() == List.Tokens.capacity())
    throw ParseAborted(); // among a great many lexical errors only
  insertToken(List, pos() + I, Type);
}

void SyntaxErrors::erase(uint32_t I) {
  size_t At = pos() + I;
  List.Tokens.erase(List.Tokens.begin() + static_cast<ptrdiff_t>(At));
  for (size_t J = At; J < List.Tokens.size(); ++J)
    List.Tokens[J].Index = static_cast<uint32_t>(J);
  for (DocComment &D : List.Docs)
    D.NextToken -= D.NextToken > At;
}

void SyntaxErrors::retype(uint32_t I, int32_t Type) {
  List.Tokens[std::min<size_t>(pos() + I, List.Tokens.size() - 1)].Type = Type;
}

/// Goes on as if a token of \p Type had been here.
antlr4::Token *SyntaxErrors::conjure(int32_t Type) {
  P->pretend(Type);
  return P->cursor().LT(1);
}

void SyntaxErrors::skip() {
  P->setSkipping(true);
  P->consume();
  P->setSkipping(false);
}

/// Skips a `{` and all to its `}`.
void SyntaxErrors::skipBraces() {
  unsigned Depth = 0;
  while (type() != -1) {
    int32_t K = type();
    if (K == T::LBRACE || K == T::DOTBRACE || K == T::HOLE)
      ++Depth;
    else if (K == T::RBRACE)
      --Depth;
    skip();
    if (Depth == 0)
      return;
  }
}

/// Skips to the end of the statement: behind its `;` or body, before the `}`
/// around it, or before what looks like the next statement.
void SyntaxErrors::skipStatement() {
  for (bool First = true;; First = false) {
    switch (type()) {
    case -1:
    case T::RBRACE:
      return;
    case T::SEMI:
      skip();
      return;
    case T::LBRACE:
      skipBraces();
      return;
    case T::HOLE:
    case T::DOTBRACE:
      skipBraces();
      continue;
    default:
      if (!First && startsLine() && startsStatement(0))
        return;
      skip();
    }
  }
}

/// Skips tokens up to one of the two if there is one before the line and the
/// statement end; else skips nothing.
bool SyntaxErrors::skipOnLineTo(int32_t One, int32_t Other) {
  uint32_t I = 0;
  for (;; ++I) {
    int32_t K = type(I);
    if (K == One || K == Other)
      break;
    if (K == -1 || K == T::SEMI || K == T::LBRACE || K == T::RBRACE ||
        (I > 0 && startsLine(I)))
      return false;
  }
  while (I-- > 0)
    skip();
  return true;
}

void SyntaxErrors::fail() { throw antlr4::InputMismatchException(P); }

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
    if (MayBeWord && suggestKeyword(TopWords, Where))
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
void SyntaxErrors::mendAssignments() {
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
  const size_t Rule = P->openRule();
  const StringRef Where = placeOf(Rule);
  const llvm::ArrayRef<int32_t> Words = wordsOf(Rule);
  const int32_t First = type(0);
  const int32_t Second = type(1);
  const std::string Name = found(0);

  if (Second == T::ASSIGN || Second == T::PLUSASSIGN)
    return;
  if (Second == T::COLON) {
    if (type(2) == T::ASSIGN && ahead(1).End == ahead(2).Begin) {
      const LightToken &Colon = ahead(1);
      if (Report *R = report(diag::ExpectedToken, Colon.Begin, ahead(2).End,
                             {"`=`", "after " + Name, "`:=`"}))
        R->fix(Colon.Begin, ahead(2).End, "=");
      erase(1);
    }
    return;
  }
  if (Second == T::EQ && isNameAt(0)) {
    const LightToken &L = ahead(1);
    if (Report *R = report(diag::ExpectedToken, L.Begin, L.End,
                           {"`=`", "after " + Name, "`==`"}))
      R->fix(L.Begin, L.End, "=");
    retype(1, T::ASSIGN);
    return;
  }
  if (llvm::is_contained(Words, First)) {
    if (llvm::is_contained(AskingWords, First) && !startsExpression(1)) {
      expectedHere("an expression", "after " + Name, 1);
      fail();
    }
    if (First == T::WHERE || First == T::UNLESS || First == T::REQUIRE)
      mendAssignments();
    if (!llvm::is_contained(NamingWords, First) || isNameAt(1))
      return;
    if ((First == T::ATTR || First == T::PROVIDES) && isKeyword(Second))
      return; // every word is a name there
    if (isKeyword(Second)) {
      const LightToken &L = ahead(1);
      StringRef Word = textAt(1);
      if (Report *R = report(diag::KeywordAsName, L.Begin, L.End, {Word.str()}))
        R->fix(L.Begin, L.End, ("`" + Word + "`").str());
      retype(1, T::IDENT);
      return;
    }
    expectedHere("a name", ("after " + Name), 1);
    fail();
  }
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

  const bool SameLine = !startsLine(1);
  if (Rule == T::RuleMember && SameLine && checkElementName())
    return;
  if (SameLine && startsExpression(1) && suggestKeyword(Words, Where))
    return;
  const bool InBody = Rule == T::RuleMember;
  if (SameLine && isNameAt(1)) {
    // `api WebServer "x" {`, or `owner value;`
    const int32_t Third = type(2);
    const bool IsElement =
        InBody && (Third == T::LBRACE || Third == T::STRING ||
                   Third == T::QUOTE || Third == T::LPAREN);
    const uint32_t End = ahead(0).End;
    StringRef What = IsElement ? "`:`" : InBody ? "`:` or `=`" : "`=`";
    const bool IsSwapped = IsElement && !(llvm::isLower(textAt(0).front()) &&
                                          llvm::isUpper(textAt(1).front()));
    Report *R = report(diag::ExpectedToken, IsSwapped ? ahead(0).Begin : End,
                       IsSwapped ? ahead(1).End : End,
                       {What.str(), "after " + Name, found(1)});
    // Which of two words is the name, their first letters say.
    if (R && IsSwapped)
      R->suggest(ahead(0).Begin, ahead(1).End,
                 (textAt(1) + " : " + textAt(0)).str());
    else if (R && IsElement)
      R->fix(End, End, " :");
    else if (R && !InBody)
      R->fix(End, End, " =");
    insert(1, IsElement ? T::COLON : T::ASSIGN);
    return;
  }
  if (SameLine && (Second == T::ARROW || Second == T::TWOWAY) && InBody) {
    unexpected("after " + Name, "a flow to begin with `flow name :`", 1);
    fail();
  }
  if (SameLine && startsExpression(1) && Second != T::LPAREN) {
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
           {Text.slice(ahead(1).Begin, ahead(1).End).str(), textAt(0).str()});
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
      suggestKeyword(TopWords, placeOf(Rule));
    return;

  case T::RuleTableMember:
    if (type() == T::WHERE && startsExpression(1))
      mendAssignments();
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
    else if (type() == T::COMMA)
      expectedHere("`{` or `;`", "after " + statement());
    else
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

//===----------------------------------------------------------------------===//
// Where a token is missing
//===----------------------------------------------------------------------===//

antlr4::Token *SyntaxErrors::expectName() {
  const int32_t Next = type(1);
  if (type() == T::BAD_QUOTED_NAME) {
    retype(0, T::IDENT); // it has its message
    return take();
  }
  static constexpr int32_t Followers[] = {
      T::COLON, T::ASSIGN, T::LBRACE, T::LPAREN, T::SEMI,   T::DOT,
      T::COMMA, T::STRING, T::QUOTE,  T::ARROW,  T::TWOWAY, T::OF,
      T::FROM,  T::FOR,    T::RBRACE, T::RPAREN, T::RBRACK, T::VIA};
  if (isKeyword(type()) && llvm::is_contained(Followers, Next)) {
    StringRef Word = textAt(0);
    const LightToken &L = ahead();
    if (Report *R = report(diag::KeywordAsName, L.Begin, L.End, {Word.str()}))
      R->fix(L.Begin, L.End, ("`" + Word + "`").str());
    retype(0, T::IDENT);
    return take();
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

  if (Rule == T::RuleName || Rule == T::RuleAnyName)
    return expectName();
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
        report(diag::ExpectedToken, Begin, End,
               {What.str(), afterPrevious(), ("`" + Drawn + "`").str()});
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
    expectedHere("an expression", After, At);
    return;
  case T::RuleText:
    expectedHere("a text", After, At);
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
    Words.push_back("a text");
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

void SyntaxErrors::recover(antlr4::Parser *Base, std::exception_ptr) {
  P = static_cast<ParserBase *>(Base);
  switch (P->openRule()) {
  case T::RuleFile:
    while (type() != -1)
      skip();
    return;
  case T::RuleValue:
  case T::RuleArguments:
  case T::RuleParams:
  case T::RuleImportList:
  case T::RuleEnumDecl: {
    // The rest of the list, to its bracket.
    unsigned Depth = 0;
    for (;; skip()) {
      int32_t K = type();
      if (K == -1 || K == T::SEMI || K == T::RBRACE || K == T::LBRACE ||
          (startsLine() && startsStatement(0)))
        break;
      if (K == T::LPAREN || K == T::LBRACK)
        ++Depth;
      if (K == T::RPAREN || K == T::RBRACK) {
        if (Depth == 0) {
          skip();
          break;
        }
        --Depth;
      }
    }
    if (P->openRule() == T::RuleEnumDecl && type() == T::RBRACE)
      skip();
    return;
  }
  case T::RuleName:
  case T::RuleAnyName:
  case T::RuleDeclName:
  case T::RuleQualName:
  case T::RuleType:
  case T::RuleTypeName:
  case T::RuleBound:
  case T::RuleKindUse:
  case T::RuleExpr:
  case T::RuleOperand:
  case T::RulePrefixOperator:
  case T::RuleArgument:
  case T::RuleText:
  case T::RuleHole:
  case T::RuleTarget:
  case T::RuleSubject:
  case T::RuleOfKind:
  case T::RuleBinder:
  case T::RuleParam:
  case T::RuleProvideItem:
  case T::RuleImportItem:
  case T::RuleEnumValue:
  case T::RulePrefix:
  case T::RuleAnnotation:
    break;
  default:
    // The rest of the rule is not parsed: neither is its text.
    skipStatement();
    return;
  }
  // A small rule: the token here is skipped only if nothing around can use it.
  while (type() != -1 && !startsLine()) {
    switch (type()) {
    case T::SEMI:
    case T::COMMA:
    case T::RBRACE:
    case T::LBRACE:
    case T::RPAREN:
    case T::RBRACK:
    case T::STR_CLOSE:
    case T::TEXT_CLOSE:
    case T::BAD_STRING_END:
    case T::COLON:
    case T::ASSIGN:
    case T::ARROW:
    case T::TWOWAY:
      return;
    default:
      if (isNameAt(0) || isKeyword(type()))
        return;
      if (type() == T::STRING || type() == T::QUOTE || type() == T::TEXT_OPEN ||
          type() == T::STR_TEXT || type() == T::TEXT_RAW || type() == T::HOLE)
        return;
      skip();
    }
  }
}

//===----------------------------------------------------------------------===//
// Forgotten braces
//===----------------------------------------------------------------------===//

void parse::closeForgottenBlocks(StringRef Text, TokenList &List,
                                 Reports &Out) {
  struct Block {
    uint32_t Token;
    uint32_t Indent; ///< of the line on which it opens
    bool HasMembers; ///< a line of it was seen
    bool IsIndented; ///< and that line stands further in
  };
  if (List.Swallowed)
    return;
  // How many braces are missing?
  int Missing = 0;
  for (const LightToken &L : List.Tokens) {
    if (L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE)
      ++Missing;
    else if (L.Type == T::RBRACE)
      --Missing;
  }
  if (Missing <= 0)
    return;

  std::vector<Block> Open;
  std::vector<size_t> Insert;
  uint32_t Indent = 0; // of the current line
  for (size_t I = 0; I + 1 < List.Tokens.size() && Missing > 0; ++I) {
    const LightToken &L = List.Tokens[I];
    uint32_t GapBegin = I ? List.Tokens[I - 1].End : 0;
    StringRef Gap = Text.slice(GapBegin, L.Begin);
    size_t LineEnd = Gap.rfind('\n');
    bool First = I == 0 || LineEnd != StringRef::npos;
    if (First) {
      size_t LineBegin = LineEnd == StringRef::npos ? 0 : LineEnd + 1;
      Indent = static_cast<uint32_t>(Gap.size() - LineBegin);
      while (!Open.empty() && Missing > 0) {
        Block &B = Open.back();
        if (!B.HasMembers) {
          B.HasMembers = true;
          B.IsIndented = Indent > B.Indent;
        }
        bool Outside =
            L.Type == T::RBRACE ? Indent < B.Indent : Indent <= B.Indent;
        if (!B.IsIndented || !Outside)
          break;
        const LightToken &Brace = List.Tokens[B.Token];
        StringRef Spelling = Text.slice(L.Begin, L.End);
        Out.add(diag::ExpectedToken, GapBegin, GapBegin,
                {"`}`", "to end the block",
                 Spelling.size() > 40 || Spelling.contains('\n')
                     ? "a text"
                     : ("`" + Spelling + "`").str()})
            .fix(GapBegin, GapBegin, "\n" + std::string(B.Indent, ' ') + "}")
            .note(diag::NoteOpenedHere, Brace.Begin, Brace.End, {"{"});
        Insert.push_back(I);
        Open.pop_back();
        --Missing;
      }
    }
    if (L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE)
      Open.push_back({static_cast<uint32_t>(I), Indent, false, false});
    else if (L.Type == T::RBRACE && !Open.empty())
      Open.pop_back();
  }
  for (size_t I : llvm::reverse(Insert))
    insertToken(List, I, T::RBRACE);
}
