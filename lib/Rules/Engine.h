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
#include "Rules/Compile.h"
#include "Rules/Context.h"
#include "Rules/Views.h"

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
  /// What a rule may try, and a computed attribute look at, instead of
  /// Context::MaxSteps, if they are not 0; for tests.
  uint64_t MaxTried = 0;
  uint64_t MaxSteps = 0;
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
/// everything that is constant may be called from any thread.
class Engine {
public:
  Engine(const ir::Program &P, const analysis::Facts &F,
         const EngineOptions &Options = {});
  ~Engine();

  /// Evaluates every rule and sorts what it finds. Decisions and results of
  /// tests are not applied: `review::evaluate` does.
  FindingSet run(Diagnostics &Diags);

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
  /// The elements of a set, or the flows of a path.
  llvm::ArrayRef<ir::Value> elements(const ir::Value &V) const;

  /// Evaluates \p Text (an ExprOp::Text or string) of a verification template
  /// with \p Args for its parameters; `Literal` writes each hole's value in the
  /// target language.
  using LiteralWriter = std::string (*)(const Engine &, const ir::Value &);
  std::string fillTemplate(ir::ExprId Text, llvm::ArrayRef<ir::Value> Args,
                           LiteralWriter Literal) const;

  /// What view \p V shows (Views.h).
  ViewSelection selectView(ir::ViewId V) const;
  /// What \p Clauses show, as if a view of everything had them.
  ViewSelection select(llvm::ArrayRef<ir::ViewClause> Clauses) const;

  /// The arguments of a finding's \p Verify call; unknown values where a part
  /// of the model is not set.
  std::vector<ir::Value> verifyArguments(const FindingSet &F, FindingId Id,
                                         const ir::RuleVerify &Verify) const;

  /// How rule \p R is evaluated: a line a step (Compile.h).
  std::string describePlan(ir::RuleId R) const;

  const EngineOptions &options() const;

  /// What the last `run` did.
  const Statistics &statistics() const;

  const ir::Program &program() const;
  const analysis::Facts &facts() const;

  /// What its evaluators share.
  const Context &context() const;
  PlanMode planMode() const;

private:
  struct Impl;
  std::unique_ptr<Impl> I;
};

} // namespace tmc::rules

#endif // TMC_RULES_ENGINE_H
