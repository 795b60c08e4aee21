//===- ModelWriterTest.cpp - Tests of models as source --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Compilation.h"
#include "Importers/Importers.h"

#include "gtest/gtest.h"

#include "llvm/Support/VirtualFileSystem.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

namespace {

/// What the library knows, read once for all tests.
class Library {
public:
  static const Knowledge &knowledge() {
    static const Library L;
    return *L.K;
  }

private:
  Library() {
    const sema::ModuleSet *Modules = C.modules();
    if (!Modules)
      return;
    Index.emplace(*Modules, Diags.sources(), C.names());
    StringRef Prelude;
    for (const ast::EmbeddedFile &E : S.library())
      if (E.Path == "std/prelude.tm")
        Prelude = E.Text;
    K.emplace(*Index, Prelude, Diags);
  }

  compiler::Session S{
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()};
  SourceManager Sources;
  Diagnostics Diags{Sources};
  compiler::Compilation C{S, compiler::CompilationOptions(), Diags};
  std::optional<sema::NameIndex> Index;
  std::optional<Knowledge> K;
};

class ModelWriterTest : public testing::Test {
protected:
  const Knowledge &K = Library::knowledge();
  ModelWriter M{K};

  const Kind &kind(StringRef Name) const {
    const Kind *Found = K.kind(Name);
    EXPECT_NE(Found, nullptr) << Name.str();
    return *Found;
  }
  /// The text, which is in the language.
  std::string text() {
    SourceManager Sources;
    Diagnostics Diags(Sources);
    std::optional<std::string> Out = M.text(Diags);
    EXPECT_TRUE(Out.has_value());
    EXPECT_FALSE(Diags.hasErrors());
    return Out.value_or("");
  }
  void expectLine(StringRef Line) {
    std::string Text = text();
    EXPECT_TRUE(StringRef(Text).contains(Line)) << Line.str() << "\n" << Text;
  }
};

TEST_F(ModelWriterTest, NamesAreLegalUniqueAndStable) {
  const Kind &Service = kind("Service");
  M.system("The \"shop\" 2");
  EXPECT_EQ(M.systemName(), "TheShop2");
  EXPECT_EQ(M.package(), "imported.the_shop_2");
  EXPECT_EQ(M.name(M.element({}, Service, "Web server")), "web_server");
  EXPECT_EQ(M.name(M.element({}, Service, "web-server")), "web_server2");
  EXPECT_EQ(M.name(M.element({}, Service, "2nd")), "n2nd");
  EXPECT_EQ(M.name(M.element({}, Service, "日本")), "n");
  // A word of the language, and a kind.
  EXPECT_EQ(M.name(M.element({}, Service, "flow")), "flow_part");
  EXPECT_EQ(M.name(M.data(nullptr, "Order")), "Order");
  EXPECT_EQ(M.name(M.data(nullptr, "Service")), "ServiceItem");
  EXPECT_EQ(M.name(M.data(nullptr, "MYSQL_PASSWORD")), "MysqlPassword");
  // One that ends with a digit is not mistaken for another's number.
  EXPECT_EQ(M.name(M.element({}, Service, "db1")), "db1");
  EXPECT_EQ(M.name(M.element({}, Service, "db1")), "db1_2");
}

TEST_F(ModelWriterTest, TextsAreEscaped) {
  EXPECT_EQ(quoted("a \"b\" ${c} \\\n d"), "\"a \\\"b\\\" \\${c} \\\\  d\"");
  M.system("Shop");
  PartId P = M.element({}, kind("Service"), "x\"; } system Evil { ${y");
  M.comment(P, "one\n*/ } system Evil {");
  M.setText(P, "owner", "\"");
  expectLine("\"x\\\"; } system Evil { \\${y\"");
  expectLine("/// one */ } system Evil {");
  expectLine("owner = \"\\\"\";");
}

TEST_F(ModelWriterTest, LongTitlesAreCutBetweenCharacters) {
  M.system("Shop");
  std::string Long;
  for (int N = 0; N < 150; ++N)
    Long += "ä";
  M.element({}, kind("Service"), Long);
  std::string Text = text();
  EXPECT_TRUE(StringRef(Text).contains("ä…\""));
}

TEST_F(ModelWriterTest, PartsAreWrittenInTheirBoundaries) {
  M.system("Shop");
  PartId Outer = M.boundary({}, kind("PrivateNetwork"), "Back");
  PartId Inner = M.boundary(Outer, nullptr, "Deep");
  PartId Db = M.element({}, kind("Postgres"), "Db");
  M.move(Db, Inner);
  EXPECT_TRUE(M.isIn(Db, Outer));
  EXPECT_TRUE(M.isIn(Outer, Outer));
  EXPECT_FALSE(M.isIn(Outer, Inner));
  EXPECT_EQ(M.path(Db), "Shop.db");
  EXPECT_EQ(M.path(PartId()), "Shop");
  PartId Web = M.element({}, kind("Service"), "Web");
  PartId F = M.flow(Web, Db, &kind("PgWire"), "read");
  M.bothWays(F);
  PartId D = M.data(&kind("Payment"), "Bill");
  M.add(F, "carries", M.path(D));
  M.add(F, "carries", M.path(D));
  M.set(F, "encrypted", "true");
  M.set(F, "encrypted", "false");
  M.empty(Db, "stores");
  std::string Text = text();
  EXPECT_EQ(
      Text,
      R"(/// Made by `tmc import`, which replaces this file. Your own part is in yours.tm.
package imported.shop;

data Bill : Payment;

system Shop {
  boundary back : PrivateNetwork "Back" {
    boundary deep "Deep" {
      db : Postgres "Db" {
        stores = [];
      }
    }
  }
  web : Service "Web";

  flow web_to_db : web <-> db via PgWire "read" {
    carries = [Bill];
    encrypted = true;
  }
}
)");
  EXPECT_EQ(M.count(ast::KindClass::Component), 2u);
  EXPECT_EQ(M.count(ast::KindClass::Zone), 2u);
  EXPECT_EQ(M.count(ast::KindClass::Channel), 1u);
  EXPECT_EQ(M.count(ast::KindClass::Data), 1u);
}

TEST_F(ModelWriterTest, KindsThatNoModelSeesAreImported) {
  const Kind *Bucket = K.map("pytm.Classes", "DatastoreType.AWS_S3");
  ASSERT_NE(Bucket, nullptr);
  EXPECT_TRUE(Bucket->NeedsImport);
  M.system("Shop");
  // The alias is not the name of a part.
  M.boundary({}, nullptr, "aws");
  M.element({}, *Bucket, "Files");
  expectLine("import std.aws as aws2;");
  expectLine("files : aws2.S3Bucket \"Files\";");
}

TEST_F(ModelWriterTest, ThreatsAreAboutPartsOrTheSystem) {
  M.system("Shop");
  PartId Web = M.element({}, kind("Service"), "Web");
  PartId T = M.threat({Web}, "Lies");
  M.set(T, "severity", "High");
  M.annotateOnce(T, "@stride(Spoofing)");
  M.annotateOnce(T, "@stride(Spoofing)");
  M.set(M.threat({}, "Floods"), "severity", "Low");
  expectLine("@stride(Spoofing)\nthreat Lies on Shop.web {");
  expectLine("threat Floods on Shop {");
}

TEST_F(ModelWriterTest, KnowledgeHasNoSystem) {
  M.system("Rules");
  M.withoutSystem();
  M.declaration("control Lock for Element \"Lock\";");
  EXPECT_EQ(M.declarationCount(), 1u);
  EXPECT_FALSE(StringRef(text()).contains("system"));
}

TEST_F(ModelWriterTest, DeclarationsDoNotDependOnComments) {
  auto Declared = [&](StringRef Comment, bool Moved) {
    ModelWriter W(K);
    W.system("Shop");
    PartId B = W.boundary({}, nullptr, "Back");
    PartId P = W.element(Moved ? B : PartId(), kind("Service"), "Web");
    W.comment(P, Comment);
    return W.declarations()["web"];
  };
  EXPECT_EQ(Declared("line 1", false), Declared("line 2", false));
  EXPECT_NE(Declared("line 1", false), Declared("line 1", true));
}

TEST_F(ModelWriterTest, MappingsHaveKindsAndSettings) {
  const Knowledge::Setting *S =
      K.setting("tmt.FlowSettings", "providesConfidentiality=yes");
  ASSERT_NE(S, nullptr);
  EXPECT_EQ(S->Attribute, "encrypted");
  EXPECT_EQ(S->Value, "true");
  EXPECT_EQ(K.setting("tmt.FlowSettings", "nothing=Yes"), nullptr);
  // A setting is no kind, and the full name of a kind stands for it.
  EXPECT_EQ(K.map("tmt.FlowSettings", "providesConfidentiality=Yes"), nullptr);
  const Kind *Postgres = K.map("otm.Components", "std.db.Postgres");
  ASSERT_NE(Postgres, nullptr);
  EXPECT_EQ(Postgres->Name, "Postgres");
  EXPECT_EQ(K.map("otm.Components", "std.web.Postgres"), nullptr);
  EXPECT_TRUE(K.isRule("TM-NET-001"));
  EXPECT_FALSE(K.isRule("TM-NET-999"));
}

} // namespace
