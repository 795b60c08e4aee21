//===- Run.h - One run of the compiler ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a command line asks for, from files to what is written. `tmc` makes one
/// run; `--watch` and `tmc serve` make one for each state of the files.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_RUN_H
#define TMC_DRIVER_RUN_H

#include "Backends/Outputs.h"
#include "Compiler/Compilation.h"
#include "Driver/Options.h"

#include <memory>

namespace tmc::driver {

/// What somebody who makes many runs adds to one.
struct RunHooks {
  /// Reads the files and keeps their trees; outlives the run. Null: the run has
  /// one of its own.
  compiler::Session *Shared = nullptr;
  /// Called once the model is understood, before its rules are evaluated, with
  /// the input of an output but without findings. Not for `--tag`, which
  /// findings decide about.
  std::function<void(const report::BackendInput &)> OnModel = {};
  /// Gets what would be written, in place of writing it.
  std::function<void(const backends::OutputInput &)> Instead = {};
};

class Run {
public:
  virtual ~Run() = default;
  /// Does it, shows the diagnostics, and returns the exit code.
  virtual int run() = 0;
  /// Gives it up, from any thread: nothing more is shown or written.
  virtual void cancel() = 0;
  /// What the command line says; whether it is right, run() reports.
  virtual const Options &options() const = 0;
  virtual const Diagnostics &diagnostics() const = 0;
  virtual const SourceManager &sources() const = 0;
  /// The files that it read or looked for, library excepted, each once.
  virtual std::vector<std::string> files() const = 0;
};

/// \p Args without the program's name; what is referred to must outlive it.
std::unique_ptr<Run> makeRun(llvm::ArrayRef<const char *> Args, const World &W,
                             RunHooks Hooks = {});

/// `tmc serve`, and any command line with `--watch`: \p First has read it.
int serve(llvm::ArrayRef<const char *> Args, const World &W,
          const Options &First);
int watch(llvm::ArrayRef<const char *> Args, const World &W,
          const Options &First);

} // namespace tmc::driver

#endif // TMC_DRIVER_RUN_H
