//===- Render.h - From a diagram to a picture's bytes ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_RENDER_H
#define TMC_DIAGRAM_RENDER_H

#include "Diagram/Diagram.h"
#include "Diagram/DiagramStyle.h"

#include "llvm/ADT/StringRef.h"

#include <functional>
#include <optional>
#include <string>

namespace tmc::diagram {

/// Places: where everything is, for a program that draws by itself; see
/// packPlaces.
enum class Format : uint8_t { Svg, Png, Pdf, Places };

/// Direct: one run of `dot` over everything. Composed: compose().
enum class Scheme : uint8_t { Auto, Direct, Composed };

struct RenderOptions {
  Format Output = Format::Svg;
  Scheme Layout = Scheme::Auto;
  std::optional<Direction> Dir; ///< none: what gives the better shape
};

struct Rendering {
  std::string Data;  ///< empty if Error is not
  std::string Error; ///< why there is no picture
  std::string Notes; ///< Graphviz's warnings, and why Auto left Direct
  Scheme Used = Scheme::Direct;
  unsigned FlowsDrawn = 0;
};

/// Above these Auto leaves Direct for Composed.
inline constexpr unsigned MaxDirectNodes = 30;
inline constexpr unsigned MaxDirectEdges = 60;
/// Above these nothing is drawn.
inline constexpr unsigned MaxNodes = 10000;
inline constexpr unsigned MaxEdges = 40000;

/// The lists of a rendering as Places, each as packed numbers
/// (Document/Packed.h), from the top left of the picture, signed where they are
/// coordinates: the size of the picture; of each cluster its box and the middle
/// of its label; of each node its box; of each flow the box of its text (of no
/// width if it has none), whether it has an arrow at its start and at its end,
/// with the tip if so, then its line: twice as many points as a Bézier curve
/// has, or twice as many as straight lines with rounded corners have and 1, and
/// the points, each from the one before.
struct Places {
  llvm::StringRef Size, Clusters, Nodes, Flows;
};
/// \p Data as Rendering has it.
Places placesOf(llvm::StringRef Data);

/// The flows with a line in an SVG text that Graphviz wrote. A group of class
/// `edge` alone proves nothing: a label without a line has one, too.
unsigned countFlows(llvm::StringRef Svg);

/// A valid diagram as DOT, without a layout.
std::string writeDot(const Diagram &D, std::optional<Direction> Dir);

/// Lays out, verifies, renders, and counts the flows in the picture. Either
/// all is drawn or there is an error.
Rendering render(const Diagram &D, const RenderOptions &Options);

/// render() under runIsolated.
Rendering renderIsolated(const Diagram &D, const RenderOptions &Options,
                         unsigned TimeoutMs = 120000);

/// Runs \p Work in a process of its own and returns what it returns. If it
/// crashes, exits, or takes longer than \p TimeoutMs, the result is empty and
/// \p Error says so. What it prints is lost.
std::string runIsolated(const std::function<std::string()> &Work,
                        unsigned TimeoutMs, std::string &Error);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_RENDER_H
