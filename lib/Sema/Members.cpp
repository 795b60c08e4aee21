//===- Members.cpp - Members, methods and calls ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Members of entities
//===----------------------------------------------------------------------===//

/// An attribute or intrinsic of an entity, or of each entity of a set. \p Found
/// says whether the kind has such a member; nothing is reported if not.
ExprId ExprBuilder::entityMember(ExprId Base, NodeId Ident, Range Where,
                                 llvm::ArrayRef<NodeId> Args, bool HasArgs,
                                 bool &Found) {
  Type Ty = typeOf(Base);
  Found = false;
  if (Ty.Base != TypeBase::Entity || !Ty.kindId())
    return ExprId::none();
  KindId K = Ty.kindId();

  if (AttrId A = C.findAttr(K, nameOf(Ident))) {
    Found = true;
    if (C.Meant)
      C.Meant->attribute(rangeOf(Ident), A);
    if (HasArgs) {
      DiagBuilder D = C.Diags.report(diag::NotCallable, rangeOf(Ident));
      D << textOf(Ident);
      // Empty parentheses say nothing that would be lost.
      FileId F = C.Sources.fileOf(rangeOf(Ident).Begin);
      uint32_t End = C.Sources.offsetIn(F, rangeOf(Ident).End);
      if (C.Sources.text(F).substr(End).starts_with("()"))
        D.fix({rangeOf(Ident).End, C.Sources.locAt(F, End + 2)}, "");
      return ExprId::none();
    }
    Type Result = P.Attrs[A].Ty;
    if (P.Attrs[A].Derived && Result.Base == TypeBase::Unknown) {
      if (reportCycle(A, K, rangeOf(Ident)))
        return ExprId::none();
      C.Diags.report(diag::UsedBeforeTyped, rangeOf(Ident))
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                    {textOf(Ident).str()})
          << textOf(Ident);
      return ExprId::none();
    }
    Result.IsSet |= Ty.IsSet;
    return add(ExprOp::Attr, Result, Where, Base.index(), A.index());
  }
  for (unsigned I = 0; I < NumIntrinsics; ++I) {
    const IntrinsicInfo &Info = ir::info(static_cast<Intrinsic>(I));
    if (Info.Owner != P.Kinds[K].Class || Info.Name != textOf(Ident))
      continue;
    Found = true;
    Type Result{Info.Base, Info.IsSet};
    if (Info.Base == TypeBase::Entity) {
      KindId Root = C.rootKind(Info.ResultClass);
      if (!Root)
        return ExprId::none(); // a library without that root was reported
      Result.Detail = Root.index();
    }
    if (Info.Base == TypeBase::Enum) {
      EnumId Position = C.positionEnum();
      if (!Position) { // not every vocabulary has attackers
        Found = false;
        return ExprId::none();
      }
      Result.Detail = Position.index();
    }
    Result.IsSet |= Ty.IsSet;
    ExprId Arg;
    if (Info.Arg == IntrinsicArg::None ? HasArgs && !Args.empty()
                                       : Args.size() != 1) {
      C.Diags.report(diag::WrongArgCount, Where)
          << textOf(Ident) << (Info.Arg == IntrinsicArg::None ? "none" : "1")
          << uint64_t(Args.size());
      return ExprId::none();
    }
    if (Info.Arg == IntrinsicArg::Position) {
      EnumId Position = C.positionEnum();
      if (!Position) {
        Found = false;
        return ExprId::none();
      }
      Arg = check(node::Argument(T, Args[0]).expression(),
                  {TypeBase::Enum, false, Position.index()});
      if (!Arg)
        return Arg;
    } else if (Info.Arg != IntrinsicArg::None) {
      Arg = checkPlace(node::Argument(T, Args[0]).expression());
      if (!Arg)
        return Arg;
    }
    return add(ExprOp::Intrinsic, Result, Where, Base.index(),
               static_cast<uint32_t>(I), Arg ? Arg.index() : ~uint32_t(0));
  }
  return ExprId::none();
}

/// Reports that \p A, which the `let` of Scope.Deriving asks for, asks for it
/// in turn, directly or through others of kind \p K. Of a cycle once.
bool ExprBuilder::reportCycle(AttrId A, KindId K, Range Where) {
  const AttrId Goal = Scope.Deriving;
  if (!Goal)
    return false;
  // What the `let` of \p X mentions, by its text: it has no type yet.
  auto Mentioned = [&](AttrId X) {
    llvm::SmallVector<AttrId, 4> Found;
    const FileId F = C.Sources.fileOf(P.Attrs[X].Where.Begin);
    StringRef Rest = C.Sources.text(F).drop_front(
        C.Sources.offsetIn(F, P.Attrs[X].Where.End));
    Rest = Rest.take_until([](char Ch) { return Ch == ';'; });
    while (!Rest.empty()) {
      Rest = Rest.drop_until([](char Ch) { return llvm::isAlpha(Ch); });
      StringRef Word = Rest.take_while(
          [](char Ch) { return llvm::isAlnum(Ch) || Ch == '_'; });
      Rest = Rest.drop_front(Word.size());
      const Name N = Word.empty() ? Name::none() : C.Names.find(Word);
      const AttrId Next = N ? C.findAttr(K, N) : AttrId::none();
      if (Next && P.Attrs[Next].Derived)
        Found.push_back(Next);
    }
    return Found;
  };
  if (C.Forgiven.contains(P.Attrs[Goal].Text))
    return true; // said at another one of the cycle
  std::vector<std::pair<AttrId, size_t>> Path{{A, 0}};
  llvm::DenseSet<AttrId> Seen{A};
  while (!Path.empty() && Path.back().first != Goal) {
    auto &[Last, Next] = Path.back();
    const auto All = Mentioned(Last);
    if (Next == All.size()) {
      Path.pop_back();
      continue;
    }
    const AttrId To = All[Next++];
    if (Seen.insert(To).second || To == Goal)
      Path.push_back({To, 0});
  }
  if (Path.empty())
    return false;
  std::string Shown = ("`" + C.text(P.Attrs[Goal].Text) + "`").str();
  for (auto [X, Next] : Path) {
    Shown += (" -> `" + C.text(P.Attrs[X].Text) + "`").str();
    C.Forgiven.insert(P.Attrs[X].Text);
  }
  C.Diags.report(diag::DerivedCycle, Where)
      << C.text(P.Attrs[Goal].Text) << Shown;
  return true;
}

/// Behind the name of a system, a boundary or an element with parts the name of
/// one of these may be meant: reported if one is near, or if nothing else is.
bool ExprBuilder::reportUnknownPart(ExprId Base, NodeId Ident) {
  const Expr &E = P.Exprs[Base];
  if (E.Op != ExprOp::Const || P.Constants[E.A].Tag != ValueTag::Entity)
    return false;
  EntityId Whole = P.Constants[E.A].entity(), Owner = Whole;
  while (P.Entities[Owner].Class == EntityClass::Boundary)
    Owner = P.Entities[Owner].Parent;
  const SystemScope *Inner = C.scopeOf(Owner);
  if (!Inner)
    return false;
  llvm::SmallVector<StringRef, 64> Parts;
  for (const auto &[N, Part] : Inner->Names)
    if (C.isInside(Part, Whole))
      Parts.push_back(C.text(N));
  std::sort(Parts.begin(), Parts.end()); // a hash has no order
  StringRef Near = nearest(textOf(Ident), Parts);
  StringRef Holder = C.text(P.Entities[Whole].Text);
  if (!Near.empty()) {
    C.Diags.report(diag::NoSuchPartDidYouMean, rangeOf(Ident))
            .fix(rangeOf(Ident), Near)
        << Holder << textOf(Ident) << Near;
    return true;
  }
  llvm::SmallVector<StringRef, 64> Members;
  KindId K = typeOf(Base).kindId();
  for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
      Members.push_back(C.text(P.Attrs[A].Text));
  if (!nearest(textOf(Ident), Members).empty())
    return false;
  C.Diags.report(diag::NoSuchPart, rangeOf(Ident)) << Holder << textOf(Ident);
  return true;
}

void ExprBuilder::reportUnknownMember(ExprId Base, NodeId Ident) {
  if (reportUnknownPart(Base, Ident) || reportMisreadMember(Base, Ident))
    return;
  Type Ty = typeOf(Base);
  Range Where = rangeOf(Ident);
  llvm::SmallVector<StringRef, 64> Candidates;
  if (Ty.IsSet)
    for (StringRef S : {"any", "all", "none", "count", "filter", "map", "size",
                        "empty", "contains", "min", "max", "sum", "of_kind"})
      Candidates.push_back(S);
  KindId K = Ty.Base == TypeBase::Entity ? Ty.kindId() : KindId::none();
  if (K) {
    for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
      for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
        Candidates.push_back(C.text(P.Attrs[A].Text));
    for (unsigned I = 0; I < NumIntrinsics; ++I) {
      const IntrinsicInfo &Info = ir::info(static_cast<Intrinsic>(I));
      if (Info.Owner == P.Kinds[K].Class)
        Candidates.push_back(Info.Name);
    }
  }
  // An attribute of that very name that only a derived kind has is a better
  // guess than one of a similar name.
  AttrId Derived;
  if (K)
    for (uint32_t I = 0; I < P.Attrs.size() && !Derived; ++I)
      if (P.Attrs[AttrId(I)].Text == nameOf(Ident) &&
          P.derives(P.Attrs[AttrId(I)].Owner, K))
        Derived = AttrId(I);
  StringRef Near = Derived ? "" : nearest(textOf(Ident), Candidates);
  auto Fits = [&](const Thing &A) { return C.isAttrOf(A, K); };
  if (K && !Derived && !Near.equals_insensitive(textOf(Ident)) &&
      C.reportOtherName("attribute", textOf(Ident), Where,
                        {M, Context::bit(ThingKind::Attribute), {}, {}, Fits}))
    return;
  DiagBuilder D = Near.empty()
                      ? C.Diags.report(diag::UnknownMember, Where)
                      : C.Diags.report(diag::UnknownMemberDidYouMean, Where);
  D << typeName(P, Ty) << textOf(Ident);
  if (!Near.empty())
    D.propose(Where, Near, suretyOf(textOf(Ident), Near, Candidates)) << Near;
  if (Derived)
    D.note(diag::NoteDerivedKindHas, P.Attrs[Derived].Where,
           {P.shortName(P.Kinds[P.Attrs[Derived].Owner].Id).str(),
            textOf(Ident).str()});
  else if (K && P.Kinds[K].Where.isValid())
    D.note(diag::NoteKindDeclared, P.Kinds[K].Where,
           {P.text(P.Kinds[K].Id).str()});
}

ExprId ExprBuilder::member(ExprId Base, NodeId Ident, Range Where) {
  // Of something that was reported already nothing more is said.
  if (typeOf(Base) == anyType() && P.Exprs[Base].Op == ExprOp::Local)
    return ExprId::none();
  bool Found = false;
  ExprId E = entityMember(Base, Ident, Where, {}, false, Found);
  if (Found)
    return E;
  return methodCall(Base, Ident, {}, Where);
}

//===----------------------------------------------------------------------===//
// Methods
//===----------------------------------------------------------------------===//

ExprId ExprBuilder::ofKind(ExprId Base, llvm::ArrayRef<NodeId> Args,
                           Range Where) {
  Type Ty = typeOf(Base);
  bool Reported = false;
  KindId K;
  if (Args.size() == 1)
    K = kindNamed(node::Argument(T, Args[0]).expression(), Reported);
  if (!K) {
    if (!Reported)
      C.Diags.report(diag::OfKindNeedsKind, Where);
    return ExprId::none();
  }
  if (Ty.Base != TypeBase::Entity) {
    C.Diags.report(diag::OfKindNeedsEntities, Where) << typeName(P, Ty);
    return ExprId::none();
  }
  if (!P.derives(Ty.kindId(), K) && !P.derives(K, Ty.kindId())) {
    C.Diags.report(diag::IsNeverHolds, Where)
        << typeName(P, Ty.element()) << P.shortName(P.Kinds[K].Id);
    return ExprId::none();
  }
  uint32_t Slot = Scope.NextSlot;
  Scope.NumSlots = std::max(Scope.NumSlots, Slot + 1);
  ExprId Member = add(ExprOp::Local, Ty.element(), Where, Slot);
  ExprId Is = add(ExprOp::Is, boolType(), Where, Member.index(), K.index());
  if (P.derives(K, Ty.kindId()))
    Ty.Detail = K.index();
  return add(ExprOp::Each, Ty, Where, Slot, Base.index(), Is.index());
}

ExprId ExprBuilder::setMethod(ExprId Base, NodeId Ident,
                              llvm::ArrayRef<NodeId> Args, Range Where,
                              bool &Done) {
  struct Method {
    StringRef Text;
    ExprOp Op;
  };
  static constexpr Method Methods[] = {
      {"any", ExprOp::Any},     {"all", ExprOp::All},
      {"none", ExprOp::NoneOf}, {"count", ExprOp::Count},
      {"filter", ExprOp::Each}, {"map", ExprOp::MapTo},
      {"sum", ExprOp::Sum},     {"min", ExprOp::MapTo},
      {"max", ExprOp::MapTo}};
  Type Ty = typeOf(Base);
  StringRef Text = textOf(Ident);
  Done = true;
  if (Text == "of_kind")
    return ofKind(Base, Args, Where);
  if (Text == "contains" && Args.size() == 1) {
    ExprId E = check(node::Argument(T, Args[0]).expression(), Ty.element());
    return E ? add(ExprOp::IsIn, boolType(), Where, E.index(), Base.index())
             : E;
  }
  const Method *Found =
      llvm::find_if(Methods, [&](const Method &X) { return X.Text == Text; });
  bool IsBest = Text == "min" || Text == "max";
  if (Found == std::end(Methods) || (IsBest && Args.empty())) {
    Done = false; // `min` and `max` of the set itself are builtins
    return ExprId::none();
  }
  NodeId Lambda;
  if (Args.size() == 1 &&
      T.kind(node::Argument(T, Args[0]).expression()) == NodeKind::Lambda)
    Lambda = node::Argument(T, Args[0]).expression();
  if (Lambda) {
    ExprId E = quantify(Found->Op, node::Lambda(T, Lambda).ident(), Base,
                        node::Lambda(T, Lambda).body(), Where);
    if (!E || !IsBest)
      return E;
    Type Of = typeOf(E).element();
    if (!isOrdered(Of)) {
      C.Diags.report(diag::NoOrder, rangeOf(node::Lambda(T, Lambda).body()))
          << typeName(P, Of);
      return ExprId::none();
    }
    uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
    P.ExprArgs.push_back(E);
    return add(
        ExprOp::Builtin, Of, Where,
        static_cast<uint32_t>(Text == "min" ? Builtin::MinOf : Builtin::MaxOf),
        Begin, 1);
  }
  if (Args.empty() && (Found->Op == ExprOp::Any || Found->Op == ExprOp::Count ||
                       Found->Op == ExprOp::NoneOf)) {
    uint32_t Slot = Scope.NextSlot;
    Scope.NumSlots = std::max(Scope.NumSlots, Slot + 1);
    bool Counts = Found->Op == ExprOp::Count;
    ExprId E = add(Counts ? ExprOp::Count : ExprOp::Any,
                   Counts ? intType() : boolType(), Where, Slot, Base.index());
    return Found->Op == ExprOp::NoneOf ? negate(E, Where) : E;
  }
  if (Found->Op == ExprOp::Sum)
    C.Diags.report(diag::SumNeedsValue, Where) << Text;
  else
    C.Diags.report(diag::ExpectedLambda, Where) << Text;
  return ExprId::none();
}

ExprId ExprBuilder::methodCall(ExprId Base, NodeId Ident,
                               llvm::ArrayRef<NodeId> Args, Range Where,
                               bool *IsUnknown) {
  Type Ty = typeOf(Base);
  StringRef Text = textOf(Ident);

  if (Ty.IsSet) {
    bool Done = false;
    ExprId E = setMethod(Base, Ident, Args, Where, Done);
    if (Done)
      return E;
  }

  // A function of the library or the user, with the base as first argument.
  Symbol S = C.lookup(M, nameOf(Ident));
  if (S.K == SymbolKind::Func) {
    S = C.lookupAt(M, Ident);
    const Func &F = P.Funcs[FuncId(S.Index)];
    if (!F.Params.empty() && assignable(Ty, F.Params.of(P.Params)[0].Ty))
      return callFunction(FuncId(S.Index), Base, Args, Where);
  }
  // `flow.ends.size` of the language itself; only where the first argument
  // fits.
  if (std::optional<Builtin> B = findBuiltin(Text)) {
    char First = ir::info(*B).Signature[0];
    bool Fits = First == 'S'   ? Ty.IsSet
                : Ty.IsSet     ? false
                : First == 's' ? Ty.Base == TypeBase::String ||
                                     Ty.Base == TypeBase::Endpoint
                : First == 'e' ? Ty.Base == TypeBase::Endpoint
                : First == 'E' ? Ty.Base == TypeBase::Entity
                : First == 'p' ? Ty.Base == TypeBase::Path
                               : ir::info(*B).arity() != 0;
    if (Fits)
      return callBuiltin(*B, Base, Args, Where);
  }
  if (IsUnknown) {
    *IsUnknown = true;
    return ExprId::none();
  }
  reportUnknownMember(Base, Ident);
  return ExprId::none();
}

ExprId ExprBuilder::callFunction(FuncId Id, ExprId First,
                                 llvm::ArrayRef<NodeId> Args, Range Where) {
  const Func F = P.Funcs[Id];
  llvm::ArrayRef<Param> Params = F.Params.of(P.Params);
  size_t Given = Args.size() + (First ? 1 : 0);
  auto WrongCount = [&] {
    C.Diags.report(diag::WrongArgCount, Where)
            .note(diag::NoteDeclaredHere, F.Where)
        << P.shortName(F.Id) << C.arityText(F.Params) << uint64_t(Given);
    return ExprId::none();
  };
  if (Given > Params.size())
    return WrongCount();
  llvm::SmallVector<ExprId, 4> Values(Params.size());
  size_t Next = 0;
  if (First)
    Values[Next++] = First;
  bool Ok = true;
  for (NodeId Arg : Args) {
    size_t At = Next++;
    if (NodeId Ident = node::Argument(T, Arg).ident()) {
      auto It = llvm::find_if(
          Params, [&](const Param &Q) { return Q.Text == nameOf(Ident); });
      if (It == Params.end()) {
        llvm::SmallVector<StringRef, 8> Candidates;
        for (const Param &Q : Params)
          Candidates.push_back(C.text(Q.Text));
        C.reportUnknown("parameter", textOf(Ident), rangeOf(Ident), Candidates,
                        /*Closed=*/true);
        Ok = false;
        continue;
      }
      At = static_cast<size_t>(It - Params.begin());
    }
    if (Values[At]) {
      C.Diags.report(diag::ArgGivenTwice, rangeOf(Arg))
          << C.text(Params[At].Text);
      Ok = false;
      continue;
    }
    Values[At] = check(node::Argument(T, Arg).expression(), Params[At].Ty);
    Ok &= Values[At].isValid();
    // `check` may have grown the pool that Params points into.
    Params = F.Params.of(P.Params);
  }
  if (!Ok)
    return ExprId::none();
  for (size_t I = 0; I < Values.size(); ++I) {
    if (Values[I])
      continue;
    auto It = C.ParamDefaults.find(F.Params.Begin + static_cast<uint32_t>(I));
    if (It == C.ParamDefaults.end())
      return WrongCount();
    Values[I] = addConst(It->second, Params[I].Ty, Where);
  }
  uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
  P.ExprArgs.insert(P.ExprArgs.end(), Values.begin(), Values.end());
  return add(ExprOp::Call, F.Result, Where, Id.index(), Begin,
             static_cast<uint32_t>(Values.size()));
}

ExprId ExprBuilder::callBuiltin(Builtin B, ExprId First,
                                llvm::ArrayRef<NodeId> Args, Range Where) {
  const BuiltinInfo &Info = ir::info(B);
  size_t Wanted = Info.Signature.size() - 1;
  size_t Given = Args.size() + (First ? 1 : 0);
  if (Given != Wanted) {
    C.Diags.report(diag::WrongArgCount, Where)
        << Info.Name << std::to_string(Wanted) << uint64_t(Given);
    return ExprId::none();
  }
  llvm::SmallVector<ExprId, 4> Values;
  if (First)
    Values.push_back(First);
  for (NodeId Arg : Args) {
    Type Hint;
    switch (Info.Signature[Values.size()]) {
    case 's':
      Hint = stringType();
      break;
    case 'i':
      Hint = intType();
      break;
    case 'b':
      Hint = boolType();
      break;
    case 'e':
      Hint = {TypeBase::Endpoint};
      break;
    default:
      // The second argument of or_else is of the first one's type.
      if (!Values.empty() && Info.Signature[Values.size()] == 'x')
        Hint = typeOf(Values[0]);
      break;
    }
    NodeId N = node::Argument(T, Arg).expression();
    ExprId E = Hint.Base == TypeBase::Unknown ? infer(N) : check(N, Hint);
    if (!E)
      return E;
    char Letter = Info.Signature[Values.size()];
    if (Letter == 'S' && !typeOf(E).IsSet) {
      C.Diags.report(diag::NotASet, rangeOf(N)) << typeName(P, typeOf(E));
      return ExprId::none();
    }
    if (Letter == 'E' &&
        (typeOf(E).Base != TypeBase::Entity || typeOf(E).IsSet)) {
      C.Diags.report(diag::TypeMismatch, rangeOf(N))
          << "entity" << typeName(P, typeOf(E));
      return ExprId::none();
    }
    if (Letter == 'p' && typeOf(E).Base != TypeBase::Path) {
      C.Diags.report(diag::TypeMismatch, rangeOf(N))
          << "path" << typeName(P, typeOf(E));
      return ExprId::none();
    }
    Values.push_back(E);
  }
  if (B == Builtin::MatchesRegex && !checkRegex(Values[1], Args.back()))
    return ExprId::none();
  if ((B == Builtin::MinOf || B == Builtin::MaxOf) &&
      !isOrdered(typeOf(Values[0]).element())) {
    C.Diags.report(diag::NoOrder, Where)
        << typeName(P, typeOf(Values[0]).element());
    return ExprId::none();
  }
  Type Result;
  switch (Info.Signature.back()) {
  case 's':
    Result = stringType();
    break;
  case 'i':
    Result = intType();
    break;
  case 'b':
    Result = boolType();
    break;
  case 'd':
    Result = {TypeBase::Date};
    break;
  case 'r':
    Result = {TypeBase::Ref};
    break;
  case 'k':
  case 'K':
    Result = {TypeBase::Kind, Info.Signature.back() == 'K',
              typeOf(Values[0]).Detail};
    if (Result.IsSet)
      Result.Detail = ~uint32_t(0);
    break;
  default:
    Result = typeOf(Values[0]);
    if (Info.Signature[0] == 'S')
      Result = Result.element();
    break;
  }
  uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
  P.ExprArgs.insert(P.ExprArgs.end(), Values.begin(), Values.end());
  return add(ExprOp::Builtin, Result, Where, static_cast<uint32_t>(B), Begin,
             static_cast<uint32_t>(Values.size()));
}

ExprId ExprBuilder::inferCall(NodeId N, Type Hint) {
  NodeId Callee = node::Call(T, N).callee();
  if (T.kind(Callee) == NodeKind::MemberRef)
    return inferMethod(N, Hint);
  NodeId Ident = node::NameRef(T, Callee).ident();
  llvm::ArrayRef<NodeId> Args = node::Call(T, N).arguments();
  Range Where = rangeOf(N);
  if (textOf(Ident) == "known" && Args.size() == 1) {
    ExprId E = infer(node::Argument(T, Args[0]).expression());
    return E ? add(ExprOp::Known, boolType(), Where, E.index()) : E;
  }
  if (Scope.Self) {
    // A bare method of the entity itself: `reachable_from(PublicInternet)`.
    ExprId Self =
        add(ExprOp::Local, {TypeBase::Entity, false, Scope.Self.index()},
            rangeOf(Ident), 0);
    bool Found = false;
    ExprId E = entityMember(Self, Ident, Where, Args, true, Found);
    if (Found)
      return E;
  }
  Symbol S = C.lookupAt(M, Ident);
  if (S.K == SymbolKind::Func)
    return callFunction(FuncId(S.Index), ExprId::none(), Args, Where);
  if (std::optional<Builtin> B = findBuiltin(textOf(Ident)))
    return callBuiltin(*B, ExprId::none(), Args, Where);
  if (S || findLocal(nameOf(Ident))) {
    C.Diags.report(diag::NotCallable, rangeOf(Ident)) << textOf(Ident);
    return ExprId::none();
  }
  if (reportMisreadCall(N, Ident, Args))
    return ExprId::none();
  llvm::SmallVector<StringRef, 64> Candidates;
  C.visibleNames(M, SymbolKind::Func, Candidates);
  for (unsigned I = 0; I < NumBuiltins; ++I)
    Candidates.push_back(ir::info(static_cast<Builtin>(I)).Name);
  Candidates.push_back("known");
  const Context::WantedName In{M, Context::thingsOf(SymbolKind::Func)};
  C.reportUnknown("function", textOf(Ident), rangeOf(Ident), Candidates,
                  /*Closed=*/false, &In);
  return ExprId::none();
}

ExprId ExprBuilder::inferMethod(NodeId Call, Type) {
  NodeId Callee = node::Call(T, Call).callee();
  NodeId Ident = node::MemberRef(T, Callee).ident();
  llvm::ArrayRef<NodeId> Args = node::Call(T, Call).arguments();
  Range Where = rangeOf(Call);

  // `alias.function(x)`: a function of another package.
  Chain Ch;
  if (chain(Callee, Ch) && !findLocal(nameOf(Ch.Idents[0]))) {
    unsigned Used = 0;
    Symbol S = C.resolvePrefix(M, Ch.Idents, Used);
    if (Used == Ch.Idents.size() && S.K == SymbolKind::Func)
      return callFunction(FuncId(S.Index), ExprId::none(), Args, Where);
  }
  ExprId Base = infer(node::MemberRef(T, Callee).base());
  if (!Base)
    return Base;
  bool Found = false;
  ExprId E = entityMember(Base, Ident, Where, Args, true, Found);
  if (Found)
    return E;
  return methodCall(Base, Ident, Args, Where);
}
