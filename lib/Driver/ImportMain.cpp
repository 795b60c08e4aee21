//===- ImportMain.cpp - A model of what another tool wrote ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc import`. The folder holds what is made of the source (generated.tm, and
/// the reports) and the user's own part (yours.tm), which is never changed.
///
//===----------------------------------------------------------------------===//

#include "Driver/Commands.h"
#include "Driver/Folder.h"
#include "Driver/ImportSources.h"
#include "Driver/ImportThreats.h"
#include "Driver/Version.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

constexpr StringRef Generated = "generated.tm", Yours = "yours.tm",
                    ReportText = "import-report.md",
                    ReportJson = "import-report.json";

/// What the last import into a folder left.
struct Earlier {
  bool Exists = false;
  std::string Hash; ///< of generated.tm
  std::map<std::string, std::string> Parts;
};

class ImportRun {
public:
  ImportRun(const CommandLine &Line, const World &W, Diagnostics &Diags)
      : Line(Line), W(W), Diags(Diags), Folder(Line.value("output")) {}
  int run();

private:
  std::string inFolder(StringRef Name) const;
  std::optional<std::string> read(StringRef Path) const;
  const importers::FormatInfo *
  recognise(const std::deque<importers::SourceTree> &Trees);
  Earlier earlier() const;
  int write(importers::Import &I, const importers::FormatInfo &F);
  void summarise(const importers::Import &I, const Earlier &Before,
                 const std::map<std::string, std::string> &Parts);

  const CommandLine &Line;
  const World &W;
  Diagnostics &Diags;
  std::string Folder;
};

} // namespace

static std::string hashOf(StringRef Bytes) {
  return llvm::toHex(llvm::SHA256::hash(llvm::arrayRefFromStringRef(Bytes)),
                     /*LowerCase=*/true);
}

std::string ImportRun::inFolder(StringRef Name) const {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name);
  return Path.str().str();
}

std::optional<std::string> ImportRun::read(StringRef Path) const {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      W.Files->getBufferForFile(Path);
  if (!Buffer)
    return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

const importers::FormatInfo *
ImportRun::recognise(const std::deque<importers::SourceTree> &Trees) {
  const importers::FormatInfo *Out = nullptr;
  for (const importers::SourceTree &T : Trees) {
    const importers::FormatInfo *F = recogniseImport(T, Diags);
    if (F && Out && Out != F)
      Diags.report(diag::ImportMixed)
          << Trees[0].Path << Out->Title << T.Path << F->Title;
    else if (F)
      Out = F;
  }
  return Diags.hasErrors() ? nullptr : Out;
}

/// A report that is damaged says nothing.
Earlier ImportRun::earlier() const {
  Earlier Out;
  std::optional<std::string> Text = read(inFolder(ReportJson));
  if (!Text)
    return Out;
  llvm::Expected<llvm::json::Value> V = llvm::json::parse(*Text);
  if (!V) {
    llvm::consumeError(V.takeError());
    return Out;
  }
  const llvm::json::Object *O = V->getAsObject();
  if (!O || O->getString("format") != StringRef("tmc-import"))
    return Out;
  Out.Exists = true;
  Out.Hash = O->getString("generated").value_or("").str();
  if (const llvm::json::Object *Parts = O->getObject("parts"))
    for (const auto &[Name, Hash] : *Parts)
      if (std::optional<StringRef> H = Hash.getAsString())
        Out.Parts[StringRef(Name).str()] = H->str();
  return Out;
}

static std::string yours(const importers::Import &I) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "/// What the source of generated.tm does not say: your own part. "
        "Nothing changes this file but you.\n";
  if (I.Model.hasSystem())
    OS << "///\n/// Add parts and settings with `extend`, and record decisions "
          "here:\n///\n/// extend "
       << I.Model.systemName() << ".name { owner = \"team@example.org\"; }\n";
  OS << "package " << I.Model.package() << ";\n\nimport \"" << Generated
     << "\";\n";
  return Text;
}

/// `a, b, c and 4 more`.
static std::string listed(llvm::ArrayRef<std::string> Names) {
  constexpr size_t Shown = 8;
  std::string Out = llvm::join(Names.take_front(Shown), ", ");
  if (Names.size() > Shown)
    Out += " and " + std::to_string(Names.size() - Shown) + " more";
  return Out;
}

static std::string counted(uint64_t N, StringRef One) {
  std::string Out = std::to_string(N);
  Out += ' ';
  Out +=
      One.ends_with("y") && N != 1 ? One.drop_back().str() + "ie" : One.str();
  if (N != 1)
    Out += 's';
  return Out;
}

void ImportRun::summarise(const importers::Import &I, const Earlier &Before,
                          const std::map<std::string, std::string> &Parts) {
  using importers::Fate;
  const importers::ModelWriter &M = I.Model;
  W.Out << "Wrote " << inFolder(Generated) << ": ";
  if (!M.hasSystem())
    W.Out << counted(M.declarationCount(), "rule") << ".\n";
  else
    W.Out << counted(M.count(ast::KindClass::Component), "element") << ", "
          << counted(M.count(ast::KindClass::Channel), "flow") << ", "
          << (M.count(ast::KindClass::Zone) == 1
                  ? std::string("1 boundary")
                  : std::to_string(M.count(ast::KindClass::Zone)) +
                        " boundaries")
          << ", " << counted(M.count(ast::KindClass::Data), "data item")
          << ".\n";
  W.Out << inFolder(ReportText) << ": " << I.Report.count(Fate::Imported)
        << " imported, " << I.Report.count(Fate::Approximated)
        << " approximated, " << I.Report.count(Fate::Lost) << " lost.\n";
  if (!I.Report.threatRows().empty()) {
    using importers::ThreatSide;
    auto Count = [&](ThreatSide S) {
      return llvm::count_if(I.Report.threatRows(),
                            [S](const auto &R) { return R.Side == S; });
    };
    W.Out << "Of the source's threats, tmc finds " << Count(ThreatSide::Both)
          << " itself, and " << Count(ThreatSide::Theirs) << " not; "
          << counted(Count(ThreatSide::Ours), "open finding")
          << (Count(ThreatSide::Ours) == 1 ? " of tmc's is" : " of tmc's are")
          << " not in the source.\n";
  }
  for (const importers::UnmappedWord &U : I.Report.unmappedWords())
    W.Out << "No kind is known for `" << U.Word << "` (" << U.Where
          << "): it is a " << U.Taken << "."
          << (U.Near.empty() ? "" : " Near: " + U.Near + ".") << "\n";
  if (Before.Exists) {
    std::vector<std::string> New, Gone, Changed;
    for (const auto &[Name, Hash] : Parts) {
      auto It = Before.Parts.find(Name);
      if (It == Before.Parts.end())
        New.push_back(Name);
      else if (It->second != Hash)
        Changed.push_back(Name);
    }
    for (const auto &[Name, Hash] : Before.Parts)
      if (!Parts.count(Name))
        Gone.push_back(Name);
    for (const auto &[Word, Names] :
         {std::pair("New", &New), {"Gone", &Gone}, {"Changed", &Changed}})
      if (!Names->empty())
        W.Out << Word << ": " << listed(*Names) << ".\n";
    if (New.empty() && Gone.empty() && Changed.empty())
      W.Out << "Nothing is new, gone or changed.\n";
  }
  W.Out << "\n  tmc check " << inFolder(Yours) << "\n";
  if (M.hasSystem())
    W.Out << "  tmc diagram -o model.svg " << inFolder(Yours) << "\n";
}

int ImportRun::write(importers::Import &I, const importers::FormatInfo &F) {
  std::optional<std::string> Text = I.Model.text(Diags);
  if (!Text)
    return ModelErrors;
  const Earlier Before = earlier();
  std::optional<std::string> Old = read(inFolder(Generated));
  if (Old && hashOf(*Old) != Before.Hash && *Old != *Text) {
    Diags.report(diag::GeneratedChanged)
        << inFolder(Generated) << inFolder(Yours);
    return ModelErrors;
  }
  for (const importers::SourceTree &T : I.Trees)
    I.Report.add(T, Diags.sources());
  I.Report.finish();
  if (I.Model.hasThreats())
    I.Report.threats(compareThreats(*Text, Line.values("mapping"), W.Files));
  std::map<std::string, std::string> Parts = I.Model.declarations();
  for (auto &[Name, Declared] : Parts)
    Declared = StringRef(hashOf(Declared)).take_front(16).str();
  std::deque<report::OutputFile> Files;
  Files.push_back({Generated.str(), *Text});
  Files.push_back({Yours.str(), read(inFolder(Yours)).value_or(yours(I))});
  Files.push_back({ReportText.str(), I.Report.markdown(F.Title)});
  Files.push_back({ReportJson.str(),
                   I.Report.json(F.Word, TMC_VERSION, hashOf(*Text), Parts)});
  writeFolder(W, Folder, Files, Diags);
  if (Diags.hasErrors())
    return ModelErrors;
  summarise(I, Before, Parts);
  return Success;
}

int ImportRun::run() {
  if (Line.arguments().empty())
    Diags.report(diag::CommandNeedsInput) << "import" << "FILE... -o DIR";
  if (Folder.empty())
    Diags.report(diag::OptionNeedsValue) << "--output" << "model";
  const importers::FormatInfo *F =
      Line.has("from") ? findImportFormat(Line.value("from"), Diags) : nullptr;
  if (Diags.hasErrors())
    return UsageErrors;
  std::deque<importers::SourceTree> Trees;
  if (!readImportSources(W, Line.arguments(), Line.value("from"), Diags, Trees))
    return ModelErrors;
  if (!F)
    F = recognise(Trees);
  if (!F)
    return ModelErrors;
  for (const importers::SourceTree &T : Trees)
    if (T.Documents.empty())
      Diags.report(diag::ImportUnrecognized) << T.Path << importFormats();
  if (Diags.hasErrors())
    return ModelErrors;
  const ImportKnowledge Known(W, Line.values("mapping"), Diags);
  if (!Known.get())
    return ModelErrors;
  importers::Import I(std::move(Trees), *Known.get(), Diags);
  F->Run(I);
  return Diags.hasErrors() ? int(ModelErrors) : write(I, *F);
}

int driver::importMain(llvm::ArrayRef<const char *> Args, const World &W) {
  return runCommand(Command::Import, Args, W,
                    [&](const CommandLine &Line, Diagnostics &Diags) {
                      return ImportRun(Line, W, Diags).run();
                    });
}
