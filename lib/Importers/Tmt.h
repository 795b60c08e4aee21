//===- Tmt.h - What both files of Microsoft's tool have -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_TMT_H
#define TMC_IMPORTERS_TMT_H

#include "Importers/Importers.h"

namespace tmc::importers {

/// The values of \p Map whose key is \p Key; XML may have several.
std::vector<Value *> allOf(Value *Map, llvm::StringRef Key);
/// The text of the element \p Key of \p Map, with or without attributes.
llvm::StringRef xmlText(const Value *Map, llvm::StringRef Key);
/// The text of \p V itself.
llvm::StringRef xmlText(const Value *V);

/// The element types of a template: which of them is one of which.
class TmtTypes {
public:
  /// Reads the element types of \p KnowledgeBase, which may be null.
  void read(Value *KnowledgeBase);
  /// \p Id, then what it derives from; a circle ends where it closes.
  std::vector<llvm::StringRef> chain(llvm::StringRef Id) const;
  /// The name of the type, or \p Id.
  llvm::StringRef name(llvm::StringRef Id) const;
  /// The kind in \p Table of \p Id or of what it derives from, or null.
  const Kind *find(const Knowledge &K, llvm::StringRef Table,
                   llvm::StringRef Id) const;

private:
  struct Type {
    llvm::StringRef Parent, Name;
  };
  llvm::StringMap<Type> Types;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_TMT_H
