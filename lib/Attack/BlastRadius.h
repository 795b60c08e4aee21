//===- BlastRadius.h - What falls if an element does ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_BLASTRADIUS_H
#define TMC_ATTACK_BLASTRADIUS_H

#include "Attack/Cheapest.h"

namespace tmc::attack {

/// Something that is lost, and what it costs beyond the first element: 0 if it
/// falls at once, by what the system is for.
struct Loss {
  ir::EntityId Of;
  uint64_t Cost;
};

struct BlastRadius {
  std::vector<Loss> Controlled; ///< elements; by cost, then id; not the first
  std::vector<Loss> Read;       ///< data
  std::vector<Loss> Changed;    ///< data
  std::vector<Loss> Stopped;    ///< elements that still do not fall
};

/// What falls with \p Element if nothing else has fallen: one run of Cheapest.
BlastRadius blastRadius(const analysis::Facts &F, const Graph &G,
                        const Cheapest &FromElement, ir::EntityId Element);

/// How far each element's fall reaches.
struct Reach {
  ir::EntityId Element;
  uint32_t Controlled = 0; ///< elements, itself not counted
  uint32_t Read = 0;       ///< data
  uint32_t Changed = 0;
};

/// For all elements, the widest first. Counts exactly along steps of one
/// premise; a step of more than one, which needs another foothold, is not
/// taken. The graph's strongly connected components are walked once for each
/// 512 things that can be lost: O((N + S) T / 512).
std::vector<Reach> rankByReach(const analysis::Facts &F, const Graph &G);

} // namespace tmc::attack

#endif // TMC_ATTACK_BLASTRADIUS_H
