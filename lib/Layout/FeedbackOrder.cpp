//===- FeedbackOrder.cpp - An order that few arrows go against ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Layout/FeedbackOrder.h"

#include <set>
#include <utility>

using namespace tmc;
using namespace tmc::layout;

namespace {

/// Repeatedly takes a source to the left, or a sink to the right, or else the
/// item with most more weight out than in to the left.
class GreedyOrder {
public:
  GreedyOrder(size_t NumItems, llvm::ArrayRef<Pull> Pulls)
      : Out(NumItems), Into(NumItems), OutWeight(NumItems),
        IntoWeight(NumItems), Gone(NumItems) {
    for (const Pull &P : Pulls) {
      if (P.From == P.To)
        continue;
      Out[P.From].push_back({P.To, P.Weight});
      Into[P.To].push_back({P.From, P.Weight});
      OutWeight[P.From] += P.Weight;
      IntoWeight[P.To] += P.Weight;
    }
    for (uint32_t V = 0; V < NumItems; ++V)
      insert(V);
  }

  std::vector<uint32_t> run() {
    std::vector<uint32_t> Left;
    std::vector<uint32_t> Right;
    while (!ByScore.empty()) {
      bool IsSink = Sources.empty() && !Sinks.empty();
      uint32_t V = !Sources.empty() ? *Sources.begin()
                   : IsSink         ? *Sinks.rbegin()
                                    : ByScore.begin()->second;
      (IsSink ? Right : Left).push_back(V);
      erase(V);
      Gone[V] = true;
      for (auto [W, Weight] : Out[V])
        change(W, IntoWeight, Weight);
      for (auto [W, Weight] : Into[V])
        change(W, OutWeight, Weight);
    }
    Left.insert(Left.end(), Right.rbegin(), Right.rend());
    return Left;
  }

private:
  using Ends = std::vector<std::pair<uint32_t, int32_t>>;

  void insert(uint32_t V) {
    if (IntoWeight[V] == 0)
      Sources.insert(V);
    else if (OutWeight[V] == 0)
      Sinks.insert(V);
    ByScore.insert({IntoWeight[V] - OutWeight[V], V});
  }
  void erase(uint32_t V) {
    Sources.erase(V);
    Sinks.erase(V);
    ByScore.erase({IntoWeight[V] - OutWeight[V], V});
  }
  void change(uint32_t V, std::vector<int32_t> &Weights, int32_t Less) {
    if (Gone[V])
      return;
    erase(V);
    Weights[V] -= Less;
    insert(V);
  }

  std::vector<Ends> Out;
  std::vector<Ends> Into;
  std::vector<int32_t> OutWeight;
  std::vector<int32_t> IntoWeight;
  std::vector<bool> Gone;
  // Ordered sets: ties go to the lower index, whatever the history.
  std::set<uint32_t> Sources;
  std::set<uint32_t> Sinks;
  std::set<std::pair<int32_t, uint32_t>> ByScore;
};

} // namespace

std::vector<uint32_t> layout::feedbackOrder(size_t NumItems,
                                            llvm::ArrayRef<Pull> Pulls) {
  return GreedyOrder(NumItems, Pulls).run();
}
