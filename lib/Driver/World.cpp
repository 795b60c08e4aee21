//===- World.cpp - The real file system, clock and streams ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

#include <chrono>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

static llvm::ErrorOr<std::string> readFile(StringRef Path) {
  // A folder opens on some systems and reads as nothing.
  if (Path != "-" && llvm::sys::fs::is_directory(Path))
    return std::make_error_code(std::errc::is_a_directory);
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      Path == "-"
          ? llvm::MemoryBuffer::getSTDIN()
          : llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                        /*RequiresNullTerminator=*/false,
                                        /*IsVolatile=*/true);
  if (!Buffer)
    return Buffer.getError();
  return (*Buffer)->getBuffer().str();
}

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
  World W{llvm::outs(), llvm::errs(), false, false, {}, {}, {}};
  W.OutIsTerminal = llvm::sys::Process::StandardOutIsDisplayed();
  W.ErrIsTerminal = llvm::sys::Process::StandardErrIsDisplayed();
  W.ReadFile = readFile;
  W.WriteFile = writeFile;
  W.Today = [] {
    using namespace std::chrono;
    return static_cast<int64_t>(
        floor<days>(system_clock::now()).time_since_epoch().count());
  };
  return W;
}
