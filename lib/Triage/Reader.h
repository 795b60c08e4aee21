//===- Reader.h - What the readers of reports have in common --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_READER_H
#define TMC_TRIAGE_READER_H

#include "Triage/Finding.h"

namespace tmc::triage {

/// Reads one report. A member of another type than the format has is reported
/// and left out: it is then as if it were missing.
class Reader {
public:
  Reader(Format F, Diagnostics &Diags, Intake &Out)
      : F(F), Diags(Diags), Out(Out) {}

  JsonValue list(JsonValue Map, llvm::StringRef Key) {
    return typed(Map, Key, JsonKind::List);
  }
  JsonValue map(JsonValue Map, llvm::StringRef Key) {
    return typed(Map, Key, JsonKind::Map);
  }
  llvm::StringRef text(JsonValue Map, llvm::StringRef Key) {
    return typed(Map, Key, JsonKind::String).text();
  }
  /// A place in a list, or a line; none if there is none that fits.
  std::optional<uint32_t> number(JsonValue Map, llvm::StringRef Key);
  /// Calls \p Fn for each object of the list \p Key; others are reported.
  void objects(JsonValue Map, llvm::StringRef Key,
               llvm::function_ref<void(JsonValue)> Fn) {
    items(Map, Key, JsonKind::Map, Fn);
  }
  /// The same for texts.
  void texts(JsonValue Map, llvm::StringRef Key,
             llvm::function_ref<void(llvm::StringRef)> Fn) {
    items(Map, Key, JsonKind::String, [&](JsonValue V) { Fn(V.text()); });
  }

  /// Begins a run of \p Tool; findings that are added belong to it.
  Scan &begin(llvm::StringRef Report, llvm::StringRef Tool,
              llvm::StringRef Version);
  /// Adds \p New; false after a report if there are too many.
  bool add(Finding New);
  /// Says that the format has a list of them, and this report none.
  void saysNothing(JsonValue Root, llvm::StringRef Report);
  /// Says that \p Version, which stands at \p At, is none that is read.
  void unreadableVersion(JsonValue At, llvm::StringRef Version);
  /// Says that the run of \p Tool may lack findings: because it \p SaysSo
  /// itself, or because it has no results.
  void unfinished(llvm::StringRef Tool, bool SaysSo, Range At);
  bool failed() const { return Failed; }

  const Format F;
  Diagnostics &Diags;
  Intake &Out;

private:
  JsonValue typed(JsonValue Map, llvm::StringRef Key, JsonKind Wanted);
  void items(JsonValue Map, llvm::StringRef Key, JsonKind Wanted,
             llvm::function_ref<void(JsonValue)> Fn);
  void wrongType(llvm::StringRef Key, JsonValue V, JsonKind Wanted);

  bool Failed = false;
};

// One for each row of Formats.def. \p Report is the path of the file.
#define REPORT_FORMAT(ID, ...)                                                 \
  void read##ID(JsonValue Root, llvm::StringRef Report, Reader &R);
#include "Triage/Formats.def"

/// Adds the weakness that \p Text names to \p F.
void addWeakness(Finding &F, llvm::StringRef Text);
/// Puts the weaknesses of \p F in order, each once.
void finishWeaknesses(Finding &F);

} // namespace tmc::triage

#endif // TMC_TRIAGE_READER_H
