//===- Labels.cpp - Tags, links, and what is out of scope -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Labels.h"

#include "Analysis/Scope.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityClass;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

std::optional<WebLink> review::parseLink(StringRef Text) {
  Text = Text.trim();
  size_t Blank = Text.find_last_of(" \t\n");
  StringRef Address =
      Blank == StringRef::npos ? Text : Text.drop_front(Blank + 1);
  StringRef Said =
      Blank == StringRef::npos ? "" : Text.take_front(Blank).trim();
  auto [Scheme, Rest] = Address.split("://");
  bool HasScheme =
      !Rest.empty() && !Scheme.empty() && llvm::all_of(Scheme, [](char C) {
        return llvm::isAlnum(C) || C == '+' || C == '-' || C == '.';
      });
  // Those that a browser would run are no addresses.
  for (StringRef Runs : {"javascript", "vbscript", "data"})
    HasScheme &= !Scheme.equals_insensitive(Runs);
  StringRef Mail = Address;
  if (!HasScheme && !(Mail.consume_front("mailto:") && Mail.contains('@')))
    return std::nullopt;
  Said.consume_back(":");
  return WebLink{(Said.empty() ? Address : Said).str(), Address.str()};
}

/// The texts in \p A of \p E, sorted.
static std::vector<std::string> texts(const Engine &Of, EntityId E,
                                      ir::AttrId A) {
  std::vector<std::string> Out;
  if (!A)
    return Out;
  Value V = Of.attribute(E, A);
  std::vector<Value> Items;
  if (V.Tag == ValueTag::Set)
    Items = Of.elements(V);
  for (const Value &Item : Items)
    if (Item.Tag == ValueTag::String)
      Out.push_back(Of.text(Item).str());
  llvm::sort(Out);
  return Out;
}

std::vector<WebLink> review::linksOf(const Engine &Of, EntityId E) {
  std::vector<WebLink> Out;
  const ir::Program &P = Of.program();
  for (const std::string &Text :
       texts(Of, E, P.Known.links(P.Entities[E].Class)))
    if (std::optional<WebLink> L = parseLink(Text))
      Out.push_back(std::move(*L));
  return Out;
}

std::vector<std::string> review::tagsOf(const Engine &Of, EntityId E) {
  const ir::Program &P = Of.program();
  return texts(Of, E, P.Known.tags(P.Entities[E].Class));
}

std::vector<std::string> review::tagsOf(const Engine &Of, const ir::Rule &R) {
  const ir::Program &P = Of.program();
  std::vector<std::string> Out;
  for (const ir::Property &X : R.Properties.of(P.Properties)) {
    if (P.text(X.Key) != "tags")
      continue;
    if (X.V.Tag == ValueTag::String)
      Out.push_back(P.text(X.V.name()).str());
    else if (X.V.Tag == ValueTag::Set)
      for (const Value &V : P.elements(X.V))
        if (V.Tag == ValueTag::String)
          Out.push_back(P.text(V.name()).str());
  }
  llvm::sort(Out);
  return Out;
}

static bool haveCommon(llvm::ArrayRef<std::string> A,
                       llvm::ArrayRef<std::string> B) {
  return llvm::any_of(
      A, [&](const std::string &X) { return llvm::is_contained(B, X); });
}

llvm::BitVector review::tagged(const Engine &Of,
                               llvm::ArrayRef<std::string> Tags) {
  const ir::Program &P = Of.program();
  llvm::BitVector Out(P.Entities.size());
  // A parent's id is smaller than its children's.
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I), Parent = P.Entities[E].Parent;
    if ((Parent && Out.test(Parent.index())) || haveCommon(tagsOf(Of, E), Tags))
      Out.set(I);
  }
  for (const ir::Flow &F : P.Flows)
    if (Out.test(F.Source.index()) || Out.test(F.Target.index()))
      Out.set(F.Self.index());
  return Out;
}

FindingSet review::onlyTagged(const Engine &Of, const FindingSet &All,
                              const llvm::BitVector &Things,
                              llvm::ArrayRef<std::string> Tags) {
  const ir::Program &P = Of.program();
  llvm::BitVector RuleHas(P.Rules.size());
  for (uint32_t R = 0; R < P.Rules.size(); ++R)
    if (haveCommon(tagsOf(Of, P.Rules[ir::RuleId(R)]), Tags))
      RuleHas.set(R);
  FindingSet Out = All;
  Out.Findings.truncate(0);
  llvm::fill(Out.CountByState, 0);
  for (const Finding &X : All.Findings.rows()) {
    if (!RuleHas.test(X.Rule.index()) &&
        llvm::none_of(X.Bindings.of(All.Bindings),
                      [&](EntityId E) { return Things.test(E.index()); }))
      continue;
    Out.Findings.add(X);
    ++Out.CountByState[static_cast<unsigned>(X.State)];
  }
  llvm::erase_if(Out.OpenSets, [&](const UnknownFact &Fact) {
    return !Things.test(Fact.Entity.index());
  });
  return Out;
}

void review::checkLabels(const ir::Program &P, const analysis::Facts &F,
                         Diagnostics &Diags) {
  // A `default` and a kind hold for many.
  llvm::DenseSet<uint32_t> Said;
  auto IsNew = [&](Range Where) {
    return !Where.isValid() || Said.insert(Where.Begin.Offset).second;
  };
  for (EntityId E : F.scope().saying()) {
    ir::AttrId A = P.Known.outOfScope(P.Entities[E].Class);
    analysis::Resolved R = F.attributes().resolve(E, A);
    if (P.text(R.V.name()).trim().empty() && IsNew(R.Where))
      Diags.report(diag::OutOfScopeWithoutReason,
                   R.Where.isValid() ? R.Where : P.Entities[E].Where)
          << P.text(P.Entities[E].Id);
  }
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    ir::AttrId A = P.Known.links(P.Entities[E].Class);
    if (!A)
      continue;
    analysis::Resolved R = F.attributes().resolve(E, A);
    if (R.V.Tag != ValueTag::Set || R.V.Payload == 0 || !IsNew(R.Where))
      continue;
    for (const Value &V : P.elements(R.V))
      if (V.Tag == ValueTag::String && !parseLink(P.text(V.name())))
        Diags.report(diag::LinkWithoutAddress,
                     R.Where.isValid() ? R.Where : P.Entities[E].Where)
            << P.text(V.name());
  }
}
