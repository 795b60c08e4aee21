//===- Threagile.cpp - Models of Threagile --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isThreagile(const SourceTree &Tree) {
  return !Tree.Documents.empty() &&
         (Tree.Documents[0]->find("threagile_version") ||
          Tree.Documents[0]->find("technical_assets"));
}

namespace {

/// A thing with an id, and where the source declares it.
struct Thing {
  Value *V = nullptr;
  PartId Part;
};

class ThreagileImport {
public:
  explicit ThreagileImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void head(Value *Top);
  void sayAll(Value *Top, StringRef Key, StringRef Label);
  void dataAssets(Value *Top);
  void technicalAssets(Value *Top);
  void technicalAsset(const Entry &E);
  const Kind &kindOf(Value *V, StringRef Type);
  void links(const Thing &From);
  void link(const Thing &From, const Entry &E);
  void boundaries(Value *Top);
  void nest(Value *Top);
  void runtimes(Value *Top);
  void customRisks(Value *Top, StringRef Key);
  void customRisk(const Entry &Category, const Entry &Risk);
  void tracking(Value *Top);
  void refs(PartId P, StringRef Name, Value *Map, StringRef Key);
  void level(PartId P, StringRef Name, Value *Map, StringRef Key);
  PartId declare(llvm::StringMap<Thing> &In, Value *V, StringRef Title,
                 PartId P);
  /// The thing of that id, or of that title: wild files use either.
  static Thing *find(llvm::StringMap<Thing> &In, StringRef Id) {
    auto It = In.find(Id);
    return It == In.end() ? nullptr : &It->second;
  }

  Import &I;
  ModelWriter &Model;
  llvm::StringMap<Thing> Data, Assets, Boundaries;
  std::vector<std::string> AssetIds, BoundaryIds;
  llvm::DenseSet<uint32_t> Placed;
  PartId Internet;
};

constexpr KeyFate AssetKeys[] = {
    {"usage", Fate::Lost, "what it is used for changes no threat"},
    {"size", Fate::Lost, "how large a part is changes no threat"},
    {"machine", Fate::Lost, "the machines are in no boundary of the source"},
    {"confidentiality", Fate::Lost, "it follows from the data"},
    {"integrity", Fate::Lost, "it follows from the data"},
    {"used_as_client_by_human", Fate::Approximated, "the kind says it"},
    {"raa", Fate::Lost, "it is computed"},
};
constexpr KeyFate LinkKeys[] = {
    {"usage", Fate::Lost, "what it is used for changes no threat"},
    {"diagram_tweak_weight", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_constraint", Fate::Lost,
     "how it is drawn is not a part of a model"},
};
constexpr KeyFate DataKeys[] = {
    {"usage", Fate::Lost, "what it is used for changes no threat"},
    {"quantity", Fate::Lost, "the language does not hold how much there is"},
};
constexpr KeyFate RiskKeys[] = {
    {"data_breach_probability", Fate::Lost,
     "what a breach shows follows from the data"},
    {"data_breach_technical_assets", Fate::Lost,
     "what a breach shows follows from the data"},
    {"exploitation_impact", Fate::Lost, "the severity says it"},
    {"most_relevant_communication_link", Fate::Lost,
     "the threat is on the part that is named first"},
    {"most_relevant_shared_runtime", Fate::Lost,
     "the threat is on the part that is named first"},
};
constexpr KeyFate CategoryKeys[] = {
    {"is_built_in", Fate::Lost, "it is about rules"},
    {"id", Fate::Approximated, "the name says it"},
    {"function", Fate::Lost, "who is to act is said by decisions"},
    {"asvs", Fate::Lost, "a threat refers to weaknesses only"},
    {"cheat_sheet", Fate::Lost, "a threat refers to weaknesses only"},
    {"false_positives", Fate::Lost, "it is about rules"},
    {"model_failure_possible_reason", Fate::Lost, "it is about rules"},
    {"cwe", Fate::Lost, "a threat of one part needs no class of weaknesses"},
};
constexpr KeyFate TopKeys[] = {
    {"threagile_version", Fate::Lost,
     "the version of the format changes no threat"},
    {"includes", Fate::Lost,
     "only files of the command line are read: name this one, too"},
    {"tags_available", Fate::Lost, "each part has its own tags"},
    {"diagram_tweak_nodesep", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_ranksep", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_edge_layout", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_suppress_edge_labels", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_layout_left_to_right", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_invisible_connections_between_assets", Fate::Lost,
     "how it is drawn is not a part of a model"},
    {"diagram_tweak_same_rank_assets", Fate::Lost,
     "how it is drawn is not a part of a model"},
};

} // namespace

/// Enters \p P by its id, once.
PartId ThreagileImport::declare(llvm::StringMap<Thing> &In, Value *V,
                                StringRef Title, PartId P) {
  StringRef Id = I.text(V, "id");
  if (Id.empty())
    Id = Title;
  if (!In.try_emplace(Id, Thing{V, P}).second)
    I.Diags.report(diag::ImportDuplicate,
                   V->find("id") ? V->find("id")->At : V->At)
        << Id;
  return P;
}

void ThreagileImport::level(PartId P, StringRef Name, Value *Map,
                            StringRef Key) {
  Value *V = I.scalar(Map, Key);
  if (!V)
    return;
  StringRef Level = I.K.word("threagile.Criticality", V->Text);
  if (Level.empty())
    return Import::lost(V, "the format has no such level");
  Model.set(P, Name, Level);
  if (V->Text == "mission-critical" || V->Text == "archive")
    Import::approximated(V, "five levels are three");
  else
    Import::imported(V);
}

/// A list of ids of data as `Name = [ … ]`. A list with nothing in it says that
/// there is none.
void ThreagileImport::refs(PartId P, StringRef Name, Value *Map,
                           StringRef Key) {
  Value *V = Map->find(Key);
  if (!V)
    return;
  Model.empty(P, Name);
  for (Value *Item : I.items(Map, Key)) {
    Thing *D = find(Data, Item->Text);
    if (!D) {
      I.dangling(Item, "data asset", Item->Text);
      continue;
    }
    Model.add(P, Name, Model.path(D->Part));
    Import::imported(Item);
  }
}

void ThreagileImport::sayAll(Value *Top, StringRef Key, StringRef Label) {
  Value *All = I.map(Top, Key);
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    std::string Line = Label.str() + ": " + E.Key.str();
    if (E.Item->isScalar() && !E.Item->Text.empty())
      Line += " " + E.Item->Text.str();
    Model.remark(Line);
    Import::approximated(E.Item, "it is in a comment");
  }
}

void ThreagileImport::head(Value *Top) {
  markKeys(Top, TopKeys);
  auto Say = [&](Value *Map, StringRef Key, StringRef Label) {
    if (Value *V = I.scalar(Map, Key)) {
      if (!V->Text.trim().empty())
        Model.remark(Label.str() + ": " + V->Text.str());
      Import::approximated(V, "it is in a comment");
    }
  };
  Say(Top, "date", "Date");
  Value *Author = I.map(Top, "author");
  Say(Author, "name", "Author");
  Say(Author, "homepage", "Homepage");
  Say(Top, "management_summary_comment", "Summary");
  Say(Top, "business_criticality", "Business criticality");
  Say(Top, "application_description", "Application");
  for (StringRef Key : {"business_overview", "technical_overview"}) {
    Value *Overview = I.map(Top, Key);
    Say(Overview, "description",
        Key == "business_overview" ? "Business" : "Technology");
    if (Value *Images = Overview ? Overview->find("images") : nullptr)
      Import::lost(Images, "pictures are not a part of a model");
  }
  sayAll(Top, "questions", "Question");
  sayAll(Top, "abuse_cases", "Abuse case");
  sayAll(Top, "security_requirements", "Requirement");
}

void ThreagileImport::dataAssets(Value *Top) {
  Value *All = I.map(Top, "data_assets");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (!E.Item->isMap()) {
      I.wrongType(*E.Item, E.Key, "a map");
      continue;
    }
    PartId P = declare(Data, E.Item, E.Key, Model.data(nullptr, E.Key));
    I.commentFrom(P, E.Item, "description");
    I.commentFrom(P, E.Item, "origin", "Origin");
    if (Value *V = I.scalar(E.Item, "confidentiality")) {
      StringRef Level = I.K.word("threagile.Sensitivity", V->Text);
      if (!Level.empty())
        Model.set(P, "sensitivity", Level);
      if (Level.empty())
        Import::lost(V, "the format has no such level");
      else if (V->Text == "restricted")
        Import::approximated(V, "five levels are four");
      else
        Import::imported(V);
    }
    level(P, "integrity", E.Item, "integrity");
    level(P, "availability", E.Item, "availability");
    if (StringRef Owner = I.text(E.Item, "owner"); !Owner.empty())
      Model.setText(P, "owner", Owner);
    if (StringRef Why = I.text(E.Item, "justification_cia_rating");
        !Why.empty())
      Model.setText(P, "rationale", Why.trim());
    I.tags(P, E.Item);
    markKeys(E.Item, DataKeys);
  }
}

const Kind &ThreagileImport::kindOf(Value *V, StringRef Type) {
  StringRef Technology = I.text(V, "technology");
  Range At = V->At;
  if (Value *T = V->find("technology"))
    At = T->At;
  for (Value *Item : I.items(V, "technologies")) {
    if (Technology.empty()) {
      Technology = Item->Text;
      At = Item->At;
      Import::imported(Item);
    } else {
      Import::lost(Item,
                   "an element has one kind; the first technology counts");
    }
  }
  if (Type == "external-entity") {
    if (const Kind *K = I.K.map("threagile.Clients", Technology))
      return *K;
    return I.kind("ExternalService");
  }
  StringRef Generic = Type == "datastore" ? "SqlDatabase" : "Service";
  if (Technology.empty() || Technology == "unknown-technology")
    return I.kind(Generic);
  if (Type == "datastore")
    if (const Kind *K = I.K.map("threagile.Stores", Technology))
      return *K;
  if (!I.K.map("threagile.Technologies", Technology))
    Import::approximated(
        V->find("technology"),
        "no mapping has the technology; the kind is a general one");
  return I.kindFor("threagile.Technologies", Technology, Generic, At);
}

void ThreagileImport::technicalAsset(const Entry &E) {
  Value *V = E.Item;
  StringRef Type = I.text(V, "type");
  const Kind &What = kindOf(V, Type);
  PartId P = declare(Assets, V, E.Key, Model.element({}, What, E.Key));
  Model.madeFrom(P, E.KeyAt);
  AssetIds.push_back(I.peek(V, "id").empty() ? E.Key.str()
                                             : I.peek(V, "id").str());
  I.commentFrom(P, V, "description");
  I.commentFrom(P, V, "justification_cia_rating", "Rating");
  StringRef Why = I.text(V, "justification_out_of_scope");
  if (std::optional<bool> Out = I.flag(V, "out_of_scope"); Out && *Out)
    Model.setText(P, "out_of_scope",
                  Why.trim().empty() ? "Out of scope in the source"
                                     : Why.trim());
  else if (!Why.trim().empty())
    Model.comment(P, "Out of scope, if it were: " + Why.str());
  if (StringRef Owner = I.text(V, "owner"); !Owner.empty())
    Model.setText(P, "owner", Owner);
  level(P, "availability", V, "availability");
  if (std::optional<bool> Is = I.flag(V, "redundant"))
    Model.set(P, "redundant", *Is ? "true" : "false");
  if (Type != "external-entity")
    if (std::optional<bool> Is = I.flag(V, "multi_tenant"))
      Model.set(P, "multi_tenant", *Is ? "true" : "false");
  if (Value *Encryption = I.scalar(V, "encryption")) {
    if (Type == "datastore")
      Model.set(P, "encrypted_at_rest",
                Encryption->Text == "none" ? "false" : "true");
    if (Type == "datastore" &&
        (Encryption->Text == "none" || Encryption->Text == "transparent"))
      Import::imported(Encryption);
    else
      Import::approximated(Encryption, Type == "datastore"
                                           ? "who has the keys is not held"
                                           : "it is about stores only");
  }
  if (Type == "process") {
    refs(P, "stores", V, "data_assets_stored");
    for (Value *Item : I.items(V, "data_formats_accepted")) {
      StringRef Format = I.K.word("threagile.Format", Item->Text);
      if (Format.empty()) {
        Import::lost(Item, "the language has no such format");
        continue;
      }
      Model.add(P, "parses", Format);
      Import::imported(Item);
    }
    if (std::optional<bool> Own = I.flag(V, "custom_developed_parts"))
      Model.set(P, "ready_made", *Own ? "false" : "true");
  } else if (Type == "datastore") {
    refs(P, "stores", V, "data_assets_stored");
  }
  constexpr KeyFate Rest[] = {
      {"data_assets_stored", Fate::Lost, "what others keep is theirs"},
      {"data_formats_accepted", Fate::Lost, "only programs of one's own parse"},
      {"custom_developed_parts", Fate::Lost,
       "the language holds it of programs only"},
      {"multi_tenant", Fate::Lost,
       "the language holds it of parts of one's own"},
      {"data_assets_processed", Fate::Approximated,
       "what an element processes follows from its flows"}};
  markKeys(V, Rest);
  markKeys(V, AssetKeys);
  I.tags(P, V);
}

void ThreagileImport::technicalAssets(Value *Top) {
  Value *All = I.map(Top, "technical_assets");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (E.Item->isMap())
      technicalAsset(E);
    else
      I.wrongType(*E.Item, E.Key, "a map");
  }
}

void ThreagileImport::link(const Thing &From, const Entry &E) {
  Value *V = E.Item;
  Value *Target = I.scalar(V, "target");
  Thing *To = Target ? find(Assets, Target->Text) : nullptr;
  if (!To) {
    Import::lost(V, "the link leads to nothing");
    if (Target)
      I.dangling(Target, "technical asset", Target->Text);
    return;
  }
  Import::imported(Target);
  Value *Protocol = I.scalar(V, "protocol");
  const Kind *Via =
      Protocol ? I.K.map("threagile.Protocols", Protocol->Text) : nullptr;
  if (Via || (Protocol && Protocol->Text == "unknown-protocol")) {
    Import::imported(Protocol);
  } else if (Protocol) {
    Import::approximated(Protocol, "it is a tag; no mapping has the protocol");
    I.Report.unmapped({"threagile.Protocols", Protocol->Text.str(),
                       "flow without a kind",
                       I.K.nearest(Protocol->Text, ast::KindClass::Channel),
                       I.where(Protocol->At)});
  }
  PartId F = Model.flow(From.Part, To->Part, Via, E.Key);
  if (Protocol && !Via && Protocol->Text != "unknown-protocol")
    Model.add(F, "tags", quoted(Protocol->Text));
  I.commentFrom(F, V, "description");
  refs(F, "carries", V, "data_assets_sent");
  refs(F, "returns", V, "data_assets_received");
  if (Value *A = I.scalar(V, "authentication")) {
    StringRef Way = I.K.word("threagile.AuthN", A->Text);
    if (!Way.empty())
      Model.set(F, "authn", Way);
    if (Way.empty())
      Import::lost(A,
                   "the language does not hold how others prove who they are");
    else if (A->Text == "two-factor")
      Import::approximated(A, "the second factor is an attribute of the "
                              "target, which the source does not have");
    else
      Import::imported(A);
  }
  if (Value *A = I.scalar(V, "authorization")) {
    Import::imported(A);
    if (A->Text.starts_with("end"))
      Model.set(F, "identity_propagated", "true");
    else if (A->Text == "technical-user")
      Model.set(F, "identity_propagated", "false");
    else
      Import::lost(A, "the language does not hold what the target decides by");
  }
  if (std::optional<bool> Vpn = I.flag(V, "vpn"))
    Model.set(F, "tunnelled", *Vpn ? "true" : "false");
  if (std::optional<bool> Reads = I.flag(V, "readonly"); Reads && *Reads)
    Model.set(F, "actions", "[Read]");
  if (std::optional<bool> Filtered = I.flag(V, "ip_filtered")) {
    if (*Filtered)
      Model.comment(F, "Only from some addresses.");
    Import::approximated(V->find("ip_filtered"), "it is in a comment");
  }
  I.tags(F, V);
  markKeys(V, LinkKeys);
}

void ThreagileImport::links(const Thing &From) {
  Value *All = I.map(From.V, "communication_links");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (E.Item->isMap())
      link(From, E);
    else
      I.wrongType(*E.Item, E.Key, "a map");
  }
}

void ThreagileImport::boundaries(Value *Top) {
  Value *All = I.map(Top, "trust_boundaries");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    Value *V = E.Item;
    if (!V->isMap()) {
      I.wrongType(*V, E.Key, "a map");
      continue;
    }
    StringRef Type = I.text(V, "type");
    const Kind &What = I.kindFor("threagile.Boundaries", Type, "PrivateNetwork",
                                 V->find("type") ? V->find("type")->At : V->At);
    PartId P = declare(Boundaries, V, E.Key, Model.boundary({}, What, E.Key));
    Model.madeFrom(P, E.KeyAt);
    I.commentFrom(P, V, "description");
    I.tags(P, V);
    for (Value *Item : I.items(V, "technical_assets_inside")) {
      Thing *A = find(Assets, Item->Text);
      if (!A) {
        I.dangling(Item, "technical asset", Item->Text);
      } else if (!Placed.insert(A->Part.index()).second) {
        Model.add(A->Part, "also_in", Model.name(P));
        Import::imported(Item);
      } else {
        Model.move(A->Part, P);
        Import::imported(Item);
      }
    }
  }
}

void ThreagileImport::nest(Value *Top) {
  Value *All = I.map(Top, "trust_boundaries");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (!E.Item->isMap())
      continue;
    StringRef Id = I.peek(E.Item, "id");
    Thing *Outer = find(Boundaries, Id.empty() ? E.Key : Id);
    for (Value *Item : I.items(E.Item, "trust_boundaries_nested")) {
      Thing *Inner = find(Boundaries, Item->Text);
      if (!Inner || !Outer) {
        I.dangling(Item, "trust boundary", Item->Text);
      } else if (Model.isIn(Outer->Part, Inner->Part)) {
        I.Diags.report(diag::ImportCycle, Item->At) << Item->Text;
        Import::lost(Item, "the boundary would be inside itself");
      } else {
        Model.move(Inner->Part, Outer->Part);
        Import::imported(Item);
      }
    }
  }
}

void ThreagileImport::runtimes(Value *Top) {
  Value *All = I.map(Top, "shared_runtimes");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    for (Value *Item : I.items(E.Item, "technical_assets_running")) {
      Thing *A = find(Assets, Item->Text);
      if (!A) {
        I.dangling(Item, "technical asset", Item->Text);
        continue;
      }
      Model.add(A->Part, "tags", quoted("runtime: " + E.Key.str()));
      Import::approximated(Item, "a runtime that is shared is a tag");
    }
    if (E.Item->Became == Fate::Unread)
      Import::lost(E.Item, "a runtime that is shared is a tag");
  }
}

/// A risk that people found, as a threat of theirs.
void ThreagileImport::customRisk(const Entry &Category, const Entry &Risk) {
  Value *V = Risk.Item;
  PartId On;
  for (auto [Key, Things] :
       {std::pair("most_relevant_technical_asset", &Assets),
        {"most_relevant_data_asset", &Data},
        {"most_relevant_trust_boundary", &Boundaries}})
    if (Value *Ref = I.scalar(V, Key); Ref && !Ref->Text.empty()) {
      Thing *T = find(*Things, Ref->Text);
      if (!T)
        I.dangling(Ref, "part", Ref->Text);
      else if (On)
        Import::lost(Ref, "the threat is on the part that is named first");
      else
        On = T->Part;
      if (T && On == T->Part)
        Import::imported(Ref);
    }
  if (!On) {
    Model.remark("Risk: " + Category.Key.str() + ": " + Risk.Key.str());
    return Import::approximated(V, "it names no part, so it is in a comment");
  }
  PartId P = Model.threat({On}, Category.Key);
  Model.comment(P, Risk.Key);
  I.commentFrom(P, Category.Item, "description");
  I.commentFrom(P, Category.Item, "impact", "Impact");
  I.commentFrom(P, Category.Item, "detection_logic", "Detection");
  I.commentFrom(P, Category.Item, "risk_assessment", "Assessment");
  I.commentFrom(P, Category.Item, "action", "Action");
  I.commentFrom(P, Category.Item, "check", "Check");
  if (StringRef Word =
          I.K.word("threats.Stride", I.text(Category.Item, "stride"));
      !Word.empty())
    Model.annotate(P, "@stride(" + Word.str() + ")");
  StringRef Level = I.K.word("threagile.Severity", I.text(V, "severity"));
  Model.set(P, "severity", Level.empty() ? "Medium" : Level);
  if (V->find("severity") && I.peek(V, "severity") == "elevated")
    Import::approximated(V->find("severity"), "five levels are four");
  if (StringRef L = I.K.word("threagile.Likelihood",
                             I.text(V, "exploitation_likelihood"));
      !L.empty())
    Model.set(P, "likelihood", L);
  StringRef Fix = I.text(Category.Item, "mitigation");
  if (!Fix.trim().empty())
    Model.setText(P, "fix", Fix.trim());
  Model.setText(P, "found_by", "a model of Threagile");
  markKeys(V, RiskKeys);
}

/// A map of categories by their titles, or a list of categories that have one.
void ThreagileImport::customRisks(Value *Top, StringRef Key) {
  Value *All = Top->find(Key);
  if (!All || (!All->isList() && !(All = I.map(Top, Key))))
    return;
  All->NamedKeys = true;
  for (Entry E : All->Entries) {
    if (E.Key.empty())
      E.Key = I.text(E.Item, "title");
    Value *Risks = I.map(E.Item, "risks_identified");
    if (!Risks || Risks->isLeaf()) {
      Model.remark("Category of risks: " + E.Key.str());
      Import::approximated(E.Item, "no risk is of it, so it is in a comment");
      continue;
    }
    Risks->NamedKeys = true;
    for (const Entry &R : Risks->Entries)
      if (R.Item->isMap())
        customRisk(E, R);
    markKeys(E.Item, CategoryKeys);
  }
}

/// What was decided about a risk of Threagile's own rules. They are not ours,
/// so it is an assumption about the part, in which it is kept in view.
void ThreagileImport::tracking(Value *Top) {
  Value *All = I.map(Top, "risk_tracking");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (!E.Item->isMap()) {
      Import::lost(E.Item, "nothing is said about the risk");
      continue;
    }
    std::string On = Model.systemName().str();
    llvm::SmallVector<StringRef, 4> Parts;
    E.Key.split(Parts, '@');
    for (StringRef Part : llvm::drop_begin(Parts))
      if (Thing *T = find(Assets, Part.rsplit('>').second.empty()
                                      ? Part
                                      : Part.rsplit('>').second);
          T && On == Model.systemName())
        On = Model.path(T->Part);
    std::string What = "Risk " + E.Key.str() +
                       " of Threagile: " + I.text(E.Item, "status").str();
    StringRef Who = I.text(E.Item, "checked_by"),
              Why = I.text(E.Item, "justification"),
              When = I.text(E.Item, "date");
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    OS << "assume " << quoted(What) << " on " << On << " {\n  owner = "
       << quoted(Who.empty() ? "not said in the source" : Who) << ";\n";
    if (!Why.trim().empty() || !When.empty())
      OS << "  reason = "
         << quoted(Why.trim().str() + (When.empty()
                                           ? ""
                                           : (Why.trim().empty() ? "" : " ") +
                                                 ("(" + When.str() + ")")))
         << ";\n";
    if (StringRef Ticket = I.text(E.Item, "ticket"); !Ticket.empty())
      OS << "  ticket = " << quoted(Ticket) << ";\n";
    OS << "}";
    Model.declaration(Text);
    for (const Entry &Field : E.Item->Entries)
      if (Field.Item->isScalar() && Field.Key == "status")
        Import::approximated(Field.Item, "a decision about a risk of theirs is "
                                         "an assumption about the part");
  }
}

void ThreagileImport::run() {
  StringRef Title;
  for (SourceTree &Tree : I.Trees)
    if (Title.empty())
      Title = I.text(Tree.Documents[0], "title");
  Model.system(Title.empty() ? "Imported" : Title);
  auto Each = [&](auto Step) {
    for (SourceTree &Tree : I.Trees)
      if (Tree.Documents[0]->isMap())
        Step(Tree.Documents[0]);
  };
  Each([&](Value *Top) { head(Top); });
  Each([&](Value *Top) { dataAssets(Top); });
  Each([&](Value *Top) { technicalAssets(Top); });
  Each([&](Value *Top) { boundaries(Top); });
  Each([&](Value *Top) { nest(Top); });
  for (const std::string &Id : AssetIds) {
    Thing &T = *find(Assets, Id);
    links(T);
    std::optional<bool> Outside = I.flag(T.V, "internet");
    if (!Outside)
      continue;
    Value *Where = T.V->find("internet");
    if (*Outside && !Placed.count(T.Part.index())) {
      if (!Internet)
        Internet = Model.boundary({}, I.kind("PublicInternet"), "Internet");
      Model.move(T.Part, Internet);
    } else if (*Outside) {
      Model.comment(T.Part, "Reached from the internet.");
      Import::approximated(Where, "it is in a comment");
    }
  }
  Each([&](Value *Top) { runtimes(Top); });
  Each([&](Value *Top) {
    customRisks(Top, "individual_risk_categories");
    customRisks(Top, "custom_risk_categories");
  });
  Each([&](Value *Top) { tracking(Top); });
}

void importers::importThreagile(Import &I) { ThreagileImport(I).run(); }
