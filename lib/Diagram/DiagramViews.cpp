//===- DiagramViews.cpp - Parts and summaries of a diagram ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Diagram.h"
#include "Diagram/DiagramOrder.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace tmc;
using namespace tmc::diagram;

void Threats::add(const Threats &Other) {
  Findings.insert(Findings.end(), Other.Findings.begin(), Other.Findings.end());
  Worst = std::max(Worst, Other.Worst);
}

void Threats::normalize() {
  llvm::sort(Findings);
  Findings.erase(llvm::unique(Findings), Findings.end());
}

const char *diagram::markOf(Fate F) {
  static constexpr const char *Marks[NumFates] = {"", "+ ", "- ", "~ "};
  return Marks[static_cast<size_t>(F)];
}

std::string diagram::fullLabel(const Edge &E) {
  std::string Text = markOf(E.State);
  if (!E.Steps.empty())
    Text += E.Steps + ". ";
  return Text + E.Label;
}

std::string diagram::threatText(const Threats &T) {
  return T.count() == 0   ? std::string()
         : T.count() == 1 ? "1 threat"
                          : std::to_string(T.count()) + " threats";
}

std::vector<KeyEntry> diagram::keyOf(const Diagram &D) {
  static constexpr const char *ShapeWords[] = {
      "process", "store", "person", "external service", "boundary", ""};
  static constexpr const char *LineWords[] = {"not over a network", "encrypted",
                                              "cleartext", "unknown"};
  static constexpr const char *FateWords[NumFates] = {"", "added", "removed",
                                                      "changed"};
  bool HasShape[std::size(ShapeWords)] = {}, HasLine[std::size(LineWords)] = {},
       HasFate[NumFates] = {}, HasGrey = false;
  auto See = [&](const auto &X) {
    HasFate[static_cast<size_t>(X.State)] = true;
    HasGrey |= X.Greyed;
  };
  for (const Node &N : D.Nodes) {
    HasShape[static_cast<size_t>(N.Kind)] = true;
    See(N);
  }
  for (const Edge &E : D.Edges) {
    HasLine[static_cast<size_t>(E.Guard)] = true;
    See(E);
  }
  for (const Cluster &C : D.Clusters)
    See(C);
  std::vector<KeyEntry> Out;
  for (Shape S : {Shape::Actor, Shape::External, Shape::Process, Shape::Store,
                  Shape::Summary})
    if (HasShape[static_cast<size_t>(S)])
      Out.push_back(
          {KeyEntry::OfShape, S, {}, {}, ShapeWords[static_cast<size_t>(S)]});
  bool OverNetwork = false;
  for (Protection P :
       {Protection::Encrypted, Protection::Clear, Protection::Unknown})
    OverNetwork |= HasLine[static_cast<size_t>(P)];
  for (Protection P : {Protection::Encrypted, Protection::Clear,
                       Protection::Unknown, Protection::Local})
    if (OverNetwork && HasLine[static_cast<size_t>(P)])
      Out.push_back(
          {KeyEntry::OfLine, {}, P, {}, LineWords[static_cast<size_t>(P)]});
  for (Fate F : {Fate::Added, Fate::Removed, Fate::Changed})
    if (HasFate[static_cast<size_t>(F)])
      Out.push_back(
          {KeyEntry::OfFate, {}, {}, F, FateWords[static_cast<size_t>(F)]});
  if (HasGrey)
    Out.push_back({KeyEntry::Grey, {}, {}, {}, "out of scope"});
  return Out;
}

std::string diagram::validate(const Diagram &D) {
  llvm::StringSet<> Ids;
  int NumClusters = static_cast<int>(D.Clusters.size());
  for (const Node &N : D.Nodes) {
    if (N.Id.empty() || !Ids.insert(N.Id).second)
      return "an element has no id of its own: `" + N.Id + "`";
    if (N.Cluster < -1 || N.Cluster >= NumClusters)
      return "element `" + N.Id + "` is in a boundary that is not there";
  }
  for (const Edge &E : D.Edges)
    if (E.Src >= D.Nodes.size() || E.Dst >= D.Nodes.size())
      return "flow `" + E.Id + "` has an end that is not there";
  // A chain of parents that is longer than the number of boundaries is a cycle.
  for (const Cluster &C : D.Clusters) {
    int P = C.Parent;
    for (int Steps = 0; P != -1; ++Steps) {
      if (P < -1 || P >= NumClusters || Steps > NumClusters)
        return "boundary `" + C.Id + "` has no valid parent";
      P = D.Clusters[static_cast<size_t>(P)].Parent;
    }
  }
  std::vector<bool> HasContents(D.Clusters.size());
  for (const Node &N : D.Nodes)
    if (N.Cluster >= 0)
      HasContents[static_cast<size_t>(N.Cluster)] = true;
  for (const Cluster &C : D.Clusters)
    if (C.Parent >= 0)
      HasContents[static_cast<size_t>(C.Parent)] = true;
  for (size_t C = 0; C < D.Clusters.size(); ++C)
    if (!HasContents[C])
      return "boundary `" + D.Clusters[C].Id + "` is empty";
  return {};
}

namespace {

/// Builds a diagram some of whose nodes stand for several of another one.
class Summarizer {
public:
  /// \p IsWhole: summaries stand for all that is in their boundaries.
  Summarizer(const Diagram &From, bool IsWhole)
      : From(From), IsWhole(IsWhole), NewNode(From.Nodes.size(), -1),
        NewCluster(From.Clusters.size(), -1),
        SummaryOf(From.Clusters.size(), -1) {
    Out.Title = From.Title;
    Out.Legend = From.Legend;
    Out.Look = From.Look;
  }

  /// Keeps cluster \p C, inside \p Parent of the new diagram.
  void keepCluster(unsigned C, int Parent) {
    NewCluster[C] = static_cast<int>(Out.Clusters.size());
    Out.Clusters.push_back(From.Clusters[C]);
    Out.Clusters.back().Parent = Parent;
  }

  void keepNode(unsigned N, int Parent) {
    NewNode[N] = static_cast<int>(Out.Nodes.size());
    Out.Nodes.push_back(From.Nodes[N]);
    Out.Nodes.back().Cluster = Parent;
    Elements.push_back(0);
    InnerFlows.push_back(0);
  }

  /// Makes the summary of cluster \p C.
  void summarize(unsigned C, int Parent) {
    const Cluster &Old = From.Clusters[C];
    SummaryOf[C] = static_cast<int>(Out.Nodes.size());
    Node N;
    N.Id = Old.Id;
    N.Label = Old.Label;
    N.Tip = Old.Tip;
    N.Address = Old.Address;
    N.Greyed = Old.Greyed;
    N.State = Old.State;
    N.Kind = Shape::Summary;
    N.Cluster = Parent;
    Out.Nodes.push_back(std::move(N));
    Elements.push_back(0);
    InnerFlows.push_back(0);
    addThreats(static_cast<size_t>(SummaryOf[C]), Old.Open);
  }

  /// Puts node \p N into the summary of cluster \p C.
  void merge(unsigned N, unsigned C) {
    size_t S = static_cast<size_t>(SummaryOf[C]);
    NewNode[N] = SummaryOf[C];
    // A remark stands for nothing.
    Elements[S] += From.Nodes[N].Kind != Shape::Remark;
    if (Out.Nodes[S].State != From.Nodes[N].State)
      Out.Nodes[S].State = Fate::Changed;
    addGuest(S, From.Nodes[N].Label, From.Nodes[N].Besides);
    addThreats(S, From.Nodes[N].Open);
  }

  /// Puts cluster \p C into the summary of which \p Parent is a part.
  void mergeCluster(unsigned C, unsigned Parent) {
    SummaryOf[C] = SummaryOf[Parent];
    size_t S = static_cast<size_t>(SummaryOf[C]);
    addGuest(S, From.Clusters[C].Name, From.Clusters[C].Besides);
    addThreats(S, From.Clusters[C].Open);
  }

  /// Adds flow \p E between what its ends have become.
  void addFlow(const Edge &E) {
    int A = NewNode[E.Src];
    int B = NewNode[E.Dst];
    if (A < 0 || B < 0)
      return;
    bool FromSummary = isSummary(A);
    if (A == B && FromSummary) {
      ++InnerFlows[static_cast<size_t>(A)];
      addThreats(static_cast<size_t>(A), E.Open);
      return;
    }
    if (FromSummary || isSummary(B)) {
      auto [It, New] = MergedAt.try_emplace({A, B}, Out.Edges.size());
      if (!New) {
        Edge &M = Out.Edges[It->second];
        M.Open.add(E.Open);
        M.BothWays |= E.BothWays;
        M.Greyed &= E.Greyed;
        M.Guard = weaker(M.Guard, E.Guard);
        M.State = M.State == E.State ? M.State : Fate::Changed;
        M.Steps += (M.Steps.empty() || E.Steps.empty() ? "" : ", ") + E.Steps;
        M.Address.clear();
        unsigned Count = ++FlowCount[It->second];
        M.Label = std::to_string(Count) + " flows";
        // Up to a dozen: the tip would not fit on a screen.
        if (Count <= 12)
          M.Tip += "\n" + E.Tip;
        return;
      }
    }
    Out.Edges.push_back(E);
    Out.Edges.back().Src = static_cast<unsigned>(A);
    Out.Edges.back().Dst = static_cast<unsigned>(B);
    FlowCount.push_back(1);
  }

  Diagram finish() {
    for (Node &N : Out.Nodes)
      N.Open.normalize();
    for (Edge &E : Out.Edges)
      E.Open.normalize();
    for (size_t I = 0; IsWhole && I < Out.Nodes.size(); ++I)
      if (Out.Nodes[I].Kind == Shape::Summary)
        Out.Nodes[I].Label +=
            "\n" + plural(Elements[I], "element") +
            (InnerFlows[I] ? ", " + plural(InnerFlows[I], "inner flow")
                           : std::string());
    if (!IsWhole)
      dropFromLegend();
    return std::move(Out);
  }

  const Diagram &From;
  bool IsWhole;
  Diagram Out;
  std::vector<int> NewNode;    ///< by old node; -1: not drawn
  std::vector<int> NewCluster; ///< by old cluster; -1: not a cluster any more
  std::vector<int> SummaryOf;  ///< by old cluster; -1: not summarized

private:
  /// Says in summary \p S that \p Name, which is in it, is elsewhere as well.
  void addGuest(size_t S, const std::string &Name, const std::string &Besides) {
    if (Besides.empty())
      return;
    std::string &All = Out.Nodes[S].Besides;
    All += (All.empty() ? "" : "; ") + Name + " " + Besides;
  }

  void addThreats(size_t Summary, const Threats &T) {
    if (IsWhole)
      Out.Nodes[Summary].Open.add(T);
  }

  /// The legend counts what is drawn.
  void dropFromLegend() {
    llvm::DenseSet<uint32_t> Drawn;
    auto Add = [&](const Threats &T) {
      Drawn.insert(T.Findings.begin(), T.Findings.end());
    };
    for (const Node &N : Out.Nodes)
      Add(N.Open);
    for (const Edge &E : Out.Edges)
      Add(E.Open);
    for (const Cluster &C : Out.Clusters)
      Add(C.Open);
    for (LegendEntry &E : Out.Legend)
      llvm::erase_if(E.Findings,
                     [&](uint32_t F) { return !Drawn.contains(F); });
    llvm::erase_if(Out.Legend,
                   [](const LegendEntry &E) { return E.Findings.empty(); });
  }

  /// What can be said of flows that are drawn as one.
  static Protection weaker(Protection A, Protection B) {
    for (Protection P :
         {Protection::Clear, Protection::Unknown, Protection::Encrypted})
      if (A == P || B == P)
        return P;
    return Protection::Local;
  }

  bool isSummary(int N) const {
    return Out.Nodes[static_cast<size_t>(N)].Kind == Shape::Summary;
  }
  static std::string plural(unsigned N, const char *What) {
    return std::to_string(N) + " " + What + (N == 1 ? "" : "s");
  }

  std::vector<unsigned> Elements;   // by new node
  std::vector<unsigned> InnerFlows; // by new node
  std::vector<unsigned> FlowCount;  // by new edge
  std::map<std::pair<int, int>, size_t> MergedAt;
};

} // namespace

Diagram diagram::collapse(const Diagram &D,
                          const std::vector<bool> &Collapsed) {
  Summarizer S(D, /*IsWhole=*/true);
  auto Kept = [&](int C) {
    return C < 0 ? -1 : S.NewCluster[static_cast<size_t>(C)];
  };
  // Parents first: a cluster is kept, summarized, or inside a summary.
  for (unsigned L : Tree(D).Preorder) {
    if (L == 0)
      continue;
    unsigned C = L - 1;
    int Parent = D.Clusters[C].Parent;
    if (Parent >= 0 && S.SummaryOf[static_cast<size_t>(Parent)] >= 0)
      S.mergeCluster(C, static_cast<unsigned>(Parent));
    else if (!Collapsed[C])
      S.keepCluster(C, Kept(Parent));
    else
      S.summarize(C, Kept(Parent));
  }
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    int C = D.Nodes[I].Cluster;
    if (C >= 0 && S.SummaryOf[static_cast<size_t>(C)] >= 0)
      S.merge(I, static_cast<unsigned>(C));
    else
      S.keepNode(I, Kept(C));
  }
  for (const Edge &E : D.Edges)
    S.addFlow(E);
  return S.finish();
}

Diagram diagram::overview(const Diagram &D) {
  std::vector<bool> Collapsed(D.Clusters.size());
  for (size_t C = 0; C < D.Clusters.size(); ++C)
    Collapsed[C] = !D.Clusters[C].IsSystem;
  return collapse(D, Collapsed);
}

Diagram diagram::collapseTo(const Diagram &D, unsigned MaxNodes) {
  Tree T(D);
  // Boxes that each level would have if all that is to collapse did.
  std::vector<unsigned> Boxes(T.Nodes.size());
  for (unsigned L : llvm::reverse(T.Preorder)) {
    Boxes[L] += static_cast<unsigned>(T.Nodes[L].size());
    if (L != 0)
      Boxes[T.Parent[L]] += Boxes[L];
  }
  std::vector<unsigned> Order(T.Preorder);
  llvm::erase_if(
      Order, [&](unsigned L) { return L == 0 || D.Clusters[L - 1].IsSystem; });
  llvm::stable_sort(Order, [&](unsigned A, unsigned B) {
    return std::tuple(T.Depth[B], Boxes[B]) < std::tuple(T.Depth[A], Boxes[A]);
  });
  std::vector<bool> Collapsed(D.Clusters.size());
  unsigned Count = static_cast<unsigned>(D.Nodes.size());
  for (unsigned L : Order) {
    if (Count <= MaxNodes)
      break;
    // What is in it has been collapsed before, as it is deeper.
    unsigned Now = static_cast<unsigned>(T.Nodes[L].size());
    for (unsigned Child : T.Children[L])
      Now += Collapsed[Child] ? 1 : Boxes[Child + 1];
    Count = Count - Now + 1;
    Collapsed[L - 1] = true;
  }
  return collapse(D, Collapsed);
}

namespace {

/// A part of a diagram: nodes, the flows between them that are wanted, and the
/// clusters around them.
Diagram partOf(const Diagram &D, const std::vector<bool> &Nodes,
               const std::vector<bool> &Edges) {
  Summarizer S(D, /*IsWhole=*/false);
  std::vector<bool> IsAround(D.Clusters.size());
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    for (int C = D.Nodes[I].Cluster;
         Nodes[I] && C >= 0 && !IsAround[static_cast<size_t>(C)];
         C = D.Clusters[static_cast<size_t>(C)].Parent)
      IsAround[static_cast<size_t>(C)] = true;
  for (unsigned L : Tree(D).Preorder)
    if (L != 0 && IsAround[L - 1]) {
      int Parent = D.Clusters[L - 1].Parent;
      S.keepCluster(
          L - 1, Parent < 0 ? -1 : S.NewCluster[static_cast<size_t>(Parent)]);
    }
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    if (Nodes[I])
      S.keepNode(I,
                 D.Nodes[I].Cluster < 0
                     ? -1
                     : S.NewCluster[static_cast<size_t>(D.Nodes[I].Cluster)]);
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    if (Edges[I])
      S.addFlow(D.Edges[I]);
  return S.finish();
}

/// What \p IsWanted says of, with both ends of each flow that it does, and one
/// element at least of each boundary.
template <typename Fn> Diagram wanted(const Diagram &D, Fn IsWanted) {
  std::vector<bool> Nodes(D.Nodes.size()), Edges(D.Edges.size());
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    if (IsWanted(D.Edges[I]))
      Edges[I] = Nodes[D.Edges[I].Src] = Nodes[D.Edges[I].Dst] = true;
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    int C = D.Nodes[I].Cluster;
    if (IsWanted(D.Nodes[I]) ||
        (C >= 0 && IsWanted(D.Clusters[static_cast<size_t>(C)])))
      Nodes[I] = true;
  }
  return partOf(D, Nodes, Edges);
}

} // namespace

Diagram diagram::threatened(const Diagram &D) {
  return wanted(D, [](const auto &X) { return X.Open.count() > 0; });
}

Diagram diagram::changed(const Diagram &D) {
  return wanted(D, [](const auto &X) { return X.State != Fate::Same; });
}

Diagram diagram::contextOf(const Diagram &D) {
  auto IsOutside = [](const Node &N) {
    return N.Kind == Shape::Actor || N.Kind == Shape::External;
  };
  // Only systems stay as clusters, each with the box that stands for all that
  // is not outside.
  Diagram Flat;
  Flat.Title = D.Title;
  Flat.Legend = D.Legend;
  Flat.Look = D.Look;
  std::vector<int> SystemOf(D.Clusters.size(), -1);
  for (unsigned L : Tree(D).Preorder) {
    if (L == 0)
      continue;
    const Cluster &C = D.Clusters[L - 1];
    SystemOf[L - 1] = C.IsSystem      ? static_cast<int>(L - 1)
                      : C.Parent >= 0 ? SystemOf[static_cast<size_t>(C.Parent)]
                                      : -1;
  }
  // A cluster for each system, which collapse() makes a box of. With one system
  // there is no cluster for it: then it has the diagram's title.
  std::vector<int> BoxOf(D.Clusters.size() + 1, -1);
  for (const Node &N : D.Nodes) {
    Flat.Nodes.push_back(N);
    Node &New = Flat.Nodes.back();
    New.Cluster = -1;
    if (IsOutside(N))
      continue;
    int Of = N.Cluster < 0 ? -1 : SystemOf[static_cast<size_t>(N.Cluster)];
    int &Box = BoxOf[static_cast<size_t>(Of + 1)];
    if (Box < 0) {
      Box = static_cast<int>(Flat.Clusters.size());
      Cluster C;
      if (Of >= 0)
        C = D.Clusters[static_cast<size_t>(Of)];
      else
        C.Label = C.Name = D.Title;
      if (C.Id.empty())
        C.Id = "-";
      C.Parent = -1;
      Flat.Clusters.push_back(std::move(C));
    }
    New.Cluster = Box;
  }
  Flat.Edges = D.Edges;
  return collapse(Flat, std::vector<bool>(Flat.Clusters.size(), true));
}

Diagram diagram::focus(const Diagram &D, unsigned Cluster) {
  Summarizer S(D, /*IsWhole=*/false);
  for (unsigned L : Tree(D).Preorder) {
    if (L == 0)
      continue;
    unsigned C = L - 1;
    int Parent = D.Clusters[C].Parent;
    if (C == Cluster)
      S.keepCluster(C, -1);
    else if (Parent >= 0 && S.NewCluster[static_cast<size_t>(Parent)] >= 0)
      S.keepCluster(C, S.NewCluster[static_cast<size_t>(Parent)]);
  }
  std::vector<bool> IsInner(D.Nodes.size());
  for (unsigned I = 0; I < D.Nodes.size(); ++I) {
    int C = D.Nodes[I].Cluster;
    if (C >= 0 && S.NewCluster[static_cast<size_t>(C)] >= 0) {
      IsInner[I] = true;
      S.keepNode(I, S.NewCluster[static_cast<size_t>(C)]);
    }
  }
  auto Draw = [&](unsigned N) {
    if (S.NewNode[N] >= 0)
      return;
    int C = D.Nodes[N].Cluster;
    if (C < 0 || D.Clusters[static_cast<size_t>(C)].IsSystem) {
      S.keepNode(N, -1);
      return;
    }
    if (S.SummaryOf[static_cast<size_t>(C)] < 0)
      S.summarize(static_cast<unsigned>(C), -1);
    S.merge(N, static_cast<unsigned>(C));
  };
  for (const Edge &E : D.Edges) {
    if (!IsInner[E.Src] && !IsInner[E.Dst])
      continue;
    Draw(E.Src);
    Draw(E.Dst);
    S.addFlow(E);
  }
  return S.finish();
}
