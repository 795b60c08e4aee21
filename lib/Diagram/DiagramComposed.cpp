//===- DiagramComposed.cpp - Large diagrams, by our own layout ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From a few dozen elements on, `dot` makes pictures that nobody reads, takes
/// minutes, or loses flows. Here Graphviz says how large texts are and draws;
/// where everything goes says lib/Layout.
///
//===----------------------------------------------------------------------===//

#include "Diagram/GraphvizSession.h"

#include "Layout/Layout.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace tmc;
using namespace tmc::diagram;

namespace {

constexpr double LabelHeight = 18; // of a boundary's label, per line
constexpr double CharWidth = 6.0;  // of a boundary's label, about
constexpr double ArrowLength = 7;  // arrowsize 0.7
constexpr double CornerRadius = 5;
/// Of an ellipse's height, in hundredths: beyond it the outline leads away.
constexpr int32_t EllipsePart = 75;

class Composer {
public:
  Composer(const Diagram &D, const Tree &T, FlowLabels Labels, bool WithKey)
      : D(D), T(T), Labels(Labels), WithKey(WithKey) {}

  std::string run(const std::vector<unsigned> &Order, Coordinates &At,
                  std::string &Notes);

private:
  std::string measureTexts(const std::vector<unsigned> &Order,
                           std::string &Notes);
  void rankItems();
  layout::Size titleSize(const Cluster &C) const;
  void place(const layout::Picture &P, Coordinates &At) const;
  void placeKey(Coordinates &At) const;
  FlowPath lineOf(const layout::Picture &P, unsigned Flow) const;
  Point turned(layout::Point P) const;
  Box turned(layout::Rect R) const;
  double outline(unsigned Node, const Box &Around, Point P) const;

  const Diagram &D;
  const Tree &T;
  FlowLabels Labels;
  bool WithKey;
  layout::Graph G;
  double Height = 0; ///< of the picture, as y points upwards there
};

layout::Coord ceiling(double V) {
  return static_cast<layout::Coord>(std::ceil(V));
}

} // namespace

/// Lets Graphviz find out how large nodes and labels are. Where it puts them
/// does not matter.
std::string Composer::measureTexts(const std::vector<unsigned> &Order,
                                   std::string &Notes) {
  Graph Texts("texts");
  DiagramGraph B = build(Texts, D, T, Order, Labels, Direction::Right);
  Texts.set(Texts.root(), {{"splines", "none"}});
  for (Agnode_t *N : B.Nodes)
    Texts.set(N, {{"pos", "0,0"}});
  std::string Error = Texts.layout("nop2", Notes);
  if (!Error.empty())
    return Error;
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    Box Size = boxOf(B.Nodes[I]);
    G.Boxes.push_back({{ceiling(Size.width()), ceiling(Size.height())},
                       D.Nodes[I].Cluster < 0
                           ? layout::None
                           : static_cast<uint32_t>(D.Nodes[I].Cluster),
                       0,
                       D.Nodes[I].Kind == Shape::Process ? EllipsePart : 100});
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    layout::Line L = {D.Edges[I].Src, D.Edges[I].Dst, {}};
    if (Labels != FlowLabels::Hover)
      if (textlabel_t *Text = ED_label(B.Edges[I]))
        L.Label = {ceiling(Text->dimen.x), ceiling(Text->dimen.y)};
    G.Lines.push_back(L);
  }
  return {};
}

layout::Size Composer::titleSize(const Cluster &C) const {
  double Wide =
      static_cast<double>(std::min<size_t>(C.Label.size(), 40)) * CharWidth;
  size_t Lines = 1 + (C.Open.count() > 0) + C.Label.size() / 40;
  return {ceiling(Wide), ceiling(LabelHeight * static_cast<double>(Lines))};
}

/// Who comes from outside stands on the left, what is kept on the right.
void Composer::rankItems() {
  constexpr int32_t Outside = 0;
  constexpr int32_t Between = 1;
  constexpr int32_t Kept = 2;
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    Shape Kind = D.Nodes[I].Kind;
    G.Boxes[I].Rank = Kind == Shape::Actor || Kind == Shape::External ? Outside
                      : Kind == Shape::Store                          ? Kept
                                                                      : Between;
  }
  // A boundary stands where the most outward of what is in it would.
  std::vector<int32_t> Rank(D.Clusters.size() + 1, Kept);
  for (unsigned L : llvm::reverse(T.Preorder)) {
    for (unsigned I : T.Nodes[L])
      Rank[L] = std::min(Rank[L], G.Boxes[I].Rank);
    if (L != 0)
      Rank[T.Parent[L]] = std::min(Rank[T.Parent[L]], Rank[L]);
  }
  for (const Cluster &C : D.Clusters) {
    auto Index = static_cast<uint32_t>(G.Frames.size());
    G.Frames.push_back(
        {titleSize(C),
         C.Parent < 0 ? layout::None : static_cast<uint32_t>(C.Parent),
         Rank[Index + 1]});
  }
}

Point Composer::turned(layout::Point P) const {
  return {ClusterPad + P.X, ClusterPad + Height - P.Y};
}

Box Composer::turned(layout::Rect R) const {
  Point Low = turned(layout::Point{R.X, R.bottom()});
  return {Low.X, Low.Y, Low.X + R.W, Low.Y + R.H};
}

/// How far inside the side of its box a node's outline is at the height of
/// \p P.
double Composer::outline(unsigned Node, const Box &Around, Point P) const {
  if (D.Nodes[Node].Kind != Shape::Process)
    return 0;
  double Part =
      (P.Y - (Around.Y0 + Around.Y1) / 2) / std::max(1.0, Around.height() / 2);
  return Around.width() / 2 * (1 - std::sqrt(std::max(0.0, 1 - Part * Part)));
}

/// Corners become curves.
FlowPath Composer::lineOf(const layout::Picture &P, unsigned Flow) const {
  const Edge &E = D.Edges[Flow];
  std::vector<Point> Corners;
  for (layout::Point Q : P.path(Flow))
    Corners.push_back(turned(Q));
  auto reach = [&](Point &End, unsigned Node) {
    Box Around = turned(P.Boxes[Node]);
    double Inset = outline(Node, Around, End);
    End.X += End.X > (Around.X0 + Around.X1) / 2 ? -Inset : Inset;
  };
  reach(Corners.front(), E.Src);
  reach(Corners.back(), E.Dst);

  FlowPath Out;
  Out.HasEnd = true;
  Out.HasStart = E.BothWays;
  Out.Start = Corners.front();
  Out.End = Corners.back();
  auto towards = [](Point A, Point B, double Length) {
    double L = std::hypot(B.X - A.X, B.Y - A.Y);
    return L < 1e-6 ? A
                    : Point{A.X + (B.X - A.X) * std::min(1.0, Length / L),
                            A.Y + (B.Y - A.Y) * std::min(1.0, Length / L)};
  };
  auto straight = [&](Point To) {
    Point From = Out.Points.back();
    Out.Points.push_back(
        {From.X + (To.X - From.X) / 3, From.Y + (To.Y - From.Y) / 3});
    Out.Points.push_back(
        {From.X + (To.X - From.X) * 2 / 3, From.Y + (To.Y - From.Y) * 2 / 3});
    Out.Points.push_back(To);
  };
  // An arrow's tip is on the outline, and the line ends where it begins.
  Corners.back() =
      towards(Corners.back(), Corners[Corners.size() - 2], ArrowLength);
  if (Out.HasStart)
    Corners.front() = towards(Corners.front(), Corners[1], ArrowLength);
  Out.Points.push_back(Corners.front());
  for (size_t I = 1; I + 1 < Corners.size(); ++I) {
    Point Q = Corners[I];
    auto half = [&](Point To) {
      return std::min(CornerRadius, std::hypot(To.X - Q.X, To.Y - Q.Y) / 2);
    };
    Point In = towards(Q, Corners[I - 1], half(Corners[I - 1]));
    Point On = towards(Q, Corners[I + 1], half(Corners[I + 1]));
    straight(In);
    // A parabola through the corner, as a cubic.
    Out.Points.push_back(
        {In.X + (Q.X - In.X) * 2 / 3, In.Y + (Q.Y - In.Y) * 2 / 3});
    Out.Points.push_back(
        {On.X + (Q.X - On.X) * 2 / 3, On.Y + (Q.Y - On.Y) * 2 / 3});
    Out.Points.push_back(On);
  }
  straight(Corners.back());
  if (P.Labels[Flow].W > 0) {
    Out.HasLabel = true;
    Out.Label = turned(P.Labels[Flow]);
  }
  return Out;
}

void Composer::place(const layout::Picture &P, Coordinates &At) const {
  double Head = headingHeight(D);
  At.All = {0, 0, P.All.W + 2 * ClusterPad, P.All.H + 2 * ClusterPad + Head};
  for (const layout::Rect &R : P.Boxes)
    At.Nodes.push_back(turned(R));
  for (const layout::Rect &R : P.Frames)
    At.Clusters.push_back(turned(R));
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    At.Paths.push_back(lineOf(P, I));
  if (WithKey && Labels == FlowLabels::Number)
    placeKey(At);
}

/// Columns of the key below the picture, as many side by side as are about as
/// wide as it.
void Composer::placeKey(Coordinates &At) const {
  double X = ClusterPad, Top = At.All.Y0 - ClusterPad, Low = Top;
  for (const std::string &Column : keyColumns(D)) {
    if (X > ClusterPad && X + keyWidth() > At.All.X1) {
      X = ClusterPad;
      Top = Low - ClusterPad;
    }
    Box B = {X, Top - keyHeight(Column), X + keyWidth(), Top};
    At.Key.push_back(B);
    X = B.X1;
    Low = std::min(Low, B.Y0);
    At.All.cover(B);
  }
}

std::string Composer::run(const std::vector<unsigned> &Order, Coordinates &At,
                          std::string &Notes) {
  if (std::string Error = measureTexts(Order, Notes); !Error.empty())
    return Error;
  rankItems();
  layout::Picture P = layout::layOut(G);
  Height = P.All.H;
  place(P, At);
  return {};
}

std::string diagram::compose(const Diagram &D, const Tree &T,
                             const std::vector<unsigned> &Order,
                             FlowLabels Labels, bool WithKey, Coordinates &At,
                             std::string &Notes) {
  return Composer(D, T, Labels, WithKey).run(Order, At, Notes);
}
