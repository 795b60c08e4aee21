//===- Show.h - The diagnostics of a run ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_SHOW_H
#define TMC_DRIVER_SHOW_H

#include "Basic/Diagnostics.h"

namespace tmc::driver {

/// Writes the diagnostics in the order of the text, at most \p MaxWarnings of a
/// group (0: all) and then how many more there are, and the count of errors.
void showDiagnostics(const Diagnostics &Diags, const SourceManager &Sources,
                     const RenderOptions &Look, unsigned MaxWarnings,
                     llvm::raw_ostream &OS);

} // namespace tmc::driver

#endif // TMC_DRIVER_SHOW_H
