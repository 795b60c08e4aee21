//===- ImportSources.cpp - Files of other tools, read ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/ImportSources.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

std::vector<StringRef> driver::importFormats() {
  std::vector<StringRef> Words;
  for (const importers::FormatInfo &F : importers::formats())
    Words.push_back(F.Word);
  return Words;
}

const importers::FormatInfo *driver::findImportFormat(StringRef Word,
                                                      Diagnostics &Diags) {
  const importers::FormatInfo *F = importers::findFormat(Word);
  if (!F)
    Diags.report(diag::BadOptionWord) << Word << "--from" << importFormats();
  return F;
}

const importers::FormatInfo *
driver::recogniseImport(const importers::SourceTree &Tree, Diagnostics &Diags) {
  const importers::FormatInfo *F =
      Tree.Documents.empty() ? nullptr : importers::recognise(Tree);
  if (!F)
    Diags.report(diag::ImportUnrecognized) << Tree.Path << importFormats();
  return F;
}

bool driver::readImportSources(const World &W,
                               llvm::ArrayRef<std::string> Paths,
                               StringRef From, Diagnostics &Diags,
                               std::deque<importers::SourceTree> &Trees) {
  SourceManager &Sources = Diags.sources();
  constexpr uint64_t Limit = 256u << 20;
  for (const std::string &Path : Paths) {
    llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
        W.Files->getBufferForFile(Path);
    if (!Buffer) {
      Diags.report(diag::CannotOpenFile) << Path << Buffer.getError().message();
      continue;
    }
    if ((*Buffer)->getBufferSize() > Limit) {
      Diags.report(diag::FileTooLarge)
          << Path << (*Buffer)->getBufferSize() << Limit;
      continue;
    }
    FileId File = Sources.addFile(Path, (*Buffer)->getBuffer());
    importers::readTree(File, Diags, Trees.emplace_back(), From);
  }
  return !Diags.hasErrors();
}

ImportKnowledge::ImportKnowledge(const World &W,
                                 const std::vector<std::string> &Mappings,
                                 Diagnostics &Diags)
    : S(W.Files) {
  compiler::CompilationOptions O;
  O.Inputs = Mappings;
  C.emplace(S, O, Diags);
  const sema::ModuleSet *Modules = C->modules();
  if (!Modules || Diags.hasErrors())
    return;
  Index.emplace(*Modules, Diags.sources(), C->names());
  StringRef Prelude;
  for (const ast::EmbeddedFile &E : S.library())
    if (E.Path == "std/prelude.tm")
      Prelude = E.Text;
  K.emplace(*Index, Prelude, Diags);
  if (Diags.hasErrors())
    K.reset();
}

Deployment::Deployment(const World &W, llvm::ArrayRef<std::string> Paths,
                       const std::vector<std::string> &Mappings, StringRef From,
                       Diagnostics &Diags)
    : Known(W, Mappings, Diags) {
  const importers::FormatInfo *Chosen =
      From.empty() ? nullptr : findImportFormat(From, Diags);
  std::deque<importers::SourceTree> Trees;
  if (!Known.get() || Diags.hasErrors() ||
      !readImportSources(W, Paths, From, Diags, Trees))
    return;
  std::map<const importers::FormatInfo *, std::deque<importers::SourceTree>>
      ByFormat;
  std::vector<const importers::FormatInfo *> Order;
  for (importers::SourceTree &T : Trees)
    if (const importers::FormatInfo *F =
            Chosen ? Chosen : recogniseImport(T, Diags)) {
      if (!ByFormat.count(F))
        Order.push_back(F);
      ByFormat[F].push_back(std::move(T));
    }
  if (Diags.hasErrors())
    return;
  for (const importers::FormatInfo *F : Order) {
    All.emplace_back(std::move(ByFormat[F]), *Known.get(), Diags);
    F->Run(All.back());
  }
  if (Diags.hasErrors())
    All.clear();
}

std::vector<importers::Import *> Deployment::imports() {
  std::vector<importers::Import *> Out;
  for (importers::Import &I : All)
    Out.push_back(&I);
  return Out;
}
