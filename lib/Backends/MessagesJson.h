//===- MessagesJson.h - Messages as lines of JSON -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_MESSAGESJSON_H
#define TMC_BACKENDS_MESSAGESJSON_H

#include "Basic/Diagnostics.h"

#include "Document/JsonWriter.h"

#include "llvm/Support/raw_ostream.h"

#include <string>

namespace tmc::backends {

/// Members of the object that is being written: where something is, its file
/// and its line and column from 1, in bytes. None for an invalid place.
void writePlace(document::JsonWriter &W, const SourceManager &Sources,
                Range Where);
/// Members that say all of \p D, with its notes and fixes.
void writeMessageFields(document::JsonWriter &W, const SourceManager &Sources,
                        const Diagnostic &D);

/// What `tmc check --format=json` writes of a model with mistakes: the first
/// line, and one for each diagnostic. A model without continues behind them
/// with findings and questions. docs/schema/README.md describes the lines.
void writeMessageLines(Diagnostics &Diags, llvm::StringRef ToolVersion,
                       llvm::ArrayRef<std::string> Inputs,
                       llvm::raw_ostream &OS);

} // namespace tmc::backends

#endif // TMC_BACKENDS_MESSAGESJSON_H
