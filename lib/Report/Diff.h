//===- Diff.h - What changed between two versions of a model --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two tables of texts go in, a table of changes comes out. A version is made
/// from a compiled model or from the JSON that an earlier run wrote
/// (DiffVersion.cpp); it holds ids and values but no places, so that neither
/// files nor the order of declarations make a difference. The outputs are in
/// lib/Backends.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_DIFF_H
#define TMC_REPORT_DIFF_H

#include "Report/Input.h"

#include "llvm/ADT/StringMap.h"

namespace tmc::report {

/// No row of a list.
inline constexpr uint32_t NoRow = ~uint32_t(0);

/// What a model says of an attribute. The parts of a set are sorted.
struct SettingText {
  std::string Name;
  std::vector<std::string> Parts;
  bool IsSet = false;
  friend bool operator==(const SettingText &, const SettingText &) = default;
};

struct VersionEntity {
  ir::EntityClass Class = ir::EntityClass::Element;
  std::string Id;
  std::string Kind; ///< full name
  std::string Parent;
  std::string Source, Target; ///< of a flow
  /// Why it is out of scope, whatever says so; empty: it is in scope.
  std::string OutOfScope;
  std::vector<SettingText> Settings; ///< ascending by name
  std::string Place;                 ///< `shop.tm:12:3`; not compared
};

struct VersionThreat {
  std::string Id; ///< the short id
  std::string Rule;
  std::vector<std::string> About; ///< ids of what it binds, in order
  std::string Severity;
  /// The current risk, `High` or `at least Low`; empty if it is not rated.
  std::string Risk;
  rules::FindingState State = rules::FindingState::Open;
  /// The decision in force, `accept (expires: 2027-06-30, owner: ana)`.
  std::string Decision;
  std::vector<std::string> Controls; ///< full names of those that silence it
  std::string Basis; ///< of a mitigated one: `said for all`, else empty
  // Not compared; of a compiled model filled by `describe`.
  std::string Title;
  std::string Place;
  std::string Fix;
};

/// One version of a model.
struct Version {
  std::string Name; ///< the file or option that it comes from
  std::vector<VersionEntity> Entities;
  std::vector<VersionThreat> Threats;
  /// Names of severities, the lowest first. Empty if they came from JSON.
  std::vector<std::string> Severities;
  /// The same of risks.
  std::vector<std::string> Risks;
  /// Full names of kinds and controls, which outputs write without the package.
  llvm::StringMap<char> Words;
  /// What rules were called before, to what they are called now.
  llvm::StringMap<std::string> FormerRules;
};

/// What became of a threat, in the order in which a reviewer wants to know.
enum class ThreatChange : uint8_t {
  New,       ///< open, and there was nothing of the kind
  Reopened,  ///< open, but was silenced, decided or a question
  Worse,     ///< open in both, now more severe
  Unsettled, ///< a question, and did not apply, was silenced or decided
  Decided,   ///< not opened, but a state or decision is another one
  Asked,     ///< was open, is a question
  Milder,    ///< open in both, now less severe
  Settled,   ///< was open, is silenced or decided
  Gone,      ///< was open, does not apply any more
  Answered,  ///< was a question, is neither that nor open
  Silent,    ///< has come or gone without ever needing attention
};
inline constexpr unsigned NumThreatChanges = 11;
/// `new`, `reopened`, …
llvm::StringRef spelling(ThreatChange C);
/// Whether \p C counts for `--fail-on`.
inline bool isWorse(ThreatChange C) { return C <= ThreatChange::Unsettled; }

struct ChangedThreat {
  ThreatChange Change;
  uint32_t Before = NoRow; ///< of the old version's threats
  uint32_t After = NoRow;  ///< of the new version's
  uint32_t Severity = 0;   ///< ordinal of the new one, else of the old one
};

/// A setting with other values; an empty optional is "not set".
struct ChangedSetting {
  std::string Name;
  std::optional<SettingText> Before, After;
};

struct ChangedEntity {
  uint32_t Before = NoRow; ///< of the old version's entities
  uint32_t After = NoRow;  ///< of the new version's
  bool Renamed = false;
  bool Kind = false;  ///< of another kind
  bool Moved = false; ///< into another boundary
  bool Ends = false;  ///< a flow from or to something else
  std::vector<ChangedSetting> Settings;
};

struct Comparison {
  std::vector<ChangedThreat> Threats;  ///< by change, the most severe first
  std::vector<ChangedEntity> Entities; ///< by class, then by id
  std::vector<uint32_t> OpenBefore, OpenAfter; ///< by severity
  /// Open in both, with another risk now; Severity is not used. The highest
  /// risk of today first.
  std::vector<ChangedThreat> Risks;
  /// Of what is open, by risk; what is not known exactly counts as the least
  /// that it can be.
  std::vector<uint32_t> RiskBefore, RiskAfter;
  uint32_t Count[NumThreatChanges] = {};

  bool sameThreats() const {
    return Threats.size() == Count[static_cast<unsigned>(ThreatChange::Silent)];
  }
  uint32_t count(ThreatChange C) const {
    return Count[static_cast<unsigned>(C)];
  }
};

/// Compares in time linear in the sizes of both. What was renamed is found by
/// its kind and what it is connected to: see docs/design/backends.md.
Comparison compare(const Version &Old, const Version &New);

//===----------------------------------------------------------------------===//
// Versions (DiffVersion.cpp)
//===----------------------------------------------------------------------===//

/// The version that was compiled.
Version makeVersion(const BackendInput &In);
/// The version that `--emit=json` wrote. Reports what is wrong with \p Text.
std::optional<Version> readVersion(llvm::StringRef Path, llvm::StringRef Text,
                                   Diagnostics &Diags);
/// Fills titles, places and remedies of the rows \p Rows of a version that was
/// made of \p In: only those that are shown, as they cost an evaluation each.
void describe(Version &V, const BackendInput &In,
              llvm::ArrayRef<uint32_t> Rows);

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

struct DiffOutput {
  const Version &Old;
  const Version &New;
  const Comparison &Changes;
  /// What was assumed, ``with `MutualTls` on `Shop.route` ``; empty if two
  /// versions are compared.
  std::string Assumed;
  /// Settings that were assumed are no news: entity ids.
  std::vector<std::string> AssumedOn;
  const EmitOptions &Options;
  /// What the new version was made from.
  const BackendInput &In;
};

// What the outputs have in common (DiffWords.cpp).

/// `12 open before (2 high, 10 medium), 9 now (9 medium)`.
std::string openCounts(const DiffOutput &D);
/// The place of risk \p Risk (`High`, `at least High`) among \p Names; 0 if it
/// is none of them.
uint32_t riskRank(llvm::ArrayRef<std::string> Names, llvm::StringRef Risk);
/// `risk 2 High, 1 Low before, 1 Low now`; empty if the new version is not
/// rated.
std::string riskCounts(const DiffOutput &D);
/// `1 new, 2 more severe, 12 gone`, or `no change`.
std::string changeCounts(const DiffOutput &D);
/// The heading of a group of changes.
llvm::StringRef heading(ThreatChange C);
/// What there is to say of a change beyond the title: `mitigated by Tls`.
/// Code is in backquotes.
std::string changeText(const DiffOutput &D, const ChangedThreat &C);
/// The row that is shown: the new one, if there is one.
const VersionThreat &shownThreat(const DiffOutput &D, const ChangedThreat &C);
const VersionEntity &shownEntity(const DiffOutput &D, const ChangedEntity &C);
/// What is new, gone or different of an entity: ``element `Shop.api` moved …``.
/// Code is in backquotes.
std::string entityText(const DiffOutput &D, const ChangedEntity &C);
/// Whether \p C is something that the command line assumed.
bool isAssumed(const DiffOutput &D, const ChangedEntity &C);
/// A name as people write it: without the package, for kinds and controls.
llvm::StringRef shortWord(const DiffOutput &D, llvm::StringRef Word);

} // namespace tmc::report

#endif // TMC_REPORT_DIFF_H
