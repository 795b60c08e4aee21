//===- SourceTree.h - What a file of another tool says --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// JSON, YAML, XML and the text languages of Syntaxes.def as one kind of tree,
/// in which each value knows its place in the file and what became of it:
/// imported, approximated or lost. What nobody touches is lost, and so nothing
/// vanishes.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_SOURCETREE_H
#define TMC_IMPORTERS_SOURCETREE_H

#include "Basic/Diagnostics.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <deque>
#include <string>
#include <vector>

namespace tmc::importers {

/// What became of a value.
enum class Fate : uint8_t { Unread, Imported, Approximated, Lost };
inline constexpr unsigned NumFates = static_cast<unsigned>(Fate::Lost) + 1;

enum class ValueKind : uint8_t { Null, Scalar, List, Map };

struct Value;

/// An entry of a map, or an item of a list, which has no key.
struct Entry {
  llvm::StringRef Key;
  Range KeyAt;
  Value *Item = nullptr;
};

/// A value of a file.
struct Value {
  ValueKind Kind = ValueKind::Null;
  Fate Became = Fate::Unread;
  bool Quoted = false;    ///< a scalar in quotes: text, whatever it looks like
  bool NamedKeys = false; ///< its keys are names of somebody's things
  Range At;
  llvm::StringRef Text; ///< of a scalar
  llvm::StringRef Tag;  ///< `!Ref`, as YAML writes it
  llvm::StringRef Why;  ///< how it was approximated, or why it is lost
  std::vector<Entry> Entries;
  uint64_t Size = 1; ///< values in it, with those behind aliases

  bool isMap() const { return Kind == ValueKind::Map; }
  bool isList() const { return Kind == ValueKind::List; }
  bool isScalar() const { return Kind == ValueKind::Scalar; }
  /// Nothing, or a word for it.
  bool isNull() const { return Kind == ValueKind::Null; }
  /// A construct of the source: what the loss report counts.
  bool isLeaf() const { return Entries.empty(); }
  /// The value of \p Key, or null. A key with nothing behind it is one.
  Value *find(llvm::StringRef Key) const;
};

/// How much of a file is read.
struct TreeLimits {
  unsigned MaxDepth = 128;
  uint64_t MaxValues = 4'000'000;
};

/// How a file is written.
enum class Syntax : uint8_t {
  Data, ///< YAML or JSON
  Xml,
#define SYNTAX(ID, ...) ID,
#include "Importers/Syntaxes.def"
};

/// A file, and the documents in it.
struct SourceTree {
  FileId File;
  Syntax Written = Syntax::Data;
  std::string Path;
  std::vector<Value *> Documents;
  std::deque<Value> Values;
  std::deque<std::string> Texts;
  std::vector<uint32_t> LineStarts; ///< offsets in the file

  /// `plan.json:12` of the file `build/plan.json`. It counts no columns: a plan
  /// is one line of many megabytes.
  std::string where(Loc At, const SourceManager &Sources) const;

  llvm::StringRef keep(llvm::StringRef Text) {
    return Texts.emplace_back(Text.str());
  }
};

/// Reads \p File of the sources of \p Diags into \p Out, by the syntax that it
/// is in, or by that of the format that \p FormatWord names. False after a
/// report.
bool readTree(FileId File, Diagnostics &Diags, SourceTree &Out,
              llvm::StringRef FormatWord = {}, const TreeLimits &Limits = {});

/// Reads XML. The document is a map with the root element. An element is a map
/// of its attributes (`@name`), its children and its text (`#text`), by local
/// names; one that has nothing but text is a scalar. False after a report.
bool readXml(FileId File, Diagnostics &Diags, SourceTree &Out,
             const TreeLimits &Limits);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_SOURCETREE_H
