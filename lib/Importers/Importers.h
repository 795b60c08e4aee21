//===- Importers.h - Models of other tools as source ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The formats that can be imported, and what each of their functions gets.
/// Importers.def has one row a format. docs/design/importers.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_IMPORTERS_H
#define TMC_IMPORTERS_IMPORTERS_H

#include "Importers/LossReport.h"
#include "Importers/ModelWriter.h"

namespace tmc::importers {

/// One import on its way: the files, what is known, and what is made of them.
/// An importer says of each value that it looks at what became of it.
class Import {
public:
  Import(std::deque<SourceTree> Trees, const Knowledge &K, Diagnostics &Diags)
      : Trees(std::move(Trees)), K(K), Model(K), Diags(Diags) {}

  std::deque<SourceTree> Trees;
  const Knowledge &K;
  ModelWriter Model;
  LossReport Report;
  Diagnostics &Diags;

  static void imported(Value *V) { mark(V, Fate::Imported, {}); }
  static void approximated(Value *V, llvm::StringRef How) {
    mark(V, Fate::Approximated, How);
  }
  static void lost(Value *V, llvm::StringRef Why) { mark(V, Fate::Lost, Why); }

  /// The entry \p Key of \p Map if it is a list, a map, a scalar; else null,
  /// after a report if it is something else. \p Map may be null.
  Value *list(Value *Map, llvm::StringRef Key);
  Value *map(Value *Map, llvm::StringRef Key);
  Value *scalar(Value *Map, llvm::StringRef Key);
  /// The text of a scalar, which is imported by that; empty if there is none.
  llvm::StringRef text(Value *Map, llvm::StringRef Key);
  /// The same of a scalar that keeps its fate.
  llvm::StringRef peek(Value *Map, llvm::StringRef Key) const;
  /// Whether it says yes; none if it says neither. It is imported by that.
  std::optional<bool> flag(Value *Map, llvm::StringRef Key);
  void wrongType(const Value &V, llvm::StringRef What,
                 llvm::StringRef Expected);

  /// The kind for \p Word, or \p Otherwise, which must be a kind of the
  /// library; the word is then listed.
  const Kind &kindFor(llvm::StringRef Table, llvm::StringRef Word,
                      llvm::StringRef Otherwise, Range At);
  /// A kind of the library.
  const Kind &kind(llvm::StringRef Name);
  /// `docker-compose.yml:12`.
  std::string where(Range At) const;

  /// The entry \p Key is in a line of the comment above \p P, behind \p Label.
  void commentFrom(PartId P, Value *Map, llvm::StringRef Key,
                   llvm::StringRef Label = {});
  /// Each scalar of the list \p Key, with its place; others are reported.
  std::vector<Value *> items(Value *Map, llvm::StringRef Key);
  /// The tags of the list \p Key.
  void tags(PartId P, Value *Map, llvm::StringRef Key = "tags");
  /// Says that what a person found on \p On does not hold, or that something
  /// was done about it, in \p Text.
  void dismiss(PartId Threat, PartId On, llvm::StringRef Who,
               llvm::StringRef Text);
  void mitigate(PartId Threat, PartId On, llvm::StringRef Who,
                llvm::StringRef Text);
  /// Whether \p V says yes. It is imported if so; what says no, or nothing, is
  /// a box that nobody ticked, which is no claim.
  bool ticked(Value *Map, llvm::StringRef Key);
  /// Says that nothing is called \p Name, and that \p V is lost.
  void dangling(Value *V, llvm::StringRef What, llvm::StringRef Name);

private:
  static void mark(Value *V, Fate F, llvm::StringRef Why) {
    if (V) {
      V->Became = F;
      V->Why = Why;
    }
  }
  static llvm::StringRef describe(const Value &V);
  std::deque<Kind> Absent;
};

/// Why entries of some keys are lost, or how they are approximated.
struct KeyFate {
  llvm::StringRef Key;
  Fate Became;
  llvm::StringRef Why;
};
/// Marks the entries of \p Map that \p Rows names and nobody has read.
void markKeys(Value *Map, llvm::ArrayRef<KeyFate> Rows);

enum class Format : uint8_t {
#define IMPORTER(ID, ...) ID,
#include "Importers/Importers.def"
};

struct FormatInfo {
  Format Id;
  llvm::StringRef Word;
  llvm::StringRef Title;
  bool (*Recognises)(const SourceTree &);
  void (*Run)(Import &);
};
llvm::ArrayRef<FormatInfo> formats();
/// The format of that word, or null.
const FormatInfo *findFormat(llvm::StringRef Word);
/// The format that \p Tree is in, or null.
const FormatInfo *recognise(const SourceTree &Tree);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_IMPORTERS_H
