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
  FindingSet runRules(Diagnostics &Diags);
};

/// The target of a decision as it is written, `Shop.vpc.**`.
std::string targetText(const ir::Program &P, const ir::Decision &D);

/// Sets the states that the decisions of the program say, and reports decisions
/// that are incomplete, have expired, or have nothing to decide (TM06xx).
void applyDecisions(const Context &C, int64_t Today, FindingSet &F,
                    Diagnostics &Diags);

/// `kind std.web.Http sets it`: where the value of an attribute comes from.
std::string originText(const ir::Program &P, const analysis::Resolved &From);

/// The properties that annotations of a rule become: it is about what a model
/// says, and not about what it is of (Contradictions.cpp).
inline constexpr llvm::StringLiteral ContradictionMark = "contradiction";
inline constexpr llvm::StringLiteral PackMark = "pack";
bool isAboutModel(const ir::Program &P, const ir::Rule &R);

/// It makes findings of what a model says is not protected, and no other rule
/// counts (Admissions.cpp).
inline constexpr llvm::StringLiteral AdmissionMark = "admission";
bool isAdmission(const ir::Program &P, const ir::Rule &R);
void addAdmissions(const Context &C, PlanMode Mode,
                   std::vector<RuleResult> &Results);
/// `` `safe_parsing = false`, `sandboxed = false` ``.
std::string admittedText(const ir::Program &P, const FindingSet &F,
                         const Finding &X);

/// Warns of what such rules match.
void reportContradictions(const Context &C, PlanMode Mode, Diagnostics &Diags);

/// Marks what a decision says is mitigated although the model's own facts say
/// that it is not, and warns of it; of what is said to be verified only if
/// \p WarnUnverified.
void checkDone(const Context &C, bool WarnUnverified, FindingSet &F,
               Diagnostics &Diags);

/// Finds on what each mitigated finding rests, and counts them (Basis.cpp).
void judgeBases(const Context &C, FindingSet &F);

/// Reports score vectors of open findings that turn out to be none (TM0526), a
/// rule's once.
void checkScores(const Context &C, const FindingSet &F, Diagnostics &Diags);

/// Reports the requirements of the model that do not hold (TM0450, TM0451).
void checkRequirements(const Context &C, Diagnostics &Diags);

} // namespace tmc::rules

#endif // TMC_RULES_ENGINEIMPL_H
