//===- Methodology.h - Finding the methodology that is asked for ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_METHODOLOGY_H
#define TMC_COMPILER_METHODOLOGY_H

#include "AST/Embedded.h"
#include "Basic/Diagnostics.h"
#include "IR/Program.h"

#include <string>
#include <vector>

namespace tmc::compiler {

/// What `--methodology` takes to list those that there are.
inline constexpr llvm::StringLiteral ListMethodologies = "list";

/// How the name of a methodology is written on a command line: `four-questions`
/// of `FourQuestions`.
std::string methodologyWord(llvm::StringRef Name);

/// The packages of the library to load for `--methodology=Wanted`: that of the
/// methodology, or all that have some for `list`.
std::vector<std::string>
methodologyPackages(llvm::StringRef Wanted,
                    llvm::ArrayRef<ast::EmbeddedFile> Library);

/// The methodology that \p Wanted means, whatever the case and whether with `-`
/// or without; a model's own goes before the library's. None after a report.
ir::MethodologyId findMethodology(const ir::Program &P, llvm::StringRef Wanted,
                                  llvm::ArrayRef<ast::EmbeddedFile> Library,
                                  Diagnostics &Diags);

/// A line each: the word for `--methodology`, the title, what it is about.
std::string listMethodologies(const ir::Program &P);

} // namespace tmc::compiler

#endif // TMC_COMPILER_METHODOLOGY_H
