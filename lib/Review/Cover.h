//===- Cover.h - Which findings a decision is about -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the subject and the target of a decision cover, which of two decisions
/// is closer to a finding, and which controls help against a rule.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_COVER_H
#define TMC_REVIEW_COVER_H

#include "Rules/Context.h"

#include <array>

namespace tmc::review {

class Cover {
public:
  Cover(const rules::Context &C, const rules::FindingSet &F)
      : C(C), P(C.P), F(F) {}

  /// Whether the rule, category or package of \p D has \p R.
  bool rule(const ir::Decision &D, ir::RuleId R) const;
  /// Whether the target of \p D has \p E.
  bool entity(const ir::Decision &D, ir::EntityId E) const;
  /// Whether the target of \p D has an entity of \p X.
  bool target(const ir::Decision &D, const rules::Finding &X) const;

  /// The smaller, the closer: an entity itself, then what is in a place, then
  /// what is in it at any depth, then everywhere; of two places the inner one;
  /// with a kind before without, the more special kind first; then a rule, a
  /// category, a package.
  using Closeness = std::array<uint32_t, 4>;
  Closeness closeness(const ir::Decision &D) const;

private:
  bool helps(ir::RuleId R, ir::ControlId Control) const;

  const rules::Context &C;
  const ir::Program &P;
  const rules::FindingSet &F;
  mutable llvm::DenseMap<std::pair<ir::RuleId, ir::ControlId>, bool> Helps;
};

/// `accept std.stride.Clear on Shop.vpc.**`, as a message says it.
std::string describe(const rules::Context &C, const ir::Decision &D);
/// The property \p Key of \p D, or null.
const ir::Property *property(const ir::Program &P, const ir::Decision &D,
                             llvm::StringRef Key);

/// Whether \p Control can be an answer to \p R: an `unless` names it or
/// something that it derives from, or reads what it provides. A rule without
/// `unless` leaves the choice to whoever decides.
bool helps(const ir::Program &P, ir::RuleId R, ir::ControlId Control);

} // namespace tmc::review

#endif // TMC_REVIEW_COVER_H
