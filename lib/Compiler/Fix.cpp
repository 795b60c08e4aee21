//===- Fix.cpp - Applying the fixes that are certain ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/Fix.h"

#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tmc;
using namespace tmc::compiler;

namespace {

/// Edits that do not overlap, by where they begin. Two insertions at one place
/// overlap: which one comes first would be a guess.
class Edits {
public:
  bool isFree(const FixIt &F) const {
    auto Next = ByBegin.lower_bound(F.Where.Begin.Offset);
    if (Next != ByBegin.end() && (Next->first < F.Where.End.Offset ||
                                  Next->first == F.Where.Begin.Offset))
      return false;
    return Next == ByBegin.begin() ||
           std::prev(Next)->second->Where.End.Offset <= F.Where.Begin.Offset;
  }
  void add(const FixIt &F) { ByBegin[F.Where.Begin.Offset] = &F; }
  void remove(const FixIt &F) { ByBegin.erase(F.Where.Begin.Offset); }
  const std::map<uint32_t, const FixIt *> &all() const { return ByBegin; }

private:
  std::map<uint32_t, const FixIt *> ByBegin;
};

/// Tells of fixes for mistakes of syntax whether they leave fewer of them. What
/// reads well on its own may still not be what was meant.
class SyntaxTrial {
public:
  explicit SyntaxTrial(const SourceManager &Sources) : Sources(Sources) {}

  bool helps(const Diagnostic &D, FileId File) {
    if (!info(D.Kind).Code.starts_with("TM01"))
      return true;
    llvm::StringRef Text = Sources.text(File);
    auto [It, New] = Before.try_emplace(File.index(), 0);
    if (New)
      It->second = mistakes(Text);
    std::string Fixed;
    size_t At = 0;
    for (const FixIt &F : D.FixIts) {
      if (Sources.fileOf(F.Where.Begin) != File ||
          Sources.offsetIn(File, F.Where.Begin) < At)
        return false;
      Fixed += Text.slice(At, Sources.offsetIn(File, F.Where.Begin));
      Fixed += F.Text;
      At = Sources.offsetIn(File, F.Where.End);
    }
    Fixed += Text.drop_front(At);
    return mistakes(Fixed) < It->second;
  }

private:
  static uint32_t mistakes(llvm::StringRef Text) {
    SourceManager Scratch;
    Interner Names;
    Diagnostics Diags(Scratch);
    Diags.setErrorLimit(0);
    parse::parseFile(Scratch.addFile("trial.tm", Text), Names, Diags);
    return Diags.errorCount();
  }

  const SourceManager &Sources;
  std::map<uint32_t, uint32_t> Before; ///< mistakes, by file
};

} // namespace

std::vector<FixedFile>
compiler::applyFixIts(const Diagnostics &Diags, const SourceManager &Sources,
                      llvm::function_ref<bool(FileId)> MayChange) {
  Edits Accepted;
  SyntaxTrial Trial(Sources);
  std::map<uint32_t, FixedFile> Files; // by index
  for (const Diagnostic &D : Diags.all()) {
    if (llvm::any_of(D.FixIts,
                     [](const FixIt &F) { return F.Sure != Surety::Certain; }))
      continue;
    if (!D.FixIts.empty()) {
      FileId File = Sources.fileOf(D.FixIts[0].Where.Begin);
      if (!File || !MayChange(File) || !Trial.helps(D, File))
        continue;
    }
    size_t Taken = 0;
    for (const FixIt &F : D.FixIts) {
      FileId File = Sources.fileOf(F.Where.Begin);
      if (!File || !MayChange(File) || !Accepted.isFree(F))
        break;
      Accepted.add(F);
      ++Taken;
    }
    if (Taken != D.FixIts.size()) {
      for (const FixIt &F : llvm::ArrayRef(D.FixIts).take_front(Taken))
        Accepted.remove(F);
      continue;
    }
    if (Taken != 0) {
      FileId File = Sources.fileOf(D.FixIts[0].Where.Begin);
      ++Files.try_emplace(File.index(), FixedFile{File, {}, 0})
            .first->second.Count;
    }
  }
  std::vector<FixedFile> Out;
  for (auto &[Index, Fixed] : Files) {
    llvm::StringRef Text = Sources.text(Fixed.File);
    uint32_t Start = Sources.start(Fixed.File).Offset;
    uint32_t At = 0;
    for (auto It = Accepted.all().lower_bound(Start);
         It != Accepted.all().end() && It->first <= Start + Text.size(); ++It) {
      const FixIt &F = *It->second;
      if (Sources.fileOf(F.Where.Begin) != Fixed.File)
        break;
      Fixed.Text += Text.slice(At, F.Where.Begin.Offset - Start);
      Fixed.Text += F.Text;
      At = F.Where.End.Offset - Start;
    }
    Fixed.Text += Text.drop_front(At);
    Out.push_back(std::move(Fixed));
  }
  return Out;
}

static void compile(Compilation &C, Depth Deep) {
  switch (Deep) {
  case Depth::Syntax:
    C.syntax();
    break;
  case Depth::Program:
    C.program();
    break;
  case Depth::All:
    C.lint();
    break;
  }
}

std::optional<std::map<std::string, unsigned>>
compiler::fixFiles(Session &S, const CompilationOptions &Options, Depth Deep,
                   llvm::function_ref<void(Diagnostics &)> Configure,
                   WriteFileFn Write, Diagnostics &Diags) {
  constexpr unsigned MaxRounds = 10;
  CompilationOptions Silent = Options;
  Silent.OnPhase = {};
  std::map<std::string, unsigned> Counts;
  for (unsigned Round = 0; Round < MaxRounds; ++Round) {
    SourceManager Sources;
    Diagnostics Trial(Sources);
    Trial.setErrorLimit(0);
    Configure(Trial);
    Compilation C(S, Silent, Trial);
    compile(C, Deep);
    std::vector<FixedFile> Files = applyFixIts(Trial, Sources, [&](FileId F) {
      return C.isOwn(F) && Sources.path(F) != "-";
    });
    if (Files.empty())
      break;
    for (const FixedFile &F : Files) {
      std::string Path = Sources.path(F.File).str();
      if (std::error_code E = Write(Path, F.Text)) {
        Diags.report(diag::CannotWriteFile) << Path << E.message();
        return std::nullopt;
      }
      Counts[Path] += F.Count;
    }
  }
  return Counts;
}
