//===- Contradictions.cpp - What a model says against itself --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A rule marked `@contradiction` makes no findings: what it matches is a
/// warning (TM0470), as the model says something that cannot be so. A rule
/// marked `@pack("package")` finds what the model has that the rules of a
/// package speak of; if none of them is in force, reports say so. And a
/// `mitigate` decision that is done, against facts that still make the rule
/// apply, does not count (TM0641).
///
//===----------------------------------------------------------------------===//

#include "Review/Cover.h"
#include "Review/Remedies.h"
#include "Review/ReviewImpl.h"
#include "Rules/Run.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::ControlId;
using ir::EntityId;
using llvm::StringRef;

static bool isInForce(const ir::Program &P, StringRef Package) {
  for (const ir::Rule &R : P.Rules.rows())
    if (P.text(R.Id).rsplit('.').first == Package)
      return true;
  return false;
}

static std::string titleOf(Evaluator &Ev, const ir::Program &P,
                           const ir::Rule &R,
                           llvm::ArrayRef<EntityId> Bindings) {
  std::string Out;
  bindRule(Ev, P, R, Bindings);
  if (R.Title)
    Ev.printText(R.Title, Out);
  return Out;
}

/// Calls \p Visit with the entities that rule \p Id is certainly about, once
/// for each place: a component that is used several times is written once.
static void
forEachMatch(const Context &C, Evaluator &Ev, ir::RuleId Id, PlanMode Mode,
             llvm::function_ref<void(llvm::ArrayRef<EntityId>)> Visit,
             Diagnostics *Diags = nullptr) {
  RuleResult Result;
  Plan ThePlan = compileRule(C, Id, Mode);
  RuleRun(C, Ev, ThePlan, Result).run();
  if (Diags)
    reportStopped(C.P.Rules[Id], C.P, Result, *Diags);
  llvm::DenseSet<uint32_t> Said;
  for (const Finding &X : Result.Findings) {
    auto Bound = X.Bindings.of(Result.Bindings);
    if (X.State == FindingState::Open &&
        Said.insert(C.P.Entities[Bound[0]].Where.Begin.Offset).second)
      Visit(Bound);
  }
}

void review::reportContradictions(const Context &C, PlanMode Mode,
                                  Diagnostics &Diags) {
  const ir::Program &P = C.P;
  Evaluator Ev(C);
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    if (!mark(P, R, ContradictionMark))
      continue;
    forEachMatch(
        C, Ev, ir::RuleId(I), Mode,
        [&](auto Bound) {
          Diags.report(diag::ModelContradiction, P.Entities[Bound[0]].Where)
              << titleOf(Ev, P, R, Bound);
        },
        &Diags);
  }
}

std::vector<MissingPack> review::findMissingPacks(const Review &Of) {
  const Context &C = Of.engine().context();
  const ir::Program &P = C.P;
  Evaluator Ev(C);
  llvm::MapVector<StringRef, std::string> Has; // in the order of rules
  for (uint32_t N = 0; N < P.Rules.size(); ++N) {
    const ir::Rule &R = P.Rules[ir::RuleId(N)];
    const ir::Property *Pack = mark(P, R, PackMark);
    if (!Pack || Pack->V.Tag != ir::ValueTag::String ||
        isInForce(P, P.text(Pack->V.name())))
      continue;
    constexpr size_t Shown = 2;
    size_t Count = 0;
    std::string Title, Names;
    forEachMatch(C, Ev, ir::RuleId(N), Of.engine().planMode(), [&](auto Bound) {
      if (Count == 0)
        Title = titleOf(Ev, P, R, Bound);
      if (Count++ < Shown)
        Names += (Names.empty() ? "`" : ", `") +
                 P.text(P.Entities[Bound[0]].Id).str() + "`";
    });
    if (Count == 0)
      continue;
    if (Count > Shown)
      Names += " and " + std::to_string(Count - Shown) + " more";
    std::string &All = Has[P.text(Pack->V.name())];
    All += (All.empty() ? "" : ", ") + Title + " (" + Names + ")";
  }
  std::vector<MissingPack> Out;
  for (auto &[Package, All] : Has)
    Out.push_back({Package.str(), std::move(All)});
  return Out;
}

//===----------------------------------------------------------------------===//
// Decisions against facts
//===----------------------------------------------------------------------===//

namespace {
/// Finds the decisions that say that something is done which the model, as it
/// is, says is not.
class DoneCheck {
public:
  DoneCheck(const Context &C, bool WarnUnverified, FindingSet &F,
            Diagnostics &Diags)
      : C(C), P(C.P), WarnUnverified(WarnUnverified), F(F), Diags(Diags), Ev(C),
        Reads(C.P) {}
  void run();

private:
  EntityId couldBeSaid(FindingId Id, ControlId By);

  const Context &C;
  const ir::Program &P;
  bool WarnUnverified;
  FindingSet &F;
  Diagnostics &Diags;
  Evaluator Ev;
  Dependence Reads;
};
} // namespace

/// The bound entity on which the model could name \p By so that \p Id, which it
/// now says is open, would be silenced; none if there is none.
EntityId DoneCheck::couldBeSaid(FindingId Id, ControlId By) {
  const Finding &X = F.Findings[Id];
  const ir::Rule &R = P.Rules[X.Rule];
  auto Bound = X.Bindings.of(F.Bindings);
  for (EntityId On : Bound) {
    if (!P.isFor(By, P.Entities[On].Kind))
      continue;
    const llvm::BitVector &Affected = Reads.affectedBy(By);
    Supposition S{On,        By,     ir::AttrId(), ir::Value::unknown(),
                  &Affected, nullptr};
    Ev.suppose(&S);
    bindRule(Ev, P, R, Bound);
    bool Silences = false;
    for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      Silences |= Affected.anyCommon(Reads.readBy(R, U.Condition)) &&
                  Ev.eval(U.Condition).isTrue();
    Ev.suppose(nullptr);
    if (Silences)
      return On;
  }
  return EntityId::none();
}

void DoneCheck::run() {
  struct Claim {
    EntityId On;
    ControlId By;
    std::string About;
    uint32_t More = 0;
  };
  llvm::MapVector<ir::DecisionId, Claim> Claims;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    FindingId Id(I);
    Finding &X = F.Findings[Id];
    // A question is what a decision may well answer, and a test that passed
    // outweighs a model that has not heard of it yet.
    if (X.State != FindingState::Mitigated || !X.Decision ||
        !X.Unknowns.empty() || X.Shown == Evidence::Passed)
      continue;
    for (ControlId By : P.Decisions[X.Decision].By.of(P.DecisionControls)) {
      EntityId On = couldBeSaid(Id, By);
      if (!On)
        continue;
      X.Contradicted = true;
      // While the tests are being written it is for them to tell.
      if (!WarnUnverified && X.Shown == Evidence::Missing)
        break;
      auto [It, New] =
          Claims.insert({X.Decision, {On, By, identity(P, F, Id)}});
      if (!New)
        ++It->second.More;
      break;
    }
  }
  // A component's decision is made once for each instance.
  llvm::DenseSet<uint32_t> Said;
  for (const auto &[D, About] : Claims)
    if (Said.insert(P.Decisions[D].Where.Begin.Offset).second)
      Diags.report(diag::DecisionAgainstFacts, P.Decisions[D].Where)
          << describe(C, P.Decisions[D]) << P.shortName(P.Controls[About.By].Id)
          << "`" + About.About + "`" +
                 (About.More ? " and " + std::to_string(About.More) + " more"
                             : "")
          << ir::spelling(P.Entities[About.On].Class)
          << P.text(P.Entities[About.On].Id);
}

void review::checkDone(const Context &C, bool WarnUnverified, FindingSet &F,
                       Diagnostics &Diags) {
  DoneCheck(C, WarnUnverified, F, Diags).run();
}
