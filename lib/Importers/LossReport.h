//===- LossReport.h - What became of a source -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Says for each construct of a source - a value that holds no other values -
/// whether it is imported, approximated (how) or lost (why). What is alike is
/// one row, with a count and the line of the first.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_LOSSREPORT_H
#define TMC_IMPORTERS_LOSSREPORT_H

#include "Importers/SourceTree.h"

#include <array>
#include <map>
#include <tuple>

namespace tmc::importers {

/// A word of the source for which there is no mapping.
struct UnmappedWord {
  std::string Table; ///< where it would stand: `compose.Images`
  std::string Word;
  std::string Taken; ///< the kind that stands for it
  std::string Near;  ///< the nearest kinds, with commas
  std::string Where; ///< `docker-compose.yml:4`
  friend auto operator<=>(const UnmappedWord &, const UnmappedWord &) = default;
};

/// Who says so.
enum class ThreatSide : uint8_t { Both, Theirs, Ours };

/// A threat of the source beside a finding that says the same, or one that has
/// nothing beside it.
struct ThreatRow {
  ThreatSide Side;
  std::string Theirs; ///< the title of the threat
  std::string Ours;   ///< the title of the finding
  std::string On;     ///< names of parts, with commas
};

class LossReport {
public:
  /// Counts the constructs of \p Tree.
  void add(const SourceTree &Tree, const SourceManager &Sources);
  void unmapped(UnmappedWord W) { Unmapped.push_back(std::move(W)); }
  void threats(std::vector<ThreatRow> Rows) { Threats = std::move(Rows); }
  const std::vector<ThreatRow> &threatRows() const { return Threats; }
  /// What the new model has, and the one before had not, and so on.
  struct Changes {
    std::vector<std::string> New, Gone, Changed;
    bool isEmpty() const {
      return New.empty() && Gone.empty() && Changed.empty();
    }
  };

  uint64_t count(Fate F) const { return Counts[static_cast<unsigned>(F)]; }
  uint64_t total() const {
    return count(Fate::Imported) + count(Fate::Approximated) +
           count(Fate::Lost);
  }
  const std::vector<UnmappedWord> &unmappedWords() const { return Unmapped; }

  /// Sorts the rows. Nothing is added after it.
  void finish();
  std::string markdown(llvm::StringRef Format) const;
  /// \p Parts: what the model declares, with a hash of each declaration.
  std::string json(llvm::StringRef Format, llvm::StringRef ToolVersion,
                   llvm::StringRef GeneratedHash,
                   const std::map<std::string, std::string> &Parts) const;

private:
  using Key = std::tuple<Fate, std::string, std::string>; ///< fate, path, why
  struct Row {
    uint64_t Count = 0;
    std::string First; ///< `docker-compose.yml:4`
  };
  void walk(const Value &V, std::string &Path, Fate Around, llvm::StringRef Why,
            const SourceTree &Tree, const SourceManager &Sources);

  std::array<uint64_t, NumFates> Counts{};
  std::map<Key, Row> Rows;
  void writeThreats(llvm::raw_ostream &OS) const;

  std::vector<UnmappedWord> Unmapped;
  std::vector<ThreatRow> Threats;
  llvm::DenseSet<const Value *> Seen;
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_LOSSREPORT_H
