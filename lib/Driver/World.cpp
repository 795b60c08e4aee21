//===- World.cpp - The real file system, clock and streams ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Diagnostics.h"
#include "Driver/Printer.h"
#include "Driver/Tmc.h"
#include "Parse/Parser.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

/// What is no source text, although it can be opened: reading a device may
/// never end, and opening a pipe waits for someone who writes to it.
class NotAFileCategory : public std::error_category {
public:
  const char *name() const noexcept override { return "tmc"; }
  std::string message(int) const override {
    return "it is a device or a pipe, not a file";
  }
};

} // namespace

/// Why \p Path is not read at all, or no error.
static std::error_code checkReadable(StringRef Path) {
  using llvm::sys::fs::file_type;
  llvm::sys::fs::file_status Status;
  if (std::error_code E = llvm::sys::fs::status(Path, Status))
    return E;
  switch (Status.type()) {
  case file_type::regular_file:
    return {};
  case file_type::directory_file:
    // A folder opens on some systems and reads as nothing.
    return std::make_error_code(std::errc::is_a_directory);
  case file_type::fifo_file:
    // `tmc <(generate)` names a pipe that was opened for us.
    if (Path.starts_with("/dev/fd/") || Path.starts_with("/proc/self/fd/") ||
        Path == "/dev/stdin")
      return {};
    [[fallthrough]];
  default:
    static const NotAFileCategory NotAFile;
    return std::error_code(1, NotAFile);
  }
}

/// Reads a stream to its end, or until it has more bytes than a source may
/// have, which the parser then says: a stream may have no end.
static llvm::ErrorOr<std::string> readStream(llvm::sys::fs::file_t Stream,
                                             const size_t Limit) {
  constexpr size_t Chunk = 1 << 16;
  std::string Text;
  while (Text.size() <= Limit) {
    size_t Size = Text.size();
    Text.resize(std::min(Size + Chunk, Limit + 1));
    llvm::Expected<size_t> Read = llvm::sys::fs::readNativeFile(
        Stream, llvm::MutableArrayRef<char>(Text).drop_front(Size));
    if (!Read)
      return llvm::errorToErrorCode(Read.takeError());
    Text.resize(Size + *Read);
    if (*Read == 0)
      break;
  }
  return Text;
}

namespace {

/// What was read of a stream.
class StreamFile : public llvm::vfs::File {
public:
  StreamFile(std::string Path, std::string Text)
      : Path(std::move(Path)), Text(std::move(Text)) {}

  llvm::ErrorOr<llvm::vfs::Status> status() override {
    return llvm::vfs::Status(Path, llvm::vfs::getNextVirtualUniqueID(),
                             llvm::sys::TimePoint<>(), 0, 0, Text.size(),
                             llvm::sys::fs::file_type::regular_file,
                             llvm::sys::fs::perms::owner_read);
  }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const llvm::Twine &Name, int64_t, bool, bool) override {
    return llvm::MemoryBuffer::getMemBufferCopy(Text, Name);
  }
  std::error_code close() override { return {}; }

private:
  std::string Path;
  std::string Text;
};

/// The real file system, as far as it has source text, and the standard input.
class InputFiles
    : public llvm::RTTIExtends<InputFiles, llvm::vfs::ProxyFileSystem> {
public:
  static const char ID;
  explicit InputFiles(std::shared_ptr<const uint32_t> MaxStream)
      : RTTIExtends(llvm::vfs::getRealFileSystem()),
        MaxStream(std::move(MaxStream)) {}

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Name) override {
    std::string Path = Name.str();
    if (Path == "-")
      return streamFile(
          Path, readStream(llvm::sys::fs::getStdinHandle(), *MaxStream));
    if (std::error_code E = checkReadable(Path))
      return E;
    llvm::sys::fs::file_status Status;
    if (llvm::sys::fs::status(Path, Status) ||
        Status.type() != llvm::sys::fs::file_type::fifo_file)
      return ProxyFileSystem::openFileForRead(Path);
    llvm::Expected<llvm::sys::fs::file_t> Pipe =
        llvm::sys::fs::openNativeFileForRead(Path);
    if (!Pipe)
      return llvm::errorToErrorCode(Pipe.takeError());
    llvm::ErrorOr<std::string> Text = readStream(*Pipe, *MaxStream);
    llvm::sys::fs::closeFile(*Pipe);
    return streamFile(Path, std::move(Text));
  }

private:
  std::shared_ptr<const uint32_t> MaxStream;

  static llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  streamFile(const std::string &Path, llvm::ErrorOr<std::string> Text) {
    if (!Text)
      return Text.getError();
    return std::make_unique<StreamFile>(Path, std::move(*Text));
  }
};

const char InputFiles::ID = 0;

} // namespace

namespace {

/// Holds back the signals that end a program while a temporary file is made and
/// its name is noted: in between nobody would remove it.
class HeldSignals {
public:
  HeldSignals() {
    sigset_t Held;
    sigemptyset(&Held);
    for (int Signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ})
      sigaddset(&Held, Signal);
    pthread_sigmask(SIG_BLOCK, &Held, &Before);
  }
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &Before, nullptr); }
  HeldSignals(const HeldSignals &) = delete;

private:
  sigset_t Before;
};

/// What is to become a file: a temporary beside it, which goes when the run
/// ends before it is put into its place.
class StagedFile final : public PendingFile {
public:
  StagedFile() = default;
  StagedFile(StagedFile &&Other)
      : Target(std::move(Other.Target)), Temporary(std::move(Other.Temporary)),
        OS(std::move(Other.OS)) {
    Other.Temporary.clear();
  }
  ~StagedFile() override {
    if (OS)
      OS->clear_error(); // nobody needs to know any more
    OS.reset();
    if (Temporary.empty())
      return;
    llvm::sys::fs::remove(Temporary);
    llvm::sys::DontRemoveFileOnSignal(Temporary);
  }

  /// Begins a file beside \p Path, with the mode of what is there.
  std::error_code open(StringRef Path);
  llvm::raw_ostream &stream() override { return *OS; }
  /// Ends writing; what went wrong since the beginning.
  std::error_code close();
  std::error_code write(StringRef Path, StringRef Bytes) {
    if (std::error_code E = open(Path))
      return E;
    *OS << Bytes;
    return close();
  }

  /// Puts the file into its place.
  std::error_code commit() override {
    if (std::error_code E = close())
      return E;
    HeldSignals Hold;
    if (std::error_code E = llvm::sys::fs::rename(Temporary, Target))
      return E;
    llvm::sys::DontRemoveFileOnSignal(Temporary);
    Temporary.clear();
    return {};
  }

private:
  std::string Target;
  std::string Temporary;
  std::unique_ptr<llvm::raw_fd_ostream> OS;
};

/// A device or pipe. It cannot be renamed over, and is written as it is.
class DirectFile final : public PendingFile {
public:
  DirectFile(StringRef Path, std::error_code &E)
      : OS(Path, E, llvm::sys::fs::OF_None) {}
  ~DirectFile() override { OS.clear_error(); }
  llvm::raw_ostream &stream() override { return OS; }
  std::error_code commit() override {
    OS.close();
    std::error_code E = OS.error();
    OS.clear_error();
    return E;
  }

private:
  llvm::raw_fd_ostream OS;
};

} // namespace

/// Of a stream. Outputs come in small pieces, and each call of the system costs
/// more than copying many.
static constexpr size_t OutputBufferSize = 1 << 16;

/// What \p Path leads to: a link stays a link, and what it names is written,
/// whether that is there or not.
static std::error_code followLinks(StringRef Path,
                                   llvm::SmallVectorImpl<char> &Target) {
  constexpr unsigned MaxLinks = 40; // as the kernel has it
  Target.assign(Path.begin(), Path.end());
  for (unsigned I = 0; I < MaxLinks; ++I) {
    std::string Here(Target.begin(), Target.end());
    char Text[4096];
    ssize_t Size = ::readlink(Here.c_str(), Text, sizeof(Text));
    if (Size < 0)
      return {}; // no link
    StringRef To(Text, static_cast<size_t>(Size));
    Target.clear();
    if (!llvm::sys::path::is_absolute(To)) {
      StringRef Folder = llvm::sys::path::parent_path(Here);
      Target.append(Folder.begin(), Folder.end());
    }
    llvm::sys::path::append(Target, To);
  }
  return std::make_error_code(std::errc::too_many_symbolic_link_levels);
}

static std::error_code makeFolderOf(StringRef Path) {
  StringRef Folder = llvm::sys::path::parent_path(Path);
  if (Folder.empty())
    return {};
  return llvm::sys::fs::create_directories(Folder, /*IgnoreExisting=*/true,
                                           llvm::sys::fs::perms::all_all);
}

std::error_code StagedFile::open(StringRef Path) {
  llvm::SmallString<128> Place;
  if (std::error_code E = followLinks(Path, Place))
    return E;
  if (std::error_code E = makeFolderOf(Place))
    return E;
  Target = Place.str().str();
  llvm::sys::fs::file_status Status;
  bool Exists = !llvm::sys::fs::status(Target, Status);
  int FD = -1;
  {
    HeldSignals Hold;
    llvm::SmallString<128> Made;
    if (std::error_code E = llvm::sys::fs::createUniqueFile(
            Target + ".%%%%%%.tmp", FD, Made, llvm::sys::fs::OF_None,
            llvm::sys::fs::all_read | llvm::sys::fs::all_write))
      return E;
    Temporary = Made.str().str();
    llvm::sys::RemoveFileOnSignal(Temporary);
  }
  OS = std::make_unique<llvm::raw_fd_ostream>(FD, /*shouldClose=*/true);
  OS->SetBufferSize(OutputBufferSize);
  return Exists ? llvm::sys::fs::setPermissions(Temporary, Status.permissions())
                : std::error_code();
}

std::error_code StagedFile::close() {
  if (!OS)
    return {};
  OS->close();
  std::error_code E = OS->error();
  OS->clear_error();
  OS.reset();
  return E;
}

static llvm::ErrorOr<std::unique_ptr<PendingFile>> beginFile(StringRef Path) {
  llvm::sys::fs::file_status Status;
  std::error_code E;
  if (llvm::sys::fs::status(Path, Status) ||
      Status.type() == llvm::sys::fs::file_type::regular_file) {
    auto File = std::make_unique<StagedFile>();
    if ((E = File->open(Path)))
      return E;
    return File;
  }
  if (Status.type() == llvm::sys::fs::file_type::directory_file)
    return std::make_error_code(std::errc::is_a_directory);
  auto File = std::make_unique<DirectFile>(Path, E);
  if (E)
    return E;
  return File;
}

static std::error_code writeFile(StringRef Path, StringRef Bytes) {
  llvm::ErrorOr<std::unique_ptr<PendingFile>> File = beginFile(Path);
  if (!File)
    return File.getError();
  (*File)->stream() << Bytes;
  return (*File)->commit();
}

static std::error_code writeFiles(World::FileTexts Files,
                                  llvm::ArrayRef<std::string> Stale,
                                  std::string &Failed) {
  std::vector<StagedFile> Staged;
  for (const auto &[Path, Bytes] : Files) {
    Failed = Path;
    if (llvm::sys::fs::is_directory(Path))
      return std::make_error_code(std::errc::is_a_directory);
    Staged.emplace_back();
    if (std::error_code E = Staged.back().write(Path, Bytes))
      return E;
  }
  // Files of two runs must not stand side by side: from here on a signal waits.
  HeldSignals Hold;
  for (size_t I = 0; I < Staged.size(); ++I) {
    Failed = Files[I].first;
    if (std::error_code E = Staged[I].commit())
      return E;
  }
  for (const std::string &Path : Stale) {
    Failed = Path;
    if (std::error_code E = llvm::sys::fs::remove(Path))
      return E;
  }
  return {};
}

static std::shared_ptr<void> lockFolder(StringRef Folder) {
  if (llvm::sys::fs::create_directories(Folder, /*IgnoreExisting=*/true,
                                        llvm::sys::fs::perms::all_all))
    return nullptr; // the first file says why
  int FD = ::open(Folder.str().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (FD < 0)
    return nullptr;
  while (::flock(FD, LOCK_EX) != 0 && errno == EINTR)
    ;
  return std::shared_ptr<void>(nullptr, [FD](void *) { ::close(FD); });
}

static std::optional<std::string> readLine() {
  std::string Line;
  for (int C = std::getchar(); C != '\n'; C = std::getchar()) {
    if (C == EOF)
      return Line.empty() ? std::nullopt : std::optional(Line);
    Line += static_cast<char>(C);
  }
  return Line;
}

World driver::realWorld() {
  // A terminal would get a call for each piece.
  llvm::outs().SetBufferSize(OutputBufferSize);
  World W{llvm::outs(), llvm::errs(), false, false, nullptr, {}, {}, {}, false};
  auto Variable = [](const char *Name) {
    return llvm::sys::Process::GetEnv(Name).value_or("");
  };
  W.EndsProcess = TMC_ORDERLY_EXIT == 0;
  W.NoColours = !Variable("NO_COLOR").empty() || Variable("TERM") == "dumb";
  W.OutIsTerminal = llvm::sys::Process::StandardOutIsDisplayed();
  W.ErrIsTerminal = llvm::sys::Process::StandardErrIsDisplayed();
  W.InIsTerminal = llvm::sys::Process::StandardInIsUserInput();
  W.ReadLine = readLine;
  W.Files = llvm::makeIntrusiveRefCnt<InputFiles>(W.MaxStream);
  W.WriteFile = writeFile;
  W.BeginFile = beginFile;
  W.WriteFiles = writeFiles;
  W.LockFolder = lockFolder;
  W.FindPrinter = findPrinter;
  W.Today = [] {
    using namespace std::chrono;
    return static_cast<int64_t>(
        floor<days>(system_clock::now()).time_since_epoch().count());
  };
  W.FlushOut = [] {
    llvm::outs().flush();
    std::error_code E = llvm::outs().error();
    llvm::outs().clear_error();
    return E;
  };
  return W;
}

int driver::runTool(ToolMain Main, int Argc, char **Argv) {
  World W = realWorld();
  int Code = Main({Argv + 1, static_cast<size_t>(Argc - 1)}, W);
  // What a tool has printed counts when it has arrived. LLVM ends a program at
  // its exit for what is left unsaid here.
  if (std::error_code E = W.FlushOut()) {
    SourceManager Sources;
    Diagnostics Diags(Sources);
    Diags.report(diag::CannotWriteFile) << "-" << E.message();
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, {}, W.Err);
    Code = ModelErrors;
  }
  // Nobody can be told of a standard error that takes nothing; the status says
  // how the run went.
  llvm::errs().clear_error();
  // The system takes back faster what a run holds than destructors do. Files
  // are in their places, temporaries are gone, and nobody else prints.
  if (W.EndsProcess)
    _exit(Code);
  return Code;
}
