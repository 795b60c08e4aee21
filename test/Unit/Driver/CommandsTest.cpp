//===- CommandsTest.cpp - The commands of tmc ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Commands.h"
#include "Driver/Options.h"
#include "DriverTest.h"

#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::driver::test;
using llvm::StringRef;

namespace {

TEST(Commands, TheTableIsRight) {
  llvm::StringSet<> Long, Names;
  for (const OptionInfo &I : options())
    Long.insert(I.Long);
  for (const CommandInfo &C : commands()) {
    SCOPED_TRACE(C.Name.str());
    EXPECT_TRUE(Names.insert(C.Name).second);
    EXPECT_EQ(findCommand(C.Name), &C);
    EXPECT_EQ(&info(C.Id), &C);
    EXPECT_FALSE(C.Summary.empty() || C.Summary.ends_with("."));
    EXPECT_TRUE(C.Details.empty() || C.Details.ends_with("."));
    // Every option that it takes is there, once.
    llvm::SmallVector<StringRef, 32> Taken;
    C.Options.split(Taken, ',', -1, /*KeepEmpty=*/false);
    llvm::StringSet<> Once;
    for (StringRef Name : Taken) {
      EXPECT_TRUE(Long.contains(Name)) << Name.str();
      EXPECT_TRUE(Once.insert(Name).second) << Name.str();
    }
    EXPECT_EQ(Taken.empty(), C.Main != nullptr);
    EXPECT_TRUE(C.First.empty() || Long.contains(C.First));
    if (!C.Format.empty()) {
      EXPECT_TRUE(
          backends::findOutput(C.About, *backends::findFormat(C.Format)));
    }
    bool Helps = false;
    llvm::StringSet<> Shorts;
    for (const OptionInfo &I : optionsOf(C)) {
      Helps |= I.Long == "help";
      EXPECT_TRUE(I.Short.empty() || Shorts.insert(I.Short).second)
          << I.Short.str();
    }
    EXPECT_TRUE(Helps);
  }
  EXPECT_EQ(findCommand("Check"), nullptr);
  EXPECT_EQ(findCommand(""), nullptr);
}

/// A command line as it is read; only `there.tm` and `chekc` are files.
struct Line {
  Options O;
  std::string Codes;

  Line(std::initializer_list<const char *> Args) {
    SourceManager Sources;
    Diagnostics Diags(Sources);
    O = parseOptions({Args.begin(), Args.size()}, Diags, [](StringRef Path) {
      return Path == "there.tm" || Path == "chekc";
    });
    for (const Diagnostic &D : Diags.all())
      Codes += (Codes.empty() ? "" : " ") + info(D.Kind).Code.str();
  }
  std::string output() const {
    return (backends::info(O.Written->About).Name + "." +
            backends::info(O.Written->As).Name)
        .str();
  }
};

TEST(Commands, ChooseTheOutput) {
  EXPECT_EQ((Line{"check", "m.tm"}.output()), "messages.text");
  EXPECT_EQ((Line{"check", "m.tm", "--format=json"}.output()), "messages.json");
  EXPECT_EQ((Line{"check", "m.tm", "-o", "x.jsonl"}.output()), "messages.json");
  EXPECT_EQ((Line{"diagram", "m.tm"}.output()), "diagram.dot");
  EXPECT_EQ((Line{"diagram", "m.tm", "-o", "x.SVG"}.output()), "diagram.svg");
  EXPECT_EQ((Line{"diagram", "m.tm", "-o", "x"}.output()), "diagram.dot");
  EXPECT_EQ((Line{"diagram", "m.tm", "-o", "x.svg", "--format=png"}.output()),
            "diagram.png");
  EXPECT_EQ((Line{"report", "m.tm"}.output()), "findings.markdown");
  EXPECT_EQ((Line{"report", "m.tm", "-o", "x.htm"}.output()), "findings.html");
  EXPECT_EQ((Line{"report", "m.tm", "--emit=attack-tree"}.output()),
            "attack-tree.dot");
  EXPECT_EQ((Line{"report", "m.tm", "--emit=html", "-o", "x.md"}.output()),
            "findings.html");
  EXPECT_EQ((Line{"report", "m.tm", "--methodology=stride"}.output()),
            "methodology.markdown");
  EXPECT_EQ(
      (Line{"report", "m.tm", "--methodology=stride", "-o", "x.json"}.output()),
      "methodology.json");
  EXPECT_EQ((Line{"test", "m.tm", "-o", "tests"}.output()), "tests.pytest");
  // Without a command an ending means nothing.
  EXPECT_EQ((Line{"m.tm", "-o", "x.svg"}.output()), "findings.text");
  EXPECT_EQ((Line{"diagram", "m.tm", "-o", "x.html"}.Codes), "TM0979");
}

TEST(Commands, GiveTheFirstArgumentToAnOption) {
  Line Diff{"diff", "z.tm", "m.tm", "a.tm"};
  EXPECT_EQ(Diff.Codes, "");
  EXPECT_EQ(Diff.O.Diff, std::vector<std::string>{"z.tm"});
  EXPECT_EQ(Diff.O.Inputs, (std::vector<std::string>{"a.tm", "m.tm"}));
  Line WhatIf{"diff", "--assume-control=S.a=Tls", "m.tm"};
  EXPECT_EQ(WhatIf.Codes, "");
  EXPECT_TRUE(WhatIf.O.Diff.empty());
  Line Explain{"explain", "TM0205"};
  EXPECT_EQ(Explain.Codes, "");
  EXPECT_EQ(Explain.O.Explain, "TM0205");
  EXPECT_EQ((Line{"diff", "m.tm"}.Codes), "TM0922");
  EXPECT_EQ((Line{"explain"}.Codes), "TM0922");
}

TEST(Commands, TakeTheirOptionsOnly) {
  EXPECT_EQ((Line{"check", "m.tm", "--goal=x"}.Codes), "TM0925");
  EXPECT_EQ((Line{"check", "m.tm", "--show-al"}.Codes), "TM0924");
  EXPECT_EQ((Line{"check", "m.tm", "-show-all"}.Codes), "TM0924");
  EXPECT_EQ((Line{"check", "m.tm", "--frobnicate"}.Codes), "TM0923");
  EXPECT_EQ((Line{"test", "m.tm", "-o", "x", "--emit-option=why=true"}.Codes),
            "TM0925");
  EXPECT_EQ((Line{"check", "m.tm", "-Ipacks", "-j2", "-Werror"}.Codes), "");
}

TEST(Commands, AreTheFirstWord) {
  EXPECT_EQ((Line{"chek", "m.tm"}.Codes), "TM0920");
  EXPECT_EQ((Line{"chekc", "m.tm"}.Codes), ""); // it is there
  EXPECT_EQ((Line{"./chek"}.Codes), "");
  EXPECT_EQ((Line{"chek.tm"}.Codes), "");
  EXPECT_EQ((Line{"frobnicate"}.Codes), ""); // the file will be missing
  EXPECT_EQ((Line{"--show-all", "check", "m.tm"}.Codes), "TM0921");
  EXPECT_EQ((Line{"m.tm", "./check"}.Codes), "");
}

//===----------------------------------------------------------------------===//
// tmc init
//===----------------------------------------------------------------------===//

TEST(Init, AsksOnATerminal) {
  Computer C;
  C.InIsTerminal = true;
  // The next answer last: two that are none come first.
  C.Answers = {"personal, payment", "gold,personal", "Parcels",
               "3parcels",          "mobile",        "mainframe"};
  ASSERT_EQ(C.run({"init", "-o", "new"}), Success) << C.Err;
  ASSERT_TRUE(C.Written.count("new/model.tm"));
  StringRef Text = C.Written["new/model.tm"];
  EXPECT_TRUE(Text.contains("system Parcels {")) << Text.str();
  EXPECT_TRUE(Text.contains("data PersonalRecord : PersonalData;"));
  EXPECT_TRUE(Text.contains("data PaymentOrder : Payment;"));
  EXPECT_TRUE(Text.contains("[PersonalRecord, PaymentOrder]"));
  EXPECT_FALSE(Text.contains("AppData") || Text.contains("MySystem"));
  EXPECT_TRUE(StringRef(C.Out).contains("one of ")) << C.Out;
  EXPECT_TRUE(StringRef(C.Out).contains("begin with a letter")) << C.Out;
  EXPECT_TRUE(StringRef(C.Out).contains("`gold` is none of ")) << C.Out;
  // Whoever leaves in the middle gets nothing.
  Computer D;
  D.InIsTerminal = true;
  D.Answers = {"web"};
  EXPECT_EQ(D.run({"init", "-o", "new"}), UsageErrors);
  EXPECT_TRUE(D.says("TM0967"));
  EXPECT_TRUE(D.Written.empty());
}

TEST(Init, TakesAnswersFromTheCommandLine) {
  Computer C;
  ASSERT_EQ(C.run({"init", "--template=web", "-o", "web-shop"}), Success);
  EXPECT_TRUE(
      StringRef(C.Written["web-shop/model.tm"]).contains("system WebShop {"));
  EXPECT_TRUE(
      StringRef(C.Written["web-shop/model.tm"]).contains("data AppData"));
  ASSERT_EQ(C.run({"init", "-tiot", "--name=Fleet", "-d", "sensor", "-o", "x"}),
            Success);
  EXPECT_TRUE(StringRef(C.Written["x/model.tm"]).contains("system Fleet {"));
  // The folder's name may be one that the template has.
  ASSERT_EQ(C.run({"init", "-tiot", "-o", "command"}), Success) << C.Err;
  EXPECT_TRUE(
      StringRef(C.Written["command/model.tm"]).contains("system MySystem {"));
}

TEST(Init, RefusesWhatCannotBe) {
  Computer C;
  auto Fails = [&](std::vector<std::string> Args, StringRef Code) {
    Args.insert(Args.begin(), "init");
    EXPECT_EQ(C.run(Args), UsageErrors) << Code.str();
    EXPECT_TRUE(C.says(Code)) << C.Err;
    EXPECT_TRUE(C.Written.empty());
  };
  Fails({"-o", "x"}, "TM0967");
  Fails({"--template=wbe"}, "TM0962");
  Fails({"--template=mainframe"}, "TM0961");
  Fails({"--template=web", "--name=a b"}, "TM0964");
  Fails({"--template=web", "--name=Password"}, "TM0964");
  Fails({"--template=web", "--data=gold"}, "TM0934");
  Fails({"--template=web", "here"}, "TM0905");
  Fails({"--template=web", "--frobnicate"}, "TM0923");
  Fails({"--template"}, "TM0903");
  Fails({"--list=x"}, "TM0904");
  C.Files["x/model.tm"] = "mine\n";
  Fails({"--template=web", "-o", "x"}, "TM0963");
}

// Each compiles, and says something of the system that it describes.
TEST(Init, TemplatesAreModels) {
  Computer C;
  ASSERT_EQ(C.run({"init", "--list"}), Success);
  size_t Count = 0;
  for (StringRef Row :
       llvm::split(StringRef(C.Out).split("\n\n").first, '\n')) {
    if (!Row.consume_front("  "))
      continue;
    std::string Name = Row.split(' ').first.str();
    SCOPED_TRACE(Name);
    ++Count;
    for (const char *Data :
         {"", "personal,health,payment,business,sensor,public"}) {
      Computer Fresh;
      std::vector<std::string> Args = {"init", "--template=" + Name, "-o", "m"};
      if (*Data)
        Args.push_back(std::string("--data=") + Data);
      ASSERT_EQ(Fresh.run(Args), Success) << Fresh.Err;
      Fresh.Files["m/model.tm"] = Fresh.Written["m/model.tm"];
      Fresh.Written.clear();
      ASSERT_EQ(Fresh.run({"check", "m/model.tm"}), Success) << Fresh.Err;
      EXPECT_EQ(Fresh.Err, ""); // not even a warning
      EXPECT_TRUE(StringRef(Fresh.Out).contains("[TM-")) << Fresh.Out;
      EXPECT_TRUE(StringRef(Fresh.Out).contains("Questions")) << Fresh.Out;
    }
  }
  EXPECT_GE(Count, 6U);
}

//===----------------------------------------------------------------------===//
// tmc build
//===----------------------------------------------------------------------===//

TEST(Build, MakesAnImageThatIsLoaded) {
  Computer C;
  C.Files["packs/acme/web.tm"] = "package acme.web;\n\n"
                                 "rule Noted \"${s} is noted\" { match s : "
                                 "WebServer; severity = High; }\n";
  C.Files["m.tm"] =
      "import acme.web;\nsystem S { boundary lan : PrivateNetwork "
      "{ a : WebServer; } }\n";
  ASSERT_EQ(C.run({"check", "-I", "packs", "m.tm"}), Success) << C.Err;
  std::string Plain = C.Out;
  EXPECT_TRUE(StringRef(Plain).contains("is noted"));
  ASSERT_EQ(C.run({"build", "packs", "-o", "acme.tmi"}), Success) << C.Err;
  C.Files["acme.tmi"] = C.Files["folder/acme.tmi"] = C.Written["acme.tmi"];
  C.Files.erase("packs/acme/web.tm");
  C.Written.clear();
  for (const char *Path : {"acme.tmi", "folder"}) {
    ASSERT_EQ(C.run({"check", "-I", Path, "m.tm"}), Success) << C.Err;
    EXPECT_EQ(C.Out, Plain) << Path;
  }
  C.Files["acme.tmi"].resize(60);
  EXPECT_EQ(C.run({"check", "-I", "acme.tmi", "m.tm"}), UsageErrors);
  EXPECT_TRUE(C.says("TM0970"));
}

TEST(Build, RefusesWhatIsNoPack) {
  Computer C;
  C.Files["none.tm"] = "data D { sensitivity = Public; }\n";
  C.Files["std.tm"] = "package std.acme;\ndata D { sensitivity = Public; }\n";
  C.Files["a.tm"] = C.Files["b.tm"] =
      "package acme;\ndata D { sensitivity = Public; }\n";
  auto Fails = [&](std::vector<std::string> Args, int Code, StringRef Says) {
    Args.insert(Args.begin(), {"build", "-o", "x.tmi"});
    EXPECT_EQ(C.run(Args), Code) << Says.str();
    EXPECT_TRUE(C.says(Says)) << C.Err;
    EXPECT_TRUE(C.Written.empty());
  };
  Fails({"shop.tm"}, ModelErrors, "TM0972");
  Fails({"none.tm"}, ModelErrors, "no `package` line");
  Fails({"std.tm"}, ModelErrors, "is the library's");
  Fails({"broken.tm"}, ModelErrors, "error");
  Fails({"missing.tm"}, ModelErrors, "TM0101");
  Fails({}, UsageErrors, "TM0922");
  C.Files["clash/a.tm"] = C.Files["clash/b.tm"] = C.Files["a.tm"];
  EXPECT_EQ(C.run({"build", "clash", "-o", "x.tmi"}), ModelErrors);
  EXPECT_EQ(C.run({"build", "calm.tm"}), UsageErrors);
  EXPECT_TRUE(C.says("TM0903"));
}

} // namespace
