//===- OptMain.h - The IR tool's main program as a function ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_OPTMAIN_H
#define TMC_DRIVER_OPTMAIN_H

#include "Driver/Tmc.h"

namespace tmc::driver {

/// `tmc-opt` with \p Args (without the program's name): reads textual IR,
/// verifies it, runs passes, prints IR and facts. Returns an ExitCode.
int optMain(llvm::ArrayRef<const char *> Args, const World &W);

} // namespace tmc::driver

#endif // TMC_DRIVER_OPTMAIN_H
