//===- DocMain.h - The reference pages' generator as a function -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_DOCMAIN_H
#define TMC_DRIVER_DOCMAIN_H

#include "Driver/Tmc.h"

namespace tmc::driver {

/// `tmc-doc FOLDER`: writes the pages of docs/reference, made from the tables
/// (options, diagnostics, outputs, passes, members, functions) and from the
/// standard library (kinds, controls, rules, verifications). Returns an
/// ExitCode. `tmc-doc --shell FOLDER`: writes man pages and completions
/// instead, for an installation.
int docMain(llvm::ArrayRef<const char *> Args, const World &W);

} // namespace tmc::driver

#endif // TMC_DRIVER_DOCMAIN_H
