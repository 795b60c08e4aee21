//===- ImportSources.h - Files of other tools, read -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `tmc import`, `tmc drift` and `--against` have in common: reading
/// files, recognising their formats, and knowing what their words mean.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_IMPORTSOURCES_H
#define TMC_DRIVER_IMPORTSOURCES_H

#include "Compiler/Compilation.h"
#include "Driver/Tmc.h"
#include "Importers/Importers.h"

namespace tmc::driver {

/// The words of `--from`.
std::vector<llvm::StringRef> importFormats();
/// The format of that word; null after a report.
const importers::FormatInfo *findImportFormat(llvm::StringRef Word,
                                              Diagnostics &Diags);
/// The format that \p Tree is in; null after a report.
const importers::FormatInfo *recogniseImport(const importers::SourceTree &Tree,
                                             Diagnostics &Diags);

/// Reads \p Paths. \p From: the word of their format, or empty. False after a
/// report.
bool readImportSources(const World &W, llvm::ArrayRef<std::string> Paths,
                       llvm::StringRef From, Diagnostics &Diags,
                       std::deque<importers::SourceTree> &Trees);

/// The mappings of the library, and of somebody's packages.
class ImportKnowledge {
public:
  /// \p Mappings are files of packages. What is wrong with them is reported.
  ImportKnowledge(const World &W, const std::vector<std::string> &Mappings,
                  Diagnostics &Diags);
  /// Null after a report.
  const importers::Knowledge *get() const { return K ? &*K : nullptr; }

private:
  compiler::Session S;
  std::optional<compiler::Compilation> C;
  std::optional<sema::NameIndex> Index;
  std::optional<importers::Knowledge> K;
};

/// The files of a deployment, each format of them as one import.
class Deployment {
public:
  /// \p From: the format of all files, or empty. What is wrong is reported.
  Deployment(const World &W, llvm::ArrayRef<std::string> Paths,
             const std::vector<std::string> &Mappings, llvm::StringRef From,
             Diagnostics &Diags);
  /// Empty after a report.
  std::vector<importers::Import *> imports();

private:
  ImportKnowledge Known;
  std::deque<importers::Import> All;
};

} // namespace tmc::driver

#endif // TMC_DRIVER_IMPORTSOURCES_H
