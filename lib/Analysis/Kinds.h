//===- Kinds.h - Entities by class and kind -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_KINDS_H
#define TMC_ANALYSIS_KINDS_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// Entities by class and kind. Kinds are numbered so that those that derive
/// from a kind follow it, which makes the test for a derived kind two
/// comparisons.
class Kinds {
public:
  static std::unique_ptr<Kinds> run(const ir::Program &P, const Facts &F);

  llvm::ArrayRef<ir::EntityId> entities(ir::EntityClass C) const {
    return ByClass[static_cast<uint32_t>(C)];
  }
  llvm::ArrayRef<ir::EntityId> instances(ir::KindId K) const {
    return ByKind[K];
  }
  /// What a variable of kind \p K stands for: its instances, but for those
  /// elements that are only the whole of their parts in the eyes of K. A rule
  /// about processes speaks of the processes in a login component, not of the
  /// login as well; a rule about logins speaks of the login.
  llvm::ArrayRef<ir::EntityId> candidates(ir::KindId K) const {
    return Wholes.empty() ? ByKind[K] : ByCandidate[K];
  }
  /// Whether \p E, an instance of \p K, is among its candidates.
  bool isCandidate(ir::EntityId E, ir::KindId K) const {
    return Wholes.empty() || !Wholes[E.index()] ||
           derives(K, Wholes[E.index()]);
  }
  bool derives(ir::KindId K, ir::KindId Base) const {
    if (!K || !Base)
      return false;
    uint32_t N = Number[K.index()], B = Number[Base.index()];
    return N >= B && N - B < Count[Base.index()];
  }

  /// Lines `@std.core.Flow: [%S.f, %S.g]`, kinds without entities left out.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  void findWholes(const ir::Program &P);

  std::vector<uint32_t> Number; ///< by kind: position in a walk, bases first
  std::vector<uint32_t> Count;  ///< by kind: itself and all that derive from it
  EntityLists ByClass;
  EntityLists ByKind;
  EntityLists ByCandidate;        ///< empty without wholes
  std::vector<ir::KindId> Wholes; ///< by entity: its topmost kind with parts,
                                  ///< or none; empty if none has any
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_KINDS_H
