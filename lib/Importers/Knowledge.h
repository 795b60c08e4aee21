//===- Knowledge.h - Which kinds foreign words stand for ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the library, and a company's own packages, say about words of other
/// tools. A mapping is a package `….mapping.compose` with an enum a table: its
/// values are kinds, each with the words for it (`@also`), and as its title the
/// package of a kind that no model sees without an import. A table that is
/// called like an enum of the library (`Severity`) has values of that enum, one
/// called `Attributes` has names of attributes. Values of an enum whose name
/// ends with `Settings` are settings: the title of each is what is set, for
/// example `encrypted = true`.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_KNOWLEDGE_H
#define TMC_IMPORTERS_KNOWLEDGE_H

#include "Sema/NameIndex.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <string>
#include <vector>

namespace tmc::importers {

/// A kind of the library or of a package of somebody's.
struct Kind {
  std::string Name;
  std::string Package;
  ast::KindClass Class = ast::KindClass::Component;
  bool NeedsImport = false;
};

class Knowledge {
public:
  /// Mappings that name no kind are reported. \p Prelude is the text of
  /// `std.prelude`.
  Knowledge(const sema::NameIndex &Index, llvm::StringRef Prelude,
            Diagnostics &Diags);

  /// The kind for \p Word in \p Table, for example `compose.Images`, or null.
  /// A company's mapping outweighs the library's. The full name of a kind
  /// stands for that kind in each table.
  const Kind *map(llvm::StringRef Table, llvm::StringRef Word) const;
  /// What is set where the source says \p Word: an attribute and its value.
  struct Setting {
    std::string Attribute, Value;
  };
  /// The setting for \p Word in \p Table, for example `tmt.FlowSettings`, or
  /// null.
  const Setting *setting(llvm::StringRef Table, llvm::StringRef Word) const;
  /// What \p Word stands for in \p Table, a table of values of an enum or of
  /// attributes: for example `High` for `elevated` in `threagile.Severity`.
  /// Empty if the table does not have it.
  llvm::StringRef word(llvm::StringRef Table, llvm::StringRef Word) const;
  /// Whether every element has attribute \p Name, whatever its kind.
  bool isOfAllElements(llvm::StringRef Name) const {
    return OfElements.contains(Name);
  }
  /// The kind of that name that models see, or null.
  const Kind *kind(llvm::StringRef Name) const;
  /// Up to three kinds of \p Class that are called much like \p Word, with
  /// commas.
  std::string nearest(llvm::StringRef Word, ast::KindClass Class) const;
  /// Whether a rule that models see has the stable id \p Id, for example
  /// `TM-NET-001`: what it finds is found again.
  bool isRule(llvm::StringRef Id) const { return Rules.contains(Id); }
  /// Whether a thing of a model should not be called \p Name.
  bool isTaken(llvm::StringRef Name) const { return Taken.contains(Name); }

private:
  bool readWords(const sema::Thing &T,
                 const llvm::StringMap<llvm::StringSet<>> &Enums,
                 Diagnostics &Diags);
  const Kind *findKind(llvm::StringRef Name, llvm::StringRef Package) const;

  const sema::NameIndex &Index;
  std::vector<std::unique_ptr<Kind>> Kinds;
  llvm::StringMap<llvm::SmallVector<const Kind *, 2>> ByName;
  llvm::StringMap<const Kind *> Words; ///< by table, a space, and the word
  llvm::StringMap<Setting> Settings;   ///< by the same
  llvm::StringMap<std::string> Values; ///< the same, of other tables
  llvm::StringSet<> Taken, Rules, OfElements;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_KNOWLEDGE_H
