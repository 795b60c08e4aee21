//===- Scope.h - What is not reviewed in this model -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_SCOPE_H
#define TMC_ANALYSIS_SCOPE_H

#include "IR/Program.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// Which entities are out of scope, and which of them says so. An entity is if
/// its attribute `out_of_scope` is a constant text; a boundary, system or
/// element with parts takes what is inside along. A flow is out of scope by
/// itself or if both its ends are: one that enters is reviewed from our side. A
/// data item is by itself or if only what is out of scope has it. A statement
/// is, but nobody needs to be told.
class Scope {
public:
  static std::unique_ptr<Scope> run(const ir::Program &P, const Facts &F);

  /// Whether anything is out of scope.
  bool any() const { return !By.empty(); }
  bool isOut(ir::EntityId E) const {
    return !By.empty() && By[E.index()].isValid();
  }
  /// The entity that puts \p E out of scope: itself, what is around it, or for
  /// a flow or data item what has it; none if E is in scope.
  ir::EntityId by(ir::EntityId E) const {
    return By.empty() ? ir::EntityId() : By[E.index()];
  }
  /// Why \p E, which is out of scope, is.
  Name reason(ir::EntityId E) const { return Reasons[By[E.index()].index()]; }
  /// The entities that say of themselves that they are, and are not inside of
  /// another one; ascending.
  llvm::ArrayRef<ir::EntityId> roots() const { return Roots; }
  /// All entities but statements that say it of themselves; ascending.
  llvm::ArrayRef<ir::EntityId> saying() const { return Saying; }

  /// Lines `boundary %S.theirs out of scope by %S.theirs "reason"`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  void findData(const ir::Program &P, const Facts &F);

  // By entity; empty if nothing is out of scope.
  std::vector<ir::EntityId> By;
  std::vector<Name> Reasons;

  std::vector<ir::EntityId> Roots;
  std::vector<ir::EntityId> Saying;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_SCOPE_H
