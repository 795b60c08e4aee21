//===- PoolTest.cpp - Rows that may be someone else's ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Pool.h"
#include "Basic/Ids.h"
#include "Basic/Interner.h"

#include <gtest/gtest.h>

using namespace tmc;

namespace {

struct RowTag;
using RowId = Id<RowTag>;
using Rows = Table<RowId, int, Pool<int>>;

TEST(Pool, ReadsWhatItBorrowsInPlace) {
  const int Base[] = {1, 2, 3};
  Pool<int> P;
  P.borrow(Base);
  const Pool<int> &Seen = P;
  EXPECT_TRUE(P.isBorrowed());
  EXPECT_EQ(Seen.data(), Base);
  EXPECT_EQ(Seen[1], 2);
  EXPECT_EQ(&Seen.back(), &Base[2]);
  EXPECT_EQ(Slice({1, 2}).of(P).data(), Base + 1);
  P.reserve(3);
  EXPECT_FALSE(P.isBorrowed());
}

TEST(Pool, ChangesACopy) {
  const int Base[] = {1, 2, 3};
  auto Expect = [&](auto Change, std::vector<int> Then) {
    Pool<int> P;
    P.borrow(Base);
    Change(P);
    EXPECT_FALSE(P.isBorrowed());
    EXPECT_EQ(llvm::ArrayRef<int>(P), llvm::ArrayRef<int>(Then));
    EXPECT_EQ(llvm::ArrayRef<int>(Base), llvm::ArrayRef<int>({1, 2, 3}));
  };
  Expect([](Pool<int> &P) { P.push_back(4); }, {1, 2, 3, 4});
  Expect([](Pool<int> &P) { P.push_back(P[0]); }, {1, 2, 3, 1});
  Expect([](Pool<int> &P) { P[1] = 9; }, {1, 9, 3});
  Expect([](Pool<int> &P) { P.back() = 9; }, {1, 2, 9});
  Expect([](Pool<int> &P) { *P.begin() = 9; }, {9, 2, 3});
  Expect([](Pool<int> &P) { P.resize(5); }, {1, 2, 3, 0, 0});
  Expect(
      [](Pool<int> &P) {
        std::vector<int> More{7, 8};
        P.insert(P.end(), More.begin(), More.end());
      },
      {1, 2, 3, 7, 8});
}

TEST(Pool, DroppingRowsCopiesNone) {
  const int Base[] = {1, 2, 3};
  Pool<int> P;
  P.borrow(Base);
  P.truncate(2);
  EXPECT_TRUE(P.isBorrowed());
  EXPECT_EQ(llvm::ArrayRef<int>(P), llvm::ArrayRef<int>({1, 2}));
  P.push_back(5);
  EXPECT_EQ(llvm::ArrayRef<int>(P), llvm::ArrayRef<int>({1, 2, 5}));
  EXPECT_EQ(Base[2], 3);
  P.truncate(0);
  EXPECT_TRUE(P.empty());
  P.push_back(6);
  EXPECT_EQ(P[0], 6);
}

TEST(Pool, CopiesAndMoves) {
  const int Base[] = {1, 2, 3};
  Pool<int> P;
  P.borrow(Base);
  Pool<int> Borrowed = P;
  EXPECT_TRUE(Borrowed.isBorrowed());
  P.push_back(4);
  Pool<int> Own = P;
  Own[0] = 9;
  EXPECT_EQ(std::as_const(P)[0], 1);
  EXPECT_EQ(Borrowed.size(), 3u);
  Pool<int> Taken = std::move(P);
  EXPECT_EQ(Taken.size(), 4u);
  EXPECT_TRUE(P.empty());
  P = Taken;
  EXPECT_EQ(llvm::ArrayRef<int>(P), llvm::ArrayRef<int>(Taken));
  Taken = std::move(Own);
  EXPECT_EQ(std::as_const(Taken)[0], 9);
}

TEST(Pool, GrowsToAnySize) {
  Pool<int> P;
  for (int I = 0; I < 1000; ++I)
    P.push_back(I);
  EXPECT_EQ(P.size(), 1000u);
  for (int I = 0; I < 1000; ++I)
    EXPECT_EQ(std::as_const(P)[I], I);
}

TEST(Table, BehindBorrowedRowsAreOwnOnes) {
  const int Base[] = {1, 2};
  Rows T;
  T.borrow(Base);
  EXPECT_EQ(T.add(3), RowId(2));
  T[RowId(0)] = 7;
  EXPECT_EQ(T.rows(), llvm::ArrayRef<int>({7, 2, 3}));
  T.truncate(1);
  EXPECT_EQ(T.size(), 1u);
  EXPECT_EQ(Base[0], 1);
}

TEST(Interner, BeginsWithNamesOfAnImage) {
  constexpr llvm::StringLiteral Chars = "abb";
  const uint32_t Offsets[] = {0, 1, 3, 3};
  std::vector<NameTable::Slot> Slots(8);
  NameTable Base{Chars, Offsets, {}};
  for (uint32_t I = 0; I != 3; ++I) {
    const uint32_t Hash = NameTable::hash(Base.text(I));
    size_t At = Hash & 7;
    while (Slots[At].IndexPlus1 != 0)
      At = (At + 1) & 7;
    Slots[At] = {Hash, I + 1};
  }
  Base.Slots = Slots;
  Interner Names(Base);
  EXPECT_EQ(Names.size(), 3u);
  EXPECT_EQ(Names.intern("bb"), Name(1));
  EXPECT_EQ(Names.intern(""), Name(2));
  EXPECT_EQ(Names.find("a"), Name(0));
  EXPECT_FALSE(Names.find("c"));
  EXPECT_EQ(Names.intern("c"), Name(3));
  EXPECT_EQ(Names.intern("c"), Name(3));
  EXPECT_EQ(Names.find("c"), Name(3));
  EXPECT_EQ(Names.text(Name(1)), "bb");
  EXPECT_EQ(Names.text(Name(3)), "c");
  EXPECT_EQ(Names.text(Name::none()), "");
  EXPECT_EQ(Names.size(), 4u);
  EXPECT_EQ(Names.baseSize(), 3u);
}

} // namespace
