//===- Operators.cpp - Typing operators and `if` --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

ExprId ExprBuilder::inferUnary(NodeId N) {
  NodeId Operand = node::Unary(T, N).operand();
  if (T.op(N) == ast::Op::Not)
    return negate(check(Operand, boolType()), rangeOf(N));
  ExprId E = infer(Operand);
  if (!E)
    return E;
  Type Ty = typeOf(E);
  if (Ty.IsSet || (Ty.Base != TypeBase::Int && Ty.Base != TypeBase::Decimal &&
                   Ty.Base != TypeBase::Duration)) {
    C.Diags.report(diag::OperatorOnType, rangeOf(N)) << "-" << typeName(P, Ty);
    return ExprId::none();
  }
  return add(ExprOp::Neg, Ty, rangeOf(N), E.index());
}

ExprId ExprBuilder::inferBinary(NodeId N) {
  ast::Op O = T.op(N);
  switch (O) {
  case ast::Op::And:
  case ast::Op::Or:
  case ast::Op::Implies:
    return inferJunction(N, O);
  case ast::Op::Eq:
  case ast::Op::Ne:
  case ast::Op::Lt:
  case ast::Op::Le:
  case ast::Op::Gt:
  case ast::Op::Ge:
    return inferComparison(N, O);
  case ast::Op::In:
    return inferMembership(N, false);
  case ast::Op::NotIn:
    return inferMembership(N, true);
  case ast::Op::Is:
    return inferIs(N, false);
  case ast::Op::IsNot:
    return inferIs(N, true);
  case ast::Op::Matches:
    return inferMatches(N);
  default:
    return inferArithmetic(N, O);
  }
}

/// `a and b and c`: what the earlier say narrows the later.
ExprId ExprBuilder::inferJunction(NodeId N, ast::Op O) {
  // They group to the left; walked as a list, each condition is assumed once.
  llvm::SmallVector<NodeId, 8> Spine;
  NodeId First = N;
  while (T.kind(First) == NodeKind::Binary && T.op(First) == O) {
    Spine.push_back(First);
    First = node::Binary(T, First).left();
    if (O == ast::Op::Implies)
      break; // groups to the right
  }
  ExprOp Op = O == ast::Op::And  ? ExprOp::And
              : O == ast::Op::Or ? ExprOp::Or
                                 : ExprOp::Implies;
  size_t Mark = Scope.Narrow.mark();
  ExprId Left = check(First, boolType());
  ExprId Last = Left;
  for (NodeId B : llvm::reverse(Spine)) {
    Scope.Narrow.assume(P, Last, O != ast::Op::Or);
    Last = check(node::Binary(T, B).right(), boolType());
    Left = Left && Last
               ? add(Op, boolType(), rangeOf(B), Left.index(), Last.index())
               : ExprId::none();
  }
  Scope.Narrow.rewind(Mark);
  return Left;
}

ExprId ExprBuilder::inferMatches(NodeId N) {
  ExprId L = infer(node::Binary(T, N).left());
  ExprId R = check(node::Binary(T, N).right(), stringType());
  if (!L || !R)
    return ExprId::none();
  Type Ty = typeOf(L);
  if (Ty.IsSet ||
      (Ty.Base != TypeBase::String && Ty.Base != TypeBase::Endpoint))
    return mismatch(L, stringType(), node::Binary(T, N).left());
  checkPattern(N, R);
  uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
  P.ExprArgs.push_back(L);
  P.ExprArgs.push_back(R);
  return add(ExprOp::Builtin, boolType(), rangeOf(N),
             static_cast<uint32_t>(Builtin::Glob), Begin, 2);
}

/// Warns where the pattern of `matches` has signs of regular expressions, which
/// here stand for themselves.
void ExprBuilder::checkPattern(NodeId N, ExprId Pattern) {
  if (P.Exprs[Pattern].Op != ExprOp::Const ||
      P.Constants[P.Exprs[Pattern].A].Tag != ValueTag::String)
    return;
  StringRef Text = C.text(P.Constants[P.Exprs[Pattern].A].name());
  if (!Text.starts_with("^") && !Text.ends_with("$") && !Text.contains(".*") &&
      !Text.contains(".+") && !Text.contains('|') && !Text.contains("\\d") &&
      !(Text.contains('[') && Text.contains(']')))
    return;
  const NodeId RN = node::Binary(T, N).right();
  const std::string Now = written(rangeOf(node::Binary(T, N).left())) +
                          ".matches_regex(" + written(rangeOf(RN)) + ")";
  C.Diags.report(diag::RegexInMatches, rangeOf(RN)).suggest(rangeOf(N), Now)
      << Text << Now;
}

ExprId ExprBuilder::inferComparison(NodeId N, ast::Op O) {
  NodeId LN = node::Binary(T, N).left();
  NodeId RN = node::Binary(T, N).right();
  ExprId L, R;
  // The side that says what it is tells the other.
  if (needsHint(LN) && !needsHint(RN)) {
    R = infer(RN);
    L = R ? infer(LN, typeOf(R)) : R;
  } else {
    L = infer(LN);
    R = L ? infer(RN, typeOf(L)) : L;
  }
  if (!L || !R)
    return ExprId::none();
  checkIdentity(L, R, RN);
  checkIdentity(R, L, LN);
  if ((O == ast::Op::Eq || O == ast::Op::Ne) &&
      T.kind(RN) == NodeKind::UnknownLit &&
      reportAskedIfUnknown(N, O == ast::Op::Ne))
    return ExprId::none();
  // Keep the order of evaluation and of ids: operands come before their user
  // either way.
  Type A = typeOf(L), B = typeOf(R);
  if (!comparable(A, B)) {
    // `count x in s : p >= 2` compares `p`, which nobody means.
    if (N == CountBody && A == boolType() && B.Base == TypeBase::Int) {
      C.Diags.report(diag::CountOfComparison, rangeOf(N)) << ast::spelling(O);
      return ExprId::none();
    }
    if (reportKindCompared(N, L, R, O == ast::Op::Ne) ||
        reportMisreadComparison(N, L, R, O))
      return ExprId::none();
    if (!A.IsSet && !B.IsSet &&
        ((A.Base == TypeBase::Enum && reportOtherEnumValue(A.enumId(), RN)) ||
         (B.Base == TypeBase::Enum && reportOtherEnumValue(B.enumId(), LN))))
      return ExprId::none();
    C.Diags.report(diag::CannotCompare, rangeOf(N))
        << typeName(P, A) << typeName(P, B);
    return ExprId::none();
  }
  bool Ordering = O != ast::Op::Eq && O != ast::Op::Ne;
  Type Both = A.Base == TypeBase::Unknown ? B : A;
  if (Ordering) {
    if (!isOrdered(Both)) {
      DiagBuilder D = C.Diags.report(diag::NoOrder, rangeOf(N));
      D << typeName(P, Both);
      if (Both.Base == TypeBase::Enum && !Both.IsSet)
        D.note(diag::NoteMakeOrdered, P.Enums[Both.enumId()].Where);
      return ExprId::none();
    }
  }
  ExprOp Op = ExprOp::Eq;
  switch (O) {
  case ast::Op::Eq:
    Op = ExprOp::Eq;
    break;
  case ast::Op::Ne:
    Op = ExprOp::Ne;
    break;
  case ast::Op::Lt:
    Op = ExprOp::Lt;
    break;
  case ast::Op::Le:
    Op = ExprOp::Le;
    break;
  case ast::Op::Gt:
    Op = ExprOp::Gt;
    break;
  default:
    Op = ExprOp::Ge;
    break;
  }
  return add(Op, boolType(), rangeOf(N), L.index(), R.index());
}

/// Warns where \p Id, the id of something, is compared with a constant that is
/// no id of the model: nothing else would ever tell.
void ExprBuilder::checkIdentity(ExprId Id, ExprId Text, NodeId N) {
  const Expr &Call = P.Exprs[Id];
  if (Call.Op != ExprOp::Builtin ||
      static_cast<Builtin>(Call.A) != Builtin::IdOf ||
      P.Exprs[Text].Op != ExprOp::Const || C.Set.Modules[M].Library)
    return;
  // Knowledge without a model is for any model.
  auto IsSystem = [](const Entity &E) {
    return E.Class == EntityClass::System;
  };
  if (llvm::none_of(P.Entities.rows(), IsSystem))
    return;
  Value V = P.Constants[P.Exprs[Text].A];
  llvm::SmallVector<Value, 4> Written;
  if (V.Tag == ValueTag::Set)
    llvm::append_range(Written, P.elements(V));
  else
    Written.push_back(V);
  for (const Value &One : Written) {
    if (One.Tag != ValueTag::String ||
        llvm::any_of(P.Entities.rows(),
                     [&](const Entity &E) { return E.Id == One.name(); }))
      continue;
    llvm::SmallVector<StringRef, 64> Ids;
    for (const Entity &E : P.Entities.rows())
      Ids.push_back(C.text(E.Id));
    StringRef Near = nearest(C.text(One.name()), Ids);
    C.Diags.report(diag::UnknownIdentity, rangeOf(N))
        << C.text(One.name())
        << ("x == " + (Near.empty() ? Ids.front() : Near)).str()
        << uint64_t(!Near.empty()) << Near;
  }
}

ExprId ExprBuilder::inferMembership(NodeId N, bool Negated) {
  NodeId LN = node::Binary(T, N).left();
  ExprId R = infer(node::Binary(T, N).right());
  if (!R)
    return R;
  Type SetTy = typeOf(R);
  if (!SetTy.IsSet && SetTy.Base != TypeBase::Unknown) {
    if (SetTy.Base == TypeBase::Kind)
      if (ExprId L = infer(LN); !L || reportKindCompared(N, L, R, Negated))
        return ExprId::none();
    C.Diags.report(diag::NotASet, rangeOf(node::Binary(T, N).right()))
        << typeName(P, SetTy);
    return ExprId::none();
  }
  ExprId L = infer(LN, SetTy.element());
  if (!L)
    return L;
  if (typeOf(L).IsSet || !comparable(typeOf(L), SetTy.element())) {
    if (typeOf(L).Base == TypeBase::Entity && !typeOf(L).IsSet &&
        SetTy.Base == TypeBase::Kind && reportKindsInSet(N, Negated))
      return ExprId::none();
    C.Diags.report(diag::CannotBeIn, rangeOf(N))
        << typeName(P, typeOf(L)) << typeName(P, SetTy);
    return ExprId::none();
  }
  checkIdentity(L, R, node::Binary(T, N).right());
  ExprId E = add(ExprOp::IsIn, boolType(), rangeOf(N), L.index(), R.index());
  return Negated ? negate(E, rangeOf(N)) : E;
}

KindId ExprBuilder::kindIfNamed(NodeId N) const {
  Chain Ch;
  if (!chain(N, Ch))
    return KindId::none();
  unsigned Used = 0;
  Symbol S = C.resolvePrefix(M, Ch.Idents, Used);
  return S.K == SymbolKind::Kind && Used == Ch.Idents.size()
             ? C.KindIds[S.Index]
             : KindId::none();
}

KindId ExprBuilder::kindNamed(NodeId N, bool &Reported) {
  Reported = false;
  Chain Ch;
  if (!chain(N, Ch))
    return KindId::none();
  unsigned Used = 0;
  Symbol S = C.resolvePrefix(M, Ch.Idents, Used);
  if (S.K == SymbolKind::Kind && Used == Ch.Idents.size()) {
    Reported = !C.KindIds[S.Index];
    return C.KindIds[S.Index];
  }
  Reported = true;
  if (S && Used == Ch.Idents.size()) {
    C.Diags.report(diag::WrongSymbol, rangeOf(N))
            .note(diag::NoteDeclaredHere, S.Where)
        << textOf(Ch.Idents.back()) << describe(S.K)
        << describe(SymbolKind::Kind);
    return KindId::none();
  }
  NodeId Bad = Ch.Idents[std::min<size_t>(Used, Ch.Idents.size() - 1)];
  if (Used == 0) {
    reportUnknownOf(Bad, SymbolKind::Kind);
    return KindId::none();
  }
  llvm::SmallVector<StringRef, 64> Candidates;
  C.visibleNames(M, SymbolKind::Kind, Candidates);
  Context::WantedName In{M, Context::thingsOf(SymbolKind::Kind)};
  if (S.K == SymbolKind::Package)
    In.Package = C.Packages[PackageId(S.Index)].Text;
  C.reportUnknown("kind", textOf(Bad), rangeOf(Bad), Candidates,
                  /*Closed=*/false, &In);
  return KindId::none();
}

ExprId ExprBuilder::inferIs(NodeId N, bool Negated) {
  ExprId L = infer(node::Binary(T, N).left());
  NodeId RN = node::Binary(T, N).right();
  bool Reported = false;
  if (reportAskedIfUnknown(N, Negated))
    return ExprId::none();
  KindId K = kindNamed(RN, Reported);
  if (!K && !Reported && T.kind(RN) == NodeKind::BoolLit) {
    const std::string Left = written(rangeOf(node::Binary(T, N).left()));
    const bool Holds = (written(rangeOf(RN)) == "true") != Negated;
    const std::string Now = Holds ? Left : "not " + Left;
    C.Diags.report(diag::ForeignQuantifier, rangeOf(N)).fix(rangeOf(N), Now)
        << written(rangeOf(N)) << Now;
  } else if (!K && !Reported) {
    DiagBuilder D = C.Diags.report(diag::ExpectedKind, rangeOf(RN));
    if (T.kind(RN) == NodeKind::StringLit &&
        C.lookup(M, T.nameOf(RN)).K == SymbolKind::Kind)
      D.fix(rangeOf(RN), textOf(RN));
  }
  if (!L || !K)
    return ExprId::none();
  Type Ty = typeOf(L);
  if (Ty.IsSet || (Ty.Base != TypeBase::Entity && Ty.Base != TypeBase::Kind)) {
    C.Diags.report(diag::IsNeedsEntity, rangeOf(node::Binary(T, N).left()))
        << typeName(P, Ty);
    return ExprId::none();
  }
  if (Ty.kindId() && !P.derives(Ty.kindId(), K) && !P.derives(K, Ty.kindId())) {
    C.Diags.report(diag::IsNeverHolds, rangeOf(N))
        << typeName(P, Ty) << P.shortName(P.Kinds[K].Id);
    return ExprId::none();
  }
  ExprId E = add(ExprOp::Is, boolType(), rangeOf(N), L.index(), K.index());
  return Negated ? negate(E, rangeOf(N)) : E;
}

ExprId ExprBuilder::inferArithmetic(NodeId N, ast::Op O) {
  if (O == ast::Op::Sub && reportDashedReference(N))
    return ExprId::none();
  ExprId L = infer(node::Binary(T, N).left());
  ExprId R = infer(node::Binary(T, N).right(), L ? typeOf(L) : anyType());
  if (!L || !R)
    return ExprId::none();
  Type A = typeOf(L), B = typeOf(R);
  auto Bad = [&]() {
    // `a & b` of other languages
    if (A == boolType() && B == boolType() &&
        (O == ast::Op::Union || O == ast::Op::Intersect)) {
      const bool IsAnd = O == ast::Op::Intersect;
      const std::string Now = written(rangeOf(node::Binary(T, N).left())) +
                              (IsAnd ? " and " : " or ") +
                              written(rangeOf(node::Binary(T, N).right()));
      C.Diags.report(diag::ForeignOperator, rangeOf(N)).fix(rangeOf(N), Now)
          << ast::spelling(O) << (IsAnd ? "and" : "or");
      return ExprId::none();
    }
    C.Diags.report(diag::OperatorOnTypes, rangeOf(N))
        << ast::spelling(O) << typeName(P, A) << typeName(P, B);
    return ExprId::none();
  };
  auto Make = [&](ExprOp Op, Type Ty) {
    return add(Op, Ty, rangeOf(N), L.index(), R.index());
  };
  if (A.IsSet || B.IsSet) {
    bool Ok = A.IsSet && B.IsSet;
    Type Both = Ok ? join(A, B, Ok) : Type();
    if (!Ok)
      return Bad();
    switch (O) {
    case ast::Op::Union:
      return Make(ExprOp::Union, Both);
    case ast::Op::Intersect:
      return Make(ExprOp::Intersect, Both);
    case ast::Op::Sub:
      return Make(ExprOp::Minus, A);
    default:
      return Bad();
    }
  }
  using TB = TypeBase;
  if (O == ast::Op::Add && A.Base == TB::String && B.Base == TB::String) {
    uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
    P.ExprArgs.push_back(L);
    P.ExprArgs.push_back(R);
    return add(ExprOp::Text, stringType(), rangeOf(N), Begin, 2);
  }
  // What the operators do, and what comes of it. Numbers may be mixed; then the
  // result is a decimal.
  struct Rule {
    ast::Op Op;
    TB Left, Right, Result;
  };
  static constexpr Rule Rules[] = {
      {ast::Op::Add, TB::Duration, TB::Duration, TB::Duration},
      {ast::Op::Add, TB::Date, TB::Duration, TB::Date},
      {ast::Op::Add, TB::Duration, TB::Date, TB::Date},
      {ast::Op::Sub, TB::Duration, TB::Duration, TB::Duration},
      {ast::Op::Sub, TB::Date, TB::Duration, TB::Date},
      {ast::Op::Sub, TB::Date, TB::Date, TB::Duration},
      {ast::Op::Mul, TB::Duration, TB::Int, TB::Duration},
      {ast::Op::Mul, TB::Duration, TB::Decimal, TB::Duration},
      {ast::Op::Mul, TB::Int, TB::Duration, TB::Duration},
      {ast::Op::Mul, TB::Decimal, TB::Duration, TB::Duration},
      {ast::Op::Div, TB::Duration, TB::Int, TB::Duration},
      {ast::Op::Div, TB::Duration, TB::Decimal, TB::Duration},
      {ast::Op::Div, TB::Duration, TB::Duration, TB::Decimal},
      {ast::Op::Mod, TB::Duration, TB::Duration, TB::Duration},
      {ast::Op::Mod, TB::Int, TB::Int, TB::Int},
  };
  auto Numeric = [](Type X) {
    return X.Base == TB::Int || X.Base == TB::Decimal;
  };
  TB Result = TB::Unknown;
  if (Numeric(A) && Numeric(B) && O != ast::Op::Mod)
    Result = A.Base == TB::Decimal ? TB::Decimal : B.Base;
  for (const Rule &One : Rules)
    if (One.Op == O && One.Left == A.Base && One.Right == B.Base)
      Result = One.Result;
  std::optional<ExprOp> Op = O == ast::Op::Add   ? std::optional(ExprOp::Add)
                             : O == ast::Op::Sub ? std::optional(ExprOp::Sub)
                             : O == ast::Op::Mul ? std::optional(ExprOp::Mul)
                             : O == ast::Op::Div ? std::optional(ExprOp::Div)
                             : O == ast::Op::Mod ? std::optional(ExprOp::Mod)
                                                 : std::nullopt;
  if (!Op || Result == TB::Unknown)
    return Bad();
  ExprId E = Make(*Op, {Result});
  return checkConstants(E, node::Binary(T, N).left(),
                        node::Binary(T, N).right())
             ? E
             : ExprId::none();
}

/// Reports what can be told of arithmetic \p E by its constants alone.
bool ExprBuilder::checkConstants(ExprId E, NodeId Left, NodeId Right) {
  const Expr &X = P.Exprs[E];
  auto Constant = [&](uint32_t Operand) -> std::optional<Value> {
    const Expr &Of = P.Exprs[ExprId(Operand)];
    bool Simple = Of.Op == ExprOp::Const || Of.Op == ExprOp::Neg ||
                  (Of.Op >= ExprOp::Add && Of.Op <= ExprOp::Mod);
    FoldSteps = 0;
    return Simple ? fold(ExprId(Operand), {}) : std::nullopt;
  };
  std::optional<Value> L = Constant(X.A), R = Constant(X.B);
  bool Divides = X.Op == ExprOp::Div || X.Op == ExprOp::Mod;
  if (Divides && R && !R->isUnknown() && R->Payload == 0) {
    C.Diags.report(diag::DivisionByZero, rangeOf(Right));
    return false;
  }
  if (X.Ty.Base == TypeBase::Date)
    for (auto [V, N] : {std::pair(L, Left), std::pair(R, Right)})
      if (V && V->Tag == ValueTag::Duration &&
          V->Payload % SecondsPerDay != 0) {
        C.Diags.report(diag::DateNeedsDays, rangeOf(N)) << valueText(P, *V);
        return false;
      }
  if (L && R && !L->isUnknown() && !R->isUnknown()) {
    Value V = arithmetic(X.Op, *L, *R, X.Ty.Base);
    bool NoDate =
        V.Tag == ValueTag::Date && (V.Payload < MinDate || V.Payload > MaxDate);
    if (V.isUnknown() || NoDate) {
      C.Diags.report(diag::DoesNotFit, X.Where);
      return false;
    }
  }
  return true;
}

ExprId ExprBuilder::inferIf(NodeId N, Type Hint) {
  ExprId Cond = check(node::IfExpr(T, N).condition(), boolType());
  size_t Mark = Scope.Narrow.mark();
  Scope.Narrow.assume(P, Cond, true);
  ExprId Then = infer(node::IfExpr(T, N).then(), Hint);
  Scope.Narrow.rewind(Mark);
  Type ElseHint = Hint.Base == TypeBase::Unknown && Then ? typeOf(Then) : Hint;
  Scope.Narrow.assume(P, Cond, false);
  ExprId Else = infer(node::IfExpr(T, N).otherwise(), ElseHint);
  Scope.Narrow.rewind(Mark);
  if (!Cond || !Then || !Else)
    return ExprId::none();
  bool Ok = true;
  Type Both = join(typeOf(Then), typeOf(Else), Ok);
  if (!Ok) {
    C.Diags.report(diag::ArmsDiffer, rangeOf(N))
        << typeName(P, typeOf(Then)) << typeName(P, typeOf(Else));
    return ExprId::none();
  }
  return add(ExprOp::If, Both, rangeOf(N), Cond.index(), Then.index(),
             Else.index());
}
