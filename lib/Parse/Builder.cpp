//===- Builder.cpp - From rules of the grammar to syntax nodes ------------===//
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

Builder::Builder(FileId File, StringRef Text, const TokenList &List,
                 Interner &Names, Reports &Out)
    : Result(File), Text(Text), List(List), Names(Names),
      Known(Names, Text, List.Tokens.size()), Out(Out) {
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

void Builder::reportTooDeep(uint32_t At) {
  if (!TooDeep)
    Out.add(diag::NestingTooDeep, At, At, {std::to_string(MaxTreeDepth)});
  TooDeep = true;
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// What makes a node of each rule. bodyOrSemi, arguments, importList, typeName,
/// operand and prefixOperator are not there: their entries are part of the rule
/// around them.
const Builder::Maker *Builder::makers() {
  struct Row {
    size_t Rule;
    Maker Make;
  };
#define MAKES(RULE, METHOD)                                                    \
  Row {                                                                        \
    T::Rule##RULE, [](Builder &B, Reader R) { return B.METHOD(R); }            \
  }
  static constexpr auto Table = [] {
    std::array<Maker, T::RuleAnyName + 1> Makers{};
    for (const Row &R : {
             MAKES(File, file),
             MAKES(PackageDecl, package),
             MAKES(Declaration, declaration),
             MAKES(Member, declaration),
             MAKES(RuleMember, declaration),
             MAKES(SectionMember, declaration),
             MAKES(TableMember, declaration),
             MAKES(Prefix, prefix),
             MAKES(Annotation, annotation),
             MAKES(ImportDecl, import),
             MAKES(ImportItem, importItem),
             MAKES(EnumDecl, enumDecl),
             MAKES(EnumValue, enumValue),
             MAKES(AbstractDecl, abstractDecl),
             MAKES(KindDecl, kindDecl),
             MAKES(DataKindDecl, kindDecl),
             MAKES(ControlDecl, controlDecl),
             MAKES(ThreatDecl, threatDecl),
             MAKES(RuleDecl, ruleDecl),
             MAKES(PredicateDecl, predicateDecl),
             MAKES(VerificationDecl, verificationDecl),
             MAKES(SystemDecl, systemDecl),
             MAKES(DataDecl, dataDecl),
             MAKES(BoundaryDecl, boundaryDecl),
             MAKES(ElementDecl, elementDecl),
             MAKES(DeriveDecl, deriveDecl),
             MAKES(FlowDecl, flowDecl),
             MAKES(ExtendDecl, extendDecl),
             MAKES(OverlayDecl, overlayDecl),
             MAKES(DefaultDecl, defaultDecl),
             MAKES(ViewDecl, viewDecl),
             MAKES(ViewMember, viewMember),
             MAKES(MethodologyDecl, methodologyDecl),
             MAKES(MethodologyMember, sectionDecl),
             MAKES(TableDecl, tableDecl),
             MAKES(ColumnClause, columnClause),
             MAKES(DiagramDecl, diagramDecl),
             MAKES(ShowClause, showClause),
             MAKES(Decision, decision),
             MAKES(Target, target),
             MAKES(Subject, subject),
             MAKES(OfKind, ofKind),
             MAKES(Body, body),
             MAKES(RuleBody, body),
             MAKES(VerificationBody, body),
             MAKES(ViewBody, body),
             MAKES(MethodologyBody, body),
             MAKES(SectionBody, body),
             MAKES(TableBody, body),
             MAKES(Assignment, assignment),
             MAKES(AttrDecl, attrDecl),
             MAKES(LetMember, letMember),
             MAKES(ProvidesMember, providesMember),
             MAKES(ProvideItem, provideItem),
             MAKES(RequireMember, requireMember),
             MAKES(PortMember, portMember),
             MAKES(MatchClause, matchClause),
             MAKES(Binder, binder),
             MAKES(WhereClause, whereClause),
             MAKES(UnlessClause, unlessClause),
             MAKES(ByClause, byClause),
             MAKES(WitnessClause, witnessClause),
             MAKES(QuestionClause, questionClause),
             MAKES(VerifyClause, verifyClause),
             MAKES(VerificationMember, verificationMember),
             MAKES(Type, type),
             MAKES(Bound, bound),
             MAKES(KindUse, kindUse),
             MAKES(Params, params),
             MAKES(Param, param),
             MAKES(Argument, argument),
             MAKES(Expr, expr),
             MAKES(Value, value),
             MAKES(Text, text),
             MAKES(Hole, hole),
             MAKES(QualName, qualName),
             MAKES(Name, ident),
             MAKES(AnyName, ident),
         })
      Makers[R.Rule] = R.Make;
    return Makers;
  }();
#undef MAKES
  return Table.data();
}

void Builder::endRule(size_t Rule, uint32_t RuleMark, uint32_t First,
                      uint32_t Behind) {
  const Maker Make = makers()[Rule];
  if (!Make)
    return;
  FirstToken = First;
  // A rule without tokens stands behind the token before it, so that it is
  // within the rule around it.
  if (Behind > First)
    BeginOffset = List.Tokens[First].Begin;
  else
    BeginOffset = First > 0 ? List.Tokens[First - 1].End : 0;
  EndOffset = Behind > First ? List.Tokens[Behind - 1].End : BeginOffset;
  const Entry *Data = Stack.data();
  NodeId N = Make(*this, Reader(Data + RuleMark, Data + Stack.size()));
  Stack.resize(RuleMark);
  if (N)
    Stack.push_back({NodeBase + static_cast<int32_t>(Rule), N.index()});
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

ast::NodeId Builder::ident(Reader R) {
  if (R.done())
    return NodeId::none();
  const Entry &E = R.take();
  if (E.Type >= NodeBase)
    return NodeId(E.Value); // anyName is a name, mostly
  StringRef Spelling = textOf(E.Value);
  uint8_t Flags = 0;
  if (E.Type == T::QUOTED_NAME) {
    Spelling = Spelling.drop_front().drop_back();
    Flags = Quoted;
  }
  return add(make::Ident{.name = Known.intern(Spelling)}, Flags);
}

ast::NodeId Builder::qualName(Reader R) {
  Slots Parts;
  do {
    NodeId N = R.name();
    if (!N)
      return N;
    Parts.push_back(N);
  } while (R.token(T::DOT));
  return add(make::QualName{.idents = Parts});
}

//===----------------------------------------------------------------------===//
// Files and declarations
//===----------------------------------------------------------------------===//

ast::NodeId Builder::file(Reader R) {
  BeginOffset = 0;
  EndOffset = static_cast<uint32_t>(Text.size());
  NodeId Package = R.node(T::RulePackageDecl);
  NodeId Root =
      add(make::File{.package = Package, .declarations = R.allNodes()});
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
    Prefix =
        addAt(Result[Doc].Begin, Result[Doc].End, make::Prefix{.doc = Doc});
  return add(make::Package{.prefix = Prefix, .qualName = Name});
}

void Builder::widen(NodeId N) {
  ast::Node &Row = Result.Nodes[N.index()];
  for (NodeId Part : Result.children(N))
    if (Part) {
      Row.Begin = std::min(Row.Begin, Result[Part].Begin);
      Row.End = std::max(Row.End, Result[Part].End);
    }
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
  return addAt(Docs[First].Begin, Docs[Last - 1].End,
               make::Doc{.text = Names.intern(Joined)});
}

ast::NodeId Builder::prefix(Reader R) {
  NodeId Doc = doc(FirstToken);
  if (!Doc && R.done())
    return NodeId::none();
  Slots Annotations;
  while (NodeId N = R.node(T::RuleAnnotation))
    Annotations.push_back(N);
  make::Prefix New{.doc = Doc, .annotations = Annotations};
  if (!Doc)
    return Annotations.empty() ? NodeId::none() : add(New);
  uint32_t End = Result[Doc].End;
  return addAt(Result[Doc].Begin,
               Annotations.empty() ? End : std::max(EndOffset, End), New);
}

ast::NodeId Builder::annotation(Reader R) {
  R.token(T::AT);
  NodeId Name = R.name();
  if (!Name)
    return Name;
  Slots Arguments = R.listBehind(T::LPAREN, T::RuleArgument);
  return add(make::Annotation{.ident = Name, .arguments = Arguments});
}

/// Puts \p Prefix into the slot that a declaration has for it. A clause has
/// none: there a comment is just a comment, and an annotation an error.
ast::NodeId Builder::withPrefix(NodeId Prefix, NodeId N) {
  if (!Prefix || !N)
    return N;
  if (slotOf(Result.kind(N), CommonSlot::prefix)) {
    Result.setChild(N, CommonSlot::prefix, Prefix);
    if (Result[N].Depth > MaxTreeDepth)
      reportTooDeep(Result[N].Begin);
    return N;
  }
  if (auto Annotations = node::Prefix(Result, Prefix).annotations();
      !Annotations.empty()) {
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

ast::NodeId Builder::abstractDecl(Reader R) {
  R.token(T::ABSTRACT);
  NodeId N = R.anyNode();
  if (N) {
    Result.Nodes[N.index()].Flags |= Abstract;
    Result.Nodes[N.index()].Begin = BeginOffset;
  }
  return N;
}

ast::NodeId Builder::import(Reader R) {
  R.token(T::IMPORT);
  NodeId Target = R.node(T::RuleQualName);
  if (!Target && R.at(T::STRING)) {
    const LightToken &L = List.Tokens[R.take().Value];
    Target = addAt(L.Begin, L.End,
                   make::StringLit{
                       .text = Names.intern(unescape(L.Begin + 1, L.End - 1))});
  }
  if (!Target)
    return NodeId::none();
  const bool IsStar = R.token(T::DOTSTAR);
  Slots Items = R.listBehind(T::DOTBRACE, T::RuleImportItem);
  R.token(T::RBRACE);
  NodeId Alias = R.behind(T::AS, T::RuleName);
  return add(make::Import{.target = Target, .alias = Alias, .items = Items},
             IsStar ? Star : 0);
}

ast::NodeId Builder::importItem(Reader R) {
  NodeId Name = R.name();
  if (!Name)
    return Name;
  return add(
      make::ImportItem{.ident = Name, .alias = R.behind(T::AS, T::RuleName)});
}

ast::NodeId Builder::body(Reader R) {
  return add(make::Body{.members = R.allNodes()});
}
