//===- Watcher.cpp - Waiting for files to change, or for the end ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Serve/Watcher.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

#include <cerrno>
#include <csignal>
#include <ctime>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tmc;
using namespace tmc::serve;
using llvm::StringRef;

/// How often files are looked at: network file systems, and some containers,
/// send no notices.
static constexpr int LookEveryMs = 500;
/// How long it must have been quiet: who saves several files, or one in several
/// steps, wants one answer.
static constexpr int QuietMs = 5;
/// How often to wait for that; some programs write without an end.
static constexpr int MaxQuietWaits = 20;

static sigset_t endSignals() {
  sigset_t Set;
  sigemptyset(&Set);
  for (int Signal : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&Set, Signal);
  return Set;
}

Watcher::Watcher() {
  sigset_t Held = endSignals();
  pthread_sigmask(SIG_BLOCK, &Held, nullptr);
  Signals = ::signalfd(-1, &Held, SFD_NONBLOCK | SFD_CLOEXEC);
  Wakes = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (Signals < 0 || Wakes < 0)
    Error = std::error_code(errno, std::generic_category());
  // Without it, looking is enough.
  Notices = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

Watcher::~Watcher() {
  for (int FD : {Notices, Wakes, Signals})
    if (FD >= 0)
      ::close(FD);
  sigset_t Held = endSignals();
  // The one that ended the wait, perhaps sent twice, has had its effect.
  timespec Now = {};
  while (::sigtimedwait(&Held, nullptr, &Now) > 0)
    ;
  pthread_sigmask(SIG_UNBLOCK, &Held, nullptr);
}

Watcher::State Watcher::stateOf(const char *Path) {
  struct stat S = {};
  if (::stat(Path, &S) != 0)
    return {};
  State Out{S.st_mtim.tv_sec, S.st_mtim.tv_nsec, 0, S.st_ino};
  if (!S_ISDIR(S.st_mode))
    Out.Size = static_cast<uint64_t>(S.st_size);
  return Out;
}

/// Asks for notices of the folder of \p Path: editors replace a file by a new
/// one, which notices of the file itself do not show.
void Watcher::follow(StringRef Path) {
  if (Notices < 0)
    return;
  StringRef Parent = llvm::sys::path::parent_path(Path);
  std::string Folder = Parent.empty() ? "." : Parent.str();
  if (Folders.insert(Folder).second)
    ::inotify_add_watch(Notices, Folder.c_str(),
                        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                            IN_CREATE | IN_DELETE | IN_ATTRIB);
}

int64_t Watcher::now() {
  timespec T = {};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &T); // as of a file's times
  return T.tv_sec * 1'000'000'000 + T.tv_nsec;
}

void Watcher::watch(llvm::ArrayRef<std::string> Paths, int64_t Since) {
  llvm::StringMap<State> Now;
  for (const std::string &Path : Paths) {
    auto Known = Files.find(Path);
    State &S = Now[Path];
    S = Known != Files.end() ? Known->second : stateOf(Path.c_str());
    if (Known == Files.end() &&
        S.Seconds * 1'000'000'000 + S.Nanoseconds > Since)
      S = {}; // whatever it is now, it is another
    follow(Path);
    // What a link leads to is written somewhere else.
    char Real[4096];
    if (ssize_t N = ::readlink(Path.c_str(), Real, sizeof Real); N > 0) {
      llvm::SmallString<256> Target;
      if (StringRef To(Real, static_cast<size_t>(N));
          llvm::sys::path::is_absolute(To))
        Target = To;
      else {
        Target = llvm::sys::path::parent_path(Path);
        llvm::sys::path::append(Target, To);
      }
      follow(Target);
    }
  }
  Files = std::move(Now);
}

/// Whether a file is another than it was; notes it.
bool Watcher::look() {
  bool IsDifferent = false;
  for (auto &Entry : Files) {
    State Now = stateOf(Entry.getKeyData());
    IsDifferent |= !(Now == Entry.second);
    Entry.second = Now;
  }
  return IsDifferent;
}

void Watcher::wake() {
  uint64_t One = 1;
  (void)!::write(Wakes, &One, sizeof One);
}

Watcher::Event Watcher::wait() {
  bool IsDifferent = look();
  int Quiet = 0;
  for (;;) {
    if (IsDifferent && ++Quiet > MaxQuietWaits)
      return Event::Changed;
    pollfd Waits[] = {
        {Signals, POLLIN, 0}, {Wakes, POLLIN, 0}, {Notices, POLLIN, 0}};
    int Ready = ::poll(Waits, 3, IsDifferent ? QuietMs : LookEveryMs);
    if (Ready < 0 && errno != EINTR)
      return Event::Ended; // no memory for a list of three
    if (Waits[0].revents)
      return Event::Ended;
    if (Waits[1].revents && !IsDifferent) {
      uint64_t Count;
      (void)!::read(Wakes, &Count, sizeof Count);
      return Event::Woken;
    }
    if (Waits[2].revents) {
      // Which it was does not matter: all are looked at.
      alignas(inotify_event) char Buffer[4096];
      while (::read(Notices, Buffer, sizeof Buffer) > 0)
        ;
    }
    if (look()) {
      IsDifferent = true;
      continue;
    }
    if (IsDifferent)
      return Event::Changed;
  }
}
