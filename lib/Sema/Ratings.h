//===- Ratings.h - What rates findings ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_RATINGS_H
#define TMC_SEMA_RATINGS_H

#include "Sema/Context.h"

namespace tmc::sema {

/// Finds the functions that are marked `@likelihood`, `@impact` and `@risk`.
/// Those outside the standard library replace its own. Reports what is wrong
/// with them.
void chooseRatings(Context &C);

/// Whether \p Text, a score vector that is written as \p N, can be scored; else
/// reports what is wrong with it, at the very metric.
bool checkVector(Context &C, ModuleId M, ast::NodeId N, llvm::StringRef Text);

} // namespace tmc::sema

#endif // TMC_SEMA_RATINGS_H
