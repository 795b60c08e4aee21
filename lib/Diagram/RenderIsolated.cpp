//===- RenderIsolated.cpp - Graphviz in a process of its own --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Render.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tmc;
using namespace tmc::diagram;

static bool writeAll(int To, const std::string &Bytes) {
  for (size_t Done = 0; Done < Bytes.size();) {
    ssize_t N = write(To, Bytes.data() + Done, Bytes.size() - Done);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return false;
    Done += static_cast<size_t>(N);
  }
  return true;
}

/// The child's part. Does not return, nor throw: an exception ends it here, as
/// further up there are handlers that believe to be the parent's.
[[noreturn]] static void runChild(const std::function<std::string()> &Work,
                                  int To) noexcept {
  // What Graphviz and the libraries below it print is not ours, and a crash
  // here is expected: no core file.
  if (int Null = open("/dev/null", O_RDWR | O_CLOEXEC); Null >= 0) {
    dup2(Null, STDOUT_FILENO);
    dup2(Null, STDERR_FILENO);
  }
  rlimit NoCore = {0, 0};
  setrlimit(RLIMIT_CORE, &NoCore);
  // A PDF's date has the zone in it; the same model gives the same bytes.
  setenv("TZ", "UTC", 1);
  tzset();
  // The last byte tells a complete answer from one that was cut off.
  bool Ok = writeAll(To, Work() + '.');
  // Not exit(): this process must not run what the parent registered.
  _exit(Ok ? 0 : 1);
}

std::string diagram::runIsolated(const std::function<std::string()> &Work,
                                 unsigned TimeoutMs, std::string &Error) {
  using Clock = std::chrono::steady_clock;
  int Ends[2];
  if (pipe2(Ends, O_CLOEXEC) != 0) {
    Error = "no pipe for Graphviz";
    return {};
  }
  pid_t Child = fork();
  if (Child < 0) {
    close(Ends[0]);
    close(Ends[1]);
    Error = "no process for Graphviz";
    return {};
  }
  if (Child == 0) {
    close(Ends[0]);
    runChild(Work, Ends[1]);
  }
  close(Ends[1]);

  std::string Bytes;
  bool IsLate = false;
  Clock::time_point End = Clock::now() + std::chrono::milliseconds(TimeoutMs);
  for (;;) {
    auto Left = std::chrono::duration_cast<std::chrono::milliseconds>(
        End - Clock::now());
    pollfd Wait = {Ends[0], POLLIN, 0};
    int Ready =
        Left.count() > 0 ? poll(&Wait, 1, static_cast<int>(Left.count())) : 0;
    if (Ready < 0 && errno == EINTR)
      continue;
    if (Ready <= 0) {
      IsLate = true;
      kill(Child, SIGKILL);
      break;
    }
    char Buffer[65536];
    ssize_t N = read(Ends[0], Buffer, sizeof Buffer);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      break;
    Bytes.append(Buffer, static_cast<size_t>(N));
  }
  close(Ends[0]);
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0 && errno == EINTR) {
  }

  if (IsLate)
    Error = "Graphviz took longer than " +
            (TimeoutMs % 1000 ? std::to_string(TimeoutMs) + " ms"
                              : std::to_string(TimeoutMs / 1000) + " s") +
            " and was stopped";
  else if (WIFSIGNALED(Status))
    Error =
        "Graphviz crashed (signal " + std::to_string(WTERMSIG(Status)) + ")";
  else if (WEXITSTATUS(Status) != 0 || Bytes.empty() || Bytes.back() != '.')
    Error = "Graphviz ended the process (exit code " +
            std::to_string(WEXITSTATUS(Status)) + ")";
  if (!Error.empty())
    return {};
  Bytes.pop_back();
  return Bytes;
}

Rendering diagram::renderIsolated(const Diagram &D,
                                  const RenderOptions &Options,
                                  unsigned TimeoutMs) {
  struct Head {
    uint64_t Data;
    uint64_t Error;
    uint64_t Notes;
    uint64_t FlowsDrawn;
    Scheme Used;
  };
  auto Work = [&] {
    Rendering R = render(D, Options);
    Head H = {};
    H.Data = R.Data.size();
    H.Error = R.Error.size();
    H.Notes = R.Notes.size();
    H.FlowsDrawn = R.FlowsDrawn;
    H.Used = R.Used;
    return std::string(reinterpret_cast<const char *>(&H), sizeof H) + R.Data +
           R.Error + R.Notes;
  };
  Rendering R;
  std::string Bytes = runIsolated(Work, TimeoutMs, R.Error);
  if (!R.Error.empty())
    return R;
  Head H;
  std::memcpy(&H, Bytes.data(), sizeof H);
  R.Data = Bytes.substr(sizeof H, H.Data);
  R.Error = Bytes.substr(sizeof H + H.Data, H.Error);
  R.Notes = Bytes.substr(sizeof H + H.Data + H.Error, H.Notes);
  R.FlowsDrawn = static_cast<unsigned>(H.FlowsDrawn);
  R.Used = H.Used;
  return R;
}
