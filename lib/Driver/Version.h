//===- Version.h - Which tmc this is --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_VERSION_H
#define TMC_DRIVER_VERSION_H

#include "llvm/Support/raw_ostream.h"

namespace tmc::driver {

/// Writes what `--version` shows: the version, the commit that the build was
/// configured at, and a hash of the library inside.
void printVersion(llvm::StringRef Program, llvm::raw_ostream &OS);

} // namespace tmc::driver

#endif // TMC_DRIVER_VERSION_H
