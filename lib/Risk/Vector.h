//===- Vector.h - `AV:N/AC:L/…` -------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RISK_VECTOR_H
#define TMC_RISK_VECTOR_H

#include "Risk/Score.h"

namespace tmc::risk {

/// A metric of a system, in the order in which it is written.
struct Metric {
  llvm::StringRef Key;    ///< `AV`
  llvm::StringRef Name;   ///< `attack vector`
  llvm::StringRef Values; ///< `N A L P`, or `0-9` for whole numbers from 0
  bool Required = true;
};

/// What a vector says of each metric of its system: the position in Values, or
/// the number; none if it is left out.
using Values = llvm::SmallVector<std::optional<unsigned>, 32>;

/// Reads what stands behind the prefix of \p Vector. Metrics may come in any
/// order. Reports the first mistake in \p E.
std::optional<Values> readVector(llvm::StringRef Vector, const SystemInfo &Info,
                                 llvm::ArrayRef<Metric> Metrics, Error &E);

/// The vector in the order of the metrics; a value of X, not defined, is left
/// out as it says nothing.
std::string writeVector(const SystemInfo &Info, llvm::ArrayRef<Metric> Metrics,
                        const Values &V);

/// None, Low, Medium, High, Critical for a CVSS score of \p Tenths: the
/// qualitative scale that v3.1 (section 5) and v4.0 (section 6) share.
llvm::StringRef cvssLevel(unsigned Tenths, uint8_t &Rank);

// One function a SCORE row: the score of a vector that has the row's prefix.
#define SCORE(ID, PREFIX, NAME, EXAMPLE)                                       \
  std::optional<Score> score##ID(llvm::StringRef Vector, Error &E);
#include "Risk/Scores.def"

} // namespace tmc::risk

#endif // TMC_RISK_VECTOR_H
