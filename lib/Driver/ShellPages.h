//===- ShellPages.h - Man pages and completion ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_SHELLPAGES_H
#define TMC_DRIVER_SHELLPAGES_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace tmc::driver {

/// A file for the system on which tmc is installed.
struct ShellPage {
  std::string Path; ///< relative to the folder of shared files
  std::string Text;
};

/// What a manual and the shells need to know, from the tables of options and
/// commands: man pages, and completion for bash, zsh and fish.
std::vector<ShellPage> shellPages();

} // namespace tmc::driver

#endif // TMC_DRIVER_SHELLPAGES_H
