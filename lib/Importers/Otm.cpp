//===- Otm.cpp - Models in the Open Threat Model format -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isOtm(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->find("otmVersion");
}

namespace {

/// A trust zone or a component.
struct Node {
  Value *V = nullptr;
  PartId Element;  ///< none of a trust zone
  PartId Boundary; ///< of a zone, and of a component with others in it
};

class OtmImport {
public:
  explicit OtmImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void project(Value *Top);
  void assets(Value *Top);
  void zones(Value *Top);
  void components(Value *Top);
  void nest(llvm::StringRef Id, bool IsZone);
  void flows(Value *Top);
  const Kind *kindIn(Value *V);
  void dataOf(PartId P, Value *V);
  void attributes(PartId P, Value *V);
  void threats(PartId P, Value *V);
  void threat(PartId P, Value *V);
  void catalogue(Value *Top, StringRef Key, llvm::StringMap<Value *> &Out);
  void unused(Value *Top);
  void say(Value *Map, StringRef Key, StringRef Label);
  std::vector<Value *> maps(Value *Top, StringRef Key);

  Import &I;
  ModelWriter &Model;
  std::string Owner = "not said in the source";
  llvm::StringMap<PartId> Assets;
  llvm::StringMap<Node> Zones, Components;
  std::vector<std::string> ZoneIds, ComponentIds;
  llvm::StringSet<> Outside; ///< zones that stand for no boundary
  llvm::StringSet<> Parents; ///< components that others are in
  llvm::StringMap<Value *> Threats, Mitigations;
};

constexpr StringRef Drawing = "how it is drawn is not a part of a model";
constexpr KeyFate PartKeys[] = {
    {"id", Fate::Approximated, "what names it is resolved"},
    {"representations", Fate::Lost, Drawing},
    {"representation", Fate::Lost, Drawing},
    {"otmVersion", Fate::Lost, "the version of the format changes no threat"},
};

/// A share of a hundred as one of \p Levels.
template <size_t N>
StringRef levelOf(StringRef Number, const char *const (&Levels)[N]) {
  double Share;
  if (Number.getAsDouble(Share) || !(Share >= 0))
    return "";
  size_t At = static_cast<size_t>(std::min(Share, 99.0) * N / 100);
  return Levels[At];
}

} // namespace

/// The maps of a list. What else is in it is reported.
std::vector<Value *> OtmImport::maps(Value *Top, StringRef Key) {
  std::vector<Value *> Out;
  Value *All = I.list(Top, Key);
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (E.Item->isMap())
      Out.push_back(E.Item);
    else
      I.wrongType(*E.Item, Key, "maps");
  }
  return Out;
}

void OtmImport::say(Value *Map, StringRef Key, StringRef Label) {
  Value *V = I.scalar(Map, Key);
  if (!V)
    return;
  if (!V->Text.trim().empty())
    Model.remark(Label.str() + V->Text.str());
  Import::approximated(V, "it is in a comment");
}

void OtmImport::project(Value *Top) {
  Value *P = I.map(Top, "project");
  say(P, "description", "");
  if (StringRef Who = I.text(P, "owner"); !Who.trim().empty()) {
    Owner = Who.trim().str();
    Model.setSystem("owner", quoted(Who));
  }
  say(P, "ownerContact", "Contact: ");
  std::string Tags;
  for (Value *V : I.items(P, "tags")) {
    Tags += (Tags.empty() ? "" : ", ") + quoted(V->Text);
    Import::imported(V);
  }
  if (!Tags.empty())
    Model.setSystem("tags", "[" + Tags + "]");
  markKeys(P, PartKeys);
  markKeys(P, {{{"attributes", Fate::Lost,
                 "the language does not hold attributes of other tools"}}});
  markKeys(Top, PartKeys);
}

/// The kind that tmc itself wrote, or null.
const Kind *OtmImport::kindIn(Value *V) {
  Value *Word = I.scalar(I.map(V, "attributes"), "kind");
  const Kind *Found = Word ? I.K.map("otm.Kinds", Word->Text) : nullptr;
  if (Found)
    Import::imported(Word);
  return Found;
}

void OtmImport::assets(Value *Top) {
  static constexpr const char *Secrecy[] = {"Public", "Internal",
                                            "Confidential", "Restricted"};
  static constexpr const char *Need[] = {"Operational", "Important",
                                         "Critical"};
  for (Value *V : maps(Top, "assets")) {
    StringRef Name = I.text(V, "name");
    PartId P = Model.data(kindIn(V), Name.empty() ? I.peek(V, "id") : Name);
    if (!Assets.try_emplace(I.peek(V, "id"), P).second)
      I.Diags.report(diag::ImportDuplicate, V->At) << I.peek(V, "id");
    I.commentFrom(P, V, "description");
    Value *Risk = I.map(V, "risk");
    // tmc writes 0 for what is not known, as the format asks for a number, and
    // says so.
    StringRef Unsaid = I.peek(Risk, "comment");
    if (!Unsaid.consume_front("not known: "))
      Unsaid = "";
    for (auto [Key, Attribute] : {std::pair("confidentiality", "sensitivity"),
                                  {"integrity", "integrity"},
                                  {"availability", "availability"}}) {
      Value *Number = I.scalar(Risk, Key);
      if (!Number)
        continue;
      if (Unsaid.contains(Attribute)) {
        Import::lost(Number, "the comment beside it says that it is not known");
        continue;
      }
      StringRef Level = StringRef(Attribute) == "sensitivity"
                            ? levelOf(Number->Text, Secrecy)
                            : levelOf(Number->Text, Need);
      if (Level.empty()) {
        Import::lost(Number, "it is not a number from 0 to 100");
        continue;
      }
      Model.set(P, Attribute, Level);
      Import::approximated(Number, "a number from 0 to 100 is a level");
    }
    if (StringRef Why = I.text(Risk, "comment");
        !Why.trim().empty() && Unsaid.empty())
      Model.setText(P, "rationale", Why.trim());
    attributes(P, V);
    markKeys(V, PartKeys);
  }
}

/// Attributes are of the tool that wrote the file. They are in comments, but
/// for those that repeat what the format says, or say nothing.
void OtmImport::attributes(PartId P, Value *V) {
  Value *All = I.map(V, "attributes");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (E.Item->Became != Fate::Unread)
      continue;
    if (E.Key == "encrypted" && E.Item->isScalar()) {
      if (std::optional<bool> Yes = I.flag(All, "encrypted"))
        Model.set(P, "encrypted", *Yes ? "true" : "false");
      continue;
    }
    if (!E.Item->isScalar() || E.Key == "Name" ||
        E.Item->Text == "Not Selected" || E.Item->Text == "Select") {
      Import::lost(E.Item, "it says nothing that the format does not");
      continue;
    }
    if (E.Key == "Out Of Scope" && E.Item->Text == "true") {
      Model.setText(P, "out_of_scope", "Out of scope in the source");
      Import::imported(E.Item);
      continue;
    }
    if (E.Key == "Out Of Scope") {
      Import::lost(E.Item, "a box that nobody ticked is not a claim");
      continue;
    }
    Model.comment(P, E.Key.str() + ": " + E.Item->Text.str());
    Import::approximated(E.Item, "it is in a comment");
  }
}

void OtmImport::zones(Value *Top) {
  for (Value *V : maps(Top, "trustZones")) {
    StringRef Name = I.text(V, "name"), Id = I.peek(V, "id"),
              Type = I.text(V, "type");
    const Kind *What = I.K.map("otm.Zones", Type.empty() ? Id : Type);
    if (!What)
      What = I.K.map("otm.Zones", Name);
    if (!What && Type == "outside") {
      // What tmc itself writes for parts that are in no boundary.
      Import::approximated(V, "what is in it is in no boundary");
      Outside.insert(Id);
      continue;
    }
    PartId P = Model.boundary({}, What, Name.empty() ? Id : Name);
    Model.madeFrom(P, V->At);
    if (!Zones.try_emplace(Id, Node{V, {}, P}).second)
      I.Diags.report(diag::ImportDuplicate, V->At) << Id;
    else
      ZoneIds.push_back(Id.str());
    I.commentFrom(P, V, "description");
    if (Value *Rating = I.scalar(I.map(V, "risk"), "trustRating")) {
      unsigned Trust;
      if (!Rating->Text.getAsInteger(10, Trust) && Trust <= 100) {
        Model.set(P, "trust", Rating->Text);
        Import::imported(Rating);
      } else {
        Import::lost(Rating, "it is not a whole number from 0 to 100");
      }
    }
    I.tags(P, V);
    attributes(P, V);
    markKeys(V, PartKeys);
  }
}

void OtmImport::components(Value *Top) {
  for (Value *V : maps(Top, "components")) {
    StringRef Name = I.text(V, "name"), Id = I.peek(V, "id");
    Value *Type = I.scalar(V, "type");
    const Kind &What = I.kindFor("otm.Components", Type ? Type->Text : "",
                                 "Service", Type ? Type->At : V->At);
    if (Type && I.K.map("otm.Components", Type->Text))
      Import::imported(Type);
    else
      Import::approximated(
          Type, "no mapping has the type; the kind is a general one");
    PartId P = Model.element({}, What, Name.empty() ? Id : Name);
    Model.madeFrom(P, V->At);
    if (!Components.try_emplace(Id, Node{V, P, {}}).second)
      I.Diags.report(diag::ImportDuplicate, V->At) << Id;
    else
      ComponentIds.push_back(Id.str());
    if (Value *Parent = V->find("parent");
        Parent && !I.peek(Parent, "component").empty())
      Parents.insert(I.peek(Parent, "component"));
    I.commentFrom(P, V, "description");
    I.tags(P, V);
    dataOf(P, I.map(V, "assets"));
    attributes(P, V);
  }
}

void OtmImport::dataOf(PartId P, Value *V) {
  for (auto [Key, Name] : {std::pair("stored", "stores"), {"processed", ""}})
    for (Value *Item : I.items(V, Key)) {
      auto It = Assets.find(Item->Text);
      if (It == Assets.end()) {
        I.dangling(Item, "asset", Item->Text);
      } else if (StringRef(Name).empty()) {
        Import::approximated(
            Item, "what an element processes follows from its flows");
      } else {
        Model.add(P, Name, Model.path(It->second));
        Import::imported(Item);
      }
    }
}

/// Places what \p Id names in its parent. A component that others are in is an
/// element in a boundary of that name.
void OtmImport::nest(StringRef Id, bool IsZone) {
  Node &N = IsZone ? Zones[Id] : Components[Id];
  PartId Part = N.Boundary ? N.Boundary : N.Element;
  Value *Parent = I.map(N.V, "parent");
  for (auto [Key, In] :
       {std::pair("trustZone", &Zones), {"component", &Components}}) {
    Value *Ref = I.scalar(Parent, Key);
    if (!Ref)
      continue;
    if (Outside.contains(Ref->Text)) {
      Import::imported(Ref);
      continue;
    }
    auto It = In->find(Ref->Text);
    if (It == In->end() || !It->second.Boundary) {
      I.dangling(Ref,
                 StringRef(Key) == "component" ? "component" : "trust zone",
                 Ref->Text);
    } else if (Model.isIn(It->second.Boundary, Part)) {
      I.Diags.report(diag::ImportCycle, Ref->At) << Id;
      Import::lost(Ref, "it would be inside itself");
    } else {
      Model.move(Part, It->second.Boundary);
      if (StringRef(Key) == "component")
        Import::approximated(
            Ref, "a component with others in it is an element and a boundary");
      else
        Import::imported(Ref);
    }
  }
}

void OtmImport::flows(Value *Top) {
  for (Value *V : maps(Top, "dataflows")) {
    PartId Ends[2];
    bool Found = true;
    for (auto [N, Key] : {std::pair(0, "source"), {1, "destination"}}) {
      Value *Ref = I.scalar(V, Key);
      auto It = Ref ? Components.find(Ref->Text) : Components.end();
      if (It != Components.end()) {
        Ends[N] = It->second.Element;
        Import::imported(Ref);
        continue;
      }
      Import::lost(V, "one of its ends leads to nothing");
      if (Ref)
        I.dangling(Ref, "component", Ref->Text);
      else
        I.Diags.report(diag::ImportDangling, V->At)
            << "component" << "at this end of a flow";
      Found = false;
    }
    if (!Found)
      continue;
    StringRef Name = I.text(V, "name");
    const Kind *Via = kindIn(V);
    if (!Via)
      Via = I.K.map("otm.Protocols", Name);
    PartId F = Model.flow(Ends[0], Ends[1], Via, Name);
    Model.madeFrom(F, V->At);
    I.commentFrom(F, V, "description");
    if (I.ticked(V, "bidirectional"))
      Model.bothWays(F);
    for (Value *Item : I.items(V, "assets")) {
      auto It = Assets.find(Item->Text);
      if (It == Assets.end()) {
        I.dangling(Item, "asset", Item->Text);
        continue;
      }
      Model.add(F, "carries", Model.path(It->second));
      Import::imported(Item);
    }
    I.tags(F, V);
    attributes(F, V);
    threats(F, V);
    markKeys(V, PartKeys);
  }
}

void OtmImport::threat(PartId P, Value *V) {
  static constexpr const char *Levels[] = {"Low", "Medium", "High", "Critical"};
  Value *Ref = I.scalar(V, "threat");
  auto It = Ref ? Threats.find(Ref->Text) : Threats.end();
  if (It == Threats.end()) {
    Import::lost(V, "it names no threat of the source");
    if (Ref)
      I.dangling(Ref, "threat", Ref->Text);
    return;
  }
  if (I.K.isRule(Ref->Text)) {
    for (Value *Of : {V, It->second})
      Import::lost(Of, "a rule finds it, which finds it again");
    return;
  }
  Import::imported(Ref);
  Value *About = It->second;
  StringRef Name = I.text(About, "name");
  PartId T = Model.threat({P}, Name.empty() ? Ref->Text : Name);
  I.commentFrom(T, About, "description");
  llvm::StringSet<> Seen;
  for (Value *C : I.items(About, "categories")) {
    if (StringRef Word = I.K.word("threats.Stride", C->Text.trim());
        !Word.empty()) {
      if (Seen.insert(Word).second)
        Model.annotate(T, "@stride(" + Word.str() + ")");
      Import::imported(C);
    } else {
      Model.comment(T, "Category: " + C->Text.str());
      Import::approximated(C, "it is in a comment");
    }
  }
  Value *Risk = I.map(About, "risk");
  StringRef Level = levelOf(I.peek(Risk, "impact"), Levels);
  Model.set(T, "severity", Level.empty() ? "Medium" : Level);
  if (Risk) {
    if (Value *Impact = Risk->find("impact"))
      Import::approximated(Impact, "a number from 0 to 100 is a severity");
    markKeys(Risk, {{{"likelihood", Fate::Lost,
                      "likelihoods are computed, and how often it is tried "
                      "follows from the model"}}});
    I.commentFrom(T, Risk, "likelihoodComment", "Likelihood");
    I.commentFrom(T, Risk, "impactComment", "Impact");
  }
  std::string Fix;
  bool Done = false;
  for (Value *M : maps(V, "mitigations")) {
    Value *Which = I.scalar(M, "mitigation");
    auto Found = Which ? Mitigations.find(Which->Text) : Mitigations.end();
    if (Found == Mitigations.end()) {
      Import::lost(M, "it names no mitigation of the source");
      if (Which)
        I.dangling(Which, "mitigation", Which->Text);
      continue;
    }
    Import::imported(Which);
    StringRef What = I.text(Found->second, "name");
    Fix += (Fix.empty() ? "" : "; ") + What.str();
    if (Value *Long = Found->second->find("description");
        Long && Long->isScalar()) {
      if (Long->Text != What)
        Model.comment(T, "Mitigation: " + Long->Text.str());
      Import::approximated(Long, "it is in a comment");
    }
    StringRef State = I.text(M, "state");
    Done |= State.equals_insensitive("implemented") ||
            State.equals_insensitive("mitigated") ||
            State.equals_insensitive("done");
  }
  if (!Fix.empty())
    Model.setText(T, "fix", Fix);
  Model.setText(T, "found_by", "a model in the Open Threat Model format");
  std::string State = I.text(V, "state").lower();
  if (Done || State == "mitigated" || State == "mitigate")
    I.mitigate(T, P, Owner, Fix);
  else if (State == "not-applicable" || State == "notapplicable" ||
           State == "not applicable")
    I.dismiss(T, P, Owner, "");
}

void OtmImport::threats(PartId P, Value *V) {
  for (Value *T : maps(V, "threats"))
    threat(P, T);
}

void OtmImport::catalogue(Value *Top, StringRef Key,
                          llvm::StringMap<Value *> &Out) {
  for (Value *V : maps(Top, Key))
    if (!Out.try_emplace(I.peek(V, "id"), V).second)
      I.Diags.report(diag::ImportDuplicate, V->At) << I.peek(V, "id");
}

/// Threats and mitigations that no part has.
void OtmImport::unused(Value *Top) {
  for (StringRef Key : {"threats", "mitigations"})
    for (Value *V : maps(Top, Key)) {
      Value *Name = V->find("name");
      if (Name && Name->isScalar() && Name->Became == Fate::Unread &&
          V->Became == Fate::Unread) {
        Model.remark((Key == "threats" ? "Threat without a part: "
                                       : "Mitigation without a threat: ") +
                     Name->Text.str());
        Import::approximated(V, "no part has it, so its name is in a comment");
      }
      constexpr KeyFate Keys[] = {
          {"riskReduction", Fate::Lost, "how far something helps is computed"},
          {"cwes", Fate::Lost,
           "the catalogue of the library may not have each weakness"},
          {"attributes", Fate::Lost,
           "the language does not hold attributes of other tools"},
          {"tags", Fate::Lost, "a threat has no tags"}};
      markKeys(V, Keys);
      markKeys(V, PartKeys);
    }
}

void OtmImport::run() {
  Value *First = I.Trees[0].Documents[0];
  StringRef Name = I.text(I.map(First, "project"), "name");
  Model.system(Name.trim().empty() ? "Imported" : Name.trim());
  auto Each = [&](auto Step) {
    for (SourceTree &Tree : I.Trees)
      if (Tree.Documents[0]->isMap())
        Step(Tree.Documents[0]);
  };
  Each([&](Value *Top) { project(Top); });
  Each([&](Value *Top) { assets(Top); });
  Each([&](Value *Top) { catalogue(Top, "threats", Threats); });
  Each([&](Value *Top) { catalogue(Top, "mitigations", Mitigations); });
  Each([&](Value *Top) { zones(Top); });
  Each([&](Value *Top) { components(Top); });
  for (const std::string &Id : ComponentIds)
    if (Node &N = Components[Id]; Parents.contains(Id)) {
      N.Boundary = Model.boundary({}, nullptr, I.peek(N.V, "name"));
      Model.move(N.Element, N.Boundary);
    }
  for (const std::string &Id : ZoneIds)
    nest(Id, /*IsZone=*/true);
  for (const std::string &Id : ComponentIds) {
    nest(Id, /*IsZone=*/false);
    threats(Components[Id].Element, Components[Id].V);
    markKeys(Components[Id].V, PartKeys);
  }
  Each([&](Value *Top) { flows(Top); });
  Each([&](Value *Top) { unused(Top); });
}

void importers::importOtm(Import &I) { OtmImport(I).run(); }
