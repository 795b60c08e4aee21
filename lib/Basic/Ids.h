//===- Ids.h - Distinct 32-bit ids over value tables ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Every table of the compiler is indexed by its own 32-bit id type, so that a
/// flow's id cannot be passed where a rule's is meant, and so that tables can
/// be written to disk as they are.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_IDS_H
#define TMC_BASIC_IDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Hashing.h"

#include <cassert>
#include <compare>
#include <cstdint>
#include <vector>

namespace tmc {

/// A 32-bit index into the table of \p Tag; `Id::none()` is "no such row".
template <typename Tag> class Id {
public:
  constexpr Id() = default;
  constexpr explicit Id(uint32_t Index) : Index(Index) {}

  static constexpr Id none() { return Id(); }
  constexpr bool isValid() const { return Index != NoneIndex; }
  constexpr explicit operator bool() const { return isValid(); }
  constexpr uint32_t index() const { return Index; }

  friend constexpr auto operator<=>(Id, Id) = default;
  friend llvm::hash_code hash_value(Id I) { return llvm::hash_value(I.Index); }

private:
  static constexpr uint32_t NoneIndex = ~uint32_t(0);
  uint32_t Index = NoneIndex;
};

/// An append-only table whose rows are found by their id. They lie in a
/// std::vector, or in a Pool, which may borrow the first of them.
template <typename IdT, typename RowT, typename StoreT = std::vector<RowT>>
class Table {
public:
  IdT add(RowT Row) {
    Rows.push_back(std::move(Row));
    return IdT(static_cast<uint32_t>(Rows.size() - 1));
  }
  RowT &operator[](IdT I) {
    assert(I.index() < Rows.size() && "id out of range");
    return Rows[I.index()];
  }
  const RowT &operator[](IdT I) const {
    assert(I.index() < Rows.size() && "id out of range");
    return Rows[I.index()];
  }
  uint32_t size() const { return static_cast<uint32_t>(Rows.size()); }
  bool empty() const { return Rows.empty(); }
  void reserve(size_t N) { Rows.reserve(N); }
  /// Drops the rows from \p Size on; ids of dropped rows must not be used.
  void truncate(uint32_t Size) {
    assert(Size <= Rows.size());
    if constexpr (requires { Rows.truncate(Size); })
      Rows.truncate(Size);
    else
      Rows.erase(Rows.begin() + Size, Rows.end());
  }
  /// See Pool.
  void borrow(llvm::ArrayRef<RowT> Base) { Rows.borrow(Base); }
  bool contains(IdT I) const { return I.index() < Rows.size(); }
  llvm::ArrayRef<RowT> rows() const { return Rows; }
  llvm::MutableArrayRef<RowT> rowsToChange() { return {Rows.data(), size()}; }
  IdT idAt(uint32_t Index) const { return IdT(Index); }

private:
  StoreT Rows;
};

/// A slice [Begin, Begin + Count) of a pool that several rows share.
struct Slice {
  uint32_t Begin = 0;
  uint32_t Count = 0;
  bool empty() const { return Count == 0; }
  template <typename PoolT>
  llvm::ArrayRef<typename PoolT::value_type> of(const PoolT &Pool) const {
    return llvm::ArrayRef<typename PoolT::value_type>(Pool).slice(Begin, Count);
  }
};

} // namespace tmc

#endif // TMC_BASIC_IDS_H
