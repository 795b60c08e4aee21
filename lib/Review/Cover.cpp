//===- Cover.cpp - Which findings a decision is about ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Cover.h"

#include "IR/ExprInfo.h"
#include "Review/ReviewImpl.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::ControlId;
using ir::Decision;
using ir::EntityId;
using ir::ExprId;
using ir::TargetMode;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

std::string review::targetText(const ir::Program &P, const Decision &D) {
  std::string Out =
      P.text(D.Target ? P.Entities[D.Target].Id : D.Missing).str();
  if (D.Mode == TargetMode::Members)
    Out += ".*";
  else if (D.Mode == TargetMode::Deep)
    Out += ".**";
  if (D.Kind)
    Out += " : " + P.shortName(P.Kinds[D.Kind].Id).str();
  return Out;
}

std::string review::describe(const Context &C, const Decision &D) {
  const ir::Program &P = C.P;
  std::string Out = ir::spelling(D.Verb).str();
  if (D.Rule) {
    Out += " " + P.text(P.Rules[D.Rule].Id).str();
  } else if (!D.Category.isUnknown()) {
    Out += ' ';
    Evaluator(C).print(D.Category, Out);
  } else if (D.Package) {
    Out += " " + P.text(D.Package).str() + ".*";
  }
  if (D.Target || D.Missing)
    Out += " on " + targetText(P, D);
  return Out;
}

const ir::Property *review::property(const ir::Program &P, const Decision &D,
                                     StringRef Key) {
  Name Wanted = P.Names->find(Key);
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    if (Wanted && Prop.Key == Wanted)
      return &Prop;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Covering
//===----------------------------------------------------------------------===//

bool Cover::rule(const Decision &D, ir::RuleId R) const {
  if (D.Rule)
    return D.Rule == R;
  if (!D.hasSubject())
    return false;
  if (D.Package) {
    if (P.text(P.Rules[R].Id).rsplit('.').first != P.text(D.Package))
      return false;
  } else if (!llvm::is_contained(P.Rules[R].Categories.of(P.RuleCategories),
                                 D.Category)) {
    return false;
  }
  // What a control does is said of each rule: of several it is about those
  // against which it helps.
  return D.Verb != ir::DecisionVerb::Mitigate ||
         llvm::any_of(D.By.of(P.DecisionControls),
                      [&](ControlId By) { return helps(R, By); });
}

bool Cover::helps(ir::RuleId R, ControlId Control) const {
  auto [It, New] = Helps.try_emplace({R, Control});
  if (New)
    It->second = review::helps(P, R, Control);
  return It->second;
}

bool Cover::entity(const Decision &D, EntityId E) const {
  if (D.Kind && !C.isA(E, D.Kind))
    return false;
  if (!D.Target)
    return !D.Missing;
  if (D.Mode == TargetMode::Exact)
    return E == D.Target;
  auto Inside = [&](EntityId X) {
    return D.Mode == TargetMode::Deep
               ? X != D.Target && C.F.isInside(X, D.Target)
               : P.Entities[X].Parent == D.Target;
  };
  if (P.Entities[E].Class != ir::EntityClass::Flow)
    return Inside(E);
  const ir::Flow &Flow = P.flow(E);
  return Inside(Flow.Source) && Inside(Flow.Target);
}

bool Cover::target(const Decision &D, const Finding &X) const {
  return llvm::any_of(X.Bindings.of(F.Bindings),
                      [&](EntityId E) { return entity(D, E); });
}

Cover::Closeness Cover::closeness(const Decision &D) const {
  constexpr uint32_t Far = ~uint32_t(0);
  uint32_t Depth = 0, KindDepth = 0;
  if (D.Target && D.Mode != TargetMode::Exact)
    for (EntityId Up = D.Target; Up; Up = P.Entities[Up].Parent)
      ++Depth;
  for (ir::KindId K = D.Kind; K; K = P.Kinds[K].Base)
    ++KindDepth;
  uint32_t Subject = D.Rule ? 0 : D.Package ? 2 : 1;
  return {D.Target ? static_cast<uint32_t>(D.Mode) : Far, Far - Depth,
          Far - KindDepth, Subject};
}

//===----------------------------------------------------------------------===//
// Controls
//===----------------------------------------------------------------------===//

namespace {
/// What a condition can depend on.
struct Reads {
  llvm::DenseSet<ir::AttrId> Attrs;
  llvm::DenseSet<ControlId> Controls;
};
} // namespace

static void collect(const ir::Program &P, ExprId Condition, Reads &Out) {
  llvm::DenseSet<ExprId> Seen;
  llvm::SmallVector<ExprId, 16> Work = {Condition};
  auto Constant = [&](const Value &V) {
    if (V.Tag == ValueTag::Control)
      Out.Controls.insert(V.control());
    else if (V.Tag == ValueTag::Set)
      for (const Value &X : P.elements(V))
        if (X.Tag == ValueTag::Control)
          Out.Controls.insert(X.control());
  };
  while (!Work.empty()) {
    ExprId Id = Work.pop_back_val();
    if (!Seen.insert(Id).second)
      continue;
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ir::ExprOp::Const)
      Constant(P.Constants[E.A]);
    else if (E.Op == ir::ExprOp::Attr &&
             Out.Attrs.insert(ir::AttrId(E.B)).second) {
      // What a default computes it from counts as well.
      for (const ir::Default &D : P.Defaults)
        if (D.Attr.index() == E.B)
          Work.push_back(D.V);
    } else if (E.Op == ir::ExprOp::Call)
      Work.push_back(P.Funcs[ir::FuncId(E.A)].Body);
    ir::forEachOperand(P, E, [&](ExprId X) { Work.push_back(X); });
  }
}

bool review::helps(const ir::Program &P, ir::RuleId R, ControlId Control) {
  Slice Unless = P.Rules[R].Unless;
  if (Unless.empty())
    return true;
  auto Derives = [&](ControlId Base) {
    for (ControlId Up = Control; Up; Up = P.Controls[Up].Base)
      if (Up == Base)
        return true;
    return false;
  };
  Reads Read;
  for (const ir::RuleUnless &U : Unless.of(P.RuleUnlesses)) {
    if (llvm::any_of(U.By.of(P.RuleControls), Derives))
      return true;
    collect(P, U.Condition, Read);
  }
  // Lets of the rule stand in its conditions as variables.
  for (const ir::RuleLet &Let : P.Rules[R].Lets.of(P.RuleLets))
    collect(P, Let.V, Read);
  return llvm::any_of(Read.Controls, Derives) ||
         llvm::any_of(P.Controls[Control].Provides.of(P.Provisions),
                      [&](const ir::Provision &V) {
                        return Read.Attrs.contains(V.Attr);
                      });
}
