//===- ImportThreats.h - Threats of a source beside our findings ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_IMPORTTHREATS_H
#define TMC_DRIVER_IMPORTTHREATS_H

#include "Importers/LossReport.h"

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <string>
#include <vector>

namespace tmc::driver {

/// Compiles \p Model, which was imported, with the files \p Others, and sets
/// the threats that people wrote beside what the rules find. They say the same
/// if they are about the same place and of one category of STRIDE. They also do
/// if the threat has the term of the finding or question, and is at its place,
/// at an end of its flow, or without a place. Nothing comes out if the model
/// has a mistake, which its compilation will report.
std::vector<importers::ThreatRow>
compareThreats(llvm::StringRef Model, llvm::ArrayRef<std::string> Others,
               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

} // namespace tmc::driver

#endif // TMC_DRIVER_IMPORTTHREATS_H
