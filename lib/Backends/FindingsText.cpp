//===- FindingsText.cpp - Findings as a compiler's messages ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/FindingsPrinter.h"

#include "Document/Escape.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "Report/FindingText.h"
#include "Report/RiskText.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::raw_ostream;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

Range backends::placeOf(const BackendInput &In, const Finding &F) {
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  return Bound.empty() ? Range{} : In.Program.Entities[Bound.front()].Where;
}

std::string backends::plural(uint64_t N, StringRef One, StringRef Many) {
  return (llvm::Twine(N) + " " + (N == 1 ? One : Many)).str();
}

std::string backends::decisionToPaste(const BackendInput &In, FindingId Id) {
  const ir::Program &P = In.Program;
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  // An id needs no import; what is none in the language stands in quotes.
  std::string Rule = P.text(R.StableId).str();
  if (R.StableId != R.Id) {
    llvm::SmallVector<StringRef, 4> Parts;
    StringRef(Rule).split(Parts, '-');
    bool Plain = Parts.size() > 1;
    for (StringRef Part : Parts)
      Plain &= !Part.empty() && llvm::all_of(Part, llvm::isAlnum);
    if (!Plain || !llvm::isAlpha(Rule.front()))
      Rule = "\"" + Rule + "\"";
  }
  constexpr int64_t Days = 90; // to look at it again
  return "accept " + Rule + " on " +
         (Bound.empty() ? std::string("…")
                        : P.text(P.Entities[Bound.front()].Id).str()) +
         " { owner = \"\"; reason = \"\"; expires = " +
         ir::dateText(In.Engine.options().Today + Days) + "; }";
}

/// The state in a message of an open finding; others are named.
static std::string stateText(const Finding &F) {
  return F.State == FindingState::Open
             ? std::string()
             : (rules::spelling(F.State) + ": ").str();
}

void FindingsPrinter::note(StringRef Label, StringRef Text) {
  OS << "      ";
  colour(Colour::Cyan);
  OS << Label << ": ";
  colour(Colour::Plain);
  OS << terminalText(Text) << '\n';
}

std::string FindingsPrinter::silencedBy(FindingId Id) const {
  const Finding &F = In.Findings.Findings[Id];
  std::string Out;
  for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
    Out +=
        (Out.empty() ? "`" : ", `") + P.shortName(P.Controls[C].Id).str() + "`";
  return Out;
}

void FindingsPrinter::headline(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  colour(Colour::Bold);
  place(placeOf(In, F));
  OS << ": ";
  colour(severityColour(F.Severity));
  OS << terminalText(llvm::StringRef(severityText(P, F)).lower()) << ": ";
  colour(Colour::Plain);
  colour(Colour::Bold);
  OS << stateText(F) << terminalText(In.Review.title(Id));
  colour(Colour::Plain);
  OS << " [" << terminalText(P.text(R.StableId)) << ' '
     << rules::shortId(P, In.Findings, Id) << "]\n";
}

void FindingsPrinter::sameCause(const review::Cause *Group) {
  if (!Group)
    return;
  for (FindingId Id : llvm::drop_begin(Group->Members)) {
    OS << "      ";
    colour(Colour::Cyan);
    OS << "same cause: ";
    colour(Colour::Plain);
    headline(Id);
    severity(Id);
    overrides(Id);
    decision(Id);
  }
}

/// The decision that sets the severity, if one does.
void FindingsPrinter::severity(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  if (F.SeverityBy)
    note("severity",
         severityText(P, F) + " by " + decisionText(In, F.SeverityBy) + " (" +
             In.Sources.describe(P.Decisions[F.SeverityBy].Where.Begin) + ")");
}

/// What decisions say of the likelihood, impact and scores; one that sets the
/// severity as well stands there.
void FindingsPrinter::overrides(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  llvm::SmallVector<ir::DecisionId, 3> Shown = {F.SeverityBy};
  for (auto [Label, D] :
       {std::pair<StringRef, ir::DecisionId>("likelihood", F.LikelihoodBy),
        {"impact", F.ImpactBy},
        {"scores", F.ScoresBy}}) {
    if (!D || llvm::is_contained(Shown, D))
      continue;
    Shown.push_back(D);
    note(Label, "by " + decisionText(In, D) + " (" +
                    In.Sources.describe(P.Decisions[D].Where.Begin) + ")");
  }
}

/// All decisions about a finding, the one that counts first.
void FindingsPrinter::decision(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  for (ir::DecisionId D : F.Decisions.of(In.Findings.Decisions))
    note(D == F.Decision ? "decision" : "also decided",
         decisionText(In, D) + " (" +
             In.Sources.describe(P.Decisions[D].Where.Begin) + ")");
}

void FindingsPrinter::finding(FindingId Id, bool WithNotes,
                              const review::Cause *Group) {
  const Finding &F = In.Findings.Findings[Id];
  headline(Id);
  excerpt(placeOf(In, F));
  if (std::string By = foundBy(In, F); !By.empty())
    note("found by", By);
  if (!WithNotes)
    return sameCause(Group);

  if (rules::isOpen(F.State)) {
    std::string By = review::attackersText(P, In.Review.attackersOf(Id));
    if (!By.empty())
      note("by", By);
    std::string Text = reasonText(In.Review.explain(Id));
    if (!Text.empty())
      note("why", Text);
    std::string Fix = Group ? remedyText(In, *Group, 3) : remedyText(In, Id, 3);
    if (Fix.empty())
      Fix = fixText(P, F.Rule);
    if (Group && Group->Members.size() > 1)
      Fix += (Group->Members.size() == 2
                  ? "; resolves both"
                  : "; resolves all " + std::to_string(Group->Members.size()));
    if (!Fix.empty())
      note("fix", Fix);
  }
  std::string By = silencedBy(Id);
  if (!By.empty())
    note("silenced by", By);
  if (std::string Basis = basisText(In, Id); !Basis.empty())
    note("mitigated", Basis);
  if (F.Shown != rules::Evidence::None)
    note("test", evidenceText(In.Findings, F));
  severity(Id);
  overrides(Id);
  decision(Id);
  if (rules::isOpen(F.State) && F.Decisions.empty())
    note("decide", decisionToPaste(In, Id));
  sameCause(Group);
}

/// The names, in lines that are not too long for a terminal.
static std::string wrapped(StringRef Names, StringRef Indent) {
  constexpr size_t Width = 96;
  std::string Out;
  size_t Column = 0;
  llvm::SmallVector<StringRef, 32> Parts;
  Names.split(Parts, ", ");
  for (size_t I = 0; I < Parts.size(); ++I) {
    std::string Part = Parts[I].str() + (I + 1 == Parts.size() ? "" : ",");
    if (Column == 0 || Column + 1 + Part.size() > Width) {
      Out += (Column == 0 ? "" : "\n") + Indent.str() + Part;
      Column = Indent.size() + Part.size();
    } else {
      Out += " " + Part;
      Column += 1 + Part.size();
    }
  }
  return Out;
}

void FindingsPrinter::choices(const review::RankedQuestion &Q) {
  if (!Q.Attr) {
    std::string Names;
    for (ir::AttrId A : askedAttributes(Q))
      Names += (Names.empty() ? "" : ", ") + P.text(P.Attrs[A].Text).str();
    OS << wrapped(terminalText(Names), "      ") << '\n';
    return;
  }
  const ir::Attr &A = P.Attrs[Q.Attr];
  std::vector<std::string> Of;
  for (const review::Answer &X : Q.Answers)
    Of.push_back(membersText(P, A, X.Choices));
  bool Same =
      llvm::all_of(Of, [&](const std::string &T) { return T == Of[0]; });
  for (size_t I = 0; I < Of.size(); ++I) {
    if (Of[I].empty())
      continue;
    if (!Same)
      OS << "      " << terminalText(entityTitle(P, Q.Answers[I].Fact.Entity))
         << ":\n";
    OS << wrapped(terminalText(Of[I]), Same ? "      " : "        ") << '\n';
    if (Same)
      break;
  }
}

void FindingsPrinter::questions() {
  const std::vector<review::RankedQuestion> &Questions = asked();
  if (Questions.empty())
    return;
  heading("Questions, most decisive first:");
  for (size_t I = 0; I < Questions.size(); ++I) {
    if (I == Options.MaxQuestions) {
      OS << "  " << Questions.size() - I
         << " more: --emit=questions lists them all\n";
      break;
    }
    const review::RankedQuestion &Q = Questions[I];
    OS << "  ";
    colour(Colour::Bold);
    OS << terminalText(Q.Text);
    colour(Colour::Plain);
    OS << '\n';
    choices(Q);
    OS << "      write " << terminalText(answerIn(P, Q)) << " (";
    place(P.Entities[Q.Scope ? Q.Scope : Q.Answers.front().Fact.Entity].Where);
    OS << ')';
    // Some sets must be known before rules can look at what is in them.
    if (!Q.Settles.empty())
      OS << "; settles " << Q.Settles.size()
         << (Q.Settles.size() == 1 ? " finding" : " findings") << ", up to "
         << terminalText(StringRef(severityName(P, Q.Severity)).lower());
    OS << '\n';
  }
}

//===----------------------------------------------------------------------===//
// The line of counts
//===----------------------------------------------------------------------===//

/// ` in 3 causes`, if there are fewer than open findings.
static std::string causesText(const BackendInput &In,
                              llvm::ArrayRef<review::Cause> Causes) {
  auto IsOpen = [&](FindingId Id) {
    return In.Findings.Findings[Id].State == FindingState::Open;
  };
  size_t N = llvm::count_if(Causes, [&](const review::Cause &Group) {
    return llvm::any_of(Group.Members, IsOpen);
  });
  if (N == In.Findings.CountByState[static_cast<unsigned>(FindingState::Open)])
    return {};
  return " in " + plural(N, "cause", "causes");
}

static std::string
summaryLine(const BackendInput &In, llvm::ArrayRef<review::Cause> Causes,
            llvm::ArrayRef<review::RankedQuestion> Questions) {
  const ir::Program &P = In.Program;
  const uint32_t *Count = In.Findings.CountByState;
  auto Of = [&](FindingState S) { return Count[static_cast<unsigned>(S)]; };

  std::vector<uint32_t> BySeverity(severityCount(P));
  for (const Finding &F : In.Findings.Findings.rows())
    if (F.State == FindingState::Open && F.Severity < BySeverity.size())
      ++BySeverity[F.Severity];
  std::string Out =
      std::to_string(Of(FindingState::Open)) + " open" + causesText(In, Causes);
  std::string Parts;
  for (size_t S = BySeverity.size(); S-- > 0;)
    if (BySeverity[S] != 0)
      Parts += (Parts.empty() ? "" : ", ") + std::to_string(BySeverity[S]) +
               " " +
               StringRef(severityName(P, static_cast<unsigned>(S))).lower();
  if (!Parts.empty())
    Out += " (" + Parts + ")";
  static constexpr FindingState Rest[] = {
      FindingState::Planned, FindingState::Transferred, FindingState::Accepted,
      FindingState::Dismissed, FindingState::Mitigated};
  for (FindingState S : Rest)
    if (Of(S) != 0) {
      Out += ", " + std::to_string(Of(S)) + " " + rules::spelling(S).str();
      if (S == FindingState::Mitigated)
        Out += " (" + mitigatedText(In.Findings) + ")";
    }
  // Several candidates often wait for one answer: people count answers.
  if (Questions.empty()) {
    Out += ", 0 questions";
  } else {
    uint8_t Worst = 0;
    for (const review::RankedQuestion &Q : Questions)
      Worst = std::max(Worst, Q.Severity);
    Out += ", " + questionCounts(Questions) + " (up to " +
           StringRef(severityName(P, Worst)).lower() + ")";
  }

  uint32_t ByClass[ir::NumEntityClasses] = {};
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (ir::EntityId E(I); !P.isStatement(E))
      ++ByClass[static_cast<unsigned>(P.Entities[E].Class)];
  Out += "; " +
         plural(ByClass[static_cast<unsigned>(ir::EntityClass::Element)],
                "element", "elements") +
         ", " +
         plural(ByClass[static_cast<unsigned>(ir::EntityClass::Flow)], "flow",
                "flows");
  if (In.Unfiltered)
    Out += "; only what is tagged `" + llvm::join(In.Options.Tags, "`, `") +
           "`: " + std::to_string(In.Findings.Findings.size()) + " of " +
           plural(In.all().Findings.size(), "possible finding",
                  "possible findings");
  if (std::string Not = outOfScopeCounts(In.Engine); !Not.empty())
    Out += "; out of scope: " + Not;
  return Out;
}

//===----------------------------------------------------------------------===//
// All findings
//===----------------------------------------------------------------------===//

void FindingsPrinter::all() {
  bool WithNotes = In.Options.withWhy(In.Findings);
  const std::vector<review::Cause> &Causes = In.Review.causes();
  std::vector<const review::Cause *> GroupOf(In.Findings.Findings.size());
  for (const review::Cause &Group : Causes)
    for (FindingId Id : Group.Members)
      GroupOf[Id.index()] = &Group;
  bool Any = false;
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    FindingState S = In.Findings.Findings[FindingId(I)].State;
    // Questions have a list of their own, by what has to be answered.
    if (S == FindingState::Question ||
        (!rules::countsForGate(In.Findings.Findings[FindingId(I)]) &&
         !Options.ShowSilenced))
      continue;
    // Those that one remedy ends stand below the worst of them.
    const review::Cause *Group = GroupOf[I];
    if (Group && Group->Members.front() != FindingId(I))
      continue;
    finding(FindingId(I), WithNotes, Group);
    Any = true;
  }
  questions();
  if (Any ||
      In.Findings.CountByState[static_cast<unsigned>(FindingState::Question)] !=
          0)
    OS << '\n';
  OS << summaryLine(In, Causes, asked()) << '\n';
  const review::RiskTable &T = In.Review.currentRisks();
  std::string Risks = T.Rated ? totalsText(T, T.Totals[1]) : std::string();
  if (!Risks.empty())
    OS << "risk: " << Risks << '\n';
  std::string Granted = grantedLine(In, shownAssumptions(In));
  if (!Granted.empty())
    OS << terminalText(Granted) << " (--emit=assumptions)\n";
  if (std::string Packs = packsLine(In); !Packs.empty())
    OS << terminalText(Packs) << '\n';
}

/// What `tmc model.tm` shows: open and planned findings in source order, each
/// with the source line, why it holds and what would silence it, those with the
/// same cause below the worst of them; then the questions that settle most;
/// then one line of counts: `4 open in 3 causes (2 high, 2 medium), 3
/// mitigated, 5 questions; …`.
static void printFindings(const BackendInput &In,
                          const FindingsTextOptions &Options, raw_ostream &OS) {
  FindingsPrinter(In, Options, OS).all();
}

FindingsTextOptions backends::look(const BackendInput &In) {
  FindingsTextOptions Options;
  Options.Render.Colours = In.Options.Colours;
  Options.ShowSilenced = In.Options.ShowAll;
  return Options;
}

void backends::writeFindingsText(const BackendInput &In, OutputSink &To) {
  printFindings(In, look(In), To.begin());
}

void backends::writeMessagesText(const BackendInput &In, OutputSink &To) {
  writeFindingsText(In, To);
}
