//===- Sema.cpp - From syntax to a typed program --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Sema.h"
#include "IR/Verify.h"
#include "Sema/Context.h"
#include "Sema/Image.h"

using namespace tmc;

bool sema::analyze(const ModuleSet &Modules, ir::Program &P, Diagnostics &Diags,
                   const AnalyzeOptions &Options) {
  const uint32_t Before = Diags.errorCount();
  Context C(Modules, P, Diags);
  C.ChosenOverlays = Options.Overlays;
  C.AllowMissingOverlays = Options.AllowMissingOverlays;
  if (!analyzeAll(C))
    return false;
  if (!Modules.Damaged && Diags.errorCount() == Before)
    lintNames(C);
  if (Diags.errorCount() == Before)
    assumeControls(C, Options.Assumed);
  if (Diags.errorCount() == Before)
    assumeBreaches(C, Options.Breached);
  return Diags.errorCount() == Before;
}

bool sema::analyzeAll(Context &C) {
  const ModuleSet &Modules = C.Set;
  // The prelude, then one package of the library after the other: from their
  // image, or as it was made.
  if (Modules.Image)
    Modules.Image->resume(C);
  else if (Modules.Prelude)
    analyzePart(C, Modules.Prelude.index() + 1);
  while (C.Base.Modules < Modules.NumLibrary)
    analyzePart(C, C.Base.Modules + 1);
  C.EndOfModules = Modules.Modules.size();
  return analyzeNext(C);
}

bool sema::analyzePart(Context &C, uint32_t End) {
  C.EndOfModules = End;
  bool Ok = analyzeNext(C);
  C.Base.count(C, End);
  return Ok;
}

bool sema::analyzeNext(Context &C) {
  ir::Program &P = C.P;
  Diagnostics &Diags = C.Diags;
  uint32_t Before = Diags.errorCount();
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
  return Diags.errorCount() == Before;
}
