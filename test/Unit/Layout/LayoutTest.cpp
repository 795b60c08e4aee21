//===- LayoutTest.cpp - Where the parts of a diagram go -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Layout/Layout.h"

#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

#include <map>
#include <random>
#include <set>

using namespace tmc::layout;

namespace {

/// What a random graph looks like.
struct Shape {
  uint32_t Boxes = 20;
  uint32_t PerFrame = 10; ///< 0: no frames
  uint32_t Deep = 1;      ///< frames within each other
  uint32_t PercentFar = 30;
  bool Labels = true;
  uint32_t Seed = 1;
};

/// Two lines a box, most of them near by.
Graph make(const Shape &S) {
  std::mt19937 R(S.Seed);
  Graph G;
  uint32_t NumFrames =
      S.PerFrame ? std::max<uint32_t>(1, S.Boxes / S.PerFrame) : 0;
  for (uint32_t F = 0; F < NumFrames; ++F)
    G.Frames.push_back({{120, 20}, F % S.Deep ? F - 1 : None, 0});
  for (uint32_t B = 0; B < S.Boxes; ++B)
    G.Boxes.push_back(
        {{static_cast<Coord>(90 + R() % 60), 40},
         NumFrames ? std::min(NumFrames - 1, B / S.PerFrame) : None,
         static_cast<int32_t>(R() % 3)});
  for (uint32_t I = 0; I < 2 * S.Boxes; ++I) {
    auto Source = static_cast<uint32_t>(R() % S.Boxes);
    uint32_t Target =
        R() % 100 < S.PercentFar
            ? static_cast<uint32_t>(R() % S.Boxes)
            : std::min(Source + static_cast<uint32_t>(R() % 5), S.Boxes - 1);
    Size Label = {static_cast<Coord>(40 + R() % 80), 13};
    G.Lines.push_back({Source, Target, S.Labels ? Label : Size{}});
  }
  return G;
}

bool overlap(const Rect &A, const Rect &B) {
  return A.X < B.right() && B.X < A.right() && A.Y < B.bottom() &&
         B.Y < A.bottom();
}

/// What a segment covers; it counts as crossing what it is inside of.
Rect segment(Point A, Point B) {
  return {std::min(A.X, B.X), std::min(A.Y, B.Y), std::abs(A.X - B.X),
          std::abs(A.Y - B.Y)};
}
bool crosses(const Rect &Segment, const Rect &R) {
  return Segment.right() > R.X && Segment.X < R.right() &&
         Segment.bottom() > R.Y && Segment.Y < R.bottom();
}

/// Rectangles in cells, to find those near another one.
class Cells {
public:
  void add(const Rect &R, uint32_t Index) {
    each(R, [&](std::vector<uint32_t> &Cell) { Cell.push_back(Index); });
  }
  std::set<uint32_t> near(const Rect &R) {
    std::set<uint32_t> Found;
    each(R, [&](std::vector<uint32_t> &Cell) {
      Found.insert(Cell.begin(), Cell.end());
    });
    return Found;
  }

private:
  template <typename Fn> void each(const Rect &R, Fn F) {
    constexpr Coord Cell = 256;
    for (Coord X = R.X / Cell; X <= R.right() / Cell; ++X)
      for (Coord Y = R.Y / Cell; Y <= R.bottom() / Cell; ++Y)
        F(All[{X, Y}]);
  }
  std::map<std::pair<Coord, Coord>, std::vector<uint32_t>> All;
};

/// What must be 0.
struct Faults {
  unsigned NotDrawn = 0;     ///< lines that do not join their ends
  unsigned Slanted = 0;      ///< segments neither level nor upright
  unsigned ThroughBoxes = 0; ///< lines through a box
  unsigned ThroughFrames = 0;
  unsigned Boxes = 0;      ///< pairs that overlap
  unsigned Labels = 0;     ///< pairs that overlap
  unsigned Hidden = 0;     ///< labels over a box or a line
  unsigned Outside = 0;    ///< boxes and frames outside of theirs
  unsigned LabelsLost = 0; ///< lines without their labels

  bool operator==(const Faults &) const = default;
};

std::ostream &operator<<(std::ostream &OS, const Faults &F) {
  return OS << "not drawn " << F.NotDrawn << ", slanted " << F.Slanted
            << ", through boxes " << F.ThroughBoxes << ", through frames "
            << F.ThroughFrames << ", boxes " << F.Boxes << ", labels "
            << F.Labels << ", hidden " << F.Hidden << ", outside " << F.Outside
            << ", labels lost " << F.LabelsLost;
}

bool isIn(const Graph &G, uint32_t Box, uint32_t Frame) {
  for (uint32_t F = G.Boxes[Box].Frame; F != None; F = G.Frames[F].Parent)
    if (F == Frame)
      return true;
  return false;
}

bool isAtSide(Point P, const Rect &R) {
  return (P.X == R.X || P.X == R.right()) && P.Y >= R.Y && P.Y <= R.bottom();
}

Faults check(const Graph &G, const Picture &P) {
  Faults F;
  Cells Boxes;
  Cells Labels;
  Cells Frames;
  for (uint32_t Frame = 0; Frame < G.Frames.size(); ++Frame)
    Frames.add(P.Frames[Frame], Frame);
  for (uint32_t B = 0; B < G.Boxes.size(); ++B) {
    for (uint32_t Other : Boxes.near(P.Boxes[B]))
      F.Boxes += overlap(P.Boxes[B], P.Boxes[Other]);
    Boxes.add(P.Boxes[B], B);
    Rect Around = G.Boxes[B].Frame == None ? Rect{0, 0, P.All.W, P.All.H}
                                           : P.Frames[G.Boxes[B].Frame];
    const Rect &R = P.Boxes[B];
    F.Outside += R.X < Around.X || R.Y < Around.Y ||
                 R.right() > Around.right() || R.bottom() > Around.bottom();
  }
  for (uint32_t L = 0; L < G.Lines.size(); ++L) {
    const Rect &R = P.Labels[L];
    F.LabelsLost +=
        R.W != G.Lines[L].Label.W || (R.W && R.H != G.Lines[L].Label.H);
    if (!R.W)
      continue;
    for (uint32_t Other : Labels.near(R))
      F.Labels += overlap(R, P.Labels[Other]);
    for (uint32_t B : Boxes.near(R))
      F.Hidden += overlap(R, P.Boxes[B]);
    Labels.add(R, L);
  }
  for (uint32_t L = 0; L < G.Lines.size(); ++L) {
    llvm::ArrayRef<Point> Path = P.path(L);
    if (Path.size() < 2 ||
        !isAtSide(Path.front(), P.Boxes[G.Lines[L].Source]) ||
        !isAtSide(Path.back(), P.Boxes[G.Lines[L].Target])) {
      ++F.NotDrawn;
      continue;
    }
    bool ThroughBox = false;
    for (size_t I = 0; I + 1 < Path.size(); ++I) {
      Rect S = segment(Path[I], Path[I + 1]);
      F.Slanted += S.W && S.H;
      for (uint32_t B : Boxes.near(S))
        ThroughBox |= crosses(S, P.Boxes[B]);
      for (uint32_t Other : Labels.near(S))
        F.Hidden += crosses(S, P.Labels[Other]);
      for (uint32_t Frame : Frames.near(S))
        if (crosses(S, P.Frames[Frame]) && !isIn(G, G.Lines[L].Source, Frame) &&
            !isIn(G, G.Lines[L].Target, Frame))
          ++F.ThroughFrames;
    }
    F.ThroughBoxes += ThroughBox;
  }
  return F;
}

//===----------------------------------------------------------------------===//
// Nothing is lost, and nothing is in the way
//===----------------------------------------------------------------------===//

class LayoutSizes : public testing::TestWithParam<Shape> {};

TEST_P(LayoutSizes, DrawsEverythingAndCrossesNothing) {
  Graph G = make(GetParam());
  EXPECT_EQ(check(G, layOut(G)), Faults());
}

INSTANTIATE_TEST_SUITE_P(
    All, LayoutSizes,
    testing::Values(Shape{20}, Shape{20, 0}, Shape{100}, Shape{100, 10, 3},
                    Shape{100, 0}, Shape{300}, Shape{300, 30, 4},
                    Shape{300, 2, 8}, Shape{1000}, Shape{1000, 10, 3},
                    Shape{1000, 0}, Shape{10000},
                    Shape{200, 10, 2, 100, true, 5}, Shape{200, 10, 1, 0},
                    Shape{200, 10, 20, 30, false}));

TEST(Layout, OfNothing) {
  Picture P = layOut({});
  EXPECT_TRUE(P.Boxes.empty());
  EXPECT_EQ(P.FirstPoint.size(), 1U);
}

TEST(Layout, OfOneBox) {
  Graph G;
  G.Boxes.push_back({{100, 40}});
  Picture P = layOut(G);
  EXPECT_EQ(P.Boxes[0].W, 100);
  EXPECT_EQ(P.Boxes[0].H, 40);
  EXPECT_GE(P.All.W, 100);
  EXPECT_EQ(check(G, P), Faults());
}

TEST(Layout, OfAnEmptyFrame) {
  Graph G;
  G.Frames.push_back({{80, 20}});
  Picture P = layOut(G);
  EXPECT_GE(P.Frames[0].W, 80);
  EXPECT_GE(P.Frames[0].H, 20);
}

TEST(Layout, LinesOfOneBoxToItself) {
  Graph G;
  G.Boxes.push_back({{100, 40}});
  for (int I = 0; I < 5; ++I)
    G.Lines.push_back({0, 0, {60, 13}});
  EXPECT_EQ(check(G, layOut(G)), Faults());
}

TEST(Layout, ParallelLinesStayApart) {
  Graph G;
  G.Boxes.push_back({{100, 40}});
  G.Boxes.push_back({{100, 40}});
  for (int I = 0; I < 6; ++I)
    G.Lines.push_back({I % 2 ? 1U : 0U, I % 2 ? 0U : 1U, {60, 13}});
  Picture P = layOut(G);
  EXPECT_EQ(check(G, P), Faults());
  std::set<Coord> Ends;
  for (uint32_t L = 0; L < 6; ++L)
    Ends.insert(P.path(L).front().Y);
  EXPECT_EQ(Ends.size(), 6U);
}

/// A box with many lines grows; so does the room for labels.
TEST(Layout, OfAHub) {
  Graph G;
  for (int I = 0; I < 200; ++I)
    G.Boxes.push_back({{100, 40}});
  for (uint32_t I = 1; I < 200; ++I)
    G.Lines.push_back({I % 2 ? 0U : I, I % 2 ? I : 0U, {60, 13}});
  EXPECT_EQ(check(G, layOut(G)), Faults());
}

TEST(Layout, FramesAHundredDeep) {
  Graph G;
  for (uint32_t F = 0; F < 100; ++F) {
    G.Frames.push_back({{80, 20}, F ? F - 1 : None});
    G.Boxes.push_back({{100, 40}, F});
  }
  for (uint32_t F = 1; F < 100; ++F)
    G.Lines.push_back({F, 100 - F, {60, 13}});
  EXPECT_EQ(check(G, layOut(G)), Faults());
}

/// Who comes from outside is on the left.
TEST(Layout, ReadsFromLowRanksToHighOnes) {
  Graph G;
  for (int32_t Rank : {2, 0, 1})
    G.Boxes.push_back({{100, 40}, None, Rank});
  // Against the ranks: those decide.
  G.Lines.push_back({0, 2, {}});
  G.Lines.push_back({2, 1, {}});
  Picture P = layOut(G);
  EXPECT_LT(P.Boxes[1].X, P.Boxes[2].X);
  EXPECT_LT(P.Boxes[2].X, P.Boxes[0].X);
}

TEST(Layout, StraightWhereItCanBe) {
  Graph G;
  for (int I = 0; I < 3; ++I)
    G.Boxes.push_back({{100, 40}});
  G.Lines.push_back({0, 1, {60, 13}});
  G.Lines.push_back({1, 2, {60, 13}});
  Picture P = layOut(G);
  EXPECT_EQ(P.path(0).size(), 2U);
  EXPECT_EQ(P.path(1).size(), 2U);
}

TEST(Layout, IsTheSameEachTime) {
  Graph G = make({300});
  Picture A = layOut(G);
  Picture B = layOut(G);
  EXPECT_EQ(A.Points, B.Points);
  EXPECT_EQ(A.FirstPoint, B.FirstPoint);
}

//===----------------------------------------------------------------------===//
// A small change moves little
//===----------------------------------------------------------------------===//

/// The boxes of \p A that have another column in \p B or are more than one row
/// away from where they were, or stand in a frame that is. Boxes that \p GB has
/// besides come last there.
unsigned countMoved(const Graph &GA, const Picture &A, const Graph &GB,
                    const Picture &B) {
  auto isMoved = [](Place X, Place Y) {
    return X.Column != Y.Column ||
           std::max(X.Row, Y.Row) - std::min(X.Row, Y.Row) > 1;
  };
  unsigned Moved = 0;
  for (uint32_t I = 0; I < GA.Boxes.size(); ++I) {
    bool Here = !isMoved(A.Places[I], B.Places[I]);
    for (uint32_t F = GA.Boxes[I].Frame; F != None; F = GA.Frames[F].Parent)
      Here = Here && !isMoved(A.Places[GA.Boxes.size() + F],
                              B.Places[GB.Boxes.size() + F]);
    Moved += !Here;
  }
  return Moved;
}

class LayoutChanges : public testing::TestWithParam<Shape> {};

TEST_P(LayoutChanges, OneMoreLineMovesLittle) {
  Graph G = make(GetParam());
  Picture P = layOut(G);
  std::mt19937 R(7);
  unsigned Moved = 0;
  constexpr unsigned Tries = 5;
  for (unsigned I = 0; I < Tries; ++I) {
    Graph More = G;
    More.Lines.push_back({static_cast<uint32_t>(R() % G.Boxes.size()),
                          static_cast<uint32_t>(R() % G.Boxes.size()),
                          {60, 13}});
    Moved += countMoved(G, P, More, layOut(More));
  }
  // On average; the lines are those of a random graph, in which everything is
  // connected with everything.
  EXPECT_LE(Moved * 100, 5 * Tries * G.Boxes.size());
}

TEST(Layout, OneMoreLineWithoutFramesMovesLittle) {
  Graph G = make({300, 0});
  Picture P = layOut(G);
  Graph More = G;
  More.Lines.push_back({5, 250, {60, 13}});
  EXPECT_LE(countMoved(G, P, More, layOut(More)) * 100, 5 * G.Boxes.size());
}

TEST_P(LayoutChanges, OneMoreBoxMovesLittle) {
  Graph G = make(GetParam());
  Picture P = layOut(G);
  std::mt19937 R(8);
  unsigned Moved = 0;
  constexpr unsigned Tries = 5;
  for (unsigned I = 0; I < Tries; ++I) {
    Graph More = G;
    auto New = static_cast<uint32_t>(G.Boxes.size());
    auto Near = static_cast<uint32_t>(R() % New);
    More.Boxes.push_back({{100, 40}, G.Boxes[Near].Frame, 1});
    More.Lines.push_back({Near, New, {60, 13}});
    Moved += countMoved(G, P, More, layOut(More));
  }
  EXPECT_LE(Moved * 100, 5 * Tries * G.Boxes.size());
}

INSTANTIATE_TEST_SUITE_P(All, LayoutChanges,
                         testing::Values(Shape{100}, Shape{300}, Shape{300, 50},
                                         Shape{1000, 10, 1, 10}));

} // namespace
