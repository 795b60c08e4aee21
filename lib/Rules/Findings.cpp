//===- Findings.cpp - What the rules say of a model -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Findings.h"

#include "llvm/ADT/STLExtras.h"
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

/// A finding's short id has at least so many digits.
static constexpr size_t MinDigits = 8;

const std::string &rules::shortId(const ir::Program &P, const FindingSet &F,
                                  FindingId Id) {
  std::vector<std::string> &Ids = F.ShortIds;
  if (Ids.size() == F.Findings.size())
    return Ids[Id.index()];
  Ids.clear();
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    std::string Identity = identity(P, F, FindingId(I));
    auto Hash = llvm::SHA1::hash(llvm::arrayRefFromStringRef(Identity));
    Ids.push_back(llvm::toHex(Hash, /*LowerCase=*/true));
  }
  // In the order of the digits, what begins alike stands side by side.
  std::vector<uint32_t> Order(Ids.size());
  for (uint32_t I = 0; I < Order.size(); ++I)
    Order[I] = I;
  llvm::sort(Order, [&](uint32_t A, uint32_t B) { return Ids[A] < Ids[B]; });
  auto Common = [&](size_t I, size_t J) {
    llvm::StringRef A = Ids[Order[I]], B = Ids[Order[J]];
    size_t N = 0;
    while (N < A.size() && A[N] == B[N])
      ++N;
    return N;
  };
  std::vector<size_t> Digits(Ids.size(), MinDigits);
  for (size_t I = 0; I + 1 < Order.size(); ++I) {
    size_t Needed = Common(I, I + 1) + 1;
    Digits[Order[I]] = std::max(Digits[Order[I]], Needed);
    Digits[Order[I + 1]] = std::max(Digits[Order[I + 1]], Needed);
  }
  for (size_t I = 0; I < Ids.size(); ++I)
    Ids[I].resize(std::min(Ids[I].size(), Digits[I]));
  return Ids[Id.index()];
}

std::vector<FindingId> rules::findByPrefix(const ir::Program &P,
                                           const FindingSet &F,
                                           llvm::StringRef Digits) {
  std::vector<FindingId> Out;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (llvm::StringRef(shortId(P, F, FindingId(I))).starts_with(Digits))
      Out.push_back(FindingId(I));
  return Out;
}
