//===- Image.h - The library, compiled ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Sema makes of the library: tables, names and what each means. It is
/// made once, while tmc is built, and lies in the program's read-only data.
///
/// The base of it is the prelude with all that it imports, which is in every
/// program that has a prelude. A compilation begins with it where it lies: its
/// rows come first in every table. Behind it are the other packages, each as
/// the rows that it adds; a program that imports one gets them with ids of its
/// own (IR/Relocate.h). Sema does no more than what the model adds.
/// docs/design/image.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_IMAGE_H
#define TMC_SEMA_IMAGE_H

#include "IR/Relocate.h"
#include "Sema/NameIndex.h"
#include "Sema/Symbols.h"

namespace tmc::sema {

class Context;
struct Pending;

/// One module of an image. All numbers are those of the image, in which every
/// package of the library comes behind those that it imports.
struct ImageModule {
  uint32_t File; ///< index into the embedded library
  FileId InSources;
  Loc Start; ///< where its file begins
  Name Package;
  PackageId InPackage;
  uint32_t HasEffect;
  Slice Imports;  ///< of Import
  Slice Explicit; ///< of NamedSymbol: its ImportScope
  Slice ExplicitSlots;
  Slice Wildcards; ///< of PackageId
};

/// One package of an image.
struct ImagePackage {
  Name Text;
  Slice Names; ///< of NamedSymbol
  Slice Slots;
};

/// A kind whose own declaration is needed again.
struct ImageDecl {
  ir::KindId Kind;
  uint32_t Decl; ///< index among the declarations of kinds
};

/// The value of a parameter that an argument may leave out.
struct ImageParam {
  uint32_t Row; ///< of Params
  ir::Value V;
};

/// Values that an enum of a package adds to one of the base.
struct ImageAdder {
  ModuleId Module;
  ir::EnumId Adder;
  ir::EnumId Target;
  uint32_t First; ///< the ordinal that the first of them has in the image
  uint32_t Count;
};

/// How much of everything there is.
struct ImageCounts {
  ir::TableCounts Rows;
  BaseCounts Decls;
};

/// The image, opened: all of it is used where it lies.
class LibraryImage {
public:
  /// The image in \p Bytes, which `makeLibraryImage` of this build made. They
  /// must be aligned, and outlive it.
  explicit LibraryImage(llvm::StringRef Bytes);

  const NameTable &names() const { return Names; }
  llvm::ArrayRef<ImageModule> modules() const { return Modules; }
  /// Those of the base are the first ones.
  uint32_t numBaseModules() const { return Bounds.front().Decls.Modules; }
  bool isBase(ModuleId M) const { return M.index() < numBaseModules(); }
  /// The file of module \p I, as an index into the embedded library.
  uint32_t file(uint32_t I) const { return Modules[I].File; }
  /// The files of the base in the order in which they come in the sources.
  llvm::ArrayRef<uint32_t> files() const { return Files; }
  FileId baseFile(uint32_t I) const { return Modules[I].InSources; }
  ModuleId prelude() const { return Prelude; }
  /// What module \p I imports.
  llvm::ArrayRef<Import> imports(uint32_t I) const {
    return of(Imports, Modules[I].Imports);
  }
  /// Module \p I, whose file is \p File, without its imports.
  Module module(uint32_t I, FileId File,
                llvm::ArrayRef<ast::EmbeddedFile> Library,
                Interner &Names) const;
  /// Everything in the library that has a name; its files are numbered as those
  /// of the embedded library.
  const ThingTable &things() const { return Things; }
  /// The rule with the id \p StableId in a package that \p Set has not loaded,
  /// as its full name; or none.
  Name ruleElsewhere(const ModuleSet &Set, Name StableId) const;
  /// Lets \p C begin with the base, and with the packages that its modules use.
  void resume(Context &C) const;

private:
  friend class Resumer;
  template <typename T>
  llvm::ArrayRef<T> of(llvm::ArrayRef<T> Pool, Slice S) const {
    return Pool.slice(S.Begin, S.Count);
  }

  NameTable Names;
  ModuleId Prelude;
  llvm::ArrayRef<uint32_t> Files;
  llvm::ArrayRef<ImageCounts> Bounds; ///< behind the base, and each module more
  llvm::ArrayRef<ImageAdder> Adders;
  llvm::ArrayRef<ImageModule> Modules;
  llvm::ArrayRef<Import> Imports;
  llvm::ArrayRef<ImagePackage> Packages;
  llvm::ArrayRef<NamedSymbol> Symbols;
  llvm::ArrayRef<uint32_t> Slots;
  llvm::ArrayRef<PackageId> Wildcards;
  ThingTable Things;
  ir::ImageReader Rest; ///< at the tables
};

/// Compiles \p Library to the bytes of an image. Empty after a report.
std::string makeLibraryImage(llvm::ArrayRef<ast::EmbeddedFile> Library,
                             Diagnostics &Diags);

} // namespace tmc::sema

#endif // TMC_SEMA_IMAGE_H
