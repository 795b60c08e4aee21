//===- MeaningTest.cpp - What names, settings and types of a model mean --===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

///
/// \file
/// What each construct becomes is said by the files in test/Sema/Meaning. Here
/// is what takes several files, or many small models: where a name is found,
/// which of several settings counts, what goes together.
///
//===----------------------------------------------------------------------===//

#include "SemaTest.h"

using namespace tmc;
using namespace tmc::sema::test;

namespace {

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

TEST(Names, ThePackageComesBeforeWhatIsImported) {
  Model M({{"packs/a/kit.tm", "package a.kit;\nimport std.core.*;\n"
                              "component Box : Server { replicas = 7; }\n"},
           {"m.tm", "import std.core.*;\nimport a.kit.*;\n"
                    "component Box : Server { replicas = 9; }\n"
                    "system S { b : Box; }\n"}});
  ASSERT_TRUE(M) << M.messages();
  EXPECT_TRUE(M.has("element %S.b : @m.Box in %S")) << M.text();
}

TEST(Names, WhatIsNamedHidesWhatAStarBrings) {
  Model M({{"packs/a/kit.tm",
            "package a.kit;\nimport std.core.*;\ncomponent Box : Server;\n"},
           {"packs/b/kit.tm",
            "package b.kit;\nimport std.core.*;\ncomponent Box : Store;\n"},
           {"m.tm", "import std.core.*;\nimport a.kit.*;\n"
                    "import b.kit.{Box};\nsystem S { b : Box; }\n"}});
  ASSERT_TRUE(M) << M.messages();
  EXPECT_TRUE(M.has("element %S.b : @b.kit.Box in %S")) << M.text();
}

TEST(Names, WhatTwoStarsBringIsNoMistakeUnlessItIsUsed) {
  Model M(
      {{"packs/a/kit.tm", "package a.kit;\nimport std.core.*;\n"
                          "component Box : Server;\ncomponent One : Server;\n"},
       {"packs/b/kit.tm", "package b.kit;\nimport std.core.*;\n"
                          "component Box : Store;\ncomponent Two : Store;\n"},
       {"m.tm", "import std.core.*;\nimport a.kit.*;\nimport b.kit.*;\n"
                "system S { a : One; b : Two; c : b.kit.Box; }\n"}});
  ASSERT_TRUE(M) << M.messages();
  EXPECT_TRUE(M.has("element %S.c : @b.kit.Box in %S")) << M.text();
}

TEST(Names, OtherNamesOfPackagesAndTheirParts) {
  Model M({{"packs/a/kit.tm",
            "package a.kit;\nimport std.core.*;\ncomponent Box : Server;\n"
            "enum Tone { Low, Loud }\n"},
           {"m.tm", "import std.core.*;\nimport a.kit as k;\n"
                    "import a.kit.{Tone as Sound};\n"
                    "component My : k.Box { attr s : Sound = Loud; }\n"
                    "system S { b : a.kit.Box; c : k.Box; d : My; }\n"}});
  ASSERT_TRUE(M) << M.messages();
  for (const char *Part :
       {"element %S.b : @a.kit.Box in %S", "element %S.c : @a.kit.Box in %S",
        "kind @m.My element base @a.kit.Box",
        "default @m.My::s = (const @a.kit.Tone::Loud"})
    EXPECT_TRUE(M.has(Part)) << Part << "\n" << M.text();
}

TEST(Names, FilesOfOnePackageAreOneScope) {
  std::vector<TextFile> Files = {
      {"a.tm", "package p;\nimport std.core.*;\nsystem S { a : Box; }\n"},
      {"b.tm", "package p;\nimport std.core.*;\n"
               "component Box : Server { attr t : Tone = Low2; }\n"},
      {"c.tm", "package p;\nenum Tone { Low2 }\nextend S { b : Box; "
               "flow f : a -> b; }\n"}};
  Model M(Files);
  ASSERT_TRUE(M) << M.messages();
  EXPECT_TRUE(M.has("element %S.b : @p.Box in %S"));
  EXPECT_TRUE(M.has("flow %S.f : @std.core.Flow in %S from %S.a -> %S.b"));
}

TEST(Names, ForwardsAndBackwards) {
  Model M("system S { flow f : a -> far.b via Pipe; a : Box; "
          "boundary far : Yard { b : Box; } }\n"
          "component Box : Base(n = 3); component Base(n : int) : Server;\n"
          "channel Pipe : Https; zone Yard : Intranet;\n");
  ASSERT_TRUE(M) << M.messages();
  EXPECT_TRUE(M.has("default @m.Base::n = (const 3 : int)"));
  EXPECT_TRUE(M.has("flow %S.f : @m.Pipe in %S from %S.a -> %S.b"));
}

TEST(Names, AnElementIsTheSameWithItsBoundaryAndWithout) {
  Model M("system S { boundary x : Intranet { boundary y : Intranet "
          "{ a : Server; } } b : Server; flow f : x.y.a -> b; "
          "flow g : b -> y.a; flow h : a -> S.b; }\n");
  ASSERT_TRUE(M) << M.messages();
  for (const char *Part : {"%S.f : @std.core.Flow in %S from %S.a -> %S.b",
                           "%S.g : @std.core.Flow in %S from %S.b -> %S.a",
                           "%S.h : @std.core.Flow in %S from %S.a -> %S.b"})
    EXPECT_TRUE(M.has(Part)) << Part << "\n" << M.text();
}

TEST(Names, BareValuesOfEnums) {
  // What is expected says which enum is meant; else one alone may have it.
  Model M("enum Tone { None, Sharp } enum Mood { Calm, Low }\n"
          "component Box : Server { attr tone : Tone?; attr mood : Mood?; }\n"
          "rule R \"r\" { match b : Box; where b.tone == None and "
          "b.authn == None and b.mood == Low and Calm == b.mood and "
          "b.mood in [Calm, Low]; severity = Low; }\n"
          "system S { b : Box { tone = None; authn = None; mood = Low; } }\n");
  ASSERT_TRUE(M) << M.messages();
  for (const char *Part :
       {"set tone = @m.Tone::None", "set authn = @std.core.AuthN::None",
        "set mood = @m.Mood::Low", "severity (const @std.core.Severity::Low",
        "(const @m.Mood::Calm : enum @m.Mood) (attr",
        "(const [@m.Mood::Calm, @m.Mood::Low]"})
    EXPECT_TRUE(M.has(Part)) << Part << "\n" << M.text();
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

TEST(Order, OfFilesAndDeclarationsChangesNoMeaning) {
  std::vector<TextFile> Files = {
      {"a.tm", "package p;\nimport std.core.*;\n"
               "system S { boundary x : Intranet { a : Box; } b : Box; }\n"},
      {"b.tm",
       "package p;\nimport std.core.*;\n"
       "component Box : Server { replicas = 4; }\n"
       "extend S { flow f : a -> b; }\nextend S.c { authn = Token; }\n"},
      {"c.tm", "package p;\nimport std.core.*;\n"
               "extend S.x { c : Box; default Box { replicas = 6; } }\n"
               "override S.a { replicas = 5; }\n"}};
  auto Rows = [](const Model &M) {
    llvm::SmallVector<llvm::StringRef, 64> Lines;
    std::string Text = M.text();
    llvm::StringRef(Text).split(Lines, '\n');
    std::vector<std::string> Sorted(Lines.begin(), Lines.end());
    llvm::sort(Sorted);
    return llvm::join(Sorted, "\n");
  };
  Model First(Files);
  ASSERT_TRUE(First) << First.messages();
  std::string Expected = Rows(First);
  EXPECT_NE(Expected.find("set replicas = 5"), std::string::npos);
  EXPECT_NE(Expected.find("inherit replicas = 6"), std::string::npos);
  std::vector<std::string> Order = {"a.tm", "b.tm", "c.tm"};
  while (std::next_permutation(Order.begin(), Order.end())) {
    Model M(Files, {}, Order);
    ASSERT_TRUE(M) << M.messages();
    EXPECT_EQ(Rows(M), Expected) << llvm::join(Order, " ");
  }
}

//===----------------------------------------------------------------------===//
// Which setting counts
//===----------------------------------------------------------------------===//

/// What `replicas` of S.a is set to, as the IR writes it.
std::string replicas(llvm::StringRef Text,
                     std::vector<std::string> Overlays = {}) {
  sema::AnalyzeOptions O;
  O.Overlays = std::move(Overlays);
  Model M(Text, O);
  if (!M)
    return M.messages();
  std::string All = M.text();
  llvm::StringRef Row = llvm::StringRef(All);
  Row = Row.drop_front(Row.find("element %S.a "));
  Row = Row.take_front(Row.find("\n}"));
  size_t At = Row.find("set replicas = ");
  return At == llvm::StringRef::npos
             ? "unset"
             : Row.drop_front(At + 15).split('\n').first.str();
}

TEST(Settings, OverrideOutweighsWhereverItStands) {
  EXPECT_EQ(replicas("system S { a : Server { replicas = 1; } }"), "1");
  EXPECT_EQ(replicas("system S { a : Server { replicas = 1; "
                     "override replicas = 2; } }"),
            "2");
  EXPECT_EQ(replicas("system S { a : Server { override replicas = 2; "
                     "replicas = 1; } }"),
            "2");
  EXPECT_EQ(replicas("system S { a : Server { override replicas = 2; } }"),
            "2");
  EXPECT_EQ(replicas("system S { a : Server { replicas = 1; } } "
                     "extend S.a { override replicas = 2; }"),
            "2");
  EXPECT_EQ(replicas("override S.a { replicas = 2; } "
                     "system S { a : Server { replicas = 1; } }"),
            "2");
  EXPECT_EQ(replicas("system S { override a { replicas = 2; } "
                     "a : Server { replicas = 1; } }"),
            "2");
}

TEST(Settings, AnOverrideInTheDeclarationIsRankedBelowOneOutside) {
  // `override` before a setting says that this setting outweighs others of the
  // thing; `override X { }` decides about it from outside, and comes last.
  EXPECT_EQ(replicas("system S { a : Server { override replicas = 2; } } "
                     "override S.a { replicas = 3; }"),
            "3");
  EXPECT_NE(replicas("override S.a { replicas = 3; } "
                     "override S.a { replicas = 4; } system S { a : Server; }")
                .find("TM0403"),
            std::string::npos);
  EXPECT_NE(replicas("system S { a : Server { replicas = 3; } } "
                     "extend S.a { replicas = 4; }")
                .find("TM0403"),
            std::string::npos);
}

TEST(Settings, OverlaysOutweighAndTheLaterOneMore) {
  constexpr char Text[] =
      "system S { a : Server { replicas = 1; } } "
      "override S.a { replicas = 2; } "
      "overlay one of S { extend a { replicas = 3; } } "
      "overlay two of S { override a { replicas = 4; } } "
      "overlay three of S on one { extend a { authn = Token; } }";
  EXPECT_EQ(replicas(Text), "2");
  EXPECT_EQ(replicas(Text, {"one"}), "3");
  EXPECT_EQ(replicas(Text, {"two"}), "4");
  EXPECT_EQ(replicas(Text, {"one", "two"}), "4");
  EXPECT_EQ(replicas(Text, {"two", "one"}), "3");
  EXPECT_EQ(replicas(Text, {"three"}), "3");
  EXPECT_EQ(replicas(Text, {"two", "three"}), "3");
}

TEST(Settings, TheNearestDefaultAndTheMoreSpecialKind) {
  auto Inherited = [](llvm::StringRef Text) {
    Model M(("component Box : Server; " + Text).str());
    if (!M)
      return M.messages();
    std::string All = M.text();
    llvm::StringRef Row = All;
    Row = Row.drop_front(Row.find("element %S.a "));
    size_t At = Row.find("inherit replicas = ");
    return At == llvm::StringRef::npos
               ? std::string("none")
               : Row.drop_front(At + 19).split('\n').first.str();
  };
  EXPECT_EQ(Inherited("system S { default Server { replicas = 2; } "
                      "boundary x : Intranet { a : Box; } }"),
            "2");
  EXPECT_EQ(Inherited("system S { default Server { replicas = 2; } boundary x "
                      ": Intranet { default Server { replicas = 3; } "
                      "a : Box; } }"),
            "3");
  EXPECT_EQ(Inherited("system S { boundary x : Intranet { default Box "
                      "{ replicas = 4; } default Server { replicas = 3; } "
                      "a : Box; } }"),
            "4")
      << "in one place the more special kind";
  EXPECT_EQ(Inherited("system S { default Box { replicas = 5; } boundary x : "
                      "Intranet { default Server { replicas = 3; } "
                      "a : Box; } }"),
            "3")
      << "the nearer place before the more special kind";
  EXPECT_EQ(Inherited("system S { boundary y : Intranet { default Server "
                      "{ replicas = 9; } b : Server; } "
                      "boundary x : Intranet { a : Box; } }"),
            "none")
      << "what is elsewhere";
}

TEST(Settings, SetsGrowByWhatIsAdded) {
  Model M("control A for Element; control B for Element;\n"
          "control C for Element; control D for Element;\n"
          "component Box : Server { controls = [A]; }\n"
          "component Small : Box { controls += [B]; }\n"
          "system S { a : Small { controls += [C]; } b : Small; "
          "c : Small { controls = [D]; } extend a { controls += [D]; } }\n"
          "extend S.c { controls += [A, D]; }\n");
  ASSERT_TRUE(M) << M.messages();
  for (const char *Part :
       {"default @std.core.Element::controls = (const [control @m.A, "
        "control @m.B]",
        "element %S.a : @m.Small in %S {\n  set controls = [control @m.A, "
        "control @m.B, control @m.C, control @m.D]",
        "element %S.b : @m.Small in %S\n",
        "element %S.c : @m.Small in %S {\n  set controls = [control @m.A, "
        "control @m.D]"})
    EXPECT_TRUE(M.has(Part)) << Part << "\n" << M.text();
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// What is wrong with the condition \p Text in a rule over these variables.
std::string condition(llvm::StringRef Text) {
  Model M(("component Web : Server; component Api : Server; data D0;\n"
           "component Thing : Store { attr near : [Element]?; "
           "attr at : decimal?; attr n : int?; attr t : string?; "
           "attr on : bool?; attr day : date?; attr e : endpoint?; "
           "attr wait : duration?; attr one : Element?; }\n"
           "rule R \"r\" { match w : Web, a : Api, d : Database, t : Thing, "
           "f : Flow; where " +
           Text + "; severity = Low; }\nsystem S { w : Web; }\n")
              .str());
  return M ? "" : M.messages().substr(0, 6);
}

TEST(Types, WhatCanBeCompared) {
  for (const char *Good :
       {"f.source == w", "w == f.target", "t.one == d", "t.near == [w]",
        "t.at == 1", "t.n < 2.5", "t.at >= t.n", "w.kind == d.kind",
        "w.kind != Server", "w.kinds == d.kinds", "t.e == \"host:1\"",
        "t.t == t.e", "t.day < 2027-01-01", "t.wait > 2h", "w.authn == Token",
        "unknown == t.n", "t.on == (w.replicas > 1)", "f.carries == []"})
    EXPECT_EQ(condition(Good), "") << Good;
  for (const char *Bad :
       {"w == a", "w == d", "t.n == \"1\"", "t.day == t.wait", "t.n == [1]"})
    EXPECT_EQ(condition(Bad), "TM0302") << Bad;
  EXPECT_EQ(condition("t.on == 1"), "TM0136") << "a number for a bool";
  EXPECT_EQ(condition("t.near == w"), "TM0374") << "a set for its members";
  for (const char *Bad : {"w < f.source", "w.authn < Token", "t.on < true",
                          "t.near < []", "w.kind < d.kind"})
    EXPECT_EQ(condition(Bad), "TM0303") << Bad;
}

TEST(Types, WhatASetOfSeveralIs) {
  for (const char *Good :
       {"f.source in [w, a]", "f.source in [w, d]", "[w, a].replicas.size > 1",
        "[w, d].stores.empty", "t.at in [1, 2.5]", "t.near == [w, d, f.source]",
        "w.kind in [Web, Api, Database]",
        "(if t.on then w else a).authn == None",
        "(if t.on then w else d).stores.empty", "[w, unknown].size == 1",
        "(t.near | [w]).size > 1", "(t.near - [d]) & [w] == []"})
    EXPECT_EQ(condition(Good), "") << Good;
  for (const char *Bad : {"t.n in [1, \"x\"]", "[w, f].size > 1",
                          "(if t.on then 1 else \"x\") == 1"})
    EXPECT_NE(condition(Bad), "") << Bad;
  EXPECT_EQ(condition("t.at in [9300000000000, 2.5]"), "TM0114");
  EXPECT_EQ(condition("t.at in [-9223372036854, 2.5]"), "");
  EXPECT_NE(condition("[w, d].replicas.size > 1"), "")
      << "what they have in common has no replicas";
}

TEST(Types, WhatIsKnownBehindIs) {
  for (const char *Good :
       {"f.source is Server and f.source.replicas > 1",
        "f.source is Server implies f.source.replicas > 1",
        "not (f.source is Server) or f.source.replicas > 1",
        "(if f.source is Server then f.source.replicas else 0) > 1",
        "f.ends.any(e => e is Server and e.replicas > 1)",
        "(each e in f.ends : e is Server).replicas.size > 1"})
    EXPECT_EQ(condition(Good), "") << Good;
  for (const char *Bad :
       {"f.source.replicas > 1", "f.source is Server or f.source.replicas > 1",
        "f.source is not Server and f.source.replicas > 1",
        "f.source is Server and f.target.replicas > 1",
        "(if f.source is Server then 0 else f.source.replicas) > 1"})
    EXPECT_EQ(condition(Bad), "TM0319") << Bad;
}

//===----------------------------------------------------------------------===//
// Rows and places
//===----------------------------------------------------------------------===//

TEST(Rows, UnusedComponentsLeaveNone) {
  constexpr char Used[] = "system S { a : Server; }";
  Model Without(Used);
  Model With(llvm::Twine("component Login(who : Person, n : int = 2) { "
                         "page : Server { replicas = n; } store : Database; "
                         "data Nonce; flow f : page -> store { carries = "
                         "[Nonce]; } require n > 1 : \"more\"; "
                         "default Flow { encrypted = true; } }\n")
                 .concat(Used)
                 .str());
  ASSERT_TRUE(Without && With) << With.messages();
  const ir::Program &A = Without.program(), &B = With.program();
  EXPECT_EQ(A.Entities.size(), B.Entities.size());
  EXPECT_EQ(A.Flows.size(), B.Flows.size());
  EXPECT_EQ(A.DataItems.size(), B.DataItems.size());
  EXPECT_EQ(A.Settings.size(), B.Settings.size());
  EXPECT_EQ(A.Requirements.size(), B.Requirements.size());
  EXPECT_EQ(A.Kinds.size() + 1, B.Kinds.size()) << "the component is a kind";
}

TEST(Rows, PlacesAreThoseOfTheNames) {
  Model M("system Shop {\n  boundary lan : Intranet {\n    web : Server;\n  }\n"
          "  flow ask : web -> web;\n}\n");
  ASSERT_TRUE(M) << M.messages();
  auto At = [&](llvm::StringRef Id) {
    ir::EntityId E = M.entity(Id);
    return E ? M.sources().describe(M.program().Entities[E].Where.Begin)
             : std::string("nowhere");
  };
  EXPECT_EQ(At("Shop"), "m.tm:2:8");
  EXPECT_EQ(At("Shop.lan"), "m.tm:3:12");
  EXPECT_EQ(At("Shop.web"), "m.tm:4:5");
  EXPECT_EQ(At("Shop.ask"), "m.tm:6:8");
}

} // namespace
