//===- Views.cpp - Parts of a model that are drawn by themselves ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Views.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {

/// The lines of a view, or of a diagram of a methodology.
class BodyBuilder {
public:
  BodyBuilder(Context &C, ModuleId M, const SystemScope *Scope)
      : C(C), P(C.P), M(M), T(C.tree(M)), Scope(Scope) {}

  ViewBody run(NodeId Body) {
    Properties.Begin = static_cast<uint32_t>(P.Properties.size());
    for (NodeId X :
         Body ? node::Body(T, Body).members() : llvm::ArrayRef<NodeId>()) {
      if (T.kind(X) == NodeKind::ViewClause)
        addClause(X);
      else if (T.kind(X) == NodeKind::Assign)
        addProperty(X);
    }
    Slice All{static_cast<uint32_t>(P.ViewClauses.size()),
              static_cast<uint32_t>(Clauses.size())};
    P.ViewClauses.insert(P.ViewClauses.end(), Clauses.begin(), Clauses.end());
    return {All, Properties};
  }

private:
  void addClause(NodeId X) {
    ViewClause Clause;
    Clause.Exclude = T.has(X, ast::Exclude);
    NodeId What = node::ViewClause(T, X).expression();
    Clause.At = C.range(M, What);
    ExprScope S{M, {}, 0, 0, KindId::none(), Scope};
    std::optional<Value> V = ExprBuilder(C, S).constant(What, anyType());
    if (!V)
      return;
    llvm::ArrayRef<Value> All = *V;
    if (V->Tag == ValueTag::Set)
      All = P.elements(*V);
    for (const Value &One : All)
      if (One.Tag != ValueTag::Entity && One.Tag != ValueTag::Kind) {
        C.Diags.report(diag::ViewNeedsThings, Clause.At) << valueText(P, One);
        return;
      }
    Clause.What = *V;
    if (NodeId Where = node::ViewClause(T, X).where()) {
      if (V->Tag != ValueTag::Kind) {
        C.Diags.report(diag::ViewWhereNeedsKind, C.range(M, Where));
        return;
      }
      ExprScope Of{M, {}, 0, 0, V->kind(), Scope};
      Of.NextSlot = Of.NumSlots = 1;
      Clause.Where = ExprBuilder(C, Of).check(Where, boolType());
      if (!Clause.Where)
        return;
      Clause.NumSlots = Of.NumSlots;
    }
    Clauses.push_back(Clause);
  }

  void addProperty(NodeId A) {
    static constexpr StringRef Directions[] = {"down", "right", "auto"};
    NodeId Ident = node::Assign(T, A).ident();
    Range Where = C.range(M, Ident);
    if (C.text(T.nameOf(Ident)) != "direction") {
      C.reportUnknown("property of a view", C.text(T.nameOf(Ident)), Where,
                      {"direction"}, /*Closed=*/true);
      return;
    }
    if (Properties.Count) {
      C.Diags.report(diag::SetTwice, Where)
              .note(diag::NoteFirstSet, P.Properties[Properties.Begin].Where)
          << "direction" << uint64_t(0);
      return;
    }
    NodeId V = node::Assign(T, A).value();
    Name Word = T.kind(V) == NodeKind::NameRef
                    ? T.nameOf(node::NameRef(T, V).ident())
                    : Name::none();
    if (!Word || !llvm::is_contained(Directions, C.text(Word))) {
      FileId File = C.Set.Modules[M].File;
      C.reportUnknown("direction",
                      C.Sources.text(File).slice(T[V].Begin, T[V].End),
                      C.range(M, V), Directions, /*Closed=*/true);
      return;
    }
    P.Properties.push_back({T.nameOf(Ident), Value::string(Word), Where});
    ++Properties.Count;
  }

  Context &C;
  Program &P;
  ModuleId M;
  const ast::Tree &T;
  const SystemScope *Scope;
  std::vector<ViewClause> Clauses;
  Slice Properties;
};

class ViewBuilder {
public:
  ViewBuilder(Context &C, const Pending &D)
      : C(C), P(C.P), M(D.Module), N(D.Node), T(C.tree(D.Module)),
        Owner(D.Index == ~uint32_t(0) ? EntityId::none() : EntityId(D.Index)),
        Scope(Owner ? C.scopeOf(Owner) : nullptr) {}

  void run(llvm::DenseMap<Name, Range> &Seen) {
    const node::ViewDecl Decl(T, N);
    NodeId Ident = Decl.ident();
    Row.Where = C.range(M, Ident);
    Row.Id = Owner ? C.Names.intern((C.text(P.Entities[Owner].Id) + "." +
                                     C.text(T.nameOf(Ident)))
                                        .str())
                   : C.fullName(M, T.nameOf(Ident));
    Row.Title = C.titleOf(M, Decl.title());
    Row.Doc = C.docOf(M, Decl.prefix());
    auto [It, New] = Seen.try_emplace(Row.Id, Row.Where);
    if (!New) {
      C.Diags.report(diag::DuplicateName, Row.Where)
              .note(diag::NoteFirstDeclared, It->second)
          << C.text(T.nameOf(Ident)) << Declared::View;
      return;
    }
    Row.Scope = Owner;
    if (NodeId Of = Decl.of())
      setScope(Of);
    ViewBody Body = buildViewBody(C, M, Decl.body(), Scope);
    Row.Clauses = Body.Clauses;
    Row.Properties = Body.Properties;
    P.Views.add(Row);
  }

private:
  void setScope(NodeId Of) {
    EntityId E = C.resolveEntity(M, Scope, node::QualName(T, Of).idents());
    if (!E)
      return;
    EntityClass Cl = P.Entities[E].Class;
    if (Cl != EntityClass::System && Cl != EntityClass::Boundary &&
        !C.scopeOf(E)) {
      C.Diags.report(diag::ViewOfNothing, C.range(M, Of))
          << C.qualText(M, Of) << withArticle(Cl);
      return;
    }
    Row.Scope = E;
    EntityId Named = E;
    while (P.Entities[Named].Class == EntityClass::Boundary)
      Named = P.Entities[Named].Parent;
    Scope = C.scopeOf(Named);
  }

  Context &C;
  Program &P;
  ModuleId M;
  NodeId N;
  const ast::Tree &T;
  EntityId Owner;
  const SystemScope *Scope;
  View Row;
};

} // namespace

ViewBody sema::buildViewBody(Context &C, ModuleId M, NodeId Body,
                             const SystemScope *Scope) {
  return BodyBuilder(C, M, Scope).run(Body);
}

void sema::buildViews(Context &C) {
  llvm::DenseMap<Name, Range> Seen;
  for (const Pending &D : C.Views)
    ViewBuilder(C, D).run(Seen);
}
