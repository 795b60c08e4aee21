//===- RiskText.h - Risk in the same words in every output ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_RISKTEXT_H
#define TMC_REPORT_RISKTEXT_H

#include "Report/Input.h"
#include "Review/Risk.h"

namespace tmc::report {

/// `High`, or `High (was Moderate)` if a decision rates it otherwise than the
/// functions of the vocabulary.
std::string riskText(const review::RiskTable &T,
                     const review::FindingRisk &Row);
/// `likelihood Moderate (was High), impact VeryHigh`.
std::string riskParts(const review::RiskTable &T, const rules::Finding &F,
                      const review::FindingRisk &Row);
/// `inherent VeryHigh, residual Low`: what differs from the current one, or
/// empty.
std::string otherStages(const review::RiskTable &T,
                        const review::FindingRisk &Row);

/// `CVSS v4.0 8.7 High`, `OWASP Risk Rating High`, `CVSS v4.0 unknown`.
std::string scoreText(const review::FindingScore &S);
/// The steps of a score: `exploitability 3.9, impact 5.9`; may be empty.
std::string scoreParts(const risk::Score &S);

/// `2 High, 1 at least Low, 3 unknown`: the highest first. Empty for none.
std::string totalsText(const review::RiskTable &T, const review::RiskTotals &X);

/// What somebody has said of a risk instead of what the functions say.
struct RiskOverride {
  std::string What; ///< `likelihood = Low`
  std::string On;   ///< `Shop.api`, or what a decision covers
  std::string Why;  ///< owner, reason and so on of a decision
  Range Where;
};
/// Decisions that rate findings, and settings of attributes of likelihood and
/// impact in the model: in the order of the decisions, then of the entities.
std::vector<RiskOverride> riskOverrides(const BackendInput &In);

} // namespace tmc::report

#endif // TMC_REPORT_RISKTEXT_H
