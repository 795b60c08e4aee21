//===- Library.h - What the standard library has --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The things of the whole library, with the rows of the program that they
/// became: what `tmc doc` and `tmc list` show, and the pages of docs/reference.
/// LibraryText.h says it in sentences, LibraryJson.cpp in members of JSON.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_LIBRARY_H
#define TMC_DRIVER_LIBRARY_H

#include "Compiler/Compilation.h"
#include "Sema/NameIndex.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace tmc::driver {

/// What `tmc list` lists.
struct ListInfo {
  llvm::StringRef Name;
  sema::ThingKind What;
  std::optional<ast::KindClass> Class; ///< of kinds
  llvm::StringRef Summary;
};
llvm::ArrayRef<ListInfo> lists();

class Library {
public:
  /// \p C has compiled all packages, without a mistake.
  explicit Library(compiler::Compilation &C);

  const ir::Program &program() const { return P; }
  const sema::NameIndex &index() const { return Index; }
  /// The packages, by name.
  llvm::ArrayRef<llvm::StringRef> packages() const { return Packages; }
  /// The things of \p Package that others see, in the order of the text; its
  /// own row, values and attributes are not among them.
  std::vector<const sema::Thing *> thingsOf(llvm::StringRef Package) const;
  /// The thing of this full name, or null.
  const sema::Thing *thing(llvm::StringRef FullName) const {
    return ByName.lookup(FullName);
  }
  const sema::Thing *thing(Name FullName) const {
    return thing(P.text(FullName));
  }

  // The row that a thing became.
  ir::EnumId enumOf(const sema::Thing &T) const;
  ir::KindId kindOf(const sema::Thing &T) const;
  ir::AttrId attrOf(const sema::Thing &T) const;
  ir::ControlId controlOf(const sema::Thing &T) const;
  ir::FuncId funcOf(const sema::Thing &T) const;
  ir::RuleId ruleOf(const sema::Thing &T) const;
  ir::VerificationId verificationOf(const sema::Thing &T) const;
  ir::MethodologyId methodologyOf(const sema::Thing &T) const;

  /// The source text at \p Where, on one line.
  std::string source(Range Where) const;
  /// Its names of the sort \p S.
  std::vector<llvm::StringRef> names(const sema::Thing &T,
                                     sema::NameSort S) const;
  /// The title of a rule or verification as it is written, or of what else has
  /// one.
  std::string title(const sema::Thing &T) const;
  /// Rules that read an attribute in their conditions, directly or by a
  /// function.
  llvm::ArrayRef<ir::RuleId> readersOf(ir::AttrId A) const;
  /// Rules about things of exactly this kind.
  std::vector<ir::RuleId> rulesAbout(ir::KindId K) const;
  /// What \p K says of \p A; null if only a kind above it does, or none.
  const ir::Default *ownDefault(ir::KindId K, ir::AttrId A) const;
  /// `import std.aws.{S3Bucket};`, or nothing if every model sees it.
  std::string import(const sema::Thing &T) const;
  /// A model that uses \p T and compiles; empty if models do not name it.
  std::string example(const sema::Thing &T) const;

  //===--------------------------------------------------------------------===//
  // Looking for things
  //===--------------------------------------------------------------------===//

  /// What \p Text names: a name, in full or not, a synonym, a former name, the
  /// id of a rule. What it names less directly, a synonym beside a name, goes
  /// to
  /// \p Others if there is such a list.
  std::vector<const sema::Thing *>
  named(llvm::StringRef Text,
        std::vector<const sema::Thing *> *Others = nullptr) const;
  /// The rules of a category, which is a value of an enum.
  std::vector<ir::RuleId> rulesIn(const sema::Thing &Value) const;
  /// Rules that refer to \p Text, for example `CWE-918`.
  std::vector<const sema::Thing *> referring(llvm::StringRef Text) const;
  /// Things whose texts have the words of \p Text, one after the other; those
  /// that have them in their names come first, then titles and first sentences.
  std::vector<const sema::Thing *> mentioning(llvm::StringRef Text) const;
  /// The things of a list.
  std::vector<const sema::Thing *> listed(const ListInfo &L) const;
  /// Names that \p Text is near to, at most three.
  std::vector<std::string> near(llvm::StringRef Text) const;
  /// Whether others see \p T: it is not private.
  bool isShown(const sema::Thing &T) const;

private:
  void readAttributes();
  void useKind(std::string &Imports, std::string &Body, ir::KindId K,
               llvm::StringRef Setting) const;
  std::string settings(ir::KindId K, llvm::StringRef More, std::string &Imports,
                       std::string &Body) const;
  void declare(std::string &Imports, std::string &Body, llvm::StringRef Name,
               ir::KindId K, llvm::StringRef Setting) const;
  void addImport(std::string &Imports, ir::KindId K) const;
  ir::KindId concrete(ir::KindId K) const;
  std::string valueFor(ir::AttrId A, std::string &Data) const;
  std::string valueOf(ir::Type Ty, const ir::ValueRange *Allowed,
                      std::string &Data) const;
  std::optional<std::string> argumentsFor(Slice Params, std::string &Binders,
                                          std::string &Imports) const;
  std::string exampleOfFunction(const sema::Thing &T) const;
  std::string exampleOfCheck(const sema::Thing &T) const;

  const sema::ModuleSet &Modules;
  const ir::Program &P;
  const SourceManager &Sources;
  sema::NameIndex Index;
  llvm::StringMap<const sema::Thing *> ByName;
  llvm::StringMap<uint32_t> Rows[sema::NumThingKinds];
  std::vector<llvm::StringRef> Packages;
  llvm::StringSet<> Prelude; ///< packages that every model sees
  std::vector<std::vector<ir::RuleId>> Readers;
};

/// The words of \p Text, small and singular, each with a blank on both sides:
/// ` sql injection ` of `SqlInjections`.
std::string plainWords(llvm::StringRef Text);

} // namespace tmc::driver

#endif // TMC_DRIVER_LIBRARY_H
