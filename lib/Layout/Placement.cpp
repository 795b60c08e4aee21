//===- Placement.cpp - Which column and row each item of a frame gets -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Few items get layers: lines run to the right where they can. If that gives a
// strip, or if there are many, they go onto a grid, near what they share lines
// with.
//
// The picture of a model that has changed a little must have changed a little.
// So the grid has no search: each item is drawn to its neighbours, and to
// where its place in the source is, by springs, and what comes out moves by
// little when a spring is added. Everything is counted in integers: the same
// input gives the same columns anywhere.
//
//===----------------------------------------------------------------------===//

#include "Layout/Placement.h"

#include "Layout/FeedbackOrder.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace tmc;
using namespace tmc::layout;

namespace {

/// Between two items of a column, for an estimate.
constexpr Coord RowGap = 30;
/// The shapes of a frame that are fine as they come, in hundredths of height.
constexpr int64_t NarrowestShape = 50;
constexpr int64_t WidestShape = 260;
/// Layers of more would change too much when one line is added.
constexpr uint32_t MostLayered = 24;
/// What a grid aims at.
constexpr int64_t GridShape = 150;

/// The pulls of each item, both ways.
class Neighbours {
public:
  struct Neighbour {
    uint32_t Item;
    int32_t Weight;
  };

  Neighbours(size_t N, llvm::ArrayRef<Pull> Pulls) : First(N + 1) {
    for (const Pull &P : Pulls) {
      ++First[P.From + 1];
      ++First[P.To + 1];
    }
    std::partial_sum(First.begin(), First.end(), First.begin());
    All.resize(First.back());
    std::vector<uint32_t> Next(First.begin(), First.end() - 1);
    for (const Pull &P : Pulls) {
      All[Next[P.From]++] = {P.To, P.Weight};
      All[Next[P.To]++] = {P.From, P.Weight};
    }
  }

  llvm::ArrayRef<Neighbour> of(uint32_t Item) const {
    return llvm::ArrayRef(All).slice(First[Item],
                                     First[Item + 1] - First[Item]);
  }

private:
  std::vector<uint32_t> First;
  std::vector<Neighbour> All;
};

/// The place of each item in reading order. Between items of different ranks
/// the rank decides, otherwise few pulls go from later to earlier.
std::vector<uint32_t> readingOrder(const PlacementInput &In) {
  std::vector<Pull> Level;
  for (const Pull &P : In.Pulls)
    if (In.Ranks[P.From] == In.Ranks[P.To])
      Level.push_back(P);
  std::vector<uint32_t> Order = feedbackOrder(In.Items.size(), Level);
  llvm::stable_sort(
      Order, [&](uint32_t A, uint32_t B) { return In.Ranks[A] < In.Ranks[B]; });
  std::vector<uint32_t> Place(Order.size());
  for (uint32_t I = 0; I < Order.size(); ++I)
    Place[Order[I]] = I;
  return Place;
}

class Placer {
public:
  Placer(const PlacementInput &In)
      : In(In), N(static_cast<uint32_t>(In.Items.size())), Near(N, In.Pulls),
        Place(readingOrder(In)), Order(N) {
    for (uint32_t V = 0; V < N; ++V)
      Order[Place[V]] = V;
  }

  Columns run() {
    if (N == 0)
      return {};
    if (N <= MostLayered) {
      Columns C = layers();
      int64_t Shape = shapeOf(C);
      if (N <= 3 || (Shape >= NarrowestShape && Shape <= WidestShape)) {
        sortRows(C);
        return C;
      }
    }
    return grid();
  }

private:
  Columns layers() const;
  void closeUp(std::vector<int32_t> &Layer) const;
  Columns grid() const;
  int64_t shapeOf(const Columns &C) const;
  void sortRows(Columns &C) const;
  int64_t rowCost(const Columns &C, std::vector<Coord> &Y) const;
  void centres(const std::vector<uint32_t> &Column,
               std::vector<Coord> &Y) const;

  const PlacementInput &In;
  uint32_t N;
  Neighbours Near;
  std::vector<uint32_t> Place; ///< in reading order, by item
  std::vector<uint32_t> Order; ///< items in reading order
};

} // namespace

/// A layer for each item: right of all that come before it in reading order
/// and that it shares lines with.
Columns Placer::layers() const {
  std::vector<int32_t> Layer(N);
  for (uint32_t V : Order)
    for (auto [W, Weight] : Near.of(V))
      if (Place[W] < Place[V])
        Layer[V] = std::max(Layer[V], Layer[W] + 1);
  closeUp(Layer);
  int32_t Last = *llvm::max_element(Layer);
  // What has no lines but those that leave the frame stands next to its side.
  for (uint32_t V = 0; V < N; ++V)
    if (Near.of(V).empty() && In.ToRight[V] > In.ToLeft[V])
      Layer[V] = Last;
  Columns C(static_cast<size_t>(Last) + 1);
  for (uint32_t V : Order)
    C[static_cast<size_t>(Layer[V])].push_back(V);
  llvm::erase_if(C, [](const auto &Column) { return Column.empty(); });
  return C;
}

/// Moves items to the right as long as that makes lines shorter.
void Placer::closeUp(std::vector<int32_t> &Layer) const {
  for (uint32_t V : llvm::reverse(Order)) {
    int32_t Nearest = INT32_MAX;
    int32_t Balance = In.ToRight[V] - In.ToLeft[V];
    for (auto [W, Weight] : Near.of(V)) {
      if (Place[W] > Place[V])
        Nearest = std::min(Nearest, Layer[W] - 1);
      Balance += Place[W] > Place[V] ? Weight : -Weight;
    }
    if (Nearest != INT32_MAX && Balance > 0)
      Layer[V] = std::max(Layer[V], Nearest);
  }
}

/// Width for a height of a hundred, about.
int64_t Placer::shapeOf(const Columns &C) const {
  int64_t Width = 0;
  int64_t Height = 1;
  for (const auto &Column : C) {
    Coord Widest = 0;
    int64_t Sum = 0;
    for (uint32_t V : Column) {
      Widest = std::max(Widest, In.Items[V].W);
      Sum += In.Items[V].H + RowGap;
    }
    Width += Widest + In.ChannelWidth;
    Height = std::max(Height, Sum);
  }
  return Width * 100 / Height;
}

//===----------------------------------------------------------------------===//
// Many items
//===----------------------------------------------------------------------===//

namespace {

/// Items on springs, in a rectangle of columns and rows.
class Springs {
public:
  Springs(const PlacementInput &In, const Neighbours &Near, int64_t Width,
          int64_t Height, uint32_t NumColumns, uint32_t NumRows)
      : In(In), Near(Near), Width(Width * Unit), Height(Height * Unit),
        NumColumns(NumColumns), NumRows(NumRows), Home(In.Items.size()) {
    // As strong as all lines of an item, on average: weaker, and one more line
    // changes much; stronger, and lines get long.
    int64_t Weights = 0;
    for (const Pull &P : In.Pulls)
      Weights += 2 * static_cast<int64_t>(P.Weight);
    HomeWeight = Weights / static_cast<int64_t>(In.Items.size()) + 1;
    start();
    At = Home;
    relax();
  }

  /// As many in each column as there are rows, by where they came to rest.
  Columns columns() const {
    std::vector<uint32_t> Order(At.size());
    std::iota(Order.begin(), Order.end(), 0);
    llvm::stable_sort(
        Order, [&](uint32_t A, uint32_t B) { return At[A].X < At[B].X; });
    Columns C;
    for (size_t Begin = 0; Begin < Order.size(); Begin += NumRows) {
      size_t End = std::min<size_t>(Order.size(), Begin + NumRows);
      C.emplace_back(Order.begin() + static_cast<ptrdiff_t>(Begin),
                     Order.begin() + static_cast<ptrdiff_t>(End));
      llvm::stable_sort(
          C.back(), [&](uint32_t A, uint32_t B) { return At[A].Y < At[B].Y; });
    }
    return C;
  }

private:
  /// Of a point, for fractions.
  static constexpr int64_t Unit = 1024;
  /// Places have settled to a cell after a few dozen.
  static constexpr unsigned Rounds = 60;

  struct Spot {
    int64_t X = 0;
    int64_t Y = 0;
  };

  /// In the order of the source, to and fro from above and from below:
  /// neighbours in the source are neighbours here. Without steps, as one more
  /// item would lift others over them.
  void start() {
    std::vector<uint32_t> Order(Home.size());
    std::iota(Order.begin(), Order.end(), 0);
    llvm::stable_sort(Order, [&](uint32_t A, uint32_t B) {
      return In.Ranks[A] < In.Ranks[B];
    });
    for (uint32_t I = 0; I < Order.size(); ++I) {
      uint32_t Column = I / NumRows;
      uint32_t Row = I % NumRows;
      Home[Order[I]] = {I * Width / NumRows,
                        (Column % 2 ? NumRows - 1 - Row : Row) * Height};
    }
  }

  void relax() {
    for (unsigned Round = 0; Round < Rounds; ++Round)
      for (uint32_t V = 0; V < At.size(); ++V) {
        // Lines that leave the frame pull to its sides.
        int64_t Leaving = In.ToLeft[V] + In.ToRight[V];
        int64_t X =
            HomeWeight * Home[V].X + In.ToRight[V] * (NumColumns - 1) * Width;
        int64_t Y = (HomeWeight + Leaving) * Home[V].Y;
        int64_t Weights = HomeWeight + Leaving;
        for (auto [W, Weight] : Near.of(V)) {
          X += Weight * At[W].X;
          Y += Weight * At[W].Y;
          Weights += Weight;
        }
        At[V] = {X / Weights, Y / Weights};
      }
  }

  const PlacementInput &In;
  const Neighbours &Near;
  int64_t Width;
  int64_t Height;
  int64_t NumColumns;
  uint32_t NumRows;
  /// Of the spring to where an item is at home, against one for a line.
  int64_t HomeWeight = 1;
  std::vector<Spot> Home;
  std::vector<Spot> At;
};

} // namespace

static uint32_t squareRoot(uint64_t Of) {
  uint32_t Root = 0;
  while ((static_cast<uint64_t>(Root) + 1) * (Root + 1) <= Of)
    ++Root;
  return Root;
}

Columns Placer::grid() const {
  int64_t Width = 0;
  int64_t Height = 0;
  for (const Size &S : In.Items) {
    Width += S.W + In.ChannelWidth;
    Height += S.H + RowGap;
  }
  Width = std::max<int64_t>(Width / N, 1);
  Height = std::max<int64_t>(Height / N, 1);
  // The root of twice its square is rounded better.
  uint32_t NumColumns = (squareRoot(static_cast<uint64_t>(N) * GridShape * 4 *
                                    static_cast<uint64_t>(Height) / 100 /
                                    static_cast<uint64_t>(Width)) +
                         1) /
                        2;
  NumColumns = std::clamp<uint32_t>(NumColumns, 1, N);
  // Rounded to the nearest, not up: one more item then starts a new column, and
  // all others stay.
  uint32_t NumRows = std::max(1U, (N + NumColumns / 2) / NumColumns);
  return Springs(In, Near, Width, Height, NumColumns, NumRows).columns();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The middles of the items of \p Column, itself around 0.
void Placer::centres(const std::vector<uint32_t> &Column,
                     std::vector<Coord> &Y) const {
  Coord Sum = 0;
  for (uint32_t V : Column) {
    Y[V] = Sum + In.Items[V].H / 2;
    Sum += In.Items[V].H + RowGap;
  }
  for (uint32_t V : Column)
    Y[V] -= (Sum - RowGap) / 2;
}

int64_t Placer::rowCost(const Columns &C, std::vector<Coord> &Y) const {
  for (const auto &Column : C)
    centres(Column, Y);
  int64_t Sum = 0;
  for (const Pull &P : In.Pulls)
    Sum += static_cast<int64_t>(P.Weight) * std::abs(Y[P.From] - Y[P.To]);
  return Sum;
}

/// Sorts each column by where the other ends of its lines are, to and fro, and
/// keeps the best.
void Placer::sortRows(Columns &C) const {
  std::vector<Coord> Y(N);
  int64_t Cost = rowCost(C, Y);
  Columns Best = C;
  std::vector<int64_t> Key(N);
  constexpr unsigned Sweeps = 12;
  for (unsigned Sweep = 0; Sweep < Sweeps && C.size() > 1; ++Sweep) {
    for (size_t I = 0; I < C.size(); ++I) {
      auto &Column = C[Sweep % 2 ? C.size() - 1 - I : I];
      for (uint32_t V : Column) {
        int64_t Sum = 0;
        int64_t Weights = 0;
        for (auto [W, Weight] : Near.of(V)) {
          Sum += static_cast<int64_t>(Weight) * Y[W];
          Weights += Weight;
        }
        Key[V] = Weights ? Sum / Weights : Y[V];
      }
      llvm::stable_sort(
          Column, [&](uint32_t A, uint32_t B) { return Key[A] < Key[B]; });
      centres(Column, Y);
    }
    if (int64_t Now = rowCost(C, Y); Now < Cost) {
      Cost = Now;
      Best = C;
    }
  }
  C = std::move(Best);
}

Columns layout::place(const PlacementInput &In) { return Placer(In).run(); }
