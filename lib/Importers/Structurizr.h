//===- Structurizr.h - C4 models as a model -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_STRUCTURIZR_H
#define TMC_IMPORTERS_STRUCTURIZR_H

#include "Importers/NamedParts.h"

#include "llvm/ADT/DenseSet.h"

namespace tmc::importers {

enum class C4Sort : uint8_t { Person, System, Container, Component, Group };

/// A part of a C4 model, as its source says it. Texts may be empty.
struct C4Part {
  C4Sort Sort = C4Sort::System;
  std::string Id, Name, Description, Technology, Tags, Url;
  bool IsExternal = false;
  bool HasInside = false;
  bool IsBoundary = false;
  size_t Parent = ~size_t(0);
  Range At;
  PartId Part;
};

/// What workspaces become, from whichever of their two forms.
class C4Model {
public:
  static constexpr size_t NoParent = ~size_t(0);

  explicit C4Model(Import &I) : I(I) {}

  void begin(llvm::StringRef Name, llvm::StringRef Description);
  /// Parents come before what is in them.
  void add(C4Part P);
  /// The index of the part with that id, or NoParent.
  size_t find(llvm::StringRef Id) const;
  C4Part &part(size_t Index) { return Parts[Index]; }
  size_t size() const { return Parts.size(); }
  /// Declares all parts; relations come after it.
  void makeParts();
  /// \p Said is marked.
  void relation(llvm::StringRef From, llvm::StringRef To,
                llvm::StringRef Description, llvm::StringRef Technology,
                Value *Said);

private:
  const Kind &kindOf(const C4Part &P) const;
  PartId partOf(size_t Index) const;

  Import &I;
  std::vector<C4Part> Parts;
  llvm::StringMap<size_t> Ids;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Seen;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_STRUCTURIZR_H
