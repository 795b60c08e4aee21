//===- Threats.h - What people found in other tools -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_THREATS_H
#define TMC_IMPORTERS_THREATS_H

#include "Importers/Importers.h"

namespace tmc::importers {

/// What a source says was done about a threat.
enum class ThreatState : uint8_t { Open, Mitigated, NotApplicable };

/// A threat of a source, in words of the language where it has them. All texts
/// are of the source, or empty.
struct RecordedThreat {
  llvm::StringRef Title;
  llvm::SmallVector<PartId, 2> On; ///< none: it is about the whole system
  llvm::StringRef Severity;        ///< of the library; empty: medium
  llvm::StringRef Fix;
  llvm::StringRef FoundBy; ///< who, or which tool
  ThreatState State = ThreatState::Open;
  llvm::StringRef Who; ///< decided about it
  llvm::StringRef Why; ///< the justification
};

/// Declares \p T and the decision about it.
PartId recordThreat(Import &I, const RecordedThreat &T);

/// `High` of `high`, `very high` and the like; empty if it says nothing.
llvm::StringRef severityOf(const Import &I, llvm::StringRef Word);

/// The scalars of the list \p Key of \p Map are categories of \p T: of STRIDE
/// or in a comment.
void categories(Import &I, PartId T, Value *Map, llvm::StringRef Key);
/// The same of one word.
void category(Import &I, PartId T, Value *Word);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_THREATS_H
