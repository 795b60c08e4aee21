//===- Packed.cpp - Tables of numbers and texts as short text -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Packed.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cassert>

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

uint32_t PackedTexts::add(StringRef Text) {
  auto [It, New] = Ids.try_emplace(Text, static_cast<uint32_t>(Order.size()));
  if (New)
    Order.push_back(It->first());
  return It->second;
}

static bool isWordPart(char C) {
  return llvm::isAlnum(C) || C == '_' || static_cast<unsigned char>(C) >= 0x80;
}

/// Takes the first word off \p Text: letters and digits with a blank before
/// them, or one other character.
static StringRef takeWord(StringRef &Text) {
  size_t End = Text.starts_with(" ") ? 1 : 0;
  if (End < Text.size() && isWordPart(Text[End]))
    while (End < Text.size() && isWordPart(Text[End]))
      ++End;
  else
    End = 1;
  StringRef Word = Text.take_front(End);
  Text = Text.drop_front(End);
  return Word;
}

void PackedTexts::write(JsonWriter &W) const {
  struct Word {
    StringRef Text;
    uint32_t Count = 0;
  };
  std::vector<Word> Words;
  llvm::StringMap<uint32_t> IdOf;
  std::vector<uint32_t> Used;    // words of all texts
  std::vector<uint32_t> Lengths; // of each text, in words
  for (StringRef Text : Order) {
    size_t Before = Used.size();
    while (!Text.empty()) {
      auto [It, New] =
          IdOf.try_emplace(takeWord(Text), static_cast<uint32_t>(Words.size()));
      if (New)
        Words.push_back({It->first()});
      ++Words[It->second].Count;
      Used.push_back(It->second);
    }
    Lengths.push_back(static_cast<uint32_t>(Used.size() - Before));
  }
  // The most frequent words get the shortest numbers.
  std::vector<uint32_t> ByCount(Words.size());
  for (uint32_t I = 0; I < ByCount.size(); ++I)
    ByCount[I] = I;
  llvm::stable_sort(ByCount, [&](uint32_t A, uint32_t B) {
    return Words[A].Count > Words[B].Count;
  });
  std::vector<uint32_t> Rank(Words.size());
  W.line();
  W.key("words");
  W.open('[');
  for (uint32_t I = 0; I < ByCount.size(); ++I) {
    Rank[ByCount[I]] = I;
    W.string(Words[ByCount[I]].Text);
  }
  W.close(']');
  Packed Texts;
  const uint32_t *Of = Used.data();
  for (uint32_t Length : Lengths) {
    Texts.add(Length);
    for (uint32_t I = 0; I < Length; ++I)
      Texts.add(Rank[*Of++]);
  }
  W.line();
  W.field("texts", Texts.text());
}

Packed &PackedTable::column(StringRef Column, bool IsList) {
  if (Next == Columns.size()) {
    assert(Rows == 1 && "the first row has all columns");
    Columns.push_back({Column, IsList, Packed()});
  }
  assert(Columns[Next].Name == Column && "columns come in one order");
  return Columns[Next++].Values;
}

void PackedTable::write(JsonWriter &W) const {
  W.line();
  W.key(Name);
  W.open('{');
  W.field("rows", static_cast<int64_t>(Rows));
  W.key("columns");
  W.open('{');
  for (const ColumnOf &C : Columns) {
    W.line(1);
    W.field(C.IsList ? (C.Name + "[]").str() : C.Name.str(), C.Values.text());
  }
  W.close('}');
  W.close('}');
}
