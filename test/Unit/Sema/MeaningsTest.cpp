//===- MeaningsTest.cpp - What is at a place of a file --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Meanings.h"
#include "Compiler/Compilation.h"
#include "Sema/NameIndex.h"

#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::sema;
using llvm::StringRef;

namespace {

constexpr char Kit[] = R"(/// Where goods lie.
package acme.kit;

/// Keeps goods. It is dry.
@also("Granary", "storage site") @formerly("Barn")
component Depot : Service {
  /// Closed at night.
  @formerly("shut")
  attr locked : bool?;
}
enum Colour { Red, @also("navy") Blue }
)";

constexpr char Shop[] = R"(import acme.kit.*;
import acme.kit.{Depot as Place};
component Door : WebServer { attr width : int?; attr tint : Colour?; }
data Order { sensitivity = Confidential; }
system Shop {
  boundary office : PrivateNetwork {
    depot : Place { locked = true; availability = Critical; }
    door : Door { tint = Blue; width = 2 + 3; }
    orders : Postgres { stores = [Order]; }
  }
  flow save : door -> office.depot via Https { carries = [Order]; controls = [Tls]; }
}
@id("ACME-1") @stride(Tampering)
rule WideDoor "${d} is wide" {
  match d : Door;
  where d.width > 3 and d.availability >= Important;
  severity = Low;
}
)";

/// Both files, analysed with the library.
class Meant : public testing::Test {
protected:
  void SetUp() override {
    auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
    auto Add = [&](StringRef Path, StringRef Text) {
      FS->addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
    };
    Add("packs/acme/kit.tm", Kit);
    Add("shop.tm", Text);
    S.emplace(FS);
    compiler::CompilationOptions O;
    O.Inputs = {"shop.tm"};
    O.IncludePaths = {"packs"};
    C.emplace(*S, std::move(O), Diags);
    M = C->meanings();
    ASSERT_TRUE(M);
  }

  FileId file(StringRef Path) const {
    for (uint32_t I = 0; I != Sources.fileCount(); ++I)
      if (Sources.path(FileId(I)) == Path)
        return FileId(I);
    return FileId::none();
  }
  /// What is at \p Skip characters behind the beginning of \p Part, which
  /// stands in one place of the model.
  const Meaning *at(StringRef Part, size_t Skip = 0) const {
    const FileId File = file("shop.tm");
    const size_t At = Sources.text(File).find(Part);
    EXPECT_NE(At, StringRef::npos) << Part.str();
    return M->at(Sources.locAt(File, static_cast<uint32_t>(At + Skip)));
  }
  std::string name(const Meaning *X) const {
    return X ? M->fullName(*X) : "nothing";
  }
  std::string written(const Meaning *X) const {
    return X ? source(X->Where) : "nothing";
  }
  std::string source(Range R) const {
    const FileId File = Sources.fileOf(R.Begin);
    return Sources.text(File)
        .slice(Sources.offsetIn(File, R.Begin), Sources.offsetIn(File, R.End))
        .str();
  }
  /// `path: text` of where it is declared.
  std::string declared(const Meaning *X) const {
    if (!X || !X->Declared.isValid())
      return "nowhere";
    return Sources.path(Sources.fileOf(X->Declared.Begin)).str() + ": " +
           source(X->Declared);
  }
  std::string type(const Meaning *X) const {
    return X && X->Ty ? ir::typeName(M->program(), *X->Ty) : "none";
  }

  std::string Text = Shop;
  SourceManager Sources;
  Diagnostics Diags{Sources};
  std::optional<compiler::Session> S;
  std::optional<compiler::Compilation> C;
  const Meanings *M = nullptr;
};

TEST_F(Meant, KindsOfTheModelOfPackagesAndOfTheLibrary) {
  const Meaning *X = at("Door { tint");
  ASSERT_TRUE(X);
  EXPECT_EQ(X->What, MeaningKind::Kind);
  EXPECT_EQ(name(X), "shop.Door");
  EXPECT_EQ(declared(X), "shop.tm: Door");
  EXPECT_EQ(written(X), "Door");
  EXPECT_EQ(name(at("Place {", 2)), "acme.kit.Depot");
  EXPECT_EQ(declared(at("Place {")), "packs/acme/kit.tm: Depot");
  X = at("Postgres");
  EXPECT_EQ(name(X), "std.db.Postgres");
  EXPECT_EQ(declared(X), "<std>/std/db.tm: Postgres");
}

TEST_F(Meant, NamesInImports) {
  EXPECT_EQ(name(at("Depot as")), "acme.kit.Depot");
}

TEST_F(Meant, ControlsAndData) {
  EXPECT_EQ(name(at("Tls]")), "std.controls.Tls");
  EXPECT_EQ(declared(at("Tls]")), "<std>/std/controls.tm: Tls");
  const Meaning *X = at("Order]; controls");
  ASSERT_TRUE(X);
  EXPECT_EQ(X->What, MeaningKind::Entity);
  EXPECT_EQ(declared(X), "shop.tm: Order");
}

TEST_F(Meant, PartsOfTheModel) {
  EXPECT_EQ(name(at("door ->")), "Shop.door");
  EXPECT_EQ(declared(at("door ->")), "shop.tm: door");
  EXPECT_EQ(type(at("door ->")), "Door");
  EXPECT_EQ(name(at("office.depot")), "Shop.office");
  EXPECT_EQ(name(at("office.depot", 7)), "Shop.depot");
}

TEST_F(Meant, AttributesWhereTheyAreSetAndRead) {
  const Meaning *X = at("locked = true");
  ASSERT_TRUE(X);
  EXPECT_EQ(X->What, MeaningKind::Attribute);
  EXPECT_EQ(name(X), "acme.kit.Depot.locked");
  EXPECT_EQ(declared(X), "packs/acme/kit.tm: locked");
  EXPECT_EQ(name(at("availability = Critical")),
            "std.core.Element.availability");
  EXPECT_EQ(name(at("d.width > 3", 2)), "shop.Door.width");
  EXPECT_EQ(type(at("d.width > 3", 2)), "int");
}

TEST_F(Meant, ValuesOfEnums) {
  const Meaning *X = at("Blue;");
  ASSERT_TRUE(X);
  EXPECT_EQ(X->What, MeaningKind::EnumValue);
  EXPECT_EQ(name(X), "acme.kit.Colour.Blue");
  EXPECT_EQ(name(at("Important;")), "std.core.Criticality.Important");
}

TEST_F(Meant, ExpressionsHaveTypes) {
  const Meaning *X = at("2 + 3", 2);
  ASSERT_TRUE(X);
  EXPECT_EQ(X->What, MeaningKind::Expression);
  EXPECT_EQ(written(X), "2 + 3");
  EXPECT_EQ(type(X), "int");
  EXPECT_EQ(type(at("d.width > 3", 8)), "bool");
  EXPECT_EQ(at("d.width > 3")->What, MeaningKind::Local);
  EXPECT_EQ(type(at("d.width > 3")), "Door");
}

TEST_F(Meant, NamesWhereTheyAreDeclared) {
  EXPECT_EQ(name(at("WideDoor")), "shop.WideDoor");
  EXPECT_EQ(name(at("width : int")), "shop.Door.width");
  EXPECT_EQ(name(at("depot : Place")), "Shop.depot");
}

TEST_F(Meant, KeywordsMeanNothing) {
  EXPECT_EQ(at("component Door"), nullptr);
  EXPECT_EQ(at("boundary office"), nullptr);
}

/// The same model with a mistake in each statement that can have one.
class MeantInPart : public Meant {
protected:
  MeantInPart() {
    Text = StringRef(Shop).str();
    auto Change = [&](StringRef From, StringRef To) {
      Text.replace(Text.find(From.str()), From.size(), To.str());
    };
    Change("Postgres", "Postgras");
    Change("width = 2", "widht = 2");
    Change("Https", "Nonsense");
    Change("d.width > 3", "d.height > 3");
  }
};

TEST_F(MeantInPart, WhatCanBeUnderstoodIsThere) {
  EXPECT_EQ(Diags.errorCount(), 0U) << "to ask reports nothing";
  EXPECT_EQ(at("Postgras"), nullptr);
  EXPECT_EQ(name(at("Door { tint")), "shop.Door");
  EXPECT_EQ(name(at("locked = true")), "acme.kit.Depot.locked");
  EXPECT_EQ(name(at("door ->")), "Shop.door");
}

/// All that has a name, by any of its names.
class AllNames : public Meant {
protected:
  void SetUp() override {
    Meant::SetUp();
    Index.emplace(*C->modules(), Sources, C->names());
  }
  /// `full name (what, which of its names)` of each that is called \p Text.
  std::string all(StringRef Text) const {
    std::string Out;
    for (const NameIndex::Match &X : Index->find(Text)) {
      static constexpr StringRef Sorts[] = {"former", "own", "also"};
      Out += (Out.empty() ? "" : "; ") + Index->fullName(*X.T) + " (" +
             wordFor(X.T->What).str() + ", " +
             Sorts[static_cast<size_t>(X.N->Sort)].str() + ")";
    }
    return Out;
  }
  std::optional<NameIndex> Index;
};

TEST_F(AllNames, OfTheModelAndItsPackages) {
  EXPECT_EQ(all("Barn"), "acme.kit.Depot (kind, former)");
  EXPECT_EQ(all("STORAGE-SITES"), "acme.kit.Depot (kind, also)");
  EXPECT_EQ(all("shut"), "acme.kit.Depot.locked (attribute, former)");
  EXPECT_EQ(all("navy"), "acme.kit.Colour.Blue (value, also)");
  EXPECT_EQ(all("kit"), "acme.kit (package, own)");
  EXPECT_EQ(all("nothing of that name"), "");
  EXPECT_EQ(all("--"), "");
}

TEST_F(AllNames, OfTheLibraryWhetherLoadedOrNot) {
  EXPECT_EQ(all("S3_Bucket"), "std.aws.S3Bucket (kind, own)");
  EXPECT_EQ(all("Dynamo DB"), "std.db.DynamoDb (kind, own); "
                              "std.aws.DynamoDbTable (kind, also)");
  EXPECT_EQ(all("AuditLog"), "std.controls.AuditLogging (control, former); "
                             "std.core.Element.audit_log (attribute, own); "
                             "std.data.AuditRecord (kind, also)");
  EXPECT_EQ(all("Vital"), "std.core.Criticality.Critical (value, former); "
                          "std.core.Flow.vital (attribute, own)");
}

TEST_F(AllNames, APluralIsLessThanTheNameItself) {
  auto Found = Index->find("Https");
  ASSERT_GE(Found.size(), 2U);
  EXPECT_TRUE(Found[0].Exact);
  EXPECT_EQ(Index->fullName(*Found[0].T), "std.web.Https");
  EXPECT_FALSE(Found.back().Exact);
}

TEST_F(AllNames, WhatIsKnownOfOne) {
  const Thing &T = *Index->find("Granary").front().T;
  EXPECT_EQ(Index->summary(T), "Keeps goods.");
  EXPECT_EQ(Index->path(T), "packs/acme/kit.tm");
  EXPECT_EQ(Index->line(T), 6U);
  EXPECT_EQ(source(Index->where(T)), "Depot");
  std::string Names;
  for (const ThingName &N : Index->namesOf(T))
    Names += Index->text(N.Text).str() + ",";
  EXPECT_EQ(Names, "Depot,Granary,storage site,Barn,");
  const Thing &Bucket = *Index->find("S3Bucket").front().T;
  EXPECT_FALSE(Index->isLoaded(Bucket));
  EXPECT_FALSE(Index->where(Bucket).isValid());
  EXPECT_EQ(Index->path(Bucket), "<std>/std/aws.tm");
  EXPECT_FALSE(Index->summary(Bucket).empty());
  auto Rules = Index->find("SSRF");
  llvm::erase_if(Rules, [](const NameIndex::Match &X) {
    return X.T->What != ThingKind::Rule;
  });
  ASSERT_EQ(Rules.size(), 1U);
  EXPECT_EQ(Index->text(Rules[0].T->RuleId).take_front(3), "TM-");
  EXPECT_EQ(source(Index->where(*Rules[0].T)), "ServerSideRequestForgery");
}

TEST_F(AllNames, TheImageHasWhatTheTreesHave) {
  compiler::SessionOptions Plain;
  Plain.Image = nullptr;
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  FS->addFile("m.tm", 0, llvm::MemoryBuffer::getMemBufferCopy("system S { }"));
  auto List = [&](const compiler::SessionOptions &Options) {
    compiler::Session Own(FS, Options);
    SourceManager OwnSources;
    Diagnostics OwnDiags(OwnSources);
    compiler::CompilationOptions O;
    O.Inputs = {"m.tm"};
    compiler::Compilation Of(Own, std::move(O), OwnDiags);
    NameIndex All(*Of.modules(), OwnSources, Of.names());
    std::vector<std::string> Rows;
    All.forEach([&](const Thing &T) {
      std::string Row = All.fullName(T) + " " + All.path(T) + " " +
                        std::to_string(T.Begin) + " " + All.summary(T);
      for (const ThingName &N : All.namesOf(T))
        Row += " | " + All.text(N.Text).str();
      Rows.push_back(std::move(Row));
    });
    llvm::sort(Rows);
    return Rows;
  };
  const auto Image = List({});
  EXPECT_GT(Image.size(), 2000U);
  EXPECT_EQ(Image, List(Plain));
}

} // namespace
