//===- Sketch.h - Diagrams of boxes and arrows ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Languages of diagrams say what is written on a box, which shape it has and
/// where arrows lead. A box with others in it is a boundary. The kind of what
/// is drawn follows from its words, then from its shape.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_SKETCH_H
#define TMC_IMPORTERS_SKETCH_H

#include "Importers/Importers.h"

#include "llvm/ADT/StringMap.h"

namespace tmc::importers {

class Sketch {
public:
  /// \p Shapes is the table of the format's shapes, for example
  /// `mermaid.Shapes`.
  Sketch(Import &I, llvm::StringRef Shapes) : I(I), Shapes(Shapes) {}

  /// A box. \p Id is unique in the file; a second mention adds what the first
  /// did not say. \p Parent is the id of a box, or empty.
  void box(llvm::StringRef Id, llvm::StringRef Parent, Value *Said);
  void label(llvm::StringRef Id, llvm::StringRef Text);
  void shape(llvm::StringRef Id, llvm::StringRef Word);
  /// \p Id is a boundary, even if nothing is in it.
  void container(llvm::StringRef Id);
  void link(llvm::StringRef From, llvm::StringRef To, llvm::StringRef Label,
            bool BothWays, Value *Said);
  /// Makes the parts. What was said is marked.
  void finish();

private:
  struct Box {
    std::string Id, Parent, Label, Shape;
    Value *Said = nullptr;
    bool IsContainer = false;
    PartId Part;
  };
  struct Link {
    std::string From, To, Label;
    bool BothWays;
    Value *Said;
  };
  const Kind &kindOf(const Box &B) const;
  Box *find(llvm::StringRef Id) {
    auto It = ById.find(Id);
    return It == ById.end() ? nullptr : &Boxes[It->second];
  }

  Import &I;
  llvm::StringRef Shapes;
  std::vector<Box> Boxes;
  llvm::StringMap<size_t> ById;
  std::vector<Link> Links;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_SKETCH_H
