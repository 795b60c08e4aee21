//===- Risk.cpp - How likely and how bad findings are ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Risk.h"

#include "IR/Print.h"
#include "IR/RiskFunctions.h"
#include "Review/Cover.h"
#include "Review/Ratings.h"
#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

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

namespace {

/// Rates findings one by one, from what their classes were rated.
class Rater {
public:
  Rater(const Context &C, const FindingSet &F, const ThingSets &Things)
      : C(C), P(C.P), F(F), Classes(C, F, Things) {}

  /// Calls \p Rate(Finding) for each of \p Of twice: the first time to find out
  /// which classes there are, the second time with these rated.
  void rateAll(llvm::ArrayRef<FindingId> Of, unsigned Threads,
               llvm::function_ref<void(FindingId)> Rate);
  RiskRating rate(FindingId Id, RiskStage S, const RiskTable &T,
                  bool Overridden = true);
  RiskExplanation explain(FindingId Id);

  /// What the last ratings depend on that nothing sets.
  llvm::SmallVector<UnknownFact, 16> Unknowns;

private:
  static Protection protection(const Finding &X, RiskStage S);
  RiskLevel call(RiskRole Role, FindingId Id, Protection Prot, bool Decided);
  RiskLevel callAt(RiskRole Role, FindingId Id, Protection Prot,
                   uint8_t Severity);
  std::optional<RiskLevel> ownRating(const Finding &X, StringRef Key) const;
  RiskLevel overridden(ir::DecisionId By, StringRef Key) const;
  RiskLevel combine(RiskLevel L, RiskLevel I, const RiskTable &T) const;
  std::vector<Atom> reads(RiskRole Role, FindingId Id);

  const Context &C;
  const ir::Program &P;
  const FindingSet &F;
  Ratings Classes;
  /// What they gave for the last finding, by role, protection, and whether the
  /// rule's own severity counts: most stages ask the same.
  FindingId Last;
  std::optional<RiskLevel> Given[2][ir::NumProtections][2];
};

} // namespace

void Rater::rateAll(llvm::ArrayRef<FindingId> Of, unsigned Threads,
                    llvm::function_ref<void(FindingId)> Rate) {
  for (FindingId Id : Of)
    Rate(Id);
  Classes.rate(Threads);
  Last = FindingId();
  for (FindingId Id : Of)
    Rate(Id);
}

Protection Rater::protection(const Finding &X, RiskStage S) {
  if (S == RiskStage::Inherent)
    return Protection::Ignored;
  bool Silenced =
      (X.State == FindingState::Mitigated && !X.Contradicted) ||
      (S == RiskStage::Residual && X.State == FindingState::Planned);
  return Silenced ? Protection::Silencing : Protection::Counted;
}

RiskLevel Rater::callAt(RiskRole Role, FindingId Id, Protection Prot,
                        uint8_t Severity) {
  uint32_t Class = Classes.classOf(Role, Id, Prot, Severity);
  llvm::append_range(Unknowns, Classes.unknowns(Class));
  return Classes.level(Class);
}

RiskLevel Rater::call(RiskRole Role, FindingId Id, Protection Prot,
                      bool Decided) {
  if (Last != Id) {
    Last = Id;
    for (auto &OfRole : Given)
      for (auto &OfProtection : OfRole)
        for (std::optional<RiskLevel> &L : OfProtection)
          L.reset();
  }
  const Finding &X = F.Findings[Id];
  unsigned R = static_cast<unsigned>(Role);
  if (!Classes.reads(Role, RiskInput::Protection))
    Prot = Protection::Ignored;
  bool Own = !Decided && X.SeverityBy;
  std::optional<RiskLevel> &L = Given[R][static_cast<unsigned>(Prot)][Own];
  if (L)
    return *L;
  uint8_t Severity = Own ? X.OwnSeverity : X.Severity;
  L = callAt(Role, Id, Prot, Severity);
  // A severity that is only known to be at least so much: any that it can be.
  if (X.SeverityKnown || Own || !P.Known.Severity)
    return *L;
  uint32_t Count = P.Enums[P.Known.Severity].Values.Count;
  for (uint32_t Other = Severity + 1U; Other < Count; ++Other) {
    RiskLevel O = callAt(Role, Id, Prot, static_cast<uint8_t>(Other));
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

RiskRating Rater::rate(FindingId Id, RiskStage S, const RiskTable &T,
                       bool Overridden) {
  const Finding &X = F.Findings[Id];
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
                       : call(RiskRole::Likelihood, Id, Prot, Decided);
  Out.Impact = Decided && X.ImpactBy
                   ? overridden(X.ImpactBy, "impact")
                   : call(RiskRole::Impact, Id, Prot, Decided);
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

/// Fills names and the matrix of \p T.
static void prepare(const Context &C, RiskTable &T) {
  const ir::Program &P = C.P;
  Evaluator Ev(C);
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

namespace {

/// Scores the vectors of findings. Most of them are the same: each is scored
/// once, and findings with the same vectors share one list.
class Scorer {
public:
  /// Lists are put into \p Pool. \p Diags: where to say what is wrong with a
  /// vector that was evaluated, a rule's once; or null.
  Scorer(const Context &C, const FindingSet &F, std::vector<FindingScore> &Pool,
         Diagnostics *Diags = nullptr)
      : P(C.P), F(F), Ev(C), Pool(Pool), Diags(Diags) {}

  /// The scores of \p X, a slice of the pool.
  Slice score(const Finding &X);

private:
  struct Scored {
    std::optional<risk::Score> Score;
    std::string Wrong;
  };
  const Scored &scored(StringRef Vector);
  FindingScore scoreOf(StringRef Vector) {
    FindingScore Out;
    Out.Vector = Vector.str();
    Out.Score = scored(Vector).Score;
    return Out;
  }
  void replace(std::vector<FindingScore> &List, ir::DecisionId By);

  const ir::Program &P;
  const FindingSet &F;
  Evaluator Ev;
  std::vector<FindingScore> &Pool;
  Diagnostics *Diags;
  llvm::StringMap<Scored> ByVector;
  llvm::StringMap<Slice> Lists;      ///< by the vectors
  llvm::DenseSet<uint32_t> Reported; ///< scores of rules, by expression
};

} // namespace

const Scorer::Scored &Scorer::scored(StringRef Vector) {
  auto [It, New] = ByVector.try_emplace(Vector);
  if (New) {
    risk::Error E;
    It->second.Score = risk::score(Vector, E);
    It->second.Wrong = std::move(E.Message);
  }
  return It->second;
}

/// Puts the vectors of decision \p By into \p List: each takes the place of the
/// rule's vector of the same system.
void Scorer::replace(std::vector<FindingScore> &List, ir::DecisionId By) {
  const ir::Property *Prop = property(P, P.Decisions[By], "scores");
  std::vector<FindingScore> Added;
  for (const Value &V : P.elements(Prop->V)) {
    FindingScore S = scoreOf(P.text(V.name()));
    S.By = By;
    auto Old = llvm::find_if(List, [&](const FindingScore &O) {
      return O.Score && S.Score && O.Score->In == S.Score->In;
    });
    if (Old != List.end()) {
      S.Was = Old->Vector;
      *Old = std::move(S);
    } else {
      Added.push_back(std::move(S));
    }
  }
  llvm::append_range(List, Added);
}

Slice Scorer::score(const Finding &X) {
  const ir::Rule &R = P.Rules[X.Rule];
  if (R.Scores.empty() && !X.ScoresBy)
    return {};
  if (!R.Scores.empty())
    bindRule(Ev, P, R, X.Bindings.of(F.Bindings));
  // What they are, and which decision has a say: that is all that counts.
  std::string Key = X.ScoresBy ? std::to_string(X.ScoresBy.index()) : "";
  llvm::SmallVector<std::string, 2> Vectors; ///< empty: unknown
  for (ExprId Id : R.Scores.of(P.RuleScores)) {
    Value V = Ev.eval(Id);
    Vectors.push_back(V.Tag == ValueTag::String ? Ev.text(V).str() : "");
    Key += " " + std::to_string(Vectors.back().size()) + ":" + Vectors.back();
    if (!Diags || V.Tag != ValueTag::String)
      continue;
    const Scored &S = scored(Vectors.back());
    if (!S.Score && Reported.insert(Id.index()).second)
      Diags->report(diag::BadVectorOf, P.Exprs[Id].Where)
          << Vectors.back() << P.shortName(R.Id) << S.Wrong;
  }
  auto [It, New] = Lists.try_emplace(Key);
  if (!New)
    return It->second;
  std::vector<FindingScore> List;
  for (const std::string &Vector : Vectors)
    List.push_back(Vector.empty() ? FindingScore() : scoreOf(Vector));
  if (X.ScoresBy)
    replace(List, X.ScoresBy);
  // In the order of the systems, whatever the order of names in a set.
  llvm::stable_sort(List, [](const FindingScore &A, const FindingScore &B) {
    auto Rank = [](const FindingScore &S) {
      return S.Score ? static_cast<unsigned>(S.Score->In) : ~0U;
    };
    return Rank(A) < Rank(B);
  });
  It->second = {static_cast<uint32_t>(Pool.size()),
                static_cast<uint32_t>(List.size())};
  llvm::append_range(Pool, List);
  return It->second;
}

//===----------------------------------------------------------------------===//
// Explanations
//===----------------------------------------------------------------------===//

/// The attributes that are read while \p Role is evaluated, each once. One that
/// is computed comes before what it is computed from.
std::vector<Atom> Rater::reads(RiskRole Role, FindingId Id) {
  const Finding &X = F.Findings[Id];
  // Of its own, as what is remembered is not read again.
  Evaluator Fresh(C);
  std::vector<UnknownFact> Seen;
  std::vector<Atom> Out;
  {
    Evaluator Listening(C);
    Listening.Reads = &Seen;
    Classes.evaluate(
        Listening, Classes.classOf(Role, Id, protection(X, RiskStage::Current),
                                   X.Severity));
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
        From.From == analysis::Origin::Proof ||
        From.From == analysis::Origin::Scope)
      A.SetAt = From.Where;
    Out.push_back(std::move(A));
  }
  return Out;
}

RiskExplanation Rater::explain(FindingId Id) {
  return {reads(RiskRole::Likelihood, Id), reads(RiskRole::Impact, Id)};
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

static bool hasRatings(const ir::Program &P) {
  return P.Known.rating(RiskRole::Risk).isValid();
}

static bool counts(FindingState S) { return S != FindingState::Question; }

static void addTo(RiskTotals &T, const RiskRating &R) {
  if (!R.Exists)
    return;
  std::vector<uint32_t> &To = R.Risk.Known ? T.Known : T.AtLeast;
  if (R.Risk.Ordinal < To.size())
    ++To[R.Risk.Ordinal];
}

/// The ratings of \p Id at all stages. Returns what the current one depends on,
/// if it is not known.
static llvm::ArrayRef<UnknownFact> rateStages(Rater &R, const Finding &X,
                                              FindingId Id, const RiskTable &T,
                                              FindingRisk &Row) {
  R.Unknowns.clear();
  Row.At[static_cast<unsigned>(RiskStage::Current)] =
      R.rate(Id, RiskStage::Current, T);
  // What the others depend on is of no interest.
  size_t Count = R.Unknowns.size();
  for (RiskStage S : {RiskStage::Inherent, RiskStage::Residual})
    Row.At[static_cast<unsigned>(S)] = R.rate(Id, S, T);
  const RiskRating &Now = Row.at(RiskStage::Current);
  Row.Computed = X.LikelihoodBy || X.ImpactBy || X.SeverityBy
                     ? R.rate(Id, RiskStage::Current, T, /*Overridden=*/false)
                     : Now;
  R.Unknowns.truncate(Count);
  if (!Now.Exists || Now.Risk.Known)
    return {};
  llvm::sort(R.Unknowns);
  R.Unknowns.erase(llvm::unique(R.Unknowns), R.Unknowns.end());
  if (R.Unknowns.size() > MaxUnknowns)
    R.Unknowns.truncate(MaxUnknowns);
  return R.Unknowns;
}

static std::vector<FindingId> allOf(const FindingSet &F) {
  std::vector<FindingId> Out;
  Out.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    Out.push_back(FindingId(I));
  return Out;
}

/// Rates all findings of \p R.
static void rateFindings(const Review &R, RiskTable &T) {
  const FindingSet &F = R.findings();
  prepare(R.engine().context(), T);
  Rater Of(R.engine().context(), F, R.things());
  Of.rateAll(allOf(F), R.engine().options().Threads, [&](FindingId Id) {
    FindingRisk &Row = T.Rows[Id.index()];
    auto Unknowns = rateStages(Of, F.Findings[Id], Id, T, Row);
    Row.Unknowns = {static_cast<uint32_t>(T.Unknowns.size()),
                    static_cast<uint32_t>(Unknowns.size())};
    llvm::append_range(T.Unknowns, Unknowns);
  });
  for (FindingId Id : allOf(F)) {
    const Finding &X = F.Findings[Id];
    const FindingRisk &Row = T.row(Id);
    if (!counts(X.State))
      continue;
    for (unsigned S = 0; S != NumRiskStages; ++S)
      addTo(T.Totals[S], Row.At[S]);
    const RiskRating &Now = Row.at(RiskStage::Current);
    if (X.State != FindingState::Mitigated &&
        X.State != FindingState::Dismissed)
      ++T.Counts[Now.Likelihood.Ordinal * T.Impacts.size() +
                 Now.Impact.Ordinal];
  }
}

RiskTable review::findRisks(const Review &R) {
  RiskTable T;
  const FindingSet &F = R.findings();
  const Context &C = R.engine().context();
  T.Rows.resize(F.Findings.size());
  if (hasRatings(C.P))
    rateFindings(R, T);
  Scorer Of(C, F, T.Scores);
  for (FindingId Id : allOf(F))
    T.Rows[Id.index()].Scores = Of.score(F.Findings[Id]);
  return T;
}

void review::checkScores(const Context &C, const FindingSet &F,
                         Diagnostics &Diags) {
  // What the holes give differs little from finding to finding.
  constexpr uint32_t MaxOfRule = 64;
  std::vector<uint32_t> Checked(C.P.Rules.size());
  std::vector<FindingScore> Ignored;
  Scorer Of(C, F, Ignored, &Diags);
  for (const Finding &X : F.Findings.rows())
    if (!C.P.Rules[X.Rule].Scores.empty() && isOpen(X.State) &&
        ++Checked[X.Rule.index()] <= MaxOfRule)
      Of.score(X);
}

RiskTable review::findCurrentRisks(const Review &R) {
  RiskTable T;
  const FindingSet &F = R.findings();
  const Context &C = R.engine().context();
  if (!hasRatings(C.P))
    return T;
  prepare(C, T);
  T.Rows.resize(F.Findings.size());
  std::vector<FindingId> Counted = allOf(F);
  llvm::erase_if(Counted,
                 [&](FindingId Id) { return !countsForGate(F.Findings[Id]); });
  Rater Of(C, F, R.things());
  constexpr unsigned Current = static_cast<unsigned>(RiskStage::Current);
  Of.rateAll(Counted, R.engine().options().Threads, [&](FindingId Id) {
    Of.Unknowns.clear();
    T.Rows[Id.index()].At[Current] = Of.rate(Id, RiskStage::Current, T);
  });
  for (FindingId Id : Counted)
    addTo(T.Totals[Current], T.row(Id).At[Current]);
  return T;
}

RiskExplanation Review::explainRisk(FindingId Id) const {
  if (!hasRatings(I->C.P))
    return {};
  return Rater(I->C, F, things()).explain(Id);
}
