//===- Dread.cpp - DREAD --------------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// DREAD (M. Howard and D. LeBlanc, Writing Secure Code, second edition, 2002):
/// five factors from 0 to 10, the risk is their mean. Its authors name no
/// bands. Those here are by the sum, as risk registers commonly have them: 40
/// and up critical, 25 and up high, 11 and up medium. Discoverability is `DI`,
/// so that no letter stands twice.
///
//===----------------------------------------------------------------------===//

#include "Risk/Vector.h"

using namespace tmc;
using namespace tmc::risk;
using llvm::StringRef;

static constexpr Metric Metrics[] = {
    {"D", "damage", "0-10"},           {"R", "reproducibility", "0-10"},
    {"E", "exploitability", "0-10"},   {"A", "affected users", "0-10"},
    {"DI", "discoverability", "0-10"},
};

std::optional<Score> risk::scoreDread(StringRef Vector, Error &E) {
  const SystemInfo &Info = info(System::Dread);
  std::optional<Values> V = readVector(Vector, Info, Metrics, E);
  if (!V)
    return std::nullopt;
  unsigned Sum = 0;
  for (const std::optional<unsigned> &X : *V)
    Sum += *X;
  static constexpr StringRef Levels[] = {"None", "Low", "Medium", "High",
                                         "Critical"};
  Score Out;
  Out.In = System::Dread;
  Out.Vector = writeVector(Info, Metrics, *V);
  Out.Kind = "mean";
  Out.Number = Thousandths{Sum * 200};
  Out.Rank = Sum == 0 ? 0 : Sum < 11 ? 1 : Sum < 25 ? 2 : Sum < 40 ? 3 : 4;
  Out.Level = Levels[Out.Rank];
  for (size_t I = 0; I < std::size(Metrics); ++I)
    Out.Parts.push_back({Metrics[I].Name, {*(*V)[I] * 1000}, {}});
  return Out;
}
