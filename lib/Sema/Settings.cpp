//===- Settings.cpp - The attributes of one entity ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

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

bool ModelBuilder::holdsControls(AttrId A) const {
  const ir::WellKnown &W = P.Known;
  return A == W.SystemControls || A == W.BoundaryControls ||
         A == W.ElementControls || A == W.FlowControls || A == W.DataControls;
}

void ModelBuilder::checkControls(KindId K, const Value &V, Range Where,
                                 StringRef On, bool IsKind) {
  llvm::ArrayRef<Value> All = V;
  if (V.Tag == ValueTag::Set)
    All = P.elements(V);
  for (const Value &X : All) {
    if (X.Tag != ValueTag::Control)
      continue;
    const ir::Control &Row = P.Controls[X.control()];
    llvm::ArrayRef<KindId> For = Row.For.of(P.ControlKinds);
    if (For.empty() || P.isFor(X.control(), K))
      continue;
    std::vector<StringRef> Kinds;
    for (KindId F : For)
      Kinds.push_back(P.shortName(P.Kinds[F].Id));
    C.Diags.report(diag::ControlWithoutEffect, Where)
            .note(diag::NoteDeclaredHere, Row.Where)
        << P.shortName(Row.Id) << Kinds << On << uint64_t(IsKind)
        << (IsKind ? ir::spelling(P.Kinds[K].Class)
                   : P.shortName(P.Kinds[K].Id));
  }
}

void ModelBuilder::checkKinds() {
  for (uint32_t I = C.Base.KindRows; I < P.Kinds.size(); ++I)
    for (const ir::Default &D : P.Kinds[KindId(I)].Defaults.of(P.Defaults))
      if (holdsControls(D.Attr) && P.Exprs[D.V].Op == ExprOp::Const)
        checkControls(KindId(I), P.Constants[P.Exprs[D.V].A], D.Where,
                      P.shortName(P.Kinds[KindId(I)].Id), /*IsKind=*/true);
}

/// Reports the argument \p Arg, which does not say what it sets. If only one
/// thing has to be set, that one is meant.
void ModelBuilder::reportPositional(const Unfinished &U, NodeId Arg) {
  const KindId K = P.Entities[U.Entity].Kind;
  const Range Where = C.range(U.Module, Arg);
  llvm::ArrayRef<AttrId> Wanted =
      K ? C.requiredAttrs(K) : llvm::ArrayRef<AttrId>();
  llvm::append_range(Refused, Wanted);
  // `via Https(Order)`
  const NodeId Value = node::Argument(T(U), Arg).expression();
  if (P.Entities[U.Entity].Class == EntityClass::Flow &&
      T(U).kind(Value) == NodeKind::NameRef) {
    const Name Text = T(U).nameOf(node::NameRef(T(U), Value).ident());
    if (C.lookup(U.Module, Text).K == SymbolKind::Entity) {
      C.Diags.report(diag::ForeignQuantifier, Where)
          << "(" + C.text(Text) + ")"
          << "{ carries = [" + C.text(Text) + "]; }";
      return;
    }
  }
  DiagBuilder D = C.Diags.report(diag::PositionalArgument, Where);
  if (Wanted.size() == 1)
    D.fix({Where.Begin, Where.Begin}, C.text(P.Attrs[Wanted[0]].Text) + " = ");
}

void ModelBuilder::finishSettings(const Unfinished &U, NodeId Use,
                                  NodeId Body) {
  Rows.clear();
  Refused.clear();
  Ranks.clear();
  Inherited = Broken ? std::vector<Setting>()
                     : Scoped.settingsFor(P.Entities[U.Entity].Parent,
                                          P.Entities[U.Entity].Kind);
  std::vector<Written> All;
  const ast::Tree &Tr = T(U);
  if (Use)
    for (NodeId Arg : node::KindUse(Tr, Use).arguments()) {
      NodeId Ident = node::Argument(Tr, Arg).ident();
      if (Ident)
        All.push_back({U.Module, Ident, node::Argument(Tr, Arg).expression(),
                       Plain,
                       /*Append=*/false, U.Owner});
      else
        reportPositional(U, Arg);
    }
  auto Collect = [&](ModuleId M, NodeId In, uint32_t Rank, EntityId Owner) {
    const ast::Tree &Own = C.tree(M);
    for (NodeId N : node::Body(Own, In).members())
      if (Own.kind(N) == NodeKind::Assign)
        All.push_back(
            {M, node::Assign(Own, N).ident(), node::Assign(Own, N).value(),
             Own.has(N, ast::Override) ? std::max<uint32_t>(Rank, Marked)
                                       : Rank,
             Own.has(N, ast::Append), Owner});
  };
  if (Body)
    Collect(U.Module, Body, Plain, U.Owner);
  auto It = OuterBodies.find(U.Entity);
  if (It != OuterBodies.end())
    for (const OuterBody &Outer : It->second)
      Collect(Outer.Module, Outer.Body, Outer.Rank, Outer.Owner);
  // Within a rank, what is added is added to what is set.
  llvm::stable_sort(All, [](const Written &A, const Written &B) {
    return std::pair(A.Rank, A.Append) < std::pair(B.Rank, B.Append);
  });
  for (const Written &W : All)
    set(U, W);
  std::sort(Rows.begin(), Rows.end(),
            [](const Setting &A, const Setting &B) { return A.Attr < B.Attr; });
  checkRequired(U);
  Entity &E = P.Entities[U.Entity];
  E.Settings = {static_cast<uint32_t>(P.Settings.size()),
                static_cast<uint32_t>(Rows.size())};
  P.Settings.insert(P.Settings.end(), Rows.begin(), Rows.end());
  E.Inherited = {static_cast<uint32_t>(P.Settings.size()),
                 static_cast<uint32_t>(Inherited.size())};
  P.Settings.insert(P.Settings.end(), Inherited.begin(), Inherited.end());
  if (E.Class == EntityClass::Flow && returnsSomething(U.Entity))
    P.Flows[E.Extra].TwoWay = true;
}

bool ModelBuilder::returnsSomething(EntityId E) const {
  AttrId A = P.Known.Returns;
  const Value *V = nullptr;
  if (const Setting *Own = A ? P.setting(E, A) : nullptr)
    V = &Own->V;
  else if (const Setting *Around = A ? P.inherited(E, A) : nullptr)
    V = &Around->V;
  else if (const Default *D = A ? P.defaultOf(P.Entities[E].Kind, A) : nullptr;
           D && P.Exprs[D->V].Op == ExprOp::Const)
    V = &P.Constants[P.Exprs[D->V].A];
  return V && V->Tag == ValueTag::Set && V->Payload != 0;
}

void ModelBuilder::checkRequired(const Unfinished &U) {
  if (Broken || C.Set.Damaged)
    return;
  KindId K = P.Entities[U.Entity].Kind;
  if (!K)
    return;
  for (AttrId A : C.requiredAttrs(K))
    if (auto Sets = [&](const Setting &S) { return S.Attr == A; };
        llvm::none_of(Rows, Sets) && llvm::none_of(Inherited, Sets) &&
        !llvm::is_contained(Refused, A))
      C.Diags.report(diag::MissingAttribute, P.Entities[U.Entity].Where)
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                    {C.text(P.Attrs[A].Text).str()})
          << C.text(P.Entities[U.Entity].Text) << C.text(P.Attrs[A].Text)
          << P.shortName(P.Kinds[K].Id);
}

void ModelBuilder::set(const Unfinished &U, const Written &W) {
  ModuleId M = W.Module;
  NodeId Ident = W.Ident, V = W.V;
  if (Broken)
    return;
  KindId K = P.Entities[U.Entity].Kind;
  if (!K)
    return;
  Name N = C.tree(M).nameOf(Ident);
  Range Where = C.range(M, Ident);
  if (Misread.contains({M, Ident}))
    return;
  AttrId A = C.settableAttr(K, N, Where);
  if (!A)
    return;
  ExprScope Scope{M, {}, 0, 0, KindId::none(), C.scopeOf(W.Owner)};
  std::optional<Value> Val = ExprBuilder(C, Scope).constant(V, A);
  if (!Val) {
    Refused.push_back(A);
    return;
  }
  if (holdsControls(A))
    checkControls(K, *Val, C.range(M, V), C.text(P.Entities[U.Entity].Text),
                  /*IsKind=*/false);
  if (W.Append && !append(A, K, Where, *Val))
    return;
  for (size_t I = 0; I < Rows.size(); ++I) {
    Setting &Row = Rows[I];
    if (Row.Attr != A)
      continue;
    if (W.Append || W.Rank > Ranks[I]) {
      Row.V = *Val;
      Row.Where = Where;
      Ranks[I] = W.Rank;
      return;
    }
    C.Diags.report(diag::SetTwice, Where).note(diag::NoteFirstSet, Row.Where)
        << C.text(N) << uint64_t(W.Rank == Plain);
    return;
  }
  // `= unknown` is kept: it takes back what the kind would say.
  Rows.push_back({A, *Val, Where});
  Ranks.push_back(W.Rank);
}

Range ModelBuilder::plusAfter(Range Ident) const {
  FileId F = C.Sources.fileOf(Ident.Begin);
  size_t At = C.Sources.text(F).find("+=", C.Sources.offsetIn(F, Ident.End));
  Loc Plus = C.Sources.locAt(F, static_cast<uint32_t>(At));
  return {Plus, Loc{Plus.Offset + 1}};
}

bool ModelBuilder::append(AttrId A, KindId K, Range Where, Value &V) {
  if (!P.Attrs[A].Ty.IsSet) {
    C.Diags.report(diag::AppendNeedsSet, Where)
            .fix(plusAfter(Where), "")
            .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                  {C.text(P.Attrs[A].Text).str()})
        << C.text(P.Attrs[A].Text) << typeName(P, P.Attrs[A].Ty);
    return false;
  }
  const Value *Old = nullptr;
  auto It = llvm::find_if(Rows, [&](const Setting &R) { return R.Attr == A; });
  if (It != Rows.end()) {
    Old = &It->V;
  } else if (auto Around = llvm::find_if(
                 Inherited, [&](const Setting &S) { return S.Attr == A; });
             Around != Inherited.end()) {
    Old = &Around->V;
  } else if (const Default *D = P.defaultOf(K, A)) {
    if (P.Exprs[D->V].Op != ExprOp::Const) {
      C.Diags.report(diag::AppendToComputed, Where)
              .note(diag::NoteFirstSet, D->Where)
          << C.text(P.Attrs[A].Text);
      return false;
    }
    Old = &P.Constants[P.Exprs[D->V].A];
  }
  if (!Old || Old->Tag != ValueTag::Set || V.Tag != ValueTag::Set)
    return true;
  std::vector<Value> Both(P.elements(*Old).begin(), P.elements(*Old).end());
  llvm::append_range(Both, P.elements(V));
  V = makeSet(P, std::move(Both));
  return true;
}
