//===- ComparisonPage.cpp - What changed, for a review --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// As a comment on a pull request, or a page. First what the change makes
/// worse, in full; what it settles and what it does to the model is folded. A
/// comment on GitHub holds 65,536 characters, so no list is longer than a
/// person would read.
///
//===----------------------------------------------------------------------===//

#include "Backends/AppPage.h"
#include "Backends/Outputs.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramText.h"
#include "Diagram/Render.h"
#include "Document/Writers.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

namespace {
constexpr size_t MaxRows = 30;

class Page {
public:
  Page(const DiffOutput &D, BlockSink &Out) : D(D), C(D.Changes), Out(Out) {}
  void run();

private:
  Line place(StringRef Place) const;
  void group(size_t Begin, size_t Count);
  DataTable threats(size_t Begin, size_t Count, bool WithFix) const;
  void risks();
  void model();
  static Paragraph more(size_t N) {
    return {"… and " + std::to_string(N) +
            " more: `--emit=json` lists all of them."};
  }

  const DiffOutput &D;
  const Comparison &C;
  BlockSink &Out;
};
} // namespace

/// `shop.tm:12:3` as a link to the line.
Line Page::place(StringRef Place) const {
  auto [Rest, Column] = Place.rsplit(':');
  auto [Path, Number] = Rest.rsplit(':');
  if (Number.empty())
    return Line().text(Place);
  StringRef Base = D.Options.extra("source-base").value_or("");
  return Line().link((Path + ":" + Number).str(),
                     (Base + Path + "#L" + Number).str());
}

DataTable Page::threats(size_t Begin, size_t Count, bool WithFix) const {
  DataTable T{{{"Severity"}, {"Finding"}}};
  if (WithFix)
    T.Columns.push_back({"Where"});
  T.Columns.push_back({WithFix ? "What helps" : ""});
  for (size_t I = Begin; I < Begin + std::min(Count, MaxRows); ++I) {
    const VersionThreat &X = shownThreat(D, C.Threats[I]);
    Line Change = Line().prose(changeText(D, C.Threats[I]));
    Line Finding = Line().code(X.Id).words(" ").text(X.Title);
    if (WithFix && !Change.empty())
      Finding.words("; ").add(Change);
    std::vector<Line> &Row = T.Rows.emplace_back();
    Row.push_back(Line().text(X.Severity));
    Row.push_back(std::move(Finding));
    if (WithFix)
      Row.push_back(place(X.Place));
    Row.push_back(WithFix ? Line().prose(X.Fix) : std::move(Change));
  }
  return T;
}

void Page::group(size_t Begin, size_t Count) {
  ThreatChange Change = C.Threats[Begin].Change;
  std::string Head = heading(Change).str() + " (" + std::to_string(Count) + ")";
  DataTable T = threats(Begin, Count, isWorse(Change));
  std::vector<Block> Blocks;
  Blocks.push_back(std::move(T));
  if (Count > MaxRows)
    Blocks.push_back(more(Count - MaxRows));
  if (!isWorse(Change) && Change != ThreatChange::Decided) {
    Out.add(Fold{std::move(Head), std::move(Blocks)});
    return;
  }
  Out.heading(3, std::move(Head), isWorse(Change) ? Tone::Bad : Tone::Mild);
  for (Block &B : Blocks)
    Out.add(std::move(B));
}

void Page::risks() {
  if (C.Risks.empty())
    return;
  Out.heading(3, "Risk changed (" + std::to_string(C.Risks.size()) + ")");
  DataTable T{{{"Risk"}, {"Was"}, {"Finding"}}};
  for (size_t I = 0; I < std::min(C.Risks.size(), MaxRows); ++I) {
    const VersionThreat &X = D.New.Threats[C.Risks[I].After];
    T.Rows.push_back({Line().text(X.Risk),
                      Line().text(D.Old.Threats[C.Risks[I].Before].Risk),
                      Line().code(X.Id).words(" ").text(X.Title)});
  }
  Out.add(std::move(T));
  if (C.Risks.size() > MaxRows)
    Out.add(more(C.Risks.size() - MaxRows));
}

void Page::model() {
  size_t Count = 0;
  List Shown;
  for (const ChangedEntity &E : C.Entities) {
    if (isAssumed(D, E) || ++Count > MaxRows)
      continue;
    Line L = Line().prose(entityText(D, E));
    if (E.After != NoRow && !shownEntity(D, E).Place.empty())
      L.words(" (").add(place(shownEntity(D, E).Place)).words(")");
    Shown.Items.push_back(std::move(L));
  }
  if (Count == 0)
    return;
  if (std::optional<diagram::Diagram> Of = changePicture(D)) {
    std::string Source = diagram::writeMermaid(*Of, diagram::Direction::Right);
    Out.add(Picture{"What changed", std::move(Source), "mermaid",
                    [Of = std::move(*Of)] {
                      return diagram::renderIsolated(Of, {}).Data;
                    }});
    Out.paragraph(Line("Marks: ")
                      .code("+")
                      .words(" new, ")
                      .code("-")
                      .words(" gone, ")
                      .code("~")
                      .words(" changed."));
  }
  Fold All{"The model (" + std::to_string(Count) + ")", {}};
  All.Blocks.push_back(std::move(Shown));
  if (Count > MaxRows)
    All.Blocks.push_back(more(Count - MaxRows));
  Out.add(std::move(All));
}

void Page::run() {
  Line Head;
  if (D.Options.Title.empty())
    Head.words("Threats");
  else
    Head.text(D.Options.Title);
  Head.words(": ");
  if (!D.Assumed.empty())
    Head.prose(D.Assumed).words(": ");
  Out.heading(2, Head.words(changeCounts(D)));
  Out.paragraph(openCounts(D));
  if (std::string Risk = riskCounts(D); !Risk.empty())
    Out.paragraph(Line().text(Risk));
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
}

void backends::writeComparisonMarkdown(const DiffOutput &D, OutputSink &To) {
  MarkdownWriter Out(To.begin());
  Page(D, Out).run();
}

void backends::writeComparisonHtml(const DiffOutput &D, OutputSink &To) {
  if (wantsApp(D.In))
    return writeApp(D.In, {&D}, To);
  HtmlWriter Out(To.begin());
  Page(D, Out).run();
}
