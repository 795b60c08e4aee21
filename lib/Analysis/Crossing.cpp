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
    R->TrustedElements += C == EntityClass::Element && R->Trust[E];
  }

  EntityPairs Crosses, Enters, Leaves, CrossedBy;
  llvm::SmallVector<EntityId> In, Out, Both;
  for (uint32_t E = 0; E < N; ++E) {
    EntityId Id(E);
    if (P.Entities[Id].Class != EntityClass::Flow)
      continue;
    const ir::Flow &Row = P.flow(Id);
    In.clear();
    Out.clear();
    // Climb on the deeper side until both sides meet, or are outside.
    EntityId S = Tree.zone(Row.Source), T = Tree.zone(Row.Target);
    while (S != T) {
      if (S && (!T || Tree.depth(S) >= Tree.depth(T))) {
        Out.push_back(S);
        S = Tree.zone(S);
      } else {
        In.push_back(T);
        T = Tree.zone(T);
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
