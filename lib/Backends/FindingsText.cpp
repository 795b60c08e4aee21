//===- FindingsText.cpp - Findings as a compiler's messages ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"

#include "Document/Escape.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"
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

/// A decision that accepts \p Id, ready to be pasted and filled in.
static std::string decisionToPaste(const BackendInput &In, FindingId Id) {
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

namespace {
struct FindingsTextOptions {
  RenderOptions Render;
  unsigned MaxQuestions = 5; ///< the rest is counted
  /// Also Mitigated, Accepted, Dismissed, Transferred.
  bool ShowSilenced = false;
};

enum class Colour { Plain, Bold, Red, Yellow, Blue, Cyan, Green };

/// Writes findings to one stream.
class Printer {
public:
  Printer(const BackendInput &In, const FindingsTextOptions &Options,
          raw_ostream &OS)
      : In(In), P(In.Program), Options(Options), OS(OS) {}

  void headline(FindingId Id);
  void decision(FindingId Id);
  void severity(FindingId Id);
  void overrides(FindingId Id);
  void sameCause(const review::Cause *Group);
  /// \p Group is the one that \p Id is the head of, or null.
  void finding(FindingId Id, bool WithNotes, const review::Cause *Group);
  void all();
  void questions();
  void choices(const review::RankedQuestion &Q);
  void attackers(FindingId Id);
  void explanation(FindingId Id, bool WithRule = true);
  void rule(ir::RuleId Id);
  void noFinding(ir::RuleId Id, ir::EntityId At,
                 llvm::ArrayRef<review::WhyNot> Misses);
  void risk(FindingId Id);
  void note(StringRef Label, StringRef Text);

private:
  const std::vector<review::RankedQuestion> &asked() {
    if (!Asked)
      Asked = In.Review.questions();
    return *Asked;
  }
  void colour(Colour C) {
    static constexpr StringRef Codes[] = {"0",    "1",    "1;31", "1;33",
                                          "1;34", "1;36", "1;32"};
    if (Options.Render.Colours)
      OS << "\033[" << Codes[static_cast<unsigned>(C)] << 'm';
  }
  Colour severityColour(unsigned Severity) const {
    // By rank, whatever the severities are called: the two highest are red.
    unsigned FromTop = severityCount(P) - std::min(Severity, severityCount(P));
    return FromTop <= 2   ? Colour::Red
           : FromTop == 3 ? Colour::Yellow
                          : Colour::Blue;
  }
  void heading(StringRef Text) {
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
      OS << terminalText(In.Sources.describe(Where.Begin));
    else
      OS << "tmc";
  }
  void ruleText(ir::RuleId Id);
  void references(const ir::Rule &R);
  void bindings(const ir::Rule &R, llvm::ArrayRef<ir::EntityId> Bound);
  void atoms(const std::vector<review::Atom> &Atoms);
  std::string silencedBy(FindingId Id) const;

  const BackendInput &In;
  const ir::Program &P;
  const FindingsTextOptions &Options;
  raw_ostream &OS;
  // Of all findings, made when the first explanation asks.
  std::optional<review::RiskTable> Risks;
  std::optional<std::vector<TestCase>> Tests;
  std::optional<std::vector<review::RankedQuestion>> Asked;
};
} // namespace

/// The state in a message of an open finding; others are named.
static std::string stateText(const Finding &F) {
  return F.State == FindingState::Open
             ? std::string()
             : (rules::spelling(F.State) + ": ").str();
}

static Range placeOf(const BackendInput &In, const Finding &F) {
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  return Bound.empty() ? Range{} : In.Program.Entities[Bound.front()].Where;
}

/// `owner ana, expires 2027-06-30, reason "mesh in Q2"`.
static std::string decisionText(const BackendInput &In, ir::DecisionId Id) {
  const ir::Program &P = In.Program;
  const ir::Decision &D = P.Decisions[Id];
  std::string Out = ir::spelling(D.Verb).str();
  if (!D.By.empty()) {
    Out += " by ";
    bool First = true;
    for (ir::ControlId C : D.By.of(P.DecisionControls)) {
      Out += (First ? "`" : ", `") + P.shortName(P.Controls[C].Id).str() + "`";
      First = false;
    }
  }
  if (P.text(D.Text).size() != 0)
    Out += " \"" + P.text(D.Text).str() + "\"";
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    Out += ", " + P.text(Prop.Key).str() + ": " + plainValue(In.Engine, Prop.V);
  return Out;
}

void Printer::note(StringRef Label, StringRef Text) {
  OS << "      ";
  colour(Colour::Cyan);
  OS << Label << ": ";
  colour(Colour::Plain);
  OS << terminalText(Text) << '\n';
}

std::string Printer::silencedBy(FindingId Id) const {
  const Finding &F = In.Findings.Findings[Id];
  std::string Out;
  for (ir::ControlId C : F.SilencedBy.of(In.Findings.Controls))
    Out +=
        (Out.empty() ? "`" : ", `") + P.shortName(P.Controls[C].Id).str() + "`";
  return Out;
}

void Printer::headline(FindingId Id) {
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

void Printer::sameCause(const review::Cause *Group) {
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
void Printer::severity(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  if (F.SeverityBy)
    note("severity",
         severityText(P, F) + " by " + decisionText(In, F.SeverityBy) + " (" +
             In.Sources.describe(P.Decisions[F.SeverityBy].Where.Begin) + ")");
}

/// What decisions say of the likelihood, impact and scores; one that sets the
/// severity as well stands there.
void Printer::overrides(FindingId Id) {
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
void Printer::decision(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  for (ir::DecisionId D : F.Decisions.of(In.Findings.Decisions))
    note(D == F.Decision ? "decision" : "also decided",
         decisionText(In, D) + " (" +
             In.Sources.describe(P.Decisions[D].Where.Begin) + ")");
}

void Printer::finding(FindingId Id, bool WithNotes,
                      const review::Cause *Group) {
  const Finding &F = In.Findings.Findings[Id];
  headline(Id);
  excerpt(placeOf(In, F));
  if (std::string By = foundBy(In, F); !By.empty())
    note("found by", By);
  if (!WithNotes)
    return sameCause(Group);

  if (rules::isOpen(F.State)) {
    std::string By = review::attackersText(P, In.Review.attackers(Id));
    if (!By.empty())
      note("by", By);
    review::Explanation Why = In.Review.explain(Id);
    std::string Text;
    // A line of reasons is for reading: the rest is what --explain is for.
    DecidingAtoms Atoms = decidingAtoms(Why, 4);
    for (const review::Atom *A : Atoms.Shown)
      Text += (Text.empty() ? "" : "; ") + atomText(*A);
    if (Atoms.More != 0)
      Text += "; and " + std::to_string(Atoms.More) + " more";
    if (!Text.empty())
      note("why", Text);
    std::string Fix = Group ? remedyText(In, *Group, 3) : remedyText(In, Id, 3);
    if (Fix.empty())
      Fix = fixText(P, F.Rule);
    if (Group && Group->Members.size() > 1)
      Fix += (Group->Members.size() == 2
                  ? "; ends both"
                  : "; ends all " + std::to_string(Group->Members.size()));
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

void Printer::choices(const review::RankedQuestion &Q) {
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

void Printer::questions() {
  const std::vector<review::RankedQuestion> &Questions = asked();
  if (Questions.empty())
    return;
  heading("Questions, those whose answers change most first:");
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

static std::string plural(uint64_t N, StringRef One, StringRef Many) {
  return (llvm::Twine(N) + " " + (N == 1 ? One : Many)).str();
}

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
  for (const ir::Entity &E : P.Entities.rows())
    ++ByClass[static_cast<unsigned>(E.Class)];
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
// --explain
//===----------------------------------------------------------------------===//

void Printer::atoms(const std::vector<review::Atom> &Atoms) {
  for (const review::Atom &A : Atoms) {
    const std::string Indent(2 * A.Depth, ' ');
    OS << "  " << Indent;
    colour(A.Value == "unknown" ? Colour::Yellow : Colour::Green);
    OS << terminalText(A.Value);
    colour(Colour::Plain);
    OS << "  " << terminalText(oneLine(A.Text));
    if (!A.Why.empty())
      OS << "  (" << terminalText(A.Why) << ')';
    OS << '\n';
    if (A.SetAt.isValid()) {
      OS << "    " << Indent;
      place(A.SetAt);
      OS << '\n';
      // Further in, the place is enough: the line is often the same.
      if (A.Depth == 0)
        excerpt(A.SetAt);
    }
  }
}

/// How the risk came about, and the scores.
void Printer::risk(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  if (!Risks)
    Risks = In.Review.risks();
  const review::RiskTable &T = *Risks;
  const review::FindingRisk &Row = T.row(Id);
  if (T.Rated) {
    heading("Risk, " + riskText(T, Row) + ":");
    std::string Parts = riskParts(T, F, Row), Others = otherStages(T, Row);
    if (!Parts.empty())
      OS << "  " << terminalText(Parts) << '\n';
    if (!Others.empty())
      OS << "  " << terminalText(Others) << '\n';
    review::RiskExplanation Why = In.Review.explainRisk(Id);
    auto From = [&](StringRef What, ir::RiskRole Role,
                    const std::vector<review::Atom> &Atoms) {
      const ir::Func &Fn = P.Funcs[P.Known.rating(Role)];
      OS << "  the " << What << ", by " << terminalText(P.text(Fn.Id)) << " (";
      place(Fn.Where);
      OS << "), at severity " << terminalText(severityName(P, F.Severity))
         << ", from:\n";
      atoms(Atoms);
    };
    if (Row.at(review::RiskStage::Current).Exists) {
      From("likelihood", ir::RiskRole::Likelihood, Why.Likelihood);
      From("impact", ir::RiskRole::Impact, Why.Impact);
    }
    if (!Row.Unknowns.empty()) {
      OS << "  it is not known exactly, as nothing sets:\n";
      for (const rules::UnknownFact &U : Row.Unknowns.of(T.Unknowns)) {
        OS << "    " << terminalText(P.text(P.Attrs[U.Attr].Text)) << " of "
           << terminalText(P.text(P.Entities[U.Entity].Id)) << " (";
        place(P.Entities[U.Entity].Where);
        OS << ")\n";
      }
    }
    auto Overridden = [&](ir::DecisionId D) {
      if (!D)
        return;
      OS << "  overridden: " << terminalText(decisionText(In, D)) << "\n  ";
      place(P.Decisions[D].Where);
      OS << '\n';
    };
    Overridden(F.LikelihoodBy);
    if (F.ImpactBy != F.LikelihoodBy)
      Overridden(F.ImpactBy);
  }
  if (Row.Scores.empty())
    return;
  heading("Scores:");
  for (const review::FindingScore &S : Row.Scores.of(T.Scores)) {
    OS << "  " << terminalText(scoreText(S));
    if (!S.Vector.empty())
      OS << ": " << terminalText(S.Vector);
    OS << '\n';
    if (S.Score && !S.Score->Parts.empty())
      OS << "    " << terminalText(scoreParts(*S.Score)) << '\n';
    if (S.By)
      OS << "    by " << terminalText(decisionText(In, S.By)) << '\n';
  }
}

/// By whom it is, and by which way each of them comes there.
void Printer::attackers(FindingId Id) {
  std::vector<review::Attacker> By = In.Review.attackers(Id);
  if (By.empty())
    return;
  heading("By whom:");
  for (const review::Attacker &A : By) {
    OS << "  " << terminalText(review::positionText(P, A.Position));
    if (A.Distance && *A.Distance > 0)
      OS << ", " << *A.Distance << (*A.Distance == 1 ? " flow" : " flows")
         << " away";
    if (A.Origin)
      OS << ", from " << terminalText(P.text(P.Entities[A.Origin].Id));
    for (ir::EntityId Flow : A.Way)
      OS << (Flow == A.Way.front() ? " by " : ", ")
         << terminalText(P.text(P.Entities[Flow].Id));
    OS << '\n';
  }
}

/// What a rule says, in its own words.
void Printer::ruleText(ir::RuleId Id) {
  const ir::Rule &R = P.Rules[Id];
  heading(
      ("The rule " + P.text(R.Id) + " (" + P.text(R.StableId) + "):").str());
  std::string Doc = multiLine(P.text(R.Doc));
  llvm::SmallVector<StringRef, 16> Lines;
  StringRef(Doc).trim("\n ").split(Lines, '\n');
  for (StringRef Line : Lines)
    if (!Doc.empty())
      OS << (Line.trim(' ').empty() ? "" : "  ") << Line.trim(' ') << '\n';
  OS << "  ";
  place(R.WhereAt);
  OS << '\n';
}

void Printer::references(const ir::Rule &R) {
  if (R.Refs.empty())
    return;
  heading("See also:");
  for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
    OS << "  " << terminalText(refText(P, V));
    if (!refUrl(P, V).empty())
      OS << "  " << terminalText(refUrl(P, V));
    OS << '\n';
  }
}

/// The things that a rule's variables are, and of a flow the ends.
void Printer::bindings(const ir::Rule &R, llvm::ArrayRef<ir::EntityId> Bound) {
  auto Vars = R.Vars.of(P.RuleVars);
  const analysis::Facts &Facts = In.Engine.facts();
  auto Where = [&](ir::EntityId Of) {
    ir::EntityId Zone = Facts.zone(Of);
    std::optional<int64_t> Trust = Facts.trust(Of);
    std::string Number = Trust ? "trust " + std::to_string(*Trust) : "";
    if (!Zone)
      return "`" + P.text(P.Entities[Of].Id).str() + "`, in no boundary" +
             (Trust ? " (" + Number + ")" : "");
    return "`" + P.text(P.Entities[Of].Id).str() + "` in `" +
           P.text(P.Entities[Zone].Id).str() + "` (" +
           P.shortName(P.Kinds[P.Entities[Zone].Kind].Id).str() +
           (Trust ? ", " + Number : "") + ")";
  };
  for (size_t I = 0; I < Bound.size(); ++I) {
    const ir::Entity &E = P.Entities[Bound[I]];
    OS << "  ";
    if (I < Vars.size())
      OS << terminalText(P.text(Vars[I].Text)) << " = ";
    OS << ir::spelling(E.Class) << ' ' << terminalText(P.text(E.Id)) << " : "
       << terminalText(P.text(P.Kinds[E.Kind].Id)) << " (";
    place(E.Where);
    OS << ")\n";
    if (E.Class != ir::EntityClass::Flow)
      continue;
    const ir::Flow &Flow = P.flow(Bound[I]);
    OS << "    from " << terminalText(Where(Flow.Source)) << " to "
       << terminalText(Where(Flow.Target)) << '\n';
  }
}

void Printer::explanation(FindingId Id, bool WithRule) {
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  finding(Id, /*WithNotes=*/false, nullptr);
  OS << "  state: " << rules::spelling(F.State);
  if (F.State == FindingState::Mitigated)
    OS << ", " << analysis::info(F.Basis).Counted
       << (F.Contradicted ? ", against what the model says" : "");
  if (!F.SeverityKnown)
    OS << "; the severity depends on what is unknown, and may be higher";
  if (F.Shown != rules::Evidence::None)
    OS << "\n  test: " << terminalText(evidenceText(In.Findings, F));
  OS << "\n  identity: " << terminalText(rules::identity(P, In.Findings, Id))
     << '\n';
  if (WithRule)
    ruleText(F.Rule);
  heading("It is about:");
  bindings(R, F.Bindings.of(In.Findings.Bindings));
  auto Witness = F.Witness.of(In.Findings.Flows);
  if (!Witness.empty()) {
    OS << "  by the path:\n";
    for (ir::EntityId Flow : Witness) {
      const ir::Flow &Row = P.flow(Flow);
      OS << "    " << terminalText(P.text(P.Entities[Flow].Id)) << ": "
         << terminalText(P.text(P.Entities[Row.Source].Id)) << " -> "
         << terminalText(P.text(P.Entities[Row.Target].Id)) << '\n';
    }
  }

  attackers(Id);
  review::Explanation Why = In.Review.explain(Id, /*Deep=*/true);
  if (!Why.Lets.empty()) {
    heading("Where:");
    for (const auto &[Name, Value] : Why.Lets)
      OS << "  " << terminalText(Name) << " = " << terminalText(Value) << '\n';
  }
  heading(F.State == FindingState::Question
              ? "Whether it applies depends on this:"
              : "It applies, because of this:");
  atoms(Why.Where.empty() ? Why.Always : Why.Where);
  if (!Why.Unless.empty()) {
    heading(F.State == FindingState::Mitigated && F.Unless < Why.Unless.size()
                ? "It is silenced, because one of these holds:"
                : "One of these would silence it:");
    auto Clauses = R.Unless.of(P.RuleUnlesses);
    for (size_t I = 0; I < Why.Unless.size(); ++I) {
      if (I > 0)
        OS << "  or\n";
      atoms(Why.Unless[I]);
      if (I >= Clauses.size() || Clauses[I].By.empty())
        continue;
      OS << "    by";
      bool First = true;
      for (ir::ControlId C : Clauses[I].By.of(P.RuleControls)) {
        OS << (First ? " " : ", ")
           << terminalText(P.shortName(P.Controls[C].Id));
        First = false;
        if (!P.text(P.Controls[C].Title).empty())
          OS << " (" << terminalText(P.text(P.Controls[C].Title)) << ")";
      }
      OS << '\n';
    }
  }
  if (Why.Unless.empty()) {
    heading("What would silence it:");
    OS << "  nothing that a model can say: the rule has no `unless`; the thing "
          "itself has to go, or a decision says what becomes of it\n";
  }
  if (rules::isOpen(F.State) || F.State == FindingState::Question) {
    std::string Fix = remedyText(In, Id, 12), Said = fixText(P, F.Rule);
    if (!Fix.empty() || !Said.empty())
      heading("What to do:");
    for (const std::string &Line : {Said, Fix})
      if (!Line.empty())
        OS << "  " << terminalText(Line) << '\n';
  }
  if (!F.Unknowns.empty()) {
    heading("It is a question, as nothing sets:");
    for (const rules::UnknownFact &U : F.Unknowns.of(In.Findings.Unknowns)) {
      OS << "  " << terminalText(P.text(P.Attrs[U.Attr].Text)) << " of "
         << terminalText(P.text(P.Entities[U.Entity].Id)) << " (";
      place(P.Entities[U.Entity].Where);
      OS << ")\n";
    }
  }
  for (ir::DecisionId D : F.Decisions.of(In.Findings.Decisions)) {
    heading(D == F.Decision ? "Decision:" : "Also decided:");
    OS << "  " << terminalText(decisionText(In, D)) << "\n  ";
    place(P.Decisions[D].Where);
    OS << '\n';
    excerpt(P.Decisions[D].Where);
  }
  if (F.Decisions.empty() && rules::isOpen(F.State)) {
    heading("To decide, fill in and add to the model:");
    OS << "  " << terminalText(decisionToPaste(In, Id)) << '\n';
  }
  if (F.SeverityBy) {
    heading(("Severity, " + severityText(P, F) + ":"));
    OS << "  " << terminalText(decisionText(In, F.SeverityBy)) << "\n  ";
    place(P.Decisions[F.SeverityBy].Where);
    OS << '\n';
    excerpt(P.Decisions[F.SeverityBy].Where);
  }
  risk(Id);
  if (WithRule)
    references(R);
  bool First = true;
  if (!Tests)
    Tests = collectTests(In);
  for (const TestCase &T : *Tests) {
    if (!llvm::is_contained(T.Findings, Id))
      continue;
    if (First)
      heading("Tests (--emit=pytest):");
    First = false;
    OS << "  " << (T.HasTemplate ? T.Function : "by hand") << ": "
       << terminalText(T.Title) << '\n';
  }
}

/// A rule once, with its findings: those that are open, in question or decided
/// in full, and how many are mitigated.
void Printer::rule(ir::RuleId Id) {
  const ir::Rule &R = P.Rules[Id];
  colour(Colour::Bold);
  OS << terminalText(P.text(R.StableId)) << ' ' << terminalText(P.text(R.Id));
  colour(Colour::Plain);
  OS << '\n';
  ruleText(Id);
  if (std::string Said = fixText(P, Id); !Said.empty()) {
    heading("What to do:");
    OS << "  " << terminalText(Said) << '\n';
  }
  references(R);
  std::vector<FindingId> Shown;
  unsigned Mitigated = 0;
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    const Finding &F = In.Findings.Findings[FindingId(I)];
    if (F.Rule != Id)
      continue;
    if (F.State == FindingState::Mitigated && !Options.ShowSilenced)
      ++Mitigated;
    else
      Shown.push_back(FindingId(I));
  }
  llvm::stable_sort(Shown, [&](FindingId A, FindingId B) {
    const Finding &X = In.Findings.Findings[A], &Y = In.Findings.Findings[B];
    return std::tuple(X.State, -int(X.Severity)) <
           std::tuple(Y.State, -int(Y.Severity));
  });
  if (!P.Entities.empty())
    heading(Shown.empty() && Mitigated == 0
                ? "It has no findings in this model."
                : "Its findings in this model:");
  for (FindingId F : Shown) {
    OS << '\n';
    explanation(F, /*WithRule=*/false);
  }
  if (Mitigated)
    OS << (Shown.empty() ? "" : "\n") << "  " << Mitigated
       << " mitigated; --show-all explains them too\n";
}

/// Why the rule has no finding at \p At, for what comes nearest to one.
void Printer::noFinding(ir::RuleId Id, ir::EntityId At,
                        llvm::ArrayRef<review::WhyNot> Misses) {
  const ir::Rule &R = P.Rules[Id];
  OS << terminalText(P.text(R.StableId)) << ' ' << terminalText(P.text(R.Id))
     << " does not apply to `" << terminalText(P.text(P.Entities[At].Id))
     << "`\n";
  ruleText(Id);
  for (const review::WhyNot &Miss : Misses) {
    heading("Taken to be about:");
    bindings(R, Miss.Bound);
    heading("It does not apply, because this is false:");
    // Conditions are told up to the first that fails, with all that it is made
    // of.
    std::vector<review::Atom> Shown;
    bool Failed = false;
    for (const review::Atom &A : Miss.Why.Where) {
      if (Failed && A.Depth == 0)
        break;
      Shown.push_back(A);
      Failed |= A.Depth == 0 && A.Value == "false";
    }
    atoms(Shown);
  }
}

static std::vector<ir::RuleId> findRules(const ir::Program &P, StringRef Name) {
  std::vector<ir::RuleId> Exact, Short;
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    StringRef Full = P.text(R.Id);
    if (P.text(R.StableId).equals_insensitive(Name) || Full == Name)
      Exact.push_back(ir::RuleId(I));
    else if (P.shortName(R.Id) == Name || Full.ends_with(("." + Name).str()))
      Short.push_back(ir::RuleId(I));
  }
  return Exact.empty() ? Short : Exact;
}

static bool reportUnknownRule(const BackendInput &In, StringRef Name) {
  const ir::Program &P = In.Program;
  std::vector<StringRef> Names;
  for (const ir::Rule &R : P.Rules.rows())
    for (StringRef N : {P.text(R.StableId), P.text(R.Id), P.shortName(R.Id)})
      Names.push_back(N);
  StringRef Near = nearest(Name, Names);
  if (Near.empty())
    In.Diags.report(diag::UnknownRule) << Name;
  else
    In.Diags.report(diag::UnknownRuleDidYouMean) << Name << Near;
  return false;
}

/// What `tmc --explain=WHAT` shows. \p What is
/// - a finding, by its identity or what its short id begins with: the bound
///   elements, every atom of the condition with its value and what set it, what
///   would silence it, references, the decisions, the tests;
/// - a rule, by its id or name: what it says, once, then its findings, those
///   that are open first, with the mitigated ones counted;
/// - `RULE@ELEMENT`: the findings of the rule there, or why there is none;
/// - `*`: all findings.
/// Reports what is unknown or ambiguous, and answers false then.
static bool printExplanation(const BackendInput &In, StringRef What,
                             const FindingsTextOptions &Options,
                             raw_ostream &OS) {
  const ir::Program &P = In.Program;
  const rules::FindingSet &F = In.Findings;
  Printer Out(In, Options, OS);
  auto Explain = [&](llvm::ArrayRef<FindingId> Ids) {
    for (size_t I = 0; I < Ids.size(); ++I) {
      OS << (I ? "\n" : "");
      Out.explanation(Ids[I]);
    }
    return true;
  };
  std::vector<FindingId> Ids;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (What == "*" || rules::identity(P, F, FindingId(I)) == What)
      Ids.push_back(FindingId(I));
  if (What == "*" || !Ids.empty())
    return Explain(Ids);

  auto [Name, Place] = What.split('@');
  if (What.contains('@')) {
    std::vector<ir::RuleId> Rules = findRules(P, Name.trim());
    if (Rules.empty())
      return reportUnknownRule(In, Name.trim());
    Place = Place.trim();
    ir::EntityId At;
    std::vector<StringRef> Names;
    std::vector<ir::EntityId> ByLast;
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      const ir::Entity &E = P.Entities[ir::EntityId(I)];
      Names.push_back(P.text(E.Id));
      if (P.text(E.Id) == Place)
        At = ir::EntityId(I);
      if (P.text(E.Text) == Place)
        ByLast.push_back(ir::EntityId(I));
    }
    if (!At && ByLast.size() == 1)
      At = ByLast.front();
    StringRef RuleName = P.text(P.Rules[Rules.front()].Id);
    if (!At) {
      StringRef Near = nearest(Place, Names);
      if (!ByLast.empty())
        Near = P.text(P.Entities[ByLast.front()].Id);
      if (Near.empty())
        In.Diags.report(diag::ExplainedPlaceUnknown) << Place << RuleName;
      else
        In.Diags.report(diag::ExplainedPlaceDidYouMean)
            << Place << RuleName << Near;
      return false;
    }
    bool Any = false;
    for (ir::RuleId Rule : Rules) {
      // At the part itself, else at flows that begin or end there.
      std::vector<FindingId> Here, Beside;
      for (uint32_t I = 0; I < F.Findings.size(); ++I) {
        const Finding &X = F.Findings[FindingId(I)];
        if (X.Rule != Rule)
          continue;
        auto Bound = X.Bindings.of(F.Bindings);
        if (llvm::is_contained(Bound, At))
          Here.push_back(FindingId(I));
        else if (llvm::any_of(Bound, [&](ir::EntityId E) {
                   return P.Entities[E].Class == ir::EntityClass::Flow &&
                          (P.flow(E).Source == At || P.flow(E).Target == At);
                 }))
          Beside.push_back(FindingId(I));
      }
      if (!Here.empty()) {
        OS << (Any ? "\n" : "");
        Any = Explain(Here);
        continue;
      }
      if (!Beside.empty()) {
        OS << (Any ? "\n" : "");
        Any = Explain(Beside);
      }
      std::vector<review::WhyNot> Misses = In.Review.whyNot(Rule, At);
      if (Misses.empty())
        continue;
      OS << (Any ? "\n" : "");
      Out.noFinding(Rule, At, Misses);
      Any = true;
    }
    if (Any)
      return true;
    const ir::Rule &R = P.Rules[Rules.front()];
    std::string About;
    for (const ir::RuleVar &V : R.Vars.of(P.RuleVars))
      About += (About.empty() ? "`" : " and `") +
               P.shortName(P.Kinds[V.Kind].Id).str() + "`";
    In.Diags.report(diag::RuleNotOfPlace)
        << RuleName << P.text(P.Entities[At].Id) << About
        << ("of kind `" + P.shortName(P.Kinds[P.Entities[At].Kind].Id) + "`")
               .str();
    return false;
  }

  if (std::vector<ir::RuleId> Rules = findRules(P, What); !Rules.empty()) {
    for (size_t I = 0; I < Rules.size(); ++I) {
      OS << (I ? "\n" : "");
      Out.rule(Rules[I]);
    }
    return true;
  }
  // Any beginning of a short id will do, while it is that of one finding.
  if (llvm::all_of(What, llvm::isHexDigit) && !What.empty()) {
    Ids = rules::findByPrefix(P, F, What.lower());
    if (Ids.size() == 1)
      return Explain(Ids);
    if (!Ids.empty()) {
      std::string All;
      constexpr size_t MaxNamed = 8;
      for (size_t I = 0; I < Ids.size() && I < MaxNamed; ++I)
        All += (I ? ", `" : "`") + rules::shortId(P, F, Ids[I]) + "` (" +
               rules::identity(P, F, Ids[I]) + ")";
      if (Ids.size() > MaxNamed)
        All += " and " + std::to_string(Ids.size() - MaxNamed) + " more";
      In.Diags.report(diag::AmbiguousFinding) << What << All;
      return false;
    }
    In.Diags.report(diag::UnknownFinding) << What;
    return false;
  }
  if (What.contains('(')) {
    In.Diags.report(diag::UnknownFinding) << What;
    return false;
  }
  return reportUnknownRule(In, What);
}

//===----------------------------------------------------------------------===//
// All findings
//===----------------------------------------------------------------------===//

void Printer::all() {
  bool WithNotes = In.Options.withWhy(In.Findings);
  std::vector<review::Cause> Causes = In.Review.causes();
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
  review::RiskTable T = In.Review.currentRisks();
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
  Printer(In, Options, OS).all();
}

static FindingsTextOptions look(const BackendInput &In) {
  FindingsTextOptions Options;
  Options.Render.Colours = In.Options.Colours;
  Options.ShowSilenced = In.Options.ShowAll;
  return Options;
}

void backends::writeFindingsText(const BackendInput &In, OutputSink &To) {
  printFindings(In, look(In), To.begin());
}

void backends::writeExplanationText(const BackendInput &In, OutputSink &To) {
  // What is wrong with the question is known before anything is written.
  printExplanation(In, In.Options.Explain, look(In), To.begin());
}
