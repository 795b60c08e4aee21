//===- SarifBase.cpp - Places and messages as SARIF -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Sarif.h"

#include "Basic/Unicode.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

void SarifBase::openLog() {
  W.open('{');
  W.field("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/"
                     "os/schemas/sarif-schema-2.1.0.json");
  W.field("version", "2.1.0");
  W.key("runs");
  W.open('[');
  W.open('{');
  // Most readers count so whatever is said here.
  W.field("columnKind", "utf16CodeUnits");
}

void SarifBase::openDriver(StringRef Version) {
  W.line();
  W.key("tool");
  W.open('{');
  W.key("driver");
  W.open('{');
  W.field("name", "tmc");
  W.field("version", Version);
}

void SarifBase::closeLog() {
  W.close('}');
  W.close(']');
  W.closeOutput();
}

/// A message, or a text of a rule.
void SarifBase::text(StringRef Text, StringRef Markdown) {
  W.open('{');
  W.field("text", sarifText(Text, Braces));
  W.fieldIf("markdown", Markdown);
  W.close('}');
}

void SarifBase::artifact(StringRef Path) {
  W.key("artifactLocation");
  W.open('{');
  W.field("uri", fileUri(Path));
  W.close('}');
}

/// The column of \p At in a line, in UTF-16 code units from 1.
static uint64_t utf16Column(StringRef Before) {
  uint64_t Column = 1;
  while (!Before.empty()) {
    unsigned Length = std::max(characterLength(Before), 1U);
    Column += Length == 4 ? 2 : 1;
    Before = Before.drop_front(Length);
  }
  return Column;
}

void SarifBase::region(FileId File, Range Where) {
  W.open('{');
  uint32_t Begin = Sources.offsetIn(File, Where.Begin);
  uint32_t End = std::max(Begin, Sources.offsetIn(File, Where.End));
  if (Sources.isVirtual(File)) {
    W.field("byteOffset", uint64_t(Begin));
    W.field("byteLength", uint64_t(End - Begin));
    W.close('}');
    return;
  }
  StringRef Text = Sources.text(File);
  uint32_t First = Sources.lineCol(Where.Begin).Line;
  uint32_t Last = Sources.lineCol(Sources.locAt(File, End)).Line;
  uint32_t LineBegin = Sources.offsetIn(File, Sources.lineStart(File, First));
  if (OneLine && Last != First) {
    Last = First;
    End =
        LineBegin + static_cast<uint32_t>(Sources.lineText(File, First).size());
  }
  uint32_t LastBegin = Sources.offsetIn(File, Sources.lineStart(File, Last));
  W.field("startLine", uint64_t(First));
  W.field("startColumn", utf16Column(Text.slice(LineBegin, Begin)));
  if (Last != First)
    W.field("endLine", uint64_t(Last));
  W.field("endColumn", utf16Column(Text.slice(LastBegin, End)));
  W.close('}');
}

void SarifBase::physicalLocation(Range Where) {
  FileId File = Sources.fileOf(Where.Begin);
  if (!File)
    return;
  W.key("physicalLocation");
  W.open('{');
  artifact(Sources.path(File));
  W.key("region");
  region(File, Where);
  W.close('}');
}

void SarifBase::onlyLocation(Range Where) {
  W.key("locations");
  W.open('[');
  W.open('{');
  physicalLocation(Where);
  W.close('}');
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Messages of the compiler
//===----------------------------------------------------------------------===//

void SarifBase::sort(const Diagnostics &Diags, bool AsResults) {
  for (const Diagnostic &D : Diags.all()) {
    if (!AsResults || !Sources.fileOf(D.Where.Begin)) {
      Notifications.push_back(&D);
      continue;
    }
    Results.push_back(&D);
    if (!llvm::is_contained(ResultKinds, D.Kind))
      ResultKinds.push_back(D.Kind);
  }
}

static StringRef level(Severity S) {
  return S == Severity::Ignored ? "none" : spelling(S);
}

void SarifBase::notification(const Diagnostic &D) {
  W.line(1);
  W.open('{');
  W.key("descriptor");
  W.open('{');
  W.field("id", tmc::info(D.Kind).Code);
  W.close('}');
  W.field("level", level(D.Level));
  W.key("message");
  text(D.Message);
  if (Sources.fileOf(D.Where.Begin))
    onlyLocation(D.Where);
  W.close('}');
}

void SarifBase::invocation(bool Successful) {
  W.line();
  W.key("invocations");
  W.open('[');
  W.open('{');
  W.flag("executionSuccessful", Successful);
  if (!Notifications.empty()) {
    W.key("toolExecutionNotifications");
    W.open('[');
    for (const Diagnostic *D : Notifications)
      notification(*D);
    W.close(']');
  }
  W.close('}');
  W.close(']');
}

void SarifBase::diagnosticRule(diag::Kind K) {
  const DiagInfo &I = tmc::info(K);
  W.line(1);
  W.open('{');
  W.field("id", I.Code);
  W.field("name", I.Id);
  W.key("shortDescription");
  W.open('{');
  // Its `{0}` hold places, and nothing fills them here.
  W.field("text", sarifText(I.Text, /*Braces=*/true));
  W.close('}');
  W.key("defaultConfiguration");
  W.open('{');
  W.field("level", level(I.DefaultLevel));
  W.close('}');
  W.close('}');
}

void SarifBase::diagnosticRules() {
  for (diag::Kind K : ResultKinds)
    diagnosticRule(K);
}

void SarifBase::diagnosticResults(size_t FirstRule) {
  for (const Diagnostic *D : Results) {
    auto Kind = llvm::find(ResultKinds, D->Kind) - ResultKinds.begin();
    diagnosticResult(*D, FirstRule + static_cast<size_t>(Kind));
  }
}

void SarifBase::diagnosticResult(const Diagnostic &D, size_t RuleIndex) {
  W.line(1);
  W.open('{');
  W.field("ruleId", tmc::info(D.Kind).Code);
  W.field("ruleIndex", uint64_t(RuleIndex));
  W.field("level", level(D.Level));
  W.key("message");
  text(D.Message);
  onlyLocation(D.Where);
  if (!D.Notes.empty()) {
    W.key("relatedLocations");
    W.open('[');
    for (const Note &N : D.Notes) {
      W.open('{');
      physicalLocation(N.Where);
      W.key("message");
      text(N.Message);
      W.close('}');
    }
    W.close(']');
  }
  bool Any = false;
  for (const FixIt &F : D.FixIts) {
    FileId File = Sources.fileOf(F.Where.Begin);
    if (F.Sure != Surety::Certain || !File)
      continue;
    if (!Any) {
      W.key("fixes");
      W.open('[');
      W.open('{');
      W.key("artifactChanges");
      W.open('[');
    }
    Any = true;
    W.open('{');
    artifact(Sources.path(File));
    W.key("replacements");
    W.open('[');
    W.open('{');
    W.key("deletedRegion");
    region(File, F.Where);
    W.key("insertedContent");
    W.open('{');
    W.field("text", F.Text);
    W.close('}');
    W.close('}');
    W.close(']');
    W.close('}');
  }
  if (Any) {
    W.close(']');
    W.close('}');
    W.close(']');
  }
  W.close('}');
}

namespace {
/// A run without findings.
class SarifMessages : SarifBase {
public:
  SarifMessages(const SourceManager &Sources, llvm::raw_ostream &OS)
      : SarifBase(Sources, OS) {}

  void run(const Diagnostics &Diags, StringRef ToolVersion, bool Successful) {
    sort(Diags, /*AsResults=*/true);
    openLog();
    openDriver(ToolVersion);
    W.key("rules");
    W.open('[');
    diagnosticRules();
    W.close(']');
    W.close('}');
    W.close('}');
    invocation(Successful);
    W.line();
    W.key("results");
    W.open('[');
    diagnosticResults(/*FirstRule=*/0);
    W.close(']');
    closeLog();
  }
};
} // namespace

void backends::writeSarifOfMessages(const Diagnostics &Diags,
                                    const SourceManager &Sources,
                                    StringRef ToolVersion, bool Successful,
                                    llvm::raw_ostream &OS) {
  SarifMessages(Sources, OS).run(Diags, ToolVersion, Successful);
}
