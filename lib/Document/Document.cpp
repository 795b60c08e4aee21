//===- Document.cpp - Content of a report as values -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Document.h"

#include "Document/Escape.h"

#include "llvm/ADT/StringExtras.h"

#include <cstring>

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

void Line::piece(StringRef T) {
  uint32_t Size = static_cast<uint32_t>(T.size());
  char Head[sizeof(Size)];
  std::memcpy(Head, &Size, sizeof(Size));
  Bytes.append(Head, sizeof(Size));
  Bytes.append(T.data(), T.size());
}

static StringRef takePiece(StringRef &Rest) {
  uint32_t Size;
  std::memcpy(&Size, Rest.data(), sizeof(Size));
  StringRef Piece = Rest.substr(sizeof(Size), Size);
  Rest = Rest.drop_front(sizeof(Size) + Size);
  return Piece;
}

void Line::forEach(llvm::function_ref<void(const Run &)> Fn) const {
  StringRef Rest = Bytes;
  while (!Rest.empty()) {
    Run R{static_cast<RunKind>(Rest.front()), {}, {}};
    Rest = Rest.drop_front();
    R.Text = takePiece(Rest);
    if (R.Kind == RunKind::Link)
      R.Url = takePiece(Rest);
    Fn(R);
  }
}

std::string Line::plain() const {
  std::string Out;
  forEach([&](const Run &R) {
    Out += R.Kind == RunKind::Break   ? std::string(" ")
           : R.Kind == RunKind::Words ? R.Text.str()
                                      : oneLine(R.Text);
  });
  return Out;
}

std::string document::anchorOf(StringRef Title) {
  std::string Out;
  for (char C : Title.trim())
    if (llvm::isAlnum(C) || C == '-' || C == '_' ||
        static_cast<unsigned char>(C) >= 0x80)
      Out += llvm::toLower(C);
    else if (C == ' ')
      Out += '-';
  return Out;
}
