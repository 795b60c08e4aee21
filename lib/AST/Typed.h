//===- Typed.h - Children by their names ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For each kind of node a view of it, `node::FlowDecl(T, N).source()`, and a
/// form to fill in, `make::FlowDecl{.ident = …, .source = …}`. Both come from
/// Nodes.def. A view is a reference and a number: make it where it is used.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_AST_TYPED_H
#define TMC_AST_TYPED_H

#include "AST/Tree.h"

#include <array>

namespace tmc::ast {

/// The numbers of the slots; `Count` is that of the first child of the list.
namespace slot {
#define NODE(KIND, WORDS, ...)                                                 \
  struct KIND {                                                                \
    enum : unsigned { __VA_ARGS__ Count };                                     \
  };
#define SLOT(ACCESSOR, ...) ACCESSOR,
#include "AST/Nodes.def"
} // namespace slot

namespace node {

/// What the views of all kinds have in common.
class View {
protected:
  View(const Tree &T, NodeId N) : T(T), Row(T[N]) {}

  NodeId at(unsigned Slot) const { return T.Children[Row.FirstChild + Slot]; }
  llvm::ArrayRef<NodeId> behind(unsigned Fixed) const {
    return llvm::ArrayRef<NodeId>(T.Children)
        .slice(Row.FirstChild + Fixed, Row.NumChildren - Fixed);
  }

  const Tree &T;
  const Node &Row;
};

#define NODE(KIND, WORDS, ...)                                                 \
  class KIND : public View {                                                   \
    using Slots = slot::KIND;                                                  \
                                                                               \
  public:                                                                      \
    KIND(const Tree &T, NodeId N) : View(T, N) {                               \
      assert(T.kind(N) == NodeKind::KIND && "another kind of node");           \
    }                                                                          \
    __VA_ARGS__                                                                \
  };
#define SLOT(ACCESSOR, ...)                                                    \
  NodeId ACCESSOR() const { return at(Slots::ACCESSOR); }
#define LIST(ACCESSOR, ...)                                                    \
  llvm::ArrayRef<NodeId> ACCESSOR() const { return behind(Slots::Count); }
#define PAYLOAD(TYPE, ACCESSOR)                                                \
  TYPE ACCESSOR() const { return static_cast<TYPE>(Row.Payload); }
#include "AST/Nodes.def"

/// A node of any kind: those of its slots that many kinds have. A node whose
/// kind has no such slot has none there.
class Decl : public View {
public:
  Decl(const Tree &T, NodeId N) : View(T, N) {}

#define COMMON(ACCESSOR)                                                       \
  NodeId ACCESSOR() const {                                                    \
    std::optional<unsigned> Slot = slotOf(Row.Kind, CommonSlot::ACCESSOR);     \
    return Slot ? at(*Slot) : NodeId::none();                                  \
  }
#include "AST/Nodes.def"
};

} // namespace node

/// What a node is made of. A slot that is not named stays empty.
namespace make {
#define NODE(KIND, WORDS, ...)                                                 \
  struct KIND {                                                                \
    static constexpr NodeKind Kind = NodeKind::KIND;                           \
    __VA_ARGS__                                                                \
  };
#define SLOT(ACCESSOR, ...) NodeId ACCESSOR = NodeId::none();
#define LIST(ACCESSOR, ...) llvm::ArrayRef<NodeId> ACCESSOR = {};
#define PAYLOAD(TYPE, ACCESSOR) TYPE ACCESSOR = {};
#include "AST/Nodes.def"

/// The fixed slots of what is to be made, in their order.
#define NODE(KIND, WORDS, ...)                                                 \
  inline std::array<NodeId, slot::KIND::Count> slotsOf(                        \
      [[maybe_unused]] const KIND &New) {                                      \
    return {__VA_ARGS__};                                                      \
  }
#define SLOT(ACCESSOR, ...) New.ACCESSOR,
#include "AST/Nodes.def"

/// What follows them.
#define NODE(KIND, WORDS, ...)                                                 \
  inline llvm::ArrayRef<NodeId> listOf([[maybe_unused]] const KIND &New) {     \
    llvm::ArrayRef<NodeId> List;                                               \
    __VA_ARGS__                                                                \
    return List;                                                               \
  }
#define LIST(ACCESSOR, ...) List = New.ACCESSOR;
#include "AST/Nodes.def"

inline uint32_t bits(Name N) { return N.index(); }
template <class Value> uint32_t bits(Value V) {
  return static_cast<uint32_t>(V);
}

#define NODE(KIND, WORDS, ...)                                                 \
  inline uint32_t payloadOf([[maybe_unused]] const KIND &New) {                \
    return 0 __VA_ARGS__;                                                      \
  }
#define PAYLOAD(TYPE, ACCESSOR) | bits(New.ACCESSOR)
#include "AST/Nodes.def"
} // namespace make

/// Adds what \p New says, with the range of its children if that is wider.
template <class Made>
NodeId add(Tree &T, const Made &New, uint32_t Begin, uint32_t End,
           uint8_t Flags = 0) {
  Node Row;
  Row.Kind = Made::Kind;
  Row.Flags = Flags;
  Row.Begin = Begin;
  Row.End = End;
  Row.Payload = make::payloadOf(New);
  return T.add(Row, make::slotsOf(New), make::listOf(New));
}

} // namespace tmc::ast

#endif // TMC_AST_TYPED_H
