//===- DiffText.cpp - What changed, for a terminal ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Basic/Terminal.h"
#include "Document/Escape.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

/// How many rows of a group are shown. What needs attention is shown longer.
static size_t limit(const DiffOutput &D, ThreatChange C) {
  if (D.Options.ShowAll)
    return ~size_t(0);
  return isWorse(C) ? 50 : 10;
}

static std::string text(const DiffOutput &D) {
  constexpr size_t MaxEntities = 20;
  const Comparison &C = D.Changes;
  std::string Out;
  auto Bold = [&](StringRef Text) {
    Out += terminal::coloured(D.Options.Colours, terminal::Colour::Bold, Text);
  };
  auto More = [&](size_t N) {
    Out += "  and " + std::to_string(N) + " more; --show-all lists them\n";
  };
  Bold((D.Assumed.empty() ? "" : terminalText(D.Assumed) + ": ") +
       changeCounts(D) + "; " + openCounts(D));
  Out += '\n';
  if (std::string Risk = riskCounts(D); !Risk.empty())
    Out += terminalText(Risk) + "\n";

  for (size_t I = 0; I < C.Threats.size();) {
    ThreatChange Change = C.Threats[I].Change;
    size_t Count = C.count(Change);
    if (Change == ThreatChange::Silent && !D.Options.ShowAll) {
      Out += '\n';
      Bold(heading(Change));
      Out += " (" + std::to_string(Count) + "); --show-all lists them\n";
      break;
    }
    Out += '\n';
    Bold(heading(Change));
    Out += " (" + std::to_string(Count) + "):\n";
    size_t Shown = std::min(Count, limit(D, Change));
    for (size_t K = 0; K < Shown; ++K) {
      const ChangedThreat &Row = C.Threats[I + K];
      const VersionThreat &T = shownThreat(D, Row);
      Out += "  " + terminalText(StringRef(T.Severity).lower()) + ": " +
             terminalText(T.Title) + " [" + terminalText(T.Rule) + " " + T.Id +
             "]";
      std::string Text = changeText(D, Row);
      if (!Text.empty())
        Out += "; " + terminalText(Text);
      Out += '\n';
      if (!isWorse(Change))
        continue;
      Out += "      " + terminalText(T.Place);
      if (!T.Fix.empty())
        Out += ": " + terminalText(T.Fix);
      Out += '\n';
    }
    if (Shown < Count)
      More(Count - Shown);
    I += Count;
  }

  if (!C.Risks.empty()) {
    Out += '\n';
    Bold("Risk changed");
    Out += " (" + std::to_string(C.Risks.size()) + "):\n";
    size_t Limit = limit(D, ThreatChange::Worse);
    for (size_t I = 0; I < C.Risks.size(); ++I) {
      if (I == Limit) {
        More(C.Risks.size() - Limit);
        break;
      }
      const VersionThreat &T = D.New.Threats[C.Risks[I].After];
      Out += "  " + terminalText(T.Risk) + ": " + terminalText(T.Title) + " [" +
             terminalText(T.Rule) + " " + T.Id + "]; was " +
             terminalText(D.Old.Threats[C.Risks[I].Before].Risk) + '\n';
    }
  }

  size_t Count = 0, Shown = 0;
  for (const ChangedEntity &E : C.Entities)
    Count += !isAssumed(D, E);
  if (Count == 0)
    return Out;
  Out += '\n';
  Bold("The model");
  Out += " (" + std::to_string(Count) + "):\n";
  for (const ChangedEntity &E : C.Entities) {
    if (isAssumed(D, E))
      continue;
    if (Shown == MaxEntities && !D.Options.ShowAll) {
      More(Count - Shown);
      break;
    }
    ++Shown;
    Out += "  " + terminalText(entityText(D, E));
    StringRef Place = shownEntity(D, E).Place;
    if (E.After != NoRow && !Place.empty())
      Out += " (" + terminalText(Place) + ")";
    Out += '\n';
  }
  return Out;
}

void backends::writeComparisonText(const DiffOutput &D, OutputSink &To) {
  To.begin() << text(D);
}
