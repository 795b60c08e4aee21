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

/// How a flow's tip says it; null: not at all.
const char *protectionWord(Protection P) {
  switch (P) {
  case Protection::Local:
    return nullptr;
  case Protection::Encrypted:
    return "encrypted";
  case Protection::Clear:
    return "cleartext";
  case Protection::Unknown:
    return "encrypted or not: unknown";
  }
  return nullptr;
}

/// What a kind's `@shape` says.
Shape shapeOfKind(const ir::Program &P, ir::KindId K) {
  const ir::Property *A = P.annotation(K, "shape");
  StringRef Word =
      A && A->V.Tag == ir::ValueTag::String ? P.text(A->V.name()) : StringRef();
  if (Word == "store")
    return Shape::Store;
  if (Word == "actor")
    return Shape::Actor;
  if (Word == "external")
    return Shape::External;
  return Shape::Process;
}

class Builder {
public:
  Builder(const BackendInput &In, const ModelOptions &Options)
      : In(In), P(In.Program), Options(Options), Open(P.Entities.size()),
        ClusterOf(P.Entities.size(), -1), NodeOf(P.Entities.size()),
        Drawn(P.Entities.size(), true) {
    if (Options.Only || In.Tagged)
      chooseDrawn(Options.Only ? *Options.Only : *In.Tagged);
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
  std::string carriedAlong(llvm::ArrayRef<ir::EntityId> Data) const;
  void turnAlong(const ir::Flow &F, diagram::Edge &Flow) const;
  std::string tip(const ir::Entity &E, ir::EntityId Id);
  const std::string &titleOf(uint32_t Finding);

  const BackendInput &In;
  const ir::Program &P;
  const ModelOptions &Options;
  ModelDiagram Out;
  std::vector<diagram::Threats> Open; ///< by entity
  std::vector<int> ClusterOf;         ///< by entity; -1: not drawn as one
  std::vector<unsigned> NodeOf;       ///< by entity
  llvm::DenseMap<uint32_t, std::string> Titles; ///< by finding
  llvm::BitVector Drawn;                        ///< by entity
  bool DrawSystems = false; ///< one system needs no frame of its own
};

/// \p Only, and what is around it.
void Builder::chooseDrawn(const llvm::BitVector &Only) {
  Drawn = Only;
  for (unsigned E : Only.set_bits())
    for (ir::EntityId Up = P.Entities[ir::EntityId(E)].Parent;
         Up && !Drawn.test(Up.index()); Up = P.Entities[Up].Parent)
      Drawn.set(Up.index());
}

void Builder::collectFindings() {
  if (!Options.ShowThreats)
    return;
  const rules::FindingSet &F = In.Findings;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const rules::Finding &Row = F.Findings[FindingId(I)];
    if (!rules::countsForGate(Row))
      continue;
    for (ir::EntityId E : Row.Bindings.of(F.Bindings)) {
      diagram::Threats &T = Open[E.index()];
      if (T.Findings.empty() || T.Findings.back() != I) // bound twice
        T.Findings.push_back(I);
      T.Worst = std::max(T.Worst, heatOf(P, Row.Severity));
    }
  }
}

void Builder::addLegend() {
  if (!Options.ShowThreats)
    return;
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
          {severityName(P, S), heatOf(P, S), std::move(Of[S])});
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
  N.Kind = shapeOfKind(P, E.Kind);
  N.Cluster = clusterAround(E);
  N.Open = Open[Id.index()];
  NodeOf[Id.index()] = static_cast<unsigned>(Out.Picture.Nodes.size());
  Out.Picture.Nodes.push_back(std::move(N));
}

/// Those of \p Data that the diagram follows.
std::string Builder::carriedAlong(llvm::ArrayRef<ir::EntityId> Data) const {
  std::string Text;
  for (ir::EntityId D : Data)
    if (Options.Along->test(D.index()))
      Text += (Text.empty() ? "" : ", ") + P.labelName(D);
  return Text;
}

/// Turns an arrow the way the data goes that the diagram follows, whoever
/// calls.
void Builder::turnAlong(const ir::Flow &F, diagram::Edge &Flow) const {
  const analysis::Facts &Facts = In.Engine.facts();
  std::string Sent = carriedAlong(Facts.sent(F.Self));
  std::string Back = carriedAlong(Facts.returned(F.Self));
  if (Sent.empty() && Back.empty())
    return;
  Flow.BothWays = !Sent.empty() && !Back.empty();
  std::string Carried = Sent == Back || Back.empty() ? Sent
                        : Sent.empty() ? Back
                                       : Sent + ", returns " + Back;
  Flow.Label = flowLabel(In, F.Self, Carried);
  if (Sent.empty())
    std::swap(Flow.Src, Flow.Dst);
}

void Builder::addEdge(const ir::Flow &F) {
  const ir::Entity &E = P.Entities[F.Self];
  diagram::Edge Flow;
  Flow.Id = P.text(E.Id).str();
  Flow.Src = NodeOf[F.Source.index()];
  Flow.Dst = NodeOf[F.Target.index()];
  Flow.Label = flowLabel(In, F.Self, payloadText(In.Engine, F.Self));
  Flow.Tip = tip(E, F.Self);
  Flow.BothWays = F.TwoWay;
  Flow.Greyed = isGreyed(F.Self);
  Flow.Guard = protectionOf(In, F.Self);
  if (const char *Word = protectionWord(Flow.Guard))
    Flow.Tip += std::string("\n") + Word;
  Flow.Address = addressOf(F.Self);
  Flow.Open = Open[F.Self.index()];
  for (size_t I = 0; I < Options.Steps.size(); ++I)
    if (Options.Steps[I] == F.Self)
      Flow.Steps += (Flow.Steps.empty() ? "" : ", ") + std::to_string(I + 1);
  if (Options.Along)
    turnAlong(F, Flow);
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
    Out.Picture.Nodes.push_back(
        emptyRemark(Out.Picture.Clusters[C].Id, static_cast<int>(C)));
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
  Out.Picture.Look = Options.Look;
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

Shape diagram::shapeOf(const ir::Program &P, StringRef Kind) {
  for (uint32_t I = 0; I < P.Kinds.size(); ++I)
    if (P.text(P.Kinds[ir::KindId(I)].Id) == Kind)
      return shapeOfKind(P, ir::KindId(I));
  return Shape::Process;
}

Node diagram::emptyRemark(StringRef ClusterId, int Index) {
  Node N;
  N.Id = (ClusterId + ".-").str();
  N.Label = "(empty)";
  N.Kind = Shape::Remark;
  N.Cluster = Index;
  return N;
}

Heat diagram::heatOf(const ir::Program &P, unsigned Severity) {
  unsigned Count = severityCount(P);
  if (Count < 2)
    return MaxHeat;
  unsigned Steps = MaxHeat - 1;
  unsigned Scaled = (Severity * Steps + (Count - 1) / 2) / (Count - 1);
  return static_cast<Heat>(1 + std::min(Scaled, Steps));
}

std::string diagram::flowLabel(const BackendInput &In, ir::EntityId F,
                               const std::string &Carried) {
  const ir::Program &P = In.Program;
  const ir::Entity &E = P.Entities[F];
  // The root kind says nothing that the arrow does not.
  std::string Text;
  if (P.Kinds[E.Kind].Base)
    Text = protocolName(P, E.Kind);
  if (!Carried.empty())
    Text += (Text.empty() ? "" : ": ") + Carried;
  return Text.empty() ? P.labelName(F) : Text;
}

Protection diagram::protectionOf(const BackendInput &In, ir::EntityId F) {
  const ir::WellKnown &Known = In.Program.Known;
  if (!Known.FlowEncrypted)
    return Protection::Local;
  if (Known.FlowNetworked) {
    ir::Value Networked = In.Engine.attribute(F, Known.FlowNetworked);
    if (Networked.Tag == ir::ValueTag::Bool && !Networked.isTrue())
      return Protection::Local;
  }
  ir::Value Is = In.Engine.attribute(F, Known.FlowEncrypted);
  return Is.Tag != ir::ValueTag::Bool ? Protection::Unknown
         : Is.isTrue()                ? Protection::Encrypted
                                      : Protection::Clear;
}

ModelDiagram diagram::makeDiagram(const BackendInput &In,
                                  const ModelOptions &Options) {
  return Builder(In, Options).run();
}

Diagram diagram::viewDiagram(const BackendInput &In,
                             const rules::ViewSelection &Of,
                             ModelOptions Options) {
  Options.Only = &Of.Shown;
  Options.Steps = Of.Steps;
  if (Of.Followed.any())
    Options.Along = &Of.Followed;
  ModelDiagram M = makeDiagram(In, Options);
  if (Of.Collapsed.none())
    return std::move(M.Picture);
  std::vector<bool> Collapsed;
  for (ir::EntityId E : M.Clusters)
    Collapsed.push_back(Of.Collapsed.test(E.index()));
  return collapse(M.Picture, Collapsed);
}

std::string diagram::drawModel(const BackendInput &In,
                               const llvm::BitVector *Only,
                               std::optional<Direction> Dir) {
  RenderOptions Options;
  Options.Output = Format::Svg;
  Options.Dir = Dir;
  ModelOptions Model;
  Model.Only = Only;
  return renderIsolated(makeDiagram(In, Model).Picture, Options).Data;
}
