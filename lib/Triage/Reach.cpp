//===- Reach.cpp - Who can send something to a component ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Provenance.h"
#include "Triage/Triage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

using namespace tmc;
using namespace tmc::triage;
using contract::ClaimId;
using contract::Controllable;
using llvm::StringRef;

static uint64_t setOf(llvm::ArrayRef<contract::Word> Positions) {
  uint64_t Out = 0;
  for (const contract::Word &W : Positions)
    if (W.Ordinal < analysis::MaxPositions)
      Out |= uint64_t(1) << W.Ordinal;
  return Out;
}

void Triage::indexReach() {
  for (auto [I, E] : llvm::enumerate(C.EntryPoints))
    EntryPointsOf[E.PartOf.index()].push_back(static_cast<uint32_t>(I));
  for (auto [I, P] : llvm::enumerate(C.Parameters))
    ParametersOf[P.Of.index()].push_back(static_cast<uint32_t>(I));
  for (const contract::Adversary &A : C.Adversaries)
    (A.Excluded.empty() ? InScope : Excluded) |= setOf(A.Positions);
  // A position that one adversary in scope holds is in scope.
  Excluded &= ~InScope;
}

/// The functions that a finding is in, or comes by.
static llvm::SmallVector<StringRef, 4> symbolsOf(const Finding &Found) {
  llvm::SmallVector<StringRef, 4> Out;
  auto Add = [&](StringRef Symbol) {
    if (!Symbol.empty() && !llvm::is_contained(Out, Symbol))
      Out.push_back(Symbol);
  };
  Add(Found.Where.Symbol);
  for (const Spot &Step : Found.Way)
    Add(Step.Symbol);
  return Out;
}

/// `demo::parse_letter(char const *)` is called `parse_letter`.
static StringRef shortName(StringRef Symbol) {
  StringRef Name = Symbol.take_front(Symbol.find('('));
  size_t At = Name.find_last_of(":.#/");
  return At == StringRef::npos ? Name : Name.substr(At + 1);
}

static bool isCalled(const contract::EntryPoint &E, StringRef Title,
                     llvm::ArrayRef<StringRef> Symbols) {
  auto Fits = [&](StringRef Pattern) {
    return llvm::any_of(Symbols, [&](StringRef Symbol) {
      return matchesSegment(Pattern, Symbol) ||
             matchesSegment(Pattern, shortName(Symbol));
    });
  };
  return E.Symbols.empty() ? Fits(Title) : llvm::any_of(E.Symbols, Fits);
}

const Triage::Reach &
Triage::reachOf(const contract::SoftwareComponent &Component,
                const Finding &Found) {
  llvm::SmallVector<StringRef, 4> Symbols = symbolsOf(Found);
  std::string Key = std::to_string(Component.Self.index());
  for (StringRef Symbol : Symbols) {
    Key += '\0';
    Key += Symbol;
  }
  auto [It, IsNew] = Reaches.try_emplace(Key);
  if (IsNew)
    It->second = computeReach(Component, Symbols);
  return It->second;
}

/// Takes \p P if it lets in more than what was seen before it.
void Triage::considerParameter(const contract::Parameter &P, Reach &Out) const {
  Reaching How = Reaching::Open;
  ClaimId Role;
  llvm::SmallVector<ClaimId, 2> Licence{P.Self};
  uint64_t Positions = 0;
  for (const contract::Role &R : C.Roles) {
    if (R.Trusted || !llvm::is_contained(P.ChosenBy, R.Self))
      continue;
    if (!Role)
      Role = R.Self;
    // Nobody says where they stand: they are not known to be excluded.
    Positions |= R.Positions.empty() ? ~uint64_t(0) : setOf(R.Positions);
  }
  if (P.By == Controllable::No) {
    // Someone who is trusted may pass on what attackers chose, so that it is
    // not the roles that decide this.
    How = Reaching::Trusted;
    llvm::append_range(Licence, P.ChosenBy);
  } else if (Positions && !(Positions & ~Excluded)) {
    How = Reaching::Excluded;
    for (const contract::Adversary &A : C.Adversaries)
      if (!A.Excluded.empty() && (setOf(A.Positions) & Positions))
        Licence.push_back(A.Self);
  } else if (P.Variant) {
    How = Reaching::Variant;
    Licence.push_back(P.Variant);
  }
  if (How == Reaching::Trusted && Out.How == How) {
    // That nothing is controlled needs all of them.
    llvm::append_range(Out.Licence, Licence);
    return;
  }
  // What attackers always control counts more than what they may.
  const bool Always = How == Reaching::Open && P.By == Controllable::Yes;
  if (How < Out.How || (How == Out.How && (Out.Always || !Always)))
    return;
  Out.Always = Always;
  Out.How = How;
  Out.Licence = std::move(Licence);
  Out.EntryPoint = P.Of;
  Out.Parameter = P.Self;
  Out.Role =
      How == Reaching::Open || How == Reaching::Excluded ? Role : ClaimId();
}

/// What the model says about whose data arrives at the component.
void Triage::considerElement(const contract::SoftwareComponent &Component,
                             Reach &Out) const {
  if (!Component.Element)
    return;
  using analysis::Provenance;
  const Provenance &P = F.provenance();
  uint64_t Senders =
      P.positions(Provenance::Spread::Senders, Component.Element);
  if (Out.How == Reaching::Unknown && Senders) {
    Out.How = Senders & ~Excluded ? Reaching::Open : Reaching::Excluded;
    Out.Licence.push_back(Component.Self);
    for (const contract::Adversary &A : C.Adversaries)
      if ((setOf(A.Positions) & Senders) &&
          A.Excluded.empty() == (Out.How == Reaching::Open))
        Out.Licence.push_back(A.Self);
  }
  uint64_t Wanted = Senders & (InScope ? InScope : ~Excluded);
  if (Out.How != Reaching::Open || !Wanted)
    return;
  // The nearest of them; of several the least trusted, which comes first.
  std::optional<uint32_t> Nearest;
  uint32_t Position = 0;
  for (; Wanted; Wanted &= Wanted - 1) {
    auto At = static_cast<uint32_t>(llvm::countr_zero(Wanted));
    std::optional<uint32_t> Distance =
        P.distance(Provenance::Spread::Senders, Component.Element, At);
    if (Distance && (!Nearest || *Distance < *Nearest)) {
      Nearest = Distance;
      Position = At;
    }
  }
  if (!Nearest)
    return;
  Out.Origin =
      P.origin(Provenance::Spread::Senders, Component.Element, Position);
  Out.Witness =
      P.path(Provenance::Spread::Senders, Component.Element, Position);
}

Triage::Reach Triage::computeReach(const contract::SoftwareComponent &Component,
                                   llvm::ArrayRef<StringRef> Symbols) const {
  std::vector<uint32_t> Candidates;
  auto It = EntryPointsOf.find(Component.Self.index());
  if (It != EntryPointsOf.end()) {
    for (uint32_t I : It->second)
      if (isCalled(C.EntryPoints[I], C[C.EntryPoints[I].Self].Title, Symbols))
        Candidates.push_back(I);
    // What is called by none of them may be reached through each.
    if (Candidates.empty())
      Candidates = It->second;
  }
  Reach Out;
  for (uint32_t I : Candidates) {
    auto Parameters = ParametersOf.find(C.EntryPoints[I].Self.index());
    if (Parameters != ParametersOf.end())
      for (uint32_t P : Parameters->second)
        considerParameter(C.Parameters[P], Out);
  }
  considerElement(Component, Out);
  return Out;
}
