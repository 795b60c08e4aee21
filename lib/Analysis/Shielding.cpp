//===- Shielding.cpp - What stands before an element on every way ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Shielding.h"

#include "Analysis/Attributes.h"
#include "Analysis/Crossing.h"
#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "IR/Print.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <map>

using namespace tmc;
using namespace tmc::analysis;
using ir::AttrId;
using ir::ControlId;
using ir::EntityClass;
using ir::EntityId;

std::optional<Shielding::NotOurs> Shielding::notOurs(const ir::Program &P,
                                                     const analysis::Facts &F,
                                                     EntityId E, ControlId C) {
  EntityClass Class = P.Entities[E].Class;
  std::optional<int64_t> Below = P.shieldsBelow(C);
  if (!Below ||
      (Class != EntityClass::Element && Class != EntityClass::Boundary))
    return std::nullopt;
  if (AttrId A = P.Known.ElementRunByUs;
      A && Class == EntityClass::Element &&
      F.attributes().resolve(E, A).V == ir::Value::boolean(false))
    return NotOurs{};
  // Where nothing says how far it is trusted, it may well be ours.
  if (std::optional<int64_t> Trust = F.crossing().trust(E);
      Trust && *Trust < *Below)
    return NotOurs{Trust};
  return std::nullopt;
}

std::unique_ptr<Shielding> Shielding::run(const ir::Program &P,
                                          const analysis::Facts &F) {
  auto R = std::make_unique<Shielding>();
  R->P = &P;
  R->F = &F;
  std::vector<std::optional<int64_t>> Below(P.Controls.size());
  for (uint32_t C = 0; C < P.Controls.size(); ++C)
    Below[C] = P.shieldsBelow(ControlId(C));

  uint32_t N = P.Entities.size();
  std::map<std::pair<AttrId, ir::Value>, size_t> Index;
  for (uint32_t E = 0; E < N; ++E)
    for (ControlId C : F.attributes().controls(EntityId(E))) {
      if (!Below[C.index()] || notOurs(P, F, EntityId(E), C))
        continue;
      for (const ir::Provision &Pr : P.Controls[C].Provides.of(P.Provisions)) {
        // What is computed of the place itself says nothing of another.
        const ir::Expr &V = P.Exprs[Pr.V];
        if (V.Op != ir::ExprOp::Const)
          continue;
        auto [It, New] =
            Index.try_emplace({Pr.Attr, P.Constants[V.A]}, R->Rows.size());
        if (New) {
          Fact &X = R->Rows.emplace_back();
          X.Attr = Pr.Attr;
          X.V = P.Constants[V.A];
          X.Holds.resize(N);
        }
        Fact &X = R->Rows[It->second];
        if (!X.Holds[E])
          X.Holds[E] = C;
        X.Below = std::max(X.Below, *Below[C.index()]);
      }
    }
  if (R->Rows.empty())
    return R;

  R->Provided.resize(P.Attrs.size());
  const Crossing &Trust = F.crossing();
  for (Fact &X : R->Rows) {
    R->Provided.set(X.Attr.index());
    X.Source.resize(N);
    for (uint32_t E = 0; E < N; ++E) {
      EntityId Id(E);
      if (P.Entities[Id].Class != EntityClass::Element)
        continue;
      // Whose trust is not known may be anyone.
      std::optional<int64_t> Own = Trust.trust(Id);
      X.Source[E] = !Own || *Own < X.Below;
    }
    X.By.resize(N);
    R->walkAround(X, EntityId(), X.Avoided, &X.By);
    R->findNearest(X);
  }
  return R;
}

/// The place on \p Flow that provides \p X: itself, else the first boundary
/// that it enters.
ShieldPlace Shielding::placeOn(const Fact &X, EntityId Flow) const {
  if (ControlId C = X.Holds[Flow.index()])
    return {C, Flow};
  for (EntityId B : F->crossing().enters(Flow))
    if (ControlId C = X.Holds[B.index()])
      return {C, B};
  return {};
}

/// Follows calls from who may be held off, past no place that provides \p X, or
/// past any but \p Only if it is given. Sets \p Seen of whom it reaches.
void Shielding::walkAround(const Fact &X, EntityId Only,
                           std::vector<uint8_t> &Seen,
                           std::vector<EntityId> *By) const {
  auto Stops = [&](EntityId At) { return At && (!Only || At == Only); };
  Seen.assign(P->Entities.size(), false);
  std::vector<EntityId> Queue;
  auto Holds = [&](EntityId E) {
    return Stops(X.Holds[E.index()] ? E : EntityId());
  };
  auto Leave = [&](EntityId E) {
    for (EntityId Flow : F->graph().calls(E)) {
      EntityId To = P->flow(Flow).Target;
      if (Seen[To.index()])
        continue;
      bool Stopped =
          Holds(Flow) || llvm::any_of(F->crossing().enters(Flow), Holds);
      if (Stopped)
        continue;
      Seen[To.index()] = true;
      if (By)
        (*By)[To.index()] = Flow;
      // From who may be held off every way begins anew.
      if (!X.Source[To.index()] && !Holds(To))
        Queue.push_back(To);
    }
  };
  for (uint32_t E = 0; E < P->Entities.size(); ++E)
    if (X.Source[E] && !Holds(EntityId(E)))
      Leave(EntityId(E));
  for (size_t I = 0; I < Queue.size(); ++I)
    Leave(Queue[I]);
}

/// The nearest place before each element, on the ways of those who may be held
/// off.
void Shielding::findNearest(Fact &X) const {
  uint32_t N = P->Entities.size();
  X.Nearest.resize(N);
  // Whom they reach at all.
  std::vector<uint8_t> Live = X.Source;
  std::vector<EntityId> Queue;
  for (uint32_t E = 0; E < N; ++E)
    if (Live[E])
      Queue.push_back(EntityId(E));
  for (size_t I = 0; I < Queue.size(); ++I)
    for (EntityId Flow : F->graph().calls(Queue[I]))
      if (EntityId To = P->flow(Flow).Target; !Live[To.index()]) {
        Live[To.index()] = true;
        Queue.push_back(To);
      }
  Queue.clear();
  auto Set = [&](EntityId E, ShieldPlace Place) {
    if (X.Nearest[E.index()].At)
      return;
    X.Nearest[E.index()] = Place;
    Queue.push_back(E);
  };
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    if (P->Entities[Id].Class != EntityClass::Flow)
      continue;
    const ir::Flow &Row = P->flow(Id);
    if (!Live[Row.Source.index()])
      continue;
    if (ShieldPlace Place = placeOn(X, Id); Place.At)
      Set(Row.Target, Place);
    else if (ControlId C = X.Holds[Row.Source.index()])
      Set(Row.Target, {C, Row.Source});
  }
  for (size_t I = 0; I < Queue.size(); ++I)
    if (!X.Source[Queue[I].index()])
      for (EntityId Flow : F->graph().calls(Queue[I]))
        Set(P->flow(Flow).Target, X.Nearest[Queue[I].index()]);
}

std::optional<Shielding::Cover> Shielding::cover(EntityId E, AttrId A) const {
  if (P->Entities[E].Class != EntityClass::Element)
    return std::nullopt;
  for (const Fact &X : Rows)
    if (X.Attr == A && isCovered(X, E))
      return Cover{X.Nearest[E.index()], X.V};
  return std::nullopt;
}

std::optional<Shielding::Gap> Shielding::gap(EntityId E, AttrId A) const {
  if (P->Entities[E].Class != EntityClass::Element)
    return std::nullopt;
  for (const Fact &X : Rows) {
    if (X.Attr != A || !X.Nearest[E.index()].At || !X.Avoided[E.index()] ||
        X.Source[E.index()])
      continue;
    Gap Out{X.Nearest[E.index()], E, {}};
    do {
      Out.Flows.push_back(X.By[Out.From.index()]);
      Out.From = P->flow(Out.Flows.back()).Source;
    } while (!X.Source[Out.From.index()]);
    std::reverse(Out.Flows.begin(), Out.Flows.end());
    return Out;
  }
  return std::nullopt;
}

bool Shielding::passesAlways(EntityId E, AttrId A) const {
  for (const Fact &X : Rows)
    if (X.Attr == A && isCovered(X, E)) {
      std::vector<uint8_t> Seen;
      walkAround(X, X.Nearest[E.index()].At, Seen, nullptr);
      return !Seen[E.index()];
    }
  return false;
}

void Shielding::print(llvm::raw_ostream &OS, const ir::Program &Prog) const {
  for (uint32_t E = 0; E < Prog.Entities.size(); ++E)
    for (const Fact &X : Rows) {
      EntityId Id(E);
      if (Prog.Entities[Id].Class != EntityClass::Element || !X.Nearest[E].At)
        continue;
      if (X.Source[E])
        continue;
      OS << "element ";
      ir::printEntity(OS, Prog, Id);
      OS << ' ' << Prog.text(Prog.Attrs[X.Attr].Text) << " = ";
      ir::printValue(OS, Prog, X.V);
      if (isCovered(X, Id)) {
        OS << " behind ";
        ir::printName(OS, '@',
                      Prog.text(Prog.Controls[X.Nearest[E].Control].Id));
        OS << " on ";
        ir::printEntity(OS, Prog, X.Nearest[E].At);
      } else {
        OS << " but for ";
        for (std::optional<Gap> Way = gap(Id, X.Attr); Way; Way.reset())
          printList(OS, Prog, Way->Flows);
      }
      OS << "\n";
    }
}

void Shielding::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  uint64_t Places = 0, Covered = 0;
  for (const Fact &X : Rows)
    for (uint32_t E = 0; E < X.Holds.size(); ++E) {
      Places += X.Holds[E].isValid();
      Covered += isCovered(X, EntityId(E));
    }
  Out.assign({uint64_t(Rows.size()), Places, Covered});
}
