//===- Serialize.cpp - Trees as bytes -------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/Endian.h"

using namespace tmc;
using namespace tmc::ast;
using llvm::StringRef;

static constexpr uint32_t Magic = 0x31544D54; // "TMT1"
static constexpr uint32_t HeaderWords = 6;
static constexpr uint32_t NodeWords = 6;
static constexpr uint32_t NoName = ~uint32_t(0);

std::string ast::serialize(const Tree &T, const Interner &Names) {
  llvm::DenseMap<Name, uint32_t> Index;
  std::vector<uint32_t> Ends;
  std::string Strings;
  std::string Out;
  auto Word = [&Out](uint32_t W) {
    char Buffer[4];
    llvm::support::endian::write32le(Buffer, W);
    Out.append(Buffer, 4);
  };
  auto Local = [&](Name N) {
    if (!N)
      return NoName;
    auto [It, New] = Index.try_emplace(N, static_cast<uint32_t>(Ends.size()));
    if (New) {
      Strings += Names.text(N);
      Ends.push_back(static_cast<uint32_t>(Strings.size()));
    }
    return It->second;
  };

  std::vector<uint32_t> Payloads;
  Payloads.reserve(T.Nodes.size());
  for (const Node &N : T.Nodes)
    Payloads.push_back(payloadIsName(N.Kind) ? Local(Name(N.Payload))
                                             : N.Payload);
  Word(Magic);
  Word(T.size());
  Word(static_cast<uint32_t>(T.Children.size()));
  Word(T.root().index());
  Word(static_cast<uint32_t>(Ends.size()));
  Word(static_cast<uint32_t>(Strings.size()));
  for (size_t I = 0; I < T.Nodes.size(); ++I) {
    const Node &N = T.Nodes[I];
    Word(static_cast<uint32_t>(N.Kind) | uint32_t(N.Flags) << 8 |
         uint32_t(N.Depth) << 16);
    Word(N.Begin);
    Word(N.End);
    Word(N.FirstChild);
    Word(N.NumChildren);
    Word(Payloads[I]);
  }
  for (NodeId C : T.Children)
    Word(C.index());
  for (uint32_t End : Ends)
    Word(End);
  return Out + Strings;
}

std::optional<Tree> ast::deserialize(StringRef Bytes, FileId File,
                                     Interner &Names) {
  const char *Data = Bytes.data();
  auto Word = [Data](uint64_t I) {
    return llvm::support::endian::read32le(Data + 4 * I);
  };
  if (Bytes.size() < 4 * HeaderWords || Word(0) != Magic)
    return std::nullopt;
  const uint32_t NumNodes = Word(1);
  const uint32_t NumChildren = Word(2);
  const uint32_t Root = Word(3);
  const uint32_t NumStrings = Word(4);
  const uint32_t NumBytes = Word(5);
  const uint64_t NodesAt = HeaderWords;
  const uint64_t ChildrenAt = NodesAt + uint64_t(NodeWords) * NumNodes;
  const uint64_t StringsAt = ChildrenAt + NumChildren;
  const uint64_t Words = StringsAt + NumStrings;
  if (Bytes.size() != 4 * Words + NumBytes)
    return std::nullopt;
  if (Root >= NumNodes && NodeId(Root).isValid())
    return std::nullopt;

  std::vector<Name> Table;
  Table.reserve(NumStrings);
  StringRef Text = Bytes.drop_front(4 * Words);
  uint32_t Begin = 0;
  for (uint32_t I = 0; I < NumStrings; ++I) {
    uint32_t End = Word(StringsAt + I);
    if (End < Begin || End > NumBytes)
      return std::nullopt;
    Table.push_back(Names.intern(Text.slice(Begin, End)));
    Begin = End;
  }

  Tree T(File);
  T.Nodes.resize(NumNodes);
  T.Children.resize(NumChildren);
  for (uint32_t I = 0; I < NumChildren; ++I)
    T.Children[I] = NodeId(Word(ChildrenAt + I));
  for (uint32_t I = 0; I < NumNodes; ++I) {
    const uint64_t At = NodesAt + uint64_t(NodeWords) * I;
    const uint32_t Head = Word(At);
    if ((Head & 0xFF) >= static_cast<uint32_t>(NodeKind::NumKinds))
      return std::nullopt;
    Node &N = T.Nodes[I];
    N.Kind = static_cast<NodeKind>(Head & 0xFF);
    N.Flags = static_cast<uint8_t>(Head >> 8);
    N.Depth = static_cast<uint16_t>(Head >> 16);
    N.Begin = Word(At + 1);
    N.End = Word(At + 2);
    N.FirstChild = Word(At + 3);
    N.NumChildren = Word(At + 4);
    N.Payload = Word(At + 5);
    if (N.Begin > N.End || N.NumChildren < fixedSlots(N.Kind) ||
        uint64_t(N.FirstChild) + N.NumChildren > NumChildren)
      return std::nullopt;
    // Children come before their parent, so a tree cannot hold a cycle.
    for (NodeId C : T.children(NodeId(I)))
      if (C && C.index() >= I)
        return std::nullopt;
    if (payloadIsName(N.Kind) && N.Payload != NoName) {
      if (N.Payload >= Table.size())
        return std::nullopt;
      N.Payload = Table[N.Payload].index();
    }
  }
  T.setRoot(NodeId(Root));
  return T;
}
