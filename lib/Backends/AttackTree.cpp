//===- AttackTree.cpp - Attack trees as pictures --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Diagram/AttackDot.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;

void backends::writeAttackTreeDot(const BackendInput &In, OutputSink &To) {
  if (std::optional<Result> R = report::analyseAttacks(In))
    To.begin() << diagram::attackDot(In, *R);
}

void backends::writeAttackTreeSvg(const BackendInput &In, OutputSink &To) {
  std::optional<Result> R = report::analyseAttacks(In);
  if (!R)
    return;
  std::string Error;
  std::string Svg = diagram::attackSvg(In, *R, Error);
  if (Svg.empty())
    In.Diags.report(diag::DiagramFailed) << Error;
  else
    To.begin() << Svg;
}
