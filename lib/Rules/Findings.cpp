//===- Findings.cpp - What the rules say of a model -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Findings.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA1.h"

using namespace tmc;
using namespace tmc::rules;

llvm::StringRef rules::spelling(FindingState S) {
  static constexpr llvm::StringRef Names[NumFindingStates] = {
      "open",     "question",  "planned",  "transferred",
      "accepted", "dismissed", "mitigated"};
  return Names[static_cast<unsigned>(S)];
}

bool rules::isOpen(FindingState S) {
  return S == FindingState::Open || S == FindingState::Planned;
}

bool rules::countsForGate(const Finding &F) {
  return isOpen(F.State) || F.Contradicted;
}

std::string rules::identity(const ir::Program &P, const FindingSet &F,
                            FindingId Id) {
  const Finding &X = F.Findings[Id];
  std::string Out = P.text(P.Rules[X.Rule].StableId).str();
  Out += '(';
  bool First = true;
  for (ir::EntityId E : X.Bindings.of(F.Bindings)) {
    if (!First)
      Out += ',';
    First = false;
    Out += P.text(P.Entities[E].Id);
  }
  Out += ')';
  return Out;
}

std::string rules::shortId(const ir::Program &P, const FindingSet &F,
                           FindingId Id) {
  std::string Identity = identity(P, F, Id);
  auto Hash = llvm::SHA1::hash(llvm::arrayRefFromStringRef(Identity));
  return llvm::toHex(llvm::ArrayRef(Hash).take_front(4), /*LowerCase=*/true);
}
