//===- Csv.cpp - Lists for spreadsheets -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Findings, questions and assumptions as CSV. The columns of a list stay as
/// they are: new ones come last. What is to be sorted or filtered by stands in
/// a cell of its own.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/CsvWriter.h"
#include "Report/FindingText.h"
#include "Report/RiskText.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

/// Two cells: the file and the line.
static void place(const BackendInput &In, CsvWriter &W, Range Where) {
  FileId File = In.Sources.fileOf(Where.Begin);
  W.cell(File ? In.Sources.path(File) : StringRef());
  if (File && !In.Sources.isVirtual(File))
    W.number(In.Sources.lineCol(Where.Begin).Line);
  else
    W.cell({});
}

/// The title of the system that \p E is of; empty if there is none.
static StringRef systemTitle(const ir::Program &P, ir::EntityId E) {
  ir::EntityId System = E ? P.systemOf(E) : ir::EntityId();
  return System ? entityTitle(P, System) : StringRef();
}

namespace {
/// A list in one cell.
class Joined {
public:
  Joined &operator+=(StringRef Item) {
    Text += (Text.empty() ? "" : ", ") + Item.str();
    return *this;
  }
  operator StringRef() const { return Text; }

private:
  std::string Text;
};
} // namespace

static void writeFinding(const BackendInput &In, CsvWriter &W, FindingId Id,
                         const review::RiskTable &Risks,
                         const QuestionsOfFindings &Questions, bool WithWhy) {
  const ir::Program &P = In.Program;
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  std::optional<review::Explanation> Why;
  if (WithWhy && rules::isOpen(F.State))
    Why = In.Review.explain(Id);

  W.cell(rules::shortId(P, In.Findings, Id));
  W.cell(rules::spelling(F.State));
  W.cell(severityName(P, F.Severity));
  W.cell(Risks.Rated && F.State != FindingState::Question
             ? riskText(Risks, Risks.row(Id))
             : std::string());
  W.cell(In.Review.title(Id));
  W.cell(P.text(R.StableId));
  W.cell(P.text(R.Id));
  W.cell(systemTitle(P, Bound.empty() ? ir::EntityId() : Bound.front()));
  Joined About;
  for (ir::EntityId E : Bound)
    About += P.text(P.Entities[E].Id);
  W.cell(About);
  place(In, W, placeToChange(In, Id, Why ? &*Why : nullptr));
  W.cell(rules::isOpen(F.State)
             ? review::attackersText(P, In.Review.attackers().of(Id))
             : std::string());
  W.cell(Why ? reasonText(*Why) : std::string());
  W.cell(rules::isOpen(F.State) ? whatToDo(In, Id) : std::string());
  W.cell(silencedText(In, Id));
  const review::RankedQuestion *Q =
      F.State == FindingState::Question ? Questions.of(Id) : nullptr;
  W.cell(Q ? StringRef(Q->Text) : StringRef());
  Joined Refs, Categories;
  for (const ir::Value &V : R.Refs.of(P.RuleRefs))
    Refs += refText(P, V);
  W.cell(Refs);
  for (const ir::Value &V : R.Categories.of(P.RuleCategories))
    Categories += In.Engine.valueText(V);
  W.cell(Categories);
  W.cell(rules::identity(P, In.Findings, Id));
  W.endRow();
}

void backends::writeFindingsCsv(const BackendInput &In, OutputSink &To) {
  CsvWriter W(To.begin());
  W.header({"id", "state", "severity", "risk", "title", "rule", "rule_name",
            "system", "about", "file", "line", "by", "why", "fix", "silenced",
            "question", "references", "categories", "identity"});
  const review::RiskTable &Risks = In.Review.risks();
  QuestionsOfFindings Questions(In);
  bool WithWhy = In.Options.withWhy(In.Findings);
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I)
    writeFinding(In, W, FindingId(I), Risks, Questions, WithWhy);
}

void backends::writeQuestionsCsv(const BackendInput &In, OutputSink &To) {
  const ir::Program &P = In.Program;
  CsvWriter W(To.begin());
  W.header({"question", "severity", "about", "attribute", "text", "choices",
            "write", "settles", "system", "file", "line"});
  for (const review::RankedQuestion &Q : In.Review.questions())
    for (const review::Answer &X : Q.Answers) {
      const ir::Attr &A = P.Attrs[X.Fact.Attr];
      W.cell(Q.Id);
      W.cell(severityName(P, X.Severity));
      W.cell(P.text(P.Entities[X.Fact.Entity].Id));
      W.cell(P.text(A.Text));
      W.cell(X.Text.empty() ? Q.Text : X.Text);
      W.cell(X.Choices.empty() ? choicesText(P, A)
                               : membersText(P, A, X.Choices));
      W.cell(answerIn(P, Q));
      W.number(X.Settles.size());
      W.cell(systemTitle(P, X.Fact.Entity));
      place(In, W, P.Entities[X.Fact.Entity].Where);
      W.endRow();
    }
}

void backends::writeAssumptionsCsv(const BackendInput &In, OutputSink &To) {
  const ir::Program &P = In.Program;
  CsvWriter W(To.begin());
  W.header({"basis", "about", "attribute", "value", "kind", "text", "severity",
            "findings_without_it", "findings_without_it_and_others", "system",
            "file", "line"});
  for (const review::Assumption &A : shownAssumptions(In).Entries)
    for (ir::EntityId E : A.On) {
      W.cell(analysis::info(A.Basis).Word);
      W.cell(P.text(P.Entities[E].Id));
      W.cell(P.text(P.Attrs[A.Attr].Text));
      W.cell(In.Engine.valueText(A.V));
      W.cell(A.Kind ? P.text(P.Kinds[A.Kind].Id) : StringRef());
      W.cell(assumptionText(In, A));
      W.cell(severityName(P, A.Severity));
      W.number(A.Alone.size());
      W.number(A.Together.size());
      W.cell(systemTitle(P, E));
      place(In, W, A.Where);
      W.endRow();
    }
}
