//===- SarifOutput.cpp - The result of triage as SARIF --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One run for each scan, under the name of its tool and with the fingerprints
/// that it gave, so that code scanning takes the results for the same alerts.
/// What the contract answers is suppressed, with the answer as justification;
/// what is valid, or a gap, is not.
///
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Triage/Output.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::triage;
using llvm::StringRef;

namespace {

class SarifWriter {
public:
  SarifWriter(const Result &R, llvm::raw_ostream &OS) : R(R), W(OS) {}
  void run();

private:
  void scan(uint32_t Index, llvm::ArrayRef<uint32_t> Findings);
  void rules(llvm::ArrayRef<uint32_t> Findings);
  void result(uint32_t Index);
  void location(const Finding &F);
  void message(StringRef Text) {
    W.open('{');
    // Braces hold places of arguments, and there are none here.
    W.field("text", sarifText(Text, /*Braces=*/true));
    W.close('}');
  }

  const Result &R;
  JsonWriter W;
  llvm::StringMap<int64_t> RuleIndex; ///< of the scan that is written
};

} // namespace

/// The rules of a scan, in the order in which its findings have them.
void SarifWriter::rules(llvm::ArrayRef<uint32_t> Findings) {
  RuleIndex.clear();
  W.key("rules");
  W.open('[');
  for (uint32_t I : Findings) {
    const Finding &F = R.From.Findings[I];
    if (F.Rule.empty() ||
        !RuleIndex.try_emplace(F.Rule, int64_t(RuleIndex.size())).second)
      continue;
    W.line(1);
    W.open('{');
    W.field("id", F.Rule);
    if (!F.Title.empty()) {
      W.key("shortDescription");
      message(F.Title);
    }
    W.close('}');
  }
  W.close(']');
}

void SarifWriter::location(const Finding &F) {
  // What leads out of the repository stays as it was reported.
  std::string Path = R.By.pathOf(F).value_or(F.Where.Path.str());
  if (Path.empty() && F.Where.Symbol.empty())
    return;
  W.key("locations");
  W.open('[');
  W.open('{');
  if (!Path.empty()) {
    W.key("physicalLocation");
    W.open('{');
    W.key("artifactLocation");
    W.open('{');
    W.field("uri", fileUri(Path));
    W.close('}');
    if (F.Where.Line) {
      W.key("region");
      W.open('{');
      W.field("startLine", static_cast<int64_t>(F.Where.Line));
      if (F.Where.Column)
        W.field("startColumn", static_cast<int64_t>(F.Where.Column));
      W.close('}');
    }
    W.close('}');
  }
  if (!F.Where.Symbol.empty()) {
    W.key("logicalLocations");
    W.open('[');
    W.open('{');
    W.field("fullyQualifiedName", F.Where.Symbol);
    W.close('}');
    W.close(']');
  }
  W.close('}');
  W.close(']');
}

/// The levels that SARIF knows; a report may have others.
static bool isLevel(StringRef Level) {
  return Level == "none" || Level == "note" || Level == "warning" ||
         Level == "error";
}

void SarifWriter::result(uint32_t Index) {
  const Finding &F = R.From.Findings[Index];
  const Verdict &V = R.Verdicts[Index];
  const DispositionInfo &I = info(V.what());
  StringRef Label = labelOf(R, V.what());
  std::string Reason = reasonFor(R, F, V).plain();
  W.line(1);
  W.open('{');
  if (!F.Rule.empty()) {
    W.field("ruleId", F.Rule);
    W.field("ruleIndex", RuleIndex.lookup(F.Rule));
  }
  if (isLevel(F.Level))
    W.field("level", F.Level);
  W.key("message");
  message(F.Message.empty() ? F.Title : F.Message);
  location(F);
  if (!F.Fingerprint.empty()) {
    W.key("partialFingerprints");
    W.open('{');
    W.field(F.FingerprintName, F.Fingerprint);
    W.close('}');
  }
  // An empty list says that it was looked at, and is not suppressed (§3.27.23).
  W.key("suppressions");
  W.open('[');
  if (I.Suppressed) {
    W.open('{');
    W.field("kind", "external");
    W.field("status", "accepted");
    W.field("justification", Label.str() + ": " + Reason);
    W.close('}');
  }
  W.close(']');
  W.key("properties");
  W.open('{');
  if (!F.Weaknesses.empty()) {
    W.key("tags");
    W.open('[');
    // As code scanning writes them: three digits at least.
    for (uint32_t N : F.Weaknesses)
      W.string(llvm::formatv("external/cwe/cwe-{0:d3}", N).str());
    W.close(']');
  }
  W.field("tmc/disposition", I.Word);
  W.field("tmc/reason", Reason);
  W.key("tmc/claims");
  W.open('[');
  for (contract::ClaimId Id : V.Licence)
    W.string(R.contract()[Id].Id);
  W.close(']');
  W.close('}');
  W.close('}');
}

void SarifWriter::scan(uint32_t Index, llvm::ArrayRef<uint32_t> Findings) {
  const Scan &S = R.From.Scans[Index];
  W.line();
  W.open('{');
  W.key("tool");
  W.open('{');
  W.key("driver");
  W.open('{');
  W.field("name", S.Tool.empty() ? info(S.From).Title : S.Tool);
  W.fieldIf("version", S.ToolVersion);
  rules(Findings);
  W.close('}');
  W.close('}');
  W.key("results");
  W.open('[');
  for (uint32_t I : Findings)
    result(I);
  W.close(']');
  W.close('}');
}

void SarifWriter::run() {
  std::vector<std::vector<uint32_t>> ByScan(R.From.Scans.size());
  for (uint32_t I = 0; I < R.From.Findings.size(); ++I)
    ByScan[R.From.Findings[I].Scan].push_back(I);
  W.open('{');
  W.field("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/"
                     "os/schemas/sarif-schema-2.1.0.json");
  W.field("version", "2.1.0");
  W.key("runs");
  W.open('[');
  for (uint32_t I = 0; I < ByScan.size(); ++I)
    scan(I, ByScan[I]);
  W.line();
  W.close(']');
  W.closeOutput();
}

void triage::writeSarif(const Result &R, llvm::raw_ostream &OS) {
  SarifWriter(R, OS).run();
}
