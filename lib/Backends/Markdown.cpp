//===- Markdown.cpp - A report that answers the four questions ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=markdown`: what are we building, what can go wrong, what do we do
/// about it, did it work. Made to be read on GitHub and the like: everything
/// that a model's author wrote passes through Escape.h.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"
#include "Backends/AttackOutputs.h"
#include "Backends/Outputs.h"
#include "Diagram/Mermaid.h"
#include "Document/Escape.h"
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

class Report {
public:
  explicit Report(const BackendInput &In)
      : In(In), P(In.Program), F(In.Findings) {}

  std::string run();

private:
  void prepare();
  void head();
  void building();
  void diagram();
  void elements();
  void goesWrong();
  void risk();
  void matrix();
  void riskOf(FindingId Id);
  void attacks();
  void section(const review::Cause &Group);
  void suggestedControls();
  void response();
  void didItWork();
  void questions();
  void takenForGranted();
  void assumptions();
  void outOfScope();
  void labels();

  // Pieces of text, escaped.
  std::string code(Name N) const { return markdownCode(P.text(N)); }
  std::string plain(Name N) const { return escapeMarkdown(P.text(N)); }
  std::string entity(ir::EntityId E) const { return code(P.Entities[E].Id); }
  std::string place(Range Where) const { return sourceLink(In, Where); }
  std::string finding(FindingId Id) const;
  std::string decisionProperties(const ir::Decision &D) const;
  std::string controls(llvm::ArrayRef<ir::ControlId> List) const;
  std::string alsoDecided(const ir::Decision &D) const;
  std::string dataList(ir::EntityId E, ir::AttrId A) const;
  /// What flow \p E carries, and what comes back if that is something else.
  std::string payload(ir::EntityId E) const;
  std::string openBadge(ir::EntityId E) const;
  std::string tags(ir::EntityId E) const;
  std::string links(ir::EntityId E) const;

  std::vector<FindingId> withState(FindingState S) const;

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  std::string Out;

  std::vector<TestCase> Tests;
  llvm::DenseMap<FindingId, llvm::SmallVector<uint32_t, 2>> TestsOf;
  std::set<ir::ControlId> Suggested; ///< in the order of the library
  std::vector<review::RankedQuestion> Questions;
  review::RiskTable Risks;
  /// Open and planned findings about an entity, and the worst of them.
  std::vector<uint32_t> OpenOf;
  std::vector<uint8_t> WorstOf;
  bool WithWhy = true;
};
} // namespace

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

std::string Report::finding(FindingId Id) const {
  return markdownCode(rules::shortId(P, F, Id)) + " " +
         escapeMarkdown(In.Review.title(Id));
}

std::string Report::decisionProperties(const ir::Decision &D) const {
  std::string Result;
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    Result += (Result.empty() ? "" : "; ") + plain(Prop.Key) + ": " +
              escapeMarkdown(plainValue(In.Engine, Prop.V));
  return Result;
}

std::string Report::controls(llvm::ArrayRef<ir::ControlId> List) const {
  std::string Result;
  for (ir::ControlId C : List) {
    const ir::Control &Row = P.Controls[C];
    Result += (Result.empty() ? "" : ", ") + markdownCode(P.shortName(Row.Id));
    if (!P.text(Row.Title).empty())
      Result += " (" + plain(Row.Title) + ")";
  }
  return Result;
}

std::string Report::payload(ir::EntityId E) const {
  std::string Sent = dataList(E, P.Known.Carries),
              Back = dataList(E, P.Known.Returns);
  if (Back.empty() || Back == Sent)
    return Sent;
  return Sent + (Sent.empty() ? "" : ", ") + "returns " + Back;
}

std::string Report::dataList(ir::EntityId E, ir::AttrId A) const {
  if (!A)
    return "";
  ir::Value V = In.Engine.attribute(E, A);
  if (V.isUnknown())
    return "?";
  if (V.Tag != ir::ValueTag::Set)
    return "";
  std::string Result;
  for (const ir::Value &Item : setElements(In.Engine, V))
    if (Item.Tag == ir::ValueTag::Entity)
      Result += (Result.empty() ? "" : ", ") +
                escapeMarkdown(P.text(P.Entities[Item.entity()].Text));
  return Result;
}

std::string Report::tags(ir::EntityId E) const {
  std::string Result;
  for (const std::string &Tag : review::tagsOf(In.Engine, E))
    Result += (Result.empty() ? "" : ", ") + markdownCode(Tag);
  return Result;
}

std::string Report::links(ir::EntityId E) const {
  std::string Result;
  for (const review::WebLink &L : review::linksOf(In.Engine, E))
    Result += (Result.empty() ? "" : ", ") + markdownLink(L.Text, L.Address);
  return Result;
}

std::string Report::openBadge(ir::EntityId E) const {
  if (!outOfScopeReason(In.Engine, E).empty())
    return "out of scope";
  uint32_t N = OpenOf[E.index()];
  if (N == 0)
    return "";
  return std::to_string(N) + ", up to " +
         escapeMarkdown(severityName(P, WorstOf[E.index()]));
}

std::vector<FindingId> Report::withState(FindingState S) const {
  std::vector<FindingId> Result;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (F.Findings[FindingId(I)].State == S)
      Result.push_back(FindingId(I));
  return Result;
}

void Report::prepare() {
  WithWhy = In.Options.withWhy(F);
  Tests = collectTests(In);
  for (uint32_t I = 0; I < Tests.size(); ++I)
    for (FindingId Id : Tests[I].Findings)
      TestsOf[Id].push_back(I);
  Questions = In.Review.questions();
  diagram::countOpen(F, P.Entities.size(), OpenOf, WorstOf);
}

//===----------------------------------------------------------------------===//
// Summary
//===----------------------------------------------------------------------===//

void Report::head() {
  std::string Title = In.Options.Title;
  if (Title.empty()) {
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::System)
        Title +=
            (Title.empty() ? "" : ", ") + entityTitle(P, ir::EntityId(I)).str();
  }
  Out += "# Threat model" +
         (Title.empty() ? std::string() : ": " + escapeMarkdown(Title)) +
         "\n\n";
  if (In.Options.Today)
    Out += "As of " + dateText(*In.Options.Today) + ".\n\n";
  if (In.Unfiltered) {
    Out += "Only what is tagged";
    for (size_t I = 0; I < In.Options.Tags.size(); ++I)
      Out += (I ? " or " : " ") + markdownCode(In.Options.Tags[I]);
    Out += ": " + std::to_string(F.Findings.size()) + " of " +
           std::to_string(In.all().Findings.size()) +
           " findings and possible findings.\n\n";
  }

  unsigned Severities = severityCount(P);
  std::vector<std::vector<uint32_t>> Counts(rules::NumFindingStates,
                                            std::vector<uint32_t>(Severities));
  for (const Finding &Row : F.Findings.rows())
    if (Row.Severity < Severities)
      ++Counts[static_cast<unsigned>(Row.State)][Row.Severity];
  Out += "| Findings |";
  for (unsigned S = Severities; S-- > 0;)
    Out += " " + escapeMarkdown(severityName(P, S)) + " |";
  Out += " All |\n| --- |";
  for (unsigned S = 0; S <= Severities; ++S)
    Out += " ---: |";
  Out += "\n";
  for (unsigned State = 0; State < rules::NumFindingStates; ++State) {
    auto S = static_cast<FindingState>(State);
    if (S == FindingState::Question ||
        (F.CountByState[State] == 0 && S != FindingState::Open))
      continue;
    Out += "| " + rules::spelling(S).str() + " |";
    for (unsigned I = Severities; I-- > 0;)
      Out += " " + (Counts[State][I] ? std::to_string(Counts[State][I]) : "") +
             " |";
    Out += " " + std::to_string(F.CountByState[State]) + " |\n";
  }
  uint32_t Waiting =
      F.CountByState[static_cast<unsigned>(FindingState::Question)];
  if (!Questions.empty())
    Out += "\n[" + questionCounts(Questions) + "](#questions) " +
           (Questions.size() == 1 ? "is" : "are") +
           " open; the answers decide " + std::to_string(Waiting) +
           (Waiting == 1 ? " possible finding.\n" : " possible findings.\n");
}

//===----------------------------------------------------------------------===//
// 1. What are we building?
//===----------------------------------------------------------------------===//

void Report::diagram() {
  diagram::MermaidDiagram D =
      diagram::mermaidDiagram(In, OpenOf, WorstOf, In.Tagged);
  if (D.Empty)
    return;
  if (D.TooLarge) {
    Out += "The model is too large for a diagram in a page; `tmc --emit=svg` "
           "draws it.\n\n";
    return;
  }
  Out += markdownFence(D.Text, "mermaid") + "\n";
  Out += "Dashed: boundaries.";
  if (D.Greyed)
    Out += " Grey: out of scope.";
  if (D.Coloured)
    Out += " Coloured: what has open findings, by the worst of them.";
  Out += "\n\n";
}

void Report::elements() {
  auto Rows = [&](ir::EntityClass C, StringRef Header,
                  llvm::function_ref<std::string(ir::EntityId)> Row) {
    bool Any = false;
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      if (P.Entities[ir::EntityId(I)].Class != C ||
          (In.Tagged && C != ir::EntityClass::Data && !In.Tagged->test(I)))
        continue;
      if (!Any) {
        Out += "| " + Header.str() + " | Source |\n|";
        for (size_t N = Header.count('|') + 2; N > 0; --N)
          Out += " --- |";
        Out += "\n";
      }
      Any = true;
      Out += "| " + Row(ir::EntityId(I)) + " | " +
             place(P.Entities[ir::EntityId(I)].Where) + " |\n";
    }
    if (Any)
      Out += "\n";
  };
  auto Named = [&](ir::EntityId Id) {
    const ir::Entity &E = P.Entities[Id];
    return entity(Id) +
           (P.text(E.Title).empty() ? std::string() : " " + plain(E.Title));
  };
  auto Kind = [&](ir::EntityId Id) {
    return escapeMarkdown(P.shortName(P.Kinds[P.Entities[Id].Kind].Id));
  };
  Rows(ir::EntityClass::Element, "Element | Kind | In | Stores | Open",
       [&](ir::EntityId E) {
         ir::EntityId Parent = P.Entities[E].Parent;
         return Named(E) + " | " + Kind(E) + " | " +
                (Parent ? plain(P.Entities[Parent].Text) : "") + " | " +
                dataList(E, P.Known.Stores) + " | " + openBadge(E);
       });
  Rows(ir::EntityClass::Flow, "Flow | From, to | Over | Carries | Open",
       [&](ir::EntityId E) {
         const ir::Flow &Flow = P.flow(E);
         return Named(E) + " | " + plain(P.Entities[Flow.Source].Text) +
                (Flow.TwoWay ? " ↔ " : " → ") +
                plain(P.Entities[Flow.Target].Text) + " | " +
                (P.Kinds[P.Entities[E].Kind].Base ? Kind(E) : std::string()) +
                " | " + payload(E) + " | " + openBadge(E);
       });
  Rows(ir::EntityClass::Data, "Data | Kind | Known of it", [&](ir::EntityId E) {
    std::string Says;
    auto Say = [&](const ir::Setting &S) {
      Says += (Says.empty() ? "" : ", ") + plain(P.Attrs[S.Attr].Text) + ": " +
              escapeMarkdown(plainValue(In.Engine, S.V));
    };
    for (const ir::Setting &S : P.Entities[E].Settings.of(P.Settings))
      Say(S);
    for (const ir::Setting &S : P.Entities[E].Inherited.of(P.Settings))
      if (!P.setting(E, S.Attr))
        Say(S);
    return Named(E) + " | " + Kind(E) + " | " + Says;
  });
}

/// What people said of things for people.
void Report::labels() {
  bool First = true;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    ir::EntityId E(I);
    std::string Tags = tags(E), Links = links(E);
    if ((Tags.empty() && Links.empty()) || (In.Tagged && !In.Tagged->test(I)))
      continue;
    if (First)
      Out += "### Tags and links\n\n| Thing | Tags | Links |\n"
             "| --- | --- | --- |\n";
    First = false;
    Out += "| " + ir::spelling(P.Entities[E].Class).str() + " " + entity(E) +
           " | " + Tags + " | " + Links + " |\n";
  }
  if (!First)
    Out += "\n";
}

/// What is not reviewed here, and why: what says so, not all that is inside.
void Report::outOfScope() {
  const analysis::Scope &Scope = In.Engine.facts().scope();
  if (!Scope.any())
    return;
  Out += "### Out of scope\n\nNobody reviewed these here: they have neither "
         "findings nor questions. Flows that enter them are reviewed from this "
         "side.\n\n| What | Why | Not reviewed | Source |\n"
         "| --- | --- | ---: | --- |\n";
  for (ir::EntityId E : Scope.roots()) {
    const ir::Entity &Row = P.Entities[E];
    auto It = F.OutOfScope.find(E);
    Out +=
        "| " + ir::spelling(Row.Class).str() + " " + entity(E) +
        (P.text(Row.Title).empty() ? std::string() : " " + plain(Row.Title)) +
        " | " + escapeMarkdown(P.text(Scope.reason(E))) + " | " +
        (It == F.OutOfScope.end() ? "" : std::to_string(It->second)) + " | " +
        place(Row.Where) + " |\n";
  }
  Out += "\n";
}

void Report::building() {
  Out += "\n## 1. What are we building?\n\n";
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    if (E.Class == ir::EntityClass::System && !P.text(E.Doc).empty())
      Out += markdownParagraphs(P.text(E.Doc)) + "\n\n";
  }
  diagram();
  elements();
  labels();
  outOfScope();
}

//===----------------------------------------------------------------------===//
// 2. What can go wrong?
//===----------------------------------------------------------------------===//

void Report::section(const review::Cause &Group) {
  FindingId Id = Group.Members.front();
  const Finding &Row = F.Findings[Id];
  const ir::Rule &R = P.Rules[Row.Rule];
  Out += "#### " + finding(Id) +
         (Row.State == FindingState::Planned ? " (planned)" : "") + "\n\n";
  // What goes wrong, as the rule's author tells it, is the first paragraph.
  StringRef Doc = P.text(R.Doc).split("\n\n").first;
  if (!Doc.empty())
    Out += markdownParagraphs(Doc) + "\n\n";
  Out += "- **Rule:** " + markdownCode(P.text(R.StableId)) + " " +
         escapeMarkdown(P.shortName(R.Id));
  for (const ir::Value &Category : R.Categories.of(P.RuleCategories))
    Out += ", " + escapeMarkdown(plainValue(In.Engine, Category));
  if (std::string By = foundBy(In, Row); !By.empty())
    Out += "\n- **Found by:** " + escapeMarkdown(By);
  Out += "\n- **Where:** ";
  auto Bound = Row.Bindings.of(F.Bindings);
  for (size_t I = 0; I < Bound.size(); ++I)
    Out += (I > 0 ? "; " : "") +
           ir::spelling(P.Entities[Bound[I]].Class).str() + " " +
           entity(Bound[I]) + " " + place(P.Entities[Bound[I]].Where);
  Out += "\n";
  if (std::string By = review::attackersText(P, In.Review.attackers(Id));
      !By.empty())
    Out += "- **By:** " + escapeMarkdown(By) + "\n";
  auto Witness = Row.Witness.of(F.Flows);
  if (!Witness.empty()) {
    Out += "- **Path:** ";
    for (size_t I = 0; I < Witness.size(); ++I)
      Out += (I > 0 ? ", then " : "") + entity(Witness[I]);
    Out += "\n";
  }
  if (WithWhy) {
    review::Explanation Why = In.Review.explain(Id);
    std::string Text;
    for (const review::Atom *A : decidingAtoms(Why).Shown) {
      Text += (Text.empty() ? "" : "; ") + markdownCode(A->Text) + " is " +
              escapeMarkdown(A->Value);
      if (!A->Why.empty())
        Text += " (" + markdownProse(A->Why) + ")";
    }
    if (!Text.empty())
      Out += "- **Why:** " + Text + "\n";
  }
  std::string Fix = remedyText(In, Group, 6);
  std::string Advice;
  if (const ir::Property *Said = findProperty(P, R.Properties, "fix"))
    Advice = escapeMarkdown(plainValue(In.Engine, Said->V));
  if (!Fix.empty())
    Advice += Advice.empty() ? markdownProse(Fix)
                             : " In the model: " + markdownProse(Fix) + ".";
  if (!Advice.empty())
    Out += "- **What to do:** " + Advice + "\n";
  for (const review::Remedy &Help :
       review::remedies(In.Program, In.Findings, Id))
    Suggested.insert(Help.Control);
  // What one remedy ends is one thing to do; each of them can be looked up.
  for (FindingId Other : llvm::drop_begin(Group.Members)) {
    const Finding &OtherRow = F.Findings[Other];
    auto Parts = OtherRow.Bindings.of(F.Bindings);
    Out += "- **Same cause:** " + finding(Other) + " (" +
           (OtherRow.State == FindingState::Planned ? "planned, " : "") +
           escapeMarkdown(severityText(P, OtherRow)) + ", " +
           markdownCode(P.text(P.Rules[OtherRow.Rule].StableId)) +
           (Risks.Rated
                ? ", risk " + escapeMarkdown(riskText(Risks, Risks.row(Other)))
                : std::string()) +
           (Parts.empty() ? "" : ", " + place(P.Entities[Parts[0]].Where)) +
           ")\n";
  }
  riskOf(Id);
  for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
    const ir::Decision &D = P.Decisions[DecisionId];
    bool Counts = DecisionId == Row.Decision;
    Out += std::string(Counts && Row.State == FindingState::Planned
                           ? "- **Planned:** "
                       : Counts ? "- **Decision:** "
                                : "- **Also decided:** " +
                                      verbSpelling(D.Verb).str() + " ") +
           controls(D.By.of(P.DecisionControls)) + (D.By.empty() ? "" : "; ") +
           decisionProperties(D) + " " + place(D.Where) + "\n";
  }
  if (Row.Shown != rules::Evidence::None)
    Out += "- **Shown:** " + escapeMarkdown(evidenceText(F, Row)) + "\n";
  if (Row.SeverityBy) {
    const ir::Decision &D = P.Decisions[Row.SeverityBy];
    Out += "- **Severity:** " + escapeMarkdown(severityText(P, Row)) + "; " +
           decisionProperties(D) + " " + place(D.Where) + "\n";
  }
  if (!Row.SeverityKnown)
    Out += "- The severity depends on what is unknown, and may be higher.\n";
  if (!R.Refs.empty()) {
    Out += "- **See also:** ";
    bool First = true;
    for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
      Out += (First ? "" : ", ") + markdownLink(refText(P, V), refUrl(P, V));
      First = false;
    }
    Out += "\n";
  }
  if (auto It = TestsOf.find(Id); It != TestsOf.end()) {
    Out += "- **Test:** ";
    bool First = true;
    for (uint32_t T : It->second) {
      Out += (First ? "" : ", ") + markdownCode(Tests[T].Function);
      First = false;
    }
    Out += "\n";
  }
  Out += "\n";
}

/// What the controls are that the findings above name, each once.
void Report::suggestedControls() {
  if (Suggested.empty())
    return;
  Out += "### Controls named above\n\n| Control | What it is |\n| --- | --- "
         "|\n";
  for (ir::ControlId Id : Suggested) {
    const ir::Control &C = P.Controls[Id];
    StringRef Title = P.text(C.Title);
    StringRef Doc = P.text(C.Doc).split("\n\n").first;
    Out += "| " + markdownCode(P.shortName(C.Id)) + " | " +
           escapeMarkdown(Title) + (Title.empty() || Doc.empty() ? "" : ". ") +
           escapeMarkdown(Doc) + " |\n";
  }
  Out += "\n";
}

/// The risk of a finding, and its scores.
void Report::riskOf(FindingId Id) {
  const review::FindingRisk &Row = Risks.row(Id);
  if (Risks.Rated) {
    Out += "- **Risk:** " + escapeMarkdown(riskText(Risks, Row));
    std::string Parts = riskParts(Risks, F.Findings[Id], Row);
    std::string Others = otherStages(Risks, Row);
    if (!Parts.empty())
      Out += ": " + escapeMarkdown(Parts);
    if (!Others.empty())
      Out += "; " + escapeMarkdown(Others);
    Out += "\n";
  }
  for (const review::FindingScore &S : Row.Scores.of(Risks.Scores)) {
    Out += "- **Score:** " + escapeMarkdown(scoreText(S));
    if (!S.Vector.empty())
      Out += ", " + markdownCode(S.Vector);
    std::string Parts = S.Score ? scoreParts(*S.Score) : std::string();
    if (!Parts.empty())
      Out += " (" + escapeMarkdown(Parts) + ")";
    Out += "\n";
  }
}

/// A row a likelihood, the highest on top: how many findings that are still
/// there have which impact, and what risk that is.
void Report::matrix() {
  Out += "| Likelihood \\ Impact |";
  for (const std::string &Name : Risks.Impacts)
    Out += " " + escapeMarkdown(Name) + " |";
  Out += "\n| --- |";
  for (size_t I = 0; I < Risks.Impacts.size(); ++I)
    Out += " --- |";
  Out += "\n";
  for (size_t L = Risks.Likelihoods.size(); L-- > 0;) {
    Out += "| **" + escapeMarkdown(Risks.Likelihoods[L]) + "** |";
    for (size_t I = 0; I < Risks.Impacts.size(); ++I) {
      size_t Cell = L * Risks.Impacts.size() + I;
      std::string Name = Risks.Matrix[Cell] == review::NoRisk
                             ? std::string("unknown")
                             : Risks.Risks[Risks.Matrix[Cell]];
      uint32_t Count = Risks.Counts[Cell];
      Out += Count == 0 ? " " + escapeMarkdown(Name) + " |"
                        : " " + escapeMarkdown(Name) + ": **" +
                              std::to_string(Count) + "** |";
    }
    Out += "\n";
  }
  Out += "\n";
}

void Report::risk() {
  if (!Risks.Rated || F.Findings.empty())
    return;
  Out += "### Risk\n\n| Risk |";
  for (size_t R = Risks.Risks.size(); R-- > 0;)
    Out += " " + escapeMarkdown(Risks.Risks[R]) + " |";
  Out += " not known exactly |\n| --- |";
  for (size_t R = 0; R <= Risks.Risks.size(); ++R)
    Out += " ---: |";
  Out += "\n";
  static constexpr StringRef Stages[] = {
      "inherent: without controls and decisions", "current",
      "residual: with what is planned"};
  for (unsigned S = 0; S != review::NumRiskStages; ++S) {
    const review::RiskTotals &T = Risks.Totals[S];
    Out += "| " + Stages[S].str() + " |";
    uint32_t Open = 0;
    for (size_t R = Risks.Risks.size(); R-- > 0;) {
      Out += " " + std::to_string(T.Known[R]) + " |";
      Open += T.AtLeast[R];
    }
    Out += " " + std::to_string(Open) + " |\n";
  }
  Out += "\nWhat is open, planned, accepted or transferred, by its current "
         "rating; what is not known exactly stands where it is at least:\n\n";
  matrix();
  std::vector<RiskOverride> Overrides = riskOverrides(In);
  if (Overrides.empty())
    return;
  Out += "Rated otherwise than computed:\n\n";
  for (const RiskOverride &O : Overrides)
    Out += "- " + markdownCode(O.What) + " on " + markdownCode(O.On) +
           (O.Why.empty() ? "" : "; " + escapeMarkdown(O.Why)) + " " +
           place(O.Where) + "\n";
  Out += "\n";
}

void Report::attacks() {
  // Of a model of thousands of findings a report is no place for it.
  if (F.Findings.size() <= MaxFindingsWithWhy)
    Out += attackMarkdown(In, 3);
}

void Report::goesWrong() {
  Out += "## 2. What can go wrong?\n\n";
  std::vector<review::Cause> Open = In.Review.causes();
  auto Worst = [&](const review::Cause &Group) -> const Finding & {
    return F.Findings[Group.Members.front()];
  };
  llvm::stable_sort(Open, [&](const review::Cause &A, const review::Cause &B) {
    return Worst(A).Severity > Worst(B).Severity;
  });
  if (Open.empty())
    Out += "Nothing is open.\n\n";
  risk();
  Suggested.clear();
  uint8_t Last = 255;
  for (size_t I = 0; I < Open.size() && I < MaxSections; ++I) {
    uint8_t Severity = Worst(Open[I]).Severity;
    if (Severity != Last)
      Out += "### " + escapeMarkdown(severityName(P, Severity)) + "\n\n";
    Last = Severity;
    section(Open[I]);
  }
  suggestedControls();
  if (Open.size() <= MaxSections)
    return;
  std::vector<FindingId> Rest;
  for (const review::Cause &Group : llvm::drop_begin(Open, MaxSections))
    llvm::append_range(Rest, Group.Members);
  Out += "### And " + std::to_string(Rest.size()) +
         " more\n\n| Finding | Severity | Rule | Source |\n"
         "| --- | --- | --- | --- |\n";
  for (FindingId Id : Rest) {
    const Finding &Row = F.Findings[Id];
    auto Bound = Row.Bindings.of(F.Bindings);
    Out += "| " + finding(Id) + " | " + escapeMarkdown(severityText(P, Row)) +
           " | " + plain(P.Rules[Row.Rule].StableId) + " | " +
           (Bound.empty() ? "" : place(P.Entities[Bound.front()].Where)) +
           " |\n";
  }
  Out += "\n";
}

//===----------------------------------------------------------------------===//
// 3. What do we do about it?
//===----------------------------------------------------------------------===//

/// What a decision says that does not set the state: `also mitigate by Tls`.
std::string Report::alsoDecided(const ir::Decision &D) const {
  std::string By = controls(D.By.of(P.DecisionControls));
  return "also " + verbSpelling(D.Verb).str() + (By.empty() ? "" : " by ") + By;
}

void Report::response() {
  Out += "## 3. What do we do about it?\n\n";
  bool Any = false;

  std::vector<FindingId> Mitigated = withState(FindingState::Mitigated);
  if (!Mitigated.empty()) {
    Out += "### Mitigated\n\nOf these are " + mitigatedText(F) +
           ".\n\n| Finding | By | Basis |\n| --- | --- | --- |\n";
    for (FindingId Id : Mitigated) {
      const Finding &Row = F.Findings[Id];
      std::string By = controls(Row.SilencedBy.of(F.Controls));
      for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
        const ir::Decision &D = P.Decisions[DecisionId];
        if (DecisionId != Row.Decision)
          By += (By.empty() ? "" : "; ") + alsoDecided(D);
        else if (By.empty())
          By = controls(D.By.of(P.DecisionControls));
        std::string More = decisionProperties(D);
        By += (By.empty() || More.empty() ? "" : "; ") + More + " " +
              place(D.Where);
      }
      if (std::string Text = basisText(In, Id); !Text.empty()) {
        auto [Words, Condition] = StringRef(Text).split(": `");
        By += (By.empty() ? "" : "; ") + Words.str();
        if (!Condition.empty())
          By += ": " + markdownCode(Condition.drop_back());
      }
      if (Row.Shown != rules::Evidence::None)
        By += "; " + escapeMarkdown(evidenceText(F, Row));
      Out += "| " + finding(Id) + " | " + By + " | " +
             analysis::info(Row.Basis).Word.str() + " |\n";
    }
    Out += "\n";
    Any = true;
  }

  static constexpr std::pair<FindingState, StringRef> Decided[] = {
      {FindingState::Planned, "Planned"},
      {FindingState::Accepted, "Accepted"},
      {FindingState::Transferred, "Transferred"},
      {FindingState::Dismissed, "Dismissed"}};
  for (const auto &[State, Title] : Decided) {
    std::vector<FindingId> List = withState(State);
    if (List.empty())
      continue;
    Any = true;
    Out += "### " + Title.str() +
           "\n\n| Finding | Severity | Decision | Source |\n"
           "| --- | --- | --- | --- |\n";
    for (FindingId Id : List) {
      const Finding &Row = F.Findings[Id];
      std::string Decision;
      std::string At;
      for (ir::DecisionId DecisionId : Row.Decisions.of(F.Decisions)) {
        const ir::Decision &D = P.Decisions[DecisionId];
        if (!Decision.empty())
          Decision += "<br>";
        std::string One = DecisionId == Row.Decision
                              ? controls(D.By.of(P.DecisionControls))
                              : alsoDecided(D);
        if (!P.text(D.Text).empty())
          One += (One.empty() ? "" : "; ") + plain(D.Text);
        std::string More = decisionProperties(D);
        Decision += One + (One.empty() || More.empty() ? "" : "; ") + More;
        At += (At.empty() ? "" : "<br>") + place(D.Where);
      }
      Out += "| " + finding(Id) + " | " + escapeMarkdown(severityText(P, Row)) +
             " | " + Decision + " | " + At + " |\n";
    }
    Out += "\n";
  }

  bool First = true;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Override)
      continue;
    if (First)
      Out += "### Overridden\n\n";
    First = false;
    Any = true;
    Out += "- " +
           (D.hasSubject() ? markdownCode(decisionScope(In.Engine, D))
            : D.Target     ? entity(D.Target)
                           : std::string()) +
           (D.Properties.empty() ? "" : ": ") + decisionProperties(D) + " " +
           place(D.Where) + "\n";
  }
  if (!First)
    Out += "\n";
  if (!Any)
    Out += "No finding is mitigated, and nothing was decided.\n\n";
}

//===----------------------------------------------------------------------===//
// 4. Did it work?
//===----------------------------------------------------------------------===//

void Report::didItWork() {
  Out += "## 4. Did it work?\n\n";
  if (Tests.empty()) {
    Out += "No rule that applies here says how to test for it.\n\n";
  } else {
    size_t Written =
        llvm::count_if(Tests, [](const TestCase &T) { return T.HasTemplate; });
    Out += "`tmc --emit=pytest` writes " + std::to_string(Written) + " of " +
           std::to_string(Tests.size()) +
           (Tests.size() == 1 ? " test" : " tests") +
           "; the others are to be done by hand.\n\n"
           "| Test | Shows | Findings |\n| --- | --- | --- |\n";
    for (const TestCase &T : Tests) {
      Out +=
          "| " +
          (T.HasTemplate ? markdownCode(T.Function) : std::string("by hand")) +
          " | " + escapeMarkdown(T.Title) + " | ";
      for (size_t I = 0; I < T.Findings.size(); ++I) {
        if (I == 8) {
          Out += " and " + std::to_string(T.Findings.size() - I) + " more";
          break;
        }
        Out += (I > 0 ? ", " : "") +
               markdownCode(rules::shortId(P, F, T.Findings[I]));
      }
      Out += " |\n";
    }
    Out += "\n";
  }
  std::string Without;
  size_t Count = 0;
  for (FindingId Id : withState(FindingState::Mitigated)) {
    if (TestsOf.contains(Id))
      continue;
    if (++Count <= 50)
      Without += "- " + finding(Id) + "\n";
  }
  if (Count != 0) {
    Out += "Mitigated, but nothing tests it:\n\n" + Without;
    if (Count > 50)
      Out += "- and " + std::to_string(Count - 50) + " more\n";
    Out += "\n";
  }
}

//===----------------------------------------------------------------------===//
// Questions and assumptions
//===----------------------------------------------------------------------===//

void Report::questions() {
  if (Questions.empty())
    return;
  Out += "## Questions\n\n" + questionCounts(Questions) +
         "; those whose answers change most come first.\n\n" + questionHead();
  for (const review::RankedQuestion &Q : Questions)
    Out += questionRow(In, Q);
  Out += "\n";
}

void Report::takenForGranted() {
  review::Assumptions All = shownAssumptions(In);
  std::vector<review::MissingPack> Packs = In.Review.missingPacks();
  if (All.Entries.empty() && Packs.empty())
    return;
  Out += "## Taken for granted\n\nWhat nothing in the model shows, and what "
         "would stand or be asked about without it. Worst first.\n\n";
  for (const review::MissingPack &M : Packs) {
    Out += "- No rule of " + markdownCode(M.Package) +
           " is in force. It is about ";
    auto Rest = StringRef(M.Has);
    while (!Rest.empty()) {
      auto [Plain, Next] = Rest.split('`');
      Out += escapeMarkdown(Plain);
      auto [Code, More] = Next.split('`');
      if (!Code.empty())
        Out += markdownCode(Code);
      Rest = More;
    }
    Out += ".\n";
  }
  if (!Packs.empty())
    Out += "\n";
  if (All.Entries.empty())
    return;
  Out += "| What | Of | Without it | For example | Source |\n"
         "| --- | --- | --- | --- | --- |\n";
  constexpr size_t MaxRows = 100;
  for (size_t I = 0; I < All.Entries.size(); ++I) {
    if (I == MaxRows) {
      Out += "| and " + std::to_string(All.Entries.size() - I) +
             " more | | | | |\n";
      break;
    }
    const review::Assumption &A = All.Entries[I];
    std::string Of;
    for (size_t E = 0; E < A.On.size() && E < 3; ++E)
      Of += (E ? ", " : "") + markdownCode(P.text(P.Entities[A.On[E]].Id));
    if (A.On.size() > 3)
      Of += " and " + std::to_string(A.On.size() - 3) + " more";
    bool Alone = !A.Alone.empty();
    const std::vector<FindingId> &Ids = Alone ? A.Alone : A.Together;
    FindingId Worst = *llvm::max_element(Ids, [&](FindingId X, FindingId Y) {
      return All.Hidden.Findings[X].Severity < All.Hidden.Findings[Y].Severity;
    });
    std::string What = assumptionText(In, A);
    What.resize(What.rfind(" of "));
    auto [Says, Rest] = StringRef(What).split('`');
    std::string Text = escapeMarkdown(Says.trim());
    while (!Rest.empty()) {
      auto [Code, More] = Rest.split('`');
      Text += " " + markdownCode(Code);
      auto [Plain, Next] = More.split('`');
      if (!Plain.trim().empty())
        Text += " " + escapeMarkdown(Plain.trim());
      Rest = Next;
    }
    Out += "| " + Text + " | " + Of + " | " +
           hiddenText(In, All, Ids.size(), A.Severity) +
           (Alone ? "" : ", with others") + " | " +
           escapeMarkdown(In.Review.title(All.Hidden, Worst)) + " | " +
           place(A.Where) + " |\n";
  }
  Out += "\n";
}

void Report::assumptions() {
  bool First = true;
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Assume)
      continue;
    if (First)
      Out += "## Assumptions\n\n";
    First = false;
    std::string More = decisionProperties(D);
    Out += "- " + plain(D.Text) +
           (D.Mode != ir::TargetMode::Exact || D.Kind
                ? " (" + markdownCode(decisionScope(In.Engine, D)) + ")"
            : D.Target ? " (" + entity(D.Target) + ")"
                       : std::string()) +
           (More.empty() ? "" : "; " + More) + " " + place(D.Where) + "\n";
  }
  if (!First)
    Out += "\n";
}

std::string Report::run() {
  prepare();
  Risks = In.Review.risks();
  head();
  building();
  goesWrong();
  attacks();
  response();
  didItWork();
  questions();
  takenForGranted();
  assumptions();
  while (StringRef(Out).ends_with("\n\n"))
    Out.pop_back();
  return std::move(Out);
}

void backends::writeFindingsMarkdown(const BackendInput &In, OutputSink &To) {
  To.begin() << Report(In).run();
}
