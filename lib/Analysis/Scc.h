//===- Scc.h - Strongly connected components ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_SCC_H
#define TMC_ANALYSIS_SCC_H

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tmc::analysis {

/// Tarjan's algorithm over nodes 0 … N-1 without recursion. \p Successors(Node)
/// gives a range whose elements \p ToNode turns into nodes. Fills \p
/// ComponentOf and returns how many components there are. They are numbered in
/// reverse topological order: an edge between two goes to the smaller number.
template <typename SuccessorsFn, typename ToNodeFn>
uint32_t findComponents(uint32_t N, SuccessorsFn Successors, ToNodeFn ToNode,
                        std::vector<uint32_t> &ComponentOf) {
  constexpr uint32_t None = ~uint32_t(0);
  ComponentOf.assign(N, None);
  std::vector<uint32_t> Index(N, None), Low(N, 0), Open;
  struct Frame {
    uint32_t Node;
    uint32_t Next;
  };
  std::vector<Frame> Stack;
  uint32_t NextIndex = 0, Components = 0;
  for (uint32_t Root = 0; Root < N; ++Root) {
    if (Index[Root] != None)
      continue;
    Stack.push_back({Root, 0});
    Index[Root] = Low[Root] = NextIndex++;
    Open.push_back(Root);
    while (!Stack.empty()) {
      Frame &F = Stack.back();
      auto &&List = Successors(F.Node);
      if (F.Next < List.size()) {
        uint32_t To = ToNode(List[F.Next++]);
        if (Index[To] == None) {
          Index[To] = Low[To] = NextIndex++;
          Open.push_back(To);
          Stack.push_back({To, 0});
        } else if (ComponentOf[To] == None) {
          Low[F.Node] = std::min(Low[F.Node], Index[To]);
        }
        continue;
      }
      uint32_t Node = F.Node;
      Stack.pop_back();
      if (!Stack.empty())
        Low[Stack.back().Node] = std::min(Low[Stack.back().Node], Low[Node]);
      if (Low[Node] != Index[Node])
        continue;
      uint32_t Member;
      do {
        Member = Open.back();
        Open.pop_back();
        ComponentOf[Member] = Components;
      } while (Member != Node);
      ++Components;
    }
  }
  return Components;
}

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_SCC_H
