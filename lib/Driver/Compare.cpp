//===- Compare.cpp - A run beside another one -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Compare.h"

#include "Analysis/Facts.h"
#include "Backends/Diff.h"
#include "Sema/Sema.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::driver;
using backends::Version;
using llvm::StringRef;
namespace path = llvm::sys::path;

namespace {
/// The files of the other version.
struct OldFiles {
  std::vector<std::string> Inputs;
  std::vector<std::string> IncludePaths;
  /// Texts that were read to see what they are: a pipe gives its text once.
  std::vector<std::pair<std::string, std::string>> Texts;
  std::optional<Version> Findings; ///< if they were JSON
};

class Runs {
public:
  explicit Runs(const ComparedRun &R) : R(R), O(R.O), Diags(R.In.Diags) {}
  std::optional<std::string> compare(WorstChange &Worst);

private:
  bool findOld(OldFiles &Out);
  bool addFolder(StringRef Folder, OldFiles &Out);
  bool compileOld(const OldFiles &Files);
  bool compilePlain();
  bool evaluate(const sema::ModuleSet &Modules, SourceManager &Sources,
                Interner &Names, Diagnostics &Trouble,
                const sema::AnalyzeOptions &Options, const std::string &What);
  bool fail(const Diagnostics &Trouble, const SourceManager &Sources,
            const std::string &What);

  const ComparedRun &R;
  const Options &O;
  Diagnostics &Diags;

  // The other version; what it is made of comes first.
  SourceManager OldSources;
  Interner OldNames;
  sema::ModuleSet OldModules;
  std::unique_ptr<ir::Program> Program;
  std::unique_ptr<analysis::Facts> Facts;
  std::unique_ptr<rules::Engine> Engine;
  rules::FindingSet Findings;
  std::unique_ptr<Diagnostics> Quiet;
  std::optional<backends::BackendInput> OldIn;
};
} // namespace

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

/// Names in \p Folder the files that the command line names here: a checkout of
/// an earlier commit has them at the same places.
bool Runs::addFolder(StringRef Folder, OldFiles &Out) {
  auto Inside = [&](StringRef Path) {
    llvm::SmallString<128> Full(Folder), Plain(Path);
    path::remove_dots(Plain, /*remove_dot_dot=*/true);
    bool Leaves =
        path::is_absolute(Plain) || StringRef(Plain).starts_with("..");
    path::append(Full, Leaves ? path::filename(Plain) : StringRef(Plain));
    return std::string(Full);
  };
  bool Any = false;
  for (const std::string &Input : O.Inputs) {
    // One that was not there yet is no mistake.
    std::string Path = Inside(Input);
    if (llvm::ErrorOr<std::string> Text = R.W.ReadFile(Path)) {
      Out.Inputs.push_back(Path);
      Out.Texts.push_back({Path, std::move(*Text)});
      Any = true;
    }
  }
  for (const std::string &Include : O.IncludePaths)
    Out.IncludePaths.push_back(Inside(Include));
  if (!Any)
    Diags.report(diag::OldFileMissing) << Folder << O.Inputs.front();
  return Any;
}

bool Runs::findOld(OldFiles &Out) {
  for (const std::string &Path : O.Diff) {
    llvm::ErrorOr<std::string> Text = R.W.ReadFile(Path);
    if (!Text && Text.getError() == std::errc::is_a_directory) {
      if (!addFolder(Path, Out))
        return false;
      continue;
    }
    if (!Text) {
      Diags.report(diag::CannotOpenFile) << Path << Text.getError().message();
      return false;
    }
    if (StringRef(*Text).ltrim().starts_with("{")) {
      if (O.Diff.size() > 1) {
        Diags.report(diag::MixedVersions) << Path;
        return false;
      }
      Out.Findings = backends::readVersion(Path, *Text, Diags);
      return Out.Findings.has_value();
    }
    Out.Inputs.push_back(Path);
    Out.Texts.push_back({Path, std::move(*Text)});
  }
  for (const std::string &Include : O.IncludePaths)
    Out.IncludePaths.push_back(Include);
  return true;
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

/// Says that the other version has mistakes, and the first of them: compiling
/// it shows all.
bool Runs::fail(const Diagnostics &Trouble, const SourceManager &Sources,
                const std::string &What) {
  std::string First;
  for (const Diagnostic &D : Trouble.all())
    if (D.Level == Severity::Error && First.empty())
      First =
          (D.Where.isValid() ? Sources.describe(D.Where.Begin) + ": " : "") +
          D.Message;
  Diags.report(diag::OldVersionHasErrors)
      << What
      << (Trouble.errorCount() == 1
              ? std::string("a mistake")
              : std::to_string(Trouble.errorCount()) + " mistakes")
      << First;
  return false;
}

bool Runs::evaluate(const sema::ModuleSet &Modules, SourceManager &Sources,
                    Interner &Names, Diagnostics &Trouble,
                    const sema::AnalyzeOptions &Options,
                    const std::string &What) {
  Program = std::make_unique<ir::Program>(Names, Sources);
  bool Typed = sema::analyze(Modules, *Program, Trouble, Options);
  if (!Typed || Trouble.hasErrors())
    return fail(Trouble, Sources, What);
  Facts = analysis::Facts::compute(*Program);
  Engine = std::make_unique<rules::Engine>(*Program, *Facts, R.Engine);
  // What has expired or lost its finding is a matter of today's version, which
  // may be the one that mends it.
  Quiet = std::make_unique<Diagnostics>(Sources);
  Findings = Engine->run(*Quiet);
  OldIn.emplace(backends::BackendInput{*Engine, Findings, *Program, Sources,
                                       *Quiet, R.In.Options, R.In.SupportFile});
  return true;
}

bool Runs::compileOld(const OldFiles &Files) {
  sema::LoadOptions Load = R.Load;
  Load.IncludePaths = Files.IncludePaths;
  Load.ReadFile = [&](StringRef Path) -> llvm::ErrorOr<std::string> {
    for (const auto &[Name, Text] : Files.Texts)
      if (Name == Path)
        return Text;
    return R.W.ReadFile(Path);
  };
  Diagnostics Trouble(OldSources);
  OldModules =
      sema::loadModules(Files.Inputs, Load, OldSources, OldNames, Trouble);
  std::string What = "the version in `" + llvm::join(O.Diff, "`, `") + "`";
  if (Trouble.hasErrors())
    return fail(Trouble, OldSources, What);
  sema::AnalyzeOptions Options;
  Options.Overlays = O.Overlays;
  Options.AllowMissingOverlays = true;
  return evaluate(OldModules, OldSources, OldNames, Trouble, Options, What);
}

/// The same files without what is assumed.
bool Runs::compilePlain() {
  Diagnostics Trouble(R.Sources);
  sema::AnalyzeOptions Options;
  if (!O.WhatIf) {
    Options.Overlays = O.Overlays;
    Options.Breached = O.Breached;
  }
  return evaluate(R.Modules, R.Sources, R.Names, Trouble, Options,
                  "the model as it is");
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// ``with overlay `prod` and `Tls` on `Shop.route` ``.
static std::string assumedText(const Options &O) {
  std::vector<std::string> Parts;
  if (O.WhatIf)
    for (const std::string &Overlay : O.Overlays)
      Parts.push_back("overlay `" + Overlay + "`");
  for (const sema::AssumedControl &A : O.Assumed)
    Parts.push_back("`" + StringRef(A.Control).rsplit('.').second.str() +
                    (StringRef(A.Control).contains('.') ? "" : A.Control) +
                    "` on `" + A.Target + "`");
  if (O.WhatIf)
    for (const std::string &B : O.Breached)
      Parts.push_back("`" + B + "` taken");
  std::string Out = "with ";
  for (size_t I = 0; I < Parts.size(); ++I)
    Out += (I == 0 ? "" : I + 1 == Parts.size() ? " and " : ", ") + Parts[I];
  return Out;
}

std::optional<std::string> Runs::compare(WorstChange &Worst) {
  Version Old;
  if (!O.Diff.empty()) {
    OldFiles Files;
    if (!findOld(Files))
      return std::nullopt;
    if (Files.Findings)
      Old = std::move(*Files.Findings);
    else if (!compileOld(Files))
      return std::nullopt;
  } else if (!compilePlain()) {
    return std::nullopt;
  }
  if (OldIn)
    Old = backends::makeVersion(*OldIn);
  Version New = backends::makeVersion(R.In);
  backends::Comparison Changes = backends::compare(Old, New);

  // What is only counted needs no words.
  bool All = O.ShowAll || O.Emit == "json";
  std::vector<uint32_t> OldRows, NewRows;
  auto RiskOf = [&](const std::string &Risk) {
    return Risk.empty() ? -1
                        : static_cast<int>(backends::riskRank(New.Risks, Risk));
  };
  for (const backends::ChangedThreat &C : Changes.Threats) {
    if (backends::isWorse(C.Change)) {
      Worst.Severity = std::max(Worst.Severity, static_cast<int>(C.Severity));
      if (C.Change == backends::ThreatChange::Unsettled)
        Worst.Asked = std::max(Worst.Asked, static_cast<int>(C.Severity));
      Worst.Risk = std::max(Worst.Risk, RiskOf(New.Threats[C.After].Risk));
    }
    if (C.Change == backends::ThreatChange::Silent && !All)
      continue;
    if (C.After != backends::NoRow)
      NewRows.push_back(C.After);
    else
      OldRows.push_back(C.Before);
  }
  for (const backends::ChangedThreat &C : Changes.Risks) {
    NewRows.push_back(C.After);
    int Now = RiskOf(New.Threats[C.After].Risk);
    if (Now > RiskOf(Old.Threats[C.Before].Risk))
      Worst.Risk = std::max(Worst.Risk, Now);
  }
  if (OldIn)
    backends::describe(Old, *OldIn, OldRows);
  backends::describe(New, R.In, NewRows);

  backends::DiffOutput Out{Old, New, Changes, {}, {}, R.In.Options};
  Out.ShowAll = O.ShowAll;
  Out.Colours = R.OutColours;
  if (O.Diff.empty()) {
    Out.Assumed = assumedText(O);
    for (const sema::AssumedControl &A : O.Assumed)
      Out.AssumedOn.push_back(A.Target);
    if (O.WhatIf)
      llvm::append_range(Out.AssumedOn, O.Breached);
  }
  if (O.Emit == "json")
    return backends::emitDiffJson(Out);
  if (O.Emit == "markdown")
    return backends::emitDiffMarkdown(Out);
  return backends::printDiff(Out);
}

std::optional<std::string> driver::compareRuns(const ComparedRun &Run,
                                               WorstChange &Worst) {
  return Runs(Run).compare(Worst);
}
