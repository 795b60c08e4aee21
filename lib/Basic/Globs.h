//===- Globs.h - Which of many patterns a path matches --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Patterns of paths in a repository, as files of ignored or owned paths have
/// them: `src/parse/**`, `*.proto`, `lib/[a-m]?.c`. All patterns of a set are
/// compiled into one automaton over the segments of a path, so that a path is
/// compared with those patterns only that share its beginning.
///
/// - `?` is one character, `*` any number of them, `[a-z]` and `[!a-z]` one of
///   a class; none of them is `/`.
/// - `**` as a segment is any number of segments, none included.
/// - A pattern that matches a folder matches all that is below it.
/// - A pattern begins at the top of the repository; a `/` in front, `./` and a
///   `/` at the end mean nothing.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_GLOBS_H
#define TMC_BASIC_GLOBS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tmc {

/// Why a pattern is none, in the order of the words of TM2007.
enum class GlobMistake : uint8_t {
  Empty,
  LeavesTree,   ///< it has `..`
  OpenClass,    ///< `[` without `]`
  Starred,      ///< `**` with something else in its segment
  TooManyParts, ///< more than 64 segments
};

class Globs {
public:
  /// Adds a pattern; what it is about is the caller's to know by \p Owner.
  /// Several patterns may have one owner. Returns what is wrong with it, and
  /// adds nothing then.
  std::optional<GlobMistake> add(llvm::StringRef Pattern, uint32_t Owner);

  /// How exactly a pattern describes a path: first the number of its segments
  /// without a wildcard, then that of its plain characters.
  struct Precision {
    uint32_t Segments = 0;
    uint32_t Characters = 0;
    friend auto operator<=>(Precision, Precision) = default;
  };
  struct Match {
    uint32_t Owner = 0;
    Precision How;
    friend bool operator==(const Match &, const Match &) = default;
  };
  /// The owners of the patterns that match \p Path, each once with its most
  /// precise pattern; the most precise first, then in the order of the owners.
  /// \p Path is relative with `/`, as pathInTree makes it.
  std::vector<Match> match(llvm::StringRef Path) const;
  bool empty() const { return Nodes.size() == 1; }

private:
  struct Accept {
    uint32_t Owner;
    Precision How;
  };
  /// A place between two segments.
  struct Node {
    llvm::StringMap<uint32_t> Plain; ///< where a segment leads
    std::vector<std::pair<std::string, uint32_t>> Wild; ///< with `*`, `?`, `[`
    uint32_t Any = 0;        ///< behind `**`; 0: none
    bool RepeatsAny = false; ///< this is behind `**`, which may go on
    std::vector<Accept> Ends;
  };
  void enter(uint32_t N, std::vector<uint32_t> &States) const;

  std::vector<Node> Nodes = std::vector<Node>(1);
};

/// Whether \p Segment, a part of a path without `/`, matches \p Pattern. Takes
/// at most the product of their lengths.
bool matchesSegment(llvm::StringRef Pattern, llvm::StringRef Segment);

/// \p Path as a path in a repository: relative, with `/`, without `.` and
/// `..`. What is absolute counts from the one of \p Roots that it begins with.
/// None if it leads out of the repository, or nowhere.
std::optional<std::string> pathInTree(llvm::StringRef Path,
                                      llvm::ArrayRef<std::string> Roots = {});

} // namespace tmc

#endif // TMC_BASIC_GLOBS_H
