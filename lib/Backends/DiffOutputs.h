//===- DiffOutputs.h - The forms of a comparison
//----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_DIFFOUTPUTS_H
#define TMC_BACKENDS_DIFFOUTPUTS_H

#include "Report/Diff.h"

namespace tmc::backends {

using report::DiffOutput;

std::string printDiff(const DiffOutput &D);
std::string emitDiffMarkdown(const DiffOutput &D);
std::string emitDiffJson(const DiffOutput &D);

} // namespace tmc::backends

#endif // TMC_BACKENDS_DIFFOUTPUTS_H
