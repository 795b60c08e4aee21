//===- Folder.h - Outputs of several files --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_FOLDER_H
#define TMC_DRIVER_FOLDER_H

#include "Basic/Diagnostics.h"
#include "Driver/Tmc.h"
#include "Report/Output.h"

namespace tmc::driver {

/// The list of what a run wrote into a folder, with the hash of each file.
inline constexpr llvm::StringRef FolderManifest = ".tmc-files.json";

/// Writes \p Files into \p Folder: all, or none if one cannot be written.
/// What an earlier run wrote there and this one does not is removed, unless it
/// was changed since; either is said. Files of others stay.
void writeFolder(const World &W, llvm::StringRef Folder,
                 const std::deque<report::OutputFile> &Files,
                 Diagnostics &Diags);

} // namespace tmc::driver

#endif // TMC_DRIVER_FOLDER_H
