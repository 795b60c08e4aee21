//===- NamedParts.h - What a source calls its parts -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_NAMEDPARTS_H
#define TMC_IMPORTERS_NAMEDPARTS_H

#include "Importers/Importers.h"

namespace tmc::importers {

/// Parts of the model by the ids, or names, that the source has for them.
class NamedParts {
public:
  /// \p What is what messages call one, for example `component`.
  NamedParts(Import &I, llvm::StringRef What) : I(I), What(What) {}

  /// The first of two that are called alike counts; the other is reported.
  void add(llvm::StringRef Id, PartId P, Range At) {
    if (!Id.empty() && !Parts.try_emplace(Id, P).second)
      I.Diags.report(diag::ImportDuplicate, At) << Id;
  }
  /// The part that \p Id names, or none.
  PartId find(llvm::StringRef Id) const { return Parts.lookup(Id); }
  /// The part that \p Ref names, which is imported by that. If there is none,
  /// that is reported and \p Ref is lost; null says nothing.
  PartId resolve(Value *Ref) const {
    if (!Ref || Ref->isNull())
      return {};
    PartId P = Ref->isScalar() ? find(Ref->Text) : PartId();
    if (P)
      Import::imported(Ref);
    else
      I.dangling(Ref, What, Ref->Text);
    return P;
  }

private:
  Import &I;
  llvm::StringRef What;
  llvm::StringMap<PartId> Parts;
};

/// The maps in the list \p Key of \p Map. What else is in it is reported, and
/// lost.
std::vector<Value *> mapsOf(Import &I, Value *Map, llvm::StringRef Key);

/// The kind in \p Table for \p Name: of all of it, or of its last words.
/// `Orders database` is found as `database`. Null if none is.
const Kind *kindByName(const Knowledge &K, llvm::StringRef Table,
                       llvm::StringRef Name);

/// Sets on \p P what the library, or a company, sets where the source says
/// \p Word (`name=value`). False if no mapping has it.
bool applySetting(Import &I, PartId P, llvm::StringRef Table,
                  llvm::StringRef Word);

/// The text of the entry \p Key is a line of the comment above the system.
void remarkFrom(Import &I, Value *Map, llvm::StringRef Key,
                llvm::StringRef Label = {});

} // namespace tmc::importers

#endif // TMC_IMPORTERS_NAMEDPARTS_H
