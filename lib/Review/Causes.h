//===- Causes.h - Findings that one remedy ends ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What several findings have in common is told without knowing what they are
/// about: one control on one thing makes an `unless` of each true, or they all
/// rest on one attribute of one thing. That it does is not guessed from names;
/// each condition is evaluated with the control in force.
/// docs/design/quiet.md says how groups are chosen.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_CAUSES_H
#define TMC_REVIEW_CAUSES_H

#include "Review/Remedies.h"

#include <vector>

namespace tmc::review {

/// Open and planned findings with one root cause.
struct Cause {
  /// The head, which is the most severe, then the others in their order.
  std::vector<rules::FindingId> Members;
  /// The controls each of which ends all members, best first: as the rules
  /// name them. Empty if none alone does.
  std::vector<Remedy> Remedies;
  /// What all members rest on, if no control ends them.
  rules::UnknownFact Fact;
  /// The same weakness in many places of one system or boundary, which a
  /// `default` there ends: for things of this kind in Scope. Else none.
  ir::EntityId Scope;
  ir::KindId Kind;
  uint32_t Places = 1; ///< how many things the default is for
};

} // namespace tmc::review

#endif // TMC_REVIEW_CAUSES_H
