//===- MethodologyExhibits.cpp - What `show` shows, as Markdown -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Methodology.h"
#include "Document/Escape.h"
#include "Report/Describe.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

/// Rows of one list; the rest is counted.
static constexpr size_t MaxRows = 200;
static constexpr size_t MaxNames = 6;

namespace {

class ExhibitWriter {
public:
  ExhibitWriter(const BackendInput &In, const ir::MethodPart &Part,
                llvm::ArrayRef<FindingId> Chosen)
      : In(In), P(In.Program), F(In.Findings), Part(Part), Chosen(Chosen) {}

  std::string run() {
    switch (Part.What) {
    case ir::Exhibit::Findings:
      grouped([&](llvm::ArrayRef<FindingId> Ids) { findings(Ids); });
      break;
    case ir::Exhibit::Summary:
      Part.By ? summaryByCategory() : summary();
      break;
    case ir::Exhibit::Remedies:
      grouped([&](llvm::ArrayRef<FindingId> Ids) { remedies(Ids); });
      break;
    case ir::Exhibit::Risks:
      grouped([&](llvm::ArrayRef<FindingId> Ids) {
        Out += risksMarkdown(In, Ids);
      });
      break;
    case ir::Exhibit::Dread:
      grouped([&](llvm::ArrayRef<FindingId> Ids) {
        Out += scoresMarkdown(In, Ids, risk::System::Dread);
      });
      break;
    case ir::Exhibit::Attacks:
      Out += attacksMarkdown(In);
      break;
    case ir::Exhibit::Questions:
      questions();
      break;
    case ir::Exhibit::Decisions:
      decisions();
      break;
    case ir::Exhibit::Assumptions:
      assumptions();
      break;
    case ir::Exhibit::Controls:
      controls();
      break;
    case ir::Exhibit::Tests:
      tests();
      break;
    }
    return std::move(Out);
  }

private:
  void grouped(llvm::function_ref<void(llvm::ArrayRef<FindingId>)> Write);
  void findings(llvm::ArrayRef<FindingId> Ids);
  void summary();
  void summaryByCategory();
  void remedies(llvm::ArrayRef<FindingId> Ids);
  void questions();
  void decisions();
  void assumptions();
  void controls();
  void tests();

  bool hasCategory(FindingId Id, const ir::Value &V) const {
    return llvm::is_contained(
        P.Rules[F.Findings[Id].Rule].Categories.of(P.RuleCategories), V);
  }
  /// The chosen findings by the categories of Part.By.
  struct Group {
    std::string Title;
    std::vector<FindingId> Ids;
  };
  std::vector<Group> groups() const;

  std::string code(Name N) const { return markdownCode(P.text(N)); }
  std::string names(llvm::ArrayRef<ir::EntityId> Es) const;
  std::string control(ir::ControlId C) const;
  std::string place(Range Where) const { return sourceLink(In, Where); }
  std::string properties(const ir::Decision &D) const;
  std::string scope(const ir::Decision &D) const;
  std::string severity(unsigned S) const {
    return escapeMarkdown(severityName(P, S));
  }
  void more(size_t Total, size_t Shown) {
    if (Total > Shown)
      Out += "\nAnd " + std::to_string(Total - Shown) + " more.\n";
  }

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  const ir::MethodPart &Part;
  llvm::ArrayRef<FindingId> Chosen;
  std::string Out;
};

} // namespace

std::string ExhibitWriter::names(llvm::ArrayRef<ir::EntityId> Es) const {
  std::string Text;
  for (size_t I = 0; I < Es.size() && I < MaxNames; ++I)
    Text += (I == 0 ? "" : ", ") + code(P.Entities[Es[I]].Id);
  if (Es.size() > MaxNames)
    Text += " and " + std::to_string(Es.size() - MaxNames) + " more";
  return Text;
}

std::string ExhibitWriter::control(ir::ControlId C) const {
  const ir::Control &Row = P.Controls[C];
  std::string Text = markdownCode(P.shortName(Row.Id));
  if (!P.text(Row.Title).empty())
    Text += " " + escapeMarkdown(P.text(Row.Title));
  return Text;
}

std::string ExhibitWriter::properties(const ir::Decision &D) const {
  std::string Text;
  for (const ir::Property &X : D.Properties.of(P.Properties))
    Text += (Text.empty() ? "" : "; ") + escapeMarkdown(P.text(X.Key)) + ": " +
            escapeMarkdown(plainValue(In.Engine, X.V));
  return Text;
}

std::string ExhibitWriter::scope(const ir::Decision &D) const {
  std::string Text = decisionScope(In.Engine, D);
  return Text.empty() ? Text : markdownCode(Text);
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

std::vector<ExhibitWriter::Group> ExhibitWriter::groups() const {
  std::vector<Group> Groups;
  uint32_t Ordinal = 0;
  llvm::BitVector Grouped(F.Findings.size());
  for (const ir::EnumValue &V : P.Enums[Part.By].Values.of(P.EnumValues)) {
    Group &G = Groups.emplace_back();
    G.Title = P.text(V.Title ? V.Title : V.Text).str();
    ir::Value Category = ir::Value::enumValue(Part.By, Ordinal++);
    for (FindingId Id : Chosen)
      if (hasCategory(Id, Category)) {
        G.Ids.push_back(Id);
        Grouped.set(Id.index());
      }
  }
  Group Other;
  Other.Title = "Other";
  for (FindingId Id : Chosen)
    if (!Grouped.test(Id.index()))
      Other.Ids.push_back(Id);
  if (!Other.Ids.empty())
    Groups.push_back(std::move(Other));
  return Groups;
}

void ExhibitWriter::grouped(
    llvm::function_ref<void(llvm::ArrayRef<FindingId>)> Write) {
  if (!Part.By)
    return Write(Chosen);
  for (const Group &G : groups()) {
    if (!Out.empty())
      Out += "\n";
    Out += "#### " + escapeMarkdown(G.Title) + "\n\n";
    size_t Before = Out.size();
    Write(G.Ids);
    if (Out.size() == Before)
      Out += "None.\n";
  }
}

void ExhibitWriter::findings(llvm::ArrayRef<FindingId> Ids) {
  std::vector<FindingId> Open, Handled;
  size_t Asked = 0;
  for (FindingId Id : Ids) {
    FindingState S = F.Findings[Id].State;
    if (rules::isOpen(S))
      Open.push_back(Id);
    else if (S == FindingState::Question)
      ++Asked;
    else
      Handled.push_back(Id);
  }
  size_t Before = Out.size();
  auto Blank = [&] {
    if (Out.size() != Before)
      Out += "\n";
  };
  Open = worstFirst(F, Open);
  if (!Open.empty()) {
    Out += "| Id | Severity | Finding | What would help |\n"
           "| --- | --- | --- | --- |\n";
    for (FindingId Id : llvm::ArrayRef<FindingId>(Open).take_front(MaxRows)) {
      const Finding &Row = F.Findings[Id];
      std::string Help = markdownProse(remedyText(In, Id, 2));
      if (Row.State == FindingState::Planned)
        Help = "planned" + (Help.empty() ? "" : ": " + Help);
      Out += "| " + markdownCode(rules::shortId(P, F, Id)) + " | " +
             escapeMarkdown(severityText(P, Row)) + " | " +
             escapeMarkdown(In.Review.title(Id)) + " | " + Help + " |\n";
    }
    more(Open.size(), MaxRows);
  }
  Handled = worstFirst(F, Handled);
  if (!Handled.empty()) {
    Blank();
    Out += "| Id | Severity | Handled | How |\n| --- | --- | --- | --- |\n";
    for (FindingId Id :
         llvm::ArrayRef<FindingId>(Handled).take_front(MaxRows)) {
      const Finding &Row = F.Findings[Id];
      std::string How = rules::spelling(Row.State).str();
      for (ir::ControlId C : Row.SilencedBy.of(F.Controls))
        How +=
            (How.size() == rules::spelling(Row.State).size() ? " by " : ", ") +
            markdownCode(P.shortName(P.Controls[C].Id));
      if (std::string Basis = basisText(In, Id); !Basis.empty())
        How += " " + StringRef(Basis).split(':').first.str();
      if (Row.Decision)
        if (std::string By = properties(P.Decisions[Row.Decision]); !By.empty())
          How += "; " + By;
      Out += "| " + markdownCode(rules::shortId(P, F, Id)) + " | " +
             escapeMarkdown(severityText(P, Row)) + " | " +
             escapeMarkdown(In.Review.title(Id)) + " | " + How + " |\n";
    }
    more(Handled.size(), MaxRows);
  }
  if (Asked != 0) {
    Blank();
    Out +=
        std::to_string(Asked) +
        (Asked == 1 ? " possible finding waits" : " possible findings wait") +
        " for answers to questions.\n";
  }
}

void ExhibitWriter::summary() {
  unsigned Severities = severityCount(P);
  std::vector<std::vector<uint32_t>> Counts(
      rules::NumFindingStates, std::vector<uint32_t>(Severities + 1));
  for (FindingId Id : Chosen) {
    const Finding &Row = F.Findings[Id];
    auto &Of = Counts[static_cast<unsigned>(Row.State)];
    if (Row.Severity < Severities)
      ++Of[Row.Severity];
    ++Of[Severities];
  }
  Out += "| Findings |";
  for (unsigned S = Severities; S-- > 0;)
    Out += " " + severity(S) + " |";
  Out += " All |\n| --- |";
  for (unsigned S = 0; S <= Severities; ++S)
    Out += " ---: |";
  Out += "\n";
  for (unsigned State = 0; State < rules::NumFindingStates; ++State) {
    if (Counts[State][Severities] == 0 && State != 0)
      continue;
    Out +=
        "| " + rules::spelling(static_cast<FindingState>(State)).str() + " |";
    for (unsigned S = Severities; S-- > 0;)
      Out += " " + (Counts[State][S] ? std::to_string(Counts[State][S]) : "") +
             " |";
    Out += " " + std::to_string(Counts[State][Severities]) + " |\n";
  }
  std::vector<uint32_t> ByBasis(analysis::NumBases);
  for (FindingId Id : Chosen)
    if (F.Findings[Id].State == FindingState::Mitigated)
      ++ByBasis[static_cast<unsigned>(F.Findings[Id].Basis)];
  if (std::string Text = mitigatedText(ByBasis); !Text.empty())
    Out += "\nMitigated: " + Text + ".\n";
}

void ExhibitWriter::summaryByCategory() {
  Out += "| Category | Open | Worst | Questions | Decided | Mitigated |\n"
         "| --- | ---: | --- | ---: | ---: | ---: |\n";
  for (const Group &G : groups()) {
    uint32_t Open = 0, Asked = 0, Decided = 0, Mitigated = 0;
    uint8_t Worst = 0;
    for (FindingId Id : G.Ids) {
      const Finding &Row = F.Findings[Id];
      if (rules::isOpen(Row.State)) {
        ++Open;
        Worst = std::max(Worst, Row.Severity);
      } else if (Row.State == FindingState::Question) {
        ++Asked;
      } else if (Row.State == FindingState::Mitigated) {
        ++Mitigated;
      } else {
        ++Decided;
      }
    }
    Out += "| " + escapeMarkdown(G.Title) + " | " + std::to_string(Open) +
           " | " + (Open ? severity(Worst) : "") + " | " +
           std::to_string(Asked) + " | " + std::to_string(Decided) + " | " +
           std::to_string(Mitigated) + " |\n";
  }
}

void ExhibitWriter::remedies(llvm::ArrayRef<FindingId> Ids) {
  std::vector<RemedyUse> Uses = remedyUses(In, Ids);
  if (Uses.empty())
    return;
  Out += "| Control | Helps with | Up to | Put it on |\n"
         "| --- | ---: | --- | --- |\n";
  for (const RemedyUse &U : llvm::ArrayRef<RemedyUse>(Uses).take_front(MaxRows))
    Out += "| " + control(U.Control) + " | " + std::to_string(U.Findings) +
           " | " + severity(U.Severity) + " | " + names(U.On) + " |\n";
  more(Uses.size(), MaxRows);
}

//===----------------------------------------------------------------------===//
// The rest
//===----------------------------------------------------------------------===//

void ExhibitWriter::questions() {
  std::vector<review::RankedQuestion> All = In.Review.questions();
  if (All.empty())
    return;
  Out += questionHead();
  for (const review::RankedQuestion &Q :
       llvm::ArrayRef<review::RankedQuestion>(All).take_front(MaxRows))
    Out += questionRow(In, Q);
  more(All.size(), MaxRows);
}

void ExhibitWriter::decisions() {
  size_t Count = 0;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb == ir::DecisionVerb::Assume)
      continue;
    if (Count++ == 0)
      Out += "| Decision | About | By | Reasons | Source |\n"
             "| --- | --- | --- | --- | --- |\n";
    if (Count > MaxRows)
      continue;
    std::string By;
    for (ir::ControlId C : D.By.of(P.DecisionControls))
      By += (By.empty() ? "" : ", ") +
            markdownCode(P.shortName(P.Controls[C].Id));
    if (!P.text(D.Text).empty())
      By += (By.empty() ? "" : "; ") + escapeMarkdown(P.text(D.Text));
    Out += "| " + verbSpelling(D.Verb).str() + " | " +
           (D.hasSubject() || !D.Target ? scope(D)
                                        : code(P.Entities[D.Target].Id)) +
           " | " + By + " | " + properties(D) + " | " + place(D.Where) + " |\n";
  }
  more(Count, MaxRows);
}

void ExhibitWriter::assumptions() {
  size_t Count = 0;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Assume)
      continue;
    if (Count++ == 0)
      Out += "| Assumption | About | Details | Source |\n"
             "| --- | --- | --- | --- |\n";
    if (Count > MaxRows)
      continue;
    Out += "| " + escapeMarkdown(P.text(D.Text)) + " | " +
           (D.Mode == ir::TargetMode::Exact && !D.Kind && D.Target
                ? code(P.Entities[D.Target].Id)
                : scope(D)) +
           " | " + properties(D) + " | " + place(D.Where) + " |\n";
  }
  more(Count, MaxRows);
}

void ExhibitWriter::controls() {
  std::vector<ControlUse> Uses = controlsInForce(In);
  if (Uses.empty())
    return;
  Out += "| Control | In force on |\n| --- | --- |\n";
  for (const ControlUse &U :
       llvm::ArrayRef<ControlUse>(Uses).take_front(MaxRows))
    Out += "| " + control(U.Control) + " | " + names(U.On) + " |\n";
  more(Uses.size(), MaxRows);
}

void ExhibitWriter::tests() {
  std::vector<TestCase> Tests = collectTests(In);
  if (Tests.empty())
    return;
  Out += "| Test | Shows | Findings | Results |\n"
         "| --- | --- | --- | --- |\n";
  for (const TestCase &T :
       llvm::ArrayRef<TestCase>(Tests).take_front(MaxRows)) {
    std::string Ids, Results;
    for (size_t I = 0; I < T.Findings.size(); ++I) {
      if (I == MaxNames) {
        Ids += " and " + std::to_string(T.Findings.size() - I) + " more";
        break;
      }
      Ids += (I == 0 ? "" : ", ") +
             markdownCode(rules::shortId(P, F, T.Findings[I]));
    }
    uint32_t Shown[5] = {};
    for (FindingId Id : T.Findings)
      ++Shown[static_cast<unsigned>(F.Findings[Id].Shown)];
    for (unsigned E = 1; E < 5; ++E)
      if (Shown[E])
        Results += (Results.empty() ? "" : ", ") + std::to_string(Shown[E]) +
                   " " + rules::spelling(static_cast<rules::Evidence>(E)).str();
    Out += "| " +
           (T.HasTemplate ? markdownCode(T.Function) : std::string("by hand")) +
           " | " + escapeMarkdown(T.Title) + " | " + Ids + " | " +
           (Results.empty() ? "not run" : Results) + " |\n";
  }
  more(Tests.size(), MaxRows);
}

std::string backends::exhibitMarkdown(const BackendInput &In,
                                      const ir::MethodPart &Part,
                                      llvm::ArrayRef<FindingId> Chosen) {
  return ExhibitWriter(In, Part, Chosen).run();
}
