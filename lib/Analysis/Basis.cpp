//===- Basis.cpp - How sure it is that a value holds ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Basis.h"

using namespace tmc;
using namespace tmc::analysis;

const BasisInfo &analysis::info(Basis B) {
  static constexpr BasisInfo Infos[] = {
#define BASIS(ID, WORD, COUNTED, MEANING) {WORD, COUNTED, MEANING},
#include "Analysis/Bases.def"
  };
  return Infos[static_cast<unsigned>(B)];
}
