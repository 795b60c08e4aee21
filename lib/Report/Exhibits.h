//===- Exhibits.h - What a report shows, as rows --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_EXHIBITS_H
#define TMC_REPORT_EXHIBITS_H

#include "Report/Input.h"

namespace tmc::report {

/// The findings of \p Ids, worst first.
std::vector<rules::FindingId> worstFirst(const rules::FindingSet &F,
                                         llvm::ArrayRef<rules::FindingId> Ids);

/// The controls in force, with what they are in force on.
struct ControlUse {
  ir::ControlId Control;
  std::vector<ir::EntityId> On;
};
std::vector<ControlUse> controlsInForce(const BackendInput &In);

/// The controls that rules name for open findings, those first that help with
/// most.
struct RemedyUse {
  ir::ControlId Control;
  std::vector<ir::EntityId> On; ///< what to put it on
  uint32_t Findings = 0;
  uint8_t Severity = 0; ///< of the worst
};
std::vector<RemedyUse> remedyUses(const BackendInput &In,
                                  llvm::ArrayRef<rules::FindingId> Ids);

} // namespace tmc::report

#endif // TMC_REPORT_EXHIBITS_H
