//===- Decisions.cpp - What people decided about findings -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Cover.h"
#include "Review/ReviewImpl.h"

#include "Analysis/Scope.h"
#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::ControlId;
using ir::Decision;
using ir::DecisionVerb;
using ir::EntityId;
using ir::TargetMode;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

// A note names at most so many rules or targets.
static constexpr size_t MaxNamed = 6;

/// What an override may say of a finding.
static constexpr StringRef Rated[] = {"severity", "likelihood", "impact",
                                      "scores"};

/// Says where it is said that \p E is out of scope.
static void noteScope(const Context &C, EntityId E, DiagBuilder &B) {
  const analysis::Scope &Scope = C.F.scope();
  EntityId By = Scope.by(E);
  ir::AttrId A = C.P.Known.outOfScope(C.P.Entities[By].Class);
  Range Where = C.F.attributes().resolve(By, A).Where;
  B.note(diag::NoteOutOfScopeHere,
         Where.isValid() ? Where : C.P.Entities[By].Where,
         {C.P.text(Scope.reason(E)).str()});
}

namespace {

class Decider {
public:
  Decider(const Context &C, int64_t Today, FindingSet &F, Diagnostics &Diags)
      : C(C), P(C.P), Covers(C, F), Today(Today), F(F), Diags(Diags) {}
  void run();

private:
  std::string propertyText(const ir::Property &V) const;
  std::string describe(const Decision &D) const {
    return review::describe(C, D);
  }
  const ir::Property *property(const Decision &D, StringRef Key) const {
    return review::property(P, D, Key);
  }
  void checkProperties(const Decision &D);
  void suggestProperty(const Decision &D, StringRef Key, StringRef Placeholder,
                       DiagBuilder &B) const;
  bool checkControls(const Decision &D);
  bool isExpired(const Decision &D) const;
  FindingState stateBy(const Decision &D) const;
  void reportMissing(const Decision &D);
  void reportWithoutFinding(const Decision &D);
  void reportUnneeded(const Decision &D, const Finding &X);
  bool reportOutOfScope(const Decision &D);
  void checkThreats();
  void reportContradiction(ir::DecisionId A, ir::DecisionId B, StringRef Key,
                           const Finding &X);
  bool same(const Value &A, const Value &B) const;
  void apply(Finding &X, ir::DecisionId Id);
  void warnOfWide() const;
  enum class Reach : uint8_t { Some, Silenced, None };
  Reach cover(ir::DecisionId Id, const Finding *&Silenced);
  void checkOverrides();
  void weigh(FindingId Id, std::vector<ir::DecisionId> &Of);
  void reportDisagreement(ir::DecisionId A, ir::DecisionId B, const Finding &X);

  const Context &C;
  const ir::Program &P;
  Cover Covers;
  int64_t Today;
  FindingSet &F;
  Diagnostics &Diags;
  std::vector<std::vector<FindingId>> OfRule;
  std::vector<ir::DecisionId> Chosen; ///< by finding
  /// By finding: all that are about it and no overrides.
  std::vector<std::vector<ir::DecisionId>> About;
  /// By finding, for each property of Rated: the override in force.
  std::vector<ir::DecisionId> Ratings[std::size(Rated)];
  std::vector<std::pair<FindingId, ir::DecisionId>> Overriding;
  llvm::DenseSet<std::pair<ir::DecisionId, ir::DecisionId>> Contradicting;
};

} // namespace

std::string Decider::propertyText(const ir::Property &Prop) const {
  std::string Out;
  Evaluator(C).print(Prop.V, Out);
  return Out;
}

//===----------------------------------------------------------------------===//
// Owner, reason, expiry
//===----------------------------------------------------------------------===//

/// Offers to write `Key = Placeholder;` into the body of \p D. What it is only
/// a person knows: with the placeholder it is asked for again.
void Decider::suggestProperty(const Decision &D, StringRef Key,
                              StringRef Placeholder, DiagBuilder &B) const {
  if (!D.Where.isValid() || !P.Sources->fileOf(D.Where.End))
    return;
  FileId File = P.Sources->fileOf(D.Where.End);
  StringRef Text = P.Sources->text(File);
  size_t At = P.Sources->offsetIn(File, D.Where.End);
  // Behind the target stand names and texts, then the body.
  for (bool InText = false; At < Text.size(); ++At) {
    if (Text[At] == '"')
      InText = !InText;
    else if (!InText && (Text[At] == '{' || Text[At] == ';'))
      break;
  }
  if (At >= Text.size())
    return;
  Loc Begin = P.Sources->locAt(File, static_cast<uint32_t>(At));
  Loc End = P.Sources->locAt(File, static_cast<uint32_t>(At + 1));
  std::string Line = (Key + " = " + Placeholder + ";").str();
  if (Text[At] == '{')
    B.suggest({End, End}, " " + Line);
  else
    B.suggest({Begin, End}, " { " + Line + " }");
}

/// Whether a person sees nothing of \p Text: blanks, and characters that take
/// no place.
static bool isBlank(StringRef Text) {
  const auto *At = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const auto *End = reinterpret_cast<const llvm::UTF8 *>(Text.end());
  while (At != End) {
    llvm::UTF32 Code = 0;
    if (llvm::convertUTF8Sequence(&At, End, &Code, llvm::strictConversion) !=
        llvm::conversionOK)
      return false;
    // Hangul fillers and the Braille blank are letters by their class.
    bool Filler = Code == 0x115F || Code == 0x1160 || Code == 0x2800 ||
                  Code == 0x3164 || Code == 0xFFA0;
    bool Space = Code == ' ' || Code == 0xA0 || Code == 0x1680 ||
                 (Code >= 0x2000 && Code <= 0x200A) || Code == 0x202F ||
                 Code == 0x205F || Code == 0x3000;
    if (!Filler && !Space &&
        llvm::sys::unicode::isPrintable(static_cast<int>(Code)) &&
        !llvm::sys::unicode::isFormatting(static_cast<int>(Code)))
      return false;
  }
  return true;
}

void Decider::checkProperties(const Decision &D) {
  auto Lacks = [&](StringRef Key) {
    const ir::Property *Prop = property(D, Key);
    if (!Prop && Key == "owner")
      Prop = property(D, "by");
    return !Prop || Prop->V.isUnknown() ||
           (Prop->V.Tag == ValueTag::String && isBlank(P.text(Prop->V.name())));
  };
  auto Require = [&](StringRef Key, StringRef Why, StringRef Placeholder) {
    if (!Lacks(Key))
      return;
    DiagBuilder B = Diags.report(diag::DecisionLacksProperty, D.Where);
    B << describe(D) << Key << Why;
    // One that is there but empty needs no second line.
    if (!property(D, Key))
      suggestProperty(D, Key, Placeholder, B);
  };
  auto RequireDate = [&](StringRef Key) {
    const ir::Property *Prop = property(D, Key);
    if (Prop && !Prop->V.isUnknown() && Prop->V.Tag != ValueTag::Date)
      Diags.report(diag::DecisionPropertyNotDate, Prop->Where)
          << Key << propertyText(*Prop);
  };
  auto RequireReason = [&] {
    Require("reason", "a reader must be able to follow it", "\"\"");
  };

  if (D.Verb == DecisionVerb::Override && !D.hasSubject())
    return; // settings, which stand for themselves
  Require("owner", "someone answers for a decision", "\"\"");
  switch (D.Verb) {
  case DecisionVerb::Override:
    RequireReason();
    if (llvm::all_of(Rated, Lacks)) {
      DiagBuilder B = Diags.report(diag::OverrideSeverityMissing, D.Where);
      B << describe(D);
      if (!property(D, "severity"))
        suggestProperty(D, "severity", "unknown", B);
    }
    break;
  case DecisionVerb::Assume:
    break;
  case DecisionVerb::Accept:
    RequireReason();
    Require("expires", "no risk is accepted for ever", "unknown");
    break;
  case DecisionVerb::Dismiss:
  case DecisionVerb::Transfer:
    RequireReason();
    break;
  case DecisionVerb::Mitigate:
    if (const ir::Property *Status = property(D, "status")) {
      std::string Text = propertyText(*Status);
      if (Text != "planned" && Text != "done" && Text != "verified")
        Diags.report(diag::DecisionStatus, Status->Where) << Text;
    }
    break;
  }
  RequireDate("expires");
  RequireDate("review");
  if (const ir::Property *Review = property(D, "review"))
    if (Review->V.Tag == ValueTag::Date && Review->V.Payload < Today)
      Diags.report(diag::AssumptionReviewDue, D.Where)
          << (D.Verb == DecisionVerb::Assume ? "assumption" : "decision")
          << ir::dateText(Review->V.Payload);
}

bool Decider::isExpired(const Decision &D) const {
  const ir::Property *Expires = property(D, "expires");
  return Expires && Expires->V.Tag == ValueTag::Date &&
         Expires->V.Payload < Today;
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

static std::string list(const llvm::SetVector<StringRef> &Names) {
  std::vector<std::string> Out;
  for (StringRef S : Names)
    Out.push_back(S.str());
  return list(Out);
}

/// Reports each control that a mitigation names although it does nothing
/// against what it is to mitigate. False if there is one.
bool Decider::checkControls(const Decision &D) {
  bool Ok = true;
  for (ControlId By : D.By.of(P.DecisionControls)) {
    bool Helps = false;
    // Against a threat that says nothing of what silences it, whoever decides
    // knows best.
    auto IsOpenThreat = [&](ir::RuleId R) {
      return P.Rules[R].IsThreat && P.Rules[R].Unless.empty();
    };
    if (D.Rule)
      Helps = helps(P, D.Rule, By) || IsOpenThreat(D.Rule);
    for (uint32_t R = 0; R < P.Rules.size() && !D.Rule && !Helps; ++R)
      Helps = Covers.rule(D, ir::RuleId(R)) && helps(P, ir::RuleId(R), By);
    if (Helps)
      continue;
    Ok = false;
    llvm::SetVector<StringRef> Named;
    for (uint32_t R = 0; R < P.Rules.size(); ++R) {
      if (D.Rule ? D.Rule.index() != R : !Covers.rule(D, ir::RuleId(R)))
        continue;
      for (const ir::RuleUnless &U :
           P.Rules[ir::RuleId(R)].Unless.of(P.RuleUnlesses))
        for (ControlId Control : U.By.of(P.RuleControls))
          Named.insert(P.shortName(P.Controls[Control].Id));
    }
    std::string What = describe(D);
    DiagBuilder B = Diags.report(diag::ControlDoesNotHelp, D.Where);
    B << P.shortName(P.Controls[By].Id)
      << (D.Rule ? P.text(P.Rules[D.Rule].Id).str()
                 : StringRef(What).split(' ').second.split(" on ").first.str());
    if (D.Rule)
      B.note(diag::NoteDeclaredHere, P.Rules[D.Rule].WhereAt);
    if (!Named.empty())
      B.note(diag::NoteRuleControls, {}, {list(Named)});
  }
  return Ok;
}

/// The model has nothing of the name that \p D gives. What was renamed is
/// found by its name, or by its finding that nobody has decided about.
void Decider::reportMissing(const Decision &D) {
  StringRef Written = P.text(D.Missing);
  llvm::SetVector<StringRef> Undecided, Deciding, All;
  bool Place = D.Mode != TargetMode::Exact;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[EntityId(I)];
    if (!Place || E.Class == ir::EntityClass::Boundary ||
        E.Class == ir::EntityClass::System)
      All.insert(P.text(E.Id));
  }
  for (uint32_t I = 0; I < F.Findings.size() && D.hasSubject(); ++I) {
    const Finding &X = F.Findings[FindingId(I)];
    if (!Covers.rule(D, X.Rule) || X.State == FindingState::Mitigated ||
        X.Bindings.empty())
      continue;
    auto Bound = X.Bindings.of(F.Bindings);
    for (EntityId E : Bound) {
      if (Place)
        E = P.Entities[E].Parent;
      if (E)
        Deciding.insert(P.text(P.Entities[E].Id));
    }
    // What a finding is about is what it binds first.
    EntityId First = Place ? P.Entities[Bound.front()].Parent : Bound.front();
    if (!Chosen[I] && First)
      Undecided.insert(P.text(P.Entities[First].Id));
  }
  // Letters that a slip changes: two, if they stand in the wrong order.
  constexpr unsigned MaxSlip = 2;
  // The name as written, or its last part, which a move does not change.
  auto Near = [&](const llvm::SetVector<StringRef> &Among) {
    StringRef Found = nearest(Written, Among.getArrayRef());
    StringRef Last = Written.rsplit('.').second;
    if (!Found.empty() || Last.empty())
      return Found;
    std::vector<StringRef> Lasts;
    for (StringRef Id : Among)
      Lasts.push_back(Id.rsplit('.').second.empty() ? Id
                                                    : Id.rsplit('.').second);
    StringRef NearLast = nearest(Last, Lasts);
    for (size_t I = 0; I < Lasts.size(); ++I)
      if (!NearLast.empty() && Lasts[I] == NearLast)
        return Among[I];
    return StringRef();
  };
  DiagBuilder B = Diags.report(diag::DecisionTargetMissing,
                               D.TargetAt.isValid() ? D.TargetAt : D.Where);
  B << describe(D) << Written;
  StringRef Name;
  if (!(Name = Near(Undecided)).empty() || !(Name = Near(Deciding)).empty())
    B.note(diag::NoteDidYouMeanTarget, {}, {Name.str()});
  else if (Name = Near(All);
           !Name.empty() && Name.edit_distance(Written) <= MaxSlip)
    B.note(diag::NoteNearName, {}, {Name.str()}); // a slip, not a move
  else if (Undecided.size() == 1)
    B.note(diag::NoteRenamed, {}, {(Name = Undecided[0]).str(), Written.str()});
  else if (!Undecided.empty())
    B.note(diag::NoteUndecided, {}, {list(Undecided)});
  else if (!Deciding.empty())
    B.note(diag::NoteFindingsElsewhere, {}, {list(Deciding)});
  else if (!(Name = Near(All)).empty())
    B.note(diag::NoteNearName, {}, {Name.str()});
  else if (D.hasSubject())
    B.note(diag::NoteNoFindingsAtAll, {});
  if (!Name.empty() && D.TargetAt.isValid())
    B.suggest(D.TargetAt, Name);
}

void Decider::reportWithoutFinding(const Decision &D) {
  // What the rules of the decision find elsewhere, and what other rules find
  // on the target.
  llvm::SetVector<StringRef> Targets, RulesHere, Undecided;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const Finding &X = F.Findings[FindingId(I)];
    if (Covers.rule(D, X.Rule)) {
      for (EntityId E : X.Bindings.of(F.Bindings))
        Targets.insert(P.text(P.Entities[E].Id));
      if (!Chosen[I] && X.State != FindingState::Mitigated)
        Undecided.insert(P.text(P.Entities[X.Bindings.of(F.Bindings)[0]].Id));
    }
    if (Covers.target(D, X))
      RulesHere.insert(P.text(P.Rules[X.Rule].Id));
  }
  DiagBuilder B = Diags.report(diag::DecisionWithoutFinding, D.Where);
  B << describe(D);
  StringRef Near =
      D.Target ? nearest(P.text(P.Entities[D.Target].Id), Targets.getArrayRef())
               : StringRef();
  if (D.Mode == TargetMode::Exact && !Near.empty()) {
    B.note(diag::NoteDidYouMeanTarget, {}, {Near.str()});
    if (D.TargetAt.isValid())
      B.suggest(D.TargetAt, Near);
    return;
  }
  if (D.Rule) {
    StringRef Old = P.text(P.Rules[D.Rule].Id);
    StringRef Rule = nearest(Old, RulesHere.getArrayRef());
    if (!Rule.empty()) {
      B.note(diag::NoteDidYouMeanRule, {}, {Rule.str()});
      // Beside it in its package; another may not be imported here.
      if (D.RuleAt.isValid() && Old.rsplit('.').first == Rule.rsplit('.').first)
        B.suggest(D.RuleAt, Rule.rsplit('.').second);
      return;
    }
  }
  if (!Targets.empty())
    B.note(diag::NoteFindingsElsewhere, {}, {list(Targets)});
  else
    B.note(diag::NoteNoFindingsAtAll, {});
  // The one finding of the rule that nobody decided about: it may have moved.
  if (D.Rule && D.Mode == TargetMode::Exact && Undecided.size() == 1 &&
      D.TargetAt.isValid())
    B.suggest(D.TargetAt, Undecided[0]);
  if (!RulesHere.empty() && D.Target)
    B.note(diag::NoteFindingsHere, {}, {targetText(P, D), list(RulesHere)});
}

void Decider::reportUnneeded(const Decision &D, const Finding &X) {
  std::vector<std::string> By;
  for (ControlId Control : X.SilencedBy.of(F.Controls))
    By.push_back(P.shortName(P.Controls[Control].Id).str());
  Diags.report(diag::UnneededDecision, D.Where)
      << describe(D) << uint64_t(!By.empty()) << By;
}

/// Says it if \p D has nothing to decide because its target is out of scope.
bool Decider::reportOutOfScope(const Decision &D) {
  const analysis::Scope &Scope = C.F.scope();
  if (!D.Target || !Scope.isOut(D.Target))
    return false;
  DiagBuilder B = Diags.report(diag::DecisionOutOfScope, D.Where);
  B << describe(D) << P.text(P.Entities[D.Target].Id);
  noteScope(C, D.Target, B);
  return true;
}

/// A threat that a person wrote down is not lost in silence.
void Decider::checkThreats() {
  const analysis::Scope &Scope = C.F.scope();
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    for (const ir::RuleVar &V : R.Vars.of(P.RuleVars)) {
      if (!V.Of || !Scope.isOut(V.Of))
        continue;
      DiagBuilder B = Diags.report(diag::ThreatOutOfScope, R.WhereAt);
      B << P.shortName(R.Id) << P.text(P.Entities[V.Of].Id);
      noteScope(C, V.Of, B);
      break;
    }
  }
}

/// At both places, once for each two.
void Decider::reportContradiction(ir::DecisionId A, ir::DecisionId B,
                                  StringRef Key, const Finding &X) {
  if (!Contradicting.insert({A, B}).second)
    return;
  auto Report = [&](const Decision &D, const Decision &Other) {
    Diags.report(diag::OverridesContradict, D.Where)
            .note(diag::NoteOtherOverride, Other.Where)
        << describe(D) << propertyText(*property(D, Key))
        << P.text(P.Entities[X.Bindings.of(F.Bindings)[0]].Id)
        << propertyText(*property(Other, Key));
  };
  Report(P.Decisions[A], P.Decisions[B]);
  Report(P.Decisions[B], P.Decisions[A]);
}

//===----------------------------------------------------------------------===//
// Application
//===----------------------------------------------------------------------===//

/// What two decisions that are as close to a finding cannot both say of it: it
/// is a risk that is borne, lowered or passed on, or it is none.
static bool contradict(FindingState A, FindingState B) {
  if (A == B)
    return false;
  if (A == FindingState::Dismissed || B == FindingState::Dismissed)
    return true;
  // Who bears it? Us, or somebody else.
  return (A == FindingState::Accepted && B == FindingState::Transferred) ||
         (A == FindingState::Transferred && B == FindingState::Accepted);
}

void Decider::reportDisagreement(ir::DecisionId A, ir::DecisionId B,
                                 const Finding &X) {
  if (!Contradicting.insert({std::min(A, B), std::max(A, B)}).second)
    return;
  const Decision &First = P.Decisions[std::min(A, B)];
  const Decision &Second = P.Decisions[std::max(A, B)];
  Diags.report(diag::DecisionsContradict, Second.Where)
          .note(diag::NoteOtherDecision, First.Where)
      << describe(Second) << describe(First)
      << ("the finding of `" + P.text(P.Rules[X.Rule].Id) + "` on `" +
          P.text(P.Entities[X.Bindings.of(F.Bindings)[0]].Id) + "`")
             .str()
      << rules::spelling(stateBy(First)) << rules::spelling(stateBy(Second));
}

/// Chooses among the decisions about a finding, and puts the one that counts
/// first. The closest counts; of those as close, the one that says less, so
/// that the finding stays visible. But who accepts a risk until a date while
/// something is planned has decided both: it is accepted, and planned.
void Decider::weigh(FindingId Id, std::vector<ir::DecisionId> &Of) {
  auto Order = [&](ir::DecisionId X) {
    const Decision &D = P.Decisions[X];
    return std::tuple(isExpired(D), Covers.closeness(D), stateBy(D),
                      D.Where.Begin, X);
  };
  llvm::sort(Of, [&](ir::DecisionId A, ir::DecisionId B) {
    return Order(A) < Order(B);
  });
  if (Of.empty() || isExpired(P.Decisions[Of.front()]))
    return;
  auto Closest = Covers.closeness(P.Decisions[Of.front()]);
  size_t Equal = 0;
  while (Equal < Of.size() && !isExpired(P.Decisions[Of[Equal]]) &&
         Covers.closeness(P.Decisions[Of[Equal]]) == Closest)
    ++Equal;
  for (size_t I = 0; I < Equal; ++I)
    for (size_t J = I + 1; J < Equal; ++J)
      if (contradict(stateBy(P.Decisions[Of[I]]), stateBy(P.Decisions[Of[J]])))
        reportDisagreement(Of[I], Of[J], F.Findings[Id]);
  if (stateBy(P.Decisions[Of.front()]) == FindingState::Planned)
    for (size_t I = 1; I < Equal; ++I)
      if (stateBy(P.Decisions[Of[I]]) == FindingState::Accepted) {
        std::rotate(Of.begin(), Of.begin() + static_cast<ptrdiff_t>(I),
                    Of.begin() + static_cast<ptrdiff_t>(I) + 1);
        break;
      }
  Chosen[Id.index()] = Of.front();
}

void Decider::apply(Finding &X, ir::DecisionId Id) {
  const Decision &D = P.Decisions[Id];
  X.State = stateBy(D);
  X.Decision = Id;
  if (X.State != FindingState::Mitigated)
    return;
  X.SilencedBy = {static_cast<uint32_t>(F.Controls.size()), D.By.Count};
  llvm::append_range(F.Controls, D.By.of(P.DecisionControls));
}

/// Notes \p Id at each finding that it covers; of an override, whether it is
/// the closest so far.
Decider::Reach Decider::cover(ir::DecisionId Id, const Finding *&Silenced) {
  const Decision &D = P.Decisions[Id];
  // Of several overrides the closest counts. The order of files and
  // declarations plays no part.
  auto Order = [&](ir::DecisionId Other) {
    const Decision &Row = P.Decisions[Other];
    return std::tuple(Covers.closeness(Row), stateBy(Row), Row.Where.Begin,
                      Other);
  };
  bool Overrides = D.Verb == DecisionVerb::Override;
  bool Effective = !isExpired(D);
  bool Covered = false;
  for (uint32_t Rule = 0; Rule < OfRule.size(); ++Rule) {
    if (OfRule[Rule].empty() || !Covers.rule(D, ir::RuleId(Rule)))
      continue;
    for (FindingId Finding : OfRule[Rule]) {
      const rules::Finding &X = F.Findings[Finding];
      if (!Covers.target(D, X))
        continue;
      if (!Overrides)
        About[Finding.index()].push_back(Id);
      if (X.State == FindingState::Mitigated) {
        Silenced = Silenced ? Silenced : &X;
        continue;
      }
      Covered = true;
      if (!Effective || !Overrides)
        continue;
      auto Consider = [&](ir::DecisionId &Best) {
        if (!Best || Order(Id) < Order(Best))
          Best = Id;
      };
      for (unsigned K = 0; K != std::size(Rated); ++K)
        if (const ir::Property *Level = property(D, Rated[K]);
            Level && !Level->V.isUnknown())
          Consider(Ratings[K][Finding.index()]);
      Overriding.push_back({Finding, Id});
    }
  }
  // One that has expired covers what it covers; it only has no effect.
  if (Covered || isExpired(D))
    return Reach::Some;
  return Silenced ? Reach::Silenced : Reach::None;
}

/// Of those that are closest to a finding all must say the same.
void Decider::checkOverrides() {
  for (auto [Id, Override] : Overriding)
    for (unsigned K = 0; K != std::size(Rated); ++K) {
      ir::DecisionId Best = Ratings[K][Id.index()];
      if (!Best || Best == Override)
        continue;
      const Decision &A = P.Decisions[Best], &B = P.Decisions[Override];
      const ir::Property *Mine = property(A, Rated[K]);
      const ir::Property *Its = property(B, Rated[K]);
      if (Its && !Its->V.isUnknown() &&
          Covers.closeness(A) == Covers.closeness(B) && !same(Mine->V, Its->V))
        reportContradiction(Best, Override, Rated[K], F.Findings[Id]);
    }
}

/// Of constants: equal sets may be in different places of the pool.
bool Decider::same(const Value &A, const Value &B) const {
  if (A.Tag == ValueTag::Set && B.Tag == ValueTag::Set)
    return P.elements(A) == P.elements(B);
  return A == B;
}

/// What a wildcard settles although nobody can have looked at it: questions,
/// and whatever all rules of a package will ever find in a place.
void Decider::warnOfWide() const {
  std::vector<size_t> Asked(P.Decisions.size());
  for (uint32_t I = 0; I < Chosen.size(); ++I)
    if (Chosen[I] && F.Findings[FindingId(I)].State == FindingState::Question)
      ++Asked[Chosen[I].index()];
  llvm::DenseSet<uint32_t> Reported; ///< where they are written
  for (uint32_t I = 0; I < P.Decisions.size(); ++I) {
    const Decision &D = P.Decisions[ir::DecisionId(I)];
    FindingState To = stateBy(D);
    if (!D.hasSubject() || To == FindingState::Open ||
        To == FindingState::Planned)
      continue;
    bool AnyRule = !D.Rule, AnyPart = D.Mode != TargetMode::Exact;
    const bool Asks = Asked[I] != 0 && (AnyRule || AnyPart);
    if ((Asks || (AnyRule && AnyPart)) &&
        Reported.insert(D.Where.Begin.Offset).second)
      Diags.report(diag::WideDecision, D.Where)
          << describe(D) << uint64_t(!Asks) << uint64_t(Asked[I]);
  }
}

void Decider::run() {
  OfRule.resize(P.Rules.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    OfRule[F.Findings[FindingId(I)].Rule.index()].push_back(FindingId(I));
  Chosen.resize(F.Findings.size());
  About.resize(F.Findings.size());
  for (std::vector<ir::DecisionId> &By : Ratings)
    By.resize(F.Findings.size());

  // What all of them leave undecided helps to find what those may mean that
  // cover nothing.
  std::vector<ir::DecisionId> WithoutFinding;
  std::vector<std::pair<ir::DecisionId, const Finding *>> Unneeded;
  llvm::DenseSet<uint32_t> Needed; ///< where they are written
  for (uint32_t Index = 0; Index < P.Decisions.size(); ++Index) {
    ir::DecisionId Id(Index);
    const Decision &D = P.Decisions[Id];
    checkProperties(D);
    bool Sound = D.Verb != DecisionVerb::Mitigate || checkControls(D);
    if (D.hasSubject() && isExpired(D))
      Diags.report(diag::DecisionExpired, D.Where)
          << describe(D) << ir::dateText(property(D, "expires")->V.Payload);
    const Finding *Silenced = nullptr;
    Reach R = D.Missing        ? Reach::None
              : D.hasSubject() ? cover(Id, Silenced)
                               : Reach::Some;
    if (!Sound)
      continue; // one report is enough
    if (R == Reach::Silenced)
      Unneeded.push_back({Id, Silenced});
    else if (R == Reach::None)
      WithoutFinding.push_back(Id);
    else if (D.Where.isValid())
      Needed.insert(D.Where.Begin.Offset);
  }
  for (uint32_t I = 0; I < About.size(); ++I)
    if (F.Findings[FindingId(I)].State != FindingState::Mitigated)
      weigh(FindingId(I), About[I]);
  // A component's decision is made once for each instance: one that needs it
  // is enough.
  auto IsNeeded = [&](ir::DecisionId Id) {
    return Needed.contains(P.Decisions[Id].Where.Begin.Offset);
  };
  for (auto [Id, Silenced] : Unneeded)
    if (!IsNeeded(Id))
      reportUnneeded(P.Decisions[Id], *Silenced);
  for (ir::DecisionId Id : WithoutFinding) {
    if (IsNeeded(Id))
      continue;
    if (P.Decisions[Id].Missing)
      reportMissing(P.Decisions[Id]);
    else if (!reportOutOfScope(P.Decisions[Id]))
      reportWithoutFinding(P.Decisions[Id]);
  }
  checkOverrides();
  warnOfWide();
  if (C.F.scope().any())
    checkThreats();

  for (uint32_t I = 0; I < Chosen.size(); ++I) {
    Finding &X = F.Findings[FindingId(I)];
    X.Decisions = {static_cast<uint32_t>(F.Decisions.size()),
                   static_cast<uint32_t>(About[I].size())};
    llvm::append_range(F.Decisions, About[I]);
    if (Chosen[I])
      apply(X, Chosen[I]);
    X.LikelihoodBy = Ratings[1][I];
    X.ImpactBy = Ratings[2][I];
    X.ScoresBy = Ratings[3][I];
    ir::DecisionId Severity = Ratings[0][I];
    if (!Severity)
      continue;
    X.SeverityBy = Severity;
    X.OwnSeverity = X.Severity;
    X.Severity = static_cast<uint8_t>(
        property(P.Decisions[Severity], "severity")->V.Payload);
    X.SeverityKnown = true;
  }
}

void review::applyDecisions(const Context &C, int64_t Today, FindingSet &F,
                            Diagnostics &Diags) {
  Decider(C, Today, F, Diags).run();
}
