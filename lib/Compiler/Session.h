//===- Session.h - What outlives one compilation --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A session reads files for the compilations of one process, and keeps what
/// the next one can use again. docs/design/compiler.md tells what and why.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_COMPILER_SESSION_H
#define TMC_COMPILER_SESSION_H

#include "AST/Embedded.h"
#include "Basic/Diagnostics.h"
#include "Parse/Parser.h"

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ErrorOr.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tmc::sema {
class LibraryImage;
}

namespace tmc::compiler {

/// A source of the interactive report, as `app.css`; none if there is none.
std::optional<llvm::StringRef> reportFile(llvm::StringRef Name);

/// The standard library inside the program, empty in a build without one.
llvm::ArrayRef<ast::EmbeddedFile> embeddedLibrary();

/// A hash of that library, as hexadecimal digits, or empty.
llvm::StringRef embeddedVersion();

/// What a file says, and the tree of it once it was parsed. It never changes.
/// Files that say the same share it.
class Content {
public:
  explicit Content(std::unique_ptr<llvm::MemoryBuffer> Buffer)
      : Buffer(std::move(Buffer)) {}
  llvm::StringRef text() const { return Buffer->getBuffer(); }

private:
  friend class Session;
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  /// Of a text without mistakes (Serialize.h); guarded by the session.
  mutable std::shared_ptr<const std::string> Tree;
};
using ContentRef = std::shared_ptr<const Content>;

/// A file as it was when it was read.
struct SourceFile {
  ContentRef What;
  uint32_t Version = 0; ///< from 1; one more whenever the file says another
};

/// The image of that library, or null.
const sema::LibraryImage *embeddedImage();

struct SessionOptions {
  llvm::ArrayRef<ast::EmbeddedFile> Library = embeddedLibrary();
  /// What compilations begin with, of Library; null to compile the library anew
  /// each time, with the same result.
  const sema::LibraryImage *Image = embeddedImage();
  /// What a source file may cost.
  parse::ParseLimits Limits = {};
  /// Whether to keep trees. Who compiles once has no use for them.
  bool KeepTrees = true;
};

/// What a session did, for tests and figures.
struct SessionStatistics {
  uint64_t Parsed = 0; ///< files that were parsed
  uint64_t Reused = 0; ///< files whose tree was there
};

/// Owns what outlives one compilation. It may be used from any thread.
class Session {
public:
  using FileSystem = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>;

  explicit Session(FileSystem Files, const SessionOptions &Options = {})
      : Files(std::move(Files)), Options(Options) {}
  Session(const Session &) = delete;

  /// The file at \p Path as it is now: its buffer, if there is one, else what
  /// the file system has.
  llvm::ErrorOr<SourceFile> read(llvm::StringRef Path);

  /// How large that file is, before it is read; none if it is no file, or if
  /// nobody knows, as of a stream.
  std::optional<uint64_t> size(llvm::StringRef Path) const;
  /// Where \p Path leads, without links; none if it leads nowhere.
  std::optional<std::string> realPath(llvm::StringRef Path) const;
  /// Why \p Path is no folder, or no error.
  std::error_code checkFolder(llvm::StringRef Path) const;

  /// The files in the folder \p Path, or in it and below, whose names end with
  /// \p Ending, in the order of their paths.
  std::vector<std::string> filesIn(llvm::StringRef Path,
                                   llvm::StringRef Ending) const;
  std::vector<std::string> filesBelow(llvm::StringRef Path,
                                      llvm::StringRef Ending) const;

  /// From now on the file at \p Path says \p Text, as in an editor that has not
  /// written it yet; it need not exist.
  void setBuffer(llvm::StringRef Path, llvm::StringRef Text);
  /// The same, and its tree is \p Tree, which is that of \p Text.
  void setParsedBuffer(llvm::StringRef Path, llvm::StringRef Text,
                       llvm::StringRef Tree);
  /// From now on it says what the file system has.
  void dropBuffer(llvm::StringRef Path);

  /// The syntax of \p File, whose text is that of \p What. A text is parsed
  /// once a session, unless it has mistakes, which are reported each time.
  parse::ParseResult parse(const Content &What, FileId File, Interner &Names,
                           Diagnostics &Diags);

  const parse::ParseLimits &limits() const { return Options.Limits; }
  llvm::ArrayRef<ast::EmbeddedFile> library() const { return Options.Library; }
  /// Its image, or null.
  const sema::LibraryImage *image() const {
    return Options.Library.data() == embeddedLibrary().data() ? Options.Image
                                                              : nullptr;
  }
  /// The packages of the library, as `std.web`.
  std::vector<std::string> libraryPackages() const;
  /// A file of the library that is no module, as `support/tmc_verify.py`.
  std::optional<llvm::StringRef> supportFile(llvm::StringRef Name) const;

  SessionStatistics statistics() const;

private:
  std::string key(llvm::StringRef Path) const;
  ContentRef share(std::unique_ptr<llvm::MemoryBuffer> Buffer);

  FileSystem Files;
  SessionOptions Options;
  mutable std::mutex Mutex; ///< of all below
  llvm::StringMap<ContentRef> Buffers;
  /// By path: what was read last. It keeps the trees of what files say now;
  /// those of what they said before go with the last compilation of them.
  llvm::StringMap<SourceFile> Latest;
  /// By hash.
  llvm::StringMap<std::weak_ptr<const Content>> Contents;
  size_t SweepAt = 64; ///< number of Contents at which to look for dead ones
  SessionStatistics Stats;
};

} // namespace tmc::compiler

#endif // TMC_COMPILER_SESSION_H
