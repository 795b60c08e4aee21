//===- NamedParts.cpp - What a source calls its parts ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/NamedParts.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

std::vector<Value *> importers::mapsOf(Import &I, Value *Map, StringRef Key) {
  std::vector<Value *> Out;
  Value *All = I.list(Map, Key);
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (E.Item->isMap()) {
      Out.push_back(E.Item);
      continue;
    }
    I.wrongType(*E.Item, Key, "maps");
    Import::lost(E.Item, "it is of another type than the format has here");
  }
  return Out;
}

const Kind *importers::kindByName(const Knowledge &K, StringRef Table,
                                  StringRef Name) {
  llvm::SmallVector<StringRef, 8> Words;
  for (StringRef Rest = Name.trim(); !Rest.empty() && Words.size() < 8;) {
    auto [Word, More] = Rest.split(' ');
    if (!Word.empty())
      Words.push_back(Word);
    Rest = More;
  }
  auto Look = [&](size_t From) {
    return K.map(Table,
                 llvm::join(llvm::ArrayRef(Words).drop_front(From), " "));
  };
  // `PostgreSQL 15` is a version.
  while (Words.size() > 1 &&
         llvm::isDigit(Words.back().ltrim('v').take_front().str()[0]))
    Words.pop_back();
  for (size_t From = 0; From < Words.size(); ++From)
    if (const Kind *Found = Look(From))
      return Found;
  return nullptr;
}

bool importers::applySetting(Import &I, PartId P, StringRef Table,
                             StringRef Word) {
  const Knowledge::Setting *S = I.K.setting(Table, Word);
  if (!S)
    return false;
  I.Model.set(P, S->Attribute, S->Value);
  return true;
}

void importers::remarkFrom(Import &I, Value *Map, StringRef Key,
                           StringRef Label) {
  Value *V = I.scalar(Map, Key);
  if (!V)
    return;
  if (!V->Text.trim().empty())
    I.Model.remark((Label + V->Text.trim()).str());
  Import::approximated(V, "it is in a comment");
}
