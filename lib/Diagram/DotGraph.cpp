//===- DotGraph.cpp - A graph as DOT --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Graphviz's own printer asks of every node for every cluster whether it is in
// it, which takes minutes for ten thousand elements.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DotGraph.h"

#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::diagram;
using llvm::StringRef;

namespace {

class Writer {
public:
  explicit Writer(const DotGraph &G);

  std::string write();

private:
  /// By key; of several values the last one.
  using Sorted = std::vector<const Attribute *>;
  static Sorted sorted(const Attributes &List);
  /// Of \p List what differs from \p Defaults.
  static Sorted changes(const Attributes &List, const Sorted &Defaults);

  void indent() { Out.append(Level, '\t'); }
  void value(const Attribute &A);
  /// `graph`, `node` or `edge` with its attributes. Of the graph's own, empty
  /// ones say nothing; those of a cluster hide the graph's.
  void defaults(StringRef Kind, const Sorted &List, bool WithEmpty);
  void subgraph(DotClusterId C);
  bool isBare(DotNodeId N) const {
    return changes(G.Nodes[N].Set, NodeDefaults).empty();
  }
  void node(DotNodeId N);
  void edge(DotEdgeId E);
  /// The list behind a node or an edge, of which \p Key comes first.
  void list(StringRef Key, const Sorted &List);
  void rootNodesAndEdges();

  const DotGraph &G;
  Sorted NodeDefaults;
  Sorted EdgeDefaults;
  /// What stands in which cluster, by cluster plus one.
  std::vector<std::vector<DotClusterId>> Inner;
  std::vector<std::vector<DotNodeId>> Members;
  std::string Out;
  size_t Level = 0;
};

} // namespace

static size_t slot(DotClusterId C) { return C ? C.index() + 1 : 0; }

Writer::Writer(const DotGraph &G)
    : G(G), NodeDefaults(sorted(G.NodeDefaults)),
      EdgeDefaults(sorted(G.EdgeDefaults)), Inner(G.Clusters.size() + 1),
      Members(G.Clusters.size() + 1) {
  for (uint32_t I = 0; I < G.Clusters.size(); ++I)
    Inner[slot(G.Clusters[DotClusterId(I)].Parent)].push_back(DotClusterId(I));
  for (uint32_t I = 0; I < G.Nodes.size(); ++I)
    Members[slot(G.Nodes[DotNodeId(I)].In)].push_back(DotNodeId(I));
}

Writer::Sorted Writer::sorted(const Attributes &List) {
  Sorted Out;
  for (const Attribute &A : List)
    Out.push_back(&A);
  auto ByKey = [](const Attribute *A, const Attribute *B) {
    return StringRef(A->Key) < B->Key;
  };
  llvm::stable_sort(Out, ByKey);
  Sorted Last;
  for (const Attribute *A : Out) {
    if (!Last.empty() && StringRef(Last.back()->Key) == A->Key)
      Last.back() = A;
    else
      Last.push_back(A);
  }
  return Last;
}

Writer::Sorted Writer::changes(const Attributes &List, const Sorted &Defaults) {
  Sorted All = sorted(List);
  llvm::erase_if(All, [&](const Attribute *A) {
    auto It = llvm::lower_bound(Defaults, StringRef(A->Key),
                                [](const Attribute *D, StringRef Key) {
                                  return StringRef(D->Key) < Key;
                                });
    return It != Defaults.end() && StringRef((*It)->Key) == A->Key &&
           (*It)->Value == A->Value && (*It)->IsHtml == A->IsHtml;
  });
  return All;
}

void Writer::value(const Attribute &A) {
  document::writeDotId(Out, A.Key);
  Out += '=';
  if (A.IsHtml)
    ((Out += '<') += A.Value) += '>';
  else
    document::writeDotId(Out, A.Value);
}

void Writer::defaults(StringRef Kind, const Sorted &List, bool WithEmpty) {
  size_t Count = 0;
  for (const Attribute *A : List) {
    if (A->Value.empty() && !WithEmpty)
      continue;
    if (Count++ == 0) {
      indent();
      Out += Kind;
      Out += " [";
      ++Level;
    } else {
      Out += ",\n";
      indent();
    }
    value(*A);
  }
  if (Count == 0)
    return;
  --Level;
  if (Count > 1) {
    Out += '\n';
    indent();
  }
  Out += "];\n";
}

void Writer::list(StringRef Key, const Sorted &List) {
  bool IsFirst = true;
  auto Next = [&] {
    if (IsFirst) {
      Out += "\t[";
      ++Level;
    } else {
      Out += ",\n";
      indent();
    }
    IsFirst = false;
  };
  if (!Key.empty()) {
    Next();
    Out += "key=";
    document::writeDotId(Out, Key);
  }
  for (const Attribute *A : List) {
    Next();
    value(*A);
  }
  if (!IsFirst) {
    Out += ']';
    --Level;
  }
  Out += ";\n";
}

void Writer::node(DotNodeId N) {
  indent();
  document::writeDotId(Out, G.Nodes[N].Name);
  list("", changes(G.Nodes[N].Set, NodeDefaults));
}

void Writer::edge(DotEdgeId E) {
  const DotEdge &Row = G.Edges[E];
  indent();
  document::writeDotId(Out, G.Nodes[Row.From].Name);
  Out += " -> ";
  document::writeDotId(Out, G.Nodes[Row.To].Name);
  list(Row.Key, changes(Row.Set, EdgeDefaults));
}

void Writer::subgraph(DotClusterId C) {
  indent();
  Out += "subgraph ";
  document::writeDotId(Out, G.Clusters[C].Name);
  Out += " {\n";
  ++Level;
  defaults("graph", sorted(G.Clusters[C].Set), /*WithEmpty=*/true);
  for (DotClusterId Within : Inner[slot(C)])
    subgraph(Within);
  for (DotNodeId N : Members[slot(C)])
    node(N);
  --Level;
  indent();
  Out += "}\n";
}

/// Each node with the edges that leave it, by where they go. A node that is in
/// no cluster comes before the first edge that touches it; if there is nothing
/// to say of it, that edge says that it is there.
void Writer::rootNodesAndEdges() {
  std::vector<std::vector<DotEdgeId>> Leaving(G.Nodes.size());
  for (uint32_t I = 0; I < G.Edges.size(); ++I)
    Leaving[G.Edges[DotEdgeId(I)].From.index()].push_back(DotEdgeId(I));
  std::vector<bool> Written(G.Nodes.size());
  std::vector<bool> HasEdges(G.Nodes.size());
  for (const DotEdge &E : G.Edges.rows())
    HasEdges[E.From.index()] = HasEdges[E.To.index()] = true;
  auto Ensure = [&](DotNodeId N) {
    if (!G.Nodes[N].In && !Written[N.index()] &&
        !(HasEdges[N.index()] && isBare(N)))
      node(N);
    Written[N.index()] = true;
  };
  for (uint32_t I = 0; I < G.Nodes.size(); ++I) {
    Ensure(DotNodeId(I));
    llvm::stable_sort(Leaving[I], [&](DotEdgeId A, DotEdgeId B) {
      return G.Edges[A].To < G.Edges[B].To;
    });
    for (DotEdgeId E : Leaving[I]) {
      Ensure(G.Edges[E].To);
      edge(E);
    }
  }
}

std::string Writer::write() {
  Out += "digraph ";
  document::writeDotId(Out, G.Name);
  Out += " {\n";
  Level = 1;
  defaults("graph", sorted(G.Set), /*WithEmpty=*/false);
  defaults("node", NodeDefaults, /*WithEmpty=*/false);
  defaults("edge", EdgeDefaults, /*WithEmpty=*/false);
  for (DotClusterId C : Inner[0])
    subgraph(C);
  rootNodesAndEdges();
  Out += "}\n";
  return std::move(Out);
}

std::string diagram::writeDot(const DotGraph &G) { return Writer(G).write(); }
