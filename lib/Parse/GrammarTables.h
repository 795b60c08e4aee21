//===- GrammarTables.h - What is known of the grammar beforehand ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tables that tmc-grammar makes of the grammar while tmc is built.
///
/// Where one token does not decide, ANTLR's parser asks its simulator, which
/// walks the grammar's network and builds an automaton on its way. Those
/// automata are the same in every run: tmc-grammar has ANTLR build them, and
/// here they are tables. The network itself is only made for a file that does
/// not parse.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_GRAMMARTABLES_H
#define TMC_PARSE_GRAMMARTABLES_H

#include <cstddef>
#include <cstdint>

namespace tmc::parse {

class TokenCursor;

/// With a token of type Token (-1 is the end of the file) on to state Next, or
/// to the alternative `Next - PredictionDecided`.
struct PredictionEdge {
  int16_t Token;
  uint16_t Next;
};
inline constexpr uint16_t PredictionDecided = 1U << 15;

/// The automata of all decisions. The edges of state S are those from
/// States[S] to before States[S + 1], by token.
struct PredictionTables {
  size_t NumDecisions;
  const int32_t *Decisions; ///< the first state, or -1
  const uint32_t *States;
  const PredictionEdge *Edges;
};

extern const PredictionTables GrammarPredictions;

/// The alternative of \p Decision for the tokens at \p Cursor, as ANTLR's SLL
/// mode has it. 0: the tables do not say, and ANTLR must be asked; so it is
/// where no alternative fits.
size_t predict(const TokenCursor &Cursor, size_t Decision);

/// A word of the language, and the type of its token.
struct Keyword {
  char Text[14];
  uint8_t Length;
  uint8_t Type;
};

/// All of them, by text.
struct KeywordList {
  size_t Count;
  const Keyword *Words;
};
extern const KeywordList GrammarKeywords;

} // namespace tmc::parse

#endif // TMC_PARSE_GRAMMARTABLES_H
