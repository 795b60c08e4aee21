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
#include "Sema/Modules.h"

#include "llvm/ADT/MapVector.h"

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

using NameMap = llvm::MapVector<Name, Symbol>;

/// The names of a package, from all of its files.
struct Package {
  Name Text;
  NameMap Names;
};

/// What the imports of one file bring into it.
struct ImportScope {
  NameMap Explicit; ///< by `{A, B as C}`, `as x` and the last part of a package
  std::vector<PackageId> Wildcards; ///< by `.*` and by path
};

} // namespace tmc::sema

#endif // TMC_SEMA_SYMBOLS_H
