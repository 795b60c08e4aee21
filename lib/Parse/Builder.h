//===- Builder.h - From rules of the grammar to syntax nodes --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Builds the tree from the bottom while the parser runs: each token that is
/// matched is pushed on a stack, and when a rule ends, what was pushed since
/// its beginning is replaced by one node. So there is never a parse tree, and
/// the memory in use is that of the nodes and of the rules that are open.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_BUILDER_H
#define TMC_PARSE_BUILDER_H

#include "AST/Tree.h"
#include "Parse/Lexer.h"
#include "Parse/Reports.h"

namespace tmc::parse {

/// Builds the tree of one file.
class Builder {
public:
  Builder(FileId File, llvm::StringRef Text, const TokenList &List,
          Interner &Names, Reports &Out);

  /// A token was matched.
  void token(int32_t Type, uint32_t Index) { Stack.push_back({Type, Index}); }
  /// Height of the stack, to be handed to endRule().
  uint32_t mark() const { return static_cast<uint32_t>(Stack.size()); }
  /// A rule that began at \p Mark with token \p First has ended before token
  /// \p Behind.
  void endRule(size_t Rule, uint32_t Mark, uint32_t First, uint32_t Behind);

  /// Whether the tree became too deep: parsing must end.
  bool isTooDeep() const { return TooDeep; }
  void reportTooDeep(uint32_t At);
  /// The tree so far; without a root if the file's rule did not end.
  ast::Tree takeTree() { return std::move(Result); }

private:
  using NodeId = ast::NodeId;
  using Slots = llvm::SmallVector<NodeId, 8>;

  /// A token (its type and index) or a node (NodeBase + the rule that made it).
  struct Entry {
    int32_t Type;
    uint32_t Value;
  };
  static constexpr int32_t NodeBase = 1024;

  class Reader;
  class Climber;
  friend class Reader;
  friend class Climber;

  NodeId add(ast::NodeKind K, llvm::ArrayRef<NodeId> Children,
             uint8_t Flags = 0, uint32_t Payload = 0);
  NodeId addAt(uint32_t Begin, uint32_t End, ast::NodeKind K,
               llvm::ArrayRef<NodeId> Children, uint8_t Flags = 0,
               uint32_t Payload = 0);
  /// Replaces the rule's entries by \p N; by nothing if it is none.
  void finish(size_t Rule, NodeId N);

  llvm::StringRef textOf(uint32_t Token) const;
  uint32_t intern(llvm::StringRef S) { return Names.intern(S).index(); }
  uint32_t endOf(const Entry &E) const;
  uint32_t beginOf(const Entry &E) const;

  NodeId prefix(Reader R);
  NodeId subject(Reader R);
  NodeId doc(uint32_t Token);
  NodeId package(Reader R);
  NodeId file(Reader R);
  NodeId declaration(Reader R);
  NodeId withPrefix(NodeId Prefix, NodeId N);
  NodeId annotation(Reader R);
  NodeId import(Reader R);
  NodeId importItem(Reader R);
  NodeId enumDecl(Reader R);
  NodeId enumValue(Reader R);
  NodeId kindDecl(Reader R);
  NodeId controlDecl(Reader R);
  NodeId ruleDecl(Reader R);
  NodeId predicateDecl(Reader R);
  NodeId verificationDecl(Reader R);
  NodeId simpleDecl(Reader R, int32_t Keyword, ast::NodeKind K);
  NodeId elementDecl(Reader R);
  NodeId deriveDecl(Reader R);
  NodeId extendDecl(Reader R);
  NodeId threatDecl(Reader R);
  NodeId overlayDecl(Reader R);
  NodeId defaultDecl(Reader R);
  NodeId viewDecl(Reader R);
  NodeId viewMember(Reader R);
  NodeId methodologyDecl(Reader R);
  NodeId sectionDecl(Reader R);
  NodeId tableDecl(Reader R);
  NodeId columnClause(Reader R);
  NodeId diagramDecl(Reader R);
  NodeId showClause(Reader R);
  NodeId decision(Reader R);
  NodeId target(Reader R);
  NodeId body(Reader R);
  NodeId assignment(Reader R);
  NodeId attrDecl(Reader R);
  NodeId letMember(Reader R);
  NodeId provideItem(Reader R);
  NodeId requireMember(Reader R);
  NodeId portMember(Reader R);
  NodeId flowDecl(Reader R);
  NodeId binder(Reader R);
  NodeId unlessClause(Reader R);
  NodeId witnessClause(Reader R);
  NodeId questionClause(Reader R);
  NodeId verifyClause(Reader R);
  NodeId verificationMember(Reader R);
  NodeId list(Reader R, ast::NodeKind K, int32_t Rule);
  NodeId type(Reader R);
  NodeId bound(Reader R);
  NodeId kindUse(Reader R);
  NodeId param(Reader R);
  NodeId argument(Reader R);
  NodeId value(Reader R);
  NodeId expr(Reader R);
  NodeId qualName(Reader R);
  NodeId ident(Reader R);
  NodeId text(Reader R);

  /// Unescapes [Begin, End) of a string.
  std::string unescape(uint32_t Begin, uint32_t End);

  ast::Tree Result;
  llvm::StringRef Text;
  const TokenList &List;
  Interner &Names;
  Reports &Out;
  std::vector<Entry> Stack;
  size_t NextDoc = 0;
  bool TooDeep = false;
  // The rule that is ending.
  uint32_t Mark = 0;
  uint32_t FirstToken = 0;
  uint32_t BeginOffset = 0;
  uint32_t EndOffset = 0;
};

} // namespace tmc::parse

#endif // TMC_PARSE_BUILDER_H
