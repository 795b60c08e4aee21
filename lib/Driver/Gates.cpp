//===- Gates.cpp - What makes the exit status that of a failure -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Gates.h"

#include "AST/Typed.h"
#include "Review/Results.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

bool Gates::resolve(const ir::Program &P) {
  if (!O.FailOn.empty() && !findSeverity(P, "--fail-on", O.FailOn, Finding))
    return false;
  if (!O.FailOnQuestions.empty() &&
      !findSeverity(P, "--fail-on-questions", O.FailOnQuestions, Question))
    return false;
  return O.FailOnRisk.empty() || findRisk(P);
}

/// `--fail-on=high` names a value of the severity enum, in any case.
bool Gates::findSeverity(const ir::Program &P, StringRef Option, StringRef Word,
                         int &Level) {
  if (!P.Known.Severity) {
    (Diags.report(diag::BadOptionValue) << Word << Option)
        .add(arg(Expected::NoSeverities));
    return false;
  }
  std::vector<std::string> Words;
  for (const ir::EnumValue &V :
       P.Enums[P.Known.Severity].Values.of(P.EnumValues)) {
    if (StringRef(P.text(V.Text)).equals_insensitive(Word))
      Level = static_cast<int>(Words.size());
    Words.push_back(P.text(V.Text).lower());
  }
  if (Level >= 0)
    return true;
  Diags.report(diag::BadOptionWord) << Word << Option << std::move(Words);
  return false;
}

/// `--fail-on-risk=high` names a value of the enum of risks, in any case.
bool Gates::findRisk(const ir::Program &P) {
  ir::FuncId F = P.Known.rating(ir::RiskRole::Risk);
  if (!F) {
    (Diags.report(diag::BadOptionValue) << O.FailOnRisk << "--fail-on-risk")
        .add(arg(Expected::NoRisks));
    return false;
  }
  std::vector<std::string> Words;
  for (const ir::EnumValue &V :
       P.Enums[P.Funcs[F].Result.enumId()].Values.of(P.EnumValues)) {
    if (StringRef(P.text(V.Text)).equals_insensitive(O.FailOnRisk))
      Risk = static_cast<int>(Words.size());
    Words.push_back(P.text(V.Text).str());
  }
  if (Risk >= 0)
    return true;
  Diags.report(diag::BadOptionWord)
      << O.FailOnRisk << "--fail-on-risk" << std::move(Words);
  return false;
}

void Gates::tell(report::EmitOptions &Emit) const {
  auto Level = [](int L) {
    return L < 0 ? std::nullopt : std::optional<unsigned>(L);
  };
  Emit.FailOn = Level(Finding);
  Emit.FailOnQuestions = Level(Question);
  Emit.FailOnRisk = Level(Risk);
}

//===----------------------------------------------------------------------===//
// Something to stop at
//===----------------------------------------------------------------------===//

void Gates::report(const std::string &Why, bool Warn) {
  auto All = O.gates();
  for (auto [Gate, Level] : All)
    Diags.report(diag::NothingToCheck) << (Gate + "=" + Level).str() << Why;
  if (All.empty() && Warn)
    Diags.report(diag::EmptyModel) << Why;
}

void Gates::checkSubstance(compiler::Compilation &C) {
  const ir::Program &P = *C.program();
  const rules::FindingSet &F = *C.findings();
  bool AnyElement = llvm::any_of(P.Entities.rows(), [](const ir::Entity &E) {
    return E.Class == ir::EntityClass::Element;
  });
  if (!AnyElement) {
    // A rule of the library is explained without a model.
    if (O.Inputs.empty())
      return;
    // A library is not there to be checked; an empty file says nothing.
    bool Library = false;
    for (const sema::Module &M : C.modules()->Modules.rows())
      Library |= !M.Library &&
                 llvm::any_of(
                     ast::node::File(M.tree(), M.tree().root()).declarations(),
                     [&](ast::NodeId N) {
                       return M.tree().kind(N) != ast::NodeKind::Import;
                     });
    report(Library ? "no system in these files has an element"
                   : "these files declare nothing",
           !Library);
    return;
  }
  if (O.Results.empty())
    return;
  llvm::StringSet<> Identities;
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    Identities.insert(rules::identity(P, F, rules::FindingId(I)));
  if (llvm::none_of(F.Results, [&](const rules::TestResult &R) {
        return R.Outcome != rules::TestOutcome::Skipped &&
               Identities.contains(R.Identity);
      }))
    report(
        "no test in the results that were read says anything about a finding "
        "of this model",
        true);
}

//===----------------------------------------------------------------------===//
// Stopping
//===----------------------------------------------------------------------===//

/// Says that \p Gate fails, and why, in one line.
void Gates::note(StringRef Gate, StringRef Level, const llvm::Twine &Why) {
  Diags.report(diag::NoteGate) << (Gate + "=" + Level).str() << Why.str();
}

bool Gates::fail(const review::Review &Review) {
  uint64_t Open = 0, Asked = 0, Risky = 0;
  for (const rules::Finding &X : Review.findings().Findings.rows())
    Open += Finding >= 0 && rules::countsForGate(X) && X.Severity >= Finding;
  if (Question >= 0)
    for (const review::RankedQuestion &Q : Review.questions())
      for (const review::Answer &A : Q.Answers)
        Asked += A.Severity >= Question;
  if (Risk >= 0) {
    // What is not known exactly counts as the least that it can be.
    const review::RiskTable &Risks = Review.currentRisks();
    const review::RiskTotals &Now =
        Risks.Totals[static_cast<unsigned>(review::RiskStage::Current)];
    for (size_t R = static_cast<size_t>(Risk); R < Now.Known.size(); ++R)
      Risky += Now.Known[R] + Now.AtLeast[R];
  }
  auto Note = [&](StringRef Gate, StringRef Level, uint64_t Count,
                  StringRef One, StringRef Many) {
    if (Count != 0)
      note(Gate, Level, llvm::Twine(Count) + " " + (Count == 1 ? One : Many));
  };
  Note("--fail-on", O.FailOn, Open, "finding is open", "findings are open");
  Note("--fail-on-questions", O.FailOnQuestions, Asked, "answer is missing",
       "answers are missing");
  Note("--fail-on-risk", O.FailOnRisk, Risky, "open finding has such a risk",
       "open findings have such a risk");
  return Open + Asked + Risky != 0;
}

bool Gates::fail(const compiler::WorstChange &Worst) {
  bool Fails = false;
  auto Check = [&](int Limit, int Found, StringRef Gate, StringRef Level,
                   StringRef Why) {
    if (Limit < 0 || Found < Limit)
      return;
    Fails = true;
    note(Gate, Level, Why);
  };
  Check(Finding, Worst.Severity, "--fail-on", O.FailOn,
        "something is open or in question, and was not, or is more severe");
  Check(Question, Worst.Asked, "--fail-on-questions", O.FailOnQuestions,
        "something is in question, and was not");
  Check(Risk, Worst.Risk, "--fail-on-risk", O.FailOnRisk,
        "the risk of something is new or higher");
  return Fails;
}
