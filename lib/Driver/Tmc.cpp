//===- Tmc.cpp - The compiler's main program ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"
#include "Backends/DiffOutputs.h"
#include "Backends/FindingsText.h"
#include "Backends/Methodology.h"
#include "Compiler/Fix.h"
#include "Compiler/Methodology.h"
#include "Compiler/Versions.h"
#include "Driver/ExplainCode.h"
#include "Driver/Folder.h"
#include "Driver/Gates.h"
#include "Driver/Options.h"
#include "Driver/Show.h"
#include "IR/Print.h"
#include "Report/RiskText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

#include <chrono>

using namespace tmc;
using namespace tmc::driver;
using compiler::Compilation;
using compiler::CompilationOptions;
using compiler::Session;
using llvm::StringRef;

namespace {

/// Says how long each phase took, for `--stats`.
class PhaseTimer {
public:
  void next(StringRef Phase) {
    auto Now = Clock::now();
    if (!Phases.empty())
      Phases.back().second = Now - Start;
    Start = Now;
    Phases.push_back({Phase, {}});
  }
  void print(llvm::raw_ostream &OS) {
    if (!Phases.empty())
      Phases.back().second = Clock::now() - Start;
    for (const auto &[Phase, Time] : Phases)
      OS << llvm::format(
                "%9.3f ms  ",
                std::chrono::duration<double, std::milli>(Time).count())
         << Phase << "\n";
    Phases.clear();
  }

private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point Start;
  std::vector<std::pair<StringRef, Clock::duration>> Phases;
};

/// One run of the program: what the command line asks for, from files to what
/// is written.
class Run {
public:
  Run(llvm::ArrayRef<const char *> Args, const World &W)
      : W(W), Diags(Sources), O(parseOptions(Args, Diags)) {}

  int run() {
    if (Diags.hasErrors())
      return finish(UsageErrors);
    if (O.Help) {
      printHelp(W.Out);
      return Success;
    }
    if (O.Version) {
      W.Out << "tmc " << TMC_VERSION << "\n";
      return Success;
    }
    if (isDiagnosticCode(O.Explain))
      return explain();
    if (!O.Scores.empty())
      return score();
    Diags.setErrorLimit(O.MaxErrors);
    configure(Diags, [&](StringRef Group) { unknownGroup(Group); });
    const backends::BackendInfo *Backend = backends::findBackend(O.Emit);
    if (Backend && Backend->Kind == backends::BackendKind::Folder &&
        (O.Output == "-"))
      Diags.report(diag::OutputNeedsFolder) << O.Emit;
    if (Backend && Backend->Kind == backends::BackendKind::Binary &&
        !O.OutputGiven && W.OutIsTerminal)
      Diags.report(diag::BinaryToTerminal) << O.Emit;
    if (Diags.hasErrors())
      return finish(UsageErrors);

    compiler::SessionOptions SO;
    // Only these compile a file more than once.
    SO.KeepTrees = O.Fix || O.compares();
    S.emplace(W.Files, SO);
    if (!checkFolders(*S))
      return finish(UsageErrors);
    CompilationOptions CO = compilationOptions(*S);
    if (O.Fix && !fix(*S, CO))
      return finish(ModelErrors);
    C.emplace(*S, std::move(CO), Diags);
    return compile(*C, Backend);
  }

private:
  /// What the library is asked for.
  CompilationOptions compilationOptions(const Session &S) {
    CompilationOptions CO;
    CO.Inputs = O.Inputs;
    CO.IncludePaths = O.IncludePaths;
    CO.Prelude = O.Prelude;
    // They are of the library's vocabulary.
    if (!O.Methodology.empty() && O.Prelude)
      CO.Packages = compiler::methodologyPackages(O.Methodology, S.library());
    // Without a model any rule of the library can be explained.
    if (O.Inputs.empty() && !O.Explain.empty() && O.Prelude)
      CO.Packages = S.libraryPackages();
    CO.Model = {O.Overlays, O.Assumed, O.Breached};
    CO.Rules.Today = O.Today ? *O.Today : W.Today();
    CO.Rules.Threads = O.Threads;
    CO.Rules.WarnUnverified = O.Emit != "pytest";
    CO.ResultFiles = O.Results;
    CO.OnPhase = [&](StringRef Phase) { Timer.next(Phase); };
    return CO;
  }

  /// A folder of packages that is not there would be one without packages.
  bool checkFolders(const Session &S) {
    bool Ok = true;
    for (const std::string &Folder : O.IncludePaths)
      if (std::error_code E = S.checkFolder(Folder)) {
        Diags.report(diag::NoSuchFolder) << Folder << E.message();
        Ok = false;
      }
    return Ok;
  }

  /// `--fix`, as far as this run goes. False if a file could not be written.
  bool fix(Session &S, const CompilationOptions &CO) {
    compiler::Depth Deep =
        O.Emit == "ast" ? compiler::Depth::Syntax
        : O.Emit == "ir" || O.Methodology == compiler::ListMethodologies
            ? compiler::Depth::Program
            : compiler::Depth::All;
    auto Counts = compiler::fixFiles(
        S, CO, Deep, [&](Diagnostics &D) { configure(D, [](StringRef) {}); },
        W.WriteFile, Diags);
    if (!Counts)
      return false;
    for (const auto &[Path, Count] : *Counts)
      Diags.report(diag::NoteFixed)
          << (Count == 1 ? "1 fix" : std::to_string(Count) + " fixes") << Path;
    return true;
  }

  /// Treats warnings as the command line says.
  void configure(Diagnostics &D,
                 llvm::function_ref<void(StringRef)> Unknown) const {
    D.setWarningsAsErrors(O.WarningsAsErrors);
    for (const WarningOption &W : O.Warnings)
      if (!(W.AsError ? D.setGroupAsError(W.Group, W.On)
                      : D.setGroupEnabled(W.Group, W.On)))
        Unknown(W.Group);
  }

  void unknownGroup(StringRef Group) {
    std::vector<StringRef> Groups = warningGroups();
    StringRef Near = nearest(Group, Groups);
    if (Near.empty())
      Diags.report(diag::UnknownWarningGroup) << Group;
    else
      Diags.report(diag::UnknownWarningGroupDidYouMean) << Group << Near;
  }

  /// `--explain=TM0205` needs no model.
  int explain() {
    RenderOptions R;
    R.Colours = colours(W.OutIsTerminal);
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    if (!explainCode(O.Explain, R, Diags, OS))
      return finish(UsageErrors);
    return write({{"", std::move(Text)}});
  }

  /// `--score=VECTOR` needs no model either.
  int score() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    for (const std::string &Vector : O.Scores) {
      risk::Error E;
      std::optional<risk::Score> S = risk::score(Vector, E);
      if (!S) {
        // The vector is shown as if it stood in a file.
        FileId File = Sources.addFile("--score", Vector);
        auto At = [&](size_t Offset) {
          return Sources.locAt(
              File, static_cast<uint32_t>(std::min(Offset, Vector.size())));
        };
        Diags.report(diag::BadVector, {At(E.Begin), At(E.End)}) << E.Message;
        continue;
      }
      OS << risk::info(S->In).Name << ' '
         << (S->Number ? S->Number->text() + " " : "") << S->Level << "  ("
         << S->Kind << ")\n  " << S->Vector << '\n';
      if (!S->Parts.empty())
        OS << "  " << report::scoreParts(*S) << '\n';
    }
    if (Diags.hasErrors())
      return finish(UsageErrors);
    return write({{"", std::move(Text)}});
  }

  int compile(Compilation &C, const backends::BackendInfo *Backend) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    if (O.Emit == "ast") {
      for (const ast::Tree &Tree : C.syntax())
        ast::dump(Tree, C.names(), Sources, OS);
      if (Diags.hasErrors())
        return finish(ModelErrors);
      return write({{"", std::move(Text)}});
    }
    const ir::Program *P = C.program();
    if (!P)
      return finish(ModelErrors);
    if (O.Methodology == compiler::ListMethodologies)
      return write({{"", compiler::listMethodologies(*P)}});
    if (O.Emit == "ir") {
      ir::print(*P, OS);
      return write({{"", std::move(Text)}});
    }
    return evaluate(C, Backend);
  }

  int evaluate(Compilation &C, const backends::BackendInfo *Backend) {
    const ir::Program &P = *C.program();
    Gates Levels(O, Diags);
    if (!Levels.resolve(P))
      return finish(UsageErrors);
    ir::MethodologyId Method;
    if (!O.Methodology.empty()) {
      Method = compiler::findMethodology(
          P, O.Methodology,
          O.Prelude ? C.session().library()
                    : llvm::ArrayRef<ast::EmbeddedFile>(),
          Diags);
      if (!Method)
        return finish(UsageErrors);
    }
    const rules::FindingSet *Findings = C.findings();
    if (!Findings)
      return finish(ModelErrors);
    Levels.checkSubstance(C);
    if (!C.lint())
      return finish(ModelErrors);

    Timer.next("output");
    report::EmitOptions Emit;
    Emit.Title = O.Title;
    Emit.ToolVersion = TMC_VERSION;
    Emit.InputFiles = O.Inputs;
    Emit.Today = O.Today;
    Emit.Extra = O.EmitOptions;
    Emit.Goals = O.Goals;
    Emit.Tags = O.Tags;
    Emit.OfModel = [&](FileId F) { return C.isOfModel(F); };
    Emit.AllowModelTemplates = O.AllowModelTemplates;
    if (!O.Tags.empty() && !C.choose(O.Tags))
      return finish(UsageErrors);
    report::BackendInput In = C.input(Emit);
    if (O.compares())
      return compare(C, In, Levels);
    bool Fails = Levels.fail(*C.review());
    int Code = Success;
    if (Method) {
      Code = write(
          {{"", O.Emit == "json" ? backends::methodologyJson(In, Method)
                                 : backends::methodologyMarkdown(In, Method)}});
    } else if (Backend) {
      std::vector<report::OutputFile> Files = Backend->Emit(In);
      if (Diags.hasErrors())
        return finish(ModelErrors);
      Code = write(std::move(Files));
    } else {
      Code = printText(In);
    }
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  /// The difference to another version is the output, and `--fail-on` counts
  /// what has become worse.
  int compare(const Compilation &C, const report::BackendInput &In,
              Gates &Levels) {
    // Who reads JSON can leave out what they do not want.
    bool All = O.ShowAll || O.Emit == "json";
    std::optional<compiler::VersionComparison> Compared =
        compiler::compareVersions(C, In, {O.Diff, O.WhatIf, All});
    if (!Compared)
      return finish(ModelErrors);
    report::DiffOutput Out{Compared->Old,       Compared->New,
                           Compared->Changes,   Compared->Assumed,
                           Compared->AssumedOn, In.Options};
    Out.ShowAll = O.ShowAll;
    Out.Colours = colours(W.OutIsTerminal);
    bool Fails = Levels.fail(Compared->Worst);
    int Code =
        write({{"", O.Emit == "json"       ? backends::emitDiffJson(Out)
                    : O.Emit == "markdown" ? backends::emitDiffMarkdown(Out)
                                           : backends::printDiff(Out)}});
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  int printText(const report::BackendInput &In) {
    backends::FindingsTextOptions T;
    T.Render.Colours = colours(W.OutIsTerminal);
    T.ShowSilenced = O.ShowAll;
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    if (!O.Explain.empty()) {
      if (!backends::printExplanation(In, O.Explain, T, OS))
        return finish(UsageErrors);
    } else {
      backends::printFindings(In, T, OS);
    }
    return write({{"", std::move(Text)}});
  }

  /// Writes what a run made, after everything else has succeeded. In a check
  /// of diagnostics nothing is written.
  int write(std::vector<report::OutputFile> Files) {
    if (O.VerifyDiagnostics)
      return finish(Success);
    auto PathOf = [&](const report::OutputFile &F) {
      llvm::SmallString<128> Path(O.Output);
      if (!F.Path.empty())
        llvm::sys::path::append(Path, F.Path);
      return Path.str().str();
    };
    for (const report::OutputFile &F : Files)
      if (O.Output != "-" && isSource(PathOf(F))) {
        Diags.report(diag::CannotWriteFile)
            << PathOf(F) << "the model was read from it";
        return finish(ModelErrors);
      }
    if (llvm::any_of(Files, [](const report::OutputFile &F) {
          return !F.Path.empty();
        })) {
      writeFolder(W, O.Output, Files, Diags);
    } else {
      for (const report::OutputFile &F : Files)
        if (O.Output == "-")
          W.Out << F.Bytes;
        else if (std::error_code E = W.WriteFile(PathOf(F), F.Bytes))
          Diags.report(diag::CannotWriteFile) << PathOf(F) << E.message();
    }
    if (std::error_code E = W.FlushOut())
      Diags.report(diag::CannotWriteFile) << "-" << E.message();
    return finish(Diags.hasErrors() ? ModelErrors : Success);
  }

  /// Whether \p Path names a file of the model. `-o` with a slip of the finger
  /// shall not cost anyone their model.
  bool isSource(StringRef Path) const {
    auto Plain = [](StringRef P) {
      llvm::SmallString<128> Out(P);
      llvm::sys::path::remove_dots(Out, /*remove_dot_dot=*/true);
      return Out;
    };
    // By another way, or through a link, it is the same file.
    auto Real = [&](StringRef P) {
      llvm::SmallString<128> Out;
      return W.Files->getRealPath(P, Out) ? std::string() : Out.str().str();
    };
    std::string There = Real(Path);
    auto IsSame = [&](StringRef P) {
      return Plain(P) == Plain(Path) || (!There.empty() && Real(P) == There);
    };
    for (uint32_t I = 0; I < Sources.fileCount(); ++I)
      if (!compiler::isLibrary(Sources, Sources.fileAt(I)) &&
          IsSame(Sources.path(Sources.fileAt(I))))
        return true;
    // Nor what the model is compared with.
    return llvm::any_of(O.Diff, IsSame);
  }

  bool colours(bool Terminal) const {
    return O.Colour == ColourMode::Always ||
           (O.Colour == ColourMode::Auto && Terminal && !W.NoColours);
  }

  /// Shows the diagnostics, or checks them, and ends the run with \p Code.
  int finish(int Code) {
    if (O.Stats) {
      Timer.print(W.Err);
    }
    if (O.VerifyDiagnostics && Code != UsageErrors) {
      std::vector<FileId> Files;
      for (uint32_t I = 0; I < Sources.fileCount(); ++I)
        if (!compiler::isLibrary(Sources, Sources.fileAt(I)))
          Files.push_back(Sources.fileAt(I));
      return verifyDiagnostics(Diags, Files, W.Err) ? Success : ModelErrors;
    }
    RenderOptions R;
    R.Colours = colours(W.ErrIsTerminal);
    showDiagnostics(Diags, Sources, R, O.MaxWarnings, W.Err);
    return Code;
  }

  const World &W;
  SourceManager Sources;
  Diagnostics Diags;
  Options O;
  PhaseTimer Timer;
  std::optional<Session> S;
  std::optional<Compilation> C;
};

} // namespace

int driver::tmcMain(llvm::ArrayRef<const char *> Args, const World &W) {
  auto R = std::make_unique<Run>(Args, W);
  int Code = R->run();
  if (W.EndsProcess)
    (void)R.release();
  return Code;
}
