//===- PrintExprs.cpp - The textual IR: writing expressions ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Printer.h"

using namespace tmc;
using namespace tmc::ir;

/// Writes an operand that is no expression.
void Printer::leaf(Operand What, uint32_t Value) {
  switch (What) {
  case Operand::Slot:
    OS << '$' << Value;
    return;
  case Operand::Const:
    printValue(OS, P, P.Constants[Value]);
    return;
  case Operand::Attr:
    printAttr(OS, P, AttrId(Value));
    return;
  case Operand::Kind:
    global(P.Kinds[KindId(Value)].Id);
    return;
  case Operand::Enum:
    global(P.Enums[EnumId(Value)].Id);
    return;
  case Operand::Func:
    global(P.Funcs[FuncId(Value)].Id);
    return;
  case Operand::Intrin: {
    const IntrinsicInfo &I = info(static_cast<Intrinsic>(Value));
    OS << spelling(I.Owner) << '.' << I.Name;
    return;
  }
  case Operand::Builtin:
    OS << info(static_cast<Builtin>(Value)).Name;
    return;
  default:
    return;
  }
}

/// What is still to be written.
struct Printer::Task {
  enum class Kind : uint8_t {
    Expr,   ///< the expression Index
    Leaf,   ///< operand Operand of the expression Index
    Clause, ///< the head of path clause Index
    Text,   ///< Text
    End,    ///< type, place and parenthesis of the expression Index
  } K;
  uint32_t Index = 0;
  uint8_t Operand = 0;
  const char *Text = nullptr;
};

/// Adds the operands of \p Id to \p Parts, in their order.
void Printer::operands(ExprId Id, llvm::SmallVectorImpl<Task> &Parts) {
  const Expr &E = P.Exprs[Id];
  const uint32_t Ops[3] = {E.A, E.B, E.C};
  auto Text = [&](const char *S) {
    Parts.push_back({Task::Kind::Text, 0, 0, S});
  };
  auto Child = [&](ExprId X) {
    if (X)
      Parts.push_back({Task::Kind::Expr, X.index()});
    else
      Text("_");
  };
  auto Clauses = [&](Slice S) {
    Text(" {");
    for (uint32_t C = S.Begin; C != S.Begin + S.Count; ++C) {
      if (C != S.Begin)
        Text(", ");
      Parts.push_back({Task::Kind::Clause, C});
      Child(P.PathClauses[C].Condition);
    }
    Text("}");
  };
  for (uint8_t I = 0; I != 3; ++I) {
    switch (info(E.Op).Operands[I]) {
    case Operand::None:
    case Operand::Count:
      break;
    case Operand::OptExpr: // always the last operand
      if (Ops[I] == ~uint32_t(0))
        break;
      [[fallthrough]];
    case Operand::Expr:
      Text(" ");
      Child(ExprId(Ops[I]));
      break;
    case Operand::Args:
      for (ExprId X : Slice{Ops[I], Ops[I + 1]}.of(P.ExprArgs)) {
        Text(" ");
        Child(X);
      }
      break;
    case Operand::PathSpec:
      if (Ops[I] == ~uint32_t(0))
        Text(" _");
      else
        Clauses(P.PathSpecs[Ops[I]]);
      break;
    default:
      Text(" ");
      Parts.push_back({Task::Kind::Leaf, Id.index(), I});
    }
  }
}

/// Writes type, place and parenthesis of \p E.
void Printer::endExpr(const Expr &E) {
  if (E.Ty != Type()) {
    OS << " : ";
    type(E.Ty);
  }
  place(E.Where);
  OS << ')';
}

/// Writes the tree below \p Root with a stack of its own, as its depth is the
/// user's.
void Printer::expr(ExprId Root) {
  llvm::SmallVector<Task, 32> Stack;
  llvm::SmallVector<Task, 16> Parts;
  Stack.push_back({Task::Kind::Expr, Root.index()});
  while (!Stack.empty()) {
    Task T = Stack.pop_back_val();
    if (T.K == Task::Kind::Text) {
      OS << T.Text;
      continue;
    }
    if (T.K == Task::Kind::Clause) {
      const PathClause &C = P.PathClauses[T.Index];
      OS << spelling(C.Op);
      if (C.Slot != ~uint32_t(0))
        OS << " $" << C.Slot;
      OS << ' ';
      continue;
    }
    ExprId Id(T.Index);
    const Expr &E = P.Exprs[Id];
    if (T.K == Task::Kind::Leaf) {
      const uint32_t Ops[3] = {E.A, E.B, E.C};
      leaf(info(E.Op).Operands[T.Operand], Ops[T.Operand]);
      continue;
    }
    if (T.K == Task::Kind::End) {
      endExpr(E);
      continue;
    }
    bool IsLeaf = E.Op == ExprOp::Const || E.Op == ExprOp::Local;
    if (!Uses.empty() && Uses[Id.index()] > 1 && !IsLeaf) {
      auto [It, New] =
          Labels.try_emplace(Id, static_cast<uint32_t>(Labels.size()));
      OS << '#' << It->second;
      if (!New)
        continue;
      OS << '=';
    }
    OS << '(' << info(E.Op).Mnemonic;
    Parts.clear();
    operands(Id, Parts);
    Stack.push_back({Task::Kind::End, Id.index()});
    Stack.append(Parts.rbegin(), Parts.rend());
  }
}
