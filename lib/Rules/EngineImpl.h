//===- EngineImpl.h - The parts of an engine ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_ENGINEIMPL_H
#define TMC_RULES_ENGINEIMPL_H

#include "Rules/Engine.h"
#include "Rules/Evaluator.h"
#include "Rules/Run.h"

namespace tmc::rules {

/// For what another control would change; made when first asked for.
struct Hypothesis {
  std::unique_ptr<Evaluator> Ev;
  std::unique_ptr<Dependence> Reads;
};

struct Engine::Impl {
  Impl(const ir::Program &P, const analysis::Facts &F,
       const EngineOptions &Options)
      : C(P, F), Options(Options), Scratch(C) {
    C.Today = Options.Today;
  }

  Context C;
  EngineOptions Options;
  Statistics Stats;
  /// For questions that are asked once per finding or attribute: making an
  /// evaluator costs more than most answers. One caller at a time.
  Evaluator Scratch;
  Hypothesis Otherwise;

  PlanMode planMode() const {
    return Options.NestedLoops ? PlanMode::NestedLoops : PlanMode::Indexed;
  }
  /// Computes the derived attributes that conditions use.
  void fillContext();
  FindingSet runRules();
};

/// The target of a decision as it is written, `Shop.vpc.**`.
std::string targetText(const ir::Program &P, const ir::Decision &D);

/// Sets the states that the decisions of the program say, and reports decisions
/// that are incomplete, have expired, or have nothing to decide (TM06xx).
void applyDecisions(const Context &C, int64_t Today, FindingSet &F,
                    Diagnostics &Diags);

/// `kind std.web.Http sets it`: where the value of an attribute comes from.
std::string originText(const ir::Program &P, const analysis::Resolved &From);

/// Reports score vectors of open findings that turn out to be none (TM0526), a
/// rule's once.
void checkScores(const Context &C, const FindingSet &F, Diagnostics &Diags);

/// Reports the requirements of the model that do not hold (TM0450, TM0451).
void checkRequirements(const Context &C, Diagnostics &Diags);

} // namespace tmc::rules

#endif // TMC_RULES_ENGINEIMPL_H
