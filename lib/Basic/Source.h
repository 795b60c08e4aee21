//===- Source.h - Source files and places in them -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A place in any loaded file is one 32-bit number (`Loc`): files are laid
/// end to end in one address space. Columns count Unicode code points, from 1.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_SOURCE_H
#define TMC_BASIC_SOURCE_H

#include "Basic/Ids.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <memory>
#include <optional>
#include <string>

namespace tmc {

struct FileTag;
using FileId = Id<FileTag>;

/// A byte offset into the address space of all files; 0 is "no place".
struct Loc {
  uint32_t Offset = 0;
  bool isValid() const { return Offset != 0; }
  friend auto operator<=>(Loc, Loc) = default;
};

/// The half-open range of bytes [Begin, End).
struct Range {
  Loc Begin;
  Loc End;
  bool isValid() const { return Begin.isValid(); }
  friend bool operator==(Range, Range) = default;
};

/// A place as a person reads it. Line and column count from 1.
struct LineCol {
  uint32_t Line = 0;
  uint32_t Column = 0;
};

/// Owns the text of every loaded file.
class SourceManager {
public:
  /// Adds a file. \p Path is the name shown to people. Owns a copy of \p Text
  /// unless \p Borrow (then the caller keeps the text alive, as the embedded
  /// standard library does). Returns none if the 4 GiB address space is full.
  FileId addFile(llvm::StringRef Path, llvm::StringRef Text,
                 bool Borrow = false);

  /// Adds a file whose text is not at hand (the places of a textual IR name
  /// such files): it has \p Size bytes of address space and empty text. Its
  /// places are described as `path:+offset`. Returns none if the space is full.
  FileId addVirtualFile(llvm::StringRef Path, uint32_t Size);

  llvm::StringRef path(FileId F) const { return Files[F].Path; }
  llvm::StringRef text(FileId F) const { return Files[F].Text; }
  /// Bytes of the file; of a virtual one, those that it was declared with.
  uint32_t size(FileId F) const { return Files[F].Size; }
  bool isVirtual(FileId F) const {
    return Files[F].Size != Files[F].Text.size();
  }
  /// The place of the file's first byte.
  Loc start(FileId F) const { return Loc{Files[F].Base}; }
  Loc locAt(FileId F, uint32_t Offset) const {
    return Loc{Files[F].Base + Offset};
  }
  /// The file that holds \p L, by binary search; none for an invalid place.
  FileId fileOf(Loc L) const;
  uint32_t offsetIn(FileId F, Loc L) const { return L.Offset - Files[F].Base; }
  LineCol lineCol(Loc L) const;
  /// The line's text without its line end.
  llvm::StringRef lineText(FileId F, uint32_t Line) const;
  /// The place where \p Line (from 1) begins.
  Loc lineStart(FileId F, uint32_t Line) const;
  uint32_t lineCount(FileId F) const;
  /// `path:line:col`, or `<unknown>` for an invalid place.
  std::string describe(Loc L) const;
  uint32_t fileCount() const { return Files.size(); }
  FileId fileAt(uint32_t I) const { return FileId(I); }
  FileId findFile(llvm::StringRef Path) const;

private:
  struct File {
    std::string Path;
    std::unique_ptr<std::string> Owned;
    llvm::StringRef Text;
    uint32_t Base = 0;
    uint32_t Size = 0;
    mutable std::vector<uint32_t> LineStarts; // filled when first asked for
    mutable std::vector<uint32_t> CodePoints; // before each block; the same
  };
  const std::vector<uint32_t> &lines(FileId F) const;
  uint32_t codePointsBefore(FileId F, uint32_t Offset) const;
  Table<FileId, File> Files;
  uint32_t NextBase = 1;
};

/// Number of Unicode code points in \p Text (a malformed byte counts as one).
uint32_t countCodePoints(llvm::StringRef Text);

} // namespace tmc

#endif // TMC_BASIC_SOURCE_H
