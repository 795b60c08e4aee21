//===- Ratings.cpp - What the functions that rate say ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Ratings.h"

#include "Basic/Parallel.h"
#include "Review/Bound.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::Protection;
using ir::RiskInput;
using ir::RiskRole;
using ir::Value;

static constexpr uint16_t NotFound = 0xFFFF;
/// A thread is not worth its start for fewer.
static constexpr uint32_t ClassesPerThread = 256;

Ratings::Ratings(const Context &C, const FindingSet &F, const ThingSets &Things)
    : C(C), P(C.P), F(F), Things(Things), Who(C, F, Ways::Skip),
      AttemptOf(F.Findings.size(), NotFound) {
  for (RiskRole Role : {RiskRole::Likelihood, RiskRole::Impact})
    if (ir::FuncId Id = P.Known.rating(Role)) {
      for (uint32_t I = 0; I < P.Funcs[Id].Params.Count; ++I)
        Inputs[static_cast<unsigned>(Role)].push_back(
            *ir::riskInput(P, P.Funcs[Id], Role, I));
      classifyRules(Role);
    }
}
Ratings::~Ratings() = default;

/// Nearly every rule has references of its own, but no function needs to read
/// them: rules are alike if what is read is.
void Ratings::classifyRules(RiskRole Role) {
  const ir::Func &Fn = P.Funcs[P.Known.rating(Role)];
  std::map<std::vector<Value>, uint32_t> Alike;
  for (uint32_t I = 0; I < P.Rules.size(); ++I) {
    const ir::Rule &R = P.Rules[ir::RuleId(I)];
    std::vector<Value> Key;
    for (uint32_t Param = 0; Param < Fn.Params.Count; ++Param) {
      RiskInput Input = Inputs[static_cast<unsigned>(Role)][Param];
      Key.push_back(Value::integer(Param));
      if (Input == RiskInput::References)
        llvm::append_range(Key, R.Refs.of(P.RuleRefs));
      else if (Input == RiskInput::Categories)
        for (const Value &Cat : R.Categories.of(P.RuleCategories))
          if (Cat.Aux == Fn.Params.of(P.Params)[Param].Ty.Detail)
            Key.push_back(Cat);
    }
    RuleClass[static_cast<unsigned>(Role)].push_back(
        Alike.try_emplace(std::move(Key), I).first->second);
  }
}

bool Ratings::reads(RiskRole Role, RiskInput Input) const {
  return llvm::is_contained(Inputs[static_cast<unsigned>(Role)], Input);
}

uint32_t Ratings::classOf(RiskRole Role, FindingId Id, Protection Prot,
                          uint8_t Severity) {
  const Finding &X = F.Findings[Id];
  RatingClass Of{Role};
  for (RiskInput Input : Inputs[static_cast<unsigned>(Role)])
    switch (Input) {
    case RiskInput::Entities:
      Of.Things = Things.setOf(Id);
      break;
    case RiskInput::Categories:
    case RiskInput::References:
      Of.OfRule = RuleClass[static_cast<unsigned>(Role)][X.Rule.index()];
      break;
    case RiskInput::Severity:
      Of.Severity = Severity;
      break;
    case RiskInput::Protection:
      Of.Prot = Prot;
      break;
    case RiskInput::Attempts: {
      uint16_t &Attempt = AttemptOf[Id.index()];
      if (Attempt == NotFound) {
        // The likeliest comes first.
        auto By = Who.list(Who.findNamed(X));
        Attempt = By.empty() ? RatingClass::NoAttempt : By.front().Attempt;
      }
      Of.Attempt = static_cast<uint8_t>(Attempt);
      break;
    }
    case RiskInput::Likelihood:
    case RiskInput::Impact:
      break; // of the matrix alone
    }
  auto [It, New] =
      Ids.try_emplace(Of.key(), static_cast<uint32_t>(Classes.size()));
  if (New)
    Classes.push_back(Of);
  return It->second;
}

/// Binds each parameter to what its type says.
RiskLevel Ratings::evaluate(Evaluator &Ev, uint32_t Class) const {
  const RatingClass &Of = Classes[Class];
  const ir::Func &Fn = P.Funcs[P.Known.rating(Of.Role)];
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  const ir::Rule &R = P.Rules[ir::RuleId(Of.OfRule)];
  for (uint32_t I = 0; I < Fn.Params.Count; ++I) {
    const ir::Type Ty = Fn.Params.of(P.Params)[I].Ty;
    Value V;
    switch (Inputs[static_cast<unsigned>(Of.Role)][I]) {
    case RiskInput::Entities: {
      llvm::SmallVector<EntityId, 4> Fitting;
      for (EntityId E : Things.entities(Of.Things))
        if (C.isA(E, ir::KindId(Ty.Detail)))
          Fitting.push_back(E);
      V = Ev.entitySet(Fitting, /*Sorted=*/true);
      break;
    }
    case RiskInput::Categories: {
      llvm::SmallVector<Value, 4> Values;
      for (const Value &Cat : R.Categories.of(P.RuleCategories))
        if (Cat.Aux == Ty.Detail)
          Values.push_back(Cat);
      V = Ev.valueSet(Values);
      break;
    }
    case RiskInput::References:
      V = Ev.valueSet(R.Refs.of(P.RuleRefs));
      break;
    case RiskInput::Severity:
      V = Value::enumValue(Ty.enumId(), Of.Severity);
      break;
    case RiskInput::Protection:
      V = Value::enumValue(Ty.enumId(), static_cast<uint32_t>(Of.Prot));
      break;
    case RiskInput::Attempts:
      if (Of.Attempt != RatingClass::NoAttempt && P.Known.Attempt &&
          P.Funcs[P.Known.Attempt].Result == Ty)
        V = Value::enumValue(Ty.enumId(), Of.Attempt);
      break;
    case RiskInput::Likelihood:
    case RiskInput::Impact:
      break; // of the matrix alone
    }
    Ev.bind(I, V);
  }
  Value V = Ev.eval(Fn.Body);
  if (!V.isUnknown()) {
    Ev.truncateTrace(0);
    return {static_cast<uint8_t>(V.Payload), true};
  }
  uint8_t Least = Bounder(C, Ev).least(Fn.Body);
  // What is at least the highest level is exactly that.
  uint32_t Count = P.Enums[Fn.Result.enumId()].Values.Count;
  return {Least, Least + 1U >= Count};
}

void Ratings::rate(unsigned Threads) {
  uint32_t From = static_cast<uint32_t>(Levels.size());
  Levels.resize(Classes.size());
  Unknowns.resize(Classes.size());
  parallelFor(Threads, static_cast<uint32_t>(Classes.size()) - From,
              ClassesPerThread, [&](uint32_t Begin, uint32_t End) {
                Evaluator Ev(C);
                for (uint32_t I = From + Begin; I < From + End; ++I) {
                  Levels[I] = evaluate(Ev, I);
                  std::vector<UnknownFact> &Facts = Unknowns[I];
                  Facts.assign(Ev.trace().begin(), Ev.trace().end());
                  llvm::sort(Facts);
                  Facts.erase(llvm::unique(Facts), Facts.end());
                  if (Facts.size() > MaxUnknowns)
                    Facts.resize(MaxUnknowns);
                }
              });
}
