//===- Decisions.cpp - What people decided about findings -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/EngineImpl.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::Decision;
using ir::DecisionVerb;
using ir::EntityId;
using ir::TargetMode;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

// A note names at most so many rules or targets.
static constexpr size_t MaxNamed = 6;

namespace {

class Decider {
public:
  Decider(const Context &C, int64_t Today, FindingSet &F, Diagnostics &Diags)
      : C(C), P(C.P), Printer(C), Today(Today), F(F), Diags(Diags) {}
  void run();

private:
  const ir::Property *property(const Decision &D, StringRef Key) const;
  std::string propertyText(const ir::Property &V) const;
  std::string describe(const Decision &D) const;
  void checkProperties(const Decision &D);
  bool isExpired(const Decision &D) const;
  bool coversRule(const Decision &D, ir::RuleId R) const;
  bool coversEntity(const Decision &D, EntityId E) const;
  bool covers(const Decision &D, const Finding &X) const;
  FindingState stateBy(const Decision &D) const;
  void reportWithoutFinding(const Decision &D);
  void reportUnneeded(const Decision &D, const Finding &X);
  void apply(Finding &X, ir::DecisionId Id);

  const Context &C;
  const ir::Program &P;
  Evaluator Printer;
  int64_t Today;
  FindingSet &F;
  Diagnostics &Diags;
  std::vector<std::vector<FindingId>> OfRule;
  std::vector<ir::DecisionId> Chosen; ///< by finding
};

} // namespace

std::string rules::targetText(const ir::Program &P, const Decision &D) {
  std::string Out = P.text(P.Entities[D.Target].Id).str();
  if (D.Mode == TargetMode::Members)
    Out += ".*";
  else if (D.Mode == TargetMode::Deep)
    Out += ".**";
  return Out;
}

const ir::Property *Decider::property(const Decision &D, StringRef Key) const {
  Name Wanted = P.Names->find(Key);
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    if (Wanted && Prop.Key == Wanted)
      return &Prop;
  return nullptr;
}

std::string Decider::propertyText(const ir::Property &Prop) const {
  std::string Out;
  Printer.print(Prop.V, Out);
  return Out;
}

std::string Decider::describe(const Decision &D) const {
  std::string Out = ir::spelling(D.Verb).str();
  if (D.Rule)
    Out += " " + P.text(P.Rules[D.Rule].Id).str();
  else if (!D.Category.isUnknown()) {
    Out += ' ';
    Printer.print(D.Category, Out);
  }
  return Out + " on " + targetText(P, D);
}

//===----------------------------------------------------------------------===//
// Owner, reason, expiry
//===----------------------------------------------------------------------===//

void Decider::checkProperties(const Decision &D) {
  auto Require = [&](StringRef Key, StringRef Why) {
    const ir::Property *Prop = property(D, Key);
    if (!Prop && Key == "owner")
      Prop = property(D, "by");
    if (!Prop || Prop->V.isUnknown() ||
        (Prop->V.Tag == ValueTag::String && P.text(Prop->V.name()).empty()))
      Diags.report(diag::DecisionLacksProperty, D.Where)
          << describe(D) << Key << Why;
  };
  auto RequireDate = [&](StringRef Key) {
    const ir::Property *Prop = property(D, Key);
    if (Prop && !Prop->V.isUnknown() && Prop->V.Tag != ValueTag::Date)
      Diags.report(diag::DecisionPropertyNotDate, Prop->Where)
          << Key << propertyText(*Prop);
  };

  StringRef Owner = "someone answers for a decision";
  switch (D.Verb) {
  case DecisionVerb::Override:
    return;
  case DecisionVerb::Assume:
    Require("owner", Owner);
    RequireDate("review");
    if (const ir::Property *Review = property(D, "review"))
      if (Review->V.Tag == ValueTag::Date && Review->V.Payload < Today)
        Diags.report(diag::AssumptionReviewDue, D.Where)
            << ir::dateText(Review->V.Payload);
    return;
  case DecisionVerb::Accept:
    Require("owner", Owner);
    Require("reason", "a reader must be able to follow it");
    Require("expires", "no risk is accepted for ever");
    RequireDate("expires");
    return;
  case DecisionVerb::Dismiss:
    Require("owner", Owner);
    Require("reason", "a reader must be able to follow it");
    return;
  case DecisionVerb::Transfer:
    Require("owner", Owner);
    Require("reason", "a reader must be able to follow it");
    RequireDate("expires");
    return;
  case DecisionVerb::Mitigate:
    Require("owner", Owner);
    if (const ir::Property *Status = property(D, "status")) {
      std::string Text = propertyText(*Status);
      if (Text != "planned" && Text != "done" && Text != "verified")
        Diags.report(diag::DecisionStatus, Status->Where) << Text;
    }
    return;
  }
}

bool Decider::isExpired(const Decision &D) const {
  const ir::Property *Expires = property(D, "expires");
  return Expires && Expires->V.Tag == ValueTag::Date &&
         Expires->V.Payload < Today;
}

//===----------------------------------------------------------------------===//
// What a decision covers
//===----------------------------------------------------------------------===//

bool Decider::coversRule(const Decision &D, ir::RuleId R) const {
  if (D.Rule)
    return D.Rule == R;
  return !D.Category.isUnknown() &&
         llvm::is_contained(P.Rules[R].Categories.of(P.RuleCategories),
                            D.Category);
}

bool Decider::coversEntity(const Decision &D, EntityId E) const {
  auto Inside = [&](EntityId X) {
    return D.Mode == TargetMode::Deep
               ? X != D.Target && C.F.isInside(X, D.Target)
               : P.Entities[X].Parent == D.Target;
  };
  if (D.Mode == TargetMode::Exact)
    return E == D.Target;
  if (P.Entities[E].Class != ir::EntityClass::Flow)
    return Inside(E);
  const ir::Flow &Flow = P.flow(E);
  return Inside(Flow.Source) && Inside(Flow.Target);
}

bool Decider::covers(const Decision &D, const Finding &X) const {
  return llvm::any_of(X.Bindings.of(F.Bindings),
                      [&](EntityId E) { return coversEntity(D, E); });
}

FindingState Decider::stateBy(const Decision &D) const {
  switch (D.Verb) {
  case DecisionVerb::Accept:
    return FindingState::Accepted;
  case DecisionVerb::Dismiss:
    return FindingState::Dismissed;
  case DecisionVerb::Transfer:
    return FindingState::Transferred;
  case DecisionVerb::Mitigate: {
    const ir::Property *Status = property(D, "status");
    std::string Text = Status ? propertyText(*Status) : "planned";
    return Text == "done" || Text == "verified" ? FindingState::Mitigated
                                                : FindingState::Planned;
  }
  default:
    return FindingState::Open;
  }
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

static std::string list(llvm::ArrayRef<std::string> Names) {
  std::string Out;
  for (size_t I = 0; I < Names.size(); ++I) {
    if (I == MaxNamed && Names.size() > MaxNamed + 1)
      return Out + " and " + std::to_string(Names.size() - I) + " more";
    Out += (I ? ", `" : "`") + Names[I] + "`";
  }
  return Out;
}

void Decider::reportWithoutFinding(const Decision &D) {
  // What the rules of the decision find elsewhere, and what other rules find
  // on the target.
  llvm::SetVector<StringRef> Targets, RulesHere;
  for (const Finding &X : F.Findings.rows()) {
    if (coversRule(D, X.Rule))
      for (EntityId E : X.Bindings.of(F.Bindings))
        Targets.insert(P.text(P.Entities[E].Id));
    if (covers(D, X))
      RulesHere.insert(P.text(P.Rules[X.Rule].Id));
  }
  auto Strings = [](const llvm::SetVector<StringRef> &Set) {
    std::vector<std::string> Out;
    for (StringRef S : Set)
      Out.push_back(S.str());
    return Out;
  };
  DiagBuilder B = Diags.report(diag::DecisionWithoutFinding, D.Where);
  B << describe(D);
  StringRef Near =
      nearest(P.text(P.Entities[D.Target].Id), Targets.getArrayRef());
  if (D.Mode == TargetMode::Exact && !Near.empty()) {
    B.note(diag::NoteDidYouMeanTarget, {}, {Near.str()});
    return;
  }
  if (D.Rule) {
    StringRef Rule =
        nearest(P.text(P.Rules[D.Rule].Id), RulesHere.getArrayRef());
    if (!Rule.empty()) {
      B.note(diag::NoteDidYouMeanRule, {}, {Rule.str()});
      return;
    }
  }
  if (!Targets.empty())
    B.note(diag::NoteFindingsElsewhere, {}, {list(Strings(Targets))});
  else
    B.note(diag::NoteNoFindingsAtAll, {});
  if (!RulesHere.empty())
    B.note(diag::NoteFindingsHere, {},
           {targetText(P, D), list(Strings(RulesHere))});
}

void Decider::reportUnneeded(const Decision &D, const Finding &X) {
  std::vector<std::string> By;
  for (ir::ControlId Control : X.SilencedBy.of(F.Controls))
    By.push_back(P.shortName(P.Controls[Control].Id).str());
  Diags.report(diag::UnneededDecision, D.Where)
      << describe(D)
      << (By.empty() ? std::string("what the model says of it") : list(By));
}

//===----------------------------------------------------------------------===//
// Application
//===----------------------------------------------------------------------===//

void Decider::apply(Finding &X, ir::DecisionId Id) {
  const Decision &D = P.Decisions[Id];
  X.State = stateBy(D);
  X.Decision = Id;
  if (X.State != FindingState::Mitigated)
    return;
  X.SilencedBy = {static_cast<uint32_t>(F.Controls.size()), D.By.Count};
  llvm::append_range(F.Controls, D.By.of(P.DecisionControls));
}

void Decider::run() {
  OfRule.resize(P.Rules.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    OfRule[F.Findings[FindingId(I)].Rule.index()].push_back(FindingId(I));
  Chosen.resize(F.Findings.size());

  // Of several decisions on a finding the closest counts: that on the entity
  // itself before that on what is around it, that on the rule before that on a
  // category. Of two as close the one that says less: the finding stays more
  // visible. The order of files and declarations plays no part.
  auto Closeness = [&](ir::DecisionId Id) {
    const Decision &D = P.Decisions[Id];
    return std::tuple(D.Mode, !D.Rule.isValid(), stateBy(D), D.Where.Begin, Id);
  };

  for (uint32_t Index = 0; Index < P.Decisions.size(); ++Index) {
    ir::DecisionId Id(Index);
    const Decision &D = P.Decisions[Id];
    checkProperties(D);
    if (D.Verb == DecisionVerb::Assume || D.Verb == DecisionVerb::Override)
      continue;
    // An expired decision covers what it covers; it only has no effect.
    bool Expired = isExpired(D);
    if (Expired)
      Diags.report(diag::DecisionExpired, D.Where)
          << describe(D) << ir::dateText(property(D, "expires")->V.Payload);
    bool Covered = false;
    const Finding *Silenced = nullptr;
    for (uint32_t Rule = 0; Rule < OfRule.size(); ++Rule) {
      if (OfRule[Rule].empty() || !coversRule(D, ir::RuleId(Rule)))
        continue;
      for (FindingId Finding : OfRule[Rule]) {
        const rules::Finding &X = F.Findings[Finding];
        if (!covers(D, X))
          continue;
        if (X.State == FindingState::Mitigated) {
          Silenced = Silenced ? Silenced : &X;
          continue;
        }
        Covered = true;
        ir::DecisionId &Best = Chosen[Finding.index()];
        if (!Expired && (!Best || Closeness(Id) < Closeness(Best)))
          Best = Id;
      }
    }
    if (Covered || Expired)
      continue;
    if (Silenced)
      reportUnneeded(D, *Silenced);
    else
      reportWithoutFinding(D);
  }

  for (uint32_t I = 0; I < Chosen.size(); ++I)
    if (Chosen[I])
      apply(F.Findings[FindingId(I)], Chosen[I]);
}

void rules::applyDecisions(const Context &C, int64_t Today, FindingSet &F,
                           Diagnostics &Diags) {
  Decider(C, Today, F, Diags).run();
}
