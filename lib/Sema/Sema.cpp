//===- Sema.cpp - From syntax to a typed program --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Sema.h"
#include "IR/Verify.h"
#include "Sema/Context.h"

using namespace tmc;

bool sema::analyze(const ModuleSet &Modules, ir::Program &P, Diagnostics &Diags,
                   const AnalyzeOptions &Options) {
  uint32_t Before = Diags.errorCount();
  Context C(Modules, P, Diags);
  C.ChosenOverlays = Options.Overlays;
  C.AllowMissingOverlays = Options.AllowMissingOverlays;
  declare(C);
  declareImports(C);
  buildVocabulary(C);
  // Without the roots nothing else can be typed.
  for (ir::KindId Root : P.Known.Root)
    if (!Root)
      return false;
  buildKnowledge(C);
  buildModels(C);
  // They may name parts of a model.
  buildRules(C);
  buildDecisions(C);
  checkUnusedComponents(C);
  buildViews(C);
  buildMethodologies(C);
  if (Diags.errorCount() != Before)
    return false;
  ir::resolveWellKnown(P, &Diags);
  if (!Modules.Damaged && Diags.errorCount() == Before)
    lintNames(C);
  if (Diags.errorCount() == Before)
    assumeControls(C, Options.Assumed);
  if (Diags.errorCount() == Before)
    assumeBreaches(C, Options.Breached);
  return Diags.errorCount() == Before;
}
