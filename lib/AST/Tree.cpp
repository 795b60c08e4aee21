//===- Tree.cpp - The syntax of one file, as tables -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Tree.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace tmc;
using namespace tmc::ast;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// What Nodes.def says
//===----------------------------------------------------------------------===//

namespace {
// The words of Nodes.def for what may stand in a slot.
namespace kinds {
#define NODE(KIND, ...) constexpr KindSet KIND(NodeKind::KIND);
#include "AST/Nodes.def"
#define GROUP(NAME, KINDS) constexpr KindSet NAME = KINDS;
#include "AST/Nodes.def"

// The fixed slots, with an entry behind them, since no array is empty.
#define NODE(KIND, WORDS, ...)                                                 \
  constexpr SlotInfo KIND##Slots[] = {__VA_ARGS__ SlotInfo()};
#define SLOT(ACCESSOR, KINDS, ...)                                             \
  SlotInfo{#ACCESSOR, KINDS, StringRef(__VA_ARGS__), false},
#define OPT(ACCESSOR, KINDS, ...)                                              \
  SlotInfo{#ACCESSOR, KINDS, StringRef(__VA_ARGS__), true},
#include "AST/Nodes.def"

// The lists.
#define NODE(KIND, WORDS, ...)                                                 \
  constexpr SlotInfo KIND##List[] = {__VA_ARGS__ SlotInfo()};
#define LIST(ACCESSOR, KINDS, ...)                                             \
  SlotInfo{#ACCESSOR, KINDS, StringRef(__VA_ARGS__), true},
#include "AST/Nodes.def"
} // namespace kinds

/// A payload that the printer can write.
enum class Payload : uint8_t { None, Name, KindClass, DecisionVerb, Op, Bool };

struct KindInfo {
  StringRef Name;
  StringRef Words;
  const SlotInfo *Slots;
  unsigned NumSlots;
  const SlotInfo *List; ///< null if there is none
  uint8_t Flags;
  Payload P;
};

template <class T> constexpr Payload payloadOf() {
  if (std::is_same_v<T, Name>)
    return Payload::Name;
  if (std::is_same_v<T, KindClass>)
    return Payload::KindClass;
  if (std::is_same_v<T, DecisionVerb>)
    return Payload::DecisionVerb;
  return std::is_same_v<T, Op> ? Payload::Op : Payload::Bool;
}
} // namespace

static constexpr uint8_t FlagsOf[] = {
#define NODE(KIND, WORDS, ...) uint8_t(0 __VA_ARGS__),
#define FLAG(FLAG) | uint8_t(FLAG)
#include "AST/Nodes.def"
};

static constexpr Payload PayloadOf[] = {
#define NODE(KIND, WORDS, ...) std::max({Payload::None __VA_ARGS__}),
#define PAYLOAD(TYPE, ACCESSOR) , payloadOf<TYPE>()
#include "AST/Nodes.def"
};

static constexpr KindInfo Kinds[] = {
#define NODE(KIND, WORDS, ...)                                                 \
  {#KIND,                                                                      \
   WORDS,                                                                      \
   kinds::KIND##Slots,                                                         \
   std::size(kinds::KIND##Slots) - 1,                                          \
   std::size(kinds::KIND##List) > 1 ? kinds::KIND##List : nullptr,             \
   FlagsOf[static_cast<size_t>(NodeKind::KIND)],                               \
   PayloadOf[static_cast<size_t>(NodeKind::KIND)]},
#include "AST/Nodes.def"
};

static const KindInfo &info(NodeKind K) {
  return Kinds[static_cast<size_t>(K)];
}

StringRef ast::name(NodeKind K) { return info(K).Name; }
StringRef ast::describe(NodeKind K) { return info(K).Words; }
llvm::ArrayRef<SlotInfo> ast::slots(NodeKind K) {
  return {info(K).Slots, info(K).NumSlots};
}
unsigned ast::fixedSlots(NodeKind K) { return info(K).NumSlots; }
const SlotInfo *ast::listOf(NodeKind K) { return info(K).List; }
bool ast::hasFlag(NodeKind K, NodeFlag F) { return (info(K).Flags & F) != 0; }
bool ast::isExpression(NodeKind K) { return kinds::Expr.contains(K); }
bool ast::payloadIsName(NodeKind K) { return info(K).P == Payload::Name; }

static constexpr size_t NumCommon = static_cast<size_t>(CommonSlot::NumSlots);
static constexpr uint8_t NoSlot = 0xFF;

/// The slots of many kinds, by kind.
static constexpr auto CommonSlots = [] {
  constexpr std::string_view Names[] = {
#define COMMON(ACCESSOR) #ACCESSOR,
#include "AST/Nodes.def"
  };
  std::array<std::array<uint8_t, NumCommon>, std::size(Kinds)> Rows{};
  for (size_t K = 0; K < std::size(Kinds); ++K)
    for (size_t I = 0; I < NumCommon; ++I) {
      Rows[K][I] = NoSlot;
      for (size_t S = 0; S < Kinds[K].NumSlots; ++S) {
        StringRef Accessor = Kinds[K].Slots[S].Accessor;
        if (std::string_view(Accessor.data(), Accessor.size()) == Names[I])
          Rows[K][I] = static_cast<uint8_t>(S);
      }
    }
  return Rows;
}();

std::optional<unsigned> ast::slotOf(NodeKind K, CommonSlot Which) {
  uint8_t S = CommonSlots[static_cast<size_t>(K)][static_cast<size_t>(Which)];
  return S == NoSlot ? std::nullopt : std::optional<unsigned>(S);
}

/// Whether the children are such as Nodes.def says.
[[maybe_unused]] static bool fits(const Tree &T, NodeKind K,
                                  llvm::ArrayRef<NodeId> Slots,
                                  llvm::ArrayRef<NodeId> List) {
  const KindInfo &Info = info(K);
  if (Slots.size() != Info.NumSlots)
    return false;
  for (size_t I = 0; I < Slots.size(); ++I)
    if (Slots[I] ? !Info.Slots[I].Kinds.contains(T.kind(Slots[I]))
                 : !Info.Slots[I].IsOptional)
      return false;
  return List.empty() || (Info.List && llvm::all_of(List, [&](NodeId N) {
                            return N && Info.List->Kinds.contains(T.kind(N));
                          }));
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

StringRef ast::spelling(Op O) {
  switch (O) {
  case Op::Not:
    return "not";
  case Op::Negate:
    return "-";
  case Op::Known:
    return "known";
  case Op::Implies:
    return "implies";
  case Op::Or:
    return "or";
  case Op::And:
    return "and";
  case Op::Eq:
    return "==";
  case Op::Ne:
    return "!=";
  case Op::Lt:
    return "<";
  case Op::Le:
    return "<=";
  case Op::Gt:
    return ">";
  case Op::Ge:
    return ">=";
  case Op::In:
    return "in";
  case Op::NotIn:
    return "not in";
  case Op::Is:
    return "is";
  case Op::IsNot:
    return "is not";
  case Op::Matches:
    return "matches";
  case Op::Union:
    return "|";
  case Op::Intersect:
    return "&";
  case Op::Add:
    return "+";
  case Op::Sub:
    return "-";
  case Op::Mul:
    return "*";
  case Op::Div:
    return "/";
  case Op::Mod:
    return "%";
  case Op::Any:
    return "any";
  case Op::All:
    return "all";
  case Op::NoneOf:
    return "none";
  case Op::Count:
    return "count";
  case Op::Each:
    return "each";
  case Op::Path:
    return "path";
  case Op::ExistsPath:
    return "exists path";
  case Op::NoPath:
    return "no path";
  case Op::EveryPath:
    return "every path";
  case Op::Carrying:
    return "carrying";
  case Op::Avoiding:
    return "avoiding";
  case Op::Passes:
    return "passes";
  case Op::AnyHop:
    return "with any hop";
  case Op::AllHop:
    return "with all hop";
  case Op::NoHop:
    return "with no hop";
  }
  return "";
}

StringRef ast::spelling(DecisionVerb V) {
  static constexpr StringRef Words[] = {"assume",  "accept",   "mitigate",
                                        "dismiss", "transfer", "override"};
  return Words[static_cast<size_t>(V)];
}

StringRef ast::spelling(KindClass C) {
  static constexpr StringRef Words[] = {"component", "channel", "zone",
                                        "abstract data"};
  return Words[static_cast<size_t>(C)];
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

NodeId Tree::add(Node Row, llvm::ArrayRef<NodeId> Slots,
                 llvm::ArrayRef<NodeId> List) {
  assert(fits(*this, Row.Kind, Slots, List) && "not what Nodes.def says");
  Row.FirstChild = static_cast<uint32_t>(Children.size());
  Row.NumChildren = static_cast<uint32_t>(Slots.size() + List.size());
  unsigned Depth = 0;
  auto Append = [&](llvm::ArrayRef<NodeId> Items) {
    for (NodeId C : Items) {
      Children.push_back(C);
      if (!C)
        continue;
      const Node &Child = Nodes[C.index()];
      Depth = std::max<unsigned>(Depth, Child.Depth);
      Row.Begin = std::min(Row.Begin, Child.Begin);
      Row.End = std::max(Row.End, Child.End);
    }
  };
  Append(Slots);
  Append(List);
  // A tree deeper than MaxTreeDepth is refused by the parser; the bound here
  // only keeps the field from wrapping on its way to that error.
  Row.Depth = static_cast<uint16_t>(std::min(Depth + 1, 0xFFFFu));
  Nodes.push_back(Row);
  return NodeId(static_cast<uint32_t>(Nodes.size() - 1));
}

void Tree::setChild(NodeId N, CommonSlot Which, NodeId Child) {
  Node &Row = Nodes[N.index()];
  std::optional<unsigned> Slot = slotOf(Row.Kind, Which);
  assert(Slot && "no such slot");
  assert((!Child || Child < N) && "a child has a smaller id than its parent");
  Children[Row.FirstChild + *Slot] = Child;
  if (!Child)
    return;
  const Node &C = Nodes[Child.index()];
  Row.Depth = static_cast<uint16_t>(
      std::max<unsigned>(Row.Depth, std::min(C.Depth + 1u, 0xFFFFu)));
  Row.Begin = std::min(Row.Begin, C.Begin);
  Row.End = std::max(Row.End, C.End);
}

//===----------------------------------------------------------------------===//
// Dump
//===----------------------------------------------------------------------===//

/// The word for what child \p Slot is to a node of kind \p K; empty where the
/// child's kind says it all.
static StringRef roleOf(NodeKind K, size_t Slot, NodeKind Child) {
  llvm::ArrayRef<SlotInfo> Slots = slots(K);
  const SlotInfo *List = listOf(K);
  if (Slot >= Slots.size())
    return List ? List->Role : StringRef();
  const SlotInfo &S = Slots[Slot];
  if (!S.Role.empty())
    return S.Role;
  return S.Accessor.equals_insensitive(name(Child)) ? StringRef() : S.Accessor;
}

static void writeQuoted(llvm::raw_ostream &OS, StringRef Text) {
  OS << '"';
  for (char C : Text) {
    switch (C) {
    case '"':
    case '\\':
      OS << '\\' << C;
      break;
    case '\n':
      OS << "\\n";
      break;
    case '\t':
      OS << "\\t";
      break;
    default:
      if (static_cast<unsigned char>(C) < 0x20 || C == 0x7F)
        OS << "\\u{" << llvm::utohexstr(static_cast<unsigned char>(C)) << '}';
      else
        OS << C;
    }
  }
  OS << '"';
}

static void writeFlags(llvm::raw_ostream &OS, const Node &N) {
  switch (N.Kind) {
#define NODE(KIND, WORDS, ...)                                                 \
  case NodeKind::KIND:                                                         \
    __VA_ARGS__ break;
#define FLAG(FLAG)                                                             \
  if (N.Flags & FLAG)                                                          \
    OS << " " #FLAG;
#include "AST/Nodes.def"
  case NodeKind::NumKinds:
    break;
  }
}

static void writePayload(llvm::raw_ostream &OS, const Node &N,
                         const Interner &Names) {
  switch (info(N.Kind).P) {
  case Payload::None:
    break;
  case Payload::Name:
    OS << ' ';
    writeQuoted(OS, Names.text(Name(N.Payload)));
    break;
  case Payload::KindClass:
    OS << ' ' << spelling(static_cast<KindClass>(N.Payload));
    break;
  case Payload::DecisionVerb:
    OS << ' ' << spelling(static_cast<DecisionVerb>(N.Payload));
    break;
  case Payload::Op:
    OS << " `" << spelling(static_cast<Op>(N.Payload)) << '`';
    break;
  case Payload::Bool:
    OS << (N.Payload ? " true" : " false");
    break;
  }
}

void ast::dump(const Tree &T, const Interner &Names,
               const SourceManager &Sources, llvm::raw_ostream &OS) {
  struct Item {
    NodeId Node;
    unsigned Indent;
    StringRef Role;
  };
  llvm::SmallVector<Item, 32> Stack;
  if (T.root())
    Stack.push_back({T.root(), 0, ""});
  while (!Stack.empty()) {
    Item I = Stack.pop_back_val();
    const Node &N = T[I.Node];
    OS.indent(I.Indent);
    if (!I.Role.empty())
      OS << I.Role << ": ";
    OS << name(N.Kind);
    writeFlags(OS, N);
    writePayload(OS, N, Names);
    Range R = T.range(I.Node, Sources);
    LineCol Begin = Sources.lineCol(R.Begin);
    LineCol End = Sources.lineCol(R.End);
    OS << ' ' << Begin.Line << ':' << Begin.Column << '-' << End.Line << ':'
       << End.Column << '\n';
    auto Slots = T.children(I.Node);
    for (size_t S = Slots.size(); S-- != 0;)
      if (Slots[S])
        Stack.push_back(
            {Slots[S], I.Indent + 2, roleOf(N.Kind, S, T.kind(Slots[S]))});
  }
}
