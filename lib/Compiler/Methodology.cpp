//===- Methodology.cpp - Finding the methodology that is asked for --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Methodology.h"

#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace tmc;
using namespace tmc::compiler;
using llvm::StringRef;

static constexpr llvm::StringLiteral Folder = "std/methods/";
static constexpr llvm::StringLiteral Package = "std.methods.";

/// `FourQuestions`, `four-questions` and `four_questions` are one name.
static std::string plainName(StringRef Name) {
  std::string Out;
  for (char C : Name)
    if (C != '-' && C != '_' && C != ' ')
      Out += llvm::toLower(C);
  return Out;
}

std::string compiler::methodologyWord(StringRef Name) {
  std::string Out;
  for (size_t I = 0; I < Name.size(); ++I) {
    if (Name[I] == '_') {
      Out += '-';
      continue;
    }
    if (I != 0 && llvm::isUpper(Name[I]) && llvm::isLower(Name[I - 1]))
      Out += '-';
    Out += llvm::toLower(Name[I]);
  }
  return Out;
}

/// The names of the library's files of methodologies, without folder and
/// ending.
static std::vector<StringRef>
libraryFiles(llvm::ArrayRef<ast::EmbeddedFile> Library) {
  std::vector<StringRef> Out;
  for (const ast::EmbeddedFile &F : Library) {
    StringRef Path = F.Path;
    if (Path.consume_front(Folder) && Path.consume_back(".tm"))
      Out.push_back(Path);
  }
  return Out;
}

std::vector<std::string>
compiler::methodologyPackages(StringRef Wanted,
                              llvm::ArrayRef<ast::EmbeddedFile> Library) {
  std::vector<std::string> Out;
  StringRef Short = Wanted.rsplit('.').second;
  std::string Plain = plainName(Short.empty() ? Wanted : Short);
  for (StringRef File : libraryFiles(Library))
    if (Wanted == ListMethodologies || plainName(File) == Plain)
      Out.push_back((Package + File).str());
  return Out;
}

ir::MethodologyId
compiler::findMethodology(const ir::Program &P, StringRef Wanted,
                          llvm::ArrayRef<ast::EmbeddedFile> Library,
                          Diagnostics &Diags) {
  std::string Plain = plainName(Wanted);
  std::vector<ir::MethodologyId> Found;
  bool FoundOwn = false;
  std::vector<std::string> Words;
  for (StringRef File : libraryFiles(Library))
    Words.push_back(methodologyWord(File));
  for (uint32_t I = 0; I < P.Methodologies.size(); ++I) {
    ir::MethodologyId Id(I);
    StringRef Full = P.text(P.Methodologies[Id].Id);
    if (Full == Wanted)
      return Id;
    bool IsOwn = !Full.starts_with(Package);
    if (IsOwn)
      Words.push_back(methodologyWord(P.shortName(P.Methodologies[Id].Id)));
    if (plainName(P.shortName(P.Methodologies[Id].Id)) != Plain)
      continue;
    if (IsOwn && !FoundOwn)
      Found.clear();
    if (IsOwn || !FoundOwn)
      Found.push_back(Id);
    FoundOwn |= IsOwn;
  }
  if (Found.size() == 1)
    return Found.front();
  if (!Found.empty()) {
    std::vector<std::string> Names;
    for (ir::MethodologyId Id : Found)
      Names.push_back(P.text(P.Methodologies[Id].Id).str());
    Diags.report(diag::AmbiguousMethodology) << Wanted << std::move(Names);
    return ir::MethodologyId::none();
  }
  llvm::sort(Words);
  Words.erase(llvm::unique(Words), Words.end());
  std::vector<StringRef> Candidates(Words.begin(), Words.end());
  StringRef Near = nearest(methodologyWord(Wanted), Candidates);
  if (Near.empty())
    Diags.report(diag::UnknownMethodology) << Wanted << Words;
  else
    Diags.report(diag::UnknownMethodologyDidYouMean) << Wanted << Near << Words;
  return ir::MethodologyId::none();
}

std::string compiler::listMethodologies(const ir::Program &P) {
  std::vector<std::pair<std::string, std::string>> Rows;
  size_t Width = 0;
  for (const ir::Methodology &M : P.Methodologies.rows()) {
    std::string Word = methodologyWord(P.shortName(M.Id));
    // The first sentence says what it is.
    StringRef Doc = P.text(M.Doc);
    size_t End = 0;
    while (End < Doc.size() &&
           !((Doc[End] == '.' || Doc[End] == '?') &&
             (End + 1 == Doc.size() || llvm::isSpace(Doc[End + 1]))))
      ++End;
    Doc = Doc.take_front(End + (Doc.substr(End, 1) == "?"));
    std::string Text = P.text(M.Title).str();
    if (!Doc.empty())
      Text += (Text.empty() ? "" : ": ") + Doc.str();
    Width = std::max(Width, Word.size());
    Rows.push_back({std::move(Word), std::move(Text)});
  }
  llvm::sort(Rows);
  std::string Out;
  for (const auto &[Word, Text] : Rows)
    Out += document::terminalText(Word) +
           std::string(Width - Word.size() + 2, ' ') +
           document::terminalText(Text) + "\n";
  return Out;
}
