//===- CompilerTest.h - Models in memory ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_COMPILER_COMPILERTEST_H
#define TMC_TEST_UNIT_COMPILER_COMPILERTEST_H

#include "Backends/Outputs.h"
#include "Compiler/Compilation.h"

#include "llvm/Support/VirtualFileSystem.h"

#include <gtest/gtest.h>

namespace tmc::compiler::test {

/// A shop whose browser talks to it in clear.
inline constexpr char Shop[] = R"(
import acme.kit.{ShopServer};

data Order { sensitivity = Confidential; }

system Shop {
  boundary internet : PublicInternet {
    browser : Browser;
  }
  boundary office : PrivateNetwork {
    server : ShopServer;
    orders : Postgres { stores = [Order]; }
  }
  flow order : browser -> server via Http { carries = [Order]; }
  flow save : server <-> orders via PgWire { carries = [Order]; }
}
)";

/// A package that it imports.
inline constexpr char Kit[] = R"(
package acme.kit;

component ShopServer : WebServer;
)";

/// Files of an own file system, without any other.
inline Session::FileSystem
files(std::initializer_list<std::pair<llvm::StringRef, llvm::StringRef>> List) {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (auto [Path, Text] : List)
    FS->addFile(Path, /*ModificationTime=*/0,
                llvm::MemoryBuffer::getMemBufferCopy(Text));
  return FS;
}

/// The shop, its package below `packs`, on a day on which nothing expires.
inline Session::FileSystem shopFiles() {
  return files({{"shop.tm", Shop}, {"packs/acme/kit.tm", Kit}});
}
inline CompilationOptions shopOptions() {
  CompilationOptions O;
  O.Inputs = {"shop.tm"};
  O.IncludePaths = {"packs"};
  O.Rules.Today = 20000;
  return O;
}

/// One compilation with all that it reports into.
struct Compiled {
  SourceManager Sources;
  Diagnostics Diags{Sources};
  Compilation C;

  explicit Compiled(Session &S, CompilationOptions O = shopOptions())
      : C(S, std::move(O), Diags) {}

  std::string messages() const {
    std::string Out;
    for (const Diagnostic &D : Diags.all())
      Out += info(D.Kind).Code.str() + " " + D.Message + "\n";
    return Out;
  }
  /// An output, empty if there are no findings.
  std::string emit(llvm::StringRef Name) {
    if (!C.findings())
      return "";
    report::EmitOptions Emit;
    report::BackendInput In = C.input(Emit);
    backends::OutputInput Out;
    Out.Findings = &In;
    report::MemorySink To;
    // A subject, or a format, as for --emit.
    std::optional<backends::Subject> About = backends::findSubject(Name);
    (About ? backends::defaultOutput(*About)
           : backends::defaultOutput(*backends::findFormat(Name)))
        .Write(Out, To);
    return To.text().str();
  }
};

} // namespace tmc::compiler::test

#endif // TMC_TEST_UNIT_COMPILER_COMPILERTEST_H
