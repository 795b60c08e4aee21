//===- json.cpp - Fuzzing the readers of JSON -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// What an earlier run wrote (`--diff`), and what tests wrote (`--results`), may
// be damaged in any way: it is read, or there is one message.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "Report/Diff.h"
#include "Review/Results.h"

using namespace tmc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::optional<report::Version> Old =
      report::readVersion("old.json", Text, Diags);
  check(Old.has_value() != Diags.hasErrors());
  if (Old)
    report::compare(*Old, *Old);

  Diagnostics OfResults(Sources);
  std::vector<rules::TestResult> Results;
  review::readResults("results.json", Text, Results, OfResults);
  check(OfResults.errorCount() <= 1);
  return 0;
}
