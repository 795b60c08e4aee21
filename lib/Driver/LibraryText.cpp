//===- LibraryText.cpp - The library in sentences -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/LibraryText.h"

#include "Compiler/Methodology.h"
#include "IR/Arithmetic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::ir;
using document::BlockSink;
using document::Line;
using llvm::StringRef;
using sema::NameSort;
using sema::Thing;
using sema::ThingKind;

/// More rules are not listed of an attribute on the page of its kind.
static constexpr size_t MaxRules = 12;

/// A text of the library on one line.
static std::string oneLine(StringRef Text) {
  std::string Out;
  for (char C : Text)
    Out += C == '\n' ? ' ' : C;
  return StringRef(Out).trim().str();
}

static std::string parameters(const Program &P, llvm::ArrayRef<Param> Params) {
  std::string Out = "(";
  for (const Param &Pa : Params) {
    if (Out.size() > 1)
      Out += ", ";
    Out += P.text(Pa.Text);
    Out += " : " + typeName(P, Pa.Ty);
  }
  return Out + ")";
}

std::string driver::signature(const Program &P, const Func &F) {
  std::string Out = P.shortName(F.Id).str();
  Out += parameters(P, F.Params.of(P.Params));
  return Out + " : " + typeName(P, F.Result);
}

std::string driver::signature(const Program &P, const Verification &V) {
  std::string Out = P.shortName(V.Id).str();
  return Out + parameters(P, V.Params.of(P.Params));
}

std::string driver::valueOf(const Library &L, ExprId E) {
  const Program &P = L.program();
  std::string Text = L.source(P.Exprs[E].Where);
  if (Text.empty() && P.Exprs[E].Op == ExprOp::Const)
    Text = valueText(P, P.Constants[P.Exprs[E].A]);
  return Text;
}

std::string driver::describeThing(const Library &L, const Thing &T) {
  const Program &P = L.program();
  std::string Out;
  if (T.What == ThingKind::Kind) {
    KindId K = L.kindOf(T);
    Out = P.Kinds[K].Abstract ? "abstract kind of " : "kind of ";
    return Out + spelling(P.Kinds[K].Class).str();
  }
  if (T.What == ThingKind::Attribute || T.What == ThingKind::EnumValue) {
    Out = wordFor(T.What);
    Out += " of ";
    return Out + L.index().text(T.Owner).str();
  }
  if (T.What == ThingKind::Rule) {
    Out = "rule ";
    return Out + P.text(P.Rules[L.ruleOf(T)].StableId).str();
  }
  return wordFor(T.What).str();
}

//===----------------------------------------------------------------------===//
// Parts of an entry
//===----------------------------------------------------------------------===//

/// Names the thing \p Full, and on a page leads to it.
void LibraryText::link(Line &To, Name Full, const Thing &From) const {
  StringRef Short = P.shortName(Full);
  if (S == Style::Alone) {
    To.code(Short);
    return;
  }
  StringRef Package = P.text(Full).rsplit('.').first;
  std::string Url;
  if (Package != L.index().text(From.Package)) {
    Url = Package;
    Url += ".md";
  }
  Url += "#" + document::anchorOf(Short);
  To.link(Short, Url);
}

void LibraryText::rules(Line &To, llvm::ArrayRef<RuleId> Rules,
                        const Thing &From) const {
  size_t Listed = 0;
  for (RuleId R : Rules) {
    if (Listed++ == MaxRules && Rules.size() > MaxRules + 1) {
      To.words(" and " + std::to_string(Rules.size() - MaxRules) + " more");
      return;
    }
    if (Listed > 1)
      To.words(", ");
    const Rule &Row = P.Rules[R];
    if (S == Style::Page) {
      StringRef Package = P.text(Row.Id).rsplit('.').first;
      std::string Url;
      if (Package != L.index().text(From.Package)) {
        Url = Package;
        Url += ".md";
      }
      To.link(P.text(Row.StableId),
              Url + "#" + document::anchorOf(P.shortName(Row.Id)));
    } else {
      To.text(P.text(Row.StableId));
      To.words(" ");
      To.code(P.shortName(Row.Id));
    }
  }
}

Line LibraryText::alsoCalled(const Thing &T) const {
  Line Out;
  for (StringRef Name : L.names(T, NameSort::Also)) {
    Out.words(Out.empty() ? "Also called: " : ", ");
    Out.prose(Name);
  }
  if (!Out.empty())
    Out.words(".");
  return Out;
}

/// What is said of everything: the comment, synonyms.
void LibraryText::addCommon(const Thing &T, BlockSink &Out) const {
  if (T.Doc)
    Out.add(document::Prose{L.index().text(T.Doc).str(), /*HasCode=*/true});
  if (Line Also = alsoCalled(T); !Also.empty())
    Out.paragraph(std::move(Also));
}

/// What stands at the end of an entry that stands alone: where it is, and how
/// it is used.
void LibraryText::addEnd(const Thing &T, BlockSink &Out) const {
  if (S != Style::Alone)
    return;
  if (auto Former = L.names(T, NameSort::Former); !Former.empty()) {
    Line Names;
    for (StringRef Name : Former) {
      Names.words(Names.empty() ? "Formerly: " : ", ");
      Names.code(Name);
    }
    Out.paragraph(std::move(Names));
  }
  Line Where;
  Where.words("In package ").code(L.index().text(T.Package));
  if (std::string Import = L.import(T); Import.empty())
    Where.words(", which every model sees without an import.");
  else
    Where
        .words(T.What == ThingKind::Rule
                   ? "; the rule is in force in models with "
                   : "; write ")
        .code(Import);
  Out.paragraph(std::move(Where));
  if (std::string Example = L.example(T);
      !Example.empty() && T.What != ThingKind::Rule) {
    Out.heading(2, "Example");
    Out.add(document::Code{std::move(Example), "tm"});
  }
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

void LibraryText::entry(const Thing &T, BlockSink &Out) const {
  const unsigned Level = S == Style::Page ? 2 : 1;
  Line Title;
  Title.text(
      T.Owner && S == Style::Alone
          ? (L.index().text(T.Owner) + "." + L.index().text(T.Text)).str()
      : T.What == ThingKind::Package ? L.index().text(T.Package).str()
                                     : L.index().text(T.Text).str());
  Out.heading(Level, std::move(Title));
  switch (T.What) {
  case ThingKind::Package:
    addPackage(T, Out);
    break;
  case ThingKind::Enum:
    addEnum(T, Out);
    break;
  case ThingKind::EnumValue:
    addValue(T, Out);
    break;
  case ThingKind::Kind:
    addKind(T, Out);
    break;
  case ThingKind::Attribute:
    addAttribute(T, Out);
    break;
  case ThingKind::Control:
    addControl(T, Out);
    break;
  case ThingKind::Function:
    addFunction(T, Out);
    break;
  case ThingKind::Rule:
    addRule(T, Out);
    break;
  case ThingKind::Verification:
    addVerification(T, Out);
    break;
  case ThingKind::Methodology:
    addMethodology(T, Out);
    break;
  }
  addEnd(T, Out);
}

void LibraryText::list(llvm::ArrayRef<const Thing *> Things,
                       BlockSink &Out) const {
  std::vector<Line> Items;
  for (const Thing *T : Things) {
    Line Item;
    Item.code(L.index().fullName(*T)).words(", " + describeThing(L, *T));
    std::string About = L.title(*T);
    if (About.empty())
      About = L.index().summary(*T);
    if (!About.empty())
      Item.words(": ").prose(About);
    Items.push_back(std::move(Item));
  }
  Out.list(std::move(Items));
}

void LibraryText::addPackage(const Thing &T, BlockSink &Out) const {
  addCommon(T, Out);
  if (S == Style::Alone)
    if (auto Things = L.thingsOf(L.index().text(T.Package)); !Things.empty())
      list(Things, Out);
}

void LibraryText::page(StringRef Package, BlockSink &Out) const {
  Line Title;
  Title.text(Package);
  Out.heading(1, std::move(Title));
  if (const Thing *T = L.thing(Package))
    addCommon(*T, Out);
  for (ThingKind K : {ThingKind::Enum, ThingKind::Kind, ThingKind::Control,
                      ThingKind::Function, ThingKind::Rule,
                      ThingKind::Verification, ThingKind::Methodology})
    for (const Thing *T : L.thingsOf(Package))
      if (T->What == K)
        entry(*T, Out);
}

std::vector<std::string> LibraryText::mappings() const {
  std::vector<std::string> Out;
  L.index().forEachMapping([&](const Thing &T) {
    StringRef Package = L.index().text(T.Package);
    if (!llvm::is_contained(Out, Package))
      Out.push_back(Package.str());
  });
  llvm::sort(Out);
  return Out;
}

void LibraryText::mappingPage(StringRef Package, BlockSink &Out) const {
  const sema::NameIndex &Index = L.index();
  Line Title;
  Title.text(Package);
  Out.heading(1, std::move(Title));
  std::vector<Line> Items;
  auto End = [&] {
    if (!Items.empty())
      Out.list(std::exchange(Items, {}));
  };
  // A table comes before its values.
  Index.forEachMapping([&](const Thing &T) {
    if (Index.text(T.Package) != Package)
      return;
    if (T.What == ThingKind::EnumValue) {
      Line Item;
      Item.code(Index.text(T.Text));
      if (T.Title)
        Item.words(" of ").code(Index.text(T.Title));
      Item.words(": ");
      bool First = true;
      for (const sema::ThingName &N : Index.namesOf(T).drop_front()) {
        if (!std::exchange(First, false))
          Item.words(", ");
        Item.code(Index.text(N.Text));
      }
      Items.push_back(std::move(Item));
      return;
    }
    End();
    if (T.What != ThingKind::Package) {
      Line Head;
      Head.text(Index.text(T.Text));
      Out.heading(2, std::move(Head));
    }
    if (T.Doc)
      Out.add(document::Prose{Index.text(T.Doc).str(), /*HasCode=*/true});
  });
  End();
}

void LibraryText::addEnum(const Thing &T, BlockSink &Out) const {
  const Enum &E = P.Enums[L.enumOf(T)];
  Line Kind;
  Kind.words(E.Ordered ? "An ordered enum." : "An enum.");
  for (const Property &A : E.Annotations.of(P.Properties))
    if (P.text(A.Key) == "adds_to")
      Kind.words(" Its values are values of ")
          .code(P.text(A.V.name()))
          .words(".");
  Out.paragraph(std::move(Kind));
  addCommon(T, Out);
  std::vector<Line> Values;
  for (const EnumValue &V : E.Values.of(P.EnumValues)) {
    Line Item;
    Item.code(P.text(V.Text));
    if (V.Doc)
      Item.words(": ").prose(oneLine(P.text(V.Doc)));
    std::string Full = P.text(E.Id).str();
    Full += ".";
    if (const Thing *Row = L.thing(Full + P.text(V.Text).str()))
      if (Line Also = alsoCalled(*Row); !Also.empty())
        Item.words(V.Doc ? " " : ". ").add(Also);
    Values.push_back(std::move(Item));
  }
  Out.list(std::move(Values));
}

/// Rules with their titles.
void LibraryText::addRules(const char *Head, llvm::ArrayRef<RuleId> Rules,
                           const Thing &T, BlockSink &Out) const {
  if (Rules.empty())
    return;
  Out.paragraph(Head);
  std::vector<Line> Items;
  for (RuleId R : Rules) {
    Line Item;
    rules(Item, R, T);
    if (const Thing *Row = L.thing(P.Rules[R].Id))
      Item.words(": ").prose(L.title(*Row));
    Items.push_back(std::move(Item));
  }
  Out.list(std::move(Items));
}

void LibraryText::addValue(const Thing &T, BlockSink &Out) const {
  Line What;
  What.words("A value of ").code(L.index().text(T.Owner)).words(".");
  Out.paragraph(std::move(What));
  addCommon(T, Out);
  addRules("Rules of this category:", L.rulesIn(T), T, Out);
}

void LibraryText::addAttributes(KindId Id, BlockSink &Out) const {
  const Kind &K = P.Kinds[Id];
  document::DataTable Table{
      {{"attribute"}, {"type"}, {"default"}, {"meaning"}}};
  for (AttrId A : K.Attrs.of(P.KindAttrs)) {
    const Attr &Row = P.Attrs[A];
    Line Name, Type, Default, Doc;
    Name.code(P.text(Row.Text));
    Type.code(typeName(P, Row));
    if (const ir::Default *D = L.ownDefault(Id, A))
      Default.words(Row.Derived ? "derived: " : "").code(valueOf(L, D->V));
    else if (Row.Required)
      Default.words("must be set");
    Doc.prose(oneLine(P.text(Row.Doc)));
    if (Row.Question)
      Doc.separate(" ").prose(oneLine(P.text(Row.Question)));
    std::string Full = P.text(K.Id).str();
    Full += ".";
    if (const Thing *T = L.thing(Full + P.text(Row.Text).str()))
      if (Line Also = alsoCalled(*T); !Also.empty())
        Doc.separate(" ").add(Also);
    Table.Rows.push_back(
        {std::move(Name), std::move(Type), std::move(Default), std::move(Doc)});
  }
  if (!Table.Rows.empty())
    Out.add(std::move(Table));
}

/// Which rules read the attributes that \p Id declares.
void LibraryText::addReaders(KindId Id, BlockSink &Out) const {
  const Thing *T = L.thing(P.Kinds[Id].Id);
  std::vector<Line> Items;
  if (auto About = L.rulesAbout(Id); !About.empty() && T) {
    Line Item;
    Item.words("about what is of this kind: ");
    rules(Item, About, *T);
    Items.push_back(std::move(Item));
  }
  for (AttrId A : P.Kinds[Id].Attrs.of(P.KindAttrs)) {
    auto Readers = L.readersOf(A);
    if (Readers.empty() || !T)
      continue;
    Line Item;
    Item.code(P.text(P.Attrs[A].Text)).words(": ");
    rules(Item, Readers, *T);
    Items.push_back(std::move(Item));
  }
  if (Items.empty())
    return;
  Out.paragraph("Rules that read them:");
  Out.list(std::move(Items));
}

/// What \p Id has from the kinds above it.
void LibraryText::addInherited(KindId Id, BlockSink &Out) const {
  std::vector<Line> Items;
  for (KindId Up = P.Kinds[Id].Base; Up; Up = P.Kinds[Up].Base) {
    Line Item, Names;
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs)) {
      const Attr &Row = P.Attrs[A];
      if (Row.Derived)
        continue;
      std::string Text = P.text(Row.Text).str();
      if (const ir::Default *D = P.defaultOf(Id, A))
        if (std::string V = valueOf(L, D->V); V.size() <= 40)
          Text += " = " + V;
      Names.separate(", ").code(Text);
    }
    if (Names.empty())
      continue;
    Item.words("from ").code(P.shortName(P.Kinds[Up].Id)).words(": ");
    Items.push_back(std::move(Item.add(Names)));
  }
  if (Items.empty())
    return;
  Out.paragraph("It also has these attributes, with what holds unless a model "
                "sets them:");
  Out.list(std::move(Items));
}

void LibraryText::addKind(const Thing &T, BlockSink &Out) const {
  const KindId Id = L.kindOf(T);
  const Kind &K = P.Kinds[Id];
  Line What;
  What.words((K.Abstract ? "An abstract kind of " : "A kind of ") +
             ir::spelling(K.Class).str());
  if (K.Base)
    link(What.words(", derived from "), P.Kinds[K.Base].Id, T);
  What.words(".");
  Out.paragraph(std::move(What));
  addCommon(T, Out);
  addAttributes(Id, Out);
  Line Sets;
  for (const ir::Default &D : K.Defaults.of(P.Defaults))
    if (P.Attrs[D.Attr].Owner != Id)
      Sets.words(Sets.empty() ? "Assumes, unless a model says otherwise: "
                              : ", ")
          .code(P.text(P.Attrs[D.Attr].Text).str() + " = " + valueOf(L, D.V));
  if (!Sets.empty())
    Out.paragraph(std::move(Sets.words(".")));
  addReaders(Id, Out);
  if (S == Style::Alone)
    addInherited(Id, Out);
}

void LibraryText::addAttribute(const Thing &T, BlockSink &Out) const {
  const AttrId Id = L.attrOf(T);
  const Attr &A = P.Attrs[Id];
  Line What;
  What.words(A.Derived ? "Derived for things of kind "
                       : "An attribute of things of kind ");
  link(What, P.Kinds[A.Owner].Id, T);
  What.words(", of type ").code(typeName(P, A));
  What.words(A.Required ? "; it must be set." : ".");
  Out.paragraph(std::move(What));
  addCommon(T, Out);
  if (A.Question) {
    Line Question;
    Out.paragraph(std::move(
        Question.words("Asked as: ").prose(oneLine(P.text(A.Question)))));
  }
  std::vector<Line> Defaults;
  for (uint32_t I = 0; I != P.Kinds.size(); ++I)
    if (const ir::Default *D = L.ownDefault(KindId(I), Id)) {
      Line Item;
      link(Item, P.Kinds[KindId(I)].Id, T);
      Defaults.push_back(std::move(Item.words(": ").code(valueOf(L, D->V))));
    }
  if (!Defaults.empty()) {
    Out.paragraph(A.Derived ? "It is computed:" : "What kinds assume:");
    Out.list(std::move(Defaults));
  }
  Line Provided;
  for (const Control &C : P.Controls.rows())
    for (const Provision &Pr : C.Provides.of(P.Provisions))
      if (Pr.Attr == Id) {
        Provided.words(Provided.empty() ? "Controls that provide it: " : ", ");
        link(Provided, C.Id, T);
      }
  if (!Provided.empty())
    Out.paragraph(std::move(Provided.words(".")));
  addRules("Rules that read it:", L.readersOf(Id), T, Out);
}

void LibraryText::addControl(const Thing &T, BlockSink &Out) const {
  const ControlId Id = L.controlOf(T);
  const Control &C = P.Controls[Id];
  Line What;
  What.words(C.Abstract ? "An abstract control for " : "A control for ");
  bool First = true;
  for (KindId K : C.For.of(P.ControlKinds)) {
    link(First ? What : What.words(", "), P.Kinds[K].Id, T);
    First = false;
  }
  if (C.Title)
    What.words(": ").prose(P.text(C.Title));
  Out.paragraph(std::move(What.words(".")));
  addCommon(T, Out);
  Line Provides;
  for (const Provision &Pr : C.Provides.of(P.Provisions)) {
    std::string Text = P.text(P.Attrs[Pr.Attr].Text).str();
    Text += " = ";
    Text += P.Exprs[Pr.V].Op == ExprOp::Const
                ? valueText(P, P.Constants[P.Exprs[Pr.V].A])
                : L.source(P.Exprs[Pr.V].Where);
    Provides.words(Provides.empty() ? "Provides " : ", ").code(Text);
  }
  if (!Provides.empty())
    Out.paragraph(std::move(Provides.words(".")));
  std::vector<RuleId> Silences;
  for (uint32_t I = 0; I != P.Rules.size(); ++I)
    for (const RuleUnless &U : P.Rules[RuleId(I)].Unless.of(P.RuleUnlesses))
      if (llvm::is_contained(U.By.of(P.RuleControls), Id) &&
          (Silences.empty() || Silences.back() != RuleId(I)))
        Silences.push_back(RuleId(I));
  if (!Silences.empty()) {
    Line Rules;
    rules(Rules.words("Rules that name it: "), Silences, T);
    Out.paragraph(std::move(Rules.words(".")));
  }
}

void LibraryText::addFunction(const Thing &T, BlockSink &Out) const {
  Line What;
  What.words("A function: ").code(signature(P, P.Funcs[L.funcOf(T)]));
  Out.paragraph(std::move(What));
  addCommon(T, Out);
}

void LibraryText::addVerification(const Thing &T, BlockSink &Out) const {
  const VerificationId Id = L.verificationOf(T);
  Line What;
  What.words("A verification: ").code(signature(P, P.Verifications[Id]));
  Out.paragraph(std::move(What));
  addCommon(T, Out);
  std::vector<RuleId> Asking;
  for (uint32_t I = 0; I != P.Rules.size(); ++I)
    for (const RuleVerify &V : P.Rules[RuleId(I)].Verifies.of(P.RuleVerifies))
      if (V.What == Id && (Asking.empty() || Asking.back() != RuleId(I)))
        Asking.push_back(RuleId(I));
  if (!Asking.empty()) {
    Line Rules;
    rules(Rules.words("Rules that ask for it: "), Asking, T);
    Out.paragraph(std::move(Rules.words(".")));
  }
}

void LibraryText::addRule(const Thing &T, BlockSink &Out) const {
  const Rule &R = P.Rules[L.ruleOf(T)];
  Line Head;
  Head.code(P.text(R.StableId));
  // What is said of a model as a whole has none.
  if (R.Severity)
    Head.words(", severity ").code(valueOf(L, R.Severity));
  for (const Value &C : R.Categories.of(P.RuleCategories))
    Head.words(", ").text(valueText(P, C));
  Out.paragraph(std::move(Head.words(".")));
  if (std::string Title = L.title(T); !Title.empty() && S == Style::Alone) {
    Line Line;
    Out.paragraph(std::move(Line.prose(Title)));
  }
  addCommon(T, Out);
  for (const Property &Pr : R.Properties.of(P.Properties))
    if (P.text(Pr.Key) == "fix" && Pr.V.Tag == ValueTag::String) {
      Line Fix;
      Out.paragraph(
          std::move(Fix.words("What to do: ").prose(P.text(Pr.V.name()))));
    }
  std::vector<Line> Items;
  auto Item = [&](const char *Words) -> Line & {
    return Items.emplace_back(Words);
  };
  if (R.Vars.Count != 0) {
    Line &Applies = Item("applies to ");
    bool First = true;
    for (const RuleVar &V : R.Vars.of(P.RuleVars)) {
      (First ? Applies : Applies.words(", ")).code(P.text(V.Text)).words(" : ");
      link(Applies, P.Kinds[V.Kind].Id, T);
      First = false;
    }
  }
  for (ExprId E : R.Where.of(P.RuleConditions))
    Item("where ").code(valueOf(L, E));
  for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
    Line &Unless = Item("unless ").code(valueOf(L, U.Condition));
    bool First = true;
    for (ControlId C : U.By.of(P.RuleControls)) {
      link(Unless.words(First ? ", by " : ", "), P.Controls[C].Id, T);
      First = false;
    }
  }
  if (R.Refs.Count != 0) {
    Line &See = Item("see ");
    bool First = true;
    for (const Value &V : R.Refs.of(P.RuleRefs)) {
      const Ref &Rf = P.Refs[V.Aux];
      (First ? See : See.words(", ")).link(P.text(Rf.Text), P.text(Rf.Url));
      First = false;
    }
  }
  if (R.Verifies.Count != 0) {
    Line &Tested = Item("tested by ");
    bool First = true;
    for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
      link(First ? Tested : Tested.words(", "), P.Verifications[V.What].Id, T);
      First = false;
    }
  }
  Out.list(std::move(Items));
}

void LibraryText::addMethodology(const Thing &T, BlockSink &Out) const {
  const Methodology &M = P.Methodologies[L.methodologyOf(T)];
  Line What;
  What.words("A methodology");
  if (M.Title)
    What.words(": ").text(P.text(M.Title));
  What.words(". ")
      .code("tmc report --methodology=" +
            compiler::methodologyWord(L.index().text(T.Text)) + " model.tm")
      .words(" writes its report.");
  Out.paragraph(std::move(What));
  addCommon(T, Out);
  std::vector<Line> Sections;
  for (const MethodSection &Section : M.Sections.of(P.MethodSections)) {
    Line Item;
    Item.text(P.text(Section.Title));
    if (Section.Doc)
      Item.words(": ").prose(oneLine(P.text(Section.Doc)));
    Sections.push_back(std::move(Item));
  }
  Out.list(std::move(Sections), /*Numbered=*/true);
}
