//===- Things.cpp - What findings are about -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Things.h"

#include "Review/ReviewImpl.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;

ThingSets review::findThings(const Review &R) {
  const FindingSet &F = R.findings();
  ThingSets Out;
  Out.Of.reserve(F.Findings.size());
  // Chains of sets with the same hash: the last one, and by set the one before.
  constexpr uint32_t None = ~uint32_t(0);
  llvm::DenseMap<uint64_t, uint32_t> Last;
  std::vector<uint32_t> Before;
  llvm::SmallVector<EntityId, 4> Things;
  for (const Finding &X : F.Findings.rows()) {
    auto Bound = X.Bindings.of(F.Bindings);
    Things.assign(Bound.begin(), Bound.end());
    if (Things.size() > 1) {
      llvm::sort(Things);
      Things.erase(llvm::unique(Things), Things.end());
    }
    uint64_t Hash = Things.size();
    for (EntityId E : Things)
      Hash = (Hash ^ E.index()) * 0x9E3779B97F4A7C15;
    Hash >>= 1; // not one of the map's own keys
    auto [It, New] = Last.try_emplace(Hash, None);
    uint32_t Set = It->second;
    while (Set != None && Out.entities(Set) != llvm::ArrayRef(Things))
      Set = Before[Set];
    if (Set == None) {
      Set = static_cast<uint32_t>(Out.Sets.size());
      Out.Sets.push_back({static_cast<uint32_t>(Out.Entities.size()),
                          static_cast<uint32_t>(Things.size())});
      llvm::append_range(Out.Entities, Things);
      Before.push_back(std::exchange(It->second, Set));
    }
    Out.Of.push_back(Set);
  }
  return Out;
}
