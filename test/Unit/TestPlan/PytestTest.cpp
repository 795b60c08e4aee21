//===- PytestTest.cpp - What the pytest output needs ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "TestPlan/Pytest.h"
#include "../Report/EmptyInput.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::report;
using namespace tmc::testplan;

namespace {

TEST(Pytest, NeedsItsSupportModule) {
  EmptyInput E;
  MemorySink To;
  writePytest(E.input(nullptr), To);
  EXPECT_TRUE(To.files().empty());
  ASSERT_EQ(E.Diags.all().size(), 1U);
  EXPECT_EQ(E.Diags.all()[0].Kind, diag::MissingSupportFile);
  EXPECT_EQ(E.Diags.all()[0].Message,
            "the standard library of this `tmc` does not contain "
            "`support/tmc_verify.py`, which `--emit=pytest` needs");
}

TEST(Pytest, WritesTheSupportModuleAsItIs) {
  EmptyInput E;
  MemorySink To;
  writePytest(
      E.input([](llvm::StringRef Name) -> std::optional<llvm::StringRef> {
        EXPECT_EQ(Name, "support/tmc_verify.py");
        return llvm::StringRef("# as it is: tmc_verify\n");
      }),
      To);
  const std::deque<OutputFile> &Files = To.files();
  ASSERT_EQ(Files.size(), 3U);
  EXPECT_EQ(Files[0].Path, "README.md");
  EXPECT_EQ(Files[1].Path, "targets.example.json");
  EXPECT_EQ(Files[1].Bytes, "{\n  \"elements\": {}\n}\n");
  EXPECT_EQ(Files[2].Path, "tmc_verify.py");
  EXPECT_EQ(Files[2].Bytes, "# as it is: tmc_verify\n");
  ASSERT_EQ(E.Diags.all().size(), 1U);
  EXPECT_EQ(E.Diags.all()[0].Kind, diag::NoTests);
}

TEST(Pytest, Bodies) {
  EXPECT_EQ(indentPythonBody("f()"), "    f()\n");
  EXPECT_EQ(indentPythonBody("\n    a()\n\n      b()\n    "),
            "    a()\n\n      b()\n");
  EXPECT_EQ(indentPythonBody("if x:\n    y()\n"), "    if x:\n        y()\n");
  EXPECT_EQ(indentPythonBody(""), "    pass\n");
  EXPECT_EQ(indentPythonBody(" \n\t\n"), "    pass\n");
}

} // namespace
