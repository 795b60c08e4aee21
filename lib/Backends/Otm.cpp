//===- Otm.cpp - The Open Threat Model format -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// OTM 0.2: projects with trust zones, components, data flows, assets, threats
/// and mitigations. A threat is a rule that found something; a component or
/// flow has it in the state of the finding.
///
//===----------------------------------------------------------------------===//

#include "Backends/Exchange.h"
#include "Backends/Pages.h"
#include "Document/JsonWriter.h"
#include "Report/FindingText.h"

#include "llvm/ADT/SetVector.h"

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

/// The zone of what stands in no boundary. No entity has such an id.
constexpr llvm::StringLiteral OutsideZone = "outside-boundaries";

class Otm {
public:
  Otm(const BackendInput &In, llvm::raw_ostream &OS)
      : X(In, "otm"), In(In), P(In.Program),
        W(OS, JsonWriter::Style::ForPeople) {}

  void run() {
    W.open('{');
    W.field("otmVersion", "0.2.0");
    project();
    assets();
    trustZones();
    components();
    flows();
    threats();
    mitigations();
    W.closeOutput();
    X.losesTheUsual();
    X.sayLosses();
  }

private:
  void begin(EntityId E) {
    W.line(2);
    W.open('{');
    W.field("id", X.id(E));
    // Without a title, the name as it is in the model: the id says the rest.
    Name Title = P.Entities[E].Title;
    W.field("name", Title ? P.text(Title) : P.shortName(P.Entities[E].Id));
    W.fieldIf("description", X.doc(E));
  }
  /// What OTM has no word for, and `tmc import` reads: the kind, unless it is
  /// the root of its class, and whether a flow is encrypted.
  void attributes(EntityId E) {
    StringRef Kind = P.text(P.Kinds[P.Entities[E].Kind].Id);
    const bool HasKind = static_cast<bool>(P.Kinds[P.Entities[E].Kind].Base);
    std::optional<bool> Encrypted;
    if (P.Entities[E].Class == EntityClass::Flow)
      Encrypted = X.flag(E, "encrypted");
    if (!HasKind && !Encrypted)
      return;
    W.key("attributes");
    W.open('{');
    if (HasKind)
      W.field("kind", Kind);
    if (Encrypted)
      W.field("encrypted", *Encrypted ? StringRef("true") : StringRef("false"));
    W.close('}');
  }
  template <size_t N> void list(const char (&Key)[N]) {
    W.line(1);
    W.key(Key);
    W.open('[');
  }

  void project() {
    W.line(1);
    W.key("project");
    W.open('{');
    std::vector<EntityId> Systems = X.all(EntityClass::System);
    W.field("id", Systems.empty() ? StringRef("model") : X.id(Systems[0]));
    W.field("name", titleOf(In));
    if (!Systems.empty())
      W.fieldIf("description", X.doc(Systems[0]));
    if (Systems.size() > 1)
      X.loses("systems, whose parts are in one project", Systems.size() - 1);
    W.close('}');
  }

  void assets() {
    list("assets");
    for (EntityId E : X.all(EntityClass::Data)) {
      begin(E);
      W.key("risk");
      W.open('{');
      std::string Unsaid;
      auto Number = [&](const auto &Key, StringRef Attribute) {
        std::optional<int> N = X.hundredths(E, Attribute);
        W.field(Key, N.value_or(0));
        if (!N)
          Unsaid += (Unsaid.empty() ? "not known: " : ", ") + Attribute.str();
      };
      Number("confidentiality", "sensitivity");
      Number("integrity", "integrity");
      Number("availability", "availability");
      W.fieldIf("comment", Unsaid);
      if (!Unsaid.empty())
        X.loses("data items with a value that is not known, and is 0 there");
      W.close('}');
      attributes(E);
      W.close('}');
    }
    W.close(']');
  }

  void trustZones() {
    list("trustZones");
    bool Outside = false;
    for (EntityId E : X.all(EntityClass::Element))
      Outside |= !hasParent(E);
    for (EntityId E : X.all(EntityClass::Boundary)) {
      begin(E);
      W.field("type", P.text(P.Kinds[P.Entities[E].Kind].Id));
      ir::Value Trust = In.Engine.attribute(E, P.Known.BoundaryTrust);
      bool Known = Trust.Tag == ir::ValueTag::Int;
      if (!Known)
        X.loses("boundaries whose trust is not known, and is 0 there");
      W.key("risk");
      W.open('{');
      W.field("trustRating", Known ? Trust.Payload : 0);
      W.close('}');
      if (EntityId Parent = P.Entities[E].Parent;
          Parent && P.Entities[Parent].Class == EntityClass::Boundary) {
        W.key("parent");
        W.open('{');
        W.field("trustZone", X.id(Parent));
        W.close('}');
      }
      W.close('}');
    }
    if (Outside) {
      W.line(2);
      W.open('{');
      W.field("id", OutsideZone);
      W.field("name", "Outside all boundaries");
      W.field("type", "outside");
      W.key("risk");
      W.open('{');
      W.field("trustRating", int64_t(0));
      W.close('}');
      W.close('}');
    }
    W.close(']');
  }

  /// Whether \p E is in a boundary or an element.
  bool hasParent(EntityId E) const {
    EntityId Parent = P.Entities[E].Parent;
    return Parent && P.Entities[Parent].Class != EntityClass::System;
  }

  void components() {
    list("components");
    for (EntityId E : X.all(EntityClass::Element)) {
      begin(E);
      W.field("type", P.text(P.Kinds[P.Entities[E].Kind].Id));
      W.key("parent");
      W.open('{');
      EntityId Parent = P.Entities[E].Parent;
      if (!hasParent(E))
        W.field("trustZone", OutsideZone);
      else if (P.Entities[Parent].Class == EntityClass::Boundary)
        W.field("trustZone", X.id(Parent));
      else
        W.field("component", X.id(Parent));
      W.close('}');
      std::vector<EntityId> Stored = X.data(E, P.Known.Stores);
      if (!Stored.empty()) {
        W.key("assets");
        W.open('{');
        ids("stored", Stored);
        W.close('}');
      }
      instances(E);
      tags(E);
      W.close('}');
    }
    W.close(']');
  }

  void flows() {
    list("dataflows");
    for (EntityId E : X.all(EntityClass::Flow)) {
      const ir::Flow &F = P.flow(E);
      begin(E);
      W.field("source", X.id(F.Source));
      W.field("destination", X.id(F.Target));
      W.flag("bidirectional", F.TwoWay);
      llvm::SetVector<EntityId> Carried;
      for (ir::AttrId A : {P.Known.Carries, P.Known.Returns})
        for (EntityId D : X.data(E, A))
          Carried.insert(D);
      if (!Carried.empty())
        ids("assets", Carried.getArrayRef());
      attributes(E);
      instances(E);
      tags(E);
      W.close('}');
    }
    W.close(']');
  }

  template <size_t N>
  void ids(const char (&Key)[N], llvm::ArrayRef<EntityId> List) {
    W.key(Key);
    W.open('[');
    for (EntityId E : List)
      W.string(X.id(E));
    W.close(']');
  }

  void tags(EntityId E) {
    std::vector<std::string> Tags = review::tagsOf(In.Engine, E);
    if (Tags.empty())
      return;
    W.key("tags");
    W.open('[');
    for (const std::string &T : Tags)
      W.string(T);
    W.close(']');
  }

  /// The threats of \p E: a question is none yet.
  void instances(EntityId E) {
    bool Any = false;
    for (FindingId Id : X.about(E)) {
      const Finding &F = In.Findings.Findings[Id];
      if (F.State == FindingState::Question)
        continue;
      if (!Any) {
        W.key("threats");
        W.open('[');
        Any = true;
      }
      Found.insert(F.Rule);
      W.line(3);
      W.open('{');
      W.field("threat", P.text(P.Rules[F.Rule].StableId));
      W.field("state", F.State == FindingState::Open
                           ? StringRef("exposed")
                           : rules::spelling(F.State));
      auto By = F.SilencedBy.of(In.Findings.Controls);
      if (!By.empty()) {
        W.key("mitigations");
        W.open('[');
        for (ir::ControlId C : By) {
          Used.insert(C);
          W.open('{');
          W.field("mitigation", P.text(P.Controls[C].Id));
          W.field("state", "implemented");
          W.close('}');
        }
        W.close(']');
      }
      W.close('}');
    }
    if (Any)
      W.close(']');
  }

  void threats() {
    for (EntityClass C :
         {EntityClass::System, EntityClass::Boundary, EntityClass::Data})
      for (EntityId E : X.all(C))
        X.loses("findings about a system, boundary or data item",
                X.about(E).size());
    list("threats");
    for (ir::RuleId Id : Found) {
      const ir::Rule &R = P.Rules[Id];
      W.line(2);
      W.open('{');
      W.field("id", P.text(R.StableId));
      W.field("name", P.text(R.Id));
      W.fieldIf("description", P.text(R.Doc));
      W.key("categories");
      W.open('[');
      for (const ir::Value &V : R.Categories.of(P.RuleCategories))
        W.string(In.Engine.valueText(V));
      W.close(']');
      W.key("cwes");
      W.open('[');
      for (unsigned N : X.weaknesses(R))
        W.string("CWE-" + std::to_string(N));
      W.close(']');
      W.key("risk");
      W.open('{');
      // How likely it is differs from place to place.
      W.key("likelihood");
      W.word("null");
      W.field("impact", impact(Id));
      W.close('}');
      W.close('}');
    }
    W.close(']');
  }

  /// The worst severity of its findings, from 0 to 100.
  int impact(ir::RuleId Id) {
    if (Worst.empty()) {
      Worst.resize(P.Rules.size());
      for (const Finding &F : In.Findings.Findings.rows())
        if (F.State != FindingState::Question)
          Worst[F.Rule.index()] = std::max(Worst[F.Rule.index()], F.Severity);
    }
    int Highest =
        P.Known.Severity
            ? static_cast<int>(P.Enums[P.Known.Severity].Values.Count) - 1
            : 0;
    return Highest <= 0 ? 0 : Worst[Id.index()] * 100 / Highest;
  }

  void mitigations() {
    list("mitigations");
    for (ir::ControlId Id : Used) {
      const ir::Control &C = P.Controls[Id];
      W.line(2);
      W.open('{');
      W.field("id", P.text(C.Id));
      W.field("name", C.Title ? P.text(C.Title) : P.text(C.Id));
      W.fieldIf("description", P.text(C.Doc));
      W.field("riskReduction", 100);
      W.close('}');
    }
    W.close(']');
  }

  Exchange X;
  const BackendInput &In;
  const ir::Program &P;
  JsonWriter W;
  llvm::SetVector<ir::RuleId> Found;
  llvm::SetVector<ir::ControlId> Used;
  std::vector<uint8_t> Worst; ///< by rule
};

} // namespace

void backends::writeFindingsOtm(const BackendInput &In, OutputSink &To) {
  Otm(In, To.begin()).run();
}
