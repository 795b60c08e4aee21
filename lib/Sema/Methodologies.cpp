//===- Methodologies.cpp - Reports over a model and its findings ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Sema/Annotations.h"
#include "Sema/Expressions.h"
#include "Sema/Views.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

// A row a combination: with more nobody could read it.
static constexpr size_t MaxVariables = 4;

namespace {

template <typename T> Slice append(Pool<T> &Pool, const std::vector<T> &Rows) {
  Slice S{static_cast<uint32_t>(Pool.size()),
          static_cast<uint32_t>(Rows.size())};
  Pool.insert(Pool.end(), Rows.begin(), Rows.end());
  return S;
}

/// What `show` says, in a section or in a table.
struct Shown {
  Name Title;
  Exhibit What = Exhibit::Findings;
  Slice Of;
  EnumId By;
};

class MethodologyBuilder {
public:
  MethodologyBuilder(Context &C, const Pending &D)
      : C(C), P(C.P), M(D.Module), N(D.Node), T(C.tree(D.Module)) {}

  void run(llvm::DenseMap<Name, Range> &Seen) {
    const node::MethodologyDecl Decl(T, N);
    NodeId Ident = Decl.ident();
    Row.Where = range(Ident);
    Row.Id = C.fullName(M, T.nameOf(Ident));
    Row.Title = C.titleOf(M, Decl.title());
    Row.Doc = C.docOf(M, Decl.prefix());
    auto [It, New] = Seen.try_emplace(Row.Id, Row.Where);
    if (!New) {
      C.Diags.report(diag::DuplicateName, Row.Where)
              .note(diag::NoteFirstDeclared, It->second)
          << C.text(T.nameOf(Ident)) << Declared::Methodology;
      return;
    }
    std::vector<MethodSection> Sections;
    for (NodeId S : members(Decl.body()))
      Sections.push_back(section(S));
    if (Sections.empty() && !C.Set.Damaged)
      C.Diags.report(diag::MethodologyWithoutSection, Row.Where)
          << C.text(T.nameOf(Ident));
    Row.Sections = append(P.MethodSections, Sections);
    P.Methodologies.add(Row);
  }

private:
  Range range(NodeId X) const { return C.range(M, X); }
  llvm::ArrayRef<NodeId> members(NodeId Body) const {
    return Body ? node::Body(T, Body).members() : llvm::ArrayRef<NodeId>();
  }

  MethodSection section(NodeId S) {
    const node::SectionDecl Decl(T, S);
    MethodSection Out;
    Out.Where = range(Decl.title());
    Out.Title = title(Decl.title());
    Out.Doc = C.docOf(M, Decl.prefix());
    std::vector<MethodPart> Parts;
    for (NodeId X : members(Decl.body()))
      if (std::optional<MethodPart> Part = part(X))
        Parts.push_back(*Part);
    Out.Parts = append(P.MethodParts, Parts);
    return Out;
  }

  /// A title that must be there; the empty text if it has holes.
  Name title(NodeId X) {
    Name Text = C.titleOf(M, X);
    return Text ? Text : C.Names.intern("");
  }

  std::optional<MethodPart> part(NodeId X) {
    switch (T.kind(X)) {
    case NodeKind::TableDecl:
      return table(X);
    case NodeKind::DiagramDecl: {
      MethodPart Part;
      Part.Kind = MethodPartKind::Diagram;
      Part.Where = range(X);
      Part.Title = C.titleOf(M, node::DiagramDecl(T, X).title());
      Part.Doc = C.docOf(M, node::DiagramDecl(T, X).prefix());
      ViewBody Body =
          buildViewBody(C, M, node::DiagramDecl(T, X).body(), nullptr);
      Part.Clauses = Body.Clauses;
      Part.Properties = Body.Properties;
      return Part;
    }
    case NodeKind::Show: {
      std::optional<Shown> S = show(X);
      if (!S)
        return std::nullopt;
      MethodPart Part;
      Part.Kind = MethodPartKind::Show;
      Part.Where = range(X);
      Part.Title = S->Title;
      Part.What = S->What;
      Part.Of = S->Of;
      Part.By = S->By;
      return Part;
    }
    default:
      return std::nullopt;
    }
  }

  //===--------------------------------------------------------------------===//
  // Tables
  //===--------------------------------------------------------------------===//

  MethodPart table(NodeId X) {
    const node::TableDecl Decl(T, X);
    MethodPart Part;
    Part.Kind = MethodPartKind::Table;
    Part.Where = range(Decl.match());
    Part.Title = C.titleOf(M, Decl.title());
    Part.Doc = C.docOf(M, Decl.prefix());
    Part.Needed = isNeeded(Decl.prefix());
    ExprScope Scope{M, {}, 0, 0, KindId::none(), nullptr};
    ExprBuilder B(C, Scope);
    std::vector<RuleVar> Vars;
    llvm::ArrayRef<NodeId> Binders = node::Match(T, Decl.match()).binders();
    if (Binders.size() > MaxVariables) {
      C.Diags.report(diag::TooManyVariables, Part.Where)
          << uint64_t(Binders.size()) << uint64_t(MaxVariables);
      return Part;
    }
    for (NodeId Binder : Binders) {
      NodeId Ident = node::Binder(T, Binder).ident();
      KindId K = C.resolveKind(M, node::Binder(T, Binder).qualName());
      if (!isNew(Scope, Ident))
        continue;
      // After a bad kind the variable stays known, as in a rule.
      Scope.addLocal(T.nameOf(Ident),
                     K ? Type{TypeBase::Entity, false, K.index()} : anyType(),
                     range(Ident));
      Vars.push_back({T.nameOf(Ident), K, range(Ident)});
    }
    Part.Vars = append(P.RuleVars, Vars);

    llvm::ArrayRef<NodeId> Members = members(Decl.body());
    std::vector<RuleLet> Lets;
    for (NodeId Member : Members) {
      if (T.kind(Member) != NodeKind::Let)
        continue;
      NodeId Ident = node::Let(T, Member).ident();
      if (!isNew(Scope, Ident))
        continue;
      ExprId V = B.infer(node::Let(T, Member).value());
      uint32_t Slot = Scope.addLocal(T.nameOf(Ident),
                                     V ? B.typeOf(V) : anyType(), range(Ident));
      if (V)
        Lets.push_back({T.nameOf(Ident), Slot, V});
    }
    std::vector<ExprId> Conditions;
    for (NodeId Member : Members)
      if (T.kind(Member) == NodeKind::Where)
        addConditions(B, Scope, node::Where(T, Member).condition(), Conditions);
    std::vector<MethodColumn> Columns;
    for (NodeId Member : Members)
      addColumn(B, Member, Columns);
    if (llvm::none_of(Members,
                      [&](NodeId Member) {
                        return T.kind(Member) == NodeKind::Column ||
                               T.kind(Member) == NodeKind::Show;
                      }) &&
        !C.Set.Damaged)
      C.Diags.report(diag::TableWithoutColumn, Part.Where);
    Part.Lets = append(P.RuleLets, Lets);
    Part.Conditions = append(P.RuleConditions, Conditions);
    Part.Columns = append(P.MethodColumns, Columns);
    Part.NumSlots = Scope.NumSlots;
    return Part;
  }

  /// `@needed` before a table.
  bool isNeeded(NodeId Prefix) {
    bool Needed = false;
    for (NodeId A : Prefix ? node::Prefix(T, Prefix).annotations()
                           : llvm::ArrayRef<NodeId>()) {
      NodeId Ident = node::Annotation(T, A).ident();
      if (C.text(T.nameOf(Ident)) == "needed")
        Needed = true;
      else
        C.reportUnknown("annotation of a table", C.text(T.nameOf(Ident)),
                        range(Ident), {"needed"}, /*Closed=*/true);
    }
    return Needed;
  }

  bool isNew(const ExprScope &Scope, NodeId Ident) {
    for (const Local &L : Scope.Locals)
      if (L.Text == T.nameOf(Ident)) {
        C.Diags.report(diag::DuplicateName, range(Ident))
                .note(diag::NoteFirstDeclared, L.Where)
            << C.text(L.Text) << Declared::TableVariable;
        return false;
      }
    return true;
  }

  /// Each operand of a top-level `and` by itself, as in a rule: it may be an
  /// index, and what it says of a variable holds for the rest.
  void addConditions(ExprBuilder &B, ExprScope &Scope, NodeId Condition,
                     std::vector<ExprId> &Out) {
    llvm::SmallVector<NodeId, 8> Work{Condition};
    while (!Work.empty()) {
      NodeId X = Work.pop_back_val();
      if (T.kind(X) == NodeKind::Binary && T.op(X) == ast::Op::And) {
        Work.push_back(node::Binary(T, X).right());
        Work.push_back(node::Binary(T, X).left());
        continue;
      }
      if (ExprId E = B.check(X, boolType())) {
        Out.push_back(E);
        Scope.Narrow.assume(P, E);
      }
    }
  }

  void addColumn(ExprBuilder &B, NodeId Member,
                 std::vector<MethodColumn> &Out) {
    MethodColumn Column;
    if (T.kind(Member) == NodeKind::Column) {
      Column.Where = range(node::Column(T, Member).title());
      Column.Title = title(node::Column(T, Member).title());
      Column.V = B.infer(node::Column(T, Member).expression());
      if (Column.V)
        Out.push_back(Column);
      return;
    }
    if (T.kind(Member) != NodeKind::Show)
      return;
    std::optional<Shown> S = show(Member);
    if (!S)
      return;
    Column.Where = range(node::Show(T, Member).ident());
    if (S->What != Exhibit::Findings) {
      C.Diags.report(diag::TableShowsFindings, Column.Where)
          << info(S->What).Name;
      return;
    }
    Column.Title = S->Title;
    Column.Of = S->Of;
    Column.By = S->By;
    Out.push_back(Column);
  }

  //===--------------------------------------------------------------------===//
  // Findings and the like
  //===--------------------------------------------------------------------===//

  std::optional<Shown> show(NodeId X) {
    const node::Show Clause(T, X);
    Shown Out;
    NodeId Ident = Clause.ident();
    StringRef Word = C.text(T.nameOf(Ident));
    std::optional<Exhibit> What = findExhibit(Word);
    if (!What) {
      llvm::SmallVector<StringRef, 12> Words;
      for (unsigned I = 0; I < NumExhibits; ++I)
        Words.push_back(info(static_cast<Exhibit>(I)).Name);
      C.reportUnknown("thing to show", Word, range(Ident), Words,
                      /*Closed=*/true);
      return std::nullopt;
    }
    Out.What = *What;
    Out.Title = C.titleOf(M, Clause.title());
    if (!info(*What).Filter && (Clause.by() || !Clause.subjects().empty())) {
      bool IsOf = !Clause.subjects().empty();
      C.Diags.report(diag::ExhibitTakesNoFilter,
                     range(IsOf ? Clause.subjects().front() : Clause.by()))
          << (IsOf ? "of" : "by") << Word;
      return std::nullopt;
    }
    std::vector<MethodSubject> Subjects;
    for (NodeId Q : Clause.subjects()) {
      std::optional<MethodSubject> S = subject(Q);
      if (!S)
        return std::nullopt;
      Subjects.push_back(*S);
    }
    Out.Of = append(P.MethodSubjects, Subjects);
    if (NodeId By = Clause.by()) {
      Symbol S = C.resolve(M, By, SymbolKind::Enum);
      if (!S || !isCategory(EnumId(S.Index), By))
        return std::nullopt;
      Out.By = EnumId(S.Index);
    }
    return Out;
  }

  bool isCategory(EnumId E, NodeId At) {
    if (findAnnotation(P, P.Enums[E].Annotations, "category"))
      return true;
    C.Diags.report(diag::NoCategories, range(At)) << P.shortName(P.Enums[E].Id);
    return false;
  }

  /// An enum of categories, one of its values, a rule, or a package's rules.
  std::optional<MethodSubject> subject(NodeId Q) {
    MethodSubject Out;
    if (!T.is(Q, NodeKind::QualName)) {
      Context::Subject Found = C.subjectOf(M, Q);
      if (Found.S.K == SymbolKind::Rule) {
        Out.Rule = RuleId(Found.S.Index);
        return Out;
      }
      if (T.is(Q, NodeKind::StringLit))
        C.reportNoRule(M, Q);
      else
        C.titleOf(M, Q); // it has a hole
      return std::nullopt;
    }
    llvm::ArrayRef<NodeId> Parts = node::QualName(T, Q).idents();
    if (T.has(Q, ast::Star)) {
      Out.Package = C.resolvePackage(M, Q, range(Q));
      return Out.Package ? std::optional(Out) : std::nullopt;
    }
    unsigned Used = 0;
    Symbol S = C.resolvePrefix(M, Parts, Used);
    if (S.K == SymbolKind::Enum && Used == Parts.size()) {
      Out.Categories = EnumId(S.Index);
      return isCategory(Out.Categories, Q) ? std::optional(Out) : std::nullopt;
    }
    Context::Subject Found = C.subjectOf(M, Q);
    if (Found.S.K == SymbolKind::Rule) {
      Out.Rule = RuleId(Found.S.Index);
      return Out;
    }
    if (Found.S.K != SymbolKind::Enum) {
      C.reportNoRule(M, Q);
      return std::nullopt;
    }
    EnumId E(Found.S.Index);
    if (!Found.Bad) {
      Out.Category = Value::enumValue(E, Found.Ordinal);
      return isCategory(E, Q) ? std::optional(Out) : std::nullopt;
    }
    llvm::SmallVector<StringRef, 8> Candidates;
    for (const EnumValue &V : P.Enums[E].Values.of(P.EnumValues))
      Candidates.push_back(C.text(V.Text));
    C.reportUnknown("category", C.text(T.nameOf(Found.Bad)), range(Found.Bad),
                    Candidates, /*Closed=*/true);
    return std::nullopt;
  }

  Context &C;
  Program &P;
  ModuleId M;
  NodeId N;
  const ast::Tree &T;
  Methodology Row;
};

} // namespace

void sema::buildMethodologies(Context &C) {
  llvm::DenseMap<Name, Range> Seen;
  for (const Methodology &M : C.P.Methodologies.rows())
    Seen[M.Id] = M.Where;
  for (const Pending &D : llvm::ArrayRef<Pending>(C.Methodologies)
                              .drop_front(C.Base.Methodologies))
    MethodologyBuilder(C, D).run(Seen);
}
