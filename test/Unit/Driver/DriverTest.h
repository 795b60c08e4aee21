//===- DriverTest.h - tmc in memory --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_DRIVER_DRIVERTEST_H
#define TMC_TEST_UNIT_DRIVER_DRIVERTEST_H

#include "Driver/Tmc.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace tmc::driver::test {

/// A browser that talks to a shop in clear; the rules of the library find
/// something, and ask something.
inline constexpr char Shop[] = R"(
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary office : PrivateNetwork {
    server : WebServer;
    orders : Postgres { stores = [Order]; }
  }
  flow order : browser -> server via Http { carries = [Order]; }
  flow save : server <-> orders via PgWire { carries = [Order]; }
}
)";

/// What it would be with everything answered: one rule of its own, low.
inline constexpr char Calm[] = R"(
package acme.calm;
rule Noted "${s} is noted" { match s : WebServer; severity = Low; }
system S { boundary lan : PrivateNetwork { a : WebServer; } }
)";

inline constexpr char Broken[] = "system S { a : Nothing; }\n";

/// A file system with a clock, in memory, and what tools did to it.
class Computer {
public:
  std::map<std::string, std::string> Files = {
      {"shop.tm", Shop}, {"calm.tm", Calm}, {"broken.tm", Broken}};
  std::map<std::string, std::string> Written;
  std::vector<std::string> Removed;
  std::string Out, Err;
  bool OutIsTerminal = false, ErrIsTerminal = false, NoColours = false;
  bool InIsTerminal = false;
  /// What a person types, the next line last.
  std::vector<std::string> Answers;
  /// Paths that cannot be written.
  std::set<std::string> Full;
  int64_t Today = 20000; // 2024-10-04

  int run(std::vector<std::string> Args) {
    Out.clear();
    Err.clear();
    llvm::raw_string_ostream OutStream(Out), ErrStream(Err);
    World W{OutStream, ErrStream, OutIsTerminal, ErrIsTerminal, nullptr, {},
            {},        {},        NoColours};
    // A path is added once: what was written later lies over it.
    auto Layers =
        llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(memory(Files));
    Layers->pushOverlay(memory(Written));
    W.Files = Layers;
    W.WriteFile = [this, Layers](llvm::StringRef Path, llvm::StringRef Bytes) {
      if (Full.count(Path.str()))
        return std::make_error_code(std::errc::no_space_on_device);
      Written[Path.str()] = Bytes.str();
      Layers->pushOverlay(memory({{Path.str(), Bytes.str()}}));
      return std::error_code();
    };
    W.WriteFiles = [&](World::FileTexts Texts,
                       llvm::ArrayRef<std::string> Stale, std::string &Failed) {
      for (const auto &[Path, Bytes] : Texts)
        if (Full.count(Failed = Path))
          return std::make_error_code(std::errc::no_space_on_device);
      for (const auto &[Path, Bytes] : Texts)
        Written[Path] = Bytes.str();
      for (const std::string &Path : Stale) {
        Removed.push_back(Path);
        Written.erase(Path);
      }
      return std::error_code();
    };
    W.InIsTerminal = InIsTerminal;
    W.ReadLine = [this]() -> std::optional<std::string> {
      if (Answers.empty())
        return std::nullopt;
      std::string Line = Answers.back();
      Answers.pop_back();
      return Line;
    };
    W.Today = [&] { return Today; };
    W.FlushOut = [&] {
      return Full.count("-")
                 ? std::make_error_code(std::errc::no_space_on_device)
                 : std::error_code();
    };
    std::vector<const char *> Pointers;
    for (const std::string &A : Args)
      Pointers.push_back(A.c_str());
    return tmcMain(Pointers, W);
  }
  bool says(llvm::StringRef Part) const {
    return llvm::StringRef(Err).contains(Part);
  }

private:
  static llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem>
  memory(const std::map<std::string, std::string> &Texts) {
    auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
    for (const auto &[Path, Text] : Texts)
      FS->addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
    return FS;
  }
};

} // namespace tmc::driver::test

#endif // TMC_TEST_UNIT_DRIVER_DRIVERTEST_H
