//===- DiagramChanges.cpp - Two versions of a model in one diagram --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramChanges.h"

#include "Diagram/DiagramModel.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::report;
using llvm::StringRef;

namespace {

class Merger {
public:
  Merger(const DiffOutput &D, Theme Look) : D(D) {
    ModelOptions Options;
    Options.ShowThreats = false;
    Options.Look = Look;
    Out = makeDiagram(D.In, Options).Picture;
    // A diagram of changes has no other lines to tell apart.
    for (Edge &E : Out.Edges)
      E.Guard = Protection::Local;
    for (unsigned I = 0; I < Out.Nodes.size(); ++I)
      NodeOf[Out.Nodes[I].Id] = I;
    for (unsigned I = 0; I < Out.Clusters.size(); ++I)
      ClusterOf[Out.Clusters[I].Id] = static_cast<int>(I);
    for (unsigned I = 0; I < Out.Edges.size(); ++I)
      EdgeOf[Out.Edges[I].Id] = I;
    for (const VersionEntity &E : D.Old.Entities)
      if (E.Class == ir::EntityClass::Element ||
          E.Class == ir::EntityClass::Boundary)
        HadParts.insert(E.Parent);
  }

  Diagram run() {
    for (const ChangedEntity &C : D.Changes.Entities)
      if (C.Renamed)
        Renamed[D.Old.Entities[C.Before].Id] = D.New.Entities[C.After].Id;
    // By class, so frames come before what is in them; parents come first, as
    // their ids are the beginning of their children's.
    for (const ChangedEntity &C : D.Changes.Entities) {
      if (isAssumed(D, C) && C.Before != NoRow && C.After != NoRow) {
        mark(D.New.Entities[C.After].Id, Fate::Changed, C);
        continue;
      }
      if (C.After == NoRow)
        addGhost(D.Old.Entities[C.Before], Fate::Removed);
      else
        mark(D.New.Entities[C.After].Id,
             C.Before == NoRow ? Fate::Added : Fate::Changed, C);
      if (C.Before != NoRow && C.After != NoRow && C.Ends)
        addGhost(D.Old.Entities[C.Before], Fate::Removed);
    }
    fillFrames();
    return std::move(Out);
  }

private:
  void mark(StringRef Id, Fate F, const ChangedEntity &C) {
    std::string Words = "\n" + entityText(D, C);
    auto Set = [&](auto &X) {
      X.State = F;
      X.Tip += Words;
    };
    if (auto N = NodeOf.find(Id); N != NodeOf.end())
      Set(Out.Nodes[N->second]);
    else if (auto K = ClusterOf.find(Id); K != ClusterOf.end())
      Set(Out.Clusters[static_cast<size_t>(K->second)]);
    else if (auto E = EdgeOf.find(Id); E != EdgeOf.end())
      Set(Out.Edges[E->second]);
  }

  /// The id that \p Id of the old version has today.
  StringRef today(StringRef Id) const {
    auto It = Renamed.find(Id);
    return It == Renamed.end() ? Id : It->second;
  }

  /// The frame of what the old version has in \p Parent.
  int frameOf(StringRef Parent) const {
    StringRef Id = today(Parent);
    if (auto It = ClusterOf.find(Id); It != ClusterOf.end())
      return It->second;
    // It has no parts today, or it is the only system, which has no frame.
    auto It = NodeOf.find(Id);
    return It == NodeOf.end() ? -1 : Out.Nodes[It->second].Cluster;
  }

  /// An id that nothing else has: of a flow that is drawn twice.
  std::string freeId(StringRef Id) const {
    std::string Free = Id.str();
    while (NodeOf.contains(Free) || ClusterOf.contains(Free) ||
           EdgeOf.contains(Free))
      Free += ".-";
    return Free;
  }

  void addGhost(const VersionEntity &E, Fate F) {
    std::string Name = E.Id.substr(E.Id.rfind('.') + 1);
    std::string Kind = shortWord(D, E.Kind).str();
    std::string Tip = Name + " (" + Kind + ")\nremoved";
    switch (E.Class) {
    case ir::EntityClass::Data:
      return;
    case ir::EntityClass::System:
    case ir::EntityClass::Boundary:
      return addFrame(E, Name, Kind, Tip, F);
    case ir::EntityClass::Element:
      if (HadParts.contains(E.Id))
        return addFrame(E, Name, Kind, Tip, F);
      {
        Node N;
        N.Id = freeId(E.Id);
        N.Label = Name;
        N.Tip = Tip;
        N.Kind = shapeOf(D.In.Program, E.Kind);
        N.Cluster = frameOf(E.Parent);
        N.State = F;
        NodeOf[E.Id] = static_cast<unsigned>(Out.Nodes.size());
        Out.Nodes.push_back(std::move(N));
      }
      return;
    case ir::EntityClass::Flow: {
      std::optional<unsigned> A = nodeFor(E.Source), B = nodeFor(E.Target);
      if (!A || !B)
        return;
      Edge Line;
      Line.Id = freeId(E.Id);
      Line.Src = *A;
      Line.Dst = *B;
      Line.Label = Name;
      Line.Tip = Tip;
      Line.State = F;
      EdgeOf[Line.Id] = static_cast<unsigned>(Out.Edges.size());
      Out.Edges.push_back(std::move(Line));
      return;
    }
    }
  }

  void addFrame(const VersionEntity &E, const std::string &Name,
                const std::string &Kind, const std::string &Tip, Fate F) {
    Cluster C;
    C.Id = freeId(E.Id);
    C.Name = Name;
    C.Label = Name + " \u00B7 " + Kind;
    C.Tip = Tip;
    C.IsSystem = E.Class == ir::EntityClass::System;
    C.IsElement = E.Class == ir::EntityClass::Element;
    C.Parent = frameOf(E.Parent);
    C.State = F;
    ClusterOf[E.Id] = static_cast<int>(Out.Clusters.size());
    Out.Clusters.push_back(std::move(C));
  }

  /// The box at which a flow of the old version ends; of what has parts today,
  /// the first one.
  std::optional<unsigned> nodeFor(StringRef OldId) const {
    StringRef Id = today(OldId);
    if (auto It = NodeOf.find(Id); It != NodeOf.end())
      return It->second;
    auto It = ClusterOf.find(Id);
    for (unsigned I = 0; It != ClusterOf.end() && I < Out.Nodes.size(); ++I)
      for (int C = Out.Nodes[I].Cluster; C >= 0;
           C = Out.Clusters[static_cast<size_t>(C)].Parent)
        if (C == It->second)
          return I;
    return std::nullopt;
  }

  /// Graphviz leaves out a frame without contents.
  void fillFrames() {
    std::vector<bool> HasContents(Out.Clusters.size());
    for (const Node &N : Out.Nodes)
      if (N.Cluster >= 0)
        HasContents[static_cast<size_t>(N.Cluster)] = true;
    for (const Cluster &C : Out.Clusters)
      if (C.Parent >= 0)
        HasContents[static_cast<size_t>(C.Parent)] = true;
    for (size_t C = 0; C < HasContents.size(); ++C)
      if (!HasContents[C])
        Out.Nodes.push_back(
            emptyRemark(Out.Clusters[C].Id, static_cast<int>(C)));
  }

  const DiffOutput &D;
  Diagram Out;
  llvm::StringMap<unsigned> NodeOf, EdgeOf; ///< by id, the old ones' too
  llvm::StringMap<int> ClusterOf;
  llvm::StringMap<std::string> Renamed; ///< the old id to today's
  llvm::StringSet<> HadParts;
};

} // namespace

Diagram diagram::changesDiagram(const DiffOutput &D, Theme Look) {
  return Merger(D, Look).run();
}
