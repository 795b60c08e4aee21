//===- AppFindings.cpp - Findings, for the interactive report -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AppData.h"
#include "Backends/FindingsPrinter.h"
#include "IR/ExprInfo.h"
#include "Report/FindingText.h"
#include "Report/RiskText.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// Nine numbers, inherent, current and residual, each likelihood, impact and
/// risk: 0 for none, else 1 + 2 * level, and 1 more if it is known exactly.
AppData::Numbers AppData::levels(FindingId Id) const {
  Numbers Out;
  const review::RiskTable &Risks = In.Review.risks();
  if (!Risks.Rated || F.Findings[Id].State == FindingState::Question)
    return Out;
  for (const review::RiskRating &R : Risks.row(Id).At)
    for (review::RiskLevel L : {R.Likelihood, R.Impact, R.Risk})
      Out.push_back(R.Exists ? 1 + 2 * uint64_t(L.Ordinal) + L.Known : 0);
  return Out;
}

uint64_t AppData::atom(const review::Atom &A) {
  uint64_t Text = text(A.Text), Value = text(A.Value), Why = text(A.Why);
  auto [It, New] = AtomRows.try_emplace({Text, {Value, Why}}, Atoms.rows() + 1);
  if (New) {
    Atoms.row();
    Atoms.number("text", Text);
    Atoms.number("value", Value);
    Atoms.number("why", Why);
    place(Atoms, A.SetAt);
  }
  return It->second;
}

/// Many findings have the same rating.
uint64_t AppData::rating(FindingId Id) {
  Numbers Levels = levels(Id);
  if (Levels.empty())
    return 0;
  auto [It, New] = RatingRows.try_emplace(
      std::vector<uint64_t>(Levels.begin(), Levels.end()), Ratings.rows() + 1);
  if (New) {
    Ratings.row();
    Ratings.list("levels", Levels);
  }
  return It->second;
}

/// By whom it is: the text, and the positions to filter by.
uint64_t AppData::attackers(FindingId Id) {
  llvm::ArrayRef<review::Attacker> By = In.Review.attackers().of(Id);
  if (By.empty())
    return 0;
  std::vector<uint64_t> Key = {text(review::attackersText(P, By))};
  for (const review::Attacker &A : By)
    if (!llvm::is_contained(llvm::drop_begin(Key), A.Position))
      Key.push_back(A.Position);
  auto [It, New] = AttackerRows.try_emplace(Key, Attackers.rows() + 1);
  if (New) {
    Attackers.row();
    Attackers.number("text", Key.front());
    Attackers.list("positions", llvm::ArrayRef(Key).drop_front());
  }
  return It->second;
}

uint64_t AppData::score(const review::FindingScore &S) {
  uint32_t Text = text(scoreText(S)), Vector = text(S.Vector);
  auto [It, New] = ScoreRows.try_emplace({Text, Vector}, Scores.rows() + 1);
  if (New) {
    Scores.row();
    Scores.number("text", Text);
    Scores.number("vector", Vector);
  }
  return It->second;
}

/// Why it is so, what would end it, and where its author would change the
/// model.
void AppData::reasons(Table &T, FindingId Id) {
  const Finding &Row = F.Findings[Id];
  bool IsAsked = Row.State == FindingState::Question;
  Numbers Why, Silences;
  std::string Fix;
  Range Where = placeOf(In, Row);
  if (WithWhy && (rules::isOpen(Row.State) || IsAsked || WhyOfAll)) {
    review::Explanation E = In.Review.explain(Id);
    for (const review::Atom *A : decidingAtoms(E).Shown)
      Why.push_back(atom(*A));
    if (rules::isOpen(Row.State))
      Where = placeToChange(In, Id, &E);
  }
  // What an answer does not settle is not known to be a weakness.
  if (rules::isOpen(Row.State)) {
    Fix = remedyText(In, Id, 3);
    for (const review::Remedy &R : review::remedies(P, F, Id))
      Silences.append({ref(R.Control), ref(R.On)});
  }
  T.list("why", Why);
  T.number("fix", text(Fix));
  T.list("silences", Silences);
  T.number("decide",
           !IsAsked && Row.Decisions.empty() && rules::isOpen(Row.State)
               ? text(decisionToPaste(In, Id))
               : 0);
  place(T, Where);
}

/// What silences it, what was decided, and what tests showed.
void AppData::silenced(Table &T, FindingId Id) {
  const Finding &Row = F.Findings[Id];
  T.list("controls", refs(Row.SilencedBy.of(F.Controls)));
  T.number("silenced", text(silencedText(In, Id)));
  T.number("basis", Row.State == FindingState::Mitigated
                        ? 1 + static_cast<uint64_t>(Row.Basis)
                        : 0);
  T.number("contradicted", Row.Contradicted);
  T.number("decision", ref(Row.Decision));
  T.list("decisions", refs(Row.Decisions.of(F.Decisions)));
  T.number("evidence", static_cast<uint64_t>(Row.Shown));
  T.number("shown", text(evidenceText(F, Row)));
  T.list("tests", TestsOf[Id.index()]);
}

void AppData::finding(Table &T, FindingId Id) {
  const Finding &Row = F.Findings[Id];
  T.row();
  // Almost all have eight digits, which are shorter as a number.
  StringRef Digits = rules::shortId(P, F, Id);
  uint32_t Number = 0;
  bool Fits = !Digits.take_front(8).getAsInteger(16, Number);
  T.number("digits", Fits ? Number : 0);
  T.number("id_rest", text(Fits ? Digits.drop_front(8) : Digits));
  T.number("rule", ref(Row.Rule));
  T.number("state", static_cast<uint64_t>(Row.State));
  T.number("severity", Row.Severity);
  T.number("was_severity", Row.SeverityBy ? 1 + uint64_t(Row.OwnSeverity) : 0);
  T.number("severity_by", ref(Row.SeverityBy));
  T.number("severity_known", Row.SeverityKnown);
  T.number("title", text(In.Review.title(Id)));
  T.number("found_by", text(foundBy(In, Row)));
  T.list("on", refs(Row.Bindings.of(F.Bindings)));
  T.list("witness", refs(Row.Witness.of(F.Flows)));
  T.number("cause", CauseOf[Id.index()]);
  T.number("attackers", attackers(Id));
  Numbers Unknowns;
  for (const rules::UnknownFact &U : Row.Unknowns.of(F.Unknowns))
    Unknowns.append({ref(U.Entity), text(P.Attrs[U.Attr].Text)});
  T.list("unknowns", Unknowns);
  T.number("rating", rating(Id));
  Numbers ScoresOf;
  const review::RiskTable &Risks = In.Review.risks();
  for (const review::FindingScore &S : Risks.row(Id).Scores.of(Risks.Scores))
    ScoresOf.push_back(score(S));
  T.list("scores", ScoresOf);
  reasons(T, Id);
  silenced(T, Id);
}

void AppData::findings() {
  Tests = testplan::collectTests(In);
  TestsOf.resize(F.Findings.size());
  for (uint32_t I = 0; I < Tests.size(); ++I)
    for (FindingId Id : Tests[I].Findings)
      TestsOf[Id.index()].push_back(I + 1);
  causes();
  Table T("findings");
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    finding(T, FindingId(I));
  write(T);
  write(Atoms);
  write(Scores);
  write(Ratings);
  write(Attackers);
  rules();
  write(Categories);
  tests();
}

void AppData::causes() {
  CauseOf.resize(F.Findings.size());
  Table T("causes");
  for (const review::Cause &Group : In.Review.causes()) {
    T.row();
    for (FindingId Id : Group.Members)
      CauseOf[Id.index()] = T.rows();
    T.number("head", ref(Group.Members.front()));
    std::string Fix = remedyText(In, Group, 3);
    if (Fix.empty())
      Fix = fixText(P, F.Findings[Group.Members.front()].Rule);
    T.number("fix", text(Fix));
    Numbers Ends;
    for (const review::Remedy &R : Group.Remedies)
      Ends.append({ref(R.Control), ref(R.On)});
    T.list("ends", Ends);
  }
  write(T);
}

//===----------------------------------------------------------------------===//
// What findings refer to
//===----------------------------------------------------------------------===//

uint64_t AppData::category(const ir::Value &V) {
  const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
  uint32_t Scheme = text(P.shortName(E.Id));
  uint32_t Word = text(
      P.EnumValues[E.Values.Begin + static_cast<uint32_t>(V.Payload)].Text);
  auto [It, New] =
      CategoryRows.try_emplace({Scheme, Word}, Categories.rows() + 1);
  if (New) {
    Categories.row();
    Categories.number("scheme", Scheme);
    Categories.number("text", Word);
  }
  return It->second;
}

/// Those that have findings; the others stay empty, as findings refer to a rule
/// by its number.
void AppData::rules() {
  std::vector<bool> Used(P.Rules.size());
  for (const Finding &Row : F.Findings.rows())
    Used[Row.Rule.index()] = true;
  Table T("rules");
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    static const ir::Rule None;
    const ir::Rule &R = Used[I] ? P.Rules[ir::RuleId(I)] : None;
    T.row();
    T.number("id", Used[I] ? text(R.StableId) : 0);
    T.number("name", Used[I] ? text(P.shortName(R.Id)) : 0);
    T.number("doc", Used[I] ? text(R.Doc) : 0);
    T.number("fix", Used[I] ? text(fixText(P, ir::RuleId(I))) : 0);
    Numbers Of, Refs, Controls;
    for (const ir::Value &V : R.Categories.of(P.RuleCategories))
      Of.push_back(category(V));
    for (const ir::Value &V : R.Refs.of(P.RuleRefs))
      Refs.append({text(refText(P, V)), text(refUrl(P, V))});
    for (const ir::RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      for (ir::ControlId C : U.By.of(P.RuleControls))
        if (!llvm::is_contained(Controls, ref(C)))
          Controls.push_back(ref(C));
    T.list("categories", Of);
    T.list("refs", Refs);
    T.list("controls", Controls);
    T.list("tags", Used[I] ? texts(review::tagsOf(In.Engine, R)) : Numbers());
    place(T, Used[I] ? R.WhereAt : Range());
  }
  write(T);
}

void AppData::tests() {
  Table T("tests");
  for (const testplan::TestCase &X : Tests) {
    T.row();
    T.number("test", text(X.Function));
    T.number("in", text(X.File));
    T.number("title", text(X.Title));
    T.number("generated", X.HasTemplate);
  }
  write(T);
}

/// The scales and the matrix; the page counts what it shows.
void AppData::risk() {
  const review::RiskTable &Risks = In.Review.risks();
  auto Names = [&](StringRef Key, const std::vector<std::string> &List) {
    W.key(Key);
    W.open('[');
    for (const std::string &Name : List)
      W.string(Name);
    W.close(']');
  };
  Names("positions", [&] {
    std::vector<std::string> Out;
    if (P.Known.Position)
      for (uint32_t I = 0; I < P.Enums[P.Known.Position].Values.Count; ++I)
        Out.push_back(review::positionText(P, I));
    return Out;
  }());
  if (!Risks.Rated)
    return;
  Names("likelihoods", Risks.Likelihoods);
  Names("impacts", Risks.Impacts);
  Names("risks", Risks.Risks);
  W.key("matrix");
  W.open('[');
  for (uint8_t R : Risks.Matrix)
    W.number(R == review::NoRisk ? -1 : R);
  W.close(']');
}
