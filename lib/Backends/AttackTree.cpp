//===- AttackTree.cpp - `--emit=attack-tree`
//-------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AttackOutputs.h"
#include "Diagram/AttackDot.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;

std::vector<OutputFile> backends::emitAttackTree(const BackendInput &In) {
  StringRef Format = In.Options.extra("format").value_or("dot");
  constexpr StringRef Formats[] = {"dot", "json", "text", "svg"};
  if (!llvm::is_contained(Formats, Format)) {
    In.Diags.report(diag::BadAttackOption)
        << "format" << Format << "`dot`, `svg`, `json` or `text`";
    return {};
  }
  std::optional<Result> R = analyseAttacks(In);
  if (!R)
    return {};
  if (Format == "svg") {
    std::string Error;
    std::string Svg = diagram::attackSvg(In, *R, Error);
    if (Svg.empty()) {
      In.Diags.report(diag::DiagramFailed) << Error;
      return {};
    }
    return {{"", std::move(Svg)}};
  }
  return {{"", Format == "text"   ? attackText(In, *R)
               : Format == "json" ? attackJson(In, *R)
                                  : diagram::attackDot(In, *R)}};
}
