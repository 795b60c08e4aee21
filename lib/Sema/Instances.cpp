//===- Instances.cpp - Components and what they bring ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Sema/ModelBuilder.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

void ModelBuilder::instantiateAll(llvm::ArrayRef<KindId> Kinds) {
  Entity Row;
  Row.Class = EntityClass::System;
  Row.Kind = C.rootKind(EntityClass::System);
  Row.Text = Row.Id = C.Names.intern("");
  EntityId System = P.Entities.add(Row);
  C.Scopes[System].System = System;
  // What is too large in all is told before any of it is made.
  uint64_t All = P.Entities.size();
  for (KindId K : Kinds) {
    All += Counter.count(K);
    if (All >= MaxEntitiesOfComponents) {
      reportTooManyParts(K);
      return;
    }
  }
  for (KindId K : Kinds) {
    Row.Class = EntityClass::Element;
    Row.Kind = K;
    Row.Text = P.Kinds[K].Id;
    Row.Id = P.Kinds[K].Id;
    Row.Parent = System;
    Row.Where = P.Kinds[K].Where;
    instantiate(P.Entities.add(Row));
  }
  extendAll();
  complete();
}

void ModelBuilder::forget(const Snapshot &Before) {
  for (uint32_t I = P.Entities.size();
       I-- != 0 && !Before.holds(EntityId(I));) {
    C.Scopes.erase(EntityId(I));
    // A component may have extended what is outside of it.
    EntityId Owner = ownerOf(P.Entities[EntityId(I)].Parent);
    if (auto It = C.Scopes.find(Owner); It != C.Scopes.end())
      It->second.Names.erase(P.Entities[EntityId(I)].Text);
  }
  for (EntityId Owner : llvm::reverse(NewPorts))
    if (auto It = C.Ports.find(Owner); It->second.size() > 1)
      It->second.pop_back();
    else
      C.Ports.erase(It);
}

void ModelBuilder::instantiate(EntityId E) {
  llvm::SmallVector<KindId, 4> From;
  for (KindId K = P.Entities[E].Kind; K; K = P.Kinds[K].Base)
    if (C.Components.contains(K))
      From.push_back(K);
  if (From.empty() || !enterComponent(P.Entities[E].Kind))
    return;
  C.Scopes[E].System = E;
  // What is declared may be in an overlay; what a component says is not.
  uint32_t Outer = std::exchange(Rank, Plain);
  for (KindId K : llvm::reverse(From)) {
    const Pending &D = C.Components[K];
    declareMembers(D.Module, node::KindDecl(C.tree(D.Module), D.Node).body(), E,
                   E,
                   /*OfKind=*/true);
  }
  Rank = Outer;
  Making.pop_back();
  if (!C.hasParts(P.Entities[E].Kind))
    return;
  for (KindId K = P.Entities[E].Kind; K; K = P.Kinds[K].Base) {
    auto It = C.Requiring.find(K);
    if (It == C.Requiring.end() || !C.hasParts(K))
      continue;
    const ast::Tree &T = C.tree(It->second.Module);
    for (NodeId N :
         node::Body(T, node::KindDecl(T, It->second.Node).body()).members())
      if (T.kind(N) == NodeKind::Require)
        Requires.push_back({It->second.Module, N, E, E, K});
  }
}

void ModelBuilder::reportTooManyParts(KindId K) {
  TooLarge = true;
  C.Diags.report(diag::TooManyParts, P.Kinds[K].Where)
      << uint64_t(MaxComponentDepth) << uint64_t(MaxEntitiesOfComponents);
}

bool ModelBuilder::enterComponent(KindId K) {
  if (TooLarge)
    return false;
  auto At = llvm::find(Making, K);
  if (At != Making.end()) {
    std::string Chain;
    bool New = false;
    for (; At != Making.end(); ++At) {
      Chain += "`" + P.shortName(P.Kinds[*At].Id).str() + "` -> ";
      New |= Recursive.insert(*At).second;
    }
    Chain += "`" + P.shortName(P.Kinds[K].Id).str() + "`";
    if (New)
      C.Diags.report(diag::ComponentInItself, P.Kinds[K].Where) << Chain;
    return false;
  }
  if (Making.size() >= MaxComponentDepth ||
      P.Entities.size() >= MaxEntitiesOfComponents ||
      (Making.empty() &&
       P.Entities.size() + Counter.count(K) >= MaxEntitiesOfComponents)) {
    reportTooManyParts(K);
    return false;
  }
  Making.push_back(K);
  return true;
}

void ModelBuilder::checkPartName(Name N, Range Where, EntityId Instance) {
  AttrId A = C.findAttr(P.Entities[Instance].Kind, N);
  if (A && C.Components.contains(P.Attrs[A].Owner))
    C.Diags.report(diag::DuplicateName, Where)
            .note(diag::NoteFirstDeclared, P.Attrs[A].Where)
        << C.text(N) << Declared::ComponentAttribute;
}

void ModelBuilder::addPort(ModuleId M, NodeId N, EntityId Owner) {
  const ast::Tree &T = C.tree(M);
  NodeId Ident = node::Port(T, N).ident();
  if (const Port *First = C.findPort(Owner, T.nameOf(Ident))) {
    C.Diags.report(diag::DuplicateName, C.range(M, Ident))
            .note(diag::NoteFirstDeclared, First->Where)
        << C.text(T.nameOf(Ident)) << Declared::Port;
    return;
  }
  C.Ports[Owner].push_back({T.nameOf(Ident), M, N, C.range(M, Ident)});
  NewPorts.push_back(Owner);
}

void ModelBuilder::elementBody(ModuleId M, NodeId Body, EntityId E, bool Broken,
                               EntityId Owner) {
  if (!Body)
    return;
  const ast::Tree &T = C.tree(M);
  bool HasParts = C.scopeOf(E) != nullptr;
  for (NodeId N : node::Body(T, Body).members())
    if (T.kind(N) == NodeKind::ElementDecl && !HasParts && !Broken) {
      const NodeId Ident = node::ElementDecl(T, N).ident();
      // `owner: team`: kinds begin with a capital letter.
      const NodeId Use = node::ElementDecl(T, N).kindUse();
      if (Use &&
          llvm::isLower(
              C.qualText(M, node::KindUse(T, Use).qualName()).front()) &&
          C.findAttr(P.Entities[E].Kind, T.nameOf(Ident))) {
        C.Diags.report(diag::ColonForAssign, C.range(M, Ident))
            << C.text(T.nameOf(Ident));
        continue;
      }
      C.Diags.report(diag::NoPartsInElement, C.range(M, Ident))
          << C.text(P.Entities[E].Text)
          << P.shortName(P.Kinds[P.Entities[E].Kind].Id)
          << C.text(T.nameOf(Ident));
      declareElement(M, N, P.Entities[E].Parent, Owner);
    } else if (T.kind(N) == NodeKind::Assign) {
      (void)reportAssignedKind(M, N, E);
    } else if (T.kind(N) != NodeKind::ExtendDecl)
      rejectPart(M, N, Misplaced::InElement);
    else if (HasParts)
      addExtension(M, N, E);
    else if (!Broken) // else its kind may have the part
      C.Diags.report(diag::MisplacedMember, C.range(M, N))
          << ast::describe(T.kind(N)) << Misplaced::InPartless
          << Home::SystemOrBoundary;
}

void ModelBuilder::rejectParts(ModuleId M, NodeId Body, Misplaced In) {
  if (!Body)
    return;
  for (NodeId N : node::Body(C.tree(M), Body).members())
    rejectPart(M, N, In);
}

void ModelBuilder::rejectPart(ModuleId M, NodeId N, Misplaced In) {
  const ast::Tree &T = C.tree(M);
  if (T.kind(N) == NodeKind::Assign)
    return;
  const Home GoesIn =
      T.kind(N) == NodeKind::AttrDecl || T.kind(N) == NodeKind::Let ? Home::Kind
      : T.kind(N) == NodeKind::Provides ? Home::Control
      : T.kind(N) == NodeKind::Port     ? Home::ComponentOrSystem
      : T.kind(N) == NodeKind::ElementDecl || T.kind(N) == NodeKind::FlowDecl
          ? Home::SystemBoundaryOrComponent
          : Home::SystemOrBoundary;
  C.Diags.report(diag::MisplacedMember, C.range(M, N))
      << ast::describe(T.kind(N)) << In << GoesIn;
}

/// The components that nothing in the model is an instance of. Those of the
/// image have been tried out when it was made.
static std::vector<KindId> unusedComponents(const Context &C) {
  const Program &P = C.P;
  if (C.Kinds.size() == C.Base.Kinds)
    return {};
  llvm::DenseSet<KindId> Used;
  for (const Entity &E : P.Entities.rows())
    for (KindId K = E.Kind; K && Used.insert(K).second; K = P.Kinds[K].Base)
      ;
  std::vector<KindId> Unused;
  for (const Pending &D :
       llvm::ArrayRef<Pending>(C.Kinds).drop_front(C.Base.Kinds))
    if (KindId K = C.KindIds[D.Index]; K && !Used.contains(K) &&
                                       C.Components.contains(K) &&
                                       P.Kinds[K].Class == EntityClass::Element)
      Unused.push_back(K);
  return Unused;
}

/// Reports the decisions from \p First on whose target is nothing in the trial.
/// Of a model the rules do that, who know the findings.
static void reportMissingTargets(Context &C, uint32_t First,
                                 const Snapshot &Before) {
  const Program &P = C.P;
  llvm::SmallVector<StringRef, 16> Candidates;
  for (const Entity &E : P.Entities.rows().drop_front(Before.entities()))
    Candidates.push_back(C.text(E.Text));
  for (const ir::Decision &D : P.Decisions.rows().drop_front(First)) {
    if (!D.Missing)
      continue;
    const Range About = D.RuleAt;
    FileId F = C.Sources.fileOf(About.Begin);
    StringRef Subject = C.Sources.text(F).slice(
        C.Sources.offsetIn(F, About.Begin), C.Sources.offsetIn(F, About.End));
    if (D.Rule)
      Subject = P.text(P.Rules[D.Rule].Id);
    DiagBuilder B = C.Diags.report(diag::DecisionTargetMissing, D.TargetAt);
    B << (ir::spelling(D.Verb) + " " + Subject + " on " + C.text(D.Missing))
      << C.text(D.Missing);
    if (StringRef Near = nearest(C.text(D.Missing), Candidates); !Near.empty())
      B.note(diag::NoteNearName, {}, {Near.str()});
  }
}

void sema::checkUnusedComponents(Context &C) {
  std::vector<KindId> Unused = unusedComponents(C);
  // What was not understood, or is too large to be made, has been reported.
  if (Unused.empty() || C.Set.Damaged ||
      llvm::any_of(C.Diags.all(), [](const Diagnostic &D) {
        return D.Kind == diag::TooManyParts;
      }))
    return;
  const Snapshot Before(C.P);
  Pool<Pending> Decisions = std::exchange(C.Decisions, {});
  ModelBuilder Trial(C);
  Trial.instantiateAll(Unused);
  const uint32_t FirstDecision = C.P.Decisions.size();
  buildDecisions(C);
  reportMissingTargets(C, FirstDecision, Before);
  C.Decisions = std::move(Decisions);
  Trial.forget(Before);
  Before.restore(C.P);
}
