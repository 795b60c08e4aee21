//===- RiskExhibits.cpp - `show risks` and scores -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"
#include "Report/Describe.h"
#include "Report/RiskText.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using review::RiskStage;
using rules::FindingId;
using rules::FindingState;

static constexpr size_t MaxRows = 200;

static void moreRows(size_t Total, BlockSink &Out) {
  if (Total > MaxRows)
    Out.paragraph("And " + std::to_string(Total - MaxRows) + " more.");
}

/// What is still there: not settled, not asked, not dismissed.
static bool isThere(FindingState S) {
  return rules::isOpen(S) || S == FindingState::Accepted ||
         S == FindingState::Transferred;
}

void backends::risksExhibit(const BackendInput &In,
                            llvm::ArrayRef<FindingId> Chosen, BlockSink &Out) {
  const rules::FindingSet &F = In.Findings;
  const review::RiskTable &Risks = In.Review.risks();
  if (!Risks.Rated)
    return;
  std::vector<FindingId> Ids;
  for (FindingId Id : Chosen)
    if (isThere(F.Findings[Id].State))
      Ids.push_back(Id);
  if (Ids.empty())
    return;
  llvm::stable_sort(Ids, [&](FindingId A, FindingId B) {
    return Risks.row(A).at(RiskStage::Current).Risk.Ordinal >
           Risks.row(B).at(RiskStage::Current).Risk.Ordinal;
  });
  DataTable T{{{"Id"},
               {"Finding"},
               {"Likelihood"},
               {"Impact"},
               {"Without controls"},
               {"Today"},
               {"Once done"},
               {"State"}}};
  auto Text = [](StringRef S) { return Line().text(S); };
  for (FindingId Id : llvm::ArrayRef<FindingId>(Ids).take_front(MaxRows)) {
    const review::FindingRisk &Row = Risks.row(Id);
    const review::RiskRating &Now = Row.at(RiskStage::Current);
    T.Rows.push_back({Line().code(rules::shortId(In.Program, F, Id)),
                      Text(In.Review.title(Id)),
                      Text(Risks.likelihoodText(Now)),
                      Text(Risks.impactText(Now)),
                      Text(Risks.riskText(Row.at(RiskStage::Inherent))),
                      Text(riskText(Risks, Row)),
                      Text(Risks.riskText(Row.at(RiskStage::Residual))),
                      rules::spelling(F.Findings[Id].State).str()});
  }
  Out.add(std::move(T));
  moreRows(Ids.size(), Out);
}

/// `8` of `D:8` in `DREAD:D:8/R:10`.
static std::vector<std::pair<std::string, std::string>>
metrics(StringRef Vector, StringRef Prefix) {
  Vector.consume_front(Prefix);
  std::vector<std::pair<std::string, std::string>> Out;
  while (!Vector.empty()) {
    auto [Metric, Rest] = Vector.split('/');
    auto [Key, Value] = Metric.split(':');
    Out.push_back({Key.str(), Value.str()});
    Vector = Rest;
  }
  return Out;
}

namespace {
struct Rated {
  FindingId Id;
  const review::FindingScore *Score; ///< null: there is none
};
} // namespace

/// The findings of \p Chosen that are still there with their scores of
/// \p System, the highest first.
static std::vector<Rated> scored(const BackendInput &In,
                                 const review::RiskTable &Risks,
                                 llvm::ArrayRef<FindingId> Chosen,
                                 risk::System System) {
  std::vector<Rated> Rows;
  for (FindingId Id : Chosen) {
    if (!isThere(In.Findings.Findings[Id].State))
      continue;
    const review::FindingScore *Found = nullptr;
    if (Id.index() < Risks.Rows.size())
      for (const review::FindingScore &S :
           Risks.row(Id).Scores.of(Risks.Scores))
        if (S.Score && S.Score->In == System)
          Found = &S;
    Rows.push_back({Id, Found});
  }
  llvm::stable_sort(Rows, [](const Rated &A, const Rated &B) {
    if (!A.Score || !B.Score)
      return A.Score && !B.Score;
    return A.Score->Score->Number > B.Score->Score->Number;
  });
  return Rows;
}

void backends::scoresExhibit(const BackendInput &In,
                             llvm::ArrayRef<FindingId> Chosen,
                             risk::System System, BlockSink &Out) {
  const rules::FindingSet &F = In.Findings;
  const risk::SystemInfo &Info = risk::info(System);
  const review::RiskTable &Risks = In.Review.risks();
  std::vector<Rated> Rows = scored(In, Risks, Chosen, System);
  if (Rows.empty())
    return;
  // The metrics that the system has are those of its example.
  auto Metrics = metrics(Info.Example, Info.Prefix);
  DataTable T{{{"Id"}, {"Finding"}}};
  for (const auto &[Key, Value] : Metrics)
    T.Columns.push_back({Line().text(Key), true});
  T.Columns.push_back({Info.Name.str()});
  T.Columns.push_back({"By"});
  for (const Rated &R : llvm::ArrayRef<Rated>(Rows).take_front(MaxRows)) {
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(Line().code(rules::shortId(In.Program, F, R.Id)));
    Row.push_back(Line().text(In.Review.title(R.Id)));
    auto Given = R.Score ? metrics(R.Score->Score->Vector, Info.Prefix)
                         : decltype(Metrics)();
    for (const auto &[Key, Value] : Metrics) {
      auto It = llvm::find_if(
          Given, [&, &Key = Key](const auto &G) { return G.first == Key; });
      Row.push_back(It == Given.end() ? Line().strong("?")
                                      : Line().text(It->second));
    }
    if (R.Score) {
      const risk::Score &S = *R.Score->Score;
      Row.push_back(Line(S.Number ? S.Number->text() + " " : std::string())
                        .text(S.Level));
      Row.push_back(R.Score->By ? "a decision" : "the rule");
    } else {
      Row.push_back(Line().strong("?"));
      Row.push_back({});
    }
  }
  Out.add(std::move(T));
  moreRows(Rows.size(), Out);
  size_t Without =
      llvm::count_if(Rows, [](const Rated &R) { return !R.Score; });
  if (Without)
    Out.paragraph(
        Line(std::to_string(Without) +
             (Without == 1 ? " finding has" : " findings have") +
             " no rating. Give one in the rule, or by `override` of the rule "
             "on what it is about: ")
            .code(("scores = [\"" + Info.Example + "\"];").str()));
}
