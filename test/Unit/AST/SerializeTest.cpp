//===- SerializeTest.cpp - Trees as bytes ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::ast;

namespace {

class SerializeTest : public testing::Test {
protected:
  SerializeTest() : File(Sources.addFile("x.tm", "system Shop { é = 1; }")) {
    T = Tree(File);
    auto Add = [&](NodeKind K, uint32_t Begin, uint32_t End, uint8_t Flags,
                   uint32_t Payload, llvm::ArrayRef<NodeId> Slots) {
      Node N;
      N.Kind = K;
      N.Begin = Begin;
      N.End = End;
      N.Flags = Flags;
      N.Payload = Payload;
      return T.add(N, Slots);
    };
    auto Word = [&](llvm::StringRef S) { return Names.intern(S).index(); };
    Names.intern("not used by the tree");
    NodeId Shop = Add(NodeKind::Ident, 7, 11, Quoted, Word("Shop"), {});
    NodeId Name = Add(NodeKind::Ident, 14, 16, 0, Word("é"), {});
    NodeId One = Add(NodeKind::IntLit, 19, 20, 0, Word("1"), {});
    NodeId Assign =
        Add(NodeKind::Assign, 14, 21, Override, 0, {NodeId::none(), Name, One});
    NodeId Body = Add(NodeKind::Body, 12, 23, 0, 0, Assign);
    NodeId System =
        Add(NodeKind::SystemDecl, 0, 23, Private, 0,
            {NodeId::none(), Shop, NodeId::none(), NodeId::none(), Body});
    T.setRoot(Add(NodeKind::File, 0, 23, 0, 0, {NodeId::none(), System}));
  }

  std::string dumpOf(const Tree &Which, const Interner &With) {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    dump(Which, With, Sources, OS);
    return Out;
  }

  SourceManager Sources;
  Interner Names;
  FileId File;
  Tree T;
};

TEST_F(SerializeTest, RoundTrip) {
  std::string Bytes = serialize(T, Names);
  Interner Others;
  Others.intern("shifts the ids");
  auto Copy = deserialize(Bytes, File, Others);
  ASSERT_TRUE(Copy);
  EXPECT_EQ(dumpOf(*Copy, Others), dumpOf(T, Names));
  EXPECT_EQ(Copy->root(), T.root());
  for (uint32_t I = 0; I < T.size(); ++I)
    EXPECT_EQ(Copy->Nodes[I].Depth, T.Nodes[I].Depth);
  EXPECT_FALSE(Others.find("not used by the tree"));
}

TEST_F(SerializeTest, IsDeterministic) {
  EXPECT_EQ(serialize(T, Names), serialize(T, Names));
}

TEST_F(SerializeTest, EmptyTree) {
  Tree Empty(File);
  auto Copy = deserialize(serialize(Empty, Names), File, Names);
  ASSERT_TRUE(Copy);
  EXPECT_FALSE(Copy->root());
}

TEST_F(SerializeTest, RefusesWhatIsCutOff) {
  std::string Bytes = serialize(T, Names);
  for (size_t Cut = 0; Cut < Bytes.size(); ++Cut)
    EXPECT_FALSE(
        deserialize(llvm::StringRef(Bytes).take_front(Cut), File, Names));
  EXPECT_FALSE(deserialize(Bytes + "x", File, Names));
}

// What is changed is refused, or is a tree whose ids can be followed.
TEST_F(SerializeTest, FollowsNoBadId) {
  std::string Bytes = serialize(T, Names);
  for (size_t I = 0; I < Bytes.size(); ++I)
    for (unsigned Value = 0; Value < 256; ++Value) {
      std::string Changed = Bytes;
      Changed[I] = static_cast<char>(Value);
      auto Copy = deserialize(Changed, File, Names);
      if (!Copy)
        continue;
      for (uint32_t N = 0; N < Copy->size(); ++N) {
        EXPECT_GE(Copy->children(NodeId(N)).size(),
                  fixedSlots(Copy->kind(NodeId(N))));
        for (NodeId C : Copy->children(NodeId(N)))
          EXPECT_TRUE(!C || C.index() < N);
        if (payloadIsName(Copy->kind(NodeId(N))))
          (void)Names.text(Copy->nameOf(NodeId(N)));
      }
    }
}

TEST(Nodes, EveryKindIsDescribed) {
  for (unsigned I = 0; I < static_cast<unsigned>(NodeKind::NumKinds); ++I) {
    auto K = static_cast<NodeKind>(I);
    EXPECT_FALSE(name(K).empty());
    EXPECT_FALSE(describe(K).empty()) << name(K).str();
    // `a flow`, never `flow`; `unknown` has no article.
    EXPECT_TRUE(
        describe(K).starts_with("a ") || describe(K).starts_with("an ") ||
        describe(K).starts_with("`") || describe(K).starts_with("what "))
        << describe(K).str();
    // The slots named in Nodes.def are as many as it says.
    llvm::StringRef Doc = childrenDoc(K);
    unsigned Count =
        Doc.empty() ? 0 : static_cast<unsigned>(Doc.count(", ")) + 1;
    Count -= Doc.contains("...");
    EXPECT_EQ(Count, fixedSlots(K)) << name(K).str() << ": " << Doc.str();
  }
}

TEST(Tree, SetChildWidensItsParent) {
  Tree T(FileId(0));
  Node N;
  N.Kind = NodeKind::Prefix;
  N.Begin = 2;
  N.End = 4;
  NodeId Prefix = T.add(N, NodeId::none());
  N.Kind = NodeKind::Let;
  N.Begin = 5;
  N.End = 9;
  NodeId Let = T.add(N, {NodeId::none(), NodeId::none(), NodeId::none()});
  T.setChild(Let, 0, Prefix);
  EXPECT_EQ(T.child(Let, 0), Prefix);
  EXPECT_EQ(T[Let].Begin, 2u);
  EXPECT_EQ(T[Let].End, 9u);
  EXPECT_EQ(T[Let].Depth, 2u);
}

} // namespace
