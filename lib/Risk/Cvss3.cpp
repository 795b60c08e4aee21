//===- Cvss3.cpp - CVSS v3.1, base score ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The base score of the Common Vulnerability Scoring System v3.1 (FIRST,
/// specification document, revision 1): the formulas of section 7.1, the
/// weights of section 7.4, rounding as in appendix A. Vectors of v3.0, whose
/// base metrics and formulas are the same, are rounded alike. Temporal and
/// environmental metrics are not taken.
///
//===----------------------------------------------------------------------===//

#include "Risk/Vector.h"

#include <cmath>

using namespace tmc;
using namespace tmc::risk;
using llvm::StringRef;

static constexpr Metric Metrics[] = {
    {"AV", "attack vector", "N A L P"},
    {"AC", "attack complexity", "L H"},
    {"PR", "privileges required", "N L H"},
    {"UI", "user interaction", "N R"},
    {"S", "scope", "U C"},
    {"C", "confidentiality", "H L N"},
    {"I", "integrity", "H L N"},
    {"A", "availability", "H L N"},
};

/// Appendix A: the smallest number with one digit that is not below \p X, taken
/// from whole hundred-thousandths so that all machines agree.
static unsigned roundUpToTenths(double X) {
  auto I = static_cast<uint32_t>(std::lround(X * 100000));
  return (I + 9999) / 10000;
}

static std::optional<Score> scoreBase(StringRef Vector, System In, Error &E) {
  const SystemInfo &Info = info(In);
  std::optional<Values> V = readVector(Vector, Info, Metrics, E);
  if (!V)
    return std::nullopt;
  static constexpr double AttackVector[] = {0.85, 0.62, 0.55, 0.2};
  static constexpr double Complexity[] = {0.77, 0.44};
  static constexpr double Privileges[2][3] = {{0.85, 0.62, 0.27},
                                              {0.85, 0.68, 0.5}};
  static constexpr double Interaction[] = {0.85, 0.62};
  static constexpr double Loss[] = {0.56, 0.22, 0};
  bool Changed = *(*V)[4] == 1;
  double Missed =
      (1 - Loss[*(*V)[5]]) * (1 - Loss[*(*V)[6]]) * (1 - Loss[*(*V)[7]]);
  double Sub = 1 - Missed;
  double Impact = Changed
                      ? 7.52 * (Sub - 0.029) - 3.25 * std::pow(Sub - 0.02, 15)
                      : 6.42 * Sub;
  double Exploitability = 8.22 * AttackVector[*(*V)[0]] * Complexity[*(*V)[1]] *
                          Privileges[Changed][*(*V)[2]] * Interaction[*(*V)[3]];
  double Sum = Impact + Exploitability;
  unsigned Tenths =
      Impact <= 0 ? 0
                  : roundUpToTenths(std::min(Changed ? 1.08 * Sum : Sum, 10.0));
  Score Out;
  Out.In = In;
  Out.Vector = writeVector(Info, Metrics, *V);
  Out.Kind = "base score";
  Out.Number = Thousandths{Tenths * 100};
  Out.Level = cvssLevel(Tenths, Out.Rank);
  // The calculators of FIRST show the parts with one digit.
  auto Shown = [](double X) {
    return Thousandths{
        static_cast<uint32_t>(std::lround(std::max(X, 0.0) * 10)) * 100};
  };
  Out.Parts = {{"exploitability", Shown(Exploitability), {}},
               {"impact", Shown(Impact), {}}};
  return Out;
}

std::optional<Score> risk::scoreCvss3(StringRef Vector, Error &E) {
  return scoreBase(Vector, System::Cvss3, E);
}

std::optional<Score> risk::scoreCvss30(StringRef Vector, Error &E) {
  return scoreBase(Vector, System::Cvss30, E);
}
