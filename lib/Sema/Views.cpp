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
    Clauses.insert(Clauses.end(), Steps.begin(), Steps.end());
    Slice All{static_cast<uint32_t>(P.ViewClauses.size()),
              static_cast<uint32_t>(Clauses.size())};
    P.ViewClauses.insert(P.ViewClauses.end(), Clauses.begin(), Clauses.end());
    return {All, Properties};
  }

private:
  /// The constant \p N, which names things or kinds of them; none after a
  /// report.
  std::optional<Value> things(NodeId N) {
    ExprScope S{M, {}, 0, 0, KindId::none(), Scope};
    std::optional<Value> V = ExprBuilder(C, S).constant(N, anyType());
    if (!V)
      return std::nullopt;
    for (const Value &One : parts(*V))
      if (One.Tag != ValueTag::Entity && One.Tag != ValueTag::Kind) {
        C.Diags.report(diag::ViewNeedsThings, C.range(M, N))
            << valueText(P, One);
        return std::nullopt;
      }
    return V;
  }

  llvm::ArrayRef<Value> parts(const Value &V) const {
    return V.Tag == ValueTag::Set ? P.elements(V) : llvm::ArrayRef(V);
  }

  EntityClass classOf(const Value &V) const {
    return V.Tag == ValueTag::Kind ? P.Kinds[V.kind()].Class
                                   : P.Entities[V.entity()].Class;
  }

  /// The selector that \p N calls, `incoming(…)`, and its word; null if it is
  /// not a call.
  NodeId calledWord(NodeId N) const {
    if (T.kind(N) != NodeKind::Call)
      return NodeId::none();
    NodeId Callee = node::Call(T, N).callee();
    return T.kind(Callee) == NodeKind::NameRef
               ? node::NameRef(T, Callee).ident()
               : NodeId::none();
  }

  /// Fills in what `incoming(web)` chooses. False after a report.
  bool readCall(NodeId N, NodeId Word, ViewClause &Clause) {
    std::vector<StringRef> Words;
    const ViewSelectInfo *Found = nullptr;
    for (const ViewSelectInfo &I : viewSelectors()) {
      if (!I.Word.empty())
        Words.push_back(I.Word);
      if (!I.Word.empty() && I.Word == C.text(T.nameOf(Word))) {
        Found = &I;
        Clause.Select = static_cast<ViewSelect>(&I - viewSelectors().begin());
      }
    }
    if (!Found) {
      C.reportUnknown("selector of a view", C.text(T.nameOf(Word)),
                      C.range(M, Word), Words, /*Closed=*/true);
      return false;
    }
    llvm::ArrayRef<NodeId> Arguments = node::Call(T, N).arguments();
    if (Arguments.size() != Found->NumArguments) {
      C.Diags.report(diag::ViewSelectorArguments, Clause.At)
          << Found->Word << Found->NumArguments << Arguments.size();
      return false;
    }
    for (size_t I = 0; I < Arguments.size(); ++I) {
      NodeId A = node::Argument(T, Arguments[I]).expression();
      std::optional<Value> V = things(A);
      if (!V)
        return false;
      for (const Value &One : parts(*V))
        if (!takes(Found->Takes, classOf(One))) {
          C.Diags.report(diag::ViewSelectorTakes, C.range(M, A))
              << Found->Word << static_cast<unsigned>(Found->Takes)
              << valueText(P, One);
          return false;
        }
      (I == 0 ? Clause.What : Clause.Other) = *V;
    }
    return true;
  }

  static bool takes(ViewArgument A, EntityClass Of) {
    switch (A) {
    case ViewArgument::Any:
      return true;
    case ViewArgument::Place:
      return Of != EntityClass::Flow && Of != EntityClass::Data;
    case ViewArgument::Data:
      return Of == EntityClass::Data;
    case ViewArgument::Flow:
      return Of == EntityClass::Flow;
    }
    return false;
  }

  /// Whether each of \p V can have parts, which `.*` and `.**` need.
  bool checkWhole(const ViewClause &Clause, bool IsDeep) {
    for (const Value &One : parts(Clause.What)) {
      bool IsWhole =
          One.Tag == ValueTag::Entity &&
          (classOf(One) == EntityClass::System ||
           classOf(One) == EntityClass::Boundary || C.scopeOf(One.entity()));
      if (IsWhole)
        continue;
      C.Diags.report(diag::ViewPartsOfNothing, Clause.At)
          << (IsDeep ? ".**" : ".*") << valueText(P, One);
      return false;
    }
    return true;
  }

  void addClause(NodeId X) {
    ViewClause Clause;
    Clause.Exclude = T.has(X, ast::Exclude);
    NodeId What = node::ViewClause(T, X).expression();
    Clause.At = C.range(M, What);
    if (NodeId Word = calledWord(What)) {
      if (!readCall(What, Word, Clause))
        return;
    } else {
      std::optional<Value> V = things(What);
      if (!V)
        return;
      Clause.What = *V;
    }
    if (T.has(X, ast::Star) || T.has(X, ast::DoubleStar)) {
      if (!checkWhole(Clause, T.has(X, ast::DoubleStar)))
        return;
      if (T.has(X, ast::Star))
        Clause.Select = ViewSelect::Parts;
    }
    if (NodeId Where = node::ViewClause(T, X).where()) {
      if (Clause.What.Tag != ValueTag::Kind ||
          Clause.Select != ViewSelect::Things) {
        C.Diags.report(diag::ViewWhereNeedsKind, C.range(M, Where));
        return;
      }
      ExprScope Of{M, {}, 0, 0, Clause.What.kind(), Scope};
      Of.NextSlot = Of.NumSlots = 1;
      Clause.Where = ExprBuilder(C, Of).check(Where, boolType());
      if (!Clause.Where)
        return;
      Clause.NumSlots = Of.NumSlots;
    }
    Clauses.push_back(Clause);
  }

  /// `steps = [pay, keep];`, a clause a step.
  void addSteps(NodeId V) {
    if (T.kind(V) != NodeKind::SetLit) {
      FileId File = C.Set.Modules[M].File;
      C.Diags.report(diag::StepsNeedList, C.range(M, V))
          << C.Sources.text(File).slice(T[V].Begin, T[V].End);
      return;
    }
    for (NodeId N : node::SetLit(T, V).elements()) {
      std::optional<Value> One = things(N);
      if (!One)
        continue;
      ViewClause Clause;
      Clause.Select = ViewSelect::Step;
      Clause.What = *One;
      Clause.At = C.range(M, N);
      if (One->Tag != ValueTag::Entity || classOf(*One) != EntityClass::Flow)
        C.Diags.report(diag::StepNeedsFlow, Clause.At) << valueText(P, *One);
      else
        Steps.push_back(Clause);
    }
  }

  void addProperty(NodeId A) {
    static constexpr StringRef Known[] = {"direction", "steps"};
    NodeId Ident = node::Assign(T, A).ident();
    Range Where = C.range(M, Ident);
    const auto *It = llvm::find(Known, C.text(T.nameOf(Ident)));
    if (It == std::end(Known)) {
      C.reportUnknown("property of a view", C.text(T.nameOf(Ident)), Where,
                      Known, /*Closed=*/true);
      return;
    }
    Range &First = SetAt[It - std::begin(Known)];
    if (First.isValid()) {
      C.Diags.report(diag::SetTwice, Where).note(diag::NoteFirstSet, First)
          << *It << uint64_t(0);
      return;
    }
    First = Where;
    NodeId V = node::Assign(T, A).value();
    if (*It == "steps")
      addSteps(V);
    else
      addDirection(V, T.nameOf(Ident), Where);
  }

  void addDirection(NodeId V, Name Key, Range Where) {
    static constexpr StringRef Directions[] = {"down", "right", "auto"};
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
    P.Properties.push_back({Key, Value::string(Word), Where});
    ++Properties.Count;
  }

  Context &C;
  Program &P;
  ModuleId M;
  const ast::Tree &T;
  const SystemScope *Scope;
  std::vector<ViewClause> Clauses;
  std::vector<ViewClause> Steps;
  Range SetAt[2]; ///< where each property is set first
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
