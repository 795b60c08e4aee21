//===- Cuts.cpp - What keeps an attacker from a goal ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/Cuts.h"

#include "llvm/ADT/STLExtras.h"

#include <deque>
#include <set>

using namespace tmc;
using namespace tmc::attack;

double attack::harmonic(uint32_t N) {
  double Sum = 0;
  for (uint32_t I = 1; I <= N; ++I)
    Sum += 1.0 / I;
  return Sum;
}

namespace {
using Set = std::vector<uint32_t>;

class Cutter {
public:
  Cutter(const Graph &G, NodeId Start, NodeId Goal,
         llvm::ArrayRef<std::vector<StepId>> Measures, const CutLimits &Limits)
      : G(G), Start(Start), Goal(Goal), Measures(Measures), Limits(Limits) {
    std::vector<std::pair<uint32_t, uint32_t>> Pairs;
    for (uint32_t M = 0; M < Measures.size(); ++M)
      for (StepId S : Measures[M])
        Pairs.push_back({S.index(), M});
    Against = analysis::Csr<uint32_t>::build(
        static_cast<uint32_t>(G.steps().size()), Pairs);
  }

  Cuts run();

private:
  llvm::BitVector blocked(const Set &Taken) const {
    llvm::BitVector B(static_cast<unsigned>(G.steps().size()));
    for (uint32_t M : Taken)
      for (StepId S : Measures[M])
        B.set(S.index());
    return B;
  }
  bool cuts(const Set &Taken) const {
    return !reachable(G, Start, blocked(Taken)).test(Goal.index());
  }
  /// The measures that touch an attack which \p Taken leaves; none if none
  /// remains. Empty if no measure touches it: then Out.Uncut is that attack.
  std::optional<Set> attackWithout(const Set &Taken);
  bool exact();
  void greedy();
  Set hit() const;
  Set shrink(Set Taken) const;

  const Graph &G;
  NodeId Start, Goal;
  llvm::ArrayRef<std::vector<StepId>> Measures;
  CutLimits Limits;
  analysis::Csr<uint32_t> Against; ///< by step: the measures that take it away
  std::set<Set> Attacks;           ///< each as the measures that touch it
  Cuts Out;
};
} // namespace

std::optional<Set> Cutter::attackWithout(const Set &Taken) {
  Cheapest C(G, Start, blocked(Taken));
  if (!C.reaches(Goal))
    return std::nullopt;
  std::vector<StepId> Attack = C.attack(Goal);
  Set Touching;
  for (StepId S : Attack)
    llvm::append_range(Touching, Against[S.index()]);
  llvm::sort(Touching);
  Touching.erase(llvm::unique(Touching), Touching.end());
  if (Touching.empty())
    Out.Uncut = std::move(Attack);
  else
    Attacks.insert(Touching);
  return Touching;
}

/// Reiter's tree, level by level. False if a limit was hit.
bool Cutter::exact() {
  // The sets of one level; a set is reached by each order of its members, and
  // is looked at once.
  std::set<Set> Level{Set()};
  unsigned Trials = 0;
  while (!Level.empty()) {
    std::set<Set> Next;
    for (const Set &Taken : Level) {
      // A cut with something more is no minimal one.
      if (llvm::any_of(Out.Sets, [&](const Set &Cut) {
            return std::ranges::includes(Taken, Cut);
          }))
        continue;
      // An attack that was seen before saves a search.
      const Set *Left = nullptr;
      std::optional<Set> Found;
      for (const Set &A : Attacks)
        if (llvm::none_of(A, [&](uint32_t M) {
              return std::ranges::binary_search(Taken, M);
            })) {
          Left = &A;
          break;
        }
      if (!Left) {
        if (++Trials > Limits.MaxTrials)
          return false;
        Found = attackWithout(Taken);
        if (!Found) {
          Out.Sets.push_back(Taken);
          if (Out.Sets.size() > Limits.MaxCuts)
            return false;
          continue;
        }
        assert(!Found->empty() && "all measures together cut");
        Left = &*Found;
      }
      if (Next.size() > Limits.MaxTrials * size_t(8))
        return false;
      for (uint32_t M : *Left) {
        Set More = Taken;
        More.insert(std::ranges::upper_bound(More, M), M);
        Next.insert(std::move(More));
      }
    }
    Level = std::move(Next);
  }
  // A set may have become a cut before one of its members was needed.
  llvm::erase_if(Out.Sets, [&](const Set &S) { return shrink(S) != S; });
  return true;
}

/// A greedy hitting set of the attacks seen so far.
Set Cutter::hit() const {
  std::vector<const Set *> Left;
  for (const Set &A : Attacks)
    Left.push_back(&A);
  Set Taken;
  std::vector<uint32_t> Hits(Measures.size());
  while (!Left.empty()) {
    llvm::fill(Hits, 0);
    for (const Set *A : Left)
      for (uint32_t M : *A)
        ++Hits[M];
    uint32_t Best =
        static_cast<uint32_t>(llvm::max_element(Hits) - Hits.begin());
    Taken.push_back(Best);
    llvm::erase_if(Left, [&](const Set *A) {
      return std::ranges::binary_search(*A, Best);
    });
  }
  llvm::sort(Taken);
  return Taken;
}

/// \p Taken without what it can do without.
Set Cutter::shrink(Set Taken) const {
  for (size_t I = Taken.size(); I-- > 0;) {
    Set Less = Taken;
    Less.erase(Less.begin() + static_cast<ptrdiff_t>(I));
    if (cuts(Less))
      Taken = std::move(Less);
  }
  return Taken;
}

void Cutter::greedy() {
  Out.Exact = false;
  Out.Sets.clear();
  // Each round adds an attack that the last set left, so it ends.
  while (true) {
    Set Taken = hit();
    std::optional<Set> Left = attackWithout(Taken);
    if (!Left) {
      Out.Sets.push_back(shrink(Taken));
      return;
    }
    assert(!Left->empty() && "all measures together cut");
  }
}

Cuts Cutter::run() {
  // Whether anything helps at all is one run.
  Set All(Measures.size());
  for (uint32_t M = 0; M < All.size(); ++M)
    All[M] = M;
  if (attackWithout(All)) {
    Out.Possible = false;
    return std::move(Out);
  }
  if (!exact())
    greedy();
  Out.Attacks = static_cast<uint32_t>(Attacks.size());
  llvm::BitVector Used(static_cast<unsigned>(Measures.size()));
  if (Out.Exact && !Out.Sets.empty()) {
    Out.AtLeast = static_cast<uint32_t>(Out.Sets.front().size());
  } else {
    std::vector<const Set *> BySize;
    for (const Set &A : Attacks)
      BySize.push_back(&A);
    llvm::stable_sort(BySize, [](const Set *A, const Set *B) {
      return A->size() < B->size();
    });
    for (const Set *A : BySize)
      if (llvm::none_of(*A, [&](uint32_t M) { return Used.test(M); })) {
        ++Out.AtLeast;
        for (uint32_t M : *A)
          Used.set(M);
      }
  }
  llvm::stable_sort(Out.Sets, [](const Set &A, const Set &B) {
    return A.size() != B.size() ? A.size() < B.size() : A < B;
  });
  return std::move(Out);
}

Cuts attack::findCuts(const Graph &G, NodeId Start, NodeId Goal,
                      llvm::ArrayRef<std::vector<StepId>> Measures,
                      const CutLimits &Limits) {
  return Cutter(G, Start, Goal, Measures, Limits).run();
}
