//===- OwaspRisk.cpp - OWASP Risk Rating Methodology ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The OWASP Risk Rating Methodology (J. Williams, owasp.org): likelihood is
/// the mean of eight factors, impact the mean of four; below 3 is low, below 6
/// medium, else high; a matrix gives the severity. Of the two kinds of impact,
/// the business one counts where it is known, else the technical one.
///
//===----------------------------------------------------------------------===//

#include "Risk/Vector.h"

using namespace tmc;
using namespace tmc::risk;
using llvm::StringRef;

static constexpr Metric Metrics[] = {
    {"SL", "skill level", "0-9"},
    {"M", "motive", "0-9"},
    {"O", "opportunity", "0-9"},
    {"S", "size", "0-9"},
    {"ED", "ease of discovery", "0-9"},
    {"EE", "ease of exploit", "0-9"},
    {"A", "awareness", "0-9"},
    {"ID", "intrusion detection", "0-9"},
    {"LC", "loss of confidentiality", "0-9"},
    {"LI", "loss of integrity", "0-9"},
    {"LAV", "loss of availability", "0-9"},
    {"LAC", "loss of accountability", "0-9"},
    {"FD", "financial damage", "0-9", false},
    {"RD", "reputation damage", "0-9", false},
    {"NC", "non-compliance", "0-9", false},
    {"PV", "privacy violation", "0-9", false},
};

static constexpr StringRef Thirds[] = {"Low", "Medium", "High"};

static unsigned third(Thousandths X) {
  return X.Value < 3000 ? 0 : X.Value < 6000 ? 1 : 2;
}

/// The mean of factors \p Begin to \p End, four or eight of them: exact.
static Thousandths mean(const Values &V, unsigned Begin, unsigned End) {
  unsigned Sum = 0;
  for (unsigned I = Begin; I < End; ++I)
    Sum += *V[I];
  return {Sum * 1000 / (End - Begin)};
}

std::optional<Score> risk::scoreOwaspRisk(StringRef Vector, Error &E) {
  const SystemInfo &Info = info(System::OwaspRisk);
  std::optional<Values> V = readVector(Vector, Info, Metrics, E);
  if (!V)
    return std::nullopt;
  unsigned Business = 0;
  for (unsigned I = 12; I < 16; ++I)
    Business += (*V)[I].has_value();
  if (Business != 0 && Business != 4) {
    for (unsigned I = 12; I < 16; ++I)
      if (!(*V)[I])
        E = {("`" + Metrics[I].Key + "` (" + Metrics[I].Name +
              ") is missing; the impact on the business has all of `FD`, `RD`, "
              "`NC` and `PV`, or none")
                 .str(),
             0, Vector.size()};
    return std::nullopt;
  }
  Score Out;
  Out.In = System::OwaspRisk;
  Out.Vector = writeVector(Info, Metrics, *V);
  Out.Kind = "overall severity";
  auto Add = [&](StringRef Name, Thousandths X) {
    Out.Parts.push_back({Name, X, Thirds[third(X)]});
    return third(X);
  };
  unsigned Likelihood = Add("likelihood", mean(*V, 0, 8));
  unsigned Impact = Add("technical impact", mean(*V, 8, 12));
  if (Business != 0)
    Impact = Add("business impact", mean(*V, 12, 16));
  // Step 4, rows by likelihood.
  static constexpr StringRef Levels[] = {"Note", "Low", "Medium", "High",
                                         "Critical"};
  Out.Rank = static_cast<uint8_t>(Likelihood + Impact);
  Out.Level = Levels[Out.Rank];
  return Out;
}
