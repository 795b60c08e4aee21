//===- DescribeTest.cpp - Registry, dates and bodies of tests -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Describe.h"
#include "Backends/Backend.h"

#include "llvm/ADT/StringSet.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::backends;

namespace {

TEST(Backends, RegistryIsComplete) {
  llvm::StringSet<> Names;
  for (const BackendInfo &B : backends::backends()) {
    EXPECT_TRUE(Names.insert(B.Name).second) << B.Name.str();
    EXPECT_EQ(findBackend(B.Name), &B);
    EXPECT_FALSE(B.Summary.empty());
    // Summaries go into a table: lower-case start, no full stop.
    EXPECT_FALSE(B.Summary.ends_with("."));
  }
  for (const char *Name :
       {"dot", "svg", "png", "pdf", "json", "markdown", "pytest", "ir", "ast"})
    EXPECT_NE(findBackend(Name), nullptr) << Name;
  EXPECT_EQ(findBackend("Markdown"), nullptr);
  EXPECT_EQ(findBackend(""), nullptr);
}

TEST(Backends, LastExtraOptionCounts) {
  EmitOptions O;
  O.Extra = {{"why", "true"}, {"why", "false"}};
  EXPECT_EQ(O.extra("why"), llvm::StringRef("false"));
  EXPECT_EQ(O.extra("what"), std::nullopt);
  rules::FindingSet None;
  EXPECT_FALSE(O.withWhy(None));
  O.Extra.clear();
  EXPECT_TRUE(O.withWhy(None));
  O.WithWhy = false;
  EXPECT_FALSE(O.withWhy(None));
}

TEST(Describe, Dates) {
  EXPECT_EQ(dateText(0), "1970-01-01");
  EXPECT_EQ(dateText(-1), "1969-12-31");
  EXPECT_EQ(dateText(11016), "2000-02-29");
  EXPECT_EQ(dateText(11017), "2000-03-01");
  EXPECT_EQ(dateText(20999), "2027-06-30");
}

TEST(Describe, PythonBodies) {
  EXPECT_EQ(indentPythonBody("f()"), "    f()\n");
  EXPECT_EQ(indentPythonBody("\n    a()\n\n      b()\n    "),
            "    a()\n\n      b()\n");
  EXPECT_EQ(indentPythonBody("if x:\n    y()\n"), "    if x:\n        y()\n");
  EXPECT_EQ(indentPythonBody(""), "    pass\n");
  EXPECT_EQ(indentPythonBody(" \n\t\n"), "    pass\n");
}

} // namespace
