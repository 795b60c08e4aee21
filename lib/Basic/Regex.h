//===- Regex.h - Regular expressions in linear time -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A pattern becomes a nondeterministic automaton whose states are all followed
/// at once (K. Thompson, 1968), so that a search takes at most the length of
/// the text times the size of the pattern; no pattern makes it hang. That rules
/// out references back to a group and looking around.
///
/// Known are: letters as themselves, `.`, `[a-z]`, `[^…]`, `\d \w \s` and their
/// opposites `\D \W \S`, a backslash before a mark, `^`, `$`, `(…)`, `(?:…)`,
/// `|`, and `* + ? {n} {n,} {n,m}`. Letters are code points of UTF-8.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_REGEX_H
#define TMC_BASIC_REGEX_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tmc {

class Regex {
public:
  /// What is wrong with a pattern, and where in it.
  struct Error {
    std::string Message;
    size_t Begin = 0;
    size_t End = 0;
  };

  /// The automaton for \p Pattern, or none, and why in \p E.
  static std::optional<Regex> compile(llvm::StringRef Pattern, Error &E);

  /// Whether the pattern matches somewhere in \p Text.
  bool search(llvm::StringRef Text) const;

private:
  friend class RegexCompiler;

  enum class Step : uint8_t { Letter, Split, Jump, AtBegin, AtEnd, Match };
  struct Inst {
    Step What;
    /// Letter: a slice of Ranges, X its begin and Y its end. Split and Jump:
    /// the next states.
    uint32_t X = 0, Y = 0;
  };
  /// Code points from First to Last.
  struct Range {
    uint32_t First, Last;
  };

  bool matches(const Inst &I, uint32_t Letter) const;

  std::vector<Inst> Program;
  std::vector<Range> Ranges; ///< each Letter's sorted
};

} // namespace tmc

#endif // TMC_BASIC_REGEX_H
