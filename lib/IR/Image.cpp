//===- Image.cpp - Tables as they lie in memory ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Image.h"
#include "IR/Schema.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//
// First the number of sections, then where each lies and how many rows it has.

void ImageWriter::addBytes(StringRef Bytes, uint64_t Count) {
  Parts.push_back({Bytes.str(), Count});
}

std::string ImageWriter::finish() const {
  using Entry = ImageReader::Entry;
  std::vector<Entry> Entries;
  uint64_t At = sizeof(uint64_t) + Parts.size() * sizeof(Entry);
  for (const Part &P : Parts) {
    At = llvm::alignTo(At, Alignment);
    Entries.push_back({At, P.Count});
    At += P.Bytes.size();
  }
  std::string Out;
  auto Add = [&](const void *Data, size_t Size) {
    Out.append(static_cast<const char *>(Data), Size);
  };
  const uint64_t Number = Parts.size();
  Add(&Number, sizeof(Number));
  Add(Entries.data(), Entries.size() * sizeof(Entry));
  for (size_t I = 0; I != Parts.size(); ++I) {
    Out.resize(Entries[I].Offset);
    Out += Parts[I].Bytes;
  }
  return Out;
}

void ImageWriter::append(ImageWriter Other) {
  llvm::append_range(Parts, std::move(Other.Parts));
}

ImageReader::ImageReader(StringRef Bytes) : Bytes(Bytes) {
  assert(reinterpret_cast<uintptr_t>(Bytes.data()) % ImageWriter::Alignment ==
             0 &&
         "rows must be aligned");
}

ImageReader::Entry ImageReader::nextEntry() {
  assert(Next < *reinterpret_cast<const uint64_t *>(Bytes.data()) &&
         "the image has fewer sections");
  const auto *Entries =
      reinterpret_cast<const Entry *>(Bytes.data() + sizeof(uint64_t));
  return Entries[Next++];
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

namespace {
/// Copies field by field, so that what lies between them is zero: the same
/// tables give the same bytes.
template <typename T> void copy(const T &From, T &To) { To = From; }
void copy(const Type &From, Type &To) {
  To.Base = From.Base;
  To.IsSet = From.IsSet;
  To.Detail = From.Detail;
}
void copy(const Value &From, Value &To) {
  To.Tag = From.Tag;
  To.Aux = From.Aux;
  To.Payload = From.Payload;
}
template <typename RowT>
  requires HasFields<RowT>
void copy(const RowT &From, RowT &To) {
  forEachField<RowT>(
      [&](const char *, auto Member, auto) { copy(From.*Member, To.*Member); });
}
} // namespace

TableCounts ir::countRows(const Tables &T) {
  TableCounts Counts;
  auto *Next = Counts.data();
  forEachTable([&](const char *, auto Member, auto) {
    *Next++ = static_cast<uint32_t>((T.*Member).size());
  });
  return Counts;
}

void ir::writeTables(const Tables &T, const TableCounts &From, ImageWriter &W) {
  const uint32_t *First = From.data();
  forEachTable([&](const char *, auto Member, auto) {
    auto Rows = rowsOf(T.*Member).drop_front(*First++);
    using RowT = std::remove_cvref_t<decltype(Rows[0])>;
    W.addPadded(llvm::ArrayRef<RowT>(Rows),
                [](const RowT &Old, RowT &New) { copy(Old, New); });
  });
}

void ir::borrowTables(ImageReader &R, Tables &T) {
  forEachTable([&](const char *, auto Member, auto) {
    using RowT = std::remove_cvref_t<decltype(rowsOf(T.*Member)[0])>;
    (T.*Member).borrow(R.next<RowT>());
  });
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

void ir::writeNames(const Interner &Names, ImageWriter &W) {
  std::string Chars;
  std::vector<uint32_t> Offsets;
  // At most half full, so that looking for what is not there ends soon.
  std::vector<NameTable::Slot> Slots(llvm::NextPowerOf2(2 * Names.size()));
  for (uint32_t I = 0; I != Names.size(); ++I) {
    StringRef Text = Names.text(Name(I));
    Offsets.push_back(static_cast<uint32_t>(Chars.size()));
    Chars += Text;
    const uint32_t Hash = NameTable::hash(Text);
    size_t At = Hash & (Slots.size() - 1);
    while (Slots[At].IndexPlus1 != 0)
      At = (At + 1) & (Slots.size() - 1);
    Slots[At] = {Hash, I + 1};
  }
  Offsets.push_back(static_cast<uint32_t>(Chars.size()));
  W.add(llvm::ArrayRef<char>(Chars.data(), Chars.size()));
  W.add(llvm::ArrayRef<uint32_t>(Offsets));
  W.add(llvm::ArrayRef<NameTable::Slot>(Slots));
}

NameTable ir::readNames(ImageReader &R) {
  NameTable T;
  llvm::ArrayRef<char> Chars = R.next<char>();
  T.Chars = {Chars.data(), Chars.size()};
  T.Offsets = R.next<uint32_t>();
  T.Slots = R.next<NameTable::Slot>();
  return T;
}
