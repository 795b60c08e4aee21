//===- DiagramStyleTest.cpp - Text and views of diagrams ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramStyle.h"
#include "DiagramTestUtil.h"

#include "llvm/ADT/StringRef.h"

#include "gtest/gtest.h"

using namespace tmc::diagram;
using llvm::StringRef;

namespace {

TEST(LabelText, ShowsWhatItIsGiven) {
  EXPECT_EQ(labelText("plain \"q\" <b>", 0, 100), "plain \"q\" <b>");
  // Graphviz would replace these.
  EXPECT_EQ(labelText("\\N \\G \\", 0, 100), "\\\\N \\\\G \\\\");
  EXPECT_EQ(labelText("a\nb", 0, 100), "a\\nb");
  // A word joiner breaks an entity; other ampersands stay.
  EXPECT_EQ(labelText("&lt;", 0, 100), "&\u2060lt;");
  EXPECT_EQ(labelText("a & b", 0, 100), "a & b");
  // Hazards.
  EXPECT_EQ(labelText("\u202Ex\x01", 0, 100), "\uFFFDx\uFFFD");
  EXPECT_EQ(labelText("\xFF", 0, 100), "\uFFFD");
}

TEST(LabelText, WrapsAndCuts) {
  EXPECT_EQ(labelText("one two three four", 6, 100), "one two\\nthree four");
  EXPECT_EQ(labelText("abcdefghij", 3, 100), "abcdef\\nghij");
  EXPECT_EQ(labelText("abcdef", 0, 3), "abc\u2026");
  // In characters, not in bytes.
  EXPECT_EQ(labelText("\u00E4\u00F6\u00FC", 0, 2), "\u00E4\u00F6\u2026");
  EXPECT_EQ(labelText("one two", 2, 100, " \\n "), "one \\n two");
}

TEST(XmlName, KeepsWhatIsSafe) {
  EXPECT_EQ(xmlName("Shop.api-2_x", 5), "Shop.api-2_x");
  EXPECT_EQ(xmlName("Shop.\u00E4", 5), "Shop.\u00E4");
}

TEST(XmlName, IsUniqueAndHarmless) {
  const char *Hostile[] = {"a b",      "a\"b", "a\\b", "a<b", "a&lt;b",
                           "a\u202Eb", "\xFF", "",     "a:b", "a~1"};
  for (unsigned I = 0; I < std::size(Hostile); ++I) {
    std::string Name = xmlName(Hostile[I], I);
    EXPECT_TRUE(StringRef(Name).ends_with("~" + std::to_string(I))) << Name;
    EXPECT_EQ(StringRef(Name).find_first_of(" \"\\<>&:'"), StringRef::npos)
        << Name;
  }
  EXPECT_LT(xmlName(std::string(100000, 'x'), 1).size(), 2000u);
}

TEST(Style, TakesNumbersInAnyLocale) {
  EXPECT_EQ(decimal(1.5), "1.50");
  EXPECT_EQ(decimal(-0.126), "-0.13");
  EXPECT_EQ(decimal(1.0 / 0.0), "0");
  EXPECT_EQ(inches(36), "0.50000");
}

TEST(Style, ThinsOutLabels) {
  Diagram D;
  EXPECT_EQ(flowLabelsFor(D), FlowLabels::Full);
  D.Edges.resize(MaxFullLabels + 1);
  EXPECT_EQ(flowLabelsFor(D), FlowLabels::Short);
  D.Edges.resize(MaxShortLabels + 1);
  EXPECT_EQ(flowLabelsFor(D), FlowLabels::Number);
  D.Edges.resize(MaxNumberLabels + 1);
  EXPECT_EQ(flowLabelsFor(D), FlowLabels::Hover);
}

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

/// `front` with `web`; `back` with `db` and boundary `vault` with `keys`;
/// `user` outside. Three findings: 1 on web, 2 on keys, 3 on both flows to db.
Diagram shop() {
  Diagram D;
  D.Clusters.resize(3);
  const char *Names[] = {"front", "back", "vault"};
  for (unsigned C = 0; C < 3; ++C)
    D.Clusters[C].Id = D.Clusters[C].Label = Names[C];
  D.Clusters[2].Parent = 1;
  auto AddNode = [&](const char *Id, int Cluster, Threats Open = {}) {
    Node N;
    N.Id = N.Label = Id;
    N.Cluster = Cluster;
    N.Open = std::move(Open);
    D.Nodes.push_back(N);
  };
  AddNode("user", -1);
  AddNode("web", 0, {{1}, 2});
  AddNode("db", 1);
  AddNode("keys", 2, {{2}, 4});
  auto AddEdge = [&](const char *Id, unsigned Src, unsigned Dst,
                     Threats Open = {}) {
    Edge E;
    E.Id = E.Label = E.Tip = Id;
    E.Src = Src;
    E.Dst = Dst;
    E.Open = std::move(Open);
    D.Edges.push_back(E);
  };
  AddEdge("visit", 0, 1);
  AddEdge("read", 1, 2, {{3}, 5});
  AddEdge("write", 1, 2, {{3}, 5});
  AddEdge("unseal", 2, 3);
  D.Legend = {{"High", 5, {3}}, {"Low", 2, {1, 2}}};
  return D;
}

TEST(Overview, MergesBoundaries) {
  Diagram O = overview(shop());
  EXPECT_EQ(validate(O), "");
  ASSERT_EQ(O.Nodes.size(), 3u);
  EXPECT_TRUE(O.Clusters.empty());
  EXPECT_EQ(O.Nodes[0].Label, "front\n1 element");
  EXPECT_EQ(O.Nodes[1].Label, "back\n2 elements, 1 inner flow");
  EXPECT_EQ(O.Nodes[1].Open.count(), 1u);
  EXPECT_EQ(O.Nodes[1].Open.Worst, 4);
  EXPECT_EQ(O.Nodes[2].Label, "user");
  ASSERT_EQ(O.Edges.size(), 2u);
  EXPECT_EQ(O.Edges[0].Label, "visit");
  EXPECT_EQ(O.Edges[1].Label, "2 flows");
  EXPECT_EQ(O.Edges[1].Tip, "read\nwrite");
  EXPECT_EQ(O.Edges[1].Open.count(), 1u) << "one finding on both";
  EXPECT_EQ(O.Legend.size(), 2u);
}

TEST(Overview, KeepsSystems) {
  Diagram D = shop();
  D.Clusters[1].IsSystem = true;
  Diagram O = overview(D);
  EXPECT_EQ(validate(O), "");
  ASSERT_EQ(O.Clusters.size(), 1u);
  EXPECT_EQ(O.Clusters[0].Id, "back");
  ASSERT_EQ(O.Nodes.size(), 4u);
  EXPECT_EQ(O.Nodes[1].Id, "vault");
  EXPECT_EQ(O.Nodes[1].Cluster, 0);
}

TEST(Focus, ShowsOneBoundaryAndItsPartners) {
  Diagram F = focus(shop(), 1);
  EXPECT_EQ(validate(F), "");
  ASSERT_EQ(F.Clusters.size(), 2u);
  ASSERT_EQ(F.Nodes.size(), 3u);
  EXPECT_EQ(F.Nodes[0].Id, "db");
  EXPECT_EQ(F.Nodes[1].Id, "keys");
  EXPECT_EQ(F.Nodes[1].Cluster, 1);
  EXPECT_EQ(F.Nodes[2].Label, "front");
  EXPECT_EQ(F.Nodes[2].Kind, Shape::Summary);
  EXPECT_EQ(F.Nodes[2].Open.count(), 0u);
  EXPECT_EQ(F.Edges.size(), 2u);
  // Finding 1 is on an element that is not drawn.
  ASSERT_EQ(F.Legend.size(), 2u);
  EXPECT_EQ(F.Legend[1].Findings, std::vector<uint32_t>{2});
}

TEST(Focus, KeepsWhatIsInNoBoundary) {
  Diagram F = focus(shop(), 0);
  ASSERT_EQ(F.Nodes.size(), 3u);
  EXPECT_EQ(F.Nodes[1].Id, "user");
  EXPECT_EQ(F.Nodes[1].Kind, Shape::Process);
}

TEST(Views, OfRandomDiagramsAreValid) {
  for (unsigned Seed = 0; Seed < 40; ++Seed) {
    Diagram D = randomDiagram(10 + Seed, 20 + Seed, Seed);
    EXPECT_EQ(validate(overview(D)), "");
    for (unsigned C = 0; C < D.Clusters.size(); ++C)
      EXPECT_EQ(validate(focus(D, C)), "");
  }
}

TEST(Validate, FindsWhatIsWrong) {
  Diagram D = shop();
  EXPECT_EQ(validate(D), "");
  D.Nodes[1].Id = "db";
  EXPECT_EQ(validate(D), "an element has no id of its own: `db`");
  D = shop();
  D.Nodes[0].Cluster = 3;
  EXPECT_EQ(validate(D), "element `user` is in a boundary that is not there");
  D = shop();
  D.Edges[0].Src = 4;
  EXPECT_EQ(validate(D), "flow `visit` has an end that is not there");
  D = shop();
  D.Clusters[1].Parent = 2;
  EXPECT_EQ(validate(D), "boundary `back` has no valid parent");
  D = shop();
  D.Nodes[1].Cluster = -1;
  EXPECT_EQ(validate(D), "boundary `front` is empty");
}

} // namespace
