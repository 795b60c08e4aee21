//===- Backend.h - What an output is made from and what it returns --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A backend is a function from the findings of a program to files in memory.
/// It neither prints nor touches a disk, a clock or the environment: the driver
/// does, so that tests and the editor call the same code. Backends.def is the
/// registry; docs/design/backends.md says how to add to it.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_BACKEND_H
#define TMC_BACKENDS_BACKEND_H

#include "Report/Input.h"

namespace tmc::backends {

using report::BackendInput;
using report::EmitOptions;
using report::OutputFile;

enum class BackendKind : uint8_t { Text, Binary, Folder };

using EmitFn = std::vector<OutputFile> (*)(const BackendInput &);

/// A row of Backends.def.
struct BackendInfo {
  llvm::StringRef Name;
  BackendKind Kind;
  llvm::StringRef Summary;
  bool NeedsFindings;
  EmitFn Emit; ///< null for outputs that the driver writes by itself
};

/// Every output, in the order of Backends.def.
llvm::ArrayRef<BackendInfo> backends();

/// The row named \p Name (`markdown`), or null.
const BackendInfo *findBackend(llvm::StringRef Name);

// One function a BACKEND row. If something prevents the output it is reported
// (TM08xx) and the result is empty.
#define BACKEND(ID, NAME, KIND, SUMMARY, NEEDS_FINDINGS)                       \
  std::vector<OutputFile> emit##ID(const BackendInput &In);
#include "Backends/Backends.def"

} // namespace tmc::backends

#endif // TMC_BACKENDS_BACKEND_H
