//===- ExplanationText.cpp - What --explain shows -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/FindingsPrinter.h"

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

//===----------------------------------------------------------------------===//
// --explain
//===----------------------------------------------------------------------===//

void FindingsPrinter::atoms(const std::vector<review::Atom> &Atoms) {
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
void FindingsPrinter::risk(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  const review::RiskTable &T = In.Review.risks();
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
      OS << "  it is not fully known, because nothing sets:\n";
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
void FindingsPrinter::attackers(FindingId Id) {
  std::vector<review::Attacker> By = In.Review.attackersOf(Id);
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
void FindingsPrinter::ruleText(ir::RuleId Id) {
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

void FindingsPrinter::references(const ir::Rule &R) {
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
void FindingsPrinter::bindings(const ir::Rule &R,
                               llvm::ArrayRef<ir::EntityId> Bound) {
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

/// The flows that lead from one thing that it binds to another.
void FindingsPrinter::path(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
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
}

/// The conditions that decided, with what set each value.
void FindingsPrinter::why(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  const ir::Rule &R = P.Rules[F.Rule];
  review::Explanation Why = In.Review.explain(Id, /*Deep=*/true);
  if (!Why.Lets.empty()) {
    heading("Where:");
    for (const auto &[Name, Value] : Why.Lets)
      OS << "  " << terminalText(Name) << " = " << terminalText(Value) << '\n';
  }
  heading(F.State == FindingState::Question ? "Whether it applies depends on:"
                                            : "It applies because:");
  atoms(Why.Where.empty() ? Why.Always : Why.Where);
  if (!Why.Unless.empty()) {
    heading(F.State == FindingState::Mitigated && F.Unless < Why.Unless.size()
                ? "It is silenced because one of these holds:"
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
    OS << "  nothing that a model can say: the rule has no `unless`. Remove "
          "the "
          "thing itself, or record a decision\n";
  }
}

void FindingsPrinter::whatToDo(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
  if (rules::isOpen(F.State) || F.State == FindingState::Question) {
    std::string Fix = remedyText(In, Id, 12), Said = fixText(P, F.Rule);
    if (!Fix.empty() || !Said.empty())
      heading("What to do:");
    for (const std::string &Line : {Said, Fix})
      if (!Line.empty())
        OS << "  " << terminalText(Line) << '\n';
  }
  if (!F.Unknowns.empty()) {
    heading("It is a question because nothing sets:");
    for (const rules::UnknownFact &U : F.Unknowns.of(In.Findings.Unknowns)) {
      OS << "  " << terminalText(P.text(P.Attrs[U.Attr].Text)) << " of "
         << terminalText(P.text(P.Entities[U.Entity].Id)) << " (";
      place(P.Entities[U.Entity].Where);
      OS << ")\n";
    }
  }
}

void FindingsPrinter::decisions(FindingId Id) {
  const Finding &F = In.Findings.Findings[Id];
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
}

void FindingsPrinter::tests(FindingId Id) {
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

void FindingsPrinter::explanation(FindingId Id, bool WithRule) {
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
  path(Id);
  attackers(Id);
  why(Id);
  whatToDo(Id);
  decisions(Id);
  risk(Id);
  if (WithRule)
    references(R);
  tests(Id);
}

/// A rule once, with its findings: those that are open, in question or decided
/// in full, and how many are mitigated.
void FindingsPrinter::rule(ir::RuleId Id) {
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
void FindingsPrinter::noFinding(ir::RuleId Id, ir::EntityId At,
                                llvm::ArrayRef<review::WhyNot> Misses) {
  const ir::Rule &R = P.Rules[Id];
  OS << terminalText(P.text(R.StableId)) << ' ' << terminalText(P.text(R.Id))
     << " does not apply to `" << terminalText(P.text(P.Entities[At].Id))
     << "`\n";
  ruleText(Id);
  for (const review::WhyNot &Miss : Misses) {
    heading("Taken to be about:");
    bindings(R, Miss.Bound);
    heading("It does not apply because this is false:");
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

/// The explanations of \p Ids, one below the other.
static bool explainAll(FindingsPrinter &Out, llvm::ArrayRef<FindingId> Ids,
                       raw_ostream &OS) {
  for (size_t I = 0; I < Ids.size(); ++I) {
    OS << (I ? "\n" : "");
    Out.explanation(Ids[I]);
  }
  return true;
}

/// The part of the model that \p Place names, by id or by the last part of it;
/// none is reported.
static ir::EntityId findPlace(const BackendInput &In, StringRef Place,
                              StringRef RuleName) {
  const ir::Program &P = In.Program;
  std::vector<StringRef> Names;
  std::vector<ir::EntityId> ByLast;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[ir::EntityId(I)];
    Names.push_back(P.text(E.Id));
    if (P.text(E.Id) == Place)
      return ir::EntityId(I);
    if (P.text(E.Text) == Place)
      ByLast.push_back(ir::EntityId(I));
  }
  if (ByLast.size() == 1)
    return ByLast.front();
  StringRef Near = nearest(Place, Names);
  if (!ByLast.empty())
    Near = P.text(P.Entities[ByLast.front()].Id);
  if (Near.empty())
    In.Diags.report(diag::ExplainedPlaceUnknown) << Place << RuleName;
  else
    In.Diags.report(diag::ExplainedPlaceDidYouMean)
        << Place << RuleName << Near;
  return ir::EntityId::none();
}

/// The findings of \p Rule that bind \p At, and those of flows that begin or
/// end there.
static std::pair<std::vector<FindingId>, std::vector<FindingId>>
findingsAt(const BackendInput &In, ir::RuleId Rule, ir::EntityId At) {
  const ir::Program &P = In.Program;
  const rules::FindingSet &F = In.Findings;
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
  return {std::move(Here), std::move(Beside)};
}

/// `RULE@ELEMENT`.
static bool explainAt(const BackendInput &In, StringRef Name, StringRef Place,
                      FindingsPrinter &Out, raw_ostream &OS) {
  const ir::Program &P = In.Program;
  std::vector<ir::RuleId> Rules = findRules(P, Name);
  if (Rules.empty())
    return reportUnknownRule(In, Name);
  const ir::Rule &First = P.Rules[Rules.front()];
  ir::EntityId At = findPlace(In, Place, P.text(First.Id));
  if (!At)
    return false;
  bool Any = false;
  for (ir::RuleId Rule : Rules) {
    auto [Here, Beside] = findingsAt(In, Rule, At);
    if (!Here.empty()) {
      OS << (Any ? "\n" : "");
      Any = explainAll(Out, Here, OS);
      continue;
    }
    if (!Beside.empty()) {
      OS << (Any ? "\n" : "");
      Any = explainAll(Out, Beside, OS);
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
  std::string About;
  for (const ir::RuleVar &V : First.Vars.of(P.RuleVars))
    About += (About.empty() ? "`" : " and `") +
             P.shortName(P.Kinds[V.Kind].Id).str() + "`";
  In.Diags.report(diag::RuleNotOfPlace)
      << P.text(First.Id) << P.text(P.Entities[At].Id) << About
      << ("of kind `" + P.shortName(P.Kinds[P.Entities[At].Kind].Id) + "`")
             .str();
  return false;
}

/// Any beginning of a short id will do, while it is that of one finding.
static bool explainByShortId(const BackendInput &In, StringRef What,
                             FindingsPrinter &Out, raw_ostream &OS) {
  constexpr size_t MaxNamed = 8;
  const ir::Program &P = In.Program;
  const rules::FindingSet &F = In.Findings;
  std::vector<FindingId> Ids = rules::findByPrefix(P, F, What.lower());
  if (Ids.size() == 1)
    return explainAll(Out, Ids, OS);
  if (Ids.empty()) {
    In.Diags.report(diag::UnknownFinding) << What;
    return false;
  }
  std::string All;
  for (size_t I = 0; I < Ids.size() && I < MaxNamed; ++I)
    All += (I ? ", `" : "`") + rules::shortId(P, F, Ids[I]) + "` (" +
           rules::identity(P, F, Ids[I]) + ")";
  if (Ids.size() > MaxNamed)
    All += " and " + std::to_string(Ids.size() - MaxNamed) + " more";
  In.Diags.report(diag::AmbiguousFinding) << What << All;
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
  FindingsPrinter Out(In, Options, OS);
  std::vector<FindingId> Ids;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    if (What == "*" || rules::identity(P, F, FindingId(I)) == What)
      Ids.push_back(FindingId(I));
  if (What == "*" || !Ids.empty())
    return explainAll(Out, Ids, OS);
  if (What.contains('@')) {
    auto [Name, Place] = What.split('@');
    return explainAt(In, Name.trim(), Place.trim(), Out, OS);
  }
  if (std::vector<ir::RuleId> Rules = findRules(P, What); !Rules.empty()) {
    for (size_t I = 0; I < Rules.size(); ++I) {
      OS << (I ? "\n" : "");
      Out.rule(Rules[I]);
    }
    return true;
  }
  if (llvm::all_of(What, llvm::isHexDigit) && !What.empty())
    return explainByShortId(In, What, Out, OS);
  if (What.contains('(')) {
    In.Diags.report(diag::UnknownFinding) << What;
    return false;
  }
  return reportUnknownRule(In, What);
}

void backends::writeExplanationText(const BackendInput &In, OutputSink &To) {
  // What is wrong with the question is known before anything is written.
  printExplanation(In, In.Options.Explain, look(In), To.begin());
}
