//===- PathSearch.h - Paths of flows with conditions ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_PATHSEARCH_H
#define TMC_RULES_PATHSEARCH_H

#include "Rules/Evaluator.h"

namespace tmc::rules {

/// The tables of one search. What they hold is told from leftovers of earlier
/// searches by a number, so that a search costs what it touches and not what
/// the model has.
struct PathTables {
  uint32_t Epoch = 0;
  std::vector<uint32_t> Reached; ///< by state: the epoch that reached it
  std::vector<uint32_t> Parent;  ///< by state: the state before it
  std::vector<ir::EntityId> Via; ///< by state: the flow that led to it
  std::vector<uint32_t> Queue;

  std::vector<uint32_t>
      JudgedIn; ///< by direction of a flow: epoch in which it was judged
  struct Verdict {
    bool Certain, Possible;            ///< whether the path may take the flow
    uint8_t SeenCertain, SeenPossible; ///< `any` clauses that it satisfies
  };
  std::vector<Verdict> Verdicts;  ///< by direction of a flow: twice its id, and
                                  ///< one more against the arrow
  std::vector<uint32_t> TargetIn; ///< by entity: epoch in which it is a target
  std::vector<uint32_t> AvoidedIn; ///< by entity: epoch in which it is avoided
};

/// Evaluates one ExprOp::Path by breadth-first search over pairs of an element
/// and the set of `any hop` clauses satisfied on the way: linear in the graph
/// times 2^(number of such clauses).
class PathSearch {
public:
  PathSearch(Evaluator &E, PathTables &T) : Ev(E), P(E.P), T(T) {}

  /// A shortest path, "no path", or unknown, with what is unknown of the flows
  /// on a path that may exist in the trace.
  ir::Value run(const ir::Expr &E);

  /// The elements from which the last run began.
  llvm::ArrayRef<ir::EntityId> sources() const { return Sources; }
  /// After a run that found no path: the elements that it came to, the nearest
  /// first.
  std::vector<ir::EntityId> reached() const;
  /// An element that is at both ends of the last run's path, or none.
  ir::EntityId inBoth() const;

private:
  /// The elements that \p V stands for. False if \p V is unknown in part.
  bool elementsOf(const ir::Value &V, bool Arriving,
                  llvm::SmallVectorImpl<ir::EntityId> &Out);
  /// What the clauses say of \p Flow; \p Back if it is taken against its arrow,
  /// with what comes back.
  PathTables::Verdict judge(ir::EntityId Flow, bool Back);
  PathTables::Verdict verdict(ir::EntityId Flow, bool Back);
  /// The flows of a shortest path; none if there is no path. Which of them are
  /// taken against their arrow is in Backs.
  bool search(bool Certain, llvm::SmallVectorImpl<ir::EntityId> &Flows);

  Evaluator &Ev;
  const ir::Program &P;
  PathTables &T;
  llvm::ArrayRef<ir::PathClause> Clauses;
  llvm::SmallVector<ir::Value, 4> ClauseValues; ///< of Carrying clauses
  llvm::SmallVector<ir::EntityId, 8> Sources;
  llvm::SmallVector<bool, 16> Backs; ///< of the path that was found last
  unsigned NumAny = 0;
  uint32_t Judging = 0;
  bool SawUnknown = false;
};

} // namespace tmc::rules

#endif // TMC_RULES_PATHSEARCH_H
