//===- Results.cpp - What generated tests said ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Results.h"

#include "Review/Cover.h"
#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SHA1.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using llvm::StringRef;

StringRef rules::spelling(Evidence E) {
  static constexpr StringRef Names[] = {"none", "passed", "failed", "stale",
                                        "missing"};
  return Names[static_cast<unsigned>(E)];
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// What is wrong with the line \p Row, or the empty text. A line names several
/// findings: a result each is appended.
static std::string readLine(const llvm::json::Object &Row,
                            std::vector<TestResult> &Out) {
  TestResult R;
  auto Text = [&](StringRef Key, std::string &To) {
    std::optional<StringRef> V = Row.getString(Key);
    To = V.value_or("").str();
    return V.has_value();
  };
  std::string Outcome;
  if (!Text("test", R.Test) || !Text("verification", R.Verification) ||
      !Text("outcome", Outcome) || !Text("time", R.Time))
    return "expected `test`, `verification`, `outcome` and `time`";
  if (Outcome == "passed")
    R.Outcome = TestOutcome::Passed;
  else if (Outcome == "failed")
    R.Outcome = TestOutcome::Failed;
  else if (Outcome == "skipped")
    R.Outcome = TestOutcome::Skipped;
  else
    return "`" + Outcome +
           "` is not an outcome; one is `passed`, `failed` or "
           "`skipped`";
  const llvm::json::Array *Findings = Row.getArray("findings");
  if (!Findings)
    return "expected a list of `findings`";
  for (const llvm::json::Value &V : *Findings) {
    const llvm::json::Object *F = V.getAsObject();
    std::optional<StringRef> Identity, Fingerprint;
    if (F) {
      Identity = F->getString("identity");
      Fingerprint = F->getString("fingerprint");
    }
    if (!Identity || !Fingerprint)
      return "a finding has an `identity` and a `fingerprint`";
    R.Identity = Identity->str();
    R.Fingerprint = Fingerprint->str();
    Out.push_back(R);
  }
  return {};
}

void review::readResults(StringRef Path, StringRef Text,
                         std::vector<TestResult> &Out, Diagnostics &Diags) {
  bool Header = false;
  for (uint64_t Line = 1; !Text.empty(); ++Line) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    if (Row.trim().empty())
      continue;
    std::string Problem;
    llvm::Expected<llvm::json::Value> V = llvm::json::parse(Row);
    const llvm::json::Object *O = V ? V->getAsObject() : nullptr;
    if (!V)
      Problem = llvm::toString(V.takeError());
    else if (!O)
      Problem = "expected an object";
    else if (!Header && O->getString("format") != StringRef("tmc-results"))
      Problem = "this is not a results file; the generated tests write one";
    else if (!Header && O->getInteger("version") != 1)
      Problem = "of another version; write the tests again and run them";
    else if (Header)
      Problem = readLine(*O, Out);
    Header = true;
    if (Problem.empty())
      continue;
    Diags.report(diag::BadResults) << Path << Line << Problem;
    return;
  }
  if (!Header)
    Diags.report(diag::BadResults)
        << Path << uint64_t(1) << "it is empty; the generated tests write one";
}

//===----------------------------------------------------------------------===//
// Fingerprints
//===----------------------------------------------------------------------===//

std::string Review::fingerprint(FindingId Id, ir::VerificationId What,
                                llvm::ArrayRef<ir::Value> Args) const {
  return review::fingerprint(E, F, Id, What, Args);
}

std::string review::fingerprint(const Engine &E, const FindingSet &F,
                                FindingId Id, ir::VerificationId What,
                                llvm::ArrayRef<ir::Value> Args) {
  const ir::Program &P = E.program();
  std::string Text = P.text(P.Verifications[What].Id).str();
  auto Add = [&](StringRef Part) { (Text += '\n') += Part; };
  for (const ir::Value &V : Args)
    Add(E.valueText(V));
  // The test itself: an endpoint that moved makes another one.
  for (const ir::VerificationTemplate &T :
       P.Verifications[What].Templates.of(P.VerificationTemplates))
    Add(E.fillTemplate(T.Text, Args, [](const Engine &Of, const ir::Value &V) {
      return Of.valueText(V);
    }));
  // And why the finding is what it is.
  Explanation Why = explainFinding(E.context(), F, Id, /*Deep=*/false);
  auto AddAll = [&](const std::vector<Atom> &Atoms) {
    for (const Atom &A : Atoms)
      Add(A.Text + " = " + A.Value);
  };
  AddAll(Why.Where);
  for (const std::vector<Atom> &Clause : Why.Unless)
    AddAll(Clause);
  auto Hash = llvm::SHA1::hash(llvm::arrayRefFromStringRef(Text));
  return llvm::toHex(llvm::ArrayRef(Hash).take_front(8), /*LowerCase=*/true);
}

//===----------------------------------------------------------------------===//
// Application
//===----------------------------------------------------------------------===//

namespace {
class Judge {
public:
  Judge(const Engine &E, const Context &C, const EngineOptions &Options,
        FindingSet &F, Diagnostics &Diags)
      : E(E), C(C), P(C.P), Options(Options), F(F), Diags(Diags) {}
  void run();

private:
  /// The findings that one message is about.
  struct Report {
    diag::Kind Kind;
    std::string First;
    uint32_t More = 0;
  };

  bool saysVerified(const Finding &X) const;
  Evidence judge(FindingId Id, llvm::ArrayRef<uint32_t> Results);
  void add(ir::DecisionId D, diag::Kind K, std::string About);
  void resolveShortId(TestResult &R);
  void reportUntold(const llvm::StringSet<> &Told);

  const Engine &E;
  const Context &C;
  const ir::Program &P;
  const EngineOptions &Options;
  FindingSet &F;
  Diagnostics &Diags;
  llvm::DenseMap<ir::DecisionId, std::vector<Report>> Reports;
};
} // namespace

bool Judge::saysVerified(const Finding &X) const {
  if (X.State != FindingState::Mitigated || !X.Decision)
    return false;
  const ir::Property *Status = property(P, P.Decisions[X.Decision], "status");
  return Status && Status->V.Tag == ir::ValueTag::String &&
         P.text(Status->V.name()) == "verified";
}

/// What the tests of \p Id showed: the worst of what its rule's `verify`
/// clauses asked for.
Evidence Judge::judge(FindingId Id, llvm::ArrayRef<uint32_t> Results) {
  Finding &X = F.Findings[Id];
  Evidence Worst = Evidence::None;
  // Passed, then Missing, then Stale, then Failed.
  auto Rank = [](Evidence V) {
    return V == Evidence::None      ? 0
           : V == Evidence::Passed  ? 1
           : V == Evidence::Missing ? 2
           : V == Evidence::Stale   ? 3
                                    : 4;
  };
  auto Note = [&](Evidence V, uint32_t Result) {
    if (Rank(V) <= Rank(Worst))
      return;
    Worst = V;
    X.Result = Result;
  };
  for (const ir::RuleVerify &Call :
       P.Rules[X.Rule].Verifies.of(P.RuleVerifies)) {
    const ir::Verification &What = P.Verifications[Call.What];
    std::vector<ir::Value> Args = E.verifyArguments(F, Id, Call);
    // A rule that names nothing to test asks for no test here.
    bool Asks = true;
    for (size_t I = 0; I < Args.size(); ++I)
      Asks &= !Args[I].isUnknown() ||
              What.Params.of(P.Params)[I].Ty.Base != ir::TypeBase::Entity;
    if (!Asks)
      continue;
    std::string Fingerprint;
    uint32_t Current = ~uint32_t(0), Other = ~uint32_t(0);
    for (uint32_t R : Results) {
      const TestResult &Row = F.Results[R];
      if (Row.Verification != P.text(What.Id))
        continue;
      if (Fingerprint.empty())
        Fingerprint = review::fingerprint(E, F, Id, Call.What, Args);
      (Row.Fingerprint == Fingerprint ? Current : Other) = R;
    }
    if (Current != ~uint32_t(0)) {
      TestOutcome Outcome = F.Results[Current].Outcome;
      Note(Outcome == TestOutcome::Passed   ? Evidence::Passed
           : Outcome == TestOutcome::Failed ? Evidence::Failed
                                            : Evidence::Missing,
           Current);
    } else if (Other != ~uint32_t(0)) {
      Note(Evidence::Stale, Other);
    } else {
      Note(Evidence::Missing, ~uint32_t(0));
    }
  }
  return Worst;
}

void Judge::add(ir::DecisionId D, diag::Kind K, std::string About) {
  std::vector<Report> &Of = Reports[D];
  auto It = llvm::find_if(Of, [&](const Report &R) { return R.Kind == K; });
  if (It == Of.end())
    Of.push_back({K, std::move(About), 0});
  else
    ++It->More;
}

/// A result written by hand may name its finding by what its short id begins
/// with.
void Judge::resolveShortId(TestResult &R) {
  llvm::StringRef Digits = R.Identity;
  if (Digits.empty() || !llvm::all_of(Digits, llvm::isHexDigit))
    return;
  std::vector<FindingId> Ids = findByPrefix(P, F, Digits.lower());
  if (Ids.size() == 1) {
    R.Identity = identity(P, F, Ids.front());
    return;
  }
  std::string All;
  for (FindingId Id : Ids)
    if (All.size() < 400)
      All += (All.empty() ? "`" : ", `") + shortId(P, F, Id) + "` (" +
             identity(P, F, Id) + ")";
  if (!Ids.empty())
    Diags.report(diag::AmbiguousFinding) << Digits << All;
}

/// Results of findings that the model has no longer, in one message.
void Judge::reportUntold(const llvm::StringSet<> &Told) {
  uint32_t Count = 0;
  const TestResult *First = nullptr;
  for (const TestResult &R : F.Results)
    if (!Told.contains(R.Identity)) {
      ++Count;
      First = First ? First : &R;
    }
  if (First)
    Diags.report(diag::ResultOfNothing)
        << (Count == 1 ? "1 test result is"
                       : std::to_string(Count) + " test results are")
        << First->Identity << First->Test;
}

void Judge::run() {
  F.Results = Options.Results;
  llvm::StringMap<std::vector<uint32_t>> Of;
  llvm::StringSet<> Told; // identities that a finding has
  for (uint32_t R = 0; R < F.Results.size(); ++R) {
    resolveShortId(F.Results[R]);
    Of[F.Results[R].Identity].push_back(R);
  }

  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    FindingId Id(I);
    Finding &X = F.Findings[Id];
    bool Verified = saysVerified(X);
    if (!Verified && Of.empty())
      continue;
    std::string Identity = identity(P, F, Id);
    auto It = Of.find(Identity);
    if (It != Of.end())
      Told.insert(Identity);
    if (!Verified && It == Of.end())
      continue;
    if (Options.HasResults)
      X.Shown = judge(Id, It == Of.end() ? llvm::ArrayRef<uint32_t>()
                                         : llvm::ArrayRef(It->second));
    if (Verified && X.Shown == Evidence::None)
      X.Shown = Evidence::Missing;
    std::string Test =
        X.Result == ~uint32_t(0) ? std::string() : F.Results[X.Result].Test;
    if (X.Shown == Evidence::Failed && Verified) {
      X.State = FindingState::Open;
      X.SilencedBy = {};
      add(X.Decision, diag::VerificationFailed, Identity + "`: `" + Test);
    } else if (X.Shown == Evidence::Failed &&
               X.State == FindingState::Mitigated) {
      Diags.report(diag::MitigationFailsTest,
                   P.Entities[X.Bindings.of(F.Bindings)[0]].Where)
          << Identity << Test;
    } else if (Verified && X.Shown == Evidence::Stale) {
      add(X.Decision, diag::ResultStale, Identity + "`: `" + Test);
    } else if (Verified && X.Shown == Evidence::Missing &&
               Options.WarnUnverified) {
      add(X.Decision,
          Options.HasResults ? diag::ResultMissing : diag::NoResults, Identity);
    }
  }
  reportUntold(Told);
  for (uint32_t I = 0; I < P.Decisions.size(); ++I) {
    auto It = Reports.find(ir::DecisionId(I));
    if (It == Reports.end())
      continue;
    const ir::Decision &D = P.Decisions[ir::DecisionId(I)];
    for (const Report &R : It->second)
      Diags.report(R.Kind, D.Where)
          << describe(C, D)
          << "`" + R.First + "`" +
                 (R.More ? " and " + std::to_string(R.More) + " more" : "");
  }
}

void review::applyResults(const Engine &E, FindingSet &F, Diagnostics &Diags) {
  Judge(E, E.context(), E.options(), F, Diags).run();
}
