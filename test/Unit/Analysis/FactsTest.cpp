//===- FactsTest.cpp - The passes against naive implementations -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Random models, and every fact computed a second time in the most obvious
/// way, however slow.
///
//===----------------------------------------------------------------------===//

#include "../IR/IRTestBase.h"

#include "Analysis/Exposure.h"
#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "Analysis/PassManager.h"
#include "Analysis/Scc.h"
#include "IR/ExprInfo.h"

#include <algorithm>
#include <random>
#include <set>
#include <thread>

using namespace tmc;
using namespace tmc::analysis;
using namespace tmc::ir;
using namespace tmc::test;

namespace {

using IdSet = std::set<EntityId>;

/// A random model as textual IR.
std::string randomModel(unsigned Seed) {
  std::mt19937 R(Seed);
  auto Pick = [&](unsigned N) { return static_cast<unsigned>(R() % N); };
  auto Number = [](const char *Prefix, unsigned I) {
    return std::string(Prefix) + std::to_string(I);
  };
  std::string T = "tmir 1\n"
                  "kind @S system\n"
                  "kind @B boundary { attr trust : int }\n"
                  "kind @E element { attr stores : [entity @D] }\n"
                  "kind @F flow {\n"
                  "  attr carries : [entity @D]\n"
                  "  attr returns : [entity @D]\n}\n"
                  "kind @D data\n"
                  "kind @E1 element base @E\n"
                  "kind @E2 element base @E1\n"
                  "kind @E3 element base @E\n"
                  "kind @B1 boundary base @B {\n"
                  "  default @B::trust = (const 0 : int)\n}\n"
                  "system %s0 : @S\nsystem %s1 : @S\n";
  unsigned Boundaries = Pick(8), Elements = 1 + Pick(14), Flows = Pick(25),
           Data = Pick(6);
  std::vector<std::string> Containers = {"s0", "s1"};
  // Elements and boundaries are mixed, so that ids and nesting disagree.
  unsigned B = 0, E = 0;
  while (B < Boundaries || E < Elements) {
    std::string In = Containers[Pick(Containers.size())];
    if (B < Boundaries && (E == Elements || Pick(2))) {
      T += "boundary %" + Number("b", B) + " : " + (Pick(3) ? "@B" : "@B1") +
           " in %" + In;
      if (Pick(2))
        T += " { set trust = " + std::to_string(Pick(3) * 40) + " }";
      T += "\n";
      Containers.push_back(Number("b", B++));
      continue;
    }
    static const char *Kinds[] = {"@E", "@E1", "@E2", "@E3"};
    T += "element %" + Number("e", E++) + " : " + Kinds[Pick(4)] + " in %" + In;
    if (Data && Pick(4) == 0)
      T += " { set stores = [%" + Number("d", Pick(Data)) + "] }";
    T += "\n";
  }
  for (unsigned D = 0; D < Data; ++D) {
    T += "data %" + Number("d", D) + " : @D";
    if (Pick(2))
      T += " in %s0";
    if (Pick(3) == 0) // ancestors may form cycles
      T +=
          " from %" + Number("d", Pick(Data)) + ", %" + Number("d", Pick(Data));
    if (Pick(5) == 0)
      T += " by %" + Number("e", Pick(Elements));
    T += "\n";
  }
  for (unsigned F = 0; F < Flows; ++F) {
    T += "flow %" + Number("f", F) + " : @F in %" +
         Containers[Pick(Containers.size())] + " from %" +
         Number("e", Pick(Elements));
    bool TwoWay = Pick(4) == 0;
    T += (TwoWay ? " <-> %" : " -> %") + Number("e", Pick(Elements));
    if (Data && Pick(2)) {
      T += " { set carries = [%" + Number("d", Pick(Data));
      if (Pick(2))
        T += ", %" + Number("d", Pick(Data));
      T += "]";
      // What comes back is said, or nothing, or follows the arrow.
      if (TwoWay && Pick(2))
        T += Pick(4) ? "\n set returns = [%" + Number("d", Pick(Data)) + "]"
                     : "\n set returns = []";
      T += " }";
    }
    T += "\n";
  }
  return T;
}

/// The most obvious implementation of everything.
struct Naive {
  const Program &P;
  explicit Naive(const Program &P) : P(P) {}

  EntityClass classOf(EntityId E) const { return P.Entities[E].Class; }
  template <typename Fn> void all(EntityClass C, Fn Visit) const {
    for (uint32_t E = 0; E < P.Entities.size(); ++E)
      if (classOf(EntityId(E)) == C)
        Visit(EntityId(E));
  }
  std::vector<EntityId> boundariesAround(EntityId E) const {
    std::vector<EntityId> Out;
    for (E = P.Entities[E].Parent; E; E = P.Entities[E].Parent)
      if (classOf(E) == EntityClass::Boundary)
        Out.push_back(E);
    return Out;
  }
  bool inside(EntityId E, EntityId C) const {
    for (E = P.Entities[E].Parent; E; E = P.Entities[E].Parent)
      if (E == C)
        return true;
    return false;
  }
  std::optional<int64_t> trust(EntityId E) const {
    std::vector<EntityId> Around = boundariesAround(E);
    if (classOf(E) == EntityClass::Boundary)
      Around.insert(Around.begin(), E);
    for (EntityId B : Around) {
      if (const Setting *S = P.setting(B, P.Known.BoundaryTrust))
        return S->V.Payload;
      if (const Default *D =
              P.defaultOf(P.Entities[B].Kind, P.Known.BoundaryTrust))
        return P.Constants[P.Exprs[D->V].A].Payload;
    }
    return std::nullopt;
  }
  /// Whether data can go from \p A to \p B by \p F.
  bool leads(EntityId F, EntityId A, EntityId B) const {
    const Flow &R = P.flow(F);
    return (R.Source == A && R.Target == B) ||
           (R.TwoWay && R.Source == B && R.Target == A);
  }
  /// Distances from \p From by repeated relaxation.
  std::vector<uint32_t> distances(const IdSet &From) const {
    std::vector<uint32_t> D(P.Entities.size(), NotExposed);
    for (EntityId E : From)
      D[E.index()] = 0;
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const Flow &F : P.Flows) {
        auto Relax = [&](EntityId A, EntityId B) {
          if (D[A.index()] != NotExposed && D[A.index()] + 1 < D[B.index()]) {
            D[B.index()] = D[A.index()] + 1;
            Changed = true;
          }
        };
        Relax(F.Source, F.Target);
        if (F.TwoWay)
          Relax(F.Target, F.Source);
      }
    }
    return D;
  }
  IdSet reach(const IdSet &From) const {
    IdSet Out;
    std::vector<uint32_t> D = distances(From);
    for (uint32_t E = 0; E < D.size(); ++E)
      if (D[E] != NotExposed)
        Out.insert(EntityId(E));
    return Out;
  }
  IdSet values(EntityId E, AttrId A) const {
    IdSet Out;
    if (const Setting *S = P.setting(E, A))
      for (const Value &V : P.elements(S->V))
        Out.insert(V.entity());
    return Out;
  }
  IdSet sent(EntityId F) const { return values(F, P.Known.Carries); }
  IdSet returned(EntityId F) const {
    if (P.setting(F, P.Known.Returns))
      return values(F, P.Known.Returns);
    return P.flow(F).TwoWay ? sent(F) : IdSet();
  }
  IdSet carriers(EntityId D) const {
    IdSet Out;
    all(EntityClass::Flow, [&](EntityId F) {
      if (sent(F).count(D) || returned(F).count(D))
        Out.insert(F);
    });
    return Out;
  }
  IdSet places(EntityId D) const {
    IdSet Out;
    for (EntityId F : carriers(D)) {
      Out.insert(P.flow(F).Source);
      Out.insert(P.flow(F).Target);
    }
    all(EntityClass::Element, [&](EntityId E) {
      if (values(E, P.Known.Stores).count(D))
        Out.insert(E);
    });
    if (P.dataItem(D).By)
      Out.insert(P.dataItem(D).By);
    return Out;
  }
  /// Whether \p A leads to \p B along flows that carry \p D.
  bool leadsCarrying(EntityId D, EntityId A, EntityId B) const {
    IdSet Seen = {A}, Flows = carriers(D);
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (EntityId F : Flows)
        for (EntityId X : IdSet(Seen))
          for (EntityId Y : {P.flow(F).Source, P.flow(F).Target}) {
            const Flow &R = P.flow(F);
            bool Goes =
                (sent(F).count(D) && R.Source == X && R.Target == Y) ||
                (returned(F).count(D) && R.Target == X && R.Source == Y);
            if (Goes && Seen.insert(Y).second)
              Changed = true;
          }
    }
    return Seen.count(B);
  }
  IdSet origin(EntityId D) const {
    if (P.dataItem(D).By)
      return {P.dataItem(D).By};
    IdSet Out, All = places(D);
    // Whatever leads here is led to from here.
    for (EntityId E : All)
      if (std::all_of(All.begin(), All.end(), [&](EntityId X) {
            return !leadsCarrying(D, X, E) || leadsCarrying(D, E, X);
          }))
        Out.insert(E);
    return Out;
  }
  IdSet lineage(EntityId D) const {
    IdSet Out = {D};
    for (size_t Size = 0; Size != Out.size();) {
      Size = Out.size();
      for (EntityId E : IdSet(Out))
        for (EntityId From : P.dataItem(E).From.of(P.DerivedFrom))
          Out.insert(From);
    }
    return Out;
  }
};

IdSet toSet(llvm::ArrayRef<EntityId> List) {
  return IdSet(List.begin(), List.end());
}

/// \p List is ascending and holds exactly \p Want.
void expectList(const IdSet &Want, llvm::ArrayRef<EntityId> List,
                const char *What) {
  EXPECT_TRUE(std::is_sorted(List.begin(), List.end())) << What;
  EXPECT_EQ(Want.size(), List.size()) << What;
  EXPECT_EQ(Want, toSet(List)) << What;
}

void compare(const Program &P, const Facts &F) {
  Naive N(P);
  IdSet Untrusted;
  N.all(EntityClass::Element, [&](EntityId E) {
    if (N.trust(E) == 0)
      Untrusted.insert(E);
  });
  std::vector<uint32_t> Exposure = N.distances(Untrusted);

  N.all(EntityClass::Element, [&](EntityId E) {
    std::vector<EntityId> Around = N.boundariesAround(E);
    EXPECT_EQ(Around, F.zones(E).vec());
    EXPECT_EQ(Around.empty() ? EntityId() : Around[0], F.zone(E));
    EXPECT_EQ(N.trust(E), F.trust(E));
    IdSet In, Out, Calls, Serves;
    N.all(EntityClass::Flow, [&](EntityId X) {
      const Flow &R = P.flow(X);
      if (R.Target == E || (R.TwoWay && R.Source == E))
        In.insert(X);
      if (R.Source == E || (R.TwoWay && R.Target == E))
        Out.insert(X);
      if (R.Source == E)
        Calls.insert(X);
      if (R.Target == E)
        Serves.insert(X);
    });
    expectList(In, F.incoming(E), "incoming");
    expectList(Out, F.outgoing(E), "outgoing");
    expectList(Calls, F.calls(E), "calls");
    expectList(Serves, F.serves(E), "serves");
    IdSet Both = Calls;
    Both.insert(Serves.begin(), Serves.end());
    expectList(Both, F.flowsOf(E), "flows");

    EXPECT_EQ(Exposure[E.index()], F.exposure(E));
    std::vector<EntityId> Path = F.exposurePath(E);
    EXPECT_EQ(F.isExposed(E) ? Exposure[E.index()] : 0, Path.size());

    IdSet Handles;
    N.all(EntityClass::Data, [&](EntityId D) {
      if (N.places(D).count(E))
        Handles.insert(D);
    });
    expectList(Handles, F.handles(E), "handles");

    IdSet Reach = N.reach({E});
    N.all(EntityClass::Element, [&](EntityId X) {
      EXPECT_EQ(Reach.count(X) != 0, F.reachableFrom(X, E));
      EXPECT_EQ(Reach.count(X) != 0, F.reaches(E, X));
      bool SameComponent = Reach.count(X) && N.reach({X}).count(E);
      const Reachability &R = F.reachability();
      EXPECT_EQ(SameComponent, R.component(E) == R.component(X));
      if (Reach.count(X)) {
        EXPECT_GE(R.component(E), R.component(X));
      }
      auto Shortest = F.shortestPath({E}, {X});
      EXPECT_EQ(Reach.count(X) != 0, Shortest.has_value());
      if (Shortest) {
        EXPECT_EQ(N.distances({E})[X.index()], Shortest->size());
      }
    });
  });

  N.all(EntityClass::Flow, [&](EntityId X) {
    const Flow &R = P.flow(X);
    auto S = N.boundariesAround(R.Source), T = N.boundariesAround(R.Target);
    IdSet Source(S.begin(), S.end()), Target(T.begin(), T.end());
    IdSet Enters, Leaves, Crosses;
    for (EntityId B : Source)
      if (!Target.count(B))
        Leaves.insert(B);
    for (EntityId B : Target)
      if (!Source.count(B))
        Enters.insert(B);
    Crosses = Enters;
    Crosses.insert(Leaves.begin(), Leaves.end());
    expectList(Enters, F.enters(X), "enters");
    expectList(Leaves, F.leaves(X), "leaves");
    expectList(Crosses, F.crosses(X), "crosses");
    EXPECT_EQ(IdSet({R.Source, R.Target}), toSet(F.ends(X)));
    auto A = N.trust(R.Source), B = N.trust(R.Target);
    std::optional<int64_t> Gap;
    if (A && B)
      Gap = *A > *B ? *A - *B : *B - *A;
    EXPECT_EQ(Gap, F.trustGap(X));
    expectList(N.sent(X), F.sent(X), "sent");
    expectList(N.returned(X), F.returned(X), "returned");
    IdSet EitherWay = N.sent(X), Back = N.returned(X);
    EitherWay.insert(Back.begin(), Back.end());
    expectList(EitherWay, F.carried(X), "carried");
  });

  for (EntityClass C : {EntityClass::Boundary, EntityClass::System})
    N.all(C, [&](EntityId B) {
      IdSet Elements, Members, Flows, Data;
      for (uint32_t I = 0; I < P.Entities.size(); ++I) {
        EntityId E(I);
        EXPECT_EQ(N.inside(E, B), F.isInside(E, B));
        if (N.classOf(E) == EntityClass::Element && N.inside(E, B))
          Elements.insert(E);
        if (N.classOf(E) == EntityClass::Element && P.Entities[E].Parent == B)
          Members.insert(E);
        if (N.classOf(E) == EntityClass::Flow && N.inside(E, B))
          Flows.insert(E);
      }
      EXPECT_EQ(Elements, toSet(F.elements(B)));
      EXPECT_EQ(Elements.size(), F.elements(B).size());
      expectList(Members, F.members(B), "members");
      if (C == EntityClass::System)
        expectList(Flows, F.systemFlows(B), "system flows");
      IdSet From = N.reach(Elements);
      N.all(EntityClass::Element, [&](EntityId E) {
        EXPECT_EQ(From.count(E) != 0, F.reachableFrom(E, B));
        IdSet Reach = N.reach({E});
        bool Reaches =
            std::any_of(Elements.begin(), Elements.end(),
                        [&](EntityId X) { return Reach.count(X) != 0; });
        EXPECT_EQ(Reaches, F.reaches(E, B));
      });
      IdSet Crossing;
      N.all(EntityClass::Flow, [&](EntityId X) {
        if (N.inside(P.flow(X).Source, B) != N.inside(P.flow(X).Target, B))
          Crossing.insert(X);
      });
      if (C == EntityClass::Boundary)
        expectList(Crossing, F.crossing(B), "crossing");
    });

  N.all(EntityClass::Data, [&](EntityId D) {
    expectList(N.lineage(D), F.lineage(D), "lineage");
    expectList(N.places(D), F.places(D), "places");
    expectList(N.carriers(D), F.flowsCarrying(D), "flows of data");
    expectList(N.origin(D), F.origin(D), "origin");
    IdSet From = N.reach(N.places(D));
    N.all(EntityClass::Element, [&](EntityId E) {
      EXPECT_EQ(From.count(E) != 0, F.reachableFrom(E, D));
    });
  });

  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    KindId K(I);
    IdSet Instances;
    for (uint32_t E = 0; E < P.Entities.size(); ++E)
      if (P.derives(P.Entities[EntityId(E)].Kind, K))
        Instances.insert(EntityId(E));
    expectList(Instances, F.instances(K), "instances");
    for (uint32_t J = 0; J < P.Kinds.size(); ++J)
      EXPECT_EQ(P.derives(KindId(J), K), F.derives(KindId(J), K));
    if (P.Kinds[K].Class == EntityClass::Element) {
      IdSet From = N.reach(Instances);
      N.all(EntityClass::Element, [&](EntityId E) {
        EXPECT_EQ(From.count(E) != 0, F.reachableFrom(E, K));
      });
    }
  }
}

TEST(Facts, RandomModelsAgreeWithNaive) {
  for (unsigned Seed = 0; Seed < 150; ++Seed) {
    SCOPED_TRACE(Seed);
    Parsed A(randomModel(Seed));
    ASSERT_TRUE(A.Ok) << A.messages();
    ASSERT_TRUE(verify(A.P, A.Diags)) << A.messages();
    auto F = Facts::compute(A.P);
    compare(A.P, *F);
    if (HasFailure())
      break;
  }
}

/// A walk with the needed property among its hops, by search over all walks of
/// up to a bound.
TEST(Facts, FilteredPathsAgreeWithNaive) {
  for (unsigned Seed = 0; Seed < 150; ++Seed) {
    Parsed A(randomModel(Seed + 1000));
    ASSERT_TRUE(A.Ok);
    Facts F(A.P);
    // Every third flow may not be taken, every fourth and fifth has a property.
    auto Passes = [](EntityId X) { return X.index() % 3 != 0; };
    auto Seen = [](EntityId X) {
      return static_cast<uint8_t>((X.index() % 4 == 0) | (X.index() % 5 == 0)
                                                             << 1);
    };
    auto Elements = F.entities(EntityClass::Element);
    for (EntityId From : Elements)
      for (uint8_t Needed = 0; Needed < 4; ++Needed) {
        // Breadth-first over (element, seen), with no trick.
        std::set<std::pair<EntityId, uint8_t>> Layer = {{From, 0}}, Done;
        std::vector<uint32_t> Best(A.P.Entities.size(), NotExposed);
        for (uint32_t Length = 0; !Layer.empty(); ++Length) {
          std::set<std::pair<EntityId, uint8_t>> Next;
          for (auto [E, Bits] : Layer) {
            if (!Done.insert({E, Bits}).second)
              continue;
            if ((Bits & Needed) == Needed)
              Best[E.index()] = std::min(Best[E.index()], Length);
            for (EntityId X : F.outgoing(E)) {
              const Flow &R = A.P.flow(X);
              EntityId To = R.Source == E ? R.Target : R.Source;
              if (Passes(X))
                Next.insert({To, static_cast<uint8_t>(Bits | Seen(X))});
            }
          }
          Layer = std::move(Next);
        }
        for (EntityId To : Elements) {
          auto Path =
              F.shortestPath({From}, {To}, HopFilter([&](const Hop &H) {
                               return HopVerdict{Passes(H.Flow), Seen(H.Flow)};
                             }),
                             Needed);
          ASSERT_EQ(Best[To.index()] != NotExposed, Path.has_value());
          if (!Path)
            continue;
          ASSERT_EQ(Best[To.index()], Path->size());
          // The witness is a walk from one to the other.
          EntityId At = From;
          uint8_t Bits = 0;
          for (EntityId X : *Path) {
            const Flow &R = A.P.flow(X);
            ASSERT_TRUE(R.Source == At || (R.TwoWay && R.Target == At));
            At = R.Source == At ? R.Target : R.Source;
            Bits |= Seen(X);
            ASSERT_TRUE(Passes(X));
          }
          ASSERT_EQ(To, At);
          ASSERT_EQ(Needed, Bits & Needed);
        }
      }
  }
}

/// Random models with shields: %gw-like places on elements, flows, boundaries.
std::string shieldedModel(unsigned Seed) {
  std::string T = randomModel(Seed);
  std::mt19937 R(Seed * 7 + 1);
  auto Replace = [&](llvm::StringRef From, llvm::StringRef To) {
    size_t At = T.find(From.str());
    ASSERT_NE(At, std::string::npos);
    T.replace(At, From.size(), To.str());
  };
  Replace("kind @B boundary { attr trust : int }",
          "kind @B boundary {\n  attr trust : int\n  attr controls : "
          "[control]\n}");
  Replace("kind @E element { attr stores : [entity @D] }",
          "kind @E element {\n  attr safe : bool\n  attr stores : [entity "
          "@D]\n  attr controls : [control]\n}");
  Replace("  attr returns : [entity @D]\n",
          "  attr returns : [entity @D]\n  attr controls : [control]\n");
  Replace("system %s0", "control @C {\n  for @E\n  provides @E::safe = (const "
                        "true : bool)\n  property shields = 30\n}\nsystem %s0");
  std::string Out;
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  llvm::StringRef(T).split(Lines, '\n');
  for (llvm::StringRef L : Lines) {
    bool Placed = L.starts_with("element %") || L.starts_with("flow %") ||
                  L.starts_with("boundary %");
    // One that goes on in the next line has settings that come first.
    Placed &= !L.contains('{') || L.ends_with("}");
    if (Placed && R() % 6 == 0)
      Out += L.ends_with("}")
                 ? L.drop_back().str() + "\n set controls = [control @C] }"
                 : L.str() + " { set controls = [control @C] }";
    else
      Out += L;
    Out += "\n";
  }
  return Out;
}

/// Every simple way of calls from who may be held off to \p To: whether one
/// exists, and one without a place.
struct NaiveWays {
  const Program &P;
  const analysis::Facts &F;
  bool Any = false, Free = false;

  /// A control on a place of those whom it keeps out is theirs.
  bool holds(EntityId E) const {
    bool Theirs = P.Entities[E].Class != EntityClass::Flow &&
                  F.trust(E).value_or(30) < 30;
    return !F.controls(E).empty() && !Theirs;
  }
  bool isSource(EntityId E) const {
    return P.Entities[E].Class == EntityClass::Element &&
           F.trust(E).value_or(0) < 30;
  }
  bool isPlace(const Flow &Row) const {
    if (holds(Row.Self))
      return true;
    for (EntityId B : F.enters(Row.Self))
      if (holds(B))
        return true;
    return false;
  }
  void walk(EntityId At, EntityId To, bool Passed, std::set<EntityId> &On) {
    Passed |= holds(At);
    for (const Flow &Row : P.Flows) {
      if (Row.Source != At)
        continue;
      bool Here = Passed || isPlace(Row);
      if (Row.Target == To) {
        Any = true;
        Free |= !Here;
      } else if (On.insert(Row.Target).second) {
        walk(Row.Target, To, Here, On);
        On.erase(Row.Target);
      }
    }
  }
  void run(EntityId To) {
    for (uint32_t E = 0; E < P.Entities.size(); ++E)
      if (isSource(EntityId(E)) && EntityId(E) != To) {
        std::set<EntityId> On = {EntityId(E)};
        walk(EntityId(E), To, false, On);
      }
  }
};

TEST(Facts, ShieldingAgreesWithAllWays) {
  unsigned Covered = 0, Gaps = 0, Always = 0;
  for (unsigned Seed = 0; Seed < 150; ++Seed) {
    Parsed A(shieldedModel(Seed));
    ASSERT_TRUE(A.Ok) << A.messages();
    ASSERT_TRUE(verify(A.P, A.Diags)) << A.messages();
    const Program &P = A.P;
    auto F = analysis::Facts::compute(P);
    AttrId Safe;
    for (uint32_t X = 0; X < P.Attrs.size(); ++X)
      if (P.text(P.Attrs[AttrId(X)].Text) == "safe")
        Safe = AttrId(X);
    for (EntityId E : F->entities(EntityClass::Element)) {
      NaiveWays N{P, *F};
      N.run(E);
      bool Expected = N.Any && !N.Free && !N.isSource(E);
      auto Cover = F->shielding().cover(E, Safe);
      EXPECT_EQ(Expected, Cover.has_value())
          << Seed << " " << P.text(P.Entities[E].Id).str();
      Resolved R = F->resolve(E, Safe);
      EXPECT_EQ(!F->controls(E).empty() ? Origin::Control
                : Expected              ? Origin::Shield
                                        : Origin::None,
                R.From);
      Covered += Expected;
      Always += Expected && F->shielding().passesAlways(E, Safe);
      if (auto Gap = F->shielding().gap(E, Safe)) {
        ++Gaps;
        EXPECT_TRUE(N.Free);
        // The way that it names is one, and avoids every place.
        EntityId At = Gap->From;
        EXPECT_TRUE(N.isSource(At));
        for (EntityId Flow : Gap->Flows) {
          EXPECT_EQ(At, P.flow(Flow).Source);
          EXPECT_FALSE(N.holds(At) || N.isPlace(P.flow(Flow)));
          At = P.flow(Flow).Target;
        }
        EXPECT_EQ(E, At);
      }
    }
  }
  // The test would be worth nothing if these did not occur.
  EXPECT_GT(Covered, 20u);
  EXPECT_GT(Gaps, 5u);
  EXPECT_GT(Always, 10u);
  EXPECT_LT(Always, Covered);
}

TEST(Facts, SearchWithinASearch) {
  Parsed A(randomModel(7));
  Facts F(A.P);
  auto Elements = F.entities(EntityClass::Element);
  for (EntityId From : Elements)
    for (EntityId To : Elements) {
      auto Plain = F.shortestPath({From}, {To});
      auto Nested = F.shortestPath({From}, {To}, HopFilter([&](const Hop &H) {
                                     // Every hop that is taken is a path.
                                     auto Hop =
                                         F.shortestPath({H.From}, {H.To});
                                     return HopVerdict{Hop.has_value(), 0};
                                   }));
      EXPECT_EQ(Plain, Nested);
    }
}

TEST(Facts, GetAgreesWithAccessors) {
  for (unsigned Seed = 0; Seed < 20; ++Seed) {
    Parsed A(randomModel(Seed));
    Facts F(A.P);
    // Every intrinsic of every entity: also those of other classes answer.
    for (unsigned I = 0; I < NumIntrinsics; ++I)
      for (uint32_t E = 0; E < A.P.Entities.size(); ++E) {
        const IntrinsicInfo &Info = info(static_cast<Intrinsic>(I));
        EntityId Self(E);
        Fact V = F.get(static_cast<Intrinsic>(I), Self, Place(EntityId(0)));
        if (A.P.Entities[Self].Class != Info.Owner)
          continue;
        if (Info.IsSet) {
          EXPECT_EQ(Info.Base == TypeBase::Entity ? Fact::Tag::Set
                                                  : Fact::Tag::Positions,
                    V.Kind);
        } else if (Info.Base == TypeBase::Bool) {
          EXPECT_EQ(Fact::Tag::Bool, V.Kind);
        }
        for (EntityId X : V.Members)
          EXPECT_EQ(Info.ResultClass, A.P.Entities[X].Class);
        if (V.Kind == Fact::Tag::Entity) {
          EXPECT_EQ(Info.ResultClass, A.P.Entities[V.Entity].Class);
        }
      }
  }
}

TEST(Facts, ThreadsAgree) {
  Parsed A(randomModel(3));
  Facts Reference(A.P);
  Facts F(A.P);
  auto Elements = F.entities(EntityClass::Element);
  std::vector<std::thread> Threads;
  std::atomic<unsigned> Wrong = 0;
  std::vector<std::vector<bool>> Want;
  for (EntityId X : Elements) {
    Want.emplace_back();
    for (EntityId Y : Elements)
      Want.back().push_back(Reference.reachableFrom(X, Y));
  }
  for (unsigned T = 0; T < 4; ++T)
    Threads.emplace_back([&] {
      for (size_t X = 0; X < Elements.size(); ++X)
        for (size_t Y = 0; Y < Elements.size(); ++Y) {
          Wrong += F.reachableFrom(Elements[X], Elements[Y]) != Want[X][Y];
          Wrong += F.shortestPath({Elements[Y]}, {Elements[X]}).has_value() !=
                   Want[X][Y];
          (void)F.handles(Elements[X]);
        }
    });
  for (std::thread &T : Threads)
    T.join();
  EXPECT_EQ(0u, Wrong);
}

TEST(Facts, LongChainNeedsNoStack) {
  // A chain, closed to one cycle, of 100,000 elements; data derived along a
  // chain of 2,000.
  std::string T =
      "tmir 1\nkind @S system\nkind @B boundary { attr trust : int }\n"
      "kind @E element\nkind @F flow { attr carries : [entity @D] }\n"
      "kind @D data\nsystem %s : @S\n"
      "boundary %b : @B in %s { set trust = 0 }\n"
      "element %e0 : @E in %b\n";
  constexpr unsigned N = 100000;
  for (unsigned I = 1; I < N; ++I)
    T += "element %e" + std::to_string(I) + " : @E in %s\n";
  T += "data %d0 : @D\n";
  for (unsigned I = 1; I < 2000; ++I)
    T += "data %d" + std::to_string(I) + " : @D from %d" +
         std::to_string(I - 1) + "\n";
  for (unsigned I = 0; I < N; ++I)
    T += "flow %f" + std::to_string(I) + " : @F in %s from %e" +
         std::to_string(I) + " -> %e" + std::to_string((I + 1) % N) +
         " { set carries = [%d0] }\n";
  Parsed A(T);
  ASSERT_TRUE(A.Ok) << A.messages();
  ASSERT_TRUE(verify(A.P, A.Diags)) << A.messages();
  auto F = Facts::compute(A.P);
  EXPECT_EQ(1u, F->reachability().componentCount());
  EXPECT_EQ(N - 1, F->exposure(A.entity("e99999")));
  EXPECT_EQ(N, F->origin(A.entity("d0")).size());
  EXPECT_EQ(2000u, F->lineage(A.entity("d1999")).size());
  EXPECT_EQ(N - 1,
            F->shortestPath({A.entity("e0")}, {A.entity("e99999")})->size());
}

TEST(Scc, RandomGraphs) {
  std::mt19937 R(5);
  for (int Round = 0; Round < 200; ++Round) {
    uint32_t N = 1 + R() % 12;
    std::vector<std::vector<uint32_t>> Next(N);
    std::vector<std::vector<bool>> Reach(N, std::vector<bool>(N));
    for (unsigned E = R() % 25; E != 0; --E) {
      uint32_t A = R() % N, B = R() % N;
      Next[A].push_back(B);
      Reach[A][B] = true;
    }
    for (uint32_t I = 0; I < N; ++I)
      Reach[I][I] = true;
    for (uint32_t K = 0; K < N; ++K)
      for (uint32_t I = 0; I < N; ++I)
        for (uint32_t J = 0; J < N; ++J)
          if (Reach[I][K] && Reach[K][J])
            Reach[I][J] = true;
    std::vector<uint32_t> Component;
    uint32_t Count = findComponents(
        N, [&](uint32_t I) -> const std::vector<uint32_t> & { return Next[I]; },
        [](uint32_t To) { return To; }, Component);
    EXPECT_EQ(Count,
              std::set<uint32_t>(Component.begin(), Component.end()).size());
    for (uint32_t I = 0; I < N; ++I)
      for (uint32_t J = 0; J < N; ++J) {
        EXPECT_EQ(Reach[I][J] && Reach[J][I], Component[I] == Component[J]);
        if (Reach[I][J]) {
          EXPECT_GE(Component[I], Component[J]);
        }
      }
  }
}

TEST(Csr, KeepsOrderAndBounds) {
  auto C = Csr<int>::build(3, {{2, 7}, {0, 1}, {2, 5}, {0, 1}});
  EXPECT_EQ(std::vector<int>({1, 1}), C[uint32_t(0)].vec());
  EXPECT_TRUE(C[uint32_t(1)].empty());
  EXPECT_EQ(std::vector<int>({7, 5}), C[uint32_t(2)].vec());
  EXPECT_TRUE(C[uint32_t(3)].empty());
  EXPECT_TRUE(C[~uint32_t(0)].empty());
  EXPECT_TRUE(C[EntityId()].empty());
  EXPECT_TRUE(Csr<int>()[uint32_t(0)].empty());
  EXPECT_EQ(4u, C.size());
}

TEST(Passes, DependenciesComeFirst) {
  std::set<std::string> Before;
  for (const PassInfo &P : passes()) {
    llvm::SmallVector<llvm::StringRef> Needs;
    P.Dependencies.split(Needs, ' ', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef D : Needs)
      EXPECT_TRUE(Before.count(D.str()))
          << P.Flag.str() << " needs " << D.str();
    EXPECT_TRUE(Before.insert(P.Flag.str()).second);
    EXPECT_EQ(&P, findPass(P.Flag));
  }
  EXPECT_EQ(nullptr, findPass("none"));
}

TEST(Passes, EachHasATestAndADocumentation) {
  for (const PassInfo &P : passes()) {
    auto Exists = [](const std::string &Path) {
      return std::unique_ptr<FILE, int (*)(FILE *)>(
                 fopen((TMC_SOURCE_DIR + Path).c_str(), "r"), fclose) !=
             nullptr;
    };
    EXPECT_TRUE(Exists("/test/Analysis/" + P.Flag.str() + ".tmir"));
    EXPECT_TRUE(Exists("/lib/Analysis/" + P.Class.str() + ".h"));
  }
}

} // namespace
