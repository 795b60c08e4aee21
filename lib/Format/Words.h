//===- Words.h - A source as words and what is between them ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the formatter sees of a source that has been parsed without errors: its
/// tokens, with a text and all its holes as one, and the comments in the gap
/// before each. So nothing here has to deal with mistakes.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_FORMAT_WORDS_H
#define TMC_FORMAT_WORDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <vector>

namespace tmc::format {

struct Comment {
  uint32_t Begin = 0;
  uint32_t End = 0;            ///< without blanks at the end
  uint32_t NewlinesBefore = 0; ///< since what stands before it
  bool IsLine = false;         ///< `//` or `///`
};

enum class WordKind : uint8_t { Name, Number, Text, Mark, End };

struct Word {
  WordKind Kind = WordKind::End;
  uint32_t Begin = 0;
  uint32_t End = 0;
  uint32_t NewlinesBefore = 0; ///< since the last comment, or the word before
  /// The comments between the word before and this one.
  uint32_t FirstComment = 0;
  uint32_t NumComments = 0;
  uint32_t Match = 0; ///< of a bracket: the one that it belongs to
  /// Of a closing bracket: a comma stood before it and has been left out.
  bool HadComma = false;
};

/// The words of a source. The last one is its end.
struct WordList {
  llvm::StringRef Source;
  std::vector<Word> Words;
  std::vector<Comment> Comments;
  bool HasCrLf = false; ///< the first line ends with `\r\n`

  llvm::StringRef text(uint32_t I) const {
    return Source.slice(Words[I].Begin, Words[I].End);
  }
  llvm::StringRef text(const Comment &C) const {
    return Source.slice(C.Begin, C.End);
  }
  llvm::ArrayRef<Comment> comments(uint32_t I) const {
    return llvm::ArrayRef<Comment>(Comments).slice(Words[I].FirstComment,
                                                   Words[I].NumComments);
  }
  bool is(uint32_t I, llvm::StringRef Mark) const { return text(I) == Mark; }
};

/// Splits \p Source, which has no syntax errors. Commas that a bracket follows
/// are left out: they mean nothing.
WordList split(llvm::StringRef Source);

/// Whether two sources have the same words and the same comments, in the same
/// order, but for blanks.
bool sameWords(llvm::StringRef A, llvm::StringRef B);

} // namespace tmc::format

#endif // TMC_FORMAT_WORDS_H
