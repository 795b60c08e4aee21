//===- DotGraphTest.cpp - DOT that Graphviz reads as it was meant ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// The text of a graph is written without Graphviz. Graphviz reads it back and
// must find what it has in a graph that was handed to it call by call; and what
// it prints of that graph must be the same text.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DotGraph.h"
#include "Diagram/GraphvizSession.h"
#include "Diagram/Render.h"
#include "DiagramTestUtil.h"

#include "gtest/gtest.h"

#include <cstdio>
#include <set>

using namespace tmc;
using namespace tmc::diagram;

namespace {

using Facts = std::multiset<std::string>;

/// All attributes of \p Object that say something.
std::string attributes(Agraph_t *G, int Kind, void *Object) {
  std::string Out;
  for (Agsym_t *S = agnxtattr(G, Kind, nullptr); S; S = agnxtattr(G, Kind, S)) {
    char *Value = agxget(Object, S);
    if (!Value || !*Value || std::string(S->name) == "key")
      continue;
    Out += std::string(" ") + S->name + (aghtmlstr(Value) ? "=<" : "=") + Value;
  }
  return Out;
}

void addClusters(Agraph_t *Root, Agraph_t *G, Facts &Out) {
  for (Agraph_t *C = agfstsubg(G); C; C = agnxtsubg(C)) {
    Out.insert(std::string("cluster ") + agnameof(C) + " in " + agnameof(G) +
               attributes(Root, AGRAPH, C));
    for (Agnode_t *N = agfstnode(C); N; N = agnxtnode(C, N))
      Out.insert(std::string("node ") + agnameof(N) + " in " + agnameof(C));
    addClusters(Root, C, Out);
  }
}

/// Everything that a graph of Graphviz's has.
Facts factsOf(Agraph_t *G) {
  Facts Out;
  Out.insert(std::string("graph ") + agnameof(G) + attributes(G, AGRAPH, G));
  addClusters(G, G, Out);
  for (Agnode_t *N = agfstnode(G); N; N = agnxtnode(G, N)) {
    Out.insert(std::string("node ") + agnameof(N) + attributes(G, AGNODE, N));
    for (Agedge_t *E = agfstout(G, N); E; E = agnxtout(G, E)) {
      const char *Key = agnameof(E);
      Out.insert(std::string("edge ") + agnameof(agtail(E)) + " -> " +
                 agnameof(aghead(E)) + " key " + (Key ? Key : "") +
                 attributes(G, AGEDGE, E));
    }
  }
  return Out;
}

Facts readBack(const std::string &Text) {
  Agraph_t *G = agmemread(Text.c_str());
  EXPECT_TRUE(G) << Text;
  if (!G)
    return {};
  Facts Out = factsOf(G);
  agclose(G);
  return Out;
}

std::string printedByGraphviz(Agraph_t *G) {
  char *Bytes = nullptr;
  size_t Size = 0;
  FILE *To = open_memstream(&Bytes, &Size);
  agwrite(G, To);
  fclose(To);
  std::string Out(Bytes, Size);
  free(Bytes);
  return Out;
}

void expectSame(const DotGraph &D) {
  ASSERT_EQ(loadGraphviz(), "");
  Graph G(D.Name.c_str());
  G.load(D);
  std::string Text = writeDot(D);
  EXPECT_EQ(readBack(Text), factsOf(G.root()));
  // Graphviz takes `-.` for a number and then cannot read what it printed.
  std::string Theirs = printedByGraphviz(G.root());
  auto Has = [&](const char *Part) {
    return Theirs.find(Part) != std::string::npos;
  };
  if (!Has("=-.") && !Has("\t-.\t") && !Has("> -.") && !Has("\t-. ")) {
    EXPECT_EQ(Text, Theirs);
  }
}

DotGraph describeAll(const Diagram &D) {
  Tree T(D);
  return describe(D, T, globalOrder(D, T), flowLabelsFor(D), Direction::Right)
      .Graph;
}

const char *const HostileTexts[] = {
    "plain",
    "two words",
    "with \"quotes\"",
    "back\\slash",
    "\\",
    "\\\\\"",
    "\\N \\G \\l",
    "<b>bold</b>",
    "&amp; &lt;",
    "a\nb",
    "node",
    "DiGraph",
    "strict",
    "1.5",
    "-",
    ".",
    "-.",
    "1.2.3",
    "-1",
    "1-1",
    "1a",
    "a1",
    "_",
    "größe",
    "\u202Eleft",
    "x]; y -> z",
    "/* no comment",
    "# no comment",
    "//",
    "{",
    "%",
    "\xEF\xBF\xBF",
};

TEST(DotGraph, RandomDiagrams) {
  for (unsigned Seed = 1; Seed <= 12; ++Seed)
    expectSame(describeAll(randomDiagram(3 + Seed * 4, Seed * 9, Seed)));
}

TEST(DotGraph, HostileTextsEverywhere) {
  Diagram D = randomDiagram(32, 64, 7);
  for (const char *Text : HostileTexts) {
    for (Node &N : D.Nodes)
      N.Label = N.Tip = N.Address = Text;
    for (Edge &E : D.Edges)
      E.Label = E.Tip = E.Address = Text;
    for (Cluster &C : D.Clusters)
      C.Label = C.Tip = C.Address = Text;
    D.Title = Text;
    expectSame(describeAll(D));
  }
}

TEST(DotGraph, HostileIds) {
  Diagram D = randomDiagram(32, 32, 9);
  for (size_t I = 0; I < 32; ++I) {
    D.Nodes[I].Id = HostileTexts[I];
    D.Edges[I].Id = HostileTexts[31 - I];
  }
  expectSame(describeAll(D));
}

/// Values that no style makes, as they are: names and attributes alike.
TEST(DotGraph, AnyValue) {
  for (const char *Text : HostileTexts) {
    llvm::StringRef T(Text);
    // DOT cannot say an odd backslash before a quote or at the end, and a name
    // that begins with `%` is none for Graphviz.
    if (T == "\\" || T == "%")
      continue;
    DotGraph G(Text);
    DotClusterId C = G.addCluster(DotClusterId::none(), Text);
    G.set(C, {{"label", Text}});
    DotNodeId A = G.addNode(C, Text);
    DotNodeId B = G.addNode(DotClusterId::none(), std::string(Text) + "2");
    G.set(A, {{"label", Text}});
    G.set(B, {{"label", Text}, {"comment", std::string(Text) + "3"}});
    G.set(G.addEdge(A, B, Text), {{"label", Text}});
    G.addEdge(A, B);
    expectSame(G);
  }
}

TEST(DotGraph, LaterValuesAndDefaults) {
  DotGraph G("g");
  G.NodeDefaults = {{"shape", "box"}, {"style", "filled"}};
  G.set(DotClusterId::none(), {{"label", ""}, {"rankdir", "TB"}});
  DotClusterId C = G.addCluster(DotClusterId::none(), "c");
  G.set(C, {{"label", ""}});
  DotNodeId N = G.addNode(C, "n");
  G.set(N, {{"shape", "ellipse"}, {"shape", "box"}, {"style", "solid"}});
  DotNodeId M = G.addNode(DotClusterId::none(), "m");
  G.addEdge(M, N);
  DotEdgeId Same = G.addEdge(M, N);
  EXPECT_EQ(G.Edges.size(), 1U);
  G.set(Same, {{"label", "<b>x</b>", /*IsHtml=*/true}});
  expectSame(G);
  EXPECT_EQ(writeDot(G), "digraph g {\n"
                         "\tgraph [rankdir=TB];\n"
                         "\tnode [shape=box,\n"
                         "\t\tstyle=filled\n"
                         "\t];\n"
                         "\tsubgraph cluster_c {\n"
                         "\t\tgraph [label=\"\"];\n"
                         "\t\tn\t[style=solid];\n"
                         "\t}\n"
                         "\tm -> n\t[label=<<b>x</b>>];\n"
                         "}\n");
}

/// A label that is empty on purpose is not the node's name.
TEST(DotGraph, EmptyLabelsAreSaid) {
  DotGraph G("g");
  G.set(G.addNode(DotClusterId::none(), "n"), {{"label", ""}});
  EXPECT_EQ(writeDot(G), "digraph g {\n\tn\t[label=\"\"];\n}\n");
}

} // namespace
