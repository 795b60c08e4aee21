//===- FindingsPrinter.h - Findings as a compiler's messages --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_FINDINGSPRINTER_H
#define TMC_BACKENDS_FINDINGSPRINTER_H

#include "Backends/Outputs.h"
#include "Basic/Terminal.h"
#include "Document/Escape.h"
#include "Report/FindingText.h"
#include "TestPlan/Plan.h"

namespace tmc::backends {

struct FindingsTextOptions {
  RenderOptions Render;
  unsigned MaxQuestions = 5; ///< the rest is counted
  /// Also Mitigated, Accepted, Dismissed, Transferred.
  bool ShowSilenced = false;
};

/// Writes findings to one stream. `--explain` is in ExplanationText.cpp.
class FindingsPrinter {
  using Colour = terminal::Colour;

public:
  FindingsPrinter(const BackendInput &In, const FindingsTextOptions &Options,
                  llvm::raw_ostream &OS)
      : In(In), P(In.Program), Options(Options), OS(OS) {}

  void headline(rules::FindingId Id);
  void decision(rules::FindingId Id);
  void severity(rules::FindingId Id);
  void overrides(rules::FindingId Id);
  void sameCause(const review::Cause *Group);
  /// \p Group is the one that \p Id is the head of, or null.
  void finding(rules::FindingId Id, bool WithNotes, const review::Cause *Group);
  void all();
  void questions();
  void choices(const review::RankedQuestion &Q);
  void attackers(rules::FindingId Id);
  void explanation(rules::FindingId Id, bool WithRule = true);
  void why(rules::FindingId Id);
  void whatToDo(rules::FindingId Id);
  void decisions(rules::FindingId Id);
  void path(rules::FindingId Id);
  void tests(rules::FindingId Id);
  void rule(ir::RuleId Id);
  void noFinding(ir::RuleId Id, ir::EntityId At,
                 llvm::ArrayRef<review::WhyNot> Misses);
  void risk(rules::FindingId Id);
  void note(llvm::StringRef Label, llvm::StringRef Text);

private:
  const std::vector<review::RankedQuestion> &asked() {
    return In.Review.questions();
  }
  void colour(Colour C) { OS << terminal::code(Options.Render.Colours, C); }
  Colour severityColour(unsigned Severity) const {
    // By rank, whatever the severities are called: the two highest are red.
    unsigned FromTop =
        report::severityCount(P) - std::min(Severity, report::severityCount(P));
    return FromTop <= 2   ? Colour::Red
           : FromTop == 3 ? Colour::Yellow
                          : Colour::Blue;
  }
  void heading(llvm::StringRef Text) {
    OS << '\n';
    colour(Colour::Bold);
    OS << Text;
    colour(Colour::Plain);
    OS << '\n';
  }
  void excerpt(Range Where) {
    if (Where.isValid())
      renderExcerpt(Where, In.Sources, Options.Render, OS);
  }
  void place(Range Where) {
    if (Where.isValid())
      OS << document::terminalText(In.Sources.describe(Where.Begin));
    else
      OS << "tmc";
  }
  void ruleText(ir::RuleId Id);
  void references(const ir::Rule &R);
  void bindings(const ir::Rule &R, llvm::ArrayRef<ir::EntityId> Bound);
  void atoms(const std::vector<review::Atom> &Atoms);
  std::string silencedBy(rules::FindingId Id) const;

  const BackendInput &In;
  const ir::Program &P;
  const FindingsTextOptions &Options;
  llvm::raw_ostream &OS;
  // Of all findings, made when the first explanation asks.
  std::optional<std::vector<testplan::TestCase>> Tests;
};

/// How findings are shown by what the command line says.
FindingsTextOptions look(const BackendInput &In);

/// Where a finding is shown: at the first thing that it binds.
Range placeOf(const BackendInput &In, const rules::Finding &F);
std::string plural(uint64_t N, llvm::StringRef One, llvm::StringRef Many);
/// A decision that accepts \p Id, ready to be pasted and filled in.
std::string decisionToPaste(const BackendInput &In, rules::FindingId Id);

} // namespace tmc::backends

#endif // TMC_BACKENDS_FINDINGSPRINTER_H
