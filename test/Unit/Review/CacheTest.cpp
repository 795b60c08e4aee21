//===- CacheTest.cpp - Each product of a review is made once --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "../Rules/RulesTest.h"
#include "Review/Review.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <map>
#include <thread>

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using namespace tmc::rules::test;

namespace {

// Flows, an unknown among them, that a rule is about; and scores.
const std::string Rules = R"(
rule @clear id "R1" slots 2 {
  title (text (const "clear ") (local $0))
  var f : @Flow
  unless (attr (local $0) @Flow::encrypted) by @Tls, @MutualTls
  severity (const @Severity::High)
  score (const "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N")
}
rule @patch id "R2" slots 1 {
  title (text (const "unpatched ") (local $0))
  var e : @Element
  where (not (attr (local $0) @Element::patched))
  severity (const @Severity::Low)
}
)";

/// A review that counts what is made.
struct Counted {
  explicit Counted(unsigned Threads = 1)
      : M(std::string(Shop) + Rules), E(M.P, *M.Facts, options(Threads)),
        F(evaluate(E, M.Diags)), Of(E, F, [this](llvm::StringRef Product) {
          std::lock_guard Lock(Mutex);
          ++Made[Product.str()];
        }) {}
  static EngineOptions options(unsigned Threads) {
    EngineOptions O;
    O.Threads = Threads;
    return O;
  }

  /// Asks for product number \p I of Reviews.def. Returns where it lies.
  const void *ask(size_t I) const {
    size_t At = 0;
#define PRODUCT(TYPE, ACCESSOR, MAKE, SUMMARY)                                 \
  if (At++ == I)                                                               \
    return &Of.ACCESSOR();
#include "Review/Reviews.def"
    return nullptr;
  }

  /// What some of the products say, as a text.
  std::string text() const {
    std::string Out;
    for (const RankedQuestion &Q : Of.questions())
      Out += "? " + Q.Id + " " + Q.Text + "\n";
    for (const Cause &G : Of.causes()) {
      for (FindingId Id : G.Members)
        Out += identity(M.P, F, Id) + " ";
      for (const Remedy &R : G.Remedies)
        Out += M.P.text(M.P.Controls[R.Control].Id).str() + " ";
      Out += "\n";
    }
    for (uint32_t I = 0; I < F.Findings.size(); ++I)
      for (const FindingScore &S :
           Of.risks().row(FindingId(I)).Scores.of(Of.risks().Scores))
        Out += std::to_string(I) + " " + S.Score->Number->text() + "\n";
    return Out;
  }

  Model M;
  Engine E;
  FindingSet F;
  std::mutex Mutex;
  std::map<std::string, unsigned> Made;
  Review Of;
};

TEST(Cache, NothingIsMadeBeforeItIsAskedFor) {
  Counted R;
  EXPECT_TRUE(R.Made.empty());
  R.Of.title(FindingId(0));
  EXPECT_TRUE(R.Made.empty());
}

TEST(Cache, EachProductIsMadeOnce) {
  Counted R;
  for (size_t I = 0; I < Review::products().size(); ++I) {
    const void *First = R.ask(I);
    EXPECT_EQ(R.ask(I), First) << Review::products()[I].str();
  }
  EXPECT_EQ(R.Made.size(), Review::products().size());
  for (llvm::StringRef Product : Review::products())
    EXPECT_EQ(R.Made[Product.str()], 1u) << Product.str();
}

TEST(Cache, TheOrderOfAskingDoesNotShow) {
  std::string Expected = Counted().text();
  EXPECT_NE(Expected.find("? "), std::string::npos) << Expected;
  EXPECT_NE(Expected.find(" 7.5\n"), std::string::npos) << Expected;
  Counted Backwards;
  for (size_t I = Review::products().size(); I-- != 0;)
    Backwards.ask(I);
  EXPECT_EQ(Backwards.text(), Expected);
  for (size_t Last = 0; Last < Review::products().size(); ++Last) {
    Counted R;
    R.ask(Last);
    EXPECT_EQ(R.text(), Expected) << Review::products()[Last].str();
  }
}

TEST(Cache, ManyThreadsAskAtOnce) {
  std::string Expected = Counted().text();
  for (unsigned Run = 0; Run < 8; ++Run) {
    Counted R(/*Threads=*/2);
    std::vector<std::thread> Threads;
    std::vector<std::string> Texts(4);
    for (size_t T = 0; T < Texts.size(); ++T)
      Threads.emplace_back([&, T] {
        for (size_t I = 0; I < Review::products().size(); ++I)
          R.ask((I + T * 2) % Review::products().size());
        R.Of.title(FindingId(0));
        R.Of.attackersOf(FindingId(0));
        Texts[T] = R.text();
      });
    for (std::thread &T : Threads)
      T.join();
    for (const std::string &Text : Texts)
      EXPECT_EQ(Text, Expected);
    for (const auto &[Product, Times] : R.Made)
      EXPECT_EQ(Times, 1u) << Product;
  }
}

/// Findings about the same things are one class, and share what is theirs.
TEST(Cache, FindingsShareWhatIsTheSame) {
  Counted R;
  const ThingSets &Things = R.Of.things();
  ASSERT_EQ(Things.Of.size(), R.F.Findings.size());
  for (uint32_t I = 0; I < R.F.Findings.size(); ++I) {
    auto Bound = R.F.Findings[FindingId(I)].Bindings.of(R.F.Bindings).vec();
    llvm::sort(Bound);
    EXPECT_EQ(Things.entities(Things.Of[I]).vec(), Bound);
  }
  for (size_t I = 0; I < Things.Sets.size(); ++I)
    for (size_t J = 0; J < I; ++J)
      EXPECT_NE(Things.entities(static_cast<uint32_t>(I)),
                Things.entities(static_cast<uint32_t>(J)));
  // One list of scores for all that have the same vector.
  EXPECT_EQ(R.Of.risks().Scores.size(), 1u);
}

} // namespace
