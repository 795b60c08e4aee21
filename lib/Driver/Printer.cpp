//===- Printer.cpp - Programs that print pages ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Printer.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

#include <csignal>

#include <unistd.h>

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

/// A large report takes a browser some seconds.
static constexpr unsigned MaxSeconds = 180;

namespace {

/// A folder that goes with it. Signals that end a program wait until then, or
/// nobody would remove it.
class ScratchFolder {
public:
  ScratchFolder() {
    sigset_t Held;
    sigemptyset(&Held);
    for (int Signal : {SIGINT, SIGTERM, SIGHUP})
      sigaddset(&Held, Signal);
    pthread_sigmask(SIG_BLOCK, &Held, &Before);
    Error = llvm::sys::fs::createUniqueDirectory("tmc-print", Path);
  }
  ~ScratchFolder() {
    if (!Error)
      llvm::sys::fs::remove_directories(Path);
    pthread_sigmask(SIG_SETMASK, &Before, nullptr);
  }
  ScratchFolder(const ScratchFolder &) = delete;

  std::error_code error() const { return Error; }
  std::string file(StringRef Name) const {
    llvm::SmallString<128> Out(Path);
    llvm::sys::path::append(Out, Name);
    return Out.str().str();
  }

private:
  llvm::SmallString<128> Path;
  std::error_code Error;
  sigset_t Before;
};

class Program : public report::PagePrinter {
public:
  explicit Program(std::string Path) : Path(std::move(Path)) {}
  std::string print(StringRef Html, std::string &Error) override;

protected:
  virtual std::vector<std::string> arguments(const ScratchFolder &In,
                                             const std::string &Page,
                                             const std::string &Pdf) const = 0;

private:
  std::string Path;
};

class Chromium final : public Program {
public:
  using Program::Program;
  StringRef name() const override { return "Chromium"; }
  bool runsScripts() const override { return true; }

private:
  std::vector<std::string> arguments(const ScratchFolder &In,
                                     const std::string &Page,
                                     const std::string &Pdf) const override {
    std::vector<std::string> Out = {
        "--headless",
        "--disable-gpu",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        // The page asks for nothing, and would get nothing.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--user-data-dir=" + In.file("profile"),
        "--print-to-pdf=" + Pdf,
    };
    // It has no sandbox for root, and then refuses to start.
    if (::geteuid() == 0)
      Out.push_back("--no-sandbox");
    Out.push_back("file://" + Page);
    return Out;
  }
};

class WeasyPrint final : public Program {
public:
  using Program::Program;
  StringRef name() const override { return "WeasyPrint"; }
  bool runsScripts() const override { return false; }

private:
  std::vector<std::string> arguments(const ScratchFolder &,
                                     const std::string &Page,
                                     const std::string &Pdf) const override {
    // Without an identifier it makes one up, and relative links would lead
    // into the scratch folder.
    return {"--pdf-identifier", "tmc", "--base-url", "about:blank", Page, Pdf};
  }
};

} // namespace

static std::string contents(StringRef Path) {
  auto File = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  return File ? (*File)->getBuffer().str() : std::string();
}

std::string Program::print(StringRef Html, std::string &Error) {
  ScratchFolder Folder;
  std::string Page = Folder.file("report.html"),
              Pdf = Folder.file("report.pdf"), Log = Folder.file("log");
  std::error_code E = Folder.error();
  if (!E) {
    llvm::raw_fd_ostream OS(Page, E);
    OS << Html;
    OS.close();
    E = E ? E : OS.error();
    OS.clear_error();
  }
  if (E) {
    Error = E.message();
    return {};
  }
  std::vector<std::string> Words = arguments(Folder, Page, Pdf);
  std::vector<StringRef> Args = {Path};
  Args.insert(Args.end(), Words.begin(), Words.end());
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Log),
                                          StringRef(Log)};
  // Fonts in a PDF have a date, too, which is the clock's without this.
  std::vector<StringRef> Env = {"SOURCE_DATE_EPOCH=0"};
  for (char **Variable = environ; *Variable; ++Variable)
    if (!StringRef(*Variable).starts_with("SOURCE_DATE_EPOCH="))
      Env.push_back(*Variable);
  int Code = llvm::sys::ExecuteAndWait(Path, Args, llvm::ArrayRef(Env),
                                       Redirects, MaxSeconds, 0, &Error);
  std::string Out = contents(Pdf);
  if (Code == 0 && StringRef(Out).starts_with("%PDF-"))
    return Out;
  // The last line that it printed says most.
  std::string Printed = contents(Log);
  StringRef Last = StringRef(Printed).rtrim();
  StringRef Said = Last.substr(Last.rfind('\n') + 1);
  if (Error.empty())
    Error = Code != 0 ? "exit status " + std::to_string(Code)
                      : std::string("it wrote none");
  if (!Said.empty())
    Error += ", " + Said.str();
  return {};
}

std::unique_ptr<report::PagePrinter> driver::findPrinter() {
  for (StringRef Name : {"chromium", "chromium-browser", "google-chrome",
                         "google-chrome-stable"})
    if (auto Path = llvm::sys::findProgramByName(Name))
      return std::make_unique<Chromium>(*Path);
  if (auto Path = llvm::sys::findProgramByName("weasyprint"))
    return std::make_unique<WeasyPrint>(*Path);
  return nullptr;
}
