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

class LibraryImage;
struct ModuleTag;
using ModuleId = Id<ModuleTag>;

/// One `import`, resolved to the module that it names.
struct Import {
  ast::NodeId Node;
  ModuleId Target;
};

/// The syntax of a module. That of the library is there as bytes, and read when
/// somebody asks: as what its image says is enough, hardly anybody does.
class ModuleTree {
public:
  ModuleTree() = default;
  ModuleTree(ast::Tree T) : Tree(std::move(T)) {}
  /// The tree of \p E, which was added as \p File. All three must outlive it.
  ModuleTree(const ast::EmbeddedFile &E, FileId File, Interner &Names)
      : Embedded(&E), Tree(File), Names(&Names) {}
  const ast::Tree &get() const {
    if (Embedded)
      read();
    return Tree;
  }
  /// Whether it has been read.
  bool isRead() const { return !Embedded; }

private:
  void read() const;
  mutable const ast::EmbeddedFile *Embedded = nullptr; ///< of what is not read
  mutable ast::Tree Tree;
  Interner *Names = nullptr;
};

struct Module {
  FileId File;
  ModuleTree Syntax;
  Name Package; ///< the declared package, else the file's stem
  bool HasPackage = false;
  bool Library = false; ///< of the standard library: sees no prelude
  bool Damaged = false; ///< has syntax errors
  bool HasSystem = false;
  /// It does something by being loaded: its rules are in force, its decisions
  /// and extensions apply, its systems are looked at. Or a module that it
  /// imports does.
  bool HasEffect = false;
  std::vector<Import> Imports;

  const ast::Tree &tree() const { return Syntax.get(); }
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
  /// What is larger is not read, in bytes.
  uint64_t MaxFileSize = parse::ParseLimits().MaxFileSize;
  /// Parses a file; injected so that a session can give a tree that it has.
  std::function<parse::ParseResult(FileId, Interner &, Diagnostics &)> Parse =
      [](FileId File, Interner &Names, Diagnostics &Diags) {
        return parse::parseFile(File, Names, Diags);
      };
  /// The standard library.
  llvm::ArrayRef<ast::EmbeddedFile> Library;
  /// What the prelude imports, compiled; of \p Library. It is used if nothing
  /// along the include paths hides a package of it.
  const LibraryImage *Image = nullptr;
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
  /// The first modules, and what they declare, are from it: first those of its
  /// base, then ImageModules. Or null.
  const LibraryImage *Image = nullptr;
  std::vector<uint32_t> ImageModules; ///< as numbers of the image
  /// The first modules: the prelude with what it imports, and other packages of
  /// the library, each behind what it imports. 0 without a prelude.
  uint32_t NumLibrary = 0;
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
