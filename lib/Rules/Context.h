//===- Context.h - What every evaluator of an engine shares ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_CONTEXT_H
#define TMC_RULES_CONTEXT_H

#include "Analysis/Facts.h"
#include "Basic/Cancel.h"
#include "Basic/Regex.h"
#include "Rules/Findings.h"
#include "Rules/Value.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"

#include <unordered_map>

namespace tmc::rules {

/// The value of an attribute whose default or provision is computed, with the
/// facts on which it depends if it is unknown.
struct DerivedValue {
  ir::Value V;
  Slice Facts; ///< of Context::KeptFacts
};

/// Derived values in a column an attribute: rules ask entity after entity, so
/// that neighbours in a column are neighbours in time, which a hash table's
/// are not.
class DerivedTable {
public:
  /// The value, or null if there is none yet.
  const DerivedValue *find(ir::EntityId E, ir::AttrId A) const {
    if (A.index() >= Columns.size() || E.index() >= Columns[A.index()].size())
      return nullptr;
    uint32_t Row = Columns[A.index()][E.index()];
    return Row == 0 ? nullptr : &Rows[Row - 1];
  }
  void set(ir::EntityId E, ir::AttrId A, const DerivedValue &D) {
    if (A.index() >= Columns.size())
      Columns.resize(A.index() + 1);
    std::vector<uint32_t> &Column = Columns[A.index()];
    if (E.index() >= Column.size())
      Column.resize(E.index() + 1);
    uint32_t &Row = Column[E.index()];
    if (Row == 0) {
      Rows.push_back(D);
      Row = static_cast<uint32_t>(Rows.size());
    } else {
      Rows[Row - 1] = D;
    }
  }
  size_t size() const { return Rows.size(); }

private:
  std::vector<std::vector<uint32_t>> Columns; ///< by attribute, entity: row + 1
  std::vector<DerivedValue> Rows;
};

/// A program, its facts, and what is computed once for all rules. Constant
/// from the first rule on, but for the values of answers, which may be added
/// from any thread.
class Context {
public:
  Context(const ir::Program &P, const analysis::Facts &F);

  const ir::Program &P;
  const analysis::Facts &F;
  int64_t Today = 0; ///< days since 1970-01-01: what `today` is
  /// When this is set, evaluations end soon, with values that mean nothing.
  const Cancellation *Cancel = nullptr;
  /// How many combinations of its variables a rule may try, and what
  /// evaluations may take together, from one reset of an evaluator to the next:
  /// see Evaluator::isSpent. The constructor sets it by the size of the model:
  /// the library's rules stay a hundred times below.
  uint64_t MaxSteps;

  /// Values of the derived attributes that rules use, by entity and attribute.
  /// Filled before rules run, in the order of their ids, so that no value
  /// depends on which rule, or thread, asked first.
  DerivedTable Derived;
  std::unique_ptr<SharedValues> Shared = std::make_unique<SharedValues>();
  Strings KeptStrings;
  std::vector<ir::Value> KeptSets;
  std::vector<UnknownFact> KeptFacts;

  /// Functions whose evaluation, with all that they call, may take long: their
  /// results are remembered. `p1` that calls `p0` twice, `p2` that calls `p1`
  /// twice, … would otherwise double the time with each.
  llvm::BitVector Heavy;

  static uint64_t key(ir::EntityId E, ir::AttrId A) {
    return (uint64_t(E.index()) << 32) | A.index();
  }

  /// Whether \p E's kind is \p K or derives from it. The commonest question of
  /// all; two small tables answer it, and not the entity's row.
  bool isA(ir::EntityId E, ir::KindId K) const {
    return Ancestors.test(KindOf[E.index()].index() * P.Kinds.size() +
                          K.index());
  }
  /// Whether \p C is \p Base or derives from it.
  bool controlIs(ir::ControlId C, ir::ControlId Base) const {
    for (; C; C = P.Controls[C].Base)
      if (C == Base)
        return true;
    return false;
  }

  /// The compiled form of constant \p Pattern, or null.
  const Regex *regex(Name Pattern) const {
    auto It = Regexes.find(Pattern.index());
    return It == Regexes.end() ? nullptr : &It->second;
  }

private:
  void findHeavyFunctions();
  void compileRegexes();

  /// Each pattern of the program once, by its text: rules only read them.
  std::unordered_map<uint32_t, Regex> Regexes;

  std::vector<ir::KindId> KindOf; ///< by entity
  llvm::BitVector Ancestors;      ///< a row a kind, a column a possible base
};

} // namespace tmc::rules

#endif // TMC_RULES_CONTEXT_H
