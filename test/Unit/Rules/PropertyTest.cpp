//===- PropertyTest.cpp - Plans and paths against brute force -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "RulesTest.h"

#include "llvm/ADT/StringExtras.h"

#include <random>
#include <set>

using namespace tmc;
using namespace tmc::rules;
using namespace tmc::rules::test;

namespace {

using Rng = std::mt19937;

unsigned pick(Rng &R, unsigned N) { return static_cast<unsigned>(R() % N); }

/// A random model: nested boundaries, elements, flows, data; about a third of
/// the attributes is not set.
std::string randomModel(Rng &R, unsigned Size) {
  std::string Out = "system %S : @System\n";
  auto Name = [](const char *Prefix, unsigned I) {
    return "%S." + std::string(Prefix) + std::to_string(I);
  };
  auto Bool = [&](const char *Attr) {
    unsigned N = pick(R, 3);
    return N == 2 ? std::string()
                  : "  set " + std::string(Attr) + " = " +
                        (N ? "true" : "false") + "\n";
  };
  unsigned NumB = Size / 4 + 1, NumD = Size / 3 + 1;
  for (unsigned I = 0; I < NumB; ++I) {
    Out += "boundary " + Name("b", I) + " : " +
           (pick(R, 4) ? "@Boundary" : "@Internet") + " in " +
           (I && pick(R, 2) ? Name("b", pick(R, I)) : "%S") + "\n";
  }
  for (unsigned I = 0; I < NumD; ++I) {
    Out += "data " + Name("d", I) + " : @Data in %S";
    if (I && pick(R, 3) == 0)
      Out += " from " + Name("d", pick(R, I)) + " by " + Name("e", 0);
    Out += " {\n";
    if (pick(R, 3))
      Out += std::string("  set level = @Level::") +
             (pick(R, 2) ? "Restricted" : "Public") + "\n";
    Out += "}\n";
  }
  auto DataSet = [&](const char *Attr) {
    if (pick(R, 3) == 0)
      return std::string();
    std::string Set = "  set " + std::string(Attr) + " = [";
    unsigned N = pick(R, 3);
    for (unsigned I = 0; I < N; ++I)
      Set += (I ? ", " : "") +
             Name("d", (pick(R, NumD / 2 + 1) + I * (NumD / 2)) % NumD);
    return Set + "]\n";
  };
  for (unsigned I = 0; I < Size; ++I) {
    Out += "element " + Name("e", I) + " : " +
           (pick(R, 2) ? "@Element" : "@Server") + " in " +
           (pick(R, 5) ? Name("b", pick(R, NumB)) : "%S") + " {\n" +
           DataSet("stores") + Bool("patched");
    if (pick(R, 2))
      Out += "  set peer = " + Name("e", pick(R, Size)) + "\n";
    Out += "}\n";
  }
  for (unsigned I = 0; I < Size * 2; ++I)
    Out += "flow " + Name("f", I) + " : " + (pick(R, 3) ? "@Flow" : "@Https") +
           " in %S from " + Name("e", pick(R, Size)) +
           (pick(R, 4) ? " -> " : " <-> ") + Name("e", pick(R, Size)) + " {\n" +
           DataSet("carries") + Bool("encrypted") + Bool("authn") + "}\n";
  return Out;
}

/// Conditions that tie two variables together, one of each form that has an
/// index and some that have none. `$0` is the first variable.
struct Tie {
  const char *A, *B, *Condition;
};
const Tie Ties[] = {
    {"@Flow", "@Boundary",
     "(in (local $1) (intrinsic (local $0) flow.crosses))"},
    {"@Flow", "@Boundary",
     "(in (local $1) (intrinsic (local $0) flow.enters))"},
    {"@Flow", "@Boundary",
     "(in (local $1) (intrinsic (local $0) flow.leaves))"},
    {"@Boundary", "@Flow",
     "(in (local $1) (intrinsic (local $0) boundary.crossing))"},
    {"@Flow", "@Element", "(in (local $1) (intrinsic (local $0) flow.ends))"},
    {"@Flow", "@Server", "(eq (intrinsic (local $0) flow.source) (local $1))"},
    {"@Element", "@Flow", "(eq (local $0) (intrinsic (local $1) flow.target))"},
    {"@Element", "@Flow",
     "(in (local $1) (intrinsic (local $0) element.incoming))"},
    {"@Element", "@Flow",
     "(in (local $1) (intrinsic (local $0) element.outgoing))"},
    {"@Element", "@Flow",
     "(in (local $1) (intrinsic (local $0) element.flows))"},
    {"@Element", "@Flow",
     "(in (local $1) (intrinsic (local $0) element.calls))"},
    {"@Element", "@Flow",
     "(in (local $1) (intrinsic (local $0) element.serves))"},
    {"@Element", "@Boundary",
     "(in (local $1) (intrinsic (local $0) element.zones))"},
    {"@Element", "@Boundary",
     "(eq (intrinsic (local $0) element.zone) (local $1))"},
    {"@Boundary", "@Element",
     "(in (local $1) (intrinsic (local $0) boundary.elements))"},
    {"@Boundary", "@Element",
     "(in (local $1) (intrinsic (local $0) boundary.members))"},
    {"@Flow", "@Data", "(in (local $1) (attr (local $0) @Flow::carries))"},
    {"@Element", "@Data", "(in (local $1) (attr (local $0) @Element::stores))"},
    {"@Data", "@Flow", "(in (local $1) (intrinsic (local $0) data.flows))"},
    {"@Data", "@Element", "(in (local $1) (intrinsic (local $0) data.places))"},
    {"@Data", "@Element",
     "(in (local $1) (intrinsic (local $0) data.stored_at))"},
    {"@Data", "@Data", "(in (local $1) (intrinsic (local $0) data.lineage))"},
    {"@Element", "@Data",
     "(in (local $1) (intrinsic (local $0) element.handles))"},
    {"@Element", "@Element",
     "(eq (attr (local $0) @Element::peer) (local $1))"},
    {"@Element", "@Element",
     "(eq (attr (local $0) @Element::patched) (attr (local $1) "
     "@Element::patched))"},
    {"@System", "@Element",
     "(in (local $1) (intrinsic (local $0) system.elements))"},
    {"@System", "@Flow", "(eq (local $0) (intrinsic (local $1) flow.system))"},
    {"@System", "@Boundary",
     "(in (local $1) (intrinsic (local $0) system.boundaries))"},
};

/// Something to ask of one variable of a kind.
std::string filter(Rng &R, llvm::StringRef Kind, unsigned Slot) {
  std::string X = "(local $" + std::to_string(Slot) + ")";
  if (Kind == "@Flow")
    return pick(R, 2) ? "(not (attr " + X + " @Flow::encrypted))"
                      : "(any $6 (attr " + X +
                            " @Flow::carries) (eq (attr (local $6) "
                            "@Data::level) (const @Level::Restricted)))";
  if (Kind == "@Data")
    return "(eq (attr " + X + " @Data::level) (const @Level::Restricted))";
  if (Kind == "@Boundary")
    return "(is " + X + " @Internet)";
  if (Kind == "@System")
    return "(const true)";
  return "(attr " + X + " @Element::patched)";
}

std::string randomRule(Rng &R, unsigned Number) {
  const Tie &T = Ties[Number % std::size(Ties)];
  std::string Out = "rule @r" + std::to_string(Number) +
                    " slots 8 {\n  title (const \"t\")\n";
  Out += "  var a : " + std::string(T.A) + "\n  var b : " + T.B + "\n";
  // A third variable hangs on the first, through a let.
  bool Third = llvm::StringRef(T.A) == "@Flow" && pick(R, 2);
  if (Third)
    Out += "  var c : @Data\n  let some $4 = (each $5 (attr (local $0) "
           "@Flow::carries) (eq (attr (local $5) @Data::level) (const "
           "@Level::Restricted)))\n";
  std::vector<std::string> Where = {T.Condition};
  if (Third)
    Where.push_back("(in (local $2) (local $4))");
  if (pick(R, 2))
    Where.push_back(filter(R, T.A, 0));
  if (pick(R, 2))
    Where.push_back(filter(R, T.B, 1));
  std::shuffle(Where.begin(), Where.end(), R);
  for (const std::string &W : Where)
    Out += "  where " + W + "\n";
  if (pick(R, 2))
    Out += "  unless " + filter(R, T.A, 0) + "\n";
  return Out + "  severity (const @Severity::Low)\n}\n";
}

TEST(Plans, AgreeWithNestedLoops) {
  for (unsigned Seed = 0; Seed < 40; ++Seed) {
    Rng R(Seed);
    std::string Text = randomModel(R, Seed % 10 == 9 ? 60 : 4 + Seed % 9);
    for (unsigned I = 0; I < std::size(Ties); ++I)
      Text += randomRule(R, I);
    Model M(Text);
    ASSERT_TRUE(M.isOk());
    Engine Indexed(M.P, *M.Facts);
    EngineOptions Slow;
    Slow.NestedLoops = true;
    Engine Naive(M.P, *M.Facts, Slow);
    FindingSet A = Indexed.run(M.Diags), B = Naive.run(M.Diags);
    ASSERT_EQ(findings(M.P, A), findings(M.P, B)) << "seed " << Seed << Text;
    ASSERT_EQ(A.OpenSets, B.OpenSets) << "seed " << Seed;
  }
}

TEST(Plans, EveryTieButTheLooseOnesHasAnIndex) {
  Rng R(1);
  std::string Text = randomModel(R, 12);
  for (unsigned I = 0; I < std::size(Ties); ++I)
    Text += "rule @t" + std::to_string(I) +
            " slots 2 {\n  title (const \"t\")\n"
            "  var a : " +
            Ties[I].A + "\n  var b : " + Ties[I].B + "\n  where " +
            Ties[I].Condition + "\n  severity (const @Severity::Low)\n}\n";
  Model M(Text);
  ASSERT_TRUE(M.isOk());
  Engine E(M.P, *M.Facts);
  for (uint32_t I = 0; I < M.P.Rules.size(); ++I) {
    std::string Plan = E.describePlan(ir::RuleId(I));
    bool Loose = llvm::StringRef(Ties[I].Condition).contains("::patched");
    EXPECT_EQ(llvm::StringRef(Plan).count("scan"), Loose ? 2u : 1u)
        << Ties[I].Condition << "\n"
        << Plan;
  }
}

TEST(Engine, SameOnAnyNumberOfThreads) {
  Rng R(7);
  std::string Text = randomModel(R, 60);
  for (unsigned I = 0; I < 2 * std::size(Ties); ++I)
    Text += randomRule(R, I);
  Model M(Text);
  ASSERT_TRUE(M.isOk());
  std::string First;
  for (unsigned Threads : {1, 2, 3, 8}) {
    EngineOptions Options;
    Options.Threads = Threads;
    Engine E(M.P, *M.Facts, Options);
    FindingSet F = E.run(M.Diags);
    std::string Out = findings(M.P, F);
    if (First.empty())
      First = Out;
    EXPECT_EQ(Out, First) << Threads;
  }
  EXPECT_GT(First.size(), 1000u);
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

/// Whether a path exists, by trying every walk of up to twice as many hops as
/// there are elements: states are (element, satisfied), so a shortest one is
/// never longer.
struct BruteForce {
  const Model &M;
  unsigned Clauses; ///< bits: 1 carrying d0, 2 avoiding e1, 4 any not
                    ///< encrypted, 8 all authn, 16 no encrypted

  ir::Value carriesD0(ir::EntityId Flow) const {
    const ir::Setting *S = M.P.setting(Flow, M.P.Known.Carries);
    if (!S)
      return {};
    ir::EntityId D0 = M.entity("S.d0");
    for (const ir::Value &V : M.P.elements(S->V))
      if (llvm::is_contained(M.Facts->lineage(V.entity()), D0))
        return ir::Value::boolean(true);
    return ir::Value::boolean(false);
  }
  ir::Value attr(ir::EntityId Flow, const char *Name) const {
    return M.Facts->resolve(Flow, M.attr(Name)).V;
  }
  /// \p Unknown counts unknown as true.
  bool exists(bool Unknown) const {
    auto Is = [&](ir::Value V) {
      return V.isTrue() || (Unknown && V.isUnknown());
    };
    ir::EntityId From = M.entity("S.e0"), To = M.entity("S.e2"),
                 Avoid = M.entity("S.e1");
    std::set<std::pair<ir::EntityId, bool>> Layer = {{From, false}};
    unsigned Bound = 2 * M.P.Entities.size();
    for (unsigned Step = 0; Step < Bound; ++Step) {
      std::set<std::pair<ir::EntityId, bool>> Next;
      for (auto [At, Seen] : Layer)
        for (const ir::Flow &F : M.P.Flows)
          for (bool Back : {false, true}) {
            if (Back && !F.TwoWay)
              continue;
            ir::EntityId A = Back ? F.Target : F.Source;
            ir::EntityId B = Back ? F.Source : F.Target;
            if (A != At)
              continue;
            if ((Clauses & 1) && !Is(carriesD0(F.Self)))
              continue;
            if ((Clauses & 2) && B == Avoid)
              continue;
            if ((Clauses & 8) && !Is(attr(F.Self, "authn")))
              continue;
            if ((Clauses & 16) && !Is(kleeneNot(attr(F.Self, "encrypted"))))
              continue;
            bool Now = Seen || Is(kleeneNot(attr(F.Self, "encrypted")));
            if (B == To && (!(Clauses & 4) || Now))
              return true;
            Next.insert({B, Now});
          }
      if (Next == Layer || Next.empty())
        return false;
      Layer = std::move(Next);
    }
    return false;
  }
};

TEST(Paths, AgreeWithBruteForce) {
  unsigned Seen[3] = {};
  for (unsigned Seed = 0; Seed < 60; ++Seed) {
    Rng R(1000 + Seed);
    std::string Text = randomModel(R, 4 + Seed % 5);
    std::string All;
    for (unsigned Clauses = 0; Clauses < 32; ++Clauses) {
      std::vector<std::string> Parts;
      if (Clauses & 1)
        Parts.push_back("carrying (const %S.d0)");
      if (Clauses & 2)
        Parts.push_back("avoiding (const %S.e1)");
      if (Clauses & 4)
        Parts.push_back("any $0 (not (attr (local $0) @Flow::encrypted))");
      if (Clauses & 8)
        Parts.push_back("all $0 (attr (local $0) @Flow::authn)");
      if (Clauses & 16)
        Parts.push_back("no $0 (attr (local $0) @Flow::encrypted)");
      Text += "requirement in %S slots 2 {\n  condition (found (path (const "
              "%S.e0) (const %S.e2) ";
      if (Parts.empty())
        Text += "_";
      else
        Text += "{" + llvm::join(Parts, ", ") + "}";
      Text += "))\n}\n";
    }
    Model M(Text);
    ASSERT_TRUE(M.isOk());
    Context C(M.P, *M.Facts);
    Evaluator Ev(C);
    for (unsigned Clauses = 0; Clauses < 32; ++Clauses) {
      Ev.reset(2);
      ir::Value Got = Ev.eval(M.P.Requirements[Clauses].Condition);
      BruteForce B{M, Clauses};
      ir::Value Expected = B.exists(false)  ? ir::Value::boolean(true)
                           : B.exists(true) ? ir::Value::unknown()
                                            : ir::Value::boolean(false);
      ASSERT_EQ(plain(Got), Expected)
          << "seed " << Seed << " clauses " << Clauses;
      ASSERT_EQ(Got.isUnknown(), !Ev.trace().empty());
      ++Seen[Got.isUnknown() ? 0 : Got.isTrue() ? 1 : 2];
    }
  }
  for (unsigned N : Seen)
    EXPECT_GT(N, 100u);
}

/// Whether every path from \p From to \p To goes through \p Through, by walking
/// each path that visits no element twice.
bool dominates(const Model &M, ir::EntityId Through, ir::EntityId From,
               ir::EntityId To) {
  std::vector<ir::EntityId> Path{From};
  auto Walk = [&](auto &&Self) -> bool {
    if (Path.back() == To)
      return llvm::is_contained(Path, Through);
    for (const ir::Flow &F : M.P.Flows)
      for (bool Back : {false, true}) {
        ir::EntityId A = Back ? F.Target : F.Source;
        ir::EntityId B = Back ? F.Source : F.Target;
        if ((Back && !F.TwoWay) || A != Path.back() ||
            llvm::is_contained(Path, B))
          continue;
        Path.push_back(B);
        bool Holds = Self(Self);
        Path.pop_back();
        if (!Holds)
          return false;
      }
    return true;
  };
  return Walk(Walk);
}

TEST(Paths, DominanceAgreesWithAllSimplePaths) {
  unsigned Seen[2] = {};
  for (unsigned Seed = 0; Seed < 40; ++Seed) {
    Rng R(5000 + Seed);
    unsigned Size = 4 + Seed % 4;
    std::string Text = randomModel(R, Size);
    for (unsigned A = 0; A < Size; ++A)
      for (unsigned C = 0; C < Size; ++C)
        Text += "requirement in %S slots 1 {\n  condition (not (found (path "
                "(const %S.e" +
                std::to_string(A) + ") (const %S.e2) {avoiding (const %S.e" +
                std::to_string(C) + ")})))\n}\n";
    Model M(Text);
    ASSERT_TRUE(M.isOk());
    Context C(M.P, *M.Facts);
    Evaluator Ev(C);
    for (unsigned I = 0; I < Size * Size; ++I) {
      Ev.reset(1);
      bool Is = Ev.eval(M.P.Requirements[I].Condition).isTrue();
      auto Element = [&](unsigned N) {
        return M.entity("S.e" + std::to_string(N));
      };
      bool Expected =
          dominates(M, Element(I % Size), Element(I / Size), Element(2));
      EXPECT_EQ(Is, Expected) << "seed " << Seed << ": e" << I % Size << " on e"
                              << I / Size << " -> e2";
      ++Seen[Expected];
    }
  }
  EXPECT_GT(Seen[0], 50u);
  EXPECT_GT(Seen[1], 50u);
}

TEST(Sets, SumAgreesWithAdding) {
  for (unsigned Seed = 0; Seed < 30; ++Seed) {
    Rng R(9000 + Seed);
    Model M(randomModel(R, 8) +
            "requirement in %S slots 2 {\n  condition (eq (sum $0 (intrinsic "
            "(const %S) system.flows) (count $1 (intrinsic (local $0) "
            "flow.crosses)) : int) (const 0))\n}\n");
    ASSERT_TRUE(M.isOk());
    Context C(M.P, *M.Facts);
    Evaluator Ev(C);
    Ev.reset(2);
    ir::ExprId Sum(M.P.Exprs[M.P.Requirements[0].Condition].A);
    int64_t Expected = 0;
    for (const ir::Flow &F : M.P.Flows)
      Expected += static_cast<int64_t>(M.Facts->crosses(F.Self).size());
    EXPECT_EQ(Ev.eval(Sum), ir::Value::integer(Expected)) << "seed " << Seed;
  }
}

} // namespace
