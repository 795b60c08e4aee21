//===- Symbols.h - What a name can mean -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files with the same package share one scope. A name is looked up in the
/// package, then among the file's imports, then in the prelude.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_SYMBOLS_H
#define TMC_SEMA_SYMBOLS_H

#include "IR/Program.h"
#include "Sema/Choices.h"
#include "Sema/Modules.h"

#include "Basic/Pool.h"

#include "llvm/ADT/DenseMap.h"

namespace tmc::sema {

struct PackageTag;
using PackageId = Id<PackageTag>;

enum class SymbolKind : uint8_t {
  None,
  Enum,         ///< Index: EnumId
  Kind,         ///< Index: KindId
  Control,      ///< Index: ControlId
  Func,         ///< Index: FuncId
  Rule,         ///< Index: RuleId
  Verification, ///< Index: VerificationId
  Entity,       ///< Index: EntityId of a system or a top-level data item
  Package,      ///< Index: PackageId; an import's alias
};
/// `an enum`, `a kind`, …
llvm::StringRef describe(SymbolKind K);
/// `enum`, `kind`, …; `name` if anything is wanted.
llvm::StringRef wantedText(SymbolKind K);
/// `an element`, `a flow`.
std::string withArticle(ir::EntityClass C);

struct Symbol {
  SymbolKind K = SymbolKind::None;
  uint32_t Index = ~uint32_t(0);
  Range Where; ///< where it is declared
  ModuleId Owner;
  bool Private = false;
  explicit operator bool() const { return K != SymbolKind::None; }
};

/// What a name means in a scope.
struct NamedSymbol {
  Name first;
  Symbol second;
};

/// The names of a scope, in the order of their declaration. Those of the
/// library may lie in its image (Sema/Image.h), with a hash table over them.
class NameMap {
public:
  using const_iterator = const NamedSymbol *;
  const_iterator begin() const { return Rows.begin(); }
  const_iterator end() const { return Rows.end(); }
  size_t size() const { return Rows.size(); }
  bool empty() const { return Rows.empty(); }
  /// Those that were not there from the beginning.
  llvm::ArrayRef<NamedSymbol> own() const {
    return llvm::ArrayRef<NamedSymbol>(Rows).drop_front(NumBase);
  }
  const_iterator find(Name N) const {
    if (uint32_t At = findBase(N); At != NumBase)
      return begin() + At;
    auto It = Index.find(N);
    return It == Index.end() ? end() : begin() + It->second;
  }
  /// As of a map: the row of the name, and whether it is new.
  std::pair<const_iterator, bool> insert(const NamedSymbol &Row) {
    if (uint32_t At = findBase(Row.first); At != NumBase)
      return {std::as_const(*this).begin() + At, false};
    auto [It, New] =
        Index.try_emplace(Row.first, static_cast<uint32_t>(Rows.size()));
    if (New)
      Rows.push_back(Row);
    return {std::as_const(*this).begin() + It->second, New};
  }

  /// Begins with \p Base, which `makeSlots` made \p Table of.
  void borrow(llvm::ArrayRef<NamedSymbol> Base,
              llvm::ArrayRef<uint32_t> Table) {
    Rows.borrow(Base);
    Slots = Table;
    NumBase = static_cast<uint32_t>(Base.size());
  }
  /// The same with rows of its own.
  void adopt(Pool<NamedSymbol> Base, llvm::ArrayRef<uint32_t> Table) {
    Rows = std::move(Base);
    Slots = Table;
    NumBase = static_cast<uint32_t>(Rows.size());
  }
  /// A hash table over all names: a power of two of slots with index + 1 each,
  /// or 0.
  std::vector<uint32_t> makeSlots() const;

private:
  static uint32_t slotOf(Name N) { return N.index() * 0x9E3779B1U >> 7; }
  /// The row of the base with \p N; NumBase if there is none.
  uint32_t findBase(Name N) const {
    for (uint32_t At = slotOf(N); !Slots.empty(); ++At) {
      const uint32_t IndexPlus1 = Slots[At & (Slots.size() - 1)];
      if (IndexPlus1 == 0)
        break;
      if (Rows[IndexPlus1 - 1].first == N)
        return IndexPlus1 - 1;
    }
    return NumBase;
  }

  Pool<NamedSymbol> Rows;
  llvm::ArrayRef<uint32_t> Slots; ///< of the first NumBase rows
  uint32_t NumBase = 0;
  llvm::DenseMap<Name, uint32_t> Index; ///< of the others
};

/// The names of a package, from all of its files.
struct Package {
  Name Text;
  NameMap Names;
};

/// What the imports of one file bring into it.
struct ImportScope {
  NameMap Explicit; ///< by `{A, B as C}`, `as x` and the last part of a package
  Pool<PackageId> Wildcards; ///< by `.*` and by path
};

class Context;

/// How many of each there were before those that are looked at: of a model,
/// those of the library's image, which need nothing more. All 0 without one.
struct BaseCounts {
  uint32_t Modules = 0;
  // Of declarations, as in the lists below
  uint32_t Enums = 0;
  uint32_t Kinds = 0;
  uint32_t Controls = 0;
  uint32_t Funcs = 0;
  uint32_t Rules = 0;
  uint32_t Verifications = 0;
  uint32_t Methodologies = 0;
  // Of rows
  uint32_t KindRows = 0;
  uint32_t Attrs = 0;
  uint32_t Exprs = 0;
  uint32_t Refs = 0;
  /// Counts what \p C has, with \p Modules modules.
  void count(const Context &C, uint32_t Modules);
};

} // namespace tmc::sema

#endif // TMC_SEMA_SYMBOLS_H
