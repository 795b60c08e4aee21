//===- SemaTest.h - Models in memory for the tests of Sema ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_SEMA_SEMATEST_H
#define TMC_TEST_UNIT_SEMA_SEMATEST_H

#include "Compiler/Compilation.h"
#include "IR/Print.h"

#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

namespace tmc::sema::test {

/// The smallest vocabulary (test/Sema/Inputs/core.tm), read once.
inline llvm::StringRef vocabulary() {
  static const std::string Text = [] {
    auto Buffer =
        llvm::MemoryBuffer::getFile(TMC_SOURCE_DIR "/test/Sema/Inputs/core.tm");
    return Buffer ? (*Buffer)->getBuffer().str() : std::string();
  }();
  return Text;
}

using TextFile = std::pair<std::string, std::string>;

/// Files that see that vocabulary, and no library, as far as Sema takes them.
class Model {
public:
  explicit Model(std::vector<TextFile> Files, sema::AnalyzeOptions Options = {},
                 std::vector<std::string> Inputs = {})
      : S(memory(Files)) {
    compiler::CompilationOptions O;
    O.Prelude = false;
    O.IncludePaths = {"packs"};
    O.Model = std::move(Options);
    O.Inputs = std::move(Inputs);
    if (O.Inputs.empty())
      for (const TextFile &F : Files)
        if (!llvm::StringRef(F.first).starts_with("packs/"))
          O.Inputs.push_back(F.first);
    C.emplace(S, std::move(O), Diags);
    P = C->program();
  }
  explicit Model(llvm::StringRef Text, sema::AnalyzeOptions Options = {})
      : Model({{"m.tm", ("import std.core.*;\n" + Text).str()}},
              std::move(Options)) {}

  explicit operator bool() const { return P; }
  const ir::Program &program() const { return *P; }
  std::string messages() const {
    std::string Out;
    for (const Diagnostic &D : Diags.all())
      Out += info(D.Kind).Code.str() + " " + D.Message + "\n";
    return Out;
  }
  /// The program without places; what is wrong if there is none.
  std::string text() const {
    if (!P)
      return messages();
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    ir::print(*P, OS, {/*Places=*/false});
    return Out;
  }
  bool has(llvm::StringRef Part) const {
    return llvm::StringRef(text()).contains(Part);
  }
  ir::EntityId entity(llvm::StringRef Id) const {
    for (uint32_t I = 0; I < P->Entities.size(); ++I)
      if (P->text(P->Entities[ir::EntityId(I)].Id) == Id)
        return ir::EntityId(I);
    return ir::EntityId::none();
  }
  SourceManager &sources() { return Sources; }

private:
  static compiler::Session::FileSystem
  memory(const std::vector<TextFile> &Files) {
    auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
    FS->addFile("packs/std/core.tm", 0,
                llvm::MemoryBuffer::getMemBufferCopy(vocabulary()));
    for (const auto &[Path, Text] : Files)
      FS->addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
    return FS;
  }

  SourceManager Sources;
  Diagnostics Diags{Sources};
  compiler::Session S;
  std::optional<compiler::Compilation> C;
  const ir::Program *P = nullptr;
};

} // namespace tmc::sema::test

#endif // TMC_TEST_UNIT_SEMA_SEMATEST_H
