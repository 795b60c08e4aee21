//===- Pytest.h - Executable tests of what the rules claim ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TESTPLAN_PYTEST_H
#define TMC_TESTPLAN_PYTEST_H

#include "Report/Output.h"
#include "TestPlan/Plan.h"

namespace tmc::testplan {

/// One module a system, and what they need to run. What prevents it is
/// reported, and no file is begun.
void writePytest(const BackendInput &In, report::OutputSink &To);

/// A template's text as the body of a Python function: its common indentation
/// replaced by four blanks; `pass` if there is none.
std::string indentPythonBody(llvm::StringRef Text);

} // namespace tmc::testplan

#endif // TMC_TESTPLAN_PYTEST_H
