//===- CutTest.cpp - Files that end too early -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each example is cut at every 50th byte, as an editor or a full disk may
/// leave it. The compiler and the formatter never crash on it, and say
/// something whenever they fail. One process for all cuts: the library is the
/// same, and starting one would cost more than the run.
///
//===----------------------------------------------------------------------===//

#include "Driver/FormatMain.h"
#include "Driver/Tmc.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <gtest/gtest.h>

using namespace tmc;
using llvm::StringRef;

namespace {

constexpr size_t Step = 50;

std::vector<std::string> examples() {
  std::vector<std::string> Paths;
  std::error_code E;
  llvm::sys::fs::recursive_directory_iterator It(
      TMC_SOURCE_DIR "/docs/examples", E),
      End;
  for (; It != End && !E; It.increment(E))
    if (StringRef(It->path()).ends_with(".tm"))
      Paths.push_back(It->path());
  llvm::sort(Paths);
  return Paths;
}

/// The real files, but for \p Path, which holds \p Text.
driver::World worldWith(StringRef Path, StringRef Text, llvm::raw_ostream &Out,
                        llvm::raw_ostream &Err) {
  driver::World Real = driver::realWorld();
  driver::World W{Out, Err, false, false, nullptr, {}, {}, {}, true};
  auto Cut = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  Cut->addFile(Path, /*ModificationTime=*/0,
               llvm::MemoryBuffer::getMemBufferCopy(Text));
  auto Files =
      llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(Real.Files);
  Files->pushOverlay(Cut);
  W.Files = Files;
  W.WriteFile = [](StringRef, StringRef) { return std::error_code(); };
  W.Today = [] { return int64_t(20000); };
  W.FlushOut = [] { return std::error_code(); };
  return W;
}

template <typename Main>
void checkCuts(Main Run, llvm::ArrayRef<const char *> Options) {
  std::vector<std::string> Paths = examples();
  ASSERT_GE(Paths.size(), 5u);
  for (const std::string &Path : Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    ASSERT_TRUE(Buffer);
    StringRef Whole = (*Buffer)->getBuffer();
    for (size_t Size = 0; Size < Whole.size(); Size += Step) {
      StringRef Cut = Whole.take_front(Size);
      std::string Out, Err;
      llvm::raw_string_ostream OutStream(Out), ErrStream(Err);
      driver::World W = worldWith(Path, Cut, OutStream, ErrStream);
      std::vector<const char *> Args(Options.begin(), Options.end());
      Args.push_back(Path.c_str());
      int Status = Run(Args, W);
      EXPECT_TRUE(Status >= 0 && Status <= 3) << Path << " at " << Size;
      if (Status != 0)
        EXPECT_NE(Err.find("error: "), std::string::npos)
            << Path << " at " << Size << "\n"
            << Err;
      else
        EXPECT_EQ(Err.find("error: "), std::string::npos)
            << Path << " at " << Size << "\n"
            << Err;
    }
  }
}

TEST(Cut, Compiler) { checkCuts(driver::tmcMain, {"--emit=json"}); }

TEST(Cut, Formatter) { checkCuts(driver::formatMain, {}); }

} // namespace
