//===- Modules.h - Finding and loading the files of a program -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A module is one source file. Starting from the files that the user names,
/// every import is followed: to a file by relative path, or to a package along
/// the include paths and then in the embedded standard library. Nothing else is
/// ever read.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_MODULES_H
#define TMC_SEMA_MODULES_H

#include "AST/Embedded.h"
#include "AST/Tree.h"
#include "Basic/Cancel.h"
#include "Basic/Diagnostics.h"
#include "Parse/Parser.h"

#include "llvm/Support/ErrorOr.h"

#include <functional>
#include <optional>
#include <string>

namespace tmc::sema {

struct ModuleTag;
using ModuleId = Id<ModuleTag>;

/// One `import`, resolved to the module that it names.
struct Import {
  ast::NodeId Node;
  ModuleId Target;
};

struct Module {
  FileId File;
  ast::Tree Tree;
  Name Package; ///< the declared package, else the file's stem
  bool HasPackage = false;
  bool Library = false; ///< of the standard library: sees no prelude
  bool Damaged = false; ///< has syntax errors
  std::vector<Import> Imports;
};

struct LoadOptions {
  /// Searched for `a/b.tm` when package `a.b` is imported.
  std::vector<std::string> IncludePaths;
  /// Reads a file; injected so that tests and the editor need no disk. The text
  /// must live until everything is loaded.
  std::function<llvm::ErrorOr<llvm::StringRef>(llvm::StringRef Path)> ReadFile;
  /// The size of a file, before it is read, and where a path leads, without
  /// links. Either may be empty, and answers none where it cannot tell.
  std::function<std::optional<uint64_t>(llvm::StringRef Path)> FileSize = {};
  std::function<std::optional<std::string>(llvm::StringRef Path)> RealPath = {};
  /// Parses a file; injected so that a session can give a tree that it has.
  std::function<parse::ParseResult(FileId, Interner &, Diagnostics &)> Parse =
      [](FileId File, Interner &Names, Diagnostics &Diags) {
        return parse::parseFile(File, Names, Diags);
      };
  /// The standard library.
  llvm::ArrayRef<ast::EmbeddedFile> Library;
  /// Import `std.prelude` into every module outside the library.
  bool Prelude = true;
  /// Packages of the library to load that no file imports.
  std::vector<std::string> Packages = {};
  /// When this is set, no further file is read.
  const Cancellation *Cancel = nullptr;
};

struct ModuleSet {
  /// Those that a module imports come first, except in a circle of imports.
  Table<ModuleId, Module> Modules;
  std::vector<ModuleId> Roots; ///< the files that the user named
  ModuleId Prelude;            ///< none if there is none
  /// A file is missing or has syntax errors: what is unknown may have been
  /// declared where nobody could read it.
  bool Damaged = false;
  /// A file is missing: what it declares is not known at all.
  bool Incomplete = false;
  /// The whole standard library, for advice on what could be imported.
  llvm::ArrayRef<ast::EmbeddedFile> Library;
};

/// Whether \p Path is in one of \p Folders, or below one, by where it really is
/// if \p Options can tell.
bool isInFolders(llvm::StringRef Path, llvm::ArrayRef<std::string> Folders,
                 const LoadOptions &Options);

/// Loads \p Paths and what they import. Trouble is reported to \p Diags; what
/// could be loaded is returned all the same.
ModuleSet loadModules(llvm::ArrayRef<std::string> Paths,
                      const LoadOptions &Options, SourceManager &Sources,
                      Interner &Names, Diagnostics &Diags);

} // namespace tmc::sema

#endif // TMC_SEMA_MODULES_H
