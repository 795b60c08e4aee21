//===- Compilation.h - From files to findings -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The compiler as a library: one model, and the phases that it goes through.
/// Each phase runs when its result is first asked for. Nothing here knows a
/// command line, a stream or a clock; trouble goes to the diagnostics engine
/// that the caller gives. docs/design/compiler.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_COMPILATION_H
#define TMC_COMPILER_COMPILATION_H

#include "Compiler/Session.h"
#include "Report/Input.h"
#include "Rules/Engine.h"
#include "Sema/Meanings.h"
#include "Sema/Sema.h"

namespace tmc::compiler {

/// How the inputs of a compilation are written.
enum class InputForm : uint8_t {
  Model, ///< `.tm` files and what they import
  IR,    ///< one file of textual IR
};

/// What is compiled, and how.
struct CompilationOptions {
  std::vector<std::string> Inputs;
  InputForm Form = InputForm::Model;
  std::vector<std::string> IncludePaths = {};
  /// Packages of the library to load though no file imports them.
  std::vector<std::string> Packages = {};
  bool Prelude = true;
  /// Whether textual IR is checked. If not, it must only be printed.
  bool Verify = true;
  /// Overlays, and what is assumed of the model.
  sema::AnalyzeOptions Model = {};
  /// Results in it are used; those of ResultFiles are added to them.
  rules::EngineOptions Rules = {};
  /// Reports of test runs.
  std::vector<std::string> ResultFiles = {};
  /// When this is set, no further phase begins, and those that take long stop.
  const Cancellation *Cancel = nullptr;
  /// Called with the name of each phase that begins. A compilation that is made
  /// to be compared with this one does not call it.
  std::function<void(llvm::StringRef)> OnPhase = {};
};

/// Whether \p File is one of the library inside the program.
bool isLibrary(const SourceManager &Sources, FileId File);

/// One model on its way. What a phase returns is null if a phase before it
/// failed, and what was wrong is reported; or if it was cancelled. Everything
/// that is returned lives as long as the compilation.
class Compilation {
public:
  /// Files are added to the sources of \p Diags. \p S and \p Diags must outlive
  /// the compilation.
  Compilation(Session &S, CompilationOptions Options, Diagnostics &Diags);
  /// The files of \p Of, which are not read again, under other assumptions.
  /// \p Diags must have the same sources.
  Compilation(const Compilation &Of, sema::AnalyzeOptions Model,
              Diagnostics &Diags);
  Compilation(const Compilation &) = delete;
  ~Compilation();

  /// Takes \p File for the file at \p Path: it was read before, perhaps from
  /// something that can be read only once.
  void provide(llvm::StringRef Path, SourceFile File);

  /// The trees of the inputs alone, without what they import.
  std::vector<ast::Tree> syntax();

  /// The files of the model and what they import, whatever is wrong with them.
  const sema::ModuleSet *modules();
  /// What the names and expressions in those files mean, for an editor, as far
  /// as they can be understood. Nothing is reported.
  const sema::Meanings *meanings();
  /// The typed program.
  ir::Program *program();
  /// What passes find out about it, each when it is asked for.
  const analysis::Facts *facts();
  /// What a picture of the model alone is made from: as input(), without
  /// findings. It needs no rule to be evaluated, and is there until the
  /// compilation ends.
  const report::BackendInput *outline(const report::EmitOptions &Emit);
  /// All findings, decided. What is reported of them (a requirement that fails,
  /// a decision that has expired) keeps nothing back.
  const rules::FindingSet *findings();
  /// The engine that found them.
  const rules::Engine *engine();
  /// What follows from them.
  const review::Review *review();
  /// Reports what findings do not show: what a model or a rule says in vain.
  /// Returns whether nothing that is an error was reported so far.
  bool lint();

  /// Of the findings, shows only what has one of \p Tags. Returns false after a
  /// report if nothing has some of them.
  bool choose(llvm::ArrayRef<std::string> Tags);
  /// What an output is made from, once there are findings.
  report::BackendInput input(const report::EmitOptions &Emit) const;

  /// Whether the user can change \p File: it is not of the library.
  bool isOwn(FileId File) const { return !isLibrary(sources(), File); }
  /// Whether \p File is of the model, and not of the library or a package along
  /// an include path. A folder that holds an input is no folder of packages.
  bool isOfModel(FileId File) const;
  /// The file at \p Path as this compilation reads it, or null if it has not.
  const SourceFile *file(llvm::StringRef Path) const;

  Session &session() const { return S; }
  SourceManager &sources() const { return Diags.sources(); }
  Interner &names() const { return Loaded->Names; }
  const CompilationOptions &options() const { return O; }
  bool isCancelled() const { return tmc::isCancelled(O.Cancel); }

private:
  /// What was read; compilations of the same files share it.
  struct Files {
    explicit Files(const sema::LibraryImage *Image);
    Interner Names;
    llvm::StringMap<SourceFile> Read;
    sema::ModuleSet Modules;
  };
  /// Whether a phase has run, and has a result.
  enum class Phase : uint8_t { Pending, Failed, Done };

  const sema::LibraryImage *image() const;
  bool begin(llvm::StringRef Phase);
  bool failed() const { return Diags.errorCount() != ErrorsBefore; }
  llvm::ErrorOr<SourceFile> read(llvm::StringRef Path);
  FileId addInput(llvm::StringRef Path, llvm::StringRef Shown);
  bool analyze();
  bool readIR();
  bool evaluate();

  Session &S;
  CompilationOptions O;
  Diagnostics &Diags;
  uint32_t ErrorsBefore;
  std::shared_ptr<Files> Loaded;
  Phase Loading = Phase::Pending;
  Phase Analysis = Phase::Pending;
  Phase Evaluation = Phase::Pending;
  std::unique_ptr<ir::Program> Program;
  std::unique_ptr<sema::Meanings> Meant;
  std::unique_ptr<analysis::Facts> Facts;
  std::unique_ptr<rules::Engine> Engine;
  rules::FindingSet Findings;
  std::unique_ptr<review::Review> Review;
  struct Outline;
  std::unique_ptr<Outline> Outlined;
  /// What `choose` chose: findings, and things by entity.
  std::optional<rules::FindingSet> Chosen;
  std::unique_ptr<review::Review> ChosenReview;
  llvm::BitVector Tagged;
};

} // namespace tmc::compiler

#endif // TMC_COMPILER_COMPILATION_H
