//===- AttackDot.h - Attack trees as pictures -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_ATTACKDOT_H
#define TMC_DIAGRAM_ATTACKDOT_H

#include "Report/AttackWords.h"

namespace tmc::diagram {

/// The trees of all goals of \p R as Graphviz source.
std::string attackDot(const report::BackendInput &In, const attack::Result &R);

/// The same, drawn. Empty if it cannot be drawn; then \p Error says why.
std::string attackSvg(const report::BackendInput &In, const attack::Result &R,
                      std::string &Error);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_ATTACKDOT_H
