//===- Tmc.cpp - The compiler's main program ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"
#include "Backends/AppPage.h"
#include "Backends/MessagesJson.h"
#include "Backends/Sarif.h"
#include "Compiler/Fix.h"
#include "Compiler/Methodology.h"
#include "Compiler/PackImage.h"
#include "Compiler/Versions.h"
#include "Drift/Drift.h"
#include "Driver/Contracts.h"
#include "Driver/ExplainCode.h"
#include "Driver/Gates.h"
#include "Driver/ImportSources.h"
#include "Driver/Options.h"
#include "Driver/Progress.h"
#include "Driver/Run.h"
#include "Driver/Show.h"
#include "Driver/Sink.h"
#include "Driver/TimeLimit.h"
#include "Driver/Version.h"
#include "Report/RiskText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

#include <atomic>
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

class RunOnce final : public Run {
public:
  RunOnce(llvm::ArrayRef<const char *> Args, const World &W, RunHooks Hooks)
      : W(W), Hooks(std::move(Hooks)), Diags(Sources),
        O(parseOptions(Args, Diags,
                       [&](StringRef Path) { return W.Files->exists(Path); })) {
  }

  void cancel() override {
    Dropped.store(true, std::memory_order_relaxed);
    Stop.cancel();
  }
  const Options &options() const override { return O; }
  const Diagnostics &diagnostics() const override { return Diags; }
  const SourceManager &sources() const override { return Sources; }
  std::vector<std::string> files() const override;

  int run() override {
    if (Diags.hasErrors())
      return finish(UsageErrors);
    if (O.Help) {
      if (O.Command)
        printHelp(*O.Command, W.Out);
      else
        printHelp(W.Out);
      return Success;
    }
    if (O.Version) {
      printVersion("tmc", W.Out);
      return Success;
    }
    if (isDiagnosticCode(O.Explain))
      return explain();
    if (!O.Scores.empty())
      return score();
    Diags.setErrorLimit(O.MaxErrors);
    configure(Diags, [&](StringRef Group) { unknownGroup(Group); });
    backends::OutputKind Kind = backends::info(O.Written->As).Kind;
    if (Kind == backends::OutputKind::Folder && O.Output == "-")
      Diags.report(diag::OutputNeedsFolder) << written();
    if (Kind == backends::OutputKind::Binary && !O.OutputGiven &&
        W.OutIsTerminal)
      Diags.report(diag::BinaryToTerminal) << written();
    if (Diags.hasErrors())
      return finish(UsageErrors);

    if (O.TimeLimit != 0)
      Limit.emplace(O.TimeLimit, Stop);
    if (W.ErrIsTerminal)
      Shows.emplace(W.Err);
    *W.MaxStream = O.MaxFileSize;
    compiler::SessionOptions SO;
    SO.Limits.MaxFileSize = O.MaxFileSize;
    // Only these compile a file more than once.
    SO.KeepTrees = O.Fix || O.compares();
    Session &Reads = Hooks.Shared ? *Hooks.Shared : S.emplace(W.Files, SO);
    if (!compiler::openIncludePaths(Reads, O.IncludePaths, Diags))
      return finish(UsageErrors);
    CompilationOptions CO = compilationOptions(Reads);
    if (O.Fix && !fix(Reads, CO))
      return finish(ModelErrors);
    C.emplace(Reads, std::move(CO), Diags);
    return compile(*C);
  }

private:
  /// What chose the output, for messages.
  std::string written() const {
    if (O.Command && O.Emit.empty())
      return "tmc " + O.Command->Name.str();
    return O.Emit.empty() ? "--format=" + O.Format : "--emit=" + O.Emit;
  }

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
    CO.Rules.WarnUnverified = backends::info(O.Written->About).WarnUnverified;
    CO.ResultFiles = O.Results;
    CO.OnPhase = [&](StringRef Phase) { begin(Phase); };
    CO.Cancel = &Stop;
    return CO;
  }

  void begin(StringRef Phase) {
    Timer.next(Phase);
    Current = Phase;
    if (Shows)
      Shows->begin(Phase);
  }

  /// `--fix`, as far as this run goes. False if a file could not be written.
  bool fix(Session &S, const CompilationOptions &CO) {
    compiler::Depth Deep = O.madeFrom() == backends::Input::Syntax
                               ? compiler::Depth::Syntax
                           : O.madeFrom() == backends::Input::Program ||
                                   O.Methodology == compiler::ListMethodologies
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
    return write(
        [&](report::OutputSink &To) {
          explainCode(O.Explain, R, Diags, To.begin());
        },
        UsageErrors);
  }

  /// `--score=VECTOR` needs no model either.
  int score() {
    std::vector<risk::Score> Scores;
    for (const std::string &Vector : O.Scores) {
      risk::Error E;
      if (std::optional<risk::Score> S = risk::score(Vector, E)) {
        Scores.push_back(std::move(*S));
        continue;
      }
      // The vector is shown as if it stood in a file.
      FileId File = Sources.addFile("--score", Vector);
      auto At = [&](size_t Offset) {
        return Sources.locAt(
            File, static_cast<uint32_t>(std::min(Offset, Vector.size())));
      };
      Diags.report(diag::BadVector, {At(E.Begin), At(E.End)}) << E.Message;
    }
    if (Diags.hasErrors())
      return finish(UsageErrors);
    return write([&](report::OutputSink &To) {
      llvm::raw_ostream &OS = To.begin();
      for (const risk::Score &S : Scores) {
        OS << risk::info(S.In).Name << ' '
           << (S.Number ? S.Number->text() + " " : "") << S.Level << "  ("
           << S.Kind << ")\n  " << S.Vector << '\n';
        if (!S.Parts.empty())
          OS << "  " << report::scoreParts(S) << '\n';
      }
    });
  }

  int compile(Compilation &C) {
    backends::OutputInput In;
    if (O.madeFrom() == backends::Input::Syntax) {
      std::vector<ast::Tree> Trees = C.syntax();
      if (Diags.hasErrors())
        return finish(ModelErrors);
      backends::SyntaxInput Syntax{Trees, C.names(), Sources};
      In.Syntax = &Syntax;
      return write(In);
    }
    In.Program = C.program();
    if (!In.Program)
      return failed();
    if (O.Methodology == compiler::ListMethodologies)
      return write([&](report::OutputSink &To) {
        To.begin() << compiler::listMethodologies(*In.Program);
      });
    if (O.madeFrom() == backends::Input::Program)
      return write(In);
    if (!O.Against.empty() && !prove(C))
      return failed();
    return evaluate(C, In);
  }

  /// Gives the program the proofs of `--against`. What differs is for `tmc
  /// drift` to say. It needs the kinds that the deployment uses, which the
  /// model may not import, and so a compilation of its own.
  bool prove(Compilation &C) {
    begin("deployment");
    Deployment Deployed(W, O.Against, {}, "", Diags);
    std::vector<importers::Import *> From = Deployed.imports();
    if (From.empty())
      return false;
    CompilationOptions Other = C.options();
    Other.Packages = drift::packagesOf(From);
    Other.OnPhase = {};
    Diagnostics Ignored(Sources);
    Compilation Both(*S, std::move(Other), Ignored);
    for (const std::string &Input : O.Inputs) // a pipe is read only once
      if (const compiler::SourceFile *File = C.file(Input))
        Both.provide(Input, *File);
    ir::Program *P = Both.program();
    const analysis::Facts *F = P ? Both.facts() : nullptr;
    if (!F)
      return true;
    drift::Drift D(*P, *F, *Both.modules(), From, Ignored);
    D.run();
    drift::prove(*C.program(), D);
    return true;
  }

  int evaluate(Compilation &C, backends::OutputInput &Out) {
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
    report::EmitOptions Emit = emitOptions(C, Levels);
    if (!readTemplates(Emit))
      return finish(UsageErrors);
    if (Hooks.OnModel && O.Tags.empty())
      if (const report::BackendInput *Outline = C.outline(Emit))
        Hooks.OnModel(*Outline);
    const rules::FindingSet *Findings = C.findings();
    if (!Findings)
      return failed();
    Levels.checkSubstance(C);
    if (!C.lint())
      return failed();

    begin("output");
    if (!O.Tags.empty() && !C.choose(O.Tags))
      return finish(UsageErrors);
    report::BackendInput In = C.input(Emit);
    Out.Findings = &In;
    if (O.madeFrom() == backends::Input::Comparison)
      return compare(C, Out, Levels);
    if (O.madeFrom() >= backends::Input::Contract)
      return writeContract(C, Out, Emit);
    bool Fails = Levels.fail(*C.review());
    backends::MethodologyInput Report{In, Method};
    Out.Methodology = &Report;
    int Code = write(Out);
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  report::EmitOptions emitOptions(Compilation &C, Gates &Levels) {
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
    Emit.Explain = O.Explain;
    Emit.ShowAll = O.ShowAll;
    Emit.FindPrinter = W.FindPrinter;
    Emit.Colours = colours(W.OutIsTerminal);
    Levels.tell(Emit);
    return Emit;
  }

  /// What `--template-dir` holds; false if that is none of the report's files.
  bool readTemplates(report::EmitOptions &Emit) {
    if (O.TemplateDir.empty())
      return true;
    for (StringRef Name : backends::appFiles()) {
      llvm::SmallString<128> Path(O.TemplateDir);
      llvm::sys::path::append(Path, Name);
      auto File = W.Files->getBufferForFile(Path);
      if (File)
        Emit.Templates.push_back({Name.str(), (*File)->getBuffer().str()});
      else if (File.getError() != std::errc::no_such_file_or_directory) {
        Diags.report(diag::CannotOpenFile) << Path << File.getError().message();
        return false;
      }
    }
    if (Emit.Templates.empty())
      Diags.report(diag::NoTemplateFolder)
          << O.TemplateDir << llvm::join(backends::appFiles(), ", ");
    return !Emit.Templates.empty();
  }

  /// The difference to another version is the output, and `--fail-on` counts
  /// what has become worse.
  int compare(const Compilation &C, backends::OutputInput &Out, Gates &Levels) {
    bool All = O.ShowAll || backends::info(O.Written->As).ForPrograms;
    std::optional<compiler::VersionComparison> Compared =
        compiler::compareVersions(C, *Out.Findings, {O.Diff, O.WhatIf, All});
    if (!Compared)
      return failed();
    report::DiffOutput Difference{Compared->Old,       Compared->New,
                                  Compared->Changes,   Compared->Assumed,
                                  Compared->AssumedOn, Out.Findings->Options,
                                  *Out.Findings};
    Out.Comparison = &Difference;
    bool Fails = Levels.fail(Compared->Worst);
    int Code = write(Out);
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  /// A contract is checked before it is written, or instead.
  int writeContract(Compilation &C, backends::OutputInput &Out,
                    const report::EmitOptions &Emit) {
    ContractWork Work(O, W, C, Diags);
    if (!Work.read())
      return finish(ModelErrors);
    if (O.Check || O.Wire) {
      bool Good = O.Check ? Work.check(Emit) : Work.wire();
      return finish(Good ? Success : ModelErrors);
    }
    std::optional<backends::ContractInput> In = Work.input(Emit);
    Out.Contract = &*In;
    std::optional<backends::ContractComparisonInput> Changes =
        O.Diff.empty() ? std::nullopt : Work.compare(Emit);
    if (Changes)
      Out.ContractComparison = &*Changes;
    else if (!O.Diff.empty())
      return finish(ModelErrors);
    return write(Out);
  }

  /// The model has mistakes. SARIF can say so: a file of an earlier run would
  /// be taken for one of this. Not for GitHub, which would close all alerts.
  int failed() {
    if (Stop.isCancelled())
      return outOfTime();
    if (O.Written->As != backends::Format::Sarif ||
        llvm::is_contained(O.EmitOptions, std::pair<std::string, std::string>(
                                              "profile", "github")))
      return finish(ModelErrors);
    return write([&](report::OutputSink &To) {
      backends::writeSarifOfMessages(Diags, Sources, TMC_VERSION,
                                     /*Successful=*/false, To.begin());
    });
  }

  int outOfTime() {
    Diags.report(diag::OutOfTime) << O.TimeLimit << Current;
    return finish(ModelErrors);
  }

  int write(const backends::OutputInput &In) {
    if (Hooks.Instead) {
      Hooks.Instead(In);
      return finish(Diags.hasErrors() ? ModelErrors : Success);
    }
    // An explanation fails because nothing is what was asked about.
    return write([&](report::OutputSink &To) { O.Written->Write(In, To); },
                 O.Written->About == backends::Subject::Explanation
                     ? UsageErrors
                     : ModelErrors);
  }

  /// Writes what a run made, after everything else has succeeded. In a check
  /// of diagnostics nothing is written.
  int write(llvm::function_ref<void(report::OutputSink &)> Write,
            int IfImpossible = ModelErrors) {
    if (Stop.isCancelled())
      return outOfTime();
    if (O.VerifyDiagnostics) {
      report::MemorySink Nowhere;
      Write(Nowhere);
      return finish(Diags.hasErrors() ? IfImpossible : Success);
    }
    if (O.Output == "-" && W.OutIsTerminal)
      Shows.reset(); // which is that terminal, most of the time
    auto IsSource = [&](StringRef Path) { return isSource(Path); };
    FileSink To(W, O.Output, IsSource, Diags);
    uint32_t Before = Diags.errorCount();
    size_t Told = Diags.all().size();
    Write(To);
    LinesFailed = To.hasFailed();
    // What is on its way to standard output cannot be taken back, and is whole.
    if (Stop.isCancelled() && O.Output != "-")
      return outOfTime();
    if (Diags.errorCount() != Before)
      return finish(To.hasFailed() ? ModelErrors : IfImpossible);
    To.commit();
    LinesFailed = To.hasFailed();
    if (asLines() && !LinesFailed)
      Shown = Told;
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
    Shows.reset();
    if (Dropped.load(std::memory_order_relaxed))
      return Code;
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
    // A model with mistakes has lines, too.
    if (asLines() && Code != UsageErrors && !Shown && !LinesFailed)
      writeMessages();
    RenderOptions R;
    R.Colours = colours(W.ErrIsTerminal);
    if (Shown) {
      for (const Diagnostic &D : Diags.all().drop_front(*Shown))
        render(D, Sources, R, W.Err);
      return Code;
    }
    showDiagnostics(Diags, Sources, R, O.MaxWarnings, W.Err);
    return Code;
  }

  /// Whether diagnostics are lines of the output.
  bool asLines() const {
    return O.Written && O.Written->About == backends::Subject::Messages &&
           O.Written->As == backends::Format::Json && !O.VerifyDiagnostics;
  }

  /// Writes the lines of a run that ended before there were findings.
  void writeMessages() {
    size_t Told = Diags.all().size();
    auto IsSource = [&](StringRef Path) { return isSource(Path); };
    FileSink To(W, O.Output, IsSource, Diags);
    backends::writeMessageLines(Diags, TMC_VERSION, O.Inputs, To.begin());
    if (To.hasFailed())
      return;
    To.commit();
    if (!To.hasFailed())
      Shown = Told;
  }

  const World &W;
  const RunHooks Hooks;
  SourceManager Sources;
  Diagnostics Diags;
  Options O;
  PhaseTimer Timer;
  StringRef Current = "options"; ///< the phase that began last
  Cancellation Stop;
  std::atomic<bool> Dropped = false; ///< nobody waits for the result
  /// How many of the diagnostics are lines of an output that was written.
  std::optional<size_t> Shown;
  bool LinesFailed = false; ///< the output could not be written
  std::optional<Session> S;
  std::optional<Compilation> C;
  std::optional<TimeLimit> Limit; ///< of Stop
  std::optional<Progress> Shows;  ///< on a terminal
};

} // namespace

std::vector<std::string> RunOnce::files() const {
  std::vector<std::string> Out = O.Inputs;
  for (const std::vector<std::string> *More :
       {&O.Results, &O.Diff, &O.IncludePaths})
    Out.insert(Out.end(), More->begin(), More->end());
  for (uint32_t I = 0; I < Sources.fileCount(); ++I)
    if (FileId File = Sources.fileAt(I);
        !compiler::isLibrary(Sources, File) && !Sources.isVirtual(File))
      Out.push_back(Sources.path(File).str());
  for (StringRef Name : backends::appFiles())
    if (!O.TemplateDir.empty()) {
      llvm::SmallString<128> Path(O.TemplateDir);
      llvm::sys::path::append(Path, Name);
      Out.push_back(Path.str().str());
    }
  // What could not be found may appear beside what imports it.
  if (Diags.hasErrors())
    for (size_t I = 0, Count = Out.size(); I < Count; ++I) {
      StringRef Folder = llvm::sys::path::parent_path(Out[I]);
      Out.push_back(Folder.empty() ? "." : Folder.str());
    }
  llvm::sort(Out);
  Out.erase(std::unique(Out.begin(), Out.end()), Out.end());
  return Out;
}

std::unique_ptr<Run> driver::makeRun(llvm::ArrayRef<const char *> Args,
                                     const World &W, RunHooks Hooks) {
  return std::make_unique<RunOnce>(Args, W, std::move(Hooks));
}

int driver::tmcMain(llvm::ArrayRef<const char *> Args, const World &W) {
  if (!Args.empty())
    if (const CommandInfo *C = findCommand(Args.front()); C && C->Main)
      return C->Main(Args.drop_front(), W);
  std::unique_ptr<Run> R = makeRun(Args, W);
  const Options &O = R->options();
  // Help, and what is wrong with the command line, are those of any run.
  bool IsPlain = R->diagnostics().hasErrors() || O.Help || O.Version;
  if (!IsPlain && O.Command && O.Command->Id == Command::Serve)
    return serve(Args, W, O);
  if (!IsPlain && O.Watch)
    return watch(Args, W, O);
  int Code = R->run();
  if (W.EndsProcess)
    (void)R.release();
  return Code;
}
