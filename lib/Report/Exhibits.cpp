//===- Exhibits.cpp - What a report shows, as rows ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Exhibits.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::report;
using rules::Finding;
using rules::FindingId;

std::vector<FindingId> report::worstFirst(const rules::FindingSet &F,
                                          llvm::ArrayRef<FindingId> Ids) {
  std::vector<FindingId> Out(Ids);
  llvm::stable_sort(Out, [&](FindingId A, FindingId B) {
    return F.Findings[A].Severity > F.Findings[B].Severity;
  });
  return Out;
}

std::vector<ControlUse> report::controlsInForce(const BackendInput &In) {
  const ir::Program &P = In.Program;
  std::vector<ControlUse> Out(P.Controls.size());
  for (uint32_t I = 0; I < P.Controls.size(); ++I)
    Out[I].Control = ir::ControlId(I);
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    llvm::SmallVector<ir::ControlId, 4> Here(
        In.Engine.facts().controls(ir::EntityId(I)));
    llvm::sort(Here);
    Here.erase(llvm::unique(Here), Here.end());
    for (ir::ControlId C : Here)
      Out[C.index()].On.push_back(ir::EntityId(I));
  }
  llvm::erase_if(Out, [](const ControlUse &C) { return C.On.empty(); });
  return Out;
}

std::vector<RemedyUse> report::remedyUses(const BackendInput &In,
                                          llvm::ArrayRef<FindingId> Ids) {
  const rules::FindingSet &F = In.Findings;
  llvm::MapVector<ir::ControlId, RemedyUse> ByControl;
  for (FindingId Id : Ids) {
    const Finding &Row = F.Findings[Id];
    if (!rules::isOpen(Row.State))
      continue;
    ir::ControlId Last;
    for (const review::Remedy &R : review::remedies(In.Program, F, Id)) {
      RemedyUse &Use = ByControl[R.Control];
      Use.Control = R.Control;
      if (R.On)
        Use.On.push_back(R.On);
      // One finding may name a control for two things.
      Use.Findings += R.Control != Last;
      Use.Severity = std::max(Use.Severity, Row.Severity);
      Last = R.Control;
    }
  }
  std::vector<RemedyUse> Out;
  for (auto &[C, Use] : ByControl) {
    llvm::sort(Use.On);
    Use.On.erase(llvm::unique(Use.On), Use.On.end());
    Out.push_back(std::move(Use));
  }
  llvm::stable_sort(Out, [](const RemedyUse &A, const RemedyUse &B) {
    return std::pair(A.Findings, A.Severity) >
           std::pair(B.Findings, B.Severity);
  });
  return Out;
}
