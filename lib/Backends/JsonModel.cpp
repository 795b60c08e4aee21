//===- JsonModel.cpp - A model and its knowledge as JSON ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/FindingsJson.h"

#include "Analysis/Scope.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

/// The attributes of \p K that a control may provide, or that follow from
/// others if that is wanted: all that is worth a look besides what is set.
llvm::ArrayRef<ir::AttrId> FindingsJson::attributesOf(ir::KindId K) {
  auto [It, New] = UnsetOf.try_emplace(K);
  if (!New)
    return It->second;
  llvm::BitVector Provided(P.Attrs.size());
  for (const ir::Provision &X : P.Provisions)
    Provided.set(X.Attr.index());
  const analysis::Attributes &Of = In.Engine.facts().attributes();
  for (ir::AttrId A : Of.attrsOf(K)) {
    analysis::Resolved D = Of.kindDefault(K, A);
    if (Provided.test(A.index()) ||
        (D.isConstant() ? D.From == analysis::Origin::Derived : WithWhy))
      It->second.push_back(A);
  }
  return It->second;
}

void FindingsJson::attributes(ir::EntityId E) {
  const analysis::Facts &Facts = In.Engine.facts();
  bool Any = false;
  const ir::Entity &Row = P.Entities[E];
  llvm::SmallVector<ir::AttrId, 64> Attrs(attributesOf(Row.Kind));
  for (Slice Set : {Row.Settings, Row.Inherited})
    for (const ir::Setting &S : Set.of(P.Settings))
      Attrs.push_back(S.Attr);
  llvm::sort(Attrs);
  Attrs.erase(llvm::unique(Attrs), Attrs.end());
  for (ir::AttrId A : Attrs) {
    analysis::Resolved R = Facts.resolve(E, A);
    // A kind's constants are said once, with the kind: most of what a large
    // model knows is such, and would be most of the output.
    if (R.From == analysis::Origin::None ||
        (R.From == analysis::Origin::KindDefault && R.isConstant()))
      continue;
    // What follows from other attributes is a reason rather than a fact of the
    // model; like reasons it is left out of large outputs.
    if (!WithWhy && !R.isConstant() && R.From != analysis::Origin::Control)
      continue;
    ir::Value V = R.isConstant() ? R.V : In.Engine.attribute(E, A);
    if (V.isUnknown())
      continue;
    if (!Any) {
      W.key("attributes");
      W.open('{');
      Any = true;
    }
    W.key(text(P.Attrs[A].Text));
    W.open('{');
    W.key("value");
    value(V);
    W.field("origin", analysis::spelling(R.From));
    if (R.On && R.On != E)
      W.field("on", text(P.Entities[R.On].Id));
    if (R.From == analysis::Origin::Model ||
        R.From == analysis::Origin::Scope || R.From == analysis::Origin::Proof)
      place(R.Where);
    else if (R.Control)
      W.field("by", text(P.Controls[R.Control].Id));
    else if (R.Kind)
      W.field("by", text(P.Kinds[R.Kind].Id));
    W.close('}');
  }
  if (Any)
    W.close('}');
}

void FindingsJson::entity(ir::EntityId Id) {
  const ir::Entity &E = P.Entities[Id];
  W.line();
  W.open('{');
  W.field("id", text(E.Id));
  W.field("kind", text(P.Kinds[E.Kind].Id));
  W.fieldIf("title", text(E.Title));
  W.fieldIf("doc", text(E.Doc));
  if (E.Parent)
    W.field("parent", text(P.Entities[E.Parent].Id));
  if (E.Class == ir::EntityClass::Flow) {
    const ir::Flow &Flow = P.flow(Id);
    W.field("source", text(P.Entities[Flow.Source].Id));
    W.field("target", text(P.Entities[Flow.Target].Id));
    if (Flow.TwoWay)
      W.flag("two_way", true);
  } else if (E.Class == ir::EntityClass::Data) {
    const ir::DataItem &Item = P.dataItem(Id);
    if (!Item.From.empty())
      entityIds("from", Item.From.of(P.DerivedFrom));
    if (Item.By)
      W.field("by", text(P.Entities[Item.By].Id));
  }
  place(E.Where);
  labels(Id);
  attributes(Id);
  W.close('}');
}

void FindingsJson::strings(StringRef Key, llvm::ArrayRef<std::string> List) {
  if (List.empty())
    return;
  W.key(Key);
  W.open('[');
  for (const std::string &Text : List)
    W.string(Text);
  W.close(']');
}

/// Tags, links and why it is out of scope, whoever says so.
void FindingsJson::labels(ir::EntityId Id) {
  if (const analysis::Scope &Scope = In.Engine.facts().scope();
      Scope.isOut(Id)) {
    W.key("out_of_scope");
    W.open('{');
    W.field("reason", text(Scope.reason(Id)));
    W.field("by", text(P.Entities[Scope.by(Id)].Id));
    W.close('}');
  }
  strings("tags", review::tagsOf(In.Engine, Id));
  std::vector<review::WebLink> Links = review::linksOf(In.Engine, Id);
  if (Links.empty())
    return;
  W.key("links");
  W.open('[');
  for (const review::WebLink &L : Links) {
    W.open('{');
    W.field("text", L.Text);
    W.field("url", L.Address);
    W.close('}');
  }
  W.close(']');
}

/// What says of itself that it is out of scope.
void FindingsJson::outOfScope() {
  const analysis::Scope &Scope = In.Engine.facts().scope();
  W.line();
  W.key("out_of_scope");
  W.open('[');
  for (ir::EntityId E : Scope.roots()) {
    W.line();
    W.open('{');
    W.field("id", text(P.Entities[E].Id));
    W.field("class", ir::spelling(P.Entities[E].Class));
    W.field("reason", text(Scope.reason(E)));
    auto It = F.OutOfScope.find(E);
    W.field("not_reviewed", It == F.OutOfScope.end() ? 0 : It->second);
    place(P.Entities[E].Where);
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::model() {
  static constexpr StringRef Lists[] = {"systems", "boundaries", "elements",
                                        "flows", "data"};
  W.key("model");
  W.open('{');
  for (unsigned C = 0; C < ir::NumEntityClasses; ++C) {
    W.line();
    W.key(Lists[C]);
    W.open('[');
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (P.Entities[ir::EntityId(I)].Class == static_cast<ir::EntityClass>(C))
        entity(ir::EntityId(I));
    W.close(']');
  }
  W.close('}');
}

void FindingsJson::kinds() {
  llvm::DenseSet<ir::KindId> Used;
  for (const ir::Entity &E : P.Entities.rows())
    for (ir::KindId K = E.Kind; K && Used.insert(K).second;)
      K = P.Kinds[K].Base;
  W.line();
  W.key("kinds");
  W.open('[');
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    if (!Used.contains(ir::KindId(I)))
      continue;
    const ir::Kind &K = P.Kinds[ir::KindId(I)];
    W.line();
    W.open('{');
    W.field("id", text(K.Id));
    W.field("class", ir::spelling(K.Class));
    if (K.Base)
      W.field("base", text(P.Kinds[K.Base].Id));
    W.fieldIf("title", text(K.Title));
    W.fieldIf("doc", text(K.Doc));
    properties("annotations", K.Annotations);
    W.key("attributes");
    W.open('[');
    for (ir::AttrId A : K.Attrs.of(P.KindAttrs)) {
      const ir::Attr &Attr = P.Attrs[A];
      W.open('{');
      W.field("name", text(Attr.Text));
      W.field("type", ir::typeName(P, Attr.Ty));
      W.fieldIf("doc", text(Attr.Doc));
      if (Attr.Required)
        W.flag("required", true);
      if (Attr.Derived)
        W.flag("derived", true);
      W.close('}');
    }
    W.close(']');
    W.key("defaults");
    W.open('{');
    const analysis::Attributes &Attributes = In.Engine.facts().attributes();
    for (ir::AttrId A : Attributes.attrsOf(ir::KindId(I))) {
      analysis::Resolved R = Attributes.kindDefault(ir::KindId(I), A);
      if (R.From != analysis::Origin::KindDefault || !R.isConstant() ||
          R.V.isUnknown())
        continue;
      W.key(text(P.Attrs[A].Text));
      value(R.V);
    }
    W.close('}');
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Knowledge
//===----------------------------------------------------------------------===//

void FindingsJson::controls() {
  llvm::DenseSet<ir::ControlId> Used;
  for (ir::ControlId C : F.Controls)
    Used.insert(C);
  for (ir::ControlId C : P.DecisionControls)
    Used.insert(C);
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    for (ir::ControlId C : In.Engine.facts().controls(ir::EntityId(I)))
      Used.insert(C);
  for (const Finding &Row : F.Findings.rows())
    for (const ir::RuleUnless &U : P.Rules[Row.Rule].Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        Used.insert(C);
  W.line();
  W.key("controls");
  W.open('[');
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    if (!Used.contains(ir::ControlId(I)))
      continue;
    const ir::Control &C = P.Controls[ir::ControlId(I)];
    W.line();
    W.open('{');
    W.field("id", text(C.Id));
    W.fieldIf("title", text(C.Title));
    W.fieldIf("doc", text(C.Doc));
    if (C.Base)
      W.field("base", text(P.Controls[C.Base].Id));
    if (C.Abstract)
      W.flag("abstract", true);
    W.key("for");
    W.open('[');
    for (ir::KindId K : C.For.of(P.ControlKinds))
      W.string(text(P.Kinds[K].Id));
    W.close(']');
    W.key("provides");
    W.open('[');
    for (const ir::Provision &Pr : C.Provides.of(P.Provisions))
      W.string(text(P.Attrs[Pr.Attr].Text));
    W.close(']');
    properties("properties", C.Properties);
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::rules() {
  std::vector<bool> Used(P.Rules.size());
  for (const Finding &Row : F.Findings.rows())
    Used[Row.Rule.index()] = true;
  W.line();
  W.key("rules");
  W.open('[');
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    if (!Used[I])
      continue;
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    W.line();
    W.open('{');
    W.field("id", text(R.StableId));
    W.field("name", text(R.Id));
    W.fieldIf("doc", text(R.Doc));
    refs(R.Refs);
    categories(R.Categories);
    W.key("controls");
    W.open('[');
    llvm::DenseSet<ir::ControlId> Seen;
    for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        if (Seen.insert(C).second)
          W.string(text(P.Controls[C].Id));
    W.close(']');
    properties("properties", R.Properties);
    if (R.IsThreat)
      W.flag("found_by_a_person", true);
    place(R.WhereAt);
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::decisions() {
  static constexpr StringRef Modes[] = {"exact", "members", "deep"};
  W.line();
  W.key("decisions");
  W.open('[');
  for (const ir::Decision &D : P.Decisions.rows()) {
    W.line();
    W.open('{');
    W.field("verb", ir::spelling(D.Verb));
    if (D.Rule)
      W.field("rule", text(P.Rules[D.Rule].StableId));
    if (!D.Category.isUnknown()) {
      W.key("category");
      value(D.Category);
    }
    if (D.Package)
      W.field("package", text(D.Package));
    if (D.Kind)
      W.field("kind", text(P.Kinds[D.Kind].Id));
    if (D.Target)
      W.field("target", text(P.Entities[D.Target].Id));
    W.field("mode", Modes[static_cast<unsigned>(D.Mode)]);
    W.fieldIf("text", text(D.Text));
    if (!D.By.empty()) {
      W.key("by");
      W.open('[');
      for (ir::ControlId C : D.By.of(P.DecisionControls))
        W.string(text(P.Controls[C].Id));
      W.close(']');
    }
    properties("properties", D.Properties);
    place(D.Where);
    W.close('}');
  }
  W.close(']');
}
