//===- Structurizr.cpp - Workspaces of Structurizr ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// C4 models as JSON. A software system with containers is a boundary, one
/// without is an element; so is a container. Relationships of components are
/// those of their container. StructurizrDsl.cpp makes the same of the language.
///
//===----------------------------------------------------------------------===//

#include "Importers/Structurizr.h"

#include "Importers/Formats.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isStructurizr(const SourceTree &Tree) {
  const Value *Model =
      Tree.Documents.empty() ? nullptr : Tree.Documents[0]->find("model");
  return Model && (Model->find("softwareSystems") || Model->find("people"));
}

void C4Model::begin(StringRef Name, StringRef Description) {
  I.Model.system(Name.trim().empty() ? "Imported" : Name.trim());
  if (!Description.trim().empty())
    I.Model.remark(Description.trim());
}

const Kind &C4Model::kindOf(const C4Part &P) const {
  if (P.Sort == C4Sort::Person) {
    if (const Kind *K = kindByName(I.K, "general.People", P.Name))
      return *K;
    return I.kind("User");
  }
  for (StringRef Words : {StringRef(P.Technology), StringRef(P.Name)}) {
    // `Java and Spring MVC, PostgreSQL 15`: the first word that is known.
    for (StringRef Part : llvm::split(Words, ','))
      if (const Kind *K = kindByName(I.K, "general.Elements", Part))
        return *K;
  }
  for (StringRef Tag : llvm::split(StringRef(P.Tags), ','))
    if (const Kind *K = I.K.map("structurizr.Tags", Tag.trim()))
      return *K;
  return I.kind(P.Sort == C4Sort::System && P.IsExternal ? "ExternalService"
                                                         : "Service");
}

void C4Model::add(C4Part P) {
  if (!P.Id.empty() && Ids.count(P.Id)) {
    I.Diags.report(diag::ImportDuplicate, P.At) << P.Id;
    return;
  }
  const size_t Index = Parts.size();
  if (!P.Id.empty())
    Ids[P.Id] = Index;
  if (P.Parent != NoParent)
    Parts[P.Parent].HasInside |=
        P.Sort == C4Sort::Container || P.Sort == C4Sort::Group;
  Parts.push_back(std::move(P));
}

size_t C4Model::find(StringRef Id) const {
  auto It = Ids.find(Id);
  return It == Ids.end() ? NoParent : It->second;
}

/// The part of the model that stands for \p P: a component is in its container.
PartId C4Model::partOf(size_t Index) const {
  while (Index != NoParent && Parts[Index].Sort == C4Sort::Component)
    Index = Parts[Index].Parent;
  return Index == NoParent ? PartId() : Parts[Index].Part;
}

void C4Model::makeParts() {
  for (C4Part &P : Parts) {
    if (P.Sort == C4Sort::Component) {
      if (P.Parent != NoParent && Parts[P.Parent].Part)
        I.Model.comment(Parts[P.Parent].Part, "Component: " + P.Name);
      continue;
    }
    P.IsBoundary =
        P.Sort == C4Sort::Group || (P.Sort == C4Sort::System && P.HasInside);
    PartId In = P.Parent == NoParent ? PartId() : Parts[P.Parent].Part;
    P.Part =
        P.IsBoundary
            ? I.Model.boundary(
                  In, kindByName(I.K, "general.Boundaries", P.Name), P.Name)
            : I.Model.element(In, kindOf(P), P.Name);
    if (!P.Description.empty())
      I.Model.comment(P.Part, P.Description);
    if (!P.Technology.empty())
      I.Model.comment(P.Part, "Technology: " + P.Technology);
    if (!P.Url.empty())
      I.Model.add(P.Part, "links", quoted(P.Url));
  }
}

void C4Model::relation(StringRef From, StringRef To, StringRef Description,
                       StringRef Technology, Value *Said) {
  size_t Ends[2] = {find(From), find(To)};
  for (auto [N, Name] : {std::pair(0, From), {1, To}})
    if (Ends[N] == NoParent) {
      I.dangling(Said, "element", Name);
      return;
    }
  PartId Source = partOf(Ends[0]), Target = partOf(Ends[1]);
  auto IsBoundary = [&](size_t Index) { return Parts[Index].IsBoundary; };
  if (!Source || !Target || IsBoundary(Ends[0]) || IsBoundary(Ends[1]))
    return Import::lost(Said, "it ends at a system as a whole; its containers "
                              "have relationships of their own");
  if (Source == Target)
    return Import::lost(Said, "both ends are in one container");
  if (!Seen.insert({Source.index(), Target.index()}).second &&
      (Parts[Ends[0]].Sort == C4Sort::Component ||
       Parts[Ends[1]].Sort == C4Sort::Component))
    return Import::approximated(Said, "its containers have that flow");
  const Kind *Via = nullptr;
  for (StringRef Word : llvm::split(Technology, ','))
    if (!Via) {
      StringRef Plain = Word.split('/').second.trim();
      Via = kindByName(I.K, "general.Protocols", Word);
      if (!Via && !Plain.empty())
        Via = kindByName(I.K, "general.Protocols", Plain);
    }
  PartId F = I.Model.flow(Source, Target, Via, Description);
  if (!Technology.empty() && !Via)
    I.Model.comment(F, ("Technology: " + Technology).str());
  Import::imported(Said);
}

namespace {

constexpr StringRef Drawn = "how it is drawn is not a part of a model",
                    Editor = "it is about documents, not about the system";

class StructurizrImport {
public:
  explicit StructurizrImport(Import &I) : I(I), Model(I) {}
  void run();

private:
  void part(Value *V, C4Sort Sort, size_t Parent);
  void relations(Value *V);
  StringRef said(Value *V, StringRef Key);

  Import &I;
  C4Model Model;
  std::vector<Value *> All;
};

} // namespace

StringRef StructurizrImport::said(Value *V, StringRef Key) {
  Value *Text = I.scalar(V, Key);
  if (!Text)
    return {};
  Import::approximated(Text, "it is in a comment");
  return Text->Text;
}

void StructurizrImport::part(Value *V, C4Sort Sort, size_t Parent) {
  C4Part P;
  P.Sort = Sort;
  P.Parent = Parent;
  P.At = V->At;
  P.Id = I.peek(V, "id").str();
  P.Name = I.text(V, "name").str();
  P.Description = said(V, "description").str();
  P.Technology = said(V, "technology").str();
  P.Tags = I.text(V, "tags").str();
  P.Url = I.text(V, "url").str();
  P.IsExternal = I.text(V, "location") == "External" ||
                 StringRef(P.Tags).contains("External");
  std::string Id = P.Id;
  Model.add(std::move(P));
  All.push_back(V);
  constexpr KeyFate Keys[] = {
      {"id", Fate::Approximated, "what names it is resolved"},
      {"properties", Fate::Lost, "they belong to the tool that wrote them"},
      {"perspectives", Fate::Lost, Editor},
      {"documentation", Fate::Lost, Editor},
      {"group", Fate::Lost, Drawn}};
  markKeys(V, Keys);
  const size_t Index = Model.find(Id);
  for (Value *C : mapsOf(I, V, "containers"))
    part(C, C4Sort::Container, Index);
  for (Value *C : mapsOf(I, V, "components"))
    part(C, C4Sort::Component, Index);
}

void StructurizrImport::relations(Value *V) {
  for (Value *R : mapsOf(I, V, "relationships")) {
    // It was made of one of a component, or of an instance.
    if (!I.peek(R, "linkedRelationshipId").empty()) {
      Import::approximated(R, "it follows from another one");
      continue;
    }
    Model.relation(I.peek(R, "sourceId"), I.peek(R, "destinationId"),
                   I.peek(R, "description"), I.peek(R, "technology"), R);
  }
}

void StructurizrImport::run() {
  Value *First = I.Trees[0].Documents[0];
  StringRef Name = I.text(First, "name");
  Model.begin(Name, said(First, "description"));
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    Value *M = I.map(Top, "model");
    for (Value *V : mapsOf(I, M, "people"))
      part(V, C4Sort::Person, C4Model::NoParent);
    for (Value *V : mapsOf(I, M, "softwareSystems"))
      part(V, C4Sort::System, C4Model::NoParent);
    markKeys(M, {{{"deploymentNodes", Fate::Lost,
                   "where containers run is not imported"},
                  {"enterprise", Fate::Lost, Editor},
                  {"properties", Fate::Lost, Editor}}});
    constexpr KeyFate Keys[] = {{"views", Fate::Lost, Drawn},
                                {"documentation", Fate::Lost, Editor},
                                {"configuration", Fate::Lost, Editor},
                                {"properties", Fate::Lost, Editor},
                                {"id", Fate::Lost, Editor},
                                {"version", Fate::Lost, Editor},
                                {"revision", Fate::Lost, Editor},
                                {"lastModifiedDate", Fate::Lost, Editor},
                                {"lastModifiedAgent", Fate::Lost, Editor},
                                {"lastModifiedUser", Fate::Lost, Editor},
                                {"thumbnail", Fate::Lost, Drawn}};
    markKeys(Top, Keys);
  }
  Model.makeParts();
  for (Value *V : All)
    relations(V);
}

void importers::importStructurizr(Import &I) { StructurizrImport(I).run(); }
