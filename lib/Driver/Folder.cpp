//===- Folder.cpp - Outputs of several files ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Folder.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

#include <map>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

/// By name, the hash of what was written; in the order of the names.
using Manifest = std::map<std::string, std::string>;

static std::string hashOf(StringRef Bytes) {
  return llvm::toHex(llvm::SHA256::hash(llvm::arrayRefFromStringRef(Bytes)),
                     /*LowerCase=*/true);
}

static std::string inFolder(StringRef Folder, StringRef Name) {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name);
  return Path.str().str();
}

static llvm::ErrorOr<std::string> readFile(const World &W, StringRef Path) {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      W.Files->getBufferForFile(Path);
  if (!Buffer)
    return Buffer.getError();
  return (*Buffer)->getBuffer().str();
}

/// Whether \p Name is a file of the folder. A list that someone else wrote
/// must not name what is elsewhere.
static bool isPlainName(StringRef Name) {
  if (Name.empty() || llvm::sys::path::is_absolute(Name) ||
      Name == FolderManifest)
    return false;
  for (auto It = llvm::sys::path::begin(Name), E = llvm::sys::path::end(Name);
       It != E; ++It)
    if (*It == "." || *It == "..")
      return false;
  return true;
}

/// What the last run wrote. Of a list that is damaged nothing is known, and so
/// nothing is removed.
static Manifest readManifest(const World &W, StringRef Folder) {
  Manifest Out;
  llvm::ErrorOr<std::string> Text =
      readFile(W, inFolder(Folder, FolderManifest));
  if (!Text)
    return Out;
  llvm::Expected<llvm::json::Value> V = llvm::json::parse(*Text);
  if (!V) {
    llvm::consumeError(V.takeError());
    return Out;
  }
  const llvm::json::Object *O = V->getAsObject();
  const llvm::json::Object *Files = O ? O->getObject("files") : nullptr;
  if (!Files || O->getString("format") != StringRef("tmc-files") ||
      O->getInteger("version") != 1)
    return Out;
  for (const auto &[Name, Hash] : *Files)
    if (std::optional<StringRef> H = Hash.getAsString(); H && isPlainName(Name))
      Out[StringRef(Name).str()] = H->str();
  return Out;
}

static std::string manifestText(const Manifest &M) {
  llvm::json::Object Files;
  for (const auto &[Name, Hash] : M)
    Files[Name] = Hash;
  llvm::json::Value V = llvm::json::Object{
      {"format", "tmc-files"}, {"version", 1}, {"files", std::move(Files)}};
  return llvm::formatv("{0:2}\n", V).str();
}

/// Of the files that an earlier run wrote and this one does not: those that are
/// as they were written go; the others are somebody's.
struct StaleFiles {
  std::vector<std::string> Go;
  std::vector<std::string> Stay;
};

static StaleFiles findStale(const World &W, StringRef Folder,
                            const Manifest &Before, const Manifest &Now) {
  StaleFiles Out;
  for (const auto &[Name, Hash] : Before) {
    if (Now.count(Name))
      continue;
    std::string Path = inFolder(Folder, Name);
    llvm::ErrorOr<std::string> Text = readFile(W, Path);
    if (!Text && Text.getError() == std::errc::no_such_file_or_directory)
      continue;
    bool IsOurs = Text && hashOf(*Text) == Hash;
    (IsOurs ? Out.Go : Out.Stay).push_back(std::move(Path));
  }
  return Out;
}

void driver::writeFolder(const World &W, StringRef Folder,
                         const std::deque<report::OutputFile> &Files,
                         Diagnostics &Diags) {
  std::shared_ptr<void> Lock =
      W.LockFolder ? W.LockFolder(Folder) : std::shared_ptr<void>();
  Manifest Before = readManifest(W, Folder), Now;
  for (const report::OutputFile &F : Files)
    Now[F.Path] = hashOf(F.Bytes);
  std::string List = manifestText(Now);
  std::vector<std::pair<std::string, StringRef>> Texts;
  for (const report::OutputFile &F : Files)
    Texts.push_back({inFolder(Folder, F.Path), F.Bytes});
  Texts.push_back({inFolder(Folder, FolderManifest), List});
  StaleFiles Stale = findStale(W, Folder, Before, Now);
  std::string Failed;
  if (std::error_code E = W.WriteFiles(Texts, Stale.Go, Failed)) {
    Diags.report(diag::CannotWriteFile) << Failed << E.message();
    return;
  }
  for (const std::string &Path : Stale.Go)
    Diags.report(diag::NoteRemovedOutput) << Path;
  for (const std::string &Path : Stale.Stay)
    Diags.report(diag::StaleOutput) << Path;
}
