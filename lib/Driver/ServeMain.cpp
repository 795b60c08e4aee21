//===- ServeMain.cpp - Runs that follow the files -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--watch` and `tmc serve`: a run for each state of the files. The main
/// thread waits for changes and for the end, one thread compiles, and one
/// serves. A run whose files have changed is given up. docs/design/serving.md
/// says more.
///
//===----------------------------------------------------------------------===//

#include "Backends/AppLive.h"
#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Driver/Run.h"
#include "Driver/Show.h"
#include "Serve/PageServer.h"
#include "Serve/Watcher.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <atomic>
#include <cerrno>
#include <mutex>
#include <thread>

#include <sys/random.h>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

/// Makes runs until the user ends it.
class Follower {
public:
  Follower(llvm::ArrayRef<const char *> Args, const World &W, const Options &O)
      : Args(Args), W(W), O(O), S(W.Files, sessionOptions(O)) {}
  virtual ~Follower() = default;

  int follow(serve::Watcher &Watch);

protected:
  virtual RunHooks hooks() = 0;
  /// Called when a run has ended that nothing overtook.
  virtual void ended(const Run &R) = 0;
  /// Shows what \p Report reports about following; each run shows its own.
  void tell(llvm::function_ref<void(Diagnostics &)> Report) const;

  const llvm::ArrayRef<const char *> Args;
  const World &W;
  const Options &O;
  compiler::Session S;
  std::atomic<bool> IsOvertaken = false;

private:
  static compiler::SessionOptions sessionOptions(const Options &O) {
    compiler::SessionOptions SO;
    SO.Limits.MaxFileSize = O.MaxFileSize;
    return SO;
  }
  serve::Watcher::Event runOnce(serve::Watcher &Watch);
};

} // namespace

void Follower::tell(llvm::function_ref<void(Diagnostics &)> Report) const {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  Report(Diags);
  RenderOptions Look;
  Look.Colours =
      O.Colour == ColourMode::Always ||
      (O.Colour == ColourMode::Auto && W.ErrIsTerminal && !W.NoColours);
  showDiagnostics(Diags, Sources, Look, /*MaxWarnings=*/0, W.Err);
}

/// One run, on a thread of its own. Returns what ended the wait for it.
serve::Watcher::Event Follower::runOnce(serve::Watcher &Watch) {
  using Event = serve::Watcher::Event;
  int64_t Begin = serve::Watcher::now();
  IsOvertaken = false;
  std::unique_ptr<Run> R = makeRun(Args, W, hooks());
  std::atomic<bool> IsDone = false;
  std::thread Work([&] {
    R->run();
    IsDone = true;
    Watch.wake();
  });
  Event E = Watch.wait();
  while (E == Event::Woken && !IsDone)
    E = Watch.wait();
  if (E != Event::Woken) {
    IsOvertaken = true;
    R->cancel();
  }
  Work.join();
  Watch.watch(R->files(), Begin);
  if (E == Event::Woken)
    ended(*R);
  return E;
}

int Follower::follow(serve::Watcher &Watch) {
  using Event = serve::Watcher::Event;
  if (std::error_code E = Watch.error()) {
    tell([&](Diagnostics &D) { D.report(diag::CannotFollow) << E.message(); });
    return UsageErrors;
  }
  Watch.watch(O.Inputs, serve::Watcher::now());
  for (;;) {
    Event E = runOnce(Watch);
    while (E == Event::Woken)
      E = Watch.wait();
    if (E == Event::Ended)
      return Success;
  }
}

//===----------------------------------------------------------------------===//
// --watch
//===----------------------------------------------------------------------===//

namespace {
class WrittenAgain final : public Follower {
public:
  using Follower::Follower;

private:
  RunHooks hooks() override {
    RunHooks H;
    H.Shared = &S;
    return H;
  }
  void ended(const Run &R) override {
    uint64_t Count = 0;
    for (uint32_t I = 0; I < R.sources().fileCount(); ++I)
      Count += !compiler::isLibrary(R.sources(), R.sources().fileAt(I));
    // What could not be read is followed, too.
    Count = std::max<uint64_t>(Count, R.options().Inputs.size());
    tell([&](Diagnostics &D) { D.report(diag::NoteFollowing) << Count; });
  }
};
} // namespace

int driver::watch(llvm::ArrayRef<const char *> Args, const World &W,
                  const Options &First) {
  serve::Watcher Watch;
  return WrittenAgain(Args, W, First).follow(Watch);
}

//===----------------------------------------------------------------------===//
// tmc serve
//===----------------------------------------------------------------------===//

namespace {

/// What pages ask for: written by the thread that compiles, read by the one
/// that serves.
class Shelf {
public:
  using Bytes = std::shared_ptr<const std::string>;

  /// Returns whether it is another than before.
  bool put(StringRef Path, StringRef Type, std::string Text) {
    std::lock_guard Lock(Mutex);
    serve::Content &Slot = Contents[Path];
    if (Slot.Bytes && *Slot.Bytes == Text)
      return false;
    Slot = {Type, std::make_shared<const std::string>(std::move(Text))};
    return true;
  }
  serve::Content at(StringRef Path) const {
    std::lock_guard Lock(Mutex);
    return Contents.lookup(Path);
  }

private:
  mutable std::mutex Mutex;
  llvm::StringMap<serve::Content> Contents;
};

constexpr StringRef HtmlType = "text/html; charset=utf-8";
constexpr StringRef JsonType = "application/json";

class Served final : public Follower {
public:
  using Follower::Follower;
  int run();

private:
  RunHooks hooks() override;
  void ended(const Run &R) override;
  void pictures(const report::BackendInput &In);
  void report(const report::BackendInput &In);
  void page(const report::SupportFileFn &File, StringRef Title, Diagnostics &D);
  std::string fullPath(StringRef Path) const;
  void message(document::JsonWriter &To, const Diagnostic &D,
               const SourceManager &Of) const;

  Shelf Things;
  backends::PictureMemory Memory;
  uint64_t Version = 0;     ///< of the report; 0: there is none yet
  uint64_t PageVersion = 0; ///< of the program, which `--template-dir` changes
  bool IsRight = false;     ///< the run that ended last has made a report
  serve::PageServer Server; ///< the last, as it uses all of the above
};

} // namespace

/// Hard to guess: what else runs on this machine can reach the port, too. Empty
/// if the system gives no random numbers.
static std::string makeToken() {
  uint8_t Random[16];
  return ::getentropy(Random, sizeof Random) == 0
             ? llvm::toHex(Random, /*LowerCase=*/true)
             : std::string();
}

std::string Served::fullPath(StringRef Path) const {
  llvm::SmallString<256> Full;
  if (W.Files->getRealPath(Path, Full)) {
    Full = Path;
    (void)W.Files->makeAbsolute(Full); // as it is, where there is no such thing
  }
  return Full.str().str();
}

RunHooks Served::hooks() {
  Memory.nextVersion();
  IsRight = false;
  RunHooks H;
  H.Shared = &S;
  // A page has nothing to put pictures into until it has a report.
  if (Version != 0)
    H.OnModel = [this](const report::BackendInput &In) { pictures(In); };
  H.Instead = [this](const backends::OutputInput &In) { report(*In.Findings); };
  return H;
}

/// Sends the pictures that differ from those before, while the rules are still
/// to be evaluated.
void Served::pictures(const report::BackendInput &In) {
  unsigned Index = 0;
  backends::livePictures(In, Memory, [&](std::string Json) {
    std::string Name = "picture-" + std::to_string(Index++);
    if (!IsOvertaken && Things.put(Name + ".json", JsonType, std::move(Json)))
      Server.send(Name, "{\"picture\":\"" + Name + ".json\",\"after\":" +
                            std::to_string(Version) + "}");
    return !IsOvertaken;
  });
}

void Served::report(const report::BackendInput &In) {
  backends::AppStart Start;
  Start.Memory = &Memory;
  Start.Editor = O.Editor;
  Start.FullPath = [this](StringRef Path) { return fullPath(Path); };
  std::string Data = backends::liveReport(In, Start);
  if (IsOvertaken)
    return;
  IsRight = true;
  if (Things.put("report.json", JsonType, std::move(Data)))
    ++Version;
  page(In.ReportFile, O.Title, In.Diags);
}

void Served::page(const report::SupportFileFn &File, StringRef Title,
                  Diagnostics &D) {
  report::MemorySink To;
  backends::writePage({File, Title, TMC_VERSION, /*IsLive=*/true}, "null", D,
                      To);
  if (!To.files().empty() && Things.put("", HtmlType, To.text().str()))
    ++PageVersion;
}

void Served::message(document::JsonWriter &To, const Diagnostic &D,
                     const SourceManager &Of) const {
  To.open('{');
  To.field("severity", spelling(D.Level));
  FileId File = D.Where.isValid() ? Of.fileOf(D.Where.Begin) : FileId::none();
  if (File && !compiler::isLibrary(Of, File)) {
    To.field("file", Of.path(File));
    To.field("path", backends::addressPath(fullPath(Of.path(File))));
    To.field("line", uint64_t(Of.lineCol(D.Where.Begin).Line));
  }
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  render(D, Of, {}, OS);
  To.field("text", document::multiLine(Text));
  To.close('}');
}

/// Tells pages how it went: which report there is, and what is wrong.
void Served::ended(const Run &R) {
  constexpr size_t MaxMessages = 100;
  std::string State;
  {
    llvm::raw_string_ostream OS(State);
    document::JsonWriter To(OS);
    To.open('{');
    To.field("report", Version);
    To.field("page", PageVersion);
    To.flag("right", IsRight);
    To.field("editor", O.Editor);
    std::vector<const Diagnostic *> All = inOrderOfText(R.diagnostics());
    // Warnings of a model that can be shown are in the terminal.
    llvm::erase_if(All, [&](const Diagnostic *D) {
      return IsRight && D->Level != Severity::Error;
    });
    To.field("more", uint64_t(All.size() - std::min(All.size(), MaxMessages)));
    All.resize(std::min(All.size(), MaxMessages));
    To.key("messages");
    To.open('[');
    for (const Diagnostic *D : All)
      message(To, *D, R.sources());
    To.close(']');
    To.close('}');
  }
  Server.send("state", State);
}

int Served::run() {
  bool Failed = false;
  auto Check = [&](llvm::function_ref<void(Diagnostics &)> Begin) {
    tell([&](Diagnostics &D) {
      Begin(D);
      Failed |= D.hasErrors();
    });
    return !Failed;
  };
  // Threads that begin from here on hold back the signals that end a program.
  serve::Watcher Watch;
  if (!Check([&](Diagnostics &D) { page(compiler::reportFile, O.Title, D); }))
    return UsageErrors;
  std::error_code E;
  if (std::string Token = makeToken(); Token.empty())
    E = std::error_code(errno, std::generic_category());
  else
    E = Server.start(O.Port, Token,
                     [this](StringRef Path) { return Things.at(Path); });
  Check([&](Diagnostics &D) {
    if (E)
      D.report(diag::CannotServe) << std::to_string(O.Port) << E.message();
    else
      D.report(diag::NoteServing) << Server.address();
  });
  return Failed ? UsageErrors : follow(Watch);
}

int driver::serve(llvm::ArrayRef<const char *> Args, const World &W,
                  const Options &First) {
  return Served(Args, W, First).run();
}
