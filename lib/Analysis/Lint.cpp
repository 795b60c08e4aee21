//===- Lint.cpp - What a model says that is likely a slip -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Lint.h"
#include "Analysis/Facts.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::analysis;
using namespace tmc::ir;
using llvm::StringRef;

namespace {

class ModelLint {
public:
  ModelLint(const Facts &F, IsOwnFile Own, Evaluate ValueOf, Diagnostics &Diags)
      : F(F), P(F.program()), Own(Own), ValueOf(ValueOf), Diags(Diags) {}

  void run() {
    markData();
    HasParts.resize(P.Entities.size());
    // Parts may stand in boundaries of the whole.
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (EntityId Whole = F.whole(EntityId(I));
          Whole && P.Entities[EntityId(I)].Class == EntityClass::Element)
        HasParts.set(Whole.index());
    Sketched.resize(P.Entities.size());
    if (P.Known.StandIn)
      for (EntityId E : F.instances(P.Known.StandIn))
        if (EntityId Zone = F.zone(E))
          Sketched.set(Zone.index());
    // Data without a system is a catalogue for others.
    HasSystem = llvm::any_of(F.entities(EntityClass::System), [&](EntityId E) {
      return isOwn(P.Entities[E].Where);
    });
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      EntityId E(I);
      // What is out of scope may stay a sketch.
      if (!isOwn(P.Entities[E].Where) || F.isOutOfScope(E))
        continue;
      switch (P.Entities[E].Class) {
      case EntityClass::Data:
        if (HasSystem && !MentionedData.test(I))
          report(diag::UnusedData, E) << P.text(P.Entities[E].Text);
        break;
      case EntityClass::Flow:
        checkFlow(E);
        break;
      case EntityClass::Element:
        checkElement(E);
        break;
      case EntityClass::System:
      case EntityClass::Boundary:
        break;
      }
      checkControls(E);
    }
  }

private:
  bool isOwn(Range Where) const {
    FileId File = P.Sources->fileOf(Where.Begin);
    return File && Own(File);
  }

  DiagBuilder report(diag::Kind K, EntityId E) {
    return Diags.report(K, P.Entities[E].Where);
  }

  /// Whether this was not said of the place yet. A component that is used
  /// several times has several elements at one place.
  bool isFirst(diag::Kind K, Range Where) {
    return Said.insert({unsigned(K), Where.Begin.Offset}).second;
  }

  // --- Data ---

  void mark(const Value &V) {
    if (V.Tag == ValueTag::Entity)
      MentionedData.set(V.entity().index());
    else if (V.Tag == ValueTag::Set)
      for (const Value &Element : P.elements(V))
        mark(Element);
  }

  /// Data that is carried, stored or an origin of other data, or that anything
  /// else in the model refers to.
  void markData() {
    MentionedData.resize(P.Entities.size());
    for (const Setting &S : P.Settings)
      mark(S.V);
    for (const Value &V : P.Constants)
      mark(V);
    for (EntityId From : P.DerivedFrom)
      MentionedData.set(From.index());
    for (const Decision &D : P.Decisions.rows())
      if (D.Target)
        MentionedData.set(D.Target.index());
  }

  // --- Flows ---

  void checkFlow(EntityId E) {
    if (!P.Known.Carries)
      return;
    checkArrow(E);
    StringRef Text = P.text(P.Entities[E].Text);
    if (const Setting *S = P.setting(E, P.Known.Carries)) {
      if (S->V.Tag == ValueTag::Set && S->V.Payload == 0 &&
          F.returned(E).empty() && isFirst(diag::EmptyFlow, S->Where))
        Diags.report(diag::EmptyFlow, S->Where) << Text;
      return;
    }
    Resolved R = F.resolve(E, P.Known.Carries);
    if (R.isConstant() && R.V.isUnknown() &&
        isFirst(diag::UnsaidData, P.Entities[E].Where))
      report(diag::UnsaidData, E) << Text;
  }

  /// Whether a constant says that \p A of \p E is false.
  bool isFalse(EntityId E, AttrId A) const {
    if (!A)
      return false;
    Resolved R = F.resolve(E, A);
    return R.isConstant() && R.V.isFalse();
  }
  bool isHuman(EntityId E) const {
    return P.annotation(P.Entities[E].Kind, "human");
  }

  /// An arrow goes from the side that calls to the side that answers. One that
  /// leads to what serves nobody, or begins at what calls nobody, follows the
  /// data, as those of other notations do.
  void checkArrow(EntityId E) {
    const Flow &Row = P.flow(E);
    EntityId From = Row.Source, To = Row.Target;
    if (!isFirst(diag::ArrowToCaller, P.Entities[E].Where))
      return;
    auto Say = [&](diag::Kind K, EntityId Wrong, EntityId Other) {
      report(K, E) << P.text(P.Entities[E].Text)
                   << P.text(P.Entities[Wrong].Text)
                   << P.text(P.Entities[Other].Text);
    };
    bool Mute = isFalse(From, P.Known.ElementCallsOut);
    // Between two stores it is a copy, which either may fetch.
    if (Mute && !isFalse(To, P.Known.ElementCallsOut)) {
      Say(diag::ArrowFromStore, From, To);
      return;
    }
    if (Mute || !isFalse(To, P.Known.ElementServing))
      return;
    // People hand things to each other, and sit in front of their devices. What
    // is brought to a person is an answer if that person asks for it.
    if (isFalse(From, P.Known.ElementServing) && (isHuman(From) || isHuman(To)))
      return;
    bool Asks = llvm::any_of(F.calls(To), [&](EntityId Call) {
      return P.flow(Call).Target == From;
    });
    if (!isHuman(To) || Asks)
      Say(diag::ArrowToCaller, To, From);
  }

  // --- Elements ---

  void checkElement(EntityId E) {
    const Entity &Row = P.Entities[E];
    EntityId System = F.system(E);
    if (!System)
      return;
    StringRef Text = P.text(Row.Text);
    if (!F.zone(E) && isFirst(diag::OutsideBoundary, Row.Where)) {
      auto Boundaries = F.systemBoundaries(System);
      if (!Boundaries.empty())
        report(diag::OutsideBoundary, E) << Text << nameList(Boundaries);
    }
    // What has parts takes part in flows by them.
    if (HasParts.test(E.index()))
      return;
    if (F.flowsOf(E).empty()) {
      // A system without flows is a beginning, not a slip.
      if (!F.systemFlows(System).empty() && !isSketched(E) &&
          isFirst(diag::IsolatedElement, Row.Where))
        report(diag::IsolatedElement, E) << Text;
      return;
    }
    const Property *Store = P.annotation(Row.Kind, "store");
    if (Store && !isArchive(*Store) && !isRead(E) &&
        isFirst(diag::UnreadStore, Row.Where))
      report(diag::UnreadStore, E) << Text;
  }

  /// `a`, `b` and two more: where it could go.
  std::string nameList(llvm::ArrayRef<EntityId> Entities) const {
    constexpr size_t MaxListed = 4;
    std::string Text;
    for (size_t I = 0; I < Entities.size() && I < MaxListed; ++I)
      Text += (I ? "`, `" : "") + P.text(P.Entities[Entities[I]].Text).str();
    return Text;
  }

  /// Whether a flow of a sketch ends at a boundary around \p E, and so may mean
  /// \p E itself.
  bool isSketched(EntityId E) const {
    return llvm::any_of(F.zones(E),
                        [&](EntityId B) { return Sketched.test(B.index()); });
  }

  bool isArchive(const Property &Store) const {
    return Store.V.Tag == ValueTag::String &&
           P.text(Store.V.name()) == "archive";
  }

  /// Whether a flow takes something out of \p E.
  bool isRead(EntityId E) const {
    return llvm::any_of(F.flowsOf(E), [&](EntityId Flow) {
      return P.flow(Flow).Source == E || P.flow(Flow).TwoWay;
    });
  }

  // --- Controls ---

  /// What \p Pr provides on \p E, unknown if that depends on what nobody said.
  /// A control that is for other things as well may provide what \p E lacks.
  Value provided(EntityId E, const Provision &Pr) const {
    const Expr &V = P.Exprs[Pr.V];
    if (V.Op == ExprOp::Const)
      return P.Constants[V.A];
    return P.derives(P.Entities[E].Kind, P.Attrs[Pr.Attr].Owner)
               ? ValueOf(E, Pr.V)
               : Value::unknown();
  }

  void checkControls(EntityId E) {
    llvm::ArrayRef<ControlId> Controls = F.controls(E);
    for (ControlId C : Controls)
      if (auto Why = Shielding::notOurs(P, F, E, C);
          Why && isFirst(diag::ShieldNotOurs, P.Entities[E].Where))
        report(diag::ShieldNotOurs, E)
            << P.shortName(P.Controls[C].Id) << P.text(P.Entities[E].Text)
            << std::to_string(*P.shieldsBelow(C))
            << uint64_t(Why->Trust.has_value())
            << std::to_string(Why->Trust.value_or(0));
    struct Provided {
      AttrId Attr;
      ControlId By;
      Value V;
    };
    llvm::SmallVector<Provided, 8> All;
    for (ControlId C : Controls)
      for (const Provision &Pr : P.Controls[C].Provides.of(P.Provisions))
        if (Value V = provided(E, Pr); !V.isUnknown())
          All.push_back({Pr.Attr, C, V});
    llvm::stable_sort(All, [](const Provided &A, const Provided &B) {
      return A.Attr < B.Attr;
    });
    for (size_t I = 0; I < All.size(); ++I) {
      const Provided &First = All[I];
      if (const Setting *S = P.setting(E, First.Attr)) {
        if (S->V != First.V && !S->V.isUnknown() &&
            isFirst(diag::ContradictsControl, S->Where))
          Diags.report(diag::ContradictsControl, S->Where)
                  .note(diag::NoteDeclaredHere, P.Controls[First.By].Where)
              << P.text(P.Attrs[First.Attr].Text) << valueText(P, S->V)
              << P.shortName(P.Controls[First.By].Id) << valueText(P, First.V);
        continue;
      }
      if (I + 1 < All.size() && All[I + 1].Attr == First.Attr &&
          All[I + 1].V != First.V &&
          isFirst(diag::ControlsContradict, P.Entities[E].Where))
        report(diag::ControlsContradict, E)
            << P.text(P.Entities[E].Text)
            << P.shortName(P.Controls[First.By].Id)
            << P.shortName(P.Controls[All[I + 1].By].Id)
            << P.text(P.Attrs[First.Attr].Text);
    }
  }

  const Facts &F;
  const Program &P;
  IsOwnFile Own;
  Evaluate ValueOf;
  Diagnostics &Diags;
  llvm::BitVector MentionedData; ///< by entity
  llvm::BitVector HasParts;      ///< by entity
  llvm::BitVector Sketched;      ///< by boundary: it holds a stand-in
  bool HasSystem = false;
  llvm::DenseSet<std::pair<unsigned, uint32_t>> Said;
};

} // namespace

void analysis::lintModel(const Facts &F, IsOwnFile Own, Evaluate ValueOf,
                         Diagnostics &Diags) {
  ModelLint(F, Own, ValueOf, Diags).run();
}
