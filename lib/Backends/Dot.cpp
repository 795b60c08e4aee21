//===- Dot.cpp - Diagrams in every format ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A diagram is of a model or of what changed; a format writes either. Each
/// output is one of the two with one of the writers.
///
//===----------------------------------------------------------------------===//

#include "Backends/DiagramView.h"
#include "Backends/Outputs.h"
#include "Diagram/DiagramChanges.h"
#include "Diagram/DiagramText.h"
#include "Diagram/Render.h"
#include "Diagram/Sequence.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using diagram::Diagram;
using diagram::Direction;
using llvm::StringRef;

namespace {

/// What is drawn, and how.
struct Drawn {
  Diagram Picture;
  PictureOptions Options;
};

std::optional<Drawn> drawnOf(const BackendInput &In) {
  std::optional<PictureOptions> Options = readPictureOptions(In);
  if (!Options)
    return std::nullopt;
  std::optional<Diagram> D = chosenDiagram(In, *Options);
  if (!D)
    return std::nullopt;
  return Drawn{std::move(*D), *Options};
}

std::optional<Drawn> drawnOf(const DiffOutput &Of) {
  std::optional<PictureOptions> Options = readPictureOptions(Of.In);
  if (!Options)
    return std::nullopt;
  Diagram D = diagram::changesDiagram(Of, Options->Look);
  if (Of.Options.Title.empty())
    D.Title +=
        Of.Assumed.empty() ? ": what changed" : ": what the assumption changes";
  StringRef View = Of.Options.extra("view").value_or("all");
  if (View == "changes") {
    D = diagram::changed(D);
    if (D.Nodes.empty()) {
      constexpr unsigned NothingChanged = 3; // of NothingInView
      Of.In.Diags.report(diag::NothingInView) << View << NothingChanged;
      return std::nullopt;
    }
  } else if (View != "all") {
    Of.In.Diags.report(diag::NoComparisonView) << View;
    return std::nullopt;
  }
  if (Options->Collapse && D.Nodes.size() > Options->Collapse)
    D = diagram::collapseTo(D, Options->Collapse);
  return Drawn{std::move(D), *Options};
}

/// The direction for languages whose tools lay out by themselves: to the right
/// as our own pictures, if nothing else is wanted.
Direction directionFor(const Drawn &Of) {
  return Of.Options.Dir.value_or(Direction::Right);
}

const BackendInput &inputOf(const BackendInput &In) { return In; }
const BackendInput &inputOf(const DiffOutput &Of) { return Of.In; }

template <typename InputT>
void draw(const InputT &Of, diagram::Format Output, OutputSink &To) {
  std::optional<Drawn> D = drawnOf(Of);
  if (!D)
    return;
  Diagnostics &Diags = inputOf(Of).Diags;
  if (D->Picture.Nodes.size() > diagram::MaxNodes ||
      D->Picture.Edges.size() > diagram::MaxEdges) {
    Diags.report(diag::DiagramTooLarge)
        << D->Picture.Nodes.size() << D->Picture.Edges.size();
    return;
  }
  diagram::RenderOptions Options;
  Options.Output = Output;
  Options.Dir = D->Options.Dir;
  diagram::Rendering R = diagram::renderIsolated(D->Picture, Options);
  if (!R.Error.empty()) {
    Diags.report(diag::DiagramFailed) << R.Error;
    return;
  }
  To.begin() << R.Data;
}

template <typename InputT> void writeDot(const InputT &Of, OutputSink &To) {
  if (std::optional<Drawn> D = drawnOf(Of))
    To.begin() << diagram::writeDot(D->Picture, D->Options.Dir);
}

template <typename InputT> void writeMermaid(const InputT &Of, OutputSink &To) {
  std::optional<Drawn> D = drawnOf(Of);
  if (!D)
    return;
  std::string Text = diagram::writeMermaid(D->Picture, directionFor(*D));
  if (Text.size() > diagram::MaxMermaidText ||
      D->Picture.Edges.size() > diagram::MaxMermaidEdges)
    inputOf(Of).Diags.report(diag::MermaidTooLarge)
        << diagram::MaxMermaidText << diagram::MaxMermaidEdges << Text.size()
        << D->Picture.Edges.size();
  To.begin() << Text;
}

template <typename InputT>
void writePlantUml(const InputT &Of, OutputSink &To) {
  if (std::optional<Drawn> D = drawnOf(Of))
    To.begin() << diagram::writePlantUml(D->Picture, directionFor(*D));
}

template <typename InputT> void writeD2(const InputT &Of, OutputSink &To) {
  if (std::optional<Drawn> D = drawnOf(Of))
    To.begin() << diagram::writeD2(D->Picture, directionFor(*D));
}

template <typename InputT> void writeAscii(const InputT &Of, OutputSink &To) {
  std::optional<Drawn> D = drawnOf(Of);
  if (!D)
    return;
  const BackendInput &In = inputOf(Of);
  if (D->Picture.Nodes.size() > diagram::MaxTerminalNodes ||
      D->Picture.Edges.size() > diagram::MaxTerminalEdges) {
    In.Diags.report(diag::TerminalTooSmall)
        << D->Picture.Nodes.size() << D->Picture.Edges.size()
        << diagram::MaxTerminalNodes << diagram::MaxTerminalEdges;
    return;
  }
  To.begin() << diagram::writeTerminal(D->Picture, In.Options.extra("lines") ==
                                                       StringRef("unicode"));
}

} // namespace

//===----------------------------------------------------------------------===//
// Of a model, and of what changed
//===----------------------------------------------------------------------===//

void backends::writeDiagramDot(const BackendInput &In, OutputSink &To) {
  writeDot(In, To);
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
void backends::writeDiagramMermaid(const BackendInput &In, OutputSink &To) {
  writeMermaid(In, To);
}
void backends::writeDiagramPlantUml(const BackendInput &In, OutputSink &To) {
  writePlantUml(In, To);
}
void backends::writeDiagramD2(const BackendInput &In, OutputSink &To) {
  writeD2(In, To);
}
void backends::writeDiagramAscii(const BackendInput &In, OutputSink &To) {
  writeAscii(In, To);
}

void backends::writeComparisonDot(const DiffOutput &Of, OutputSink &To) {
  writeDot(Of, To);
}
void backends::writeComparisonSvg(const DiffOutput &Of, OutputSink &To) {
  draw(Of, diagram::Format::Svg, To);
}
void backends::writeComparisonPng(const DiffOutput &Of, OutputSink &To) {
  draw(Of, diagram::Format::Png, To);
}
void backends::writeComparisonPdf(const DiffOutput &Of, OutputSink &To) {
  draw(Of, diagram::Format::Pdf, To);
}
void backends::writeComparisonMermaid(const DiffOutput &Of, OutputSink &To) {
  writeMermaid(Of, To);
}
void backends::writeComparisonPlantUml(const DiffOutput &Of, OutputSink &To) {
  writePlantUml(Of, To);
}
void backends::writeComparisonD2(const DiffOutput &Of, OutputSink &To) {
  writeD2(Of, To);
}
void backends::writeComparisonAscii(const DiffOutput &Of, OutputSink &To) {
  writeAscii(Of, To);
}

//===----------------------------------------------------------------------===//
// Scenarios
//===----------------------------------------------------------------------===//

/// The scenario that the options ask for; none after a report.
static std::optional<diagram::Sequence> sequenceOf(const BackendInput &In) {
  std::optional<PictureOptions> Options = readPictureOptions(In);
  std::optional<ir::ViewId> View = chosenScenario(In);
  if (!Options || !View)
    return std::nullopt;
  rules::ViewSelection Of = In.Engine.selectView(*View);
  diagram::Sequence S =
      diagram::makeSequence(In, Of.Steps, Options->ShowThreats);
  S.Look = Options->Look;
  const ir::View &V = In.Program.Views[*View];
  if (V.Title && In.Options.Title.empty())
    S.Title = In.Program.text(V.Title).str();
  return S;
}

void backends::writeSequenceSvg(const BackendInput &In, OutputSink &To) {
  if (std::optional<diagram::Sequence> S = sequenceOf(In))
    To.begin() << diagram::writeSequenceSvg(*S);
}
void backends::writeSequenceMermaid(const BackendInput &In, OutputSink &To) {
  if (std::optional<diagram::Sequence> S = sequenceOf(In))
    To.begin() << diagram::writeSequenceMermaid(*S);
}
void backends::writeSequencePlantUml(const BackendInput &In, OutputSink &To) {
  if (std::optional<diagram::Sequence> S = sequenceOf(In))
    To.begin() << diagram::writeSequencePlantUml(*S);
}
