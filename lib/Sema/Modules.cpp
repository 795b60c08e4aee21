//===- Modules.cpp - Finding and loading the files of a program -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Modules.h"

#include "AST/Serialize.h"
#include "AST/Typed.h"
#include "Sema/Image.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::sema;
namespace node = tmc::ast::node;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

/// Where \p Path leads, the working folder if it is empty.
static std::optional<std::string> realPath(const LoadOptions &Options,
                                           StringRef Path) {
  return Options.RealPath ? Options.RealPath(Path.empty() ? "." : Path)
                          : std::nullopt;
}

void ModuleTree::read() const {
  std::optional<ast::Tree> T =
      ast::deserialize(Embedded->TreeBytes, Tree.file(), *Names);
  assert(T && "the embedded library was written by this build");
  Tree = std::move(*T);
  Embedded = nullptr;
}

/// Whether a declaration of kind \p K only says what words mean.
static bool isVocabulary(NodeKind K) {
  switch (K) {
  case NodeKind::Import:
  case NodeKind::EnumDecl:
  case NodeKind::KindDecl:
  case NodeKind::ControlDecl:
  case NodeKind::PredicateDecl:
  case NodeKind::VerificationDecl:
    return true;
  default:
    return false;
  }
}

namespace {

/// Depth-first loading. `Pending` is the chain of modules being loaded. An
/// import of one of these closes a circle: its module has no id yet, so the
/// import is completed when everything is loaded.
class Loader {
public:
  Loader(const LoadOptions &Options, SourceManager &Sources, Interner &Names,
         Diagnostics &Diags)
      : Options(Options), Sources(Sources), Names(Names), Diags(Diags) {}

  ModuleSet run(llvm::ArrayRef<std::string> Paths) {
    Set.Library = Options.Library;
    for (const std::string &Path : Paths) {
      Folders.push_back(llvm::sys::path::parent_path(Path).str());
      // The named file may be a link to where its neighbours are.
      if (std::optional<std::string> Real = realPath(Options, Path))
        Folders.push_back(llvm::sys::path::parent_path(*Real).str());
    }
    llvm::append_range(Folders, Options.IncludePaths);
    if (Options.Prelude && !loadImage())
      Set.Prelude = loadPackage("std.prelude", Range{}, FileId::none(), false);
    for (const std::string &Path : Paths) {
      ModuleId M = loadPath(Path, Range{});
      if (M && !llvm::is_contained(Set.Roots, M))
        Set.Roots.push_back(M);
    }
    for (const std::string &Package : Options.Packages)
      loadPackage(Package, Range{}, FileId::none(), false);
    completeImports();
    orderModules();
    return std::move(Set);
  }

private:
  /// Loads the file at \p Path on behalf of the import at \p From.
  ModuleId loadPath(StringRef Path, Range From) {
    std::string Key = canonical(Path);
    if (ModuleId Known = known(Key, From))
      return Known;
    if (InProgress.contains(Key))
      return ModuleId::none();
    if (isCancelled(Options.Cancel) || tooLarge(Path, From))
      return ModuleId::none();
    llvm::ErrorOr<StringRef> Text = Options.ReadFile(Path);
    if (!Text) {
      Set.Damaged = Set.Incomplete = true;
      Diags.report(diag::CannotOpenFile, From)
          << Path << Text.getError().message();
      return ModuleId::none();
    }
    FileId File = Sources.addFile(Path, *Text);
    if (!File) {
      Set.Damaged = Set.Incomplete = true;
      Diags.report(diag::FileTooLarge, From)
          << Path << uint64_t(Text->size()) << uint64_t(~uint32_t(0));
      return ModuleId::none();
    }
    parse::ParseResult Result = Options.Parse(File, Names, Diags);
    return finish(Key, File, std::move(Result.Tree), !Result.HasErrors, false);
  }

  /// What is too large is not read to say so.
  bool tooLarge(StringRef Path, Range From) {
    const uint64_t Limit = parse::ParseLimits().MaxFileSize;
    std::optional<uint64_t> Size =
        Options.FileSize ? Options.FileSize(Path) : std::nullopt;
    if (!Size || *Size <= Limit)
      return false;
    Set.Damaged = Set.Incomplete = true;
    Diags.report(diag::FileTooLarge, From) << Path << *Size << Limit;
    return true;
  }

  /// Whether there is a file at \p Path that can be read.
  bool exists(StringRef Path) const {
    return (Options.FileSize && Options.FileSize(Path)) ||
           Options.ReadFile(Path);
  }

  /// An import does not lead out of the folders that the user named: what is
  /// read is shown, and a model may be another's.
  bool leaves(StringRef Path, Range From) {
    if (isInFolders(Path, Folders, Options))
      return false;
    Set.Damaged = Set.Incomplete = true;
    Diags.report(diag::ImportLeaves, From) << Path;
    return true;
  }

  /// Loads the package named by the dotted \p Package.
  ModuleId loadPackage(StringRef Package, Range From, FileId Importer,
                       bool Required) {
    if (isCancelled(Options.Cancel))
      return ModuleId::none();
    std::string Relative;
    for (char C : Package)
      Relative += C == '.' ? '/' : C;
    Relative += ".tm";

    llvm::SmallVector<std::string, 4> Candidates;
    if (Importer)
      Candidates.push_back(
          llvm::sys::path::parent_path(Sources.path(Importer)).str());
    llvm::append_range(Candidates, Options.IncludePaths);
    bool IsStd = Package.starts_with("std.");
    if (!IsStd || !Options.IncludePaths.empty())
      for (const std::string &Dir : Candidates) {
        if (IsStd && Importer && &Dir == Candidates.begin())
          continue; // the library is not looked for beside a model
        llvm::SmallString<128> Path(Dir);
        llvm::sys::path::append(Path, Relative);
        std::string Key = canonical(Path);
        if (ByKey.contains(Key) || InProgress.contains(Key))
          return loadPath(Path, From);
        if (!exists(Path))
          continue;
        if (Importer && &Dir == Candidates.begin() && leaves(Path, From))
          return ModuleId::none();
        return loadPath(Path, From);
      }
    std::string Key = "<std>/" + Relative;
    if (ModuleId Known = known(Key, From))
      return Known;
    if (InProgress.contains(Key))
      return ModuleId::none();
    for (const ast::EmbeddedFile &E : Options.Library)
      if (E.Path == Relative)
        return loadEmbedded(Key, E);
    if (Required)
      reportUnknownPackage(Package, From, Candidates);
    return ModuleId::none();
  }

  /// Whether there is a package \p Package in one of \p Folders or the library.
  bool hasPackage(StringRef Package, llvm::ArrayRef<std::string> Folders) {
    std::string Relative = Package.str();
    std::replace(Relative.begin(), Relative.end(), '.', '/');
    Relative += ".tm";
    for (const std::string &Dir : Folders) {
      llvm::SmallString<128> Path(Dir);
      llvm::sys::path::append(Path, Relative);
      if (exists(Path))
        return true;
    }
    return llvm::any_of(Options.Library, [&](const ast::EmbeddedFile &E) {
      return E.Path == Relative;
    });
  }

  void reportUnknownPackage(StringRef Package, Range From,
                            llvm::ArrayRef<std::string> Folders) {
    Set.Damaged = Set.Incomplete = true;
    if (Package.ends_with(".tm")) {
      Diags.report(diag::ImportOfFile, From).fix(From, "\"" + Package + "\"")
          << Package;
      return;
    }
    // `import acme.login.OidcLogin;` means a name of the package before it.
    auto [Outer, Item] = Package.rsplit('.');
    if (!Item.empty() && hasPackage(Outer, Folders)) {
      std::string Meant = (Outer + ".{" + Item + "}").str();
      Diags.report(diag::PackageOfName, From).fix(From, Meant)
          << Package << Item << Outer << Meant;
      return;
    }
    std::vector<std::string> Packages;
    for (const ast::EmbeddedFile &E : Options.Library)
      if (E.Path.ends_with(".tm")) {
        std::string P = E.Path.drop_back(3).str();
        std::replace(P.begin(), P.end(), '/', '.');
        Packages.push_back(std::move(P));
      }
    // What all of them begin with says nothing about which one is meant.
    constexpr StringRef Root = "std.";
    std::vector<StringRef> Names;
    for (StringRef Name : Packages)
      if (Name.consume_front(Root))
        Names.push_back(Name);
    llvm::sort(Names);
    StringRef Written = Package;
    bool OfLibrary = Written.consume_front(Root);
    StringRef Near = nearest(Written, Names);
    if (!Near.empty()) {
      std::string Meant = (Root + Near).str();
      Diags.report(diag::UnknownPackageDidYouMean, From)
              .propose(From, Meant,
                       OfLibrary ? suretyOf(Written, Near, Names)
                                 : Surety::Guess)
          << Package << Meant;
      return;
    }
    if (OfLibrary) {
      Diags.report(diag::UnknownLibraryPackage, From) << Package;
      return;
    }
    Diags.report(diag::UnknownPackage, From) << Package;
  }

  std::string keyOf(uint32_t M) const {
    return ("<std>/" + Options.Library[Options.Image->file(M)].Path).str();
  }

  /// Lets the program begin with the image of the library, if there is one and
  /// all that its base is made of would be loaded.
  bool loadImage() {
    if (!Options.Image || Names.baseSize() != Options.Image->names().size() ||
        !addImageFiles())
      return false;
    const LibraryImage &Image = *Options.Image;
    Set.Image = &Image;
    for (uint32_t I = 0; I != Image.numBaseModules(); ++I) {
      Module M = Image.module(I, Image.baseFile(I), Options.Library, Names);
      llvm::append_range(M.Imports, Image.imports(I));
      ByKey[keyOf(I)] = Set.Modules.add(std::move(M));
    }
    Set.Prelude = Image.prelude();
    return true;
  }

  /// Whether a folder along the include paths has a package of its own in place
  /// of module \p I of the image.
  bool isHidden(uint32_t I) const {
    return llvm::any_of(Options.IncludePaths, [&](StringRef Dir) {
      llvm::SmallString<128> Path(Dir);
      llvm::sys::path::append(Path,
                              Options.Library[Options.Image->file(I)].Path);
      return exists(Path);
    });
  }

  /// The files of the image come first, in its order: places in it are places
  /// in them. False if that cannot be.
  bool addImageFiles() {
    const LibraryImage &Image = *Options.Image;
    for (uint32_t I = 0; I != Image.numBaseModules(); ++I)
      if (isHidden(I))
        return false;
    for (uint32_t I = 0; I != Image.files().size(); ++I) {
      const ast::EmbeddedFile &E = Options.Library[Image.files()[I]];
      // Another compilation with the same sources has added them.
      if (I < Sources.fileCount()) {
        if (Sources.text(FileId(I)).data() != E.Text.data())
          return false;
        continue;
      }
      Sources.addFile(("<std>/" + E.Path).str(), E.Text, /*Borrow=*/true);
    }
    return true;
  }

  /// Whether module \p I of the image, behind its base, can be used as it is:
  /// nothing else is in its place, or in that of one that it imports.
  bool canUse(uint32_t I) const {
    const LibraryImage &Image = *Set.Image;
    if (Image.isBase(ModuleId(I)))
      return true;
    return !isHidden(I) &&
           llvm::all_of(Image.imports(I), [&](const Import &Im) {
             return canUse(Im.Target.index());
           });
  }

  /// The number in the image of file \p E of the library, if it can be used.
  std::optional<uint32_t> inImage(const ast::EmbeddedFile &E) const {
    const auto File = static_cast<uint32_t>(&E - Options.Library.data());
    if (Set.Image)
      for (uint32_t I = Set.Image->numBaseModules();
           I != Set.Image->modules().size(); ++I)
        if (Set.Image->file(I) == File && canUse(I))
          return I;
    return std::nullopt;
  }

  /// Adds module \p I of the image, and what it imports.
  ModuleId loadFromImage(uint32_t I) {
    const LibraryImage &Image = *Set.Image;
    if (Image.isBase(ModuleId(I)))
      return ModuleId(I);
    const std::string Key = keyOf(I);
    if (auto It = ByKey.find(Key); It != ByKey.end())
      return It->second;
    const ast::EmbeddedFile &E = Options.Library[Image.file(I)];
    FileId File = Sources.addFile(Key, E.Text, /*Borrow=*/true);
    Module M = Image.module(I, File, Options.Library, Names);
    for (const Import &Im : Image.imports(I))
      M.Imports.push_back({Im.Node, loadFromImage(Im.Target.index())});
    ModuleId Id = Set.Modules.add(std::move(M));
    ByKey[Key] = Id;
    FromImage.push_back({Id, I});
    return Id;
  }

  /// The packages of the library behind what the prelude imports: each behind
  /// all that it imports, and else by name, whatever was imported first.
  std::vector<ModuleId> packages() {
    const uint32_t Base = Set.Prelude.index() + 1;
    struct Row {
      bool Compiled;  ///< no, it is of the image
      uint32_t Level; ///< more than that of all that it imports
      std::string Path;
      ModuleId M;
      uint32_t InImage;
    };
    llvm::DenseMap<ModuleId, uint32_t> Levels;
    std::vector<Row> Rows;
    auto Add = [&](ModuleId M, bool Compiled, uint32_t InImage) {
      uint32_t Level = 0;
      for (const Import &I : Set.Modules[M].Imports)
        if (auto It = Levels.find(I.Target); It != Levels.end())
          Level = std::max(Level, It->second + 1);
        else if (I.Target.index() >= Base)
          return; // of the model, or in a circle
      Levels[M] = Level;
      Rows.push_back({Compiled, Level, Sources.path(Set.Modules[M].File).str(),
                      M, InImage});
    };
    for (auto [M, I] : FromImage)
      Add(M, false, I);
    for (ModuleId M : FromLibrary)
      if (M.index() >= Base)
        Add(M, true, 0);
    llvm::sort(Rows, [](const Row &A, const Row &B) {
      return std::tie(A.Compiled, A.Level, A.Path) <
             std::tie(B.Compiled, B.Level, B.Path);
    });
    std::vector<ModuleId> Out;
    for (const Row &R : Rows) {
      Out.push_back(R.M);
      if (!R.Compiled)
        Set.ImageModules.push_back(R.InImage);
    }
    return Out;
  }

  /// Puts what the prelude imports first, then the other packages of the
  /// library, which Sema looks at one by one: so what it makes of a package
  /// does not depend on what else is loaded.
  void orderModules() {
    if (!Set.Prelude)
      return;
    std::vector<ModuleId> Order; // by new place
    for (uint32_t I = 0; I <= Set.Prelude.index(); ++I)
      Order.push_back(ModuleId(I));
    llvm::append_range(Order, packages());
    const uint32_t N = Set.Modules.size();
    Set.NumLibrary = static_cast<uint32_t>(Order.size());
    llvm::BitVector Placed(N);
    for (ModuleId M : Order)
      Placed.set(M.index());
    for (uint32_t I = 0; I != N; ++I)
      if (!Placed.test(I))
        Order.push_back(ModuleId(I));
    if (llvm::is_sorted(Order))
      return;
    std::vector<ModuleId> NewOf(N);
    Table<ModuleId, Module> Modules;
    for (ModuleId M : Order)
      NewOf[M.index()] = Modules.add(std::move(Set.Modules[M]));
    for (Module &M : Modules.rowsToChange())
      for (Import &I : M.Imports)
        I.Target = NewOf[I.Target.index()];
    for (ModuleId &M : Set.Roots)
      M = NewOf[M.index()];
    Set.Modules = std::move(Modules);
  }

  ModuleId loadEmbedded(const std::string &Key, const ast::EmbeddedFile &E) {
    if (std::optional<uint32_t> I = inImage(E))
      return loadFromImage(*I);
    FileId File = Sources.addFile(("<std>/" + E.Path).str(), E.Text, true);
    std::optional<ast::Tree> Tree = ast::deserialize(E.TreeBytes, File, Names);
    assert(Tree && "the embedded library was written by this build");
    ModuleId Id = finish(Key, File, std::move(*Tree), true, true);
    FromLibrary.push_back(Id);
    return Id;
  }

  /// The module already loaded under \p Key. If it is being loaded still, none,
  /// and \p Key is what the import waits for.
  ModuleId known(const std::string &Key, Range From) {
    auto It = ByKey.find(Key);
    if (It != ByKey.end())
      return It->second;
    if (!InProgress.contains(Key))
      return ModuleId::none();
    if (Pending.back().Key == Key)
      Diags.report(diag::ImportsItself, From)
          << Sources.path(Pending.back().File);
    else
      Awaited = Key;
    return ModuleId::none();
  }

  /// Gives the imports that closed a circle their modules.
  void completeImports() {
    for (const CircularImport &I : Circular) {
      auto It = ByKey.find(I.Target);
      assert(It != ByKey.end() && "a file that was begun has a module");
      std::vector<Import> &List = Set.Modules[I.From].Imports;
      auto At = llvm::find_if(
          List, [&](const Import &Other) { return I.Node < Other.Node; });
      List.insert(At, {I.Node, It->second});
    }
  }

  /// Follows the imports of a parsed file and adds its module.
  ModuleId finish(const std::string &Key, FileId File, ast::Tree Tree, bool Ok,
                  bool Library) {
    InProgress.insert(Key);
    Pending.push_back({Key, File});
    Module M;
    llvm::SmallVector<std::pair<NodeId, std::string>, 1> Waiting;
    M.File = File;
    M.Damaged = !Ok;
    Set.Damaged |= !Ok;
    M.Library = Library;
    if (NodeId Root = Tree.root()) {
      for (NodeId N : node::File(Tree, Root).declarations()) {
        M.HasSystem |= Tree.kind(N) == NodeKind::SystemDecl;
        M.HasEffect |= !isVocabulary(Tree.kind(N));
      }
      NodeId Package = node::File(Tree, Root).package();
      if (Package) {
        M.HasPackage = true;
        M.Package = Names.intern(
            pathText(Tree, node::Package(Tree, Package).qualName()));
      }
      for (NodeId N : node::File(Tree, Root).declarations())
        if (Tree.kind(N) == NodeKind::Import) {
          Awaited.clear();
          if (ModuleId Target = loadImport(Tree, N, File))
            M.Imports.push_back({N, Target});
          else if (!Awaited.empty())
            Waiting.push_back({N, Awaited});
        }
    }
    if (!M.HasPackage)
      M.Package = Names.intern(llvm::sys::path::stem(Sources.path(File)));
    if (Names.text(M.Package).starts_with("std.") || Library)
      M.Library = true;
    // What a module imports comes before it.
    for (const Import &I : M.Imports)
      M.HasEffect |= Set.Modules[I.Target].HasEffect;
    M.Syntax = std::move(Tree);
    Pending.pop_back();
    InProgress.erase(Key);
    ModuleId Id = Set.Modules.add(std::move(M));
    ByKey[Key] = Id;
    for (auto &[Node, Target] : Waiting)
      Circular.push_back({Id, Node, std::move(Target)});
    Awaited.clear();
    return Id;
  }

  ModuleId loadImport(const ast::Tree &Tree, NodeId N, FileId File) {
    // Deep chains of imports recurse; bound them.
    NodeId Target = node::Import(Tree, N).target();
    Range At = Tree.range(Target, Sources);
    if (Pending.size() > 200) {
      Set.Damaged = true;
      Diags.report(diag::NestingTooDeep, At) << uint64_t(200);
      return ModuleId::none();
    }
    if (Tree.kind(Target) == NodeKind::StringLit) {
      StringRef Written = Names.text(Tree.nameOf(Target));
      if (llvm::sys::path::is_absolute(Written)) {
        Set.Damaged = true;
        Diags.report(diag::AbsoluteImport, At) << Written;
        return ModuleId::none();
      }
      llvm::SmallString<128> Path(
          llvm::sys::path::parent_path(Sources.path(File)));
      llvm::sys::path::append(Path, Written);
      llvm::sys::path::remove_dots(Path, false);
      if (leaves(Path, At))
        return ModuleId::none();
      return loadPath(Path, At);
    }
    return loadPackage(pathText(Tree, Target), At, File, true);
  }

  std::string pathText(const ast::Tree &Tree, NodeId QualName) {
    std::string Text;
    for (NodeId Part : node::QualName(Tree, QualName).idents()) {
      if (!Text.empty())
        Text += '.';
      Text += Names.text(Tree.nameOf(Part));
    }
    return Text;
  }

  static std::string canonical(StringRef Path) {
    llvm::SmallString<128> P(Path);
    llvm::sys::path::remove_dots(P, true);
    return P.str().str();
  }

  struct PendingFile {
    std::string Key;
    FileId File;
  };
  /// An import of a file that was being loaded when it was met.
  struct CircularImport {
    ModuleId From;
    NodeId Node;
    std::string Target; ///< key
  };

  const LoadOptions &Options;
  SourceManager &Sources;
  Interner &Names;
  Diagnostics &Diags;
  ModuleSet Set;
  std::vector<std::string> Folders; ///< out of which no import leads
  llvm::StringMap<ModuleId> ByKey;
  llvm::StringSet<> InProgress;
  std::vector<PendingFile> Pending;
  std::string Awaited; ///< key that the last import waits for, or empty
  std::vector<CircularImport> Circular;
  /// Modules of the image behind its base, with their numbers there.
  std::vector<std::pair<ModuleId, uint32_t>> FromImage;
  std::vector<ModuleId> FromLibrary; ///< from trees
};

} // namespace

bool sema::isInFolders(StringRef Path, llvm::ArrayRef<std::string> Folders,
                       const LoadOptions &Options) {
  namespace path = llvm::sys::path;
  auto Contains = [](StringRef Folder, StringRef File) {
    llvm::SmallString<128> Plain(Folder), Of(File);
    path::remove_dots(Plain, /*remove_dot_dot=*/true);
    path::remove_dots(Of, /*remove_dot_dot=*/true);
    StringRef Rest = Of;
    if (Plain.empty() || Plain == ".")
      return !path::is_absolute(Rest) && *path::begin(Rest) != "..";
    if (!Rest.consume_front(Plain))
      return false;
    StringRef First = Rest.ltrim('/').split('/').first;
    return (StringRef(Plain).ends_with("/") || Rest.starts_with("/")) &&
           First != "..";
  };
  // A file that is not there is where its folder is.
  std::optional<std::string> Real = realPath(Options, Path);
  if (!Real)
    if (std::optional<std::string> Folder =
            realPath(Options, path::parent_path(Path))) {
      llvm::SmallString<128> Full(*Folder);
      path::append(Full, path::filename(Path));
      Real = Full.str().str();
    }
  return llvm::any_of(Folders, [&](StringRef Folder) {
    std::optional<std::string> There =
        Real ? realPath(Options, Folder) : std::nullopt;
    return There ? Contains(*There, *Real) : Contains(Folder, Path);
  });
}

ModuleSet sema::loadModules(llvm::ArrayRef<std::string> Paths,
                            const LoadOptions &Options, SourceManager &Sources,
                            Interner &Names, Diagnostics &Diags) {
  return Loader(Options, Sources, Names, Diags).run(Paths);
}
