//===- Json.cpp - Findings for other programs -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=json`, as docs/schema/findings.schema.json describes it. Written
/// as it goes, a row of a list on a line of its own, so that a large model
/// costs little and two outputs can be compared line by line.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"
#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "Report/RiskText.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {
class Json {
public:
  Json(const BackendInput &In, llvm::raw_ostream &OS)
      : In(In), P(In.Program), F(In.Findings), W(OS) {}

  void run();

private:
  StringRef text(Name N) const { return P.text(N); }
  void place(Range Where);
  void value(const ir::Value &V);
  void entityId(ir::EntityId E) { W.string(text(P.Entities[E].Id)); }
  void entityIds(StringRef Key, llvm::ArrayRef<ir::EntityId> List);
  void properties(StringRef Key, Slice Properties);
  void refs(Slice Refs);
  void categories(Slice Categories);

  void model();
  void entity(ir::EntityId E);
  void attributes(ir::EntityId E);
  void strings(StringRef Key, llvm::ArrayRef<std::string> List);
  void labels(ir::EntityId E);
  void outOfScope();
  void kinds();
  void controls();
  void rules();
  void decisions();
  void findings();
  void finding(FindingId Id);
  void causes();
  void risk(FindingId Id);
  void risks();
  void rating(StringRef Key, const review::RiskRating &R);
  void why(FindingId Id);
  void atoms(const std::vector<review::Atom> &Atoms);
  void questions();
  void takenForGranted();
  void verifications(const std::vector<TestCase> &Tests);
  void summary();

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  JsonWriter W;
  bool WithWhy = false;
  bool WhyOfAll = false; ///< asked for: of what is not open, too
  std::vector<std::string> ShortIds;
  std::vector<review::Cause> Causes;
  review::RiskTable Risks;
  std::vector<FindingId> HeadOf; ///< by finding: of its group, or none
  /// The tests of each finding.
  llvm::DenseMap<FindingId, llvm::SmallVector<uint32_t, 2>> TestsOf;
  const std::vector<TestCase> *AllTests = nullptr;
};
} // namespace

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

void Json::place(Range Where) {
  if (Where.isValid())
    W.field("place", In.Sources.describe(Where.Begin));
}

void Json::value(const ir::Value &V) {
  switch (V.Tag) {
  case ir::ValueTag::Unknown:
    W.word("null");
    return;
  case ir::ValueTag::Bool:
    W.boolean(V.Payload != 0);
    return;
  case ir::ValueTag::Int:
    W.number(V.Payload);
    return;
  case ir::ValueTag::Decimal:
    // The same spelling in both languages.
    W.word(writePythonLiteral(In.Engine, V));
    return;
  case ir::ValueTag::Entity:
    entityId(V.entity());
    return;
  case ir::ValueTag::Kind:
    W.string(text(P.Kinds[V.kind()].Id));
    return;
  case ir::ValueTag::Control:
    W.string(text(P.Controls[V.control()].Id));
    return;
  case ir::ValueTag::Enum:
    W.string(text(P.EnumValues[P.Enums[ir::EnumId(V.Aux)].Values.Begin +
                               static_cast<uint32_t>(V.Payload)]
                      .Text));
    return;
  case ir::ValueTag::Set:
  case ir::ValueTag::Path:
    W.open('[');
    for (const ir::Value &Element : setElements(In.Engine, V))
      value(Element);
    W.close(']');
    return;
  case ir::ValueTag::String:
  case ir::ValueTag::Endpoint:
  case ir::ValueTag::Duration:
  case ir::ValueTag::Date:
  case ir::ValueTag::Ref:
    W.string(plainValue(In.Engine, V));
    return;
  }
}

void Json::entityIds(StringRef Key, llvm::ArrayRef<ir::EntityId> List) {
  W.key(Key);
  W.open('[');
  for (ir::EntityId E : List)
    entityId(E);
  W.close(']');
}

void Json::properties(StringRef Key, Slice Properties) {
  if (Properties.empty())
    return;
  W.key(Key);
  W.open('{');
  for (const ir::Property &Prop : Properties.of(P.Properties)) {
    W.key(text(Prop.Key));
    value(Prop.V);
  }
  W.close('}');
}

void Json::refs(Slice Refs) {
  if (Refs.empty())
    return;
  W.key("refs");
  W.open('[');
  for (const ir::Value &V : Refs.of(P.RuleRefs)) {
    W.open('{');
    if (V.Tag == ir::ValueTag::Ref && V.Aux < P.Refs.size())
      W.field("scheme", text(P.Refs[V.Aux].Scheme));
    W.field("text", refText(P, V));
    W.fieldIf("url", refUrl(P, V));
    W.close('}');
  }
  W.close(']');
}

void Json::categories(Slice Categories) {
  if (Categories.empty())
    return;
  W.key("categories");
  W.open('[');
  for (const ir::Value &V : Categories.of(P.RuleCategories)) {
    W.open('{');
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    W.field("scheme", text(E.Id));
    W.field("text",
            text(P.EnumValues[E.Values.Begin + static_cast<uint32_t>(V.Payload)]
                     .Text));
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

void Json::attributes(ir::EntityId E) {
  const analysis::Facts &Facts = In.Engine.facts();
  bool Any = false;
  for (ir::AttrId A : Facts.attributes().attrsOf(P.Entities[E].Kind)) {
    analysis::Resolved R = Facts.resolve(E, A);
    // A kind's constants are said once, with the kind: most of what a large
    // model knows is such, and would be most of the output.
    if (R.From == analysis::Origin::None ||
        (R.From == analysis::Origin::KindDefault && R.isConstant()))
      continue;
    // What follows from other attributes is a reason rather than a fact of the
    // model; like reasons it is left out of large outputs.
    if (!WithWhy && !R.isConstant() && R.From != analysis::Origin::Control)
      continue;
    ir::Value V = R.isConstant() ? R.V : In.Engine.attribute(E, A);
    if (V.isUnknown())
      continue;
    if (!Any) {
      W.key("attributes");
      W.open('{');
      Any = true;
    }
    W.key(text(P.Attrs[A].Text));
    W.open('{');
    W.key("value");
    value(V);
    W.field("origin", analysis::spelling(R.From));
    if (R.On && R.On != E)
      W.field("on", text(P.Entities[R.On].Id));
    if (R.From == analysis::Origin::Model || R.From == analysis::Origin::Scope)
      place(R.Where);
    else if (R.Control)
      W.field("by", text(P.Controls[R.Control].Id));
    else if (R.Kind)
      W.field("by", text(P.Kinds[R.Kind].Id));
    W.close('}');
  }
  if (Any)
    W.close('}');
}

void Json::entity(ir::EntityId Id) {
  const ir::Entity &E = P.Entities[Id];
  W.line();
  W.open('{');
  W.field("id", text(E.Id));
  W.field("kind", text(P.Kinds[E.Kind].Id));
  W.fieldIf("title", text(E.Title));
  W.fieldIf("doc", text(E.Doc));
  if (E.Parent)
    W.field("parent", text(P.Entities[E.Parent].Id));
  if (E.Class == ir::EntityClass::Flow) {
    const ir::Flow &Flow = P.flow(Id);
    W.field("source", text(P.Entities[Flow.Source].Id));
    W.field("target", text(P.Entities[Flow.Target].Id));
    if (Flow.TwoWay)
      W.flag("two_way", true);
  } else if (E.Class == ir::EntityClass::Data) {
    const ir::DataItem &Item = P.dataItem(Id);
    if (!Item.From.empty())
      entityIds("from", Item.From.of(P.DerivedFrom));
    if (Item.By)
      W.field("by", text(P.Entities[Item.By].Id));
  }
  place(E.Where);
  labels(Id);
  attributes(Id);
  W.close('}');
}

void Json::strings(StringRef Key, llvm::ArrayRef<std::string> List) {
  if (List.empty())
    return;
  W.key(Key);
  W.open('[');
  for (const std::string &Text : List)
    W.string(Text);
  W.close(']');
}

/// Tags, links and why it is out of scope, whoever says so.
void Json::labels(ir::EntityId Id) {
  if (const analysis::Scope &Scope = In.Engine.facts().scope();
      Scope.isOut(Id)) {
    W.key("out_of_scope");
    W.open('{');
    W.field("reason", text(Scope.reason(Id)));
    W.field("by", text(P.Entities[Scope.by(Id)].Id));
    W.close('}');
  }
  strings("tags", review::tagsOf(In.Engine, Id));
  std::vector<review::WebLink> Links = review::linksOf(In.Engine, Id);
  if (Links.empty())
    return;
  W.key("links");
  W.open('[');
  for (const review::WebLink &L : Links) {
    W.open('{');
    W.field("text", L.Text);
    W.field("url", L.Address);
    W.close('}');
  }
  W.close(']');
}

/// What says of itself that it is out of scope.
void Json::outOfScope() {
  const analysis::Scope &Scope = In.Engine.facts().scope();
  W.line();
  W.key("out_of_scope");
  W.open('[');
  for (ir::EntityId E : Scope.roots()) {
    W.line();
    W.open('{');
    W.field("id", text(P.Entities[E].Id));
    W.field("class", ir::spelling(P.Entities[E].Class));
    W.field("reason", text(Scope.reason(E)));
    auto It = F.OutOfScope.find(E);
    W.field("not_reviewed", It == F.OutOfScope.end() ? 0 : It->second);
    place(P.Entities[E].Where);
    W.close('}');
  }
  W.close(']');
}

void Json::model() {
  static constexpr StringRef Lists[] = {"systems", "boundaries", "elements",
                                        "flows", "data"};
  W.key("model");
  W.open('{');
  for (unsigned C = 0; C < ir::NumEntityClasses; ++C) {
    W.line();
    W.key(Lists[C]);
    W.open('[');
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (P.Entities[ir::EntityId(I)].Class == static_cast<ir::EntityClass>(C))
        entity(ir::EntityId(I));
    W.close(']');
  }
  W.close('}');
}

void Json::kinds() {
  llvm::DenseSet<ir::KindId> Used;
  for (const ir::Entity &E : P.Entities.rows())
    for (ir::KindId K = E.Kind; K && Used.insert(K).second;)
      K = P.Kinds[K].Base;
  W.line();
  W.key("kinds");
  W.open('[');
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    if (!Used.contains(ir::KindId(I)))
      continue;
    const ir::Kind &K = P.Kinds[ir::KindId(I)];
    W.line();
    W.open('{');
    W.field("id", text(K.Id));
    W.field("class", ir::spelling(K.Class));
    if (K.Base)
      W.field("base", text(P.Kinds[K.Base].Id));
    W.fieldIf("title", text(K.Title));
    W.fieldIf("doc", text(K.Doc));
    properties("annotations", K.Annotations);
    W.key("attributes");
    W.open('[');
    for (ir::AttrId A : K.Attrs.of(P.KindAttrs)) {
      const ir::Attr &Attr = P.Attrs[A];
      W.open('{');
      W.field("name", text(Attr.Text));
      W.field("type", ir::typeName(P, Attr.Ty));
      W.fieldIf("doc", text(Attr.Doc));
      if (Attr.Required)
        W.flag("required", true);
      if (Attr.Derived)
        W.flag("derived", true);
      W.close('}');
    }
    W.close(']');
    W.key("defaults");
    W.open('{');
    const analysis::Attributes &Attributes = In.Engine.facts().attributes();
    for (ir::AttrId A : Attributes.attrsOf(ir::KindId(I))) {
      analysis::Resolved R = Attributes.kindDefault(ir::KindId(I), A);
      if (R.From != analysis::Origin::KindDefault || !R.isConstant() ||
          R.V.isUnknown())
        continue;
      W.key(text(P.Attrs[A].Text));
      value(R.V);
    }
    W.close('}');
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Knowledge
//===----------------------------------------------------------------------===//

void Json::controls() {
  llvm::DenseSet<ir::ControlId> Used;
  for (ir::ControlId C : F.Controls)
    Used.insert(C);
  for (ir::ControlId C : P.DecisionControls)
    Used.insert(C);
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    for (ir::ControlId C : In.Engine.facts().controls(ir::EntityId(I)))
      Used.insert(C);
  for (const Finding &Row : F.Findings.rows())
    for (const ir::RuleUnless &U : P.Rules[Row.Rule].Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        Used.insert(C);
  W.line();
  W.key("controls");
  W.open('[');
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    if (!Used.contains(ir::ControlId(I)))
      continue;
    const ir::Control &C = P.Controls[ir::ControlId(I)];
    W.line();
    W.open('{');
    W.field("id", text(C.Id));
    W.fieldIf("title", text(C.Title));
    W.fieldIf("doc", text(C.Doc));
    if (C.Base)
      W.field("base", text(P.Controls[C.Base].Id));
    if (C.Abstract)
      W.flag("abstract", true);
    W.key("for");
    W.open('[');
    for (ir::KindId K : C.For.of(P.ControlKinds))
      W.string(text(P.Kinds[K].Id));
    W.close(']');
    W.key("provides");
    W.open('[');
    for (const ir::Provision &Pr : C.Provides.of(P.Provisions))
      W.string(text(P.Attrs[Pr.Attr].Text));
    W.close(']');
    properties("properties", C.Properties);
    W.close('}');
  }
  W.close(']');
}

void Json::rules() {
  std::vector<bool> Used(P.Rules.size());
  for (const Finding &Row : F.Findings.rows())
    Used[Row.Rule.index()] = true;
  W.line();
  W.key("rules");
  W.open('[');
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    if (!Used[I])
      continue;
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    W.line();
    W.open('{');
    W.field("id", text(R.StableId));
    W.field("name", text(R.Id));
    W.fieldIf("doc", text(R.Doc));
    refs(R.Refs);
    categories(R.Categories);
    W.key("controls");
    W.open('[');
    llvm::DenseSet<ir::ControlId> Seen;
    for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        if (Seen.insert(C).second)
          W.string(text(P.Controls[C].Id));
    W.close(']');
    properties("properties", R.Properties);
    if (R.IsThreat)
      W.flag("found_by_a_person", true);
    place(R.WhereAt);
    W.close('}');
  }
  W.close(']');
}

void Json::decisions() {
  static constexpr StringRef Modes[] = {"exact", "members", "deep"};
  W.line();
  W.key("decisions");
  W.open('[');
  for (const ir::Decision &D : P.Decisions.rows()) {
    W.line();
    W.open('{');
    W.field("verb", ir::spelling(D.Verb));
    if (D.Rule)
      W.field("rule", text(P.Rules[D.Rule].StableId));
    if (!D.Category.isUnknown()) {
      W.key("category");
      value(D.Category);
    }
    if (D.Package)
      W.field("package", text(D.Package));
    if (D.Kind)
      W.field("kind", text(P.Kinds[D.Kind].Id));
    if (D.Target)
      W.field("target", text(P.Entities[D.Target].Id));
    W.field("mode", Modes[static_cast<unsigned>(D.Mode)]);
    W.fieldIf("text", text(D.Text));
    if (!D.By.empty()) {
      W.key("by");
      W.open('[');
      for (ir::ControlId C : D.By.of(P.DecisionControls))
        W.string(text(P.Controls[C].Id));
      W.close(']');
    }
    properties("properties", D.Properties);
    place(D.Where);
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

void Json::atoms(const std::vector<review::Atom> &Atoms) {
  W.open('[');
  for (const review::Atom &A : Atoms) {
    W.open('{');
    W.field("text", A.Text);
    W.field("value", A.Value);
    W.fieldIf("why", A.Why);
    if (A.SetAt.isValid())
      W.field("set_at", In.Sources.describe(A.SetAt.Begin));
    W.close('}');
  }
  W.close(']');
}

void Json::why(FindingId Id) {
  review::Explanation E = In.Review.explain(Id);
  W.key("why");
  W.open('{');
  W.key("where");
  atoms(E.Where.empty() ? E.Always : E.Where);
  W.key("unless");
  W.open('[');
  for (const std::vector<review::Atom> &Clause : E.Unless)
    atoms(Clause);
  W.close(']');
  W.key("lets");
  W.open('[');
  for (const auto &[Name, Value] : E.Lets) {
    W.open('{');
    W.field("name", Name);
    W.field("value", Value);
    W.close('}');
  }
  W.close(']');
  W.close('}');
}

void Json::finding(FindingId Id) {
  const Finding &Row = F.Findings[Id];
  const ir::Rule &R = P.Rules[Row.Rule];
  W.line();
  W.open('{');
  W.field("id", ShortIds[Id.index()]);
  W.field("identity", rules::identity(P, F, Id));
  W.field("rule", text(R.StableId));
  W.field("state", rules::spelling(Row.State));
  if (Row.State == FindingState::Mitigated)
    W.field("basis", analysis::info(Row.Basis).Word);
  if (Row.Contradicted)
    W.flag("contradicted", true);
  W.field("severity", severityName(P, Row.Severity));
  if (!Row.SeverityKnown)
    W.flag("severity_known", false);
  if (Row.SeverityBy) {
    W.key("severity_override");
    W.open('{');
    W.field("original", severityName(P, Row.OwnSeverity));
    W.field("decision", Row.SeverityBy.index());
    properties("properties", P.Decisions[Row.SeverityBy].Properties);
    W.close('}');
  }
  W.field("title", In.Review.title(Id));
  if (R.IsThreat)
    W.field("origin", "person");
  risk(Id);
  if (FindingId Head = HeadOf[Id.index()])
    W.field("cause", ShortIds[Head.index()]);
  W.key("bindings");
  W.open('{');
  auto Bound = Row.Bindings.of(F.Bindings);
  auto Vars = R.Vars.of(P.RuleVars);
  for (size_t I = 0; I < Bound.size() && I < Vars.size(); ++I)
    W.field(text(Vars[I].Text), text(P.Entities[Bound[I]].Id));
  W.close('}');
  if (!Bound.empty())
    place(P.Entities[Bound.front()].Where);
  if (!Row.SilencedBy.empty()) {
    W.key("controls");
    W.open('[');
    for (ir::ControlId C : Row.SilencedBy.of(F.Controls))
      W.string(text(P.Controls[C].Id));
    W.close(']');
  }
  if (Row.Decision) {
    const ir::Decision &D = P.Decisions[Row.Decision];
    W.key("decision");
    W.open('{');
    W.field("index", Row.Decision.index());
    W.field("verb", ir::spelling(D.Verb));
    properties("properties", D.Properties);
    W.close('}');
  }
  if (!Row.Decisions.empty()) {
    W.key("decisions");
    W.open('[');
    for (ir::DecisionId D : Row.Decisions.of(F.Decisions))
      W.number(D.index());
    W.close(']');
  }
  if (Row.Shown != rules::Evidence::None) {
    W.key("evidence");
    W.open('{');
    W.field("shown", rules::spelling(Row.Shown));
    if (Row.Result < F.Results.size()) {
      W.field("test", F.Results[Row.Result].Test);
      W.field("time", F.Results[Row.Result].Time);
    }
    W.close('}');
  }
  if (!Row.Unknowns.empty()) {
    W.key("unknowns");
    W.open('[');
    for (const rules::UnknownFact &U : Row.Unknowns.of(F.Unknowns)) {
      W.open('{');
      W.field("entity", text(P.Entities[U.Entity].Id));
      W.field("attribute", text(P.Attrs[U.Attr].Text));
      W.close('}');
    }
    W.close(']');
  }
  if (std::vector<review::Attacker> By = In.Review.attackers(Id); !By.empty()) {
    W.key("by");
    W.open('[');
    for (const review::Attacker &A : By) {
      W.open('{');
      W.field("position", text(P.Enums[P.Known.Position]
                                   .Values.of(P.EnumValues)[A.Position]
                                   .Text));
      W.field("text", review::positionText(P, A.Position));
      if (A.Distance)
        W.field("distance", uint64_t(*A.Distance));
      if (A.Origin)
        W.field("from", text(P.Entities[A.Origin].Id));
      if (!A.Way.empty())
        entityIds("way", A.Way);
      W.close('}');
    }
    W.close(']');
  }
  if (!Row.Witness.empty())
    entityIds("witness", Row.Witness.of(F.Flows));
  if (auto It = TestsOf.find(Id); It != TestsOf.end()) {
    W.key("verifications");
    W.open('[');
    for (uint32_t T : It->second)
      W.string((*AllTests)[T].Function);
    W.close(']');
  }
  if (WithWhy && (rules::isOpen(Row.State) || WhyOfAll))
    why(Id);
  W.close('}');
}

void Json::findings() {
  W.line();
  W.key("findings");
  W.open('[');
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    finding(FindingId(I));
  W.close(']');
}

void Json::rating(StringRef Key, const review::RiskRating &R) {
  auto Level = [&](StringRef Name, review::RiskLevel L,
                   const std::vector<std::string> &Names) {
    // Nothing is known that is above the lowest level.
    if (!L.Known && L.Ordinal == 0)
      return;
    W.field(Name, Names[L.Ordinal]);
    if (!L.Known)
      W.flag((Name + "_known").str(), false);
  };
  W.key(Key);
  W.open('{');
  if (R.Exists) {
    Level("likelihood", R.Likelihood, Risks.Likelihoods);
    Level("impact", R.Impact, Risks.Impacts);
    Level("risk", R.Risk, Risks.Risks);
  }
  W.close('}');
}

void Json::risk(FindingId Id) {
  const Finding &Row = F.Findings[Id];
  const review::FindingRisk &R = Risks.row(Id);
  // A question is no finding until it is answered.
  if (Risks.Rated && Row.State != FindingState::Question) {
    W.key("risk");
    W.open('{');
    rating("inherent", R.at(review::RiskStage::Inherent));
    rating("current", R.at(review::RiskStage::Current));
    // Only what is planned makes a difference.
    if (Row.State == FindingState::Planned)
      rating("residual", R.at(review::RiskStage::Residual));
    if (Row.LikelihoodBy || Row.ImpactBy)
      rating("computed", R.Computed);
    if (Row.LikelihoodBy)
      W.field("likelihood_by", Row.LikelihoodBy.index());
    if (Row.ImpactBy)
      W.field("impact_by", Row.ImpactBy.index());
    if (!R.Unknowns.empty()) {
      W.key("unknowns");
      W.open('[');
      for (const rules::UnknownFact &U : R.Unknowns.of(Risks.Unknowns)) {
        W.open('{');
        W.field("entity", text(P.Entities[U.Entity].Id));
        W.field("attribute", text(P.Attrs[U.Attr].Text));
        W.close('}');
      }
      W.close(']');
    }
    W.close('}');
  }
  if (R.Scores.empty())
    return;
  W.key("scores");
  W.open('[');
  for (const review::FindingScore &S : R.Scores.of(Risks.Scores)) {
    W.open('{');
    W.fieldIf("vector", S.Vector);
    if (S.Score) {
      W.field("system", risk::info(S.Score->In).Name);
      W.field("kind", S.Score->Kind);
      if (S.Score->Number) {
        W.key("score");
        W.word(S.Score->Number->text());
      }
      W.field("level", S.Score->Level);
      if (!S.Score->Parts.empty()) {
        W.key("parts");
        W.open('{');
        for (const risk::Part &X : S.Score->Parts) {
          W.key(X.Name);
          W.word(X.Number.text());
        }
        W.close('}');
      }
    }
    if (S.By)
      W.field("decision", S.By.index());
    W.fieldIf("was", S.Was);
    W.close('}');
  }
  W.close(']');
}

/// The scales, the matrix, and how many findings have which risk.
void Json::risks() {
  if (!Risks.Rated)
    return;
  auto Names = [&](StringRef Key, const std::vector<std::string> &List) {
    W.key(Key);
    W.open('[');
    for (const std::string &Name : List)
      W.string(Name);
    W.close(']');
  };
  W.line();
  W.key("risk");
  W.open('{');
  Names("likelihoods", Risks.Likelihoods);
  Names("impacts", Risks.Impacts);
  Names("risks", Risks.Risks);
  W.key("matrix");
  W.open('[');
  for (size_t L = 0; L < Risks.Likelihoods.size(); ++L) {
    W.open('[');
    for (size_t I = 0; I < Risks.Impacts.size(); ++I) {
      size_t Cell = L * Risks.Impacts.size() + I;
      W.open('{');
      if (Risks.Matrix[Cell] != review::NoRisk)
        W.field("risk", Risks.Risks[Risks.Matrix[Cell]]);
      W.field("findings", Risks.Counts[Cell]);
      W.close('}');
    }
    W.close(']');
  }
  W.close(']');
  W.key("totals");
  W.open('{');
  for (unsigned S = 0; S != review::NumRiskStages; ++S) {
    const review::RiskTotals &T = Risks.Totals[S];
    W.key(review::spelling(static_cast<review::RiskStage>(S)));
    W.open('{');
    for (size_t R = 0; R < Risks.Risks.size(); ++R)
      W.field(Risks.Risks[R], T.Known[R]);
    // By the least that it can be; of the lowest level nothing is known.
    W.key("at_least");
    W.open('{');
    for (size_t R = 0; R < Risks.Risks.size(); ++R)
      W.field(Risks.Risks[R], T.AtLeast[R]);
    W.close('}');
    W.close('}');
  }
  W.close('}');
  W.key("overrides");
  W.open('[');
  for (const RiskOverride &O : riskOverrides(In)) {
    W.open('{');
    W.field("what", O.What);
    W.field("on", O.On);
    W.fieldIf("why", O.Why);
    if (O.Where.isValid())
      W.field("place", In.Sources.describe(O.Where.Begin));
    W.close('}');
  }
  W.close(']');
  W.close('}');
}

void Json::causes() {
  W.line();
  W.key("causes");
  W.open('[');
  for (const review::Cause &Group : Causes) {
    W.line();
    W.open('{');
    W.field("head", ShortIds[Group.Members.front().index()]);
    W.key("findings");
    W.open('[');
    for (FindingId Id : Group.Members)
      W.string(ShortIds[Id.index()]);
    W.close(']');
    W.key("remedies");
    W.open('[');
    for (const review::Remedy &R : Group.Remedies) {
      W.open('{');
      W.field("control", text(P.Controls[R.Control].Id));
      W.field("on", text(P.Entities[R.On].Id));
      W.close('}');
    }
    W.close(']');
    if (Group.Fact.Entity) {
      W.key("fact");
      W.open('{');
      W.field("entity", text(P.Entities[Group.Fact.Entity].Id));
      W.field("attribute", text(P.Attrs[Group.Fact.Attr].Text));
      W.close('}');
    }
    if (Group.Scope) {
      W.key("default");
      W.open('{');
      W.field("in", text(P.Entities[Group.Scope].Id));
      W.field("kind", text(P.Kinds[Group.Kind].Id));
      W.field("places", Group.Places);
      W.close('}');
    }
    W.close('}');
  }
  W.close(']');
}

void Json::questions() {
  W.line();
  W.key("questions");
  W.open('[');
  for (const review::RankedQuestion &Q : In.Review.questions()) {
    W.line();
    W.open('{');
    W.field("id", Q.Id);
    if (Q.Attr) {
      W.field("attribute", text(P.Attrs[Q.Attr].Text));
      W.field("type", ir::typeName(P, P.Attrs[Q.Attr].Ty));
    }
    W.field("text", Q.Text);
    W.field("severity", severityName(P, Q.Severity));
    auto Settles = [&](llvm::ArrayRef<FindingId> Ids) {
      W.key("settles");
      W.open('[');
      for (FindingId Id : Ids)
        W.string(ShortIds[Id.index()]);
      W.close(']');
    };
    Settles(Q.Settles);
    if (Q.Scope) {
      W.key("default");
      W.open('{');
      W.field("kind", text(P.Kinds[Q.Kind].Id));
      W.field("in", text(P.Entities[Q.Scope].Id));
      W.close('}');
    }
    W.key("answers");
    W.open('[');
    for (const review::Answer &X : Q.Answers) {
      W.open('{');
      const ir::Attr &A = P.Attrs[X.Fact.Attr];
      W.field("entity", text(P.Entities[X.Fact.Entity].Id));
      W.field("attribute", text(A.Text));
      W.fieldIf("text", X.Text);
      W.field("severity", severityName(P, X.Severity));
      Settles(X.Settles);
      if (!X.Choices.empty()) {
        W.key("choices");
        W.open('[');
        for (uint32_t I : X.Choices)
          W.string(
              text(P.Enums[A.Ty.enumId()].Values.of(P.EnumValues)[I].Text));
        W.close(']');
      }
      place(P.Entities[X.Fact.Entity].Where);
      W.close('}');
    }
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void Json::takenForGranted() {
  W.line();
  W.key("missing_packages");
  W.open('[');
  for (const review::MissingPack &M : In.Review.missingPacks()) {
    W.open('{');
    W.field("package", M.Package);
    W.field("about", M.Has);
    W.close('}');
  }
  W.close(']');
  review::Assumptions All = shownAssumptions(In);
  W.line();
  W.key("taken_for_granted");
  W.open('[');
  for (const review::Assumption &A : All.Entries) {
    W.line();
    W.open('{');
    W.field("basis", analysis::info(A.Basis).Word);
    W.field("attribute", text(P.Attrs[A.Attr].Text));
    W.key("value");
    value(A.V);
    if (A.Kind)
      W.field("kind", text(P.Kinds[A.Kind].Id));
    W.field("severity", severityName(P, A.Severity));
    entityIds("of", A.On);
    W.key("findings");
    W.open('[');
    for (const auto *List : {&A.Alone, &A.Together})
      for (FindingId Id : *List) {
        const Finding &Row = All.Hidden.Findings[Id];
        W.open('{');
        W.field("id", rules::shortId(P, All.Hidden, Id));
        W.field("identity", rules::identity(P, All.Hidden, Id));
        W.field("title", In.Review.title(All.Hidden, Id));
        W.field("severity", severityName(P, Row.Severity));
        W.flag("alone", List == &A.Alone);
        W.close('}');
      }
    W.close(']');
    if (All.Sampled)
      W.flag("sampled", true);
    place(A.Where);
    W.close('}');
  }
  W.close(']');
}

void Json::verifications(const std::vector<TestCase> &Tests) {
  W.line();
  W.key("verifications");
  W.open('[');
  for (const TestCase &T : Tests) {
    W.line();
    W.open('{');
    W.field("test", T.Function);
    W.field("file", T.File);
    W.field("verification", text(P.Verifications[T.What].Id));
    W.fieldIf("title", T.Title);
    W.key("arguments");
    W.open('[');
    for (const ir::Value &V : T.Args)
      value(V);
    W.close(']');
    if (T.Subject)
      W.field("element", text(P.Entities[T.Subject].Id));
    W.flag("generated", T.HasTemplate);
    W.key("findings");
    W.open('[');
    for (FindingId Id : T.Findings)
      W.string(ShortIds[Id.index()]);
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void Json::summary() {
  uint32_t ByClass[ir::NumEntityClasses] = {};
  for (const ir::Entity &E : P.Entities.rows())
    ++ByClass[static_cast<unsigned>(E.Class)];
  std::vector<uint32_t> OpenBySeverity(severityCount(P));
  for (const Finding &Row : F.Findings.rows())
    if (rules::isOpen(Row.State) && Row.Severity < OpenBySeverity.size())
      ++OpenBySeverity[Row.Severity];

  W.line();
  W.key("summary");
  W.open('{');
  W.key("states");
  W.open('{');
  for (unsigned S = 0; S < rules::NumFindingStates; ++S)
    W.field(rules::spelling(static_cast<FindingState>(S)), F.CountByState[S]);
  W.close('}');
  W.key("mitigated_by_basis");
  W.open('{');
  for (unsigned B = 0; B < analysis::NumBases; ++B)
    W.field(analysis::info(static_cast<analysis::Basis>(B)).Word,
            F.MitigatedBy[B]);
  W.close('}');
  W.field("causes", static_cast<uint32_t>(Causes.size()));
  W.key("open_by_severity");
  W.open('{');
  for (unsigned S = 0; S < OpenBySeverity.size(); ++S)
    W.field(severityName(P, S), OpenBySeverity[S]);
  W.close('}');
  static constexpr StringRef Classes[] = {"systems", "boundaries", "elements",
                                          "flows", "data"};
  W.key("model");
  W.open('{');
  for (unsigned C = 0; C < ir::NumEntityClasses; ++C)
    W.field(Classes[C], ByClass[C]);
  W.close('}');
  W.close('}');
}

void Json::run() {
  WithWhy = In.Options.withWhy(F);
  WhyOfAll = In.Options.extra("why") == llvm::StringRef("all");
  std::vector<TestCase> Tests = collectTests(In);
  AllTests = &Tests;
  for (uint32_t I = 0; I < Tests.size(); ++I)
    for (FindingId Id : Tests[I].Findings)
      TestsOf[Id].push_back(I);
  ShortIds.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    ShortIds.push_back(rules::shortId(P, F, FindingId(I)));

  Causes = In.Review.causes();
  Risks = In.Review.risks();
  HeadOf.resize(F.Findings.size());
  for (const review::Cause &Group : Causes)
    for (FindingId Id : Group.Members)
      HeadOf[Id.index()] = Group.Members.front();

  W.openOutput("tmc-findings", 1, In.Options.ToolVersion);
  W.fieldIf("title", In.Options.Title);
  W.key("inputs");
  W.open('[');
  for (const std::string &File : In.Options.InputFiles)
    W.string(File);
  W.close(']');
  strings("only_tags", In.Options.Tags);
  if (In.Options.Today)
    W.field("today", ir::dateText(*In.Options.Today));
  summary();
  W.line();
  model();
  outOfScope();
  kinds();
  controls();
  rules();
  decisions();
  findings();
  causes();
  risks();
  questions();
  takenForGranted();
  verifications(Tests);
  W.closeOutput();
}

void backends::writeFindingsJson(const BackendInput &In, OutputSink &To) {
  Json(In, To.begin()).run();
}
