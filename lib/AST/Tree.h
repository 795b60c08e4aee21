//===- Tree.h - The syntax of one file, as tables -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A `Tree` holds the syntax of one source file: nodes of one size in one
/// vector, children as slices of another. It owns no text and no pointers, so
/// that the standard library's trees can be embedded in the program as they are
/// (see Serialize.h). Node kinds and their child slots are in Nodes.def.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_AST_TREE_H
#define TMC_AST_TREE_H

#include "Basic/Interner.h"
#include "Basic/Source.h"

#include "llvm/Support/raw_ostream.h"

#include <optional>
#include <vector>

namespace tmc::ast {

enum class NodeKind : uint8_t {
#define NODE(KIND, ...) KIND,
#include "AST/Nodes.def"
  NumKinds
};

/// Payload of a KindDecl.
enum class KindClass : uint8_t { Component, Channel, Zone, Data };

/// Payload of a Decision.
enum class DecisionVerb : uint8_t {
  Assume,
  Accept,
  Mitigate,
  Dismiss,
  Transfer,
  Override
};

/// Payload of Unary, Binary, Quantifier, PathExpr and PathClause.
enum class Op : uint8_t {
  // Unary
  Not,
  Negate,
  Known, // `known(x)` is a call in the grammar; kept here for later phases
  // Binary, loosest first
  Implies,
  Or,
  And,
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  In,
  NotIn,
  Is,
  IsNot,
  Matches,
  Union,     // `|`
  Intersect, // `&`
  Add,
  Sub,
  Mul,
  Div,
  Mod,
  // Quantifier
  Any,
  All,
  NoneOf,
  Count,
  Each,
  // PathExpr
  Path,
  ExistsPath,
  NoPath,
  EveryPath,
  // PathClause
  Carrying,
  Avoiding,
  Passes,
  AnyHop,
  AllHop,
  NoHop,
};

/// How the operator is written in a source; `none` for Op::NoneOf.
llvm::StringRef spelling(Op O);
/// `accept` for DecisionVerb::Accept.
llvm::StringRef spelling(DecisionVerb V);
/// `component` for KindClass::Component; `abstract data` for Data.
llvm::StringRef spelling(KindClass C);

enum NodeFlag : uint8_t {
  Private = 1 << 0,
  Abstract = 1 << 1,
  Override = 1 << 2,
  Append = 1 << 3,
  // Flags below share a bit where no node kind can have both.
  Ordered = 1 << 2,
  Optional = 1 << 2,
  Set = 1 << 3,
  Star = 1 << 4,
  DoubleStar = 1 << 5,
  Quoted = 1 << 2,
  TwoWay = 1 << 2,
  HasArgs = 1 << 2,
  Exclude = 1 << 2,
  Function = 1 << 2,
  TextBlock = 1 << 2,
};

struct NodeTag;
using NodeId = Id<NodeTag>;

/// One row. Offsets are relative to the file's start, so that an embedded tree
/// needs no relocation. A node's range holds those of its children; that of a
/// declaration begins at its annotations or documentation comment.
struct Node {
  NodeKind Kind;
  uint8_t Flags = 0;
  uint16_t Depth = 0; ///< height of the subtree; bounds recursion over it
  uint32_t Begin = 0; ///< byte offset of the first character
  uint32_t End = 0;   ///< byte offset behind the last character
  uint32_t FirstChild = 0;
  uint32_t NumChildren = 0;
  uint32_t Payload = 0;
};
static_assert(sizeof(Node) == 24);

/// The largest Depth that a parser may produce: consumers may recurse so far.
inline constexpr uint16_t MaxTreeDepth = 512;

/// A set of node kinds.
class KindSet {
public:
  constexpr KindSet() = default;
  constexpr explicit KindSet(NodeKind K) : Words{bit(K, 0), bit(K, 1)} {}
  constexpr bool contains(NodeKind K) const {
    return ((Words[0] & bit(K, 0)) | (Words[1] & bit(K, 1))) != 0;
  }
  friend constexpr KindSet operator|(KindSet A, KindSet B) {
    A.Words[0] |= B.Words[0];
    A.Words[1] |= B.Words[1];
    return A;
  }

private:
  static constexpr uint64_t bit(NodeKind K, unsigned Word) {
    auto I = static_cast<unsigned>(K);
    return I / 64 == Word ? uint64_t(1) << I % 64 : 0;
  }
  uint64_t Words[2] = {0, 0};
};
static_assert(static_cast<unsigned>(NodeKind::NumKinds) <= 128);

/// A child, or the list of further children, of a node kind.
struct SlotInfo {
  llvm::StringRef Accessor;
  KindSet Kinds;
  llvm::StringRef Role; ///< if Nodes.def gives one
  bool IsOptional = false;
};

/// Slots that many kinds of node have.
enum class CommonSlot : uint8_t {
#define COMMON(ACCESSOR) ACCESSOR,
#include "AST/Nodes.def"
  NumSlots
};

/// Name of a node kind, as in Nodes.def.
llvm::StringRef name(NodeKind K);
/// The fixed slots of a kind, and their number.
llvm::ArrayRef<SlotInfo> slots(NodeKind K);
unsigned fixedSlots(NodeKind K);
/// What the children behind the fixed slots are; null if there are none.
const SlotInfo *listOf(NodeKind K);
/// The number of the slot \p Which of \p K, if it has one.
std::optional<unsigned> slotOf(NodeKind K, CommonSlot Which);
/// What a person calls it: `a flow`, `an attribute declaration`.
llvm::StringRef describe(NodeKind K);
/// Whether the payload of such a node is a `Name`.
bool payloadIsName(NodeKind K);
/// Whether a node of kind \p K can have \p F.
bool hasFlag(NodeKind K, NodeFlag F);
/// Whether such a node is an expression.
bool isExpression(NodeKind K);

/// The syntax tree of one file. Children always have smaller ids than their
/// parent, so that a bottom-up walk is a loop.
class Tree {
public:
  explicit Tree(FileId File = FileId::none()) : File(File) {}

  FileId file() const { return File; }
  void setFile(FileId F) { File = F; }
  NodeId root() const { return Root; }
  void setRoot(NodeId N) { Root = N; }

  /// Appends a node; computes its Depth from its children, and widens its range
  /// to hold theirs. \p Slots are its fixed slots, \p List is what follows.
  NodeId add(Node Row, llvm::ArrayRef<NodeId> Slots,
             llvm::ArrayRef<NodeId> List = {});
  /// Fills a slot that add() left empty, and widens the node's range and depth.
  void setChild(NodeId N, CommonSlot Slot, NodeId Child);

  const Node &operator[](NodeId N) const { return Nodes[N.index()]; }
  NodeKind kind(NodeId N) const { return Nodes[N.index()].Kind; }
  bool is(NodeId N, NodeKind K) const { return N && kind(N) == K; }
  bool has(NodeId N, NodeFlag F) const {
    assert(hasFlag(kind(N), F) && "flags of other kinds share its bit");
    return (Nodes[N.index()].Flags & F) != 0;
  }
  /// All slots, fixed and listed, for walks over whatever there is. Who knows
  /// what a node is asks for its children by name: see Typed.h.
  llvm::ArrayRef<NodeId> children(NodeId N) const {
    const Node &R = Nodes[N.index()];
    return llvm::ArrayRef<NodeId>(Children).slice(R.FirstChild, R.NumChildren);
  }
  /// Payload as a name (Ident, StringLit, number literals, Doc).
  Name nameOf(NodeId N) const { return Name(Nodes[N.index()].Payload); }
  Op op(NodeId N) const { return static_cast<Op>(Nodes[N.index()].Payload); }

  /// The place of \p N in \p Sources' address space.
  Range range(NodeId N, const SourceManager &Sources) const {
    const Node &R = Nodes[N.index()];
    return {Sources.locAt(File, R.Begin), Sources.locAt(File, R.End)};
  }
  uint32_t size() const { return static_cast<uint32_t>(Nodes.size()); }

  std::vector<Node> Nodes;
  std::vector<NodeId> Children;

private:
  FileId File;
  NodeId Root;
};

/// Writes the tree for people and tests (`--emit=ast`): one node a line,
/// indented, with its flags, payload and `line:col-line:col`.
void dump(const Tree &T, const Interner &Names, const SourceManager &Sources,
          llvm::raw_ostream &OS);

} // namespace tmc::ast

#endif // TMC_AST_TREE_H
