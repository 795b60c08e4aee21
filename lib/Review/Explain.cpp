//===- Explain.cpp - Why a finding is what it is --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/ReviewImpl.h"
#include "Rules/Run.h"
#include "Rules/Walk.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <optional>
#include <set>

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::Value;
using ir::ValueTag;

// Predicates call predicates; what is deeper than this is not explained.
static constexpr unsigned MaxNesting = 16;
// Nobody reads more than this about one finding.
static constexpr size_t MaxAtoms = 100;
// Of one atom, what it reads: its length, and functions in functions.
static constexpr size_t MaxWhy = 600;
static constexpr unsigned MaxInputs = 3;

namespace tmc::rules {

/// Evaluates the parts of a condition one by one.
class Explainer {
public:
  Explainer(const Context &C, Evaluator &Ev, const ir::Rule &R, bool Deep)
      : C(C), P(C.P), Ev(Ev), R(R), Deep(Deep) {}

  /// Appends the atoms of \p Id, which is in the evaluator's current frame.
  void atoms(ExprId Id, std::vector<Atom> &Out, unsigned Nesting = 0);

private:
  void addAtom(ExprId Id, std::vector<Atom> &Out);
  void below(ExprId Id, std::vector<Atom> &Out);
  void member(const Expr &E, std::vector<Atom> &Out);
  void derived(EntityId Of, ir::AttrId A, ExprId By, std::vector<Atom> &Out);
  void call(ExprId Id, std::vector<Atom> &Out, unsigned Nesting);
  /// Why the attributes that \p Id reads are what they are.
  void explain(ExprId Id, Atom &A);
  void inputs(ExprId Root, ExprId Whole, Atom &A, unsigned Nesting);
  std::string membersOf(ExprId Id, Atom &A);
  void callInputs(ExprId Id, Atom &A, unsigned Nesting);
  void append(Atom &A, const std::string &Text, Range At) const;
  std::string nameOf(const Expr &E) const;
  std::string kindOf(const Value &V) const;
  bool isEnd(const Expr &E) const;
  Range settingPlace(const analysis::Resolved &From) const;
  std::string origin(const analysis::Resolved &From, EntityId Of,
                     ir::AttrId A) const;
  std::string wayAround(EntityId Of, ir::AttrId A) const;

  const Context &C;
  const ir::Program &P;
  Evaluator &Ev;
  const ir::Rule &R;
  bool Deep;          ///< go through lets and derived attributes
  unsigned Level = 0; ///< how deep
  std::set<std::vector<Value>> Shown; ///< calls, with their arguments
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Opened; ///< entity, attribute
};

} // namespace tmc::rules

void Explainer::atoms(ExprId Id, std::vector<Atom> &Out, unsigned Nesting) {
  if (Out.size() >= MaxAtoms)
    return;
  const Expr &E = P.Exprs[Id];
  // Further down only what decides is worth reading.
  if (Level != 0 && (E.Op == ExprOp::And || E.Op == ExprOp::Or)) {
    uint32_t From = Ev.traceSize();
    Value Whole = Ev.eval(Id);
    bool IsAnd = E.Op == ExprOp::And;
    bool OneDecides = !Whole.isUnknown() && Whole.isTrue() != IsAnd;
    for (ExprId Part : {ExprId(E.A), ExprId(E.B)}) {
      Value V = Ev.eval(Part);
      Ev.truncateTrace(From);
      bool Decides = OneDecides ? !V.isUnknown() && V.isTrue() == Whole.isTrue()
                     : Whole.isUnknown() ? V.isUnknown()
                                         : true;
      if (Decides)
        atoms(Part, Out, Nesting);
      if (Decides && OneDecides)
        return;
    }
    return;
  }
  if (Level != 0 && E.Op == ExprOp::If) {
    uint32_t From = Ev.traceSize();
    Value Which = Ev.eval(ExprId(E.A));
    Ev.truncateTrace(From);
    atoms(ExprId(E.A), Out, Nesting);
    if (!Which.isUnknown())
      atoms(ExprId(Which.isTrue() ? E.B : E.C), Out, Nesting);
    return;
  }
  switch (E.Op) {
  case ExprOp::And:
  case ExprOp::Or:
  case ExprOp::Implies:
    atoms(ExprId(E.A), Out, Nesting);
    atoms(ExprId(E.B), Out, Nesting);
    return;
  case ExprOp::Not:
    switch (P.Exprs[ExprId(E.A)].Op) {
    case ExprOp::And:
    case ExprOp::Or:
    case ExprOp::Implies:
    case ExprOp::Not:
    case ExprOp::Call:
      atoms(ExprId(E.A), Out, Nesting);
      return;
    default:
      addAtom(Id, Out);
      return;
    }
  case ExprOp::Call:
    call(Id, Out, Nesting);
    return;
  default:
    addAtom(Id, Out);
    return;
  }
}

void Explainer::call(ExprId Id, std::vector<Atom> &Out, unsigned Nesting) {
  const Expr &E = P.Exprs[Id];
  const ir::Func &F = P.Funcs[ir::FuncId(E.A)];
  std::vector<Value> Args = {Value::integer(E.A)};
  for (uint32_t I = 0; I < E.C; ++I)
    Args.push_back(Ev.eval(P.ExprArgs[E.B + I]));
  if (Out.empty())
    Shown.clear();
  if (!Shown.insert(Args).second)
    return; // explained above
  addAtom(Id, Out);
  bool IsCondition = F.Result.Base == ir::TypeBase::Bool && !F.Result.IsSet;
  if (!IsCondition || Nesting == MaxNesting)
    return;
  Evaluator::Frame Own(Ev, std::max(F.NumSlots, E.C));
  for (uint32_t I = 0; I < E.C; ++I)
    Ev.setSlot(I, Args[I + 1]);
  Level += Deep;
  atoms(F.Body, Out, Nesting + 1);
  Level -= Deep;
}

/// The body of derived attribute \p A of \p Of.
void Explainer::derived(EntityId Of, ir::AttrId A, ExprId By,
                        std::vector<Atom> &Out) {
  if (!Opened.insert({Of.index(), A.index()}).second)
    return; // explained above
  Evaluator::Frame Own(Ev, std::max(1U, Ev.slotsOf(By)));
  Ev.setSlot(0, Value::entity(Of));
  ++Level;
  atoms(By, Out);
  --Level;
}

/// Of quantifier \p E: the condition, of the member that decides it.
void Explainer::member(const Expr &E, std::vector<Atom> &Out) {
  uint32_t From = Ev.traceSize();
  Value Set = Ev.eval(ExprId(E.B));
  std::optional<Value> Chosen;
  bool Wanted = E.Op != ExprOp::All;
  for (int64_t I = 0; hasMembers(Set) && I < Set.Payload; ++I) {
    Value M = Ev.members(Set)[static_cast<size_t>(I)];
    Ev.setSlot(E.A, M);
    Value V = Ev.eval(ExprId(E.C));
    bool Decides = !V.isUnknown() && V.isTrue() == Wanted;
    if (!Chosen || Decides)
      Chosen = M;
    if (Decides)
      break;
  }
  Ev.truncateTrace(From);
  if (!Chosen)
    return;
  Ev.setSlot(E.A, *Chosen);
  ++Level;
  atoms(ExprId(E.C), Out);
  --Level;
}

/// What the atom \p Id is made of: the lets, derived attributes and functions
/// that it reads, down to what the model or a kind sets.
void Explainer::below(ExprId Id, std::vector<Atom> &Out) {
  constexpr unsigned MaxLevel = 8;
  if (Level >= MaxLevel)
    return;
  llvm::SmallVector<ExprId, 16> Work = {Id};
  llvm::SmallDenseSet<uint32_t> Lets;
  while (!Work.empty() && Out.size() < MaxAtoms) {
    ExprId Next = Work.pop_back_val();
    const Expr &E = P.Exprs[Next];
    uint32_t From = Ev.traceSize();
    if (E.Op == ExprOp::Local && Ev.isOutermost() && Lets.insert(E.A).second)
      for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets))
        if (Let.Slot == E.A) {
          ++Level;
          atoms(Let.V, Out);
          --Level;
        }
    if (E.Op == ExprOp::Attr) {
      Value Of = Ev.eval(ExprId(E.A));
      Ev.truncateTrace(From);
      ir::AttrId Attr(E.B);
      if (Of.Tag == ValueTag::Entity && C.isA(Of.entity(), P.Attrs[Attr].Owner))
        if (analysis::Resolved By = C.F.resolve(Of.entity(), Attr); By.Expr)
          derived(Of.entity(), Attr, By.Expr, Out);
    }
    if (E.Op >= ExprOp::Any && E.Op <= ExprOp::Count && E.C != ~uint32_t(0)) {
      member(E, Out);
      continue;
    }
    if (E.Op == ExprOp::Call && Next != Id) {
      call(Next, Out, Level);
      continue;
    }
    if (E.Op >= ExprOp::Any && E.Op <= ExprOp::MapTo)
      Work.push_back(ExprId(E.B));
    else if (E.Op != ExprOp::Path && E.Op != ExprOp::Call)
      ir::forEachOperand(P, E, [&](ExprId X) { Work.push_back(X); });
  }
}

/// Which control protects \p Of but for a way around it; empty if none does.
std::string Explainer::wayAround(EntityId Of, ir::AttrId A) const {
  if (!C.F.shielding().provides(A))
    return {};
  std::optional<analysis::Shielding::Gap> Gap = C.F.shielding().gap(Of, A);
  if (!Gap)
    return {};
  std::string Out =
      "control " + P.text(P.Controls[Gap->Nearest.Control].Id).str() + " on " +
      P.text(P.Entities[Gap->Nearest.At].Id).str() +
      " does not cover it: path " + P.text(P.Entities[Gap->From].Id).str();
  constexpr size_t Shown = 8;
  for (size_t I = 0; I < Gap->Flows.size(); ++I) {
    bool Last = I + 1 == Gap->Flows.size();
    if (I >= Shown && !Last)
      continue;
    Out += I > Shown ? " -> … -> " : " -> ";
    Out += P.text(P.Entities[P.flow(Gap->Flows[I]).Target].Id);
  }
  return Out + " avoids it";
}

std::string Explainer::origin(const analysis::Resolved &From, EntityId Of,
                              ir::AttrId A) const {
  std::string Control;
  if (From.Control)
    Control = "control " + P.text(P.Controls[From.Control].Id).str() + " on " +
              P.text(P.Entities[From.On].Id).str();
  if (From.From == analysis::Origin::Control && From.On != Of)
    return Control + " provides it";
  if (From.From == analysis::Origin::Shield)
    return Control +
           (C.F.shielding().passesAlways(Of, A)
                ? ", which every way from outside passes"
                : "; every way from outside passes it, or one that provides "
                  "the same");
  // What a kind says is not so is what it is: HTTP is in clear.
  if (From.From == analysis::Origin::KindDefault && isAssumption(P, A, From) &&
      !From.V.isFalse())
    return "kind " + P.text(P.Kinds[From.Kind].Id).str() + " assumes it";
  return originText(P, From);
}

std::string review::originText(const ir::Program &P,
                               const analysis::Resolved &From) {
  switch (From.From) {
  case analysis::Origin::Model:
    return "the model sets it";
  case analysis::Origin::Proof:
    return "proved by " + P.text(From.By).str();
  case analysis::Origin::Scope:
    return "a `default` around it sets it";
  case analysis::Origin::Control:
    return "control " + P.text(P.Controls[From.Control].Id).str() +
           " provides it";
  case analysis::Origin::Shield:
    return "control " + P.text(P.Controls[From.Control].Id).str() + " on " +
           P.text(P.Entities[From.On].Id).str() + " is in front of it";
  case analysis::Origin::KindDefault:
    return "kind " + P.text(P.Kinds[From.Kind].Id).str() +
           (From.Expr ? " derives it" : " sets it");
  case analysis::Origin::Derived:
    return "kind " + P.text(P.Kinds[From.Kind].Id).str() + " derives it";
  case analysis::Origin::None:
    break;
  }
  return "nothing sets it";
}

/// Of which members the condition of quantifier \p Id is true, or false:
/// whatever decides its value. Empty if there is no such thing to say.
std::string Explainer::membersOf(ExprId Id, Atom &A) {
  const Expr *E = &P.Exprs[Id];
  if (E->Op == ExprOp::Not || (E->Op >= ExprOp::Eq && E->Op <= ExprOp::Ge))
    E = &P.Exprs[ExprId(E->A)];
  if (E->Op < ExprOp::Any || E->Op > ExprOp::Count || E->C == ~uint32_t(0))
    return {};
  uint32_t From = Ev.traceSize();
  Value Set = Ev.eval(ExprId(E->B));
  std::vector<Value> By[3]; // false, true, unknown
  for (int64_t I = 0; hasMembers(Set) && I < Set.Payload; ++I) {
    Value M = Ev.members(Set)[static_cast<size_t>(I)];
    Ev.setSlot(E->A, M);
    Value V = Ev.eval(ExprId(E->C));
    By[V.isUnknown() ? 2 : V.isTrue()].push_back(M);
  }
  Ev.truncateTrace(From);
  auto List = [&](std::string Text, llvm::ArrayRef<Value> Of) {
    constexpr size_t Shown = 4;
    for (size_t I = 0; I < Of.size() && I < Shown; ++I) {
      Text += I ? ", " : " ";
      Ev.print(Of[I], Text);
    }
    if (Of.size() > Shown)
      Text += " and " + std::to_string(Of.size() - Shown) + " more";
    return Text;
  };
  // What it is of the first one, and where that comes from.
  auto First = [&](const Value &M) {
    Ev.setSlot(E->A, M);
    Atom Inner;
    inputs(ExprId(E->C), ExprId(E->C), Inner, 1);
    Ev.truncateTrace(From);
    if (!A.SetAt.isValid())
      A.SetAt = Inner.SetAt;
    return Inner.Why.empty() ? std::string() : " (" + Inner.Why + ")";
  };
  bool Decisive = E->Op != ExprOp::All;
  if (!By[Decisive].empty())
    return List(Decisive ? "true of" : "false of", By[Decisive]) +
           First(By[Decisive].front());
  if (!By[2].empty())
    return List("unknown of", By[2]);
  if (Set.isUnknown())
    return {};
  if (By[!Decisive].empty())
    return "there is none";
  return List(Decisive ? "false of" : "true of", By[!Decisive]) +
         First(By[!Decisive].front());
}

void Explainer::append(Atom &A, const std::string &Text, Range At) const {
  // The same attribute of the same entity is often read twice.
  if (llvm::StringRef("; " + A.Why + "; ").contains("; " + Text + "; "))
    return;
  A.Why += (A.Why.empty() ? "" : "; ") + Text;
  if (!A.SetAt.isValid())
    A.SetAt = At;
}

/// Adds to \p A what \p Root reads, part of \p Whole: attributes with what sets
/// them, facts of the graph, and the same of functions that it calls.
void Explainer::inputs(ExprId Root, ExprId Whole, Atom &A, unsigned Nesting) {
  // Lets of the rule are looked through, as far as they are written.
  llvm::SmallVector<ExprId, 16> Work = {Root};
  llvm::SmallDenseSet<uint32_t> Seen;
  while (!Work.empty() && A.Why.size() < MaxWhy) {
    ExprId Next = Work.pop_back_val();
    const Expr &E = P.Exprs[Next];
    auto Named = [&] {
      std::string Text = "`" + nameOf(E) + "` ";
      Value V = Ev.eval(Next);
      constexpr int64_t Shown = 6;
      if (hasMembers(V) && V.Payload > Shown)
        return Text + "has " + std::to_string(V.Payload) + " members";
      Text += "is ";
      Ev.print(V, Text);
      return Text;
    };
    if (E.Op == ExprOp::Local && Ev.isOutermost() && Seen.insert(E.A).second)
      for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets))
        if (Let.Slot == E.A)
          Work.push_back(Let.V);
    if (E.Op == ExprOp::Attr) {
      Value Of = Ev.eval(ExprId(E.A));
      ir::AttrId Attr(E.B);
      if (Of.Tag == ValueTag::Entity &&
          C.isA(Of.entity(), P.Attrs[Attr].Owner)) {
        analysis::Resolved From = C.F.resolve(Of.entity(), Attr);
        std::string Text = Next != Whole ? Named() + ": " : std::string();
        Text += origin(From, Of.entity(), Attr);
        if (From.From != analysis::Origin::Shield)
          if (std::string Way = wayAround(Of.entity(), Attr); !Way.empty())
            Text += "; " + Way;
        append(A, Text, settingPlace(From));
        continue;
      }
    }
    if (E.Op == ExprOp::Intrinsic || E.Op == ExprOp::Is ||
        E.Op == ExprOp::Path) {
      // Where it is drawn: at the entity that it is a fact of.
      Value Of = E.Op == ExprOp::Path ? Value() : Ev.eval(ExprId(E.A));
      Range At =
          Of.Tag == ValueTag::Entity ? P.Entities[Of.entity()].Where : Range();
      if (Next == Whole && E.Op != ExprOp::Is)
        append(A, "a fact of the graph", At);
      else if (E.Op == ExprOp::Intrinsic && !isEnd(E))
        append(A, Named() + ": a fact of the graph", At);
      if (E.Op == ExprOp::Is)
        append(A, "`" + nameOf(P.Exprs[ExprId(E.A)]) + "` is " + kindOf(Of),
               At);
    }
    if (E.Op == ExprOp::Call && Next != Whole && Nesting < MaxInputs)
      callInputs(Next, A, Nesting);
    size_t First = Work.size();
    // The condition of a quantifier is of a member, which is not bound here.
    bool Quantified = E.Op >= ExprOp::Any && E.Op <= ExprOp::MapTo;
    if (Quantified)
      Work.push_back(ExprId(E.B));
    else if (E.Op != ExprOp::Path)
      ir::forEachOperand(P, E, [&](ExprId X) { Work.push_back(X); });
    std::reverse(Work.begin() + static_cast<ptrdiff_t>(First), Work.end());
  }
}

/// What the body of function call \p Id reads, with its value.
void Explainer::callInputs(ExprId Id, Atom &A, unsigned Nesting) {
  const Expr &E = P.Exprs[Id];
  const ir::Func &F = P.Funcs[ir::FuncId(E.A)];
  std::string Text = "`" + nameOf(E) + "` is ";
  Ev.print(Ev.eval(Id), Text);
  std::vector<Value> Args;
  for (uint32_t I = 0; I < E.C; ++I)
    Args.push_back(Ev.eval(P.ExprArgs[E.B + I]));
  Evaluator::Frame Own(Ev, std::max(F.NumSlots, E.C));
  for (uint32_t I = 0; I < E.C; ++I)
    Ev.setSlot(I, Args[I]);
  Atom Inner;
  inputs(F.Body, ExprId(), Inner, Nesting + 1);
  if (!Inner.Why.empty())
    Text += " (" + Inner.Why + ")";
  append(A, Text, Inner.SetAt);
}

/// \p E as the rule has it, or what it is of if there is no source.
std::string Explainer::nameOf(const Expr &E) const {
  std::string Text = sourceText(P, E.Where);
  if (!Text.empty())
    return Text;
  if (E.Op == ExprOp::Attr)
    return P.text(P.Attrs[ir::AttrId(E.B)].Text).str();
  if (E.Op == ExprOp::Intrinsic)
    return ir::info(static_cast<ir::Intrinsic>(E.B)).Name.str();
  if (E.Op == ExprOp::Call)
    return P.text(P.Funcs[ir::FuncId(E.A)].Id).str();
  return ir::info(E.Op).Mnemonic.str();
}

/// `a std.web.WebServer`.
std::string Explainer::kindOf(const Value &V) const {
  if (V.Tag != ValueTag::Entity)
    return "unknown";
  return "a " + P.text(P.Kinds[P.Entities[V.entity()].Kind].Id).str();
}

/// Whether \p E only names an end of a flow.
bool Explainer::isEnd(const Expr &E) const {
  auto I = static_cast<ir::Intrinsic>(E.B);
  return I == ir::Intrinsic::FlowSource || I == ir::Intrinsic::FlowTarget;
}

/// The line that set a value; of a control the one that puts it in force.
Range Explainer::settingPlace(const analysis::Resolved &From) const {
  if (From.From == analysis::Origin::Control && From.On)
    if (ir::AttrId A = P.Known.controls(P.Entities[From.On].Class))
      if (Range At = C.F.attributes().resolve(From.On, A).Where; At.isValid())
        return At;
  return From.Where;
}

void Explainer::explain(ExprId Id, Atom &A) {
  inputs(Id, Id, A, 0);
  if (std::string Members = membersOf(Id, A); !Members.empty())
    append(A, Members, {});
  if (!A.Why.empty())
    return;
  const Expr &E = P.Exprs[Id];
  if (E.Op == ExprOp::PathFound) {
    uint32_t From = Ev.traceSize();
    Value Way = Ev.eval(ExprId(E.A));
    Ev.truncateTrace(From);
    if (Way.Tag != ValueTag::Path) {
      A.Why = "whether there is a way depends on what is unknown";
    } else if (Way.Payload <= 0) {
      A.Why = Way.Payload < 0 ? "no way leads there" : "it lies there itself";
    } else {
      A.Why = "the shortest way is ";
      Ev.print(Way, A.Why);
      A.SetAt = P.Entities[Ev.members(Way).front().entity()].Where;
    }
  } else if (E.Op == ExprOp::Attr) {
    A.Why = "what it is asked of is not of kind " +
            P.text(P.Kinds[P.Attrs[ir::AttrId(E.B)].Owner].Id).str();
  } else if (E.Op == ExprOp::Call) {
    A.Why = "predicate " + P.text(P.Funcs[ir::FuncId(E.A)].Id).str();
  } else {
    A.Why = "computed by the rule";
    A.SetAt = E.Where;
  }
}

void Explainer::addAtom(ExprId Id, std::vector<Atom> &Out) {
  Atom A;
  A.RuleAt = P.Exprs[Id].Where;
  A.Text = sourceText(P, A.RuleAt);
  if (A.Text.empty())
    A.Text = ir::info(P.Exprs[Id].Op).Mnemonic.str();
  uint32_t From = Ev.traceSize();
  Value V = Ev.eval(Id);
  std::vector<UnknownFact> Facts(Ev.trace().begin() + From, Ev.trace().end());
  Ev.print(V, A.Value);
  explain(Id, A);
  // What is unknown further down, in a predicate or for one member of a set.
  if (V.isUnknown() && P.Exprs[Id].Op != ExprOp::Attr && !Facts.empty()) {
    llvm::sort(Facts);
    Facts.erase(llvm::unique(Facts), Facts.end());
    std::string Names;
    for (size_t I = 0; I < Facts.size() && I < 4; ++I)
      Names += (I ? ", `" : "`") +
               P.text(P.Entities[Facts[I].Entity].Id).str() + "." +
               P.text(P.Attrs[Facts[I].Attr].Text).str() + "`";
    if (Facts.size() > 4)
      Names += " and " + std::to_string(Facts.size() - 4) + " more";
    A.Why += "; nothing sets " + Names;
  }
  Ev.truncateTrace(From);
  A.Depth = Level;
  Out.push_back(std::move(A));
  if (Deep)
    below(Id, Out);
}

/// What the conditions of \p R say with its variables bound to \p Bound.
/// \p Admits are the unknown facts that a finding rests on without asking.
static Explanation explainBound(const Context &C, Evaluator &Ev,
                                const ir::Rule &R,
                                llvm::ArrayRef<EntityId> Bound,
                                llvm::ArrayRef<UnknownFact> Admits, bool Deep) {
  const ir::Program &P = C.P;
  bindRule(Ev, P, R, Bound);
  Explainer Ex(C, Ev, R, Deep);
  Explanation Out;
  // Without a condition the rule is about whatever is of its kinds.
  if (R.Where.empty() && !R.Witness)
    for (uint32_t V = 0; V < R.Vars.Count; ++V) {
      const ir::RuleVar &Var = R.Vars.of(P.RuleVars)[V];
      const ir::Entity &Is = P.Entities[Bound[V]];
      if (Var.Of) {
        Out.Always.push_back({P.text(Is.Id).str(), "meant",
                              "the threat names it", Var.Where, Is.Where});
        continue;
      }
      Out.Always.push_back({P.text(Var.Text).str() + " is " +
                                P.shortName(P.Kinds[Var.Kind].Id).str(),
                            "true",
                            "the rule is about every one; `" +
                                P.text(Is.Id).str() + "` is a " +
                                P.text(P.Kinds[Is.Kind].Id).str(),
                            Var.Where, Is.Where});
    }
  for (UnknownFact Fact : Admits) {
    analysis::Resolved From = C.F.resolve(Fact.Entity, Fact.Attr);
    std::string Is;
    Ev.print(From.V, Is);
    Out.Always.push_back(
        {P.text(P.Attrs[Fact.Attr].Text).str(), Is,
         originText(P, From) + ", and no rule that applies here asks for it",
         R.WhereAt, From.Where});
  }
  for (ExprId E : R.Where.of(P.RuleConditions))
    Ex.atoms(E, Out.Where);
  if (R.Witness)
    Ex.atoms(R.Witness, Out.Where);
  for (const ir::RuleUnless &Clause : R.Unless.of(P.RuleUnlesses))
    Ex.atoms(Clause.Condition, Out.Unless.emplace_back());
  for (const ir::RuleLet &Let : R.Lets.of(P.RuleLets)) {
    std::string Value;
    Ev.print(Ev.slot(Let.Slot), Value);
    Out.Lets.emplace_back(P.text(Let.Text).str(), std::move(Value));
  }
  return Out;
}

namespace {
/// Looks for the ways to take a rule's match variables that come nearest to a
/// finding: those of which most conditions hold, from the first on.
class NearMisses {
public:
  NearMisses(const Context &C, Evaluator &Ev, const ir::Rule &R)
      : C(C), P(C.P), Ev(Ev), R(R), Bound(R.Vars.Count) {}

  /// Adds those with variable \p V taken to be \p At.
  void add(uint32_t V, EntityId At) {
    Fixed = V;
    Bound[V] = At;
    enumerate(0);
  }
  llvm::ArrayRef<std::vector<EntityId>> best() const { return Best; }

private:
  void enumerate(uint32_t V) {
    if (V == R.Vars.Count)
      return judge();
    if (V == Fixed)
      return enumerate(V + 1);
    for (EntityId E : C.F.candidates(R.Vars.of(P.RuleVars)[V].Kind)) {
      Bound[V] = E;
      enumerate(V + 1);
      if (Tried >= MaxTried)
        return;
    }
  }
  void judge() {
    ++Tried;
    bindRule(Ev, P, R, Bound);
    size_t Hold = 0;
    for (ExprId E : R.Where.of(P.RuleConditions)) {
      if (Ev.eval(E).isFalse())
        break;
      ++Hold;
    }
    bool All = Hold == R.Where.Count;
    if (All && R.Witness)
      All = !Ev.eval(R.Witness).isFalse();
    // Then it is a finding, or a question, or silenced.
    if (All || (!Best.empty() && Hold < MostHold))
      return;
    if (Best.empty() || Hold > MostHold)
      Best.clear();
    MostHold = Hold;
    if (Best.size() < MaxShown)
      Best.push_back(Bound);
  }

  static constexpr unsigned MaxTried = 20000;
  static constexpr size_t MaxShown = 3;
  const Context &C;
  const ir::Program &P;
  Evaluator &Ev;
  const ir::Rule &R;
  uint32_t Fixed = 0;
  unsigned Tried = 0;
  size_t MostHold = 0;
  std::vector<EntityId> Bound;
  std::vector<std::vector<EntityId>> Best;
};
} // namespace

std::vector<WhyNot> Review::whyNot(ir::RuleId Id, EntityId At) const {
  const Context &C = I->C;
  const ir::Program &P = C.P;
  const ir::Rule &R = P.Rules[Id];
  auto Vars = R.Vars.of(P.RuleVars);
  auto CanBe = [&](EntityId E) {
    return llvm::any_of(Vars,
                        [&](const ir::RuleVar &V) { return C.isA(E, V.Kind); });
  };
  // Of an element a rule about flows may be meant, and of a flow one about
  // what is at its ends.
  llvm::SmallVector<EntityId, 8> Places;
  auto Consider = [&](EntityId E) {
    if (CanBe(E) && !llvm::is_contained(Places, E))
      Places.push_back(E);
  };
  Consider(At);
  if (Places.empty())
    switch (P.Entities[At].Class) {
    case ir::EntityClass::Element:
      for (EntityId F : C.F.incoming(At))
        Consider(F);
      for (EntityId F : C.F.outgoing(At))
        Consider(F);
      break;
    case ir::EntityClass::Flow:
      Consider(P.flow(At).Source);
      Consider(P.flow(At).Target);
      break;
    case ir::EntityClass::Boundary:
      for (EntityId E : C.F.members(At))
        Consider(E);
      break;
    case ir::EntityClass::Data:
      for (EntityId E : C.F.storedAt(At))
        Consider(E);
      break;
    case ir::EntityClass::System:
      break;
    }
  std::vector<WhyNot> Out;
  Evaluator Ev(C);
  for (EntityId Place : Places) {
    NearMisses Search(C, Ev, R);
    for (uint32_t V = 0; V < Vars.size(); ++V)
      if (C.isA(Place, Vars[V].Kind))
        Search.add(V, Place);
    for (const std::vector<EntityId> &Bound : Search.best())
      Out.push_back({Bound, explainBound(C, Ev, R, Bound, {}, /*Deep=*/true)});
  }
  return Out;
}

Explanation review::explainFinding(const Context &C, const FindingSet &F,
                                   FindingId Id, bool Deep) {
  const Finding &X = F.Findings[Id];
  Evaluator Ev(C);
  return explainBound(C, Ev, C.P.Rules[X.Rule], X.Bindings.of(F.Bindings),
                      X.Admits.of(F.Unknowns), Deep);
}

Explanation Review::explain(FindingId Id, bool Deep) const {
  return explainFinding(I->C, F, Id, Deep);
}
