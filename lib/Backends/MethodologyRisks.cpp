//===- MethodologyRisks.cpp - `show risks` and scores, as Markdown --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Methodology.h"
#include "Document/Escape.h"
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

static std::string moreRows(size_t Total) {
  return Total > MaxRows
             ? "\nAnd " + std::to_string(Total - MaxRows) + " more.\n"
             : std::string();
}

/// What is still there: not settled, not asked, not dismissed.
static bool isThere(FindingState S) {
  return rules::isOpen(S) || S == FindingState::Accepted ||
         S == FindingState::Transferred;
}

std::string backends::risksMarkdown(const BackendInput &In,
                                    llvm::ArrayRef<FindingId> Chosen) {
  const rules::FindingSet &F = In.Findings;
  review::RiskTable T = In.Review.risks();
  if (!T.Rated)
    return {};
  std::vector<FindingId> Ids;
  for (FindingId Id : Chosen)
    if (isThere(F.Findings[Id].State))
      Ids.push_back(Id);
  if (Ids.empty())
    return {};
  llvm::stable_sort(Ids, [&](FindingId A, FindingId B) {
    return T.row(A).at(RiskStage::Current).Risk.Ordinal >
           T.row(B).at(RiskStage::Current).Risk.Ordinal;
  });
  std::string Out = "| Id | Finding | Likelihood | Impact | Without controls | "
                    "Today | Once done | State |\n"
                    "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (FindingId Id : llvm::ArrayRef<FindingId>(Ids).take_front(MaxRows)) {
    const review::FindingRisk &Row = T.row(Id);
    const review::RiskRating &Now = Row.at(RiskStage::Current);
    Out += "| " + markdownCode(rules::shortId(In.Program, F, Id)) + " | " +
           escapeMarkdown(In.Review.title(Id)) + " | " +
           escapeMarkdown(T.likelihoodText(Now)) + " | " +
           escapeMarkdown(T.impactText(Now)) + " | " +
           escapeMarkdown(T.riskText(Row.at(RiskStage::Inherent))) + " | " +
           escapeMarkdown(riskText(T, Row)) + " | " +
           escapeMarkdown(T.riskText(Row.at(RiskStage::Residual))) + " | " +
           rules::spelling(F.Findings[Id].State).str() + " |\n";
  }
  return Out + moreRows(Ids.size());
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

std::string backends::scoresMarkdown(const BackendInput &In,
                                     llvm::ArrayRef<FindingId> Chosen,
                                     risk::System System) {
  const rules::FindingSet &F = In.Findings;
  const risk::SystemInfo &Info = risk::info(System);
  review::RiskTable T = In.Review.risks();
  struct Rated {
    FindingId Id;
    const review::FindingScore *Score; ///< null: there is none
  };
  std::vector<Rated> Rows;
  size_t Without = 0;
  for (FindingId Id : Chosen) {
    if (!isThere(F.Findings[Id].State))
      continue;
    const review::FindingScore *Found = nullptr;
    if (Id.index() < T.Rows.size())
      for (const review::FindingScore &S : T.row(Id).Scores.of(T.Scores))
        if (S.Score && S.Score->In == System)
          Found = &S;
    Without += !Found;
    Rows.push_back({Id, Found});
  }
  if (Rows.empty())
    return {};
  llvm::stable_sort(Rows, [](const Rated &A, const Rated &B) {
    if (!A.Score || !B.Score)
      return A.Score && !B.Score;
    return A.Score->Score->Number > B.Score->Score->Number;
  });
  // The metrics that the system has are those of its example.
  auto Columns = metrics(Info.Example, Info.Prefix);
  std::string Out = "| Id | Finding |";
  std::string Rule = "| --- | --- |";
  for (const auto &[Key, Value] : Columns) {
    Out += " " + escapeMarkdown(Key) + " |";
    Rule += " ---: |";
  }
  Out += " " + Info.Name.str() + " | By |\n" + Rule + " --- | --- |\n";
  for (const Rated &R : llvm::ArrayRef<Rated>(Rows).take_front(MaxRows)) {
    Out += "| " + markdownCode(rules::shortId(In.Program, F, R.Id)) + " | " +
           escapeMarkdown(In.Review.title(R.Id)) + " |";
    auto Given = R.Score ? metrics(R.Score->Score->Vector, Info.Prefix)
                         : decltype(Columns)();
    for (const auto &[Key, Value] : Columns) {
      auto It =
          llvm::find_if(Given, [&](const auto &G) { return G.first == Key; });
      Out += It == Given.end() ? " **?** |"
                               : " " + escapeMarkdown(It->second) + " |";
    }
    std::string Total = "**?**";
    if (R.Score) {
      const risk::Score &S = *R.Score->Score;
      Total = (S.Number ? S.Number->text() + " " : std::string()) +
              escapeMarkdown(S.Level);
    }
    Out += " " + Total + " | " +
           (!R.Score      ? ""
            : R.Score->By ? "a decision"
                          : "the rule") +
           " |\n";
  }
  Out += moreRows(Rows.size());
  if (Without)
    Out += "\n" + std::to_string(Without) +
           (Without == 1 ? " finding has" : " findings have") + " no rating. " +
           "Give one in the rule, or by `override` of the "
           "rule on what it is about: " +
           markdownCode(("scores = [\"" + Info.Example + "\"];").str()) + "\n";
  return Out;
}
