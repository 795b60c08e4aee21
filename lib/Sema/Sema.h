//===- Sema.h - From syntax to a typed program ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Resolves names and types of the loaded modules and lowers them to the IR.
/// docs/design/sema.md tells the phases.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_SEMA_H
#define TMC_SEMA_SEMA_H

#include "IR/Program.h"
#include "Sema/Modules.h"

namespace tmc::sema {

struct AnalyzeOptions {
  /// Names of the overlays to apply, in this order.
  std::vector<std::string> Overlays;
};

/// Lowers \p Modules into \p P. Reports every mistake to \p Diags and returns
/// whether there was none; on mistakes \p P holds what could be understood and
/// must not be evaluated.
bool analyze(const ModuleSet &Modules, ir::Program &P, Diagnostics &Diags,
             const AnalyzeOptions &Options = {});

} // namespace tmc::sema

#endif // TMC_SEMA_SEMA_H
