//===- DriftMain.cpp - A model against its deployment ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc drift`. It exits with 3 if the model and the deployment differ.
///
//===----------------------------------------------------------------------===//

#include "Compiler/PackImage.h"
#include "Drift/Writers.h"
#include "Driver/Commands.h"
#include "Driver/ImportSources.h"
#include "Driver/Sink.h"
#include "Driver/Version.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

class DriftRun {
public:
  DriftRun(const CommandLine &Line, const World &W, Diagnostics &Diags)
      : Line(Line), W(W), Diags(Diags), Session(W.Files) {}
  int run();

private:
  const drift::FormatRow *format();
  int compare(std::vector<importers::Import *> Sources, bool MayFix);
  bool fix(const drift::Drift &D, const Diagnostics &Found);
  int write(const drift::Drift &D, Diagnostics &Found);

  const CommandLine &Line;
  const World &W;
  Diagnostics &Diags;
  compiler::Session Session;
  const drift::FormatRow *Format = nullptr;
  std::vector<std::string> Include;
};

} // namespace

/// That of `--format`, else of the ending of `-o`, else the first.
const drift::FormatRow *DriftRun::format() {
  std::string Word = Line.value("format");
  if (Word.empty()) {
    StringRef Output = Line.values("output").empty()
                           ? StringRef()
                           : StringRef(Line.values("output").back());
    std::string Kept = Output.str();
    Word = StringRef(Kept).ends_with(".md")      ? "markdown"
           : StringRef(Kept).ends_with(".json")  ? "json"
           : StringRef(Kept).ends_with(".sarif") ? "sarif"
                                                 : "text";
  }
  std::vector<std::string> Words;
  for (const drift::FormatRow &F : drift::formats()) {
    if (F.Word == Word)
      return &F;
    Words.push_back(F.Word.str());
  }
  Diags.report(diag::DriftBadFormat) << Word << std::move(Words);
  return nullptr;
}

int DriftRun::run() {
  if (Line.arguments().empty())
    Diags.report(diag::CommandNeedsInput)
        << "drift" << "model.tm --against=plan.json";
  else if (!Line.has("against"))
    Diags.report(diag::OptionNeedsValue) << "--against" << "plan.json";
  Format = format();
  Include = Line.values("include");
  if (Diags.hasErrors() || !compiler::openIncludePaths(Session, Include, Diags))
    return UsageErrors;
  const std::vector<std::string> Paths = Line.values("against");
  Deployment Deployed(W, Paths, Line.values("mapping"), Line.value("from"),
                      Diags);
  std::vector<importers::Import *> Sources = Deployed.imports();
  if (Sources.empty())
    return ModelErrors;
  return compare(std::move(Sources), Line.has("fix"));
}

int DriftRun::compare(std::vector<importers::Import *> Sources, bool MayFix) {
  compiler::CompilationOptions O;
  O.Inputs = Line.arguments();
  O.IncludePaths = Include;
  O.Model.Overlays = Line.values("overlay");
  O.Packages = drift::packagesOf(Sources);
  compiler::Compilation C(Session, O, Diags);
  ir::Program *P = C.program();
  const analysis::Facts *F = P ? C.facts() : nullptr;
  if (!F || Diags.hasErrors())
    return ModelErrors;
  Diagnostics Found(Diags.sources());
  drift::Drift D(*P, *F, *C.modules(), Sources, Found);
  D.run();
  if (D.parts().empty()) {
    Diags.report(diag::DriftNothingToCompare) << Line.values("against").front();
    return ModelErrors;
  }
  if (!MayFix || !fix(D, Found))
    return Diags.hasErrors() ? int(ModelErrors) : write(D, Found);
  // What is left is said of the model as it is now.
  return compare(std::move(Sources), /*MayFix=*/false);
}

/// Writes what is certain into the model's files. Whether anything was.
bool DriftRun::fix(const drift::Drift &D, const Diagnostics &Found) {
  const SourceManager &Sources = Diags.sources();
  struct File {
    std::map<uint32_t, std::pair<uint32_t, std::string>> Edits; ///< by begin
    unsigned Count = 0;
  };
  std::map<uint32_t, File> Files;
  for (const Diagnostic &X : Found.all())
    for (const FixIt &F : X.FixIts) {
      if (F.Sure != Surety::Certain)
        continue;
      FileId Id = Sources.fileOf(F.Where.Begin);
      ++Files[Id.index()].Count;
      if (F.Where.Begin != F.Where.End)
        Files[Id.index()].Edits[Sources.offsetIn(Id, F.Where.Begin)] = {
            Sources.offsetIn(Id, F.Where.End), F.Text};
    }
  // What is appended to a file is written together, and once.
  for (const auto &[End, Text] : D.insertions().all()) {
    FileId Id = Sources.fileOf(End);
    Files[Id.index()].Edits[Sources.offsetIn(Id, End)] = {
        Sources.offsetIn(Id, End), Text};
  }
  for (const auto &[Index, F] : Files) {
    FileId Id(Index);
    StringRef Old = Sources.text(Id);
    std::string Text;
    uint32_t At = 0;
    for (const auto &[Begin, Edit] : F.Edits) {
      Text += Old.slice(At, Begin);
      Text += Edit.second;
      At = Edit.first;
    }
    Text += Old.drop_front(At);
    StringRef Path = Sources.path(Id);
    if (std::error_code E = W.WriteFile(Path, Text)) {
      Diags.report(diag::CannotWriteFile) << Path << E.message();
      return false;
    }
    Diags.report(diag::NoteFixed)
        << (F.Count == 1 ? "1 fix" : std::to_string(F.Count) + " fixes")
        << Path;
  }
  return !Files.empty();
}

int DriftRun::write(const drift::Drift &D, Diagnostics &Found) {
  const std::string Output = Line.has("output") ? Line.value("output") : "-";
  const std::vector<std::string> Against = Line.values("against");
  auto IsSource = [&](StringRef Path) {
    return static_cast<bool>(Diags.sources().findFile(Path));
  };
  FileSink To(W, Output, IsSource, Diags);
  drift::Comparison X{
      D,       Found,       Line.arguments(),
      Against, TMC_VERSION, W.OutIsTerminal && !W.NoColours && Output == "-"};
  Format->Write(X, To.begin());
  if (To.hasFailed())
    return ModelErrors;
  To.commit();
  if (To.hasFailed())
    return ModelErrors;
  return D.differences().empty() ? Success : FindingsOpen;
}

int driver::driftMain(llvm::ArrayRef<const char *> Args, const World &W) {
  return runCommand(Command::Drift, Args, W,
                    [&](const CommandLine &Line, Diagnostics &Diags) {
                      return DriftRun(Line, W, Diags).run();
                    });
}
