//===- Results.h - What generated tests said ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The results file that the generated tests write: JSON lines, a first one
/// that says what it is and one a test. A result belongs to the findings whose
/// identity it names, if their fingerprints are those of today's model.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_RESULTS_H
#define TMC_REVIEW_RESULTS_H

#include "Basic/Diagnostics.h"
#include "Rules/Findings.h"

namespace tmc::review {

/// Appends the results in \p Text, the content of file \p Path. Reports the
/// first line that is not understood (TM0621).
void readResults(llvm::StringRef Path, llvm::StringRef Text,
                 std::vector<rules::TestResult> &Out, Diagnostics &Diags);

} // namespace tmc::review

#endif // TMC_REVIEW_RESULTS_H
