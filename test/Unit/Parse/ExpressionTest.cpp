//===- ExpressionTest.cpp - How expressions group -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "ParseHelpers.h"

using namespace tmc;
using namespace tmc::test;

namespace {

// One row for each pair of neighbouring levels of the table in the grammar.
TEST(Expression, Precedence) {
  EXPECT_EQ(grouped("a implies b or c"), "(a implies (b or c))");
  EXPECT_EQ(grouped("a or b implies c"), "((a or b) implies c)");
  EXPECT_EQ(grouped("a or b and c"), "(a or (b and c))");
  EXPECT_EQ(grouped("a and b or c"), "((a and b) or c)");
  EXPECT_EQ(grouped("not a and b"), "((not a) and b)");
  EXPECT_EQ(grouped("a and not b"), "(a and (not b))");
  EXPECT_EQ(grouped("not a == b"), "(not (a == b))");
  EXPECT_EQ(grouped("a == not b"), "(a == (not b))");
  EXPECT_EQ(grouped("a == b | c"), "(a == (b | c))");
  EXPECT_EQ(grouped("a | b in c"), "((a | b) in c)");
  EXPECT_EQ(grouped("a | b & c"), "(a | (b & c))");
  EXPECT_EQ(grouped("a & b + c"), "(a & (b + c))");
  EXPECT_EQ(grouped("a + b * c"), "(a + (b * c))");
  EXPECT_EQ(grouped("a * b + c"), "((a * b) + c)");
  EXPECT_EQ(grouped("-a * b"), "((- a) * b)");
  EXPECT_EQ(grouped("a * -b"), "(a * (- b))");
  EXPECT_EQ(grouped("-a.b"), "(- a.b)");
  EXPECT_EQ(grouped("- -a"), "(- (- a))");
}

TEST(Expression, Associativity) {
  EXPECT_EQ(grouped("a - b - c"), "((a - b) - c)");
  EXPECT_EQ(grouped("a / b % c * d"), "(((a / b) % c) * d)");
  EXPECT_EQ(grouped("a or b or c"), "((a or b) or c)");
  EXPECT_EQ(grouped("a implies b implies c"), "(a implies (b implies c))");
  EXPECT_EQ(grouped("(a implies b) implies c"), "((a implies b) implies c)");
  EXPECT_EQ(grouped("a - (b - c)"), "(a - (b - c))");
}

TEST(Expression, Comparisons) {
  for (const char *Op : {"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is",
                         "is not", "matches"})
    EXPECT_EQ(grouped(("a " + llvm::Twine(Op) + " b and c").str()),
              ("((a " + llvm::Twine(Op) + " b) and c)").str());
  EXPECT_EQ(grouped("not a not in b"), "(not (a not in b))");
  EXPECT_EQ(grouped("x is not a.K"), "(x is not a.K)");
  EXPECT_EQ(grouped("x is (not K)"), "(x is (not K))");
}

TEST(Expression, PrefixFormsReachToTheEnd) {
  EXPECT_EQ(grouped("if a then b else c or d"), "(if a then b else (c or d))");
  EXPECT_EQ(grouped("a and if b then c else d"),
            "(a and (if b then c else d))");
  EXPECT_EQ(grouped("if a then if b then c else d else if e then f else g"),
            "(if a then (if b then c else d) else (if e then f else g))");
  EXPECT_EQ(grouped("a and any x in s : p or q"),
            "(a and (any x in s : (p or q)))");
  EXPECT_EQ(grouped("any x in s : all y in t : x == y"),
            "(any x in s : (all y in t : (x == y)))");
  for (const char *Word : {"any", "all", "none", "count", "each"})
    EXPECT_EQ(grouped((llvm::Twine(Word) + " x in s.t : p").str()),
              ("(" + llvm::Twine(Word) + " x in s.t : p)").str());
  EXPECT_EQ(grouped("s.filter(x => x.p and q)"),
            "s.filter((x => (x.p and q)))");
  EXPECT_EQ(grouped("x => y => z"), "(x => (y => z))");
}

TEST(Expression, Paths) {
  EXPECT_EQ(grouped("path a -> b"), "(path a -> b)");
  EXPECT_EQ(grouped("exists path a.b -> c(d).e"),
            "(exists path a.b -> c(d).e)");
  EXPECT_EQ(grouped("no path a -> b avoiding c"),
            "(no path a -> b avoiding c)");
  EXPECT_EQ(grouped("a and exists path b -> c carrying d and e"),
            "((a and (exists path b -> c carrying d)) and e)");
  EXPECT_EQ(
      grouped("path a -> b carrying c | d with any hop h : not h.e and f"),
      "(path a -> b carrying (c | d) with any hop h : ((not h.e) and f))");
  EXPECT_EQ(
      grouped("path a -> b with all hop h : p avoiding q with no hop i : r"),
      "(path a -> b with all hop h : p avoiding q with no hop i : r)");
}

TEST(Expression, Values) {
  EXPECT_EQ(grouped("[]"), "[]");
  EXPECT_EQ(grouped("[1, 2.5, 30d, 2027-03-31, true, false, unknown, \"x\",]"),
            "[1, 2.5, 30d, 2027-03-31, true, false, unknown, 'x']");
  EXPECT_EQ(grouped("f(a, b = 2,)"), "f(a, b=2)");
  EXPECT_EQ(grouped("f().g(x).h"), "f().g(x).h");
  EXPECT_EQ(grouped("known(x)"), "known(x)");
  EXPECT_EQ(grouped("(a).b"), "a.b");
  EXPECT_EQ(grouped("\"x\".length()"), "'x'.length()");
  EXPECT_EQ(grouped("2027-3-31"), "((2027 - 3) - 31)");
}

TEST(Expression, KeywordsAreNamesWhereTheyCanBe) {
  EXPECT_EQ(grouped("x.if.path.any"), "x.if.path.any");
  EXPECT_EQ(grouped("flow.via.to"), "flow.via.to");
  EXPECT_EQ(grouped("`if` and `not`"), "(if and not)");
  EXPECT_EQ(grouped("f(path = 1, count = 2)"), "f(path=1, count=2)");
  EXPECT_EQ(grouped("path carrying -> with carrying by"),
            "(path carrying -> with carrying by)");
}

TEST(Expression, MisplacedOperators) {
  EXPECT_EQ(grouped("a.b => c"),
            "1:20: `=>` is not an operator here; write `implies`\n");
  EXPECT_EQ(grouped("a carrying b"),
            "1:18: unexpected `carrying` here; expected it behind "
            "`path … -> …`\n");
}

TEST(Expression, Numbers) {
  EXPECT_EQ(grouped("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(grouped("9223372036854775808"),
            "1:16: `9223372036854775808` is too large; a whole number has at "
            "most 64 bits\n");
}

} // namespace
