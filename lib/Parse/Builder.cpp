//===- Builder.cpp - From rules of the grammar to syntax nodes ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// A rule's entries are read in the order in which the grammar lists them. After
// a syntax error some are missing: what a node cannot do without makes it none,
// and then it is left out of its parent.
//
//===----------------------------------------------------------------------===//

#include "Parse/Builder.h"

#include "TmParser.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

//===----------------------------------------------------------------------===//
// Reading a rule's entries
//===----------------------------------------------------------------------===//

/// The entries of a rule, from the left.
class Builder::Reader {
public:
  Reader(const Entry *P, const Entry *E) : P(P), E(E) {}

  bool done() const { return P == E; }
  const Entry &peek() const { return *P; }
  const Entry &take() { return *P++; }
  bool at(int32_t Type) const { return P != E && P->Type == Type; }
  bool atSecond(int32_t Type) const { return E - P > 1 && P[1].Type == Type; }
  /// Takes a token of type \p Type if it is next.
  bool token(int32_t Type) {
    if (!at(Type))
      return false;
    ++P;
    return true;
  }
  /// The node of rule \p Rule if it is next.
  NodeId node(int32_t Rule) {
    if (!at(NodeBase + Rule))
      return NodeId::none();
    return NodeId((P++)->Value);
  }
  NodeId name() {
    NodeId N = node(T::RuleName);
    if (!N)
      N = node(T::RuleAnyName);
    return N ? N : node(T::RuleDeclName);
  }
  /// The node behind token \p Type, if that is next.
  NodeId behind(int32_t Type, int32_t Rule) {
    return token(Type) ? node(Rule) : NodeId::none();
  }
  /// `Rule (, Rule)*`
  void commaList(int32_t Rule, Slots &Into) {
    do
      if (NodeId N = node(Rule))
        Into.push_back(N);
    while (token(T::COMMA));
  }
  /// `body` or `;`
  NodeId body() {
    NodeId N = node(T::RuleBody);
    token(T::SEMI);
    return N;
  }
  /// Whatever node is next.
  NodeId anyNode() {
    if (P == E || P->Type < NodeBase)
      return NodeId::none();
    return NodeId((P++)->Value);
  }

private:
  const Entry *P;
  const Entry *E;
};

Builder::Builder(FileId File, StringRef Text, const TokenList &List,
                 Interner &Names, Reports &Out)
    : Result(File), Text(Text), List(List), Names(Names), Out(Out) {
  // Measured on models: 0.8 nodes a token.
  Result.Nodes.reserve(List.Tokens.size());
  Result.Children.reserve(List.Tokens.size());
}

StringRef Builder::textOf(uint32_t Token) const {
  const LightToken &L = List.Tokens[Token];
  return Text.slice(L.Begin, L.End);
}

uint32_t Builder::endOf(const Entry &E) const {
  return E.Type >= NodeBase ? Result.Nodes[E.Value].End
                            : List.Tokens[E.Value].End;
}

uint32_t Builder::beginOf(const Entry &E) const {
  return E.Type >= NodeBase ? Result.Nodes[E.Value].Begin
                            : List.Tokens[E.Value].Begin;
}

ast::NodeId Builder::add(NodeKind K, llvm::ArrayRef<NodeId> Children,
                         uint8_t Flags, uint32_t Payload) {
  return addAt(BeginOffset, EndOffset, K, Children, Flags, Payload);
}

ast::NodeId Builder::addAt(uint32_t Begin, uint32_t End, NodeKind K,
                           llvm::ArrayRef<NodeId> Children, uint8_t Flags,
                           uint32_t Payload) {
  Node Row;
  Row.Kind = K;
  Row.Flags = Flags;
  Row.Begin = Begin;
  Row.End = End;
  Row.Payload = Payload;
  NodeId N = Result.add(Row, Children);
  if (Result[N].Depth > MaxTreeDepth)
    reportTooDeep(Begin);
  return N;
}

void Builder::reportTooDeep(uint32_t At) {
  if (!TooDeep)
    Out.add(diag::NestingTooDeep, At, At, {std::to_string(MaxTreeDepth)});
  TooDeep = true;
}

void Builder::finish(size_t Rule, NodeId N) {
  Stack.resize(Mark);
  if (N)
    Stack.push_back({NodeBase + static_cast<int32_t>(Rule), N.index()});
}

void Builder::endRule(size_t Rule, uint32_t RuleMark, uint32_t First,
                      uint32_t Behind) {
  Mark = RuleMark;
  FirstToken = First;
  // A rule without tokens stands behind the token before it, so that it is
  // within the rule around it.
  if (Behind > First)
    BeginOffset = List.Tokens[First].Begin;
  else
    BeginOffset = First > 0 ? List.Tokens[First - 1].End : 0;
  EndOffset = Behind > First ? List.Tokens[Behind - 1].End : BeginOffset;
  const Entry *Data = Stack.data();
  Reader R(Data + Mark, Data + Stack.size());
  auto Done = [&](NodeId N) { finish(Rule, N); };

  switch (Rule) {
  case T::RuleFile:
    return Done(file(R));
  case T::RulePackageDecl:
    return Done(package(R));
  case T::RuleDeclaration:
  case T::RuleMember:
  case T::RuleRuleMember:
  case T::RuleSectionMember:
  case T::RuleTableMember:
    return Done(declaration(R));
  case T::RulePrefix:
    return Done(prefix(R));
  case T::RuleAnnotation:
    return Done(annotation(R));
  case T::RuleImportDecl:
    return Done(import(R));
  case T::RuleImportItem:
    return Done(importItem(R));
  case T::RuleEnumDecl:
    return Done(enumDecl(R));
  case T::RuleEnumValue:
    return Done(enumValue(R));
  case T::RuleAbstractDecl: {
    R.token(T::ABSTRACT);
    NodeId N = R.anyNode();
    if (N) {
      Result.Nodes[N.index()].Flags |= Abstract;
      Result.Nodes[N.index()].Begin = BeginOffset;
    }
    return Done(N);
  }
  case T::RuleKindDecl:
  case T::RuleDataKindDecl:
    return Done(kindDecl(R));
  case T::RuleControlDecl:
    return Done(controlDecl(R));
  case T::RuleThreatDecl:
    return Done(threatDecl(R));
  case T::RuleRuleDecl:
    return Done(ruleDecl(R));
  case T::RulePredicateDecl:
    return Done(predicateDecl(R));
  case T::RuleVerificationDecl:
    return Done(verificationDecl(R));
  case T::RuleSystemDecl:
    return Done(simpleDecl(R, T::SYSTEM, NodeKind::SystemDecl));
  case T::RuleDataDecl:
    return Done(simpleDecl(R, T::DATA, NodeKind::DataDecl));
  case T::RuleBoundaryDecl:
    return Done(simpleDecl(R, T::BOUNDARY, NodeKind::BoundaryDecl));
  case T::RuleElementDecl:
    return Done(elementDecl(R));
  case T::RuleDeriveDecl:
    return Done(deriveDecl(R));
  case T::RuleExtendDecl:
    return Done(extendDecl(R));
  case T::RuleOverlayDecl:
    return Done(overlayDecl(R));
  case T::RuleDefaultDecl:
    return Done(defaultDecl(R));
  case T::RuleViewDecl:
    return Done(viewDecl(R));
  case T::RuleViewMember:
    return Done(viewMember(R));
  case T::RuleMethodologyDecl:
    return Done(methodologyDecl(R));
  case T::RuleMethodologyMember:
    return Done(sectionDecl(R));
  case T::RuleTableDecl:
    return Done(tableDecl(R));
  case T::RuleColumnClause:
    return Done(columnClause(R));
  case T::RuleDiagramDecl:
    return Done(diagramDecl(R));
  case T::RuleShowClause:
    return Done(showClause(R));
  case T::RuleDecision:
    return Done(decision(R));
  case T::RuleTarget:
    return Done(target(R));
  case T::RuleSubject:
    return Done(subject(R));
  case T::RuleOfKind:
    return Done(R.behind(T::COLON, T::RuleQualName));
  case T::RuleBody:
  case T::RuleRuleBody:
  case T::RuleVerificationBody:
  case T::RuleViewBody:
  case T::RuleMethodologyBody:
  case T::RuleSectionBody:
  case T::RuleTableBody:
    return Done(body(R));
  case T::RuleAssignment:
    return Done(assignment(R));
  case T::RuleAttrDecl:
    return Done(attrDecl(R));
  case T::RuleLetMember:
    return Done(letMember(R));
  case T::RuleProvidesMember:
    R.token(T::PROVIDES);
    return Done(list(R, NodeKind::Provides, T::RuleProvideItem));
  case T::RuleProvideItem:
    return Done(provideItem(R));
  case T::RuleRequireMember:
    return Done(requireMember(R));
  case T::RulePortMember:
    return Done(portMember(R));
  case T::RuleFlowDecl:
    return Done(flowDecl(R));
  case T::RuleMatchClause:
    R.token(T::MATCH);
    return Done(list(R, NodeKind::Match, T::RuleBinder));
  case T::RuleBinder:
    return Done(binder(R));
  case T::RuleWhereClause: {
    NodeId Condition = R.behind(T::WHERE, T::RuleExpr);
    return Done(Condition ? add(NodeKind::Where, Condition) : Condition);
  }
  case T::RuleUnlessClause:
    return Done(unlessClause(R));
  case T::RuleByClause: {
    NodeId Who = R.behind(T::BY, T::RuleExpr);
    return Done(Who ? add(NodeKind::By, Who) : Who);
  }
  case T::RuleWitnessClause:
    return Done(witnessClause(R));
  case T::RuleQuestionClause:
    return Done(questionClause(R));
  case T::RuleVerifyClause:
    return Done(verifyClause(R));
  case T::RuleVerificationMember:
    return Done(verificationMember(R));
  case T::RuleType:
    return Done(type(R));
  case T::RuleBound:
    return Done(bound(R));
  case T::RuleKindUse:
    return Done(kindUse(R));
  case T::RuleParams:
    R.token(T::LPAREN);
    return Done(list(R, NodeKind::Params, T::RuleParam));
  case T::RuleParam:
    return Done(param(R));
  case T::RuleArgument:
    return Done(argument(R));
  case T::RuleExpr:
    return Done(expr(R));
  case T::RuleValue:
    return Done(value(R));
  case T::RuleText:
    return Done(text(R));
  case T::RuleHole:
    return Done(R.behind(T::HOLE, T::RuleExpr));
  case T::RuleQualName:
    return Done(qualName(R));
  case T::RuleName:
  case T::RuleAnyName:
    return Done(ident(R));
  case T::RuleDeclName:
    return Done(R.name());
  default:
    // bodyOrSemi, arguments, importList, typeName, operand, prefixOperator:
    // their entries are part of the rule around them.
    return;
  }
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

ast::NodeId Builder::ident(Reader R) {
  if (R.done())
    return NodeId::none();
  const Entry &E = R.take();
  StringRef Spelling = textOf(E.Value);
  uint8_t Flags = 0;
  if (E.Type == T::QUOTED_NAME) {
    Spelling = Spelling.drop_front().drop_back();
    Flags = Quoted;
  }
  return add(NodeKind::Ident, {}, Flags, intern(Spelling));
}

ast::NodeId Builder::qualName(Reader R) {
  Slots Parts;
  do {
    NodeId N = R.name();
    if (!N)
      return N;
    Parts.push_back(N);
  } while (R.token(T::DOT));
  return add(NodeKind::QualName, Parts);
}

//===----------------------------------------------------------------------===//
// Files and declarations
//===----------------------------------------------------------------------===//

ast::NodeId Builder::file(Reader R) {
  BeginOffset = 0;
  EndOffset = static_cast<uint32_t>(Text.size());
  Slots Children;
  Children.push_back(R.node(T::RulePackageDecl));
  while (!R.done()) {
    if (NodeId N = R.anyNode())
      Children.push_back(N);
    else
      R.take();
  }
  NodeId Root = add(NodeKind::File, Children);
  Result.setRoot(Root);
  return Root;
}

ast::NodeId Builder::package(Reader R) {
  NodeId Doc = doc(FirstToken);
  NodeId Name = R.behind(T::PACKAGE, T::RuleQualName);
  if (!Name)
    return Name;
  NodeId Prefix;
  if (Doc)
    Prefix = addAt(Result[Doc].Begin, Result[Doc].End, NodeKind::Prefix, Doc);
  NodeId N = add(NodeKind::Package, {NodeId::none(), Name});
  Result.setChild(N, 0, Prefix);
  return N;
}

/// The documentation comment whose last line is directly above \p Token.
ast::NodeId Builder::doc(uint32_t Token) {
  const std::vector<DocComment> &Docs = List.Docs;
  while (NextDoc < Docs.size() && Docs[NextDoc].NextToken < Token)
    ++NextDoc;
  size_t Last = NextDoc;
  while (Last < Docs.size() && Docs[Last].NextToken == Token)
    ++Last;
  if (Last == NextDoc)
    return NodeId::none();
  // Only white space with one line break may be between two lines of it, and
  // between it and the declaration; and nothing before it on its line.
  auto Adjacent = [&](uint32_t From, uint32_t To) {
    StringRef Gap = Text.slice(From, To);
    return Gap.trim(" \t\r\n\f").empty() && Gap.count('\n') <= 1;
  };
  auto StartsLine = [&](uint32_t At) {
    return Text.take_front(At).rtrim(" \t\f").empty() ||
           Text.take_front(At).rtrim(" \t\f").ends_with("\n");
  };
  uint32_t End = List.Tokens[Token].Begin;
  size_t First = Last;
  while (First > NextDoc && Adjacent(Docs[First - 1].End, End) &&
         StartsLine(Docs[First - 1].Begin)) {
    --First;
    End = Docs[First].Begin;
  }
  NextDoc = Last;
  if (First == Last)
    return NodeId::none();
  std::string Joined;
  for (size_t I = First; I < Last; ++I) {
    StringRef Line = Text.slice(Docs[I].Begin + 3, Docs[I].End).rtrim();
    Line.consume_front(" ");
    if (I != First)
      Joined += '\n';
    Joined += Line;
  }
  return addAt(Docs[First].Begin, Docs[Last - 1].End, NodeKind::Doc, {}, 0,
               intern(Joined));
}

ast::NodeId Builder::prefix(Reader R) {
  Slots Children;
  Children.push_back(doc(FirstToken));
  while (NodeId N = R.node(T::RuleAnnotation))
    Children.push_back(N);
  if (Children.size() == 1 && !Children[0])
    return NodeId::none();
  if (!Children[0])
    return add(NodeKind::Prefix, Children);
  uint32_t Begin = Result[Children[0]].Begin;
  uint32_t End = std::max(EndOffset, Result[Children[0]].End);
  return addAt(Begin, Children.size() > 1 ? End : Result[Children[0]].End,
               NodeKind::Prefix, Children);
}

ast::NodeId Builder::annotation(Reader R) {
  R.token(T::AT);
  Slots Children;
  Children.push_back(R.name());
  if (!Children[0])
    return NodeId::none();
  if (R.token(T::LPAREN))
    R.commaList(T::RuleArgument, Children);
  return add(NodeKind::Annotation, Children);
}

/// Puts \p Prefix into the slot that a declaration has for it. A clause has
/// none: there a comment is just a comment, and an annotation an error.
ast::NodeId Builder::withPrefix(NodeId Prefix, NodeId N) {
  if (!Prefix || !N)
    return N;
  if (childrenDoc(Result.kind(N)).starts_with("prefix?")) {
    Result.setChild(N, 0, Prefix);
    if (Result[N].Depth > MaxTreeDepth)
      reportTooDeep(Result[N].Begin);
    return N;
  }
  if (auto Annotations = Result.list(Prefix); !Annotations.empty()) {
    const Node &A = Result[Annotations[0]];
    Out.add(diag::UnexpectedToken, A.Begin, A.End,
            {"annotation", "before " + describe(Result.kind(N)).str(),
             "it before a declaration"});
  }
  return N;
}

ast::NodeId Builder::declaration(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  bool IsPrivate = R.token(T::PRIVATE);
  NodeId N = R.anyNode();
  if (!N)
    return N;
  if (IsPrivate) {
    Node &Row = Result.Nodes[N.index()];
    Row.Flags |= Private;
    Row.Begin = BeginOffset;
  }
  return withPrefix(Prefix, N);
}

ast::NodeId Builder::import(Reader R) {
  R.token(T::IMPORT);
  Slots Children;
  NodeId Target = R.node(T::RuleQualName);
  if (!Target && R.at(T::STRING)) {
    const LightToken &L = List.Tokens[R.take().Value];
    Target = addAt(L.Begin, L.End, NodeKind::StringLit, {}, 0,
                   intern(unescape(L.Begin + 1, L.End - 1)));
  }
  if (!Target)
    return NodeId::none();
  Children.push_back(Target);
  Children.push_back(NodeId::none());
  uint8_t Flags = 0;
  if (R.token(T::DOTSTAR)) {
    Flags = Star;
  } else if (R.token(T::DOTBRACE)) {
    R.commaList(T::RuleImportItem, Children);
    R.token(T::RBRACE);
  }
  Children[1] = R.behind(T::AS, T::RuleName);
  return add(NodeKind::Import, Children, Flags);
}

ast::NodeId Builder::importItem(Reader R) {
  NodeId Name = R.name();
  return Name ? add(NodeKind::ImportItem, {Name, R.behind(T::AS, T::RuleName)})
              : Name;
}

ast::NodeId Builder::enumDecl(Reader R) {
  uint8_t Flags = R.token(T::ORDERED) ? Ordered : 0;
  R.token(T::ENUM);
  Slots Children{NodeId::none(), R.name()};
  if (!Children[1])
    return NodeId::none();
  R.token(T::LBRACE);
  R.commaList(T::RuleEnumValue, Children);
  return add(NodeKind::EnumDecl, Children, Flags);
}

ast::NodeId Builder::enumValue(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  return withPrefix(Prefix, add(NodeKind::EnumValue,
                                {NodeId::none(), Name, R.node(T::RuleText)}));
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
  return add(NodeKind::KindDecl,
             {NodeId::none(), Name, Params, Base, Title, R.body()}, 0,
             static_cast<uint32_t>(Class));
}

ast::NodeId Builder::controlDecl(Reader R) {
  R.token(T::CONTROL);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Base = R.behind(T::COLON, T::RuleKindUse);
  Slots Children{NodeId::none(), Name, Base, NodeId::none(), NodeId::none()};
  if (R.token(T::FOR))
    R.commaList(T::RuleQualName, Children);
  Children[3] = R.node(T::RuleText);
  Children[4] = R.body();
  return add(NodeKind::ControlDecl, Children);
}

ast::NodeId Builder::ruleDecl(Reader R) {
  R.token(T::RULE);
  NodeId Name = R.name();
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleRuleBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(NodeKind::RuleDecl, {NodeId::none(), Name, Title, Body});
}

ast::NodeId Builder::threatDecl(Reader R) {
  R.token(T::THREAT);
  NodeId Name = R.name();
  Slots Children{NodeId::none(), Name, R.node(T::RuleText), NodeId::none()};
  if (R.token(T::ON))
    R.commaList(T::RuleQualName, Children);
  Children[3] = R.node(T::RuleRuleBody);
  if (!Name || !Children[3] || Children.size() == 4)
    return NodeId::none();
  return add(NodeKind::ThreatDecl, Children);
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
  return add(NodeKind::PredicateDecl,
             {NodeId::none(), Name, Params, Type, Value}, Flags);
}

ast::NodeId Builder::verificationDecl(Reader R) {
  R.token(T::VERIFICATION);
  NodeId Name = R.name();
  NodeId Params = R.node(T::RuleParams);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleVerificationBody);
  if (!Name || !Params || !Body)
    return NodeId::none();
  return add(NodeKind::VerificationDecl,
             {NodeId::none(), Name, Params, Title, Body});
}

/// `keyword name : Kind "title" { … }`
ast::NodeId Builder::simpleDecl(Reader R, int32_t Keyword, NodeKind K) {
  R.token(Keyword);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  NodeId Title = R.node(T::RuleText);
  return add(K, {NodeId::none(), Name, Kind, Title, R.body()});
}

ast::NodeId Builder::elementDecl(Reader R) {
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  if (!Name || !Kind)
    return NodeId::none();
  NodeId Title = R.node(T::RuleText);
  return add(NodeKind::ElementDecl,
             {NodeId::none(), Name, Kind, Title, R.body()});
}

ast::NodeId Builder::deriveDecl(Reader R) {
  R.token(T::DERIVE);
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  Slots Children{NodeId::none(), Name,           Kind,
                 NodeId::none(), NodeId::none(), NodeId::none()};
  if (R.token(T::FROM))
    R.commaList(T::RuleQualName, Children);
  if (!Name || Children.size() == 6)
    return NodeId::none();
  Children[5] = R.behind(T::BY, T::RuleQualName);
  Children[3] = R.node(T::RuleText);
  Children[4] = R.body();
  return add(NodeKind::DeriveDecl, Children);
}

ast::NodeId Builder::extendDecl(Reader R) {
  NodeId Name = R.behind(T::EXTEND, T::RuleQualName);
  NodeId Body = R.body();
  if (!Name || !Body)
    return NodeId::none();
  return add(NodeKind::ExtendDecl, {NodeId::none(), Name, Body});
}

ast::NodeId Builder::overlayDecl(Reader R) {
  R.token(T::OVERLAY);
  NodeId Name = R.name();
  NodeId Of = R.behind(T::OF, T::RuleQualName);
  Slots Children{NodeId::none(), Name, Of, NodeId::none()};
  if (R.token(T::ON))
    R.commaList(T::RuleQualName, Children);
  Children[3] = R.body();
  if (!Name || !Of || !Children[3])
    return NodeId::none();
  return add(NodeKind::OverlayDecl, Children);
}

ast::NodeId Builder::defaultDecl(Reader R) {
  NodeId Kind = R.behind(T::DEFAULT, T::RuleQualName);
  NodeId Body = R.body();
  if (!Kind || !Body)
    return NodeId::none();
  return add(NodeKind::DefaultDecl, {NodeId::none(), Kind, Body});
}

ast::NodeId Builder::viewDecl(Reader R) {
  R.token(T::VIEW);
  NodeId Name = R.name();
  NodeId Of = R.behind(T::OF, T::RuleQualName);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleViewBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(NodeKind::ViewDecl, {NodeId::none(), Name, Of, Title, Body});
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
  return withPrefix(Prefix,
                    add(NodeKind::ViewClause,
                        {What, R.behind(T::WHERE, T::RuleExpr)}, Flags));
}

ast::NodeId Builder::methodologyDecl(Reader R) {
  R.token(T::METHODOLOGY);
  NodeId Name = R.name();
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleMethodologyBody);
  if (!Name || !Body)
    return NodeId::none();
  return add(NodeKind::MethodologyDecl, {NodeId::none(), Name, Title, Body});
}

ast::NodeId Builder::sectionDecl(Reader R) {
  NodeId Prefix = R.node(T::RulePrefix);
  NodeId Title = R.behind(T::SECTION, T::RuleText);
  NodeId Body = R.node(T::RuleSectionBody);
  if (!Title || !Body)
    return NodeId::none();
  return withPrefix(Prefix,
                    add(NodeKind::SectionDecl, {NodeId::none(), Title, Body}));
}

ast::NodeId Builder::tableDecl(Reader R) {
  R.token(T::TABLE);
  Slots Binders;
  R.commaList(T::RuleBinder, Binders);
  if (Binders.empty())
    return NodeId::none();
  NodeId Match = addAt(Result[Binders.front()].Begin,
                       Result[Binders.back()].End, NodeKind::Match, Binders);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleTableBody);
  if (!Body)
    return NodeId::none();
  return add(NodeKind::TableDecl, {NodeId::none(), Match, Title, Body});
}

ast::NodeId Builder::columnClause(Reader R) {
  NodeId Title = R.behind(T::COLUMN, T::RuleText);
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Title || !Value)
    return NodeId::none();
  return add(NodeKind::Column, {Title, Value});
}

ast::NodeId Builder::diagramDecl(Reader R) {
  R.token(T::DIAGRAM);
  NodeId Title = R.node(T::RuleText);
  NodeId Body = R.node(T::RuleViewBody);
  if (!Body)
    return NodeId::none();
  return add(NodeKind::DiagramDecl, {NodeId::none(), Title, Body});
}

ast::NodeId Builder::showClause(Reader R) {
  R.token(T::SHOW);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  Slots Children{Name, R.node(T::RuleText), NodeId::none()};
  if (R.token(T::OF))
    R.commaList(T::RuleSubject, Children);
  Children[2] = R.behind(T::BY, T::RuleQualName);
  return add(NodeKind::Show, Children);
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
  return add(NodeKind::StringLit, {}, 0, intern(Id));
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
  Slots Children{NodeId::none(),       What,           Target,
                 NodeId::none(),       NodeId::none(), NodeId::none(),
                 R.node(T::RuleOfKind)};
  if (R.token(T::BY))
    R.commaList(T::RuleQualName, Children);
  if (R.token(T::TO))
    Children[3] = TextOrName();
  Children[4] = R.node(T::RuleText);
  Children[5] = R.body();
  return add(NodeKind::Decision, Children, 0, static_cast<uint32_t>(Verb));
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

ast::NodeId Builder::body(Reader R) {
  Slots Children;
  while (!R.done()) {
    if (NodeId N = R.anyNode())
      Children.push_back(N);
    else
      R.take();
  }
  return add(NodeKind::Body, Children);
}

/// All nodes of rule \p Rule.
ast::NodeId Builder::list(Reader R, NodeKind K, int32_t Rule) {
  Slots Children;
  R.commaList(Rule, Children);
  return add(K, Children);
}

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
  return add(NodeKind::Assign, {NodeId::none(), Name, Value}, Flags);
}

ast::NodeId Builder::attrDecl(Reader R) {
  R.token(T::ATTR);
  NodeId Name = R.name();
  NodeId Type = R.behind(T::COLON, T::RuleType);
  if (!Name || !Type)
    return NodeId::none();
  NodeId Default = R.behind(T::ASSIGN, T::RuleExpr);
  return add(NodeKind::AttrDecl,
             {NodeId::none(), Name, Type, Default, R.node(T::RuleText)});
}

ast::NodeId Builder::letMember(Reader R) {
  R.token(T::LET);
  NodeId Name = R.name();
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  if (!Name || !Value)
    return NodeId::none();
  return add(NodeKind::Let, {NodeId::none(), Name, Value});
}

ast::NodeId Builder::provideItem(Reader R) {
  NodeId Name = R.name();
  return Name ? add(NodeKind::ProvideItem,
                    {Name, R.behind(T::ASSIGN, T::RuleExpr)})
              : Name;
}

ast::NodeId Builder::requireMember(Reader R) {
  NodeId Condition = R.behind(T::REQUIRE, T::RuleExpr);
  if (!Condition)
    return Condition;
  return add(NodeKind::Require,
             {NodeId::none(), Condition, R.behind(T::COLON, T::RuleText)});
}

ast::NodeId Builder::portMember(Reader R) {
  R.token(T::PORT);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  NodeId Kind = R.behind(T::COLON, T::RuleKindUse);
  NodeId Value = R.behind(T::ASSIGN, T::RuleExpr);
  return add(NodeKind::Port,
             {NodeId::none(), Name, Kind, Value, R.node(T::RuleText)});
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
  return add(NodeKind::FlowDecl,
             {NodeId::none(), Name, Source, Target, Via, Title, R.body()},
             Flags);
}

//===----------------------------------------------------------------------===//
// Clauses of rules
//===----------------------------------------------------------------------===//

ast::NodeId Builder::binder(Reader R) {
  NodeId Name = R.name();
  NodeId Kind = R.behind(T::COLON, T::RuleQualName);
  return Name && Kind ? add(NodeKind::Binder, {Name, Kind}) : NodeId::none();
}

ast::NodeId Builder::unlessClause(Reader R) {
  Slots Children{R.behind(T::UNLESS, T::RuleExpr)};
  if (!Children[0])
    return NodeId::none();
  if (R.token(T::BY))
    R.commaList(T::RuleQualName, Children);
  return add(NodeKind::Unless, Children);
}

ast::NodeId Builder::witnessClause(Reader R) {
  R.token(T::WITNESS);
  NodeId Name = R.name();
  NodeId Path = R.behind(T::ASSIGN, T::RuleExpr);
  return Name && Path ? add(NodeKind::Witness, {Name, Path}) : NodeId::none();
}

ast::NodeId Builder::questionClause(Reader R) {
  NodeId What = R.behind(T::QUESTION, T::RuleExpr);
  NodeId Words = R.node(T::RuleText);
  return What && Words ? add(NodeKind::Question, {What, Words})
                       : NodeId::none();
}

ast::NodeId Builder::verifyClause(Reader R) {
  R.token(T::VERIFY);
  return list(R, NodeKind::Verify, T::RuleExpr);
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
  return withPrefix(Prefix, add(NodeKind::TemplateMember, {Name, Words}));
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
  return add(NodeKind::Type, {Name, Of, Least, Most}, Flags);
}

ast::NodeId Builder::bound(Reader R) {
  bool Negative = R.token(T::MINUS);
  NodeId N = R.node(T::RuleValue);
  return N && Negative
             ? add(NodeKind::Unary, N, 0, static_cast<uint32_t>(Op::Negate))
             : N;
}

ast::NodeId Builder::kindUse(Reader R) {
  Slots Children{R.node(T::RuleQualName)};
  if (!Children[0])
    return NodeId::none();
  uint8_t Flags = 0;
  if (R.token(T::LPAREN)) {
    Flags = HasArgs;
    R.commaList(T::RuleArgument, Children);
  }
  return add(NodeKind::KindUse, Children, Flags);
}

ast::NodeId Builder::param(Reader R) {
  NodeId Name = R.name();
  NodeId Type = R.behind(T::COLON, T::RuleType);
  if (!Name || !Type)
    return NodeId::none();
  return add(NodeKind::Param, {Name, Type, R.behind(T::ASSIGN, T::RuleExpr)});
}

ast::NodeId Builder::argument(Reader R) {
  NodeId Name = R.name();
  R.token(T::ASSIGN);
  NodeId Value = R.node(T::RuleExpr);
  return Value ? add(NodeKind::Argument, {Name, Value}) : Value;
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

ast::NodeId Builder::value(Reader R) {
  if (R.done())
    return NodeId::none();
  const uint32_t Begin = BeginOffset;
  NodeId Base;
  auto Literal = [&](NodeKind K) {
    const Entry &E = R.take();
    return addAt(Begin, endOf(E), K, {}, 0, intern(textOf(E.Value)));
  };
  // `(…)` behind a name; false if there is none.
  auto Arguments = [&](NodeId Callee) {
    if (!R.token(T::LPAREN))
      return Callee;
    Slots Children{Callee};
    R.commaList(T::RuleArgument, Children);
    uint32_t End = R.at(T::RPAREN) ? endOf(R.take()) : EndOffset;
    return addAt(Begin, End, NodeKind::Call, Children);
  };

  switch (R.peek().Type) {
  case NodeBase + T::RuleName: {
    NodeId Name = R.name();
    Base = addAt(Begin, Result[Name].End, NodeKind::NameRef, Name);
    Base = Arguments(Base);
    break;
  }
  case T::INT: {
    uint64_t Number;
    StringRef Digits = textOf(R.peek().Value);
    if (Digits.getAsInteger(10, Number) ||
        Number > static_cast<uint64_t>(INT64_MAX)) {
      const LightToken &L = List.Tokens[R.peek().Value];
      Out.add(diag::NumberTooLarge, L.Begin, L.End, {Digits.str()});
    }
    Base = Literal(NodeKind::IntLit);
    break;
  }
  case T::DECIMAL:
    Base = Literal(NodeKind::DecimalLit);
    break;
  case T::QUANTITY:
    Base = Literal(NodeKind::QuantityLit);
    break;
  case T::DATE:
    Base = Literal(NodeKind::DateLit);
    break;
  case T::TRUE:
  case T::FALSE: {
    const Entry &E = R.take();
    Base = addAt(Begin, endOf(E), NodeKind::BoolLit, {}, 0, E.Type == T::TRUE);
    break;
  }
  case T::UNKNOWN:
    Base = addAt(Begin, endOf(R.take()), NodeKind::UnknownLit, {});
    break;
  case NodeBase + T::RuleText:
    Base = R.anyNode();
    break;
  case T::LBRACK: {
    R.take();
    Slots Children;
    R.commaList(T::RuleExpr, Children);
    uint32_t End = R.at(T::RBRACK) ? endOf(R.take()) : EndOffset;
    Base = addAt(Begin, End, NodeKind::SetLit, Children);
    break;
  }
  case T::LPAREN:
    Base = R.behind(T::LPAREN, T::RuleExpr);
    R.token(T::RPAREN);
    break;
  default:
    return NodeId::none();
  }
  if (!Base)
    return Base;
  while (R.token(T::DOT)) {
    NodeId Name = R.name();
    if (!Name)
      break;
    Base = addAt(Begin, Result[Name].End, NodeKind::MemberRef, {Base, Name});
    Base = Arguments(Base);
  }
  return Base;
}

namespace {
/// How a binary operator groups: it takes an operand on its left if it binds at
/// least as tightly as the context asks, and asks for `Right` on its right.
struct BinaryOperator {
  int32_t Token;
  Op Operator;
  uint8_t Left;
  uint8_t Right;
};

// The levels of the table in grammar/TmParser.g4, from 1.
constexpr uint8_t Loosest = 1;
constexpr uint8_t NotLevel = 5;
constexpr uint8_t AboveComparison = 7;
constexpr uint8_t NegateLevel = 11;

constexpr BinaryOperator BinaryOperators[] = {
    {T::IMPLIES, Op::Implies, 2, 2}, {T::OR, Op::Or, 3, 4},
    {T::AND, Op::And, 4, 5},         {T::EQ, Op::Eq, 6, 7},
    {T::NE, Op::Ne, 6, 7},           {T::LT, Op::Lt, 6, 7},
    {T::LE, Op::Le, 6, 7},           {T::GT, Op::Gt, 6, 7},
    {T::GE, Op::Ge, 6, 7},           {T::IN, Op::In, 6, 7},
    {T::NOT, Op::NotIn, 6, 7},       {T::IS, Op::Is, 6, 7},
    {T::MATCHES, Op::Matches, 6, 7}, {T::PIPE, Op::Union, 7, 8},
    {T::AMP, Op::Intersect, 8, 9},   {T::PLUS, Op::Add, 9, 10},
    {T::MINUS, Op::Sub, 9, 10},      {T::STARSIGN, Op::Mul, 10, 11},
    {T::SLASH, Op::Div, 10, 11},     {T::PERCENT, Op::Mod, 10, 11},
};

const BinaryOperator *findBinary(int32_t Token) {
  for (const BinaryOperator &B : BinaryOperators)
    if (B.Token == Token)
      return &B;
  return nullptr;
}
} // namespace

/// Groups the operands and operators of an `expr` by precedence climbing.
class Builder::Climber {
public:
  Climber(Builder &B, Reader R) : B(B), R(R) {}

  NodeId run() {
    NodeId N = binary(Loosest);
    if (!N || R.done() || B.TooDeep || B.List.TooDeep)
      return N;
    misplaced(R.peek());
    return N;
  }

private:
  uint32_t beginOf(NodeId N) const { return B.Result[N].Begin; }
  uint32_t endOf(NodeId N) const { return B.Result[N].End; }

  /// An operator that nothing on its left can take.
  void misplaced(const Entry &E) {
    if (E.Type >= NodeBase)
      return;
    const LightToken &L = B.List.Tokens[E.Value];
    bool IsLambda = E.Type == T::FATARROW;
    B.Out.add(diag::UnexpectedToken, L.Begin, L.End,
              {"`" + B.textOf(E.Value).str() + "`", "here",
               IsLambda ? "one name before it, as in `x => x.name`"
                        : "it behind `path … -> …`"});
  }

  NodeId binary(uint8_t Context) {
    // `not not not …` and `a => b => …` have no brackets that the scanner could
    // count, and open no rules.
    if (Depth == MaxTreeDepth) {
      B.reportTooDeep(R.done() ? B.EndOffset : B.beginOf(R.peek()));
      return NodeId::none();
    }
    ++Depth;
    NodeId N = climb(Context);
    --Depth;
    return N;
  }

  NodeId climb(uint8_t Context) {
    NodeId Left = operand();
    while (Left && !R.done()) {
      int32_t Token = R.peek().Type;
      if (Token == T::FATARROW) {
        if (B.Result.kind(Left) != NodeKind::NameRef)
          return Left;
        R.take();
        NodeId Body = binary(Loosest);
        if (!Body)
          return Body;
        return B.addAt(beginOf(Left), endOf(Body), NodeKind::Lambda,
                       {B.Result.child(Left, 0), Body});
      }
      const BinaryOperator *O = findBinary(Token);
      if (!O || O->Left < Context)
        return Left;
      R.take();
      Op Operator = O->Operator;
      if (Operator == Op::NotIn)
        R.token(T::IN);
      else if (Operator == Op::Is && R.token(T::NOT))
        Operator = Op::IsNot;
      NodeId Right = binary(O->Right);
      if (!Right)
        return Right;
      Left = B.addAt(beginOf(Left), endOf(Right), NodeKind::Binary,
                     {Left, Right}, 0, static_cast<uint32_t>(Operator));
    }
    return Left;
  }

  /// Prefix operators and what they stand before.
  NodeId operand() {
    if (R.done())
      return NodeId::none();
    const Entry &E = R.peek();
    const uint32_t Begin = B.beginOf(E);
    switch (E.Type) {
    case T::NOT:
    case T::MINUS: {
      R.take();
      bool IsNot = E.Type == T::NOT;
      NodeId N = binary(IsNot ? NotLevel : NegateLevel);
      return N ? B.addAt(Begin, endOf(N), NodeKind::Unary, N, 0,
                         static_cast<uint32_t>(IsNot ? Op::Not : Op::Negate))
               : N;
    }
    case T::IF: {
      NodeId If = R.behind(T::IF, T::RuleExpr);
      NodeId Then = R.behind(T::THEN, T::RuleExpr);
      if (!If || !Then || !R.token(T::ELSE))
        return NodeId::none();
      NodeId Else = binary(Loosest);
      return Else ? B.addAt(Begin, endOf(Else), NodeKind::IfExpr,
                            {If, Then, Else})
                  : Else;
    }
    case T::ANY:
    case T::ALL:
    case T::NONE:
    case T::COUNT:
    case T::EACH: {
      Op Operator = E.Type == T::ANY     ? Op::Any
                    : E.Type == T::ALL   ? Op::All
                    : E.Type == T::NONE  ? Op::NoneOf
                    : E.Type == T::COUNT ? Op::Count
                                         : Op::Each;
      R.take();
      NodeId Name = R.name();
      NodeId In = R.behind(T::IN, T::RuleExpr);
      if (!Name || !In || !R.token(T::COLON))
        return NodeId::none();
      NodeId Condition = binary(Loosest);
      return Condition ? B.addAt(Begin, endOf(Condition), NodeKind::Quantifier,
                                 {Name, In, Condition}, 0,
                                 static_cast<uint32_t>(Operator))
                       : Condition;
    }
    case T::EXISTS:
    case T::NO:
    case T::EVERY:
    case T::PATH:
      return path(Begin);
    default:
      return R.node(T::RuleValue);
    }
  }

  NodeId path(uint32_t Begin) {
    Op Operator = R.token(T::EXISTS)  ? Op::ExistsPath
                  : R.token(T::NO)    ? Op::NoPath
                  : R.token(T::EVERY) ? Op::EveryPath
                                      : Op::Path;
    NodeId From = R.behind(T::PATH, T::RuleValue);
    NodeId To = R.behind(T::ARROW, T::RuleValue);
    if (!From || !To)
      return NodeId::none();
    Slots Children{From, To};
    while (!R.done()) {
      const Entry &E = R.peek();
      const uint32_t ClauseBegin = B.beginOf(E);
      NodeId Name;
      NodeId Value;
      Op Clause;
      if (E.Type == T::CARRYING || E.Type == T::AVOIDING ||
          E.Type == T::PASSES) {
        Clause = E.Type == T::CARRYING   ? Op::Carrying
                 : E.Type == T::AVOIDING ? Op::Avoiding
                                         : Op::Passes;
        R.take();
        Value = binary(AboveComparison);
      } else if (E.Type == T::WITH) {
        R.take();
        Clause = R.token(T::ANY)   ? Op::AnyHop
                 : R.token(T::ALL) ? Op::AllHop
                                   : Op::NoHop;
        R.token(T::NO);
        R.token(T::HOP);
        Name = R.name();
        R.token(T::COLON);
        Value = binary(Loosest);
        if (!Name)
          return NodeId::none();
      } else {
        break;
      }
      if (!Value)
        return Value;
      Children.push_back(B.addAt(ClauseBegin, endOf(Value),
                                 NodeKind::PathClause, {Name, Value}, 0,
                                 static_cast<uint32_t>(Clause)));
    }
    return B.addAt(Begin, endOf(Children.back()), NodeKind::PathExpr, Children,
                   0, static_cast<uint32_t>(Operator));
  }

  Builder &B;
  Reader R;
  unsigned Depth = 0;
};

ast::NodeId Builder::expr(Reader R) {
  // Most expressions are one value.
  if (R.at(NodeBase + T::RuleValue)) {
    Reader One = R;
    NodeId N = One.anyNode();
    if (One.done())
      return N;
  }
  return Climber(*this, R).run();
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string Builder::unescape(uint32_t Begin, uint32_t End) {
  StringRef S = Text.slice(Begin, End);
  std::string Plain;
  Plain.reserve(S.size());
  size_t I = 0;
  while (I < S.size()) {
    if (S[I] != '\\') {
      Plain += S[I++];
      continue;
    }
    const size_t At = I++;
    char C = I < S.size() ? S[I++] : '\0';
    switch (C) {
    case 'n':
      Plain += '\n';
      continue;
    case 't':
      Plain += '\t';
      continue;
    case '"':
    case '\\':
    case '$':
      Plain += C;
      continue;
    case 'u': {
      size_t Close = S.find('}', I);
      uint32_t Code;
      if (I < S.size() && S[I] == '{' && Close != StringRef::npos &&
          Close - I <= 7 && !S.slice(I + 1, Close).getAsInteger(16, Code) &&
          Code <= 0x10FFFF && !(Code >= 0xD800 && Code <= 0xDFFF)) {
        char Buffer[4];
        char *P = Buffer;
        llvm::ConvertCodePointToUTF8(Code, P);
        Plain.append(Buffer, P);
        I = Close + 1;
        continue;
      }
      // Well written, but no character has this number.
      StringRef Digits = I < S.size() && S[I] == '{' && Close != StringRef::npos
                             ? S.slice(I + 1, Close)
                             : StringRef();
      if (!Digits.empty() && llvm::all_of(Digits, llvm::isHexDigit)) {
        I = Close + 1;
        Out.add(diag::NotACharacter, Begin + static_cast<uint32_t>(At),
                Begin + static_cast<uint32_t>(I), {S.slice(At, I).str()});
        continue;
      }
      break;
    }
    default:
      break;
    }
    while (I < S.size() && (static_cast<unsigned char>(S[I]) & 0xC0) == 0x80)
      ++I;
    Out.add(diag::InvalidEscape, Begin + static_cast<uint32_t>(At),
            Begin + static_cast<uint32_t>(I), {S.slice(At, I).str()});
  }
  return Plain;
}

/// The raw pieces of a text block, made ready: see `text` in the grammar. A
/// piece is none where a hole stands.
static std::vector<std::string>
layOutTextBlock(llvm::ArrayRef<std::optional<StringRef>> Pieces) {
  // The lines' indentation. `AtStart`: only blanks of the line were seen.
  std::optional<size_t> Common;
  bool FirstLineCounts = false;
  if (!Pieces.empty() && Pieces[0]) {
    StringRef First = *Pieces[0];
    FirstLineCounts = First.starts_with("\n") || First.starts_with("\r\n");
  }
  bool AtStart = false; // what follows the opening quotes is not indented
  size_t Indent = 0;
  auto Count = [&] { Common = Common ? std::min(*Common, Indent) : Indent; };
  for (const std::optional<StringRef> &Piece : Pieces) {
    if (!Piece) {
      if (AtStart)
        Count();
      AtStart = false;
      continue;
    }
    for (char C : *Piece) {
      if (C == '\n') {
        AtStart = true;
        Indent = 0;
      } else if (AtStart && (C == ' ' || C == '\t')) {
        ++Indent;
      } else if (AtStart && C != '\r') {
        Count();
        AtStart = false;
      }
    }
  }
  // The closing quotes count as text of the last line.
  if (AtStart)
    Count();

  const size_t Drop = Common.value_or(0);
  std::vector<std::string> Result;
  bool First = true;
  AtStart = false;
  Indent = 0;
  for (const std::optional<StringRef> &Piece : Pieces) {
    std::string &Line = Result.emplace_back();
    if (!Piece) {
      // Blanks beyond the common ones were kept already.
      AtStart = false;
      First = false;
      continue;
    }
    StringRef S = *Piece;
    if (First && FirstLineCounts) {
      S = S.drop_front(S[0] == '\r' ? 2 : 1);
      AtStart = true;
    }
    First = false;
    size_t Blanks = Line.size(); // end of what is not a trailing blank line
    for (size_t I = 0; I < S.size(); ++I) {
      char C = S[I];
      if (C == '\r' && I + 1 < S.size() && S[I + 1] == '\n')
        continue;
      if (C == '\n') {
        if (AtStart)
          Line.resize(Blanks); // a line of blanks only is empty
        Line += '\n';
        Blanks = Line.size();
        AtStart = true;
        Indent = 0;
      } else if (AtStart && (C == ' ' || C == '\t')) {
        if (Indent++ >= Drop)
          Line += C;
      } else {
        AtStart = false;
        Line += C;
      }
    }
    if (AtStart && &Piece == &Pieces.back())
      Line.resize(Blanks); // the closing quotes stand on a line of their own
  }
  return Result;
}

ast::NodeId Builder::text(Reader R) {
  if (R.done())
    return NodeId::none();
  if (R.at(T::STRING)) {
    const LightToken &L = List.Tokens[R.take().Value];
    StringRef Raw = Text.slice(L.Begin + 1, L.End - 1);
    return add(NodeKind::StringLit, {}, 0,
               Raw.contains('\\') ? intern(unescape(L.Begin + 1, L.End - 1))
                                  : intern(Raw));
  }
  const bool IsBlock = R.token(T::TEXT_OPEN);
  if (!IsBlock)
    R.token(T::QUOTE);
  const uint8_t Flags = IsBlock ? TextBlock : 0;

  struct Piece {
    NodeId Hole;
    uint32_t Begin = 0;
    uint32_t End = 0;
  };
  llvm::SmallVector<Piece, 8> Pieces;
  bool HasHoles = false;
  while (!R.done()) {
    const Entry &E = R.take();
    if (E.Type == NodeBase + T::RuleHole) {
      Pieces.push_back({NodeId(E.Value), 0, 0});
      HasHoles = true;
    } else if (E.Type == T::STR_TEXT || E.Type == T::TEXT_RAW) {
      Pieces.push_back({NodeId::none(), beginOf(E), endOf(E)});
    }
  }
  std::vector<std::string> Strings;
  if (IsBlock) {
    llvm::SmallVector<std::optional<StringRef>, 8> Raw;
    for (const Piece &P : Pieces)
      Raw.push_back(P.Hole ? std::nullopt
                           : std::optional(Text.slice(P.Begin, P.End)));
    Strings = layOutTextBlock(Raw);
  } else {
    for (const Piece &P : Pieces)
      Strings.push_back(P.Hole ? std::string() : unescape(P.Begin, P.End));
  }
  if (!HasHoles) {
    // At most one piece.
    return add(NodeKind::StringLit, {}, Flags,
               intern(Strings.empty() ? StringRef() : StringRef(Strings[0])));
  }
  Slots Children;
  for (size_t I = 0; I < Pieces.size(); ++I) {
    if (Pieces[I].Hole)
      Children.push_back(Pieces[I].Hole);
    else if (!Strings[I].empty())
      Children.push_back(addAt(Pieces[I].Begin, Pieces[I].End,
                               NodeKind::StringLit, {}, Flags,
                               intern(Strings[I])));
  }
  return add(NodeKind::Template, Children, Flags);
}
