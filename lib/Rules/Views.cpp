//===- Views.cpp - What a view shows --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Views.h"

#include "Rules/Evaluator.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityClass;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;

namespace {

class Selector {
public:
  Selector(const Context &C, const ir::View &V)
      : C(C), P(C.P), V(V), Ev(C), Elements(P.Entities.size()),
        Hidden(P.Entities.size()) {}

  llvm::BitVector run() {
    llvm::ArrayRef<ir::ViewClause> Clauses = V.Clauses.of(P.ViewClauses);
    if (Clauses.empty() || Clauses.front().Exclude)
      for (EntityId E : C.F.entities(EntityClass::Element))
        Elements.set(E.index());
    for (const ir::ViewClause &X : Clauses)
      apply(X);
    if (V.Scope)
      for (unsigned E : Elements.set_bits())
        if (!C.F.isInside(EntityId(E), V.Scope))
          Elements.reset(E);
    // A flow is shown with both of its ends.
    llvm::BitVector Shown = Elements;
    for (const ir::Flow &F : P.Flows)
      if (Elements.test(F.Source.index()) && Elements.test(F.Target.index()) &&
          !Hidden.test(F.Self.index()))
        Shown.set(F.Self.index());
    return Shown;
  }

private:
  void apply(const ir::ViewClause &X) {
    llvm::ArrayRef<Value> All = X.What;
    if (X.What.Tag == ValueTag::Set)
      All = P.elements(X.What);
    for (const Value &One : All) {
      if (One.Tag == ValueTag::Entity) {
        mark(One.entity(), X.Exclude);
        continue;
      }
      for (EntityId E : C.F.instances(One.kind()))
        if (holds(X, E))
          mark(E, X.Exclude);
    }
  }

  bool holds(const ir::ViewClause &X, EntityId E) {
    if (!X.Where)
      return true;
    Ev.reset(std::max(X.NumSlots, Ev.slotsOf(X.Where)));
    Ev.bind(0, Value::entity(E));
    return Ev.eval(X.Where).isTrue();
  }

  void set(EntityId Element, bool Exclude) {
    Exclude ? Elements.reset(Element.index()) : Elements.set(Element.index());
  }

  /// Shows, or hides, what \p E means in a diagram.
  void mark(EntityId E, bool Exclude) {
    switch (P.Entities[E].Class) {
    case EntityClass::System:
    case EntityClass::Boundary:
    case EntityClass::Element: // and its parts
      for (EntityId X : C.F.elements(E))
        set(X, Exclude);
      break;
    case EntityClass::Flow:
      markFlow(E, Exclude);
      break;
    case EntityClass::Data:
      for (EntityId X : C.F.places(E))
        set(X, Exclude);
      for (EntityId F : C.F.flowsCarrying(E))
        markFlow(F, Exclude);
      break;
    }
  }

  void markFlow(EntityId F, bool Exclude) {
    if (Exclude) {
      Hidden.set(F.index());
      return;
    }
    Hidden.reset(F.index());
    Elements.set(P.flow(F).Source.index());
    Elements.set(P.flow(F).Target.index());
  }

  const Context &C;
  const ir::Program &P;
  const ir::View &V;
  Evaluator Ev;
  llvm::BitVector Elements; ///< by entity
  llvm::BitVector Hidden;   ///< flows, by entity
};

} // namespace

llvm::BitVector rules::viewMembers(const Context &C, const ir::View &V) {
  return Selector(C, V).run();
}
