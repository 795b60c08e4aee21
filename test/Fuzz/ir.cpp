//===- ir.cpp - Fuzzing the reader of textual IR --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Whatever the text: no crash, a program or a message. A program that is
// accepted can be printed, read back to the same text, and evaluated.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "Compiler/Compilation.h"
#include "IR/Print.h"

#include "llvm/Support/VirtualFileSystem.h"

using namespace tmc;

static std::string printed(const ir::Program &P) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  ir::print(P, OS);
  return Out;
}

namespace {
/// One text on its way.
struct Reading {
  compiler::Session S{
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()};
  SourceManager Sources;
  Diagnostics Diags{Sources};
  compiler::Compilation C;

  explicit Reading(llvm::StringRef Text) : C(S, options(), Diags) {
    S.setBuffer("fuzz.tmir", Text);
  }
  static compiler::CompilationOptions options() {
    compiler::CompilationOptions O;
    O.Inputs = {"fuzz.tmir"};
    O.Form = compiler::InputForm::IR;
    return O;
  }
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  Reading First(Text);
  const ir::Program *P = First.C.program();
  check((P == nullptr) == First.Diags.hasErrors());
  if (!P)
    return 0;
  std::string Once = printed(*P);
  Reading Second(Once);
  const ir::Program *Again = Second.C.program();
  check(Again && printed(*Again) == Once);
  // Rules of a stranger may ask for much; their bound is not what is fuzzed.
  if (Size < 4096)
    First.C.findings();
  return 0;
}
