//===- Meanings.h - What names and expressions of a source mean -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For editors: what is at a place of a file, what it means, where that is
/// declared and what type it has. Lookup and the builder of expressions fill it
/// while they work, if somebody wants it; otherwise it costs nothing.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_MEANINGS_H
#define TMC_SEMA_MEANINGS_H

#include "Sema/Symbols.h"

#include <memory>
#include <optional>

namespace tmc::sema {

class Context;

enum class MeaningKind : uint8_t {
  Expression, ///< a value that is no name, such as `a + b`
  Local,      ///< a variable of a rule, a parameter
  Enum,
  EnumValue,
  Kind,
  Attribute,
  Control,
  Function,
  Rule,
  Verification,
  Entity,
  Package,
};

/// What one range of a source means.
struct Meaning {
  Range Where;
  MeaningKind What = MeaningKind::Expression;
  uint32_t Index = ~uint32_t(0);   ///< of its row in the program, if it has one
  uint32_t Ordinal = 0;            ///< of a value of the enum Index
  Range Declared = {};             ///< where it is declared, if that is known
  std::optional<ir::Type> Ty = {}; ///< of what has a value
};

/// The meanings in the files of a model.
class Meanings {
public:
  /// The smallest thing at \p Place that means something, or null.
  const Meaning *at(Loc Place) const;
  /// All of them by place, what holds others before these.
  llvm::ArrayRef<Meaning> all() const { return Rows; }
  /// `std.web.Browser`, `Shop.api`, `std.core.Sensitivity.Secret`; empty for
  /// what has no name of its own.
  std::string fullName(const Meaning &M) const;
  const ir::Program &program() const { return *P; }

private:
  friend class MeaningRecorder;
  std::unique_ptr<ir::Program> P;
  std::vector<Meaning> Rows;
};

/// Collects what is found out in the course of an analysis.
class MeaningRecorder {
public:
  void name(Range Where, Symbol S) { Symbols.push_back({Where, S}); }
  void entity(Range Where, ir::EntityId E) {
    add({Where, MeaningKind::Entity, E.index()});
  }
  void attribute(Range Where, ir::AttrId A) {
    add({Where, MeaningKind::Attribute, A.index()});
  }
  void value(Range Where, ir::EnumId E, uint32_t Ordinal) {
    add({Where, MeaningKind::EnumValue, E.index(), Ordinal});
  }
  void local(Range Where) { add({Where, MeaningKind::Local}); }
  void type(Range Where, ir::Type Ty) {
    add({Where, MeaningKind::Expression, ~uint32_t(0), 0, {}, Ty});
  }
  /// What \p C made of the model, whose rows are those of \p P.
  Meanings finish(const Context &C, std::unique_ptr<ir::Program> P);

private:
  void add(Meaning M) { Rows.push_back(M); }
  void addDeclarations(const Context &C);
  bool isOwn(const Context &C, Range Where) const;
  /// The meaning of a symbol whose index may be that of a declaration.
  static std::optional<Meaning> settled(const Context &C, Range Where,
                                        const Symbol &S);
  static Range declared(const ir::Program &P, const Meaning &M);
  void unite();

  std::vector<std::pair<Range, Symbol>> Symbols;
  std::vector<Meaning> Rows;
};

/// The meanings in the files of \p Modules, mistakes or not: what could be
/// understood is there. Nothing is reported.
Meanings findMeanings(const ModuleSet &Modules, SourceManager &Sources,
                      Interner &Names);

} // namespace tmc::sema

#endif // TMC_SEMA_MEANINGS_H
