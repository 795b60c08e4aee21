//===- DiagramRenderTest.cpp - Pictures, or an error ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Render.h"
#include "DiagramTestUtil.h"

#include "llvm/ADT/StringRef.h"

#include "gtest/gtest.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

using namespace tmc::diagram;
using llvm::StringRef;

namespace {

//===----------------------------------------------------------------------===//
// A process of its own
//===----------------------------------------------------------------------===//

TEST(RunIsolated, ReturnsWhatTheWorkReturns) {
  std::string Error;
  std::string Bytes("a\0b", 3);
  EXPECT_EQ(runIsolated([&] { return Bytes; }, 10000, Error), Bytes);
  EXPECT_EQ(runIsolated([] { return std::string(); }, 10000, Error), "");
  EXPECT_EQ(Error, "");
}

TEST(RunIsolated, PassesMoreThanAPipeHolds) {
  std::string Error;
  std::string Bytes(5000000, 'x');
  EXPECT_EQ(runIsolated([&] { return Bytes; }, 10000, Error), Bytes);
  EXPECT_EQ(Error, "");
}

TEST(RunIsolated, SurvivesACrash) {
  std::string Error;
  auto Work = []() -> std::string {
    raise(SIGKILL);
    return "unreachable";
  };
  EXPECT_EQ(runIsolated(Work, 10000, Error), "");
  EXPECT_EQ(Error, "Graphviz crashed (signal 9)");
}

TEST(RunIsolated, SurvivesAnAbort) {
  std::string Error;
  EXPECT_EQ(runIsolated([]() -> std::string { std::abort(); }, 10000, Error),
            "");
  EXPECT_NE(Error, "");
}

TEST(RunIsolated, SurvivesAnException) {
  std::string Error;
  auto Work = []() -> std::string { throw std::runtime_error("thrown"); };
  EXPECT_EQ(runIsolated(Work, 10000, Error), "");
  EXPECT_NE(Error, "");
}

TEST(RunIsolated, SurvivesAnExit) {
  std::string Error;
  EXPECT_EQ(runIsolated([]() -> std::string { _exit(7); }, 10000, Error), "");
  EXPECT_EQ(Error, "Graphviz ended the process (exit code 7)");
  // Even if it claims success.
  Error.clear();
  EXPECT_EQ(runIsolated([]() -> std::string { _exit(0); }, 10000, Error), "");
  EXPECT_EQ(Error, "Graphviz ended the process (exit code 0)");
}

TEST(RunIsolated, StopsWhatTakesTooLong) {
  std::string Error;
  auto Work = []() -> std::string {
    for (;;)
      pause();
  };
  EXPECT_EQ(runIsolated(Work, 200, Error), "");
  EXPECT_EQ(Error, "Graphviz took longer than 200 ms and was stopped");
}

TEST(RunIsolated, DropsWhatIsPrinted) {
  std::string Error;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  runIsolated(
      [] {
        std::puts("to the output");
        std::fputs("to the errors", stderr);
        std::fflush(stdout);
        return std::string();
      },
      10000, Error);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

//===----------------------------------------------------------------------===//
// Pictures
//===----------------------------------------------------------------------===//

Rendering draw(const Diagram &D, Scheme Layout, Format Output = Format::Svg) {
  RenderOptions Options;
  Options.Layout = Layout;
  Options.Output = Output;
  return renderIsolated(D, Options);
}

class RenderSizes
    : public testing::TestWithParam<std::tuple<Scheme, unsigned>> {};

TEST_P(RenderSizes, DrawsEveryFlow) {
  auto [Layout, Size] = GetParam();
  Diagram D = randomDiagram(Size, Size * 3 / 2, Size);
  Rendering R = draw(D, Layout);
  EXPECT_EQ(R.Error, "");
  EXPECT_EQ(R.Used, Layout);
  EXPECT_EQ(R.FlowsDrawn, D.Edges.size());
  EXPECT_EQ(countFlows(R.Data), D.Edges.size());
  for (const Node &N : D.Nodes)
    EXPECT_TRUE(StringRef(R.Data).contains("id=\"" + N.Id + "\""));
}

INSTANTIATE_TEST_SUITE_P(Both, RenderSizes,
                         testing::Combine(testing::Values(Scheme::Direct,
                                                          Scheme::Composed),
                                          testing::Values(1u, 2u, 12u, 60u)));

TEST(Render, IsTheSameEachTime) {
  for (Scheme Layout : {Scheme::Direct, Scheme::Composed}) {
    Diagram D = randomDiagram(30, 50, 7);
    for (Format Output : {Format::Svg, Format::Png, Format::Pdf}) {
      Rendering R = draw(D, Layout, Output);
      EXPECT_EQ(R.Error, "");
      // Other heap addresses.
      std::vector<std::string> Ballast(1000, std::string(100, 'x'));
      EXPECT_TRUE(draw(D, Layout, Output).Data == R.Data);
    }
  }
}

TEST(Render, KnowsItsFormats) {
  Diagram D = randomDiagram(5, 5, 1);
  EXPECT_TRUE(
      StringRef(draw(D, Scheme::Auto, Format::Svg).Data).starts_with("<?xml"));
  EXPECT_TRUE(StringRef(draw(D, Scheme::Auto, Format::Png).Data)
                  .starts_with("\x89PNG\r\n"));
  Rendering Pdf = draw(D, Scheme::Auto, Format::Pdf);
  EXPECT_TRUE(StringRef(Pdf.Data).starts_with("%PDF-"));
  EXPECT_FALSE(StringRef(Pdf.Data).contains("/CreationDate (D:2"));
}

TEST(Render, GoesWhereItIsTold) {
  Diagram D = randomDiagram(20, 20, 3);
  RenderOptions Options;
  Options.Dir = Direction::Down;
  std::string Down = renderIsolated(D, Options).Data;
  Options.Dir = Direction::Right;
  EXPECT_NE(renderIsolated(D, Options).Data, Down);
  EXPECT_TRUE(StringRef(writeDot(D, Direction::Down)).contains("rankdir=TB"));
  EXPECT_TRUE(StringRef(writeDot(D, Direction::Right)).contains("rankdir=LR"));
}

TEST(Render, DrawsNothingAtAll) {
  Diagram D;
  D.Title = "Nothing";
  Rendering R = draw(D, Scheme::Auto);
  EXPECT_EQ(R.Error, "");
  EXPECT_TRUE(StringRef(R.Data).contains(">Nothing</text>"));
}

TEST(Render, RefusesAMalformedDiagram) {
  Diagram D = randomDiagram(3, 3, 1);
  D.Edges[0].Dst = 99;
  Rendering R = draw(D, Scheme::Auto);
  EXPECT_EQ(R.Data, "");
  EXPECT_EQ(R.Error, "flow `f0` has an end that is not there");
  EXPECT_EQ(writeDot(D, std::nullopt), "");
}

TEST(Render, StopsWhenItTakesTooLong) {
  Diagram D = randomDiagram(250, 600, 1);
  Rendering R = renderIsolated(D, {}, /*TimeoutMs=*/1);
  EXPECT_EQ(R.Data, "");
  EXPECT_EQ(R.Error, "Graphviz took longer than 1 ms and was stopped");
}

TEST(Render, HandsFlowsOverAlongTheOrder) {
  // A cycle: one flow has to be written target first, with its arrow at the
  // tail.
  Diagram D = randomDiagram(2, 0, 1);
  for (unsigned I : {0u, 1u}) {
    Edge E;
    E.Id = "f" + std::to_string(I);
    E.Src = I;
    E.Dst = 1 - I;
    D.Edges.push_back(E);
  }
  std::string Dot = writeDot(D, std::nullopt);
  EXPECT_EQ(StringRef(Dot).count("dir=back"), 1u);
  EXPECT_EQ(StringRef(Dot).count("label=<"), 1u) << "only the heading is HTML";
  EXPECT_TRUE(StringRef(Dot).count("e0 -> e1") == 2 ||
              StringRef(Dot).count("e1 -> e0") == 2)
      << Dot;
}

TEST(CountFlows, WantsALineNotALabel) {
  const char *Svg = R"(<g id="e0" class="node"><path d=""/></g>
<g id="f0" class="edge"><g><a><path fill="none" d="M0,0"/></a></g></g>
<g id="f1" class="edge"><g><a><text>label only</text></a></g></g>
<g id="e1" class="node"><path d=""/></g>)";
  EXPECT_EQ(countFlows(Svg), 1u);
  EXPECT_EQ(countFlows(""), 0u);
}

} // namespace
