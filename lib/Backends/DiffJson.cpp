//===- DiffJson.cpp - What changed, for other programs --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// As docs/schema/diff.schema.json describes it. Nothing is left out.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

namespace {
class Json {
public:
  Json(const DiffOutput &D, llvm::raw_ostream &OS)
      : D(D), C(D.Changes), W(OS) {}
  void run();

private:
  void open(StringRef Key, llvm::ArrayRef<std::string> Names,
            const std::vector<uint32_t> &Counts);
  void threat(const ChangedThreat &Row);
  void side(StringRef Key, const VersionThreat &T);
  void entity(const ChangedEntity &Row);
  void was(StringRef Key, StringRef Before, StringRef After);
  void value(StringRef Key, const std::optional<SettingText> &S);

  const DiffOutput &D;
  const Comparison &C;
  JsonWriter W;
};
} // namespace

void Json::open(StringRef Key, llvm::ArrayRef<std::string> Names,
                const std::vector<uint32_t> &Counts) {
  W.key(Key);
  W.open('{');
  for (size_t S = 0; S < Names.size(); ++S)
    W.field(Names[S], S < Counts.size() ? Counts[S] : 0);
  W.close('}');
}

static std::string identityOf(const VersionThreat &T) {
  std::string Out = T.Rule + "(";
  for (size_t I = 0; I < T.About.size(); ++I)
    Out += (I == 0 ? "" : ",") + T.About[I];
  return Out + ")";
}

void Json::side(StringRef Key, const VersionThreat &T) {
  W.key(Key);
  W.open('{');
  W.field("identity", identityOf(T));
  W.field("state", rules::spelling(T.State));
  W.field("severity", T.Severity);
  W.fieldIf("risk", T.Risk);
  W.fieldIf("decision", T.Decision);
  W.fieldIf("basis", T.Basis);
  if (!T.Controls.empty()) {
    W.key("controls");
    W.open('[');
    for (const std::string &Control : T.Controls)
      W.string(Control);
    W.close(']');
  }
  W.close('}');
}

void Json::threat(const ChangedThreat &Row) {
  const VersionThreat &T = shownThreat(D, Row);
  W.line();
  W.open('{');
  W.field("change", spelling(Row.Change));
  W.field("id", T.Id);
  W.field("rule", T.Rule);
  W.field("title", T.Title);
  W.field("severity", T.Severity);
  W.fieldIf("place", T.Place);
  W.fieldIf("fix", T.Fix);
  if (Row.Before != NoRow)
    side("before", D.Old.Threats[Row.Before]);
  if (Row.After != NoRow)
    side("after", D.New.Threats[Row.After]);
  W.close('}');
}

void Json::was(StringRef Key, StringRef Before, StringRef After) {
  W.key(Key);
  W.open('{');
  W.field("before", Before);
  W.field("after", After);
  W.close('}');
}

void Json::value(StringRef Key, const std::optional<SettingText> &S) {
  if (!S)
    return;
  W.key(Key);
  if (!S->IsSet) {
    W.string(S->Parts.empty() ? "" : S->Parts.front());
    return;
  }
  W.open('[');
  for (const std::string &Part : S->Parts)
    W.string(Part);
  W.close(']');
}

void Json::entity(const ChangedEntity &Row) {
  const VersionEntity &E = shownEntity(D, Row);
  W.line();
  W.open('{');
  W.field("change", Row.Before == NoRow  ? "new"
                    : Row.After == NoRow ? "gone"
                    : Row.Renamed        ? "renamed"
                                         : "changed");
  W.field("class", ir::spelling(E.Class));
  W.field("id", E.Id);
  W.field("kind", E.Kind);
  W.fieldIf("place", E.Place);
  if (Row.Before != NoRow && Row.After != NoRow) {
    const VersionEntity &B = D.Old.Entities[Row.Before];
    if (Row.Renamed)
      W.field("former_id", B.Id);
    if (Row.Kind)
      was("kind_change", B.Kind, E.Kind);
    if (Row.Moved)
      was("parent", B.Parent, E.Parent);
    if (B.Source != E.Source && Row.Ends)
      was("source", B.Source, E.Source);
    if (B.Target != E.Target && Row.Ends)
      was("target", B.Target, E.Target);
    W.key("settings");
    W.open('[');
    for (const ChangedSetting &S : Row.Settings) {
      W.open('{');
      W.field("name", S.Name);
      value("before", S.Before);
      value("after", S.After);
      W.close('}');
    }
    W.close(']');
  }
  W.close('}');
}

void Json::run() {
  W.openOutput("tmc-diff", 1, D.Options.ToolVersion);
  W.fieldIf("title", D.Options.Title);
  W.fieldIf("assumed", D.Assumed);
  W.line();
  W.key("summary");
  W.open('{');
  open("open_before", D.New.Severities, C.OpenBefore);
  open("open_after", D.New.Severities, C.OpenAfter);
  if (!D.New.Risks.empty()) {
    open("risk_before", D.New.Risks, C.RiskBefore);
    open("risk_after", D.New.Risks, C.RiskAfter);
  }
  W.key("changes");
  W.open('{');
  for (unsigned I = 0; I < NumThreatChanges; ++I)
    W.field(spelling(static_cast<ThreatChange>(I)), C.Count[I]);
  W.close('}');
  W.close('}');
  W.line();
  W.key("findings");
  W.open('[');
  for (const ChangedThreat &T : C.Threats)
    threat(T);
  W.close(']');
  if (!D.New.Risks.empty()) {
    W.line();
    W.key("risks");
    W.open('[');
    for (const ChangedThreat &T : C.Risks) {
      const VersionThreat &Now = D.New.Threats[T.After];
      W.line();
      W.open('{');
      W.field("id", Now.Id);
      W.field("rule", Now.Rule);
      W.field("title", Now.Title);
      W.field("before", D.Old.Threats[T.Before].Risk);
      W.field("after", Now.Risk);
      W.close('}');
    }
    W.close(']');
  }
  W.line();
  W.key("model");
  W.open('[');
  for (const ChangedEntity &E : C.Entities)
    entity(E);
  W.close(']');
  W.closeOutput();
}

void backends::writeComparisonJson(const DiffOutput &D, OutputSink &To) {
  Json(D, To.begin()).run();
}
