//===- DiagramModel.cpp - From a model and its findings to a picture ------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"
#include "Backends/Describe.h"
#include "Backends/Diagram.h"

#include "llvm/ADT/DenseMap.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;

namespace {

StringRef annotationText(const ir::Program &P, ir::KindId K, StringRef Key) {
  const ir::Property *A = P.annotation(K, Key);
  return A && A->V.Tag == ir::ValueTag::String ? P.text(A->V.name())
                                               : StringRef();
}

std::string nameOf(const ir::Program &P, const ir::Entity &E) {
  return (E.Title ? P.text(E.Title) : P.text(E.Text)).str();
}

diagram::Shape shapeOf(const ir::Program &P, ir::KindId K) {
  StringRef S = annotationText(P, K, "shape");
  if (S == "store")
    return diagram::Shape::Store;
  if (S == "actor" || S == "external")
    return diagram::Shape::Actor;
  return diagram::Shape::Process;
}

diagram::Diagram makeDiagram(const BackendInput &In) {
  const ir::Program &P = In.Program;
  diagram::Diagram D;
  D.Title = In.Options.Title;
  std::vector<unsigned> Open(P.Entities.size()), Worst(P.Entities.size());
  unsigned Count = std::max(2u, severityCount(P));
  for (const rules::Finding &F : In.Findings.Findings.rows()) {
    if (!rules::isOpen(F.State))
      continue;
    for (ir::EntityId E : F.Bindings.of(In.Findings.Bindings)) {
      ++Open[E.index()];
      Worst[E.index()] =
          std::max(Worst[E.index()], 1 + 3 * F.Severity / (Count - 1));
    }
  }
  llvm::DenseMap<unsigned, unsigned> Clusters, Nodes;
  for (unsigned I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    auto Around = [&] {
      return E.Parent && Clusters.count(E.Parent.index())
                 ? static_cast<int>(Clusters[E.Parent.index()])
                 : -1;
    };
    auto Level = static_cast<diagram::Severity>(Worst[I]);
    switch (E.Class) {
    case ir::EntityClass::System:
    case ir::EntityClass::Boundary: {
      diagram::Cluster C{Around(), nameOf(P, E)};
      Clusters[I] = D.Clusters.size();
      D.Clusters.push_back(std::move(C));
      break;
    }
    case ir::EntityClass::Element: {
      Nodes[I] = D.Nodes.size();
      D.Nodes.push_back({P.text(E.Id).str(), nameOf(P, E), shapeOf(P, E.Kind),
                         Around(), Open[I], Level});
      break;
    }
    default:
      break;
    }
  }
  for (unsigned I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    if (E.Class != ir::EntityClass::Flow)
      continue;
    const ir::Flow &F = P.flow(ir::EntityId(I));
    std::string Label = annotationText(P, E.Kind, "label").str();
    if (Label.empty() && P.Kinds[E.Kind].Base)
      Label = P.shortName(P.Kinds[E.Kind].Id).str();
    std::string Data;
    for (ir::EntityId Item : In.Engine.facts().carried(ir::EntityId(I)))
      Data += (Data.empty() ? "" : ", ") + P.text(P.Entities[Item].Text).str();
    if (!Data.empty())
      Label += (Label.empty() ? "" : ": ") + Data;
    D.Edges.push_back({Nodes[F.Source.index()], Nodes[F.Target.index()], Label,
                       F.TwoWay, Open[I],
                       static_cast<diagram::Severity>(Worst[I])});
  }
  return D;
}

std::vector<OutputFile> draw(const BackendInput &In, diagram::Format F) {
  diagram::Options O;
  O.Output = F;
  diagram::Rendering R = diagram::renderIsolated(makeDiagram(In), O);
  if (!R.Error.empty()) {
    In.Diags.report(diag::DiagramFailed) << R.Error;
    return {};
  }
  return {{"", std::move(R.Data)}};
}

} // namespace

std::vector<OutputFile> backends::emitDot(const BackendInput &In) {
  return {{"", diagram::writeDot(makeDiagram(In))}};
}
std::vector<OutputFile> backends::emitSvg(const BackendInput &In) {
  return draw(In, diagram::Format::Svg);
}
std::vector<OutputFile> backends::emitPng(const BackendInput &In) {
  return draw(In, diagram::Format::Png);
}
std::vector<OutputFile> backends::emitPdf(const BackendInput &In) {
  return draw(In, diagram::Format::Pdf);
}
