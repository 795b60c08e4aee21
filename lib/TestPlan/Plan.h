//===- Plan.h - The tests that findings ask for ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TESTPLAN_PLAN_H
#define TMC_TESTPLAN_PLAN_H

#include "Report/Input.h"

namespace tmc::testplan {

using report::BackendInput;

/// A call of a verification that findings ask for.
struct TestCase {
  ir::VerificationId What;
  std::vector<ir::Value> Args;
  std::string Title;    ///< of the verification, holes filled
  std::string Function; ///< `test_refuses_plaintext_Shop_api`
  std::string File;     ///< `test_Shop.py`
  ir::EntityId Subject; ///< what it is about: where its name comes from
  std::vector<rules::FindingId> Findings;
  bool HasTemplate = false; ///< whether the pytest backend can write it
  bool Unknown = false;     ///< an argument is unknown
};
/// The tests of all open, planned, mitigated and question findings: one a
/// verification and arguments. The names depend on the model and the rules
/// only, not on which other findings there are, but where two would be equal.
std::vector<TestCase> collectTests(const BackendInput &In);

/// A value as a Python literal: entities by their id, enum values, kinds and
/// controls by their name, unknown as None.
std::string writePythonLiteral(const rules::Engine &E, const ir::Value &V);

} // namespace tmc::testplan

#endif // TMC_TESTPLAN_PLAN_H
