//===- Snapshot.h - All tables of a program at once -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What can be done with the tables of a program without knowing what is in
/// them. All of it follows from Schema.def.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_SNAPSHOT_H
#define TMC_IR_SNAPSHOT_H

#include "IR/Program.h"

namespace tmc::ir {

/// How many rows each table has, to drop later what is added from now on.
class Snapshot {
public:
  explicit Snapshot(const Tables &T);
  /// Drops the rows that were added since. Rows that are left must not refer to
  /// them, and must not have been changed.
  void restore(Program &P) const;
  /// Whether \p E was there already.
  bool holds(EntityId E) const { return E.index() < NumEntities; }
  uint32_t entities() const { return NumEntities; }

private:
  std::vector<uint32_t> Sizes; ///< in the order of Schema.def
  uint32_t NumEntities;
};

/// A hash of every field of every row. Names count by their text; places only
/// \p WithPlaces, as they depend on what else was loaded. It is the same in
/// every process.
uint64_t contentHash(const Program &P, bool WithPlaces = false);

/// How large a table is.
struct TableFigures {
  const char *Name; ///< as in Schema.def
  uint64_t Rows;
  uint64_t Bytes; ///< of these rows, without what is reserved
};
/// Of each table, in the order of Schema.def.
std::vector<TableFigures> tableFigures(const Tables &T);

} // namespace tmc::ir

#endif // TMC_IR_SNAPSHOT_H
