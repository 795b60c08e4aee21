//===- ReviewTest.cpp - Findings, decisions, questions --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Review.h"
#include "../Rules/RulesTest.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using namespace tmc::rules::test;

namespace {

/// Confidential data crosses a boundary in clear.
const std::string ClearText = R"(
func @sensitive slots 1 {
  param d : entity @Data
  result bool
  body (ge (attr (local $0) @Data::level) (const @Level::Confidential) : bool)
}
rule @clear id "R1" slots 4 {
  title (text (local $2) (const " crosses ") (local $1) (const " on ") (local $0))
  var f : @Flow
  var b : @Boundary
  let leaked $2 = (each $3 (attr (local $0) @Flow::carries) (call @sensitive (local $3)))
  where (and (in (local $1) (intrinsic (local $0) flow.crosses)) (any $3 (local $2) _))
  unless (attr (local $0) @Flow::encrypted) by @Tls, @MutualTls
  severity (if (intrinsic (local $0) flow.reachable_from (const kind @Internet)) (const @Severity::Critical) (const @Severity::High))
  question (attr (local $0) @Flow::encrypted) (text (const "Is ") (local $0) (const " encrypted?"))
  category @Stride::Disclosure
}
)";

struct Ran {
  explicit Ran(const std::string &Text, EngineOptions Options = {})
      : M(Text), E(M.P, *M.Facts, Options), F(evaluate(E, M.Diags)), Of(E, F) {}
  std::string findings() const { return test::findings(M.P, F); }
  FindingId find(llvm::StringRef Identity) const {
    for (uint32_t I = 0; I < F.Findings.size(); ++I)
      if (identity(M.P, F, FindingId(I)) == Identity)
        return FindingId(I);
    return FindingId::none();
  }
  Model M;
  Engine E;
  FindingSet F;
  Review Of;
};

TEST(Engine, FindingsAndQuestions) {
  Ran R(std::string(Shop) + ClearText);
  EXPECT_EQ(R.findings(),
            "open R1(S.visit,S.net)\n"
            "open R1(S.visit,S.vpc)\n"
            "open R1(S.visit,S.dmz)\n"
            "question R1(S.route,S.dmz) ?S.route.encrypted\n"
            // What protects is asked only once the rule is known to apply.
            "question R1(S.log,S.vpc) ?S.log.carries\n");
  EXPECT_EQ(R.Of.title(FindingId(0)), "card crosses net on visit");
  EXPECT_EQ(R.F.Findings[FindingId(0)].Severity, 3);
  EXPECT_EQ(R.F.CountByState[0], 3u);
  EXPECT_EQ(R.F.CountByState[1], 2u);
  EXPECT_EQ(R.M.Diags.all().size(), 0u) << R.M.messages();

  auto Q = R.Of.questions();
  ASSERT_EQ(Q.size(), 2u);
  // As severe, and as many: what unlocks more comes first.
  EXPECT_EQ(Q[0].Text, "What is `carries` of log?");
  EXPECT_EQ(Q[0].Settles.size(), 1u);
  EXPECT_EQ(Q[1].Text, "Is route encrypted?");
  EXPECT_EQ(Q[1].Severity, 3);
}

TEST(Engine, Identity) {
  Ran R(std::string(Shop) + ClearText);
  EXPECT_EQ(identity(R.M.P, R.F, FindingId(0)), "R1(S.visit,S.net)");
  // Written into baselines by users: it may never change.
  EXPECT_EQ(shortId(R.M.P, R.F, FindingId(0)), "a2176d6e");
}

TEST(Engine, Silenced) {
  std::string Body = Shop;
  Body += R"(flow %S.tls : @Flow in %S from %S.user -> %S.gw {
  set carries = [%card]
  set controls = [control @MutualTls]
}
flow %S.kind : @Https in %S from %S.user -> %S.gw {
  set carries = [%card]
}
)";
  Ran R(Body + ClearText);
  std::string Out = R.findings();
  EXPECT_NE(Out.find("mitigated R1(S.tls,S.net) by Tls by MutualTls\n"),
            std::string::npos)
      << Out;
  EXPECT_NE(Out.find("mitigated R1(S.kind,S.net)\n"), std::string::npos) << Out;
}

TEST(Engine, TheClauseThatHoldsSilences) {
  Ran R(std::string(Shop) + R"(element %S.safe : @Element in %S {
  set controls = [control @Tls]
}
boundary %S.shield : @Boundary in %S {
  set controls = [control @Waf]
}
element %S.inner : @Element in %S.shield {
  set patched = true
}
rule @r slots 1 {
  title (const "t")
  var e : @Element
  where (in (local $0) (const [%S.inner, %S.api]))
  unless (eq (attr (local $0) @Element::port) (const 1)) by @Tls
  unless (attr (local $0) @Element::patched) by @Waf
  severity (const @Severity::Low)
}
)");
  FindingId Inner = R.find("r(S.inner)");
  ASSERT_TRUE(Inner) << R.findings();
  EXPECT_EQ(R.F.Findings[Inner].State, FindingState::Mitigated);
  EXPECT_EQ(R.F.Findings[Inner].Unless, 1u) << "the second one holds";
  EXPECT_NE(R.findings().find("mitigated r(S.inner) by Waf\n"),
            std::string::npos)
      << R.findings();
}

TEST(Engine, AQuestionIsAboutWhetherItAppliesOrIsSilenced) {
  Ran R(std::string(Shop) + R"(rule @w slots 1 {
  title (const "t")
  var e : @Element
  where (eq (local $0) (const %S.api))
  where (attr (local $0) @Element::patched)
  severity (const @Severity::Low)
}
rule @u slots 1 {
  title (const "t")
  var e : @Element
  where (eq (local $0) (const %S.api))
  unless (attr (local $0) @Element::patched)
  severity (const @Severity::Low)
}
)");
  EXPECT_EQ(R.findings(), "question u(S.api) ?S.api.patched\n"
                          "question w(S.api) ?S.api.patched\n");
  EXPECT_TRUE(R.F.Findings[R.find("w(S.api)")].Premise);
  EXPECT_FALSE(R.F.Findings[R.find("u(S.api)")].Premise);
}

TEST(Engine, SilencerOnEnclosingBoundary) {
  Ran R(std::string(Shop) + R"(boundary %S.shield : @Boundary in %S {
  set controls = [control @Waf]
}
element %S.inner : @Element in %S.shield
rule @r slots 1 {
  title (const "t")
  var e : @Element
  where (eq (local $0) (const %S.inner))
  unless (const true) by @Waf, @Tls
  severity (const @Severity::Low)
}
)");
  EXPECT_EQ(R.findings(), "mitigated r(S.inner) by Waf\n");
}

TEST(Engine, NotApplicableBecauseOfTheGraph) {
  Ran R(std::string(Shop) + R"(rule @r slots 1 {
  title (const "t")
  var e : @Element
  where (is (intrinsic (local $0) element.zone) @Internet)
  severity (const @Severity::Low)
}
)");
  EXPECT_EQ(R.findings(), "open r(S.user)\n");
  EXPECT_EQ(R.E.statistics().Inapplicable, 1u);
  EXPECT_EQ(R.Of.questions().size(), 0u);
}

TEST(Engine, UnknownSeverityIsTheLowest) {
  Ran R(std::string(Shop) + R"(rule @r slots 2 {
  title (const "t")
  var e : @Element
  let s $1 = (if (attr (local $0) @Element::patched) (const @Severity::Medium) (const @Severity::Critical))
  where (in (local $0) (const [%S.api, %S.gw]))
  severity (local $1)
}
)");
  EXPECT_EQ(R.findings(), "open r(S.gw)\nopen r(S.api)\n");
  const Finding &Gw = R.F.Findings[FindingId(0)];
  const Finding &Api = R.F.Findings[FindingId(1)];
  EXPECT_TRUE(Gw.SeverityKnown);
  EXPECT_EQ(Gw.Severity, 3);
  EXPECT_FALSE(Api.SeverityKnown);
  EXPECT_EQ(Api.Severity, 1);
}

TEST(Engine, Witness) {
  Ran R(std::string(Shop) + R"(rule @r slots 4 {
  title (text (local $0) (const " reaches ") (local $1) (const " over ") (local $2))
  var d : @Data
  var s : @Element
  where (in (local $1) (const [%S.db, %S.api]))
  severity (const @Severity::Low)
  witness $2 (path (intrinsic (local $0) data.origin) (local $1) {carrying (local $0), any $3 (not (attr (local $3) @Flow::encrypted))})
}
)");
  EXPECT_EQ(R.findings(), "open r(card,S.api) >visit >route\n"
                          "open r(card,S.db) >visit >route >persist\n");
  EXPECT_EQ(R.Of.title(FindingId(1)),
            "card reaches db over Customer -> gw -> Checkout API -> db");
}

TEST(Engine, OpenSetsAreAskedLast) {
  Ran R(std::string(Shop) + R"(rule @r slots 2 {
  title (const "t")
  var f : @Flow
  var d : @Data
  where (in (local $1) (attr (local $0) @Flow::carries))
  where (attr (local $0) @Flow::encrypted)
  severity (const @Severity::Low)
}
)");
  EXPECT_EQ(R.findings(), "question r(S.route,card) ?S.route.encrypted\n"
                          "open r(S.persist,token)\n");
  auto Q = R.Of.questions();
  ASSERT_EQ(Q.size(), 2u);
  EXPECT_EQ(Q[0].Text, "What is `encrypted` of route?");
  EXPECT_EQ(Q[1].Text, "What is `carries` of log?");
  EXPECT_TRUE(Q[1].Settles.empty());
}

TEST(Engine, Plan) {
  Ran R(std::string(Shop) + ClearText + R"(rule @inverse slots 2 {
  title (const "t")
  var e : @Element
  var f : @Flow
  where (eq (intrinsic (local $1) flow.source) (local $0))
  severity (const @Severity::Low)
}
rule @none slots 2 {
  title (const "t")
  var a : @Element
  var b : @Element
  where (eq (attr (local $0) @Element::port) (attr (local $1) @Element::port))
  severity (const @Severity::Low)
}
)");
  auto Lines = [&](uint32_t Rule) {
    std::string Plan = R.E.describePlan(ir::RuleId(Rule));
    return Plan;
  };
  EXPECT_EQ(llvm::StringRef(Lines(0)).count("scan"), 1u) << Lines(0);
  EXPECT_EQ(llvm::StringRef(Lines(1)).count("scan"), 1u) << Lines(1);
  EXPECT_EQ(llvm::StringRef(Lines(2)).count("scan"), 2u) << Lines(2);
}

TEST(Engine, Explain) {
  Ran R(std::string(Shop) + ClearText);
  FindingId Id = R.find("R1(S.route,S.dmz)");
  ASSERT_TRUE(Id);
  Explanation X = R.Of.explain(Id);
  ASSERT_EQ(X.Where.size(), 2u);
  EXPECT_EQ(X.Where[0].Value, "true");
  EXPECT_EQ(X.Where[0].Why, "`crosses` is dmz: a fact of the graph");
  EXPECT_EQ(X.Where[1].Value, "true");
  EXPECT_NE(X.Where[1].Why.find("the model sets it"), std::string::npos)
      << X.Where[1].Why;
  ASSERT_EQ(X.Unless.size(), 1u);
  ASSERT_EQ(X.Unless[0].size(), 1u);
  EXPECT_EQ(X.Unless[0][0].Value, "unknown");
  EXPECT_EQ(X.Unless[0][0].Why, "nothing sets it");
  ASSERT_EQ(X.Lets.size(), 1u);
  EXPECT_EQ(X.Lets[0],
            std::make_pair(std::string("leaked"), std::string("card")));
}

TEST(Engine, ExplainGoesIntoPredicates) {
  Ran R(std::string(Shop) + ClearText + R"(rule @p slots 1 {
  title (const "t")
  var d : @Data
  where (call @sensitive (local $0) : bool)
  severity (const @Severity::Low)
}
)");
  FindingId Id = R.find("p(token)");
  ASSERT_TRUE(Id);
  Explanation X = R.Of.explain(Id);
  ASSERT_EQ(X.Where.size(), 2u);
  EXPECT_EQ(X.Where[0].Value, "unknown");
  EXPECT_EQ(X.Where[0].Why, "predicate sensitive; nothing sets `token.level`");
  EXPECT_EQ(X.Where[1].Value, "unknown");
}

TEST(Engine, TemplatesAndArguments) {
  Ran R(std::string(Shop) + R"(verification @check slots 2 {
  title (const "c")
  param e : endpoint
  param p : int
  template pytest (text (const "host=") (builtin host (local $0)) (const ", ") (local $1))
}
rule @r slots 1 {
  title (const "t")
  var e : @Element
  where (in (local $0) (const [%S.gw, %S.lone]))
  severity (const @Severity::Low)
  verify @check (attr (local $0) @Element::endpoint) (attr (local $0) @Element::port)
}
)");
  auto Fill = [&](const char *Id) {
    const ir::Rule &Rule = R.M.P.Rules[ir::RuleId(0)];
    const ir::RuleVerify &V = Rule.Verifies.of(R.M.P.RuleVerifies)[0];
    auto Args = R.E.verifyArguments(R.F, R.find(Id), V);
    return R.E.fillTemplate(R.M.P.VerificationTemplates[0].Text, Args,
                            [](const Engine &E, const ir::Value &X) {
                              return "<" +
                                     (X.Tag == ir::ValueTag::String
                                          ? E.text(X).str()
                                          : E.valueText(X)) +
                                     ">";
                            });
  };
  EXPECT_EQ(Fill("r(S.gw)"), "host=<gw.example>, <443>");
  EXPECT_EQ(Fill("r(S.lone)"), "host=<unknown>, <unknown>");
}

TEST(Engine, Attribute) {
  Ran R{std::string(Shop)};
  EXPECT_EQ(
      R.E.valueText(R.E.attribute(R.M.entity("S.api"), R.M.attr("doubled"))),
      "16886");
  EXPECT_EQ(
      R.E.valueText(R.E.attribute(R.M.entity("S.visit"), R.M.attr("carries"))),
      "[card, order]");
  EXPECT_TRUE(
      R.E.attribute(R.M.entity("S.log"), R.M.attr("carries")).isUnknown());
}

//===----------------------------------------------------------------------===//
// Requirements
//===----------------------------------------------------------------------===//

std::string require(const std::string &Condition) {
  Ran R(std::string(Shop) + "requirement in %S slots 4 {\n  condition " +
        Condition + "\n  message \"m\"\n}\n");
  return R.M.messages();
}

TEST(Requirements, Hold) {
  EXPECT_EQ(require("(not (found (path (const %S.db) (const %S.net) _)))"), "");
  EXPECT_EQ(require("(not (found (path (const %S.net) (const %S.db) {avoiding "
                    "(const %S.gw)})))"),
            "");
}

TEST(Requirements, FailWithACounterExample) {
  EXPECT_EQ(require("(not (found (path (const %S.net) (const %S.db) _)))"),
            "TM0450 <unknown>: requirement does not hold: m\n"
            "  note: there is a path: Customer -> gw -> Checkout API -> db\n"
            "  note: hop 1: `S.visit` goes from `S.user` to `S.gw`\n"
            "  note: hop 2: `S.route` goes from `S.gw` to `S.api`\n"
            "  note: hop 3: `S.persist` goes from `S.api` to `S.db`\n");
  EXPECT_EQ(require("(const false)"),
            "TM0450 <unknown>: requirement does not hold: m\n");
}

TEST(Requirements, MayBeUnknown) {
  EXPECT_EQ(require("(not (found (path (const %S.net) (const %S.api) {all $1 "
                    "(not (attr (local $1) @Flow::encrypted))})))"),
            "TM0451 <unknown>: cannot tell whether the requirement holds: m\n"
            "  note: nothing sets `S.route.encrypted`\n");
}

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

/// The findings and messages after `decision …`, on 2027-01-01.
struct Decided : Ran {
  explicit Decided(const std::string &Decisions, const std::string &More = "")
      : Ran(std::string(Shop) + ClearText + More + Decisions,
            EngineOptions{20819, 1}) {}
  std::string stateOf(llvm::StringRef Id) const {
    FindingId F = find(Id);
    return F ? spelling(this->F.Findings[F].State).str() : "none";
  }
};

std::string decision(const std::string &Head, const std::string &Properties) {
  std::string Out = "decision " + Head + " {\n";
  llvm::StringRef Rest = Properties;
  while (!Rest.empty()) {
    auto [One, Others] = Rest.split(';');
    Out += (One.starts_with("by @") ? "  " : "  property ") + One.str() + "\n";
    Rest = Others;
  }
  return Out + "}\n";
}

const std::string Signed = "owner = \"ana\";reason = \"r\"";

TEST(Decisions, Accept) {
  Decided D(decision("accept rule @clear on %S.visit exact",
                     Signed + ";expires = 2027-06-30"));
  EXPECT_EQ(D.M.messages(), "");
  EXPECT_EQ(D.stateOf("R1(S.visit,S.net)"), "accepted");
  EXPECT_EQ(D.stateOf("R1(S.visit,S.vpc)"), "accepted");
  EXPECT_EQ(D.stateOf("R1(S.route,S.dmz)"), "question");
  EXPECT_TRUE(D.F.Findings[D.find("R1(S.visit,S.net)")].Decision);
}

TEST(Decisions, ExpireAfterTheirDay) {
  auto On = [](const char *Date) {
    return decision("accept rule @clear on %S.visit exact",
                    Signed + ";expires = " + Date);
  };
  EXPECT_EQ(Decided(On("2027-01-01")).stateOf("R1(S.visit,S.net)"), "accepted");
  Decided D(On("2026-12-31"));
  EXPECT_EQ(D.stateOf("R1(S.visit,S.net)"), "open");
  EXPECT_EQ(
      D.M.messages(),
      "TM0602 <unknown>: `accept clear on S.visit` expired on 2026-12-31; "
      "renew it, or fix the finding\n");
}

TEST(Decisions, DismissAndTransfer) {
  Decided D(decision("dismiss rule @clear on %S.visit exact",
                     "by = \"lee\";reason = \"r\"") +
            decision("transfer rule @clear on %S.route exact", Signed));
  EXPECT_EQ(D.M.messages(), "");
  EXPECT_EQ(D.stateOf("R1(S.visit,S.net)"), "dismissed");
  EXPECT_EQ(D.stateOf("R1(S.route,S.dmz)"), "transferred");
}

TEST(Decisions, Mitigate) {
  auto With = [](const std::string &Status) {
    return decision("mitigate rule @clear on %S.visit exact",
                    "by @MutualTls;owner = \"ana\"" + Status);
  };
  EXPECT_EQ(Decided(With("")).stateOf("R1(S.visit,S.net)"), "planned");
  EXPECT_EQ(Decided(With(";status = \"planned\"")).stateOf("R1(S.visit,S.net)"),
            "planned");
  EXPECT_EQ(
      Decided(With(";status = \"verified\"")).stateOf("R1(S.visit,S.net)"),
      "mitigated");
  // The flow is said to be in clear: it is done against the model's own facts.
  Decided D(With(";status = \"done\""));
  EXPECT_NE(D.M.messages().find("TM0641"), std::string::npos);
  EXPECT_NE(D.findings().find("mitigated R1(S.visit,S.net) by MutualTls\n"),
            std::string::npos)
      << D.findings();
  EXPECT_EQ(
      Decided(With(";status = \"soon\"")).M.messages(),
      "TM0605 <unknown>: `status = soon` is not a state of a mitigation; it "
      "is `planned`, `done` or `verified`\n");
}

TEST(Decisions, Targets) {
  // What is named by a wildcard settles the questions about what is in it as
  // well, which nobody has answered.
  auto States = [](const char *Target, const char *Wide = nullptr,
                   const char *Settled = "1 question") {
    Decided D(
        decision("dismiss rule @clear on " + std::string(Target), Signed));
    EXPECT_EQ(D.M.messages(),
              !Wide ? ""
                    : "TM0623 <unknown>: `dismiss clear on " +
                          std::string(Wide) + "` settles " + Settled +
                          " that nobody has answered; name "
                          "the rules and the parts that were reviewed\n");
    std::string Out;
    for (const Finding &X : D.F.Findings.rows())
      Out += X.State == FindingState::Dismissed ? 'x' : '.';
    return Out;
  };
  // visit*net visit*vpc visit*dmz route*dmz log*vpc
  EXPECT_EQ(States("%S.visit exact"), "xxx..");
  EXPECT_EQ(States("%S.vpc exact"), ".x..x");
  EXPECT_EQ(States("%S.vpc members", "S.vpc.*"),
            "..xx."); // dmz is directly inside
  EXPECT_EQ(States("%S.vpc deep", "S.vpc.**"),
            "..xx."); // route has both ends inside
  EXPECT_EQ(States("%S deep", "S.**", "2 questions"), "xxxxx");
}

TEST(Decisions, Category) {
  Decided D(decision("dismiss category @Stride::Disclosure on %S.visit exact",
                     Signed));
  EXPECT_EQ(D.M.messages(), "");
  EXPECT_EQ(D.stateOf("R1(S.visit,S.net)"), "dismissed");
}

TEST(Decisions, TheClosestCounts) {
  std::string Near = decision("dismiss rule @clear on %S.visit exact", Signed);
  std::string Far = decision("transfer rule @clear on %S deep", Signed);
  for (const std::string &Both : {Near + Far, Far + Near}) {
    Decided D(Both);
    EXPECT_EQ(D.stateOf("R1(S.visit,S.net)"), "dismissed");
    EXPECT_EQ(D.stateOf("R1(S.route,S.dmz)"), "transferred");
  }
}

TEST(Decisions, WithoutFinding) {
  EXPECT_EQ(Decided(decision("dismiss rule @clear on %S.user exact", Signed))
                .M.messages(),
            "TM0601 <unknown>: `dismiss clear on S.user` matches no finding\n"
            "  note: there are findings on `S.visit`, `S.net`, `S.vpc`, "
            "`S.dmz`, `S.route`, `S.log`\n");
  std::string Typo = "flow %S.visits : @Https in %S from %S.api -> %S.db {\n"
                     "  set carries = []\n}\n";
  EXPECT_EQ(
      Decided(decision("dismiss rule @clear on %S.visits exact", Signed), Typo)
          .M.messages(),
      "TM0601 <unknown>: `dismiss clear on S.visits` matches no finding\n"
      "  note: the rule has findings on `S.visit`; did you mean it?\n");
}

TEST(Decisions, NoLongerNeeded) {
  std::string Flow = "flow %S.tls : @Flow in %S from %S.user -> %S.gw {\n"
                     "  set carries = [%card]\n"
                     "  set controls = [control @MutualTls]\n}\n";
  Decided D(decision("dismiss rule @clear on %S.tls exact", Signed), Flow);
  EXPECT_EQ(D.M.messages(), "TM0604 <unknown>: `dismiss clear on S.tls` is no "
                            "longer needed: the rule is silenced by `Tls` and "
                            "`MutualTls`; remove the decision\n");
  EXPECT_EQ(D.stateOf("R1(S.tls,S.net)"), "mitigated");
}

TEST(Decisions, Properties) {
  auto Messages = [](const std::string &Head, const std::string &Properties) {
    std::string Out;
    Decided D(decision(Head, Properties));
    for (const Diagnostic &X : D.M.Diags.all())
      Out += info(X.Kind).Code.str() + " ";
    return Out;
  };
  std::string Accept = "accept rule @clear on %S.visit exact";
  EXPECT_EQ(Messages(Accept, ""), "TM0603 TM0603 TM0603 ");
  EXPECT_EQ(Messages(Accept, Signed), "TM0603 ");
  EXPECT_EQ(Messages(Accept, Signed + ";expires = \"soon\""), "TM0606 ");
  EXPECT_EQ(
      Messages(Accept, "owner = \"\";reason = \"r\";expires = 2027-02-01"),
      "TM0603 ");
  EXPECT_EQ(Messages("assume on %S exact", ""), "TM0603 ");
  EXPECT_EQ(
      Messages("assume on %S exact", "owner = \"ana\";review = 2026-01-01"),
      "TM0607 ");
  EXPECT_EQ(
      Messages("assume on %S exact", "owner = \"ana\";review = 2028-01-01"),
      "");
  EXPECT_EQ(Messages("mitigate rule @clear on %S.visit exact", ""), "TM0603 ");
}

} // namespace
