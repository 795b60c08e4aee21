//===- Text.h - What Text.def says of rows
//---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to the printer and the reader of the textual IR.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_TEXT_H
#define TMC_IR_TEXT_H

#include "IR/Schema.h"

namespace tmc::ir::schema {

struct InHead {};
struct InLine {};

template <typename RowT> struct TextOf;

#define TEXT(ROW)                                                              \
  template <> struct TextOf<ROW> {                                             \
    using RowT = ROW;                                                          \
    template <typename Fn> static constexpr void visit(Fn &&F) {
#define HEAD(MEMBER, WORD) F(InHead(), WORD, &RowT::MEMBER);
#define LINE(MEMBER, WORD) F(InLine(), WORD, &RowT::MEMBER);
#define END_TEXT                                                               \
  }                                                                            \
  }                                                                            \
  ;
#include "IR/Text.def"

/// The table that \p I is an id of.
#define TABLE(MEMBER, ID, ROW, NOUN)                                           \
  inline const Table<ID, ROW, Pool<ROW>> &tableOf(const Tables &T, ID) {       \
    return T.MEMBER;                                                           \
  }
#include "IR/Schema.def"

/// Whether declarations of rows have a name.
template <typename RowT>
inline constexpr bool HasId = requires(RowT Row) { Row.Id; };

/// Calls \p F with word and member of each part of the head (InHead) or of each
/// kind of line (InLine) of a row, in the order of the text.
template <typename PlaceT, typename RowT, typename Fn>
constexpr void forEachText(Fn &&F) {
  TextOf<RowT>::visit([&](auto Where, const char *Word, auto Member) {
    if constexpr (std::is_same_v<decltype(Where), PlaceT>)
      F(Word, Member);
  });
}

/// Calls \p F with the role of the field \p Member.
template <typename RowT, typename T, typename Fn>
constexpr void withRole(T RowT::*Member, Fn &&F) {
  forEachField<RowT>([&](const char *, auto Other, auto Role) {
    if constexpr (std::is_same_v<decltype(Other), T RowT::*>)
      if (Other == Member)
        F(Role);
  });
}

/// Calls \p F with the row's own place.
template <typename RowT, typename Fn> void withPlace(RowT &Row, Fn &&F) {
  bool Found = false;
  forEachField<std::remove_const_t<RowT>>(
      [&](const char *, auto Member, auto Role) {
        if constexpr (std::is_same_v<decltype(Role), Place>)
          if (!std::exchange(Found, true))
            F(Row.*Member);
      });
}

} // namespace tmc::ir::schema

#endif // TMC_IR_TEXT_H
