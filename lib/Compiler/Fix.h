//===- Fix.h - Applying the fixes that are certain ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_FIX_H
#define TMC_COMPILER_FIX_H

#include "Compiler/Compilation.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <map>

namespace tmc::compiler {

/// What `--fix` makes of one file.
struct FixedFile {
  FileId File;
  std::string Text;
  unsigned Count; ///< of the diagnostics that were fixed
};

/// The files of \p Diags' sources with the fix-its of all diagnostics applied.
/// Those of one diagnostic are applied together or not at all; of two that
/// overlap the first wins. A guess is for a person. Files for which
/// \p MayChange is false stay as they are, and with them whatever else a
/// diagnostic would change.
std::vector<FixedFile> applyFixIts(const Diagnostics &Diags,
                                   const SourceManager &Sources,
                                   llvm::function_ref<bool(FileId)> MayChange);

/// How far a compilation goes.
enum class Depth : uint8_t { Syntax, Program, All };

using WriteFileFn = llvm::function_ref<std::error_code(llvm::StringRef Path,
                                                       llvm::StringRef Text)>;

/// Compiles as \p Options say, as deep as \p Deep, and writes the files with
/// the fixes that are certain, until there is none: a fix may uncover the next
/// mistake. Returns the number of fixes by path. \p Configure says how
/// warnings are treated. A file that cannot be written is reported to \p Diags,
/// and ends it with none.
std::optional<std::map<std::string, unsigned>>
fixFiles(Session &S, const CompilationOptions &Options, Depth Deep,
         llvm::function_ref<void(Diagnostics &)> Configure, WriteFileFn Write,
         Diagnostics &Diags);

} // namespace tmc::compiler

#endif // TMC_COMPILER_FIX_H
