//===- ImageTest.cpp - The image of the library ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "CompilerTest.h"

#include "IR/Print.h"
#include "IR/Verify.h"
#include "Sema/Image.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::compiler;
using namespace tmc::compiler::test;

namespace {

SessionOptions withoutImage() {
  SessionOptions O;
  O.Image = nullptr;
  return O;
}

/// All that a compilation says: the program, findings, diagnostics with places.
std::string everything(Session &S, const CompilationOptions &Options,
                       bool *HasImage = nullptr) {
  Compiled X(S, Options);
  X.C.lint();
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  for (const Diagnostic &D : X.Diags.all())
    render(D, X.Sources, {}, OS);
  if (const ir::Program *P = X.C.program()) {
    EXPECT_TRUE(ir::verify(*P, X.Diags)) << X.messages();
    ir::print(*P, OS);
  }
  Out += X.emit("json");
  if (HasImage)
    *HasImage = X.C.modules()->Image;
  return Out;
}

void expectSame(Session::FileSystem Files, const CompilationOptions &Options,
                bool Used = true) {
  Session With(Files), Without(Files, withoutImage());
  bool HasImage = false;
  std::string A = everything(With, Options, &HasImage);
  EXPECT_EQ(HasImage, Used) << Options.Inputs.front();
  std::string B = everything(Without, Options, &HasImage);
  EXPECT_FALSE(HasImage);
  EXPECT_GT(A.size(), 10u);
  if (A == B)
    return;
  // The first line that differs says more than megabytes.
  auto [X, Y] = std::mismatch(A.begin(), A.end(), B.begin(), B.end());
  auto Line = [](llvm::StringRef Text, size_t At) {
    size_t Begin = Text.take_front(At).rfind('\n') + 1;
    return Text.slice(Begin, Text.find('\n', At)).str();
  };
  ADD_FAILURE() << Options.Inputs.front()
                << "\nwith the image:    " << Line(A, X - A.begin())
                << "\nwithout the image: " << Line(B, Y - B.begin());
}

/// With a text that stands where the model is.
void expectSame(llvm::StringRef Model, bool Used = true) {
  CompilationOptions O;
  O.Inputs = {"m.tm"};
  O.Rules.Today = 20000;
  expectSame(files({{"m.tm", Model}}), O, Used);
}

/// The models of folder \p Below of the sources.
std::vector<std::string> modelsIn(llvm::StringRef Below) {
  std::vector<std::string> Out;
  std::error_code Error;
  llvm::SmallString<128> Folder(TMC_SOURCE_DIR);
  llvm::sys::path::append(Folder, Below);
  for (llvm::sys::fs::recursive_directory_iterator It(Folder, Error), End;
       It != End && !Error; It.increment(Error))
    if (llvm::StringRef(It->path()).ends_with(".tm"))
      Out.push_back(It->path());
  llvm::sort(Out);
  return Out;
}

TEST(Image, ExamplesAreAsWithoutIt) {
  std::vector<std::string> Models = modelsIn("docs/examples");
  EXPECT_GT(Models.size(), 10u);
  for (const std::string &Model : Models) {
    // A set of texts is in the order in which its texts were first read, and
    // the image has read some before. Contracts have such sets.
    if (llvm::StringRef(Model).contains("/contracts/"))
      continue;
    CompilationOptions O;
    O.Inputs = {Model};
    O.Rules.Today = 20000;
    expectSame(llvm::vfs::getRealFileSystem(), O);
  }
}

TEST(Image, ModelsOfTheLibraryAreAsWithoutIt) {
  std::vector<std::string> Models = modelsIn("test/Stdlib/Rules");
  EXPECT_GT(Models.size(), 10u);
  // A sample that reaches every pack: all of them take long.
  for (size_t I = 0; I < Models.size(); I += 12) {
    CompilationOptions O;
    O.Inputs = {Models[I]};
    O.Rules.Today = 20000;
    expectSame(llvm::vfs::getRealFileSystem(), O);
  }
}

TEST(Image, MistakesAreAsWithoutIt) {
  for (const std::string &Model : modelsIn("test/Sema")) {
    CompilationOptions O;
    O.Inputs = {Model};
    O.Rules.Today = 20000;
    expectSame(llvm::vfs::getRealFileSystem(), O);
  }
}

TEST(Image, WhatAModelAddsToIt) {
  // Kinds, attributes, defaults, controls, functions and rules over those of
  // the library.
  expectSame(R"(
@adds_to(Capability)
enum Own { Teleport, Levitate }
component Base : WebServer { attr colour : string ? "Which?"; let loud = colour == "red"; }
component Derived : Base { colour = "red"; authentication = Password; }
channel Tube : Http { encrypted = false; }
control Wall : Firewall;
predicate isLoud(b : Base) = b.loud;
rule Loud "{b} is loud" { match b : Base; where isLoud(b); severity = Low; }
system S {
  boundary n : PublicInternet { a : Derived; b : Browser; }
  flow f : b -> a via Tube;
}
)");
  // Functions that rate, in place of those of the library.
  expectSame(R"(
ordered enum Chance { Rare, Often }
@likelihood function chance(s : Severity) -> Chance = Rare;
@impact function damage(s : Severity) -> Severity = s;
@risk function both(c : Chance, s : Severity) -> Severity = s;
system S { boundary n : PublicInternet { a : WebServer; b : Browser; } flow f : b -> a via Http; }
)");
  // The same names again, and a package of the library that is gone on with.
  expectSame(
      "package std.web; component WebServer; component Mine : WebServer;");
  expectSame("@adds_to(Capability) enum Own { ReadsCode, Deploys, Teleport }");
  expectSame("@id(\"TM-NET-001\") rule R \"r\" { match e : Element; severity = "
             "Low; }");
}

/// A model that imports all packages of the library, in the order of \p Names.
std::string importing(llvm::ArrayRef<std::string> Names) {
  std::string Out;
  for (const std::string &Name : Names)
    Out += "import " + Name + " as p" + std::to_string(&Name - Names.data()) +
           ";\n";
  return Out + R"(
@adds_to(Capability) enum Own { Teleport }
system S {
  boundary n : PublicInternet { a : WebServer; b : Browser; db : Postgres; }
  flow f : b -> a via Http;
  flow g : a -> db via PgWire;
}
)";
}

std::vector<std::string> allPackages() {
  std::vector<std::string> Names =
      Session(files({{"m.tm", ""}})).libraryPackages();
  llvm::erase(Names, "std.prelude");
  EXPECT_GT(Names.size(), 40u);
  return Names;
}

TEST(Image, AllPackagesInAnyOrder) {
  std::vector<std::string> Names = allPackages();
  expectSame(importing(Names));
  std::reverse(Names.begin(), Names.end());
  expectSame(importing(Names));
  // Every third: some that others import, some that nobody does.
  for (size_t Begin = 0; Begin != 3; ++Begin) {
    std::vector<std::string> Some;
    for (size_t I = Begin; I < Names.size(); I += 3)
      Some.push_back(Names[I]);
    expectSame(importing(Some));
  }
}

TEST(Image, EachPackageAlone) {
  // Every fourth: all of them take long, and are together in the test above.
  std::vector<std::string> Names = allPackages();
  for (size_t I = 0; I < Names.size(); I += 4)
    expectSame(importing(Names[I]));
}

TEST(Image, PackagesBehindFilesOfTheModel) {
  // The modules of the library come first then, so the rows have another order;
  // what is found has not.
  auto Files = files(
      {{"m.tm",
        "import \"kit.tm\"; import std.tenancy.*; import std.mobile.*;"
        "system S { boundary n : PublicInternet { a : Mine; b : Browser; }"
        " flow f : b -> a via Http; }"},
       {"kit.tm", "import std.api.*; component Mine : WebServer;"
                  "@adds_to(Capability) enum Own { Teleport }"}});
  CompilationOptions O;
  O.Inputs = {"m.tm"};
  O.Rules.Today = 20000;
  Session With(Files), Without(Files, withoutImage());
  Compiled A(With, O), B(Without, O);
  EXPECT_TRUE(A.C.lint());
  EXPECT_TRUE(B.C.lint());
  EXPECT_EQ(A.C.modules()->ImageModules.size(), 3u);
  EXPECT_EQ(A.emit("json"), B.emit("json"));
  EXPECT_EQ(A.messages(), B.messages());
}

TEST(Image, PackagesThatAFolderHidesAreCompiled) {
  llvm::StringRef Privacy;
  for (const ast::EmbeddedFile &F : embeddedLibrary())
    if (F.Path == "std/privacy.tm")
      Privacy = F.Text;
  ASSERT_FALSE(Privacy.empty());
  std::string Changed = Privacy.str() + "\nzone Moon : Boundary;\n";
  // std.methods.linddun imports it, so neither is taken from the image; std.api
  // is.
  auto Files =
      files({{"m.tm", "import std.api.*; import std.methods.linddun.*; "
                      "import std.privacy.*;"
                      "system S { boundary n : Moon { a : WebServer; } }"},
             {"packs/std/privacy.tm", Changed}});
  CompilationOptions O;
  O.Inputs = {"m.tm"};
  O.IncludePaths = {"packs"};
  O.Rules.Today = 20000;
  expectSame(Files, O);
  Session S(Files);
  Compiled X(S, O);
  ASSERT_TRUE(X.C.program()) << X.messages();
  const sema::ModuleSet &Set = *X.C.modules();
  EXPECT_FALSE(Set.ImageModules.empty());
  for (uint32_t M : Set.ImageModules) {
    llvm::StringRef Package = X.C.names().text(Set.Image->modules()[M].Package);
    EXPECT_FALSE(Package == "std.privacy" || Package == "std.methods.linddun");
  }
}

TEST(Image, IsNotUsedWhereAFolderHidesTheLibrary) {
  llvm::StringRef People;
  for (const ast::EmbeddedFile &F : embeddedLibrary())
    if (F.Path == "std/people.tm")
      People = F.Text;
  ASSERT_FALSE(People.empty());
  std::string Changed = People.str() + "\ncomponent Stranger : Person;\n";
  CompilationOptions O;
  O.Inputs = {"m.tm"};
  O.IncludePaths = {"packs"};
  O.Rules.Today = 20000;
  llvm::StringRef Model =
      "system S { boundary n : PrivateNetwork { a : WebServer; } }";
  expectSame(files({{"m.tm", Model}, {"packs/std/people.tm", Changed}}), O,
             /*Used=*/false);
  // A package beside those of the library hides nothing.
  expectSame(
      files({{"m.tm", Model}, {"packs/std/mine.tm", "package std.mine;"}}), O,
      /*Used=*/true);
}

TEST(Image, IsNotUsedWithoutThePrelude) {
  CompilationOptions O;
  O.Inputs = {"m.tm"};
  O.Prelude = false;
  expectSame(files({{"m.tm", "import std.core.*; system S : System { }"}}), O,
             /*Used=*/false);
}

TEST(Image, IsTheSameEachTime) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  std::string Image = sema::makeLibraryImage(embeddedLibrary(), Diags);
  EXPECT_FALSE(Diags.hasErrors());
  EXPECT_TRUE(llvm::StringRef(Image) == ast::embeddedImage());
}

TEST(Image, TreesAreReadOnlyWhenAskedFor) {
  Session S(shopFiles());
  Compiled X(S);
  ASSERT_TRUE(X.C.findings());
  const sema::ModuleSet &Set = *X.C.modules();
  ASSERT_TRUE(Set.Image);
  for (uint32_t I = 0; I != Set.Image->numBaseModules(); ++I)
    EXPECT_FALSE(Set.Modules[sema::ModuleId(I)].Syntax.isRead());
  EXPECT_TRUE(Set.Modules[Set.Prelude].tree().root());
  EXPECT_TRUE(Set.Modules[Set.Prelude].Syntax.isRead());
}

TEST(Image, TwoCompilationsMayShareSources) {
  Session S(shopFiles());
  SourceManager Sources;
  Diagnostics Diags(Sources);
  Compilation First(S, shopOptions(), Diags);
  ASSERT_TRUE(First.program());
  Compilation Second(S, shopOptions(), Diags);
  ASSERT_TRUE(Second.program());
  EXPECT_TRUE(Second.modules()->Image);
  // Other sources have no room for the files of the image.
  SourceManager Others;
  Others.addFile("other.tm", "// first");
  Diagnostics Into(Others);
  Compilation Third(S, shopOptions(), Into);
  ASSERT_TRUE(Third.program());
  EXPECT_FALSE(Third.modules()->Image);
}

} // namespace
