//===- EmptyInput.h - The input of an output, of an empty program ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_REPORT_EMPTYINPUT_H
#define TMC_TEST_UNIT_REPORT_EMPTYINPUT_H

#include "Report/Input.h"

namespace tmc {

/// A program without anything in it, and what a backend is given of it.
struct EmptyInput {
  Interner Names;
  SourceManager Sources;
  Diagnostics Diags{Sources};
  ir::Program P{Names, Sources};
  analysis::Facts Facts{P};
  rules::Engine Engine{P, Facts};
  rules::FindingSet Findings;
  review::Review Review{Engine, Findings};
  report::EmitOptions Options;

  report::BackendInput input(report::SupportFileFn SupportFile) {
    return {Review, Engine, Findings, P, Sources, Diags, Options, SupportFile};
  }
};

} // namespace tmc

#endif // TMC_TEST_UNIT_REPORT_EMPTYINPUT_H
