//===- DiffMarkdown.cpp - What changed, as a comment on a pull request ----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// First what the change makes worse, in full; what it settles and what it does
/// to the model is folded. A comment on GitHub holds 65,536 characters, so no
/// list is longer than a person would read.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/Escape.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

namespace {
constexpr size_t MaxRows = 30;

class Comment {
public:
  explicit Comment(const DiffOutput &D) : D(D), C(D.Changes) {}
  std::string run();

private:
  std::string place(StringRef Place) const;
  void group(size_t Begin, size_t Count);
  void risks();
  void model();
  void more(size_t N) {
    Out += "\n… and " + std::to_string(N) +
           " more: `--emit=json` lists all of them.\n";
  }

  const DiffOutput &D;
  const Comparison &C;
  std::string Out;
};
} // namespace

/// `shop.tm:12:3` as a link to the line.
std::string Comment::place(StringRef Place) const {
  auto [Rest, Column] = Place.rsplit(':');
  auto [Path, Line] = Rest.rsplit(':');
  if (Line.empty())
    return escapeMarkdown(Place);
  StringRef Base = D.Options.extra("source-base").value_or("");
  return markdownLink((Path + ":" + Line).str(),
                      (Base + Path + "#L" + Line).str());
}

void Comment::group(size_t Begin, size_t Count) {
  ThreatChange Change = C.Threats[Begin].Change;
  bool Folded = !isWorse(Change) && Change != ThreatChange::Decided;
  std::string Head = heading(Change).str() + " (" + std::to_string(Count) + ")";
  Out += Folded ? "\n<details><summary>" + Head + "</summary>\n\n"
                : "\n### " + Head + "\n\n";
  bool WithFix = isWorse(Change);
  Out += WithFix ? "| Severity | Finding | Where | What helps |\n"
                   "| --- | --- | --- | --- |\n"
                 : "| Severity | Finding | |\n| --- | --- | --- |\n";
  for (size_t I = Begin; I < Begin + std::min(Count, MaxRows); ++I) {
    const VersionThreat &T = shownThreat(D, C.Threats[I]);
    std::string Text = markdownProse(changeText(D, C.Threats[I]));
    Out += "| " + escapeMarkdown(T.Severity) + " | " + markdownCode(T.Id) +
           " " + escapeMarkdown(T.Title);
    if (WithFix && !Text.empty())
      Out += "; " + Text;
    Out += " | ";
    Out += WithFix ? place(T.Place) + " | " + markdownProse(T.Fix) : Text;
    Out += " |\n";
  }
  if (Count > MaxRows)
    more(Count - MaxRows);
  if (Folded)
    Out += "\n</details>\n";
}

void Comment::risks() {
  if (C.Risks.empty())
    return;
  Out += "\n### Risk changed (" + std::to_string(C.Risks.size()) +
         ")\n\n| Risk | Was | Finding |\n| --- | --- | --- |\n";
  for (size_t I = 0; I < std::min(C.Risks.size(), MaxRows); ++I) {
    const VersionThreat &T = D.New.Threats[C.Risks[I].After];
    Out += "| " + escapeMarkdown(T.Risk) + " | " +
           escapeMarkdown(D.Old.Threats[C.Risks[I].Before].Risk) + " | " +
           markdownCode(T.Id) + " " + escapeMarkdown(T.Title) + " |\n";
  }
  if (C.Risks.size() > MaxRows)
    more(C.Risks.size() - MaxRows);
}

void Comment::model() {
  size_t Count = 0, Shown = 0;
  for (const ChangedEntity &E : C.Entities)
    Count += !isAssumed(D, E);
  if (Count == 0)
    return;
  Out += "\n<details><summary>The model (" + std::to_string(Count) +
         ")</summary>\n\n";
  for (const ChangedEntity &E : C.Entities) {
    if (isAssumed(D, E))
      continue;
    if (Shown++ == MaxRows) {
      more(Count - MaxRows);
      break;
    }
    Out += "- " + markdownProse(entityText(D, E));
    if (E.After != NoRow && !shownEntity(D, E).Place.empty())
      Out += " (" + place(shownEntity(D, E).Place) + ")";
    Out += '\n';
  }
  Out += "\n</details>\n";
}

std::string Comment::run() {
  Out = "## " +
        (D.Options.Title.empty() ? std::string("Threats")
                                 : escapeMarkdown(D.Options.Title)) +
        ": " + (D.Assumed.empty() ? "" : markdownProse(D.Assumed) + ": ") +
        changeCounts(D) + "\n\n" + openCounts(D) + "\n";
  if (std::string Risk = riskCounts(D); !Risk.empty())
    Out += "\n" + escapeMarkdown(Risk) + "\n";
  for (size_t I = 0; I < C.Threats.size();) {
    ThreatChange Change = C.Threats[I].Change;
    size_t Count = C.count(Change);
    // Nobody needs to look at these.
    if (Change != ThreatChange::Silent)
      group(I, Count);
    I += Count;
  }
  risks();
  model();
  return std::move(Out);
}

void backends::writeComparisonMarkdown(const DiffOutput &D, OutputSink &To) {
  To.begin() << Comment(D).run();
}
