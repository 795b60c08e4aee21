//===- Fix.h - Applying the fixes that are certain ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_FIX_H
#define TMC_DRIVER_FIX_H

#include "Basic/Diagnostics.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace tmc::driver {

/// What `--fix` makes of one file.
struct FixedFile {
  FileId File;
  std::string Text;
  unsigned Count; ///< of the diagnostics that were fixed
};

/// The files of \p Diags' sources with the fix-its of all diagnostics applied.
/// Those of one diagnostic are applied together or not at all; of two that
/// overlap the first wins. A fix-it with a placeholder, `…`, is for a person.
/// Files for which \p MayChange is false stay as they
/// are, and with them whatever else a diagnostic would change.
std::vector<FixedFile> applyFixIts(const Diagnostics &Diags,
                                   const SourceManager &Sources,
                                   llvm::function_ref<bool(FileId)> MayChange);

} // namespace tmc::driver

#endif // TMC_DRIVER_FIX_H
