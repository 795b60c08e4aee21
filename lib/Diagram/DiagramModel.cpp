//===- DiagramModel.cpp - A program and its findings as a diagram ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramModel.h"

#include "Diagram/Render.h"

#include "Report/Describe.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

namespace {

class Builder {
public:
  Builder(const BackendInput &In, const llvm::BitVector *Only)
      : In(In), P(In.Program), Open(P.Entities.size()),
        ClusterOf(P.Entities.size(), -1), NodeOf(P.Entities.size()),
        Drawn(P.Entities.size(), true) {
    if (Only || In.Tagged)
      chooseDrawn(Only ? *Only : *In.Tagged);
  }

  ModelDiagram run();

private:
  void chooseDrawn(const llvm::BitVector &Only);
  void collectFindings();
  void addLegend();
  void addCluster(ir::EntityId Id);
  void addNode(ir::EntityId Id);
  void addEdge(const ir::Flow &F);
  void fillEmptyClusters();

  StringRef annotation(ir::KindId K, StringRef Key) const;
  bool isGreyed(ir::EntityId E) const {
    return In.Engine.facts().isOutOfScope(E);
  }
  /// The first link that a browser opens.
  std::string addressOf(ir::EntityId E) const {
    for (const review::WebLink &L : review::linksOf(In.Engine, E))
      if (StringRef(L.Address).starts_with("https://") ||
          StringRef(L.Address).starts_with("http://"))
        return L.Address;
    return {};
  }
  /// Whether a kind says more than the class that it is of.
  bool isRoot(ir::KindId K) const { return !P.Kinds[K].Base; }
  StringRef kindName(ir::KindId K) const { return P.shortName(P.Kinds[K].Id); }
  int clusterAround(const ir::Entity &E) const {
    return E.Parent ? ClusterOf[E.Parent.index()] : -1;
  }
  diagram::Shape shapeOf(ir::KindId K) const;
  diagram::Heat heatOf(unsigned Severity) const;
  std::string flowLabel(const ir::Entity &E, ir::EntityId Id) const;
  std::string tip(const ir::Entity &E, ir::EntityId Id);
  const std::string &titleOf(uint32_t Finding);

  const BackendInput &In;
  const ir::Program &P;
  ModelDiagram Out;
  std::vector<diagram::Threats> Open; ///< by entity
  std::vector<int> ClusterOf;         ///< by entity; -1: not drawn as one
  std::vector<unsigned> NodeOf;       ///< by entity
  llvm::DenseMap<uint32_t, std::string> Titles; ///< by finding
  llvm::BitVector Drawn;                        ///< by entity
  bool DrawSystems = false; ///< one system needs no frame of its own
};

StringRef Builder::annotation(ir::KindId K, StringRef Key) const {
  const ir::Property *A = P.annotation(K, Key);
  return A && A->V.Tag == ir::ValueTag::String ? P.text(A->V.name())
                                               : StringRef();
}

diagram::Shape Builder::shapeOf(ir::KindId K) const {
  StringRef Shape = annotation(K, "shape");
  if (Shape == "store")
    return diagram::Shape::Store;
  if (Shape == "actor")
    return diagram::Shape::Actor;
  if (Shape == "external")
    return diagram::Shape::External;
  return diagram::Shape::Process;
}

/// Severities are ranks: the lowest is 1, the highest MaxHeat.
diagram::Heat Builder::heatOf(unsigned Severity) const {
  unsigned Count = severityCount(P);
  if (Count < 2)
    return diagram::MaxHeat;
  unsigned Steps = diagram::MaxHeat - 1;
  unsigned Scaled = (Severity * Steps + (Count - 1) / 2) / (Count - 1);
  return static_cast<diagram::Heat>(1 + std::min(Scaled, Steps));
}

/// \p Only, and what is around it.
void Builder::chooseDrawn(const llvm::BitVector &Only) {
  Drawn = Only;
  for (unsigned E : Only.set_bits())
    for (ir::EntityId Up = P.Entities[ir::EntityId(E)].Parent;
         Up && !Drawn.test(Up.index()); Up = P.Entities[Up].Parent)
      Drawn.set(Up.index());
}

void Builder::collectFindings() {
  const rules::FindingSet &F = In.Findings;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const rules::Finding &Row = F.Findings[FindingId(I)];
    if (!rules::countsForGate(Row))
      continue;
    for (ir::EntityId E : Row.Bindings.of(F.Bindings)) {
      diagram::Threats &T = Open[E.index()];
      if (T.Findings.empty() || T.Findings.back() != I) // bound twice
        T.Findings.push_back(I);
      T.Worst = std::max(T.Worst, heatOf(Row.Severity));
    }
  }
}

void Builder::addLegend() {
  const auto &Rows = In.Findings.Findings;
  std::vector<std::vector<uint32_t>> Of(severityCount(P));
  for (uint32_t I = 0; I < Rows.size(); ++I)
    if (const rules::Finding &F = Rows[FindingId(I)];
        rules::countsForGate(F) && F.Severity < Of.size() &&
        llvm::any_of(
            F.Bindings.of(In.Findings.Bindings),
            [&](ir::EntityId E) { return Drawn.test(E.index()); }))
      Of[F.Severity].push_back(I);
  for (unsigned S = static_cast<unsigned>(Of.size()); S-- > 0;)
    if (!Of[S].empty())
      Out.Picture.Legend.push_back(
          {severityName(P, S), heatOf(S), std::move(Of[S])});
}

const std::string &Builder::titleOf(uint32_t Finding) {
  auto [It, New] = Titles.try_emplace(Finding);
  if (New)
    It->second =
        severityName(P, In.Findings.Findings[FindingId(Finding)].Severity) +
        ": " + In.Review.title(FindingId(Finding));
  return It->second;
}

/// Kind, then the first findings, worst first.
std::string Builder::tip(const ir::Entity &E, ir::EntityId Id) {
  constexpr size_t MaxShown = 8;
  std::string Text = P.labelName(Id);
  if (!isRoot(E.Kind))
    Text += " (" + kindName(E.Kind).str() + ")";
  if (std::string Besides = besidesText(In.Engine, Id); !Besides.empty())
    Text += "\n" + Besides;
  if (isGreyed(Id))
    Text += "\nout of scope: " + outOfScopeReason(In.Engine, Id).str();
  std::string Tags = llvm::join(review::tagsOf(In.Engine, Id), ", ");
  if (!Tags.empty())
    Text += "\ntags: " + Tags;
  for (const review::WebLink &L : review::linksOf(In.Engine, Id))
    Text +=
        "\n" + (L.Text == L.Address ? L.Address : L.Text + ": " + L.Address);
  std::vector<uint32_t> Worst = Open[Id.index()].Findings;
  llvm::stable_sort(Worst, [&](uint32_t A, uint32_t B) {
    return In.Findings.Findings[FindingId(A)].Severity >
           In.Findings.Findings[FindingId(B)].Severity;
  });
  for (size_t I = 0; I < Worst.size() && I < MaxShown; ++I)
    Text += "\n" + titleOf(Worst[I]);
  if (Worst.size() > MaxShown)
    Text += "\nand " + std::to_string(Worst.size() - MaxShown) + " more";
  return Text;
}

void Builder::addCluster(ir::EntityId Id) {
  const ir::Entity &E = P.Entities[Id];
  diagram::Cluster C;
  C.Id = P.text(E.Id).str();
  C.IsSystem = E.Class == ir::EntityClass::System;
  C.IsElement = E.Class == ir::EntityClass::Element;
  C.Parent = clusterAround(E);
  C.Label = P.labelName(Id);
  C.Greyed = isGreyed(Id);
  C.Address = addressOf(Id);
  // `vpc : Vpc` says it once.
  if (!isRoot(E.Kind) && !kindName(E.Kind).equals_insensitive(C.Label))
    C.Label += " \u00B7 " + kindName(E.Kind).str();
  C.Name = P.labelName(Id);
  C.Besides = besidesText(In.Engine, Id);
  if (!C.Besides.empty())
    C.Label += " \u00B7 " + C.Besides;
  C.Tip = tip(E, Id);
  C.Open = Open[Id.index()];
  ClusterOf[Id.index()] = static_cast<int>(Out.Clusters.size());
  Out.Picture.Clusters.push_back(std::move(C));
  Out.Clusters.push_back(Id);
}

void Builder::addNode(ir::EntityId Id) {
  const ir::Entity &E = P.Entities[Id];
  diagram::Node N;
  N.Id = P.text(E.Id).str();
  N.Label = P.labelName(Id);
  N.Besides = besidesText(In.Engine, Id);
  N.Greyed = isGreyed(Id);
  N.Address = addressOf(Id);
  N.Tip = tip(E, Id);
  N.Kind = shapeOf(E.Kind);
  N.Cluster = clusterAround(E);
  N.Open = Open[Id.index()];
  NodeOf[Id.index()] = static_cast<unsigned>(Out.Picture.Nodes.size());
  Out.Picture.Nodes.push_back(std::move(N));
}

/// `HTTPS: Order, CardNumber`, `HTTPS: Pin, returns Ticket`; the flow's own
/// name if there is nothing to say.
std::string Builder::flowLabel(const ir::Entity &E, ir::EntityId Id) const {
  std::string Text = annotation(E.Kind, "label").str();
  if (Text.empty() && !isRoot(E.Kind))
    Text = kindName(E.Kind).str();
  std::string Carried = payloadText(In.Engine, Id);
  if (!Carried.empty())
    Text += (Text.empty() ? "" : ": ") + Carried;
  return Text.empty() ? P.labelName(Id) : Text;
}

void Builder::addEdge(const ir::Flow &F) {
  const ir::Entity &E = P.Entities[F.Self];
  diagram::Edge Flow;
  Flow.Id = P.text(E.Id).str();
  Flow.Src = NodeOf[F.Source.index()];
  Flow.Dst = NodeOf[F.Target.index()];
  Flow.Label = flowLabel(E, F.Self);
  Flow.Tip = tip(E, F.Self);
  Flow.BothWays = F.TwoWay;
  Flow.Greyed = isGreyed(F.Self);
  Flow.Address = addressOf(F.Self);
  Flow.Open = Open[F.Self.index()];
  Out.Picture.Edges.push_back(std::move(Flow));
}

/// Graphviz leaves out what has no contents.
void Builder::fillEmptyClusters() {
  std::vector<bool> HasContents(Out.Clusters.size());
  for (const diagram::Node &N : Out.Picture.Nodes)
    if (N.Cluster >= 0)
      HasContents[static_cast<size_t>(N.Cluster)] = true;
  for (const diagram::Cluster &C : Out.Picture.Clusters)
    if (C.Parent >= 0)
      HasContents[static_cast<size_t>(C.Parent)] = true;
  for (size_t C = 0; C < HasContents.size(); ++C) {
    if (HasContents[C])
      continue;
    diagram::Node N;
    N.Id = Out.Picture.Clusters[C].Id + ".-";
    N.Label = "(empty)";
    N.Kind = diagram::Shape::Remark;
    N.Cluster = static_cast<int>(C);
    Out.Picture.Nodes.push_back(std::move(N));
  }
}

ModelDiagram Builder::run() {
  collectFindings();
  unsigned NumSystems = 0;
  std::string Title;
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::System) {
      ++NumSystems;
      Title += (Title.empty() ? "" : ", ") + P.labelName(ir::EntityId(I));
    }
  DrawSystems = NumSystems > 1;
  Out.Picture.Title = In.Options.Title.empty() ? Title : In.Options.Title;
  addLegend();
  std::vector<bool> HasParts(P.Entities.size());
  for (const ir::Entity &E : P.Entities.rows())
    if (E.Parent && (E.Class == ir::EntityClass::Element ||
                     E.Class == ir::EntityClass::Boundary))
      HasParts[E.Parent.index()] = true;
  // A parent's id is smaller than its children's.
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId Id(I);
    if (!Drawn.test(I))
      continue;
    if (P.isStatement(Id))
      continue;
    switch (P.Entities[Id].Class) {
    case ir::EntityClass::System:
      if (DrawSystems)
        addCluster(Id);
      break;
    case ir::EntityClass::Boundary:
      addCluster(Id);
      break;
    case ir::EntityClass::Element:
      if (HasParts[I])
        addCluster(Id);
      else
        addNode(Id);
      break;
    case ir::EntityClass::Flow:
    case ir::EntityClass::Data:
      break;
    }
  }
  for (const ir::Flow &F : P.Flows)
    if (Drawn.test(F.Self.index()))
      addEdge(F);
  fillEmptyClusters();
  return std::move(Out);
}

} // namespace

ModelDiagram diagram::makeDiagram(const BackendInput &In,
                                  const llvm::BitVector *Only) {
  return Builder(In, Only).run();
}

std::string diagram::drawModel(const BackendInput &In,
                               const llvm::BitVector *Only,
                               std::optional<Direction> Dir) {
  RenderOptions Options;
  Options.Output = Format::Svg;
  Options.Dir = Dir;
  return renderIsolated(makeDiagram(In, Only).Picture, Options).Data;
}
