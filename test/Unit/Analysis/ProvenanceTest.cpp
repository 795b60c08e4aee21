//===- ProvenanceTest.cpp - Provenance against a naive implementation -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "../IR/IRTestBase.h"

#include "Analysis/Facts.h"
#include "Analysis/Provenance.h"

#include <random>

using namespace tmc;
using namespace tmc::analysis;
using namespace tmc::ir;
using namespace tmc::test;

namespace {

constexpr unsigned Positions = 4;
constexpr uint32_t Never = ~uint32_t(0);

/// A random model as textual IR. P3 is held by whoever took a place.
std::string randomModel(unsigned Seed) {
  std::mt19937 R(Seed);
  auto Pick = [&](unsigned N) { return static_cast<unsigned>(R() % N); };
  auto Number = [](const char *Prefix, unsigned I) {
    return std::string(Prefix) + std::to_string(I);
  };
  std::string T =
      "tmir 1\n"
      "enum @P {\n"
      "  value P0\n  marked zone = 30\n  marked holds = true\n"
      "  value P1\n  value P2\n  marked zone = 100\n  marked unplaced = true\n"
      "  value P3\n  marked taken = true\n  annotation position = true\n}\n"
      "kind @S system\n"
      "kind @B boundary {\n  attr trust : int\n  attr population : [enum @P]\n"
      "  attr held_by : [enum @P]\n  attr shared_runtime : bool\n"
      "  attr breached : bool\n}\n"
      "kind @E element {\n  attr stores : [entity @D]\n"
      "  attr position : enum @P\n  attr agent : bool\n"
      "  attr forwards : bool\n  attr queues : bool\n"
      "  attr keeps_code : bool\n  attr breached : bool\n}\n"
      "kind @H element base @E {\n  annotation human = true\n}\n"
      "kind @F flow {\n  attr carries : [entity @D]\n  attr networked : bool\n"
      "  attr brings_code : bool\n  attr runs_at_source : bool\n}\n"
      "kind @D data\nsystem %s : @S\n";
  unsigned Boundaries = Pick(6), Elements = 1 + Pick(12), Flows = Pick(24);
  std::vector<std::string> Containers = {"s"};
  for (unsigned B = 0; B < Boundaries; ++B) {
    T += "boundary %" + Number("b", B) + " : @B in %" +
         Containers[Pick(Containers.size())] + " {";
    if (Pick(2))
      T += "\n  set trust = " + std::to_string(Pick(3) * 40);
    if (Pick(3) == 0)
      T += "\n  set population = [@P::" + Number("P", Pick(3)) + "]";
    if (Pick(4) == 0)
      T += "\n  set held_by = [@P::" + Number("P", Pick(3)) + "]";
    if (Pick(3) == 0)
      T += "\n  set shared_runtime = true";
    if (Pick(8) == 0)
      T += "\n  set breached = true";
    T += " }\n";
    Containers.push_back(Number("b", B));
  }
  for (unsigned E = 0; E < Elements; ++E) {
    unsigned Sort = Pick(6);
    T += "element %" + Number("e", E) + (Sort == 0 ? " : @H" : " : @E") +
         " in %" + Containers[Pick(Containers.size())] + " {";
    if (Pick(5) == 0)
      T += "\n  set position = @P::" + Number("P", Pick(3));
    switch (Sort) {
    case 1:
      T += "\n  set agent = true";
      break;
    case 2:
      T += "\n  set forwards = true";
      break;
    case 3:
      T += Pick(2) ? "\n  set queues = true" : "\n  set keeps_code = true";
      break;
    }
    if (Pick(12) == 0)
      T += "\n  set breached = true";
    T += " }\n";
  }
  for (unsigned F = 0; F < Flows; ++F) {
    T += "flow %" + Number("f", F) + " : @F in %s from %" +
         Number("e", Pick(Elements)) + (Pick(3) ? " -> %" : " <-> %") +
         Number("e", Pick(Elements)) + " {";
    if (Pick(6) == 0)
      T += "\n  set networked = false";
    if (Pick(4) == 0)
      T += "\n  set brings_code = true";
    if (Pick(4) == 0)
      T += Pick(2) ? "\n  set runs_at_source = true"
                   : "\n  set runs_at_source = false";
    T += " }\n";
  }
  return T;
}

/// Everything in the most obvious way.
struct Naive {
  const Program &P;
  explicit Naive(const Program &P) : P(P) {}

  Value get(EntityId E, const char *Attribute) const {
    KindId Root = P.Known.Root[static_cast<unsigned>(P.Entities[E].Class)];
    for (AttrId A : P.Kinds[Root].Attrs.of(P.KindAttrs))
      if (P.text(P.Attrs[A].Text) == Attribute)
        if (const Setting *S = P.setting(E, A))
          return S->V;
    return Value();
  }
  bool is(EntityId E, const char *A) const { return get(E, A).isTrue(); }
  bool human(EntityId E) const {
    return P.annotation(P.Entities[E].Kind, "human") != nullptr;
  }
  std::optional<PositionSet> set(EntityId E, const char *A) const {
    Value V = get(E, A);
    if (V.isUnknown())
      return std::nullopt;
    PositionSet Out = 0;
    for (const Value &M : P.elements(V))
      Out |= PositionSet(1) << M.Payload;
    return Out;
  }
  EntityId around(EntityId E) const {
    E = P.Entities[E].Parent;
    return E && P.Entities[E].Class == EntityClass::Boundary ? E : EntityId();
  }
  bool inside(EntityId E, EntityId B) const {
    for (E = around(E); E; E = around(E))
      if (E == B)
        return true;
    return false;
  }

  std::optional<PositionSet> ownWho(EntityId B) const {
    if (auto Said = set(B, "population"))
      return Said;
    Value T = get(B, "trust");
    if (T.isUnknown())
      return std::nullopt;
    return T.Payload <= 30 ? PositionSet(1) : PositionSet(4);
  }
  PositionSet who(EntityId B) const {
    if (!B)
      return 0;
    PositionSet Taken = is(B, "breached") ? 8 : 0;
    auto Own = ownWho(B);
    return (Own ? *Own : who(around(B))) | Taken;
  }
  PositionSet held(EntityId B) const {
    if (!B)
      return 0;
    PositionSet Taken = is(B, "breached") && is(B, "shared_runtime") ? 8 : 0;
    if (auto Said = set(B, "held_by"))
      return *Said | Taken;
    Value T = get(B, "trust");
    if (T.Tag == ValueTag::Int) {
      PositionSet Table = T.Payload <= 30 ? 1 : 0;
      auto Said = set(B, "population");
      return (Said ? Table & *Said : Table) | Taken;
    }
    return (ownWho(B) ? 0 : held(around(B))) | Taken;
  }
  /// The innermost zone around \p B, itself included, that is a network.
  EntityId network(EntityId B) const {
    while (B && (is(B, "shared_runtime") || !ownWho(B)))
      B = around(B);
    return B;
  }
  PositionSet onNetwork(EntityId B) const {
    PositionSet Out = 0;
    for (EntityId N = network(B); B; B = around(B)) {
      if (B == N)
        return Out | who(B);
      if (!is(B, "shared_runtime"))
        Out |= who(B) & 8;
    }
    return Out;
  }

  PositionSet standing(EntityId E) const {
    PositionSet Taken = is(E, "breached") ? 8 : 0, Own = 0;
    Value V = get(E, "position");
    if (V.Tag == ValueTag::Enum)
      Own = PositionSet(1) << V.Payload;
    EntityId In = around(E);
    if (human(E))
      return (Own ? Own : who(In) ? who(In) : 1) | Taken;
    if (Own || !is(E, "agent"))
      return (Own ? Own : held(In)) | Taken;
    for (const Flow &F : P.Flows)
      for (auto [A, B] :
           {std::pair(F.Source, F.Target), std::pair(F.Target, F.Source)})
        if (A == E && B != E && human(B))
          Own |= standing(B);
    if (!Own)
      Own = held(In) | who(In);
    return (Own ? Own : 1) | Taken;
  }
  PositionSet neighbours(EntityId E) const {
    EntityId In = around(E);
    PositionSet Out = onNetwork(In);
    if (!network(In))
      Out |= standing(E) ? 1 : 4;
    for (EntityId B = In; B && is(B, "shared_runtime"); B = around(B))
      Out |= who(B);
    return Out;
  }

  bool closed(const Flow &F) const {
    for (auto [A, B] :
         {std::pair(F.Source, F.Target), std::pair(F.Target, F.Source)})
      if (human(A) && is(B, "agent"))
        return true;
    for (EntityId B = around(F.Source); B; B = around(B))
      if (is(B, "shared_runtime") && inside(F.Target, B))
        return true;
    return false;
  }
  PositionSet watchers(const Flow &F) const {
    if (closed(F))
      return 0;
    PositionSet Out = 0;
    for (auto [A, B] :
         {std::pair(F.Source, F.Target), std::pair(F.Target, F.Source)}) {
      for (EntityId Z = around(A); Z && !inside(B, Z); Z = around(Z))
        if (!is(Z, "shared_runtime"))
          Out |= who(Z);
      Out |= onNetwork(around(A));
      if (!network(around(A)))
        Out |= standing(A) ? 1 : 4;
    }
    return Out;
  }

  /// Whether what \p S is about goes from \p A to \p B by \p F, if it is at A.
  bool goes(Provenance::Spread S, const Flow &F, EntityId A, EntityId B) const {
    bool There = F.Source == A && F.Target == B;
    bool Back = F.TwoWay && F.Source == B && F.Target == A;
    Value At = get(F.Self, "runs_at_source");
    bool ToSource =
        At.isUnknown() ? F.TwoWay && F.Source != F.Target : At.isTrue();
    bool Brings = is(F.Self, "brings_code");
    // Fetched from where code is kept: it may be code.
    bool MayBe = get(F.Self, "brings_code").isUnknown() && F.TwoWay &&
                 F.Source != F.Target && is(F.Target, "keeps_code") &&
                 !is(F.Source, "keeps_code");
    bool IsCode = Brings && (F.Target == B ? !ToSource : ToSource) &&
                  !is(B, "keeps_code");
    switch (S) {
    case Provenance::Spread::Senders:
      return (There || Back) && !IsCode;
    case Provenance::Spread::Requesters:
      return (There && !IsCode) || (is(A, "queues") && (There || Back));
    case Provenance::Spread::Callers:
      return There && (is(A, "forwards") || standing(A));
    case Provenance::Spread::Makers: {
      if (is(B, "keeps_code") && (There || Back))
        return true;
      if (MayBe)
        return F.Source == B && F.Target == A;
      if (!Brings)
        return false;
      return ToSource ? F.Source == B && F.Target == A : There;
    }
    }
    return false;
  }
  std::vector<uint32_t> distances(Provenance::Spread S,
                                  unsigned Position) const {
    std::vector<uint32_t> D(P.Entities.size(), Never);
    for (uint32_t I = 0; I < D.size(); ++I) {
      EntityId E(I);
      if (P.Entities[E].Class != EntityClass::Element)
        continue;
      if (standing(E) >> Position & 1)
        D[I] = 0;
      else if (Position == 3 && S != Provenance::Spread::Makers &&
               (neighbours(E) >> 3 & 1))
        D[I] = 1;
    }
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const Flow &F : P.Flows)
        for (auto [A, B] :
             {std::pair(F.Source, F.Target), std::pair(F.Target, F.Source)})
          if (D[A.index()] != Never && goes(S, F, A, B) &&
              D[A.index()] + 1 < D[B.index()]) {
            D[B.index()] = D[A.index()] + 1;
            Changed = true;
          }
    }
    return D;
  }
};

TEST(Provenance, RandomModelsAgreeWithNaive) {
  for (unsigned Seed = 0; Seed < 400; ++Seed) {
    SCOPED_TRACE(Seed);
    Parsed A(randomModel(Seed));
    ASSERT_TRUE(A.Ok) << A.messages();
    ASSERT_TRUE(verify(A.P, A.Diags)) << A.messages();
    Facts F(A.P);
    const Provenance &Got = F.provenance();
    Naive N(A.P);
    for (const Flow &X : A.P.Flows) {
      EXPECT_EQ(N.closed(X), Got.closed(X.Self));
      EXPECT_EQ(N.watchers(X), Got.watchers(X.Self));
    }
    for (unsigned S = 0; S != Provenance::NumSpreads; ++S)
      for (unsigned Position = 0; Position < Positions; ++Position) {
        auto Which = static_cast<Provenance::Spread>(S);
        std::vector<uint32_t> D = N.distances(Which, Position);
        for (uint32_t I = 0; I < D.size(); ++I) {
          EntityId E(I);
          if (A.P.Entities[E].Class != EntityClass::Element)
            continue;
          EXPECT_EQ(N.standing(E), Got.standing(E));
          EXPECT_EQ(N.neighbours(E), Got.neighbours(E));
          std::optional<uint32_t> Have = Got.distance(Which, E, Position);
          EXPECT_EQ(D[I], Have ? *Have : Never);
          EXPECT_EQ(Have.has_value(),
                    (Got.positions(Which, E) >> Position & 1) != 0);
          if (!Have)
            continue;
          // The witness is a way of that length, or one less where it begins
          // in a network that is taken.
          size_t Length = Got.path(Which, E, Position).size();
          EntityId Origin = Got.origin(Which, E, Position);
          ASSERT_TRUE(Origin.isValid());
          bool Stands = Got.standing(Origin) >> Position & 1;
          EXPECT_EQ(*Have, Length + !Stands);
        }
      }
    if (HasFailure())
      break;
  }
}

TEST(Provenance, NothingWithoutPositions) {
  Parsed A("tmir 1\nkind @S system\nkind @B boundary { attr trust : int }\n"
           "kind @E element { attr stores : [entity @D] }\n"
           "kind @F flow { attr carries : [entity @D] }\nkind @D data\n"
           "system %s : @S\nelement %a : @E in %s\nelement %b : @E in %s\n"
           "flow %f : @F in %s from %a <-> %b\n");
  ASSERT_TRUE(A.Ok) << A.messages();
  Facts F(A.P);
  EntityId E = A.entity("a");
  EXPECT_EQ(0u, F.provenance().standing(E));
  EXPECT_EQ(0u, F.provenance().watchers(A.entity("f")));
  EXPECT_FALSE(F.provenance().distance(Provenance::Spread::Senders, E, 0));
}

} // namespace
