//===- Embedded.h - The standard library inside the program ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What tmc-embed makes of stdlib/ while tmc is built. The definition of
/// `embeddedStdlib` is generated; a program that wants it links tmcStdlib.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_AST_EMBEDDED_H
#define TMC_AST_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace tmc::ast {

/// One file of the standard library.
struct EmbeddedFile {
  llvm::StringRef Path; ///< relative to stdlib/, as `std/web.tm`
  llvm::StringRef Text;
  llvm::StringRef TreeBytes; ///< see Serialize.h; empty for what is not `.tm`
};

/// All files, ordered by path.
llvm::ArrayRef<EmbeddedFile> embeddedStdlib();

} // namespace tmc::ast

#endif // TMC_AST_EMBEDDED_H
