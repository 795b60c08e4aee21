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

#include "AST/Typed.h"
#include "Parse/Lexer.h"
#include "Parse/NameCache.h"
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

  /// What becomes of a rule's entries.
  using Maker = NodeId (*)(Builder &, Reader);
  /// By rule; null where its entries are part of the rule around it.
  static const Maker *makers();

  /// Adds a node; a message if the tree is too deep with it.
  template <class Made>
  NodeId addAt(uint32_t Begin, uint32_t End, const Made &New,
               uint8_t Flags = 0);
  /// Makes the range of \p N hold those of its parts.
  void widen(NodeId N);
  /// Adds a node that has the range of the rule.
  template <class Made> NodeId add(const Made &New, uint8_t Flags = 0) {
    return addAt(BeginOffset, EndOffset, New, Flags);
  }

  llvm::StringRef textOf(uint32_t Token) const;
  /// The name that token \p Token is.
  Name nameOf(uint32_t Token) { return Known.intern(textOf(Token)); }
  uint32_t endOf(const Entry &E) const;
  uint32_t beginOf(const Entry &E) const;

  // --- Files and what is declared in them (Builder.cpp) ---
  NodeId file(Reader R);
  NodeId package(Reader R);
  NodeId doc(uint32_t Token);
  NodeId prefix(Reader R);
  NodeId annotation(Reader R);
  NodeId withPrefix(NodeId Prefix, NodeId N);
  NodeId declaration(Reader R);
  NodeId abstractDecl(Reader R);
  NodeId import(Reader R);
  NodeId importItem(Reader R);
  NodeId body(Reader R);
  NodeId qualName(Reader R);
  NodeId ident(Reader R);

  // --- Declarations (BuilderDecls.cpp) ---
  NodeId enumDecl(Reader R);
  NodeId enumValue(Reader R);
  NodeId kindDecl(Reader R);
  NodeId controlDecl(Reader R);
  NodeId ruleDecl(Reader R);
  NodeId threatDecl(Reader R);
  NodeId predicateDecl(Reader R);
  NodeId verificationDecl(Reader R);
  template <class Made> NodeId simpleDecl(Reader R, int32_t Keyword);
  NodeId systemDecl(Reader R);
  NodeId dataDecl(Reader R);
  NodeId boundaryDecl(Reader R);
  NodeId elementDecl(Reader R);
  NodeId deriveDecl(Reader R);
  NodeId flowDecl(Reader R);
  NodeId extendDecl(Reader R);
  NodeId overlayDecl(Reader R);
  NodeId defaultDecl(Reader R);
  NodeId viewDecl(Reader R);
  NodeId methodologyDecl(Reader R);
  NodeId sectionDecl(Reader R);
  NodeId tableDecl(Reader R);
  NodeId diagramDecl(Reader R);
  NodeId decision(Reader R);
  NodeId ofKind(Reader R);
  NodeId target(Reader R);
  NodeId subject(Reader R);

  // --- Members and clauses (BuilderMembers.cpp) ---
  NodeId assignment(Reader R);
  NodeId attrDecl(Reader R);
  NodeId letMember(Reader R);
  NodeId providesMember(Reader R);
  NodeId provideItem(Reader R);
  NodeId requireMember(Reader R);
  NodeId portMember(Reader R);
  NodeId viewMember(Reader R);
  NodeId matchClause(Reader R);
  NodeId binder(Reader R);
  NodeId whereClause(Reader R);
  NodeId unlessClause(Reader R);
  NodeId byClause(Reader R);
  NodeId witnessClause(Reader R);
  NodeId questionClause(Reader R);
  NodeId verifyClause(Reader R);
  NodeId verificationMember(Reader R);
  NodeId columnClause(Reader R);
  NodeId showClause(Reader R);
  NodeId type(Reader R);
  NodeId bound(Reader R);
  NodeId kindUse(Reader R);
  NodeId params(Reader R);
  NodeId param(Reader R);
  NodeId argument(Reader R);

  // --- Expressions (BuilderExprs.cpp) ---
  NodeId value(Reader R);
  NodeId simpleValue(Reader &R);
  NodeId number(Reader &R);
  NodeId withArguments(Reader &R, NodeId Callee);
  NodeId expr(Reader R);
  NodeId hole(Reader R);

  // --- Text (BuilderText.cpp) ---
  NodeId text(Reader R);
  /// Unescapes [Begin, End) of a string.
  std::string unescape(uint32_t Begin, uint32_t End);

  ast::Tree Result;
  llvm::StringRef Text;
  const TokenList &List;
  Interner &Names;
  NameCache Known;
  Reports &Out;
  std::vector<Entry> Stack;
  size_t NextDoc = 0;
  bool TooDeep = false;
  // The rule that is ending.
  uint32_t FirstToken = 0;
  uint32_t BeginOffset = 0;
  uint32_t EndOffset = 0;
};

} // namespace tmc::parse

#endif // TMC_PARSE_BUILDER_H
