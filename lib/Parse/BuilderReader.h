//===- BuilderReader.h - Reading a rule's entries -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to the files of the builder.
///
/// A rule's entries are read in the order in which the grammar lists them.
/// After a syntax error some are missing: what a node cannot do without makes
/// it none, and then it is left out of its parent.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_BUILDERREADER_H
#define TMC_PARSE_BUILDERREADER_H

#include "Parse/Builder.h"

#include "TmParser.h"

namespace tmc::parse {

/// Names of tokens and rules, as in the grammar.
using Grammar = tmgen::TmParser;

/// The entries of a rule, from the left.
class Builder::Reader {
public:
  Reader(const Entry *P, const Entry *E) : P(P), E(E) {}

  bool done() const { return P == E; }
  const Entry &peek() const { return *P; }
  const Entry &take() { return *P++; }
  bool at(int32_t Type) const { return P != E && P->Type == Type; }
  bool atSecond(int32_t Type) const { return E - P > 1 && P[1].Type == Type; }
  /// Takes a token of type \p Type if it is next.
  bool token(int32_t Type) {
    if (!at(Type))
      return false;
    ++P;
    return true;
  }
  /// The node of rule \p Rule if it is next.
  NodeId node(int32_t Rule) {
    if (!at(NodeBase + Rule))
      return NodeId::none();
    return NodeId((P++)->Value);
  }
  NodeId name() {
    NodeId N = node(Grammar::RuleName);
    return N ? N : node(Grammar::RuleAnyName);
  }
  /// The node behind token \p Type, if that is next.
  NodeId behind(int32_t Type, int32_t Rule) {
    return token(Type) ? node(Rule) : NodeId::none();
  }
  /// `Rule (, Rule)*`
  Slots commaList(int32_t Rule) {
    Slots Items;
    do
      if (NodeId N = node(Rule))
        Items.push_back(N);
    while (token(Grammar::COMMA));
    return Items;
  }
  /// What commaList() gives behind token \p Type; nothing without the token.
  Slots listBehind(int32_t Type, int32_t Rule) {
    return token(Type) ? commaList(Rule) : Slots();
  }
  /// `body` or `;`
  NodeId body() {
    NodeId N = node(Grammar::RuleBody);
    token(Grammar::SEMI);
    return N;
  }
  /// Whatever node is next.
  NodeId anyNode() {
    if (P == E || P->Type < NodeBase)
      return NodeId::none();
    return NodeId((P++)->Value);
  }
  /// All nodes that follow; what else is between them is passed over.
  Slots allNodes() {
    Slots Items;
    for (; P != E; ++P)
      if (P->Type >= NodeBase)
        Items.push_back(NodeId(P->Value));
    return Items;
  }

private:
  const Entry *P;
  const Entry *E;
};

template <class Made>
ast::NodeId Builder::addAt(uint32_t Begin, uint32_t End, const Made &New,
                           uint8_t Flags) {
  if (List.Reordered && End < Begin)
    std::swap(Begin, End);
  NodeId N = ast::add(Result, New, Begin, End, Flags);
  if (List.Reordered)
    widen(N);
  if (Result[N].Depth > ast::MaxTreeDepth)
    reportTooDeep(Begin);
  return N;
}

} // namespace tmc::parse

#endif // TMC_PARSE_BUILDERREADER_H
