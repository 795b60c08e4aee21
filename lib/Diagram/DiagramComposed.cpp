//===- DiagramComposed.cpp - Large diagrams, put together piecewise -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From a few hundred elements on, `dot` takes minutes or loses flows. Here
/// each boundary is laid out by itself, from the inside outwards: its elements
/// and its inner boundaries, which are boxes of a size already known. Flows
/// within one boundary keep the lines that `dot` gave them; those that cross
/// get lines of our own, behind the elements.
///
//===----------------------------------------------------------------------===//

#include "Diagram/GraphvizSession.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>
#include <map>
#include <numeric>

using namespace tmc;
using namespace tmc::diagram;

namespace {

// Above these the items of one boundary are not given to `dot` with the labels
// of their flows, then not to `dot` at all.
constexpr unsigned MaxLabelledItems = 80;
constexpr unsigned MaxDotItems = 300;

constexpr double LabelHeight = 18; // room for a boundary's label, per line
constexpr double CharWidth = 6.0;  // of a boundary's label, about
constexpr double ArrowLength = 7;  // arrowsize 0.7
constexpr double PartGap = 26;     // between unconnected parts

/// One boundary's contents and the flows that meet there.
struct Level {
  std::vector<unsigned> Items; ///< as Tree numbers them, in the global order
  std::vector<unsigned> Edges;
};

/// A laid out level; coordinates from its lower left corner.
struct Piece {
  std::vector<Box> Items;             ///< by position in Level::Items
  std::map<unsigned, FlowPath> Paths; ///< by edge; those that `dot` drew
  Point Total;
};

Point towards(Point A, Point B, double Length) {
  double L = std::hypot(B.X - A.X, B.Y - A.Y);
  if (L < 1e-6)
    return A;
  return {A.X + (B.X - A.X) * Length / L, A.Y + (B.Y - A.Y) * Length / L};
}

/// Where a line from the centre of \p B towards \p To leaves a node's outline.
Point leave(Shape Kind, const Box &B, Point To) {
  Point C = {(B.X0 + B.X1) / 2, (B.Y0 + B.Y1) / 2};
  double HalfW = B.width() / 2;
  double HalfH = B.height() / 2;
  Point D = To - C;
  if (std::hypot(D.X, D.Y) < 1e-6)
    return {B.X1, C.Y};
  double T = Kind == Shape::Process
                 ? 1 / std::hypot(D.X / HalfW, D.Y / HalfH)
                 : 1 / std::max(std::abs(D.X) / HalfW, std::abs(D.Y) / HalfH);
  return {C.X + D.X * T, C.Y + D.Y * T};
}

class Composer {
public:
  Composer(const Diagram &D, const Tree &T, const std::vector<unsigned> &Order,
           FlowLabels Labels, std::string &Notes)
      : D(D), T(T), Labels(Labels), Notes(Notes), Rank(Order),
        Levels(T.Nodes.size()), Pieces(T.Nodes.size()),
        ClusterSize(D.Clusters.size()) {}

  std::string run(Coordinates &At);

private:
  void fillLevels();
  std::string layoutLevel(const Level &L, Piece &Out);
  std::vector<Level> split(const Level &L) const;
  std::string layoutBest(const Level &L, Piece &Out);
  std::string layoutOnce(const Level &L, bool WithDot, Direction Dir,
                         Piece &Out);
  void place(Coordinates &At);
  void drawCrossing(Coordinates &At) const;
  FlowPath bow(const Coordinates &At, const Edge &E, unsigned Parallel) const;

  const Diagram &D;
  const Tree &T;
  FlowLabels Labels;
  std::string &Notes;
  std::vector<unsigned> Rank; ///< by item: a cluster's is its first node's
  std::vector<Level> Levels;  ///< by level
  std::vector<Piece> Pieces;  ///< by level
  std::vector<Point> ClusterSize;
};

void Composer::fillLevels() {
  unsigned NumNodes = T.NumNodes;
  Rank.resize(NumNodes + D.Clusters.size(), ~0u);
  for (size_t K = T.Preorder.size(); K-- > 1;) {
    unsigned L = T.Preorder[K];
    unsigned &R = Rank[NumNodes + L - 1];
    for (unsigned I : T.Nodes[L])
      R = std::min(R, Rank[I]);
    for (unsigned C : T.Children[L])
      R = std::min(R, Rank[NumNodes + C]);
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    Levels[T.meet(D, D.Edges[I]).Level].Edges.push_back(I);
  for (unsigned L : T.Preorder) {
    std::vector<unsigned> &Items = Levels[L].Items;
    Items = T.Nodes[L];
    for (unsigned C : T.Children[L])
      Items.push_back(NumNodes + C);
    llvm::sort(Items,
               [&](unsigned A, unsigned B) { return Rank[A] < Rank[B]; });
  }
}

/// One run of `dot`, or of `osage`, which only packs.
std::string Composer::layoutOnce(const Level &L, bool WithDot, Direction Dir,
                                 Piece &Out) {
  size_t N = L.Items.size();
  bool IsSmall = N <= MaxLabelledItems;
  bool WithLabels =
      WithDot && IsSmall && L.Edges.size() <= size_t(3) * MaxLabelledItems;
  Graph G("level");
  G.set(G.root(), {{"rankdir", Dir == Direction::Down ? "TB" : "LR"},
                   {"nslimit", IsSmall ? "8" : "1"},
                   {"mclimit", IsSmall ? "1" : "0.3"},
                   {"nodesep", "0.35"},
                   {"ranksep", "0.42"},
                   // `osage` would route around everything, for minutes.
                   {"splines", WithLabels ? "true" : "none"}});
  G.setDefaults(nodeDefaults(), edgeDefaults());
  if (!WithDot)
    G.set(G.root(), {{"pack", "22"}, {"packmode", "array"}});

  std::vector<Agnode_t *> Nodes;
  std::map<unsigned, Agnode_t *> NodeOf; // by item
  for (unsigned Item : L.Items) {
    Nodes.push_back(G.addNode(G.root(), "i" + std::to_string(Item)));
    NodeOf[Item] = Nodes.back();
    if (Item < T.NumNodes) {
      G.set(Nodes.back(), nodeAttributes(D.Nodes[Item], Item));
    } else {
      Point Size = ClusterSize[Item - T.NumNodes];
      G.set(Nodes.back(), {{"shape", "box"},
                           {"label", ""},
                           {"fixedsize", "true"},
                           {"width", inches(Size.X)},
                           {"height", inches(Size.Y)}});
    }
  }

  std::map<unsigned, Agedge_t *> Drawn; // by edge
  std::map<std::pair<unsigned, unsigned>, unsigned> Weight;
  for (unsigned Index : L.Edges) {
    Tree::Meeting M = T.meet(D, D.Edges[Index]);
    bool Reversed = Rank[M.A] > Rank[M.B];
    if (Reversed)
      std::swap(M.A, M.B);
    bool AreNodes = M.A < T.NumNodes && M.B < T.NumNodes;
    if (WithLabels && AreNodes) {
      Agedge_t *E =
          G.addEdge(NodeOf[M.A], NodeOf[M.B], "f" + std::to_string(Index));
      G.set(E, edgeAttributes(D.Edges[Index], Index, Labels, Dir, Reversed));
      Drawn[Index] = E;
    } else if (M.A != M.B) {
      ++Weight[{M.A, M.B}];
    }
  }
  if (WithDot) {
    // The heaviest connections shape the layout; the rest would only take
    // time, as our own lines are drawn for these anyhow.
    std::vector<std::pair<std::pair<unsigned, unsigned>, unsigned>> Heavy(
        Weight.begin(), Weight.end());
    llvm::stable_sort(Heavy,
                      [](auto &X, auto &Y) { return X.second > Y.second; });
    Heavy.resize(std::min(Heavy.size(), IsSmall ? 2 * N : N + N / 4));
    for (auto &[Ends, Flows] : Heavy) {
      Agedge_t *E = G.addEdge(NodeOf[Ends.first], NodeOf[Ends.second], "w");
      G.set(E, {"weight", std::to_string(std::min(Flows, 8u))});
    }
  }

  std::string Error = G.layout(WithDot ? "dot" : "osage", Notes);
  if (!Error.empty())
    return Error;

  for (Agnode_t *Node : Nodes)
    Out.Items.push_back(boxOf(Node));
  Box All = Out.Items.front();
  for (const Box &B : Out.Items)
    All.cover(B);
  for (auto &[Index, E] : Drawn) {
    const Edge &Flow = D.Edges[Index];
    FlowPath P = pathOf(E, Rank[Flow.Src] > Rank[Flow.Dst]);
    if (P.Points.empty())
      continue; // it gets a line of our own
    for (Point Q : P.Points)
      All.cover(Q);
    if (P.HasLabel)
      All.cover(P.Label);
    Out.Paths[Index] = std::move(P);
  }
  Point By = {-All.X0, -All.Y0};
  for (Box &B : Out.Items)
    B = {B.X0 + By.X, B.Y0 + By.Y, B.X1 + By.X, B.Y1 + By.Y};
  for (auto &[Index, P] : Out.Paths)
    P.move(By);
  Out.Total = {All.width(), All.height()};
  return {};
}

/// Downwards or to the right, whichever has the better shape; without `dot` if
/// that fails.
std::string Composer::layoutBest(const Level &L, Piece &Out) {
  bool WithDot = L.Items.size() <= MaxDotItems;
  std::string Error = layoutOnce(L, WithDot, Direction::Down, Out);
  if (!Error.empty()) {
    Notes += Error + "\n";
    Out = Piece();
    return layoutOnce(L, /*WithDot=*/false, Direction::Down, Out);
  }
  if (WithDot && L.Items.size() > 1 && shapeBadness(Out.Total) > GoodShape) {
    Piece Across;
    if (layoutOnce(L, WithDot, Direction::Right, Across).empty() &&
        shapeBadness(Across.Total) < shapeBadness(Out.Total))
      Out = std::move(Across);
  }
  return {};
}

/// The connected parts of a level, in order of their first items.
std::vector<Level> Composer::split(const Level &L) const {
  std::map<unsigned, unsigned> IndexOf; // of an item in L.Items
  for (unsigned I = 0; I < L.Items.size(); ++I)
    IndexOf[L.Items[I]] = I;
  std::vector<unsigned> Link(L.Items.size());
  std::iota(Link.begin(), Link.end(), 0u);
  auto Find = [&](unsigned I) {
    while (Link[I] != I)
      I = Link[I] = Link[Link[I]];
    return I;
  };
  for (unsigned Index : L.Edges) {
    Tree::Meeting M = T.meet(D, D.Edges[Index]);
    unsigned A = Find(IndexOf[M.A]);
    unsigned B = Find(IndexOf[M.B]);
    Link[std::max(A, B)] = std::min(A, B);
  }
  std::vector<Level> Parts;
  std::map<unsigned, size_t> PartOf; // by first item's index
  for (unsigned I = 0; I < L.Items.size(); ++I) {
    auto [It, New] = PartOf.try_emplace(Find(I), Parts.size());
    if (New)
      Parts.emplace_back();
    Parts[It->second].Items.push_back(L.Items[I]);
  }
  for (unsigned Index : L.Edges) {
    Tree::Meeting M = T.meet(D, D.Edges[Index]);
    Parts[PartOf[Find(IndexOf[M.A])]].Edges.push_back(Index);
  }
  return Parts;
}

/// Lays out each connected part by itself (`dot` loses the labels of edges when
/// it packs parts itself) and puts them on shelves: tallest first, left to
/// right, top to bottom.
std::string Composer::layoutLevel(const Level &L, Piece &Out) {
  std::vector<Level> Parts = split(L);
  if (Parts.size() > MaxDotItems)
    return layoutOnce(L, /*WithDot=*/false, Direction::Down, Out);
  std::vector<Piece> Laid(Parts.size());
  double Area = 0;
  double Widest = 0;
  for (size_t K = 0; K < Parts.size(); ++K) {
    std::string Error = layoutBest(Parts[K], Laid[K]);
    if (!Error.empty())
      return Error;
    Area += (Laid[K].Total.X + PartGap) * (Laid[K].Total.Y + PartGap);
    Widest = std::max(Widest, Laid[K].Total.X);
  }
  std::vector<size_t> ByHeight(Parts.size());
  std::iota(ByHeight.begin(), ByHeight.end(), size_t(0));
  llvm::stable_sort(ByHeight, [&](size_t A, size_t B) {
    return Laid[A].Total.Y > Laid[B].Total.Y;
  });
  double Width = std::max(Widest, 1.25 * std::sqrt(Area));
  std::vector<Point> TopLeft(Parts.size()); // y downwards
  Point Pen;
  double Shelf = 0;
  for (size_t K : ByHeight) {
    Point Size = Laid[K].Total;
    if (Pen.X > 0 && Pen.X + Size.X > Width) {
      Pen = {0, Pen.Y + Shelf + PartGap};
      Shelf = 0;
    }
    TopLeft[K] = Pen;
    Shelf = std::max(Shelf, Size.Y);
    Out.Total.X = std::max(Out.Total.X, Pen.X + Size.X);
    Pen.X += Size.X + PartGap;
  }
  Out.Total.Y = Pen.Y + Shelf;

  std::map<unsigned, Box> BoxOf; // by item
  for (size_t K = 0; K < Parts.size(); ++K) {
    Point By = {TopLeft[K].X, Out.Total.Y - TopLeft[K].Y - Laid[K].Total.Y};
    for (size_t I = 0; I < Parts[K].Items.size(); ++I) {
      Box B = Laid[K].Items[I];
      BoxOf[Parts[K].Items[I]] = {B.X0 + By.X, B.Y0 + By.Y, B.X1 + By.X,
                                  B.Y1 + By.Y};
    }
    for (auto &[Index, P] : Laid[K].Paths) {
      P.move(By);
      Out.Paths[Index] = std::move(P);
    }
  }
  for (unsigned Item : L.Items)
    Out.Items.push_back(BoxOf[Item]);
  return {};
}

/// From the outside inwards: pieces become coordinates.
void Composer::place(Coordinates &At) {
  At.Nodes.resize(D.Nodes.size());
  At.Clusters.resize(D.Clusters.size());
  At.Paths.resize(D.Edges.size());
  double Head = D.Title.empty() && D.Legend.empty() ? 0 : 44;
  At.All = {0, 0, Pieces[0].Total.X + 2 * ClusterPad,
            Pieces[0].Total.Y + 2 * ClusterPad + Head};
  for (unsigned L : T.Preorder) {
    Point Origin = {ClusterPad, ClusterPad};
    if (L != 0) {
      const Box &Around = At.Clusters[L - 1];
      Origin = {Around.X0 + (Around.width() - Pieces[L].Total.X) / 2,
                Around.Y0 + ClusterPad};
    }
    for (size_t I = 0; I < Levels[L].Items.size(); ++I) {
      unsigned Item = Levels[L].Items[I];
      Box B = Pieces[L].Items[I];
      B = {B.X0 + Origin.X, B.Y0 + Origin.Y, B.X1 + Origin.X, B.Y1 + Origin.Y};
      if (Item < T.NumNodes)
        At.Nodes[Item] = B;
      else
        At.Clusters[Item - T.NumNodes] = B;
    }
    for (auto &[Index, P] : Pieces[L].Paths) {
      P.move(Origin);
      At.Paths[Index] = std::move(P);
    }
  }
}

/// A line of our own: a slight bow, wider for each parallel flow.
FlowPath Composer::bow(const Coordinates &At, const Edge &E,
                       unsigned Parallel) const {
  const Box &From = At.Nodes[E.Src];
  const Box &To = At.Nodes[E.Dst];
  Point A = {(From.X0 + From.X1) / 2, (From.Y0 + From.Y1) / 2};
  Point B = {(To.X0 + To.X1) / 2, (To.Y0 + To.Y1) / 2};
  FlowPath P;
  P.HasEnd = true;
  P.HasStart = E.BothWays;
  P.HasLabel = Labels != FlowLabels::Hover;
  Point LabelAt;
  if (E.Src == E.Dst) {
    double R = 14 + 10.0 * Parallel;
    P.Points = {{From.X1, A.Y + 4},
                {From.X1 + R, A.Y + 14},
                {From.X1 + R, A.Y - 14},
                {From.X1, A.Y - 4}};
    LabelAt = {From.X1 + R + 10, A.Y};
  } else {
    Point Way = B - A;
    double Length = std::max(1.0, std::hypot(Way.X, Way.Y));
    double Bend = std::min(0.06 * Length, 18.0) + 12.0 * Parallel;
    Point Side = {-Way.Y / Length * Bend, Way.X / Length * Bend};
    Point C1 = {A.X + Way.X / 3 + Side.X, A.Y + Way.Y / 3 + Side.Y};
    Point C2 = {A.X + Way.X * 2 / 3 + Side.X, A.Y + Way.Y * 2 / 3 + Side.Y};
    P.Points = {leave(D.Nodes[E.Src].Kind, From, C1), C1, C2,
                leave(D.Nodes[E.Dst].Kind, To, C2)};
    LabelAt = {A.X + Way.X / 2 + Side.X, A.Y + Way.Y / 2 + Side.Y};
  }
  // An arrow's tip is on the outline, and the line ends where it begins.
  P.Start = P.Points.front();
  P.End = P.Points.back();
  if (P.HasStart)
    P.Points.front() = towards(P.Start, P.Points[1], ArrowLength);
  P.Points.back() = towards(P.End, P.Points[2], ArrowLength);
  P.Label = Box::around(LabelAt, {});
  return P;
}

void Composer::drawCrossing(Coordinates &At) const {
  std::map<std::pair<unsigned, unsigned>, unsigned> Parallel;
  for (size_t I = 0; I < D.Edges.size(); ++I) {
    if (!At.Paths[I].Points.empty())
      continue;
    const Edge &E = D.Edges[I];
    At.Paths[I] = bow(At, E, Parallel[{E.Src, E.Dst}]++);
    for (Point P : At.Paths[I].Points)
      At.All.cover(Box::around(P, {20, 20}));
  }
}

std::string Composer::run(Coordinates &At) {
  fillLevels();
  // From the inside outwards: a cluster's size is known before it is an item.
  for (size_t K = T.Preorder.size(); K-- > 0;) {
    unsigned L = T.Preorder[K];
    if (!Levels[L].Items.empty()) {
      std::string Error = layoutLevel(Levels[L], Pieces[L]);
      if (!Error.empty())
        return Error;
    }
    if (L == 0)
      continue;
    const Cluster &C = D.Clusters[L - 1];
    double Wide =
        static_cast<double>(std::min<size_t>(C.Label.size(), 40)) * CharWidth +
        16;
    size_t Lines = 1 + (C.Open.count() > 0) + C.Label.size() / 40;
    double High = LabelHeight * static_cast<double>(Lines);
    ClusterSize[L - 1] = {std::max(Pieces[L].Total.X + 2 * ClusterPad, Wide),
                          Pieces[L].Total.Y + 2 * ClusterPad + High};
  }
  place(At);
  drawCrossing(At);
  return {};
}

} // namespace

std::string diagram::compose(const Diagram &D, const Tree &T,
                             const std::vector<unsigned> &Order,
                             FlowLabels Labels, Coordinates &At,
                             std::string &Notes) {
  return Composer(D, T, Order, Labels, Notes).run(At);
}
