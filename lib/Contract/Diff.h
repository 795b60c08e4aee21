//===- Diff.h - Two versions of a contract --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_CONTRACT_DIFF_H
#define TMC_CONTRACT_DIFF_H

#include "Contract/Contract.h"
#include "Document/Document.h"

namespace tmc::contract {

/// What became of a claim.
enum class Change : uint8_t {
  Weakened, ///< the project promises less than before
  Gone,
  New,
  Strengthened, ///< the project promises more than before
  Confirmed,    ///< it was inferred
  Unconfirmed,  ///< it is inferred now
  Reworded,     ///< it says something else
};
inline constexpr unsigned NumChanges = 7;

/// A claim that changed. Claims are the same if they have the same name.
struct ClaimChange {
  Change What;
  ClaimId Old; ///< none of a new one
  ClaimId New; ///< none of one that is gone
  /// What makes it weaker or stronger, a number; else 0.
  unsigned Why = 0;
};

/// The claims that changed from \p Old to \p New, by what became of them, then
/// in the order of the newer contract, those that are gone in that of the
/// older. A claim has at most one change, the gravest.
std::vector<ClaimChange> compare(const Contract &Old, const Contract &New);

/// Whether a release with \p Change breaks what users relied on: something is
/// weaker, or a property that was provided is gone.
bool isBreaking(const ClaimChange &Change, const Contract &Old);

/// Writes \p Changes as a comment on a pull request.
void writeChanges(llvm::ArrayRef<ClaimChange> Changes, const Contract &Old,
                  const Contract &New, document::BlockSink &To);

} // namespace tmc::contract

#endif // TMC_CONTRACT_DIFF_H
