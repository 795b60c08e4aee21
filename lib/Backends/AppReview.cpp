//===- AppReview.cpp - What follows from findings, for the report ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/BlastRadius.h"
#include "Backends/AppData.h"
#include "Backends/Pages.h"
#include "Document/Escape.h"
#include "IR/ExprInfo.h"
#include "Report/AttackSummary.h"
#include "Report/Describe.h"
#include "Report/FindingText.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

/// Goals whose cuts are looked for, cuts of each that are shown, and elements
/// of which is said what falls with them.
static constexpr unsigned MaxDetailed = 25, MaxCuts = 6, MaxReach = 200;

//===----------------------------------------------------------------------===//
// Controls and decisions
//===----------------------------------------------------------------------===//

/// Those that are in force, that silence something, or that rules ask for.
void AppData::controls() {
  llvm::BitVector Used(P.Controls.size());
  std::vector<Numbers> On(P.Controls.size());
  for (const ControlUse &C : controlsInForce(In)) {
    Used.set(C.Control.index());
    On[C.Control.index()] = refs(C.On);
  }
  for (ir::ControlId C : F.Controls)
    Used.set(C.index());
  for (ir::ControlId C : P.DecisionControls)
    Used.set(C.index());
  for (const rules::Finding &Row : F.Findings.rows())
    for (const ir::RuleUnless &U : P.Rules[Row.Rule].Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        Used.set(C.index());
  Table T("controls");
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const ir::Control &C = P.Controls[ir::ControlId(I)];
    bool Shown = Used.test(I);
    T.row();
    T.number("id", Shown ? text(C.Id) : 0);
    T.number("name", Shown ? text(P.shortName(C.Id)) : 0);
    T.number("title", Shown ? text(C.Title) : 0);
    T.number("doc", Shown ? text(C.Doc) : 0);
    T.list("on", On[I]);
    Numbers Says;
    if (Shown)
      for (const ir::Property &X : C.Properties.of(P.Properties))
        property(Says, X);
    T.list("says", Says);
  }
  write(T);
}

void AppData::decisions() {
  Table T("decisions");
  for (const ir::Decision &D : P.Decisions.rows()) {
    T.row();
    T.number("verb", text(ir::spelling(D.Verb)));
    T.number("scope", text(decisionScope(In.Engine, D)));
    T.number("target", ref(D.Target));
    T.number("text", text(D.Text));
    T.list("by", refs(D.By.of(P.DecisionControls)));
    Numbers Says;
    uint64_t Until = 0;
    for (const ir::Property &X : D.Properties.of(P.Properties)) {
      property(Says, X);
      if (X.V.Tag == ir::ValueTag::Date)
        Until = text(plainValue(In.Engine, X.V));
    }
    T.number("until", Until);
    T.list("says", Says);
    place(T, D.Where);
  }
  write(T);
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

void AppData::answers(Table &T, const review::RankedQuestion &Q,
                      uint32_t Question) {
  for (const review::Answer &X : Q.Answers) {
    const ir::Attr &A = P.Attrs[X.Fact.Attr];
    T.row();
    T.number("question", Question);
    T.number("entity", ref(X.Fact.Entity));
    T.number("attribute", text(A.Text));
    T.number("text", text(X.Text));
    T.number("type", static_cast<uint64_t>(A.Ty.Base));
    T.number("is_set", A.Ty.IsSet);
    T.number("takes", text(choicesText(P, A)));
    Numbers Values;
    if (A.Ty.Base == ir::TypeBase::Enum) {
      auto All = P.Enums[A.Ty.enumId()].Values.of(P.EnumValues);
      // Of a set, what decides.
      for (uint32_t I = 0; I < All.size(); ++I)
        if (X.Choices.empty() || llvm::is_contained(X.Choices, I))
          Values.push_back(text(All[I].Text));
    }
    T.list("values", Values);
    T.number("severity", X.Severity);
    T.list("settles", refs(X.Settles));
    place(T, P.Entities[X.Fact.Entity].Where);
  }
}

void AppData::questions() {
  Table T("questions"), Answers("answers");
  for (const review::RankedQuestion &Q : In.Review.questions()) {
    T.row();
    T.number("id", text(Q.Id));
    T.number("text", text(Q.Text));
    T.number("severity", Q.Severity);
    T.list("settles", refs(Q.Settles));
    T.number("default_kind",
             Q.Scope ? text(P.shortName(P.Kinds[Q.Kind].Id)) : 0);
    T.number("default_in", ref(Q.Scope));
    answers(Answers, Q, T.rows());
  }
  write(T);
  write(Answers);
}

//===----------------------------------------------------------------------===//
// Taken for granted
//===----------------------------------------------------------------------===//

void AppData::granted() {
  Table Packs("missing_packs");
  for (const review::MissingPack &M : In.Review.missingPacks()) {
    Packs.row();
    Packs.number("package", text(M.Package));
    Packs.number("about", text(M.Has));
  }
  write(Packs);
  Table T("granted"), Hidden("hidden");
  review::Assumptions All = shownAssumptions(In);
  for (const review::Assumption &A : All.Entries) {
    T.row();
    T.number("text", text(assumptionText(In, A)));
    T.number("basis", static_cast<uint64_t>(A.Basis));
    T.list("on", refs(A.On));
    T.number("severity", A.Severity);
    T.number("sampled", All.Sampled);
    place(T, A.Where);
    for (const auto *List : {&A.Alone, &A.Together})
      for (FindingId Id : *List) {
        Hidden.row();
        Hidden.number("granted", T.rows());
        Hidden.number("title", text(In.Review.title(All.Hidden, Id)));
        Hidden.number("severity", All.Hidden.Findings[Id].Severity);
        Hidden.number("alone", List == &A.Alone);
      }
  }
  write(T);
  write(Hidden);
}

//===----------------------------------------------------------------------===//
// Attacks
//===----------------------------------------------------------------------===//

void AppData::goal(Table &Goals, Table &Steps, const Result &R,
                   const GoalResult &G) {
  const Graph &Of = G.Reached                ? R.G
                    : G.Says == Answer::Open ? R.Asked
                                             : R.Unguarded;
  AttackWords Words(In, R.G), Told(In, Of);
  Goals.row();
  Goals.number("title", text(Words.goal(G.What)));
  Goals.number("of", ref(G.What.Of));
  Goals.number("answer", static_cast<uint64_t>(G.Says));
  Goals.number("cost", G.Cost);
  Goals.number("like", G.Reached ? G.LikeGoal + 1 : 0);
  Goals.number("cuttable", G.Cuttable);
  Numbers Cuts, Needs, Asked;
  for (const Cut &C : llvm::ArrayRef(G.Cuts).take_front(MaxCuts)) {
    std::string Text;
    for (uint32_t M : C.Measures)
      Text += (Text.empty() ? "" : " and ") + Words.measure(G.Measures[M]);
    Cuts.push_back(text(Text));
  }
  Goals.list("cuts", Cuts);
  Goals.number("cuts_are", G.Cuts.empty() ? 0 : text(cutsSummary(G)));
  if (G.Reached)
    for (const std::string &Need : chokePoints(Words, R.G, G))
      Needs.push_back(text(Need));
  Goals.list("needs", Needs);
  if (G.Says == Answer::Open)
    for (const review::RankedQuestion *Q :
         questionsOf(G, In.Review.questions()))
      Asked.push_back(static_cast<uint64_t>(Q - In.Review.questions().data()) +
                      1);
  Goals.list("questions", Asked);
  Goals.number("guards", G.Says == Answer::Safe && !G.Averted.empty()
                             ? text(guards(In, Words, R.Unguarded, G))
                             : 0);
  for (const AttackLine &L : Told.lines(G.Reached                ? G.Attack
                                        : G.Says == Answer::Open ? G.Perhaps
                                                                 : G.Averted)) {
    Steps.row();
    Steps.number("goal", Goals.rows());
    Steps.number("text", text(L.Text));
    // With `--tag` an attack has steps that are not shown elsewhere.
    Steps.number("finding", In.Unfiltered ? 0 : ref(L.Finding));
    Steps.number("title",
                 L.Finding && In.Unfiltered ? text(Told.title(L.Finding)) : 0);
  }
}

void AppData::attacks() {
  Table Goals("goals"), Steps("steps");
  if (F.Findings.size() <= MaxFindingsWithWhy) {
    AnalysisOptions O;
    O.MaxDetailed = MaxDetailed;
    Result R = analyse(In.whole(), O);
    for (const GoalResult &G : R.Goals)
      goal(Goals, Steps, R, G);
  }
  write(Goals);
  write(Steps);
}

/// What falls with an element: of those that reach furthest.
void AppData::reach() {
  Table T("reach");
  Graph G = buildGraph(In.whole(), {});
  for (const Reach &R : rankByReach(In.Engine.facts(), G)) {
    if (T.rows() == MaxReach || (!R.Controlled && !R.Read && !R.Changed))
      break;
    Cheapest Costs(G, G.node(NodeKind::Control, R.Element));
    BlastRadius Radius = blastRadius(In.Engine.facts(), G, Costs, R.Element);
    auto Losses = [](llvm::ArrayRef<Loss> List) {
      Numbers Out;
      for (const Loss &L : List)
        Out.append({ref(L.Of), L.Cost});
      return Out;
    };
    T.row();
    T.number("element", ref(R.Element));
    T.list("controlled", Losses(Radius.Controlled));
    T.list("read", Losses(Radius.Read));
    T.list("changed", Losses(Radius.Changed));
    T.list("stopped", Losses(Radius.Stopped));
  }
  write(T);
}

//===----------------------------------------------------------------------===//
// Methodologies and comparisons
//===----------------------------------------------------------------------===//

void AppData::methodologies() {
  W.line();
  W.key("methodologies");
  W.open('[');
  for (uint32_t I = 0; I < P.Methodologies.size(); ++I) {
    const ir::Methodology &M = P.Methodologies[ir::MethodologyId(I)];
    document::Document Page;
    methodologyPage(In, ir::MethodologyId(I), Page);
    W.open('{');
    W.field("id", document::oneLine(P.text(M.Id)));
    W.field("title", document::oneLine(P.text(M.Title)));
    W.key("blocks");
    writeBlocks(Page.blocks(), W);
    W.close('}');
  }
  W.close(']');
}

/// What became of findings and of the model since the other version.
void AppData::changes() {
  if (!Start.Changes)
    return;
  const DiffOutput &D = *Start.Changes;
  llvm::StringMap<uint64_t> RowOf;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    RowOf[rules::shortId(P, F, FindingId(I))] = I + 1;
  Table T("changes"), Model("model_changes"), Summary("comparison");
  for (const ChangedThreat &C : D.Changes.Threats) {
    if (C.Change == ThreatChange::Silent)
      continue;
    const VersionThreat &X = shownThreat(D, C);
    auto It = C.After == NoRow ? RowOf.end() : RowOf.find(X.Id);
    T.row();
    T.number("change", text(heading(C.Change)));
    T.number("worse", isWorse(C.Change));
    T.number("finding", It == RowOf.end() ? 0 : It->second);
    T.number("id", text(X.Id));
    T.number("rule", text(X.Rule));
    T.list("about", texts(X.About));
    T.number("title", text(X.Title));
    T.number("severity", C.Severity);
    T.number("text", text(changeText(D, C)));
  }
  for (const ChangedEntity &C : D.Changes.Entities) {
    if (isAssumed(D, C))
      continue;
    Model.row();
    Model.number("id", text(shownEntity(D, C).Id));
    Model.number("text", text(entityText(D, C)));
    // 0 added, 1 removed, 2 changed
    Model.number("how", C.Before == NoRow ? 0 : C.After == NoRow ? 1 : 2);
  }
  Summary.row();
  Summary.number("counts", text(changeCounts(D)));
  Summary.number("open", text(openCounts(D)));
  Summary.number("risk", text(riskCounts(D)));
  Summary.number("assumed", text(D.Assumed));
  write(T);
  write(Model);
  write(Summary);
}

void AppData::review() {
  controls();
  decisions();
  questions();
  granted();
  attacks();
  reach();
}
