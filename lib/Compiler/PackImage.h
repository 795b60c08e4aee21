//===- PackImage.h - Packs in one file ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `tmc build` writes and `-I acme.tmi` loads: the packages of a company,
/// read, checked and parsed once. docs/design/image.md tells what is in it, and
/// why it is another thing than the image of the library.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_PACKIMAGE_H
#define TMC_COMPILER_PACKIMAGE_H

#include "Compiler/Compilation.h"

namespace tmc::compiler {

/// The ending of such files.
inline constexpr llvm::StringRef PackImageEnding = ".tmi";

/// One package.
struct PackFile {
  std::string Path; ///< as an import looks for it: `acme/web.tm`
  llvm::StringRef Text;
  llvm::StringRef Tree; ///< see AST/Serialize.h
};

/// The bytes of the image of \p Files, for a tmc whose library is \p Library.
/// The same files give the same bytes, in whatever order they are.
std::string writePackImage(std::vector<PackFile> Files,
                           llvm::StringRef Library);
/// The files of the image in \p Bytes, which they point into. None after a
/// report that names \p Path: nothing in the bytes is trusted.
std::optional<std::vector<PackFile>> readPackImage(llvm::StringRef Bytes,
                                                   llvm::StringRef Library,
                                                   llvm::StringRef Path,
                                                   Diagnostics &Diags);
/// Gives the image in \p Bytes the checksum of what it says now, so that tests
/// and fuzzers get behind that check.
void sealPackImage(std::string &Bytes);

/// Compiles the packages at \p Paths, files and folders, to the bytes of an
/// image; empty after a report.
std::string buildPackImage(Session &S, llvm::ArrayRef<std::string> Paths,
                           llvm::ArrayRef<std::string> IncludePaths,
                           Diagnostics &Diags);

/// Opens the images among \p Paths and in the folders there, so that \p S has
/// their files; an image in a folder gets a place behind it. False after a
/// report.
bool openIncludePaths(Session &S, std::vector<std::string> &Paths,
                      Diagnostics &Diags);

} // namespace tmc::compiler

#endif // TMC_COMPILER_PACKIMAGE_H
