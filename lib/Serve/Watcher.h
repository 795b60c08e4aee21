//===- Watcher.h - Waiting for files to change, or for the end ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SERVE_WATCHER_H
#define TMC_SERVE_WATCHER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace tmc::serve {

/// Waits until a file is another than it was, until somebody wakes it, or until
/// the user ends the program. While there is one, the signals that end a
/// program (SIGINT, SIGTERM, SIGHUP) are held back in this thread and in those
/// that it begins: they end the wait, and what is being written is not cut off.
class Watcher {
public:
  Watcher();
  ~Watcher();
  Watcher(const Watcher &) = delete;

  /// Why it cannot work, or no error.
  std::error_code error() const { return Error; }

  /// A moment in the time of file systems, in nanoseconds.
  static int64_t now();

  /// From now on the files at \p Paths, which need not exist. What was watched
  /// before keeps the state that was last seen, so that no change is missed;
  /// what is new counts as changed if it was written after \p Since. A folder
  /// changes when a file in it appears, goes, or takes the place of another.
  void watch(llvm::ArrayRef<std::string> Paths, int64_t Since);

  enum class Event : uint8_t { Changed, Woken, Ended };
  Event wait();

  /// Ends a wait, or the next one; from any thread.
  void wake();

private:
  /// What tells two states of a file apart without reading it.
  struct State {
    int64_t Seconds = 0, Nanoseconds = 0; ///< of the last modification
    uint64_t Size = 0, Inode = 0;         ///< 0: there is none
    bool operator==(const State &) const = default;
  };
  static State stateOf(const char *Path);
  bool look();
  void follow(llvm::StringRef Path);

  int Signals = -1, Wakes = -1;
  int Notices = -1; ///< of the system, which only make the wait shorter
  std::error_code Error;
  llvm::StringMap<State> Files;
  llvm::StringSet<> Folders; ///< of which there are notices
};

} // namespace tmc::serve

#endif // TMC_SERVE_WATCHER_H
