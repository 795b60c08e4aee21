//===- MethodologyJson.cpp - A methodology's report for other programs ----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// As docs/schema/methodology.schema.json describes it.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"
#include "Report/Describe.h"
#include "Report/Exhibits.h"

#include "IR/ExprInfo.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

namespace {
class Json {
public:
  Json(const BackendInput &In, ir::MethodologyId Id, llvm::raw_ostream &OS)
      : In(In), P(In.Program), F(In.Findings), R(In.Review.report(Id)),
        M(P.Methodologies[Id]), Named(F.Findings.size()), W(OS) {}
  void run();

private:
  void section(const review::ReportSection &S);
  void part(const review::ReportPart &X);
  void table(const review::ReportPart &X);
  void diagram(const review::ReportPart &X);
  void show(const review::ReportPart &X);
  void value(const ir::Value &V);
  void gapNumbers(Slice Gaps);
  void ids(StringRef Key, llvm::ArrayRef<ir::EntityId> Es);
  void findingIds(StringRef Key, Slice Ids);
  void gap(const review::ReportGap &G, size_t Number);
  void finding(FindingId Id);

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  review::MethodReport R;
  const ir::Methodology &M;
  llvm::BitVector Named; ///< findings that the report speaks of
  JsonWriter W;
};
} // namespace

void Json::value(const ir::Value &V) {
  switch (V.Tag) {
  case ir::ValueTag::Unknown:
    return W.word("null");
  case ir::ValueTag::Bool:
    return W.boolean(V.isTrue());
  case ir::ValueTag::Int:
    return W.number(V.Payload);
  case ir::ValueTag::Entity:
    return W.string(P.text(P.Entities[V.entity()].Id));
  case ir::ValueTag::Kind:
    return W.string(P.text(P.Kinds[V.kind()].Id));
  case ir::ValueTag::Control:
    return W.string(P.text(P.Controls[V.control()].Id));
  case ir::ValueTag::Enum:
    return W.string(
        P.text(P.Enums[ir::EnumId(V.Aux)]
                   .Values.of(P.EnumValues)[static_cast<size_t>(V.Payload)]
                   .Text));
  case ir::ValueTag::Set:
  case ir::ValueTag::Path:
    if (V.Payload < 0) // no path
      return W.word("null");
    W.open('[');
    for (const ir::Value &X : setElements(In.Engine, V))
      value(X);
    return W.close(']');
  default:
    return W.string(plainValue(In.Engine, V));
  }
}

void Json::gapNumbers(Slice Gaps) {
  W.key("gaps");
  W.open('[');
  for (uint32_t G : Gaps.of(R.GapRefs))
    W.number(G + 1);
  W.close(']');
}

void Json::ids(StringRef Key, llvm::ArrayRef<ir::EntityId> Es) {
  W.key(Key);
  W.open('[');
  for (ir::EntityId E : Es)
    W.string(P.text(P.Entities[E].Id));
  W.close(']');
}

void Json::findingIds(StringRef Key, Slice Ids) {
  W.key(Key);
  W.open('[');
  for (FindingId Id : Ids.of(R.FindingRefs)) {
    Named.set(Id.index());
    W.string(rules::shortId(P, F, Id));
  }
  W.close(']');
}

void Json::table(const review::ReportPart &X) {
  llvm::ArrayRef<review::ReportColumn> Columns = X.Columns.of(R.Columns);
  W.key("columns");
  W.open('[');
  for (const review::ReportColumn &C : Columns) {
    W.open('{');
    W.field("title", C.Title ? P.text(C.Title) : "Findings");
    W.field("holds", C.IsFindings ? "findings" : "value");
    if (!C.Category.isUnknown()) {
      W.key("category");
      value(C.Category);
    }
    W.close('}');
  }
  W.close(']');
  W.key("rows");
  W.open('[');
  for (const review::ReportRow &Row : X.Rows.of(R.Rows)) {
    W.line();
    W.open('{');
    ids("about", Row.Bound.of(R.Entities));
    if (Row.OutOfScope)
      W.field("out_of_scope", outOfScopeReason(In.Engine, Row.OutOfScope));
    W.key("cells");
    W.open('[');
    llvm::ArrayRef<review::ReportCell> Cells = Row.Cells.of(R.Cells);
    for (size_t I = 0; I < Cells.size(); ++I) {
      W.open('{');
      if (Columns[I].IsFindings) {
        findingIds("findings", Cells[I].Findings);
      } else {
        W.key("value");
        value(Cells[I].V);
        if (!Cells[I].Gaps.empty())
          gapNumbers(Cells[I].Gaps);
      }
      W.close('}');
    }
    W.close(']');
    W.close('}');
  }
  W.close(']');
  W.field("omitted", static_cast<int64_t>(X.Omitted));
  W.flag("cut", X.Cut);
  W.field("uncertain", X.Uncertain);
  gapNumbers(X.Gaps);
}

void Json::diagram(const review::ReportPart &X) {
  std::vector<ir::EntityId> Shown;
  for (unsigned E : X.Shown.set_bits())
    Shown.push_back(ir::EntityId(E));
  ids("shows", Shown);
  for (const ir::Property &Prop :
       P.MethodParts[X.Part].Properties.of(P.Properties))
    W.field(P.text(Prop.Key), stringText(In.Engine, Prop.V));
}

void Json::show(const review::ReportPart &X) {
  ir::Exhibit What = P.MethodParts[X.Part].What;
  W.field("what", ir::info(What).Name);
  if (ir::info(What).Filter)
    findingIds("findings", X.Findings);
  if (What == ir::Exhibit::Controls) {
    W.key("controls");
    W.open('[');
    for (const ControlUse &U : controlsInForce(In)) {
      W.open('{');
      W.field("control", P.text(P.Controls[U.Control].Id));
      ids("on", U.On);
      W.close('}');
    }
    W.close(']');
  }
  if (What == ir::Exhibit::Remedies) {
    W.key("controls");
    W.open('[');
    for (const RemedyUse &U : remedyUses(In, X.Findings.of(R.FindingRefs))) {
      W.open('{');
      W.field("control", P.text(P.Controls[U.Control].Id));
      ids("on", U.On);
      W.field("helps_with", U.Findings);
      W.field("severity", severityName(P, U.Severity));
      W.close('}');
    }
    W.close(']');
  }
}

void Json::part(const review::ReportPart &X) {
  const ir::MethodPart &Part = P.MethodParts[X.Part];
  W.line();
  W.open('{');
  W.field("kind", Part.Kind == ir::MethodPartKind::Table     ? "table"
                  : Part.Kind == ir::MethodPartKind::Diagram ? "diagram"
                                                             : "show");
  W.fieldIf("title", P.text(Part.Title));
  W.fieldIf("doc", P.text(Part.Doc));
  if (Part.Kind == ir::MethodPartKind::Table)
    table(X);
  else if (Part.Kind == ir::MethodPartKind::Diagram)
    diagram(X);
  else
    show(X);
  W.close('}');
}

void Json::section(const review::ReportSection &S) {
  const ir::MethodSection &Row = P.MethodSections[S.Section];
  W.line();
  W.open('{');
  W.field("title", P.text(Row.Title));
  W.fieldIf("doc", P.text(Row.Doc));
  W.field("gaps", S.NumGaps);
  W.key("parts");
  W.open('[');
  for (const review::ReportPart &X : S.Parts.of(R.Parts))
    part(X);
  W.close(']');
  W.close('}');
}

void Json::gap(const review::ReportGap &G, size_t Number) {
  W.line();
  W.open('{');
  W.field("number", static_cast<int64_t>(Number));
  if (G.Kind) {
    W.field("kind", P.text(P.Kinds[G.Kind].Id));
  } else {
    W.field("question", G.Question);
    W.field("entity", P.text(P.Entities[G.Fact.Entity].Id));
    W.field("attribute", P.text(P.Attrs[G.Fact.Attr].Text));
  }
  W.field("asked", G.Uses);
  W.close('}');
}

void Json::finding(FindingId Id) {
  const rules::Finding &Row = F.Findings[Id];
  W.line();
  W.open('{');
  W.field("id", rules::shortId(P, F, Id));
  W.field("identity", rules::identity(P, F, Id));
  W.field("title", In.Review.title(Id));
  W.field("severity", severityName(P, Row.Severity));
  W.field("state", rules::spelling(Row.State));
  if (Row.State == rules::FindingState::Mitigated)
    W.field("basis", analysis::info(Row.Basis).Word);
  W.close('}');
}

void Json::run() {
  W.openOutput("tmc-methodology", 1, In.Options.ToolVersion);
  W.fieldIf("title", In.Options.Title);
  if (In.Options.Today)
    W.field("today", ir::dateText(*In.Options.Today));
  W.line();
  W.key("methodology");
  W.open('{');
  W.field("id", P.text(M.Id));
  W.fieldIf("title", P.text(M.Title));
  W.fieldIf("doc", P.text(M.Doc));
  W.close('}');
  W.line();
  W.key("sections");
  W.open('[');
  for (const review::ReportSection &S : R.Sections)
    section(S);
  W.close(']');
  W.line();
  W.key("gaps");
  W.open('[');
  for (size_t I = 0; I < R.Gaps.size(); ++I)
    gap(R.Gaps[I], I + 1);
  W.close(']');
  W.line();
  W.key("findings");
  W.open('[');
  for (unsigned I : Named.set_bits())
    finding(FindingId(I));
  W.close(']');
  W.closeOutput();
}

void backends::writeMethodologyJson(const MethodologyInput &M, OutputSink &To) {
  Json(M.In, M.Id, To.begin()).run();
}
