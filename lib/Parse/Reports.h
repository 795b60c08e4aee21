//===- Reports.h - Syntax errors, held until they are in order ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_REPORTS_H
#define TMC_PARSE_REPORTS_H

#include "Basic/Diagnostics.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <string>

namespace tmc::parse {

/// A message with offsets into one file.
struct Report {
  diag::Kind Kind = diag::NumKinds;
  uint32_t Begin = 0;
  uint32_t End = 0;
  llvm::SmallVector<DiagArg, 3> Args;
  /// A fix replaces [FixBegin, FixEnd) by FixText; none if Fixes is false.
  bool Fixes = false;
  uint32_t FixBegin = 0;
  uint32_t FixEnd = 0;
  std::string FixText;
  Surety FixSure = Surety::Certain;
  /// What else has to be replaced, if one mistake is at several places.
  struct Replacement {
    uint32_t Begin;
    uint32_t End;
    std::string Text;
  };
  std::vector<Replacement> Also;
  /// A note at another place, as "the `{` is here"; none if HasNote is false.
  bool HasNote = false;
  diag::Kind NoteKind = diag::NumKinds;
  uint32_t NoteBegin = 0;
  uint32_t NoteEnd = 0;
  llvm::SmallVector<DiagArg, 1> NoteArgs;

  Report &fix(uint32_t From, uint32_t To, std::string Text) {
    Fixes = true;
    FixBegin = From;
    FixEnd = To;
    FixText = std::move(Text);
    return *this;
  }
  /// Together with the fix.
  void alsoFix(uint32_t From, uint32_t To, std::string Text) {
    Also.push_back({From, To, std::move(Text)});
  }
  /// What may be meant: shown, and never written.
  Report &suggest(uint32_t From, uint32_t To, std::string Text) {
    FixSure = Surety::Guess;
    return fix(From, To, std::move(Text));
  }
  Report &note(diag::Kind K, uint32_t From, uint32_t To,
               llvm::ArrayRef<DiagArg> Texts = {}) {
    HasNote = true;
    NoteKind = K;
    NoteBegin = From;
    NoteEnd = To;
    NoteArgs.assign(Texts.begin(), Texts.end());
    return *this;
  }
};

/// The scanner runs over the whole file before the parser, so messages are kept
/// until both are done and then reported in the order of the text.
class Reports {
public:
  /// Shows at most \p Limit messages.
  explicit Reports(uint32_t Limit) : Limit(Limit) {}

  /// The result is valid until the next add(). Of what is beyond the limit only
  /// the first message is kept, to say that there is more.
  Report &add(diag::Kind K, uint32_t Begin, uint32_t End,
              llvm::SmallVector<DiagArg, 3> Args = {}) {
    Report &R = isFull() ? Spare : List.emplace_back();
    R.Kind = K;
    R.Begin = Begin;
    R.End = End;
    R.Args = std::move(Args);
    return R;
  }
  uint32_t size() const { return static_cast<uint32_t>(List.size()); }
  bool empty() const { return List.empty(); }
  /// Whether there are more messages than will be shown.
  bool isFull() const { return List.size() > Limit; }
  /// Forgets all but the first \p Size messages.
  void truncate(uint32_t Size) { List.erase(List.begin() + Size, List.end()); }
  /// The messages so far.
  llvm::ArrayRef<Report> all() const { return List; }
  /// Message \p I, to add to it; what add() returns for one beyond the limit
  /// is nowhere.
  Report *at(uint32_t I) { return I < List.size() ? &List[I] : nullptr; }
  /// Forgets what is from \p Begin to before \p End.
  void eraseWithin(uint32_t Begin, uint32_t End) {
    llvm::erase_if(List, [&](const Report &R) {
      return R.Begin >= Begin && R.Begin < End;
    });
  }
  /// Reports the messages, in the order of the text, into \p Diags.
  void flush(FileId File, Diagnostics &Diags);

private:
  uint32_t Limit;
  std::vector<Report> List;
  Report Spare;
};

} // namespace tmc::parse

#endif // TMC_PARSE_REPORTS_H
