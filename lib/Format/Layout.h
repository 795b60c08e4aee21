//===- Layout.h - Where lines may break -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The layout's rules: for each gap between two words whether a line may or
/// must break there and how far the next one is indented, and which gaps break
/// together. Where lines do break depends on their length, and is decided when
/// they are written (Format.cpp).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_FORMAT_LAYOUT_H
#define TMC_FORMAT_LAYOUT_H

#include "AST/Tree.h"
#include "Format/Words.h"

namespace tmc::format {

enum class GapKind : uint8_t {
  Plain, ///< no break, unless a comment makes one
  Soft,  ///< breaks as its group does
  Hard,  ///< always a break
};

/// What stands before a word.
struct Gap {
  GapKind Kind = GapKind::Plain;
  bool HasSpace = false;    ///< a blank, if the line does not break
  bool KeepsBlank = false;  ///< a blank line of the author's stays
  bool StartsBlock = false; ///< no blank line here: a block begins
  bool EndsBlock = false;   ///< no blank line here: a block ends
  bool TakesComma = false;  ///< a comma ends the line, if it breaks
  uint16_t Indent = 0;      ///< of the word, if the line breaks
  uint16_t InnerIndent = 0; ///< of comments on lines of their own
};

enum class GroupKind : uint8_t {
  /// All its gaps break, or none.
  Together,
  /// A gap breaks if what is behind it, up to the next, has no room.
  Fill,
  /// As Together, but breaks only if it then fits.
  IfItHelps,
};

/// The words [First, Last]; its gaps are those between them that are in no
/// smaller group.
struct Group {
  uint32_t First;
  uint32_t Last;
  GroupKind Kind;
  bool MustBreak = false;
  uint32_t Parent = ~0u;
};

struct Layout {
  std::vector<Gap> Gaps;       ///< one a word: the gap before it
  std::vector<Group> Groups;   ///< by their first word, outer ones first
  std::vector<uint32_t> Owner; ///< the innermost group of each gap; ~0u if none
};

/// Whether comment \p C stands on a line of its own in gap \p G.
inline bool standsAlone(const Comment &C, const Gap &G) {
  return C.NewlinesBefore != 0 && (C.IsLine || G.KeepsBlank);
}

/// Lays out \p List, whose syntax is \p Tree. Moves a comment behind the comma,
/// semicolon or brace before which it ends the line.
Layout layOut(WordList &List, const ast::Tree &Tree);

} // namespace tmc::format

#endif // TMC_FORMAT_LAYOUT_H
