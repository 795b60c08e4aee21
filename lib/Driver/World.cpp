//===- World.cpp - The real file system, clock and streams ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"
#include "Parse/Parser.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

#include <chrono>

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
    return "it is a device or a pipe, no file";
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
static llvm::ErrorOr<std::string> readStream(llvm::sys::fs::file_t Stream) {
  constexpr size_t Chunk = 1 << 16;
  const size_t Limit = parse::ParseLimits().MaxFileSize;
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
  InputFiles() : RTTIExtends(llvm::vfs::getRealFileSystem()) {}

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Name) override {
    std::string Path = Name.str();
    if (Path == "-")
      return streamFile(Path, readStream(llvm::sys::fs::getStdinHandle()));
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
    llvm::ErrorOr<std::string> Text = readStream(*Pipe);
    llvm::sys::fs::closeFile(*Pipe);
    return streamFile(Path, std::move(Text));
  }

private:
  static llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  streamFile(const std::string &Path, llvm::ErrorOr<std::string> Text) {
    if (!Text)
      return Text.getError();
    return std::make_unique<StreamFile>(Path, std::move(*Text));
  }
};

const char InputFiles::ID = 0;

} // namespace

static std::error_code writeFile(StringRef Path, StringRef Bytes) {
  StringRef Folder = llvm::sys::path::parent_path(Path);
  if (!Folder.empty())
    if (std::error_code E = llvm::sys::fs::create_directories(
            Folder, /*IgnoreExisting=*/true, llvm::sys::fs::perms::all_all))
      return E;
  // A device or pipe cannot be renamed over; it is written as it is.
  llvm::sys::fs::file_status Status;
  bool Exists = !llvm::sys::fs::status(Path, Status);
  if (Exists && Status.type() != llvm::sys::fs::file_type::regular_file) {
    if (Status.type() == llvm::sys::fs::file_type::directory_file)
      return std::make_error_code(std::errc::is_a_directory);
    std::error_code E;
    llvm::raw_fd_ostream OS(Path, E, llvm::sys::fs::OF_None);
    if (E)
      return E;
    OS << Bytes;
    OS.close();
    E = OS.error();
    OS.clear_error();
    return E;
  }
  // A link stays a link: what it leads to is replaced.
  llvm::SmallString<128> Target(Path);
  if (Exists)
    if (std::error_code E = llvm::sys::fs::real_path(Path, Target))
      return E;
  int FD = -1;
  llvm::SmallString<128> Temporary;
  if (std::error_code E = llvm::sys::fs::createUniqueFile(
          Target + ".%%%%%%.tmp", FD, Temporary, llvm::sys::fs::OF_None,
          llvm::sys::fs::all_read | llvm::sys::fs::all_write))
    return E;
  std::error_code E;
  {
    llvm::raw_fd_ostream OS(FD, /*shouldClose=*/true);
    OS << Bytes;
    OS.close();
    E = OS.error();
    OS.clear_error();
  }
  if (!E && Exists)
    E = llvm::sys::fs::setPermissions(Temporary, Status.permissions());
  if (!E)
    E = llvm::sys::fs::rename(Temporary, Target);
  if (E)
    llvm::sys::fs::remove(Temporary);
  return E;
}

World driver::realWorld() {
  World W{llvm::outs(), llvm::errs(), false, false, nullptr, {}, {}, {}, false};
  auto Variable = [](const char *Name) {
    return llvm::sys::Process::GetEnv(Name).value_or("");
  };
  W.NoColours = !Variable("NO_COLOR").empty() || Variable("TERM") == "dumb";
  W.OutIsTerminal = llvm::sys::Process::StandardOutIsDisplayed();
  W.ErrIsTerminal = llvm::sys::Process::StandardErrIsDisplayed();
  W.Files = llvm::makeIntrusiveRefCnt<InputFiles>();
  W.WriteFile = writeFile;
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
