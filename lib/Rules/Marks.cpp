//===- Marks.cpp - Rules that are not counted as others are ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Marks.h"

using namespace tmc;
using namespace tmc::rules;

const ir::Property *rules::mark(const ir::Program &P, const ir::Rule &R,
                                llvm::StringRef Key) {
  for (const ir::Property &X : R.Properties.of(P.Properties))
    if (P.text(X.Key) == Key)
      return &X;
  return nullptr;
}

bool rules::isAboutModel(const ir::Program &P, const ir::Rule &R) {
  return mark(P, R, ContradictionMark) || mark(P, R, PackMark);
}

bool rules::isAdmission(const ir::Program &P, const ir::Rule &R) {
  return mark(P, R, AdmissionMark);
}

std::string rules::admittedText(const ir::Program &P, const FindingSet &F,
                                const Finding &X) {
  std::string Out;
  constexpr size_t Shown = 4;
  auto Facts = X.Admits.of(F.Unknowns);
  for (size_t I = 0; I < Facts.size(); ++I) {
    if (I == Shown && Facts.size() > Shown + 1)
      return Out + " and " + std::to_string(Facts.size() - I) + " more";
    const ir::Setting *S = P.setting(Facts[I].Entity, Facts[I].Attr);
    if (!S)
      S = P.inherited(Facts[I].Entity, Facts[I].Attr);
    Out += (Out.empty() ? "`" : ", `") +
           P.text(P.Attrs[Facts[I].Attr].Text).str() + " = " +
           (S ? ir::valueText(P, S->V) : std::string("false")) + "`";
  }
  return Out;
}
