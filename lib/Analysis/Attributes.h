//===- Attributes.h - What sets an attribute of an entity -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The precedence of what can set an attribute: evidence (ir::Proof), then the
/// model, then a control in force on it, then one of a boundary around it, then
/// (Shielding.h) one before it on every way, then the nearest `default` around
/// it, then the nearest kind upwards, else nothing (the value is unknown).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_ATTRIBUTES_H
#define TMC_ANALYSIS_ATTRIBUTES_H

#include "Analysis/Basis.h"
#include "IR/Program.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::analysis {

class Facts;

/// Who set a value.
enum class Origin : uint8_t {
  Model,       ///< the entity's own setting
  Control,     ///< a control in force on the entity, or around it, provides it
  Shield,      ///< a control before it, on every way to it, provides it
  Scope,       ///< a `default` of a boundary or system around it
  KindDefault, ///< the nearest kind upwards that has a default
  Derived,     ///< a kind's `let`; model and controls cannot change it
  Proof,       ///< evidence shows it: it outweighs whatever else is said
  None,        ///< nothing: the value is unknown
};
/// `model`, `control`, `shield`, `default`, `kind`, `derived`, `proof`,
/// `none`.
llvm::StringRef spelling(Origin O);

/// The basis of a constant that \p O sets; for `Derived` and `None`, which set
/// none, that the model says it.
Basis basisOf(Origin O);

/// What an attribute of an entity resolves to.
struct Resolved {
  Origin From = Origin::None;
  ir::Value V;     ///< the constant; unknown if Expr is valid
  ir::ExprId Expr; ///< to be evaluated with the entity in slot 0; none for
                   ///< a constant (an ExprOp::Const is already in V)
  Range Where;     ///< the place of what set it
  ir::ControlId Control; ///< if From is Control or Shield
  ir::EntityId On;       ///< what that control is in force on
  ir::KindId Kind;       ///< if From is KindDefault or Derived
  Name By;               ///< if From is Proof: what shows it

  bool isConstant() const { return !Expr.isValid(); }
};

/// The merged defaults of every kind and the controls of every entity. Built in
/// time linear in the entities and in kinds times their attributes; a query is
/// a binary search of what the model says of the entity itself, and then of
/// what is said around it.
class Attributes {
public:
  static std::unique_ptr<Attributes> run(const ir::Program &P, const Facts &F);

  /// What sets \p A on \p E. \p A must be an attribute of E's kind.
  Resolved resolve(ir::EntityId E, ir::AttrId A) const;
  /// What would set \p A on \p E if no control were in force.
  Resolved resolveWithoutControls(ir::EntityId E, ir::AttrId A) const;
  /// Only what the kinds say (KindDefault or Derived), for catalogues.
  Resolved kindDefault(ir::KindId K, ir::AttrId A) const;
  /// The controls in force on \p E, ascending: its `controls` attribute as the
  /// model sets it, else the constant default of its kind.
  llvm::ArrayRef<ir::ControlId> controls(ir::EntityId E) const;
  /// All attributes that an entity of kind \p K has, ascending.
  llvm::ArrayRef<ir::AttrId> attrsOf(ir::KindId K) const;

  /// Lines `%S.api encrypted = true from model`, one an attribute that is set.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  struct Merged {
    ir::AttrId Attr;
    uint32_t Default; ///< index into Program::Defaults
    ir::KindId Kind;
  };
  void findAround();
  void findRows();
  Resolved fromControls(ir::EntityId E, ir::AttrId A) const;

  const ir::Program *P = nullptr;
  std::vector<Slice> MergedOf; ///< by kind, of MergedPool, sorted by attribute
  std::vector<Merged> MergedPool;
  /// Of a kind that an entity has: by attribute, its index in MergedPool + 1,
  /// or 0. Others have no row.
  std::vector<std::vector<uint32_t>> Rows;
  std::vector<Slice> AttrsOf; ///< by kind, of AttrPool
  std::vector<ir::AttrId> AttrPool;
  std::vector<Slice> ControlsOf; ///< by entity, of ControlPool
  std::vector<ir::ControlId> ControlPool;
  /// By entity: whether controls of itself or around it can set something.
  std::vector<uint8_t> Governed;
  /// By element, boundary or system: the nearest boundary or system around it
  /// whose controls provide attributes of what is inside; none if there is no
  /// such.
  std::vector<ir::EntityId> Around;
  /// By control: whether it can be about what is inside, and is no shield.
  std::vector<uint8_t> Spreads;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_ATTRIBUTES_H
