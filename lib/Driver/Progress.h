//===- Progress.h - What takes so long ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_PROGRESS_H
#define TMC_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace tmc::driver {

/// One line on a terminal that says which phase of a run is on its way, and
/// since when the run is. It appears when a run takes long, and leaves nothing
/// behind.
class Progress {
public:
  /// \p OS is a terminal, to which nobody else writes until stop().
  explicit Progress(llvm::raw_ostream &OS);
  ~Progress() { stop(); }
  Progress(const Progress &) = delete;

  void begin(llvm::StringRef Phase);
  /// Takes the line away; nothing is shown any more.
  void stop();

private:
  void run();

  llvm::raw_ostream &OS;
  std::mutex Mutex; ///< of the two below
  std::string Phase;
  bool Over = false;
  std::condition_variable Wake;
  std::thread Writer; ///< the last, as it uses all of the above
};

} // namespace tmc::driver

#endif // TMC_DRIVER_PROGRESS_H
