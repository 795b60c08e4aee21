//===- Run.h - One rule over a model --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_RUN_H
#define TMC_RULES_RUN_H

#include "Basic/Cancel.h"
#include "Basic/Diagnostics.h"
#include "Rules/Compile.h"
#include "Rules/Evaluator.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace tmc::rules {

/// What one rule found; the slices of its findings are of its own pools. Rules
/// run side by side, each into its own.
struct RuleResult {
  std::vector<Finding> Findings;
  std::vector<ir::EntityId> Bindings;
  std::vector<UnknownFact> Unknowns;
  std::vector<ir::ControlId> Controls;
  std::vector<ir::EntityId> Flows;
  std::vector<UnknownFact> OpenSets;
  /// See FindingSet::OutOfScope.
  llvm::MapVector<ir::EntityId, uint32_t> OutOfScope;
  uint64_t Candidates = 0;
  uint64_t Inapplicable = 0;
  uint64_t Tried = 0; ///< entities that were bound to a variable
  /// Why the rule was stopped before its end.
  enum class Stop : uint8_t { No, Tried, Found, Steps } Stopped = Stop::No;
  uint64_t Limit = 0; ///< that it came to
};

/// What a rule may find with variables that no index joins.
inline constexpr uint64_t MaxFoundUnjoined = 100'000;

/// Whether \p Kind says that a rule, or what rules ask for, was stopped: there
/// may be findings that nobody knows of.
bool saysStopped(diag::Kind Kind);

/// Says that \p R was stopped, if it was.
void reportStopped(const ir::Rule &R, const ir::Program &P,
                   const RuleResult &Result, Diagnostics &Diags);

/// Gives \p Ev the slots of \p R: its match variables bound to \p Bindings, if
/// there are any, its lets and witness to be evaluated when asked for.
void bindRule(Evaluator &Ev, const ir::Program &P, const ir::Rule &R,
              llvm::ArrayRef<ir::EntityId> Bindings);

/// The ordinal of a severity that may depend on unknowns: then the lowest that
/// it can be, and \p Known is false.
uint8_t severityOf(Evaluator &Ev, const ir::Program &P, const ir::Rule &R,
                   bool &Known);

/// Calls \p Visit with what \p From gives of kind \p Kind. What is unknown of a
/// set itself leaves no trace: whoever enumerates asks for it by itself.
void forEachCandidate(const Context &C, Evaluator &Ev, const Generator &From,
                      ir::KindId Kind,
                      llvm::function_ref<void(ir::EntityId)> Visit);

/// Enumerates the candidates of one plan and judges them.
class RuleRun {
public:
  RuleRun(const Context &C, Evaluator &Ev, const Plan &ThePlan, RuleResult &Out)
      : C(C), P(C.P), R(P.Rules[ThePlan.Rule]), Ev(Ev), ThePlan(ThePlan),
        Out(Out), MayTry(C.MaxSteps) {}
  /// Only these entities are bound to the variable that comes first.
  void beginWith(const llvm::BitVector *Only) { First = Only; }
  /// Candidates that come after this is set are not looked at.
  void cancelBy(const Cancellation *Flag) { Cancel = Flag; }
  void limitTo(uint64_t Tried) { MayTry = Tried; }
  void run();

private:
  bool mayGoOn();
  /// Unknown is the first conjunct, in the order of the rule, that is neither
  /// true nor false of what is bound so far.
  void enumerate(size_t LevelIndex, uint32_t Unknown);
  void tryEntity(size_t LevelIndex, ir::EntityId E, uint32_t Unknown);
  void judge(uint32_t Unknown);
  bool asksSince(uint32_t From) const;
  ir::EntityId outOfScope() const;
  void addSilencers(const ir::RuleUnless &Clause);
  bool inForce(ir::ControlId Wanted) const;
  bool isBefore(ir::ControlId Wanted) const;
  void collectOpenSets();

  const Context &C;
  const ir::Program &P;
  const ir::Rule &R;
  Evaluator &Ev;
  const Plan &ThePlan;
  RuleResult &Out;
  const llvm::BitVector *First = nullptr;
  bool Joined = true; ///< no variable but the first is looked for everywhere
  const Cancellation *Cancel = nullptr;
  uint64_t MayTry;
  llvm::SmallVector<ir::EntityId, 4> Bound; ///< by match variable
};

} // namespace tmc::rules

#endif // TMC_RULES_RUN_H
