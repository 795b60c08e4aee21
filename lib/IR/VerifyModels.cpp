//===- VerifyModels.cpp - Entities, decisions, views, methodologies -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"
#include "IR/Verifier.h"

using namespace tmc;
using namespace tmc::ir;

template <typename RowT>
void Verifier::settings(const Entity &E, llvm::ArrayRef<RowT> List) {
  AttrId Last;
  for (const RowT &S : List) {
    const Attr &A = P.Attrs[S.Attr];
    if (Last && S.Attr <= Last)
      report(diag::IRSettingOrder) << P.text(A.Text);
    Last = S.Attr;
    if (!hasAttr(E.Kind, S.Attr))
      report(diag::IRNoSuchAttr)
          << P.text(P.Kinds[E.Kind].Id) << P.text(A.Text);
    else if (A.Derived)
      report(diag::IROperand) << BadOperand::SetsDerived << P.text(A.Text);
    else if (!hasType(S.V, A.Ty))
      report(diag::IRValueType)
          << ("`" + P.text(A.Text) + "`") << typeName(P, A.Ty) << uint64_t(0)
          << valueText(P, S.V);
    else if (const ValueRange *R = P.allowed(A); R && !isAllowed(P, *R, S.V))
      report(diag::IRBadValue)
          << ("`" + P.text(A.Text) + "`") << BadValue::OutOfRange
          << valueText(P, S.V) << rangeText(P, *R);
  }
}

void Verifier::entity(EntityId Id) {
  const Entity &E = P.Entities[Id];
  enter(spelling(E.Class).data(), E.Id, E.Where);
  if (P.Kinds[E.Kind].Class != E.Class)
    report(diag::IRClassMismatch)
        << P.text(P.Kinds[E.Kind].Id) << spelling(P.Kinds[E.Kind].Class)
        << spelling(E.Class);
  // Data may be declared outside of any system; everything else is in one.
  if (!E.Parent) {
    if (E.Class != EntityClass::System && E.Class != EntityClass::Data)
      report(diag::IRMissing) << Lacks::Parent;
  } else {
    const Entity &Parent = P.Entities[E.Parent];
    const llvm::StringRef Name = P.text(Parent.Id);
    if (E.Class == EntityClass::System)
      report(diag::IRBadParent) << Name << uint64_t(0);
    else if (E.Parent >= Id)
      report(diag::IRBadParent) << Name << uint64_t(1);
    else if (Parent.Class != EntityClass::System &&
             Parent.Class != EntityClass::Boundary &&
             Parent.Class != EntityClass::Element)
      report(diag::IRBadParent) << Name << uint64_t(2);
  }
  settings<Setting>(E, E.Settings.of(P.Settings));
  settings<Setting>(E, E.Inherited.of(P.Settings));
  settings<Proof>(E, E.Proofs.of(P.Proofs));
  if (E.Class == EntityClass::Flow && P.Flows[E.Extra].Self != Id)
    report(diag::IRSharedRow) << Shared::Flows;
  if (E.Class == EntityClass::Data && P.DataItems[E.Extra].Self != Id)
    report(diag::IRSharedRow) << Shared::DataItems;
}

void Verifier::flow(const Flow &F) {
  const Entity &E = P.Entities[F.Self];
  enter("flow", E.Id, E.Where);
  if (E.Class != EntityClass::Flow || &P.Flows[E.Extra] != &F)
    report(diag::IRSharedRow) << Shared::Entity;
  auto End = [&](EntityId X, const char *What) {
    if (P.Entities[X].Class != EntityClass::Element)
      report(diag::IRFlowEnd) << What << ("`" + P.text(P.Entities[X].Id) + "`");
  };
  End(F.Source, "source");
  End(F.Target, "target");
}

void Verifier::dataItem(const DataItem &D) {
  const Entity &E = P.Entities[D.Self];
  enter("data", E.Id, E.Where);
  if (E.Class != EntityClass::Data || &P.DataItems[E.Extra] != &D)
    report(diag::IRSharedRow) << Shared::Entity;
  for (EntityId X : D.From.of(P.DerivedFrom))
    if (P.Entities[X].Class != EntityClass::Data)
      report(diag::IROperand)
          << BadOperand::FromNotData << P.text(P.Entities[X].Id);
  if (D.By && P.Entities[D.By].Class != EntityClass::Element)
    report(diag::IROperand)
        << BadOperand::ByNotElement << P.text(P.Entities[D.By].Id);
}

void Verifier::models() {
  std::vector<uint32_t> Depth(P.Entities.size(), 0);
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    entity(EntityId(I));
    const Entity &E = P.Entities[EntityId(I)];
    if (E.Parent && E.Parent.index() < I)
      Depth[I] = Depth[E.Parent.index()] + (E.Class == EntityClass::Boundary);
    if (E.Class == EntityClass::Boundary && Depth[I] == MaxNesting + 1)
      report(diag::IRNestingTooDeep) << uint64_t(MaxNesting);
  }
  for (const Flow &F : P.Flows)
    flow(F);
  for (const DataItem &D : P.DataItems)
    dataItem(D);
  for (uint32_t I = 0; I < P.Decisions.size(); ++I) {
    const Decision &D = P.Decisions[DecisionId(I)];
    enter("decision", I, D.Where);
    if (!D.Category.isUnknown() && D.Category.Tag != ValueTag::Enum)
      report(diag::IRBadValue) << "its category" << BadValue::NotEnum;
  }
  for (uint32_t I = 0; I < P.Requirements.size(); ++I) {
    const Requirement &R = P.Requirements[I];
    enter("requirement", I, R.Where);
    slots(R.NumSlots, 0);
    condition(R.Condition, R.NumSlots, "its condition");
  }
}

void Verifier::views() {
  for (const View &V : P.Views.rows()) {
    enter("view", V.Id, V.Where);
    viewClauses(V.Clauses);
  }
}

/// \p V: what selector \p S of a view takes.
void Verifier::viewThings(const Value &V, ViewSelect S) {
  llvm::ArrayRef<Value> All = V;
  if (V.Tag == ValueTag::Set)
    All = P.elements(V);
  for (const Value &One : All) {
    if (One.Tag != ValueTag::Entity && One.Tag != ValueTag::Kind)
      report(diag::IRBadValue) << "what it shows" << BadValue::NotShown;
    else if (S == ViewSelect::Step &&
             (One.Tag != ValueTag::Entity ||
              P.Entities[One.entity()].Class != EntityClass::Flow))
      report(diag::IRBadValue) << "a step" << BadValue::NotAFlow;
  }
}

void Verifier::viewClauses(Slice Clauses) {
  for (const ViewClause &X : Clauses.of(P.ViewClauses)) {
    viewThings(X.What, X.Select);
    if ((info(X.Select).NumArguments == 2) != !X.Other.isUnknown())
      report(diag::IRBadValue) << "the other thing" << BadValue::WrongSelector;
    else if (!X.Other.isUnknown())
      viewThings(X.Other, X.Select);
    slots(X.NumSlots, 0);
    if (X.Where)
      condition(X.Where, X.NumSlots, "its condition");
  }
}

void Verifier::methodTable(const MethodPart &X) {
  // As in a rule, the variables fit a mask.
  if (X.Vars.empty() || X.Vars.Count > 64)
    report(diag::IRMissing) << Lacks::Variables;
  slots(X.NumSlots, X.Vars.Count);
  for (const RuleLet &L : X.Lets.of(P.RuleLets)) {
    checkSlots(L.V, X.NumSlots);
    if (L.Slot >= X.NumSlots || L.Slot < X.Vars.Count)
      report(diag::IRBadSlot) << uint64_t(L.Slot) << uint64_t(X.NumSlots);
  }
  for (ExprId E : X.Conditions.of(P.RuleConditions))
    condition(E, X.NumSlots, "a condition");
  for (const MethodColumn &C : X.Columns.of(P.MethodColumns))
    checkSlots(C.V, X.NumSlots);
}

void Verifier::methods() {
  for (const Methodology &M : P.Methodologies.rows()) {
    enter("methodology", M.Id, M.Where);
    for (const MethodSection &S : M.Sections.of(P.MethodSections))
      for (const MethodPart &X : S.Parts.of(P.MethodParts)) {
        if (X.Kind == MethodPartKind::Table)
          methodTable(X);
        viewClauses(X.Clauses);
      }
  }
}
