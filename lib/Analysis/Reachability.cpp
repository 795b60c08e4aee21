//===- Reachability.cpp - Which elements lead to which --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Reachability.h"

#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "Analysis/Kinds.h"
#include "Analysis/Lineage.h"
#include "Analysis/Nesting.h"
#include "Analysis/Scc.h"
#include "IR/Print.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;
using ir::KindId;

/// Beyond this many bytes the memo of reachability begins anew, so that a rule
/// that asks for every pair of a large model stays within memory.
static constexpr size_t MemoBytes = size_t(256) << 20;

std::unique_ptr<Reachability> Reachability::run(const ir::Program &P,
                                                const Facts &F) {
  auto R = std::make_unique<Reachability>();
  R->P = &P;
  R->F = &F;
  const Graph &G = F.graph();
  // Components of elements only: the others are no nodes.
  llvm::ArrayRef<EntityId> Elements = F.entities(EntityClass::Element);
  std::vector<uint32_t> Local(P.Entities.size(), ~uint32_t(0));
  for (uint32_t I = 0; I < Elements.size(); ++I)
    Local[Elements[I].index()] = I;
  std::vector<uint32_t> ComponentOf;
  R->NumComponents = findComponents(
      static_cast<uint32_t>(Elements.size()),
      [&](uint32_t Node) { return G.out(Elements[Node]); },
      [&](const Edge &E) { return Local[E.Other.index()]; }, ComponentOf);
  R->ComponentOf.assign(P.Entities.size(), ~uint32_t(0));
  R->ComponentSize.assign(R->NumComponents, 0);
  for (uint32_t I = 0; I < Elements.size(); ++I) {
    R->ComponentOf[Elements[I].index()] = ComponentOf[I];
    ++R->ComponentSize[ComponentOf[I]];
  }
  return R;
}

void Reachability::elementsOf(Place Where, bool Arriving,
                              llvm::SmallVectorImpl<EntityId> &Out) const {
  if (!Where.isValid())
    return;
  auto One = [&](EntityId E) {
    auto Append = [&](llvm::ArrayRef<EntityId> List) {
      Out.append(List.begin(), List.end());
    };
    switch (P->Entities[E].Class) {
    case EntityClass::Element: // flows end at its parts, if it has some
    case EntityClass::System:
    case EntityClass::Boundary:
      Append(F->nesting().elements(E));
      break;
    case EntityClass::Data:
      Append(F->lineagePass().places(E));
      break;
    case EntityClass::Flow: {
      const ir::Flow &Row = P->flow(E);
      if (Arriving || Row.TwoWay)
        Out.push_back(Row.Target);
      if (!Arriving || Row.TwoWay)
        Out.push_back(Row.Source);
      break;
    }
    }
  };
  if (Where.IsKind)
    for (EntityId E : F->kinds().instances(KindId(Where.Index)))
      One(E);
  else
    One(EntityId(Where.Index));
  std::sort(Out.begin(), Out.end());
  Out.erase(std::unique(Out.begin(), Out.end()), Out.end());
}

llvm::BitVector Reachability::closure(llvm::ArrayRef<EntityId> Start,
                                      bool Backwards) const {
  const Graph &G = F->graph();
  llvm::BitVector Seen(P->Entities.size());
  std::vector<EntityId> Work;
  auto Visit = [&](EntityId E) {
    if (!Seen.test(E.index())) {
      Seen.set(E.index());
      Work.push_back(E);
    }
  };
  for (EntityId E : Start)
    Visit(E);
  while (!Work.empty()) {
    EntityId E = Work.back();
    Work.pop_back();
    for (const Edge &X : Backwards ? G.in(E) : G.out(E))
      Visit(X.Other);
  }
  return Seen;
}

ElementSet Reachability::query(Place Where, bool Backwards) const {
  std::pair<Place, bool> Key(Where, Backwards);
  {
    std::shared_lock Lock(Mutex);
    if (auto It = Memo.find(Key); It != Memo.end())
      return It->second;
  }
  // Two threads may compute the same set; the first one to finish is kept.
  llvm::SmallVector<EntityId> Start;
  elementsOf(Where, !Backwards, Start);
  ElementSet Result(
      std::make_shared<const llvm::BitVector>(closure(Start, Backwards)));
  std::unique_lock Lock(Mutex);
  if ((Memo.size() + 1) * (P->Entities.size() / 8 + 64) > MemoBytes)
    Memo.clear();
  return Memo.try_emplace(Key, Result).first->second;
}

ElementSet Reachability::reachableFrom(Place From) const {
  return query(From, false);
}
ElementSet Reachability::reaching(Place To) const { return query(To, true); }

namespace {
/// The arrays of a path search. They are kept for the thread's next one, with
/// marks that a new number makes stale, so that a search costs only what it
/// visits.
struct SearchSpace {
  struct State {
    uint32_t Mark = 0;
    uint32_t Before = 0; ///< the state from which it was reached
    EntityId By;         ///< and the flow; none for a source
  };
  std::vector<State> States;
  std::vector<uint32_t> TargetMark; ///< by entity
  std::vector<uint32_t> Queue;
  uint32_t Mark = 0;

  void begin(size_t NumStates, size_t NumEntities) {
    if (States.size() < NumStates)
      States.resize(NumStates);
    if (TargetMark.size() < NumEntities)
      TargetMark.resize(NumEntities, 0);
    if (++Mark == 0) { // the numbers are used up
      for (State &S : States)
        S.Mark = 0;
      std::fill(TargetMark.begin(), TargetMark.end(), 0);
      Mark = 1;
    }
    Queue.clear();
  }
};

/// Lends a search space; a filter may begin a search within a search.
class BorrowedSpace {
public:
  BorrowedSpace() {
    if (pool().empty()) {
      Space = std::make_unique<SearchSpace>();
      return;
    }
    Space = std::move(pool().back());
    pool().pop_back();
  }
  BorrowedSpace(const BorrowedSpace &) = delete;
  ~BorrowedSpace() { pool().push_back(std::move(Space)); }
  SearchSpace &operator*() { return *Space; }

private:
  static std::vector<std::unique_ptr<SearchSpace>> &pool() {
    static thread_local std::vector<std::unique_ptr<SearchSpace>> Pool;
    return Pool;
  }
  std::unique_ptr<SearchSpace> Space;
};
} // namespace

std::optional<std::vector<EntityId>> Reachability::shortestPath(
    llvm::ArrayRef<EntityId> Sources, llvm::ArrayRef<EntityId> Targets,
    std::optional<HopFilter> Filter, uint8_t Needed) const {
  const Graph &G = F->graph();
  uint32_t N = P->Entities.size();
  // A state is an element and the needed properties seen on the way to it.
  // Bits that nobody needs are dropped, so that they make no states.
  unsigned Width = 0;
  while (Needed >> Width)
    ++Width;
  BorrowedSpace Borrowed;
  SearchSpace &S = *Borrowed;
  S.begin(size_t(N) << Width, N);
  for (EntityId E : Targets)
    S.TargetMark[E.index()] = S.Mark;

  auto StateOf = [&](EntityId E, uint32_t Seen) {
    return (E.index() << Width) | Seen;
  };
  auto Visit = [&](uint32_t To, uint32_t Before, EntityId By) {
    SearchSpace::State &X = S.States[To];
    if (X.Mark == S.Mark)
      return false;
    X = {S.Mark, Before, By};
    S.Queue.push_back(To);
    return (To & ((1u << Width) - 1)) == Needed &&
           S.TargetMark[To >> Width] == S.Mark;
  };
  auto Result = [&](uint32_t At) {
    std::vector<EntityId> Path;
    for (; S.States[At].By; At = S.States[At].Before)
      Path.push_back(S.States[At].By);
    std::reverse(Path.begin(), Path.end());
    return Path;
  };

  llvm::SmallVector<EntityId> Start(Sources);
  std::sort(Start.begin(), Start.end());
  for (EntityId E : Start)
    if (uint32_t X = StateOf(E, 0); Visit(X, X, {}))
      return Result(X);
  for (size_t I = 0; I < S.Queue.size(); ++I) {
    uint32_t At = S.Queue[I];
    EntityId From(At >> Width);
    uint32_t Seen = At & ((1u << Width) - 1);
    for (const Edge &X : G.out(From)) {
      HopVerdict V;
      if (Filter)
        V = (*Filter)({X.Flow, From, X.Other});
      if (!V.Pass)
        continue;
      uint32_t To = StateOf(X.Other, Seen | (V.Seen & Needed));
      if (Visit(To, At, X.Flow))
        return Result(To);
    }
  }
  return std::nullopt;
}

void Reachability::print(llvm::raw_ostream &OS, const ir::Program &Prog) const {
  llvm::ArrayRef<EntityId> Elements = F->entities(EntityClass::Element);
  for (EntityId E : Elements) {
    OS << "element ";
    ir::printEntity(OS, Prog, E);
    OS << " component " << component(E) << " size "
       << ComponentSize[component(E)] << "\n";
  }
  auto Show = [&](const char *Text, const ElementSet &Set) {
    llvm::SmallVector<EntityId> List;
    for (EntityId E : Elements)
      if (Set.contains(E))
        List.push_back(E);
    OS << ' ' << Text << ' ';
    printList(OS, Prog, List);
  };
  for (EntityId B : F->entities(EntityClass::Boundary)) {
    OS << "boundary ";
    ir::printEntity(OS, Prog, B);
    Show("leads to", reachableFrom(B));
    Show("reached from", reaching(B));
    OS << "\n";
  }
}

void Reachability::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  uint32_t Largest = 0;
  for (uint32_t Size : ComponentSize)
    Largest = std::max(Largest, Size);
  Out.assign({NumComponents, Largest});
}
