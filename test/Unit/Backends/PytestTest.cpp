//===- PytestTest.cpp - What the pytest output needs ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::backends;

namespace {

/// A program without anything in it, and what a backend is given of it.
struct Empty {
  Interner Names;
  SourceManager Sources;
  Diagnostics Diags{Sources};
  ir::Program P{Names, Sources};
  analysis::Facts Facts{P};
  rules::Engine Engine{P, Facts};
  rules::FindingSet Findings;
  EmitOptions Options;

  BackendInput input(SupportFileFn SupportFile) {
    return {Engine, Findings, P, Sources, Diags, Options, SupportFile};
  }
};

TEST(Pytest, NeedsItsSupportModule) {
  Empty E;
  EXPECT_TRUE(emitPytest(E.input(nullptr)).empty());
  ASSERT_EQ(E.Diags.all().size(), 1U);
  EXPECT_EQ(E.Diags.all()[0].Kind, diag::MissingSupportFile);
  EXPECT_EQ(E.Diags.all()[0].Message,
            "the standard library of this `tmc` lacks `support/tmc_verify.py`, "
            "which `--emit=pytest` needs");
}

TEST(Pytest, WritesTheSupportModuleAsItIs) {
  Empty E;
  std::vector<OutputFile> Files = emitPytest(
      E.input([](llvm::StringRef Name) -> std::optional<llvm::StringRef> {
        EXPECT_EQ(Name, "support/tmc_verify.py");
        return llvm::StringRef("# as it is: tmc_verify\n");
      }));
  ASSERT_EQ(Files.size(), 3U);
  EXPECT_EQ(Files[0].Path, "README.md");
  EXPECT_EQ(Files[1].Path, "targets.example.json");
  EXPECT_EQ(Files[1].Bytes, "{\n  \"elements\": {}\n}\n");
  EXPECT_EQ(Files[2].Path, "tmc_verify.py");
  EXPECT_EQ(Files[2].Bytes, "# as it is: tmc_verify\n");
  ASSERT_EQ(E.Diags.all().size(), 1U);
  EXPECT_EQ(E.Diags.all()[0].Kind, diag::NoTests);
}

TEST(Outputs, OfNothing) {
  Empty E;
  for (const BackendInfo &B : backends::backends()) {
    if (B.Name != "json" && B.Name != "markdown")
      continue;
    std::vector<OutputFile> Files = B.Emit(E.input(nullptr));
    ASSERT_EQ(Files.size(), 1U) << B.Name.str();
    EXPECT_TRUE(Files[0].Path.empty());
    EXPECT_FALSE(Files[0].Bytes.empty());
    // One newline at the end.
    EXPECT_TRUE(llvm::StringRef(Files[0].Bytes).ends_with("\n"));
    EXPECT_FALSE(llvm::StringRef(Files[0].Bytes).ends_with("\n\n"));
  }
}

} // namespace
