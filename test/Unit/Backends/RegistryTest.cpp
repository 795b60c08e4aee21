//===- RegistryTest.cpp - The registry of outputs -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "../Report/EmptyInput.h"
#include "Backends/Outputs.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::backends;
using report::SupportFileFn;

namespace {

TEST(Outputs, EachCanBeNamed) {
  llvm::StringSet<> Words;
  for (const SubjectInfo &I : subjects()) {
    EXPECT_TRUE(Words.insert(I.Name).second) << I.Name.str();
    EXPECT_EQ(&info(*findSubject(I.Name)), &I);
    // Summaries go into a table: lower-case start, no full stop.
    EXPECT_FALSE(I.Summary.empty());
    EXPECT_FALSE(I.Summary.ends_with("."));
  }
  // A word alone is a subject or a format, never both.
  for (const FormatInfo &I : formats()) {
    EXPECT_TRUE(Words.insert(I.Name).second) << I.Name.str();
    EXPECT_EQ(&info(*findFormat(I.Name)), &I);
  }
  for (const auto &Word : Words)
    EXPECT_FALSE(Word.getKey().contains('.')) << Word.getKey().str();
  EXPECT_EQ(findSubject("json"), std::nullopt);
  EXPECT_EQ(findFormat("Markdown"), std::nullopt);
  EXPECT_EQ(findFormat(""), std::nullopt);
}

TEST(Outputs, OneForEachPairAndOneForEachWord) {
  llvm::DenseSet<std::pair<unsigned, unsigned>> Pairs;
  for (const OutputInfo &O : outputs()) {
    EXPECT_TRUE(Pairs.insert({unsigned(O.About), unsigned(O.As)}).second)
        << info(O.About).Name.str() << "." << info(O.As).Name.str();
    EXPECT_EQ(findOutput(O.About, O.As), &O);
    EXPECT_FALSE(O.Summary.ends_with("."));
  }
  for (size_t I = 0; I < subjects().size(); ++I)
    EXPECT_EQ(defaultOutput(static_cast<Subject>(I)).About,
              static_cast<Subject>(I));
  for (size_t I = 0; I < formats().size(); ++I)
    EXPECT_EQ(defaultOutput(static_cast<Format>(I)).As, static_cast<Format>(I));
  EXPECT_EQ(defaultOutput(Format::Json).About, Subject::Findings);
  EXPECT_EQ(defaultOutput(Format::Dot).About, Subject::Diagram);
  EXPECT_EQ(defaultOutput(Subject::Findings).As, Format::Text);
  EXPECT_EQ(defaultOutput(Subject::AttackTree).As, Format::Dot);
  EXPECT_EQ(formatList(Subject::BlastRadius),
            (std::vector<llvm::StringRef>{"text", "json"}));
  EXPECT_EQ(findOutput(Subject::Ir, Format::Png), nullptr);
}

// What is not text for a person ends with one line break, whatever the model.
TEST(Outputs, OfNothing) {
  EmptyInput E;
  BackendInput In = E.input(nullptr);
  In.ReportFile = [](llvm::StringRef Name) -> std::optional<llvm::StringRef> {
    return Name.ends_with(".html")
               ? "{{{data}}}{{{policy}}}{{{styles}}}{{{script}}}\n"
               : "";
  };
  OutputInput Out;
  Out.Program = &E.P;
  Out.Findings = &In;
  size_t Written = 0;
  for (const OutputInfo &O : outputs()) {
    bool FromFindings = info(O.About).MadeFrom == Input::Findings;
    if ((info(O.As).Name != "json" && info(O.As).Name != "markdown" &&
         info(O.As).Name != "html") ||
        !FromFindings)
      continue;
    report::MemorySink To;
    O.Write(Out, To);
    ASSERT_EQ(To.files().size(), 1U) << info(O.About).Name.str();
    EXPECT_TRUE(To.files().front().Path.empty());
    EXPECT_TRUE(To.text().ends_with("\n"));
    EXPECT_FALSE(To.text().ends_with("\n\n"));
    ++Written;
  }
  EXPECT_GE(Written, 4U);
}

} // namespace
