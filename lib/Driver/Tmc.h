//===- Tmc.h - The compiler's main program as a function ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_TMC_H
#define TMC_DRIVER_TMC_H

#include "Parse/Parser.h"
#include "Report/Input.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/ErrorOr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tmc::driver {

/// A file while it is being written. It stands in its place, as a whole, once
/// it is committed; without that it leaves nothing behind.
class PendingFile {
public:
  virtual ~PendingFile() = default;
  virtual llvm::raw_ostream &stream() = 0;
  virtual std::error_code commit() = 0;
};

/// Everything through which a tool touches the world, so that tests, fuzzers
/// and the editor can call the same code.
struct World {
  llvm::raw_ostream &Out;
  llvm::raw_ostream &Err;
  bool OutIsTerminal = false;
  bool ErrIsTerminal = false;
  /// The files that are read; `-` is the standard input.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  /// Writes a file as a whole: to a temporary beside it, then renamed. Makes
  /// the folders that lead to it.
  std::function<std::error_code(llvm::StringRef Path, llvm::StringRef Bytes)>
      WriteFile;
  /// Days since 1970-01-01.
  std::function<int64_t()> Today;
  /// Sends off what Out still holds; what went wrong, if Out can tell.
  std::function<std::error_code()> FlushOut;
  /// The user wants no colours unless an option asks: NO_COLOR is set, or the
  /// terminal has none.
  bool NoColours = false;
  /// The process ends with the run, which therefore tears nothing down.
  bool EndsProcess = false;
  /// What becomes of a folder: files, whose paths come first, and the paths of
  /// those that go. Nothing is put into its place before all is written, and no
  /// signal ends the run between the first file that is and the last that goes.
  /// \p Failed is the one that could not be.
  /// Needed for outputs of several files only.
  using FileTexts = llvm::ArrayRef<std::pair<std::string, llvm::StringRef>>;
  std::function<std::error_code(
      FileTexts Files, llvm::ArrayRef<std::string> Stale, std::string &Failed)>
      WriteFiles = {};
  /// Keeps other runs from writing into a folder while the result lives; null
  /// if that is not possible.
  std::function<std::shared_ptr<void>(llvm::StringRef Folder)> LockFolder = {};
  /// Begins a file that WriteFile would write at once. If this is empty, large
  /// outputs are collected in memory first.
  std::function<llvm::ErrorOr<std::unique_ptr<PendingFile>>(
      llvm::StringRef Path)>
      BeginFile = {};
  /// A stream may have no end: how much of one is read, and one byte more, to
  /// tell that it has more.
  std::shared_ptr<uint32_t> MaxStream =
      std::make_shared<uint32_t>(parse::ParseLimits().MaxFileSize);
  /// Looks for a program that prints pages; null if there is none.
  std::function<std::unique_ptr<report::PagePrinter>()> FindPrinter = {};
  bool InIsTerminal = false;
  /// A line of the standard input, as a person types it; none at its end.
  std::function<std::optional<std::string>()> ReadLine = {};
};

/// The real one.
World realWorld();

enum ExitCode : int {
  Success = 0,
  ModelErrors = 1,  ///< diagnostics of severity error
  UsageErrors = 2,  ///< the command line is wrong
  FindingsOpen = 3, ///< `--fail-on` found something
};

/// The main program of a tool as a function: its arguments without its name.
using ToolMain = int (*)(llvm::ArrayRef<const char *> Args, const World &W);

/// Runs \p Main in the real world, and sees to it that what it has printed
/// arrives (TM0909).
int runTool(ToolMain Main, int Argc, char **Argv);

/// `tmc` with \p Args (without the program's name).
int tmcMain(llvm::ArrayRef<const char *> Args, const World &W);

} // namespace tmc::driver

#endif // TMC_DRIVER_TMC_H
