//===- LintRules.cpp - Rules that can never fire --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// All conditions of a rule must hold at once. Each is reduced to what it
/// demands of one subject: that it is of a kind, or equals a constant, or not.
/// Two demands that exclude each other are a contradiction. This is sound, not
/// complete: what it cannot reduce it leaves alone.
///
//===----------------------------------------------------------------------===//

#include "Analysis/Facts.h"
#include "Analysis/Lint.h"
#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::analysis;
using namespace tmc::ir;
using llvm::StringRef;

namespace {

/// What is known of a condition before any model is.
enum class Fixed : uint8_t { False, True, Open };

class RuleLint {
public:
  RuleLint(const Facts &F, const Rule &R, Diagnostics &Diags)
      : F(F), P(F.program()), R(R), Diags(Diags) {}

  void run() {
    for (uint32_t I = 0; I < R.Vars.Count; ++I)
      demandKind("$" + std::to_string(I), R.Vars.of(P.RuleVars)[I].Kind, true,
                 ExprId::none());
    for (ExprId E : R.Where.of(P.RuleConditions))
      if (!Reported)
        demand(E, true);
    for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      if (!Reported && fold(U.Condition) == Fixed::True) {
        Reported = true;
        Diags.report(diag::RuleAlwaysSilenced, P.Exprs[U.Condition].Where)
            << P.shortName(R.Id);
      }
    checkJoins();
  }

private:
  //===--------------------------------------------------------------------===//
  // Joins
  //===--------------------------------------------------------------------===//

  /// The match variables that \p E depends on, a bit each; \p OfSlot is what
  /// lets and the witness depend on.
  uint64_t varsOf(ExprId E, llvm::ArrayRef<uint64_t> OfSlot) const {
    uint64_t Vars = 0;
    llvm::SmallVector<ExprId, 16> Work{E};
    llvm::DenseSet<ExprId> Seen;
    while (!Work.empty()) {
      ExprId X = Work.pop_back_val();
      if (!Seen.insert(X).second)
        continue;
      const Expr &Row = P.Exprs[X];
      if (Row.Op == ExprOp::Local && Row.A < OfSlot.size())
        Vars |= OfSlot[Row.A];
      forEachOperand(P, Row, [&](ExprId Operand) { Work.push_back(Operand); });
    }
    return Vars;
  }

  /// Variables that no condition ties together make a finding for each
  /// combination: a hundred elements in three variables make a million.
  void checkJoins() {
    auto Vars = R.Vars.of(P.RuleVars);
    if (Vars.size() < 2 || Vars.size() > 64 || R.IsThreat)
      return;
    std::vector<uint64_t> OfSlot(std::max<size_t>(R.NumSlots, Vars.size()));
    for (size_t I = 0; I < Vars.size(); ++I)
      OfSlot[I] = uint64_t(1) << I;
    for (const RuleLet &Let : R.Lets.of(P.RuleLets))
      OfSlot[Let.Slot] = varsOf(Let.V, OfSlot);
    llvm::SmallVector<uint64_t, 8> Ties;
    if (R.Witness)
      Ties.push_back(varsOf(R.Witness, OfSlot));
    if (R.Witness && R.WitnessSlot < OfSlot.size())
      OfSlot[R.WitnessSlot] = Ties.back();
    for (ExprId E : R.Where.of(P.RuleConditions))
      Ties.push_back(varsOf(E, OfSlot));
    uint64_t Joined = 1;
    for (bool Grew = true; Grew;) {
      Grew = false;
      for (uint64_t Tie : Ties)
        if ((Tie & Joined) != 0 && (Tie & ~Joined) != 0) {
          Joined |= Tie;
          Grew = true;
        }
    }
    for (size_t I = 1; I < Vars.size(); ++I)
      if ((Joined >> I & 1) == 0) {
        Diags.report(diag::VariablesNotJoined, Vars[I].Where)
            << P.text(Vars[I].Text) << P.text(Vars[0].Text)
            << P.shortName(R.Id);
        return;
      }
  }

  struct Demand {
    Value V;       ///< equals this, unless Kinds
    bool Positive; ///< or else differs from it
    bool IsKind;   ///< V is a kind: it is of this kind
    ExprId From;   ///< none: the match
  };

  //===--------------------------------------------------------------------===//
  // Constants
  //===--------------------------------------------------------------------===//

  std::optional<Value> constant(ExprId E) const {
    if (P.Exprs[E].Op != ExprOp::Const)
      return std::nullopt;
    return P.Constants[P.Exprs[E].A];
  }

  static Fixed negated(Fixed X) {
    return X == Fixed::Open ? X : X == Fixed::True ? Fixed::False : Fixed::True;
  }

  Fixed fold(ExprId E, unsigned Depth = 0) const {
    const Expr &X = P.Exprs[E];
    if (Depth > MaxDepth)
      return Fixed::Open;
    switch (X.Op) {
    case ExprOp::Const: {
      const Value &V = P.Constants[X.A];
      return V.isTrue()    ? Fixed::True
             : V.isFalse() ? Fixed::False
                           : Fixed::Open;
    }
    case ExprOp::Not:
      return negated(fold(ExprId(X.A), Depth + 1));
    case ExprOp::And:
    case ExprOp::Or: {
      Fixed Decides = X.Op == ExprOp::And ? Fixed::False : Fixed::True;
      Fixed A = fold(ExprId(X.A), Depth + 1), B = fold(ExprId(X.B), Depth + 1);
      if (A == Decides || B == Decides)
        return Decides;
      return A == B ? A : Fixed::Open;
    }
    case ExprOp::Eq:
    case ExprOp::Ne: {
      std::optional<Value> A = constant(ExprId(X.A)), B = constant(ExprId(X.B));
      if (!A || !B || A->isUnknown() || B->isUnknown() || A->Tag != B->Tag ||
          A->Tag == ValueTag::Set)
        return Fixed::Open;
      return (*A == *B) == (X.Op == ExprOp::Eq) ? Fixed::True : Fixed::False;
    }
    default:
      return Fixed::Open;
    }
  }

  //===--------------------------------------------------------------------===//
  // Demands
  //===--------------------------------------------------------------------===//

  /// A text that is the same for expressions that have the same value.
  bool key(ExprId E, std::string &Out, unsigned Depth = 0) const {
    const Expr &X = P.Exprs[E];
    if (Depth > MaxDepth || Out.size() > 512)
      return false;
    switch (X.Op) {
    case ExprOp::Local:
      Out += "$" + std::to_string(X.A);
      return true;
    case ExprOp::Attr:
      if (!key(ExprId(X.A), Out, Depth + 1))
        return false;
      Out += ".a" + std::to_string(X.B);
      return true;
    case ExprOp::Intrinsic:
      if (X.C != ~uint32_t(0) || !key(ExprId(X.A), Out, Depth + 1))
        return false;
      Out += ".i" + std::to_string(X.B);
      return true;
    default:
      return false;
    }
  }

  /// \p E must be \p Positive for the rule to fire.
  void demand(ExprId E, bool Positive, unsigned Depth = 0) {
    if (Reported || Depth > MaxDepth)
      return;
    Fixed Known = fold(E);
    if (Known == (Positive ? Fixed::False : Fixed::True)) {
      never(P.Exprs[E].Where, Positive ? Never::IsFalse : Never::IsTrue,
            ExprId::none());
      return;
    }
    const Expr &X = P.Exprs[E];
    std::string Subject;
    switch (X.Op) {
    case ExprOp::Not:
      demand(ExprId(X.A), !Positive, Depth + 1);
      return;
    case ExprOp::And:
    case ExprOp::Or:
      // `and` holds if both do, `or` fails if both do.
      if ((X.Op == ExprOp::And) == Positive) {
        demand(ExprId(X.A), Positive, Depth + 1);
        demand(ExprId(X.B), Positive, Depth + 1);
      }
      return;
    case ExprOp::Known:
      if (!Positive && key(ExprId(X.A), Subject))
        demandUnknown(Subject, E);
      return;
    case ExprOp::Is:
      if (!P.Exprs[ExprId(X.A)].Ty.IsSet && key(ExprId(X.A), Subject))
        demandKind(Subject, KindId(X.B), Positive, E);
      return;
    case ExprOp::Eq:
    case ExprOp::Ne: {
      ExprId Of(X.A);
      std::optional<Value> V = constant(ExprId(X.B));
      if (!V) {
        V = constant(Of);
        Of = ExprId(X.B);
      }
      if (V && !V->isUnknown() && !P.Exprs[Of].Ty.IsSet && key(Of, Subject))
        demandValue(Subject, *V, (X.Op == ExprOp::Eq) == Positive, E);
      return;
    }
    default:
      // A truth value by itself.
      if (X.Ty.Base == TypeBase::Bool && !X.Ty.IsSet && key(E, Subject))
        demandValue(Subject, Value::boolean(Positive), true, E);
    }
  }

  void demandKind(StringRef Subject, KindId K, bool Positive, ExprId From) {
    for (const Demand &D : Demands[Subject]) {
      if (!D.IsKind)
        continue;
      KindId Other = D.V.kind();
      bool Excluded =
          D.Positive && Positive
              ? !F.derives(K, Other) && !F.derives(Other, K)
              : D.Positive != Positive &&
                    (D.Positive ? F.derives(Other, K) : F.derives(K, Other));
      if (Excluded) {
        never(P.Exprs[From].Where, Never::Both, D.From);
        return;
      }
    }
    Demands[Subject].push_back({Value::kind(K), Positive, true, From});
  }

  /// What is unknown has no value that another condition could ask for.
  void demandUnknown(StringRef Subject, ExprId From) {
    for (const Demand &D : Demands[Subject])
      if (!D.IsKind)
        return never(P.Exprs[From].Where, Never::IsUnknown, D.From);
    Unknown.try_emplace(Subject, From);
  }

  void demandValue(StringRef Subject, const Value &V, bool Positive,
                   ExprId From) {
    if (auto It = Unknown.find(Subject); It != Unknown.end())
      return never(P.Exprs[From].Where, Never::IsUnknown, It->second);
    for (const Demand &D : Demands[Subject]) {
      if (D.IsKind)
        continue;
      bool Excluded = D.Positive && Positive
                          ? D.V != V
                          : D.Positive != Positive && D.V == V;
      if (Excluded) {
        never(P.Exprs[From].Where, Never::Both, D.From);
        return;
      }
    }
    Demands[Subject].push_back({V, Positive, false, From});
  }

  /// Why a rule never fires, in the order of the `select` of TM0580.
  enum class Never : uint8_t { IsFalse, IsTrue, Both, IsUnknown };

  void never(Range Where, Never Why, ExprId Other) {
    Reported = true;
    DiagBuilder B = Diags.report(diag::RuleNeverFires, Where);
    B << P.shortName(R.Id) << uint64_t(Why);
    if (Other)
      B.note(diag::NoteConditionHere, P.Exprs[Other].Where);
  }

  static constexpr unsigned MaxDepth = 200;
  const Facts &F;
  const Program &P;
  const Rule &R;
  Diagnostics &Diags;
  llvm::StringMap<llvm::SmallVector<Demand, 2>> Demands;
  llvm::StringMap<ExprId> Unknown; ///< by subject: the condition that says so
  bool Reported = false;
};

} // namespace

void analysis::lintRules(const Facts &F, IsOwnFile Own, Diagnostics &Diags) {
  const Program &P = F.program();
  for (const Rule &R : P.Rules.rows()) {
    FileId File = P.Sources->fileOf(R.WhereAt.Begin);
    if (File && Own(File))
      RuleLint(F, R, Diags).run();
  }
}
