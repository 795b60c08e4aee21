//===- Triage.cpp - What a contract says about a finding ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Triage.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::triage;
using contract::ClaimId;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The registries
//===----------------------------------------------------------------------===//

const DispositionInfo &triage::info(Disposition D) {
  static constexpr DispositionInfo Infos[] = {
#define DISPOSITION(ID, WORD, SUPPRESSED, STATUS, JUSTIFICATION, MEANING)      \
  {#ID, WORD, SUPPRESSED, STATUS, JUSTIFICATION, MEANING},
#include "Triage/Dispositions.def"
  };
  return Infos[static_cast<size_t>(D)];
}

std::optional<Disposition> triage::findDisposition(StringRef Word) {
  std::string Underscored = Word.str();
  std::replace(Underscored.begin(), Underscored.end(), '-', '_');
  for (unsigned I = 0; I < NumDispositions; ++I)
    if (info(static_cast<Disposition>(I)).Word == Underscored)
      return static_cast<Disposition>(I);
  return std::nullopt;
}

static constexpr RuleInfo RuleInfos[] = {
#define TRIAGE_RULE(ID, WHAT, SECTIONS, WHEN)                                  \
  {Rule::ID, #ID, Disposition::WHAT, SECTIONS, WHEN},
#include "Triage/Rules.def"
};

const RuleInfo &triage::info(Rule R) {
  return RuleInfos[static_cast<size_t>(R)];
}

llvm::ArrayRef<RuleInfo> triage::rules() { return RuleInfos; }

//===----------------------------------------------------------------------===//
// What is looked up
//===----------------------------------------------------------------------===//

Triage::Triage(const contract::Contract &C, const analysis::Facts &F,
               const WeaknessTable &Table, std::vector<std::string> Roots)
    : C(C), F(F), Table(Table), Roots(std::move(Roots)) {
  // Patterns that are none were reported when the contract was checked.
  for (auto [I, Row] : llvm::enumerate(C.Components))
    for (StringRef Pattern : Row.Paths)
      Paths.add(Pattern, static_cast<uint32_t>(I));
  for (auto [I, Row] : llvm::enumerate(C.NonFindings))
    for (StringRef Pattern : Row.Paths)
      NonFindingPaths.add(Pattern, static_cast<uint32_t>(I));
  indexClaims();
  indexReach();
}

void Triage::addRows(Side Of, ClaimId Self,
                     llvm::ArrayRef<contract::Weakness> Weaknesses,
                     llvm::ArrayRef<ClaimId> Components, bool IsSecurity) {
  const Row &R = Rows.emplace_back(Row{Of, Self, Components, IsSecurity});
  for (const contract::Weakness &W : Weaknesses)
    if (uint32_t N = weaknessIn(W.Text))
      ByWeakness[N].push_back(&R);
}

void Triage::indexClaims() {
  for (const auto &R : C.Provided)
    addRows(Side::Provided, R.Self, R.Weaknesses, R.Components, R.IsSecurity);
  for (const auto &R : C.NotProvided)
    addRows(Side::Disclaimed, R.Self, R.Weaknesses, R.Components);
  for (const auto &R : C.AttackClasses)
    addRows(Side::Disclaimed, R.Self, R.Weaknesses, {});
  for (const auto &R : C.Exclusions)
    addRows(R.IsThreat ? Side::Threat : Side::Disclaimed, R.Self, R.Weaknesses,
            R.Components);
  for (const auto &R : C.Misuses)
    addRows(Side::Misuse, R.Self, R.Weaknesses, R.Components);
}

std::optional<std::string> Triage::pathOf(const Finding &Found) const {
  return pathInTree(Found.Where.Path, Roots);
}

const Triage::Place &Triage::placeOf(const Finding &Found) {
  auto [It, IsNew] = Places.try_emplace(Found.Where.Path);
  Place &Out = It->second;
  if (!IsNew || Found.Where.Path.empty())
    return Out;
  std::optional<std::string> Path = pathOf(Found);
  if (!Path) {
    Out.Outside = true;
    return Out;
  }
  std::vector<Globs::Match> Matches = Paths.match(*Path);
  for (const Globs::Match &M : Matches)
    if (M.How == Matches.front().How)
      Out.Components.push_back(M.Owner);
  for (const Globs::Match &M : NonFindingPaths.match(*Path))
    Out.NonFindings.push_back(M.Owner);
  llvm::sort(Out.NonFindings);
  return Out;
}

static std::string ruleKey(const Finding &Found, const Scan &S) {
  std::string Key = S.Tool.str();
  Key += '\0';
  Key += Found.Rule;
  return Key;
}

/// What the report says; if it says nothing, what tables say about the rule.
llvm::ArrayRef<uint32_t> Triage::weaknessesOf(const Finding &Found,
                                              const Scan &S) {
  if (!Found.Weaknesses.empty())
    return Found.Weaknesses;
  auto [It, IsNew] = OfRule.try_emplace(ruleKey(Found, S));
  if (IsNew)
    It->second = Table.ofRule(S.Tool, Found.Rule);
  return It->second;
}

/// The non-findings that name the rule, or one of its other names.
const std::vector<uint32_t> &Triage::nonFindingsOf(const Finding &Found,
                                                   const Scan &S) {
  std::string Key = ruleKey(Found, S);
  for (StringRef Alias : Found.Aliases) {
    Key += '\0';
    Key += Alias;
  }
  auto [It, IsNew] = NonFindings.try_emplace(Key);
  if (!IsNew)
    return It->second;
  for (auto [I, Row] : llvm::enumerate(C.NonFindings)) {
    auto Means = [&](StringRef Pattern) {
      return meansRule(Pattern, S.Tool, Found.Rule) ||
             llvm::any_of(Found.Aliases, [&](StringRef Alias) {
               return meansRule(Pattern, S.Tool, Alias);
             });
    };
    if (llvm::any_of(Row.Rules, Means))
      It->second.push_back(static_cast<uint32_t>(I));
  }
  return It->second;
}

bool Triage::Sides::isSecurity() const {
  return llvm::any_of(Provided.Rows,
                      [](const Row *R) { return R->IsSecurity; });
}

unsigned Triage::Sides::rank() const {
  if (isProvided())
    return isSecurity() ? 5 : 3;
  if (isContradiction())
    return 4;
  return Threat.How || Disclaimed.How ? 2 : Misuse.How ? 1 : 0;
}

/// Finds the claims of each side that are most precisely about \p Weakness.
Triage::Sides
Triage::weigh(uint32_t Weakness,
              const contract::SoftwareComponent *Component) const {
  Sides Out;
  Out.Weakness = Weakness;
  for (const WeaknessTable::Ancestor &A : Table.ancestors(Weakness)) {
    auto It = ByWeakness.find(A.Weakness);
    if (It == ByWeakness.end())
      continue;
    for (const Row *R : It->second) {
      bool Names =
          Component && llvm::is_contained(R->Components, Component->Self);
      if (!R->Components.empty() && !Names)
        continue;
      Best &B = R->Of == Side::Provided     ? Out.Provided
                : R->Of == Side::Disclaimed ? Out.Disclaimed
                : R->Of == Side::Threat     ? Out.Threat
                                            : Out.Misuse;
      Strength How{Names, -static_cast<int>(A.Distance)};
      if (B.How && How < *B.How)
        continue;
      if (!B.How || How > *B.How)
        B.Rows.clear();
      B.How = How;
      if (!llvm::is_contained(B.Rows, R))
        B.Rows.push_back(R);
    }
  }
  return Out;
}

//===----------------------------------------------------------------------===//
// The rules
//===----------------------------------------------------------------------===//

Verdict Triage::judge(const Finding &Found, const Scan &S) {
  const Place &At = placeOf(Found);
  Case K{Found, S, At, nullptr, weaknessesOf(Found, S), {}, nullptr};
  Verdict Out;
  if (At.Components.size() == 1) {
    K.Component = &C.Components[At.Components.front()];
    K.From = &reachOf(*K.Component, Found);
    Out.Component = K.Component->Self;
  }
  for (uint32_t Weakness : K.Weaknesses) {
    Sides Say = weigh(Weakness, K.Component);
    if (!K.Say.Weakness || Say.rank() > K.Say.rank())
      K.Say = std::move(Say);
  }
  Out.Weakness = K.Say.Weakness;
#define TRIAGE_RULE(ID, ...)                                                   \
  if (is##ID(K, Out)) {                                                        \
    Out.By = Rule::ID;                                                         \
    return Out;                                                                \
  }
#include "Triage/Rules.def"
  llvm_unreachable("the last rule takes what no other does");
}

bool Triage::isKnownNonFinding(const Case &K, Verdict &Out) {
  const std::vector<uint32_t> &Named = nonFindingsOf(K.F, K.S);
  auto Applies = [&](uint32_t I) {
    const contract::NonFinding &N = C.NonFindings[I];
    if (!N.Paths.empty() && !llvm::is_contained(K.At.NonFindings, I))
      return false;
    if (!N.Rules.empty() && !llvm::is_contained(Named, I))
      return false;
    if (N.Weaknesses.empty())
      return !N.Rules.empty() || !N.Paths.empty();
    return llvm::any_of(K.Weaknesses, [&](uint32_t W) {
      return llvm::any_of(Table.ancestors(W), [&](const auto &A) {
        return llvm::any_of(N.Weaknesses, [&](const contract::Weakness &C) {
          return weaknessIn(C.Text) == A.Weakness;
        });
      });
    });
  };
  for (uint32_t I = 0; I < C.NonFindings.size(); ++I) {
    if (!Applies(I))
      continue;
    ClaimId Self = C.NonFindings[I].Self;
    Out.Licence.push_back(Self);
    llvm::append_range(Out.Licence, C[Self].Cites);
    return true;
  }
  return false;
}

bool Triage::isOutsideTree(const Case &K, Verdict &) { return K.At.Outside; }

bool Triage::isUnknownComponent(const Case &K, Verdict &) {
  return !K.F.Where.Path.empty() && K.At.Components.empty();
}

bool Triage::isSeveralComponents(const Case &K, Verdict &Out) {
  for (uint32_t I : K.At.Components)
    Out.Licence.push_back(C.Components[I].Self);
  if (K.At.Components.size() > 1)
    return true;
  Out.Licence.clear();
  return false;
}

bool Triage::isUnsupportedComponent(const Case &K, Verdict &Out) {
  if (!K.Component || K.Component->Excluded.empty())
    return false;
  Out.Licence.push_back(K.Component->Self);
  return true;
}

bool Triage::isComponentOfVariant(const Case &K, Verdict &Out) {
  if (!K.Component || !K.Component->Variant)
    return false;
  Out.Licence.push_back(K.Component->Variant);
  return true;
}

/// Takes the claims of \p B for the licence.
template <typename Best> static void license(const Best &B, Verdict &Out) {
  for (const auto *R : B.Rows)
    Out.Licence.push_back(R->Self);
}

bool Triage::isContradiction(const Case &K, Verdict &Out) {
  if (!K.Say.isContradiction())
    return false;
  license(K.Say.Disclaimed.How == K.Say.Provided.How ? K.Say.Disclaimed
                                                     : K.Say.Threat,
          Out);
  license(K.Say.Provided, Out);
  return true;
}

bool Triage::isExcludedThreat(const Case &K, Verdict &Out) {
  if (K.Say.isProvided() || K.Say.isMisuse() || !K.Say.Threat.How ||
      K.Say.Threat.How < K.Say.Disclaimed.How)
    return false;
  license(K.Say.Threat, Out);
  return true;
}

bool Triage::isDisclaimed(const Case &K, Verdict &Out) {
  if (K.Say.isProvided() || K.Say.isMisuse() || !K.Say.Disclaimed.How)
    return false;
  license(K.Say.Disclaimed, Out);
  return true;
}

bool Triage::isUnplaced(const Case &K, Verdict &) { return !K.Component; }

/// What is known about who reaches the component, for rules that it decides.
bool Triage::takeReach(const Case &K, Reaching How, Verdict &Out) {
  if (K.From->How != How)
    return false;
  Out.Licence = K.From->Licence;
  Out.EntryPoint = K.From->EntryPoint;
  Out.Parameter = K.From->Parameter;
  Out.Role = K.From->Role;
  return true;
}

bool Triage::isTrustedInput(const Case &K, Verdict &Out) {
  return takeReach(K, Reaching::Trusted, Out);
}

bool Triage::isOtherBuild(const Case &K, Verdict &Out) {
  return takeReach(K, Reaching::Variant, Out);
}

bool Triage::isExcludedAdversary(const Case &K, Verdict &Out) {
  return takeReach(K, Reaching::Excluded, Out);
}

bool Triage::isNoWeakness(const Case &K, Verdict &) {
  return K.Weaknesses.empty();
}

bool Triage::isUnknownReach(const Case &K, Verdict &Out) {
  if (!K.Say.isSecurity() || K.From->How != Reaching::Unknown)
    return false;
  license(K.Say.Provided, Out);
  return true;
}

bool Triage::isViolation(const Case &K, Verdict &Out) {
  if (!K.Say.isSecurity())
    return false;
  takeReach(K, Reaching::Open, Out);
  Out.Origin = K.From->Origin;
  Out.Witness = K.From->Witness;
  llvm::SmallVector<ClaimId, 2> Reached = std::move(Out.Licence);
  Out.Licence.clear();
  for (const Row *R : K.Say.Provided.Rows)
    if (R->IsSecurity)
      Out.Licence.push_back(R->Self);
  llvm::append_range(Out.Licence, Reached);
  return true;
}

bool Triage::isCorrectnessBug(const Case &K, Verdict &Out) {
  license(K.Say.Provided, Out);
  return !Out.Licence.empty();
}

bool Triage::isMisuseMadeEasy(const Case &K, Verdict &Out) {
  license(K.Say.Misuse, Out);
  return !Out.Licence.empty();
}

bool Triage::isNoClaim(const Case &, Verdict &) { return true; }
