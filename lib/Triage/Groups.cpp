//===- Groups.cpp - Findings that get the same answer ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Groups.h"

#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::triage;

/// What answers have in common if they are one: the sentence says it all, but
/// for a valid finding, which is a piece of work of its own.
static std::string keyOf(const Result &R, uint32_t Index) {
  const Finding &F = R.From.Findings[Index];
  const Verdict &V = R.Verdicts[Index];
  if (V.what() == Disposition::Valid)
    return std::to_string(Index);
  return reasonFor(R, F, V).plain();
}

std::vector<Group> triage::groupsOf(const Result &R, Disposition D) {
  std::vector<Group> Out;
  llvm::StringMap<size_t> Known;
  for (uint32_t I = 0; I < R.Verdicts.size(); ++I) {
    if (R.Verdicts[I].what() != D)
      continue;
    auto [It, IsNew] = Known.try_emplace(keyOf(R, I), Out.size());
    if (IsNew)
      Out.emplace_back();
    Out[It->second].Members.push_back(I);
  }
  return Out;
}
