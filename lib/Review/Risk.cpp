//===- Risk.cpp - How likely and how bad findings are ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Risk.h"

#include "IR/Print.h"
#include "IR/RiskFunctions.h"
#include "Review/Attackers.h"
#include "Review/Bound.h"
#include "Review/Cover.h"
#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::ExprId;
using ir::Protection;
using ir::RiskInput;
using ir::RiskRole;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

// Whoever wants to know more asks for the questions.
static constexpr size_t MaxUnknowns = 16;
// Nobody reads more about one rating.
static constexpr size_t MaxReads = 24;

StringRef review::spelling(RiskStage S) {
  static constexpr StringRef Names[] = {"inherent", "current", "residual"};
  return Names[static_cast<unsigned>(S)];
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

static std::string levelText(RiskLevel L, llvm::ArrayRef<std::string> Names) {
  if (L.Ordinal >= Names.size())
    return "unknown";
  if (L.Known)
    return Names[L.Ordinal];
  return L.Ordinal == 0 ? "unknown" : "at least " + Names[L.Ordinal];
}

std::string RiskTable::riskText(const RiskRating &R) const {
  return R.Exists ? levelText(R.Risk, Risks) : "none";
}
std::string RiskTable::likelihoodText(const RiskRating &R) const {
  return R.Exists ? levelText(R.Likelihood, Likelihoods) : "none";
}
std::string RiskTable::impactText(const RiskRating &R) const {
  return R.Exists ? levelText(R.Impact, Impacts) : "none";
}

static std::vector<std::string> levelNames(const ir::Program &P, ir::FuncId F) {
  std::vector<std::string> Out;
  for (const ir::EnumValue &V :
       P.Enums[P.Funcs[F].Result.enumId()].Values.of(P.EnumValues))
    Out.push_back(P.text(V.Text).str());
  return Out;
}

//===----------------------------------------------------------------------===//
// Ratings
//===----------------------------------------------------------------------===//

namespace tmc::rules {

/// Rates findings one by one. Values that the vocabulary computes of an entity
/// are computed once.
class Rater {
public:
  Rater(const Context &C, const FindingSet &F)
      : C(C), P(C.P), F(F), Ev(C), Who(C), Bound(C, Ev) {
    for (RiskRole Role : {RiskRole::Likelihood, RiskRole::Impact})
      if (ir::FuncId Id = P.Known.rating(Role))
        for (uint32_t I = 0; I < P.Funcs[Id].Params.Count; ++I)
          Inputs[static_cast<unsigned>(Role)].push_back(
              *ir::riskInput(P, P.Funcs[Id], Role, I));
  }

  bool rates() const { return P.Known.rating(RiskRole::Risk).isValid(); }
  /// Fills names and the matrix.
  void prepare(RiskTable &T);

  RiskRating rate(const Finding &X, RiskStage S, const RiskTable &T,
                  bool Overridden = true);
  void addScores(const Finding &X, RiskTable &T, FindingRisk &Row);
  RiskExplanation explain(const Finding &X);

  /// What the last ratings depend on that nothing sets.
  llvm::SmallVector<UnknownFact, 16> Unknowns;
  /// What is wrong with a vector that was evaluated, a rule's once.
  Diagnostics *Diags = nullptr;

private:
  static Protection protection(const Finding &X, RiskStage S);
  void bindInputs(ir::FuncId Id, RiskRole Role, const Finding &X,
                  Protection Prot, uint8_t Severity);
  RiskLevel call(RiskRole Role, const Finding &X, Protection Prot,
                 bool Decided);
  RiskLevel callAt(RiskRole Role, const Finding &X, Protection Prot,
                   uint8_t Severity);
  std::optional<RiskLevel> ownRating(const Finding &X, StringRef Key) const;
  RiskLevel overridden(ir::DecisionId By, StringRef Key) const;
  RiskLevel combine(RiskLevel L, RiskLevel I, const RiskTable &T) const;
  std::vector<Atom> reads(RiskRole Role, const Finding &X);
  bool computes(ir::AttrId A) const;

  const Context &C;
  const ir::Program &P;
  const FindingSet &F;
  Evaluator Ev;
  Evaluator Who; ///< by whom findings are
  Bounder Bound;
  /// What the parameters of the functions stand for, by role.
  llvm::SmallVector<RiskInput, 8> Inputs[2];
  /// What they gave for the last finding, by role, protection, and whether the
  /// rule's own severity counts: most stages ask the same.
  const Finding *Last = nullptr;
  std::optional<RiskLevel> Given[2][ir::NumProtections][2];
  llvm::DenseSet<uint32_t> Reported; ///< scores of rules, by expression
};

} // namespace tmc::rules

Protection Rater::protection(const Finding &X, RiskStage S) {
  if (S == RiskStage::Inherent)
    return Protection::Ignored;
  bool Silenced =
      (X.State == FindingState::Mitigated && !X.Contradicted) ||
      (S == RiskStage::Residual && X.State == FindingState::Planned);
  return Silenced ? Protection::Silencing : Protection::Counted;
}

/// Binds each parameter to what its type says.
void Rater::bindInputs(ir::FuncId Id, RiskRole Role, const Finding &X,
                       Protection Prot, uint8_t Severity) {
  const ir::Func &Fn = P.Funcs[Id];
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  const ir::Rule &R = P.Rules[X.Rule];
  for (uint32_t I = 0; I < Fn.Params.Count; ++I) {
    const ir::Type Ty = Fn.Params.of(P.Params)[I].Ty;
    Value V;
    switch (Inputs[static_cast<unsigned>(Role)][I]) {
    case RiskInput::Entities: {
      llvm::SmallVector<Value, 4> Things;
      for (EntityId E : X.Bindings.of(F.Bindings))
        if (C.isA(E, ir::KindId(Ty.Detail)))
          Things.push_back(Value::entity(E));
      V = Ev.valueSet(Things);
      break;
    }
    case RiskInput::Categories: {
      llvm::SmallVector<Value, 4> Values;
      for (const Value &Cat : R.Categories.of(P.RuleCategories))
        if (Cat.Aux == Ty.Detail)
          Values.push_back(Cat);
      V = Ev.valueSet(Values);
      break;
    }
    case RiskInput::References:
      V = Ev.valueSet(R.Refs.of(P.RuleRefs));
      break;
    case RiskInput::Severity:
      V = Value::enumValue(Ty.enumId(), Severity);
      break;
    case RiskInput::Protection:
      V = Value::enumValue(Ty.enumId(), static_cast<uint32_t>(Prot));
      break;
    case RiskInput::Attempts: {
      // The likeliest comes first.
      std::vector<Attacker> By;
      if (R.By && P.Known.Attempt && P.Funcs[P.Known.Attempt].Result == Ty)
        By = attackersOf(C, Who, F, X, /*Named=*/true);
      if (!By.empty())
        V = Value::enumValue(Ty.enumId(), By.front().Attempt);
      break;
    }
    case RiskInput::Likelihood:
    case RiskInput::Impact:
      break; // of the matrix alone
    }
    Ev.bind(I, V);
  }
}

RiskLevel Rater::callAt(RiskRole Role, const Finding &X, Protection Prot,
                        uint8_t Severity) {
  ir::FuncId Id = P.Known.rating(Role);
  bindInputs(Id, Role, X, Prot, Severity);
  const ir::Func &Fn = P.Funcs[Id];
  Value V = Ev.eval(Fn.Body);
  if (!V.isUnknown())
    return {static_cast<uint8_t>(V.Payload), true};
  Unknowns.append(Ev.trace().begin(), Ev.trace().end());
  uint8_t Least = Bound.least(Fn.Body);
  // What is at least the highest level is exactly that.
  uint32_t Count = P.Enums[Fn.Result.enumId()].Values.Count;
  return {Least, Least + 1U >= Count};
}

RiskLevel Rater::call(RiskRole Role, const Finding &X, Protection Prot,
                      bool Decided) {
  if (Last != &X) {
    Last = &X;
    for (auto &OfRole : Given)
      for (auto &OfProtection : OfRole)
        for (std::optional<RiskLevel> &L : OfProtection)
          L.reset();
  }
  unsigned R = static_cast<unsigned>(Role);
  if (!llvm::is_contained(Inputs[R], RiskInput::Protection))
    Prot = Protection::Ignored;
  bool Own = !Decided && X.SeverityBy;
  std::optional<RiskLevel> &L = Given[R][static_cast<unsigned>(Prot)][Own];
  if (L)
    return *L;
  uint8_t Severity = Own ? X.OwnSeverity : X.Severity;
  L = callAt(Role, X, Prot, Severity);
  // A severity that is only known to be at least so much: any that it can be.
  if (X.SeverityKnown || Own || !P.Known.Severity)
    return *L;
  uint32_t Count = P.Enums[P.Known.Severity].Values.Count;
  for (uint32_t Other = Severity + 1U; Other < Count; ++Other) {
    RiskLevel O = callAt(Role, X, Prot, static_cast<uint8_t>(Other));
    L = RiskLevel{std::min(L->Ordinal, O.Ordinal), L->Known && O == *L};
  }
  return *L;
}

/// What the rule of \p X itself says of it, or none.
std::optional<RiskLevel> Rater::ownRating(const Finding &X,
                                          StringRef Key) const {
  for (const ir::Property &Prop : P.Rules[X.Rule].Properties.of(P.Properties))
    if (P.text(Prop.Key) == Key && Prop.V.Tag == ir::ValueTag::Enum)
      return RiskLevel{static_cast<uint8_t>(Prop.V.Payload), true};
  return std::nullopt;
}

RiskLevel Rater::overridden(ir::DecisionId By, StringRef Key) const {
  const ir::Property *Prop = property(P, P.Decisions[By], Key);
  return {static_cast<uint8_t>(Prop->V.Payload), true};
}

/// The least of the cells that the two may mean.
RiskLevel Rater::combine(RiskLevel L, RiskLevel I, const RiskTable &T) const {
  size_t Rows = L.Known ? L.Ordinal + 1U : T.Likelihoods.size();
  size_t Columns = I.Known ? I.Ordinal + 1U : T.Impacts.size();
  uint8_t Least = NoRisk, Most = 0;
  for (size_t Row = L.Ordinal; Row < Rows; ++Row)
    for (size_t Column = I.Ordinal; Column < Columns; ++Column) {
      uint8_t Cell = T.Matrix[Row * T.Impacts.size() + Column];
      if (Cell == NoRisk)
        return {0, false};
      Least = std::min(Least, Cell);
      Most = std::max(Most, Cell);
    }
  return {Least, Least == Most};
}

RiskRating Rater::rate(const Finding &X, RiskStage S, const RiskTable &T,
                       bool Overridden) {
  RiskRating Out;
  if (S != RiskStage::Inherent && X.State == FindingState::Dismissed)
    return Out;
  Out.Exists = true;
  Protection Prot = protection(X, S);
  bool Decided = Overridden && S != RiskStage::Inherent;
  // What somebody said of the likelihood was said of the threat as it is, and
  // not of one that is silenced.
  Out.Likelihood = Decided && X.LikelihoodBy && Prot != Protection::Silencing
                       ? overridden(X.LikelihoodBy, "likelihood")
                       : call(RiskRole::Likelihood, X, Prot, Decided);
  Out.Impact = Decided && X.ImpactBy ? overridden(X.ImpactBy, "impact")
                                     : call(RiskRole::Impact, X, Prot, Decided);
  // Whoever wrote the rule may know better than what is computed, and a
  // decision better than they.
  if (std::optional<RiskLevel> Own = ownRating(X, "likelihood");
      Own && !(Decided && X.LikelihoodBy) && Prot != Protection::Silencing)
    Out.Likelihood = *Own;
  if (std::optional<RiskLevel> Own = ownRating(X, "impact");
      Own && !(Decided && X.ImpactBy))
    Out.Impact = *Own;
  Out.Risk = combine(Out.Likelihood, Out.Impact, T);
  return Out;
}

void Rater::prepare(RiskTable &T) {
  T.Rated = true;
  T.Likelihoods = levelNames(P, P.Known.rating(RiskRole::Likelihood));
  T.Impacts = levelNames(P, P.Known.rating(RiskRole::Impact));
  T.Risks = levelNames(P, P.Known.rating(RiskRole::Risk));
  ir::FuncId Id = P.Known.rating(RiskRole::Risk);
  const ir::Func &Fn = P.Funcs[Id];
  bool LikelihoodFirst =
      ir::riskInput(P, Fn, RiskRole::Risk, 0) == RiskInput::Likelihood;
  for (uint32_t L = 0; L < T.Likelihoods.size(); ++L)
    for (uint32_t I = 0; I < T.Impacts.size(); ++I) {
      Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
      for (uint32_t A = 0; A < 2; ++A)
        Ev.bind(A, Value::enumValue(Fn.Params.of(P.Params)[A].Ty.enumId(),
                                    (A == 0) == LikelihoodFirst ? L : I));
      Value V = Ev.eval(Fn.Body);
      T.Matrix.push_back(V.isUnknown() ? NoRisk
                                       : static_cast<uint8_t>(V.Payload));
    }
  T.Counts.assign(T.Matrix.size(), 0);
  for (RiskTotals &X : T.Totals) {
    X.Known.assign(T.Risks.size(), 0);
    X.AtLeast.assign(T.Risks.size(), 0);
  }
}

//===----------------------------------------------------------------------===//
// Scores
//===----------------------------------------------------------------------===//

void Rater::addScores(const Finding &X, RiskTable &T, FindingRisk &Row) {
  Row.Scores.Begin = static_cast<uint32_t>(T.Scores.size());
  const ir::Rule &R = P.Rules[X.Rule];
  auto Evaluate = [&](StringRef Vector, risk::Error &E) {
    FindingScore S;
    S.Vector = Vector.str();
    S.Score = risk::score(Vector, E);
    return S;
  };
  if (!R.Scores.empty())
    bindRule(Ev, P, R, X.Bindings.of(F.Bindings));
  for (ExprId Id : R.Scores.of(P.RuleScores)) {
    Value V = Ev.eval(Id);
    if (V.Tag != ValueTag::String) {
      T.Scores.emplace_back();
      continue;
    }
    risk::Error E;
    T.Scores.push_back(Evaluate(Ev.text(V), E));
    if (T.Scores.back().Score || !Diags || !Reported.insert(Id.index()).second)
      continue;
    Diags->report(diag::BadVectorOf, P.Exprs[Id].Where)
        << T.Scores.back().Vector << P.shortName(R.Id) << E.Message;
  }
  if (X.ScoresBy) {
    const ir::Property *Prop = property(P, P.Decisions[X.ScoresBy], "scores");
    std::vector<FindingScore> Added;
    for (const Value &V : P.elements(Prop->V)) {
      risk::Error E;
      FindingScore S = Evaluate(P.text(V.name()), E);
      S.By = X.ScoresBy;
      // It takes the place of the rule's vector of the same system.
      auto Begin = T.Scores.begin() + Row.Scores.Begin;
      auto Old =
          std::find_if(Begin, T.Scores.end(), [&](const FindingScore &O) {
            return O.Score && S.Score && O.Score->In == S.Score->In;
          });
      if (Old != T.Scores.end()) {
        S.Was = Old->Vector;
        *Old = std::move(S);
      } else {
        Added.push_back(std::move(S));
      }
    }
    llvm::append_range(T.Scores, Added);
  }
  Row.Scores.Count = static_cast<uint32_t>(T.Scores.size()) - Row.Scores.Begin;
  // In the order of the systems, whatever the order of names in a set.
  std::stable_sort(T.Scores.begin() + Row.Scores.Begin, T.Scores.end(),
                   [](const FindingScore &A, const FindingScore &B) {
                     auto Key = [](const FindingScore &S) {
                       return S.Score ? static_cast<unsigned>(S.Score->In)
                                      : ~0U;
                     };
                     return Key(A) < Key(B);
                   });
}

//===----------------------------------------------------------------------===//
// Explanations
//===----------------------------------------------------------------------===//

/// The attributes that are read while \p Role is evaluated, each once. One that
/// is computed comes before what it is computed from.
std::vector<Atom> Rater::reads(RiskRole Role, const Finding &X) {
  // Of its own, as what is remembered is not read again.
  Evaluator Fresh(C);
  std::vector<UnknownFact> Seen;
  std::vector<Atom> Out;
  {
    Rater Other(C, F);
    Other.Ev.Reads = &Seen;
    Other.callAt(Role, X, protection(X, RiskStage::Current), X.Severity);
  }
  llvm::DenseSet<std::pair<EntityId, ir::AttrId>> Done;
  for (const UnknownFact &R : Seen) {
    if (!Done.insert({R.Entity, R.Attr}).second)
      continue;
    if (Out.size() == MaxReads)
      break;
    Fresh.reset(0);
    Atom A;
    A.Text = P.text(P.Entities[R.Entity].Id).str() + "." +
             P.text(P.Attrs[R.Attr].Text).str();
    Fresh.print(Fresh.attribute(R.Entity, R.Attr), A.Value);
    analysis::Resolved From = C.F.resolve(R.Entity, R.Attr);
    A.Why = originText(P, From);
    // A line of the model is worth a look; the library's are not.
    if (From.From == analysis::Origin::Model ||
        From.From == analysis::Origin::Scope)
      A.SetAt = From.Where;
    Out.push_back(std::move(A));
  }
  return Out;
}

RiskExplanation Rater::explain(const Finding &X) {
  return {reads(RiskRole::Likelihood, X), reads(RiskRole::Impact, X)};
}

//===----------------------------------------------------------------------===//
// The engine's answers
//===----------------------------------------------------------------------===//

static bool counts(FindingState S) { return S != FindingState::Question; }

static void addTo(RiskTotals &T, const RiskRating &R) {
  if (!R.Exists)
    return;
  std::vector<uint32_t> &To = R.Risk.Known ? T.Known : T.AtLeast;
  if (R.Risk.Ordinal < To.size())
    ++To[R.Risk.Ordinal];
}

static FindingRisk rateAll(Rater &R, const Finding &X, RiskTable &T) {
  FindingRisk Row;
  R.Unknowns.clear();
  Row.At[static_cast<unsigned>(RiskStage::Current)] =
      R.rate(X, RiskStage::Current, T);
  // What the others depend on is of no interest.
  llvm::SmallVector<UnknownFact, 16> Unknowns(R.Unknowns);
  llvm::sort(Unknowns);
  Unknowns.erase(llvm::unique(Unknowns), Unknowns.end());
  if (Unknowns.size() > MaxUnknowns)
    Unknowns.truncate(MaxUnknowns);
  for (RiskStage S : {RiskStage::Inherent, RiskStage::Residual})
    Row.At[static_cast<unsigned>(S)] = R.rate(X, S, T);
  const RiskRating &Now = Row.at(RiskStage::Current);
  if (Now.Exists && !Now.Risk.Known) {
    Row.Unknowns = {static_cast<uint32_t>(T.Unknowns.size()),
                    static_cast<uint32_t>(Unknowns.size())};
    llvm::append_range(T.Unknowns, Unknowns);
  }
  Row.Computed = X.LikelihoodBy || X.ImpactBy || X.SeverityBy
                     ? R.rate(X, RiskStage::Current, T, /*Overridden=*/false)
                     : Now;
  return Row;
}

RiskTable Review::risks() const {
  RiskTable T;
  Rater R(I->C, F);
  bool Rates = R.rates();
  if (Rates)
    R.prepare(T);
  T.Rows.reserve(F.Findings.size());
  for (const Finding &X : F.Findings.rows()) {
    FindingRisk Row = Rates ? rateAll(R, X, T) : FindingRisk();
    R.addScores(X, T, Row);
    for (unsigned S = 0; Rates && counts(X.State) && S != NumRiskStages; ++S)
      addTo(T.Totals[S], Row.At[S]);
    bool StillThere = counts(X.State) && X.State != FindingState::Mitigated &&
                      X.State != FindingState::Dismissed;
    const RiskRating &Now = Row.at(RiskStage::Current);
    if (Rates && StillThere)
      ++T.Counts[Now.Likelihood.Ordinal * T.Impacts.size() +
                 Now.Impact.Ordinal];
    T.Rows.push_back(Row);
  }
  return T;
}

void review::checkScores(const Context &C, const FindingSet &F,
                         Diagnostics &Diags) {
  // What the holes give differs little from finding to finding.
  constexpr uint32_t MaxOfRule = 64;
  std::vector<uint32_t> Checked(C.P.Rules.size());
  Rater R(C, F);
  R.Diags = &Diags;
  for (const Finding &X : F.Findings.rows()) {
    if (C.P.Rules[X.Rule].Scores.empty() || !isOpen(X.State) ||
        ++Checked[X.Rule.index()] > MaxOfRule)
      continue;
    RiskTable T;
    FindingRisk Row;
    R.addScores(X, T, Row);
  }
}

RiskTable Review::currentRisks() const {
  RiskTable T;
  Rater R(I->C, F);
  if (!R.rates())
    return T;
  R.prepare(T);
  T.Rows.resize(F.Findings.size());
  for (uint32_t Id = 0; Id < F.Findings.size(); ++Id) {
    const Finding &X = F.Findings[FindingId(Id)];
    if (!countsForGate(X))
      continue;
    RiskRating &Now = T.Rows[Id].At[static_cast<unsigned>(RiskStage::Current)];
    Now = R.rate(X, RiskStage::Current, T);
    addTo(T.Totals[static_cast<unsigned>(RiskStage::Current)], Now);
  }
  return T;
}

RiskExplanation Review::explainRisk(FindingId Id) const {
  Rater R(I->C, F);
  return R.rates() ? R.explain(F.Findings[Id]) : RiskExplanation();
}
