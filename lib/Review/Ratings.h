//===- Ratings.h - What the functions that rate say -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A function marked `@likelihood` or `@impact` reads what a finding binds, its
/// severity, what its rule is of, and by whom it is; not the finding. Findings
/// for which all of that is the same are a class, and a class is rated once.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_RATINGS_H
#define TMC_REVIEW_RATINGS_H

#include "IR/RiskFunctions.h"
#include "Review/Attackers.h"
#include "Review/Risk.h"

namespace tmc::review {

// Whoever wants to know more asks for the questions.
inline constexpr size_t MaxUnknowns = 16;

/// What a function that rates reads, and no more.
struct RatingClass {
  ir::RiskRole Role;
  ir::Protection Prot = ir::Protection::Ignored;
  uint8_t Severity = 0;
  uint8_t Attempt = NoAttempt;
  uint32_t Things = 0; ///< the set that is bound
  uint32_t OfRule = 0; ///< the first rule of which the function reads the same

  static constexpr uint8_t NoAttempt = 255; ///< unknown
  std::pair<uint64_t, uint32_t> key() const {
    return {uint64_t(Things) << 32 | OfRule,
            uint32_t(Severity) | uint32_t(Attempt) << 8 | uint32_t(Prot) << 16 |
                uint32_t(Role) << 18};
  }
};

/// Rates classes, each once.
class Ratings {
public:
  Ratings(const rules::Context &C, const rules::FindingSet &F,
          const ThingSets &Things);
  ~Ratings();

  /// The class of \p X, finding \p Id, for \p Role.
  uint32_t classOf(ir::RiskRole Role, rules::FindingId Id, ir::Protection Prot,
                   uint8_t Severity);
  /// Rates all classes that were asked for since the last time, on up to
  /// \p Threads threads.
  void rate(unsigned Threads);

  /// What it was rated; nothing is known of one that was not yet.
  RiskLevel level(uint32_t Class) const {
    return Class < Levels.size() ? Levels[Class] : RiskLevel();
  }
  /// The first of what nothing sets and the level depends on.
  llvm::ArrayRef<rules::UnknownFact> unknowns(uint32_t Class) const {
    if (Class < Unknowns.size())
      return Unknowns[Class];
    return {};
  }

  /// Rates \p Class with \p Ev, which notes what is read. Returns the level and
  /// leaves what it depends on in the evaluator's trace.
  RiskLevel evaluate(rules::Evaluator &Ev, uint32_t Class) const;

  bool reads(ir::RiskRole Role, ir::RiskInput Input) const;

private:
  void classifyRules(ir::RiskRole Role);

  const rules::Context &C;
  const ir::Program &P;
  const rules::FindingSet &F;
  const ThingSets &Things;
  /// What the parameters of the functions stand for, by role.
  llvm::SmallVector<ir::RiskInput, 8> Inputs[2];
  AttackerFinder Who;
  /// By role and rule: the first of which the function reads the same.
  std::vector<uint32_t> RuleClass[2];
  std::vector<RatingClass> Classes;
  std::vector<RiskLevel> Levels;                         ///< by class
  std::vector<std::vector<rules::UnknownFact>> Unknowns; ///< by class
  llvm::DenseMap<std::pair<uint64_t, uint32_t>, uint32_t> Ids;
  /// By finding: how likely those try by whom its rule says that it is; more
  /// than a level: not found yet.
  std::vector<uint16_t> AttemptOf;
};

} // namespace tmc::review

#endif // TMC_REVIEW_RATINGS_H
