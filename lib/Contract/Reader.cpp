//===- Reader.cpp - Attributes of claims ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Reader.h"

using namespace tmc;
using namespace tmc::contract;
using ir::AttrId;
using ir::EntityId;
using ir::KindId;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

AttrId Reader::attribute(KindId K, StringRef Attr) {
  auto [It, New] = Attributes.try_emplace(K.index());
  if (New)
    for (AttrId A : F.attributes().attrsOf(K))
      It->second[P.text(P.Attrs[A].Text)] = A;
  auto Found = It->second.find(Attr);
  return Found == It->second.end() ? AttrId() : Found->second;
}

Value Reader::value(EntityId E, StringRef Attr) {
  AttrId A = attribute(P.Entities[E].Kind, Attr);
  return A ? F.attributes().resolve(E, A).V : Value::unknown();
}

llvm::ArrayRef<Value> Reader::members(const Value &V) const {
  return V.Tag == ValueTag::Set ? P.elements(V) : llvm::ArrayRef<Value>();
}

StringRef Reader::text(EntityId E, StringRef Attr) {
  Value V = value(E, Attr);
  return V.Tag == ValueTag::String ? P.text(V.name()) : StringRef();
}

std::vector<StringRef> Reader::texts(EntityId E, StringRef Attr) {
  std::vector<StringRef> Out;
  Value V = value(E, Attr);
  for (const Value &M : members(V))
    if (M.Tag == ValueTag::String)
      Out.push_back(P.text(M.name()));
  // A set is in the order of its values, which is that of the program's names.
  llvm::sort(Out);
  return Out;
}

bool Reader::flag(EntityId E, StringRef Attr) {
  return value(E, Attr).isTrue();
}

std::optional<int64_t> Reader::number(EntityId E, StringRef Attr) {
  Value V = value(E, Attr);
  if (V.Tag != ValueTag::Int && V.Tag != ValueTag::Date)
    return std::nullopt;
  return V.Payload;
}

EntityId Reader::entity(EntityId E, StringRef Attr) {
  Value V = value(E, Attr);
  return V.Tag == ValueTag::Entity ? V.entity() : EntityId();
}

std::vector<EntityId> Reader::entities(EntityId E, StringRef Attr) {
  std::vector<EntityId> Out;
  Value V = value(E, Attr);
  for (const Value &M : members(V))
    if (M.Tag == ValueTag::Entity)
      Out.push_back(M.entity());
  return Out;
}

Word Reader::wordOf(const Value &V) const {
  const ir::EnumValue &Row =
      P.Enums[ir::EnumId(V.Aux)].Values.of(P.EnumValues)[V.Payload];
  StringRef Text = P.text(Row.Text);
  return {static_cast<uint32_t>(V.Payload), Text,
          Row.Title ? P.text(Row.Title) : Text,
          Row.Doc ? P.text(Row.Doc) : StringRef()};
}

std::optional<Word> Reader::word(EntityId E, StringRef Attr) {
  Value V = value(E, Attr);
  if (V.Tag != ValueTag::Enum)
    return std::nullopt;
  return wordOf(V);
}

std::vector<Word> Reader::words(EntityId E, StringRef Attr) {
  std::vector<Word> Out;
  Value V = value(E, Attr);
  for (const Value &M : members(V))
    if (M.Tag == ValueTag::Enum)
      Out.push_back(wordOf(M));
  return Out;
}

std::vector<Weakness> Reader::weaknesses(EntityId E, StringRef Attr) {
  std::vector<Weakness> Out;
  Value V = value(E, Attr);
  for (const Value &M : members(V))
    if (M.Tag == ValueTag::Ref) {
      const ir::Ref &R = P.Refs[M.Aux];
      Out.push_back({P.text(R.Scheme), P.text(R.Text)});
    }
  // A set is in the order of the program's references; people count.
  llvm::sort(Out, [](const Weakness &A, const Weakness &B) {
    return std::tuple(A.Scheme, A.Text.size(), A.Text) <
           std::tuple(B.Scheme, B.Text.size(), B.Text);
  });
  return Out;
}

Range Reader::place(EntityId E, StringRef Attr) {
  if (AttrId A = attribute(P.Entities[E].Kind, Attr))
    if (const ir::Setting *S = P.setting(E, A))
      return S->Where;
  return P.Entities[E].Where;
}
