//===- Pytest.h - Executable tests of what the rules claim
//-----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TESTPLAN_PYTEST_H
#define TMC_TESTPLAN_PYTEST_H

#include "TestPlan/Plan.h"

namespace tmc::testplan {

/// `--emit=pytest`: one module a system, and what they need to run. Empty if
/// something prevents it, which is reported.
std::vector<report::OutputFile> emitPytest(const BackendInput &In);

/// A template's text as the body of a Python function: its common indentation
/// replaced by four blanks; `pass` if there is none.
std::string indentPythonBody(llvm::StringRef Text);

} // namespace tmc::testplan

#endif // TMC_TESTPLAN_PYTEST_H
