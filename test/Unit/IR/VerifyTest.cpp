//===- VerifyTest.cpp - Rows that no text can express ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IRTestBase.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::test;

namespace {

constexpr const char *Base = R"(tmir 1
enum @L ordered { value A }
kind @S system
kind @B boundary
kind @E element {
  attr a : int
  attr b : [string]
  default @E::a = (const 1 : int)
}
kind @F flow
kind @D data
control @C { provides @E::a = (const 1 : int) }
func @f slots 1 {
  param x : int
  result bool
  body (not (eq (local $0 : int) (const 1 : int) : bool) : bool)
}
verification @v slots 1 { param x : int }
rule @r slots 2 {
  title (text (const "t" : string) : string)
  var e : @E
  let y $1 = (attr (local $0 : entity @E) @E::a : int)
  where (call @f (local $1 : int) : bool)
  unless (const false : bool) by @C
  severity (const @L::A : enum @L)
  refers ref "cwe" "1"
  question (attr (local $0 : entity @E) @E::a : int) (const "q" : string)
  verify @v (const 1 : int)
  category @L::A
  property p = 1
}
system %S : @S
boundary %S.b : @B in %S
element %S.e : @E in %S.b {
  set a = 1
  set b = ["x", "y"]
}
flow %S.f : @F in %S from %S.e -> %S.e
data %S.d : @D in %S
data %S.d2 : @D in %S from %S.d by %S.e
decision accept rule @r on %S.e { by @C }
requirement in %S slots 1 {
  condition (found (path (const %S.e : entity @E) (const %S.e : entity @E) {any $0 (const true : bool)} : path) : bool)
}
)";

/// Changes a correct program and expects a diagnostic of \p Code that has \p
/// Text in it.
template <typename Fn>
void broken(const char *Code, const char *Text, Fn Change) {
  Parsed A(Base);
  ASSERT_TRUE(A.Ok) << A.messages();
  Change(A.P);
  EXPECT_FALSE(verify(A.P, A.Diags)) << Text;
  bool Found = false;
  for (const Diagnostic &D : A.Diags.all())
    Found |=
        info(D.Kind).Code == Code && D.Message.find(Text) != std::string::npos;
  EXPECT_TRUE(Found) << Code << " " << Text << "\n" << A.messages();
}

TEST(Verify, BaseIsCorrect) {
  Parsed A(Base);
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_TRUE(verify(A.P, A.Diags)) << A.messages();
}

/// The last expression of operation \p Op.
ExprId lastOf(const Program &P, ExprOp Op) {
  ExprId Found;
  for (uint32_t I = 0; I < P.Exprs.size(); ++I)
    if (P.Exprs[ExprId(I)].Op == Op)
      Found = ExprId(I);
  return Found;
}

TEST(Verify, EachViolationIsReported) {
  broken("TM0730", "kind `E`: its base is row 99 of a table with 5 rows",
         [](Program &P) { P.Kinds[KindId(2)].Base = KindId(99); });
  broken("TM0730", "attribute `a`: its kind is row 7",
         [](Program &P) { P.Attrs[AttrId(0)].Owner = KindId(7); });
  broken("TM0730", "the attribute of a default",
         [](Program &P) { P.Defaults[0].Attr = AttrId(7); });
  broken("TM0730", "control `C`: the value of a provision",
         [](Program &P) { P.Provisions[0].V = ExprId(700); });
  broken("TM0730", "control `C`: the attribute of a provision",
         [](Program &P) { P.Provisions[0].Attr = AttrId(700); });
  broken("TM0730", "entity `S.e`: a kind",
         [](Program &P) { P.Entities[EntityId(2)].Kind = KindId(50); });
  broken("TM0730", "entity `S.e`: its parent",
         [](Program &P) { P.Entities[EntityId(2)].Parent = EntityId(50); });
  broken("TM0730", "entity `S.e`: the attribute of a setting",
         [](Program &P) { P.Settings[0].Attr = AttrId(9); });
  broken("TM0730", "entity `S.f`: its row of flows",
         [](Program &P) { P.Entities[EntityId(3)].Extra = 4; });
  broken("TM0730", "flow `S.f`: a target",
         [](Program &P) { P.Flows[0].Target = EntityId(50); });
  broken("TM0730", "data `S.d2`: an ancestor",
         [](Program &P) { P.DerivedFrom[0] = EntityId(50); });
  broken("TM0730", "rule `r`: the kind of a variable",
         [](Program &P) { P.RuleVars[0].Kind = KindId(50); });
  broken("TM0730", "rule `r`: a condition",
         [](Program &P) { P.RuleConditions[0] = ExprId(500); });
  broken("TM0730", "rule `r`: the control of an unless clause",
         [](Program &P) { P.RuleControls[0] = ControlId(5); });
  broken("TM0730", "rule `r`: the verification of a verify clause",
         [](Program &P) { P.RuleVerifies[0].What = VerificationId(5); });
  broken("TM0730", "rule `r`: the subject of a question",
         [](Program &P) { P.RuleQuestions[0].Subject = ExprId(500); });
  broken("TM0730", "decision 0: a target",
         [](Program &P) { P.Decisions[DecisionId(0)].Target = EntityId(50); });
  broken("TM0730", "decision 0: a control",
         [](Program &P) { P.DecisionControls[0] = ControlId(50); });
  broken("TM0730", "requirement 0: a condition",
         [](Program &P) { P.Requirements[0].Condition = ExprId(500); });
  broken("TM0730", "function `f`: a body",
         [](Program &P) { P.Funcs[FuncId(0)].Body = ExprId(500); });
  broken("TM0730", "expression 0: a constant",
         [](Program &P) { P.Exprs[ExprId(0)].A = 99; });
  broken("TM0746", "entity `S.e`: lacks a kind",
         [](Program &P) { P.Entities[EntityId(2)].Kind = KindId::none(); });
  broken("TM0746", "enum 0: lacks its name",
         [](Program &P) { P.Enums[EnumId(0)].Id = Name::none(); });
  broken("TM0730", "its name is row 5000",
         [](Program &P) { P.Kinds[KindId(0)].Id = Name(5000); });
  broken("TM0746", "kind `E`: lacks a class", [](Program &P) {
    P.Kinds[KindId(2)].Class = static_cast<EntityClass>(9);
  });
  broken("TM0731", "enum `L`: its values end at row 9 of a pool with 1 rows",
         [](Program &P) { P.Enums[EnumId(0)].Values = {8, 1}; });
  broken("TM0731", "kind `E`: its attributes end",
         [](Program &P) { P.Kinds[KindId(2)].Attrs.Count = 99; });
  broken("TM0731", "kind `E`: its defaults end at row 4294967296",
         [](Program &P) { P.Kinds[KindId(2)].Defaults = {4294967295u, 1}; });
  broken("TM0731", "rule `r`: its lets end",
         [](Program &P) { P.Rules[RuleId(0)].Lets.Begin = 1; });
  broken("TM0731", "entity `S.e`: its settings end",
         [](Program &P) { P.Entities[EntityId(2)].Settings.Count = 99; });
  broken("TM0731", "path 0: its clauses end",
         [](Program &P) { P.PathSpecs[0].Count = 9; });
  broken("TM0731", "properties end",
         [](Program &P) { P.Rules[RuleId(0)].Properties.Count = 9; });
  broken("TM0739", "constant 0: it names string 900",
         [](Program &P) { P.Constants[0] = Value::string(Name(900)); });
  broken("TM0739", "is a bool that is neither 0 nor 1",
         [](Program &P) { P.Constants[0] = {ValueTag::Bool, 0, 7}; });
  broken("TM0739", "names enum 9 of 1",
         [](Program &P) { P.Constants[0] = Value::enumValue(EnumId(9), 0); });
  broken("TM0739", "names enum value 9 of 1",
         [](Program &P) { P.Constants[0] = Value::enumValue(EnumId(0), 9); });
  broken("TM0739", "names entity 99 of 6",
         [](Program &P) { P.Constants[0] = Value::entity(EntityId(99)); });
  broken("TM0739", "names entity -1 of 6",
         [](Program &P) { P.Constants[0] = {ValueTag::Entity, 0, -1}; });
  broken("TM0739", "names kind 99",
         [](Program &P) { P.Constants[0] = Value::kind(KindId(99)); });
  broken("TM0739", "names control 99",
         [](Program &P) { P.Constants[0] = Value::control(ControlId(99)); });
  broken("TM0739", "names reference 99 of 1",
         [](Program &P) { P.Constants[0] = {ValueTag::Ref, 99, 0}; });
  broken("TM0739", "is a set outside the set pool",
         [](Program &P) { P.Constants[0] = {ValueTag::Set, 1, 99}; });
  broken("TM0739", "is a set outside the set pool",
         [](Program &P) { P.Constants[0] = {ValueTag::Set, 1, -1}; });
  broken("TM0739", "is a set that is not sorted",
         [](Program &P) { std::swap(P.SetElements[0], P.SetElements[1]); });
  broken("TM0739", "is a set within a set",
         [](Program &P) { P.SetElements[1] = {ValueTag::Set, 0, 1}; });
  broken("TM0739", "is a path, and no constant is one",
         [](Program &P) { P.Constants[0] = {ValueTag::Path, 0, 0}; });
  broken("TM0739", "has no known tag", [](Program &P) {
    P.Constants[0] = {static_cast<ValueTag>(77), 0, 0};
  });
  broken("TM0739", "its type has no known base", [](Program &P) {
    P.Exprs[ExprId(0)].Ty.Base = static_cast<TypeBase>(77);
  });
  broken("TM0741", "operands come before their use", [](Program &P) {
    P.Exprs[lastOf(P, ExprOp::Not)].A = lastOf(P, ExprOp::Not).index();
  });
  broken("TM0741", "operands come before their use",
         [](Program &P) { P.ExprArgs[0] = ExprId(P.Exprs.size() - 1); });
  broken("TM0742", "its operation is not a row of Exprs.def",
         [](Program &P) { P.Exprs[ExprId(0)].Op = static_cast<ExprOp>(200); });
  broken("TM0731", "arguments end",
         [](Program &P) { P.Exprs[lastOf(P, ExprOp::Call)].C = 99; });
  broken("TM0730", "an attribute",
         [](Program &P) { P.Exprs[lastOf(P, ExprOp::Attr)].B = 99; });
  broken("TM0730", "a function",
         [](Program &P) { P.Exprs[lastOf(P, ExprOp::Call)].A = 99; });
  broken("TM0746", "lacks an operand",
         [](Program &P) { P.Exprs[lastOf(P, ExprOp::Eq)].B = ~uint32_t(0); });
  broken("TM0730", "the clauses",
         [](Program &P) { P.Exprs[lastOf(P, ExprOp::Path)].C = 99; });
  broken("TM0746", "lacks an operand",
         [](Program &P) { P.PathClauses[0].Condition = ExprId::none(); });
  broken("TM0744", "uses slot 70000",
         [](Program &P) { P.PathClauses[0].Slot = 70000; });
  broken("TM0707", "kind `E` is declared twice",
         [](Program &P) { P.Kinds[KindId(3)].Id = P.Kinds[KindId(2)].Id; });
  broken("TM0707", "entity `S.e` is declared twice", [](Program &P) {
    P.Entities[EntityId(3)].Id = P.Entities[EntityId(2)].Id;
  });
  broken("TM0747", "kind `F`: attribute `a` belongs to another row",
         [](Program &P) { P.Kinds[KindId(3)].Attrs = {0, 1}; });
  broken("TM0746", "among the attributes of its kind",
         [](Program &P) { P.Kinds[KindId(2)].Attrs.Count = 1; });
  broken("TM0747", "data `S.d2`: its row of data items",
         [](Program &P) { P.Entities[EntityId(5)].Extra = 0; });
  broken("TM0747", "flow `S.f`: its row of flows",
         [](Program &P) { P.Flows[0].Self = EntityId(2); });
  broken("TM0747", "data `S.d`: its entity",
         [](Program &P) { P.DataItems[1].Self = EntityId(4); });
  broken("TM0746", "a witness and its slot",
         [](Program &P) { P.Rules[RuleId(0)].WitnessSlot = 1; });
}

TEST(Verify, BoundariesNestedTooDeep) {
  std::string Text =
      "tmir 1\nkind @S system\nkind @B boundary\nsystem %S : @S\n"
      "boundary %S.b0 : @B in %S\n";
  for (unsigned I = 1; I <= MaxNesting; ++I)
    Text += "boundary %S.b" + std::to_string(I) + " : @B in %S.b" +
            std::to_string(I - 1) + "\n";
  Parsed A(Text);
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_FALSE(verify(A.P, A.Diags));
  EXPECT_EQ(
      "TM0735 boundary `S.b1000`: nested more than 1000 boundaries deep\n",
      A.messages());
}

TEST(Verify, ExpressionTooDeep) {
  Parsed A(Base);
  Type Bool;
  Bool.Base = TypeBase::Bool;
  ExprId Last = A.P.Funcs[FuncId(0)].Body;
  for (unsigned I = 0; I < MaxExprDepth; ++I)
    Last = A.P.Exprs.add({ExprOp::Not, Bool, Last.index(), ~0u, ~0u, {}});
  EXPECT_FALSE(verify(A.P, A.Diags));
  EXPECT_EQ("TM0709 expression nested more than 2000 levels deep\n",
            A.messages());
}

TEST(Verify, WellKnown) {
  Parsed A("tmir 1\n"
           "enum @X { value A }\n"
           "enum @Sev { annotation severity = true }\n"
           "kind @S system { attr controls : [control] }\n"
           "kind @B boundary { attr trust : int }\n"
           "kind @E element { attr stores : [entity @D] }\n"
           "kind @F flow { attr carries : [entity @D] }\n"
           "kind @G flow base @F { attr controls : [control] }\n"
           "kind @D data\n");
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_TRUE(resolveWellKnown(A.P, &A.Diags)) << A.messages();
  const WellKnown &W = A.P.Known;
  EXPECT_EQ(A.kind("F"), W.Root[static_cast<unsigned>(EntityClass::Flow)]);
  EXPECT_EQ("carries", A.P.text(A.P.Attrs[W.Carries].Text));
  EXPECT_EQ("stores", A.P.text(A.P.Attrs[W.Stores].Text));
  EXPECT_EQ("trust", A.P.text(A.P.Attrs[W.BoundaryTrust].Text));
  EXPECT_TRUE(W.SystemControls);
  EXPECT_FALSE(W.FlowControls); // only those of the root count
  EXPECT_EQ(EnumId(1), W.Severity);
}

TEST(Verify, Roots) {
  Parsed A("tmir 1\nkind @A element\nkind @B element\nkind @S system\n"
           "kind @D data\nkind @C boundary\n");
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_FALSE(resolveWellKnown(A.P, &A.Diags));
  EXPECT_EQ("TM0749 `A` and `B` are both kinds of element without a base; "
            "there is one root per class\n"
            "TM0748 no kind without a base for flow; the vocabulary needs one "
            "root per class\n",
            A.messages());
  EXPECT_EQ(A.kind("A"),
            A.P.Known.Root[static_cast<unsigned>(EntityClass::Element)]);
}

} // namespace
