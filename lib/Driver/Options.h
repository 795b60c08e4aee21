//===- Options.h - The command line of tmc --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_OPTIONS_H
#define TMC_DRIVER_OPTIONS_H

#include "Backends/Outputs.h"
#include "Basic/Diagnostics.h"
#include "Driver/Commands.h"
#include "Sema/Sema.h"

#include "llvm/ADT/SmallVector.h"

#include <optional>
#include <string>
#include <vector>

namespace tmc::driver {

enum class ColourMode : uint8_t { Auto, Always, Never };

/// `-Wgroup`, `-Wno-group`, `-Werror=group`, `-Wno-error=group`.
struct WarningOption {
  std::string Group;
  bool On;      ///< without `no-`
  bool AsError; ///< with `error=`
};

/// What the command line asks for.
struct Options {
  /// The command that was named, which compiles a model; or null.
  const CommandInfo *Command = nullptr;
  std::vector<std::string> Inputs;
  std::string Emit;   ///< as it was given; empty: it was not
  std::string Format; ///< of `--format`
  /// What these and other options come to. Null only after a mistake.
  const backends::OutputInfo *Written = nullptr;
  std::string Methodology; ///< empty: none
  std::string Output = "-";
  bool OutputGiven = false;
  std::string Explain;
  std::string FailOn;
  std::string FailOnRisk;
  std::string FailOnQuestions;
  std::vector<std::string> Scores; ///< vectors
  std::vector<std::string> IncludePaths;
  std::vector<std::string> Overlays;
  std::vector<sema::AssumedControl> Assumed;
  std::vector<std::string> Breached;
  bool WhatIf = false;
  std::vector<std::string> Diff;
  std::vector<std::string> Tags;
  std::vector<std::string> Goals;
  std::vector<std::string> Results;
  std::vector<std::string> Against;
  std::optional<int64_t> Today; ///< days since 1970-01-01
  bool ShowAll = false;
  bool Fix = false;
  std::string Root; ///< of a contract; empty: none
  bool Check = false;
  bool Wire = false;
  std::vector<std::string> Answers; ///< files; they are also inputs
  std::string Commit;               ///< empty: that of the model
  std::string Title;
  std::string TemplateDir; ///< empty: none
  std::vector<std::pair<std::string, std::string>> EmitOptions;
  bool WarningsAsErrors = false;
  std::vector<WarningOption> Warnings; ///< in their order
  unsigned MaxErrors = 100;
  unsigned MaxWarnings = 100; ///< of a group; 0: all
  bool AllowModelTemplates = false;
  ColourMode Colour = ColourMode::Auto;
  unsigned Threads = 1;
  uint32_t MaxFileSize = parse::ParseLimits().MaxFileSize; ///< bytes
  unsigned TimeLimit = 0;                                  ///< seconds; 0: none
  bool Prelude = true;
  bool VerifyDiagnostics = false;
  bool Stats = false;
  bool Watch = false;
  uint16_t Port = 0; ///< of `tmc serve`; 0: one that is free
  /// What opens a line of a source, with `{path}` and `{line}`.
  std::string Editor = "vscode://file{path}:{line}";
  bool Version = false;
  bool Help = false;

  /// The gates: each makes the exit status depend on what is found.
  llvm::SmallVector<std::pair<llvm::StringRef, llvm::StringRef>, 3>
  gates() const {
    llvm::SmallVector<std::pair<llvm::StringRef, llvm::StringRef>, 3> Out;
    if (!FailOn.empty())
      Out.push_back({"--fail-on", FailOn});
    if (!FailOnRisk.empty())
      Out.push_back({"--fail-on-risk", FailOnRisk});
    if (!FailOnQuestions.empty())
      Out.push_back({"--fail-on-questions", FailOnQuestions});
    return Out;
  }
  /// How far the model has to be compiled.
  backends::Input madeFrom() const {
    return backends::info(Written->About).MadeFrom;
  }
  /// Whether two versions are compared, and what asks for it.
  bool compares() const { return !comparing().empty(); }
  llvm::StringRef comparing() const {
    return !Explain.empty()   ? ""
           : !Diff.empty()    ? "--diff"
           : WhatIf           ? "--what-if"
           : !Assumed.empty() ? "--assume-control"
                              : "";
  }
};

/// Whether there is a file or folder of this name.
using ExistsFn = llvm::function_ref<bool(llvm::StringRef Path)>;

/// Reads \p Args (without the program's name). Mistakes are reported as
/// TM09xx; then the result must not be used. With \p Exists, a first word that
/// is no file may be a misspelt command.
Options parseOptions(llvm::ArrayRef<const char *> Args, Diagnostics &Diags,
                     ExistsFn Exists = nullptr);

/// Whether the warnings of \p Group are on unless it is turned off.
bool isOnByDefault(llvm::StringRef Group);

/// Writes what `--help` shows.
void printHelp(llvm::raw_ostream &OS);

} // namespace tmc::driver

#endif // TMC_DRIVER_OPTIONS_H
