//===- Sketch.cpp - Diagrams of boxes and arrows --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Sketch.h"

#include "Importers/NamedParts.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

void Sketch::box(StringRef Id, StringRef Parent, Value *Said) {
  auto [It, IsNew] = ById.try_emplace(Id, Boxes.size());
  if (IsNew) {
    Box &New = Boxes.emplace_back();
    New.Id = New.Label = Id.str();
    New.Said = Said;
  }
  Box &B = Boxes[It->second];
  if (B.Parent.empty() && Parent != Id)
    B.Parent = Parent.str();
}

void Sketch::label(StringRef Id, StringRef Text) {
  if (Box *B = find(Id); B && !Text.empty())
    B->Label = Text.str();
}

void Sketch::shape(StringRef Id, StringRef Word) {
  if (Box *B = find(Id))
    B->Shape = Word.str();
}

void Sketch::container(StringRef Id) {
  if (Box *B = find(Id))
    B->IsContainer = true;
}

void Sketch::link(StringRef From, StringRef To, StringRef Label, bool BothWays,
                  Value *Said) {
  Links.push_back({From.str(), To.str(), Label.str(), BothWays, Said});
}

const Kind &Sketch::kindOf(const Box &B) const {
  for (StringRef Table : {"general.Elements", "general.People"})
    if (const Kind *K = kindByName(I.K, Table, B.Label))
      return *K;
  if (const Kind *K = I.K.map(Shapes, B.Shape))
    return *K;
  return I.kind("Service");
}

void Sketch::finish() {
  for (const Box &B : Boxes)
    if (Box *Around = find(B.Parent))
      Around->IsContainer = true;
  for (Box &B : Boxes) {
    if (B.IsContainer)
      B.Part = I.Model.boundary(
          {}, kindByName(I.K, "general.Boundaries", B.Label), B.Label);
    else
      B.Part = I.Model.element({}, kindOf(B), B.Label);
    if (B.Said && B.Said->Became == Fate::Unread)
      Import::approximated(
          B.Said, "a sketch says no kinds; they follow from words and shapes");
  }
  for (const Box &B : Boxes) {
    Box *Around = find(B.Parent);
    if (!Around)
      continue;
    if (I.Model.isIn(Around->Part, B.Part))
      I.Diags.report(diag::ImportCycle, B.Said ? B.Said->At : Range()) << B.Id;
    else
      I.Model.move(B.Part, Around->Part);
  }
  for (const Link &L : Links) {
    const Box *From = find(L.From), *To = find(L.To);
    if (!From || !To)
      continue;
    if (From->IsContainer || To->IsContainer) {
      Import::lost(L.Said, "an arrow that ends at a boundary does not say at "
                           "which of its parts");
      continue;
    }
    PartId F =
        I.Model.flow(From->Part, To->Part,
                     kindByName(I.K, "general.Protocols", L.Label), L.Label);
    if (L.BothWays)
      I.Model.bothWays(F);
    Import::imported(L.Said);
  }
}
