//===- SessionTest.cpp - What compilations share --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "CompilerTest.h"

#include <thread>

using namespace tmc;
using namespace tmc::compiler;
using namespace tmc::compiler::test;

namespace {

TEST(Session, ParsesOnce) {
  Session S(shopFiles());
  Compiled First(S);
  ASSERT_TRUE(First.C.findings()) << First.messages();
  EXPECT_EQ(S.statistics().Parsed, 2u);
  EXPECT_EQ(S.statistics().Reused, 0u);
  Compiled Second(S);
  ASSERT_TRUE(Second.C.findings()) << Second.messages();
  EXPECT_EQ(S.statistics().Parsed, 2u);
  EXPECT_EQ(S.statistics().Reused, 2u);
}

TEST(Session, KeepsNoTreesWhenAskedNotTo) {
  SessionOptions O;
  O.KeepTrees = false;
  Session S(shopFiles(), O);
  for (int I = 0; I < 2; ++I)
    ASSERT_TRUE(Compiled(S).C.program());
  EXPECT_EQ(S.statistics().Parsed, 4u);
  EXPECT_EQ(S.statistics().Reused, 0u);
}

TEST(Session, ParsesOnlyWhatChanged) {
  Session S(shopFiles());
  ASSERT_TRUE(Compiled(S).C.program());
  S.setBuffer("shop.tm", (llvm::StringRef(Shop) + "// more\n").str());
  ASSERT_TRUE(Compiled(S).C.program());
  EXPECT_EQ(S.statistics().Parsed, 3u);
  EXPECT_EQ(S.statistics().Reused, 1u);
}

TEST(Session, FilesThatSayTheSameShareATree) {
  Session S(files(
      {{"a/shop.tm", Shop}, {"b/shop.tm", Shop}, {"packs/acme/kit.tm", Kit}}));
  for (const char *Path : {"a/shop.tm", "b/shop.tm"}) {
    CompilationOptions O = shopOptions();
    O.Inputs = {Path};
    Compiled X(S, O);
    ASSERT_TRUE(X.C.findings()) << X.messages();
    // A place is one of the file that was asked for.
    EXPECT_TRUE(X.Sources.findFile(Path));
    EXPECT_NE(X.emit("json").find(Path), std::string::npos);
  }
  EXPECT_EQ(S.statistics().Parsed, 2u);
}

TEST(Session, Versions) {
  Session S(shopFiles());
  auto Read = [&](llvm::StringRef Path) { return *S.read(Path); };
  EXPECT_EQ(Read("shop.tm").Version, 1u);
  EXPECT_EQ(Read("shop.tm").Version, 1u);
  S.setBuffer("shop.tm", "data A;");
  EXPECT_EQ(Read("shop.tm").Version, 2u);
  EXPECT_EQ(Read("./packs/../shop.tm").Version, 2u);
  EXPECT_EQ(Read("shop.tm").What->text(), "data A;");
  S.dropBuffer("shop.tm");
  EXPECT_EQ(Read("shop.tm").Version, 3u);
  EXPECT_EQ(Read("shop.tm").What->text(), Shop);
  EXPECT_EQ(Read("packs/acme/kit.tm").Version, 1u);
}

TEST(Session, ABufferIsSeen) {
  Session S(shopFiles());
  std::string Before = Compiled(S).emit("json");
  ASSERT_NE(Before.find("\"Shop.order\""), std::string::npos);
  std::string Text = Shop;
  Text.replace(Text.find("flow order"), 10, "flow purchase");
  S.setBuffer("shop.tm", Text);
  std::string After = Compiled(S).emit("json");
  EXPECT_NE(After.find("\"Shop.purchase\""), std::string::npos);
  EXPECT_EQ(After.find("\"Shop.order\""), std::string::npos);
  S.dropBuffer("shop.tm");
  EXPECT_EQ(Compiled(S).emit("json"), Before);
}

TEST(Session, ABufferNeedsNoFile) {
  Session S(files({}));
  S.setBuffer("new.tm", "system S { boundary b : PrivateNetwork; }");
  CompilationOptions O;
  O.Inputs = {"new.tm"};
  EXPECT_TRUE(Compiled(S, O).C.program());
  S.dropBuffer("new.tm");
  Compiled Gone(S, O);
  EXPECT_FALSE(Gone.C.program());
  EXPECT_NE(Gone.messages().find("TM0101"), std::string::npos)
      << Gone.messages();
}

// A compilation sees a file as it was when it read it, whatever happens then.
TEST(Session, ACompilationKeepsItsVersion) {
  Session S(shopFiles());
  Compiled X(S);
  ASSERT_TRUE(X.C.modules());
  S.setBuffer("shop.tm", "nonsense");
  ASSERT_TRUE(X.C.findings()) << X.messages();
  EXPECT_EQ(X.C.file("shop.tm")->Version, 1u);
  EXPECT_EQ(X.C.file("shop.tm")->What->text(), Shop);
}

TEST(Session, MistakesAreReportedEachTime) {
  Session S(files({{"bad.tm", "system S {"}}));
  CompilationOptions O;
  O.Inputs = {"bad.tm"};
  std::string First;
  for (int I = 0; I < 2; ++I) {
    Compiled X(S, O);
    EXPECT_FALSE(X.C.program());
    EXPECT_NE(X.messages(), "");
    if (I == 0)
      First = X.messages();
    EXPECT_EQ(X.messages(), First);
  }
}

TEST(Session, AFolderIsNoFile) {
  Session S(shopFiles());
  llvm::ErrorOr<SourceFile> Folder = S.read("packs");
  ASSERT_FALSE(Folder);
  EXPECT_EQ(Folder.getError(), std::errc::is_a_directory);
  EXPECT_EQ(S.read("nowhere.tm").getError(),
            std::errc::no_such_file_or_directory);
}

TEST(Session, ThreadsShareIt) {
  Session S(shopFiles());
  std::string Expected = Compiled(S).emit("json");
  std::vector<std::string> Got(4);
  std::vector<std::thread> Threads;
  for (std::string &Out : Got)
    Threads.emplace_back([&] { Out = Compiled(S).emit("json"); });
  for (std::thread &T : Threads)
    T.join();
  for (const std::string &Out : Got)
    EXPECT_EQ(Out, Expected);
  EXPECT_EQ(S.statistics().Parsed, 2u);
}

} // namespace
