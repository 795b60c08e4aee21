//===- EmitOptionsTest.cpp - Options of outputs
//----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Input.h"

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

} // namespace
