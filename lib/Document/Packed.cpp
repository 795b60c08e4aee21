//===- Packed.cpp - Tables of numbers and texts as short text -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Packed.h"

#include "llvm/ADT/DenseMap.h"
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
  return llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80;
}

/// Takes the first word off \p Text: letters and digits with what usually comes
/// before them, or one other character.
static StringRef takeWord(StringRef &Text) {
  size_t End = StringRef(" _.-`").contains(Text.front()) ? 1 : 0;
  if (End < Text.size() && isWordPart(Text[End]))
    while (End < Text.size() && isWordPart(Text[End]))
      ++End;
  else
    End = 1;
  StringRef Word = Text.take_front(End);
  Text = Text.drop_front(End);
  return Word;
}

namespace {
/// Texts as lists of words, in which words that often follow each other become
/// phrases: pairs of words or phrases.
class Phrases {
public:
  explicit Phrases(llvm::ArrayRef<StringRef> Texts);
  void write(JsonWriter &W) const;

private:
  using Pair = std::pair<uint32_t, uint32_t>;
  static constexpr unsigned Rounds = 6;
  /// A phrase has to pay for its own place.
  static constexpr uint32_t LeastUses = 8;

  bool mergeOnce();
  std::vector<uint32_t> codes() const;

  std::vector<StringRef> Words;
  std::vector<Pair> Pairs; ///< of ids; the id of one is behind those of words
  std::vector<uint32_t> Used; ///< ids, all texts behind each other
  std::vector<uint32_t> Ends; ///< of each text, in Used
};
} // namespace

Phrases::Phrases(llvm::ArrayRef<StringRef> Texts) {
  llvm::StringMap<uint32_t> IdOf;
  for (StringRef Text : Texts) {
    while (!Text.empty()) {
      auto [It, New] =
          IdOf.try_emplace(takeWord(Text), static_cast<uint32_t>(Words.size()));
      if (New)
        Words.push_back(
            StringRef(Text.data() - It->first().size(), It->first().size()));
      Used.push_back(It->second);
    }
    Ends.push_back(static_cast<uint32_t>(Used.size()));
  }
  for (unsigned I = 0; I < Rounds && mergeOnce(); ++I) {
  }
}

/// Makes phrases of the most frequent neighbours; false if there are none.
bool Phrases::mergeOnce() {
  llvm::DenseMap<Pair, uint32_t> Count;
  auto ForTexts = [&](auto Fn) {
    for (uint32_t I = 0, Begin = 0; I < Ends.size(); Begin = Ends[I++])
      Fn(I, Begin, Ends[I]);
  };
  ForTexts([&](uint32_t, uint32_t I, uint32_t End) {
    for (; I + 1 < End; ++I)
      ++Count[{Used[I], Used[I + 1]}];
  });
  llvm::DenseMap<Pair, uint32_t> IdOf;
  std::vector<uint32_t> Out, OutEnds;
  ForTexts([&](uint32_t, uint32_t I, uint32_t End) {
    auto CountAt = [&](uint32_t At) {
      return At + 1 < End ? Count.lookup({Used[At], Used[At + 1]}) : 0;
    };
    for (; I < End; ++I) {
      // Of two that share a word the more frequent one is made.
      if (CountAt(I) < LeastUses || CountAt(I) < CountAt(I + 1)) {
        Out.push_back(Used[I]);
        continue;
      }
      Pair Both = {Used[I], Used[I + 1]};
      auto [It, New] = IdOf.try_emplace(
          Both, static_cast<uint32_t>(Words.size() + Pairs.size()));
      if (New)
        Pairs.push_back(Both);
      Out.push_back(It->second);
      ++I;
    }
    OutEnds.push_back(static_cast<uint32_t>(Out.size()));
  });
  Used = std::move(Out);
  Ends = std::move(OutEnds);
  return !IdOf.empty();
}

/// By id, the number that stands for it: words are even, phrases odd, the most
/// frequent of each have the smallest.
std::vector<uint32_t> Phrases::codes() const {
  size_t All = Words.size() + Pairs.size();
  std::vector<uint32_t> Count(All), Order(All), Codes(All);
  for (uint32_t Id : Used)
    ++Count[Id];
  for (Pair Of : Pairs) {
    ++Count[Of.first];
    ++Count[Of.second];
  }
  for (uint32_t I = 0; I < All; ++I)
    Order[I] = I;
  llvm::stable_sort(
      Order, [&](uint32_t A, uint32_t B) { return Count[A] > Count[B]; });
  uint32_t Next[] = {0, 1};
  for (uint32_t Id : Order) {
    uint32_t &N = Next[Id >= Words.size()];
    Codes[Id] = N;
    N += 2;
  }
  return Codes;
}

void Phrases::write(JsonWriter &W) const {
  std::vector<uint32_t> Code = codes();
  std::vector<uint32_t> WordAt(Words.size()), PairAt(Pairs.size());
  for (uint32_t Id = 0; Id < Code.size(); ++Id)
    (Id < Words.size() ? WordAt : PairAt)[Code[Id] / 2] = Id;
  W.line();
  W.key("words");
  W.open('[');
  for (uint32_t Id : WordAt)
    W.string(Words[Id]);
  W.close(']');
  Packed Of, Texts;
  for (uint32_t Id : PairAt) {
    Of.add(Code[Pairs[Id - Words.size()].first]);
    Of.add(Code[Pairs[Id - Words.size()].second]);
  }
  W.line();
  W.field("phrases", Of.text());
  uint32_t Begin = 0;
  for (uint32_t End : Ends) {
    Texts.add(End - Begin);
    for (; Begin < End; ++Begin)
      Texts.add(Code[Used[Begin]]);
  }
  W.line();
  W.field("texts", Texts.text());
}

void PackedTexts::write(JsonWriter &W) const { Phrases(Order).write(W); }

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
