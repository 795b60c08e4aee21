//===- Constants.cpp - Expressions whose value is known at once -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a model sets, and references such as `cwe(319)`, are constants. They
/// are typed like any expression, then folded; the expression is dropped.
///
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"
#include "Sema/Expressions.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using llvm::StringRef;

static constexpr uint32_t MaxFoldSteps = 100000;

std::optional<Value> ExprBuilder::constant(NodeId N, Type Expected) {
  uint32_t Exprs = P.Exprs.size();
  size_t Args = P.ExprArgs.size();
  size_t Constants = P.Constants.size();
  uint32_t Errors = C.Diags.errorCount();
  ExprId E = check(N, Expected);
  FoldSteps = 0;
  std::optional<Value> V = E ? fold(E, {}) : std::nullopt;
  P.Exprs.truncate(Exprs);
  P.ExprArgs.resize(Args);
  P.Constants.resize(Constants);
  if (!V && C.Diags.errorCount() == Errors && E)
    C.Diags.report(diag::NotConstant, rangeOf(N));
  return V;
}

bool ExprBuilder::checkRange(const Value &V, AttrId A, Range Where) {
  const Attr &Row = P.Attrs[A];
  const ValueRange *R = P.allowed(Row);
  if (!R || isAllowed(P, *R, V))
    return true;
  // Of a set, the member.
  Value Bad = V;
  if (V.Tag == ValueTag::Set)
    for (const Value &M : P.elements(V))
      if (!isAllowed(P, *R, M)) {
        Bad = M;
        break;
      }
  C.Diags.report(diag::OutOfRange, Where)
          .note(diag::NoteAttrDeclared, Row.Where, {C.text(Row.Text).str()})
      << valueText(P, Bad) << C.text(Row.Text) << rangeText(P, *R);
  return false;
}

std::optional<Value> ExprBuilder::constant(NodeId N, AttrId A) {
  std::optional<Value> V = constant(N, P.Attrs[A].Ty);
  return V && checkRange(*V, A, rangeOf(N)) ? V : std::nullopt;
}

ExprId ExprBuilder::check(NodeId N, AttrId A) {
  ExprId E = check(N, P.Attrs[A].Ty);
  if (!E || !P.allowed(P.Attrs[A]))
    return E;
  // What is computed is checked for each entity, by the rules engine.
  bool Ok = true;
  llvm::SmallVector<ExprId, 4> Work{E};
  while (!Work.empty()) {
    const Expr &X = P.Exprs[Work.pop_back_val()];
    switch (X.Op) {
    case ExprOp::Const:
      Ok &= checkRange(P.Constants[X.A], A, X.Where);
      break;
    case ExprOp::If:
      Work.append({ExprId(X.C), ExprId(X.B)});
      break;
    case ExprOp::SetOf:
      for (ExprId M : Slice{X.A, X.B}.of(P.ExprArgs))
        Work.push_back(M);
      break;
    default:
      break;
    }
  }
  return Ok ? E : ExprId::none();
}

std::optional<std::string> ExprBuilder::foldText(const Value &V) {
  switch (V.Tag) {
  case ValueTag::String:
  case ValueTag::Endpoint:
    return C.text(V.name()).str();
  case ValueTag::Int:
    return std::to_string(V.Payload);
  case ValueTag::Unknown: // as a rule's title writes it
    return "unknown";
  case ValueTag::Bool:
  case ValueTag::Enum:
  case ValueTag::Decimal:
    return valueText(P, V);
  default:
    return std::nullopt;
  }
}

/// Folds what references need: constants, sets, texts, calls of functions and
/// the builtin `reference`. None for everything else.
std::optional<Value> ExprBuilder::fold(ExprId Id, llvm::ArrayRef<Value> Slots) {
  // Functions that call functions twice over would double the time with each.
  if (++FoldSteps > MaxFoldSteps)
    return std::nullopt;
  const Expr E = P.Exprs[Id];
  auto FoldArgs = [&](uint32_t Begin,
                      uint32_t Count) -> std::optional<std::vector<Value>> {
    std::vector<Value> Values;
    for (uint32_t I = 0; I < Count; ++I) {
      std::optional<Value> V = fold(P.ExprArgs[Begin + I], Slots);
      if (!V)
        return std::nullopt;
      Values.push_back(*V);
    }
    return Values;
  };
  switch (E.Op) {
  case ExprOp::Const:
    return P.Constants[E.A];
  case ExprOp::Local:
    if (E.A < Slots.size())
      return Slots[E.A];
    return std::nullopt;
  case ExprOp::Add:
  case ExprOp::Sub:
  case ExprOp::Mul:
  case ExprOp::Div:
  case ExprOp::Mod:
  case ExprOp::Neg: {
    std::optional<Value> L = fold(ExprId(E.A), Slots);
    std::optional<Value> R = E.Op == ExprOp::Neg ? L : fold(ExprId(E.B), Slots);
    if (!L || !R)
      return std::nullopt;
    Value V = arithmetic(E.Op, *L, *R, E.Ty.Base);
    return V.isUnknown() && !L->isUnknown() && !R->isUnknown()
               ? std::nullopt
               : std::optional(V);
  }
  case ExprOp::SetOf: {
    std::optional<std::vector<Value>> Values = FoldArgs(E.A, E.B);
    if (!Values)
      return std::nullopt;
    return makeSet(P, std::move(*Values));
  }
  case ExprOp::Text: {
    std::optional<std::vector<Value>> Values = FoldArgs(E.A, E.B);
    if (!Values)
      return std::nullopt;
    std::string Text;
    for (const Value &V : *Values) {
      std::optional<std::string> Part = foldText(V);
      if (!Part)
        return std::nullopt;
      Text += *Part;
    }
    return Value::string(C.Names.intern(Text));
  }
  case ExprOp::Call: {
    std::optional<std::vector<Value>> Values = FoldArgs(E.B, E.C);
    if (!Values || !P.Funcs[FuncId(E.A)].Body)
      return std::nullopt;
    return fold(P.Funcs[FuncId(E.A)].Body, *Values);
  }
  case ExprOp::Builtin: {
    if (static_cast<Builtin>(E.A) != Builtin::Reference)
      return std::nullopt;
    std::optional<std::vector<Value>> Values = FoldArgs(E.B, E.C);
    if (!Values)
      return std::nullopt;
    Value V;
    V.Tag = ValueTag::Ref;
    Ref R{(*Values)[0].name(), (*Values)[1].name(), (*Values)[2].name()};
    // The same reference is one row.
    const llvm::ArrayRef<Ref> Rows = P.Refs;
    for (const Ref &Row : Rows) {
      const auto I = static_cast<uint32_t>(&Row - Rows.data());
      if (Row.Scheme == R.Scheme && Row.Text == R.Text &&
          (I < C.SharedRefs || I >= C.Base.Refs)) {
        V.Aux = I;
        return V;
      }
    }
    P.Refs.push_back(R);
    V.Aux = static_cast<uint32_t>(P.Refs.size() - 1);
    return V;
  }
  default:
    return std::nullopt;
  }
}
