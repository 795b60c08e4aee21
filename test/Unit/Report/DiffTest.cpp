//===- DiffTest.cpp - Comparing two versions ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Diff.h"

#include "gtest/gtest.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::report;
using ir::EntityClass;
using rules::FindingState;

namespace {

VersionEntity entity(EntityClass C, std::string Id, std::string Kind,
                     std::string Parent = "") {
  VersionEntity E;
  E.Class = C;
  E.Id = std::move(Id);
  E.Kind = std::move(Kind);
  E.Parent = std::move(Parent);
  return E;
}

VersionEntity flow(std::string Id, std::string From, std::string To) {
  VersionEntity E = entity(EntityClass::Flow, std::move(Id), "Http", "S");
  E.Source = std::move(From);
  E.Target = std::move(To);
  return E;
}

VersionThreat threat(std::string Rule, std::vector<std::string> About,
                     FindingState State = FindingState::Open,
                     std::string Severity = "High") {
  VersionThreat T;
  T.Rule = std::move(Rule);
  T.About = std::move(About);
  T.State = State;
  T.Severity = std::move(Severity);
  return T;
}

Version sample() {
  Version V;
  V.Severities = {"Low", "High"};
  V.Entities = {entity(EntityClass::System, "S", "System"),
                entity(EntityClass::Boundary, "S.lan", "Lan", "S"),
                entity(EntityClass::Boundary, "S.dmz", "Dmz", "S"),
                entity(EntityClass::Element, "S.a", "Server", "S.lan"),
                entity(EntityClass::Element, "S.b", "Store", "S.lan"),
                flow("S.f", "S.a", "S.b"),
                entity(EntityClass::Data, "Card", "Data")};
  V.Entities[5].Settings = {{"carries", {"Card"}, true}};
  V.Threats = {threat("R1", {"S.f"}), threat("R2", {"S.a", "S.f"})};
  return V;
}

const ChangedEntity *find(const Version &New, const Comparison &C,
                          const std::string &Id) {
  for (const ChangedEntity &E : C.Entities)
    if (E.After != NoRow && New.Entities[E.After].Id == Id)
      return &E;
  return nullptr;
}

TEST(Diff, EqualVersionsHaveNoChange) {
  Version V = sample(), Turned = sample();
  std::reverse(Turned.Entities.begin(), Turned.Entities.end());
  std::reverse(Turned.Threats.begin(), Turned.Threats.end());
  for (VersionEntity &E : Turned.Entities)
    E.Place = "elsewhere.tm:1:1";
  Comparison C = compare(V, Turned);
  EXPECT_TRUE(C.Entities.empty());
  EXPECT_TRUE(C.Threats.empty());
  EXPECT_EQ(C.OpenBefore, (std::vector<uint32_t>{0, 2}));
  EXPECT_EQ(C.OpenAfter, C.OpenBefore);
  EXPECT_TRUE(compare(Version(), Version()).Threats.empty());
}

TEST(Diff, MovedElementKeepsItsFindings) {
  Version Old = sample(), New = sample();
  New.Entities[3].Parent = "S.dmz";
  Comparison C = compare(Old, New);
  ASSERT_EQ(C.Entities.size(), 1U);
  EXPECT_TRUE(C.Entities[0].Moved);
  EXPECT_FALSE(C.Entities[0].Renamed || C.Entities[0].Kind);
  EXPECT_TRUE(C.Threats.empty());
}

TEST(Diff, RenamedElementKeepsItsFindings) {
  Version Old = sample(), New = sample();
  New.Entities[3].Id = "S.front";
  New.Entities[5].Source = "S.front";
  New.Threats[1].About[0] = "S.front";
  Comparison C = compare(Old, New);
  ASSERT_EQ(C.Entities.size(), 1U);
  EXPECT_TRUE(C.Entities[0].Renamed);
  EXPECT_TRUE(C.Threats.empty());
}

TEST(Diff, NeighboursMayBeRenamedTogether) {
  Version Old = sample(), New = sample();
  New.Entities[3].Id = "S.front";
  New.Entities[4].Id = "S.back";
  New.Entities[5] = flow("S.g", "S.front", "S.back");
  New.Entities[5].Settings = {{"carries", {"Pan"}, true}};
  New.Entities[6].Id = "Pan";
  New.Threats = {threat("R1", {"S.g"}), threat("R2", {"S.front", "S.g"})};
  // Nothing of them is left by which they could be known: all new, all gone.
  Comparison C = compare(Old, New);
  EXPECT_EQ(C.Entities.size(), 8U);
  // With the flow's name they are found by it, and so is what it carries.
  New.Entities[5].Id = "S.f";
  New.Threats = {threat("R1", {"S.f"}), threat("R2", {"S.front", "S.f"})};
  C = compare(Old, New);
  EXPECT_EQ(C.Entities.size(), 3U);
  for (const ChangedEntity &E : C.Entities)
    EXPECT_TRUE(E.Renamed);
  EXPECT_TRUE(C.Threats.empty());
}

TEST(Diff, NoRenameIsGuessedAmongSeveral) {
  Version Old = sample(), New = sample();
  // Two new elements that look alike: neither is the old one.
  New.Entities[3].Id = "S.x";
  New.Entities.push_back(entity(EntityClass::Element, "S.y", "Server", "S"));
  New.Entities[5].Source = "S.b";
  Comparison C = compare(Old, New);
  for (const ChangedEntity &E : C.Entities)
    EXPECT_FALSE(E.Renamed);
  // Another kind is another thing.
  New = sample();
  New.Entities[3].Id = "S.front";
  New.Entities[3].Kind = "Proxy";
  New.Entities[5].Source = "S.front";
  C = compare(Old, New);
  ASSERT_NE(find(New, C, "S.front"), nullptr);
  EXPECT_EQ(find(New, C, "S.front")->Before, NoRow);
}

TEST(Diff, RenamedSystemTakesItsPartsAlong) {
  Version Old = sample(), New = sample();
  for (VersionEntity &E : New.Entities)
    for (std::string *Id : {&E.Id, &E.Parent, &E.Source, &E.Target})
      if (!Id->empty() && (*Id)[0] == 'S')
        *Id = "Shop" + Id->substr(1);
  New.Threats = {threat("R1", {"Shop.f"}), threat("R2", {"Shop.a", "Shop.f"})};
  Comparison C = compare(Old, New);
  EXPECT_EQ(C.Entities.size(), 6U);
  for (const ChangedEntity &E : C.Entities) {
    EXPECT_TRUE(E.Renamed);
    EXPECT_FALSE(E.Moved || E.Ends);
  }
  EXPECT_TRUE(C.Threats.empty());
}

TEST(Diff, SystemIsRenamedIfItHasHalfOfTheNames) {
  Version Old = sample(), New = sample();
  for (VersionEntity &E : New.Entities)
    if (E.Id[0] == 'S')
      E.Id = "Shop" + E.Id.substr(1);
  New.Entities[1].Id = "Shop.inner";
  New.Entities[2].Id = "Shop.outer";
  // Three of five names are in both.
  Comparison C = compare(Old, New);
  ASSERT_NE(find(New, C, "Shop"), nullptr);
  EXPECT_TRUE(find(New, C, "Shop")->Renamed);
  // Two of five: another system.
  New.Entities[5].Id = "Shop.g";
  C = compare(Old, New);
  ASSERT_NE(find(New, C, "Shop"), nullptr);
  EXPECT_EQ(find(New, C, "Shop")->Before, NoRow);
}

TEST(Diff, RenamedBoundary) {
  Version Old = sample(), New = sample();
  New.Entities[1].Id = "S.inner";
  New.Entities[3].Parent = New.Entities[4].Parent = "S.inner";
  Comparison C = compare(Old, New);
  ASSERT_EQ(C.Entities.size(), 1U);
  EXPECT_TRUE(C.Entities[0].Renamed);
}

TEST(Diff, SettingsSayWhatChanged) {
  Version Old = sample(), New = sample();
  Old.Entities[3].Settings = {{"authn", {"Token"}, false},
                              {"port", {"80"}, false}};
  New.Entities[3].Settings = {{"port", {"443"}, false},
                              {"tls", {"true"}, false}};
  Comparison C = compare(Old, New);
  ASSERT_EQ(C.Entities.size(), 1U);
  const std::vector<ChangedSetting> &S = C.Entities[0].Settings;
  ASSERT_EQ(S.size(), 3U);
  EXPECT_EQ(S[0].Name, "authn");
  EXPECT_TRUE(S[0].Before && !S[0].After);
  EXPECT_EQ(S[1].Name, "port");
  EXPECT_TRUE(S[1].Before && S[1].After);
  EXPECT_EQ(S[2].Name, "tls");
  EXPECT_TRUE(!S[2].Before && S[2].After);
}

/// The change of one finding from \p B to \p A.
std::optional<ThreatChange> change(std::optional<VersionThreat> B,
                                   std::optional<VersionThreat> A) {
  Version Old, New;
  New.Severities = {"Low", "High"};
  if (B)
    Old.Threats.push_back(*B);
  if (A)
    New.Threats.push_back(*A);
  Comparison C = compare(Old, New);
  if (C.Threats.empty())
    return std::nullopt;
  return C.Threats[0].Change;
}

TEST(Diff, ChangesOfFindings) {
  auto T = [](FindingState S, std::string Severity = "High",
              std::string Decision = "") {
    VersionThreat X = threat("R", {"S.a"}, S, std::move(Severity));
    X.Decision = std::move(Decision);
    return X;
  };
  using enum FindingState;
  EXPECT_EQ(change({}, T(Open)), ThreatChange::New);
  EXPECT_EQ(change({}, T(Planned)), ThreatChange::New);
  // Nobody has answered what nobody was asked before.
  EXPECT_EQ(change({}, T(Question)), ThreatChange::Unsettled);
  EXPECT_EQ(change(T(Mitigated), T(Question)), ThreatChange::Unsettled);
  EXPECT_EQ(change({}, T(Mitigated)), ThreatChange::Silent);
  // Someone decided about it in the same change: not to be passed over.
  EXPECT_EQ(change({}, T(Accepted, "High", "accept")), ThreatChange::Decided);
  EXPECT_EQ(change(T(Open), {}), ThreatChange::Gone);
  EXPECT_EQ(change(T(Question), {}), ThreatChange::Answered);
  EXPECT_EQ(change(T(Mitigated), {}), ThreatChange::Silent);
  EXPECT_EQ(change(T(Mitigated), T(Open)), ThreatChange::Reopened);
  EXPECT_EQ(change(T(Question), T(Open)), ThreatChange::Reopened);
  EXPECT_EQ(change(T(Open), T(Question)), ThreatChange::Asked);
  EXPECT_EQ(change(T(Open), T(Mitigated)), ThreatChange::Settled);
  EXPECT_EQ(change(T(Question), T(Mitigated)), ThreatChange::Answered);
  EXPECT_EQ(change(T(Open, "Low"), T(Open)), ThreatChange::Worse);
  EXPECT_EQ(change(T(Open), T(Open, "Low")), ThreatChange::Milder);
  EXPECT_EQ(change(T(Open), T(Planned)), ThreatChange::Decided);
  EXPECT_EQ(change(T(Accepted, "High", "accept (expires: 2027-01-01)"),
                   T(Accepted, "High", "accept (expires: 2028-01-01)")),
            ThreatChange::Decided);
  EXPECT_EQ(change(T(Open), T(Open)), std::nullopt);
  EXPECT_EQ(change(T(Mitigated, "Low"), T(Mitigated)), ThreatChange::Silent);
}

TEST(Diff, RulesMayBeRenamed) {
  Version Old = sample(), New = sample();
  New.Threats[0].Rule = "NEW-1";
  New.FormerRules["R1"] = "NEW-1";
  EXPECT_TRUE(compare(Old, New).Threats.empty());
}

} // namespace
