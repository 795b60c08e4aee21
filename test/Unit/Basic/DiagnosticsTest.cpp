//===- DiagnosticsTest.cpp - Reporting and rendering ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Diagnostics.h"

#include <gtest/gtest.h>

#include <set>

using namespace tmc;
using llvm::StringRef;

namespace {

/// A file with an engine for it.
struct Reports {
  SourceManager Sources;
  FileId File;
  Diagnostics Diags{Sources};

  explicit Reports(StringRef Text = "alpha beta\ngamma\n")
      : File(Sources.addFile("a.tm", Text)) {}
  Range at(uint32_t Begin, uint32_t End) {
    return {Sources.locAt(File, Begin), Sources.locAt(File, End)};
  }
  std::string shown(RenderOptions Options = {}) {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, Options, OS);
    return Out;
  }
};

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

TEST(DiagTable, RowsAreWellFormed) {
  std::set<std::string> Codes, Ids;
  for (unsigned I = 0; I < diag::NumKinds; ++I) {
    const DiagInfo &Info = info(static_cast<diag::Kind>(I));
    EXPECT_TRUE(Codes.insert(Info.Code.str()).second) << Info.Code.str();
    EXPECT_TRUE(Ids.insert(Info.Id.str()).second) << Info.Id.str();
    EXPECT_EQ(Info.Code.size(), 6u) << Info.Code.str();
    EXPECT_TRUE(Info.Code.starts_with("TM")) << Info.Code.str();
    bool IsWarning = Info.DefaultLevel == Severity::Warning ||
                     Info.DefaultLevel == Severity::Ignored;
    EXPECT_EQ(IsWarning, !Info.Group.empty())
        << Info.Code.str() << ": what can be turned off has a group";
    EXPECT_FALSE(Info.Text.ends_with(".")) << Info.Code.str();
    EXPECT_FALSE(Info.Text.contains('\n')) << Info.Code.str();
  }
}

TEST(DiagTable, HolesAreNumberedFromZero) {
  for (unsigned I = 0; I < diag::NumKinds; ++I) {
    const DiagInfo &Info = info(static_cast<diag::Kind>(I));
    std::set<char> Holes;
    for (size_t P = 0; P + 2 < Info.Text.size(); ++P) {
      if (Info.Text.substr(P).starts_with("{{")) {
        ++P;
        continue;
      }
      if (Info.Text[P] == '{') {
        EXPECT_TRUE(Info.Text[P + 2] == '}' || Info.Text[P + 2] == ':')
            << Info.Code.str();
        Holes.insert(Info.Text[P + 1]);
      }
    }
    char Next = '0';
    for (char Hole : Holes)
      EXPECT_EQ(Hole, Next++) << Info.Code.str();
  }
}

TEST(DiagTable, GroupsAreNamedOnce) {
  std::vector<StringRef> Groups = warningGroups();
  EXPECT_GT(Groups.size(), 10u);
  std::set<StringRef> Different(Groups.begin(), Groups.end());
  EXPECT_EQ(Different.size(), Groups.size());
  EXPECT_FALSE(Different.count("all")) << "`all` means every group";
  EXPECT_FALSE(Different.count("error"));
}

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

TEST(Message, HolesAreFilled) {
  EXPECT_EQ(formatMessage("`{1}` of {0}", {"a", "b"}), "`b` of a");
  EXPECT_EQ(formatMessage("{0}{0}", {"x"}), "xx");
  EXPECT_EQ(formatMessage("no hole", {}), "no hole");
  EXPECT_EQ(formatMessage("`\\u{{hex}`", {}), "`\\u{hex}`");
  EXPECT_EQ(formatMessage("{0}", {"{1}"}), "{1}")
      << "what is filled in is not looked at again";
  EXPECT_EQ(formatMessage("{0", {"x"}), "{0");
}

TEST(Message, ListsNumbersAndChoicesHaveWordsInTheText) {
  DiagArg Three = DiagArg::list({"a", "b", "c"});
  EXPECT_EQ(formatMessage("{0:or}.", {Three}), "`a`, `b` or `c`.");
  EXPECT_EQ(formatMessage("{0:and}", {Three}), "`a`, `b` and `c`");
  EXPECT_EQ(formatMessage("{0:and}", {DiagArg::list({"a"})}), "`a`");
  EXPECT_EQ(formatMessage("{0:and}", {DiagArg::list({})}), "");
  EXPECT_EQ(formatMessage("{0} {0:plural|file|files}", {DiagArg::number(1)}),
            "1 file");
  EXPECT_EQ(formatMessage("{0} {0:plural|file|files}", {DiagArg::number(0)}),
            "0 files");
  StringRef Choice = "it has {0:select|none|{1:and}}!";
  EXPECT_EQ(formatMessage(Choice, {DiagArg::number(0), Three}), "it has none!");
  EXPECT_EQ(formatMessage(Choice, {DiagArg::number(1), Three}),
            "it has `a`, `b` and `c`!");
  EXPECT_EQ(formatMessage("{0:or}",
                          {DiagArg::list(std::vector<std::string>(100, "x"))})
                .substr(0, 8),
            "`x`, `x`");
}

TEST(Message, LongNamesAreShortened) {
  std::string Long(10000, 'n');
  std::string Shown = formatMessage("`{0}` here", {Long});
  EXPECT_LT(Shown.size(), 400u);
  EXPECT_NE(Shown.find("…"), std::string::npos);
  EXPECT_TRUE(StringRef(Shown).starts_with("`nnn"));
  EXPECT_TRUE(StringRef(Shown).ends_with("nnn` here"));
  // Letters of two bytes stay whole.
  std::string Wide;
  for (int I = 0; I < 5000; ++I)
    Wide += "\xC3\xA9";
  Shown = formatMessage("{0}", {Wide});
  EXPECT_LT(countCodePoints(Shown), 400u);
  for (size_t I = 0; I + 1 < Shown.size(); ++I)
    EXPECT_TRUE(Shown[I] != '\xC3' || Shown[I + 1] == '\xA9') << I;
  // Of many words, none is touched that can be read.
  std::string Words;
  for (int I = 0; I < 100; ++I)
    Words += "word" + std::to_string(I) + " ";
  EXPECT_EQ(formatMessage("{0}", {Words}), Words);
  EXPECT_EQ(formatMessage("{0}", {std::string(300, 'x')}),
            std::string(300, 'x'));
}

TEST(Message, ArgumentsOfAnyType) {
  Reports R;
  R.Diags.report(diag::FileTooLarge)
      << "a.tm" << uint64_t(18446744073709551615u) << llvm::Twine("8") + "9";
  ASSERT_EQ(R.Diags.all().size(), 1u);
  EXPECT_EQ(R.Diags.all()[0].Message,
            "`a.tm` has 18446744073709551615 bytes; a source file may have at "
            "most 89");
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

TEST(Diagnostics, CountsAndOrder) {
  Reports R;
  EXPECT_FALSE(R.Diags.hasErrors());
  R.Diags.report(diag::InvalidUtf8, R.at(5, 6));
  R.Diags.report(diag::UnterminatedComment, R.at(0, 1));
  EXPECT_TRUE(R.Diags.hasErrors());
  EXPECT_EQ(R.Diags.errorCount(), 2u);
  EXPECT_EQ(R.Diags.warningCount(), 0u);
  ASSERT_EQ(R.Diags.all().size(), 2u);
  EXPECT_EQ(R.Diags.all()[0].Kind, diag::InvalidUtf8)
      << "in the order of the reports, not of places";
}

TEST(Diagnostics, OneMessageAPlaceOnce) {
  Reports R;
  for (int I = 0; I < 3; ++I) {
    R.Diags.report(diag::InvalidUtf8, R.at(0, 1));
    R.Diags.report(diag::InvalidUtf8, R.at(0, 2));
    R.Diags.report(diag::CannotOpenFile) << "a" << "b";
  }
  EXPECT_EQ(R.Diags.errorCount(), 5u)
      << "without a place each is a message of its own";
}

TEST(Diagnostics, ErrorsBeyondTheLimitAreCounted) {
  Reports R;
  R.Diags.setErrorLimit(3);
  for (uint32_t I = 0; I < 8; ++I)
    R.Diags.report(diag::InvalidUtf8, R.at(I, I + 1));
  R.Diags.report(diag::EmptyFlow, R.at(1, 2)) << "f";
  EXPECT_EQ(R.Diags.errorCount(), 8u);
  EXPECT_EQ(R.Diags.suppressedCount(), 5u);
  EXPECT_EQ(R.Diags.all().size(), 4u) << "a warning is no error";

  Reports All;
  All.Diags.setErrorLimit(0);
  for (uint32_t I = 0; I < 15; ++I)
    for (uint32_t J = I; J < 15; ++J)
      All.Diags.report(diag::InvalidUtf8, All.at(I, J));
  EXPECT_EQ(All.Diags.all().size(), 120u) << "0 is no limit";
  EXPECT_EQ(All.Diags.suppressedCount(), 0u);
}

/// Reports a warning that is on (TM0482) and one that is off by default.
void warn(Reports &R, diag::Kind On, diag::Kind Off) {
  R.Diags.report(On) << "a" << "b" << "c" << "d";
  R.Diags.report(Off) << "a" << "b" << "c" << "d";
}

diag::Kind firstOf(Severity Level) {
  for (unsigned I = 0; I < diag::NumKinds; ++I)
    if (info(static_cast<diag::Kind>(I)).DefaultLevel == Level)
      return static_cast<diag::Kind>(I);
  ADD_FAILURE() << "no row of that level";
  return diag::NumKinds;
}

TEST(Diagnostics, GroupsOfWarnings) {
  diag::Kind On = firstOf(Severity::Warning), Off = firstOf(Severity::Ignored);
  StringRef OnGroup = info(On).Group, OffGroup = info(Off).Group;
  ASSERT_NE(OnGroup, OffGroup);
  struct Case {
    const char *What;
    std::function<void(Diagnostics &)> Set;
    unsigned Warnings, Errors;
  };
  const Case Cases[] = {
      {"as they are", [](Diagnostics &) {}, 1, 0},
      {"-Wno-on", [&](Diagnostics &D) { D.setGroupEnabled(OnGroup, false); }, 0,
       0},
      {"-Woff", [&](Diagnostics &D) { D.setGroupEnabled(OffGroup, true); }, 2,
       0},
      {"-Wall", [](Diagnostics &D) { D.setGroupEnabled("all", true); }, 2, 0},
      {"-Wno-all", [](Diagnostics &D) { D.setGroupEnabled("all", false); }, 0,
       0},
      {"-Wall -Wno-on",
       [&](Diagnostics &D) {
         D.setGroupEnabled("all", true);
         D.setGroupEnabled(OnGroup, false);
       },
       1, 0},
      {"-Werror", [](Diagnostics &D) { D.setWarningsAsErrors(true); }, 0, 1},
      {"-Werror=off turns it on",
       [&](Diagnostics &D) { D.setGroupAsError(OffGroup, true); }, 1, 1},
      {"-Werror -Wno-error=on",
       [&](Diagnostics &D) {
         D.setWarningsAsErrors(true);
         D.setGroupAsError(OnGroup, false);
       },
       1, 0},
      {"-Wno-error=off turns nothing on",
       [&](Diagnostics &D) { D.setGroupAsError(OffGroup, false); }, 1, 0},
      {"-Werror=on -Wno-on",
       [&](Diagnostics &D) {
         D.setGroupAsError(OnGroup, true);
         D.setGroupEnabled(OnGroup, false);
       },
       0, 0},
      {"-Wno-error after -Werror=on",
       [&](Diagnostics &D) {
         D.setGroupAsError(OnGroup, true);
         D.setWarningsAsErrors(false);
       },
       0, 1},
  };
  for (const Case &C : Cases) {
    Reports R;
    C.Set(R.Diags);
    warn(R, On, Off);
    EXPECT_EQ(R.Diags.warningCount(), C.Warnings) << C.What;
    EXPECT_EQ(R.Diags.errorCount(), C.Errors) << C.What;
  }
  Reports R;
  EXPECT_FALSE(R.Diags.setGroupEnabled("nonsense", true));
  EXPECT_FALSE(R.Diags.setGroupAsError("", true));
  EXPECT_TRUE(R.Diags.setGroupAsError("all", true));
}

//===----------------------------------------------------------------------===//
// What is near
//===----------------------------------------------------------------------===//

TEST(Nearest, ByEditDistance) {
  std::vector<StringRef> Words{"Server", "Store", "Database", "api"};
  EXPECT_EQ(nearest("Sever", Words), "Server");
  EXPECT_EQ(nearest("Srever", Words), "Server") << "two letters changed places";
  EXPECT_EQ(nearest("Datbase", Words), "Database");
  EXPECT_EQ(nearest("SERVER", Words), "Server") << "the case is the least slip";
  EXPECT_EQ(nearest("Api", Words), "api");
  EXPECT_EQ(nearest("Printer", Words), "");
  EXPECT_EQ(nearest("x", {"y"}), "") << "nothing of the word is left";
  EXPECT_EQ(nearest("Server", {"Server"}), "") << "itself is no suggestion";
  EXPECT_EQ(nearest("", Words), "");
  EXPECT_EQ(nearest("Sever", {}), "");
  EXPECT_EQ(nearest("ab", {"ac", "ad"}), "ac") << "of equals the first";
}

TEST(Nearest, HowSure) {
  EXPECT_EQ(suretyOf("server", "Server", {"Server", "Store"}), Surety::Certain);
  EXPECT_EQ(suretyOf("Sever", "Server", {"Server"}), Surety::Guess);
  EXPECT_EQ(suretyOf("api", "Api", {"Api", "API"}), Surety::Guess)
      << "two that differ from each other by case only";
}

//===----------------------------------------------------------------------===//
// Rendering
//===----------------------------------------------------------------------===//

TEST(Render, PlaceLineAndCaret) {
  Reports R;
  R.Diags.report(diag::InvalidUtf8, R.at(6, 10));
  EXPECT_EQ(R.shown(),
            "a.tm:1:7: error: invalid UTF-8; a source file is UTF-8 text "
            "[TM0103]\n"
            "    1 | alpha beta\n"
            "      |       ^~~~\n");
}

TEST(Render, WithoutAPlace) {
  Reports R;
  R.Diags.report(diag::CannotOpenFile) << "b.tm" << "gone";
  EXPECT_EQ(R.shown(), "tmc: error: cannot open `b.tm`: gone [TM0101]\n");
}

TEST(Render, ARangeOverLinesEndsWithItsLine) {
  Reports R;
  R.Diags.report(diag::InvalidUtf8, R.at(8, 14));
  EXPECT_NE(R.shown().find("      |         ^~\n"), std::string::npos)
      << R.shown();
  Reports End;
  End.Diags.report(diag::InvalidUtf8, End.at(10, 10));
  EXPECT_NE(End.shown().find("      |           ^\n"), std::string::npos);
}

TEST(Render, GroupsAreNamed) {
  Reports R;
  diag::Kind K = firstOf(Severity::Warning);
  R.Diags.report(K, R.at(0, 1)) << "a" << "b" << "c" << "d";
  std::string Code = "[" + info(K).Code.str();
  EXPECT_NE(R.shown().find(Code + ", -W" + info(K).Group.str() + "]"),
            std::string::npos);
  Reports E;
  E.Diags.setWarningsAsErrors(true);
  E.Diags.report(K, E.at(0, 1)) << "a" << "b" << "c" << "d";
  EXPECT_NE(E.shown().find(Code + ", -Werror=" + info(K).Group.str() + "]"),
            std::string::npos);
  EXPECT_NE(E.shown().find(": error: "), std::string::npos);
}

TEST(Render, NotesAndFixes) {
  Reports R;
  R.Diags.report(diag::UnterminatedComment, R.at(0, 5))
      .note(diag::NoteOpenedHere, R.at(11, 16), {"("})
      .fix(R.at(0, 5), "omega");
  EXPECT_EQ(R.shown(),
            "a.tm:1:1: error: comment without closing `*/` [TM0107]\n"
            "    1 | alpha beta\n"
            "      | ^~~~~\n"
            "      | omega\n"
            "a.tm:2:1: note: the `(` is opened here\n"
            "    2 | gamma\n"
            "      | ^~~~~\n");
  Reports Guess;
  Guess.Diags.report(diag::UnterminatedComment, Guess.at(0, 5))
      .suggest(Guess.at(0, 5), "omega");
  EXPECT_NE(Guess.shown().find("      | omega?\n"), std::string::npos)
      << "a guess asks";
  Reports Two;
  Two.Diags.report(diag::UnterminatedComment, Two.at(0, 5))
      .fix(Two.at(0, 0), "[")
      .fix(Two.at(5, 5), "]");
  EXPECT_EQ(Two.shown().find("      | ["), std::string::npos)
      << "of several, none stands for all";
}

TEST(Render, NothingDrivesATerminal) {
  Reports R("a\x1b[31m\tb\xE2\x80\xAE\xFFz\n");
  R.Diags.report(diag::UnexpectedCharacter, R.at(0, 1)) << "\x1b]0;x\x07";
  std::string Shown = R.shown();
  for (unsigned char C : Shown)
    EXPECT_TRUE(C == '\n' || (C >= 0x20 && C < 0x7F)) << static_cast<int>(C);
  EXPECT_NE(Shown.find("    1 | a?[31m b??z\n"), std::string::npos) << Shown;
  SourceManager S;
  FileId F = S.addFile("\x1b[31mred.tm", "x");
  Diagnostics D(S);
  D.report(diag::InvalidUtf8, S.start(F));
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  render(D.all()[0], S, {}, OS);
  EXPECT_TRUE(StringRef(Out).starts_with("?[31mred.tm:1:1: error: ")) << Out;
}

TEST(Render, LongLinesAreCut) {
  std::string Text(1004, 'a');
  llvm::StringRef Here = "HERE";
  Text.replace(500, Here.size(), Here);
  Text.replace(504, 500, 500, 'b');
  Reports R(Text);
  R.Diags.report(diag::InvalidUtf8, R.at(500, 504));
  RenderOptions Options;
  Options.MaxWidth = 40;
  std::string Shown = R.shown(Options);
  llvm::SmallVector<StringRef, 4> Lines;
  StringRef(Shown).split(Lines, '\n');
  ASSERT_GE(Lines.size(), 3u);
  EXPECT_EQ(Lines[1].size(), 8 + 40u);
  EXPECT_EQ(Lines[1].find("HERE"), Lines[2].find('^')) << Shown;
  EXPECT_TRUE(Lines[2].ends_with("^~~~"));
  EXPECT_NE(Lines[0].find("1:501"), StringRef::npos);
}

TEST(Render, Colours) {
  Reports R;
  R.Diags.report(diag::InvalidUtf8, R.at(0, 1));
  RenderOptions Options;
  Options.Colours = true;
  std::string Shown = R.shown(Options), Plain = R.shown();
  EXPECT_NE(Shown, Plain);
  // Without the escapes the text is the same.
  std::string Stripped;
  for (size_t I = 0; I < Shown.size(); ++I)
    if (Shown[I] == '\x1b')
      I = Shown.find('m', I);
    else
      Stripped += Shown[I];
  EXPECT_EQ(Stripped, Plain);
}

//===----------------------------------------------------------------------===//
// Expectations
//===----------------------------------------------------------------------===//

/// What verifyDiagnostics says of \p Text in which InvalidUtf8 is reported at
/// the start of each line in \p Lines; empty if it agrees.
std::string verified(StringRef Text, llvm::ArrayRef<uint32_t> Lines) {
  Reports R(Text);
  for (uint32_t Line : Lines)
    R.Diags.report(diag::InvalidUtf8, R.Sources.lineStart(R.File, Line))
        .note(diag::NoteOpenedHere, R.at(0, 1), {"("});
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  bool Ok = verifyDiagnostics(R.Diags, {R.File}, OS);
  EXPECT_EQ(Ok, Out.empty());
  return Out;
}

TEST(Verify, CommentsSayWhatIsReported) {
  EXPECT_EQ(verified("x // expected-error {{invalid UTF-8}}\n", {1}), "");
  EXPECT_EQ(verified("// expected-error@+1 {{UTF}}\nx\n", {2}), "");
  EXPECT_EQ(verified("x\n// expected-error@-1 {{UTF}}\n", {1}), "");
  EXPECT_EQ(verified("x\n// expected-error@1 {{UTF}}\n", {1}), "");
  EXPECT_EQ(verified("x // expected-error 0+ {{UTF}}\n", {}), "");
  EXPECT_EQ(verified("x // expected-error 1+ {{UTF}}\n", {1}), "");
  EXPECT_EQ(
      verified("x // expected-error {{UTF}} expected-note {{opened}}\n", {1}),
      "");
  EXPECT_EQ(verified("plain\n", {}), "");
}

TEST(Verify, WhatDiffersIsSaid) {
  auto Says = [](StringRef Text, llvm::ArrayRef<uint32_t> Lines,
                 StringRef Expected) {
    std::string Out = verified(Text, Lines);
    EXPECT_NE(Out.find(Expected.str()), std::string::npos) << Out;
  };
  Says("x\n", {1}, "a.tm:1:1: error not expected: invalid UTF-8");
  Says("x // expected-error {{UTF}}\n", {},
       "a.tm:1: expected error on line 1 was not reported: UTF");
  Says("x // expected-error {{something else}}\n", {1}, "not expected");
  Says("x // expected-warning {{UTF}}\n", {1}, "not expected");
  Says("x // expected-error {{UTF}}\ny\n", {1, 2}, "a.tm:2:1: error not");
  Says("x // expected-error 2 {{UTF}}\n", {1}, "was not reported");
  Says("x // expected-error {{UTF}} expected-note 2 {{opened}}\n", {1},
       "expected note on line 1 was not reported");
  Says("x // expected-eror {{UTF}}\n", {}, "malformed expectation");
  Says("x // expected-error UTF\n", {}, "expected `{{`");
  Says("x // expected-error {{UTF}\n", {}, "expected `}}`");
  Says("x // expected-error@ {{UTF}}\n", {}, "expected a line number");
}

} // namespace
