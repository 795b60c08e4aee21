//===- Provenance.cpp - From whom what arrives somewhere can come ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Provenance.h"

#include "Analysis/Crossing.h"
#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "Analysis/Lineage.h"
#include "Analysis/Nesting.h"
#include "Analysis/Scc.h"
#include "IR/Print.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::analysis;
using ir::AttrId;
using ir::EntityClass;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;

static PositionSet bit(uint64_t Position) { return PositionSet(1) << Position; }

namespace {
/// What a zone says of who is in it.
struct Zone {
  PositionSet Who = 0;  ///< who is in it
  PositionSet Held = 0; ///< who runs what lies in it
  /// Who is on the network of what lies in it: Who of the innermost zone that
  /// is no machine and says so.
  PositionSet Network = 0;
  EntityId NetworkZone; ///< that zone, or none
  bool Machine = false;
};

/// The positions, the media, and what their annotations say.
struct Words {
  const ir::Program &P;
  uint32_t Count = 0;
  PositionSet Unplaced = 0, Taken = 0, Holding = 0;
  llvm::SmallVector<std::optional<int64_t>, 16> Trust;
  llvm::SmallVector<PositionSet, 8> Reach; ///< by medium
  llvm::SmallVector<bool, 8> Closed;       ///< by medium

  explicit Words(const ir::Program &P) : P(P) {
    if (!P.Known.Position)
      return;
    llvm::ArrayRef<ir::EnumValue> Values =
        P.Enums[P.Known.Position].Values.of(P.EnumValues);
    Count = std::min<uint32_t>(Values.size(), MaxPositions);
    for (uint32_t I = 0; I < Count; ++I) {
      std::optional<int64_t> &Most = Trust.emplace_back();
      for (const ir::Property &A : Values[I].Annotations.of(P.Properties)) {
        llvm::StringRef Key = P.text(A.Key);
        if (Key == "unplaced")
          Unplaced |= bit(I);
        else if (Key == "taken")
          Taken |= bit(I);
        else if (Key == "holds")
          Holding |= bit(I);
        else if (Key == "zone" && A.V.Tag == ValueTag::Int)
          Most = A.V.Payload;
      }
    }
    if (!P.Known.Medium)
      return;
    for (const ir::EnumValue &V :
         P.Enums[P.Known.Medium].Values.of(P.EnumValues)) {
      PositionSet &To = Reach.emplace_back(0);
      bool &Never = Closed.emplace_back(false);
      for (const ir::Property &A : V.Annotations.of(P.Properties)) {
        if (P.text(A.Key) == "closed")
          Never = true;
        if (P.text(A.Key) != "reaches" || A.V.Tag != ValueTag::String)
          continue;
        for (uint32_t I = 0; I < Count; ++I)
          if (Values[I].Text == A.V.name())
            To |= bit(I);
      }
    }
  }

  /// Who is in a zone of this trust that does not say so: the first position
  /// whose `@zone` is at least that.
  PositionSet byTrust(int64_t T) const {
    std::optional<uint32_t> Best;
    for (uint32_t I = 0; I < Count; ++I)
      if (Trust[I] && *Trust[I] >= T && (!Best || *Trust[I] < *Trust[*Best]))
        Best = I;
    return Best ? bit(*Best) : 0;
  }
};
} // namespace

struct Provenance::Builder {
  Provenance &R;
  const ir::Program &P;
  const Facts &F;
  const ir::WellKnown &W;
  Words Known;
  std::vector<Zone> Zones;    ///< by entity
  std::vector<EntityId> List; ///< the elements
  std::vector<uint8_t> Forwards, Queues, KeepsCode, Person, Agent;
  enum : uint8_t { NoCode, ToTarget, ToSource, MayBeCode };
  std::vector<uint8_t> Code; ///< by entity: which way a flow brings code

  Builder(Provenance &R, const Facts &F)
      : R(R), P(*R.P), F(F), W(P.Known), Known(P) {}

  /// The value of \p A of \p E if it is a constant; unknown otherwise.
  Value constant(EntityId E, AttrId A) const {
    return A ? F.attributes().resolve(E, A).V : Value();
  }
  bool is(EntityId E, AttrId A) const { return constant(E, A).isTrue(); }

  std::optional<PositionSet> set(EntityId E, AttrId A) const {
    Value V = constant(E, A);
    if (V.Tag != ValueTag::Set)
      return std::nullopt;
    PositionSet Out = 0;
    for (const Value &M : P.elements(V))
      if (M.Tag == ValueTag::Enum && M.Payload < Known.Count)
        Out |= bit(static_cast<uint64_t>(M.Payload));
    return Out;
  }

  /// The innermost boundaries in which element \p E stands; none stands for
  /// outside.
  llvm::SmallVector<EntityId, 2> placesOf(EntityId E) const {
    llvm::SmallVector<EntityId, 2> Places{F.nesting().zone(E)};
    llvm::append_range(Places, F.nesting().alsoIn(E));
    return Places;
  }

  void zones();
  void standing();
  void watchers(EntityId Flow);
  void spread(Spread S);
  void authors();
  uint8_t codeOf(EntityId Flow) const;
  template <typename Fn> void edges(Spread S, EntityId E, Fn Visit) const;
};

/// What is around an entity comes before it.
void Provenance::Builder::zones() {
  Zones.resize(P.Entities.size());
  for (uint32_t I = 0; I < Zones.size(); ++I) {
    EntityId B(I);
    if (P.Entities[B].Class != EntityClass::Boundary)
      continue;
    Zone &Z = Zones[I];
    EntityId Outer = F.nesting().zone(B);
    const Zone *Around = Outer ? &Zones[Outer.index()] : nullptr;
    Value Trust = constant(B, W.BoundaryTrust);
    std::optional<PositionSet> Who = set(B, W.BoundaryPopulation);
    std::optional<PositionSet> Held = set(B, W.BoundaryHeldBy);
    if (Trust.Tag == ValueTag::Int) {
      PositionSet Table = Known.byTrust(Trust.Payload);
      // What a zone says of one thing does not change the other.
      if (!Held)
        Held = Who ? *Who & Table & Known.Holding : Table & Known.Holding;
      if (!Who)
        Who = Table;
    }
    Z.Machine = is(B, W.BoundarySharedRuntime);
    Z.Who = Who ? *Who : Around ? Around->Who : 0;
    Z.Held = Held ? *Held : Around && !Who ? Around->Held : 0;
    if (is(B, W.BoundaryBreached)) {
      Z.Who |= Known.Taken;
      // Who has the machine has what runs on it.
      if (Z.Machine)
        Z.Held |= Known.Taken;
    }
    if (Who && !Z.Machine) {
      Z.Network = Z.Who;
      Z.NetworkZone = B;
    } else {
      if (Around) {
        Z.Network = Around->Network;
        Z.NetworkZone = Around->NetworkZone;
      }
      if (!Z.Machine)
        Z.Network |= Z.Who & Known.Taken;
    }
    R.Neighbours[I] = Z.Who;
  }
}

void Provenance::Builder::standing() {
  Forwards.resize(P.Entities.size());
  Queues = KeepsCode = Person = Agent = Forwards;
  std::vector<uint8_t> Human(P.Kinds.size());
  for (uint32_t K = 0; K < Human.size(); ++K)
    Human[K] = P.annotation(ir::KindId(K), "human") != nullptr;
  for (EntityId E : List) {
    uint32_t I = E.index();
    Forwards[I] = is(E, W.ElementForwards);
    Queues[I] = is(E, W.ElementQueues);
    KeepsCode[I] = is(E, W.ElementKeepsCode);
    Person[I] = Human[P.Entities[E].Kind.index()];
    Agent[I] = is(E, W.ElementAgent);
    EntityId In = F.nesting().zone(E);
    PositionSet Own = 0;
    Value V = constant(E, W.ElementPosition);
    if (V.Tag == ValueTag::Enum && V.Payload < Known.Count)
      Own = bit(static_cast<uint64_t>(V.Payload));
    if (Person[I]) {
      // Someone of whom nothing is said is of those who are there.
      if (!Own && In)
        Own = Zones[In.index()].Who;
      if (!Own && Known.Count)
        Own = bit(0);
    } else if (!Own && !Agent[I]) {
      for (EntityId Place : placesOf(E))
        if (Place)
          Own |= Zones[Place.index()].Held;
    }
    if (is(E, W.ElementBreached))
      Own |= Known.Taken;
    R.Standing[I] = Own;
  }
  // A program that a person uses speaks for that person.
  for (EntityId E : List) {
    if (!Agent[E.index()] || R.Standing[E.index()] & ~Known.Taken)
      continue;
    PositionSet Own = 0;
    for (EntityId Flow : F.graph().flows(E))
      for (EntityId End : {P.flow(Flow).Source, P.flow(Flow).Target})
        if (End != E && Person[End.index()])
          Own |= R.Standing[End.index()];
    EntityId In = F.nesting().zone(E);
    if (!Own && In)
      Own = Zones[In.index()].Held | Zones[In.index()].Who;
    if (!Own && Known.Count)
      Own = bit(0);
    R.Standing[E.index()] |= Own;
  }
  for (EntityId E : List)
    for (EntityId In : placesOf(E)) {
      PositionSet &Near = R.Neighbours[E.index()];
      if (!In || !Zones[In.index()].NetworkZone)
        Near |= R.Standing[E.index()] ? bit(0) : Known.Unplaced;
      if (!In)
        continue;
      Near |= Zones[In.index()].Network;
      for (EntityId B : F.nesting().chain(In)) {
        if (!Zones[B.index()].Machine)
          break;
        Near |= Zones[B.index()].Who;
      }
    }
}

void Provenance::Builder::watchers(EntityId Flow) {
  const ir::Flow &Row = P.flow(Flow);
  uint32_t I = Flow.index();
  Value Medium = constant(Flow, W.FlowMedium);
  size_t Which = Medium.Tag == ValueTag::Enum
                     ? static_cast<size_t>(Medium.Payload)
                     : Known.Reach.size();
  // `networked` is for rules to read, so that what rests on it can be found.
  bool SaidLocal = Which < Known.Closed.size() && Known.Closed[Which] &&
                   !constant(Flow, W.FlowNetworked).isFalse();
  auto AtScreen = [&](EntityId A, EntityId B) {
    return Person[A.index()] && Agent[B.index()];
  };
  bool Never =
      AtScreen(Row.Source, Row.Target) || AtScreen(Row.Target, Row.Source);

  // The zones around each end, up to the innermost around both. What stands in
  // several uses those that are nearest to each other (Crossing.cpp).
  EntityId S = F.nesting().zone(Row.Source), T = F.nesting().zone(Row.Target);
  auto Steps = [&](EntityId A, EntityId B) {
    uint32_t Count = 0;
    for (; A != B; ++Count)
      if (A && (!B || F.nesting().depth(A) >= F.nesting().depth(B)))
        A = F.nesting().zone(A);
      else
        B = F.nesting().zone(B);
    return Count;
  };
  if (!F.nesting().alsoIn(Row.Source).empty() ||
      !F.nesting().alsoIn(Row.Target).empty())
    for (EntityId A : placesOf(Row.Source))
      for (EntityId B : placesOf(Row.Target))
        if (Steps(A, B) < Steps(S, T)) {
          S = A;
          T = B;
        }
  const EntityId Ends[] = {Row.Source, Row.Target}, Places[] = {S, T};
  PositionSet Who = 0;
  bool Leaves = false; // a network, not only a machine
  bool Crosses[2] = {}, CrossesNetwork[2] = {};
  auto Pass = [&](EntityId B, unsigned Side) {
    const Zone &Z = Zones[B.index()];
    Crosses[Side] = true;
    if (!Z.Machine) {
      Who |= Z.Who;
      Leaves = CrossesNetwork[Side] = true;
    }
    return F.nesting().zone(B);
  };
  while (S != T)
    if (S && (!T || F.nesting().depth(S) >= F.nesting().depth(T)))
      S = Pass(S, 0);
    else
      T = Pass(T, 1);
  // What is said to be local stays on a machine only if its ends can be on one:
  // side by side, or one of them within a machine beside the other.
  Never |= SaidLocal && ((!Crosses[0] && !CrossesNetwork[1]) ||
                         (!Crosses[1] && !CrossesNetwork[0]));
  // In one machine, however deep inside of it the ends lie.
  for (EntityId B : F.nesting().chain(S))
    Never |= Zones[B.index()].Machine;
  if (Never) {
    R.Ways[I] |= Closed | Stays;
    return;
  }
  PositionSet Reach = Which < Known.Reach.size() ? Known.Reach[Which] : 0;
  bool Open = Reach != 0;
  for (unsigned Side = 0; Side != 2; ++Side) {
    EntityId End = Ends[Side], In = Places[Side];
    if (In && Zones[In.index()].NetworkZone) {
      const Zone &Z = Zones[In.index()];
      Who |= Z.Network;
      Open |= !Leaves && Zones[Z.NetworkZone.index()].Held != 0;
      continue;
    }
    // What is nowhere: of our own things whoever is near, else anyone.
    bool Ours = R.Standing[End.index()] == 0;
    if (In)
      Who |=
          Zones[In.index()].Network; // who has taken a zone that says nothing
    Who |= Ours ? Known.Unplaced : bit(0);
    Open |= !Ours;
  }
  R.Watchers[I] = Known.Count ? Who | Reach : 0;
  R.Ways[I] |= (Open ? Shared : 0) | (Leaves ? 0 : Stays);
}

/// Which way \p Flow brings code: as it says itself, or by what it carries.
uint8_t Provenance::Builder::codeOf(EntityId Flow) const {
  auto HasCode = [&](llvm::ArrayRef<EntityId> Items) {
    return llvm::any_of(Items, [&](EntityId D) { return is(D, W.DataCode); });
  };
  bool There = HasCode(F.sent(Flow)), Returns = HasCode(F.returned(Flow));
  Value Said = constant(Flow, W.FlowBringsCode);
  bool IsBack = (R.Ways[Flow.index()] & Back) != 0;
  if (Said.Tag != ValueTag::Bool && IsBack && !There && !Returns) {
    // What comes back from where code is kept may be code, and is input too.
    bool Fetched = KeepsCode[P.flow(Flow).Target.index()] &&
                   !KeepsCode[P.flow(Flow).Source.index()];
    return Fetched ? MayBeCode : NoCode;
  }
  if (Said.Tag == ValueTag::Bool ? Said.isFalse() : !There && !Returns)
    return NoCode;
  Value V = constant(Flow, W.FlowRunsAtSource);
  bool AtSource =
      V.Tag == ValueTag::Bool ? V.isTrue() : IsBack && (Returns || !There);
  return AtSource ? ToSource : ToTarget;
}

/// Calls \p Visit with each flow by which what \p S is about goes on from
/// \p E, and with where it arrives.
template <typename Fn>
void Provenance::Builder::edges(Spread S, EntityId E, Fn Visit) const {
  // Code that is brought to where it runs is no input of it: see Makers.
  auto IsCode = [&](EntityId Flow, EntityId To) {
    return Code[Flow.index()] ==
               (P.flow(Flow).Target == To ? ToTarget : ToSource) &&
           !KeepsCode[To.index()];
  };
  switch (S) {
  case Spread::Senders:
    for (const Edge &Out : F.graph().out(E))
      if (!IsCode(Out.Flow, Out.Other))
        Visit(Out.Flow, Out.Other);
    break;
  case Spread::Callers:
    if (!Forwards[E.index()] && !R.Standing[E.index()])
      break;
    for (EntityId Flow : F.graph().calls(E))
      Visit(Flow, P.flow(Flow).Target);
    break;
  case Spread::Requesters:
    for (EntityId Flow : F.graph().calls(E))
      if (!IsCode(Flow, P.flow(Flow).Target))
        Visit(Flow, P.flow(Flow).Target);
    // Who takes a message acts for who left it.
    if (Queues[E.index()])
      for (const Edge &Out : F.graph().out(E))
        Visit(Out.Flow, Out.Other);
    break;
  case Spread::Makers:
    for (const Edge &Out : F.graph().out(E))
      if (KeepsCode[Out.Other.index()])
        Visit(Out.Flow, Out.Other);
    for (EntityId Flow : F.graph().flows(E)) {
      const ir::Flow &Row = P.flow(Flow);
      if (Code[Flow.index()] == ToTarget && Row.Source == E)
        Visit(Flow, Row.Target);
      else if (Code[Flow.index()] >= ToSource && Row.Target == E)
        Visit(Flow, Row.Source);
    }
    break;
  }
}

void Provenance::Builder::spread(Spread S) {
  std::vector<Arrival> &To = R.Arrivals[static_cast<unsigned>(S)];
  std::vector<PositionSet> &Sets = R.Sets[static_cast<unsigned>(S)];
  To.assign(uint64_t(Known.Count) * R.Numbers, {});
  Sets.assign(P.Entities.size(), 0);
  std::vector<EntityId> Queue, Late;
  for (uint32_t Position = 0; Position < Known.Count; ++Position) {
    Arrival *Row = To.data() + uint64_t(Position) * R.Numbers;
    Queue.clear();
    Late.clear();
    for (EntityId E : List) {
      if (R.Standing[E.index()] & bit(Position)) {
        Row[R.Number[E.index()]].Distance = 0;
        Queue.push_back(E);
      } else if (S != Spread::Makers && (Known.Taken & bit(Position)) &&
                 (R.Neighbours[E.index()] & bit(Position))) {
        // Who has taken a network calls what is in it.
        Late.push_back(E);
      }
    }
    bool Joined = false;
    for (size_t I = 0; I < Queue.size() || !Joined; ++I) {
      // Those who are called from the network come after those who stand for
      // it, and before what is two flows away.
      if (!Joined && (I == Queue.size() ||
                      Row[R.Number[Queue[I].index()]].Distance >= 1)) {
        Joined = true;
        llvm::SmallVector<EntityId> New;
        for (EntityId E : Late)
          if (Row[R.Number[E.index()]].Distance == Far) {
            Row[R.Number[E.index()]].Distance = 1;
            New.push_back(E);
          }
        Queue.insert(Queue.begin() + static_cast<ptrdiff_t>(I), New.begin(),
                     New.end());
        if (I == Queue.size())
          break;
      }
      EntityId E = Queue[I];
      uint32_t Next = Row[R.Number[E.index()]].Distance + 1;
      edges(S, E, [&](EntityId Flow, EntityId Other) {
        Arrival &A = Row[R.Number[Other.index()]];
        if (A.Distance != Far)
          return;
        A = {Next, Flow};
        Queue.push_back(Other);
      });
    }
    // A whole has what its parts have. What is around comes before.
    for (EntityId E : llvm::reverse(List)) {
      const Arrival &A = Row[R.Number[E.index()]];
      if (A.Distance == Far)
        continue;
      Sets[E.index()] |= bit(Position);
      if (EntityId Whole = F.nesting().whole(E)) {
        Arrival &Of = Row[R.Number[Whole.index()]];
        if (A.Distance < Of.Distance)
          Of = A;
      }
    }
  }
}

void Provenance::Builder::authors() {
  std::vector<PositionSet> Own(P.Entities.size());
  for (const ir::Flow &Row : P.Flows) {
    for (EntityId D : F.sent(Row.Self))
      Own[D.index()] |= R.Standing[Row.Source.index()];
    for (EntityId D : F.returned(Row.Self))
      Own[D.index()] |= R.Standing[Row.Target.index()];
  }
  // Who made what an item was derived from made a part of it: from the oldest
  // on, a cycle of derivations being one.
  auto Sources = [&](EntityId D) {
    return P.Entities[D].Class == EntityClass::Data
               ? P.dataItem(D).From.of(P.DerivedFrom)
               : llvm::ArrayRef<EntityId>();
  };
  std::vector<uint32_t> ComponentOf;
  uint32_t Components = findComponents(
      P.Entities.size(), [&](uint32_t E) { return Sources(EntityId(E)); },
      [](EntityId E) { return E.index(); }, ComponentOf);
  std::vector<EntityId> Items(F.entities(EntityClass::Data).begin(),
                              F.entities(EntityClass::Data).end());
  llvm::stable_sort(Items, [&](EntityId A, EntityId B) {
    return ComponentOf[A.index()] < ComponentOf[B.index()];
  });
  std::vector<PositionSet> Made(Components);
  for (EntityId D : Items) {
    PositionSet &Of = Made[ComponentOf[D.index()]];
    Of |= Own[D.index()];
    for (EntityId From : Sources(D))
      Of |= Made[ComponentOf[From.index()]];
  }
  for (EntityId D : Items)
    R.Authors[D.index()] |= Made[ComponentOf[D.index()]];
}

std::unique_ptr<Provenance> Provenance::run(const ir::Program &P,
                                            const Facts &F) {
  auto R = std::make_unique<Provenance>();
  R->P = &P;
  R->F = &F;
  uint32_t N = P.Entities.size();
  R->Number.assign(N, 0);
  for (auto *Of : {&R->Standing, &R->Watchers, &R->Neighbours, &R->Authors})
    Of->assign(N, 0);
  R->Ways.assign(N, 0);
  Builder B(*R, F);
  for (uint32_t I = 0; I < N; ++I)
    if (P.Entities[EntityId(I)].Class == EntityClass::Element) {
      R->Number[I] = R->Numbers++;
      B.List.push_back(EntityId(I));
    }
  R->Count = B.Known.Count;
  for (EntityId E : B.List)
    for (const Edge &Out : F.graph().out(E))
      if (P.flow(Out.Flow).Source != E)
        R->Ways[Out.Flow.index()] |= Back;
  B.zones();
  B.standing();
  B.Code.resize(N);
  for (EntityId Flow : F.entities(EntityClass::Flow)) {
    B.watchers(Flow);
    B.Code[Flow.index()] = B.codeOf(Flow);
  }
  for (unsigned S = 0; S != NumSpreads; ++S)
    B.spread(static_cast<Spread>(S));
  B.authors();
  return R;
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

EntityId Provenance::from(Spread S, EntityId Flow, uint32_t Position) const {
  const ir::Flow &Row = P->flow(Flow);
  EntityId Best;
  auto Try = [&](EntityId End) {
    if (at(S, End, Position).Distance != Far &&
        (!Best ||
         at(S, End, Position).Distance < at(S, Best, Position).Distance))
      Best = End;
  };
  Try(Row.Source);
  // Data comes back over what goes both ways; a call does not.
  if ((S == Spread::Senders || S == Spread::Makers) &&
      (Ways[Flow.index()] & Back))
    Try(Row.Target);
  return Best;
}

PositionSet Provenance::positions(Spread S, EntityId E) const {
  const std::vector<PositionSet> &Of = Sets[static_cast<unsigned>(S)];
  if (P->Entities[E].Class == EntityClass::Element)
    return Of[E.index()];
  if (P->Entities[E].Class != EntityClass::Flow)
    return 0;
  const ir::Flow &Row = P->flow(E);
  PositionSet Out = Of[Row.Source.index()];
  if (S == Spread::Callers) {
    // What a program was asked is not what it asks, unless it passes it on.
    bool On = P->Known.ElementForwards &&
              F->attributes()
                  .resolve(Row.Source, P->Known.ElementForwards)
                  .V.isTrue();
    return On ? Out : standing(Row.Source);
  }
  if (S == Spread::Requesters)
    return Out;
  return Ways[E.index()] & Back ? Out | Of[Row.Target.index()] : Out;
}

std::optional<uint32_t> Provenance::distance(Spread S, EntityId E,
                                             uint32_t Position) const {
  if (Position >= Count)
    return std::nullopt;
  bool IsFlow = P->Entities[E].Class == EntityClass::Flow;
  if (!(positions(S, E) & bit(Position)))
    return std::nullopt;
  EntityId At = IsFlow ? from(S, E, Position) : E;
  if (!At)
    return std::nullopt;
  return at(S, At, Position).Distance + IsFlow;
}

std::vector<EntityId> Provenance::path(Spread S, EntityId E,
                                       uint32_t Position) const {
  std::vector<EntityId> Flows;
  if (!distance(S, E, Position))
    return Flows;
  if (P->Entities[E].Class == EntityClass::Flow) {
    Flows.push_back(E);
    E = from(S, E, Position);
  }
  while (EntityId By = at(S, E, Position).By) {
    Flows.push_back(By);
    // A whole is reached where its part is.
    const ir::Flow &Row = P->flow(By);
    auto Within = [&](EntityId End) { return End == E || F->isInside(End, E); };
    EntityId Other = Within(Row.Target) ? Row.Source : Row.Target;
    if (at(S, Other, Position).Distance >= at(S, E, Position).Distance)
      Other = Row.Source == Other ? Row.Target : Row.Source;
    E = Other;
  }
  std::reverse(Flows.begin(), Flows.end());
  return Flows;
}

EntityId Provenance::origin(Spread S, EntityId E, uint32_t Position) const {
  if (!distance(S, E, Position))
    return EntityId::none();
  std::vector<EntityId> Flows = path(S, E, Position);
  if (Flows.empty())
    return E;
  const ir::Flow &First = P->flow(Flows.front());
  for (EntityId End : {First.Source, First.Target})
    if (standing(End) & bit(Position))
      return End;
  // It began in a network that is taken.
  return from(S, Flows.front(), Position);
}

void Provenance::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  auto Name = [&](uint32_t Position) {
    return P.text(
        P.Enums[P.Known.Position].Values.of(P.EnumValues)[Position].Text);
  };
  auto List = [&](PositionSet Set) {
    OS << '[';
    llvm::ListSeparator Comma;
    for (uint32_t I = 0; I < Count; ++I)
      if (Set & bit(I))
        OS << Comma << Name(I);
    OS << ']';
  };
  static constexpr llvm::StringRef Names[] = {"senders", "requesters",
                                              "callers", "makers"};
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    EntityClass C = P.Entities[E].Class;
    if (C == EntityClass::System)
      continue;
    OS << spelling(C) << ' ';
    ir::printEntity(OS, P, E);
    if (C == EntityClass::Boundary) {
      OS << " who ";
      List(neighbours(E));
    } else if (C == EntityClass::Data) {
      OS << " senders ";
      List(authors(E));
    } else if (C == EntityClass::Flow) {
      OS << (closed(E)   ? " closed"
             : shared(E) ? " shared"
             : stays(E)  ? " inside"
                         : " between")
         << " watchers ";
      List(watchers(E));
    } else {
      OS << " stands ";
      List(standing(E));
      OS << " near ";
      List(neighbours(E));
    }
    if (C == EntityClass::Element || C == EntityClass::Flow)
      for (unsigned S = 0; S != NumSpreads; ++S) {
        auto Which = static_cast<Spread>(S);
        OS << ' ' << Names[S] << " [";
        llvm::ListSeparator Comma;
        for (uint32_t Position = 0; Position < Count; ++Position)
          if (std::optional<uint32_t> D = distance(Which, E, Position)) {
            OS << Comma << Name(Position) << ' ' << *D;
            std::vector<EntityId> Way = path(Which, E, Position);
            if (C == EntityClass::Flow && !Way.empty())
              Way.pop_back();
            if (!Way.empty()) {
              OS << " by ";
              printList(OS, P, Way);
            }
          }
        OS << ']';
      }
    OS << "\n";
  }
}

void Provenance::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  uint64_t Stands = 0, Watched = 0;
  std::array<uint64_t, NumSpreads> Reached{};
  for (uint32_t I = 0; I < Standing.size(); ++I) {
    Stands += Standing[I] != 0;
    Watched += Watchers[I] != 0;
    for (unsigned S = 0; S != NumSpreads; ++S)
      Reached[S] += Sets[S][I] != 0;
  }
  Out.assign({Count, Stands, Reached[0], Reached[1], Reached[3], Watched});
}
