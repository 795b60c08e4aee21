//===- Source.cpp - Source files and places in them -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Source.h"

#include "Basic/Unicode.h"

#include <algorithm>

using namespace tmc;
using llvm::StringRef;

uint32_t tmc::countCodePoints(StringRef Text) {
  uint32_t N = 0;
  for (char C : Text)
    N += !isContinuation(C);
  return N;
}

FileId SourceManager::addFile(StringRef Path, StringRef Text, bool Borrow) {
  uint64_t End = uint64_t(NextBase) + Text.size() + 1;
  if (End >= ~uint32_t(0))
    return FileId::none();
  File F;
  F.Path = Path.str();
  if (Borrow) {
    F.Text = Text;
  } else {
    F.Owned = std::make_unique<std::string>(Text);
    F.Text = *F.Owned;
  }
  F.Base = NextBase;
  F.Size = static_cast<uint32_t>(Text.size());
  // One more than the text, so that the end of a file is a place of that file.
  NextBase = static_cast<uint32_t>(End);
  return Files.add(std::move(F));
}

FileId SourceManager::addVirtualFile(StringRef Path, uint32_t Size) {
  uint64_t End = uint64_t(NextBase) + Size + 1;
  if (End >= ~uint32_t(0))
    return FileId::none();
  File F;
  F.Path = Path.str();
  F.Base = NextBase;
  F.Size = Size;
  NextBase = static_cast<uint32_t>(End);
  return Files.add(std::move(F));
}

FileId SourceManager::fileOf(Loc L) const {
  if (!L.isValid() || L.Offset >= NextBase)
    return FileId::none();
  auto Rows = Files.rows();
  auto It = std::upper_bound(
      Rows.begin(), Rows.end(), L.Offset,
      [](uint32_t Offset, const File &F) { return Offset < F.Base; });
  return FileId(static_cast<uint32_t>(It - Rows.begin() - 1));
}

FileId SourceManager::findFile(StringRef Path) const {
  for (uint32_t I = 0; I < Files.size(); ++I)
    if (Files[FileId(I)].Path == Path)
      return FileId(I);
  return FileId::none();
}

const std::vector<uint32_t> &SourceManager::lines(FileId Id) const {
  const File &F = Files[Id];
  if (F.LineStarts.empty()) {
    F.LineStarts.push_back(0);
    for (size_t I = 0, E = F.Text.size(); I != E; ++I)
      if (F.Text[I] == '\n')
        F.LineStarts.push_back(static_cast<uint32_t>(I + 1));
  }
  return F.LineStarts;
}

uint32_t SourceManager::lineCount(FileId F) const {
  return static_cast<uint32_t>(lines(F).size());
}

/// What a machine wrote may be one line of a hundred megabytes, of which
/// thousands of columns are asked for. Their counts are kept for blocks.
static constexpr uint32_t BlockSize = 1 << 14;

uint32_t SourceManager::codePointsBefore(FileId Id, uint32_t Offset) const {
  const File &F = Files[Id];
  if (F.CodePoints.empty()) {
    F.CodePoints.push_back(0);
    for (size_t I = BlockSize; I <= F.Text.size(); I += BlockSize)
      F.CodePoints.push_back(F.CodePoints.back() +
                             countCodePoints(F.Text.slice(I - BlockSize, I)));
  }
  uint32_t Block = Offset / BlockSize;
  return F.CodePoints[Block] +
         countCodePoints(F.Text.slice(size_t(Block) * BlockSize, Offset));
}

LineCol SourceManager::lineCol(Loc L) const {
  FileId F = fileOf(L);
  if (!F)
    return {};
  uint32_t Offset = offsetIn(F, L);
  const std::vector<uint32_t> &Starts = lines(F);
  auto It = std::upper_bound(Starts.begin(), Starts.end(), Offset);
  uint32_t Line = static_cast<uint32_t>(It - Starts.begin());
  uint32_t Start = Starts[Line - 1];
  if (Offset - Start > BlockSize)
    return {Line, codePointsBefore(F, Offset) - codePointsBefore(F, Start) + 1};
  return {Line, countCodePoints(text(F).slice(Start, Offset)) + 1};
}

Loc SourceManager::lineStart(FileId F, uint32_t Line) const {
  return locAt(F, lines(F)[Line - 1]);
}

StringRef SourceManager::lineText(FileId F, uint32_t Line) const {
  const std::vector<uint32_t> &Starts = lines(F);
  uint32_t Begin = Starts[Line - 1];
  uint32_t End = Line < Starts.size() ? Starts[Line] - 1
                                      : static_cast<uint32_t>(text(F).size());
  StringRef Text = text(F).slice(Begin, End);
  Text.consume_back("\r");
  return Text;
}

std::string SourceManager::describe(Loc L) const {
  FileId F = fileOf(L);
  if (!F)
    return "<unknown>";
  if (isVirtual(F))
    return (path(F) + ":+" + llvm::Twine(offsetIn(F, L))).str();
  LineCol LC = lineCol(L);
  return (path(F) + ":" + llvm::Twine(LC.Line) + ":" + llvm::Twine(LC.Column))
      .str();
}
