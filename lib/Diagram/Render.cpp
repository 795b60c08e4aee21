//===- Render.cpp - From a diagram to a picture's bytes -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Render.h"

#include "Diagram/GraphvizSession.h"

#include <cmath>

using namespace tmc;
using namespace tmc::diagram;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// What Graphviz's writers leave to be done
//===----------------------------------------------------------------------===//

unsigned diagram::countFlows(StringRef Svg) {
  constexpr StringRef EdgeMark = "class=\"edge\"";
  unsigned Count = 0;
  for (size_t At = Svg.find(EdgeMark); At != StringRef::npos;) {
    size_t Begin = At + EdgeMark.size();
    size_t NextEdge = Svg.find(EdgeMark, Begin);
    size_t NextGroup = std::min(NextEdge, Svg.find(" class=\"", Begin));
    Count += Svg.slice(At, NextGroup).contains("<path ");
    At = NextEdge;
  }
  return Count;
}

/// An edge of the background around the labels of flows and boundaries, for
/// where lines cross them. As attributes: those work under any content policy.
static void addHalo(std::string &Svg, Theme Look) {
  constexpr StringRef Text = "<text ";
  constexpr StringRef Group = "<g id=\"";
  const std::string Halo =
      std::string("<text paint-order=\"stroke\" stroke=\"") +
      (Look == Theme::Light ? "#fff" : backgroundOf(Look)) +
      "\" stroke-width=\"3\" stroke-linejoin=\"round\" ";
  std::string Out;
  Out.reserve(Svg.size() + Svg.size() / 8);
  bool IsOn = false;
  StringRef Rest = Svg;
  while (!Rest.empty()) {
    size_t Next = std::min(Rest.find('<'), Rest.size());
    Out += Rest.take_front(Next);
    Rest = Rest.drop_front(Next);
    if (Rest.starts_with(Group)) {
      StringRef Tag = Rest.take_until([](char C) { return C == '>'; });
      if (Tag.ends_with("class=\"edge\""))
        IsOn = true;
      else if (Tag.ends_with("class=\"node\"") ||
               Tag.ends_with("class=\"cluster\"") ||
               Tag.ends_with("class=\"graph\""))
        IsOn = false;
    }
    if (IsOn && Rest.consume_front(Text)) {
      Out += Halo;
    } else if (!Rest.empty()) {
      Out += Rest.front();
      Rest = Rest.drop_front();
    }
  }
  Svg = std::move(Out);
}

/// Cairo writes the time into a PDF: the same length, but no clock.
static void removeClock(std::string &Pdf) {
  constexpr StringRef Key = "/CreationDate (D:";
  size_t At = Pdf.find(Key.data(), 0, Key.size());
  if (At == std::string::npos)
    return;
  for (At += Key.size(); At < Pdf.size() && Pdf[At] != ')'; ++At)
    if (Pdf[At] >= '0' && Pdf[At] <= '9')
      Pdf[At] = '0';
}

//===----------------------------------------------------------------------===//
// Drawing
//===----------------------------------------------------------------------===//

namespace {

class Renderer {
public:
  Renderer(const Diagram &D, const RenderOptions &Options)
      : D(D), Options(Options), T(D), Order(globalOrder(D, T)),
        Labels(flowLabelsFor(D)) {}

  Rendering run();

private:
  bool prefersDirect() const;
  bool drawDirect();
  double layoutDirect(Direction Dir, double MaxBadness);
  void drawComposed();
  void finish(Graph &G, DiagramGraph &B);

  const Diagram &D;
  const RenderOptions &Options;
  Tree T;
  std::vector<unsigned> Order;
  FlowLabels Labels;
  Rendering R;
};

bool Renderer::prefersDirect() const {
  if (Options.Layout != Scheme::Auto)
    return Options.Layout == Scheme::Direct;
  return D.Nodes.size() <= MaxDirectNodes && D.Edges.size() <= MaxDirectEdges;
}

/// Checks a finished layout, renders it, counts what was rendered.
void Renderer::finish(Graph &G, DiagramGraph &B) {
  Coordinates At = measure(G, B);
  R.Error = verify(D, T, At);
  if (!R.Error.empty())
    return;
  placeLabels(B, At, /*Keep=*/R.Used == Scheme::Composed);
  if (Options.Output == Format::Places) {
    R.Data = packPlaces(At, labelCenters(B));
  } else {
    placeTitle(G);
    R.Error = G.render(Options.Output, R.Data);
  }
  if (!R.Error.empty())
    return;
  R.FlowsDrawn =
      Options.Output == Format::Svg ? countFlows(R.Data) : countDrawn(At);
  if (R.FlowsDrawn != D.Edges.size()) {
    R.Error = "only " + std::to_string(R.FlowsDrawn) + " of " +
              std::to_string(D.Edges.size()) + " flows were drawn";
    R.Data.clear();
    return;
  }
  if (Options.Output == Format::Svg)
    addHalo(R.Data, D.Look);
  else if (Options.Output == Format::Pdf)
    removeClock(R.Data);
}

/// Lays out, and renders if the shape is good enough. Returns how bad it is;
/// infinite if there was an error.
double Renderer::layoutDirect(Direction Dir, double MaxBadness) {
  Graph G("threat model");
  DiagramGraph B = build(G, D, T, Order, Labels, Dir);
  R.Error = G.layout("dot", R.Notes);
  if (R.Error.empty())
    R.Error = verify(D, T, measure(G, B));
  if (!R.Error.empty())
    return HUGE_VAL;
  boxf All = GD_bb(G.root());
  double Badness = shapeBadness({All.UR.x - All.LL.x, All.UR.y - All.LL.y});
  if (Badness <= MaxBadness)
    finish(G, B);
  return Badness;
}

/// To the right if the shape is good: all text is along the flows, and lines
/// enter boundaries at the side, away from their labels. Else whichever way is
/// better. Only the graph that was laid out last can be rendered, so a third
/// layout may be needed.
bool Renderer::drawDirect() {
  R.Used = Scheme::Direct;
  if (Options.Dir) {
    layoutDirect(*Options.Dir, HUGE_VAL);
    return !R.Data.empty();
  }
  double Badness = layoutDirect(Direction::Right, GoodShape);
  if (R.Data.empty()) {
    layoutDirect(Direction::Down, Badness);
    if (R.Data.empty() && Badness < HUGE_VAL)
      layoutDirect(Direction::Right, HUGE_VAL);
  }
  return !R.Data.empty();
}

void Renderer::drawComposed() {
  R.Used = Scheme::Composed;
  Coordinates At;
  R.Error = compose(D, T, Order, Labels,
                    /*WithKey=*/Options.Output != Format::Places, At, R.Notes);
  if (!R.Error.empty())
    return;
  Graph G("threat model");
  DiagramGraph B = build(G, D, T, Order, Labels, Direction::Down, &At);
  R.Error = G.layout("nop2", R.Notes);
  if (R.Error.empty())
    finish(G, B);
}

Rendering Renderer::run() {
  if (prefersDirect()) {
    if (drawDirect() || Options.Layout == Scheme::Direct)
      return std::move(R);
    R.Notes += "drawn piecewise: " + R.Error + "\n";
    R.Error.clear();
  }
  drawComposed();
  return std::move(R);
}

} // namespace

Rendering diagram::render(const Diagram &D, const RenderOptions &Options) {
  Rendering R;
  R.Error = validate(D);
  if (R.Error.empty())
    R.Error = loadGraphviz();
  if (!R.Error.empty())
    return R;
  return Renderer(D, Options).run();
}

/// What render() would probably choose, without a layout.
static Direction guessDirection(const Diagram &D,
                                const std::vector<unsigned> &Order) {
  // A rank with its flows' labels is about this wide, an element this high.
  constexpr double RankWidth = 170;
  constexpr double NodeHeight = 75;
  double Ranks = numRanks(D, Order);
  double PerRank = static_cast<double>(D.Nodes.size()) / std::max(Ranks, 1.0);
  Point Size = {Ranks * RankWidth, 110 + PerRank * NodeHeight};
  return shapeBadness(Size) <= GoodShape || Size.X < Size.Y ? Direction::Right
                                                            : Direction::Down;
}

std::string diagram::writeDot(const Diagram &D, std::optional<Direction> Dir) {
  if (!validate(D).empty())
    return {};
  Tree T(D);
  std::vector<unsigned> Order = globalOrder(D, T);
  return writeDot(describe(D, T, Order, flowLabelsFor(D),
                           Dir ? *Dir : guessDirection(D, Order))
                      .Graph);
}
