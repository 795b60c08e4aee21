//===- ContractTest.cpp - Contracts as tables -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Contract.h"
#include "../Compiler/CompilerTest.h"
#include "Contract/Diff.h"
#include "Contract/Tree.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::contract;
using namespace tmc::compiler::test;

namespace {

constexpr char Head[] = R"(
import std.contract.*;
system S : Project {
  revised = 2026-01-01;
  report_to = "a@b.example";
)";

/// A contract with the members \p Body.
struct Read {
  explicit Read(const std::string &Body)
      : S(files({{"s.tm", Head + Body + "}\n"}})), Of(S, options()) {
    if (Of.C.facts())
      Claims = contract::read(*Of.C.program(), *Of.C.facts(), Of.Diags);
  }
  static compiler::CompilationOptions options() {
    compiler::CompilationOptions O;
    O.Inputs = {"s.tm"};
    return O;
  }
  std::string checked() {
    contract::check(*Claims, *Of.C.facts(), Of.Diags);
    return Of.messages();
  }
  ClaimId find(llvm::StringRef Id) const {
    for (uint32_t I = 0; I < Claims->Claims.size(); ++I)
      if (Claims->Claims[I].Id == Id)
        return ClaimId(I);
    return ClaimId::none();
  }

  compiler::Session S;
  Compiled Of;
  std::optional<Contract> Claims;
};

// A row of Kinds.def that the library does not declare would be a kind of claim
// that nobody can make, and the other way round one that is not read.
TEST(Contract, KindsAreThoseOfTheLibrary) {
  Read R("");
  ASSERT_TRUE(R.Claims) << R.Of.messages();
  std::vector<std::string> Declared, Known;
  const ir::Program &P = *R.Of.C.program();
  for (const ir::Kind &K : P.Kinds.rows())
    if (P.text(K.Id).starts_with("std.contract.") && !K.Abstract &&
        K.Class == ir::EntityClass::Element)
      Declared.push_back(P.shortName(K.Id).str());
#define CLAIM(ID, SECTION) Known.push_back(#ID);
#include "Contract/Kinds.def"
  llvm::sort(Declared);
  llvm::sort(Known);
  EXPECT_EQ(Declared, Known);
  EXPECT_EQ(R.Claims->Dispositions.size(), 9u);
}

TEST(Contract, BasisIsTheStrongestThatIsSet) {
  Read R(R"(
    A : IntendedUse "a" { sources = ["a.md"]; }
    B : IntendedUse "b" { sources = ["a.md"]; confirmed_by = "Ann"; }
    C : IntendedUse "c" { ask = "c?"; proposed = "Yes."; }
    D : IntendedUse "d";
    E : IntendedUse "e";
    Q1 : OpenQuestion "d?" { settles = [D]; answer = Yes; answered_by = "Bob"; answered_on = 2026-01-02; }
    Q2 : OpenQuestion "e?" { settles = [A, E]; answer = No; answered_by = "Bob"; answered_on = 2026-01-02; }
  )");
  ASSERT_TRUE(R.Claims) << R.Of.messages();
  const Contract &C = *R.Claims;
  auto BasisOf = [&](llvm::StringRef Id) { return C[R.find(Id)].Because; };
  EXPECT_EQ(BasisOf("A"), Basis::Documented);
  EXPECT_EQ(BasisOf("B"), Basis::Maintainer);
  EXPECT_EQ(BasisOf("C"), Basis::Inferred);
  EXPECT_EQ(BasisOf("D"), Basis::Maintainer);
  EXPECT_EQ(C[R.find("D")].ConfirmedBy, "Bob");
  EXPECT_EQ(BasisOf("E"), Basis::Inferred);
  EXPECT_EQ(C.count(Basis::Documented), 1u);
  EXPECT_EQ(C.count(Basis::Maintainer), 2u);
  EXPECT_EQ(C.count(Basis::Inferred), 2u);
}

TEST(Contract, WhatShapesMostIsAskedFirst) {
  Read R(R"(
    M : Misuse "m" { why_unsafe = "x"; ask = "m?"; proposed = "y"; }
    P : PropertyProvided "p" { about = MemorySafety; symptom = "x"; ask = "p?"; proposed = "y"; }
    V : BuildVariant "v" { default_value = "on"; effect = "x"; insecure_default = true; ask = "v?"; proposed = "y"; }
    W : BuildVariant "w" { default_value = "on"; effect = "x"; ask = "w?"; proposed = "y"; }
    A : Adversary "a";
    B : Adversary "b";
    Q : OpenQuestion "a and b?" { settles = [A, B]; proposed = "y"; }
    X : Exclusion "x" { category = UseCase; reason = "x"; ask = "x?"; proposed = "y"; wave = 5; }
  )");
  ASSERT_TRUE(R.Claims) << R.Of.messages();
  std::string Order;
  for (const OpenQuestion &Q : R.Claims->Questions)
    Order += std::to_string(Q.Wave) + " " + Q.Ask.str() + "\n";
  EXPECT_EQ(Order, "1 a and b?\n1 v?\n3 w?\n4 p?\n5 m?\n5 x?\n");
  EXPECT_EQ(R.Claims->questionsAbout(R.find("B")).size(), 1u);
  EXPECT_EQ(R.checked(), "");
}

TEST(Contract, ContradictionsNeedTheSamePropertyAndPlace) {
  const std::string Common = R"(
    default Claim { sources = ["a.md"]; }
    X : SoftwareComponent "x";
    Y : SoftwareComponent "y";
  )";
  auto Check = [&](const std::string &Provided, const std::string &Not) {
    Read R(Common + "P : PropertyProvided \"p\" { symptom = \"s\"; " +
           Provided + " }\nD : PropertyNotProvided \"d\" { reason = \"r\"; " +
           Not + " }\n");
    EXPECT_TRUE(R.Claims) << R.Of.messages();
    return R.checked().substr(0, 6);
  };
  EXPECT_EQ(Check("about = MemorySafety;", "about = MemorySafety;"), "TM2011");
  EXPECT_EQ(
      Check("about = MemorySafety;", "about = MemorySafety; components = [X];"),
      "TM2011");
  EXPECT_EQ(Check("about = MemorySafety; components = [X, Y];",
                  "about = MemorySafety; components = [Y];"),
            "TM2011");
  EXPECT_EQ(Check("about = MemorySafety; components = [X];",
                  "about = MemorySafety; components = [Y];"),
            "");
  EXPECT_EQ(Check("about = MemorySafety;", "about = Robustness;"), "");
  EXPECT_EQ(Check("about = MemorySafety; condition = \"c\";",
                  "about = MemorySafety;"),
            "");
}

TEST(Contract, Sources) {
  auto Show = [](llvm::StringRef Text) -> std::string {
    std::optional<Source> S = parseSource(Text);
    if (!S)
      return "none";
    return (S->IsAddress ? "address " : "file ") + S->Path.str() +
           (S->Line ? " line " + std::to_string(*S->Line) : "");
  };
  EXPECT_EQ(Show("docs/a.md"), "file docs/a.md");
  EXPECT_EQ(Show("docs/a.md:12"), "file docs/a.md line 12");
  EXPECT_EQ(Show("https://a.example/b:1"), "address https://a.example/b:1");
  for (const char *Bad : {"", ":1", "a.md:0", "a.md:x", "a.md:", "../a.md",
                          "a/../../b", "/etc/passwd", "file:a:1", " a.md",
                          "https://", "https://a b", "ftp://a.example"})
    EXPECT_EQ(Show(Bad), "none") << Bad;
}

TEST(Tree, ListsFilesAndStopsInTime) {
  auto FS = files({{"/r/a.md", "one\ntwo"},
                   {"/r/b/c.md", ""},
                   {"/r/.git/HEAD", "ref: refs/heads/main\n"},
                   {"/other/d.md", ""}});
  SourceManager Sources;
  Diagnostics Diags(Sources);
  Tree All(*FS, "/r", Diags);
  ASSERT_EQ(All.paths().size(), 2u);
  EXPECT_TRUE(All.has("b/c.md"));
  EXPECT_FALSE(All.has("../other/d.md"));
  EXPECT_EQ(All.read("a.md"), "one\ntwo");
  EXPECT_EQ(All.read("../other/d.md"), std::nullopt);
  EXPECT_TRUE(Diags.all().empty());
  Tree Exactly(*FS, "/r", Diags, /*MaxFiles=*/2);
  EXPECT_TRUE(Diags.all().empty());
  Tree Few(*FS, "/r", Diags, /*MaxFiles=*/1);
  EXPECT_EQ(Few.paths().size(), 1u);
  ASSERT_EQ(Diags.all().size(), 1u);
  EXPECT_EQ(info(Diags.all()[0].Kind).Code, "TM2028");
  Tree None(*FS, "/nowhere", Diags);
  EXPECT_EQ(info(Diags.all()[1].Kind).Code, "TM2029");
  EXPECT_TRUE(None.paths().empty());
}

TEST(Tree, Commit) {
  const std::string Hash(40, 'a');
  SourceManager Sources;
  Diagnostics Diags(Sources);
  auto Commit =
      [&](std::initializer_list<std::pair<llvm::StringRef, llvm::StringRef>>
              List) { return Tree(*files(List), "/r", Diags).commit(); };
  EXPECT_EQ(Commit({{"/r/.git/HEAD", Hash}}), Hash);
  EXPECT_EQ(Commit({{"/r/.git/HEAD", "ref: refs/heads/x\n"},
                    {"/r/.git/refs/heads/x", Hash + "\n"}}),
            Hash);
  EXPECT_EQ(
      Commit({{"/r/.git/HEAD", "ref: refs/heads/x\n"},
              {"/r/.git/packed-refs", "# pack\n" + Hash + " refs/heads/x\n"}}),
      Hash);
  // What is no name of git's leads nowhere.
  EXPECT_EQ(
      Commit({{"/r/.git/HEAD", "ref: ../../secret\n"}, {"/secret", Hash}}), "");
  EXPECT_EQ(Commit({{"/r/.git/HEAD", "ref: refs/../../../secret\n"},
                    {"/secret", Hash}}),
            "");
  EXPECT_EQ(Commit({{"/r/.git/HEAD", "nonsense"}}), "");
  EXPECT_EQ(Commit({{"/r/a.md", ""}}), "");
}

TEST(Diff, WhatIsGoneBreaksOnlyIfItWasPromised) {
  Read Old(R"(
    P : PropertyProvided "p" { about = MemorySafety; symptom = "s"; }
    R : DownstreamDuty "r";
  )");
  Read New("");
  ASSERT_TRUE(Old.Claims && New.Claims) << Old.Of.messages();
  std::vector<ClaimChange> Changes = compare(*Old.Claims, *New.Claims);
  ASSERT_EQ(Changes.size(), 2u);
  EXPECT_EQ(Changes[0].What, Change::Gone);
  EXPECT_TRUE(isBreaking(Changes[0], *Old.Claims));
  EXPECT_FALSE(isBreaking(Changes[1], *Old.Claims));
  EXPECT_TRUE(compare(*Old.Claims, *Old.Claims).empty());
}

} // namespace
