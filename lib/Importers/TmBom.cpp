//===- TmBom.cpp - Threat models as bills of materials --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The OWASP Threat Model Library's format (TM-BOM) and the blueprints of
/// CycloneDX 2.0, into which it goes. Both say the same, in other words: what
/// is called how is in one table (Words) for each.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/NamedParts.h"
#include "Importers/Threats.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isTmBom(const SourceTree &Tree) {
  const Value *Top = Tree.Documents.empty() ? nullptr : Tree.Documents[0];
  return Top && Top->find("scope") && Top->find("trust_zones");
}

bool importers::isCycloneDx(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->find("blueprints");
}

namespace {

/// What a format calls the same thing.
struct Words {
  StringRef Id, Title, Zones, Zone, Actors, Components, Stores, DataSets,
      StoreOfPlacement, Flows;
  StringRef FoundBy;
};

constexpr Words TmBomWords = {"symbolic_name",
                              "title",
                              "trust_zones",
                              "trust_zone",
                              "actors",
                              "components",
                              "data_stores",
                              "data_sets",
                              "data_store",
                              "data_flows",
                              "a model of the OWASP Threat Model Library"};
constexpr Words CycloneDxWords = {"bom-ref",
                                  "name",
                                  "zones",
                                  "zone",
                                  "actors",
                                  "assets",
                                  "dataStores",
                                  "dataSets",
                                  "dataStore",
                                  "flows",
                                  "a CycloneDX threat model"};

constexpr StringRef Resolved = "what names it is resolved",
                    Computed = "risks are computed here",
                    Editor = "it is about documents, not about the system";

/// What a control says about a threat.
struct Protection {
  Value *V = nullptr;
  StringRef Title;
  bool IsInPlace = false;
};

class BomImport {
public:
  BomImport(Import &I, const Words &W)
      : I(I), Model(I.Model), W(W), Zones(I, "zone"), Parts(I, "element"),
        Flows(I, "flow"), Sets(I, "data set") {}
  void tmBom();
  void cycloneDx();

private:
  void zone(Value *V);
  void nestZone(Value *V);
  void boundaryBetween(Value *V, StringRef A, StringRef B);
  void actor(Value *V);
  void part(Value *V, StringRef Table, StringRef Otherwise);
  void place(PartId P, Value *V);
  void dataSet(Value *V);
  void flow(Value *V);
  Value *endOf(Value *V, StringRef Key);
  void control(Value *V);
  void risk(Value *V);
  void threat(Value *V);
  void methods(PartId P, Value *V, StringRef Key, StringRef Label);
  void blueprint(Value *V);
  void scope(Value *Top);
  StringRef titleOf(Value *V);
  /// Comments, scope and tags: what each part may have.
  void common(PartId P, Value *V);

  Import &I;
  ModelWriter &Model;
  const Words &W;
  NamedParts Zones, Parts, Flows, Sets;
  llvm::StringMap<Value *> Components; ///< of a bill, by reference
  llvm::StringMap<std::vector<Protection>> Protections; ///< by threat
  llvm::StringMap<StringRef> Levels;                    ///< by threat
};

} // namespace

StringRef BomImport::titleOf(Value *V) {
  StringRef Title = I.text(V, W.Title);
  return Title.trim().empty() ? I.peek(V, W.Id) : Title.trim();
}

/// Words of a list, or the names of objects in it, in one comment.
void BomImport::methods(PartId P, Value *V, StringRef Key, StringRef Label) {
  Value *All = V->find(Key);
  if (!All || !All->isList())
    return;
  if (All->isLeaf())
    return Import::imported(All);
  std::string Text;
  for (const Entry &E : All->Entries) {
    StringRef Word = E.Item->isScalar() ? E.Item->Text : I.peek(E.Item, "name");
    if (!Word.empty())
      Text += (Text.empty() ? "" : ", ") + Word.str();
  }
  Model.comment(P, (Label + ": " + Text).str());
  Import::approximated(All, "it is in a comment");
}

void BomImport::common(PartId P, Value *V) {
  I.commentFrom(P, V, "description");
  if (Value *Scope = I.scalar(V, "inScope")) {
    if (Scope->Text.equals_insensitive("false"))
      Model.setText(P, "out_of_scope", "Out of scope in the source");
    Import::imported(Scope);
  }
  for (auto [Key, Label] : {std::pair("permissions", "Permissions"),
                            {"vendor", "Vendor"},
                            {"product", "Product"},
                            {"version", "Version"},
                            {"environment", "Environment"},
                            {"location", "Location"},
                            {"record_count", "Records"},
                            {"recordCount", "Records"},
                            {"volume", "Volume"},
                            {"timing", "Timing"}})
    if (Value *Said = V->find(Key); Said && Said->isScalar())
      I.commentFrom(P, V, Key, Label);
  for (auto [Key, Label] : {std::pair("permissions", "Permissions"),
                            {"access_control_methods", "Access control"},
                            {"authorization", "Access control"},
                            {"authentication_methods", "Authentication"},
                            {"authentication", "Authentication"},
                            {"technologies", "Technologies"},
                            {"responsibilities", "Responsibilities"},
                            {"characteristics", "Characteristics"},
                            {"constraints", "Constraints"}})
    methods(P, V, Key, Label);
  if (Value *Link = V->find("repo_link"); Link && Link->isScalar()) {
    Model.add(P, "links", quoted(Link->Text));
    Import::imported(Link);
  }
  constexpr KeyFate Keys[] = {
      {"properties", Fate::Lost, "they belong to the tool that wrote them"},
      {"externalReferences", Fate::Lost, Editor},
      {"useCases", Fate::Lost, Editor},
      {"sequence", Fate::Lost, "it is about diagrams"}};
  markKeys(V, Keys);
  markKeys(V, {{{W.Id, Fate::Approximated, Resolved}}});
}

void BomImport::zone(Value *V) {
  StringRef Title = titleOf(V);
  const Kind *What = kindByName(I.K, "general.Boundaries", Title);
  if (!What)
    What = kindByName(I.K, "general.Boundaries", I.peek(V, W.Id));
  PartId P = Model.boundary({}, What, Title);
  Zones.add(I.peek(V, W.Id), P, V->At);
  I.commentFrom(P, V, "type", "Type");
  common(P, V);
}

void BomImport::nestZone(Value *V) {
  Value *Ref = V->find("parent");
  PartId P = Zones.find(I.peek(V, W.Id)), Outer = Zones.resolve(Ref);
  if (!Outer || !P)
    return;
  if (Model.isIn(Outer, P)) {
    I.Diags.report(diag::ImportCycle, Ref->At) << I.peek(V, W.Id);
    return Import::lost(Ref, "it would be inside itself");
  }
  Model.move(P, Outer);
}

/// What the format calls a boundary is a line between zones. What it asks of
/// those who cross it stands at the zone that they come into.
void BomImport::boundaryBetween(Value *V, StringRef A, StringRef B) {
  Value *From = V->find(A), *To = V->find(B);
  if (Value *List = I.list(V, "zones"); List && List->Entries.size() >= 2) {
    From = List->Entries[0].Item;
    To = List->Entries[1].Item;
  }
  PartId Outer = Zones.resolve(From), P = Zones.resolve(To);
  if (!P || !Outer)
    return;
  Model.comment(P, ("Boundary to " + Model.name(Outer) + ".").str());
  common(P, V);
  common(P, I.map(V, "crossingRequirements") ? V->find("crossingRequirements")
                                             : V);
}

void BomImport::place(PartId P, Value *V) {
  if (PartId In = Zones.resolve(V->find(W.Zone)))
    Model.move(P, In);
  Parts.add(I.peek(V, W.Id), P, V->At);
}

void BomImport::actor(Value *V) {
  // A bill binds a party to the system, by name or in place.
  Value *Party = V->find("party");
  StringRef Title = titleOf(V);
  if (Party && Party->isMap())
    for (StringRef Key :
         {"name", "person", "organization", "persona", "system"})
      if (Value *Named = Party->find(Key)) {
        StringRef Name =
            Named->isScalar() ? Named->Text : I.peek(Named, "name");
        if (Name.empty())
          continue;
        Title = Name;
        Import::imported(Named->isScalar() ? Named : Named->find("name"));
        break;
      }
  Value *Type = I.scalar(V, "type");
  const Kind *What = I.K.map("tm_bom.Actors", Type ? Type->Text : "");
  if (!What)
    What = kindByName(I.K, "general.People", Title);
  if (!What)
    What = &I.kind("User");
  Import::imported(Type);
  PartId P = Model.element({}, *What, Title);
  place(P, V);
  common(P, V);
}

void BomImport::part(Value *V, StringRef Table, StringRef Otherwise) {
  StringRef Title = titleOf(V);
  Value *Type = V->find("type");
  if (Type && Type->isMap())
    Type = Type->find("name");
  if (Value *Ref = V->find("componentRef"); Ref && Ref->isScalar()) {
    auto It = Components.find(Ref->Text);
    if (It != Components.end()) {
      if (Title == I.peek(V, W.Id))
        Title = I.text(It->second, "name");
      Import::imported(Ref);
    } else {
      I.dangling(Ref, "component", Ref->Text);
    }
  }
  const Kind *What = nullptr;
  StringRef Product = I.peek(V, "product");
  if (!Product.empty())
    What = kindByName(I.K, "general.Elements", Product);
  if (!What && Table == "tm_bom.Components")
    What = kindByName(I.K, "general.Elements", Title);
  if (!What && Type && Type->isScalar() && !Type->Text.empty())
    What = &I.kindFor(Table, Type->Text, Otherwise, Type->At);
  if (!What)
    What = &I.kind(Otherwise);
  if (Type)
    Import::imported(Type);
  PartId P = Model.element({}, *What, Title);
  place(P, V);
  common(P, V);
}

void BomImport::dataSet(Value *V) {
  const Kind *What = nullptr;
  StringRef Sensitivity;
  for (Value *Word : I.items(V, "data_sensitivity")) {
    if (!What)
      What = I.K.map("tm_bom.Data", Word->Text);
    if (const Knowledge::Setting *S =
            I.K.setting("tm_bom.DataSettings", Word->Text);
        S && Sensitivity.empty())
      Sensitivity = S->Value;
    Import::imported(Word);
  }
  PartId P = Model.data(What, titleOf(V));
  if (!Sensitivity.empty())
    Model.set(P, "sensitivity", Sensitivity);
  Sets.add(I.peek(V, W.Id), P, V->At);
  for (Value *At : mapsOf(I, V, "placements")) {
    PartId Store = Parts.resolve(At->find(W.StoreOfPlacement));
    if (!Store) {
      Import::lost(At, "it is in a store that the source does not have");
      continue;
    }
    Model.add(Store, "stores", Model.path(P));
    if (std::optional<bool> Yes = I.flag(At, "encrypted"))
      Model.set(Store, "encrypted_at_rest", *Yes ? "true" : "false");
    I.commentFrom(P, At, "retention", "Kept");
    markKeys(At, {{{"replicated", Fate::Lost,
                    "the language does not tell copies apart"}}});
  }
  common(P, V);
}

/// The reference to one end of a flow.
Value *BomImport::endOf(Value *V, StringRef Key) {
  Value *End = V->find(Key);
  if (!End || !End->isMap())
    return End;
  if (Value *Type = End->find("type"))
    Import::approximated(Type, "what it names says it");
  return End->find("object");
}

void BomImport::flow(Value *V) {
  PartId From = Parts.resolve(endOf(V, "source")),
         To = Parts.resolve(endOf(V, "destination"));
  if (!From || !To)
    return Import::lost(V, "one of its ends leads to nothing");
  const Kind *Via = nullptr;
  std::vector<Value *> Protocols = I.items(V, "protocols");
  for (Value *Word : Protocols)
    if (!Via)
      Via = I.K.map("general.Protocols", Word->Text);
  PartId F = Model.flow(From, To, Via, titleOf(V));
  for (Value *Word : Protocols) {
    if (I.K.map("general.Protocols", Word->Text) == Via && Via) {
      Import::imported(Word);
      continue;
    }
    Model.comment(F, ("Protocol: " + Word->Text).str());
    Import::approximated(Word, "it is in a comment");
  }
  Flows.add(I.peek(V, W.Id), F, V->At);
  if (std::optional<bool> Yes = I.flag(V, "encrypted"))
    Model.set(F, "encrypted", *Yes ? "true" : "false");
  if (I.ticked(V, "bidirectional"))
    Model.bothWays(F);
  if (I.ticked(V, "has_sensitive_data")) {
    Model.comment(F, "It carries sensitive data.");
    Import::approximated(V->find("has_sensitive_data"), "it is in a comment");
  }
  for (StringRef Key : {"data_sets", "dataSets"})
    for (Value *Ref : I.items(V, Key))
      if (PartId Item = Sets.resolve(Ref))
        Model.add(F, "carries", Model.path(Item));
  for (Value *Object : mapsOf(I, V, "dataObjects"))
    if (StringRef Name = I.text(Object, "name"); !Name.empty())
      Model.add(F, "carries", Model.path(Model.data(nullptr, Name)));
  markKeys(V, {{{"type", Fate::Lost, "a flow carries what the model says"},
                {"synchronous", Fate::Lost, "it changes no threat"}}});
  common(F, V);
}

void BomImport::control(Value *V) {
  Protection P;
  P.V = V;
  P.Title = titleOf(V);
  Value *Status = V->find("status");
  StringRef Word =
      Status && Status->isMap() ? I.peek(Status, "name") : I.peek(V, "status");
  P.IsInPlace = Word == "active" || Word == "implemented";
  if (Status)
    Import::imported(Status);
  for (Value *Ref : I.items(V, "threats")) {
    Protections[Ref->Text].push_back(P);
    Import::imported(Ref);
  }
  // A bill says it the other way round.
  Protections[("=" + I.peek(V, W.Id)).str()].push_back(P);
  markKeys(V, {{{"description", Fate::Approximated,
                 "it is in the comment of the threat"},
                {"trust_boundary", Fate::Lost,
                 "a control is on the parts that it protects"},
                {"priority", Fate::Lost, Computed},
                {W.Id, Fate::Approximated, Resolved}}});
}

void BomImport::risk(Value *V) {
  StringRef Level = severityOf(I, I.peek(V, "level"));
  for (Value *Ref : I.items(V, "threats")) {
    if (!Level.empty())
      Levels.try_emplace(Ref->Text, Level);
    Import::imported(Ref);
  }
  if (Value *Word = V->find("level"))
    Import::approximated(Word, "it is the severity of the threats");
  Model.remark(("Risk: " + titleOf(V)).str());
  Import::approximated(V, "it is in a comment");
}

void BomImport::threat(Value *V) {
  StringRef Id = I.peek(V, W.Id);
  std::vector<Protection> Against = Protections.lookup(Id);
  for (Value *Ref : I.items(V, "mitigations")) {
    for (const Protection &P : Protections.lookup(("=" + Ref->Text).str()))
      Against.push_back(P);
    Import::imported(Ref);
  }
  RecordedThreat R;
  R.Title = titleOf(V);
  R.FoundBy = W.FoundBy;
  R.Severity = Levels.lookup(Id);
  std::string Fix, Done;
  for (const Protection &P : Against) {
    std::string &Out = P.IsInPlace ? Done : Fix;
    Out += (Out.empty() ? "" : "; ") + P.Title.str();
  }
  R.Fix = Fix;
  R.Why = Done;
  if (!Done.empty() && Fix.empty())
    R.State = ThreatState::Mitigated;
  for (Value *Ref : I.items(V, "affectedAssets"))
    if (PartId P = Flows.find(Ref->Text)) {
      R.On.push_back(P);
      Import::imported(Ref);
    } else if (PartId Element = Parts.resolve(Ref)) {
      R.On.push_back(Element);
    }
  PartId T = recordThreat(I, R);
  I.commentFrom(T, V, "description");
  I.commentFrom(T, V, "event", "Event");
  if (!Done.empty() && !Fix.empty())
    Model.comment(T, "In place: " + Done);
  for (Value *C : mapsOf(I, V, "categories"))
    if (Value *Word = I.scalar(C, "category")) {
      category(I, T, Word);
      Import::approximated(C->find("taxonomy"), "the category says it");
    }
  for (auto [Key, Number, Title, Prefix] :
       {std::tuple("weaknesses", "cwe_id", "cwe_title", "CWE-"),
        {"attack_mechanisms", "capec_id", "capec_title", "CAPEC-"}})
    if (Value *All = V->find(Key); All && All->isList()) {
      for (const Entry &E : All->Entries)
        if (E.Item->isMap())
          Model.comment(
              T, (Prefix + I.peek(E.Item, Number) + " " + I.peek(E.Item, Title))
                     .str());
      Import::approximated(All, "it is in a comment");
    }
  for (const Protection &P : Against)
    if (Value *Long = P.V->find("description");
        Long && Long->isScalar() && Long->Text != P.Title)
      Model.comment(T, (P.Title + ": " + Long->Text).str());
  markKeys(
      V, {{{W.Id, Fate::Approximated, Resolved},
           {"threat_persona", Fate::Lost, "who attacks follows from the model"},
           {"sources", Fate::Lost, "who attacks follows from the model"},
           {"origin", Fate::Lost, "who attacks follows from the model"}}});
}

void BomImport::scope(Value *Top) {
  Value *Scope = I.map(Top, "scope");
  remarkFrom(I, Scope, "description");
  for (auto [Key, Label] :
       {std::pair("business_criticality", "Business criticality: "),
        {"exposure", "Exposure: "},
        {"tier", "Tier: "}})
    remarkFrom(I, Scope, Key, Label);
  for (Value *Word : I.items(Scope, "data_sensitivity")) {
    Model.remark(("Sensitive data: " + Word->Text).str());
    Import::approximated(Word, "it is in a comment");
  }
  if (I.peek(Top, "description") == I.peek(Scope, "description"))
    markKeys(Top,
             {{{"description", Fate::Approximated, "it is in a comment"}}});
  remarkFrom(I, Top, "description");
  std::string Links;
  for (StringRef Key : {"repo_link", "release_docs_link"})
    if (std::string Link = quoted(I.text(Top, Key));
        Link != "\"\"" && !StringRef(Links).contains(Link))
      Links += (Links.empty() ? "" : ", ") + Link;
  if (!Links.empty())
    Model.setSystem("links", "[" + Links + "]");
  for (Value *A : mapsOf(I, Top, "assumptions")) {
    Model.remark(("Assumption (" + I.peek(A, "validity") +
                  "): " + I.peek(A, "description"))
                     .str());
    Import::approximated(A, "it is in a comment");
  }
  for (Value *P : mapsOf(I, Top, "threat_personas")) {
    Model.remark(
        ("Attacker: " + titleOf(P) + ": " + I.peek(P, "description")).str());
    Import::approximated(P, "it is in a comment");
  }
  markKeys(Top, {{{"diagrams", Fate::Lost, "a picture is drawn of the model"},
                  {"$schema", Fate::Lost, Editor},
                  {"version", Fate::Lost, Editor},
                  {"frozen", Fate::Lost, Editor},
                  {"reviewed_at", Fate::Lost, Editor}}});
}

void BomImport::tmBom() {
  StringRef Name =
      I.text(I.map(I.Trees[0].Documents[0], "scope"), "title").trim();
  Model.system(Name.empty() ? "Imported" : Name);
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    if (!Top->isMap())
      continue;
    scope(Top);
    blueprint(Top);
    for (Value *V : mapsOf(I, Top, "trust_boundaries"))
      boundaryBetween(V, "trust_zone_a", "trust_zone_b");
    for (Value *V : mapsOf(I, Top, "controls"))
      control(V);
    for (Value *V : mapsOf(I, Top, "risks"))
      risk(V);
    for (Value *V : mapsOf(I, Top, "threats"))
      threat(V);
  }
}

/// What both formats say about the system itself.
void BomImport::blueprint(Value *V) {
  for (Value *Z : mapsOf(I, V, W.Zones))
    zone(Z);
  for (Value *Z : mapsOf(I, V, W.Zones))
    nestZone(Z);
  for (Value *A : mapsOf(I, V, W.Actors))
    actor(A);
  for (Value *C : mapsOf(I, V, W.Components))
    part(C, "tm_bom.Components", "Service");
  for (Value *S : mapsOf(I, V, W.Stores))
    part(S, "tm_bom.Stores", "Store");
  for (Value *D : mapsOf(I, V, W.DataSets))
    dataSet(D);
  for (Value *F : mapsOf(I, V, W.Flows))
    flow(F);
}

void BomImport::cycloneDx() {
  Value *First = I.Trees[0].Documents[0];
  StringRef Name;
  for (Value *B : mapsOf(I, First, "blueprints"))
    if (Name.empty())
      Name = I.text(B, "name").trim();
  Model.system(Name.empty() ? "Imported" : Name);
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    if (!Top->isMap())
      continue;
    for (Value *C : mapsOf(I, Top, "components"))
      Components.try_emplace(I.peek(C, "bom-ref"), C);
    for (Value *B : mapsOf(I, Top, "blueprints")) {
      remarkFrom(I, B, "description");
      I.text(B, "name");
      blueprint(B);
      for (Value *V : mapsOf(I, B, "boundaries"))
        boundaryBetween(V, "", "");
      for (Value *A : mapsOf(I, B, "assumptions")) {
        Model.remark(("Assumption: " + I.peek(A, "description")).str());
        Import::approximated(A, "it is in a comment");
      }
      markKeys(B, {{{"bom-ref", Fate::Approximated, Resolved},
                    {"modelTypes", Fate::Lost, Editor},
                    {"metadata", Fate::Lost, Editor},
                    {"visualizations", Fate::Lost,
                     "a picture is drawn of the model"}}});
    }
    for (Value *C : mapsOf(I, Top, "controls"))
      control(C);
    Value *All = Top->find("threats");
    for (Value *T : mapsOf(I, All && All->isMap() ? All : Top, "threats"))
      threat(T);
    markKeys(All, {{{"scenarios", Fate::Lost,
                     "how a threat is carried out follows from the model"}}});
    constexpr KeyFate Keys[] = {
        {"bomFormat", Fate::Approximated, "the format says it"},
        {"specFormat", Fate::Approximated, "the format says it"},
        {"specVersion", Fate::Lost, Editor},
        {"serialNumber", Fate::Lost, Editor},
        {"version", Fate::Lost, Editor},
        {"metadata", Fate::Lost, Editor},
        {"$schema", Fate::Lost, Editor},
        {"components", Fate::Lost,
         "a part of the model is what a blueprint has; a bill of materials is "
         "for other tools"},
        {"services", Fate::Lost,
         "a part of the model is what a blueprint has; a bill of materials is "
         "for other tools"},
        {"dependencies", Fate::Lost, "a bill of materials is for other tools"}};
    markKeys(Top, Keys);
  }
}

void importers::importTmBom(Import &I) { BomImport(I, TmBomWords).tmBom(); }
void importers::importCycloneDx(Import &I) {
  BomImport(I, CycloneDxWords).cycloneDx();
}
