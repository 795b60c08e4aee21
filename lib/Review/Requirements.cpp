//===- Requirements.cpp - What a model has to hold to ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Checks each `require`, and shows what makes it fail: the member of which an
/// `all` is false, the path that should not be, how far one comes where a path
/// should be, the value that is compared.
///
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"
#include "IR/ExprInfo.h"
#include "Review/ReviewImpl.h"
#include "Rules/PathSearch.h"

#include "llvm/ADT/DenseSet.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

// Nobody reads more than this about one requirement.
static constexpr unsigned MaxNotes = 24;
// Predicates call predicates.
static constexpr unsigned MaxNesting = 32;
namespace tmc::rules {

/// Adds notes to a report that say why a condition is true, or false.
class Refuter {
public:
  Refuter(const Context &C, Evaluator &Ev, DiagBuilder &B)
      : C(C), P(C.P), Ev(Ev), B(B) {}

  /// Why \p Id, which is in the evaluator's current frame, is \p Is.
  void explain(ExprId Id, bool Is);

private:
  Value eval(ExprId Id) {
    uint32_t From = Ev.traceSize();
    Value V = Ev.eval(Id);
    Ev.truncateTrace(From);
    return V;
  }
  bool is(ExprId Id, bool Truth) { return eval(Id) == Value::boolean(Truth); }
  std::string id(EntityId E) const { return P.text(P.Entities[E].Id).str(); }
  std::string print(const Value &V) const {
    std::string Out;
    Ev.print(V, Out, Evaluator::Style::Source);
    return Out;
  }
  std::string source(ExprId Id) const {
    std::string Text = sourceText(P, P.Exprs[Id].Where);
    return Text.empty() ? ir::info(P.Exprs[Id].Op).Mnemonic.str() : Text;
  }
  void note(diag::Kind Id, Range Where, llvm::ArrayRef<DiagArg> Args) {
    if (Notes++ < MaxNotes)
      B.note(Id, Where, Args);
  }

  void path(ExprId Id);
  void noPath(ExprId Id);
  void quantifier(ExprId Id, bool Is);
  void call(ExprId Id, bool Is);
  void value(ExprId Id);

  const Context &C;
  const ir::Program &P;
  Evaluator &Ev;
  DiagBuilder &B;
  unsigned Notes = 0;
  unsigned Nesting = 0;
};

} // namespace tmc::rules

void Refuter::explain(ExprId Id, bool Is) {
  if (Notes >= MaxNotes || Nesting >= MaxNesting)
    return;
  const Expr &E = P.Exprs[Id];
  ExprId Left(E.A), Right(E.B);
  ++Nesting;
  switch (E.Op) {
  case ExprOp::And:
  case ExprOp::Or:
    // All operands make an `and` true, an `or` false; else one is enough.
    if (Is == (E.Op == ExprOp::And)) {
      explain(Left, Is);
      explain(Right, Is);
    } else {
      explain(this->is(Left, Is) ? Left : Right, Is);
    }
    break;
  case ExprOp::Implies:
    if (!Is) {
      explain(Left, true);
      explain(Right, false);
    } else if (this->is(Right, true)) {
      explain(Right, true);
    } else {
      explain(Left, false);
    }
    break;
  case ExprOp::Not:
    explain(Left, !Is);
    break;
  case ExprOp::If:
    if (Value Cond = eval(Left); !Cond.isUnknown()) {
      explain(Left, Cond.isTrue());
      explain(Cond.isTrue() ? Right : ExprId(E.C), Is);
    }
    break;
  case ExprOp::PathFound:
    Is ? path(Left) : noPath(Left);
    break;
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
    quantifier(Id, Is);
    break;
  case ExprOp::Call:
    call(Id, Is);
    break;
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Le:
  case ExprOp::Gt:
  case ExprOp::Ge:
    value(Left);
    value(Right);
    break;
  case ExprOp::IsIn:
    value(Left);
    value(Right);
    break;
  case ExprOp::Is:
    value(Left);
    break;
  case ExprOp::Builtin:
    for (uint32_t I = 0; I < E.C; ++I)
      value(P.ExprArgs[E.B + I]);
    break;
  case ExprOp::Attr:
  case ExprOp::Intrinsic:
    value(Id);
    break;
  default:
    break;
  }
  --Nesting;
}

/// The path \p Id, flow by flow.
void Refuter::path(ExprId Id) {
  Value V = eval(Id);
  if (V.Tag != ValueTag::Path || V.Payload < 0)
    return;
  std::vector<EntityId> Flows;
  for (const Value &M : Ev.members(V))
    Flows.push_back(M.entity());
  if (Flows.empty()) {
    PathTables Tables;
    Evaluator::Mark Before = Ev.mark();
    PathSearch Search(Ev, Tables);
    Search.run(P.Exprs[Id]);
    Ev.rewind(Before);
    if (EntityId Both = Search.inBoth())
      note(diag::NoteEmptyPath, P.Entities[Both].Where, {id(Both)});
    return;
  }
  std::string Text;
  Ev.print(V, Text);
  note(diag::NoteCounterExample, P.Entities[Flows[0]].Where, {Text});
  if (Flows.size() < 2)
    return;
  // A two-way flow may be taken against its direction: where the path stands
  // says which end is next.
  auto Joins = [&](EntityId X, EntityId Flow) {
    return P.flow(Flow).Source == X || P.flow(Flow).Target == X;
  };
  EntityId At = P.flow(Flows[0]).Source;
  if (!Joins(P.flow(Flows[0]).Target, Flows[1]))
    At = P.flow(Flows[0]).Target;
  for (size_t I = 0; I < Flows.size(); ++I) {
    const ir::Flow &F = P.flow(Flows[I]);
    EntityId To = F.Source == At ? F.Target : F.Source;
    note(diag::NoteHop, P.Entities[Flows[I]].Where,
         {std::to_string(I + 1), id(Flows[I]), id(At), id(To)});
    At = To;
  }
}

/// How far flows lead where path \p Id should.
void Refuter::noPath(ExprId Id) {
  PathTables Tables;
  Evaluator::Mark Before = Ev.mark();
  PathSearch Search(Ev, Tables);
  Search.run(P.Exprs[Id]);
  Ev.rewind(Before);
  std::vector<EntityId> Reached = Search.reached();
  size_t NumSources = Search.sources().size();
  if (NumSources == 0) {
    note(diag::NoteEmptySet, P.Exprs[ExprId(P.Exprs[Id].A)].Where,
         {source(ExprId(P.Exprs[Id].A))});
    return;
  }
  EntityId From = Search.sources()[0];
  std::vector<std::string> Names;
  for (EntityId E : Reached)
    if (E != From)
      Names.push_back(id(E));
  note(
      diag::NoteNoPath, P.Entities[From].Where,
      {id(From), DiagArg::number(Names.empty() ? 0 : 1), DiagArg::list(Names)});
}

void Refuter::quantifier(ExprId Id, bool Is) {
  const Expr &E = P.Exprs[Id];
  uint32_t From = Ev.traceSize();
  Value Set = Ev.eval(ExprId(E.B));
  // What one member alone decides: a true `any`, a false `all` or `none`.
  bool OneDecides = Is == (E.Op == ExprOp::Any);
  bool Wanted = E.Op != ExprOp::All;
  std::vector<std::string> Names;
  for (int64_t I = 0; hasMembers(Set) && I < Set.Payload; ++I) {
    Value M = Ev.members(Set)[static_cast<size_t>(I)];
    Names.push_back(print(M));
    if (E.C == ~uint32_t(0)) {
      if (OneDecides && I == 0)
        note(diag::NoteValueIs, P.Exprs[ExprId(E.B)].Where,
             {source(ExprId(E.B)), print(Set)});
      continue;
    }
    Ev.setSlot(E.A, M);
    if (!OneDecides || !is(ExprId(E.C), Wanted))
      continue;
    note(diag::NoteFalseOf,
         M.Tag == ValueTag::Entity ? P.Entities[M.entity()].Where
                                   : P.Exprs[ExprId(E.C)].Where,
         {source(ExprId(E.C)), Wanted ? "true" : "false", print(M)});
    Ev.setSlot(E.A, M);
    explain(ExprId(E.C), Wanted);
    break;
  }
  if (!OneDecides && E.Op == ExprOp::Any) {
    if (Names.empty())
      note(diag::NoteEmptySet, P.Exprs[ExprId(E.B)].Where,
           {source(ExprId(E.B))});
    else if (E.C != ~uint32_t(0))
      note(diag::NoteFalseOfAll, P.Exprs[ExprId(E.C)].Where,
           {source(ExprId(E.C)), DiagArg::list(Names)});
  }
  Ev.truncateTrace(From);
}

void Refuter::call(ExprId Id, bool Is) {
  const Expr &E = P.Exprs[Id];
  const ir::Func &F = P.Funcs[ir::FuncId(E.A)];
  std::vector<Value> Args;
  for (uint32_t I = 0; I < E.C; ++I)
    Args.push_back(eval(P.ExprArgs[E.B + I]));
  Evaluator::Frame Own(Ev, std::max(F.NumSlots, E.C));
  for (uint32_t I = 0; I < E.C; ++I)
    Ev.setSlot(I, Args[I]);
  explain(F.Body, Is);
}

/// What \p Id is, and where it was said.
void Refuter::value(ExprId Id) {
  const Expr &E = P.Exprs[Id];
  if (E.Op == ExprOp::Const || E.Op == ExprOp::Local)
    return;
  if (E.Op != ExprOp::Attr) {
    note(diag::NoteValueIs, E.Where, {source(Id), print(eval(Id))});
    return;
  }
  Value Of = eval(ExprId(E.A));
  ir::AttrId A(E.B);
  if (Of.Tag != ValueTag::Entity || !C.isA(Of.entity(), P.Attrs[A].Owner)) {
    note(diag::NoteValueIs, E.Where, {source(Id), print(eval(Id))});
    return;
  }
  analysis::Resolved From = C.F.resolve(Of.entity(), A);
  note(
      diag::NoteValueIs, From.Where.isValid() ? From.Where : E.Where,
      {id(Of.entity()) + "." + P.text(P.Attrs[A].Text).str(), print(eval(Id))});
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

/// Checks \p R, of entity \p Of if that is one.
static void check(const Context &C, Evaluator &Ev, const ir::Requirement &R,
                  EntityId Of, Diagnostics &Diags) {
  const ir::Program &P = C.P;
  Ev.reset(std::max(R.NumSlots, Ev.slotsOf(R.Condition)));
  if (Of)
    Ev.bind(0, Value::entity(Of));
  Value V = Ev.eval(R.Condition);
  if (V.isTrue())
    return;
  std::string Message = P.text(R.Message).str();
  if (Message.empty())
    Message = sourceText(P, P.Exprs[R.Condition].Where);
  // What a kind requires is reported at the entity, which is to be fixed.
  Range Where = R.Of ? P.Entities[Of].Where : R.Where;
  auto NoteKind = [&](DiagBuilder &B) {
    if (R.Of)
      B.note(diag::NoteKindRequires, R.Where,
             {P.shortName(P.Kinds[R.Of].Id).str()});
  };
  if (V.isFalse()) {
    DiagBuilder B = Diags.report(diag::RequirementFails, Where);
    B << Message;
    NoteKind(B);
    Refuter(C, Ev, B).explain(R.Condition, false);
    return;
  }
  std::vector<UnknownFact> Facts(Ev.trace());
  llvm::sort(Facts);
  Facts.erase(llvm::unique(Facts), Facts.end());
  std::vector<std::string> Names;
  for (UnknownFact Fact : Facts)
    Names.push_back((P.text(P.Entities[Fact.Entity].Id) + "." +
                     P.text(P.Attrs[Fact.Attr].Text))
                        .str());
  DiagBuilder B = Diags.report(diag::RequirementUnknown, Where);
  B << Message;
  NoteKind(B);
  if (!Names.empty())
    B.note(diag::NoteUnknownFacts, {}, {DiagArg::list(Names)});
}

/// Reports values that a kind or control computes out of the attribute's range.
/// What is constant was checked when it was compiled.
static void checkRanges(const Context &C, Evaluator &Ev, Diagnostics &Diags) {
  const ir::Program &P = C.P;
  for (uint32_t I = 0; I < P.Attrs.size(); ++I) {
    ir::AttrId A(I);
    const ir::Attr &Row = P.Attrs[A];
    const ir::ValueRange *R = P.allowed(Row);
    if (!R)
      continue;
    for (EntityId E : C.F.instances(Row.Owner)) {
      analysis::Resolved From = C.F.resolve(E, A);
      if (!From.Expr || P.Exprs[From.Expr].Op == ExprOp::Const)
        continue;
      Ev.reset(0);
      Value V = Ev.attribute(E, A);
      std::vector<Value> Values{V};
      if (hasMembers(V))
        Values = Ev.members(V);
      for (const Value &One : Values) {
        if (ir::isAllowed(P, *R, One))
          continue;
        std::string Text;
        Ev.print(One, Text, Evaluator::Style::Source);
        Diags.report(diag::ComputedOutOfRange, P.Entities[E].Where)
                .note(diag::NoteComputedHere, P.Exprs[From.Expr].Where)
            << P.text(P.Entities[E].Id) + "." + P.text(Row.Text) << Text
            << P.text(Row.Text) << ir::rangeText(P, *R);
        break;
      }
    }
  }
}

void review::checkRequirements(const Context &C, Diagnostics &Diags) {
  Evaluator Ev(C);
  checkRanges(C, Ev, Diags);
  // What is out of scope is not held to anything here.
  auto CheckOf = [&](const ir::Requirement &R, EntityId E) {
    if (!E || !C.F.isOutOfScope(E))
      check(C, Ev, R, E, Diags);
  };
  for (const ir::Requirement &R : C.P.Requirements) {
    if (!R.Of || R.Scope) {
      CheckOf(R, R.Scope);
      continue;
    }
    for (EntityId E : C.F.instances(R.Of))
      CheckOf(R, E);
  }
}
