//===- DiagramView.h - Which part of a model is drawn, and how ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `--emit-option` says of a picture: `view`, `collapse`, `overlay`,
/// `theme`, `direction`. All formats of a picture read it here.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_DIAGRAMVIEW_H
#define TMC_BACKENDS_DIAGRAMVIEW_H

#include "Diagram/DiagramModel.h"

namespace tmc::backends {

using report::BackendInput;

/// How a picture looks, whatever it shows.
struct PictureOptions {
  std::optional<diagram::Direction> Dir; ///< none: what gives a better shape
  diagram::Theme Look = diagram::Theme::Light;
  bool ShowThreats = true;
  unsigned Collapse = 0; ///< draw at most so many boxes; 0: all
};

/// What the options say; none after a report.
std::optional<PictureOptions> readPictureOptions(const BackendInput &In);

/// `down` or `right`; none for any other word, so for `auto`.
std::optional<diagram::Direction> directionOf(llvm::StringRef Word);

/// The diagram that the options ask for; none after a report. A view's own
/// direction goes to \p Options if the command line has none.
std::optional<diagram::Diagram> chosenDiagram(const BackendInput &In,
                                              PictureOptions &Options);

/// The declared views called \p Name, by id or by the last part of it.
std::vector<ir::ViewId> findViews(const ir::Program &P, llvm::StringRef Name);

/// The view whose scenario is to be drawn: the one that `view=` names, else the
/// only one with steps. None after a report.
std::optional<ir::ViewId> chosenScenario(const BackendInput &In);

} // namespace tmc::backends

#endif // TMC_BACKENDS_DIAGRAMVIEW_H
