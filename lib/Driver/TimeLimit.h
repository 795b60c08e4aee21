//===- TimeLimit.h - Work that is given up after some time ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_TIMELIMIT_H
#define TMC_DRIVER_TIMELIMIT_H

#include "Basic/Cancel.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace tmc::driver {

/// Cancels \p What after \p Seconds, from a thread of its own, unless the limit
/// is destroyed before.
class TimeLimit {
public:
  TimeLimit(unsigned Seconds, Cancellation &What);
  TimeLimit(const TimeLimit &) = delete;
  ~TimeLimit();

private:
  std::mutex Mutex;
  std::condition_variable Wake;
  bool Over = false; ///< guarded by Mutex
  std::thread Waiter;
};

} // namespace tmc::driver

#endif // TMC_DRIVER_TIMELIMIT_H
