//===- Compile.cpp - Rules as plans of joins ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Compile.h"

#include "Rules/Walk.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"

#include <optional>

using namespace tmc;
using namespace tmc::rules;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::Intrinsic;

namespace {

/// A way to enumerate variable Var, if conjunct Conjunct holds.
struct Access {
  uint32_t Conjunct;
  uint32_t Var;
  uint64_t Needs; ///< variables that must be bound before
  Generator From;
  bool Exact; ///< what it yields satisfies the conjunct: no check is needed
};

class Compiler {
public:
  Compiler(const Context &C, const ir::Rule &R, PlanMode Mode)
      : C(C), P(C.P), R(R), Mode(Mode) {}

  Plan run();

private:
  uint64_t varsOf(ExprId E) const;
  /// \p E, or what the let that it names stands for.
  ExprId throughLets(ExprId E) const;
  std::optional<uint32_t> asVariable(ExprId E) const;
  void addConjunct(ExprId E);
  void findAccesses(uint32_t ConjunctIndex);
  void addAccess(const Access &A);
  bool isConstant(ir::AttrId A) const;
  bool payloadIsIndexed() const;
  void chooseOrder();
  const Access *bestAccess(uint32_t Var, uint64_t Bound) const;
  void placeChecks();

  const Context &C;
  const ir::Program &P;
  const ir::Rule &R;
  PlanMode Mode;
  uint32_t NumVars = 0;
  std::vector<uint64_t> SlotVars; ///< by slot, the variables that it depends on
  std::vector<ExprId> LetOf;      ///< by slot, or none
  std::vector<Access> Accesses;
  Plan Result;
};

} // namespace

uint64_t Compiler::varsOf(ExprId Root) const {
  uint64_t Vars = 0;
  forEachExpr(P, Root, [&](const Expr &E) {
    if (E.Op == ExprOp::Local && E.A < SlotVars.size())
      Vars |= SlotVars[E.A];
    return true;
  });
  return Vars;
}

ExprId Compiler::throughLets(ExprId Id) const {
  while (P.Exprs[Id].Op == ExprOp::Local && P.Exprs[Id].A < LetOf.size() &&
         LetOf[P.Exprs[Id].A])
    Id = LetOf[P.Exprs[Id].A];
  return Id;
}

std::optional<uint32_t> Compiler::asVariable(ExprId Id) const {
  const Expr &E = P.Exprs[throughLets(Id)];
  if (E.Op == ExprOp::Local && E.A < NumVars)
    return E.A;
  return std::nullopt;
}

void Compiler::addConjunct(ExprId Id) {
  // A chain of `and` leans to the left and can be long.
  llvm::SmallVector<ExprId, 8> Work = {Id};
  while (!Work.empty()) {
    ExprId Next = Work.pop_back_val();
    const Expr &E = P.Exprs[Next];
    if (E.Op == ExprOp::And) {
      Work.push_back(ExprId(E.B));
      Work.push_back(ExprId(E.A));
      continue;
    }
    Result.Conjuncts.push_back({Next, varsOf(Next), false});
  }
}

/// The intrinsic that leads back: from x to every v with `x in v.I`, perhaps
/// with others.
static std::optional<Intrinsic> inverseOfMember(Intrinsic I) {
  switch (I) {
  case Intrinsic::FlowCrosses:
  case Intrinsic::FlowEnters:
  case Intrinsic::FlowLeaves:
    return Intrinsic::BoundaryCrossing;
  case Intrinsic::BoundaryCrossing:
    return Intrinsic::FlowCrosses;
  case Intrinsic::FlowEnds:
    return Intrinsic::ElementFlows;
  case Intrinsic::ElementIncoming:
  case Intrinsic::ElementOutgoing:
  case Intrinsic::ElementFlows:
  case Intrinsic::ElementCalls:
  case Intrinsic::ElementServes:
    return Intrinsic::FlowEnds;
  case Intrinsic::ElementZones:
    return Intrinsic::BoundaryElements;
  case Intrinsic::BoundaryElements:
  case Intrinsic::BoundaryMembers:
    return Intrinsic::ElementZones;
  case Intrinsic::ElementHandles:
    return Intrinsic::DataPlaces;
  case Intrinsic::DataPlaces:
  case Intrinsic::DataStoredAt:
    return Intrinsic::ElementHandles;
  case Intrinsic::SystemElements:
    return Intrinsic::ElementSystem;
  case Intrinsic::SystemFlows:
    return Intrinsic::FlowSystem;
  case Intrinsic::SystemBoundaries:
    return Intrinsic::BoundarySystem;
  default:
    return std::nullopt;
  }
}

/// From x to every v with `v.I == x`.
static std::optional<Intrinsic> inverseOfEqual(Intrinsic I) {
  switch (I) {
  case Intrinsic::ElementZone:
    return Intrinsic::BoundaryMembers;
  case Intrinsic::FlowSource:
    return Intrinsic::ElementCalls;
  case Intrinsic::FlowTarget:
    return Intrinsic::ElementServes;
  case Intrinsic::ElementSystem:
    return Intrinsic::SystemElements;
  case Intrinsic::FlowSystem:
    return Intrinsic::SystemFlows;
  case Intrinsic::BoundarySystem:
    return Intrinsic::SystemBoundaries;
  default:
    return std::nullopt;
  }
}

/// Whether every kind and control sets \p A to a constant only, so that the
/// indexes over the model's constants have all of it.
bool Compiler::isConstant(ir::AttrId A) const {
  for (const ir::Default &D : P.Defaults)
    if (D.Attr == A && P.Exprs[D.V].Op != ExprOp::Const)
      return false;
  for (const ir::Provision &V : P.Provisions)
    if (V.Attr == A && P.Exprs[V.V].Op != ExprOp::Const)
      return false;
  return true;
}

/// Whether the lineage pass sees all that goes over a flow: it reads constants,
/// and knows what the root kind says of `returns`.
bool Compiler::payloadIsIndexed() const {
  const ir::WellKnown &W = P.Known;
  if (!W.Carries || !W.Returns || !isConstant(W.Carries))
    return false;
  for (const ir::Provision &V : P.Provisions)
    if (V.Attr == W.Returns && P.Exprs[V.V].Op != ExprOp::Const)
      return false;
  return llvm::count_if(P.Defaults, [&](const ir::Default &D) {
           return D.Attr == W.Returns && P.Exprs[D.V].Op != ExprOp::Const;
         }) <= 1;
}

void Compiler::addAccess(const Access &A) {
  if (A.Needs & (uint64_t(1) << A.Var))
    return;
  Result.Conjuncts[A.Conjunct].IsLink = true;
  if (A.From.How == Generator::Members)
    Result.Links.push_back({A.Conjunct, A.Var, A.From.Of, A.Needs});
  Accesses.push_back(A);
}

void Compiler::findAccesses(uint32_t Index) {
  const Expr &E = P.Exprs[Result.Conjuncts[Index].E];
  if (E.Op != ExprOp::IsIn && E.Op != ExprOp::Eq)
    return;
  auto Try = [&](ExprId Left, ExprId Right) {
    if (auto Var = asVariable(Left))
      addAccess({Index,
                 *Var,
                 varsOf(Right),
                 {Generator::Members, Right, Intrinsic{}},
                 true});
    bool IsIn = E.Op == ExprOp::IsIn;
    // `x in v.fact`, `v.fact == x`: v is what leads back.
    const Expr &Fact = P.Exprs[throughLets(IsIn ? Right : Left)];
    ExprId X = IsIn ? Left : Right;
    std::optional<Intrinsic> Back;
    if (Fact.Op == ExprOp::Intrinsic) {
      auto I = static_cast<Intrinsic>(Fact.B);
      Back = IsIn ? inverseOfMember(I) : inverseOfEqual(I);
    } else if (Fact.Op == ExprOp::Attr && IsIn) {
      // An index may yield more than there is: the condition is checked again.
      ir::AttrId A(Fact.B);
      if ((A == P.Known.Carries && isConstant(A)) ||
          (A && A == P.Known.Payload && payloadIsIndexed()))
        Back = Intrinsic::DataFlows;
      else if (A == P.Known.Stores && isConstant(A))
        Back = Intrinsic::DataStoredAt;
    }
    if (!Back)
      return;
    if (auto Var = asVariable(ExprId(Fact.A)))
      addAccess(
          {Index, *Var, varsOf(X), {Generator::Inverse, X, *Back}, false});
  };
  Try(ExprId(E.A), ExprId(E.B));
  if (E.Op == ExprOp::Eq)
    Try(ExprId(E.B), ExprId(E.A));
}

const Access *Compiler::bestAccess(uint32_t Var, uint64_t Bound) const {
  const Access *Best = nullptr;
  for (const Access &A : Accesses) {
    if (A.Var != Var || (A.Needs & ~Bound))
      continue;
    // `==` yields one entity; of the rest, as written.
    bool One = P.Exprs[Result.Conjuncts[A.Conjunct].E].Op == ExprOp::Eq &&
               A.From.How == Generator::Members;
    if (One)
      return &A;
    if (!Best)
      Best = &A;
  }
  return Best;
}

void Compiler::chooseOrder() {
  // With each variable first in turn, then always the one that is cheapest to
  // bind next. Few rules have more than three variables.
  auto Scan = [&](uint32_t Var) {
    const ir::RuleVar &V = R.Vars.of(P.RuleVars)[Var];
    return double(C.F.candidates(V.Kind).size());
  };
  constexpr double PerIndex = 4; // how many an index is taken to yield
  double BestCost = -1;
  std::vector<uint32_t> BestOrder;
  for (uint32_t First = 0; First < NumVars; ++First) {
    std::vector<uint32_t> Order;
    uint64_t Bound = 0;
    double Rows = 1, Cost = 0;
    for (uint32_t Step = 0; Step < NumVars; ++Step) {
      uint32_t Pick = First;
      double PickRows = 0;
      bool Any = false;
      for (uint32_t Var = 0; Var < NumVars; ++Var) {
        if (Bound & (uint64_t(1) << Var))
          continue;
        if (Mode == PlanMode::NestedLoops ? Var != Step
                                          : Step == 0 && Var != First)
          continue;
        double N = Scan(Var);
        if (Mode == PlanMode::Indexed && bestAccess(Var, Bound))
          N = std::min(N, PerIndex);
        if (!Any || N < PickRows) {
          Pick = Var;
          PickRows = N;
          Any = true;
        }
      }
      Order.push_back(Pick);
      Bound |= uint64_t(1) << Pick;
      Rows *= std::max(PickRows, 1.0);
      Cost += Rows;
    }
    if (BestCost < 0 || Cost < BestCost) {
      BestCost = Cost;
      BestOrder = Order;
    }
  }

  uint64_t Bound = 0;
  std::vector<bool> Done(Result.Conjuncts.size());
  for (uint32_t Var : BestOrder) {
    Level L;
    L.Var = Var;
    const Access *A =
        Mode == PlanMode::Indexed ? bestAccess(Var, Bound) : nullptr;
    if (A) {
      L.From = A->From;
      if (A->Exact)
        Done[A->Conjunct] = true;
    }
    Bound |= uint64_t(1) << Var;
    for (uint32_t I = 0; I < Result.Conjuncts.size(); ++I)
      if (!Done[I] && !(Result.Conjuncts[I].Vars & ~Bound)) {
        L.Checks.push_back(I);
        Done[I] = true;
      }
    Result.Levels.push_back(std::move(L));
  }
}

/// A let that is used further in than where it can be evaluated is evaluated
/// there, once for all that is bound inside.
void Compiler::placeChecks() {
  uint64_t Bound = 0;
  std::vector<bool> Placed(SlotVars.size());
  for (size_t I = 0; I + 1 < Result.Levels.size(); ++I) {
    Bound |= uint64_t(1) << Result.Levels[I].Var;
    std::vector<bool> Used(SlotVars.size());
    auto Note = [&](ExprId Root) {
      forEachExpr(P, Root, [&](const Expr &E) {
        if (E.Op == ExprOp::Local && E.A < Used.size())
          Used[E.A] = true;
        return true;
      });
    };
    for (size_t J = I + 1; J < Result.Levels.size(); ++J) {
      Note(Result.Levels[J].From.Of);
      for (uint32_t Check : Result.Levels[J].Checks)
        Note(Result.Conjuncts[Check].E);
    }
    for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets))
      if (Used[Let.Slot] && !Placed[Let.Slot] &&
          !(SlotVars[Let.Slot] & ~Bound)) {
        Placed[Let.Slot] = true;
        Result.Levels[I].Lets.push_back(Let.Slot);
      }
  }
}

Plan Compiler::run() {
  NumVars = R.Vars.Count;
  // The verifier allows no more; a mask of variables is one word.
  assert(NumVars <= 64 && "too many match variables");
  SlotVars.assign(std::max(R.NumSlots, NumVars), 0);
  LetOf.assign(SlotVars.size(), ExprId::none());
  for (uint32_t I = 0; I < NumVars; ++I)
    SlotVars[I] = uint64_t(1) << I;
  for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets)) {
    SlotVars[Let.Slot] = varsOf(Let.V);
    LetOf[Let.Slot] = Let.V;
  }
  if (R.WitnessSlot < SlotVars.size() && R.Witness)
    SlotVars[R.WitnessSlot] = varsOf(R.Witness);
  for (ExprId E : R.Where.of(P.RuleConditions))
    addConjunct(E);
  for (uint32_t I = 0; I < Result.Conjuncts.size(); ++I)
    findAccesses(I);
  chooseOrder();
  placeChecks();
  return std::move(Result);
}

Plan rules::compileRule(const Context &C, ir::RuleId Rule, PlanMode Mode) {
  Plan Result = Compiler(C, C.P.Rules[Rule], Mode).run();
  Result.Rule = Rule;
  return Result;
}

Plan rules::compileQuery(const Context &C, const ir::Rule &Query,
                         PlanMode Mode) {
  return Compiler(C, Query, Mode).run();
}

//===----------------------------------------------------------------------===//
// In words
//===----------------------------------------------------------------------===//

/// The place of an expression begins at its first operand, whose parentheses
/// are no part of it: `(count x in s : c) >= 1` begins at `count`. Widens the
/// slice \p Begin … \p End of \p All to the parentheses that it lacks.
static llvm::StringRef balanced(llvm::StringRef All, size_t Begin, size_t End) {
  size_t Open = 0, Missing = 0;
  bool Quoted = false;
  for (size_t I = Begin; I < End; ++I) {
    if (All[I] == '\\' && Quoted)
      ++I;
    else if (All[I] == '"')
      Quoted = !Quoted;
    else if (!Quoted && All[I] == '(')
      ++Open;
    else if (!Quoted && All[I] == ')')
      Open == 0 ? ++Missing : --Open;
  }
  for (; Missing != 0; --Missing) {
    size_t At = All.take_front(Begin).rtrim().size();
    if (At == 0 || All[At - 1] != '(')
      break;
    Begin = At - 1;
  }
  for (; Open != 0; --Open) {
    size_t At = All.size() - All.drop_front(End).ltrim().size();
    if (At == All.size() || All[At] != ')')
      break;
    End = At + 1;
  }
  return All.slice(Begin, End);
}

std::string rules::sourceText(const ir::Program &P, Range Where) {
  if (!Where.isValid())
    return {};
  FileId F = P.Sources->fileOf(Where.Begin);
  if (!F)
    return {};
  llvm::StringRef Text =
      balanced(P.Sources->text(F), P.Sources->offsetIn(F, Where.Begin),
               P.Sources->offsetIn(F, Where.End));
  // What is written over several lines is shown on one.
  std::string Out;
  bool Blank = false;
  for (char Ch : Text.trim()) {
    if (llvm::isSpace(Ch)) {
      Blank = true;
      continue;
    }
    if (Blank)
      Out += ' ';
    Blank = false;
    Out += Ch;
  }
  return Out;
}

static std::string textOf(const ir::Program &P, ExprId E) {
  std::string Text = sourceText(P, P.Exprs[E].Where);
  return Text.empty() ? "%" + std::to_string(E.index()) : Text;
}

std::string rules::describePlan(const Context &C, const Plan &Plan) {
  const ir::Program &P = C.P;
  const ir::Rule &R = P.Rules[Plan.Rule];
  std::string Out;
  std::string Indent;
  for (const Level &L : Plan.Levels) {
    const ir::RuleVar &V = R.Vars.of(P.RuleVars)[L.Var];
    std::string Var =
        (P.text(V.Text) + " : " + P.shortName(P.Kinds[V.Kind].Id)).str();
    Out += Indent;
    switch (L.From.How) {
    case Generator::Scan:
      Out += "scan " + Var + " (" +
             std::to_string(C.F.candidates(V.Kind).size()) + ")";
      break;
    case Generator::Members:
      Out += "for " + Var + " in " + textOf(P, L.From.Of);
      break;
    case Generator::Inverse:
      Out += "for " + Var + " in index " + ir::info(L.From.Index).Name.str() +
             " of " + textOf(P, L.From.Of);
      break;
    }
    Out += '\n';
    Indent += "  ";
    for (uint32_t Check : L.Checks)
      Out += Indent + "if " + textOf(P, Plan.Conjuncts[Check].E) + '\n';
    for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets))
      if (llvm::is_contained(L.Lets, Let.Slot))
        Out += Indent + "let " + P.text(Let.Text).str() + " = " +
               textOf(P, Let.V) + '\n';
  }
  return Out;
}
