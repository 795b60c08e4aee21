//===- OptionsTest.cpp - The command line --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Options.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

struct Row {
  StringRef Long, Short, Metavar, Help;
};
constexpr Row Table[] = {
#define OPTION(ID, LONG, SHORT, METAVAR, HELP) {LONG, SHORT, METAVAR, HELP},
#include "Driver/Options.def"
};

/// A command line as it is read, and the codes of what is wrong with it.
struct Line {
  Options O;
  std::string Codes;
  std::string Text;

  Line(std::initializer_list<const char *> Args) {
    SourceManager Sources;
    Diagnostics Diags(Sources);
    O = parseOptions({Args.begin(), Args.size()}, Diags);
    for (const Diagnostic &D : Diags.all()) {
      Codes += (Codes.empty() ? "" : " ") + info(D.Kind).Code.str();
      Text += D.Message + "\n";
    }
  }
};

TEST(Options, NothingButAFile) {
  Line L{"m.tm"};
  EXPECT_EQ(L.Codes, "");
  EXPECT_EQ(L.O.Inputs, std::vector<std::string>{"m.tm"});
  EXPECT_EQ(L.O.Emit, "");
  EXPECT_EQ(L.O.Output, "-");
  EXPECT_FALSE(L.O.OutputGiven || L.O.ShowAll || L.O.Fix || L.O.WhatIf ||
               L.O.Stats || L.O.WarningsAsErrors || L.O.VerifyDiagnostics ||
               L.O.AllowModelTemplates || L.O.Help || L.O.Version);
  EXPECT_TRUE(L.O.Prelude);
  EXPECT_EQ(L.O.MaxErrors, 100u);
  EXPECT_EQ(L.O.MaxWarnings, 100u);
  EXPECT_EQ(L.O.Threads, 1u);
  EXPECT_FALSE(L.O.Today);
  EXPECT_TRUE(L.O.gates().empty());
  EXPECT_FALSE(L.O.compares());
  EXPECT_EQ(Line({}).Codes, "TM0906");
}

TEST(Options, EachSetsWhatItSays) {
  EXPECT_EQ((Line{"m.tm", "--emit=json"}.O.Emit), "json");
  EXPECT_EQ((Line{"m.tm", "--emit", "json"}.O.Emit), "json");
  EXPECT_EQ((Line{"m.tm", "--methodology=list"}.O.Methodology), "list");
  for (auto Args : {std::initializer_list<const char *>{"m.tm", "-o", "x"},
                    {"m.tm", "-ox"},
                    {"m.tm", "-o=x"},
                    {"m.tm", "--output=x"},
                    {"m.tm", "--output", "x"}}) {
    Line L(Args);
    EXPECT_EQ(L.O.Output, "x");
    EXPECT_TRUE(L.O.OutputGiven);
    EXPECT_EQ(L.Codes, "");
  }
  EXPECT_EQ((Line{"m.tm", "--explain=abc"}.O.Explain), "abc");
  EXPECT_EQ((Line{"m.tm", "--fail-on=High"}.O.FailOn), "High");
  EXPECT_EQ((Line{"m.tm", "--fail-on-risk=High"}.O.FailOnRisk), "High");
  EXPECT_EQ((Line{"m.tm", "--fail-on-questions=low"}.O.FailOnQuestions), "low");
  EXPECT_EQ((Line{"--score=a", "--score=b"}.O.Scores),
            (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ((Line{"m.tm", "-I", "a", "-Ib", "--include=c"}.O.IncludePaths),
            (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ((Line{"m.tm", "--overlay=a", "--overlay=b"}.O.Overlays),
            (std::vector<std::string>{"a", "b"}))
      << "in their order";
  Line Assume{"m.tm", "--assume-control= S.a = Tls "};
  ASSERT_EQ(Assume.O.Assumed.size(), 1u);
  EXPECT_EQ(Assume.O.Assumed[0].Target, "S.a");
  EXPECT_EQ(Assume.O.Assumed[0].Control, "Tls");
  EXPECT_EQ((Line{"m.tm", "--assume-breach=S.a"}.O.Breached),
            std::vector<std::string>{"S.a"});
  EXPECT_TRUE((Line{"m.tm", "--overlay=a", "--what-if"}.O.WhatIf));
  EXPECT_EQ((Line{"m.tm", "--diff=old.tm"}.O.Diff),
            std::vector<std::string>{"old.tm"});
  EXPECT_EQ((Line{"m.tm", "--emit=attack-tree", "--goal=S.a"}.O.Goals),
            std::vector<std::string>{"S.a"});
  EXPECT_EQ((Line{"m.tm", "--results=r.json"}.O.Results),
            std::vector<std::string>{"r.json"});
  EXPECT_EQ((Line{"m.tm", "--today=1970-01-02"}.O.Today), 1);
  EXPECT_TRUE((Line{"m.tm", "--show-all"}.O.ShowAll));
  EXPECT_EQ((Line{"m.tm", "--tag=pci"}.O.Tags),
            std::vector<std::string>{"pci"});
  EXPECT_TRUE((Line{"m.tm", "--allow-model-templates"}.O.AllowModelTemplates));
  EXPECT_EQ((Line{"m.tm", "--title=T t"}.O.Title), "T t");
  Line Extra{"m.tm", "--emit=dot", "--emit-option", "view=x=y"};
  ASSERT_EQ(Extra.O.EmitOptions.size(), 1u) << Extra.Text;
  EXPECT_EQ(Extra.O.EmitOptions[0].first, "view");
  EXPECT_EQ(Extra.O.EmitOptions[0].second, "x=y");
  EXPECT_TRUE((Line{"m.tm", "--fix"}.O.Fix));
  EXPECT_EQ((Line{"m.tm", "--max-errors=7"}.O.MaxErrors), 7u);
  EXPECT_EQ((Line{"m.tm", "--max-warnings=0"}.O.MaxWarnings), 0u);
  EXPECT_EQ((Line{"m.tm", "--color=always"}.O.Colour), ColourMode::Always);
  EXPECT_EQ((Line{"m.tm", "--color=never"}.O.Colour), ColourMode::Never);
  EXPECT_EQ((Line{"m.tm", "-j3"}.O.Threads), 3u);
  EXPECT_FALSE((Line{"m.tm", "--no-prelude"}.O.Prelude));
  EXPECT_TRUE((Line{"m.tm", "--verify-diagnostics"}.O.VerifyDiagnostics));
  EXPECT_TRUE((Line{"m.tm", "--stats"}.O.Stats));
  EXPECT_TRUE((Line{"--version"}.O.Version));
  EXPECT_TRUE((Line{"-h"}.O.Help));
  EXPECT_TRUE((Line{"--help"}.O.Help));
}

TEST(Options, Warnings) {
  Line L{"m.tm",
         "-Wall",
         "-Wno-review",
         "-Werror=review",
         "-Wno-error=review",
         "--warn=review",
         "-Werror"};
  EXPECT_EQ(L.Codes, "");
  struct Expected {
    const char *Group;
    bool On, AsError;
  } All[] = {{"all", true, false},
             {"review", false, false},
             {"review", true, true},
             {"review", false, true},
             {"review", true, false}};
  ASSERT_EQ(L.O.Warnings.size(), std::size(All));
  for (size_t I = 0; I != std::size(All); ++I) {
    EXPECT_EQ(L.O.Warnings[I].Group, All[I].Group) << I;
    EXPECT_EQ(L.O.Warnings[I].On, All[I].On) << I;
    EXPECT_EQ(L.O.Warnings[I].AsError, All[I].AsError) << I;
  }
  EXPECT_TRUE(L.O.WarningsAsErrors);
  EXPECT_TRUE((Line{"m.tm", "--werror"}.O.WarningsAsErrors));
  EXPECT_FALSE((Line{"m.tm", "-Werror", "-Wno-error"}.O.WarningsAsErrors));
}

TEST(Options, OrderOfFilesIsNone) {
  EXPECT_EQ((Line{"b.tm", "a.tm", "./a.tm", "-"}.O.Inputs),
            (Line{"-", "a.tm", "./a.tm", "b.tm"}.O.Inputs));
  EXPECT_EQ((Line{"b.tm", "a.tm", "-"}.O.Inputs),
            (std::vector<std::string>{"-", "a.tm", "b.tm"}));
  EXPECT_EQ((Line{"--", "--emit=json", "-o"}.O.Inputs),
            (std::vector<std::string>{"--emit=json", "-o"}));
}

TEST(Options, EachRowIsReadAndShown) {
  std::string Help;
  llvm::raw_string_ostream OS(Help);
  printHelp(OS);
  for (const Row &R : Table) {
    std::string Long = ("--" + R.Long).str();
    EXPECT_NE(Help.find(Long), std::string::npos) << Long;
    EXPECT_FALSE(R.Help.empty()) << Long;
    EXPECT_FALSE(R.Help.ends_with(".")) << Long;
    if (R.Metavar.empty()) {
      Line Valued{"m.tm", (Long + "=x").c_str()};
      EXPECT_NE(Valued.Codes.find("TM0904"), std::string::npos) << Long;
    } else {
      Line Alone{"m.tm", Long.c_str()};
      EXPECT_NE(Alone.Codes.find("TM0903"), std::string::npos) << Long;
      EXPECT_NE(Alone.Text.find(R.Metavar.str()), std::string::npos) << Long;
      // What is no vector, and no group, is said when it is used.
      if (R.Long != "score" && R.Long != "warn") {
        Line Empty{"m.tm", (Long + "=").c_str()};
        EXPECT_NE(Empty.Codes, "") << Long << ": an empty value means nothing";
      }
      if (!R.Short.empty()) {
        Line Short{"m.tm", ("-" + R.Short).str().c_str()};
        EXPECT_NE(Short.Codes.find("TM0903"), std::string::npos)
            << R.Short.str();
      }
    }
  }
}

TEST(Options, Mistakes) {
  struct Case {
    std::initializer_list<const char *> Args;
    const char *Codes;
  } Cases[] = {
      {{"m.tm", "--emti=json"}, "TM0902"},
      {{"m.tm", "-emit=json"}, "TM0902"},
      {{"m.tm", "--quux"}, "TM0901"},
      {{"m.tm", "-q"}, "TM0901"},
      {{"m.tm", "-hx"}, "TM0901"},
      {{"m.tm", "--emit=jsn"}, "TM0916"},
      {{"m.tm", "--emit=nothing-like-it"}, "TM0915"},
      {{"m.tm", "--emit=json", "--emit=dot"}, "TM0908"},
      {{"m.tm", "--emit=json", "--format=text"}, "TM0908"},
      {{"m.tm", "--emit=questions.text", "--format=json"}, "TM0908"},
      {{"m.tm", "--emit=questions.svg"}, "TM0979"},
      {{"m.tm", "--emit=questions", "--format=svg"}, "TM0979"},
      {{"m.tm", "--emit=ast", "--emit-option", "format=json"}, "TM0979"},
      {{"m.tm", "--format=jsn"}, "TM0979"},
      {{"m.tm", "--emit=json.questions"}, "TM0916"},
      {{"m.tm", "--emit=questions."}, "TM0916"},
      {{"m.tm", "--emit=.json"}, "TM0916"},
      {{"m.tm", "--emit=comparison"}, "TM0974"},
      {{"m.tm", "--emit=methodology.json"}, "TM0974"},
      {{"m.tm", "--emit=explanation"}, "TM0974"},
      {{"m.tm", "--emit=questions", "--diff=a"}, "TM0950"},
      {{"m.tm", "--format=pytest", "--diff=a"}, "TM0950"},
      {{"m.tm", "--emit=methodology", "--diff=a"}, "TM0950"},
      {{"m.tm", "--emit=dot", "--methodology=x"}, "TM0978"},
      {{"m.tm", "--explain=a", "--format=text"}, "TM0907"},
      {{"m.tm", "--emit=json", "--emit=json"}, ""},
      {{"m.tm", "--explain=a", "--emit=json"}, "TM0907"},
      {{"m.tm", "--explain=a", "--explain=b"}, "TM0908"},
      {{"m.tm", "-o", "a", "-o", "b"}, "TM0908"},
      {{"m.tm", "--title=a", "--title=b"}, "TM0908"},
      {{"m.tm", "--fail-on=high", "--fail-on=high"}, "TM0908"},
      {{"m.tm", "--today=2026-02-29"}, "TM0905"},
      {{"m.tm", "--today=2026-02-28", "--today=2026-03-01"}, "TM0908"},
      {{"m.tm", "--threads=x"}, "TM0905"},
      {{"m.tm", "--max-errors=-1"}, "TM0905"},
      {{"m.tm", "--color=red"}, "TM0934"},
      {{"m.tm", "--assume-control=S.a"}, "TM0905"},
      {{"m.tm", "--assume-control==Tls"}, "TM0905"},
      {{"m.tm", "--diff=a", "--what-if", "--overlay=x"}, "TM0907"},
      {{"m.tm", "--diff=a", "--assume-control=S.a=Tls"}, "TM0907"},
      {{"m.tm", "--diff=a", "--explain=b"}, "TM0907"},
      {{"m.tm", "--diff=a", "--tag=b"}, "TM0907"},
      {{"m.tm", "--methodology=x", "--explain=b"}, "TM0907"},
      {{"m.tm", "--methodology=x", "--diff=b"}, "TM0907"},
      {{"-", "--emit=ir", "--fail-on=high"}, "TM0956"},
      {{"m.tm", "--emit=ast", "--fail-on-risk=High"}, "TM0956"},
      {{"m.tm", "--methodology=list", "--fail-on=high"}, "TM0956"},
      {{"m.tm", "--explain=TM0205", "--fail-on=high"}, "TM0956"},
      {{"m.tm", "--score=x", "--fail-on-questions=high"}, "TM0956"},
      {{"--help", "--fail-on=high"}, "TM0956"},
      {{"m.tm", "--explain=abc", "--fail-on=high"}, ""},
  };
  for (const Case &C : Cases) {
    Line L(C.Args);
    EXPECT_EQ(L.Codes, C.Codes) << llvm::join(C.Args, " ") << "\n" << L.Text;
  }
  EXPECT_EQ((Line{"-", "--fix"}.Codes), (Line{"--fix", "-"}.Codes));
  EXPECT_NE((Line{"-", "--fix"}.Codes), "") << "the input is no file";
  EXPECT_NE((Line{"m.tm", "--what-if"}.Codes), "") << "nothing to compare with";
  EXPECT_NE((Line{"m.tm", "--goal=S.a"}.Codes), "") << "of no output";
  EXPECT_EQ((Line{"m.tm", "--diff=a", "--emit=dot"}.Codes), "");
  EXPECT_NE((Line{"m.tm", "--methodology=x", "--emit=dot"}.Codes), "");
  EXPECT_NE((Line{"m.tm", "--emit=dot", "--emit-option", "veiw=x"}.Codes), "");
  EXPECT_NE((Line{"m.tm", "--emit=json", "--emit-option", "view=x"}.Codes), "");
}

} // namespace
