//===- GraphvizBuild.cpp - A diagram as a graph, and back -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/GraphvizSession.h"

using namespace tmc;
using namespace tmc::diagram;

static std::string pointText(Point P) {
  return decimal(P.X) + "," + decimal(P.Y);
}
static std::string boxText(const Box &B) {
  return pointText({B.X0, B.Y0}) + "," + pointText({B.X1, B.Y1});
}
static Point center(const Box &B) {
  return {(B.X0 + B.X1) / 2, (B.Y0 + B.Y1) / 2};
}

/// Tells the engine `nop2` where everything is.
static void setPlaces(DescribedDiagram &To, const Diagram &D,
                      const Coordinates &At) {
  DotGraph &G = To.Graph;
  // Our own lines may cross elements: they pass behind them.
  G.set(DotClusterId::none(),
        {{"outputorder", "edgesfirst"}, {"bb", boxText(At.All)}});
  for (size_t I = 0; I < D.Nodes.size(); ++I)
    G.set(To.Nodes[I], {{"pos", pointText(center(At.Nodes[I]))},
                        {"width", inches(At.Nodes[I].width())},
                        {"height", inches(At.Nodes[I].height())},
                        {"fixedsize", "true"}});
  for (size_t I = 0; I < D.Clusters.size(); ++I)
    // placeLabels moves the label once its size is known.
    G.set(To.Clusters[I], {{"bb", boxText(At.Clusters[I])},
                           {"lp", pointText(center(At.Clusters[I]))}});
  for (uint32_t I = 0; I < D.Edges.size(); ++I) {
    const FlowPath &P = At.Paths[I];
    std::string Pos;
    if (P.HasStart)
      Pos += "s," + pointText(P.Start) + " ";
    if (P.HasEnd)
      Pos += "e," + pointText(P.End) + " ";
    for (size_t K = 0; K < P.Points.size(); ++K)
      Pos += (K ? " " : "") + pointText(P.Points[K]);
    G.set(DotEdgeId(I), {{"pos", Pos}});
    if (P.HasLabel)
      G.set(DotEdgeId(I), {{"lp", pointText(center(P.Label))}});
  }
}

/// The key of numbered flows, below the picture.
static void addKey(DotGraph &G, const Diagram &D, const Coordinates &At) {
  if (At.Key.empty())
    return;
  std::vector<std::string> Columns = keyColumns(D);
  for (unsigned I = 0; I < Columns.size(); ++I) {
    // No entity has such an id.
    DotNodeId N = G.addNode(DotClusterId::none(), "~key" + std::to_string(I));
    G.set(N, keyAttributes(Columns[I], I, D.Look));
    G.set(N, {{"pos", pointText(center(At.Key[I]))},
              {"width", inches(At.Key[I].width())},
              {"height", inches(At.Key[I].height())},
              {"fixedsize", "true"}});
  }
}

DescribedDiagram diagram::describe(const Diagram &D, const Tree &T,
                                   const std::vector<unsigned> &Order,
                                   FlowLabels Labels, Direction Dir,
                                   const Coordinates *At) {
  DescribedDiagram Out{DotGraph("threat model"), {}, {}, {}};
  DotGraph &G = Out.Graph;
  Out.Nodes.resize(D.Nodes.size());
  Out.Clusters.resize(D.Clusters.size());
  G.set(DotClusterId::none(), graphAttributes(D, Dir));
  G.NodeDefaults = nodeDefaults(D.Look);
  G.EdgeDefaults = edgeDefaults(D.Look);
  for (unsigned L : T.Preorder) {
    if (L == 0)
      continue;
    unsigned C = L - 1;
    unsigned Parent = T.Parent[L];
    Out.Clusters[C] =
        G.addCluster(Parent ? Out.Clusters[Parent - 1] : DotClusterId::none(),
                     xmlName(D.Clusters[C].Id, C));
    G.set(Out.Clusters[C],
          clusterAttributes(D.Clusters[C], C, T.Depth[L] - 1, D.Look));
  }
  // In their order, as `dot` starts from it.
  std::vector<unsigned> ByOrder(D.Nodes.size());
  for (unsigned I = 0; I < Order.size(); ++I)
    ByOrder[Order[I]] = I;
  for (unsigned I : ByOrder) {
    const Node &N = D.Nodes[I];
    Out.Nodes[I] =
        G.addNode(N.Cluster < 0 ? DotClusterId::none()
                                : Out.Clusters[static_cast<size_t>(N.Cluster)],
                  xmlName(N.Id, I));
    G.set(Out.Nodes[I], nodeAttributes(N, I, D.Look));
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    const Edge &E = D.Edges[I];
    bool Reversed = !At && Order[E.Src] > Order[E.Dst];
    DotEdgeId New =
        G.addEdge(Out.Nodes[Reversed ? E.Dst : E.Src],
                  Out.Nodes[Reversed ? E.Src : E.Dst], xmlName(E.Id, I));
    Out.Reversed.push_back(Reversed);
    // Labels are as wide as compose() measured them.
    G.set(New, edgeAttributes(E, I, Labels, At ? Direction::Right : Dir,
                              Reversed, D.Look));
  }
  if (At) {
    setPlaces(Out, D, *At);
    addKey(G, D, *At);
  }
  return Out;
}

DiagramGraph diagram::build(Graph &G, const Diagram &D, const Tree &T,
                            const std::vector<unsigned> &Order,
                            FlowLabels Labels, Direction Dir,
                            const Coordinates *At) {
  DescribedDiagram Described = describe(D, T, Order, Labels, Dir, At);
  LoadedGraph Loaded = G.load(Described.Graph);
  DiagramGraph B;
  for (DotNodeId N : Described.Nodes)
    B.Nodes.push_back(Loaded.Nodes[N.index()]);
  for (DotClusterId C : Described.Clusters)
    B.Clusters.push_back(Loaded.Clusters[C.index()]);
  B.Edges = std::move(Loaded.Edges);
  B.Reversed = std::move(Described.Reversed);
  return B;
}

//===----------------------------------------------------------------------===//
// After a layout
//===----------------------------------------------------------------------===//

static Box boxOf(const textlabel_t *L) {
  return Box::around({L->pos.x, L->pos.y}, {L->dimen.x, L->dimen.y});
}
static Box boxOf(Agraph_t *G) {
  boxf B = GD_bb(G);
  return {B.LL.x, B.LL.y, B.UR.x, B.UR.y};
}

Box diagram::boxOf(Agnode_t *N) {
  return Box::around({ND_coord(N).x, ND_coord(N).y},
                     {ND_width(N) * 72, ND_height(N) * 72});
}

FlowPath diagram::pathOf(Agedge_t *E, bool Reversed) {
  FlowPath P;
  splines *S = ED_spl(E);
  if (!S)
    return P;
  // More than one piece comes of concentrators only, which we do not use.
  if (S->size == 1) {
    const bezier &Z = S->list[0];
    for (int K = 0; K < Z.size; ++K)
      P.Points.push_back({Z.list[K].x, Z.list[K].y});
    P.HasStart = Z.sflag;
    P.HasEnd = Z.eflag;
    P.Start = {Z.sp.x, Z.sp.y};
    P.End = {Z.ep.x, Z.ep.y};
  }
  if (Reversed)
    P.reverse();
  if (textlabel_t *L = ED_label(E); L && L->set) {
    P.HasLabel = true;
    P.Label = ::boxOf(L);
  }
  return P;
}

Coordinates diagram::measure(const Graph &G, const DiagramGraph &B) {
  Coordinates At;
  for (Agnode_t *N : B.Nodes)
    At.Nodes.push_back(boxOf(N));
  for (Agraph_t *C : B.Clusters)
    At.Clusters.push_back(::boxOf(C));
  for (size_t I = 0; I < B.Edges.size(); ++I)
    At.Paths.push_back(pathOf(B.Edges[I], B.Reversed[I]));
  At.All = ::boxOf(G.root());
  return At;
}

void diagram::placeLabels(const DiagramGraph &B, Coordinates &At, bool Keep) {
  std::vector<Box> ClusterLabels;
  for (size_t C = 0; C < B.Clusters.size(); ++C) {
    // At the top left, whatever the direction of the layout made of it.
    textlabel_t *L = GD_label(B.Clusters[C]);
    Box Around = At.Clusters[C];
    ClusterLabels.push_back(L ? Box{Around.X0 + 8, Around.Y1 - 4 - L->dimen.y,
                                    Around.X0 + 8 + L->dimen.x, Around.Y1 - 4}
                              : Box());
  }
  if (!Keep)
    placeClusterLabels(At, ClusterLabels);
  for (size_t C = 0; C < B.Clusters.size(); ++C)
    if (textlabel_t *L = GD_label(B.Clusters[C])) {
      L->pos = {center(ClusterLabels[C]).X, center(ClusterLabels[C]).Y};
      L->set = TRUE;
    }
  if (Keep)
    return;
  placeFlowLabels(At, ClusterLabels);
  for (size_t I = 0; I < B.Edges.size(); ++I)
    if (At.Paths[I].HasLabel) {
      Point P = center(At.Paths[I].Label);
      ED_label(B.Edges[I])->pos = {P.X, P.Y};
    }
}

std::vector<double> diagram::labelCenters(const DiagramGraph &B) {
  std::vector<double> Out;
  for (Agraph_t *C : B.Clusters) {
    textlabel_t *L = GD_label(C);
    Out.push_back(L ? L->pos.x : 0);
  }
  return Out;
}

void diagram::placeTitle(const Graph &G) {
  textlabel_t *L = GD_label(G.root());
  if (!L)
    return;
  Box All = ::boxOf(G.root());
  L->pos = {All.X0 + L->dimen.x / 2, All.Y1 - L->dimen.y / 2};
  L->set = TRUE;
}
