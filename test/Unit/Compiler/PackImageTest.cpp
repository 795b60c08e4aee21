//===- PackImageTest.cpp - Packs in one file -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/PackImage.h"

#include "AST/Serialize.h"
#include "CompilerTest.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::compiler;
using namespace tmc::compiler::test;
using llvm::StringRef;

namespace {

constexpr char Plain[] = R"(
/// What our servers must have.
package acme.rules;

import acme.kit.{ShopServer};

@id("ACME-1")
rule Untagged "Customers cannot tell ${s} from another" {
  match s : ShopServer, f : Flow;
  where f.target == s and (any d in f.carries : d.sensitivity >= Confidential);
  severity = if f.encrypted then Low else High;
}
)";

constexpr char Model[] = R"(
import acme.rules;
import acme.kit.{ShopServer};

data Order { sensitivity = Confidential; }

system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary office : PrivateNetwork { server : ShopServer; }
  flow order : browser -> server via Http { carries = [Order]; }
}
)";

Session::FileSystem packFiles() {
  return files({{"shop.tm", Model},
                {"packs/acme/kit.tm", Kit},
                {"packs/acme/rules.tm", Plain}});
}

/// Findings as text, or what is wrong.
std::string findingsOf(Session &S, std::vector<std::string> Include) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::string Out;
  if (openIncludePaths(S, Include, Diags)) {
    CompilationOptions O;
    O.Inputs = {"shop.tm"};
    O.IncludePaths = Include;
    O.Rules.Today = 20000;
    Compilation C(S, std::move(O), Diags);
    if (const rules::FindingSet *F = C.findings())
      for (const rules::Finding &X : F->Findings.rows())
        Out += (C.program()->text(C.program()->Rules[X.Rule].Id) + "\n").str();
  }
  for (const Diagnostic &D : Diags.all())
    Out += D.Message + "\n";
  return Out;
}

std::string build(Session &S, std::string *Messages = nullptr) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::string Image = buildPackImage(S, {"packs"}, {}, Diags);
  if (Messages)
    for (const Diagnostic &D : Diags.all())
      *Messages += D.Message + "\n";
  return Image;
}

/// What reading \p Bytes says, or nothing if they are fine.
std::string readingOf(StringRef Bytes, StringRef Library = embeddedVersion()) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::string Out;
  bool Read = readPackImage(Bytes, Library, "x.tmi", Diags).has_value();
  EXPECT_EQ(Read, !Diags.hasErrors());
  for (const Diagnostic &D : Diags.all())
    Out += (info(D.Kind).Code + " " + D.Message + "\n").str();
  return Out;
}

TEST(PackImage, SaysWhatItsFilesSay) {
  Session S(packFiles());
  std::string Messages, Image = build(S, &Messages);
  ASSERT_FALSE(Image.empty()) << Messages;
  std::string FromFiles = findingsOf(S, {"packs"});
  EXPECT_TRUE(StringRef(FromFiles).contains("acme.rules.Untagged"))
      << FromFiles;
  Session Other(files({{"shop.tm", Model}, {"acme.tmi", Image}}));
  EXPECT_EQ(findingsOf(Other, {"acme.tmi"}), FromFiles);
  EXPECT_EQ(Other.statistics().Reused, 2U); // nothing of it is parsed
  EXPECT_EQ(Other.statistics().Parsed, 1U);
  // In a folder; what stands in the folder itself outweighs it.
  Session Folder(files({{"shop.tm", Model}, {"in/acme.tmi", Image}}));
  EXPECT_EQ(findingsOf(Folder, {"in"}), FromFiles);
  Session Newer(files(
      {{"shop.tm", Model},
       {"in/acme.tmi", Image},
       {"in/acme/rules.tm", "package acme.rules;\nimport acme.kit.*;\n"}}));
  EXPECT_FALSE(
      StringRef(findingsOf(Newer, {"in"})).contains("acme.rules.Untagged"));
}

TEST(PackImage, IsTheSameEachTime) {
  Session A(packFiles()), B(packFiles());
  std::string Image = build(A);
  EXPECT_EQ(Image, build(B));
  EXPECT_EQ(Image, build(A));
  SourceManager Sources;
  Diagnostics Diags(Sources);
  EXPECT_EQ(buildPackImage(B, {"packs/acme/rules.tm", "packs/acme/kit.tm"},
                           {"packs"}, Diags),
            Image);
  EXPECT_FALSE(Diags.hasErrors());
}

TEST(PackImage, RefusesOtherVersions) {
  Session S(packFiles());
  std::string Image = build(S);
  EXPECT_EQ(readingOf(Image), "");
  std::string Says = readingOf(Image, "another library");
  EXPECT_TRUE(StringRef(Says).contains("TM0971") &&
              StringRef(Says).contains("another version of the library"))
      << Says;
  // The form comes first: behind it everything may be another.
  std::string Form = Image;
  Form[40] = 7;
  Says = readingOf(Form);
  EXPECT_TRUE(StringRef(Says).contains("in form 7 of images")) << Says;
}

TEST(PackImage, RefusesWhatIsCutOffOrChanged) {
  Session S(packFiles());
  std::string Image = build(S);
  for (size_t Size = 0; Size < Image.size(); ++Size)
    EXPECT_NE(readingOf(StringRef(Image).take_front(Size)), "") << Size;
  EXPECT_NE(readingOf(Image + "x"), "");
  for (size_t I = 0; I < Image.size(); ++I) {
    std::string Changed = Image;
    Changed[I] = static_cast<char>(Changed[I] ^ 1);
    EXPECT_NE(readingOf(Changed), "") << I;
  }
}

// A checksum says nothing of who made it: behind it nothing is trusted either.
TEST(PackImage, FollowsNothingThatIsWrong) {
  Session S(packFiles());
  const std::string Image = build(S);
  size_t Refused = 0, Used = 0;
  auto Try = [&](std::string Bytes) {
    sealPackImage(Bytes);
    if (!readingOf(Bytes).empty()) {
      ++Refused;
      return;
    }
    ++Used;
    if (Used % 16 != 0)
      return; // one compilation is slow, thousands are
    Session Other(files({{"shop.tm", Model}, {"acme.tmi", Bytes}}));
    (void)findingsOf(Other, {"acme.tmi"});
  };
  for (size_t Size = 0; Size < Image.size(); Size += 3)
    Try(Image.substr(0, Size));
  for (size_t I = 0; I < Image.size(); ++I)
    for (unsigned Bit : {0U, 3U, 7U}) {
      std::string Changed = Image;
      Changed[I] = static_cast<char>(Changed[I] ^ 1U << Bit);
      Try(std::move(Changed));
    }
  EXPECT_GT(Refused, Image.size());
  EXPECT_GT(Used, 0U); // a letter of a comment, for example
}

TEST(PackImage, HasNoFileOfAnotherFolder) {
  std::string Tree;
  {
    SourceManager Sources;
    Diagnostics Diags(Sources);
    Interner Names;
    FileId F = Sources.addFile("a.tm", "package a;\n");
    Tree = ast::serialize(parse::parseFile(F, Names, Diags).Tree, Names);
  }
  auto With = [&](std::vector<std::string> Paths) {
    std::vector<PackFile> Files;
    for (std::string &P : Paths)
      Files.push_back({P, "package a;\n", Tree});
    return readingOf(writePackImage(Files, "L"), "L");
  };
  EXPECT_EQ(With({"a/b.tm", "a.tm"}), "");
  for (const char *Path : {"../a.tm", "/a.tm", "a//b.tm", "a/./b.tm", "a.txt",
                           ".tm", "", "a\\b.tm", "a b.tm"})
    EXPECT_TRUE(StringRef(With({Path})).contains("not named like a package"))
        << Path;
  EXPECT_TRUE(StringRef(With({"a.tm", "a.tm"})).contains("not in order"));
}

// Every tree of the library, of a parser's making, is such as is asked for.
TEST(PackImage, TreesOfTheParserAreWellFormed) {
  size_t Count = 0;
  for (const ast::EmbeddedFile &F : embeddedLibrary()) {
    if (F.TreeBytes.empty())
      continue;
    Interner Names;
    auto Tree = ast::deserialize(F.TreeBytes, FileId::none(), Names);
    ASSERT_TRUE(Tree);
    EXPECT_TRUE(ast::isWellFormed(*Tree, F.Text, Names)) << F.Path.str();
    // The tree of another text is none of this one.
    EXPECT_FALSE(ast::isWellFormed(*Tree, F.Text.drop_front(), Names));
    ++Count;
  }
  EXPECT_GT(Count, 50U);
}

} // namespace
