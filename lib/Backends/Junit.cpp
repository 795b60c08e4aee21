//===- Junit.cpp - Findings as test cases ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// JUnit's XML, as build servers read it: a suite a system, a case a finding.
/// What a gate stops at fails; without a gate, all that is open. Nothing passes
/// because nothing was looked at: a system without elements, or without a rule
/// in force, is an error.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/Escape.h"
#include "Report/FindingText.h"

#include "llvm/ADT/STLExtras.h"

#include <array>

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {

enum class Outcome : uint8_t { Passed, Failed, Error, Skipped };

/// The cases of one system, or of what is in none.
struct Suite {
  ir::EntityId System;
  bool HasElements = false;
  std::vector<FindingId> Cases;
};

class Printer {
public:
  Printer(const BackendInput &In, llvm::raw_ostream &OS)
      : In(In), P(In.Program), OS(OS), Questions(In),
        Risks(In.Review.currentRisks()) {}
  void run();

private:
  void collect();
  void suite(const Suite &S);
  void testCase(FindingId Id);
  Outcome outcome(FindingId Id) const;
  void counts(llvm::ArrayRef<uint32_t> Count);
  StringRef suiteName(const Suite &S) const {
    return S.System ? P.text(P.Entities[S.System].Id) : "model";
  }
  StringRef whatIsWrong(const Suite &S) const;
  std::array<uint32_t, 4> count(const Suite &S) const;

  const BackendInput &In;
  const ir::Program &P;
  llvm::raw_ostream &OS;
  QuestionsOfFindings Questions;
  const review::RiskTable &Risks;
  std::vector<Suite> Suites;
};

} // namespace

static std::string xml(StringRef Text) { return escapeHtml(oneLine(Text)); }

Outcome Printer::outcome(FindingId Id) const {
  const Finding &F = In.Findings.Findings[Id];
  const EmitOptions &O = In.Options;
  if (F.State == FindingState::Question)
    return O.FailOnQuestions && F.Severity >= *O.FailOnQuestions
               ? Outcome::Failed
               : Outcome::Skipped;
  if (!rules::countsForGate(F))
    return Outcome::Passed;
  if (!O.FailOn && !O.FailOnRisk)
    return Outcome::Failed;
  if (O.FailOn && F.Severity >= *O.FailOn)
    return Outcome::Failed;
  if (O.FailOnRisk && Risks.Rated) {
    const review::RiskRating &R = Risks.row(Id).at(review::RiskStage::Current);
    if (R.Exists && R.Risk.Ordinal >= *O.FailOnRisk)
      return Outcome::Failed;
  }
  return Outcome::Skipped;
}

void Printer::collect() {
  std::vector<uint32_t> Of(P.Entities.size());
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::System) {
      Of[I] = static_cast<uint32_t>(Suites.size());
      Suites.push_back({ir::EntityId(I), false, {}});
    }
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::Element)
      if (ir::EntityId System = P.systemOf(ir::EntityId(I)))
        Suites[Of[System.index()]].HasElements = true;
  Suite Rest;
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    auto Bound =
        In.Findings.Findings[FindingId(I)].Bindings.of(In.Findings.Bindings);
    ir::EntityId System =
        Bound.empty() ? ir::EntityId() : P.systemOf(Bound.front());
    (System ? Suites[Of[System.index()]] : Rest).Cases.push_back(FindingId(I));
  }
  if (!Rest.Cases.empty() || Suites.empty()) {
    Rest.HasElements = !Rest.Cases.empty();
    Suites.push_back(std::move(Rest));
  }
}

/// Why a suite has not looked at anything; empty if it has.
StringRef Printer::whatIsWrong(const Suite &S) const {
  if (!S.Cases.empty())
    return {};
  if (!S.HasElements)
    return "nothing was checked: there is no element";
  if (P.Rules.empty())
    return "nothing was checked: no rule is in force";
  return {};
}

/// How many of each outcome.
std::array<uint32_t, 4> Printer::count(const Suite &S) const {
  std::array<uint32_t, 4> Count = {};
  for (FindingId Id : S.Cases)
    ++Count[static_cast<unsigned>(outcome(Id))];
  if (S.Cases.empty())
    ++Count[static_cast<unsigned>(whatIsWrong(S).empty() ? Outcome::Passed
                                                         : Outcome::Error)];
  return Count;
}

void Printer::counts(llvm::ArrayRef<uint32_t> Count) {
  uint32_t All = 0;
  for (uint32_t N : Count)
    All += N;
  OS << " tests=\"" << All << "\" failures=\""
     << Count[static_cast<unsigned>(Outcome::Failed)] << "\" errors=\""
     << Count[static_cast<unsigned>(Outcome::Error)] << "\" skipped=\""
     << Count[static_cast<unsigned>(Outcome::Skipped)] << "\">\n";
}

void Printer::testCase(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  Outcome What = outcome(Id);
  Range Where = placeToChange(In, Id, nullptr);
  OS << "    <testcase classname=\"" << xml(P.text(R.Id)) << "\" name=\""
     << xml(rules::identity(P, In.Findings, Id)) << "\"";
  if (FileId File = In.Sources.fileOf(Where.Begin)) {
    OS << " file=\"" << xml(In.Sources.path(File)) << "\"";
    if (!In.Sources.isVirtual(File))
      OS << " line=\"" << In.Sources.lineCol(Where.Begin).Line << "\"";
  }
  OS << ">\n";
  std::string Title = In.Review.title(Id);
  std::string State = rules::spelling(F.State).str();
  std::string Severity = severityName(P, F.Severity);
  std::string Message = Severity + ", " + State + ": " + Title;
  std::string Text;
  auto Add = [&](StringRef Label, const std::string &Part) {
    if (!Part.empty())
      Text += Label.str() + Part + "\n";
  };
  if (F.State == FindingState::Question) {
    if (const review::RankedQuestion *Q = Questions.of(Id)) {
      Add("", Q->Text);
      Add("write ", answerIn(P, *Q));
    }
  } else if (rules::countsForGate(F)) {
    Add("by: ", review::attackersText(P, In.Review.attackers().of(Id)));
    Add("fix: ", whatToDo(In, Id));
  }
  Add("", silencedText(In, Id));
  if (Where.isValid())
    Add("", In.Sources.describe(Where.Begin));
  if (What == Outcome::Failed)
    OS << "      <failure type=\"" << xml(State) << "\" message=\""
       << xml(Message) << "\">" << escapeHtml(Text) << "</failure>\n";
  else if (What == Outcome::Skipped)
    OS << "      <skipped message=\"" << xml(Message) << "\"/>\n";
  if (What != Outcome::Failed)
    OS << "      <system-out>" << escapeHtml(Title + "\n" + Text)
       << "</system-out>\n";
  OS << "    </testcase>\n";
}

void Printer::suite(const Suite &S) {
  OS << "  <testsuite name=\"" << xml(suiteName(S)) << "\"";
  counts(count(S));
  for (FindingId Id : S.Cases)
    testCase(Id);
  if (S.Cases.empty()) {
    StringRef Wrong = whatIsWrong(S);
    OS << "    <testcase classname=\"" << xml(suiteName(S)) << "\" name=\""
       << "something to check" << "\">";
    if (!Wrong.empty())
      OS << "\n      <error type=\"nothing\" message=\"" << Wrong
         << "\"/>\n    ";
    OS << "</testcase>\n";
  }
  OS << "  </testsuite>\n";
}

void Printer::run() {
  collect();
  std::array<uint32_t, 4> All = {};
  for (const Suite &S : Suites) {
    std::array<uint32_t, 4> Count = count(S);
    for (size_t I = 0; I < All.size(); ++I)
      All[I] += Count[I];
  }
  OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tmc\"";
  counts(All);
  for (const Suite &S : Suites)
    suite(S);
  OS << "</testsuites>\n";
}

void backends::writeFindingsJunit(const BackendInput &In, OutputSink &To) {
  Printer(In, To.begin()).run();
}
