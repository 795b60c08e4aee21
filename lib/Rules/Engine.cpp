//===- Engine.cpp - Rules over a model ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/EngineImpl.h"

#include "Basic/Parallel.h"
#include "IR/ExprInfo.h"

#include "llvm/ADT/STLExtras.h"

#include <numeric>

using namespace tmc;
using namespace tmc::rules;
using ir::AttrId;
using ir::EntityId;
using ir::ExprId;
using ir::Value;

Engine::Engine(const ir::Program &P, const analysis::Facts &F,
               const EngineOptions &Options)
    : I(std::make_unique<Impl>(P, F, Options)) {
  I->fillContext();
}
Engine::~Engine() = default;

const ir::Program &Engine::program() const { return I->C.P; }
const analysis::Facts &Engine::facts() const { return I->C.F; }
const Statistics &Engine::statistics() const { return I->Stats; }
const EngineOptions &Engine::options() const { return I->Options; }
const Context &Engine::context() const { return I->C; }
PlanMode Engine::planMode() const { return I->planMode(); }

Context::Context(const ir::Program &P, const analysis::Facts &F)
    : P(P), F(F), MaxSteps(10'000'000 + uint64_t(1000) * P.Entities.size()),
      KeptStrings(*P.Names, KeptPool, *Shared) {
  KindOf.reserve(P.Entities.size());
  for (const ir::Entity &E : P.Entities.rows())
    KindOf.push_back(E.Kind);
  uint32_t N = P.Kinds.size();
  Ancestors.resize(N * N);
  for (uint32_t I = 0; I < N; ++I)
    for (ir::KindId K(I); K; K = P.Kinds[K].Base)
      Ancestors.set(I * N + K.index());
  findHeavyFunctions();
  compileRegexes();
}

void Context::compileRegexes() {
  for (const ir::Expr &E : P.Exprs.rows()) {
    if (E.Op != ir::ExprOp::Builtin ||
        static_cast<ir::Builtin>(E.A) != ir::Builtin::MatchesRegex)
      continue;
    // The verifier has made sure that it is a constant and compiles.
    Name Pattern = P.Constants[P.Exprs[P.ExprArgs[E.B + 1]].A].name();
    Regex::Error Ignored;
    if (Regexes.count(Pattern.index()) == 0)
      if (std::optional<Regex> R = Regex::compile(P.text(Pattern), Ignored))
        Regexes.emplace(Pattern.index(), std::move(*R));
  }
}

void Context::findHeavyFunctions() {
  // The steps that a call may take: those of each call in its body, and some
  // more where a set is walked over.
  constexpr uint32_t PerMember = 16, PerHop = 256, Light = 200, Cap = 1U << 24;
  std::vector<uint32_t> Steps(P.Funcs.size()); // 0: not known yet
  auto Count = [&](ir::FuncId Root) -> std::optional<ir::FuncId> {
    uint64_t Sum = 1;
    llvm::SmallVector<std::pair<ExprId, uint64_t>, 16> Work = {
        {P.Funcs[Root].Body, 1}};
    while (!Work.empty()) {
      auto [Id, Times] = Work.pop_back_val();
      const ir::Expr &E = P.Exprs[Id];
      if (E.Op == ir::ExprOp::Call) {
        uint32_t Callee = Steps[E.A];
        if (Callee == 0)
          return ir::FuncId(E.A);
        Sum = std::min<uint64_t>(Sum + Times * Callee, Cap);
      }
      if (E.Op >= ir::ExprOp::Any && E.Op <= ir::ExprOp::MapTo)
        Times = std::min<uint64_t>(Times * PerMember, Cap);
      else if (E.Op == ir::ExprOp::Path)
        Times = std::min<uint64_t>(Times * PerHop, Cap);
      ir::forEachOperand(P, E, [&](ExprId X) { Work.push_back({X, Times}); });
    }
    Steps[Root.index()] = static_cast<uint32_t>(Sum);
    return std::nullopt;
  };
  Heavy.resize(P.Funcs.size());
  for (uint32_t I = 0; I < P.Funcs.size(); ++I) {
    // Callees first; calls form no cycle.
    llvm::SmallVector<ir::FuncId, 8> Stack = {ir::FuncId(I)};
    while (!Stack.empty()) {
      if (Steps[Stack.back().index()] != 0)
        Stack.pop_back();
      else if (std::optional<ir::FuncId> First = Count(Stack.back()))
        Stack.push_back(*First);
    }
    if (Steps[I] > Light)
      Heavy.set(I);
  }
}

/// Attributes that something computes, and that a rule, requirement or view
/// reads, directly or through others. What only ratings of findings read is
/// computed when they are asked for.
static llvm::BitVector attributesOfRules(const ir::Program &P) {
  std::vector<llvm::SmallVector<ExprId, 1>> Computing(P.Attrs.size());
  for (const ir::Default &D : P.Defaults)
    if (P.Exprs[D.V].Op != ir::ExprOp::Const)
      Computing[D.Attr.index()].push_back(D.V);
  for (const ir::Provision &V : P.Provisions)
    if (P.Exprs[V.V].Op != ir::ExprOp::Const)
      Computing[V.Attr.index()].push_back(V.V);

  llvm::BitVector Read(P.Attrs.size()), Seen(P.Exprs.size());
  std::vector<ExprId> Work;
  auto Add = [&](ExprId E) {
    if (E && !Seen.test(E.index())) {
      Seen.set(E.index());
      Work.push_back(E);
    }
  };
  for (const ir::Rule &R : P.Rules.rows()) {
    Add(R.Title);
    Add(R.Severity);
    Add(R.Witness);
    Add(R.By);
  }
  for (const ir::RuleLet &L : P.RuleLets)
    Add(L.V);
  for (ExprId E : P.RuleConditions)
    Add(E);
  for (const ir::RuleUnless &U : P.RuleUnlesses)
    Add(U.Condition);
  for (const ir::RuleQuestion &Q : P.RuleQuestions) {
    Add(Q.Subject);
    Add(Q.Text);
  }
  for (const ir::RuleVerify &V : P.RuleVerifies)
    for (ExprId E : V.Args.of(P.ExprArgs))
      Add(E);
  for (const ir::Verification &V : P.Verifications.rows())
    Add(V.Title);
  for (const ir::VerificationTemplate &T : P.VerificationTemplates)
    Add(T.Text);
  for (const ir::Requirement &R : P.Requirements)
    Add(R.Condition);
  for (const ir::ViewClause &V : P.ViewClauses)
    Add(V.Where);
  while (!Work.empty()) {
    const ir::Expr &E = P.Exprs[Work.back()];
    Work.pop_back();
    if (E.Op == ir::ExprOp::Call)
      Add(P.Funcs[ir::FuncId(E.A)].Body);
    if (E.Op == ir::ExprOp::Attr && !Computing[E.B].empty()) {
      Read.set(E.B);
      for (ExprId V : Computing[E.B])
        Add(V);
    }
    ir::forEachOperand(P, E, Add);
  }
  return Read;
}

void Engine::Impl::fillContext() {
  const ir::Program &P = C.P;
  llvm::BitVector Read = attributesOfRules(P);

  Evaluator Ev(C, &C);
  for (unsigned A : Read.set_bits()) {
    Ev.reset(0);
    for (EntityId E : C.F.instances(P.Attrs[AttrId(A)].Owner)) {
      Ev.attribute(E, AttrId(A));
      Ev.rewind({0, 0, 0, 0});
      if (Ev.isSpent())
        break;
    }
    if (Ev.isSpent())
      Spent.push_back(AttrId(A));
    if (isCancelled(Options.Cancel))
      return;
  }
  Stats.Derived = C.Derived.size();
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

namespace {
/// Gathers the results of all rules into one table.
class Merger {
public:
  Merger(const ir::Program &P, std::vector<RuleResult> &Results)
      : P(P), Results(Results) {}
  FindingSet run();

private:
  /// A finding of a rule's result.
  struct Row {
    uint32_t Rule;
    uint32_t Index;
  };
  llvm::ArrayRef<EntityId> bindings(Row R) const {
    const RuleResult &Result = Results[R.Rule];
    return Result.Findings[R.Index].Bindings.of(Result.Bindings);
  }
  std::vector<Row> sorted(size_t Count) const;

  const ir::Program &P;
  std::vector<RuleResult> &Results;
};
} // namespace

template <typename T>
static Slice append(Slice From, const std::vector<T> &Pool,
                    std::vector<T> &To) {
  Slice S{static_cast<uint32_t>(To.size()), From.Count};
  llvm::append_range(To, From.of(Pool));
  return S;
}

/// The numbers 0 … N-1 in the order of \p Less.
template <typename F> static std::vector<uint32_t> order(uint32_t N, F Less) {
  std::vector<uint32_t> Out(N);
  std::iota(Out.begin(), Out.end(), 0);
  llvm::sort(Out, Less);
  return Out;
}

/// All findings by the place of the first bound entity, then the rule, then the
/// other entities. Entities and rules are sorted, findings only put in place.
std::vector<Merger::Row> Merger::sorted(size_t Count) const {
  // Rules are ordered by their ids as texts: the order in which modules happen
  // to be loaded shows nowhere.
  std::vector<uint32_t> Rules =
      order(P.Rules.size(), [&](uint32_t A, uint32_t B) {
        const ir::Rule &RA = P.Rules[ir::RuleId(A)];
        const ir::Rule &RB = P.Rules[ir::RuleId(B)];
        return std::tuple(P.text(RA.StableId), P.text(RA.Id), A) <
               std::tuple(P.text(RB.StableId), P.text(RB.Id), B);
      });
  std::vector<uint32_t> Next(P.Entities.size());
  for (const RuleResult &R : Results)
    for (const Finding &F : R.Findings)
      ++Next[R.Bindings[F.Bindings.Begin].index()];
  uint32_t Begin = 0;
  for (uint32_t E : order(P.Entities.size(), [&](uint32_t A, uint32_t B) {
         return std::pair(P.Entities[EntityId(A)].Where.Begin, A) <
                std::pair(P.Entities[EntityId(B)].Where.Begin, B);
       }))
    Begin += std::exchange(Next[E], Begin);

  std::vector<Row> Rows(Count);
  for (uint32_t Rule : Rules)
    for (uint32_t I = 0; I < Results[Rule].Findings.size(); ++I)
      Rows[Next[bindings({Rule, I})[0].index()]++] = {Rule, I};

  for (size_t From = 0, To; From < Count; From = To) {
    EntityId First = bindings(Rows[From])[0];
    for (To = From + 1; To < Count && Rows[To].Rule == Rows[From].Rule &&
                        bindings(Rows[To])[0] == First;)
      ++To;
    if (To - From > 1)
      std::sort(Rows.begin() + static_cast<ptrdiff_t>(From),
                Rows.begin() + static_cast<ptrdiff_t>(To),
                [&](Row A, Row B) { return bindings(A) < bindings(B); });
  }
  return Rows;
}

FindingSet Merger::run() {
  size_t Count = 0;
  for (const RuleResult &R : Results)
    Count += R.Findings.size();

  FindingSet Out;
  Out.Findings.reserve(Count);
  for (Row K : sorted(Count)) {
    const RuleResult &R = Results[K.Rule];
    Finding F = R.Findings[K.Index];
    F.Bindings = append(F.Bindings, R.Bindings, Out.Bindings);
    F.Unknowns = append(F.Unknowns, R.Unknowns, Out.Unknowns);
    F.Admits = append(F.Admits, R.Unknowns, Out.Unknowns);
    F.SilencedBy = append(F.SilencedBy, R.Controls, Out.Controls);
    F.Witness = append(F.Witness, R.Flows, Out.Flows);
    Out.Findings.add(F);
  }
  for (const RuleResult &R : Results) {
    llvm::append_range(Out.OpenSets, R.OpenSets);
    for (const auto &[E, Number] : R.OutOfScope)
      Out.OutOfScope[E] += Number;
  }
  llvm::sort(Out.OpenSets);
  Out.OpenSets.erase(llvm::unique(Out.OpenSets), Out.OpenSets.end());
  return Out;
}

FindingSet Engine::Impl::runRules(Diagnostics &Diags) {
  const ir::Program &P = C.P;
  for (AttrId A : Spent)
    Diags.report(diag::AttributeStopped, P.Attrs[A].Where)
        << P.text(P.Attrs[A].Text) << C.MaxSteps;
  // Rules that ask for it would compute it again, and be stopped, too.
  if (!Spent.empty())
    return {};
  uint32_t NumRules = P.Rules.size();
  std::vector<RuleResult> Results(NumRules);
  std::atomic<uint32_t> Next{0};
  std::atomic<uint64_t> CutOff{0};
  onThreads(std::min(std::max(Options.Threads, 1U), NumRules), [&] {
    Evaluator Ev(C);
    for (uint32_t R = Next++; R < NumRules && !isCancelled(Options.Cancel);
         R = Next++) {
      if (isAboutModel(P, P.Rules[ir::RuleId(R)]) ||
          isAdmission(P, P.Rules[ir::RuleId(R)]))
        continue;
      Plan ThePlan = compileRule(C, ir::RuleId(R), planMode());
      RuleRun Run(C, Ev, ThePlan, Results[R]);
      Run.cancelBy(Options.Cancel);
      if (Options.MaxTried != 0)
        Run.limitTo(Options.MaxTried);
      Run.run();
    }
    CutOff += Ev.cutOff();
  });

  if (isCancelled(Options.Cancel))
    return {};
  addAdmissions(C, planMode(), Results);
  for (uint32_t I = 0; I < NumRules; ++I)
    if (Results[I].Stopped != RuleResult::Stop::No) {
      reportStopped(P.Rules[ir::RuleId(I)], P, Results[I], Diags);
      Results[I] = {};
    }
  Stats.Rules = NumRules;
  Stats.CutOff = CutOff;
  Stats.Candidates = Stats.Inapplicable = 0;
  for (const RuleResult &R : Results) {
    Stats.Candidates += R.Candidates;
    Stats.Inapplicable += R.Inapplicable;
  }
  return Merger(P, Results).run();
}

FindingSet Engine::run(Diagnostics &Diags) { return I->runRules(Diags); }

ViewSelection Engine::selectView(ir::ViewId V) const {
  return viewMembers(I->C, I->C.P.Views[V]);
}

ViewSelection Engine::select(llvm::ArrayRef<ir::ViewClause> Clauses) const {
  return viewMembers(I->C, Clauses);
}

std::string Engine::describePlan(ir::RuleId R) const {
  return rules::describePlan(I->C, compileRule(I->C, R, I->planMode()));
}

//===----------------------------------------------------------------------===//
// Values and texts
//===----------------------------------------------------------------------===//

Value Engine::attribute(EntityId E, AttrId A) const {
  EvaluatorPool::Loan Loan = I->Evaluators.borrow();
  Evaluator &Ev = *Loan;
  Ev.reset(0);
  Ev.AsWritten = true;
  Value V = Ev.share(plain(Ev.attribute(E, A)));
  Ev.AsWritten = false;
  return V;
}

Value Engine::valueAt(EntityId E, ExprId X) const {
  EvaluatorPool::Loan Loan = I->Evaluators.borrow();
  Evaluator &Ev = *Loan;
  Ev.reset(Ev.slotsOf(X));
  Ev.bind(0, Value::entity(E));
  Value V = Ev.eval(X);
  switch (V.Tag) {
  case ir::ValueTag::String:
  case ir::ValueTag::Endpoint:
  case ir::ValueTag::Set:
  case ir::ValueTag::Path:
    return Value::unknown();
  default:
    return plain(V);
  }
}

std::string Engine::valueText(const Value &V) const {
  std::string Out;
  I->Evaluators.borrow()->print(V, Out, Evaluator::Style::Source);
  return Out;
}

llvm::StringRef Engine::text(const Value &V) const {
  return I->C.KeptStrings.text(V);
}

llvm::ArrayRef<Value> Engine::elements(const Value &V) const {
  return I->Evaluators.borrow()->members(V);
}

std::vector<Value> Engine::verifyArguments(const FindingSet &F, FindingId Id,
                                           const ir::RuleVerify &Verify) const {
  const ir::Program &P = I->C.P;
  const Finding &X = F.Findings[Id];
  EvaluatorPool::Loan Loan = I->Evaluators.borrow();
  Evaluator &Ev = *Loan;
  bindRule(Ev, P, P.Rules[X.Rule], X.Bindings.of(F.Bindings));
  std::vector<Value> Out;
  for (ExprId Arg : Verify.Args.of(P.ExprArgs))
    Out.push_back(Ev.share(plain(Ev.eval(Arg))));
  return Out;
}

std::string Engine::fillTemplate(ExprId Text, llvm::ArrayRef<Value> Args,
                                 LiteralWriter Literal) const {
  const ir::Program &P = I->C.P;
  EvaluatorPool::Loan Loan = I->Evaluators.borrow();
  Evaluator &Ev = *Loan;
  Ev.reset(
      std::max<uint32_t>(Ev.slotsOf(Text), static_cast<uint32_t>(Args.size())));
  for (uint32_t A = 0; A < Args.size(); ++A)
    Ev.bind(A, Args[A]);
  std::string Out;
  auto Piece = [&](ExprId Id) {
    Value V = Ev.eval(Id);
    // What stands between the holes is a constant text, and goes as it is.
    if (P.Exprs[Id].Op == ir::ExprOp::Const && V.Tag == ir::ValueTag::String)
      Out += Ev.text(V);
    else
      Out += Literal(*this, Ev.share(plain(V)));
  };
  const ir::Expr &E = P.Exprs[Text];
  if (E.Op == ir::ExprOp::Text)
    for (uint32_t A = 0; A < E.B; ++A)
      Piece(P.ExprArgs[E.A + A]);
  else
    Piece(Text);
  return Out;
}
