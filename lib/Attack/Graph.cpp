//===- Graph.cpp - How an attacker gets on: an AND/OR graph ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/Graph.h"

#include "Analysis/Nesting.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;
using rules::FindingId;
using rules::FindingState;

StringRef attack::spelling(NodeKind K) {
  static constexpr StringRef Names[] = {
      "start",   "outside", "control", "input", "peer", "stop",
      "present", "own",     "way",     "use",   "read", "change"};
  static_assert(std::size(Names) == NumNodeKinds);
  return Names[static_cast<unsigned>(K)];
}

StringRef attack::spelling(StepKind K) {
  static constexpr StringRef Names[] = {
      "begins",  "weakness", "relays", "sends",    "enters",    "spreads",
      "listens", "acts",     "holds",  "commands", "exchanges", "contains",
      "meets",   "halts",    "runs",   "logs-in"};
  static_assert(std::size(Names) == NumStepKinds);
  return Names[static_cast<unsigned>(K)];
}

StepId Graph::add(llvm::ArrayRef<NodeId> Premises, NodeId Gives, uint32_t Cost,
                  StepKind Kind, FindingId Finding) {
  assert(!Premises.empty() && "a step from nothing");
  Step S;
  S.Premises.Begin = static_cast<uint32_t>(PremisePool.size());
  PremisePool.insert(PremisePool.end(), Premises.begin(), Premises.end());
  auto First = PremisePool.begin() + S.Premises.Begin;
  std::sort(First, PremisePool.end());
  PremisePool.erase(std::unique(First, PremisePool.end()), PremisePool.end());
  S.Premises.Count =
      static_cast<uint32_t>(PremisePool.size()) - S.Premises.Begin;
  S.Gives = Gives;
  S.Cost = Cost;
  S.Kind = Kind;
  S.Finding = Finding;
  return Steps.add(S);
}

void Graph::finish() {
  std::vector<std::pair<uint32_t, StepId>> FromPairs, ToPairs;
  FromPairs.reserve(PremisePool.size());
  ToPairs.reserve(Steps.size());
  for (uint32_t I = 0; I < Steps.size(); ++I) {
    StepId S(I);
    for (NodeId N : premises(S))
      FromPairs.push_back({N.index(), S});
    ToPairs.push_back({Steps[S].Gives.index(), S});
  }
  From = analysis::Csr<StepId>::build(nodeCount(), FromPairs);
  To = analysis::Csr<StepId>::build(nodeCount(), ToPairs);
}

namespace {
class Builder {
public:
  Builder(const rules::Engine &E, const rules::FindingSet &Found,
          const Knowledge &K, const GraphOptions &Options)
      : E(E), Found(Found), K(K), Options(Options), P(E.program()),
        F(E.facts()), G(P.Entities.size()) {}

  Graph run();

private:
  using NK = NodeKind;
  using SK = StepKind;
  NodeId node(NK Kind, EntityId Of = {}) const { return G.node(Kind, Of); }
  void step(NodeId From, NodeId To, SK Kind, uint32_t Cost = 0) {
    if (From != To)
      G.add({From}, To, Cost, Kind);
  }

  void element(EntityId Id);
  llvm::SmallVector<EntityId, 8> alterable(EntityId Element) const;
  void boundary(EntityId Id);
  void flow(EntityId Id);
  void code(EntityId Flow, EntityId Receiver, llvm::ArrayRef<EntityId> Items);
  void credentials(EntityId Flow);
  bool counts(FindingState S) const;
  void finding(FindingId Id);
  EntityId subject(FindingId Id, const RuleEffect &R) const;
  void premise(const RuleEffect &R, Vantage V, EntityId Of,
               llvm::SmallVectorImpl<NodeId> &Out) const;
  void gains(Gain What, EntityId Of, llvm::SmallVectorImpl<NodeId> &Out) const;
  bool isTrue(EntityId Of, ir::AttrId A) const {
    return A && E.attribute(Of, A).isTrue();
  }
  EntityId runsCodeOf(EntityId Flow) const;
  llvm::ArrayRef<EntityId> makersOf(EntityId D);
  NodeId placeOf(EntityId Element) const {
    EntityId Zone = F.zone(Element);
    return Zone ? node(NK::Present, Zone) : node(NK::Outside);
  }
  /// The innermost boundaries around \p Element: several if it stands in
  /// several networks.
  llvm::SmallVector<EntityId, 2> innermost(EntityId Element) const {
    llvm::SmallVector<EntityId, 2> Out;
    if (EntityId Zone = F.zone(Element))
      Out.push_back(Zone);
    llvm::append_range(Out, F.nesting().alsoIn(Element));
    return Out;
  }

  const rules::Engine &E;
  const rules::FindingSet &Found;
  const Knowledge &K;
  GraphOptions Options;
  const ir::Program &P;
  const analysis::Facts &F;
  Graph G;
  llvm::DenseMap<EntityId, std::vector<EntityId>> CarriersOf; ///< of programs
  llvm::DenseMap<EntityId, std::vector<EntityId>> Makers;
};
} // namespace

void Builder::element(EntityId Id) {
  NodeId Control = node(NK::Control, Id);
  if (F.trust(Id) == 0)
    step(G.start(), node(NK::Input, Id), SK::Begins);
  step(Control, node(NK::Input, Id), SK::Sends);
  step(Control, node(NK::Stop, Id), SK::Halts);
  for (EntityId Zone : innermost(Id))
    step(Control, node(NK::Present, Zone), SK::Enters);
  for (EntityId D : F.handles(Id))
    step(Control, node(NK::Read, D), SK::Holds);
  for (EntityId Part : F.nesting().members(Id))
    step(Control, node(NK::Control, Part), SK::Contains);
  for (EntityId D : alterable(Id))
    step(Control, node(NK::Change, D), SK::Holds);
}

/// The data of an element that others get from it. What only arrives there
/// cannot be changed for others.
llvm::SmallVector<EntityId, 8> Builder::alterable(EntityId Element) const {
  llvm::SmallVector<EntityId, 8> Out;
  for (EntityId Flow : F.calls(Element))
    llvm::append_range(Out, F.sent(Flow));
  for (EntityId Flow : F.serves(Element))
    llvm::append_range(Out, F.returned(Flow));
  for (EntityId D : F.handles(Element))
    if (std::ranges::binary_search(F.storedAt(D), Element) ||
        (P.dataItem(D).By.isValid() && P.dataItem(D).By == Element))
      Out.push_back(D);
  llvm::sort(Out);
  Out.erase(llvm::unique(Out), Out.end());
  return Out;
}

void Builder::boundary(EntityId Id) {
  NodeId Present = node(NK::Present, Id), Own = node(NK::Own, Id);
  if (F.trust(Id) == 0)
    step(G.start(), Present, SK::Begins);
  if (EntityId Around = F.parentBoundary(Id))
    step(Present, node(NK::Present, Around), SK::Spreads,
         K.SpreadCost[P.Entities[Id].Kind.index()]);
  step(Own, Present, SK::Contains);
  for (EntityId Member : F.members(Id))
    step(Own, node(NK::Control, Member), SK::Contains);
  if (EntityId Around = F.parentBoundary(Id))
    step(node(NK::Own, Around), Own, SK::Contains);
}

/// Whoever changes a program of \p Items, which \p Receiver gets over \p Flow
/// and runs, has control of it. If it is signed, that takes where it comes
/// from.
void Builder::code(EntityId Flow, EntityId Receiver,
                   llvm::ArrayRef<EntityId> Items) {
  if (!isTrue(Receiver, K.ElementRuns))
    return;
  for (EntityId D : Items) {
    if (!isTrue(D, K.DataIsProgram))
      continue;
    if (!isTrue(Flow, K.FlowSigned)) {
      step(node(NK::Change, D), node(NK::Control, Receiver), SK::Runs);
      continue;
    }
    for (EntityId Maker : makersOf(D))
      step(node(NK::Control, Maker), node(NK::Control, Receiver), SK::Runs);
  }
}

/// Who sends \p D and gets it from nobody.
llvm::ArrayRef<EntityId> Builder::makersOf(EntityId D) {
  auto [It, New] = Makers.try_emplace(D);
  if (!New)
    return It->second;
  std::vector<EntityId> Senders, Receivers;
  for (EntityId Flow : CarriersOf.lookup(D)) {
    const ir::Flow &Row = P.flow(Flow);
    if (llvm::is_contained(F.sent(Flow), D)) {
      Senders.push_back(Row.Source);
      Receivers.push_back(Row.Target);
    }
    if (llvm::is_contained(F.returned(Flow), D)) {
      Senders.push_back(Row.Target);
      Receivers.push_back(Row.Source);
    }
  }
  llvm::sort(Senders);
  Senders.erase(llvm::unique(Senders), Senders.end());
  llvm::sort(Receivers);
  std::vector<EntityId> Out;
  for (EntityId E : Senders)
    if (!std::ranges::binary_search(Receivers, E))
      Out.push_back(E);
  if (EntityId By = P.dataItem(D).By; By && !llvm::is_contained(Out, By))
    Out.push_back(By);
  return It->second = std::move(Out);
}

/// Whoever has a credential that \p Flow shows can call as its source does.
void Builder::credentials(EntityId Flow) {
  for (EntityId D : F.sent(Flow))
    if (isTrue(D, K.DataIsSecret))
      step(node(NK::Read, D), node(NK::Use, Flow), SK::LogsIn);
}

EntityId Builder::runsCodeOf(EntityId Flow) const {
  const ir::Flow &Row = P.flow(Flow);
  return isTrue(Flow, P.Known.FlowRunsAtSource) ? Row.Source : Row.Target;
}

void Builder::flow(EntityId Id) {
  const ir::Flow &Row = P.flow(Id);
  NodeId Source = node(NK::Control, Row.Source), Use = node(NK::Use, Id);
  step(node(NK::Input, Row.Source), node(NK::Input, Row.Target), SK::Relays,
       K.RelayCost);
  step(Source, Use, SK::Acts);
  step(Use, node(NK::Input, Row.Target), SK::Sends);
  if (isTrue(Id, P.Known.FlowCommands))
    step(Use, node(NK::Control, Row.Target), SK::Commands);
  // Who calls can change what is sent and read what comes back. Where the model
  // does not tell the two apart, both hold for all of it.
  bool Apart = P.Known.Returns && P.setting(Id, P.Known.Returns);
  for (EntityId D : F.sent(Id))
    step(Use, node(NK::Change, D), SK::Exchanges);
  for (EntityId D : Apart ? F.returned(Id) : F.carried(Id))
    step(Use, node(NK::Read, D), SK::Exchanges);
  step(Source, node(NK::Peer, Row.Target), SK::Meets);
  step(node(NK::Control, Row.Target), node(NK::Peer, Row.Source), SK::Meets);

  code(Id, Row.Target, F.sent(Id));
  code(Id, Row.Source, F.returned(Id));
  credentials(Id);

  // It passes the boundaries around each end, up to the first that holds both.
  NodeId Way = node(NK::Way, Id);
  EntityId Common;
  for (EntityId Zone : F.zones(Row.Source)) {
    step(node(NK::Present, Zone), Way, SK::Listens);
    if (F.isInside(Row.Target, Zone)) {
      Common = Zone;
      break;
    }
  }
  for (EntityId Zone : F.zones(Row.Target)) {
    if (Zone == Common)
      break;
    step(node(NK::Present, Zone), Way, SK::Listens);
  }
  if (!Common)
    step(node(NK::Outside), Way, SK::Listens);
}

bool Builder::counts(FindingState S) const {
  switch (S) {
  case FindingState::Open:
  case FindingState::Planned:
  // An attacker does not read decisions: what is accepted is still there.
  case FindingState::Accepted:
  case FindingState::Transferred:
    return true;
  case FindingState::Question:
    return Options.Questions;
  case FindingState::Mitigated:
    return Options.Mitigated;
  case FindingState::Dismissed:
    return false;
  }
  return false;
}

EntityId Builder::subject(FindingId Id, const RuleEffect &R) const {
  EntityId Of = Found.Findings[Id].Bindings.of(Found.Bindings)[R.Slot];
  if (R.End == FlowEnd::None || P.Entities[Of].Class != EntityClass::Flow)
    return Of;
  return R.End == FlowEnd::Source ? P.flow(Of).Source : P.flow(Of).Target;
}

/// What vantage \p V of \p Of asks for; nothing if the class of \p Of has no
/// such place.
void Builder::premise(const RuleEffect &R, Vantage V, EntityId Of,
                      llvm::SmallVectorImpl<NodeId> &Out) const {
  EntityClass C = P.Entities[Of].Class;
  bool IsFlow = C == EntityClass::Flow, IsElement = C == EntityClass::Element;
  bool IsBoundary = C == EntityClass::Boundary;
  EntityId Near = IsFlow ? P.flow(Of).Target : Of;
  switch (V) {
  case Vantage::Anywhere:
    Out.push_back(G.start());
    return;
  case Vantage::Sending:
    if (IsFlow || IsElement)
      Out.push_back(node(NK::Input, Near));
    return;
  case Vantage::OnTheWay:
    if (IsFlow) {
      Out.push_back(node(NK::Way, Of));
      return;
    }
    [[fallthrough]];
  case Vantage::Inside:
    if (IsFlow || IsElement)
      Out.push_back(placeOf(Near));
    else if (IsBoundary)
      Out.push_back(node(NK::Present, Of));
    return;
  case Vantage::OtherEnd:
    if (IsFlow)
      Out.push_back(
          node(NK::Control, R.has(Gain::TakesOver) && runsCodeOf(Of) == Near
                                ? P.flow(Of).Source
                                : Near));
    else if (IsElement)
      Out.push_back(node(NK::Peer, Of));
    return;
  case Vantage::Holding:
    if (IsFlow)
      Out.push_back(node(NK::Control, P.flow(Of).Source));
    else if (IsElement)
      Out.push_back(node(NK::Control, Of));
    else if (IsBoundary)
      Out.push_back(node(NK::Present, Of));
    else if (C == EntityClass::Data)
      Out.push_back(node(NK::Read, Of));
    return;
  }
}

void Builder::gains(Gain What, EntityId Of,
                    llvm::SmallVectorImpl<NodeId> &Out) const {
  EntityClass C = P.Entities[Of].Class;
  bool IsFlow = C == EntityClass::Flow, IsElement = C == EntityClass::Element;
  bool IsBoundary = C == EntityClass::Boundary;
  switch (What) {
  case Gain::Reads:
  case Gain::Changes: {
    NK Kind = What == Gain::Reads ? NK::Read : NK::Change;
    auto Data = [&](llvm::ArrayRef<EntityId> Items) {
      for (EntityId D : Items)
        Out.push_back(node(Kind, D));
    };
    if (C == EntityClass::Data)
      Data(Of);
    else if (IsFlow)
      Data(F.carried(Of));
    else if (IsElement && What == Gain::Changes)
      Data(alterable(Of));
    else if (IsElement)
      Data(F.handles(Of));
    else if (IsBoundary)
      for (EntityId Member : F.elements(Of))
        Data(F.handles(Member));
    return;
  }
  case Gain::Uses:
    if (IsFlow)
      Out.push_back(node(NK::Use, Of));
    else if (IsElement)
      for (EntityId Flow : F.serves(Of))
        Out.push_back(node(NK::Use, Flow));
    return;
  case Gain::TakesOver:
    if (IsFlow)
      Out.push_back(node(NK::Control, runsCodeOf(Of)));
    else if (IsElement)
      Out.push_back(node(NK::Control, Of));
    else if (IsBoundary)
      Out.push_back(node(NK::Own, Of));
    return;
  case Gain::Spreads: {
    if (IsElement)
      for (EntityId Zone : innermost(Of))
        Out.push_back(node(NK::Own, Zone));
    else if (EntityId Around = IsBoundary ? F.zone(Of) : EntityId())
      Out.push_back(node(NK::Own, Around));
    return;
  }
  case Gain::Stops:
    if (IsFlow)
      Out.push_back(node(NK::Stop, P.flow(Of).Target));
    else if (IsElement)
      Out.push_back(node(NK::Stop, Of));
    return;
  }
}

void Builder::finding(FindingId Id) {
  const rules::Finding &X = Found.Findings[Id];
  const RuleEffect &R = K.Rules[X.Rule.index()];
  // What is said to be done, against what the model says, does not help.
  if (R.Gains == 0 || !(counts(X.State) || X.Contradicted))
    return;
  EntityId Of = subject(Id, R);
  llvm::SmallVector<NodeId, 4> Premises;
  for (unsigned V = 0; V < NumVantages; ++V)
    if (R.needs(static_cast<Vantage>(V))) {
      size_t Before = Premises.size();
      premise(R, static_cast<Vantage>(V), Of, Premises);
      if (Premises.size() == Before)
        return;
    }
  llvm::SmallVector<NodeId, 8> Given;
  for (unsigned I = 0; I < NumGains; ++I)
    if (R.has(static_cast<Gain>(I)))
      gains(static_cast<Gain>(I), Of, Given);
  llvm::sort(Given);
  Given.erase(llvm::unique(Given), Given.end());
  auto Add = [&](llvm::ArrayRef<NodeId> From) {
    for (NodeId N : Given)
      if (!llvm::is_contained(From, N))
        G.add(From, N, R.Cost, SK::Weakness, Id);
  };
  Add(Premises);
  // To be inside is to be in any one of the networks of an element.
  EntityId Near =
      P.Entities[Of].Class == EntityClass::Flow ? P.flow(Of).Target : Of;
  if (P.Entities[Near].Class != EntityClass::Element)
    return;
  auto *Place = llvm::find(Premises, placeOf(Near));
  if (Place != Premises.end())
    for (EntityId Zone : F.nesting().alsoIn(Near)) {
      *Place = node(NK::Present, Zone);
      Add(Premises);
    }
}

Graph Builder::run() {
  step(G.start(), node(NK::Outside), SK::Begins, K.OutsideCost);
  for (EntityId Id : Options.From)
    step(G.start(),
         node(P.Entities[Id].Class == EntityClass::Element ? NK::Control
                                                           : NK::Present,
              Id),
         SK::Begins);
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[EntityId(I)].Class == EntityClass::Flow)
      for (EntityId D : F.carried(EntityId(I)))
        if (isTrue(D, K.DataIsProgram))
          CarriersOf[D].push_back(EntityId(I));
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId Id(I);
    switch (P.Entities[Id].Class) {
    case EntityClass::Element:
      element(Id);
      break;
    case EntityClass::Boundary:
      boundary(Id);
      break;
    case EntityClass::Flow:
      flow(Id);
      break;
    case EntityClass::System:
    case EntityClass::Data:
      break;
    }
  }
  for (uint32_t I = 0; I < Found.Findings.size(); ++I)
    finding(FindingId(I));
  G.finish();
  return std::move(G);
}

Graph Graph::build(const rules::Engine &E, const rules::FindingSet &F,
                   const Knowledge &K, const GraphOptions &Options) {
  return Builder(E, F, K, Options).run();
}
