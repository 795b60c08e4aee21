//===- Attackers.cpp - By whom a finding is -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Attackers.h"

#include "Analysis/Provenance.h"
#include "Review/ReviewImpl.h"
#include "Rules/Context.h"
#include "Rules/Evaluator.h"
#include "Rules/Run.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using analysis::Provenance;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;

namespace {
using Source = std::pair<ir::Intrinsic, EntityId>;
}

/// The positions that \p V holds, at least.
static std::vector<uint32_t> positionsOf(const Evaluator &Ev, const Value &V) {
  std::vector<uint32_t> Out;
  if (hasMembers(V))
    for (const Value &M : Ev.members(V))
      if (M.Tag == ValueTag::Enum)
        Out.push_back(static_cast<uint32_t>(M.Payload));
  return Out;
}

/// What the vocabulary's own function says of what \p X binds.
static Value byDefault(const Context &C, Evaluator &Ev, const FindingSet &F,
                       const Finding &X) {
  const ir::Func &Fn = C.P.Funcs[C.P.Known.By];
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  for (uint32_t I = 0; I < Fn.Params.Count; ++I) {
    ir::KindId Kind = Fn.Params.of(C.P.Params)[I].Ty.kindId();
    llvm::SmallVector<Value, 4> Things;
    for (EntityId E : X.Bindings.of(F.Bindings))
      if (C.isA(E, Kind))
        Things.push_back(Value::entity(E));
    Ev.bind(I, Ev.valueSet(Things));
  }
  return Ev.eval(Fn.Body);
}

/// How likely those in \p Position try something \p Distance flows away.
static uint8_t attempt(const Context &C, Evaluator &Ev, uint32_t Position,
                       std::optional<uint32_t> Distance) {
  ir::FuncId Id = C.P.Known.Attempt;
  if (!Id)
    return 0;
  const ir::Func &Fn = C.P.Funcs[Id];
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  Ev.bind(0, Value::enumValue(C.P.Known.Position, Position));
  Ev.bind(1, Value::integer(Distance.value_or(0)));
  Value V = Ev.eval(Fn.Body);
  return V.Tag == ValueTag::Enum ? static_cast<uint8_t>(V.Payload) : 0;
}

/// The nearest way by which \p A comes to what one of \p Sources is a fact of.
static void findWay(const Context &C, llvm::ArrayRef<Source> Sources,
                    Attacker &A) {
  const Provenance &Facts = C.F.provenance();
  std::optional<Source> Best;
  for (const Source &S : Sources) {
    auto Spread = analysis::spreadOf(S.first);
    if (!Spread)
      continue;
    std::optional<uint32_t> D = Facts.distance(*Spread, S.second, A.Position);
    if (!D || (A.Distance && *A.Distance <= *D))
      continue;
    A.Distance = D;
    Best = S;
  }
  if (!Best)
    return;
  Provenance::Spread Spread = *analysis::spreadOf(Best->first);
  A.Way = Facts.path(Spread, Best->second, A.Position);
  A.Origin = Facts.origin(Spread, Best->second, A.Position);
  EntityId At = A.Origin;
  for (size_t I = 0; I + 1 < A.Way.size() && At; ++I) {
    const ir::Flow &Row = C.P.flow(A.Way[I]);
    At = Row.Source == At ? Row.Target : Row.Source;
    A.Through.push_back(At);
  }
}

std::vector<Attacker> review::attackersOf(const Context &C, Evaluator &Ev,
                                          const FindingSet &F, const Finding &X,
                                          bool Named) {
  std::vector<Attacker> Out;
  const ir::Program &P = C.P;
  if (!P.Known.Position)
    return Out;
  const ir::Rule &R = P.Rules[X.Rule];
  std::vector<Source> Sources;
  std::vector<uint32_t> Positions;
  Ev.Sources = &Sources;
  if (R.By) {
    bindRule(Ev, P, R, X.Bindings.of(F.Bindings));
    Positions = positionsOf(Ev, Ev.eval(R.By));
  }
  if (Positions.empty() && !Named && P.Known.By) {
    Sources.clear();
    Positions = positionsOf(Ev, byDefault(C, Ev, F, X));
  }
  Ev.Sources = nullptr;
  for (uint32_t Position : Positions) {
    Attacker &A = Out.emplace_back();
    A.Position = Position;
    findWay(C, Sources, A);
    A.Attempt = attempt(C, Ev, Position, A.Distance);
  }
  llvm::stable_sort(Out, [](const Attacker &A, const Attacker &B) {
    if (A.Attempt != B.Attempt)
      return A.Attempt > B.Attempt;
    return A.Distance.value_or(0) < B.Distance.value_or(0);
  });
  return Out;
}

std::vector<Attacker> Review::attackers(FindingId Id) const {
  return attackersOf(I->C, I->Scratch, F, F.Findings[Id]);
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

std::string review::positionText(const ir::Program &P, uint32_t Position) {
  const ir::EnumValue &V =
      P.Enums[P.Known.Position].Values.of(P.EnumValues)[Position];
  return P
      .text(V.Title.isValid() && !P.text(V.Title).empty() ? V.Title : V.Text)
      .str();
}

static std::string joined(const std::vector<std::string> &Words) {
  std::string Out;
  for (size_t I = 0; I < Words.size(); ++I)
    Out += (I == 0 ? "" : I + 1 == Words.size() ? " and " : ", ") + Words[I];
  return Out;
}

std::string review::attackersText(const ir::Program &P,
                                  llvm::ArrayRef<Attacker> Attackers,
                                  size_t Most) {
  if (Attackers.empty())
    return "";
  const Attacker &First = Attackers.front();
  std::string Out = positionText(P, First.Position);
  // Who stands there, or next to it, needs no measure.
  if (First.Distance.value_or(0) > 1) {
    Out += ", " + std::to_string(*First.Distance) + " flows away";
    std::vector<std::string> Names;
    for (EntityId E : First.Through)
      Names.push_back(P.shownName(E));
    if (Names.size() > 3) {
      Names.erase(Names.begin() + 1, Names.end() - 1);
      Names.insert(Names.begin() + 1, "others");
    }
    if (!Names.empty())
      Out += ", through " + joined(Names);
  }
  std::vector<std::string> Others;
  for (const Attacker &A : Attackers.drop_front()) {
    if (Others.size() + 1 == Most && Attackers.size() > Most) {
      Others.push_back(std::to_string(Attackers.size() - Most) + " more");
      break;
    }
    Others.push_back(positionText(P, A.Position));
  }
  if (!Others.empty())
    Out += "; also " + joined(Others);
  return Out;
}
