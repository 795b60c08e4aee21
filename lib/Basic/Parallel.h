//===- Parallel.h - Loops over rows on several threads --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_PARALLEL_H
#define TMC_BASIC_PARALLEL_H

#include "llvm/ADT/STLFunctionalExtras.h"

#include <cstdint>

namespace tmc {

/// Calls \p Work once on each of \p Threads threads, and waits for all; on this
/// one if that is no more than one.
void onThreads(unsigned Threads, llvm::function_ref<void()> Work);

/// Calls \p Visit(Begin, End) for chunks that are together 0 … \p Count, on up
/// to \p Threads threads, and returns when all are done. A chunk has \p Least
/// rows or more, but for the last: what a call sets up has to be worth it.
/// Which thread visits a chunk, and when, must not show: each writes the rows
/// of its own.
void parallelFor(unsigned Threads, uint32_t Count, uint32_t Least,
                 llvm::function_ref<void(uint32_t, uint32_t)> Visit);

} // namespace tmc

#endif // TMC_BASIC_PARALLEL_H
