//===- AttackWords.h - Attacks in sentences -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the outputs of attacks share: the goals of the command line, and how a
/// step, a place and a measure are said. Texts are plain; each output escapes
/// them by its own writer.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_ATTACKWORDS_H
#define TMC_REPORT_ATTACKWORDS_H

#include "Attack/Attack.h"
#include "Report/Input.h"

namespace tmc::report {

/// `--goal=Shop.orders` and `--goal=Shop.Card:change` as goals. A name that
/// means nothing, or nothing that the word fits, is reported, and there is no
/// result.
std::optional<std::vector<attack::Goal>> readGoals(const BackendInput &In);

/// `--emit-option questions=true`: whether what is asked counts as a weakness;
/// none if a mistake was reported.
std::optional<bool> readQuestions(const BackendInput &In);

/// The analysis that the options ask for; none if a mistake was reported.
std::optional<attack::Result> analyseAttacks(const BackendInput &In);

/// A line of an attack as a person would tell it. Steps that only say where one
/// is by then are part of the next line.
struct AttackLine {
  std::string Text;
  rules::FindingId Finding; ///< none: the step needs no weakness
  uint64_t Cost = 0;        ///< of what the line tells
};

class AttackWords {
public:
  AttackWords(const BackendInput &In, const attack::Graph &G)
      : In(In), P(In.Program), G(G) {}

  /// `read CardNumber`, `control Checkout`.
  std::string goal(const attack::Goal &W) const;
  /// What the attacker has: `controls Checkout`.
  std::string node(attack::NodeId N) const;
  /// The attack as lines; \p Attack as Cheapest::attack gives it.
  std::vector<AttackLine> lines(llvm::ArrayRef<attack::StepId> Attack) const;
  /// `Tls on Shop.route (or MutualTls, Tunnel or 2 more)`.
  std::string measure(const attack::Measure &M, unsigned Max = 3) const;
  std::string placed(const attack::Placed &X) const;
  /// `[TM-NET-001 e3ad8cc2, high]`, with the state unless it is open.
  std::string findingTag(rules::FindingId Id) const;
  std::string title(rules::FindingId Id) const { return In.whole().title(Id); }
  std::string name(ir::EntityId E) const { return P.shownName(E); }

  /// How the attacker came to have \p N, by steps that no line tells: `as
  /// anyone at Browser through Gateway`. Empty if a line tells it.
  std::string whence(attack::NodeId N, const attack::Cheapest &By) const;

private:
  using StepOf = llvm::function_ref<attack::StepId(attack::NodeId)>;
  std::string whenceBy(attack::NodeId N, StepOf By) const;
  std::string legitimate(const attack::Step &S) const;

  const BackendInput &In;
  const ir::Program &P;
  const attack::Graph &G;
};

/// Whether a step only says where an attacker is by then.
bool isByTheWay(attack::StepKind K);

} // namespace tmc::report

#endif // TMC_REPORT_ATTACKWORDS_H
