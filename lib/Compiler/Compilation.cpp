//===- Compilation.cpp - From files to findings ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Compilation.h"

#include "Analysis/Facts.h"
#include "Analysis/Lint.h"
#include "Analysis/PassManager.h"
#include "IR/Parse.h"
#include "IR/Verify.h"
#include "Review/Labels.h"
#include "Review/Results.h"
#include "Sema/Image.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::compiler;
using llvm::StringRef;

Compilation::Compilation(Session &S, CompilationOptions Options,
                         Diagnostics &Diags)
    : S(S), O(std::move(Options)), Diags(Diags),
      ErrorsBefore(Diags.errorCount()),
      Loaded(std::make_shared<Files>(image())) {
  O.Rules.Cancel = O.Cancel;
  O.Rules.HasResults |= !O.ResultFiles.empty();
}

Compilation::Compilation(const Compilation &Of, sema::AnalyzeOptions Model,
                         Diagnostics &Diags)
    : S(Of.S), O(Of.O), Diags(Diags), ErrorsBefore(Diags.errorCount()),
      Loaded(Of.Loaded), Loading(Of.Loading) {
  assert(&Diags.sources() == &Of.sources() && "places must mean the same");
  O.Model = std::move(Model);
  // The other one has read them.
  O.ResultFiles.clear();
  O.OnPhase = {};
}

/// The engine and the review of a model whose rules have not been evaluated.
struct Compilation::Outline {
  Outline(const ir::Program &P, const analysis::Facts &F,
          const rules::EngineOptions &Rules)
      : Engine(P, F, Rules), Review(Engine, Nothing) {}
  rules::Engine Engine;
  rules::FindingSet Nothing;
  review::Review Review;
  std::optional<report::BackendInput> Input;
};

Compilation::~Compilation() = default;

/// What the program begins with, or null.
const sema::LibraryImage *Compilation::image() const {
  return O.Form == InputForm::Model && O.Prelude ? S.image() : nullptr;
}

Compilation::Files::Files(const sema::LibraryImage *Image)
    : Names(Image ? Interner(Image->names()) : Interner()) {}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

void Compilation::provide(StringRef Path, SourceFile File) {
  Loaded->Read[Path] = std::move(File);
}

const SourceFile *Compilation::file(StringRef Path) const {
  auto It = Loaded->Read.find(Path);
  return It == Loaded->Read.end() ? nullptr : &It->second;
}

/// A file says the same all through one compilation, and is read once.
llvm::ErrorOr<SourceFile> Compilation::read(StringRef Path) {
  if (const SourceFile *Known = file(Path))
    return *Known;
  llvm::ErrorOr<SourceFile> File = S.read(Path);
  if (File)
    Loaded->Read[Path] = *File;
  return File;
}

/// Adds the input \p Path, shown as \p Shown; none after a report.
FileId Compilation::addInput(StringRef Path, StringRef Shown) {
  // What is too large is not read to say so.
  const uint64_t Limit =
      O.Form == InputForm::IR ? uint64_t(~uint32_t(0)) : S.limits().MaxFileSize;
  if (std::optional<uint64_t> Size = S.size(Path); Size && *Size > Limit) {
    Diags.report(diag::FileTooLarge) << Path << *Size << Limit;
    return FileId::none();
  }
  llvm::ErrorOr<SourceFile> Source = read(Path);
  if (!Source) {
    Diags.report(diag::CannotOpenFile) << Path << Source.getError().message();
    return FileId::none();
  }
  StringRef Text = Source->What->text();
  FileId File = sources().addFile(Shown, Text);
  if (!File)
    Diags.report(diag::FileTooLarge)
        << Path << uint64_t(Text.size()) << uint64_t(~uint32_t(0));
  return File;
}

bool Compilation::isOfModel(FileId File) const {
  if (!isOwn(File))
    return false;
  sema::LoadOptions L;
  L.RealPath = [&](StringRef Path) { return S.realPath(Path); };
  std::vector<std::string> Trusted;
  for (const std::string &Folder : O.IncludePaths)
    if (llvm::none_of(O.Inputs, [&](StringRef Input) {
          return sema::isInFolders(Input, Folder, L);
        }))
      Trusted.push_back(Folder);
  return !sema::isInFolders(sources().path(File), Trusted, L);
}

bool compiler::isLibrary(const SourceManager &Sources, FileId File) {
  return Sources.path(File).starts_with("<std>/");
}

//===----------------------------------------------------------------------===//
// Phases
//===----------------------------------------------------------------------===//

/// Whether the phase \p Name may begin.
bool Compilation::begin(StringRef Name) {
  if (isCancelled())
    return false;
  if (O.OnPhase)
    O.OnPhase(Name);
  return !isCancelled();
}

std::vector<ast::Tree> Compilation::syntax() {
  std::vector<ast::Tree> Trees;
  for (const std::string &Path : O.Inputs)
    if (FileId File = addInput(Path, Path))
      Trees.push_back(
          S.parse(*file(Path)->What, File, Loaded->Names, Diags).Tree);
  return Trees;
}

const sema::ModuleSet *Compilation::modules() {
  if (Loading == Phase::Pending) {
    Loading = Phase::Failed;
    if (!begin("load and parse"))
      return nullptr;
    sema::LoadOptions L;
    L.IncludePaths = O.IncludePaths;
    L.Library = S.library();
    L.Image = image();
    L.Prelude = O.Prelude;
    L.Packages = O.Packages;
    L.Cancel = O.Cancel;
    L.MaxFileSize = S.limits().MaxFileSize;
    L.ReadFile = [&](StringRef Path) -> llvm::ErrorOr<StringRef> {
      llvm::ErrorOr<SourceFile> File = read(Path);
      if (!File)
        return File.getError();
      return File->What->text();
    };
    L.Parse = [&](FileId File, Interner &Names, Diagnostics &Into) {
      return S.parse(*file(sources().path(File))->What, File, Names, Into);
    };
    L.FileSize = [&](StringRef Path) { return S.size(Path); };
    L.RealPath = [&](StringRef Path) { return S.realPath(Path); };
    Loaded->Modules =
        sema::loadModules(O.Inputs, L, sources(), Loaded->Names, Diags);
    if (!isCancelled())
      Loading = Phase::Done;
  }
  return Loading == Phase::Done ? &Loaded->Modules : nullptr;
}

const sema::Meanings *Compilation::meanings() {
  if (const sema::ModuleSet *M = Meant ? nullptr : modules())
    Meant = std::make_unique<sema::Meanings>(
        sema::findMeanings(*M, sources(), Loaded->Names));
  return Meant.get();
}

bool Compilation::readIR() {
  assert(O.Inputs.size() == 1 && "textual IR is one file");
  const std::string &Path = O.Inputs.front();
  FileId File = addInput(Path, Path == "-" ? "<stdin>" : Path);
  return File && ir::parse(File, *Program, Diags) &&
         (!O.Verify || ir::verify(*Program, Diags));
}

bool Compilation::analyze() {
  Program = std::make_unique<ir::Program>(Loaded->Names, sources());
  if (O.Form == InputForm::IR)
    return begin("load and parse") && readIR();
  const sema::ModuleSet *Modules = modules();
  if (!Modules || !begin("names and types"))
    return false;
  // Also after mistakes of syntax: what can be understood has others.
  bool Typed = sema::analyze(*Modules, *Program, Diags, O.Model);
  if (failed() || !Typed || isCancelled())
    return false;
  assert(ir::verify(*Program, Diags) && "lowering made malformed IR");
  return true;
}

ir::Program *Compilation::program() {
  if (Analysis == Phase::Pending)
    Analysis = analyze() ? Phase::Done : Phase::Failed;
  return Analysis == Phase::Done ? Program.get() : nullptr;
}

const analysis::Facts *Compilation::facts() {
  if (const ir::Program *P = program(); P && !Facts)
    Facts = std::make_unique<analysis::Facts>(*P);
  return Facts.get();
}

bool Compilation::evaluate() {
  if (!facts() || !begin("facts"))
    return false;
  if (O.Form == InputForm::IR && !ir::resolveWellKnown(*Program, &Diags))
    return false;
  for (const analysis::PassInfo &Pass : analysis::passes()) {
    if (isCancelled())
      return false;
    Pass.Run(*Facts);
  }
  if (!begin("rules"))
    return false;
  for (const std::string &Path : O.ResultFiles) {
    llvm::ErrorOr<SourceFile> Report = read(Path);
    if (Report)
      review::readResults(Path, Report->What->text(), O.Rules.Results, Diags);
    else
      Diags.report(diag::CannotOpenFile) << Path << Report.getError().message();
  }
  if (failed())
    return false;
  Engine = std::make_unique<rules::Engine>(*Program, *Facts, O.Rules);
  Findings = review::evaluate(*Engine, Diags);
  Review = std::make_unique<review::Review>(*Engine, Findings);
  return !isCancelled();
}

const rules::FindingSet *Compilation::findings() {
  if (Evaluation == Phase::Pending)
    Evaluation = evaluate() ? Phase::Done : Phase::Failed;
  return Evaluation == Phase::Done ? &Findings : nullptr;
}

const rules::Engine *Compilation::engine() {
  return findings() ? Engine.get() : nullptr;
}

const review::Review *Compilation::review() {
  return findings() ? Review.get() : nullptr;
}

bool Compilation::lint() {
  if (!findings() || failed())
    return false;
  auto Own = [&](FileId File) { return isOwn(File); };
  auto ValueOf = [&](ir::EntityId E, ir::ExprId V) {
    return engine()->valueAt(E, V);
  };
  analysis::lintModel(*Facts, Own, ValueOf, Diags);
  analysis::lintRules(*Facts, Own, Diags);
  return !failed();
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

/// A tag that nothing has is a slip, and would hide everything.
static bool checkTags(const rules::Engine &Engine,
                      llvm::ArrayRef<std::string> Tags, Diagnostics &Diags) {
  const ir::Program &P = Engine.program();
  llvm::StringSet<> All;
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    for (const std::string &Tag : review::tagsOf(Engine, ir::EntityId(I)))
      All.insert(Tag);
  for (const ir::Rule &R : P.Rules.rows())
    for (const std::string &Tag : review::tagsOf(Engine, R))
      All.insert(Tag);
  std::vector<StringRef> Names;
  for (const auto &Entry : All)
    Names.push_back(Entry.getKey());
  llvm::sort(Names);
  bool Ok = true;
  for (const std::string &Tag : Tags) {
    if (All.contains(Tag))
      continue;
    Ok = false;
    StringRef Near = nearest(Tag, Names);
    Diags.report(diag::NothingTagged) << Tag << uint64_t(!Near.empty()) << Near;
  }
  return Ok;
}

bool Compilation::choose(llvm::ArrayRef<std::string> Tags) {
  if (!findings())
    return false;
  Tagged = review::tagged(*Engine, Tags);
  Chosen = review::onlyTagged(*Engine, Findings, Tagged, Tags);
  ChosenReview = std::make_unique<review::Review>(*Engine, *Chosen);
  return checkTags(*Engine, Tags, Diags);
}

/// A source of the interactive report: the user's own if there is one.
static report::SupportFileFn reportFiles(const report::EmitOptions &Emit) {
  return [&Emit](StringRef Name) -> std::optional<StringRef> {
    for (const auto &[Own, Text] : Emit.Templates)
      if (Own == Name)
        return StringRef(Text);
    return reportFile(Name);
  };
}

report::BackendInput Compilation::input(const report::EmitOptions &Emit) const {
  assert(Evaluation == Phase::Done && "an output is made from findings");
  return {Chosen ? *ChosenReview : *Review,
          *Engine,
          Chosen ? *Chosen : Findings,
          *Program,
          sources(),
          Diags,
          Emit,
          [&Of = S](StringRef Name) { return Of.supportFile(Name); },
          Chosen ? Review.get() : nullptr,
          Chosen ? &Tagged : nullptr,
          reportFiles(Emit)};
}

const report::BackendInput *
Compilation::outline(const report::EmitOptions &Emit) {
  if (!facts() || isCancelled() ||
      (O.Form == InputForm::IR && !ir::resolveWellKnown(*Program, &Diags)))
    return nullptr;
  Outlined = std::make_unique<Outline>(*Program, *Facts, O.Rules);
  Outlined->Input.emplace(report::BackendInput{
      Outlined->Review, Outlined->Engine, Outlined->Nothing, *Program,
      sources(), Diags, Emit,
      [&Of = S](StringRef Name) { return Of.supportFile(Name); }, nullptr,
      nullptr, reportFiles(Emit)});
  return &*Outlined->Input;
}
