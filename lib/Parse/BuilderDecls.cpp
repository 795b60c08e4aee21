//===- BuilderDecls.cpp - Syntax nodes of declarations --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/BuilderReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::parse;
using llvm::StringRef;
using T = Grammar;

ast::NodeId Builder::enumDecl(Reader R) {
  uint8_t Flags = R.token(T::ORDERED) ? Ordered : 0;
  R.token(T::ENUM);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  R.token(T::LBRACE);
  Slots Values = R.commaList(T::RuleEnumValue);
  return add(make::EnumDecl{.ident = Name, .values = Values}, Flags);
}

ast::NodeId Builder::enumValue(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Title = R.node(T::RuleText);
  return withPrefix(Prefix,
                    add(make::EnumValue{.ident = Name, .title = Title}));
}

ast::NodeId Builder::kindDecl(Reader R) {
  if (R.done())
    return NodeId::none();
  KindClass Class = KindClass::Component;
  switch (R.take().Type) {
  case T::CHANNEL:
    Class = KindClass::Channel;
    break;
  case T::ZONE:
    Class = KindClass::Zone;
    break;
  case T::DATA:
    Class = KindClass::Data;
    break;
  default:
    break;
  }
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Params = R.node(T::RuleParams);
  NodeId Base = R.behind(T::COLON, T::RuleKindUse);
  NodeId Title = R.node(T::RuleText);
  return add(make::KindDecl{.kindClass = Class,
                            .ident = Name,
                            .params = Params,
                            .base = Base,
                            .title = Title,
                            .body = R.body()});
}

ast::NodeId Builder::controlDecl(Reader R) {
  R.token(T::CONTROL);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Base = R.behind(T::COLON, T::RuleKindUse);
  Slots For = R.listBehind(T::FOR, T::RuleQualName);
  NodeId Title = R.node(T::RuleText);
  return add(make::ControlDecl{.ident = Name,
                               .base = Base,
                               .title = Title,
                               .body = R.body(),
                               .forKinds = For});
}

ast::NodeId Builder::ruleDecl(Reader R) {
  R.token(T::RULE);
  NodeId Name = R.name();
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleRuleBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(make::RuleDecl{.ident = Name, .title = Title, .body = Body});
}

ast::NodeId Builder::threatDecl(Reader R) {
  R.token(T::THREAT);
  NodeId Name = R.name();
  NodeId Title = R.node(T::RuleText);
  Slots Targets = R.listBehind(T::ON, T::RuleQualName);
  NodeId Body = R.node(T::RuleRuleBody);
  if (!Name || !Body || Targets.empty())
    return NodeId::none();
  return add(make::ThreatDecl{
      .ident = Name, .title = Title, .body = Body, .targets = Targets});
}

ast::NodeId Builder::predicateDecl(Reader R) {
  uint8_t Flags = R.token(T::FUNCTION) ? Function : 0;
  R.token(T::PREDICATE);
  NodeId Name = R.name();
  NodeId Params = R.node(T::RuleParams);
  NodeId Type = R.behind(T::COLON, T::RuleType);
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Name || !Params || !Value)
    return NodeId::none();
  return add(
      make::PredicateDecl{
          .ident = Name, .params = Params, .type = Type, .expression = Value},
      Flags);
}

ast::NodeId Builder::verificationDecl(Reader R) {
  R.token(T::VERIFICATION);
  NodeId Name = R.name();
  NodeId Params = R.node(T::RuleParams);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleVerificationBody);
  if (!Name || !Params || !Body)
    return NodeId::none();
  return add(make::VerificationDecl{
      .ident = Name, .params = Params, .title = Title, .body = Body});
}

/// `keyword name : Kind "title" { … }`
template <class Made>
ast::NodeId Builder::simpleDecl(Reader R, int32_t Keyword) {
  R.token(Keyword);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  NodeId Title = R.node(T::RuleText);
  return add(
      Made{.ident = Name, .kindUse = Kind, .title = Title, .body = R.body()});
}

ast::NodeId Builder::systemDecl(Reader R) {
  return simpleDecl<make::SystemDecl>(R, T::SYSTEM);
}

ast::NodeId Builder::dataDecl(Reader R) {
  return simpleDecl<make::DataDecl>(R, T::DATA);
}

ast::NodeId Builder::boundaryDecl(Reader R) {
  return simpleDecl<make::BoundaryDecl>(R, T::BOUNDARY);
}

ast::NodeId Builder::elementDecl(Reader R) {
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  if (!Name || !Kind)
    return NodeId::none();
  NodeId Title = R.node(T::RuleText);
  return add(make::ElementDecl{
      .ident = Name, .kindUse = Kind, .title = Title, .body = R.body()});
}

ast::NodeId Builder::deriveDecl(Reader R) {
  R.token(T::DERIVE);
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  Slots From = R.listBehind(T::FROM, T::RuleQualName);
  if (!Name || From.empty())
    return NodeId::none();
  NodeId By = R.behind(T::BY, T::RuleQualName);
  NodeId Title = R.node(T::RuleText);
  return add(make::DeriveDecl{.ident = Name,
                              .kindUse = Kind,
                              .title = Title,
                              .body = R.body(),
                              .by = By,
                              .from = From});
}

ast::NodeId Builder::extendDecl(Reader R) {
  NodeId Name = R.behind(T::EXTEND, T::RuleQualName);
  NodeId Body = R.body();
  if (!Name || !Body)
    return NodeId::none();
  return add(make::ExtendDecl{.qualName = Name, .body = Body});
}

ast::NodeId Builder::overlayDecl(Reader R) {
  R.token(T::OVERLAY);
  NodeId Name = R.name();
  NodeId Of = R.behind(T::OF, T::RuleQualName);
  Slots Bases = R.listBehind(T::ON, T::RuleQualName);
  NodeId Body = R.body();
  if (!Name || !Of || !Body)
    return NodeId::none();
  return add(
      make::OverlayDecl{.ident = Name, .of = Of, .body = Body, .bases = Bases});
}

ast::NodeId Builder::defaultDecl(Reader R) {
  NodeId Kind = R.behind(T::DEFAULT, T::RuleQualName);
  NodeId Body = R.body();
  if (!Kind || !Body)
    return NodeId::none();
  return add(make::DefaultDecl{.kind = Kind, .body = Body});
}

ast::NodeId Builder::viewDecl(Reader R) {
  R.token(T::VIEW);
  NodeId Name = R.name();
  NodeId Of = R.behind(T::OF, T::RuleQualName);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleViewBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(
      make::ViewDecl{.ident = Name, .of = Of, .title = Title, .body = Body});
}

ast::NodeId Builder::flowDecl(Reader R) {
  R.token(T::FLOW);
  NodeId Name = R.name();
  NodeId Source = R.behind(T::COLON, T::RuleQualName);
  uint8_t Flags = R.token(T::TWOWAY) ? TwoWay : 0;
  R.token(T::ARROW);
  NodeId Target = R.node(T::RuleQualName);
  if (!Name || !Source || !Target)
    return NodeId::none();
  NodeId Via = R.behind(T::VIA, T::RuleKindUse);
  NodeId Title = R.node(T::RuleText);
  return add(make::FlowDecl{.ident = Name,
                            .source = Source,
                            .target = Target,
                            .kindUse = Via,
                            .title = Title,
                            .body = R.body()},
             Flags);
}

ast::NodeId Builder::methodologyDecl(Reader R) {
  R.token(T::METHODOLOGY);
  NodeId Name = R.name();
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleMethodologyBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(
      make::MethodologyDecl{.ident = Name, .title = Title, .body = Body});
}

ast::NodeId Builder::sectionDecl(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  NodeId Title = R.behind(T::SECTION, T::RuleText);
  NodeId Body = R.node(T::RuleSectionBody);
  if (!Title || !Body)
    return NodeId::none();
  return withPrefix(Prefix,
                    add(make::SectionDecl{.title = Title, .body = Body}));
}

ast::NodeId Builder::tableDecl(Reader R) {
  R.token(T::TABLE);
  Slots Binders = R.commaList(T::RuleBinder);
  if (Binders.empty())
    return NodeId::none();
  NodeId Match =
      addAt(Result[Binders.front()].Begin, Result[Binders.back()].End,
            make::Match{.binders = Binders});
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleTableBody);
  if (!Body)
    return NodeId::none();
  return add(make::TableDecl{.match = Match, .title = Title, .body = Body});
}

ast::NodeId Builder::diagramDecl(Reader R) {
  R.token(T::DIAGRAM);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleViewBody);
  if (!Body)
    return NodeId::none();
  return add(make::DiagramDecl{.title = Title, .body = Body});
}

ast::NodeId Builder::target(Reader R) {
  NodeId N = R.node(T::RuleQualName);
  if (!N)
    return N;
  Node &Row = Result.Nodes[N.index()];
  if (R.token(T::DOTSTAR))
    Row.Flags |= Star;
  else if (R.token(T::DOTSTARSTAR))
    Row.Flags |= DoubleStar;
  Row.End = EndOffset;
  return N;
}

ast::NodeId Builder::subject(Reader R) {
  if (R.at(NodeBase + T::RuleText))
    return R.node(T::RuleText);
  if (!R.atSecond(T::MINUS))
    return target(R);
  // `TM-NET-001`, as it is written but for blanks.
  std::string Id;
  for (char C : Text.slice(BeginOffset, EndOffset))
    if (!llvm::isSpace(C))
      Id += C;
  return add(make::StringLit{.text = Names.intern(Id)});
}

ast::NodeId Builder::ofKind(Reader R) {
  return R.behind(T::COLON, T::RuleQualName);
}

ast::NodeId Builder::decision(Reader R) {
  if (R.done())
    return NodeId::none();
  DecisionVerb Verb = DecisionVerb::Assume;
  switch (R.take().Type) {
  case T::ACCEPT:
    Verb = DecisionVerb::Accept;
    break;
  case T::MITIGATE:
    Verb = DecisionVerb::Mitigate;
    break;
  case T::DISMISS:
    Verb = DecisionVerb::Dismiss;
    break;
  case T::TRANSFER:
    Verb = DecisionVerb::Transfer;
    break;
  case T::OVERRIDE:
    Verb = DecisionVerb::Override;
    break;
  default:
    break;
  }
  auto TextOrName = [&] {
    NodeId N = R.node(T::RuleText);
    return N ? N : R.node(T::RuleQualName);
  };
  NodeId What = R.node(T::RuleSubject);
  if (!What)
    What = R.node(T::RuleText);
  NodeId Target = R.behind(T::ON, T::RuleTarget);
  if (!What || (!Target && Verb != DecisionVerb::Override))
    return NodeId::none();
  NodeId Kind = R.node(T::RuleOfKind);
  Slots By = R.listBehind(T::BY, T::RuleQualName);
  NodeId To = R.token(T::TO) ? TextOrName() : NodeId::none();
  NodeId Title = R.node(T::RuleText);
  return add(make::Decision{.verb = Verb,
                            .what = What,
                            .target = Target,
                            .to = To,
                            .title = Title,
                            .body = R.body(),
                            .kind = Kind,
                            .by = By});
}
