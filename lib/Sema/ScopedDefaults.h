//===- ScopedDefaults.h - `default Kind { … }` of a boundary --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a boundary or system says of everything of a kind inside it. It stands
/// for settings that an entity does not make itself, and outweighs what the
/// kind says.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_SCOPEDDEFAULTS_H
#define TMC_SEMA_SCOPEDDEFAULTS_H

#include "Sema/Context.h"

#include <functional>

namespace tmc::sema {

class ScopedDefaults {
public:
  explicit ScopedDefaults(Context &C) : C(C), P(C.P) {}

  /// Checks the controls that a default puts in force: kind, value, place.
  using CheckFn =
      std::function<void(ir::KindId, ir::AttrId, const ir::Value &, Range)>;

  /// A `default` in the body of \p Scope, which is of or in \p System. Of a
  /// higher \p Rank it replaces others of the same scope.
  void add(ModuleId M, ast::NodeId N, ir::EntityId Scope, ir::EntityId System,
           uint32_t Rank);
  /// Once all names are known. What a default says is resolved when something
  /// in its scope asks first: it may use the parameters of its component.
  void build(CheckFn CheckControls);
  /// What holds for an entity of kind \p K that \p Parent declares, sorted by
  /// attribute.
  std::vector<ir::Setting> settingsFor(ir::EntityId Parent, ir::KindId K);
  /// Warns of those that no entity has use for.
  void reportUnused();

private:
  struct Declared {
    ModuleId Module;
    ast::NodeId Node;
    ir::EntityId Scope;
    ir::EntityId System;
    uint32_t Rank;
    bool Used = false;
    ir::KindId Kind;
  };
  /// One line of one of them.
  struct Line {
    uint32_t Of; ///< of List
    uint32_t KindDepth;
    uint32_t Rank;
    bool Append;
    bool Reported; ///< that what it adds to is computed
    ir::Setting S;
  };

  void addLines(uint32_t Index);
  /// The lines of a scope, or null; valid until another scope is asked for.
  const std::vector<Line> *linesOf(ir::EntityId Scope);
  void reportTwice(llvm::ArrayRef<Line> Lines);

  Context &C;
  ir::Program &P;
  std::vector<Declared> List;
  CheckFn Check;
  llvm::DenseMap<ir::EntityId, std::vector<uint32_t>> Waiting; ///< of List
  /// By scope, in the order in which they apply: what a more general kind says
  /// first, of one kind the lower rank, and what is set before what is added.
  llvm::DenseMap<ir::EntityId, std::vector<Line>> Lines;
  llvm::DenseMap<std::pair<ir::EntityId, ir::KindId>, std::vector<ir::Setting>>
      Cache;
};

} // namespace tmc::sema

#endif // TMC_SEMA_SCOPEDDEFAULTS_H
