//===- Questions.cpp - What to ask first ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/EngineImpl.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityId;
using ir::Value;

/// How \p R asks for \p Fact of a finding with \p Bindings; empty if it does
/// not.
static std::string askedByRule(const Context &C, const ir::Rule &R,
                               llvm::ArrayRef<EntityId> Bindings,
                               UnknownFact Fact) {
  for (const ir::RuleQuestion &Q : R.Questions.of(C.P.RuleQuestions)) {
    const ir::Expr &Subject = C.P.Exprs[Q.Subject];
    if (Subject.Op != ir::ExprOp::Attr || ir::AttrId(Subject.B) != Fact.Attr)
      continue;
    Evaluator Ev(C);
    bindRule(Ev, C.P, R, Bindings);
    Value Of = Ev.eval(ir::ExprId(Subject.A));
    if (Of.Tag != ir::ValueTag::Entity || Of.entity() != Fact.Entity)
      continue;
    std::string Out;
    Ev.printText(Q.Text, Out);
    return Out;
  }
  return {};
}

static std::string askedByAttribute(const Context &C, UnknownFact Fact) {
  std::string Of;
  Evaluator(C).print(Value::entity(Fact.Entity), Of);
  const ir::Attr &A = C.P.Attrs[Fact.Attr];
  if (llvm::StringRef Question = C.P.text(A.Question); !Question.empty())
    return Of + ": " + Question.str();
  return "What is `" + C.P.text(A.Text).str() + "` of " + Of + "?";
}

std::string Engine::question(UnknownFact Fact) const {
  return askedByAttribute(I->C, Fact);
}

std::vector<RankedQuestion> Engine::questions(const FindingSet &F) const {
  const Context &C = I->C;
  llvm::MapVector<uint64_t, RankedQuestion> ByFact;
  for (uint32_t Index = 0; Index < F.Findings.size(); ++Index) {
    FindingId Id(Index);
    const Finding &X = F.Findings[Id];
    // One that a decision has settled needs no answer.
    if (X.State != FindingState::Question)
      continue;
    for (UnknownFact Fact : X.Unknowns.of(F.Unknowns)) {
      RankedQuestion &Q = ByFact[Context::key(Fact.Entity, Fact.Attr)];
      Q.Fact = Fact;
      Q.Settles.push_back(Id);
      Q.Severity = std::max(Q.Severity, X.Severity);
    }
  }

  std::vector<RankedQuestion> Out;
  for (auto &[Key, Q] : ByFact) {
    for (FindingId Id : Q.Settles) {
      const Finding &X = F.Findings[Id];
      Q.Text =
          askedByRule(C, C.P.Rules[X.Rule], X.Bindings.of(F.Bindings), Q.Fact);
      if (!Q.Text.empty())
        break;
    }
    if (Q.Text.empty())
      Q.Text = askedByAttribute(C, Q.Fact);
    Out.push_back(std::move(Q));
  }
  for (UnknownFact Fact : F.OpenSets)
    if (!ByFact.count(Context::key(Fact.Entity, Fact.Attr)))
      Out.push_back({Fact, askedByAttribute(C, Fact), {}, 0});

  auto Place = [&](const RankedQuestion &Q) {
    return C.P.Entities[Q.Fact.Entity].Where.Begin.Offset;
  };
  llvm::sort(Out, [&](const RankedQuestion &A, const RankedQuestion &B) {
    if (A.Settles.size() != B.Settles.size())
      return A.Settles.size() > B.Settles.size();
    if (A.Severity != B.Severity)
      return A.Severity > B.Severity;
    return std::tuple(Place(A), A.Fact) < std::tuple(Place(B), B.Fact);
  });
  return Out;
}
