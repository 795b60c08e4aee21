//===- import.cpp - Fuzzing the importers ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Files of other tools, whatever is in them: they are refused with a message,
// or become a model that the compiler reads. Every importer runs on every file
// that can be read, as with `--from`.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "Compiler/Compilation.h"
#include "Importers/Importers.h"

#include "llvm/Support/VirtualFileSystem.h"

using namespace tmc;

namespace {

/// What importers know: made once, from the library alone.
struct Library {
  compiler::Session S{
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()};
  SourceManager Sources;
  Diagnostics Diags{Sources};
  compiler::Compilation C{S, compiler::CompilationOptions(), Diags};
  std::optional<sema::NameIndex> Index;
  std::optional<importers::Knowledge> K;

  Library() {
    const sema::ModuleSet *Modules = C.modules();
    check(Modules != nullptr);
    Index.emplace(*Modules, Diags.sources(), C.names());
    llvm::StringRef Prelude;
    for (const ast::EmbeddedFile &E : S.library())
      if (E.Path == "std/prelude.tm")
        Prelude = E.Text;
    K.emplace(*Index, Prelude, Diags);
    check(!Diags.hasErrors());
  }
};

void importAs(const importers::FormatInfo &F, llvm::StringRef Text,
              const Library &L) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  FileId File = Sources.addFile("fuzz", Text);
  std::deque<importers::SourceTree> Trees(1);
  if (!importers::readTree(File, Diags, Trees[0], F.Word)) {
    check(Diags.hasErrors());
    return;
  }
  if (Trees[0].Documents.empty() || !F.Recognises(Trees[0]))
    return;
  importers::Import I(std::move(Trees), *L.K, Diags);
  F.Run(I);
  if (Diags.hasErrors())
    return;
  // What comes out is in the language, and each construct is accounted for.
  check(I.Model.text(Diags).has_value());
  I.Report.add(I.Trees[0], Sources);
  I.Report.finish();
  I.Report.markdown(F.Title);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const Library L;
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  for (const importers::FormatInfo &F : importers::formats())
    importAs(F, Text, L);
  return 0;
}
