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

AttackerFinder::AttackerFinder(const Context &C, const FindingSet &F, Ways W)
    : C(C), F(F), Wanted(W), Ev(C), Lists(1) {
  Ev.Sources = &Sources;
}
AttackerFinder::~AttackerFinder() = default;

/// How likely those in \p Position try something \p Distance flows away.
uint8_t AttackerFinder::attempt(uint32_t Position,
                                std::optional<uint32_t> Distance) {
  ir::FuncId Id = C.P.Known.Attempt;
  if (!Id)
    return 0;
  auto [It, New] = Attempts.try_emplace({Position, Distance.value_or(0)}, 0);
  if (!New)
    return It->second;
  const ir::Func &Fn = C.P.Funcs[Id];
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  Ev.bind(0, Value::enumValue(C.P.Known.Position, Position));
  Ev.bind(1, Value::integer(Distance.value_or(0)));
  Value V = Ev.eval(Fn.Body);
  return It->second =
             V.Tag == ValueTag::Enum ? static_cast<uint8_t>(V.Payload) : 0;
}

/// The nearest way by which \p A comes to what one of Sources is a fact of.
void AttackerFinder::findWay(Attacker &A) const {
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
  if (!Best || Wanted == Ways::Skip)
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

/// The list of those who hold the positions that \p V has at least, which were
/// read from Sources.
uint32_t AttackerFinder::listOf(const Value &V) {
  std::vector<uint32_t> Key;
  if (hasMembers(V))
    for (const Value &M : Ev.members(V))
      if (M.Tag == ValueTag::Enum)
        Key.push_back(static_cast<uint32_t>(M.Payload));
  size_t Count = Key.size();
  if (Count == 0)
    return NoList;
  // What was read a second time is no nearer.
  llvm::SmallDenseSet<Source, 8> Seen;
  llvm::erase_if(Sources,
                 [&](const Source &S) { return !Seen.insert(S).second; });
  for (const Source &S : Sources) {
    Key.push_back(static_cast<uint32_t>(S.first));
    Key.push_back(S.second.index());
  }
  Key.push_back(static_cast<uint32_t>(Count));
  auto [It, New] = ByKey.try_emplace(std::move(Key), NoList);
  if (!New)
    return It->second;
  It->second = static_cast<uint32_t>(Lists.size());
  std::vector<Attacker> &Out = Lists.emplace_back(Count);
  for (size_t I = 0; I < Count; ++I) {
    Out[I].Position = It->first[I];
    findWay(Out[I]);
  }
  for (Attacker &A : Out)
    A.Attempt = attempt(A.Position, A.Distance);
  llvm::stable_sort(Out, [](const Attacker &A, const Attacker &B) {
    if (A.Attempt != B.Attempt)
      return A.Attempt > B.Attempt;
    return A.Distance.value_or(0) < B.Distance.value_or(0);
  });
  return It->second;
}

uint32_t AttackerFinder::findNamed(const Finding &X) {
  const ir::Rule &R = C.P.Rules[X.Rule];
  if (!C.P.Known.Position || !R.By)
    return NoList;
  Sources.clear();
  bindRule(Ev, C.P, R, X.Bindings.of(F.Bindings));
  return listOf(Ev.eval(R.By));
}

/// What the vocabulary's own function says of \p Things.
uint32_t AttackerFinder::byDefault(llvm::ArrayRef<EntityId> Things) {
  const ir::Func &Fn = C.P.Funcs[C.P.Known.By];
  Sources.clear();
  Ev.reset(std::max(Fn.NumSlots, Fn.Params.Count));
  for (uint32_t I = 0; I < Fn.Params.Count; ++I) {
    ir::KindId Kind = Fn.Params.of(C.P.Params)[I].Ty.kindId();
    llvm::SmallVector<EntityId, 4> Fitting;
    for (EntityId E : Things)
      if (C.isA(E, Kind))
        Fitting.push_back(E);
    Ev.bind(I, Ev.entitySet(Fitting, /*Sorted=*/true));
  }
  return listOf(Ev.eval(Fn.Body));
}

uint32_t AttackerFinder::find(const Finding &X, const ThingSets &All,
                              uint32_t Things) {
  if (uint32_t Named = findNamed(X); Named != NoList)
    return Named;
  if (!C.P.Known.Position || !C.P.Known.By)
    return NoList;
  auto [It, New] = ByThings.try_emplace(Things, NoList);
  if (New)
    It->second = byDefault(All.entities(Things));
  return It->second;
}

AttackerTable review::findAttackers(const Review &R) {
  AttackerTable Out;
  const FindingSet &F = R.findings();
  AttackerFinder Finder(R.engine().context(), F, Ways::Find);
  Out.Of.reserve(F.Findings.size());
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    Out.Of.push_back(
        Finder.find(F.Findings[FindingId(I)], R.things(), R.things().Of[I]));
  Out.Lists = Finder.takeLists();
  return Out;
}

std::vector<Attacker> Review::attackersOf(FindingId Id) const {
  const ThingSets &Things = things();
  std::lock_guard Lock(I->Mutex);
  if (!I->Finder)
    I->Finder = std::make_unique<AttackerFinder>(I->C, F, Ways::Find);
  AttackerFinder &Of = *I->Finder;
  return Of.list(Of.find(F.Findings[Id], Things, Things.setOf(Id))).vec();
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
