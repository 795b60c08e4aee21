//===- Progress.cpp - What takes so long ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Progress.h"

#include <chrono>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

/// Who waits for less does not ask why.
static constexpr std::chrono::seconds Patience(2), Interval(1);
/// To the beginning of the line, and away with what is on it.
static constexpr StringRef ClearLine = "\r\033[K";

Progress::Progress(llvm::raw_ostream &OS) : OS(OS), Writer([this] { run(); }) {}

void Progress::begin(StringRef What) {
  std::lock_guard Lock(Mutex);
  Phase = What.str();
}

void Progress::stop() {
  {
    std::lock_guard Lock(Mutex);
    Over = true;
  }
  Wake.notify_one();
  if (Writer.joinable())
    Writer.join();
}

void Progress::run() {
  using namespace std::chrono;
  std::unique_lock Lock(Mutex);
  bool IsShown = false;
  for (seconds Passed = Patience; !Wake.wait_for(
           Lock, IsShown ? Interval : Patience, [&] { return Over; });
       Passed += Interval) {
    OS << ClearLine << "tmc: " << Phase << ", " << Passed.count() << " s";
    OS.flush();
    IsShown = true;
  }
  if (IsShown) {
    OS << ClearLine;
    OS.flush();
  }
}
