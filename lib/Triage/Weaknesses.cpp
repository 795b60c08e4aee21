//===- Weaknesses.cpp - What words of tools mean as weaknesses ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Weaknesses.h"

#include "Basic/Globs.h"
#include "Triage/Finding.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

WeaknessTable::WeaknessTable(const sema::WordTables &Tables) {
  for (const auto &M : Tables.of("findings.Weaknesses")) {
    uint32_t N = weaknessIn(M.Name);
    if (!N)
      continue;
    Titles.try_emplace(N, M.Title);
    for (StringRef Word : M.Words)
      if (uint32_t Child = weaknessIn(Word))
        Parents[Child].push_back(N);
  }
  for (const auto &M : Tables.of("findings.Rules"))
    if (uint32_t N = weaknessIn(M.Name))
      for (StringRef Word : M.Words)
        Rules.push_back({Word, N});
}

const std::vector<WeaknessTable::Ancestor> &
WeaknessTable::ancestors(uint32_t Weakness) const {
  auto It = Known.find(Weakness);
  if (It != Known.end())
    return It->second;
  std::vector<Ancestor> Out{{Weakness, 0}};
  // The list is also the queue of a breadth-first search.
  for (size_t I = 0; I < Out.size(); ++I) {
    auto Found = Parents.find(Out[I].Weakness);
    if (Found == Parents.end())
      continue;
    for (uint32_t Parent : Found->second)
      if (llvm::none_of(
              Out, [&](const Ancestor &A) { return A.Weakness == Parent; }))
        Out.push_back({Parent, Out[I].Distance + 1});
  }
  return Known.try_emplace(Weakness, std::move(Out)).first->second;
}

std::vector<uint32_t> WeaknessTable::ofRule(StringRef Tool,
                                            StringRef Rule) const {
  std::vector<uint32_t> Out;
  for (const auto &[Word, Weakness] : Rules)
    if (!llvm::is_contained(Out, Weakness) && meansRule(Word, Tool, Rule))
      Out.push_back(Weakness);
  return Out;
}

StringRef WeaknessTable::title(uint32_t Weakness) const {
  return Titles.lookup(Weakness);
}

bool triage::meansRule(StringRef Pattern, StringRef Tool, StringRef Rule) {
  if (matchesSegment(Pattern, Rule))
    return true;
  auto [Wanted, Rest] = Pattern.split(':');
  if (Rest.empty() || !matchesSegment(Rest, Rule))
    return false;
  return Wanted == "*" || Tool.equals_insensitive(Wanted) ||
         (Tool.starts_with_insensitive(Wanted) && Tool[Wanted.size()] == ' ');
}
