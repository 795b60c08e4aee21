//===- Risk.h - How likely and how bad findings are -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Ratings of findings. No formula is here: the functions of the vocabulary
/// that are marked `@likelihood`, `@impact` and `@risk` are evaluated
/// (IR/RiskFunctions.h), and score vectors that rules or decisions give are
/// scored (Risk/Score.h). docs/design/risk.md says why.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_RISK_H
#define TMC_REVIEW_RISK_H

#include "Review/Explain.h"
#include "Risk/Score.h"

#include <array>

namespace tmc::review {

/// As of when a risk is meant.
enum class RiskStage : uint8_t {
  Inherent, ///< as if there were neither controls nor decisions
  Current,  ///< with the controls in force and the decisions
  Residual, ///< once what is planned is done
};
inline constexpr unsigned NumRiskStages = 3;
/// `inherent`, `current`, `residual`.
llvm::StringRef spelling(RiskStage S);

/// A value of an ordered enum: exactly \p Ordinal if it is known, else at least
/// that.
struct RiskLevel {
  uint8_t Ordinal = 0;
  bool Known = false;
  friend bool operator==(RiskLevel, RiskLevel) = default;
};

struct RiskRating {
  RiskLevel Likelihood, Impact, Risk;
  /// Whether there is a risk at all: none of a finding that was dismissed.
  bool Exists = false;
};

/// A vector that a rule or decision gives, with its score.
struct FindingScore {
  std::string Vector;               ///< as given; empty if it is unknown
  std::optional<risk::Score> Score; ///< none if unknown or wrong
  ir::DecisionId By;                ///< the override that gives it, or none
  std::string Was; ///< the rule's vector of the same system, if it is replaced
};

struct FindingRisk {
  std::array<RiskRating, NumRiskStages> At;
  /// The current one as the functions say it, whatever decisions override.
  RiskRating Computed;
  Slice Unknowns; ///< of RiskTable::Unknowns: what would settle the current one
  Slice Scores;   ///< of RiskTable::Scores
  const RiskRating &at(RiskStage S) const {
    return At[static_cast<unsigned>(S)];
  }
};

/// How many findings are in a cell, by risk; questions are not counted.
struct RiskTotals {
  std::vector<uint32_t> Known;   ///< by ordinal of the risk
  std::vector<uint32_t> AtLeast; ///< by ordinal of its lower bound
};

/// A cell of the matrix for which its function gives no value.
inline constexpr uint8_t NoRisk = 255;

struct RiskTable {
  /// False if the vocabulary has no functions that rate; then all is empty.
  bool Rated = false;
  std::vector<FindingRisk> Rows; ///< by finding
  std::vector<rules::UnknownFact> Unknowns;
  std::vector<FindingScore> Scores;
  RiskTotals Totals[NumRiskStages];
  /// Names of the levels, the lowest first.
  std::vector<std::string> Likelihoods, Impacts, Risks;
  /// The risk of each likelihood and impact: row by row, a likelihood a row.
  std::vector<uint8_t> Matrix;
  /// How many findings that are open, planned, accepted or transferred have
  /// which current likelihood and impact (lower bounds included), as Matrix.
  std::vector<uint32_t> Counts;

  const FindingRisk &row(rules::FindingId Id) const { return Rows[Id.index()]; }
  /// `High`, `at least Low`, `unknown`, `none`.
  std::string riskText(const RiskRating &R) const;
  std::string likelihoodText(const RiskRating &R) const;
  std::string impactText(const RiskRating &R) const;
};

/// Why a rating is what it is.
struct RiskExplanation {
  /// What the functions read, with its value and where that came from.
  std::vector<Atom> Likelihood, Impact;
};

} // namespace tmc::review

#endif // TMC_REVIEW_RISK_H
