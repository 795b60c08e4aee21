//===- Expressions.h - Typing expressions ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns expression syntax into typed IR expressions. What is expected of an
/// expression flows down into it, so that `authn == Token` finds the value of
/// the right enum; what it is flows up.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_EXPRESSIONS_H
#define TMC_SEMA_EXPRESSIONS_H

#include "Sema/Context.h"
#include "Sema/Narrowing.h"

#include <optional>

namespace tmc::sema {

inline constexpr ir::Type boolType() { return {ir::TypeBase::Bool}; }
inline constexpr ir::Type intType() { return {ir::TypeBase::Int}; }
inline constexpr ir::Type stringType() { return {ir::TypeBase::String}; }
inline constexpr ir::Type anyType() { return {}; }

/// A name that an expression can use: a match variable, a `let`, a parameter,
/// the variable of a quantifier.
struct Local {
  Name Text;
  uint32_t Slot;
  ir::Type Ty;
  Range Where;
};

/// Where an expression stands.
struct ExprScope {
  ModuleId M;
  std::vector<Local> Locals; ///< innermost last
  uint32_t NextSlot = 0;
  uint32_t NumSlots = 0; ///< the most that were in use at once
  ir::KindId Self; ///< if set: slot 0 is `self`, whose members need no `self.`
  const SystemScope *System = nullptr; ///< if set: its entities can be named
  Narrowing Narrow = {};               ///< what `is` says of what is in scope
  bool InRule = false;                 ///< variables come from `match`
  ir::AttrId Deriving = {};            ///< whose `let` it is
  std::vector<Name> Used = {};         ///< locals that were asked for
  std::vector<Name> Later = {};        ///< what a `let` further on derives
  std::vector<Name> Unknown = {};      ///< what was reported once

  uint32_t addLocal(Name Text, ir::Type Ty, Range Where) {
    Locals.push_back({Text, NextSlot, Ty, Where});
    NumSlots = std::max(NumSlots, ++NextSlot);
    return NextSlot - 1;
  }
};

class ExprBuilder {
public:
  ExprBuilder(Context &C, ExprScope &Scope)
      : C(C), P(C.P), Scope(Scope), M(Scope.M), T(C.tree(Scope.M)) {}

  /// Types \p N, which must be of type \p Expected. None after a report.
  ir::ExprId check(ast::NodeId N, ir::Type Expected);
  /// Types \p N, of whatever type it is. None after a report.
  ir::ExprId infer(ast::NodeId N) { return infer(N, anyType()); }
  /// A title or message with holes, as an expression of type string.
  ir::ExprId text(ast::NodeId N);

  /// The value of constant \p N of type \p Expected (base Unknown: of any type
  /// that a constant can have). Reports what is no constant. Leaves no
  /// expression behind.
  std::optional<ir::Value> constant(ast::NodeId N, ir::Type Expected);
  /// The same, for attribute \p A: the value is in its range.
  std::optional<ir::Value> constant(ast::NodeId N, ir::AttrId A);
  /// Types \p N as a value of attribute \p A; what is constant in it is in the
  /// attribute's range.
  ir::ExprId check(ast::NodeId N, ir::AttrId A);

  ir::ExprId addConst(ir::Value V, ir::Type Ty, Range Where);
  /// The kind that \p N names. None if it names none; \p Reported says whether
  /// something was said about it.
  ir::KindId kindNamed(ast::NodeId N, bool &Reported);
  /// The kind that \p N names, or none; reports nothing.
  ir::KindId kindIfNamed(ast::NodeId N) const;

  ir::Type typeOf(ir::ExprId E) const { return P.Exprs[E].Ty; }

private:
  struct Chain {
    llvm::SmallVector<ast::NodeId, 4> Idents;
    llvm::SmallVector<ast::NodeId, 4> Nodes; ///< the node that ends with each
  };

  ir::ExprId infer(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferNode(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferLiteral(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferName(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferChain(const Chain &Ch, ir::Type Hint);
  std::optional<ir::ExprId> chainBase(const Chain &Ch, ir::Type Hint,
                                      unsigned &Used);
  ir::ExprId symbolBase(const Symbol &S, const Chain &Ch, unsigned &Used);
  void reportNoEnumValue(ir::EnumId En, ast::NodeId Ident);
  ir::ExprId inferSet(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferCall(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferMethod(ast::NodeId Call, ir::Type Hint);
  ir::ExprId inferUnary(ast::NodeId N);
  ir::ExprId inferBinary(ast::NodeId N);
  ir::ExprId inferJunction(ast::NodeId N, ast::Op Op);
  ir::ExprId inferMatches(ast::NodeId N);
  ir::ExprId inferComparison(ast::NodeId N, ast::Op Op);
  ir::ExprId inferArithmetic(ast::NodeId N, ast::Op Op);
  bool checkConstants(ir::ExprId E, ast::NodeId Left, ast::NodeId Right);
  ir::ExprId inferMembership(ast::NodeId N, bool Negated);
  ir::ExprId inferIs(ast::NodeId N, bool Negated);
  ir::ExprId inferIf(ast::NodeId N, ir::Type Hint);
  ir::ExprId inferQuantifier(ast::NodeId N);
  ir::ExprId inferPath(ast::NodeId N);
  ir::ExprId quantify(ir::ExprOp Op, ast::NodeId Ident, ir::ExprId Set,
                      ast::NodeId Body, Range Where);
  /// A method of sets that the language has by itself, or none. \p Done says
  /// whether it is one, also if it was reported.
  ir::ExprId setMethod(ir::ExprId Base, ast::NodeId Ident,
                       llvm::ArrayRef<ast::NodeId> Args, Range Where,
                       bool &Done);
  ir::ExprId ofKind(ir::ExprId Base, llvm::ArrayRef<ast::NodeId> Args,
                    Range Where);
  /// A place of a path: an entity, a kind, or a set of entities.
  ir::ExprId checkPlace(ast::NodeId N);

  ir::ExprId member(ir::ExprId Base, ast::NodeId Ident, Range Where);
  ir::ExprId methodCall(ir::ExprId Base, ast::NodeId Ident,
                        llvm::ArrayRef<ast::NodeId> Args, Range Where,
                        bool *IsUnknown = nullptr);
  ir::ExprId entityMember(ir::ExprId Base, ast::NodeId Ident, Range Where,
                          llvm::ArrayRef<ast::NodeId> Args, bool HasArgs,
                          bool &Found);
  ir::ExprId callFunction(ir::FuncId F, ir::ExprId First,
                          llvm::ArrayRef<ast::NodeId> Args, Range Where);
  ir::ExprId callBuiltin(ir::Builtin B, ir::ExprId First,
                         llvm::ArrayRef<ast::NodeId> Args, Range Where);
  /// Whether \p E, written as \p Arg, is a constant pattern without mistakes.
  bool checkRegex(ir::ExprId E, ast::NodeId Arg);
  void reportUnknownMember(ir::ExprId Base, ast::NodeId Ident);
  bool reportUnknownPart(ir::ExprId Base, ast::NodeId Ident);
  void checkIdentity(ir::ExprId Id, ir::ExprId Text, ast::NodeId N);

  std::optional<ir::Value> enumValue(ir::EnumId E, Name N);
  /// The value \p Ident of \p E, of which it is known now that it means that.
  std::optional<ir::Value> enumValueAt(ir::EnumId E, ast::NodeId Ident);
  ir::ExprId enumValueAnywhere(ast::NodeId Ident, ir::Type Hint = {});
  void reportUnknownValue(ast::NodeId Ident, ir::Type Hint);
  void reportUnknownOf(ast::NodeId Ident, SymbolKind Wanted);
  bool isBareName(const Thing &T) const;
  ir::ExprId symbolValue(const Symbol &S, Range Where);
  bool chain(ast::NodeId N, Chain &Out) const;
  const Local *findLocal(Name N) const;
  bool needsHint(ast::NodeId N) const;

  ir::ExprId add(ir::ExprOp Op, ir::Type Ty, Range Where,
                 uint32_t A = ~uint32_t(0), uint32_t B = ~uint32_t(0),
                 uint32_t X = ~uint32_t(0));
  ir::ExprId negate(ir::ExprId E, Range Where);
  /// Whether \p V is in the range of \p A, else reports it at \p Where.
  bool checkRange(const ir::Value &V, ir::AttrId A, Range Where);
  bool assignable(ir::Type From, ir::Type To) const;
  bool comparable(ir::Type A, ir::Type B) const;
  /// Whether values of type \p Ty have an order.
  bool isOrdered(ir::Type Ty) const;
  /// The type that both are; base Unknown and \p Ok false if there is none.
  ir::Type join(ir::Type A, ir::Type B, bool &Ok) const;
  ir::ExprId mismatch(ir::ExprId E, ir::Type Expected, ast::NodeId N);
  std::optional<ir::ExprId> widened(ir::ExprId E, ir::Type Expected);
  // How it is written here, if another language writes it so; false if it is
  // no habit that is known. (Misread.cpp)
  bool reportMisread(ir::ExprId E, ir::Type Expected, ast::NodeId N);
  bool reportOtherEnumValue(ir::EnumId En, ast::NodeId N);
  bool reportMisreadName(ast::NodeId Ident, ir::Type Hint);
  bool reportMisreadMember(ir::ExprId Base, ast::NodeId Ident);
  bool reportMisreadDuration(ast::NodeId N);
  bool reportKindsInSet(ast::NodeId N, bool Negated);
  bool reportTextForName(ir::Type Expected, ast::NodeId N);
  bool reportAttributeForControl(ast::NodeId Ident);
  bool reportDashedReference(ast::NodeId N);
  bool reportMisreadComparison(ast::NodeId N, ir::ExprId L, ir::ExprId R,
                               ast::Op O);
  std::string referenceOf(llvm::StringRef Text) const;
  bool reportMemberAlone(ast::NodeId Ident);
  bool reportCycle(ir::AttrId A, ir::KindId K, Range Where);
  void checkPattern(ast::NodeId N, ir::ExprId Pattern);
  bool reportKindCompared(ast::NodeId N, ir::ExprId L, ir::ExprId R,
                          bool Negated);
  /// `x is unknown`, `x == unknown`, `x is null`.
  bool reportAskedIfUnknown(ast::NodeId N, bool Negated);
  bool reportMisreadCall(ast::NodeId N, ast::NodeId Ident,
                         llvm::ArrayRef<ast::NodeId> Args);
  std::string written(Range Where) const;
  bool isInRule() const;

  std::optional<ir::Value> fold(ir::ExprId E, llvm::ArrayRef<ir::Value> Slots);
  std::optional<std::string> foldText(const ir::Value &V);

  Range rangeOf(ast::NodeId N) const { return C.range(M, N); }
  Name nameOf(ast::NodeId N) const { return T.nameOf(N); }
  llvm::StringRef textOf(ast::NodeId N) const { return C.text(T.nameOf(N)); }

  Context &C;
  ir::Program &P;
  ExprScope &Scope;
  ModuleId M;
  const ast::Tree &T;
  uint32_t FoldSteps = 0; ///< of the constant in the making
  ast::NodeId CountBody;  ///< the condition of the innermost `count`
};

/// Reads a literal of `30d`, `12h`, `45m`, `10s`, `2w`, `1y` (365 days) into
/// seconds.
std::optional<int64_t> parseDuration(llvm::StringRef Text);
/// A duration with its unit written out, as `30days`, as it is to be written;
/// empty if the unit is none.
std::string unitMeant(llvm::StringRef Text);
/// Reads `2027-03-31` into days since 1970-01-01; none if there is no such day.
std::optional<int64_t> parseDate(llvm::StringRef Text);
/// Whether \p Text is `scheme://host[:port][/…]` or `host[:port]`.
bool isEndpoint(llvm::StringRef Text);

/// Adds a sorted constant set to the program's pool.
ir::Value makeSet(ir::Program &P, std::vector<ir::Value> Elements);

} // namespace tmc::sema

#endif // TMC_SEMA_EXPRESSIONS_H
