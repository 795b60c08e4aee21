//===- Assumptions.cpp - What is taken for granted, as a list -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=assumptions`: each line of a kind, and each `default`, that keeps
/// findings away, the worst first, with what it is about and what there would
/// be without it. The same list is in the Markdown report and in
/// `--emit=json`.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/Escape.h"
#include "Report/Describe.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

/// Things and findings of one entry that are listed; the rest is counted.
static constexpr size_t MaxListed = 5;

namespace {
class Printer {
public:
  Printer(const BackendInput &In, const review::Assumptions &All)
      : In(In), P(In.Program), All(All) {}
  std::string run();

private:
  void findings(StringRef Without, llvm::ArrayRef<FindingId> Ids);

  const BackendInput &In;
  const ir::Program &P;
  const review::Assumptions &All;
  std::string Out;
};
} // namespace

void Printer::findings(StringRef Without, llvm::ArrayRef<FindingId> Found) {
  if (Found.empty())
    return;
  uint8_t Worst = 0;
  for (FindingId Id : Found)
    Worst = std::max(Worst, All.Hidden.Findings[Id].Severity);
  Out += "    " + Without.str() + " " +
         hiddenText(In, All, Found.size(), Worst) + ":\n" +
         worstFirst(In, All.Hidden, Found, MaxListed);
}

std::string Printer::run() {
  if (All.Entries.empty())
    return "nothing is taken for granted\n";
  Out = terminalText(grantedLine(In, All)) + "\n";
  for (size_t I = 0; I < All.Entries.size(); ++I) {
    const review::Assumption &A = All.Entries[I];
    Out += "\n" + std::to_string(I + 1) + ". " +
           terminalText(assumptionText(In, A)) + ":";
    for (size_t E = 0; E < A.On.size(); ++E) {
      if (E == MaxListed && A.On.size() > MaxListed + 1) {
        Out += " and " + std::to_string(A.On.size() - E) + " more";
        break;
      }
      Out += (E ? ", `" : " `") + terminalText(P.text(P.Entities[A.On[E]].Id)) +
             "`";
    }
    Out += "\n";
    if (A.Where.isValid())
      Out += "    " + terminalText(In.Sources.describe(A.Where.Begin)) + "\n";
    findings("without it", A.Alone);
    findings("without it and others on this list", A.Together);
  }
  if (All.Sampled)
    Out += "\nOf many things that are alike some were tried: there is more of "
           "the same.\n";
  return std::move(Out);
}

void backends::writeAssumptionsText(const BackendInput &In, OutputSink &To) {
  To.begin() << Printer(In, shownAssumptions(In)).run();
}
