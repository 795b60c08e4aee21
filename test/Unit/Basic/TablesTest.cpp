//===- TablesTest.cpp - Ids, tables, interned names ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Cancel.h"
#include "Basic/Interner.h"

#include <gtest/gtest.h>

#include <string>

using namespace tmc;

namespace {

struct RowTag;
using RowId = Id<RowTag>;

TEST(Ids, NoneIsNoRow) {
  EXPECT_FALSE(RowId().isValid());
  EXPECT_FALSE(RowId::none());
  EXPECT_TRUE(RowId(0).isValid()) << "the first row is a row";
  EXPECT_EQ(RowId(7).index(), 7u);
  EXPECT_LT(RowId(3), RowId(4));
  EXPECT_LT(RowId(3), RowId::none()) << "none sorts last";
  EXPECT_EQ(hash_value(RowId(5)), hash_value(RowId(5)));
}

TEST(Ids, KeysOfMaps) {
  llvm::DenseMap<RowId, int> Map;
  for (uint32_t I = 0; I < 1000; ++I)
    Map[RowId(I)] = static_cast<int>(I) * 3;
  Map[RowId::none()] = -1;
  EXPECT_EQ(Map.size(), 1001u);
  EXPECT_EQ(Map.lookup(RowId(999)), 2997);
  EXPECT_EQ(Map.lookup(RowId::none()), -1) << "none is a key like any other";
  EXPECT_EQ(Map.count(RowId(1000)), 0u);
}

TEST(Table, RowsByTheirIds) {
  Table<RowId, std::string> T;
  EXPECT_TRUE(T.empty());
  RowId A = T.add("a");
  RowId B = T.add("b");
  RowId C = T.add("c");
  EXPECT_EQ(A.index(), 0u);
  EXPECT_EQ(T[B], "b");
  T[B] = "beta";
  const auto &Const = T;
  EXPECT_EQ(Const[B], "beta");
  EXPECT_EQ(T.idAt(2), C);
  EXPECT_TRUE(T.contains(C));
  EXPECT_FALSE(T.contains(RowId(3)));
  EXPECT_FALSE(T.contains(RowId::none()));
  T.truncate(1);
  EXPECT_EQ(T.size(), 1u);
  EXPECT_FALSE(T.contains(B));
  EXPECT_EQ(T.rows().front(), "a");
  T.truncate(1);
  EXPECT_EQ(T.size(), 1u) << "to the size that it has";
  EXPECT_EQ(T.add("d"), B) << "ids of dropped rows are given again";
}

TEST(Slice, OfAPool) {
  std::vector<int> Pool{1, 2, 3, 4};
  EXPECT_EQ((Slice{1, 2}.of(Pool)), (llvm::ArrayRef<int>{2, 3}));
  EXPECT_TRUE(Slice().empty());
  EXPECT_TRUE((Slice{4, 0}.of(Pool).empty())) << "at the end of the pool";
  EXPECT_FALSE((Slice{0, 1}.empty()));
}

TEST(Interner, EqualTextsHaveOneName) {
  Interner Names;
  Name A = Names.intern("alpha");
  Name B = Names.intern("beta");
  EXPECT_NE(A, B);
  EXPECT_EQ(Names.intern(std::string("al") + "pha"), A);
  EXPECT_EQ(Names.size(), 2u);
  EXPECT_EQ(Names.text(A), "alpha");
  EXPECT_EQ(Names.find("beta"), B);
}

TEST(Interner, FindAddsNothing) {
  Interner Names;
  EXPECT_FALSE(Names.find("alpha"));
  EXPECT_EQ(Names.size(), 0u);
  EXPECT_EQ(Names.text(Name::none()), "");
}

TEST(Interner, AnyBytesAreAName) {
  Interner Names;
  Name Empty = Names.intern("");
  Name Null = Names.intern(llvm::StringRef("a\0b", 3));
  Name Short = Names.intern("a");
  Name Bytes = Names.intern("\xFF\xC3");
  EXPECT_TRUE(Empty.isValid());
  EXPECT_EQ(Names.text(Empty), "");
  EXPECT_NE(Null, Short);
  EXPECT_EQ(Names.text(Null).size(), 3u);
  EXPECT_EQ(Names.find(llvm::StringRef("a\0b", 3)), Null);
  EXPECT_EQ(Names.text(Bytes), "\xFF\xC3");
}

TEST(Interner, TextsStayWhereTheyAre) {
  Interner Names;
  llvm::StringRef First = Names.text(Names.intern("first"));
  const char *Where = First.data();
  for (int I = 0; I < 20000; ++I)
    Names.intern("name " + std::to_string(I));
  EXPECT_EQ(Names.text(Name(0)).data(), Where);
  EXPECT_EQ(First, "first");
  EXPECT_EQ(Names.text(Name(20000)), "name 19999") << "ids are in order";
}

TEST(Cancel, OnceAndForAll) {
  Cancellation C;
  EXPECT_FALSE(C.isCancelled());
  EXPECT_FALSE(isCancelled(&C));
  EXPECT_FALSE(isCancelled(nullptr)) << "work that nobody can cancel goes on";
  C.cancel();
  EXPECT_TRUE(C.isCancelled());
  EXPECT_TRUE(isCancelled(&C));
}

} // namespace
