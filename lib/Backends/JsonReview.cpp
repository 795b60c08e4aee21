//===- JsonReview.cpp - What follows from findings as JSON ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/FindingsJson.h"

#include "Report/Describe.h"
#include "Report/RiskText.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

void FindingsJson::rating(StringRef Key, const review::RiskRating &R) {
  auto Level = [&](StringRef Name, review::RiskLevel L,
                   const std::vector<std::string> &Names) {
    // Nothing is known that is above the lowest level.
    if (!L.Known && L.Ordinal == 0)
      return;
    W.field(Name, Names[L.Ordinal]);
    if (!L.Known)
      W.flag((Name + "_known").str(), false);
  };
  W.key(Key);
  W.open('{');
  if (R.Exists) {
    Level("likelihood", R.Likelihood, Risks->Likelihoods);
    Level("impact", R.Impact, Risks->Impacts);
    Level("risk", R.Risk, Risks->Risks);
  }
  W.close('}');
}

void FindingsJson::risk(FindingId Id) {
  const Finding &Row = F.Findings[Id];
  const review::FindingRisk &R = Risks->row(Id);
  // A question is no finding until it is answered.
  if (Risks->Rated && Row.State != FindingState::Question) {
    W.key("risk");
    W.open('{');
    rating("inherent", R.at(review::RiskStage::Inherent));
    rating("current", R.at(review::RiskStage::Current));
    // Only what is planned makes a difference.
    if (Row.State == FindingState::Planned)
      rating("residual", R.at(review::RiskStage::Residual));
    if (Row.LikelihoodBy || Row.ImpactBy)
      rating("computed", R.Computed);
    if (Row.LikelihoodBy)
      W.field("likelihood_by", Row.LikelihoodBy.index());
    if (Row.ImpactBy)
      W.field("impact_by", Row.ImpactBy.index());
    if (!R.Unknowns.empty()) {
      W.key("unknowns");
      W.open('[');
      for (const rules::UnknownFact &U : R.Unknowns.of(Risks->Unknowns)) {
        W.open('{');
        W.field("entity", text(P.Entities[U.Entity].Id));
        W.field("attribute", text(P.Attrs[U.Attr].Text));
        W.close('}');
      }
      W.close(']');
    }
    W.close('}');
  }
  if (R.Scores.empty())
    return;
  W.key("scores");
  W.open('[');
  for (const review::FindingScore &S : R.Scores.of(Risks->Scores)) {
    W.open('{');
    W.fieldIf("vector", S.Vector);
    if (S.Score) {
      W.field("system", risk::info(S.Score->In).Name);
      W.field("kind", S.Score->Kind);
      if (S.Score->Number) {
        W.key("score");
        W.word(S.Score->Number->text());
      }
      W.field("level", S.Score->Level);
      if (!S.Score->Parts.empty()) {
        W.key("parts");
        W.open('{');
        for (const risk::Part &X : S.Score->Parts) {
          W.key(X.Name);
          W.word(X.Number.text());
        }
        W.close('}');
      }
    }
    if (S.By)
      W.field("decision", S.By.index());
    W.fieldIf("was", S.Was);
    W.close('}');
  }
  W.close(']');
}

/// The scales, the matrix, and how many findings have which risk.
void FindingsJson::risks() {
  if (!Risks->Rated)
    return;
  auto Names = [&](StringRef Key, const std::vector<std::string> &List) {
    W.key(Key);
    W.open('[');
    for (const std::string &Name : List)
      W.string(Name);
    W.close(']');
  };
  W.line();
  W.key("risk");
  W.open('{');
  Names("likelihoods", Risks->Likelihoods);
  Names("impacts", Risks->Impacts);
  Names("risks", Risks->Risks);
  W.key("matrix");
  W.open('[');
  for (size_t L = 0; L < Risks->Likelihoods.size(); ++L) {
    W.open('[');
    for (size_t I = 0; I < Risks->Impacts.size(); ++I) {
      size_t Cell = L * Risks->Impacts.size() + I;
      W.open('{');
      if (Risks->Matrix[Cell] != review::NoRisk)
        W.field("risk", Risks->Risks[Risks->Matrix[Cell]]);
      W.field("findings", Risks->Counts[Cell]);
      W.close('}');
    }
    W.close(']');
  }
  W.close(']');
  W.key("totals");
  W.open('{');
  for (unsigned S = 0; S != review::NumRiskStages; ++S) {
    const review::RiskTotals &T = Risks->Totals[S];
    W.key(review::spelling(static_cast<review::RiskStage>(S)));
    W.open('{');
    for (size_t R = 0; R < Risks->Risks.size(); ++R)
      W.field(Risks->Risks[R], T.Known[R]);
    // By the least that it can be; of the lowest level nothing is known.
    W.key("at_least");
    W.open('{');
    for (size_t R = 0; R < Risks->Risks.size(); ++R)
      W.field(Risks->Risks[R], T.AtLeast[R]);
    W.close('}');
    W.close('}');
  }
  W.close('}');
  W.key("overrides");
  W.open('[');
  for (const RiskOverride &O : riskOverrides(In)) {
    W.open('{');
    W.field("what", O.What);
    W.field("on", O.On);
    W.fieldIf("why", O.Why);
    if (O.Where.isValid())
      W.field("place", In.Sources.describe(O.Where.Begin));
    W.close('}');
  }
  W.close(']');
  W.close('}');
}

void FindingsJson::causes() {
  W.line();
  W.key("causes");
  W.open('[');
  for (const review::Cause &Group : In.Review.causes()) {
    W.line();
    W.open('{');
    W.field("head", ShortIds[Group.Members.front().index()]);
    W.key("findings");
    W.open('[');
    for (FindingId Id : Group.Members)
      W.string(ShortIds[Id.index()]);
    W.close(']');
    W.key("remedies");
    W.open('[');
    for (const review::Remedy &R : Group.Remedies) {
      W.open('{');
      W.field("control", text(P.Controls[R.Control].Id));
      W.field("on", text(P.Entities[R.On].Id));
      W.close('}');
    }
    W.close(']');
    if (Group.Fact.Entity) {
      W.key("fact");
      W.open('{');
      W.field("entity", text(P.Entities[Group.Fact.Entity].Id));
      W.field("attribute", text(P.Attrs[Group.Fact.Attr].Text));
      W.close('}');
    }
    if (Group.Scope) {
      W.key("default");
      W.open('{');
      W.field("in", text(P.Entities[Group.Scope].Id));
      W.field("kind", text(P.Kinds[Group.Kind].Id));
      W.field("places", Group.Places);
      W.close('}');
    }
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::questions() {
  W.line();
  W.key("questions");
  W.open('[');
  for (const review::RankedQuestion &Q : In.Review.questions()) {
    W.line();
    W.open('{');
    questionFields(Q);
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::questionFields(const review::RankedQuestion &Q) {
  W.field("id", Q.Id);
  if (Q.Attr) {
    W.field("attribute", text(P.Attrs[Q.Attr].Text));
    W.field("type", ir::typeName(P, P.Attrs[Q.Attr].Ty));
  }
  W.field("text", Q.Text);
  W.field("severity", severityName(P, Q.Severity));
  auto Settles = [&](llvm::ArrayRef<FindingId> Ids) {
    W.key("settles");
    W.open('[');
    for (FindingId Id : Ids)
      W.string(ShortIds[Id.index()]);
    W.close(']');
  };
  Settles(Q.Settles);
  if (Q.Scope) {
    W.key("default");
    W.open('{');
    W.field("kind", text(P.Kinds[Q.Kind].Id));
    W.field("in", text(P.Entities[Q.Scope].Id));
    W.close('}');
  }
  W.key("answers");
  W.open('[');
  for (const review::Answer &X : Q.Answers) {
    W.open('{');
    const ir::Attr &A = P.Attrs[X.Fact.Attr];
    W.field("entity", text(P.Entities[X.Fact.Entity].Id));
    W.field("attribute", text(A.Text));
    W.fieldIf("text", X.Text);
    W.field("severity", severityName(P, X.Severity));
    Settles(X.Settles);
    if (!X.Choices.empty()) {
      W.key("choices");
      W.open('[');
      for (uint32_t I : X.Choices)
        W.string(text(P.Enums[A.Ty.enumId()].Values.of(P.EnumValues)[I].Text));
      W.close(']');
    }
    place(P.Entities[X.Fact.Entity].Where);
    W.close('}');
  }
  W.close(']');
}

void FindingsJson::takenForGranted() {
  W.line();
  W.key("missing_packages");
  W.open('[');
  for (const review::MissingPack &M : In.Review.missingPacks()) {
    W.open('{');
    W.field("package", M.Package);
    W.field("about", M.Has);
    W.close('}');
  }
  W.close(']');
  review::Assumptions All = shownAssumptions(In);
  W.line();
  W.key("taken_for_granted");
  W.open('[');
  for (const review::Assumption &A : All.Entries) {
    W.line();
    W.open('{');
    W.field("basis", analysis::info(A.Basis).Word);
    W.field("attribute", text(P.Attrs[A.Attr].Text));
    W.key("value");
    value(A.V);
    if (A.Kind)
      W.field("kind", text(P.Kinds[A.Kind].Id));
    W.field("severity", severityName(P, A.Severity));
    entityIds("of", A.On);
    W.key("findings");
    W.open('[');
    for (const auto *List : {&A.Alone, &A.Together})
      for (FindingId Id : *List) {
        const Finding &Row = All.Hidden.Findings[Id];
        W.open('{');
        W.field("id", rules::shortId(P, All.Hidden, Id));
        W.field("identity", rules::identity(P, All.Hidden, Id));
        W.field("title", In.Review.title(All.Hidden, Id));
        W.field("severity", severityName(P, Row.Severity));
        W.flag("alone", List == &A.Alone);
        W.close('}');
      }
    W.close(']');
    if (All.Sampled)
      W.flag("sampled", true);
    place(A.Where);
    W.close('}');
  }
  W.close(']');
}
