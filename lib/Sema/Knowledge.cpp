//===- Knowledge.cpp - Functions, defaults, controls, verifications -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Knowledge.h"
#include "IR/ExprInfo.h"
#include "Sema/Annotations.h"
#include "Sema/Expressions.h"
#include "Sema/Image.h"
#include "Sema/Ratings.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Parameters and properties
//===----------------------------------------------------------------------===//

Slice sema::addParams(Context &C, ModuleId M, NodeId Params, ExprScope &Scope) {
  const ast::Tree &T = C.tree(M);
  llvm::SmallVector<Param, 4> Rows;
  for (NodeId N : node::Params(T, Params).params()) {
    Param Row{T.nameOf(node::Param(T, N).ident()),
              C.resolveType(M, node::Param(T, N).type())};
    Range Where = C.range(M, node::Param(T, N).ident());
    for (const Local &L : Scope.Locals)
      if (L.Text == Row.Text)
        C.Diags.report(diag::DuplicateName, Where)
                .note(diag::NoteFirstDeclared, L.Where)
            << C.text(Row.Text) << Declared::Parameter;
    if (NodeId Default = node::Param(T, N).defaultValue()) {
      ExprScope Empty{M, {}, 0, 0, KindId::none(), nullptr};
      if (std::optional<Value> V =
              ExprBuilder(C, Empty).constant(Default, Row.Ty))
        C.ParamDefaults[static_cast<uint32_t>(C.P.Params.size() +
                                              Rows.size())] = *V;
    }
    Scope.addLocal(Row.Text, Row.Ty, Where);
    Rows.push_back(Row);
  }
  Slice S{static_cast<uint32_t>(C.P.Params.size()),
          static_cast<uint32_t>(Rows.size())};
  C.P.Params.insert(C.P.Params.end(), Rows.begin(), Rows.end());
  return S;
}

std::string Context::arityText(Slice S) const {
  uint32_t Least = S.Count;
  for (uint32_t I = 0; I < S.Count; ++I)
    Least -= ParamDefaults.count(S.Begin + I);
  std::string Most = std::to_string(S.Count);
  return Least == S.Count ? Most : std::to_string(Least) + " to " + Most;
}

bool sema::addProperty(Context &C, ModuleId M, NodeId Assign, Type Ty) {
  const ast::Tree &T = C.tree(M);
  ExprScope Scope{M, {}, 0, 0, KindId::none(), nullptr};
  ExprBuilder B(C, Scope);
  std::optional<Value> V = B.constant(node::Assign(T, Assign).value(), Ty);
  if (!V)
    return false;
  C.P.Properties.push_back({T.nameOf(node::Assign(T, Assign).ident()), *V,
                            C.range(M, node::Assign(T, Assign).ident())});
  return true;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static void buildSignature(Context &C, const Pending &D, ExprScope &Scope) {
  const ast::Tree &T = C.tree(D.Module);
  const node::PredicateDecl Decl(T, D.Node);
  Func Row = C.P.Funcs[FuncId(D.Index)];
  Row.Id = C.fullName(D.Module, T.nameOf(Decl.ident()));
  Row.Doc = C.docOf(D.Module, Decl.prefix());
  Row.Params = addParams(C, D.Module, Decl.params(), Scope);
  Row.Annotations =
      addAnnotations(C, D.Module, Decl.prefix(), AnnotationPlace::Function);
  NodeId Ty = Decl.type();
  if (Ty)
    Row.Result = C.resolveType(D.Module, Ty);
  else if (T.has(D.Node, ast::Function))
    C.Diags.report(diag::FunctionNeedsType, Row.Where)
        << C.text(T.nameOf(Decl.ident()));
  else
    Row.Result = boolType();
  C.P.Funcs[FuncId(D.Index)] = Row;
}

static void buildBody(Context &C, const Pending &D, ExprScope &Scope) {
  const ast::Tree &T = C.tree(D.Module);
  ExprBuilder B(C, Scope);
  Type Result = C.P.Funcs[FuncId(D.Index)].Result;
  // Without a type, which has been reported, nothing can be said.
  if (T.has(D.Node, ast::Function) && !node::PredicateDecl(T, D.Node).type())
    return;
  ExprId Body = B.check(node::PredicateDecl(T, D.Node).expression(), Result);
  Func &F = C.P.Funcs[FuncId(D.Index)];
  F.Body = Body;
  F.NumSlots = Scope.NumSlots;
}

/// Reports every function that reaches itself: evaluation must end.
static void rejectRecursion(Context &C) {
  const Program &P = C.P;
  // Calls by function, from the bodies' rows: operands come before their user
  // in one contiguous run, so a walk by ids with a worklist is enough. Those of
  // the image call each other only.
  if (C.Funcs.size() == C.Base.Funcs)
    return;
  std::vector<llvm::SmallVector<std::pair<uint32_t, Range>, 2>> Calls(
      P.Funcs.size());
  for (const Pending &D :
       llvm::ArrayRef<Pending>(C.Funcs).drop_front(C.Base.Funcs)) {
    ExprId Body = P.Funcs[FuncId(D.Index)].Body;
    if (Body)
      forEachCall(P, Body, [&](FuncId Callee, Range Where) {
        Calls[D.Index].push_back({Callee.index(), Where});
      });
  }
  enum : uint8_t { New, Active, Done };
  std::vector<uint8_t> State(P.Funcs.size(), New);
  for (uint32_t Start = 0; Start < P.Funcs.size(); ++Start) {
    if (State[Start] != New)
      continue;
    std::vector<std::pair<uint32_t, size_t>> Stack{{Start, 0}};
    State[Start] = Active;
    while (!Stack.empty()) {
      auto &[F, Next] = Stack.back();
      if (Next == Calls[F].size()) {
        State[F] = Done;
        Stack.pop_back();
        continue;
      }
      auto [Callee, Where] = Calls[F][Next++];
      if (State[Callee] == Active) {
        C.Diags.report(diag::RecursiveFunction, Where)
                .note(diag::NoteDeclaredHere, P.Funcs[FuncId(Callee)].Where)
            << P.shortName(P.Funcs[FuncId(Callee)].Id);
        // Cut the cycle so that folding and evaluation end all the same.
        C.P.Funcs[FuncId(F)].Body = ExprId::none();
      } else if (State[Callee] == New) {
        State[Callee] = Active;
        Stack.push_back({Callee, 0});
      }
    }
  }
}

void sema::forEachCall(const Program &P, ExprId Root,
                       llvm::function_ref<void(FuncId, Range)> Fn) {
  llvm::SmallVector<ExprId, 16> Work{Root};
  while (!Work.empty()) {
    const Expr &E = P.Exprs[Work.pop_back_val()];
    if (E.Op == ExprOp::Call)
      Fn(FuncId(E.A), E.Where);
    forEachOperand(P, E, [&](ExprId Operand) { Work.push_back(Operand); });
  }
}

//===----------------------------------------------------------------------===//
// Defaults of kinds
//===----------------------------------------------------------------------===//

namespace {

/// Types what kinds set, in the order of their ids: bases first.
class DefaultBuilder {
public:
  explicit DefaultBuilder(Context &C) : C(C), P(C.P) {}

  void run() {
    std::vector<uint32_t> DeclOf(P.Kinds.size(), ~uint32_t(0));
    for (uint32_t I = C.Base.Kinds; I < C.Kinds.size(); ++I)
      if (C.KindIds[I])
        DeclOf[C.KindIds[I].index()] = I;
    for (uint32_t K = C.Base.KindRows; K < P.Kinds.size(); ++K)
      build(KindId(K), C.Kinds[DeclOf[K]]);
  }

private:
  void build(KindId K, const Pending &D) {
    const ast::Tree &T = C.tree(D.Module);
    const node::KindDecl Decl(T, D.Node);
    llvm::SmallVector<Default, 8> Rows;
    if (NodeId Params = Decl.params())
      for (NodeId M : node::Params(T, Params).params())
        if (node::Param(T, M).defaultValue())
          add(K, D.Module, node::Param(T, M).ident(),
              node::Param(T, M).defaultValue(), false, Rows);
    // `: Base(a = 1)` is short for `a = 1;` in the body.
    if (NodeId Use = Decl.base())
      for (NodeId Arg : node::KindUse(T, Use).arguments()) {
        if (node::Argument(T, Arg).ident())
          add(K, D.Module, node::Argument(T, Arg).ident(),
              node::Argument(T, Arg).expression(), false, Rows);
        else
          C.Diags.report(diag::PositionalArgument, C.range(D.Module, Arg));
      }
    NodeId Body = Decl.body();
    for (NodeId M :
         Body ? node::Body(T, Body).members() : llvm::ArrayRef<NodeId>()) {
      switch (T.kind(M)) {
      case NodeKind::AttrDecl:
        if (node::AttrDecl(T, M).defaultValue())
          add(K, D.Module, node::AttrDecl(T, M).ident(),
              node::AttrDecl(T, M).defaultValue(), false, Rows);
        break;
      case NodeKind::Let:
        addDerived(K, D.Module, M, Rows);
        break;
      case NodeKind::Assign:
        add(K, D.Module, node::Assign(T, M).ident(), node::Assign(T, M).value(),
            T.has(M, ast::Append), Rows);
        break;
      default:
        break; // reported by Vocabulary.cpp
      }
    }
    // Slices are contiguous, so rows are added when all are known.
    P.Kinds[K].Defaults = {static_cast<uint32_t>(P.Defaults.size()),
                           static_cast<uint32_t>(Rows.size())};
    P.Defaults.insert(P.Defaults.end(), Rows.begin(), Rows.end());
  }

  ExprScope scopeFor(ModuleId M, KindId K) {
    ExprScope Scope{M, {}, 0, 0, K, nullptr};
    Scope.NextSlot = Scope.NumSlots = 1; // slot 0 is the entity itself
    return Scope;
  }

  void add(KindId K, ModuleId M, NodeId Ident, NodeId V, bool Append,
           llvm::SmallVectorImpl<Default> &Rows) {
    Name N = C.tree(M).nameOf(Ident);
    Range Where = C.range(M, Ident);
    AttrId A = C.settableAttr(K, N, Where);
    if (!A)
      return;
    for (const Default &Row : Rows)
      if (Row.Attr == A) {
        C.Diags.report(diag::SetTwice, Where)
                .note(diag::NoteFirstSet, Row.Where)
            << C.text(N) << uint64_t(0);
        return;
      }
    ExprScope Scope = scopeFor(M, K);
    ExprBuilder B(C, Scope);
    ExprId E = B.check(V, A);
    if (E && Append)
      E = appended(K, A, E, B, Where);
    if (E)
      Rows.push_back({A, E, Where});
  }

  /// What the kinds above \p K say of \p A, and what \p E adds to it.
  ExprId appended(KindId K, AttrId A, ExprId E, ExprBuilder &B, Range Where) {
    Type Ty = P.Attrs[A].Ty;
    StringRef Text = C.text(P.Attrs[A].Text);
    if (!Ty.IsSet) {
      C.Diags.report(diag::AppendNeedsSet, Where)
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where, {Text.str()})
          << Text << typeName(P, Ty);
      return ExprId::none();
    }
    const Default *Above =
        P.Kinds[K].Base ? P.defaultOf(P.Kinds[K].Base, A) : nullptr;
    if (!Above) {
      C.Diags.report(diag::AppendToNothing, Where)
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where, {Text.str()})
          << P.shortName(P.Kinds[K].Id) << Text;
      return ExprId::none();
    }
    // Of two constants one is made, to which a model can add.
    const Expr &Old = P.Exprs[Above->V], &New = P.Exprs[E];
    if (Old.Op == ExprOp::Const && New.Op == ExprOp::Const &&
        !P.Constants[Old.A].isUnknown() && !P.Constants[New.A].isUnknown()) {
      std::vector<Value> All(P.elements(P.Constants[Old.A]));
      llvm::append_range(All, P.elements(P.Constants[New.A]));
      return B.addConst(makeSet(P, std::move(All)), Ty, New.Where);
    }
    Expr Both;
    Both.Op = ExprOp::Union;
    Both.Ty = Ty;
    Both.A = Above->V.index();
    Both.B = E.index();
    Both.Where = New.Where;
    return P.Exprs.add(Both);
  }

  void addDerived(KindId K, ModuleId M, NodeId N,
                  llvm::SmallVectorImpl<Default> &Rows) {
    const ast::Tree &T = C.tree(M);
    const node::Let Decl(T, N);
    Name Text = T.nameOf(Decl.ident());
    AttrId A = C.findAttr(K, Text);
    if (!A || P.Attrs[A].Owner != K || !P.Attrs[A].Derived)
      return; // a duplicate, reported before
    ExprScope Scope = scopeFor(M, K);
    Scope.Deriving = A;
    ExprBuilder B(C, Scope);
    ExprId E = B.infer(Decl.value());
    if (!E)
      return;
    P.Attrs[A].Ty = B.typeOf(E);
    Rows.push_back({A, E, C.range(M, Decl.ident())});
  }

  Context &C;
  Program &P;
};

//===----------------------------------------------------------------------===//
// Controls
//===----------------------------------------------------------------------===//

/// Builds controls so that a base comes before what derives from it.
class ControlBuilder {
public:
  explicit ControlBuilder(Context &C)
      : C(C), P(C.P), State(C.Controls.size(), New), DeclOf(P.Controls.size()) {
    std::fill_n(State.begin(), C.Base.Controls, Done);
    for (uint32_t I = 0; I < C.Controls.size(); ++I)
      DeclOf[std::as_const(C.Controls)[I].Index] = I;
  }

  void run() {
    for (uint32_t I = C.Base.Controls; I < C.Controls.size(); ++I)
      visit(I);
  }

private:
  void visit(uint32_t Start) {
    llvm::SmallVector<uint32_t, 4> Chain;
    for (uint32_t I = Start; State[I] == New;) {
      State[I] = Active;
      Chain.push_back(I);
      const ast::Tree &T = C.tree(C.Controls[I].Module);
      NodeId Use = node::ControlDecl(T, C.Controls[I].Node).base();
      if (!Use)
        break;
      ControlId Base = C.resolveControl(C.Controls[I].Module,
                                        node::KindUse(T, Use).qualName());
      if (!Base)
        break;
      uint32_t Next = DeclOf[Base.index()];
      if (State[Next] == Active) {
        std::string Text;
        for (uint32_t J :
             llvm::make_range(llvm::find(Chain, Next), Chain.end()))
          Text += "`" + nameOf(J) + "` -> ";
        C.Diags.report(diag::KindCycle, C.range(C.Controls[I].Module, Use))
            << Text + "`" + nameOf(Next) + "`";
        break;
      }
      P.Controls[ControlId(C.Controls[I].Index)].Base = Base;
      I = Next;
    }
    for (uint32_t I : llvm::reverse(Chain)) {
      build(C.Controls[I]);
      State[I] = Done;
    }
  }

  std::string nameOf(uint32_t I) const {
    const ast::Tree &T = C.tree(C.Controls[I].Module);
    return C.text(T.nameOf(node::ControlDecl(T, C.Controls[I].Node).ident()))
        .str();
  }

  void build(const Pending &D) {
    const ast::Tree &T = C.tree(D.Module);
    const node::ControlDecl Decl(T, D.Node);
    Control Row = P.Controls[ControlId(D.Index)];
    Row.Id = C.fullName(D.Module, T.nameOf(Decl.ident()));
    Row.Title = C.titleOf(D.Module, Decl.title());
    Row.Doc = C.docOf(D.Module, Decl.prefix());
    Row.Abstract = T.has(D.Node, ast::Abstract);

    llvm::SmallVector<KindId, 4> For;
    for (NodeId Q : Decl.forKinds())
      if (KindId K = C.resolveKind(D.Module, Q))
        For.push_back(K);
    llvm::SmallVector<Provision, 8> Provides;
    if (Row.Base) {
      const Control &Base = P.Controls[Row.Base];
      if (For.empty())
        llvm::append_range(For, Base.For.of(P.ControlKinds));
      llvm::append_range(Provides, Base.Provides.of(P.Provisions));
    }
    // A base that names nothing was reported itself, unless it may do so.
    bool Alone = !Decl.base() || (Row.Base && P.Controls[Row.Base].Abstract);
    if (For.empty() && !Row.Abstract && Decl.forKinds().empty() && Alone)
      C.Diags.report(diag::ControlForNothing, Row.Where) << P.shortName(Row.Id);

    NodeId Body = Decl.body();
    if (Body)
      for (NodeId M : node::Body(T, Body).members()) {
        if (T.kind(M) == NodeKind::Provides)
          for (NodeId Item : node::Provides(T, M).items())
            addProvision(D.Module, Item, For, Provides);
        else if (T.kind(M) != NodeKind::Assign)
          C.Diags.report(diag::MisplacedMember, C.range(D.Module, M))
              << ast::describe(T.kind(M)) << Misplaced::InControl << Home::Kind;
      }
    // Properties last: contiguous, and their constants add to other pools.
    Slice Annotations =
        addAnnotations(C, D.Module, Decl.prefix(), AnnotationPlace::Control);
    if (Body)
      for (NodeId M : node::Body(T, Body).members())
        if (T.kind(M) == NodeKind::Assign &&
            !reportForeignProperty(D.Module, M) && addProperty(C, D.Module, M))
          ++Annotations.Count;
    Row.Properties = Annotations;
    checkShield(Annotations);
    Row.For = {static_cast<uint32_t>(P.ControlKinds.size()),
               static_cast<uint32_t>(For.size())};
    P.ControlKinds.insert(P.ControlKinds.end(), For.begin(), For.end());
    Row.Provides = {static_cast<uint32_t>(P.Provisions.size()),
                    static_cast<uint32_t>(Provides.size())};
    P.Provisions.insert(P.Provisions.end(), Provides.begin(), Provides.end());
    P.Controls[ControlId(D.Index)] = Row;
  }

  /// Reports a property that no control has: one that is misspelt, or what
  /// other languages write: `provides = [encrypted];`, `mitigates = [X];`.
  bool reportForeignProperty(ModuleId M, NodeId N) {
    const ast::Tree &T = C.tree(M);
    const NodeId Ident = node::Assign(T, N).ident();
    const NodeId V = node::Assign(T, N).value();
    static constexpr StringRef Known[] = {"effort", "fix", "refs", "shields"};
    // What the control of another tool says, and rules say here.
    static constexpr StringRef Elsewhere[] = {
        "mitigates", "protects",    "applies_to", "covers", "threats",
        "silences",  "description", "title",      "name",   "category"};
    StringRef Key = C.text(T.nameOf(Ident));
    StringRef Near = llvm::is_contained(Known, Key) ? "" : nearest(Key, Known);
    if (!Near.empty() || llvm::is_contained(Elsewhere, Key)) {
      DiagBuilder D =
          C.Diags.report(diag::UnknownControlMember, C.range(M, Ident));
      D << Key << uint64_t(!Near.empty());
      if (Near.empty())
        D << std::vector<StringRef>(std::begin(Known), std::end(Known));
      else
        D.propose(C.range(M, Ident), Near, suretyOf(Key, Near, Known)) << Near;
      return true;
    }
    if (Key != "provides")
      return false;
    const Range Where = C.range(M, V);
    const FileId F = C.Sources.fileOf(Where.Begin);
    StringRef Written = C.Sources.text(F)
                            .slice(C.Sources.offsetIn(F, Where.Begin),
                                   C.Sources.offsetIn(F, Where.End))
                            .trim("[]");
    const Range All{C.range(M, Ident).Begin, Where.End};
    C.Diags.report(diag::ForeignQuantifier, All).fix(All, "provides " + Written)
        << C.text(T.nameOf(Ident)) + " =" << "provides " + Written;
    return true;
  }

  void checkShield(Slice Properties) {
    for (const ir::Property &Prop : Properties.of(P.Properties))
      if (C.text(Prop.Key) == ir::ShieldProperty &&
          (Prop.V.Tag != ir::ValueTag::Int || Prop.V.Payload < 1 ||
           Prop.V.Payload > 100))
        C.Diags.report(diag::BadShield, Prop.Where) << ir::valueText(P, Prop.V);
  }

  void addProvision(ModuleId M, NodeId Item, llvm::ArrayRef<KindId> For,
                    llvm::SmallVectorImpl<Provision> &Rows) {
    const ast::Tree &T = C.tree(M);
    NodeId Ident = node::ProvideItem(T, Item).ident();
    Range Where = C.range(M, Ident);
    Name N = T.nameOf(Ident);
    bool Found = false;
    // Kinds of different classes have attributes of their own; a derived
    // attribute of the same root is one.
    for (KindId K : For) {
      AttrId A = C.findAttr(K, N);
      if (!A)
        continue;
      Found = true;
      if (llvm::any_of(Rows, [&](const Provision &R) {
            return R.Attr == A && R.Where == Where;
          }))
        continue;
      if (P.Attrs[A].Derived) {
        C.Diags.report(diag::DerivedAttribute, Where)
                .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                      {C.text(N).str()})
            << C.text(N);
        return;
      }
      ExprScope Scope{M, {}, 0, 0, K, nullptr};
      Scope.NextSlot = Scope.NumSlots = 1;
      ExprBuilder B(C, Scope);
      ExprId V;
      if (NodeId Child = node::ProvideItem(T, Item).value()) {
        V = B.check(Child, A);
      } else if (P.Attrs[A].Ty == boolType()) {
        V = B.addConst(Value::boolean(true), boolType(), Where);
      } else {
        C.Diags.report(diag::ProvidesNeedsValue, Where)
            << C.text(N) << typeName(P, P.Attrs[A].Ty);
        return;
      }
      if (!V)
        return;
      llvm::erase_if(Rows, [&](const Provision &R) { return R.Attr == A; });
      Rows.push_back({A, V, Where});
    }
    if (!Found && !For.empty())
      C.reportUnknownAttr(For[0], N, Where);
  }

  enum VisitState : uint8_t { New, Active, Done };
  Context &C;
  Program &P;
  std::vector<VisitState> State;
  std::vector<uint32_t> DeclOf;
};

} // namespace

//===----------------------------------------------------------------------===//
// Verifications
//===----------------------------------------------------------------------===//

static void buildVerification(Context &C, const Pending &D) {
  const ast::Tree &T = C.tree(D.Module);
  const node::VerificationDecl Decl(T, D.Node);
  Program &P = C.P;
  Verification Row = P.Verifications[VerificationId(D.Index)];
  ExprScope Scope{D.Module, {}, 0, 0, KindId::none(), nullptr};
  Row.Id = C.fullName(D.Module, T.nameOf(Decl.ident()));
  Row.Doc = C.docOf(D.Module, Decl.prefix());
  Row.Params = addParams(C, D.Module, Decl.params(), Scope);
  ExprBuilder B(C, Scope);
  if (NodeId Title = Decl.title())
    Row.Title = B.text(Title);
  else
    Row.Title = B.addConst(Value::string(C.Names.intern(P.shortName(Row.Id))),
                           stringType(), Row.Where);
  llvm::SmallVector<VerificationTemplate, 2> Templates;
  NodeId Body = Decl.body();
  if (Body)
    for (NodeId M : node::Body(T, Body).members())
      if (T.kind(M) == NodeKind::TemplateMember)
        if (ExprId Text = B.text(node::TemplateMember(T, M).text()))
          Templates.push_back(
              {T.nameOf(node::TemplateMember(T, M).ident()), Text});
  Row.Properties =
      addAnnotations(C, D.Module, Decl.prefix(), AnnotationPlace::Verification);
  if (Body)
    for (NodeId M : node::Body(T, Body).members())
      if (T.kind(M) == NodeKind::Assign && addProperty(C, D.Module, M))
        ++Row.Properties.Count;
  Row.Templates = {static_cast<uint32_t>(P.VerificationTemplates.size()),
                   static_cast<uint32_t>(Templates.size())};
  P.VerificationTemplates.insert(P.VerificationTemplates.end(),
                                 Templates.begin(), Templates.end());
  Row.NumSlots = Scope.NumSlots;
  P.Verifications[VerificationId(D.Index)] = Row;
}

/// What kinds require of each of their entities.
static void buildRequirements(Context &C, const Pending &D, KindId K) {
  const ast::Tree &T = C.tree(D.Module);
  NodeId Body = node::KindDecl(T, D.Node).body();
  // Where there are parts, it may name them: Models.cpp builds it for each use.
  if (!K || !Body || C.hasParts(K))
    return;
  for (NodeId N : node::Body(T, Body).members()) {
    if (T.kind(N) != NodeKind::Require)
      continue;
    ExprScope Scope{D.Module, {}, 0, 0, K, nullptr};
    Scope.NextSlot = Scope.NumSlots = 1;
    Requirement Row;
    Row.Of = K;
    Row.Condition = ExprBuilder(C, Scope).check(node::Require(T, N).condition(),
                                                boolType());
    Row.Message = C.titleOf(D.Module, node::Require(T, N).message());
    Row.Where = C.range(D.Module, node::Require(T, N).condition());
    Row.NumSlots = Scope.NumSlots;
    if (Row.Condition)
      C.P.Requirements.push_back(Row);
  }
}

/// Findings are told apart by the ids of their rules, so an id belongs to one
/// rule: among those that are loaded, and among those of the library that some
/// other model may load.
static void checkRuleIds(Context &C) {
  if (C.Rules.size() == C.Base.Rules)
    return;
  llvm::DenseMap<Name, RuleId> First;
  auto Report = [&](RuleId R, const llvm::Twine &Other, Range Where) {
    const Rule &Row = C.P.Rules[R];
    auto At = C.RuleIdAt.find(R);
    DiagBuilder D =
        C.Diags.report(diag::DuplicateRuleId,
                       At == C.RuleIdAt.end() ? Row.WhereAt : At->second);
    D << C.text(Row.StableId) << Other;
    if (Where.isValid())
      D.note(diag::NoteFirstDeclared, Where);
  };
  bool Own = false;
  // The library's rules have been there first.
  for (bool Library : {true, false})
    for (uint32_t I = 0; I < C.Rules.size(); ++I) {
      RuleId R(C.Rules[I].Index);
      if (C.Set.Modules[C.Rules[I].Module].Library != Library ||
          !C.P.Rules[R].StableId)
        continue;
      Own |= !Library && C.RuleIdAt.contains(R);
      auto [It, New] = First.try_emplace(C.P.Rules[R].StableId, R);
      if (!New)
        Report(R, C.text(C.P.Rules[It->second].Id),
               C.P.Rules[It->second].WhereAt);
    }
  if (!Own)
    return;
  llvm::StringMap<std::string> Elsewhere;
  if (!C.Set.Image)
    C.index().forEach([&](const Thing &T) {
      if (T.What == ThingKind::Rule && !T.IsPrivate && !C.index().isLoaded(T))
        Elsewhere[T.RuleId ? C.text(T.RuleId).str() : C.index().fullName(T)] =
            C.index().fullName(T);
    });
  for (const Pending &D :
       llvm::ArrayRef<Pending>(C.Rules).drop_front(C.Base.Rules)) {
    RuleId R(D.Index);
    if (C.Set.Modules[D.Module].Library || !C.RuleIdAt.contains(R))
      continue;
    const Name Id = C.P.Rules[R].StableId;
    if (!C.Set.Image) {
      auto It = Elsewhere.find(C.text(Id));
      if (It != Elsewhere.end())
        Report(R, It->second, {});
    } else if (Name Other = C.Set.Image->ruleElsewhere(C.Set, Id)) {
      Report(R, C.text(Other), {});
    }
  }
}

void sema::buildKnowledge(Context &C) {
  const auto Funcs = llvm::ArrayRef<Pending>(C.Funcs).drop_front(C.Base.Funcs);
  std::vector<ExprScope> Scopes;
  Scopes.reserve(Funcs.size());
  for (const Pending &D : Funcs) {
    Scopes.push_back({D.Module, {}, 0, 0, KindId::none(), nullptr});
    buildSignature(C, D, Scopes.back());
  }
  // Derived attributes get their types here, which functions may use.
  DefaultBuilder(C).run();
  for (size_t I = 0; I < Funcs.size(); ++I)
    buildBody(C, Funcs[I], Scopes[I]);
  rejectRecursion(C);
  chooseRatings(C);
  for (uint32_t I = C.Base.Kinds; I < C.Kinds.size(); ++I)
    buildRequirements(C, C.Kinds[I], C.KindIds[I]);
  if (C.Controls.size() != C.Base.Controls)
    ControlBuilder(C).run();
  for (const Pending &D : llvm::ArrayRef<Pending>(C.Verifications)
                              .drop_front(C.Base.Verifications))
    buildVerification(C, D);
}

void sema::buildRules(Context &C) {
  for (const Pending &D :
       llvm::ArrayRef<Pending>(C.Rules).drop_front(C.Base.Rules))
    buildRule(C, D);
  checkRuleIds(C);
}
