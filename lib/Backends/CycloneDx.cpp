//===- CycloneDx.cpp - A threat model of CycloneDX 2.0 --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// CycloneDX 2.0 describes a system by a blueprint of zones, assets, data sets
/// and flows, what can go wrong by threats, and how it does here by scenarios.
/// It is a draft: the version that is followed is in each file.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"
#include "Backends/Exchange.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramModel.h"
#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Report/Describe.h"
#include "Report/FindingText.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

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

/// The draft, by the last commits of the schemas that are followed.
constexpr StringRef Draft =
    "CycloneDX 2.0 (schemas blueprint 0312a97b, threat 0b918bb0)";

class CycloneDx {
public:
  CycloneDx(const BackendInput &In, llvm::raw_ostream &OS)
      : X(In, "cyclonedx"), In(In), P(In.Program),
        W(OS, JsonWriter::Style::ForPeople) {
    diagram::ModelDiagram D = diagram::makeDiagram(In);
    for (const diagram::Node &N : D.Picture.Nodes)
      Shapes[N.Id] = N.Kind;
  }

  void run();

private:
  template <size_t N> void list(const char (&Key)[N], unsigned Depth) {
    W.line(Depth);
    W.key(Key);
    W.open('[');
  }
  void begin(EntityId E);
  void property(StringRef Name, StringRef Value);
  void zones();
  void assets();
  void dataSets();
  void flows();
  void crossings();
  void threats();
  void threat(ir::RuleId Id);
  void scenario(FindingId Id);
  EntityId zoneOf(EntityId E) const;

  Exchange X;
  const BackendInput &In;
  const ir::Program &P;
  JsonWriter W;
  llvm::StringMap<diagram::Shape> Shapes; ///< by id
  llvm::SetVector<ir::RuleId> Found;
};

} // namespace

/// `InformationDisclosure` as `information-disclosure`.
static std::string withDashes(StringRef Name) {
  std::string Out;
  for (char C : Name) {
    if (llvm::isUpper(C) && !Out.empty())
      Out += '-';
    Out += llvm::toLower(C);
  }
  return Out;
}

void CycloneDx::run() {
  W.open('{');
  W.field("$schema",
          "https://cyclonedx.org/schema/2.0/cyclonedx-2.0.schema.json");
  W.line(1);
  W.field("$comment", ("Experimental: follows a draft of " + Draft).str());
  W.line(1);
  W.field("specFormat", "CycloneDX");
  W.field("specVersion", "2.0");
  std::vector<EntityId> Systems = X.all(EntityClass::System);
  std::string Title = oneLine(titleOf(In));
  W.field("serialNumber",
          "urn:uuid:" + Exchange::uuid(Systems.empty() ? StringRef(Title)
                                                       : X.id(Systems[0])));
  W.field("version", int64_t(1));
  list("blueprints", 1);
  W.open('{');
  W.field("bom-ref", "blueprint");
  W.field("name", Title.empty() ? StringRef("model") : StringRef(Title));
  if (!Systems.empty())
    W.fieldIf("description", X.doc(Systems[0]));
  W.key("modelTypes");
  W.open('[');
  W.string("data-flow");
  W.close(']');
  zones();
  assets();
  dataSets();
  flows();
  crossings();
  W.close('}');
  W.close(']');
  threats();
  W.closeOutput();
  if (Systems.size() > 1)
    X.loses("systems, whose parts are in one blueprint", Systems.size() - 1);
  X.losesTheUsual();
  In.Diags.report(diag::DraftFormat) << "cyclonedx" << Draft;
  X.sayLosses();
}

/// Opens an object with what everything of the blueprint has.
void CycloneDx::begin(EntityId E) {
  W.line(3);
  W.open('{');
  W.field("bom-ref", X.id(E));
  W.field("name", X.title(E));
}

void CycloneDx::property(StringRef Name, StringRef Value) {
  W.open('{');
  W.field("name", ("tmc:" + Name).str());
  W.field("value", Value);
  W.close('}');
}

/// The boundary in which it stands, or none.
EntityId CycloneDx::zoneOf(EntityId E) const {
  for (EntityId Up = P.Entities[E].Parent; Up; Up = P.Entities[Up].Parent)
    if (P.Entities[Up].Class == EntityClass::Boundary)
      return Up;
  return {};
}

void CycloneDx::zones() {
  list("zones", 2);
  for (EntityId E : X.all(EntityClass::Boundary)) {
    begin(E);
    W.fieldIf("description", X.doc(E));
    W.field("type", "trust");
    if (EntityId Around = zoneOf(E))
      W.field("parent", X.id(Around));
    W.flag("inScope", !In.Engine.facts().isOutOfScope(E));
    W.key("properties");
    W.open('[');
    property("kind", P.text(P.Kinds[P.Entities[E].Kind].Id));
    ir::Value Trust = In.Engine.attribute(E, P.Known.BoundaryTrust);
    if (Trust.Tag == ir::ValueTag::Int)
      property("trust", std::to_string(Trust.Payload));
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void CycloneDx::assets() {
  list("assets", 2);
  for (EntityId E : X.all(EntityClass::Element)) {
    begin(E);
    W.fieldIf("description", X.doc(E));
    auto Shape = Shapes.find(X.id(E));
    StringRef Type = "subsystem"; // it has parts, which are drawn instead
    if (Shape != Shapes.end())
      switch (Shape->second) {
      case diagram::Shape::Store:
        Type = "data-store";
        break;
      case diagram::Shape::Actor:
        Type = "actor";
        break;
      case diagram::Shape::External:
        Type = "service";
        break;
      default:
        Type = "process";
      }
    W.field("type", Type);
    if (EntityId Zone = zoneOf(E))
      W.field("zone", X.id(Zone));
    W.flag("inScope", !In.Engine.facts().isOutOfScope(E));
    W.key("properties");
    W.open('[');
    property("kind", P.text(P.Kinds[P.Entities[E].Kind].Id));
    if (EntityId Up = P.Entities[E].Parent;
        Up && P.Entities[Up].Class == EntityClass::Element)
      property("part-of", X.id(Up));
    for (const std::string &Tag : review::tagsOf(In.Engine, E))
      property("tag", Tag);
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void CycloneDx::dataSets() {
  llvm::MapVector<EntityId, std::vector<EntityId>> StoredAt;
  for (EntityId E : X.all(EntityClass::Element))
    for (EntityId D : X.data(E, P.Known.Stores))
      StoredAt[D].push_back(E);
  list("dataSets", 2);
  for (EntityId E : X.all(EntityClass::Data)) {
    begin(E);
    // The format demands one.
    StringRef Doc = X.doc(E);
    W.field("description", Doc.empty() ? X.title(E) : Doc);
    if (auto At = StoredAt.find(E); At != StoredAt.end()) {
      W.key("placements");
      W.open('[');
      for (EntityId Store : At->second) {
        W.open('{');
        W.field("dataStore", X.id(Store));
        if (std::optional<bool> Encrypted = X.flag(Store, "encrypted_at_rest"))
          W.flag("encrypted", *Encrypted);
        W.close('}');
      }
      W.close(']');
    }
    W.key("properties");
    W.open('[');
    property("kind", P.text(P.Kinds[P.Entities[E].Kind].Id));
    for (StringRef Attribute : {"sensitivity", "integrity", "availability"})
      if (ir::Value V = X.value(E, Attribute); V.Tag == ir::ValueTag::Enum)
        property(Attribute, In.Engine.valueText(V));
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void CycloneDx::flows() {
  list("flows", 2);
  for (EntityId E : X.all(EntityClass::Flow)) {
    const ir::Flow &F = P.flow(E);
    begin(E);
    W.fieldIf("description", X.doc(E));
    W.field("type", "data");
    W.field("source", X.id(F.Source));
    W.field("destination", X.id(F.Target));
    W.flag("bidirectional", F.TwoWay);
    if (std::optional<bool> Encrypted = X.flag(E, "encrypted"))
      W.flag("encrypted", *Encrypted);
    W.flag("inScope", !In.Engine.facts().isOutOfScope(E));
    W.key("protocols");
    W.open('[');
    W.string(P.shortName(P.Kinds[P.Entities[E].Kind].Id));
    W.close(']');
    W.key("properties");
    W.open('[');
    for (auto [Name, Attribute] : {std::pair("carries", P.Known.Carries),
                                   std::pair("returns", P.Known.Returns)})
      for (EntityId D : X.data(E, Attribute))
        property(Name, X.id(D));
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

/// Where flows go from one zone into another.
void CycloneDx::crossings() {
  llvm::SetVector<std::pair<EntityId, EntityId>> Pairs;
  for (EntityId E : X.all(EntityClass::Flow)) {
    const ir::Flow &F = P.flow(E);
    EntityId A = zoneOf(F.Source), B = zoneOf(F.Target);
    if (A && B && A != B)
      Pairs.insert(std::minmax(
          A, B, [](EntityId L, EntityId R) { return L.index() < R.index(); }));
  }
  list("boundaries", 2);
  for (auto [A, B] : Pairs) {
    W.line(3);
    W.open('{');
    W.field("bom-ref", ("crossing " + X.id(A) + " " + X.id(B)).str());
    W.field("type", "trust");
    W.key("zones");
    W.open('[');
    W.string(X.id(A));
    W.string(X.id(B));
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void CycloneDx::threats() {
  size_t Questions = 0;
  for (const Finding &F : In.Findings.Findings.rows())
    if (F.State == FindingState::Question)
      ++Questions;
    else
      Found.insert(F.Rule);
  X.loses("possible findings", Questions);
  W.line(1);
  W.key("threats");
  W.open('{');
  list("threats", 2);
  for (ir::RuleId Id : Found)
    threat(Id);
  W.close(']');
  list("scenarios", 2);
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I)
    if (In.Findings.Findings[FindingId(I)].State != FindingState::Question)
      scenario(FindingId(I));
  W.close(']');
  W.close('}');
}

void CycloneDx::threat(ir::RuleId Id) {
  const ir::Rule &R = P.Rules[Id];
  W.line(3);
  W.open('{');
  W.field("bom-ref", P.text(R.StableId));
  W.field("name", P.shortName(R.Id));
  W.fieldIf("description", P.text(R.Doc));
  W.field("source", P.text(R.Id));
  W.key("categories");
  W.open('[');
  for (const ir::Value &V : R.Categories.of(P.RuleCategories)) {
    // Of the taxonomies that it has, ours has this one under the same names.
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    if (!P.shortName(E.Id).equals_insensitive("STRIDE")) {
      X.loses("categories of other taxonomies than STRIDE");
      continue;
    }
    W.open('{');
    W.field("taxonomy", "STRIDE");
    W.field("category", withDashes(In.Engine.valueText(V)));
    W.close('}');
  }
  W.close(']');
  W.key("weaknesses");
  W.open('[');
  std::vector<unsigned> Weaknesses = X.weaknesses(R);
  llvm::sort(Weaknesses);
  Weaknesses.erase(llvm::unique(Weaknesses), Weaknesses.end());
  for (unsigned N : Weaknesses) {
    W.open('{');
    W.field("cweId", int64_t(N));
    W.close('}');
  }
  W.close(']');
  W.close('}');
}

void CycloneDx::scenario(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  W.line(3);
  W.open('{');
  W.field("bom-ref", rules::identity(P, In.Findings, Id));
  W.field("name", In.Review.title(Id));
  W.fieldIf("description",
            rules::isOpen(F.State) ? whatToDo(In, Id) : silencedText(In, Id));
  W.key("threats");
  W.open('[');
  W.string(P.text(P.Rules[F.Rule].StableId));
  W.close(']');
  W.key("affectedAssets");
  W.open('[');
  llvm::SetVector<EntityId> Of;
  for (EntityId E : F.Bindings.of(In.Findings.Bindings))
    if (P.Entities[E].Class != EntityClass::System)
      Of.insert(E);
  for (EntityId E : Of)
    W.string(X.id(E));
  W.close(']');
  W.key("properties");
  W.open('[');
  property("state", rules::spelling(F.State));
  property("severity", severityName(P, F.Severity));
  if (const review::RiskTable &Risks = In.Review.risks(); Risks.Rated)
    property("risk",
             Risks.riskText(Risks.row(Id).at(review::RiskStage::Current)));
  for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
    property("control", P.text(P.Controls[C].Id));
  W.close(']');
  W.close('}');
}

void backends::writeFindingsCycloneDx(const BackendInput &In, OutputSink &To) {
  CycloneDx(In, To.begin()).run();
}
