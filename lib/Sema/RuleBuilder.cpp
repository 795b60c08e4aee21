//===- RuleBuilder.cpp - Lowering rules -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Risk/Score.h"
#include "Sema/Annotations.h"
#include "Sema/Knowledge.h"
#include "Sema/Ratings.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

/// What a rule can set.
static constexpr StringRef KnownProperties[] = {
    "fix",  "gain",     "gain_of",    "work",   "vantage", "tags",    "effort",
    "refs", "found_by", "likelihood", "impact", "scores",  "severity"};
static bool isKnownProperty(StringRef Key) {
  return llvm::is_contained(KnownProperties, Key);
}

namespace {

class RuleBuilder {
public:
  RuleBuilder(Context &C, const Pending &D)
      : C(C), P(C.P), M(D.Module), N(D.Node), T(C.tree(D.Module)),
        Scope{D.Module, {}, 0, 0, KindId::none(), nullptr}, B(C, Scope),
        Id(D.Index), Row(P.Rules[Id]) {}

  void run() {
    Row.Id = C.fullName(M, T.nameOf(node::Decl(T, N).ident()));
    Row.StableId = Row.Id;
    Row.Doc = C.docOf(M, node::Decl(T, N).prefix());
    NodeId Body = node::Decl(T, N).body();
    llvm::ArrayRef<NodeId> Members =
        Body ? node::Body(T, Body).members() : llvm::ArrayRef<NodeId>();

    Scope.InRule = true;
    for (NodeId Member : Members)
      if (T.kind(Member) == NodeKind::Let)
        Scope.Later.push_back(T.nameOf(node::Decl(T, Member).ident()));
    // What binds names comes first, whatever the order in the source.
    if (Row.IsThreat)
      addTargets();
    for (NodeId Member : Members)
      if (T.kind(Member) == NodeKind::Match && Row.IsThreat)
        C.Diags.report(diag::MisplacedMember, range(Member))
            << ast::describe(NodeKind::Match) << Misplaced::InThreat
            << Home::RuleNotThreat;
      else if (T.kind(Member) == NodeKind::Match)
        addMatch(Member);
    if (Vars.empty() && !Row.IsThreat)
      C.Diags.report(diag::RuleWithoutMatch, Row.WhereAt)
          << P.shortName(Row.Id);
    // The engine keeps sets of variables in words of this many bits.
    constexpr size_t MaxVars = 64;
    if (Vars.size() > MaxVars)
      C.Diags.report(diag::TooManyMatchVariables, Row.WhereAt)
          << P.shortName(Row.Id) << uint64_t(Vars.size()) << uint64_t(MaxVars);
    for (NodeId Member : Members)
      if (T.kind(Member) == NodeKind::Where)
        narrowVariables(node::Where(T, Member).condition());
    for (NodeId Member : Members) {
      if (T.kind(Member) == NodeKind::Let)
        addLet(Member);
      else if (T.kind(Member) == NodeKind::Witness)
        addWitness(Member);
    }
    if (NodeId Title = node::Decl(T, N).title()) {
      Row.Title = B.text(Title);
      checkHoles(Title);
    } else {
      if (!C.Diags.isDamaged(range(N)) && !C.Diags.hasErrors())
        C.Diags.report(diag::RuleWithoutTitle, Row.WhereAt)
            << P.shortName(Row.Id);
      Row.Title = B.addConst(Value::string(C.Names.intern(P.shortName(Row.Id))),
                             stringType(), Row.WhereAt);
    }
    for (NodeId Member : Members)
      addClause(Member);
    addProperties(Members);
    reportUnusedLets();
    // What is no finding has no severity.
    if (!SeveritySet && !AboutModel && !SeverityMisspelt &&
        !C.Diags.isDamaged(range(N)))
      C.Diags.report(diag::RuleWithoutSeverity, Row.WhereAt)
          << P.shortName(Row.Id);
    finish();
  }

private:
  Range range(NodeId X) const { return C.range(M, X); }

  void addMatch(NodeId Member) {
    for (NodeId Binder : node::Match(T, Member).binders()) {
      NodeId Ident = node::Binder(T, Binder).ident();
      KindId K = C.resolveKind(M, node::Binder(T, Binder).qualName());
      if (!checkNew(Ident))
        continue;
      // After a bad kind the variable stays known, so that its uses do not
      // give errors of their own; the root of elements is as good as any.
      Type Ty{TypeBase::Entity, false,
              (K ? K : C.rootKind(EntityClass::Element)).index()};
      if (!K)
        Ty = anyType();
      Scope.addLocal(T.nameOf(Ident), Ty, range(Ident));
      Vars.push_back({T.nameOf(Ident), K, range(Ident)});
    }
  }

  /// The parts that a threat is about. They are its variables, which only
  /// outputs name: in its body they are written as anywhere else.
  void addTargets() {
    for (NodeId Target : node::ThreatDecl(T, N).targets()) {
      EntityId E =
          C.resolveEntity(M, nullptr, node::QualName(T, Target).idents());
      if (!E)
        continue;
      const Entity &Of = P.Entities[E];
      auto Same = llvm::find_if(Vars, [&](auto &V) { return V.Of == E; });
      if (Same != Vars.end()) {
        C.Diags.report(diag::DuplicateName, range(Target))
                .note(diag::NoteFirstDeclared, Same->Where)
            << C.qualText(M, Target) << Declared::ThreatPart;
        continue;
      }
      std::string Text = C.text(Of.Text).str();
      auto IsTaken = [&](StringRef Name) {
        return llvm::any_of(Vars,
                            [&](auto &V) { return C.text(V.Text) == Name; });
      };
      for (unsigned I = 2; IsTaken(Text); ++I)
        Text = C.text(Of.Text).str() + std::to_string(I);
      Scope.addLocal(Name::none(), {TypeBase::Entity, false, Of.Kind.index()},
                     range(Target));
      Vars.push_back({C.Names.intern(Text), Of.Kind, range(Target), E});
    }
  }

  bool checkNew(NodeId Ident) {
    for (const Local &L : Scope.Locals)
      if (L.Text == T.nameOf(Ident)) {
        C.Diags.report(diag::DuplicateName, range(Ident))
                .note(diag::NoteFirstDeclared, L.Where)
            << C.text(L.Text) << Declared::RuleVariable;
        return false;
      }
    return true;
  }

  void addLet(NodeId Member) {
    NodeId Ident = node::Let(T, Member).ident();
    if (!checkNew(Ident))
      return;
    ExprId V = B.infer(node::Let(T, Member).value());
    uint32_t Slot = Scope.addLocal(T.nameOf(Ident), V ? B.typeOf(V) : anyType(),
                                   range(Ident));
    if (V)
      Lets.push_back({T.nameOf(Ident), Slot, V});
  }

  void addWitness(NodeId Member) {
    NodeId Ident = node::Witness(T, Member).ident();
    if (!checkNew(Ident))
      return;
    if (Row.Witness) {
      C.Diags.report(diag::SecondWitness, range(Member));
      return;
    }
    ExprId V = B.check(node::Witness(T, Member).path(), {TypeBase::Path});
    Row.WitnessSlot =
        Scope.addLocal(T.nameOf(Ident), {TypeBase::Path}, range(Ident));
    Row.Witness = V;
  }

  void addClause(NodeId Member) {
    switch (T.kind(Member)) {
    case NodeKind::Where:
      addConditions(node::Where(T, Member).condition());
      break;
    case NodeKind::Unless: {
      if (reportControlAsCondition(node::Unless(T, Member).condition()))
        break;
      RuleUnless U;
      U.Condition = B.check(node::Unless(T, Member).condition(), boolType());
      U.Where = range(Member);
      U.By.Begin = static_cast<uint32_t>(By.size());
      for (NodeId Q : node::Unless(T, Member).controls())
        if (ControlId Control = C.resolveControl(M, Q)) {
          checkSilences(Control, U.Condition, range(Q));
          By.push_back(Control);
          ++U.By.Count;
        }
      if (U.Condition)
        Unless.push_back(U);
      break;
    }
    case NodeKind::By: {
      if (ByGiven) {
        C.Diags.report(diag::SecondBy, range(Member))
            .note(diag::NoteFirstDeclared, range(ByGiven));
        break;
      }
      ByGiven = Member;
      if (const NodeId Given = node::By(T, Member).positions();
          ControlId Control = controlNamed(Given)) {
        C.Diags.report(diag::ControlAsPosition, range(Given))
            << P.shortName(P.Controls[Control].Id);
        break;
      }
      Type Ty{TypeBase::Enum, true};
      EnumId Position = C.positionEnum();
      if (Position)
        Ty.Detail = Position.index();
      Row.By = Position ? B.check(node::By(T, Member).positions(), Ty)
                        : B.infer(node::By(T, Member).positions());
      break;
    }
    case NodeKind::Question: {
      RuleQuestion Q;
      Q.Subject = B.infer(node::Question(T, Member).expression());
      Q.Text = B.text(node::Question(T, Member).text());
      checkHoles(node::Question(T, Member).text());
      if (Q.Subject && P.Exprs[Q.Subject].Op != ExprOp::Attr) {
        C.Diags.report(diag::QuestionNeedsAttribute,
                       range(node::Question(T, Member).expression()));
        break;
      }
      if (Q.Subject && Q.Text)
        Questions.push_back(Q);
      break;
    }
    case NodeKind::Verify:
      for (NodeId Call : node::Verify(T, Member).calls())
        addVerify(Call);
      break;
    case NodeKind::Assign:
      addAssign(Member);
      break;
    default:
      break;
    }
  }

  /// Every operand of a top-level `and` is a condition of its own, which lets
  /// the engine use each as an index and the explanation show each.
  void addConditions(NodeId Cond) {
    forEachConjunct(Cond, [&](NodeId X) {
      if (ExprId E = B.check(X, boolType())) {
        Where.push_back(E);
        // What one condition says holds for all that follows.
        Scope.Narrow.assume(P, E);
      }
    });
  }

  template <typename Fn> void forEachConjunct(NodeId Cond, Fn Visit) {
    llvm::SmallVector<NodeId, 8> Work{Cond};
    while (!Work.empty()) {
      NodeId X = Work.pop_back_val();
      if (T.kind(X) == NodeKind::Binary && T.op(X) == ast::Op::And) {
        Work.push_back(node::Binary(T, X).right());
        Work.push_back(node::Binary(T, X).left());
        continue;
      }
      Visit(X);
    }
  }

  /// `where e is K` narrows match variable `e` in all of the rule, also in lets
  /// that stand before it: like those, conditions have no order.
  void narrowVariables(NodeId Cond) {
    forEachConjunct(Cond, [&](NodeId X) {
      if (T.kind(X) != NodeKind::Binary || T.op(X) != ast::Op::Is ||
          T.kind(node::Binary(T, X).left()) != NodeKind::NameRef)
        return;
      Name Text = T.nameOf(node::NameRef(T, node::Binary(T, X).left()).ident());
      for (const Local &L : Scope.Locals)
        if (L.Text == Text && L.Ty.Base == TypeBase::Entity)
          if (KindId K = B.kindIfNamed(node::Binary(T, X).right());
              K && P.derives(K, L.Ty.kindId()))
            Scope.Narrow.assume(P, L.Slot, K);
    });
  }

  void addVerify(NodeId Call) {
    NodeId Callee = T.kind(Call) == NodeKind::Call
                        ? node::Call(T, Call).callee()
                        : NodeId::none();
    llvm::SmallVector<NodeId, 4> Idents;
    for (NodeId X = Callee; X;) {
      if (T.kind(X) == NodeKind::NameRef) {
        Idents.insert(Idents.begin(), node::NameRef(T, X).ident());
        break;
      }
      if (T.kind(X) != NodeKind::MemberRef) {
        Idents.clear();
        break;
      }
      Idents.insert(Idents.begin(), node::MemberRef(T, X).ident());
      X = node::MemberRef(T, X).base();
    }
    if (Idents.empty()) {
      C.Diags.report(diag::VerifyNeedsCall, range(Call));
      return;
    }
    unsigned Used = 0;
    Symbol S = C.resolvePrefix(M, Idents, Used);
    if (S.K != SymbolKind::Verification || Used != Idents.size()) {
      NodeId Bad = Idents[std::min<size_t>(Used, Idents.size() - 1)];
      llvm::SmallVector<StringRef, 32> Candidates;
      Context::WantedName In{M, Context::thingsOf(SymbolKind::Verification)};
      if (S.K == SymbolKind::Package) {
        In.Package = C.Packages[PackageId(S.Index)].Text;
        for (const auto &[Other, Entry] : C.Packages[PackageId(S.Index)].Names)
          if (Entry.K == SymbolKind::Verification && !Entry.Private)
            Candidates.push_back(C.text(Other));
      } else {
        C.visibleNames(M, SymbolKind::Verification, Candidates);
      }
      C.reportUnknown("verification", C.text(T.nameOf(Bad)), range(Bad),
                      Candidates, /*Closed=*/false, &In);
      return;
    }
    RuleVerify V;
    V.What = VerificationId(S.Index);
    V.Where = range(Call);
    llvm::ArrayRef<NodeId> Args = node::Call(T, Call).arguments();
    Slice Params = P.Verifications[V.What].Params;
    llvm::SmallVector<ExprId, 4> Values;
    for (uint32_t I = 0; I < Params.Count; ++I) {
      const Type Ty = Params.of(P.Params)[I].Ty;
      auto Default = C.ParamDefaults.find(Params.Begin + I);
      if (I < Args.size())
        Values.push_back(B.check(node::Argument(T, Args[I]).expression(), Ty));
      else if (Default != C.ParamDefaults.end())
        Values.push_back(B.addConst(Default->second, Ty, range(Call)));
      else
        break;
      if (!Values.back())
        return;
    }
    if (Values.size() != Params.Count || Args.size() > Params.Count) {
      C.Diags.report(diag::WrongArgCount, range(Call))
              .note(diag::NoteDeclaredHere, P.Verifications[V.What].Where)
          << P.shortName(P.Verifications[V.What].Id) << C.arityText(Params)
          << uint64_t(Args.size());
      return;
    }
    V.Args = {static_cast<uint32_t>(P.ExprArgs.size()),
              static_cast<uint32_t>(Values.size())};
    P.ExprArgs.insert(P.ExprArgs.end(), Values.begin(), Values.end());
    Verifies.push_back(V);
  }

  /// `where = c`, `unless = c`, `match = …`: a clause is written without `=`.
  bool reportAssignedClause(NodeId Member) {
    const NodeId Ident = node::Assign(T, Member).ident();
    const NodeId V = node::Assign(T, Member).value();
    StringRef Key = C.text(T.nameOf(Ident));
    static constexpr StringRef Clauses[] = {
        "where", "unless", "match", "by", "witness", "verify", "question"};
    if (!llvm::is_contained(Clauses, Key))
      return false;
    const FileId F = C.Sources.fileOf(range(Ident).Begin);
    const uint32_t End = C.Sources.offsetIn(F, range(Ident).End);
    const auto At = static_cast<uint32_t>(C.Sources.text(F).find('=', End));
    const Range Sign{C.Sources.locAt(F, At), C.Sources.locAt(F, At + 1)};
    C.Diags.report(diag::UnexpectedToken, Sign)
            .fix({range(Ident).End, range(V).Begin}, " ")
        << "`=`" << "after `" + Key + "`"
        << (Key == "match"      ? "a variable and its kind"
            : Key == "by"       ? "positions"
            : Key == "witness"  ? "a name"
            : Key == "verify"   ? "a call"
            : Key == "question" ? "an attribute"
                                : "the condition");
    if (Key == "where")
      addConditions(V);
    return true;
  }

  /// The control that \p X names alone, if it does.
  ControlId controlNamed(NodeId X) const {
    if (T.kind(X) != NodeKind::NameRef)
      return ControlId::none();
    const Symbol S = C.lookup(M, T.nameOf(node::NameRef(T, X).ident()));
    return S.K == SymbolKind::Control ? ControlId(S.Index) : ControlId::none();
  }

  /// `unless Tls;`
  bool reportControlAsCondition(NodeId Cond) {
    const ControlId Control = controlNamed(Cond);
    if (!Control)
      return false;
    std::string Now = "condition";
    for (const Provision &X : P.Controls[Control].Provides.of(P.Provisions)) {
      const Attr &A = P.Attrs[X.Attr];
      auto Has = llvm::find_if(Vars, [&](const RuleVar &V) {
        return V.Kind && P.derives(V.Kind, A.Owner);
      });
      if (A.Ty != boolType() || Has == Vars.end())
        continue;
      Now = (C.text(Has->Text) + "." + C.text(A.Text)).str();
      break;
    }
    StringRef Name = P.shortName(P.Controls[Control].Id);
    C.Diags.report(diag::ControlAsCondition, range(Cond))
            .suggest(range(Cond), Now + " by " + Name)
        << Name << Now;
    return true;
  }

  /// Reports \p Control if it is for nothing that \p Condition is about.
  void checkSilences(ControlId Control, ExprId Condition, Range Where) {
    const ir::Control &Of = P.Controls[Control];
    llvm::ArrayRef<KindId> For = Of.For.of(P.ControlKinds);
    if (!Condition || For.empty() || C.Set.Modules[M].Library)
      return;
    // Operands come before what uses them: the condition's are behind the last
    // expression of what came before it.
    std::vector<KindId> About;
    llvm::SmallVector<ExprId, 16> Work{Condition};
    llvm::DenseSet<ExprId> Seen{Condition};
    while (!Work.empty()) {
      const Expr &E = P.Exprs[Work.pop_back_val()];
      if (E.Ty.Base == TypeBase::Entity &&
          E.Ty.kindId().index() < P.Kinds.size())
        About.push_back(E.Ty.kindId());
      else if (E.Op == ExprOp::Call || E.Op == ExprOp::Builtin)
        return; // what a function looks at is its own business
      forEachOperand(P, E, [&](ExprId X) {
        if (Seen.insert(X).second)
          Work.push_back(X);
      });
    }
    auto Fits = [&](KindId A) {
      return llvm::any_of(
          For, [&](KindId F) { return P.Kinds[A].Class == P.Kinds[F].Class; });
    };
    if (About.empty() || llvm::any_of(About, Fits))
      return;
    std::vector<StringRef> Kinds;
    for (KindId F : For)
      Kinds.push_back(P.shortName(P.Kinds[F].Id));
    C.Diags.report(diag::ControlCannotSilence, Where)
            .note(diag::NoteDeclaredHere, Of.Where)
        << P.shortName(Of.Id) << Kinds
        << ir::spelling(P.Kinds[About.front()].Class);
  }

  /// Warns of `{f}`, `$f`, `{{f}}` and `%s` in the text \p X: holes of other
  /// languages.
  void checkHoles(NodeId X) {
    const FileId F = C.Sources.fileOf(range(X).Begin);
    if (!F || C.Set.Modules[M].Library)
      return;
    const uint32_t Begin = C.Sources.offsetIn(F, range(X).Begin);
    StringRef Text =
        C.Sources.text(F).slice(Begin, C.Sources.offsetIn(F, range(X).End));
    auto IsLocal = [&](StringRef Word) {
      const Name N = Word.empty() ? Name::none() : C.Names.find(Word);
      return N && llvm::any_of(Scope.Locals,
                               [&](const Local &L) { return L.Text == N; });
    };
    auto IsPart = [](char Ch) {
      return llvm::isAlnum(Ch) || Ch == '_' || Ch == '.';
    };
    for (size_t I = 0; I < Text.size(); ++I) {
      size_t From = I, End = I + 1;
      std::string Now;
      if (Text[I] == '$' && I + 1 < Text.size() && llvm::isAlpha(Text[I + 1])) {
        StringRef Word = Text.substr(I + 1).take_while(IsPart).rtrim('.');
        End = I + 1 + Word.size();
        if (IsLocal(Word.split('.').first))
          Now = "${" + Word.str() + "}";
      } else if (Text[I] == '{' && (I == 0 || Text[I - 1] != '$')) {
        const size_t Open = Text.substr(I).starts_with("{{") ? I + 2 : I + 1;
        StringRef Word = Text.substr(Open).ltrim().take_while(IsPart);
        const size_t Close = Text.find('}', Open);
        if (Close == StringRef::npos ||
            Text.slice(Open, Close).trim() != Word ||
            !IsLocal(Word.split('.').first))
          continue;
        End = Open == I + 2 && Text.substr(Close).starts_with("}}") ? Close + 2
                                                                    : Close + 1;
        Now = "${" + Word.str() + "}";
      } else if (Text.substr(I).starts_with("%s") && !Vars.empty()) {
        End = I + 2;
        Now = "${" + C.text(Vars.front().Text).str() + "}";
      }
      if (Now.empty())
        continue;
      const Range At{C.Sources.locAt(F, Begin + static_cast<uint32_t>(From)),
                     C.Sources.locAt(F, Begin + static_cast<uint32_t>(End))};
      C.Diags.report(diag::HoleWithoutSign, At)
              .propose(At, Now,
                       Text[From] == '%' ? Surety::Guess : Surety::Certain)
          << Text.slice(From, End) << Now;
      I = End - 1;
    }
  }

  /// Warns of each `let` that nothing asks for.
  void reportUnusedLets() {
    // A misspelt use is no use, but the mistake is that.
    if (C.Set.Modules[M].Library || C.Diags.hasErrors())
      return;
    for (const Local &L : Scope.Locals)
      if (llvm::any_of(Lets, [&](auto &X) { return X.Slot == L.Slot; }) &&
          !llvm::is_contained(Scope.Used, L.Text))
        C.Diags.report(diag::UnusedDerived, L.Where) << C.text(L.Text);
  }

  void addAssign(NodeId Member) {
    if (reportAssignedClause(Member))
      return;
    Name Key = T.nameOf(node::Assign(T, Member).ident());
    NodeId V = node::Assign(T, Member).value();
    if (C.text(Key) == "severity") {
      if (SeveritySet) {
        C.Diags.report(diag::SetTwice, range(node::Assign(T, Member).ident()))
                .note(diag::NoteFirstSet,
                      range(node::Assign(T, SeveritySet).ident()))
            << "severity" << uint64_t(0);
        return;
      }
      SeveritySet = Member;
      Row.Severity =
          B.check(V, {TypeBase::Enum, false, P.Known.Severity.index()});
      return;
    }
    if (C.text(Key) == "refs") {
      ExprScope Empty{M, {}, 0, 0, KindId::none(), nullptr};
      std::optional<Value> Set =
          ExprBuilder(C, Empty).constant(V, {TypeBase::Ref, true});
      if (Set)
        llvm::append_range(Refs, P.elements(*Set));
      return;
    }
    if (C.text(Key) == "scores") {
      if (ScoresSet) {
        C.Diags.report(diag::SetTwice, range(node::Assign(T, Member).ident()))
                .note(diag::NoteFirstSet,
                      range(node::Assign(T, ScoresSet).ident()))
            << "scores" << uint64_t(0);
        return;
      }
      ScoresSet = Member;
      if (T.kind(V) == NodeKind::SetLit)
        for (NodeId Element : node::SetLit(T, V).elements())
          addScore(Element);
      else
        addScore(V);
      return;
    }
    // `leaked = f.carries…`
    switch (T.kind(V)) {
    case NodeKind::Call:
    case NodeKind::MemberRef:
    case NodeKind::Binary:
    case NodeKind::Quantifier:
      if (!isKnownProperty(C.text(Key))) {
        const NodeId Ident = node::Assign(T, Member).ident();
        std::string Now = "let ";
        Now += C.text(Key);
        C.Diags.report(diag::ForeignQuantifier, range(Ident))
                .suggest(range(Ident), Now)
            << C.text(Key) << Now;
        Scope.Unknown.push_back(Key);
        return;
      }
      break;
    default:
      break;
    }
    SeverityMisspelt |= nearest(C.text(Key), {"severity"}) == "severity";
    Properties.push_back(Member);
  }

  /// A text that is a vector, with holes or without. What is constant of it is
  /// checked here, the rest when it is evaluated.
  void addScore(NodeId N) {
    bool IsText =
        T.kind(N) == NodeKind::StringLit || T.kind(N) == NodeKind::Template;
    ExprId E = IsText ? B.text(N) : B.check(N, stringType());
    if (!E)
      return;
    const Expr &X = P.Exprs[E];
    const Expr &First =
        X.Op == ExprOp::Text && X.B != 0 ? P.Exprs[P.ExprArgs[X.A]] : X;
    if (X.Op == ExprOp::Const &&
        !checkVector(C, M, N, P.text(P.Constants[X.A].name())))
      return;
    if (First.Op == ExprOp::Const &&
        P.Constants[First.A].Tag == ValueTag::String) {
      StringRef Begin = P.text(P.Constants[First.A].name());
      const risk::SystemInfo *System = risk::systemOf(Begin);
      if (!System) {
        checkVector(C, M, N, Begin);
        return;
      }
      if (Systems & (1U << static_cast<unsigned>(System->Id))) {
        C.Diags.report(diag::SecondVector, range(N)) << System->Name;
        return;
      }
      Systems |= 1U << static_cast<unsigned>(System->Id);
    }
    Scores.push_back(E);
  }

  /// Annotations: `@id`, and the categories that enums declare.
  void addProperties(llvm::ArrayRef<NodeId>) {
    NodeId Prefix = node::Decl(T, N).prefix();
    Row.Properties = {static_cast<uint32_t>(P.Properties.size()), 0};
    if (Prefix)
      for (NodeId A : node::Prefix(T, Prefix).annotations())
        addAnnotation(A);
    for (NodeId Member : Properties)
      if (isProperty(Member) && !reportListForText(Member) &&
          addProperty(C, M, Member, propertyType(Member))) {
        ++Row.Properties.Count;
        checkAttack(P.Properties.back(),
                    range(node::Assign(T, Member).value()));
      }
  }

  /// Whether \p Member sets what a rule has. If not, it is reported.
  bool isProperty(NodeId Member) {
    const NodeId Ident = node::Assign(T, Member).ident();
    StringRef Key = C.text(T.nameOf(Ident));
    if (isKnownProperty(Key))
      return true;
    StringRef Near = nearest(Key, KnownProperties);
    // What other tools call it.
    static constexpr StringRef Elsewhere[][2] = {
        {"remediation", "fix"},
        {"mitigation", "fix"},
        {"recommendation", "fix"},
        {"solution", "fix"},
        {"countermeasure", "fix"},
        {"cwe", "refs"},
        {"capec", "refs"},
        {"attack", "refs"},
        {"owasp", "refs"},
        {"references", "refs"},
        {"id", "@id"},
        {"mitigated_by", "unless … by"},
        {"score", "scores"},
        {"labels", "tags"},
        {"message", "rule Name \"…\""},
        {"title", "rule Name \"…\""},
        {"summary", "rule Name \"…\""},
        {"headline", "rule Name \"…\""},
        {"name", "rule Name \"…\""},
        {"description", "/// …"},
        {"doc", "/// …"},
        {"comment", "/// …"},
        {"category", "@stride(…)"},
        {"stride", "@stride(…)"},
        {"condition", "where"},
        {"when", "where"},
        {"controls", "unless … by"},
        {"controlled_by", "unless … by"}};
    for (const auto &[Word, Here] : Elsewhere)
      if (Key == Word)
        Near = Here;
    if (Near.empty()) {
      C.Diags.report(diag::UnknownRuleMember, range(Ident))
          << Key
          << std::vector<StringRef>(std::begin(KnownProperties),
                                    std::end(KnownProperties));
      return false;
    }
    DiagBuilder D =
        C.Diags.report(diag::UnknownRuleMemberDidYouMean, range(Ident));
    D << Key << Near;
    if (isKnownProperty(Near))
      D.propose(range(Ident), Near, suretyOf(Key, Near, KnownProperties));
    return false;
  }

  /// `fix = ["…", "…"];`
  bool reportListForText(NodeId Member) {
    const NodeId V = node::Assign(T, Member).value();
    StringRef Key = C.text(T.nameOf(node::Assign(T, Member).ident()));
    if (Key != "fix" || T.kind(V) != NodeKind::SetLit)
      return false;
    C.Diags.report(diag::OneTextExpected, range(V)) << Key;
    return true;
  }

  /// The type of a property that the engine reads; any of others.
  Type propertyType(NodeId Member) const {
    StringRef Key = C.text(T.nameOf(node::Assign(T, Member).ident()));
    if (Key == "tags")
      return {TypeBase::String, true};
    if (Key == "found_by")
      return stringType();
    FuncId Rating = Key == "likelihood" ? P.Known.rating(RiskRole::Likelihood)
                    : Key == "impact"   ? P.Known.rating(RiskRole::Impact)
                                        : FuncId::none();
    return Rating ? P.Funcs[Rating].Result : anyType();
  }

  /// What attack graphs read of a rule (lib/Attack).
  void checkAttack(const Property &X, Range Where) {
    StringRef Key = C.text(X.Key);
    if (Key == "gain" || Key == "vantage") {
      EnumId Of = Key == "gain" ? P.Known.Gain : P.Known.Vantage;
      if (!Of)
        return;
      bool Fits = X.V.Tag == ValueTag::Enum && EnumId(X.V.Aux) == Of;
      if (X.V.Tag == ValueTag::Set)
        Fits = llvm::all_of(P.elements(X.V), [&](const Value &V) {
          return V.Tag == ValueTag::Enum && EnumId(V.Aux) == Of;
        });
      if (!Fits)
        C.Diags.report(diag::BadGain, Where)
            << Key << P.shortName(P.Enums[Of].Id)
            << P.text(P.EnumValues[P.Enums[Of].Values.Begin].Text);
    } else if (Key == "work") {
      if (X.V.Tag != ValueTag::Int || X.V.Payload < 0 || X.V.Payload > 1000000)
        C.Diags.report(diag::BadWork, Where);
    } else if (Key == "gain_of") {
      auto [Var, End] = X.V.Tag == ValueTag::String
                            ? C.text(X.V.name()).split('.')
                            : std::pair<StringRef, StringRef>();
      std::string Names;
      for (const RuleVar &V : Vars) {
        // Of a kind that nobody knows either end may be meant.
        bool IsFlow = !V.Kind || P.Kinds[V.Kind].Class == EntityClass::Flow;
        if (C.text(V.Text) == Var &&
            (End.empty() || (IsFlow && (End == "source" || End == "target"))))
          return;
        Names += (Names.empty() ? "`" : ", `") + C.text(V.Text).str() + "`";
      }
      C.Diags.report(diag::GainOfNothing, Where) << Names;
    }
  }

  void addAnnotation(NodeId A) {
    StringRef Key = C.text(T.nameOf(node::Annotation(T, A).ident()));
    llvm::ArrayRef<NodeId> Args = node::Annotation(T, A).arguments();
    if (Key == "id") {
      NodeId V = Args.size() == 1 ? node::Argument(T, Args[0]).expression()
                                  : NodeId::none();
      if (!V || T.kind(V) != NodeKind::StringLit) {
        C.Diags.report(diag::BadAnnotation, range(A)) << Key;
        return;
      }
      Row.StableId = T.nameOf(V);
      C.RuleIdAt[Id] = range(A);
      return;
    }
    if (Key == "also" || Key == "formerly") {
      checkNames(C, M, A);
      for (NodeId Arg : Args)
        if (NodeId V = node::Argument(T, Arg).expression();
            Key == "formerly" && T.kind(V) == NodeKind::StringLit)
          Former.push_back(T.nameOf(V));
      return;
    }
    if (Key == "contradiction" || Key == "pack" || Key == "admission") {
      NodeId V = Args.size() == 1 ? node::Argument(T, Args[0]).expression()
                                  : NodeId::none();
      bool Fits =
          Key == "pack" ? V && T.kind(V) == NodeKind::StringLit : Args.empty();
      if (!Fits) {
        C.Diags.report(diag::BadAnnotation, range(A)) << Key;
        return;
      }
      P.Properties.push_back(
          {T.nameOf(node::Annotation(T, A).ident()),
           V ? Value::string(T.nameOf(V)) : Value::boolean(true), range(A)});
      ++Row.Properties.Count;
      AboutModel |= Key != "admission";
      return;
    }
    llvm::SmallVector<StringRef, 8> Known{
        "id", "also", "formerly", "admission", "contradiction", "pack"};
    for (uint32_t I = 0; I < P.Enums.size(); ++I) {
      const Property *Category =
          findAnnotation(P, P.Enums[EnumId(I)].Annotations, "category");
      if (!Category || Category->V.Tag != ValueTag::String)
        continue;
      StringRef Name = P.text(Category->V.name());
      Known.push_back(Name);
      if (Name != Key)
        continue;
      ExprScope Empty{M, {}, 0, 0, KindId::none(), nullptr};
      if (Args.size() == 1 &&
          T.kind(node::Argument(T, Args[0]).expression()) == NodeKind::SetLit) {
        // `@stride([Tampering, Spoofing])`
        const NodeId List = node::Argument(T, Args[0]).expression();
        const FileId F = C.Sources.fileOf(range(List).Begin);
        StringRef Written =
            C.Sources.text(F).slice(C.Sources.offsetIn(F, range(List).Begin),
                                    C.Sources.offsetIn(F, range(List).End));
        StringRef Bare = Written.drop_front().drop_back().trim();
        C.Diags.report(diag::ForeignQuantifier, range(List))
                .fix(range(List), Bare)
            << Written << Bare;
        return;
      }
      for (NodeId Arg : Args)
        if (std::optional<Value> V = ExprBuilder(C, Empty).constant(
                node::Argument(T, Arg).expression(),
                {TypeBase::Enum, false, I}))
          Categories.push_back(*V);
      if (Args.empty())
        C.Diags.report(diag::BadAnnotation, range(A)) << Key;
      return;
    }
    // One of kinds, enums or attributes.
    for (const AnnotationInfo &Info : annotations())
      if (Info.Name == Key) {
        C.Diags.report(diag::AnnotationMisplaced, range(A))
            << Key << ast::describe(T.kind(N)) << describePlaces(Info);
        return;
      }
    C.reportUnknown("annotation", Key, range(node::Annotation(T, A).ident()),
                    Known,
                    /*Closed=*/true);
  }

  template <typename RowT, typename List>
  static Slice append(Pool<RowT> &Pool, const List &Rows) {
    Slice S{static_cast<uint32_t>(Pool.size()),
            static_cast<uint32_t>(Rows.size())};
    Pool.insert(Pool.end(), Rows.begin(), Rows.end());
    return S;
  }

  void finish() {
    uint32_t ByBegin = static_cast<uint32_t>(P.RuleControls.size());
    for (RuleUnless &U : Unless)
      U.By.Begin += ByBegin;
    append(P.RuleControls, By);
    Row.Vars = append(P.RuleVars, Vars);
    Row.Lets = append(P.RuleLets, Lets);
    Row.Where = append(P.RuleConditions, Where);
    Row.Unless = append(P.RuleUnlesses, Unless);
    llvm::sort(Refs);
    Row.Refs = append(P.RuleRefs, Refs);
    Row.Questions = append(P.RuleQuestions, Questions);
    Row.Verifies = append(P.RuleVerifies, Verifies);
    Row.Categories = append(P.RuleCategories, Categories);
    Row.Scores = append(P.RuleScores, Scores);
    Row.Former = append(P.FormerNames, Former);
    Row.NumSlots = Scope.NumSlots;
    P.Rules[Id] = Row;
  }

  Context &C;
  Program &P;
  ModuleId M;
  NodeId N;
  const ast::Tree &T;
  ExprScope Scope;
  ExprBuilder B;
  RuleId Id;
  Rule Row;
  bool SeverityMisspelt = false; ///< which is reported
  NodeId SeveritySet;            ///< the first member that sets it
  NodeId ScoresSet;
  NodeId ByGiven;
  bool AboutModel = false; ///< marked `@contradiction` or `@pack`
  unsigned Systems = 0;    ///< of the scores: a bit each
  llvm::SmallVector<ExprId, 2> Scores;
  llvm::SmallVector<RuleVar, 4> Vars;
  llvm::SmallVector<RuleLet, 4> Lets;
  llvm::SmallVector<ExprId, 8> Where;
  llvm::SmallVector<RuleUnless, 4> Unless;
  llvm::SmallVector<ControlId, 8> By;
  llvm::SmallVector<RuleQuestion, 4> Questions;
  llvm::SmallVector<RuleVerify, 4> Verifies;
  llvm::SmallVector<Value, 4> Refs;
  llvm::SmallVector<Value, 4> Categories;
  llvm::SmallVector<Name, 1> Former;
  llvm::SmallVector<NodeId, 4> Properties;
};

} // namespace

void sema::buildRule(Context &C, const Pending &D) { RuleBuilder(C, D).run(); }
