//===- sema.cpp - Fuzzing what models mean --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Whatever the model, with any number of mistakes: no crash, a program or a
// message. The IR of a program can be read back to the same text, and its
// findings can be asked for.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "Compiler/Compilation.h"
#include "IR/Print.h"

#include "llvm/Support/VirtualFileSystem.h"

using namespace tmc;

/// A vocabulary of the least size, which each input sees.
static constexpr char Words[] = R"(
package std.core;
@severity ordered enum Severity { Info, Low, Medium, High, Critical }
@category(stride) enum Stride { Spoofing, Tampering }
abstract component Element { attr stores : [Data]?; attr controls : [Control]?; }
abstract channel Flow {
  attr carries : [Data]?; attr returns : [Data]?; attr controls : [Control]?;
  attr encrypted : bool? "Is it encrypted?";
}
abstract zone Boundary { attr trust : int?; attr controls : [Control]?; }
abstract data Data { attr secret : bool?; attr controls : [Control]?; }
@system abstract zone System { attr owner : string?; attr controls : [Control]?; }
component Server : Element { attr replicas : int = 1; attr endpoint : endpoint?; }
component Store : Element;
channel Https : Flow { encrypted = true; }
zone Lan : Boundary { trust = 60; }
zone Internet : Boundary { trust = 0; }
control Tls for Flow { provides encrypted; }
)";

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  FS->addFile("packs/std/core.tm", 0,
              llvm::MemoryBuffer::getMemBuffer(Words, "core.tm"));
  compiler::Session S(FS);
  S.setBuffer("fuzz.tm", ("import std.core.*;\n" + Text).str());
  SourceManager Sources;
  Diagnostics Diags(Sources);
  compiler::CompilationOptions O;
  O.Inputs = {"fuzz.tm"};
  O.IncludePaths = {"packs"};
  O.Prelude = false;
  O.Rules.Today = 20000;
  compiler::Compilation C(S, std::move(O), Diags);
  const ir::Program *P = C.program();
  check((P == nullptr) == Diags.hasErrors());
  if (!P)
    return 0;
  std::string Once;
  llvm::raw_string_ostream OS(Once);
  ir::print(*P, OS);
  compiler::Session Other(
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>());
  Other.setBuffer("fuzz.tmir", Once);
  compiler::CompilationOptions Again;
  Again.Inputs = {"fuzz.tmir"};
  Again.Form = compiler::InputForm::IR;
  compiler::Compilation Read(Other, std::move(Again), Diags);
  check(Read.program());
  if (Size < 4096 && C.findings())
    C.lint();
  return 0;
}
