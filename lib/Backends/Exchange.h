//===- Exchange.h - What formats of other tools have in common ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Models and findings for other tools. Each format has fewer words than the
/// language: what it cannot hold is counted while it is written, and said in
/// the end (docs/language/exports.md has the table).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_EXCHANGE_H
#define TMC_BACKENDS_EXCHANGE_H

#include "Backends/Outputs.h"

#include "llvm/ADT/MapVector.h"

namespace tmc::backends {

class Exchange {
public:
  /// \p Format is named in what is said of losses.
  Exchange(const report::BackendInput &In, llvm::StringRef Format)
      : In(In), P(In.Program), Format(Format) {}

  llvm::StringRef id(ir::EntityId E) const { return P.text(P.Entities[E].Id); }
  llvm::StringRef doc(ir::EntityId E) const {
    return P.text(P.Entities[E].Doc);
  }
  llvm::StringRef title(ir::EntityId E) const;
  /// The entities of \p Class, in the order of the model.
  std::vector<ir::EntityId> all(ir::EntityClass Class) const;

  /// The attribute of that name that \p E has, or an unknown value.
  ir::Value value(ir::EntityId E, llvm::StringRef Attribute) const;
  /// Whether it is known to be true; none if it is not known.
  std::optional<bool> flag(ir::EntityId E, llvm::StringRef Attribute) const;
  /// Where an enum's value stands between its lowest, 0, and its highest, 100.
  std::optional<int> hundredths(ir::EntityId E,
                                llvm::StringRef Attribute) const;
  /// The data that \p Attribute, a set of it, certainly holds.
  std::vector<ir::EntityId> data(ir::EntityId E, ir::AttrId Attribute) const;

  /// The number of each of \p R's references to CWE.
  std::vector<unsigned> weaknesses(const ir::Rule &R) const;
  /// The findings that each entity is the first subject of.
  const std::vector<rules::FindingId> &about(ir::EntityId E);

  /// A UUID that depends on \p Key alone (version 8 of RFC 9562: 122 bits of
  /// its SHA-1).
  static std::string uuid(llvm::StringRef Key);

  /// Counts \p Number more of \p What, for example `questions`, for which the
  /// format has no place.
  void loses(llvm::StringRef What, size_t Number = 1) {
    if (Number != 0)
      Lost[What] += Number;
  }
  /// What no such format holds: questions, and decisions that find nothing.
  void losesTheUsual();
  /// Says what was lost.
  void sayLosses() const;

  const report::BackendInput &In;
  const ir::Program &P;

private:
  llvm::StringRef Format;
  llvm::MapVector<llvm::StringRef, size_t> Lost;
  std::vector<std::vector<rules::FindingId>> FindingsOf; ///< by entity
};

} // namespace tmc::backends

#endif // TMC_BACKENDS_EXCHANGE_H
