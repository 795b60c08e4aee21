//===- Dot.cpp - Diagrams as DOT, SVG, PNG and PDF ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/DiagramModel.h"
#include "Backends/Render.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;

namespace {

/// `--emit-option direction=down` or `right`.
bool readDirection(const BackendInput &In,
                   std::optional<diagram::Direction> &Dir) {
  std::optional<StringRef> Word = In.Options.extra("direction");
  if (!Word || *Word == "auto")
    return true;
  if (*Word == "down")
    Dir = diagram::Direction::Down;
  else if (*Word == "right")
    Dir = diagram::Direction::Right;
  else
    In.Diags.report(diag::UnknownDirection) << *Word;
  return Dir.has_value();
}

/// The cluster that \p Name means: by id, else by name or title. None is
/// reported.
std::optional<unsigned> findCluster(const BackendInput &In,
                                    const ModelDiagram &M, StringRef Name) {
  const ir::Program &P = In.Program;
  std::vector<unsigned> Found;
  for (unsigned C = 0; C < M.Clusters.size(); ++C) {
    const ir::Entity &E = P.Entities[M.Clusters[C]];
    if (P.text(E.Id) == Name)
      return C;
    if (P.text(E.Text) == Name || P.text(E.Title) == Name)
      Found.push_back(C);
  }
  if (Found.size() == 1)
    return Found.front();
  std::string Ids;
  for (unsigned C : Found)
    Ids += (Ids.empty() ? "`" : ", `") + M.Picture.Clusters[C].Id + "`";
  if (Found.empty())
    In.Diags.report(diag::UnknownView) << Name;
  else
    In.Diags.report(diag::AmbiguousView) << Name << Ids;
  return std::nullopt;
}

/// What `--emit-option view=` asks for; none if that is reported.
std::optional<diagram::Diagram> chosenView(const BackendInput &In) {
  ModelDiagram M = makeDiagram(In);
  std::optional<StringRef> View = In.Options.extra("view");
  if (!View || *View == "all")
    return std::move(M.Picture);
  if (*View == "overview")
    return diagram::overview(M.Picture);
  std::optional<unsigned> C = findCluster(In, M, *View);
  if (!C)
    return std::nullopt;
  return diagram::focus(M.Picture, *C);
}

std::vector<OutputFile> draw(const BackendInput &In, diagram::Format Output) {
  diagram::RenderOptions Options;
  Options.Output = Output;
  if (!readDirection(In, Options.Dir))
    return {};
  std::optional<diagram::Diagram> D = chosenView(In);
  if (!D)
    return {};
  if (D->Nodes.size() > diagram::MaxNodes ||
      D->Edges.size() > diagram::MaxEdges) {
    In.Diags.report(diag::DiagramTooLarge)
        << D->Nodes.size() << D->Edges.size();
    return {};
  }
  diagram::Rendering R = diagram::renderIsolated(*D, Options);
  if (!R.Error.empty()) {
    In.Diags.report(diag::DiagramFailed) << R.Error;
    return {};
  }
  return {{"", std::move(R.Data)}};
}

} // namespace

std::vector<OutputFile> backends::emitDot(const BackendInput &In) {
  std::optional<diagram::Direction> Dir;
  if (!readDirection(In, Dir))
    return {};
  std::optional<diagram::Diagram> D = chosenView(In);
  if (!D)
    return {};
  return {{"", diagram::writeDot(*D, Dir)}};
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
