//===- packs.cpp - Fuzzing images of packs --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Whatever the image, with a checksum that fits: it is refused with a message,
// or a model can import what is in it, whatever that comes to.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "Compiler/PackImage.h"

#include "llvm/Support/VirtualFileSystem.h"

using namespace tmc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  std::string Bytes(reinterpret_cast<const char *>(Data), Size);
  compiler::sealPackImage(Bytes);
  SourceManager Sources;
  Diagnostics Diags(Sources);
  auto Files = compiler::readPackImage(Bytes, compiler::embeddedVersion(),
                                       "fuzz.tmi", Diags);
  check(Files.has_value() != Diags.hasErrors());
  if (!Files)
    return 0;
  compiler::Session S(
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>());
  compiler::CompilationOptions O;
  for (const compiler::PackFile &F : *Files) {
    O.Inputs.push_back("fuzz.tmi/" + F.Path);
    S.setParsedBuffer(O.Inputs.back(), F.Text, F.Tree);
  }
  O.IncludePaths = {"fuzz.tmi"};
  O.Rules.Today = 20000;
  compiler::Compilation C(S, std::move(O), Diags);
  const ir::Program *P = C.program();
  check((P == nullptr) == Diags.hasErrors());
  if (P && C.findings())
    C.lint();
  return 0;
}
