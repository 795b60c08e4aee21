//===- MethodologyExhibits.cpp - What `show` shows ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/BitVector.h"
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
                llvm::ArrayRef<FindingId> Chosen, BlockSink &Out)
      : In(In), P(In.Program), F(In.Findings), Part(Part), Chosen(Chosen),
        Out(Out) {}

  void run() {
    using Ids = llvm::ArrayRef<FindingId>;
    switch (Part.What) {
    case ir::Exhibit::Findings:
      return grouped([&](Ids X, BlockSink &To) { findings(X, To); });
    case ir::Exhibit::Summary:
      return Part.By ? summaryByCategory() : summary();
    case ir::Exhibit::Remedies:
      return grouped([&](Ids X, BlockSink &To) { remedies(X, To); });
    case ir::Exhibit::Risks:
      return grouped([&](Ids X, BlockSink &To) { risksExhibit(In, X, To); });
    case ir::Exhibit::Dread:
      return grouped([&](Ids X, BlockSink &To) {
        scoresExhibit(In, X, risk::System::Dread, To);
      });
    case ir::Exhibit::Attacks:
      return attacksExhibit(In, Out);
    case ir::Exhibit::Questions:
      return questions();
    case ir::Exhibit::Decisions:
      return decisions();
    case ir::Exhibit::Assumptions:
      return assumptions();
    case ir::Exhibit::Controls:
      return controls();
    case ir::Exhibit::Tests:
      return tests();
    }
  }

private:
  using WriteFn =
      llvm::function_ref<void(llvm::ArrayRef<FindingId>, BlockSink &)>;
  void grouped(WriteFn Write);
  void findings(llvm::ArrayRef<FindingId> Ids, BlockSink &To);
  void open(std::vector<FindingId> Ids, BlockSink &To);
  void handled(std::vector<FindingId> Ids, BlockSink &To);
  void summary();
  void summaryByCategory();
  void remedies(llvm::ArrayRef<FindingId> Ids, BlockSink &To);
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

  Line code(Name N) const { return Line().code(P.text(N)); }
  Line names(llvm::ArrayRef<ir::EntityId> Es) const;
  Line control(ir::ControlId C) const;
  Line scope(const ir::Decision &D) const;
  Line shortId(FindingId Id) const {
    return Line().code(rules::shortId(P, F, Id));
  }
  Line title(FindingId Id) const { return Line().text(In.Review.title(Id)); }
  Line severity(unsigned S) const { return Line().text(severityName(P, S)); }
  Line severity(const Finding &Row) const {
    return Line().text(severityText(P, Row));
  }
  static void more(size_t Total, BlockSink &To) {
    if (Total > MaxRows)
      To.paragraph("And " + std::to_string(Total - MaxRows) + " more.");
  }
  /// A table, unless it has no rows, and how many more rows there would be.
  static void add(DataTable T, size_t Total, BlockSink &To) {
    if (!T.Rows.empty())
      To.add(std::move(T));
    more(Total, To);
  }

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  const ir::MethodPart &Part;
  llvm::ArrayRef<FindingId> Chosen;
  BlockSink &Out;
};

} // namespace

Line ExhibitWriter::names(llvm::ArrayRef<ir::EntityId> Es) const {
  Line L;
  for (size_t I = 0; I < Es.size() && I < MaxNames; ++I)
    L.separate(", ").code(P.text(P.Entities[Es[I]].Id));
  if (Es.size() > MaxNames)
    L.words(" and " + std::to_string(Es.size() - MaxNames) + " more");
  return L;
}

Line ExhibitWriter::control(ir::ControlId C) const {
  const ir::Control &Row = P.Controls[C];
  Line L = Line().code(P.shortName(Row.Id));
  if (!P.text(Row.Title).empty())
    L.words(" ").text(P.text(Row.Title));
  return L;
}

Line ExhibitWriter::scope(const ir::Decision &D) const {
  std::string Text = decisionScope(In.Engine, D);
  return Text.empty() ? Line() : Line().code(Text);
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

void ExhibitWriter::grouped(WriteFn Write) {
  if (!Part.By)
    return Write(Chosen, Out);
  for (const Group &G : groups()) {
    Out.heading(4, Line().text(G.Title));
    Document Inside;
    Write(G.Ids, Inside);
    if (Inside.empty())
      Out.paragraph("None.");
    for (Block &B : Inside.take())
      Out.add(std::move(B));
  }
}

void ExhibitWriter::open(std::vector<FindingId> Ids, BlockSink &To) {
  Ids = worstFirst(F, Ids);
  DataTable T{{{"Id"}, {"Severity"}, {"Finding"}, {"What would help"}}};
  for (FindingId Id : llvm::ArrayRef<FindingId>(Ids).take_front(MaxRows)) {
    const Finding &Row = F.Findings[Id];
    std::string Help = remedyText(In, Id, 2);
    Line L;
    if (Row.State == FindingState::Planned)
      L.words(Help.empty() ? "planned" : "planned: ");
    T.Rows.push_back({shortId(Id), severity(Row), title(Id), L.prose(Help)});
  }
  add(std::move(T), Ids.size(), To);
}

void ExhibitWriter::handled(std::vector<FindingId> Ids, BlockSink &To) {
  Ids = worstFirst(F, Ids);
  DataTable T{{{"Id"}, {"Severity"}, {"Handled"}, {"How"}}};
  for (FindingId Id : llvm::ArrayRef<FindingId>(Ids).take_front(MaxRows)) {
    const Finding &Row = F.Findings[Id];
    Line How = rules::spelling(Row.State).str();
    const char *Between = " by ";
    for (ir::ControlId C : Row.SilencedBy.of(F.Controls)) {
      How.words(Between).code(P.shortName(P.Controls[C].Id));
      Between = ", ";
    }
    if (std::string Basis = basisText(In, Id); !Basis.empty())
      How.words(" ").words(StringRef(Basis).split(':').first);
    if (Row.Decision)
      if (Line By = decisionProperties(In, P.Decisions[Row.Decision]);
          !By.empty())
        How.words("; ").add(By);
    T.Rows.push_back({shortId(Id), severity(Row), title(Id), std::move(How)});
  }
  add(std::move(T), Ids.size(), To);
}

void ExhibitWriter::findings(llvm::ArrayRef<FindingId> Ids, BlockSink &To) {
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
  open(std::move(Open), To);
  handled(std::move(Handled), To);
  if (Asked != 0)
    To.paragraph(
        std::to_string(Asked) +
        (Asked == 1 ? " possible finding waits" : " possible findings wait") +
        " for answers to questions.");
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
  DataTable T{{{"Findings"}}};
  for (unsigned S = Severities; S-- > 0;)
    T.Columns.push_back({severity(S), true});
  T.Columns.push_back({"All", true});
  for (unsigned State = 0; State < rules::NumFindingStates; ++State) {
    if (Counts[State][Severities] == 0 && State != 0)
      continue;
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(rules::spelling(static_cast<FindingState>(State)).str());
    for (unsigned S = Severities; S-- > 0;)
      Row.push_back(Counts[State][S] ? std::to_string(Counts[State][S])
                                     : std::string());
    Row.push_back(std::to_string(Counts[State][Severities]));
  }
  Out.add(std::move(T));
  std::vector<uint32_t> ByBasis(analysis::NumBases);
  for (FindingId Id : Chosen)
    if (F.Findings[Id].State == FindingState::Mitigated)
      ++ByBasis[static_cast<unsigned>(F.Findings[Id].Basis)];
  if (std::string Text = mitigatedText(ByBasis); !Text.empty())
    Out.paragraph("Mitigated: " + Text + ".");
}

void ExhibitWriter::summaryByCategory() {
  DataTable T{{{"Category"},
               {"Open", true},
               {"Worst"},
               {"Questions", true},
               {"Decided", true},
               {"Mitigated", true}}};
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
    T.Rows.push_back({Line().text(G.Title), std::to_string(Open),
                      Open ? severity(Worst) : Line(), std::to_string(Asked),
                      std::to_string(Decided), std::to_string(Mitigated)});
  }
  Out.add(std::move(T));
}

void ExhibitWriter::remedies(llvm::ArrayRef<FindingId> Ids, BlockSink &To) {
  std::vector<RemedyUse> Uses = remedyUses(In, Ids);
  DataTable T{{{"Control"}, {"Helps with", true}, {"Up to"}, {"Apply it to"}}};
  for (const RemedyUse &U : llvm::ArrayRef<RemedyUse>(Uses).take_front(MaxRows))
    T.Rows.push_back({control(U.Control), std::to_string(U.Findings),
                      severity(U.Severity), names(U.On)});
  add(std::move(T), Uses.size(), To);
}

//===----------------------------------------------------------------------===//
// The rest
//===----------------------------------------------------------------------===//

void ExhibitWriter::questions() {
  const std::vector<review::RankedQuestion> &All = In.Review.questions();
  if (All.empty())
    return;
  Out.add(questionTable(
      In, llvm::ArrayRef<review::RankedQuestion>(All).take_front(MaxRows)));
  more(All.size(), Out);
}

void ExhibitWriter::decisions() {
  DataTable T{{{"Decision"}, {"About"}, {"By"}, {"Reasons"}, {"Source"}}};
  size_t Count = 0;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb == ir::DecisionVerb::Assume || ++Count > MaxRows)
      continue;
    Line By;
    for (ir::ControlId C : D.By.of(P.DecisionControls))
      By.separate(", ").code(P.shortName(P.Controls[C].Id));
    if (!P.text(D.Text).empty())
      By.separate("; ").text(P.text(D.Text));
    T.Rows.push_back(
        {ir::spelling(D.Verb).str(),
         D.hasSubject() || !D.Target ? scope(D) : code(P.Entities[D.Target].Id),
         std::move(By), decisionProperties(In, D), sourceLink(In, D.Where)});
  }
  add(std::move(T), Count, Out);
}

void ExhibitWriter::assumptions() {
  DataTable T{{{"Assumption"}, {"About"}, {"Details"}, {"Source"}}};
  size_t Count = 0;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Assume || ++Count > MaxRows)
      continue;
    T.Rows.push_back({Line().text(P.text(D.Text)),
                      D.Mode == ir::TargetMode::Exact && !D.Kind && D.Target
                          ? code(P.Entities[D.Target].Id)
                          : scope(D),
                      decisionProperties(In, D), sourceLink(In, D.Where)});
  }
  add(std::move(T), Count, Out);
}

void ExhibitWriter::controls() {
  std::vector<ControlUse> Uses = controlsInForce(In);
  DataTable T{{{"Control"}, {"In force on"}}};
  for (const ControlUse &U :
       llvm::ArrayRef<ControlUse>(Uses).take_front(MaxRows))
    T.Rows.push_back({control(U.Control), names(U.On)});
  add(std::move(T), Uses.size(), Out);
}

void ExhibitWriter::tests() {
  std::vector<TestCase> Tests = collectTests(In);
  DataTable T{{{"Test"}, {"Shows"}, {"Findings"}, {"Results"}}};
  for (const TestCase &Case :
       llvm::ArrayRef<TestCase>(Tests).take_front(MaxRows)) {
    uint32_t Shown[5] = {};
    for (FindingId Id : Case.Findings)
      ++Shown[static_cast<unsigned>(F.Findings[Id].Shown)];
    std::string Results;
    for (unsigned E = 1; E < 5; ++E)
      if (Shown[E])
        Results += (Results.empty() ? "" : ", ") + std::to_string(Shown[E]) +
                   " " + rules::spelling(static_cast<rules::Evidence>(E)).str();
    T.Rows.push_back(
        {Case.HasTemplate ? Line().code(Case.Function) : Line("by hand"),
         Line().text(Case.Title), findingIds(In, Case.Findings, MaxNames),
         Results.empty() ? "not run" : Results});
  }
  add(std::move(T), Tests.size(), Out);
}

void backends::exhibit(const BackendInput &In, const ir::MethodPart &Part,
                       llvm::ArrayRef<FindingId> Chosen, BlockSink &Out) {
  ExhibitWriter(In, Part, Chosen, Out).run();
}
