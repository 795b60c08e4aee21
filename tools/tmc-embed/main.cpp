//===- tmc-embed - Puts files into the program ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// tmc-embed -o <out.cpp> <function> <root> <file>...
//
// Runs while tmc is built. Writes the function of AST/Embedded.h. The files are
// named relative to the root.
//
//===----------------------------------------------------------------------===//

#include "Parse/Embed.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace tmc;

int main(int Argc, char **Argv) {
  if (Argc < 5 || llvm::StringRef(Argv[1]) != "-o") {
    llvm::errs()
        << "usage: tmc-embed -o <out.cpp> <function> <root> <file>...\n";
    return 2;
  }
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::vector<FileId> Files;
  for (const char *Path : llvm::ArrayRef(Argv, Argc).drop_front(5)) {
    std::string Full = (llvm::Twine(Argv[4]) + "/" + Path).str();
    auto Buffer = llvm::MemoryBuffer::getFile(Full);
    if (Buffer)
      Files.push_back(Sources.addFile(Path, (*Buffer)->getBuffer()));
    else
      Diags.report(diag::CannotOpenFile) << Full << Buffer.getError().message();
  }
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  parse::embed(Files, Argv[3], Diags, OS);
  for (const Diagnostic &D : Diags.all())
    render(D, Sources, {}, llvm::errs());
  if (Diags.hasErrors())
    return 1;
  std::error_code Error;
  llvm::raw_fd_ostream Out(Argv[2], Error);
  Out << Text;
  Out.close();
  if (!Error)
    Error = Out.error();
  if (Error)
    llvm::errs() << "tmc-embed: " << Argv[2] << ": " << Error.message() << "\n";
  return Error ? 1 : 0;
}
