//===- Compare.h - A run beside another one -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_COMPARE_H
#define TMC_DRIVER_COMPARE_H

#include "Backends/Backend.h"
#include "Driver/Options.h"
#include "Driver/Tmc.h"
#include "Sema/Modules.h"

namespace tmc::driver {

/// The run that is compared with another one.
struct ComparedRun {
  const World &W;
  const Options &O;
  const sema::LoadOptions &Load;
  const sema::ModuleSet &Modules;
  SourceManager &Sources;
  Interner &Names;
  rules::EngineOptions Engine;
  const backends::BackendInput &In;
  bool OutColours = false;
};

/// The worst of what is new or has become worse; -1 for none.
struct WorstChange {
  int Severity = -1; ///< of what is open, or in question and was not
  int Asked = -1;    ///< of what is in question and was not
  int Risk = -1;
};

/// Compiles what `--diff`, `--what-if` or `--assume-control` ask to compare
/// with, and returns the comparison as `--emit` says. What is wrong with the
/// other version is reported; then there is no text.
std::optional<std::string> compareRuns(const ComparedRun &Run,
                                       WorstChange &Worst);

} // namespace tmc::driver

#endif // TMC_DRIVER_COMPARE_H
