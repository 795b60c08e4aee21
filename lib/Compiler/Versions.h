//===- Versions.h - A model beside another version of it ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_VERSIONS_H
#define TMC_COMPILER_VERSIONS_H

#include "Compiler/Compilation.h"
#include "Report/Diff.h"

namespace tmc::compiler {

/// What a model is compared with.
struct ComparisonOptions {
  /// Files of the other version, a folder that has it, or the JSON of an
  /// earlier run. If there are none, the other one is the same model without
  /// what the compilation assumes.
  std::vector<std::string> Old = {};
  /// Whether overlays and what has fallen are assumptions too.
  bool WhatIf = false;
  /// Whether changes that need no attention are described too.
  bool All = false;
};

/// The worst of what is new or has become worse; -1 for none.
struct WorstChange {
  int Severity = -1; ///< of what is open, or in question and was not
  int Asked = -1;    ///< of what is in question and was not
  int Risk = -1;
};

struct VersionComparison {
  report::Version Old;
  report::Version New;
  report::Comparison Changes;
  WorstChange Worst;
  /// ``with overlay `prod` and `Tls` on `Shop.route` ``, and the ids of what
  /// that is about; empty if other files are compared.
  std::string Assumed;
  std::vector<std::string> AssumedOn;
};

/// Compiles the other version and compares \p New with it, whose output is made
/// from \p In. What is wrong with the other version is reported to the
/// diagnostics of \p In; then there is no comparison.
std::optional<VersionComparison>
compareVersions(const Compilation &New, const report::BackendInput &In,
                const ComparisonOptions &Options);

} // namespace tmc::compiler

#endif // TMC_COMPILER_VERSIONS_H
