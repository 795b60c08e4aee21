//===- Attack.h - What attackers can get at, and what stops them ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What outputs ask for: the goals of a model, and for each the cheapest
/// attack, the cuts, and what every attack needs. `analyse` does it all once.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_ATTACK_H
#define TMC_ATTACK_ATTACK_H

#include "Attack/ChokePoints.h"
#include "Attack/Cuts.h"
#include "Review/Review.h"

#include <optional>
#include <string>

namespace tmc::attack {

/// A control on something, one way of a measure.
struct Placed {
  ir::ControlId Control;
  ir::EntityId On;
  friend auto operator<=>(const Placed &, const Placed &) = default;
};

/// What takes findings away: one of these controls, each of which silences the
/// same findings of an attack graph.
struct Measure {
  std::vector<Placed> Ways; ///< least effort first
  std::vector<rules::FindingId> Silences;
};

/// A cut, as indices of GoalResult::Measures.
struct Cut {
  std::vector<uint32_t> Measures;
  /// Whether a run with the first way of each measure confirmed that the goal
  /// cannot be reached then. Cuts that such a run refutes are left out.
  bool Confirmed = false;
};

struct Goal {
  NodeKind Kind; ///< Control, Stop, Present, Use, Read or Change
  ir::EntityId Of;
};

/// What can be said about a goal.
enum class Answer : uint8_t {
  Reached, ///< by what is open
  Open,    ///< it depends on the answers to questions
  Safe,    ///< not reached, whatever the answers
};
/// `reached`, `open`, `safe`.
llvm::StringRef spelling(Answer A);

struct GoalResult {
  Goal What;
  bool Reached = false;
  Answer Says = Answer::Safe;
  // If it can be reached:
  uint64_t Cost = 0;          ///< of the steps of Attack, each once
  std::vector<StepId> Attack; ///< a cheapest one, in order, of Result::G
  bool Detailed = false;      ///< whether the rest was computed
  std::vector<NodeId> ChokeNodes;
  std::vector<rules::FindingId> ChokeFindings;
  std::vector<Measure> Measures; ///< those that a cut can be made of
  std::vector<Cut> Cuts;         ///< fewest measures first
  bool Cuttable = true;          ///< false: some attack has no measure
  std::vector<StepId> Uncut;     ///< such an attack, of Result::G
  bool Exact = true; ///< Cuts are all there are, not one that greed found
  uint32_t AttacksSeen = 0;
  uint32_t AtLeast = 0; ///< no cut has fewer measures
  uint32_t Refuted = 0; ///< cuts that the run did not confirm
  /// The index of an earlier goal whose attack is the same but for what the
  /// last step gives, and whose cuts are the same; or its own.
  uint32_t LikeGoal = 0;
  // If it depends on answers: a cheapest attack if all are the worst ones, of
  // Result::Asked, and the findings in question on all such attacks.
  std::vector<StepId> Perhaps;
  std::vector<rules::FindingId> InQuestion;
  // If it cannot: an attack that is open but for findings that are mitigated,
  // of Result::Unguarded; empty if there is none either.
  std::vector<StepId> Averted;
};

struct AnalysisOptions {
  std::vector<Goal> Goals; ///< none: those that the vocabulary calls critical
  /// Where the attacker is besides outside: they control these elements and are
  /// in these boundaries.
  std::vector<ir::EntityId> From;
  bool Questions = false;
  unsigned MaxDetailed = 25; ///< goals with cuts and choke points
  unsigned MaxConfirmed = 8; ///< cuts of a goal that are confirmed by a run
  /// Above so many entities no cut is confirmed: each costs a whole run.
  unsigned MaxConfirmedModel = 2000;
  CutLimits Limits;
};

struct Result {
  Knowledge K;
  Graph G = Graph(1);
  Graph Asked = Graph(1);        ///< as if all answers were bad; only if needed
  Graph Unguarded = Graph(1);    ///< as if no control helped; only if needed
  std::vector<GoalResult> Goals; ///< those that are reached, cheapest first
  bool Chosen = false;           ///< Goals were asked for
};

/// The goals that the vocabulary calls critical: of the data and elements of
/// the model those of the highest worth (Data.worth_reading and the like).
std::vector<Goal> criticalGoals(const rules::Engine &E);

Result analyse(const review::Review &Of, const AnalysisOptions &Options = {});

/// The steps of findings that could be open: for an element's fall.
Graph buildGraph(const review::Review &Of, const GraphOptions &Options = {});

} // namespace tmc::attack

#endif // TMC_ATTACK_ATTACK_H
