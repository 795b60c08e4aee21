//===- Serialize.cpp - Trees as bytes -------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"

#include "llvm/ADT/DenseMap.h"

using namespace tmc;
using namespace tmc::ast;
using llvm::StringRef;

static constexpr uint32_t Magic = 0x31544D54;
/// A node takes at least this many bytes, which bounds what a header may claim.
static constexpr uint32_t MinNodeBytes = 6;

namespace {
class Writer {
public:
  void number(uint32_t N) {
    while (N >= 0x80) {
      Out += static_cast<char>(N | 0x80);
      N >>= 7;
    }
    Out += static_cast<char>(N);
  }
  std::string Out;
};

/// Reads numbers; after the end or a malformed one all are 0 and `bad()`.
class Reader {
public:
  explicit Reader(StringRef Bytes)
      : P(Bytes.bytes_begin()), End(Bytes.bytes_end()) {}

  uint32_t number() {
    if (P != End && *P < 0x80)
      return *P++;
    uint64_t N = 0;
    for (unsigned Shift = 0; P != End && Shift < 35; Shift += 7) {
      uint8_t Byte = *P++;
      N |= uint64_t(Byte & 0x7F) << Shift;
      if (Byte < 0x80 && N <= UINT32_MAX)
        return static_cast<uint32_t>(N);
    }
    IsBad = true;
    return 0;
  }
  bool bad() const { return IsBad; }
  size_t left() const { return static_cast<size_t>(End - P); }
  StringRef rest() const { return {reinterpret_cast<const char *>(P), left()}; }

private:
  const uint8_t *P;
  const uint8_t *End;
  bool IsBad = false;
};
} // namespace

static uint32_t zigzag(uint32_t From, uint32_t To) {
  auto D = static_cast<int32_t>(To - From);
  return static_cast<uint32_t>(D) << 1 ^ static_cast<uint32_t>(D >> 31);
}

static uint32_t unzigzag(uint32_t From, uint32_t Z) {
  return From + (Z >> 1 ^ (~(Z & 1) + 1));
}

std::string ast::serialize(const Tree &T, const Interner &Names) {
  llvm::DenseMap<Name, uint32_t> Index;
  std::string Strings;
  Writer Lengths;
  Writer Nodes;
  auto Local = [&](Name N) -> uint32_t {
    if (!N)
      return 0;
    auto [It, New] =
        Index.try_emplace(N, static_cast<uint32_t>(Index.size() + 1));
    if (New) {
      Strings += Names.text(N);
      Lengths.number(static_cast<uint32_t>(Names.text(N).size()));
    }
    return It->second;
  };

  uint32_t Begin = 0;
  uint32_t Slots = 0;
  for (uint32_t I = 0; I < T.size(); ++I) {
    const Node &N = T.Nodes[I];
    Nodes.number(static_cast<uint32_t>(N.Kind));
    Nodes.number(N.Flags);
    Nodes.number(zigzag(Begin, N.Begin));
    Begin = N.Begin;
    Nodes.number(N.End - N.Begin);
    Nodes.number(N.NumChildren);
    Slots += N.NumChildren;
    for (NodeId C : T.children(NodeId(I)))
      Nodes.number(C ? I - C.index() : 0);
    Nodes.number(payloadIsName(N.Kind) ? Local(Name(N.Payload)) : N.Payload);
  }
  Writer Out;
  Out.number(Magic);
  Out.number(T.size());
  Out.number(Slots);
  Out.number(static_cast<uint32_t>(Index.size()));
  Out.number(T.root() ? T.root().index() + 1 : 0);
  return Out.Out + Lengths.Out + Nodes.Out + Strings;
}

std::optional<Tree> ast::deserialize(StringRef Bytes, FileId File,
                                     Interner &Names) {
  Reader In(Bytes);
  if (In.number() != Magic)
    return std::nullopt;
  const uint32_t NumNodes = In.number();
  const uint32_t NumSlots = In.number();
  const uint32_t NumStrings = In.number();
  const uint32_t Root = In.number();
  if (In.bad() || Root > NumNodes ||
      uint64_t(NumNodes) * MinNodeBytes + NumSlots + NumStrings > In.left())
    return std::nullopt;

  // The strings are last; their lengths say where.
  std::vector<uint32_t> Lengths(NumStrings);
  uint64_t Total = 0;
  for (uint32_t &L : Lengths)
    Total += L = In.number();
  if (Total > In.left())
    return std::nullopt;
  StringRef Text = Bytes.take_back(Total);
  std::vector<uint32_t> Table;
  Table.reserve(size_t(NumStrings) + 1);
  Table.push_back(Name::none().index());
  for (uint32_t L : Lengths) {
    Table.push_back(Names.intern(Text.take_front(L)).index());
    Text = Text.drop_front(L);
  }

  Tree T(File);
  T.Nodes.resize(NumNodes);
  T.Children.reserve(NumSlots);
  uint32_t Begin = 0;
  for (uint32_t I = 0; I < NumNodes; ++I) {
    const uint32_t Kind = In.number();
    if (Kind >= static_cast<uint32_t>(NodeKind::NumKinds))
      return std::nullopt;
    Node &N = T.Nodes[I];
    N.Kind = static_cast<NodeKind>(Kind);
    N.Flags = static_cast<uint8_t>(In.number());
    N.Begin = Begin = unzigzag(Begin, In.number());
    N.End = Begin + In.number();
    N.FirstChild = static_cast<uint32_t>(T.Children.size());
    N.NumChildren = In.number();
    const unsigned Fixed = fixedSlots(N.Kind);
    if (N.End < N.Begin || N.NumChildren < Fixed ||
        (N.NumChildren > Fixed && !listOf(N.Kind)) ||
        N.NumChildren > NumSlots - N.FirstChild)
      return std::nullopt;
    unsigned Depth = 0;
    for (uint32_t C = 0; C < N.NumChildren; ++C) {
      const uint32_t Back = In.number();
      // Children come before their parent, so a tree cannot hold a cycle.
      if (Back > I)
        return std::nullopt;
      NodeId Child = Back ? NodeId(I - Back) : NodeId::none();
      if (Child)
        Depth = std::max<unsigned>(Depth, T.Nodes[Child.index()].Depth);
      T.Children.push_back(Child);
    }
    N.Depth = static_cast<uint16_t>(std::min(Depth + 1, 0xFFFFu));
    N.Payload = In.number();
    if (payloadIsName(N.Kind)) {
      if (N.Payload >= Table.size())
        return std::nullopt;
      N.Payload = Table[N.Payload];
    }
  }
  if (In.bad() || In.left() != Total)
    return std::nullopt;
  if (Root)
    T.setRoot(NodeId(Root - 1));
  return T;
}
