//===- ExprInfo.h - The tables of operations, intrinsics and builtins -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Exprs.def, Intrinsics.def, Builtins.def and Exhibits.def as tables to be
/// looked up.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_EXPRINFO_H
#define TMC_IR_EXPRINFO_H

#include "IR/Program.h"

#include <optional>

namespace tmc::ir {

/// What an operand of an expression holds; see Exprs.def.
enum class Operand : uint8_t {
  None,
  Expr,
  OptExpr,
  Args,
  Count,
  Slot,
  Const,
  Attr,
  Kind,
  Enum,
  Func,
  Intrin,
  Builtin,
  PathSpec,
};

struct OpInfo {
  llvm::StringRef Mnemonic;
  Operand Operands[3];
};
const OpInfo &info(ExprOp Op);
std::optional<ExprOp> findOp(llvm::StringRef Mnemonic);
inline constexpr unsigned NumExprOps = 0
#define EXPR(ID, MNEMONIC, A, B, C) +1
#include "IR/Exprs.def"
    ;

/// What an intrinsic takes in parentheses.
enum class IntrinsicArg : uint8_t { None, Place, Data, Position };

struct IntrinsicInfo {
  EntityClass Owner;
  llvm::StringRef Name;
  TypeBase Base;
  EntityClass ResultClass; ///< if Base is Entity
  bool IsSet;
  IntrinsicArg Arg;
  llvm::StringRef Doc;
};
const IntrinsicInfo &info(Intrinsic I);
std::optional<Intrinsic> findIntrinsic(EntityClass Owner, llvm::StringRef Name);
inline constexpr unsigned NumIntrinsics = 0
#define INTRINSIC(ID, OWNER, NAME, BASE, CLASS, SET, ARG, DOC) +1
#include "IR/Intrinsics.def"
    ;

struct BuiltinInfo {
  llvm::StringRef Name;
  llvm::StringRef Signature; ///< see Builtins.def
  llvm::StringRef Doc;
  unsigned arity() const { return Signature.size() - 1; }
};
const BuiltinInfo &info(Builtin B);
std::optional<Builtin> findBuiltin(llvm::StringRef Name);
inline constexpr unsigned NumBuiltins = 0
#define BUILTIN(ID, NAME, SIGNATURE, DOC) +1
#include "IR/Builtins.def"
    ;

struct ExhibitInfo {
  llvm::StringRef Name;
  bool Filter;
  llvm::StringRef Doc;
};
const ExhibitInfo &info(Exhibit E);
std::optional<Exhibit> findExhibit(llvm::StringRef Name);
inline constexpr unsigned NumExhibits = 0
#define EXHIBIT(ID, NAME, FILTER, DOC) +1
#include "IR/Exhibits.def"
    ;

/// `accept` for DecisionVerb::Accept, and back.
llvm::StringRef spelling(DecisionVerb V);
/// `exact`, `members`, `deep`.
llvm::StringRef spelling(TargetMode M);
/// `carrying`, `avoiding`, `any`, `all`, `no`.
llvm::StringRef spelling(PathClauseOp Op);
/// `bool`, `enum`, `entity`, …
llvm::StringRef spelling(TypeBase B);

/// Calls \p Visit with every expression that \p E uses directly, in the order
/// of the operands; `none` operands are left out. All slices must be in range.
template <typename Fn>
void forEachOperand(const Program &P, const Expr &E, Fn Visit) {
  const uint32_t Ops[3] = {E.A, E.B, E.C};
  const OpInfo &Info = info(E.Op);
  for (unsigned I = 0; I != 3; ++I) {
    switch (Info.Operands[I]) {
    case Operand::Expr:
    case Operand::OptExpr:
      if (ExprId Id(Ops[I]); Id)
        Visit(Id);
      break;
    case Operand::Args:
      for (ExprId Id : Slice{Ops[I], Ops[I + 1]}.of(P.ExprArgs))
        Visit(Id);
      break;
    case Operand::PathSpec:
      if (Ops[I] != ~uint32_t(0))
        for (const PathClause &C : P.PathSpecs[Ops[I]].of(P.PathClauses))
          if (C.Condition)
            Visit(C.Condition);
      break;
    default:
      break;
    }
  }
}

} // namespace tmc::ir

#endif // TMC_IR_EXPRINFO_H
