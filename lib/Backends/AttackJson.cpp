//===- AttackJson.cpp - Attacks for other programs ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// As docs/schema/attack.schema.json describes it. Of the graph only what some
/// goal's attacks need is written; ids are texts that a reader can make
/// himself: `control:Shop.db`.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"
#include "Report/AttackSummary.h"
#include "Report/Describe.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

namespace {
class Json {
public:
  Json(const BackendInput &In, const Result &R, llvm::raw_ostream &OS)
      : In(In), P(In.Program), R(R), Questions(In.Review.questions()), W(OS) {}
  void run();

private:
  std::string nodeId(const Graph &G, NodeId N) const {
    Node D = G.describe(N);
    std::string Id = spelling(D.Kind).str();
    return D.Of ? Id + ":" + P.text(P.Entities[D.Of].Id).str() : Id;
  }
  void step(const Graph &G, StepId Id);
  void attack(StringRef Key, const Graph &G, llvm::ArrayRef<StepId> Attack);
  void goal(const GoalResult &G);
  void graph();
  void finding(FindingId Id);

  const BackendInput &In;
  const ir::Program &P;
  const Result &R;
  const std::vector<review::RankedQuestion> &Questions;
  JsonWriter W;
};
} // namespace

void Json::finding(FindingId Id) {
  W.open('{');
  W.field("id", rules::shortId(P, In.all(), Id));
  W.field("identity", rules::identity(P, In.all(), Id));
  W.field("title", In.whole().title(Id));
  const rules::Finding &F = In.all().Findings[Id];
  W.field("severity", severityName(P, F.Severity));
  W.field("state", rules::spelling(F.State));
  W.close('}');
}

void Json::step(const Graph &G, StepId Id) {
  const Step &S = G.step(Id);
  W.line();
  W.open('{');
  W.field("kind", spelling(S.Kind));
  W.field("cost", static_cast<int64_t>(S.Cost));
  W.key("needs");
  W.open('[');
  for (NodeId N : G.premises(S))
    W.string(nodeId(G, N));
  W.close(']');
  W.field("gives", nodeId(G, S.Gives));
  if (S.Finding)
    W.field("finding", rules::shortId(P, In.all(), S.Finding));
  W.close('}');
}

void Json::attack(StringRef Key, const Graph &G,
                  llvm::ArrayRef<StepId> Attack) {
  W.key(Key);
  W.open('[');
  for (StepId S : Attack)
    step(G, S);
  W.close(']');
}

void Json::goal(const GoalResult &G) {
  AttackWords Words(In, R.G);
  W.line();
  W.open('{');
  W.field("goal", nodeId(R.G, R.G.node(G.What.Kind, G.What.Of)));
  W.field("title", Words.goal(G.What));
  W.flag("reached", G.Reached);
  W.field("answer", spelling(G.Says));
  if (!G.Reached) {
    if (G.Says == Answer::Open) {
      W.field("cost", static_cast<int64_t>(G.Cost));
      attack("perhaps", R.Asked, G.Perhaps);
      W.key("questions");
      W.open('[');
      for (const review::RankedQuestion *Q : questionsOf(G, Questions)) {
        W.line();
        W.open('{');
        W.field("id", Q->Id);
        W.field("text", Q->Text);
        W.key("answers");
        W.open('[');
        for (const review::Answer *A : answersOf(G, *Q)) {
          W.open('{');
          W.field("entity", P.text(P.Entities[A->Fact.Entity].Id));
          W.field("attribute", P.text(P.Attrs[A->Fact.Attr].Text));
          W.close('}');
        }
        W.close(']');
        W.close('}');
      }
      W.close(']');
    }
    attack("averted", R.Unguarded, G.Averted);
    W.close('}');
    return;
  }
  W.field("cost", static_cast<int64_t>(G.Cost));
  attack("attack", R.G, G.Attack);
  if (G.Detailed) {
    W.flag("cuttable", G.Cuttable);
    if (!G.Cuttable)
      attack("uncut", R.G, G.Uncut);
    W.flag("exact", G.Exact);
    W.field("fewest", static_cast<int64_t>(G.AtLeast));
    W.field("attacks_seen", static_cast<int64_t>(G.AttacksSeen));
    W.field("refuted", static_cast<int64_t>(G.Refuted));
    W.key("measures");
    W.open('[');
    for (const Measure &M : G.Measures) {
      W.line();
      W.open('{');
      W.key("ways");
      W.open('[');
      for (const Placed &X : M.Ways) {
        W.open('{');
        W.field("control", P.text(P.Controls[X.Control].Id));
        W.field("on", P.text(P.Entities[X.On].Id));
        W.close('}');
      }
      W.close(']');
      W.key("silences");
      W.open('[');
      for (FindingId F : M.Silences)
        W.string(rules::shortId(P, In.all(), F));
      W.close(']');
      W.close('}');
    }
    W.close(']');
    W.key("cuts");
    W.open('[');
    for (const Cut &C : G.Cuts) {
      W.line();
      W.open('{');
      W.key("measures");
      W.open('[');
      for (uint32_t M : C.Measures)
        W.number(M);
      W.close(']');
      W.flag("confirmed", C.Confirmed);
      W.close('}');
    }
    W.close(']');
    W.key("choke_points");
    W.open('{');
    W.key("nodes");
    W.open('[');
    for (NodeId N : G.ChokeNodes)
      W.string(nodeId(R.G, N));
    W.close(']');
    W.key("findings");
    W.open('[');
    for (FindingId F : G.ChokeFindings)
      W.string(rules::shortId(P, In.all(), F));
    W.close(']');
    W.close('}');
  }
  W.close('}');
}

/// The nodes and steps that lead to a goal, and the findings that those name.
void Json::graph() {
  llvm::BitVector Reachable = reachable(R.G, R.G.start());
  std::vector<NodeId> Work;
  llvm::BitVector Seen(R.G.nodeCount());
  std::vector<StepId> Steps;
  llvm::BitVector Findings(In.all().Findings.size());
  for (const GoalResult &G : R.Goals)
    if (NodeId N = R.G.node(G.What.Kind, G.What.Of);
        G.Reached && !Seen.test(N.index())) {
      Seen.set(N.index());
      Work.push_back(N);
    }
  while (!Work.empty()) {
    NodeId N = Work.back();
    Work.pop_back();
    for (StepId S : R.G.stepsTo(N)) {
      if (!llvm::all_of(R.G.premises(S),
                        [&](NodeId X) { return Reachable.test(X.index()); }))
        continue;
      Steps.push_back(S);
      for (NodeId X : R.G.premises(S))
        if (!Seen.test(X.index())) {
          Seen.set(X.index());
          Work.push_back(X);
        }
    }
  }
  llvm::sort(Steps);
  for (const GoalResult &G : R.Goals)
    for (StepId S : G.Averted)
      if (FindingId F = R.Unguarded.step(S).Finding)
        Findings.set(F.index());
  for (const GoalResult &G : R.Goals)
    for (StepId S : G.Perhaps)
      if (FindingId F = R.Asked.step(S).Finding)
        Findings.set(F.index());
  AttackWords Words(In, R.G);
  W.key("nodes");
  W.open('[');
  for (unsigned I : Seen.set_bits()) {
    W.line();
    W.open('{');
    W.field("id", nodeId(R.G, NodeId(I)));
    W.field("kind", spelling(R.G.describe(NodeId(I)).Kind));
    if (ir::EntityId Of = R.G.describe(NodeId(I)).Of)
      W.field("of", P.text(P.Entities[Of].Id));
    W.field("title", Words.node(NodeId(I)));
    W.close('}');
  }
  W.close(']');
  W.key("steps");
  W.open('[');
  for (StepId S : Steps) {
    step(R.G, S);
    if (FindingId F = R.G.step(S).Finding)
      Findings.set(F.index());
  }
  W.close(']');
  W.key("findings");
  W.open('[');
  for (unsigned I : Findings.set_bits()) {
    W.line();
    finding(FindingId(I));
  }
  W.close(']');
}

void Json::run() {
  W.openOutput("tmc-attacks", 1, In.Options.ToolVersion);
  W.flag("chosen", R.Chosen);
  W.key("goals");
  W.open('[');
  for (const GoalResult &G : R.Goals)
    goal(G);
  W.close(']');
  graph();
  W.closeOutput();
}

void backends::writeAttackTreeJson(const BackendInput &In, OutputSink &To) {
  if (std::optional<Result> R = analyseAttacks(In))
    Json(In, *R, To.begin()).run();
}
