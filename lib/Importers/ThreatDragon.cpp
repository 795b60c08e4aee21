//===- ThreatDragon.cpp - Models of OWASP Threat Dragon -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Versions 1 and 2. Cells of version 2 keep what they say in `data`; those of
/// version 1 say it themselves. What is in which boundary follows from where it
/// is drawn (Drawing.h).
///
//===----------------------------------------------------------------------===//

#include "Importers/Drawing.h"
#include "Importers/Formats.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isThreatDragon(const SourceTree &Tree) {
  if (Tree.Documents.empty())
    return false;
  const Value *Detail = Tree.Documents[0]->find("detail");
  return Detail && Detail->find("diagrams");
}

namespace {

class DragonImport {
public:
  explicit DragonImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void diagram(Value *D);
  void cell(Value *V);
  void element(Value *V, StringRef Type);
  void box(Value *V);
  void curve(Value *V);
  void flow(Value *V);
  void settings(PartId P, Value *Data);
  void threats(PartId P, Value *Data);
  void threat(PartId P, Value *V);
  double number(Value *Map, StringRef Key) const;
  Point point(Value *Map) const;
  Shape shape(Value *V, PartId P, bool IsActor) const;
  std::string nameOf(Value *V);
  static Value *dataOf(Value *V) {
    Value *Data = V->find("data");
    return Data && Data->isMap() ? Data : V;
  }
  static StringRef typeOf(const Import &I, Value *V);

  Import &I;
  ModelWriter &Model;
  std::string Owner;
  llvm::StringMap<PartId> Cells; ///< elements of the diagram, by id
  std::optional<Drawing> Picture;
  std::vector<Value *> Flows;
  llvm::StringMap<PartId> Known; ///< of all diagrams, by kind and name
};

constexpr StringRef Drawing = "how it is drawn is not a part of a model";

constexpr KeyFate CellKeys[] = {
    {"position", Fate::Lost, Drawing},
    {"size", Fate::Lost, Drawing},
    {"attrs", Fate::Lost, Drawing},
    {"visible", Fate::Lost, Drawing},
    {"zIndex", Fate::Lost, Drawing},
    {"ports", Fate::Lost, Drawing},
    {"angle", Fate::Lost, Drawing},
    {"z", Fate::Lost, Drawing},
    {"connector", Fate::Lost, Drawing},
    {"labels", Fate::Lost, Drawing},
    {"width", Fate::Lost, Drawing},
    {"height", Fate::Lost, Drawing},
    {"vertices", Fate::Lost, Drawing},
    {"tools", Fate::Lost, Drawing},
    {"smooth", Fate::Lost, Drawing},
    {"markup", Fate::Lost, Drawing},
    {"id", Fate::Approximated, "what names it is resolved"},
    {"source", Fate::Lost, Drawing},
    {"target", Fate::Lost, Drawing},
    {"shape", Fate::Approximated, "the kind says it"},
    {"type", Fate::Approximated, "the kind says it"},
    {"hasOpenThreats", Fate::Lost, "it is computed"},
    {"isTrustBoundary", Fate::Approximated, "the kind says it"},
    {"threatFrequency", Fate::Lost, "it is computed"},
    {"description", Fate::Lost, "a curve is not a part, and has no comment"},
    {"name", Fate::Approximated, "it is in the title of a boundary"},
};

} // namespace

double DragonImport::number(Value *Map, StringRef Key) const {
  double Out = 0;
  if (I.peek(Map, Key).getAsDouble(Out))
    return 0;
  return Out;
}

Point DragonImport::point(Value *Map) const {
  return {number(Map, "x"), number(Map, "y")};
}

Shape DragonImport::shape(Value *V, PartId P, bool IsActor) const {
  Value *Size = V->find("size");
  return {P,
          point(V->find("position")),
          {number(Size, "width"), number(Size, "height")},
          IsActor};
}

StringRef DragonImport::typeOf(const Import &I, Value *V) {
  StringRef Type = I.peek(V, "shape");
  if (Type.empty())
    Type = I.peek(V, "type");
  return llvm::StringSwitch<StringRef>(Type)
      .Cases({"actor", "tm.Actor"}, "actor")
      .Cases({"process", "tm.Process"}, "process")
      .Cases({"store", "tm.Store"}, "store")
      .Cases({"flow", "tm.Flow"}, "flow")
      .Cases({"trust-boundary-box", "tm.BoundaryBox"}, "box")
      .Cases({"trust-boundary-curve", "tm.Boundary", "trust-broundary-curve"},
             "curve")
      .Cases({"td-text-block", "tm.Text"}, "text")
      .Default("");
}

/// What is written on a cell: its name, or what it is drawn with.
std::string DragonImport::nameOf(Value *V) {
  Value *Data = dataOf(V);
  StringRef Name = I.text(Data, "name");
  auto Label = [&](Value *Attrs, StringRef Key) {
    Value *Of = Attrs && Attrs->isMap() ? Attrs->find(Key) : nullptr;
    if (Name.trim().empty() && Of && Of->isMap() && !I.peek(Of, "text").empty())
      Name = I.text(Of, "text");
  };
  Value *Attrs = V->find("attrs");
  Label(Attrs, "text");
  Label(Attrs, "label");
  if (Value *Labels = V->find("labels"); Labels && Labels->isList())
    for (const Entry &E : Labels->Entries)
      for (StringRef Key : {"labelText", "label", "text"})
        Label(E.Item->isMap() ? E.Item->find("attrs") : nullptr, Key);
  return Name.trim().str();
}

void DragonImport::threat(PartId P, Value *V) {
  if (!V->isMap())
    return Import::lost(V, "a threat is a map");
  // What tmc itself wrote begins with the id of the rule.
  if (I.K.isRule(I.peek(V, "description").split(':').first))
    return Import::lost(V, "a rule finds it, which finds it again");
  StringRef Title = I.text(V, "title");
  PartId T = Model.threat({P}, Title.trim().empty() ? "Threat" : Title);
  I.commentFrom(T, V, "description");
  if (Value *Type = I.scalar(V, "type")) {
    if (StringRef Word = I.K.word("threats.Stride", Type->Text.trim());
        !Word.empty()) {
      Model.annotate(T, "@stride(" + Word.str() + ")");
      Import::imported(Type);
    } else {
      I.commentFrom(T, V, "type", "Type");
    }
  }
  Value *Level = I.scalar(V, "severity");
  StringRef Severity =
      Level ? I.K.word("threats.Severity", Level->Text.trim()) : "";
  Model.set(T, "severity", Severity.empty() ? "Medium" : Severity);
  if (!Severity.empty())
    Import::imported(Level);
  else if (Level)
    Import::approximated(Level,
                         "the language has no such severity; it is medium");
  StringRef Fix = I.text(V, "mitigation").trim();
  if (!Fix.empty())
    Model.setText(T, "fix", Fix);
  Model.setText(T, "found_by", "a model of Threat Dragon");
  if (Value *Status = I.scalar(V, "status")) {
    std::string State = Status->Text.trim().lower();
    StringRef Who =
        Owner.empty() ? StringRef("not said in the source") : StringRef(Owner);
    if (State == "mitigated")
      I.mitigate(T, P, Who, Fix);
    else if (State == "notapplicable" || State == "na" || State == "n/a" ||
             State == "not applicable")
      I.dismiss(T, P, Who, Fix);
    Import::imported(Status);
  }
  constexpr KeyFate Keys[] = {
      {"id", Fate::Lost, "a threat has the id that tmc gives it"},
      {"threatId", Fate::Lost, "a threat has the id that tmc gives it"},
      {"ruleId", Fate::Lost, "a threat has the id that tmc gives it"},
      {"number", Fate::Lost, "a threat has the id that tmc gives it"},
      {"score", Fate::Lost,
       "the language does not hold scores without a method"},
      {"modelType", Fate::Approximated, "the category says it"},
      {"new", Fate::Lost, "it is about an editor"}};
  markKeys(V, Keys);
}

void DragonImport::threats(PartId P, Value *Data) {
  if (Value *All = I.list(Data, "threats"))
    for (const Entry &E : All->Entries)
      threat(P, E.Item);
}

/// What all cells that are no boundaries have.
void DragonImport::settings(PartId P, Value *Data) {
  I.commentFrom(P, Data, "description");
  StringRef Why = I.text(Data, "reasonOutOfScope").trim();
  if (I.ticked(Data, "outOfScope"))
    Model.setText(P, "out_of_scope",
                  Why.empty() ? "Out of scope in the source" : Why);
  for (auto [Key, Text] :
       {std::pair("providesAuthentication", "It proves who it is."),
        {"handlesCardPayment", "It handles payments by card."},
        {"handlesGoodsOrServices", "It handles goods or services."},
        {"storesCredentials", "It keeps credentials."},
        {"storesInventory", "It keeps an inventory."},
        {"isSigned", "Its data is signed."}})
    if (I.ticked(Data, Key)) {
      Model.comment(P, Text);
      Import::approximated(Data->find(Key), "it is in a comment");
    }
  I.commentFrom(P, Data, "privilegeLevel", "Privileges");
  threats(P, Data);
}

void DragonImport::element(Value *V, StringRef Type) {
  Value *Data = dataOf(V);
  std::string Name = nameOf(V);
  if (Name.empty())
    Name = Type.str();
  const Kind *What = I.K.map("threat_dragon.Names", Name);
  if (Type == "store")
    What = &I.kind(I.ticked(Data, "isALog") ? "LogStore" : "Store");
  else if (Type == "process")
    What = &I.kind(I.ticked(Data, "isWebApplication") ? "WebApplication"
                                                      : "Service");
  else if (!What)
    What = &I.kind("ExternalService");
  PartId &P = Known[(Type + " " + Name).str()];
  if (!P)
    P = Model.element({}, *What, Name);
  Model.madeFrom(P, V->At);
  if (Type == "store" && I.ticked(Data, "isEncrypted"))
    Model.set(P, "encrypted_at_rest", "true");
  settings(P, Data);
  std::string Id = I.peek(V, "id").str();
  if (Cells.try_emplace(Id, P).second)
    Picture->element(shape(V, P, Type == "actor"));
  else
    I.Diags.report(diag::ImportDuplicate, V->At) << Id;
}

void DragonImport::box(Value *V) {
  std::string Name = nameOf(V);
  if (Name.empty())
    Name = "Boundary";
  PartId P =
      Model.boundary({}, I.K.map("threat_dragon.Boundaries", Name), Name);
  Model.madeFrom(P, V->At);
  I.commentFrom(P, dataOf(V), "description");
  Picture->box(shape(V, P, /*IsActor=*/false));
}

void DragonImport::curve(Value *V) {
  std::string Name = nameOf(V);
  std::vector<Point> Points{point(V->find("source"))};
  if (Value *Between = V->find("vertices"); Between && Between->isList())
    for (const Entry &E : Between->Entries)
      Points.push_back(point(E.Item));
  Points.push_back(point(V->find("target")));
  for (StringRef Key : {"source", "vertices", "target"})
    Import::approximated(
        V->find(Key),
        "a curve has no inside; the side without actors is taken");
  Picture->curve(Name, std::move(Points));
}

void DragonImport::flow(Value *V) {
  Value *Data = dataOf(V);
  PartId Ends[2];
  for (auto [N, Key] : {std::pair(0, "source"), {1, "target"}}) {
    Value *End = V->find(Key);
    StringRef Id = I.peek(End, "cell");
    if (Id.empty())
      Id = I.peek(End, "id");
    auto It = Cells.find(Id);
    if (It == Cells.end()) {
      Value *At = End ? End : V;
      I.Diags.report(diag::ImportDangling, At->At)
          << "element" << (Id.empty() ? "at this end of a flow" : Id);
      Import::lost(V, "one of its ends leads to nothing");
      return;
    }
    Ends[N] = It->second;
    Import::imported(End);
  }
  const Kind *Via = nullptr;
  Value *Protocol = I.scalar(Data, "protocol");
  if (Protocol && !Protocol->Text.trim().empty()) {
    Via = I.K.map("threat_dragon.Protocols", Protocol->Text.trim());
    if (!Via)
      Via = I.K.kind(Protocol->Text.trim());
    if (Via && Via->Class != ast::KindClass::Channel)
      Via = nullptr;
    if (!Via)
      I.Report.unmapped({"threat_dragon.Protocols", Protocol->Text.trim().str(),
                         "flow without a kind",
                         I.K.nearest(Protocol->Text, ast::KindClass::Channel),
                         I.where(Protocol->At)});
  }
  PartId F = Model.flow(Ends[0], Ends[1], Via, nameOf(V));
  if (Protocol) {
    Import::imported(Protocol);
    if (!Via && !Protocol->Text.trim().empty())
      I.commentFrom(F, Data, "protocol", "Protocol");
  }
  if (I.ticked(Data, "isBidirectional"))
    Model.bothWays(F);
  if (I.ticked(Data, "isEncrypted"))
    Model.set(F, "encrypted", "true");
  if (I.ticked(Data, "isPublicNetwork"))
    Model.set(F, "medium", "PublicNetwork");
  settings(F, Data);
}

void DragonImport::cell(Value *V) {
  if (!V->isMap())
    return I.wrongType(*V, "cells", "maps");
  StringRef Type = typeOf(I, V);
  if (Type == "actor" || Type == "process" || Type == "store") {
    element(V, Type);
  } else if (Type == "box") {
    box(V);
  } else if (Type == "curve") {
    curve(V);
  } else if (Type == "flow") {
    Flows.push_back(V);
    return;
  } else if (Type == "text") {
    Model.remark("Note: " + nameOf(V));
    Import::approximated(V, "it is in a comment");
  } else {
    return Import::lost(V, "the format has no such shape");
  }
  markKeys(V, CellKeys);
  markKeys(dataOf(V), CellKeys);
}

void DragonImport::diagram(Value *D) {
  Cells.clear();
  Picture.emplace(Model);
  Flows.clear();
  if (StringRef Title = I.text(D, "title"); !Title.trim().empty())
    Model.remark("Diagram: " + Title.str());
  StringRef About = I.peek(D, "description");
  if (!About.trim().empty()) {
    Model.remark(About);
    Import::approximated(D->find("description"), "it is in a comment");
  }
  Value *Json = I.map(D, "diagramJson");
  Value *All = I.list(Json ? Json : D, "cells");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>())
    cell(E.Item);
  Picture->place();
  for (Value *F : Flows) {
    flow(F);
    markKeys(F, CellKeys);
    markKeys(dataOf(F), CellKeys);
  }
  constexpr KeyFate Keys[] = {
      {"id", Fate::Lost, Drawing},
      {"thumbnail", Fate::Lost, Drawing},
      {"placeholder", Fate::Lost, Drawing},
      {"size", Fate::Lost, Drawing},
      {"diagramType", Fate::Approximated, "the categories of threats say it"},
      {"version", Fate::Lost, "the version of the format changes no threat"}};
  markKeys(D, Keys);
}

void DragonImport::run() {
  Value *First = I.Trees[0].Documents[0];
  StringRef Title = I.text(I.map(First, "summary"), "title");
  Model.system(Title.trim().empty() ? "Imported" : Title.trim());
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0], *Summary = I.map(Top, "summary"),
          *Detail = I.map(Top, "detail");
    Owner = I.text(Summary, "owner").trim().str();
    if (!Owner.empty() && Top == First)
      Model.setSystem("owner", quoted(Owner));
    auto Say = [&](Value *V, StringRef Label) {
      if (V && V->isScalar() && !V->Text.trim().empty())
        Model.remark(Label.str() + V->Text.str());
      if (V && V->isScalar())
        Import::approximated(V, "it is in a comment");
    };
    if (Summary)
      Say(Summary->find("description"), "");
    if (!Detail)
      continue;
    Say(Detail->find("reviewer"), "Reviewer: ");
    if (Value *People = I.list(Detail, "contributors"))
      for (const Entry &E : People->Entries)
        Say(E.Item->find("name"), "Contributor: ");
    if (Value *All = I.list(Detail, "diagrams"))
      for (const Entry &E : All->Entries)
        if (E.Item->isMap())
          diagram(E.Item);
    constexpr KeyFate Keys[] = {
        {"diagramTop", Fate::Lost, "it is about an editor"},
        {"threatTop", Fate::Lost, "it is about an editor"},
        {"id", Fate::Lost, "it is about an editor"},
        {"version", Fate::Lost, "the version of the format changes no threat"}};
    markKeys(Detail, Keys);
    markKeys(Summary, Keys);
    markKeys(Top, Keys);
  }
}

void importers::importThreatDragon(Import &I) { DragonImport(I).run(); }
