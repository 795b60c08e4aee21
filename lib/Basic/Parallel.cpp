//===- Parallel.cpp - Loops over rows on several threads ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Parallel.h"

#include "llvm/Support/ThreadPool.h"

#include <algorithm>
#include <atomic>

using namespace tmc;

void tmc::onThreads(unsigned Threads, llvm::function_ref<void()> Work) {
  if (Threads <= 1)
    return Work();
  llvm::DefaultThreadPool Pool(llvm::heavyweight_hardware_concurrency(Threads));
  for (unsigned T = 0; T < Threads; ++T)
    Pool.async(Work);
  Pool.wait();
}

void tmc::parallelFor(unsigned Threads, uint32_t Count, uint32_t Least,
                      llvm::function_ref<void(uint32_t, uint32_t)> Visit) {
  Least = std::max(Least, 1U);
  Threads = std::min(Threads, (Count + Least - 1) / Least);
  if (Threads <= 1) {
    if (Count != 0)
      Visit(0, Count);
    return;
  }
  // Several chunks a thread: some rows take longer than others.
  constexpr uint32_t ChunksPerThread = 8;
  uint32_t Size = std::max(Least, Count / (Threads * ChunksPerThread) + 1);
  std::atomic<uint32_t> Next{0};
  onThreads(Threads, [&] {
    for (uint32_t Begin = Next.fetch_add(Size); Begin < Count;
         Begin = Next.fetch_add(Size))
      Visit(Begin, std::min(Begin + Size, Count));
  });
}
