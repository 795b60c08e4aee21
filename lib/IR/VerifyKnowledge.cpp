//===- VerifyKnowledge.cpp - Kinds, controls, functions, rules ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verifier.h"

#include "llvm/ADT/DenseSet.h"

using namespace tmc;
using namespace tmc::ir;

/// Names are unique in their table.
void Verifier::unique() {
  auto Check = [&](const auto &Table, const char *What) {
    llvm::DenseSet<Name> Seen;
    for (const auto &R : Table.rows())
      if (!Seen.insert(R.Id).second) {
        Ok = false;
        Diags.report(diag::IRDuplicate, At) << What << P.text(R.Id);
      }
  };
  At = {};
  Check(P.Enums, "enum");
  Check(P.Kinds, "kind");
  Check(P.Controls, "control");
  Check(P.Funcs, "function");
  Check(P.Verifications, "verification");
  Check(P.Views, "view");
  Check(P.Methodologies, "methodology");
  Check(P.Rules, "rule");
  Check(P.Entities, "entity");
}

/// A default or provision: of an attribute of the kind, of its type, using no
/// slot but `self`.
void Verifier::defaultOf(KindId K, AttrId A, ExprId V, const char *What) {
  if (K && !hasAttr(K, A))
    report(diag::IRNoSuchAttr)
        << P.text(P.Kinds[K].Id) << P.text(P.Attrs[A].Text);
  Type Have = P.Exprs[V].Ty;
  if (!fits(Have, P.Attrs[A].Ty))
    report(diag::IRValueType)
        << (llvm::Twine(What) + " of `" + P.text(P.Attrs[A].Text) + "`")
        << typeName(P, P.Attrs[A].Ty) << uint64_t(1) << typeName(P, Have);
  // Bound variables of quantifiers have slots of their own after `self`.
  checkSlots(V, MaxSlots);
}

void Verifier::slots(uint32_t NumSlots, uint32_t NumParams) {
  if (NumSlots > MaxSlots)
    report(diag::IRBadSlot) << uint64_t(NumSlots) << uint64_t(MaxSlots);
  else if (NumSlots < NumParams)
    report(diag::IRBadSlot) << uint64_t(NumParams - 1) << uint64_t(NumSlots);
}

/// A condition, of type bool, that uses no more than \p NumSlots slots.
void Verifier::condition(ExprId E, uint32_t NumSlots, const char *What) {
  checkSlots(E, NumSlots);
  Type T = P.Exprs[E].Ty;
  if (!isA(T, TypeBase::Bool) || T.IsSet)
    report(diag::IRValueType)
        << What << "bool" << uint64_t(1) << typeName(P, T);
}

void Verifier::func(const Func &F) {
  enter("function", F.Id, F.Where);
  slots(F.NumSlots, F.Params.Count);
  checkSlots(F.Body, F.NumSlots);
  if (!fits(P.Exprs[F.Body].Ty, F.Result))
    report(diag::IRValueType) << "the result" << typeName(P, F.Result)
                              << uint64_t(1) << typeName(P, P.Exprs[F.Body].Ty);
}

void Verifier::verification(const Verification &V) {
  enter("verification", V.Id, V.Where);
  slots(V.NumSlots, V.Params.Count);
  checkSlots(V.Title, V.NumSlots);
  for (const VerificationTemplate &T : V.Templates.of(P.VerificationTemplates))
    checkSlots(T.Text, V.NumSlots);
}

void Verifier::rule(const Rule &R) {
  enter("rule", R.Id, R.WhereAt);
  slots(R.NumSlots, R.Vars.Count);
  checkSlots(R.Title, R.NumSlots);
  checkSlots(R.Severity, R.NumSlots);
  checkSlots(R.Witness, R.NumSlots);
  checkSlots(R.By, R.NumSlots);
  if (R.By) {
    // `[]` is of no type.
    Type T = P.Exprs[R.By].Ty;
    if (!T.IsSet || !isA(T, TypeBase::Enum))
      report(diag::IRValueType)
          << "by whom a rule is"
          << "a set of positions" << uint64_t(1) << typeName(P, T);
  }
  if (!R.Witness != (R.WitnessSlot == ~uint32_t(0)))
    report(diag::IRMissing) << Lacks::Witness;
  if (R.Witness && R.WitnessSlot >= R.NumSlots)
    report(diag::IRBadSlot) << uint64_t(R.WitnessSlot) << uint64_t(R.NumSlots);
  for (const RuleLet &L : R.Lets.of(P.RuleLets)) {
    checkSlots(L.V, R.NumSlots);
    if (L.Slot >= R.NumSlots || L.Slot < R.Vars.Count)
      report(diag::IRBadSlot) << uint64_t(L.Slot) << uint64_t(R.NumSlots);
  }
  clauses(R);
}

void Verifier::clauses(const Rule &R) {
  for (ExprId E : R.Where.of(P.RuleConditions))
    condition(E, R.NumSlots, "a condition");
  for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses))
    condition(U.Condition, R.NumSlots, "an unless clause");
  for (const RuleQuestion &Q : R.Questions.of(P.RuleQuestions)) {
    checkSlots(Q.Subject, R.NumSlots);
    checkSlots(Q.Text, R.NumSlots);
    if (P.Exprs[Q.Subject].Op != ExprOp::Attr)
      report(diag::IROperand) << BadOperand::Subject;
  }
  for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
    const Verification &What = P.Verifications[V.What];
    if (What.Params.Count != V.Args.Count)
      report(diag::IROperand)
          << BadOperand::Arguments << P.text(What.Id)
          << uint64_t(What.Params.Count) << uint64_t(V.Args.Count);
    for (ExprId E : V.Args.of(P.ExprArgs))
      checkSlots(E, R.NumSlots);
  }
  for (ExprId E : R.Scores.of(P.RuleScores)) {
    checkSlots(E, R.NumSlots);
    Type T = P.Exprs[E].Ty;
    if (!isA(T, TypeBase::String) || T.IsSet)
      report(diag::IRValueType)
          << "a score" << "string" << uint64_t(1) << typeName(P, T);
  }
}

void Verifier::knowledge() {
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", K.Id, K.Where);
    llvm::DenseSet<AttrId> Seen;
    for (const Default &D : K.Defaults.of(P.Defaults)) {
      defaultOf(KindId(I), D.Attr, D.V, "the default");
      if (!Seen.insert(D.Attr).second)
        report(diag::IRSettingOrder) << P.text(P.Attrs[D.Attr].Text);
    }
  }
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const Control &C = P.Controls[ControlId(I)];
    enter("control", C.Id, C.Where);
    for (const Provision &D : C.Provides.of(P.Provisions))
      defaultOf(KindId::none(), D.Attr, D.V, "what it provides");
  }
  for (const Func &F : P.Funcs.rows())
    func(F);
  for (const Verification &V : P.Verifications.rows())
    verification(V);
  for (const Rule &R : P.Rules.rows())
    rule(R);
}
