//===- DiffWords.cpp - What is said of a change, in every output ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Diff.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::report;
using ir::EntityClass;
using llvm::StringRef;
using rules::FindingState;

StringRef report::heading(ThreatChange C) {
  static constexpr StringRef Names[NumThreatChanges] = {
      "New",         "Open now, not before",
      "More severe", "In question, and was not",
      "Decided",     "In question now",
      "Less severe", "Settled",
      "Gone",        "Answered",
      "Never open"};
  return Names[static_cast<unsigned>(C)];
}

StringRef report::shortWord(const DiffOutput &D, StringRef Word) {
  if (!D.New.Words.contains(Word) && !D.Old.Words.contains(Word))
    return Word;
  StringRef Last = Word.rsplit('.').second;
  return Last.empty() ? Word : Last;
}

const VersionThreat &report::shownThreat(const DiffOutput &D,
                                         const ChangedThreat &C) {
  return C.After != NoRow ? D.New.Threats[C.After] : D.Old.Threats[C.Before];
}

const VersionEntity &report::shownEntity(const DiffOutput &D,
                                         const ChangedEntity &C) {
  return C.After != NoRow ? D.New.Entities[C.After] : D.Old.Entities[C.Before];
}

bool report::isAssumed(const DiffOutput &D, const ChangedEntity &C) {
  return llvm::is_contained(D.AssumedOn, shownEntity(D, C).Id);
}

/// A user's text as code: what would end it is replaced.
static std::string code(StringRef Text) {
  std::string Out = "`";
  for (char C : Text)
    Out += C == '`' ? '\'' : C;
  return Out + "`";
}

//===----------------------------------------------------------------------===//
// Counts
//===----------------------------------------------------------------------===//

static std::string counts(const DiffOutput &D,
                          const std::vector<uint32_t> &Open) {
  std::string Parts;
  for (size_t S = Open.size(); S-- > 0;)
    if (Open[S] != 0 && S < D.New.Severities.size())
      Parts += (Parts.empty() ? "" : ", ") + std::to_string(Open[S]) + " " +
               StringRef(D.New.Severities[S]).lower();
  return Parts.empty() ? "" : " (" + Parts + ")";
}

static uint32_t sum(const std::vector<uint32_t> &Open) {
  uint32_t Sum = 0;
  for (uint32_t N : Open)
    Sum += N;
  return Sum;
}

uint32_t report::riskRank(llvm::ArrayRef<std::string> Names, StringRef Risk) {
  Risk.consume_front("at least ");
  for (uint32_t I = 0; I < Names.size(); ++I)
    if (Names[I] == Risk)
      return I;
  return 0;
}

std::string report::riskCounts(const DiffOutput &D) {
  const Comparison &C = D.Changes;
  if (D.New.Risks.empty())
    return {};
  auto List = [&](const std::vector<uint32_t> &Counts) {
    std::string Out;
    for (size_t R = Counts.size(); R-- > 0;)
      if (Counts[R] != 0)
        Out += (Out.empty() ? "" : ", ") + std::to_string(Counts[R]) + " " +
               D.New.Risks[R];
    return Out.empty() ? std::string("none") : Out;
  };
  // Not said by an earlier run, or of nothing.
  bool Any = sum(C.RiskAfter) != 0 || sum(C.RiskBefore) != 0;
  if (!Any || (sum(C.RiskBefore) == 0 && sum(C.OpenBefore) != 0))
    return {};
  if (C.RiskBefore == C.RiskAfter)
    return "risk " + List(C.RiskAfter) + ", as before";
  return "risk " + List(C.RiskBefore) + " before, " + List(C.RiskAfter) +
         (D.Assumed.empty() ? " now" : " then");
}

std::string report::openCounts(const DiffOutput &D) {
  const Comparison &C = D.Changes;
  std::string Now = std::to_string(sum(C.OpenAfter));
  if (C.OpenBefore == C.OpenAfter)
    return Now + " open" + counts(D, C.OpenAfter) + ", as before";
  return std::to_string(sum(C.OpenBefore)) + " open before" +
         counts(D, C.OpenBefore) + ", " + Now +
         (D.Assumed.empty() ? " now" : " then") + counts(D, C.OpenAfter);
}

std::string report::changeCounts(const DiffOutput &D) {
  const Comparison &C = D.Changes;
  if (C.sameThreats())
    return C.Entities.empty() ? "no change" : "no change of the findings";
  static constexpr StringRef Words[NumThreatChanges] = {"new",
                                                        "opened",
                                                        "more severe",
                                                        "newly in question",
                                                        "decided",
                                                        "in question",
                                                        "less severe",
                                                        "settled",
                                                        "gone",
                                                        "answered",
                                                        ""};
  std::string Out;
  if (!D.Assumed.empty()) {
    // What people want to know of an assumption.
    uint32_t Before = sum(C.OpenBefore), After = sum(C.OpenAfter);
    uint32_t By = After < Before ? Before - After : After - Before;
    Out = By == 0
              ? "as many findings"
              : std::to_string(By) + (By == 1 ? " finding " : " findings ") +
                    (After < Before ? "fewer" : "more");
  }
  for (unsigned I = 0; I < NumThreatChanges; ++I)
    if (C.Count[I] != 0 && !Words[I].empty())
      Out += (Out.empty() ? "" : ", ") + std::to_string(C.Count[I]) + " " +
             Words[I].str();
  return Out;
}

//===----------------------------------------------------------------------===//
// Threats
//===----------------------------------------------------------------------===//

static std::string stateText(const DiffOutput &D, const VersionThreat &T) {
  std::string Out = T.State == FindingState::Question
                        ? "in question"
                        : rules::spelling(T.State).str();
  if (!T.Decision.empty())
    // After the verb, which the state says: `accepted (owner: ana)`.
    return Out +
           StringRef(T.Decision)
               .drop_front(T.Decision.find_first_of(' ') == std::string::npos
                               ? T.Decision.size()
                               : T.Decision.find_first_of(' '))
               .str();
  for (size_t I = 0; I < T.Controls.size(); ++I)
    Out += (I == 0 ? " by " : ", ") + code(shortWord(D, T.Controls[I]));
  // A version from an older file does not say on what it rests.
  if (T.Controls.empty())
    for (unsigned B = 0; B < analysis::NumBases; ++B)
      if (const auto &I = analysis::info(static_cast<analysis::Basis>(B));
          I.Word == T.Basis)
        Out += " " + I.Counted.str();
  return Out;
}

/// Why something that \p T is about is out of scope in \p V; empty if nothing
/// is.
static std::string outOfScope(const Version &V, const VersionThreat &T) {
  for (const VersionEntity &E : V.Entities)
    if (!E.OutOfScope.empty() && llvm::is_contained(T.About, E.Id))
      return E.OutOfScope;
  return {};
}

static std::string stateChangeText(const DiffOutput &D, const ChangedThreat &C);

std::string report::changeText(const DiffOutput &D, const ChangedThreat &C) {
  std::string Out = stateChangeText(D, C), Scope;
  if (C.After == NoRow) {
    if (std::string Why = outOfScope(D.New, D.Old.Threats[C.Before]);
        !Why.empty())
      Scope = "out of scope now: " + Why;
  } else if (C.Before == NoRow &&
             !outOfScope(D.Old, D.New.Threats[C.After]).empty()) {
    Scope = "in scope now";
  }
  return Out + (Out.empty() || Scope.empty() ? "" : "; ") + Scope;
}

static std::string stateChangeText(const DiffOutput &D,
                                   const ChangedThreat &C) {
  const VersionThreat *B =
      C.Before == NoRow ? nullptr : &D.Old.Threats[C.Before];
  const VersionThreat *A = C.After == NoRow ? nullptr : &D.New.Threats[C.After];
  switch (C.Change) {
  case ThreatChange::New:
    return A->State == FindingState::Open ? "" : stateText(D, *A);
  case ThreatChange::Reopened:
    return "was " + stateText(D, *B);
  case ThreatChange::Worse:
  case ThreatChange::Milder:
    return "was " + StringRef(B->Severity).lower();
  case ThreatChange::Unsettled:
  case ThreatChange::Asked:
    return B ? "was " + stateText(D, *B) : "";
  case ThreatChange::Gone:
    return B->State == FindingState::Open ? "" : "was " + stateText(D, *B);
  case ThreatChange::Settled:
    return stateText(D, *A);
  case ThreatChange::Answered:
    return A ? stateText(D, *A) : "does not apply";
  case ThreatChange::Decided:
  case ThreatChange::Silent:
    break;
  }
  if (!A)
    return "was " + stateText(D, *B);
  if (!B)
    return stateText(D, *A);
  std::string Was = stateText(D, *B), Is = stateText(D, *A);
  if (Was == Is)
    return "was " + StringRef(B->Severity).lower();
  return Is + ", was " + Was;
}

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

static std::string valueText(const DiffOutput &D, const SettingText &S) {
  std::string Out;
  for (size_t I = 0; I < S.Parts.size(); ++I)
    Out += (I == 0 ? "" : ", ") + shortWord(D, S.Parts[I]).str();
  return code(S.IsSet ? "[" + Out + "]" : Out);
}

static std::string settingText(const DiffOutput &D, const ChangedSetting &S) {
  std::string Name = code(S.Name);
  if (S.Name == "out_of_scope") {
    if (!S.Before)
      return "leaves the scope: " + valueText(D, *S.After);
    if (!S.After)
      return "is in scope again (was out of it: " + valueText(D, *S.Before) +
             ")";
    return "is out of scope: " + valueText(D, *S.After) + " (was " +
           valueText(D, *S.Before) + ")";
  }
  if (!S.Before)
    return Name + " is " + valueText(D, *S.After);
  if (!S.After)
    return Name + " is not set (was " + valueText(D, *S.Before) + ")";
  if (!S.Before->IsSet || !S.After->IsSet)
    return Name + " is " + valueText(D, *S.After) + " (was " +
           valueText(D, *S.Before) + ")";
  // Of a set what came and what went; the rest is as it was.
  std::string Gains, Loses;
  auto Differ = [&](const SettingText &X, const SettingText &Y,
                    std::string &Out) {
    for (const std::string &Part : X.Parts)
      if (!std::binary_search(Y.Parts.begin(), Y.Parts.end(), Part))
        Out += (Out.empty() ? "" : ", ") + code(shortWord(D, Part));
  };
  Differ(*S.After, *S.Before, Gains);
  Differ(*S.Before, *S.After, Loses);
  std::string Out = Name;
  if (!Gains.empty())
    Out += " gains " + Gains;
  if (!Loses.empty())
    Out += (Gains.empty() ? " loses " : " and loses ") + Loses;
  return Out;
}

std::string report::entityText(const DiffOutput &D, const ChangedEntity &C) {
  const VersionEntity &E = shownEntity(D, C);
  std::string What =
      (E.Class == EntityClass::Data ? "data item"
                                    : ir::spelling(E.Class).str()) +
      " " + code(E.Id);
  if (C.After == NoRow)
    return "gone: " + What;
  std::string Kind = code(shortWord(D, E.Kind));
  if (C.Before == NoRow) {
    std::string Out = "new: " + What + ", a kind of " + Kind;
    // The root of a class says nothing.
    if (E.Class == EntityClass::Data || E.Class == EntityClass::System)
      Out = "new: " + What;
    if (E.Class == EntityClass::Flow)
      Out += ", from " + code(E.Source) + " to " + code(E.Target);
    else if (!E.Parent.empty() && E.Class != EntityClass::Data)
      Out += ", in " + code(E.Parent);
    return Out;
  }
  const VersionEntity &B = D.Old.Entities[C.Before];
  std::vector<std::string> Parts;
  if (C.Renamed)
    Parts.push_back("was called " + code(B.Id));
  if (C.Kind)
    Parts.push_back("is of kind " + Kind + " (was " +
                    code(shortWord(D, B.Kind)) + ")");
  if (C.Moved)
    Parts.push_back("is in " + code(E.Parent) + " (was in " + code(B.Parent) +
                    ")");
  if (C.Ends)
    Parts.push_back("goes from " + code(E.Source) + " to " + code(E.Target) +
                    " (was from " + code(B.Source) + " to " + code(B.Target) +
                    ")");
  for (const ChangedSetting &S : C.Settings)
    Parts.push_back(settingText(D, S));
  return What + ": " + llvm::join(Parts, "; ");
}
