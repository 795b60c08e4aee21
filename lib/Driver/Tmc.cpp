//===- Tmc.cpp - The compiler's main program ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"
#include "Analysis/Facts.h"
#include "Analysis/Lint.h"
#include "Backends/FindingsText.h"
#include "Backends/Methodology.h"
#include "Backends/RiskText.h"
#include "Driver/Compare.h"
#include "Driver/ExplainCode.h"
#include "Driver/Fix.h"
#include "Driver/Methodology.h"
#include "Driver/Options.h"
#include "IR/Print.h"
#include "IR/Verify.h"
#include "Parse/Parser.h"
#include "Rules/Engine.h"
#include "Rules/Labels.h"
#include "Rules/Results.h"
#include "Sema/Sema.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

#include <chrono>
#include <map>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

/// The embedded library, empty in a build without one.
llvm::ArrayRef<ast::EmbeddedFile> library() {
#ifdef TMC_HAVE_STDLIB_BLOB
  return ast::embeddedStdlib();
#else
  return {};
#endif
}

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

/// One run of the compiler.
class Compilation {
public:
  Compilation(llvm::ArrayRef<const char *> Args, const World &W,
              bool IsTrial = false)
      : Args(Args), W(W), Diags(Sources), O(parseOptions(Args, Diags)),
        IsTrial(IsTrial) {}

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
    Diags.setErrorLimit(IsTrial ? 0 : O.MaxErrors);
    Diags.setWarningsAsErrors(O.WarningsAsErrors);
    for (const WarningOption &W : O.Warnings)
      if (!(W.AsError ? Diags.setGroupAsError(W.Group, W.On)
                      : Diags.setGroupEnabled(W.Group, W.On)))
        unknownGroup(W.Group);
    const backends::BackendInfo *Backend = backends::findBackend(O.Emit);
    if (Backend && Backend->Kind == backends::BackendKind::Folder &&
        (O.Output == "-"))
      Diags.report(diag::OutputNeedsFolder) << O.Emit;
    if (Backend && Backend->Kind == backends::BackendKind::Binary &&
        !O.OutputGiven && W.OutIsTerminal)
      Diags.report(diag::BinaryToTerminal) << O.Emit;
    if (Diags.hasErrors())
      return finish(UsageErrors);

    if (O.Fix && !IsTrial && !fix())
      return finish(ModelErrors);
    if (O.Emit == "ast")
      return emitAst();
    Timer.next("load and parse");
    load();
    Timer.next("names and types");
    ir::Program P(Names, Sources);
    bool Typed =
        sema::analyze(Modules, P, Diags, {O.Overlays, O.Assumed, O.Breached});
    if (Diags.hasErrors() || !Typed)
      return finish(ModelErrors);
    assert(ir::verify(P, Diags) && "lowering made malformed IR");
    if (O.Methodology == ListMethodologies)
      return write({{"", listMethodologies(P)}});
    if (O.Emit == "ir") {
      std::string Text;
      llvm::raw_string_ostream OS(Text);
      ir::print(P, OS);
      return write({{"", std::move(Text)}});
    }
    return evaluate(P, Backend);
  }

private:
  /// `--fix`: a run that only shows what there is to fix, until one has
  /// nothing to fix; a fix may uncover the next mistake. False if a file
  /// could not be written.
  bool fix() {
    constexpr unsigned MaxRounds = 10;
    std::map<std::string, unsigned> Counts;
    World Quiet = W;
    Quiet.WriteFile = [](StringRef, StringRef) { return std::error_code(); };
    Quiet.FlushOut = [] { return std::error_code(); };
    for (unsigned Round = 0; Round < MaxRounds; ++Round) {
      Compilation Trial(Args, Quiet, /*IsTrial=*/true);
      Trial.run();
      std::vector<FixedFile> Files =
          applyFixIts(Trial.Diags, Trial.Sources, [&](FileId F) {
            return !Trial.isLibrary(F) && Trial.Sources.path(F) != "-";
          });
      if (Files.empty())
        break;
      for (const FixedFile &F : Files) {
        std::string Path = Trial.Sources.path(F.File).str();
        if (std::error_code E = W.WriteFile(Path, F.Text)) {
          Diags.report(diag::CannotWriteFile) << Path << E.message();
          return false;
        }
        Counts[Path] += F.Count;
      }
    }
    for (const auto &[Path, Count] : Counts)
      Diags.report(diag::NoteFixed)
          << (Count == 1 ? "1 fix" : std::to_string(Count) + " fixes") << Path;
    return true;
  }

  void unknownGroup(StringRef Group) {
    std::vector<StringRef> Groups = warningGroups();
    StringRef Near = nearest(Group, Groups);
    if (Near.empty())
      Diags.report(diag::UnknownWarningGroup) << Group;
    else
      Diags.report(diag::UnknownWarningGroupDidYouMean) << Group << Near;
  }

  void load() {
    Load.IncludePaths = O.IncludePaths;
    Load.ReadFile = W.ReadFile;
    Load.Library = library();
    Load.Prelude = O.Prelude;
    // They are of the library's vocabulary.
    if (!O.Methodology.empty() && O.Prelude)
      Load.Packages = methodologyPackages(O.Methodology, library());
    // Without a model any rule of the library can be explained.
    if (O.Inputs.empty() && !O.Explain.empty() && O.Prelude)
      for (const ast::EmbeddedFile &F : library())
        if (StringRef Path = F.Path; Path.consume_back(".tm")) {
          std::string Package = Path.str();
          std::replace(Package.begin(), Package.end(), '/', '.');
          Load.Packages.push_back(std::move(Package));
        }
    Modules = sema::loadModules(O.Inputs, Load, Sources, Names, Diags);
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
        OS << "  " << backends::scoreParts(*S) << '\n';
    }
    if (Diags.hasErrors())
      return finish(UsageErrors);
    return write({{"", std::move(Text)}});
  }

  int emitAst() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    for (const std::string &Path : O.Inputs) {
      llvm::ErrorOr<std::string> Source = W.ReadFile(Path);
      if (!Source) {
        Diags.report(diag::CannotOpenFile)
            << Path << Source.getError().message();
        continue;
      }
      FileId File = Sources.addFile(Path, *Source);
      parse::ParseResult R = parse::parseFile(File, Names, Diags);
      ast::dump(R.Tree, Names, Sources, OS);
    }
    if (Diags.hasErrors())
      return finish(ModelErrors);
    return write({{"", std::move(Text)}});
  }

  int evaluate(ir::Program &P, const backends::BackendInfo *Backend) {
    Gates Levels;
    if (!O.FailOn.empty() &&
        !findSeverity(P, "--fail-on", O.FailOn, Levels.Finding))
      return finish(UsageErrors);
    if (!O.FailOnQuestions.empty() &&
        !findSeverity(P, "--fail-on-questions", O.FailOnQuestions,
                      Levels.Question))
      return finish(UsageErrors);
    if (!O.FailOnRisk.empty() && !findRisk(P, Levels.Risk))
      return finish(UsageErrors);
    ir::MethodologyId Method;
    if (!O.Methodology.empty()) {
      Method = findMethodology(
          P, O.Methodology,
          O.Prelude ? library() : llvm::ArrayRef<ast::EmbeddedFile>(), Diags);
      if (!Method)
        return finish(UsageErrors);
    }
    Timer.next("facts");
    std::unique_ptr<analysis::Facts> Facts = analysis::Facts::compute(P);
    Timer.next("rules");
    rules::EngineOptions EO;
    EO.Today = O.Today ? *O.Today : W.Today();
    EO.Threads = O.Threads;
    EO.HasResults = !O.Results.empty();
    EO.WarnUnverified = O.Emit != "pytest";
    for (const std::string &Path : O.Results) {
      if (llvm::ErrorOr<std::string> Text = W.ReadFile(Path))
        rules::readResults(Path, *Text, EO.Results, Diags);
      else
        Diags.report(diag::CannotOpenFile) << Path << Text.getError().message();
    }
    if (Diags.hasErrors())
      return finish(ModelErrors);
    rules::Engine Engine(P, *Facts, EO);
    rules::FindingSet Findings = Engine.run(Diags);
    checkSubstance(P, Findings);
    if (Diags.hasErrors())
      return finish(ModelErrors);

    auto Own = [&](FileId F) { return !isLibrary(F); };
    analysis::lintModel(*Facts, Own, Diags);
    analysis::lintRules(*Facts, Own, Diags);
    if (Diags.hasErrors())
      return finish(ModelErrors);

    Timer.next("output");
    backends::EmitOptions Emit;
    Emit.Title = O.Title;
    Emit.ToolVersion = TMC_VERSION;
    Emit.InputFiles = O.Inputs;
    Emit.Today = O.Today;
    Emit.Extra = O.EmitOptions;
    Emit.Goals = O.Goals;
    Emit.Tags = O.Tags;
    llvm::BitVector Tagged;
    rules::FindingSet Chosen;
    if (!O.Tags.empty()) {
      Tagged = rules::tagged(Engine, O.Tags);
      Chosen = rules::onlyTagged(Engine, Findings, Tagged, O.Tags);
      if (!checkTags(Engine))
        return finish(UsageErrors);
    }
    bool All = O.Tags.empty();
    backends::BackendInput In{Engine,
                              All ? Findings : Chosen,
                              P,
                              Sources,
                              Diags,
                              Emit,
                              supportFile,
                              All ? nullptr : &Findings,
                              All ? nullptr : &Tagged};
    if (O.compares())
      return compare(In, EO, Levels);
    bool Fails = failsGate(Engine, Findings, Levels);
    int Code = Success;
    if (Method) {
      Code = write(
          {{"", O.Emit == "json" ? backends::methodologyJson(In, Method)
                                 : backends::methodologyMarkdown(In, Method)}});
    } else if (Backend) {
      std::vector<backends::OutputFile> Files = Backend->Emit(In);
      if (Diags.hasErrors())
        return finish(ModelErrors);
      Code = write(std::move(Files));
    } else {
      Code = printText(In);
    }
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  /// What the gates stop at, as places in their enums; -1: no such gate.
  struct Gates {
    int Finding = -1, Question = -1, Risk = -1;
  };

  /// Says that \p Gate fails, and why, in one line.
  void failed(StringRef Gate, StringRef Level, uint64_t Count, StringRef One,
              StringRef Many) {
    Diags.report(diag::NoteGate)
        << (Gate + "=" + Level).str()
        << (llvm::Twine(Count) + " " + (Count == 1 ? One : Many)).str();
  }

  bool failsGate(const rules::Engine &Engine, const rules::FindingSet &F,
                 Gates Levels) {
    uint64_t Open = 0, Asked = 0, Risky = 0;
    for (const rules::Finding &X : F.Findings.rows()) {
      if (Levels.Finding >= 0 && rules::countsForGate(X) &&
          X.Severity >= Levels.Finding)
        ++Open;
    }
    if (Levels.Question >= 0)
      for (const rules::RankedQuestion &Q : Engine.questions(F))
        for (const rules::Answer &A : Q.Answers)
          Asked += A.Severity >= Levels.Question;
    if (Levels.Risk >= 0) {
      // What is not known exactly counts as the least that it can be.
      rules::RiskTable Risks = Engine.currentRisks(F);
      const rules::RiskTotals &Now =
          Risks.Totals[static_cast<unsigned>(rules::RiskStage::Current)];
      for (size_t R = static_cast<size_t>(Levels.Risk); R < Now.Known.size();
           ++R)
        Risky += Now.Known[R] + Now.AtLeast[R];
    }
    if (Open != 0)
      failed("--fail-on", O.FailOn, Open, "finding is open",
             "findings are open");
    if (Asked != 0)
      failed("--fail-on-questions", O.FailOnQuestions, Asked,
             "answer is missing", "answers are missing");
    if (Risky != 0)
      failed("--fail-on-risk", O.FailOnRisk, Risky,
             "open finding has such a risk", "open findings have such a risk");
    return Open + Asked + Risky != 0;
  }

  /// A gate must not pass because there is nothing that it could stop at.
  void checkSubstance(const ir::Program &P, const rules::FindingSet &F) {
    auto Report = [&](const std::string &Why, bool Warn) {
      auto Gates = O.gates();
      for (auto [Gate, Level] : Gates)
        Diags.report(diag::NothingToCheck) << (Gate + "=" + Level).str() << Why;
      if (Gates.empty() && Warn)
        Diags.report(diag::EmptyModel) << Why;
    };
    bool AnyElement = llvm::any_of(P.Entities.rows(), [](const ir::Entity &E) {
      return E.Class == ir::EntityClass::Element;
    });
    if (!AnyElement) {
      // A rule of the library is explained without a model.
      if (O.Inputs.empty())
        return;
      // A library is not there to be checked; an empty file says nothing.
      bool Library = false;
      for (const sema::Module &M : Modules.Modules.rows())
        Library |= !M.Library &&
                   llvm::any_of(M.Tree.list(M.Tree.root()), [&](ast::NodeId N) {
                     return M.Tree.kind(N) != ast::NodeKind::Import;
                   });
      Report(Library ? "no system in these files has an element"
                     : "these files declare nothing",
             !Library);
      return;
    }
    if (O.Results.empty())
      return;
    llvm::StringSet<> Identities;
    for (uint32_t I = 0; I < F.Findings.size(); ++I)
      Identities.insert(rules::identity(P, F, rules::FindingId(I)));
    if (llvm::none_of(F.Results, [&](const rules::TestResult &R) {
          return R.Outcome != rules::TestOutcome::Skipped &&
                 Identities.contains(R.Identity);
        }))
      Report("no test in the results that were read says anything of a "
             "finding of this model",
             true);
  }

  /// A tag that nothing has is a slip, and would hide everything.
  bool checkTags(const rules::Engine &Engine) {
    const ir::Program &P = Engine.program();
    llvm::StringSet<> All;
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      for (const std::string &Tag : rules::tagsOf(Engine, ir::EntityId(I)))
        All.insert(Tag);
    for (const ir::Rule &R : P.Rules.rows())
      for (const std::string &Tag : rules::tagsOf(Engine, R))
        All.insert(Tag);
    std::vector<StringRef> Names;
    for (const auto &Entry : All)
      Names.push_back(Entry.getKey());
    llvm::sort(Names);
    bool Ok = true;
    for (const std::string &Tag : O.Tags) {
      if (All.contains(Tag))
        continue;
      Ok = false;
      StringRef Near = nearest(Tag, Names);
      Diags.report(diag::NothingTagged)
          << Tag
          << (Near.empty() ? std::string()
                           : "; did you mean `" + Near.str() + "`?");
    }
    return Ok;
  }

  /// The difference to another version is the output, and `--fail-on` counts
  /// what has become worse.
  int compare(const backends::BackendInput &In, rules::EngineOptions EO,
              Gates Levels) {
    // Tests show something of the model of today.
    if (!O.Diff.empty()) {
      EO.Results.clear();
      EO.HasResults = false;
    }
    WorstChange Worst;
    ComparedRun Run{
        W, O, Load, Modules, Sources, Names, EO, In, colours(W.OutIsTerminal)};
    std::optional<std::string> Text = compareRuns(Run, Worst);
    if (!Text)
      return finish(ModelErrors);
    auto Worse = [&](int Limit, int Found, StringRef Gate, StringRef Level,
                     StringRef Why) {
      if (Limit < 0 || Found < Limit)
        return false;
      Diags.report(diag::NoteGate) << (Gate + "=" + Level).str() << Why;
      return true;
    };
    bool Fails = Worse(Levels.Finding, Worst.Severity, "--fail-on", O.FailOn,
                       "something is open or in question, and was not, or is "
                       "more severe");
    Fails |= Worse(Levels.Question, Worst.Asked, "--fail-on-questions",
                   O.FailOnQuestions, "something is in question, and was not");
    Fails |= Worse(Levels.Risk, Worst.Risk, "--fail-on-risk", O.FailOnRisk,
                   "the risk of something is new or higher");
    int Code = write({{"", std::move(*Text)}});
    return Code == Success && Fails ? FindingsOpen : Code;
  }

  /// `--fail-on-risk=high` names a value of the enum of risks, in any case.
  bool findRisk(const ir::Program &P, int &Level) {
    ir::FuncId F = P.Known.rating(ir::RiskRole::Risk);
    if (!F) {
      Diags.report(diag::BadOptionValue)
          << O.FailOnRisk << "--fail-on-risk"
          << "nothing: no function is marked `@risk`";
      return false;
    }
    std::vector<std::string> Words;
    for (const ir::EnumValue &V :
         P.Enums[P.Funcs[F].Result.enumId()].Values.of(P.EnumValues)) {
      if (StringRef(P.text(V.Text)).equals_insensitive(O.FailOnRisk))
        Level = static_cast<int>(Words.size());
      Words.push_back(P.text(V.Text).str());
    }
    if (Level >= 0)
      return true;
    Diags.report(diag::BadOptionValue) << O.FailOnRisk << "--fail-on-risk"
                                       << "one of " + llvm::join(Words, ", ");
    return false;
  }

  /// `--fail-on=high` names a value of the severity enum, in any case.
  bool findSeverity(const ir::Program &P, StringRef Option, StringRef Word,
                    int &Level) {
    if (!P.Known.Severity) {
      Diags.report(diag::BadOptionValue)
          << Word << Option << "nothing: no severities are declared";
      return false;
    }
    std::vector<std::string> Words;
    for (const ir::EnumValue &V :
         P.Enums[P.Known.Severity].Values.of(P.EnumValues)) {
      if (StringRef(P.text(V.Text)).equals_insensitive(Word))
        Level = static_cast<int>(Words.size());
      Words.push_back(P.text(V.Text).lower());
    }
    if (Level >= 0)
      return true;
    Diags.report(diag::BadOptionValue)
        << Word << Option << "one of " + llvm::join(Words, ", ");
    return false;
  }

  int printText(const backends::BackendInput &In) {
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

  static std::optional<StringRef> supportFile(StringRef Name) {
    for (const ast::EmbeddedFile &F : library())
      if (F.Path == Name)
        return F.Text;
    return std::nullopt;
  }

  /// Writes what a run made, after everything else has succeeded. In a check
  /// of diagnostics nothing is written.
  int write(std::vector<backends::OutputFile> Files) {
    if (O.VerifyDiagnostics || IsTrial)
      return finish(Success);
    for (const backends::OutputFile &F : Files) {
      if (O.Output == "-") {
        W.Out << F.Bytes;
        continue;
      }
      llvm::SmallString<128> Path(O.Output);
      if (!F.Path.empty())
        llvm::sys::path::append(Path, F.Path);
      if (isSource(Path)) {
        Diags.report(diag::CannotWriteFile)
            << Path << "the model was read from it";
        break;
      }
      // What keeps one file of a folder from being written keeps the others.
      if (std::error_code E = W.WriteFile(Path, F.Bytes)) {
        Diags.report(diag::CannotWriteFile) << Path << E.message();
        break;
      }
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
    for (uint32_t I = 0; I < Sources.fileCount(); ++I)
      if (Plain(Sources.path(Sources.fileAt(I))) == Plain(Path))
        return true;
    // Nor what the model is compared with.
    return llvm::any_of(
        O.Diff, [&](StringRef Old) { return Plain(Old) == Plain(Path); });
  }

  bool isLibrary(FileId F) const {
    return Sources.path(F).starts_with("<std>/");
  }

  bool colours(bool Terminal) const {
    return O.Colour == ColourMode::Always ||
           (O.Colour == ColourMode::Auto && Terminal && !W.NoColours);
  }

  /// Shows the diagnostics, or checks them, and ends the run with \p Code.
  int finish(int Code) {
    if (IsTrial)
      return Code;
    if (O.Stats) {
      Timer.print(W.Err);
    }
    if (O.VerifyDiagnostics && Code != UsageErrors) {
      std::vector<FileId> Files;
      for (uint32_t I = 0; I < Sources.fileCount(); ++I)
        if (!isLibrary(Sources.fileAt(I)))
          Files.push_back(Sources.fileAt(I));
      return verifyDiagnostics(Diags, Files, W.Err) ? Success : ModelErrors;
    }
    RenderOptions R;
    R.Colours = colours(W.ErrIsTerminal);
    // In the order of the text: phases are the compiler's business.
    std::vector<const Diagnostic *> Ordered;
    for (const Diagnostic &D : Diags.all())
      Ordered.push_back(&D);
    llvm::stable_sort(Ordered, [](const Diagnostic *A, const Diagnostic *B) {
      return A->Where.Begin < B->Where.Begin;
    });
    for (const Diagnostic *D : Ordered)
      render(*D, Sources, R, W.Err);
    if (Diags.suppressedCount() != 0)
      W.Err << "tmc: " << Diags.suppressedCount()
            << " more errors are not shown; see --max-errors\n";
    if (Diags.errorCount() > 1)
      W.Err << Diags.errorCount() << " errors\n";
    return Code;
  }

  llvm::ArrayRef<const char *> Args;
  const World &W;
  SourceManager Sources;
  Interner Names;
  Diagnostics Diags;
  Options O;
  sema::LoadOptions Load;
  sema::ModuleSet Modules;
  PhaseTimer Timer;
  bool IsTrial; ///< writes and shows nothing
};

} // namespace

int driver::tmcMain(llvm::ArrayRef<const char *> Args, const World &W) {
  return Compilation(Args, W).run();
}
