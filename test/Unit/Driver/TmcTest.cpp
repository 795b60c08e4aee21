//===- TmcTest.cpp - Exit codes, gates, outputs --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "DriverTest.h"

#include "llvm/Support/JSON.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::driver::test;
using llvm::StringRef;

namespace {

//===----------------------------------------------------------------------===//
// Exit codes
//===----------------------------------------------------------------------===//

TEST(Exit, WhatEachStatusMeans) {
  Computer C;
  EXPECT_EQ(C.run({"shop.tm"}), Success) << C.Err;
  EXPECT_NE(C.Out.find("high"), std::string::npos) << "findings are no failure";
  EXPECT_EQ(C.run({"broken.tm"}), ModelErrors);
  EXPECT_EQ(C.Out, "");
  EXPECT_TRUE(C.says("broken.tm:1:16: error: ")) << C.Err;
  EXPECT_EQ(C.run({"none.tm"}), ModelErrors);
  EXPECT_EQ(C.run({"--nonsense", "shop.tm"}), UsageErrors);
  EXPECT_EQ(C.run({}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--fail-on=low"}), FindingsOpen);
  C.Files["warned.tm"] = std::string(Shop) + "data Unused;\n";
  EXPECT_EQ(C.run({"warned.tm"}), Success) << "nor are warnings";
  EXPECT_TRUE(C.says("warning: ")) << C.Err;
  EXPECT_EQ(C.run({"warned.tm", "-Werror"}), ModelErrors);
  EXPECT_EQ(C.run({"warned.tm", "-Wno-all", "-Werror"}), Success) << C.Err;
  EXPECT_EQ(C.run({"shop.tm", "-Wnonsense"}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "-I", "nowhere"}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--tag=nothing"}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--methodology=nothing-like-it"}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--explain=deadbeef"}), UsageErrors);
}

TEST(Exit, WithoutAModel) {
  Computer C;
  EXPECT_EQ(C.run({"--version"}), Success);
  EXPECT_TRUE(StringRef(C.Out).starts_with("tmc "));
  EXPECT_EQ(C.run({"--help"}), Success);
  EXPECT_NE(C.Out.find("Exit status:"), std::string::npos);
  EXPECT_EQ(C.run({"--explain=TM0205"}), Success);
  EXPECT_NE(C.Out.find("TM0205"), std::string::npos);
  EXPECT_EQ(C.run({"--explain=TM9999"}), UsageErrors);
  EXPECT_EQ(C.run({"--score=CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}),
            Success);
  EXPECT_TRUE(StringRef(C.Out).contains("9.8")) << C.Out;
  EXPECT_EQ(C.run({"--score=CVSS:3.1/AV:X"}), UsageErrors);
  EXPECT_EQ(C.run({"--methodology=list"}), Success);
  EXPECT_NE(C.Out, "");
}

TEST(Exit, WhatCannotBeWrittenIsAnError) {
  Computer C;
  C.Full = {"out.json"};
  EXPECT_EQ(C.run({"shop.tm", "--emit=json", "-o", "out.json"}), ModelErrors);
  EXPECT_TRUE(C.says("cannot write `out.json`: No space left")) << C.Err;
  EXPECT_EQ(
      C.run({"shop.tm", "--emit=json", "-o", "out.json", "--fail-on=low"}),
      ModelErrors)
      << "the gate does not hide it";
  C.Full = {"-"};
  EXPECT_EQ(C.run({"shop.tm"}), ModelErrors);
  C.Full = {"tests/tests.json"};
  EXPECT_EQ(C.run({"shop.tm", "--emit=pytest", "-o", "tests"}), ModelErrors);
  EXPECT_TRUE(C.says("cannot write `tests/tests.json`")) << C.Err;
  EXPECT_TRUE(C.Written.empty());
}

//===----------------------------------------------------------------------===//
// Gates
//===----------------------------------------------------------------------===//

TEST(Gates, EachLevel) {
  Computer C;
  C.Files["asked.tm"] = R"(
component Box : Element { attr odd : bool? "Is it odd?"; }
rule Odd "${b} is odd" { match b : Box; where b.odd; severity = Medium; }
system S { boundary lan : PrivateNetwork { a : Box; } }
)";
  struct Case {
    const char *File, *Gate;
    int Status;
  } Cases[] = {
      {"calm.tm", "--fail-on=info", FindingsOpen},
      {"calm.tm", "--fail-on=low", FindingsOpen},
      {"calm.tm", "--fail-on=Low", FindingsOpen},
      {"calm.tm", "--fail-on=critical", Success},
      {"shop.tm", "--fail-on=high", FindingsOpen},
      {"asked.tm", "--fail-on=critical", Success},
      {"asked.tm", "--fail-on-questions=info", FindingsOpen},
      {"asked.tm", "--fail-on-questions=medium", FindingsOpen},
      {"asked.tm", "--fail-on-questions=critical", Success},
      {"shop.tm", "--fail-on-risk=Low", FindingsOpen},
      {"shop.tm", "--fail-on=severe", UsageErrors},
      {"shop.tm", "--fail-on-questions=severe", UsageErrors},
      {"shop.tm", "--fail-on-risk=severe", UsageErrors},
      {"broken.tm", "--fail-on=low", ModelErrors},
  };
  for (const Case &X : Cases) {
    EXPECT_EQ(C.run({X.File, X.Gate}), X.Status) << X.File << X.Gate << C.Err;
    EXPECT_EQ(C.says("the exit status is 3"), X.Status == FindingsOpen)
        << X.File << " " << X.Gate << "\n"
        << C.Err;
  }
}

TEST(Gates, HoldWithEveryOutput) {
  Computer C;
  for (StringRef Output : {"json", "markdown", "questions", "assumptions",
                           "dot", "svg", "attack-tree", "blast-radius"}) {
    EXPECT_EQ(C.run({"shop.tm", "--fail-on=low", ("--emit=" + Output).str()}),
              FindingsOpen)
        << Output.str() << "\n"
        << C.Err;
    EXPECT_NE(C.Out, "") << "the output is written all the same";
  }
  EXPECT_EQ(C.run({"shop.tm", "--fail-on=low", "--methodology=stride"}),
            FindingsOpen)
      << C.Err;
  EXPECT_EQ(C.run({"shop.tm", "--fail-on=low", "--emit=pytest", "-o", "t"}),
            FindingsOpen)
      << C.Err;
  EXPECT_EQ(C.run({"shop.tm", "--fail-on=low", "--explain=TM-NET-001"}),
            FindingsOpen)
      << C.Err;
}

TEST(Gates, DecisionsSettleAndExpire) {
  Computer C;
  C.Files["calm.tm"] += "accept Noted on S.a { owner = \"ana\"; reason = "
                        "\"known\"; expires = 2024-10-04; }\n";
  EXPECT_EQ(C.run({"calm.tm", "--fail-on=info"}), Success) << C.Err;
  C.Today = 20001;
  EXPECT_EQ(C.run({"calm.tm", "--fail-on=info"}), ModelErrors)
      << "the day after";
  EXPECT_TRUE(C.says("expired")) << C.Err;
  EXPECT_EQ(C.run({"calm.tm", "--fail-on=info", "--today=2024-10-04"}), Success)
      << "the date of the command line comes first";
  // What is planned is open until it is done.
  C.Files["calm.tm"] = std::string(Calm) +
                       "control Watch for Element; mitigate Noted on S.a by "
                       "Watch { owner = \"ana\"; status = planned; }\n";
  EXPECT_EQ(C.run({"calm.tm", "--fail-on=info"}), FindingsOpen) << C.Err;
  C.Files["calm.tm"] = std::string(Calm) +
                       "control Watch for Element; mitigate Noted on S.a by "
                       "Watch { owner = \"ana\"; status = done; }\n";
  EXPECT_EQ(C.run({"calm.tm", "--fail-on=info"}), Success) << C.Err;
}

TEST(Gates, AComparisonFailsForWhatBecameWorse) {
  Computer C;
  C.Files["old.tm"] = Calm;
  EXPECT_EQ(C.run({"calm.tm", "--diff=old.tm", "--fail-on=info"}), Success)
      << C.Err;
  C.Files["calm.tm"] =
      (llvm::Twine(Calm) + "extend S.lan { b : WebServer; }\n").str();
  EXPECT_EQ(C.run({"calm.tm", "--diff=old.tm", "--fail-on=info"}), FindingsOpen)
      << C.Err;
  EXPECT_EQ(C.run({"old.tm", "--diff=calm.tm", "--fail-on=info"}), Success)
      << "what is gone is no failure" << C.Err;
}

TEST(Gates, NothingToCheckIsNoSuccess) {
  Computer C;
  C.Files["empty.tm"] = "";
  C.Files["words.tm"] = "component Box : WebServer;\n";
  C.Files["bare.tm"] = "system S { boundary b : PrivateNetwork; }\n";
  for (const char *File : {"empty.tm", "words.tm", "bare.tm"}) {
    EXPECT_EQ(C.run({File, "--fail-on=low"}), ModelErrors) << File << C.Err;
    EXPECT_TRUE(C.says("has nothing to check")) << C.Err;
    EXPECT_EQ(C.run({File}), Success) << File << C.Err;
  }
  EXPECT_EQ(C.run({"shop.tm", "--fail-on="}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--fail-on= "}), UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--fail-on-questions="}), UsageErrors);
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

/// What outputs of contracts are made from.
const char Letters[] = R"(
import std.contract.*;
system Letters : Project {
  repository = "https://git.example/letters";
  commit = "4f0c17d";
  revised = 2026-11-30;
  report_to = "security@letters.example";
  parser : SoftwareComponent "Parser" { sources = ["README.md:1"]; }
  B1 : TrustBoundary "Bytes" { components = [parser]; sources = ["README.md:1"]; }
  Q1 : OpenQuestion "May a letter be malformed?" { proposed = "Yes"; }
}
)";

/// What asks for an output: `--emit` with the option that its subject needs.
std::vector<std::string> asking(const backends::OutputInfo &O) {
  std::string Emit = ("--emit=" + backends::info(O.About).Name + "." +
                      backends::info(O.As).Name)
                         .str();
  switch (O.About) {
  case backends::Subject::Comparison:
    return {"shop.tm", Emit, "--diff=calm.tm"};
  case backends::Subject::Sequence:
    return {"steps.tm", Emit};
  case backends::Subject::Methodology:
    return {"shop.tm", Emit, "--methodology=stride"};
  case backends::Subject::Explanation:
    return {"shop.tm", "--explain=TM-NET-001"};
  case backends::Subject::Contract:
  case backends::Subject::ContractQuestions:
  case backends::Subject::ContractAnswers:
    return {"letters.tm", Emit};
  case backends::Subject::ContractDiff:
    return {"letters.tm", Emit, "--diff=letters.tm"};
  default:
    return {"shop.tm", Emit};
  }
}

TEST(Outputs, EachSaysSomething) {
  for (const backends::OutputInfo &O : backends::outputs()) {
    // Another program prints it; Driver/pdf.test has one.
    if (O.About == backends::Subject::Findings && O.As == backends::Format::Pdf)
      continue;
    Computer C;
    C.Files["letters.tm"] = Letters;
    C.Files["steps.tm"] =
        "system S { boundary lan : PrivateNetwork { a : Service; b : Service; }"
        " flow go : lan.a -> lan.b; view way \"Way\" { steps = [go]; } }\n";
    std::vector<std::string> Args = asking(O);
    std::vector<std::string> ToFile = Args;
    ToFile.insert(ToFile.end(), {"-o", "out"});
    std::string Name = llvm::join(Args, " ");
    backends::OutputKind Kind = backends::info(O.As).Kind;
    if (Kind == backends::OutputKind::Folder) {
      EXPECT_EQ(C.run(Args), UsageErrors) << "several files need a folder";
      EXPECT_EQ(C.run(ToFile), Success) << C.Err;
      EXPECT_GE(C.Written.size(), 3u) << Name;
      for (const auto &[Path, Text] : C.Written)
        EXPECT_TRUE(StringRef(Path).starts_with("out/")) << Path;
      continue;
    }
    ASSERT_EQ(C.run(Args), Success) << Name << C.Err;
    EXPECT_GT(C.Out.size(), 40u) << Name;
    std::string Printed = C.Out;
    ASSERT_EQ(C.run(ToFile), Success) << C.Err;
    EXPECT_EQ(C.Out, "") << Name;
    EXPECT_EQ(C.Written["out"], Printed) << Name << ": a file has the same";
    C.OutIsTerminal = true;
    bool IsBinary = Kind == backends::OutputKind::Binary;
    EXPECT_EQ(C.run(Args), IsBinary ? UsageErrors : Success) << Name;
    if (!IsBinary)
      continue;
    Args.insert(Args.end(), {"-o", "-"});
    EXPECT_EQ(C.run(Args), Success) << Name;
  }
}

// Each way to name an output comes to the same one.
TEST(Outputs, AreNamedBySubjectFormatOrBoth) {
  Computer C;
  auto Out = [&](std::vector<std::string> Args) {
    Args.insert(Args.begin(), "shop.tm");
    EXPECT_EQ(C.run(Args), Success) << llvm::join(Args, " ") << "\n" << C.Err;
    return C.Out;
  };
  std::string Json = Out({"--emit=json"});
  EXPECT_EQ(Out({"--emit=findings.json"}), Json);
  EXPECT_EQ(Out({"--emit=findings", "--format=json"}), Json);
  EXPECT_EQ(Out({"--format=json"}), Json);
  EXPECT_EQ(Out({"--emit-option", "format=json"}), Json);
  EXPECT_EQ(Out({"--emit=json", "--format=json"}), Json);
  EXPECT_EQ(Out({"--emit=findings"}), Out({}));
  EXPECT_EQ(Out({"--emit=text"}), Out({}));
  EXPECT_EQ(Out({"--emit=dot"}), Out({"--emit=diagram"}));
  EXPECT_EQ(Out({"--emit=attack-tree"}), Out({"--emit=attack-tree.dot"}));
  EXPECT_EQ(Out({"--emit=attack-tree", "--emit-option", "format=text"}),
            Out({"--emit=attack-tree.text"}));
  std::string Diff = Out({"--emit=json", "--diff=calm.tm"});
  EXPECT_NE(Diff, Json);
  EXPECT_EQ(Out({"--emit=comparison.json", "--diff=calm.tm"}), Diff);
  EXPECT_EQ(Out({"--format=json", "--diff=calm.tm"}), Diff);
  EXPECT_EQ(Out({"--methodology=stride"}),
            Out({"--methodology=stride", "--emit=markdown"}));
}

TEST(Outputs, NothingIsWrittenWhenSomethingIsWrong) {
  Computer C;
  EXPECT_EQ(C.run({"broken.tm", "--emit=json", "-o", "out"}), ModelErrors);
  EXPECT_EQ(C.run({"shop.tm", "--emit=json", "-o", "out", "--tag=none"}),
            UsageErrors);
  EXPECT_EQ(C.run({"shop.tm", "--emit=json", "-o", "shop.tm"}), ModelErrors);
  EXPECT_TRUE(C.says("the model was read from it")) << C.Err;
  EXPECT_EQ(C.run({"shop.tm", "--emit=json", "-o", "./x/../shop.tm"}),
            ModelErrors)
      << "by another way";
  EXPECT_EQ(
      C.run({"shop.tm", "--emit=json", "-o", "old.json", "--diff=old.json"}),
      ModelErrors);
  EXPECT_TRUE(C.Written.empty());
}

TEST(Outputs, VerifyDiagnosticsPrintsNothing) {
  Computer C;
  C.Files["good.tm"] = "system S { a : Nothing; } // expected-error "
                       "{{unknown kind `Nothing`}}\n";
  EXPECT_EQ(C.run({"good.tm", "--verify-diagnostics"}), Success) << C.Err;
  EXPECT_EQ(C.Out + C.Err, "");
  EXPECT_EQ(C.run({"broken.tm", "--verify-diagnostics"}), ModelErrors);
  EXPECT_TRUE(C.says("error not expected")) << C.Err;
  EXPECT_EQ(C.run({"good.tm", "--verify-diagnostics", "--nonsense"}),
            UsageErrors);
}

TEST(Outputs, ColoursOnATerminal) {
  Computer C;
  auto IsColoured = [&](std::vector<std::string> Args) {
    C.run(std::move(Args));
    return StringRef(C.Out + C.Err).contains('\x1b');
  };
  EXPECT_FALSE(IsColoured({"shop.tm"}));
  EXPECT_TRUE(IsColoured({"shop.tm", "--color=always"}));
  C.OutIsTerminal = C.ErrIsTerminal = true;
  EXPECT_TRUE(IsColoured({"shop.tm"}));
  EXPECT_FALSE(IsColoured({"shop.tm", "--color=never"}));
  C.NoColours = true;
  EXPECT_FALSE(IsColoured({"shop.tm"}));
  EXPECT_TRUE(IsColoured({"shop.tm", "--color=always"}));
}

TEST(Outputs, TheSameOnAnyNumberOfThreads) {
  Computer C;
  for (StringRef Emit : {"json", "markdown", "questions"}) {
    std::string Option = ("--emit=" + Emit).str();
    ASSERT_EQ(C.run({"shop.tm", Option, "-j1"}), Success);
    std::string One = C.Out;
    ASSERT_EQ(C.run({"shop.tm", Option, "-j4"}), Success);
    EXPECT_EQ(C.Out, One) << Option;
  }
}

TEST(Outputs, AFolderIsKeptTidy) {
  Computer C;
  C.Files["one.tm"] = StringRef(Shop).str();
  std::string Two = Shop;
  while (Two.find("Shop") != std::string::npos)
    Two.replace(Two.find("Shop"), 4, "Mart");
  C.Files["two.tm"] = Two;
  ASSERT_EQ(C.run({"one.tm", "--emit=pytest", "-o", "t"}), Success) << C.Err;
  EXPECT_TRUE(C.Written.count("t/test_Shop.py"));
  C.Written["t/mine.py"] = "mine\n";
  ASSERT_EQ(C.run({"two.tm", "--emit=pytest", "-o", "t"}), Success) << C.Err;
  EXPECT_EQ(C.Removed, std::vector<std::string>{"t/test_Shop.py"});
  EXPECT_TRUE(C.says("removed `t/test_Shop.py`")) << C.Err;
  EXPECT_TRUE(C.Written.count("t/test_Mart.py"));
  EXPECT_TRUE(C.Written.count("t/mine.py"));
  C.Written["t/test_Mart.py"] += "# changed\n";
  ASSERT_EQ(C.run({"one.tm", "--emit=pytest", "-o", "t"}), Success) << C.Err;
  EXPECT_TRUE(C.Written.count("t/test_Mart.py")) << "it was changed";
  EXPECT_TRUE(C.says("has been changed since")) << C.Err;
  // The list names each file with what it holds, and nothing else.
  llvm::Expected<llvm::json::Value> V =
      llvm::json::parse(C.Written["t/.tmc-files.json"]);
  ASSERT_TRUE(!!V);
  const llvm::json::Object *Listed = V->getAsObject()->getObject("files");
  ASSERT_TRUE(Listed);
  EXPECT_TRUE(Listed->get("test_Shop.py"));
  EXPECT_FALSE(Listed->get("test_Mart.py"));
  EXPECT_FALSE(Listed->get("mine.py"));
}

TEST(Outputs, ErrorsBeyondTheLimitAreCounted) {
  Computer C;
  std::string Many = "system S {\n";
  for (int I = 0; I < 20; ++I)
    Many += "  a" + std::to_string(I) + " : Nothing" + std::to_string(I) +
            "ness;\n";
  C.Files["many.tm"] = Many + "}\n";
  auto Lines = [&](std::vector<std::string> Args) {
    EXPECT_EQ(C.run(std::move(Args)), ModelErrors);
    return StringRef(C.Err).count(": error: ");
  };
  EXPECT_EQ(Lines({"many.tm"}), 20u);
  EXPECT_EQ(Lines({"many.tm", "--max-errors=5"}), 5u);
  EXPECT_TRUE(C.says("20 errors")) << C.Err;
  EXPECT_EQ(Lines({"many.tm", "--max-errors=0"}), 20u);
}

TEST(Outputs, FixWritesWhatIsCertain) {
  Computer C;
  C.Files["slip.tm"] = "system S { boundary b : privateNetwork { a : "
                       "WebServr; } }\n";
  EXPECT_EQ(C.run({"slip.tm", "--fix"}), ModelErrors) << "a guess is left";
  EXPECT_EQ(C.Written["slip.tm"],
            "system S { boundary b : PrivateNetwork { a : WebServr; } }\n");
  EXPECT_TRUE(C.says("applied 1 fix in `slip.tm`")) << C.Err;
}

} // namespace
