//===- Schema.h - What Schema.def says of tables and fields ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whatever has to be done with every table, or with every field of a row, is
/// written once, over the schema:
///
///   forEachTable([&](const char *Name, auto Member, auto Role) { … });
///   forEachField<Rule>([&](const char *Name, auto Member, auto Role) { … });
///
/// `Member` is a pointer to the member, `Role` one of the structs below. That
/// the schema is complete is checked by the compiler (Schema.cpp).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_SCHEMA_H
#define TMC_IR_SCHEMA_H

#include "IR/ExprInfo.h"
#include "IR/Program.h"

#include <optional>

namespace tmc::ir::schema {

//===----------------------------------------------------------------------===//
// The roles of a field
//===----------------------------------------------------------------------===//
// `What` names the field in messages.

/// A flag or number that may be anything.
struct Plain {};
/// A place in the source. The first one of a row is the row's own.
struct Place {};
/// The number of a slot, or none.
struct Slot {};
/// How many slots there are.
struct Slots {};
/// What the schema has no word for; VerifyRanges.cpp checks it by hand.
struct Special {};
/// The name by which messages call the row.
struct Names {
  const char *What;
};
/// An id or name that must be there.
struct Required {
  const char *What;
};
/// An id or name that may be none.
struct Optional {
  const char *What;
};
struct OfType {
  const char *What;
};
/// A constant; of one tag only, if there is one.
struct OfValue {
  const char *What;
  std::optional<ValueTag> Tag;
};
/// An enumerator up to Last.
template <typename EnumT> struct Choice {
  EnumT Last;
  const char *What;
};
/// A slice of a pool.
template <typename PoolT> struct ListOf {
  PoolT Tables::*Pool;
  const char *What;
};
/// The index of a row of a list, or none.
template <typename PoolT> struct IndexOf {
  PoolT Tables::*Pool;
  const char *What;
};
/// The elements of a pool are rows themselves.
struct Rows {};

constexpr Plain plain() { return {}; }
constexpr Place place() { return {}; }
constexpr Slot slot() { return {}; }
constexpr Slots slots() { return {}; }
constexpr Special special() { return {}; }
constexpr Rows rows() { return {}; }
constexpr Names names(const char *What) { return {What}; }
constexpr Required required(const char *What) { return {What}; }
constexpr Optional optional(const char *What) { return {What}; }
constexpr OfType type(const char *What) { return {What}; }
constexpr OfValue value(const char *What, std::optional<ValueTag> Tag = {}) {
  return {What, Tag};
}
template <typename EnumT>
constexpr Choice<EnumT> choice(EnumT Last, const char *What) {
  return {Last, What};
}
template <typename PoolT>
constexpr ListOf<PoolT> list(PoolT Tables::*Pool, const char *What) {
  return {Pool, What};
}
template <typename PoolT>
constexpr IndexOf<PoolT> index(PoolT Tables::*Pool, const char *What) {
  return {Pool, What};
}

//===----------------------------------------------------------------------===//
// The roles of a table
//===----------------------------------------------------------------------===//

/// A table whose rows stand for themselves.
struct TableOf {
  const char *Noun;
};
/// A pool; ElementRole is `Rows` or the role of an element.
template <typename ElementRole> struct PoolOf {
  ElementRole Element;
};
template <typename Role> inline constexpr bool IsPool = false;
template <typename R> inline constexpr bool IsPool<PoolOf<R>> = true;

//===----------------------------------------------------------------------===//
// Walking
//===----------------------------------------------------------------------===//

/// The fields of rows of type \p RowT; only of what has a ROW in Schema.def.
template <typename RowT> struct Fields;

#define ROW(ROW)                                                               \
  template <> struct Fields<ROW> {                                             \
    using RowT = ROW;                                                          \
    template <typename Fn> static constexpr void visit(Fn &&F) {
#define FIELD(MEMBER, ROLE) F(#MEMBER, &RowT::MEMBER, ROLE);
#define END_ROW                                                                \
  }                                                                            \
  }                                                                            \
  ;
#include "IR/Schema.def"

template <typename RowT>
concept HasFields = requires { sizeof(Fields<RowT>); };

/// Calls \p F with name, member and role of each field of a row, in the order
/// of its declaration.
template <typename RowT, typename Fn> constexpr void forEachField(Fn &&F) {
  Fields<RowT>::visit(F);
}

/// Calls \p F with name, member and role of each table, in the order of
/// Schema.def.
template <typename Fn> constexpr void forEachTable(Fn &&F) {
#define TABLE(MEMBER, ID, ROW, NOUN) F(#MEMBER, &Tables::MEMBER, TableOf{NOUN});
#define LIST(MEMBER, ROW, NOUN) F(#MEMBER, &Tables::MEMBER, TableOf{NOUN});
#define POOL(MEMBER, ELEMENT, ROLE)                                            \
  F(#MEMBER, &Tables::MEMBER, PoolOf<decltype(ROLE)>{ROLE});
#include "IR/Schema.def"
}

/// Calls \p F with the role of the elements of \p Pool.
template <typename PoolT, typename Fn>
constexpr void withElementRole(PoolT Tables::*Pool, Fn &&F) {
  forEachTable([&](const char *, auto Member, auto Role) {
    if constexpr (IsPool<decltype(Role)> &&
                  std::is_same_v<decltype(Member), PoolT Tables::*>)
      if (Member == Pool)
        F(Role.Element);
  });
}

inline constexpr unsigned NumTables = 0
#define TABLE(MEMBER, ID, ROW, NOUN) +1
#define LIST(MEMBER, ROW, NOUN) +1
#define POOL(MEMBER, ELEMENT, ROLE) +1
#include "IR/Schema.def"
    ;

/// The number of a table, in the order of Schema.def.
template <typename ListT> unsigned tableNumber(ListT Tables::*List) {
  unsigned Number = 0, Found = 0;
  forEachTable([&](const char *, auto Member, auto) {
    if constexpr (std::is_same_v<decltype(Member), ListT Tables::*>)
      if (Member == List)
        Found = Number;
    ++Number;
  });
  return Found;
}

template <typename T> llvm::ArrayRef<T> rowsOf(const Pool<T> &List) {
  return List;
}
template <typename T> llvm::MutableArrayRef<T> rowsOf(Pool<T> &List) {
  return {List.data(), List.size()};
}
template <typename IdT, typename T>
llvm::ArrayRef<T> rowsOf(const Table<IdT, T, Pool<T>> &List) {
  return List.rows();
}
template <typename IdT, typename T>
llvm::MutableArrayRef<T> rowsOf(Table<IdT, T, Pool<T>> &List) {
  return List.rowsToChange();
}

} // namespace tmc::ir::schema

#endif // TMC_IR_SCHEMA_H
