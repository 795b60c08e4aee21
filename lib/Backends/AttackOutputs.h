//===- AttackOutputs.h - Attacks in a report ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_ATTACKOUTPUTS_H
#define TMC_BACKENDS_ATTACKOUTPUTS_H

#include "Backends/Outputs.h"
#include "Report/AttackSummary.h"

namespace tmc::backends {

/// A section for a report in Markdown, with a heading of \p Level; empty if
/// there is no goal.
std::string attackMarkdown(const BackendInput &In, unsigned Level);

} // namespace tmc::backends

#endif // TMC_BACKENDS_ATTACKOUTPUTS_H
