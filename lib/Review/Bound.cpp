//===- Bound.cpp - The least that an unknown level can be -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Bound.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

// A bound is a courtesy: what costs more than this has none.
static constexpr uint32_t MaxDepth = 32;
static constexpr uint32_t MaxSteps = 20000;

uint8_t Bounder::least(ExprId E) {
  uint32_t From = Ev.traceSize();
  Steps = 0;
  uint8_t Least = leastOf(E);
  Ev.truncateTrace(From);
  return Least;
}

uint8_t Bounder::leastOf(ExprId Id) {
  Value V = Ev.eval(Id);
  if (!V.isUnknown())
    return V.Tag == ValueTag::Enum ? static_cast<uint8_t>(V.Payload) : 0;
  if (Depth >= MaxDepth || ++Steps > MaxSteps)
    return 0;
  ++Depth;
  uint8_t Least = 0;
  const Expr &E = P.Exprs[Id];
  switch (E.Op) {
  case ExprOp::If:
    Least = leastOfIf(E);
    break;
  case ExprOp::Call:
    Least = leastOfCall(E);
    break;
  case ExprOp::Attr: {
    Value Of = Ev.eval(ExprId(E.A));
    if (Of.Tag == ValueTag::Entity)
      Least = leastOfAttr(Of.entity(), ir::AttrId(E.B));
    break;
  }
  case ExprOp::Builtin:
    if (static_cast<ir::Builtin>(E.A) == ir::Builtin::MaxOf)
      Least = leastOfMax(P.ExprArgs[E.B]);
    else if (static_cast<ir::Builtin>(E.A) == ir::Builtin::OrElse)
      Least = std::min(leastOf(P.ExprArgs[E.B]), leastOf(P.ExprArgs[E.B + 1]));
    break;
  default:
    break;
  }
  --Depth;
  return Least;
}

uint8_t Bounder::leastOfIf(const Expr &E) {
  Value Condition = Ev.eval(ExprId(E.A));
  if (!Condition.isUnknown())
    return leastOf(ExprId(Condition.isTrue() ? E.B : E.C));
  uint8_t Then = leastOf(ExprId(E.B));
  return Then == 0 ? Then : std::min(Then, leastOf(ExprId(E.C)));
}

/// An argument that is unknown but has a least level is tried at each level
/// from there.
uint8_t Bounder::leastOfCall(const Expr &E) {
  const ir::Func &F = P.Funcs[ir::FuncId(E.A)];
  llvm::SmallVector<Value, 4> Args;
  struct Span {
    uint32_t Arg;
    uint8_t Low, High;
  };
  llvm::SmallVector<Span, 2> Open;
  for (uint32_t I = 0; I < E.C; ++I) {
    ExprId Arg = P.ExprArgs[E.B + I];
    Args.push_back(Ev.eval(Arg));
    const ir::Type Ty = P.Exprs[Arg].Ty;
    if (!Args.back().isUnknown() || Ty.IsSet || Ty.Base != ir::TypeBase::Enum ||
        !P.Enums[Ty.enumId()].Ordered || Open.size() == 2)
      continue;
    uint8_t Low = leastOf(Arg);
    uint32_t Count = P.Enums[Ty.enumId()].Values.Count;
    if (Count == 0 || Count > 16)
      continue;
    Open.push_back({I, Low, static_cast<uint8_t>(Count - 1)});
    Args.back() = Value::enumValue(Ty.enumId(), Low);
  }
  uint8_t Least = ~uint8_t(0);
  while (Least != 0) {
    Evaluator::Frame Own(Ev, std::max(F.NumSlots, E.C));
    for (uint32_t I = 0; I < E.C; ++I)
      Ev.setSlot(I, Args[I]);
    Least = std::min(Least, leastOf(F.Body));
    // The next combination.
    size_t I = 0;
    for (; I < Open.size(); ++I) {
      int64_t &At = Args[Open[I].Arg].Payload;
      if (At++ < Open[I].High)
        break;
      At = Open[I].Low;
    }
    if (I == Open.size())
      break;
  }
  return Least;
}

uint8_t Bounder::leastOfAttr(EntityId Of, ir::AttrId A) {
  Value V = Ev.attribute(Of, A);
  if (!V.isUnknown())
    return V.Tag == ValueTag::Enum ? static_cast<uint8_t>(V.Payload) : 0;
  if (!C.isA(Of, P.Attrs[A].Owner))
    return 0;
  analysis::Resolved R = C.F.resolve(Of, A);
  if (!R.Expr)
    return 0;
  Evaluator::Frame Own(Ev, Ev.slotsOf(R.Expr));
  Ev.setSlot(0, Value::entity(Of));
  uint8_t Least = leastOf(R.Expr);
  return Least;
}

uint8_t Bounder::leastOfMax(ExprId Id) {
  if (Depth >= MaxDepth || ++Steps > MaxSteps)
    return 0;
  Value Set = Ev.eval(Id);
  uint8_t Most = 0;
  for (const Value &M : Ev.members(Set))
    if (M.Tag == ValueTag::Enum)
      Most = std::max(Most, static_cast<uint8_t>(M.Payload));
  if (!Set.isUnknown())
    return Most;
  ++Depth;
  const Expr &E = P.Exprs[Id];
  switch (E.Op) {
  case ExprOp::SetOf:
    for (uint32_t I = 0; I < E.B; ++I)
      Most = std::max(Most, leastOf(P.ExprArgs[E.A + I]));
    break;
  case ExprOp::Union:
    Most = std::max({Most, leastOfMax(ExprId(E.A)), leastOfMax(ExprId(E.B))});
    break;
  case ExprOp::Attr: {
    Value Of = Ev.eval(ExprId(E.A));
    for (int64_t I = 0; hasMembers(Of) && I < Of.Payload; ++I) {
      Value M = Ev.members(Of)[static_cast<size_t>(I)];
      if (M.Tag == ValueTag::Entity)
        Most = std::max(Most, leastOfAttr(M.entity(), ir::AttrId(E.B)));
    }
    break;
  }
  case ExprOp::MapTo: {
    Value Of = Ev.eval(ExprId(E.B));
    for (int64_t I = 0; hasMembers(Of) && I < Of.Payload; ++I) {
      Ev.setSlot(E.A, Ev.members(Of)[static_cast<size_t>(I)]);
      Most = std::max(Most, leastOf(ExprId(E.C)));
    }
    break;
  }
  default:
    break;
  }
  --Depth;
  return Most;
}
