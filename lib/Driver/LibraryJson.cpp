//===- LibraryJson.cpp - The library as JSON ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/JsonWriter.h"
#include "Driver/LibraryText.h"
#include "IR/Arithmetic.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::ir;
using document::JsonWriter;
using llvm::StringRef;
using sema::NameSort;
using sema::Thing;
using sema::ThingKind;

namespace {

/// Writes the members about one thing.
class ThingWriter {
public:
  ThingWriter(const Library &L, const Thing &T, JsonWriter &W)
      : L(L), P(L.program()), T(T), W(W) {}

  void brief() {
    W.field("name", L.index().fullName(T));
    W.field("what", wordFor(T.What));
    if (T.What == ThingKind::Kind) {
      const Kind &K = P.Kinds[L.kindOf(T)];
      W.field("class", spelling(K.Class));
      W.flag("abstract", K.Abstract);
    }
    if (T.What == ThingKind::Rule)
      W.field("id", P.text(P.Rules[L.ruleOf(T)].StableId));
    W.fieldIf("title", L.title(T));
    W.fieldIf("summary", L.index().summary(T));
    texts("also", L.names(T, NameSort::Also));
    W.fieldIf("import", L.import(T));
    W.fieldIf("example", L.example(T));
  }

  void whole() {
    texts("formerly", L.names(T, NameSort::Former));
    W.fieldIf("doc", L.index().text(T.Doc));
    switch (T.What) {
    case ThingKind::Package:
      list("things", L.thingsOf(L.index().text(T.Package)),
           [&](const Thing *X) { W.string(L.index().fullName(*X)); });
      break;
    case ThingKind::Enum:
      enumeration(P.Enums[L.enumOf(T)]);
      break;
    case ThingKind::EnumValue:
      ruleIds("rules", L.rulesIn(T));
      break;
    case ThingKind::Kind:
      kind(L.kindOf(T));
      break;
    case ThingKind::Attribute:
      attribute(L.attrOf(T));
      break;
    case ThingKind::Control:
      control(P.Controls[L.controlOf(T)]);
      break;
    case ThingKind::Function:
      W.field("signature", signature(P, P.Funcs[L.funcOf(T)]));
      break;
    case ThingKind::Rule:
      rule(P.Rules[L.ruleOf(T)]);
      break;
    case ThingKind::Verification:
      W.field("signature", signature(P, P.Verifications[L.verificationOf(T)]));
      break;
    case ThingKind::Methodology:
      list("sections",
           P.Methodologies[L.methodologyOf(T)].Sections.of(P.MethodSections),
           [&](const MethodSection &S) { W.string(P.text(S.Title)); });
      break;
    }
  }

private:
  template <size_t N, typename Range, typename Fn>
  void list(const char (&Key)[N], const Range &Rows, Fn Write) {
    if (Rows.begin() == Rows.end())
      return;
    W.key(Key);
    W.open('[');
    for (const auto &Row : Rows)
      Write(Row);
    W.close(']');
  }
  template <size_t N>
  void texts(const char (&Key)[N], const std::vector<StringRef> &Texts) {
    list(Key, Texts, [&](StringRef Text) { W.string(Text); });
  }
  template <size_t N>
  void ruleIds(const char (&Key)[N], llvm::ArrayRef<RuleId> Rules) {
    list(Key, Rules, [&](RuleId R) { W.string(P.text(P.Rules[R].StableId)); });
  }

  void enumeration(const Enum &E) {
    W.flag("ordered", E.Ordered);
    list("values", E.Values.of(P.EnumValues), [&](const EnumValue &V) {
      W.open('{');
      W.field("name", P.text(V.Text));
      W.fieldIf("doc", P.text(V.Doc));
      std::string Full = P.text(E.Id).str();
      Full += ".";
      if (const Thing *Row = L.thing(Full + P.text(V.Text).str()))
        texts("also", L.names(*Row, NameSort::Also));
      W.close('}');
    });
  }

  void attribute(AttrId Id) {
    const Attr &A = P.Attrs[Id];
    W.field("kind", P.text(P.Kinds[A.Owner].Id));
    W.field("type", typeName(P, A));
    W.flag("required", A.Required);
    W.flag("derived", A.Derived);
    W.fieldIf("question", P.text(A.Question));
    ruleIds("rules", L.readersOf(Id));
  }

  void kind(KindId Id) {
    const Kind &K = P.Kinds[Id];
    if (K.Base)
      W.field("base", P.text(P.Kinds[K.Base].Id));
    ruleIds("rules", L.rulesAbout(Id));
    W.key("attributes");
    W.open('[');
    for (KindId Up = Id; Up; Up = P.Kinds[Up].Base)
      for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs)) {
        W.line(4);
        W.open('{');
        W.field("name", P.text(P.Attrs[A].Text));
        attribute(A);
        if (const Default *D = P.defaultOf(Id, A))
          W.field(P.Attrs[A].Derived ? StringRef("computed")
                                     : StringRef("default"),
                  valueOf(L, D->V));
        W.fieldIf("doc", P.text(P.Attrs[A].Doc));
        W.close('}');
      }
    W.close(']');
  }

  void control(const Control &C) {
    W.flag("abstract", C.Abstract);
    list("for", C.For.of(P.ControlKinds),
         [&](KindId K) { W.string(P.text(P.Kinds[K].Id)); });
    list("provides", C.Provides.of(P.Provisions), [&](const Provision &Pr) {
      W.open('{');
      W.field("attribute", P.text(P.Attrs[Pr.Attr].Text));
      W.field("value", valueOf(L, Pr.V));
      W.close('}');
    });
  }

  void rule(const Rule &R) {
    if (R.Severity)
      W.field("severity", valueOf(L, R.Severity));
    list("categories", R.Categories.of(P.RuleCategories),
         [&](const Value &C) { W.string(valueText(P, C)); });
    list("applies_to", R.Vars.of(P.RuleVars), [&](const RuleVar &V) {
      W.open('{');
      W.field("variable", P.text(V.Text));
      W.field("kind", P.text(P.Kinds[V.Kind].Id));
      W.close('}');
    });
    list("where", R.Where.of(P.RuleConditions),
         [&](ExprId E) { W.string(valueOf(L, E)); });
    list("unless", R.Unless.of(P.RuleUnlesses), [&](const RuleUnless &U) {
      W.open('{');
      W.field("condition", valueOf(L, U.Condition));
      list("by", U.By.of(P.RuleControls),
           [&](ControlId C) { W.string(P.text(P.Controls[C].Id)); });
      W.close('}');
    });
    for (const Property &Pr : R.Properties.of(P.Properties))
      if (P.text(Pr.Key) == "fix" && Pr.V.Tag == ValueTag::String)
        W.field("fix", P.text(Pr.V.name()));
    list("references", R.Refs.of(P.RuleRefs), [&](const Value &V) {
      W.open('{');
      W.field("text", P.text(P.Refs[V.Aux].Text));
      W.fieldIf("url", P.text(P.Refs[V.Aux].Url));
      W.close('}');
    });
    list("tested_by", R.Verifies.of(P.RuleVerifies), [&](const RuleVerify &V) {
      W.string(P.text(P.Verifications[V.What].Id));
    });
  }

  const Library &L;
  const Program &P;
  const Thing &T;
  JsonWriter &W;
};

} // namespace

void driver::writeThing(const Library &L, const Thing &T, bool Whole,
                        JsonWriter &W) {
  ThingWriter Writer(L, T, W);
  Writer.brief();
  if (Whole)
    Writer.whole();
}
