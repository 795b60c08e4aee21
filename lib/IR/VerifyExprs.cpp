//===- VerifyExprs.cpp - Vocabulary, types and expressions ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verifier.h"

#include "Basic/Regex.h"
#include "IR/Arithmetic.h"
#include "IR/Parse.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Vocabulary
//===----------------------------------------------------------------------===//

void Verifier::kindOrder() {
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", K.Id, K.Where);
    if (!K.Base)
      continue;
    const Kind &Base = P.Kinds[K.Base];
    if (K.Base.index() >= I)
      report(diag::IRBaseOrder) << P.text(Base.Id);
    else if (Base.Class != K.Class)
      report(diag::IRClassMismatch)
          << P.text(Base.Id) << spelling(Base.Class) << spelling(K.Class);
  }
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const Control &C = P.Controls[ControlId(I)];
    enter("control", C.Id, C.Where);
    if (C.Base && C.Base.index() >= I)
      report(diag::IRBaseOrder) << P.text(P.Controls[C.Base].Id);
  }
}

void Verifier::attrs() {
  std::vector<uint32_t> Listed(P.Attrs.size(), 0);
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", K.Id, K.Where);
    for (AttrId A : K.Attrs.of(P.KindAttrs)) {
      ++Listed[A.index()];
      if (P.Attrs[A].Owner != KindId(I))
        report(diag::IRSharedRow)
            << Shared::Attribute << P.text(P.Attrs[A].Text);
    }
  }
  for (uint32_t I = 0; I < P.Attrs.size(); ++I) {
    const Attr &A = P.Attrs[AttrId(I)];
    const ValueRange *R = P.allowed(A);
    if (!R)
      continue;
    enter("attribute", A.Text, A.Where);
    if (R->Least.Tag == ValueTag::Set || !hasType(R->Least, A.Ty.element()) ||
        R->Most.Tag == ValueTag::Set || !hasType(R->Most, A.Ty.element()))
      report(diag::IRValueType)
          << "its range" << typeName(P, A.Ty.element()) << uint64_t(0)
          << (valueText(P, R->Least) + " to " + valueText(P, R->Most));
  }
  for (uint32_t I = 0; I < P.Attrs.size(); ++I)
    if (Listed[I] != 1) {
      enter("attribute", P.Attrs[AttrId(I)].Text, P.Attrs[AttrId(I)].Where);
      report(diag::IRMissing) << Lacks::PlaceInKind;
    }
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

bool Verifier::hasType(const Value &V, Type T) const {
  if (V.Tag == ValueTag::Unknown || T.Base == TypeBase::Unknown)
    return true;
  if (V.Tag == ValueTag::Set) {
    if (!T.IsSet)
      return false;
    if (V.Payload == 0)
      return true;
    return llvm::all_of(
        P.elements(V), [&](const Value &E) { return hasType(E, T.element()); });
  }
  if (T.IsSet)
    return false;
  switch (T.Base) {
  case TypeBase::Bool:
    return V.Tag == ValueTag::Bool;
  case TypeBase::Int:
    return V.Tag == ValueTag::Int;
  case TypeBase::Decimal:
    return V.Tag == ValueTag::Decimal;
  case TypeBase::String:
    return V.Tag == ValueTag::String;
  case TypeBase::Duration:
    return V.Tag == ValueTag::Duration;
  case TypeBase::Date:
    return V.Tag == ValueTag::Date;
  case TypeBase::Endpoint:
    return V.Tag == ValueTag::Endpoint;
  case TypeBase::Enum:
    return V.Tag == ValueTag::Enum && V.Aux == T.Detail;
  case TypeBase::Entity:
    return V.Tag == ValueTag::Entity &&
           (!T.kindId() || P.derives(P.Entities[V.entity()].Kind, T.kindId()));
  case TypeBase::Kind:
    return V.Tag == ValueTag::Kind &&
           (!T.kindId() || P.derives(V.kind(), T.kindId()));
  case TypeBase::Control:
    return V.Tag == ValueTag::Control;
  case TypeBase::Ref:
    return V.Tag == ValueTag::Ref;
  case TypeBase::Unknown:
  case TypeBase::Path:
    break;
  }
  return false;
}

/// Whether a value of type \p Have may stand where \p Want is needed. Kinds of
/// entities are not compared: narrowing by `is` is Sema's business.
bool Verifier::fits(Type Have, Type Want) const {
  if (Have.Base == TypeBase::Unknown || Want.Base == TypeBase::Unknown)
    return true;
  if (Have.Base != Want.Base || Have.IsSet != Want.IsSet)
    return false;
  return Have.Base != TypeBase::Enum || Have.Detail == Want.Detail;
}

/// Whether the two can be compared, or be the arms of an `if`: as `fits`, and
/// numbers mix with decimals and texts with endpoints.
bool Verifier::mixes(Type A, Type B) const {
  auto Number = [](Type T) {
    return !T.IsSet && (T.Base == TypeBase::Int || T.Base == TypeBase::Decimal);
  };
  auto Text = [](Type T) {
    return !T.IsSet &&
           (T.Base == TypeBase::String || T.Base == TypeBase::Endpoint);
  };
  return fits(A, B) || (Number(A) && Number(B)) || (Text(A) && Text(B));
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// Whether values of type \p T can be added up.
static bool isSummable(Type T) {
  return !T.IsSet &&
         (T.Base == TypeBase::Unknown || T.Base == TypeBase::Int ||
          T.Base == TypeBase::Decimal || T.Base == TypeBase::Duration);
}

namespace tmc::ir {

/// Checks number and types of the operands of one expression.
class OperandChecker {
public:
  OperandChecker(Verifier &V, const Expr &E) : V(V), P(V.P), E(E) {}

  void run();

private:
  DiagBuilder report(diag::Kind K) { return V.report(K); }
  Type type(uint32_t X) const { return P.Exprs[ExprId(X)].Ty; }
  bool isA(uint32_t X, TypeBase B) const { return V.isA(type(X), B); }

  // What operand Number, the expression X, has to be.
  void need(unsigned Number, uint32_t X, bool Fits, const llvm::Twine &Wanted) {
    if (!Fits)
      report(diag::IROperandType) << uint64_t(Number) << info(E.Op).Mnemonic
                                  << typeName(P, type(X)) << Wanted;
  }
  void boolean(unsigned Number, uint32_t X) {
    need(Number, X, isA(X, TypeBase::Bool) && !type(X).IsSet, "bool");
  }
  void set(unsigned Number, uint32_t X) {
    need(Number, X, type(X).Base == TypeBase::Unknown || type(X).IsSet,
         "a set");
  }
  void number(unsigned Number, uint32_t X) {
    Type T = type(X);
    need(Number, X,
         !T.IsSet && (V.isA(T, TypeBase::Int) || T.Base == TypeBase::Decimal ||
                      T.Base == TypeBase::Duration || T.Base == TypeBase::Date),
         "a number, duration or date");
  }
  // What its own type has to be.
  void result(bool Fits, const llvm::Twine &Wanted) {
    if (!Fits)
      report(diag::IROperand) << BadOperand::Result << info(E.Op).Mnemonic
                              << typeName(P, E.Ty) << Wanted;
  }
  void boolResult() {
    result(V.isA(E.Ty, TypeBase::Bool) && !E.Ty.IsSet, "bool");
  }
  void condition() {
    if (E.C != ~uint32_t(0))
      boolean(3, E.C);
  }
  void arguments(StringRef Name, uint32_t Takes) {
    report(diag::IROperand)
        << BadOperand::Arguments << Name << uint64_t(Takes) << uint64_t(E.C);
  }

  void constant();
  void attr();
  void intrinsic();
  void call();
  void builtinCall();
  void builtin();
  void path();
  bool logic();
  bool arithmetic();
  bool sets();

  Verifier &V;
  const Program &P;
  const Expr &E;
};

} // namespace tmc::ir

void OperandChecker::constant() {
  if (!V.hasType(P.Constants[E.A], E.Ty))
    report(diag::IRValueType) << "it" << typeName(P, E.Ty) << uint64_t(0)
                              << valueText(P, P.Constants[E.A]);
}

void OperandChecker::attr() {
  need(1, E.A, isA(E.A, TypeBase::Entity), "an entity");
  Type Want = P.Attrs[AttrId(E.B)].Ty;
  Want.IsSet |= type(E.A).IsSet;
  result(V.fits(E.Ty, Want), typeName(P, Want));
}

void OperandChecker::intrinsic() {
  const IntrinsicInfo &I = info(static_cast<Intrinsic>(E.B));
  const bool HasArgument = E.C != ~uint32_t(0);
  need(1, E.A, isA(E.A, TypeBase::Entity), "an entity");
  if ((I.Arg == IntrinsicArg::None) == HasArgument)
    report(diag::IROperand)
        << (HasArgument ? BadOperand::TakesNone : BadOperand::TakesOne)
        << (spelling(I.Owner) + "." + I.Name);
  else if (HasArgument && I.Arg == IntrinsicArg::Position)
    need(3, E.C, type(E.C).Base == TypeBase::Enum, "a position");
  else if (HasArgument && I.Arg == IntrinsicArg::Place)
    need(3, E.C, isA(E.C, TypeBase::Entity) || type(E.C).Base == TypeBase::Kind,
         "an entity or kind");
  else if (HasArgument)
    need(3, E.C, isA(E.C, TypeBase::Entity), "data");
  result(V.isA(E.Ty, I.Base), spelling(I.Base));
}

void OperandChecker::call() {
  const Func &F = P.Funcs[FuncId(E.A)];
  if (F.Params.Count != E.C)
    return arguments(P.text(F.Id), F.Params.Count);
  for (uint32_t I = 0; I < E.C; ++I) {
    ExprId X = P.ExprArgs[E.B + I];
    const Param &Want = P.Params[F.Params.Begin + I];
    need(I + 1, X.index(), V.fits(P.Exprs[X].Ty, Want.Ty),
         typeName(P, Want.Ty));
  }
  result(V.fits(E.Ty, F.Result), typeName(P, F.Result));
}

void OperandChecker::builtinCall() {
  const BuiltinInfo &B = info(static_cast<Builtin>(E.A));
  if (B.arity() != E.C)
    arguments(B.Name, B.arity());
  else
    builtin();
}

/// What calls of some builtins need beyond the number of their arguments.
void OperandChecker::builtin() {
  auto Which = static_cast<Builtin>(E.A);
  StringRef Signature = info(Which).Signature;
  for (uint32_t I = 0; I < E.C; ++I) {
    Type T = P.Exprs[P.ExprArgs[E.B + I]].Ty;
    if (Signature[I] == 'E' && (!V.isA(T, TypeBase::Entity) || T.IsSet))
      report(diag::IROperandType) << uint64_t(I + 1) << info(Which).Name
                                  << typeName(P, T) << "an entity";
    if (Signature[I] == 'p' && !V.isA(T, TypeBase::Path))
      report(diag::IROperandType)
          << uint64_t(I + 1) << info(Which).Name << typeName(P, T) << "a path";
  }
  if (Which != Builtin::MatchesRegex)
    return;
  const Expr &Pattern = P.Exprs[P.ExprArgs[E.B + 1]];
  if (Pattern.Op != ExprOp::Const ||
      P.Constants[Pattern.A].Tag != ValueTag::String) {
    report(diag::IROperand) << BadOperand::Pattern;
    return;
  }
  Regex::Error Why;
  if (!Regex::compile(P.text(P.Constants[Pattern.A].name()), Why))
    report(diag::IROperand) << BadOperand::Regex << Why.Message;
}

void OperandChecker::path() {
  if (E.C != ~uint32_t(0))
    for (const PathClause &C : P.PathSpecs[E.C].of(P.PathClauses))
      if (C.Op != PathClauseOp::Carrying && C.Op != PathClauseOp::Avoiding)
        boolean(3, C.Condition.index());
  result(V.isA(E.Ty, TypeBase::Path), "path");
}

/// Checks an operation on truth values or one that gives one.
bool OperandChecker::logic() {
  switch (E.Op) {
  case ExprOp::Is:
    need(1, E.A, isA(E.A, TypeBase::Entity) || type(E.A).Base == TypeBase::Kind,
         "an entity or kind");
    break;
  case ExprOp::IsIn:
    set(2, E.B);
    break;
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Le:
  case ExprOp::Gt:
  case ExprOp::Ge:
    if (!V.mixes(type(E.A), type(E.B)))
      need(2, E.B, false, typeName(P, type(E.A)));
    break;
  case ExprOp::And:
  case ExprOp::Or:
  case ExprOp::Implies:
    boolean(1, E.A);
    boolean(2, E.B);
    break;
  case ExprOp::Not:
    boolean(1, E.A);
    break;
  case ExprOp::Known:
    break;
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
    set(2, E.B);
    condition();
    break;
  case ExprOp::PathFound:
    need(1, E.A, isA(E.A, TypeBase::Path), "a path");
    break;
  default:
    return false;
  }
  boolResult();
  return true;
}

bool OperandChecker::arithmetic() {
  switch (E.Op) {
  case ExprOp::Add:
  case ExprOp::Sub:
  case ExprOp::Mul:
  case ExprOp::Div:
  case ExprOp::Mod:
    number(1, E.A);
    number(2, E.B);
    return true;
  case ExprOp::Neg:
    number(1, E.A);
    return true;
  default:
    return false;
  }
}

/// Checks an operation on sets that gives no truth value.
bool OperandChecker::sets() {
  switch (E.Op) {
  case ExprOp::SetOf:
    result(E.Ty.Base == TypeBase::Unknown || E.Ty.IsSet, "a set");
    return true;
  case ExprOp::Union:
  case ExprOp::Intersect:
  case ExprOp::Minus:
    set(1, E.A);
    set(2, E.B);
    return true;
  case ExprOp::Count:
    set(2, E.B);
    condition();
    result(V.isA(E.Ty, TypeBase::Int), "int");
    return true;
  case ExprOp::Each:
    set(2, E.B);
    boolean(3, E.C);
    return true;
  case ExprOp::MapTo:
    set(2, E.B);
    return true;
  case ExprOp::Sum:
    set(2, E.B);
    need(3, E.C, isSummable(type(E.C)), "a number or duration");
    result(V.fits(E.Ty, type(E.C)), typeName(P, type(E.C)));
    return true;
  default:
    return false;
  }
}

void OperandChecker::run() {
  switch (E.Op) {
  case ExprOp::Const:
    return constant();
  case ExprOp::Local:
    return;
  case ExprOp::Attr:
    return attr();
  case ExprOp::Intrinsic:
    return intrinsic();
  case ExprOp::If:
    boolean(1, E.A);
    if (!V.mixes(type(E.B), type(E.C)))
      need(3, E.C, false, typeName(P, type(E.B)));
    return;
  case ExprOp::Call:
    return call();
  case ExprOp::Builtin:
    return builtinCall();
  case ExprOp::Text:
    return result(V.isA(E.Ty, TypeBase::String), "string");
  case ExprOp::Path:
    return path();
  default:
    break;
  }
  bool Found = logic() || arithmetic() || sets();
  assert(Found && "an operation that nothing checks");
  (void)Found;
}

//===----------------------------------------------------------------------===//
// All expressions
//===----------------------------------------------------------------------===//

void Verifier::exprs() {
  // Operands come first, so that one pass gives depth and slots of all.
  std::vector<uint32_t> Depth(P.Exprs.size(), 1);
  MaxSlot.assign(P.Exprs.size(), 0);
  for (uint32_t I = 0; I < P.Exprs.size(); ++I) {
    const Expr &E = P.Exprs[ExprId(I)];
    enter("expression", I, E.Where);
    const uint32_t Ops[3] = {E.A, E.B, E.C};
    for (unsigned O = 0; O != 3; ++O) {
      if (info(E.Op).Operands[O] == Operand::Slot)
        MaxSlot[I] = std::max(MaxSlot[I], Ops[O] + 1);
      if (info(E.Op).Operands[O] == Operand::PathSpec && Ops[O] != ~uint32_t(0))
        for (const PathClause &C : P.PathSpecs[Ops[O]].of(P.PathClauses))
          if (C.Slot != ~uint32_t(0))
            MaxSlot[I] = std::max(MaxSlot[I], C.Slot + 1);
    }
    forEachOperand(P, E, [&](ExprId X) {
      Depth[I] = std::max(Depth[I], Depth[X.index()] + 1);
      MaxSlot[I] = std::max(MaxSlot[I], MaxSlot[X.index()]);
    });
    if (Depth[I] == MaxExprDepth + 1) {
      Ok = false;
      Diags.report(diag::IRTooDeep, E.Where) << uint64_t(MaxExprDepth);
    }
    OperandChecker(*this, E).run();
  }
}

void Verifier::checkSlots(ExprId Root, uint32_t NumSlots) {
  if (Root && MaxSlot[Root.index()] > NumSlots)
    report(diag::IRBadSlot)
        << uint64_t(MaxSlot[Root.index()] - 1) << uint64_t(NumSlots);
}

/// No function calls itself, directly or through others: depth-first search
/// over the calls of each body, without recursion.
void Verifier::calls() {
  // The calls of each function, from its body.
  std::vector<std::vector<uint32_t>> Callees(P.Funcs.size());
  std::vector<uint32_t> Seen(P.Exprs.size(), ~uint32_t(0));
  for (uint32_t F = 0; F < P.Funcs.size(); ++F) {
    std::vector<ExprId> Work = {P.Funcs[FuncId(F)].Body};
    while (!Work.empty()) {
      ExprId E = Work.back();
      Work.pop_back();
      if (Seen[E.index()] == F)
        continue;
      Seen[E.index()] = F;
      if (P.Exprs[E].Op == ExprOp::Call)
        Callees[F].push_back(P.Exprs[E].A);
      forEachOperand(P, P.Exprs[E], [&](ExprId X) { Work.push_back(X); });
    }
  }
  enum : uint8_t { New, Open, Done };
  std::vector<uint8_t> State(P.Funcs.size(), New);
  for (uint32_t Root = 0; Root < P.Funcs.size(); ++Root) {
    if (State[Root] != New)
      continue;
    std::vector<std::pair<uint32_t, uint32_t>> Stack = {{Root, 0}};
    State[Root] = Open;
    while (!Stack.empty()) {
      auto &[F, Next] = Stack.back();
      if (Next == Callees[F].size()) {
        State[F] = Done;
        Stack.pop_back();
        continue;
      }
      uint32_t Callee = Callees[F][Next++];
      if (State[Callee] == New) {
        State[Callee] = Open;
        Stack.push_back({Callee, 0});
      } else if (State[Callee] == Open) {
        const Func &Fn = P.Funcs[FuncId(Callee)];
        enter("function", Fn.Id, Fn.Where);
        report(diag::IRCallCycle);
      }
    }
  }
}
