//===- Extensions.cpp - What is said elsewhere: extend, overlays, override ===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/ModelBuilder.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

void ModelBuilder::addExtension(ModuleId M, NodeId N, EntityId System) {
  const ast::Tree &T = C.tree(M);
  Extensions.push_back({M, node::ExtendDecl(T, N).qualName(),
                        node::ExtendDecl(T, N).body(), System, Rank});
}

const SystemScope *ModelBuilder::scopeOf(const Extension &X) const {
  return X.Owner ? C.scopeOf(X.Owner) : nullptr;
}

StringRef ModelBuilder::overlayName(const Pending &D) const {
  const ast::Tree &T = C.tree(D.Module);
  return C.text(T.nameOf(node::OverlayDecl(T, D.Node).ident()));
}

void ModelBuilder::addOverlays() {
  for (const Pending &D : C.Overlays)
    OverlayNames[overlayName(D)].Parts.push_back(&D);
  for (const std::string &Chosen : C.ChosenOverlays)
    if (OverlayNames.contains(Chosen))
      applyOverlay(Chosen, /*Chosen=*/true);
    else
      reportUnknownOverlay(Chosen, Range());
  // What an overlay is of, and builds on, is checked whether it is chosen or
  // not.
  for (const Pending &D : C.Overlays) {
    const ast::Tree &T = C.tree(D.Module);
    if (OverlayNames[overlayName(D)].State != Applied)
      C.resolveEntity(
          D.Module, nullptr,
          node::QualName(T, node::OverlayDecl(T, D.Node).of()).idents(),
          EntityClass::System);
    applyOverlay(overlayName(D), /*Chosen=*/false);
  }
  if (C.ChosenOverlays.size() < OverlayNames.size())
    collectUnapplied();
}

void ModelBuilder::applyOverlay(StringRef Text, bool Chosen) {
  Overlay &Own = OverlayNames[Text];
  if (Own.State == Applied || Own.State == Active ||
      (!Chosen && Own.State == Checked))
    return;
  const bool Report = Own.State == Fresh;
  Own.State = Active;
  OverlayStack.push_back(Text);
  for (const Pending *D : Own.Parts)
    for (NodeId On : node::OverlayDecl(C.tree(D->Module), D->Node).bases()) {
      std::string Base = C.qualText(D->Module, On);
      Range Where = C.range(D->Module, On);
      auto It = OverlayNames.find(Base);
      if (It == OverlayNames.end()) {
        if (Report)
          reportUnknownOverlay(Base, Where);
      } else if (It->second.State == Active) {
        reportOverlayCycle(Base, Where);
      } else if (OverlayStack.size() >= MaxOverlayDepth) {
        C.Diags.report(diag::NestingTooDeep, Where)
            << uint64_t(MaxOverlayDepth);
      } else {
        applyOverlay(It->first(), Chosen);
      }
    }
  if (Chosen) {
    for (const Pending *D : Own.Parts) {
      const ast::Tree &T = C.tree(D->Module);
      Extensions.push_back({D->Module, node::OverlayDecl(T, D->Node).of(),
                            node::OverlayDecl(T, D->Node).body(),
                            EntityId::none(), NextOverlay});
    }
    ++NextOverlay;
  }
  OverlayStack.pop_back();
  Own.State = Chosen ? Applied : Checked;
}

void ModelBuilder::reportOverlayCycle(StringRef Base, Range Where) {
  std::string Chain;
  for (StringRef Name :
       llvm::make_range(llvm::find(OverlayStack, Base), OverlayStack.end()))
    Chain += "`" + Name.str() + "` on ";
  C.Diags.report(diag::OverlayCycle, Where) << Chain + "`" + Base.str() + "`";
}

void ModelBuilder::collectUnapplied() {
  for (const Pending &D : C.Overlays)
    if (OverlayNames[overlayName(D)].State != Applied)
      collectDeclared(D, node::OverlayDecl(C.tree(D.Module), D.Node).body());
}

void ModelBuilder::collectDeclared(const Pending &D, NodeId Body) {
  const ast::Tree &T = C.tree(D.Module);
  for (NodeId N : node::Body(T, Body).members()) {
    NodeKind K = T.kind(N);
    if (K != NodeKind::BoundaryDecl && K != NodeKind::ElementDecl &&
        K != NodeKind::FlowDecl && K != NodeKind::DataDecl &&
        K != NodeKind::DeriveDecl)
      continue;
    NodeId Ident = node::Decl(T, N).ident();
    C.Unapplied.insert({T.nameOf(Ident),
                        {C.range(D.Module, Ident),
                         T.nameOf(node::OverlayDecl(T, D.Node).ident())}});
    if (K == NodeKind::BoundaryDecl && node::BoundaryDecl(T, N).body())
      collectDeclared(D, node::BoundaryDecl(T, N).body());
  }
}

void ModelBuilder::reportUnknownOverlay(StringRef Chosen, Range Where) {
  if (C.AllowMissingOverlays && !Where.isValid())
    return;
  llvm::SmallVector<StringRef, 8> Candidates;
  for (const Pending &D : C.Overlays)
    Candidates.push_back(C.text(C.tree(D.Module).nameOf(
        node::OverlayDecl(C.tree(D.Module), D.Node).ident())));
  StringRef Near = nearest(Chosen, Candidates);
  if (Near.empty())
    C.Diags.report(diag::UnknownOverlay, Where) << Chosen;
  else
    C.Diags.report(diag::UnknownOverlayDidYouMean, Where) << Chosen << Near;
}

void ModelBuilder::extendAll() {
  bool Progress = true;
  while (Progress) {
    Progress = false;
    for (size_t I = 0; I < Extensions.size(); ++I) {
      Extension X = Extensions[I]; // extending may add to the list
      if (X.Done)
        continue;
      llvm::ArrayRef<NodeId> Parts =
          node::QualName(C.tree(X.Module), X.Path).idents();
      unsigned Used = 0;
      EntityId E = C.entityPrefix(X.Module, scopeOf(X), Parts, Used);
      if (!E || Used != Parts.size())
        continue;
      Extensions[I].Done = Progress = true;
      extend(X, E);
    }
  }
  for (const Extension &X : Extensions)
    if (!X.Done)
      C.resolveEntity(X.Module, scopeOf(X),
                      node::QualName(C.tree(X.Module), X.Path).idents());
}

void ModelBuilder::extend(const Extension &X, EntityId E) {
  OuterBodies[E].push_back(
      {X.Module, X.Body, X.Rank, X.Owner ? X.Owner : P.systemOf(E)});
  Rank = X.Rank;
  switch (P.Entities[E].Class) {
  case EntityClass::System:
  case EntityClass::Boundary:
    declareMembers(X.Module, X.Body, E, ownerOf(E));
    break;
  case EntityClass::Element:
    if (C.scopeOf(E))
      declareMembers(X.Module, X.Body, E, E);
    else
      rejectParts(X.Module, X.Body, Misplaced::InElement);
    break;
  case EntityClass::Flow:
    rejectParts(X.Module, X.Body, Misplaced::InFlow);
    break;
  case EntityClass::Data:
    rejectParts(X.Module, X.Body, Misplaced::InData);
    break;
  }
  Rank = Plain;
}

EntityId ModelBuilder::ownerOf(EntityId E) const {
  while (E && P.Entities[E].Class != EntityClass::System &&
         P.Entities[E].Class != EntityClass::Element)
    E = P.Entities[E].Parent;
  return E;
}

void ModelBuilder::collectOverrides() {
  for (uint32_t I = 0; I < C.Decisions.size(); ++I) {
    const Pending &D = C.Decisions[I];
    const ast::Tree &T = C.tree(D.Module);
    if (node::Decision(T, D.Node).verb() != ast::DecisionVerb::Override)
      continue;
    NodeId What = node::Decision(T, D.Node).what();
    if (!What || node::Decision(T, D.Node).target() ||
        !T.is(What, NodeKind::QualName) || T.has(What, ast::Star) ||
        C.subjectOf(D.Module, What).S)
      continue; // it is about findings: Decisions.cpp
    const SystemScope *Scope =
        D.Index == ~uint32_t(0) ? nullptr : C.scopeOf(EntityId(D.Index));
    llvm::SaveAndRestore Guess(C.OnlyGuesses, true);
    EntityId E =
        C.resolveEntity(D.Module, Scope, node::QualName(T, What).idents());
    NodeId Body = node::Decision(T, D.Node).body();
    if (!E || !Body)
      continue;
    for (NodeId N : node::Body(T, Body).members())
      if (T.kind(N) == NodeKind::ElementDecl ||
          T.kind(N) == NodeKind::FlowDecl ||
          T.kind(N) == NodeKind::BoundaryDecl) {
        C.Forgiven.insert(T.nameOf(node::Decl(T, N).ident()));
        C.Diags.report(diag::OverrideAdds,
                       C.range(D.Module, node::Decl(T, N).ident()))
            << C.text(T.nameOf(node::Decl(T, N).ident()))
            << C.qualText(D.Module, What);
      } else {
        rejectPart(D.Module, N, Misplaced::InOverride);
      }
    auto Overlay = OverlayDecisions.find(I);
    OuterBodies[E].push_back(
        {D.Module, Body,
         Overlay == OverlayDecisions.end() ? Decided : Overlay->second,
         Scope ? Scope->System : P.systemOf(E)});
  }
}
