//===- AppPage.h - The interactive report ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_APPPAGE_H
#define TMC_BACKENDS_APPPAGE_H

#include "Backends/Outputs.h"

namespace tmc::backends {

/// Its sources, the page first: what a file of `--template-dir` can be called.
llvm::ArrayRef<llvm::StringRef> appFiles();

/// Whether the interactive report is wanted and not a document
/// (`--emit-option page=plain`).
bool wantsApp(const BackendInput &In);

/// Writes it. \p Changes: of a comparison, else null.
void writeApp(const BackendInput &In, const DiffOutput *Changes,
              OutputSink &To);

} // namespace tmc::backends

#endif // TMC_BACKENDS_APPPAGE_H
