//===- ImportThreats.cpp - Threats of a source beside our findings --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/ImportThreats.h"

#include "Compiler/Compilation.h"
#include "Review/Review.h"

#include "llvm/ADT/DenseSet.h"

#include <set>

using namespace tmc;
using namespace tmc::driver;
using importers::ThreatRow;
using importers::ThreatSide;
using llvm::StringRef;

namespace {

/// A finding of a rule, or a threat that a person wrote.
struct Said {
  rules::FindingId Id;
  std::string Title;
  std::string Term; ///< `sql injection` of `SQL injection: …`
  llvm::DenseSet<ir::EntityId> Places;
  llvm::DenseSet<ir::EntityId> Around; ///< places, and ends of flows
  llvm::DenseSet<uint64_t> Categories;
  std::string On;
  bool IsOpen = false;
  bool IsQuestion = false;
  bool IsMatched = false;
};

class Comparison {
public:
  explicit Comparison(const review::Review &R)
      : R(R), P(R.engine().program()) {}
  std::vector<ThreatRow> run();

private:
  Said read(rules::FindingId Id) const;
  static bool saysTheSame(const Said &Theirs, const Said &Ours);

  const review::Review &R;
  const ir::Program &P;
};

} // namespace

Said Comparison::read(rules::FindingId Id) const {
  const rules::FindingSet &All = R.findings();
  const rules::Finding &F = All.Findings[Id];
  Said Out;
  Out.Id = Id;
  Out.Title = R.title(Id);
  Out.Term = StringRef(Out.Title).split(':').first.trim().lower();
  Out.IsOpen = F.State == rules::FindingState::Open;
  Out.IsQuestion = F.State == rules::FindingState::Question;
  for (ir::EntityId E : F.Bindings.of(All.Bindings)) {
    // What is about the whole system is about no place in it.
    if (P.Entities[E].Class == ir::EntityClass::System)
      continue;
    Out.Places.insert(E);
    Out.Around.insert(E);
    Out.On += (Out.On.empty() ? "" : ", ") + P.text(P.Entities[E].Id).str();
    if (P.Entities[E].Class == ir::EntityClass::Flow) {
      Out.Around.insert(P.flow(E).Source);
      Out.Around.insert(P.flow(E).Target);
    }
  }
  for (const ir::Value &C : P.Rules[F.Rule].Categories.of(P.RuleCategories))
    Out.Categories.insert(static_cast<uint64_t>(C.Payload));
  return Out;
}

bool Comparison::saysTheSame(const Said &Theirs, const Said &Ours) {
  auto Share = [](const auto &A, const auto &B) {
    return llvm::any_of(A, [&](const auto &X) { return B.contains(X); });
  };
  const std::string Title = StringRef(Theirs.Title).lower();
  const bool SameTerm = StringRef(Title).contains(Ours.Term);
  if (Theirs.Places.empty())
    return SameTerm;
  if (SameTerm && Share(Theirs.Places, Ours.Around))
    return true;
  // What is only asked is not found yet.
  return !Ours.IsQuestion && Share(Theirs.Places, Ours.Places) &&
         Share(Theirs.Categories, Ours.Categories);
}

std::vector<ThreatRow> Comparison::run() {
  std::vector<Said> Theirs, Ours;
  const rules::FindingSet &All = R.findings();
  for (uint32_t N = 0; N != All.Findings.size(); ++N) {
    const rules::FindingId Id = All.Findings.idAt(N);
    const bool IsThreat = P.Rules[All.Findings[Id].Rule].IsThreat;
    (IsThreat ? Theirs : Ours).push_back(read(Id));
  }
  // Findings by place, so that each threat is compared with few of them.
  llvm::DenseMap<ir::EntityId, std::vector<size_t>> ByPlace;
  for (size_t N = 0; N != Ours.size(); ++N)
    for (ir::EntityId E : Ours[N].Around)
      ByPlace[E].push_back(N);
  std::vector<ThreatRow> Out;
  for (Said &T : Theirs) {
    std::set<size_t> Near;
    for (ir::EntityId E : T.Places)
      for (size_t N : ByPlace.lookup(E))
        Near.insert(N);
    if (T.Places.empty())
      for (size_t N = 0; N != Ours.size(); ++N)
        Near.insert(N);
    std::set<std::string> Titles;
    for (size_t N : Near)
      if (saysTheSame(T, Ours[N])) {
        Titles.insert(Ours[N].Title);
        T.IsMatched = Ours[N].IsMatched = true;
      }
    if (T.IsMatched)
      Out.push_back(
          {ThreatSide::Both, T.Title, llvm::join(Titles, "; "), T.On});
  }
  for (const Said &T : Theirs)
    if (!T.IsMatched)
      Out.push_back({ThreatSide::Theirs, T.Title, "", T.On});
  for (const Said &O : Ours)
    if (!O.IsMatched && O.IsOpen)
      Out.push_back({ThreatSide::Ours, "", O.Title, O.On});
  return Out;
}

std::vector<ThreatRow>
driver::compareThreats(StringRef Model, llvm::ArrayRef<std::string> Others,
                       llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  compiler::Session S(std::move(Files));
  S.setBuffer("generated.tm", Model);
  compiler::CompilationOptions O;
  O.Inputs = Others.vec();
  O.Inputs.push_back("generated.tm");
  compiler::Compilation C(S, std::move(O), Diags);
  if (!C.program() || Diags.hasErrors())
    return {};
  const review::Review *R = C.review();
  return R ? Comparison(*R).run() : std::vector<ThreatRow>();
}
