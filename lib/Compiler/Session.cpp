//===- Session.cpp - What outlives one compilation ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Session.h"

#include "AST/Serialize.h"
#include "Sema/Image.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::compiler;
using llvm::StringRef;

std::optional<StringRef> compiler::reportFile(StringRef Name) {
#ifdef TMC_HAVE_STDLIB_BLOB
  for (const ast::EmbeddedFile &F : ast::embeddedReport())
    if (F.Path == Name)
      return F.Text;
#endif
  return std::nullopt;
}

llvm::ArrayRef<ast::EmbeddedFile> compiler::embeddedLibrary() {
#ifdef TMC_HAVE_STDLIB_BLOB
  return ast::embeddedStdlib();
#else
  return {};
#endif
}

const sema::LibraryImage *compiler::embeddedImage() {
#ifdef TMC_HAVE_STDLIB_BLOB
  static const sema::LibraryImage Image(ast::embeddedImage());
  return &Image;
#else
  return nullptr;
#endif
}

StringRef compiler::embeddedVersion() {
#ifdef TMC_HAVE_STDLIB_BLOB
  return ast::embeddedVersion();
#else
  return {};
#endif
}

/// What names the file at \p Path, however it is written.
std::string Session::key(StringRef Path) const {
  llvm::SmallString<128> Full(Path);
  // Without a working directory a path stays as it is, and names itself.
  (void)Files->makeAbsolute(Full);
  llvm::sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
  return std::string(Full);
}

/// The content that \p Buffer holds: the one that is there already if there is.
ContentRef Session::share(std::unique_ptr<llvm::MemoryBuffer> Buffer) {
  // A hash that nobody can find a second text for: one file must not be taken
  // for another.
  auto Hash =
      llvm::BLAKE3::hash<32>(llvm::arrayRefFromStringRef(Buffer->getBuffer()));
  std::weak_ptr<const Content> &Slot = Contents[llvm::toStringRef(Hash)];
  if (ContentRef Known = Slot.lock())
    return Known;
  auto New = std::make_shared<const Content>(std::move(Buffer));
  Slot = New;
  if (Contents.size() >= SweepAt) {
    for (auto It = Contents.begin(); It != Contents.end();) {
      auto Entry = It++;
      if (Entry->second.expired())
        Contents.erase(Entry);
    }
    SweepAt = std::max<size_t>(64, 2 * Contents.size());
  }
  return New;
}

llvm::ErrorOr<SourceFile> Session::read(StringRef Path) {
  std::string Key = key(Path);
  ContentRef What;
  {
    std::lock_guard Lock(Mutex);
    What = Buffers.lookup(Key);
  }
  if (!What) {
    // As volatile: what was read must not change while it is in use.
    llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
        Files->getBufferForFile(Path, /*FileSize=*/-1,
                                /*RequiresNullTerminator=*/false,
                                /*IsVolatile=*/true, /*IsText=*/false);
    if (!Buffer) {
      // File systems differ in what they say of a folder.
      llvm::ErrorOr<llvm::vfs::Status> Status = Files->status(Path);
      if (Status && Status->isDirectory())
        return std::make_error_code(std::errc::is_a_directory);
      return Buffer.getError();
    }
    std::lock_guard Lock(Mutex);
    What = share(std::move(*Buffer));
  }
  std::lock_guard Lock(Mutex);
  SourceFile &Last = Latest[Key];
  if (Last.What != What) {
    Last.What = std::move(What);
    ++Last.Version;
  }
  return Last;
}

std::optional<uint64_t> Session::size(StringRef Path) const {
  {
    std::lock_guard Lock(Mutex);
    if (ContentRef What = Buffers.lookup(key(Path)))
      return What->text().size();
  }
  llvm::ErrorOr<llvm::vfs::Status> Status = Files->status(Path);
  if (Path == "-" || !Status || !Status->isRegularFile())
    return std::nullopt;
  return Status->getSize();
}

std::optional<std::string> Session::realPath(StringRef Path) const {
  llvm::SmallString<128> Out;
  if (Files->getRealPath(Path, Out))
    return std::nullopt;
  return Out.str().str();
}

std::error_code Session::checkFolder(StringRef Path) const {
  llvm::ErrorOr<llvm::vfs::Status> Status = Files->status(Path);
  if (!Status)
    return Status.getError();
  return Status->isDirectory()
             ? std::error_code()
             : std::make_error_code(std::errc::not_a_directory);
}

void Session::setBuffer(StringRef Path, StringRef Text) {
  std::string Key = key(Path);
  std::lock_guard Lock(Mutex);
  Buffers[Key] = share(llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
}

void Session::setParsedBuffer(StringRef Path, StringRef Text, StringRef Tree) {
  std::string Key = key(Path);
  std::lock_guard Lock(Mutex);
  // Not shared: a file with the same text has the tree that a parser makes.
  auto What = std::make_shared<const Content>(
      llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
  What->Tree = std::make_shared<const std::string>(Tree);
  Buffers[Key] = std::move(What);
}

std::vector<std::string> Session::filesIn(StringRef Path,
                                          StringRef Ending) const {
  std::vector<std::string> Out;
  std::error_code E;
  // A folder that cannot be read is reported when a file in it is wanted.
  for (auto It = Files->dir_begin(Path, E);
       !E && It != llvm::vfs::directory_iterator(); It.increment(E))
    if (It->path().ends_with(Ending))
      Out.push_back(It->path().str());
  llvm::sort(Out);
  return Out;
}

std::vector<std::string> Session::filesBelow(StringRef Path,
                                             StringRef Ending) const {
  std::vector<std::string> Out;
  std::error_code E;
  for (llvm::vfs::recursive_directory_iterator It(*Files, Path, E), End;
       !E && It != End; It.increment(E))
    if (It->path().ends_with(Ending))
      Out.push_back(It->path().str());
  llvm::sort(Out);
  return Out;
}

void Session::dropBuffer(StringRef Path) {
  std::string Key = key(Path);
  std::lock_guard Lock(Mutex);
  Buffers.erase(Key);
}

parse::ParseResult Session::parse(const Content &What, FileId File,
                                  Interner &Names, Diagnostics &Diags) {
  assert(Diags.sources().text(File) == What.text());
  {
    std::unique_lock Lock(Mutex);
    if (std::shared_ptr<const std::string> Bytes = What.Tree) {
      ++Stats.Reused;
      Lock.unlock();
      std::optional<ast::Tree> Tree = ast::deserialize(*Bytes, File, Names);
      assert(Tree && "a session keeps what it has written or checked itself");
      return {std::move(*Tree), /*HasErrors=*/false};
    }
  }
  parse::ParseResult Result =
      parse::parseFile(File, Names, Diags, Options.Limits);
  std::shared_ptr<const std::string> Bytes;
  if (Options.KeepTrees && !Result.HasErrors)
    Bytes =
        std::make_shared<const std::string>(ast::serialize(Result.Tree, Names));
  std::lock_guard Lock(Mutex);
  ++Stats.Parsed;
  if (Bytes)
    What.Tree = std::move(Bytes);
  return Result;
}

std::vector<std::string> Session::libraryPackages() const {
  std::vector<std::string> Out;
  for (const ast::EmbeddedFile &F : Options.Library)
    if (StringRef Path = F.Path; Path.consume_back(".tm")) {
      Out.push_back(Path.str());
      std::replace(Out.back().begin(), Out.back().end(), '/', '.');
    }
  return Out;
}

std::optional<StringRef> Session::supportFile(StringRef Name) const {
  for (const ast::EmbeddedFile &F : Options.Library)
    if (F.Path == Name)
      return F.Text;
  return std::nullopt;
}

SessionStatistics Session::statistics() const {
  std::lock_guard Lock(Mutex);
  return Stats;
}
