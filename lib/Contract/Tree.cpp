//===- Tree.cpp - A contract beside the repository that it is about -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Tree.h"

#include "Basic/Globs.h"
#include "Basic/Regex.h"
#include "Contract/Reader.h"
#include "Document/Writers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::contract;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The files
//===----------------------------------------------------------------------===//

std::string Tree::full(StringRef Path) const {
  llvm::SmallString<256> Out(Root);
  llvm::sys::path::append(Out, Path);
  return Out.str().str();
}

Tree::Tree(llvm::vfs::FileSystem &Files, StringRef Root, Diagnostics &Diags,
           size_t MaxFiles)
    : Files(Files), Root(Root.str()) {
  using llvm::sys::fs::file_type;
  std::vector<std::string> Folders = {""};
  bool IsFull = false;
  while (!Folders.empty() && !IsFull) {
    std::string Folder = std::move(Folders.back());
    Folders.pop_back();
    std::error_code Error;
    auto It = Files.dir_begin(full(Folder), Error);
    if (Error && Folder.empty()) {
      Diags.report(diag::CannotReadTree) << Root << Error.message();
      return;
    }
    for (; !Error && It != llvm::vfs::directory_iterator();
         It.increment(Error)) {
      StringRef Name = llvm::sys::path::filename(It->path());
      std::string Path =
          Folder.empty() ? Name.str() : Folder + "/" + Name.str();
      if (It->type() == file_type::directory_file && Name != ".git")
        Folders.push_back(std::move(Path));
      if (It->type() != file_type::regular_file)
        continue;
      IsFull = Paths.size() == MaxFiles;
      if (IsFull)
        break;
      Paths.push_back(std::move(Path));
    }
  }
  llvm::sort(Paths);
  if (IsFull)
    Diags.report(diag::TreeTooLarge) << Root << uint64_t(MaxFiles);
}

bool Tree::has(StringRef Path) const {
  auto It = llvm::lower_bound(Paths, Path);
  return It != Paths.end() && *It == Path;
}

std::optional<std::string> Tree::read(StringRef Path) const {
  if (!has(Path))
    return std::nullopt;
  auto Status = Files.status(full(Path));
  if (!Status || Status->getSize() > MaxFileSize)
    return std::nullopt;
  auto Buffer = Files.getBufferForFile(full(Path));
  if (!Buffer)
    return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

std::string Tree::commit() const {
  auto Read = [&](const std::string &Path) -> std::string {
    auto Status = Files.status(full(Path));
    if (!Status || !Status->isRegularFile() || Status->getSize() > MaxFileSize)
      return {};
    auto Buffer = Files.getBufferForFile(full(Path));
    return Buffer ? (*Buffer)->getBuffer().trim().str() : std::string();
  };
  auto Hash = [](StringRef Text) {
    bool Good = Text.size() == 40 && llvm::all_of(Text, llvm::isHexDigit);
    return Good ? Text.str() : std::string();
  };
  std::string Head = Read(".git/HEAD");
  StringRef Name = Head;
  if (!Name.consume_front("ref: "))
    return Hash(Head);
  // A name that leads out of the folder of references is not git's.
  if (!Name.starts_with("refs/") || Name.contains(".."))
    return {};
  if (std::string Loose = Hash(Read(".git/" + Name.str())); !Loose.empty())
    return Loose;
  std::string Packed = Read(".git/packed-refs");
  for (StringRef Rest = Packed; !Rest.empty();) {
    auto [Line, Next] = Rest.split('\n');
    auto [Id, Of] = Line.split(' ');
    if (Of == Name)
      return Hash(Id);
    Rest = Next;
  }
  return {};
}

//===----------------------------------------------------------------------===//
// What the contract says about them
//===----------------------------------------------------------------------===//

namespace {

class TreeChecker {
public:
  TreeChecker(const Contract &C, const analysis::Facts &F, const Tree &T,
              Diagnostics &Diags)
      : C(C), R(*C.Program, F), T(T), Diags(Diags) {}

  void checkSources();
  void checkGlobs();
  void checkEntryPoints();

private:
  Range place(ClaimId Id, StringRef Attr) { return R.place(C[Id].Self, Attr); }
  uint64_t lineCount(StringRef Path);
  void checkFile(const EntryPointPattern &Row, const Regex &Pattern,
                 StringRef Path);
  bool isKnown(StringRef Line) const;

  const Contract &C;
  Reader R;
  const Tree &T;
  Diagnostics &Diags;
  llvm::StringMap<uint64_t> LineCounts;
  llvm::StringSet<> Symbols;          ///< without wildcards
  std::vector<StringRef> WildSymbols; ///< with
};

} // namespace

uint64_t TreeChecker::lineCount(StringRef Path) {
  auto [It, New] = LineCounts.try_emplace(Path, 0);
  if (!New)
    return It->second;
  std::string Text = T.read(Path).value_or("");
  It->second = static_cast<uint64_t>(llvm::count(Text, '\n')) +
               (!Text.empty() && Text.back() != '\n');
  return It->second;
}

void TreeChecker::checkSources() {
  for (uint32_t I = 0; I < C.Claims.size(); ++I)
    for (StringRef Text : C.Claims[I].Sources) {
      std::optional<Source> S = parseSource(Text);
      if (!S || S->IsAddress)
        continue;
      std::string Path = *pathInTree(S->Path);
      Range Where = place(ClaimId(I), "sources");
      if (!T.has(Path)) {
        Diags.report(diag::CitedFileMissing, Where)
            << Text << C.Claims[I].Id << T.root();
        continue;
      }
      if (!S->Line)
        continue;
      if (uint64_t Lines = lineCount(Path); *S->Line > Lines)
        Diags.report(diag::CitedLineMissing, Where)
            << Text << C.Claims[I].Id << Lines;
    }
}

void TreeChecker::checkGlobs() {
  // All globs at once: the owner of each is its place in this list.
  struct Use {
    ClaimId Id;
    StringRef Attr, Pattern;
  };
  std::vector<Use> Uses;
  Globs All;
  auto Add = [&](ClaimId Id, StringRef Attr,
                 llvm::ArrayRef<StringRef> Patterns) {
    for (StringRef Pattern : Patterns)
      if (!All.add(Pattern, static_cast<uint32_t>(Uses.size())))
        Uses.push_back({Id, Attr, Pattern});
  };
  for (const SoftwareComponent &Row : C.Components)
    Add(Row.Self, "paths", Row.Paths);
  for (const NonFinding &Row : C.NonFindings)
    Add(Row.Self, "paths", Row.Paths);
  for (const EntryPointPattern &Row : C.Patterns)
    Add(Row.Self, "files", Row.Files);
  std::vector<bool> Matched(Uses.size());
  for (const std::string &Path : T.paths())
    for (const Globs::Match &M : All.match(Path))
      Matched[M.Owner] = true;
  for (size_t I = 0; I < Uses.size(); ++I)
    if (!Matched[I])
      Diags.report(diag::GlobMatchesNothing, place(Uses[I].Id, Uses[I].Attr))
          << Uses[I].Pattern;
}

/// Whether a word of \p Line is the name of an entry point of the contract.
bool TreeChecker::isKnown(StringRef Line) const {
  auto IsWord = [](char Letter) {
    return llvm::isAlnum(Letter) || StringRef("_:.-/").contains(Letter);
  };
  while (!Line.empty()) {
    StringRef Word = Line.take_while(IsWord);
    Line = Line.drop_front(std::max<size_t>(Word.size(), 1));
    if (Word.empty())
      continue;
    if (Symbols.contains(Word) ||
        llvm::any_of(WildSymbols, [&](StringRef Pattern) {
          return matchesSegment(Pattern, Word);
        }))
      return true;
  }
  return false;
}

void TreeChecker::checkFile(const EntryPointPattern &Row, const Regex &Pattern,
                            StringRef Path) {
  std::optional<std::string> Text = T.read(Path);
  if (!Text)
    return;
  std::optional<FileId> File;
  for (size_t Begin = 0; Begin < Text->size();) {
    size_t End = std::min(Text->find('\n', Begin), Text->size());
    StringRef Line = StringRef(*Text).slice(Begin, End);
    if (Pattern.search(Line) && !isKnown(Line)) {
      if (!File)
        File = Diags.sources().addFile(T.full(Path), *Text);
      size_t Indent = Line.size() - Line.ltrim().size();
      auto At = [&](size_t Offset) {
        return Diags.sources().locAt(*File, static_cast<uint32_t>(Offset));
      };
      Diags
          .report(diag::EntryPointNotInContract,
                  {At(Begin + Indent), At(Begin + Line.rtrim().size())})
          .note(diag::NotePatternHere, C[Row.Self].Where);
    }
    Begin = End + 1;
  }
}

void TreeChecker::checkEntryPoints() {
  if (C.Patterns.empty())
    return;
  for (const EntryPoint &Row : C.EntryPoints)
    for (StringRef Symbol : Row.Symbols) {
      if (Symbol.find_first_of("*?[") == StringRef::npos)
        Symbols.insert(Symbol);
      else
        WildSymbols.push_back(Symbol);
    }
  for (const EntryPointPattern &Row : C.Patterns) {
    Regex::Error E;
    std::optional<Regex> Pattern = Regex::compile(Row.Pattern, E);
    Globs Files;
    for (StringRef Glob : Row.Files)
      Files.add(Glob, 0);
    if (!Pattern)
      continue;
    for (const std::string &Path : T.paths())
      if (!Files.match(Path).empty())
        checkFile(Row, *Pattern, Path);
  }
}

void contract::checkTree(const Contract &C, const analysis::Facts &F,
                         const Tree &T, Diagnostics &Diags) {
  TreeChecker Checker(C, F, T, Diags);
  Checker.checkSources();
  Checker.checkGlobs();
  Checker.checkEntryPoints();
}

//===----------------------------------------------------------------------===//
// The chain of documents
//===----------------------------------------------------------------------===//

/// \p To as a link in the file \p From.
static std::string relativeLink(StringRef From, StringRef To) {
  llvm::SmallVector<StringRef, 8> Folders, Parts;
  From.split(Folders, '/', -1, /*KeepEmpty=*/false);
  To.split(Parts, '/', -1, /*KeepEmpty=*/false);
  Folders.pop_back();
  size_t Common = 0;
  while (Common < Folders.size() && Common + 1 < Parts.size() &&
         Folders[Common] == Parts[Common])
    ++Common;
  std::string Out;
  for (size_t I = Common; I < Folders.size(); ++I)
    Out += "../";
  return Out + llvm::join(llvm::drop_begin(Parts, Common), "/");
}

std::vector<BrokenLink> contract::brokenLinks(const Contract &C,
                                              const Tree &T) {
  std::vector<BrokenLink> Out;
  const Project &P = C.Project;
  for (const auto &[From, To] : {std::pair(P.AgentsFile, P.SecurityFile),
                                 {P.SecurityFile, P.Document}}) {
    std::optional<std::string> Path = pathInTree(From), Next = pathInTree(To);
    if (!Path || !Next || Path->empty() || Next->empty())
      continue;
    BrokenLink L{*Path, *Next, relativeLink(*Path, *Next), !T.has(*Path)};
    std::optional<std::string> Text = T.read(*Path);
    if (!Text || !StringRef(*Text).contains(L.Linked))
      Out.push_back(std::move(L));
  }
  return Out;
}

std::string contract::withLink(const Contract &C, const BrokenLink &L,
                               StringRef Text) {
  std::string Out = Text.str();
  if (!Out.empty() && Out.back() != '\n')
    Out += '\n';
  llvm::raw_string_ostream OS(Out);
  const bool ToModel = L.To == pathInTree(C.Project.Document);
  if (Out.empty()) {
    document::Line Title;
    document::MarkdownWriter Head(OS);
    Head.heading(1, ToModel ? "Security policy" : "Guidelines for agents");
  }
  OS << '\n';
  document::MarkdownWriter W(OS);
  document::Line Sentence;
  if (ToModel) {
    W.heading(2, "Threat model");
    Sentence
        .words("What the project promises, what it does not, and how reports "
               "are triaged is in ")
        .link(L.To, L.Linked)
        .words(". Report vulnerabilities to ")
        .prose(C.Project.ReportTo)
        .words(".");
  } else {
    W.heading(2, "Security");
    Sentence
        .words("Before you scan this repository or report a "
               "vulnerability, read ")
        .link(L.To, L.Linked)
        .words(" and the threat model that it names.");
  }
  W.paragraph(Sentence);
  return Out;
}
