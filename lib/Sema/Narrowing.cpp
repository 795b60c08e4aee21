//===- Narrowing.cpp - What `is` says of things ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Narrowing.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;

static constexpr uint32_t NoPlace = ~uint32_t(0);

void Narrowing::rewind(size_t Mark) {
  while (Log.size() > Mark) {
    auto [Place, Before] = Log.back();
    Log.pop_back();
    if (Before)
      Known[Place] = Before;
    else
      Known.erase(Place);
  }
}

uint32_t Narrowing::number(const Key &K) {
  return Places.try_emplace(K, static_cast<uint32_t>(Places.size()))
      .first->second;
}

uint32_t Narrowing::placeOf(const Program &P, const Expr &E) {
  if (E.Ty.IsSet || E.Ty.Base != TypeBase::Entity)
    return NoPlace;
  auto Tagged = [&](uint64_t Of) {
    return (static_cast<uint64_t>(E.Op) << 32) | Of;
  };
  switch (E.Op) {
  case ExprOp::Const:
    return number(
        {Tagged(static_cast<uint32_t>(P.Constants[E.A].Payload)), NoPlace});
  case ExprOp::Local:
    return number({Tagged(E.A), NoPlace});
  case ExprOp::Attr:
  case ExprOp::Intrinsic: {
    if (E.Op == ExprOp::Intrinsic && E.C != ~uint32_t(0))
      return NoPlace;
    uint32_t Base = placeOf(P, P.Exprs[ExprId(E.A)]);
    return Base == NoPlace ? NoPlace : number({Tagged(E.B), Base});
  }
  default:
    return NoPlace;
  }
}

void Narrowing::know(const Program &P, uint32_t Place, KindId K) {
  if (Place == NoPlace)
    return;
  KindId &Now = Known[Place];
  // Of two that have nothing to do with each other the first stays: the
  // second is reported where it is written.
  if (Now && (Now == K || !P.derives(K, Now)))
    return;
  Log.push_back({Place, Now});
  Now = K;
}

void Narrowing::assume(const Program &P, uint32_t Slot, KindId K) {
  know(P, number({static_cast<uint64_t>(ExprOp::Local) << 32 | Slot, NoPlace}),
       K);
}

void Narrowing::assume(const Program &P, ExprId Cond, bool Holds) {
  llvm::SmallVector<std::pair<ExprId, bool>, 8> Work{{Cond, Holds}};
  while (!Work.empty()) {
    auto [Id, True] = Work.pop_back_val();
    if (!Id)
      continue;
    const Expr &E = P.Exprs[Id];
    switch (E.Op) {
    case ExprOp::Is:
      if (True)
        know(P, placeOf(P, P.Exprs[ExprId(E.A)]), KindId(E.B));
      break;
    case ExprOp::Not:
      Work.push_back({ExprId(E.A), !True});
      break;
    case ExprOp::And:
    case ExprOp::Or:
      // A true `and`, a false `or`: both sides are known.
      if (True == (E.Op == ExprOp::And)) {
        Work.push_back({ExprId(E.B), True});
        Work.push_back({ExprId(E.A), True});
      }
      break;
    case ExprOp::Implies:
      if (!True) {
        Work.push_back({ExprId(E.B), false});
        Work.push_back({ExprId(E.A), true});
      }
      break;
    default:
      break;
    }
  }
}

Type Narrowing::narrow(const Program &P, const Expr &E) {
  // A part of the model is of the kind that it is declared with.
  if (Known.empty() || E.Op == ExprOp::Const)
    return E.Ty;
  uint32_t Place = placeOf(P, E);
  auto It = Place == NoPlace ? Known.end() : Known.find(Place);
  if (It == Known.end() || !P.derives(It->second, E.Ty.kindId()))
    return E.Ty;
  return {TypeBase::Entity, false, It->second.index()};
}

KindId sema::kindImplied(const Program &P, ExprId Cond, uint32_t Slot) {
  KindId Found;
  llvm::SmallVector<ExprId, 8> Work{Cond};
  while (!Work.empty()) {
    const Expr &E = P.Exprs[Work.pop_back_val()];
    if (E.Op == ExprOp::And) {
      Work.push_back(ExprId(E.B));
      Work.push_back(ExprId(E.A));
    } else if (E.Op == ExprOp::Is) {
      const Expr &Of = P.Exprs[ExprId(E.A)];
      KindId K(E.B);
      if (Of.Op == ExprOp::Local && Of.A == Slot &&
          (!Found || P.derives(K, Found)))
        Found = K;
    }
  }
  return Found;
}
