//===- Attackers.h - By whom a finding is ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The positions that the `by` of a rule gives, or else the function marked
/// `@by`, each with the way by which it comes there. What the expression read
/// them from says how far away they stand (Analysis/Provenance.h).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_ATTACKERS_H
#define TMC_REVIEW_ATTACKERS_H

#include "Review/Things.h"
#include "Rules/Evaluator.h"

#include <optional>

namespace tmc::review {

/// Someone who can do what a finding is about.
struct Attacker {
  uint32_t Position = 0; ///< ordinal in the enum marked `@position`
  /// How likely they try, an ordinal of what `@attempt` gives; 0 without it.
  uint8_t Attempt = 0;
  /// How many flows away they stand; none if it is no matter of flows.
  std::optional<uint32_t> Distance;
  ir::EntityId Origin;           ///< where they stand, or none
  std::vector<ir::EntityId> Way; ///< the flows from there
  /// The elements between, in order.
  std::vector<ir::EntityId> Through;
};

/// Whether the ways of attackers are wanted, or only how likely they try.
enum class Ways : uint8_t { Skip, Find };

/// Finds by whom findings are, and remembers it: what many of them are about
/// is the same. A list has the likeliest first, then the nearest.
class AttackerFinder {
public:
  AttackerFinder(const rules::Context &C, const rules::FindingSet &F, Ways W);
  ~AttackerFinder();

  /// The list for \p X, which binds the entities of set \p Things of those of
  /// \p All: as its rule says, or else the function marked `@by`.
  uint32_t find(const rules::Finding &X, const ThingSets &All, uint32_t Things);
  /// The list as only the rule says it; empty if it says nothing.
  uint32_t findNamed(const rules::Finding &X);

  llvm::ArrayRef<Attacker> list(uint32_t I) const { return Lists[I]; }
  std::vector<std::vector<Attacker>> takeLists() { return std::move(Lists); }

  static constexpr uint32_t NoList = 0; ///< the empty one

private:
  using Source = std::pair<ir::Intrinsic, ir::EntityId>;

  uint32_t byDefault(llvm::ArrayRef<ir::EntityId> Things);
  uint32_t listOf(const ir::Value &Positions);
  void findWay(Attacker &A) const;
  uint8_t attempt(uint32_t Position, std::optional<uint32_t> Distance);

  const rules::Context &C;
  const rules::FindingSet &F;
  const Ways Wanted;
  rules::Evaluator Ev;
  std::vector<Source> Sources; ///< from where the last positions were read
  std::vector<std::vector<Attacker>> Lists;
  /// By the positions and from where they were read.
  std::map<std::vector<uint32_t>, uint32_t> ByKey;
  llvm::DenseMap<uint32_t, uint32_t> ByThings; ///< what `@by` says
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint8_t> Attempts;
};

/// By whom each finding is.
struct AttackerTable {
  std::vector<uint32_t> Of; ///< by finding: which list
  std::vector<std::vector<Attacker>> Lists;
  llvm::ArrayRef<Attacker> of(rules::FindingId Id) const {
    return Lists[Of[Id.index()]];
  }
};

/// `anyone on the internet, 2 flows away, through orders and jobs; also any
/// employee`; at most \p Most of them by name. Empty for none.
std::string attackersText(const ir::Program &P,
                          llvm::ArrayRef<Attacker> Attackers, size_t Most = 3);

/// The title of a position: `any employee`.
std::string positionText(const ir::Program &P, uint32_t Position);

} // namespace tmc::review

#endif // TMC_REVIEW_ATTACKERS_H
