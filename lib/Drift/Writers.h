//===- Writers.h - A comparison in each format ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIFT_WRITERS_H
#define TMC_DRIFT_WRITERS_H

#include "Drift/Drift.h"

namespace tmc::drift {

/// The comparison \p D, whose messages are \p Found.
struct Comparison {
  const Drift &D;
  Diagnostics &Found;
  llvm::ArrayRef<std::string> Model;   ///< its files
  llvm::ArrayRef<std::string> Against; ///< those that it is compared with
  llvm::StringRef ToolVersion;
  bool Colours = false;
};

struct FormatRow {
  llvm::StringRef Word;
  void (*Write)(const Comparison &, llvm::raw_ostream &);
};
/// The formats of `--format`, the default first.
llvm::ArrayRef<FormatRow> formats();

} // namespace tmc::drift

#endif // TMC_DRIFT_WRITERS_H
