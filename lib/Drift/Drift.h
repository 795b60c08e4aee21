//===- Drift.h - What a model says and what is deployed -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compares a model with what importers read of its deployment: what is only
/// deployed, what is only modelled, and what is claimed otherwise than it is
/// deployed. Each difference is a diagnostic with a place in both files.
/// docs/design/drift.md says how parts are matched, and why.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIFT_DRIFT_H
#define TMC_DRIFT_DRIFT_H

#include "Analysis/Facts.h"
#include "Drift/Insertions.h"
#include "Importers/Importers.h"

#include "llvm/ADT/StringSet.h"

#include <set>

namespace tmc::drift {

/// Why a part of the model and a part of the deployment are taken to be the
/// same, the surest reason first.
enum class MatchedBy : uint8_t { DeployedAs, Name, Tag, Endpoint, Members };
/// `deployed_as`, `name`, `tag`, `endpoint`, `members`.
llvm::StringRef spelling(MatchedBy M);

/// The lists in which differences are shown.
enum class List : uint8_t { OnlyDeployed, OnlyModelled, Otherwise };
inline constexpr unsigned NumLists = 3;
/// `Only deployed`, as a heading; `only_deployed`, as a key.
llvm::StringRef title(List L);
llvm::StringRef key(List L);

inline constexpr uint32_t NoPart = ~uint32_t(0);

/// An element, boundary or flow of a source.
struct Deployed {
  importers::Import *Source;
  importers::PartId Id;
  bool Ignored = false; ///< the model says that it does not have it
};

/// A part of the model, and a part of the deployment that is the same.
struct Pair {
  ir::EntityId Model;
  uint32_t Part; ///< of Drift::parts
  MatchedBy By;
};

struct Difference {
  List In;
  uint32_t Message;   ///< of Diagnostics::all
  ir::EntityId Model; ///< none of what is only deployed
  uint32_t Part = NoPart;
};

/// A value of the model, or one that it does not have, that the deployment
/// shows.
struct Evidence {
  ir::EntityId Of;
  ir::AttrId Attr;
  ir::Value V;
  uint32_t Part;
  Range At;
};

/// One comparison. The model's program must have the packages of the kinds that
/// the sources use (`packagesOf`).
class Drift {
public:
  /// Differences go to \p Diags. All must outlive the comparison.
  Drift(ir::Program &P, const analysis::Facts &F, const sema::ModuleSet &Set,
        llvm::ArrayRef<importers::Import *> Sources, Diagnostics &Diags);
  /// Matches and compares.
  void run();

  llvm::ArrayRef<Deployed> parts() const { return Parts; }
  llvm::ArrayRef<Pair> pairs() const { return Pairs; }
  llvm::ArrayRef<Difference> differences() const { return Differences; }
  llvm::ArrayRef<Evidence> evidence() const { return Proven; }
  unsigned ignored() const;
  unsigned count(List L) const;
  const Diagnostic &message(const Difference &D) const {
    return Diags.all()[D.Message];
  }
  const importers::ModelWriter::Part &part(uint32_t Part) const {
    return Parts[Part].Source->Model.parts()[Parts[Part].Id];
  }
  /// `aws_db_instance.orders`; of a part without an address, its title.
  std::string address(uint32_t Part) const;
  /// `plan.json:812`.
  std::string where(uint32_t Part, Range At) const {
    return Parts[Part].Source->where(At);
  }
  const ir::Program &program() const { return P; }
  /// What the fixes that are certain would write.
  const Insertions &insertions() const { return Fixes; }

private:
  using PartKind = importers::ModelWriter::PartKind;
  using Names = llvm::SmallVector<llvm::StringRef, 4>;

  // Matching (Match.cpp).
  void collect();
  void byAddress();
  void markIgnored();
  void
  byKeys(MatchedBy By,
         llvm::function_ref<void(ir::EntityId, std::vector<std::string> &)>
             OfModel,
         llvm::function_ref<void(uint32_t, std::vector<std::string> &)> OfPart);
  void byMembers();
  void match(ir::EntityId E, uint32_t Part, MatchedBy By);
  std::vector<uint32_t> called(llvm::StringRef Pattern) const;
  std::optional<Names> texts(ir::EntityId E, ir::AttrId A) const;
  unsigned likeness(ir::EntityId E, uint32_t Part) const;
  ir::KindId kindOf(const importers::Kind *K) const;
  bool isOpen(ir::EntityId E) const;
  uint32_t partOf(const importers::Import *Source, importers::PartId Id) const;
  ir::EntityId modelOf(uint32_t Part) const;

  // Comparing (Compare.cpp).
  void onlyDeployed();
  void onlyModelled();
  void values(const Pair &X);
  void value(const Pair &X, const importers::ModelWriter::Setting &S);
  void place(const Pair &X);
  void kind(const Pair &X);
  void flows();
  bool isDeployable(ir::EntityId E) const;
  void nearest(DiagBuilder &B, uint32_t Part) const;
  void keepAgreed();
  void add(List L, uint32_t Before, ir::EntityId Model, uint32_t Part);
  ir::EntityId home(uint32_t Part) const;
  void nameApart(uint32_t Part, ir::EntityId Home);

  ir::Program &P;
  const analysis::Facts &F;
  llvm::ArrayRef<importers::Import *> Sources;
  Diagnostics &Diags;
  Insertions Fixes;
  std::vector<Deployed> Parts;
  llvm::DenseMap<std::pair<const importers::Import *, uint32_t>, uint32_t>
      IndexOf;
  std::vector<std::pair<std::string, uint32_t>> ByAddress; ///< sorted
  std::vector<Pair> Pairs;
  std::vector<std::vector<uint32_t>> PairsOfEntity; ///< of Pairs
  std::vector<std::vector<uint32_t>> PairsOfPart;   ///< of Pairs
  std::vector<Difference> Differences;
  std::vector<Evidence> Proven;
  std::set<std::pair<ir::EntityId, ir::AttrId>> Contradicted;
  llvm::StringMap<ir::KindId> KindByName;
  llvm::StringSet<> ModelNames; ///< and of what is added to it
};

/// The packages of the library whose kinds \p Sources use.
std::vector<std::string>
packagesOf(llvm::ArrayRef<importers::Import *> Sources);

/// Gives the things of \p P the proofs that \p D found, by their names: \p P
/// may be the program of another compilation of the same files. Returns how
/// many.
unsigned prove(ir::Program &P, const Drift &D);

} // namespace tmc::drift

#endif // TMC_DRIFT_DRIFT_H
