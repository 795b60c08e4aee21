//===- TriageTest.cpp - What a contract says about a finding --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Compilation.h"
#include "Triage/Output.h"

#include "llvm/ADT/STLExtras.h"

#include <gtest/gtest.h>

using namespace tmc;
using namespace tmc::triage;

namespace {

/// The contract of test/Triage/Inputs/letters.tm.
class Letters {
public:
  Letters() : S(llvm::vfs::getRealFileSystem()) {
    compiler::CompilationOptions O;
    O.Inputs = {TMC_SOURCE_DIR "/test/Triage/Inputs/letters.tm"};
    C.emplace(S, O, Diags);
    const ir::Program *P = C->program();
    const analysis::Facts *F = P ? C->facts() : nullptr;
    if (!F)
      return;
    Claims = contract::read(*P, *F, Diags);
    if (!Claims)
      return;
    contract::check(*Claims, *F, Diags);
    Index.emplace(*C->modules(), Sources, C->names());
    Words.emplace(*Index);
    Table.emplace(*Words);
    By.emplace(*Claims, *F, *Table, std::vector<std::string>{"/home/ci"});
  }

  /// Which rule decides about \p F.
  std::string rule(Finding F) {
    Scan S;
    S.Tool = "CodeQL";
    return info(By->judge(F, S).By).Name.str();
  }
  std::string messages() const {
    std::string Out;
    for (const Diagnostic &D : Diags.all())
      Out += Sources.describe(D.Where.Begin) + ": " + D.Message + "\n";
    return Out;
  }

  SourceManager Sources;
  Diagnostics Diags{Sources};
  compiler::Session S;
  std::optional<compiler::Compilation> C;
  std::optional<contract::Contract> Claims;
  std::optional<sema::NameIndex> Index;
  std::optional<sema::WordTables> Words;
  std::optional<WeaknessTable> Table;
  std::optional<Triage> By;
};

Letters &letters() {
  static Letters L;
  return L;
}

Finding finding(llvm::StringRef Path, std::vector<uint32_t> Weaknesses,
                llvm::StringRef Symbol = {}, llvm::StringRef Rule = "r") {
  Finding F;
  F.Rule = Rule;
  F.Where.Path = Path;
  F.Where.Symbol = Symbol;
  F.Weaknesses = std::move(Weaknesses);
  return F;
}

TEST(Triage, ContractIsSound) {
  ASSERT_TRUE(letters().By) << letters().messages();
  EXPECT_EQ(letters().messages(), "");
}

TEST(Triage, DispositionsAreThoseOfTheLibrary) {
  ASSERT_TRUE(letters().Claims);
  ASSERT_EQ(letters().Claims->Dispositions.size(), NumDispositions);
  for (unsigned I = 0; I < NumDispositions; ++I) {
    auto D = static_cast<Disposition>(I);
    EXPECT_EQ(letters().Claims->Dispositions[I].Name, info(D).Id);
    EXPECT_EQ(findDisposition(info(D).Word), D);
  }
  EXPECT_EQ(findDisposition("model-gap"), Disposition::ModelGap);
  EXPECT_EQ(findDisposition("gap"), std::nullopt);
}

TEST(Triage, EachRuleDecides) {
  ASSERT_TRUE(letters().By);
  Letters &L = letters();
  EXPECT_EQ(L.rule(finding("test/a.c", {787})), "UnsupportedComponent");
  EXPECT_EQ(L.rule(finding("src/checksum.c", {327}, "",
                           "cpp/weak-cryptographic-algorithm")),
            "KnownNonFinding");
  EXPECT_EQ(L.rule(finding("../a.c", {787})), "OutsideTree");
  EXPECT_EQ(L.rule(finding("/etc/passwd", {787})), "OutsideTree");
  EXPECT_EQ(L.rule(finding("elsewhere/a.c", {787})), "UnknownComponent");
  EXPECT_EQ(L.rule(finding("both/a.c", {787})), "SeveralComponents");
  EXPECT_EQ(L.rule(finding("src/gpu/a.c", {787})), "ComponentOfVariant");
  EXPECT_EQ(L.rule(finding("src/a.c", {502})), "Contradiction");
  EXPECT_EQ(L.rule(finding("src/a.c", {208})), "ExcludedThreat");
  EXPECT_EQ(L.rule(finding("src/a.c", {347})), "Disclaimed");
  EXPECT_EQ(L.rule(finding("src/a.c", {89})), "Disclaimed");
  EXPECT_EQ(L.rule(finding("", {601})), "Unplaced");
  EXPECT_EQ(L.rule(finding("", {347})), "Disclaimed") << "of the whole project";
  EXPECT_EQ(L.rule(finding("src/config/a.c", {787})), "TrustedInput");
  EXPECT_EQ(L.rule(finding("src/remote/a.c", {787})), "OtherBuild");
  EXPECT_EQ(L.rule(finding("src/ipc/a.c", {787})), "ExcludedAdversary");
  EXPECT_EQ(L.rule(finding("src/a.c", {})), "NoWeakness");
  EXPECT_EQ(L.rule(finding("src/cache/a.c", {787})), "UnknownReach");
  EXPECT_EQ(L.rule(finding("src/a.c", {787})), "Violation");
  EXPECT_EQ(L.rule(finding("/home/ci/src/a.c", {787})), "Violation");
  EXPECT_EQ(L.rule(finding("src/a.c", {476})), "CorrectnessBug");
  EXPECT_EQ(L.rule(finding("src/a.c", {79})), "MisuseMadeEasy");
  EXPECT_EQ(L.rule(finding("src/a.c", {601})), "NoClaim");
}

TEST(Triage, SymbolsAndWeaknessesAreComparedClosely) {
  ASSERT_TRUE(letters().By);
  Letters &L = letters();
  EXPECT_EQ(L.rule(finding("src/a.c", {787}, "letters::set_flags(int)")),
            "TrustedInput");
  EXPECT_EQ(L.rule(finding("src/a.c", {787}, "helper")), "Violation");
  Finding ByTheWay = finding("src/a.c", {787}, "helper");
  ByTheWay.Way.push_back({"src/b.c", "set_flags", 1, 1});
  EXPECT_EQ(L.rule(ByTheWay), "TrustedInput");
  // 416 is a case of 825, and that of 119; 1333 of 407, of 405, of 400.
  EXPECT_EQ(L.rule(finding("src/a.c", {416})), "Violation");
  EXPECT_EQ(L.rule(finding("src/a.c", {1333})), "Violation")
      << "P3 names the component and is nearer than D2";
  EXPECT_EQ(L.rule(finding("src/a.c", {409})), "Disclaimed") << "only D2";
  // What violates a promise is valid whatever else it is.
  EXPECT_EQ(L.rule(finding("src/a.c", {347, 787})), "Violation");
  EXPECT_EQ(L.rule(finding("src/a.c", {79, 476})), "CorrectnessBug");
  // A table knows what the rule is about.
  EXPECT_EQ(L.rule(finding("src/a.c", {}, "",
                           "clang-analyzer-security."
                           "ArrayBound")),
            "Violation");
  Finding Advisory = finding("", {}, "", "GHSA-1");
  Advisory.Aliases = {"CVE-2020-1000"};
  EXPECT_EQ(L.rule(Advisory), "KnownNonFinding") << "by another of its names";
}

TEST(Triage, AWeaknessHasItsAncestorsOnce) {
  ASSERT_TRUE(letters().Table);
  std::vector<uint32_t> Found;
  for (const WeaknessTable::Ancestor &A : letters().Table->ancestors(122))
    Found.push_back(A.Weakness);
  EXPECT_EQ(Found.front(), 122U);
  EXPECT_TRUE(llvm::is_contained(Found, 119U));
  llvm::sort(Found);
  EXPECT_EQ(std::unique(Found.begin(), Found.end()), Found.end());
  EXPECT_EQ(letters().Table->ancestors(424242).size(), 1U);
  EXPECT_EQ(letters().Table->title(787), "Out-of-bounds write");
}

/// What each form says about \p Text, a report.
std::string written(llvm::StringRef Text, llvm::StringRef Word,
                    bool ShowAll = false) {
  Letters &L = letters();
  Intake From;
  FileId File = L.Sources.addFile("r.json", Text);
  Diagnostics Own(L.Sources);
  if (!readReport(File, Own, From))
    return "not read";
  Result R = triageAll(*L.By, From, *L.Table, L.Sources);
  R.ToolVersion = "1";
  R.ShowAll = ShowAll;
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  findForm(Word)->Write(R, OS);
  return Out;
}

constexpr llvm::StringRef OneReport =
    R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"}},"results":[)"
    R"({"ruleId":"r","message":{"text":"m"},"taxa":[{"id":"CWE-787"}],)"
    R"("partialFingerprints":{"h/v1":"abc"},"locations":[{)"
    R"("physicalLocation":{"artifactLocation":{"uri":"src/a.c"},)"
    R"("region":{"startLine":7,"startColumn":2}}}]}]}]})";

TEST(Triage, Forms) {
  ASSERT_TRUE(letters().By);
  EXPECT_EQ(written(OneReport, "text"),
            "src/a.c:7:2: VALID: m [T r]\n"
            "    why: It breaks a property that the project provides: A "
            "malformed letter does not corrupt memory. Sender of a letter "
            "controls the bytes of the letter of parse_letter.\n"
            "    by: P1 (section 8, documented in README.md:30), bytes "
            "(section 6, documented in include/letters.h:4)\n"
            "    otherwise: It would be out of model if attackers could not "
            "choose the bytes of the letter of parse_letter in a way that "
            "leads here.\n"
            "\n"
            "read r.json: SARIF of T, 1 finding\n"
            "1 finding: 1 VALID\n");
  std::string Sarif = written(OneReport, "sarif");
  for (llvm::StringRef Part :
       {R"("partialFingerprints":{"h/v1":"abc"})", R"("startLine":7)",
        R"("suppressions":[])", R"("tmc/claims":["P1","bytes"])"})
    EXPECT_TRUE(llvm::StringRef(Sarif).contains(Part)) << Part.str() << Sarif;
  EXPECT_TRUE(llvm::StringRef(written(OneReport, "openvex"))
                  .contains(R"("status":"affected")"));
  EXPECT_TRUE(llvm::StringRef(written(OneReport, "json"))
                  .contains(R"("decided_by":"Violation")"));
  EXPECT_TRUE(
      llvm::StringRef(written(OneReport, "markdown")).contains("## VALID"));
}

TEST(Triage, EndingsChooseForms) {
  EXPECT_EQ(formOf("a.sarif")->Word, "sarif");
  EXPECT_EQ(formOf("a.sarif.json")->Word, "sarif");
  EXPECT_EQ(formOf("a.vex.json")->Word, "openvex");
  EXPECT_EQ(formOf("a.json")->Word, "json");
  EXPECT_EQ(formOf("a.md")->Word, "markdown");
  EXPECT_EQ(formOf("a"), nullptr);
  EXPECT_EQ(findForm("xml"), nullptr);
}

} // namespace
