//===- RiskFunctions.cpp - The functions that rate findings ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/RiskFunctions.h"

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

static constexpr StringRef Roles[] = {"likelihood", "impact", "risk"};

StringRef ir::spelling(RiskRole R) { return Roles[static_cast<unsigned>(R)]; }

static bool hasAnnotation(const Program &P, Slice Annotations, StringRef Key) {
  for (const Property &A : Annotations.of(P.Properties))
    if (P.text(A.Key) == Key)
      return true;
  return false;
}

std::optional<RiskRole> ir::riskRole(const Program &P, const Func &F) {
  for (unsigned R = 0; R != NumRiskRoles; ++R)
    if (hasAnnotation(P, F.Annotations, Roles[R]))
      return static_cast<RiskRole>(R);
  return std::nullopt;
}

bool ir::isRating(const Program &P, const Func &F) {
  return F.Result.Base == TypeBase::Enum && !F.Result.IsSet &&
         P.Enums[F.Result.enumId()].Ordered &&
         !P.Enums[F.Result.enumId()].Values.empty();
}

std::optional<RiskInput> ir::riskInput(const Program &P, const Func &F,
                                       RiskRole R, uint32_t Index) {
  const Type Ty = F.Params.of(P.Params)[Index].Ty;
  if (R == RiskRole::Risk) {
    // By type, and by place if both ratings are of one enum.
    FuncId Likelihood =
        P.Known.Rating[static_cast<unsigned>(RiskRole::Likelihood)];
    FuncId Impact = P.Known.Rating[static_cast<unsigned>(RiskRole::Impact)];
    if (!Likelihood || !Impact || F.Params.Count != 2)
      return std::nullopt;
    const Type L = P.Funcs[Likelihood].Result, I = P.Funcs[Impact].Result;
    if (L == I && Ty == L)
      return Index == 0 ? RiskInput::Likelihood : RiskInput::Impact;
    return Ty == L   ? std::optional(RiskInput::Likelihood)
           : Ty == I ? std::optional(RiskInput::Impact)
                     : std::nullopt;
  }
  if (Ty.Base == TypeBase::Entity && Ty.IsSet)
    return RiskInput::Entities;
  if (Ty.Base == TypeBase::Ref && Ty.IsSet)
    return RiskInput::References;
  if (Ty.Base != TypeBase::Enum)
    return std::nullopt;
  const Enum &E = P.Enums[Ty.enumId()];
  if (R == RiskRole::Likelihood && Ty == F.Result)
    return RiskInput::Attempts;
  if (Ty.IsSet)
    return hasAnnotation(P, E.Annotations, "category")
               ? std::optional(RiskInput::Categories)
               : std::nullopt;
  if (Ty.enumId() == P.Known.Severity)
    return RiskInput::Severity;
  if (hasAnnotation(P, E.Annotations, "protection") &&
      E.Values.Count == NumProtections)
    return RiskInput::Protection;
  return std::nullopt;
}
