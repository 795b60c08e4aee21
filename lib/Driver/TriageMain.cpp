//===- TriageMain.cpp - Findings of other tools, by a contract ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc triage`. The reports are read first, since without them there is
/// nothing to do; then the model; then each finding is judged.
///
//===----------------------------------------------------------------------===//

#include "Compiler/Compilation.h"
#include "Compiler/PackImage.h"
#include "Driver/Commands.h"
#include "Driver/Sink.h"
#include "Sema/Expressions.h"
#include "Sema/NameIndex.h"
#include "Triage/Output.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

class TriageRun {
public:
  TriageRun(const CommandLine &Line, const World &W, Diagnostics &Diags)
      : Line(Line), W(W), Diags(Diags), S(W.Files) {}
  int run();

private:
  bool readCommandLine();
  bool readGate();
  bool readReports();
  int judge(const contract::Contract &C, const analysis::Facts &F,
            const triage::WeaknessTable &Table);
  int write(const triage::Result &R);
  bool fails(const triage::Result &R);

  const CommandLine &Line;
  const World &W;
  Diagnostics &Diags;
  compiler::Session S;
  std::vector<std::string> Reports, Models;
  const triage::FormInfo *Form = nullptr;
  std::optional<int64_t> Today;
  std::array<bool, triage::NumDispositions> Gate{};
  triage::Intake Read;
};

} // namespace

static std::vector<StringRef> dispositionWords() {
  std::vector<StringRef> Out;
  for (unsigned I = 0; I < triage::NumDispositions; ++I)
    Out.push_back(info(static_cast<triage::Disposition>(I)).Word);
  return Out;
}

/// What `--fail-on` stops at: words of dispositions, with commas.
bool TriageRun::readGate() {
  for (const std::string &Value : Line.values("fail-on"))
    for (StringRef Word : llvm::split(Value, ',')) {
      std::optional<triage::Disposition> D =
          triage::findDisposition(Word.trim());
      if (!D) {
        Diags.report(diag::BadOptionWord)
            << Word.trim() << "--fail-on" << dispositionWords();
        return false;
      }
      Gate[static_cast<size_t>(*D)] = true;
    }
  return true;
}

bool TriageRun::readCommandLine() {
  for (const std::string &Path : Line.arguments())
    (StringRef(Path).ends_with(".tm") ? Models : Reports).push_back(Path);
  if (Reports.empty() || Models.empty())
    Diags.report(diag::CommandNeedsInput) << "triage" << "FILE... model.tm";
  std::string Output = Line.value("output");
  Form = &triage::forms().front();
  if (Line.has("format")) {
    Form = triage::findForm(Line.value("format"));
    std::vector<StringRef> Words;
    for (const triage::FormInfo &F : triage::forms())
      Words.push_back(F.Word);
    if (!Form)
      Diags.report(diag::BadOptionWord)
          << Line.value("format") << "--format" << Words;
  } else if (const triage::FormInfo *F = triage::formOf(Output)) {
    Form = F;
  }
  if (std::string Color = Line.value("color");
      Line.has("color") && Color != "auto" && Color != "always" &&
      Color != "never")
    Diags.report(diag::BadOptionWord)
        << Color << "--color"
        << std::vector<StringRef>{"auto", "always", "never"};
  if (Line.has("today")) {
    Today = sema::parseDate(Line.value("today"));
    if (!Today)
      (Diags.report(diag::BadOptionValue) << Line.value("today") << "--today")
          .add(arg(Expected::Date));
  }
  return readGate() && !Diags.hasErrors();
}

bool TriageRun::readReports() {
  constexpr uint64_t MaxBytes = uint64_t(512) << 20;
  for (const std::string &Path : Reports) {
    llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
        W.Files->getBufferForFile(Path, /*FileSize=*/-1,
                                  /*RequiresNullTerminator=*/false);
    if (!Buffer) {
      Diags.report(diag::CannotOpenFile) << Path << Buffer.getError().message();
      continue;
    }
    if ((*Buffer)->getBufferSize() > MaxBytes) {
      Diags.report(diag::FileTooLarge)
          << Path << (*Buffer)->getBufferSize() << MaxBytes;
      continue;
    }
    FileId File = Diags.sources().addFile(Path, (*Buffer)->getBuffer());
    if (!File) {
      Diags.report(diag::FileTooLarge)
          << Path << (*Buffer)->getBufferSize() << MaxBytes;
      continue;
    }
    triage::readReport(File, Diags, Read);
  }
  // A report that could not be read might hold the finding that matters.
  return !Diags.hasErrors();
}

/// Whether something is there that `--fail-on` stops at, which is then noted.
bool TriageRun::fails(const triage::Result &R) {
  bool Any = false;
  for (unsigned I = 0; I < triage::NumDispositions; ++I) {
    if (!Gate[I] || !R.Counts[I])
      continue;
    Any = true;
    StringRef Word = info(static_cast<triage::Disposition>(I)).Word;
    Diags.report(diag::NoteGate)
        << ("--fail-on=" + Word).str()
        << (llvm::Twine(R.Counts[I]) +
            (R.Counts[I] == 1 ? " finding" : " findings"))
               .str();
  }
  return Any;
}

int TriageRun::write(const triage::Result &R) {
  const std::string Output = Line.has("output") ? Line.value("output") : "-";
  auto IsSource = [&](StringRef Path) {
    return llvm::is_contained(Line.arguments(), Path);
  };
  FileSink To(W, Output, IsSource, Diags);
  Form->Write(R, To.begin());
  if (!Diags.hasErrors())
    To.commit();
  if (Diags.hasErrors())
    return ModelErrors;
  return fails(R) ? FindingsOpen : Success;
}

int TriageRun::judge(const contract::Contract &C, const analysis::Facts &F,
                     const triage::WeaknessTable &Table) {
  triage::Triage T(C, F, Table, Line.values("source-root"));
  if (!T.canPlace()) {
    Diags.report(diag::NothingToPlaceBy);
    return ModelErrors;
  }
  triage::Result R = triage::triageAll(T, Read, Table, Diags.sources());
  R.ToolVersion = TMC_VERSION;
  R.Today = Today;
  R.ShowAll = Line.has("show-all");
  return write(R);
}

int TriageRun::run() {
  std::vector<std::string> Folders = Line.values("include");
  if (!readCommandLine() || !compiler::openIncludePaths(S, Folders, Diags))
    return UsageErrors;
  if (!readReports())
    return ModelErrors;
  compiler::CompilationOptions O;
  O.Inputs = Models;
  O.IncludePaths = Folders;
  O.Model.Overlays = Line.values("overlay");
  O.Rules.Today = Today ? *Today : W.Today();
  compiler::Compilation C(S, O, Diags);
  const ir::Program *P = C.program();
  const analysis::Facts *F = P ? C.facts() : nullptr;
  if (!F)
    return ModelErrors;
  std::optional<contract::Contract> Contract = contract::read(*P, *F, Diags);
  if (!Contract)
    return ModelErrors;
  // A contract that contradicts itself licenses anything.
  contract::check(*Contract, *F, Diags);
  if (Diags.hasErrors())
    return ModelErrors;
  const sema::NameIndex Index(*C.modules(), Diags.sources(), C.names());
  const sema::WordTables Words(Index);
  return judge(*Contract, *F, triage::WeaknessTable(Words));
}

int driver::triageMain(llvm::ArrayRef<const char *> Args, const World &W) {
  return runCommand(Command::Triage, Args, W,
                    [&](const CommandLine &Line, Diagnostics &Diags) {
                      return TriageRun(Line, W, Diags).run();
                    });
}
