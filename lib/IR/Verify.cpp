//===- Verify.cpp - The invariants of the IR ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// In layers, each of which may rely on those before it: ids and slices are in
/// range; names and order of vocabulary, values, expressions; knowledge;
/// models. The first layer with a violation is the last one to be checked.
///
//===----------------------------------------------------------------------===//

#include "IR/Verify.h"

#include "Basic/Regex.h"
#include "IR/Arithmetic.h"
#include "IR/ExprInfo.h"
#include "IR/Parse.h"
#include "IR/Print.h"
#include "IR/RiskFunctions.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

namespace {

class Verifier {
public:
  Verifier(const Program &P, Diagnostics &Diags) : P(P), Diags(Diags) {}
  bool run();

private:
  // Reporting. `Row` names the row being checked, `At` is its place.
  DiagBuilder report(diag::Kind K) {
    Ok = false;
    return std::move(Diags.report(K, At) << Row());
  }
  std::string Row() const;
  void enter(const char *What, Name N, Range Where) {
    RowWhat = What;
    RowName = N;
    RowIndex = 0;
    At = Where;
  }
  void enter(const char *What, uint32_t Index, Range Where) {
    RowWhat = What;
    RowName = Name::none();
    RowIndex = Index;
    At = Where;
  }
  template <typename IdT, typename RowT>
  bool id(IdT Id, const Table<IdT, RowT> &T, const char *What) {
    return index(Id.index(), T.size(), What);
  }
  template <typename IdT, typename RowT>
  bool optId(IdT Id, const Table<IdT, RowT> &T, const char *What) {
    return !Id || id(Id, T, What);
  }
  bool index(uint32_t I, size_t Size, const char *What) {
    if (I < Size)
      return true;
    if (I == ~uint32_t(0))
      report(diag::IRMissing) << What;
    else
      report(diag::IRBadId) << What << uint64_t(I) << uint64_t(Size);
    return false;
  }
  template <typename RowT>
  bool slice(Slice S, const std::vector<RowT> &Pool, const char *What) {
    uint64_t End = uint64_t(S.Begin) + S.Count;
    if (S.Count == 0 || End <= Pool.size())
      return true;
    report(diag::IRBadSlice) << What << End << uint64_t(Pool.size());
    return false;
  }
  bool name(Name N, const char *What) {
    return index(N.index(), P.Names->size(), What);
  }
  bool optName(Name N, const char *What) { return !N || name(N, What); }

  // Layer 1
  void ranges();
  void value(const Value &V, const char *What, bool InSet = false);
  void type(Type T, const char *What);
  void properties(Slice S);
  void exprRanges();
  // Layer 2
  void kindOrder();
  void attrs();
  void exprs();
  void operands(ExprId Id);
  void builtin(const Expr &E);
  void checkSlots(ExprId Root, uint32_t NumSlots);
  void calls();
  // Layer 3
  void knowledge();
  void unique();
  // Layer 4
  void models();
  void views();
  void condition(ExprId E, uint32_t NumSlots, const char *What);
  void viewRanges(Slice Clauses);
  void viewClauses(Slice Clauses);
  void methodRanges();
  void methodPartRanges(const MethodPart &X);
  void methods();
  void methodTable(const MethodPart &X);
  void entity(EntityId Id);
  void settings(const Entity &E, Slice List);

  bool hasType(const Value &V, Type T) const;
  bool fits(Type Have, Type Want) const;
  /// Whether the two can be compared, or be the arms of an `if`: as `fits`, and
  /// numbers mix with decimals and texts with endpoints.
  bool mixes(Type A, Type B) const {
    auto Number = [](Type T) {
      return !T.IsSet &&
             (T.Base == TypeBase::Int || T.Base == TypeBase::Decimal);
    };
    auto Text = [](Type T) {
      return !T.IsSet &&
             (T.Base == TypeBase::String || T.Base == TypeBase::Endpoint);
    };
    return fits(A, B) || (Number(A) && Number(B)) || (Text(A) && Text(B));
  }
  bool isA(Type T, TypeBase B) const {
    return T.Base == TypeBase::Unknown || T.Base == B;
  }
  bool hasAttr(KindId K, AttrId A) const {
    return P.derives(K, P.Attrs[A].Owner);
  }
  void defaultOf(KindId K, AttrId A, ExprId V, const char *What);

  const Program &P;
  Diagnostics &Diags;
  bool Ok = true;
  const char *RowWhat = "";
  Name RowName;
  uint32_t RowIndex = 0;
  Range At;

  /// By ExprId: one more than the greatest slot used below, for expressions.
  std::vector<uint32_t> MaxSlot;
};

std::string Verifier::Row() const {
  if (!RowName)
    return (RowWhat + llvm::Twine(' ') + llvm::Twine(RowIndex)).str();
  return (RowWhat + llvm::Twine(" `") + P.text(RowName) + "`").str();
}

//===----------------------------------------------------------------------===//
// Layer 1: everything is in range
//===----------------------------------------------------------------------===//

/// Checks a constant: its ids, and the order of a set.
void Verifier::value(const Value &V, const char *What, bool InSet) {
  auto Payload = [&](size_t Size, const char *Of) {
    if (V.Payload >= 0 && static_cast<uint64_t>(V.Payload) < Size)
      return true;
    report(diag::IRBadValue)
        << What
        << (llvm::Twine("names ") + Of + " " + llvm::Twine(V.Payload) + " of " +
            llvm::Twine(Size));
    return false;
  };
  switch (V.Tag) {
  case ValueTag::Unknown:
  case ValueTag::Int:
  case ValueTag::Decimal:
  case ValueTag::Duration:
  case ValueTag::Date:
    return;
  case ValueTag::Bool:
    if (V.Payload != 0 && V.Payload != 1)
      report(diag::IRBadValue) << What << "is a bool that is neither 0 nor 1";
    return;
  case ValueTag::String:
  case ValueTag::Endpoint:
    Payload(P.Names->size(), "string");
    return;
  case ValueTag::Enum:
    if (V.Aux >= P.Enums.size()) {
      report(diag::IRBadValue) << What
                               << ("names enum " + llvm::Twine(V.Aux) + " of " +
                                   llvm::Twine(P.Enums.size()));
      return;
    }
    Payload(P.Enums[EnumId(V.Aux)].Values.Count, "enum value");
    return;
  case ValueTag::Entity:
    Payload(P.Entities.size(), "entity");
    return;
  case ValueTag::Kind:
    Payload(P.Kinds.size(), "kind");
    return;
  case ValueTag::Control:
    Payload(P.Controls.size(), "control");
    return;
  case ValueTag::Ref:
    if (V.Aux >= P.Refs.size())
      report(diag::IRBadValue) << What
                               << ("names reference " + llvm::Twine(V.Aux) +
                                   " of " + llvm::Twine(P.Refs.size()));
    return;
  case ValueTag::Set: {
    if (InSet) {
      report(diag::IRBadValue) << What << "is a set within a set";
      return;
    }
    if (V.Payload < 0 ||
        (V.Payload > 0 && uint64_t(V.Aux) + V.Payload > P.SetElements.size())) {
      report(diag::IRBadValue) << What << "is a set outside of the set pool";
      return;
    }
    if (V.Payload == 0)
      return;
    auto Elements = P.elements(V);
    for (size_t I = 0; I < Elements.size(); ++I) {
      value(Elements[I], What, true);
      if (I && !(Elements[I - 1] < Elements[I])) {
        report(diag::IRBadValue)
            << What << "is a set that is not sorted or holds an element twice";
        return;
      }
    }
    return;
  }
  case ValueTag::Path:
    report(diag::IRBadValue) << What << "is a path; no constant is one";
    return;
  }
  report(diag::IRBadValue) << What << "has no known tag";
}

void Verifier::type(Type T, const char *What) {
  if (T.Base > TypeBase::Path) {
    report(diag::IRBadValue) << What << "has no known base";
    return;
  }
  if (T.Base == TypeBase::Enum)
    id(T.enumId(), P.Enums, What);
  if (T.Base == TypeBase::Entity || T.Base == TypeBase::Kind)
    optId(T.kindId(), P.Kinds, What);
}

void Verifier::properties(Slice S) {
  if (!slice(S, P.Properties, "properties"))
    return;
  for (const Property &X : S.of(P.Properties)) {
    name(X.Key, "the name of a property");
    value(X.V, "the value of a property");
  }
}

/// Operands are in range and come before their use.
void Verifier::exprRanges() {
  for (uint32_t I = 0; I < P.Constants.size(); ++I) {
    enter("constant", I, {});
    value(P.Constants[I], "it");
  }
  for (uint32_t I = 0; I < P.PathSpecs.size(); ++I) {
    enter("path", I, {});
    slice(P.PathSpecs[I], P.PathClauses, "clauses");
  }
  for (uint32_t I = 0; I < P.Exprs.size(); ++I) {
    const Expr &E = P.Exprs[ExprId(I)];
    enter("expression", I, E.Where);
    if (static_cast<unsigned>(E.Op) >= NumExprOps) {
      report(diag::IROperand) << "its operation is no row of Exprs.def";
      continue;
    }
    type(E.Ty, "its type");
    const uint32_t Ops[3] = {E.A, E.B, E.C};
    auto Before = [&](ExprId X, unsigned Number) {
      if (index(X.index(), P.Exprs.size(), "an operand") && X.index() >= I)
        report(diag::IROperandOrder) << uint64_t(Number) << uint64_t(X.index());
    };
    for (unsigned O = 0; O != 3; ++O) {
      switch (info(E.Op).Operands[O]) {
      case Operand::None:
      case Operand::Count:
        break;
      case Operand::OptExpr:
        if (Ops[O] == ~uint32_t(0))
          break;
        [[fallthrough]];
      case Operand::Expr:
        Before(ExprId(Ops[O]), O + 1);
        break;
      case Operand::Args: {
        Slice S{Ops[O], Ops[O + 1]};
        if (slice(S, P.ExprArgs, "arguments") && S.Count)
          for (ExprId X : S.of(P.ExprArgs))
            Before(X, O + 1);
        break;
      }
      case Operand::Slot:
        if (Ops[O] >= MaxSlots)
          report(diag::IRBadSlot) << uint64_t(Ops[O]) << uint64_t(MaxSlots);
        break;
      case Operand::Const:
        index(Ops[O], P.Constants.size(), "a constant");
        break;
      case Operand::Attr:
        id(AttrId(Ops[O]), P.Attrs, "an attribute");
        break;
      case Operand::Kind:
        id(KindId(Ops[O]), P.Kinds, "a kind");
        break;
      case Operand::Enum:
        id(EnumId(Ops[O]), P.Enums, "an enum");
        break;
      case Operand::Func:
        id(FuncId(Ops[O]), P.Funcs, "a function");
        break;
      case Operand::Intrin:
        index(Ops[O], NumIntrinsics, "an intrinsic");
        break;
      case Operand::Builtin:
        index(Ops[O], NumBuiltins, "a builtin");
        break;
      case Operand::PathSpec:
        if (Ops[O] == ~uint32_t(0) ||
            !index(Ops[O], P.PathSpecs.size(), "the clauses"))
          break;
        if (uint64_t(P.PathSpecs[Ops[O]].Begin) + P.PathSpecs[Ops[O]].Count >
            P.PathClauses.size())
          break; // reported with the pool
        for (const PathClause &C : P.PathSpecs[Ops[O]].of(P.PathClauses)) {
          Before(C.Condition, O + 1);
          if (C.Slot != ~uint32_t(0) && C.Slot >= MaxSlots)
            report(diag::IRBadSlot) << uint64_t(C.Slot) << uint64_t(MaxSlots);
        }
        break;
      }
    }
  }
}

void Verifier::ranges() {
  for (uint32_t I = 0; I < P.Refs.size(); ++I) {
    enter("reference", I, {});
    name(P.Refs[I].Scheme, "its scheme");
    name(P.Refs[I].Text, "its text");
    optName(P.Refs[I].Url, "its address");
  }
  for (uint32_t I = 0; I < P.Enums.size(); ++I) {
    const Enum &E = P.Enums[EnumId(I)];
    enter("enum", I, E.Where);
    if (!name(E.Id, "its name"))
      continue;
    enter("enum", E.Id, E.Where);
    optName(E.Doc, "its text");
    if (slice(E.Values, P.EnumValues, "values"))
      for (const EnumValue &V : E.Values.of(P.EnumValues)) {
        name(V.Text, "the name of a value");
        optName(V.Title, "the title of a value");
        optName(V.Doc, "the text of a value");
        properties(V.Annotations);
      }
    properties(E.Annotations);
  }
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", I, K.Where);
    if (!name(K.Id, "its name"))
      continue;
    enter("kind", K.Id, K.Where);
    optName(K.Title, "its title");
    optName(K.Doc, "its text");
    optId(K.Base, P.Kinds, "its base");
    if (static_cast<unsigned>(K.Class) >= NumEntityClasses)
      report(diag::IRMissing) << "a class";
    if (slice(K.Attrs, P.KindAttrs, "attributes"))
      for (AttrId A : K.Attrs.of(P.KindAttrs))
        id(A, P.Attrs, "an attribute");
    if (slice(K.Defaults, P.Defaults, "defaults"))
      for (const Default &D : K.Defaults.of(P.Defaults)) {
        id(D.Attr, P.Attrs, "the attribute of a default");
        id(D.V, P.Exprs, "the value of a default");
      }
    properties(K.Annotations);
  }
  for (uint32_t I = 0; I < P.Attrs.size(); ++I) {
    const Attr &A = P.Attrs[AttrId(I)];
    enter("attribute", I, A.Where);
    if (!name(A.Text, "its name"))
      continue;
    enter("attribute", A.Text, A.Where);
    id(A.Owner, P.Kinds, "its kind");
    type(A.Ty, "its type");
    if (A.Allowed != ~uint32_t(0) && A.Allowed >= P.Ranges.size())
      report(diag::IRBadId)
          << "its range" << uint64_t(A.Allowed) << uint64_t(P.Ranges.size());
    optName(A.Doc, "its text");
    optName(A.Question, "its question");
  }
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const Control &C = P.Controls[ControlId(I)];
    enter("control", I, C.Where);
    if (!name(C.Id, "its name"))
      continue;
    enter("control", C.Id, C.Where);
    optName(C.Title, "its title");
    optName(C.Doc, "its text");
    optId(C.Base, P.Controls, "its base");
    if (slice(C.For, P.ControlKinds, "kinds"))
      for (KindId K : C.For.of(P.ControlKinds))
        id(K, P.Kinds, "a kind it is for");
    if (slice(C.Provides, P.Provisions, "provisions"))
      for (const Provision &D : C.Provides.of(P.Provisions)) {
        id(D.Attr, P.Attrs, "the attribute of a provision");
        id(D.V, P.Exprs, "the value of a provision");
      }
    properties(C.Properties);
  }
  auto Params = [&](Slice S) {
    if (slice(S, P.Params, "parameters"))
      for (const Param &X : S.of(P.Params)) {
        name(X.Text, "the name of a parameter");
        type(X.Ty, "the type of a parameter");
      }
  };
  for (uint32_t I = 0; I < P.Funcs.size(); ++I) {
    const Func &F = P.Funcs[FuncId(I)];
    enter("function", I, F.Where);
    if (!name(F.Id, "its name"))
      continue;
    enter("function", F.Id, F.Where);
    optName(F.Doc, "its text");
    Params(F.Params);
    type(F.Result, "its result");
    id(F.Body, P.Exprs, "a body");
    properties(F.Annotations);
  }
  for (uint32_t I = 0; I < P.Verifications.size(); ++I) {
    const Verification &V = P.Verifications[VerificationId(I)];
    enter("verification", I, V.Where);
    if (!name(V.Id, "its name"))
      continue;
    enter("verification", V.Id, V.Where);
    optName(V.Doc, "its text");
    optId(V.Title, P.Exprs, "its title");
    Params(V.Params);
    if (slice(V.Templates, P.VerificationTemplates, "templates"))
      for (const VerificationTemplate &T :
           V.Templates.of(P.VerificationTemplates)) {
        name(T.Backend, "the backend of a template");
        id(T.Text, P.Exprs, "the text of a template");
      }
    properties(V.Properties);
  }
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const Rule &R = P.Rules[RuleId(I)];
    enter("rule", I, R.WhereAt);
    if (!name(R.Id, "its name"))
      continue;
    enter("rule", R.Id, R.WhereAt);
    name(R.StableId, "its stable id");
    optName(R.Doc, "its text");
    optId(R.Title, P.Exprs, "its title");
    if (slice(R.Vars, P.RuleVars, "variables"))
      for (const RuleVar &V : R.Vars.of(P.RuleVars)) {
        name(V.Text, "the name of a variable");
        id(V.Kind, P.Kinds, "the kind of a variable");
        optId(V.Of, P.Entities, "what a threat is about");
      }
    if (slice(R.Lets, P.RuleLets, "lets"))
      for (const RuleLet &L : R.Lets.of(P.RuleLets)) {
        name(L.Text, "the name of a let");
        id(L.V, P.Exprs, "the value of a let");
      }
    if (slice(R.Where, P.RuleConditions, "conditions"))
      for (ExprId E : R.Where.of(P.RuleConditions))
        id(E, P.Exprs, "a condition");
    if (slice(R.Unless, P.RuleUnlesses, "unless clauses"))
      for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
        id(U.Condition, P.Exprs, "the condition of an unless clause");
        if (slice(U.By, P.RuleControls, "controls"))
          for (ControlId C : U.By.of(P.RuleControls))
            id(C, P.Controls, "the control of an unless clause");
      }
    // What is said about the model is no finding, and has no severity.
    bool AboutModel =
        uint64_t(R.Properties.Begin) + R.Properties.Count <=
            P.Properties.size() &&
        llvm::any_of(R.Properties.of(P.Properties), [&](const Property &X) {
          return P.text(X.Key) == "contradiction" || P.text(X.Key) == "pack";
        });
    if (AboutModel)
      optId(R.Severity, P.Exprs, "a severity");
    else
      id(R.Severity, P.Exprs, "a severity");
    optId(R.By, P.Exprs, "by whom it is");
    optId(R.Witness, P.Exprs, "its witness");
    if (slice(R.Refs, P.RuleRefs, "references"))
      for (const Value &V : R.Refs.of(P.RuleRefs)) {
        value(V, "a reference");
        if (V.Tag != ValueTag::Ref)
          report(diag::IRBadValue) << "a reference"
                                   << "is a value of another "
                                      "type";
      }
    if (slice(R.Questions, P.RuleQuestions, "questions"))
      for (const RuleQuestion &Q : R.Questions.of(P.RuleQuestions)) {
        id(Q.Subject, P.Exprs, "the subject of a question");
        id(Q.Text, P.Exprs, "the text of a question");
      }
    if (slice(R.Verifies, P.RuleVerifies, "verify clauses"))
      for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
        id(V.What, P.Verifications, "the verification of a verify clause");
        if (slice(V.Args, P.ExprArgs, "arguments"))
          for (ExprId E : V.Args.of(P.ExprArgs))
            id(E, P.Exprs, "an argument");
      }
    if (slice(R.Categories, P.RuleCategories, "categories"))
      for (const Value &V : R.Categories.of(P.RuleCategories)) {
        value(V, "a category");
        if (V.Tag != ValueTag::Enum)
          report(diag::IRBadValue) << "a category" << "is no enum value";
      }
    if (slice(R.Scores, P.RuleScores, "scores"))
      for (ExprId E : R.Scores.of(P.RuleScores))
        id(E, P.Exprs, "a score");
    properties(R.Properties);
    if (slice(R.Former, P.FormerNames, "former names"))
      for (Name Former : R.Former.of(P.FormerNames))
        name(Former, "a former name");
  }
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const Entity &E = P.Entities[EntityId(I)];
    enter("entity", I, E.Where);
    if (!name(E.Id, "its name"))
      continue;
    enter("entity", E.Id, E.Where);
    name(E.Text, "its short name");
    optName(E.Title, "its title");
    optName(E.Doc, "its text");
    id(E.Kind, P.Kinds, "a kind");
    optId(E.Parent, P.Entities, "its parent");
    if (static_cast<unsigned>(E.Class) >= NumEntityClasses)
      report(diag::IRMissing) << "a class";
    if (slice(E.Settings, P.Settings, "settings"))
      for (const Setting &S : E.Settings.of(P.Settings)) {
        id(S.Attr, P.Attrs, "the attribute of a setting");
        value(S.V, "the value of a setting");
      }
    if (slice(E.Inherited, P.Settings, "inherited settings"))
      for (const Setting &S : E.Inherited.of(P.Settings)) {
        id(S.Attr, P.Attrs, "the attribute of an inherited setting");
        value(S.V, "the value of an inherited setting");
      }
    if (E.Class == EntityClass::Flow)
      index(E.Extra, P.Flows.size(), "its row of flows");
    if (E.Class == EntityClass::Data)
      index(E.Extra, P.DataItems.size(), "its row of data items");
  }
  for (uint32_t I = 0; I < P.Flows.size(); ++I) {
    const Flow &F = P.Flows[I];
    enter("flow row", I, {});
    if (id(F.Self, P.Entities, "its entity"))
      if (Name N = P.Entities[F.Self].Id; N.index() < P.Names->size())
        enter("flow", N, P.Entities[F.Self].Where);
    id(F.Source, P.Entities, "a source");
    id(F.Target, P.Entities, "a target");
  }
  for (uint32_t I = 0; I < P.DataItems.size(); ++I) {
    const DataItem &D = P.DataItems[I];
    enter("data row", I, {});
    if (id(D.Self, P.Entities, "its entity"))
      if (Name N = P.Entities[D.Self].Id; N.index() < P.Names->size())
        enter("data", N, P.Entities[D.Self].Where);
    optId(D.By, P.Entities, "what derives it");
    if (slice(D.From, P.DerivedFrom, "ancestors"))
      for (EntityId E : D.From.of(P.DerivedFrom))
        id(E, P.Entities, "an ancestor");
  }
  for (uint32_t I = 0; I < P.Decisions.size(); ++I) {
    const Decision &D = P.Decisions[DecisionId(I)];
    enter("decision", I, D.Where);
    optId(D.Rule, P.Rules, "its rule");
    value(D.Category, "its category");
    optName(D.Package, "its package");
    optName(D.Missing, "its missing target");
    optId(D.Kind, P.Kinds, "its kind");
    // Only a severity is overridden everywhere.
    if (D.Missing || (D.Verb == DecisionVerb::Override && D.hasSubject()))
      optId(D.Target, P.Entities, "its target");
    else
      id(D.Target, P.Entities, "a target");
    optName(D.Text, "its text");
    if (slice(D.By, P.DecisionControls, "controls"))
      for (ControlId C : D.By.of(P.DecisionControls))
        id(C, P.Controls, "a control");
    properties(D.Properties);
  }
  for (uint32_t I = 0; I < P.Requirements.size(); ++I) {
    const Requirement &R = P.Requirements[I];
    enter("requirement", I, R.Where);
    optId(R.Scope, P.Entities, "its scope");
    optId(R.Of, P.Kinds, "the kind that it is for");
    id(R.Condition, P.Exprs, "a condition");
    optName(R.Message, "its message");
  }
  for (const View &V : P.Views.rows()) {
    enter("view", V.Id, V.Where);
    optName(V.Title, "its title");
    optName(V.Doc, "its documentation");
    optId(V.Scope, P.Entities, "its scope");
    properties(V.Properties);
    viewRanges(V.Clauses);
  }
  methodRanges();
  exprRanges();
}

void Verifier::viewRanges(Slice Clauses) {
  if (!slice(Clauses, P.ViewClauses, "clauses"))
    return;
  for (const ViewClause &X : Clauses.of(P.ViewClauses)) {
    value(X.What, "what it shows");
    optId(X.Where, P.Exprs, "a condition");
  }
}

void Verifier::methodPartRanges(const MethodPart &X) {
  auto Filter = [&](Slice Of, EnumId By) {
    optId(By, P.Enums, "the enum that it is grouped by");
    if (!slice(Of, P.MethodSubjects, "subjects"))
      return;
    for (const MethodSubject &S : Of.of(P.MethodSubjects)) {
      optId(S.Rule, P.Rules, "the rule of a subject");
      optId(S.Categories, P.Enums, "the enum of a subject");
      optName(S.Package, "the package of a subject");
      value(S.Category, "the category of a subject");
    }
  };
  optName(X.Title, "the title of a part");
  optName(X.Doc, "the text of a part");
  Filter(X.Of, X.By);
  if (X.Kind > MethodPartKind::Show ||
      static_cast<unsigned>(X.What) >= NumExhibits)
    report(diag::IRMissing) << "a kind of part";
  if (slice(X.Vars, P.RuleVars, "variables"))
    for (const RuleVar &V : X.Vars.of(P.RuleVars)) {
      name(V.Text, "the name of a variable");
      id(V.Kind, P.Kinds, "the kind of a variable");
    }
  if (slice(X.Lets, P.RuleLets, "lets"))
    for (const RuleLet &L : X.Lets.of(P.RuleLets)) {
      name(L.Text, "the name of a let");
      id(L.V, P.Exprs, "the value of a let");
    }
  if (slice(X.Conditions, P.RuleConditions, "conditions"))
    for (ExprId E : X.Conditions.of(P.RuleConditions))
      id(E, P.Exprs, "a condition");
  if (slice(X.Columns, P.MethodColumns, "columns"))
    for (const MethodColumn &C : X.Columns.of(P.MethodColumns)) {
      optName(C.Title, "the title of a column");
      optId(C.V, P.Exprs, "the value of a column");
      Filter(C.Of, C.By);
    }
  viewRanges(X.Clauses);
  properties(X.Properties);
}

void Verifier::methodRanges() {
  for (uint32_t I = 0; I < P.Methodologies.size(); ++I) {
    const Methodology &M = P.Methodologies[MethodologyId(I)];
    enter("methodology", I, M.Where);
    if (!name(M.Id, "its name"))
      continue;
    enter("methodology", M.Id, M.Where);
    optName(M.Title, "its title");
    optName(M.Doc, "its text");
    if (!slice(M.Sections, P.MethodSections, "sections"))
      continue;
    for (const MethodSection &S : M.Sections.of(P.MethodSections)) {
      name(S.Title, "the title of a section");
      optName(S.Doc, "the text of a section");
      if (slice(S.Parts, P.MethodParts, "parts"))
        for (const MethodPart &X : S.Parts.of(P.MethodParts))
          methodPartRanges(X);
    }
  }
}

//===----------------------------------------------------------------------===//
// Layer 2: vocabulary and expressions
//===----------------------------------------------------------------------===//

void Verifier::kindOrder() {
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", K.Id, K.Where);
    if (!K.Base)
      continue;
    const Kind &Base = P.Kinds[K.Base];
    if (K.Base.index() >= I)
      report(diag::IRBaseOrder) << P.text(Base.Id);
    else if (Base.Class != K.Class)
      report(diag::IRClassMismatch)
          << P.text(Base.Id) << spelling(Base.Class) << spelling(K.Class);
  }
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const Control &C = P.Controls[ControlId(I)];
    enter("control", C.Id, C.Where);
    if (C.Base && C.Base.index() >= I)
      report(diag::IRBaseOrder) << P.text(P.Controls[C.Base].Id);
  }
}

void Verifier::attrs() {
  std::vector<uint32_t> Listed(P.Attrs.size(), 0);
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    enter("kind", K.Id, K.Where);
    for (AttrId A : K.Attrs.of(P.KindAttrs)) {
      ++Listed[A.index()];
      if (P.Attrs[A].Owner != KindId(I))
        report(diag::IRSharedRow)
            << ("attribute `" + P.text(P.Attrs[A].Text) + "`");
    }
  }
  for (uint32_t I = 0; I < P.Attrs.size(); ++I) {
    const Attr &A = P.Attrs[AttrId(I)];
    const ValueRange *R = P.allowed(A);
    if (!R)
      continue;
    enter("attribute", A.Text, A.Where);
    if (R->Least.Tag == ValueTag::Set || !hasType(R->Least, A.Ty.element()) ||
        R->Most.Tag == ValueTag::Set || !hasType(R->Most, A.Ty.element()))
      report(diag::IRValueType)
          << "its range" << typeName(P, A.Ty.element())
          << (valueText(P, R->Least) + " to " + valueText(P, R->Most));
  }
  for (uint32_t I = 0; I < P.Attrs.size(); ++I)
    if (Listed[I] != 1) {
      enter("attribute", P.Attrs[AttrId(I)].Text, P.Attrs[AttrId(I)].Where);
      report(diag::IRMissing)
          << "a place, and one only, among the attributes of its kind";
    }
}

bool Verifier::hasType(const Value &V, Type T) const {
  if (V.Tag == ValueTag::Unknown || T.Base == TypeBase::Unknown)
    return true;
  if (V.Tag == ValueTag::Set) {
    if (!T.IsSet)
      return false;
    if (V.Payload == 0)
      return true;
    return llvm::all_of(
        P.elements(V), [&](const Value &E) { return hasType(E, T.element()); });
  }
  if (T.IsSet)
    return false;
  switch (T.Base) {
  case TypeBase::Bool:
    return V.Tag == ValueTag::Bool;
  case TypeBase::Int:
    return V.Tag == ValueTag::Int;
  case TypeBase::Decimal:
    return V.Tag == ValueTag::Decimal;
  case TypeBase::String:
    return V.Tag == ValueTag::String;
  case TypeBase::Duration:
    return V.Tag == ValueTag::Duration;
  case TypeBase::Date:
    return V.Tag == ValueTag::Date;
  case TypeBase::Endpoint:
    return V.Tag == ValueTag::Endpoint;
  case TypeBase::Enum:
    return V.Tag == ValueTag::Enum && V.Aux == T.Detail;
  case TypeBase::Entity:
    return V.Tag == ValueTag::Entity &&
           (!T.kindId() || P.derives(P.Entities[V.entity()].Kind, T.kindId()));
  case TypeBase::Kind:
    return V.Tag == ValueTag::Kind &&
           (!T.kindId() || P.derives(V.kind(), T.kindId()));
  case TypeBase::Control:
    return V.Tag == ValueTag::Control;
  case TypeBase::Ref:
    return V.Tag == ValueTag::Ref;
  case TypeBase::Unknown:
  case TypeBase::Path:
    break;
  }
  return false;
}

/// Whether a value of type \p Have may stand where \p Want is needed. Kinds of
/// entities are not compared: narrowing by `is` is Sema's business.
bool Verifier::fits(Type Have, Type Want) const {
  if (Have.Base == TypeBase::Unknown || Want.Base == TypeBase::Unknown)
    return true;
  if (Have.Base != Want.Base || Have.IsSet != Want.IsSet)
    return false;
  return Have.Base != TypeBase::Enum || Have.Detail == Want.Detail;
}

/// Whether values of type \p T can be added up.
static bool isSummable(Type T) {
  return !T.IsSet &&
         (T.Base == TypeBase::Unknown || T.Base == TypeBase::Int ||
          T.Base == TypeBase::Decimal || T.Base == TypeBase::Duration);
}

/// What calls of some builtins need beyond the number of their arguments.
void Verifier::builtin(const Expr &E) {
  auto Which = static_cast<Builtin>(E.A);
  StringRef Signature = info(Which).Signature;
  for (uint32_t I = 0; I < E.C; ++I) {
    Type T = P.Exprs[P.ExprArgs[E.B + I]].Ty;
    if (Signature[I] == 'E' && (!isA(T, TypeBase::Entity) || T.IsSet))
      report(diag::IROperandType) << uint64_t(I + 1) << info(Which).Name
                                  << typeName(P, T) << "an entity";
    if (Signature[I] == 'p' && !isA(T, TypeBase::Path))
      report(diag::IROperandType)
          << uint64_t(I + 1) << info(Which).Name << typeName(P, T) << "a path";
  }
  if (Which != Builtin::MatchesRegex)
    return;
  const Expr &Pattern = P.Exprs[P.ExprArgs[E.B + 1]];
  if (Pattern.Op != ExprOp::Const ||
      P.Constants[Pattern.A].Tag != ValueTag::String) {
    report(diag::IROperand) << "`matches_regex` takes a constant pattern";
    return;
  }
  Regex::Error Why;
  if (!Regex::compile(P.text(P.Constants[Pattern.A].name()), Why))
    report(diag::IROperand) << ("bad regular expression: " + Why.Message);
}

void Verifier::operands(ExprId Id) {
  const Expr &E = P.Exprs[Id];
  auto Ty = [&](uint32_t X) { return P.Exprs[ExprId(X)].Ty; };
  auto Need = [&](unsigned Number, uint32_t X, bool Fits,
                  const llvm::Twine &Wanted) {
    if (!Fits)
      report(diag::IROperandType) << uint64_t(Number) << info(E.Op).Mnemonic
                                  << typeName(P, Ty(X)) << Wanted;
  };
  auto Bool = [&](unsigned Number, uint32_t X) {
    Need(Number, X, isA(Ty(X), TypeBase::Bool) && !Ty(X).IsSet, "bool");
  };
  auto Set = [&](unsigned Number, uint32_t X) {
    Need(Number, X, Ty(X).Base == TypeBase::Unknown || Ty(X).IsSet, "a set");
  };
  auto Number = [&](unsigned N, uint32_t X) {
    Type T = Ty(X);
    Need(N, X,
         !T.IsSet && (isA(T, TypeBase::Int) || T.Base == TypeBase::Decimal ||
                      T.Base == TypeBase::Duration || T.Base == TypeBase::Date),
         "a number, duration or date");
  };
  auto Result = [&](bool Fits, const llvm::Twine &Wanted) {
    if (!Fits)
      report(diag::IROperand)
          << ("`" + info(E.Op).Mnemonic + "` has type " + typeName(P, E.Ty) +
              "; its result is " + Wanted);
  };
  auto BoolResult = [&] {
    Result(isA(E.Ty, TypeBase::Bool) && !E.Ty.IsSet, "bool");
  };

  switch (E.Op) {
  case ExprOp::Const:
    if (!hasType(P.Constants[E.A], E.Ty))
      report(diag::IRValueType)
          << "it" << typeName(P, E.Ty) << valueText(P, P.Constants[E.A]);
    break;
  case ExprOp::Local:
    break;
  case ExprOp::Attr: {
    const Attr &A = P.Attrs[AttrId(E.B)];
    Need(1, E.A, isA(Ty(E.A), TypeBase::Entity), "an entity");
    Type Want = A.Ty;
    Want.IsSet |= Ty(E.A).IsSet;
    Result(fits(E.Ty, Want), typeName(P, Want));
    break;
  }
  case ExprOp::Intrinsic: {
    const IntrinsicInfo &I = info(static_cast<Intrinsic>(E.B));
    Need(1, E.A, isA(Ty(E.A), TypeBase::Entity), "an entity");
    if ((I.Arg == IntrinsicArg::None) == (E.C != ~uint32_t(0)))
      report(diag::IROperand) << (spelling(I.Owner) + "." + I.Name +
                                  (E.C != ~uint32_t(0) ? " takes no argument"
                                                       : " takes an argument"));
    else if (E.C != ~uint32_t(0))
      Need(3, E.C,
           I.Arg == IntrinsicArg::Position
               ? Ty(E.C).Base == TypeBase::Enum
               : isA(Ty(E.C), TypeBase::Entity) ||
                     (I.Arg == IntrinsicArg::Place &&
                      Ty(E.C).Base == TypeBase::Kind),
           I.Arg == IntrinsicArg::Position ? "a position"
           : I.Arg == IntrinsicArg::Place  ? "an entity or kind"
                                           : "data");
    Result(isA(E.Ty, I.Base), spelling(I.Base));
    break;
  }
  case ExprOp::Is:
    Need(1, E.A,
         isA(Ty(E.A), TypeBase::Entity) || Ty(E.A).Base == TypeBase::Kind,
         "an entity or kind");
    BoolResult();
    break;
  case ExprOp::IsIn:
    Set(2, E.B);
    BoolResult();
    break;
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Le:
  case ExprOp::Gt:
  case ExprOp::Ge:
    if (!mixes(Ty(E.A), Ty(E.B)))
      Need(2, E.B, false, typeName(P, Ty(E.A)));
    BoolResult();
    break;
  case ExprOp::And:
  case ExprOp::Or:
  case ExprOp::Implies:
    Bool(1, E.A);
    Bool(2, E.B);
    BoolResult();
    break;
  case ExprOp::Not:
    Bool(1, E.A);
    BoolResult();
    break;
  case ExprOp::Known:
    BoolResult();
    break;
  case ExprOp::If:
    Bool(1, E.A);
    if (!mixes(Ty(E.B), Ty(E.C)))
      Need(3, E.C, false, typeName(P, Ty(E.B)));
    break;
  case ExprOp::Add:
  case ExprOp::Sub:
  case ExprOp::Mul:
  case ExprOp::Div:
  case ExprOp::Mod:
    Number(1, E.A);
    Number(2, E.B);
    break;
  case ExprOp::Neg:
    Number(1, E.A);
    break;
  case ExprOp::SetOf:
    Result(E.Ty.Base == TypeBase::Unknown || E.Ty.IsSet, "a set");
    break;
  case ExprOp::Union:
  case ExprOp::Intersect:
  case ExprOp::Minus:
    Set(1, E.A);
    Set(2, E.B);
    break;
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
    Set(2, E.B);
    if (E.C != ~uint32_t(0))
      Bool(3, E.C);
    BoolResult();
    break;
  case ExprOp::Count:
    Set(2, E.B);
    if (E.C != ~uint32_t(0))
      Bool(3, E.C);
    Result(isA(E.Ty, TypeBase::Int), "int");
    break;
  case ExprOp::Each:
    Set(2, E.B);
    Bool(3, E.C);
    break;
  case ExprOp::MapTo:
    Set(2, E.B);
    break;
  case ExprOp::Sum:
    Set(2, E.B);
    Need(3, E.C, isSummable(Ty(E.C)), "a number or duration");
    Result(fits(E.Ty, Ty(E.C)), typeName(P, Ty(E.C)));
    break;
  case ExprOp::Call: {
    const Func &F = P.Funcs[FuncId(E.A)];
    if (F.Params.Count != E.C) {
      report(diag::IROperand)
          << ("`" + P.text(F.Id) + "` takes " + llvm::Twine(F.Params.Count) +
              " arguments, not " + llvm::Twine(E.C));
      break;
    }
    for (uint32_t I = 0; I < E.C; ++I) {
      ExprId X = P.ExprArgs[E.B + I];
      const Param &Want = P.Params[F.Params.Begin + I];
      Need(I + 1, X.index(), fits(P.Exprs[X].Ty, Want.Ty),
           typeName(P, Want.Ty));
    }
    Result(fits(E.Ty, F.Result), typeName(P, F.Result));
    break;
  }
  case ExprOp::Builtin: {
    const BuiltinInfo &B = info(static_cast<Builtin>(E.A));
    if (B.arity() != E.C)
      report(diag::IROperand)
          << ("`" + B.Name + "` takes " + llvm::Twine(B.arity()) +
              " arguments, not " + llvm::Twine(E.C));
    else
      builtin(E);
    break;
  }
  case ExprOp::Text:
    Result(isA(E.Ty, TypeBase::String), "string");
    break;
  case ExprOp::Path:
    if (E.C != ~uint32_t(0))
      for (const PathClause &C : P.PathSpecs[E.C].of(P.PathClauses))
        if (C.Op != PathClauseOp::Carrying && C.Op != PathClauseOp::Avoiding)
          Bool(3, C.Condition.index());
    Result(isA(E.Ty, TypeBase::Path), "path");
    break;
  case ExprOp::PathFound:
    Need(1, E.A, isA(Ty(E.A), TypeBase::Path), "a path");
    BoolResult();
    break;
  }
}

void Verifier::exprs() {
  // Operands come first, so that one pass gives depth and slots of all.
  std::vector<uint32_t> Depth(P.Exprs.size(), 1);
  MaxSlot.assign(P.Exprs.size(), 0);
  for (uint32_t I = 0; I < P.Exprs.size(); ++I) {
    const Expr &E = P.Exprs[ExprId(I)];
    enter("expression", I, E.Where);
    const uint32_t Ops[3] = {E.A, E.B, E.C};
    for (unsigned O = 0; O != 3; ++O) {
      if (info(E.Op).Operands[O] == Operand::Slot)
        MaxSlot[I] = std::max(MaxSlot[I], Ops[O] + 1);
      if (info(E.Op).Operands[O] == Operand::PathSpec && Ops[O] != ~uint32_t(0))
        for (const PathClause &C : P.PathSpecs[Ops[O]].of(P.PathClauses))
          if (C.Slot != ~uint32_t(0))
            MaxSlot[I] = std::max(MaxSlot[I], C.Slot + 1);
    }
    forEachOperand(P, E, [&](ExprId X) {
      Depth[I] = std::max(Depth[I], Depth[X.index()] + 1);
      MaxSlot[I] = std::max(MaxSlot[I], MaxSlot[X.index()]);
    });
    if (Depth[I] == MaxExprDepth + 1) {
      Ok = false;
      Diags.report(diag::IRTooDeep, E.Where) << uint64_t(MaxExprDepth);
    }
    operands(ExprId(I));
  }
}

void Verifier::checkSlots(ExprId Root, uint32_t NumSlots) {
  if (Root && MaxSlot[Root.index()] > NumSlots)
    report(diag::IRBadSlot)
        << uint64_t(MaxSlot[Root.index()] - 1) << uint64_t(NumSlots);
}

/// No function calls itself, directly or through others: depth-first search
/// over the calls of each body, without recursion.
void Verifier::calls() {
  // The calls of each function, from its body.
  std::vector<std::vector<uint32_t>> Callees(P.Funcs.size());
  std::vector<uint32_t> Seen(P.Exprs.size(), ~uint32_t(0));
  for (uint32_t F = 0; F < P.Funcs.size(); ++F) {
    std::vector<ExprId> Work = {P.Funcs[FuncId(F)].Body};
    while (!Work.empty()) {
      ExprId E = Work.back();
      Work.pop_back();
      if (Seen[E.index()] == F)
        continue;
      Seen[E.index()] = F;
      if (P.Exprs[E].Op == ExprOp::Call)
        Callees[F].push_back(P.Exprs[E].A);
      forEachOperand(P, P.Exprs[E], [&](ExprId X) { Work.push_back(X); });
    }
  }
  enum : uint8_t { New, Open, Done };
  std::vector<uint8_t> State(P.Funcs.size(), New);
  for (uint32_t Root = 0; Root < P.Funcs.size(); ++Root) {
    if (State[Root] != New)
      continue;
    std::vector<std::pair<uint32_t, uint32_t>> Stack = {{Root, 0}};
    State[Root] = Open;
    while (!Stack.empty()) {
      auto &[F, Next] = Stack.back();
      if (Next == Callees[F].size()) {
        State[F] = Done;
        Stack.pop_back();
        continue;
      }
      uint32_t Callee = Callees[F][Next++];
      if (State[Callee] == New) {
        State[Callee] = Open;
        Stack.push_back({Callee, 0});
      } else if (State[Callee] == Open) {
        const Func &Fn = P.Funcs[FuncId(Callee)];
        enter("function", Fn.Id, Fn.Where);
        report(diag::IRCallCycle);
      }
    }
  }
}

//===----------------------------------------------------------------------===//
// Layer 3: knowledge
//===----------------------------------------------------------------------===//

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
        << typeName(P, P.Attrs[A].Ty)
        << ("of type " + llvm::Twine(typeName(P, Have)));
  // Bound variables of quantifiers have slots of their own after `self`.
  checkSlots(V, MaxSlots);
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
  auto NumSlots = [&](uint32_t N, uint32_t Params) {
    if (N > MaxSlots)
      report(diag::IRBadSlot) << uint64_t(N) << uint64_t(MaxSlots);
    else if (N < Params)
      report(diag::IRBadSlot) << uint64_t(Params - 1) << uint64_t(N);
  };
  for (const Func &F : P.Funcs.rows()) {
    enter("function", F.Id, F.Where);
    NumSlots(F.NumSlots, F.Params.Count);
    checkSlots(F.Body, F.NumSlots);
    if (!fits(P.Exprs[F.Body].Ty, F.Result))
      report(diag::IRValueType)
          << "the result" << typeName(P, F.Result)
          << ("of type " + llvm::Twine(typeName(P, P.Exprs[F.Body].Ty)));
  }
  for (const Verification &V : P.Verifications.rows()) {
    enter("verification", V.Id, V.Where);
    NumSlots(V.NumSlots, V.Params.Count);
    checkSlots(V.Title, V.NumSlots);
    for (const VerificationTemplate &T :
         V.Templates.of(P.VerificationTemplates))
      checkSlots(T.Text, V.NumSlots);
  }
  for (const Rule &R : P.Rules.rows()) {
    enter("rule", R.Id, R.WhereAt);
    NumSlots(R.NumSlots, R.Vars.Count);
    checkSlots(R.Title, R.NumSlots);
    checkSlots(R.Severity, R.NumSlots);
    checkSlots(R.Witness, R.NumSlots);
    checkSlots(R.By, R.NumSlots);
    if (R.By) {
      // `[]` is of no type.
      Type T = P.Exprs[R.By].Ty;
      if (!T.IsSet || !isA(T, TypeBase::Enum))
        report(diag::IRValueType) << "by whom a rule is"
                                  << "a set of positions"
                                  << ("of type " + llvm::Twine(typeName(P, T)));
    }
    auto Condition = [&](ExprId E, const char *What) {
      checkSlots(E, R.NumSlots);
      Type T = P.Exprs[E].Ty;
      if (!isA(T, TypeBase::Bool) || T.IsSet)
        report(diag::IRValueType)
            << What << "bool" << ("of type " + llvm::Twine(typeName(P, T)));
    };
    if (!R.Witness != (R.WitnessSlot == ~uint32_t(0)))
      report(diag::IRMissing) << "a witness and its slot, both or neither";
    if (R.Witness && R.WitnessSlot >= R.NumSlots)
      report(diag::IRBadSlot)
          << uint64_t(R.WitnessSlot) << uint64_t(R.NumSlots);
    for (const RuleLet &L : R.Lets.of(P.RuleLets)) {
      checkSlots(L.V, R.NumSlots);
      if (L.Slot >= R.NumSlots || L.Slot < R.Vars.Count)
        report(diag::IRBadSlot) << uint64_t(L.Slot) << uint64_t(R.NumSlots);
    }
    for (ExprId E : R.Where.of(P.RuleConditions))
      Condition(E, "a condition");
    for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      Condition(U.Condition, "an unless clause");
    for (const RuleQuestion &Q : R.Questions.of(P.RuleQuestions)) {
      checkSlots(Q.Subject, R.NumSlots);
      checkSlots(Q.Text, R.NumSlots);
      if (P.Exprs[Q.Subject].Op != ExprOp::Attr)
        report(diag::IROperand) << "the subject of a question is no `attr`";
    }
    for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
      const Verification &What = P.Verifications[V.What];
      if (What.Params.Count != V.Args.Count)
        report(diag::IROperand)
            << ("`" + P.text(What.Id) + "` takes " +
                llvm::Twine(What.Params.Count) + " arguments, not " +
                llvm::Twine(V.Args.Count));
      for (ExprId E : V.Args.of(P.ExprArgs))
        checkSlots(E, R.NumSlots);
    }
    for (ExprId E : R.Scores.of(P.RuleScores)) {
      checkSlots(E, R.NumSlots);
      Type T = P.Exprs[E].Ty;
      if (!isA(T, TypeBase::String) || T.IsSet)
        report(diag::IRValueType) << "a score" << "string"
                                  << ("of type " + llvm::Twine(typeName(P, T)));
    }
  }
}

//===----------------------------------------------------------------------===//
// Layer 4: models
//===----------------------------------------------------------------------===//

void Verifier::settings(const Entity &E, Slice List) {
  AttrId Last;
  for (const Setting &S : List.of(P.Settings)) {
    const Attr &A = P.Attrs[S.Attr];
    if (Last && S.Attr <= Last)
      report(diag::IRSettingOrder) << P.text(A.Text);
    Last = S.Attr;
    if (!hasAttr(E.Kind, S.Attr))
      report(diag::IRNoSuchAttr)
          << P.text(P.Kinds[E.Kind].Id) << P.text(A.Text);
    else if (A.Derived)
      report(diag::IROperand)
          << ("sets `" + P.text(A.Text) + "`, which is derived");
    else if (!hasType(S.V, A.Ty))
      report(diag::IRValueType) << ("`" + P.text(A.Text) + "`")
                                << typeName(P, A.Ty) << valueText(P, S.V);
    else if (const ValueRange *R = P.allowed(A); R && !isAllowed(P, *R, S.V))
      report(diag::IRBadValue) << ("`" + P.text(A.Text) + "`")
                               << ("is " + valueText(P, S.V) +
                                   ", which is not in " + rangeText(P, *R));
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
      report(diag::IRMissing) << "a parent";
  } else {
    const Entity &Parent = P.Entities[E.Parent];
    std::string Name = ("`" + P.text(Parent.Id) + "`").str();
    if (E.Class == EntityClass::System)
      report(diag::IRBadParent) << Name << "a system is in nothing";
    else if (E.Parent >= Id)
      report(diag::IRBadParent) << Name << "a parent comes before its children";
    else if (Parent.Class != EntityClass::System &&
             Parent.Class != EntityClass::Boundary &&
             Parent.Class != EntityClass::Element)
      report(diag::IRBadParent)
          << Name << "it is no system, boundary or element";
  }
  settings(E, E.Settings);
  settings(E, E.Inherited);
  if (E.Class == EntityClass::Flow && P.Flows[E.Extra].Self != Id)
    report(diag::IRSharedRow) << "its row of flows";
  if (E.Class == EntityClass::Data && P.DataItems[E.Extra].Self != Id)
    report(diag::IRSharedRow) << "its row of data items";
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
  for (const Flow &F : P.Flows) {
    const Entity &E = P.Entities[F.Self];
    enter("flow", E.Id, E.Where);
    if (E.Class != EntityClass::Flow || &P.Flows[E.Extra] != &F)
      report(diag::IRSharedRow) << "its entity";
    auto End = [&](EntityId X, const char *What) {
      if (P.Entities[X].Class != EntityClass::Element)
        report(diag::IRFlowEnd)
            << What << ("`" + P.text(P.Entities[X].Id) + "`");
    };
    End(F.Source, "source");
    End(F.Target, "target");
  }
  for (const DataItem &D : P.DataItems) {
    const Entity &E = P.Entities[D.Self];
    enter("data", E.Id, E.Where);
    if (E.Class != EntityClass::Data || &P.DataItems[E.Extra] != &D)
      report(diag::IRSharedRow) << "its entity";
    for (EntityId X : D.From.of(P.DerivedFrom))
      if (P.Entities[X].Class != EntityClass::Data)
        report(diag::IROperand)
            << ("derived from `" + P.text(P.Entities[X].Id) +
                "`, which is no data");
    if (D.By && P.Entities[D.By].Class != EntityClass::Element)
      report(diag::IROperand) << ("derived by `" + P.text(P.Entities[D.By].Id) +
                                  "`, which is no element");
  }
  for (uint32_t I = 0; I < P.Decisions.size(); ++I) {
    const Decision &D = P.Decisions[DecisionId(I)];
    enter("decision", I, D.Where);
    if (!D.Category.isUnknown() && D.Category.Tag != ValueTag::Enum)
      report(diag::IRBadValue) << "its category" << "is no enum value";
  }
  for (uint32_t I = 0; I < P.Requirements.size(); ++I) {
    const Requirement &R = P.Requirements[I];
    enter("requirement", I, R.Where);
    if (R.NumSlots > MaxSlots)
      report(diag::IRBadSlot) << uint64_t(R.NumSlots) << uint64_t(MaxSlots);
    checkSlots(R.Condition, R.NumSlots);
    Type T = P.Exprs[R.Condition].Ty;
    if (!isA(T, TypeBase::Bool) || T.IsSet)
      report(diag::IRValueType) << "its condition" << "bool"
                                << ("of type " + llvm::Twine(typeName(P, T)));
  }
}

void Verifier::views() {
  for (const View &V : P.Views.rows()) {
    enter("view", V.Id, V.Where);
    viewClauses(V.Clauses);
  }
}

/// A condition, of type bool, that uses no more than \p NumSlots slots.
void Verifier::condition(ExprId E, uint32_t NumSlots, const char *What) {
  if (NumSlots > MaxSlots)
    report(diag::IRBadSlot) << uint64_t(NumSlots) << uint64_t(MaxSlots);
  checkSlots(E, NumSlots);
  Type T = P.Exprs[E].Ty;
  if (!isA(T, TypeBase::Bool) || T.IsSet)
    report(diag::IRValueType)
        << What << "bool" << ("of type " + llvm::Twine(typeName(P, T)));
}

void Verifier::viewClauses(Slice Clauses) {
  for (const ViewClause &X : Clauses.of(P.ViewClauses)) {
    llvm::ArrayRef<Value> All = X.What;
    if (X.What.Tag == ValueTag::Set)
      All = P.elements(X.What);
    for (const Value &One : All)
      if (One.Tag != ValueTag::Entity && One.Tag != ValueTag::Kind)
        report(diag::IRBadValue)
            << "what it shows" << "is no entity and no kind";
    if (X.Where)
      condition(X.Where, X.NumSlots, "its condition");
  }
}

void Verifier::methodTable(const MethodPart &X) {
  // As in a rule, the variables fit a mask.
  if (X.Vars.empty() || X.Vars.Count > 64)
    report(diag::IRMissing) << "1 to 64 variables";
  if (X.NumSlots < X.Vars.Count)
    report(diag::IRBadSlot)
        << uint64_t(X.Vars.Count - 1) << uint64_t(X.NumSlots);
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

bool Verifier::run() {
  ranges();
  if (!Ok)
    return false;
  kindOrder();
  if (!Ok)
    return false;
  unique();
  attrs();
  exprs();
  calls();
  if (!Ok)
    return false;
  knowledge();
  models();
  views();
  methods();
  return Ok;
}
} // namespace

bool ir::verify(const Program &P, Diagnostics &Diags) {
  return Verifier(P, Diags).run();
}

/// The functions that rate findings: all of them, if each role is marked once
/// and can be evaluated, else none. Sema has said what is wrong.
/// The functions that say by whom findings are, each if it has the types of
/// one.
static void resolveAttackers(Program &P) {
  WellKnown &W = P.Known;
  if (!W.Position)
    return;
  for (uint32_t I = 0; I < P.Funcs.size(); ++I) {
    const Func &F = P.Funcs[FuncId(I)];
    llvm::ArrayRef<Param> Params = F.Params.of(P.Params);
    for (const Property &A : F.Annotations.of(P.Properties)) {
      bool IsPosition = F.Result.Base == TypeBase::Enum &&
                        F.Result.enumId() == W.Position && F.Result.IsSet;
      bool TakesEntities = llvm::all_of(Params, [](const Param &Q) {
        return Q.Ty.Base == TypeBase::Entity && Q.Ty.IsSet;
      });
      if (P.text(A.Key) == "by" && IsPosition && TakesEntities)
        W.By = FuncId(I);
      if (P.text(A.Key) == "attempt" && isRating(P, F) && Params.size() == 2 &&
          Params[0].Ty.Base == TypeBase::Enum && !Params[0].Ty.IsSet &&
          Params[0].Ty.enumId() == W.Position &&
          Params[1].Ty.Base == TypeBase::Int && !Params[1].Ty.IsSet)
        W.Attempt = FuncId(I);
    }
  }
}

static void resolveRatings(Program &P) {
  bool Ok = true;
  for (uint32_t I = 0; I < P.Funcs.size(); ++I)
    if (std::optional<RiskRole> R = riskRole(P, P.Funcs[FuncId(I)])) {
      FuncId &F = P.Known.Rating[static_cast<unsigned>(*R)];
      Ok &= !F;
      F = FuncId(I);
    }
  for (FuncId F : P.Known.Rating)
    Ok = Ok && F && isRating(P, P.Funcs[F]);
  for (unsigned R = 0; Ok && R != NumRiskRoles; ++R) {
    const Func &F = P.Funcs[P.Known.Rating[R]];
    Ok = R != static_cast<unsigned>(RiskRole::Risk) || F.Params.Count == 2;
    for (uint32_t I = 0; Ok && I < F.Params.Count; ++I)
      Ok = riskInput(P, F, static_cast<RiskRole>(R), I).has_value();
  }
  if (!Ok)
    for (FuncId &F : P.Known.Rating)
      F = FuncId::none();
}

bool ir::resolveWellKnown(Program &P, Diagnostics *Diags) {
  bool Ok = true;
  P.Known = WellKnown();
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    if (K.Base)
      continue;
    KindId &Root = P.Known.Root[static_cast<unsigned>(K.Class)];
    if (!Root) {
      Root = KindId(I);
      continue;
    }
    Ok = false;
    if (Diags)
      Diags->report(diag::IRSecondRoot, K.Where)
          << P.text(P.Kinds[Root].Id) << P.text(K.Id) << spelling(K.Class);
  }
  for (unsigned C = 0; C != NumEntityClasses; ++C)
    if (!P.Known.Root[C]) {
      Ok = false;
      if (Diags)
        Diags->report(diag::IRMissingRoot)
            << spelling(static_cast<EntityClass>(C));
    }

  auto Find = [&](EntityClass C, StringRef Text) {
    KindId Root = P.Known.Root[static_cast<unsigned>(C)];
    Name Wanted = P.Names->find(Text);
    if (Root && Wanted)
      for (AttrId A : P.Kinds[Root].Attrs.of(P.KindAttrs))
        if (P.Attrs[A].Text == Wanted)
          return A;
    return AttrId::none();
  };
  WellKnown &W = P.Known;
  W.Carries = Find(EntityClass::Flow, "carries");
  W.Returns = Find(EntityClass::Flow, "returns");
  W.Payload = Find(EntityClass::Flow, "payload");
  W.Stores = Find(EntityClass::Element, "stores");
  W.ElementServing = Find(EntityClass::Element, "serving");
  W.ElementCallsOut = Find(EntityClass::Element, "calls_out");
  W.BoundaryTrust = Find(EntityClass::Boundary, "trust");
  W.ElementAlsoIn = Find(EntityClass::Element, "also_in");
  W.FlowControls = Find(EntityClass::Flow, "controls");
  W.ElementControls = Find(EntityClass::Element, "controls");
  W.BoundaryControls = Find(EntityClass::Boundary, "controls");
  W.DataControls = Find(EntityClass::Data, "controls");
  W.SystemControls = Find(EntityClass::System, "controls");
  for (unsigned C = 0; C != NumEntityClasses; ++C) {
    W.OutOfScope[C] = Find(static_cast<EntityClass>(C), "out_of_scope");
    W.Tags[C] = Find(static_cast<EntityClass>(C), "tags");
    W.Links[C] = Find(static_cast<EntityClass>(C), "links");
  }
  W.DataWorthReading = Find(EntityClass::Data, "worth_reading");
  W.DataWorthChanging = Find(EntityClass::Data, "worth_changing");
  W.ElementWorthStopping = Find(EntityClass::Element, "worth_stopping");
  W.ElementRunByUs = Find(EntityClass::Element, "run_by_us");
  W.FlowRunsAtSource = Find(EntityClass::Flow, "runs_at_source");
  W.FlowCommands = Find(EntityClass::Flow, "commands");
  auto FindEnum = [&](StringRef Text, EnumId &Out) {
    Name Wanted = P.Names->find(Text);
    for (uint32_t I = 0; I < P.Enums.size() && Wanted; ++I)
      for (const Property &A : P.Enums[EnumId(I)].Annotations.of(P.Properties))
        if (A.Key == Wanted && !Out)
          Out = EnumId(I);
  };
  Name StandIn = P.Names->find("stand_in");
  for (uint32_t I = 0; I < P.Kinds.size() && StandIn; ++I)
    for (const Property &A : P.Kinds[KindId(I)].Annotations.of(P.Properties))
      if (A.Key == StandIn && !W.StandIn)
        W.StandIn = KindId(I);
  FindEnum("severity", W.Severity);
  FindEnum("gain", W.Gain);
  FindEnum("vantage", W.Vantage);
  FindEnum("position", W.Position);
  FindEnum("medium", W.Medium);
  W.ElementPosition = Find(EntityClass::Element, "position");
  W.ElementAgent = Find(EntityClass::Element, "agent");
  W.ElementForwards = Find(EntityClass::Element, "forwards");
  W.ElementQueues = Find(EntityClass::Element, "queues");
  W.ElementKeepsCode = Find(EntityClass::Element, "keeps_code");
  W.ElementBreached = Find(EntityClass::Element, "breached");
  W.BoundaryPopulation = Find(EntityClass::Boundary, "population");
  W.BoundaryHeldBy = Find(EntityClass::Boundary, "held_by");
  W.BoundarySharedRuntime = Find(EntityClass::Boundary, "shared_runtime");
  W.BoundaryBreached = Find(EntityClass::Boundary, "breached");
  W.FlowMedium = Find(EntityClass::Flow, "medium");
  W.FlowNetworked = Find(EntityClass::Flow, "networked");
  W.FlowBringsCode = Find(EntityClass::Flow, "brings_code");
  W.DataCode = Find(EntityClass::Data, "code");
  resolveAttackers(P);
  resolveRatings(P);
  P.findSharedNames();
  return Ok;
}
