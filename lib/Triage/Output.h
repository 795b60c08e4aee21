//===- Output.h - The result of triage in each form -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_OUTPUT_H
#define TMC_TRIAGE_OUTPUT_H

#include "Document/Document.h"
#include "Triage/Triage.h"

#include "llvm/Support/raw_ostream.h"

#include <array>

namespace tmc::triage {

/// What all writers read.
struct Result {
  const Triage &By;
  const Intake &From;
  const WeaknessTable &Table;
  const SourceManager &Sources;
  std::vector<Verdict> Verdicts; ///< of the findings, in their order
  std::array<uint64_t, NumDispositions> Counts{};
  llvm::StringRef ToolVersion; ///< of tmc
  /// For documents that must have a date: days since 1970-01-01.
  std::optional<int64_t> Today;
  bool ShowAll = false; ///< lists are not cut
  bool Colours = false;

  Result(const Triage &By, const Intake &From, const WeaknessTable &Table,
         const SourceManager &Sources)
      : By(By), From(From), Table(Table), Sources(Sources) {}
  const contract::Contract &contract() const { return By.contract(); }
  const Scan &scanOf(const Finding &F) const { return From.Scans[F.Scan]; }
};

/// Judges all findings of \p From.
Result triageAll(Triage &By, const Intake &From, const WeaknessTable &Table,
                 const SourceManager &Sources);

enum class Form : uint8_t {
#define TRIAGE_WRITER(ID, ...) ID,
#include "Triage/Writers.def"
};
struct FormInfo {
  Form Id;
  llvm::StringRef Word;
  llvm::StringRef Endings;
  llvm::StringRef What;
  void (*Write)(const Result &R, llvm::raw_ostream &OS);
};
llvm::ArrayRef<FormInfo> forms();
/// The form called \p Word, or null.
const FormInfo *findForm(llvm::StringRef Word);
/// The form that the ending of \p Path chooses, or null.
const FormInfo *formOf(llvm::StringRef Path);

#define TRIAGE_WRITER(ID, ...)                                                 \
  void write##ID(const Result &R, llvm::raw_ostream &OS);
#include "Triage/Writers.def"

//===----------------------------------------------------------------------===//
// Sentences
//===----------------------------------------------------------------------===//

/// Why a finding has its verdict, in sentences that can be posted as they are.
document::Line reasonFor(const Result &R, const Finding &F, const Verdict &V);
/// What would change the verdict.
document::Line changeFor(const Result &R, const Finding &F, const Verdict &V);
/// How a claim is cited: `P1 (section 8, documented in README.md:12)`.
document::Line citation(const Result &R, contract::ClaimId Id);
/// The questions whose answers would confirm what the verdict rests on: those
/// of inferred claims in its licence.
std::vector<const contract::OpenQuestion *> questionsFor(const Result &R,
                                                         const Verdict &V);
/// The witness, from where it begins to the element; empty without one.
std::string wayOf(const Result &R, const Verdict &V);
/// `VALID`, as std.contract has it.
llvm::StringRef labelOf(const Result &R, Disposition D);
/// `CWE-787 (Out-of-bounds write)`.
std::string weaknessName(const Result &R, uint32_t Weakness);
/// The place of \p F: its path in the repository, else in the report, with line
/// and column; else its package; else nothing.
std::string placeOf(const Result &R, const Finding &F);
/// `Read 2 reports: …`: which tools, and how much of each.
std::vector<std::string> summaryOfScans(const Result &R);

} // namespace tmc::triage

#endif // TMC_TRIAGE_OUTPUT_H
