//===- Pytest.cpp - Tests for pytest --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "TestPlan/Pytest.h"

#include "Backends/Outputs.h"

void tmc::backends::writeTestsPytest(const BackendInput &In, OutputSink &To) {
  testplan::writePytest(In, To);
}
