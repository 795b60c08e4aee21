//===- TmBom.cpp - A threat model of OWASP's Threat Model Library ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// TM-BOM 1.0.2: trust zones, actors, components, data stores, data sets, data
/// flows, threats, controls and risks. A threat is a rule that found something,
/// a risk an open finding. What the format demands and the model does not have
/// gets a middle value, and is counted.
///
//===----------------------------------------------------------------------===//

#include "Backends/Exchange.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramModel.h"
#include "Diagram/Mermaid.h"
#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Report/Describe.h"
#include "Report/FindingText.h"
#include "Review/Attackers.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {

constexpr StringRef Schema =
    "https://github.com/OWASP/www-project-threat-model-library/blob/v1.0.2/"
    "threat-model.schema.json";

/// Its scales, the lowest first.
constexpr StringRef Likelihoods[] = {"rare", "unlikely", "possible", "likely",
                                     "certain"};
constexpr StringRef Impacts[] = {"negligible", "minor", "moderate", "major",
                                 "severe"};
constexpr StringRef Levels[] = {"very_low", "low",       "medium",
                                "high",     "very_high", "critical"};

/// Rank \p Of of \p Count as one of a scale of another length.
template <size_t N>
size_t scaled(size_t Of, size_t Count, const StringRef (&)[N]) {
  return Count < 2 ? N / 2 : (Of * (N - 1) + (Count - 1) / 2) / (Count - 1);
}

class TmBom {
public:
  TmBom(const BackendInput &In, llvm::raw_ostream &OS)
      : X(In, "tm-bom"), In(In), P(In.Program),
        W(OS, JsonWriter::Style::ForPeople), Names(P.Entities.size()) {}

  void run();

private:
  enum class Role : uint8_t { Component, Store, Person, ThirdParty };

  void classify();
  std::string symbol(StringRef Text);
  StringRef name(EntityId E) const { return Names[E.index()]; }
  StringRef zoneOf(EntityId E) const;
  template <size_t N> void list(const char (&Key)[N]) {
    W.line(1);
    W.key(Key);
    W.open('[');
  }
  void head(StringRef Symbol, StringRef Title, StringRef Description);
  void begin(EntityId E) { head(name(E), X.title(E), describe(E)); }
  StringRef describe(EntityId E) const {
    StringRef Doc = X.doc(E);
    return Doc.empty() ? X.title(E) : Doc;
  }
  void scope();
  void zones();
  void crossings();
  void elements();
  void dataSets();
  void flows();
  bool isSensitive(EntityId Data) const;
  void end(bool Source, EntityId E);
  void threats();
  void personas();
  void threat(ir::RuleId Id);
  void controls();
  void risks();
  /// Of something that the format demands and the model does not say.
  void demanded(size_t Number = 1) {
    X.loses("values that it demands and the model does not set, where it has "
            "a middle one",
            Number);
  }

  Exchange X;
  const BackendInput &In;
  const ir::Program &P;
  JsonWriter W;
  std::vector<std::string> Names; ///< by entity: unique symbolic names
  std::vector<Role> Roles;        ///< by entity
  llvm::StringSet<> Taken;
  std::string Outside; ///< the zone of what stands in none
  llvm::SetVector<ir::RuleId> Found;
  llvm::SetVector<ir::ControlId> Used;
  std::vector<std::string> ThreatNames;       ///< by rule
  std::vector<std::string> Personas;          ///< by position
  std::vector<std::vector<FindingId>> ByRule; ///< without questions
};

} // namespace

/// A symbolic name made of \p Text, of lower case, digits and dashes, that
/// nothing has yet.
std::string TmBom::symbol(StringRef Text) {
  std::string Base;
  for (char C : Text) {
    if (llvm::isAlnum(C))
      Base += llvm::toLower(C);
    else if (!Base.empty() && Base.back() != '-')
      Base += '-';
  }
  while (!Base.empty() && Base.back() == '-')
    Base.pop_back();
  if (Base.empty())
    Base = "x";
  std::string Out = Base;
  for (unsigned N = 2; !Taken.insert(Out).second; ++N)
    Out = Base + "-" + std::to_string(N);
  return Out;
}

void TmBom::classify() {
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    Names[I] = symbol(P.text(P.Entities[EntityId(I)].Id));
  Outside = symbol("outside-boundaries");
  Roles.assign(P.Entities.size(), Role::Component);
  llvm::StringMap<diagram::Shape> Shapes;
  for (const diagram::Node &N : diagram::makeDiagram(In).Picture.Nodes)
    Shapes[N.Id] = N.Kind;
  for (EntityId E : X.all(EntityClass::Element)) {
    auto It = Shapes.find(X.id(E));
    if (It == Shapes.end())
      continue;
    Roles[E.index()] = It->second == diagram::Shape::Store   ? Role::Store
                       : It->second == diagram::Shape::Actor ? Role::Person
                       : It->second == diagram::Shape::External
                           ? Role::ThirdParty
                           : Role::Component;
  }
}

StringRef TmBom::zoneOf(EntityId E) const {
  for (EntityId Up = P.Entities[E].Parent; Up; Up = P.Entities[Up].Parent)
    if (P.Entities[Up].Class == EntityClass::Boundary)
      return name(Up);
  return Outside;
}

void TmBom::run() {
  classify();
  W.open('{');
  W.field("$schema", Schema);
  W.line(1);
  W.field("version", "1.0");
  scope();
  zones();
  crossings();
  elements();
  dataSets();
  flows();
  threats();
  controls();
  risks();
  W.closeOutput();
  X.losesTheUsual();
  X.sayLosses();
}

void TmBom::head(StringRef Symbol, StringRef Title, StringRef Description) {
  W.line(2);
  W.open('{');
  W.field("symbolic_name", Symbol);
  W.field("title", Title);
  W.field("description", Description);
}

void TmBom::scope() {
  std::vector<EntityId> Systems = X.all(EntityClass::System);
  if (Systems.size() > 1)
    X.loses("systems, whose parts are in one model", Systems.size() - 1);
  std::string Title = oneLine(titleOf(In));
  W.line(1);
  W.key("scope");
  W.open('{');
  W.field("title", Title);
  W.field("description", Systems.empty() || X.doc(Systems[0]).empty()
                             ? StringRef(Title)
                             : X.doc(Systems[0]));
  W.field("business_criticality", "moderate");
  W.key("data_sensitivity");
  W.open('[');
  W.close(']');
  // Whether anybody can reach it from where nothing is trusted.
  bool External = llvm::any_of(X.all(EntityClass::Boundary), [&](EntityId E) {
    ir::Value Trust = In.Engine.attribute(E, P.Known.BoundaryTrust);
    return Trust.Tag == ir::ValueTag::Int && Trust.Payload == 0;
  });
  W.field("exposure", External ? "external" : "internal");
  W.field("tier", "important");
  W.close('}');
  demanded(2);
  list("diagrams");
  diagram::MermaidDiagram Picture = diagram::mermaidDiagram(In);
  if (Picture.TooLarge)
    X.loses("the diagram, which is too large for Mermaid");
  if (!Picture.Empty && !Picture.TooLarge) {
    W.line(2);
    W.open('{');
    W.field("title", Title);
    W.field("type", "mermaid");
    W.field("source", Picture.Text);
    W.close('}');
  }
  W.close(']');
}

void TmBom::zones() {
  list("trust_zones");
  for (EntityId E : X.all(EntityClass::Boundary)) {
    begin(E);
    W.close('}');
    if (P.Entities[E].Parent &&
        P.Entities[P.Entities[E].Parent].Class == EntityClass::Boundary)
      X.loses("nested boundaries, which are side by side there");
  }
  head(Outside, "Outside all boundaries", "Elements that are in no boundary.");
  W.close('}');
  W.close(']');
}

void TmBom::crossings() {
  llvm::SetVector<std::pair<StringRef, StringRef>> Pairs;
  for (EntityId E : X.all(EntityClass::Flow)) {
    StringRef A = zoneOf(P.flow(E).Source), B = zoneOf(P.flow(E).Target);
    if (A != B)
      Pairs.insert(std::minmax(A, B));
  }
  list("trust_boundaries");
  for (auto [A, B] : Pairs) {
    W.line(2);
    W.open('{');
    W.field("trust_zone_a", A);
    W.field("trust_zone_b", B);
    W.close('}');
  }
  W.close(']');
}

void TmBom::elements() {
  std::vector<EntityId> All = X.all(EntityClass::Element);
  auto Is = [&](EntityId E, std::initializer_list<Role> Of) {
    return llvm::is_contained(Of, Roles[E.index()]);
  };
  list("actors");
  for (EntityId E : All) {
    if (!Is(E, {Role::Person, Role::ThirdParty}))
      continue;
    begin(E);
    W.field("type", Roles[E.index()] == Role::Person ? "user" : "third_party");
    W.field("trust_zone", zoneOf(E));
    W.close('}');
  }
  W.close(']');
  list("components");
  for (EntityId E : All) {
    if (!Is(E, {Role::Component}))
      continue;
    begin(E);
    if (EntityId Up = P.Entities[E].Parent;
        Up && P.Entities[Up].Class == EntityClass::Element)
      W.field("parent_component", name(Up));
    W.field("trust_zone", zoneOf(E));
    W.close('}');
  }
  W.close(']');
  list("data_stores");
  for (EntityId E : All) {
    if (!Is(E, {Role::Store}))
      continue;
    begin(E);
    W.field("type", "document");
    demanded();
    W.field("product", P.shortName(P.Kinds[P.Entities[E].Kind].Id));
    W.field("trust_zone", zoneOf(E));
    W.close('}');
  }
  W.close(']');
  X.loses("kinds, of which actor, component or store is left", All.size());
}

void TmBom::dataSets() {
  std::vector<std::vector<EntityId>> StoredAt(P.Entities.size());
  for (EntityId E : X.all(EntityClass::Element)) {
    std::vector<EntityId> Stored = X.data(E, P.Known.Stores);
    if (Roles[E.index()] != Role::Store) {
      X.loses("data that other elements than stores keep", Stored.size());
      continue;
    }
    for (EntityId D : Stored)
      StoredAt[D.index()].push_back(E);
  }
  list("data_sets");
  for (EntityId E : X.all(EntityClass::Data)) {
    begin(E);
    W.key("placements");
    W.open('[');
    for (EntityId Store : StoredAt[E.index()]) {
      W.open('{');
      W.field("data_store", name(Store));
      if (std::optional<bool> Encrypted = X.flag(Store, "encrypted_at_rest"))
        W.flag("encrypted", *Encrypted);
      W.close('}');
    }
    W.close(']');
    W.key("data_sensitivity");
    W.open('[');
    W.close(']');
    X.loses("sensitivity, integrity and availability of data");
    W.close('}');
  }
  W.close(']');
}

bool TmBom::isSensitive(EntityId Data) const {
  return X.hundredths(Data, "sensitivity").value_or(100) >= 50;
}

void TmBom::end(bool Source, EntityId E) {
  if (Source)
    W.key("source");
  else
    W.key("destination");
  W.open('{');
  W.field("type", Roles[E.index()] == Role::Store       ? "data-store"
                  : Roles[E.index()] == Role::Component ? "component"
                                                        : "actor");
  W.field("object", name(E));
  W.close('}');
}

void TmBom::flows() {
  list("data_flows");
  for (EntityId E : X.all(EntityClass::Flow)) {
    const ir::Flow &F = P.flow(E);
    begin(E);
    end(true, F.Source);
    end(false, F.Target);
    llvm::SetVector<EntityId> Carried;
    for (ir::AttrId A : {P.Known.Carries, P.Known.Returns})
      for (EntityId D : X.data(E, A))
        Carried.insert(D);
    W.flag("has_sensitive_data",
           llvm::any_of(Carried, [&](EntityId D) { return isSensitive(D); }));
    std::optional<bool> Encrypted = X.flag(E, "encrypted");
    W.flag("encrypted", Encrypted.value_or(false));
    if (!Encrypted)
      X.loses("flows of which it is not known whether they are encrypted, and "
              "are not there");
    X.loses("data that flows carry", Carried.size());
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

void TmBom::threats() {
  ByRule.resize(P.Rules.size());
  ThreatNames.resize(P.Rules.size());
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    const Finding &F = In.Findings.Findings[FindingId(I)];
    if (F.State == FindingState::Question)
      continue;
    Found.insert(F.Rule);
    ByRule[F.Rule.index()].push_back(FindingId(I));
    for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
      Used.insert(C);
    if (!rules::isOpen(F.State))
      X.loses("findings that are not open");
  }
  personas();
  list("threats");
  for (ir::RuleId Id : Found)
    threat(Id);
  W.close(']');
}

/// One for each position from which somebody can do something.
void TmBom::personas() {
  size_t Count = P.Known.Position ? P.Enums[P.Known.Position].Values.Count : 0;
  Personas.resize(Count + 1);
  auto Person = [&](size_t I, const std::string &Title, StringRef Access) {
    Personas[I] = symbol(Title);
    head(Personas[I], Title, Title);
    W.flag("is_person", true);
    W.field("skill_level", "engineer");
    W.field("access_level", Access);
    W.flag("malicious_intent", true);
    W.field("applicability_to_org", "moderate");
    W.close('}');
    demanded(2);
  };
  list("threat_personas");
  for (uint32_t I = 0; I < Count; ++I)
    Person(I, review::positionText(P, I),
           I == 0           ? "anonymous"
           : I + 1 == Count ? "admin"
                            : "user");
  Person(Count, "somebody", "anonymous"); // of whom nothing is known
  W.close(']');
}

void TmBom::threat(ir::RuleId Id) {
  const ir::Rule &R = P.Rules[Id];
  ThreatNames[Id.index()] = symbol(P.text(R.StableId));
  StringRef Title = P.shortName(R.Id);
  head(ThreatNames[Id.index()], Title, R.Doc ? P.text(R.Doc) : Title);
  llvm::SetVector<EntityId> Affected;
  size_t By = Personas.size() - 1;
  for (FindingId F : ByRule[Id.index()]) {
    for (EntityId E : In.Findings.Findings[F].Bindings.of(In.Findings.Bindings))
      if (P.Entities[E].Class == EntityClass::Element)
        Affected.insert(E);
    for (const review::Attacker &A : In.Review.attackers().of(F))
      By = std::min<size_t>(By, A.Position);
  }
  W.key("components_affected");
  W.open('[');
  for (EntityId E : Affected)
    W.string(name(E));
  W.close(']');
  W.field("threat_persona", Personas[By]);
  W.field("event", In.Review.title(ByRule[Id.index()].front()));
  W.key("sources");
  W.open('[');
  W.string("adversary");
  W.close(']');
  auto Refs = [&](StringRef Prefix, auto Key, auto NumberKey) {
    W.key(Key);
    W.open('[');
    for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
      StringRef Text = report::refText(P, V);
      unsigned Number = 0;
      if (!Text.consume_front(Prefix) || Text.getAsInteger(10, Number))
        continue;
      W.open('{');
      W.field(NumberKey, int64_t(Number));
      W.close('}');
    }
    W.close(']');
  };
  Refs("CAPEC-", StringRef("attack_mechanisms"), StringRef("capec_id"));
  Refs("CWE-", StringRef("weaknesses"), StringRef("cwe_id"));
  W.close('}');
}

void TmBom::controls() {
  // The threats that each has silenced somewhere.
  std::vector<llvm::SetVector<ir::RuleId>> Against(P.Controls.size());
  for (const Finding &F : In.Findings.Findings.rows())
    if (F.State != FindingState::Question)
      for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
        Against[C.index()].insert(F.Rule);
  list("controls");
  for (ir::ControlId Id : Used) {
    const ir::Control &C = P.Controls[Id];
    StringRef Title = C.Title ? P.text(C.Title) : P.shortName(C.Id);
    head(symbol(P.text(C.Id)), Title, C.Doc ? P.text(C.Doc) : Title);
    W.key("threats");
    W.open('[');
    for (ir::RuleId R : Against[Id.index()])
      W.string(ThreatNames[R.index()]);
    W.close(']');
    W.field("status", "active");
    W.field("priority", "none");
    W.close('}');
  }
  W.close(']');
}

void TmBom::risks() {
  const review::RiskTable &Risks = In.Review.risks();
  list("risks");
  for (ir::RuleId Rule : Found)
    for (FindingId Id : ByRule[Rule.index()]) {
      if (!rules::isOpen(In.Findings.Findings[Id].State))
        continue;
      std::string Title = In.Review.title(Id), Todo = whatToDo(In, Id);
      head(symbol(rules::identity(P, In.Findings, Id)), Title,
           Todo.empty() ? Title : Todo);
      W.key("threats");
      W.open('[');
      W.string(ThreatNames[Rule.index()]);
      W.close(']');
      size_t L = std::size(Likelihoods) / 2, I = std::size(Impacts) / 2,
             Level = std::size(Levels) / 2;
      if (Risks.Rated && Risks.row(Id).at(review::RiskStage::Current).Exists) {
        const review::RiskRating &R =
            Risks.row(Id).at(review::RiskStage::Current);
        L = scaled(R.Likelihood.Ordinal, Risks.Likelihoods.size(), Likelihoods);
        I = scaled(R.Impact.Ordinal, Risks.Impacts.size(), Impacts);
        Level = scaled(R.Risk.Ordinal, Risks.Risks.size(), Levels);
        if (!R.Risk.Known)
          X.loses("risks that are only known to be at least so high");
      } else {
        demanded(3);
      }
      W.field("likelihood", Likelihoods[L]);
      W.field("impact", Impacts[I]);
      W.field("impact_description", Title);
      W.field("score", static_cast<int64_t>((L + 1) * (I + 1)));
      W.field("level", Levels[Level]);
      W.close('}');
    }
  W.close(']');
}

void backends::writeFindingsTmBom(const BackendInput &In, OutputSink &To) {
  TmBom(In, To.begin()).run();
}
