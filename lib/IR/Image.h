//===- Image.h - Tables as they lie in memory -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An image is a run of bytes in sections, each an array of plain rows, made
/// while tmc is built and used where it lies: nothing of it is decoded or
/// copied. Its form is private to one build: rows lie in it as this compiler
/// lays them out. docs/design/image.md tells what is in that of the library.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_IMAGE_H
#define TMC_IR_IMAGE_H

#include "IR/Schema.h"

#include <array>
#include <string>

namespace tmc::ir {

/// Puts the sections of an image together, in their order.
class ImageWriter {
public:
  template <typename T> void add(llvm::ArrayRef<T> Rows) {
    static_assert(std::is_trivially_copyable_v<T>, "rows are plain");
    static_assert(alignof(T) <= Alignment);
    addBytes(
        {reinterpret_cast<const char *>(Rows.data()), Rows.size() * sizeof(T)},
        Rows.size());
  }
  /// The same of rows that have padding: \p Copy assigns field by field, so
  /// that what lies between them is zero and the same rows give the same bytes.
  template <typename T, typename Fn>
  void addPadded(llvm::ArrayRef<T> Rows, Fn Copy) {
    std::string Bytes(Rows.size() * sizeof(T), '\0');
    auto *To = reinterpret_cast<T *>(Bytes.data());
    for (size_t I = 0; I != Rows.size(); ++I)
      Copy(Rows[I], To[I]);
    addBytes(Bytes, Rows.size());
  }
  /// Adds the sections of \p Other.
  void append(ImageWriter Other);
  /// The bytes of the image.
  std::string finish() const;

  static constexpr size_t Alignment = 16;

private:
  void addBytes(llvm::StringRef Bytes, uint64_t Count);

  struct Part {
    std::string Bytes;
    uint64_t Count;
  };
  std::vector<Part> Parts;
};

/// Gives the sections of an image in the order in which they were added.
class ImageReader {
public:
  /// \p Bytes must be aligned and outlive all that is read.
  explicit ImageReader(llvm::StringRef Bytes);
  void skip(uint32_t Sections) { Next += Sections; }
  template <typename T> llvm::ArrayRef<T> next() {
    Entry E = nextEntry();
    return {reinterpret_cast<const T *>(Bytes.data() + E.Offset), E.Count};
  }

private:
  friend class ImageWriter;
  struct Entry {
    uint64_t Offset;
    uint64_t Count;
  };
  Entry nextEntry();

  llvm::StringRef Bytes;
  uint32_t Next = 0;
};

/// How many rows each table has, in the order of Schema.def.
using TableCounts = std::array<uint32_t, schema::NumTables>;
TableCounts countRows(const Tables &T);

/// Adds a section for each table of \p T, without the first \p From rows.
void writeTables(const Tables &T, const TableCounts &From, ImageWriter &W);
/// Lets the tables of \p T, which are empty, begin with those that
/// `writeTables` wrote.
void borrowTables(ImageReader &R, Tables &T);
/// Adds the names of \p Names.
void writeNames(const Interner &Names, ImageWriter &W);
NameTable readNames(ImageReader &R);

} // namespace tmc::ir

#endif // TMC_IR_IMAGE_H
