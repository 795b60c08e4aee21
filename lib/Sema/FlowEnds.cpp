//===- FlowEnds.cpp - Where flows and ports end ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Components.h"
#include "Sema/Knowledge.h"
#include "Sema/ModelBuilder.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

void ModelBuilder::addStandIns() {
  KindId K = P.Known.StandIn;
  if (!K)
    return;
  for (size_t I = 0, End = List.size(); I < End; ++I) {
    const Unfinished U = List[I]; // adding moves the list
    if (P.Entities[U.Entity].Class != EntityClass::Flow)
      continue;
    node::FlowDecl F(T(U), U.Node);
    for (NodeId Q : {F.source(), F.target()}) {
      llvm::ArrayRef<NodeId> Parts = node::QualName(T(U), Q).idents();
      unsigned Used = 0;
      EntityId B = C.entityPrefix(U.Module, C.scopeOf(U.Owner), Parts, Used);
      if (!B || Used != Parts.size() ||
          P.Entities[B].Class != EntityClass::Boundary || StandIns.contains(B))
        continue;
      Entity Row;
      Row.Class = EntityClass::Element;
      Row.Kind = K;
      Row.Parent = B;
      Row.Where = P.Entities[B].Where;
      // Unlike any name that is likely to be taken, yet a legal one.
      std::string Text = (C.text(P.Entities[B].Text) + "_any").str();
      std::string Prefix = StringRef(C.text(P.Entities[B].Id))
                               .drop_back(C.text(P.Entities[B].Text).size())
                               .str();
      while (ById.contains(C.Names.intern(Prefix + Text)))
        Text += "_";
      Row.Text = C.Names.intern(Text);
      Row.Id = C.Names.intern(Prefix + Text);
      StringRef Title = C.text(P.Entities[B].Title ? P.Entities[B].Title
                                                   : P.Entities[B].Text);
      Row.Title = C.Names.intern(("something in " + Title).str());
      EntityId E = P.Entities.add(Row);
      ById[Row.Id] = E.index();
      StandIns[B] = E;
      List.push_back({U.Module, NodeId::none(), E, U.Owner});
    }
  }
}

void ModelBuilder::collectCandidates() {
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    if (P.Entities[E].Class != EntityClass::Element ||
        (C.scopeOf(E) && !C.scopeOf(E)->Names.empty()))
      continue;
    for (EntityId B = P.Entities[E].Parent; B; B = P.Entities[B].Parent)
      if (auto It = StandIns.find(B); It != StandIns.end() && It->second != E &&
                                      Candidates[B].size() <= MaxCandidates)
        Candidates[B].push_back(P.Entities[E].Text);
  }
}

void ModelBuilder::reportSketch(const Unfinished &U, NodeId Q, EntityId B) {
  // With a mistake the name may be of something else.
  if (C.Diags.hasErrors())
    return;
  if (!std::exchange(HasCandidates, true))
    collectCandidates();
  llvm::ArrayRef<Name> Inside = Candidates[B];
  Range Where = C.range(U.Module, Q);
  StringRef Flow = C.text(P.Entities[U.Entity].Text);
  if (Inside.empty()) {
    C.Diags.report(diag::FlowOfEmptyBoundary, Where)
        << Flow << C.text(P.Entities[B].Text);
    return;
  }
  std::string Names;
  for (Name N : Inside.take_front(MaxCandidates))
    Names += (Names.empty() ? "`" : ", `") + C.text(N).str() + "`";
  if (Inside.size() > MaxCandidates)
    Names += ", …";
  C.Diags.report(diag::FlowOfBoundary, Where)
      << Flow << C.text(P.Entities[B].Text) << Names;
}

void ModelBuilder::finishFlow(const Unfinished &U) {
  ir::Flow &F = P.Flows[P.Entities[U.Entity].Extra];
  node::FlowDecl N(T(U), U.Node);
  if (EntityId E = flowEnd(U, N.source(), /*IsTarget=*/false))
    F.Source = E;
  if (EntityId E = flowEnd(U, N.target(), /*IsTarget=*/true))
    F.Target = E;
}

EntityId ModelBuilder::flowEnd(const Unfinished &U, NodeId Q, bool IsTarget) {
  EntityId E =
      C.resolveEntity(U.Module, C.scopeOf(U.Owner),
                      node::QualName(T(U), Q).idents(), EntityClass::Element);
  if (!E)
    return E;
  Range Where = C.range(U.Module, Q);
  if (auto It = StandIns.find(E); It != StandIns.end()) {
    reportSketch(U, Q, E);
    return It->second;
  }
  if (P.Entities[E].Class != EntityClass::Element) {
    C.Diags.report(diag::FlowEndNotElement, Where)
            .note(diag::NoteDeclaredHere, P.Entities[E].Where)
        << C.qualText(U.Module, Q) << withArticle(P.Entities[E].Class);
    return EntityId::none();
  }
  if (C.scopeOf(E) && !C.scopeOf(E)->Names.empty()) {
    reportWhole(U, Q, E);
    return EntityId::none();
  }
  // What is around the end and not around the flow: its ports are the way in.
  for (EntityId A = E; A; A = P.Entities[A].Parent) {
    if (C.isInside(U.Entity, A))
      break;
    if (C.Ports.contains(A) && (A != E || IsTarget) &&
        !passesPort(U, Q, A, E, IsTarget))
      return EntityId::none();
  }
  return E;
}

std::string ModelBuilder::waysInto(EntityId E, bool Parts) const {
  std::vector<StringRef> Names;
  auto It = C.Ports.find(E);
  if (It != C.Ports.end() && !Parts)
    for (const Port &Row : It->second)
      Names.push_back(C.text(Row.Text));
  else if (const SystemScope *Scope = C.scopeOf(E))
    for (const auto &[N, Part] : Scope->Names)
      if (P.Entities[Part].Class == EntityClass::Element)
        Names.push_back(C.text(N));
  std::sort(Names.begin(), Names.end());
  std::string List;
  for (StringRef N : Names)
    List += (List.empty() ? "`" : ", `") + N.str() + "`";
  return List;
}

void ModelBuilder::reportWhole(const Unfinished &U, NodeId Q, EntityId E) {
  Range Where = C.range(U.Module, Q);
  auto Ways = C.Ports.find(E);
  // In a component, the argument of one instance is to blame.
  Name First = T(U).nameOf(node::QualName(T(U), Q).idents()[0]);
  if (C.parameter(C.scopeOf(U.Owner), First)) {
    C.Diags.report(diag::FlowEndHasParts, P.Entities[U.Owner].Where)
            .note(diag::NoteDeclaredHere, Where)
        << C.qualText(U.Module, Q) << waysInto(E);
    return;
  }
  DiagBuilder D = C.Diags.report(diag::FlowEndHasParts, Where);
  D.note(diag::NoteKindDeclared, P.Kinds[P.Entities[E].Kind].Where,
         {P.text(P.Kinds[P.Entities[E].Kind].Id).str()})
      << C.qualText(U.Module, Q) << waysInto(E);
  if (Ways != C.Ports.end() && Ways->second.size() == 1)
    D.suggest({Where.End, Where.End}, "." + C.text(Ways->second[0].Text));
}

bool ModelBuilder::passesPort(const Unfinished &U, NodeId Q, EntityId A,
                              EntityId E, bool IsTarget) {
  KindId FlowKind = P.Entities[U.Entity].Kind;
  const Port *Refusing = nullptr;
  KindId Wanted;
  // The port that is named is the one that counts.
  const Port *Named =
      C.findPort(A, T(U).nameOf(node::QualName(T(U), Q).idents().back()));
  if (Named && C.portTarget(A, *Named) != E)
    Named = nullptr;
  for (const Port &Row : C.Ports[A]) {
    if ((Named && Named != &Row) || C.portTarget(A, Row) != E)
      continue;
    KindId K = IsTarget ? portKind(Row) : KindId::none();
    if (!K || U.Broken || P.derives(FlowKind, K))
      return true;
    Refusing = &Row;
    Wanted = K;
  }
  Range Where = C.range(U.Module, Q);
  if (Refusing)
    C.Diags.report(diag::PortTakes, Where)
            .note(diag::NoteDeclaredHere, Refusing->Where)
        << C.text(Refusing->Text) << P.shortName(P.Kinds[Wanted].Id)
        << C.text(P.Entities[U.Entity].Text)
        << P.shortName(P.Kinds[FlowKind].Id);
  else
    C.Diags.report(diag::NotAPort, Where)
            .note(diag::NoteDeclaredHere, P.Entities[E].Where)
        << C.qualText(U.Module, Q) << C.text(P.Entities[A].Text) << waysInto(A);
  return false;
}

KindId ModelBuilder::portKind(const Port &Row) {
  const ast::Tree &Tr = C.tree(Row.Module);
  NodeId Use = node::Port(Tr, Row.Node).kindUse();
  if (!Use)
    return KindId::none();
  // Checked with the port; here a report would be the second one.
  unsigned Used = 0;
  llvm::ArrayRef<NodeId> Parts =
      node::QualName(Tr, node::KindUse(Tr, Use).qualName()).idents();
  Symbol S = C.resolvePrefix(Row.Module, Parts, Used);
  KindId K = S.K == SymbolKind::Kind && Used == Parts.size()
                 ? C.KindIds[S.Index]
                 : KindId::none();
  return K && P.Kinds[K].Class == EntityClass::Flow ? K : KindId::none();
}

void ModelBuilder::checkPorts(EntityId Owner) {
  for (const Port &Row : C.Ports[Owner]) {
    const ast::Tree &Tr = C.tree(Row.Module);
    if (NodeId Use = node::Port(Tr, Row.Node).kindUse()) {
      C.resolveKind(Row.Module, node::KindUse(Tr, Use).qualName(),
                    EntityClass::Flow);
      for (NodeId Arg : node::KindUse(Tr, Use).arguments())
        C.Diags.report(diag::PortArguments, C.range(Row.Module, Arg))
            << C.text(Row.Text);
    }
    NodeId To = node::Port(Tr, Row.Node).value();
    if (!To) {
      if (P.Entities[Owner].Class == EntityClass::System ||
          !C.scopeOf(Owner)->Names.empty())
        C.Diags.report(diag::PortWithoutPart, Row.Where) << C.text(Row.Text);
      continue;
    }
    Range Where = C.range(Row.Module, To);
    llvm::SmallVector<NodeId, 4> Parts;
    if (!nameParts(Tr, To, Parts)) {
      C.Diags.report(diag::PortNotAPart, Where)
          << C.text(Row.Text) << waysInto(Owner, /*Parts=*/true);
      continue;
    }
    EntityId E = C.resolveEntity(Row.Module, C.scopeOf(Owner), Parts);
    if (!E)
      continue;
    if (P.Entities[E].Class != EntityClass::Element)
      C.Diags.report(diag::FlowEndNotElement, Where)
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.text(P.Entities[E].Text) << withArticle(P.Entities[E].Class);
    else if (!C.isInside(E, Owner))
      C.Diags.report(diag::PortNotAPart, Where)
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.text(Row.Text) << waysInto(Owner, /*Parts=*/true);
    else if (C.scopeOf(E) && !C.scopeOf(E)->Names.empty())
      C.Diags.report(diag::FlowEndHasParts, Where)
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.text(P.Entities[E].Text) << waysInto(E);
  }
}
