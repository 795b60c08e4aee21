//===- Knowledge.h - What a weakness gives an attacker --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads from the vocabulary what attack graphs are made of. Which rule gives
/// what, from where and at what cost is said in `.tm`: by the properties
/// `gain`, `vantage`, `gain_of` and `work` of a rule, else by `@gain(…)` at its
/// categories and `@vantage(…)` at the kind of what it is about. Here are only
/// the words that those may use.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_KNOWLEDGE_H
#define TMC_ATTACK_KNOWLEDGE_H

#include "IR/Program.h"

#include <vector>

namespace tmc::attack {

/// What an attacker has who used a weakness of something. The values of the
/// enum annotated `gain` have these names.
enum class Gain : uint8_t {
  Reads,     ///< the data that it handles
  Changes,   ///< the same
  Uses,      ///< it, as those may who call it
  TakesOver, ///< it
  Spreads,   ///< to everything in the boundary around it
  Stops,     ///< it
};
inline constexpr unsigned NumGains = 6;

/// Where an attacker must be to use a weakness. The values of the enum
/// annotated `vantage` have these names.
enum class Vantage : uint8_t {
  Anywhere, ///< no foothold is needed
  Sending,  ///< what they send arrives at it
  OnTheWay, ///< at a place that the flow passes
  Inside,   ///< in the boundary around it
  OtherEnd, ///< in control of what it talks with
  Holding,  ///< in control of it
};
inline constexpr unsigned NumVantages = 6;

llvm::StringRef spelling(Gain G);
llvm::StringRef spelling(Vantage V);

/// Which end of a flow a rule is about, if it is not the flow.
enum class FlowEnd : uint8_t { None, Source, Target };

/// What a finding of a rule is worth to an attacker.
struct RuleEffect {
  uint8_t Gains = 0;    ///< bits by Gain; none: it leads nowhere
  uint8_t Vantages = 0; ///< bits by Vantage: all of these are needed
  uint32_t Cost = 0;
  uint32_t Slot = 0; ///< the match variable that it is about
  FlowEnd End = FlowEnd::None;

  bool has(Gain G) const { return Gains & (1U << static_cast<unsigned>(G)); }
  bool needs(Vantage V) const {
    return Vantages & (1U << static_cast<unsigned>(V));
  }
};

struct Knowledge {
  std::vector<RuleEffect> Rules; ///< by rule
  uint32_t RelayCost = 0;        ///< for input to pass an element unharmed
  uint32_t OutsideCost = 0; ///< to be where flows pass that no boundary holds
  /// By kind: from a boundary of it to the one around.
  std::vector<uint32_t> SpreadCost;
  // Attributes of the vocabulary; none if it does not have them.
  ir::AttrId DataIsProgram; ///< Data.code : bool
  ir::AttrId DataIsSecret;  ///< Data.secret : bool
  ir::AttrId ElementRuns;   ///< Element.runs_programs : bool
  ir::AttrId FlowSigned;    ///< Flow.signed : bool
};

Knowledge readKnowledge(const ir::Program &P);

} // namespace tmc::attack

#endif // TMC_ATTACK_KNOWLEDGE_H
