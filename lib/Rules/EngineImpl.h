//===- EngineImpl.h - The parts of an engine ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_ENGINEIMPL_H
#define TMC_RULES_ENGINEIMPL_H

#include "Rules/Engine.h"
#include "Rules/EvaluatorPool.h"
#include "Rules/Marks.h"
#include "Rules/Run.h"

namespace tmc::rules {

struct Engine::Impl {
  Impl(const ir::Program &P, const analysis::Facts &F,
       const EngineOptions &Options)
      : C(P, F), Options(Options), Evaluators(C) {
    C.Today = Options.Today;
    C.Cancel = Options.Cancel;
    if (Options.MaxSteps != 0)
      C.MaxSteps = Options.MaxSteps;
  }

  Context C;
  EngineOptions Options;
  Statistics Stats;
  EvaluatorPool Evaluators; ///< for what is asked later
  /// Attributes whose values took too many steps, which `run` reports.
  std::vector<ir::AttrId> Spent;

  PlanMode planMode() const {
    return Options.NestedLoops ? PlanMode::NestedLoops : PlanMode::Indexed;
  }
  /// Computes the derived attributes that conditions use.
  void fillContext();
  FindingSet runRules(Diagnostics &Diags);
};

/// Adds what rules marked `@admission` find: what a model says is not
/// protected, and no other rule counts.
void addAdmissions(const Context &C, PlanMode Mode,
                   std::vector<RuleResult> &Results);
} // namespace tmc::rules

#endif // TMC_RULES_ENGINEIMPL_H
