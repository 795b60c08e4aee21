//===- DescribeTest.cpp - Options of outputs, and dates -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Describe.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::report;

namespace {

TEST(EmitOptions, LastExtraOptionCounts) {
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

} // namespace
