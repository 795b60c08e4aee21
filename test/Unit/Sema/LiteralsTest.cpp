//===- LiteralsTest.cpp - Durations, dates, endpoints --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Expressions.h"

#include "llvm/Support/Format.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::sema;

namespace {

TEST(Literals, Durations) {
  EXPECT_EQ(parseDuration("0s"), 0);
  EXPECT_EQ(parseDuration("10s"), 10);
  EXPECT_EQ(parseDuration("5m"), 300);
  EXPECT_EQ(parseDuration("5min"), 300);
  EXPECT_EQ(parseDuration("12h"), 43200);
  EXPECT_EQ(parseDuration("30d"), 2592000);
  EXPECT_EQ(parseDuration("2w"), 1209600);
  EXPECT_EQ(parseDuration("1y"), 31536000);
  for (const char *Bad : {"", "5", "d", "-1d", "5D", "5 d", "5days", "1.5h",
                          "5mm", "99999999999999999999s"})
    EXPECT_FALSE(parseDuration(Bad)) << Bad;
  EXPECT_EQ(parseDuration("9223372036854775807s"), INT64_MAX);
  EXPECT_FALSE(parseDuration("9223372036854775808s"));
  EXPECT_EQ(parseDuration("292471208677y"), 292471208677 * 31536000);
  EXPECT_FALSE(parseDuration("292471208678y")) << "more than 64 bits";
}

TEST(Literals, UnitsThatAreMeant) {
  EXPECT_EQ(unitMeant("30days"), "30d");
  EXPECT_EQ(unitMeant("1Hour"), "1h");
  EXPECT_EQ(unitMeant("2weeks"), "2w");
  EXPECT_EQ(unitMeant("3yrs"), "3y");
  EXPECT_EQ(unitMeant("7secs"), "7s");
  EXPECT_EQ(unitMeant("5minutes"), "5m");
  EXPECT_EQ(unitMeant("10MB"), "");
  EXPECT_EQ(unitMeant("s"), "");
  EXPECT_EQ(unitMeant("5"), "");
}

TEST(Literals, Dates) {
  EXPECT_EQ(parseDate("1970-01-01"), 0);
  EXPECT_EQ(parseDate("1969-12-31"), -1);
  EXPECT_EQ(parseDate("2000-02-29"), 11016);
  EXPECT_EQ(parseDate("2000-03-01"), 11017);
  EXPECT_EQ(parseDate("2026-12-01"), 20788);
  EXPECT_EQ(parseDate("9999-12-31"), 2932896);
  EXPECT_EQ(parseDate("0000-01-01"), -719528);
  for (const char *Bad :
       {"2027-02-29", "1900-02-29", "2027-04-31", "2027-00-10", "2027-13-01",
        "2027-01-00", "2027-01-32", "27-01-01", "2027-1-1", "2027/01/01",
        "2027-01-01 ", "", "tomorrow!!", "-001-01-01", "2027--1-01",
        "2027-01--1", "+027-01-01"})
    EXPECT_FALSE(parseDate(Bad)) << Bad;
  // Each day is the one before it and one more.
  constexpr int Days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int64_t Next = *parseDate("1999-01-01");
  for (int Y = 1999; Y <= 2005; ++Y)
    for (int M = 1; M <= 12; ++M)
      for (int D = 1; D <= Days[M - 1] + (M == 2 && Y % 4 == 0); ++D) {
        std::string Text;
        llvm::raw_string_ostream(Text)
            << llvm::format("%04d-%02d-%02d", Y, M, D);
        EXPECT_EQ(parseDate(Text), Next++) << Text;
      }
}

TEST(Literals, Endpoints) {
  for (const char *Good :
       {"https://shop.example/", "https://shop.example:8443/path?q=1",
        "shop.example", "shop.example:80", "10.0.0.1:65535", "[::1]",
        "[::1]:443", "postgres+ssl://db_1:5432", "*.example", "münchen.example",
        "http://x?y"})
    EXPECT_TRUE(isEndpoint(Good)) << Good;
  for (const char *Bad :
       {"", "://x", "1http://x", "https://", "host:", "host:0", "host:65536",
        "host:-1", "host:http", "a b", "[]", "[::1", "[::1]:", "[::1]x",
        "a:1:2", "h!st", "user@host"})
    EXPECT_FALSE(isEndpoint(Bad)) << Bad;
}

TEST(Literals, SetsAreSortedAndHaveNoTwins) {
  Interner Names;
  SourceManager Sources;
  ir::Program P(Names, Sources);
  auto Int = [](int64_t N) {
    ir::Value V;
    V.Tag = ir::ValueTag::Int;
    V.Payload = N;
    return V;
  };
  ir::Value V = makeSet(P, {Int(3), Int(1), Int(3), Int(-2)});
  ir::Value Empty = makeSet(P, {});
  ASSERT_EQ(V.Tag, ir::ValueTag::Set);
  ASSERT_EQ(V.Payload, 3);
  EXPECT_EQ(P.SetElements[V.Aux].Payload, -2);
  EXPECT_EQ(P.SetElements[V.Aux + 1].Payload, 1);
  EXPECT_EQ(P.SetElements[V.Aux + 2].Payload, 3);
  EXPECT_EQ(Empty.Payload, 0);
}

} // namespace
