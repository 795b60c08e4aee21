//===- Diff.cpp - What changed between two versions of a model ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Diff.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <tuple>

using namespace tmc;
using namespace tmc::report;
using ir::EntityClass;
using llvm::StringRef;
using rules::FindingState;

StringRef report::spelling(ThreatChange C) {
  static constexpr StringRef Names[NumThreatChanges] = {
      "new",    "reopened", "worse", "unsettled", "decided", "asked",
      "milder", "settled",  "gone",  "answered",  "silent"};
  return Names[static_cast<unsigned>(C)];
}

namespace {
class Comparer {
public:
  Comparer(const Version &Old, const Version &New) : Old(Old), New(New) {}
  Comparison run();

private:
  using Rows = std::vector<uint32_t>;

  // Entities
  void matchIds();
  void matchSystems();
  void matchBy(EntityClass Class,
               llvm::function_ref<std::string(bool OldSide, uint32_t)> Sign);
  void match(uint32_t OldRow, uint32_t NewRow);
  StringRef renamed(StringRef OldId) const;
  void findNeighbours(const Version &V, bool OldSide);
  void matchRenamed();
  std::string nameOnSide(bool OldSide, StringRef Id) const;
  std::vector<SettingText> settingsOf(bool OldSide, uint32_t Row) const;
  void compareEntities(Comparison &C) const;

  // Threats
  std::string key(bool OldSide, const VersionThreat &T) const;
  void compareThreats(Comparison &C) const;
  void sortRisks(Comparison &C) const;
  uint32_t rank(StringRef Severity) const;
  std::optional<ThreatChange> classify(const VersionThreat *B,
                                       const VersionThreat *A) const;

  const Version &Old, &New;
  llvm::StringMap<uint32_t> OldById, NewById;
  Rows ToNew, ToOld; ///< the other side's row of an entity, or NoRow
  llvm::StringMap<std::string> NewId; ///< of what was renamed, by its old id

  /// What points at an entity.
  struct Link {
    uint32_t From;    ///< row of the flow or of what names it in a setting
    std::string Role; ///< `source`, `target`, `parent`, or the setting
  };
  std::vector<std::vector<Link>> Links[2];
};
} // namespace

//===----------------------------------------------------------------------===//
// Renames
//===----------------------------------------------------------------------===//

void Comparer::match(uint32_t OldRow, uint32_t NewRow) {
  ToNew[OldRow] = NewRow;
  ToOld[NewRow] = OldRow;
  if (Old.Entities[OldRow].Id != New.Entities[NewRow].Id)
    NewId[Old.Entities[OldRow].Id] = New.Entities[NewRow].Id;
}

void Comparer::matchIds() {
  ToNew.assign(Old.Entities.size(), NoRow);
  ToOld.assign(New.Entities.size(), NoRow);
  for (uint32_t I = 0; I < Old.Entities.size(); ++I)
    OldById.try_emplace(Old.Entities[I].Id, I);
  for (uint32_t I = 0; I < New.Entities.size(); ++I) {
    NewById.try_emplace(New.Entities[I].Id, I);
    auto It = OldById.find(New.Entities[I].Id);
    // What has become something else altogether is another thing.
    if (It != OldById.end() &&
        Old.Entities[It->second].Class == New.Entities[I].Class)
      match(It->second, I);
  }
}

/// A system's name begins the id of all that is in it. If one system is gone
/// and one is new that has most of its names, the rest follows.
void Comparer::matchSystems() {
  auto Lone = [](const Version &V, const Rows &Other) {
    uint32_t Found = NoRow;
    for (uint32_t I = 0; I < V.Entities.size(); ++I)
      if (V.Entities[I].Class == EntityClass::System && Other[I] == NoRow) {
        if (Found != NoRow)
          return NoRow;
        Found = I;
      }
    return Found;
  };
  uint32_t A = Lone(Old, ToNew), B = Lone(New, ToOld);
  if (A == NoRow || B == NoRow)
    return;
  std::string From = Old.Entities[A].Id + ".", To = New.Entities[B].Id + ".";
  std::vector<std::pair<uint32_t, uint32_t>> Pairs;
  size_t OldCount = 0, NewCount = 0;
  for (const VersionEntity &E : New.Entities)
    NewCount += StringRef(E.Id).starts_with(To);
  for (uint32_t I = 0; I < Old.Entities.size(); ++I) {
    StringRef Id = Old.Entities[I].Id;
    if (!Id.consume_front(From))
      continue;
    ++OldCount;
    auto It = NewById.find(To + Id.str());
    if (It != NewById.end() && ToOld[It->second] == NoRow &&
        New.Entities[It->second].Class == Old.Entities[I].Class)
      Pairs.push_back({I, It->second});
  }
  if (Pairs.empty() || Pairs.size() * 2 < std::max(OldCount, NewCount))
    return;
  match(A, B);
  for (auto [I, J] : Pairs)
    match(I, J);
}

void Comparer::findNeighbours(const Version &V, bool OldSide) {
  const llvm::StringMap<uint32_t> &ById = OldSide ? OldById : NewById;
  auto &Out = Links[OldSide];
  Out.assign(V.Entities.size(), {});
  auto Add = [&](StringRef To, uint32_t From, StringRef Role) {
    auto It = ById.find(To);
    if (It != ById.end())
      Out[It->second].push_back({From, Role.str()});
  };
  for (uint32_t I = 0; I < V.Entities.size(); ++I) {
    const VersionEntity &E = V.Entities[I];
    Add(E.Parent, I, "parent");
    Add(E.Source, I, "source");
    Add(E.Target, I, "target");
    for (const SettingText &S : E.Settings)
      for (const std::string &Part : S.Parts)
        Add(Part, I, S.Name);
  }
}

/// An id as both versions can compare it: an old one as it is called now.
std::string Comparer::nameOnSide(bool OldSide, StringRef Id) const {
  return (OldSide ? renamed(Id) : Id).str();
}

StringRef Comparer::renamed(StringRef OldId) const {
  auto It = NewId.find(OldId);
  return It == NewId.end() ? OldId : StringRef(It->second);
}

/// Pairs what is gone with what is new where both have the same signature and
/// nothing else has.
void Comparer::matchBy(
    EntityClass Class,
    llvm::function_ref<std::string(bool OldSide, uint32_t)> Sign) {
  struct Group {
    uint32_t Row[2] = {NoRow, NoRow};
    uint32_t Count[2] = {0, 0};
  };
  llvm::StringMap<Group> Groups;
  std::vector<std::string> Order;
  auto Collect = [&](const Version &V, const Rows &Other, bool OldSide) {
    for (uint32_t I = 0; I < V.Entities.size(); ++I) {
      if (Other[I] != NoRow || V.Entities[I].Class != Class)
        continue;
      std::string Signature = Sign(OldSide, I);
      if (Signature.empty())
        continue;
      auto [It, Fresh] = Groups.try_emplace(Signature);
      if (Fresh)
        Order.push_back(Signature);
      It->second.Row[OldSide] = I;
      ++It->second.Count[OldSide];
    }
  };
  Collect(Old, ToNew, true);
  Collect(New, ToOld, false);
  for (const std::string &Signature : Order) {
    const Group &G = Groups[Signature];
    if (G.Count[0] == 1 && G.Count[1] == 1)
      match(G.Row[1], G.Row[0]);
  }
}

void Comparer::matchRenamed() {
  if (!llvm::is_contained(ToNew, NoRow) || !llvm::is_contained(ToOld, NoRow))
    return;
  findNeighbours(Old, true);
  findNeighbours(New, false);
  auto At = [&](bool OldSide, uint32_t Row) -> const VersionEntity & {
    return (OldSide ? Old : New).Entities[Row];
  };
  // The kind and everything that points here and is in both versions: what came
  // or went at the same time tells nothing. A thing to which nothing points has
  // nothing by which it could be known.
  auto ByLinks = [&](bool OldSide, uint32_t Row) -> std::string {
    std::vector<std::string> Parts;
    for (const Link &L : Links[OldSide][Row])
      if ((OldSide ? ToNew : ToOld)[L.From] != NoRow)
        Parts.push_back(L.Role + '\1' +
                        nameOnSide(OldSide, At(OldSide, L.From).Id));
    if (Parts.empty())
      return {};
    llvm::sort(Parts);
    return At(OldSide, Row).Kind + '\2' + llvm::join(Parts, "\2");
  };
  // The other ends of its flows, if those were renamed as well.
  auto ByEnds = [&](bool OldSide, uint32_t Row) -> std::string {
    std::vector<std::string> Parts;
    for (const Link &L : Links[OldSide][Row]) {
      const VersionEntity &F = At(OldSide, L.From);
      if (F.Class != EntityClass::Flow)
        continue;
      bool Begins = L.Role == "source";
      if (!Begins && L.Role != "target")
        continue;
      Parts.push_back(L.Role + '\1' + F.Kind + '\1' +
                      nameOnSide(OldSide, Begins ? F.Target : F.Source));
    }
    if (Parts.empty())
      return {};
    llvm::sort(Parts);
    return At(OldSide, Row).Kind + '\2' + llvm::join(Parts, "\2");
  };
  auto Flow = [&](bool OldSide, uint32_t Row) -> std::string {
    const VersionEntity &F = At(OldSide, Row);
    return F.Kind + '\2' + nameOnSide(OldSide, F.Source) + '\2' +
           nameOnSide(OldSide, F.Target);
  };
  matchBy(EntityClass::Data, ByLinks);
  matchBy(EntityClass::Element, ByLinks);
  matchBy(EntityClass::Element, ByEnds);
  matchBy(EntityClass::Flow, Flow);
  matchBy(EntityClass::Boundary, ByLinks);
}

//===----------------------------------------------------------------------===//
// Entities
//===----------------------------------------------------------------------===//

/// The settings of an old entity with the names of today.
std::vector<SettingText> Comparer::settingsOf(bool OldSide,
                                              uint32_t Row) const {
  std::vector<SettingText> Out = (OldSide ? Old : New).Entities[Row].Settings;
  if (!OldSide || NewId.empty())
    return Out;
  for (SettingText &S : Out) {
    for (std::string &Part : S.Parts)
      Part = renamed(Part).str();
    if (S.IsSet)
      llvm::sort(S.Parts);
  }
  return Out;
}

void Comparer::compareEntities(Comparison &C) const {
  for (uint32_t J = 0; J < New.Entities.size(); ++J) {
    const VersionEntity &A = New.Entities[J];
    ChangedEntity Row;
    Row.After = J;
    Row.Before = ToOld[J];
    if (Row.Before == NoRow) {
      C.Entities.push_back(std::move(Row));
      continue;
    }
    const VersionEntity &B = Old.Entities[Row.Before];
    Row.Renamed = A.Id != B.Id;
    Row.Kind = A.Kind != B.Kind;
    Row.Moved = A.Parent != renamed(B.Parent);
    Row.Ends = A.Source != renamed(B.Source) || A.Target != renamed(B.Target);
    std::vector<SettingText> Before = settingsOf(true, Row.Before);
    const std::vector<SettingText> &After = A.Settings;
    for (size_t I = 0, K = 0; I < Before.size() || K < After.size();) {
      bool First = K == After.size() ||
                   (I < Before.size() && Before[I].Name < After[K].Name);
      bool Second = I == Before.size() ||
                    (K < After.size() && After[K].Name < Before[I].Name);
      if (First)
        Row.Settings.push_back({Before[I].Name, Before[I], std::nullopt});
      else if (Second)
        Row.Settings.push_back({After[K].Name, std::nullopt, After[K]});
      else if (Before[I] != After[K])
        Row.Settings.push_back({After[K].Name, Before[I], After[K]});
      I += !Second;
      K += !First;
    }
    if (Row.Renamed || Row.Kind || Row.Moved || Row.Ends ||
        !Row.Settings.empty())
      C.Entities.push_back(std::move(Row));
  }
  for (uint32_t I = 0; I < Old.Entities.size(); ++I)
    if (ToNew[I] == NoRow) {
      ChangedEntity Row;
      Row.Before = I;
      C.Entities.push_back(std::move(Row));
    }
  // By class, then by name: where something stands shows nowhere.
  auto Shown = [&](const ChangedEntity &E) -> const VersionEntity & {
    return E.After != NoRow ? New.Entities[E.After] : Old.Entities[E.Before];
  };
  llvm::sort(C.Entities, [&](const ChangedEntity &A, const ChangedEntity &B) {
    const VersionEntity &X = Shown(A), &Y = Shown(B);
    return std::tie(X.Class, X.Id, A.After) < std::tie(Y.Class, Y.Id, B.After);
  });
}

//===----------------------------------------------------------------------===//
// Threats
//===----------------------------------------------------------------------===//

std::string Comparer::key(bool OldSide, const VersionThreat &T) const {
  std::string Out = T.Rule;
  if (OldSide)
    if (auto It = New.FormerRules.find(T.Rule); It != New.FormerRules.end())
      Out = It->second;
  for (const std::string &Id : T.About) {
    Out += '\1';
    Out += OldSide ? renamed(Id) : StringRef(Id);
  }
  return Out;
}

/// The place of a severity among those of the new version; one that it does not
/// know ranks lowest.
uint32_t Comparer::rank(StringRef Severity) const {
  for (uint32_t I = 0; I < New.Severities.size(); ++I)
    if (New.Severities[I] == Severity)
      return I;
  return 0;
}

std::optional<ThreatChange> Comparer::classify(const VersionThreat *B,
                                               const VersionThreat *A) const {
  bool OpenB = B && rules::isOpen(B->State),
       OpenA = A && rules::isOpen(A->State);
  bool AskB = B && B->State == FindingState::Question;
  bool AskA = A && A->State == FindingState::Question;
  if (!B)
    return OpenA                 ? ThreatChange::New
           : AskA                ? ThreatChange::Unsettled
           : A->Decision.empty() ? ThreatChange::Silent
                                 : ThreatChange::Decided;
  if (!A)
    return OpenB  ? ThreatChange::Gone
           : AskB ? ThreatChange::Answered
                  : ThreatChange::Silent;
  if (OpenA && !OpenB)
    return ThreatChange::Reopened;
  if (OpenB && !OpenA)
    return AskA ? ThreatChange::Asked : ThreatChange::Settled;
  if (OpenA && A->Severity != B->Severity)
    return rank(A->Severity) > rank(B->Severity) ? ThreatChange::Worse
                                                 : ThreatChange::Milder;
  if (AskA != AskB)
    return AskA ? ThreatChange::Unsettled : ThreatChange::Answered;
  if (A->State != B->State || A->Decision != B->Decision)
    return ThreatChange::Decided;
  // What nobody has to look at may change its severity.
  if (A->Severity != B->Severity)
    return AskA ? ThreatChange::Decided : ThreatChange::Silent;
  return std::nullopt;
}

void Comparer::compareThreats(Comparison &C) const {
  llvm::StringMap<uint32_t> OldByKey;
  for (uint32_t I = 0; I < Old.Threats.size(); ++I)
    OldByKey.try_emplace(key(true, Old.Threats[I]), I);
  size_t Levels = std::max<size_t>(New.Severities.size(), 1);
  C.OpenBefore.assign(Levels, 0);
  C.OpenAfter.assign(Levels, 0);
  size_t Risks = std::max<size_t>(New.Risks.size(), 1);
  C.RiskBefore.assign(Risks, 0);
  C.RiskAfter.assign(Risks, 0);
  std::vector<bool> Seen(Old.Threats.size());

  auto Add = [&](uint32_t Before, uint32_t After) {
    const VersionThreat *B = Before == NoRow ? nullptr : &Old.Threats[Before];
    const VersionThreat *A = After == NoRow ? nullptr : &New.Threats[After];
    bool OpenB = B && rules::isOpen(B->State);
    bool OpenA = A && rules::isOpen(A->State);
    if (OpenB)
      ++C.OpenBefore[rank(B->Severity)];
    if (OpenA)
      ++C.OpenAfter[rank(A->Severity)];
    if (OpenB && !B->Risk.empty())
      ++C.RiskBefore[riskRank(New.Risks, B->Risk)];
    if (OpenA && !A->Risk.empty())
      ++C.RiskAfter[riskRank(New.Risks, A->Risk)];
    if (OpenA && OpenB && !A->Risk.empty() && !B->Risk.empty() &&
        A->Risk != B->Risk)
      C.Risks.push_back({ThreatChange::Silent, Before, After, 0});
    if (std::optional<ThreatChange> Change = classify(B, A)) {
      ++C.Count[static_cast<unsigned>(*Change)];
      C.Threats.push_back(
          {*Change, Before, After, rank(A ? A->Severity : B->Severity)});
    }
  };
  for (uint32_t J = 0; J < New.Threats.size(); ++J) {
    auto It = OldByKey.find(key(false, New.Threats[J]));
    uint32_t Before = It == OldByKey.end() ? NoRow : It->second;
    if (Before != NoRow && Seen[Before])
      Before = NoRow;
    if (Before != NoRow)
      Seen[Before] = true;
    Add(Before, J);
  }
  for (uint32_t I = 0; I < Old.Threats.size(); ++I)
    if (!Seen[I])
      Add(I, NoRow);

  // Rows of both versions are in the order of their sources, which shall show
  // nowhere: the rule and what it is about decide.
  auto Shown = [&](const ChangedThreat &T) -> const VersionThreat & {
    return T.After != NoRow ? New.Threats[T.After] : Old.Threats[T.Before];
  };
  llvm::sort(C.Threats, [&](const ChangedThreat &A, const ChangedThreat &B) {
    if (A.Change != B.Change)
      return A.Change < B.Change;
    if (A.Severity != B.Severity)
      return A.Severity > B.Severity;
    const VersionThreat &X = Shown(A), &Y = Shown(B);
    return std::tie(X.Rule, X.About, A.Before) <
           std::tie(Y.Rule, Y.About, B.Before);
  });
}

/// By risk, then by rule and what it is about.
void Comparer::sortRisks(Comparison &C) const {
  llvm::sort(C.Risks, [&](const ChangedThreat &A, const ChangedThreat &B) {
    const VersionThreat &X = New.Threats[A.After], &Y = New.Threats[B.After];
    uint32_t RankX = riskRank(New.Risks, X.Risk);
    uint32_t RankY = riskRank(New.Risks, Y.Risk);
    return std::tie(RankY, X.Rule, X.About, A.After) <
           std::tie(RankX, Y.Rule, Y.About, B.After);
  });
}

Comparison Comparer::run() {
  Comparison C;
  matchIds();
  matchSystems();
  matchRenamed();
  compareEntities(C);
  compareThreats(C);
  sortRisks(C);
  return C;
}

Comparison report::compare(const Version &Old, const Version &New) {
  return Comparer(Old, New).run();
}
