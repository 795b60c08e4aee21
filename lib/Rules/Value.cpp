//===- Value.cpp - Values that outlive an evaluation ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Value.h"

using namespace tmc;
using namespace tmc::rules;
using ir::Value;

Value SharedValues::text(llvm::StringRef Text, const Value &Like) {
  std::lock_guard Lock(Mutex);
  auto [It, New] = Map.try_emplace(Text, static_cast<uint32_t>(Texts.size()));
  if (New) {
    Texts.push_back(It->getKey());
    HasTexts.store(true, std::memory_order_release);
  }
  Value Out = Value::string(Name(Tag | It->second));
  Out.Tag = Like.Tag;
  return Out;
}

Value SharedValues::set(llvm::ArrayRef<Value> Members, const Value &Like) {
  std::lock_guard Lock(Mutex);
  auto [It, New] =
      Sets.try_emplace(Members.vec(), static_cast<uint32_t>(SetsById.size()));
  if (New)
    SetsById.push_back(It->first);
  Value Out = Like;
  Out.Aux = Tag | It->second;
  return Out;
}

Name SharedValues::find(llvm::StringRef Text) const {
  if (!HasTexts.load(std::memory_order_acquire))
    return Name::none();
  std::lock_guard Lock(Mutex);
  auto It = Map.find(Text);
  return It == Map.end() ? Name::none() : Name(Tag | It->second);
}

llvm::StringRef SharedValues::text(Name N) const {
  std::lock_guard Lock(Mutex);
  return Texts[N.index() & ~Tag];
}

llvm::ArrayRef<Value> SharedValues::members(const Value &V) const {
  std::lock_guard Lock(Mutex);
  return SetsById[V.Aux & ~Tag];
}
