//===- AppModel.cpp - The model, for the interactive report ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Lineage.h"
#include "Analysis/Scope.h"
#include "Backends/AppData.h"
#include "Report/Describe.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;

void AppData::entities() {
  Table T("entities");
  const analysis::Scope &Scope = In.Engine.facts().scope();
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId Id(I);
    const ir::Entity &E = P.Entities[Id];
    T.row();
    T.number("id", text(E.Id));
    T.number("name", text(E.Text));
    std::string Label = P.shownName(Id);
    T.number("shown", Label == P.text(E.Text) ? 0 : text(Label));
    T.number("doc", text(E.Doc));
    T.number("class", static_cast<uint64_t>(E.Class));
    T.number("kind", ref(E.Kind));
    T.number("parent", ref(E.Parent));
    T.number("also_in", text(besidesText(In.Engine, Id)));
    T.number("out_of_scope", text(outOfScopeReason(In.Engine, Id)));
    T.number("out_by", Scope.isOut(Id) ? ref(Scope.by(Id)) : 0);
    T.list("tags", texts(review::tagsOf(In.Engine, Id)));
    Numbers Links;
    for (const review::WebLink &L : review::linksOf(In.Engine, Id))
      Links.append({text(L.Text), text(L.Address)});
    T.list("links", Links);
    place(T, E.Where);
  }
  write(T);
}

void AppData::flows() {
  Table T("flows");
  const analysis::Lineage &Lineage = In.Engine.facts().lineagePass();
  for (const ir::Flow &X : P.Flows) {
    T.row();
    T.number("entity", ref(X.Self));
    T.number("source", ref(X.Source));
    T.number("target", ref(X.Target));
    T.number("two_way", X.TwoWay);
    T.list("sent", refs(Lineage.sent(X.Self)));
    T.list("returned", refs(Lineage.returned(X.Self)));
  }
  write(T);
}

/// What there is, from where it came, and where it is.
void AppData::data() {
  Table T("data");
  const analysis::Lineage &Lineage = In.Engine.facts().lineagePass();
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId Id(I);
    if (P.Entities[Id].Class != ir::EntityClass::Data)
      continue;
    const ir::DataItem &Item = P.dataItem(Id);
    T.row();
    T.number("entity", ref(Id));
    T.list("from", refs(Item.From.of(P.DerivedFrom)));
    T.number("by", ref(Item.By));
    T.list("origin", refs(Lineage.origin(Id)));
    T.list("places", refs(Lineage.places(Id)));
    T.list("flows", refs(Lineage.flows(Id)));
    T.list("stored", refs(Lineage.storedAt(Id)));
  }
  write(T);
}

/// The attributes of \p K that a control may provide, and with reasons those
/// that follow from others.
llvm::ArrayRef<ir::AttrId> AppData::attributesOf(ir::KindId K) {
  auto [It, New] = UnsetOf.try_emplace(K);
  if (!New)
    return It->second;
  llvm::BitVector Provided(P.Attrs.size());
  for (const ir::Provision &X : P.Provisions)
    Provided.set(X.Attr.index());
  const analysis::Attributes &Of = In.Engine.facts().attributes();
  for (ir::AttrId A : Of.attrsOf(K))
    if (Provided.test(A.index()) ||
        (WithWhy && !Of.kindDefault(K, A).isConstant()))
      It->second.push_back(A);
  return It->second;
}

/// What each thing is known to be, and what says so. The constants of kinds are
/// in `defaults`.
void AppData::attributes() {
  Table T("attributes");
  const analysis::Facts &Facts = In.Engine.facts();
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId E(I);
    const ir::Entity &Row = P.Entities[E];
    llvm::SmallVector<ir::AttrId, 64> Attrs(attributesOf(Row.Kind));
    for (Slice Set : {Row.Settings, Row.Inherited})
      for (const ir::Setting &S : Set.of(P.Settings))
        Attrs.push_back(S.Attr);
    llvm::sort(Attrs);
    Attrs.erase(llvm::unique(Attrs), Attrs.end());
    for (ir::AttrId A : Attrs) {
      analysis::Resolved R = Facts.resolve(E, A);
      if (R.From == analysis::Origin::None ||
          (R.From == analysis::Origin::KindDefault && R.isConstant()) ||
          (!WithWhy && !R.isConstant() && R.From != analysis::Origin::Control))
        continue;
      ir::Value V = R.isConstant() ? R.V : In.Engine.attribute(E, A);
      if (V.isUnknown())
        continue;
      T.row();
      T.number("entity", ref(E));
      T.number("name", text(P.Attrs[A].Text));
      T.number("value", text(plainValue(In.Engine, V)));
      T.number("origin", static_cast<uint64_t>(R.From));
      T.number("by", R.Control ? text(P.shortName(P.Controls[R.Control].Id))
                     : R.Kind  ? text(P.shortName(P.Kinds[R.Kind].Id))
                               : 0);
      T.number("on", R.On != E ? ref(R.On) : 0);
      bool IsSaid = R.From == analysis::Origin::Model ||
                    R.From == analysis::Origin::Proof ||
                    R.From == analysis::Origin::Scope;
      place(T, IsSaid ? R.Where : Range());
    }
  }
  write(T);
}

void AppData::kinds() {
  Table T("kinds");
  for (const ir::Kind &K : P.Kinds.rows()) {
    T.row();
    T.number("id", text(K.Id));
    T.number("name", text(P.shortName(K.Id)));
    T.number("base", ref(K.Base));
    T.number("title", text(K.Title));
  }
  write(T);
}

/// What kinds that are used say about all of theirs.
void AppData::defaults() {
  Table T("defaults");
  const analysis::Attributes &Attributes = In.Engine.facts().attributes();
  llvm::DenseSet<ir::KindId> Used;
  for (const ir::Entity &E : P.Entities.rows())
    Used.insert(E.Kind);
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    if (!Used.contains(ir::KindId(I)))
      continue;
    for (ir::AttrId A : Attributes.attrsOf(ir::KindId(I))) {
      analysis::Resolved R = Attributes.kindDefault(ir::KindId(I), A);
      if (R.From != analysis::Origin::KindDefault || !R.isConstant() ||
          R.V.isUnknown())
        continue;
      T.row();
      T.number("kind", I + 1);
      T.number("name", text(P.Attrs[A].Text));
      T.number("value", text(plainValue(In.Engine, R.V)));
      T.number("by", R.Kind ? text(P.shortName(P.Kinds[R.Kind].Id)) : 0);
    }
  }
  write(T);
}

/// What says about itself that it is out of scope.
void AppData::scope() {
  Table T("out_of_scope");
  const analysis::Scope &Scope = In.Engine.facts().scope();
  for (ir::EntityId E : Scope.roots()) {
    auto It = F.OutOfScope.find(E);
    T.row();
    T.number("entity", ref(E));
    T.number("not_reviewed", It == F.OutOfScope.end() ? 0 : It->second);
  }
  write(T);
}

void AppData::model() {
  entities();
  flows();
  data();
  attributes();
  kinds();
  defaults();
  scope();
}
