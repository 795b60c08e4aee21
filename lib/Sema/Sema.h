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

/// `--assume-control Target=Control`.
struct AssumedControl {
  std::string Target;  ///< an entity's id
  std::string Control; ///< as the first file sees it, or the full name
};

struct AnalyzeOptions {
  /// Names of the overlays to apply, in this order.
  std::vector<std::string> Overlays;
  /// Controls that are in force as if the model said so.
  std::vector<AssumedControl> Assumed = {};
  /// Elements and boundaries that are taken to have fallen.
  std::vector<std::string> Breached = {};
  /// Passes over overlays that no file declares: an earlier version of a model
  /// may not have had them yet.
  bool AllowMissingOverlays = false;
};

/// Lowers \p Modules into \p P. Reports every mistake to \p Diags and returns
/// whether there was none; on mistakes \p P holds what could be understood and
/// must not be evaluated.
bool analyze(const ModuleSet &Modules, ir::Program &P, Diagnostics &Diags,
             const AnalyzeOptions &Options = {});

} // namespace tmc::sema

#endif // TMC_SEMA_SEMA_H
