//===- ThreatDragon.cpp - A model for OWASP Threat Dragon -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Threat Dragon's format, version 2: one diagram with the picture that our own
/// layout makes, and the findings as threats of the cells that they are about.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"
#include "Backends/Exchange.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramModel.h"
#include "Document/JsonWriter.h"
#include "Layout/Layout.h"
#include "Report/FindingText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {

constexpr char FormatVersion[] = "2.4.0";
constexpr char LineColour[] = "#333333", OpenColour[] = "red";
constexpr layout::Coord CharWidth = 8, LineHeight = 18, BoxHeight = 64,
                        LeastWidth = 110;

class ThreatDragon {
public:
  ThreatDragon(const BackendInput &In, llvm::raw_ostream &OS)
      : X(In, "threat-dragon"), In(In), P(In.Program),
        D(diagram::makeDiagram(In).Picture),
        W(OS, JsonWriter::Style::ForPeople) {
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      ById[P.text(P.Entities[EntityId(I)].Id)] = EntityId(I);
  }

  void run();

private:
  void arrange();
  void cell(StringRef Id, StringRef Shape, int64_t Depth);
  void box(const layout::Rect &R);
  void boundary(unsigned Index);
  void node(unsigned Index);
  void flow(unsigned Index);
  void colours(bool Line, bool Open, bool Dashed);
  /// Members that the data of every cell has; leaves the object open.
  void data(StringRef Type, EntityId E, StringRef Name);
  void threats(EntityId E);
  void threat(FindingId Id);
  StringRef category(const ir::Rule &R);
  EntityId entity(StringRef Id) const { return ById.lookup(Id); }

  Exchange X;
  const BackendInput &In;
  const ir::Program &P;
  const diagram::Diagram D;
  JsonWriter W;
  layout::Picture Places;
  llvm::StringMap<EntityId> ById;
  int64_t Threats = 0;
};

layout::Size sizeOf(StringRef Text, layout::Coord Least) {
  return {std::max(Least, static_cast<layout::Coord>(Text.size()) * CharWidth +
                              2 * CharWidth),
          LineHeight};
}

StringRef statusOf(FindingState S) {
  switch (S) {
  case FindingState::Open:
  case FindingState::Planned:
  case FindingState::Question: // not written
    return "Open";
  case FindingState::Transferred:
    return "Transferred";
  case FindingState::Accepted:
    return "Accepted";
  case FindingState::Dismissed:
    return "NA";
  case FindingState::Mitigated:
    return "Mitigated";
  }
  llvm_unreachable("unknown state");
}

} // namespace

void ThreatDragon::arrange() {
  layout::Graph G;
  for (const diagram::Node &N : D.Nodes) {
    layout::Size S = sizeOf(N.Label, LeastWidth);
    S.H = BoxHeight;
    G.Boxes.push_back(
        {S, N.Cluster < 0 ? layout::None : static_cast<uint32_t>(N.Cluster)});
  }
  for (const diagram::Cluster &C : D.Clusters)
    G.Frames.push_back(
        {sizeOf(C.Name, 0),
         C.Parent < 0 ? layout::None : static_cast<uint32_t>(C.Parent)});
  for (const diagram::Edge &E : D.Edges)
    G.Lines.push_back({E.Src, E.Dst, sizeOf(E.Label, 0)});
  Places = layout::layOut(G);
}

void ThreatDragon::run() {
  arrange();
  std::vector<EntityId> Systems = X.all(EntityClass::System);
  W.open('{');
  W.field("version", FormatVersion);
  W.line(1);
  W.key("summary");
  W.open('{');
  W.field("title", titleOf(In));
  W.field("description",
          Systems.empty() ? StringRef() : X.doc(Systems.front()));
  W.field("owner", "");
  W.field("id", int64_t(0));
  W.close('}');
  W.line(1);
  W.key("detail");
  W.open('{');
  W.key("contributors");
  W.open('[');
  W.close(']');
  W.line(2);
  W.key("diagrams");
  W.open('[');
  W.open('{');
  W.field("id", int64_t(0));
  W.field("title", titleOf(In));
  W.field("diagramType", "STRIDE");
  W.field("placeholder", "");
  W.field("thumbnail", "./public/content/images/thumbnail.stride.jpg");
  W.field("version", FormatVersion);
  W.key("cells");
  W.open('[');
  for (unsigned I = 0; I < D.Clusters.size(); ++I)
    boundary(I);
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    node(I);
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    flow(I);
  W.close(']');
  W.close('}');
  W.close(']');
  W.field("diagramTop", 1);
  W.field("reviewer", "");
  W.field("threatTop", Threats);
  W.close('}');
  W.closeOutput();

  for (EntityClass C :
       {EntityClass::System, EntityClass::Boundary, EntityClass::Data})
    for (EntityId E : X.all(C))
      X.loses("findings about a system, boundary or data item",
              X.about(E).size());
  X.loses("data items, which flows name", X.all(EntityClass::Data).size());
  X.loses("kinds, of which actor, process or store is left", D.Nodes.size());
  X.losesTheUsual();
  X.sayLosses();
}

void ThreatDragon::cell(StringRef Id, StringRef Shape, int64_t Depth) {
  W.line(3);
  W.open('{');
  W.field("id", Exchange::uuid(Id));
  W.field("shape", Shape);
  W.field("zIndex", Depth);
}

void ThreatDragon::box(const layout::Rect &R) {
  W.key("position");
  W.open('{');
  W.field("x", R.X);
  W.field("y", R.Y);
  W.close('}');
  W.key("size");
  W.open('{');
  W.field("width", std::max(R.W, 10));
  W.field("height", std::max(R.H, 10));
  W.close('}');
  W.flag("visible", true);
}

void ThreatDragon::colours(bool Line, bool Open, bool Dashed) {
  W.field("stroke", Open ? OpenColour : LineColour);
  if (!Line) {
    W.key("strokeWidth");
    W.word("1.5");
  }
  W.key("strokeDasharray");
  if (Dashed)
    W.string("4 3");
  else
    W.word("null");
}

void ThreatDragon::boundary(unsigned Index) {
  const diagram::Cluster &C = D.Clusters[Index];
  if (C.IsElement)
    X.loses("elements with parts, drawn as boundaries");
  cell(C.Id, "trust-boundary-box", -1);
  box(Places.Frames[Index]);
  W.key("attrs");
  W.open('{');
  W.key("label");
  W.open('{');
  W.field("text", C.Name);
  W.close('}');
  W.close('}');
  W.key("data");
  W.open('{');
  W.field("type", "tm.BoundaryBox");
  W.field("name", C.Name);
  EntityId E = entity(C.Id);
  W.field("description", E ? X.doc(E) : StringRef());
  W.flag("isTrustBoundary", true);
  W.flag("hasOpenThreats", false);
  W.close('}');
  W.close('}');
}

void ThreatDragon::data(StringRef Type, EntityId E, StringRef Name) {
  W.field("type", Type);
  W.field("name", Name);
  W.field("description", E ? X.doc(E) : StringRef());
  const analysis::Scope &Scope = In.Engine.facts().scope();
  bool Out = E && Scope.isOut(E);
  W.flag("outOfScope", Out);
  W.field("reasonOutOfScope", Out ? P.text(Scope.reason(E)) : StringRef());
  bool Open = E && llvm::any_of(X.about(E), [&](FindingId Id) {
                return rules::isOpen(In.Findings.Findings[Id].State);
              });
  W.flag("hasOpenThreats", Open);
}

void ThreatDragon::node(unsigned Index) {
  const diagram::Node &N = D.Nodes[Index];
  EntityId E = entity(N.Id);
  bool IsStore = N.Kind == diagram::Shape::Store;
  bool IsActor =
      N.Kind == diagram::Shape::Actor || N.Kind == diagram::Shape::External;
  cell(N.Id, IsStore ? "store" : IsActor ? "actor" : "process", 1);
  box(Places.Boxes[Index]);
  W.key("attrs");
  W.open('{');
  W.key("text");
  W.open('{');
  W.field("text", N.Label);
  W.close('}');
  W.key("body");
  W.open('{');
  colours(false, N.Open.count() != 0, N.Greyed);
  W.close('}');
  W.close('}');
  W.key("data");
  W.open('{');
  data(IsStore ? "tm.Store" : IsActor ? "tm.Actor" : "tm.Process", E, N.Label);
  if (IsStore && E)
    W.flag("isEncrypted", X.flag(E, "encrypted_at_rest").value_or(false));
  threats(E);
  W.close('}');
  W.close('}');
}

void ThreatDragon::flow(unsigned Index) {
  const diagram::Edge &F = D.Edges[Index];
  EntityId E = entity(F.Id);
  cell(F.Id, "flow", 10);
  for (bool Source : {true, false}) {
    if (Source)
      W.key("source");
    else
      W.key("target");
    W.open('{');
    W.field("cell", Exchange::uuid(D.Nodes[Source ? F.Src : F.Dst].Id));
    W.close('}');
  }
  // The ends are where the boxes are.
  W.key("vertices");
  W.open('[');
  llvm::ArrayRef<layout::Point> Path = Places.path(Index);
  if (Path.size() > 2)
    for (layout::Point Corner : Path.drop_front().drop_back()) {
      W.open('{');
      W.field("x", Corner.X);
      W.field("y", Corner.Y);
      W.close('}');
    }
  W.close(']');
  W.key("attrs");
  W.open('{');
  W.key("line");
  W.open('{');
  colours(true, F.Open.count() != 0, F.Greyed);
  W.key("targetMarker");
  W.open('{');
  W.field("name", "block");
  W.close('}');
  W.key("sourceMarker");
  W.open('{');
  W.field("name", F.BothWays ? "block" : "");
  W.close('}');
  W.close('}');
  W.close('}');
  W.key("labels");
  W.open('[');
  W.string(F.Label);
  W.close(']');
  W.key("data");
  W.open('{');
  data("tm.Flow", E, F.Label);
  W.flag("isBidirectional", F.BothWays);
  std::optional<bool> Encrypted =
      E ? X.flag(E, "encrypted") : std::optional<bool>(false);
  if (!Encrypted)
    X.loses("flows of which it is not known whether they are encrypted, and "
            "are not there");
  W.flag("isEncrypted", Encrypted.value_or(false));
  // A flow of no kind in particular has no protocol.
  StringRef Kind;
  if (E && P.Kinds[P.Entities[E].Kind].Base)
    Kind = P.shortName(P.Kinds[P.Entities[E].Kind].Id);
  W.field("protocol", Kind);
  threats(E);
  W.close('}');
  W.close('}');
}

void ThreatDragon::threats(EntityId E) {
  W.key("threats");
  W.open('[');
  if (E)
    for (FindingId Id : X.about(E))
      if (In.Findings.Findings[Id].State != FindingState::Question)
        threat(Id);
  W.close(']');
}

/// Its STRIDE category as Threat Dragon writes it; the first, if it has more.
StringRef ThreatDragon::category(const ir::Rule &R) {
  static constexpr std::pair<StringRef, StringRef> Words[] = {
      {"InformationDisclosure", "Information disclosure"},
      {"DenialOfService", "Denial of service"},
      {"ElevationOfPrivilege", "Elevation of privilege"}};
  for (const ir::Value &V : R.Categories.of(P.RuleCategories)) {
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    if (P.shortName(E.Id) != "Stride")
      continue;
    StringRef Name = P.text(
        P.EnumValues[E.Values.Begin + static_cast<uint32_t>(V.Payload)].Text);
    for (auto [Ours, Theirs] : Words)
      if (Name == Ours)
        return Theirs;
    return Name;
  }
  // It has to have one of them.
  X.loses("threats whose rule has no category of STRIDE, which are `Spoofing` "
          "there");
  return "Spoofing";
}

void ThreatDragon::threat(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  W.line(5);
  W.open('{');
  W.field("id", Exchange::uuid(rules::identity(P, In.Findings, Id)));
  W.field("number", ++Threats);
  W.field("title", In.Review.title(Id));
  W.field("status", statusOf(F.State));
  W.field("severity",
          // It has nothing below Low.
          spelling(std::min(severityClass(P, F.Severity), SeverityClass::Low)));
  W.field("type", category(R));
  std::string Text = P.text(R.StableId).str();
  if (R.Doc)
    Text += ": " + P.text(R.Doc).str();
  W.field("description", Text);
  W.field("mitigation",
          rules::isOpen(F.State) ? whatToDo(In, Id) : silencedText(In, Id));
  W.field("modelType", "STRIDE");
  W.flag("new", false);
  W.field("score", "");
  W.close('}');
}

void backends::writeFindingsThreatDragon(const BackendInput &In,
                                         OutputSink &To) {
  ThreatDragon(In, To.begin()).run();
}
