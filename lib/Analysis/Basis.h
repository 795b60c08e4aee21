//===- Basis.h - How sure it is that a value holds ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One notion for every output: says who? A value that the model gives here is
/// worth more than one that a kind assumes of everything of its sort, and less
/// than one that a test of the running system showed.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_BASIS_H
#define TMC_ANALYSIS_BASIS_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace tmc::analysis {

/// Why a value holds, the weakest reason first (Bases.def).
enum class Basis : uint8_t {
#define BASIS(ID, WORD, COUNTED, MEANING) ID,
#include "Analysis/Bases.def"
};
inline constexpr unsigned NumBases = 0
#define BASIS(ID, WORD, COUNTED, MEANING) +1
#include "Analysis/Bases.def"
    ;

struct BasisInfo {
  llvm::StringRef Word;    ///< `said for all`
  llvm::StringRef Counted; ///< `as defaults say`
  llvm::StringRef Meaning; ///< a sentence
};
const BasisInfo &info(Basis B);

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_BASIS_H
