//===- GlobsTest.cpp - Which of many patterns a path matches --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Globs.h"

#include <gtest/gtest.h>

using namespace tmc;

namespace {

bool matches(llvm::StringRef Pattern, llvm::StringRef Path) {
  Globs G;
  EXPECT_EQ(G.add(Pattern, 7), std::nullopt) << Pattern.str();
  std::vector<Globs::Match> M = G.match(Path);
  EXPECT_LE(M.size(), 1U);
  return !M.empty() && M[0].Owner == 7;
}

TEST(Globs, Match) {
  EXPECT_TRUE(matches("src/a.c", "src/a.c"));
  EXPECT_FALSE(matches("src/a.c", "lib/src/a.c"));
  EXPECT_TRUE(matches("src", "src/deep/a.c")) << "a folder has what is in it";
  EXPECT_TRUE(matches("/src/", "src/a.c"));
  EXPECT_TRUE(matches("./src", "src/a.c"));
  EXPECT_FALSE(matches("src", "srcs/a.c"));
  EXPECT_TRUE(matches("src/*.c", "src/a.c"));
  EXPECT_FALSE(matches("src/*.c", "src/deep/a.c"));
  EXPECT_TRUE(matches("src/**/a.c", "src/a.c"));
  EXPECT_TRUE(matches("src/**/a.c", "src/x/y/a.c"));
  EXPECT_TRUE(matches("**/test/**", "a/b/test/c/d.c"));
  EXPECT_TRUE(matches("**/test/**", "test/d.c"));
  EXPECT_TRUE(matches("**/test/**", "a/test"));
  EXPECT_TRUE(matches("**", "anything/at/all"));
  EXPECT_TRUE(matches("**/**/b", "a/b"));
  EXPECT_TRUE(matches("src/?.c", "src/a.c"));
  EXPECT_FALSE(matches("src/?.c", "src/ab.c"));
  EXPECT_TRUE(matches("src/[a-c].c", "src/b.c"));
  EXPECT_FALSE(matches("src/[!a-c].c", "src/b.c"));
  EXPECT_TRUE(matches("src/[]x].c", "src/].c"));
  EXPECT_TRUE(matches("*a*b*c", "xaxbxc"));
  EXPECT_FALSE(matches("*a*b*c", "xaxbx"));
}

TEST(Globs, MostPreciseFirst) {
  Globs G;
  EXPECT_FALSE(G.add("**", 0));
  EXPECT_FALSE(G.add("src/**", 1));
  EXPECT_FALSE(G.add("src/http/*.c", 2));
  EXPECT_FALSE(G.add("src/*/a.c", 3));
  EXPECT_FALSE(G.add("src/http/a.c", 1));
  std::vector<Globs::Match> M = G.match("src/http/a.c");
  std::vector<uint32_t> Owners;
  for (const Globs::Match &X : M)
    Owners.push_back(X.Owner);
  EXPECT_EQ(Owners, (std::vector<uint32_t>{1, 2, 3, 0}));
  EXPECT_GT(M[0].How, M[1].How);
}

TEST(Globs, Mistakes) {
  Globs G;
  EXPECT_EQ(G.add("", 0), GlobMistake::Empty);
  EXPECT_EQ(G.add("./", 0), GlobMistake::Empty);
  EXPECT_EQ(G.add("../a", 0), GlobMistake::LeavesTree);
  EXPECT_EQ(G.add("a/[b", 0), GlobMistake::OpenClass);
  EXPECT_EQ(G.add("a**b", 0), GlobMistake::Starred);
  std::string Long;
  for (int I = 0; I < 65; ++I)
    Long += "a/";
  EXPECT_EQ(G.add(Long, 0), GlobMistake::TooManyParts);
  EXPECT_TRUE(G.empty());
}

TEST(Globs, NoPatternHangs) {
  std::string Stars, Letters(2000, 'a');
  for (int I = 0; I < 40; ++I)
    Stars += "*a";
  EXPECT_FALSE(matchesSegment(Stars + "b", Letters));
  Globs G;
  std::string Deep = "a";
  for (int I = 0; I < 30; ++I)
    Deep = "**/a/" + Deep;
  EXPECT_FALSE(G.add(Deep + "/b", 0));
  std::string Path = "a";
  for (int I = 0; I < 2000; ++I)
    Path += "/a";
  EXPECT_TRUE(G.match(Path).empty());
}

TEST(Globs, PathInTree) {
  auto In = [](llvm::StringRef Path, std::vector<std::string> Roots = {}) {
    return pathInTree(Path, Roots).value_or("none");
  };
  EXPECT_EQ(In("src/a.c"), "src/a.c");
  EXPECT_EQ(In("./src//a.c"), "src/a.c");
  EXPECT_EQ(In("src\\deep\\a.c"), "src/deep/a.c");
  EXPECT_EQ(In("src/../lib/a.c"), "lib/a.c");
  EXPECT_EQ(In("../a.c"), "none");
  EXPECT_EQ(In("src/../../a.c"), "none");
  EXPECT_EQ(In("/etc/passwd"), "none");
  EXPECT_EQ(In("C:\\work\\a.c"), "none");
  EXPECT_EQ(In(""), "none");
  EXPECT_EQ(In("."), "none");
  EXPECT_EQ(In(llvm::StringRef("a\0b", 3)), "none");
  EXPECT_EQ(In("/work/demo/src/a.c", {"/work/demo"}), "src/a.c");
  EXPECT_EQ(In("/work/demo/src/a.c", {"/work", "/work/demo/"}), "src/a.c");
  EXPECT_EQ(In("/work/demo2/a.c", {"/work/demo"}), "none");
  EXPECT_EQ(In("/work/demo/../../etc/passwd", {"/work/demo"}), "none");
  EXPECT_EQ(In("C:/work/a.c", {"C:/work"}), "a.c");
}

} // namespace
