//===- AttackSummary.cpp - An attack analysis in a few words --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/AttackSummary.h"

#include "Report/Describe.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/Format.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;
using rules::FindingState;

std::string report::cutsSummary(const GoalResult &G) {
  if (!G.Exact && G.Cuts.front().Measures.size() <= G.AtLeast)
    return "one of many sets of controls that cut it; none has fewer";
  if (!G.Exact) {
    std::string Bound;
    llvm::raw_string_ostream OS(Bound);
    OS << llvm::format("%.1f", harmonic(G.AttacksSeen));
    return "a set of controls that cuts it, found by a greedy search: at "
           "most " +
           Bound + " times as many as needed, and at least " +
           std::to_string(G.AtLeast) + " are";
  }
  bool All = true;
  for (const Cut &C : G.Cuts)
    All &= C.Confirmed;
  return (G.Cuts.size() == 1 ? "only this set of controls cuts it"
                             : "any of " + std::to_string(G.Cuts.size()) +
                                   " sets of controls cuts it") +
         (All ? ", verified by re-evaluation" : "");
}

std::vector<std::string>
report::chokePoints(const AttackWords &W, const Graph &G, const GoalResult &R) {
  std::vector<std::string> Out;
  // What he sends goes on from one to the next: one line.
  std::string Sent;
  for (NodeId N : R.ChokeNodes) {
    Node D = G.describe(N);
    if (D.Kind == NodeKind::Input)
      Sent += (Sent.empty() ? "" : ", ") + W.name(D.Of);
    else if (D.Kind != NodeKind::Peer && D.Of)
      Out.push_back("that the attacker " + W.node(N));
  }
  if (!Sent.empty())
    Out.insert(Out.begin(), "that the attacker can send to " + Sent);
  for (FindingId F : R.ChokeFindings)
    Out.push_back(W.title(F) + " " + W.findingTag(F));
  return Out;
}

std::vector<const review::RankedQuestion *>
report::questionsOf(const GoalResult &G,
                    llvm::ArrayRef<review::RankedQuestion> All) {
  llvm::DenseMap<FindingId, std::vector<const review::RankedQuestion *>> Of;
  for (const review::RankedQuestion &Q : All)
    for (FindingId Id : Q.Settles)
      Of[Id].push_back(&Q);
  std::vector<const review::RankedQuestion *> Out;
  llvm::SmallPtrSet<const review::RankedQuestion *, 16> Seen;
  for (FindingId Id : G.InQuestion)
    for (const review::RankedQuestion *Q : Of.lookup(Id))
      if (Seen.insert(Q).second)
        Out.push_back(Q);
  return Out;
}

std::vector<const review::Answer *>
report::answersOf(const GoalResult &G, const review::RankedQuestion &Q) {
  llvm::SmallDenseSet<FindingId> Deciding(G.InQuestion.begin(),
                                          G.InQuestion.end());
  std::vector<const review::Answer *> Out;
  for (const review::Answer &A : Q.Answers)
    if (llvm::any_of(A.Settles,
                     [&](FindingId Id) { return Deciding.contains(Id); }))
      Out.push_back(&A);
  return Out;
}

std::string report::dependsText(size_t Questions) {
  return "depends on " + std::to_string(Questions) +
         (Questions == 1 ? " question" : " questions");
}

std::string report::answersText(const Result &R) {
  size_t Count[3] = {};
  for (const GoalResult &G : R.Goals)
    ++Count[static_cast<unsigned>(G.Says)];
  auto [Reached, Open, Safe] = Count;
  std::string Out =
      "Of " + std::to_string(R.Goals.size()) +
      (R.Goals.size() == 1 ? " goal" : " goals") +
      " that are worth most, an attacker from outside can reach " +
      (Reached ? std::to_string(Reached) : std::string("none")) +
      (Reached || Open ? "" : ", whatever the answers");
  if (Open)
    Out += std::string(Reached ? "" : " by what is known") + "; " +
           std::to_string(Open) + (Open == 1 ? " depends" : " depend") +
           " on questions that are not answered";
  if (Safe && (Reached || Open))
    Out += "; " + std::to_string(Safe) + (Safe == 1 ? " is" : " are") +
           " out of reach, whatever the answers";
  return Out + ".";
}

std::string report::guards(const BackendInput &In, const AttackWords &W,
                           const Graph &G, const GoalResult &R) {
  const ir::Program &P = In.Program;
  std::vector<std::string> Names;
  for (StepId S : R.Averted) {
    FindingId Id = G.step(S).Finding;
    if (!Id)
      continue;
    const rules::Finding &F = In.all().Findings[Id];
    std::string Of = " against " + W.findingTag(Id);
    if (F.State == FindingState::Question)
      Names.push_back("perhaps the answer to a question," + Of);
    if (F.State != FindingState::Mitigated)
      continue;
    std::string By;
    for (ir::ControlId C : F.SilencedBy.of(In.all().Controls))
      By += (By.empty() ? "" : ", ") + P.shortName(P.Controls[C].Id).str();
    if (F.Decision)
      for (ir::ControlId C : P.Decisions[F.Decision].By.of(P.DecisionControls))
        By += (By.empty() ? "" : ", ") + P.shortName(P.Controls[C].Id).str();
    std::string Otherwise =
        F.Basis == analysis::Basis::Assumed      ? "what kinds assume"
        : F.Basis == analysis::Basis::SaidForAll ? "what defaults say"
                                                 : "what the model says";
    Names.push_back((By.empty() ? Otherwise : By) + Of);
  }
  Names.erase(llvm::unique(Names), Names.end());
  std::string Text;
  for (const std::string &N : Names)
    Text += (Text.empty() ? "" : "; ") + N;
  return Text;
}
