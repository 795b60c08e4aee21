//===- CompilationTest.cpp - Phases, cancellation, variants ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "CompilerTest.h"

#include "Analysis/Facts.h"
#include "Compiler/Fix.h"
#include "Compiler/Versions.h"
#include "IR/Print.h"
#include "Rules/Run.h"

using namespace tmc;
using namespace tmc::compiler;
using namespace tmc::compiler::test;

namespace {

TEST(Compilation, PhasesRunOnceAndInOrder) {
  Session S(shopFiles());
  std::vector<std::string> Phases;
  CompilationOptions O = shopOptions();
  O.OnPhase = [&](llvm::StringRef Name) { Phases.push_back(Name.str()); };
  Compiled X(S, O);
  EXPECT_TRUE(Phases.empty());
  EXPECT_TRUE(X.C.modules());
  EXPECT_EQ(Phases, std::vector<std::string>{"load and parse"});
  EXPECT_TRUE(X.C.engine());
  EXPECT_EQ(X.C.findings(), X.C.findings());
  EXPECT_TRUE(X.C.lint());
  EXPECT_EQ(Phases,
            (std::vector<std::string>{"load and parse", "names and types",
                                      "facts", "rules"}));
  EXPECT_FALSE(X.C.findings()->Findings.empty());
}

TEST(Compilation, NothingIsPrinted) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  {
    Session S(shopFiles());
    Compiled X(S);
    X.C.lint();
    for (llvm::StringRef Output : {"json", "markdown", "dot", "questions"})
      EXPECT_NE(X.emit(Output), "") << Output.str();
    S.setBuffer("shop.tm", "system S { a : Nothing; -> }");
    Compiled Bad(S);
    EXPECT_FALSE(Bad.C.lint());
    EXPECT_NE(Bad.messages(), "");
  }
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Compilation, TheSameBytesEachTime) {
  Session S(shopFiles());
  std::string Json, Markdown, Messages;
  for (int I = 0; I < 3; ++I) {
    Compiled X(S);
    X.C.lint();
    if (I == 0) {
      Json = X.emit("json");
      Markdown = X.emit("markdown");
      Messages = X.messages();
    }
    EXPECT_EQ(X.emit("json"), Json);
    EXPECT_EQ(X.emit("markdown"), Markdown);
    EXPECT_EQ(X.messages(), Messages);
  }
  Session Fresh(shopFiles());
  EXPECT_EQ(Compiled(Fresh).emit("json"), Json);
}

TEST(Compilation, FailedPhasesGiveNothing) {
  Session S(files({{"bad.tm", "system S { a : Nothing; }"}}));
  CompilationOptions O;
  O.Inputs = {"bad.tm"};
  Compiled X(S, O);
  EXPECT_TRUE(X.C.modules());
  EXPECT_FALSE(X.C.program());
  EXPECT_FALSE(X.C.facts());
  EXPECT_FALSE(X.C.findings());
  EXPECT_FALSE(X.C.engine());
  EXPECT_FALSE(X.C.lint());
  // Asking again reports nothing again.
  EXPECT_EQ(X.Diags.errorCount(), 1u) << X.messages();
}

//===----------------------------------------------------------------------===//
// Cancellation
//===----------------------------------------------------------------------===//

// Cancelled when phase N begins, no other one begins, nothing is reported, and
// there is no result.
TEST(Compilation, CancellationStopsBetweenPhases) {
  Session S(shopFiles());
  for (llvm::StringRef Last :
       {"load and parse", "names and types", "facts", "rules"}) {
    Cancellation Stop;
    std::vector<std::string> Phases;
    CompilationOptions O = shopOptions();
    O.Cancel = &Stop;
    O.OnPhase = [&](llvm::StringRef Name) {
      Phases.push_back(Name.str());
      if (Name == Last)
        Stop.cancel();
    };
    Compiled X(S, O);
    EXPECT_FALSE(X.C.findings()) << Last.str();
    EXPECT_FALSE(X.C.engine());
    EXPECT_FALSE(X.C.lint());
    EXPECT_TRUE(X.C.isCancelled());
    EXPECT_EQ(Phases.back(), Last.str());
    EXPECT_EQ(X.messages(), "");
    // The session is none the worse for it.
    EXPECT_TRUE(Compiled(S).C.findings());
  }
}

TEST(Compilation, CancellationStopsTheLoader) {
  Cancellation Stop;
  CompilationOptions O = shopOptions();
  O.Inputs = {"shop.tm", "missing.tm"};
  O.Cancel = &Stop;
  Session S(shopFiles());
  Stop.cancel();
  Compiled X(S, O);
  EXPECT_FALSE(X.C.modules());
  EXPECT_EQ(S.statistics().Parsed, 0u);
  EXPECT_EQ(X.messages(), "");
}

// The engine itself stops, and not only the phase before it.
TEST(Compilation, CancellationStopsTheEngine) {
  Session S(shopFiles());
  Compiled X(S);
  ASSERT_TRUE(X.C.findings());
  ASSERT_FALSE(X.C.findings()->Findings.empty());
  Cancellation Stop;
  Stop.cancel();
  rules::EngineOptions O;
  O.Cancel = &Stop;
  rules::Engine E(*X.C.program(), *X.C.facts(), O);
  Diagnostics Quiet(X.Sources);
  EXPECT_TRUE(E.run(Quiet).Findings.empty());
  EXPECT_EQ(E.statistics().Candidates, 0u);
  EXPECT_TRUE(Quiet.all().empty());
}

// So does one evaluation that would go on for hours.
TEST(Compilation, CancellationStopsAnEvaluation) {
  std::string Text = "system S { boundary lan : Lan {";
  for (int I = 0; I < 100; ++I)
    Text += " e" + std::to_string(I) + " : Service;";
  Text += R"( } }
@id("X-1") rule Long "${s}" {
  match s : System;
  where any a in s.elements : any b in s.elements : any c in s.elements :
        any d in s.elements : any e in s.elements : any f in s.elements :
        any g in s.elements : any h in s.elements : a == b and a != b;
  severity = Low;
}
)";
  Session S(files({{"shop.tm", Text}}));
  CompilationOptions O = shopOptions();
  Cancellation Stop;
  O.Cancel = &Stop;
  O.Rules.MaxSteps = UINT64_MAX - 1;
  O.OnPhase = [&](llvm::StringRef Phase) {
    if (Phase == "rules")
      Stop.cancel();
  };
  Compiled X(S, O);
  // The phase before it ended in order; the engine is what stops.
  EXPECT_FALSE(X.C.findings());
  ASSERT_TRUE(X.C.facts());
  rules::EngineOptions E = O.Rules;
  E.Cancel = &Stop;
  rules::Engine Engine(*X.C.program(), *X.C.facts(), E);
  rules::Evaluator Ev(Engine.context());
  const ir::Program &P = *X.C.program();
  for (const ir::Rule &R : P.Rules.rows())
    if (P.text(R.StableId) == "X-1") {
      rules::bindRule(Ev, P, R, {});
      for (ir::EntityId Each : X.C.facts()->entities(ir::EntityClass::System))
        Ev.bind(0, ir::Value::entity(Each));
      Ev.eval(R.Where.of(P.RuleConditions)[0]);
      EXPECT_TRUE(Ev.isSpent());
      return;
    }
  FAIL() << "no rule X-1";
}

// Members and hops count together, wherever they are looked at.
TEST(Compilation, AnEvaluationHasABound) {
  std::string Text = "system S { boundary lan : Lan {";
  for (int I = 0; I < 60; ++I)
    Text += " e" + std::to_string(I) + " : Service;";
  Text += " slow : Slow; } } component Slow : Service;";
  auto MessagesWith = [&](llvm::StringRef More) {
    std::string Model = Text + More.str();
    Session S(files({{"shop.tm", Model}}));
    CompilationOptions O = shopOptions();
    O.Rules.MaxSteps = 3000;
    Compiled X(S, O);
    X.C.findings();
    return X.messages();
  };
  std::string Of = MessagesWith(R"(
@id("X-1") rule Nested "${s}" {
  match s : System;
  where any a in s.elements : any b in s.elements : a == b and a != b;
  severity = Low;
}
@id("X-2") rule Short "${s}" {
  match s : System;
  where any a in s.elements : a.name == "e3";
  severity = Low;
}
)");
  EXPECT_NE(Of.find("TM0587 rule `Nested` was stopped"), std::string::npos)
      << Of;
  EXPECT_EQ(Of.find("`Short`"), std::string::npos) << Of;

  // Then no rule runs: each that asks for the attribute would be stopped, too.
  Of = MessagesWith(R"(
component Busy : Slow {
  let crowded = (count a in zone.elements :
                 (count b in a.zone.elements : b != a) > 3) > 2;
}
extend S.lan { busy : Busy; }
@id("X-3") rule Crowded "${s}" {
  match s : Busy;
  where s.crowded;
  severity = Low;
}
)");
  EXPECT_NE(Of.find("TM0588 computing `crowded` was stopped"),
            std::string::npos)
      << Of;
  EXPECT_EQ(Of.find("TM0587"), std::string::npos) << Of;
}

// A rule may try so many combinations, and says at how many it was stopped.
TEST(Compilation, ARuleMayTrySoMany) {
  Session S(shopFiles());
  CompilationOptions O = shopOptions();
  O.Rules.MaxTried = 2;
  Compiled X(S, O);
  X.C.findings();
  EXPECT_NE(X.messages().find("was stopped: it tried more than 2 combinations"),
            std::string::npos)
      << X.messages();
}

//===----------------------------------------------------------------------===//
// Textual IR
//===----------------------------------------------------------------------===//

TEST(Compilation, TextualIR) {
  Session S(shopFiles());
  Compiled Model(S);
  ASSERT_TRUE(Model.C.program()) << Model.messages();
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  ir::print(*Model.C.program(), OS);

  S.setBuffer("shop.tmir", Text);
  CompilationOptions O = shopOptions();
  O.Inputs = {"shop.tmir"};
  O.Form = InputForm::IR;
  Compiled IR(S, O);
  ASSERT_TRUE(IR.C.findings()) << IR.messages();
  EXPECT_EQ(IR.C.findings()->Findings.size(),
            Model.C.findings()->Findings.size());

  S.setBuffer("shop.tmir", "no IR");
  Compiled Bad(S, O);
  EXPECT_FALSE(Bad.C.program());
  EXPECT_NE(Bad.messages(), "");
}

//===----------------------------------------------------------------------===//
// Versions
//===----------------------------------------------------------------------===//

TEST(Compilation, AVariantSharesFiles) {
  Session S(shopFiles());
  CompilationOptions O = shopOptions();
  O.Model.Assumed = {{"Shop.order", "Tls"}};
  Compiled X(S, O);
  ASSERT_TRUE(X.C.findings()) << X.messages();
  Diagnostics Diags(X.Sources);
  uint32_t Files = X.Sources.fileCount();
  Compilation Plain(X.C, {}, Diags);
  ASSERT_TRUE(Plain.findings());
  EXPECT_EQ(Plain.modules(), X.C.modules());
  EXPECT_EQ(X.Sources.fileCount(), Files);
  EXPECT_EQ(S.statistics().Parsed, 2u);
}

std::optional<VersionComparison> compare(Compiled &X,
                                         const ComparisonOptions &O) {
  report::EmitOptions Emit;
  return X.C.findings() ? compareVersions(X.C, X.C.input(Emit), O)
                        : std::nullopt;
}

TEST(Compilation, ComparesWithAnotherFile) {
  Session S(shopFiles());
  std::string Before = Shop;
  Before.replace(Before.find("via Http "), 9, "via Https ");
  S.setBuffer("old.tm", Before);
  Compiled X(S);
  ComparisonOptions O;
  O.Old = {"old.tm"};
  auto Out = compare(X, O);
  ASSERT_TRUE(Out) << X.messages();
  EXPECT_FALSE(Out->Changes.sameThreats());
  EXPECT_GE(Out->Worst.Severity, 0);
  EXPECT_EQ(Out->Assumed, "");
  // The package is the same, and its tree too.
  EXPECT_EQ(S.statistics().Parsed, 3u);

  O.Old = {"shop.tm"};
  Out = compare(X, O);
  ASSERT_TRUE(Out);
  EXPECT_TRUE(Out->Changes.sameThreats());
  EXPECT_EQ(Out->Worst.Severity, -1);

  S.setBuffer("old.tm", "system S { a : Nothing; }");
  O.Old = {"old.tm"};
  EXPECT_FALSE(compare(X, O));
  EXPECT_NE(X.messages().find("old.tm"), std::string::npos) << X.messages();
}

TEST(Compilation, ComparesWithoutWhatIsAssumed) {
  Session S(shopFiles());
  CompilationOptions O = shopOptions();
  O.Model.Assumed = {{"Shop.order", "Tls"}};
  Compiled X(S, O);
  auto Out = compare(X, {});
  ASSERT_TRUE(Out) << X.messages();
  EXPECT_FALSE(Out->Changes.sameThreats());
  EXPECT_EQ(Out->Assumed, "with `Tls` on `Shop.order`");
  EXPECT_EQ(Out->AssumedOn, std::vector<std::string>{"Shop.order"});
}

//===----------------------------------------------------------------------===//
// Fixes
//===----------------------------------------------------------------------===//

TEST(Compilation, FixesUntilNothingIsLeft) {
  Session S(files({}));
  S.setBuffer("a.tm", "system S {\n  boundary b : PrivateNetwork {\n"
                      "    x : Process\n  }\n}\n");
  CompilationOptions O;
  O.Inputs = {"a.tm"};
  SourceManager Sources;
  Diagnostics Diags(Sources);
  auto Counts = fixFiles(
      S, O, Depth::Syntax, [](Diagnostics &) {},
      [&](llvm::StringRef Path, llvm::StringRef Text) {
        S.setBuffer(Path, Text);
        return std::error_code();
      },
      Diags);
  ASSERT_TRUE(Counts);
  EXPECT_EQ((*Counts)["a.tm"], 1u);
  EXPECT_EQ(S.read("a.tm")->What->text(),
            "system S {\n  boundary b : PrivateNetwork {\n"
            "    x : Process;\n  }\n}\n");
  EXPECT_TRUE(Diags.all().empty());
}

TEST(Compilation, AFileThatCannotBeWritten) {
  Session S(files({{"a.tm", "data A\ndata B;"}}));
  CompilationOptions O;
  O.Inputs = {"a.tm"};
  SourceManager Sources;
  Diagnostics Diags(Sources);
  EXPECT_FALSE(fixFiles(
      S, O, Depth::Syntax, [](Diagnostics &) {},
      [](llvm::StringRef, llvm::StringRef) {
        return std::make_error_code(std::errc::no_space_on_device);
      },
      Diags));
  EXPECT_EQ(Diags.errorCount(), 1u);
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

TEST(Compilation, ChoosesByTag) {
  Session S(shopFiles());
  Compiled X(S);
  ASSERT_TRUE(X.C.findings());
  EXPECT_FALSE(X.C.choose({"no-such-tag"}));
  EXPECT_EQ(X.Diags.errorCount(), 1u) << X.messages();
}

} // namespace
