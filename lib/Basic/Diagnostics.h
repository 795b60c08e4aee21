//===- Diagnostics.h - The one way to report trouble ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Every message comes from Diagnostics.def. A library reports into a
/// `Diagnostics` and returns; only the driver renders and prints.
///
/// Style of a message: what was written, then the rule, then a hint; lower-case
/// start, no full stop, code in backquotes.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_DIAGNOSTICS_H
#define TMC_BASIC_DIAGNOSTICS_H

#include "Basic/Source.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace tmc {

enum class Severity : uint8_t { Ignored, Note, Warning, Error };
/// `error`, `warning`, `note`; what is ignored counts as a note.
llvm::StringRef spelling(Severity S);

namespace diag {
/// One enumerator a row of Diagnostics.def.
enum Kind : uint16_t {
#define DIAG(ID, CODE, SEVERITY, GROUP, TEXT) ID,
#include "Basic/Diagnostics.def"
  NumKinds
};
} // namespace diag

/// A row of the diagnostics table.
struct DiagInfo {
  llvm::StringRef Id;    ///< enumerator, as `UnknownName`
  llvm::StringRef Code;  ///< `TM0201`; never reused
  Severity DefaultLevel; ///< Ignored: a warning that is off unless asked for
  llvm::StringRef Group; ///< the `-W` group, empty for errors
  llvm::StringRef Text;  ///< with `{0}`, `{1}` for arguments
};
const DiagInfo &info(diag::Kind K);

/// The names of the groups of warnings, in the order of the table.
std::vector<llvm::StringRef> warningGroups();

/// How sure a FixIt is.
enum class Surety : uint8_t {
  Certain, ///< only this can be meant; `--fix` writes it
  Guess,   ///< something near; shown with a `?`, and a person decides
};

/// Replace `Where` by `Text` (insertion where the range is empty).
struct FixIt {
  Range Where;
  std::string Text;
  Surety Sure = Surety::Certain;
};

/// A secondary message attached to a diagnostic.
struct Note {
  Range Where; ///< may be invalid: then the note has no place of its own
  std::string Message;
};

/// A reported diagnostic, complete with its text.
struct Diagnostic {
  diag::Kind Kind;
  Severity Level;
  Range Where;
  std::string Message;
  std::vector<Note> Notes;
  std::vector<FixIt> FixIts;
};

/// An argument of a message. What words stand around it is the message's
/// business (Diagnostics.def).
class DiagArg {
public:
  DiagArg(std::string Text) : Text(std::move(Text)) {}
  DiagArg(llvm::StringRef Text) : Text(Text) {}
  DiagArg(const char *Text) : Text(Text) {}
  DiagArg(const llvm::Twine &Text) : Text(Text.str()) {}
  static DiagArg number(uint64_t N) {
    DiagArg A(std::to_string(N));
    A.Number = N;
    return A;
  }
  static DiagArg list(std::vector<std::string> Members) {
    DiagArg A{std::string()};
    A.Members = std::move(Members);
    return A;
  }

  llvm::StringRef text() const { return Text; }
  /// For `plural` and `select`.
  uint64_t number() const { return Number; }
  /// For `or` and `and`.
  llvm::ArrayRef<std::string> members() const { return Members; }

private:
  std::string Text;
  uint64_t Number = 0;
  std::vector<std::string> Members;
};

class Diagnostics;

/// Adds arguments, notes and fix-its to a diagnostic being reported; it is
/// complete when the builder's full expression ends.
class DiagBuilder {
public:
  DiagBuilder(Diagnostics *Engine, diag::Kind K, Range Where);
  DiagBuilder(DiagBuilder &&Other);
  DiagBuilder(const DiagBuilder &) = delete;
  ~DiagBuilder();

  /// Text for the next `{N}` of the message.
  DiagBuilder &operator<<(const llvm::Twine &Arg) {
    Args.emplace_back(Arg.str());
    return *this;
  }
  DiagBuilder &operator<<(uint64_t Arg) {
    Args.push_back(DiagArg::number(Arg));
    return *this;
  }
  /// One of the words of a `{N:select|…}`, in whose order \p Choice counts.
  template <typename ChoiceT>
    requires(std::is_enum_v<ChoiceT> &&
             !std::is_convertible_v<ChoiceT, uint64_t>)
  DiagBuilder &operator<<(ChoiceT Choice) {
    return *this << static_cast<uint64_t>(Choice);
  }
  /// A list, for `{N:or}` or `{N:and}`.
  DiagBuilder &operator<<(std::vector<std::string> Members) {
    Args.push_back(DiagArg::list(std::move(Members)));
    return *this;
  }
  DiagBuilder &operator<<(const std::vector<llvm::StringRef> &Members) {
    return *this << std::vector<std::string>(Members.begin(), Members.end());
  }
  /// One that was made before.
  DiagBuilder &add(DiagArg Arg) {
    Args.push_back(std::move(Arg));
    return *this;
  }
  /// \p K must be a row of severity Note; \p NoteArgs fill its text.
  DiagBuilder &note(diag::Kind K, Range Where,
                    llvm::ArrayRef<DiagArg> NoteArgs = {});
  /// What certainly fixes it: punctuation, the case of a letter, the name that
  /// a rule has today. `--fix` writes it.
  DiagBuilder &fix(Range Where, const llvm::Twine &Text) {
    return propose(Where, Text, Surety::Certain);
  }
  /// What may be meant. It is shown, and never written.
  DiagBuilder &suggest(Range Where, const llvm::Twine &Text) {
    return propose(Where, Text, Surety::Guess);
  }
  DiagBuilder &propose(Range Where, const llvm::Twine &Text, Surety Sure) {
    D.FixIts.push_back({Where, Text.str(), Sure});
    return *this;
  }

private:
  Diagnostics *Engine;
  Diagnostic D;
  llvm::SmallVector<DiagArg, 4> Args;
};

/// Collects diagnostics in the order in which they are reported. The same
/// message at the same place is kept once.
class Diagnostics {
public:
  explicit Diagnostics(SourceManager &Sources) : Sources(&Sources) {}

  DiagBuilder report(diag::Kind K, Range Where = {}) {
    return DiagBuilder(this, K, Where);
  }
  DiagBuilder report(diag::Kind K, Loc Where) {
    return DiagBuilder(this, K, Range{Where, Where});
  }

  SourceManager &sources() { return *Sources; }
  llvm::ArrayRef<Diagnostic> all() const { return List; }
  uint32_t errorCount() const { return Errors; }
  uint32_t warningCount() const { return Warnings; }
  bool hasErrors() const { return Errors != 0; }

  /// `-Werror` and `-Wno-error`, for all groups that say nothing else.
  void setWarningsAsErrors(bool On) { WarningsAsErrors = On; }
  /// `-Wgroup` and `-Wno-group`; `all` is every group. Unknown groups answer
  /// false.
  bool setGroupEnabled(llvm::StringRef Group, bool On);
  /// `-Werror=group`, which turns it on too, and `-Wno-error=group`.
  bool setGroupAsError(llvm::StringRef Group, bool On);

  /// After this many errors the rest is counted but not kept (0: no bound).
  void setErrorLimit(uint32_t Limit) { ErrorLimit = Limit; }

  /// A statement that was not understood: what else is wrong within it is a
  /// consequence, and is not reported.
  void setDamaged(Range Where);
  /// Whether such a statement is within \p Where.
  bool isDamaged(Range Where) const;
  uint32_t suppressedCount() const { return Suppressed; }

private:
  friend class DiagBuilder;
  void add(Diagnostic D);

  SourceManager *Sources;
  std::vector<Diagnostic> List;
  std::vector<Range> Damaged;    ///< in the order of the text, apart
  llvm::DenseSet<uint64_t> Seen; ///< hashes of kind, place and message
  /// What the command line says of a group of warnings.
  struct GroupState {
    std::optional<bool> Enabled;
    std::optional<bool> AsError;
  };
  /// Calls \p Set for the state of \p Group; whether there is one.
  template <typename Fn> bool forGroups(llvm::StringRef Group, Fn Set);
  llvm::StringMap<GroupState> Groups;
  uint32_t Errors = 0;
  uint32_t Warnings = 0;
  uint32_t Suppressed = 0;
  uint32_t ErrorLimit = 100;
  bool WarningsAsErrors = false;
};

/// How diagnostics are shown.
struct RenderOptions {
  bool Colours = false;
  uint32_t MaxWidth = 160; ///< longest excerpt of a source line, in characters
};

/// Writes \p D as `file:line:col: error: text [TM0101]`, with the source line,
/// a caret, its notes and its fix-its.
void render(const Diagnostic &D, const SourceManager &Sources,
            const RenderOptions &Options, llvm::raw_ostream &OS);

/// Writes the source line of \p Where with a caret under it and `~` along the
/// range (used for diagnostics and for findings alike).
void renderExcerpt(Range Where, const SourceManager &Sources,
                   const RenderOptions &Options, llvm::raw_ostream &OS,
                   llvm::StringRef FixText = {});

/// All that \p Diags has, in the order of the text: phases are the compiler's
/// business.
std::vector<const Diagnostic *> inOrderOfText(const Diagnostics &Diags);

/// Puts \p Args into the places of \p Text, as Diagnostics.def describes them.
std::string formatMessage(llvm::StringRef Text, llvm::ArrayRef<DiagArg> Args);

/// The candidate nearest to \p Wanted by edit distance, or the empty string if
/// none is near (at most a third of its letters, at least one, may differ).
llvm::StringRef nearest(llvm::StringRef Wanted,
                        llvm::ArrayRef<llvm::StringRef> Candidates);

/// How sure it is that \p Near is meant by \p Wanted: certain if only the case
/// of letters differs, and no other of \p Candidates is as near.
Surety suretyOf(llvm::StringRef Wanted, llvm::StringRef Near,
                llvm::ArrayRef<llvm::StringRef> Candidates);

/// Checks the diagnostics against the `expected-error@+1 {{text}}` comments of
/// every loaded file in \p Files; writes what differs to \p OS. Returns true if
/// they agree.
///
/// A comment is `// expected-(error|warning|note)[@[+-]N] [N|0+] {{text}}`;
/// the text must be part of a message reported on that line (of the comment's
/// own line without `@`).
bool verifyDiagnostics(const Diagnostics &Diags, llvm::ArrayRef<FileId> Files,
                       llvm::raw_ostream &OS);

} // namespace tmc

#endif // TMC_BASIC_DIAGNOSTICS_H
