//===- ScopedDefaults.cpp - `default Kind { … }` of a boundary ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/ScopedDefaults.h"

#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <set>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;

void ScopedDefaults::add(ModuleId M, NodeId N, EntityId Scope, EntityId System,
                         uint32_t Rank) {
  List.push_back({M, N, Scope, System, Rank, false, KindId::none()});
}

void ScopedDefaults::addLines(uint32_t Index) {
  const Declared D = List[Index];
  const ast::Tree &T = C.tree(D.Module);
  KindId K = C.resolveKind(D.Module, node::DefaultDecl(T, D.Node).kind());
  if (!K) {
    List[Index].Used = true; // one report is enough
    return;
  }
  List[Index].Kind = K;
  uint32_t Errors = C.Diags.errorCount();
  uint32_t Depth = 0;
  for (KindId Up = P.Kinds[K].Base; Up; Up = P.Kinds[Up].Base)
    ++Depth;
  for (NodeId N :
       node::Body(T, node::DefaultDecl(T, D.Node).body()).members()) {
    if (T.kind(N) != NodeKind::Assign) {
      C.Diags.report(diag::MisplacedMember, C.range(D.Module, N))
          << ast::describe(T.kind(N)) << Misplaced::InDefault
          << Home::SystemOrBoundary;
      continue;
    }
    Name Text = T.nameOf(node::Assign(T, N).ident());
    Range Where = C.range(D.Module, node::Assign(T, N).ident());
    AttrId A = C.settableAttr(K, Text, Where);
    if (!A)
      continue;
    const Attr &Row = P.Attrs[A];
    bool Append = T.has(N, ast::Append);
    if (Append && !Row.Ty.IsSet) {
      C.Diags.report(diag::AppendNeedsSet, Where)
              .note(diag::NoteAttrDeclared, Row.Where, {C.text(Text).str()})
          << C.text(Text) << typeName(P, Row.Ty);
      continue;
    }
    ExprScope Scope{D.Module, {}, 0, 0, KindId::none(), C.scopeOf(D.System)};
    std::optional<Value> V =
        ExprBuilder(C, Scope).constant(node::Assign(T, N).value(), A);
    if (!V)
      continue;
    Check(K, A, *V, C.range(D.Module, node::Assign(T, N).value()));
    uint32_t Rank =
        T.has(N, ast::Override) ? std::max<uint32_t>(D.Rank, 1) : D.Rank;
    Lines[D.Scope].push_back(
        {Index, Depth, Rank, Append, false, Setting{A, *V, Where}});
  }
  List[Index].Used = C.Diags.errorCount() != Errors;
}

void ScopedDefaults::reportTwice(llvm::ArrayRef<Line> Sorted) {
  for (size_t I = 0; I < Sorted.size(); ++I) {
    const Line &L = Sorted[I];
    if (L.Append)
      continue;
    for (size_t J = 0; J < I; ++J) {
      const Line &Old = Sorted[J];
      if (Old.Append || Old.Rank != L.Rank || Old.S.Attr != L.S.Attr ||
          List[Old.Of].Kind != List[L.Of].Kind)
        continue;
      C.Diags.report(diag::SetTwice, L.S.Where)
              .note(diag::NoteFirstSet, Old.S.Where)
          << C.text(P.Attrs[L.S.Attr].Text) << uint64_t(1);
      break;
    }
  }
}

void ScopedDefaults::build(CheckFn CheckControls) {
  Check = std::move(CheckControls);
  for (uint32_t I = 0; I < List.size(); ++I)
    Waiting[List[I].Scope].push_back(I);
}

const std::vector<ScopedDefaults::Line> *
ScopedDefaults::linesOf(EntityId Scope) {
  auto It = Waiting.find(Scope);
  if (It != Waiting.end()) {
    for (uint32_t I : std::exchange(It->second, {}))
      addLines(I);
    Waiting.erase(Scope);
    std::vector<Line> &Of = Lines[Scope];
    llvm::stable_sort(Of, [](const Line &A, const Line &B) {
      return std::tuple(A.KindDepth, A.Rank, A.Append) <
             std::tuple(B.KindDepth, B.Rank, B.Append);
    });
    reportTwice(Of);
  }
  auto Found = Lines.find(Scope);
  return Found == Lines.end() ? nullptr : &Found->second;
}

std::vector<Setting> ScopedDefaults::settingsFor(EntityId Parent, KindId K) {
  if (List.empty() || !Parent || !K)
    return {};
  auto [It, New] = Cache.try_emplace({Parent, K});
  if (!New)
    return It->second;
  // From the outside in: the nearest has the last word.
  llvm::SmallVector<EntityId, 8> Scopes;
  for (EntityId Up = Parent; Up; Up = P.Entities[Up].Parent)
    if (linesOf(Up))
      Scopes.push_back(Up);
  std::vector<Setting> Out;
  for (EntityId Scope : llvm::reverse(Scopes))
    for (Line &L : Lines[Scope]) {
      if (!P.derives(K, List[L.Of].Kind))
        continue;
      List[L.Of].Used = true;
      auto Old = llvm::find_if(
          Out, [&](const Setting &S) { return S.Attr == L.S.Attr; });
      Setting S = L.S;
      if (L.Append && S.V.Tag == ValueTag::Set) {
        const Value *Before = nullptr;
        if (Old != Out.end()) {
          Before = &Old->V;
        } else if (const Default *D = P.defaultOf(K, S.Attr)) {
          if (P.Exprs[D->V].Op == ExprOp::Const)
            Before = &P.Constants[P.Exprs[D->V].A];
          else if (!std::exchange(L.Reported, true))
            C.Diags.report(diag::AppendToComputed, S.Where)
                    .note(diag::NoteFirstSet, D->Where)
                << C.text(P.Attrs[S.Attr].Text);
        }
        if (Before && Before->Tag == ValueTag::Set) {
          std::vector<Value> Both(P.elements(*Before).begin(),
                                  P.elements(*Before).end());
          llvm::append_range(Both, P.elements(S.V));
          S.V = makeSet(P, std::move(Both));
        }
      }
      if (Old != Out.end())
        *Old = S;
      else
        Out.push_back(S);
    }
  std::sort(Out.begin(), Out.end(),
            [](const Setting &A, const Setting &B) { return A.Attr < B.Attr; });
  return Cache[{Parent, K}] = std::move(Out);
}

void ScopedDefaults::reportUnused() {
  // Those of scopes that hold nothing were never asked for.
  for (const Declared &D : List)
    linesOf(D.Scope);
  if (C.Set.Damaged)
    return;
  // One that a component has is written once and stands in each use of it.
  std::set<std::pair<ModuleId, NodeId>> Told;
  for (const Declared &D : List)
    if (D.Used)
      Told.insert({D.Module, D.Node});
  for (const Declared &D : List) {
    if (!Told.insert({D.Module, D.Node}).second)
      continue;
    C.Diags.report(
        diag::UnusedDefault,
        C.range(D.Module, node::DefaultDecl(C.tree(D.Module), D.Node).kind()))
        << P.shortName(P.Kinds[D.Kind].Id) << C.text(P.Entities[D.Scope].Id);
  }
}
