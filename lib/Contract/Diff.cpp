//===- Diff.cpp - Two versions of a contract ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Diff.h"

#include "Contract/Write.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::contract;
using document::BlockSink;
using document::Line;
using llvm::StringRef;

/// Why a claim promises more or less: what the stronger version says, and what
/// the weaker one. ClaimChange::Why is an index. An input that is trusted is
/// one about which no report is valid.
static constexpr std::pair<StringRef, StringRef> Reasons[] = {
    {"", ""},
    {"provided", "not provided"},
    {"in the model", "out of the model"},
    {"without a condition", "under a condition"},
    {"a vulnerability", "only a bug"},
    {"in scope", "out of scope"},
    {"untrusted", "trusted, or untrusted under a condition only"},
};

namespace {

/// How much a claim promises in one respect. Claims are compared only if they
/// have the same respect.
struct Strength {
  unsigned Respect = 0; ///< an index into Reasons; 0: nothing to compare
  int Degree = 0;       ///< more is stronger
};

/// What of a contract a comparison looks up by claim.
class Strengths {
public:
  explicit Strengths(const Contract &C) : Of(C.Claims.size()) {
    auto Set = [&](ClaimId Id, unsigned Respect, int Degree) {
      Of[Id.index()].push_back({Respect, Degree});
    };
    for (const PropertyProvided &Row : C.Provided) {
      Set(Row.Self, 1, 1);
      Set(Row.Self, 3, Row.Condition.empty());
      Set(Row.Self, 4, Row.IsSecurity);
    }
    for (const PropertyNotProvided &Row : C.NotProvided)
      Set(Row.Self, 1, 0);
    for (const SoftwareComponent &Row : C.Components) {
      Set(Row.Self, 2, Row.Excluded.empty());
      Set(Row.Self, 3, Row.IncludedIf.empty());
    }
    for (const Adversary &Row : C.Adversaries)
      Set(Row.Self, 5, Row.Excluded.empty());
    for (const Parameter &Row : C.Parameters)
      Set(Row.Self, 6,
          Row.By == Controllable::Yes  ? 2
          : Row.By == Controllable::No ? 0
                                       : 1);
  }

  llvm::SmallVector<std::vector<Strength>, 0> Of;
};

} // namespace

/// Everything that \p Id says but its basis.
static std::string contents(const Contract &C, ClaimId Id) {
  // The setting texts of a claim are its contents; what they refer to is
  // compared by itself.
  const ir::Program &P = *C.Program;
  const ir::Entity &E = P.Entities[C[Id].Self];
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  OS << C[Id].Title << '\n' << C[Id].Doc << '\n';
  std::vector<std::string> Lines;
  for (const ir::Setting &S : E.Settings.of(P.Settings)) {
    StringRef Attr = P.text(P.Attrs[S.Attr].Text);
    if (llvm::is_contained({"sources", "confirmed_by", "confirmed_on", "ask",
                            "proposed", "wave", "answer", "answer_text",
                            "answered_by", "answered_on"},
                           Attr))
      continue;
    Lines.push_back((Attr + " = " + ir::valueText(P, S.V)).str());
  }
  llvm::sort(Lines);
  for (const std::string &L : Lines)
    OS << L << '\n';
  return Out;
}

/// What became of one claim that both versions have; none if nothing did.
static std::optional<ClaimChange>
compareClaim(const Contract &Old, const Strengths &OldStrengths, ClaimId Before,
             const Contract &New, const Strengths &NewStrengths,
             ClaimId After) {
  ClaimChange Out{Change::Reworded, Before, After};
  std::optional<ClaimChange> Stronger;
  for (const Strength &A : OldStrengths.Of[Before.index()])
    for (const Strength &B : NewStrengths.Of[After.index()]) {
      if (A.Respect != B.Respect || A.Degree == B.Degree)
        continue;
      Out.Why = A.Respect;
      Out.What = Change::Weakened;
      if (B.Degree < A.Degree)
        return Out;
      Out.What = Change::Strengthened;
      Stronger = Out;
    }
  if (Stronger)
    return Stronger;
  Out.Why = 0;
  const bool WasInferred = Old[Before].Because == Basis::Inferred;
  const bool IsInferred = New[After].Because == Basis::Inferred;
  if (Old.isTagged(Before) && New.isTagged(After) &&
      WasInferred != IsInferred) {
    Out.What = IsInferred ? Change::Unconfirmed : Change::Confirmed;
    return Out;
  }
  Out.What = Change::Reworded;
  if (Old[Before].Kind != New[After].Kind ||
      contents(Old, Before) != contents(New, After))
    return Out;
  return std::nullopt;
}

std::vector<ClaimChange> contract::compare(const Contract &Old,
                                           const Contract &New) {
  std::vector<ClaimChange> Out;
  Strengths OldStrengths(Old), NewStrengths(New);
  llvm::StringMap<ClaimId> Before;
  for (uint32_t I = 0; I < Old.Claims.size(); ++I)
    Before[Old.Claims[I].Id] = ClaimId(I);
  std::vector<bool> Kept(Old.Claims.size());
  for (uint32_t I = 0; I < New.Claims.size(); ++I) {
    auto It = Before.find(New.Claims[I].Id);
    if (It == Before.end()) {
      Out.push_back({Change::New, ClaimId(), ClaimId(I)});
      continue;
    }
    Kept[It->second.index()] = true;
    if (std::optional<ClaimChange> Found = compareClaim(
            Old, OldStrengths, It->second, New, NewStrengths, ClaimId(I)))
      Out.push_back(*Found);
  }
  for (uint32_t I = 0; I < Old.Claims.size(); ++I)
    if (!Kept[I])
      Out.push_back({Change::Gone, ClaimId(I), ClaimId()});
  llvm::stable_sort(Out, [](const ClaimChange &A, const ClaimChange &B) {
    return A.What < B.What;
  });
  return Out;
}

bool contract::isBreaking(const ClaimChange &Changed, const Contract &Old) {
  return Changed.What == Change::Weakened ||
         (Changed.What == Change::Gone &&
          Old[Changed.Old].Kind == ClaimKind::PropertyProvided);
}

void contract::writeChanges(llvm::ArrayRef<ClaimChange> Changes,
                            const Contract &Old, const Contract &New,
                            BlockSink &To) {
  static constexpr StringRef Titles[NumChanges] = {
      "Weakened",  "Gone",        "New",     "Strengthened",
      "Confirmed", "Unconfirmed", "Reworded"};
  Line Title;
  To.heading(1,
             Title.text(New.Project.Title).words(": changes of the contract"));
  if (Changes.empty())
    return To.paragraph("No claim has changed.");
  size_t Breaking = llvm::count_if(
      Changes, [&](const ClaimChange &C) { return isBreaking(C, Old); });
  Line Summary;
  for (unsigned I = 0; I < NumChanges; ++I)
    if (size_t N = llvm::count_if(Changes, [&](const ClaimChange &C) {
          return static_cast<unsigned>(C.What) == I;
        }))
      Summary.separate(", ").words(std::to_string(N) + " " +
                                   StringRef(Titles[I]).lower());
  Summary.words(Breaking ? ". Users who relied on the old contract are "
                           "affected by " +
                               std::to_string(Breaking) + " of them."
                         : ". None takes back what was promised.");
  To.paragraph(Summary);
  for (unsigned I = 0; I < NumChanges; ++I) {
    std::vector<Line> Items;
    for (const ClaimChange &C : Changes) {
      if (static_cast<unsigned>(C.What) != I)
        continue;
      const Contract &Of = C.New ? New : Old;
      ClaimId Id = C.New ? C.New : C.Old;
      Line Item;
      Item.words("§")
          .words(info(Of[Id].in()).Number)
          .words(" ")
          .strong(Of[Id].Id)
          .words(": ")
          .prose(Of[Id].Title);
      if (C.Why) {
        bool Weaker = C.What == Change::Weakened;
        const auto &[Strong, Weak] = Reasons[C.Why];
        Item.words(" (was ")
            .words(Weaker ? Strong : Weak)
            .words(", is ")
            .words(Weaker ? Weak : Strong)
            .words(")");
      }
      if (C.New && New.isTagged(C.New))
        Item.words(" ").add(tagOf(New, C.New));
      Items.push_back(std::move(Item));
    }
    if (Items.empty())
      continue;
    To.heading(2, Titles[I].str());
    To.list(std::move(Items));
  }
}
