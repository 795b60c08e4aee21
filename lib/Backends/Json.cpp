//===- Json.cpp - Findings for other programs -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/FindingsJson.h"

#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "Report/RiskText.h"
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

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

void FindingsJson::place(Range Where) {
  if (Where.isValid())
    W.field("place", In.Sources.describe(Where.Begin));
}

void FindingsJson::value(const ir::Value &V) {
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

void FindingsJson::entityIds(StringRef Key, llvm::ArrayRef<ir::EntityId> List) {
  W.key(Key);
  W.open('[');
  for (ir::EntityId E : List)
    entityId(E);
  W.close(']');
}

void FindingsJson::properties(StringRef Key, Slice Properties) {
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

void FindingsJson::refs(Slice Refs) {
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

void FindingsJson::categories(Slice Categories) {
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
// Findings
//===----------------------------------------------------------------------===//

void FindingsJson::atoms(const std::vector<review::Atom> &Atoms) {
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

void FindingsJson::why(FindingId Id) {
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

/// What silences a finding, what people decided, and what tests showed.
void FindingsJson::decided(const Finding &Row) {
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
}

/// What is not known, and would settle it.
void FindingsJson::unknowns(const Finding &Row) {
  if (Row.Unknowns.empty())
    return;
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

void FindingsJson::attackers(FindingId Id) {
  llvm::ArrayRef<review::Attacker> By = In.Review.attackers().of(Id);
  if (By.empty())
    return;
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

void FindingsJson::finding(FindingId Id) {
  W.line();
  W.open('{');
  findingFields(Id);
  W.close('}');
}

void FindingsJson::findingFields(FindingId Id) {
  const Finding &Row = F.Findings[Id];
  const ir::Rule &R = P.Rules[Row.Rule];
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
  decided(Row);
  unknowns(Row);
  attackers(Id);
  if (!Row.Witness.empty())
    entityIds("witness", Row.Witness.of(F.Flows));
  if (auto It = TestsOf.find(Id); It != TestsOf.end()) {
    W.key("verifications");
    W.open('[');
    for (uint32_t T : It->second)
      W.string(Tests[T].Function);
    W.close(']');
  }
  if (WithWhy && (rules::isOpen(Row.State) || WhyOfAll))
    why(Id);
}

void FindingsJson::findings() {
  W.line();
  W.key("findings");
  W.open('[');
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    finding(FindingId(I));
  W.close(']');
}

void FindingsJson::verifications() {
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

void FindingsJson::summary() {
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
  W.field("causes", static_cast<uint32_t>(In.Review.causes().size()));
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

void FindingsJson::nameFindings() {
  ShortIds.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    ShortIds.push_back(rules::shortId(P, F, FindingId(I)));
}

/// What the output is, and what it was made from.
void FindingsJson::head(StringRef OutputFormat) {
  W.openOutput(OutputFormat, 1, In.Options.ToolVersion);
  W.fieldIf("title", In.Options.Title);
  W.key("inputs");
  W.open('[');
  for (const std::string &File : In.Options.InputFiles)
    W.string(File);
  W.close(']');
  strings("only_tags", In.Options.Tags);
  if (In.Options.Today)
    W.field("today", ir::dateText(*In.Options.Today));
}

void FindingsJson::runQuestions() {
  nameFindings();
  head("tmc-questions");
  questions();
  W.closeOutput();
}

void FindingsJson::runAssumptions() {
  head("tmc-assumptions");
  takenForGranted();
  W.closeOutput();
}

/// What the fields of a finding are made from.
void FindingsJson::collect() {
  WithWhy = In.Options.withWhy(F);
  WhyOfAll = In.Options.extra("why") == llvm::StringRef("all");
  Tests = collectTests(In);
  for (uint32_t I = 0; I < Tests.size(); ++I)
    for (FindingId Id : Tests[I].Findings)
      TestsOf[Id].push_back(I);
  nameFindings();

  Risks = &In.Review.risks();
  HeadOf.resize(F.Findings.size());
  for (const review::Cause &Group : In.Review.causes())
    for (FindingId Id : Group.Members)
      HeadOf[Id.index()] = Group.Members.front();
}

void FindingsJson::run() {
  collect();
  head("tmc-findings");
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
  verifications();
  W.closeOutput();
}

void FindingsJson::runLines(llvm::function_ref<void(JsonWriter &)> Head) {
  Head(W);
  collect();
  auto Line = [&](const char *Record, auto Fields) {
    W.open('{');
    W.field("record", Record);
    Fields();
    W.closeLine();
  };
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    Line("finding", [&] { findingFields(FindingId(I)); });
  for (const review::RankedQuestion &Q : In.Review.questions())
    Line("question", [&] { questionFields(Q); });
}

void backends::writeFindingsJson(const BackendInput &In, OutputSink &To) {
  FindingsJson(In, To.begin()).run();
}

void backends::writeQuestionsJson(const BackendInput &In, OutputSink &To) {
  FindingsJson(In, To.begin()).runQuestions();
}

void backends::writeAssumptionsJson(const BackendInput &In, OutputSink &To) {
  FindingsJson(In, To.begin()).runAssumptions();
}
