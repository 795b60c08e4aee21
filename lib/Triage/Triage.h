//===- Triage.h - What a contract says about a finding --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Decides what becomes of each finding, by the claims of a contract. Rules.def
/// has the rules in their order; each verdict names the claims that license it.
/// The time is linear in the findings: what the contract says about a path, a
/// rule of a tool or a weakness is looked up once.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_TRIAGE_H
#define TMC_TRIAGE_TRIAGE_H

#include "Analysis/Facts.h"
#include "Basic/Globs.h"
#include "Contract/Contract.h"
#include "Triage/Finding.h"
#include "Triage/Weaknesses.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace tmc::triage {

enum class Disposition : uint8_t {
#define DISPOSITION(ID, ...) ID,
#include "Triage/Dispositions.def"
};
inline constexpr unsigned NumDispositions =
    static_cast<unsigned>(Disposition::ModelGap) + 1;

/// A row of Dispositions.def.
struct DispositionInfo {
  llvm::StringRef Id; ///< as std.contract calls it
  llvm::StringRef Word;
  bool Suppressed;
  llvm::StringRef VexStatus;
  llvm::StringRef VexJustification; ///< may be empty
  llvm::StringRef Meaning;
};
const DispositionInfo &info(Disposition D);
/// The one whose word is \p Word, with `-` for `_` if people like, or none.
std::optional<Disposition> findDisposition(llvm::StringRef Word);

enum class Rule : uint8_t {
#define TRIAGE_RULE(ID, ...) ID,
#include "Triage/Rules.def"
};

/// A row of Rules.def.
struct RuleInfo {
  Rule Id;
  llvm::StringRef Name; ///< `KnownNonFinding`
  Disposition What;
  llvm::StringRef Sections;
  llvm::StringRef When;
};
const RuleInfo &info(Rule R);
llvm::ArrayRef<RuleInfo> rules();

/// What becomes of a finding, and why.
struct Verdict {
  Rule By = Rule::NoClaim;
  /// The claims that license it; of a gap those that are in the way.
  llvm::SmallVector<contract::ClaimId, 2> Licence;
  // Each of these may be none.
  contract::ClaimId Component;
  contract::ClaimId EntryPoint; ///< through which it is reached, or is not
  contract::ClaimId Parameter;
  contract::ClaimId Role; ///< who chooses the parameter
  /// The weakness that decided, a number of CWE; 0: none.
  uint32_t Weakness = 0;
  /// A way of data through the model from someone who holds a position in scope
  /// to the element of the component: where it begins, and its flows.
  ir::EntityId Origin;
  std::vector<ir::EntityId> Witness;

  Disposition what() const { return info(By).What; }
};

/// The findings of an intake, judged by a contract.
class Triage {
public:
  /// All must outlive it. \p Roots: folders that absolute paths of reports are
  /// relative to.
  Triage(const contract::Contract &C, const analysis::Facts &F,
         const WeaknessTable &Table, std::vector<std::string> Roots);

  Verdict judge(const Finding &F, const Scan &S);
  /// The path of \p F in the repository, or none.
  std::optional<std::string> pathOf(const Finding &F) const;
  /// Whether some component has paths.
  bool canPlace() const { return !Paths.empty(); }
  const contract::Contract &contract() const { return C; }

private:
  /// Where a path is.
  struct Place {
    bool Outside = false;
    std::vector<uint32_t> Components;  ///< in the table; the most precise
    std::vector<uint32_t> NonFindings; ///< whose paths contain it
  };
  /// Which table a claim about a weakness is in.
  enum class Side : uint8_t { Provided, Disclaimed, Threat, Misuse };
  struct Row {
    Side Of;
    contract::ClaimId Self;
    llvm::ArrayRef<contract::ClaimId> Components; ///< empty: everywhere
    bool IsSecurity = true;                       ///< of what is provided
  };
  /// How precisely a claim is about a finding. Greater is more precise.
  struct Strength {
    bool NamesComponent = false;
    int Distance = 0; ///< minus the steps from its weakness to the claim's
    friend auto operator<=>(Strength, Strength) = default;
  };
  struct Best {
    std::optional<Strength> How;
    llvm::SmallVector<const Row *, 2> Rows; ///< all that are as precise
  };
  enum class Reaching : uint8_t { Unknown, Trusted, Variant, Excluded, Open };
  struct Reach {
    Reaching How = Reaching::Unknown;
    bool Always = false; ///< of Open: under no condition
    llvm::SmallVector<contract::ClaimId, 2> Licence;
    contract::ClaimId EntryPoint, Parameter, Role;
    ir::EntityId Origin;
    std::vector<ir::EntityId> Witness;
  };
  /// What the claims say about one weakness of a finding.
  struct Sides {
    uint32_t Weakness = 0;
    Best Provided, Disclaimed, Threat, Misuse;

    /// Whether what is provided is more precise than what is not.
    bool isProvided() const {
      return Provided.How && Provided.How > Disclaimed.How &&
             Provided.How > Threat.How;
    }
    bool isContradiction() const {
      return Provided.How && !isProvided() &&
             Provided.How >= std::max(Disclaimed.How, Threat.How);
    }
    /// Whether a misuse is more precise than what is not provided.
    bool isMisuse() const {
      return Misuse.How && Misuse.How > std::max(Disclaimed.How, Threat.How);
    }
    bool isSecurity() const;
    /// Of several weaknesses, the one with the greatest number decides: a
    /// finding that violates a promise is valid whatever else it is.
    unsigned rank() const;
  };
  /// All that the rules ask about one finding.
  struct Case {
    const Finding &F;
    const Scan &S;
    const Place &At;
    const contract::SoftwareComponent *Component; ///< null: none, or several
    llvm::ArrayRef<uint32_t> Weaknesses;
    Sides Say;
    const Reach *From; ///< null without a component
  };

  void indexClaims();
  void addRows(Side Of, contract::ClaimId Self,
               llvm::ArrayRef<contract::Weakness> Weaknesses,
               llvm::ArrayRef<contract::ClaimId> Components,
               bool IsSecurity = true);
  void indexReach();

  const Place &placeOf(const Finding &F);
  llvm::ArrayRef<uint32_t> weaknessesOf(const Finding &F, const Scan &S);
  const std::vector<uint32_t> &nonFindingsOf(const Finding &F, const Scan &S);
  Sides weigh(uint32_t Weakness,
              const contract::SoftwareComponent *Component) const;
  const Reach &reachOf(const contract::SoftwareComponent &Component,
                       const Finding &F);
  Reach computeReach(const contract::SoftwareComponent &Component,
                     llvm::ArrayRef<llvm::StringRef> Symbols) const;
  void considerParameter(const contract::Parameter &P, Reach &Out) const;
  void considerElement(const contract::SoftwareComponent &Component,
                       Reach &Out) const;

  static bool takeReach(const Case &K, Reaching How, Verdict &Out);
#define TRIAGE_RULE(ID, ...) bool is##ID(const Case &K, Verdict &Out);
#include "Triage/Rules.def"

  const contract::Contract &C;
  const analysis::Facts &F;
  const WeaknessTable &Table;
  std::vector<std::string> Roots;

  Globs Paths;           ///< owners: rows of Components
  Globs NonFindingPaths; ///< owners: rows of NonFindings
  std::deque<Row> Rows;
  llvm::DenseMap<uint32_t, std::vector<const Row *>> ByWeakness;
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> EntryPointsOf; ///< by claim
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> ParametersOf;  ///< by claim
  uint64_t InScope = 0;  ///< positions of adversaries
  uint64_t Excluded = 0; ///< the same, who are out of scope

  llvm::StringMap<Place> Places; ///< by the path in the report
  llvm::StringMap<std::vector<uint32_t>> NonFindings; ///< by tool and rule
  llvm::StringMap<std::vector<uint32_t>> OfRule;      ///< weaknesses, the same
  llvm::StringMap<Reach> Reaches; ///< by component and symbols
};

} // namespace tmc::triage

#endif // TMC_TRIAGE_TRIAGE_H
