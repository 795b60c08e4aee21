//===- SerializeTest.cpp - Trees as bytes ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"
#include "AST/Typed.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::ast;

namespace {

class SerializeTest : public testing::Test {
protected:
  SerializeTest() : File(Sources.addFile("x.tm", "system Shop { é = 1; }")) {
    T = Tree(File);
    auto Word = [&](llvm::StringRef S) { return Names.intern(S); };
    Names.intern("not used by the tree");
    NodeId Shop = add(T, make::Ident{.name = Word("Shop")}, 7, 11, Quoted);
    NodeId Name = add(T, make::Ident{.name = Word("é")}, 14, 16);
    NodeId One = add(T, make::IntLit{.text = Word("1")}, 19, 20);
    NodeId Assign =
        add(T, make::Assign{.ident = Name, .value = One}, 14, 21, Override);
    NodeId Body = add(T, make::Body{.members = Assign}, 12, 23);
    NodeId System =
        add(T, make::SystemDecl{.ident = Shop, .body = Body}, 0, 23, Private);
    T.setRoot(add(T, make::File{.declarations = System}, 0, 23));
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
        NodeKind K = Copy->kind(NodeId(N));
        EXPECT_GE(Copy->children(NodeId(N)).size(), fixedSlots(K));
        EXPECT_TRUE(listOf(K) ||
                    Copy->children(NodeId(N)).size() == fixedSlots(K));
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
    // Each child has a name of its own, and something may stand there.
    llvm::SmallVector<SlotInfo> All(slots(K));
    if (const SlotInfo *List = listOf(K))
      All.push_back(*List);
    EXPECT_EQ(slots(K).size(), fixedSlots(K));
    for (size_t S = 0; S < All.size(); ++S) {
      EXPECT_FALSE(All[S].Accessor.empty()) << name(K).str();
      for (size_t Before = 0; Before < S; ++Before)
        EXPECT_NE(All[S].Accessor, All[Before].Accessor) << name(K).str();
      bool IsAny = false;
      for (unsigned C = 0; C < static_cast<unsigned>(NodeKind::NumKinds); ++C)
        IsAny |= All[S].Kinds.contains(static_cast<NodeKind>(C));
      EXPECT_TRUE(IsAny) << name(K).str() << ": " << All[S].Accessor.str();
    }
  }
}

TEST(Nodes, SlotsAsTheRegistrySays) {
  EXPECT_EQ(unsigned(slot::FlowDecl::target), 3u);
  EXPECT_EQ(slots(NodeKind::FlowDecl)[3].Accessor, "target");
  EXPECT_TRUE(slots(NodeKind::FlowDecl)[3].Kinds.contains(NodeKind::QualName));
  EXPECT_FALSE(slots(NodeKind::FlowDecl)[3].Kinds.contains(NodeKind::Ident));
  EXPECT_FALSE(slots(NodeKind::FlowDecl)[3].IsOptional);
  EXPECT_TRUE(slots(NodeKind::FlowDecl)[4].IsOptional);
  EXPECT_FALSE(listOf(NodeKind::FlowDecl));
  ASSERT_TRUE(listOf(NodeKind::DeriveDecl));
  EXPECT_EQ(listOf(NodeKind::DeriveDecl)->Accessor, "from");
  // Beyond the 64th kind, where a set of kinds has its second word.
  EXPECT_TRUE(listOf(NodeKind::PathExpr)->Kinds.contains(NodeKind::PathClause));
  EXPECT_EQ(slotOf(NodeKind::FlowDecl, CommonSlot::title), 5u);
  EXPECT_EQ(slotOf(NodeKind::SystemDecl, CommonSlot::title), 3u);
  EXPECT_EQ(slotOf(NodeKind::Ident, CommonSlot::title), std::nullopt);
  EXPECT_TRUE(hasFlag(NodeKind::FlowDecl, TwoWay));
  EXPECT_FALSE(hasFlag(NodeKind::Ident, Private));
  EXPECT_TRUE(isExpression(NodeKind::IfExpr));
  EXPECT_FALSE(isExpression(NodeKind::Argument));
  EXPECT_TRUE(payloadIsName(NodeKind::QuantityLit));
  EXPECT_FALSE(payloadIsName(NodeKind::Binary));
}

TEST(Tree, SetChildWidensItsParent) {
  Tree T(FileId(0));
  NodeId Doc = add(T, make::Doc{}, 2, 4);
  NodeId Prefix = add(T, make::Prefix{.doc = Doc}, 2, 4);
  NodeId Name = add(T, make::Ident{}, 5, 6);
  NodeId Value = add(T, make::UnknownLit{}, 7, 8);
  NodeId Let = add(T, make::Let{.ident = Name, .value = Value}, 5, 9);
  T.setChild(Let, CommonSlot::prefix, Prefix);
  EXPECT_EQ(node::Let(T, Let).prefix(), Prefix);
  EXPECT_EQ(T[Let].Begin, 2u);
  EXPECT_EQ(T[Let].End, 9u);
  EXPECT_EQ(T[Let].Depth, 3u);
}

} // namespace
