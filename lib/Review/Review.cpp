//===- Review.cpp - What follows from findings ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/ReviewImpl.h"

#include "Review/Labels.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;

FindingSet review::evaluate(Engine &E, Diagnostics &Diags) {
  const Context &C = E.context();
  const EngineOptions &Options = E.options();
  FindingSet F = E.run(Diags);
  if (isCancelled(Options.Cancel))
    return {};
  applyDecisions(C, Options.Today, F, Diags);
  applyResults(E, F, Diags);
  checkDone(C, Options.WarnUnverified, F, Diags);
  judgeBases(C, F);
  checkLabels(C.P, C.F, Diags);
  checkRequirements(C, Diags);
  reportContradictions(C, E.planMode(), Diags);
  checkScores(C, F, Diags);
  for (uint32_t &N : F.CountByState)
    N = 0;
  for (const Finding &X : F.Findings.rows())
    ++F.CountByState[static_cast<unsigned>(X.State)];
  return F;
}

Review::Review(const Engine &E, const FindingSet &F,
               std::function<void(llvm::StringRef)> OnProduct)
    : E(E), F(F), I(std::make_unique<Impl>(E, std::move(OnProduct))) {}
Review::~Review() = default;

#define PRODUCT(TYPE, ACCESSOR, MAKE, SUMMARY)                                 \
  const TYPE &Review::ACCESSOR() const {                                       \
    return I->ACCESSOR.get([&] {                                               \
      if (I->OnProduct)                                                        \
        I->OnProduct(#ACCESSOR);                                               \
      return MAKE(*this);                                                      \
    });                                                                        \
  }
#include "Review/Reviews.def"

llvm::ArrayRef<llvm::StringRef> Review::products() {
  static constexpr llvm::StringRef Names[] = {
#define PRODUCT(TYPE, ACCESSOR, MAKE, SUMMARY) #ACCESSOR,
#include "Review/Reviews.def"
  };
  return Names;
}

std::string Review::title(const FindingSet &Of, FindingId Id) const {
  const ir::Program &P = I->C.P;
  const Finding &X = Of.Findings[Id];
  const ir::Rule &R = P.Rules[X.Rule];
  EvaluatorPool::Loan Loan = I->Evaluators.borrow();
  Evaluator &Ev = *Loan;
  bindRule(Ev, P, R, X.Bindings.of(Of.Bindings));
  std::string Out;
  if (R.Title)
    Ev.printText(R.Title, Out);
  if (!X.Admits.empty())
    Out += ": " + admittedText(P, Of, X);
  return Out;
}
