//===- DiagramPartsTest.cpp -----------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Parts of a diagram, and the languages of other tools, on random diagrams:
/// valid, complete, the same each time.
///
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramText.h"
#include "Diagram/Sequence.h"

#include "DiagramTestUtil.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::diagram;
using llvm::StringRef;

namespace {

TEST(DiagramParts, CollapseToKeepsAllFlowsAndFewBoxes) {
  for (unsigned Seed = 0; Seed < 20; ++Seed) {
    Diagram D = randomDiagram(60, 120, Seed);
    size_t InNone = static_cast<size_t>(
        llvm::count_if(D.Nodes, [](const Node &N) { return N.Cluster < 0; }));
    size_t Last = D.Nodes.size() + 1;
    for (unsigned Most : {60u, 40u, 30u, 20u, 10u, 1u}) {
      Diagram C = collapseTo(D, Most);
      EXPECT_EQ(validate(C), "");
      // Each outermost boundary is a box at least.
      size_t Outermost = static_cast<size_t>(llvm::count_if(
          D.Clusters, [](const Cluster &X) { return X.Parent < 0; }));
      EXPECT_LE(C.Nodes.size(), std::max<size_t>(Most, InNone + Outermost));
      EXPECT_LE(C.Nodes.size(), Last);
      Last = C.Nodes.size();
    }
    EXPECT_EQ(collapseTo(D, 60).Edges.size(), D.Edges.size());
  }
}

TEST(DiagramParts, ContextHasOneBoxPerSystem) {
  for (unsigned Seed = 0; Seed < 20; ++Seed) {
    Diagram D = randomDiagram(40, 80, Seed);
    Diagram C = contextOf(D);
    EXPECT_EQ(validate(C), "");
    EXPECT_TRUE(C.Clusters.empty());
    size_t Outside = 0;
    for (const Node &N : D.Nodes)
      Outside += N.Kind == Shape::Actor || N.Kind == Shape::External;
    EXPECT_EQ(C.Nodes.size(), Outside + 1);
    EXPECT_EQ(
        llvm::count_if(C.Nodes,
                       [](const Node &N) { return N.Kind == Shape::Summary; }),
        1);
  }
}

TEST(DiagramParts, ThreatenedHasOnlyWhatIsOpenAndEndsOfFlows) {
  Diagram D = randomDiagram(40, 80, 3);
  D.Edges[0].Open.Findings = {100};
  Diagram T = threatened(D);
  EXPECT_EQ(validate(T), "");
  EXPECT_EQ(T.Edges.size(), 1u);
  for (unsigned I = 0; I < T.Nodes.size(); ++I)
    EXPECT_TRUE(T.Nodes[I].Open.count() || T.Edges[0].Src == I ||
                T.Edges[0].Dst == I);
  EXPECT_TRUE(changed(D).Nodes.empty());
}

TEST(DiagramParts, KeyHasWhatOccurs) {
  Diagram D;
  EXPECT_TRUE(keyOf(D).empty());
  Node A, B;
  A.Kind = Shape::Actor;
  B.Kind = Shape::Store;
  B.State = Fate::Removed;
  D.Nodes = {A, B};
  Edge E;
  E.Dst = 1;
  E.Greyed = true;
  D.Edges = {E};
  auto Words = [&] {
    std::string All;
    for (const KeyEntry &K : keyOf(D))
      All += K.Text + ";";
    return All;
  };
  // Lines that are all alike need no key.
  EXPECT_EQ(Words(), "person;store;removed;out of scope;");
  D.Edges[0].Guard = Protection::Clear;
  EXPECT_EQ(Words(), "person;store;cleartext;removed;out of scope;");
}

TEST(DiagramText, HasEveryFlow) {
  for (unsigned Seed = 0; Seed < 10; ++Seed) {
    Diagram D = randomDiagram(25, 50, Seed);
    for (Direction Dir : {Direction::Down, Direction::Right}) {
      StringRef Arrow = "-->";
      EXPECT_EQ(StringRef(writeMermaid(D, Dir)).count(Arrow), 50u);
      EXPECT_EQ(StringRef(writePlantUml(D, Dir)).count("]-> n"), 50u);
      std::string D2 = writeD2(D, Dir);
      EXPECT_EQ(StringRef(D2).count(" -> ") + StringRef(D2).count(" <-> "),
                50u);
    }
    EXPECT_EQ(writeTerminal(D, false), writeTerminal(D, false));
  }
}

/// Every arrow of a terminal's picture is beside a box, and none is lost.
TEST(DiagramText, TerminalHasEveryArrow) {
  for (unsigned Seed = 0; Seed < 20; ++Seed) {
    Diagram D = randomDiagram(12, 20, Seed);
    for (Edge &E : D.Edges)
      E.Label.clear();
    size_t Arrows = 0;
    for (const Edge &E : D.Edges)
      Arrows += E.BothWays ? 2 : 1;
    std::string Text = writeTerminal(D, false);
    EXPECT_EQ(StringRef(Text).count('<') + StringRef(Text).count('>'), Arrows)
        << Text;
    EXPECT_TRUE(llvm::all_of(Text, [](char C) { return llvm::isASCII(C); }))
        << Text;
  }
}

TEST(Sequence, PictureHasEveryMessage) {
  diagram::Sequence S;
  S.Title = "<b>";
  S.Participants.resize(3);
  for (unsigned I = 0; I < 3; ++I) {
    S.Participants[I].Id = "e" + std::to_string(I);
    S.Participants[I].Label = "Element <" + std::to_string(I) + ">";
  }
  for (unsigned I = 0; I < 9; ++I) {
    Message M;
    M.From = I % 3;
    M.To = I / 3;
    M.Label = "call & more";
    M.Answer = I % 2 ? "answer" : "";
    S.Messages.push_back(M);
  }
  std::string Svg = writeSequenceSvg(S);
  EXPECT_EQ(StringRef(Svg).count("class=\"message\""), 9u);
  EXPECT_EQ(StringRef(Svg).count("class=\"participant\""), 3u);
  EXPECT_EQ(StringRef(Svg).count("call &amp; more"), 9u);
  EXPECT_EQ(StringRef(Svg).count("Element &lt;"), 3u);
  EXPECT_EQ(Svg.find("<b>"), std::string::npos);
  EXPECT_EQ(StringRef(writeSequenceMermaid(S)).count("->>"), 13u);
  EXPECT_EQ(StringRef(writeSequencePlantUml(S)).count("> p"), 13u);
}

} // namespace
