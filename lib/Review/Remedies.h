//===- Remedies.h - What would silence a finding --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_REMEDIES_H
#define TMC_REVIEW_REMEDIES_H

#include "Rules/Findings.h"

#include "llvm/ADT/SmallVector.h"

namespace tmc::review {

/// Finds the entities that a rule's expressions speak of by name: its match
/// variables, a flow's ends. Anything else would need an evaluation.
class BoundNames {
public:
  BoundNames(const ir::Program &P, const rules::FindingSet &F,
             rules::FindingId Id)
      : P(P), R(P.Rules[F.Findings[Id].Rule]),
        Bindings(F.Findings[Id].Bindings.of(F.Bindings)) {}

  /// The entity that \p E is, or none.
  ir::EntityId resolve(ir::ExprId Id) const;

  /// The entity that \p Id is, or whose attribute it is.
  ir::EntityId subject(ir::ExprId Id) const;

  /// The entities whose attributes \p Condition reads, then those it names.
  llvm::SmallVector<ir::EntityId, 4> mentioned(ir::ExprId Condition) const;

private:
  ir::ExprId letValue(uint32_t Slot) const;

  const ir::Program &P;
  const ir::Rule &R;
  llvm::ArrayRef<ir::EntityId> Bindings;
};

/// A control that would silence a finding, and on what to put it.
struct Remedy {
  ir::ControlId Control;
  /// A bound entity, or an end or zone of one; none if the rule means another.
  ir::EntityId On;
  ir::ExprId Condition; ///< the `unless` that it makes true
};
/// The controls which the `unless … by` clauses of the finding's rule name,
/// abstract ones replaced by those that derive from them; without duplicates.
std::vector<Remedy> remedies(const ir::Program &P, const rules::FindingSet &F,
                             rules::FindingId Id);

} // namespace tmc::review

#endif // TMC_REVIEW_REMEDIES_H
