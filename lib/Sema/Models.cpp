//===- Models.cpp - Systems and what is in them ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verify.h"
#include "Sema/Annotations.h"
#include "Sema/ModelBuilder.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

void ModelBuilder::run() {
  // The attributes that hold controls; the rest is looked up again at the
  // end.
  ir::resolveWellKnown(P, nullptr);
  checkKinds();
  C.TopEntityIds.resize(C.NumTopEntities);
  for (const Pending &D : C.TopData)
    C.TopEntityIds[D.Index] =
        declareData(D.Module, D.Node, EntityId::none(), EntityId::none());
  for (const Pending &D : C.Systems)
    declareSystem(D);
  for (const Pending &D : C.Extends)
    addExtension(D.Module, D.Node, EntityId::none());
  addOverlays();
  extendAll();
  complete();
}

EntityId ModelBuilder::addEntity(ModuleId M, EntityClass Cl, NodeId Ident,
                                 NodeId Prefix, NodeId Title, EntityId Parent,
                                 EntityId Owner) {
  const ast::Tree &T = C.tree(M);
  Entity Row;
  Row.Class = Cl;
  Row.Kind = C.rootKind(Cl);
  Row.Text = T.nameOf(Ident);
  Row.Id = Row.Text;
  if (Owner)
    Row.Id = C.Names.intern(
        (C.text(P.Entities[Owner].Id) + "." + C.text(Row.Text)).str());
  // In a component a title may have holes: finish() fills them in.
  if (Title && (!isInstance(Owner) || T.is(Title, NodeKind::StringLit)))
    Row.Title = C.titleOf(M, Title);
  Row.Doc = C.docOf(M, Prefix);
  Row.Parent = Parent;
  Row.Where = C.range(M, Ident);
  rejectAnnotations(C, M, Prefix, Cl);
  auto [It, New] = ById.try_emplace(Row.Id, P.Entities.size());
  if (!New) {
    const Entity &First = P.Entities[EntityId(It->second)];
    DiagBuilder D = C.Diags.report(diag::DuplicateName, Row.Where);
    D.note(diag::NoteFirstDeclared, First.Where);
    // One machine in two networks, perhaps.
    if (Cl == EntityClass::Element && First.Class == Cl &&
        First.Parent != Parent && Parent &&
        P.Entities[Parent].Class == EntityClass::Boundary)
      D.note(diag::NoteAlsoIn, P.Entities[Parent].Where,
             {C.text(Row.Text).str(), C.text(P.Entities[Parent].Text).str()});
    D << C.text(Row.Text);
    if (!Owner)
      D << Declared::AtTop;
    else if (isInstance(Owner))
      D << Declared::InComponent
        << P.shortName(P.Kinds[P.Entities[Owner].Kind].Id);
    else
      D << Declared::InSystem << C.text(P.Entities[Owner].Text);
    return EntityId::none();
  }
  if (isInstance(Owner))
    checkPartName(Row.Text, Row.Where, Owner);
  EntityId E = P.Entities.add(Row);
  if (Owner)
    C.Scopes[Owner].Names[Row.Text] = E;
  return E;
}

bool ModelBuilder::isInstance(EntityId E) const {
  return E && P.Entities[E].Class == EntityClass::Element;
}

void ModelBuilder::addUnfinished(ModuleId M, NodeId N, EntityId E,
                                 EntityId Owner) {
  const ast::Tree &T = C.tree(M);
  EntityClass Cl = P.Entities[E].Class;
  Unfinished U{M, N, E, Owner};
  if (NodeId Use = node::Decl(T, N).kindUse()) {
    KindId K = C.resolveKind(M, node::KindUse(T, Use).qualName(), Cl);
    U.Broken = !K;
    if (K) {
      P.Entities[E].Kind = K;
      checkAbstract(U, Use, K);
    }
  }
  List.push_back(U);
}

void ModelBuilder::declareSystem(const Pending &D) {
  const ast::Tree &T = C.tree(D.Module);
  const node::SystemDecl Decl(T, D.Node);
  EntityId S =
      addEntity(D.Module, EntityClass::System, Decl.ident(), Decl.prefix(),
                Decl.title(), EntityId::none(), EntityId::none());
  if (!S)
    return;
  C.TopEntityIds[D.Index] = S;
  C.Scopes[S].System = S;
  addUnfinished(D.Module, D.Node, S, S);
  declareMembers(D.Module, Decl.body(), S, S);
}

void ModelBuilder::declareElement(ModuleId M, NodeId N, EntityId Parent,
                                  EntityId System) {
  const node::ElementDecl Decl(C.tree(M), N);
  EntityId E = addEntity(M, EntityClass::Element, Decl.ident(), Decl.prefix(),
                         Decl.title(), Parent, System);
  if (!E)
    return;
  addUnfinished(M, N, E, System);
  bool Broken = List.back().Broken;
  instantiate(E);
  elementBody(M, Decl.body(), E, Broken, System);
}

/// Reports `ledger = Server("Ledger");`, which sets nothing and is meant to
/// declare an element of \p Parent.
bool ModelBuilder::reportAssignedKind(ModuleId M, NodeId N, EntityId Parent) {
  const ast::Tree &T = C.tree(M);
  const NodeId Ident = node::Assign(T, N).ident();
  const NodeId V = node::Assign(T, N).value();
  const bool IsCall = T.kind(V) == NodeKind::Call;
  const NodeId Callee = IsCall ? node::Call(T, V).callee() : V;
  if (T.kind(Callee) != NodeKind::NameRef ||
      C.findAttr(P.Entities[Parent].Kind, T.nameOf(Ident)))
    return false;
  const NodeId KindIdent = node::NameRef(T, Callee).ident();
  StringRef Kind = C.text(T.nameOf(KindIdent));
  const Symbol S = C.lookup(M, T.nameOf(KindIdent));
  if (!llvm::isUpper(Kind.front()) || (!IsCall && S.K != SymbolKind::Kind))
    return false;
  // `Dataflow(a, b, "says")` of pytm.
  llvm::ArrayRef<NodeId> Args =
      IsCall ? node::Call(T, V).arguments() : llvm::ArrayRef<NodeId>();
  auto Written = [&](NodeId Arg) {
    const Range Where = C.range(M, Arg);
    const FileId F = C.Sources.fileOf(Where.Begin);
    return C.Sources.text(F).slice(C.Sources.offsetIn(F, Where.Begin),
                                   C.Sources.offsetIn(F, Where.End));
  };
  C.Forgiven.insert(T.nameOf(Ident));
  Misread.insert({M, Ident});
  // `db Postgres;` has its message already.
  if (C.Diags.isDamaged(C.range(M, N)))
    return true;
  if (Args.size() >= 2) {
    C.Diags.report(diag::FlowWithoutName, C.range(M, V))
        << Written(Args[0]) << "->" << Written(Args[1]);
    return true;
  }
  std::string Now = Kind.str();
  if (Args.size() == 1 &&
      T.kind(node::Argument(T, Args[0]).expression()) == NodeKind::StringLit)
    Now += " " + Written(Args[0]).str();
  C.Diags.report(diag::AssignForColon, C.range(M, Ident))
      << C.text(T.nameOf(Ident)) << Now;
  return true;
}

void ModelBuilder::declareMembers(ModuleId M, NodeId Body, EntityId Parent,
                                  EntityId System, bool OfKind) {
  if (!Body)
    return;
  const ast::Tree &T = C.tree(M);
  for (NodeId N : node::Body(T, Body).members()) {
    switch (T.kind(N)) {
    case NodeKind::BoundaryDecl:
      if (EntityId E = addEntity(
              M, EntityClass::Boundary, node::BoundaryDecl(T, N).ident(),
              node::BoundaryDecl(T, N).prefix(),
              node::BoundaryDecl(T, N).title(), Parent, System)) {
        addUnfinished(M, N, E, System);
        declareMembers(M, node::BoundaryDecl(T, N).body(), E, System);
      }
      break;
    case NodeKind::ElementDecl:
      declareElement(M, N, Parent, System);
      break;
    case NodeKind::FlowDecl:
      if (EntityId E =
              addEntity(M, EntityClass::Flow, node::FlowDecl(T, N).ident(),
                        node::FlowDecl(T, N).prefix(),
                        node::FlowDecl(T, N).title(), Parent, System)) {
        P.Entities[E].Extra = static_cast<uint32_t>(P.Flows.size());
        Flow F;
        F.Self = E;
        F.TwoWay = T.has(N, ast::TwoWay);
        P.Flows.push_back(F);
        addUnfinished(M, N, E, System);
        rejectParts(M, node::FlowDecl(T, N).body(), Misplaced::InFlow);
      }
      break;
    case NodeKind::DataDecl:
    case NodeKind::DeriveDecl:
      declareData(M, N, Parent, System);
      break;
    case NodeKind::Require:
      if (!OfKind)
        Requires.push_back({M, N, Parent, System, KindId::none()});
      break;
    case NodeKind::Decision:
      if (Rank >= FirstOverlay)
        OverlayDecisions[static_cast<uint32_t>(C.Decisions.size())] = Rank;
      C.Decisions.push_back({M, N, System.index()});
      break;
    case NodeKind::Assign:
      // What it sets comes later, with the entity.
      (void)reportAssignedKind(M, N, Parent);
      break;
    case NodeKind::ExtendDecl:
      addExtension(M, N, System);
      break;
    case NodeKind::DefaultDecl:
      Scoped.add(M, N, Parent, System, Rank);
      break;
    case NodeKind::Port:
      if (Parent == System)
        addPort(M, N, System);
      else
        C.Diags.report(diag::MisplacedMember, C.range(M, N))
            << ast::describe(NodeKind::Port) << Misplaced::InBoundary
            << Home::ComponentOrSystem;
      break;
    case NodeKind::ViewDecl:
      if (!OfKind)
        C.Views.push_back({M, N, System.index()});
      break;
    default:
      if (OfKind)
        break; // said by Vocabulary.cpp, or of the kind
      C.Diags.report(diag::MisplacedMember, C.range(M, N))
          << ast::describe(T.kind(N)) << Misplaced::InModel
          << (T.kind(N) == NodeKind::Provides ? Home::Control : Home::Kind);
      break;
    }
  }
}

EntityId ModelBuilder::declareData(ModuleId M, NodeId N, EntityId Parent,
                                   EntityId System) {
  const ast::Tree &T = C.tree(M);
  const node::Decl Decl(T, N);
  EntityId E = addEntity(M, EntityClass::Data, Decl.ident(), Decl.prefix(),
                         Decl.title(), Parent, System);
  if (!E)
    return E;
  P.Entities[E].Extra = static_cast<uint32_t>(P.DataItems.size());
  DataItem Row;
  Row.Self = E;
  P.DataItems.push_back(Row);
  addUnfinished(M, N, E, System);
  rejectParts(M, Decl.body(), Misplaced::InData);
  return E;
}

void ModelBuilder::complete() {
  collectOverrides();
  if (TooLarge)
    return;
  addStandIns();
  Scoped.build([&](KindId K, AttrId A, const Value &V, Range Where) {
    if (holdsControls(A))
      checkControls(K, V, Where, P.shortName(P.Kinds[K].Id), /*IsKind=*/true);
  });
  finishAll();
  Scoped.reportUnused();
}

void ModelBuilder::finishAll() {
  for (const Unfinished &U : List)
    finish(U);
  llvm::DenseSet<EntityId> Checked;
  for (EntityId Owner : NewPorts)
    if (Checked.insert(Owner).second)
      checkPorts(Owner);
  for (const UnfinishedRequire &R : Requires)
    buildRequirement(R);
}

void ModelBuilder::finish(const Unfinished &U) {
  Broken = U.Broken;
  if (!U.Node) { // a stand-in: nobody wrote it
    finishSettings(U, NodeId::none(), NodeId::none());
    Broken = false;
    return;
  }
  const ast::Tree &T = C.tree(U.Module);
  bool IsFlow = P.Entities[U.Entity].Class == EntityClass::Flow;
  NodeId Use = node::Decl(T, U.Node).kindUse();
  NodeId Body = node::Decl(T, U.Node).body();
  // Its attributes are unknown with its kind: no errors of their own.
  Broken = U.Broken;
  NodeId Title = node::Decl(T, U.Node).title();
  if (Title && isInstance(U.Owner) && !T.is(Title, NodeKind::StringLit)) {
    ExprScope Scope{U.Module, {}, 0, 0, KindId::none(), C.scopeOf(U.Owner)};
    std::optional<Value> V =
        ExprBuilder(C, Scope).constant(Title, stringType());
    if (V && V->Tag == ValueTag::String)
      P.Entities[U.Entity].Title = V->name();
  }
  if (IsFlow)
    finishFlow(U);
  else if (T.kind(U.Node) == NodeKind::DeriveDecl)
    finishDerive(U);
  finishSettings(U, Use, Body);
  Broken = false;
}

void ModelBuilder::checkAbstract(const Unfinished &U, NodeId Use, KindId K) {
  const Kind &Row = P.Kinds[K];
  if (!Row.Abstract || Row.Class == EntityClass::Data)
    return;
  std::string Concrete;
  unsigned Count = 0;
  for (uint32_t I = 0; I < P.Kinds.size() && Count < 4; ++I)
    if (!P.Kinds[KindId(I)].Abstract && P.derives(KindId(I), K)) {
      Concrete += (Concrete.empty() ? "`" : ", `") +
                  P.shortName(P.Kinds[KindId(I)].Id).str() + "`";
      ++Count;
    }
  C.Diags.report(diag::AbstractKind,
                 C.range(U.Module, node::KindUse(T(U), Use).qualName()))
          .note(diag::NoteKindDeclared, Row.Where, {P.text(Row.Id).str()})
      << P.shortName(Row.Id)
      << (Concrete.empty() ? std::string("a kind that derives from it")
                           : Concrete);
}

void ModelBuilder::finishDerive(const Unfinished &U) {
  const SystemScope *Scope = C.scopeOf(U.Owner);
  DataItem &Item = P.DataItems[P.Entities[U.Entity].Extra];
  if (NodeId By = node::DeriveDecl(T(U), U.Node).by()) {
    EntityId E =
        C.resolveEntity(U.Module, Scope, node::QualName(T(U), By).idents(),
                        EntityClass::Element);
    if (E && P.Entities[E].Class != EntityClass::Element)
      C.Diags.report(diag::FlowEndNotElement, C.range(U.Module, By))
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.qualText(U.Module, By) << withArticle(P.Entities[E].Class);
    else
      Item.By = E;
  }
  Item.From.Begin = static_cast<uint32_t>(P.DerivedFrom.size());
  for (NodeId Q : node::DeriveDecl(T(U), U.Node).from()) {
    EntityId E = C.resolveEntity(
        U.Module, Scope, node::QualName(T(U), Q).idents(), EntityClass::Data);
    if (!E)
      continue;
    if (P.Entities[E].Class != EntityClass::Data) {
      C.Diags.report(diag::DeriveFromNotData, C.range(U.Module, Q))
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.qualText(U.Module, Q) << withArticle(P.Entities[E].Class);
      continue;
    }
    P.DerivedFrom.push_back(E);
    ++Item.From.Count;
  }
}

void ModelBuilder::buildRequirement(const UnfinishedRequire &R) {
  const ast::Tree &Tr = C.tree(R.Module);
  ExprScope Scope{R.Module, {}, 0, 0, KindId::none(), C.scopeOf(R.Owner)};
  if (R.Of) {
    Scope.Self = R.Of;
    Scope.NextSlot = Scope.NumSlots = 1;
  }
  ExprBuilder B(C, Scope);
  Requirement Row;
  Row.Scope = R.Scope;
  Row.Of = R.Of;
  Row.Condition = B.check(node::Require(Tr, R.Node).condition(), boolType());
  Row.Message = C.titleOf(R.Module, node::Require(Tr, R.Node).message());
  Row.NumSlots = Scope.NumSlots;
  Row.Where = C.range(R.Module, node::Require(Tr, R.Node).condition());
  if (Row.Condition)
    P.Requirements.push_back(Row);
}

void sema::buildModels(Context &C) { ModelBuilder(C).run(); }
