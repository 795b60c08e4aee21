//===- tmc-image - Compiles the library into the program ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// tmc-image -o <out.cpp>
//
// Runs while tmc is built. Writes the functions embeddedImage and
// embeddedVersion of AST/Embedded.h: the image of the library that tmc-embed
// put into this tool, and the hash of both.
//
//===----------------------------------------------------------------------===//

#include "Parse/Embed.h"
#include "Sema/Image.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace tmc;

/// The hash of the library and \p Image.
static std::string version(llvm::StringRef Image) {
  llvm::BLAKE3 Hash;
  for (const ast::EmbeddedFile &F : ast::embeddedStdlib()) {
    // With their sizes, so that no byte can move from one text to the next.
    Hash.update((F.Path + "\n" + llvm::Twine(F.Text.size()) + "\n").str());
    Hash.update(F.Text);
  }
  Hash.update(Image);
  return llvm::toHex(Hash.final(), /*LowerCase=*/true);
}

int main(int Argc, char **Argv) {
  if (Argc != 3 || llvm::StringRef(Argv[1]) != "-o") {
    llvm::errs() << "usage: tmc-image -o <out.cpp>\n";
    return 2;
  }
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::string Image = sema::makeLibraryImage(ast::embeddedStdlib(), Diags);
  for (const Diagnostic &D : Diags.all())
    render(D, Sources, {}, llvm::errs());
  if (Image.empty())
    return 1;
  std::error_code Error;
  llvm::raw_fd_ostream Out(Argv[2], Error);
  Out << "// Made by tmc-image.\n\n#include \"AST/Embedded.h\"\n\n"
      << "alignas(" << ir::ImageWriter::Alignment
      << ") static const char Image[] =\n";
  parse::writeLiteral(Out, Image);
  Out << "    ;\n\nllvm::StringRef tmc::ast::embeddedImage() {\n"
      << "  return {Image, sizeof(Image) - 1};\n}\n\n"
      << "llvm::StringRef tmc::ast::embeddedVersion() {\n  return \""
      << version(Image) << "\";\n}\n";
  Out.close();
  if (!Error)
    Error = Out.error();
  if (Error)
    llvm::errs() << "tmc-image: " << Argv[2] << ": " << Error.message() << "\n";
  return Error ? 1 : 0;
}
