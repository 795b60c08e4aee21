//===- Versions.cpp - A model beside another version of it ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Versions.h"

#include "Rules/Run.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::compiler;
using llvm::StringRef;
using report::Version;
namespace path = llvm::sys::path;

namespace {
/// The files of the other version.
struct OldFiles {
  std::vector<std::string> Inputs;
  std::vector<std::string> IncludePaths;
  /// Those that were read to see what they are: a pipe gives its text once.
  std::vector<std::pair<std::string, SourceFile>> Read;
  std::optional<Version> Findings; ///< if they were JSON
};

class Comparer {
public:
  Comparer(const Compilation &New, const report::BackendInput &In,
           const ComparisonOptions &O)
      : New(New), In(In), O(O), Diags(In.Diags) {}
  std::optional<VersionComparison> run();

private:
  bool findOld(OldFiles &Out);
  bool addFolder(StringRef Folder, OldFiles &Out);
  bool compileOld(const OldFiles &Files);
  bool compilePlain();
  bool evaluate(const std::string &What);
  bool fail(const std::string &What);
  std::string assumedText() const;
  void choose(VersionComparison &Out, std::vector<uint32_t> &OldRows,
              std::vector<uint32_t> &NewRows) const;

  const Compilation &New;
  const report::BackendInput &In;
  const ComparisonOptions &O;
  Diagnostics &Diags;

  // The other version; what it is made of comes first.
  SourceManager OldSources;
  std::unique_ptr<Diagnostics> Trouble;
  std::unique_ptr<Compilation> Old;
};
} // namespace

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

/// Names in \p Folder the files that the command line names here: a checkout of
/// an earlier commit has them at the same places.
bool Comparer::addFolder(StringRef Folder, OldFiles &Out) {
  auto Inside = [&](StringRef Path) {
    llvm::SmallString<128> Full(Folder), Plain(Path);
    path::remove_dots(Plain, /*remove_dot_dot=*/true);
    bool Leaves =
        path::is_absolute(Plain) || StringRef(Plain).starts_with("..");
    path::append(Full, Leaves ? path::filename(Plain) : StringRef(Plain));
    return std::string(Full);
  };
  bool Any = false;
  for (const std::string &Input : New.options().Inputs) {
    // One that was not there yet is no mistake.
    std::string Path = Inside(Input);
    if (llvm::ErrorOr<SourceFile> File = New.session().read(Path)) {
      Out.Inputs.push_back(Path);
      Out.Read.push_back({Path, std::move(*File)});
      Any = true;
    }
  }
  for (const std::string &Include : New.options().IncludePaths)
    Out.IncludePaths.push_back(Inside(Include));
  if (!Any)
    Diags.report(diag::OldFileMissing)
        << Folder << New.options().Inputs.front();
  return Any;
}

bool Comparer::findOld(OldFiles &Out) {
  for (const std::string &Path : O.Old) {
    llvm::ErrorOr<SourceFile> File = New.session().read(Path);
    if (!File && File.getError() == std::errc::is_a_directory) {
      if (!addFolder(Path, Out))
        return false;
      continue;
    }
    if (!File) {
      Diags.report(diag::CannotOpenFile) << Path << File.getError().message();
      return false;
    }
    StringRef Text = File->What->text();
    // A file that was cut off at its beginning is no version without parts.
    if (Text.trim().empty()) {
      Diags.report(diag::BadOldFindings) << Path << "it is empty";
      return false;
    }
    if (Text.ltrim().starts_with("{")) {
      if (O.Old.size() > 1) {
        Diags.report(diag::MixedVersions) << Path;
        return false;
      }
      Out.Findings = report::readVersion(Path, Text, Diags);
      return Out.Findings.has_value();
    }
    Out.Inputs.push_back(Path);
    Out.Read.push_back({Path, std::move(*File)});
  }
  for (const std::string &Include : New.options().IncludePaths)
    Out.IncludePaths.push_back(Include);
  return true;
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

/// Evaluates the other version, \p What.
bool Comparer::evaluate(const std::string &What) {
  bool Read = Old->modules() && !Trouble->hasErrors();
  // What has expired or lost its finding is a matter of today's version, which
  // may be the one that fixes it.
  if (!Read || !Old->program())
    return fail(What);
  if (!Old->findings())
    return false;
  // But of a rule that was stopped nothing is known.
  if (llvm::any_of(Trouble->all(), [](const Diagnostic &D) {
        return rules::saysStopped(D.Kind);
      }))
    return fail(What);
  if (!O.Old.empty() &&
      llvm::none_of(Old->program()->Entities.rows(), [](const ir::Entity &E) {
        return E.Class == ir::EntityClass::Element;
      }))
    Diags.report(diag::OldVersionEmpty)
        << "`" + llvm::join(O.Old, "`, `") + "`";
  return true;
}

/// Says that the other version has mistakes, and the first of them: compiling
/// it shows all.
bool Comparer::fail(const std::string &What) {
  if (Old->isCancelled())
    return false;
  std::string First;
  for (const Diagnostic &D : Trouble->all())
    if (D.Level == Severity::Error && First.empty())
      First = (D.Where.isValid() ? Old->sources().describe(D.Where.Begin) + ": "
                                 : "") +
              D.Message;
  Diags.report(diag::OldVersionHasErrors)
      << What
      << (Trouble->errorCount() == 1
              ? std::string("a mistake")
              : std::to_string(Trouble->errorCount()) + " mistakes")
      << First;
  return false;
}

bool Comparer::compileOld(const OldFiles &Files) {
  CompilationOptions Options = New.options();
  Options.Inputs = Files.Inputs;
  Options.IncludePaths = Files.IncludePaths;
  Options.Model = {};
  Options.Model.Overlays = New.options().Model.Overlays;
  Options.Model.AllowMissingOverlays = true;
  // Tests show something of the model of today.
  Options.ResultFiles.clear();
  Options.Rules.Results.clear();
  Options.Rules.HasResults = false;
  Options.OnPhase = {};
  Trouble = std::make_unique<Diagnostics>(OldSources);
  Old = std::make_unique<Compilation>(New.session(), std::move(Options),
                                      *Trouble);
  for (const auto &[Path, File] : Files.Read)
    Old->provide(Path, File);
  return evaluate("the version in `" + llvm::join(O.Old, "`, `") + "`");
}

/// The same files without what is assumed.
bool Comparer::compilePlain() {
  sema::AnalyzeOptions Model;
  if (!O.WhatIf) {
    Model.Overlays = New.options().Model.Overlays;
    Model.Breached = New.options().Model.Breached;
  }
  Trouble = std::make_unique<Diagnostics>(New.sources());
  Old = std::make_unique<Compilation>(New, std::move(Model), *Trouble);
  return evaluate("the model as it is");
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// ``with overlay `prod` and `Tls` on `Shop.route` ``.
std::string Comparer::assumedText() const {
  const sema::AnalyzeOptions &Model = New.options().Model;
  std::vector<std::string> Parts;
  if (O.WhatIf)
    for (const std::string &Overlay : Model.Overlays)
      Parts.push_back("overlay `" + Overlay + "`");
  for (const sema::AssumedControl &A : Model.Assumed)
    Parts.push_back("`" + StringRef(A.Control).rsplit('.').second.str() +
                    (StringRef(A.Control).contains('.') ? "" : A.Control) +
                    "` on `" + A.Target + "`");
  if (O.WhatIf)
    for (const std::string &B : Model.Breached)
      Parts.push_back("`" + B + "` taken");
  std::string Out = "with ";
  for (size_t I = 0; I < Parts.size(); ++I)
    Out += (I == 0 ? "" : I + 1 == Parts.size() ? " and " : ", ") + Parts[I];
  return Out;
}

/// Finds the worst change, and the rows that an output shows with words.
void Comparer::choose(VersionComparison &Out, std::vector<uint32_t> &OldRows,
                      std::vector<uint32_t> &NewRows) const {
  WorstChange &Worst = Out.Worst;
  auto RiskOf = [&](const std::string &Risk) {
    return Risk.empty()
               ? -1
               : static_cast<int>(report::riskRank(Out.New.Risks, Risk));
  };
  for (const report::ChangedThreat &C : Out.Changes.Threats) {
    if (report::isWorse(C.Change)) {
      Worst.Severity = std::max(Worst.Severity, static_cast<int>(C.Severity));
      if (C.Change == report::ThreatChange::Unsettled)
        Worst.Asked = std::max(Worst.Asked, static_cast<int>(C.Severity));
      Worst.Risk = std::max(Worst.Risk, RiskOf(Out.New.Threats[C.After].Risk));
    }
    // What is only counted needs no words.
    if (C.Change == report::ThreatChange::Silent && !O.All)
      continue;
    if (C.After != report::NoRow)
      NewRows.push_back(C.After);
    else
      OldRows.push_back(C.Before);
  }
  for (const report::ChangedThreat &C : Out.Changes.Risks) {
    NewRows.push_back(C.After);
    int Now = RiskOf(Out.New.Threats[C.After].Risk);
    if (Now > RiskOf(Out.Old.Threats[C.Before].Risk))
      Worst.Risk = std::max(Worst.Risk, Now);
  }
}

std::optional<VersionComparison> Comparer::run() {
  VersionComparison Out;
  if (!O.Old.empty()) {
    OldFiles Files;
    if (!findOld(Files))
      return std::nullopt;
    if (Files.Findings)
      Out.Old = std::move(*Files.Findings);
    else if (!compileOld(Files))
      return std::nullopt;
  } else if (!compilePlain()) {
    return std::nullopt;
  }
  std::optional<report::BackendInput> OldIn;
  if (Old) {
    OldIn.emplace(Old->input(In.Options));
    Out.Old = report::makeVersion(*OldIn);
  }
  Out.New = report::makeVersion(In);
  Out.Changes = report::compare(Out.Old, Out.New);
  std::vector<uint32_t> OldRows, NewRows;
  choose(Out, OldRows, NewRows);
  if (OldIn)
    report::describe(Out.Old, *OldIn, OldRows);
  report::describe(Out.New, In, NewRows);
  if (O.Old.empty()) {
    Out.Assumed = assumedText();
    for (const sema::AssumedControl &A : New.options().Model.Assumed)
      Out.AssumedOn.push_back(A.Target);
    if (O.WhatIf)
      llvm::append_range(Out.AssumedOn, New.options().Model.Breached);
  }
  return Out;
}

std::optional<VersionComparison>
compiler::compareVersions(const Compilation &New,
                          const report::BackendInput &In,
                          const ComparisonOptions &Options) {
  return Comparer(New, In, Options).run();
}
