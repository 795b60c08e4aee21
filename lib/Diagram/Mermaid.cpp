//===- Mermaid.cpp - A model, or a part of it, as a Mermaid flowchart -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Mermaid.h"

#include "Document/Escape.h"
#include "Report/Describe.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;

/// GitHub refuses diagrams of more characters or edges.
static constexpr size_t MaxDiagramText = 48000;
static constexpr size_t MaxDiagramEdges = 480;

void diagram::countOpen(const rules::FindingSet &F, size_t NumEntities,
                        std::vector<uint32_t> &OpenOf,
                        std::vector<uint8_t> &WorstOf) {
  OpenOf.assign(NumEntities, 0);
  WorstOf.assign(NumEntities, 0);
  for (const Finding &Row : F.Findings.rows()) {
    if (!rules::countsForGate(Row))
      continue;
    llvm::SmallVector<ir::EntityId, 4> Bound(Row.Bindings.of(F.Bindings));
    llvm::sort(Bound);
    Bound.erase(llvm::unique(Bound), Bound.end());
    for (ir::EntityId E : Bound) {
      ++OpenOf[E.index()];
      WorstOf[E.index()] = std::max(WorstOf[E.index()], Row.Severity);
    }
  }
}

/// Brackets of a node for a kind's `shape`.
static std::pair<StringRef, StringRef> brackets(StringRef Shape) {
  if (Shape == "store")
    return {"[(\"", "\")]"};
  if (Shape == "actor")
    return {"[\"", "\"]"};
  if (Shape == "external")
    return {"[[\"", "\"]]"};
  return {"([\"", "\"])"};
}

/// Colours by rank from the worst; the text's is fixed as well, so that both
/// light and dark pages can be read.
static StringRef severityStyle(unsigned FromTop) {
  switch (FromTop) {
  case 0:
    return "fill:#7f1d1d,stroke:#450a0a,color:#ffffff";
  case 1:
    return "fill:#dc2626,stroke:#7f1d1d,color:#ffffff";
  case 2:
    return "fill:#fdba74,stroke:#9a3412,color:#1c1917";
  case 3:
    return "fill:#fef08a,stroke:#854d0e,color:#1c1917";
  default:
    return "fill:#dbeafe,stroke:#1e40af,color:#1c1917";
  }
}

namespace {

class Writer {
public:
  Writer(const BackendInput &In, llvm::ArrayRef<uint32_t> OpenOf,
         llvm::ArrayRef<uint8_t> WorstOf, const llvm::BitVector *Shown)
      : In(In), P(In.Program), OpenOf(OpenOf), WorstOf(WorstOf), Shown(Shown),
        Classes(severityCount(P)) {}

  MermaidDiagram run(bool Down);

private:
  void choose();
  void nodes();
  void flows();
  void styles();

  const BackendInput &In;
  const ir::Program &P;
  llvm::ArrayRef<uint32_t> OpenOf;
  llvm::ArrayRef<uint8_t> WorstOf;
  const llvm::BitVector *Shown;
  /// By entity: drawn, itself or as what is around something that is.
  llvm::BitVector Drawn;
  /// Children by parent, and what has no parent; only those that are drawn.
  std::vector<llvm::SmallVector<ir::EntityId, 2>> Children;
  std::vector<ir::EntityId> Roots;
  size_t NumSystems = 0;
  size_t NumFlows = 0;
  std::string Text;
  std::string Boundaries;
  std::string Lines;             ///< the numbers of flows with open findings
  std::string Greyed, GreyLines; ///< what is out of scope
  std::vector<std::string> Classes;
};

} // namespace

void Writer::choose() {
  Drawn.resize(P.Entities.size(), !Shown);
  if (Shown)
    for (unsigned I : Shown->set_bits())
      for (ir::EntityId E(I); E && !Drawn.test(E.index());
           E = P.Entities[E].Parent)
        Drawn.set(E.index());
  Children.resize(P.Entities.size());
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    if (!Drawn.test(I))
      continue;
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    NumSystems += E.Class == ir::EntityClass::System;
    NumFlows += E.Class == ir::EntityClass::Flow;
    if (E.Class == ir::EntityClass::Flow || E.Class == ir::EntityClass::Data ||
        P.isStatement(ir::EntityId(I)))
      continue;
    if (E.Parent)
      Children[E.Parent.index()].push_back(ir::EntityId(I));
    else
      Roots.push_back(ir::EntityId(I));
  }
}

/// A walk with a stack of its own: a model may nest deeper than ours.
void Writer::nodes() {
  struct Step {
    ir::EntityId E;
    unsigned Depth;
    bool Close;
  };
  llvm::SmallVector<Step, 32> Work;
  for (ir::EntityId R : llvm::reverse(Roots))
    Work.push_back({R, 1, false});
  while (!Work.empty()) {
    Step S = Work.pop_back_val();
    const ir::Entity &E = P.Entities[S.E];
    std::string Indent(2 * std::min(S.Depth, 20u), ' ');
    if (S.Close) {
      Text += Indent + "end\n";
      continue;
    }
    bool Framed = E.Class != ir::EntityClass::System || NumSystems > 1;
    std::string Number = std::to_string(S.E.index());
    std::string Title = P.labelName(S.E);
    bool Grey = !outOfScopeReason(In.Engine, S.E).empty();
    if (Grey)
      Title += " (out of scope)";
    if (std::string Besides = besidesText(In.Engine, S.E); !Besides.empty())
      Title += " (" + Besides + ")";
    if (E.Class == ir::EntityClass::Element && Children[S.E.index()].empty()) {
      const ir::Property *Shape = P.annotation(E.Kind, "shape");
      auto [Open, Close] =
          brackets(Shape ? plainValue(In.Engine, Shape->V) : "");
      Text += Indent + "n" + Number + Open.str() + escapeMermaid(Title) +
              Close.str() + "\n";
      if (Grey)
        Greyed += (Greyed.empty() ? "n" : ",n") + Number;
      else if (OpenOf[S.E.index()] != 0 &&
               WorstOf[S.E.index()] < Classes.size()) {
        std::string &List = Classes[WorstOf[S.E.index()]];
        List += (List.empty() ? "n" : ",n") + Number;
      }
      continue;
    }
    unsigned Depth = S.Depth;
    if (Framed) {
      Text += Indent + "subgraph b" + Number + "[\"" + escapeMermaid(Title) +
              "\"]\n";
      if (Grey)
        Greyed += (Greyed.empty() ? "b" : ",b") + Number;
      else if (E.Class != ir::EntityClass::Element)
        Boundaries += (Boundaries.empty() ? "b" : ",b") + Number;
      Work.push_back({S.E, S.Depth, true});
      ++Depth;
    }
    for (ir::EntityId C : llvm::reverse(Children[S.E.index()]))
      Work.push_back({C, Depth, false});
  }
}

void Writer::flows() {
  size_t Edge = 0;
  for (const ir::Flow &Flow : P.Flows) {
    if (!Drawn.test(Flow.Self.index()))
      continue;
    const ir::Entity &E = P.Entities[Flow.Self];
    std::string Label = escapeMermaid(protocolName(P, E.Kind));
    // The root kind says nothing that the arrow does not.
    if (!P.Kinds[E.Kind].Base)
      Label.clear();
    std::string Carried = payloadText(In.Engine, Flow.Self);
    if (!Carried.empty())
      Label += (Label.empty() ? "" : ": ") + escapeMermaid(Carried);
    if (Label.empty())
      Label = escapeMermaid(P.labelName(Flow.Self));
    Text += "  n" + std::to_string(Flow.Source.index()) +
            (Flow.TwoWay ? " <-->" : " -->") + "|\"" + Label + "\"| n" +
            std::to_string(Flow.Target.index()) + "\n";
    if (!outOfScopeReason(In.Engine, Flow.Self).empty())
      GreyLines += (GreyLines.empty() ? "" : ",") + std::to_string(Edge);
    else if (OpenOf[Flow.Self.index()] != 0)
      Lines += (Lines.empty() ? "" : ",") + std::to_string(Edge);
    ++Edge;
  }
}

void Writer::styles() {
  if (!Boundaries.empty())
    Text +=
        "  classDef boundary fill:none,stroke:#6b7280,stroke-dasharray:6 4\n"
        "  class " +
        Boundaries + " boundary\n";
  for (unsigned S = static_cast<unsigned>(Classes.size()); S-- > 0;)
    if (!Classes[S].empty()) {
      std::string Class = "severity" + std::to_string(S);
      Text +=
          "  classDef " + Class + " " +
          severityStyle(static_cast<unsigned>(Classes.size()) - 1 - S).str() +
          "\n  class " + Classes[S] + " " + Class + "\n";
    }
  if (!Greyed.empty())
    Text += "  classDef outside fill:#f3f4f6,stroke:#9ca3af,color:#6b7280,"
            "stroke-dasharray:2 4\n  class " +
            Greyed + " outside\n";
  if (!Lines.empty())
    Text += "  linkStyle " + Lines + " stroke:#dc2626\n";
  if (!GreyLines.empty())
    Text += "  linkStyle " + GreyLines + " stroke:#9ca3af\n";
}

MermaidDiagram Writer::run(bool Down) {
  choose();
  Text = Down ? "flowchart TB\n" : "flowchart LR\n";
  nodes();
  flows();
  styles();
  MermaidDiagram D;
  D.Empty = Roots.empty();
  D.TooLarge = NumFlows > MaxDiagramEdges || Text.size() > MaxDiagramText;
  D.Coloured = !Lines.empty() ||
               llvm::any_of(Classes, [](const auto &C) { return !C.empty(); });
  D.Greyed = !Greyed.empty() || !GreyLines.empty();
  D.Text = std::move(Text);
  return D;
}

MermaidDiagram diagram::mermaidDiagram(const BackendInput &In,
                                       llvm::ArrayRef<uint32_t> OpenOf,
                                       llvm::ArrayRef<uint8_t> WorstOf,
                                       const llvm::BitVector *Shown,
                                       bool Down) {
  return Writer(In, OpenOf, WorstOf, Shown).run(Down);
}
