//===- Sarif.h - Findings as SARIF ----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// SARIF 2.1.0, the OASIS standard that code scanning and editors read. The
/// full profile says what the standard has a place for. The one for GitHub
/// leaves out what GitHub ignores or would misread: it makes an alert of each
/// result, whatever its kind or suppressions. docs/language/exports.md says
/// what goes where.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_SARIF_H
#define TMC_BACKENDS_SARIF_H

#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"
#include "Report/FindingText.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace tmc::backends {

/// What GitHub takes, as its documentation says ("SARIF support for code
/// scanning", limits). Above the first number it keeps only so many, above the
/// second it refuses the file.
struct SarifLimit {
  uint64_t Shown;
  uint64_t Taken;
};
inline constexpr SarifLimit GitHubResults = {5000, 25000};
inline constexpr SarifLimit GitHubRules = {25000, 25000};
inline constexpr SarifLimit GitHubTags = {10, 20};
inline constexpr SarifLimit GitHubSteps = {1000, 10000};
inline constexpr uint64_t GitHubBytes = 10'000'000; ///< compressed
inline constexpr uint64_t GitHubNameLength = 255;
inline constexpr uint64_t GitHubTextLength = 1024;

/// The level of what is so severe.
llvm::StringRef sarifLevel(report::SeverityClass C);

/// What the parts of a SARIF file have in common, whatever results it has.
class SarifBase {
protected:
  SarifBase(const SourceManager &Sources, llvm::raw_ostream &OS)
      : Sources(Sources), W(OS) {}

  void openLog();
  void openDriver(llvm::StringRef Version);
  void closeLog();
  void text(llvm::StringRef Text, llvm::StringRef Markdown = {});
  void artifact(llvm::StringRef Path);
  void physicalLocation(Range Where);
  void region(FileId File, Range Where);
  /// Member `locations`: the one place \p Where.
  void onlyLocation(Range Where);

  // Messages of the compiler. What has a place is a result, as it is something
  // to change there; the rest, and all unless \p AsResults, are notifications.
  void sort(const Diagnostics &Diags, bool AsResults);
  void diagnosticRules();
  void invocation(bool Successful);
  /// \p FirstRule is the index of the first of `diagnosticRules`.
  void diagnosticResults(size_t FirstRule);

  const SourceManager &Sources;
  document::JsonWriter W;
  bool OneLine = false; ///< regions end where their first line does
  bool Braces = true;   ///< they are doubled, as the standard says

private:
  void notification(const Diagnostic &D);
  void diagnosticRule(diag::Kind K);
  void diagnosticResult(const Diagnostic &D, size_t RuleIndex);

  std::vector<const Diagnostic *> Notifications, Results;
  std::vector<diag::Kind> ResultKinds;
};

class SarifFindings : SarifBase {
public:
  /// \p Diff may be null.
  SarifFindings(const BackendInput &In, const DiffOutput *Diff,
                llvm::raw_ostream &OS);

  /// Reports what GitHub would refuse or leave out; whether it takes it.
  bool check() const;
  void run();

private:
  /// A rule as its results have it. GitHub has one severity a rule, so that a
  /// finding of another one is of `RULE/low`.
  struct Descriptor {
    ir::RuleId Rule;
    unsigned Severity = 0;
    std::string Suffix; ///< `/low`, or empty
  };
  struct Taxon {
    std::string Id;
    llvm::StringRef Title, Doc, Url;
  };
  struct Taxonomy {
    std::string Name;
    llvm::StringRef Doc;
    std::vector<Taxon> Taxa;
    llvm::StringMap<uint32_t> Index;
  };
  /// A taxon by its numbers.
  using TaxonId = std::pair<uint32_t, uint32_t>;

  void choose();
  bool shows(rules::FindingState S) const;
  uint32_t descriptorOf(rules::FindingId Id);
  std::vector<TaxonId> taxa(const ir::Rule &R);
  TaxonId taxon(llvm::StringRef Key, llvm::StringRef Name, llvm::StringRef Doc,
                const Taxon &T);
  void findLogical(ir::EntityId E);

  llvm::StringRef name(Name N) const { return P.text(N); }
  const rules::Finding &row(rules::FindingId Id) const {
    return In.Findings.Findings[Id];
  }
  std::string ruleId(const Descriptor &D) const;
  std::vector<std::string> tags(const ir::Rule &R) const;
  void rule(const Descriptor &D);
  void help(const ir::Rule &R);
  void relationships(const ir::Rule &R);
  void taxonomies();
  void logicalLocations();
  void logical(ir::EntityId E);
  void location(Range Where, llvm::ArrayRef<ir::EntityId> About,
                llvm::StringRef Message = {});
  void result(rules::FindingId Id);
  void message(rules::FindingId Id, const review::Explanation *Why);
  void codeFlow(rules::FindingId Id);
  void related(rules::FindingId Id, const review::Explanation *Why,
               Range Primary);
  void suppression(rules::FindingId Id);
  void fingerprints(llvm::StringRef Identity);
  void properties(rules::FindingId Id);
  void absent(const report::VersionThreat &T);
  llvm::StringRef baselineState(rules::FindingId Id) const;

  const BackendInput &In;
  const ir::Program &P;
  const DiffOutput *Diff;
  bool GitHub;
  bool WithWhy = false;

  std::vector<rules::FindingId> Shown;
  std::vector<uint32_t> DescriptorOf; ///< by place in Shown
  std::vector<Descriptor> Descriptors;
  llvm::StringMap<uint32_t> DescriptorIndex; ///< by id
  std::vector<Taxonomy> Taxonomies;
  llvm::StringMap<uint32_t> TaxonomyIndex; ///< by the scheme's full name
  std::vector<ir::EntityId> Logical;
  std::vector<uint32_t> LogicalIndex; ///< by entity, from 1; 0: none
  std::optional<report::QuestionsOfFindings> Questions;
  const review::RiskTable *Risks = nullptr; ///< none for GitHub
  /// By finding: those that changed, and whether there was none.
  llvm::DenseMap<uint32_t, bool> IsNew;
  std::vector<uint32_t> Absent;
};

/// A run whose results are messages: of files with mistakes, which is why it
/// found nothing and is not \p Successful, or of a comparison.
void writeSarifOfMessages(const Diagnostics &Diags,
                          const SourceManager &Sources,
                          llvm::StringRef ToolVersion, bool Successful,
                          llvm::raw_ostream &OS);

} // namespace tmc::backends

#endif // TMC_BACKENDS_SARIF_H
