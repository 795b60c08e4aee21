//===- Cancel.h - Giving up a result that nobody waits for ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_CANCEL_H
#define TMC_BASIC_CANCEL_H

#include <atomic>

namespace tmc {

/// Set, from any thread, when nobody wants a result any more. Work that sees it
/// returns early, with something that must not be used.
class Cancellation {
public:
  void cancel() { Flag.store(true, std::memory_order_relaxed); }
  bool isCancelled() const { return Flag.load(std::memory_order_relaxed); }

private:
  std::atomic<bool> Flag = false;
};

/// For work that may be cancelled, or not if \p C is null.
inline bool isCancelled(const Cancellation *C) { return C && C->isCancelled(); }

} // namespace tmc

#endif // TMC_BASIC_CANCEL_H
