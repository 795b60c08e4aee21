//===- BuilderMembers.cpp - Syntax nodes of members, clauses and types ----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/BuilderReader.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::parse;
using llvm::StringRef;
using T = Grammar;

ast::NodeId Builder::assignment(Reader R) {
  uint8_t Flags = R.token(T::OVERRIDE) ? Override : 0;
  NodeId Name = R.name();
  if (R.token(T::PLUSASSIGN))
    Flags |= Append;
  else
    R.token(T::ASSIGN);
  NodeId Value = R.node(T::RuleExpr);
  if (!Name || !Value)
    return NodeId::none();
  return add(make::Assign{.ident = Name, .value = Value}, Flags);
}

ast::NodeId Builder::attrDecl(Reader R) {
  R.token(T::ATTR);
  NodeId Name = R.name();
  NodeId Type = R.behind(T::COLON, T::RuleType);
  if (!Name || !Type)
    return NodeId::none();
  NodeId Default = R.behind(T::ASSIGN, T::RuleExpr);
  return add(make::AttrDecl{.ident = Name,
                            .type = Type,
                            .defaultValue = Default,
                            .title = R.node(T::RuleText)});
}

ast::NodeId Builder::letMember(Reader R) {
  R.token(T::LET);
  NodeId Name = R.name();
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Name || !Value)
    return NodeId::none();
  return add(make::Let{.ident = Name, .value = Value});
}

ast::NodeId Builder::providesMember(Reader R) {
  R.token(T::PROVIDES);
  return add(make::Provides{.items = R.commaList(T::RuleProvideItem)});
}

ast::NodeId Builder::provideItem(Reader R) {
  NodeId Name = R.name();
  if (!Name)
    return Name;
  return add(make::ProvideItem{.ident = Name,
                               .value = R.behind(T::ASSIGN, T::RuleExpr)});
}

ast::NodeId Builder::requireMember(Reader R) {
  NodeId Condition = R.behind(T::REQUIRE, T::RuleExpr);
  if (!Condition)
    return Condition;
  return add(make::Require{.condition = Condition,
                           .message = R.behind(T::COLON, T::RuleText)});
}

ast::NodeId Builder::portMember(Reader R) {
  R.token(T::PORT);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  return add(make::Port{.ident = Name,
                        .kindUse = Kind,
                        .value = Value,
                        .title = R.node(T::RuleText)});
}

ast::NodeId Builder::viewMember(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  if (NodeId N = R.node(T::RuleAssignment))
    return withPrefix(Prefix, N);
  if (R.done())
    return NodeId::none();
  uint8_t Flags = R.take().Type == T::EXCLUDE ? Exclude : 0;
  NodeId What = R.node(T::RuleExpr);
  if (!What)
    return What;
  if (R.token(T::DOTSTAR))
    Flags |= Star;
  else if (R.token(T::DOTSTARSTAR))
    Flags |= DoubleStar;
  NodeId Where = R.behind(T::WHERE, T::RuleExpr);
  return withPrefix(
      Prefix, add(make::ViewClause{.expression = What, .where = Where}, Flags));
}

ast::NodeId Builder::columnClause(Reader R) {
  NodeId Title = R.behind(T::COLUMN, T::RuleText);
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Title || !Value)
    return NodeId::none();
  return add(make::Column{.title = Title, .expression = Value});
}

ast::NodeId Builder::showClause(Reader R) {
  R.token(T::SHOW);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Title = R.node(T::RuleText);
  Slots Subjects = R.listBehind(T::OF, T::RuleSubject);
  NodeId By = R.behind(T::BY, T::RuleQualName);
  return add(make::Show{
      .ident = Name, .title = Title, .by = By, .subjects = Subjects});
}

//===----------------------------------------------------------------------===//
// Clauses of rules
//===----------------------------------------------------------------------===//

ast::NodeId Builder::matchClause(Reader R) {
  R.token(T::MATCH);
  return add(make::Match{.binders = R.commaList(T::RuleBinder)});
}

ast::NodeId Builder::binder(Reader R) {
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleQualName);
  if (!Name || !Kind)
    return NodeId::none();
  return add(make::Binder{.ident = Name, .qualName = Kind});
}

ast::NodeId Builder::whereClause(Reader R) {
  NodeId Condition = R.behind(T::WHERE, T::RuleExpr);
  return Condition ? add(make::Where{.condition = Condition}) : Condition;
}

ast::NodeId Builder::unlessClause(Reader R) {
  NodeId Condition = R.behind(T::UNLESS, T::RuleExpr);
  if (!Condition)
    return Condition;
  Slots Controls = R.listBehind(T::BY, T::RuleQualName);
  return add(make::Unless{.condition = Condition, .controls = Controls});
}

ast::NodeId Builder::byClause(Reader R) {
  NodeId Who = R.behind(T::BY, T::RuleExpr);
  return Who ? add(make::By{.positions = Who}) : Who;
}

ast::NodeId Builder::witnessClause(Reader R) {
  R.token(T::WITNESS);
  NodeId Name = R.name();
  NodeId Path = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Name || !Path)
    return NodeId::none();
  return add(make::Witness{.ident = Name, .path = Path});
}

ast::NodeId Builder::questionClause(Reader R) {
  NodeId What = R.behind(T::QUESTION, T::RuleExpr);
  NodeId Words = R.node(T::RuleText);
  if (!What || !Words)
    return NodeId::none();
  return add(make::Question{.expression = What, .text = Words});
}

ast::NodeId Builder::verifyClause(Reader R) {
  R.token(T::VERIFY);
  return add(make::Verify{.calls = R.commaList(T::RuleExpr)});
}

ast::NodeId Builder::verificationMember(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  if (NodeId N = R.node(T::RuleAssignment))
    return withPrefix(Prefix, N);
  R.token(T::TEMPLATE);
  NodeId Name = R.name();
  NodeId Words = R.node(T::RuleText);
  if (!Name || !Words)
    return NodeId::none();
  return withPrefix(Prefix,
                    add(make::TemplateMember{.ident = Name, .text = Words}));
}

//===----------------------------------------------------------------------===//
// Types, kinds, arguments
//===----------------------------------------------------------------------===//

ast::NodeId Builder::type(Reader R) {
  uint8_t Flags = R.token(T::LBRACK) ? Set : 0;
  NodeId Name = R.node(T::RuleQualName);
  if (!Name)
    return Name;
  NodeId Of, Least, Most;
  if (R.token(T::LPAREN)) {
    NodeId First = R.node(T::RuleBound);
    if (R.token(T::TO)) {
      Least = First;
      Most = R.node(T::RuleBound);
    } else {
      Of = First;
    }
    R.token(T::RPAREN);
  }
  R.token(T::RBRACK);
  if (R.token(T::QMARK))
    Flags |= Optional;
  return add(
      make::Type{.qualName = Name, .of = Of, .least = Least, .most = Most},
      Flags);
}

ast::NodeId Builder::bound(Reader R) {
  bool Negative = R.token(T::MINUS);
  NodeId N = R.node(T::RuleValue);
  return N && Negative ? add(make::Unary{.op = Op::Negate, .operand = N}) : N;
}

ast::NodeId Builder::kindUse(Reader R) {
  NodeId Name = R.node(T::RuleQualName);
  if (!Name)
    return Name;
  const uint8_t Flags = R.at(T::LPAREN) ? HasArgs : 0;
  Slots Arguments = R.listBehind(T::LPAREN, T::RuleArgument);
  return add(make::KindUse{.qualName = Name, .arguments = Arguments}, Flags);
}

ast::NodeId Builder::params(Reader R) {
  R.token(T::LPAREN);
  return add(make::Params{.params = R.commaList(T::RuleParam)});
}

ast::NodeId Builder::param(Reader R) {
  NodeId Name = R.name();
  NodeId Type = R.behind(T::COLON, T::RuleType);
  if (!Name || !Type)
    return NodeId::none();
  return add(make::Param{.ident = Name,
                         .type = Type,
                         .defaultValue = R.behind(T::ASSIGN, T::RuleExpr)});
}

ast::NodeId Builder::argument(Reader R) {
  NodeId Name = R.name();
  R.token(T::ASSIGN);
  NodeId Value = R.node(T::RuleExpr);
  if (!Value)
    return Value;
  return add(make::Argument{.ident = Name, .expression = Value});
}
