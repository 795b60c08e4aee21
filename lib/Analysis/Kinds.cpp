//===- Kinds.cpp - Entities by class and kind -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Kinds.h"

#include "Analysis/Facts.h"
#include "IR/Print.h"

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityId;
using ir::KindId;

std::unique_ptr<Kinds> Kinds::run(const ir::Program &P, const Facts &) {
  auto R = std::make_unique<Kinds>();
  uint32_t N = P.Kinds.size();
  // A base comes before what derives from it, so that a sweep backwards counts
  // and one forwards numbers.
  R->Count.assign(N, 1);
  for (uint32_t K = N; K-- != 0;)
    if (KindId Base = P.Kinds[KindId(K)].Base)
      R->Count[Base.index()] += R->Count[K];
  R->Number.assign(N, 0);
  std::vector<uint32_t> Next(N);
  uint32_t NextRoot = 0;
  for (uint32_t K = 0; K < N; ++K) {
    KindId Base = P.Kinds[KindId(K)].Base;
    uint32_t &Free = Base ? Next[Base.index()] : NextRoot;
    R->Number[K] = Free;
    Free += R->Count[K];
    Next[K] = R->Number[K] + 1;
  }

  EntityPairs ByClass, ByKind;
  for (uint32_t E = 0; E < P.Entities.size(); ++E) {
    const ir::Entity &Row = P.Entities[EntityId(E)];
    ByClass.push_back({static_cast<uint32_t>(Row.Class), EntityId(E)});
    for (KindId K = Row.Kind; K; K = P.Kinds[K].Base)
      ByKind.push_back({K.index(), EntityId(E)});
  }
  R->findWholes(P);
  if (!R->Wholes.empty()) {
    EntityPairs Candidates;
    for (auto [K, E] : ByKind)
      if (R->isCandidate(E, KindId(K)))
        Candidates.push_back({K, E});
    R->ByCandidate = EntityLists::build(N, Candidates);
  }
  R->ByClass = EntityLists::build(ir::NumEntityClasses, ByClass);
  R->ByKind = EntityLists::build(N, ByKind);
  return R;
}

void Kinds::findWholes(const ir::Program &P) {
  std::vector<KindId> WholeOf(P.Kinds.size());
  bool Any = false;
  for (uint32_t K = 0; K < P.Kinds.size(); ++K) {
    const ir::Kind &Row = P.Kinds[KindId(K)];
    if (Row.Base && WholeOf[Row.Base.index()])
      WholeOf[K] = WholeOf[Row.Base.index()];
    else if (Row.Parts)
      WholeOf[K] = KindId(K);
    Any |= WholeOf[K].isValid();
  }
  if (!Any)
    return;
  Wholes.resize(P.Entities.size());
  for (uint32_t E = 0; E < P.Entities.size(); ++E)
    Wholes[E] = WholeOf[P.Entities[EntityId(E)].Kind.index()];
}

void Kinds::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t K = 0; K < P.Kinds.size(); ++K) {
    if (instances(KindId(K)).empty())
      continue;
    ir::printName(OS, '@', P.text(P.Kinds[KindId(K)].Id));
    OS << ": ";
    printList(OS, P, instances(KindId(K)));
    if (candidates(KindId(K)).size() != instances(KindId(K)).size()) {
      OS << " candidates ";
      printList(OS, P, candidates(KindId(K)));
    }
    OS << "\n";
  }
}

void Kinds::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  Out.assign({Number.size(), ByClass.size(), ByKind.size()});
}
