//===- WordTables.cpp - Tables of words and what they mean ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/WordTables.h"

using namespace tmc;
using namespace tmc::sema;
using llvm::StringRef;

WordTables::WordTables(const NameIndex &Index) {
  constexpr StringRef Mark = ".mapping.words.";
  Index.forEachMapping([&](const Thing &T) {
    StringRef Package = Index.text(T.Package);
    if (T.What != ThingKind::EnumValue || !hasWordTables(Package))
      return;
    std::string Table =
        Package.substr(Package.find(Mark) + Mark.size()).str() + '.';
    Table += Index.text(T.Owner);
    Rows &R = Tables[Table];
    Meaning M;
    M.Name = Index.text(T.Text);
    if (T.Title)
      M.Title = Index.text(T.Title);
    if (T.Doc)
      M.Doc = Index.text(T.Doc);
    auto Row = static_cast<uint32_t>(R.Meanings.size());
    for (const ThingName &N : Index.namesOf(T).drop_front()) {
      M.Words.push_back(Index.text(N.Text));
      R.ByWord.try_emplace(M.Words.back(), Row);
    }
    R.Meanings.push_back(std::move(M));
  });
}

llvm::ArrayRef<WordTables::Meaning> WordTables::of(StringRef Table) const {
  auto It = Tables.find(Table);
  return It == Tables.end() ? llvm::ArrayRef<Meaning>()
                            : llvm::ArrayRef<Meaning>(It->second.Meanings);
}

const WordTables::Meaning *WordTables::find(StringRef Table,
                                            StringRef Word) const {
  auto It = Tables.find(Table);
  if (It == Tables.end())
    return nullptr;
  auto Found = It->second.ByWord.find(Word);
  return Found == It->second.ByWord.end() ? nullptr
                                          : &It->second.Meanings[Found->second];
}
