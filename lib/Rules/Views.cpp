//===- Views.cpp - What a view shows --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Views.h"

#include "Rules/Evaluator.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityClass;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;
using ir::ViewSelect;

namespace {

class Selector {
public:
  Selector(const Context &C, llvm::ArrayRef<ir::ViewClause> Clauses,
           EntityId Scope)
      : C(C), P(C.P), Clauses(Clauses), Scope(Scope), Ev(C),
        Elements(P.Entities.size()), Meant(P.Entities.size()),
        Flows(P.Entities.size()), Hidden(P.Entities.size()) {
    Out.Collapsed.resize(P.Entities.size());
    Out.Followed.resize(P.Entities.size());
  }

  ViewSelection run() {
    if (Clauses.empty() || Clauses.front().Exclude)
      for (EntityId E : C.F.entities(EntityClass::Element))
        mean(E, /*Exclude=*/false);
    bool Follows = !Clauses.empty();
    for (const ir::ViewClause &X : Clauses) {
      apply(X);
      Follows &= X.Select == ViewSelect::Lineage ||
                 X.Select == ViewSelect::Upstream ||
                 X.Select == ViewSelect::Downstream;
    }
    if (!Follows)
      Out.Followed.reset();
    if (Scope)
      for (unsigned E : Elements.set_bits())
        if (!C.F.isInside(EntityId(E), Scope))
          Elements.reset(E);
    Out.Shown = Elements;
    for (const ir::Flow &F : P.Flows) {
      unsigned A = F.Source.index(), B = F.Target.index(),
               Self = F.Self.index();
      if (Elements.test(A) && Elements.test(B) && !Hidden.test(Self) &&
          (Flows.test(Self) || (Meant.test(A) && Meant.test(B))))
        Out.Shown.set(Self);
    }
    return std::move(Out);
  }

private:
  void apply(const ir::ViewClause &X) {
    switch (X.Select) {
    case ViewSelect::Things:
      for (const Value &One : parts(X.What))
        things(X, One);
      return;
    case ViewSelect::Parts:
      for (const Value &One : parts(X.What))
        markParts(One.entity(), X.Exclude);
      return;
    case ViewSelect::Incoming:
    case ViewSelect::Outgoing:
    case ViewSelect::Neighbours:
    case ViewSelect::Between:
      return markCrossing(X);
    case ViewSelect::Lineage:
    case ViewSelect::Upstream:
    case ViewSelect::Downstream:
      for (const Value &One : parts(X.What))
        for (EntityId D : instances(One))
          markLineage(D, X);
      return;
    case ViewSelect::Step:
      Out.Steps.push_back(X.What.entity());
      return markFlow(X.What.entity(), false);
    }
  }

  llvm::ArrayRef<Value> parts(const Value &V) const {
    return V.Tag == ValueTag::Set ? P.elements(V) : llvm::ArrayRef(V);
  }

  std::vector<EntityId> instances(const Value &V) const {
    if (V.Tag == ValueTag::Entity)
      return {V.entity()};
    llvm::ArrayRef<EntityId> All = C.F.instances(V.kind());
    return {All.begin(), All.end()};
  }

  void things(const ir::ViewClause &X, const Value &One) {
    for (EntityId E : instances(One))
      if (One.Tag == ValueTag::Entity || holds(X, E))
        mark(E, X.Exclude);
  }

  bool holds(const ir::ViewClause &X, EntityId E) {
    if (!X.Where)
      return true;
    Ev.reset(std::max(X.NumSlots, Ev.slotsOf(X.Where)));
    Ev.bind(0, Value::entity(E));
    return Ev.eval(X.Where).isTrue();
  }

  /// Shows element \p E with the flows between it and others that are meant.
  void mean(EntityId E, bool Exclude) {
    if (Exclude) {
      Elements.reset(E.index());
      Meant.reset(E.index());
    } else {
      Elements.set(E.index());
      Meant.set(E.index());
    }
  }

  /// Shows, or hides, what \p E means in a diagram.
  void mark(EntityId E, bool Exclude) {
    switch (P.Entities[E].Class) {
    case EntityClass::System:
    case EntityClass::Boundary:
    case EntityClass::Element: // and its parts
      for (EntityId X : C.F.elements(E))
        mean(X, Exclude);
      // What is named as a whole is not one box any more.
      if (!Exclude)
        Out.Collapsed.reset(E.index());
      break;
    case EntityClass::Flow:
      markFlow(E, Exclude);
      break;
    case EntityClass::Data:
      markData(E, Exclude);
      break;
    }
  }

  void follow(EntityId D, bool Exclude) {
    markData(D, Exclude);
    if (!Exclude)
      Out.Followed.set(D.index());
  }

  void markData(EntityId D, bool Exclude) {
    for (EntityId X : C.F.places(D))
      Exclude ? mean(X, true) : (void)Elements.set(X.index());
    for (EntityId F : C.F.flowsCarrying(D))
      markFlow(F, Exclude);
  }

  void markFlow(EntityId F, bool Exclude) {
    if (Exclude) {
      Hidden.set(F.index());
      return;
    }
    Hidden.reset(F.index());
    Flows.set(F.index());
    Elements.set(P.flow(F).Source.index());
    Elements.set(P.flow(F).Target.index());
  }

  /// What is directly in \p Whole; what has parts itself is one box.
  void markParts(EntityId Whole, bool Exclude) {
    for (uint32_t I = Whole.index() + 1; I < P.Entities.size(); ++I) {
      EntityId E(I);
      EntityClass Class = P.Entities[E].Class;
      if (P.Entities[E].Parent != Whole || Class == EntityClass::Flow ||
          Class == EntityClass::Data)
        continue;
      mark(E, Exclude);
      Out.Collapsed.set(I);
    }
  }

  /// The elements that \p V names, with all that is in them.
  llvm::BitVector membersOf(const Value &V) const {
    llvm::BitVector In(P.Entities.size());
    for (const Value &One : parts(V))
      for (EntityId E : instances(One))
        for (EntityId X : C.F.elements(E))
          In.set(X.index());
    return In;
  }

  /// The flows that cross the outline of what \p X is about.
  void markCrossing(const ir::ViewClause &X) {
    llvm::BitVector In = membersOf(X.What);
    llvm::BitVector Other = In;
    if (X.Select == ViewSelect::Between)
      Other = membersOf(X.Other);
    else
      Other.flip();
    if (X.Select == ViewSelect::Neighbours)
      for (unsigned E : In.set_bits())
        mean(EntityId(E), X.Exclude);
    for (const ir::Flow &F : P.Flows) {
      unsigned A = F.Source.index(), B = F.Target.index();
      bool Leads = Other.test(A) && In.test(B);
      bool Leaves = In.test(A) && Other.test(B);
      if ((Leads && X.Select != ViewSelect::Outgoing) ||
          (Leaves && X.Select != ViewSelect::Incoming))
        markFlow(F.Self, X.Exclude);
    }
  }

  /// Data \p D, what it was made of, and what was made of it.
  void markLineage(EntityId D, const ir::ViewClause &X) {
    follow(D, X.Exclude);
    if (X.Select != ViewSelect::Downstream)
      for (EntityId From : C.F.lineage(D))
        follow(From, X.Exclude);
    if (X.Select == ViewSelect::Upstream)
      return;
    llvm::DenseMap<EntityId, llvm::SmallVector<EntityId, 2>> MadeOf;
    for (EntityId Made : C.F.entities(EntityClass::Data))
      for (EntityId From : P.dataItem(Made).From.of(P.DerivedFrom))
        MadeOf[From].push_back(Made);
    std::vector<EntityId> Work = {D};
    llvm::DenseSet<EntityId> Seen = {D};
    while (!Work.empty()) {
      EntityId From = Work.back();
      Work.pop_back();
      for (EntityId Made : MadeOf.lookup(From))
        if (Seen.insert(Made).second) {
          follow(Made, X.Exclude);
          Work.push_back(Made);
        }
    }
  }

  const Context &C;
  const ir::Program &P;
  llvm::ArrayRef<ir::ViewClause> Clauses;
  EntityId Scope;
  Evaluator Ev;
  ViewSelection Out;
  // By entity.
  llvm::BitVector Elements; ///< that are shown
  llvm::BitVector Meant;    ///< of these: not only as ends of a flow
  llvm::BitVector Flows;    ///< that are meant themselves
  llvm::BitVector Hidden;   ///< flows that are excluded
};

} // namespace

ViewSelection rules::viewMembers(const Context &C, const ir::View &V) {
  return Selector(C, V.Clauses.of(C.P.ViewClauses), V.Scope).run();
}

ViewSelection rules::viewMembers(const Context &C,
                                 llvm::ArrayRef<ir::ViewClause> Clauses) {
  return Selector(C, Clauses, {}).run();
}
