//===- AppPage.cpp - The interactive report -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=html`: one file that needs nothing else. Its program is in App/, in
/// plain files that are inside tmc; `--template-dir` replaces any of them. A
/// content security policy names the hashes of the program and of the styles,
/// so that nothing else runs, whatever is in the data.
///
//===----------------------------------------------------------------------===//

#include "Backends/AppPage.h"

#include "Backends/AppData.h"
#include "Backends/Pages.h"
#include "Document/Escape.h"
#include "Document/Writers.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Mustache.h"
#include "llvm/Support/SHA256.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;

/// In the order in which they stand in the page.
static constexpr StringRef Scripts[] = {
#define APP_SCRIPT(NAME) NAME,
#include "Backends/AppFiles.def"
};
static constexpr StringRef LiveScripts[] = {
#define APP_SCRIPT(NAME) NAME,
#define APP_LIVE_SCRIPT(NAME) NAME,
#include "Backends/AppFiles.def"
};
static constexpr StringRef Styles[] = {
#define APP_STYLE(NAME) NAME,
#include "Backends/AppFiles.def"
};

llvm::ArrayRef<StringRef> backends::appFiles() {
  static constexpr StringRef All[] = {
#define APP_PAGE(NAME) NAME,
#define APP_STYLE(NAME) NAME,
#define APP_SCRIPT(NAME) NAME,
#define APP_LIVE_SCRIPT(NAME) NAME,
#include "Backends/AppFiles.def"
  };
  return All;
}

static std::string hashOf(StringRef Text) {
  std::array<uint8_t, 32> Hash =
      llvm::SHA256::hash(llvm::arrayRefFromStringRef(Text));
  return "'sha256-" + llvm::encodeBase64(Hash) + "'";
}

/// The files of \p Names behind each other; none if one is missing, which is
/// reported.
static std::optional<std::string> joined(const AppShell &Shell,
                                         llvm::ArrayRef<StringRef> Names,
                                         Diagnostics &Diags) {
  std::string Out;
  for (StringRef Name : Names) {
    std::optional<StringRef> Text =
        Shell.File ? Shell.File(Name) : std::nullopt;
    if (!Text) {
      Diags.report(diag::MissingSupportFile) << Name << "html";
      return std::nullopt;
    }
    Out.append(Text->data(), Text->size());
  }
  return Out;
}

/// What a page has to have, or it shows nothing.
static bool checkPage(StringRef Page, Diagnostics &Diags) {
  for (StringRef Part : {"policy", "styles", "data", "script"}) {
    if (Page.contains(("{{{" + Part + "}}}").str()))
      continue;
    Diags.report(diag::TemplateWithoutPart)
        << appFiles().front() << ("{{{" + Part + "}}}").str();
    return false;
  }
  return true;
}

void backends::writePage(const AppShell &Shell, StringRef Data,
                         Diagnostics &Diags, OutputSink &To) {
  std::optional<std::string> Page = joined(Shell, appFiles().front(), Diags);
  std::optional<std::string> Style = joined(Shell, Styles, Diags);
  std::optional<std::string> Script = joined(
      Shell,
      Shell.IsLive ? llvm::ArrayRef(LiveScripts) : llvm::ArrayRef(Scripts),
      Diags);
  if (!Page || !Style || !Script || !checkPage(*Page, Diags))
    return;
  std::string Policy = "default-src 'none'; script-src ";
  Policy += hashOf(*Script);
  Policy += "; style-src ";
  Policy += hashOf(*Style);
  Policy += "; img-src data:; base-uri 'none'; form-action 'none'";
  if (Shell.IsLive)
    Policy += "; connect-src 'self'";
  llvm::json::Object Values;
  Values["policy"] = Policy;
  Values["title"] = document::oneLine(Shell.Title);
  Values["version"] = Shell.ToolVersion;
  Values["styles"] = std::move(*Style);
  Values["script"] = std::move(*Script);
  Values["data"] = document::jsonForHtml(Data);
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::mustache::MustacheContext Context(Memory, Saver);
  llvm::mustache::Template(*Page, Context)
      .render(llvm::json::Value(std::move(Values)), To.begin());
}

void backends::writeApp(const BackendInput &In, const AppStart &Start,
                        OutputSink &To) {
  std::string Data;
  llvm::raw_string_ostream DataStream(Data);
  AppData(In, Start, DataStream).run();
  writePage({In.ReportFile, titleOf(In), In.Options.ToolVersion}, Data,
            In.Diags, To);
}

bool backends::wantsApp(const BackendInput &In, bool Usually) {
  return In.Options.extra("page").value_or(Usually ? "app" : "plain") == "app";
}
