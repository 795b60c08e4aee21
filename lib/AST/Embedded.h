//===- Embedded.h - Files inside the program ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What tmc-embed makes of stdlib/ and docs/diagnostics/ while tmc is built.
/// The definitions are generated; a program that wants them links tmcStdlib.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_AST_EMBEDDED_H
#define TMC_AST_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace tmc::ast {

/// One file.
struct EmbeddedFile {
  llvm::StringRef Path; ///< relative to its folder, as `std/web.tm`
  llvm::StringRef Text;
  llvm::StringRef TreeBytes; ///< see Serialize.h; empty for what is not `.tm`
};

/// All files of the standard library, ordered by path.
llvm::ArrayRef<EmbeddedFile> embeddedStdlib();

/// The image of its prelude, as tmc-image makes it (Sema/Image.h).
llvm::StringRef embeddedImage();

/// A hash of the library and its image, as hexadecimal digits: what depends on
/// either can tell whether it was made with this one.
llvm::StringRef embeddedVersion();

/// The models of stdlib/init/, for example `web.tm`, ordered by path.
llvm::ArrayRef<EmbeddedFile> embeddedTemplates();

/// The sources of the interactive report (lib/Backends/App), ordered by path.
llvm::ArrayRef<EmbeddedFile> embeddedReport();

/// The pages of docs/diagnostics, as `TM0205.md`, ordered by path.
llvm::ArrayRef<EmbeddedFile> embeddedPages();

} // namespace tmc::ast

#endif // TMC_AST_EMBEDDED_H
