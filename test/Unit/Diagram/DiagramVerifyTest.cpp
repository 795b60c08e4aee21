//===- DiagramVerifyTest.cpp - A wrong picture is noticed -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramGeometry.h"

#include "gtest/gtest.h"

#include <cmath>
#include <limits>

using namespace tmc::diagram;

namespace {

/// Boundary `out` holds `a` and boundary `in`, which holds `b`; `c` is beside
/// them. Flows a -> b and b <-> c, and one from a to itself.
class DiagramVerify : public testing::Test {
protected:
  void SetUp() override {
    D.Clusters.resize(2);
    D.Clusters[0].Id = "out";
    D.Clusters[1].Id = "in";
    D.Clusters[1].Parent = 0;
    addNode("a", 0, {20, 20, 60, 50});
    addNode("b", 1, {120, 20, 160, 50});
    addNode("c", -1, {250, 20, 290, 50});
    At.Clusters = {{0, 0, 200, 100}, {100, 10, 180, 70}};
    At.All = {0, 0, 300, 100};
    addEdge("ab", 0, 1, false, 60, 120);
    addEdge("bc", 1, 2, true, 160, 250);
    addEdge("aa", 0, 0, false, 60, 60);
  }

  void addNode(const char *Id, int Cluster, Box B) {
    Node N;
    N.Id = Id;
    N.Cluster = Cluster;
    D.Nodes.push_back(N);
    At.Nodes.push_back(B);
  }
  void addEdge(const char *Id, unsigned Src, unsigned Dst, bool BothWays,
               double From, double To) {
    Edge E;
    E.Id = Id;
    E.Src = Src;
    E.Dst = Dst;
    E.BothWays = BothWays;
    D.Edges.push_back(E);
    FlowPath P;
    P.Points = {{From, 35}, {From, 35}, {To, 35}, {To, 35}};
    P.HasStart = BothWays;
    P.HasEnd = true;
    P.Start = {From, 35};
    P.End = {To, 35};
    At.Paths.push_back(P);
  }
  std::string check() const { return verify(D, Tree(D), At); }

  Diagram D;
  Coordinates At;
};

TEST_F(DiagramVerify, AcceptsWhatIsRight) { EXPECT_EQ(check(), ""); }

TEST_F(DiagramVerify, FlowWithoutALine) {
  At.Paths[1].Points.clear();
  EXPECT_EQ(check(), "only 2 of 3 flows have a line");
  EXPECT_EQ(countDrawn(At), 2u);
}

TEST_F(DiagramVerify, FlowWithAnIncompleteLine) {
  At.Paths[1].Points.pop_back();
  EXPECT_EQ(check(), "only 2 of 3 flows have a line");
}

TEST_F(DiagramVerify, FlowLeftOut) {
  At.Paths.pop_back();
  EXPECT_EQ(check(), "something was left out");
}

TEST_F(DiagramVerify, ElementLeftOut) {
  At.Nodes.pop_back();
  EXPECT_EQ(check(), "something was left out");
}

TEST_F(DiagramVerify, FlowWithoutCoordinates) {
  At.Paths[0].Points[1].X = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(check(), "the line of flow `ab` has no coordinates");
}

TEST_F(DiagramVerify, FlowWithATipNowhere) {
  At.Paths[0].End.Y = std::numeric_limits<double>::infinity();
  EXPECT_EQ(check(), "the line of flow `ab` has no coordinates");
}

TEST_F(DiagramVerify, FlowThatEndsInTheMiddle) {
  At.Paths[0].End.X = 100;
  EXPECT_EQ(check(), "the line of flow `ab` does not reach its ends");
}

TEST_F(DiagramVerify, FlowThatEndsElsewhere) {
  D.Edges[1].Dst = 0;
  EXPECT_EQ(check(), "the line of flow `bc` does not reach its ends");
}

TEST_F(DiagramVerify, FlowTurnedAround) {
  std::swap(At.Paths[0].HasStart, At.Paths[0].HasEnd);
  At.Paths[0].Start = At.Paths[0].Points.front();
  EXPECT_EQ(check(), "the line of flow `ab` points the wrong way");
}

TEST_F(DiagramVerify, FlowWithAnArrowTooMany) {
  At.Paths[0].HasStart = true;
  EXPECT_EQ(check(), "the line of flow `ab` points the wrong way");
}

TEST_F(DiagramVerify, FlowWithAnArrowMissing) {
  At.Paths[1].HasStart = false;
  EXPECT_EQ(check(), "the line of flow `bc` points the wrong way");
}

TEST_F(DiagramVerify, ElementOutsideItsBoundary) {
  At.Nodes[1] = {120, 20, 190, 50};
  EXPECT_EQ(check(), "element `b` is outside its boundary `in`");
}

TEST_F(DiagramVerify, ElementInAnotherBoundary) {
  At.Clusters[0].X1 = 300;
  EXPECT_EQ(check(),
            "element `c` is inside a boundary that is not its own, `out`");
}

TEST_F(DiagramVerify, BoundaryOutsideTheOneAroundIt) {
  At.Clusters[1].Y1 = 120;
  EXPECT_EQ(check(), "boundary `in` is outside the one around it");
}

TEST_F(DiagramVerify, BoundariesOverlap) {
  D.Clusters.resize(3);
  D.Clusters[2].Id = "other";
  D.Nodes[2].Cluster = 2;
  At.Clusters.push_back({190, 10, 295, 60});
  EXPECT_EQ(check(), "boundaries `out` and `other` overlap");
}

TEST(DiagramGeometry, TracesFromEndToEnd) {
  FlowPath P;
  P.Points = {{0, 0}, {10, 0}, {20, 0}, {30, 0}, {30, 10}, {30, 20}, {30, 30}};
  std::vector<Point> Trace = P.trace(5);
  ASSERT_GE(Trace.size(), 8u);
  EXPECT_EQ(Trace.front().X, 0);
  for (Point Q : Trace)
    EXPECT_TRUE(Q.Y == 0 || std::abs(Q.X - 30) < 1e-9) << Q.X << "," << Q.Y;
  P.reverse();
  EXPECT_EQ(P.first().Y, 30);
}

TEST(DiagramGeometry, PrefersWideToHigh) {
  EXPECT_LT(shapeBadness({1600, 1000}), 0.1);
  EXPECT_LE(shapeBadness({1000, 900}), GoodShape);
  EXPECT_GT(shapeBadness({9000, 1000}), GoodShape);
  EXPECT_LT(shapeBadness({1000, 3000}), shapeBadness({7000, 1000}));
}

TEST(DiagramLabels, MoveOffWhatTheyHide) {
  Coordinates At;
  At.All = {0, 0, 400, 200};
  At.Nodes = {{0, 80, 60, 120}, {340, 80, 400, 120}, {170, 60, 230, 140}};
  FlowPath P;
  P.Points = {{60, 100}, {150, 200}, {250, 200}, {340, 100}};
  P.HasLabel = true;
  P.Label = {180, 90, 220, 104}; // on the third element
  At.Paths.push_back(P);
  placeFlowLabels(At, {});
  const Box &L = At.Paths[0].Label;
  EXPECT_EQ(L.width(), 40);
  EXPECT_TRUE(L.Y0 >= 140 || L.X1 <= 170 || L.X0 >= 230 || L.Y1 <= 60)
      << L.X0 << "," << L.Y0;
  EXPECT_TRUE(L.X0 >= 0 && L.Y0 >= 0 && L.X1 <= 400 && L.Y1 <= 200);
}

TEST(DiagramLabels, OfBoundariesMoveOffLines) {
  Coordinates At;
  At.All = {0, 0, 400, 200};
  At.Clusters = {{0, 0, 400, 200}};
  FlowPath P; // down through where the label is
  P.Points = {{30, 200}, {30, 150}, {30, 100}, {30, 50}};
  At.Paths.push_back(P);
  std::vector<Box> Labels = {{8, 182, 80, 196}};
  placeClusterLabels(At, Labels);
  EXPECT_GT(Labels[0].X0, 30);
  EXPECT_LE(Labels[0].X1, 400);
  EXPECT_EQ(Labels[0].Y0, 182);
}

} // namespace
