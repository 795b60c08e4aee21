//===- parse.cpp - Fuzzing the parser -------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Whatever the bytes: no crash, a tree that keeps its promises, and a message
// if and only if there is an error.
//
//===----------------------------------------------------------------------===//

#include "Check.h"

#include "AST/Serialize.h"
#include "Parse/Parser.h"

using namespace tmc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  SourceManager Sources;
  Diagnostics Diags(Sources);
  Interner Names;
  FileId File = Sources.addFile("fuzz.tm", Text);
  parse::ParseResult Result = parse::parseFile(File, Names, Diags);
  const ast::Tree &T = Result.Tree;
  check(Result.HasErrors == Diags.hasErrors());
  check(T.root().isValid());
  for (uint32_t I = 0; I < T.size(); ++I) {
    const ast::Node &N = T.Nodes[I];
    check(N.Begin <= N.End && N.End <= Size);
    check(N.Depth <= ast::MaxTreeDepth);
    check(N.NumChildren >= ast::fixedSlots(N.Kind));
    for (ast::NodeId C : T.children(ast::NodeId(I)))
      check(!C ||
            (C.index() < I && T[C].Begin >= N.Begin && T[C].End <= N.End));
  }
  for (const Diagnostic &D : Diags.all()) {
    if (D.Where.isValid())
      check(D.Where.Begin <= D.Where.End &&
            Sources.fileOf(D.Where.End) == File);
    std::string Shown;
    llvm::raw_string_ostream OS(Shown);
    render(D, Sources, {}, OS);
  }

  std::string Bytes = ast::serialize(T, Names);
  Interner Others;
  auto Copy = ast::deserialize(Bytes, File, Others);
  check(Copy && Copy->size() == T.size());
  // Columns are counted from the line's start: too slow for one huge line.
  if (Size > 1 << 16)
    return 0;
  std::string First;
  std::string Second;
  llvm::raw_string_ostream FirstOS(First);
  llvm::raw_string_ostream SecondOS(Second);
  ast::dump(T, Names, Sources, FirstOS);
  ast::dump(*Copy, Others, Sources, SecondOS);
  check(First == Second);
  // Bytes that are no tree are refused, and never followed.
  ast::deserialize(Text, File, Others);
  return 0;
}
