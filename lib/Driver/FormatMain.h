//===- FormatMain.h - The formatter's main program as a function ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_FORMATMAIN_H
#define TMC_DRIVER_FORMATMAIN_H

#include "AST/Tree.h"
#include "Basic/Diagnostics.h"
#include "Driver/Tmc.h"

#include <optional>

namespace tmc::driver {

/// `tmc-format` with \p Args (without the program's name): writes sources in
/// the language's one layout. Returns an ExitCode.
int formatMain(llvm::ArrayRef<const char *> Args, const World &W);

/// Makes a source's layout of its text and its syntax.
using Formatter =
    llvm::function_ref<std::string(llvm::StringRef, const ast::Tree &)>;

/// Formats \p File of \p Diags' sources with \p Format and makes sure that the
/// result says the same. Reports what is wrong and returns none if it does not,
/// or if the file has errors.
std::optional<std::string> formatFile(FileId File, Diagnostics &Diags,
                                      Formatter Format);

} // namespace tmc::driver

#endif // TMC_DRIVER_FORMATMAIN_H
