//===- Weaknesses.h - What words of tools mean as weaknesses --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_WEAKNESSES_H
#define TMC_TRIAGE_WEAKNESSES_H

#include "Sema/WordTables.h"

#include "llvm/ADT/DenseMap.h"

namespace tmc::triage {

/// The tables of the package `std.mapping.words.findings`, and of packages that
/// add to them: which weakness is a case of which, and which weakness a rule of
/// a tool is about. Weaknesses are numbers of CWE.
class WeaknessTable {
public:
  explicit WeaknessTable(const sema::WordTables &Tables);

  /// What \p Weakness is a case of, itself first, each with its distance; each
  /// once, the nearest first.
  struct Ancestor {
    uint32_t Weakness;
    unsigned Distance;
  };
  const std::vector<Ancestor> &ancestors(uint32_t Weakness) const;
  /// The weaknesses that \p Rule of \p Tool is about.
  std::vector<uint32_t> ofRule(llvm::StringRef Tool,
                               llvm::StringRef Rule) const;
  /// `Out-of-bounds write`; empty if the tables do not have it.
  llvm::StringRef title(uint32_t Weakness) const;

private:
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> Parents;
  llvm::DenseMap<uint32_t, llvm::StringRef> Titles;
  std::vector<std::pair<llvm::StringRef, uint32_t>> Rules;
  mutable llvm::DenseMap<uint32_t, std::vector<Ancestor>> Known;
};

/// Whether \p Pattern, `tool:rule` or `rule`, in which `*` stands for any
/// characters, means \p Rule of \p Tool. The case of the tool's name does not
/// matter, and `semgrep` is also `Semgrep OSS`.
bool meansRule(llvm::StringRef Pattern, llvm::StringRef Tool,
               llvm::StringRef Rule);

} // namespace tmc::triage

#endif // TMC_TRIAGE_WEAKNESSES_H
