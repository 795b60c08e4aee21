//===- Threatcl.cpp - Threat models in HCL --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files of threatcl (once hcltm): information assets, a data-flow diagram, and
/// threats with their controls. Its parts refer to each other by name. Values
/// that are not written out, such as variables, are kept as they are.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/NamedParts.h"
#include "Importers/Threats.h"
#include "Importers/Tmt.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isThreatcl(const SourceTree &Tree) {
  return Tree.Written == Syntax::Hcl;
}

namespace {

constexpr StringRef Files = "files that a file names are not read; name them "
                            "on the command line, too",
                    Editor = "it is about documents, not about the system";

class ThreatclImport {
public:
  explicit ThreatclImport(Import &I)
      : I(I), Model(I.Model), Zones(I, "trust zone"), Parts(I, "element"),
        Data(I, "information asset") {}
  void run();

private:
  void model(Value *V, bool IsFirst);
  void asset(Value *V);
  void diagram(Value *V);
  void inside(Value *V, PartId Zone);
  void element(Value *V, StringRef Type, PartId Zone);
  void flow(Value *V);
  void threat(Value *V);
  void remarks(Value *V, StringRef Block, StringRef Label);
  PartId zoneOf(Value *Ref);
  StringRef label(Value *V);

  Import &I;
  ModelWriter &Model;
  NamedParts Zones, Parts, Data;
  std::string Author;
};

} // namespace

/// The name in a block's head.
StringRef ThreatclImport::label(Value *V) {
  Value *L = V->find("@label");
  if (!L || !L->isScalar())
    return {};
  Import::imported(L);
  return L->Text;
}

/// All texts of blocks that have nothing here but a line of a comment.
void ThreatclImport::remarks(Value *V, StringRef Block, StringRef Label) {
  for (Value *B : allOf(V, Block)) {
    std::string Text = I.peek(B, "@label").str();
    for (StringRef Key : {"description", "value"})
      if (StringRef More = I.peek(B, Key); !More.empty())
        Text += (Text.empty() ? "" : ": ") + More.str();
    Model.remark((Label + Text).str());
    Import::approximated(B, "it is in a comment");
  }
}

void ThreatclImport::asset(Value *V) {
  StringRef Name = label(V);
  PartId P = Model.data(nullptr, Name);
  Data.add(Name, P, V->At);
  I.commentFrom(P, V, "description");
  I.commentFrom(P, V, "source", "Source");
  if (Value *Class = I.scalar(V, "information_classification")) {
    if (const Knowledge::Setting *S =
            I.K.setting("threatcl.DataSettings", Class->Text)) {
      Model.set(P, S->Attribute, S->Value);
      Import::imported(Class);
    } else {
      I.commentFrom(P, V, "information_classification", "Classification");
    }
  }
}

/// The zone that \p Ref names. A diagram need not declare it.
PartId ThreatclImport::zoneOf(Value *Ref) {
  if (!Ref || !Ref->isScalar() || Ref->Text.empty())
    return {};
  Import::imported(Ref);
  if (PartId P = Zones.find(Ref->Text))
    return P;
  PartId P = Model.boundary(
      {}, kindByName(I.K, "general.Boundaries", Ref->Text), Ref->Text);
  Zones.add(Ref->Text, P, Ref->At);
  return P;
}

void ThreatclImport::element(Value *V, StringRef Type, PartId Zone) {
  StringRef Name = label(V);
  const Kind *What = kindByName(I.K, "general.Elements", Name);
  if (!What && Type == "external_element")
    What = kindByName(I.K, "general.People", Name);
  if (!What)
    What = &I.kindFor("threatcl.Elements", Type, "Service", V->At);
  PartId P = Model.element(Zone, *What, Name);
  Parts.add(Name, P, V->At);
  if (PartId Said = zoneOf(V->find("trust_zone")))
    Model.move(P, Said);
  if (PartId Item = Data.resolve(V->find("information_asset")))
    Model.add(P, "stores", Model.path(Item));
}

void ThreatclImport::inside(Value *V, PartId Zone) {
  for (StringRef Type : {"process", "data_store", "external_element"})
    for (Value *E : allOf(V, Type))
      if (E->isMap())
        element(E, Type, Zone);
}

void ThreatclImport::flow(Value *V) {
  PartId From = Parts.resolve(V->find("from")),
         To = Parts.resolve(V->find("to"));
  StringRef Name = label(V);
  if (!From || !To)
    return Import::lost(V, "one of its ends leads to nothing");
  const Kind *Via = kindByName(I.K, "general.Protocols", Name);
  PartId F = Model.flow(From, To, Via, Name);
  if (StringRef Protocol = I.text(V, "protocol"); !Protocol.empty())
    Model.comment(F, ("Protocol: " + Protocol).str());
}

void ThreatclImport::diagram(Value *V) {
  label(V);
  for (Value *Z : allOf(V, "trust_zone")) {
    StringRef Name = label(Z);
    PartId P =
        Model.boundary({}, kindByName(I.K, "general.Boundaries", Name), Name);
    Zones.add(Name, P, Z->At);
    if (Z->isMap())
      inside(Z, P);
  }
  inside(V, {});
  for (Value *F : allOf(V, "flow"))
    if (F->isMap())
      flow(F);
  markKeys(V, {{{"import", Fate::Lost, Files}}});
}

void ThreatclImport::threat(Value *V) {
  RecordedThreat R;
  StringRef Name = label(V), Text = I.peek(V, "description");
  R.Title = Name.empty() ? Text.split('\n').first : Name;
  R.FoundBy = "a model of threatcl";
  R.Who = Author;
  std::string Fix, Done;
  for (StringRef Block : {"control", "expanded_control", "proposed_control"})
    for (Value *C : allOf(V, Block)) {
      if (!C->isMap()) {
        Fix += (Fix.empty() ? "" : "; ") + I.text(V, "control").str();
        continue;
      }
      StringRef Title = label(C);
      if (Title.empty())
        Title = I.peek(C, "description");
      const bool IsDone = I.flag(C, "implemented").value_or(false);
      std::string &Out = IsDone ? Done : Fix;
      Out += (Out.empty() ? "" : "; ") + Title.str();
      Import::approximated(C, "it is what was done, or what to do");
    }
  R.Fix = Fix;
  R.Why = Done;
  if (!Done.empty() && Fix.empty())
    R.State = ThreatState::Mitigated;
  PartId T = recordThreat(I, R);
  I.commentFrom(T, V, "description");
  if (!Done.empty() && !Fix.empty())
    Model.comment(T, "In place: " + Done);
  categories(I, T, V, "stride");
  for (Value *Word : I.items(V, "impacts")) {
    Model.comment(T, ("Impact on: " + Word->Text).str());
    Import::approximated(Word, "it is in a comment");
  }
  for (Value *Word : I.items(V, "information_asset_refs")) {
    PartId Item = Data.resolve(Word);
    if (Item)
      Model.comment(T, ("Concerns " + Model.name(Item) + ".").str());
  }
}

void ThreatclImport::model(Value *V, bool IsFirst) {
  StringRef Name = label(V);
  if (IsFirst)
    Model.system(Name.empty() ? "Imported" : Name);
  else
    Model.remark(("Also: " + Name).str());
  Author = I.text(V, "author").str();
  if (!Author.empty() && IsFirst)
    Model.setSystem("owner", quoted(Author));
  remarkFrom(I, V, "description");
  remarkFrom(I, V, "link", "See ");
  remarkFrom(I, V, "diagram_link", "Diagram: ");
  remarks(V, "usecase", "Use case: ");
  remarks(V, "exclusion", "Out of scope: ");
  remarks(V, "third_party_dependency", "Depends on: ");
  remarks(V, "additional_attribute", "");
  for (Value *A : allOf(V, "attributes"))
    for (const Entry &E : A->Entries) {
      Model.remark((E.Key + ": " + E.Item->Text).str());
      Import::approximated(E.Item, "it is in a comment");
    }
  for (Value *A : allOf(V, "information_asset"))
    if (A->isMap())
      asset(A);
  for (StringRef Key : {"data_flow_diagram", "data_flow_diagram_v2"})
    for (Value *D : allOf(V, Key))
      if (D->isMap())
        diagram(D);
  for (Value *T : allOf(V, "threat"))
    if (T->isMap())
      threat(T);
  constexpr KeyFate Keys[] = {{"created_at", Fate::Lost, Editor},
                              {"updated_at", Fate::Lost, Editor},
                              {"imports", Fate::Lost, Files},
                              {"including", Fate::Lost, Files}};
  markKeys(V, Keys);
}

void ThreatclImport::run() {
  Model.system("Imported");
  bool IsFirst = true;
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    for (Value *V : allOf(Top, "threatmodel"))
      if (V->isMap()) {
        model(V, IsFirst);
        IsFirst = false;
      }
    markKeys(Top, {{{"spec_version", Fate::Lost,
                     "the version of the format changes no threat"},
                    {"backend", Fate::Lost, Editor},
                    {"variable", Fate::Lost, "nothing is evaluated"},
                    {"component", Fate::Lost, Files}}});
  }
}

void importers::importThreatcl(Import &I) { ThreatclImport(I).run(); }
