//===- Vex.cpp - The result of triage as OpenVEX --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// OpenVEX 0.2.0. What VEX has a status for is whether the product is affected;
/// the disposition itself is in the status notes. A justification is given only
/// where one of the five of OpenVEX says exactly what the contract says.
///
//===----------------------------------------------------------------------===//

#include "Document/JsonWriter.h"
#include "Triage/Output.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::triage;
using llvm::StringRef;

/// What identifies the product: its repository, else its name.
static std::string productOf(const Result &R) {
  StringRef Repository = R.contract().Project.Repository;
  return Repository.empty() ? "pkg:generic/" + R.contract().Project.Id.str()
                            : Repository.str();
}

static void writeStatement(const Result &R, uint32_t Index, StringRef Product,
                           JsonWriter &W) {
  const Finding &F = R.From.Findings[Index];
  const Verdict &V = R.Verdicts[Index];
  const DispositionInfo &I = info(V.what());
  W.line(1);
  W.open('{');
  W.key("vulnerability");
  W.open('{');
  W.field("name", F.Rule);
  W.fieldIf("description", F.Message);
  W.close('}');
  W.key("products");
  W.open('[');
  W.open('{');
  W.field("@id", Product);
  if (std::string Place = placeOf(R, F); !Place.empty()) {
    W.key("subcomponents");
    W.open('[');
    W.open('{');
    W.field("@id", Place);
    W.close('}');
    W.close(']');
  }
  W.close('}');
  W.close(']');
  W.field("status", I.VexStatus);
  W.field("status_notes", labelOf(R, V.what()).str() + " by the contract of " +
                              R.contract().Project.Title.str());
  std::string Reason = reasonFor(R, F, V).plain();
  if (I.VexStatus == "not_affected") {
    W.fieldIf("justification", I.VexJustification);
    W.field("impact_statement", Reason);
  } else if (I.VexStatus == "affected") {
    W.field("action_statement", Reason);
  }
  W.close('}');
}

void triage::writeOpenVex(const Result &R, llvm::raw_ostream &OS) {
  const contract::Project &P = R.contract().Project;
  std::string Product = productOf(R);
  JsonWriter W(OS);
  W.open('{');
  W.field("@context", "https://openvex.dev/ns/v0.2.0");
  W.field("@id", Product + "#triage");
  W.field("author", P.ReportTo.empty() ? P.Title : P.ReportTo);
  // Every document must have one, and none may come from a clock.
  W.field("timestamp",
          ir::dateText(R.Today.value_or(P.Revised.value_or(0))) + "T00:00:00Z");
  W.field("version", int64_t(1));
  W.field("tooling", "tmc " + R.ToolVersion.str());
  W.key("statements");
  W.open('[');
  for (uint32_t I = 0; I < R.Verdicts.size(); ++I)
    writeStatement(R, I, Product, W);
  W.line();
  W.close(']');
  W.closeOutput();
}
