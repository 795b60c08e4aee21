//===- DefectDojo.cpp - Findings for a tracker of vulnerabilities ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// DefectDojo's generic findings format. Questions are no findings there.
///
//===----------------------------------------------------------------------===//

#include "Backends/Exchange.h"
#include "Document/JsonWriter.h"
#include "Report/FindingText.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

static void write(Exchange &X, JsonWriter &W, FindingId Id, bool WithWhy) {
  const BackendInput &In = X.In;
  const ir::Program &P = X.P;
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  bool Open = rules::isOpen(F.State);
  std::optional<review::Explanation> Why;
  if (WithWhy && Open)
    Why = In.Review.explain(Id);

  W.line(2);
  W.open('{');
  W.field("title", In.Review.title(Id));
  W.field("severity", spelling(severityClass(P, F.Severity)));
  std::string Text = P.text(R.Doc).str();
  if (Why)
    Text += (Text.empty() ? "" : "\n\n") + reasonText(*Why);
  if (std::string Silenced = silencedText(In, Id); !Silenced.empty())
    Text += (Text.empty() ? "" : "\n\n") + Silenced;
  W.field("description", Text);
  if (Open)
    W.fieldIf("mitigation", whatToDo(In, Id));
  std::string Refs;
  for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
    Refs += Refs.empty() ? "" : "\n";
    Refs += refText(P, V);
    if (StringRef Url = refUrl(P, V); !Url.empty())
      Refs.append(" ").append(Url);
  }
  W.fieldIf("references", Refs);
  // One number only: the first is the rule's own weakness.
  if (std::vector<unsigned> Cwe = X.weaknesses(R); !Cwe.empty())
    W.field("cwe", Cwe.front());
  W.flag("active", Open);
  W.flag("verified", F.Shown == rules::Evidence::Failed);
  W.flag("is_mitigated", F.State == FindingState::Mitigated);
  W.flag("risk_accepted", F.State == FindingState::Accepted ||
                              F.State == FindingState::Transferred);
  W.flag("false_p", F.State == FindingState::Dismissed);
  W.field("vuln_id_from_tool", P.text(R.StableId));
  W.field("unique_id_from_tool", rules::identity(P, In.Findings, Id));
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  if (!Bound.empty())
    W.field("component_name", X.id(Bound.front()));
  Range Where = placeToChange(In, Id, Why ? &*Why : nullptr);
  if (FileId File = In.Sources.fileOf(Where.Begin);
      File && !In.Sources.isVirtual(File)) {
    W.field("file_path", In.Sources.path(File));
    W.field("line", In.Sources.lineCol(Where.Begin).Line);
  }
  W.close('}');
}

void backends::writeFindingsDefectDojo(const BackendInput &In, OutputSink &To) {
  Exchange X(In, "defectdojo");
  JsonWriter W(To.begin(), JsonWriter::Style::ForPeople);
  bool WithWhy = In.Options.withWhy(In.Findings);
  W.open('{');
  W.line(1);
  W.key("findings");
  W.open('[');
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I)
    if (In.Findings.Findings[FindingId(I)].State != FindingState::Question)
      write(X, W, FindingId(I), WithWhy);
  W.close(']');
  W.closeOutput();
  X.losesTheUsual();
  X.loses("elements", X.all(ir::EntityClass::Element).size());
  X.loses("boundaries", X.all(ir::EntityClass::Boundary).size());
  X.loses("flows", X.all(ir::EntityClass::Flow).size());
  X.sayLosses();
}
