//===- ReadersTest.cpp - Findings of reports ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Finding.h"
#include "Triage/Weaknesses.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::triage;

namespace {

TEST(Readers, WeaknessesInWords) {
  EXPECT_EQ(weaknessIn("CWE-79"), 79U);
  EXPECT_EQ(weaknessIn("cwe-079"), 79U);
  EXPECT_EQ(weaknessIn("external/cwe/cwe-022"), 22U);
  EXPECT_EQ(weaknessIn("CWE-79: Improper Neutralization (2021)"), 79U);
  EXPECT_EQ(weaknessIn("Cwe787"), 787U);
  EXPECT_EQ(weaknessIn("CWE_20"), 20U);
  EXPECT_EQ(weaknessIn("CWE:20"), 20U);
  EXPECT_EQ(weaknessIn("security"), 0U);
  EXPECT_EQ(weaknessIn("cwe"), 0U);
  EXPECT_EQ(weaknessIn("cwe-9999999999999"), 0U);
}

TEST(Readers, RulesOfTools) {
  EXPECT_TRUE(meansRule("codeql:cpp/x", "CodeQL", "cpp/x"));
  EXPECT_TRUE(meansRule("semgrep:*.md5", "Semgrep OSS", "go.md5"));
  EXPECT_FALSE(meansRule("semgrep:*.md5", "Semgrepper", "go.md5"));
  EXPECT_FALSE(meansRule("codeql:cpp/x", "Semgrep", "cpp/x"));
  EXPECT_TRUE(meansRule("*:cpp/x", "Any", "cpp/x"));
  EXPECT_TRUE(meansRule("cpp/*", "Any", "cpp/x"));
  EXPECT_TRUE(meansRule("CVE-2020-1", "OSV", "CVE-2020-1"));
  EXPECT_TRUE(meansRule("pkg:npm/*", "OSV", "pkg:npm/letters"))
      << "a colon may be a part of the name";
  EXPECT_FALSE(meansRule("cpp/y", "Any", "cpp/x"));
  EXPECT_FALSE(meansRule("codeql:", "CodeQL", "cpp/x"));
}

/// What is wrong with \p Text, as a report.
std::string readAll(llvm::StringRef Text, Intake &Out) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  FileId File = Sources.addFile("r.json", Text);
  bool Good = readReport(File, Diags, Out);
  EXPECT_EQ(Good, !Diags.hasErrors());
  return Diags.all().empty() ? "" : Diags.all()[0].Message;
}

// TM2110.
TEST(Readers, NoMoreThanTheBound) {
  Intake Out;
  EXPECT_EQ(Out.MaxFindings, 1'000'000U);
  Out.MaxFindings = 2;
  EXPECT_EQ(readAll(R"([{"id":"a"},{"id":"b"},{"id":"c"}])", Out),
            "more than 2 findings; triage them in several runs");
  EXPECT_EQ(Out.Findings.size(), 2U);
}

/// The path of the only finding of a run with \p Artifact and \p More.
std::string pathOf(llvm::StringRef Artifact, llvm::StringRef More = "") {
  std::string Text =
      (R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"}},)" + More +
       R"("results":[{"ruleId":"r","message":{"text":"m"},"locations":[{)"
       R"("physicalLocation":{"artifactLocation":)" +
       Artifact + "}}]}]}]}")
          .str();
  Intake Out;
  EXPECT_EQ(readAll(Text, Out), "");
  return Out.Findings.size() == 1 ? Out.Findings[0].Where.Path.str() : "none";
}

TEST(Readers, PathsOfSarif) {
  EXPECT_EQ(pathOf(R"({"uri":"src/a%20b.c"})"), "src/a b.c");
  EXPECT_EQ(pathOf(R"({"uri":"src/100%.c"})"), "src/100%.c");
  EXPECT_EQ(pathOf(R"({"uri":"file:///home/x/a.c"})"), "/home/x/a.c");
  EXPECT_EQ(pathOf(R"({"uri":"file:///C:/x/a.c"})"), "C:/x/a.c");
  EXPECT_EQ(pathOf(R"({"uri":"file://host/x/a.c"})"), "/x/a.c");
  EXPECT_EQ(pathOf(R"({"uri":"%2e%2e/a.c"})"), "../a.c");
  EXPECT_EQ(
      pathOf(R"({"index":0})", R"("artifacts":[{"location":{"uri":"b.c"}}],)"),
      "b.c");
  EXPECT_EQ(pathOf(R"({"index":9})"), "");
  EXPECT_EQ(pathOf(R"({"index":-1,"uri":"c.c"})"), "c.c");
  EXPECT_EQ(pathOf(R"({"uri":"d.c","uriBaseId":"A"})",
                   R"("originalUriBaseIds":{"A":{"uri":"in/","uriBaseId":"B"},)"
                   R"("B":{"uri":"file:///x/"}},)"),
            "in/d.c");
  // Bases in a cycle end.
  EXPECT_EQ(
      pathOf(R"({"uri":"e.c","uriBaseId":"A"})",
             R"("originalUriBaseIds":{"A":{"uri":"a/","uriBaseId":"A"}},)"),
      "a/a/a/a/a/a/a/a/e.c");
}

} // namespace
