//===- Cvss4.cpp - CVSS v4.0 ----------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The score of the Common Vulnerability Scoring System v4.0 (FIRST,
/// specification document, section 8): metrics fall into six equivalence sets
/// (tables 24 to 29), whose levels together are a MacroVector; FIRST's table
/// has a score for each. Inside a MacroVector the score is lowered in
/// proportion to how far the vector is from the worst one of each set (section
/// 8.2). Threat and environmental metrics are part of the same computation;
/// supplemental ones are read and change nothing. All in whole numbers.
///
//===----------------------------------------------------------------------===//

#include "Risk/Vector.h"

#include <array>

using namespace tmc;
using namespace tmc::risk;
using llvm::StringRef;

namespace {
enum MetricIndex : uint8_t {
  AV,
  AC,
  AT,
  PR,
  UI,
  VC,
  VI,
  VA,
  SC,
  SI,
  SA,
  E,
  CR,
  IR,
  AR,
  MAV,
  MAC,
  MAT,
  MPR,
  MUI,
  MVC,
  MVI,
  MVA,
  MSC,
  MSI,
  MSA,
};

/// Steps below the worst, of the metrics that count in a set.
using Steps = std::array<uint8_t, 6>;

/// One level of an equivalence set.
struct Level {
  uint8_t Depth; ///< steps from its worst vectors to its mildest, plus one
  llvm::ArrayRef<Steps> Worst; ///< the vectors of highest severity
};
} // namespace

// Values from worst to mildest, so that their position counts the steps.
static constexpr Metric Metrics[] = {
    {"AV", "attack vector", "N A L P"},
    {"AC", "attack complexity", "L H"},
    {"AT", "attack requirements", "N P"},
    {"PR", "privileges required", "N L H"},
    {"UI", "user interaction", "N P A"},
    {"VC", "confidentiality of the vulnerable system", "H L N"},
    {"VI", "integrity of the vulnerable system", "H L N"},
    {"VA", "availability of the vulnerable system", "H L N"},
    {"SC", "confidentiality of subsequent systems", "H L N"},
    {"SI", "integrity of subsequent systems", "H L N"},
    {"SA", "availability of subsequent systems", "H L N"},
    {"E", "exploit maturity", "X A P U", false},
    {"CR", "confidentiality requirement", "X H M L", false},
    {"IR", "integrity requirement", "X H M L", false},
    {"AR", "availability requirement", "X H M L", false},
    {"MAV", "modified attack vector", "X N A L P", false},
    {"MAC", "modified attack complexity", "X L H", false},
    {"MAT", "modified attack requirements", "X N P", false},
    {"MPR", "modified privileges required", "X N L H", false},
    {"MUI", "modified user interaction", "X N P A", false},
    {"MVC", "modified VC", "X H L N", false},
    {"MVI", "modified VI", "X H L N", false},
    {"MVA", "modified VA", "X H L N", false},
    {"MSC", "modified SC", "X H L N", false},
    {"MSI", "modified SI", "X S H L N", false},
    {"MSA", "modified SA", "X S H L N", false},
    {"S", "safety", "X N P", false},
    {"AU", "automatable", "X N Y", false},
    {"R", "recovery", "X A U I", false},
    {"V", "value density", "X D C", false},
    {"RE", "vulnerability response effort", "X L M H", false},
    {"U", "provider urgency", "X Clear Green Amber Red", false},
};

/// FIRST's scores of the MacroVectors, in tenths: a row for each level of sets
/// 1, 2 and 3; in it by the levels of sets 4, 5 and 6. Where set 3 is at 2, set
/// 6 is at 1.
static constexpr uint8_t None = 255;
static constexpr uint8_t Macro[3][2][3][18] = {
    {{{100, 99, 98, 95, 95, 92, 100, 96, 93, 87, 91, 81, 93, 90, 89, 80, 81,
       68},
      {98, 95, 95, 92, 90, 84, 93, 92, 89, 81, 81, 65, 88, 80, 78, 70, 69, 48},
      {None, 92, None, 82, None, 72, None, 79, None, 69, None, 50, None, 69,
       None, 55, None, 27}},
     {{99, 97, 95, 92, 92, 85, 95, 91, 90, 83, 84, 71, 92, 81, 82, 71, 72, 53},
      {95, 93, 92, 85, 85, 73, 92, 82, 80, 72, 70, 59, 84, 70, 71, 52, 50, 30},
      {None, 86, None, 75, None, 52, None, 71, None, 52, None, 29, None, 63,
       None, 29, None, 17}}},
    {{{98, 95, 94, 87, 91, 81, 94, 89, 86, 74, 77, 64, 87, 75, 74, 63, 63, 49},
      {94, 89, 88, 77, 76, 67, 86, 76, 74, 58, 59, 50, 72, 57, 57, 52, 52, 25},
      {None, 83, None, 70, None, 54, None, 65, None, 58, None, 26, None, 53,
       None, 21, None, 13}},
     {{95, 90, 88, 76, 76, 70, 90, 77, 75, 62, 61, 53, 77, 66, 68, 59, 52, 30},
      {89, 78, 76, 67, 62, 58, 74, 59, 57, 57, 47, 23, 61, 52, 57, 29, 24, 16},
      {None, 71, None, 59, None, 30, None, 58, None, 26, None, 15, None, 23,
       None, 13, None, 6}}},
    {{{93, 87, 86, 72, 75, 58, 86, 74, 74, 61, 56, 34, 70, 54, 52, 40, 40, 22},
      {85, 75, 74, 55, 62, 51, 72, 57, 55, 41, 46, 19, 53, 36, 34, 19, 19, 8},
      {None, 64, None, 51, None, 20, None, 47, None, 21, None, 11, None, 24,
       None, 9, None, 4}},
     {{88, 75, 73, 53, 60, 50, 73, 55, 59, 40, 41, 20, 54, 43, 45, 22, 20, 11},
      {75, 55, 58, 45, 40, 21, 61, 51, 48, 18, 20, 9, 46, 18, 17, 7, 8, 2},
      {None, 53, None, 24, None, 14, None, 24, None, 12, None, 5, None, 10,
       None, 3, None, 1}}},
};

// The worst vectors of each level (section 8.3's maxima), and the depths.
// Set 1: AV, PR, UI.
static constexpr Steps Worst10[] = {{0, 0, 0}};
static constexpr Steps Worst11[] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
static constexpr Steps Worst12[] = {{3, 0, 0}, {1, 1, 1}};
static const Level Set1[] = {{1, Worst10}, {4, Worst11}, {5, Worst12}};
// Set 2: AC, AT.
static constexpr Steps Worst20[] = {{0, 0}};
static constexpr Steps Worst21[] = {{1, 0}, {0, 1}};
static const Level Set2[] = {{1, Worst20}, {2, Worst21}};
// Sets 3 and 6: VC, VI, VA, CR, IR, AR.
static constexpr Steps Worst300[] = {{0, 0, 0, 0, 0, 0}};
static constexpr Steps Worst301[] = {{0, 0, 1, 1, 1, 0}, {0, 0, 0, 1, 1, 1}};
static constexpr Steps Worst310[] = {{1, 0, 0, 0, 0, 0}, {0, 1, 0, 0, 0, 0}};
static constexpr Steps Worst311[] = {{1, 0, 1, 0, 1, 0},
                                     {1, 0, 0, 0, 1, 1},
                                     {0, 1, 0, 1, 0, 1},
                                     {0, 1, 1, 1, 0, 0},
                                     {1, 1, 0, 0, 0, 1}};
static constexpr Steps Worst321[] = {{1, 1, 1, 0, 0, 0}};
static const Level Set36[3][2] = {{{7, Worst300}, {6, Worst301}},
                                  {{8, Worst310}, {8, Worst311}},
                                  {{10, Worst321}, {10, Worst321}}};
// Set 4: SC, SI, SA, where safety is 0, high 1, low 2, none 3.
static constexpr Steps Worst40[] = {{1, 0, 0}};
static constexpr Steps Worst41[] = {{1, 1, 1}};
static constexpr Steps Worst42[] = {{2, 2, 2}};
static const Level Set4[] = {{6, Worst40}, {5, Worst41}, {4, Worst42}};

/// How many steps \p At is below the first worst vector that is nowhere milder.
static unsigned distance(const Steps &At, const Level &L) {
  for (const Steps &Top : L.Worst) {
    unsigned Sum = 0;
    bool Above = true;
    for (size_t I = 0; I < At.size(); ++I) {
      Above &= At[I] >= Top[I];
      Sum += static_cast<unsigned>(At[I] - Top[I]);
    }
    if (Above)
      return Sum;
  }
  llvm_unreachable("each vector is below a worst one of its level");
}

namespace {
/// The levels of the six sets.
struct MacroVector {
  unsigned L1 = 0, L2 = 0, L3 = 0, L4 = 0, L5 = 0, L6 = 0;

  /// The score in tenths, or none if there is no such MacroVector.
  std::optional<int> score() const {
    if (L1 > 2 || L2 > 1 || L3 > 2 || L4 > 2 || L5 > 2 || L6 > 1)
      return std::nullopt;
    uint8_t X = Macro[L1][L2][L3][L4 * 6 + L5 * 2 + L6];
    return X == None ? std::nullopt : std::optional<int>(X);
  }
};
} // namespace

/// In tenths.
static unsigned compute(const Values &V) {
  // The value that counts: the modified one, if it is defined.
  auto Of = [&](unsigned Base, unsigned Modified) -> uint8_t {
    if (V[Modified] && *V[Modified] != 0)
      return static_cast<uint8_t>(*V[Modified] - 1);
    return static_cast<uint8_t>(*V[Base]);
  };
  // One that is not defined is taken as the worst.
  auto Optional = [&](unsigned I) -> uint8_t {
    return static_cast<uint8_t>(V[I] && *V[I] != 0 ? *V[I] - 1 : 0);
  };
  Steps S1 = {Of(AV, MAV), Of(PR, MPR), Of(UI, MUI)};
  Steps S2 = {Of(AC, MAC), Of(AT, MAT)};
  Steps S36 = {Of(VC, MVC),  Of(VI, MVI),  Of(VA, MVA),
               Optional(CR), Optional(IR), Optional(AR)};
  auto Subsequent = [&](unsigned Base, unsigned Modified) -> uint8_t {
    if (V[Modified] && *V[Modified] != 0)
      return static_cast<uint8_t>(*V[Modified] - 1);
    return static_cast<uint8_t>(*V[Base] + 1);
  };
  Steps S4 = {static_cast<uint8_t>(Of(SC, MSC) + 1), Subsequent(SI, MSI),
              Subsequent(SA, MSA)};
  if (S36[0] == 2 && S36[1] == 2 && S36[2] == 2 && S4[0] == 3 && S4[1] == 3 &&
      S4[2] == 3)
    return 0;

  MacroVector M;
  unsigned Open = (S1[0] == 0) + (S1[1] == 0) + (S1[2] == 0);
  M.L1 = Open == 3 ? 0 : Open > 0 && S1[0] != 3 ? 1 : 2;
  M.L2 = S2[0] == 0 && S2[1] == 0 ? 0 : 1;
  M.L3 = S36[0] == 0 && S36[1] == 0                  ? 0
         : S36[0] == 0 || S36[1] == 0 || S36[2] == 0 ? 1
                                                     : 2;
  M.L4 = S4[1] == 0 || S4[2] == 0                 ? 0
         : S4[0] == 1 || S4[1] == 1 || S4[2] == 1 ? 1
                                                  : 2;
  M.L5 = Optional(E);
  M.L6 = 1;
  for (unsigned I = 0; I < 3; ++I)
    if (S36[I] == 0 && S36[I + 3] == 0)
      M.L6 = 0;
  int Score = *M.score();

  auto Lower = [&](unsigned MacroVector::*Set) {
    MacroVector Next = M;
    ++(Next.*Set);
    return Next.score();
  };
  // Sets 3 and 6 step down together: the milder of the two next ones that is
  // the worse counts.
  auto LowerOf36 = [&]() -> std::optional<int> {
    std::optional<int> By3 = Lower(&MacroVector::L3);
    std::optional<int> By6 = Lower(&MacroVector::L6);
    if (M.L3 == 0 && M.L6 == 0)
      return std::max(By3, By6);
    return M.L6 == 1 ? By3 : By6;
  };
  struct Share {
    std::optional<int> Lower;
    unsigned Distance, Depth;
  };
  const Level &At1 = Set1[M.L1], &At2 = Set2[M.L2], &At4 = Set4[M.L4];
  const Level &At36 = Set36[M.L3][M.L6];
  const Share Shares[] = {
      {Lower(&MacroVector::L1), distance(S1, At1), At1.Depth},
      {Lower(&MacroVector::L2), distance(S2, At2), At2.Depth},
      {LowerOf36(), distance(S36, At36), At36.Depth},
      {Lower(&MacroVector::L4), distance(S4, At4), At4.Depth},
      {Lower(&MacroVector::L5), 0, 1},
  };
  // The mean of how much each set lowers it, among those that can be lower.
  constexpr int Common = 840; // a multiple of each depth
  int Count = 0, Sum = 0;     // of 1/840 of a tenth
  for (const Share &X : Shares) {
    if (!X.Lower || *X.Lower > Score)
      continue;
    ++Count;
    Sum += (Score - *X.Lower) * static_cast<int>(X.Distance) *
           (Common / static_cast<int>(X.Depth));
  }
  if (Count == 0)
    return static_cast<unsigned>(Score);
  // To the nearest tenth, halves up.
  int Whole = Common * Count;
  int Exact = std::max(0, Score * Whole - Sum);
  return static_cast<unsigned>((2 * Exact + Whole) / (2 * Whole));
}

std::optional<Score> risk::scoreCvss4(StringRef Vector, Error &Err) {
  const SystemInfo &Info = info(System::Cvss4);
  std::optional<Values> V = readVector(Vector, Info, Metrics, Err);
  if (!V)
    return std::nullopt;
  auto Defined = [&](unsigned From, unsigned To) {
    for (unsigned I = From; I <= To; ++I)
      if ((*V)[I] && *(*V)[I] != 0)
        return true;
    return false;
  };
  // Section 1.3: what a score is made of is part of its name.
  bool Threat = Defined(E, E), Environment = Defined(CR, MSA);
  unsigned Tenths = compute(*V);
  Score Out;
  Out.In = System::Cvss4;
  Out.Vector = writeVector(Info, Metrics, *V);
  Out.Kind = Threat && Environment ? "CVSS-BTE"
             : Threat              ? "CVSS-BT"
             : Environment         ? "CVSS-BE"
                                   : "CVSS-B";
  Out.Number = Thousandths{Tenths * 100};
  Out.Level = cvssLevel(Tenths, Out.Rank);
  return Out;
}
