//===- Dot.cpp - Diagrams as DOT, SVG, PNG and PDF ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Diagram/DiagramModel.h"
#include "Diagram/Render.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;

namespace {

std::optional<diagram::Direction> directionOf(StringRef Word) {
  if (Word == "down")
    return diagram::Direction::Down;
  if (Word == "right")
    return diagram::Direction::Right;
  return std::nullopt;
}

/// `--emit-option direction=down` or `right`.
bool readDirection(const BackendInput &In,
                   std::optional<diagram::Direction> &Dir) {
  std::optional<StringRef> Word = In.Options.extra("direction");
  if (!Word || *Word == "auto")
    return true;
  Dir = directionOf(*Word);
  if (!Dir)
    In.Diags.report(diag::UnknownDirection) << *Word;
  return Dir.has_value();
}

/// `: the views are `a`, `b``, or nothing.
std::string viewList(const ir::Program &P) {
  constexpr size_t MaxListed = 12;
  std::string List;
  for (uint32_t I = 0; I < P.Views.size() && I < MaxListed; ++I)
    List += (I ? ", `" : ": the views are `") +
            P.shortName(P.Views[ir::ViewId(I)].Id).str() + "`";
  return List;
}

/// The cluster that \p Name means: by id, else by name or title. None is
/// reported.
std::optional<unsigned> findCluster(const BackendInput &In,
                                    const diagram::ModelDiagram &M,
                                    StringRef Name) {
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
    In.Diags.report(diag::UnknownView) << Name << viewList(P);
  else
    In.Diags.report(diag::AmbiguousView) << Name << Ids;
  return std::nullopt;
}

/// The diagram of declared view \p Id; none if it shows nothing, which is
/// reported.
std::optional<diagram::Diagram> drawView(const BackendInput &In,
                                         ir::ViewId Id) {
  const ir::View &V = In.Program.Views[Id];
  llvm::BitVector Only = In.Engine.selectView(Id);
  if (Only.none()) {
    In.Diags.report(diag::EmptyView, V.Where) << In.Program.text(V.Id);
    return std::nullopt;
  }
  diagram::ModelDiagram M = diagram::makeDiagram(In, &Only);
  if (V.Title && In.Options.Title.empty())
    M.Picture.Title = In.Program.text(V.Title).str();
  return std::move(M.Picture);
}

/// The declared views called \p Name, by id or by the last part of it.
std::vector<ir::ViewId> findViews(const ir::Program &P, StringRef Name) {
  std::vector<ir::ViewId> Found;
  for (uint32_t I = 0; I < P.Views.size(); ++I) {
    tmc::Name Id = P.Views[ir::ViewId(I)].Id;
    if (P.text(Id) == Name)
      return {ir::ViewId(I)};
    if (P.shortName(Id) == Name)
      Found.push_back(ir::ViewId(I));
  }
  return Found;
}

/// What `--emit-option view=` asks for; none if that is reported.
std::optional<diagram::Diagram>
chosenView(const BackendInput &In, std::optional<diagram::Direction> &Dir) {
  std::optional<StringRef> Name = In.Options.extra("view");
  if (!Name || *Name == "all")
    return std::move(diagram::makeDiagram(In).Picture);
  const ir::Program &P = In.Program;
  std::vector<ir::ViewId> Views = findViews(P, *Name);
  if (Views.size() > 1) {
    std::string Ids;
    for (ir::ViewId V : Views)
      Ids += (Ids.empty() ? "`" : ", `") + P.text(P.Views[V].Id).str() + "`";
    In.Diags.report(diag::AmbiguousView) << *Name << Ids;
    return std::nullopt;
  }
  if (Views.size() == 1) {
    if (!In.Options.extra("direction"))
      for (const ir::Property &X :
           P.Views[Views[0]].Properties.of(P.Properties))
        Dir = directionOf(P.text(X.V.name()));
    return drawView(In, Views[0]);
  }
  diagram::ModelDiagram M = diagram::makeDiagram(In);
  if (*Name == "overview")
    return diagram::overview(M.Picture);
  std::optional<unsigned> C = findCluster(In, M, *Name);
  if (!C)
    return std::nullopt;
  return diagram::focus(M.Picture, *C);
}

void draw(const BackendInput &In, diagram::Format Output, OutputSink &To) {
  diagram::RenderOptions Options;
  Options.Output = Output;
  if (!readDirection(In, Options.Dir))
    return;
  std::optional<diagram::Diagram> D = chosenView(In, Options.Dir);
  if (!D)
    return;
  if (D->Nodes.size() > diagram::MaxNodes ||
      D->Edges.size() > diagram::MaxEdges) {
    In.Diags.report(diag::DiagramTooLarge)
        << D->Nodes.size() << D->Edges.size();
    return;
  }
  diagram::Rendering R = diagram::renderIsolated(*D, Options);
  if (!R.Error.empty()) {
    In.Diags.report(diag::DiagramFailed) << R.Error;
    return;
  }
  To.begin() << R.Data;
}

} // namespace

void backends::writeDiagramDot(const BackendInput &In, OutputSink &To) {
  std::optional<diagram::Direction> Dir;
  if (!readDirection(In, Dir))
    return;
  if (std::optional<diagram::Diagram> D = chosenView(In, Dir))
    To.begin() << diagram::writeDot(*D, Dir);
}

void backends::writeDiagramSvg(const BackendInput &In, OutputSink &To) {
  draw(In, diagram::Format::Svg, To);
}

void backends::writeDiagramPng(const BackendInput &In, OutputSink &To) {
  draw(In, diagram::Format::Png, To);
}

void backends::writeDiagramPdf(const BackendInput &In, OutputSink &To) {
  draw(In, diagram::Format::Pdf, To);
}
