//===- MessagesJson.cpp - Messages as lines of JSON -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/MessagesJson.h"
#include "Backends/FindingsJson.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using document::JsonWriter;
using llvm::StringRef;

void backends::writePlace(JsonWriter &W, const SourceManager &Sources,
                          Range Where) {
  FileId File = Where.isValid() ? Sources.fileOf(Where.Begin) : FileId::none();
  if (!File)
    return;
  W.field("file", Sources.path(File));
  if (Sources.isVirtual(File))
    return;
  auto At = [&](Loc L, StringRef Line, StringRef Column) {
    LineCol LC = Sources.lineCol(L);
    W.field(Line, int64_t(LC.Line));
    W.field(Column, int64_t(LC.Column));
  };
  At(Where.Begin, "line", "column");
  if (Where.End.isValid() && Sources.fileOf(Where.End) == File)
    At(Where.End, "end_line", "end_column");
}

void backends::writeMessageFields(JsonWriter &W, const SourceManager &Sources,
                                  const Diagnostic &D) {
  const DiagInfo &Row = tmc::info(D.Kind);
  W.field("severity", spelling(D.Level));
  W.field("code", Row.Code);
  W.fieldIf("group", Row.Group);
  W.field("message", D.Message);
  writePlace(W, Sources, D.Where);
  // A note has no page of its own.
  if (Row.DefaultLevel != Severity::Note)
    W.field("page", ("docs/diagnostics/" + Row.Code + ".md").str());
  if (!D.Notes.empty()) {
    W.key("notes");
    W.open('[');
    for (const Note &N : D.Notes) {
      W.open('{');
      W.field("message", N.Message);
      writePlace(W, Sources, N.Where);
      W.close('}');
    }
    W.close(']');
  }
  if (!D.FixIts.empty()) {
    W.key("fixes");
    W.open('[');
    for (const FixIt &F : D.FixIts) {
      W.open('{');
      writePlace(W, Sources, F.Where);
      W.field("text", F.Text);
      W.flag("certain", F.Sure == Surety::Certain);
      W.close('}');
    }
    W.close(']');
  }
}

namespace {

void message(JsonWriter &W, const SourceManager &Sources, const Diagnostic &D) {
  W.open('{');
  W.field("record", "message");
  writeMessageFields(W, Sources, D);
  W.closeLine();
}

void messages(JsonWriter &W, Diagnostics &Diags, StringRef ToolVersion,
              llvm::ArrayRef<std::string> Inputs) {
  W.openOutput("tmc-messages", 1, ToolVersion);
  W.field("record", "run");
  W.key("inputs");
  W.open('[');
  for (const std::string &File : Inputs)
    W.string(File);
  W.close(']');
  W.closeLine();
  for (const Diagnostic *D : inOrderOfText(Diags))
    message(W, Diags.sources(), *D);
}

} // namespace

void backends::writeMessageLines(Diagnostics &Diags, StringRef ToolVersion,
                                 llvm::ArrayRef<std::string> Inputs,
                                 llvm::raw_ostream &OS) {
  JsonWriter W(OS);
  messages(W, Diags, ToolVersion, Inputs);
}

void backends::writeMessagesJson(const BackendInput &In, OutputSink &To) {
  FindingsJson(In, To.begin()).runLines([&](JsonWriter &W) {
    messages(W, In.Diags, In.Options.ToolVersion, In.Options.InputFiles);
  });
}
