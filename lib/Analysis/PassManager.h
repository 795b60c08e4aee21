//===- PassManager.h - Passes by name -------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Passes.def as a table to be looked up, and passes run by their flag. What
/// only needs results asks `Facts` for them.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_PASSMANAGER_H
#define TMC_ANALYSIS_PASSMANAGER_H

#include "Analysis/Facts.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace tmc::analysis {

/// A row of Passes.def.
struct PassInfo {
  llvm::StringRef Class;
  llvm::StringRef Flag;
  llvm::StringRef Summary;
  llvm::StringRef Dependencies; ///< flags with blanks between
  llvm::StringRef Statistics;   ///< names with commas between
  /// Runs the pass if it has not run.
  void (*Run)(const Facts &);
  /// Writes its result as lines of text.
  void (*Print)(const Facts &, llvm::raw_ostream &);
  void (*Count)(const Facts &, llvm::SmallVectorImpl<uint64_t> &);
};

/// All passes; one comes after those that it depends on.
llvm::ArrayRef<PassInfo> passes();
/// The pass with \p Flag, or null.
const PassInfo *findPass(llvm::StringRef Flag);

/// Writes `--list-passes`: flag, summary and dependencies of each.
void listPasses(llvm::raw_ostream &OS);
/// Writes a line `crossing: 3 flows that cross, 5 crossings` for \p Pass.
void printStatistics(const PassInfo &Pass, const Facts &F,
                     llvm::raw_ostream &OS);

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_PASSMANAGER_H
