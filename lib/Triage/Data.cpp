//===- Data.cpp - The result of triage for programs -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// docs/schema/triage.schema.json describes it.
///
//===----------------------------------------------------------------------===//

#include "Document/JsonWriter.h"
#include "Triage/Output.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::triage;
using llvm::StringRef;

namespace {

class DataWriter {
public:
  DataWriter(const Result &R, llvm::raw_ostream &OS)
      : R(R), C(R.contract()), W(OS) {}
  void run();

private:
  void scans();
  void counts();
  void finding(uint32_t Index);
  void spot(const Finding &F);
  std::string placeInReport(Loc At);
  void claims(llvm::ArrayRef<contract::ClaimId> Ids);
  void claimIf(contract::ClaimId Id, StringRef Key) {
    if (Id)
      W.field(Key, C[Id].Id);
  }

  const Result &R;
  const contract::Contract &C;
  JsonWriter W;
  // The place that was written last.
  FileId LastFile;
  uint32_t LastOffset = 0;
  LineCol Last;
};

} // namespace

void DataWriter::scans() {
  W.line();
  W.key("scans");
  W.open('[');
  for (const Scan &S : R.From.Scans) {
    W.line(1);
    W.open('{');
    W.field("report", S.Report);
    W.field("report_format", info(S.From).Word);
    W.field("tool", S.Tool);
    W.fieldIf("tool_version", S.ToolVersion);
    W.field("findings", static_cast<int64_t>(S.Findings));
    W.field("settled", static_cast<int64_t>(S.Settled));
    W.close('}');
  }
  W.close(']');
}

void DataWriter::counts() {
  W.line();
  W.key("summary");
  W.open('{');
  W.field("findings", static_cast<int64_t>(R.Verdicts.size()));
  for (unsigned I = 0; I < NumDispositions; ++I)
    W.field(info(static_cast<Disposition>(I)).Word,
            static_cast<int64_t>(R.Counts[I]));
  W.close('}');
}

void DataWriter::spot(const Finding &F) {
  if (std::optional<std::string> Path = R.By.pathOf(F))
    W.field("path", *Path);
  W.fieldIf("reported_path", F.Where.Path);
  if (F.Where.Line)
    W.field("line", static_cast<int64_t>(F.Where.Line));
  if (F.Where.Column)
    W.field("column", static_cast<int64_t>(F.Where.Column));
  W.fieldIf("symbol", F.Where.Symbol);
}

void DataWriter::claims(llvm::ArrayRef<contract::ClaimId> Ids) {
  W.key("claims");
  W.open('[');
  for (contract::ClaimId Id : Ids) {
    W.open('{');
    W.field("id", C[Id].Id);
    W.field("section", contract::info(C[Id].in()).Number);
    W.field("basis", contract::spelling(C[Id].Because));
    W.close('}');
  }
  W.close(']');
}

/// As SourceManager::describe, which counts the columns of a line from its
/// begin. Programs write reports of many megabytes on one line, so that this
/// goes on from the place before, which findings come after.
std::string DataWriter::placeInReport(Loc At) {
  FileId File = R.Sources.fileOf(At);
  uint32_t Offset = R.Sources.offsetIn(File, At);
  if (File != LastFile || Offset < LastOffset) {
    Last = R.Sources.lineCol(At);
  } else {
    StringRef Between = R.Sources.text(File).slice(LastOffset, Offset);
    if (size_t Lines = Between.count('\n')) {
      Last.Line += static_cast<uint32_t>(Lines);
      Last.Column = 1;
      Between = Between.substr(Between.rfind('\n') + 1);
    }
    Last.Column += countCodePoints(Between);
  }
  LastFile = File;
  LastOffset = Offset;
  return (R.Sources.path(File) + ":" + llvm::Twine(Last.Line) + ":" +
          llvm::Twine(Last.Column))
      .str();
}

void DataWriter::finding(uint32_t Index) {
  const Finding &F = R.From.Findings[Index];
  const Verdict &V = R.Verdicts[Index];
  W.line(1);
  W.open('{');
  W.field("disposition", info(V.what()).Word);
  W.field("decided_by", info(V.By).Name);
  W.field("scan", static_cast<int64_t>(F.Scan));
  W.field("at", placeInReport(F.At.Begin));
  W.field("rule", F.Rule);
  W.fieldIf("message", F.Message);
  W.fieldIf("level", F.Level);
  spot(F);
  W.key("weaknesses");
  W.open('[');
  for (uint32_t N : F.Weaknesses)
    W.string("CWE-" + std::to_string(N));
  W.close(']');
  if (!F.Aliases.empty()) {
    W.key("aliases");
    W.open('[');
    for (StringRef Alias : F.Aliases)
      W.string(Alias);
    W.close(']');
  }
  W.fieldIf("stated", F.Stated);
  W.field("reason", reasonFor(R, F, V).plain());
  W.field("otherwise", changeFor(R, F, V).plain());
  claims(V.Licence);
  claimIf(V.Component, "component");
  claimIf(V.EntryPoint, "entry_point");
  claimIf(V.Parameter, "parameter");
  claimIf(V.Role, "role");
  W.fieldIf("way", wayOf(R, V));
  W.close('}');
}

void DataWriter::run() {
  W.openOutput("tmc-triage", 1, R.ToolVersion);
  W.field("project", C.Project.Title);
  scans();
  counts();
  W.line();
  W.key("findings");
  W.open('[');
  for (uint32_t I = 0; I < R.Verdicts.size(); ++I)
    finding(I);
  W.line();
  W.close(']');
  W.closeOutput();
}

void triage::writeJson(const Result &R, llvm::raw_ostream &OS) {
  DataWriter(R, OS).run();
}
