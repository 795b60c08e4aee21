//===- TimeLimit.cpp - Work that is given up after some time --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/TimeLimit.h"

#include <chrono>

using namespace tmc;
using namespace tmc::driver;

TimeLimit::TimeLimit(unsigned Seconds, Cancellation &What)
    : Waiter([this, Seconds, &What] {
        std::unique_lock Lock(Mutex);
        if (!Wake.wait_for(Lock, std::chrono::seconds(Seconds),
                           [&] { return Over; }))
          What.cancel();
      }) {}

TimeLimit::~TimeLimit() {
  {
    std::lock_guard Lock(Mutex);
    Over = true;
  }
  Wake.notify_one();
  Waiter.join();
}
