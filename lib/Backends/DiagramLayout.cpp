//===- DiagramLayout.cpp - Data-flow diagrams through Graphviz -------------------===//

#include "Backends/Diagram.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <unordered_map>

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <graphviz/gvc.h>
#undef min
#undef max

namespace tmc::diagram {
namespace {

constexpr double Pad = 14;         // boundary's border to its contents, points
constexpr double LabelHeight = 18; // room for a boundary's label
constexpr double CharWidth = 6.0;  // a boundary label's character, points
constexpr double MaxPixels = 8000; // a PNG's longer side
constexpr double ArrowLength = 7;  // arrowsize 0.7

struct Point {
  double X = 0, Y = 0;
};
struct Box {
  double X0 = 0, Y0 = 0, X1 = 0, Y1 = 0;
};

/// A flow's path: bezier control points, with arrow tips if any.
struct Path {
  std::vector<Point> Points; // 3n + 1
  bool HasStart = false, HasEnd = false;
  Point Start, End;
  bool HasLabel = false;
  Point LabelAt;

  void move(Point By) {
    for (Point &P : Points)
      P = {P.X + By.X, P.Y + By.Y};
    for (Point *P : {&Start, &End, &LabelAt})
      *P = {P->X + By.X, P->Y + By.Y};
  }
};

/// Coordinates for everything: what the composed scheme computes.
struct Coordinates {
  std::vector<Point> Center, Size; // by node
  std::vector<Box> Boxes;          // by cluster
  std::vector<Path> Paths;         // by edge
  Box All;
};

//===----------------------------------------------------------------------===//
// Style
//===----------------------------------------------------------------------===//

struct Palette {
  const char *Fill, *Line, *Flow;
};
constexpr std::array<Palette, 5> Colours = {{
    {"#F3F6FB", "#5A6B85", "#55606E"}, // none
    {"#FDF8DC", "#A8931F", "#8F7C14"}, // low
    {"#FFEBD2", "#CF7F24", "#BF6C10"}, // medium
    {"#FDDDD8", "#CC4B3F", "#C0392B"}, // high
    {"#F6C6CB", "#9E1B32", "#9E1B32"}, // critical
}};
constexpr const char *Font = "Helvetica,Arial,DejaVu Sans,sans-serif";
constexpr const char *BoundaryLine = "#C8504A", *BoundaryText = "#A93A34";

const char *shapeName(Shape K) {
  switch (K) {
  case Shape::Process:
    return "ellipse";
  case Shape::Store:
    return "cylinder";
  case Shape::Actor:
    return "box";
  case Shape::Summary:
    return "box3d";
  }
  return "box";
}

/// Decimal with at most two places, whatever the locale.
std::string number(double V) {
  char Buf[64];
  if (!std::isfinite(V))
    return "0";
  auto R = std::to_chars(Buf, Buf + sizeof Buf, V, std::chars_format::fixed, 2);
  return std::string(Buf, R.ptr);
}
std::string inches(double Points) {
  char Buf[64];
  auto R = std::to_chars(Buf, Buf + sizeof Buf, Points / 72.0,
                         std::chars_format::fixed, 5);
  return std::string(Buf, R.ptr);
}

/// Decodes one character at \p I and moves past it. Returns U+FFFD for
/// malformed UTF-8 and for what must not reach XML or could reorder text.
char32_t decode(std::string_view S, size_t &I) {
  auto At = [&](size_t K) -> unsigned char {
    return K < S.size() ? static_cast<unsigned char>(S[K]) : 0;
  };
  unsigned char C = At(I);
  unsigned Len = C < 0x80             ? 1
                 : (C & 0xE0) == 0xC0 ? 2
                 : (C & 0xF0) == 0xE0 ? 3
                 : (C & 0xF8) == 0xF0 ? 4
                                      : 0;
  if (!Len || I + Len > S.size()) {
    ++I;
    return 0xFFFD;
  }
  char32_t V = Len == 1 ? C : C & (0x7F >> Len);
  for (unsigned K = 1; K < Len; ++K) {
    if ((At(I + K) & 0xC0) != 0x80) {
      ++I;
      return 0xFFFD;
    }
    V = (V << 6) | (At(I + K) & 0x3F);
  }
  I += Len;
  constexpr char32_t Least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (V < Least[Len] || V > 0x10FFFF || (V >= 0xD800 && V <= 0xDFFF))
    return 0xFFFD;
  bool Control = (V < 0x20 && V != '\n' && V != '\t') ||
                 (V >= 0x7F && V < 0xA0) || V == 0xFFFE || V == 0xFFFF;
  bool Reorders = (V >= 0x202A && V <= 0x202E) || (V >= 0x2066 && V <= 0x2069);
  return Control || Reorders ? 0xFFFD : V;
}

void encode(char32_t V, std::string &Out) {
  if (V < 0x80) {
    Out += static_cast<char>(V);
  } else if (V < 0x800) {
    Out += static_cast<char>(0xC0 | (V >> 6));
    Out += static_cast<char>(0x80 | (V & 0x3F));
  } else if (V < 0x10000) {
    Out += static_cast<char>(0xE0 | (V >> 12));
    Out += static_cast<char>(0x80 | ((V >> 6) & 0x3F));
    Out += static_cast<char>(0x80 | (V & 0x3F));
  } else {
    Out += static_cast<char>(0xF0 | (V >> 18));
    Out += static_cast<char>(0x80 | ((V >> 12) & 0x3F));
    Out += static_cast<char>(0x80 | ((V >> 6) & 0x3F));
    Out += static_cast<char>(0x80 | (V & 0x3F));
  }
}

using Attributes = std::vector<std::pair<const char *, std::string>>;

std::string threats(unsigned N) {
  return N == 1 ? "1 threat" : std::to_string(N) + " threats";
}

FlowLabels flowLabels(const Diagram &D, const Options &O) {
  if (O.Labels != FlowLabels::Auto)
    return O.Labels;
  return D.Edges.size() <= MaxFullLabels     ? FlowLabels::Full
         : D.Edges.size() <= MaxNumberLabels ? FlowLabels::Number
                                             : FlowLabels::Hover;
}

Attributes graphAttributes(const Diagram &D, const char *RankDir = "TB") {
  double NumNodes = std::max<size_t>(D.Nodes.size(), 1);
  double Iterations = D.Edges.size() > 150 ? 300 : 1000;
  // newrank and edges that all follow one order keep `dot` out of
  // "trouble in init_rank"; see README.
  Attributes A = {{"newrank", "true"},
                  {"rankdir", RankDir},
                  // Bounds the network simplex to some hundred iterations.
                  {"nslimit", number(std::max(1.0, Iterations / NumNodes))},
                  {"nodesep", "0.35"},
                  {"ranksep", "0.42"},
                  {"pad", "0.2"},
                  {"splines", "true"},
                  {"bgcolor", "white"},
                  {"outputorder", "nodesfirst"},
                  {"fontname", Font},
                  {"fontsize", "15"},
                  {"fontcolor", "#2B3440"},
                  {"labelloc", "t"},
                  {"labeljust", "l"},
                  {"charset", "UTF-8"}};
  if (!D.Title.empty())
    A.push_back({"label", escapeLabel(D.Title, 90, 200)});
  return A;
}

Attributes nodeAttributes(const DiagramNode &N) {
  const Palette &P = Colours[static_cast<unsigned>(N.Worst)];
  std::string Label = escapeLabel(N.Label, 22, 120);
  if (N.Threats)
    Label += "\\n" + threats(N.Threats);
  return {{"label", Label},
          {"shape", shapeName(N.Kind)},
          {"style", "filled"},
          {"fillcolor", P.Fill},
          {"color", P.Line},
          {"penwidth", N.Worst >= Severity::High ? "1.8" : "1.2"},
          {"fontname", Font},
          {"fontsize", "11"},
          {"fontcolor", "#1F2730"},
          {"margin", N.Kind == Shape::Process ? "0.06,0.04" : "0.16,0.09"},
          {"height", "0.5"},
          {"tooltip", escapeLabel(N.Label, 0, 1000)}};
}

std::string flowText(const DiagramEdge &E, unsigned Index, FlowLabels L) {
  if (L == FlowLabels::Hover)
    return {};
  if (L == FlowLabels::Number)
    return "#" + std::to_string(Index + 1);
  std::string S = escapeLabel(E.Label, 22, 120);
  if (E.Threats)
    S += (S.empty() ? "" : "\\n") + threats(E.Threats);
  return S;
}

/// \p Reversed: the edge is handed over target first.
Attributes edgeAttributes(const DiagramEdge &E, unsigned Index, FlowLabels L,
                          bool Reversed) {
  const Palette &P = Colours[static_cast<unsigned>(E.Worst)];
  std::string Tip = escapeLabel(E.Label, 0, 1000);
  if (E.Threats)
    Tip += (Tip.empty() ? "" : " - ") + threats(E.Threats);
  return {{"label", flowText(E, Index, L)},
          {"dir", E.BothWays ? "both"
                  : Reversed ? "back"
                             : "forward"},
          {"color", P.Flow},
          {"fontcolor", P.Flow},
          {"penwidth", E.Worst >= Severity::High ? "1.6" : "1.0"},
          {"arrowsize", "0.7"},
          {"fontname", Font},
          {"fontsize", "9"},
          {"edgetooltip", Tip},
          {"labeltooltip", Tip}};
}

Attributes clusterAttributes(const Cluster &C) {
  return {{"label", escapeLabel(C.Label, 40, 120)},
          {"style", "dashed"},
          {"color", BoundaryLine},
          {"penwidth", "1.3"},
          {"fontname", Font},
          {"fontsize", "10"},
          {"fontcolor", BoundaryText},
          {"labelloc", "t"},
          {"labeljust", "l"},
          {"margin", number(Pad)},
          {"tooltip", escapeLabel(C.Label, 0, 1000)}};
}

//===----------------------------------------------------------------------===//
// Tables over the cluster tree
//===----------------------------------------------------------------------===//

/// A level's members are numbered: nodes 0..N-1, then clusters.
struct Tree {
  explicit Tree(const Diagram &D)
      : NumNodes(D.Nodes.size()), Nodes(D.Clusters.size() + 1),
        Children(D.Clusters.size() + 1), Depth(D.Clusters.size() + 1, 0) {
    for (unsigned I = 0; I < D.Nodes.size(); ++I)
      Nodes[D.Nodes[I].Cluster + 1].push_back(I);
    Parent.push_back(-1);
    for (unsigned I = 0; I < D.Clusters.size(); ++I) {
      Children[D.Clusters[I].Parent + 1].push_back(I);
      Parent.push_back(D.Clusters[I].Parent + 1);
    }
    Preorder.push_back(0);
    for (size_t I = 0; I < Preorder.size(); ++I)
      for (unsigned C : Children[Preorder[I]]) {
        Depth[C + 1] = Depth[Preorder[I]] + 1;
        Preorder.push_back(C + 1);
      }
  }

  unsigned numNodes() const { return NumNodes; }

  /// The level at which an edge lives, and its two ends as that level's items.
  struct Meeting {
    unsigned Level, A, B;
  };
  Meeting meet(const Diagram &D, const DiagramEdge &E) const {
    unsigned A = E.Src, B = E.Dst;
    int LA = D.Nodes[A].Cluster + 1, LB = D.Nodes[B].Cluster + 1;
    while (LA != LB)
      if (Depth[LA] >= Depth[LB]) {
        A = NumNodes + LA - 1;
        LA = Parent[LA];
      } else {
        B = NumNodes + LB - 1;
        LB = Parent[LB];
      }
    return {static_cast<unsigned>(LA), A, B};
  }

  unsigned NumNodes;
  // Indexed by cluster + 1; 0 is the diagram itself.
  std::vector<std::vector<unsigned>> Nodes, Children;
  std::vector<unsigned> Depth;
  std::vector<int> Parent;
  std::vector<unsigned> Preorder; // parents first
};

/// Eades, Lin and Smyth's greedy order: few edges go from later to earlier.
/// Ties go to the lower index.
std::vector<unsigned>
greedyOrder(unsigned N, const std::vector<std::array<unsigned, 2>> &E) {
  std::vector<std::vector<unsigned>> Out(N), In(N);
  for (auto [A, B] : E)
    if (A != B) {
      Out[A].push_back(B);
      In[B].push_back(A);
    }
  std::vector<unsigned> OutDeg(N), InDeg(N), Left, Right;
  std::vector<bool> Gone(N);
  for (unsigned I = 0; I < N; ++I) {
    OutDeg[I] = Out[I].size();
    InDeg[I] = In[I].size();
  }
  std::set<unsigned> Sinks, Sources;
  std::set<std::pair<int, unsigned>> ByScore; // (in - out, index)
  for (unsigned I = 0; I < N; ++I) {
    if (!InDeg[I])
      Sources.insert(I);
    else if (!OutDeg[I])
      Sinks.insert(I);
    ByScore.insert({int(InDeg[I]) - int(OutDeg[I]), I});
  }
  auto Remove = [&](unsigned V) {
    Gone[V] = true;
    Sinks.erase(V);
    Sources.erase(V);
    ByScore.erase({int(InDeg[V]) - int(OutDeg[V]), V});
    auto Touch = [&](unsigned W, std::vector<unsigned> &Deg) {
      if (Gone[W])
        return;
      ByScore.erase({int(InDeg[W]) - int(OutDeg[W]), W});
      --Deg[W];
      ByScore.insert({int(InDeg[W]) - int(OutDeg[W]), W});
      if (!InDeg[W]) {
        Sources.insert(W);
        Sinks.erase(W);
      } else if (!OutDeg[W])
        Sinks.insert(W);
    };
    for (unsigned W : Out[V])
      Touch(W, InDeg);
    for (unsigned W : In[V])
      Touch(W, OutDeg);
  };
  while (!ByScore.empty()) {
    if (!Sources.empty()) {
      unsigned V = *Sources.begin();
      Left.push_back(V);
      Remove(V);
    } else if (!Sinks.empty()) {
      unsigned V = *Sinks.rbegin();
      Right.push_back(V);
      Remove(V);
    } else {
      unsigned V = ByScore.begin()->second;
      Left.push_back(V);
      Remove(V);
    }
  }
  Left.insert(Left.end(), Right.rbegin(), Right.rend());
  return Left;
}

//===----------------------------------------------------------------------===//
// Graphviz handles
//===----------------------------------------------------------------------===//

/// Collects what Graphviz would print. agseterrf takes a plain function, so
/// the collector is global; Graphviz has one thread's worth of state anyhow.
std::string *Collector = nullptr;

extern "C" int collectMessage(char *Text) {
  if (Collector && Collector->size() < 4096)
    Collector->append(Text);
  return 0;
}

class MessageScope {
public:
  explicit MessageScope(std::string &Into) : Old(Collector) {
    Collector = &Into;
    OldFn = agseterrf(collectMessage);
    OldLevel = agseterr(AGWARN);
    agreseterrors();
  }
  ~MessageScope() {
    Collector = Old;
    agseterrf(OldFn);
    agseterr(OldLevel);
  }
  MessageScope(const MessageScope &) = delete;
  MessageScope &operator=(const MessageScope &) = delete;

private:
  std::string *Old;
  agusererrf OldFn;
  agerrlevel_t OldLevel;
};

/// One context for the process: a second costs another reading of the
/// plugins' list and gvFreeContext leaks in 2.42.
GVC_t *context() {
  static GVC_t *Context = gvContext();
  return Context;
}

void set(void *Object, const char *Key, const std::string &Value) {
  // An attribute must be declared with a default before agset works; cgraph
  // never writes through these pointers.
  agsafeset(Object, const_cast<char *>(Key), const_cast<char *>(Value.c_str()),
            const_cast<char *>(""));
}
void set(void *Object, const Attributes &A) {
  for (const auto &[K, V] : A)
    set(Object, K, V);
}

/// Ids for cgraph. Its own are addresses, clusters are drawn in order of id,
/// and fontconfig's threads make addresses differ from run to run. Ours count
/// up.
struct Ids {
  std::array<std::map<std::string, IDTYPE, std::less<>>, 3> ByName;
  std::map<IDTYPE, const std::string *> Names;
  IDTYPE Next = 1;

  static int kind(int T) { return T == AGINEDGE ? AGOUTEDGE : T; }
  static void *open(Agraph_t *, Agdisc_t *) { return new Ids; }
  static long map(void *S, int T, char *Name, IDTYPE *Id, int Create) {
    Ids &I = *static_cast<Ids *>(S);
    if (!Name) {
      *Id = Create ? I.Next++ : 0;
      return Create != 0;
    }
    auto &Table = I.ByName[kind(T)];
    auto It = Table.find(std::string_view(Name));
    if (It == Table.end()) {
      if (!Create)
        return 0;
      It = Table.emplace(Name, I.Next++).first;
      I.Names[It->second] = &It->first;
    }
    *Id = It->second;
    return 1;
  }
  static long alloc(void *, int, IDTYPE) { return 0; }
  static void free(void *, int, IDTYPE) {}
  static char *print(void *S, int, IDTYPE Id) {
    Ids &I = *static_cast<Ids *>(S);
    auto It = I.Names.find(Id);
    return It == I.Names.end() ? nullptr
                               : const_cast<char *>(It->second->c_str());
  }
  static void close(void *S) { delete static_cast<Ids *>(S); }
  static void registered(void *, int, void *) {}
};

Agiddisc_t IdDiscipline = {Ids::open,  Ids::map,   Ids::alloc,     Ids::free,
                           Ids::print, Ids::close, Ids::registered};
Agdisc_t Discipline = {nullptr, &IdDiscipline, nullptr};

class Graph {
public:
  explicit Graph(const char *Name)
      : G(agopen(const_cast<char *>(Name), Agdirected, &Discipline)) {}
  ~Graph() {
    if (LaidOut)
      gvFreeLayout(context(), G);
    if (G)
      agclose(G);
  }
  Graph(const Graph &) = delete;
  Graph &operator=(const Graph &) = delete;

  /// Empty, or what went wrong.
  std::string layout(const char *Engine, std::string &Notes) {
    std::string Messages;
    MessageScope Scope(Messages);
    LaidOut = true;
    int Rc = gvLayout(context(), G, Engine);
    int Worst = agreseterrors();
    if (Rc != 0 || Worst >= AGERR)
      return "Graphviz's '" + std::string(Engine) + "' failed: " +
             (Messages.empty() ? "no message" : firstLine(Messages));
    Notes += Messages;
    return {};
  }

  static std::string firstLine(const std::string &S) {
    return S.substr(0, std::min<size_t>(S.find('\n'), 300));
  }

  // Only one Graph is alive at a time: libgvc keeps handles to the attributes
  // of the last one in globals.
  Agraph_t *G;

private:
  bool LaidOut = false;
};

Agnode_t *addNode(Agraph_t *G, const std::string &Name) {
  return agnode(G, const_cast<char *>(Name.c_str()), 1);
}
Agedge_t *addEdge(Agraph_t *G, Agnode_t *A, Agnode_t *B, unsigned Index) {
  // A name of its own keeps flows between the same two nodes apart.
  std::string Key = "f" + std::to_string(Index);
  return agedge(G, A, B, const_cast<char *>(Key.c_str()), 1);
}

struct Built {
  std::vector<Agnode_t *> Nodes;
  std::vector<Agedge_t *> Edges;
  std::vector<bool> Reversed;
  std::vector<Agraph_t *> Clusters;
};

/// The whole diagram as a cgraph graph. With \p At: fixed coordinates, for
/// the engine `nop2`, and no edge is reversed.
Built build(Graph &Out, const Diagram &D, FlowLabels L, const Tree &T,
            const std::vector<unsigned> &Order, const Coordinates *At,
            const char *RankDir) {
  Built B;
  B.Nodes.resize(D.Nodes.size());
  B.Clusters.resize(D.Clusters.size());
  set(Out.G, graphAttributes(D, RankDir));
  for (unsigned Level : T.Preorder) {
    if (!Level)
      continue;
    unsigned C = Level - 1;
    Agraph_t *Parent =
        D.Clusters[C].Parent < 0 ? Out.G : B.Clusters[D.Clusters[C].Parent];
    std::string Name = "cluster_" + std::to_string(C);
    B.Clusters[C] = agsubg(Parent, const_cast<char *>(Name.c_str()), 1);
    set(B.Clusters[C], clusterAttributes(D.Clusters[C]));
  }
  std::vector<unsigned> ByOrder(D.Nodes.size());
  for (unsigned I = 0; I < Order.size(); ++I)
    ByOrder[Order[I]] = I;
  for (unsigned I : ByOrder) {
    const DiagramNode &N = D.Nodes[I];
    Agraph_t *G = N.Cluster < 0 ? Out.G : B.Clusters[N.Cluster];
    B.Nodes[I] = addNode(G, N.Id);
    set(B.Nodes[I], nodeAttributes(N));
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    const DiagramEdge &E = D.Edges[I];
    bool Rev = !At && Order[E.Src] > Order[E.Dst];
    Agedge_t *H = addEdge(Out.G, B.Nodes[Rev ? E.Dst : E.Src],
                          B.Nodes[Rev ? E.Src : E.Dst], I);
    set(H, edgeAttributes(E, I, L, Rev));
    B.Edges.push_back(H);
    B.Reversed.push_back(Rev);
  }
  if (!At)
    return B;

  auto PointText = [](Point P) { return number(P.X) + "," + number(P.Y); };
  auto BoxText = [](const Box &X) {
    return number(X.X0) + "," + number(X.Y0) + "," + number(X.X1) + "," +
           number(X.Y1);
  };
  // Our lines may cross elements: they pass behind them.
  set(Out.G, "outputorder", "edgesfirst");
  set(Out.G, "bb", BoxText(At->All));
  set(Out.G, "lp",
      PointText({At->All.X0 + 4 * D.Title.size() + 10, At->All.Y1 - 12}));
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    set(B.Nodes[I], {{"pos", PointText(At->Center[I])},
                     {"width", inches(At->Size[I].X)},
                     {"height", inches(At->Size[I].Y)},
                     {"fixedsize", "true"}});
  for (unsigned I = 0; I < D.Clusters.size(); ++I) {
    const Box &X = At->Boxes[I];
    size_t Chars = std::min<size_t>(D.Clusters[I].Label.size(), 40);
    set(B.Clusters[I],
        {{"bb", BoxText(X)},
         {"lp", PointText({X.X0 + 8 + Chars * CharWidth / 2, X.Y1 - 10})}});
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    const Path &P = At->Paths[I];
    std::string Pos;
    if (P.HasStart)
      Pos += "s," + PointText(P.Start) + " ";
    if (P.HasEnd)
      Pos += "e," + PointText(P.End) + " ";
    for (size_t K = 0; K < P.Points.size(); ++K)
      Pos += (K ? " " : "") + PointText(P.Points[K]);
    set(B.Edges[I], "pos", Pos);
    if (P.HasLabel)
      set(B.Edges[I], "lp", PointText(P.LabelAt));
  }
  return B;
}

//===----------------------------------------------------------------------===//
// Checks on a finished layout
//===----------------------------------------------------------------------===//

Box nodeBox(Agnode_t *N) {
  double W = ND_width(N) * 36, H = ND_height(N) * 36;
  pointf P = ND_coord(N);
  return {P.x - W, P.y - H, P.x + W, P.y + H};
}

bool near(const Box &B, Point P, double Slack) {
  return P.X >= B.X0 - Slack && P.X <= B.X1 + Slack && P.Y >= B.Y0 - Slack &&
         P.Y <= B.Y1 + Slack;
}

/// Every flow has a path that touches both its ends, and boxes contain
/// exactly their members. Empty, or the first thing wrong.
std::string verify(const Diagram &D, const Tree &T, const Built &B) {
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    const DiagramEdge &E = D.Edges[I];
    auto Name = [&] { return D.Nodes[E.Src].Id + " -> " + D.Nodes[E.Dst].Id; };
    splines *S = ED_spl(B.Edges[I]);
    if (!S || S->size < 1)
      return "flow " + Name() + " has no path";
    for (int K = 0; K < S->size; ++K) {
      const bezier &Z = S->list[K];
      if (Z.size < 4)
        return "flow " + Name() + " has an incomplete path";
      for (int J = 0; J < Z.size; ++J)
        if (!std::isfinite(Z.list[J].x) || !std::isfinite(Z.list[J].y))
          return "flow " + Name() + " has a path without coordinates";
    }
    const bezier &First = S->list[0], &Last = S->list[S->size - 1];
    pointf A = First.sflag ? First.sp : First.list[0];
    pointf Z = Last.eflag ? Last.ep : Last.list[Last.size - 1];
    Agnode_t *Tail = agtail(B.Edges[I]), *Head = aghead(B.Edges[I]);
    constexpr double Slack = 6;
    if (!near(nodeBox(Tail), {A.x, A.y}, Slack) ||
        !near(nodeBox(Head), {Z.x, Z.y}, Slack))
      return "flow " + Name() + " does not reach its ends";
    if (E.Src != E.Dst) {
      bool Rev = B.Reversed[I];
      bool AtSrc = Rev ? Last.eflag : First.sflag;
      bool AtDst = Rev ? First.sflag : Last.eflag;
      if (!AtDst || bool(AtSrc) != E.BothWays)
        return "flow " + Name() + " points the wrong way";
    }
  }
  for (unsigned C = 0; C < D.Clusters.size(); ++C) {
    if (T.Nodes[C + 1].empty() && T.Children[C + 1].empty())
      continue;
    boxf X = GD_bb(B.Clusters[C]);
    for (unsigned I = 0; I < D.Nodes.size(); ++I) {
      int At = D.Nodes[I].Cluster;
      while (At >= 0 && At != int(C))
        At = D.Clusters[At].Parent;
      bool Member = At == int(C);
      Box N = nodeBox(B.Nodes[I]);
      bool Inside = N.X0 >= X.LL.x - 1 && N.X1 <= X.UR.x + 1 &&
                    N.Y0 >= X.LL.y - 1 && N.Y1 <= X.UR.y + 1;
      bool Apart = N.X0 >= X.UR.x - 1 || N.X1 <= X.LL.x + 1 ||
                   N.Y0 >= X.UR.y - 1 || N.Y1 <= X.LL.y + 1;
      if (Member ? !Inside : !Apart)
        return "element " + D.Nodes[I].Id + " is drawn " +
               (Member ? "outside its boundary "
                       : "across a boundary that is "
                         "not its own: ") +
               D.Clusters[C].Label;
    }
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Flow labels
//===----------------------------------------------------------------------===//

/// What is already on the picture, in cells, to ask what a box would hide.
class Canvas {
public:
  void addBox(const Box &B, double Weight) {
    each(B, [&](std::vector<Entry> &C) { C.push_back({B, Weight}); });
  }
  void addDot(Point P, double Weight) { addBox({P.X, P.Y, P.X, P.Y}, Weight); }
  /// A box counts by the part of it that would be hidden.
  double cost(const Box &B) const {
    double Sum = 0;
    each(B, [&](const std::vector<Entry> &Cell) {
      for (const Entry &E : Cell) {
        double W = std::min(B.X1, E.Where.X1) - std::max(B.X0, E.Where.X0);
        double H = std::min(B.Y1, E.Where.Y1) - std::max(B.Y0, E.Where.Y0);
        if (W >= 0 && H >= 0)
          Sum += E.Weight * (1 + W * H / 20);
      }
    });
    return Sum;
  }

private:
  struct Entry {
    Box Where;
    double Weight;
  };
  static constexpr double CellSize = 96;
  static long cell(double V) { return std::lround(std::floor(V / CellSize)); }
  template <typename Fn> void each(const Box &B, Fn F) {
    for (long X = cell(B.X0); X <= cell(B.X1); ++X)
      for (long Y = cell(B.Y0); Y <= cell(B.Y1); ++Y)
        F(Cells[{X, Y}]);
  }
  template <typename Fn> void each(const Box &B, Fn F) const {
    for (long X = cell(B.X0); X <= cell(B.X1); ++X)
      for (long Y = cell(B.Y0); Y <= cell(B.Y1); ++Y)
        if (auto It = Cells.find({X, Y}); It != Cells.end())
          F(It->second);
  }
  struct HashCell {
    size_t operator()(const std::pair<long, long> &C) const {
      return size_t(C.first) * 1000003u + size_t(C.second);
    }
  };
  std::unordered_map<std::pair<long, long>, std::vector<Entry>, HashCell> Cells;
};

/// Points along a finished flow, about \p Step apart.
std::vector<Point> trace(Agedge_t *E, double Step) {
  std::vector<Point> Out;
  splines *S = ED_spl(E);
  for (int K = 0; S && K < S->size; ++K) {
    const bezier &Z = S->list[K];
    for (int J = 0; J + 3 < Z.size; J += 3) {
      const pointf *C = Z.list + J;
      double Length = 0;
      for (int I = 0; I < 3; ++I)
        Length += std::hypot(C[I + 1].x - C[I].x, C[I + 1].y - C[I].y);
      int N = std::clamp(int(Length / Step), 2, 2000);
      for (int I = 0; I < N; ++I) {
        double T = double(I) / N, U = 1 - T;
        double B0 = U * U * U, B1 = 3 * U * U * T, B2 = 3 * U * T * T,
               B3 = T * T * T;
        Out.push_back({B0 * C[0].x + B1 * C[1].x + B2 * C[2].x + B3 * C[3].x,
                       B0 * C[0].y + B1 * C[1].y + B2 * C[2].y + B3 * C[3].y});
      }
    }
  }
  return Out;
}

/// Moves flow labels that hide an element or another label, or that lines
/// cross, to a better place beside their own flow.
void placeLabels(const Graph &G, const Built &B, FlowLabels Labels) {
  if (Labels == FlowLabels::Hover)
    return;
  double Step = B.Edges.size() > 250 ? 24 : 8;
  Canvas On;
  for (Agnode_t *N : B.Nodes)
    On.addBox(nodeBox(N), 60);
  for (Agraph_t *C : B.Clusters) {
    boxf X = GD_bb(C);
    if (!(X.UR.x > X.LL.x) || !(X.UR.y > X.LL.y))
      continue;
    for (double V = X.LL.x; V < X.UR.x; V += Step) {
      On.addDot({V, X.LL.y}, 1);
      On.addDot({V, X.UR.y}, 1);
    }
    for (double V = X.LL.y; V < X.UR.y; V += Step) {
      On.addDot({X.LL.x, V}, 1);
      On.addDot({X.UR.x, V}, 1);
    }
    if (textlabel_t *L = GD_label(C))
      On.addBox({L->pos.x - L->dimen.x / 2, L->pos.y - L->dimen.y / 2,
                 L->pos.x + L->dimen.x / 2, L->pos.y + L->dimen.y / 2},
                30);
  }
  for (Agedge_t *E : B.Edges)
    for (Point P : trace(E, Step))
      On.addDot(P, 1);
  boxf All = GD_bb(G.G);
  for (Agedge_t *E : B.Edges) {
    textlabel_t *L = ED_label(E);
    if (!L || !L->set)
      continue;
    double W = L->dimen.x / 2 - 1, H = L->dimen.y / 2 - 1;
    auto At = [&](Point P) { return Box{P.X - W, P.Y - H, P.X + W, P.Y + H}; };
    Point Best = {L->pos.x, L->pos.y};
    double Least = On.cost(At(Best)) - 2; // stay, if it is as good
    std::vector<Point> Way = trace(E, 8);
    constexpr double Tries[] = {0.5,  0.42, 0.58, 0.35, 0.65, 0.28,
                                0.72, 0.22, 0.78, 0.16, 0.84};
    for (double T : Tries) {
      if (Least <= 0 || Way.empty())
        break;
      Point Q = Way[size_t(T * (Way.size() - 1))];
      Point Sides[] = {{Q.X + W + 4, Q.Y},
                       {Q.X - W - 4, Q.Y},
                       {Q.X, Q.Y + H + 3},
                       {Q.X, Q.Y - H - 3},
                       Q};
      for (Point P : Sides) {
        Box X = At(P);
        if (X.X0 < All.LL.x || X.Y0 < All.LL.y || X.X1 > All.UR.x ||
            X.Y1 > All.UR.y)
          continue;
        double Cost = On.cost(X) + 3 * std::abs(T - 0.5);
        if (Cost < Least) {
          Least = Cost;
          Best = P;
        }
      }
    }
    L->pos.x = Best.X;
    L->pos.y = Best.Y;
    On.addBox(At(Best), 60);
  }
}

/// A white edge around flow and boundary labels, where lines cross them.
/// Attributes, not a style sheet: those work under any content policy.
void addHalo(std::string &Svg) {
  constexpr std::string_view Text = "<text ", Group = "<g id=\"";
  constexpr std::string_view Halo =
      "<text paint-order=\"stroke\" stroke=\"#fff\" "
      "stroke-width=\"3\" stroke-linejoin=\"round\" ";
  std::string Out;
  Out.reserve(Svg.size() + Svg.size() / 8);
  bool On = false;
  for (size_t I = 0; I < Svg.size();) {
    std::string_view Rest = std::string_view(Svg).substr(I);
    if (Rest[0] == '<' && Rest.starts_with(Group)) {
      std::string_view Tag = Rest.substr(0, Rest.find('>'));
      if (Tag.ends_with("class=\"edge\"") || Tag.ends_with("class=\"cluster\""))
        On = true;
      else if (Tag.ends_with("class=\"node\""))
        On = false;
    } else if (On && Rest[0] == '<' && Rest.starts_with(Text)) {
      Out += Halo;
      I += Text.size();
      continue;
    }
    Out += Svg[I++];
  }
  Svg = std::move(Out);
}

/// Flows with a path in an SVG text that Graphviz wrote.
unsigned countFlows(std::string_view Svg) {
  constexpr std::string_view Mark = "class=\"edge\"";
  unsigned N = 0;
  for (size_t At = Svg.find(Mark); At != Svg.npos;) {
    size_t Next = Svg.find(Mark, At + Mark.size());
    size_t Node = Svg.find(" class=\"", At + Mark.size());
    std::string_view Group = Svg.substr(At, std::min(Next, Node) - At);
    N += Group.find("<path ") != Group.npos;
    At = Next;
  }
  return N;
}

/// Cairo writes the time into a PDF: same length, no clock.
void removeClock(std::string &Pdf) {
  constexpr std::string_view Key = "/CreationDate (D:";
  size_t At = Pdf.find(Key);
  if (At == Pdf.npos)
    return;
  for (At += Key.size(); At < Pdf.size() && Pdf[At] != ')'; ++At)
    if (Pdf[At] >= '0' && Pdf[At] <= '9')
      Pdf[At] = '0';
}

std::string renderTo(Graph &G, Format F, std::string &Data) {
  std::string Messages;
  MessageScope Scope(Messages);
  // Cairo prints to stderr and scales when a side passes 32,767 pixels.
  if (F == Format::Png) {
    boxf X = GD_bb(G.G);
    double W = std::max(1.0, X.UR.x - X.LL.x) / 72,
           H = std::max(1.0, X.UR.y - X.LL.y) / 72;
    GD_drawing(G.G)->dpi = std::min(
        {110.0, MaxPixels / W, MaxPixels / H, std::sqrt(2.4e7 / W / H)});
  }
  char *Bytes = nullptr;
  unsigned Length = 0;
  const char *Name = F == Format::Svg   ? "svg:svg:core"
                     : F == Format::Png ? "png:cairo:cairo"
                                        : "pdf:cairo:cairo";
  int Rc = gvRenderData(context(), G.G, Name, &Bytes, &Length);
  int Worst = agreseterrors();
  if (Rc == 0 && Bytes)
    Data.assign(Bytes, Length);
  if (Bytes)
    gvFreeRenderData(Bytes);
  if (Rc != 0 || Worst >= AGERR || Data.empty())
    return "Graphviz could not render: " +
           (Messages.empty() ? "no message" : Graph::firstLine(Messages));
  if (F == Format::Pdf)
    removeClock(Data);
  return {};
}

//===----------------------------------------------------------------------===//
// The composed scheme
//===----------------------------------------------------------------------===//

// Above these a boundary's direct contents are not given to `dot` with labels,
// then not to `dot` at all.
constexpr unsigned MaxFlatLabelled = 80, MaxFlat = 300;

struct Level {
  std::vector<unsigned> Items; // nodes, then clusters + NumNodes, in order
  std::vector<unsigned> Edges; // edges that meet here
};

/// Where a line from the centre of a node towards \p To leaves it.
Point clip(const DiagramNode &N, Point C, Point Size, Point To) {
  double DX = To.X - C.X, DY = To.Y - C.Y;
  double HW = Size.X / 2, HH = Size.Y / 2;
  double Len = std::hypot(DX, DY);
  if (Len < 1e-6)
    return {C.X + HW, C.Y};
  double T = N.Kind == Shape::Process
                 ? 1 / std::hypot(DX / HW, DY / HH)
                 : 1 / std::max(std::abs(DX) / HW, std::abs(DY) / HH);
  return {C.X + DX * T, C.Y + DY * T};
}

Point towards(Point A, Point B, double Length) {
  double L = std::hypot(B.X - A.X, B.Y - A.Y);
  if (L < 1e-6)
    return A;
  return {A.X + (B.X - A.X) * Length / L, A.Y + (B.Y - A.Y) * Length / L};
}

/// Our own line for a flow: a slight bow, more for each parallel flow.
Path bow(const Diagram &D, const Coordinates &At, const DiagramEdge &E,
         unsigned Parallel) {
  Path P;
  Point A = At.Center[E.Src], B = At.Center[E.Dst];
  if (E.Src == E.Dst) {
    double X = A.X + At.Size[E.Src].X / 2, R = 14 + 10 * Parallel;
    P.Points = {
        {X, A.Y + 4}, {X + R, A.Y + 14}, {X + R, A.Y - 14}, {X, A.Y - 4}};
    P.HasEnd = true;
    P.End = P.Points[3];
    P.Points[3] = towards(P.End, P.Points[2], ArrowLength);
    P.HasStart = E.BothWays;
    P.Start = P.Points[0];
    if (P.HasStart)
      P.Points[0] = towards(P.Start, P.Points[1], ArrowLength);
    P.HasLabel = true;
    P.LabelAt = {X + R + 10, A.Y};
    return P;
  }
  double DX = B.X - A.X, DY = B.Y - A.Y, L = std::max(1.0, std::hypot(DX, DY));
  double Bend = std::min(0.06 * L, 18.0) + 12.0 * Parallel;
  Point Side = {-DY / L * Bend, DX / L * Bend};
  Point C1 = {A.X + DX / 3 + Side.X, A.Y + DY / 3 + Side.Y};
  Point C2 = {A.X + DX * 2 / 3 + Side.X, A.Y + DY * 2 / 3 + Side.Y};
  Point S = clip(D.Nodes[E.Src], A, At.Size[E.Src], C1);
  Point T = clip(D.Nodes[E.Dst], B, At.Size[E.Dst], C2);
  P.HasEnd = true;
  P.End = T;
  P.HasStart = E.BothWays;
  P.Start = S;
  P.Points = {P.HasStart ? towards(S, C1, ArrowLength) : S, C1, C2,
              towards(T, C2, ArrowLength)};
  P.HasLabel = true;
  P.LabelAt = {A.X + DX / 2 + Side.X, A.Y + DY / 2 + Side.Y};
  return P;
}

struct Flat {
  std::vector<Point> Center, Size; // by item
  std::map<unsigned, Path> Paths;  // by edge
  Point Total;
};

/// Lays out one boundary's direct contents, inner boundaries being boxes of
/// known size. No clusters, no cycles: `dot` has no trouble with it.
std::string layoutFlat(const Diagram &D, const Tree &T, const Level &L,
                       FlowLabels Labels, const std::vector<unsigned> &Rank,
                       const std::vector<Point> &ClusterSize, bool Plain,
                       const char *RankDir, Flat &Out, std::string &Notes) {
  unsigned N = L.Items.size();
  Graph G("level");
  set(G.G, {{"rankdir", RankDir},
            {"nslimit", N <= MaxFlatLabelled ? "8" : "1"},
            {"mclimit", N <= MaxFlatLabelled ? "1" : "0.3"},
            {"nodesep", "0.35"},
            {"ranksep", "0.42"},
            {"splines", "true"}});
  bool UseDot = !Plain && N <= MaxFlat;
  bool UseLabels =
      UseDot && N <= MaxFlatLabelled && L.Edges.size() <= 3 * MaxFlatLabelled;
  if (!UseDot)
    set(G.G, {{"pack", "22"}, {"packmode", "array"}});
  if (!UseLabels)
    set(G.G, {{"splines", "none"}}); // `osage` would route around everything
  std::vector<Agnode_t *> Nodes(N);
  std::map<unsigned, unsigned> ItemAt;
  for (unsigned I = 0; I < N; ++I) {
    unsigned Item = L.Items[I];
    ItemAt[Item] = I;
    Nodes[I] = addNode(G.G, "i" + std::to_string(Item));
    if (Item < T.numNodes())
      set(Nodes[I], nodeAttributes(D.Nodes[Item]));
    else
      set(Nodes[I], {{"shape", "box"},
                     {"label", ""},
                     {"fixedsize", "true"},
                     {"width", inches(ClusterSize[Item - T.numNodes()].X)},
                     {"height", inches(ClusterSize[Item - T.numNodes()].Y)}});
  }
  std::map<unsigned, Agedge_t *> Real;
  if (UseDot) {
    std::map<std::pair<unsigned, unsigned>, unsigned> Weight;
    for (unsigned Index : L.Edges) {
      auto M = T.meet(D, D.Edges[Index]);
      unsigned A = ItemAt[M.A], B = ItemAt[M.B];
      bool IsReal = M.A < T.numNodes() && M.B < T.numNodes();
      bool Rev = Rank[M.A] > Rank[M.B];
      if (IsReal && UseLabels) {
        Agedge_t *E =
            addEdge(G.G, Nodes[Rev ? B : A], Nodes[Rev ? A : B], Index);
        set(E, edgeAttributes(D.Edges[Index], Index, Labels, Rev));
        Real[Index] = E;
      } else if (A != B)
        ++Weight[Rev ? std::pair{B, A} : std::pair{A, B}];
    }
    // The heaviest connections shape the layout; the rest are only drawn.
    std::vector<std::pair<std::pair<unsigned, unsigned>, unsigned>> Heavy(
        Weight.begin(), Weight.end());
    std::stable_sort(Heavy.begin(), Heavy.end(),
                     [](auto &X, auto &Y) { return X.second > Y.second; });
    size_t Keep = N <= MaxFlatLabelled ? 2 * N : N + N / 4;
    if (Heavy.size() > Keep)
      Heavy.resize(Keep);
    unsigned Key = D.Edges.size();
    for (auto &[Pair, W] : Heavy) {
      Agedge_t *E = addEdge(G.G, Nodes[Pair.first], Nodes[Pair.second], Key++);
      set(E, {{"weight", std::to_string(std::min(W, 8u))}});
    }
  }
  std::string Error = G.layout(UseDot ? "dot" : "osage", Notes);
  if (!Error.empty())
    return Error;
  boxf BB = GD_bb(G.G);
  Box All{BB.LL.x, BB.LL.y, BB.UR.x, BB.UR.y};
  auto Cover = [&](double X, double Y) {
    All = {std::min(All.X0, X), std::min(All.Y0, Y), std::max(All.X1, X),
           std::max(All.Y1, Y)};
  };
  for (unsigned I = 0; I < N; ++I) {
    Box X = nodeBox(Nodes[I]);
    Cover(X.X0, X.Y0);
    Cover(X.X1, X.Y1);
  }
  for (auto &[Index, E] : Real) {
    splines *S = ED_spl(E);
    if (!S || S->size != 1)
      continue; // it gets a line of our own
    Path P;
    const bezier &Z = S->list[0];
    for (int K = 0; K < Z.size; ++K) {
      P.Points.push_back({Z.list[K].x, Z.list[K].y});
      Cover(Z.list[K].x, Z.list[K].y);
    }
    P.HasStart = Z.sflag;
    P.Start = {Z.sp.x, Z.sp.y};
    P.HasEnd = Z.eflag;
    P.End = {Z.ep.x, Z.ep.y};
    if (textlabel_t *Label = ED_label(E)) {
      P.HasLabel = true;
      P.LabelAt = {Label->pos.x, Label->pos.y};
      Cover(Label->pos.x - Label->dimen.x / 2, Label->pos.y);
      Cover(Label->pos.x + Label->dimen.x / 2, Label->pos.y);
    }
    if (Rank[D.Edges[Index].Src] > Rank[D.Edges[Index].Dst]) {
      std::reverse(P.Points.begin(), P.Points.end());
      std::swap(P.HasStart, P.HasEnd);
      std::swap(P.Start, P.End);
    }
    Out.Paths[Index] = std::move(P);
  }
  for (unsigned I = 0; I < N; ++I) {
    pointf C = ND_coord(Nodes[I]);
    Out.Center.push_back({C.x - All.X0, C.y - All.Y0});
    Out.Size.push_back({ND_width(Nodes[I]) * 72, ND_height(Nodes[I]) * 72});
  }
  for (auto &[Index, P] : Out.Paths)
    P.move({-All.X0, -All.Y0});
  Out.Total = {All.X1 - All.X0, All.Y1 - All.Y0};
  return {};
}

/// Lays out each connected part of a level on its own (`dot` loses edge labels
/// when it packs parts itself) and puts the parts on shelves.
std::string layoutLevel(const Diagram &D, const Tree &T, const Level &L,
                        FlowLabels Labels, const std::vector<unsigned> &Rank,
                        const std::vector<Point> &ClusterSize, Flat &Out,
                        std::string &Notes) {
  unsigned N = L.Items.size();
  std::vector<unsigned> Part(N);
  std::iota(Part.begin(), Part.end(), 0u);
  auto Find = [&](unsigned I) {
    while (Part[I] != I)
      I = Part[I] = Part[Part[I]];
    return I;
  };
  std::map<unsigned, unsigned> ItemAt;
  for (unsigned I = 0; I < N; ++I)
    ItemAt[L.Items[I]] = I;
  for (unsigned Index : L.Edges) {
    auto M = T.meet(D, D.Edges[Index]);
    unsigned A = Find(ItemAt[M.A]), B = Find(ItemAt[M.B]);
    Part[std::max(A, B)] = std::min(A, B);
  }
  std::map<unsigned, unsigned> PartAt; // root to part, in order of first item
  std::vector<Level> Parts;
  std::vector<std::vector<unsigned>> Members;
  for (unsigned I = 0; I < N; ++I) {
    auto [It, New] = PartAt.try_emplace(Find(I), Parts.size());
    if (New) {
      Parts.emplace_back();
      Members.emplace_back();
    }
    Parts[It->second].Items.push_back(L.Items[I]);
    Members[It->second].push_back(I);
  }
  for (unsigned Index : L.Edges)
    Parts[PartAt[Find(ItemAt[T.meet(D, D.Edges[Index]).A])]].Edges.push_back(
        Index);
  if (Parts.size() > MaxFlat)
    return layoutFlat(D, T, L, Labels, Rank, ClusterSize, /*Plain=*/true, "TB",
                      Out, Notes);
  std::vector<Flat> Flats(Parts.size());
  double Area = 0, Widest = 0;
  constexpr double Gap = 26;
  for (unsigned K = 0; K < Parts.size(); ++K) {
    auto Shape = [](const Flat &F) {
      return std::abs(std::log((F.Total.X + 1) / (F.Total.Y + 1) / 1.4));
    };
    std::string Error = layoutFlat(D, T, Parts[K], Labels, Rank, ClusterSize,
                                   /*Plain=*/false, "TB", Flats[K], Notes);
    if (Error.empty() && Parts[K].Items.size() > 1 &&
        Parts[K].Items.size() <= MaxFlat && Shape(Flats[K]) > std::log(1.8)) {
      Flat Across;
      std::string Unused;
      if (layoutFlat(D, T, Parts[K], Labels, Rank, ClusterSize, /*Plain=*/false,
                     "LR", Across, Unused)
              .empty() &&
          Shape(Across) < Shape(Flats[K]))
        Flats[K] = std::move(Across);
    }
    if (!Error.empty()) {
      Notes += Error + "\n";
      Flats[K] = {};
      Error = layoutFlat(D, T, Parts[K], Labels, Rank, ClusterSize,
                         /*Plain=*/true, "TB", Flats[K], Notes);
      if (!Error.empty())
        return Error;
    }
    Area += (Flats[K].Total.X + Gap) * (Flats[K].Total.Y + Gap);
    Widest = std::max(Widest, Flats[K].Total.X);
  }
  // Tallest first, left to right, top to bottom.
  double Width = std::max(Widest, 1.25 * std::sqrt(Area));
  std::vector<unsigned> ByHeight(Parts.size());
  std::iota(ByHeight.begin(), ByHeight.end(), 0u);
  std::stable_sort(ByHeight.begin(), ByHeight.end(), [&](auto A, auto B) {
    return Flats[A].Total.Y > Flats[B].Total.Y;
  });
  std::vector<Point> TopLeft(Parts.size());
  double X = 0, Y = 0, Shelf = 0, Right = 0;
  for (unsigned K : ByHeight) {
    if (X > 0 && X + Flats[K].Total.X > Width) {
      X = 0;
      Y += Shelf + Gap;
      Shelf = 0;
    }
    TopLeft[K] = {X, Y};
    Shelf = std::max(Shelf, Flats[K].Total.Y);
    Right = std::max(Right, X + Flats[K].Total.X);
    X += Flats[K].Total.X + Gap;
  }
  Out.Total = {Right, Y + Shelf};
  Out.Center.resize(N);
  Out.Size.resize(N);
  for (unsigned K = 0; K < Parts.size(); ++K) {
    Point By = {TopLeft[K].X, Out.Total.Y - TopLeft[K].Y - Flats[K].Total.Y};
    for (unsigned I = 0; I < Members[K].size(); ++I) {
      Point C = Flats[K].Center[I];
      Out.Center[Members[K][I]] = {C.X + By.X, C.Y + By.Y};
      Out.Size[Members[K][I]] = Flats[K].Size[I];
    }
    for (auto &[Index, P] : Flats[K].Paths) {
      P.move(By);
      Out.Paths[Index] = std::move(P);
    }
  }
  return {};
}

std::string compose(const Diagram &D, const Tree &T,
                    const std::vector<unsigned> &Order, FlowLabels Labels,
                    Coordinates &At, std::string &Notes) {
  unsigned NumNodes = D.Nodes.size(), NumClusters = D.Clusters.size();
  std::vector<Level> Levels(NumClusters + 1);
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    Levels[T.meet(D, D.Edges[I]).Level].Edges.push_back(I);
  // A cluster's position is that of its first node: contiguous, so consistent.
  std::vector<unsigned> Rank(Order);
  Rank.resize(NumNodes + NumClusters, ~0u);
  for (size_t K = T.Preorder.size(); K-- > 1;) {
    unsigned L = T.Preorder[K];
    unsigned &R = Rank[NumNodes + L - 1];
    for (unsigned I : T.Nodes[L])
      R = std::min(R, Order[I]);
    for (unsigned C : T.Children[L])
      R = std::min(R, Rank[NumNodes + C]);
  }
  std::vector<Flat> Flats(NumClusters + 1);
  std::vector<Point> ClusterSize(NumClusters);
  for (size_t K = T.Preorder.size(); K-- > 0;) {
    unsigned L = T.Preorder[K];
    Level &V = Levels[L];
    V.Items = T.Nodes[L];
    for (unsigned C : T.Children[L])
      V.Items.push_back(NumNodes + C);
    std::stable_sort(V.Items.begin(), V.Items.end(),
                     [&](unsigned A, unsigned B) { return Rank[A] < Rank[B]; });
    if (!V.Items.empty()) {
      std::string Error =
          layoutLevel(D, T, V, Labels, Rank, ClusterSize, Flats[L], Notes);
      if (!Error.empty())
        return Error;
    }
    if (L) {
      double LabelWidth =
          std::min<size_t>(D.Clusters[L - 1].Label.size(), 40) * CharWidth + 16;
      ClusterSize[L - 1] = {std::max(Flats[L].Total.X + 2 * Pad, LabelWidth),
                            Flats[L].Total.Y + 2 * Pad + LabelHeight};
    }
  }
  // Top down: absolute coordinates.
  At.Center.resize(NumNodes);
  At.Size.resize(NumNodes);
  At.Boxes.resize(NumClusters);
  At.Paths.resize(D.Edges.size());
  double Title = D.Title.empty() ? 0 : 30;
  At.All = {0, 0, Flats[0].Total.X + 2 * Pad,
            Flats[0].Total.Y + 2 * Pad + Title};
  for (unsigned L : T.Preorder) {
    Point Origin = {Pad, Pad};
    if (L) {
      const Box &X = At.Boxes[L - 1];
      Origin = {X.X0 + (X.X1 - X.X0 - Flats[L].Total.X) / 2, X.Y0 + Pad};
    }
    for (unsigned I = 0; I < Levels[L].Items.size(); ++I) {
      unsigned Item = Levels[L].Items[I];
      Point C = {Origin.X + Flats[L].Center[I].X,
                 Origin.Y + Flats[L].Center[I].Y};
      if (Item < NumNodes) {
        At.Center[Item] = C;
        At.Size[Item] = Flats[L].Size[I];
      } else {
        Point S = ClusterSize[Item - NumNodes];
        At.Boxes[Item - NumNodes] = {C.X - S.X / 2, C.Y - S.Y / 2,
                                     C.X + S.X / 2, C.Y + S.Y / 2};
      }
    }
    for (auto &[Index, P] : Flats[L].Paths) {
      P.move(Origin);
      At.Paths[Index] = std::move(P);
    }
  }
  std::map<std::pair<unsigned, unsigned>, unsigned> Seen;
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    if (At.Paths[I].Points.empty()) {
      const DiagramEdge &E = D.Edges[I];
      At.Paths[I] = bow(D, At, E, Seen[{E.Src, E.Dst}]++);
      for (const Point &P : At.Paths[I].Points)
        At.All = {std::min(At.All.X0, P.X - 10), std::min(At.All.Y0, P.Y - 10),
                  std::max(At.All.X1, P.X + 10), std::max(At.All.Y1, P.Y + 10)};
    }
  return {};
}

} // namespace

//===----------------------------------------------------------------------===//
// Public functions
//===----------------------------------------------------------------------===//

std::string escapeLabel(std::string_view Text, unsigned Wrap,
                        unsigned MaxChars) {
  std::string Out;
  unsigned Count = 0, Column = 0;
  for (size_t I = 0; I < Text.size();) {
    if (Count++ == MaxChars) {
      Out += "\u2026";
      break;
    }
    size_t Before = I;
    char32_t C = decode(Text, I);
    ++Column;
    if (C == '\n') {
      Out += "\\n";
      Column = 0;
    } else if (C == '\\') {
      Out += "\\\\"; // else \N, \G, \l ... are replaced
    } else if (C == '&') {
      // Graphviz reads entities in labels, and its SVG writer does so once
      // more: no escape survives both, but a word joiner breaks the entity.
      size_t End = Text.find(';', Before);
      bool Entity = End != Text.npos && End - Before < 12;
      Out += Entity ? "&\u2060" : "&";
    } else if ((C == ' ' || C == '\t') && Wrap && Column > Wrap) {
      Out += "\\n";
      Column = 0;
    } else if (C == '\t') {
      Out += ' ';
    } else {
      encode(C, Out);
      if (Wrap && Column >= 2 * Wrap) {
        Out += "\\n"; // a word without end
        Column = 0;
      }
    }
  }
  return Out;
}

std::string validate(const Diagram &D) {
  std::set<std::string_view> Ids;
  for (const DiagramNode &N : D.Nodes) {
    if (N.Id.empty() || !Ids.insert(N.Id).second)
      return "diagram element without an id of its own: '" + N.Id + "'";
    if (N.Id.find('\0') != N.Id.npos || N.Id.size() > 4096)
      return "diagram element with an unusable id";
    if (N.Cluster < -1 || N.Cluster >= int(D.Clusters.size()))
      return "diagram element '" + N.Id + "' in a boundary that is not there";
  }
  for (const DiagramEdge &E : D.Edges)
    if (E.Src >= D.Nodes.size() || E.Dst >= D.Nodes.size())
      return "diagram flow with an end that is not there";
  // A parent chain longer than the number of boundaries is a cycle.
  for (const Cluster &C : D.Clusters) {
    int P = C.Parent;
    for (size_t Steps = 0; P != -1; ++Steps) {
      if (P < -1 || P >= int(D.Clusters.size()) || Steps > D.Clusters.size())
        return "diagram boundary '" + C.Label + "' has no valid parent";
      P = D.Clusters[P].Parent;
    }
  }
  return {};
}

std::vector<unsigned> globalOrder(const Diagram &D) {
  Tree T(D);
  unsigned NumNodes = D.Nodes.size();
  std::vector<std::vector<std::array<unsigned, 2>>> Meet(D.Clusters.size() + 1);
  for (const DiagramEdge &E : D.Edges) {
    auto M = T.meet(D, E);
    if (M.A != M.B)
      Meet[M.Level].push_back({M.A, M.B});
  }
  std::vector<unsigned> Position(NumNodes), Local(NumNodes + D.Clusters.size());
  std::vector<std::vector<unsigned>> Sorted(D.Clusters.size() + 1);
  for (unsigned L : T.Preorder) {
    std::vector<unsigned> Items;
    // Actors first: pictures then start with who uses the system.
    for (unsigned I : T.Nodes[L])
      if (D.Nodes[I].Kind == Shape::Actor)
        Items.push_back(I);
    for (unsigned I : T.Nodes[L])
      if (D.Nodes[I].Kind != Shape::Actor)
        Items.push_back(I);
    for (unsigned C : T.Children[L])
      Items.push_back(NumNodes + C);
    for (unsigned I = 0; I < Items.size(); ++I)
      Local[Items[I]] = I;
    for (auto &[A, B] : Meet[L]) {
      A = Local[A];
      B = Local[B];
    }
    for (unsigned I : greedyOrder(Items.size(), Meet[L]))
      Sorted[L].push_back(Items[I]);
  }
  unsigned Next = 0;
  std::vector<std::pair<unsigned, size_t>> Stack = {{0, 0}};
  while (!Stack.empty()) {
    auto &[L, I] = Stack.back();
    if (I == Sorted[L].size()) {
      Stack.pop_back();
      continue;
    }
    unsigned Item = Sorted[L][I++];
    if (Item < NumNodes)
      Position[Item] = Next++;
    else
      Stack.push_back({Item - NumNodes + 1, 0});
  }
  return Position;
}

/// About how many ranks all flows together pass when drawn along \p Order:
/// what `dot` spends its time on.
static uint64_t spanOf(const Diagram &D, const std::vector<unsigned> &Order) {
  std::vector<std::vector<unsigned>> Up(D.Nodes.size()); // by position
  for (const DiagramEdge &E : D.Edges) {
    auto [A, B] = std::minmax(Order[E.Src], Order[E.Dst]);
    if (A != B)
      Up[A].push_back(B);
  }
  std::vector<unsigned> Rank(D.Nodes.size());
  for (unsigned A = 0; A < Up.size(); ++A)
    for (unsigned B : Up[A])
      Rank[B] = std::max(Rank[B], Rank[A] + 1);
  uint64_t Sum = 0;
  for (unsigned A = 0; A < Up.size(); ++A)
    for (unsigned B : Up[A])
      Sum += Rank[B] - Rank[A];
  return Sum;
}

Rendering render(const Diagram &D, const Options &O) {
  Rendering R;
  R.Error = validate(D);
  if (!R.Error.empty())
    return R;
  if (D.Nodes.size() > MaxNodes || D.Edges.size() > MaxEdges) {
    R.Error = "a diagram of " + std::to_string(D.Nodes.size()) +
              " elements and " + std::to_string(D.Edges.size()) +
              " flows is more than can be drawn; draw an overview or one "
              "boundary";
    return R;
  }
  if (!context()) {
    R.Error = "Graphviz could not be started";
    return R;
  }
  Tree T(D);
  std::vector<unsigned> Order = globalOrder(D);
  FlowLabels Labels = flowLabels(D, O);
  bool Direct =
      O.Layout == Scheme::Direct ||
      (O.Layout == Scheme::Auto && D.Nodes.size() <= MaxDirectNodes &&
       D.Edges.size() <= MaxDirectEdges && spanOf(D, Order) <= MaxDirectSpan);
  auto Finish = [&](Graph &G, Built &B) {
    R.EdgesDrawn = 0;
    R.Error = verify(D, T, B);
    if (R.Error.empty()) {
      placeLabels(G, B, Labels);
      R.Error = renderTo(G, O.Output, R.Data);
    }
    if (!R.Error.empty())
      return;
    for (Agedge_t *E : B.Edges)
      R.EdgesDrawn += ED_spl(E) != nullptr;
    if (O.Output == Format::Svg) {
      R.EdgesDrawn = countFlows(R.Data);
      addHalo(R.Data);
    }
    if (R.EdgesDrawn != D.Edges.size())
      R.Error = "only " + std::to_string(R.EdgesDrawn) + " of " +
                std::to_string(D.Edges.size()) + " flows were drawn";
  };
  if (Direct) {
    R.Used = Scheme::Direct;
    // Top to bottom or left to right, whichever has the better shape. Only the
    // graph laid out last may be rendered: libgvc keeps its attribute handles
    // in globals.
    auto Lay = [&](const char *RankDir, double MaxShape, double &Shape) {
      Graph G("threat model");
      Built B = build(G, D, Labels, T, Order, nullptr, RankDir);
      R.Error = G.layout("dot", R.Notes);
      if (R.Error.empty())
        R.Error = verify(D, T, B);
      Shape = HUGE_VAL;
      if (!R.Error.empty())
        return;
      boxf X = GD_bb(G.G);
      double Ratio = (X.UR.x - X.LL.x + 1) / (X.UR.y - X.LL.y + 1);
      Shape = std::abs(std::log(Ratio / 1.4));
      if (Shape <= MaxShape)
        Finish(G, B);
    };
    // Large pictures mostly end up left to right, so that is tried first.
    bool Large = D.Edges.size() > 120;
    const char *Plan[] = {Large ? "LR" : "TB", Large ? "TB" : "LR"};
    double First = 0, Second = 0;
    Lay(Plan[0], std::log(1.8), First);
    if (R.Data.empty()) {
      Lay(Plan[1], First, Second);
      if (R.Data.empty() && First < HUGE_VAL)
        Lay(Plan[0], HUGE_VAL, First);
    }
    if (R.Error.empty())
      return R;
    R.Data.clear();
    if (O.Layout == Scheme::Direct)
      return R;
    R.Notes += "drawn piecewise: " + R.Error + "\n";
    R.Error.clear();
  }
  R.Used = Scheme::Composed;
  Coordinates At;
  R.Error = compose(D, T, Order, Labels, At, R.Notes);
  if (!R.Error.empty())
    return R;
  Graph G("threat model");
  Built B = build(G, D, Labels, T, Order, &At, "TB");
  R.Error = G.layout("nop2", R.Notes);
  if (R.Error.empty())
    Finish(G, B);
  if (!R.Error.empty())
    R.Data.clear();
  return R;
}

Rendering renderIsolated(const Diagram &D, const Options &O,
                         unsigned TimeoutMs) {
  Rendering R;
  int Fd[2];
  if (pipe(Fd) != 0) {
    R.Error = "no pipe for Graphviz";
    return R;
  }
  pid_t Child = fork();
  if (Child < 0) {
    close(Fd[0]);
    close(Fd[1]);
    R.Error = "no process for Graphviz";
    return R;
  }
  auto WriteAll = [&](const void *P, size_t N) {
    for (const char *C = static_cast<const char *>(P); N;) {
      ssize_t K = write(Fd[1], C, N);
      if (K <= 0)
        _exit(3);
      C += K;
      N -= K;
    }
  };
  if (Child == 0) {
    close(Fd[0]);
    Rendering X = render(D, O);
    uint64_t Head[5] = {X.Data.size(), X.Error.size(), X.Notes.size(),
                        uint64_t(X.Used), X.EdgesDrawn};
    WriteAll(Head, sizeof Head);
    for (const std::string *S : {&X.Data, &X.Error, &X.Notes})
      WriteAll(S->data(), S->size());
    _exit(0);
  }
  close(Fd[1]);
  std::string Bytes;
  bool Late = false;
  timespec T0;
  clock_gettime(CLOCK_MONOTONIC, &T0);
  for (;;) {
    timespec T1;
    clock_gettime(CLOCK_MONOTONIC, &T1);
    long Spent =
        (T1.tv_sec - T0.tv_sec) * 1000 + (T1.tv_nsec - T0.tv_nsec) / 1000000;
    pollfd P = {Fd[0], POLLIN, 0};
    int Ready = Spent >= long(TimeoutMs)
                    ? 0
                    : poll(&P, 1, int(long(TimeoutMs) - Spent));
    if (Ready < 0 && errno == EINTR)
      continue;
    if (Ready <= 0) {
      Late = true;
      kill(Child, SIGKILL);
      break;
    }
    char Buf[65536];
    ssize_t K = read(Fd[0], Buf, sizeof Buf);
    if (K < 0 && errno == EINTR)
      continue;
    if (K <= 0)
      break;
    Bytes.append(Buf, K);
  }
  close(Fd[0]);
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0 && errno == EINTR)
    ;
  uint64_t Head[5] = {};
  if (Late)
    R.Error = "Graphviz took more than " + std::to_string(TimeoutMs / 1000) +
              " s and was stopped";
  else if (WIFSIGNALED(Status))
    R.Error =
        "Graphviz crashed (signal " + std::to_string(WTERMSIG(Status)) + ")";
  else if (Bytes.size() < sizeof Head || WEXITSTATUS(Status) != 0)
    R.Error = "Graphviz ended the process (exit code " +
              std::to_string(WEXITSTATUS(Status)) + ")";
  if (!R.Error.empty())
    return R;
  std::memcpy(Head, Bytes.data(), sizeof Head);
  size_t At = sizeof Head;
  if (Bytes.size() != At + Head[0] + Head[1] + Head[2]) {
    R.Error = "Graphviz's answer was cut short";
    return R;
  }
  R.Data = Bytes.substr(At, Head[0]);
  R.Error = Bytes.substr(At + Head[0], Head[1]);
  R.Notes = Bytes.substr(At + Head[0] + Head[1], Head[2]);
  R.Used = static_cast<Scheme>(Head[3]);
  R.EdgesDrawn = Head[4];
  return R;
}

std::string writeDot(const Diagram &D, const Options &O) {
  if (std::string Error = validate(D); !Error.empty())
    return {};
  // A quoted string has one escape, \"; a trailing backslash is never alone
  // because escapeLabel doubles it.
  auto Quote = [](const std::string &S) {
    std::string Q = "\"";
    for (char C : S) {
      if (C == '"')
        Q += '\\';
      Q += C;
    }
    return Q + '"';
  };
  auto List = [&](const Attributes &A, const char *Sep) {
    std::string S;
    for (const auto &[K, V] : A)
      S += (S.empty() ? "" : Sep) + std::string(K) + "=" + Quote(V);
    return S;
  };
  Tree T(D);
  std::vector<unsigned> Order = globalOrder(D);
  FlowLabels Labels = flowLabels(D, O);
  auto Name = [](unsigned I) { return "n" + std::to_string(I); };
  std::string Out = "digraph \"threat model\" {\n  " +
                    List(graphAttributes(D), ";\n  ") + ";\n";
  std::vector<std::pair<unsigned, size_t>> Stack = {{0, 0}};
  while (!Stack.empty()) {
    auto &[L, I] = Stack.back();
    std::string Indent(2 * Stack.size(), ' ');
    if (I == 0) {
      std::vector<unsigned> Nodes = T.Nodes[L];
      std::sort(Nodes.begin(), Nodes.end(),
                [&](unsigned A, unsigned B) { return Order[A] < Order[B]; });
      for (unsigned N : Nodes)
        Out += Indent + Name(N) + " [" +
               List(nodeAttributes(D.Nodes[N]), ", ") + "];\n";
    }
    if (I == T.Children[L].size()) {
      Stack.pop_back();
      if (!Stack.empty())
        Out += std::string(2 * Stack.size(), ' ') + "}\n";
      continue;
    }
    unsigned C = T.Children[L][I++];
    Out += Indent + "subgraph cluster_" + std::to_string(C) + " {\n" + Indent +
           "  " +
           List(clusterAttributes(D.Clusters[C]), (";\n  " + Indent).c_str()) +
           ";\n";
    Stack.push_back({C + 1, 0});
  }
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    const DiagramEdge &E = D.Edges[I];
    bool Rev = Order[E.Src] > Order[E.Dst];
    Out += "  " + Name(Rev ? E.Dst : E.Src) + " -> " +
           Name(Rev ? E.Src : E.Dst) + " [" +
           List(edgeAttributes(E, I, Labels, Rev), ", ") + "];\n";
  }
  return Out + "}\n";
}

namespace {
/// Merges nodes by \p Target (old node to new), flows by their new ends.
void mergeFlows(const Diagram &D, const std::vector<int> &Target, Diagram &Out,
                std::vector<unsigned> &Inside) {
  std::map<std::pair<int, int>, unsigned> At;
  std::vector<unsigned> Count;
  Inside.assign(Out.Nodes.size(), 0);
  for (const DiagramEdge &E : D.Edges) {
    int A = Target[E.Src], B = Target[E.Dst];
    if (A < 0 || B < 0)
      continue;
    if (A == B && Out.Nodes[A].Kind == Shape::Summary) {
      ++Inside[A];
      Out.Nodes[A].Threats += E.Threats;
      Out.Nodes[A].Worst = std::max(Out.Nodes[A].Worst, E.Worst);
      continue;
    }
    bool Merge = Out.Nodes[A].Kind == Shape::Summary ||
                 Out.Nodes[B].Kind == Shape::Summary;
    auto It = At.find({A, B});
    if (Merge && It != At.end()) {
      DiagramEdge &F = Out.Edges[It->second];
      F.Threats += E.Threats;
      F.Worst = std::max(F.Worst, E.Worst);
      F.BothWays |= E.BothWays;
      F.Label = std::to_string(++Count[It->second]) + " flows";
      continue;
    }
    if (Merge)
      At[{A, B}] = Out.Edges.size();
    DiagramEdge F = E;
    F.Src = A;
    F.Dst = B;
    Out.Edges.push_back(std::move(F));
    Count.push_back(1);
  }
}
} // namespace

Diagram overview(const Diagram &D, unsigned Depth) {
  Diagram Out;
  Out.Title = D.Title;
  if (!validate(D).empty())
    return Out;
  Tree T(D);
  std::vector<int> Kept(D.Clusters.size(), -1), Summary(D.Clusters.size(), -1);
  std::vector<unsigned> Elements;
  for (unsigned L : T.Preorder) {
    if (!L)
      continue;
    unsigned C = L - 1;
    int P = D.Clusters[C].Parent;
    if (T.Depth[L] - 1 < Depth) {
      Kept[C] = Out.Clusters.size();
      Out.Clusters.push_back({P < 0 ? -1 : Kept[P], D.Clusters[C].Label});
    } else if (T.Depth[L] - 1 == Depth) {
      Summary[C] = Out.Nodes.size();
      Out.Nodes.push_back({"boundary " + std::to_string(C), D.Clusters[C].Label,
                           Shape::Summary, P < 0 ? -1 : Kept[P], 0,
                           Severity::None});
    } else {
      Summary[C] = Summary[P];
    }
  }
  Elements.assign(Out.Nodes.size(), 0);
  std::vector<int> Target(D.Nodes.size());
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    const DiagramNode &N = D.Nodes[I];
    if (N.Cluster >= 0 && Summary[N.Cluster] >= 0) {
      int S = Target[I] = Summary[N.Cluster];
      ++Elements[S];
      Out.Nodes[S].Threats += N.Threats;
      Out.Nodes[S].Worst = std::max(Out.Nodes[S].Worst, N.Worst);
      continue;
    }
    Target[I] = Out.Nodes.size();
    Out.Nodes.push_back(N);
    Out.Nodes.back().Cluster = N.Cluster < 0 ? -1 : Kept[N.Cluster];
  }
  std::vector<unsigned> Inside;
  mergeFlows(D, Target, Out, Inside);
  for (unsigned I = 0; I < Elements.size(); ++I)
    Out.Nodes[I].Label += "\n" + std::to_string(Elements[I]) + " elements, " +
                          std::to_string(Inside[I]) + " inner flows";
  return Out;
}

Diagram focus(const Diagram &D, int Cluster) {
  Diagram Out;
  if (!validate(D).empty() || Cluster < 0 || Cluster >= int(D.Clusters.size()))
    return Out;
  Out.Title = D.Clusters[Cluster].Label;
  Tree T(D);
  std::vector<int> New(D.Clusters.size(), -1), Outer(D.Clusters.size(), -1);
  for (unsigned L : T.Preorder) {
    if (!L)
      continue;
    int C = int(L) - 1, P = D.Clusters[C].Parent;
    if (C == Cluster || (P >= 0 && New[P] >= 0)) {
      New[C] = Out.Clusters.size();
      Out.Clusters.push_back({C == Cluster ? -1 : New[P], D.Clusters[C].Label});
    }
  }
  std::vector<int> Target(D.Nodes.size(), -1);
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    if (int C = D.Nodes[I].Cluster; C >= 0 && New[C] >= 0) {
      Target[I] = Out.Nodes.size();
      Out.Nodes.push_back(D.Nodes[I]);
      Out.Nodes.back().Cluster = New[C];
    }
  std::vector<bool> IsInner(D.Nodes.size());
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    IsInner[I] = Target[I] >= 0;
  Diagram Touching;
  Touching.Nodes = D.Nodes;
  for (const DiagramEdge &E : D.Edges) {
    if (!IsInner[E.Src] && !IsInner[E.Dst])
      continue;
    Touching.Edges.push_back(E);
    unsigned Far = IsInner[E.Src] ? E.Dst : E.Src;
    if (Target[Far] >= 0)
      continue;
    int C = D.Nodes[Far].Cluster;
    if (C < 0) {
      Target[Far] = Out.Nodes.size();
      Out.Nodes.push_back(D.Nodes[Far]);
      Out.Nodes.back().Cluster = -1;
      continue;
    }
    if (Outer[C] < 0) {
      Outer[C] = Out.Nodes.size();
      Out.Nodes.push_back({"boundary " + std::to_string(C), D.Clusters[C].Label,
                           Shape::Summary, -1, 0, Severity::None});
    }
    Target[Far] = Outer[C];
  }
  std::vector<unsigned> Inside;
  mergeFlows(Touching, Target, Out, Inside);
  return Out;
}

} // namespace tmc::diagram
