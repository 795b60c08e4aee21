//===- Repository.cpp - What the layout of a repository shows -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Repository.h"

#include "Basic/Globs.h"
#include "Importers/Importers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;
using Meaning = sema::WordTables::Meaning;

namespace {

class RepositoryReader {
public:
  RepositoryReader(const contract::Tree &T, const sema::WordTables &Tables,
                   Diagnostics &Diags, const RepositoryLimits &Limits)
      : T(T), Tables(Tables), Diags(Diags), Limits(Limits) {}

  Repository run();

private:
  using Row = Repository::Row;

  std::string folderOf(StringRef Path) const;
  Repository::Part &partOf(StringRef Path);
  bool isNotShipped(StringRef Path) const;
  void place(StringRef Path);
  void finishParts();
  const Meaning *named(StringRef Table, StringRef Name) const;
  bool isHeader(StringRef Path) const;
  std::optional<std::string> read(StringRef Path, bool MustBeRead);
  void readOptions(StringRef Path);
  void readOption(StringRef Arguments, const std::string &Where);
  void readStructured(StringRef Path, bool IsInterface);
  void readRoutes(const SourceTree &Tree);
  void readCompose(const SourceTree &Tree);
  void readKubernetes(const SourceTree &Tree);
  void readPolicy();
  std::string where(Range At) const;
  bool add(std::vector<Row> &To, StringRef What, Row New);

  const contract::Tree &T;
  const sema::WordTables &Tables;
  Diagnostics &Diags;
  const RepositoryLimits &Limits;
  Repository Out;
  std::map<std::string, Repository::Part> Parts;
  /// Endings of files that are directly in a folder, by the folder.
  std::map<std::string, std::map<std::string, bool>> Direct;
  size_t FilesRead = 0;
  SourceManager *Sources = nullptr; ///< of the file that is read
};

} // namespace

static StringRef fileName(StringRef Path) {
  return Path.substr(Path.rfind('/') + 1);
}

/// The ending of \p Path without the dot; empty for `Makefile` and `.clang`.
static StringRef endingOf(StringRef Path) {
  StringRef Name = fileName(Path);
  size_t Dot = Name.rfind('.');
  return Dot == StringRef::npos || Dot == 0 ? StringRef()
                                            : Name.substr(Dot + 1);
}

/// The value of \p Table one of whose words, in which `*` stands for any
/// characters, is \p Name.
const Meaning *RepositoryReader::named(StringRef Table, StringRef Name) const {
  if (const Meaning *M = Tables.find(Table, Name))
    return M;
  for (const Meaning &M : Tables.of(Table))
    for (StringRef Word : M.Words)
      if (Word.contains('*') && matchesSegment(Word, Name))
        return &M;
  return nullptr;
}

/// What is cut is said once for each list.
bool RepositoryReader::add(std::vector<Row> &To, StringRef What, Row New) {
  if (To.size() < Limits.MaxRows) {
    To.push_back(std::move(New));
    return true;
  }
  if (!llvm::is_contained(Out.Cut, What))
    Out.Cut.push_back(What.str());
  return false;
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// The folder whose part \p Path is in: the first of its path that is not
/// shipped, or that is in no folder that holds several parts.
std::string RepositoryReader::folderOf(StringRef Path) const {
  std::string Folder;
  StringRef Rest = Path;
  while (Rest.contains('/')) {
    auto [Name, After] = Rest.split('/');
    if (!Folder.empty())
      Folder += '/';
    Folder += Name;
    Rest = After;
    if (Tables.find("repository.NotShipped", Name) ||
        !Tables.find("repository.Containers", Name))
      break;
  }
  return Folder;
}

bool RepositoryReader::isNotShipped(StringRef Path) const {
  return Tables.find("repository.NotShipped", fileName(folderOf(Path)));
}

Repository::Part &RepositoryReader::partOf(StringRef Path) {
  std::string Folder = folderOf(Path);
  Repository::Part &P = Parts[Folder];
  P.Folder = Folder;
  StringRef Last = fileName(Folder);
  if (const Meaning *M = Tables.find("repository.NotShipped", Last))
    P.NotShipped = M->Title;
  return P;
}

bool RepositoryReader::isHeader(StringRef Path) const {
  const Meaning *Ending =
      Tables.find("repository.PublicHeaders", endingOf(Path));
  if (!Ending || Ending->Name != "Ending")
    return false;
  llvm::SmallVector<StringRef, 8> Names;
  Path.split(Names, '/');
  return llvm::any_of(llvm::ArrayRef(Names).drop_back(), [&](StringRef Name) {
    const Meaning *M = Tables.find("repository.PublicHeaders", Name);
    return M && M->Name == "Folder";
  });
}

void RepositoryReader::place(StringRef Path) {
  const Meaning *Language = Tables.find("repository.Languages", endingOf(Path));
  const Meaning *Manifest = named("repository.Manifests", fileName(Path));
  if (!Language && !Manifest)
    return;
  Repository::Part &P = partOf(Path);
  if (Manifest)
    P.Manifests.push_back(
        (Manifest->Title.empty() ? Manifest->Name : Manifest->Title).str() +
        " (" + Path.str() + ")");
  if (!Language)
    return;
  ++Out.SourceFiles;
  ++P.Languages[(Language->Title.empty() ? Language->Name : Language->Title)
                    .str()];
  StringRef Parent = Path.take_front(Path.size() - fileName(Path).size());
  if (Parent.rtrim('/') == P.Folder)
    Direct[P.Folder][endingOf(Path).str()] = true;
  if (P.NotShipped.empty() && isHeader(Path))
    add(Out.Headers, "headers", {Path.str(), {}, {}, Path.str()});
}

/// A part in whose folder others are has the files that are directly there, by
/// their endings; any other part has its folder.
void RepositoryReader::finishParts() {
  for (auto It = Parts.begin(); It != Parts.end(); ++It) {
    Repository::Part &P = It->second;
    if (P.Languages.empty())
      continue;
    const std::string Inside = P.Folder.empty() ? "" : P.Folder + "/";
    auto Next = P.Folder.empty() ? std::next(It) : Parts.lower_bound(Inside);
    bool HoldsOthers =
        P.Folder.empty() ||
        (Next != Parts.end() && StringRef(Next->first).starts_with(Inside));
    if (!HoldsOthers)
      P.Globs.push_back(P.Folder + "/**");
    else
      for (const auto &[Ending, IsThere] : Direct[P.Folder])
        P.Globs.push_back(Inside + "*." + Ending);
    if (Out.Parts.size() < Limits.MaxParts)
      Out.Parts.push_back(std::move(P));
    else if (!llvm::is_contained(Out.Cut, "parts"))
      Out.Cut.push_back("parts");
  }
}

//===----------------------------------------------------------------------===//
// Files that are read
//===----------------------------------------------------------------------===//

/// The text of \p Path. What is too large is reported if it \p MustBeRead;
/// other files are only looked at in passing.
std::optional<std::string> RepositoryReader::read(StringRef Path,
                                                  bool MustBeRead) {
  if (FilesRead >= Limits.MaxFilesRead)
    return std::nullopt;
  ++FilesRead;
  std::optional<std::string> Text = T.read(Path);
  if (Text && Text->size() <= Limits.MaxFileSize)
    return Text;
  if (MustBeRead)
    (Diags.report(diag::TreeFileSkipped) << Path)
        .add(DiagArg::number(0))
        .add(DiagArg::number(Limits.MaxFileSize));
  return std::nullopt;
}

std::string RepositoryReader::where(Range At) const {
  FileId File = Sources->fileOf(At.Begin);
  return Sources->path(File).str() + ":" +
         std::to_string(Sources->lineCol(At.Begin).Line);
}

/// Takes a word of CMake, or a text in quotes, off \p Text.
static StringRef takeArgument(StringRef &Text) {
  Text = Text.ltrim(" \t\r\n");
  StringRef Out;
  if (Text.consume_front("\"")) {
    size_t End = 0;
    while (End < Text.size() && Text[End] != '"')
      End += Text[End] == '\\' ? 2 : 1;
    End = std::min(End, Text.size());
    Out = Text.take_front(End);
    Text = Text.drop_front(std::min(End + 1, Text.size()));
    return Out;
  }
  Out =
      Text.take_until([](char C) { return StringRef(" \t\r\n)").contains(C); });
  Text = Text.drop_front(Out.size());
  return Out;
}

/// \p Text without the backslashes of its escapes.
static std::string withoutEscapes(StringRef Text) {
  std::string Out;
  while (!Text.empty()) {
    if (Text.size() > 1)
      Text.consume_front("\\");
    Out += Text.front();
    Text = Text.drop_front();
  }
  return Out;
}

/// `option(NAME "help" ON)`; without a value the default is OFF.
void RepositoryReader::readOption(StringRef Arguments,
                                  const std::string &Where) {
  StringRef Name = takeArgument(Arguments);
  StringRef Help = takeArgument(Arguments);
  StringRef Default = takeArgument(Arguments);
  if (Name.empty() || Name.contains('$'))
    return;
  add(Out.Options, "options of CMake",
      {Name.str(), Default.empty() ? "OFF" : Default.str(),
       withoutEscapes(Help), Where});
}

void RepositoryReader::readOptions(StringRef Path) {
  std::optional<std::string> Text = read(Path, /*MustBeRead=*/true);
  if (!Text)
    return;
  unsigned Number = 0;
  for (StringRef Rest = *Text; !Rest.empty();) {
    StringRef Line = Rest.take_until([](char C) { return C == '\n'; });
    ++Number;
    StringRef Command = Line.ltrim(" \t");
    for (StringRef Name : {"option", "cmake_dependent_option"})
      if (Command.starts_with_insensitive(Name)) {
        StringRef After = Command.drop_front(Name.size()).ltrim(" \t");
        // What follows may go on over several lines.
        if (After.starts_with("("))
          readOption(
              StringRef(After.data() + 1,
                        static_cast<size_t>(Rest.end() - After.data()) - 1),
              Path.str() + ":" + std::to_string(Number));
      }
    Rest = Rest.drop_front(std::min(Line.size() + 1, Rest.size()));
  }
}

/// The paths and methods of an OpenAPI description.
void RepositoryReader::readRoutes(const SourceTree &Tree) {
  static constexpr StringRef Methods[] = {"get",  "put",   "post", "delete",
                                          "head", "patch", "trace"};
  for (const Value *Document : Tree.Documents) {
    if (!Document->find("openapi") && !Document->find("swagger"))
      continue;
    const Value *Paths = Document->find("paths");
    if (!Paths)
      continue;
    for (const Entry &Route : Paths->Entries)
      for (const Entry &Method : Route.Item->Entries)
        if (llvm::is_contained(Methods, Method.Key))
          add(Out.Routes, "routes",
              {Method.Key.upper() + " " + Route.Key.str(),
               {},
               {},
               where(Method.KeyAt)});
  }
}

void RepositoryReader::readCompose(const SourceTree &Tree) {
  for (const Value *Document : Tree.Documents) {
    const Value *Services = Document->find("services");
    if (!Services)
      continue;
    for (const Entry &E : Services->Entries) {
      const Value *Image = E.Item->find("image");
      const Value *Ports = E.Item->find("ports");
      std::string Text;
      if (Image && Image->isScalar())
        Text = "runs the image " + Image->Text.str();
      else if (E.Item->find("build"))
        Text = "is built from the sources";
      if (Ports && !Ports->Entries.empty())
        Text += std::string(Text.empty() ? "" : ", and ") + "publishes " +
                std::to_string(Ports->Entries.size()) +
                (Ports->Entries.size() == 1 ? " port" : " ports");
      if (!Text.empty())
        add(Out.Services, "services",
            {E.Key.str(), std::move(Text), {}, where(E.KeyAt)});
    }
  }
}

void RepositoryReader::readKubernetes(const SourceTree &Tree) {
  auto Text = [](const Value *V) {
    return V && V->isScalar() ? V->Text : StringRef();
  };
  for (const Value *Document : Tree.Documents) {
    const Value *Metadata = Document->find("metadata");
    StringRef Kind = Text(Document->find("kind"));
    StringRef Name = Metadata ? Text(Metadata->find("name")) : StringRef();
    if (Kind.empty() || Name.empty())
      continue;
    const Value *Spec = Document->find("spec");
    StringRef Type = Spec ? Text(Spec->find("type")) : StringRef();
    std::string What = "is a " + Kind.str() + " of Kubernetes";
    if (!Type.empty())
      What += " of type " + Type.str();
    add(Out.Services, "services",
        {Name.str(), std::move(What), {}, where(Document->At)});
  }
}

/// YAML and JSON. A file of which nobody says that it is for us may be
/// anything: a template, say, which is not YAML yet.
void RepositoryReader::readStructured(StringRef Path, bool IsInterface) {
  std::optional<std::string> Text = read(Path, IsInterface);
  if (!Text)
    return;
  SourceManager Own;
  Diagnostics Unheard(Own);
  SourceTree Tree;
  FileId File = Own.addFile(Path, *Text);
  if (!readTree(File, Unheard, Tree)) {
    if (IsInterface)
      (Diags.report(diag::TreeFileSkipped) << Path)
          .add(DiagArg::number(1))
          .add(DiagArg::number(0));
    return;
  }
  Sources = &Own;
  if (IsInterface)
    readRoutes(Tree);
  else if (const FormatInfo *F = recognise(Tree)) {
    if (F->Id == Format::Compose)
      readCompose(Tree);
    else if (F->Id == Format::Kubernetes)
      readKubernetes(Tree);
  }
  Sources = nullptr;
}

/// The policy, and where it says that vulnerabilities are reported: the first
/// address of mail in it, else the first of the web.
void RepositoryReader::readPolicy() {
  for (const Meaning &M : Tables.of("repository.SecurityPolicies"))
    for (StringRef Word : M.Words)
      if (Out.SecurityPolicy.empty() && T.has(Word))
        Out.SecurityPolicy = Word.str();
  if (Out.SecurityPolicy.empty())
    return;
  std::optional<std::string> Text = read(Out.SecurityPolicy, true);
  if (!Text)
    return;
  std::string Web;
  auto IsPart = [](char C) {
    return llvm::isAlnum(C) || StringRef("@.-_+:/%").contains(C);
  };
  for (StringRef Rest = *Text; !Rest.empty();) {
    StringRef Word = Rest.take_while(IsPart);
    Rest = Rest.drop_front(std::max<size_t>(Word.size(), 1));
    Word = Word.rtrim(".:/");
    Word.consume_front("mailto:");
    auto [User, Host] = Word.split('@');
    if (!User.empty() && Host.contains('.') && !User.contains('/')) {
      Out.ReportTo = Word.str();
      return;
    }
    if (Web.empty() && Word.starts_with("https://"))
      Web = Word.str();
  }
  Out.ReportTo = Web;
}

Repository RepositoryReader::run() {
  for (const std::string &Path : T.paths()) {
    place(Path);
    StringRef Name = fileName(Path), Ending = endingOf(Path);
    // What is not shipped says nothing about what is.
    if (!isNotShipped(Path)) {
      if (Name == "CMakeLists.txt" || Ending == "cmake")
        readOptions(Path);
      else if (named("repository.Interfaces", Name))
        readStructured(Path, /*IsInterface=*/true);
      else if (Ending == "yaml" || Ending == "yml")
        readStructured(Path, /*IsInterface=*/false);
    }
  }
  if (FilesRead >= Limits.MaxFilesRead)
    Out.Cut.push_back("files that are read");
  readPolicy();
  finishParts();
  return std::move(Out);
}

Repository importers::readRepository(const contract::Tree &T,
                                     const sema::WordTables &Tables,
                                     Diagnostics &Diags,
                                     const RepositoryLimits &Limits) {
  return RepositoryReader(T, Tables, Diags, Limits).run();
}
