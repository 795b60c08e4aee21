//===- Crossing.cpp - The boundaries that flows cross, and trust ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Crossing.h"

#include "Analysis/Facts.h"
#include "Analysis/Nesting.h"
#include "IR/Print.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

using Path = llvm::SmallVector<EntityId>;

/// Sets \p Out to the boundaries from \p S, and \p In to those from \p T, that
/// are not around the other: climbs on the deeper side until both sides meet,
/// or are outside.
static void climb(const Nesting &Tree, EntityId S, EntityId T, Path &Out,
                  Path &In) {
  Out.clear();
  In.clear();
  while (S != T) {
    if (S && (!T || Tree.depth(S) >= Tree.depth(T))) {
      Out.push_back(S);
      S = Tree.zone(S);
    } else {
      In.push_back(T);
      T = Tree.zone(T);
    }
  }
}

/// The innermost boundaries in which \p E stands; none stands for outside.
static Path placesOf(const Nesting &Tree, EntityId E) {
  Path Places{Tree.zone(E)};
  llvm::append_range(Places, Tree.alsoIn(E));
  return Places;
}

std::unique_ptr<Crossing> Crossing::run(const ir::Program &P, const Facts &F) {
  auto R = std::make_unique<Crossing>();
  const Nesting &Tree = F.nesting();
  uint32_t N = P.Entities.size();

  // What is around an entity comes before it.
  R->Trust.resize(N);
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    EntityClass C = P.Entities[Id].Class;
    if (C != EntityClass::Boundary && C != EntityClass::Element)
      continue;
    if (C == EntityClass::Boundary && P.Known.BoundaryTrust) {
      // Not by `resolve`: what is shielded depends on trust.
      Resolved Own = F.attributes().resolve(Id, P.Known.BoundaryTrust);
      if (Own.V.Tag == ir::ValueTag::Int) {
        R->Trust[E] = Own.V.Payload;
        continue;
      }
    }
    if (EntityId Zone = Tree.zone(Id))
      R->Trust[E] = R->Trust[Zone.index()];
    // Whoever is in the least trusted of its networks reaches it.
    for (EntityId Zone : Tree.alsoIn(Id))
      if (auto There = R->Trust[Zone.index()])
        R->Trust[E] = std::min(R->Trust[E].value_or(*There), *There);
    R->TrustedElements += C == EntityClass::Element && R->Trust[E];
  }

  EntityPairs Crosses, Enters, Leaves, CrossedBy;
  Path In, Out, OtherIn, OtherOut, Both;
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    if (P.Entities[Id].Class != EntityClass::Flow)
      continue;
    const ir::Flow &Row = P.flow(Id);
    climb(Tree, Tree.zone(Row.Source), Tree.zone(Row.Target), Out, In);
    // An element in several networks uses the one that is nearest to the other
    // end; if two are as near, the one that declares it.
    if (!Tree.alsoIn(Row.Source).empty() || !Tree.alsoIn(Row.Target).empty())
      for (EntityId S : placesOf(Tree, Row.Source))
        for (EntityId T : placesOf(Tree, Row.Target)) {
          climb(Tree, S, T, OtherOut, OtherIn);
          if (OtherOut.size() + OtherIn.size() < Out.size() + In.size()) {
            Out.swap(OtherOut);
            In.swap(OtherIn);
          }
        }
    Both.assign(In);
    Both.append(Out);
    for (auto *List : {&In, &Out, &Both})
      std::sort(List->begin(), List->end());
    for (EntityId B : In)
      Enters.push_back({E, B});
    for (EntityId B : Out)
      Leaves.push_back({E, B});
    for (EntityId B : Both) {
      Crosses.push_back({E, B});
      CrossedBy.push_back({B.index(), Id});
    }
    R->CrossingFlows += !Both.empty();
  }
  R->Crosses = EntityLists::build(N, Crosses);
  R->Enters = EntityLists::build(N, Enters);
  R->Leaves = EntityLists::build(N, Leaves);
  R->CrossedBy = EntityLists::build(N, CrossedBy);
  return R;
}

std::optional<int64_t> Crossing::trustGap(const ir::Flow &F) const {
  auto A = trust(F.Source), B = trust(F.Target);
  if (!A || !B)
    return std::nullopt;
  // Trust is 0 to 100, but a hand-written IR may say anything.
  uint64_t UA = static_cast<uint64_t>(*A), UB = static_cast<uint64_t>(*B);
  return static_cast<int64_t>(*A > *B ? UA - UB : UB - UA);
}

void Crossing::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  auto Number = [&](std::optional<int64_t> V) {
    if (V)
      OS << *V;
    else
      OS << "unknown";
  };
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    EntityId Id(E);
    EntityClass C = P.Entities[Id].Class;
    if (C == EntityClass::System || C == EntityClass::Data)
      continue;
    OS << spelling(C) << ' ';
    ir::printEntity(OS, P, Id);
    if (C == EntityClass::Flow) {
      OS << " crosses ";
      printList(OS, P, crosses(Id));
      OS << " enters ";
      printList(OS, P, enters(Id));
      OS << " leaves ";
      printList(OS, P, leaves(Id));
      OS << " trust-gap ";
      Number(trustGap(P.flow(Id)));
    } else {
      OS << " trust ";
      Number(trust(Id));
    }
    if (C == EntityClass::Boundary) {
      OS << " crossing ";
      printList(OS, P, crossing(Id));
    }
    OS << "\n";
  }
}

void Crossing::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  Out.assign({CrossingFlows, Crosses.size(), TrustedElements});
}
