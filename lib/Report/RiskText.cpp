//===- RiskText.cpp - Risk in the same words in every output --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/RiskText.h"

#include "Report/Describe.h"

using namespace tmc;
using namespace tmc::report;
using llvm::StringRef;
using review::RiskRating;
using review::RiskStage;

/// \p Now, with what it was if that is something else.
static std::string was(std::string Now, const std::string &Before) {
  return Now == Before ? Now : Now + " (was " + Before + ")";
}

std::string report::riskText(const review::RiskTable &T,
                             const review::FindingRisk &Row) {
  return was(T.riskText(Row.at(RiskStage::Current)), T.riskText(Row.Computed));
}

std::string report::riskParts(const review::RiskTable &T,
                              const rules::Finding &F,
                              const review::FindingRisk &Row) {
  const RiskRating &Now = Row.at(RiskStage::Current);
  if (!Now.Exists)
    return {};
  auto Part = [](StringRef Name, std::string Text, const std::string &Before,
                 bool Overridden) {
    std::string Out = Name.str() + " " + was(std::move(Text), Before);
    // Somebody said so, even if it is what the function says.
    if (Overridden && !StringRef(Out).contains("(was"))
      Out += " (by decision)";
    return Out;
  };
  return Part("likelihood", T.likelihoodText(Now),
              T.likelihoodText(Row.Computed), F.LikelihoodBy.isValid()) +
         ", " +
         Part("impact", T.impactText(Now), T.impactText(Row.Computed),
              F.ImpactBy.isValid());
}

std::string report::otherStages(const review::RiskTable &T,
                                const review::FindingRisk &Row) {
  std::string Now = T.riskText(Row.at(RiskStage::Current)), Out;
  for (RiskStage S : {RiskStage::Inherent, RiskStage::Residual}) {
    std::string Text = T.riskText(Row.at(S));
    if (Text != Now)
      Out += (Out.empty() ? "" : ", ") + review::spelling(S).str() + " " + Text;
  }
  return Out;
}

std::string report::scoreText(const review::FindingScore &S) {
  if (!S.Score)
    return S.Vector.empty() ? "a score that depends on what is unknown"
                            : "no score";
  std::string Out = risk::info(S.Score->In).Name.str();
  if (S.Score->Number)
    Out += " " + S.Score->Number->text();
  Out += " " + S.Score->Level.str();
  if (S.Was.empty())
    return Out;
  risk::Error Ignored;
  if (std::optional<risk::Score> Old = risk::score(S.Was, Ignored))
    Out += " (was " + (Old->Number ? Old->Number->text() + " " : "") +
           Old->Level.str() + ")";
  return Out;
}

std::string report::scoreParts(const risk::Score &S) {
  std::string Out;
  for (const risk::Part &X : S.Parts)
    Out += (Out.empty() ? "" : ", ") + X.Name.str() + " " + X.Number.text() +
           (X.Level.empty() ? "" : " " + X.Level.str());
  return Out;
}

std::string report::totalsText(const review::RiskTable &T,
                               const review::RiskTotals &X) {
  std::string Out;
  auto Add = [&](uint32_t N, const std::string &Level) {
    if (N != 0)
      Out += (Out.empty() ? "" : ", ") + std::to_string(N) + " " + Level;
  };
  for (size_t L = X.Known.size(); L-- > 0;) {
    Add(X.Known[L], T.Risks[L]);
    Add(X.AtLeast[L], L == 0 ? "unknown" : "at least " + T.Risks[L]);
  }
  return Out;
}

std::vector<RiskOverride> report::riskOverrides(const BackendInput &In) {
  const ir::Program &P = In.Program;
  std::vector<RiskOverride> Out;
  ir::FuncId Likelihood = P.Known.rating(ir::RiskRole::Likelihood);
  ir::FuncId Impact = P.Known.rating(ir::RiskRole::Impact);
  if (!Likelihood || !Impact)
    return Out;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Override || !D.hasSubject())
      continue;
    RiskOverride O;
    for (const ir::Property &X : D.Properties.of(P.Properties)) {
      StringRef Key = P.text(X.Key);
      bool Rates = Key == "severity" || Key == "likelihood" ||
                   Key == "impact" || Key == "scores";
      std::string &To = Rates ? O.What : O.Why;
      To += (To.empty() ? "" : ", ") + Key.str() + (Rates ? " = " : ": ") +
            plainValue(In.Engine, X.V);
    }
    O.On = decisionScope(In.Engine, D);
    O.Where = D.Where;
    if (!O.What.empty())
      Out.push_back(std::move(O));
  }
  const ir::Type L = P.Funcs[Likelihood].Result, I = P.Funcs[Impact].Result;
  for (const ir::Entity &E : P.Entities.rows())
    for (Slice List : {E.Settings, E.Inherited})
      for (const ir::Setting &S : List.of(P.Settings)) {
        const ir::Attr &A = P.Attrs[S.Attr];
        if (A.Ty != L && A.Ty != I)
          continue;
        Out.push_back(
            {P.text(A.Text).str() + " = " + plainValue(In.Engine, S.V),
             P.text(E.Id).str(),
             {},
             S.Where});
      }
  return Out;
}
