//===- FindingsPage.cpp - A report that answers the four questions --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=markdown` and `--emit=html`: what are we building, what can go
/// wrong, what do we do about it, did it work.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"
#include "Backends/AppPage.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramModel.h"
#include "Diagram/Mermaid.h"
#include "Document/Writers.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "Report/RiskText.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <set>

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {
/// Causes beyond these are rows of a table, a finding each, not sections.
constexpr size_t MaxSections = 200;

class Page {
public:
  Page(const BackendInput &In, BlockSink &Out)
      : In(In), P(In.Program), F(In.Findings), Out(Out) {}

  void run();

private:
  void prepare();
  void head();
  void building();
  void diagram();
  void elements();
  void goesWrong();
  void risk();
  void matrix();
  void riskOf(FindingId Id, std::vector<Line> &Items);
  void attacks();
  void section(const review::Cause &Group);
  void aboutRule(FindingId Id, std::vector<Line> &Items);
  void whyAndWhatToDo(const review::Cause &Group, std::vector<Line> &Items);
  void sameCause(const review::Cause &Group, std::vector<Line> &Items);
  void decided(FindingId Id, std::vector<Line> &Items);
  void suggestedControls();
  void mitigated();
  void decidedAs(FindingState State, StringRef Title);
  void overridden();
  void response();
  void didItWork();
  void questions();
  void takenForGranted();
  void assumptions();
  void outOfScope();
  void labels();

  // Pieces of lines.
  Line code(Name N) const { return Line().code(P.text(N)); }
  Line plain(Name N) const { return Line().text(P.text(N)); }
  Line entity(ir::EntityId E) const { return code(P.Entities[E].Id); }
  Line place(Range Where) const { return sourceLink(In, Where); }
  Line finding(FindingId Id) const;
  Line named(ir::EntityId E) const;
  Line controls(llvm::ArrayRef<ir::ControlId> List) const;
  Line alsoDecided(const ir::Decision &D) const;
  Line dataList(ir::EntityId E, ir::AttrId A) const;
  /// What flow \p E carries, and what comes back if that is something else.
  Line payload(ir::EntityId E) const;
  Line openBadge(ir::EntityId E) const;
  Line tags(ir::EntityId E) const;
  Line links(ir::EntityId E) const;
  Line severity(const Finding &Row) const {
    return Line().text(severityText(P, Row));
  }

  /// The name of a severity, coloured by its rank, whatever it is called.
  Tone tone(unsigned Severity) const {
    unsigned FromTop = severityCount(P) - std::min(Severity, severityCount(P));
    return FromTop <= 2 ? Tone::Bad : FromTop == 3 ? Tone::Warning : Tone::Mild;
  }
  std::vector<FindingId> withState(FindingState S) const;

  const review::RiskTable &risks() const { return In.Review.risks(); }

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  BlockSink &Out;

  std::vector<TestCase> Tests;
  llvm::DenseMap<FindingId, llvm::SmallVector<uint32_t, 2>> TestsOf;
  std::set<ir::ControlId> Suggested; ///< in the order of the library
  /// Open and planned findings about an entity, and the worst of them.
  std::vector<uint32_t> OpenOf;
  std::vector<uint8_t> WorstOf;
  bool WithWhy = true;
};
} // namespace

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

Line Page::finding(FindingId Id) const {
  return Line()
      .code(rules::shortId(P, F, Id))
      .words(" ")
      .text(In.Review.title(Id));
}

Line Page::named(ir::EntityId Id) const {
  const ir::Entity &E = P.Entities[Id];
  Line L = entity(Id);
  if (!P.text(E.Title).empty())
    L.words(" ").text(P.text(E.Title));
  return L;
}

Line Page::controls(llvm::ArrayRef<ir::ControlId> List) const {
  Line L;
  for (ir::ControlId C : List) {
    const ir::Control &Row = P.Controls[C];
    L.separate(", ").code(P.shortName(Row.Id));
    if (!P.text(Row.Title).empty())
      L.words(" (").text(P.text(Row.Title)).words(")");
  }
  return L;
}

Line Page::payload(ir::EntityId E) const {
  Line Sent = dataList(E, P.Known.Carries), Back = dataList(E, P.Known.Returns);
  if (!Back.empty() && Back.plain() != Sent.plain())
    Sent.separate(", ").words("returns ").add(Back);
  return Sent;
}

Line Page::dataList(ir::EntityId E, ir::AttrId A) const {
  Line L;
  if (!A)
    return L;
  ir::Value V = In.Engine.attribute(E, A);
  if (V.isUnknown())
    return L.words("?");
  if (V.Tag != ir::ValueTag::Set)
    return L;
  for (const ir::Value &Item : setElements(In.Engine, V))
    if (Item.Tag == ir::ValueTag::Entity)
      L.separate(", ").text(P.text(P.Entities[Item.entity()].Text));
  return L;
}

Line Page::tags(ir::EntityId E) const {
  Line L;
  for (const std::string &Tag : review::tagsOf(In.Engine, E))
    L.separate(", ").code(Tag);
  return L;
}

Line Page::links(ir::EntityId E) const {
  Line L;
  for (const review::WebLink &Link : review::linksOf(In.Engine, E))
    L.separate(", ").link(Link.Text, Link.Address);
  return L;
}

Line Page::openBadge(ir::EntityId E) const {
  if (!outOfScopeReason(In.Engine, E).empty())
    return "out of scope";
  uint32_t N = OpenOf[E.index()];
  if (N == 0)
    return {};
  return Line(std::to_string(N) + ", up to ")
      .text(severityName(P, WorstOf[E.index()]));
}

std::vector<FindingId> Page::withState(FindingState S) const {
  std::vector<FindingId> Result;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (F.Findings[FindingId(I)].State == S)
      Result.push_back(FindingId(I));
  return Result;
}

void Page::prepare() {
  WithWhy = In.Options.withWhy(F);
  Tests = collectTests(In);
  for (uint32_t I = 0; I < Tests.size(); ++I)
    for (FindingId Id : Tests[I].Findings)
      TestsOf[Id].push_back(I);
  diagram::countOpen(F, P.Entities.size(), OpenOf, WorstOf);
}

//===----------------------------------------------------------------------===//
// Summary
//===----------------------------------------------------------------------===//

void Page::head() {
  std::string Title = titleOf(In);
  Line Head = "Threat model";
  if (!Title.empty())
    Head.words(": ").text(Title);
  Out.heading(1, std::move(Head));
  if (In.Options.Today)
    Out.paragraph("As of " + ir::dateText(*In.Options.Today) + ".");
  if (In.Unfiltered) {
    Line L = "Only what is tagged";
    for (size_t I = 0; I < In.Options.Tags.size(); ++I)
      L.words(I ? " or " : " ").code(In.Options.Tags[I]);
    L.words(": " + std::to_string(F.Findings.size()) + " of " +
            std::to_string(In.all().Findings.size()) +
            " findings and possible findings.");
    Out.paragraph(std::move(L));
  }

  unsigned Severities = severityCount(P);
  std::vector<std::vector<uint32_t>> Counts(rules::NumFindingStates,
                                            std::vector<uint32_t>(Severities));
  for (const Finding &Row : F.Findings.rows())
    if (Row.Severity < Severities)
      ++Counts[static_cast<unsigned>(Row.State)][Row.Severity];
  DataTable T{{{"Findings"}}};
  for (unsigned S = Severities; S-- > 0;)
    T.Columns.push_back({Line().text(severityName(P, S)), true});
  T.Columns.push_back({"All", true});
  for (unsigned State = 0; State < rules::NumFindingStates; ++State) {
    auto S = static_cast<FindingState>(State);
    if (S == FindingState::Question ||
        (F.CountByState[State] == 0 && S != FindingState::Open))
      continue;
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(rules::spelling(S).str());
    for (unsigned I = Severities; I-- > 0;)
      Row.push_back(Counts[State][I] ? std::to_string(Counts[State][I])
                                     : std::string());
    Row.push_back(std::to_string(F.CountByState[State]));
  }
  Out.add(std::move(T));
  uint32_t Waiting =
      F.CountByState[static_cast<unsigned>(FindingState::Question)];
  const std::vector<review::RankedQuestion> &Questions = In.Review.questions();
  if (!Questions.empty())
    Out.paragraph(Line()
                      .link(questionCounts(Questions), "#questions")
                      .words((Questions.size() == 1 ? " is" : " are") +
                             std::string(" open; the answers decide ") +
                             std::to_string(Waiting) +
                             (Waiting == 1 ? " possible finding."
                                           : " possible findings.")));
}

//===----------------------------------------------------------------------===//
// 1. What are we building?
//===----------------------------------------------------------------------===//

void Page::diagram() {
  diagram::MermaidDiagram D = diagram::mermaidDiagram(In, In.Tagged);
  if (D.Empty)
    return;
  if (D.TooLarge) {
    Out.paragraph("The model is too large for a diagram in a page; "
                  "`tmc --emit=svg` draws it.");
    return;
  }
  Out.add(Picture{"Data-flow diagram", D.Text, "mermaid",
                  [&] { return diagram::drawModel(In, In.Tagged, {}); }});
  Line L = "Dashed boxes: trust boundaries.";
  if (D.Greyed)
    L.words(" Grey: out of scope.");
  if (D.Coloured)
    L.words(" Colour: the most severe open finding.");
  Out.paragraph(std::move(L));
}

void Page::elements() {
  using Cells = std::vector<Line>;
  auto Rows = [&](ir::EntityClass C, std::vector<Column> Columns,
                  llvm::function_ref<Cells(ir::EntityId)> Row) {
    DataTable T{std::move(Columns)};
    T.Columns.push_back({"Source"});
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      ir::EntityId Id(I);
      if (P.Entities[Id].Class != C || P.isStatement(Id) ||
          (In.Tagged && C != ir::EntityClass::Data && !In.Tagged->test(I)))
        continue;
      T.Rows.push_back(Row(Id));
      T.Rows.back().push_back(place(P.Entities[Id].Where));
    }
    if (!T.Rows.empty())
      Out.add(std::move(T));
  };
  auto Kind = [&](ir::EntityId Id) {
    return Line().text(P.shortName(P.Kinds[P.Entities[Id].Kind].Id));
  };
  Rows(ir::EntityClass::Element,
       {{"Element"}, {"Kind"}, {"In"}, {"Stores"}, {"Open"}},
       [&](ir::EntityId E) -> Cells {
         ir::EntityId Parent = P.Entities[E].Parent;
         return {named(E), Kind(E),
                 Parent ? plain(P.Entities[Parent].Text) : Line(),
                 dataList(E, P.Known.Stores), openBadge(E)};
       });
  Rows(ir::EntityClass::Flow,
       {{"Flow"}, {"From, to"}, {"Over"}, {"Carries"}, {"Open"}},
       [&](ir::EntityId E) -> Cells {
         const ir::Flow &Flow = P.flow(E);
         return {named(E),
                 plain(P.Entities[Flow.Source].Text)
                     .words(Flow.TwoWay ? " ↔ " : " → ")
                     .text(P.text(P.Entities[Flow.Target].Text)),
                 P.Kinds[P.Entities[E].Kind].Base ? Kind(E) : Line(),
                 payload(E), openBadge(E)};
       });
  Rows(ir::EntityClass::Data, {{"Data"}, {"Kind"}, {"Known facts"}},
       [&](ir::EntityId E) -> Cells {
         Line Says;
         auto Say = [&](const ir::Setting &S) {
           Says.separate(", ")
               .text(P.text(P.Attrs[S.Attr].Text))
               .words(": ")
               .text(plainValue(In.Engine, S.V));
         };
         for (const ir::Setting &S : P.Entities[E].Settings.of(P.Settings))
           Say(S);
         for (const ir::Setting &S : P.Entities[E].Inherited.of(P.Settings))
           if (!P.setting(E, S.Attr))
             Say(S);
         return {named(E), Kind(E), Says};
       });
}

/// What people said of things for people.
void Page::labels() {
  DataTable T{{{"Thing"}, {"Tags"}, {"Links"}}};
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId E(I);
    Line Tags = tags(E), Links = links(E);
    if ((Tags.empty() && Links.empty()) || (In.Tagged && !In.Tagged->test(I)))
      continue;
    T.Rows.push_back(
        {Line(ir::spelling(P.Entities[E].Class).str() + " ").add(entity(E)),
         std::move(Tags), std::move(Links)});
  }
  if (T.Rows.empty())
    return;
  Out.heading(3, "Tags and links");
  Out.add(std::move(T));
}

/// What is not reviewed here, and why: what says so, not all that is inside.
void Page::outOfScope() {
  const analysis::Scope &Scope = In.Engine.facts().scope();
  if (!Scope.any())
    return;
  Out.heading(3, "Out of scope");
  Out.paragraph("Nobody reviewed these here: they have neither findings nor "
                "questions. Flows that enter them are reviewed from this "
                "side.");
  DataTable T{{{"What"}, {"Why"}, {"Not reviewed", true}, {"Source"}}};
  for (ir::EntityId E : Scope.roots()) {
    const ir::Entity &Row = P.Entities[E];
    auto It = F.OutOfScope.find(E);
    T.Rows.push_back(
        {Line(ir::spelling(Row.Class).str() + " ").add(named(E)),
         Line().text(P.text(Scope.reason(E))),
         It == F.OutOfScope.end() ? std::string() : std::to_string(It->second),
         place(Row.Where)});
  }
  Out.add(std::move(T));
}

void Page::building() {
  Out.heading(2, "1. What are we building?");
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    if (E.Class == ir::EntityClass::System && !P.text(E.Doc).empty())
      Out.add(Prose{P.text(E.Doc).str()});
  }
  diagram();
  elements();
  labels();
  outOfScope();
}

//===----------------------------------------------------------------------===//
// 2. What can go wrong?
//===----------------------------------------------------------------------===//

static Line item(StringRef Name) { return Line().strong(Name).words(" "); }

/// What the rule is, and on what it was found.
void Page::aboutRule(FindingId Id, std::vector<Line> &Items) {
  const Finding &Row = F.Findings[Id];
  const ir::Rule &R = P.Rules[Row.Rule];
  Line Rule = item("Rule:");
  Rule.code(P.text(R.StableId)).words(" ").text(P.shortName(R.Id));
  for (const ir::Value &Category : R.Categories.of(P.RuleCategories))
    Rule.words(", ").text(plainValue(In.Engine, Category));
  Items.push_back(std::move(Rule));
  if (std::string By = foundBy(In, Row); !By.empty())
    Items.push_back(item("Found by:").text(By));
  Line Where = item("Where:");
  auto Bound = Row.Bindings.of(F.Bindings);
  for (size_t I = 0; I < Bound.size(); ++I)
    Where.words(I > 0 ? "; " : "")
        .words(ir::spelling(P.Entities[Bound[I]].Class))
        .words(" ")
        .add(entity(Bound[I]))
        .words(" ")
        .add(place(P.Entities[Bound[I]].Where));
  Items.push_back(std::move(Where));
  if (std::string By = review::attackersText(P, In.Review.attackersOf(Id));
      !By.empty())
    Items.push_back(item("By:").text(By));
  auto Witness = Row.Witness.of(F.Flows);
  if (Witness.empty())
    return;
  Line Path = item("Path:");
  for (size_t I = 0; I < Witness.size(); ++I)
    Path.words(I > 0 ? ", then " : "").add(entity(Witness[I]));
  Items.push_back(std::move(Path));
}

void Page::whyAndWhatToDo(const review::Cause &Group,
                          std::vector<Line> &Items) {
  FindingId Id = Group.Members.front();
  const ir::Rule &R = P.Rules[F.Findings[Id].Rule];
  if (WithWhy) {
    review::Explanation Why = In.Review.explain(Id);
    Line Atoms;
    for (const review::Atom *A : decidingAtoms(Why).Shown) {
      Atoms.separate("; ").code(A->Text).words(" is ").text(A->Value);
      if (!A->Why.empty())
        Atoms.words(" (").prose(A->Why).words(")");
    }
    if (!Atoms.empty())
      Items.push_back(item("Why:").add(Atoms));
  }
  std::string Fix = remedyText(In, Group, 6);
  Line Advice;
  if (const ir::Property *Said = findProperty(P, R.Properties, "fix"))
    Advice.text(plainValue(In.Engine, Said->V));
  if (!Fix.empty()) {
    if (Advice.empty())
      Advice.prose(Fix);
    else
      Advice.words(" In the model: ").prose(Fix).words(".");
  }
  if (!Advice.empty())
    Items.push_back(item("What to do:").add(Advice));
  for (const review::Remedy &Help :
       review::remedies(In.Program, In.Findings, Id))
    Suggested.insert(Help.Control);
}

/// What one remedy ends is one thing to do; each of them can be looked up.
void Page::sameCause(const review::Cause &Group, std::vector<Line> &Items) {
  for (FindingId Other : llvm::drop_begin(Group.Members)) {
    const Finding &Row = F.Findings[Other];
    auto Parts = Row.Bindings.of(F.Bindings);
    Line L = item("Same cause:").add(finding(Other)).words(" (");
    if (Row.State == FindingState::Planned)
      L.words("planned, ");
    L.add(severity(Row)).words(", ").code(P.text(P.Rules[Row.Rule].StableId));
    if (risks().Rated)
      L.words(", risk ").text(riskText(risks(), risks().row(Other)));
    if (!Parts.empty())
      L.words(", ").add(place(P.Entities[Parts[0]].Where));
    Items.push_back(L.words(")"));
  }
}

/// What people decided about a finding, and what tests showed of it.
void Page::decided(FindingId Id, std::vector<Line> &Items) {
  const Finding &Row = F.Findings[Id];
  for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
    const ir::Decision &D = P.Decisions[DecisionId];
    bool Counts = DecisionId == Row.Decision;
    Line L = item(Counts && Row.State == FindingState::Planned ? "Planned:"
                  : Counts ? "Decision:"
                           : "Also decided:");
    if (!Counts)
      L.words(ir::spelling(D.Verb)).words(" ");
    L.add(controls(D.By.of(P.DecisionControls)))
        .words(D.By.empty() ? "" : "; ")
        .add(decisionProperties(In, D))
        .words(" ")
        .add(place(D.Where));
    Items.push_back(std::move(L));
  }
  if (Row.Shown != rules::Evidence::None)
    Items.push_back(item("Shown:").text(evidenceText(F, Row)));
  if (Row.SeverityBy) {
    const ir::Decision &D = P.Decisions[Row.SeverityBy];
    Items.push_back(item("Severity:")
                        .add(severity(Row))
                        .words("; ")
                        .add(decisionProperties(In, D))
                        .words(" ")
                        .add(place(D.Where)));
  }
  if (!Row.SeverityKnown)
    Items.push_back(
        "The severity depends on what is unknown, and may be higher.");
}

void Page::section(const review::Cause &Group) {
  FindingId Id = Group.Members.front();
  const Finding &Row = F.Findings[Id];
  const ir::Rule &R = P.Rules[Row.Rule];
  Line Title = finding(Id);
  if (Row.State == FindingState::Planned)
    Title.words(" (planned)");
  Out.heading(4, std::move(Title), tone(Row.Severity));
  // What goes wrong, as the rule's author tells it, is the first paragraph.
  StringRef Doc = P.text(R.Doc).split("\n\n").first;
  if (!Doc.empty())
    Out.add(Prose{Doc.str()});
  std::vector<Line> Items;
  aboutRule(Id, Items);
  whyAndWhatToDo(Group, Items);
  sameCause(Group, Items);
  riskOf(Id, Items);
  decided(Id, Items);
  if (!R.Refs.empty()) {
    Line L = item("See also:");
    bool First = true;
    for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
      L.words(First ? "" : ", ").link(refText(P, V), refUrl(P, V));
      First = false;
    }
    Items.push_back(std::move(L));
  }
  if (auto It = TestsOf.find(Id); It != TestsOf.end()) {
    Line L = item("Test:");
    bool First = true;
    for (uint32_t T : It->second) {
      L.words(First ? "" : ", ").code(Tests[T].Function);
      First = false;
    }
    Items.push_back(std::move(L));
  }
  Out.list(std::move(Items));
}

/// What the controls are that the findings above name, each once.
void Page::suggestedControls() {
  if (Suggested.empty())
    return;
  Out.heading(3, "Controls named above");
  DataTable T{{{"Control"}, {"What it is"}}};
  for (ir::ControlId Id : Suggested) {
    const ir::Control &C = P.Controls[Id];
    StringRef Title = P.text(C.Title);
    StringRef Doc = P.text(C.Doc).split("\n\n").first;
    T.Rows.push_back({Line().code(P.shortName(C.Id)),
                      Line()
                          .text(Title)
                          .words(Title.empty() || Doc.empty() ? "" : ". ")
                          .text(Doc)});
  }
  Out.add(std::move(T));
}

/// The risk of a finding, and its scores.
void Page::riskOf(FindingId Id, std::vector<Line> &Items) {
  const review::FindingRisk &Row = risks().row(Id);
  if (risks().Rated) {
    Line L = item("Risk:").text(riskText(risks(), Row));
    std::string Parts = riskParts(risks(), F.Findings[Id], Row);
    std::string Others = otherStages(risks(), Row);
    if (!Parts.empty())
      L.words(": ").text(Parts);
    if (!Others.empty())
      L.words("; ").text(Others);
    Items.push_back(std::move(L));
  }
  for (const review::FindingScore &S : Row.Scores.of(risks().Scores)) {
    Line L = item("Score:").text(scoreText(S));
    if (!S.Vector.empty())
      L.words(", ").code(S.Vector);
    std::string Parts = S.Score ? scoreParts(*S.Score) : std::string();
    if (!Parts.empty())
      L.words(" (").text(Parts).words(")");
    Items.push_back(std::move(L));
  }
}

/// A row a likelihood, the highest on top: how many findings that are still
/// there have which impact, and what risk that is.
void Page::matrix() {
  DataTable T{{{"Likelihood \\ Impact"}}};
  for (const std::string &Name : risks().Impacts)
    T.Columns.push_back({Line().text(Name)});
  for (size_t L = risks().Likelihoods.size(); L-- > 0;) {
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(Line().strong(risks().Likelihoods[L]));
    for (size_t I = 0; I < risks().Impacts.size(); ++I) {
      size_t Cell = L * risks().Impacts.size() + I;
      Line X;
      X.text(risks().Matrix[Cell] == review::NoRisk
                 ? StringRef("unknown")
                 : StringRef(risks().Risks[risks().Matrix[Cell]]));
      if (uint32_t Count = risks().Counts[Cell])
        X.words(": ").strong(std::to_string(Count));
      Row.push_back(std::move(X));
    }
  }
  Out.add(std::move(T));
}

void Page::risk() {
  if (!risks().Rated || F.Findings.empty())
    return;
  Out.heading(3, "Risk");
  DataTable T{{{"Risk"}}};
  for (size_t R = risks().Risks.size(); R-- > 0;)
    T.Columns.push_back({Line().text(risks().Risks[R]), true});
  T.Columns.push_back({"not known exactly", true});
  static constexpr const char *Stages[] = {
      "inherent: without controls and decisions", "current",
      "residual: with what is planned"};
  for (unsigned S = 0; S != review::NumRiskStages; ++S) {
    const review::RiskTotals &Totals = risks().Totals[S];
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(Stages[S]);
    uint32_t Open = 0;
    for (size_t R = risks().Risks.size(); R-- > 0;) {
      Row.push_back(std::to_string(Totals.Known[R]));
      Open += Totals.AtLeast[R];
    }
    Row.push_back(std::to_string(Open));
  }
  Out.add(std::move(T));
  Out.paragraph("Open, planned, accepted and transferred findings by current "
                "rating. A rating that is not fully known is shown at its "
                "lower bound:");
  matrix();
  std::vector<RiskOverride> Overrides = riskOverrides(In);
  if (Overrides.empty())
    return;
  Out.paragraph("Rated differently from what tmc computes:");
  std::vector<Line> Items;
  for (const RiskOverride &O : Overrides) {
    Line L = Line().code(O.What).words(" on ").code(O.On);
    if (!O.Why.empty())
      L.words("; ").text(O.Why);
    Items.push_back(L.words(" ").add(place(O.Where)));
  }
  Out.list(std::move(Items));
}

void Page::attacks() {
  // Of a model of thousands of findings a report is no place for it.
  if (F.Findings.size() <= MaxFindingsWithWhy)
    attackSection(In, 3, Out);
}

void Page::goesWrong() {
  Out.heading(2, "2. What can go wrong?");
  std::vector<review::Cause> Open = In.Review.causes();
  auto Worst = [&](const review::Cause &Group) -> const Finding & {
    return F.Findings[Group.Members.front()];
  };
  llvm::stable_sort(Open, [&](const review::Cause &A, const review::Cause &B) {
    return Worst(A).Severity > Worst(B).Severity;
  });
  if (Open.empty())
    Out.paragraph("Nothing is open.");
  risk();
  Suggested.clear();
  uint8_t Last = 255;
  for (size_t I = 0; I < Open.size() && I < MaxSections; ++I) {
    uint8_t Severity = Worst(Open[I]).Severity;
    if (Severity != Last)
      Out.heading(3, Line().text(severityName(P, Severity)));
    Last = Severity;
    section(Open[I]);
  }
  suggestedControls();
  if (Open.size() <= MaxSections)
    return;
  std::vector<FindingId> Rest;
  for (const review::Cause &Group : llvm::drop_begin(Open, MaxSections))
    llvm::append_range(Rest, Group.Members);
  Out.heading(3, "And " + std::to_string(Rest.size()) + " more");
  DataTable T{{{"Finding"}, {"Severity"}, {"Rule"}, {"Source"}}};
  for (FindingId Id : Rest) {
    const Finding &Row = F.Findings[Id];
    auto Bound = Row.Bindings.of(F.Bindings);
    T.Rows.push_back(
        {finding(Id), severity(Row), plain(P.Rules[Row.Rule].StableId),
         Bound.empty() ? Line() : place(P.Entities[Bound.front()].Where)});
  }
  Out.add(std::move(T));
}

//===----------------------------------------------------------------------===//
// 3. What do we do about it?
//===----------------------------------------------------------------------===//

/// What a decision says that does not set the state: `also mitigate by Tls`.
Line Page::alsoDecided(const ir::Decision &D) const {
  Line By = controls(D.By.of(P.DecisionControls));
  return Line("also ")
      .words(ir::spelling(D.Verb))
      .words(By.empty() ? "" : " by ")
      .add(By);
}

void Page::mitigated() {
  Out.heading(3, "Mitigated");
  Out.paragraph("Of these are " + mitigatedText(F) + ".");
  DataTable T{{{"Finding"}, {"By"}, {"Basis"}}};
  for (FindingId Id : withState(FindingState::Mitigated)) {
    const Finding &Row = F.Findings[Id];
    Line By = controls(Row.SilencedBy.of(F.Controls));
    for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
      const ir::Decision &D = P.Decisions[DecisionId];
      if (DecisionId != Row.Decision)
        By.separate("; ").add(alsoDecided(D));
      else if (By.empty())
        By = controls(D.By.of(P.DecisionControls));
      Line More = decisionProperties(In, D);
      if (!By.empty() && !More.empty())
        By.words("; ");
      By.add(More).words(" ").add(place(D.Where));
    }
    if (std::string Text = basisText(In, Id); !Text.empty())
      By.separate("; ").prose(Text);
    if (Row.Shown != rules::Evidence::None)
      By.words("; ").text(evidenceText(F, Row));
    T.Rows.push_back(
        {finding(Id), std::move(By), analysis::info(Row.Basis).Word.str()});
  }
  Out.add(std::move(T));
}

void Page::decidedAs(FindingState State, StringRef Title) {
  Out.heading(3, Title.str());
  DataTable T{{{"Finding"}, {"Severity"}, {"Decision"}, {"Source"}}};
  for (FindingId Id : withState(State)) {
    const Finding &Row = F.Findings[Id];
    Line Decision, At;
    for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
      const ir::Decision &D = P.Decisions[DecisionId];
      Line One = DecisionId == Row.Decision
                     ? controls(D.By.of(P.DecisionControls))
                     : alsoDecided(D);
      if (!P.text(D.Text).empty())
        One.separate("; ").text(P.text(D.Text));
      Line More = decisionProperties(In, D);
      if (!One.empty() && !More.empty())
        One.words("; ");
      if (!Decision.empty())
        Decision.lineBreak();
      Decision.add(One).add(More);
      if (!At.empty())
        At.lineBreak();
      At.add(place(D.Where));
    }
    T.Rows.push_back(
        {finding(Id), severity(Row), std::move(Decision), std::move(At)});
  }
  Out.add(std::move(T));
}

void Page::overridden() {
  std::vector<Line> Items;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Override)
      continue;
    Line L;
    if (D.hasSubject())
      L.code(decisionScope(In.Engine, D));
    else if (D.Target)
      L.add(entity(D.Target));
    L.words(D.Properties.empty() ? "" : ": ")
        .add(decisionProperties(In, D))
        .words(" ")
        .add(place(D.Where));
    Items.push_back(std::move(L));
  }
  if (Items.empty())
    return;
  Out.heading(3, "Overridden");
  Out.list(std::move(Items));
}

void Page::response() {
  Out.heading(2, "3. What do we do about it?");
  bool Any = llvm::any_of(P.Decisions.rows(), [](const ir::Decision &D) {
    return D.Verb == ir::DecisionVerb::Override;
  });
  auto Has = [&](FindingState S) {
    bool IsAny = F.CountByState[static_cast<unsigned>(S)] != 0;
    Any |= IsAny;
    return IsAny;
  };
  if (Has(FindingState::Mitigated))
    mitigated();
  static constexpr std::pair<FindingState, StringRef> Decided[] = {
      {FindingState::Planned, "Planned"},
      {FindingState::Accepted, "Accepted"},
      {FindingState::Transferred, "Transferred"},
      {FindingState::Dismissed, "Dismissed"}};
  for (const auto &[State, Title] : Decided)
    if (Has(State))
      decidedAs(State, Title);
  overridden();
  if (!Any)
    Out.paragraph("No finding is mitigated, and nothing was decided.");
}

//===----------------------------------------------------------------------===//
// 4. Did it work?
//===----------------------------------------------------------------------===//

void Page::didItWork() {
  Out.heading(2, "4. Did it work?");
  if (Tests.empty()) {
    Out.paragraph("No rule that applies here says how to test for it.");
  } else {
    size_t Written =
        llvm::count_if(Tests, [](const TestCase &T) { return T.HasTemplate; });
    Out.paragraph("`tmc --emit=pytest` writes " + std::to_string(Written) +
                  " of " + std::to_string(Tests.size()) +
                  (Tests.size() == 1 ? " test" : " tests") +
                  "; check the others by hand.");
    DataTable T{{{"Test"}, {"Shows"}, {"Findings"}}};
    for (const TestCase &Case : Tests)
      T.Rows.push_back(
          {Case.HasTemplate ? Line().code(Case.Function) : Line("by hand"),
           Line().text(Case.Title), findingIds(In, Case.Findings, 8)});
    Out.add(std::move(T));
  }
  constexpr size_t MaxUntested = 50;
  std::vector<Line> Without;
  size_t Count = 0;
  for (FindingId Id : withState(FindingState::Mitigated))
    if (!TestsOf.contains(Id) && ++Count <= MaxUntested)
      Without.push_back(finding(Id));
  if (Count == 0)
    return;
  Out.paragraph("Mitigated, but nothing tests it:");
  if (Count > MaxUntested)
    Without.push_back("and " + std::to_string(Count - MaxUntested) + " more");
  Out.list(std::move(Without));
}

//===----------------------------------------------------------------------===//
// Questions and assumptions
//===----------------------------------------------------------------------===//

void Page::questions() {
  const std::vector<review::RankedQuestion> &Questions = In.Review.questions();
  if (Questions.empty())
    return;
  Out.heading(2, "Questions");
  Out.paragraph(questionCounts(Questions) + "; the most decisive come first.");
  Out.add(questionTable(In, Questions));
}

void Page::takenForGranted() {
  review::Assumptions All = shownAssumptions(In);
  std::vector<review::MissingPack> Packs = In.Review.missingPacks();
  if (All.Entries.empty() && Packs.empty())
    return;
  Out.heading(2, "Taken for granted");
  Out.paragraph("What nothing in the model shows, and what would stand or be "
                "asked about without it. Worst first.");
  std::vector<Line> Items;
  for (const review::MissingPack &M : Packs)
    Items.push_back(Line("No rule of ")
                        .code(M.Package)
                        .words(" is in force. It is about ")
                        .prose(M.Has)
                        .words("."));
  if (!Items.empty())
    Out.list(std::move(Items));
  if (!All.Entries.empty())
    Out.add(assumptionTable(In, All));
}

void Page::assumptions() {
  std::vector<Line> Items;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Assume)
      continue;
    Line L = plain(D.Text);
    if (D.Mode != ir::TargetMode::Exact || D.Kind)
      L.words(" (").code(decisionScope(In.Engine, D)).words(")");
    else if (D.Target)
      L.words(" (").add(entity(D.Target)).words(")");
    Line More = decisionProperties(In, D);
    L.words(More.empty() ? "" : "; ").add(More).words(" ").add(place(D.Where));
    Items.push_back(std::move(L));
  }
  if (Items.empty())
    return;
  Out.heading(2, "Assumptions");
  Out.list(std::move(Items));
}

void Page::run() {
  prepare();
  head();
  building();
  goesWrong();
  attacks();
  response();
  didItWork();
  questions();
  takenForGranted();
  assumptions();
}

void backends::writeFindingsMarkdown(const BackendInput &In, OutputSink &To) {
  MarkdownWriter Out(To.begin());
  Page(In, Out).run();
}

void backends::writeFindingsDocument(const BackendInput &In, OutputSink &To) {
  HtmlWriter Out(To.begin());
  Page(In, Out).run();
}

void backends::writeFindingsHtml(const BackendInput &In, OutputSink &To) {
  if (wantsApp(In))
    writeApp(In, {}, To);
  else
    writeFindingsDocument(In, To);
}
