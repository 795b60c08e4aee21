//===- SyntaxWords.cpp - What messages say about words and places ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/SyntaxWords.h"

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
static constexpr int32_t DeclarationWords[] = {
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

namespace {
/// A body, with the rule of its members.
struct BodyWords {
  size_t Body;
  size_t Member;
  llvm::ArrayRef<int32_t> Words;
  StringRef Place;
  StringRef Members;
};
} // namespace

// What is not here is a body of declarations.
static const BodyWords Bodies[] = {
    {T::RuleFile, T::RuleDeclaration, TopWords, "at the top of a file",
     "a declaration, for example `system`, `component` or `rule`"},
    {T::RuleRuleBody, T::RuleRuleMember, RuleWords, "in a rule",
     "a clause, for example `match`, `where` or `unless`"},
    {T::RuleViewBody, T::RuleViewMember, ViewWords, "in a view",
     "`include` or `exclude`"},
    {T::RuleVerificationBody, T::RuleVerificationMember, VerificationWords,
     "in a verification", "`template` or an assignment"},
    {T::RuleMethodologyBody, T::RuleMethodologyMember, MethodologyWords,
     "in a methodology", "`section`"},
    {T::RuleSectionBody, T::RuleSectionMember, SectionWords, "in a section",
     "`table`, `diagram` or `show`"},
    {T::RuleTableBody, T::RuleTableMember, TableWords, "in a table",
     "`column`, `where`, `let` or `show`"},
    {T::RuleBody, T::RuleMember, DeclarationWords, "in a body",
     "a member, for example `name = value;` or `name : Kind;`"},
};

static const BodyWords &bodyOf(size_t Rule) {
  for (const BodyWords &B : Bodies)
    if (B.Body == Rule || B.Member == Rule)
      return B;
  return std::end(Bodies)[-1];
}

llvm::ArrayRef<int32_t> parse::wordsOf(size_t Rule) {
  return bodyOf(Rule).Words;
}
StringRef parse::placeOf(size_t Rule) { return bodyOf(Rule).Place; }
StringRef parse::membersOf(size_t Rule) { return bodyOf(Rule).Members; }
llvm::ArrayRef<int32_t> parse::topWords() { return TopWords; }

StringRef parse::homeOf(int32_t Word) {
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
  if (llvm::is_contained(DeclarationWords, Word))
    return "it in a body, as that of a system";
  if (llvm::is_contained(TopWords, Word))
    return "it at the top of a file";
  return "";
}

bool parse::beginsStatement(int32_t Word) {
  return llvm::any_of(Bodies, [&](const BodyWords &B) {
    return llvm::is_contained(B.Words, Word);
  });
}

bool parse::takesName(int32_t Word) {
  return llvm::is_contained(NamingWords, Word);
}

bool parse::takesExpression(int32_t Word) {
  return llvm::is_contained(AskingWords, Word);
}

StringRef parse::statementOf(size_t Rule) {
  struct Row {
    size_t Rule;
    StringRef Words;
  };
  static const Row Statements[] = {
      {T::RulePackageDecl, "the package's name"},
      {T::RuleImportDecl, "the import"},
      {T::RulePredicateDecl, "the predicate"},
      {T::RuleAssignment, "the assignment"},
      {T::RuleAttrDecl, "the attribute"},
      {T::RuleLetMember, "the `let`"},
      {T::RuleProvidesMember, "the provided attributes"},
      {T::RuleRequireMember, "the requirement"},
      {T::RulePortMember, "the port"},
      {T::RuleViewMember, "the clause"},
      {T::RuleMatchClause, "the `match` clause"},
      {T::RuleWhereClause, "the `where` clause"},
      {T::RuleUnlessClause, "the `unless` clause"},
      {T::RuleByClause, "the `by` clause"},
      {T::RuleWitnessClause, "the `witness` clause"},
      {T::RuleQuestionClause, "the question"},
      {T::RuleVerifyClause, "the `verify` clause"},
      {T::RuleVerificationMember, "the template"},
      {T::RuleBoundaryDecl, "the boundary"},
      {T::RuleElementDecl, "the element"},
      {T::RuleFlowDecl, "the flow"},
      {T::RuleDataDecl, "the data"},
      {T::RuleDataKindDecl, "the data"},
      {T::RuleDeriveDecl, "the data"},
      {T::RuleDecision, "the decision"},
      {T::RuleDefaultDecl, "the `default`"},
      {T::RuleKindDecl, "the kind"},
      {T::RuleControlDecl, "the control"},
      {T::RuleSystemDecl, "the system"},
      {T::RuleEnumDecl, "the enum"},
      {T::RuleRuleDecl, "the rule"},
      {T::RuleThreatDecl, "the threat"},
      {T::RuleViewDecl, "the view"},
      {T::RuleMethodologyDecl, "the methodology"},
      {T::RuleMethodologyMember, "the section"},
      {T::RuleTableDecl, "the table"},
      {T::RuleColumnClause, "the column"},
      {T::RuleDiagramDecl, "the diagram"},
      {T::RuleShowClause, "the `show` clause"},
      {T::RuleVerificationDecl, "the verification"},
      {T::RuleMember, "the declaration"},
      {T::RuleDeclaration, "the declaration"},
      {T::RuleFile, "the declaration"},
  };
  if (Rule == ~size_t(0))
    return "the declaration";
  const Row *R =
      llvm::find_if(Statements, [&](const Row &S) { return S.Rule == Rule; });
  return R == std::end(Statements) ? StringRef() : R->Words;
}
