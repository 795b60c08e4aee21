//===- Sink.cpp - Where -o says that an output goes -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Sink.h"

#include "Driver/Folder.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

bool FileSink::check(StringRef Path) {
  if (!IsSource(Path))
    return true;
  failed(Path, "the model was read from it");
  return false;
}

llvm::raw_ostream &FileSink::begin(StringRef Path) {
  if (!Path.empty()) {
    llvm::SmallString<128> Place(Output);
    llvm::sys::path::append(Place, Path);
    IsFolder = true;
    return check(Place) ? Held.begin(Path) : llvm::nulls();
  }
  if (Output == "-")
    return W.Out;
  if (!check(Output))
    return llvm::nulls();
  if (!W.BeginFile)
    return Held.begin();
  llvm::ErrorOr<std::unique_ptr<PendingFile>> Begun = W.BeginFile(Output);
  if (!Begun) {
    failed(Output, Begun.getError().message());
    return llvm::nulls();
  }
  File = std::move(*Begun);
  return File->stream();
}

void FileSink::commit() {
  if (IsFolder) {
    writeFolder(W, Output, Held.files(), Diags);
  } else if (File) {
    if (std::error_code E = File->commit())
      failed(Output, E.message());
  } else if (!Held.files().empty()) {
    if (std::error_code E = W.WriteFile(Output, Held.text()))
      failed(Output, E.message());
  }
  if (std::error_code E = W.FlushOut())
    failed("-", E.message());
}
