//===- Relocate.h - Rows of an image with other ids -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A package that not every program has is compiled behind others, with the ids
/// that its rows had there. In a program they get other ids: this copies them,
/// and gives each field that is an id, an index, a slice or a place its new
/// value. Which these are follows from the schema.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_RELOCATE_H
#define TMC_IR_RELOCATE_H

#include "IR/Image.h"
#include "IR/Schema.h"

#include "llvm/ADT/DenseMap.h"

namespace tmc::ir {

/// Rows of all tables that were added together: where they are in the image,
/// and where in the program.
struct Segment {
  TableCounts Begin;
  TableCounts End;
  TableCounts At;
};

/// Appends segments of an image to the tables of a program.
class Relocator {
public:
  /// The first \p Base rows of all tables have their ids in every program.
  explicit Relocator(const TableCounts &Base) : Base(Base) {}

  /// The places from \p Begin to \p End are at \p At in the program.
  void addFile(uint32_t Begin, uint32_t End, uint32_t At) {
    Files.push_back({Begin, End, At});
  }
  /// The values of the enum \p Of (of the program) from ordinal \p First on are
  /// at \p At.
  void addValues(EnumId Of, uint32_t First, uint32_t Count, uint32_t At) {
    Ordinals.push_back({Of, First, Count, At});
  }
  /// Appends the rows from \p Begin to \p End to \p To. \p Rows is at the
  /// sections of all tables, without the first Base rows of each. Segments that
  /// they refer to must have been appended before.
  void append(const TableCounts &Begin, const TableCounts &End,
              ImageReader Rows, Tables &To);

  // What else has ids, of the segment that was appended last.
  template <typename Tag> Id<Tag> mapped(Id<Tag> I) const {
    relocate(I);
    return I;
  }
  Range mapped(Range R) const {
    relocate(R);
    return R;
  }
  Value mapped(Value V) const {
    relocate(V);
    return V;
  }
  /// The index of a row of \p Pool.
  template <typename PoolT>
  uint32_t mapped(PoolT Tables::*Pool, uint32_t I) const {
    return map(schema::tableNumber(Pool), I);
  }

private:
  struct Stretch {
    uint32_t Begin, End, At;
  };
  struct Values {
    EnumId Of;
    uint32_t First, Count, At;
  };

  uint32_t map(unsigned Table, uint32_t I) const;
  uint32_t mapRef(uint32_t I) const;
  void addRefs(llvm::ArrayRef<Ref> Rows, Pool<Ref> &To);
  void sortSets(Tables &To) const;

  template <typename RowT, typename RoleT>
  void field(RowT &Field, const RoleT &) const {
    relocate(Field);
  }
  template <typename PoolT>
  void field(Slice &S, const schema::ListOf<PoolT> &Role) const {
    S.Begin = S.Count == 0 ? 0 : map(schema::tableNumber(Role.Pool), S.Begin);
  }
  template <typename PoolT>
  void field(uint32_t &I, const schema::IndexOf<PoolT> &Role) const {
    if (I != ~uint32_t(0))
      I = map(schema::tableNumber(Role.Pool), I);
  }
  void relocate(Name &) const {}
  template <typename Tag> void relocate(Id<Tag> &I) const;
  void relocate(Slice &PathSpec) const;
  void relocate(Range &R) const;
  void relocate(Type &T) const;
  void relocate(Value &V) const;
  void relocate(Expr &E) const;
  template <typename T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
  void relocate(T &) const {}
  template <typename RowT>
    requires schema::HasFields<RowT>
  void relocate(RowT &Row) const {
    schema::forEachField<RowT>([&](const char *, auto Member, auto Role) {
      field(Row.*Member, Role);
    });
  }

  TableCounts Base;
  std::vector<Segment> Segments;
  // References are told apart by their row, so each has one in a program,
  // whichever packages name it.
  llvm::DenseMap<std::pair<Name, Name>, uint32_t> RefRows;
  std::vector<std::vector<uint32_t>> RefsOf; ///< by segment: rows of its refs
  std::vector<Stretch> Files;
  std::vector<Values> Ordinals;
};

} // namespace tmc::ir

#endif // TMC_IR_RELOCATE_H
