//===- Packed.h - Tables of numbers and texts as short text ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A report of thousands of findings travels in one file, so that its tables
/// are written by column, as unsigned Base64 VLQ: six bits a character, the
/// highest of them says that more follow, the lowest digits come first. A text
/// is a list of words and of phrases, which are made of words, and each is
/// written once.
/// docs/design/report-app.md describes the format.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_PACKED_H
#define TMC_DOCUMENT_PACKED_H

#include "Document/JsonWriter.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"

#include <string>
#include <vector>

namespace tmc::document {

/// A list of numbers.
class Packed {
public:
  void add(uint64_t V) {
    constexpr llvm::StringRef Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl"
                                       "mnopqrstuvwxyz0123456789+/";
    constexpr unsigned More = 32;
    for (; V >= More; V /= More)
      Text += Digits[V % More + More];
    Text += Digits[V];
  }
  /// One that may be negative: its sign is the lowest bit.
  void addSigned(int64_t V) {
    add(V < 0 ? (static_cast<uint64_t>(-(V + 1)) << 1) + 1
              : static_cast<uint64_t>(V) << 1);
  }
  llvm::StringRef text() const { return Text; }

private:
  std::string Text;
};

/// Texts, each once. The first one is empty.
class PackedTexts {
public:
  PackedTexts() { add({}); }
  uint32_t add(llvm::StringRef Text);
  /// The members `words`; `phrases`, two codes each; and `texts`, of each how
  /// many codes it has, and which. An even code is twice the index of a word,
  /// an odd one twice that of a phrase and 1.
  void write(JsonWriter &W) const;

private:
  llvm::StringMap<uint32_t> Ids;
  std::vector<llvm::StringRef> Order; ///< keys of Ids
};

/// A table by column. Each row sets the same columns in the same order.
class PackedTable {
public:
  explicit PackedTable(llvm::StringRef Name) : Name(Name) {}

  void row() {
    Next = 0;
    ++Rows;
  }
  void number(llvm::StringRef Column, uint64_t V) { column(Column).add(V); }
  /// How many, and which. The name of the column gets `[]` behind it.
  template <typename List> void list(llvm::StringRef Column, const List &Of) {
    Packed &To = column(Column, /*IsList=*/true);
    To.add(static_cast<uint64_t>(Of.size()));
    for (uint64_t V : Of)
      To.add(V);
  }
  uint32_t rows() const { return Rows; }
  /// `"name":{"rows":2,"columns":{…}}`
  void write(JsonWriter &W) const;

private:
  struct ColumnOf {
    llvm::StringRef Name;
    bool IsList;
    Packed Values;
  };
  Packed &column(llvm::StringRef Column, bool IsList = false);

  llvm::StringRef Name;
  std::vector<ColumnOf> Columns;
  size_t Next = 0; ///< of Columns, in this row
  uint32_t Rows = 0;
};

} // namespace tmc::document

#endif // TMC_DOCUMENT_PACKED_H
