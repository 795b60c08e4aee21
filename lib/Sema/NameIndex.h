//===- NameIndex.h - Everything that has a name ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds declarations by name, by a synonym (`@also`) or by a former name
/// (`@formerly`): of the files of a compilation and of the whole library,
/// imported or not. Messages about unknown names ask it, and so can whoever
/// documents or completes names.
///
/// That of the library is made while tmc is built and lies in its image
/// (Sema/Image.h). It costs nothing until somebody asks.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_NAMEINDEX_H
#define TMC_SEMA_NAMEINDEX_H

#include "Sema/Modules.h"

#include "llvm/ADT/StringSet.h"

namespace tmc::sema {

enum class ThingKind : uint8_t {
  Package,
  Enum,
  EnumValue,
  Kind,
  Attribute,
  Control,
  Function,
  Rule,
  Verification,
  Methodology,
};
inline constexpr unsigned NumThingKinds =
    static_cast<unsigned>(ThingKind::Methodology) + 1;
/// `kind`, `value`, `attribute`, …
llvm::StringRef wordFor(ThingKind K);

/// A declaration. All fields are plain, so that it can lie in an image.
struct Thing {
  Name Text;    ///< its short name; of a package the last part of it
  Name Owner;   ///< short name of the enum of a value, the kind of an attribute
  Name Package; ///< `std.web`
  Name Title;
  Name Doc;      ///< the whole comment
  Name RuleId;   ///< `@id` of a rule
  uint32_t File; ///< of the library: index of an EmbeddedFile; else a FileId
  uint32_t Begin, End; ///< of its name in the file
  uint32_t Declared;   ///< where the declaration begins, annotations included
  Slice Names;         ///< of ThingNames: its own first, then as written
  ThingKind What;
  ast::KindClass Class; ///< of a kind, or of the kind that has an attribute
  uint8_t IsPrivate;
  uint8_t IsAbstract;
};

enum class NameSort : uint8_t {
  Former, ///< `@formerly`
  Own,    ///< what it is called
  Also,   ///< `@also`
};

/// A name of a thing.
struct ThingName {
  uint32_t Key; ///< hash of the text without case, separators and plural
  uint32_t Of;  ///< index of its thing
  Name Text;
  NameSort Sort;
  uint8_t Unused[3];
};

/// The things and names of some files.
struct ThingTable {
  llvm::ArrayRef<Thing> Things;
  llvm::ArrayRef<ThingName> Names;
  llvm::ArrayRef<uint32_t> ByKey; ///< the names by Key, Sort and Thing
};

/// Collects what trees declare.
class ThingBuilder {
public:
  explicit ThingBuilder(Interner &Names) : Names(Names) {}
  /// Adds what \p T declares. \p File is what Thing::File shall be.
  void add(const ast::Tree &T, Name Package, uint32_t File);
  /// Sorts the names. Nothing is added after it.
  void finish();
  ThingTable table() const { return {Things, Rows, ByKey}; }

private:
  friend class ThingVisitor;
  Interner &Names;
  std::vector<Thing> Things;
  std::vector<ThingName> Rows;
  std::vector<uint32_t> ByKey;
};

class NameIndex {
public:
  /// Of the modules of \p Set and its library. All must outlive the index.
  NameIndex(const ModuleSet &Set, SourceManager &Sources, Interner &Names);

  struct Match {
    const Thing *T;
    const ThingName *N;
    bool Exact; ///< not only but for the plural
  };
  /// What is called \p Text, whatever its case, separators and plural: exact
  /// ones first; of these own files first, then the library, each in the order
  /// of NameSort.
  llvm::SmallVector<Match, 4> find(llvm::StringRef Text) const;
  /// Calls \p Fn for each thing; those of the library last, in the order of its
  /// files and of their declarations.
  void forEach(llvm::function_ref<void(const Thing &)> Fn) const;
  /// Calls \p Fn for what packages of mappings (`….mapping.…`) declare, those
  /// of the library last. Only importers look there: nobody writes these names
  /// in a model, so neither `find` nor `forEach` shows them.
  void forEachMapping(llvm::function_ref<void(const Thing &)> Fn) const;
  /// All names of \p T: its own first, then others as they are written.
  llvm::ArrayRef<ThingName> namesOf(const Thing &T) const {
    return T.Names.of(isLibrary(T) ? Library.Names : Own.table().Names);
  }

  llvm::StringRef text(Name N) const { return Names.text(N); }
  /// `std.web.Browser`, `std.core.Sensitivity.Secret`, `std.web`.
  std::string fullName(const Thing &T) const;
  /// The first sentence of its comment, on one line.
  std::string summary(const Thing &T) const;
  bool isLibrary(const Thing &T) const {
    return &T >= Library.Things.begin() && &T < Library.Things.end();
  }
  /// Whether its file is among those that the compilation has loaded.
  bool isLoaded(const Thing &T) const {
    return !isLibrary(T) || Loaded.contains(text(T.Package));
  }
  /// The path of its file, as `<std>/std/web.tm`.
  std::string path(const Thing &T) const;
  /// Its name in its file, invalid if that is not loaded.
  Range where(const Thing &T) const;
  /// The line of its name, from 1.
  uint32_t line(const Thing &T) const;

private:
  void find(const ThingTable &In, llvm::StringRef Plain, uint32_t Key,
            llvm::SmallVectorImpl<Match> &Out) const;
  /// Whether another file stands in the place of its package.
  bool isHidden(const Thing &T) const {
    return isLibrary(T) && Replaced.contains(text(T.Package));
  }

  bool isMapping(const Thing &T) const {
    return text(T.Package).contains(".mapping.");
  }

  SourceManager &Sources;
  Interner &Names;
  llvm::ArrayRef<ast::EmbeddedFile> Files;
  ThingTable Library;
  ThingBuilder Own;
  ThingBuilder Compiled;      ///< of a library without an image
  llvm::StringSet<> Loaded;   ///< packages of the library
  llvm::StringSet<> Replaced; ///< the same, which come from elsewhere
  llvm::DenseMap<uint32_t, FileId> FileOf; ///< by index of an EmbeddedFile
};

/// \p Text in small letters and without separators: `s3bucket` of `S3_Bucket`.
std::string plainName(llvm::StringRef Text);

} // namespace tmc::sema

#endif // TMC_SEMA_NAMEINDEX_H
