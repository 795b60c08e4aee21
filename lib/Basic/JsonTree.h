//===- JsonTree.h - JSON of strangers, with places ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A document of JSON (RFC 8259) as one array of small nodes in the order of
/// the text, each with its place. Reading takes one pass and 16 bytes for each
/// value; texts are decoded when somebody asks for them. So files of hundreds
/// of megabytes, of which a reader needs a few members, stay cheap, and a
/// mistake in them is shown with its line.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_JSONTREE_H
#define TMC_BASIC_JSONTREE_H

#include "Basic/Diagnostics.h"

#include <deque>

namespace tmc {

enum class JsonKind : uint8_t { Null, Boolean, Number, String, List, Map };

class JsonTree;

/// A value of a tree, or none, which has no members and no text: readers can
/// look for what a file may lack without asking at each step. Cheap to copy;
/// valid as long as its tree.
class JsonValue {
public:
  JsonValue() = default;

  explicit operator bool() const { return Tree != nullptr; }
  bool is(JsonKind K) const { return Tree && kind() == K; }
  /// Null for none.
  JsonKind kind() const;
  /// Where it is written; invalid for none.
  Range place() const;
  /// The characters of a string, with its escapes decoded; empty for anything
  /// else. Lives as long as the tree.
  llvm::StringRef text() const;
  /// A whole number from 0 to 2^53, or none.
  std::optional<uint64_t> number() const;
  /// Whether it is `true`.
  bool isTrue() const;

  /// The member \p Key of a map, the first if there are several; else none.
  JsonValue find(llvm::StringRef Key) const;
  /// Calls \p Fn with each item of a list.
  void items(llvm::function_ref<void(JsonValue)> Fn) const;
  /// Calls \p Fn with each member of a map.
  void members(llvm::function_ref<void(llvm::StringRef, JsonValue)> Fn) const;
  /// The items of a list, or the members of a map; 0 for anything else.
  size_t size() const;

private:
  friend class JsonTree;
  JsonValue(const JsonTree *Tree, uint32_t Index) : Tree(Tree), Index(Index) {}

  const JsonTree *Tree = nullptr;
  uint32_t Index = 0;
};

/// How much of a document is read.
struct JsonLimits {
  unsigned MaxDepth = 128;
  uint32_t MaxValues = 50'000'000;
};

/// A document. A tree that was read must not move while values of it are used.
class JsonTree {
public:
  JsonTree() = default;
  JsonTree(const JsonTree &) = delete;
  JsonTree &operator=(const JsonTree &) = delete;

  /// Reads the text of \p File, a file of the sources of \p Diags, which must
  /// outlive the tree. A mark of byte order at its begin is skipped. False
  /// after a report.
  bool read(FileId File, Diagnostics &Diags, const JsonLimits &Limits = {});

  /// The value of the document; none before a successful read.
  JsonValue root() const {
    return Nodes.empty() ? JsonValue() : JsonValue(this, 0);
  }

private:
  friend class JsonValue;
  friend class JsonTreeReader;

  /// In a map, the node of a key comes before that of its value.
  struct Node {
    uint32_t Begin = 0; ///< of its text in the file
    uint32_t End = 0;
    uint32_t Next = 0; ///< the node behind it and all that it holds
    JsonKind Kind = JsonKind::Null;
    bool Escaped = false; ///< a string with backslashes
  };

  llvm::StringRef raw(const Node &N) const {
    return Text.slice(N.Begin, N.End);
  }
  /// The text of the string \p Index.
  llvm::StringRef decoded(uint32_t Index) const;

  std::vector<Node> Nodes;
  llvm::StringRef Text;
  Loc Start;
  /// Texts with escapes, by node, each decoded once.
  mutable std::deque<std::string> Texts;
  mutable llvm::DenseMap<uint32_t, llvm::StringRef> Decoded;
};

} // namespace tmc

#endif // TMC_BASIC_JSONTREE_H
