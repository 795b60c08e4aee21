//===- Attributes.cpp - What sets an attribute of an entity ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Attributes.h"

#include "Analysis/Facts.h"
#include "IR/Print.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::AttrId;
using ir::ControlId;
using ir::EntityClass;
using ir::EntityId;
using ir::ExprId;
using ir::KindId;
using llvm::StringRef;

StringRef analysis::spelling(Origin O) {
  static constexpr StringRef Names[] = {"model", "control", "shield", "default",
                                        "kind",  "derived", "proof",  "none"};
  return Names[static_cast<unsigned>(O)];
}

Basis analysis::basisOf(Origin O) {
  switch (O) {
  case Origin::Control:
  case Origin::Shield:
    return Basis::Controlled;
  case Origin::Scope:
    return Basis::SaidForAll;
  case Origin::KindDefault:
    return Basis::Assumed;
  case Origin::Proof:
    return Basis::Proved;
  case Origin::Model:
  case Origin::Derived:
  case Origin::None:
    break;
  }
  return Basis::Said;
}

/// Puts \p E into \p R: folded if it is a constant.
static void setExpr(const ir::Program &P, Resolved &R, ExprId E) {
  const ir::Expr &X = P.Exprs[E];
  if (X.Op == ir::ExprOp::Const)
    R.V = P.Constants[X.A];
  else
    R.Expr = E;
}

std::unique_ptr<Attributes> Attributes::run(const ir::Program &P,
                                            const Facts &) {
  auto R = std::make_unique<Attributes>();
  R->P = &P;

  // Merge what each kind sets over what its base has; both are sorted.
  R->MergedOf.resize(P.Kinds.size());
  R->AttrsOf.resize(P.Kinds.size());
  std::vector<Merged> Own;
  for (uint32_t K = 0; K < P.Kinds.size(); ++K) {
    const ir::Kind &Row = P.Kinds[KindId(K)];
    Own.clear();
    for (uint32_t I = 0; I < Row.Defaults.Count; ++I) {
      uint32_t D = Row.Defaults.Begin + I;
      Own.push_back({P.Defaults[D].Attr, D, KindId(K)});
    }
    auto Less = [](const Merged &A, const Merged &B) {
      return A.Attr < B.Attr;
    };
    std::sort(Own.begin(), Own.end(), Less);
    // By index: the pool grows while the base's part is read.
    Slice Base = Row.Base ? R->MergedOf[Row.Base.index()] : Slice();
    uint32_t Begin = static_cast<uint32_t>(R->MergedPool.size());
    size_t I = 0;
    for (uint32_t B = Base.Begin; B != Base.Begin + Base.Count; ++B) {
      Merged Inherited = R->MergedPool[B];
      while (I < Own.size() && Own[I].Attr < Inherited.Attr)
        R->MergedPool.push_back(Own[I++]);
      if (I < Own.size() && Own[I].Attr == Inherited.Attr)
        R->MergedPool.push_back(Own[I++]);
      else
        R->MergedPool.push_back(Inherited);
    }
    R->MergedPool.insert(R->MergedPool.end(), Own.begin() + I, Own.end());
    R->MergedOf[K] = {Begin,
                      static_cast<uint32_t>(R->MergedPool.size()) - Begin};

    Begin = static_cast<uint32_t>(R->AttrPool.size());
    Base = Row.Base ? R->AttrsOf[Row.Base.index()] : Slice();
    for (uint32_t B = Base.Begin; B != Base.Begin + Base.Count; ++B) {
      AttrId Inherited = R->AttrPool[B];
      R->AttrPool.push_back(Inherited);
    }
    for (AttrId A : Row.Attrs.of(P.KindAttrs))
      R->AttrPool.push_back(A);
    std::sort(R->AttrPool.begin() + Begin, R->AttrPool.end());
    R->AttrsOf[K] = {Begin, static_cast<uint32_t>(R->AttrPool.size()) - Begin};
  }

  R->findRows();
  const AttrId ControlsAttr[ir::NumEntityClasses] = {
      P.Known.SystemControls, P.Known.BoundaryControls, P.Known.ElementControls,
      P.Known.FlowControls, P.Known.DataControls};
  R->ControlsOf.resize(P.Entities.size());
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    AttrId A =
        ControlsAttr[static_cast<unsigned>(P.Entities[EntityId(E)].Class)];
    if (!A)
      continue;
    // No control is in force yet, which is right: none provides `controls`.
    ir::Value V = R->resolveWithoutControls(EntityId(E), A).V;
    uint32_t Begin = static_cast<uint32_t>(R->ControlPool.size());
    if (V.Tag == ir::ValueTag::Control)
      R->ControlPool.push_back(V.control());
    else if (V.Tag == ir::ValueTag::Set)
      for (const ir::Value &X : P.elements(V))
        if (X.Tag == ir::ValueTag::Control)
          R->ControlPool.push_back(X.control());
    R->ControlsOf[E] = {Begin,
                        static_cast<uint32_t>(R->ControlPool.size()) - Begin};
  }
  R->findAround();
  return R;
}

/// What an entity's kind says is the commonest answer of all.
void Attributes::findRows() {
  Rows.resize(P->Kinds.size());
  for (const ir::Entity &E : P->Entities.rows()) {
    std::vector<uint32_t> &Row = Rows[E.Kind.index()];
    if (!Row.empty())
      continue;
    Row.resize(P->Attrs.size());
    Slice Of = MergedOf[E.Kind.index()];
    for (uint32_t I = Of.Begin; I != Of.Begin + Of.Count; ++I)
      Row[MergedPool[I].Attr.index()] = I + 1;
  }
}

/// Whether controls around something of class \p C can be about it.
static bool isPlaced(EntityClass C) {
  return C == EntityClass::Element || C == EntityClass::Boundary;
}

/// What is around an entity has a smaller id.
void Attributes::findAround() {
  uint32_t N = P->Entities.size();
  Spreads.resize(P->Controls.size());
  for (uint32_t C = 0; C < P->Controls.size(); ++C)
    // A shield protects from callers outside, and only what is behind it.
    Spreads[C] =
        !P->shieldsBelow(ControlId(C)) &&
        llvm::any_of(P->Controls[ControlId(C)].Provides.of(P->Provisions),
                     [&](const ir::Provision &Pr) {
                       return isPlaced(P->Kinds[P->Attrs[Pr.Attr].Owner].Class);
                     });
  Around.resize(N);
  Governed.resize(N);
  for (uint32_t E = 0; E < N; ++E) {
    const ir::Entity &Row = P->Entities[EntityId(E)];
    Governed[E] = !ControlsOf[E].empty();
    EntityId Up = Row.Parent;
    if (!Up || !isPlaced(Row.Class))
      continue;
    bool Holds = P->Entities[Up].Class != EntityClass::Element &&
                 llvm::any_of(controls(Up),
                              [&](ControlId C) { return Spreads[C.index()]; });
    Around[E] = Holds ? Up : Around[Up.index()];
    Governed[E] |= Around[E].isValid();
  }
}

Resolved Attributes::kindDefault(KindId K, AttrId A) const {
  Resolved R;
  const Merged *It;
  if (const std::vector<uint32_t> &Row = Rows[K.index()]; !Row.empty()) {
    if (Row[A.index()] == 0)
      return R;
    It = &MergedPool[Row[A.index()] - 1];
  } else {
    auto List = MergedOf[K.index()].of(MergedPool);
    It = std::lower_bound(
        List.begin(), List.end(), A,
        [](const Merged &M, AttrId Wanted) { return M.Attr < Wanted; });
    if (It == List.end() || It->Attr != A)
      return R;
  }
  const ir::Default &D = P->Defaults[It->Default];
  R.From = P->Attrs[A].Derived ? Origin::Derived : Origin::KindDefault;
  R.Kind = It->Kind;
  R.Where = D.Where;
  setExpr(*P, R, D.V);
  return R;
}

Resolved Attributes::fromControls(EntityId E, AttrId A) const {
  Resolved R;
  // What a boundary cannot have itself, its controls provide to what is inside.
  bool Itself = true;
  for (EntityId At = E; At; At = Around[At.index()], Itself = false)
    for (ControlId C : controls(At)) {
      if (!Itself && (!Spreads[C.index()] ||
                      P->derives(P->Entities[At].Kind, P->Attrs[A].Owner)))
        continue;
      for (const ir::Provision &Provides :
           P->Controls[C].Provides.of(P->Provisions))
        if (Provides.Attr == A) {
          R.From = Origin::Control;
          R.Control = C;
          R.On = At;
          R.Where = Provides.Where;
          setExpr(*P, R, Provides.V);
          return R;
        }
    }
  return R;
}

Resolved Attributes::resolveWithoutControls(EntityId E, AttrId A) const {
  const ir::Setting *S = nullptr;
  Resolved R;
  if (P->Attrs[A].Derived)
    R.From = Origin::None;
  else if ((S = P->setting(E, A)))
    R.From = Origin::Model;
  else if ((S = P->inherited(E, A)))
    R.From = Origin::Scope;
  if (S) {
    R.V = S->V;
    R.Where = S->Where;
    return R;
  }
  return kindDefault(P->Entities[E].Kind, A);
}

Resolved Attributes::resolve(EntityId E, AttrId A) const {
  if (const ir::Proof *Shown = P->proof(E, A)) {
    Resolved R;
    R.From = Origin::Proof;
    R.V = Shown->V;
    R.By = Shown->By;
    R.Where = Shown->Where;
    return R;
  }
  if (!Governed[E.index()] || P->Attrs[A].Derived || P->setting(E, A))
    return resolveWithoutControls(E, A);
  Resolved R = fromControls(E, A);
  return R.From != Origin::None ? R : resolveWithoutControls(E, A);
}

llvm::ArrayRef<ControlId> Attributes::controls(EntityId E) const {
  return ControlsOf[E.index()].of(ControlPool);
}

llvm::ArrayRef<AttrId> Attributes::attrsOf(KindId K) const {
  return AttrsOf[K.index()].of(AttrPool);
}

void Attributes::print(llvm::raw_ostream &OS, const ir::Program &Prog) const {
  for (uint32_t E = 0; E < Prog.Entities.size(); ++E) {
    EntityId Id(E);
    for (AttrId A : attrsOf(Prog.Entities[Id].Kind)) {
      Resolved R = resolve(Id, A);
      if (R.From == Origin::None)
        continue;
      ir::printEntity(OS, Prog, Id);
      OS << ' ' << Prog.text(Prog.Attrs[A].Text) << " = ";
      if (R.isConstant())
        ir::printValue(OS, Prog, R.V);
      else
        ir::printExpr(OS, Prog, R.Expr);
      OS << " from " << spelling(R.From);
      if (R.Control) {
        OS << ' ';
        ir::printName(OS, '@', Prog.text(Prog.Controls[R.Control].Id));
      }
      if (R.Kind) {
        OS << ' ';
        ir::printName(OS, '@', Prog.text(Prog.Kinds[R.Kind].Id));
      }
      OS << "\n";
    }
  }
}

void Attributes::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  uint64_t WithControls = 0;
  for (Slice S : ControlsOf)
    WithControls += !S.empty();
  Out.assign({uint64_t(MergedPool.size()), WithControls});
}
