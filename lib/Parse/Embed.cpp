//===- Embed.cpp - Files as C++ source ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/Embed.h"

#include "AST/Serialize.h"
#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using llvm::raw_ostream;
using llvm::StringRef;

void parse::writeLiteral(raw_ostream &OS, StringRef Bytes) {
  constexpr size_t Width = 96;
  do {
    StringRef Line = Bytes.take_front(Width);
    Bytes = Bytes.drop_front(Line.size());
    OS << "    \"";
    for (char C : Line) {
      // Always three octal digits: a digit may follow. No `?` as it is, so that
      // there are no trigraphs.
      if (llvm::isPrint(C) && C != '"' && C != '\\' && C != '?')
        OS << C;
      else
        OS << '\\' << static_cast<char>('0' + (static_cast<uint8_t>(C) >> 6))
           << static_cast<char>('0' + (static_cast<uint8_t>(C) >> 3 & 7))
           << static_cast<char>('0' + (static_cast<uint8_t>(C) & 7));
    }
    OS << "\"\n";
  } while (!Bytes.empty());
}

void parse::embed(std::vector<FileId> Files, StringRef Function,
                  Diagnostics &Diags, raw_ostream &OS) {
  const SourceManager &Sources = Diags.sources();
  llvm::sort(Files, [&](FileId A, FileId B) {
    return Sources.path(A) < Sources.path(B);
  });
  std::vector<std::string> Trees;
  for (FileId F : Files) {
    std::string &Bytes = Trees.emplace_back();
    if (!Sources.path(F).ends_with(".tm"))
      continue;
    Interner Names;
    ParseResult Result = parseFile(F, Names, Diags);
    Bytes = ast::serialize(Result.Tree, Names);
  }
  if (Diags.hasErrors())
    return;

  OS << "// Made by tmc-embed.\n\n#include \"AST/Embedded.h\"\n\n";
  // sizeof keeps the compiler from counting: the bytes may hold zeros.
  auto Write = [&](StringRef Name, size_t I, StringRef Bytes) {
    OS << "static const char " << Name << I << "[] =\n";
    writeLiteral(OS, Bytes);
    OS << "    ;\n";
  };
  for (size_t I = 0; I < Files.size(); ++I) {
    OS << "// " << Sources.path(Files[I]) << "\n";
    Write("Path", I, Sources.path(Files[I]));
    Write("Text", I, Sources.text(Files[I]));
    Write("Tree", I, Trees[I]);
  }
  OS << "\nllvm::ArrayRef<tmc::ast::EmbeddedFile> tmc::ast::" << Function
     << "() {\n  static const EmbeddedFile Files[] = {\n";
  for (size_t I = 0; I < Files.size(); ++I) {
    OS << "      {";
    for (StringRef Name : {"Path", "Text", "Tree"})
      OS << "{" << Name << I << ", sizeof(" << Name << I << ") - 1}, ";
    OS << "},\n";
  }
  OS << "  };\n  return Files;\n}\n";
}
