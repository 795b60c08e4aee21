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

#include "Sema/Expressions.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using llvm::StringRef;

std::optional<Value> ExprBuilder::constant(NodeId N, Type Expected) {
  uint32_t Exprs = P.Exprs.size();
  size_t Args = P.ExprArgs.size();
  size_t Constants = P.Constants.size();
  uint32_t Errors = C.Diags.errorCount();
  ExprId E = check(N, Expected);
  std::optional<Value> V = E ? fold(E, {}) : std::nullopt;
  P.Exprs.truncate(Exprs);
  P.ExprArgs.resize(Args);
  P.Constants.resize(Constants);
  if (!V && C.Diags.errorCount() == Errors && E)
    C.Diags.report(diag::NotConstant, rangeOf(N));
  return V;
}

std::optional<std::string> ExprBuilder::foldText(const Value &V) {
  switch (V.Tag) {
  case ValueTag::String:
  case ValueTag::Endpoint:
    return C.text(V.name()).str();
  case ValueTag::Int:
    return std::to_string(V.Payload);
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
  case ExprOp::Neg: {
    std::optional<Value> V = fold(ExprId(E.A), Slots);
    if (!V)
      return std::nullopt;
    V->Payload = -V->Payload;
    return V;
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
    for (uint32_t I = 0; I < P.Refs.size(); ++I)
      if (P.Refs[I].Scheme == R.Scheme && P.Refs[I].Text == R.Text) {
        V.Aux = I;
        return V;
      }
    P.Refs.push_back(R);
    V.Aux = static_cast<uint32_t>(P.Refs.size() - 1);
    return V;
  }
  default:
    return std::nullopt;
  }
}
