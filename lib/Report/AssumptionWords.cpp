//===- AssumptionWords.cpp - What is taken for granted, in words ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Describe.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

static std::string plural(size_t N, StringRef One) {
  if (N != 1 && One.consume_back("y"))
    return std::to_string(N) + " " + One.str() + "ies";
  return std::to_string(N) + " " + One.str() + (N == 1 ? "" : "s");
}

/// What the things are: `flows`, or `things` if they are of several classes.
static StringRef classOf(const ir::Program &P,
                         llvm::ArrayRef<ir::EntityId> Things) {
  ir::EntityClass Class = P.Entities[Things.front()].Class;
  for (ir::EntityId E : Things)
    if (P.Entities[E].Class != Class)
      return "thing";
  return ir::spelling(Class);
}

std::string report::assumptionText(const BackendInput &In,
                                   const review::Assumption &A) {
  const ir::Program &P = In.Program;
  std::string Says = "`" + P.text(P.Attrs[A.Attr].Text).str() + " = " +
                     In.Engine.valueText(A.V) + "`";
  std::string Of = " of " + plural(A.On.size(), classOf(P, A.On));
  if (A.Kind)
    return "kind `" + P.text(P.Kinds[A.Kind].Id).str() + "` assumes " + Says +
           Of;
  if (A.Basis == analysis::Basis::SaidForAll)
    return "a `default` says " + Says + Of;
  return "the model says " + Says + Of;
}

std::string report::hiddenText(const BackendInput &In,
                               const review::Assumptions &All, size_t Count,
                               uint8_t Severity) {
  std::string Out = (All.Sampled ? "at least " : "") + plural(Count, "finding");
  return Out + ", up to " +
         StringRef(severityName(In.Program, Severity)).lower();
}

review::Assumptions report::shownAssumptions(const BackendInput &In) {
  review::Assumptions All = In.Review.assumptions();
  if (!In.Tagged)
    return All;
  auto IsHidden = [&](ir::EntityId E) { return !In.Tagged->test(E.index()); };
  auto IsOfOthers = [&](FindingId Id) {
    const rules::Finding &X = All.Hidden.Findings[Id];
    return llvm::all_of(X.Bindings.of(All.Hidden.Bindings), IsHidden);
  };
  for (review::Assumption &A : All.Entries) {
    llvm::erase_if(A.On, IsHidden);
    A.Severity = 0;
    for (auto *Of : {&A.Alone, &A.Together}) {
      llvm::erase_if(*Of, IsOfOthers);
      for (FindingId Id : *Of)
        A.Severity = std::max(A.Severity, All.Hidden.Findings[Id].Severity);
    }
  }
  llvm::erase_if(All.Entries, [](const review::Assumption &A) {
    return A.On.empty() || (A.Alone.empty() && A.Together.empty());
  });
  llvm::stable_sort(All.Entries, [](const review::Assumption &A,
                                    const review::Assumption &B) {
    return A.Severity > B.Severity;
  });
  return All;
}

std::string report::grantedLine(const BackendInput &In,
                                const review::Assumptions &All) {
  if (All.Entries.empty())
    return {};
  uint8_t Worst = 0;
  bool ByModel = false;
  for (const review::Assumption &A : All.Entries) {
    Worst = std::max(Worst, A.Severity);
    ByModel |= A.Basis == analysis::Basis::Said;
  }
  llvm::DenseSet<FindingId> Hidden;
  for (const review::Assumption &A : All.Entries) {
    Hidden.insert(A.Alone.begin(), A.Alone.end());
    Hidden.insert(A.Together.begin(), A.Together.end());
  }
  return "taken for granted: " + plural(All.Entries.size(), "line") +
         (ByModel ? " of kinds, defaults and the model"
                  : " of kinds and defaults") +
         "; without them " + hiddenText(In, All, Hidden.size(), Worst) +
         ", would be open or in question";
}

std::string report::packsLine(const BackendInput &In) {
  std::string Has, Imports;
  for (const review::MissingPack &M : In.Review.missingPacks()) {
    Has += (Has.empty() ? "" : ", ") + M.Has;
    Imports += (Imports.empty() ? "import " : " import ") + M.Package + ";";
  }
  if (Has.empty())
    return {};
  return "not in force: the rules about " + Has + "; add `" + Imports + "`";
}
