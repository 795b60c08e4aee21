//===- Marks.h - Rules that are not counted as others are -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An annotation of a rule becomes a property of it. Some say that the rule is
/// about what a model says, and not about what it is of.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_MARKS_H
#define TMC_RULES_MARKS_H

#include "Rules/Findings.h"

namespace tmc::rules {

inline constexpr llvm::StringLiteral ContradictionMark = "contradiction";
inline constexpr llvm::StringLiteral PackMark = "pack";
inline constexpr llvm::StringLiteral AdmissionMark = "admission";

/// The property \p Key of \p R, or null.
const ir::Property *mark(const ir::Program &P, const ir::Rule &R,
                         llvm::StringRef Key);

/// It is about what a model says: that it contradicts itself, or that a package
/// is missing.
bool isAboutModel(const ir::Program &P, const ir::Rule &R);

/// It makes findings of what a model says is not protected, and no other rule
/// counts (Admissions.cpp).
bool isAdmission(const ir::Program &P, const ir::Rule &R);

/// `` `safe_parsing = false`, `sandboxed = false` ``: what the finding \p X of
/// such a rule rests on.
std::string admittedText(const ir::Program &P, const FindingSet &F,
                         const Finding &X);

} // namespace tmc::rules

#endif // TMC_RULES_MARKS_H
