//===- WellFormed.cpp - Trees of unknown origin ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::ast;
using llvm::StringRef;

namespace {

/// Checks one tree, node by node.
class Checker {
public:
  Checker(const Tree &T, StringRef Text, const Interner &Names)
      : T(T), Text(Text), Names(Names) {}

  bool run() {
    if (!T.root() || !T.is(T.root(), NodeKind::File))
      return false;
    for (uint32_t I = 0; I < T.size(); ++I)
      if (!node(NodeId(I)))
        return false;
    return isTree();
  }

private:
  /// Whether no way from the root meets another: what is in two places makes a
  /// walk as long as there are ways. A parser leaves nodes behind that it made
  /// something else of, to which no way leads.
  bool isTree() const {
    std::vector<bool> Met(T.size());
    Met[T.root().index()] = true;
    for (uint32_t I = T.root().index() + 1; I-- != 0;)
      if (Met[I])
        for (NodeId Child : T.children(NodeId(I))) {
          if (Child && Met[Child.index()])
            return false;
          if (Child)
            Met[Child.index()] = true;
        }
    return true;
  }

  bool node(NodeId Id) const {
    const Node &N = T[Id];
    if (N.Begin > N.End || N.End > Text.size() || N.Depth > MaxTreeDepth)
      return false;
    for (unsigned Bit = 0; Bit < 8; ++Bit)
      if ((N.Flags >> Bit & 1) != 0 &&
          !hasFlag(N.Kind, static_cast<NodeFlag>(1U << Bit)))
        return false;
    llvm::ArrayRef<SlotInfo> Slots = slots(N.Kind);
    for (auto [I, Child] : llvm::enumerate(T.children(Id))) {
      const SlotInfo &Slot = I < Slots.size() ? Slots[I] : *listOf(N.Kind);
      bool MayLack = I < Slots.size() && Slot.IsOptional;
      if (Child ? !fits(N, Child, Slot) : !MayLack)
        return false;
    }
    return payload(Id, N);
  }

  bool fits(const Node &Parent, NodeId Child, const SlotInfo &Slot) const {
    const Node &N = T[Child];
    return Slot.Kinds.contains(N.Kind) && N.Begin >= Parent.Begin &&
           N.End <= Parent.End;
  }

  bool payload(NodeId Id, const Node &N) const {
    auto IsOp = [&](Op First, Op Last) {
      return N.Payload >= static_cast<uint32_t>(First) &&
             N.Payload <= static_cast<uint32_t>(Last);
    };
    StringRef Source = Text.slice(N.Begin, N.End);
    switch (N.Kind) {
    case NodeKind::KindDecl:
      return N.Payload <= static_cast<uint32_t>(KindClass::Data);
    case NodeKind::Decision:
      return N.Payload <= static_cast<uint32_t>(DecisionVerb::Override);
    case NodeKind::Unary:
      return IsOp(Op::Not, Op::Known);
    case NodeKind::Binary:
      return IsOp(Op::Implies, Op::Mod);
    case NodeKind::Quantifier:
      return IsOp(Op::Any, Op::Each);
    case NodeKind::PathExpr:
      return IsOp(Op::Path, Op::EveryPath);
    case NodeKind::PathClause:
      return IsOp(Op::Carrying, Op::NoHop);
    case NodeKind::BoolLit:
      return N.Payload <= 1;
    case NodeKind::Ident:
      return T.nameOf(Id) && !Names.text(T.nameOf(Id)).empty() &&
             (T.has(Id, Quoted) ? Source.starts_with("`")
                                : Source == Names.text(T.nameOf(Id)));
    case NodeKind::IntLit:
    case NodeKind::DecimalLit:
    case NodeKind::QuantityLit:
    case NodeKind::DateLit:
      // As it is written: what they may look like, the lexer knows.
      return T.nameOf(Id) && Source == Names.text(T.nameOf(Id)) &&
             looksLike(N.Kind, Source);
    default:
      return !payloadIsName(N.Kind) || T.nameOf(Id);
    }
  }

  static bool looksLike(NodeKind K, StringRef Number) {
    auto Digits = [&] {
      StringRef All = Number.take_while(llvm::isDigit);
      Number = Number.drop_front(All.size());
      return !All.empty();
    };
    if (!Digits())
      return false;
    switch (K) {
    case NodeKind::DecimalLit:
      return Number.consume_front(".") && Digits() && Number.empty();
    case NodeKind::DateLit:
      return Number.consume_front("-") && Digits() &&
             Number.consume_front("-") && Digits() && Number.empty();
    case NodeKind::QuantityLit:
      return llvm::all_of(Number, llvm::isAlpha) && !Number.empty();
    default:
      return Number.empty();
    }
  }

  const Tree &T;
  StringRef Text;
  const Interner &Names;
};

} // namespace

bool ast::isWellFormed(const Tree &T, StringRef Text, const Interner &Names) {
  return Checker(T, Text, Names).run();
}
