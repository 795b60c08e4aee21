//===- MessagesJson.h - Messages as lines of JSON -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_MESSAGESJSON_H
#define TMC_BACKENDS_MESSAGESJSON_H

#include "Basic/Diagnostics.h"

#include "llvm/Support/raw_ostream.h"

#include <string>

namespace tmc::backends {

/// What `tmc check --format=json` writes of a model with mistakes: the first
/// line, and one for each diagnostic. A model without continues behind them
/// with findings and questions. docs/schema/README.md describes the lines.
void writeMessageLines(Diagnostics &Diags, llvm::StringRef ToolVersion,
                       llvm::ArrayRef<std::string> Inputs,
                       llvm::raw_ostream &OS);

} // namespace tmc::backends

#endif // TMC_BACKENDS_MESSAGESJSON_H
