//===- RiskFunctions.h - The functions that rate findings -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How likely a finding is, how bad, and what risk that makes is computed by
/// functions of the vocabulary that are marked `@likelihood`, `@impact` and
/// `@risk`. What they are given follows from the types of their parameters.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_RISKFUNCTIONS_H
#define TMC_IR_RISKFUNCTIONS_H

#include "IR/Program.h"

#include <optional>

namespace tmc::ir {

/// `likelihood`, `impact`, `risk`.
llvm::StringRef spelling(RiskRole R);

/// What a parameter of such a function stands for.
enum class RiskInput : uint8_t {
  Entities,   ///< `[Flow]`: the things of that kind that the finding binds
  Categories, ///< `[Stride]`: the rule's, of an enum with `@category`
  References, ///< `[ref]`: the rule's
  Severity,   ///< the finding's
  Protection, ///< of the enum marked `@protection`
  Attempts,   ///< of the enum that `@likelihood` and `@attempt` give: how
              ///< likely those try by whom the rule says that it is
  Likelihood, ///< what the function marked `@likelihood` says
  Impact,     ///< what the function marked `@impact` says
};

/// What of the controls counts; the values of the enum marked `@protection`.
enum class Protection : uint8_t {
  Ignored,   ///< none: the risk as it would be without any
  Counted,   ///< those in force, none of which silences the finding
  Silencing, ///< one silences it
};
inline constexpr unsigned NumProtections = 3;

/// What parameter \p Index of function \p F, which has role \p R, stands for;
/// none if its type is of nothing that there is to give.
std::optional<RiskInput> riskInput(const Program &P, const Func &F, RiskRole R,
                                   uint32_t Index);

/// Whether \p F gives a value of an ordered enum, as each of them must.
bool isRating(const Program &P, const Func &F);

/// The role that an annotation gives \p F, or none.
std::optional<RiskRole> riskRole(const Program &P, const Func &F);

} // namespace tmc::ir

#endif // TMC_IR_RISKFUNCTIONS_H
