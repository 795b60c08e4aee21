//===- ProgressTest.cpp - What takes so long ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Progress.h"

#include "gtest/gtest.h"

#include <chrono>
#include <string>
#include <thread>

using namespace tmc::driver;

namespace {

TEST(Progress, SaysNothingOfAShortRun) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  {
    Progress P(OS);
    P.begin("load and parse");
    P.begin("rules");
  }
  EXPECT_EQ(Text, "");
}

TEST(Progress, NamesThePhaseOfALongOneAndTakesTheLineAway) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Progress P(OS);
  P.begin("load and parse");
  P.begin("rules");
  std::this_thread::sleep_for(std::chrono::milliseconds(2400));
  P.stop();
  EXPECT_EQ(Text.substr(0, 23), "\r\033[Ktmc: rules, 2 s\r\033[K");
  size_t Size = Text.size();
  EXPECT_EQ(Text.substr(Size - 4), "\r\033[K");
  P.stop();
  EXPECT_EQ(Text.size(), Size);
}

} // namespace
