//===- ScoreTest.cpp - Scores from vectors --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Risk/Score.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <vector>

using namespace tmc;

namespace {

std::string scored(llvm::StringRef Vector) {
  risk::Error E;
  std::optional<risk::Score> S = risk::score(Vector, E);
  if (!S)
    return E.Message + " at " + std::to_string(E.Begin) + "-" +
           std::to_string(E.End);
  return (S->Number ? S->Number->text() + " " : "") + S->Level.str();
}

/// Tenths of a vector that is right.
unsigned tenths(const std::string &Vector) {
  risk::Error E;
  std::optional<risk::Score> S = risk::score(Vector, E);
  EXPECT_TRUE(S) << Vector << ": " << E.Message;
  if (!S || !S->Number)
    return ~0U;
  EXPECT_EQ(S->Number->Value % 100, 0U) << Vector;
  EXPECT_LE(S->Number->Value, 10000U) << Vector;
  return S->Number->Value / 100;
}

struct Example {
  const char *Vector;
  const char *Score;
};

// FIRST, Common Vulnerability Scoring System v3.1: Examples (and v3.0's, whose
// base vectors score alike).
TEST(Score, PublishedExamplesOfCvss3) {
  static constexpr Example Examples[] = {
      {"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4 Medium"},
      {"CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1 Low"},
      {"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9 Critical"},
      {"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H", "7.2 High"},
      {"CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8 High"},
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5 High"},
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8 Critical"},
      {"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", "6.8 Medium"},
      {"CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "6.8 Medium"},
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", "5.8 Medium"},
      {"CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "8.8 High"},
      {"CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", "4.6 Medium"},
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "8.8 High"},
      {"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", "7.4 High"},
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", "9.6 Critical"},
      {"CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1 Medium"},
      {"CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N", "5.4 Medium"},
      {"CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "8.8 High"},
      {"CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", "0.0 None"},
      // Where v3.0 was imprecise (v3.1 user guide, section 2.4).
      {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0 Critical"},
  };
  for (const Example &X : Examples)
    EXPECT_EQ(scored(X.Vector), X.Score) << X.Vector;
}

// FIRST, Common Vulnerability Scoring System v4.0: Examples.
TEST(Score, PublishedExamplesOfCvss4) {
  static constexpr Example Examples[] = {
      {"CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
       "7.3 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
       "7.7 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U",
       "5.2 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N",
       "8.3 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/"
       "IR:L/AR:L/MAV:N/MAC:H/MVC:H/MVI:L/MVA:L",
       "8.1 High"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
       "4.6 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N",
       "5.1 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N",
       "6.9 Medium"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N",
       "5.9 Medium"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
       "9.4 Critical"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:H/SI:H/SA:H",
       "9.3 Critical"},
      {"CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:H/SA:N/S:P/"
       "V:D",
       "8.3 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A",
       "8.7 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A",
       "10.0 Critical"},
      {"CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/"
       "MAC:L/MAT:N/MVC:N/MVI:N/MVA:L",
       "5.5 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A",
       "9.3 Critical"},
      {"CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:H/SI:N/SA:H",
       "6.4 Medium"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/R:I",
       "8.4 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:L/E:U",
       "6.6 Medium"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/E:U",
       "5.6 Medium"},
      {"CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/MSI:S/"
       "S:P",
       "9.7 Critical"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:N/SC:H/SI:L/SA:H/E:U/"
       "MAV:A/R:U/V:C",
       "2.4 Low"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A/"
       "CR:H/IR:H/AR:H/MAV:L/MAT:P",
       "8.9 High"},
      {"CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/"
       "MVC:N/MVI:N/MVA:N",
       "0.0 None"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P/"
       "CR:L/IR:H/AR:L/MAV:L/MAC:H/MAT:N/MPR:N/MUI:N/MVC:N/MVI:H/MVA:L/MSC:N/"
       "MSI:S/MSA:L",
       "7.0 High"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/MAV:N/"
       "MAC:H/MAT:N/MPR:L/MUI:N/MVC:H/MVI:H/MVA:H/MSC:H/MSI:S/MSA:H/CR:M/IR:H/"
       "AR:M/E:P",
       "8.7 High"},
      // Of the calculator: vectors inside a MacroVector, at both its ends.
      {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
       "7.3 High"},
      {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/CR:M/"
       "IR:M/AR:M",
       "5.5 Medium"},
      {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/CR:L/"
       "IR:L/AR:L",
       "5.4 Medium"},
      {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P",
       "5.9 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:N/SC:N/SI:L/SA:L",
       "8.5 High"},
      {"CVSS:4.0/AV:N/AC:H/AT:N/PR:L/UI:A/VC:L/VI:L/VA:L/SC:H/SI:H/SA:H",
       "5.2 Medium"},
      {"CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:A/VC:N/VI:L/VA:L/SC:L/SI:N/SA:N",
       "1.8 Low"},
      {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:H/SC:H/SI:H/SA:H/E:P/"
       "CR:M/IR:M/AR:M/MSI:S",
       "9.1 Critical"},
  };
  for (const Example &X : Examples)
    EXPECT_EQ(scored(X.Vector), X.Score) << X.Vector;
}

/// Calls \p F with each vector that \p Metrics can make, and its positions.
void forEachVector(
    const std::string &Prefix,
    const std::vector<std::pair<std::string, std::vector<std::string>>>
        &Metrics,
    const std::function<void(const std::string &, const std::vector<size_t> &)>
        &F) {
  std::vector<size_t> At(Metrics.size());
  while (true) {
    std::string V = Prefix;
    for (size_t I = 0; I < Metrics.size(); ++I)
      V += (I == 0 ? "" : "/") + Metrics[I].first + ":" +
           Metrics[I].second[At[I]];
    F(V, At);
    size_t I = 0;
    while (I < Metrics.size() && ++At[I] == Metrics[I].second.size())
      At[I++] = 0;
    if (I == Metrics.size())
      return;
  }
}

using MetricList =
    std::vector<std::pair<std::string, std::vector<std::string>>>;

/// That no vector scores more if one metric becomes milder, which each
/// system's list has from worst to mildest.
void expectMonotone(const std::string &Prefix, const MetricList &Metrics) {
  std::vector<unsigned> Scores;
  forEachVector(Prefix, Metrics,
                [&](const std::string &V, const std::vector<size_t> &) {
                  Scores.push_back(tenths(V));
                });
  size_t Index = 0;
  forEachVector(Prefix, Metrics,
                [&](const std::string &V, const std::vector<size_t> &At) {
                  size_t Stride = 1;
                  for (size_t I = 0; I < Metrics.size(); ++I) {
                    if (At[I] + 1 < Metrics[I].second.size()) {
                      EXPECT_LE(Scores[Index + Stride], Scores[Index])
                          << V << " with a milder " << Metrics[I].first;
                    }
                    Stride *= Metrics[I].second.size();
                  }
                  ++Index;
                });
}

TEST(Score, EveryBaseVectorOfCvss3) {
  MetricList Metrics = {{"AV", {"N", "A", "L", "P"}},
                        {"AC", {"L", "H"}},
                        {"PR", {"N", "L", "H"}},
                        {"UI", {"N", "R"}},
                        {"S", {"C", "U"}},
                        {"C", {"H", "L", "N"}},
                        {"I", {"H", "L", "N"}},
                        {"A", {"H", "L", "N"}}};
  expectMonotone("CVSS:3.1/", Metrics);
}

TEST(Score, EveryBaseVectorOfCvss4) {
  MetricList Metrics = {{"AV", {"N", "A", "L", "P"}}, {"AC", {"L", "H"}},
                        {"AT", {"N", "P"}},           {"PR", {"N", "L", "H"}},
                        {"UI", {"N", "P", "A"}},      {"VC", {"H", "L", "N"}},
                        {"VI", {"H", "L", "N"}},      {"VA", {"H", "L", "N"}},
                        {"SC", {"H", "L", "N"}},      {"SI", {"H", "L", "N"}},
                        {"SA", {"H", "L", "N"}}};
  unsigned Vectors = 0, Zero = 0;
  forEachVector("CVSS:4.0/", Metrics,
                [&](const std::string &V, const std::vector<size_t> &) {
                  ++Vectors;
                  Zero += tenths(V) == 0;
                });
  EXPECT_EQ(Vectors, 104976U);
  EXPECT_EQ(Zero, 144U); // those without any impact
}

// OWASP Risk Rating Methodology, the example of step 4: likelihood 4.375,
// technical impact 7.25, business impact 2.25.
TEST(Score, OwaspExample) {
  const std::string Likelihood = "OWASP:SL:5/M:2/O:7/S:1/ED:3/EE:6/A:9/ID:2";
  const std::string Technical = "/LC:9/LI:7/LAV:5/LAC:8";
  EXPECT_EQ(scored(Likelihood + Technical), "High");
  EXPECT_EQ(scored(Likelihood + Technical + "/FD:1/RD:2/NC:1/PV:5"), "Low");
  risk::Error E;
  auto S = risk::score(Likelihood + Technical + "/FD:1/RD:2/NC:1/PV:5", E);
  ASSERT_TRUE(S);
  ASSERT_EQ(S->Parts.size(), 3U);
  EXPECT_EQ(S->Parts[0].Number.text(), "4.375");
  EXPECT_EQ(S->Parts[0].Level, "Medium");
  EXPECT_EQ(S->Parts[1].Number.text(), "7.25");
  EXPECT_EQ(S->Parts[1].Level, "High");
  EXPECT_EQ(S->Parts[2].Number.text(), "2.25");
  EXPECT_EQ(S->Parts[2].Level, "Low");
}

TEST(Score, OwaspMatrix) {
  auto Of = [](unsigned L, unsigned I) {
    std::string V = "OWASP:";
    for (const char *K : {"SL", "M", "O", "S", "ED", "EE", "A", "ID"})
      V += std::string(K) + ":" + std::to_string(L) + "/";
    for (const char *K : {"LC", "LI", "LAV", "LAC"})
      V += std::string(K) + ":" + std::to_string(I) + "/";
    V.pop_back();
    return scored(V);
  };
  // Columns: likelihood 2, 3, 6; below 3 is low, below 6 medium.
  EXPECT_EQ(Of(2, 2) + Of(3, 2) + Of(6, 2), "NoteLowMedium");
  EXPECT_EQ(Of(2, 3) + Of(3, 3) + Of(6, 3), "LowMediumHigh");
  EXPECT_EQ(Of(2, 9) + Of(5, 9) + Of(9, 9), "MediumHighCritical");
}

TEST(Score, Dread) {
  EXPECT_EQ(scored("DREAD:D:8/R:10/E:7/A:10/DI:10"), "9.0 Critical");
  EXPECT_EQ(scored("DREAD:D:3/R:2/E:1/A:2/DI:3"), "2.2 Medium");
  EXPECT_EQ(scored("DREAD:D:2/R:2/E:2/A:2/DI:2"), "2.0 Low");
  EXPECT_EQ(scored("DREAD:D:5/R:5/E:5/A:5/DI:5"), "5.0 High");
  EXPECT_EQ(scored("DREAD:D:0/R:0/E:0/A:0/DI:0"), "0.0 None");
}

TEST(Score, VectorsAreWrittenInTheirOrder) {
  risk::Error E;
  auto S = risk::score("CVSS:4.0/SA:N/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/"
                       "SC:N/SI:N/E:X/MAV:L",
                       E);
  ASSERT_TRUE(S);
  EXPECT_EQ(S->Vector, "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/"
                       "SI:N/SA:N/MAV:L");
  EXPECT_EQ(S->Kind, "CVSS-BE");
}

TEST(Score, Mistakes) {
  EXPECT_EQ(scored(""), "a vector begins with `CVSS:3.1/`, `CVSS:3.0/`, "
                        "`CVSS:4.0/`, `OWASP:` or `DREAD:` at 0-1");
  EXPECT_EQ(scored("CVSS:2.0/AV:N"),
            "a vector begins with `CVSS:3.1/`, `CVSS:3.0/`, `CVSS:4.0/`, "
            "`OWASP:` or `DREAD:` at 0-8");
  EXPECT_EQ(scored("CVSS:3.1/"), "a metric is missing here, as `AV:N` at 9-10");
  EXPECT_EQ(scored("CVSS:3.1/AV:Q/AC:L"),
            "`AV` (attack vector) is one of `N`, `A`, `L` and `P`, not `Q` at "
            "12-13");
  EXPECT_EQ(scored("CVSS:3.1/AV"),
            "`AV` (attack vector) is one of `N`, `A`, `L` and `P` and has no "
            "value here at 10-11");
  EXPECT_EQ(scored("CVSS:3.1/AV:N/AV:N"),
            "`AV` (attack vector) is given twice at 14-18");
  EXPECT_EQ(scored("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H"),
            "`A` (availability) is missing; it is one of `H`, `L` and `N` at "
            "0-40");
  EXPECT_EQ(
      scored("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P"),
      "`E` is not a metric of CVSS v3.1, which has `AV`, `AC`, `PR`, `UI`, "
      "`S`, `C`, `I`, `A` at 45-46");
  EXPECT_EQ(scored("CVSS:3.1/AV:N/"),
            "a metric is missing here, as `AV:N` at 14-15");
  EXPECT_EQ(scored("DREAD:D:11/R:1/E:1/A:1/DI:1"),
            "`D` (damage) is a whole number from 0 to 10, not `11` at 8-10");
  EXPECT_EQ(scored("DREAD:D:-1/R:1/E:1/A:1/DI:1"),
            "`D` (damage) is a whole number from 0 to 10, not `-1` at 8-10");
  EXPECT_EQ(scored("OWASP:SL:5/M:2/O:7/S:1/ED:3/EE:6/A:9/ID:2/LC:9/LI:7/LAV:5/"
                   "LAC:8/FD:1")
                .substr(0, 37),
            "`PV` (privacy violation) is missing; ");
}

// Whatever stands in a vector: an answer, a place inside it, no crash.
TEST(Score, AnyText) {
  std::mt19937 Random(1);
  const std::string Letters = "CVSS:4.0/AV:NACLPRUIHX3.1OWDE\n\"`\xc3\xa4";
  for (unsigned Round = 0; Round < 20000; ++Round) {
    std::string Text;
    if (Round % 2)
      Text = risk::systems()[Round / 2 % risk::systems().size()].Example.str();
    unsigned Edits = Random() % 6;
    for (unsigned I = 0; I < Edits; ++I) {
      size_t At = Text.empty() ? 0 : Random() % Text.size();
      if (Random() % 2 && !Text.empty())
        Text.erase(At, 1 + Random() % 3);
      else
        Text.insert(At, 1, Letters[Random() % Letters.size()]);
    }
    risk::Error E;
    if (!risk::score(Text, E)) {
      EXPECT_FALSE(E.Message.empty()) << Text;
      EXPECT_LT(E.Begin, E.End) << Text;
      EXPECT_LE(E.Begin, Text.size()) << Text;
    }
  }
}

TEST(Score, ExamplesOfTheRegistry) {
  for (const risk::SystemInfo &S : risk::systems()) {
    risk::Error E;
    auto X = risk::score(S.Example, E);
    ASSERT_TRUE(X) << S.Example.str() << E.Message;
    EXPECT_EQ(X->In, S.Id);
    EXPECT_EQ(X->Vector, S.Example);
  }
}

} // namespace
