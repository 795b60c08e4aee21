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

/// Whether the interactive report is wanted and not a document, as
/// `--emit-option page=` says; if it does not, as \p Usually does.
bool wantsApp(const BackendInput &In, bool Usually = true);

/// What a report begins with.
struct AppStart {
  const DiffOutput *Changes = nullptr; ///< of a comparison
  ir::MethodologyId Methodology = {};
};
void writeApp(const BackendInput &In, const AppStart &Start, OutputSink &To);

} // namespace tmc::backends

#endif // TMC_BACKENDS_APPPAGE_H
