//===- tmc-image - Compiles the library into the program ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// tmc-image -o <out.cpp>
//
// Runs while tmc is built. Writes the function embeddedImage of AST/Embedded.h,
// the image of the library that tmc-embed put into this tool.
//
//===----------------------------------------------------------------------===//

#include "Parse/Embed.h"
#include "Sema/Image.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace tmc;

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
      << "  return {Image, sizeof(Image) - 1};\n}\n";
  Out.close();
  if (!Error)
    Error = Out.error();
  if (Error)
    llvm::errs() << "tmc-image: " << Argv[2] << ": " << Error.message() << "\n";
  return Error ? 1 : 0;
}
