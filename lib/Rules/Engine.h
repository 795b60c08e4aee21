//===- Engine.h - Rules over a model --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_ENGINE_H
#define TMC_RULES_ENGINE_H

#include "Analysis/Facts.h"
#include "Basic/Cancel.h"
#include "Basic/Diagnostics.h"
#include "IR/Program.h"
#include "Rules/Assumptions.h"
#include "Rules/Attackers.h"
#include "Rules/Causes.h"
#include "Rules/Report.h"
#include "Rules/Risk.h"

#include <memory>

namespace tmc::rules {

struct EngineOptions {
  int64_t Today = 0;    ///< days since 1970-01-01; decisions expire against it
  unsigned Threads = 1; ///< the result does not depend on it
  /// Enumerates all combinations instead of using indexes; for tests.
  bool NestedLoops = false;
  /// What tests showed (Results.h), and whether anybody asked them.
  std::vector<TestResult> Results = {};
  bool HasResults = false;
  /// Whether to warn of what is said to be verified without results; not while
  /// the tests are being written.
  bool WarnUnverified = true;
  /// When this is set, `run` ends soon, with findings that mean nothing.
  const Cancellation *Cancel = nullptr;
};

/// What a run did, for `--stats` and tests.
struct Statistics {
  uint64_t Rules = 0;
  uint64_t Candidates = 0; ///< bindings of all variables that were judged
  /// Candidates whose conditions are unknown for a reason that no attribute
  /// settles, as the zone of an element outside any boundary. They do not
  /// apply.
  uint64_t Inapplicable = 0;
  uint64_t CutOff = 0;  ///< evaluations that the bound on nesting made unknown
  uint64_t Derived = 0; ///< attributes whose value was computed
};

/// Evaluates rules and expressions over one program. Holds references to the
/// program and its facts, which must outlive it. `run` uses threads of its own;
/// other calls on one engine come from one thread at a time.
class Engine {
public:
  Engine(const ir::Program &P, const analysis::Facts &F,
         const EngineOptions &Options = {});
  ~Engine();

  /// Evaluates every rule, applies the decisions, sorts. Reports decisions that
  /// have expired or match nothing (TM06xx) and requirements that fail
  /// (TM04xx).
  FindingSet run(Diagnostics &Diags);

  /// Why \p Id is what it is. \p Deep goes through `let`s and derived
  /// attributes down to what decides.
  Explanation explain(const FindingSet &F, FindingId Id,
                      bool Deep = false) const;

  /// Why rule \p R has no finding at \p At: for each way to take its match
  /// variables that comes nearest to one, the conditions that fail. Empty if
  /// none of the variables can be \p At, or what is next to it.
  std::vector<WhyNot> whyNot(ir::RuleId R, ir::EntityId At) const;

  /// The risk of each finding: inherent, current, residual, with the scores
  /// that rules and decisions give. Linear in the findings.
  RiskTable risks(const FindingSet &F) const;

  /// The same with nothing but the current risk of what is open or planned.
  RiskTable currentRisks(const FindingSet &F) const;

  /// What the rating of \p Id comes from.
  RiskExplanation explainRisk(const FindingSet &F, FindingId Id) const;

  /// By whom \p Id is, the likeliest first (Attackers.h).
  std::vector<Attacker> attackers(const FindingSet &F, FindingId Id) const;

  /// The title of a finding, its holes filled.
  std::string title(const FindingSet &F, FindingId Id) const;

  /// The questions, those whose answers can change most first.
  std::vector<RankedQuestion> questions(const FindingSet &F) const;

  /// The open and planned findings, each in one group with those that the same
  /// remedy ends; groups in the order of their heads (Causes.h).
  std::vector<Cause> causes(const FindingSet &F) const;

  /// What keeps findings away only by assumption (Assumptions.h).
  Assumptions assumptions(const FindingSet &F) const;

  /// The packages that the model has use for, and that it does not import.
  std::vector<MissingPack> missingPacks() const;

  /// How to ask for \p Fact, where no rule has a question of its own.
  std::string question(UnknownFact Fact) const;

  /// Methodology \p Id over the model and \p F.
  MethodReport report(ir::MethodologyId Id, const FindingSet &F) const;

  /// The value of attribute \p A on \p E as rules see it (model, control, kind,
  /// derived), unknown if nothing sets it.
  ir::Value attribute(ir::EntityId E, ir::AttrId A) const;

  /// The value of \p X with \p E in slot 0, as of a default or a provision;
  /// unknown as well if it is a set or a text, which compare with no constant.
  ir::Value valueAt(ir::EntityId E, ir::ExprId X) const;

  /// A constant or evaluated value as a person writes it.
  std::string valueText(const ir::Value &V) const;
  /// The text of a value of tag String or Endpoint. Such a value may have been
  /// made by an evaluation, so `Program::text` does not know it.
  llvm::StringRef text(const ir::Value &V) const;
  /// The elements of a set, or the flows of a path. Valid until the next call
  /// that returns a value.
  llvm::ArrayRef<ir::Value> elements(const ir::Value &V) const;

  /// Evaluates \p Text (an ExprOp::Text or string) of a verification template
  /// with \p Args for its parameters; `Literal` writes each hole's value in the
  /// target language.
  using LiteralWriter = std::string (*)(const Engine &, const ir::Value &);
  std::string fillTemplate(ir::ExprId Text, llvm::ArrayRef<ir::Value> Args,
                           LiteralWriter Literal) const;

  /// The elements and flows that view \p V shows, by entity (Views.h).
  llvm::BitVector selectView(ir::ViewId V) const;

  /// The arguments of a finding's \p Verify call; unknown values where a part
  /// of the model is not set.
  std::vector<ir::Value> verifyArguments(const FindingSet &F, FindingId Id,
                                         const ir::RuleVerify &Verify) const;

  /// What a test of a finding was made from, in 16 hex digits: the verification
  /// with its arguments, its text, and the values of the rule's conditions.
  /// Other findings, decisions and places are no part of it.
  std::string fingerprint(const FindingSet &F, FindingId Id,
                          ir::VerificationId What,
                          llvm::ArrayRef<ir::Value> Args) const;

  /// Whether finding \p Id would be gone, or mitigated, if control \p Control
  /// were in force on \p On.
  bool wouldSilence(const FindingSet &F, FindingId Id, ir::ControlId Control,
                    ir::EntityId On) const;

  /// How rule \p R is evaluated: a line a step (Compile.h).
  std::string describePlan(ir::RuleId R) const;

  const EngineOptions &options() const;

  /// What the last `run` did.
  const Statistics &statistics() const;

  const ir::Program &program() const;
  const analysis::Facts &facts() const;

private:
  /// Applies Options.Results to what is mitigated (Results.cpp).
  void applyResults(FindingSet &F, Diagnostics &Diags) const;

  struct Impl;
  std::unique_ptr<Impl> I;
};

} // namespace tmc::rules

#endif // TMC_RULES_ENGINE_H
