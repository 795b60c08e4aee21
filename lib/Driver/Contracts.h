//===- Contracts.h - What `tmc contract` does -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_CONTRACTS_H
#define TMC_DRIVER_CONTRACTS_H

#include "Backends/Outputs.h"
#include "Compiler/Compilation.h"
#include "Contract/Tree.h"
#include "Driver/Options.h"
#include "Driver/Tmc.h"

namespace tmc::driver {

/// The contract of a compiled model, and what is asked about it. Everything
/// that it is given must outlive it.
class ContractWork {
public:
  ContractWork(const Options &O, const World &W, compiler::Compilation &C,
               Diagnostics &Diags)
      : O(O), W(W), C(C), Diags(Diags) {}

  /// Reads the contract and checks it; with a tree, also against that. False
  /// after a report of an error.
  bool read();

  backends::ContractInput input(const report::EmitOptions &Emit) const;

  /// `--check`: compares the documents in the tree with what would be written,
  /// and says what there is. False after a report.
  bool check(const report::EmitOptions &Emit);
  /// `--wire`: adds what is missing of the chain. False after a report.
  bool wire();
  /// `--diff`: none after a report.
  std::optional<backends::ContractComparisonInput>
  compare(const report::EmitOptions &Emit);

private:
  void checkAnswers() const;
  void checkOverlays() const;
  void compareFile(llvm::StringRef Path, backends::Format As,
                   const report::EmitOptions &Emit);
  std::string package() const;

  const Options &O;
  const World &W;
  compiler::Compilation &C;
  Diagnostics &Diags;
  std::optional<contract::Contract> Claims;
  std::optional<contract::Tree> Tree;
  std::string Package;
  std::string Commit;
  // Of compare.
  SourceManager OldSources;
  std::unique_ptr<Diagnostics> OldDiags;
  std::unique_ptr<compiler::Compilation> OldModel;
  std::optional<contract::Contract> OldClaims;
  std::vector<contract::ClaimChange> Changes;
};

} // namespace tmc::driver

#endif // TMC_DRIVER_CONTRACTS_H
