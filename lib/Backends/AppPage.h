//===- AppPage.h - The interactive report ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_APPPAGE_H
#define TMC_BACKENDS_APPPAGE_H

#include "Backends/Outputs.h"

namespace tmc::backends {

/// Its sources, the page first: what a file of `--template-dir` can be called.
llvm::ArrayRef<llvm::StringRef> appFiles();

/// Whether the interactive report is wanted and not a document, as
/// `--emit-option page=` says; if it does not, as \p Usually does.
bool wantsApp(const BackendInput &In, bool Usually = true);

/// \p Path as a part of an address: what is not plain is encoded, but slashes.
std::string addressPath(llvm::StringRef Path);

class PictureMemory;

/// What a report begins with.
struct AppStart {
  const DiffOutput *Changes = nullptr; ///< of a comparison
  ir::MethodologyId Methodology = {};
  PictureMemory *Memory = nullptr; ///< of an earlier report of the same model
  /// What opens a line of a source in an editor, with `{path}` and `{line}`;
  /// and the path to put there, for the name of a file. Empty: sources are
  /// links to `source-base`.
  std::string Editor = {};
  std::function<std::string(llvm::StringRef File)> FullPath = {};
};
void writeApp(const BackendInput &In, const AppStart &Start, OutputSink &To);

/// The sources of a page by name, as `app.css`, and what it is about.
struct AppShell {
  const report::SupportFileFn &File;
  llvm::StringRef Title, ToolVersion;
  /// It is served: the program follows the model, and may ask its server.
  bool IsLive = false;
};
/// Writes the page with \p Data, which is JSON. What is missing is reported,
/// and nothing is begun.
void writePage(const AppShell &Shell, llvm::StringRef Data, Diagnostics &Diags,
               OutputSink &To);

} // namespace tmc::backends

#endif // TMC_BACKENDS_APPPAGE_H
